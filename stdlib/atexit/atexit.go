// Package atexit is the module atexit: functions that run when the script has ended.
package atexit

// This file defines the module.

import (
	"slices"

	"github.com/hognose/hognose/py"
)

// callback is a function to call, with its arguments.
type callback struct {
	fn, args, kwargs py.Value
}

type stateKey struct{}

// state is what the VM calls at the end, in the order in which it was registered.
type state struct{ callbacks []callback }

func stateOf(th *py.Thread) *state {
	return th.Interp.State(stateKey{}, func() any { return &state{} }).(*state)
}

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "atexit",
	Doc:  "Functions that run when the script has ended: register() adds one, unregister()\ntakes it away.",
	Funcs: []py.NativeDef{
		{Sig: "register(func, /, *args, **kwargs)", Doc: "Call func(*args, **kwargs) when the script has ended. Return func.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if a[0].Type().Call == nil {
				return py.Value{}, py.TypeErrorf("the first argument must be callable")
			}
			s := stateOf(th)
			s.callbacks = append(s.callbacks, callback{a[0], a[1], a[2]})
			return a[0], nil
		}},
		{Sig: "unregister(func, /)", Doc: "Take away all that register() was given that equals func.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := stateOf(th)
			for i := len(s.callbacks) - 1; i >= 0; i-- {
				if i >= len(s.callbacks) {
					continue // an __eq__ changed the list
				}
				c := s.callbacks[i]
				eq, err := py.Equal(th, c.fn, a[0])
				if err != nil {
					return py.Value{}, err
				}
				if eq {
					s.remove(c)
				}
			}
			return py.None, nil
		}},
		{Sig: "_clear()", Doc: "Take away all that register() was given.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			stateOf(th).callbacks = nil
			return py.None, nil
		}},
		{Sig: "_ncallbacks()", Doc: "Return the number of functions that are registered.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(len(stateOf(th).callbacks))), nil
		}},
		{Sig: "_run_exitfuncs()", Doc: "Call what is registered now.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, run(th)
		}},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		th.Interp.AtExit = run
		st := stateOf(th)
		th.Interp.AtExitClear = func() { st.callbacks = nil }
		return nil
	},
}).Prepare()

func (s *state) remove(c callback) {
	for i, x := range s.callbacks {
		if x == c {
			s.callbacks = slices.Delete(s.callbacks, i, i+1)
			return
		}
	}
}

// run calls the functions, the last one registered first. Their exceptions are
// reported; the error is that of a stop.
func run(th *py.Thread) error {
	s := stateOf(th)
	all := slices.Clone(s.callbacks)
	for i := len(all) - 1; i >= 0; i-- {
		c := all[i]
		if !slices.Contains(s.callbacks, c) {
			continue // it was taken away meanwhile
		}
		_, err := th.CallTuple(c.fn, py.ToTuple(c.args).Items(), py.ToDict(c.kwargs))
		switch {
		case err == nil:
		case py.AsException(err) == nil || py.IsException(err, py.RunInterrupt):
			return err
		default:
			th.Unraisable(err, "Exception ignored in atexit callback "+name(th, c.fn), py.Value{})
		}
	}
	s.callbacks = nil
	return nil
}

func name(th *py.Thread, fn py.Value) string {
	s, err := py.ReprGo(th, fn)
	if err != nil {
		return "<object repr() failed>"
	}
	return s
}
