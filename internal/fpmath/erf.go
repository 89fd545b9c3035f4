package fpmath

// This file defines the error function. Between 0 and 4 it comes from a table and a series around the nearest entry, beyond
// that from Laplace's continued fraction, all in two floats, so that nearly every result is the float nearest to the true
// value.

import "math"

// Erf is the error function of x.
func Erf(x float64) float64 {
	a := math.Abs(x)
	switch {
	case !(a > 0x1p-900): // the second float of a product would be lost
		return math.Erf(x)
	case a > 6:
		return math.Copysign(1, x)
	case a < 1.0/16:
		return math.Copysign(erfcTable[0][1].mul(gaussian(0, a)).hi, x)
	}
	c, scale := erfc(a)
	return math.Copysign(one.add(c.shift(scale).neg()).hi, x)
}

// Erfc is 1 - Erf(x), with as many digits where that is small.
func Erfc(x float64) float64 {
	switch {
	case x != x || math.Abs(x) < 0x1p-60:
		return math.Erfc(x)
	case x > 28:
		return 0
	case x < -6:
		return 2
	}
	c, scale := erfc(math.Abs(x))
	if x < 0 {
		return dd{2, 0}.add(c.shift(scale).neg()).hi
	}
	return round(c, scale)
}

// erfc is Erfc(x) = r * 2**scale for x from 0 to 28.
func erfc(x float64) (r dd, scale int) {
	if x <= 4 {
		i := math.RoundToEven(x * 8)
		near := &erfcTable[int(i)]
		return near[0].add(near[1].mul(gaussian(i/8, x-i/8)).neg()), 0
	}
	// exp(-x**2) / sqrt(pi) / (x + 1/2 / (x + 2/2 / (x + 3/2 / ...))), from the end: what is cut off is less than
	// 2**-70 of the value.
	n := 11 + int(320/(x*x))
	t := dd{x, 0}
	for ; n > 0; n-- {
		t = dd{0.5 * float64(n), 0}.div(t).addFloat(x)
	}
	r, scale = expParts(twoProd(-x, x))
	return r.div(t.mul(sqrtPi)), scale
}

// gaussian is the integral of exp(-2*c*t - t*t) for t from 0 to h, |h| <= 1/16 and 0 <= c <= 4: a power series in h.
func gaussian(c, h float64) dd {
	// The terms u of the series of the function, by its differential equation: u[k+1] = -2*h*(c*u[k] + h*u[k-1])/(k+1).
	previous, u := dd{}, one
	sum := one
	k := 1.0
	for ; k <= 7; k++ {
		previous, u = u, u.mulFloat(c).add(previous.mulFloat(h)).mulFloat(-2*h).divFloat(k)
		sum = sum.add(u.divFloat(k + 1))
	}
	// The other terms are so small that a float is enough for each.
	p, v, rest := previous.hi, u.hi, 0.0
	for ; k <= 16; k++ {
		p, v = v, -2*h*(c*v+h*p)/k
		rest += v / (k + 1)
	}
	return sum.addFloat(rest).mulFloat(h)
}

var one = dd{1, 0}

func (a dd) divFloat(b float64) dd {
	q := a.hi / b
	return quickSum(q, (math.FMA(-q, b, a.hi)+a.lo)/b)
}

// shift is a * 2**n.
func (a dd) shift(n int) dd { return dd{math.Ldexp(a.hi, n), math.Ldexp(a.lo, n)} }
