// Package gc is the native module gc.
//
// Go's collector frees memory whatever this module says. What it controls is the
// search for objects that have died and want to know: those with __del__, open
// generators, targets of weak references (py/finalize.go).
package gc

// This file declares the module.

import (
	"github.com/hognose/hognose/py"
)

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name:  "gc",
	Doc:   `The collector of objects that refer to each other and that nothing else refers to.`,
	Funcs: funcs,
	Init: func(th *py.Thread, m *py.Module) error {
		c := &th.Interp.GC
		m.Dict.SetGo(th, "garbage", c.Garbage.Value())
		m.Dict.SetGo(th, "callbacks", c.Callbacks.Value())
		for _, e := range []struct {
			name string
			v    int64
		}{{"DEBUG_STATS", 1}, {"DEBUG_COLLECTABLE", 2}, {"DEBUG_UNCOLLECTABLE", 4}, {"DEBUG_SAVEALL", 32}, {"DEBUG_LEAK", 38}} {
			m.Dict.SetGo(th, e.name, py.Int(e.v))
		}
		return nil
	},
}).Prepare()

func state(th *py.Thread) *py.Collector { return &th.Interp.GC }

func ints(n ...int64) py.Value {
	var vs []py.Value
	for _, i := range n {
		vs = append(vs, py.Int(i))
	}
	return py.TupleOf(vs...)
}

func generation(th *py.Thread, v py.Value) (int, error) {
	g, err := py.IndexInt(th, v)
	if err != nil {
		return 0, err
	}
	if g < 0 || g > 2 {
		return 0, py.ValueErrorf("invalid generation")
	}
	return g, nil
}

var funcs = []py.NativeDef{
	{Sig: "enable()", Doc: "Enable automatic garbage collection.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		state(th).Enabled = true
		return py.None, nil
	}},
	{Sig: "disable()", Doc: "Disable automatic garbage collection.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		state(th).Enabled = false
		return py.None, nil
	}},
	{Sig: "isenabled()", Doc: "Tell whether collections start by themselves.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Bool(state(th).Enabled), nil
	}},
	{Sig: "collect(generation=2)", Doc: "Run the collector: all generations, or up to one, 0 to 2.\n\nReturn how many objects nothing could reach.", Fn: collect},
	{Sig: "set_debug(flags, /)", Doc: "Set flags that tell what the collector does.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexInt(th, a[0])
		if err == nil {
			state(th).Debug = int64(n)
		}
		return py.None, err
	}},
	{Sig: "get_debug()", Doc: "Return the flags that set_debug() has set.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(state(th).Debug), nil
	}},
	{Sig: "set_threshold(*args)", Doc: "set_threshold(threshold0, [threshold1, [threshold2]])\nSet how many new objects start a collection; 0 for none.", Fn: setThreshold},
	{Sig: "get_threshold()", Doc: "Return what set_threshold() has set.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		t := state(th).Threshold
		return ints(t[0], t[1], t[2]), nil
	}},
	{Sig: "get_count()", Doc: "Return the counts of the three generations.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return ints(int64(state(th).Clock()%uint64(max(1, state(th).Threshold[0]))), 0, 0), nil
	}},
	{Sig: "get_stats()", Doc: "Return a dictionary of counts for each generation.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		var out []py.Value
		for _, s := range state(th).Stats {
			d := py.NewDict()
			d.SetGo(th, "collections", py.Int(s.Collections))
			d.SetGo(th, "collected", py.Int(s.Collected))
			d.SetGo(th, "uncollectable", py.Int(s.Uncollectable))
			out = append(out, d.Value())
		}
		return py.ListOf(out), nil
	}},
	{Sig: "get_objects(generation=None)", Doc: "Return a list of the objects that the collector knows.\n\n  generation\n    Only those of a generation.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		th.Interp.GC.Exposed = true
		if !a[0].IsNone() {
			g, err := py.IndexInt(th, a[0])
			switch {
			case err != nil:
				return py.Value{}, err
			case g < 0:
				return py.Value{}, py.ValueErrorf("generation parameter cannot be negative")
			case g > 2:
				return py.Value{}, py.ValueErrorf("generation parameter must be less than the number of available generations (3)")
			}
		}
		out := th.Interp.Objects(th)
		return py.ListOf(out), th.Poll()
	}},
	{Sig: "get_referents(*objs)", Doc: "Return a list of what the arguments refer to directly.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		th.Interp.GC.Exposed = true
		var out []py.Value
		for _, v := range py.ToTuple(a[0]).Items() {
			more, err := referents(th, v)
			if err != nil {
				return py.Value{}, err
			}
			out = append(out, more...)
		}
		return py.ListOf(out), nil
	}},
	{Sig: "get_referrers(*objs)", Doc: "Return a list of what refers directly to one of the arguments.", Fn: referrers},
	{Sig: "is_tracked(obj, /)", Doc: "Tell whether the collector knows an object; it need not know plain values.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Bool(py.IsTracked(a[0])), nil
	}},
	{Sig: "is_finalized(obj, /)", Doc: "Tell whether the object's finalizer was called.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Bool(th.Interp.IsFinalized(a[0])), nil
	}},
	{Sig: "freeze()", Doc: "Leave the objects there are out of all collections from now on.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		state(th).Frozen = int64(len(th.Interp.Objects(th)))
		return py.None, nil
	}},
	{Sig: "unfreeze()", Doc: "Take back freeze().", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		state(th).Frozen = 0
		return py.None, nil
	}},
	{Sig: "get_freeze_count()", Doc: "Count the objects that freeze() has left out.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(state(th).Frozen), nil
	}},
}

// referents returns what an object refers to. A walk leaves out ints and floats, which are no objects.
func referents(th *py.Thread, v py.Value) ([]py.Value, error) {
	switch v.Type() {
	case py.ListType:
		return py.ToList(v).Items(), nil
	case py.TupleType:
		return py.ToTuple(v).Items(), nil
	case py.DictType:
		var out []py.Value
		d := py.ToDict(v)
		for i := 0; ; {
			k, x, ok := d.Next(&i)
			if !ok {
				return out, nil
			}
			if err := th.PollEvery(i); err != nil {
				return nil, err
			}
			out = append(out, k, x)
		}
	}
	return th.Interp.Referents(v), nil
}

func collect(th *py.Thread, a []py.Value) (py.Value, error) {
	g, err := generation(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	c := state(th)
	if c.Collecting {
		return py.Int(0), nil
	}
	call := func(phase string, n int) error {
		info := py.NewDict()
		info.SetGo(th, "generation", py.Int(int64(g)))
		info.SetGo(th, "collected", py.Int(int64(n)))
		info.SetGo(th, "uncollectable", py.Int(0))
		for _, f := range append([]py.Value(nil), c.Callbacks.Items()...) {
			if _, err := th.Call(f, py.String(phase), info.Value()); err != nil {
				th.Unraisable(err, "Exception ignored while calling GC callback", f)
			}
		}
		return th.Poll()
	}
	if err := call("start", 0); err != nil {
		return py.Value{}, err
	}
	n, err := th.Interp.Collect(th)
	if err != nil {
		return py.Value{}, err
	}
	c.Stats[g].Collections++
	c.Stats[g].Collected += int64(n)
	return py.Int(int64(n)), call("stop", n)
}

func setThreshold(th *py.Thread, a []py.Value) (py.Value, error) {
	args := py.ToTuple(a[0]).Items()
	if len(args) < 1 || len(args) > 3 {
		return py.Value{}, py.TypeErrorf("gc.set_threshold requires 1 to 3 arguments")
	}
	t := state(th).Threshold
	for i, v := range args {
		n, err := py.IndexInt(th, v)
		if err != nil {
			return py.Value{}, err
		}
		if i < 2 {
			t[i] = int64(n)
		}
	}
	state(th).Threshold = t
	return py.None, nil
}

func referrers(th *py.Thread, a []py.Value) (py.Value, error) {
	th.Interp.GC.Exposed = true
	objs := py.ToTuple(a[0]).Items()
	var out []py.Value
	walk := py.NewWalk(th.Interp)
	for i, o := range th.Interp.Objects(th) {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		if o == a[0] {
			continue
		}
	search:
		for _, r := range walk.Referents(th.Interp, o) {
			for _, x := range objs {
				if r == x {
					out = append(out, o)
					break search
				}
			}
		}
	}
	return py.ListOf(out), nil
}
