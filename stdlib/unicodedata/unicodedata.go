// Package unicodedata is the native module unicodedata, over internal/unidata.
package unicodedata

// This file declares the module.

import (
	"errors"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/py"
)

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "unicodedata",
	Doc:  "Properties of characters, by Unicode 16.0.",
	Funcs: []py.NativeDef{
		number("decimal", "Return the value of a decimal digit; for other characters the default, or ValueError.", "not a decimal", func(r rune) (py.Value, bool) {
			n := unidata.Decimal(r)
			return py.Int(int64(n)), n >= 0
		}),
		number("digit", "Return the value of a digit; for other characters the default, or ValueError.", "not a digit", func(r rune) (py.Value, bool) {
			n := unidata.Digit(r)
			return py.Int(int64(n)), n >= 0
		}),
		number("numeric", "Return the value of a number; for other characters the default, or ValueError.", "not a numeric character", func(r rune) (py.Value, bool) {
			f, ok := unidata.Numeric(r)
			return py.Float(f), ok
		}),
		number("name", "Return the name of a character; if it has none the default, or ValueError.", "no such name", func(r rune) (py.Value, bool) {
			s, ok := unidata.Name(r)
			return py.String(s), ok
		}),
		property("category", "Return the general category of a character.", func(r rune) py.Value { return py.String(unidata.Category(r)) }),
		property("bidirectional", "Return the bidirectional class of a character, '' if it has none.", func(r rune) py.Value { return py.String(unidata.Bidirectional(r)) }),
		property("combining", "Return the canonical combining class of a character, 0 if it has none.", func(r rune) py.Value { return py.Int(int64(unidata.Combining(r))) }),
		property("east_asian_width", "Return the East Asian width of a character.", func(r rune) py.Value { return py.String(unidata.EastAsianWidth(r)) }),
		property("mirrored", "Return 1 for a character that is mirrored in text from right to left, else 0.", func(r rune) py.Value {
			if unidata.Mirrored(r) {
				return py.Int(1)
			}
			return py.Int(0)
		}),
		property("decomposition", "Return what a character decomposes into, '' if it does not.", func(r rune) py.Value { return py.String(unidata.Decomposition(r)) }),
		{Sig: "normalize(form, unistr, /)", Doc: "Return a string in a normal form: 'NFC', 'NFKC', 'NFD' or 'NFKD'.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			form, s, err := formArgs("normalize", a)
			if err != nil {
				return py.Value{}, err
			}
			if err := th.Charge(int64(4 * len(s.String()))); err != nil {
				return py.Value{}, err
			}
			out, err := unidata.Normalize(form, s.String(), th.Poll)
			return py.String(out), err
		}},
		{Sig: "is_normalized(form, unistr, /)", Doc: "Tell whether a string is in a normal form: 'NFC', 'NFKC', 'NFD' or 'NFKD'.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			form, s, err := formArgs("is_normalized", a)
			if err != nil {
				return py.Value{}, err
			}
			out, err := unidata.Normalize(form, s.String(), th.Poll)
			return py.Bool(out == s.String()), err
		}},
		{Sig: "lookup(name, /)", Doc: "Return the character of a name; KeyError if there is none.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name := py.ToStr(a[0])
			if name == nil {
				return py.Value{}, py.TypeErrorf("lookup() argument must be str, not %s", a[0].Type().Name)
			}
			s, ok := unidata.Lookup(name.String())
			if !ok {
				return py.Value{}, py.KeyErrorOf(py.String("undefined character name '" + name.String() + "'"))
			}
			return py.String(s), nil
		}},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "unidata_version", py.String(unidata.Version))
		return nil
	},
}).Prepare()

var errNotOne = errors.New("not one character")

// char returns the character of an argument that must be one.
func char(v py.Value) (rune, error) {
	s := py.ToStr(v)
	if s == nil || s.Len() != 1 {
		return 0, errNotOne
	}
	return s.At(0), nil
}

// wrongChar words the error for an argument that is not one character.
func wrongChar(call string, v py.Value) error {
	if s := py.ToStr(v); s != nil {
		return py.TypeErrorf("%s must be a unicode character, not a string of length %d", call, s.Len())
	}
	return py.TypeErrorf("%s must be a unicode character, not %s", call, v.Type().Name)
}

func property(name, doc string, f func(r rune) py.Value) py.NativeDef {
	return py.NativeDef{Sig: name + "(chr, /)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		r, err := char(a[0])
		if err != nil {
			return py.Value{}, wrongChar(name+"() argument", a[0])
		}
		return f(r), nil
	}}
}

func number(name, doc, missing string, f func(r rune) (py.Value, bool)) py.NativeDef {
	return py.NativeDef{Sig: name + "(chr, default=?, /)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		r, err := char(a[0])
		if err != nil {
			return py.Value{}, wrongChar(name+"() argument 1", a[0])
		}
		if v, ok := f(r); ok {
			return v, nil
		}
		if a[1].IsAbsent() {
			return py.Value{}, py.ValueErrorf("%s", missing)
		}
		return a[1], nil
	}}
}

func formArgs(fn string, a []py.Value) (unidata.Form, *py.Str, error) {
	for i, v := range a {
		if py.ToStr(v) == nil {
			return 0, nil, py.TypeErrorf("%s() argument %d must be str, not %s", fn, i+1, v.Type().Name)
		}
	}
	form, ok := unidata.FormByName(py.ToStr(a[0]).String())
	if !ok {
		return 0, nil, py.ValueErrorf("invalid normalization form")
	}
	return form, py.ToStr(a[1]), nil
}
