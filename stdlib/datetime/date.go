package datetime

// This file defines date.

import (
	"fmt"
	"strings"

	"github.com/hognose/hognose/internal/datefmt"
	"github.com/hognose/hognose/internal/pyhash"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/time"
)

// ymd is a day of the calendar.
type ymd struct{ y, m, d int }

// date is the Python type date.
type date struct {
	py.Object
	ymd
}

var (
	dateType = &py.Type{Name: "date", Module: "datetime", Flags: py.FlagBaseType, Doc: "date(year, month, day) --> date object"}

	isoCalendarType = &py.Type{Name: "IsoCalendarDate", Module: "datetime", Flags: py.FlagNoInstantiate, Doc: "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday))\nor via the object attributes as named in the above tuple."}
)

// dayOf returns the day of a date or datetime.
func dayOf(v py.Value) (ymd, bool) {
	t := v.Type()
	switch {
	case t == dateType:
		return py.Cast[date](v).ymd, true
	case t == dateTimeType || t.IsSubtype(dateTimeType):
		return py.Cast[datetime](v).ymd, true
	case t.IsSubtype(dateType):
		return py.Cast[date](v).ymd, true
	}
	return ymd{}, false
}

func isDate(v py.Value) bool { _, ok := dayOf(v); return ok }

func (x ymd) check() error {
	if x.y < minYear || x.y > maxYear {
		return py.ValueErrorf("year must be in %d..%d, not %d", minYear, maxYear, x.y)
	}
	if x.m < 1 || x.m > 12 {
		return py.ValueErrorf("month must be in 1..12, not %d", x.m)
	}
	if dim := datefmt.DaysInMonth(int64(x.y), x.m); x.d < 1 || x.d > dim {
		return py.ValueErrorf("day %d must be in range 1..%d for month %d in year %d", x.d, dim, x.m, x.y)
	}
	return nil
}

func (x ymd) ordinal() int64 { return datefmt.Ordinal(int64(x.y), x.m, x.d) }

func (x ymd) yday() int { return datefmt.DaysBefore(int64(x.y), x.m) + x.d }

func (x ymd) weekday() int { return datefmt.WeekdayOf(x.ordinal()) }

func (x ymd) String() string { return fmt.Sprintf("%04d-%02d-%02d", x.y, x.m, x.d) }

func (x ymd) compare(o ymd) int {
	switch {
	case x.y != o.y:
		return sign(int64(x.y - o.y))
	case x.m != o.m:
		return sign(int64(x.m - o.m))
	}
	return sign(int64(x.d - o.d))
}

// fromOrdinal is the inverse of ordinal; "date value out of range" if there is no such day.
func fromOrdinal(n int64) (ymd, error) {
	if n < 1 || n > 3652059 {
		return ymd{}, py.OverflowErrorf("date value out of range")
	}
	y, m, d := datefmt.FromOrdinal(n)
	return ymd{int(y), m, d}, nil
}

func plainDate(x ymd) py.Value {
	d := py.New[date](dateType)
	d.ymd = x
	return py.ValueOf(&d.Object)
}

// makeDate returns an instance of cls, by its constructor if it is a subclass.
func makeDate(th *py.Thread, cls *py.Type, x ymd) (py.Value, error) {
	if cls == dateType {
		if err := x.check(); err != nil {
			return py.Value{}, err
		}
		return plainDate(x), nil
	}
	return th.Call(cls.Value(), py.Int(int64(x.y)), py.Int(int64(x.m)), py.Int(int64(x.d)))
}

func newDate(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(args) == 1 && len(kw) == 0 {
		if v, ok, err := unpickleDate(th, cls, args[0]); ok || err != nil {
			return v, err
		}
	}
	if len(kw) == 0 && len(args) < 3 { // what is there is converted before what is missing is noticed
		for _, v := range args {
			if _, err := intArg(th, v); err != nil {
				return py.Value{}, err
			}
		}
	}
	v, err := parseArgs(th, dateSig.Func(0), args, kw)
	if err != nil {
		return py.Value{}, err
	}
	var x ymd
	if err := intArgs(th, py.ToTuple(v).Items(), &x.y, &x.m, &x.d); err != nil {
		return py.Value{}, err
	}
	if err := x.check(); err != nil {
		return py.Value{}, err
	}
	d := py.New[date](cls)
	d.ymd = x
	return py.ValueOf(&d.Object), nil
}

// dateSig holds the parsed signature of the constructor; it returns the arguments.
var dateSig = &py.ModuleDef{Name: "datetime", Funcs: []py.NativeDef{{Sig: "function(year, month, day)", Fn: argTuple}}}

// parseArgs parses the arguments of a constructor; CPython's messages for these
// name no function.
func parseArgs(th *py.Thread, d *py.NativeDef, args []py.Value, kw []*py.Str) (py.Value, error) {
	v, err := d.Call(th, args, kw)
	if e := py.AsException(err); e != nil && e.Type() == py.TypeError {
		msg, ok := strings.CutPrefix(e.Error(), "TypeError: function() ")
		if ok {
			return v, py.TypeErrorf("function %s", strings.Replace(msg, "takes exactly", "takes at most", 1))
		}
	}
	return v, err
}

func argTuple(th *py.Thread, a []py.Value) (py.Value, error) { return py.NewTuple(a).Value(), nil }

// today is the local day now.
func today(th *py.Thread) ymd {
	now := th.Interp.Clock().In(time.Location(th))
	return ymd{now.Year(), int(now.Month()), now.Day()}
}

func isoCalendar(x ymd) py.Value {
	y, w, d := datefmt.ISOCalendar(int64(x.y), x.m, x.d)
	return py.NewStructSeq(isoCalendarType, 3, py.Int(y), py.Int(int64(w)), py.Int(int64(d)))
}

// isoToDay converts ISO year, week and weekday.
func isoToDay(y, w, d int) (ymd, error) {
	if y < minYear || y > maxYear {
		return ymd{}, py.ValueErrorf("year must be in %d..%d, not %d", minYear, maxYear, y)
	}
	weeks := (datefmt.ISOWeek1(int64(y)+1) - datefmt.ISOWeek1(int64(y))) / 7
	if w < 1 || int64(w) > weeks {
		return ymd{}, py.ValueErrorf("Invalid week: %d", w)
	}
	if d < 1 || d > 7 {
		return ymd{}, py.ValueErrorf("Invalid weekday: %d (range is [1, 7])", d)
	}
	n := datefmt.ISOWeek1(int64(y)) + int64(w-1)*7 + int64(d-1)
	x, err := fromOrdinal(n)
	if err != nil {
		cy, _, _ := datefmt.FromOrdinal(n)
		return ymd{}, py.ValueErrorf("year must be in %d..%d, not %d", minYear, maxYear, cy)
	}
	return x, nil
}

func dateAdd(th *py.Thread, a, b py.Value, neg bool) (py.Value, error) {
	d, x := a, toDelta(b)
	if x == nil {
		d, x = b, toDelta(a)
	}
	if x == nil || !isDate(d) {
		return py.NotImplemented, nil
	}
	day, _ := dayOf(d)
	n := x.days
	if neg {
		n = -n
	}
	r, err := fromOrdinal(day.ordinal() + n)
	if err != nil {
		return py.Value{}, err
	}
	return makeDate(th, d.Type(), r)
}

func hashBytes(b string) int64 { return int64(pyhash.String(b)) }

// structTime is timetuple.
func structTime(x ymd, h, m, s, dst int) py.Value {
	t := datefmt.TM{Year: int64(x.y), Mon: x.m, Day: x.d, Hour: h, Min: m, Sec: s, WDay: x.weekday(), YDay: x.yday(), IsDST: dst}
	return time.NewStructTime(&t)
}

func dateFromTimestamp(th *py.Thread, a []py.Value) (py.Value, error) {
	sec, err := time.Seconds(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	t, err := localTM(th, sec)
	if err != nil {
		return py.Value{}, err
	}
	return makeDate(th, py.ToType(a[0]), ymd{int(t.Year), t.Mon, t.Day})
}

func self(v py.Value) ymd { x, _ := dayOf(v); return x }

func dateReplace(th *py.Thread, a []py.Value) (py.Value, error) {
	x := self(a[0])
	for i, p := range []*int{&x.y, &x.m, &x.d} {
		if v := a[1+i]; !v.IsAbsent() {
			n, err := intArg(th, v)
			if err != nil {
				return py.Value{}, err
			}
			*p = n
		}
	}
	return makeDate(th, a[0].Type(), x)
}

func defineDate() {
	dateSig.Prepare()
	isoCalendarType.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Doc: "Pickle as a tuple.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		items, err := py.ToSlice(th, a[0])
		return py.TupleOf(py.TupleType.Value(), py.TupleOf(py.TupleOf(items...))), err
	}}}
	py.DefineStructSeq(isoCalendarType, 3, []py.StructField{{Name: "year"}, {Name: "week"}, {Name: "weekday"}})
	t := dateType
	t.SetLayout(py.LayoutOf[date]())
	t.New = newDate
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		x := self(v)
		return py.String(fmt.Sprintf("%s(%d, %d, %d)", typeName(th, v), x.y, x.m, x.d)), nil
	}
	t.Str = func(th *py.Thread, v py.Value) (py.Value, error) { return th.CallMethodGo(v, "isoformat") }
	t.Hash = func(th *py.Thread, v py.Value) (int64, error) { return hashBytes(packDay(self(v))), nil }
	t.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		if !isDate(a) || !isDate(b) || toDateTime(a) != nil || toDateTime(b) != nil {
			return py.NotImplemented, nil
		}
		return py.Bool(op.Result(self(a).compare(self(b)))), nil
	}
	t.Binary[py.OpAdd] = func(th *py.Thread, a, b py.Value) (py.Value, error) { return dateAdd(th, a, b, false) }
	t.Binary[py.OpSub] = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		if !isDate(a) {
			return py.NotImplemented, nil
		}
		if toDateTime(a) != nil || toDateTime(b) != nil {
			return py.NotImplemented, nil
		}
		if isDate(b) {
			return newDelta(deltaType, span{days: self(a).ordinal() - self(b).ordinal()})
		}
		if toDelta(b) != nil {
			return dateAdd(th, a, b, true)
		}
		return py.NotImplemented, nil
	}
	get := func(name string, f func(x ymd) int) {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(int64(f(self(v)))), nil }})
	}
	get("year", func(x ymd) int { return x.y })
	get("month", func(x ymd) int { return x.m })
	get("day", func(x ymd) int { return x.d })
	t.Methods = []py.NativeDef{
		{Sig: "today(cls, /)", Flags: py.ClassMethod, Doc: "Return the date, or date and time, of now.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if a[0] == dateType.Value() {
				return plainDate(today(th)), nil
			}
			return th.CallMethodGo(a[0], "fromtimestamp", py.Float(float64(th.Interp.Clock().UnixMicro())/1e6))
		}},
		{Sig: "fromtimestamp(cls, timestamp, /)", Flags: py.ClassMethod, Doc: "Make a date of seconds since 1970, in local time.", Fn: dateFromTimestamp},
		{Sig: "fromordinal(cls, ordinal, /)", Flags: py.ClassMethod, Doc: "int -> the date of that ordinal.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := intArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if n < 1 {
				return py.Value{}, py.ValueErrorf("ordinal must be >= 1")
			}
			if n > 3652059 {
				y, _, _ := datefmt.FromOrdinal(int64(n))
				return py.Value{}, py.ValueErrorf("year must be in %d..%d, not %d", minYear, maxYear, y)
			}
			x, err := fromOrdinal(int64(n))
			if err != nil {
				return py.Value{}, err
			}
			return makeDate(th, py.ToType(a[0]), x)
		}},
		{Sig: "fromisoformat(cls, date_string, /)", Flags: py.ClassMethod, Doc: "Make a date of a text as isoformat() writes it.", Fn: dateFromISO},
		{Sig: "fromisocalendar(cls, year, week, day)", Flags: py.ClassMethod, Doc: "Make a date of year, week and weekday, as isocalendar() gives them.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			var y, w, d int
			if err := intArgs(th, a[1:], &y, &w, &d); err != nil {
				if py.IsException(err, py.OverflowError) {
					return py.Value{}, py.ValueErrorf("ISO calendar component out of range")
				}
				return py.Value{}, err
			}
			x, err := isoToDay(y, w, d)
			if err != nil {
				return py.Value{}, err
			}
			return makeDate(th, py.ToType(a[0]), x)
		}},
		{Sig: "strptime(cls, string, format, /)", Flags: py.ClassMethod, Doc: "string, format -> new date instance parsed from a string (like time.strptime()).", Fn: dateStrptime},
		{Sig: "ctime(self, /)", Doc: "Return ctime() style string.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return ctime(self(a[0]), 0, 0, 0), nil }},
		{Sig: "strftime(self, format)", Doc: "Format using strftime().\n\nExample: \"%d/%m/%Y, %H:%M:%S\".", Fn: dateStrftime},
		{Sig: "__format__(self, format, /)", Doc: "Formats self with strftime.", Fn: dateFormat},
		{Sig: "isoformat(self, /)", Doc: "Return the date as YYYY-MM-DD.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.ASCIIString(self(a[0]).String()), nil }},
		{Sig: "isoweekday(self, /)", Doc: "Return the weekday: 1 for Monday to 7 for Sunday.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(self(a[0]).weekday() + 1)), nil
		}},
		{Sig: "isocalendar(self, /)", Doc: "Return year, week and weekday by the ISO calendar, as a named tuple.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return isoCalendar(self(a[0])), nil }},
		{Sig: "timetuple(self, /)", Doc: "Return the time as a struct_time.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return structTime(self(a[0]), 0, 0, 0, -1), nil }},
		{Sig: "toordinal(self, /)", Doc: "Return the number of days since the year 1 began, which was day 1.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(self(a[0]).ordinal()), nil }},
		{Sig: "weekday(self, /)", Doc: "Return the weekday: 0 for Monday to 6 for Sunday.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(int64(self(a[0]).weekday())), nil }},
		{Sig: "replace(self, /, year=?, month=?, day=?)", Doc: "Return date with new specified fields.", Fn: dateReplace},
		{Sig: "__replace__(self, /, year=?, month=?, day=?)", Doc: "The same as replace().", Fn: dateReplace},
		{Sig: "__reduce__(self, /)", Doc: "__reduce__() -> (cls, state)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.TupleOf(a[0].Type().Value(), py.TupleOf(py.NewBytes(packDay(self(a[0]))))), nil
		}},
	}
	py.Define(t)
	t.SetStatic("min", plainDate(ymd{1, 1, 1}))
	t.SetStatic("max", plainDate(ymd{9999, 12, 31}))
	one, _ := newDelta(deltaType, span{days: 1})
	t.SetStatic("resolution", one)
}
