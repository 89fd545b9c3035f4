package floatfmt

// This file reads floats from decimal text.

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/internal/wtf8"
)

// Parse reads text as float() does: white space around it, any Unicode decimal
// digits, underscores between digits, inf, infinity and nan in any case. Too large
// a number is an infinity. ok is false for anything else.
func Parse(s string) (f float64, ok bool) {
	if !wtf8.IsASCII(s) {
		if s, ok = asciiDigits(s); !ok {
			return 0, false
		}
	}
	for s != "" && isSpace(s[0]) {
		s = s[1:]
	}
	for s != "" && isSpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	kind := scan(s)
	switch kind {
	case notNumber:
		return parseSpecial(s)
	case underscored:
		s = strings.ReplaceAll(s, "_", "")
	}
	f, _ = strconv.ParseFloat(s, 64) // the only error left is overflow, which gives an infinity
	return f, true
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f }

type numberKind int

const (
	notNumber numberKind = iota
	plain
	underscored
)

// scan checks the grammar: sign, digits with a point somewhere, exponent.
func scan(s string) numberKind {
	i, kind := 0, plain
	digits := func() bool {
		start := i
		for i < len(s) {
			c := s[i]
			if c == '_' {
				if i == start || s[i-1] == '_' || i+1 == len(s) || s[i+1] < '0' || s[i+1] > '9' {
					return false
				}
				kind = underscored
			} else if c < '0' || c > '9' {
				break
			}
			i++
		}
		return i > start
	}
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	whole := digits()
	if i < len(s) && s[i] == '_' {
		return notNumber
	}
	if i < len(s) && s[i] == '.' {
		i++
		fraction := digits()
		if !whole && !fraction || i < len(s) && s[i] == '_' {
			return notNumber
		}
	} else if !whole {
		return notNumber
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if !digits() {
			return notNumber
		}
	}
	if i != len(s) {
		return notNumber
	}
	return kind
}

func parseSpecial(s string) (float64, bool) {
	sign := 1.0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	switch {
	case strings.EqualFold(s, "inf"), strings.EqualFold(s, "infinity") && len(s) == 8:
		return math.Inf(int(sign)), true
	case strings.EqualFold(s, "nan"):
		return math.Copysign(math.Float64frombits(0x7ff8000000000000), sign), true
	}
	return 0, false
}

// asciiDigits replaces Unicode digits and white space by those of ASCII; ok is
// false if other characters beyond ASCII are left.
func asciiDigits(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, n := wtf8.DecodeRune(s)
		s = s[n:]
		switch {
		case r < utf8.RuneSelf:
			b = append(b, byte(r))
		case unidata.IsSpace(r):
			b = append(b, ' ')
		default:
			d := unidata.Decimal(r)
			if d < 0 {
				return "", false
			}
			b = append(b, '0'+byte(d))
		}
	}
	return string(b), true
}
