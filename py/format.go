package py

// This file defines format() of text and numbers: the mini-language itself is in
// internal/fmtspec.

import (
	"errors"
	"strings"

	"github.com/hognose/hognose/internal/fmtspec"
)

// formatted makes the result of a formatting function of fmtspec a value.
func formatted(s string, err error) (Value, error) {
	if err == nil {
		return String(s), nil
	}
	var e *fmtspec.Error
	switch {
	case !errors.As(err, &e):
		return Value{}, err
	case e.Overflow:
		return Value{}, NewException(OverflowError, String(e.Msg))
	}
	return Value{}, NewException(ValueError, String(e.Msg))
}

// formatText is str.__format__.
func formatText(th *Thread, s *Str, spec string) (Value, error) {
	if spec == "" {
		return s.exact(), nil
	}
	return formatted(fmtspec.Text(spec, s.typ.Name, s.s, s.Len(), th))
}

// formatNumber is int.__format__ and float.__format__.
func formatNumber(th *Thread, v, specV Value) (Value, error) {
	sp, err := needStr(specV, "__format__() argument")
	if err != nil {
		return Value{}, err
	}
	if sp.s == "" {
		s, err := StrOf(th, v)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	name := v.Type().Name
	if f, ok := AsFloat(v); ok {
		return formatted(fmtspec.Float(sp.s, name, f, th))
	}
	if i, ok := AsInt(v); ok {
		return formatted(fmtspec.Int64(sp.s, name, i, th))
	}
	digits := func(base int) (string, error) { return intDigits(th, v, base) }
	return formatted(fmtspec.Big(sp.s, name, bigOf(v), digits, th))
}

// intDigits returns the digits of the absolute value of an int; decimal ones are
// subject to the limit of int to str conversion.
func intDigits(th *Thread, v Value, base int) (string, error) {
	s, err := intText(th, v, base)
	return strings.TrimPrefix(s, "-"), err
}

func formatComplex(th *Thread, c complex128, typeName, spec string) (Value, error) {
	if spec == "" {
		return ASCIIString(complexRepr(c)), nil
	}
	return formatted(fmtspec.Complex(spec, typeName, real(c), imag(c), th))
}

func runeString(r rune) string {
	if r < 128 {
		return asciiStrs[r].s
	}
	return string(appendRune(nil, r))
}
