package decimal

// This file is exp, ln, log10 and power: computed in fixed point with guard
// digits, with more of them until the result can be rounded.

import (
	"math"
	"math/big"
)

// atanhInv returns scale * atanh(1/n).
func atanhInv(n int64, scale *big.Int) *big.Int {
	sum := new(big.Int).Quo(scale, big.NewInt(n))
	term := new(big.Int).Set(sum)
	sq := big.NewInt(n * n)
	for k := int64(3); term.Sign() != 0; k += 2 {
		term.Quo(term, sq)
		sum.Add(sum, new(big.Int).Quo(term, big.NewInt(k)))
	}
	return sum
}

// ln10 returns ln(10) * 10**w, with an error of a few units.
func ln10(w int) *big.Int {
	scale := pow10(w + 6)
	s := new(big.Int).Mul(atanhInv(31, scale), big.NewInt(46))
	s.Add(s, new(big.Int).Mul(atanhInv(49, scale), big.NewInt(34)))
	s.Add(s, new(big.Int).Mul(atanhInv(161, scale), big.NewInt(20)))
	return s.Quo(s, pow10(6))
}

func (c *ctx) check() bool {
	if c.err == nil && c.poll != nil {
		c.err = c.poll()
	}
	return c.err == nil
}

// expFixed returns exp(r / 10**w) * 10**w for |r| up to a few times 10**w.
func (c *ctx) expFixed(r *big.Int, w int) *big.Int {
	// exp(r) = exp(r / 2**k) ** (2**k); more digits make up for the squarings.
	k := int(math.Sqrt(float64(w)*3.3)) + 4
	extra := k/3 + 5
	scale := pow10(w + extra)
	x := new(big.Int).Mul(r, pow10(extra))
	x.Rsh(x, uint(k))
	sum := new(big.Int).Set(scale)
	term := new(big.Int).Set(scale)
	for i := int64(1); term.Sign() != 0; i++ {
		if i&15 == 0 && !c.check() {
			return sum
		}
		term.Mul(term, x)
		term.Quo(term, scale)
		term.Quo(term, big.NewInt(i))
		sum.Add(sum, term)
	}
	for range k {
		if !c.check() {
			return sum
		}
		sum.Mul(sum, sum)
		sum.Quo(sum, scale)
	}
	return sum.Quo(sum, pow10(extra))
}

// lnFixed returns ln(m / 10**w) * 10**w for m from 10**w/10 to 10**w*10.
func (c *ctx) lnFixed(m *big.Int, w int) *big.Int {
	// Square roots bring the number close to 1, where atanh converges fast.
	k := int(math.Sqrt(float64(w)*1.6)) + 3
	extra := k/3 + 6
	scale := pow10(w + extra)
	z := new(big.Int).Mul(m, pow10(extra))
	for range k {
		if !c.check() {
			return bigZero
		}
		z.Mul(z, scale)
		z.Sqrt(z)
	}
	t := new(big.Int).Sub(z, scale)
	t.Mul(t, scale)
	t.Quo(t, new(big.Int).Add(z, scale))
	sq := new(big.Int).Mul(t, t)
	sq.Quo(sq, scale)
	sum := new(big.Int).Set(t)
	term := new(big.Int).Set(t)
	for i := int64(3); term.Sign() != 0; i += 2 {
		if i&15 == 1 && !c.check() {
			return bigZero
		}
		term.Mul(term, sq)
		term.Quo(term, scale)
		sum.Add(sum, new(big.Int).Quo(term, big.NewInt(i)))
	}
	sum.Lsh(sum, uint(k+1))
	return sum.Quo(sum, pow10(extra))
}

// fixedOf returns d * 10**w, rounded down in magnitude.
func fixedOf(d number, w int) *big.Int {
	e := d.exp + w
	var x *big.Int
	if e >= 0 {
		x = new(big.Int).Mul(d.coef, pow10(e))
	} else if -e > numDigits(d.coef)+1 {
		x = new(big.Int)
	} else {
		x = new(big.Int).Quo(d.coef, pow10(-e))
	}
	if d.neg {
		x.Neg(x)
	}
	return x
}

// decided reports whether x, with an error of less than slack, rounds in one way
// only when it is cut to prec digits.
func decided(x *big.Int, prec int, slack int64) bool {
	n := numDigits(x) - prec
	if n <= 1 {
		return false
	}
	p := pow10(n)
	rest := new(big.Int).Mod(new(big.Int).Abs(x), p)
	s := big.NewInt(slack)
	for _, at := range []*big.Int{bigZero, new(big.Int).Rsh(p, 1), p} {
		if diff := new(big.Int).Sub(rest, at); diff.CmpAbs(s) <= 0 {
			return false
		}
	}
	return true
}

func (c *ctx) exp(a number) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	if a.kind == infinite {
		if a.neg {
			return number{coef: bigZero}
		}
		return a
	}
	if a.isZero() {
		return fromInt(1)
	}
	saved := c.round
	c.round = roundHalfEven
	defer func() { c.round = saved }()
	adj := a.adjusted()
	// Far out of range, or so close to 0 that the result is next to 1.
	if adj > 19 || adj >= 0 && adj > numDigits(big.NewInt(int64(c.emax)))+1 {
		if a.neg {
			return c.fix(number{coef: bigOne, exp: c.etiny() - 2})
		}
		return c.fix(number{coef: bigOne, exp: c.emax + 1})
	}
	if adj < -c.prec-1 {
		x := new(big.Int).Set(pow10(c.prec + 2))
		if a.neg {
			x.Sub(x, bigOne)
		} else {
			x.Add(x, bigOne)
		}
		return c.fix(number{coef: x, exp: -(c.prec + 2)})
	}
	for guard := 8; ; guard *= 2 {
		w := c.prec + guard + max(adj, 0) + 2
		x := fixedOf(a, w)
		l := ln10(w)
		k := new(big.Int).Quo(x, l)
		r := x.Sub(x, new(big.Int).Mul(k, l))
		y := c.expFixed(r, w)
		if c.err != nil {
			return nan()
		}
		slack := int64(100) + abs64(k.Int64())*8
		if decided(y, c.prec, slack) {
			return c.fix(number{coef: y, exp: int(k.Int64()) - w})
		}
	}
}

func abs64(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// lnNumber returns ln(a) * 10**w for a > 0.
func (c *ctx) lnNumber(a number, w int) *big.Int {
	digits := numDigits(a.coef)
	e := a.exp + digits // a = 0.ddd * 10**e
	x := a.coef
	if w >= digits {
		x = new(big.Int).Mul(x, pow10(w-digits))
	} else {
		x = new(big.Int).Quo(x, pow10(digits-w))
	}
	// Close to 1 from below and above the number itself, not ten times it, is what cancels least.
	if e == 1 {
		x = new(big.Int).Mul(x, bigTen)
		e = 0
	}
	y := c.lnFixed(x, w)
	if e != 0 {
		y.Add(y, new(big.Int).Mul(ln10(w), big.NewInt(int64(e))))
	}
	return y
}

// logarithm is ln and log10.
func (c *ctx) logarithm(a number, base10 bool) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	if a.isZero() {
		return inf(true)
	}
	if a.neg {
		return c.invalid(invalidOperation)
	}
	if a.kind == infinite {
		return a
	}
	saved := c.round
	c.round = roundHalfEven
	defer func() { c.round = saved }()
	one := fromInt(1)
	if compare(a, one) == 0 {
		return number{coef: bigZero}
	}
	if base10 {
		if n := powerOfTen(a); n != nil {
			return c.fix(*n)
		}
	}
	// Digits that are lost close to 1.
	near := 0
	if t := (&ctx{prec: 5, emin: minEmin / 2, emax: maxEmax / 2, round: roundDown}).sub(number{coef: a.coef, exp: a.exp}, one); t.kind == finite && t.adjusted() < 0 {
		near = -t.adjusted()
	}
	if d := (&ctx{prec: numDigits(a.coef) + 3 + abs(a.exp), emin: minEmin / 2, emax: maxEmax / 2, round: roundDown}); abs(a.exp) < 100000 {
		if t := d.sub(a, one); t.kind == finite && !t.isZero() && t.adjusted() < 0 {
			near = -t.adjusted()
		}
	}
	for guard := 8; ; guard *= 2 {
		w := c.prec + guard + near + 2
		y := c.lnNumber(a, w)
		if c.err != nil {
			return nan()
		}
		slack := int64(200) + abs64(int64(a.adjusted()))*4
		if base10 {
			y = new(big.Int).Mul(y, pow10(w))
			y.Quo(y, ln10(w))
		}
		if decided(y, c.prec, slack) {
			r := number{neg: y.Sign() < 0, coef: new(big.Int).Abs(y), exp: -w}
			return c.fix(r)
		}
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// powerOfTen returns log10 of a power of ten, else nil.
func powerOfTen(a number) *number {
	n := numDigits(a.coef)
	if a.coef.Cmp(pow10(n-1)) != 0 {
		return nil
	}
	r := fromInt(int64(a.exp + n - 1))
	return &r
}

// isInteger reports whether a finite number is one.
func isInteger(a number) bool {
	if a.kind != finite {
		return false
	}
	if a.exp >= 0 || a.isZero() {
		return true
	}
	if -a.exp > numDigits(a.coef) {
		return false
	}
	return new(big.Int).Mod(a.coef, pow10(-a.exp)).Sign() == 0
}

// isOdd tells of a finite integer.
func isOdd(a number) bool {
	if a.exp > 0 || a.isZero() {
		return false
	}
	return new(big.Int).Quo(a.coef, pow10(-a.exp)).Bit(0) == 1
}

// intPower raises to an integer that is not large, exactly or to a precision.
func (c *ctx) intPower(a number, n *big.Int, sign bool) number {
	neg := n.Sign() < 0
	e := new(big.Int).Abs(n)
	work := *c
	work.status = 0
	work.prec = c.prec + 4 + numDigits(e)
	work.clamp = false
	work.round = roundHalfEven
	if neg {
		a = work.div(fromInt(1), a)
	}
	r := fromInt(1)
	for i := e.BitLen() - 1; i >= 0; i-- {
		if !c.check() {
			return nan()
		}
		r = work.mul(r, r)
		if e.Bit(i) == 1 {
			r = work.mul(r, a)
		}
		if r.kind != finite || r.isZero() {
			break
		}
	}
	c.status |= work.status
	if r.kind == infinite { // the rounding decides whether it is one
		r = number{coef: bigOne, exp: c.emax + 1}
	}
	r.neg = sign
	return c.fix(r)
}

func (c *ctx) power(a, b number) number {
	if r, ok := c.nanResult(a, b); ok {
		return r
	}
	neg := false
	if b.isZero() {
		if a.isZero() {
			return c.invalid(invalidOperation)
		}
		return fromInt(1)
	}
	integer := isInteger(b)
	if a.neg {
		if integer {
			neg = isOdd(b)
		} else if !a.isZero() {
			return c.invalid(invalidOperation)
		}
		a.neg = false
	}
	if a.isZero() {
		if b.neg {
			return inf(neg)
		}
		return number{neg: neg, coef: bigZero}
	}
	if a.kind == infinite {
		if b.neg {
			return number{neg: neg, coef: bigZero}
		}
		return inf(neg)
	}
	one := compare(a, fromInt(1))
	if one == 0 {
		if b.kind == infinite || !integer {
			c.status |= inexact | rounded
			return number{neg: neg, coef: pow10(c.prec - 1), exp: 1 - c.prec}
		}
		exp := 0
		if integer && !b.neg {
			// The ideal exponent is that of the product.
			n, _ := rescale(b, 0, roundDown)
			if n.coef.IsInt64() && n.coef.Int64() < int64(c.prec) {
				exp = a.exp * int(n.coef.Int64())
			} else if a.exp != 0 {
				exp = 1 - c.prec
			}
			if exp < 1-c.prec {
				exp = 1 - c.prec
				c.status |= rounded
			}
		} else if a.exp != 0 {
			c.status |= rounded
			exp = 1 - c.prec
		}
		if exp > 0 {
			exp = 0
		}
		return number{neg: neg, coef: pow10(-exp), exp: exp}
	}
	if b.kind == infinite {
		if (one < 0) != b.neg {
			return number{neg: neg, coef: bigZero}
		}
		return inf(neg)
	}
	finish := func(r number) number {
		r.neg = neg
		return c.fix(r)
	}
	if integer {
		n, _ := rescale(b, 0, roundDown)
		if numDigits(n.coef) <= 10 {
			e := new(big.Int).Set(n.coef)
			if b.neg {
				e.Neg(e)
			}
			// Overflow and underflow are seen beforehand.
			if m := float64(a.adjusted()) * float64(e.Int64()); math.Abs(m) < 4e18 {
				return c.intPower(a, e, neg)
			}
		}
	}
	// exp(b * ln(a)).
	big1 := a.adjusted()
	if big1 < 0 {
		big1 = -big1 - 1
	}
	if t := b.adjusted() + numDigits(big.NewInt(int64(big1)+1)); t > 21 {
		grows := (one > 0) != b.neg
		if grows {
			return finish(number{coef: bigOne, exp: c.emax + 1})
		}
		return finish(number{coef: bigOne, exp: c.etiny() - 2})
	}
	for guard := 10; ; guard *= 2 {
		w := c.prec + guard + max(b.adjusted(), 0) + 25
		l := c.lnNumber(a, w)
		if c.err != nil {
			return nan()
		}
		// x = l * b
		x := new(big.Int).Mul(l, b.coef)
		if b.neg {
			x.Neg(x)
		}
		if b.exp >= 0 {
			x.Mul(x, pow10(b.exp))
		} else {
			x.Quo(x, pow10(-b.exp))
		}
		t := ln10(w)
		k := new(big.Int).Quo(x, t)
		r := new(big.Int).Sub(x, new(big.Int).Mul(k, t))
		y := c.expFixed(r, w)
		if c.err != nil {
			return nan()
		}
		if !k.IsInt64() {
			if k.Sign() > 0 {
				return finish(number{coef: bigOne, exp: c.emax + 1})
			}
			return finish(number{coef: bigOne, exp: c.etiny() - 2})
		}
		res := number{coef: y, exp: int(k.Int64()) - w}
		// An exact result is found as such: its digits end.
		if guard >= 40 || decidedTop(y, c.prec, w) {
			if v, ok := c.exactPower(a, b, res, w); ok {
				// The digits are filled up, as those of a result that is not exact.
				c.status |= inexact | rounded
				if n := c.prec - numDigits(v.coef); n > 0 {
					v.coef = new(big.Int).Mul(v.coef, pow10(n))
					v.exp -= n
				}
				return finish(v)
			}
			return finish(res)
		}
	}
}

// decidedTop reports whether the digits behind prec of y are no long run of 0, 9 or a half.
func decidedTop(y *big.Int, prec, w int) bool { return decided(y, prec, 1<<40) }

// exactPower tries whether the result rounded to the precision is exact: r**n == a**m
// for b = m/n.
func (c *ctx) exactPower(a, b, approx number, w int) (number, bool) {
	wide := ctx{prec: c.prec + 1, emin: minEmin / 2, emax: maxEmax / 2, round: roundHalfEven}
	r := wide.fix(approx)
	if r.kind != finite || b.exp < -6 || numDigits(b.coef) > 6 {
		return r, false
	}
	r = (&ctx{prec: c.prec + 1, emin: minEmin / 2, emax: maxEmax / 2, round: roundHalfEven}).normalize(r)
	m := new(big.Int).Set(b.coef)
	n := bigOne
	if b.exp >= 0 {
		m.Mul(m, pow10(b.exp))
	} else {
		n = pow10(-b.exp)
	}
	g := new(big.Int).GCD(nil, nil, m, n)
	m.Quo(m, g)
	n = new(big.Int).Quo(n, g)
	if !m.IsInt64() || m.Int64() > 2000 || n.Int64() > 2000 {
		return r, false
	}
	pow := func(d number, k int64) number {
		return number{coef: new(big.Int).Exp(d.coef, big.NewInt(k), nil), exp: d.exp * int(k)}
	}
	x, y := pow(r, n.Int64()), pow(a, m.Int64())
	if b.neg { // r**n * a**m == 1
		p := exactMul(x, y)
		return r, compare(p, fromInt(1)) == 0
	}
	return r, compare(x, y) == 0
}

// powerMod is pow(a, b, m) with integers.
func (c *ctx) powerMod(a, b, m number) number {
	if r, ok := c.nanResult(a, b, m); ok {
		return r
	}
	if !isInteger(a) || !isInteger(b) || !isInteger(m) || b.neg && !b.isZero() || m.isZero() || m.adjusted() >= c.prec {
		return c.invalid(invalidOperation)
	}
	if a.isZero() && b.isZero() {
		return c.invalid(invalidOperation)
	}
	if b.adjusted() > 1000000 || a.adjusted() > 100000000 {
		return c.invalid(invalidOperation)
	}
	toInt := func(d number) *big.Int {
		r, _ := rescale(d, 0, roundDown)
		return r.coef
	}
	mi := toInt(m)
	x := new(big.Int).Exp(new(big.Int).Mod(toInt(a), mi), toInt(b), mi)
	return number{neg: a.neg && isOdd(b), coef: x}
}
