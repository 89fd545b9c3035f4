// This file makes the error for a text that does not parse: the second pass, positions, and what is said when no rule for
// a particular mistake applies.

package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The rules whose results the second pass keeps, so that looking at a place from many rules stays cheap.
type rule uint8

const (
	ruleExpression rule = iota
	ruleDisjunction
	ruleBitwiseOr
	rulePrimary
	ruleDisplay
	ruleNamedExpression
	ruleFactor
	rulePattern
)

type memoKey struct {
	rule rule
	at   int
	diag bool
}

type memoEntry struct {
	node Expr
	end  int // -1 when the rule failed
}

type patternEntry struct {
	node Pattern
	end  int
}

// memoized parses by f, or returns what f gave at this place before.
func (p *parser) memoized(r rule, f func() Expr) Expr {
	// As in CPython, a result stays whether or not it was come by while looking for mistakes.
	key := memoKey{r, p.i, p.diag && r == ruleDisplay}
	if m, ok := p.memo[key]; ok {
		if m.end < 0 {
			p.fail()
		}
		p.seek(m.end)
		return m.node
	}
	var e Expr
	p.forget(memoMax)
	if !p.try(func() { e = f() }) {
		p.memo[key] = memoEntry{nil, -1}
		p.fail()
	}
	p.memo[key] = memoEntry{e, p.i}
	return e
}

const (
	memoKeep = 1 << 12 // results kept from one statement to the next
	memoMax  = 1 << 20 // results kept at all, for the sake of memory
)

// forget drops what is memoized if it has become more than limit.
func (p *parser) forget(limit int) {
	if len(p.memo) > limit {
		clear(p.memo)
	}
	if len(p.patternMemo) > limit {
		clear(p.patternMemo)
	}
}

// diagnose finds out what is wrong with a text that did not parse; first is the error the first pass raised, if any.
func (p *parser) diagnose(first *Error) *Error {
	early := first != nil
	if first == nil && p.toks[p.far].Kind == TokError {
		first = p.tokenError()
	}
	if first == nil {
		// CPython's parser backs off more than ours does before it gives up, which shows in how far it gets; and it knows
		// some mistakes in dicts already then.
		first = p.again(false)
	}
	atEOF := p.atEOF(p.far)
	if first == nil {
		far := p.far
		if first = p.again(true); first == nil {
			first = p.plainError(far)
		}
	}
	first = p.overridden(first, early)
	first.lastStmt = int(p.lastStmt)
	if atEOF || p.tokzr.unfinished && p.toks[p.far].Kind == TokError {
		first.AtEOF = true
	}
	return first
}

// again parses the text once more, with memory, and looks for mistakes if diag is set. It returns the error that was
// raised, or nil.
func (p *parser) again(diag bool) *Error {
	p.second, p.diag = true, diag
	p.memo = map[memoKey]memoEntry{}
	p.patternMemo = map[memoKey]patternEntry{}
	_, e := p.once()
	p.second, p.diag = false, false
	return e
}

// plainError makes the error for a text whose mistake is not known; far is the furthest token the parser got to.
func (p *parser) plainError(far int) *Error {
	last := p.toks[far]
	switch last.Kind {
	case TokIndent:
		return p.errorHere(IndentationError, "unexpected indent")
	case TokDedent:
		return p.errorHere(IndentationError, "unexpected unindent")
	case TokEndMarker, TokNewline:
		if last.Kind == TokNewline && !p.madeUp(far) {
			break
		}
		line := last.EndLine
		if last.Kind == TokEndMarker {
			line--
		}
		e := p.errorAt(SyntaxError, Pos{line, 0, line, 0}, "invalid syntax")
		e.Col, e.EndCol = 0, 0
		return e
	}
	return p.errorAt(SyntaxError, last.Pos, "invalid syntax")
}

// madeUp reports whether token i is the end of a last line that has none.
func (p *parser) madeUp(i int) bool {
	return p.noNewline && p.toks[i].Kind == TokNewline && int(p.toks[i].End) == len(p.source)
}

// overridden returns e, or the error of the tokenizer further on in the text that goes before one of the grammar: even a late
// one, where the first pass has raised e already.
func (p *parser) overridden(e *Error, early bool) *Error {
	if p.toks[p.far].Kind == TokError || e.Kind != SyntaxError {
		return e
	}
	if t := p.tokzr.err; t != nil && (early || !p.tokzr.errLate) {
		return t
	}
	if n := len(p.tokzr.parens); n > 0 && p.tokzr.err == nil && p.toks[len(p.toks)-1].Kind == TokError && p.toks[p.far].Line > p.tokzr.parens[n-1].line {
		return p.neverClosed()
	}
	return e
}

// atEOF reports whether token i was made at the end of the text.
func (p *parser) atEOF(i int) bool {
	for ; i < len(p.toks); i++ {
		switch p.toks[i].Kind {
		case TokDedent, TokEndMarker:
		default:
			return false
		}
	}
	return true
}

// tokenError returns the error at the TokError.
func (p *parser) tokenError() *Error {
	if p.tokzr.err != nil {
		return p.tokzr.err
	}
	return p.neverClosed()
}

// neverClosed is the error for the innermost bracket open at the end of the text.
func (p *parser) neverClosed() *Error {
	n := len(p.tokzr.parens)
	if n == 0 {
		return p.errorHere(SyntaxError, "unexpected EOF while parsing")
	}
	b := p.tokzr.parens[n-1]
	e := p.errorAt(SyntaxError, Pos{b.line, b.col, b.line, -1}, "'%c' was never closed", b.char)
	e.AtEOF = true
	return e
}

// lineAt returns line n of the source, from 1, without its end.
func (p *parser) lineAt(n int32) string {
	// The tokens tell where the line begins without counting from the start of the text.
	lo, hi := 0, len(p.toks)-1
	for lo < hi {
		m := (lo + hi) / 2
		if p.toks[m].Line < n {
			lo = m + 1
		} else {
			hi = m
		}
	}
	t := p.toks[lo]
	at := int(t.Start) - int(t.Col)
	for line := t.Line; line > n && at > 0; line-- {
		at--
		for at > 0 && p.source[at-1] != '\n' {
			at--
		}
	}
	if at < 0 || at > len(p.source) || t.Line < n {
		return ""
	}
	return p.tokzr.lineText(at)
}

// errorAt makes an error about a range of text. An end column of -1 is unknown, and stays so.
func (p *parser) errorAt(kind ErrorKind, pos Pos, format string, args ...any) *Error {
	text := p.lineAt(pos.Line)
	e := &Error{Kind: kind, Filename: p.tokzr.filename, Line: int(pos.Line), EndLine: int(pos.EndLine), Text: text, HasText: true}
	e.Msg = format
	if len(args) > 0 {
		e.Msg = fmt.Sprintf(format, args...)
	}
	e.Col = charOffset(text, int(pos.Col)) + 1
	switch {
	case pos.EndCol < 0:
		e.EndCol = 0
	case pos.EndLine == pos.Line:
		e.EndCol = charOffset(text, int(pos.EndCol)) + 1
	default:
		// CPython counts the characters of the end's offset on the first line, too.
		e.EndCol = charOffset(text, int(pos.EndCol)) + 1
	}
	far := p.toks[p.far]
	if int(far.End) == len(p.source) && far.Col == 0 {
		far.EndLine-- // there is no line after the last
	}
	// The line's end belongs to the text, if there is one, except for a line of a string that was read before the last one;
	// and no column is beyond the text.
	madeUp := p.noNewline && int(pos.Line) == strings.Count(p.source, "\n")
	if !madeUp && (!p.opts.Text || far.EndLine <= pos.Line) {
		e.Text += "\n"
	}
	if far.EndLine > pos.Line {
		e.EndCol = min(e.EndCol, utf8.RuneCountInString(e.Text)+1)
	}
	return e
}

// errorHere makes an error about the furthest token that was looked at.
func (p *parser) errorHere(kind ErrorKind, format string, args ...any) *Error {
	t := p.toks[p.far]
	switch t.Kind {
	case TokError:
		return p.tokenError()
	case TokNewline:
		if p.madeUp(p.far) {
			e := p.errorAt(kind, t.Pos, format, args...)
			e.Col, e.EndCol = charOffset(e.Text, int(t.Col)), -1
			return e
		}
	case TokIndent, TokDedent, TokEndMarker:
		// These have no text: CPython reports how far it has read, and no end. At the end of the text that is the end of
		// the last line.
		at, line := t.End, t.Line
		if int(at) == len(p.source) && line > 1 {
			line--
		}
		e := p.errorAt(kind, Pos{line, 0, line, 0}, format, args...)
		text := p.lineAt(line)
		e.Col, e.EndCol = charOffset(text, int(t.EndCol)), -1
		if line < t.Line {
			e.Col = charOffset(text, len(text)) + 1
		}
		return e
	}
	return p.errorAt(kind, t.Pos, format, args...)
}

// errorNode makes an error about a node.
func (p *parser) errorNode(n Node, format string, args ...any) *Error {
	return p.errorAt(SyntaxError, *n.Span(), format, args...)
}

// span is the range from the start of a to the end of b.
func span(a, b Pos) Pos { return Pos{a.Line, a.Col, b.EndLine, b.EndCol} }

// force moves past a token of the kind. If another is next, the second pass raises the message.
func (p *parser) force(k TokenKind, msg string) {
	if p.kind == k {
		p.next()
		return
	}
	if p.diag {
		p.raise(p.errorAt(SyntaxError, p.toks[p.i].Pos, "%s", msg))
	}
	p.fail()
}

func (p *parser) tooManyDigits(pos Pos, digits int) *Error {
	e := p.errorAt(SyntaxError, Pos{pos.Line, -1, pos.EndLine, -1}, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", p.maxInts, digits)
	e.Col = 0
	return e
}
