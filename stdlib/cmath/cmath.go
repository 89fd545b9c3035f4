// Package cmath is the Python module cmath.
package cmath

// This file defines the functions, with the special cases of C99's annex G.

import (
	"math"
	"math/cmplx"

	"github.com/hognose/hognose/internal/fpmath"
	"github.com/hognose/hognose/py"
)

var errDomain = func() error { return py.ValueErrorf("math domain error") }
var errRange = func() error { return py.OverflowErrorf("math range error") }

func isFinite(x float64) bool { return x-x == 0 }

func finite(z complex128) bool { return isFinite(real(z)) && isFinite(imag(z)) }

func hasNaN(z complex128) bool { return real(z) != real(z) || imag(z) != imag(z) }

func isInf(z complex128) bool { return math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) }

// arg reads a complex argument.
func arg(th *py.Thread, v py.Value) (complex128, error) {
	if z, ok := py.ToComplex(v); ok && py.ToStr(v) == nil {
		return z, nil
	}
	if fn, err := py.LookupSpecial(th, v, "__complex__"); err != nil {
		return 0, err
	} else if !fn.IsAbsent() {
		r, err := th.Call(fn)
		if err != nil {
			return 0, err
		}
		z, ok := py.ToComplex(r)
		if !ok || r.Type() != py.ComplexType {
			return 0, py.TypeErrorf("%s.__complex__() must return a complex, not %s", v.Type().FullName(), r.Type().FullName())
		}
		return z, nil
	}
	x, err := py.ToFloat(th, v)
	return complex(x, 0), err
}

// result checks a result of finite operands.
func result(z, r complex128) (py.Value, error) {
	if finite(z) {
		if hasNaN(r) {
			return py.Value{}, errDomain()
		}
		if isInf(r) {
			return py.Value{}, errRange()
		}
	}
	return py.NewComplex(r), nil
}

func logZ(z complex128) complex128 {
	x, y := math.Abs(real(z)), math.Abs(imag(z))
	im := fpmath.Atan2(imag(z), real(z))
	switch {
	case x > math.MaxFloat64/4 || y > math.MaxFloat64/4:
		return complex(fpmath.Log(fpmath.Hypot(x/2, y/2))+math.Ln2, im)
	case x < 0x1p-1022 && y < 0x1p-1022:
		return complex(fpmath.Log(fpmath.Hypot(math.Ldexp(x, 53), math.Ldexp(y, 53)))-53*math.Ln2, im)
	}
	h := fpmath.Hypot(x, y)
	if h >= 0.71 && h <= 1.73 {
		hi, lo := max(x, y), min(x, y)
		return complex(math.Log1p((hi-1)*(hi+1)+lo*lo)/2, im)
	}
	return complex(fpmath.Log(h), im)
}

func log(th *py.Thread, a []py.Value) (py.Value, error) {
	z, err := arg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if z == 0 {
		return py.Value{}, errDomain()
	}
	r := logZ(z)
	if !a[1].IsAbsent() {
		b, err := arg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if b == 0 {
			return py.Value{}, errDomain()
		}
		l := logZ(b)
		if l == 0 {
			return py.Value{}, errDomain()
		}
		r /= l
	}
	return result(z, r)
}

// expParts is exp with care for overflow.
func expParts(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if !finite(z) {
		if math.IsInf(x, 0) && isFinite(y) && y != 0 {
			if x > 0 {
				return complex(math.Copysign(math.Inf(1), fpmath.Cos(y)), math.Copysign(math.Inf(1), fpmath.Sin(y))), nil
			}
			return complex(math.Copysign(0, fpmath.Cos(y)), math.Copysign(0, fpmath.Sin(y))), nil
		}
		if math.IsInf(y, 0) && math.IsInf(x, -1) {
			return 0, nil
		}
		if math.IsInf(y, 0) && x == x {
			return 0, errDomain()
		}
		return cmplx.Exp(z), nil
	}
	if x > 708 {
		l := fpmath.Exp(x - 1)
		r := complex(l*fpmath.Cos(y)*math.E, l*fpmath.Sin(y)*math.E)
		if isInf(r) {
			return 0, errRange()
		}
		return r, nil
	}
	l := fpmath.Exp(x)
	return complex(l*fpmath.Cos(y), l*fpmath.Sin(y)), nil
}

func one(name, doc string, f func(z complex128) (complex128, error)) py.NativeDef {
	return py.NativeDef{Sig: name + "(z, /)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		z, err := arg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		r, err := f(z)
		if err != nil {
			return py.Value{}, err
		}
		return result(z, r)
	}}
}

// Module declares the module.
var Module = &py.ModuleDef{
	Name: "cmath",
	Doc:  "Mathematical functions of complex numbers.",
	Init: func(th *py.Thread, m *py.Module) error {
		nan := math.Float64frombits(0x7ff8000000000000)
		for n, v := range map[string]float64{"pi": math.Pi, "e": math.E, "tau": 2 * math.Pi, "inf": math.Inf(1), "nan": nan} {
			m.Dict.SetGo(th, n, py.Float(v))
		}
		m.Dict.SetGo(th, "infj", py.NewComplex(complex(0, math.Inf(1))))
		m.Dict.SetGo(th, "nanj", py.NewComplex(complex(0, nan)))
		return nil
	},
}

func init() {
	inverse := func(f func(z complex128) complex128) func(z complex128) (complex128, error) {
		return func(z complex128) (complex128, error) { return f(z), nil }
	}
	Module.Funcs = []py.NativeDef{
		one("acos", "Return the arc cosine of z.", inverse(acos)),
		one("acosh", "Return the inverse of cosh.", inverse(acosh)),
		one("asin", "Return the arc sine of z.", inverse(asin)),
		one("asinh", "Return the inverse of sinh.", inverse(asinh)),
		one("atan", "Return the arc tangent of z.", func(z complex128) (complex128, error) {
			r, err := atanh(complex(-imag(z), real(z)))
			return complex(imag(r), -real(r)), err
		}),
		one("atanh", "Return the inverse of tanh.", atanh),
		one("cos", "Return the cosine of z.", func(z complex128) (complex128, error) { return coshZ(complex(-imag(z), real(z))) }),
		one("cosh", "Return the hyperbolic cosine of z.", coshZ),
		one("exp", "Return the exponential value e**z.", expParts),
		one("log10", "Return the base-10 logarithm of z.", func(z complex128) (complex128, error) {
			if z == 0 {
				return 0, errDomain()
			}
			r := logZ(z)
			return complex(real(r)/math.Ln10, imag(r)/math.Ln10), nil
		}),
		one("sin", "Return the sine of z.", func(z complex128) (complex128, error) {
			r, err := sinhZ(complex(-imag(z), real(z)))
			return complex(imag(r), -real(r)), err
		}),
		one("sinh", "Return the hyperbolic sine of z.", sinhZ),
		one("sqrt", "Return the square root of z.", inverse(sqrt)),
		one("tan", "Return the tangent of z.", func(z complex128) (complex128, error) {
			r, err := tanhZ(complex(-imag(z), real(z)))
			return complex(imag(r), -real(r)), err
		}),
		one("tanh", "Return the hyperbolic tangent of z.", tanhZ),
		{Sig: "log(z, base=?, /)", Doc: "log(z[, base]) -> the logarithm of z to the given base.\n\nWithout a base: the natural logarithm.", Fn: log},
		{Sig: "phase(z, /)", Doc: "Return the angle of a complex number.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			z, err := arg(th, a[0])
			return py.Float(fpmath.Atan2(imag(z), real(z))), err
		}},
		{Sig: "polar(z, /)", Doc: "Return the distance from 0 and the angle of a complex number.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			z, err := arg(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			r := fpmath.Hypot(real(z), imag(z))
			if math.IsInf(r, 0) && finite(z) {
				return py.Value{}, errRange()
			}
			return py.TupleOf(py.Float(r), py.Float(fpmath.Atan2(imag(z), real(z)))), nil
		}},
		{Sig: "rect(r, phi, /)", Doc: "Make a complex number of distance and angle.", Fn: rect},
		{Sig: "isfinite(z, /)", Doc: "Tell whether both parts are finite.", Fn: test(finite)},
		{Sig: "isinf(z, /)", Doc: "Tell whether one of the parts is infinite.", Fn: test(isInf)},
		{Sig: "isnan(z, /)", Doc: "Tell whether one of the parts is no number.", Fn: test(hasNaN)},
		{Sig: "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc: "Tell whether two complex numbers are nearly the same.", Fn: isClose},
	}
	Module.Prepare()
}

func test(f func(z complex128) bool) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		z, err := arg(th, a[0])
		return py.Bool(err == nil && f(z)), err
	}
}

func rect(th *py.Thread, a []py.Value) (py.Value, error) {
	r, err := py.ToFloat(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	phi, err := py.ToFloat(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	if math.IsInf(phi, 0) && r != 0 && r == r {
		return py.Value{}, errDomain()
	}
	switch {
	case phi == 0 && r != r:
		return py.NewComplex(complex(r, 0)), nil
	case phi == 0 && math.IsInf(r, 0):
		return py.NewComplex(complex(r, phi*math.Copysign(1, r))), nil
	case phi == 0:
		return py.NewComplex(complex(r, r*phi)), nil
	case r == 0 && !isFinite(phi):
		return py.NewComplex(0), nil
	case math.IsInf(r, 0) && phi != phi:
		return py.NewComplex(complex(math.Inf(1), phi)), nil
	}
	if math.IsInf(r, 0) && isFinite(phi) {
		return py.NewComplex(complex(math.Copysign(r, fpmath.Cos(phi)*math.Copysign(1, r)), math.Copysign(r, fpmath.Sin(phi)*math.Copysign(1, r)))), nil
	}
	return py.NewComplex(complex(r*fpmath.Cos(phi), r*fpmath.Sin(phi))), nil
}

func isClose(th *py.Thread, a []py.Value) (py.Value, error) {
	x, err := arg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	y, err := arg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	rel, err := py.ToFloat(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	abs, err := py.ToFloat(th, a[3])
	if err != nil {
		return py.Value{}, err
	}
	if rel < 0 || abs < 0 {
		return py.Value{}, py.ValueErrorf("tolerances must be non-negative")
	}
	if x == y {
		return py.True, nil
	}
	if isInf(x) || isInf(y) {
		return py.False, nil
	}
	d := cmplx.Abs(x - y)
	return py.Bool(d <= rel*cmplx.Abs(y) || d <= rel*cmplx.Abs(x) || d <= abs), nil
}

// sqrt follows the branch cut along the negative real axis.
func sqrt(z complex128) complex128 {
	x, y := real(z), imag(z)
	switch {
	case x == 0 && y == 0:
		return complex(0, y)
	case !finite(z):
		if math.IsNaN(x) && !math.IsInf(y, 0) {
			return cmplx.NaN()
		}
		return cmplx.Sqrt(z)
	}
	ax, ay := math.Abs(x), math.Abs(y)
	var s float64
	if ax < 0x1p-1022 && ay < 0x1p-1022 && (ax > 0 || ay > 0) {
		ax = math.Ldexp(ax, 53)
		s = math.Ldexp(math.Sqrt(ax+fpmath.Hypot(ax, math.Ldexp(ay, 53))), -27)
	} else {
		ax /= 8
		s = 2 * math.Sqrt(ax+fpmath.Hypot(ax, ay/8))
	}
	d := ay / (2 * s)
	if x >= 0 {
		return complex(s, math.Copysign(d, y))
	}
	return complex(d, math.Copysign(s, y))
}

const large = math.MaxFloat64 / 4

func acos(z complex128) complex128 {
	x, y := real(z), imag(z)
	if !finite(z) {
		if math.IsInf(x, 0) && math.IsNaN(y) {
			return complex(y, math.Inf(1))
		}
		return cmplx.Acos(z)
	}
	if math.Abs(x) > large || math.Abs(y) > large {
		re := fpmath.Atan2(math.Abs(y), x)
		im := fpmath.Log(fpmath.Hypot(x/2, y/2)) + math.Ln2*2
		return complex(re, -math.Copysign(im, y))
	}
	s1 := sqrt(complex(1-x, -y))
	s2 := sqrt(complex(1+x, y))
	return complex(2*fpmath.Atan2(real(s1), real(s2)), fpmath.Asinh(real(s2)*imag(s1)-imag(s2)*real(s1)))
}

func acosh(z complex128) complex128 {
	x, y := real(z), imag(z)
	if math.IsNaN(y) && !math.IsInf(x, 0) {
		return cmplx.NaN()
	}
	if !finite(z) {
		return cmplx.Acosh(z)
	}
	if math.Abs(x) > large || math.Abs(y) > large {
		return complex(fpmath.Log(fpmath.Hypot(x/2, y/2))+math.Ln2*2, fpmath.Atan2(y, x))
	}
	s1 := sqrt(complex(x-1, y))
	s2 := sqrt(complex(x+1, y))
	return complex(fpmath.Asinh(real(s1)*real(s2)+imag(s1)*imag(s2)), 2*fpmath.Atan2(imag(s1), real(s2)))
}

func asinh(z complex128) complex128 {
	x, y := real(z), imag(z)
	if !finite(z) {
		if math.IsNaN(x) && math.IsInf(y, 0) {
			return complex(math.Inf(1), x)
		}
		return cmplx.Asinh(z)
	}
	if math.Abs(x) > large || math.Abs(y) > large {
		re := math.Copysign(fpmath.Log(fpmath.Hypot(x/2, y/2))+math.Ln2*2, x)
		return complex(re, fpmath.Atan2(y, math.Abs(x)))
	}
	s1 := sqrt(complex(1+y, -x))
	s2 := sqrt(complex(1-y, x))
	return complex(fpmath.Asinh(real(s1)*imag(s2)-real(s2)*imag(s1)), fpmath.Atan2(y, real(s1)*real(s2)-imag(s1)*imag(s2)))
}

func asin(z complex128) complex128 {
	s := asinh(complex(-imag(z), real(z)))
	return complex(imag(s), -real(s))
}

func atanh(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if !finite(z) {
		if math.IsNaN(x) && math.IsInf(y, 0) {
			return complex(0, math.Copysign(math.Pi/2, y)), nil
		}
		return cmplx.Atanh(z), nil
	}
	if x < 0 || x == 0 && math.Signbit(x) {
		r, err := atanh(-z)
		return -r, err
	}
	ay := math.Abs(y)
	tiny := math.Sqrt(math.SmallestNonzeroFloat64 * 0x1p52)
	switch {
	case x > math.Sqrt(large) || ay > math.Sqrt(large):
		h := fpmath.Hypot(x/2, y/2)
		return complex(x/4/h/h, -math.Copysign(math.Pi/2, -y)), nil
	case x == 1 && ay < tiny:
		if ay == 0 {
			return 0, errDomain()
		}
		return complex(-fpmath.Log(math.Sqrt(ay)/math.Sqrt(fpmath.Hypot(ay, 2))), math.Copysign(fpmath.Atan2(2, -ay)/2, y)), nil
	}
	return complex(math.Log1p(4*x/((1-x)*(1-x)+ay*ay))/4, -fpmath.Atan2(-2*y, (1-x)*(1+x)-ay*ay)/2), nil
}

func coshZ(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if !finite(z) {
		if math.IsInf(y, 0) && x == x {
			return 0, errDomain()
		}
		r := cmplx.Cosh(z)
		if real(r) != real(r) && imag(r) == 0 {
			r = complex(real(r), 0) // the sign of this zero means nothing; CPython has it positive
		}
		return r, nil
	}
	if math.Abs(x) > 708 {
		m := x - math.Copysign(1, x)
		r := complex(fpmath.Cos(y)*fpmath.Cosh(m)*math.E, fpmath.Sin(y)*fpmath.Sinh(m)*math.E)
		if isInf(r) {
			return 0, errRange()
		}
		return r, nil
	}
	return complex(fpmath.Cos(y)*fpmath.Cosh(x), fpmath.Sin(y)*fpmath.Sinh(x)), nil
}

func sinhZ(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if !finite(z) {
		if math.IsInf(y, 0) && x == x {
			return 0, errDomain()
		}
		if math.IsNaN(y) && (x == 0 || math.IsInf(x, 0)) {
			return complex(math.Abs(x), y), nil
		}
		return cmplx.Sinh(z), nil
	}
	if math.Abs(x) > 708 {
		m := x - math.Copysign(1, x)
		r := complex(fpmath.Cos(y)*fpmath.Sinh(m)*math.E, fpmath.Sin(y)*fpmath.Cosh(m)*math.E)
		if isInf(r) {
			return 0, errRange()
		}
		return r, nil
	}
	return complex(fpmath.Cos(y)*fpmath.Sinh(x), fpmath.Sin(y)*fpmath.Cosh(x)), nil
}

func tanhZ(z complex128) (complex128, error) {
	x, y := real(z), imag(z)
	if !finite(z) {
		if math.IsInf(y, 0) && isFinite(x) {
			return 0, errDomain()
		}
		if math.IsInf(x, 0) && math.IsInf(y, 0) {
			return complex(math.Copysign(1, x), 0), nil
		}
		return cmplx.Tanh(z), nil
	}
	if math.Abs(x) > 708 {
		return complex(math.Copysign(1, x), 4*fpmath.Sin(y)*fpmath.Cos(y)*fpmath.Exp(-2*math.Abs(x))), nil
	}
	tx, ty := fpmath.Tanh(x), fpmath.Tan(y)
	cx := 1 / fpmath.Cosh(x)
	txty := tx * ty
	d := 1 + txty*txty
	return complex(tx*(1+ty*ty)/d, ty/d*cx*cx), nil
}
