package datetime

// This file connects datetimes with the clock, timestamps and the local time zone.

import (
	"math"
	gotime "time"

	"github.com/hognose/hognose/internal/datefmt"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/time"
)

// localOffset returns the offset of local time at seconds since the Epoch.
func localOffset(th *py.Thread, sec int64) int64 {
	_, off := gotime.Unix(sec, 0).In(time.Location(th)).Zone()
	return int64(off)
}

func localTM(th *py.Thread, sec int64) (datefmt.TM, error) {
	t := datefmt.FromEpoch(sec + localOffset(th, sec))
	if t.Year != int64(int32(t.Year)) {
		return t, py.OSErrorOf(75, "Value too large for defined data type", "")
	}
	return t, nil
}

// stamp reads a timestamp, rounded to microseconds, half to even.
func stamp(th *py.Thread, v py.Value) (sec int64, us int, err error) {
	f, ok := py.AsFloat(v)
	if !ok {
		sec, err = time.Seconds(th, v)
		return
	}
	if f != f {
		return 0, 0, py.ValueErrorf("Invalid value NaN (not a number)")
	}
	whole, frac := math.Modf(f)
	m := math.RoundToEven(frac * 1e6)
	if m >= 1e6 {
		m -= 1e6
		whole++
	} else if m < 0 {
		m += 1e6
		whole--
	}
	if m >= 1e6 {
		m, whole = 0, whole+1
	}
	if whole < math.MinInt64 || whole >= -math.MinInt64 {
		return 0, 0, py.OverflowErrorf("timestamp out of range for platform time_t")
	}
	return int64(whole), int(m), nil
}

// fromTM makes the fields of a broken-down time.
func fromTM(t datefmt.TM, us int) (ymd, hms) {
	return ymd{int(t.Year), t.Mon, t.Day}, hms{t.Hour, t.Min, t.Sec, us, 0}
}

// fromStamp makes a datetime of a timestamp: local time, or that of a zone.
func fromStamp(th *py.Thread, cls *py.Type, sec int64, us int, tz py.Value) (py.Value, error) {
	if err := tzArg(tz); err != nil {
		return py.Value{}, err
	}
	if tz.IsNone() {
		t, err := localTM(th, sec)
		if err != nil {
			return py.Value{}, err
		}
		x, h := fromTM(t, us)
		// The second of two equal wall times: the clock was put back less than a day before.
		if off, before := localOffset(th, sec), localOffset(th, sec-86400); off < before {
			earlier := sec + off - before
			if earlier+localOffset(th, earlier) == sec+off {
				h.fold = 1
			}
		}
		return makeDateTime(th, cls, x, h, tz)
	}
	t := datefmt.FromEpoch(sec)
	if t.Year != int64(int32(t.Year)) {
		return py.Value{}, py.OSErrorOf(75, "Value too large for defined data type", "")
	}
	x, h := fromTM(t, us)
	v, err := makeDateTime(th, cls, x, h, tz)
	if err != nil {
		return py.Value{}, err
	}
	return th.CallMethodGo(tz, "fromutc", v)
}

// localSeconds returns the seconds since the Epoch of a local wall time. The times that it looks at, up to a day from there, must
// be of years that there are.
func localSeconds(th *py.Thread, d *datetime) (sec int64, err error) {
	const maxFold = 24 * 3600
	t := d.epochSeconds()
	local := func(u int64) int64 {
		l := u + localOffset(th, u)
		if y := datefmt.FromEpoch(l).Year; (y < 1 || y > 9999) && err == nil {
			err = py.ValueErrorf("year must be in 1..9999, not %d", y)
		}
		return l
	}
	a := local(t) - t
	u1 := t - a
	t1 := local(u1)
	var b int64
	if t1 == t {
		// One solution; there may be another one on the side that fold means.
		u2 := u1 - maxFold
		if d.fold != 0 {
			u2 = u1 + maxFold
		}
		if b = local(u2) - u2; a == b {
			return u1, err
		}
	} else {
		b = t1 - u1
	}
	u2 := t - b
	if local(u2) == t {
		return u2, err
	}
	if t1 == t {
		return u1, err
	}
	// A gap: fold chooses the offset before or after it.
	if d.fold != 0 {
		return min(u1, u2), err
	}
	return max(u1, u2), err
}

// localZone returns the local time zone at a time, as a timezone.
func localZone(th *py.Thread, sec int64) py.Value {
	name, off := gotime.Unix(sec, 0).In(time.Location(th)).Zone()
	d, _ := newDelta(deltaType, spanOf(0, int64(off), 0))
	return newTimezone(d, py.String(name))
}

func asTimeZone(th *py.Thread, a []py.Value) (py.Value, error) {
	d, tz := toDateTime(a[0]), a[1]
	if err := tzArg(tz); err != nil {
		return py.Value{}, err
	}
	self := a[0]
	own := d.tz
	var off span
	ok := false
	var err error
	if !own.IsNone() {
		if own == tz {
			return self, nil
		}
		if off, ok, err = offsetOf(th, own, "utcoffset", self); err != nil {
			return py.Value{}, err
		}
	}
	if !ok { // naive: local time
		sec, err := localSeconds(th, d)
		if err != nil {
			return py.Value{}, err
		}
		other := *d
		other.fold = 1 - d.fold
		sec2, err := localSeconds(th, &other)
		if err != nil {
			return py.Value{}, err
		}
		if sec2 != sec && (sec2 > sec) == (d.fold == 1) {
			sec = sec2 // in a gap: the offset of the other side is the one that holds
		}
		own = localZone(th, sec)
		off, _, _ = offsetOf(th, own, "utcoffset", self)
	}
	v, err := addToDateTime(th, d, off.neg(), utc, self)
	if err != nil {
		return py.Value{}, err
	}
	u := toDateTime(v)
	if u == nil {
		return py.Value{}, py.TypeErrorf("constructor must return a datetime")
	}
	if tz.IsNone() {
		tz = localZone(th, u.epochSeconds())
	}
	if tz == utc {
		return v, nil
	}
	if v, err = makeDateTime(th, self.Type(), u.ymd, u.hms, tz); err != nil {
		return py.Value{}, err
	}
	if tz.Type() == timezoneType {
		return addToDateTime(th, toDateTime(v), toDelta(py.Cast[timezone](tz).offset).span, py.None, v)
	}
	return th.CallMethodGo(tz, "fromutc", v)
}

var epoch = &datetime{ymd: ymd{1970, 1, 1}}

func timestamp(th *py.Thread, a []py.Value) (py.Value, error) {
	d := toDateTime(a[0])
	if d.tz.IsNone() {
		sec, err := localSeconds(th, d)
		return py.Float(float64(sec) + float64(d.us)/1e6), err
	}
	off, _, err := offsetOf(th, d.tz, "utcoffset", a[0])
	if err != nil {
		return py.Value{}, err
	}
	return py.Float(d.difference(epoch).sub(off).totalSeconds()), nil
}

const (
	utcNowNote  = "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC)."
	utcFromNote = "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC)."
)

// utcStamp makes a naive datetime in UTC.
func utcStamp(th *py.Thread, cls *py.Type, sec int64, us int) (py.Value, error) {
	x, h := fromTM(datefmt.FromEpoch(sec), us)
	return makeDateTime(th, cls, x, h, py.None)
}

var clockMethods = []py.NativeDef{
	{Sig: "now(cls, tz=None)", Flags: py.ClassMethod, Doc: "Return the time of now, in a time zone or, without one, in local time.\n\n  tz\n    The time zone.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		now := th.Interp.Clock()
		return fromStamp(th, py.ToType(a[0]), now.Unix(), now.Nanosecond()/1000, a[1])
	}},
	{Sig: "utcnow(cls, /)", Flags: py.ClassMethod, Doc: "Return the time of now in UTC, which does not know that.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if err := th.Eval.Warn(th, py.DeprecationWarning, utcNowNote, 1); err != nil {
			return py.Value{}, err
		}
		now := th.Interp.Clock()
		return utcStamp(th, py.ToType(a[0]), now.Unix(), now.Nanosecond()/1000)
	}},
	{Sig: "fromtimestamp(cls, timestamp, tz=None)", Flags: py.ClassMethod, Doc: "timestamp[, tz] -> the time of so many seconds since 1970.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		sec, us, err := stamp(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return fromStamp(th, py.ToType(a[0]), sec, us, a[2])
	}},
	{Sig: "utcfromtimestamp(cls, timestamp, /)", Flags: py.ClassMethod, Doc: "Make a time in UTC, which does not know that, of seconds since 1970.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if err := th.Eval.Warn(th, py.DeprecationWarning, utcFromNote, 1); err != nil {
			return py.Value{}, err
		}
		sec, us, err := stamp(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return utcStamp(th, py.ToType(a[0]), sec, us)
	}},
	{Sig: "astimezone(self, /, tz=None)", Doc: "tz -> the same moment in another time zone", Fn: asTimeZone},
	{Sig: "timestamp(self, /)", Doc: "Return POSIX timestamp as float.", Fn: timestamp},
}
