package floatfmt

// This file writes and reads the hexadecimal form of floats.

import (
	"errors"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// ErrHexSyntax and ErrHexRange are what ParseHex reports: text that is not a
// number (ValueError in Python) and a number too large (OverflowError).
var (
	ErrHexSyntax = errors.New("invalid hexadecimal floating-point string")
	ErrHexRange  = errors.New("hexadecimal value too large to represent as a float")
)

// Hex returns float.hex(f).
func Hex(f float64) string {
	if math.IsInf(f, 0) || f != f {
		return Repr(f)
	}
	b := make([]byte, 0, 24)
	if math.Signbit(f) {
		b = append(b, '-')
	}
	if f == 0 {
		return string(append(b, "0x0.0p+0"...))
	}
	x := math.Float64bits(f)
	lead, e := byte('1'), int(x>>52&0x7ff)-1023
	if e == -1023 {
		lead, e = '0', -1022
	}
	b = append(b, '0', 'x', lead, '.')
	for shift := 48; shift >= 0; shift -= 4 {
		b = append(b, "0123456789abcdef"[x>>uint(shift)&15])
	}
	b = append(b, 'p')
	if e >= 0 {
		b = append(b, '+')
	}
	return string(strconv.AppendInt(b, int64(e), 10))
}

// ParseHex reads text as float.fromhex does, correctly rounded.
func ParseHex(s string) (float64, error) {
	for s != "" && isSpace(s[0]) {
		s = s[1:]
	}
	for s != "" && isSpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	if f, ok := parseSpecial(s); ok {
		return f, nil
	}
	sign := 1.0
	if s != "" && (s[0] == '-' || s[0] == '+') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	if len(s) >= 2 && s[0] == '0' && s[1]|0x20 == 'x' {
		s = s[2:]
	}
	// The first 15 significant digits and whether anything follows decide the value m * 2**e.
	var m uint64
	var e int64
	sticky, point, seen := false, false, false
	i := 0
	for ; i < len(s); i++ {
		if s[i] == '.' && !point {
			point = true
			continue
		}
		d := strings.IndexByte("0123456789abcdef", s[i]|0x20)
		if d < 0 {
			break
		}
		if s[i] < '0' {
			break
		}
		seen = true
		if m>>59 == 0 {
			m = m<<4 | uint64(d)
			if point {
				e -= 4
			}
		} else {
			sticky = sticky || d != 0
			if !point {
				e += 4
			}
		}
	}
	if !seen {
		return 0, ErrHexSyntax
	}
	if i < len(s) && s[i]|0x20 == 'p' {
		i++
		neg := false
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			neg = s[i] == '-'
			i++
		}
		if i == len(s) {
			return 0, ErrHexSyntax
		}
		var x int64
		for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			x = min(x*10+int64(s[i]-'0'), 1<<58)
		}
		if neg {
			x = -x
		}
		e += x
	}
	if i != len(s) {
		return 0, ErrHexSyntax
	}
	if m == 0 {
		return math.Copysign(0, sign), nil
	}
	n := int64(bits.Len64(m))
	switch top := e + n; { // m * 2**e < 2**top
	case top > 1024:
		return 0, ErrHexRange
	case top < -1075:
		return math.Copysign(0, sign), nil
	}
	// Drop the bits below the place of the last bit of the float.
	if drop := max(n-53, -1074-e); drop > 0 {
		var rest, half uint64
		if drop > 63 {
			rest, half = m, 1<<63
			if drop > 64 {
				rest, half = 1, 2
			}
			m = 0
		} else {
			rest, half = m&(1<<uint(drop)-1), 1<<uint(drop-1)
			m >>= uint(drop)
		}
		e += drop
		if rest > half || rest == half && (sticky || m&1 != 0) {
			m++
		}
	}
	f := math.Ldexp(float64(m), int(e))
	if math.IsInf(f, 0) {
		return 0, ErrHexRange
	}
	return math.Copysign(f, sign), nil
}
