// Package datetime is the Python module datetime.
//
//	timedelta.go          durations
//	tz.go                 tzinfo, timezone
//	date.go, time.go, datetime.go   the types
//	text.go, iso.go       strftime, isoformat and back
//	pickle.go             the packed state of pickles
package datetime

// This file declares the module and what its types share.

import (
	"github.com/hognose/hognose/py"
)

const (
	minYear = 1
	maxYear = 9999
)

// Private is the module _datetime.
var Private = &py.ModuleDef{
	Name:  "_datetime",
	Doc:   "The natives of the module datetime.",
	Types: []*py.Type{deltaType, dateType, timeType, dateTimeType, tzinfoType, timezoneType},
	Init:  constants,
}

// Module is the module datetime.
var Module = &py.ModuleDef{
	Name:  "datetime",
	Doc:   "Specific date/time and related types.\n\nSee https://data.iana.org/time-zones/tz-link.html for\ntime zone and DST data sources.",
	Types: Private.Types,
	Init: func(th *py.Thread, m *py.Module) error {
		var all []py.Value
		for _, n := range []string{"date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"} {
			all = append(all, py.String(n))
		}
		m.Dict.SetGo(th, "__all__", py.NewTuple(all).Value())
		return constants(th, m)
	},
}

func constants(th *py.Thread, m *py.Module) error {
	m.Dict.SetGo(th, "MINYEAR", py.Int(minYear))
	m.Dict.SetGo(th, "MAXYEAR", py.Int(maxYear))
	m.Dict.SetGo(th, "UTC", utc)
	return nil
}

func init() {
	defineDelta()
	defineTZ()
	defineDate()
	defineTime()
	defineDateTime()
	Private.Prepare()
	Module.Prepare()
}

// typeName is the name of v's type as reprs show it: with the module if it is native.
func typeName(th *py.Thread, v py.Value) string {
	return v.Type().FullName()
}

// intArg reads an argument that C code takes as int.
func intArg(th *py.Thread, v py.Value) (int, error) {
	if !v.IsInt() {
		i, err := py.Index(th, v)
		if err != nil {
			return 0, err
		}
		v = i
	}
	if !v.IsInt() || v.Int() != int64(int32(v.Int())) {
		big, _ := py.AsBigInt(v)
		if big.Sign() < 0 {
			return 0, py.OverflowErrorf("signed integer is less than minimum")
		}
		if !v.IsInt() {
			return 0, py.OverflowErrorf("Python int too large to convert to C int")
		}
		return 0, py.OverflowErrorf("signed integer is greater than maximum")
	}
	return int(v.Int()), nil
}

func intArgs(th *py.Thread, a []py.Value, dst ...*int) error {
	for i, p := range dst {
		n, err := intArg(th, a[i])
		if err != nil {
			return err
		}
		*p = n
	}
	return nil
}
