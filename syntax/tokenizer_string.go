// This file reads strings, and the literal parts of f-strings and t-strings.

package syntax

import "strings"

// stringLiteral reads a string whose prefix began at start and whose quote is at the current position.
func (t *tokenizer) stringLiteral(start int) {
	src := t.src
	p := t.pos
	q := src[p]
	line, lineStart := t.line, t.lineStart
	size := 1
	p++
	if src[p] == q {
		if src[p+1] != q {
			t.pos = p + 1
			t.emit(TokString, start, t.pos)
			return
		}
		size = 3
		p += 2
	}
	escapedQuote := false
	for run := 0; run != size; {
		t.checkAt(p)
		c := src[p]
		if c == 0 || size == 1 && c == '\n' {
			t.pos = p
			t.unterminated(start, line, lineStart, size, q, escapedQuote)
			return
		}
		p++
		switch c {
		case q:
			run++
			continue
		case '\\':
			c = src[p]
			if c == q {
				escapedQuote = true
			}
			if c != 0 {
				p++
			}
			if c == '\n' {
				t.pos = p
				t.newLine()
			}
		case '\n':
			t.pos = p
			t.newLine()
		}
		run = 0
	}
	t.pos = p
	t.emitLines(TokString, start, p, line, lineStart)
}

// unterminated records the error of a string that has no end.
func (t *tokenizer) unterminated(start int, line int32, lineStart, size int, q byte, escapedQuote bool) {
	detected := t.line
	if t.src[t.pos] == 0 && t.pos == t.lineStart && detected > line {
		detected-- // the end of the text counts to its last line
	}
	if n := len(t.fstrings); n > 0 {
		// A quote that would end the f-string around: rather the field lacks its end.
		if fs := &t.fstrings[n-1]; fs.quote == q && fs.size == size {
			t.failAt(SyntaxError, line, lineStart, start+1-lineStart, -1, "%c-string: expecting '}'", fs.letter())
			return
		}
	}
	col := start + 1 - lineStart
	switch {
	case size == 3:
		t.unfinished = true
		t.failAt(SyntaxError, line, lineStart, col, -1, "unterminated triple-quoted string literal (detected at line %d)", detected)
	case escapedQuote:
		t.failAt(SyntaxError, line, lineStart, col, -1, "unterminated string literal (detected at line %d); perhaps you escaped the end quote?", detected)
	default:
		end := strings.TrimSuffix(t.src[:t.pos], "\n")
		t.unfinished = t.src[t.pos] == 0 && strings.HasSuffix(end, "\\") // it may go on in another line
		t.failAt(SyntaxError, line, lineStart, col, -1, "unterminated string literal (detected at line %d)", detected)
	}
}

// fstring is the state of an f-string or t-string that is being read.
type fstring struct {
	quote      byte
	size       int  // 1 or 3 quotes
	raw        bool // has the prefix r
	template   bool // a t-string
	literal    bool // the next token is a literal part; otherwise tokens of an expression follow
	inSpec     bool // within a format spec
	braces     int  // brackets open since the string began
	fieldDepth int  // replacement fields open, less one: the value of braces at which the innermost ends
	start      int
	line       int32
	lineStart  int
}

func (f *fstring) inField() bool { return f.fieldDepth >= 0 }

func (f *fstring) letter() byte {
	if f.template {
		return 't'
	}
	return 'f'
}

// kind returns the kind of the string's tokens: its k-th, where 0 is start, 1 middle, 2 end.
func (f *fstring) kind(k TokenKind) TokenKind {
	if f.template {
		return TokTStringStart + k
	}
	return TokFStringStart + k
}

// fstringStart reads the beginning of an f-string or t-string, whose quote is at the current position.
func (t *tokenizer) fstringStart(start int, raw, template bool) {
	q := t.src[t.pos]
	size := 1
	if t.src[t.pos+1] == q && t.src[t.pos+2] == q {
		size = 3
	}
	t.pos += size
	if len(t.fstrings)+1 >= maxFStrings {
		t.fail("too many nested f-strings or t-strings")
		return
	}
	fs := fstring{quote: q, size: size, raw: raw, template: template, literal: true, fieldDepth: -1, start: start, line: t.line, lineStart: t.lineStart}
	t.fstrings = append(t.fstrings, fs)
	t.emit(fs.kind(0), start, t.pos)
}

// fstringMode reads the next token of an f-string's literal part: a middle, its end, or the brace that begins or ends a
// replacement field.
func (t *tokenizer) fstringMode() {
	fs := &t.fstrings[len(t.fstrings)-1]
	src := t.src
	start := t.pos
	line, lineStart := t.line, t.lineStart
	if src[start] == '{' && src[start+1] != '{' {
		t.fieldStart(fs)
		return
	}
	if t.atQuotes(fs) {
		t.pos += fs.size
		k := fs.kind(2)
		t.fstrings = t.fstrings[:len(t.fstrings)-1]
		t.emit(k, start, t.pos)
		return
	}
	inSpec := fs.inSpec && fs.inField()
	inName := false // within \N{...}
	for {
		c := src[t.pos]
		switch {
		case c == 0 || c == '\n' && fs.size == 1:
			t.unterminatedF(fs, inSpec && c == '\n')
			return
		case c == fs.quote && t.atQuotes(fs):
			t.emitLines(fs.kind(1), start, t.pos, line, lineStart)
			return
		case c == '{':
			t.pos++
			if src[t.pos] != '{' || inSpec {
				t.pos--
				t.emitLines(fs.kind(1), start, t.pos, line, lineStart)
				t.fieldStart(fs)
				return
			}
			t.emitLines(fs.kind(1), start, t.pos, line, lineStart)
			t.doubled()
			return
		case c == '}':
			t.pos++
			if inName {
				t.emitLines(fs.kind(1), start, t.pos, line, lineStart)
				return
			}
			if src[t.pos] == '}' && !inSpec && fs.braces == 0 {
				t.emitLines(fs.kind(1), start, t.pos, line, lineStart)
				t.doubled()
				return
			}
			t.pos--
			fs.literal = false
			t.emitLines(fs.kind(1), start, t.pos, line, lineStart)
			return
		case c == '\\':
			t.pos++
			switch src[t.pos] {
			case '{', '}':
				if !fs.raw {
					t.warnEscape(t.pos-1, src[t.pos])
				}
				continue
			case 'N':
				t.pos++
				if !fs.raw && src[t.pos] == '{' {
					t.pos++
					inName = true
				}
				continue
			case 0:
				continue
			case '\n':
				t.pos++
				t.newLine()
				continue
			}
			t.pos++
		case c == '\n':
			t.pos++
			t.newLine()
		default:
			t.pos++
		}
	}
}

// doubled moves past the second of two braces that stand for one. It belongs to the position of the token before it but
// not to its text.
func (t *tokenizer) doubled() {
	t.pos++
	if !t.extra {
		t.toks[len(t.toks)-1].EndCol++
	}
}

func (t *tokenizer) atQuotes(fs *fstring) bool {
	for i := 0; i < fs.size; i++ {
		if t.src[t.pos+i] != fs.quote {
			return false
		}
	}
	return true
}

// fieldStart enters a replacement field at the brace at the current position, which the ordinary mode reads next.
func (t *tokenizer) fieldStart(fs *fstring) {
	fs.fieldDepth++
	fs.literal = false
	if fs.fieldDepth >= maxFieldDepth {
		t.fail("%c-string: expressions nested too deeply", fs.letter())
	}
}

func (t *tokenizer) unterminatedF(fs *fstring, newlineInSpec bool) {
	detected := t.line
	if t.src[t.pos] == 0 && t.pos == t.lineStart && detected > fs.line {
		detected--
	}
	col := fs.start + 1 - fs.lineStart
	switch {
	case newlineInSpec:
		t.pos++
		t.fail("%c-string: newlines are not allowed in format specifiers for single quoted %c-strings", fs.letter(), fs.letter())
	case fs.size == 3:
		t.unfinished = true
		t.failAt(SyntaxError, fs.line, fs.lineStart, col, -1, "unterminated triple-quoted %c-string literal (detected at line %d)", fs.letter(), detected)
	default:
		t.failAt(SyntaxError, fs.line, fs.lineStart, col, -1, "unterminated %c-string literal (detected at line %d)", fs.letter(), detected)
	}
}

// warnEscape warns of a backslash before a character that it does not escape.
func (t *tokenizer) warnEscape(at int, c byte) {
	t.warn("SyntaxWarning", at, at+2, `"\%c" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\%c"? A raw string is also an option.`, c, c)
}
