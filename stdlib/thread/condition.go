package thread

// This file defines the type _thread._Condition, which threading.Condition adds
// little to.

import (
	"fmt"
	"slices"
	"time"

	"github.com/hognose/hognose/py"
)

// condition is the Python type _thread._Condition. What it does with the locks of
// this package is done in one go, so that nothing from outside can tear it; other
// locks are used through their methods. The VM lock guards it.
type condition struct {
	py.Object
	lock    py.Value
	waiters []*conditionWaiter // that were not notified, in order
}

// conditionWaiter is a thread in wait().
type conditionWaiter struct {
	queue    py.WaitQueue // of that thread only
	notified bool
}

var conditionType = &py.Type{Name: "_Condition", Module: "_thread", Flags: py.FlagHasWeakref | py.FlagBaseType,
	Doc: "A place where threads wait until another one tells them to go on."}

func init() {
	t := conditionType
	t.SetLayout(py.LayoutOf[condition]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[condition](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "Condition(self, lock=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		c := py.Cast[condition](a[0])
		if c.lock = a[1]; c.lock.IsNone() {
			c.lock = py.ValueOf(&py.New[RLock](rlockType).Object)
		}
		return py.None, nil
	}})
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		c, err := conditionOf(v)
		if err != nil {
			return py.Value{}, err
		}
		s, err := py.StrOf(th, c.lock)
		if err != nil {
			return py.Value{}, err
		}
		return py.String(fmt.Sprintf("<Condition(%s, %d)>", s.String(), len(c.waiters))), nil
	}
	// What is the lock's.
	for _, name := range []string{"acquire", "release", "locked"} {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			c, err := conditionOf(v)
			if err != nil {
				return py.Value{}, err
			}
			return py.GetAttrGo(th, c.lock, name)
		}})
	}
	t.Getters = append(t.Getters, py.GetSetDef{Name: "_lock", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		c, err := conditionOf(v)
		if err != nil {
			return py.Value{}, err
		}
		return c.lock, nil
	}})
	method := func(f func(c *condition, th *py.Thread, a []py.Value) (py.Value, error)) py.NativeFunc {
		return func(th *py.Thread, a []py.Value) (py.Value, error) {
			c, err := conditionOf(a[0])
			if err != nil {
				return py.Value{}, err
			}
			return f(c, th, a[1:])
		}
	}
	t.Methods = []py.NativeDef{
		{Sig: "__enter__(self, /)", Doc: "Take the lock.", Fn: method((*condition).enter)},
		{Sig: "__exit__(self, /, *exc_info)", Doc: "Give the lock back.", Flags: py.RawArgs, Fn: method((*condition).exit)},
		{Sig: "wait(self, timeout=None)", Doc: "Give the lock back, wait for notify() or the time-out, take the lock again.\n\nReturn whether it was notify().", Fn: method((*condition).wait)},
		{Sig: "notify(self, n=1)", Doc: "Let n threads that wait go on.", Fn: method((*condition).notify)},
		{Sig: "notify_all(self)", Doc: "Let all threads that wait go on.", Fn: method(func(c *condition, th *py.Thread, a []py.Value) (py.Value, error) {
			return c.wake(th, len(c.waiters))
		})},
		{Sig: "_is_owned(self)", Doc: "Return whether this thread holds the lock.", Fn: method(func(c *condition, th *py.Thread, a []py.Value) (py.Value, error) {
			ok, err := c.owned(th)
			return py.Bool(ok), err
		})},
		{Sig: "_release_save(self)", Doc: "Give the lock back wholly and return what _acquire_restore needs.", Fn: method(func(c *condition, th *py.Thread, a []py.Value) (py.Value, error) {
			return c.release(th)
		})},
		{Sig: "_acquire_restore(self, state)", Doc: "Take the lock back as it was.", Fn: method(func(c *condition, th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, c.restore(th, a[0])
		})},
		{Sig: "_at_fork_reinit(self)", Fn: method(func(c *condition, th *py.Thread, a []py.Value) (py.Value, error) {
			c.waiters = nil
			return th.CallMethodGo(c.lock, "_at_fork_reinit")
		})},
	}
	py.Define(t)
}

// conditionOf returns the condition; the error says that __init__ was not called.
func conditionOf(v py.Value) (*condition, error) {
	c := py.Cast[condition](v)
	if c.lock.IsAbsent() {
		return nil, py.Errorf(py.AttributeError, "'%s' object has no attribute '_lock'", v.Type().Name)
	}
	return c, nil
}

func (c *condition) enter(th *py.Thread, _ []py.Value) (py.Value, error) {
	switch c.lock.Type() {
	case lockType:
		return lockOf(c.lock).enter(th)
	case rlockType:
		return rlockOf(c.lock).enter(th)
	}
	return th.CallMethodGo(c.lock, "__enter__")
}

func (c *condition) exit(th *py.Thread, a []py.Value) (py.Value, error) {
	switch c.lock.Type() {
	case lockType:
		return py.None, lockOf(c.lock).Release()
	case rlockType:
		return py.None, rlockOf(c.lock).Release(th)
	}
	return th.CallMethodGo(c.lock, "__exit__", a...)
}

// owned reports whether the thread holds the lock; of a plain lock, whether anybody does.
func (c *condition) owned(th *py.Thread) (bool, error) {
	switch c.lock.Type() {
	case lockType:
		return lockOf(c.lock).isLocked(), nil
	case rlockType:
		return rlockOf(c.lock).ownedBy(th), nil
	}
	m, err := py.LookupAttrGo(th, c.lock, "_is_owned")
	if err != nil {
		return false, err
	}
	if !m.IsAbsent() {
		v, err := th.Call(m)
		if err != nil {
			return false, err
		}
		return py.Truth(th, v)
	}
	v, err := th.CallMethodGo(c.lock, "acquire", py.False)
	if err != nil {
		return false, err
	}
	free, err := py.Truth(th, v)
	if free && err == nil {
		_, err = th.CallMethodGo(c.lock, "release")
	}
	return !free, err
}

// release gives the lock back wholly; state is what restore needs.
func (c *condition) release(th *py.Thread) (state py.Value, err error) {
	switch c.lock.Type() {
	case lockType:
		return py.None, lockOf(c.lock).Release()
	case rlockType:
		return rlockOf(c.lock).releaseAll(th)
	}
	m, err := py.LookupAttrGo(th, c.lock, "_release_save")
	if err != nil {
		return py.Value{}, err
	}
	if m.IsAbsent() {
		return th.CallMethodGo(c.lock, "release")
	}
	return th.Call(m)
}

// restore takes the lock back as it was.
func (c *condition) restore(th *py.Thread, state py.Value) error {
	switch c.lock.Type() {
	case lockType:
		return lockOf(c.lock).acquireMasked(th)
	case rlockType:
		return rlockOf(c.lock).restore(th, state)
	}
	m, err := py.LookupAttrGo(th, c.lock, "_acquire_restore")
	switch {
	case err != nil:
		return err
	case m.IsAbsent():
		_, err = th.CallMethodGo(c.lock, "acquire")
	default:
		_, err = th.Call(m, state)
	}
	return err
}

func (c *condition) wait(th *py.Thread, a []py.Value) (py.Value, error) {
	switch ok, err := c.owned(th); {
	case err != nil:
		return py.Value{}, err
	case !ok:
		return py.Value{}, py.RuntimeErrorf("cannot wait on un-acquired lock")
	}
	var deadline time.Time
	look := false // without waiting
	if !a[0].IsNone() {
		d, err := py.Seconds(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		look, deadline = d <= 0, time.Now().Add(d)
	}
	me := &conditionWaiter{}
	c.waiters = append(c.waiters, me)
	state, err := c.release(th)
	if err != nil {
		c.forget(me)
		return py.Value{}, err
	}
	if !look {
		_, err = me.queue.Wait(th, py.Wait{What: "a condition"}, deadline, nil, func() bool { return me.notified })
	}
	// Whatever ended the wait, the with statement around it has the lock to give back.
	rerr := c.restore(th, state)
	c.forget(me)
	if err == nil {
		err = rerr
	}
	return py.Bool(me.notified), err
}

// forget takes out who does not wait any more.
func (c *condition) forget(w *conditionWaiter) {
	if !w.notified {
		c.waiters = slices.DeleteFunc(c.waiters, func(o *conditionWaiter) bool { return o == w })
	}
}

func (c *condition) notify(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := py.IndexInt(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	return c.wake(th, n)
}

// wake lets n threads go on.
func (c *condition) wake(th *py.Thread, n int) (py.Value, error) {
	switch ok, err := c.owned(th); {
	case err != nil:
		return py.Value{}, err
	case !ok:
		return py.Value{}, py.RuntimeErrorf("cannot notify on un-acquired lock")
	}
	for ; n > 0 && len(c.waiters) > 0; n-- {
		w := c.waiters[0]
		c.waiters[0] = nil
		c.waiters = c.waiters[1:]
		w.notified = true
		w.queue.WakeAll()
	}
	return py.None, nil
}
