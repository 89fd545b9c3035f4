package py

// This file defines the Python type complex.

import (
	"math"
	"math/cmplx"
	"strings"

	"github.com/hognose/hognose/internal/pyhash"
)

// Complex is the Python type complex.
type Complex struct {
	Object
	c complex128
}

// NewComplex returns the complex c.
func NewComplex(c complex128) Value { return ValueOf(&(&Complex{Object{&complexType}, c}).Object) }

// ToComplex returns the value of a complex or an instance of a subclass.
func ToComplex(v Value) (complex128, bool) {
	if v.ref != nil && (v.Type() == &complexType || v.Type().IsSubtype(&complexType)) {
		return Cast[Complex](v).c, true
	}
	return 0, false
}

// complexOperand converts an operand of complex arithmetic.
func complexOperand(v Value) (complex128, bool, error) {
	if c, ok := ToComplex(v); ok {
		return c, true, nil
	}
	f, ok, err := floatOperand(v)
	return complex(f, 0), ok, err
}

func complexOp(f func(x, y complex128) (Value, error)) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		x, ok, err := complexOperand(a)
		if !ok || err != nil {
			return NotImplemented, err
		}
		y, ok, err := complexOperand(b)
		if !ok || err != nil {
			return NotImplemented, err
		}
		return f(x, y)
	}
}

// complexPart formats a part of a complex number: like a float, without ".0".
func complexPart(f float64) string { return strings.TrimSuffix(FloatRepr(f), ".0") }

func complexRepr(c complex128) string {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return complexPart(im) + "j"
	}
	s := complexPart(im)
	if s[0] != '-' {
		s = "+" + s
	}
	return "(" + complexPart(re) + s + "j)"
}

func complexPow(x, y complex128) (Value, error) {
	switch {
	case y == 0:
		return NewComplex(1), nil
	case x == 0:
		if imag(y) != 0 || real(y) < 0 {
			return Value{}, ZeroDivisionErrorf("zero to a negative or complex power")
		}
		return NewComplex(0), nil
	}
	// Small integer powers by multiplication, as CPython does.
	if n := real(y); imag(y) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		r, b := complex(1, 0), x
		for k := int(math.Abs(n)); k > 0; k >>= 1 {
			if k&1 != 0 {
				r *= b
			}
			b *= b
		}
		if n < 0 {
			r = 1 / r
		}
		return NewComplex(r), nil
	}
	r := cmplx.Pow(x, y)
	if cmplx.IsInf(r) {
		return Value{}, OverflowErrorf("complex exponentiation")
	}
	return NewComplex(r), nil
}

func initComplex() {
	t := &complexType
	t.layout = LayoutOf[Complex]()
	val := func(v Value) complex128 { return Cast[Complex](v).c }
	t.Binary[OpAdd] = complexOp(func(x, y complex128) (Value, error) { return NewComplex(x + y), nil })
	t.Binary[OpSub] = complexOp(func(x, y complex128) (Value, error) { return NewComplex(x - y), nil })
	t.Binary[OpMul] = complexOp(func(x, y complex128) (Value, error) { return NewComplex(x * y), nil })
	t.Binary[OpTrueDiv] = complexOp(func(x, y complex128) (Value, error) {
		if y == 0 {
			return Value{}, ZeroDivisionErrorf("division by zero")
		}
		return NewComplex(x / y), nil
	})
	pow := complexOp(complexPow)
	t.Pow = func(th *Thread, a, b, mod Value) (Value, error) {
		if !mod.IsNone() {
			return Value{}, ValueErrorf("complex modulo")
		}
		return pow(th, a, b)
	}
	t.Neg = func(th *Thread, v Value) (Value, error) { return NewComplex(-val(v)), nil }
	t.Pos = func(th *Thread, v Value) (Value, error) { return NewComplex(val(v)), nil }
	t.Abs = func(th *Thread, v Value) (Value, error) {
		r := cmplx.Abs(val(v))
		if math.IsInf(r, 0) && !cmplx.IsInf(val(v)) {
			return Value{}, OverflowErrorf("absolute value too large")
		}
		return Float(r), nil
	}
	t.Bool = func(th *Thread, v Value) (bool, error) { return val(v) != 0, nil }
	t.Repr = func(th *Thread, v Value) (Value, error) { return ASCIIString(complexRepr(val(v))), nil }
	t.Hash = func(th *Thread, v Value) (int64, error) {
		re, _ := pyhash.Float(real(val(v)))
		im, _ := pyhash.Float(imag(val(v)))
		h := int64(uint64(re) + 1000003*uint64(im))
		if h == -1 {
			h = -2
		}
		return h, nil
	}
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		x, ok := ToComplex(a)
		if !ok || op != EQ && op != NE {
			return NotImplemented, nil
		}
		var eq bool
		if y, ok := ToComplex(b); ok {
			eq = x == y
		} else if IsIntLike(b) {
			eq = imag(x) == 0 && compareFloatInt(real(x), b, EQ)
		} else if f, ok := AsFloat(b); ok {
			eq = imag(x) == 0 && real(x) == f
		} else {
			return NotImplemented, nil
		}
		return Bool(eq == (op == EQ)), nil
	}
	t.NewSig = &NativeDef{Sig: "complex(cls, real=?, imag=?)", Fn: func(th *Thread, a []Value) (Value, error) {
		c, err := complexFrom(th, a[1], a[2])
		if err != nil {
			return Value{}, err
		}
		o := New[Complex](ToType(a[0]))
		o.c = c
		return ValueOf(&o.Object), nil
	}}
	t.Methods = []NativeDef{
		{Sig: "conjugate(self, /)", Doc: "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.", Fn: func(th *Thread, a []Value) (Value, error) { return NewComplex(cmplx.Conj(val(a[0]))), nil }},
		{Sig: "__complex__(self, /)", Doc: "Convert this value to exact type complex.", Fn: func(th *Thread, a []Value) (Value, error) { return NewComplex(val(a[0])), nil }},
		{Sig: "__getnewargs__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return TupleOf(Float(real(val(a[0]))), Float(imag(val(a[0])))), nil
		}},
		{Sig: "__format__(self, format_spec, /)", Doc: "Convert to a string according to format_spec.", Fn: func(th *Thread, a []Value) (Value, error) {
			spec, err := needStr(a[1], "__format__() argument")
			if err != nil {
				return Value{}, err
			}
			return formatComplex(th, val(a[0]), a[0].Type().Name, spec.s)
		}},
	}
	t.Getters = []GetSetDef{
		{Name: "real", Member: true, Get: func(th *Thread, v Value) (Value, error) { return Float(real(val(v))), nil }},
		{Name: "imag", Member: true, Get: func(th *Thread, v Value) (Value, error) { return Float(imag(val(v))), nil }},
	}
	t.Doc = "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a single number is given, convert it to a complex number.\nIf the 'real' or 'imag' arguments are given, create a complex number\nwith the specified real and imaginary components."
	Define(t)
}

func complexFrom(th *Thread, re, im Value) (complex128, error) {
	if s := ToStr(orInt(re)); s != nil {
		if im.ref != nil {
			return 0, TypeErrorf("complex() can't take second arg if first is a string")
		}
		c, ok := parseComplex(s.s)
		if !ok {
			return 0, ValueErrorf("complex() arg is a malformed string")
		}
		return c, nil
	}
	if ToStr(orInt(im)) != nil {
		return 0, TypeErrorf("complex() argument 'imag' must be a real number, not str")
	}
	part := func(v Value, what string) (complex128, error) {
		if v.ref == nil {
			return 0, nil
		}
		if c, ok := ToComplex(v); ok {
			return c, nil
		}
		if r, found, err := callSpecial(th, v, names.complex_); err != nil {
			return 0, err
		} else if found {
			c, ok := ToComplex(r)
			if !ok {
				return 0, TypeErrorf("%s.__complex__() must return a complex, not %s", v.Type().Name, r.Type().Name)
			}
			return c, nil
		}
		f, err := ToFloat(th, v)
		if err != nil && IsException(err, TypeError) && v.Type().Float == nil && v.Type().Index == nil {
			err = TypeErrorf("complex() %s must be a %s, not %s", map[string]string{"real": "argument", "imag": "argument 'imag'"}[what], map[string]string{"real": "string or a number", "imag": "real number"}[what], v.Type().Name)
		}
		return complex(f, 0), err
	}
	r, err := part(re, "real")
	if err != nil {
		return 0, err
	}
	if im.ref == nil {
		return r, nil
	}
	i, err := part(im, "imag")
	if err != nil {
		return 0, err
	}
	return complex(real(r)-imag(i), imag(r)+real(i)), nil
}

func orInt(v Value) Value {
	if v.ref == nil {
		return Int(0)
	}
	return v
}

// parseComplex reads the text that complex() accepts.
func parseComplex(s string) (complex128, bool) {
	t := strings.TrimFunc(s, isSpaceRune)
	if strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")") {
		t = strings.TrimFunc(t[1:len(t)-1], isSpaceRune)
	}
	if t == "" || strings.ContainsFunc(t, isSpaceRune) {
		return 0, false
	}
	last := t[len(t)-1]
	if last != 'j' && last != 'J' {
		f, ok := ParseFloat(t)
		return complex(f, 0), ok
	}
	t = t[:len(t)-1]
	// The sign between the parts is the last one that does not belong to an exponent.
	split := 0
	for i := len(t) - 1; i > 0; i-- {
		if (t[i] == '+' || t[i] == '-') && t[i-1] != 'e' && t[i-1] != 'E' {
			split = i
			break
		}
	}
	re := 0.0
	if split > 0 {
		var ok bool
		if re, ok = ParseFloat(t[:split]); !ok {
			return 0, false
		}
		t = t[split:]
	}
	switch t {
	case "", "+":
		return complex(re, 1), true
	case "-":
		return complex(re, -1), true
	}
	im, ok := ParseFloat(t)
	return complex(re, im), ok
}
