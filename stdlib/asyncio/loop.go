package asyncio

// This file tells which loop and which task a thread runs, and which tasks there are.

import (
	"slices"

	"github.com/hognose/hognose/py"
)

// eventLoop returns the loop for new futures: the running one, or that of the thread.
func eventLoop(th *py.Thread) (py.Value, error) {
	if !th.EventLoop.IsAbsent() {
		return th.EventLoop, nil
	}
	return callIn(th, "asyncio.events", "_thread_loop")
}

var loopFuncs = []py.NativeDef{
	{Sig: "_get_running_loop()", Doc: "Return the event loop that runs in this thread, or None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return orNone(th.EventLoop), nil
	}},
	{Sig: "_set_running_loop(loop, /)", Doc: "Set the event loop that runs in this thread.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if th.EventLoop = a[0]; a[0].IsNone() {
			th.EventLoop = py.Value{}
		}
		return py.None, nil
	}},
	{Sig: "get_running_loop()", Doc: "Return the event loop that runs in this thread. Raise RuntimeError if there is none.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if th.EventLoop.IsAbsent() {
			return py.Value{}, noLoop()
		}
		return th.EventLoop, nil
	}},
	{Sig: "get_event_loop()", Doc: "Return the event loop that runs in this thread, or the one that was set for it.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return eventLoop(th)
	}},
}

func noLoop() error { return py.RuntimeErrorf("no running event loop") }

// currentIn returns the task that runs in a loop, absent if there is none.
func currentIn(th *py.Thread, loop py.Value) (py.Value, error) {
	if th.EventLoop == loop {
		return th.Task, nil
	}
	for _, t := range th.Threads() {
		if t.EventLoop == loop {
			return t.Task, nil
		}
	}
	v, _, err := stateOf(th).current.Get(th, loop)
	return v, err
}

// swapTask makes v, None for no task, the current task of a loop and returns the one before.
func swapTask(th *py.Thread, loop, v py.Value) (py.Value, error) {
	if v.IsNone() {
		v = py.Value{}
	}
	if th.EventLoop == loop {
		before := orNone(th.Task)
		th.Task = v
		return before, nil
	}
	d := stateOf(th).current
	before, _, err := d.Get(th, loop)
	if err != nil {
		return py.Value{}, err
	}
	if v.IsAbsent() {
		_, _, err = d.Delete(th, loop)
	} else {
		err = d.Set(th, loop, v)
	}
	return orNone(before), err
}

func enterTask(th *py.Thread, loop, v py.Value) error {
	if th.EventLoop == loop && th.Task.IsAbsent() {
		th.Task = v
		return nil
	}
	now, err := currentIn(th, loop)
	if err != nil {
		return err
	}
	if !now.IsAbsent() {
		return py.RuntimeErrorf("Cannot enter into task %s while another task %s is being executed.", safeRepr(th, v), safeRepr(th, now))
	}
	_, err = swapTask(th, loop, v)
	return err
}

func leaveTask(th *py.Thread, loop, v py.Value) error {
	if th.EventLoop == loop && th.Task == v {
		th.Task = py.Value{}
		return nil
	}
	now, err := currentIn(th, loop)
	if err != nil {
		return err
	}
	if now != v {
		return py.RuntimeErrorf("Invalid attempt to leave task %s while task %s is entered.", safeRepr(th, v), safeRepr(th, orNone(now)))
	}
	_, err = swapTask(th, loop, py.None)
	return err
}

var taskFuncs = []py.NativeDef{
	{Sig: "current_task(loop=None)", Doc: "Return the task that runs in a loop, by default the running one, or None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		loop := a[0]
		if loop.IsNone() {
			if loop = th.EventLoop; loop.IsAbsent() {
				return py.Value{}, noLoop()
			}
		}
		v, err := currentIn(th, loop)
		return orNone(v), err
	}},
	{Sig: "all_tasks(loop=None)", Doc: "Return the set of the tasks of a loop, by default the running one, that are not done.", Fn: allTasks},
	{Sig: "_enter_task(loop, task)", Doc: "Make a task the current one of a loop.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, enterTask(th, a[0], a[1])
	}},
	{Sig: "_leave_task(loop, task)", Doc: "Leave the current task of a loop.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, leaveTask(th, a[0], a[1])
	}},
	{Sig: "_swap_current_task(loop, task)", Doc: "Make a task, or None, the current one of a loop and return the one before.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return swapTask(th, a[0], a[1])
	}},
	{Sig: "_register_task(task)", Doc: "Make all_tasks() know a task of another type.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, remember(th, a[0])
	}},
	{Sig: "_unregister_task(task)", Doc: "Take back _register_task().", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if t := toTask(a[0]); t != nil {
			t.listed = false
		}
		_, _, err := stateOf(th).foreign.Delete(th, py.Int(py.ID(a[0])))
		return py.None, err
	}},
	{Sig: "_register_eager_task(task)", Doc: "Make all_tasks() know a task that runs eagerly.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, stateOf(th).eager.Set(th, a[0], py.None)
	}},
	{Sig: "_unregister_eager_task(task)", Doc: "Take back _register_eager_task().", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		_, _, err := stateOf(th).eager.Delete(th, a[0])
		return py.None, err
	}},
	{Sig: "future_add_to_awaited_by(fut, waiter, /)", Doc: "Note that waiter awaits fut, for call graphs.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if f := toFuture(a[0]); f != nil && toFuture(a[1]) != nil && !slices.Contains(f.awaitedBy, a[1]) {
			f.awaitedBy = append(f.awaitedBy, a[1])
		}
		return py.None, nil
	}},
	{Sig: "future_discard_from_awaited_by(fut, waiter, /)", Doc: "Take back future_add_to_awaited_by().", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if f := toFuture(a[0]); f != nil {
			if i := slices.Index(f.awaitedBy, a[1]); i >= 0 {
				f.awaitedBy = slices.Delete(f.awaitedBy, i, i+1)
			}
		}
		return py.None, nil
	}},
}

// toTask returns v as a task of ours, or nil.
func toTask(v py.Value) *task {
	if t := v.Type(); t == taskType || t.IsSubtype(taskType) {
		return taskOf(v)
	}
	return nil
}

func remember(th *py.Thread, v py.Value) error {
	if t := toTask(v); t != nil {
		t.register(th)
		return nil
	}
	ref, err := py.NewWeakRef(th, py.WeakRefType, v, py.None)
	if err != nil {
		return err
	}
	return stateOf(th).foreign.Set(th, py.Int(py.ID(v)), ref)
}

func allTasks(th *py.Thread, a []py.Value) (py.Value, error) {
	loop := a[0]
	if loop.IsNone() {
		if loop = th.EventLoop; loop.IsAbsent() {
			return py.Value{}, noLoop()
		}
	}
	s := stateOf(th)
	var found []py.Value
	th.Interp.Registered(func(v py.Value) {
		if t := toTask(v); t != nil && t.listed && t.loop == loop && t.state == pending {
			found = append(found, v)
		}
	})
	var others []py.Value
	for i := 0; ; {
		k, ref, ok := s.foreign.Next(&i)
		if !ok {
			break
		}
		if v := py.WeakTargetNow(th, py.Cast[py.WeakRef](ref)); v.IsNone() || v.IsAbsent() {
			_, _, _ = s.foreign.Delete(th, k)
		} else {
			others = append(others, v)
		}
	}
	for i := 0; ; {
		k, _, ok := s.eager.Next(&i)
		if !ok {
			break
		}
		others = append(others, k)
	}
	th.Pin(others)
	defer th.Unpin()
	th.Pin(found)
	defer th.Unpin()
	for i, v := range others {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		l, err := loopOf(th, v)
		if err != nil {
			return py.Value{}, err
		}
		if l != loop {
			continue
		}
		r, err := callMethod(th, v, nameDone, nil)
		if err != nil {
			return py.Value{}, err
		}
		if done, err := py.Truth(th, r); err != nil {
			return py.Value{}, err
		} else if !done {
			found = append(found, v)
		}
	}
	set, err := py.NewSetFrom(th, py.NewTuple(found).Value())
	if err != nil {
		return py.Value{}, err
	}
	return set.Value(), nil
}
