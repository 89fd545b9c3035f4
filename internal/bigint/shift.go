package bigint

// This file has the operations that go over an int once: shifts, sums, the bitwise
// operators on infinite two's complement.

import (
	"math/big"
	"math/bits"
)

// linearWords is the size up to which one pass is short enough for math/big at once.
const linearWords = 1 << 15

// lsh returns x << s for x >= 0.
func (m *meter) lsh(x *big.Int, s uint) (*big.Int, error) {
	n, w, k := words(x), int(s/wordBits), s%wordBits
	if n+w <= linearWords {
		if err := m.work((n + w) / 2); err != nil {
			return nil, err
		}
		return new(big.Int).Lsh(x, s), nil
	}
	z := raw[big.Word](n + w + 1)
	if err := zero(m, z[:w]); err != nil {
		return nil, err
	}
	b := x.Bits()
	var carry big.Word
	for i := 0; i < n; i += linearWords {
		if err := m.work(linearWords); err != nil {
			return nil, err
		}
		for j, v := range b[i:min(i+linearWords, n)] {
			z[w+i+j] = v<<k | carry
			carry = v >> 1 >> (wordBits - 1 - k)
		}
	}
	z[n+w] = carry
	return fromWords(z), nil
}

// rsh returns x >> s for x >= 0.
func (m *meter) rsh(x *big.Int, s uint) (*big.Int, error) {
	n, k := words(x), s%wordBits
	if s/wordBits >= uint(n) {
		return new(big.Int), nil
	}
	w := int(s / wordBits)
	if n-w <= linearWords {
		if err := m.work((n - w) / 2); err != nil {
			return nil, err
		}
		return new(big.Int).Rsh(x, s), nil
	}
	b := x.Bits()[w:]
	z := raw[big.Word](len(b))
	for i := 0; i < len(b); i += linearWords {
		if err := m.work(linearWords); err != nil {
			return nil, err
		}
		for j := i; j < min(i+linearWords, len(b)); j++ {
			z[j] = b[j] >> k
			if j+1 < len(b) {
				z[j] |= b[j+1] << 1 << (wordBits - 1 - k)
			}
		}
	}
	return fromWords(z), nil
}

// Lsh returns x << s.
func Lsh(x *big.Int, s uint, poll func() error) (*big.Int, error) {
	if words(x)+int(s/wordBits) <= linearWords {
		return new(big.Int).Lsh(x, s), nil
	}
	z, err := newMeter(poll).lsh(abs(x), s)
	if err == nil && x.Sign() < 0 {
		z.Neg(z)
	}
	return z, err
}

// Rsh returns x >> s, rounded down.
func Rsh(x *big.Int, s uint, poll func() error) (*big.Int, error) {
	if words(x) <= linearWords {
		return new(big.Int).Rsh(x, s), nil
	}
	z, err := newMeter(poll).rsh(abs(x), s)
	if err == nil && x.Sign() < 0 {
		if x.TrailingZeroBits() < s {
			z.Add(z, big.NewInt(1))
		}
		z.Neg(z)
	}
	return z, err
}

// Neg returns -x, which shares its memory with x.
func Neg(x *big.Int) *big.Int {
	z := fromWords(x.Bits())
	if x.Sign() > 0 {
		z.Neg(z)
	}
	return z
}

// Not returns -x - 1.
func Not(x *big.Int, poll func() error) (*big.Int, error) {
	return Sub(Neg(x), big.NewInt(1), poll)
}

// Add returns x + y.
func Add(x, y *big.Int, poll func() error) (*big.Int, error) {
	return addSub(x, y, y.Sign(), poll)
}

// Sub returns x - y.
func Sub(x, y *big.Int, poll func() error) (*big.Int, error) {
	return addSub(x, y, -y.Sign(), poll)
}

// addSub returns x plus |y| with the given sign.
func addSub(x, y *big.Int, ySign int, poll func() error) (*big.Int, error) {
	if words(x) <= linearWords && words(y) <= linearWords {
		if ySign != y.Sign() {
			return new(big.Int).Sub(x, y), nil
		}
		return new(big.Int).Add(x, y), nil
	}
	m := newMeter(poll)
	a, b, sign := x, y, x.Sign()
	if a.CmpAbs(b) < 0 {
		a, b, sign = b, a, ySign
	}
	minus := x.Sign()*ySign < 0
	p, q := a.Bits(), b.Bits()
	z := raw[big.Word](len(p) + 1)
	var c uint
	for i := 0; i < len(p); i += linearWords {
		if err := m.work(linearWords); err != nil {
			return nil, err
		}
		for j := i; j < min(i+linearWords, len(p)); j++ {
			var v, r uint
			if j < len(q) {
				v = uint(q[j])
			}
			if minus {
				r, c = bits.Sub(uint(p[j]), v, c)
			} else {
				r, c = bits.Add(uint(p[j]), v, c)
			}
			z[j] = big.Word(r)
		}
	}
	z[len(p)] = big.Word(c)
	r := fromWords(z)
	if sign < 0 {
		r.Neg(r)
	}
	return r, nil
}

// And returns x & y.
func And(x, y *big.Int, poll func() error) (*big.Int, error) {
	return bitwise(x, y, (*big.Int).And, func(a, b big.Word) big.Word { return a & b }, poll)
}

// Or returns x | y.
func Or(x, y *big.Int, poll func() error) (*big.Int, error) {
	return bitwise(x, y, (*big.Int).Or, func(a, b big.Word) big.Word { return a | b }, poll)
}

// Xor returns x ^ y.
func Xor(x, y *big.Int, poll func() error) (*big.Int, error) {
	return bitwise(x, y, (*big.Int).Xor, func(a, b big.Word) big.Word { return a ^ b }, poll)
}

// complement yields the words of the two's complement of an int, one after the other.
type complement struct {
	b     []big.Word
	flip  big.Word // all ones for a negative int
	carry big.Word
}

func (c *complement) next(i int) big.Word {
	var w big.Word
	if i < len(c.b) {
		w = c.b[i]
	}
	w = (w ^ c.flip) + c.carry
	if w != 0 {
		c.carry = 0
	}
	return w
}

func newComplement(x *big.Int) *complement {
	if x.Sign() < 0 {
		return &complement{x.Bits(), ^big.Word(0), 1}
	}
	return &complement{b: x.Bits()}
}

func bitwise(x, y *big.Int, small func(z, x, y *big.Int) *big.Int, op func(a, b big.Word) big.Word, poll func() error) (*big.Int, error) {
	n := max(words(x), words(y))
	if n <= linearWords {
		return small(new(big.Int), x, y), nil
	}
	m := newMeter(poll)
	p, q := newComplement(x), newComplement(y)
	neg := op(p.flip, q.flip) != 0
	out := &complement{}
	if neg {
		out.flip, out.carry = ^big.Word(0), 1
	}
	z := raw[big.Word](n + 1)
	for i := range z {
		if i%linearWords == 0 {
			if err := m.work(4 * linearWords); err != nil {
				return nil, err
			}
		}
		w := (op(p.next(i), q.next(i)) ^ out.flip) + out.carry
		if w != 0 {
			out.carry = 0
		}
		z[i] = w
	}
	r := fromWords(z)
	if neg {
		r.Neg(r)
	}
	return r, nil
}
