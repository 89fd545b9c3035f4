// Package strings is the native modules _string, on which string.Formatter is
// built, and string.templatelib.
package strings

// This file defines the module _string: the parts of str.format.

import (
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/py"
)

// Module declares the module _string.
var Module = &py.ModuleDef{
	Name: "_string",
	Doc:  "string helper module",
	Funcs: []py.NativeDef{
		{Sig: "formatter_parser(string, /)", Doc: "parse the argument as a format string", Fn: formatterParser},
		{Sig: "formatter_field_name_split(string, /)", Doc: "split the argument as a field name", Fn: fieldNameSplit},
	},
}

// formatIter iterates over the parts of a format.
type formatIter struct {
	py.Object
	rest string
}

// fieldIter iterates over what follows the first part of a field name.
type fieldIter struct {
	py.Object
	rest string
}

var (
	formatIterType = &py.Type{Name: "formatteriterator", Flags: py.FlagNoInstantiate}
	fieldIterType  = &py.Type{Name: "fieldnameiterator", Flags: py.FlagNoInstantiate}
)

func textArg(v py.Value) (string, error) {
	s := py.ToStr(v)
	if s == nil {
		return "", py.TypeErrorf("expected str, got %s", v.Type().Name)
	}
	return s.String(), nil
}

func formatterParser(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := textArg(a[0])
	if err != nil {
		return py.Value{}, err
	}
	x := py.New[formatIter](formatIterType)
	x.rest = s
	return py.ValueOf(&x.Object), nil
}

func (x *formatIter) next(th *py.Thread) (py.Value, error) {
	s := x.rest
	if s == "" {
		return py.Value{}, nil
	}
	if err := th.Poll(); err != nil {
		return py.Value{}, err
	}
	i := strings.IndexAny(s, "{}")
	if i < 0 {
		x.rest = ""
		return py.TupleOf(py.String(s), py.None, py.None, py.None), nil
	}
	if i+1 < len(s) && s[i+1] == s[i] {
		x.rest = s[i+2:]
		return py.TupleOf(py.String(s[:i+1]), py.None, py.None, py.None), nil
	}
	if s[i] == '}' {
		return py.Value{}, py.ValueErrorf("Single '}' encountered in format string")
	}
	if i+1 == len(s) {
		return py.Value{}, py.ValueErrorf("Single '{' encountered in format string")
	}
	f, err := parseField(s[i+1:])
	if err != nil {
		return py.Value{}, err
	}
	x.rest = f.rest
	conv := py.None
	if f.conversion != "" {
		conv = py.String(f.conversion)
	}
	return py.TupleOf(py.String(s[:i]), py.String(f.name), py.String(f.spec), conv), nil
}

type formatField struct{ name, conversion, spec, rest string }

// parseField reads a replacement field behind its brace.
func parseField(s string) (f formatField, err error) {
	i, bracket := 0, false
scan:
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '{':
			return f, py.ValueErrorf("unexpected '{' in field name")
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case c == '}' || c == ':' || c == '!':
			break scan
		}
	}
	f.name = s[:i]
	if i == len(s) {
		return f, py.ValueErrorf("expected '}' before end of string")
	}
	if s[i] == '}' {
		f.rest = s[i+1:]
		return f, nil
	}
	if s[i] == '!' {
		i++
		if i == len(s) {
			return f, py.ValueErrorf("end of string while looking for conversion specifier")
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		f.conversion = s[i : i+n]
		i += n
		if i == len(s) {
			return f, py.ValueErrorf("unmatched '{' in format spec")
		}
		if s[i] == '}' {
			f.rest = s[i+1:]
			return f, nil
		}
		if s[i] != ':' {
			return f, py.ValueErrorf("expected ':' after conversion specifier")
		}
	}
	i++
	start, depth := i, 1
	for ; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				f.spec, f.rest = s[start:i], s[i+1:]
				return f, nil
			}
		}
	}
	return f, py.ValueErrorf("unmatched '{' in format spec")
}

// key returns a part of a field name: an int if it is made of digits.
func key(s string) (py.Value, error) {
	if s == "" {
		return py.String(s), nil
	}
	n := int64(0)
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return py.String(s), nil
		}
		d := int64(s[i] - '0')
		if n > (1<<63-1-d)/10 {
			return py.Value{}, py.ValueErrorf("Too many decimal digits in format string")
		}
		n = n*10 + d
	}
	return py.Int(n), nil
}

func fieldNameSplit(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := textArg(a[0])
	if err != nil {
		return py.Value{}, err
	}
	i := strings.IndexAny(s, ".[")
	if i < 0 {
		i = len(s)
	}
	first, err := key(s[:i])
	if err != nil {
		return py.Value{}, err
	}
	x := py.New[fieldIter](fieldIterType)
	x.rest = s[i:]
	return py.TupleOf(first, py.ValueOf(&x.Object)), nil
}

func (x *fieldIter) next(th *py.Thread) (py.Value, error) {
	s := x.rest
	if s == "" {
		return py.Value{}, nil
	}
	if s[0] == '.' {
		i := strings.IndexAny(s[1:], ".[") + 1
		if i == 0 {
			i = len(s)
		}
		x.rest = s[i:]
		if i == 1 {
			return py.Value{}, py.ValueErrorf("Empty attribute in format string")
		}
		return py.TupleOf(py.True, py.String(s[1:i])), nil
	}
	if s[0] != '[' {
		return py.Value{}, py.ValueErrorf("Only '.' or '[' may follow ']' in format field specifier")
	}
	i := strings.IndexByte(s, ']')
	if i < 0 {
		return py.Value{}, py.ValueErrorf("Missing ']' in format string")
	}
	x.rest = s[i+1:]
	if i == 1 {
		return py.Value{}, py.ValueErrorf("Empty attribute in format string")
	}
	k, err := key(s[1:i])
	return py.TupleOf(py.False, k), err
}

func init() {
	f := formatIterType
	f.SetLayout(py.LayoutOf[formatIter]())
	f.Iter = py.IterSelf
	f.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[formatIter](v).next(th) }
	py.Define(f)
	n := fieldIterType
	n.SetLayout(py.LayoutOf[fieldIter]())
	n.Iter = py.IterSelf
	n.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[fieldIter](v).next(th) }
	py.Define(n)
	Module.Prepare()
	defineTemplate()
	TemplateLib.Prepare()
}
