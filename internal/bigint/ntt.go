package bigint

// This file multiplies by a number-theoretic transform modulo the prime
// p = 2**64 - 2**32 + 1, whose reduction needs no multiplication and which has roots
// of unity of order 2**32.

import (
	"math/big"
	"math/bits"
)

const (
	prime   = 0xFFFFFFFF00000001
	epsilon = 0xFFFFFFFF // 2**64 mod p
)

// mulMod returns a*b mod p, for a, b < p.
func mulMod(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	// hi*2**64 + lo = lo - hi>>32 + (hi mod 2**32) * (2**32 - 1)
	t, borrow := bits.Sub64(lo, hi>>32, 0)
	t -= epsilon & -borrow
	low := hi & epsilon
	r, carry := bits.Add64(t, low<<32-low, 0)
	r += epsilon & -carry
	s, under := bits.Sub64(r, prime, 0)
	if under == 0 {
		r = s
	}
	return r
}

func addMod(a, b uint64) uint64 {
	s, under := bits.Sub64(a, prime-b, 0)
	return s + prime&-under
}

func subMod(a, b uint64) uint64 {
	s, under := bits.Sub64(a, b, 0)
	return s + prime&-under
}

func powMod64(a, e uint64) uint64 {
	r := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 != 0 {
			r = mulMod(r, a)
		}
		a = mulMod(a, a)
	}
	return r
}

// pollLen is the number of butterflies between two looks at the meter.
const pollLen = 1 << 14

// roots returns the powers of the roots of unity: those of order 2k are at k to 2k-1.
func (m *meter) roots(n int) ([]uint64, error) {
	w := raw[uint64](n)
	w[0] = 0
	root := powMod64(7, (prime-1)/uint64(n))
	top := w[n/2:]
	x := uint64(1)
	for i := range top {
		if i%pollLen == 0 {
			if err := m.work(4 * pollLen); err != nil {
				return nil, err
			}
		}
		top[i] = x
		x = mulMod(x, root)
	}
	for k := n / 4; k >= 1; k /= 2 {
		for i := 0; i < k; i += pollLen {
			if err := m.work(pollLen); err != nil {
				return nil, err
			}
			for j := i; j < min(i+pollLen, k); j++ {
				w[k+j] = w[2*k+2*j]
			}
		}
	}
	return w, nil
}

// forward transforms a in place, leaving the results in bit-reversed order.
func (m *meter) forward(a, w []uint64) error {
	n := len(a)
	if n == 1 {
		return nil
	}
	if n <= pollLen {
		if err := m.work(2 * n * bits.Len(uint(n))); err != nil {
			return err
		}
		forwardSmall(a, w)
		return nil
	}
	h := n / 2
	for i := 0; i < h; i += pollLen {
		if err := m.work(4 * pollLen); err != nil {
			return err
		}
		forwardStep(a[i:i+pollLen], a[h+i:h+i+pollLen], w[h+i:h+i+pollLen])
	}
	if err := m.forward(a[:h], w); err != nil {
		return err
	}
	return m.forward(a[h:], w)
}

func forwardSmall(a, w []uint64) {
	for n := len(a); n >= 2; n /= 2 {
		h := n / 2
		for i := 0; i < len(a); i += n {
			forwardStep(a[i:i+h], a[i+h:i+n], w[h:n])
		}
	}
}

func forwardStep(x, y, w []uint64) {
	y, w = y[:len(x)], w[:len(x)]
	for i, a := range x {
		b := y[i]
		x[i] = addMod(a, b)
		y[i] = mulMod(subMod(a, b), w[i])
	}
}

// backward is the inverse of forward, up to the factor n; w holds inverse roots.
func (m *meter) backward(a, w []uint64) error {
	n := len(a)
	if n == 1 {
		return nil
	}
	if n <= pollLen {
		if err := m.work(2 * n * bits.Len(uint(n))); err != nil {
			return err
		}
		for k := 2; k <= n; k *= 2 {
			h := k / 2
			for i := 0; i < n; i += k {
				backwardStep(a[i:i+h], a[i+h:i+k], w[h:k])
			}
		}
		return nil
	}
	h := n / 2
	if err := m.backward(a[:h], w); err != nil {
		return err
	}
	if err := m.backward(a[h:], w); err != nil {
		return err
	}
	for i := 0; i < h; i += pollLen {
		if err := m.work(4 * pollLen); err != nil {
			return err
		}
		backwardStep(a[i:i+pollLen], a[h+i:h+i+pollLen], w[h+i:h+i+pollLen])
	}
	return nil
}

func backwardStep(x, y, w []uint64) {
	y, w = y[:len(x)], w[:len(x)]
	for i, a := range x {
		b := mulMod(y[i], w[i])
		x[i] = addMod(a, b)
		y[i] = subMod(a, b)
	}
}

// nttSize finds the number of points n and the bits of a piece for a product of
// operands of xb and yb bits. Sums of products of pieces stay below p.
func nttSize(xb, yb int) (n, piece int) {
	for k := 4; ; k++ {
		n, piece = 1<<k, (63-k)/2
		if (xb+piece-1)/piece+(yb+piece-1)/piece <= n {
			return n, piece
		}
	}
}

func (m *meter) mulNTT(x, y *big.Int, same bool) (*big.Int, error) {
	n, piece := nttSize(x.BitLen(), y.BitLen())
	w, err := m.roots(n)
	if err != nil {
		return nil, err
	}
	a := raw[uint64](n)
	if err := m.spread(a, x.Bits(), piece); err != nil {
		return nil, err
	}
	if err := m.forward(a, w); err != nil {
		return nil, err
	}
	b := a
	if !same {
		b = raw[uint64](n)
		if err := m.spread(b, y.Bits(), piece); err != nil {
			return nil, err
		}
		if err := m.forward(b, w); err != nil {
			return nil, err
		}
	}
	inverse := powMod64(uint64(n), prime-2)
	for i := 0; i < n; i += pollLen {
		if err := m.work(8 * pollLen); err != nil {
			return nil, err
		}
		for j := i; j < min(i+pollLen, n); j++ {
			a[j] = mulMod(mulMod(a[j], b[j]), inverse)
		}
	}
	// The inverse of w**j is -w**(k-j) for the half table of k powers.
	for k := 2; k < n; k *= 2 {
		t := w[k : 2*k]
		for i, j := 1, k-1; i <= j; i, j = i+1, j-1 {
			if i%pollLen == 0 {
				if err := m.work(2 * pollLen); err != nil {
					return nil, err
				}
			}
			t[i], t[j] = prime-t[j], prime-t[i]
		}
	}
	if err := m.backward(a, w); err != nil {
		return nil, err
	}
	return m.gather(a, words(x)+words(y), piece)
}

// spread cuts the bits of x into pieces.
func (m *meter) spread(a []uint64, x []big.Word, piece int) error {
	mask := uint64(1)<<piece - 1
	var acc uint64
	have, i := 0, 0
	for k, w := range x {
		if k%pollLen == 0 {
			if err := m.work(4 * pollLen); err != nil {
				return err
			}
		}
		v := uint64(w)
		left := wordBits
		for have+left >= piece {
			take := piece - have
			a[i] = (acc | v<<have) & mask
			i++
			v >>= take
			left -= take
			acc, have = 0, 0
		}
		acc |= v << have
		have += left
	}
	if have > 0 {
		a[i] = acc
		i++
	}
	return zero(m, a[i:])
}

// gather adds up the pieces of the product into n words.
func (m *meter) gather(a []uint64, n, piece int) (*big.Int, error) {
	z := raw[big.Word](n)
	mask := uint64(1)<<piece - 1
	var hi, lo, acc uint64 // hi:lo is carried from piece to piece
	have, i := 0, 0
	for k, c := range a {
		if k%pollLen == 0 {
			if err := m.work(4 * pollLen); err != nil {
				return nil, err
			}
		}
		var carry uint64
		lo, carry = bits.Add64(lo, c, 0)
		hi += carry
		v := lo & mask
		lo = lo>>piece | hi<<(64-piece)
		hi >>= piece
		acc |= v << have
		if have += piece; have >= wordBits {
			if i == n {
				break
			}
			z[i] = big.Word(acc)
			i++
			have -= wordBits
			acc = v >> (piece - have)
		}
	}
	if i < n {
		z[i] = big.Word(acc)
		clear(z[i+1:])
	}
	return fromWords(z), nil
}
