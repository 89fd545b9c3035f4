// This file writes constants as Python's repr does.

package syntax

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/unidata"
)

// Repr returns the value as Python's repr prints it.
func (c Const) Repr() string {
	switch c.Kind {
	case ConstNone:
		return "None"
	case ConstTrue:
		return "True"
	case ConstFalse:
		return "False"
	case ConstEllipsis:
		return "Ellipsis"
	case ConstInt:
		return strconv.FormatInt(c.Int, 10)
	case ConstBigInt:
		return c.Big.String()
	case ConstFloat:
		return ReprFloat(c.Float)
	case ConstComplex:
		return reprComplex(c.Float, c.Imag)
	case ConstStr:
		return ReprStr(c.Str)
	case ConstBytes:
		return ReprBytes(c.Str)
	case ConstTuple, ConstFrozenSet:
		var items []string
		if c.Items != nil {
			for _, it := range *c.Items {
				items = append(items, it.Repr())
			}
		}
		s := strings.Join(items, ", ")
		switch {
		case c.Kind == ConstFrozenSet && len(items) == 0:
			return "frozenset()"
		case c.Kind == ConstFrozenSet:
			return "frozenset({" + s + "})"
		case len(items) == 1:
			return "(" + s + ",)"
		}
		return "(" + s + ")"
	}
	return ""
}

// ReprFloat returns the shortest text that reads back as f, in Python's form.
func ReprFloat(f float64) string {
	s := shortFloat(f)
	if strings.ContainsAny(s, ".en") { // n: nan, inf
		return s
	}
	return s + ".0"
}

// shortFloat is ReprFloat without ".0" for whole numbers.
func shortFloat(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	case math.IsNaN(f):
		return "nan"
	case f == 0:
		if math.Signbit(f) {
			return "-0"
		}
		return "0"
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	exp, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	if exp < -4 || exp >= 16 {
		return s
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func reprComplex(re, im float64) string {
	if re == 0 && !math.Signbit(re) {
		return shortFloat(im) + "j"
	}
	s := shortFloat(im)
	if s[0] != '-' {
		s = "+" + s
	}
	return "(" + shortFloat(re) + s + "j)"
}

// ReprStr returns s, in UTF-8 with lone surrogates as three bytes, as Python's repr of a str prints it.
func ReprStr(s string) string {
	q := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		q = '"'
	}
	b := make([]byte, 0, len(s)+2)
	b = append(b, q)
	for i := 0; i < len(s); {
		c := s[i]
		if c < 128 {
			b = appendEscaped(b, c, q)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n <= 1 {
			r, n = rune(c), 1
			if c == 0xed && i+2 < len(s) {
				r, n = rune(c&15)<<12|rune(s[i+1]&63)<<6|rune(s[i+2]&63), 3
			}
			b = appendHex(b, r)
		} else if unidata.IsPrintable(r) {
			b = append(b, s[i:i+n]...)
		} else {
			b = appendHex(b, r)
		}
		i += n
	}
	return string(append(b, q))
}

// ReprBytes returns s as Python's repr of a bytes object prints it.
func ReprBytes(s string) string {
	q := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		q = '"'
	}
	b := append(make([]byte, 0, len(s)+3), 'b', q)
	for i := 0; i < len(s); i++ {
		if s[i] < 128 {
			b = appendEscaped(b, s[i], q)
		} else {
			b = appendHex(b, rune(s[i]))
		}
	}
	return string(append(b, q))
}

func appendEscaped(b []byte, c, q byte) []byte {
	switch {
	case c == q || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, `\n`...)
	case c == '\r':
		return append(b, `\r`...)
	case c == '\t':
		return append(b, `\t`...)
	case c < ' ' || c == 127:
		return appendHex(b, rune(c))
	}
	return append(b, c)
}

// appendHex appends r as the shortest of \x, \u and \U escapes.
func appendHex(b []byte, r rune) []byte {
	n, letter := 2, byte('x')
	switch {
	case r > 0xffff:
		n, letter = 8, 'U'
	case r > 0xff:
		n, letter = 4, 'u'
	}
	b = append(b, '\\', letter)
	for shift := (n - 1) * 4; shift >= 0; shift -= 4 {
		b = append(b, "0123456789abcdef"[r>>shift&15])
	}
	return b
}
