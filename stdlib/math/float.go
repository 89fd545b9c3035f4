package math

// This file defines the functions of one float.

import (
	"math"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/internal/fpmath"
	"github.com/hognose/hognose/py"
)

const (
	finiteInput      = "expected a finite input, got %s"
	positiveInput    = "expected a positive input, got %s"
	unitInterval     = "expected a number in range from -1 up to 1, got %s"
	notNegativeInput = "expected a nonnegative input, got %s"
	gammaInput       = "expected a noninteger or positive integer, got %s"
)

func domainError() error { return py.ValueErrorf("math domain error") }
func rangeError() error  { return py.OverflowErrorf("math range error") }

// apply returns f(x). A nan or an infinity that comes of an ordinary x is an
// error: domain, unless empty, words it, and overflow tells that an infinity
// means a result too large.
func apply(th *py.Thread, v py.Value, f func(float64) float64, overflow bool, domain string) (py.Value, error) {
	x, err := py.ToFloat(th, v)
	if err != nil {
		return py.Value{}, err
	}
	r := f(x)
	bad := r != r && x == x
	if math.IsInf(r, 0) && !math.IsInf(x, 0) && x == x {
		if overflow {
			return py.Value{}, rangeError()
		}
		bad = true
	}
	if bad {
		if domain == "" {
			return py.Value{}, domainError()
		}
		return py.Value{}, py.ValueErrorf(domain, floatfmt.Repr(x))
	}
	return py.Float(r), nil
}

func floatFuncs() []py.NativeDef {
	fn := func(name, doc string, overflow bool, domain string, f func(float64) float64) py.NativeDef {
		return py.NativeDef{Sig: name + "(x, /)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return apply(th, a[0], f, overflow, domain)
		}}
	}
	test := func(name, doc string, f func(float64) bool) py.NativeDef {
		return py.NativeDef{Sig: name + "(x, /)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, err := py.ToFloat(th, a[0])
			return py.Bool(f(x)), err
		}}
	}
	return []py.NativeDef{
		fn("acos", "Return the arc cosine of x, 0 to pi.", false, unitInterval, fpmath.Acos),
		fn("acosh", "Return the inverse of cosh.", false, "expected argument value not less than 1, got %s", fpmath.Acosh),
		fn("asin", "Return the arc sine of x, -pi/2 to pi/2.", false, unitInterval, fpmath.Asin),
		fn("asinh", "Return the inverse of sinh.", false, "", fpmath.Asinh),
		fn("atan", "Return the arc tangent of x, -pi/2 to pi/2.", false, "", fpmath.Atan),
		fn("atanh", "Return the inverse of tanh.", false, "expected a number between -1 and 1, got %s", math.Atanh),
		fn("cbrt", "Return the cube root of x.", false, "", fpmath.Cbrt),
		fn("cos", "Return the cosine of an angle in radians.", false, finiteInput, fpmath.Cos),
		fn("cosh", "Return the hyperbolic cosine of x.", true, "", fpmath.Cosh),
		fn("erf", "Error function at x.", false, "", math.Erf),
		fn("erfc", "Complementary error function at x.", false, "", math.Erfc),
		fn("exp", "Return e raised to the power of x.", true, "", fpmath.Exp),
		fn("exp2", "Return 2 raised to the power of x.", true, "", fpmath.Exp2),
		fn("expm1", "Return exp(x)-1, exact for small x too.", true, "", math.Expm1),
		fn("fabs", "Return x without its sign, as a float.", false, "", math.Abs),
		fn("log1p", "Return the natural logarithm of 1+x, exact for small x too.", false, "expected argument value > -1, got %s", math.Log1p),
		fn("sin", "Return the sine of an angle in radians.", false, finiteInput, fpmath.Sin),
		fn("sinh", "Return the hyperbolic sine of x.", true, "", fpmath.Sinh),
		fn("sqrt", "Return the square root of x.", false, notNegativeInput, math.Sqrt),
		fn("tan", "Return the tangent of an angle in radians.", false, finiteInput, fpmath.Tan),
		fn("tanh", "Return the hyperbolic tangent of x.", false, "", fpmath.Tanh),
		{Sig: "degrees(x, /)", Doc: "Return an angle in radians in degrees.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, err := py.ToFloat(th, a[0])
			return py.Float(x * (180 / math.Pi)), err // without a look at its range
		}},
		fn("radians", "Return an angle in degrees in radians.", false, "", func(x float64) float64 { return x * (math.Pi / 180) }),
		fn("ulp", "Return what the last bit of x is worth.", true, "", ulp),
		{Sig: "gamma(x, /)", Doc: "Gamma function at x.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return gammaFunc(th, a[0], gamma) }},
		{Sig: "lgamma(x, /)", Doc: "Return the natural logarithm of the absolute value of gamma(x).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return gammaFunc(th, a[0], logGamma) }},
		test("isfinite", "Tell whether x is finite, and a number.", func(x float64) bool { return x-x == 0 }),
		test("isinf", "Tell whether x is infinite.", func(x float64) bool { return math.IsInf(x, 0) }),
		test("isnan", "Tell whether x is no number.", func(x float64) bool { return x != x }),
		{Sig: "frexp(x, /)", Doc: "Take a float apart: (m, e) with x == m * 2.0 ** e.\n\ne is an int and 0.5 <= abs(m) < 1.0, but for x == 0, for which both are 0.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, err := py.ToFloat(th, a[0])
			m, e := math.Frexp(x)
			return py.TupleOf(py.Float(m), py.Int(int64(e))), err
		}},
		{Sig: "modf(x, /)", Doc: "Return the fraction and the whole part of x, floats of its sign.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, err := py.ToFloat(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			if math.IsInf(x, 0) {
				return py.TupleOf(py.Float(math.Copysign(0, x)), py.Float(x)), nil
			}
			whole := math.Trunc(x)
			return py.TupleOf(py.Float(math.Copysign(x-whole, x)), py.Float(math.Copysign(whole, x))), nil
		}},
		{Sig: "log(x, base=?, /)", Doc: "log(x, [base=math.e])\nReturn the logarithm of x to a base, by default the natural logarithm.", Fn: logFunc},
		{Sig: "log2(x, /)", Doc: "Return the base 2 logarithm of x.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return logarithm(th, a[0], fpmath.Log2) }},
		{Sig: "log10(x, /)", Doc: "Return the base 10 logarithm of x.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return logarithm(th, a[0], fpmath.Log10) }},
	}
}

func ulp(x float64) float64 {
	x = math.Abs(x)
	if x-x != 0 {
		return x
	}
	next := math.Nextafter(x, math.Inf(1))
	if math.IsInf(next, 0) {
		return x - math.Nextafter(x, 0)
	}
	return next - x
}

// logarithm is the logarithm of a number; ints may be too large for a float.
func logarithm(th *py.Thread, v py.Value, f func(float64) float64) (py.Value, error) {
	if b, ok := py.AsBigInt(v); ok && !v.IsInt() {
		if b.Sign() <= 0 {
			return py.Value{}, py.ValueErrorf("expected a positive input")
		}
		x, ok := floatfmt.FromBig(b)
		if ok {
			return py.Float(f(x)), nil
		}
		m, e := frexpBig(b)
		return py.Float(f(m) + f(2)*float64(e)), nil
	}
	if v.IsInt() && v.Int() <= 0 {
		return py.Value{}, py.ValueErrorf("expected a positive input")
	}
	return apply(th, v, f, false, positiveInput)
}

func logFunc(th *py.Thread, a []py.Value) (py.Value, error) {
	num, err := logarithm(th, a[0], fpmath.Log)
	if err != nil || a[1].IsAbsent() {
		return num, err
	}
	den, err := logarithm(th, a[1], fpmath.Log)
	if err != nil {
		return py.Value{}, err
	}
	return py.Binary(th, py.OpTrueDiv, num, den)
}
