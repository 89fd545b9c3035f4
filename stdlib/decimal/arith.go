package decimal

// This file is the arithmetic.

// align gives two finite numbers the same exponent. What is too small to matter is
// replaced by the least number that rounds the same way.
func (c *ctx) align(a, b number, prec int) (number, number) {
	if a.exp == b.exp {
		return a, b
	}
	hi, lo := &a, &b
	if a.exp < b.exp {
		hi, lo = &b, &a
	}
	// lo may be far below the last digit that counts.
	if !hi.isZero() && prec > 0 {
		hl, ll := c.digits(hi.coef), c.digits(lo.coef)
		e := hi.exp + min(-1, hl-prec-2)
		if ll+lo.exp-1 < e {
			if !lo.coef.isZero() {
				lo.coef = one
			}
			lo.exp = e
		}
	}
	if hi.exp > lo.exp {
		hi.coef = c.mulCoef(hi.coef, c.ten(hi.exp-lo.exp))
		hi.exp = lo.exp
	}
	return a, b
}

func (c *ctx) add(a, b number) number {
	if r, ok := c.addSmall(&a, &b); ok {
		return c.fix(r)
	}
	return c.addAny(a, b)
}

// addAny is add without a short cut.
func (c *ctx) addAny(a, b number) number {
	if a.isSpecial() || b.isSpecial() {
		if r, ok := c.nanResult(a, b); ok {
			return r
		}
		if a.kind == infinite {
			if b.kind == infinite && a.neg != b.neg {
				return c.invalid(invalidOperation)
			}
			return a
		}
		return b
	}
	exp := min(a.exp, b.exp)
	if a.isZero() && b.isZero() {
		neg := a.neg && b.neg
		if a.neg != b.neg && c.round == roundFloor {
			neg = true
		}
		return c.fix(number{neg: neg, exp: exp})
	}
	if a.isZero() || b.isZero() {
		d := a
		if a.isZero() {
			d = b
		}
		exp = max(exp, d.exp-c.prec-1)
		if exp < d.exp {
			d, _ = c.rescale(d, exp, roundDown)
		}
		return c.fix(d)
	}
	a, b = c.align(a, b, c.prec)
	r := number{exp: a.exp}
	if a.neg == b.neg {
		r.neg, r.coef = a.neg, c.addCoef(a.coef, b.coef)
		return c.fix(r)
	}
	switch a.coef.cmp(b.coef) {
	case 0:
		r.neg, r.exp = c.round == roundFloor, exp
	case 1:
		r.neg, r.coef = a.neg, c.subCoef(a.coef, b.coef)
	default:
		r.neg, r.coef = b.neg, c.subCoef(b.coef, a.coef)
	}
	return c.fix(r)
}

// ordinary reports whether numbers are finite, in place and not 0, and the precision such
// that results can be got from 38 digits.
func (c *ctx) ordinary(a, b *number) bool {
	return a.kind|b.kind == finite && c.prec <= narrowPrec && a.coef.big == nil && b.coef.big == nil &&
		a.coef.hi|a.coef.lo != 0 && b.coef.hi|b.coef.lo != 0
}

// addSmall is the sum, still to be rounded, if it can be had in 256 bits.
func (c *ctx) addSmall(a, b *number) (r number, ok bool) {
	if a.exp < b.exp {
		a, b = b, a
	}
	shift := uint(a.exp - b.exp)
	if shift >= tens || !c.ordinary(a, b) {
		return r, false
	}
	w := mulWide(a.coef, pow10table[shift])
	r.neg, r.exp = a.neg, b.exp
	switch {
	case a.neg == b.neg:
		w.add(b.coef)
	case w.sub(b.coef):
		r.neg = b.neg
	case w == wide{}:
		r.neg = c.round == roundFloor
	}
	drop := 0
	r.coef, drop, ok = w.narrow()
	r.exp += drop
	return r, ok
}

func (c *ctx) sub(a, b number) number {
	if a.isNaN() || b.isNaN() {
		r, _ := c.nanResult(a, b)
		return r
	}
	return c.add(a, b.flip())
}

// exactMul is the product of finite numbers.
func (c *calc) exactMul(a, b number) number {
	return number{neg: a.neg != b.neg, coef: c.mulCoef(a.coef, b.coef), exp: a.exp + b.exp}
}

func (c *ctx) mul(a, b number) number {
	if a.isSpecial() || b.isSpecial() {
		if r, ok := c.nanResult(a, b); ok {
			return r
		}
		if a.isZero() || b.isZero() {
			return c.invalid(invalidOperation)
		}
		return inf(a.neg != b.neg)
	}
	if c.prec <= narrowPrec && a.coef.small() && b.coef.small() {
		w := mulWide(a.coef, b.coef)
		if coef, drop, ok := w.narrow(); ok {
			return c.fix(number{neg: a.neg != b.neg, coef: coef, exp: a.exp + b.exp + drop})
		}
	}
	return c.fix(c.exactMul(a, b))
}

func (c *ctx) div(a, b number) number {
	neg := a.neg != b.neg
	if a.isSpecial() || b.isSpecial() {
		if r, ok := c.nanResult(a, b); ok {
			return r
		}
		if a.kind == infinite {
			if b.kind == infinite {
				return c.invalid(invalidOperation)
			}
			return inf(neg)
		}
		c.status |= clamped
		return number{neg: neg, exp: c.etiny()}
	}
	if b.isZero() {
		if a.isZero() {
			return c.invalid(divisionUndefined)
		}
		c.status |= divisionByZero
		return inf(neg)
	}
	if a.isZero() {
		return c.fix(number{neg: neg, exp: a.exp - b.exp})
	}
	// One more digit than wanted, whose last bit tells of a remainder.
	shift := c.digits(b.coef) - c.digits(a.coef) + c.prec + 1
	exp := a.exp - b.exp - shift
	q, exact := c.quotient(a.coef, b.coef, shift)
	if exact {
		var n int
		q, n = c.trim(q, max(0, a.exp-b.exp-exp))
		exp += n
	} else {
		q = c.sticky(q)
	}
	return c.fix(number{neg: neg, coef: q, exp: exp})
}

// quotient is x * 10**shift / y, rounded down, and whether that is exact.
func (c *calc) quotient(x, y coefficient, shift int) (q coefficient, exact bool) {
	if x.small() && y.small() && shift >= 0 && shift < tens {
		w := mulWide(x, pow10table[shift])
		if q, r := w.div(y); q[2]|q[3] == 0 {
			return q.low(), r.isZero()
		}
	}
	if shift >= 0 {
		x = c.mulCoef(x, c.ten(shift))
	} else {
		y = c.mulCoef(y, c.ten(-shift))
	}
	q, r := c.divCoef(x, y)
	return q, r.isZero()
}

// divMod returns quotient (rounded down) and remainder of finite numbers, b not zero.
// ok is false if the quotient has too many digits.
func (c *ctx) divMod(a, b number) (q, r number, ok bool) {
	neg := a.neg != b.neg
	if b.kind == infinite {
		return number{neg: neg}, a, true
	}
	exp := min(a.exp, b.exp)
	diff := c.adjusted(a) - c.adjusted(b)
	if a.isZero() || diff <= -2 {
		r, _ = c.rescale(a, exp, c.round)
		return number{neg: neg}, r, true
	}
	if diff <= c.prec {
		x, y := a.coef, b.coef
		if a.exp >= b.exp {
			x = c.mulCoef(x, c.ten(a.exp-b.exp))
		} else {
			y = c.mulCoef(y, c.ten(b.exp-a.exp))
		}
		qi, ri := c.divCoef(x, y)
		if c.digits(qi) <= c.prec {
			return number{neg: neg, coef: qi}, number{neg: a.neg, coef: ri, exp: exp}, true
		}
	}
	return q, r, false
}

func (c *ctx) divideInt(a, b number) number {
	neg := a.neg != b.neg
	if r, ok := c.nanResult(a, b); ok {
		return r
	}
	if a.kind == infinite {
		if b.kind == infinite {
			return c.invalid(invalidOperation)
		}
		return inf(neg)
	}
	if b.isZero() {
		if a.isZero() {
			return c.invalid(divisionUndefined)
		}
		c.status |= divisionByZero
		return inf(neg)
	}
	q, _, ok := c.divMod(a, b)
	if !ok {
		return c.invalid(divisionImpossible)
	}
	return c.fix(q)
}

func (c *ctx) rem(a, b number) number {
	if r, ok := c.nanResult(a, b); ok {
		return r
	}
	if a.kind == infinite {
		return c.invalid(invalidOperation)
	}
	if b.isZero() {
		if a.isZero() {
			return c.invalid(divisionUndefined)
		}
		return c.invalid(invalidOperation)
	}
	_, r, ok := c.divMod(a, b)
	if !ok {
		return c.invalid(divisionImpossible)
	}
	return c.fix(r)
}

// divModResult is divmod(a, b).
func (c *ctx) divModResult(a, b number) (number, number) {
	if r, ok := c.nanResult(a, b); ok {
		return r, r
	}
	neg := a.neg != b.neg
	if a.kind == infinite {
		if b.kind == infinite {
			n := c.invalid(invalidOperation)
			return n, n
		}
		return inf(neg), c.invalid(invalidOperation)
	}
	if b.isZero() {
		if a.isZero() {
			n := c.invalid(divisionUndefined)
			return n, n
		}
		c.status |= divisionByZero | invalidOperation
		return inf(neg), nan()
	}
	q, r, ok := c.divMod(a, b)
	if !ok {
		n := c.invalid(divisionImpossible)
		return n, n
	}
	return c.fix(q), c.fix(r)
}

func (c *ctx) remNear(a, b number) number {
	if r, ok := c.nanResult(a, b); ok {
		return r
	}
	if a.kind == infinite {
		return c.invalid(invalidOperation)
	}
	if b.isZero() {
		if a.isZero() {
			return c.invalid(divisionUndefined)
		}
		return c.invalid(invalidOperation)
	}
	if b.kind == infinite {
		return c.fix(a)
	}
	exp := min(a.exp, b.exp)
	if a.isZero() {
		return c.fix(number{neg: a.neg, exp: exp})
	}
	diff := c.adjusted(a) - c.adjusted(b)
	if diff >= c.prec+1 {
		return c.invalid(divisionImpossible)
	}
	if diff <= -2 {
		r, _ := c.rescale(a, exp, c.round)
		return c.fix(r)
	}
	x, y := a.coef, b.coef
	if a.exp >= b.exp {
		x = c.mulCoef(x, c.ten(a.exp-b.exp))
	} else {
		y = c.mulCoef(y, c.ten(b.exp-a.exp))
	}
	q, r := c.divCoef(x, y)
	neg := a.neg
	if order := r.cmp(c.subCoef(y, r)); order > 0 || order == 0 && q.odd() {
		r = c.subCoef(y, r)
		q = c.addCoef(q, one)
		neg = !neg
	}
	if c.digits(q) > c.prec {
		return c.invalid(divisionImpossible)
	}
	return c.fix(number{neg: neg, coef: r, exp: exp})
}

func (c *ctx) fma(a, b, d number) number {
	if a.kind == signaling || b.kind == signaling || a.isNaN() || b.isNaN() {
		r, _ := c.nanResult(a, b, d)
		return r
	}
	if a.isSpecial() || b.isSpecial() {
		if a.isZero() || b.isZero() {
			if d.kind == signaling {
				r, _ := c.nanResult(d)
				return r
			}
			return c.invalid(invalidOperation)
		}
		return c.add(inf(a.neg != b.neg), d)
	}
	return c.add(c.exactMul(a, b), d)
}

func (c *ctx) sqrt(a number) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	if a.isZero() {
		e := a.exp >> 1
		return c.fix(number{neg: a.neg, exp: e})
	}
	if a.neg {
		return c.invalid(invalidOperation)
	}
	if a.kind == infinite {
		return a
	}
	prec := c.prec + 1
	e := a.exp >> 1
	x := a.coef
	l := c.digits(x)
	if a.exp&1 != 0 {
		x = c.mulCoef(x, pow10table[1])
		l = l>>1 + 1
	} else {
		l = (l + 1) >> 1
	}
	shift := prec - l
	exact := true
	if shift >= 0 {
		x = c.mulCoef(x, c.ten(2*shift))
	} else {
		var rem coefficient
		x, rem = c.divCoef(x, c.ten(-2*shift))
		exact = rem.isZero()
	}
	e -= shift
	n := coefOf(c.sqrtInt(x.int()))
	exact = exact && c.mulCoef(n, n).cmp(x) == 0
	if exact {
		if shift >= 0 {
			n = c.quoCoef(n, c.ten(shift))
		} else {
			n = c.mulCoef(n, c.ten(-shift))
		}
		e += shift
	} else {
		n = c.sticky(n)
	}
	saved := c.round
	c.round = roundHalfEven
	r := c.fix(number{coef: n, exp: e})
	c.round = saved
	return r
}

// compare orders two numbers that are no NaNs.
func (c *calc) compare(a, b number) int {
	az, bz := a.isZero(), b.isZero()
	switch {
	case az && bz:
		return 0
	case az:
		if b.neg {
			return 1
		}
		return -1
	case bz:
		if a.neg {
			return -1
		}
		return 1
	case a.neg != b.neg:
		if a.neg {
			return -1
		}
		return 1
	}
	s := 1
	if a.neg {
		s = -1
	}
	return s * c.compareMag(a, b)
}

// compareMag orders magnitudes; the numbers are no NaNs.
func (c *calc) compareMag(a, b number) int {
	if a.kind == infinite || b.kind == infinite {
		switch {
		case a.kind == b.kind:
			return 0
		case a.kind == infinite:
			return 1
		}
		return -1
	}
	az, bz := a.isZero(), b.isZero()
	switch {
	case az && bz:
		return 0
	case az:
		return -1
	case bz:
		return 1
	}
	if x, y := c.adjusted(a), c.adjusted(b); x != y {
		if x < y {
			return -1
		}
		return 1
	}
	x, y := a.coef, b.coef
	if a.exp > b.exp {
		x = c.mulCoef(x, c.ten(a.exp-b.exp))
	} else if b.exp > a.exp {
		y = c.mulCoef(y, c.ten(b.exp-a.exp))
	}
	return x.cmp(y)
}

func (c *ctx) compareOp(a, b number, signal bool) number {
	if a.isNaN() || b.isNaN() {
		if signal && a.kind != signaling && b.kind != signaling {
			c.status |= invalidOperation
		}
		r, _ := c.nanResult(a, b)
		return r
	}
	return fromInt(int64(c.compare(a, b)))
}

// compareTotal is the total order of representations.
func (c *calc) compareTotal(a, b number) int {
	if a.neg != b.neg {
		if a.neg {
			return -1
		}
		return 1
	}
	s := 1
	if a.neg {
		s = -1
	}
	if a.isNaN() || b.isNaN() {
		rank := func(d number) int {
			switch d.kind {
			case quiet:
				return 2
			case signaling:
				return 1
			}
			return 0
		}
		x, y := rank(a), rank(b)
		if x == y {
			x, y = a.coef.cmp(b.coef), 0
		}
		switch {
		case x < y:
			return -s
		case x > y:
			return s
		}
		return 0
	}
	if r := c.compare(a, b); r != 0 {
		return r
	}
	switch {
	case a.exp < b.exp:
		return -s
	case a.exp > b.exp:
		return s
	}
	return 0
}

// extreme is max and min, by value or by magnitude.
func (c *ctx) extreme(a, b number, max, mag bool) number {
	if a.isNaN() || b.isNaN() {
		if a.kind != signaling && b.kind != signaling {
			if a.kind == quiet && b.kind != quiet {
				return c.fix(b)
			}
			if b.kind == quiet && a.kind != quiet {
				return c.fix(a)
			}
		}
		r, _ := c.nanResult(a, b)
		return r
	}
	var r int
	if mag {
		r = c.compareMag(a, b)
		if r == 0 {
			r = c.compareTotal(a, b)
		}
	} else if r = c.compare(a, b); r == 0 {
		r = c.compareTotal(a, b)
	}
	if (r < 0) == max {
		return c.fix(b)
	}
	return c.fix(a)
}

func (c *ctx) plus(a number) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	if a.isZero() && c.round != roundFloor {
		a.neg = false
	}
	return c.fix(a)
}

func (c *ctx) minus(a number) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	if a.isZero() && c.round != roundFloor {
		a.neg = false
	} else {
		a.neg = !a.neg
	}
	return c.fix(a)
}

func (c *ctx) quantize(a, b number) number {
	if a.isSpecial() || b.isSpecial() {
		if r, ok := c.nanResult(a, b); ok {
			return r
		}
		if a.kind == infinite && b.kind == infinite {
			return a
		}
		return c.invalid(invalidOperation)
	}
	if b.exp < c.etiny() || b.exp > c.emax {
		return c.invalid(invalidOperation)
	}
	if a.isZero() {
		return c.fix(number{neg: a.neg, exp: b.exp})
	}
	adj := c.adjusted(a)
	if adj > c.emax || adj-b.exp+1 > c.prec {
		return c.invalid(invalidOperation)
	}
	r, changed := c.rescale(a, b.exp, c.round)
	if c.adjusted(r) > c.emax || c.digits(r.coef) > c.prec {
		return c.invalid(invalidOperation)
	}
	if !r.isZero() && c.adjusted(r) < c.emin {
		c.status |= subnormal
	}
	if r.exp > a.exp {
		if changed {
			c.status |= inexact
		}
		c.status |= rounded
	}
	return c.fix(r)
}

// toIntegral rounds to an integer; exact raises Inexact and Rounded.
func (c *ctx) toIntegral(a number, exact bool) number {
	if a.isSpecial() {
		if r, ok := c.nanResult(a); ok {
			return r
		}
		return a
	}
	if a.exp >= 0 {
		return a
	}
	if a.isZero() {
		a.exp = 0
		return a
	}
	r, changed := c.rescale(a, 0, c.round)
	if exact {
		if changed {
			c.status |= inexact
		}
		c.status |= rounded
	}
	return r
}

func (c *ctx) normalize(a number) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	r := c.fix(a)
	if r.kind != finite {
		return r
	}
	if r.isZero() {
		return number{neg: r.neg}
	}
	top := c.emax
	if c.clamp {
		top = c.etop()
	}
	var n int
	r.coef, n = c.trim(r.coef, max(0, top-r.exp))
	r.exp += n
	return r
}

// next returns the closest number that can be represented, up or down.
func (c *ctx) next(a number, up bool) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	if a.kind == infinite {
		if a.neg == up {
			return number{neg: a.neg, coef: c.nines(c.prec), exp: c.etop()}
		}
		return a
	}
	t := *c
	t.round = roundFloor
	if up {
		t.round = roundCeiling
	}
	t.status = 0
	r := t.fix(a)
	if r.kind != finite || c.compare(r, a) != 0 {
		return r
	}
	return t.add(a, number{neg: !up, coef: one, exp: t.etiny() - 1})
}

func (c *ctx) nextToward(a, b number) number {
	if r, ok := c.nanResult(a, b); ok {
		return r
	}
	k := c.compare(a, b)
	if k == 0 {
		a.neg = b.neg
		return a
	}
	r := c.next(a, k < 0)
	switch {
	case r.kind == infinite:
		c.status |= overflow | inexact | rounded
	case c.adjusted(r) < c.emin:
		c.status |= underflow | subnormal | inexact | rounded
		if r.isZero() {
			c.status |= clamped
		}
	}
	return r
}

func (c *ctx) logb(a number) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	if a.kind == infinite {
		return inf(false)
	}
	if a.isZero() {
		c.status |= divisionByZero
		return inf(true)
	}
	return c.fix(fromInt(int64(c.adjusted(a))))
}

// smallInt returns an operand that must be an integer in a range.
func smallInt(b number, limit int) (int, bool) {
	v, fits := b.coef.int64()
	if b.kind != finite || b.exp != 0 || !fits || v > int64(limit) {
		return 0, false
	}
	n := int(v)
	if b.neg {
		n = -n
	}
	return n, true
}

func (c *ctx) scaleb(a, b number) number {
	if r, ok := c.nanResult(a, b); ok {
		return r
	}
	n, ok := smallInt(b, 2*(c.emax+c.prec))
	if !ok {
		return c.invalid(invalidOperation)
	}
	if a.kind == infinite {
		return a
	}
	a.exp += n
	return c.fix(a)
}

// shiftRotate is shift and rotate.
func (c *ctx) shiftRotate(a, b number, rotate bool) number {
	if r, ok := c.nanResult(a, b); ok {
		return r
	}
	n, ok := smallInt(b, c.prec)
	if !ok {
		return c.invalid(invalidOperation)
	}
	if a.kind == infinite {
		return a
	}
	full := c.ten(c.prec)
	x := c.remCoef(a.coef, full)
	if rotate {
		if n < 0 {
			n += c.prec
		}
		hi, lo := c.divCoef(x, c.ten(c.prec-n))
		x = c.addCoef(c.mulCoef(lo, c.ten(n)), hi)
	} else if n < 0 {
		x = c.quoCoef(x, c.ten(-n))
	} else {
		x = c.remCoef(c.mulCoef(x, c.ten(n)), full)
	}
	a.coef = x
	return a
}

// logical applies an operation to the digits, which must be 0 or 1.
func (c *ctx) logical(a, b number, f func(x, y byte) byte) number {
	x, ok1 := c.logicalDigits(a)
	y, ok2 := c.logicalDigits(b)
	if !ok1 || !ok2 {
		return c.invalid(invalidOperation)
	}
	out := []byte(c.zeros(c.prec))
	for i := 0; i < len(out) && c.at(i); i++ {
		out[i] = '0' + f(digit(x, len(out)-1-i), digit(y, len(out)-1-i))
	}
	if c.err != nil {
		return nan()
	}
	return number{coef: c.parseDigits(string(out))}
}

func (c *ctx) logicalDigits(a number) (string, bool) {
	if a.kind != finite || a.neg || a.exp != 0 {
		return "", false
	}
	s := c.decimals(a.coef)
	for i := 0; i < len(s) && c.at(i); i++ {
		if s[i] > '1' {
			return "", false
		}
	}
	return s, true
}

// digit returns the digit of a text that stands for 10**i, 0 beyond its first.
func digit(s string, i int) byte {
	if i >= len(s) {
		return 0
	}
	return s[len(s)-1-i] - '0'
}

func (c *ctx) class(a number) string {
	switch a.kind {
	case signaling:
		return "sNaN"
	case quiet:
		return "NaN"
	}
	s := "+"
	if a.neg {
		s = "-"
	}
	switch {
	case a.kind == infinite:
		return s + "Infinity"
	case a.isZero():
		return s + "Zero"
	case c.adjusted(a) < c.emin:
		return s + "Subnormal"
	}
	return s + "Normal"
}
