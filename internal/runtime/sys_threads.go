package runtime

// This file adds to sys what is about threads.

import (
	"math"
	"time"

	"github.com/hognose/hognose/py"
)

// sysThreadFuncs are functions of sys.
var sysThreadFuncs = []py.NativeDef{
	{Sig: "getswitchinterval()", Doc: "Return after how many seconds another thread gets its turn.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Float(of(th).VM.SwitchInterval().Seconds()), nil
	}},
	{Sig: "setswitchinterval(interval, /)", Doc: "Set the time in seconds that a thread runs while others wait for their turn.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		f, err := py.ToFloat(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if !(f > 0) {
			return py.Value{}, py.ValueErrorf("switch interval must be strictly positive")
		}
		d := time.Duration(math.MaxInt64)
		if f < 1e9 {
			d = max(time.Duration(f*1e9), time.Microsecond)
		}
		of(th).VM.SetSwitchInterval(d)
		return py.None, nil
	}},
	{Sig: "_current_frames()", Doc: "Return a dict of the frames that threads are in, by their numbers.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := py.NewDict()
		for _, t := range th.Threads() {
			if f := t.Eval.Frame(t, 0); !f.IsAbsent() {
				if err := d.Set(th, py.Int(t.Info.ID), f); err != nil {
					return py.Value{}, err
				}
			}
		}
		return d.Value(), nil
	}},
	{Sig: "_current_exceptions()", Doc: "Return a dict of the exceptions that threads handle, by their numbers.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := py.NewDict()
		for _, t := range th.Threads() {
			v := py.None
			if e := t.Eval.Handled(t); e != nil {
				v = e.Value()
			}
			if err := d.Set(th, py.Int(t.Info.ID), v); err != nil {
				return py.Value{}, err
			}
		}
		return d.Value(), nil
	}},
}
