// Package datefmt is the calendar and the text of dates: days and weeks, strftime
// as the C library of Linux has it, strptime as Python has it, POSIX time zone
// rules. It knows nothing of Python objects.
//
//	civil.go      days since 1970 and back, weekdays, ISO weeks
//	strftime.go   a broken-down time by a format
//	strptime.go   a format turned into a pattern
//	parsed.go     what the pattern found turned into a time
//	zone.go       TZ strings turned into locations
package datefmt

// This file is arithmetic on the proleptic Gregorian calendar.

// TM is a broken-down time, with Python's numbering.
type TM struct {
	Year          int64
	Mon, Day      int // 1..12, 1..31
	Hour, Min     int
	Sec           int
	WDay          int // 0 is Monday
	YDay          int // 1..366
	IsDST         int
	Zone          string
	Offset        int // seconds east of UTC
	HasZone       bool
	HasOffset     bool
	Micro         int
	OffsetMicro   int  // fraction of the offset, when parsed
	PadYear       bool // years are written with at least four digits
	Epoch         func() int64
	ZoneDirective bool // a time zone was parsed
}

var cumulative = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

// IsLeap reports whether the year has 366 days.
func IsLeap(y int64) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

// DaysInMonth returns the length of a month.
func DaysInMonth(y int64, m int) int {
	if m == 2 && IsLeap(y) {
		return 29
	}
	return cumulative[m] - cumulative[m-1]
}

// DaysBefore returns the days of the year before a month.
func DaysBefore(y int64, m int) int {
	n := cumulative[m-1]
	if m > 2 && IsLeap(y) {
		n++
	}
	return n
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// DaysBeforeYear returns the number of days before January 1st of the year, counted from 0001-01-01.
func DaysBeforeYear(y int64) int64 {
	p := y - 1
	return p*365 + floorDiv(p, 4) - floorDiv(p, 100) + floorDiv(p, 400)
}

// Ordinal returns the number of the day, where 0001-01-01 is 1.
func Ordinal(y int64, m, d int) int64 {
	return DaysBeforeYear(y) + int64(DaysBefore(y, m)) + int64(d)
}

// EpochOrdinal is the ordinal of 1970-01-01.
const EpochOrdinal = 719163

// FromOrdinal is the inverse of Ordinal.
func FromOrdinal(n int64) (y int64, m, d int) {
	n--
	n400 := floorDiv(n, 146097)
	r := n - n400*146097
	y = n400*400 + 1
	n100 := r / 36524
	r -= n100 * 36524
	n4 := r / 1461
	r -= n4 * 1461
	n1 := r / 365
	r -= n1 * 365
	y += n100*100 + n4*4 + n1
	if n1 == 4 || n100 == 4 {
		return y - 1, 12, 31
	}
	m = int(r+50) >> 5
	if before := DaysBefore(y, m); before > int(r) {
		m--
	}
	return y, m, int(r) - DaysBefore(y, m) + 1
}

// WeekdayOf returns the weekday of an ordinal, 0 for Monday.
func WeekdayOf(ordinal int64) int { return int(((ordinal+6)%7 + 7) % 7) }

// ISOWeek1 returns the ordinal of the Monday that starts the ISO year.
func ISOWeek1(y int64) int64 {
	first := Ordinal(y, 1, 1)
	wd := int64(WeekdayOf(first))
	monday := first - wd
	if wd > 3 {
		monday += 7
	}
	return monday
}

// ISOCalendar returns the ISO year, week and weekday (1..7) of a day.
func ISOCalendar(y int64, m, d int) (year int64, week, weekday int) {
	n := Ordinal(y, m, d)
	start := ISOWeek1(y)
	w := floorDiv(n-start, 7)
	day := int(n-start-w*7) + 1
	switch {
	case w < 0:
		y--
		w = floorDiv(n-ISOWeek1(y), 7)
	case w >= 52 && n >= ISOWeek1(y+1):
		y++
		w = 0
	}
	return y, int(w) + 1, day
}

// FromEpoch returns the broken-down UTC time of seconds since 1970.
func FromEpoch(sec int64) TM {
	days := floorDiv(sec, 86400)
	rest := int(sec - days*86400)
	var t TM
	t.Year, t.Mon, t.Day = FromOrdinal(days + EpochOrdinal)
	t.Hour, t.Min, t.Sec = rest/3600, rest/60%60, rest%60
	t.WDay = WeekdayOf(days + EpochOrdinal)
	t.YDay = DaysBefore(t.Year, t.Mon) + t.Day
	return t
}
