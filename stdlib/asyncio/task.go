package asyncio

// This file defines the type Task.

import (
	"strconv"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/contextvars"
)

// task is the Python type Task.
type task struct {
	future
	coro       py.Value // None: it has ended eagerly
	context    py.Value
	name       py.Value // absent: "Task-" and the number
	number     int64
	waiter     py.Value // the future that it waits for, absent: none
	mustCancel bool
	listed     bool // all_tasks shows it
	logDestroy bool
	requests   int64 // cancel() minus uncancel()
	step, wake *step // its first step and its wake-up, made once
}

var taskType = &py.Type{Name: "Task", Module: "_asyncio", Base: futureType, Flags: py.FlagBaseType | py.FlagHasWeakref,
	Doc: "A coroutine that the event loop runs: a future of what it will return."}

func taskOf(v py.Value) *task { return py.Cast[task](v) }

func (t *task) taskName() py.Value {
	if t.name.IsAbsent() {
		t.name = py.String("Task-" + strconv.FormatInt(t.number, 10))
	}
	return t.name
}

func (t *task) setName(th *py.Thread, v py.Value) error {
	s, err := py.StrOf(th, v)
	if err == nil {
		t.name = s.Value()
		if v.Type() == py.StrType {
			t.name = v
		}
	}
	return err
}

// isCoroutine reports whether a task can run v.
func isCoroutine(th *py.Thread, v py.Value) (bool, error) {
	if th.Eval.IsCoroutine(v) {
		return true, nil
	}
	r, err := callIn(th, "asyncio.coroutines", "iscoroutine", v)
	if err != nil {
		return false, err
	}
	return py.Truth(th, r)
}

func taskInit(th *py.Thread, a []py.Value) (py.Value, error) {
	t := taskOf(a[0])
	coro, loop, name, context := a[1], a[2], a[3], a[4]
	if err := t.init(th, loop); err != nil {
		return py.Value{}, err
	}
	ok, err := isCoroutine(th, coro)
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		t.logDestroy = false
		r, err := py.ReprGo(th, coro)
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, py.TypeErrorf("a coroutine was expected, got %s", r)
	}
	if context.IsNone() {
		context = contextvars.Copy(th)
	}
	t.coro, t.context = coro, context
	t.waiter, t.mustCancel, t.logDestroy, t.requests = py.Value{}, false, true, 0
	t.step, t.wake = newStep(t, nil, false), nil
	t.name = py.Value{}
	if name.IsNone() {
		s := stateOf(th)
		s.names++
		t.number = s.names
	} else if err := t.setName(th, name); err != nil {
		return py.Value{}, err
	}
	eager, err := py.Truth(th, a[5])
	if err != nil {
		return py.Value{}, err
	}
	if eager {
		v, err := th.CallMethodGo(t.loop, "is_running")
		if err != nil {
			return py.Value{}, err
		}
		if eager, err = py.Truth(th, v); err != nil {
			return py.Value{}, err
		}
	}
	if eager {
		return py.None, t.startEagerly(th)
	}
	t.register(th)
	return py.None, soon(th, t.loop, t.context, t.step.value())
}

// register makes all_tasks know the task, and the collector look after it.
func (t *task) register(th *py.Thread) {
	t.listed = true
	if t.place == 0 && t.Type().Flags&py.FlagFinalizer == 0 {
		th.Interp.RegisterQuietly(t.value(), &t.place)
	}
}

// unregister takes back register.
func (t *task) unregister(th *py.Thread) {
	if t.place != 0 && !t.logs {
		th.Interp.Unregister(&t.place)
	}
}

// destroyed is told that nobody refers to the task any more.
func (t *task) destroyed(th *py.Thread) {
	if t.state != pending || !t.logDestroy || !t.made || t.coro.IsAbsent() {
		return
	}
	d := py.NewDict()
	d.SetGo(th, "task", t.value())
	d.SetGo(th, "message", py.String("Task was destroyed but it is pending!"))
	if !t.source.IsAbsent() {
		d.SetGo(th, "source_traceback", t.source)
	}
	if _, err := callMethod(th, t.loop, nameHandler, nil, d.Value()); err != nil {
		th.Unraisable(err, "Exception ignored while finalizing "+safeRepr(th, t.value()), py.Value{})
	}
}

// request is cancel() of a task: it makes the coroutine get a CancelledError.
func (t *task) request(th *py.Thread, message py.Value) (bool, error) {
	t.setLogs(th, false)
	if t.state != pending {
		return false, nil
	}
	t.requests++
	if !t.waiter.IsAbsent() {
		v, err := callMethod(th, t.waiter, nameCancel, msgKey, message)
		if err != nil {
			return false, err
		}
		if ok, err := py.Truth(th, v); ok || err != nil {
			return ok, err
		}
	}
	t.mustCancel, t.message = true, message
	return true, nil
}

// onTask declares a method.
func onTask(sig, doc string, f func(th *py.Thread, t *task, a []py.Value) (py.Value, error)) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return f(th, taskOf(a[0]), a)
	}}
}

var taskMethods = []py.NativeDef{
	onTask("cancel(self, /, msg=None)", "Ask the task to end: its coroutine gets a CancelledError, which it may catch.\n\nReturn False if the task is done. Each call counts: see cancelling().", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		ok, err := t.request(th, a[1])
		return py.Bool(ok), err
	}),
	onTask("cancelling(self, /)", "Return the number of calls of cancel() less those of uncancel().", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		return py.Int(t.requests), nil
	}),
	onTask("uncancel(self, /)", "Take back one call of cancel(). Return how many are left.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		if t.requests > 0 {
			if t.requests--; t.requests == 0 {
				t.mustCancel = false
			}
		}
		return py.Int(t.requests), nil
	}),
	onTask("set_result(self, result, /)", "Fail: a task has the result of its coroutine.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		return py.Value{}, py.RuntimeErrorf("Task does not support set_result operation")
	}),
	onTask("set_exception(self, exception, /)", "Fail: a task has the exception of its coroutine.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		return py.Value{}, py.RuntimeErrorf("Task does not support set_exception operation")
	}),
	onTask("get_name(self, /)", "Return the task's name.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) { return t.taskName(), nil }),
	onTask("set_name(self, value, /)", "Give the task a name.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) { return py.None, t.setName(th, a[1]) }),
	onTask("get_coro(self, /)", "Return the coroutine, None if the task has ended before it was scheduled.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		return orNone(t.coro), nil
	}),
	onTask("get_context(self, /)", "Return the context that the coroutine runs in.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		return orNone(t.context), nil
	}),
	onTask("get_stack(self, /, *, limit=None)", "Return the frames of the coroutine, the oldest first: one if it is suspended, those\nof the traceback if it has failed.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		return callIn(th, "asyncio.base_tasks", "_task_get_stack", a[0], a[1])
	}),
	onTask("print_stack(self, /, *, limit=None, file=None)", "Print get_stack() as a traceback, to standard error or to a file.", func(th *py.Thread, t *task, a []py.Value) (py.Value, error) {
		return callIn(th, "asyncio.base_tasks", "_task_print_stack", a[0], a[1], a[2])
	}),
}

func flag(name string, get func(t *task) *bool, set bool) py.GetSetDef {
	d := py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(*get(taskOf(v))), nil }}
	if set {
		d.Set = func(th *py.Thread, self, v py.Value) error {
			if v.IsAbsent() {
				return py.AttributeErrorOf(th, self, nameBlocking, "cannot delete attribute")
			}
			on, err := py.Truth(th, v)
			*get(taskOf(self)) = on
			return err
		}
	}
	return d
}

func defineTask() {
	t := taskType
	t.SetLayout(py.LayoutWithOwnAttrs[task]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[task](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "Task(self, coro, *, loop=None, name=None, context=None, eager_start=False)", Fn: taskInit})
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		return callIn(th, "asyncio.base_tasks", "_task_repr", v)
	}
	t.Slots.Del, t.Lasting = report, lasting
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		t := taskOf(v)
		for _, x := range [...]py.Value{t.coro, t.context, t.name, t.waiter} {
			visit(x)
		}
		return traverseFuture(v, visit) + 96
	}
	t.Methods = taskMethods
	t.Getters = []py.GetSetDef{
		flag("_log_destroy_pending", func(t *task) *bool { return &t.logDestroy }, true),
		flag("_must_cancel", func(t *task) *bool { return &t.mustCancel }, false),
		{Name: "_num_cancels_requested", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(taskOf(v).requests), nil }},
		{Name: "_coro", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(taskOf(v).coro), nil }},
		{Name: "_fut_waiter", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(taskOf(v).waiter), nil }},
	}
	py.Define(t)
}
