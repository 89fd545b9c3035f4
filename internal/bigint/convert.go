package bigint

// This file divides ints to floats and converts ints to bytes and back.

import (
	"errors"
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// TrueDiv returns x/y correctly rounded to a float, ties to even; y must not be 0.
// ok is false if the result is too large for one.
func TrueDiv(x, y *big.Int, poll func() error) (f float64, ok bool, err error) {
	if x.Sign() == 0 {
		return math.Copysign(0, sign(y.Sign() < 0)), true, nil // as CPython
	}
	m := newMeter(poll)
	a, b := abs(x), abs(y)
	neg := x.Sign()*y.Sign() < 0
	shift := a.BitLen() - b.BitLen() - 62 // the quotient has 62 or 63 bits once a is shifted so
	switch {
	case shift > 1024:
		return 0, false, nil
	case shift < -1024-128:
		return math.Copysign(0, sign(neg)), true, nil
	}
	sticky := false
	if shift >= 0 {
		sticky = a.TrailingZeroBits() < uint(shift)
		a, err = m.rsh(a, uint(shift))
	} else {
		a, err = m.lsh(a, uint(-shift))
	}
	if err != nil {
		return 0, false, err
	}
	q, r, err := m.quoRem(a, b)
	if err != nil {
		return 0, false, err
	}
	n := q.Uint64()
	sticky = sticky || r.Sign() != 0
	// n * 2**shift, rounded at the last bit a float of that size has.
	drop := max(bits.Len64(n)-53, -1074-shift)
	if drop >= 64 {
		return math.Copysign(0, sign(neg)), true, nil
	}
	half := uint64(1) << (drop - 1)
	rest := n & (half<<1 - 1)
	n >>= drop
	if rest > half || rest == half && (sticky || n&1 != 0) {
		n++
	}
	f = math.Ldexp(float64(n), shift+drop)
	if math.IsInf(f, 0) {
		return 0, false, nil
	}
	return math.Copysign(f, sign(neg)), true, nil
}

func sign(neg bool) float64 {
	if neg {
		return -1
	}
	return 1
}

// The errors of ToBytes, OverflowError in Python.
var (
	ErrTooBig   = errors.New("int too big to convert")
	ErrNegative = errors.New("can't convert negative int to unsigned")
)

// ToBytes is int.to_bytes.
func ToBytes(x *big.Int, length int, little, signed bool, poll func() error) ([]byte, error) {
	n := x.BitLen()
	switch {
	case x.Sign() < 0 && !signed:
		return nil, ErrNegative
	case signed && x.Sign() < 0 && int(x.TrailingZeroBits()) == n-1: // -2**k needs k bits and a sign
	case signed && n > 0:
		n++
	}
	if n > length*8 || length == 0 && x.Sign() != 0 {
		return nil, ErrTooBig
	}
	m := newMeter(poll)
	b := rawBytes(length)
	const piece = linearWords * wordBytes
	end := length
	for i := 0; end > 0 && i < words(x); i += linearWords {
		if err := m.work(linearWords); err != nil {
			return nil, err
		}
		begin := max(0, end-piece)
		view(x, i, i+linearWords).FillBytes(b[begin:end])
		end = begin
	}
	if err := zero(m, b[:end]); err != nil {
		return nil, err
	}
	if x.Sign() < 0 {
		carry := byte(1)
		for i := length - 1; i >= 0; i-- {
			if err := m.each(length-1-i, piece); err != nil {
				return nil, err
			}
			b[i] = ^b[i] + carry
			if b[i] != 0 {
				carry = 0
			}
		}
	}
	if little {
		if err := m.reverse(b); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// each announces a piece of work at every step that begins one.
func (m *meter) each(i, piece int) error {
	if i%piece != 0 {
		return nil
	}
	return m.work(piece)
}

// reverse is slices.Reverse.
func (m *meter) reverse(b []byte) error {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		if err := m.each(i, linearWords*wordBytes); err != nil {
			return err
		}
		b[i], b[j] = b[j], b[i]
	}
	return nil
}

// FromBytes is int.from_bytes.
func FromBytes(b []byte, little, signed bool, poll func() error) (*big.Int, error) {
	m := newMeter(poll)
	const piece = linearWords * wordBytes
	z := raw[big.Word]((len(b) + wordBytes - 1) / wordBytes)
	var swapped []byte
	for i, at := 0, 0; at < len(b); i, at = i+linearWords, at+piece {
		if err := m.work(linearWords); err != nil {
			return nil, err
		}
		// The next bytes, counted from the least significant one.
		n := min(piece, len(b)-at)
		next := b[len(b)-at-n : len(b)-at]
		if little {
			swapped = append(swapped[:0], b[at:at+n]...)
			slices.Reverse(swapped)
			next = swapped
		}
		part := z[i:min(i+linearWords, len(z))]
		clear(part[copy(part, new(big.Int).SetBytes(next).Bits()):])
	}
	x := fromWords(z)
	if top := len(b) - 1; signed && top >= 0 && (little && b[top] >= 0x80 || !little && b[0] >= 0x80) {
		one, err := Lsh(big.NewInt(1), uint(len(b))*8, poll)
		if err != nil {
			return nil, err
		}
		return Sub(x, one, poll)
	}
	return x, nil
}

const wordBytes = wordBits / 8
