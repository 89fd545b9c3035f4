package asyncio

// This file defines the type Handle, a call that a loop will make, and makes such calls.
// Reprs, and what is told of failures, are written in Python.

import (
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/collections"
	"github.com/hognose/hognose/stdlib/contextvars"
)

// handle is the Python type Handle.
type handle struct {
	py.Object
	callback, args, context, loop py.Value
	source                        py.Value // where it was made, in debug mode
	text                          py.Value // its repr, when it was cancelled in debug mode
	cancelled                     bool
}

var handleType = &py.Type{Name: "Handle", Module: "asyncio.events", Flags: py.FlagBaseType | py.FlagHasWeakref, Doc: "A call that an event loop will make: what call_soon() returns."}

func handleOf(v py.Value) *handle { return py.Cast[handle](v) }

func (h *handle) value() py.Value { return py.ValueOf(&h.Object) }

// isDebug reports whether a loop is in debug mode.
func isDebug(th *py.Thread, loop py.Value) (bool, error) {
	fn, self, err := py.GetMethod(th, loop, nameGetDebug)
	if err != nil {
		return false, err
	}
	var v py.Value
	switch {
	case fn == stateOf(th).getDebug && !self.IsAbsent():
		v, err = py.GetAttr(th, loop, nameDebug)
	case self.IsAbsent():
		v, err = th.Call(fn)
	default:
		v, err = th.Call(fn, self)
	}
	if err != nil {
		return false, err
	}
	return py.Truth(th, v)
}

func handleInit(th *py.Thread, a []py.Value) (py.Value, error) {
	h := handleOf(a[0])
	h.callback, h.args, h.loop, h.context = a[1], a[2], a[3], a[4]
	h.cancelled, h.text, h.source = false, py.Value{}, py.Value{}
	if h.context.IsNone() {
		h.context = contextvars.Copy(th)
	}
	debug, err := isDebug(th, h.loop)
	if err == nil && debug {
		h.source, err = callIn(th, "asyncio.format_helpers", "extract_stack", th.Eval.Frame(th, 0))
	}
	return py.None, err
}

// run makes the call. What it raises is the loop's to show.
func (h *handle) run(th *py.Thread) error {
	var args []py.Value
	if t := py.ToTuple(h.args); t != nil {
		args = t.Items()
	} else {
		var err error
		if args, err = py.ToSlice(th, orNone(h.args)); err != nil {
			return err
		}
	}
	_, err := contextvars.Run(th, orNone(h.context), orNone(h.callback), args)
	e := py.AsException(err)
	if e == nil || e.Type().IsSubtype(py.KeyboardInterrupt) || e.Type().IsSubtype(py.SystemExit) {
		return err
	}
	_, err = callIn(th, "asyncio.events", "_call_failed", h.value(), e.Value())
	return err
}

func (h *handle) cancel(th *py.Thread) error {
	if h.cancelled {
		return nil
	}
	h.cancelled = true
	debug, err := isDebug(th, h.loop)
	if err != nil {
		return err
	}
	if debug { // for the log, which may want it when the parts are gone
		s, err := py.ReprGo(th, h.value())
		if err != nil {
			return err
		}
		h.text = py.String(s)
	}
	h.callback, h.args = py.None, py.None
	return nil
}

// runNext makes the first call of a deque of handles. It is one call at a time, since objects that are
// made while a native runs are not found dead before it has returned.
func runNext(th *py.Thread, a []py.Value) (py.Value, error) {
	v, ok := collections.PopLeft(a[0])
	if !ok {
		return py.Value{}, py.IndexErrorf("pop from an empty deque")
	}
	if v.Type() == handleType {
		h := handleOf(v)
		if h.cancelled {
			return py.None, nil
		}
		return py.None, h.run(th)
	}
	c, err := py.GetAttr(th, v, nameCancelled)
	if err != nil {
		return py.Value{}, err
	}
	off, err := py.Truth(th, c)
	if err == nil && !off {
		_, err = callMethod(th, v, nameRunSelf, nil)
	}
	return py.None, err
}

var (
	nameDebug     = py.InternStatic("_debug")
	nameClosed    = py.InternStatic("_closed")
	nameReady     = py.InternStatic("_ready")
	nameCancelled = py.InternStatic("_cancelled")
	nameRunSelf   = py.InternStatic("_run")
)

// soonPlainly is call_soon of a loop of ours, without the detour through Python. It reports
// false, and has done nothing, for others, and where something is to be checked.
func soonPlainly(th *py.Thread, loop, fn, context py.Value, args []py.Value) (bool, error) {
	if fn != stateOf(th).callSoon {
		return false, nil
	}
	for _, name := range [...]*py.Str{nameDebug, nameClosed} {
		v, err := py.GetAttr(th, loop, name)
		if err != nil || !v.IsFalse() {
			return false, err
		}
	}
	ready, err := py.GetAttr(th, loop, nameReady)
	if err != nil || !collections.IsDeque(ready) {
		return false, err
	}
	if context.IsAbsent() || context.IsNone() {
		context = contextvars.Copy(th)
	}
	h := py.New[handle](handleType)
	h.callback, h.args, h.context, h.loop = args[0], py.NewTuple(args[1:]).Value(), context, loop
	return true, collections.Append(th, ready, h.value())
}

// part declares an attribute that is one of the handle's values.
func part(name string, at func(h *handle) *py.Value) py.GetSetDef {
	return py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(*at(handleOf(v))), nil },
		Set: func(th *py.Thread, self, v py.Value) error {
			*at(handleOf(self)) = orNone(v)
			return nil
		}}
}

func onHandle(sig, doc string, f func(th *py.Thread, h *handle) (py.Value, error)) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return f(th, handleOf(a[0])) }}
}

func defineHandle() {
	t := handleType
	t.SetLayout(py.LayoutOf[handle]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		h := py.New[handle](cls)
		h.callback, h.args, h.context, h.loop = py.None, py.TupleOf(), py.None, py.None
		return h.value(), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "Handle(self, callback, args, loop, context=None)", Fn: handleInit})
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		if h := handleOf(v); !orNone(h.text).IsNone() {
			return h.text, nil
		}
		return callIn(th, "asyncio.events", "_handle_repr", v)
	}
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		h := handleOf(v)
		for _, x := range [...]py.Value{h.callback, h.args, h.context, h.loop, h.source, h.text} {
			visit(x)
		}
		return 128
	}
	t.Methods = []py.NativeDef{
		onHandle("cancel(self, /)", "Do not make the call.", func(th *py.Thread, h *handle) (py.Value, error) { return py.None, h.cancel(th) }),
		onHandle("cancelled(self, /)", "Return True if the call will not be made.", func(th *py.Thread, h *handle) (py.Value, error) {
			return py.Bool(h.cancelled), nil
		}),
		onHandle("get_context(self, /)", "Return the context that the call is made in.", func(th *py.Thread, h *handle) (py.Value, error) {
			return orNone(h.context), nil
		}),
		onHandle("_repr_info(self, /)", "Return the parts of the repr.", func(th *py.Thread, h *handle) (py.Value, error) {
			return callIn(th, "asyncio.events", "_handle_info", h.value())
		}),
		onHandle("_run(self, /)", "Make the call.", func(th *py.Thread, h *handle) (py.Value, error) { return py.None, h.run(th) }),
	}
	t.Getters = []py.GetSetDef{
		part("_callback", func(h *handle) *py.Value { return &h.callback }),
		part("_args", func(h *handle) *py.Value { return &h.args }),
		part("_context", func(h *handle) *py.Value { return &h.context }),
		part("_loop", func(h *handle) *py.Value { return &h.loop }),
		part("_source_traceback", func(h *handle) *py.Value { return &h.source }),
		part("_repr", func(h *handle) *py.Value { return &h.text }),
		{Name: "_cancelled", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(handleOf(v).cancelled), nil },
			Set: func(th *py.Thread, self, v py.Value) error {
				on, err := py.Truth(th, orNone(v))
				handleOf(self).cancelled = on
				return err
			}},
	}
	py.Define(t)
}

// pause is the Python type of _pause, whose await lets the others run once, and of the iterator of that.
type pause struct {
	py.Object
	over bool
}

var pauseType = &py.Type{Name: "Pause", Module: "_asyncio", Flags: py.FlagNoInstantiate}

func definePause() {
	t := pauseType
	t.SetLayout(py.LayoutOf[pause]())
	t.Await = func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.ValueOf(&py.New[pause](pauseType).Object), nil
	}
	t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) { return v, nil }
	t.Next = func(th *py.Thread, v py.Value) (py.Value, error) {
		if p := py.Cast[pause](v); !p.over {
			p.over = true
			return py.None, nil
		}
		return py.Value{}, nil
	}
	py.Define(t)
}
