package math

// This file defines the functions of two or three floats.

import (
	"math"
	"math/big"

	"github.com/hognose/hognose/internal/fpmath"
	"github.com/hognose/hognose/py"
)

func toFloats(th *py.Thread, a []py.Value, f ...*float64) error {
	for i, p := range f {
		x, err := py.ToFloat(th, a[i])
		if err != nil {
			return err
		}
		*p = x
	}
	return nil
}

func isFinite(x float64) bool { return x-x == 0 }

func pairFuncs() []py.NativeDef {
	fn := func(sig, doc string, f func(x, y float64) (float64, error)) py.NativeDef {
		return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			var x, y float64
			if err := toFloats(th, a, &x, &y); err != nil {
				return py.Value{}, err
			}
			r, err := f(x, y)
			return py.Float(r), err
		}}
	}
	return []py.NativeDef{
		fn("atan2(y, x, /)", "Return the angle of the point (x, y), -pi to pi: the arc tangent of y/x in the right quadrant.", func(y, x float64) (float64, error) { return fpmath.Atan2(y, x), nil }),
		fn("copysign(x, y, /)", "Return x with the sign of y, even of a zero.", func(x, y float64) (float64, error) { return math.Copysign(x, y), nil }),
		fn("fmod(x, y, /)", "Return the rest of a division, with the sign of x; x % y has that of y.", func(x, y float64) (float64, error) {
			r := math.Mod(x, y)
			if r != r && x == x && y == y {
				return 0, domainError()
			}
			return r, nil
		}),
		fn("pow(x, y, /)", "Return x**y (x to the power of y).", power),
		fn("remainder(x, y, /)", "What is left of x when the nearest multiple of y is taken away.\n\nOf two that are equally near, the even multiple counts. Nothing is rounded.", func(x, y float64) (float64, error) {
			r := math.Remainder(x, y)
			if r != r && x == x && y == y {
				return 0, domainError()
			}
			return r, nil
		}),
		{Sig: "fma(x, y, z, /)", Doc: "Return (x * y) + z, rounded once.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			var x, y, z float64
			if err := toFloats(th, a, &x, &y, &z); err != nil {
				return py.Value{}, err
			}
			r := math.FMA(x, y, z)
			switch {
			case isFinite(r):
			case r != r && x == x && y == y && z == z:
				return py.Value{}, py.ValueErrorf("invalid operation in fma")
			case r == r && isFinite(x) && isFinite(y) && isFinite(z):
				return py.Value{}, py.OverflowErrorf("overflow in fma")
			}
			return py.Float(r), nil
		}},
		{Sig: "ldexp(x, i, /)", Doc: "Return x * (2**i), the other way of frexp().", Fn: ldexp},
		{Sig: "nextafter(x, y, /, *, steps=None)", Doc: "The float that comes after x on the way to y, or so many steps after it.\n\nWithout steps it is the next one; steps must be an integer and not negative.", Fn: nextAfter},
		{Sig: "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc: "Whether two numbers are nearly equal.\n\n  rel_tol\n    how far apart they may be, as a part of the larger one\n  abs_tol\n    how far apart they may be in any case\n\nOne of the two is enough. An infinity is close to itself only, and NaN to\nnothing.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			var x, y, rel, abs float64
			if err := toFloats(th, a, &x, &y, &rel, &abs); err != nil {
				return py.Value{}, err
			}
			switch {
			case rel < 0 || abs < 0:
				return py.Value{}, py.ValueErrorf("tolerances must be non-negative")
			case x == y:
				return py.True, nil
			case math.IsInf(x, 0) || math.IsInf(y, 0):
				return py.False, nil
			}
			d := math.Abs(x - y)
			return py.Bool(d <= math.Abs(rel*y) || d <= math.Abs(rel*x) || d <= abs), nil
		}},
	}
}

func power(x, y float64) (float64, error) {
	r := fpmath.Pow(x, y)
	if isFinite(r) || !isFinite(x) || !isFinite(y) {
		return r, nil
	}
	if r != r || x == 0 {
		return 0, domainError()
	}
	return 0, rangeError()
}

func ldexp(th *py.Thread, a []py.Value) (py.Value, error) {
	var x float64
	if err := toFloats(th, a, &x); err != nil {
		return py.Value{}, err
	}
	b, ok := py.AsBigInt(a[1])
	if !ok {
		return py.Value{}, py.TypeErrorf("Expected an int as second argument to ldexp.")
	}
	e := int64(math.MaxInt32)
	if b.IsInt64() {
		e = min(max(b.Int64(), -math.MaxInt32), math.MaxInt32)
	} else if b.Sign() < 0 {
		e = -e
	}
	if x == 0 || !isFinite(x) {
		return py.Float(x), nil
	}
	r := math.Ldexp(x, int(e))
	if math.IsInf(r, 0) {
		return py.Value{}, rangeError()
	}
	return py.Float(r), nil
}

func nextAfter(th *py.Thread, a []py.Value) (py.Value, error) {
	var x, y float64
	if err := toFloats(th, a, &x, &y); err != nil {
		return py.Value{}, err
	}
	if a[2].IsNone() {
		if x == y { // with y's sign if they are zero
			return py.Float(y), nil
		}
		return py.Float(math.Nextafter(x, y)), nil
	}
	v, err := py.Index(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	b, _ := py.AsBigInt(v)
	if b.Sign() < 0 {
		return py.Value{}, py.ValueErrorf("steps must be a non-negative integer")
	}
	steps := uint64(math.MaxUint64)
	if b.IsUint64() {
		steps = b.Uint64()
	}
	switch {
	case steps == 0 || x != x:
		return py.Float(x), nil
	case y != y:
		return py.Float(y), nil
	case x == y:
		return py.Float(y), nil
	}
	// Floats are ordered as their bits are, apart for each sign.
	const sign = 1 << 63
	ux, uy := math.Float64bits(x), math.Float64bits(y)
	ax, ay := ux&^sign, uy&^sign
	if ux&sign != uy&sign {
		switch {
		case ax+ay <= steps:
			return py.Float(y), nil
		case ax < steps:
			return py.Float(math.Float64frombits(uy&sign | (steps - ax))), nil
		}
		return py.Float(math.Float64frombits(ux - steps)), nil
	}
	if ax > ay {
		if ax-ay <= steps {
			return py.Float(y), nil
		}
		return py.Float(math.Float64frombits(ux - steps)), nil
	}
	if ay-ax <= steps {
		return py.Float(y), nil
	}
	return py.Float(math.Float64frombits(ux + steps)), nil
}

// frexpBig returns m and e with b = m * 2**e, 0.5 <= m <= 1, for b > 0 of any size.
func frexpBig(b *big.Int) (m float64, e int) {
	e = b.BitLen()
	if e > 66 {
		// 65 bits, the last one set if any bit below is: enough to round once.
		s := uint(e - 65)
		t := new(big.Int).Rsh(b, s)
		if b.TrailingZeroBits() < s {
			t.SetBit(t, 0, 1)
		}
		f, _ := new(big.Float).SetInt(t).Float64()
		return math.Ldexp(f, -65), e
	}
	f, _ := new(big.Float).SetInt(b).Float64()
	return math.Ldexp(f, -e), e
}
