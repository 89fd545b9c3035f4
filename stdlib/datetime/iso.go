package datetime

// This file reads ISO 8601: fromisoformat.

import (
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// isoText returns the argument of fromisoformat.
func isoText(v py.Value) (string, error) {
	s := py.ToStr(v)
	if s == nil {
		return "", py.TypeErrorf("fromisoformat: argument must be str")
	}
	return s.String(), nil
}

func invalidISO(th *py.Thread, v py.Value) error {
	r, err := py.ReprGo(th, v)
	if err != nil {
		return err
	}
	return py.ValueErrorf("Invalid isoformat string: %s", r)
}

// digits reads n digits at the start of s.
func digits(s string, n int) (int, string, bool) {
	if len(s) < n {
		return 0, s, false
	}
	v := 0
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return 0, s, false
		}
		v = v*10 + int(s[i]-'0')
	}
	return v, s[n:], true
}

// isoDay reads a date: YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D] or YYYYWww[D]. What follows the day is not looked at, as in CPython.
func isoDay(s string) (x ymd, ok bool) {
	y, s, ok := digits(s, 4)
	if !ok {
		return x, false
	}
	dash := strings.HasPrefix(s, "-")
	if dash {
		s = s[1:]
	}
	if strings.HasPrefix(s, "W") {
		w, rest, ok := digits(s[1:], 2)
		if !ok {
			return x, false
		}
		d := 1
		if rest != "" {
			if dash {
				if rest[0] != '-' {
					return x, false
				}
				rest = rest[1:]
			}
			if d, _, ok = digits(rest, 1); !ok {
				return x, false
			}
		}
		x, err := isoToDay(y, w, d)
		return x, err == nil
	}
	m, s, ok := digits(s, 2)
	if !ok {
		return x, false
	}
	if dash {
		if !strings.HasPrefix(s, "-") {
			return x, false
		}
		s = s[1:]
	}
	d, _, ok := digits(s, 2)
	if !ok {
		return x, false
	}
	return ymd{y, m, d}, true
}

// clockParts reads HH[[:]MM[[:]SS[.ffffff]]]. Before a zone CPython forgives one character after each of the first
// three, and anything after the sixth digit of the fraction.
func clockParts(s string, beforeZone bool) (t hms, ok bool) {
	if t.h, s, ok = digits(s, 2); !ok {
		return
	}
	ended := func() bool { return s == "" || beforeZone && len(s) == 1 }
	if ended() {
		return t, true
	}
	colon := s[0] == ':'
	for _, p := range []*int{&t.m, &t.s} {
		if colon {
			if s[0] != ':' {
				return t, false
			}
			s = s[1:]
		}
		if *p, s, ok = digits(s, 2); !ok {
			return
		}
		if ended() {
			return t, true
		}
	}
	if s[0] != '.' && s[0] != ',' {
		return t, false
	}
	s = s[1:]
	if s == "" {
		return t, false
	}
	scale := 100000
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return t, beforeZone && i >= 6
		}
		t.us += int(s[i]-'0') * scale
		scale /= 10
	}
	return t, true
}

// isoZone reads the zone behind a time: nothing, Z, or an offset in the form of a time, whose minutes and seconds may
// be any two digits.
func isoZone(s string) (off span, ok bool) {
	if s == "" || s == "Z" {
		return off, true
	}
	z, ok := clockParts(s[1:], false)
	if !ok || s[0] == 'Z' {
		return off, false
	}
	off = spanOf(0, int64(z.h*3600+z.m*60+z.s), int64(z.us))
	if s[0] == '-' {
		off = off.neg()
	}
	return off, true
}

// isoClock reads a time with its zone, of a day or by itself. nextDay tells of 24:00.
func isoClock(s string, ofDay bool) (t hms, tz py.Value, nextDay, ok bool, err error) {
	tz = py.None
	zone := ""
	if i := strings.IndexAny(s, "Z+-"); i >= 0 {
		s, zone = s[:i], s[i:]
	}
	if t, ok = clockParts(s, zone != ""); !ok {
		return t, tz, false, false, nil
	}
	off, ok := isoZone(zone)
	if !ok {
		return t, tz, false, false, nil
	}
	var midnight error
	if t.h == 24 {
		if t.m != 0 || t.s != 0 || t.us != 0 {
			midnight = py.ValueErrorf("minute, second, and microsecond must be 0 when hour is 24")
		}
		t.h, nextDay = 0, true
	}
	if midnight != nil && !ofDay {
		return t, tz, false, true, midnight
	}
	switch {
	case zone == "":
	case off.isZero():
		tz = utc
	case off.compare(span{days: -1}) > 0 && off.compare(span{days: 1}) < 0:
		tz = fixed(off)
	default:
		return t, tz, false, true, py.ValueErrorf("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %s", deltaRepr("datetime.timedelta", off))
	}
	return t, tz, nextDay, true, midnight
}

func dateFromISO(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := isoText(a[1])
	if err != nil {
		return py.Value{}, err
	}
	x, ok := isoDay(s)
	if !ok || len(s) != 7 && len(s) != 8 && len(s) != 10 {
		return py.Value{}, invalidISO(th, a[1])
	}
	return makeDate(th, py.ToType(a[0]), x)
}

func timeFromISO(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := isoText(a[1])
	if err != nil {
		return py.Value{}, err
	}
	t, tz, _, ok, err := isoClock(strings.TrimPrefix(s, "T"), false)
	if err == nil && !ok {
		err = invalidISO(th, a[1])
	}
	if err != nil {
		return py.Value{}, err
	}
	return makeTime(th, py.ToType(a[0]), t, tz)
}

// separator returns where the date ends in a date with a time.
func separator(s string) int {
	n := len(s)
	if n == 7 {
		return 7
	}
	isDigit := func(i int) bool { return i < n && s[i] >= '0' && s[i] <= '9' }
	if s[4] == '-' {
		if s[5] == 'W' {
			if n > 8 && s[8] == '-' {
				if n == 9 {
					return -1
				}
				if n > 10 && isDigit(10) {
					// YYYY-Www-HH: the separator is a dash.
					return 8
				}
				return 10
			}
			return 8
		}
		return 10
	}
	if s[4] == 'W' {
		i := 7
		for isDigit(i) {
			i++
		}
		if i < 9 {
			return i
		}
		if i%2 == 0 {
			return 7
		}
		return 8
	}
	return 8
}

func dateTimeFromISO(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := isoText(a[1])
	if err != nil {
		return py.Value{}, err
	}
	if len(s) < 7 {
		return py.Value{}, invalidISO(th, a[1])
	}
	at := separator(s)
	if at < 0 || at > len(s) {
		return py.Value{}, invalidISO(th, a[1])
	}
	x, ok := isoDay(s[:at])
	if !ok {
		return py.Value{}, invalidISO(th, a[1])
	}
	t, tz := hms{}, py.None
	nextDay := false
	if at < len(s) {
		_, w := wtf8.DecodeRune(s[at:])
		rest := s[at+w:]
		if rest == "" {
			if at+w < len(s) || w > 0 {
				return py.Value{}, invalidISO(th, a[1])
			}
		}
		if t, tz, nextDay, ok, err = isoClock(rest, true); err != nil {
			return py.Value{}, err
		}
		if !ok {
			return py.Value{}, invalidISO(th, a[1])
		}
	}
	if nextDay {
		if err := x.check(); err != nil {
			return py.Value{}, err
		}
		n, err := fromOrdinal(x.ordinal() + 1)
		if err != nil {
			return py.Value{}, py.ValueErrorf("year must be in %d..%d, not %d", minYear, maxYear, x.y+1)
		}
		x = n
	}
	return makeDateTime(th, py.ToType(a[0]), x, t, tz)
}
