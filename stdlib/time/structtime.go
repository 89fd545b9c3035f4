package time

// This file defines struct_time and its conversion from and to datefmt.TM.

import (
	"math"
	"time"

	"github.com/hognose/hognose/internal/datefmt"
	"github.com/hognose/hognose/py"
)

const (
	structItems  = 9
	structFields = 11
)

var structTimeType = &py.Type{Name: "struct_time", Module: "time", Doc: "The time value as returned by gmtime(), localtime(), and strptime(), and\naccepted by asctime(), mktime() and strftime(): a tuple of 9 integers with names."}

func defineStructTime() {
	py.DefineStructSeq(structTimeType, structItems, []py.StructField{
		{Name: "tm_year", Doc: "year, for example, 1993"},
		{Name: "tm_mon", Doc: "month of year, range [1, 12]"},
		{Name: "tm_mday", Doc: "day of month, range [1, 31]"},
		{Name: "tm_hour", Doc: "hours, range [0, 23]"},
		{Name: "tm_min", Doc: "minutes, range [0, 59]"},
		{Name: "tm_sec", Doc: "seconds, range [0, 61])"},
		{Name: "tm_wday", Doc: "day of week, range [0, 6], Monday is 0"},
		{Name: "tm_yday", Doc: "day of year, range [1, 366]"},
		{Name: "tm_isdst", Doc: "1 for summer time, 0 for none, -1 for not known"},
		{Name: "tm_zone", Doc: "abbreviation of timezone name"},
		{Name: "tm_gmtoff", Doc: "offset from UTC in seconds"},
	})
}

// NewStructTime returns the struct_time of t.
func NewStructTime(t *datefmt.TM) py.Value {
	zone, off := py.None, py.None
	if t.HasZone {
		zone = py.String(t.Zone)
	}
	if t.HasOffset {
		off = py.Int(int64(t.Offset))
	}
	n := func(i int) py.Value { return py.Int(int64(i)) }
	return py.NewStructSeq(structTimeType, structItems, py.Int(t.Year), n(t.Mon), n(t.Day), n(t.Hour), n(t.Min), n(t.Sec), n(t.WDay), n(t.YDay), n(t.IsDST), zone, off)
}

// local returns the broken-down local time of seconds since the Epoch.
func local(loc *time.Location, sec int64) datefmt.TM {
	at := time.Unix(sec, 0).In(loc)
	name, off := at.Zone()
	t := datefmt.FromEpoch(sec + int64(off))
	if at.IsDST() {
		t.IsDST = 1
	}
	t.Zone, t.HasZone, t.Offset, t.HasOffset = name, true, off, true
	return t
}

// epochOf is mktime: seconds since the Epoch of a local time whose fields may be out of range.
func epochOf(loc *time.Location, t *datefmt.TM) int64 {
	months := t.Year*12 + int64(t.Mon-1)
	y := months / 12
	m := months % 12
	if m < 0 {
		y, m = y-1, m+12
	}
	days := datefmt.Ordinal(y, int(m)+1, 1) + int64(t.Day-1) - datefmt.EpochOrdinal
	wall := days*86400 + int64(t.Hour)*3600 + int64(t.Min)*60 + int64(t.Sec)
	// Two guesses find the offset that holds then.
	offset := func(sec int64) (int64, bool) {
		at := time.Unix(sec, 0).In(loc)
		_, off := at.Zone()
		return int64(off), at.IsDST()
	}
	first, _ := offset(wall)
	second, dst := offset(wall - first)
	sec := wall - second
	if off, d := offset(sec); off != second {
		// In a gap or an overlap the guesses may alternate; the earlier offset is as good as the other.
		sec, dst = wall-off, d
		if again, d := offset(sec); again != off {
			sec, dst = wall-first, d
		}
	}
	if t.IsDST >= 0 && (t.IsDST > 0) != dst {
		// The caller means the other kind of time: its offset is that of the nearest day that has it.
		for step := int64(1); step <= 40; step++ {
			for _, day := range []int64{-step * 7 * 86400, step * 7 * 86400} {
				if off, d := offset(sec + day); d == (t.IsDST > 0) {
					return wall - off
				}
			}
		}
	}
	return sec
}

// fromTuple reads a time tuple, the argument of the function fn.
func fromTuple(th *py.Thread, v py.Value, fn string) (datefmt.TM, error) {
	var t datefmt.TM
	tup := py.ToTuple(v)
	if tup == nil {
		return t, py.TypeErrorf("Tuple or struct_time argument required")
	}
	if len(tup.Items()) != structItems {
		return t, py.TypeErrorf("%s(): illegal time tuple argument", fn)
	}
	var f [structItems]int64
	for i, x := range tup.Items() {
		n, err := py.Index(th, x)
		if err != nil {
			return t, err
		}
		big, _ := py.AsBigInt(n)
		switch {
		case big.Cmp(bigMaxInt32) > 0:
			return t, py.OverflowErrorf("signed integer is greater than maximum")
		case big.Cmp(bigMinInt32) < 0:
			return t, py.OverflowErrorf("signed integer is less than minimum")
		}
		f[i] = big.Int64()
	}
	if f[0] < math.MinInt32+1900 {
		return t, py.OverflowErrorf("year out of range")
	}
	t.Year, t.Mon, t.Day, t.Hour, t.Min, t.Sec = f[0], int(f[1]), int(f[2]), int(f[3]), int(f[4]), int(f[5])
	t.WDay, t.YDay, t.IsDST = int(f[6]), int(f[7]), int(f[8])
	if v.Type() == structTimeType {
		if s := py.ToStr(mustField(th, v, "tm_zone")); s != nil {
			t.Zone, t.HasZone = s.String(), true
		}
		if n, ok := py.AsInt(mustField(th, v, "tm_gmtoff")); ok {
			t.Offset, t.HasOffset = int(int32(n)), true
		}
	}
	return t, nil
}

func mustField(th *py.Thread, v py.Value, name string) py.Value {
	x, err := py.GetAttrGo(th, v, name)
	if err != nil {
		return py.None
	}
	return x
}

// check tests the fields for strftime and asctime, which accept 0 for what counts from 1.
func check(t *datefmt.TM) error {
	if t.Mon == 0 {
		t.Mon = 1
	}
	if t.Day == 0 {
		t.Day = 1
	}
	if t.YDay == 0 {
		t.YDay = 1
	}
	switch {
	case t.Mon < 1 || t.Mon > 12:
		return py.ValueErrorf("month out of range")
	case t.Day < 1 || t.Day > 31:
		return py.ValueErrorf("day of month out of range")
	case t.Hour < 0 || t.Hour > 23:
		return py.ValueErrorf("hour out of range")
	case t.Min < 0 || t.Min > 59:
		return py.ValueErrorf("minute out of range")
	case t.Sec < 0 || t.Sec > 61:
		return py.ValueErrorf("seconds out of range")
	case t.WDay < -1:
		return py.ValueErrorf("day of week out of range")
	case t.YDay < 1 || t.YDay > 366:
		return py.ValueErrorf("day of year out of range")
	}
	t.WDay = (t.WDay + 7) % 7
	t.IsDST = max(-1, min(1, t.IsDST))
	return nil
}
