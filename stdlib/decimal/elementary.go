package decimal

// This file is exp, ln, log10 and power: computed in fixed point with guard
// digits, with more of them until the result can be rounded.

import (
	"math"
	"math/big"
)

// atanhInv returns atanh(1/n) * 2**p.
func (k *calc) atanhInv(n int64, p int) *big.Int {
	term := k.quoInt(k.lshInt(bigOne, p), big.NewInt(n))
	sum := term
	sq := big.NewInt(n * n)
	for i := int64(3); term.Sign() != 0 && k.goOn(); i += 2 {
		term = k.quoInt(term, sq)
		sum = k.addInt(sum, k.quoInt(term, big.NewInt(i)))
	}
	return sum
}

// ln10 returns ln(10) * 10**w, with an error of a few units.
func (k *calc) ln10(w int) *big.Int {
	p := binary10(w) + 16
	s := k.mulInt(k.atanhInv(31, p), big.NewInt(46))
	s = k.addInt(s, k.mulInt(k.atanhInv(49, p), big.NewInt(34)))
	s = k.addInt(s, k.mulInt(k.atanhInv(161, p), big.NewInt(20)))
	return k.toDecimal(s, p, w)
}

// binary10 returns how many bits w decimal digits have, rounded up.
func binary10(w int) int { return int(float64(w)*math.Log2(10)) + 1 }

// toBinary and toDecimal change the scale of a fixed point number between 10**w and 2**p.
func (k *calc) toBinary(x *big.Int, w, p int) *big.Int  { return k.quoInt(k.lshInt(x, p), k.pow10(w)) }
func (k *calc) toDecimal(x *big.Int, p, w int) *big.Int { return k.rshInt(k.mulInt(x, k.pow10(w)), p) }

// expFixed returns exp(r / 10**w) * 10**w for r from 0 to a few times 10**w.
func (k *calc) expFixed(r *big.Int, w int) *big.Int {
	// exp(r) = exp(r / 2**n) ** (2**n); more bits make up for the squarings.
	n := int(math.Sqrt(float64(w)*3.3)) + 4
	p := binary10(w) + n + 16
	x := k.rshInt(k.toBinary(r, w, p), n)
	one := k.lshInt(bigOne, p)
	sum, term := one, one
	for i := int64(1); term.Sign() != 0 && k.goOn(); i++ {
		term = k.quoInt(k.rshInt(k.mulInt(term, x), p), big.NewInt(i))
		sum = k.addInt(sum, term)
	}
	for i := 0; i < n && k.goOn(); i++ {
		sum = k.rshInt(k.mulInt(sum, sum), p)
	}
	return k.toDecimal(sum, p, w)
}

// lnFixed returns ln(m / 10**w) * 10**w for m from 10**w/10 to 10**w*10.
func (k *calc) lnFixed(m *big.Int, w int) *big.Int {
	// Square roots bring the number close to 1, where atanh converges fast.
	n := int(math.Sqrt(float64(w)*1.6)) + 3
	p := binary10(w) + n + 20
	z := k.toBinary(m, w, p)
	for i := 0; i < n && k.goOn(); i++ {
		z = k.sqrtInt(k.lshInt(z, p))
	}
	// ln(z) = 2 atanh((z-1) / (z+1)).
	one := k.lshInt(bigOne, p)
	t := k.subInt(z, one)
	neg := t.Sign() < 0
	if t.Abs(t); k.err != nil {
		return t
	}
	t = k.quoInt(k.lshInt(t, p), k.addInt(z, one))
	sq := k.rshInt(k.mulInt(t, t), p)
	sum, term := t, t
	for i := int64(3); term.Sign() != 0 && k.goOn(); i += 2 {
		term = k.rshInt(k.mulInt(term, sq), p)
		sum = k.addInt(sum, k.quoInt(term, big.NewInt(i)))
	}
	sum = k.toDecimal(k.lshInt(sum, n+1), p, w)
	if neg {
		sum.Neg(sum)
	}
	return sum
}

// fixedOf returns d * 10**w, rounded down in magnitude.
func (c *calc) fixedOf(d number, w int) *big.Int {
	e := d.exp + w
	var x *big.Int
	if e >= 0 {
		x = c.mulInt(d.coef.int(), c.pow10(e))
	} else if -e > c.digits(d.coef)+1 {
		x = new(big.Int)
	} else {
		x = c.quoInt(d.coef.int(), c.pow10(-e))
	}
	if d.neg {
		x.Neg(x)
	}
	return x
}

// decided reports whether x, with an error of less than slack, rounds in one way
// only when it is cut to prec digits.
func (c *calc) decided(x *big.Int, prec int, slack int64) bool {
	n := c.digits(coefOf(new(big.Int).Abs(x))) - prec
	if n <= 1 {
		return false
	}
	p := c.pow10(n)
	rest := c.remInt(new(big.Int).Abs(x), p)
	s := big.NewInt(slack)
	for _, at := range []*big.Int{new(big.Int), c.rshInt(p, 1), p} {
		if diff := c.subInt(rest, at); diff.CmpAbs(s) <= 0 {
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
			return number{}
		}
		return a
	}
	if a.isZero() {
		return fromInt(1)
	}
	saved := c.round
	c.round = roundHalfEven
	defer func() { c.round = saved }()
	adj := c.adjusted(a)
	// Far out of range, or so close to 0 that the result is next to 1.
	if adj > 19 || adj >= 0 && adj > c.digits(coefficient{lo: uint64(c.emax)})+1 {
		if a.neg {
			return c.fix(number{coef: one, exp: c.etiny() - 2})
		}
		return c.fix(number{coef: one, exp: c.emax + 1})
	}
	if adj < -c.prec-1 {
		x := c.addCoef(c.ten(c.prec+2), one)
		if a.neg {
			x = c.nines(c.prec + 2)
		}
		return c.fix(number{coef: x, exp: -(c.prec + 2)})
	}
	for guard := 8; ; guard *= 2 {
		w := c.prec + guard + max(adj, 0) + 2
		x := c.fixedOf(a, w)
		l := c.ln10(w)
		if c.err != nil {
			return nan()
		}
		k, r := c.quoRem(x, l)
		y := c.expFixed(r, w)
		if c.err != nil {
			return nan()
		}
		slack := int64(100) + abs64(k.Int64())*8
		if c.decided(y, c.prec, slack) {
			return c.fix(number{coef: coefOf(y), exp: int(k.Int64()) - w})
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
func (c *calc) lnNumber(a number, w int) *big.Int {
	digits := c.digits(a.coef)
	e := a.exp + digits // a = 0.ddd * 10**e
	x := a.coef.int()
	if w >= digits {
		x = c.mulInt(x, c.pow10(w-digits))
	} else {
		x = c.quoInt(x, c.pow10(digits-w))
	}
	// Close to 1 from below and above the number itself, not ten times it, is what cancels least.
	if e == 1 {
		x = c.mulInt(x, bigTen)
		e = 0
	}
	y := c.lnFixed(x, w)
	if e != 0 {
		y = c.addInt(y, c.mulInt(c.ln10(w), big.NewInt(int64(e))))
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
	unit := fromInt(1)
	if c.compare(a, unit) == 0 {
		return number{}
	}
	if base10 {
		if n := c.powerOfTen(a); n != nil {
			return c.fix(*n)
		}
	}
	// Digits that are lost close to 1.
	near := 0
	if t := (&ctx{prec: 5, emin: minEmin / 2, emax: maxEmax / 2, round: roundDown, calc: c.calc}).sub(number{coef: a.coef, exp: a.exp}, unit); t.kind == finite && c.adjusted(t) < 0 {
		near = -c.adjusted(t)
	}
	if d := (&ctx{prec: c.digits(a.coef) + 3 + abs(a.exp), emin: minEmin / 2, emax: maxEmax / 2, round: roundDown, calc: c.calc}); abs(a.exp) < 100000 {
		if t := d.sub(a, unit); t.kind == finite && !t.isZero() && c.adjusted(t) < 0 {
			near = -c.adjusted(t)
		}
	}
	for guard := 8; ; guard *= 2 {
		w := c.prec + guard + near + 2
		y := c.lnNumber(a, w)
		if c.err != nil {
			return nan()
		}
		slack := int64(200) + abs64(int64(c.adjusted(a)))*4
		if base10 {
			l := c.ln10(w)
			if c.err != nil {
				return nan()
			}
			y = c.quoInt(c.mulInt(y, c.pow10(w)), l)
		}
		if c.err != nil {
			return nan()
		}
		if c.decided(y, c.prec, slack) {
			r := number{neg: y.Sign() < 0, coef: coefOf(new(big.Int).Abs(y)), exp: -w}
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
func (c *calc) powerOfTen(a number) *number {
	n := c.digits(a.coef)
	if a.coef.cmp(c.ten(n-1)) != 0 {
		return nil
	}
	r := fromInt(int64(a.exp + n - 1))
	return &r
}

// isInteger reports whether a finite number is one.
func (c *calc) isInteger(a number) bool {
	if a.kind != finite {
		return false
	}
	if a.exp >= 0 || a.isZero() {
		return true
	}
	if -a.exp > c.digits(a.coef) {
		return false
	}
	return c.remCoef(a.coef, c.ten(-a.exp)).isZero()
}

// isOdd tells of a finite integer.
func (c *calc) isOdd(a number) bool {
	if a.exp > 0 || a.isZero() {
		return false
	}
	return c.quoCoef(a.coef, c.ten(-a.exp)).odd()
}

// intPower raises to an integer that is not large, exactly or to a precision.
func (c *ctx) intPower(a number, n *big.Int, sign bool) number {
	neg := n.Sign() < 0
	e := new(big.Int).Abs(n)
	work := *c
	work.status = 0
	work.prec = c.prec + 4 + c.digits(coefOf(e))
	work.clamp = false
	work.round = roundHalfEven
	if neg {
		a = work.div(fromInt(1), a)
	}
	r := fromInt(1)
	for i := e.BitLen() - 1; i >= 0; i-- {
		if !c.goOn() {
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
	switch { // the rounding decides whether it is infinite, or zero
	case r.kind == infinite:
		r = number{coef: one, exp: c.emax + 1}
	case r.isZero():
		r = number{coef: one, exp: c.etiny() - 2}
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
	integer := c.isInteger(b)
	if a.neg {
		if integer {
			neg = c.isOdd(b)
		} else if !a.isZero() {
			return c.invalid(invalidOperation)
		}
		a.neg = false
	}
	if a.isZero() {
		if b.neg {
			return inf(neg)
		}
		return number{neg: neg}
	}
	if a.kind == infinite {
		if b.neg {
			return number{neg: neg}
		}
		return inf(neg)
	}
	order := c.compare(a, fromInt(1)) // with 1
	if order == 0 {
		if b.kind == infinite || !integer {
			c.status |= inexact | rounded
			return number{neg: neg, coef: c.ten(c.prec - 1), exp: 1 - c.prec}
		}
		exp := 0
		if integer && !b.neg {
			// The ideal exponent is that of the product.
			n, _ := c.rescale(b, 0, roundDown)
			if v, ok := n.coef.int64(); ok && v < int64(c.prec) {
				exp = a.exp * int(v)
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
		return number{neg: neg, coef: c.ten(-exp), exp: exp}
	}
	if b.kind == infinite {
		if (order < 0) != b.neg {
			return number{neg: neg}
		}
		return inf(neg)
	}
	finish := func(r number) number {
		r.neg = neg
		return c.fix(r)
	}
	if integer {
		n, _ := c.rescale(b, 0, roundDown)
		if c.digits(n.coef) <= 10 {
			e := new(big.Int).Set(n.coef.int())
			if b.neg {
				e.Neg(e)
			}
			// Overflow and underflow are seen beforehand.
			if m := float64(c.adjusted(a)) * float64(e.Int64()); math.Abs(m) < 4e18 {
				return c.intPower(a, e, neg)
			}
		}
	}
	// exp(b * ln(a)).
	big1 := c.adjusted(a)
	if big1 < 0 {
		big1 = -big1 - 1
	}
	if t := c.adjusted(b) + c.digits(coefficient{lo: uint64(big1) + 1}); t > 21 {
		grows := (order > 0) != b.neg
		if grows {
			return finish(number{coef: one, exp: c.emax + 1})
		}
		return finish(number{coef: one, exp: c.etiny() - 2})
	}
	for guard := 10; ; guard *= 2 {
		w := c.prec + guard + max(c.adjusted(b), 0) + 25
		l := c.lnNumber(a, w)
		if c.err != nil {
			return nan()
		}
		// x = l * b
		x := c.mulInt(l, b.coef.int())
		if b.neg {
			x.Neg(x)
		}
		if b.exp >= 0 {
			x = c.mulInt(x, c.pow10(b.exp))
		} else {
			x = c.quoInt(x, c.pow10(-b.exp))
		}
		t := c.ln10(w)
		if c.err != nil {
			return nan()
		}
		k, r := c.quoRem(x, t)
		y := c.expFixed(r, w)
		if c.err != nil {
			return nan()
		}
		if !k.IsInt64() {
			if k.Sign() > 0 {
				return finish(number{coef: one, exp: c.emax + 1})
			}
			return finish(number{coef: one, exp: c.etiny() - 2})
		}
		res := number{coef: coefOf(y), exp: int(k.Int64()) - w}
		// An exact result is found as such: its digits end.
		if guard >= 40 || c.decidedTop(y, c.prec, w) {
			if v, ok := c.exactPower(a, b, res, w); ok {
				// The digits are filled up, as those of a result that is not exact.
				c.status |= inexact | rounded
				if n := c.prec - c.digits(v.coef); n > 0 {
					v.coef = c.mulCoef(v.coef, c.ten(n))
					v.exp -= n
				}
				return finish(v)
			}
			return finish(res)
		}
	}
}

// decidedTop reports whether the digits behind prec of y are no long run of 0, 9 or a half.
func (c *calc) decidedTop(y *big.Int, prec, w int) bool { return c.decided(y, prec, 1<<40) }

// exactPower tries whether the result rounded to the precision is exact: r**n == a**m
// for b = m/n.
func (c *ctx) exactPower(a, b, approx number, w int) (number, bool) {
	wide := ctx{prec: c.prec + 1, emin: minEmin / 2, emax: maxEmax / 2, round: roundHalfEven, calc: c.calc}
	r := wide.fix(approx)
	if r.kind != finite || b.exp < -6 || c.digits(b.coef) > 6 {
		return r, false
	}
	r = wide.normalize(r)
	m, n := b.coef.int(), bigOne
	if b.exp >= 0 {
		m = c.mulInt(m, c.pow10(b.exp))
	} else {
		n = c.pow10(-b.exp)
	}
	g := c.gcdInt(m, n)
	if c.err != nil {
		return r, false
	}
	m, n = c.quoInt(m, g), c.quoInt(n, g)
	if !m.IsInt64() || m.Int64() > 2000 || n.Int64() > 2000 {
		return r, false
	}
	// With that many digits they cannot be equal: r does not end in 0, nor does r**n.
	if int64(c.digits(r.coef)-1)*n.Int64() > 3*m.Int64()*int64(c.digits(a.coef)+1) {
		return r, false
	}
	pow := func(d number, k int64) number {
		return number{coef: coefOf(c.powInt(d.coef.int(), int(k))), exp: d.exp * int(k)}
	}
	x, y := pow(r, n.Int64()), pow(a, m.Int64())
	if b.neg { // r**n * a**m == 1
		p := c.exactMul(x, y)
		return r, c.compare(p, fromInt(1)) == 0
	}
	return r, c.compare(x, y) == 0
}

// powerMod is pow(a, b, m) with integers.
func (c *ctx) powerMod(a, b, m number) number {
	if r, ok := c.nanResult(a, b, m); ok {
		return r
	}
	if !c.isInteger(a) || !c.isInteger(b) || !c.isInteger(m) || b.neg && !b.isZero() || m.isZero() || c.adjusted(m) >= c.prec {
		return c.invalid(invalidOperation)
	}
	if a.isZero() && b.isZero() {
		return c.invalid(invalidOperation)
	}
	if c.adjusted(b) > 1000000 || c.adjusted(a) > 100000000 {
		return c.invalid(invalidOperation)
	}
	toInt := func(d number) *big.Int {
		r, _ := c.rescale(d, 0, roundDown)
		return r.coef.int()
	}
	mi := toInt(m)
	x := c.powModInt(toInt(a), toInt(b), mi)
	return number{neg: a.neg && c.isOdd(b), coef: coefOf(x)}
}
