package bigint

// This file divides, by the recursion of Burnikel and Ziegler (Fast Recursive
// Division, 1998) above the size where math/big is short enough.

import (
	"math/big"
	"math/bits"
)

const divWords = 300 // divisors up to this size are left to math/big

// DivMod returns the floor quotient and the modulo of Python's // and %; y must not be 0.
func DivMod(x, y *big.Int, poll func() error) (q, r *big.Int, err error) {
	if n := words(y); words(x) <= divWords || n > 0 && n*(words(x)-n+1) <= directWork {
		q, r = new(big.Int).QuoRem(x, y, new(big.Int))
	} else {
		m := newMeter(poll)
		if q, r, err = m.quoRem(abs(x), abs(y)); err != nil {
			return nil, nil, err
		}
		if x.Sign()*y.Sign() < 0 {
			q.Neg(q)
		}
		if x.Sign() < 0 {
			r.Neg(r)
		}
	}
	if r.Sign() != 0 && r.Sign() != y.Sign() {
		q.Sub(q, big.NewInt(1))
		r.Add(r, y)
	}
	return q, r, nil
}

// quoRem divides ints that are not negative.
func (m *meter) quoRem(x, y *big.Int) (q, r *big.Int, err error) {
	n := words(y)
	if x.Cmp(y) < 0 {
		return new(big.Int), new(big.Int).Set(x), nil
	}
	if words(x) <= divWords || n*(words(x)-n+1) <= directWork {
		if err := m.work(n*(words(x)-n) + words(x)); err != nil {
			return nil, nil, err
		}
		q, r = new(big.Int).QuoRem(x, y, new(big.Int))
		return q, r, nil
	}
	if n <= divWords {
		return m.quoRemBlocks(x, y, max(n, min(pollWork/2/n, 1<<14)), nil)
	}
	if k := words(x) - n; k < n/2 { // a short quotient: the low words of both matter little
		return m.quoRemShort(x, y, k)
	}
	// Make the divisor size*2**t words long with its top bit set.
	size, t := n, 0
	for size > divWords {
		size, t = (size+1)/2, t+1
	}
	size <<= t
	shift := uint((size-n)*wordBits + bits.LeadingZeros(uint(y.Bits()[n-1])))
	ys, err := m.lsh(y, shift)
	if err != nil {
		return nil, nil, err
	}
	xs, err := m.lsh(x, shift)
	if err != nil {
		return nil, nil, err
	}
	q, r, err = m.quoRemBlocks(xs, ys, size, m.div2n1n)
	if err != nil {
		return nil, nil, err
	}
	return q, r.Rsh(r, shift), nil
}

// quoRemShort divides where the quotient has about k words, fewer than half of the
// divisor's: from the top words, then corrects.
func (m *meter) quoRemShort(x, y *big.Int, k int) (q, r *big.Int, err error) {
	cut := words(y) - (k + 2)
	q, _, err = m.quoRem(view(x, cut, words(x)), view(y, cut, words(y)))
	if err != nil {
		return nil, nil, err
	}
	p, err := m.mul(q, y)
	if err != nil {
		return nil, nil, err
	}
	r = p.Sub(x, p)
	for r.Sign() < 0 { // the estimate is at most a little too large
		q.Sub(q, big.NewInt(1))
		r.Add(r, y)
	}
	return q, r, nil
}

// quoRemBlocks is long division with digits of size words. step divides r*2**size+block by y.
func (m *meter) quoRemBlocks(x, y *big.Int, size int, step func(a, b *big.Int) (q, r *big.Int, err error)) (q, r *big.Int, err error) {
	n := words(x)
	blocks := (n + size - 1) / size
	z := raw[big.Word](blocks * size)
	r = new(big.Int)
	for i := blocks - 1; i >= 0; i-- {
		a := join(r, view(x, i*size, (i+1)*size), size)
		var d *big.Int
		switch {
		case a.Cmp(y) < 0:
			d, r = new(big.Int), new(big.Int).Set(a)
		case step != nil:
			if d, r, err = step(a, y); err != nil {
				return nil, nil, err
			}
		default:
			if err := m.work(size*words(y) + size); err != nil {
				return nil, nil, err
			}
			d, r = new(big.Int).QuoRem(a, y, new(big.Int))
		}
		digit := z[i*size : (i+1)*size]
		clear(digit[copy(digit, d.Bits()):])
	}
	return fromWords(z), r, nil
}

// div2n1n divides a by b of n words, top bit set, where the quotient has at most n words.
func (m *meter) div2n1n(a, b *big.Int) (q, r *big.Int, err error) {
	n := words(b)
	if n <= divWords || n%2 != 0 {
		if err := m.work(n * max(words(a)-n, 1)); err != nil {
			return nil, nil, err
		}
		q, r = new(big.Int).QuoRem(a, b, new(big.Int))
		return q, r, nil
	}
	k := n / 2
	q1, r1, err := m.div3n2n(view(a, k, words(a)), b, k)
	if err != nil {
		return nil, nil, err
	}
	q0, r, err := m.div3n2n(join(r1, view(a, 0, k), k), b, k)
	if err != nil {
		return nil, nil, err
	}
	return join(q1, q0, k), r, nil
}

// div3n2n divides a of 3k words by b of 2k words.
func (m *meter) div3n2n(a, b *big.Int, k int) (q, r *big.Int, err error) {
	top, b1, b2 := view(a, k, words(a)), view(b, k, 2*k), view(b, 0, k)
	var r1 *big.Int
	if view(a, 2*k, words(a)).Cmp(b1) < 0 {
		if q, r1, err = m.div2n1n(top, b1); err != nil {
			return nil, nil, err
		}
	} else {
		ones := make([]big.Word, k)
		for i := range ones {
			ones[i] = ^big.Word(0)
		}
		q = fromWords(ones)
		r1 = new(big.Int).Sub(top, join(b1, new(big.Int), k))
		r1.Add(r1, b1)
	}
	d, err := m.mul(q, b2)
	if err != nil {
		return nil, nil, err
	}
	r = d.Sub(join(r1, view(a, 0, k), k), d)
	for r.Sign() < 0 {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	return q, r, nil
}

// Sqrt returns the whole part of the square root of x >= 0.
func Sqrt(x *big.Int, poll func() error) (*big.Int, error) {
	if words(x) <= divWords {
		return new(big.Int).Sqrt(x), nil
	}
	// Newton's iteration with a precision that doubles (as in CPython's math.isqrt).
	m := newMeter(poll)
	c := uint(x.BitLen()-1) / 2
	a := big.NewInt(1)
	d := uint(0)
	for s := bits.Len(c) - 1; s >= 0; s-- {
		e := d
		d = c >> uint(s)
		top, err := m.rsh(x, 2*c-e-d+1)
		if err != nil {
			return nil, err
		}
		q, _, err := m.quoRem(top, a)
		if err != nil {
			return nil, err
		}
		if a, err = m.lsh(a, d-e-1); err != nil {
			return nil, err
		}
		a.Add(a, q)
	}
	p, err := m.mul(a, a)
	if err != nil {
		return nil, err
	}
	if p.Cmp(x) > 0 {
		a.Sub(a, big.NewInt(1))
	}
	return a, nil
}
