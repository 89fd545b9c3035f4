package datefmt

// This file turns TZ strings into locations.

import (
	"encoding/binary"
	"strings"
	"time"
)

// LoadZone returns the location that a TZ environment variable means: a name of
// the zone database, a POSIX rule as "EST+05EDT,M3.2.0,M11.1.0", or UTC for
// anything else. load finds named zones.
func LoadZone(tz string, load func(name string) (*time.Location, error)) *time.Location {
	tz = strings.TrimPrefix(tz, ":")
	if tz == "" {
		return time.UTC
	}
	if loc, err := load(tz); err == nil {
		return loc
	}
	if loc := posixZone(tz); loc != nil {
		return loc
	}
	return time.FixedZone("UTC", 0)
}

// posixZone makes a location of a POSIX rule: zone file data without transitions,
// whose last line is the rule.
func posixZone(tz string) *time.Location {
	name, rest := zoneName(tz)
	if name == "" {
		return nil
	}
	off, rest, ok := zoneOffset(rest)
	if !ok {
		return nil
	}
	if dst, after := zoneName(rest); dst != "" && !strings.Contains(after, ",") {
		tz += ",M3.2.0,M11.1.0" // the rule that is meant when there is none
	}
	header := func(version byte) []byte {
		b := append([]byte("TZif"), version)
		b = append(b, make([]byte, 15)...)
		for _, n := range []uint32{0, 0, 0, 0, 1, uint32(len(name) + 1)} { // isutcnt, isstdcnt, leapcnt, timecnt, typecnt, charcnt
			b = binary.BigEndian.AppendUint32(b, n)
		}
		return b
	}
	block := binary.BigEndian.AppendUint32(nil, uint32(int32(-off)))
	block = append(block, 0, 0)
	block = append(block, name...)
	block = append(block, 0)
	data := append(header('2'), block...)
	data = append(data, header('2')...)
	data = append(data, block...)
	data = append(data, "\n"+tz+"\n"...)
	loc, err := time.LoadLocationFromTZData(tz, data)
	if err != nil {
		return nil
	}
	return loc
}

// zoneName splits off a zone abbreviation: letters, or anything in <>.
func zoneName(s string) (name, rest string) {
	if strings.HasPrefix(s, "<") {
		if i := strings.IndexByte(s, '>'); i > 0 {
			return s[1:i], s[i+1:]
		}
		return "", s
	}
	i := 0
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
		i++
	}
	if i < 3 {
		return "", s
	}
	return s[:i], s[i:]
}

// zoneOffset splits off [+-]hh[:mm[:ss]], seconds west of UTC.
func zoneOffset(s string) (off int, rest string, ok bool) {
	sign := 1
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	unit := 3600
	for part := 0; part < 3; part++ {
		n, i := 0, 0
		for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
			n = n*10 + int(s[i]-'0')
			i++
		}
		if i == 0 {
			return 0, s, part > 0
		}
		off += n * unit
		unit /= 60
		s = s[i:]
		if part == 2 || s == "" || s[0] != ':' {
			break
		}
		s = s[1:]
	}
	return sign * off, s, true
}
