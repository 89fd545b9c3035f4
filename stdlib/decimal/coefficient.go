package decimal

// This file defines coefficients, and the arithmetic on them.

import (
	endian "encoding/binary"
	"math/big"
	"math/bits"
	"strconv"
)

// coefficient is a whole number, not negative. Those of up to 128 bits, which have
// all the digits of most contexts, are in place.
type coefficient struct {
	hi, lo uint64
	big    *big.Int // one that needs more bits, else nil; it is not changed
}

// wide is a number of 256 bits: what comes in between. The lowest word is first.
type wide [4]uint64

var one = coefficient{lo: 1}

const (
	tens       = 39 // powers of ten that are in place
	narrowPrec = 36 // the precision up to which a result is got from 38 digits of an intermediate one
)

// pow10table are the powers of ten in place.
var pow10table = func() (t [tens]coefficient) {
	t[0] = one
	for i := 1; i < tens; i++ {
		hi, lo := bits.Mul64(t[i-1].lo, 10)
		t[i] = coefficient{hi: t[i-1].hi*10 + hi, lo: lo}
	}
	return
}()

// coefOf returns a number that is not negative, and that the coefficient keeps.
func coefOf(b *big.Int) coefficient {
	switch n := b.BitLen(); {
	case n <= 64:
		return coefficient{lo: b.Uint64()}
	case n <= 128:
		var buf [16]byte
		b.FillBytes(buf[:])
		return coefficient{hi: endian.BigEndian.Uint64(buf[:8]), lo: endian.BigEndian.Uint64(buf[8:])}
	}
	return coefficient{big: b}
}

// int returns the number, which must not be changed.
func (x coefficient) int() *big.Int {
	if x.big != nil {
		return x.big
	}
	b := new(big.Int).SetUint64(x.lo)
	if x.hi != 0 {
		h := new(big.Int).SetUint64(x.hi)
		b.Or(b, h.Lsh(h, 64))
	}
	return b
}

func (x coefficient) small() bool  { return x.big == nil }
func (x coefficient) isZero() bool { return x.hi|x.lo == 0 && x.big == nil }

func (x coefficient) odd() bool {
	if x.big != nil {
		return x.big.Bit(0) == 1
	}
	return x.lo&1 == 1
}

// int64 returns the number if it fits.
func (x coefficient) int64() (int64, bool) {
	return int64(x.lo), x.big == nil && x.hi == 0 && x.lo < 1<<63
}

func (x coefficient) bitLen() int {
	switch {
	case x.big != nil:
		return x.big.BitLen()
	case x.hi != 0:
		return 64 + bits.Len64(x.hi)
	}
	return bits.Len64(x.lo)
}

func (x coefficient) cmp(y coefficient) int {
	switch {
	case x.big != nil && y.big != nil:
		return x.big.Cmp(y.big)
	case x.big != nil:
		return 1
	case y.big != nil:
		return -1
	case x.hi != y.hi:
		if x.hi < y.hi {
			return -1
		}
		return 1
	case x.lo < y.lo:
		return -1
	case x.lo > y.lo:
		return 1
	}
	return 0
}

func (k *calc) addCoef(x, y coefficient) coefficient {
	if x.big == nil && y.big == nil {
		lo, c := bits.Add64(x.lo, y.lo, 0)
		if hi, c := bits.Add64(x.hi, y.hi, c); c == 0 {
			return coefficient{hi: hi, lo: lo}
		}
	}
	return coefOf(k.addInt(x.int(), y.int()))
}

// subCoef is x - y, which is not negative.
func (k *calc) subCoef(x, y coefficient) coefficient {
	if x.big == nil && y.big == nil {
		lo, c := bits.Sub64(x.lo, y.lo, 0)
		hi, _ := bits.Sub64(x.hi, y.hi, c)
		return coefficient{hi: hi, lo: lo}
	}
	return coefOf(k.subInt(x.int(), y.int()))
}

func (k *calc) mulCoef(x, y coefficient) coefficient {
	if x.big == nil && y.big == nil {
		if w := mulWide(x, y); w[2]|w[3] == 0 {
			return w.low()
		}
	}
	return coefOf(k.mulInt(x.int(), y.int()))
}

// divCoef is quotient and remainder for y > 0.
func (k *calc) divCoef(x, y coefficient) (q, r coefficient) {
	if x.big == nil && y.big == nil {
		w := wide{x.lo, x.hi}
		w, r = w.div(y)
		return w.low(), r
	}
	a, b := k.quoRem(x.int(), y.int())
	return coefOf(a), coefOf(b)
}

func (k *calc) quoCoef(x, y coefficient) coefficient { q, _ := k.divCoef(x, y); return q }
func (k *calc) remCoef(x, y coefficient) coefficient { _, r := k.divCoef(x, y); return r }

// ten returns 10**n.
func (k *calc) ten(n int) coefficient {
	if n < tens {
		return pow10table[n]
	}
	return coefOf(k.pow10(n))
}

// digits returns the number of decimal digits, 1 for 0.
func (k *calc) digits(x coefficient) int {
	if x.big != nil {
		return k.digitsInt(x.big)
	}
	n := (x.bitLen()*1233)>>12 + 1 // by the logarithm, perhaps one too many
	if n > 1 && x.cmp(pow10table[n-1]) < 0 {
		n--
	}
	return n
}

// decimals returns the digits as text.
func (k *calc) decimals(x coefficient) string {
	if x.big != nil {
		return k.decimalsInt(x.big)
	}
	if x.hi == 0 {
		return strconv.FormatUint(x.lo, 10)
	}
	var buf [48]byte
	w := wide{x.lo, x.hi}
	w, low := w.div(pow10table[19])
	b := buf[:0]
	if w[1] == 0 && w[0] < 1e19 {
		b = strconv.AppendUint(b, w[0], 10)
	} else {
		// Three parts: the first is one or two digits.
		var mid coefficient
		w, mid = w.div(pow10table[19])
		b = padded(strconv.AppendUint(b, w[0], 10), mid.lo)
	}
	return string(padded(b, low.lo))
}

// padded appends a number of 19 digits, zeros included.
func padded(b []byte, n uint64) []byte {
	at := len(b) + 19
	b = append(b, "0000000000000000000"...)
	for i := at - 1; n > 0; i-- {
		b[i] = '0' + byte(n%10)
		n /= 10
	}
	return b
}

// parseDigits reads decimal digits.
func (k *calc) parseDigits(s string) coefficient {
	if len(s) > 38 {
		return coefOf(k.parseInt(s))
	}
	cut := max(0, len(s)-19)
	w := mulWide(coefficient{lo: appendDigits(0, s[:cut])}, pow10table[19])
	return k.addCoef(w.low(), coefficient{lo: appendDigits(0, s[cut:])})
}

// appendDigits returns n with more digits, up to 19 in all.
func appendDigits(n uint64, s string) uint64 {
	for i := range len(s) {
		n = n*10 + uint64(s[i]-'0')
	}
	return n
}

// trim takes zeros off the end of a number that is not 0, up to limit of them, and
// tells how many.
func (k *calc) trim(x coefficient, limit int) (coefficient, int) {
	if x.big != nil {
		b, n := k.without(x.big, bigTen, limit)
		return coefOf(b), n
	}
	n := 0
	for step := 32; step > 0; {
		if n+step <= limit && bits.TrailingZeros64(x.lo) >= min(step, 63) {
			if q, r := k.divCoef(x, pow10table[step]); r.isZero() {
				x, n = q, n+step
				continue
			}
		}
		step /= 2
	}
	return x, n
}

// low returns a number of 128 bits.
func (w *wide) low() coefficient { return coefficient{hi: w[1], lo: w[0]} }

func mulWide(x, y coefficient) (w wide) {
	var c, h, l uint64
	h, w[0] = bits.Mul64(x.lo, y.lo)
	if x.hi|y.hi == 0 {
		w[1] = h
		return w
	}
	w[1] = h
	h, l = bits.Mul64(x.hi, y.lo)
	w[1], c = bits.Add64(w[1], l, 0)
	w[2], w[3] = bits.Add64(h, 0, c)
	h, l = bits.Mul64(x.lo, y.hi)
	w[1], c = bits.Add64(w[1], l, 0)
	w[2], c = bits.Add64(w[2], h, c)
	w[3] += c
	h, l = bits.Mul64(x.hi, y.hi)
	w[2], c = bits.Add64(w[2], l, 0)
	w[3] += h + c
	return w
}

// add adds a number of 128 bits to one that has room for it.
func (w *wide) add(x coefficient) {
	var c uint64
	w[0], c = bits.Add64(w[0], x.lo, 0)
	w[1], c = bits.Add64(w[1], x.hi, c)
	w[2], c = bits.Add64(w[2], 0, c)
	w[3] += c
}

// sub is w -= x, or w = x - w if x is larger, which it reports.
func (w *wide) sub(x coefficient) (negative bool) {
	if w[2]|w[3] == 0 {
		if y := w.low(); y.cmp(x) < 0 {
			lo, c := bits.Sub64(x.lo, y.lo, 0)
			hi, _ := bits.Sub64(x.hi, y.hi, c)
			*w = wide{lo, hi}
			return true
		}
	}
	var c uint64
	w[0], c = bits.Sub64(w[0], x.lo, 0)
	w[1], c = bits.Sub64(w[1], x.hi, c)
	w[2], c = bits.Sub64(w[2], 0, c)
	w[3] -= c
	return false
}

// div returns quotient and remainder for y > 0.
func (w *wide) div(y coefficient) (q wide, r coefficient) {
	if y.hi == 0 {
		n := 3
		for n > 0 && w[n] == 0 {
			n--
		}
		for ; n >= 0; n-- {
			q[n], r.lo = bits.Div64(r.lo, w[n], y.lo)
		}
		return q, r
	}
	// Knuth's algorithm D with a divisor of two words, the first of which has its
	// highest bit set.
	shift := uint(bits.LeadingZeros64(y.hi))
	y1, y0 := y.hi<<shift|y.lo>>1>>(63-shift), y.lo<<shift
	var u [5]uint64
	u[4] = w[3] >> 1 >> (63 - shift)
	for i := 3; i > 0; i-- {
		u[i] = w[i]<<shift | w[i-1]>>1>>(63-shift)
	}
	u[0] = w[0] << shift
	for j := 2; j >= 0; j-- {
		u2, u1 := u[j+2], u[j+1]
		if u2 == 0 && u1 == 0 {
			continue
		}
		d, rest, more := ^uint64(0), uint64(0), false
		if u2 < y1 {
			d, rest = bits.Div64(u2, u1, y1)
			more = true
		} else { // u2 == y1
			var c uint64
			rest, c = bits.Add64(u1, y1, 0)
			more = c == 0
		}
		for more {
			h, l := bits.Mul64(d, y0)
			if h < rest || h == rest && l <= u[j] {
				break
			}
			d--
			var c uint64
			rest, c = bits.Add64(rest, y1, 0)
			more = c == 0
		}
		h, l := bits.Mul64(d, y0)
		var c uint64
		u[j], c = bits.Sub64(u[j], l, 0)
		t, carry := bits.Mul64(d, y1)
		carry, c2 := bits.Add64(carry, h, 0)
		t += c2
		u[j+1], c = bits.Sub64(u[j+1], carry, c)
		u[j+2], _ = bits.Sub64(u[j+2], t, c)
		q[j] = d
	}
	return q, coefficient{hi: u[1] >> shift, lo: u[0]>>shift | u[1]<<1<<(63-shift)}
}

// bitLen returns the number of bits.
func (w *wide) bitLen() int {
	for i := 3; i > 0; i-- {
		if w[i] != 0 {
			return 64*i + bits.Len64(w[i])
		}
	}
	return bits.Len64(w[0])
}

// narrow returns about 38 digits of a number, and how many were dropped: it rounds to
// narrowPrec digits, or fewer, as the number itself does, since a last digit of 0 or 5
// is made one more if what was dropped is not 0. ok is false if the number is too large.
func (w *wide) narrow() (x coefficient, drop int, ok bool) {
	if w[2]|w[3] == 0 {
		return w.low(), 0, true
	}
	drop = (w.bitLen()*1233)>>12 - 37
	if drop >= tens {
		return x, 0, false
	}
	q, r := w.div(pow10table[drop])
	x = q.low()
	if !r.isZero() && x.by5() {
		if x.lo++; x.lo == 0 {
			x.hi++
		}
	}
	return x, drop, true
}

// by5 reports whether 5 divides a number of 128 bits.
func (x coefficient) by5() bool { return (x.hi%5+x.lo%5)%5 == 0 }

// sticky makes the last digit tell that something not 0 is behind it, so that the
// number is neither exact nor half way.
func (k *calc) sticky(x coefficient) coefficient {
	if x.big == nil && !x.by5() || x.big != nil && k.remInt(x.big, big.NewInt(5)).Sign() != 0 {
		return x
	}
	return k.addCoef(x, one)
}
