package decimal

// This file turns text into numbers and back.

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"github.com/hognose/hognose/py"
)

// asciiDigits replaces digits of any script by ASCII ones and takes out underscores
// and white space around; ok is false if other characters are not ASCII.
func asciiDigits(s string) (string, bool) {
	plain := true
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c == '_' || c <= ' ' {
			plain = false
			break
		}
	}
	if plain {
		return s, true
	}
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f })
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '_':
		case r < 0x80:
			b.WriteRune(r)
		case unicode.Is(unicode.Nd, r):
			b.WriteByte('0' + byte(digitValue(r)))
		default:
			return "", false
		}
	}
	return b.String(), true
}

func digitValue(r rune) int {
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	return 0
}

// parse reads a number; ok is false if the text is none.
func parse(th *py.Thread, s string) (d number, ok bool, err error) {
	if s, ok = asciiDigits(s); !ok || s == "" {
		return d, false, nil
	}
	if s[0] == '+' || s[0] == '-' {
		d.neg = s[0] == '-'
		s = s[1:]
	}
	d.coef = bigZero
	lower := s
	if len(s) > 0 && (s[0]|0x20 == 'i' || s[0]|0x20 == 'n' || s[0]|0x20 == 's') {
		lower = strings.ToLower(s)
		switch {
		case lower == "inf" || lower == "infinity":
			d.kind = infinite
			return d, true, nil
		case strings.HasPrefix(lower, "nan"):
			d.kind, lower = quiet, lower[3:]
		case strings.HasPrefix(lower, "snan"):
			d.kind, lower = signaling, lower[4:]
		default:
			return d, false, nil
		}
		for i := range len(lower) {
			if lower[i] < '0' || lower[i] > '9' {
				return d, false, nil
			}
		}
		if lower = strings.TrimLeft(lower, "0"); lower != "" {
			d.coef, err = digitsToInt(th, lower)
		}
		return d, true, err
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	digits := s[:i]
	s = s[i:]
	if strings.HasPrefix(s, ".") {
		i = 1
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		digits += s[1:i]
		d.exp = -(i - 1)
		s = s[i:]
	}
	if digits == "" {
		return d, false, nil
	}
	if s != "" {
		if s[0]|0x20 != 'e' || len(s) < 2 {
			return d, false, nil
		}
		e := s[1:]
		neg := false
		if e[0] == '+' || e[0] == '-' {
			neg = e[0] == '-'
			e = e[1:]
		}
		if e == "" {
			return d, false, nil
		}
		n := 0
		for i := range len(e) {
			if e[i] < '0' || e[i] > '9' {
				return d, false, nil
			}
			if n < 4e18/10 {
				n = n*10 + int(e[i]-'0')
			} else {
				n = 4e18
			}
		}
		if neg {
			n = -n
		}
		d.exp += n
	}
	d.coef, err = digitsToInt(th, digits)
	return d, true, err
}

func digitsToInt(th *py.Thread, s string) (*big.Int, error) {
	if len(s) <= 18 {
		n, _ := strconv.ParseInt(s, 10, 64)
		return big.NewInt(n), nil
	}
	if err := th.Charge(int64(len(s))); err != nil {
		return nil, err
	}
	if len(s) > 1<<14 {
		if err := th.Poll(); err != nil {
			return nil, err
		}
	}
	b, _ := new(big.Int).SetString(s, 10)
	return b, nil
}

// text is str(d); eng is engineering notation.
func (d number) text(eng, capitals bool) string {
	sign := ""
	if d.neg {
		sign = "-"
	}
	switch d.kind {
	case infinite:
		return sign + "Infinity"
	case quiet, signaling:
		s := sign
		if d.kind == signaling {
			s += "s"
		}
		s += "NaN"
		if d.coef.Sign() != 0 {
			s += d.coef.String()
		}
		return s
	}
	digits := d.coef.String()
	left := d.exp + len(digits) // digits left of the point
	var point int
	switch {
	case d.exp <= 0 && left > -6:
		point = left
	case !eng:
		point = 1
	case digits == "0":
		point = floorMod(left+1, 3) - 1
	default:
		point = floorMod(left-1, 3) + 1
	}
	var b strings.Builder
	b.WriteString(sign)
	switch {
	case point <= 0:
		b.WriteString("0.")
		b.WriteString(pad0(-point))
		b.WriteString(digits)
	case point >= len(digits):
		b.WriteString(digits)
		b.WriteString(pad0(point - len(digits)))
	default:
		b.WriteString(digits[:point])
		b.WriteByte('.')
		b.WriteString(digits[point:])
	}
	if left != point {
		e := byte('e')
		if capitals {
			e = 'E'
		}
		b.WriteByte(e)
		if left > point {
			b.WriteByte('+')
		}
		b.WriteString(strconv.Itoa(left - point))
	}
	return b.String()
}

func floorMod(a, b int) int { return (a%b + b) % b }
