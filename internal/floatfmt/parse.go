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
	if len(s) > decidingDigits {
		s = shorten(s)
	}
	f, _ = strconv.ParseFloat(s, 64) // the only error left is overflow, which gives an infinity
	return f, true
}

// decidingDigits is how many digits decide how a float is rounded, at most (767), and some more. strconv.ParseFloat forgets the
// magnitude of whole numbers with more than 800.
const decidingDigits = 780

// shorten rewrites a long number with few digits that reads as the same float: what comes behind the digits that decide
// matters only by being there.
func shorten(s string) string {
	mantissa, exponent := s, ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent = s[:i], s[i+1:]
	}
	out := make([]byte, 0, decidingDigits+32)
	if c := mantissa[0]; c == '+' || c == '-' {
		out, mantissa = append(out, c), mantissa[1:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	start := len(out)
	scale := int64(len(whole)) // the value is 0.DIGITS times ten to it
	for _, part := range []string{whole, fraction} {
		for i := 0; i < len(part); i++ {
			switch c := part[i]; {
			case len(out) == start && c == '0':
				scale--
			case len(out)-start < decidingDigits:
				out = append(out, c)
			case c != '0':
				out[len(out)-1] |= 1 // a last digit that is not 0
			}
		}
	}
	if len(out) == start {
		return s[:start] + "0"
	}
	e, err := strconv.ParseInt(exponent, 10, 64)
	if err != nil && exponent != "" {
		e = 1 << 40 // no text is long enough to make up for it
		if exponent[0] == '-' {
			e = -e
		}
	}
	digits := string(out[start:])
	return string(out[:start]) + "0." + digits + "e" + strconv.FormatInt(min(max(e, -1<<40), 1<<40)+scale, 10)
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
