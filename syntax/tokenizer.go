// This file turns text into tokens: lines, indentation, brackets, names and operators. Numbers, strings and the inside
// of f-strings are in files of their own.

package syntax

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/unidata"
)

const (
	maxIndent     = 100 // levels of indentation
	maxParens     = 200 // open brackets
	maxFStrings   = 150 // f-strings within one another
	maxFieldDepth = 3   // replacement fields within format specs of one f-string
	tabSize       = 8
)

// tokenizer holds the state of a run over one text. The text ends in "\n\x00": there are no other NULs, so that reading
// ahead needs no bounds.
type tokenizer struct {
	src       string // with the sentinel
	pos       int
	line      int32
	lineStart int
	toks      []Token
	check     func() // may be nil
	aside     func(f func())
	nextCheck int  // the position of the next check
	extra     bool // emit TokNL and TokComment, as Python's tokenize does
	types     bool // emit TokTypeComment
	filename  string

	indents    []indent
	parens     []paren
	fstrings   []fstring
	err        *Error
	errLate    bool       // the error gives way to one of the grammar in an earlier place
	commentAt  int        // where the last comment began
	comments   [][2]int32 // the comments within replacement fields, which are no part of a field's text
	warnings   []Warning
	openEnd    bool          // leave the blocks open at the end of the text
	ended      bool          // the last token was made
	ignores    []*TypeIgnore // the comments "# type: ignore", if there are type comments
	noNewline  bool          // the line end at the end is not in the text
	unfinished bool          // the text ended within a bracket, a string or after a backslash
}

type indent struct{ col, alt int32 }

type paren struct {
	char      byte
	line, col int32
}

// checkAt calls check now and then, by the place in the text.
func (t *tokenizer) checkAt(pos int) {
	if pos >= t.nextCheck {
		t.nextCheck = pos + checkEvery*4
		if t.check != nil {
			t.check()
		}
	}
}

// tokenizeAll makes all the tokens of src, whose last is TokEndMarker or TokError.
func (t *tokenizer) tokenizeAll() {
	// A first guess at the size saves most of the copying while the slice grows.
	t.makeRoom(len(t.src)/5 + 16)
	t.line = 1
	t.commentAt = -1
	t.indents = append(t.indents, indent{})
	atLineStart := true
	for t.err == nil && !t.ended {
		t.checkAt(t.pos)
		if len(t.toks) == cap(t.toks) {
			t.grow()
		}
		if n := len(t.fstrings); n > 0 && t.fstrings[n-1].literal {
			t.fstringMode()
			continue
		}
		if atLineStart {
			if len(t.parens) == 0 && len(t.fstrings) == 0 {
				if !t.lineIndent() {
					break
				}
			}
			atLineStart = false
		}
		c := t.src[t.pos]
		for c == ' ' || c == '\t' || c == '\f' {
			t.pos++
			c = t.src[t.pos]
		}
		start := t.pos
		switch {
		case charClass[c]&identStart != 0:
			t.name()
		case c == '\n':
			t.pos++
			if len(t.parens) > 0 || len(t.fstrings) > 0 {
				if t.extra {
					t.emit(TokNL, start, t.pos)
				}
			} else {
				if t.commentAt >= t.lineStart && !t.extra {
					start = t.commentAt // CPython's line end begins where the comment does
				}
				t.emit(TokNewline, start, t.pos)
			}
			t.newLine()
			atLineStart = true
		case isDigit(c) || c == '.' && isDigit(t.src[start+1]):
			t.number()
		case c == '"' || c == '\'':
			t.stringLiteral(start)
		case c == '#':
			t.comment()
		case c == '\\':
			t.continuation()
		case c == 0:
			t.endOfText()
			return
		default:
			t.operator()
		}
	}
	if t.err != nil {
		t.emit(TokError, t.pos, t.pos)
	}
}

// newLine notes that a line begins at the current position.
func (t *tokenizer) newLine() {
	t.line++
	t.lineStart = t.pos
}

// manyTokens is how many tokens are memory that takes long to make.
const manyTokens = 1 << 13

// grow makes room for as many tokens more as the text so far lets expect, rather than
// copying them again and again.
func (t *tokenizer) grow() {
	n := len(t.toks)
	t.makeRoom(int(float64(n)*1.05*float64(len(t.src)-t.pos)/float64(t.pos+1)) + 64)
}

// makeRoom makes room for n tokens more.
func (t *tokenizer) makeRoom(n int) {
	if n += len(t.toks); n < manyTokens || t.aside == nil {
		t.toks = slices.Grow(t.toks, n-len(t.toks))
		return
	}
	var toks []Token
	t.aside(func() { toks = append(make([]Token, 0, n), t.toks...) })
	t.toks = toks
}

// emit appends a token that lies within the current line.
func (t *tokenizer) emit(k TokenKind, start, end int) {
	t.toks = append(t.toks, Token{k, int32(start), int32(end),
		Pos{t.line, int32(start - t.lineStart), t.line, int32(end - t.lineStart)}})
}

// emitLines appends a token that began on an earlier line and ends at the current position.
func (t *tokenizer) emitLines(k TokenKind, start, end int, line int32, lineStart int) {
	t.toks = append(t.toks, Token{k, int32(start), int32(end),
		Pos{line, int32(start - lineStart), t.line, int32(end - t.lineStart)}})
}

// fail records a syntax error that ends just before the current position, as most of the tokenizer's do.
func (t *tokenizer) fail(format string, args ...any) {
	t.failAt(SyntaxError, t.line, t.lineStart, t.pos-t.lineStart, -1, format, args...)
}

// failAt records an error on the line that begins at lineStart. The columns are in bytes: col is where the error lies,
// from 1; end is exclusive, -1 for the same as col, 0 as it is, or noEnd.
func (t *tokenizer) failAt(kind ErrorKind, line int32, lineStart, col, end int, format string, args ...any) {
	if t.err != nil {
		return
	}
	text := t.lineText(lineStart)
	t.errLate = len(t.fstrings) > 0 || kind != SyntaxError || end == noEnd || end == 0
	switch {
	case end > 0:
		end = charOffset(text, end)
	case end == -1:
		end = charOffset(text, col)
	case end == noEnd:
		end = -1
	}
	t.err = &Error{Kind: kind, Msg: fmt.Sprintf(format, args...), Filename: t.filename, Line: int(line), EndLine: int(line),
		Col: charOffset(text, col), EndCol: end, Text: text, HasText: true, AtEOF: t.unfinished}
	if last := lineStart+len(text)+1+sentinels >= len(t.src); (kind != SyntaxError || end == 0 || end == -1) && !(t.noNewline && last) {
		t.err.Text += "\n" // CPython raises these from the parser, which keeps the line's end
	}
}

// noEnd is an end column CPython reports as -1.
const noEnd = -2

// lineText returns the line that begins at the offset, without its end.
func (t *tokenizer) lineText(start int) string {
	end := start
	for t.src[end] != '\n' && t.src[end] != 0 {
		end++
	}
	return t.src[start:end]
}

func (t *tokenizer) warn(category string, start, end int, format string, args ...any) {
	t.warnings = append(t.warnings, Warning{category, fmt.Sprintf(format, args...), int(t.line), start - t.lineStart,
		int(t.line), end - t.lineStart})
}

// lineIndent reads the indentation of a line outside of brackets and emits the TokIndent or TokDedents it means. It
// skips lines that hold nothing. It reports false after an error.
func (t *tokenizer) lineIndent() bool {
	for {
		t.checkAt(t.pos)
		var col, alt, contCol int32
		start := t.pos
	scan:
		for {
			switch t.src[t.pos] {
			case ' ':
				col++
				alt++
			case '\t':
				col = (col/tabSize + 1) * tabSize
				alt++
			case '\f':
				col, alt = 0, 0
			case '\\':
				// The indentation of a line that is continued is what stands before the first backslash.
				if contCol == 0 {
					contCol = col
				}
				if !t.continuation() {
					return false
				}
				continue
			default:
				break scan
			}
			t.pos++
		}
		switch t.src[t.pos] {
		case '\n':
			if t.extra {
				t.emit(TokNL, t.pos, t.pos+1)
			}
			t.pos++
			t.newLine()
			continue
		case '#':
			if t.comment() {
				return true // the line end after it counts
			}
			if t.src[t.pos] == '\n' {
				if t.extra {
					t.emit(TokNL, t.pos, t.pos+1)
				}
				t.pos++
				t.newLine()
			}
			continue
		case 0:
			return true // endOfText closes the blocks
		}
		if contCol > 0 {
			col, alt = contCol, contCol
		}
		top := t.indents[len(t.indents)-1]
		switch {
		case col == top.col:
			if alt != top.alt {
				return t.tabError()
			}
		case col > top.col:
			if len(t.indents) >= maxIndent {
				t.failLine(IndentationError, "too many levels of indentation")
				return false
			}
			if alt <= top.alt {
				return t.tabError()
			}
			t.indents = append(t.indents, indent{col, alt})
			t.emit(TokIndent, start, t.pos)
		default:
			for len(t.indents) > 1 && col < t.indents[len(t.indents)-1].col {
				t.indents = t.indents[:len(t.indents)-1]
				t.emit(TokDedent, t.pos, t.pos)
			}
			top := t.indents[len(t.indents)-1]
			if col != top.col {
				// CPython raises this one from the tokenizer, before any of the TokDedents is seen.
				for t.toks[len(t.toks)-1].Kind == TokDedent {
					t.toks = t.toks[:len(t.toks)-1]
				}
				text := t.lineText(t.lineStart)
				t.failAt(IndentationError, t.line, t.lineStart, len(text)+1, noEnd, "unindent does not match any outer indentation level")
				return false
			}
			if alt != top.alt {
				return t.tabError()
			}
		}
		return true
	}
}

func (t *tokenizer) tabError() bool {
	t.failLine(TabError, "inconsistent use of tabs and spaces in indentation")
	return false
}

// failLine records an error about the current line as a whole.
func (t *tokenizer) failLine(kind ErrorKind, msg string) {
	t.failAt(kind, t.line, t.lineStart, 1, 0, "%s", msg)
}

// comment skips a comment. It reports true for one that is a token, a type comment.
func (t *tokenizer) comment() bool {
	start := t.pos
	for c := t.src[t.pos]; c != '\n' && c != 0; c = t.src[t.pos] {
		t.pos++
	}
	t.commentAt = start
	if len(t.fstrings) > 0 {
		t.comments = append(t.comments, [2]int32{int32(start), int32(t.pos)})
	}
	if t.extra {
		t.emit(TokComment, start, t.pos)
	}
	return t.types && t.typeComment(start)
}

// typeComment looks for a type in the comment that began at start, and emits it. "ignore", with what may follow, is no type: it
// is noted.
func (t *tokenizer) typeComment(start int) bool {
	blanks := func(s string) string { return strings.TrimLeft(s, " \t") }
	text, ok := strings.CutPrefix(blanks(t.src[start+1:t.pos]), "type:")
	if !ok {
		return false
	}
	text = blanks(text)
	if tag, ok := strings.CutPrefix(text, "ignore"); ok && (tag == "" || tag[0] == '_' || !isIdentPart(tag[0])) {
		if blanks(t.src[t.lineStart:start]) == "" {
			tag += "\n" // CPython takes the line end with it where there is nothing else on the line
		}
		t.ignores = append(t.ignores, &TypeIgnore{Lineno: int(t.line), Tag: tag})
		return false
	}
	t.emit(TokTypeComment, t.pos-len(text), t.pos)
	return true
}

// continuation skips a backslash and the line end after it.
func (t *tokenizer) continuation() bool {
	t.pos++
	atEnd := t.noNewline && t.pos == len(t.src)-sentinels-1
	if t.src[t.pos] != '\n' || atEnd {
		t.unfinished = atEnd
		t.failAt(SyntaxError, t.line, t.lineStart, t.pos-t.lineStart+boolInt(!atEnd && t.src[t.pos] != 0), 0, "unexpected character after line continuation character")
		return false
	}
	t.pos++
	t.newLine()
	if t.src[t.pos] == 0 {
		t.unfinished = true
		if len(t.parens) > 0 {
			t.emit(TokError, t.pos, t.pos)
			t.ended = true
			return false
		}
		t.failAt(SyntaxError, t.line-1, t.prevLine(), t.pos-t.prevLine(), noEnd, "unexpected EOF while parsing")
		return false
	}
	return true
}

// prevLine returns the start of the line before the current one.
func (t *tokenizer) prevLine() int {
	i := t.lineStart - 1
	for i > 0 && t.src[i-1] != '\n' {
		i--
	}
	return max(i, 0)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// endOfText closes what is open at the end of the text.
func (t *tokenizer) endOfText() {
	if len(t.parens) > 0 || len(t.fstrings) > 0 {
		t.unfinished = true
		// The parser decides what to report: most often the bracket that was never closed.
		t.emit(TokError, t.pos, t.pos)
		return
	}
	for len(t.indents) > 1 && !t.openEnd {
		t.indents = t.indents[:len(t.indents)-1]
		t.emit(TokDedent, t.pos, t.pos)
	}
	t.emit(TokEndMarker, t.pos, t.pos)
}

// name reads a name, a keyword, or a string with a prefix.
func (t *tokenizer) name() {
	start := t.pos
	p := start
	// The prefixes of strings, in any order and case, each at most once.
	var b, u, r, f, ts bool
prefix:
	for {
		switch c := t.src[p] | 0x20; {
		case c == 'b' && !b:
			b = true
		case c == 'u' && !u:
			u = true
		case c == 'r' && !r:
			r = true
		case c == 'f' && !f:
			f = true
		case c == 't' && !ts:
			ts = true
		default:
			break prefix
		}
		p++
		if q := t.src[p]; q == '"' || q == '\'' {
			t.pos = p
			if bad := badPrefixes(b, u, r, f, ts); bad != "" {
				t.failAt(SyntaxError, t.line, t.lineStart, start+1-t.lineStart, p+1-t.lineStart, "%s prefixes are incompatible", bad)
				return
			}
			if f || ts {
				t.fstringStart(start, r, ts)
			} else {
				t.stringLiteral(start)
			}
			return
		}
	}
	var high byte
	for isIdentPart(t.src[p]) {
		high |= t.src[p]
		p++
	}
	t.pos = p
	text := t.src[start:p]
	if high >= 128 {
		if bad := badIdentChar(text); bad >= 0 {
			r, n := utf8.DecodeRuneInString(text[bad:])
			t.pos = start + bad + n
			t.badChar(r)
			return
		}
		t.emit(TokName, start, p)
		return
	}
	t.emit(keywordKind(text), start, p)
}

// badPrefixes names two prefixes of a string that exclude each other.
func badPrefixes(b, u, r, f, t bool) string {
	switch {
	case u && b:
		return "'u' and 'b'"
	case u && r:
		return "'u' and 'r'"
	case u && f:
		return "'u' and 'f'"
	case u && t:
		return "'u' and 't'"
	case b && f:
		return "'b' and 'f'"
	case b && t:
		return "'b' and 't'"
	case f && t:
		return "'f' and 't'"
	}
	return ""
}

// badChar records the error for a character that has no place outside of strings, which ends at the current position.
func (t *tokenizer) badChar(r rune) {
	if unidata.IsPrintable(r) {
		t.fail("invalid character '%c' (U+%04X)", r, r)
	} else {
		t.fail("invalid non-printable character U+%04X", r)
	}
}

// operator reads an operator or a delimiter.
func (t *tokenizer) operator() {
	start := t.pos
	c := t.src[start]
	var fs *fstring
	if n := len(t.fstrings); n > 0 {
		fs = &t.fstrings[n-1]
	}
	if c == ':' && fs != nil && fs.inField() && fs.braces-1 == fs.fieldDepth {
		// The colon that begins a format spec, also where := stands.
		fs.literal = true
		fs.inSpec = true
		t.pos++
		t.emit(TokColon, start, t.pos)
		return
	}
	k, n := operatorAt(t.src[start:])
	t.pos = start + n
	switch c {
	case '(', '[', '{':
		if len(t.parens) >= maxParens {
			t.fail("too many nested parentheses")
			return
		}
		t.parens = append(t.parens, paren{c, t.line, int32(start - t.lineStart)})
		if fs != nil {
			fs.braces++
		}
	case ')', ']', '}':
		if !t.closeParen(c, fs) {
			return
		}
	}
	if k == TokOther && (c < ' ' || c == 127) {
		t.fail("invalid non-printable character U+%04X", c)
		return
	}
	t.emit(k, start, t.pos)
}

// closeParen matches a closing bracket, which has just been read, with what is open.
func (t *tokenizer) closeParen(c byte, fs *fstring) bool {
	if fs != nil && fs.braces == 0 && c == '}' {
		t.fail("%c-string: single '}' is not allowed", fs.letter())
		return false
	}
	n := len(t.parens)
	if n == 0 {
		if !t.extra {
			t.fail("unmatched '%c'", c)
			return false
		}
	} else {
		open := t.parens[n-1]
		t.parens = t.parens[:n-1]
		if !t.extra && !(open.char == '(' && c == ')' || open.char == '[' && c == ']' || open.char == '{' && c == '}') {
			switch {
			case fs != nil && open.char == '{' && fs.braces-1 == fs.fieldDepth:
				t.fail("%c-string: unmatched '%c'", fs.letter(), c)
			case open.line != t.line:
				t.fail("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.char, open.line)
			default:
				t.fail("closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char)
			}
			return false
		}
	}
	if fs != nil {
		fs.braces--
		if fs.braces < 0 {
			t.fail("%c-string: unmatched '%c'", fs.letter(), c)
			return false
		}
		if c == '}' && fs.braces == fs.fieldDepth {
			fs.fieldDepth--
			fs.literal = true
			fs.inSpec = false
		}
	}
	return true
}

// operatorAt returns the longest operator s begins with, and its length.
func operatorAt(s string) (TokenKind, int) {
	op1 := func(one, eq TokenKind) (TokenKind, int) {
		if s[1] == '=' {
			return eq, 2
		}
		return one, 1
	}
	op2 := func(one, eq, two, twoEq TokenKind) (TokenKind, int) {
		if s[1] != s[0] {
			return op1(one, eq)
		}
		if s[2] == '=' {
			return twoEq, 3
		}
		return two, 2
	}
	switch s[0] {
	case '(':
		return TokLPar, 1
	case ')':
		return TokRPar, 1
	case '[':
		return TokLSqb, 1
	case ']':
		return TokRSqb, 1
	case '{':
		return TokLBrace, 1
	case '}':
		return TokRBrace, 1
	case ',':
		return TokComma, 1
	case ';':
		return TokSemi, 1
	case '~':
		return TokTilde, 1
	case '.':
		if s[1] == '.' && s[2] == '.' {
			return TokEllipsis, 3
		}
		return TokDot, 1
	case ':':
		return op1(TokColon, TokColonEqual)
	case '=':
		return op1(TokEqual, TokEqEqual)
	case '!':
		return op1(TokExclamation, TokNotEqual)
	case '+':
		return op1(TokPlus, TokPlusEqual)
	case '-':
		if s[1] == '>' {
			return TokRArrow, 2
		}
		return op1(TokMinus, TokMinEqual)
	case '@':
		return op1(TokAt, TokAtEqual)
	case '%':
		return op1(TokPercent, TokPercentEqual)
	case '|':
		return op1(TokVBar, TokVBarEqual)
	case '^':
		return op1(TokCircumflex, TokCircumflexEqual)
	case '&':
		return op1(TokAmper, TokAmperEqual)
	case '*':
		return op2(TokStar, TokStarEqual, TokDoubleStar, TokDoubleStarEqual)
	case '/':
		return op2(TokSlash, TokSlashEqual, TokDoubleSlash, TokDoubleSlashEqual)
	case '<':
		if s[1] == '>' {
			return TokNotEqual, 2 // the parser accepts it as barry_as_FLUFL demands
		}
		return op2(TokLess, TokLessEqual, TokLeftShift, TokLeftShiftEqual)
	case '>':
		return op2(TokGreater, TokGreaterEqual, TokRightShift, TokRightShiftEqual)
	}
	return TokOther, 1
}
