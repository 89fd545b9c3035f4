package datetime

// This file defines tzinfo and timezone, and what asks them.

import (
	"fmt"

	"github.com/hognose/hognose/py"
)

// tzinfo is the Python type tzinfo.
type tzinfo struct{ py.Object }

// timezone is the Python type timezone: a fixed offset.
type timezone struct {
	py.Object
	offset py.Value // a timedelta
	name   py.Value // absent: made of the offset
}

var (
	tzinfoType   = &py.Type{Name: "tzinfo", Module: "datetime", Flags: py.FlagBaseType, Doc: "The base of time zones."}
	timezoneType = &py.Type{Name: "timezone", Module: "datetime", Base: tzinfoType, Doc: "A time zone that is always as far from UTC."}

	utc py.Value // the singleton timezone.utc, set at init
)

func isTZ(v py.Value) bool { return v.Type() == timezoneType || v.Type().IsSubtype(tzinfoType) }

// tzArg checks a tzinfo argument.
func tzArg(v py.Value) error {
	if !v.IsNone() && !isTZ(v) {
		return py.TypeErrorf("tzinfo argument must be None or of a tzinfo subclass, not type '%s'", v.Type().FullName())
	}
	return nil
}

// offsetOf asks a tzinfo for an offset (utcoffset or dst); ok is false for None.
func offsetOf(th *py.Thread, tz py.Value, method string, arg py.Value) (s span, ok bool, err error) {
	if tz.IsNone() {
		return
	}
	if tz.Type() == timezoneType {
		if method == "utcoffset" {
			return toDelta(py.Cast[timezone](tz).offset).span, true, nil
		}
		return
	}
	v, err := th.CallMethodGo(tz, method, arg)
	if err != nil || v.IsNone() {
		return span{}, false, err
	}
	d := toDelta(v)
	if d == nil {
		return span{}, false, py.TypeErrorf("tzinfo.%s() must return None or timedelta, not '%s'", method, v.Type().FullName())
	}
	if err := inRange(th, v); err != nil {
		return span{}, false, err
	}
	return d.span, true, nil
}

// nameOf asks a tzinfo for its name; "" and false for None.
func nameOf(th *py.Thread, tz, arg py.Value) (py.Value, error) {
	if tz.IsNone() {
		return py.None, nil
	}
	v, err := th.CallMethodGo(tz, "tzname", arg)
	if err != nil {
		return v, err
	}
	if !v.IsNone() && py.ToStr(v) == nil {
		return py.Value{}, py.TypeErrorf("tzinfo.tzname() must return None or a string, not '%s'", v.Type().FullName())
	}
	return v, nil
}

// formatOffset writes +hh:mm[:ss[.ffffff]] with a separator.
func formatOffset(s span, sep string) string {
	c := byte('+')
	if s.days < 0 {
		s, c = s.neg(), '-'
	}
	out := fmt.Sprintf("%c%02d%s%02d", c, s.seconds/3600, sep, s.seconds/60%60)
	if s.seconds%60 != 0 || s.us != 0 {
		out += fmt.Sprintf("%s%02d", sep, s.seconds%60)
	}
	if s.us != 0 {
		out += fmt.Sprintf(".%06d", s.us)
	}
	return out
}

func newTimezone(offset, name py.Value) py.Value {
	if name.IsAbsent() && toDelta(offset).isZero() && !utc.IsAbsent() {
		return utc
	}
	z := py.New[timezone](timezoneType)
	z.offset, z.name = offset, name
	return py.ValueOf(&z.Object)
}

// fixed returns the timezone of an offset.
func fixed(s span) py.Value {
	d, _ := newDelta(deltaType, s)
	return newTimezone(d, py.Value{})
}

func timezoneName(z *timezone) py.Value {
	if !z.name.IsAbsent() {
		return z.name
	}
	s := toDelta(z.offset).span
	if s.isZero() {
		return py.String("UTC")
	}
	return py.String("UTC" + formatOffset(s, ":"))
}

func abstract(name string) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Value{}, py.NotImplementedErrorf("a tzinfo subclass must implement %s()", name)
	}
}

func tzFromUTC(th *py.Thread, a []py.Value) (py.Value, error) {
	d := toDateTime(a[1])
	if d == nil {
		return py.Value{}, py.TypeErrorf("fromutc: argument must be a datetime")
	}
	if d.tz != a[0] {
		return py.Value{}, py.ValueErrorf("fromutc: dt.tzinfo is not self")
	}
	off, ok, err := offsetOf(th, d.tz, "utcoffset", a[1])
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		return py.Value{}, py.ValueErrorf("fromutc: non-None utcoffset() result required")
	}
	dst, ok, err := offsetOf(th, d.tz, "dst", a[1])
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		return py.Value{}, py.ValueErrorf("fromutc: non-None dst() result required")
	}
	r, err := addToDateTime(th, d, off.sub(dst), py.None, a[1])
	if err != nil {
		return py.Value{}, err
	}
	if dst, ok, err = offsetOf(th, d.tz, "dst", r); err != nil {
		return py.Value{}, err
	} else if !ok {
		return py.Value{}, py.ValueErrorf("fromutc: tz.dst() gave inconsistent results; cannot convert")
	}
	if dst.isZero() {
		return r, nil
	}
	return addToDateTime(th, toDateTime(r), dst, py.None, r)
}

func dtOrNone(v py.Value, name string) error {
	if v.IsNone() || toDateTime(v) != nil {
		return nil
	}
	return py.TypeErrorf("%s(dt) argument must be a datetime instance or None, not %s", name, v.Type().FullName())
}

func defineTZ() {
	t := tzinfoType
	t.SetLayout(py.LayoutOf[tzinfo]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(cls.Alloc()), nil
	}
	t.Methods = []py.NativeDef{
		{Sig: "tzname(self, dt, /)", Doc: "datetime -> string name of time zone.", Fn: abstract("tzname")},
		{Sig: "utcoffset(self, dt, /)", Doc: "datetime -> how far ahead of UTC local time is, as a timedelta.", Fn: abstract("utcoffset")},
		{Sig: "dst(self, dt, /)", Doc: "datetime -> how far summer time is ahead, as a timedelta.", Fn: abstract("dst")},
		{Sig: "fromutc(self, dt, /)", Doc: "the time in UTC -> local time.", Fn: tzFromUTC},
		{Sig: "__reduce__(self, /)", Doc: "-> (cls, state)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			args := py.TupleOf()
			f, err := py.LookupAttrGo(th, a[0], "__getinitargs__")
			if err != nil {
				return py.Value{}, err
			}
			if !f.IsAbsent() {
				if args, err = th.Call(f); err != nil {
					return py.Value{}, err
				}
			}
			state, err := th.CallMethodGo(a[0], "__getstate__")
			return py.TupleOf(a[0].Type().Value(), args, state), err
		}},
	}
	py.Define(t)

	z := timezoneType
	z.SetLayout(py.LayoutOf[timezone]())
	of := func(v py.Value) *timezone { return py.Cast[timezone](v) }
	z.NewSig = &py.NativeDef{Sig: "timezone(cls, offset, name=?)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := toDelta(a[1])
		if d == nil {
			return py.Value{}, py.TypeErrorf("timezone() argument 1 must be datetime.timedelta, not %s", a[1].Type().FullName())
		}
		if !a[2].IsAbsent() && py.ToStr(a[2]) == nil {
			return py.Value{}, py.TypeErrorf("timezone() argument 2 must be str, not %s", a[2].Type().FullName())
		}
		if err := inRange(th, a[1]); err != nil {
			return py.Value{}, err
		}
		return newTimezone(a[1], a[2]), nil
	}}
	z.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		if v == utc {
			return py.String("datetime.timezone.utc"), nil
		}
		r, err := py.ReprGo(th, of(v).offset)
		if err != nil {
			return py.Value{}, err
		}
		if n := of(v).name; !n.IsAbsent() {
			s, err := py.ReprGo(th, n)
			return py.String("datetime.timezone(" + r + ", " + s + ")"), err
		}
		return py.String("datetime.timezone(" + r + ")"), nil
	}
	z.Str = func(th *py.Thread, v py.Value) (py.Value, error) { return timezoneName(of(v)), nil }
	z.Hash = func(th *py.Thread, v py.Value) (int64, error) { return toDelta(of(v).offset).hash(th), nil }
	z.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		if op != py.EQ && op != py.NE || a.Type() != timezoneType || b.Type() != timezoneType {
			return py.NotImplemented, nil
		}
		eq := toDelta(of(a).offset).span == toDelta(of(b).offset).span
		return py.Bool(eq == (op == py.EQ)), nil
	}
	z.Methods = []py.NativeDef{
		{Sig: "tzname(self, dt, /)", Doc: "Return the name that the time zone was given, else 'UTC' with the offset.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return timezoneName(of(a[0])), dtOrNone(a[1], "tzname")
		}},
		{Sig: "utcoffset(self, dt, /)", Doc: "Return fixed offset.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return of(a[0]).offset, dtOrNone(a[1], "utcoffset")
		}},
		{Sig: "dst(self, dt, /)", Doc: "Return None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, dtOrNone(a[1], "dst") }},
		{Sig: "fromutc(self, dt, /)", Doc: "the time in UTC -> local time.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d := toDateTime(a[1])
			if d == nil {
				return py.Value{}, py.TypeErrorf("fromutc() argument must be a datetime instance")
			}
			if d.tz != a[0] {
				return py.Value{}, py.ValueErrorf("fromutc: dt.tzinfo is not self")
			}
			return addToDateTime(th, d, toDelta(of(a[0]).offset).span, py.None, a[1])
		}},
		{Sig: "__getinitargs__(self, /)", Doc: "pickle support", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if n := of(a[0]).name; !n.IsAbsent() {
				return py.TupleOf(of(a[0]).offset, n), nil
			}
			return py.TupleOf(of(a[0]).offset), nil
		}},
	}
	py.Define(z)
	zero, _ := newDelta(deltaType, span{})
	u := py.New[timezone](timezoneType)
	u.offset = zero
	utc = py.ValueOf(&u.Object)
	z.SetStatic("utc", utc)
	z.SetStatic("min", fixed(span{days: -1, seconds: 60}))
	z.SetStatic("max", fixed(span{seconds: 86340}))
}

// inRange returns the error for a timedelta that cannot be an offset.
func inRange(th *py.Thread, v py.Value) error {
	d := toDelta(v)
	if d.compare(span{days: -1}) > 0 && d.compare(span{days: 1}) < 0 {
		return nil
	}
	r, err := py.ReprGo(th, v)
	if err != nil {
		return err
	}
	return py.ValueErrorf("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s", r)
}
