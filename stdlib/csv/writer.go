package csv

// This file defines the type writer.

import (
	"unicode/utf8"

	"github.com/hognose/hognose/py"
)

// writer is the Python type writer.
type writer struct {
	py.Object
	write py.Value
	d     *dialect
}

var writerType = &py.Type{Name: "writer", Module: "_csv", Flags: py.FlagNoInstantiate, Doc: "Writes rows to a CSV file; made by writer()."}

// appendField writes a field; quoted tells that it gets quotes in any case.
func (d *dialect) appendField(th *py.Thread, b []byte, s string, quoted bool) ([]byte, error) {
	start := len(b)
	if !quoted && d.quoting != quoteNone || quoted {
		// Most fields have no special characters.
		plainField := true
		for i := 0; i < len(s); i++ {
			c := s[i]
			if c >= 0x80 || rune(c) == d.delimiter || rune(c) == d.escape || rune(c) == d.quote || c == '\n' || c == '\r' {
				plainField = false
				break
			}
		}
		if plainField && d.terminator == "\r\n" || plainField && d.terminator == "\n" {
			if !quoted {
				return append(b, s...), nil
			}
			b = utf8.AppendRune(b, d.quote)
			b = append(b, s...)
			return utf8.AppendRune(b, d.quote), nil
		}
	}
	var out []byte
	var pace py.Pace
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && n == 1 {
			n = min(3, len(s)-i)
			out = append(out, s[i:i+n]...)
			i += n
			continue
		}
		if d.special(c) {
			escape := false
			switch {
			case d.quoting == quoteNone:
				escape = true
			case c == d.quote:
				if d.doubleQuote {
					out = utf8.AppendRune(out, d.quote)
				} else {
					escape = true
				}
			case c == d.escape && d.escape != none:
				escape = true
			}
			if !escape {
				quoted = true
			}
			if escape {
				if d.escape == none {
					return b[:start], errorf("need to escape, but no escapechar set")
				}
				out = utf8.AppendRune(out, d.escape)
			}
		}
		out = append(out, s[i:i+n]...)
		i += n
		if err := pace.Poll(th, 1); err != nil {
			return b, err
		}
	}
	if quoted {
		b = utf8.AppendRune(b, d.quote)
		b = append(b, out...)
		return utf8.AppendRune(b, d.quote), nil
	}
	return append(b, out...), nil
}

func isNumber(v py.Value) bool {
	t := v.Type()
	_, isComplex := py.ToComplex(v)
	return t.Index != nil || t.Int != nil || t.Float != nil || isComplex && py.ToStr(v) == nil
}

func (w *writer) row(th *py.Thread, seq py.Value) (py.Value, error) {
	d := w.d
	it, err := py.Iter(th, seq)
	if err != nil {
		if py.IsException(err, py.TypeError) {
			err = errorf("iterable expected, not %s", seq.Type().FullName())
		}
		return py.Value{}, err
	}
	var b []byte
	n := 0
	nullField := false
	for ; ; n++ {
		if err := th.PollEvery(n + 1); err != nil {
			return py.Value{}, err
		}
		v, err := py.Next(th, it)
		if err != nil {
			return py.Value{}, err
		}
		if v.IsAbsent() {
			break
		}
		quoted := false
		switch d.quoting {
		case quoteNonNumeric:
			quoted = !isNumber(v)
		case quoteAll:
			quoted = true
		case quoteStrings:
			quoted = py.ToStr(v) != nil
		case quoteNotNull:
			quoted = !v.IsNone()
		}
		if n > 0 {
			b = utf8.AppendRune(b, d.delimiter)
		}
		text := ""
		nullField = v.IsNone()
		if s := py.ToStr(v); s != nil {
			text = s.String()
		} else if !nullField {
			s, err := py.StrOf(th, v)
			if err != nil {
				return py.Value{}, err
			}
			text = s.String()
		}
		// A delimiter that is a space would lose empty fields.
		if text == "" && d.delimiter == ' ' && d.skipSpace {
			if d.quoting == quoteNone || nullField && (d.quoting == quoteStrings || d.quoting == quoteNotNull) {
				return py.Value{}, errorf("empty field must be quoted if delimiter is a space and skipinitialspace is true")
			}
			quoted = true
		}
		if b, err = d.appendField(th, b, text, quoted); err != nil {
			return py.Value{}, err
		}
	}
	if n == 1 && len(b) == 0 {
		if d.quoting == quoteNone || nullField && (d.quoting == quoteStrings || d.quoting == quoteNotNull) {
			return py.Value{}, errorf("single empty field record must be quoted")
		}
		b = utf8.AppendRune(b, d.quote)
		b = utf8.AppendRune(b, d.quote)
	}
	if err := th.Charge(int64(len(b))); err != nil {
		return py.Value{}, err
	}
	return th.Call(w.write, py.String(string(append(b, d.terminator...))))
}

func makeWriter(th *py.Thread, a []py.Value) (py.Value, error) {
	f, err := py.LookupAttrGo(th, a[0], "write")
	if err != nil {
		return py.Value{}, err
	}
	if f.IsAbsent() || f.Type().Call == nil {
		return py.Value{}, py.TypeErrorf("argument 1 must have a \"write\" method")
	}
	d, err := makeDialect(th, a[1], py.ToDict(a[2]))
	if err != nil {
		return py.Value{}, err
	}
	w := py.New[writer](writerType)
	w.write, w.d = f, d
	return py.ValueOf(&w.Object), nil
}

func defineWriter() {
	t := writerType
	t.SetLayout(py.LayoutOf[writer]())
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		visit(py.Cast[writer](self).write)
		return 48
	}
	t.Getters = []py.GetSetDef{{Name: "dialect", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.ValueOf(&py.Cast[writer](v).d.Object), nil
	}}}
	t.Methods = []py.NativeDef{
		{Sig: "writerow(self, row, /)", Doc: "writerow(iterable)\n\nWrite one row; what is no string is made one.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Cast[writer](a[0]).row(th, a[1])
		}},
		{Sig: "writerows(self, rows, /)", Doc: "writerows(iterable of iterables)\n\nWrite several rows; what is no string is made one.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, py.ForEach(th, a[1], func(row py.Value) error {
				_, err := py.Cast[writer](a[0]).row(th, row)
				return err
			})
		}},
	}
	py.Define(t)
}
