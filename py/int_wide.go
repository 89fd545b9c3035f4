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
	h, l := absWide(hi, lo)
	if bits.UintSize == 32 {
		z := new(big.Int).SetUint64(h)
		z.Or(z.Lsh(z, 64), new(big.Int).SetUint64(l))
		if hi < 0 {
			z.Neg(z)
		}
		return z
	}
	var z struct {
		big.Int
		w [2]big.Word
	}
	z.w = [2]big.Word{big.Word(l), big.Word(h)}
	z.SetBits(z.w[:])
	if hi < 0 {
		z.Neg(&z.Int)
	}
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

// divModWide returns the floor quotient and the modulo of hi:lo and y, for y != 0.
// The quotient fits but for that of -2**127 and -1.
func divModWide(hi int64, lo uint64, y int64) (qh int64, ql uint64, r int64, ok bool) {
	h, l := absWide(hi, lo)
	d := uint64(y)
	if y < 0 {
		d = -d
	}
	top, rem := h/d, h%d
	l, rem = bits.Div64(rem, l, d)
	neg := (hi < 0) != (y < 0)
	if !neg && top>>63 != 0 {
		return 0, 0, 0, false
	}
	if neg {
		top, l = negate(top, l)
	}
	// rem is |hi:lo| % |y|.
	switch {
	case rem == 0:
	case neg:
		var b uint64
		l, b = bits.Sub64(l, 1, 0)
		top -= b
		rem = d - rem
		fallthrough
	default:
		r = int64(rem)
		if y < 0 {
			r = -r
		}
	}
	return int64(top), l, r, true
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
