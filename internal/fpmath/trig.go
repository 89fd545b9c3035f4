package fpmath

// This file defines the trigonometric functions. An argument is brought to at
// most pi/4, then to at most 1/64 by tables (Gal's method); what is left is a
// short series whose rounding errors are 2**-65 of the result, so that all but
// about one result of thousands is the float nearest to the true value.

import (
	"math"
	"math/big"
)

// Sin is the sine of x radians.
func Sin(x float64) float64 {
	if x == 0 || x-x != 0 {
		return math.Sin(x)
	}
	q, r := reduce(x)
	s, c := r.sinCos()
	switch q & 3 {
	case 0:
		return s.hi
	case 1:
		return c.hi
	case 2:
		return -s.hi
	}
	return -c.hi
}

// Cos is the cosine of x radians.
func Cos(x float64) float64 {
	if x-x != 0 {
		return math.Cos(x)
	}
	q, r := reduce(x)
	s, c := r.sinCos()
	switch q & 3 {
	case 0:
		return c.hi
	case 1:
		return -s.hi
	case 2:
		return -c.hi
	}
	return s.hi
}

// Tan is the tangent of x radians.
func Tan(x float64) float64 {
	if x == 0 || x-x != 0 {
		return math.Tan(x)
	}
	q, r := reduce(x)
	s, c := r.sinCos()
	if q&1 == 0 {
		return s.div(c).hi
	}
	return -c.div(s).hi
}

// Pi/2 in parts: the first three have 33 bits, so that their products with a whole
// number below 2**20 are exact.
const (
	pi2First  = 0x1.921fb544p+0
	pi2Second = 0x1.0b4611a6p-34
	pi2Third  = 0x1.3198a2e0p-69
	pi2Rest   = 0x1.b839a252049c1p-104
)

// reduce returns x - q*pi/2, which is at most about pi/4.
func reduce(x float64) (q int, r dd) {
	if math.Abs(x) >= 1<<19 {
		return reduceLarge(x)
	}
	n := math.RoundToEven(x * (2 / math.Pi))
	r = twoSum(x, -n*pi2First)
	if n != 0 {
		r = r.add(dd{-n * pi2Second, 0}).add(twoSum(-n*pi2Third, -n*pi2Rest))
	}
	return int(n), r
}

// twoOverPi has the first 1216 bits of 2/pi (Payne and Hanek 1983).
const twoOverPi = "a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab"

// reduceLarge is reduce for large x.
func reduceLarge(x float64) (q int, r dd) {
	const bits = 4 * len(twoOverPi)
	m, e := math.Frexp(math.Abs(x))
	p, _ := new(big.Int).SetString(twoOverPi, 16)
	p.Mul(p, big.NewInt(int64(m*(1<<53)))) // |x| * 2/pi is p * 2**(e-53-bits)
	point := uint(bits + 53 - e)           // bits of p behind the point
	q = int(new(big.Int).Rsh(p, point).Uint64() & 3)
	fraction := new(big.Int).And(p, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), point), big.NewInt(1)))
	if fraction.Bit(int(point)-1) != 0 { // at least a half: the next quadrant is nearer
		q++
		fraction.Sub(fraction, new(big.Int).Lsh(big.NewInt(1), point))
	}
	f := new(big.Float).SetInt(fraction)
	f.SetMantExp(f, -int(point))
	hi, _ := f.Float64()
	lo, _ := f.Sub(f, big.NewFloat(hi)).Float64()
	r = dd{hi, lo}.mul(dd{math.Pi / 2, 0x1.1a62633145c07p-54})
	if x < 0 {
		return -q, dd{-r.hi, -r.lo}
	}
	return q, r
}

// sinCos returns sine and cosine of r, which is at most about pi/4.
func (r dd) sinCos() (sin, cos dd) {
	k := math.RoundToEven(r.hi * 32)
	t := twoSum(r.hi, k*(-1.0/32))
	t = quickSum(t.hi, t.lo+r.lo)
	e := sinCosTable[int(math.Abs(k))]
	s, c := e[0], e[1]
	if k < 0 {
		s = dd{-s.hi, -s.lo}
	}
	h := t.hi
	h2 := h * h
	sinRest := h * h2 * (-1.0/6 + h2*(1.0/120+h2*(-1.0/5040+h2*(1.0/362880)))) // sin(t) - t
	cosRest := h2*h2*(1.0/24+h2*(-1.0/720+h2*(1.0/40320))) - h*t.lo - 0.5*h2   // cos(t) - 1
	ct, st := c.mul(t), s.mul(t)
	sin = s.add(ct).addFloat(s.hi*cosRest + c.hi*sinRest)
	cos = c.add(dd{-st.hi, -st.lo}).addFloat(c.hi*cosRest - s.hi*sinRest)
	return sin, cos
}

func (a dd) div(b dd) dd {
	q := a.hi / b.hi
	r := math.FMA(-q, b.hi, a.hi) + (a.lo - q*b.lo)
	return quickSum(q, r/b.hi)
}

func (a dd) neg() dd { return dd{-a.hi, -a.lo} }

// Pi as the sum of two floats, for the arc functions.
var ddPi = dd{math.Pi, 0x1.1a62633145c07p-53}

// atan is the arc tangent of y/x for positive x and y.
func atan(y, x dd) dd {
	swap := y.hi > x.hi
	if swap {
		x, y = y, x
	}
	i := math.RoundToEven(y.hi / x.hi * 64)
	// The tangent of the difference of two angles, one of them in the table.
	c := i / 64
	t := y
	if c != 0 {
		t = y.add(x.mulFloat(-c)).div(x.add(y.mulFloat(c)))
	} else {
		t = y.div(x)
	}
	h2 := t.hi * t.hi
	rest := t.hi * h2 * (-1.0/3 + h2*(1.0/5+h2*(-1.0/7+h2*(1.0/9+h2*(-1.0/11)))))
	r := atanTable[int(i)].add(t).addFloat(rest)
	if swap {
		r = dd{math.Pi / 2, ddPi.lo / 2}.add(r.neg())
	}
	return r
}

// Atan is the arc tangent of x.
func Atan(x float64) float64 {
	a := math.Abs(x)
	if !(a > 0x1p-500 && a < 0x1p500) {
		return math.Atan(x)
	}
	return math.Copysign(atan(dd{a, 0}, dd{1, 0}).hi, x)
}

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	ay, ax := math.Abs(y), math.Abs(x)
	if !(ax > 0x1p-500 && ax < 0x1p500 && ay > 0x1p-500 && ay < 0x1p500) || ay/ax > 0x1p500 || ax/ay > 0x1p500 {
		return math.Atan2(y, x)
	}
	r := atan(dd{ay, 0}, dd{ax, 0})
	if x < 0 {
		r = ddPi.add(r.neg())
	}
	return math.Copysign(r.hi, y)
}

// Asin is the arc sine of x.
func Asin(x float64) float64 {
	a := math.Abs(x)
	if !(a > 0x1p-500 && a < 1) {
		return math.Asin(x)
	}
	return math.Copysign(atan(dd{a, 0}, leg(a)).hi, x)
}

// Acos is the arc cosine of x.
func Acos(x float64) float64 {
	a := math.Abs(x)
	if !(a > 0x1p-500 && a < 1) {
		return math.Acos(x)
	}
	r := atan(leg(a), dd{a, 0})
	if x < 0 {
		r = ddPi.add(r.neg())
	}
	return r.hi
}

// leg is the square root of 1 - x*x, 0 <= x < 1.
func leg(x float64) dd { return twoSum(1, -x).mul(twoSum(1, x)).sqrt() }

func (a dd) sqrt() dd {
	r := math.Sqrt(a.hi)
	return quickSum(r, (math.FMA(-r, r, a.hi)+a.lo)/(2*r))
}
