package bigint

// This file multiplies: math/big for small operands, Karatsuba's recursion above
// them, a number-theoretic transform for the largest.

import (
	"math"
	"math/big"
)

const (
	directWords = 600     // operands up to this size go to math/big, which takes some 100 µs
	directWork  = 1 << 17 // products of words, where one operand is short
	nttWords    = 5000    // from this size of the smaller operand on the transform is faster
)

// MulMemory returns how many bytes a product of ints of so many bits needs beside its
// factors and itself.
func MulMemory(xBits, yBits int) int {
	large, small := max(xBits, yBits), min(xBits, yBits)
	switch {
	case small < nttWords*wordBits:
		return 0
	case large >= 2*small: // made of pieces
		large = small
	}
	n, _ := nttSize(large, small)
	return 3 * 8 * n // two factors and the roots of unity
}

// Mul returns x*y.
func Mul(x, y *big.Int, poll func() error) (*big.Int, error) {
	if n, k := words(x), words(y); n <= directWords && k <= directWords || n*k <= directWork {
		return new(big.Int).Mul(x, y), nil
	}
	m := newMeter(poll)
	z, err := m.mul(abs(x), abs(y))
	if err != nil {
		return nil, err
	}
	if x.Sign()*y.Sign() < 0 {
		z.Neg(z)
	}
	return z, nil
}

// mulWork estimates the steps of math/big for n words by k words, n >= k.
func mulWork(n, k int) int {
	if k <= 40 {
		return n * k
	}
	return int(float64(n) * 40 * math.Pow(float64(k)/40, 0.585)) // Karatsuba
}

// mul multiplies ints that are not negative.
func (m *meter) mul(x, y *big.Int) (*big.Int, error) {
	same := x == y
	if words(x) < words(y) {
		x, y = y, x
	}
	n, k := words(x), words(y)
	switch {
	case k == 0:
		return new(big.Int), nil
	case n <= directWords || n*k <= directWork:
		if err := m.work(mulWork(n, k)); err != nil {
			return nil, err
		}
		return new(big.Int).Mul(x, y), nil
	case n > k+k/2 || k <= directWords:
		return m.mulPieces(x, y)
	case k >= nttWords:
		return m.mulNTT(x, y, same)
	}
	return m.karatsuba(x, y, same)
}

// mulPieces multiplies a long x by a shorter y, a piece of x at a time.
func (m *meter) mulPieces(x, y *big.Int) (*big.Int, error) {
	n, k := words(x), words(y)
	piece := k
	if k <= directWords {
		piece = max(k, min(pollWork/2/k, 1<<14))
	}
	if k >= nttWords && n < 2*k { // as even as can be
		piece = (n + 1) / 2
	}
	z := raw[big.Word](n + k)
	if err := zero(m, z); err != nil {
		return nil, err
	}
	for i := 0; i < n; i += piece {
		part := view(x, i, i+piece)
		var p *big.Int
		var err error
		if k <= directWords {
			if err = m.work(mulWork(max(words(part), k), k)); err == nil {
				p = new(big.Int).Mul(part, y)
			}
		} else {
			p, err = m.mul(part, y)
		}
		if err != nil {
			return nil, err
		}
		addAt(z, i, p.Bits())
	}
	return fromWords(z), nil
}

func (m *meter) karatsuba(x, y *big.Int, same bool) (*big.Int, error) {
	n, k := words(x), words(y)
	h := (n + 1) / 2
	x0, x1, y0, y1 := view(x, 0, h), view(x, h, n), view(y, 0, h), view(y, h, k)
	sx := new(big.Int).Add(x0, x1)
	sy := sx
	if same {
		y0, y1 = x0, x1
	} else {
		sy = new(big.Int).Add(y0, y1)
	}
	low, err := m.mul(x0, y0)
	if err != nil {
		return nil, err
	}
	high, err := m.mul(x1, y1)
	if err != nil {
		return nil, err
	}
	mid, err := m.mul(sx, sy)
	if err != nil {
		return nil, err
	}
	mid.Sub(mid, low).Sub(mid, high)
	z := make([]big.Word, n+k+1)
	copy(z, low.Bits())
	addAt(z, 2*h, high.Bits())
	addAt(z, h, mid.Bits())
	return fromWords(z), nil
}

// Pow returns x**e.
func Pow(x *big.Int, e uint64, poll func() error) (*big.Int, error) {
	if e == 0 {
		return big.NewInt(1), nil
	}
	if n := x.BitLen(); n <= 1 { // 0, 1, -1
		if e%2 == 0 {
			return new(big.Int).Mul(x, x), nil
		}
		return new(big.Int).Set(x), nil
	} else if e <= 1<<40 && uint64(n)*e <= directWords*wordBits {
		return new(big.Int).Exp(x, new(big.Int).SetUint64(e), nil), nil
	}
	// Take out powers of two: they only shift.
	shift := x.TrailingZeroBits()
	odd := new(big.Int).Rsh(abs(x), shift)
	m := newMeter(poll)
	r, err := m.pow(odd, e)
	if err != nil {
		return nil, err
	}
	if shift > 0 {
		if r, err = m.lsh(r, shift*uint(e)); err != nil {
			return nil, err
		}
	}
	if x.Sign() < 0 && e%2 == 1 {
		r.Neg(r)
	}
	return r, nil
}

func (m *meter) pow(x *big.Int, e uint64) (*big.Int, error) {
	if x.BitLen() == 1 {
		return big.NewInt(1), nil
	}
	top := 63
	for e>>uint(top) == 0 {
		top--
	}
	r := x
	for i := top - 1; i >= 0; i-- {
		var err error
		if r, err = m.mul(r, r); err != nil {
			return nil, err
		}
		if e>>uint(i)&1 != 0 {
			if r, err = m.mul(r, x); err != nil {
				return nil, err
			}
		}
	}
	if r == x {
		r = new(big.Int).Set(x)
	}
	return r, nil
}
