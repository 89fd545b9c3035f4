// Package floatfmt converts between float64 and text exactly as CPython does: repr,
// the presentation types e f g and their kin, float(text), hexadecimal text, and
// the decimal rounding of round(x, n). It knows nothing of Python objects.
package floatfmt

// This file writes floats as decimal text.

import (
	"math"
	"slices"
	"strconv"
)

// Flags change how Append writes a float.
type Flags uint8

const (
	Alt       Flags = 1 << iota // '#': always a decimal point, and 'g' keeps trailing zeros
	AddDot0                     // a number written without an exponent ends in ".0" if it has no fraction, as repr does
	NoNegZero                   // a negative number that rounds to zero loses its sign ('z')
)

// exactDigits is more than the number of significant digits any float64 has (767);
// what follows them is zeros.
const exactDigits = 800

// maxFraction is more than the number of digits any float64 has after its point (1074).
const maxFraction = 1100

// Repr returns repr(f): the shortest text that reads back as f.
func Repr(f float64) string {
	var b [32]byte
	return string(AppendRepr(b[:0], f))
}

// AppendRepr appends repr(f) to b.
func AppendRepr(b []byte, f float64) []byte {
	if i := int64(f); float64(i) == f && -1e15 < f && f < 1e15 && (i != 0 || !math.Signbit(f)) {
		return append(strconv.AppendInt(b, i, 10), '.', '0')
	}
	a := math.Abs(f)
	switch {
	case !(a <= math.MaxFloat64):
		return appendSpecial(b, f, false)
	case a != 0 && (a < 1e-4 || a >= 1e16):
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	n := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	for _, c := range b[n:] {
		if c == '.' {
			return b
		}
	}
	return append(b, '.', '0')
}

// MaxLen bounds the number of bytes Append writes for a precision.
func MaxLen(prec int) int { return 330 + max(prec, 0) }

// Append appends f in the presentation type code: one of e E f F g G, or r for
// repr, which ignores prec. prec is not negative; memory of about MaxLen(prec) is
// taken, which callers check first. A nan has no sign.
func Append(b []byte, f float64, code byte, prec int, flags Flags) []byte {
	upper := code < 'a'
	if upper {
		code += 'a' - 'A'
	}
	if math.IsInf(f, 0) || f != f {
		return appendSpecial(b, f, upper)
	}
	start := len(b)
	switch code {
	case 'e':
		p := min(prec, exactDigits)
		b = strconv.AppendFloat(b, f, 'e', p, 64)
		if prec > p || p == 0 && flags&Alt != 0 {
			e := len(b) - 1
			for b[e] != 'e' {
				e--
			}
			var exp [8]byte
			x := exp[:copy(exp[:], b[e:])]
			b = b[:e]
			if p == 0 {
				b = append(b, '.')
			}
			b = append(appendZeros(b, prec-p), x...)
		}
	case 'f':
		p := min(prec, maxFraction)
		b = appendZeros(strconv.AppendFloat(b, f, 'f', p, 64), prec-p)
		if p == 0 && flags&Alt != 0 {
			b = append(b, '.')
		}
	case 'g':
		b = appendShort(b, f, max(prec, 1), flags)
	default:
		b = appendShort(b, f, -1, flags)
	}
	if flags&NoNegZero != 0 && b[start] == '-' && isZeroText(b[start+1:]) {
		b = append(b[:start], b[start+1:]...)
	}
	if upper {
		for i := start; i < len(b); i++ {
			if b[i] == 'e' {
				b[i] = 'E'
			}
		}
	}
	return b
}

// appendShort writes with prec significant digits (-1: the shortest) and an
// exponent only when the number is very large or small.
func appendShort(b []byte, f float64, prec int, flags Flags) []byte {
	var space [exactDigits + 16]byte
	shown := prec
	if prec > exactDigits {
		shown = exactDigits
	}
	if shown > 0 {
		shown--
	}
	text := strconv.AppendFloat(space[:0], math.Abs(f), 'e', shown, 64)
	// Take the text apart: d.ddde±xx.
	e := len(text) - 1
	for text[e] != 'e' {
		e--
	}
	exp := 0
	for _, c := range text[e+2:] {
		exp = exp*10 + int(c-'0')
	}
	if text[e+1] == '-' {
		exp = -exp
	}
	digits := text[:1]
	if e > 1 {
		text[1] = text[0]
		digits = text[1:e]
		// d.ddd has become dddd: the point's place took the first digit.
	}
	for len(digits) > 1 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	if f == 0 {
		digits = digits[:1]
	}
	if math.Signbit(f) {
		b = append(b, '-')
	}
	point := exp + 1 // the decimal point stands after that many digits
	total := 0       // with Alt, so many digits are shown
	if flags&Alt != 0 && prec > 0 {
		total = prec
	}
	limit := prec
	if prec < 0 {
		limit = 16
	} else if flags&AddDot0 != 0 {
		limit--
	}
	if point <= -4 || point > limit {
		b = append(b, digits[0])
		if len(digits) > 1 || total > 1 || flags&Alt != 0 {
			b = append(append(b, '.'), digits[1:]...)
			b = appendZeros(b, total-len(digits))
		}
		b = append(b, 'e')
		if exp < 0 {
			b, exp = append(b, '-'), -exp
		} else {
			b = append(b, '+')
		}
		if exp < 10 {
			b = append(b, '0')
		}
		return strconv.AppendInt(b, int64(exp), 10)
	}
	if point <= 0 {
		b = append(b, '0', '.')
		b = appendZeros(b, -point)
		b = append(b, digits...)
		return appendZeros(b, total-len(digits))
	}
	if point >= len(digits) {
		b = append(b, digits...)
		b = appendZeros(b, point-len(digits))
		if total > point {
			return appendZeros(append(b, '.'), total-point)
		}
		switch {
		case flags&AddDot0 != 0:
			b = append(b, '.', '0')
		case flags&Alt != 0:
			b = append(b, '.')
		}
		return b
	}
	b = append(b, digits[:point]...)
	b = append(b, '.')
	b = append(b, digits[point:]...)
	return appendZeros(b, total-len(digits))
}

func appendSpecial(b []byte, f float64, upper bool) []byte {
	s := "nan"
	if math.IsInf(f, 1) {
		s = "inf"
	} else if math.IsInf(f, -1) {
		s = "-inf"
	}
	for i := range len(s) {
		c := s[i]
		if upper && c != '-' {
			c -= 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}

func appendZeros(b []byte, n int) []byte {
	const zeros = "0000000000000000000000000000000000000000000000000000000000000000"
	if n > len(zeros) {
		b = slices.Grow(b, n)
	}
	for n > 0 {
		k := min(n, len(zeros))
		b, n = append(b, zeros[:k]...), n-k
	}
	return b
}

// isZeroText reports whether all digits before the exponent are 0.
func isZeroText(b []byte) bool {
	for _, c := range b {
		if c == 'e' {
			break
		}
		if c >= '1' && c <= '9' {
			return false
		}
	}
	return true
}
