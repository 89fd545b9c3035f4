package decimal

// This file turns text into numbers and back.

import (
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/py"
)

// asciiDigits replaces digits of any script by ASCII ones and takes out underscores
// and white space around; ok is false if other characters are not ASCII.
func (k *calc) asciiDigits(s string) (string, bool) {
	plain := true
	for i := 0; i < len(s) && k.at(i); i++ {
		if c := s[i]; c >= 0x80 || c == '_' || c <= ' ' {
			plain = false
			break
		}
	}
	if plain {
		return s, true
	}
	s = strings.TrimFunc(s, unidata.IsSpace)
	var b strings.Builder
	for i, r := range s {
		switch {
		case i&1023 == 1023 && !k.goOn():
			return "", false
		case r == '_':
		case r < 0x80:
			b.WriteRune(r)
		default:
			d := unidata.Decimal(r)
			if d < 0 {
				return "", false
			}
			b.WriteByte('0' + byte(d))
		}
	}
	return b.String(), true
}

// parse reads a number; ok is false if the text is none.
func parse(th *py.Thread, s string) (d number, ok bool, err error) {
	k := &calc{th: th}
	if s, ok = k.asciiDigits(s); !ok || s == "" {
		return d, false, k.err
	}
	if s[0] == '+' || s[0] == '-' {
		d.neg = s[0] == '-'
		s = s[1:]
	}
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
			return d, false, k.err
		}
		if k.span(lower) < len(lower) {
			return d, false, k.err
		}
		if lower = strings.TrimLeft(lower, "0"); lower != "" {
			d.coef = k.parseDigits(lower)
		}
		return d, true, k.err
	}
	i := k.span(s)
	whole, part := s[:i], ""
	s = s[i:]
	if strings.HasPrefix(s, ".") {
		i = 1 + k.span(s[1:])
		part = s[1:i]
		d.exp = -(i - 1)
		s = s[i:]
	}
	if whole == "" && part == "" || k.err != nil {
		return d, false, k.err
	}
	if s != "" {
		if s[0]|0x20 != 'e' || len(s) < 2 {
			return d, false, k.err
		}
		e := s[1:]
		neg := false
		if e[0] == '+' || e[0] == '-' {
			neg = e[0] == '-'
			e = e[1:]
		}
		if e == "" {
			return d, false, k.err
		}
		n := 0
		for i := 0; i < len(e) && k.at(i); i++ {
			if e[i] < '0' || e[i] > '9' {
				return d, false, k.err
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
	if k.err != nil {
		return d, false, k.err
	}
	if len(whole)+len(part) > 19 {
		d.coef = k.parseDigits(whole + part)
	} else {
		d.coef.lo = appendDigits(appendDigits(0, whole), part)
	}
	return d, true, k.err
}

// text is str(d); eng is engineering notation.
func (k *calc) text(d number, eng, capitals bool) string {
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
		if !d.coef.isZero() {
			s += k.decimals(d.coef)
		}
		return s
	}
	digits := k.decimals(d.coef)
	if k.err != nil {
		return ""
	}
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
		b.WriteString(k.zeros(-point))
		b.WriteString(digits)
	case point >= len(digits):
		b.WriteString(digits)
		b.WriteString(k.zeros(point - len(digits)))
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

// textOf returns text as a str.
func textOf(th *py.Thread, d number, eng, capitals bool) (py.Value, error) {
	k := &calc{th: th}
	s := k.text(d, eng, capitals)
	return py.ASCIIString(s), k.err
}

func floorMod(a, b int) int { return (a%b + b) % b }
