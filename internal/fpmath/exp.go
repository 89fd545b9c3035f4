package fpmath

// This file defines functions of one float that come with the arithmetic of Pow.

import "math"

// Exp is e**x.
func Exp(x float64) float64 {
	if x != x || x > 710 || x < -746 || math.Abs(x) < 0x1p-54 {
		return math.Exp(x)
	}
	return exp(dd{x, 0})
}

// Exp2 is 2**x.
func Exp2(x float64) float64 { return Pow(2, x) }

// Log is the natural logarithm of x.
func Log(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) || x == 1 {
		return math.Log(x)
	}
	return log(x).hi
}

// Log2 is the logarithm of x to the base 2, exact for powers of 2.
func Log2(x float64) float64 {
	if m, k := math.Frexp(x); m == 0.5 {
		return float64(k - 1)
	}
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log2(x)
	}
	return log(x).mul(byLn2).hi
}

// Log10 is the logarithm of x to the base 10. It is computed as C libraries do, in
// floats, for the same results, which are exact for powers of 10.
func Log10(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log10(x)
	}
	m, k := math.Frexp(x) // x is m * 2**k, m in [0.5, 1)
	if k--; k < 0 {
		k++ // m stays below 1
	} else {
		m *= 2
	}
	f := float64(k)
	return f*log10Of2Lo + byLn10*Log(m) + f*log10Of2Hi
}

// Hypot is the length of the vector of x and y.
func Hypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	if x < y {
		x, y = y, x
	}
	if x-x != 0 || y-y != 0 || y == 0 {
		return math.Hypot(x, y)
	}
	_, e := math.Frexp(x)
	a, b := math.Ldexp(x, -e), math.Ldexp(y, -e)
	s := twoProd(a, a).add(twoProd(b, b))
	r := math.Sqrt(s.hi)
	d := (math.FMA(-r, r, s.hi) + s.lo) / (2 * r)
	return round(quickSum(r, d), e)
}
