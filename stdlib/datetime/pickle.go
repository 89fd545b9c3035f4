package datetime

// This file packs values into the bytes that pickles hold, and back.

import (
	"github.com/hognose/hognose/internal/datefmt"
	"github.com/hognose/hognose/py"
)

func packDay(x ymd) string { return string([]byte{byte(x.y >> 8), byte(x.y), byte(x.m), byte(x.d)}) }

// packTime packs a time; mark adds fold to the first byte.
func packTime(t hms, mark bool) string {
	h := byte(t.h)
	if mark && t.fold != 0 {
		h |= 0x80
	}
	return string([]byte{h, byte(t.m), byte(t.s), byte(t.us >> 16), byte(t.us >> 8), byte(t.us)})
}

func packDateTime(x ymd, t hms, mark bool) string {
	b := []byte(packDay(x))
	if mark && t.fold != 0 {
		b[2] |= 0x80
	}
	return string(b) + packTime(t, false)
}

// packed returns the bytes of a state argument: bytes, or a str of Latin-1 from Python 2.
func packed(v py.Value, n int) (string, bool) {
	if b := py.ToBytes(v); b != nil {
		return b.String(), len(b.String()) == n
	}
	if s := py.ToStr(v); s != nil && s.Len() == n {
		out := make([]byte, 0, n)
		for _, r := range s.String() {
			if r > 255 {
				return "", false
			}
			out = append(out, byte(r))
		}
		return string(out), true
	}
	return "", false
}

func unpackDay(s string) ymd { return ymd{int(s[0])<<8 | int(s[1]), int(s[2]), int(s[3])} }

func unpackTime(s string) hms {
	return hms{int(s[0]), int(s[1]), int(s[2]), int(s[3])<<16 | int(s[4])<<8 | int(s[5]), 0}
}

func unpickleDate(th *py.Thread, cls *py.Type, v py.Value) (py.Value, bool, error) {
	s, ok := packed(v, 4)
	if !ok || s[2] < 1 || s[2] > 12 {
		return py.Value{}, false, nil
	}
	d := py.New[date](cls)
	d.ymd = unpackDay(s)
	if d.y < 1 || d.y > maxYear || d.d < 1 || d.d > datefmt.DaysInMonth(int64(d.y), d.m) {
		return py.Value{}, false, nil
	}
	return py.ValueOf(&d.Object), true, nil
}

// stateTZ returns the zone that is the second part of a state.
func stateTZ(args []py.Value) (py.Value, error) {
	if len(args) < 2 {
		return py.None, nil
	}
	if !args[1].IsNone() && !isTZ(args[1]) {
		return py.Value{}, py.TypeErrorf("bad tzinfo state arg")
	}
	return args[1], nil
}

func unpickleTime(th *py.Thread, cls *py.Type, args []py.Value) (py.Value, bool, error) {
	s, ok := packed(args[0], 6)
	if !ok || s[0]&0x7f > 23 {
		return py.Value{}, false, nil
	}
	tz, err := stateTZ(args)
	if err != nil {
		return py.Value{}, false, err
	}
	x := py.New[timeOfDay](cls)
	x.hms, x.tz = unpackTime(s), tz
	if x.h >= 128 {
		x.h, x.fold = x.h-128, 1
	}
	if err := x.check(); err != nil {
		return py.Value{}, false, err
	}
	return py.ValueOf(&x.Object), true, nil
}

func unpickleDateTime(th *py.Thread, cls *py.Type, args []py.Value) (py.Value, bool, error) {
	s, ok := packed(args[0], 10)
	if !ok || s[2]&0x7f < 1 || s[2]&0x7f > 12 {
		return py.Value{}, false, nil
	}
	tz, err := stateTZ(args)
	if err != nil {
		return py.Value{}, false, err
	}
	d := py.New[datetime](cls)
	d.ymd, d.hms, d.tz = unpackDay(s), unpackTime(s[4:]), tz
	if d.ymd.m >= 128 {
		d.ymd.m, d.fold = d.ymd.m-128, 1
	}
	if err := d.ymd.check(); err != nil {
		return py.Value{}, false, err
	}
	if err := d.hms.check(); err != nil {
		return py.Value{}, false, err
	}
	return py.ValueOf(&d.Object), true, nil
}

func reduced(cls *py.Type, state string, tz py.Value) py.Value {
	args := py.TupleOf(py.NewBytes(state))
	if !tz.IsNone() {
		args = py.TupleOf(py.NewBytes(state), tz)
	}
	return py.TupleOf(cls.Value(), args)
}

func reduceTime(x *timeOfDay, cls *py.Type, protocol int) py.Value {
	return reduced(cls, packTime(x.hms, protocol > 3), x.tz)
}

func reduceDateTime(d *datetime, cls *py.Type, protocol int) py.Value {
	return reduced(cls, packDateTime(d.ymd, d.hms, protocol > 3), d.tz)
}
