package datetime

// This file defines time.

import (
	"fmt"

	"github.com/hognose/hognose/py"
)

// hms is a time of the day.
type hms struct{ h, m, s, us, fold int }

// timeOfDay is the Python type time.
type timeOfDay struct {
	py.Object
	hms
	tz py.Value // None: naive
}

var timeType = &py.Type{Name: "time", Module: "datetime", Flags: py.FlagBaseType, Doc: "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nA time of day. tzinfo is None or tells the time zone; the others are ints, 0 if left out."}

func toTime(v py.Value) *timeOfDay {
	if t := v.Type(); t == timeType || t.IsSubtype(timeType) {
		return py.Cast[timeOfDay](v)
	}
	return nil
}

func (t hms) check() error {
	switch {
	case t.h < 0 || t.h > 23:
		return py.ValueErrorf("hour must be in 0..23, not %d", t.h)
	case t.m < 0 || t.m > 59:
		return py.ValueErrorf("minute must be in 0..59, not %d", t.m)
	case t.s < 0 || t.s > 59:
		return py.ValueErrorf("second must be in 0..59, not %d", t.s)
	case t.us < 0 || t.us > 999999:
		return py.ValueErrorf("microsecond must be in 0..999999, not %d", t.us)
	case t.fold != 0 && t.fold != 1:
		return py.ValueErrorf("fold must be either 0 or 1, not %d", t.fold)
	}
	return nil
}

func (t hms) micros() int64 { return int64(t.h*3600+t.m*60+t.s)*1000000 + int64(t.us) }

// format writes the time as isoformat does.
func (t hms) format(spec string) (string, error) {
	switch spec {
	case "auto":
		if t.us != 0 {
			return fmt.Sprintf("%02d:%02d:%02d.%06d", t.h, t.m, t.s, t.us), nil
		}
		return fmt.Sprintf("%02d:%02d:%02d", t.h, t.m, t.s), nil
	case "hours":
		return fmt.Sprintf("%02d", t.h), nil
	case "minutes":
		return fmt.Sprintf("%02d:%02d", t.h, t.m), nil
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", t.h, t.m, t.s), nil
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", t.h, t.m, t.s, t.us/1000), nil
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", t.h, t.m, t.s, t.us), nil
	}
	return "", py.ValueErrorf("Unknown timespec value")
}

func specArg(v py.Value) (string, error) {
	if v.IsAbsent() {
		return "auto", nil
	}
	s := py.ToStr(v)
	if s == nil {
		return "", py.TypeErrorf("isoformat() argument 'timespec' must be str, not %s", v.Type().FullName())
	}
	return s.String(), nil
}

func plainTime(t hms, tz py.Value) py.Value {
	x := py.New[timeOfDay](timeType)
	x.hms, x.tz = t, tz
	return py.ValueOf(&x.Object)
}

// makeTime returns an instance of cls, by its constructor if it is a subclass.
func makeTime(th *py.Thread, cls *py.Type, t hms, tz py.Value) (py.Value, error) {
	if cls == timeType {
		if err := t.check(); err != nil {
			return py.Value{}, err
		}
		return plainTime(t, tz), nil
	}
	n := func(i int) py.Value { return py.Int(int64(i)) }
	args := []py.Value{n(t.h), n(t.m), n(t.s), n(t.us), tz}
	if t.fold == 0 {
		return th.CallKw(cls.Value(), args, nil)
	}
	return th.CallKw(cls.Value(), append(args, n(t.fold)), []*py.Str{th.Intern("fold")})
}

// timeSig holds the parsed signature of the constructor; it returns the arguments.
var timeSig = &py.ModuleDef{Name: "datetime", Funcs: []py.NativeDef{{Sig: "time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)", Fn: argTuple}}}

func newTime(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(args) >= 1 && len(args) <= 2 && len(kw) == 0 {
		if v, ok, err := unpickleTime(th, cls, args); ok || err != nil {
			return v, err
		}
	}
	v, err := timeSig.Func(0).Call(th, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	a := py.ToTuple(v).Items()
	x := py.New[timeOfDay](cls)
	if err := intArgs(th, a, &x.h, &x.m, &x.s, &x.us); err != nil {
		return py.Value{}, err
	}
	if err := intArgs(th, a[5:], &x.fold); err != nil {
		return py.Value{}, err
	}
	if err := x.check(); err != nil {
		return py.Value{}, err
	}
	if err := tzArg(a[4]); err != nil {
		return py.Value{}, err
	}
	x.tz = a[4]
	return py.ValueOf(&x.Object), nil
}

func compareTimes(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
	x, y := toTime(a), toTime(b)
	if x == nil || y == nil {
		return py.NotImplemented, nil
	}
	if x.tz == y.tz {
		return py.Bool(op.Result(sign(x.micros() - y.micros()))), nil
	}
	ox, okx, err := offsetOf(th, x.tz, "utcoffset", py.None)
	if err != nil {
		return py.Value{}, err
	}
	oy, oky, err := offsetOf(th, y.tz, "utcoffset", py.None)
	if err != nil {
		return py.Value{}, err
	}
	if okx != oky {
		switch op {
		case py.EQ:
			return py.False, nil
		case py.NE:
			return py.True, nil
		}
		return py.Value{}, py.TypeErrorf("can't compare offset-naive and offset-aware times")
	}
	ux, _ := ox.micros()
	uy, _ := oy.micros()
	return py.Bool(op.Result(sign((x.micros() - ux) - (y.micros() - uy)))), nil
}

func timeISO(th *py.Thread, v py.Value, spec string) (string, error) {
	x := toTime(v)
	s, err := x.hms.format(spec)
	if err != nil {
		return "", err
	}
	off, ok, err := offsetOf(th, x.tz, "utcoffset", py.None)
	if err != nil || !ok {
		return s, err
	}
	return s + formatOffset(off, ":"), nil
}

func spanOrNone(s span, ok bool, err error) (py.Value, error) {
	if err != nil || !ok {
		return py.None, err
	}
	return newDelta(deltaType, s)
}

func timeReplace(th *py.Thread, a []py.Value) (py.Value, error) {
	x := toTime(a[0])
	t, tz := x.hms, x.tz
	for i, p := range []*int{&t.h, &t.m, &t.s, &t.us} {
		if v := a[1+i]; !v.IsAbsent() {
			if err := intArgs(th, []py.Value{v}, p); err != nil {
				return py.Value{}, err
			}
		}
	}
	if !a[5].IsAbsent() {
		tz = a[5]
		if err := tzArg(tz); err != nil {
			return py.Value{}, err
		}
	}
	if !a[6].IsAbsent() {
		if err := intArgs(th, a[6:], &t.fold); err != nil {
			return py.Value{}, err
		}
		if t.fold != 0 && t.fold != 1 {
			return py.Value{}, py.ValueErrorf("fold must be either 0 or 1, not %d", t.fold)
		}
	}
	return makeTime(th, a[0].Type(), t, tz)
}

func hmsRepr(b []byte, t hms) []byte {
	b = fmt.Appendf(b, "%d, %d", t.h, t.m)
	if t.s != 0 || t.us != 0 {
		b = fmt.Appendf(b, ", %d", t.s)
	}
	if t.us != 0 {
		b = fmt.Appendf(b, ", %d", t.us)
	}
	return b
}

// reprZone adds tzinfo to a repr.
func reprZone(th *py.Thread, b []byte, tz py.Value) ([]byte, error) {
	if tz.IsNone() {
		return b, nil
	}
	r, err := py.ReprGo(th, tz)
	return append(b, ", tzinfo="+r...), err
}

// reprFold adds fold to a repr.
func reprFold(b []byte, fold int) []byte {
	if fold != 0 {
		b = append(b, ", fold=1"...)
	}
	return b
}

func defineTime() {
	timeSig.Prepare()
	t := timeType
	t.SetLayout(py.LayoutOf[timeOfDay]())
	t.New = newTime
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		x := toTime(v)
		b, err := reprZone(th, hmsRepr([]byte(typeName(th, v)+"("), x.hms), x.tz)
		return py.String(string(append(reprFold(b, x.fold), ')'))), err
	}
	t.Str = func(th *py.Thread, v py.Value) (py.Value, error) { return th.CallMethodGo(v, "isoformat") }
	t.RichCompare = compareTimes
	t.Hash = func(th *py.Thread, v py.Value) (int64, error) {
		x := toTime(v)
		off, ok, err := offsetOf(th, x.tz, "utcoffset", py.None)
		if err != nil {
			return 0, err
		}
		if !ok {
			c := x.hms
			c.fold = 0
			return hashBytes(packTime(c, false)), nil
		}
		us, _ := off.micros()
		return spanOfMicros(x.micros() - us).hash(th), nil
	}
	get := func(name string, f func(x *timeOfDay) int) {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(int64(f(toTime(v)))), nil }})
	}
	get("hour", func(x *timeOfDay) int { return x.h })
	get("minute", func(x *timeOfDay) int { return x.m })
	get("second", func(x *timeOfDay) int { return x.s })
	get("microsecond", func(x *timeOfDay) int { return x.us })
	get("fold", func(x *timeOfDay) int { return x.fold })
	t.Getters = append(t.Getters, py.GetSetDef{Name: "tzinfo", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return toTime(v).tz, nil }})
	t.Methods = []py.NativeDef{
		{Sig: "isoformat(self, /, timespec=?)", Doc: "Return the time formatted according to ISO.\n\nThe full format is 'HH:MM:SS.mmmmmm+zz:zz'. By default, the fractional\npart is omitted if self.microsecond == 0.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			spec, err := specArg(a[1])
			if err != nil {
				return py.Value{}, err
			}
			s, err := timeISO(th, a[0], spec)
			return py.String(s), err
		}},
		{Sig: "fromisoformat(cls, time_string, /)", Flags: py.ClassMethod, Doc: "Make a time of a text as isoformat() writes it.", Fn: timeFromISO},
		{Sig: "strptime(cls, string, format, /)", Flags: py.ClassMethod, Doc: "string, format -> new time instance parsed from a string (like time.strptime()).", Fn: timeStrptime},
		{Sig: "strftime(self, format)", Doc: "Format using strftime().\n\nThe date part of the timestamp passed to underlying strftime should not be used.", Fn: timeStrftime},
		{Sig: "__format__(self, format, /)", Doc: "Formats self with strftime.", Fn: dateFormat},
		{Sig: "utcoffset(self, /)", Doc: "Return self.tzinfo.utcoffset(self).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return spanOrNone(offsetOf(th, toTime(a[0]).tz, "utcoffset", py.None))
		}},
		{Sig: "dst(self, /)", Doc: "Return self.tzinfo.dst(self).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return spanOrNone(offsetOf(th, toTime(a[0]).tz, "dst", py.None))
		}},
		{Sig: "tzname(self, /)", Doc: "Return self.tzinfo.tzname(self).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return nameOf(th, toTime(a[0]).tz, py.None) }},
		{Sig: "replace(self, /, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)", Doc: "Return time with new specified fields.", Fn: timeReplace},
		{Sig: "__replace__(self, /, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)", Doc: "The same as replace().", Fn: timeReplace},
		{Sig: "__reduce_ex__(self, protocol, /)", Doc: "__reduce_ex__(proto) -> (cls, state)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p, err := intArg(th, a[1])
			return reduceTime(toTime(a[0]), a[0].Type(), p), err
		}},
		{Sig: "__reduce__(self, /)", Doc: "__reduce__() -> (cls, state)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return reduceTime(toTime(a[0]), a[0].Type(), 2), nil
		}},
	}
	py.Define(t)
	t.SetStatic("min", plainTime(hms{}, py.None))
	t.SetStatic("max", plainTime(hms{23, 59, 59, 999999, 0}, py.None))
	res, _ := newDelta(deltaType, span{us: 1})
	t.SetStatic("resolution", res)
}
