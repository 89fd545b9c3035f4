package decimal

// This file is the format mini-language for decimals.

import (
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/py"
)

// formatSpec is a parsed format specification.
type formatSpec struct {
	fill     string
	align    byte
	sign     byte
	noNegZ   bool
	alt      bool // a point always
	zeroPad  bool
	width    int
	sep      string
	prec     int // -1: none
	typ      byte
	grouping []int // sizes of groups, the last repeats
	point    string
}

func parseFormat(s string) (f formatSpec, ok bool) {
	f.fill, f.sign, f.prec, f.point = " ", '-', -1, "."
	isAlign := func(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }
	given := false
	if s != "" {
		_, n := utf8.DecodeRuneInString(s)
		if len(s) > n && isAlign(s[n]) {
			f.fill, f.align, s, given = s[:n], s[n], s[n+1:], true
		} else if isAlign(s[0]) {
			f.align, s, given = s[0], s[1:], true
		}
	}
	if s != "" && (s[0] == '+' || s[0] == '-' || s[0] == ' ') {
		f.sign, s = s[0], s[1:]
	}
	if strings.HasPrefix(s, "z") {
		f.noNegZ, s = true, s[1:]
	}
	if strings.HasPrefix(s, "#") {
		f.alt, s = true, s[1:]
	}
	if strings.HasPrefix(s, "0") {
		if given {
			return f, false
		}
		f.zeroPad, s = true, s[1:]
		f.fill, f.align = "0", '='
	}
	number := func() (int, bool) {
		n, i := 0, 0
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			if n > 1<<40 {
				return 0, false
			}
			n = n*10 + int(s[i]-'0')
			i++
		}
		s = s[i:]
		return n, i > 0
	}
	if n, got := number(); got {
		f.width = n
	}
	if s != "" && s[0] == ',' {
		f.sep, f.grouping, s = s[:1], []int{3}, s[1:]
	}
	if strings.HasPrefix(s, ".") {
		s = s[1:]
		n, got := number()
		if !got {
			return f, false
		}
		f.prec = n
	}
	if s != "" {
		if strings.IndexByte("eEfFgGn%", s[0]) < 0 {
			return f, false
		}
		f.typ, s = s[0], s[1:]
		if f.typ == 'n' {
			if f.sep != "" {
				return f, false
			}
			f.typ = 'g'
		}
	}
	if f.align == 0 {
		f.align = '>'
	}
	return f, s == ""
}

func formatDecimal(th *py.Thread, d number, spec string, c *ctx) (string, error) {
	f, ok := parseFormat(spec)
	if !ok {
		return "", py.ValueErrorf("invalid format string")
	}
	if f.width > 1<<40 || f.prec > 1<<40 {
		return "", py.NewException(py.MemoryError)
	}
	if err := th.Charge(int64(f.width + max(f.prec, 0))); err != nil {
		return "", err
	}
	if d.isSpecial() {
		s := c.text(number{kind: d.kind, coef: d.coef}, false, true)
		if f.typ == '%' {
			s += "%"
		}
		if f.fill == "0" && f.zeroPad {
			f.fill, f.align = " ", '>'
		}
		return f.pad(c.calc, signText(d.neg, f.sign), s), c.err
	}
	round := c.round
	typ := f.typ
	upper := typ == 'E' || typ == 'F' || typ == 'G' || typ == 0 && c.capitals
	switch typ {
	case 'E', 'F', 'G':
		typ |= 0x20
	case 0:
		typ = 'g'
	}
	if typ == '%' {
		d.exp += 2
	}
	if f.prec >= 0 {
		switch typ {
		case 'e':
			if !d.isZero() { // zeros behind the point do not change the exponent of 0, as in CPython's C version
				d = c.roundDigits(d, f.prec+1, round)
			}
		case 'f', '%':
			d, _ = c.rescale(d, -f.prec, round)
		case 'g':
			if c.digits(d.coef) > max(f.prec, 1) || f.prec == 0 {
				d = c.roundDigits(d, max(f.prec, 1), round)
			}
		}
	}
	if d.isZero() && d.exp > 0 && (typ == 'f' || typ == '%') {
		d.exp = 0
	}
	neg := d.neg
	if f.noNegZ && d.isZero() {
		neg = false
	}
	digits := c.decimals(d.coef)
	if c.err != nil {
		return "", c.err
	}
	left := d.exp + len(digits)
	var point int
	switch {
	case typ == 'e':
		if d.isZero() && f.prec >= 0 {
			point = 1 - f.prec
		} else {
			point = 1
		}
	case typ == 'f' || typ == '%':
		point = left
	case d.exp <= 0 && left > -6:
		point = left
	default:
		point = 1
	}
	var ip, fp string
	switch {
	case point < 0:
		ip, fp = "0", c.join(c.zeros(-point), digits)
	case point > len(digits):
		ip, fp = c.join(digits, c.zeros(point-len(digits))), ""
	default:
		ip, fp = digits[:point], digits[point:]
		if ip == "" {
			ip = "0"
		}
	}
	exp := left - point
	ip = f.group(c.calc, ip, neg, len(fp), exp, typ, upper)
	dot, end := "", ""
	if fp != "" || f.alt {
		dot = f.point
	}
	if exp != 0 || typ == 'e' {
		end = fmt.Sprintf("e%+d", exp)
		if upper {
			end = fmt.Sprintf("E%+d", exp)
		}
	}
	if f.typ == '%' {
		end += "%"
	}
	return f.pad(c.calc, signText(neg, f.sign), ip, dot, fp, end), c.err
}

// roundDigits rounds to a number of digits.
func (c *calc) roundDigits(d number, n int, mode rounding) number {
	if d.isZero() {
		return number{neg: d.neg, exp: d.exp + 1 - n}
	}
	have := c.digits(d.coef)
	if have == n {
		return d
	}
	r, _ := c.rescale(d, d.exp+have-n, mode)
	if c.digits(r.coef) > n {
		r, _ = c.rescale(r, r.exp+1, mode)
	}
	return r
}

func signText(neg bool, mode byte) string {
	switch {
	case neg:
		return "-"
	case mode == '+' || mode == ' ':
		return string(mode)
	}
	return ""
}

// group puts separators into the digits before the point, with zeros up to the width.
func (f *formatSpec) group(k *calc, ip string, neg bool, nfrac, exp int, typ byte, upper bool) string {
	minWidth := 0
	if f.fill == "0" && f.align == '=' {
		rest := nfrac
		if nfrac > 0 || f.alt {
			rest++
		}
		if exp != 0 || typ == 'e' {
			rest += 2 + len(strconv.Itoa(abs(exp)))
		}
		if f.typ == '%' {
			rest++
		}
		minWidth = f.width - rest - len(signText(neg, f.sign))
	}
	if f.sep == "" {
		if n := minWidth - len(ip); n > 0 {
			ip = k.join(k.zeros(n), ip)
		}
		return ip
	}
	if !k.room(max(len(ip), minWidth) / 3 * 24 / (bits.UintSize / 8)) {
		return ""
	}
	var groups []string
	digits := ip
	width := minWidth
	for k.at(len(groups)) {
		n := min(max(len(digits), width, 1), 3)
		g := digits
		if len(g) > n {
			g = digits[len(digits)-n:]
		}
		groups = append(groups, "000"[:n-len(g)]+g)
		digits = digits[:len(digits)-len(g)]
		width -= n
		if digits == "" && width <= 0 {
			break
		}
		width--
	}
	var b strings.Builder
	for i := len(groups) - 1; i >= 0 && k.at(i); i-- {
		b.WriteString(groups[i])
		if i > 0 {
			b.WriteString(f.sep)
		}
	}
	return b.String()
}

// pad returns the sign and what the number is written with, filled up to the width.
func (f *formatSpec) pad(k *calc, sign string, body ...string) string {
	n := f.width - len(sign)
	for _, s := range body {
		n -= utf8.RuneCountInString(s)
	}
	n = max(n, 0)
	var before, inside, after string
	switch f.align {
	case '<':
		after = k.repeat(f.fill, n)
	case '=':
		inside = k.repeat(f.fill, n)
	case '^':
		before, after = k.repeat(f.fill, n/2), k.repeat(f.fill, n-n/2)
	default:
		before = k.repeat(f.fill, n)
	}
	return k.join(slices.Concat([]string{before, sign, inside}, body, []string{after})...)
}
