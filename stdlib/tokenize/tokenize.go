// Package tokenize is the native module _tokenize, on which tokenize is built.
package tokenize

// This file is TokenizerIter, an iterator over the tokens of a text.

import (
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/ast"
	"github.com/hognose/hognose/syntax"
)

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "_tokenize",
	Doc:  "The tokenizer.",
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "TokenizerIter", iterType.Value())
		return nil
	},
}).Prepare()

// iter is a TokenizerIter. The lines are read when the first token is asked for.
type iter struct {
	py.Object
	readline py.Value
	encoding py.Value
	extra    bool
	started  bool
	toks     *syntax.Tokens
	err      error
	at       int
	lines    []int // where each line starts in the source
	lastLine int   // the line that text belongs to
	lastText py.Value
	crlf     []bool // lines that ended in "\r\n"
}

var iterType = &py.Type{Name: "TokenizerIter", Module: "_tokenize"}

func init() {
	iterType.SetLayout(py.LayoutOf[iter]())
	iterType.NewSig = &py.NativeDef{Sig: "tokenizeriter(cls, readline, /, *, encoding=None, extra_tokens=False)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		it := py.New[iter](py.ToType(a[0]))
		it.readline, it.encoding = a[1], a[2]
		extra, err := py.Truth(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		it.extra = extra
		return py.ValueOf(&it.Object), nil
	}}
	iterType.Iter = func(th *py.Thread, v py.Value) (py.Value, error) { return v, nil }
	iterType.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[iter](v).next(th) }
	iterType.Traverse = func(self py.Value, visit func(py.Value)) int {
		it := py.Cast[iter](self)
		visit(it.readline)
		visit(it.encoding)
		visit(it.lastText)
		if it.toks != nil {
			return len(it.toks.Source) + 40*len(it.toks.Tokens)
		}
		return 0
	}
	py.Define(iterType)
}

// start reads all lines and splits them.
func (it *iter) start(th *py.Thread) error {
	it.started, it.toks = true, &syntax.Tokens{}
	var b strings.Builder
	encoded := !it.encoding.IsNone()
	for {
		if err := th.Poll(); err != nil {
			return err
		}
		v, err := th.Call(it.readline)
		if py.IsException(err, py.StopIteration) {
			break
		}
		if err != nil {
			return err
		}
		var line string
		if encoded {
			bs := py.ToBytes(v)
			if bs == nil {
				return py.TypeErrorf("readline() returned a non-bytes object")
			}
			if bs.String() == "" {
				break
			}
			text, err := th.CallMethodGo(v, "decode", it.encoding, py.String("replace"))
			if err != nil {
				return err
			}
			s := py.ToStr(text)
			if s == nil {
				return py.TypeErrorf("decode() returned a non-string object")
			}
			line = s.String()
		} else {
			s := py.ToStr(v)
			if s == nil {
				return py.TypeErrorf("readline() returned a non-string object")
			}
			if line = s.String(); line == "" {
				break
			}
		}
		if err := th.Charge(int64(len(line))); err != nil {
			return err
		}
		it.crlf = append(it.crlf, strings.HasSuffix(line, "\r\n"))
		b.WriteString(line)
	}
	toks, err := syntax.Tokenize([]byte(b.String()), "<string>", true, it.extra)
	if toks == nil {
		it.toks = &syntax.Tokens{}
		it.err = tokenError(err)
		return nil
	}
	it.toks, it.err = toks, nil
	if err != nil {
		it.err = tokenError(err)
	}
	it.lines = append(it.lines, 0)
	for i := 0; i < len(toks.Source); i++ {
		if toks.Source[i] == '\n' {
			it.lines = append(it.lines, i+1)
		}
	}
	return nil
}

// tokenError is ast.SyntaxError. Errors of indentation have no end here.
func tokenError(err error) error {
	err = ast.SyntaxError(err)
	if e := py.AsException(err); e != nil && e.Type() != py.SyntaxError && e.Type().IsSubtype(py.SyntaxError) {
		e.Fields[py.FieldEndLineno], e.Fields[py.FieldEndOffset] = py.None, py.None
		if t := py.ToStr(e.Fields[py.FieldText]); t != nil {
			e.Fields[py.FieldText] = py.String(strings.TrimSuffix(t.String(), "\n"))
		}
	}
	return err
}

// line returns the text of the lines from..to, counted from 1.
func (it *iter) line(from, to int) string {
	src := it.toks.Source
	if from > len(it.lines) {
		return ""
	}
	end := len(src)
	if to < len(it.lines) {
		end = it.lines[to]
	}
	return src[it.lines[from-1]:end]
}

// columns makes a byte offset in a line a column in characters.
func (it *iter) column(line, col int) int {
	if line > len(it.lines) {
		return col
	}
	col = max(col, 0) // an indentation may be that of a line before
	s := it.toks.Source[it.lines[line-1]:]
	if col > len(s) {
		col = len(s)
	}
	return utf8.RuneCountInString(s[:col])
}

func (it *iter) next(th *py.Thread) (py.Value, error) {
	if !it.started {
		if err := it.start(th); err != nil {
			return py.Value{}, err
		}
	}
	if err := th.PollEvery(it.at); err != nil {
		return py.Value{}, err
	}
	if it.at >= len(it.toks.Tokens) {
		err := it.err
		it.err = nil
		return py.Value{}, err
	}
	t := &it.toks.Tokens[it.at]
	text := it.toks.Text(it.at)
	it.at++
	kind := t.Kind
	line, endLine := int(t.Line), int(t.EndLine)
	start, end := it.column(line, int(t.Col)), it.column(endLine, int(t.EndCol))
	shown := ""
	switch kind {
	case syntax.TokEndMarker:
		end = start
	case syntax.TokDedent:
		shown = it.line(line, line)
	case syntax.TokNewline, syntax.TokNL:
		endLine = line
		shown = it.line(line, line)
		if line <= len(it.crlf) && it.crlf[line-1] && text == "\n" {
			text = "\r\n"
		}
		end = start + len(text)
		if text == "" {
			// The text does not end in a line end: neither does its last line.
			end = start + 1
			shown = strings.TrimSuffix(shown, "\n")
		}
	default:
		shown = it.line(line, endLine)
	}
	if !it.extra { // what stands for itself has no text
		switch kind {
		case syntax.TokIndent, syntax.TokDedent, syntax.TokEndMarker:
			text, start, end = "", -1, -1
			if line == len(it.lines) && line > 1 { // at the end of the text
				line, endLine = line-1, line-1
				shown = it.line(line, line)
			}
		case syntax.TokNewline:
			text, end = "", start
		}
	}
	if endLine == len(it.lines)-1 && it.at > 0 && strings.HasSuffix(shown, "\n") && it.noFinalNewline() {
		shown = strings.TrimSuffix(shown, "\n")
	}
	if line != it.lastLine || it.lastText.IsAbsent() || line != endLine || kind == syntax.TokEndMarker || py.ToStr(it.lastText).String() != shown {
		it.lastText = py.String(shown)
		it.lastLine = line
	}
	pos := func(l, c int) py.Value { return py.TupleOf(py.Int(int64(l)), py.Int(int64(c))) }
	return py.TupleOf(py.Int(int64(number(kind, it.extra))), py.String(text), pos(line, start), pos(endLine, end), it.lastText), nil
}

// noFinalNewline reports whether the last line was read without a line end.
func (it *iter) noFinalNewline() bool {
	toks := it.toks.Tokens
	for i := len(toks) - 1; i >= 0; i-- {
		if k := toks[i].Kind; k == syntax.TokNewline || k == syntax.TokNL {
			return toks[i].Start == toks[i].End
		}
	}
	return false
}

// The numbers of the module token.
var numbers = map[string]int{
	"ENDMARKER": 0, "NAME": 1, "NUMBER": 2, "STRING": 3, "NEWLINE": 4, "INDENT": 5, "DEDENT": 6, "OP": 55,
	"FSTRING_START": 59, "FSTRING_MIDDLE": 60, "FSTRING_END": 61, "TSTRING_START": 62, "TSTRING_MIDDLE": 63,
	"TSTRING_END": 64, "COMMENT": 65, "NL": 66, "ERRORTOKEN": 67,
}

var operators = strings.Fields(`( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^=
	<<= >>= **= // //= @ @= -> ... := !`)

// number returns the number of a kind; operators have one each unless extra tokens are asked for.
func number(k syntax.TokenKind, extra bool) int {
	if !extra && k.IsOperator() {
		for i, s := range operators {
			if s == k.String() {
				return 7 + i
			}
		}
	}
	return numbers[k.TokenizeType()]
}
