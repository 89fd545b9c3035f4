package py

// This file defines format() of text and numbers: the mini-language itself is in
// internal/fmtspec.

import (
	"errors"
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/internal/fmtspec"
)

// formatError makes an error of fmtspec an exception.
func formatError(err error) error {
	var e *fmtspec.Error
	switch {
	case err == nil || !errors.As(err, &e):
		return err
	case e.Overflow:
		return NewException(OverflowError, String(e.Msg))
	}
	return NewException(ValueError, String(e.Msg))
}

// formatRoom is room for most formatted values.
const formatRoom = 128

// formatText is str.__format__.
func formatText(th *Thread, s *Str, spec string) (Value, error) {
	if spec == "" {
		if s.typ != &strType {
			r, err := StrOf(th, s.Value())
			if err != nil {
				return Value{}, err
			}
			return r.Value(), nil
		}
		return s.Value(), nil
	}
	var space [formatRoom]byte
	b, err := fmtspec.AppendText(space[:0], spec, s.typ.Name, s.s, s.Len(), th)
	if err != nil {
		return Value{}, formatError(err)
	}
	return ownText(b), nil
}

// formatNumber is int.__format__ and float.__format__.
func formatNumber(th *Thread, v, specV Value) (Value, error) {
	sp, err := needStr(specV, "__format__() argument")
	if err != nil {
		return Value{}, err
	}
	if sp.s == "" {
		return strValue(th, v)
	}
	var space [formatRoom]byte
	b, err := appendNumber(th, space[:0], v, sp.s)
	if err != nil {
		return Value{}, err
	}
	return ownText(b), nil
}

// strValue is what no format spec at all asks for: str(v), which a subclass may have changed.
func strValue(th *Thread, v Value) (Value, error) {
	s, err := StrOf(th, v)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

// appendNumber appends an int or float formatted by a spec.
func appendNumber(th *Thread, b []byte, v Value, spec string) ([]byte, error) {
	name := v.Type().Name
	var err error
	if f, ok := AsFloat(v); ok {
		b, err = fmtspec.AppendFloat(b, spec, name, f, th)
	} else if i, ok := AsInt(v); ok {
		b, err = fmtspec.AppendInt64(b, spec, name, i, th)
	} else {
		digits := func(base int) (string, error) { return intDigits(th, v, base) }
		b, err = fmtspec.AppendBig(b, spec, name, bigOf(v), digits, th)
	}
	return b, formatError(err)
}

// appendFormat appends format(v, spec).
func appendFormat(th *Thread, b []byte, v Value, spec string) ([]byte, error) {
	switch {
	case v.IsInt():
		if spec == "" {
			return strconv.AppendInt(b, v.Int(), 10), nil
		}
		return appendNumber(th, b, v, spec)
	case v.IsFloat():
		if spec == "" {
			return floatfmt.AppendRepr(b, v.Float()), nil
		}
		return appendNumber(th, b, v, spec)
	case v.Type() == &strType:
		s := (*Str)(v.ref)
		if spec == "" {
			return append(b, s.s...), nil
		}
		b, err := fmtspec.AppendText(b, spec, "str", s.s, s.Len(), th)
		return b, formatError(err)
	}
	s, err := Format(th, v, NewStr(spec))
	if err != nil {
		return nil, err
	}
	return append(b, s.s...), nil
}

// intDigits returns the digits of the absolute value of an int; decimal ones are
// subject to the limit of int to str conversion.
func intDigits(th *Thread, v Value, base int) (string, error) {
	s, err := intText(th, v, base, "")
	return strings.TrimPrefix(s, "-"), err
}

func formatComplex(th *Thread, c complex128, typeName, spec string) (Value, error) {
	if spec == "" {
		return ASCIIString(complexRepr(c)), nil
	}
	s, err := fmtspec.Complex(spec, typeName, real(c), imag(c), th)
	if err != nil {
		return Value{}, formatError(err)
	}
	return String(s), nil
}

func runeString(r rune) string {
	if r < 128 {
		return asciiStrs[r].s
	}
	return string(appendRune(nil, r))
}
