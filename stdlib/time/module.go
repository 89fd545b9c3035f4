// Package time is the Python module time.
package time

// This file declares the module and keeps its state.

import (
	"os"
	"time"

	"github.com/hognose/hognose/internal/datefmt"
	"github.com/hognose/hognose/py"
)

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "time",
	Doc:   "This module provides various functions to manipulate time values: seconds since\nthe Epoch (January 1st, 1970, UTC), broken-down times (struct_time), and text.",
	Types: []*py.Type{structTimeType},
	Init: func(th *py.Thread, m *py.Module) error {
		for _, c := range clockIDs {
			m.Dict.SetGo(th, c.name, py.Int(c.id))
		}
		m.Dict.SetGo(th, "_STRUCT_TM_ITEMS", py.Int(structFields))
		setZone(th, m.Dict)
		return nil
	},
}

type stateKey struct{}

// state is what the module has for each VM.
type state struct {
	loc      *time.Location
	start    time.Time // when the clocks below were read
	mono     int64     // nanoseconds of the monotonic clock then
	patterns map[string]*datefmt.Pattern
}

func stateOf(th *py.Thread) *state {
	return th.Interp.State(stateKey{}, func() any {
		return &state{loc: time.Local, start: th.Interp.Clock(), mono: monotonicStart(), patterns: map[string]*datefmt.Pattern{}}
	}).(*state)
}

// Location returns the VM's local time zone.
func Location(th *py.Thread) *time.Location { return stateOf(th).loc }

// zones returns the names and offsets (seconds west of UTC) of standard and
// daylight time this year.
func zones(th *py.Thread) (z datefmt.Zones, std, dst int) {
	st := stateOf(th)
	year := th.Interp.Clock().Year()
	jan := time.Date(year, 1, 1, 0, 0, 0, 0, st.loc)
	jul := time.Date(year, 7, 1, 0, 0, 0, 0, st.loc)
	janName, janOff := jan.Zone()
	julName, julOff := jul.Zone()
	if janOff > julOff { // daylight time in January
		janName, julName, janOff, julOff = julName, janName, julOff, janOff
	}
	return datefmt.Zones{Standard: janName, Daylight: julName, HasDaylight: janOff != julOff}, -janOff, -julOff
}

// setZone stores what depends on the time zone in the module.
func setZone(th *py.Thread, d *py.Dict) {
	z, std, dst := zones(th)
	d.SetGo(th, "timezone", py.Int(int64(std)))
	d.SetGo(th, "altzone", py.Int(int64(dst)))
	daylight := int64(0)
	if z.HasDaylight {
		daylight = 1
	}
	d.SetGo(th, "daylight", py.Int(daylight))
	d.SetGo(th, "tzname", py.TupleOf(py.String(z.Standard), py.String(z.Daylight)))
}

// tzset reads the time zone from the environment that the VM sees: os.environ["TZ"].
func tzset(th *py.Thread, a []py.Value) (py.Value, error) {
	st := stateOf(th)
	m, ok := th.Interp.Modules.GetStr(th.Intern("os"))
	if !ok {
		return py.None, nil
	}
	env, err := py.GetAttrGo(th, m, "environ")
	if err != nil {
		return py.Value{}, err
	}
	v, err := th.CallMethodGo(env, "get", py.String("TZ"))
	if err != nil {
		return py.Value{}, err
	}
	st.loc = time.Local
	if s := py.ToStr(v); s != nil {
		st.loc = datefmt.LoadZone(s.String(), time.LoadLocation)
	} else if os.Getenv("TZ") != "" {
		st.loc = time.UTC // it was taken out of the environment
	}
	clear(st.patterns)
	if m, ok := th.Interp.Modules.GetStr(th.Intern("time")); ok && py.ToModule(m) != nil {
		setZone(th, py.ToModule(m).Dict)
	}
	return py.None, nil
}

func init() {
	defineStructTime()
	Module.Funcs = append(Module.Funcs, clockFuncs()...)
	Module.Funcs = append(Module.Funcs, convertFuncs...)
	Module.Prepare()
}
