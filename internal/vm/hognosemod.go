package vm

// This file defines the module hognose: what a script can know of its host's stops.

import (
	"time"

	"github.com/hognose/hognose/py"
)

// HognoseDef declares the module hognose.
var HognoseDef = &py.ModuleDef{
	Name: "hognose",
	Doc:  "What a script can know of the host that runs it.",
	Funcs: []py.NativeDef{setAsyncExc, stacks, dumpLater, cancelDump, stackText, {
		Sig: "shield(function, /)",
		Doc: "Mark a function as one that exceptions from outside do not tear.\n\nThey wait until it has returned, or waits; only for a bounded time, and a kill does not wait.",
		Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			fn := asFunction(a[0])
			if fn == nil {
				return py.Value{}, py.TypeErrorf("shield() argument must be a function, not '%s'", a[0].Type().FullName())
			}
			fn.code.shield = true
			return a[0], nil
		},
	}},
	Types: []*py.Type{py.RunInterrupt},
}

func init() { HognoseDef.Prepare() }

// setAsyncExc raises an exception in a thread, as PyThreadState_SetAsyncExc does.
var setAsyncExc = py.NativeDef{
	Sig: "set_async_exc(ident, exception, /)",
	Doc: "Raise an exception, a class or an instance, in the thread with the identifier; it\nwakes up if it waits. None takes back what is pending. Return 1 if there is such a\nthread, else 0.",
	Fn: func(pt *py.Thread, a []py.Value) (py.Value, error) {
		id, err := py.IndexInt(pt, a[0])
		if err != nil {
			return py.Value{}, err
		}
		exc := a[1]
		if t := py.ToType(exc); !exc.IsNone() && py.ToException(exc) == nil && (t == nil || !t.IsSubtype(py.BaseException)) {
			return py.Value{}, py.TypeErrorf("exceptions must derive from BaseException")
		}
		th := self(pt)
		if th.inRun == nil {
			return py.Int(0), nil
		}
		for _, t := range th.inRun.Threads() {
			if t.Info.ID != int64(id) {
				continue
			}
			if exc.IsNone() {
				th.VM.ClearRaise(t)
			} else if th.inRun.Raise(t, exc, nil).Outcome() == TooLate {
				return py.Int(0), nil
			}
			return py.Int(1), nil
		}
		return py.Int(0), nil
	},
}

// stacks tells where all threads are.
var stacks = py.NativeDef{
	Sig: "stacks()",
	Doc: "Return where the threads of this run are, as a list of tuples: identifier, name,\nwhat it waits for or None, for how many seconds, and a list of (file, line, function), the innermost first.",
	Fn: func(pt *py.Thread, a []py.Value) (py.Value, error) {
		th := self(pt)
		if th.inRun == nil {
			return py.ListOf(nil), nil
		}
		var out []py.Value
		for _, w := range th.inRun.StacksFrom(th) {
			var frames []py.Value
			for i := len(w.Frames) - 1; i >= 0; i-- {
				f := w.Frames[i]
				frames = append(frames, py.TupleOf(py.String(f.File), py.Int(int64(f.Line)), py.String(f.Name)))
			}
			what, since := py.None, 0.0
			if w.Waiting != "" {
				what, since = py.String(w.Waiting), time.Since(w.Since).Seconds()
			}
			out = append(out, py.TupleOf(py.Int(w.Thread), py.String(w.Name), what, py.Float(since), py.ListOf(frames)))
		}
		return py.ListOf(out), nil
	},
}
