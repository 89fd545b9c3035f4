package py

// This file defines the Python type complex.

import (
	"math"
	"math/cmplx"
	"strings"

	"github.com/hognose/hognose/internal/fpmath"
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

// complexMul multiplies; an infinite factor gives an infinite product where the
// formula has only nans (C99, annex G).
func complexMul(x, y complex128) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	ac, bd, ad, bc := a*c, b*d, a*d, b*c
	re, im := ac-bd, ad+bc
	if re == re || im == im {
		return complex(re, im)
	}
	recalc := false
	unit := func(f float64) float64 {
		if math.IsInf(f, 0) {
			return math.Copysign(1, f)
		}
		return math.Copysign(0, f)
	}
	zero := func(f *float64) {
		if *f != *f {
			*f = math.Copysign(0, *f)
		}
	}
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		a, b = unit(a), unit(b)
		zero(&c)
		zero(&d)
		recalc = true
	}
	if math.IsInf(c, 0) || math.IsInf(d, 0) {
		c, d = unit(c), unit(d)
		zero(&a)
		zero(&b)
		recalc = true
	}
	if !recalc && (math.IsInf(ac, 0) || math.IsInf(bd, 0) || math.IsInf(ad, 0) || math.IsInf(bc, 0)) {
		zero(&a)
		zero(&b)
		zero(&c)
		zero(&d)
		recalc = true
	}
	if recalc {
		return complex(math.Inf(1)*(a*c-b*d), math.Inf(1)*(a*d+b*c))
	}
	return complex(re, im)
}

// complexDiv divides for y != 0, by the larger part of y first (Smith 1962).
func complexDiv(x, y complex128) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	var re, im float64
	switch {
	case math.Abs(c) >= math.Abs(d):
		q := d / c
		den := c + d*q
		re, im = (a+b*q)/den, (b-a*q)/den
	case math.Abs(d) >= math.Abs(c):
		q := c / d
		den := c*q + d
		re, im = (a*q+b)/den, (b*q-a)/den
	default: // a nan in y
		return complex(math.NaN(), math.NaN())
	}
	if re == re || im == im {
		return complex(re, im)
	}
	unit := func(f float64) float64 {
		if math.IsInf(f, 0) {
			return math.Copysign(1, f)
		}
		return math.Copysign(0, f)
	}
	finite := func(f float64) bool { return f-f == 0 }
	switch {
	case (math.IsInf(a, 0) || math.IsInf(b, 0)) && finite(c) && finite(d):
		a, b = unit(a), unit(b)
		return complex(math.Inf(1)*(a*c+b*d), math.Inf(1)*(b*c-a*d))
	case (math.IsInf(c, 0) || math.IsInf(d, 0)) && finite(a) && finite(b):
		c, d = unit(c), unit(d)
		return complex(0*(a*c+b*d), 0*(b*c-a*d))
	}
	return complex(re, im)
}

// divByComplex is the quotient of a float and a complex number.
func divByComplex(a float64, y complex128) complex128 {
	c, d := real(y), imag(y)
	var re, im float64
	switch {
	case math.Abs(c) >= math.Abs(d):
		q := d / c
		den := c + d*q
		re, im = a/den, -a*q/den
	case math.Abs(d) >= math.Abs(c):
		q := c / d
		den := c*q + d
		re, im = a*q/den, -a/den
	default:
		return complex(math.NaN(), math.NaN())
	}
	if re != re && im != im && a-a == 0 && (math.IsInf(c, 0) || math.IsInf(d, 0)) {
		one := func(f float64) float64 {
			if math.IsInf(f, 0) {
				return math.Copysign(1, f)
			}
			return math.Copysign(0, f)
		}
		return complex(0*(a*one(c)), 0*(-a*one(d)))
	}
	return complex(re, im)
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
	var r complex128
	if n := real(y); imag(y) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		// Small whole powers by multiplication.
		b := x
		r = 1
		for k := int(math.Abs(n)); k > 0; k >>= 1 {
			if k&1 != 0 {
				r = complexMul(r, b)
			}
			b = complexMul(b, b)
		}
		if n < 0 {
			r = complexDiv(1, r)
		}
	} else {
		abs, at := fpmath.Hypot(real(x), imag(x)), fpmath.Atan2(imag(x), real(x))
		length, phase := fpmath.Pow(abs, real(y)), at*real(y)
		if imag(y) != 0 {
			length /= fpmath.Exp(at * imag(y))
			phase += imag(y) * fpmath.Log(abs)
		}
		r = complex(length*fpmath.Cos(phase), length*fpmath.Sin(phase))
	}
	if cmplx.IsInf(r) && !cmplx.IsInf(x) && !cmplx.IsInf(y) {
		return Value{}, OverflowErrorf("complex exponentiation")
	}
	return NewComplex(r), nil
}

// mixedOp makes an operator that treats a real operand as such, as C does: it has no
// imaginary part, rather than one of 0.
func mixedOp(both func(x, y complex128) (complex128, error), left func(f float64, y complex128) (complex128, error), right func(x complex128, f float64) (complex128, error)) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		x, okX := ToComplex(a)
		y, okY := ToComplex(b)
		var r complex128
		var err error
		switch {
		case okX && okY:
			r, err = both(x, y)
		case okX:
			f, ok, e := floatOperand(b)
			if !ok || e != nil {
				return NotImplemented, e
			}
			r, err = right(x, f)
		default:
			f, ok, e := floatOperand(a)
			if !ok || e != nil || !okY {
				return NotImplemented, e
			}
			r, err = left(f, y)
		}
		if err != nil {
			return Value{}, err
		}
		return NewComplex(r), nil
	}
}

func initComplex() {
	t := &complexType
	t.layout = LayoutOf[Complex]()
	val := func(v Value) complex128 { return Cast[Complex](v).c }
	type c = complex128
	t.Binary[OpAdd] = mixedOp(
		func(x, y c) (c, error) { return x + y, nil },
		func(f float64, y c) (c, error) { return complex(f+real(y), imag(y)), nil },
		func(x c, f float64) (c, error) { return complex(real(x)+f, imag(x)), nil })
	t.Binary[OpSub] = mixedOp(
		func(x, y c) (c, error) { return x - y, nil },
		func(f float64, y c) (c, error) { return complex(f-real(y), -imag(y)), nil },
		func(x c, f float64) (c, error) { return complex(real(x)-f, imag(x)), nil })
	t.Binary[OpMul] = mixedOp(
		func(x, y c) (c, error) { return complexMul(x, y), nil },
		func(f float64, y c) (c, error) { return complex(f*real(y), f*imag(y)), nil },
		func(x c, f float64) (c, error) { return complex(real(x)*f, imag(x)*f), nil })
	byZero := ZeroDivisionErrorf
	t.Binary[OpTrueDiv] = mixedOp(
		func(x, y c) (c, error) {
			if y == 0 {
				return 0, byZero("division by zero")
			}
			return complexDiv(x, y), nil
		},
		func(f float64, y c) (c, error) {
			if y == 0 {
				return 0, byZero("division by zero")
			}
			return divByComplex(f, y), nil
		},
		func(x c, f float64) (c, error) {
			if f == 0 {
				return 0, byZero("division by zero")
			}
			return complex(real(x)/f, imag(x)/f), nil
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
		r := fpmath.Hypot(real(val(v)), imag(val(v)))
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
		return newComplexOf(ToType(a[0]), c), err
	}}
	t.Methods = []NativeDef{
		{Sig: "conjugate(self, /)", Doc: "Return the complex conjugate: (3-4j).conjugate() == 3+4j.", Fn: func(th *Thread, a []Value) (Value, error) { return NewComplex(cmplx.Conj(val(a[0]))), nil }},
		{Sig: "__complex__(self, /)", Doc: "Return the number as a complex.", Fn: func(th *Thread, a []Value) (Value, error) { return NewComplex(val(a[0])), nil }},
		{Sig: "from_number(cls, number, /)", Flags: ClassMethod, Doc: "Convert number to a complex floating-point number.", Fn: func(th *Thread, a []Value) (Value, error) {
			c, ok, err := complexNumber(th, a[1])
			if !ok {
				err = TypeErrorf("must be real number, not %s", a[1].Type().FullName())
			}
			if err != nil {
				return Value{}, err
			}
			if cls := ToType(a[0]); cls != &complexType {
				return th.Call(cls.Value(), NewComplex(c))
			}
			return NewComplex(c), nil
		}},
		{Sig: "__getnewargs__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return TupleOf(Float(real(val(a[0]))), Float(imag(val(a[0])))), nil
		}},
		{Sig: "__format__(self, format_spec, /)", Doc: "Return the value in a format.", Fn: func(th *Thread, a []Value) (Value, error) {
			spec, err := needStr(a[1], "__format__() argument")
			if err != nil {
				return Value{}, err
			}
			if spec.s == "" {
				return strValue(th, a[0])
			}
			return formatComplex(th, val(a[0]), a[0].Type().Name, spec.s)
		}},
	}
	t.Getters = []GetSetDef{
		{Name: "real", Doc: "the real part of a complex number", Member: true, Get: func(th *Thread, v Value) (Value, error) { return Float(real(val(v))), nil }},
		{Name: "imag", Doc: "the imaginary part of a complex number", Member: true, Get: func(th *Thread, v Value) (Value, error) { return Float(imag(val(v))), nil }},
	}
	t.Doc = "A complex number: from a text such as '1+2j', from one number, or from its\nreal and imaginary parts."
	Define(t)
	byPosition := t.New
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		if len(args) == 1 && len(kw) == 1 && kw[0].s == "real" {
			// By its name it is the real part, and no text or complex number.
			c, err := complexParts(th, args[0], Value{})
			return newComplexOf(cls, c), err
		}
		return byPosition(th, cls, args, kw)
	}
}

// newComplexOf returns an instance of complex or a class derived from it.
func newComplexOf(cls *Type, c complex128) Value {
	o := New[Complex](cls)
	o.c = c
	return ValueOf(&o.Object)
}

// complexNumber converts a number to complex; ok is false if v is none.
func complexNumber(th *Thread, v Value) (c complex128, ok bool, err error) {
	if v.Type() == &complexType {
		return Cast[Complex](v).c, true, nil
	}
	r, found, err := callSpecial(th, v, names.complex_)
	if err != nil {
		return 0, true, err
	}
	if found {
		c, ok := ToComplex(r)
		switch {
		case !ok:
			return 0, true, TypeErrorf("__complex__ returned non-complex (type %s)", r.Type().FullName())
		case r.Type() != &complexType:
			err = th.Eval.Warn(th, DeprecationWarning, "__complex__ returned non-complex (type "+r.Type().Name+").  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.", 1)
		}
		return c, true, err
	}
	if t := v.Type(); t.Float == nil && t.Index == nil {
		return 0, false, nil
	}
	f, err := ToFloat(th, v)
	return complex(f, 0), true, err
}

// complexFrom is complex(re, im); absent values have not been given.
func complexFrom(th *Thread, re, im Value) (complex128, error) {
	if im.ref == nil {
		if re.ref == nil {
			return 0, nil
		}
		if s := ToStr(re); s != nil {
			c, ok := parseComplex(s.s)
			if !ok {
				return 0, ValueErrorf("complex() arg is a malformed string")
			}
			return c, nil
		}
		c, ok, err := complexNumber(th, re)
		if !ok {
			err = TypeErrorf("complex() argument must be a string or a number, not %s", re.Type().ShownName(th))
		}
		return c, err
	}
	return complexParts(th, re, im)
}

// complexParts returns the complex number of two parts; absent ones have not been given.
func complexParts(th *Thread, re, im Value) (complex128, error) {
	part := func(v Value, name string) (complex128, error) {
		if v.ref == nil {
			return 0, nil
		}
		wrong := "complex() argument '" + name + "' must be a real number, not " + v.Type().ShownName(th)
		if c, ok := ToComplex(v); ok {
			return c, th.Eval.Warn(th, DeprecationWarning, wrong, 1)
		}
		if t := v.Type(); t.Float == nil && t.Index == nil {
			c, ok, err := complexNumber(th, v)
			if name == "imag" || !ok {
				return 0, TypeErrorf("%s", wrong)
			}
			if err == nil {
				err = th.Eval.Warn(th, DeprecationWarning, wrong, 1)
			}
			return c, err
		}
		f, err := ToFloat(th, v)
		return complex(f, 0), err
	}
	r, err := part(re, "real")
	if err != nil {
		return 0, err
	}
	i, err := part(im, "imag")
	if err != nil {
		return 0, err
	}
	// Real parts are used as they are: adding the 0 of the other part would lose a -0.0.
	x, y := real(r), real(i)
	if _, ok := ToComplex(im); ok {
		x -= imag(i)
	}
	if imag(r) != 0 || re.ref != nil && y == 0 && re.Type().IsSubtype(&complexType) {
		y += imag(r)
	}
	return complex(x, y), nil
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
