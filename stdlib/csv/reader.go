package csv

// This file defines the type reader.

import (
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/py"
)

type readState uint8

const (
	startRecord readState = iota
	startField
	escapedChar
	inField
	inQuoted
	escapeInQuoted
	quoteInQuoted
	eatNewline
	afterEscapedNewline
)

// reader is the Python type reader.
type reader struct {
	py.Object
	it     py.Value
	d      *dialect
	fields []py.Value
	field  []byte
	chars  int  // in field
	quoted bool // the field has quotes
	state  readState
	line   int64
}

var readerType = &py.Type{Name: "reader", Module: "_csv", Flags: py.FlagNoInstantiate, Doc: "An iterator over the rows of a CSV file, made by reader()."}

// save ends a field.
func (r *reader) save(th *py.Thread) error {
	text := string(r.field)
	r.field, r.chars = r.field[:0], 0
	quoted := r.quoted
	r.quoted = false
	v := py.String(text)
	if !quoted {
		switch r.d.quoting {
		case quoteNotNull:
			if text == "" {
				v = py.None
			}
		case quoteStrings:
			if text == "" {
				v = py.None
				break
			}
			fallthrough
		case quoteNonNumeric:
			if text != "" {
				f, err := th.Call(py.FloatType.Value(), v)
				if err != nil {
					return err
				}
				v = f
			}
		}
	}
	r.fields = append(r.fields, v)
	return nil
}

func (r *reader) add(c rune, limit int64) error {
	if int64(r.chars) >= limit {
		return errorf("field larger than field limit (%d)", limit)
	}
	r.field = utf8.AppendRune(r.field, c)
	r.chars++
	return nil
}

// end is the character that stands for the end of a line.
const end = rune(-2)

func (r *reader) process(th *py.Thread, c rune, limit int64) error {
	d := r.d
	switch r.state {
	case startRecord:
		if c == end {
			return nil
		}
		if c == '\n' || c == '\r' {
			r.state = eatNewline
			return nil
		}
		r.state = startField
		fallthrough
	case startField:
		switch {
		case c == '\n' || c == '\r' || c == end:
			if err := r.save(th); err != nil {
				return err
			}
			r.state = eatNewline
			if c == end {
				r.state = startRecord
			}
		case c == d.quote && d.quoting != quoteNone:
			r.quoted = true
			r.state = inQuoted
		case c == d.escape && c != none:
			r.state = escapedChar
		case c == ' ' && d.skipSpace:
		case c == d.delimiter:
			return r.save(th)
		default:
			r.state = inField
			return r.add(c, limit)
		}
	case escapedChar:
		if c == '\n' || c == '\r' {
			r.state = afterEscapedNewline
			return r.add(c, limit)
		}
		if c == end {
			c = '\n'
		}
		r.state = inField
		return r.add(c, limit)
	case afterEscapedNewline, inField:
		if r.state == afterEscapedNewline && c == end {
			return nil
		}
		switch {
		case c == '\n' || c == '\r' || c == end:
			if err := r.save(th); err != nil {
				return err
			}
			r.state = eatNewline
			if c == end {
				r.state = startRecord
			}
		case c == d.escape && c != none:
			r.state = escapedChar
		case c == d.delimiter:
			r.state = startField
			return r.save(th)
		default:
			return r.add(c, limit)
		}
	case inQuoted:
		switch {
		case c == end:
		case c == d.escape && c != none:
			r.state = escapeInQuoted
		case c == d.quote && d.quoting != quoteNone:
			if d.doubleQuote {
				r.state = quoteInQuoted
			} else {
				r.state = inField
			}
		default:
			return r.add(c, limit)
		}
	case escapeInQuoted:
		if c == end {
			c = '\n'
		}
		r.state = inQuoted
		return r.add(c, limit)
	case quoteInQuoted:
		switch {
		case d.quoting != quoteNone && c == d.quote:
			r.state = inQuoted
			return r.add(c, limit)
		case c == d.delimiter:
			r.state = startField
			return r.save(th)
		case c == '\n' || c == '\r' || c == end:
			if err := r.save(th); err != nil {
				return err
			}
			r.state = eatNewline
			if c == end {
				r.state = startRecord
			}
		case !d.strict:
			r.state = inField
			return r.add(c, limit)
		default:
			return errorf("'%c' expected after '%c'", d.delimiter, d.quote)
		}
	case eatNewline:
		if c == '\n' || c == '\r' {
			return nil
		}
		if c == end {
			r.state = startRecord
			return nil
		}
		return errorf("new-line character seen in unquoted field - do you need to open the file with newline=''?")
	}
	return nil
}

// plainRun adds characters that mean nothing special in bulk and returns how many
// bytes it took.
func (r *reader) plainRun(s string, limit int64) int {
	d := r.d
	if d.delimiter >= 0x80 || d.quote >= 0x80 || d.escape >= 0x80 || r.state == startField && (d.skipSpace) {
		return 0
	}
	i := 0
	if r.state == inQuoted {
		for i < len(s) {
			c := rune(s[i])
			if c == d.quote || c == d.escape || c >= 0x80 {
				break
			}
			i++
		}
	} else {
		for i < len(s) {
			c := rune(s[i])
			if c == d.delimiter || c == '\n' || c == '\r' || c == d.escape || c >= 0x80 || c == d.quote && (i == 0 && r.state == startField) {
				break
			}
			i++
		}
	}
	if i == 0 || int64(r.chars+i) > limit {
		return 0
	}
	r.field = append(r.field, s[:i]...)
	r.chars += i
	if r.state == startField {
		r.state = inField
	}
	return i
}

func (r *reader) next(th *py.Thread) (py.Value, error) {
	r.fields, r.field, r.chars, r.quoted, r.state = nil, r.field[:0], 0, false, startRecord
	limit := stateOf(th).limit
	for {
		line, err := py.Next(th, r.it)
		if err != nil {
			return py.Value{}, err
		}
		if line.IsAbsent() {
			if len(r.field) != 0 || r.state == inQuoted {
				if r.d.strict {
					return py.Value{}, errorf("unexpected end of data")
				}
				if err := r.save(th); err != nil {
					return py.Value{}, err
				}
				break
			}
			return py.Value{}, nil
		}
		s := py.ToStr(line)
		if s == nil {
			return py.Value{}, errorf("iterator should return strings, not %s (the file should be opened in text mode)", line.Type().FullName())
		}
		text := s.String()
		r.line++
		if err := th.Charge(int64(len(text))); err != nil {
			return py.Value{}, err
		}
		for i, steps := 0, 1; i < len(text); steps++ {
			if err := th.PollEvery(steps); err != nil {
				return py.Value{}, err
			}
			if r.state == inField || r.state == inQuoted || r.state == startField {
				if n := r.plainRun(text[i:], limit); n > 0 {
					i += n
					continue
				}
			}
			c, n := utf8.DecodeRuneInString(text[i:])
			if c == utf8.RuneError && n == 1 && i+3 <= len(text) { // a lone surrogate
				r.field = append(r.field, text[i:i+3]...)
				r.chars++
				if r.state == startField || r.state == startRecord {
					r.state = inField
				}
				i += 3
				continue
			}
			if err := r.process(th, c, limit); err != nil {
				return py.Value{}, err
			}
			i += n
		}
		if err := r.process(th, end, limit); err != nil {
			return py.Value{}, err
		}
		if r.state == startRecord {
			break
		}
	}
	v := py.ListOf(r.fields)
	r.fields = nil
	return v, nil
}

// splitArgs separates the dialect and its options from the other arguments.
func makeDialect(th *py.Thread, base py.Value, kw *py.Dict) (*dialect, error) {
	var args []py.Value
	if !base.IsAbsent() {
		args = append(args, base)
	}
	v, err := th.CallTuple(dialectType.Value(), args, kw)
	if err != nil {
		return nil, err
	}
	return py.Cast[dialect](v), nil
}

func makeReader(th *py.Thread, a []py.Value) (py.Value, error) {
	it, err := py.Iter(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	d, err := makeDialect(th, a[1], py.ToDict(a[2]))
	if err != nil {
		return py.Value{}, err
	}
	r := py.New[reader](readerType)
	r.it, r.d = it, d
	return py.ValueOf(&r.Object), nil
}

func defineReader() {
	t := readerType
	t.SetLayout(py.LayoutOf[reader]())
	t.Iter = py.IterSelf
	t.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[reader](v).next(th) }
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		r := py.Cast[reader](self)
		visit(r.it)
		for _, v := range r.fields {
			visit(v)
		}
		return 128 + cap(r.field)
	}
	t.Getters = []py.GetSetDef{
		{Name: "dialect", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.ValueOf(&py.Cast[reader](v).d.Object), nil
		}},
		{Name: "line_num", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(py.Cast[reader](v).line), nil }},
	}
	py.Define(t)
}

// needsQuotes reports whether a field has a character that means something.
func (d *dialect) special(c rune) bool {
	return c == d.delimiter || c == d.escape || c == d.quote || c == '\n' || c == '\r' || strings.ContainsRune(d.terminator, c)
}
