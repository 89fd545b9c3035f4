package decimal

// This file defines the Python type Decimal: construction, conversion, operators.

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/hognose/hognose/py"
)

// decimal is the Python type Decimal.
type decimal struct {
	py.Object
	number
}

var decimalType = &py.Type{Name: "Decimal", Module: "decimal", Flags: py.FlagBaseType, Doc: "A decimal number.\n\nvalue is an int, a float, a text, a tuple or a Decimal, 0 if left out; it is taken exactly. context only\ntells whether what is no number is an error."}

func toDecimal(v py.Value) *decimal {
	if t := v.Type(); t == decimalType || t.IsSubtype(decimalType) {
		return py.Cast[decimal](v)
	}
	return nil
}

func wrap(d number) py.Value { return wrapAs(decimalType, d) }

func wrapAs(t *py.Type, d number) py.Value {
	x := py.New[decimal](t)
	x.number = d
	return py.ValueOf(&x.Object)
}

func fromBig(b *big.Int) number {
	return number{neg: b.Sign() < 0, coef: coefOf(new(big.Int).Abs(b))}
}

// fromFloat is exact.
func fromFloat(f float64) number {
	d := number{neg: math.Signbit(f)}
	switch {
	case f != f:
		d.kind = quiet
	case math.IsInf(f, 0):
		d.kind = infinite
	case f != 0:
		m, e := math.Frexp(math.Abs(f))
		n := new(big.Int).SetUint64(uint64(m * (1 << 53)))
		e -= 53
		tz := int(n.TrailingZeroBits())
		n.Rsh(n, uint(tz))
		e += tz
		if e >= 0 {
			d.coef = coefOf(n.Lsh(n, uint(e)))
		} else {
			// n / 2**k = n * 5**k / 10**k
			d.coef = coefOf(n.Mul(n, new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(-e)), nil)))
			d.exp = e
		}
	}
	return d
}

// exactLimits are those of numbers that no context has rounded.
func (c *calc) exactLimits(d number) cond {
	if d.kind == finite && (!d.coef.isZero() && c.adjusted(d) > maxEmax || d.exp < minEtiny) {
		return invalidOperation
	}
	return 0
}

// signalOr raises a condition by a context, or returns d.
func signalOr(th *py.Thread, c *context, k cond, cls *py.Type, d number) (py.Value, error) {
	if k == 0 {
		return wrapAs(cls, d), nil
	}
	if err := signalled(th, c, k); err != nil {
		return py.Value{}, err
	}
	return wrapAs(cls, nan()), nil
}

// signalled notes a condition in a context, nil being the current one, and raises it if
// it is trapped there.
func signalled(th *py.Thread, c *context, k cond) error {
	if c == nil {
		var err error
		if c, err = current(th); err != nil {
			return err
		}
	}
	return c.end(&ctx{status: k})
}

func unsupported(v py.Value) error {
	return py.TypeErrorf("conversion from %s to Decimal is not supported", v.Type().FullName())
}

// construct makes a Decimal of any value, exactly; conditions arise in c, nil being the
// current context.
func construct(th *py.Thread, cls *py.Type, v py.Value, c *context) (py.Value, error) {
	switch {
	case v.IsAbsent():
		return wrapAs(cls, fromInt(0)), nil
	case v.IsInt():
		return wrapAs(cls, fromInt(v.Int())), nil
	case py.IsIntLike(v):
		b, _ := py.AsBigInt(v)
		return wrapAs(cls, fromBig(b)), nil
	case py.ToStr(v) != nil:
		d, ok, err := parse(th, py.ToStr(v).String())
		if err != nil {
			return py.Value{}, err
		}
		if !ok {
			return signalOr(th, c, conversionSyntax, cls, d)
		}
		return limitedOr(th, c, cls, d)
	case toDecimal(v) != nil:
		if v.Type() == decimalType && cls == decimalType {
			return v, nil
		}
		return wrapAs(cls, toDecimal(v).number), nil
	case v.Type().Flags&py.FlagFloat != 0:
		if err := signalled(th, c, floatOperation); err != nil {
			return py.Value{}, err
		}
		f, _ := py.AsFloat(v)
		return wrapAs(cls, fromFloat(f)), nil
	case v.Type().Flags&(py.FlagTuple|py.FlagList) != 0:
		return fromTuple(th, cls, v, c)
	}
	return py.Value{}, unsupported(v)
}

func fromTuple(th *py.Thread, cls *py.Type, v py.Value, c *context) (py.Value, error) {
	items, err := py.FastSlice(th, v)
	if err != nil {
		return py.Value{}, err
	}
	if len(items) != 3 {
		return py.Value{}, py.ValueErrorf("argument must be a sequence of length 3")
	}
	var d number
	sign, ok := py.AsInt(items[0])
	if !ok {
		return py.Value{}, py.ValueErrorf("sign must be an integer with the value 0 or 1")
	}
	if sign != 0 && sign != 1 {
		return py.Value{}, py.ValueErrorf("sign must be an integer with the value 0 or 1")
	}
	d.neg = sign == 1
	if s := py.ToStr(items[2]); s != nil {
		switch s.String() {
		case "F":
			d.kind = infinite
		case "n":
			d.kind = quiet
		case "N":
			d.kind = signaling
		default:
			return py.Value{}, py.ValueErrorf("string argument in the third position must be 'F', 'n' or 'N'")
		}
	} else if n, ok := py.AsInt(items[2]); ok {
		d.exp = int(n)
	} else {
		return py.Value{}, py.ValueErrorf("exponent must be an integer")
	}
	if items[1].Type().Flags&(py.FlagTuple|py.FlagList) == 0 {
		return py.Value{}, py.ValueErrorf("coefficient must be a tuple of digits")
	}
	digits, err := py.FastSlice(th, items[1])
	if err != nil {
		return py.Value{}, err
	}
	if err := th.Charge(int64(len(digits))); err != nil {
		return py.Value{}, err
	}
	text := make([]byte, 0, len(digits))
	for i, x := range digits {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		n, ok := py.AsInt(x)
		if !ok || n < 0 || n > 9 {
			return py.Value{}, py.ValueErrorf("coefficient must be a tuple of digits")
		}
		text = append(text, '0'+byte(n))
	}
	if len(text) > 0 && d.kind != infinite {
		k := &calc{th: th}
		if d.coef = k.parseDigits(string(text)); k.err != nil {
			return py.Value{}, k.err
		}
	}
	return limitedOr(th, c, cls, d)
}

// limitedOr returns d if no number that is made exactly could be larger or smaller.
func limitedOr(th *py.Thread, c *context, cls *py.Type, d number) (py.Value, error) {
	k := calc{th: th}
	out := k.exactLimits(d)
	if k.err != nil {
		return py.Value{}, k.err
	}
	return signalOr(th, c, out, cls, d)
}

// operand converts the other operand of an operator; ok is false for other types.
func operand(v py.Value) (number, bool) {
	if v.Type() == decimalType {
		return py.Cast[decimal](v).number, true
	}
	if v.IsInt() {
		return fromInt(v.Int()), true
	}
	if d := toDecimal(v); d != nil {
		return d.number, true
	}
	if py.IsIntLike(v) {
		b, _ := py.AsBigInt(v)
		return fromBig(b), true
	}
	return number{}, false
}

// must is operand for functions.
func must(v py.Value) (number, error) {
	d, ok := operand(v)
	if !ok {
		return d, unsupported(v)
	}
	return d, nil
}

func binary(f func(c *ctx, a, b number) number) py.BinaryFunc {
	return func(th *py.Thread, a, b py.Value) (py.Value, error) {
		x, ok := operand(a)
		if !ok {
			return py.NotImplemented, nil
		}
		y, ok := operand(b)
		if !ok {
			return py.NotImplemented, nil
		}
		c, err := current(th)
		if err != nil {
			return py.Value{}, err
		}
		w := c.begin(th)
		r := f(w, x, y)
		if err := c.end(w); err != nil {
			return py.Value{}, err
		}
		return wrap(r), nil
	}
}

func unary(f func(c *ctx, a number) number) py.UnaryFunc {
	return func(th *py.Thread, v py.Value) (py.Value, error) {
		c, err := current(th)
		if err != nil {
			return py.Value{}, err
		}
		w := c.begin(th)
		r := f(w, toDecimal(v).number)
		if err := c.end(w); err != nil {
			return py.Value{}, err
		}
		return wrap(r), nil
	}
}

func absOp(c *ctx, a number) number {
	if r, ok := c.nanResult(a); ok {
		return r
	}
	if a.neg {
		return c.minus(a)
	}
	return c.plus(a)
}

// richCompare compares with numbers of any kind.
func richCompare(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
	x := toDecimal(a)
	if x == nil {
		return py.NotImplemented, nil
	}
	k := &calc{th: th}
	d := x.number
	y, ok := operand(b)
	equality := op == py.EQ || op == py.NE
	if !ok {
		switch {
		case b.Type().Flags&py.FlagFloat != 0:
			c, err := current(th)
			if err != nil {
				return py.Value{}, err
			}
			if equality { // only noted
				c.status |= floatOperation
			} else if err := c.end(&ctx{status: floatOperation}); err != nil {
				return py.Value{}, err
			}
			f, _ := py.AsFloat(b)
			y = fromFloat(f)
		case b.Type() == py.ComplexType && equality:
			z, _ := py.ToComplex(b)
			if imag(z) != 0 {
				return py.Bool(op == py.NE), nil
			}
			y = fromFloat(real(z))
		default:
			p, q, isRational, err := rational(th, b)
			if err != nil || !isRational {
				return py.NotImplemented, err
			}
			num, den := fromBig(p), fromBig(q)
			if d.kind == finite {
				d = k.exactMul(d, den)
			}
			y = num
		}
	}
	if d.isNaN() || y.isNaN() {
		if d.kind == signaling || y.kind == signaling || !equality {
			if err := signalled(th, nil, invalidOperation); err != nil {
				return py.Value{}, err
			}
		}
		return py.Bool(op == py.NE), nil
	}
	order := k.compare(d, y)
	return py.Bool(op.Result(order)), k.err
}

// rational returns the value of a numbers.Rational, if v has its attributes.
func rational(th *py.Thread, v py.Value) (num, den *big.Int, ok bool, err error) {
	if !v.Type().IsHeap() {
		return nil, nil, false, nil
	}
	m, ok := th.Interp.Modules.GetStr(th.Intern("numbers"))
	if !ok {
		return nil, nil, false, nil
	}
	cls, err := py.GetAttrGo(th, m, "Rational")
	if err != nil {
		return nil, nil, false, err
	}
	is, err := py.IsInstance(th, v, cls)
	if err != nil || !is {
		return nil, nil, false, err
	}
	n, err := py.GetAttrGo(th, v, "numerator")
	if err != nil {
		return nil, nil, false, err
	}
	d, err := py.GetAttrGo(th, v, "denominator")
	if err != nil {
		return nil, nil, false, err
	}
	x, ok1 := py.AsBigInt(n)
	y, ok2 := py.AsBigInt(d)
	if !ok1 || !ok2 || y.Sign() <= 0 {
		return nil, nil, false, nil
	}
	return x, y, true, nil
}

// modulus is the prime that numbers of all types hash by, inverse10 what 10 times is 1 by it.
const (
	modulus   = 1<<61 - 1
	inverse10 = 2075258708292324556
)

// mulMod is x * y % modulus for x, y < modulus.
func mulMod(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	n := lo&modulus + (hi<<3 | lo>>61)
	if n >= modulus {
		n -= modulus
	}
	return n
}

func hashDecimal(th *py.Thread, v py.Value) (int64, error) {
	d := toDecimal(v)
	switch d.kind {
	case signaling:
		return 0, py.TypeErrorf("Cannot hash a signaling NaN value")
	case quiet:
		return py.HashPointer(v), nil
	case infinite:
		if d.neg {
			return -314159, nil
		}
		return 314159, nil
	}
	k := &calc{th: th}
	h := k.remCoef(d.coef, coefficient{lo: modulus}).lo
	if k.err != nil {
		return 0, k.err
	}
	base, e := uint64(10), d.exp
	if e < 0 {
		base, e = inverse10, -e
	}
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			h = mulMod(h, base)
		}
		base = mulMod(base, base)
	}
	n := int64(h)
	if d.neg {
		n = -n
	}
	if n == -1 {
		n = -2
	}
	return n, nil
}

// toInt converts to an int by a rounding mode.
func (d number) toInt(th *py.Thread, mode rounding) (py.Value, error) {
	switch {
	case d.isNaN():
		return py.Value{}, py.ValueErrorf("cannot convert NaN to integer")
	case d.kind == infinite:
		return py.Value{}, py.OverflowErrorf("cannot convert Infinity to integer")
	}
	k := &calc{th: th}
	r, _ := k.rescale(d, 0, mode)
	return k.intOf(r), k.err
}

// intOf is the coefficient, with the sign, as an int.
func (k *calc) intOf(d number) py.Value {
	if n, ok := d.coef.int64(); ok {
		if d.neg {
			n = -n
		}
		return py.Int(n)
	}
	b := d.coef.int()
	if d.neg {
		b = k.subInt(new(big.Int), b)
	}
	return py.BigInt(b)
}

func toFloat(th *py.Thread, v py.Value) (py.Value, error) {
	d := toDecimal(v)
	switch d.kind {
	case signaling:
		return py.Value{}, py.ValueErrorf("cannot convert signaling NaN to float")
	case quiet:
		f := math.Float64frombits(0x7ff8000000000000)
		if d.neg {
			f = -f
		}
		return py.Float(f), nil
	}
	k := &calc{th: th}
	f, _ := py.ParseFloat(k.text(d.number, false, true))
	return py.Float(f), k.err
}

func defineDecimal() {
	t := decimalType
	t.SetLayout(py.LayoutOf[decimal]())
	t.NewSig = &py.NativeDef{Sig: "Decimal(cls, value=?, context=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		var c *context
		if !a[2].IsNone() {
			var err error
			if c, err = contextArg(th, a[2]); err != nil {
				return py.Value{}, err
			}
		}
		return construct(th, py.ToType(a[0]), a[1], c)
	}}
	of := func(v py.Value) number { return py.Cast[decimal](v).number }
	t.Traverse = func(self py.Value, visit func(py.Value)) int { return 64 + of(self).coef.bitLen()/8 }
	capitals := func(th *py.Thread) (bool, error) {
		c, err := current(th)
		if err != nil {
			return true, err
		}
		return c.capitals, nil
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		up, err := capitals(th)
		if err != nil {
			return py.Value{}, err
		}
		k := &calc{th: th}
		text := k.text(of(v), false, up)
		return py.ASCIIString("Decimal('" + text + "')"), k.err
	}
	t.Str = func(th *py.Thread, v py.Value) (py.Value, error) {
		up, err := capitals(th)
		if err != nil {
			return py.Value{}, err
		}
		return textOf(th, of(v), false, up)
	}
	t.Hash, t.RichCompare = hashDecimal, richCompare
	t.Binary[py.OpAdd], t.Binary[py.OpSub] = binary((*ctx).add), binary((*ctx).sub)
	t.Binary[py.OpMul], t.Binary[py.OpTrueDiv] = binary((*ctx).mul), binary((*ctx).div)
	t.Binary[py.OpFloorDiv], t.Binary[py.OpMod] = binary((*ctx).divideInt), binary((*ctx).rem)
	t.Binary[py.OpDivMod] = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		x, ok1 := operand(a)
		y, ok2 := operand(b)
		if !ok1 || !ok2 {
			return py.NotImplemented, nil
		}
		c, err := current(th)
		if err != nil {
			return py.Value{}, err
		}
		return divModValue(th, c, x, y)
	}
	t.Pow = func(th *py.Thread, a, b, m py.Value) (py.Value, error) {
		x, ok1 := operand(a)
		y, ok2 := operand(b)
		if !ok1 || !ok2 {
			return py.NotImplemented, nil
		}
		c, err := current(th)
		if err != nil {
			return py.Value{}, err
		}
		w := c.begin(th)
		var r number
		if m.IsNone() {
			r = w.power(x, y)
		} else {
			z, ok := operand(m)
			if !ok {
				return py.NotImplemented, nil
			}
			r = w.powerMod(x, y, z)
		}
		if err := c.end(w); err != nil {
			return py.Value{}, err
		}
		return wrap(r), nil
	}
	t.Neg, t.Pos, t.Abs = unary((*ctx).minus), unary((*ctx).plus), unary(absOp)
	t.Bool = func(th *py.Thread, v py.Value) (bool, error) { return !of(v).isZero(), nil }
	t.Int = func(th *py.Thread, v py.Value) (py.Value, error) { return of(v).toInt(th, roundDown) }
	t.Float = toFloat
	t.Getters = []py.GetSetDef{
		{Name: "real", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return v, nil }},
		{Name: "imag", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return wrap(fromInt(0)), nil }},
	}
	t.Methods = decimalMethods()
	py.Define(t)
}

func divModValue(th *py.Thread, c *context, x, y number) (py.Value, error) {
	w := c.begin(th)
	q, r := w.divModResult(x, y)
	if err := c.end(w); err != nil {
		return py.Value{}, err
	}
	return py.TupleOf(wrap(q), wrap(r)), nil
}
