// Package decimal is the Python module decimal: numbers of the General Decimal
// Arithmetic specification, on integers of any size.
//
//	calc.go        whole numbers of any size
//	number.go      numbers and contexts, rounding
//	arith.go       addition to square root, comparison, quantize
//	elementary.go  exp, ln, log10, power
//	text.go        numbers from text and back
//	format.go      the format mini-language
//	signals.go     conditions, exceptions
//	context.go     the Python type Context and what belongs to it
//	object.go, methods.go  the Python type Decimal
package decimal

// This file defines numbers, contexts, and the rounding of results.

type kind uint8

const (
	finite kind = iota
	infinite
	quiet // NaN
	signaling
)

// number is a decimal number: (-1)**neg * coef * 10**exp. It is not changed once made.
type number struct {
	neg  bool
	kind kind
	coef coefficient // the payload of a NaN
	exp  int
}

// cond is a set of conditions.
type cond uint32

const (
	clamped cond = 1 << iota
	conversionSyntax
	divisionByZero
	divisionImpossible
	divisionUndefined
	inexact
	invalidContext
	invalidOperation
	overflow
	rounded
	subnormal
	underflow
	floatOperation

	anyInvalid = conversionSyntax | divisionImpossible | divisionUndefined | invalidContext | invalidOperation
)

type rounding uint8

const (
	roundUp rounding = iota
	roundDown
	roundCeiling
	roundFloor
	roundHalfUp
	roundHalfDown
	roundHalfEven
	round05Up
)

var roundingNames = [...]string{"ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"}

const (
	maxPrec  = 999999999999999999
	maxEmax  = 999999999999999999
	minEmin  = -999999999999999999
	minEtiny = minEmin - (maxPrec - 1)
)

// ctx is a context: how results are rounded, and the conditions that arose.
type ctx struct {
	prec       int
	emin, emax int
	round      rounding
	clamp      bool
	capitals   bool
	status     cond
	*calc      // while an operation is in progress
}

func (c *ctx) etiny() int { return c.emin - (c.prec - 1) }
func (c *ctx) etop() int  { return c.emax - (c.prec - 1) }

func (d number) isZero() bool    { return d.kind == finite && d.coef.isZero() }
func (d number) isNaN() bool     { return d.kind >= quiet }
func (d number) isSpecial() bool { return d.kind != finite }

func fromInt(n int64) number {
	if n < 0 {
		return number{neg: true, coef: coefficient{lo: -uint64(n)}}
	}
	return number{coef: coefficient{lo: uint64(n)}}
}

func nan() number             { return number{kind: quiet} }
func inf(neg bool) number     { return number{kind: infinite, neg: neg} }
func (d number) abs() number  { d.neg = false; return d }
func (d number) flip() number { d.neg = !d.neg; return d }

// invalid raises a condition and returns the NaN that stands for it.
func (c *ctx) invalid(k cond) number {
	c.status |= k
	return nan()
}

// nanResult returns the result of an operation with a NaN among its operands.
func (c *ctx) nanResult(ops ...number) (number, bool) {
	for _, d := range ops {
		if d.kind == signaling {
			c.status |= invalidOperation
			d.kind = quiet
			return c.fixNaN(d), true
		}
	}
	for _, d := range ops {
		if d.kind == quiet {
			return c.fixNaN(d), true
		}
	}
	return number{}, false
}

// fixNaN cuts a payload that is too long for the context.
func (c *ctx) fixNaN(d number) number {
	limit := c.prec
	if c.clamp {
		limit--
	}
	if !d.coef.isZero() && c.digits(d.coef) > limit {
		d.coef = c.remCoef(d.coef, c.ten(limit))
	}
	return d
}

// roundOff returns coef / 10**drop rounded, and whether that is inexact.
func (c *calc) roundOff(coef coefficient, drop int, neg bool, mode rounding) (coefficient, bool) {
	var q, r, p coefficient
	if drop > c.digits(coef)+1 { // far below: only that it is not zero counts
		p = pow10table[2]
		if !coef.isZero() {
			r = one
		}
	} else {
		p = c.ten(drop)
		q, r = c.divCoef(coef, p)
	}
	if r.isZero() {
		return q, false
	}
	if c.roundsUp(q, r, p, neg, mode) {
		q = c.addCoef(q, one)
	}
	return q, true
}

// roundsUp reports whether q + r/p, 0 < r < p, rounds away from zero.
func (c *calc) roundsUp(q, r, p coefficient, neg bool, mode rounding) bool {
	switch mode {
	case roundUp:
		return true
	case roundDown:
		return false
	case roundCeiling:
		return !neg
	case roundFloor:
		return neg
	case round05Up:
		last := c.remCoef(q, pow10table[1]).lo
		return last == 0 || last == 5
	}
	if order := r.cmp(c.subCoef(p, r)); order != 0 {
		return order > 0
	}
	switch mode {
	case roundHalfUp:
		return true
	case roundHalfDown:
		return false
	}
	return q.odd()
}

// fix rounds a result to the context.
func (c *ctx) fix(d number) number {
	if d.isNaN() {
		return c.fixNaN(d)
	}
	if d.kind == infinite {
		return d
	}
	etiny, etop := c.etiny(), c.etop()
	if d.coef.isZero() {
		top := c.emax
		if c.clamp {
			top = etop
		}
		if e := min(max(d.exp, etiny), top); e != d.exp {
			c.status |= clamped
			d.exp = e
		}
		return d
	}
	digits := c.digits(d.coef)
	lowest := digits + d.exp - c.prec
	if lowest > etop {
		return c.overflowed(d.neg)
	}
	sub := lowest < etiny
	if sub {
		lowest = etiny
	}
	if d.exp < lowest {
		coef, changed := c.roundOff(d.coef, lowest-d.exp, d.neg, c.round)
		d.exp = lowest
		if c.digits(coef) > c.prec {
			coef = c.quoCoef(coef, pow10table[1])
			d.exp++
		}
		if d.exp > etop {
			return c.overflowed(d.neg)
		}
		d.coef = coef
		if changed {
			c.status |= inexact
			if sub {
				c.status |= underflow
			}
		}
		if sub {
			c.status |= subnormal
		}
		c.status |= rounded
		if coef.isZero() {
			c.status |= clamped
		}
		return d
	}
	if sub {
		c.status |= subnormal
	}
	if c.clamp && d.exp > etop {
		c.status |= clamped
		d.coef = c.mulCoef(d.coef, c.ten(d.exp-etop))
		d.exp = etop
	}
	return d
}

func (c *ctx) overflowed(neg bool) number {
	c.status |= overflow | inexact | rounded
	toInf := false
	switch c.round {
	case roundHalfUp, roundHalfEven, roundHalfDown, roundUp:
		toInf = true
	case roundCeiling:
		toInf = !neg
	case roundFloor:
		toInf = neg
	}
	if toInf {
		return inf(neg)
	}
	return number{neg: neg, coef: c.nines(c.prec), exp: c.etop()}
}

// rescale returns d with another exponent, rounded by a mode; it knows no limits.
func (c *calc) rescale(d number, exp int, mode rounding) (number, bool) {
	if d.coef.isZero() {
		d.exp = exp
		return d, false
	}
	changed := false
	if exp <= d.exp {
		d.coef = c.mulCoef(d.coef, c.ten(d.exp-exp))
	} else {
		d.coef, changed = c.roundOff(d.coef, exp-d.exp, d.neg, mode)
	}
	d.exp = exp
	return d, changed
}
