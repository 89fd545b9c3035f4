package datefmt

// This file turns what the directives of a format matched into a time.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hognose/hognose/internal/unidata"
)

// Zones are the names of the local time zone.
type Zones struct {
	Standard, Daylight string
	HasDaylight        bool
}

// Names returns the zone names that %Z knows.
func (z Zones) Names() []string {
	out := []string{"utc", "gmt"}
	for _, n := range []string{z.Standard, z.Daylight} {
		n = strings.ToLower(n)
		seen := n == ""
		for _, o := range out {
			seen = seen || o == n
		}
		if !seen {
			out = append(out, n)
		}
	}
	return out
}

// digits reads a decimal number of any script; an optional blank stands before it.
func digits(s string) int64 {
	n := int64(0)
	for _, r := range s {
		if r == ' ' {
			continue
		}
		n = n*10 + int64(unidata.Decimal(r))
	}
	return n
}

// Parse reads text, which repr is the repr of, for error messages.
func (p *Pattern) Parse(text string, ascii bool, repr func() (string, string, error), z Zones, poll func() error) (TM, error) {
	get, last, end, err := p.find(text, ascii, poll)
	if err == errNoMatch {
		data, format, err := repr()
		if err != nil {
			return TM{}, err
		}
		return TM{}, &FormatError{fmt.Sprintf("time data %s does not match format %s", data, format)}
	}
	if err != nil {
		return TM{}, err
	}
	if end != len(text) {
		return TM{}, &FormatError{"unconverted data remains: " + text[end:]}
	}
	num := func(letter string, def int64) int64 {
		if s, ok := get(letter); ok {
			return digits(s)
		}
		return def
	}
	// name returns the position of a name in a list, -1 if it is none of them.
	name := func(s string, names []string) int {
		return slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(s, n) })
	}

	t := TM{Mon: 1, Day: 1, IsDST: -1, YDay: -1}
	year, hasYear, isoYear := int64(0), false, num("G", -1)
	// Of directives for the same thing the last counts.
	switch letter, s := last("yY"); letter {
	case "y":
		year, hasYear = digits(s), true
		if year <= 68 {
			year += 2000
		} else {
			year += 1900
		}
	case "Y":
		year, hasYear = digits(s), true
	}
	switch letter, s := last("mBb"); letter {
	case "m":
		t.Mon = int(digits(s))
	case "B":
		t.Mon = name(s, Months[1:]) + 1
	case "b":
		t.Mon = name(s, MonthsShort[1:]) + 1
	}
	t.Day = int(num("d", 1))
	switch letter, s := last("HI"); letter {
	case "H":
		t.Hour = int(digits(s))
	case "I":
		t.Hour = int(digits(s)) % 12
		if ap, _ := get("p"); strings.EqualFold(ap, "pm") {
			t.Hour += 12
		}
	}
	t.Min, t.Sec = int(num("M", 0)), int(num("S", 0))
	if s, ok := get("f"); ok {
		t.Micro = int(digits((s + "000000")[:6]))
	}
	weekday := -1
	switch letter, s := last("Aawu"); letter {
	case "A":
		weekday = name(s, Weekdays[:])
	case "a":
		weekday = name(s, WeekdaysShort[:])
	case "w":
		weekday = (int(digits(s)) + 6) % 7
	case "u":
		weekday = int(digits(s)) - 1
	}
	julian := int(num("j", -1))
	week, monday := -1, false
	if letter, s := last("UW"); letter != "" {
		week, monday = int(digits(s)), letter == "W"
	}
	isoWeek := int(num("V", -1))
	if s, ok := get("z"); ok {
		if err := t.parseOffset(s); err != nil {
			return TM{}, err
		}
	}
	if s, ok := get("Z"); ok {
		found := strings.ToLower(s)
		std, dst := strings.ToLower(z.Standard), strings.ToLower(z.Daylight)
		switch {
		case found == "utc" || found == "gmt" || found == std:
			if !(std == dst && z.HasDaylight && found != "utc" && found != "gmt") {
				t.IsDST = 0
			}
		case found == dst:
			t.IsDST = 1
		}
		t.Zone, t.HasZone = s, true
	}

	// Some combinations leave the date open.
	switch {
	case isoYear >= 0 && julian >= 0:
		return TM{}, &FormatError{"Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."}
	case isoYear >= 0 && (isoWeek < 0 || weekday < 0):
		return TM{}, &FormatError{"ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u')."}
	case isoYear < 0 && isoWeek >= 0 && (!hasYear || weekday < 0):
		return TM{}, &FormatError{"ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u')."}
	case isoYear < 0 && isoWeek >= 0:
		return TM{}, &FormatError{"ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."}
	}
	leap := false
	if !hasYear {
		if t.Mon == 2 && t.Day == 29 {
			year, leap = 1904, true // 1900 has no February 29th
		} else {
			year = 1900
		}
	}
	if julian < 0 && weekday >= 0 {
		switch {
		case week >= 0:
			julian = dayOfWeek(year, week, weekday, monday)
		case isoYear >= 0 && isoWeek >= 0:
			if isoWeek < 1 || isoWeek > 53 || isoWeek == 53 && ISOWeek1(isoYear+1)-ISOWeek1(isoYear) == 52*7 {
				return TM{}, &FormatError{fmt.Sprintf("Invalid week: %d", isoWeek)}
			}
			n := ISOWeek1(isoYear) + int64(isoWeek-1)*7 + int64(weekday)
			year, t.Mon, t.Day = FromOrdinal(n)
			julian = DaysBefore(year, t.Mon) + t.Day
		}
		if julian <= 0 && julian != -1 || week >= 0 && julian <= 0 {
			year--
			n := 365
			if IsLeap(year) {
				n++
			}
			julian += n
		}
	}
	if julian < 0 {
		if t.Day > DaysInMonth(max(year, 1), t.Mon) || year < 1 {
			if year < 1 {
				return TM{}, &FormatError{fmt.Sprintf("year %d is out of range", year)}
			}
			return TM{}, &FormatError{dayRange(year, t.Mon, t.Day)}
		}
		julian = DaysBefore(year, t.Mon) + t.Day
	} else {
		// The day of the year decides, whatever month and day are.
		if year < 1 {
			return TM{}, &FormatError{fmt.Sprintf("year %d is out of range", year)}
		}
		year, t.Mon, t.Day = FromOrdinal(int64(julian-1) + Ordinal(year, 1, 1))
	}
	if weekday < 0 {
		weekday = WeekdayOf(Ordinal(year, t.Mon, t.Day))
	}
	if leap {
		year = 1900
	}
	t.Year, t.WDay, t.YDay = year, weekday, julian
	return t, nil
}

func dayRange(y int64, m, d int) string { return "day is out of range for month" }

// dayOfWeek returns the day of the year of a weekday (0 is Monday) of a week, whose
// first day is Sunday or Monday.
func dayOfWeek(year int64, week, weekday int, monday bool) int {
	first := WeekdayOf(Ordinal(year, 1, 1))
	if !monday {
		first = (first + 1) % 7
		weekday = (weekday + 1) % 7
	}
	week0 := (7 - first) % 7
	if week == 0 {
		return 1 + weekday - first
	}
	return 1 + week0 + 7*(week-1) + weekday
}

// parseOffset reads what %z matched.
func (t *TM) parseOffset(z string) error {
	t.HasOffset = true
	if z == "Z" {
		return nil
	}
	whole := z
	if z[3:4] == ":" {
		z = z[:3] + z[4:]
		if len(z) > 5 {
			if z[5] != ':' {
				return &FormatError{"Inconsistent use of : in " + whole}
			}
			z = z[:5] + z[6:]
		}
	}
	if len(z) > 5 && z[5] == ':' {
		return &FormatError{"invalid literal for int() with base 10: '" + z[5:min(7, len(z))] + "'"}
	}
	r := []rune(z)
	at := func(i, j int) int64 { return digits(string(r[i:min(j, len(r))])) }
	off := at(1, 3)*3600 + at(3, 5)*60
	if len(r) > 5 {
		off += at(5, 7)
	}
	if len(r) > 8 {
		t.OffsetMicro = int(digits((string(r[8:]) + "000000")[:6]))
	}
	if r[0] == '-' {
		off, t.OffsetMicro = -off, -t.OffsetMicro
	}
	t.Offset = int(off)
	return nil
}
