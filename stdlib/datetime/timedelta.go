package datetime

// This file defines timedelta.

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"github.com/hognose/hognose/internal/pyhash"
	"github.com/hognose/hognose/py"
)

// timedelta is the Python type timedelta: 0 <= seconds < 86400, 0 <= us < 10**6.
type timedelta struct {
	py.Object
	span
}

// span is a duration in timedelta's form.
type span struct {
	days    int64
	seconds int
	us      int
}

const (
	maxDeltaDays = 999999999
	dayUS        = 86400 * 1000000
)

var deltaType = &py.Type{Name: "timedelta", Module: "datetime", Flags: py.FlagBaseType, Doc: "The time between two moments.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nThe arguments are added up; they may be negative, and need not be integers."}

func toDelta(v py.Value) *timedelta {
	if t := v.Type(); t == deltaType || t.IsSubtype(deltaType) {
		return py.Cast[timedelta](v)
	}
	return nil
}

func newDelta(cls *py.Type, s span) (py.Value, error) {
	if s.days < -maxDeltaDays || s.days > maxDeltaDays {
		return py.Value{}, py.OverflowErrorf("days=%d; must have magnitude <= %d", s.days, maxDeltaDays)
	}
	d := py.New[timedelta](cls)
	d.span = s
	return py.ValueOf(&d.Object), nil
}

func floorDiv(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r < 0 {
		q, r = q-1, r+b
	}
	return
}

// spanOf normalises; the seconds and microseconds may have any size that fits.
func spanOf(days, seconds, us int64) span {
	q, r := floorDiv(us, 1000000)
	seconds += q
	d, s := floorDiv(seconds, 86400)
	return span{days + d, int(s), int(r)}
}

// micros returns the span in microseconds, and whether that fits.
func (s span) micros() (int64, bool) {
	if s.days > 100000000 || s.days < -100000000 {
		return 0, false
	}
	return s.days*dayUS + int64(s.seconds)*1000000 + int64(s.us), true
}

func (s span) big() *big.Int {
	b := big.NewInt(s.days)
	b.Mul(b, big.NewInt(dayUS))
	return b.Add(b, big.NewInt(int64(s.seconds)*1000000+int64(s.us)))
}

func spanOfMicros(us int64) span {
	d, r := floorDiv(us, dayUS)
	return span{d, int(r / 1000000), int(r % 1000000)}
}

func spanOfBig(b *big.Int) (span, error) {
	if b.IsInt64() {
		return spanOfMicros(b.Int64()), nil
	}
	d, r := new(big.Int).DivMod(b, big.NewInt(dayUS), new(big.Int))
	if !d.IsInt64() || d.Int64() != int64(int32(d.Int64())) {
		return span{}, py.OverflowErrorf("Python int too large to convert to C int")
	}
	n := r.Int64()
	return span{d.Int64(), int(n / 1000000), int(n % 1000000)}, nil
}

func (s span) neg() span { return spanOf(-s.days, -int64(s.seconds), -int64(s.us)) }
func (s span) add(t span) span {
	return spanOf(s.days+t.days, int64(s.seconds+t.seconds), int64(s.us+t.us))
}
func (s span) sub(t span) span {
	return spanOf(s.days-t.days, int64(s.seconds-t.seconds), int64(s.us-t.us))
}
func (s span) isZero() bool { return s == span{} }
func (s span) compare(t span) int {
	switch {
	case s.days != t.days:
		return sign(s.days - t.days)
	case s.seconds != t.seconds:
		return sign(int64(s.seconds - t.seconds))
	}
	return sign(int64(s.us - t.us))
}

func sign(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// hash is that of the tuple (days, seconds, microseconds).
func (s span) hash(th *py.Thread) int64 {
	var h pyhash.Tuple
	for _, n := range []int64{s.days, int64(s.seconds), int64(s.us)} {
		x, _ := py.Hash(th, py.Int(n))
		h.Add(x)
	}
	return h.Sum()
}

func (s span) totalSeconds() float64 {
	if us, ok := s.micros(); ok && us < 1<<53 && us > -1<<53 {
		return float64(us) / 1e6
	}
	f, _ := new(big.Rat).SetFrac(s.big(), big.NewInt(1000000)).Float64()
	return f
}

// deltaFactors are the microseconds of the arguments of the constructor.
var deltaFactors = [...]int64{dayUS, 1000000, 1, 1000, 60000000, 3600000000, 7 * dayUS}

var deltaArgs = [...]string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}

func makeDelta(th *py.Thread, a []py.Value) (py.Value, error) {
	cls := py.ToType(a[0])
	a = a[1:]
	// Small ints, the common case.
	fast := true
	for i, v := range a {
		if !v.IsAbsent() && (!v.IsInt() || v.Int() > 1000000 && i != 2 && i != 1 || v.Int() < -1000000 && i != 2 && i != 1 || v.Int() > 1<<40 || v.Int() < -1<<40) {
			fast = false
		}
	}
	if fast {
		n := func(i int) int64 {
			if a[i].IsAbsent() {
				return 0
			}
			return a[i].Int()
		}
		return newDelta(cls, spanOf(n(0)+7*n(6), n(1)+60*n(4)+3600*n(5), n(2)+1000*n(3)))
	}
	total := new(big.Int)
	leftover := 0.0
	add := func(n *big.Int, factor int64) { total.Add(total, new(big.Int).Mul(n, big.NewInt(factor))) }
	// In CPython's order: from the smallest unit.
	for _, i := range []int{2, 3, 1, 4, 5, 0, 6} {
		v := a[i]
		switch {
		case v.IsAbsent():
		case py.IsIntLike(v):
			n, _ := py.AsBigInt(v)
			add(n, deltaFactors[i])
		case v.Type().Flags&py.FlagFloat != 0:
			f, _ := py.AsFloat(v)
			if math.IsNaN(f) {
				return py.Value{}, py.ValueErrorf("cannot convert float NaN to integer")
			}
			if math.IsInf(f, 0) {
				return py.Value{}, py.OverflowErrorf("cannot convert float infinity to integer")
			}
			whole, frac := math.Modf(f)
			n, _ := new(big.Float).SetFloat64(whole).Int(nil)
			add(n, deltaFactors[i])
			if frac != 0 {
				w, fr := math.Modf(frac * float64(deltaFactors[i]))
				total.Add(total, big.NewInt(int64(w)))
				leftover += fr
			}
		default:
			return py.Value{}, py.TypeErrorf("unsupported type for timedelta %s component: %s", deltaArgs[i], v.Type().FullName())
		}
	}
	if leftover != 0 {
		whole := math.Round(leftover)
		if math.Abs(whole-leftover) == 0.5 {
			odd := float64(total.Bit(0))
			whole = 2*math.RoundToEven((leftover+odd)*0.5) - odd
		}
		total.Add(total, big.NewInt(int64(whole)))
	}
	s, err := spanOfBig(total)
	if err != nil {
		return py.Value{}, err
	}
	return newDelta(cls, s)
}

func deltaStr(s span) string {
	var b strings.Builder
	if s.days != 0 {
		plural := "s"
		if s.days == 1 || s.days == -1 {
			plural = ""
		}
		fmt.Fprintf(&b, "%d day%s, ", s.days, plural)
	}
	fmt.Fprintf(&b, "%d:%02d:%02d", s.seconds/3600, s.seconds/60%60, s.seconds%60)
	if s.us != 0 {
		fmt.Fprintf(&b, ".%06d", s.us)
	}
	return b.String()
}

func deltaRepr(name string, s span) string {
	var parts []string
	if s.days != 0 {
		parts = append(parts, fmt.Sprintf("days=%d", s.days))
	}
	if s.seconds != 0 {
		parts = append(parts, fmt.Sprintf("seconds=%d", s.seconds))
	}
	if s.us != 0 {
		parts = append(parts, fmt.Sprintf("microseconds=%d", s.us))
	}
	if len(parts) == 0 {
		parts = append(parts, "0")
	}
	return name + "(" + strings.Join(parts, ", ") + ")"
}

// divNearest returns a/b rounded half to even.
func divNearest(a, b *big.Int) *big.Int {
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	q, r := new(big.Int).DivMod(a, b, new(big.Int))
	twice := new(big.Int).Lsh(r, 1)
	if c := twice.Cmp(b); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

func deltaOfBig(b *big.Int) (py.Value, error) {
	s, err := spanOfBig(b)
	if err != nil {
		return py.Value{}, err
	}
	return newDelta(deltaType, s)
}

// ratio returns the fraction that a float is.
func ratio(th *py.Thread, v py.Value) (num, den *big.Int, err error) {
	f, _ := py.AsFloat(v)
	if math.IsNaN(f) {
		return nil, nil, py.ValueErrorf("cannot convert NaN to integer ratio")
	}
	if math.IsInf(f, 0) {
		return nil, nil, py.OverflowErrorf("cannot convert Infinity to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return r.Num(), r.Denom(), nil
}

func isFloat(v py.Value) bool { return v.Type().Flags&py.FlagFloat != 0 }

func deltaMul(th *py.Thread, a, b py.Value) (py.Value, error) {
	d, x := toDelta(a), b
	if d == nil {
		d, x = toDelta(b), a
	}
	if d == nil {
		return py.NotImplemented, nil
	}
	switch {
	case py.IsIntLike(x):
		n, _ := py.AsBigInt(x)
		return deltaOfBig(new(big.Int).Mul(d.big(), n))
	case isFloat(x):
		num, den, err := ratio(th, x)
		if err != nil {
			return py.Value{}, err
		}
		return deltaOfBig(divNearest(new(big.Int).Mul(d.big(), num), den))
	}
	return py.NotImplemented, nil
}

func deltaTrueDiv(th *py.Thread, a, b py.Value) (py.Value, error) {
	d := toDelta(a)
	if d == nil {
		return py.NotImplemented, nil
	}
	switch {
	case toDelta(b) != nil:
		e := toDelta(b)
		if e.isZero() {
			return py.Value{}, py.ZeroDivisionErrorf("division by zero")
		}
		f, _ := new(big.Rat).SetFrac(d.big(), e.big()).Float64()
		return py.Float(f), nil
	case py.IsIntLike(b):
		n, _ := py.AsBigInt(b)
		if n.Sign() == 0 {
			return py.Value{}, py.ZeroDivisionErrorf("division by zero")
		}
		return deltaOfBig(divNearest(d.big(), n))
	case isFloat(b):
		num, den, err := ratio(th, b)
		if err != nil {
			return py.Value{}, err
		}
		if num.Sign() == 0 {
			return py.Value{}, py.ZeroDivisionErrorf("division by zero")
		}
		return deltaOfBig(divNearest(new(big.Int).Mul(d.big(), den), num))
	}
	return py.NotImplemented, nil
}

func floorMod(a, b *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && r.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	return
}

func deltaFloorDiv(th *py.Thread, a, b py.Value) (py.Value, error) {
	d := toDelta(a)
	if d == nil {
		return py.NotImplemented, nil
	}
	if e := toDelta(b); e != nil {
		if e.isZero() {
			return py.Value{}, py.ZeroDivisionErrorf("division by zero")
		}
		q, _ := floorMod(d.big(), e.big())
		return py.BigInt(q), nil
	}
	if py.IsIntLike(b) {
		n, _ := py.AsBigInt(b)
		if n.Sign() == 0 {
			return py.Value{}, py.ZeroDivisionErrorf("division by zero")
		}
		q, _ := floorMod(d.big(), n)
		return deltaOfBig(q)
	}
	return py.NotImplemented, nil
}

func deltaDivMod(th *py.Thread, a, b py.Value) (q, r py.Value, err error) {
	d, e := toDelta(a), toDelta(b)
	if d == nil || e == nil {
		return py.NotImplemented, py.NotImplemented, nil
	}
	if e.isZero() {
		return q, r, py.ZeroDivisionErrorf("division by zero")
	}
	bq, br := floorMod(d.big(), e.big())
	r, err = deltaOfBig(br)
	return py.BigInt(bq), r, err
}

func defineDelta() {
	t := deltaType
	t.SetLayout(py.LayoutOf[timedelta]())
	t.NewSig = &py.NativeDef{Sig: "timedelta(cls, days=?, seconds=?, microseconds=?, milliseconds=?, minutes=?, hours=?, weeks=?)", Fn: makeDelta}
	of := func(v py.Value) *timedelta { return py.Cast[timedelta](v) }
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.String(deltaRepr(typeName(th, v), of(v).span)), nil
	}
	t.Str = func(th *py.Thread, v py.Value) (py.Value, error) { return py.String(deltaStr(of(v).span)), nil }
	t.Hash = func(th *py.Thread, v py.Value) (int64, error) { return of(v).hash(th), nil }
	t.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		x, y := toDelta(a), toDelta(b)
		if x == nil || y == nil {
			return py.NotImplemented, nil
		}
		return py.Bool(op.Result(x.compare(y.span))), nil
	}
	t.Bool = func(th *py.Thread, v py.Value) (bool, error) { return !of(v).isZero(), nil }
	t.Binary[py.OpAdd] = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		x, y := toDelta(a), toDelta(b)
		if x == nil || y == nil {
			return py.NotImplemented, nil
		}
		return newDelta(deltaType, x.add(y.span))
	}
	t.Binary[py.OpSub] = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		x, y := toDelta(a), toDelta(b)
		if x == nil || y == nil {
			return py.NotImplemented, nil
		}
		return newDelta(deltaType, x.sub(y.span))
	}
	t.Binary[py.OpMul], t.Binary[py.OpTrueDiv], t.Binary[py.OpFloorDiv] = deltaMul, deltaTrueDiv, deltaFloorDiv
	t.Binary[py.OpMod] = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		_, r, err := deltaDivMod(th, a, b)
		return r, err
	}
	t.Binary[py.OpDivMod] = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		q, r, err := deltaDivMod(th, a, b)
		if err != nil || q.IsNotImplemented() {
			return q, err
		}
		return py.TupleOf(q, r), nil
	}
	t.Neg = func(th *py.Thread, v py.Value) (py.Value, error) { return newDelta(deltaType, of(v).neg()) }
	t.Pos = func(th *py.Thread, v py.Value) (py.Value, error) { return newDelta(deltaType, of(v).span) }
	t.Abs = func(th *py.Thread, v py.Value) (py.Value, error) {
		if of(v).days < 0 {
			return newDelta(deltaType, of(v).neg())
		}
		return newDelta(deltaType, of(v).span)
	}
	get := func(name, doc string, f func(d *timedelta) int64) {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Doc: doc, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(f(of(v))), nil }})
	}
	get("days", "Number of days.", func(d *timedelta) int64 { return d.days })
	get("seconds", "The seconds beside the days: 0 to 86399.", func(d *timedelta) int64 { return int64(d.seconds) })
	get("microseconds", "The microseconds beside the seconds: 0 to 999999.", func(d *timedelta) int64 { return int64(d.us) })
	t.Methods = []py.NativeDef{
		{Sig: "total_seconds(self, /)", Doc: "Total seconds in the duration.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Float(of(a[0]).totalSeconds()), nil }},
		{Sig: "__reduce__(self, /)", Doc: "__reduce__() -> (cls, state)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d := of(a[0])
			return py.TupleOf(a[0].Type().Value(), py.TupleOf(py.Int(d.days), py.Int(int64(d.seconds)), py.Int(int64(d.us)))), nil
		}},
	}
	py.Define(t)
	static := func(s span) py.Value { v, _ := newDelta(t, s); return v }
	t.SetStatic("min", static(span{days: -maxDeltaDays}))
	t.SetStatic("max", static(span{maxDeltaDays, 86399, 999999}))
	t.SetStatic("resolution", static(span{us: 1}))
}
