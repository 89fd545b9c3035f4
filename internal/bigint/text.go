package bigint

// This file converts ints to text and back in any base from 2 to 36, by halving:
// the time is that of a few multiplications and divisions of the whole size.

import (
	"math"
	"math/big"
	"math/bits"
	"strings"
)

// leafWords is the size of a piece of text that math/big converts at once.
const leafWords = 100

// groupWords is a number of words whose bits are a whole number of digits in the
// bases 2, 4, 8, 16 and 32.
const groupWords = 15 * 32

// Text returns the digits of x, lower case, after a prefix and that after '-' if it is negative.
func Text(x *big.Int, base int, prefix string, poll func() error) (string, error) {
	if words(x) <= leafWords {
		s := x.Text(base)
		if prefix == "" {
			return s, nil
		}
		if x.Sign() < 0 {
			return "-" + prefix + s[1:], nil
		}
		return prefix + s, nil
	}
	m := newMeter(poll)
	if base&(base-1) == 0 {
		return m.textShift(x, base, prefix)
	}
	var out []byte
	if x.Sign() < 0 {
		out = append(out, '-')
	}
	out = append(out, prefix...)
	x = abs(x)
	digits := leafDigits(base)
	powers, err := m.powers(base, digits, func(p *big.Int) bool { return 2*words(p) > words(x)+1 })
	if err != nil {
		return "", err
	}
	out, err = m.text(out, x, base, powers, digits, false)
	return string(out), err
}

// leafDigits is the number of digits of a leaf.
func leafDigits(base int) int { return int(leafWords * wordBits / math.Log2(float64(base))) }

// powers returns base**digits and its repeated squares, up to the first that is enough.
func (m *meter) powers(base, digits int, enough func(p *big.Int) bool) ([]*big.Int, error) {
	p := new(big.Int).Exp(big.NewInt(int64(base)), big.NewInt(int64(digits)), nil)
	list := []*big.Int{p}
	for !enough(p) {
		var err error
		if p, err = m.mul(p, p); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// text appends the digits of x, which is below the square of the last power. digits
// is how many the first power stands for; padded makes the text as long as the
// square of the last power asks.
func (m *meter) text(out []byte, x *big.Int, base int, powers []*big.Int, digits int, padded bool) ([]byte, error) {
	if len(powers) == 0 {
		if err := m.work(leafWords * leafWords / 2); err != nil {
			return nil, err
		}
		s := x.Text(base)
		if padded {
			out = appendZeros(out, digits-len(s))
		}
		return append(out, s...), nil
	}
	last := len(powers) - 1
	q, r, err := m.quoRem(x, powers[last])
	if err != nil {
		return nil, err
	}
	if padded || q.Sign() != 0 {
		if out, err = m.text(out, q, base, powers[:last], digits, padded); err != nil {
			return nil, err
		}
		padded = true
	}
	return m.text(out, r, base, powers[:last], digits, padded)
}

func appendZeros(b []byte, n int) []byte {
	for ; n > 0; n-- {
		b = append(b, '0')
	}
	return b
}

// textShift writes in a base that is a power of two, a group of words at a time.
func (m *meter) textShift(x *big.Int, base int, prefix string) (string, error) {
	n := words(x)
	width := groupWords * wordBits / bits.TrailingZeros(uint(base))
	var out strings.Builder
	out.Grow((n/groupWords+1)*width + 1 + len(prefix))
	if x.Sign() < 0 {
		out.WriteByte('-')
	}
	out.WriteString(prefix)
	zeros := strings.Repeat("0", width)
	first := true
	for i := (n - 1) / groupWords * groupWords; i >= 0; i -= groupWords {
		if err := m.work(groupWords * 64); err != nil {
			return "", err
		}
		s := view(x, i, i+groupWords).Text(base)
		if !first {
			out.WriteString(zeros[:width-len(s)])
		}
		out.WriteString(s)
		first = false
	}
	return out.String(), nil
}

// Parse reads digits of a base from 2 to 36, in either case, without sign or
// underscores; ok is false if there is anything else or nothing.
func Parse(s string, base int, poll func() error) (x *big.Int, ok bool, err error) {
	m := newMeter(poll)
	for i := range len(s) {
		if err := m.each(i, linearWords); err != nil {
			return nil, false, err
		}
		if digitValue(s[i]) >= base {
			return nil, false, nil
		}
	}
	if s == "" {
		return nil, false, nil
	}
	digits := leafDigits(base)
	if len(s) <= digits {
		x, ok = new(big.Int).SetString(s, base)
		return x, ok, nil
	}
	if base&(base-1) == 0 {
		x, err = m.parseShift(s, base)
		return x, err == nil, err
	}
	size := digits
	powers, err := m.powers(base, digits, func(*big.Int) bool { size *= 2; return size >= len(s) })
	if err != nil {
		return nil, false, err
	}
	x, err = m.parse(s, base, powers, digits)
	return x, err == nil, err
}

func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 99
}

// parse reads at most 2**len(powers) * digits digits.
func (m *meter) parse(s string, base int, powers []*big.Int, digits int) (*big.Int, error) {
	if len(powers) == 0 || len(s) <= digits {
		if err := m.work(leafWords * leafWords / 2); err != nil {
			return nil, err
		}
		x, _ := new(big.Int).SetString(s, base)
		return x, nil
	}
	last := len(powers) - 1
	cut := len(s) - digits<<last
	if cut <= 0 {
		return m.parse(s, base, powers[:last], digits)
	}
	hi, err := m.parse(s[:cut], base, powers[:last], digits)
	if err != nil {
		return nil, err
	}
	lo, err := m.parse(s[cut:], base, powers[:last], digits)
	if err != nil {
		return nil, err
	}
	p, err := m.mul(hi, powers[last])
	if err != nil {
		return nil, err
	}
	return p.Add(p, lo), nil
}

func (m *meter) parseShift(s string, base int) (*big.Int, error) {
	width := groupWords * wordBits / bits.TrailingZeros(uint(base))
	z := raw[big.Word]((len(s) + width - 1) / width * groupWords)
	for i := 0; len(s) > 0; i += groupWords {
		if err := m.work(groupWords * 64); err != nil {
			return nil, err
		}
		cut := max(len(s)-width, 0)
		x, _ := new(big.Int).SetString(s[cut:], base)
		group := z[i : i+groupWords]
		clear(group[copy(group, x.Bits()):])
		s = s[:cut]
	}
	return fromWords(z), nil
}
