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
	if r, ok := quickLog(x).rounded(); ok {
		return r
	}
	return log(x).hi
}

// rounded is the float nearest to what a was computed for; ok is false where the error of quickLog could matter for its
// last digit (Ziv 1991).
func (a dd) rounded() (r float64, ok bool) {
	e := a.hi * 0x1p-60
	low, high := a.hi+(a.lo-e), a.hi+(a.lo+e)
	return low, low == high
}

// quickLog is log(x) with an error of less than 2**-61 of it, for a finite x > 0.
func quickLog(x float64) dd {
	if x < 0x1p-1022 {
		return log(x)
	}
	// x is m * 2**k with m around 1, and m = (1+r)/inverse for an entry of the table.
	const around = 0x3fe7_0000_0000_0000 // 0.71875
	offset := math.Float64bits(x) - around
	k := float64(int64(offset) >> 52)
	m := math.Float64frombits(math.Float64bits(x) - offset&^(1<<52-1))
	near := &logTable[offset>>46&63]
	p := twoProd(m, near.inverse)
	r := p.hi - 1 // exact
	// log(1+r) is r - r**2/2 + r**3/3 - ...: r and its square are kept whole.
	square := twoProd(r, -0.5*r)
	rest := r * r * r * (1.0/3 + r*(-1.0/4+r*(1.0/5+r*(-1.0/6+r*(1.0/7+r*(-1.0/8+r*(1.0/9+r*(-1.0/10+r*(1.0/11)))))))))
	rest += p.lo - r*(p.lo-r*p.lo) + square.lo + (k*(ln2Mid+ln2Lo) + near.rest)
	s := twoSum(k*ln2Hi+near.log, r) // the sum of the first two is exact
	t := twoSum(s.hi, square.hi)
	return quickSum(t.hi, t.lo+s.lo+rest)
}

// logEntry has a number of eight bits and the logarithm of its inverse.
type logEntry struct{ inverse, log, rest float64 }

// logTable has an entry for each 64th part of the numbers from 0.71875 to twice that. The two next to 1 are for 1 itself,
// so that the logarithm of what is near 1 has no other term.
var logTable = func() (table [64]logEntry) {
	for i := range table {
		middle := 0.71875 + (float64(i)+0.5)/128
		if i >= 36 {
			middle = 1 + (float64(i-36)+0.5)/64
		}
		if i == 35 || i == 36 {
			middle = 1
		}
		inverse := math.RoundToEven(256/middle) / 256
		l := log(inverse).neg()
		hi := math.RoundToEven(l.hi*(1<<40)) / (1 << 40)
		table[i] = logEntry{inverse, hi, (l.hi - hi) + l.lo}
	}
	return table
}()

// Log2 is the logarithm of x to the base 2, exact for powers of 2.
func Log2(x float64) float64 {
	if m, k := math.Frexp(x); m == 0.5 {
		return float64(k - 1)
	}
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log2(x)
	}
	if r, ok := quickLog(x).mul(byLn2).rounded(); ok {
		return r
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
