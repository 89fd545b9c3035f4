package asyncio

// This file defines the type Future.

import (
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/contextvars"
)

type status uint8

const (
	pending status = iota
	cancelled
	finished
)

var statusNames = [...]py.Value{py.InternStatic("PENDING").Value(), py.InternStatic("CANCELLED").Value(), py.InternStatic("FINISHED").Value()}

// callback is what is called when a future is done, and in which context.
type callback struct{ fn, context py.Value }

// future is the Python type Future, and the head of Task.
type future struct {
	py.Object
	py.Attrs
	place     int32 // in the collector's registry
	state     status
	logs      bool // an exception nobody has asked for is reported when the future dies
	blocking  bool // it was given to a task by await
	made      bool // __init__ was called
	loop      py.Value
	first     callback // most have one
	more      []callback
	result    py.Value
	exc       *py.Exception
	excTrace  *py.Traceback
	message   py.Value // of cancel()
	cancelErr *py.Exception
	source    py.Value // where it was made, in debug mode
	awaitedBy []py.Value
}

var futureType = &py.Type{Name: "Future", Module: "_asyncio", Flags: py.FlagBaseType | py.FlagHasWeakref,
	Doc: "The result of work that goes on elsewhere: awaiting it waits for the result.\n\nIt is like concurrent.futures.Future, but belongs to one event loop and one\nthread: result() and exception() never wait, and callbacks are called by the loop."}

func futureOf(v py.Value) *future { return py.Cast[future](v) }

// toFuture returns v as a future of ours, or nil.
func toFuture(v py.Value) *future {
	if t := v.Type(); t == futureType || t == taskType || t.IsSubtype(futureType) {
		return futureOf(v)
	}
	return nil
}

func (f *future) value() py.Value { return py.ValueOf(&f.Object) }

// init makes a future of a loop; None is the thread's.
func (f *future) init(th *py.Thread, loop py.Value) error {
	if loop.IsNone() || loop.IsAbsent() {
		var err error
		if loop, err = eventLoop(th); err != nil {
			return err
		}
	}
	*f = future{Object: f.Object, Attrs: f.Attrs, place: f.place, made: true, loop: loop}
	debug, err := isDebug(th, loop)
	if err != nil || !debug {
		return err
	}
	f.source, err = callIn(th, "asyncio.format_helpers", "extract_stack", th.Eval.Frame(th, 0))
	return err
}

func (f *future) checkMade() error {
	if !f.made {
		return py.RuntimeErrorf("Future object is not initialized.")
	}
	return nil
}

// soon asks the loop for a call in a context.
func soon(th *py.Thread, loop, context py.Value, args ...py.Value) error {
	fn, self, err := py.GetMethod(th, loop, nameCallSoon)
	if err != nil {
		return err
	}
	var full []py.Value
	if !self.IsAbsent() {
		if done, err := soonPlainly(th, loop, fn, context, args); done || err != nil {
			return err
		}
		full = append(full, self)
	}
	full = append(full, args...)
	if context.IsAbsent() {
		_, err = th.Call(fn, full...)
	} else {
		_, err = th.CallKw(fn, append(full, context), contextKey)
	}
	return err
}

// settle asks for the calls of all callbacks: the future is done.
func (f *future) settle(th *py.Thread) error {
	first, more := f.first, f.more
	f.first, f.more = callback{}, nil
	f.awaitedBy = nil
	if first.fn.IsAbsent() && len(more) == 0 {
		return nil
	}
	held := make([]py.Value, 0, 2+2*len(more))
	held = append(held, orNone(first.fn), orNone(first.context))
	for _, c := range more {
		held = append(held, c.fn, c.context)
	}
	th.Pin(held)
	defer th.Unpin()
	if !first.fn.IsAbsent() {
		if err := soon(th, f.loop, first.context, first.fn, f.value()); err != nil {
			return err
		}
	}
	for i, c := range more {
		if err := th.PollEvery(i); err != nil {
			return err
		}
		if err := soon(th, f.loop, c.context, c.fn, f.value()); err != nil {
			return err
		}
	}
	return nil
}

// add registers a callback.
func (f *future) add(th *py.Thread, fn, context py.Value) error {
	if f.state != pending {
		return soon(th, f.loop, context, fn, f.value())
	}
	if f.first.fn.IsAbsent() && len(f.more) == 0 {
		f.first = callback{fn, context}
		return nil
	}
	if err := th.Charge(32); err != nil {
		return err
	}
	f.more = append(f.more, callback{fn, context})
	return nil
}

// finish sets the result.
func (f *future) finish(th *py.Thread, v py.Value) error {
	if f.state != pending {
		return py.Errorf(invalidState, "invalid state")
	}
	f.result, f.state = v, finished
	return f.settle(th)
}

// fail sets the exception.
func (f *future) fail(th *py.Thread, v py.Value) error {
	if f.state != pending {
		return py.Errorf(invalidState, "invalid state")
	}
	if t := py.ToType(v); t != nil && t.IsSubtype(py.BaseException) {
		x, err := th.Call(v)
		if err != nil {
			return err
		}
		if f.state != pending {
			return py.Errorf(invalidState, "invalid state")
		}
		v = x
	}
	e := py.ToException(v)
	if e == nil {
		return py.TypeErrorf("invalid exception object")
	}
	if e.Type().IsSubtype(py.StopIteration) {
		n := py.CausedBy(py.RuntimeErrorf("StopIteration interacts badly with generators and cannot be raised into a Future"), e)
		e = py.AsException(n)
	}
	f.exc, f.excTrace, f.state = e, e.Traceback, finished
	f.setLogs(th, true)
	return f.settle(th)
}

// setLogs says whether the exception must be reported; only then the collector looks after the future.
func (f *future) setLogs(th *py.Thread, on bool) {
	f.logs = on
	if on && f.Type().Flags&py.FlagFinalizer == 0 {
		if f.place != 0 {
			th.Interp.Unregister(&f.place)
		}
		th.Interp.Register(f.value(), &f.place)
	} else if !on && f.place != 0 && f.state != pending {
		th.Interp.Unregister(&f.place)
	}
}

// cancel cancels the future, if it is pending.
func (f *future) cancel(th *py.Thread, message py.Value) (bool, error) {
	f.setLogs(th, false)
	if f.state != pending {
		return false, nil
	}
	f.state, f.message = cancelled, message
	return true, f.settle(th)
}

// cancelledErr returns the exception of a cancelled future.
func (f *future) cancelledErr() *py.Exception {
	if e := f.cancelErr; e != nil {
		f.cancelErr = nil
		return e
	}
	if f.message.IsAbsent() || f.message.IsNone() {
		return py.NewException(cancelledError)
	}
	return py.NewException(cancelledError, f.message)
}

// get returns the result.
func (f *future) get(th *py.Thread) (py.Value, error) {
	switch f.state {
	case pending:
		if !f.made {
			return py.Value{}, py.Errorf(invalidState, "Future object is not initialized.")
		}
		return py.Value{}, py.Errorf(invalidState, "Result is not set.")
	case cancelled:
		return py.Value{}, f.cancelledErr()
	}
	if f.exc != nil {
		f.setLogs(th, false)
		f.exc.Traceback = f.excTrace // not that of each time it was raised
		return py.Value{}, f.exc
	}
	return f.result, nil
}

// lasting reports that the future has nothing to complain about.
func lasting(v py.Value) bool { return !futureOf(v).logs }

// report is the Del slot: an exception that nobody asked for is the loop's to show.
func report(th *py.Thread, v py.Value) {
	f := futureOf(v)
	if t := v.Type(); t == taskType || t.IsSubtype(taskType) {
		py.Cast[task](v).destroyed(th)
	}
	if !f.logs || f.exc == nil {
		return
	}
	f.logs = false
	d := py.NewDict()
	d.SetGo(th, "message", py.String(v.Type().Name+" exception was never retrieved"))
	d.SetGo(th, "exception", f.exc.Value())
	d.SetGo(th, "future", v)
	if !f.source.IsAbsent() {
		d.SetGo(th, "source_traceback", f.source)
	}
	if _, err := callMethod(th, f.loop, nameHandler, nil, d.Value()); err != nil {
		th.Unraisable(err, "Exception ignored while finalizing "+safeRepr(th, v), py.Value{})
	}
}

func safeRepr(th *py.Thread, v py.Value) string {
	s, err := py.ReprGo(th, v)
	if err != nil {
		return "<object repr() failed>"
	}
	return s
}

// onFuture declares a method.
func onFuture(sig, doc string, f func(th *py.Thread, x *future, a []py.Value) (py.Value, error)) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		x := futureOf(a[0])
		if err := x.checkMade(); err != nil {
			return py.Value{}, err
		}
		return f(th, x, a)
	}}
}

// field declares an attribute that can be read.
func field(name string, get func(f *future) py.Value) py.GetSetDef {
	return py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(get(futureOf(v))), nil }}
}

var futureMethods = []py.NativeDef{
	{Sig: "result(self, /)", Doc: "Return the result, or raise the exception, of a future that is done.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return futureOf(a[0]).get(th)
	}},
	{Sig: "exception(self, /)", Doc: "Return the exception of a future that is done, None if it has a result.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		f := futureOf(a[0])
		switch {
		case !f.made:
			return py.Value{}, py.Errorf(invalidState, "Future object is not initialized.")
		case f.state == pending:
			return py.Value{}, py.Errorf(invalidState, "Exception is not set.")
		case f.state == cancelled:
			return py.Value{}, f.cancelledErr()
		}
		f.setLogs(th, false)
		if f.exc == nil {
			return py.None, nil
		}
		return f.exc.Value(), nil
	}},
	onFuture("set_result(self, result, /)", "End the future with a result.", func(th *py.Thread, f *future, a []py.Value) (py.Value, error) {
		return py.None, f.finish(th, a[1])
	}),
	onFuture("set_exception(self, exception, /)", "End the future with an exception.", func(th *py.Thread, f *future, a []py.Value) (py.Value, error) {
		return py.None, f.fail(th, a[1])
	}),
	onFuture("add_done_callback(self, fn, /, *, context=?)", "Call fn with the future as soon as it is done.", func(th *py.Thread, f *future, a []py.Value) (py.Value, error) {
		ctx := a[2]
		if ctx.IsAbsent() || ctx.IsNone() {
			ctx = contextvars.Copy(th)
		}
		return py.None, f.add(th, a[1], ctx)
	}),
	onFuture("remove_done_callback(self, fn, /)", "Remove all instances of a callback. Return how many there were.", removeCallback),
	onFuture("cancel(self, /, msg=None)", "Cancel the future, unless it is done: return whether it was not.", func(th *py.Thread, f *future, a []py.Value) (py.Value, error) {
		ok, err := f.cancel(th, a[1])
		return py.Bool(ok), err
	}),
	{Sig: "cancelled(self, /)", Doc: "Tell whether the future was cancelled.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Bool(futureOf(a[0]).state == cancelled), nil
	}},
	{Sig: "done(self, /)", Doc: "Return True if the future has a result or an exception, or was cancelled.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Bool(futureOf(a[0]).state != pending), nil
	}},
	onFuture("get_loop(self, /)", "Return the future's event loop.", func(th *py.Thread, f *future, a []py.Value) (py.Value, error) {
		return f.loop, nil
	}),
	onFuture("_make_cancelled_error(self, /)", "Return the exception of a cancelled future. It is to be called once.", func(th *py.Thread, f *future, a []py.Value) (py.Value, error) {
		return f.cancelledErr().Value(), nil
	}),
	{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.NewGenericAlias(a[0], a[1]), nil
	}},
}

func removeCallback(th *py.Thread, f *future, a []py.Value) (py.Value, error) {
	n := int64(0)
	if !f.first.fn.IsAbsent() {
		eq, err := py.Equal(th, f.first.fn, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if eq {
			f.first = callback{}
			n++
		}
	}
	// A comparison may run code that changes the list: the one it started with counts.
	all := f.more
	var kept []callback
	for i, c := range all {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		eq, err := py.Equal(th, c.fn, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if eq {
			n++
		} else {
			kept = append(kept, c)
		}
	}
	if len(f.more) >= len(all) {
		f.more = append(kept, f.more[len(all):]...)
	}
	return py.Int(n), nil
}

func (f *future) callbacks() py.Value {
	var out []py.Value
	pair := func(c callback) { out = append(out, py.TupleOf(c.fn, orNone(c.context))) }
	if !f.first.fn.IsAbsent() {
		pair(f.first)
	}
	for _, c := range f.more {
		pair(c)
	}
	if out == nil {
		return py.None
	}
	return py.NewList(out).Value()
}

var futureGetters = []py.GetSetDef{
	field("_state", func(f *future) py.Value { return statusNames[f.state] }),
	{Name: "_asyncio_future_blocking", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.Bool(futureOf(v).blocking), futureOf(v).checkMade()
	}, Set: func(th *py.Thread, self, v py.Value) error {
		if v.IsAbsent() {
			return py.AttributeErrorOf(th, self, nameBlocking, "cannot delete attribute")
		}
		b, err := py.Truth(th, v)
		if err == nil {
			futureOf(self).blocking, err = b, futureOf(self).checkMade()
		}
		return err
	}},
	field("_loop", func(f *future) py.Value { return f.loop }),
	field("_callbacks", (*future).callbacks),
	field("_result", func(f *future) py.Value { return f.result }),
	field("_exception", func(f *future) py.Value {
		if f.exc == nil {
			return py.None
		}
		return f.exc.Value()
	}),
	{Name: "_log_traceback", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(futureOf(v).logs), nil }, Set: func(th *py.Thread, self, v py.Value) error {
		if v.IsAbsent() {
			return py.AttributeErrorOf(th, self, nameBlocking, "cannot delete attribute")
		}
		on, err := py.Truth(th, v)
		if err == nil && on {
			err = py.ValueErrorf("_log_traceback can only be set to False")
		}
		if err == nil {
			futureOf(self).setLogs(th, false)
		}
		return err
	}},
	field("_source_traceback", func(f *future) py.Value { return f.source }),
	{Name: "_cancel_message", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(futureOf(v).message), nil }, Set: func(th *py.Thread, self, v py.Value) error {
		futureOf(self).message = v
		return nil
	}},
	{Name: "_asyncio_awaited_by", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		f := futureOf(v)
		if len(f.awaitedBy) == 0 {
			return py.None, nil
		}
		return th.Call(py.FrozenSetType.Value(), py.NewTuple(f.awaitedBy).Value())
	}},
}

func traverseFuture(v py.Value, visit func(py.Value)) int {
	f := futureOf(v)
	for _, x := range [...]py.Value{f.loop, f.first.fn, f.first.context, f.result, f.message, f.source} {
		visit(x)
	}
	for _, c := range f.more {
		visit(c.fn)
		visit(c.context)
	}
	for _, x := range f.awaitedBy {
		visit(x)
	}
	for _, e := range [...]*py.Exception{f.exc, f.cancelErr} {
		if e != nil {
			visit(e.Value())
		}
	}
	if f.excTrace != nil {
		visit(f.excTrace.Value())
	}
	return 256 + 32*cap(f.more)
}

func defineFuture() {
	t := futureType
	t.SetLayout(py.LayoutWithOwnAttrs[future]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[future](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "Future(self, *, loop=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, futureOf(a[0]).init(th, a[1])
	}})
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		return callIn(th, "asyncio.base_futures", "_future_repr", v)
	}
	t.Iter, t.Await = iterate, iterate
	t.Slots.Del, t.Lasting = report, lasting
	t.Traverse = traverseFuture
	t.Methods, t.Getters = futureMethods, futureGetters
	py.Define(t)
}
