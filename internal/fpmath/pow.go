// Package fpmath has elementary functions of float64 that are rounded better than
// those of Go's math. It knows nothing of Python objects.
package fpmath

// This file defines Pow, in double-double arithmetic (Dekker 1971, with fused
// multiply-add): a result is the sum of two floats, good to about 100 bits, so that
// rounding it to one float gives the float nearest to the true value in all but
// about one of a million cases.

import "math"

// dd is the unevaluated sum of hi and lo, where lo is at most half a unit in the
// last place of hi.
type dd struct{ hi, lo float64 }

// quickSum is a+b for |a| >= |b|.
func quickSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

func twoProd(a, b float64) dd {
	p := a * b
	return dd{p, math.FMA(a, b, -p)}
}

func (a dd) mul(b dd) dd {
	p := twoProd(a.hi, b.hi)
	p.lo += a.hi*b.lo + a.lo*b.hi
	return quickSum(p.hi, p.lo)
}

func (a dd) mulFloat(b float64) dd {
	p := twoProd(a.hi, b)
	p.lo = math.FMA(a.lo, b, p.lo)
	return quickSum(p.hi, p.lo)
}

func (a dd) add(b dd) dd {
	s := twoSum(a.hi, b.hi)
	t := twoSum(a.lo, b.lo)
	s.lo += t.hi
	s = quickSum(s.hi, s.lo)
	s.lo += t.lo
	return quickSum(s.hi, s.lo)
}

func (a dd) addFloat(b float64) dd {
	s := twoSum(a.hi, b)
	s.lo += a.lo
	return quickSum(s.hi, s.lo)
}

// inverse is 1/a.
func (a dd) inverse() dd {
	q := 1 / a.hi
	r := math.FMA(-q, a.hi, 1) - q*a.lo
	s := quickSum(q, r*q)
	// One more step of Newton: the error of the first is of the order of r*r.
	t := s.mul(a)
	e := (1 - t.hi) - t.lo
	return s.addFloat(e * q)
}

// Pow is x**y as C99 defines it.
func Pow(x, y float64) float64 {
	switch {
	case y == 2:
		return x * x
	case y == 1:
		return x
	case x == 0 || y == 0 || x == 1 || x != x || y != y || math.IsInf(x, 0) || math.IsInf(y, 0):
		return math.Pow(x, y) // the special cases are those of C99
	case y == -1:
		return 1 / x
	}
	negative := false
	if x < 0 {
		t := math.Trunc(y)
		if t != y {
			return math.NaN()
		}
		negative = math.Abs(y) < 1<<53 && int64(y)&1 != 0
		x = -x
	}
	r, ok := powSmall(x, y)
	if !ok {
		if m, k := math.Frexp(x); m == 0.5 && y == math.Trunc(y) && math.Abs(y) < 4096 {
			r = round(dd{1, 0}, int(y)*(k-1))
		} else {
			r = powLog(x, y)
		}
	}
	if negative {
		return -r
	}
	return r
}

// powSmall multiplies for small whole and half exponents. Its results are exact
// where they fit two floats, so that ties between floats are seen as such.
func powSmall(x, y float64) (float64, bool) {
	if y < -64 || y > 64 {
		return 0, false
	}
	n := int(2 * y)
	if float64(n) != 2*y {
		return 0, false
	}
	m, k := math.Frexp(x)
	a := dd{m, 0}
	if n&1 != 0 {
		if k&1 != 0 {
			m, k = m*2, k-1
		}
		s := math.Sqrt(m)
		a = quickSum(s, math.FMA(-s, s, m)/(2*s))
		k /= 2
	} else {
		n /= 2
	}
	i := n
	if i < 0 {
		i = -i
	}
	// Down to 0.5**64: no scaling is needed in between.
	r := dd{1, 0}
	for ; ; a = a.mul(a) {
		if i&1 != 0 {
			r = r.mul(a)
		}
		if i >>= 1; i == 0 {
			break
		}
	}
	if n < 0 {
		r = r.inverse()
	}
	return round(r, k*n), true
}

// powLog is exp(y * log(x)) for x > 0.
func powLog(x, y float64) float64 {
	a := quickLog(x).mulFloat(y)
	if r, ok := quickExp(a, math.Abs(a.hi)*0x1p-60); ok {
		return r
	}
	l := log(x)
	// Far out of range, the product itself is not needed; it might overflow.
	switch t := l.hi * y; {
	case t > 710:
		return math.Inf(1)
	case t < -746:
		return 0
	}
	return exp(l.mulFloat(y))
}

// log is the natural logarithm of x > 0.
func log(x float64) dd {
	m, k := math.Frexp(x) // [0.5, 1)
	if m < math.Sqrt2/2 {
		m *= 2
		k--
	}
	f := m - 1 // exact
	var l dd
	if math.Abs(f) < 1.0/1024 {
		l = logNear1(f)
	} else {
		// One step of Newton from the float nearest to the logarithm, or nearly so.
		l0 := math.Log(m)
		p, scale := expParts(dd{-l0, 0})
		e := p.mulFloat(math.Ldexp(m, scale))
		e = e.addFloat(-1)
		l = twoSum(l0, e.hi)
		l.lo += e.lo - 0.5*e.hi*e.hi
		l = quickSum(l.hi, l.lo)
	}
	if k == 0 {
		return l
	}
	// ln2Hi has 33 bits: its product with k is exact.
	kf := float64(k)
	ln2 := twoSum(kf*ln2Hi, kf*ln2Mid)
	ln2.lo += kf * ln2Lo
	return ln2.add(l)
}

// logNear1 is log(1+f) by its series for |f| < 2**-10.
func logNear1(f float64) dd {
	// f - f**2/2 + f**3/3 - ...: the first five terms in full, the rest as a float.
	rest := f * f * f * f * f * f * (-1.0/6 + f*(1.0/7+f*(-1.0/8+f*(1.0/9+f*(-1.0/10+f/11)))))
	s := fifth.mulFloat(f).addFloat(-0.25)
	s = s.mulFloat(f).add(third)
	s = s.mulFloat(f).addFloat(-0.5)
	s = s.mulFloat(f).addFloat(1)
	return s.mulFloat(f).addFloat(rest)
}

// expParts returns exp(a) as a number of about 1 times 2**scale.
func expParts(a dd) (r dd, scale int) {
	n := math.RoundToEven(a.hi * (64 / math.Ln2))
	// ln2By64Hi has 33 bits: the product is exact.
	t := twoSum(a.hi, -n*ln2By64Hi)
	t = t.add(dd{0, 0}.addFloat(a.lo)).add(twoProd(n, -ln2By64Mid))
	t.lo -= n * ln2By64Lo
	t = quickSum(t.hi, t.lo)
	// The series of exp, |t| < 0.0055: terms to t**5 in full, the rest as a float.
	h := t.hi
	rest := h * h * h * h * h * h * (1.0/720 + h*(1.0/5040+h*(1.0/40320+h*(1.0/362880+h*(1.0/3628800+h/39916800)))))
	s := t.mul(by120).add(by24)
	s = s.mul(t).add(by6)
	s = s.mul(t).addFloat(0.5)
	s = s.mul(t).addFloat(1)
	s = s.mul(t)
	s = s.addFloat(rest).addFloat(1)
	k := int(n)
	return s.mul(exp2Table[k&63]), k >> 6
}

// quickExp is exp(a) by a short series, for an a that may be off by so much; ok is false where that could matter for the
// last digit (Ziv 1991).
func quickExp(a dd, off float64) (r float64, ok bool) {
	if !(math.Abs(a.hi) < 700) {
		return 0, false
	}
	n := math.RoundToEven(a.hi * (64 / math.Ln2))
	t := twoSum(a.hi-n*ln2By64Hi, -n*ln2By64Mid) // the first difference is exact
	t = twoSum(t.hi, t.lo+a.lo)
	h, lo := t.hi, t.lo
	e := &exp2Table[int(n)&63]
	p := twoProd(e.hi, h)
	s := quickSum(e.hi, p.hi)
	rest := lo + h*h*(1.0/2+h*(1.0/6+h*(1.0/24+h*(1.0/120+h*(1.0/720+h*(1.0/5040))))))
	rest = e.hi*rest + e.lo*h + e.lo + p.lo + s.lo
	off = s.hi * (off + 0x1p-61)
	low, high := s.hi+(rest-off), s.hi+(rest+off)
	scale := math.Float64frombits(uint64(int(n)>>6+1023) << 52)
	return low * scale, low == high
}

// exp is exp(a), rounded once.
func exp(a dd) float64 {
	if r, ok := quickExp(a, 0); ok {
		return r
	}
	r, scale := expParts(a)
	return round(r, scale)
}

// round is r * 2**scale, r > 0, rounded once.
func round(r dd, scale int) float64 {
	f, e := math.Frexp(r.hi)
	if e += scale; e > -1021 {
		return math.Ldexp(r.hi, scale)
	}
	if e < -1080 {
		return 0
	}
	// The result has fewer bits: round the sum to a multiple of the unit u.
	r = dd{f, math.Ldexp(r.lo, scale-e)}
	u := math.Ldexp(1, -1074-e)
	c := u * (3 << 51)
	s := twoSum(c, r.hi)
	whole := s.hi - c
	switch {
	case s.lo+r.lo > u/2 || s.lo == u/2 && r.lo > 0:
		whole += u
	case s.lo+r.lo < -u/2 || s.lo == -u/2 && r.lo < 0:
		whole -= u
	}
	return math.Ldexp(whole, e)
}
