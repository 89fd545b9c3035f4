package py

// This file defines the Python type float.

import (
	"math"
	"math/big"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/internal/fpmath"
	"github.com/hognose/hognose/internal/pyhash"
)

// FloatObject is an instance of a subclass of float; exact floats are in place.
type FloatObject struct {
	Object
	f float64
}

// AsFloat returns the value of a float or instance of a subclass.
func AsFloat(v Value) (float64, bool) {
	if v.IsFloat() {
		return v.Float(), true
	}
	if v.ref != nil && v.Type().Flags&FlagFloat != 0 {
		return (*FloatObject)(v.ref).f, true
	}
	return 0, false
}

// ToFloat converts a number to a Go float as float arguments of native functions do.
func ToFloat(th *Thread, v Value) (float64, error) {
	if f, ok := AsFloat(v); ok {
		return f, nil
	}
	if IsIntLike(v) && v.Type().Float != nil && (v.IsInt() || v.IsBool()) {
		return intToFloat(v)
	}
	t := v.Type()
	if t.Float != nil {
		return callFloat(th, v)
	}
	if t.Index != nil {
		r, err := Index(th, v)
		if err != nil {
			return 0, err
		}
		return intToFloat(r)
	}
	return 0, TypeErrorf("must be real number, not %s", t.Name)
}

// callFloat returns what v.__float__() gives.
func callFloat(th *Thread, v Value) (float64, error) {
	t := v.Type()
	r, err := t.Float(th, v)
	if err != nil || r.IsFloat() {
		return r.Float(), err
	}
	f, ok := AsFloat(r)
	if !ok {
		return 0, TypeErrorf("%s.__float__ returned non-float (type %s)", t.Name, r.Type().FullName())
	}
	return f, th.Eval.Warn(th, DeprecationWarning, t.Name+".__float__ returned non-float (type "+r.Type().Name+").  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.", 1)
}

// floatOperand converts an operand of float arithmetic; ok is false for NotImplemented.
func floatOperand(v Value) (f float64, ok bool, err error) {
	if f, ok = AsFloat(v); ok {
		return f, true, nil
	}
	if IsIntLike(v) {
		f, err = intToFloat(v)
		return f, true, err
	}
	return 0, false, nil
}

func floatOp(f func(x, y float64) (Value, error)) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		x, ok, err := floatOperand(a)
		if !ok {
			return NotImplemented, nil
		}
		if err != nil {
			return Value{}, err
		}
		y, ok, err := floatOperand(b)
		if !ok {
			return NotImplemented, nil
		}
		if err != nil {
			return Value{}, err
		}
		return f(x, y)
	}
}

// FloatDivMod returns the floor quotient and the modulo for y != 0.
func FloatDivMod(x, y float64) (q, r float64) {
	r = math.Mod(x, y)
	q = (x - r) / y
	if r != 0 {
		if (y < 0) != (r < 0) {
			r += y
			q--
		}
	} else {
		r = math.Copysign(0, y)
	}
	if q != 0 {
		f := math.Floor(q)
		if q-f > 0.5 {
			f++
		}
		q = f
	} else {
		q = math.Copysign(0, x/y)
	}
	return q, r
}

func initFloat() {
	t := &floatType
	t.layout = LayoutOf[FloatObject]()
	t.Binary[OpAdd] = floatOp(func(x, y float64) (Value, error) { return Float(x + y), nil })
	t.Binary[OpSub] = floatOp(func(x, y float64) (Value, error) { return Float(x - y), nil })
	t.Binary[OpMul] = floatOp(func(x, y float64) (Value, error) { return Float(x * y), nil })
	t.Binary[OpTrueDiv] = floatOp(func(x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, ZeroDivisionErrorf("division by zero")
		}
		return Float(x / y), nil
	})
	t.Binary[OpFloorDiv] = floatOp(func(x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, ZeroDivisionErrorf("division by zero")
		}
		q, _ := FloatDivMod(x, y)
		return Float(q), nil
	})
	t.Binary[OpMod] = floatOp(func(x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, ZeroDivisionErrorf("division by zero")
		}
		_, r := FloatDivMod(x, y)
		return Float(r), nil
	})
	t.Binary[OpDivMod] = floatOp(func(x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, ZeroDivisionErrorf("division by zero")
		}
		q, r := FloatDivMod(x, y)
		return TupleOf(Float(q), Float(r)), nil
	})
	pow := floatOp(floatPow)
	t.Pow = func(th *Thread, a, b, mod Value) (Value, error) {
		if !mod.IsNone() {
			return Value{}, TypeErrorf("pow() 3rd argument not allowed unless all arguments are integers")
		}
		return pow(th, a, b)
	}
	val := func(v Value) float64 { f, _ := AsFloat(v); return f }
	t.Neg = func(th *Thread, v Value) (Value, error) { return Float(-val(v)), nil }
	t.Pos = func(th *Thread, v Value) (Value, error) { return Float(val(v)), nil }
	t.Float = t.Pos
	t.Abs = func(th *Thread, v Value) (Value, error) { return Float(math.Abs(val(v))), nil }
	t.Bool = func(th *Thread, v Value) (bool, error) { return val(v) != 0, nil }
	t.Int = func(th *Thread, v Value) (Value, error) { return floatToInt(val(v)) }
	t.Hash = func(th *Thread, v Value) (int64, error) {
		h, nan := pyhash.Float(val(v))
		if nan {
			h = HashPointer(v)
		}
		return h, nil
	}
	t.Repr = func(th *Thread, v Value) (Value, error) { return ASCIIString(FloatRepr(val(v))), nil }
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		x, ok := AsFloat(a)
		if !ok {
			return NotImplemented, nil
		}
		if y, ok := AsFloat(b); ok {
			return Bool(compareFloat(x, y, op)), nil
		}
		if !IsIntLike(b) {
			return NotImplemented, nil
		}
		return Bool(compareFloatInt(x, b, op)), nil
	}
	t.NewSig = &NativeDef{Sig: "float(cls, x=0.0, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		f, err := floatFrom(th, a[1])
		if err != nil {
			return Value{}, err
		}
		cls := ToType(a[0])
		if cls == t {
			return Float(f), nil
		}
		o := New[FloatObject](cls)
		o.f = f
		return ValueOf(&o.Object), nil
	}}
	rnd := func(f func(float64) float64) NativeFunc {
		return func(th *Thread, a []Value) (Value, error) { return floatToInt(f(val(a[0]))) }
	}
	t.Methods = []NativeDef{
		{Sig: "conjugate(self, /)", Doc: "Return the number itself.", Fn: func(th *Thread, a []Value) (Value, error) { return Float(val(a[0])), nil }},
		{Sig: "__trunc__(self, /)", Fn: rnd(math.Trunc)},
		{Sig: "__floor__(self, /)", Fn: rnd(math.Floor)},
		{Sig: "__ceil__(self, /)", Fn: rnd(math.Ceil)},
		{Sig: "__round__(self, ndigits=None, /)", Doc: "Round to an integer, half to even, or to ndigits digits behind the point.", Fn: floatRound},
		{Sig: "is_integer(self, /)", Doc: "Return True if the float is an integer.", Fn: func(th *Thread, a []Value) (Value, error) {
			f := val(a[0])
			return Bool(!math.IsInf(f, 0) && f == math.Floor(f)), nil
		}},
		{Sig: "as_integer_ratio(self, /)", Doc: "Return the number as a fraction: two integers.", Fn: func(th *Thread, a []Value) (Value, error) {
			f := val(a[0])
			if math.IsInf(f, 0) {
				return Value{}, OverflowErrorf("cannot convert Infinity to integer ratio")
			}
			if f != f {
				return Value{}, ValueErrorf("cannot convert NaN to integer ratio")
			}
			num, den := floatfmt.Ratio(f)
			return TupleOf(BigInt(num), BigInt(den)), nil
		}},
		{Sig: "hex(self, /)", Doc: "Write the number in hexadecimal, exactly.", Fn: func(th *Thread, a []Value) (Value, error) { return ASCIIString(floatfmt.Hex(val(a[0]))), nil }},
		{Sig: "fromhex(cls, string, /)", Flags: ClassMethod, Doc: "Make a number of what hex() writes.", Fn: floatFromHex},
		{Sig: "from_number(cls, number, /)", Flags: ClassMethod, Doc: "Convert real number to a floating-point number.", Fn: func(th *Thread, a []Value) (Value, error) {
			f, err := ToFloat(th, a[1])
			if err != nil {
				return Value{}, err
			}
			if cls := ToType(a[0]); cls != &floatType {
				return th.Call(cls.Value(), Float(f))
			}
			return Float(f), nil
		}},
		{Sig: "__getformat__(cls, typestr, /)", Flags: ClassMethod, Doc: "Return 'unknown', 'IEEE, big-endian' or 'IEEE, little-endian' for the type 'double' or 'float'.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := ToStr(a[1])
			if s == nil {
				return Value{}, TypeErrorf("__getformat__() argument must be str, not %s", a[1].Type().FullName())
			}
			if s.s != "double" && s.s != "float" {
				return Value{}, ValueErrorf("__getformat__() argument 1 must be 'double' or 'float'")
			}
			return String("IEEE, little-endian"), nil
		}},
		{Sig: "__format__(self, format_spec, /)", Doc: "Return the number in a format.", Fn: func(th *Thread, a []Value) (Value, error) { return formatNumber(th, a[0], a[1]) }},
		{Sig: "__getnewargs__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(Float(val(a[0]))), nil }},
	}
	t.Getters = []GetSetDef{
		{Name: "real", Doc: "the real part of a complex number", Get: func(th *Thread, v Value) (Value, error) { return Float(val(v)), nil }},
		{Name: "imag", Doc: "the imaginary part of a complex number", Get: func(th *Thread, v Value) (Value, error) { return Float(0), nil }},
	}
	t.Doc = "Make a floating-point number of a number or a text."
	Define(t)
}

func compareFloat(x, y float64, op CompareOp) bool {
	switch op {
	case LT:
		return x < y
	case LE:
		return x <= y
	case EQ:
		return x == y
	case NE:
		return x != y
	case GT:
		return x > y
	}
	return x >= y
}

// compareFloatInt compares without rounding the int.
func compareFloatInt(x float64, b Value, op CompareOp) bool {
	if x != x {
		return op == NE
	}
	if i, ok := AsInt(b); ok && i >= -1<<53 && i <= 1<<53 {
		return compareFloat(x, float64(i), op)
	}
	if math.IsInf(x, 0) {
		return compareFloat(x, 0, op)
	}
	return op.Result(new(big.Float).SetFloat64(x).Cmp(new(big.Float).SetInt(bigOf(b))))
}

func floatPow(x, y float64) (Value, error) {
	switch {
	case y == 0:
		return Float(1), nil
	case x == 0 && y < 0 && !math.IsInf(y, 0):
		return Value{}, ZeroDivisionErrorf("zero to a negative power")
	case x < 0 && !math.IsInf(x, 0) && y == y && y != math.Floor(y) && !math.IsInf(y, 0):
		return complexPow(complex(x, 0), complex(y, 0))
	}
	r := fpmath.Pow(x, y)
	if math.IsInf(r, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		e := NewException(OverflowError, Int(34), String("Numerical result out of range"))
		return Value{}, e
	}
	return Float(r), nil
}

// FloatRepr returns repr(f): the shortest text that reads back as f.
func FloatRepr(f float64) string { return floatfmt.Repr(f) }

func floatFrom(th *Thread, v Value) (float64, error) {
	if v.IsFloat() {
		return v.Float(), nil
	}
	if _, ok := AsFloat(v); ok {
		return callFloat(th, v)
	}
	if t := v.Type(); t.Float != nil && ToStr(v) != nil { // before the text counts
		return callFloat(th, v)
	}
	text, isText := "", false
	if s := ToStr(v); s != nil {
		text, isText = s.s, true
	} else if HasBuffer(v) {
		var err error
		if text, err = viewText(th, v); err != nil {
			return 0, err
		}
		isText = true
	}
	if !isText {
		f, err := ToFloat(th, v)
		if err != nil && IsException(err, TypeError) && v.Type().Float == nil && v.Type().Index == nil {
			return 0, TypeErrorf("float() argument must be a string or a real number, not '%s'", v.Type().FullName())
		}
		return f, err
	}
	if f, ok := ParseFloat(text); ok {
		return f, nil
	}
	r, err := ReprGo(th, v)
	if err != nil {
		return 0, err
	}
	return 0, ValueErrorf("could not convert string to float: %s", r)
}

// ParseFloat reads the text that float() accepts.
func ParseFloat(s string) (float64, bool) { return floatfmt.Parse(s) }

func floatRound(th *Thread, a []Value) (Value, error) {
	f, _ := AsFloat(a[0])
	if a[1].IsNone() {
		return floatToInt(math.RoundToEven(f))
	}
	n, err := IndexInt(th, a[1])
	if err != nil {
		return Value{}, err
	}
	r, ok := floatfmt.Round(f, n)
	if !ok {
		return Value{}, OverflowErrorf("rounded value too large to represent")
	}
	return Float(r), nil
}

func floatFromHex(th *Thread, a []Value) (Value, error) {
	s := ToStr(a[1])
	if s == nil {
		return Value{}, TypeErrorf("bad argument type for built-in operation")
	}
	text, err := encodable(s)
	if err != nil {
		return Value{}, err
	}
	f, err := floatfmt.ParseHex(text)
	switch err {
	case nil:
	case floatfmt.ErrHexRange:
		return Value{}, OverflowErrorf("%s", err)
	default:
		return Value{}, ValueErrorf("%s", err)
	}
	if cls := ToType(a[0]); cls != &floatType {
		return th.Call(cls.Value(), Float(f))
	}
	return Float(f), nil
}
