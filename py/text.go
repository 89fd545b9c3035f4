package py

// This file defines the text forms of values: repr, str, ascii and format.

import (
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/floatfmt"
)

// Repr returns repr(v).
func Repr(th *Thread, v Value) (*Str, error) {
	t := v.Type()
	if v.IsInt() {
		return intStr(v.Int()), nil
	}
	if t.Repr == nil {
		return NewStr("<" + t.FullName() + " object>"), nil
	}
	if err := th.Enter(" while getting the repr of an object"); err != nil {
		return nil, err
	}
	r, err := t.Repr(th, v)
	th.Leave()
	if err != nil {
		return nil, err
	}
	s := ToStr(r)
	if s == nil {
		return nil, TypeErrorf("__repr__ returned non-string (type %s)", r.Type().FullName())
	}
	return s, nil
}

// intStr returns the decimal digits of i.
func intStr(i int64) *Str {
	var b [24]byte
	return asciiBytes(strconv.AppendInt(b[:0], i, 10))
}

// floatStr returns repr(f).
func floatStr(f float64) *Str {
	var b [32]byte
	return asciiBytes(floatfmt.AppendRepr(b[:0], f))
}

// ReprGo returns repr(v) as a Go string.
func ReprGo(th *Thread, v Value) (string, error) {
	s, err := Repr(th, v)
	if err != nil {
		return "", err
	}
	return s.s, nil
}

// StrOf returns str(v).
func StrOf(th *Thread, v Value) (*Str, error) {
	t := v.Type()
	if t == &strType {
		return (*Str)(v.ref), nil
	}
	if v.IsInt() {
		return intStr(v.Int()), nil
	}
	if v.IsFloat() {
		return floatStr(v.Float()), nil
	}
	if t.Str == nil {
		return Repr(th, v)
	}
	if err := th.Enter(" while getting the str of an object"); err != nil {
		return nil, err
	}
	r, err := t.Str(th, v)
	th.Leave()
	if err != nil {
		return nil, err
	}
	s := ToStr(r)
	if s == nil {
		return nil, TypeErrorf("__str__ returned non-string (type %s)", r.Type().FullName())
	}
	return s, nil
}

// ASCII returns ascii(v).
func ASCII(th *Thread, v Value) (*Str, error) {
	s, err := Repr(th, v)
	if err != nil || s.IsASCII() {
		return s, err
	}
	var b []byte
	for i, k := 0, 1; i < len(s.s); k++ {
		if b, err = th.PollRoom(b, k); err != nil {
			return nil, err
		}
		r, n := decodeRune(s.s[i:])
		i += n
		switch {
		case r < 128:
			b = append(b, byte(r))
		case r < 256:
			b = append(b, "\\x"+hexPad(r, 2)...)
		case r < 0x10000:
			b = append(b, "\\u"+hexPad(r, 4)...)
		default:
			b = append(b, "\\U"+hexPad(r, 8)...)
		}
	}
	return newASCII(stringOf(b)), nil
}

func hexPad(r rune, n int) string {
	s := strconv.FormatInt(int64(r), 16)
	if len(s) < n {
		s = strings.Repeat("0", n-len(s)) + s
	}
	return s
}

// Format returns format(v, spec).
func Format(th *Thread, v Value, spec *Str) (*Str, error) {
	if spec.s == "" {
		switch t := v.Type(); {
		case t == &strType:
			return (*Str)(v.ref), nil
		case t == &intType, t == &floatType:
			return StrOf(th, v)
		}
	}
	var r Value
	var err error
	found := true
	switch t := v.Type(); {
	case v.IsInt() || v.IsFloat():
		r, err = formatNumber(th, v, spec.Value())
	case t == &strType:
		r, err = formatText(th, (*Str)(v.ref), spec.s)
	default:
		r, found, err = callSpecial(th, v, names.format, spec.Value())
	}
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, TypeErrorf("Type %s doesn't define __format__", v.Type().FullName())
	}
	s := ToStr(r)
	if s == nil {
		return nil, TypeErrorf("__format__ must return a str, not %s", r.Type().FullName())
	}
	return s, nil
}
