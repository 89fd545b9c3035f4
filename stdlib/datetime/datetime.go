package datetime

// This file defines datetime: storage, arithmetic, comparison.

import (
	"fmt"

	"github.com/hognose/hognose/internal/datefmt"
	"github.com/hognose/hognose/py"
)

// datetime is the Python type datetime. Its front is that of date.
type datetime struct {
	py.Object
	ymd
	hms
	tz py.Value // None: naive
}

var dateTimeType = &py.Type{Name: "datetime", Module: "datetime", Base: dateType, Flags: py.FlagBaseType, Doc: "function(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nA date with a time of day. tzinfo is None or tells the time zone; the others are ints."}

func toDateTime(v py.Value) *datetime {
	if t := v.Type(); t == dateTimeType || t.IsSubtype(dateTimeType) {
		return py.Cast[datetime](v)
	}
	return nil
}

func plainDateTime(x ymd, t hms, tz py.Value) py.Value {
	d := py.New[datetime](dateTimeType)
	d.ymd, d.hms, d.tz = x, t, tz
	return py.ValueOf(&d.Object)
}

// makeDateTime returns an instance of cls, by its constructor if it is a subclass.
func makeDateTime(th *py.Thread, cls *py.Type, x ymd, t hms, tz py.Value) (py.Value, error) {
	if cls == dateTimeType {
		if err := x.check(); err != nil {
			return py.Value{}, err
		}
		if err := t.check(); err != nil {
			return py.Value{}, err
		}
		return plainDateTime(x, t, tz), nil
	}
	n := func(i int) py.Value { return py.Int(int64(i)) }
	args := []py.Value{n(x.y), n(x.m), n(x.d), n(t.h), n(t.m), n(t.s), n(t.us), tz}
	if t.fold == 0 {
		return th.CallKw(cls.Value(), args, nil)
	}
	return th.CallKw(cls.Value(), append(args, n(t.fold)), []*py.Str{th.Intern("fold")})
}

// dateTimeSig holds the parsed signature of the constructor; it returns the arguments.
var dateTimeSig = &py.ModuleDef{Name: "datetime", Funcs: []py.NativeDef{{Sig: "function(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)", Fn: argTuple}}}

func newDateTime(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(args) >= 1 && len(args) <= 2 && len(kw) == 0 {
		if v, ok, err := unpickleDateTime(th, cls, args); ok || err != nil {
			return v, err
		}
	}
	var x ymd
	var t hms
	tz := py.None
	if len(kw) == 0 && len(args) >= 3 && len(args) <= 7 {
		if err := intArgs(th, args, []*int{&x.y, &x.m, &x.d, &t.h, &t.m, &t.s, &t.us}[:len(args)]...); err != nil {
			return py.Value{}, err
		}
	} else {
		if len(kw) == 0 && len(args) < 3 {
			for _, v := range args {
				if _, err := intArg(th, v); err != nil {
					return py.Value{}, err
				}
			}
		}
		v, err := parseArgs(th, dateTimeSig.Func(0), args, kw)
		if err != nil {
			return py.Value{}, err
		}
		a := py.ToTuple(v).Items()
		if err := intArgs(th, a, &x.y, &x.m, &x.d, &t.h, &t.m, &t.s, &t.us); err != nil {
			return py.Value{}, err
		}
		if err := intArgs(th, a[8:], &t.fold); err != nil {
			return py.Value{}, err
		}
		tz = a[7]
	}
	if err := x.check(); err != nil {
		return py.Value{}, err
	}
	if err := t.check(); err != nil {
		return py.Value{}, err
	}
	if err := tzArg(tz); err != nil {
		return py.Value{}, err
	}
	d := py.New[datetime](cls)
	d.ymd, d.hms, d.tz = x, t, tz
	return py.ValueOf(&d.Object), nil
}

// seconds is the time as seconds since the first day of year 1.
func (d *datetime) seconds() int64 {
	return d.ordinal()*86400 + int64(d.h*3600+d.hms.m*60+d.s)
}

// epochSeconds is seconds of the wall time since 1970.
func (d *datetime) epochSeconds() int64 { return d.seconds() - datefmt.EpochOrdinal*86400 }

// addToDateTime returns d + s; the class is that of like, and tz replaces d's unless it is None.
func addToDateTime(th *py.Thread, d *datetime, s span, tz, like py.Value) (py.Value, error) {
	if tz.IsNone() {
		tz = d.tz
	}
	us := d.hms.micros() + int64(s.seconds)*1000000 + int64(s.us)
	carry, rest := floorDiv(us, dayUS)
	x, err := fromOrdinal(d.ordinal() + s.days + carry)
	if err != nil {
		return py.Value{}, err
	}
	sec := int(rest / 1000000)
	t := hms{h: sec / 3600, m: sec / 60 % 60, s: sec % 60, us: int(rest % 1000000)}
	return makeDateTime(th, like.Type(), x, t, tz)
}

func dateTimeAdd(th *py.Thread, a, b py.Value) (py.Value, error) {
	v := a
	d, x := toDateTime(a), toDelta(b)
	if d == nil {
		d, x, v = toDateTime(b), toDelta(a), b
	}
	if d == nil || x == nil {
		return py.NotImplemented, nil
	}
	return addToDateTime(th, d, x.span, py.None, v)
}

// difference returns the wall time between two.
func (d *datetime) difference(e *datetime) span {
	return spanOf(d.ordinal()-e.ordinal(), int64(d.h*3600+d.hms.m*60+d.s)-int64(e.h*3600+e.hms.m*60+e.s), int64(d.us-e.us))
}

func dateTimeSub(th *py.Thread, a, b py.Value) (py.Value, error) {
	d := toDateTime(a)
	if d == nil {
		return py.NotImplemented, nil
	}
	if x := toDelta(b); x != nil {
		return addToDateTime(th, d, x.neg(), py.None, a)
	}
	e := toDateTime(b)
	if e == nil {
		return py.NotImplemented, nil
	}
	diff := d.difference(e)
	if d.tz != e.tz {
		od, okd, err := offsetOf(th, d.tz, "utcoffset", a)
		if err != nil {
			return py.Value{}, err
		}
		oe, oke, err := offsetOf(th, e.tz, "utcoffset", b)
		if err != nil {
			return py.Value{}, err
		}
		if okd != oke {
			return py.Value{}, py.TypeErrorf("can't subtract offset-naive and offset-aware datetimes")
		}
		if okd {
			diff = diff.sub(od).add(oe)
		}
	}
	return newDelta(deltaType, diff)
}

// foldMatters reports whether the offset depends on fold: such times are equal to none of another zone (PEP 495).
func foldMatters(th *py.Thread, d *datetime, off span, ok bool) (bool, error) {
	if d.tz.IsNone() || d.tz.Type() == timezoneType {
		return false, nil
	}
	t := d.hms
	t.fold = 1 - t.fold
	other, ok2, err := offsetOf(th, d.tz, "utcoffset", plainDateTime(d.ymd, t, d.tz))
	return ok != ok2 || other != off, err
}

func compareDateTimes(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
	d, e := toDateTime(a), toDateTime(b)
	if d == nil || e == nil {
		return py.NotImplemented, nil
	}
	wall := func() int {
		if c := d.ymd.compare(e.ymd); c != 0 {
			return c
		}
		return sign(d.hms.micros() - e.hms.micros())
	}
	if d.tz == e.tz {
		return py.Bool(op.Result(wall())), nil
	}
	od, okd, err := offsetOf(th, d.tz, "utcoffset", a)
	if err != nil {
		return py.Value{}, err
	}
	oe, oke, err := offsetOf(th, e.tz, "utcoffset", b)
	if err != nil {
		return py.Value{}, err
	}
	if okd && oke && od != oe {
		if op == py.EQ || op == py.NE {
			for _, x := range []struct {
				d   *datetime
				off span
			}{{d, od}, {e, oe}} {
				if odd, err := foldMatters(th, x.d, x.off, true); err != nil || odd {
					return py.Bool(op == py.NE), err
				}
			}
		}
		return py.Bool(op.Result(d.difference(e).sub(od).add(oe).compare(span{}))), nil
	}
	if okd == oke {
		if op == py.EQ || op == py.NE {
			for _, x := range []struct {
				d   *datetime
				off span
				ok  bool
			}{{d, od, okd}, {e, oe, oke}} {
				if odd, err := foldMatters(th, x.d, x.off, x.ok); err != nil || odd {
					return py.Bool(op == py.NE), err
				}
			}
		}
		return py.Bool(op.Result(wall())), nil
	}
	switch op {
	case py.EQ:
		return py.False, nil
	case py.NE:
		return py.True, nil
	}
	return py.Value{}, py.TypeErrorf("can't compare offset-naive and offset-aware datetimes")
}

func hashDateTime(th *py.Thread, v py.Value) (int64, error) {
	d := toDateTime(v)
	t := d.hms
	t.fold = 0
	arg := v
	if d.fold != 0 {
		arg = plainDateTime(d.ymd, t, d.tz)
	}
	off, ok, err := offsetOf(th, d.tz, "utcoffset", arg)
	if err != nil {
		return 0, err
	}
	if !ok {
		return hashBytes(packDateTime(d.ymd, t, false)), nil
	}
	s := spanOf(d.ordinal(), int64(t.h*3600+t.m*60+t.s), int64(t.us))
	return s.sub(off).hash(th), nil
}

func dateTimeReplace(th *py.Thread, a []py.Value) (py.Value, error) {
	d := toDateTime(a[0])
	x, t, tz := d.ymd, d.hms, d.tz
	for i, p := range []*int{&x.y, &x.m, &x.d, &t.h, &t.m, &t.s, &t.us} {
		if v := a[1+i]; !v.IsAbsent() {
			if err := intArgs(th, []py.Value{v}, p); err != nil {
				return py.Value{}, err
			}
		}
	}
	if !a[8].IsAbsent() {
		tz = a[8]
		if err := tzArg(tz); err != nil {
			return py.Value{}, err
		}
	}
	if !a[9].IsAbsent() {
		if err := intArgs(th, a[9:], &t.fold); err != nil {
			return py.Value{}, err
		}
		if t.fold != 0 && t.fold != 1 {
			return py.Value{}, py.ValueErrorf("fold must be either 0 or 1, not %d", t.fold)
		}
	}
	return makeDateTime(th, a[0].Type(), x, t, tz)
}

func dateTimeISO(th *py.Thread, v py.Value, sep, spec string) (string, error) {
	d := toDateTime(v)
	s, err := d.hms.format(spec)
	if err != nil {
		return "", err
	}
	s = d.ymd.String() + sep + s
	if d.tz.IsNone() {
		return s, nil
	}
	off, ok, err := offsetOf(th, d.tz, "utcoffset", v)
	if err != nil || !ok {
		return s, err
	}
	return s + formatOffset(off, ":"), nil
}

func combine(th *py.Thread, a []py.Value) (py.Value, error) {
	day, ok := dayOf(a[1])
	if !ok {
		return py.Value{}, py.TypeErrorf("combine() argument 1 must be datetime.date, not %s", a[1].Type().FullName())
	}
	t := toTime(a[2])
	if t == nil {
		return py.Value{}, py.TypeErrorf("combine() argument 2 must be datetime.time, not %s", a[2].Type().FullName())
	}
	tz := t.tz
	if !a[3].IsAbsent() {
		tz = a[3]
		if err := tzArg(tz); err != nil {
			return py.Value{}, err
		}
	}
	return makeDateTime(th, py.ToType(a[0]), day, t.hms, tz)
}

func dateTimeTuple(th *py.Thread, a []py.Value) (py.Value, error) {
	d := toDateTime(a[0])
	flag := -1
	if !d.tz.IsNone() {
		dst, ok, err := offsetOf(th, d.tz, "dst", a[0])
		if err != nil {
			return py.Value{}, err
		}
		if ok {
			flag = 0
			if !dst.isZero() {
				flag = 1
			}
		}
	}
	return structTime(d.ymd, d.h, d.hms.m, d.s, flag), nil
}

func utcTimeTuple(th *py.Thread, a []py.Value) (py.Value, error) {
	d := toDateTime(a[0])
	off, ok, err := offsetOf(th, d.tz, "utcoffset", a[0])
	if err != nil {
		return py.Value{}, err
	}
	x, t := d.ymd, d.hms
	if ok && !off.isZero() {
		days, rest := floorDiv(d.hms.micros()-int64(off.seconds)*1000000-int64(off.us), dayUS)
		if x, err = fromOrdinal(d.ordinal() - off.days + days); err != nil {
			return py.Value{}, err
		}
		sec := int(rest / 1000000)
		t = hms{h: sec / 3600, m: sec / 60 % 60, s: sec % 60}
	}
	return structTime(x, t.h, t.m, t.s, 0), nil
}

func defineDateTime() {
	dateTimeSig.Prepare()
	t := dateTimeType
	t.SetLayout(py.LayoutOf[datetime]())
	t.New = newDateTime
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		d := toDateTime(v)
		b := fmt.Appendf(nil, "%s(%d, %d, %d, ", typeName(th, v), d.y, d.ymd.m, d.d)
		b, err := reprZone(th, reprFold(hmsRepr(b, d.hms), d.fold), d.tz)
		return py.String(string(append(b, ')'))), err
	}
	t.Str = func(th *py.Thread, v py.Value) (py.Value, error) {
		if v.Type() == dateTimeType {
			s, err := dateTimeISO(th, v, " ", "auto")
			return py.String(s), err
		}
		return th.CallMethodGo(v, "isoformat", py.String(" "))
	}
	t.Hash, t.RichCompare = hashDateTime, compareDateTimes
	t.Binary[py.OpAdd], t.Binary[py.OpSub] = dateTimeAdd, dateTimeSub
	get := func(name string, f func(d *datetime) int) {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(int64(f(toDateTime(v)))), nil }})
	}
	get("hour", func(d *datetime) int { return d.h })
	get("minute", func(d *datetime) int { return d.hms.m })
	get("second", func(d *datetime) int { return d.s })
	get("microsecond", func(d *datetime) int { return d.us })
	get("fold", func(d *datetime) int { return d.fold })
	t.Getters = append(t.Getters, py.GetSetDef{Name: "tzinfo", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return toDateTime(v).tz, nil }})
	ask := func(method string) py.NativeFunc {
		return func(th *py.Thread, a []py.Value) (py.Value, error) {
			return spanOrNone(offsetOf(th, toDateTime(a[0]).tz, method, a[0]))
		}
	}
	const replaceParams = "(self, /, year=?, month=?, day=?, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)"
	t.Methods = append([]py.NativeDef{
		{Sig: "date(self, /)", Doc: "Return the date without the time.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return plainDate(toDateTime(a[0]).ymd), nil }},
		{Sig: "time(self, /)", Doc: "Return the time of day, without the time zone.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return plainTime(toDateTime(a[0]).hms, py.None), nil
		}},
		{Sig: "timetz(self, /)", Doc: "Return the time of day, with the time zone.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return plainTime(toDateTime(a[0]).hms, toDateTime(a[0]).tz), nil
		}},
		{Sig: "ctime(self, /)", Doc: "Return ctime() style string.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d := toDateTime(a[0])
			return ctime(d.ymd, d.h, d.hms.m, d.s), nil
		}},
		{Sig: "timetuple(self, /)", Doc: "Return the time as a struct_time.", Fn: dateTimeTuple},
		{Sig: "utctimetuple(self, /)", Doc: "Return the time in UTC as a struct_time.", Fn: utcTimeTuple},
		{Sig: "isoformat(self, /, sep='T', timespec=?)", Doc: "Return the time formatted according to ISO.\n\nThe full format looks like 'YYYY-MM-DD HH:MM:SS.mmmmmm'.\nBy default, the fractional part is omitted if self.microsecond == 0.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			sep := py.ToStr(a[1])
			if sep == nil || sep.Len() != 1 {
				return py.Value{}, py.TypeErrorf("isoformat() argument 1 must be a unicode character, not %s", a[1].Type().FullName())
			}
			spec, err := specArg(a[2])
			if err != nil {
				return py.Value{}, err
			}
			s, err := dateTimeISO(th, a[0], sep.String(), spec)
			return py.String(s), err
		}},
		{Sig: "utcoffset(self, /)", Doc: "Return self.tzinfo.utcoffset(self).", Fn: ask("utcoffset")},
		{Sig: "dst(self, /)", Doc: "Return self.tzinfo.dst(self).", Fn: ask("dst")},
		{Sig: "tzname(self, /)", Doc: "Return self.tzinfo.tzname(self).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return nameOf(th, toDateTime(a[0]).tz, a[0]) }},
		{Sig: "replace" + replaceParams, Doc: "Return a copy with other values of some fields.", Fn: dateTimeReplace},
		{Sig: "__replace__" + replaceParams, Doc: "The same as replace().", Fn: dateTimeReplace},
		{Sig: "combine(cls, date, time, tzinfo=?)", Flags: py.ClassMethod, Doc: "Construct a datetime from a given date and a given time.", Fn: combine},
		{Sig: "fromisoformat(cls, date_string, /)", Flags: py.ClassMethod, Doc: "Make a date of a text as isoformat() writes it.", Fn: dateTimeFromISO},
		{Sig: "strptime(cls, string, format, /)", Flags: py.ClassMethod, Doc: "string, format -> the datetime that a text tells in a format.", Fn: dateTimeStrptime},
		{Sig: "strftime(self, format)", Doc: "Format using strftime().\n\nExample: \"%d/%m/%Y, %H:%M:%S\".", Fn: dateTimeStrftime},
		{Sig: "__reduce_ex__(self, protocol, /)", Doc: "__reduce_ex__(proto) -> (cls, state)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p, err := intArg(th, a[1])
			return reduceDateTime(toDateTime(a[0]), a[0].Type(), p), err
		}},
		{Sig: "__reduce__(self, /)", Doc: "__reduce__() -> (cls, state)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return reduceDateTime(toDateTime(a[0]), a[0].Type(), 2), nil
		}},
	}, clockMethods...)
	py.Define(t)
	t.SetStatic("min", plainDateTime(ymd{1, 1, 1}, hms{}, py.None))
	t.SetStatic("max", plainDateTime(ymd{9999, 12, 31}, hms{23, 59, 59, 999999, 0}, py.None))
	res, _ := newDelta(deltaType, span{us: 1})
	t.SetStatic("resolution", res)
}
