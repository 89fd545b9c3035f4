package py

// This file computes with ints of up to 128 bits in two words, in two's complement.

import (
	"math/big"
	"math/bits"
)

// wideOf returns an int of any kind that fits in 128 bits.
func wideOf(v Value) (hi int64, lo uint64, ok bool) {
	if v.IsInt() {
		return v.Int() >> 63, uint64(v.Int()), true
	}
	if !IsIntLike(v) {
		return 0, 0, false
	}
	o := (*IntObject)(v.ref)
	return o.hi, o.lo, o.big == nil
}

// wideInt returns the int hi:lo.
func wideInt(hi int64, lo uint64) Value {
	if hi == int64(lo)>>63 {
		return Int(int64(lo))
	}
	return ValueOf(&(&IntObject{Object: Object{typ: &intType}, lo: lo, hi: hi}).Object)
}

// magnitude returns the words of a big.Int, which are no more than 128 bits.
func magnitude(w []big.Word) (hi, lo uint64) {
	for i := len(w) - 1; i >= 0; i-- {
		hi = hi<<(bits.UintSize-1)<<1 | lo>>(64-bits.UintSize)
		lo = lo<<(bits.UintSize-1)<<1 | uint64(w[i])
	}
	return hi, lo
}

// bigOfWide returns hi:lo as a big.Int.
func bigOfWide(hi int64, lo uint64) *big.Int {
	z := bigOfUnsigned(absWide(hi, lo))
	if hi < 0 {
		z.Neg(z)
	}
	return z
}

// bigOfUnsigned is bigOfWide of a number without a sign.
func bigOfUnsigned(h, l uint64) *big.Int {
	if bits.UintSize == 32 {
		z := new(big.Int).SetUint64(h)
		return z.Or(z.Lsh(z, 64), new(big.Int).SetUint64(l))
	}
	var z struct {
		big.Int
		w [2]big.Word
	}
	z.w = [2]big.Word{big.Word(l), big.Word(h)}
	z.SetBits(z.w[:])
	return &z.Int
}

func negate(hi, lo uint64) (h, l uint64) {
	l, b := bits.Sub64(0, lo, 0)
	h, _ = bits.Sub64(0, hi, b)
	return h, l
}

// absWide returns |hi:lo| as an unsigned number.
func absWide(hi int64, lo uint64) (h, l uint64) {
	if hi < 0 {
		return negate(uint64(hi), lo)
	}
	return uint64(hi), lo
}

// addWords returns the sum of two ints if it fits.
func addWords(ah int64, al uint64, bh int64, bl uint64) (hi int64, lo uint64, ok bool) {
	lo, c := bits.Add64(al, bl, 0)
	h, _ := bits.Add64(uint64(ah), uint64(bh), c)
	hi = int64(h)
	return hi, lo, (hi^ah)&(hi^bh) >= 0
}

// subWords returns the difference of two ints if it fits.
func subWords(ah int64, al uint64, bh int64, bl uint64) (hi int64, lo uint64, ok bool) {
	lo, c := bits.Sub64(al, bl, 0)
	h, _ := bits.Sub64(uint64(ah), uint64(bh), c)
	hi = int64(h)
	return hi, lo, (ah^bh)&(hi^ah) >= 0
}

// mulWords returns x*y, which always fits.
func mulWords(x, y int64) (hi int64, lo uint64) {
	h, lo := bits.Mul64(uint64(x), uint64(y))
	hi = int64(h)
	if x < 0 {
		hi -= y
	}
	if y < 0 {
		hi -= x
	}
	return hi, lo
}

// GCD returns the greatest common divisor of two ints of at most 128 bits each; ok is false if one is longer.
func GCD(x, y Value) (g Value, ok bool) {
	xh, xl, ok1 := wideOf(x)
	yh, yl, ok2 := wideOf(y)
	if !ok1 || !ok2 {
		return Value{}, false
	}
	ah, al := absWide(xh, xl)
	bh, bl := absWide(yh, yl)
	h, l := gcdWords(ah, al, bh, bl)
	if h>>63 != 0 {
		return BigInt(bigOfUnsigned(h, l)), true // of -2**127, and of that or 0
	}
	return wideInt(int64(h), l), true
}

// gcdWords returns the greatest common divisor of two unsigned numbers: a division where one of them
// is a word, and the binary algorithm.
func gcdWords(ah, al, bh, bl uint64) (h, l uint64) {
	if ah|bh != 0 {
		switch {
		case bh == 0 && bl == 0:
			return ah, al
		case ah == 0 && al == 0:
			return bh, bl
		case ah == 0:
			_, bl = bits.Div64(bh%al, bl, al)
			return 0, gcdWord(al, bl)
		case bh == 0:
			_, al = bits.Div64(ah%bl, al, bl)
			return 0, gcdWord(al, bl)
		}
		twos := min(trailingZeros(ah, al), trailingZeros(bh, bl))
		ah, al = shrWords(ah, al, trailingZeros(ah, al))
		bh, bl = shrWords(bh, bl, trailingZeros(bh, bl))
		for ah|bh != 0 { // both are odd
			dl, borrow := bits.Sub64(al, bl, 0)
			dh, borrow := bits.Sub64(ah, bh, borrow)
			if borrow != 0 { // a < b: the difference is that of the larger one
				bh, bl = ah, al
				dh, dl = negate(dh, dl)
			}
			if dh|dl == 0 {
				return shlWords(bh, bl, twos)
			}
			ah, al = shrWords(dh, dl, trailingZeros(dh, dl))
		}
		return shlWords(0, gcdWord(al, bl), twos)
	}
	return 0, gcdWord(al, bl)
}

// gcdWord is gcdWords of words.
func gcdWord(a, b uint64) uint64 {
	if a == 0 || b == 0 {
		return a | b
	}
	twos := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for {
		b >>= bits.TrailingZeros64(b)
		d, borrow := bits.Sub64(b, a, 0)
		a = min(a, b)
		if d == 0 {
			return a << twos
		}
		mask := -borrow
		b = d ^ mask - mask
	}
}

func trailingZeros(hi, lo uint64) uint {
	if lo != 0 {
		return uint(bits.TrailingZeros64(lo))
	}
	return 64 + uint(bits.TrailingZeros64(hi))
}

func shrWords(hi, lo uint64, n uint) (h, l uint64) {
	if n >= 64 {
		return 0, hi >> (n - 64)
	}
	return hi >> n, lo>>n | hi<<(64-n)
}

// divModWords returns the floor quotient and the modulo of a and b, which is not 0. Both fit but for
// the quotient of -2**127 and -1.
func divModWords(ah int64, al uint64, bh int64, bl uint64) (qh int64, ql uint64, rh int64, rl uint64, ok bool) {
	nh, nl := absWide(ah, al)
	dh, dl := absWide(bh, bl)
	if dh == 0 {
		q, r := bits.Div64(nh%dl, nl, dl)
		return floorWords(nh/dl, q, 0, r, 0, dl, ah < 0, bh < 0)
	}
	// The quotient of the numbers shifted so that the divisor's first bit is the word's is at most one too large.
	s := uint(bits.LeadingZeros64(dh))
	vh, _ := shlWords(dh, dl, s)
	uh, ul := shrWords(nh, nl, 1)
	q, _ := bits.Div64(uh, ul, vh)
	q >>= 63 - s
	if q != 0 {
		q--
	}
	ph, pl := bits.Mul64(q, dl)
	ph += q * dh
	l, borrow := bits.Sub64(nl, pl, 0)
	h, _ := bits.Sub64(nh, ph, borrow)
	if h > dh || h == dh && l >= dl {
		q++
		l, borrow = bits.Sub64(l, dl, 0)
		h, _ = bits.Sub64(h, dh, borrow)
	}
	return floorWords(0, q, h, l, dh, dl, ah < 0, bh < 0)
}

// floorWords returns the floor quotient and the modulo of two numbers, from the quotient q and the
// remainder r of their magnitudes, that d of the divisor, and which of them are negative.
func floorWords(qh, ql, rh, rl, dh, dl uint64, negA, negB bool) (int64, uint64, int64, uint64, bool) {
	if negA != negB {
		if rh|rl != 0 {
			var c uint64
			ql, c = bits.Add64(ql, 1, 0)
			qh += c
			rl, c = bits.Sub64(dl, rl, 0)
			rh, _ = bits.Sub64(dh, rh, c)
		}
		qh, ql = negate(qh, ql)
	} else if qh>>63 != 0 {
		return 0, 0, 0, 0, false
	}
	if negB {
		rh, rl = negate(rh, rl)
	}
	return int64(qh), ql, int64(rh), rl, true
}

// shiftLeftWide returns hi:lo << n if it fits.
func shiftLeftWide(hi int64, lo uint64, n uint) (Value, bool) {
	if n > 127 {
		return Value{}, false
	}
	h, l := shlWords(uint64(hi), lo, n)
	if bh, bl := sarWords(int64(h), l, n); bh != hi || bl != lo {
		return Value{}, false
	}
	return wideInt(int64(h), l), true
}

func shlWords(hi, lo uint64, n uint) (h, l uint64) {
	if n >= 64 {
		return lo << (n - 64), 0
	}
	return hi<<n | lo>>(64-n), lo << n
}

// sarWords is the arithmetic shift to the right.
func sarWords(hi int64, lo uint64, n uint) (h int64, l uint64) {
	if n >= 64 {
		return hi >> 63, uint64(hi >> min(n-64, 63))
	}
	return hi >> n, lo>>n | uint64(hi)<<(64-n)
}

// appendWide appends the decimal digits of hi:lo.
func appendWide(b []byte, hi int64, lo uint64) []byte {
	h, l := absWide(hi, lo)
	if hi < 0 {
		b = append(b, '-')
	}
	const chunk = 1e19 // the largest power of ten in a word
	var digits [40]byte
	i := len(digits)
	put := func(n uint64, width int) {
		for ; width > 0 || n > 0; width-- {
			i--
			digits[i] = byte('0' + n%10)
			n /= 10
		}
	}
	if h == 0 {
		put(l, 1)
	} else {
		qh := h / chunk
		ql, r := bits.Div64(h%chunk, l, chunk)
		put(r, 19)
		if qh == 0 {
			put(ql, 1)
		} else {
			q, r := bits.Div64(qh, ql, chunk)
			put(r, 19)
			put(q, 1)
		}
	}
	return append(b, digits[i:]...)
}
