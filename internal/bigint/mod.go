package bigint

// This file has modular powers, inverses and the greatest common divisor.

import "math/big"

// directMod is the number of elementary steps up to which math/big's modular power is short enough.
const directMod = 1 << 20

// PowMod returns x**e mod m for e >= 0 and m != 0, with the sign of m as Python's pow.
func PowMod(x, e, mod *big.Int, poll func() error) (*big.Int, error) {
	m := newMeter(poll)
	n := words(mod)
	a := abs(mod)
	_, r, err := DivMod(x, a, poll)
	if err != nil {
		return nil, err
	}
	switch {
	case a.BitLen() == 1:
		return new(big.Int), nil
	case float64(n*n+8)*float64(e.BitLen())*2.5 <= directMod:
		r.Exp(r, e, a)
	default:
		if r, err = m.powMod(r, e, a); err != nil {
			return nil, err
		}
	}
	if mod.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, mod)
	}
	return r, nil
}

// barrett reduces modulo m by multiplications with an approximate inverse.
type barrett struct {
	*meter
	m, inverse *big.Int
	n          int
}

// mulMod returns x*y mod m for x, y < m.
func (b *barrett) mulMod(x, y *big.Int) (*big.Int, error) {
	t, err := b.mul(x, y)
	if err != nil {
		return nil, err
	}
	q, err := b.mul(view(t, b.n-1, words(t)), b.inverse)
	if err != nil {
		return nil, err
	}
	p, err := b.mul(view(q, b.n+1, words(q)), b.m)
	if err != nil {
		return nil, err
	}
	t.Sub(t, p)
	for t.Cmp(b.m) >= 0 { // at most twice
		t.Sub(t, b.m)
	}
	return t, nil
}

func (m *meter) powMod(x, e, mod *big.Int) (*big.Int, error) {
	b := &barrett{m, mod, nil, words(mod)}
	var err error
	if b.inverse, _, err = m.quoRem(join(big.NewInt(1), new(big.Int), 2*b.n), mod); err != nil {
		return nil, err
	}
	// Sliding windows over the exponent, with the odd powers of x at hand.
	window := 1
	for bits := e.BitLen(); window < 7 && bits > 3<<(window*3/2); window++ {
	}
	odd := make([]*big.Int, 1<<(window-1))
	odd[0] = x
	if len(odd) > 1 {
		square, err := b.mulMod(x, x)
		if err != nil {
			return nil, err
		}
		for i := 1; i < len(odd); i++ {
			if odd[i], err = b.mulMod(odd[i-1], square); err != nil {
				return nil, err
			}
		}
	}
	var r *big.Int
	for i := e.BitLen() - 1; i >= 0; {
		if e.Bit(i) == 0 {
			if r, err = b.mulMod(r, r); err != nil {
				return nil, err
			}
			i--
			continue
		}
		low := max(i-window+1, 0)
		for e.Bit(low) == 0 {
			low++
		}
		value := 0
		for k := i; k >= low; k-- {
			value = value<<1 | int(e.Bit(k))
			if r != nil {
				if r, err = b.mulMod(r, r); err != nil {
					return nil, err
				}
			}
		}
		if r == nil {
			r = odd[value>>1]
		} else if r, err = b.mulMod(r, odd[value>>1]); err != nil {
			return nil, err
		}
		i = low - 1
	}
	if r == nil {
		return big.NewInt(1), nil
	}
	return new(big.Int).Set(r), nil
}

// gcdWords is the size up to which math/big's gcd is short enough.
const gcdWords = 200

// GCD returns the greatest common divisor of |x| and |y|, 0 for two zeros.
func GCD(x, y *big.Int, poll func() error) (*big.Int, error) {
	a, b := abs(x), abs(y)
	if words(a) < words(b) {
		a, b = b, a
	}
	if words(a) <= gcdWords {
		return new(big.Int).GCD(nil, nil, a, b), nil
	}
	a, b, err := newMeter(poll).euclid(a, b, nil)
	if err != nil {
		return nil, err
	}
	return new(big.Int).GCD(nil, nil, a, b), nil
}

// ModInverse returns the inverse of x modulo |mod|, nil if there is none.
func ModInverse(x, mod *big.Int, poll func() error) (*big.Int, error) {
	a := abs(mod)
	_, b, err := DivMod(x, a, poll)
	if err != nil {
		return nil, err
	}
	if a.BitLen() == 1 {
		return new(big.Int), nil
	}
	u := &cofactors{new(big.Int), big.NewInt(1)}
	m := newMeter(poll)
	if words(a) > gcdWords {
		if a, b, err = m.euclid(a, b, u); err != nil {
			return nil, err
		}
	}
	var p, q big.Int
	if g := new(big.Int).GCD(&p, &q, a, b); g.BitLen() != 1 {
		return nil, nil
	}
	var sum *big.Int // p*ua + q*ub
	for _, t := range [][2]*big.Int{{&p, u.a}, {&q, u.b}} {
		if t[0].Sign() == 0 || t[1].Sign() == 0 {
			continue
		}
		z, err := Mul(t[0], t[1], poll)
		if err != nil {
			return nil, err
		}
		if sum == nil {
			sum = z
		} else {
			sum.Add(sum, z)
		}
	}
	_, r, err := DivMod(sum, abs(mod), poll)
	return r, err
}

// cofactors are multiples, modulo the modulus, of the number whose inverse is asked for.
type cofactors struct{ a, b *big.Int }

// euclid goes on with Euclid's algorithm, by Lehmer's method, for a >= b until both
// are small enough for math/big. The cofactors u, which may be nil, follow.
func (m *meter) euclid(a, b *big.Int, u *cofactors) (x, y *big.Int, err error) {
	var t, v big.Int
	combine := func(x, y *big.Int, p, q int64) *big.Int { // p*x + q*y
		t.Mul(x, big.NewInt(p))
		v.Mul(y, big.NewInt(q))
		return new(big.Int).Add(&t, &v)
	}
	step := func() error { // (a, b) = (b, a mod b)
		q, r, err := m.quoRem(a, b)
		if err != nil {
			return err
		}
		a, b = b, r
		if u == nil {
			return nil
		}
		p, err := m.mul(q, abs(u.b))
		if err != nil {
			return err
		}
		if u.b.Sign() < 0 {
			p.Neg(p)
		}
		u.a, u.b = u.b, p.Sub(u.a, p)
		return nil
	}
	for words(b) > gcdWords {
		if a.Cmp(b) < 0 {
			a, b = b, a
			if u != nil {
				u.a, u.b = u.b, u.a
			}
		}
		// Follow Euclid on the leading bits while the quotients are certain.
		h := uint(a.BitLen() - 62)
		A, B, C, D := int64(1), int64(0), int64(0), int64(1)
		for p, q := top(a, h), top(b, h); q+C != 0 && q+D != 0; {
			w := (p + A) / (q + C)
			if w != (p+B)/(q+D) {
				break
			}
			A, C = C, A-w*C
			B, D = D, B-w*D
			p, q = q, p-w*q
			if C > 1<<30 || C < -1<<30 || D > 1<<30 || D < -1<<30 {
				break
			}
		}
		if B == 0 {
			if err := step(); err != nil {
				return nil, nil, err
			}
			continue
		}
		work := 6 * words(a)
		if u != nil {
			work += 6 * max(words(u.a), words(u.b))
		}
		if err := m.work(work); err != nil {
			return nil, nil, err
		}
		a, b = combine(a, b, A, B), combine(a, b, C, D)
		if u != nil {
			u.a, u.b = combine(u.a, u.b, A, B), combine(u.a, u.b, C, D)
		}
	}
	if words(a) > gcdWords && b.Sign() != 0 {
		if err := step(); err != nil {
			return nil, nil, err
		}
	}
	return a, b, m.work(gcdWords * gcdWords * 4)
}

// top returns x >> h, which fits in 62 bits.
func top(x *big.Int, h uint) int64 {
	i, k := int(h/wordBits), h%wordBits
	var t big.Int
	return t.Rsh(view(x, i, words(x)), k).Int64()
}
