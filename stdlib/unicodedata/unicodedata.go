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
	Doc:  "This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version 16.0.0\nwhich is publicly available from the Unicode Consortium at\nhttps://www.unicode.org/.",
	Funcs: []py.NativeDef{
		number("decimal", "Converts a Unicode character into its equivalent decimal value.\n\nReturns the decimal value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.", "not a decimal", func(r rune) (py.Value, bool) {
			n := unidata.Decimal(r)
			return py.Int(int64(n)), n >= 0
		}),
		number("digit", "Converts a Unicode character into its equivalent digit value.\n\nReturns the digit value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.", "not a digit", func(r rune) (py.Value, bool) {
			n := unidata.Digit(r)
			return py.Int(int64(n)), n >= 0
		}),
		number("numeric", "Converts a Unicode character into its equivalent numeric value.\n\nReturns the numeric value assigned to the character chr as float.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.", "not a numeric character", func(r rune) (py.Value, bool) {
			f, ok := unidata.Numeric(r)
			return py.Float(f), ok
		}),
		number("name", "Returns the name assigned to the character chr as a string.\n\nIf no name is defined, default is returned, or, if not given,\nValueError is raised.", "no such name", func(r rune) (py.Value, bool) {
			s, ok := unidata.Name(r)
			return py.String(s), ok
		}),
		property("category", "Returns the general category assigned to the character chr as string.", func(r rune) py.Value { return py.String(unidata.Category(r)) }),
		property("bidirectional", "Returns the bidirectional class assigned to the character chr as string.\n\nIf no such value is defined, an empty string is returned.", func(r rune) py.Value { return py.String(unidata.Bidirectional(r)) }),
		property("combining", "Returns the canonical combining class assigned to the character chr as integer.\n\nReturns 0 if no combining class is defined.", func(r rune) py.Value { return py.Int(int64(unidata.Combining(r))) }),
		property("east_asian_width", "Returns the east asian width assigned to the character chr as string.", func(r rune) py.Value { return py.String(unidata.EastAsianWidth(r)) }),
		property("mirrored", "Returns the mirrored property assigned to the character chr as integer.\n\nReturns 1 if the character has been identified as a \"mirrored\"\ncharacter in bidirectional text, 0 otherwise.", func(r rune) py.Value {
			if unidata.Mirrored(r) {
				return py.Int(1)
			}
			return py.Int(0)
		}),
		property("decomposition", "Returns the character decomposition mapping assigned to the character chr as string.\n\nAn empty string is returned in case no such mapping is defined.", func(r rune) py.Value { return py.String(unidata.Decomposition(r)) }),
		{Sig: "normalize(form, unistr, /)", Doc: "Return the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
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
		{Sig: "is_normalized(form, unistr, /)", Doc: "Return whether the Unicode string unistr is in the normal form 'form'.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			form, s, err := formArgs("is_normalized", a)
			if err != nil {
				return py.Value{}, err
			}
			out, err := unidata.Normalize(form, s.String(), th.Poll)
			return py.Bool(out == s.String()), err
		}},
		{Sig: "lookup(name, /)", Doc: "Look up character by name.\n\nIf a character with the given name is found, return the\ncorresponding character.  If not found, KeyError is raised.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
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
