package thread

// This file defines the type _thread.lock.

import (
	"fmt"
	"time"

	"github.com/hognose/hognose/py"
)

// Lock is the Python type _thread.lock. The VM lock guards it, so that taking a
// free one costs no more than looking at it.
type Lock struct {
	py.Object
	locked  bool
	owner   *py.Owner // who took it; anybody may release it
	waiters py.WaitQueue
}

var lockType = &py.Type{Name: "lock", Module: "_thread", Flags: py.FlagHasWeakref,
	Doc: "A lock that one thread at a time can hold.\n\nacquire() takes it, waiting until it is free; release() gives it back, which any\nthread may do; with a with statement it is held in the body."}

func init() {
	t := lockType
	t.SetLayout(py.LayoutOf[Lock]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		if len(args) > 0 {
			if len(kw) > 0 {
				return py.Value{}, py.TypeErrorf("lock() takes no keyword arguments")
			}
			return py.Value{}, py.TypeErrorf("lock expected 0 arguments, got %d", len(args))
		}
		return NewLock().Value(), nil
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		word := "unlocked"
		if lockOf(v).isLocked() {
			word = "locked"
		}
		return py.String(fmt.Sprintf("<%s %s object at %#x>", word, v.Type().QualifiedName(th), py.ID(v))), nil
	}
	acquire := func(th *py.Thread, a []py.Value) (py.Value, error) {
		l := lockOf(a[0])
		if len(a) == 1 {
			return l.enter(th)
		}
		wait, deadline, err := acquireArgs(th, a[1], a[2])
		if err != nil {
			return py.Value{}, err
		}
		ok, err := l.Acquire(th, wait, deadline)
		return py.Bool(ok), err
	}
	const acquireDoc = "Take the lock, waiting for it if blocking is true, for at most timeout seconds\nif that is not negative. Return whether it was taken."
	const releaseDoc = "Give the lock back."
	release := func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, lockOf(a[0]).Release() }
	locked := func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(lockOf(a[0]).isLocked()), nil }
	t.Methods = []py.NativeDef{
		{Sig: "acquire(self, /, blocking=True, timeout=-1)", Doc: acquireDoc, Fn: acquire},
		{Sig: "acquire_lock(self, /, blocking=True, timeout=-1)", Doc: "Another name of acquire().", Fn: acquire},
		{Sig: "release(self, /)", Doc: releaseDoc, Fn: release},
		{Sig: "release_lock(self, /)", Doc: "Another name of release().", Fn: release},
		{Sig: "locked(self, /)", Doc: "Return whether somebody holds the lock.", Fn: locked},
		{Sig: "locked_lock(self, /)", Doc: "Another name of locked().", Fn: locked},
		{Sig: "__enter__(self, /)", Doc: acquireDoc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return lockOf(a[0]).enter(th) }},
		{Sig: "__exit__(self, /, *exc_info)", Doc: releaseDoc, Fn: release, Flags: py.RawArgs},
		{Sig: "_at_fork_reinit(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			l := lockOf(a[0])
			l.locked, l.owner = false, nil
			l.waiters.WakeAll()
			return py.None, nil
		}},
	}
	py.Define(t)
}

// NewLock returns a new lock, which is free.
func NewLock() *Lock { return py.New[Lock](lockType) }

// Value returns the lock as a value.
func (l *Lock) Value() py.Value { return py.ValueOf(&l.Object) }

func lockOf(v py.Value) *Lock { return py.Cast[Lock](v) }

// isLocked reports whether somebody holds it; who was killed holds nothing.
func (l *Lock) isLocked() bool { return l.locked && (l.owner == nil || !l.owner.Dead) }

func (l *Lock) take(th *py.Thread) bool {
	if l.isLocked() {
		return false
	}
	l.locked, l.owner = true, th.Owner()
	return true
}

func (l *Lock) enter(th *py.Thread) (py.Value, error) {
	if l.take(th) {
		return py.True, nil
	}
	ok, err := l.Acquire(th, true, time.Time{})
	return py.Bool(ok), err
}

// Acquire takes the lock. Without wait it does not wait; with a deadline that is
// not zero it waits until then.
func (l *Lock) Acquire(th *py.Thread, wait bool, deadline time.Time) (bool, error) {
	if l.take(th) {
		return true, nil
	}
	if !wait {
		return false, nil
	}
	return l.waiters.Wait(th, py.Wait{What: "a lock"}, deadline, func() *py.Owner { return l.owner }, func() bool { return l.take(th) })
}

// Release gives the lock back.
func (l *Lock) Release() error {
	if !l.isLocked() {
		return py.RuntimeErrorf("release unlocked lock")
	}
	if l.waiters.Empty() {
		l.locked, l.owner = false, nil
		return nil
	}
	if next := l.waiters.WakeFirst(); next != nil {
		l.owner = next.Owner()
	} else {
		l.locked, l.owner = false, nil
	}
	return nil
}

// acquireArgs reads the arguments of acquire.
func acquireArgs(th *py.Thread, blocking, timeout py.Value) (wait bool, deadline time.Time, err error) {
	if wait, err = py.Truth(th, blocking); err != nil {
		return false, deadline, err
	}
	if n, ok := py.AsInt(timeout); ok && n == -1 {
		return wait, deadline, nil
	}
	d, err := py.Seconds(th, timeout)
	if err != nil {
		return false, deadline, err
	}
	if f, ok := py.AsFloat(timeout); ok && f == -1 {
		return wait, deadline, nil
	}
	switch {
	case !wait:
		return false, deadline, py.ValueErrorf("can't specify a timeout for a non-blocking call")
	case d < 0:
		return false, deadline, py.ValueErrorf("timeout value must be a non-negative number")
	}
	return true, time.Now().Add(d), nil
}

// acquireMasked takes the lock back; only a kill ends the wait.
func (l *Lock) acquireMasked(th *py.Thread) error {
	for !l.take(th) {
		ok, err := l.waiters.Wait(th, py.Wait{What: "a lock", Masked: true}, time.Time{}, func() *py.Owner { return l.owner }, func() bool { return l.take(th) })
		if ok || err != nil {
			return err
		}
	}
	return nil
}
