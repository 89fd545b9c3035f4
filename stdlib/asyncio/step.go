package asyncio

// This file runs tasks: a step resumes the coroutine until it waits for the next future.

import "github.com/hognose/hognose/py"

// step is a call that the loop makes for a task: the Python types TaskStepMethWrapper,
// which runs the task on, and TaskWakeupMethWrapper, the callback of what it waits for.
type step struct {
	py.Object
	task *task
	exc  *py.Exception // raised in the coroutine
}

var (
	stepType = &py.Type{Name: "TaskStepMethWrapper", Flags: py.FlagNoInstantiate}
	wakeType = &py.Type{Name: "TaskWakeupMethWrapper", Flags: py.FlagNoInstantiate}
)

func newStep(t *task, exc *py.Exception, wake bool) *step {
	typ := stepType
	if wake {
		typ = wakeType
	}
	s := py.New[step](typ)
	s.task, s.exc = t, exc
	return s
}

func (s *step) value() py.Value { return py.ValueOf(&s.Object) }

func defineSteps() {
	for _, t := range []*py.Type{stepType, wakeType} {
		t.SetLayout(py.LayoutOf[step]())
		t.Traverse = func(v py.Value, visit func(py.Value)) int {
			s := py.Cast[step](v)
			visit(s.task.value())
			if s.exc != nil {
				visit(s.exc.Value())
			}
			return 32
		}
		t.Getters = []py.GetSetDef{
			{Name: "__self__", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[step](v).task.value(), nil }},
			{Name: "__qualname__", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
				return py.GetAttrGo(th, py.Cast[step](v).task.coro, "__qualname__")
			}},
		}
	}
	stepType.Call = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
		s := py.Cast[step](self)
		if len(args) > 0 {
			return py.Value{}, py.TypeErrorf("function takes no positional arguments")
		}
		return py.None, s.task.run(th, s.exc)
	}
	wakeType.Call = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
		if len(args) != 1 || len(kw) > 0 {
			return py.Value{}, py.TypeErrorf("expected 1 argument, got %d", len(args))
		}
		return py.None, py.Cast[step](self).task.wakeUp(th, args[0])
	}
	py.Define(stepType)
	py.Define(wakeType)
}

// wakeUp runs the task on after what it waited for.
func (t *task) wakeUp(th *py.Thread, by py.Value) error {
	var err error
	if f := toFuture(by); f != nil {
		_, err = f.get(th)
	} else {
		_, err = callMethod(th, by, nameResult, nil)
	}
	if err == nil {
		return t.run(th, nil)
	}
	if e := py.AsException(err); e != nil {
		return t.run(th, e)
	}
	return err
}

// run runs one step, as the current task of the loop.
func (t *task) run(th *py.Thread, exc *py.Exception) error {
	if err := enterTask(th, t.loop, t.value()); err != nil {
		return err
	}
	err := t.advance(th, exc)
	if lerr := leaveTask(th, t.loop, t.value()); err == nil {
		err = lerr
	}
	return err
}

// resume lets the coroutine go on.
func (t *task) resume(th *py.Thread, exc *py.Exception) (v py.Value, done bool, err error) {
	var thrown error
	if exc != nil {
		thrown = exc
	}
	if v, done, err, ok := th.Eval.Resume(th, t.coro, py.None, thrown); ok {
		return v, done, err
	}
	if exc != nil {
		v, err = callMethod(th, t.coro, nameThrow, nil, exc.Value())
	} else if t.coro.Type().Slots.Next != nil {
		v, err = t.coro.Type().Slots.Next(th, t.coro)
		if err == nil && v.IsAbsent() {
			return py.None, true, nil
		}
	} else {
		v, err = callMethod(th, t.coro, nameSend, nil, py.None)
	}
	if py.IsException(err, py.StopIteration) {
		return py.AsException(err).Fields[py.FieldValue], true, nil
	}
	return v, false, err
}

// advance runs the coroutine until it waits, or ends.
func (t *task) advance(th *py.Thread, exc *py.Exception) error {
	if t.state != pending {
		e := "None"
		if exc != nil {
			e = safeRepr(th, exc.Value())
		}
		return py.Errorf(invalidState, "__step(): already done: %s %s", safeRepr(th, t.value()), e)
	}
	if t.mustCancel {
		if exc == nil || !exc.Type().IsSubtype(cancelledError) {
			exc = t.cancelledErr()
		}
		t.mustCancel = false
	}
	t.waiter = py.Value{}
	v, done, err := t.resume(th, exc)
	switch {
	case err != nil:
		return t.failed(th, err)
	case done:
		if t.mustCancel {
			t.mustCancel = false // cancelled just before it ended
			_, err = t.future.cancel(th, t.message)
		} else {
			err = t.future.finish(th, v)
		}
		t.unregister(th)
		return err
	}
	return t.await(th, v)
}

// failed ends the task with the error of its coroutine.
func (t *task) failed(th *py.Thread, err error) error {
	e := py.AsException(err)
	if e == nil {
		return err // a stop
	}
	defer t.unregister(th)
	if e.Type().IsSubtype(cancelledError) {
		t.cancelErr = e
		_, err := t.future.cancel(th, py.Value{})
		return err
	}
	if err := t.future.fail(th, e.Value()); err != nil {
		return err
	}
	if e.Type().IsSubtype(py.KeyboardInterrupt) || e.Type().IsSubtype(py.SystemExit) {
		return e
	}
	return nil
}

// await makes the task wait for what its coroutine has yielded.
func (t *task) await(th *py.Thread, v py.Value) error {
	if v == t.value() {
		return t.complain(th, "Task cannot await on itself: "+safeRepr(th, v))
	}
	if v.IsNone() {
		return soon(th, t.loop, t.context, t.step.value())
	}
	if f := toFuture(v); f != nil {
		if f.loop != t.loop {
			return t.otherLoop(th, v)
		}
		if !f.blocking {
			return t.noAwait(th, v)
		}
		f.blocking = false
		if typ := v.Type(); typ == futureType || typ == taskType {
			if err := f.add(th, t.wakeCall(), t.context); err != nil {
				return err
			}
			if n := len(f.awaitedBy); n == 0 || f.awaitedBy[n-1] != t.value() {
				f.awaitedBy = append(f.awaitedBy, t.value())
			}
			return t.waitFor(th, v)
		}
		return t.callBack(th, v)
	}
	// Another kind of future is told by its mark.
	mark, err := py.LookupAttr(th, v, nameBlocking)
	if err != nil {
		return err
	}
	if !mark.IsAbsent() && !mark.IsNone() {
		loop, err := loopOf(th, v)
		if err != nil {
			return err
		}
		if loop != t.loop {
			return t.otherLoop(th, v)
		}
		if is, err := py.Truth(th, mark); err != nil {
			return err
		} else if !is {
			return t.noAwait(th, v)
		}
		if err := py.SetAttr(th, v, nameBlocking, py.False); err != nil {
			return err
		}
		return t.callBack(th, v)
	}
	if v.Type().Name == "generator" && !v.Type().IsHeap() {
		return t.complain(th, "yield was used instead of yield from for generator in task "+safeRepr(th, t.value())+" with "+safeRepr(th, v))
	}
	return t.complain(th, "Task got bad yield: "+safeRepr(th, v))
}

// loopOf returns the loop of a future of any kind.
func loopOf(th *py.Thread, v py.Value) (py.Value, error) {
	m, err := py.LookupAttr(th, v, nameGetLoop)
	if err != nil {
		return py.Value{}, err
	}
	if !m.IsAbsent() {
		return th.Call(m)
	}
	return py.GetAttr(th, v, nameLoop)
}

// wakeCall returns the callback that wakes the task up.
func (t *task) wakeCall() py.Value {
	if t.wake == nil {
		t.wake = newStep(t, nil, true)
	}
	return t.wake.value()
}

// callBack asks a future that may have its own ways to wake the task up.
func (t *task) callBack(th *py.Thread, v py.Value) error {
	if _, err := callMethod(th, v, nameAddDone, contextKey, t.wakeCall(), t.context); err != nil {
		return err
	}
	return t.waitFor(th, v)
}

// waitFor notes what the task waits for, and cancels it if that was asked for meanwhile.
func (t *task) waitFor(th *py.Thread, v py.Value) error {
	t.waiter = v
	if !t.mustCancel {
		return nil
	}
	r, err := callMethod(th, v, nameCancel, msgKey, orNone(t.message))
	if err != nil {
		return err
	}
	ok, err := py.Truth(th, r)
	if ok {
		t.mustCancel = false
	}
	return err
}

// complain raises a RuntimeError in the coroutine, in the next step.
func (t *task) complain(th *py.Thread, message string) error {
	e := py.AsException(py.RuntimeErrorf("%s", message))
	return soon(th, t.loop, t.context, newStep(t, e, false).value())
}

func (t *task) otherLoop(th *py.Thread, v py.Value) error {
	return t.complain(th, "Task "+safeRepr(th, t.value())+" got Future "+safeRepr(th, v)+" attached to a different loop")
}

func (t *task) noAwait(th *py.Thread, v py.Value) error {
	return t.complain(th, "yield was used instead of yield from in task "+safeRepr(th, t.value())+" with "+safeRepr(th, v))
}

// startEagerly runs the first step at once; only if it waits the loop hears of the task.
func (t *task) startEagerly(th *py.Thread) error {
	before, err := swapTask(th, t.loop, t.value())
	if err != nil {
		return err
	}
	s := stateOf(th)
	if err := s.eager.Set(th, t.value(), py.None); err != nil {
		return err
	}
	_, err = callMethod(th, t.context, nameRun, nil, eagerStep(t))
	_, _, derr := s.eager.Delete(th, t.value())
	if err == nil {
		err = derr
	}
	if _, serr := swapTask(th, t.loop, before); err == nil {
		err = serr
	}
	if t.state == pending {
		t.register(th)
	} else {
		t.coro = py.None // what it held is not kept for as long as the task
	}
	return err
}

var nameRun = py.InternStatic("run")

// eagerStep returns a function that runs the first step without making the task the current one: it is.
func eagerStep(t *task) py.Value {
	return py.Func("step()", "", func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, t.advance(th, nil) })
}
