package datetime

// This file is strftime and strptime.

import (
	"fmt"
	"strings"

	"github.com/hognose/hognose/internal/datefmt"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/time"
)

func ctime(x ymd, h, m, s int) py.Value {
	return py.String(fmt.Sprintf("%s %s %2d %02d:%02d:%02d %04d", datefmt.WeekdaysShort[x.weekday()], datefmt.MonthsShort[x.m], x.d, h, m, s, x.y))
}

// formatted is strftime for all three types: directives that C does not have are
// replaced first.
func formatted(th *py.Thread, formatArg py.Value, x ymd, t hms, tz, tzarg py.Value, dst int) (py.Value, error) {
	fs := py.ToStr(formatArg)
	if fs == nil {
		return py.Value{}, py.TypeErrorf("strftime() argument 1 must be str, not %s", formatArg.Type().FullName())
	}
	f := fs.String()
	var b strings.Builder
	for i := 0; i < len(f); i++ {
		if f[i] != '%' || i+1 >= len(f) {
			b.WriteByte(f[i])
			continue
		}
		i++
		colon := f[i] == ':' && i+1 < len(f) && f[i+1] == 'z'
		switch {
		case f[i] == 'f':
			fmt.Fprintf(&b, "%06d", t.us)
		case f[i] == 'z' || colon:
			sep := ""
			if colon {
				sep = ":"
				i++
			}
			off, ok, err := offsetOf(th, tz, "utcoffset", tzarg)
			if err != nil {
				return py.Value{}, err
			}
			if ok {
				b.WriteString(formatOffset(off, sep))
			}
		case f[i] == 'Z':
			n, err := nameOf(th, tz, tzarg)
			if err != nil {
				return py.Value{}, err
			}
			if s := py.ToStr(n); s != nil {
				b.WriteString(strings.ReplaceAll(s.String(), "%", "%%"))
			}
		default:
			b.WriteByte('%')
			b.WriteByte(f[i])
		}
	}
	tm := datefmt.TM{Year: int64(x.y), Mon: x.m, Day: x.d, Hour: t.h, Min: t.m, Sec: t.s, WDay: x.weekday(), YDay: x.yday(), IsDST: dst, PadYear: true}
	d := &datetime{ymd: x, hms: t}
	tm.Epoch = func() int64 {
		n, _ := localSeconds(th, d) // a C library knows other years too
		return n
	}
	s, err := datefmt.Strftime(&tm, b.String(), th.Poll)
	return py.String(s), err
}

func dateStrftime(th *py.Thread, a []py.Value) (py.Value, error) {
	return formatted(th, a[1], self(a[0]), hms{}, py.None, a[0], -1)
}

func timeStrftime(th *py.Thread, a []py.Value) (py.Value, error) {
	x := toTime(a[0])
	return formatted(th, a[1], ymd{1900, 1, 1}, x.hms, x.tz, py.None, -1)
}

func dateTimeStrftime(th *py.Thread, a []py.Value) (py.Value, error) {
	d := toDateTime(a[0])
	return formatted(th, a[1], d.ymd, d.hms, d.tz, a[0], -1)
}

// dateFormat is __format__ of all three types.
func dateFormat(th *py.Thread, a []py.Value) (py.Value, error) {
	f := py.ToStr(a[1])
	if f == nil {
		return py.Value{}, py.TypeErrorf("__format__() argument 1 must be str, not %s", a[1].Type().FullName())
	}
	if f.String() == "" {
		s, err := py.StrOf(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return s.Value(), nil
	}
	return th.CallMethodGo(a[0], "strftime", a[1])
}

func parsed(th *py.Thread, a []py.Value) (datefmt.TM, error) {
	for i, v := range a[1:3] {
		if py.ToStr(v) == nil {
			return datefmt.TM{}, py.TypeErrorf("strptime() argument %d must be str, not %s", i+1, v.Type().FullName())
		}
	}
	return time.Parse(th, a[1], a[2])
}

// parsedTZ is the zone that was parsed.
func parsedTZ(th *py.Thread, t *datefmt.TM) (py.Value, error) {
	if !t.HasOffset {
		return py.None, nil
	}
	d, err := newDelta(deltaType, spanOf(0, int64(t.Offset), int64(t.OffsetMicro)))
	if err != nil {
		return py.Value{}, err
	}
	if err := inRange(th, d); err != nil {
		return py.Value{}, err
	}
	if t.HasZone {
		return newTimezone(d, py.String(t.Zone)), nil
	}
	return newTimezone(d, py.Value{}), nil
}

func dateTimeStrptime(th *py.Thread, a []py.Value) (py.Value, error) {
	t, err := parsed(th, a)
	if err != nil {
		return py.Value{}, err
	}
	tz, err := parsedTZ(th, &t)
	if err != nil {
		return py.Value{}, err
	}
	x, h := fromTM(t, t.Micro)
	return makeDateTime(th, py.ToType(a[0]), x, h, tz)
}

func dateStrptime(th *py.Thread, a []py.Value) (py.Value, error) {
	t, err := parsed(th, a)
	if err != nil {
		return py.Value{}, err
	}
	x, _ := fromTM(t, 0)
	return makeDate(th, py.ToType(a[0]), x)
}

func timeStrptime(th *py.Thread, a []py.Value) (py.Value, error) {
	t, err := parsed(th, a)
	if err != nil {
		return py.Value{}, err
	}
	tz, err := parsedTZ(th, &t)
	if err != nil {
		return py.Value{}, err
	}
	_, h := fromTM(t, t.Micro)
	return makeTime(th, py.ToType(a[0]), h, tz)
}
