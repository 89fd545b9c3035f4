package decimal

// This file defines the operations with names: methods of Decimal, which take a
// context, and methods of Context.

import (
	"math/big"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/py"
)

type op1 struct {
	name, doc string
	f         func(c *ctx, a number) number
}

type op2 struct {
	name, doc string
	f         func(c *ctx, a, b number) number
}

var unaryOps = []op1{
	{"exp", "Return e**x.", (*ctx).exp},
	{"ln", "Return the natural (base e) logarithm.", func(c *ctx, a number) number { return c.logarithm(a, false) }},
	{"log10", "Return the base ten logarithm.", func(c *ctx, a number) number { return c.logarithm(a, true) }},
	{"logb", "Return the exponent of the first digit.", (*ctx).logb},
	{"logical_invert", "Invert all digits.", func(c *ctx, a number) number {
		return c.logical(a, number{}, func(x, y byte) byte { return 1 - x })
	}},
	{"next_minus", "Return the next number below x.", func(c *ctx, a number) number { return c.next(a, false) }},
	{"next_plus", "Return the next number above x.", func(c *ctx, a number) number { return c.next(a, true) }},
	{"normalize", "Reduce to the simplest form: without trailing zeros.", (*ctx).normalize},
	{"sqrt", "Return the square root.", (*ctx).sqrt},
}

var binaryOps = []op2{
	{"compare", "Compare numerically.", func(c *ctx, a, b number) number { return c.compareOp(a, b, false) }},
	{"compare_signal", "Compare numerically; all NaNs signal.", func(c *ctx, a, b number) number { return c.compareOp(a, b, true) }},
	{"logical_and", "Digit-wise and.", func(c *ctx, a, b number) number { return c.logical(a, b, func(x, y byte) byte { return x & y }) }},
	{"logical_or", "Digit-wise or.", func(c *ctx, a, b number) number { return c.logical(a, b, func(x, y byte) byte { return x | y }) }},
	{"logical_xor", "Digit-wise exclusive or.", func(c *ctx, a, b number) number { return c.logical(a, b, func(x, y byte) byte { return x ^ y }) }},
	{"max", "Return the larger number.", func(c *ctx, a, b number) number { return c.extreme(a, b, true, false) }},
	{"max_mag", "Return the number with the larger magnitude.", func(c *ctx, a, b number) number { return c.extreme(a, b, true, true) }},
	{"min", "Return the smaller number.", func(c *ctx, a, b number) number { return c.extreme(a, b, false, false) }},
	{"min_mag", "Return the number with the smaller magnitude.", func(c *ctx, a, b number) number { return c.extreme(a, b, false, true) }},
	{"next_toward", "Return the number closest to the first operand in the direction of the second.", (*ctx).nextToward},
	{"remainder_near", "Return the remainder of the division to the nearest integer.", (*ctx).remNear},
	{"rotate", "Rotate the digits.", func(c *ctx, a, b number) number { return c.shiftRotate(a, b, true) }},
	{"scaleb", "Return the first operand with the exponent adjusted by the second.", (*ctx).scaleb},
	{"shift", "Shift the digits.", func(c *ctx, a, b number) number { return c.shiftRotate(a, b, false) }},
}

// contextOnly are operations that Decimal has as operators.
var contextOnly = []op2{
	{"add", "Return the sum of x and y.", (*ctx).add},
	{"subtract", "Return the difference between x and y.", (*ctx).sub},
	{"multiply", "Return the product of x and y.", (*ctx).mul},
	{"divide", "Return x divided by y.", (*ctx).div},
	{"divide_int", "Divide, and cut off the fraction.", (*ctx).divideInt},
	{"remainder", "Return the rest of the division without fraction.", (*ctx).rem},
	{"quantize", "Round x to the exponent of y.", (*ctx).quantize},
}

// run computes with a context.
func run(th *py.Thread, c *context, f func(w *ctx) number) (py.Value, error) {
	w := c.begin(th)
	r := f(w)
	if err := c.end(w); err != nil {
		return py.Value{}, err
	}
	return wrap(r), nil
}

func runTest(th *py.Thread, c *context, o test, d number) (py.Value, error) {
	w := c.begin(th)
	is := o.f(w, d)
	return py.Bool(is), w.err
}

type test struct {
	name, doc string
	f         func(c *ctx, d number) bool
}

var tests = []test{
	{"is_canonical", "Return True if the argument is canonical: always.", func(c *ctx, d number) bool { return true }},
	{"is_finite", "Return True if the argument is a finite number.", func(c *ctx, d number) bool { return d.kind == finite }},
	{"is_infinite", "Return True if the argument is an infinity.", func(c *ctx, d number) bool { return d.kind == infinite }},
	{"is_nan", "Return True if the argument is a NaN.", func(c *ctx, d number) bool { return d.isNaN() }},
	{"is_qnan", "Return True if the argument is a quiet NaN.", func(c *ctx, d number) bool { return d.kind == quiet }},
	{"is_snan", "Return True if the argument is a signaling NaN.", func(c *ctx, d number) bool { return d.kind == signaling }},
	{"is_signed", "Return True if the argument has a negative sign.", func(c *ctx, d number) bool { return d.neg }},
	{"is_zero", "Return True if the argument is a zero.", func(c *ctx, d number) bool { return d.isZero() }},
}

var rangeTests = []test{
	{"is_normal", "Return True if the argument is a normal finite non-zero number.", func(c *ctx, d number) bool {
		return d.kind == finite && !d.isZero() && c.adjusted(d) >= c.emin
	}},
	{"is_subnormal", "Return True if the argument is subnormal.", func(c *ctx, d number) bool {
		return d.kind == finite && !d.isZero() && c.adjusted(d) < c.emin
	}},
}

func contextOperations() []py.NativeDef {
	var out []py.NativeDef
	add := func(sig, doc string, f py.NativeFunc) { out = append(out, py.NativeDef{Sig: sig, Doc: doc, Fn: f}) }
	of := func(v py.Value) *context { return py.Cast[context](v) }
	unaryAll := append([]op1{{"abs", "Return the absolute value of x.", absOp}, {"minus", "Return the operand with the other sign, rounded.", (*ctx).minus},
		{"plus", "Return the operand, rounded.", (*ctx).plus},
		{"to_integral_exact", "Round to an integer, with a signal if that changes the value or its digits.", func(c *ctx, a number) number { return c.toIntegral(a, true) }},
		{"to_integral_value", "Round to an integer.", func(c *ctx, a number) number { return c.toIntegral(a, false) }},
		{"to_integral", "Identical to to_integral_value(x).", func(c *ctx, a number) number { return c.toIntegral(a, false) }}}, unaryOps...)
	for _, o := range unaryAll {
		add(o.name+"(self, x, /)", o.doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, err := must(a[1])
			if err != nil {
				return py.Value{}, err
			}
			return run(th, of(a[0]), func(w *ctx) number { return o.f(w, x) })
		})
	}
	for _, o := range append(append([]op2{}, contextOnly...), binaryOps...) {
		add(o.name+"(self, x, y, /)", o.doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, err := must(a[1])
			if err != nil {
				return py.Value{}, err
			}
			y, err := must(a[2])
			if err != nil {
				return py.Value{}, err
			}
			return run(th, of(a[0]), func(w *ctx) number { return o.f(w, x, y) })
		})
	}
	for _, o := range append(append([]test{}, tests...), rangeTests...) {
		add(o.name+"(self, x, /)", o.doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, err := must(a[1])
			if err != nil {
				return py.Value{}, err
			}
			return runTest(th, of(a[0]), o, x)
		})
	}
	// These do not depend on the context: they are the methods of Decimal.
	for _, m := range []string{"canonical", "compare_total", "compare_total_mag", "copy_abs", "copy_decimal", "copy_negate", "copy_sign", "same_quantum", "number_class", "to_eng_string", "to_sci_string"} {
		two := m == "compare_total" || m == "compare_total_mag" || m == "copy_sign" || m == "same_quantum"
		params := "(self, x, /)"
		if two {
			params = "(self, x, y, /)"
		}
		add(m+params, "The same as the method of Decimal.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			if m == "canonical" && toDecimal(a[1]) == nil {
				return py.Value{}, py.TypeErrorf("argument must be a Decimal")
			}
			x, err := must(a[1])
			if err != nil {
				return py.Value{}, err
			}
			c := of(a[0])
			switch m {
			case "to_sci_string":
				return textOf(th, x, false, c.capitals)
			case "to_eng_string":
				return textOf(th, x, true, c.capitals)
			case "copy_decimal":
				return wrap(x), nil
			case "number_class":
				return classOf(th, c, x)
			}
			args := []py.Value{}
			if two {
				args = append(args, a[2])
			}
			return th.CallMethodGo(wrap(x), m, args...)
		})
	}
	add("divmod(self, x, y, /)", "Divide: return the quotient and the rest.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		x, err := must(a[1])
		if err != nil {
			return py.Value{}, err
		}
		y, err := must(a[2])
		if err != nil {
			return py.Value{}, err
		}
		return divModValue(th, of(a[0]), x, y)
	})
	add("fma(self, x, y, z, /)", "Return x multiplied by y, plus z.", func(th *py.Thread, a []py.Value) (py.Value, error) { return fmaValue(th, of(a[0]), a[1], a[2], a[3]) })
	add("power(self, a, b, modulo=None)", "Compute a**b. If modulo is given, return the value of (a**b) % modulo.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		x, err := must(a[1])
		if err != nil {
			return py.Value{}, err
		}
		y, err := must(a[2])
		if err != nil {
			return py.Value{}, err
		}
		if a[3].IsNone() {
			return run(th, of(a[0]), func(w *ctx) number { return w.power(x, y) })
		}
		z, err := must(a[3])
		if err != nil {
			return py.Value{}, err
		}
		return run(th, of(a[0]), func(w *ctx) number { return w.powerMod(x, y, z) })
	})
	add("create_decimal(self, num='0', /)", "Make a Decimal, rounded to the context.", func(th *py.Thread, a []py.Value) (py.Value, error) { return createDecimal(th, of(a[0]), a[1]) })
	add("create_decimal_from_float(self, f, /)", "Create a new Decimal instance from float f, rounded to the context.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		if a[1].Type().Flags&py.FlagFloat == 0 && !py.IsIntLike(a[1]) {
			return py.Value{}, py.TypeErrorf("argument must be int or float")
		}
		var d number
		if f, ok := py.AsFloat(a[1]); ok {
			d = fromFloat(f)
		} else {
			d, _ = operand(a[1])
		}
		return run(th, of(a[0]), func(w *ctx) number { return w.fix(d) })
	})
	return out
}

func classOf(th *py.Thread, c *context, d number) (py.Value, error) {
	w := c.begin(th)
	s := w.class(d)
	return py.String(s), w.err
}

func createDecimal(th *py.Thread, c *context, v py.Value) (py.Value, error) {
	if s := py.ToStr(v); s != nil {
		// Here blanks and underscores are not allowed.
		text := s.String()
		k := &calc{th: th}
		n := 0
		for _, r := range text {
			if n++; !k.at(n) {
				break
			}
			if r == '_' || unidata.IsSpace(r) {
				return signalOr(th, c, conversionSyntax, decimalType, number{})
			}
		}
		if k.err != nil {
			return py.Value{}, k.err
		}
	}
	var d number
	if s := py.ToStr(v); s != nil {
		// An exponent of any size overflows, or underflows, when the number is rounded.
		n, ok, err := parse(th, s.String())
		if err != nil {
			return py.Value{}, err
		}
		if !ok {
			return signalOr(th, c, conversionSyntax, decimalType, number{})
		}
		d = n
	} else {
		x, err := construct(th, decimalType, v, c)
		if err != nil {
			return x, err
		}
		d = toDecimal(x).number
	}
	if d.isNaN() && !d.coef.isZero() {
		limit := c.prec
		if c.clamp {
			limit--
		}
		k := calc{th: th}
		if k.digits(d.coef) > limit {
			return signalOr(th, c, conversionSyntax, decimalType, d)
		}
	}
	return run(th, c, func(w *ctx) number { return w.fix(d) })
}

func fmaValue(th *py.Thread, c *context, a, b, d py.Value) (py.Value, error) {
	var n [3]number
	for i, v := range []py.Value{a, b, d} {
		x, err := must(v)
		if err != nil {
			return py.Value{}, err
		}
		n[i] = x
	}
	return run(th, c, func(w *ctx) number { return w.fma(n[0], n[1], n[2]) })
}

func decimalMethods() []py.NativeDef {
	var out []py.NativeDef
	add := func(sig, doc string, f py.NativeFunc) { out = append(out, py.NativeDef{Sig: sig, Doc: doc, Fn: f}) }
	of := func(v py.Value) number { return toDecimal(v).number }
	for _, o := range unaryOps {
		add(o.name+"(self, /, context=None)", o.doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
			c, err := contextArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			return run(th, c, func(w *ctx) number { return o.f(w, of(a[0])) })
		})
	}
	for _, o := range binaryOps {
		add(o.name+"(self, /, other, context=None)", o.doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
			c, err := contextArg(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			y, err := must(a[1])
			if err != nil {
				return py.Value{}, err
			}
			return run(th, c, func(w *ctx) number { return o.f(w, of(a[0]), y) })
		})
	}
	for _, o := range tests {
		add(o.name+"(self, /)", o.doc, func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(o.f(nil, of(a[0]))), nil })
	}
	for _, o := range rangeTests {
		add(o.name+"(self, /, context=None)", o.doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
			c, err := contextArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			return runTest(th, c, o, of(a[0]))
		})
	}
	other := func(name, doc string, f func(k *calc, a, b number) py.Value) {
		add(name+"(self, /, other, context=None)", doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
			if _, err := contextArg(th, a[2]); err != nil {
				return py.Value{}, err
			}
			y, err := must(a[1])
			if err != nil {
				return py.Value{}, err
			}
			k := &calc{th: th}
			v := f(k, of(a[0]), y)
			return v, k.err
		})
	}
	other("compare_total", "Compare two numbers, and equal ones by their digits.", func(k *calc, a, b number) py.Value { return wrap(fromInt(int64(k.compareTotal(a, b)))) })
	other("compare_total_mag", "compare_total() of the absolute values.", func(k *calc, a, b number) py.Value { return wrap(fromInt(int64(k.compareTotal(a.abs(), b.abs())))) })
	other("copy_sign", "Return a copy with the sign of the other operand.", func(k *calc, a, b number) py.Value { a.neg = b.neg; return wrap(a) })
	other("same_quantum", "Tell whether two numbers have the same exponent, or are both NaN.", func(k *calc, a, b number) py.Value {
		if a.isSpecial() || b.isSpecial() {
			return py.Bool(a.isNaN() && b.isNaN() || a.kind == infinite && b.kind == infinite)
		}
		return py.Bool(a.exp == b.exp)
	})
	simple := func(name, doc string, f func(th *py.Thread, d number) (py.Value, error)) {
		add(name+"(self, /)", doc, func(th *py.Thread, a []py.Value) (py.Value, error) { return f(th, of(a[0])) })
	}
	self := func(name, doc string) {
		add(name, doc, func(th *py.Thread, a []py.Value) (py.Value, error) { return a[0], nil })
	}
	self("canonical(self, /)", "Return the number itself, which has one form only.")
	self("conjugate(self, /)", "Return self.")
	self("__copy__(self, /)", "")
	self("__deepcopy__(self, memo, /)", "")
	simple("copy_abs", "Return x without its sign.", func(th *py.Thread, d number) (py.Value, error) { return wrap(d.abs()), nil })
	simple("copy_negate", "Return the negation of the argument.", func(th *py.Thread, d number) (py.Value, error) { return wrap(d.flip()), nil })
	simple("adjusted", "Return the exponent of the first digit.", func(th *py.Thread, d number) (py.Value, error) {
		k := &calc{th: th}
		n := k.adjusted(d)
		return py.Int(int64(n)), k.err
	})
	simple("radix", "Return Decimal(10).", func(th *py.Thread, d number) (py.Value, error) { return wrap(fromInt(10)), nil })
	simple("as_tuple", "Return sign, digits and exponent.", asTuple)
	simple("as_integer_ratio", "Return a pair of integers whose ratio is exactly equal to the original.", integerRatio)
	simple("__trunc__", "", func(th *py.Thread, d number) (py.Value, error) { return d.toInt(th, roundDown) })
	simple("__floor__", "", func(th *py.Thread, d number) (py.Value, error) { return d.toInt(th, roundFloor) })
	simple("__ceil__", "", func(th *py.Thread, d number) (py.Value, error) { return d.toInt(th, roundCeiling) })
	simple("__complex__", "", func(th *py.Thread, d number) (py.Value, error) {
		v, err := toFloat(th, wrap(d))
		if err != nil {
			return py.Value{}, err
		}
		return py.NewComplex(complex(v.Float(), 0)), nil
	})
	add("__reduce__(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
		s, err := py.StrOf(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return py.TupleOf(a[0].Type().Value(), py.TupleOf(s.Value())), nil
	})
	add("__round__(self, ndigits=?, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := of(a[0])
		if a[1].IsAbsent() || a[1].IsNone() && false {
			return d.toInt(th, roundHalfEven)
		}
		if !py.IsIntLike(a[1]) {
			return py.Value{}, py.TypeErrorf("optional arg must be an integer")
		}
		n, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		c, err := current(th)
		if err != nil {
			return py.Value{}, err
		}
		return run(th, c, func(w *ctx) number { return w.quantize(d, number{coef: one, exp: -n}) })
	})
	add("__format__(self, spec, override=?, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := py.ToStr(a[1])
		if s == nil {
			return py.Value{}, py.TypeErrorf("format arg must be str")
		}
		c, err := current(th)
		if err != nil {
			return py.Value{}, err
		}
		w := c.begin(th)
		text, err := formatDecimal(th, of(a[0]), s.String(), w)
		return py.String(text), err
	})
	add("to_eng_string(self, /, context=None)", "Convert to an engineering-type string.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		c, err := contextArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return textOf(th, of(a[0]), true, c.capitals)
	})
	add("number_class(self, /, context=None)", "Return the name of the kind of number it is.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		c, err := contextArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return classOf(th, c, of(a[0]))
	})
	add("fma(self, /, other, third, context=None)", "Return self * other + third, rounded once.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		c, err := contextArg(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		return fmaValue(th, c, a[0], a[1], a[2])
	})
	add("quantize(self, /, exp, rounding=None, context=None)", "Round to the exponent of another number.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		c, err := contextArg(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		y, err := must(a[1])
		if err != nil {
			return py.Value{}, err
		}
		mode := c.round
		if !a[2].IsNone() {
			if mode, err = roundingArg(a[2]); err != nil {
				return py.Value{}, err
			}
		}
		return run(th, c, func(w *ctx) number { w.round = mode; return w.quantize(of(a[0]), y) })
	})
	for _, name := range []string{"to_integral", "to_integral_value", "to_integral_exact"} {
		add(name+"(self, /, rounding=None, context=None)", "Round to an integer.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			c, err := contextArg(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			mode := c.round
			if !a[1].IsNone() {
				if mode, err = roundingArg(a[1]); err != nil {
					return py.Value{}, err
				}
			}
			return run(th, c, func(w *ctx) number { w.round = mode; return w.toIntegral(of(a[0]), name == "to_integral_exact") })
		})
	}
	out = append(out,
		py.NativeDef{Sig: "from_float(cls, f, /)", Flags: py.ClassMethod, Doc: "Make a Decimal of a float, exactly.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			var d number
			if f, ok := py.AsFloat(a[1]); ok {
				d = fromFloat(f)
			} else if py.IsIntLike(a[1]) {
				d, _ = operand(a[1])
			} else {
				return py.Value{}, py.TypeErrorf("argument must be int or float")
			}
			if a[0] == decimalType.Value() {
				return wrap(d), nil
			}
			return th.Call(a[0], wrap(d))
		}},
		py.NativeDef{Sig: "from_number(cls, number, /)", Flags: py.ClassMethod, Doc: "Class method that converts a real number to a decimal number, exactly.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d, ok := operand(a[1])
			if f, isFloat := py.AsFloat(a[1]); isFloat {
				d, ok = fromFloat(f), true
			}
			if !ok {
				return py.Value{}, py.TypeErrorf("Cannot convert %s to Decimal", a[1].Type().FullName())
			}
			if a[0] == decimalType.Value() {
				return wrap(d), nil
			}
			return th.Call(a[0], wrap(d))
		}})
	return out
}

func asTuple(th *py.Thread, d number) (py.Value, error) {
	m, err := th.Eval.Import(th, "decimal", nil, py.None, 0)
	if err != nil {
		return py.Value{}, err
	}
	cls, err := py.GetAttrGo(th, m, "DecimalTuple")
	if err != nil {
		return py.Value{}, err
	}
	exp := py.Int(int64(d.exp))
	var digits []py.Value
	switch d.kind {
	case infinite:
		exp = py.String("F")
		digits = []py.Value{py.Int(0)}
	case quiet:
		exp = py.String("n")
	case signaling:
		exp = py.String("N")
	}
	if d.kind == finite || d.isNaN() && !d.coef.isZero() {
		k := &calc{th: th}
		s := k.decimals(d.coef)
		if k.err == nil {
			k.err = th.ChargeItems(len(s))
		}
		if k.err == nil {
			digits, k.err = py.MakeItems(th, len(s))
		}
		if k.err != nil {
			return py.Value{}, k.err
		}
		for i := 0; i < len(s) && k.at(i); i++ {
			digits[i] = py.Int(int64(s[i] - '0'))
		}
		if k.err != nil {
			return py.Value{}, k.err
		}
	}
	return th.Call(cls, py.Int(bit(d.neg)), py.NewTupleOwned(digits).Value(), exp)
}

func integerRatio(th *py.Thread, d number) (py.Value, error) {
	switch {
	case d.isNaN():
		return py.Value{}, py.ValueErrorf("cannot convert NaN to integer ratio")
	case d.kind == infinite:
		return py.Value{}, py.OverflowErrorf("cannot convert Infinity to integer ratio")
	}
	k := &calc{th: th}
	num, den := d.coef.int(), bigOne
	switch {
	case d.exp >= 0:
		num = k.mulInt(num, k.pow10(d.exp))
	case d.isZero():
	default: // only twos and fives can be in both
		twos := min(-d.exp, int(num.TrailingZeroBits()))
		rest, fives := k.without(k.rshInt(num, twos), big.NewInt(5), -d.exp)
		num = rest
		den = k.lshInt(k.powInt(big.NewInt(5), -d.exp-fives), -d.exp-twos)
	}
	if d.neg {
		num = k.subInt(new(big.Int), num)
	}
	return py.TupleOf(py.BigInt(num), py.BigInt(den)), k.err
}
