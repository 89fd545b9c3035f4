package thread

// This file defines the type _thread.RLock.

import (
	"fmt"
	"time"

	"github.com/hognose/hognose/py"
)

// RLock is the Python type _thread.RLock: a lock that its owner may take again.
type RLock struct {
	py.Object
	owner   *py.Owner
	count   int
	waiters py.WaitQueue
}

var rlockType = &py.Type{Name: "RLock", Module: "_thread", Flags: py.FlagHasWeakref | py.FlagBaseType,
	Doc: "A lock that the thread which holds it may take again.\n\nIt is free when it was released as many times as it was taken."}

func init() {
	t := rlockType
	t.SetLayout(py.LayoutOf[RLock]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		// Arguments mean nothing and are deprecated; threading.RLock warns.
		return py.ValueOf(&py.New[RLock](cls).Object), nil
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		r := rlockOf(v)
		word, owner, count := "unlocked", int64(0), 0
		if r.held() {
			word, owner, count = "locked", r.owner.ID, r.count
		}
		return py.String(fmt.Sprintf("<%s %s object owner=%d count=%d at %#x>", word, v.Type().QualifiedName(th), owner, count, py.ID(v))), nil
	}
	enter := func(th *py.Thread, a []py.Value) (py.Value, error) { return rlockOf(a[0]).enter(th) }
	acquire := func(th *py.Thread, a []py.Value) (py.Value, error) {
		wait, deadline, err := acquireArgs(th, a[1], a[2])
		if err != nil {
			return py.Value{}, err
		}
		ok, err := rlockOf(a[0]).Acquire(th, wait, deadline)
		return py.Bool(ok), err
	}
	const acquireDoc = "Take the lock, once more if this thread holds it. Else wait for it if blocking is\ntrue, for at most timeout seconds if that is not negative. Return whether it was taken."
	t.Methods = []py.NativeDef{
		{Sig: "acquire(self, /, blocking=True, timeout=-1)", Doc: acquireDoc, Fn: acquire},
		{Sig: "release(self, /)", Doc: "Give the lock back once.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, rlockOf(a[0]).Release(th) }},
		{Sig: "locked(self, /)", Doc: "Return whether somebody holds the lock.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(rlockOf(a[0]).held()), nil }},
		{Sig: "__enter__(self, /)", Doc: acquireDoc, Fn: enter},
		{Sig: "__exit__(self, /, *exc_info)", Doc: "Give the lock back once.", Flags: py.RawArgs, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, rlockOf(a[0]).Release(th)
		}},
		{Sig: "_is_owned(self, /)", Doc: "Return whether this thread holds the lock: for Condition.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(rlockOf(a[0]).ownedBy(th)), nil }},
		{Sig: "_recursion_count(self, /)", Doc: "Return how often this thread has taken the lock.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if r := rlockOf(a[0]); r.ownedBy(th) {
				return py.Int(int64(r.count)), nil
			}
			return py.Int(0), nil
		}},
		{Sig: "_release_save(self, /)", Doc: "Give the lock back wholly and return what _acquire_restore needs: for Condition.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return rlockOf(a[0]).releaseAll(th)
		}},
		{Sig: "_acquire_restore(self, state, /)", Doc: "Take the lock back as it was: for Condition.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, rlockOf(a[0]).restore(th, a[1])
		}},
		{Sig: "_at_fork_reinit(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			r := rlockOf(a[0])
			r.owner, r.count = nil, 0
			r.waiters.WakeAll()
			return py.None, nil
		}},
	}
	py.Define(t)
}

func rlockOf(v py.Value) *RLock { return py.Cast[RLock](v) }

func notOwned() error { return py.RuntimeErrorf("cannot release un-acquired lock") }

func (r *RLock) held() bool { return r.count > 0 && !r.owner.Dead }

func (r *RLock) ownedBy(th *py.Thread) bool { return r.held() && r.owner == th.Owner() }

func (r *RLock) take(th *py.Thread) bool {
	o := th.Owner()
	switch {
	case !r.held():
		r.owner, r.count = o, 1
	case r.owner == o:
		r.count++
	default:
		return false
	}
	return true
}

func (r *RLock) enter(th *py.Thread) (py.Value, error) {
	if r.take(th) {
		return py.True, nil
	}
	ok, err := r.Acquire(th, true, time.Time{})
	return py.Bool(ok), err
}

// releaseAll gives the lock back however often it was taken; restore takes it so
// often again.
func (r *RLock) releaseAll(th *py.Thread) (state py.Value, err error) {
	if !r.ownedBy(th) {
		return py.Value{}, notOwned()
	}
	state = py.TupleOf(py.Int(int64(r.count)), py.Int(r.owner.ID))
	r.count = 1
	return state, r.Release(th)
}

func (r *RLock) restore(th *py.Thread, saved py.Value) error {
	state := py.ToTuple(saved)
	if state == nil {
		return py.TypeErrorf("_acquire_restore() argument 1 must be 2-item sequence, not %s", saved.Type().Name)
	}
	if n := len(state.Items()); n != 2 {
		return py.TypeErrorf("_acquire_restore() argument 1 must be sequence of length 2, not %d", n)
	}
	n, err := py.IndexInt(th, state.Items()[0])
	if err != nil {
		return err
	}
	if err := r.acquireMasked(th); err != nil {
		return err
	}
	r.count = max(n, 1)
	return nil
}

// Acquire takes the lock. Without wait it does not wait; with a deadline that is
// not zero it waits until then.
func (r *RLock) Acquire(th *py.Thread, wait bool, deadline time.Time) (bool, error) {
	if r.take(th) {
		return true, nil
	}
	if !wait {
		return false, nil
	}
	return r.wait(th, py.Wait{What: "an RLock"}, deadline)
}

func (r *RLock) wait(th *py.Thread, w py.Wait, deadline time.Time) (bool, error) {
	return r.waiters.Wait(th, w, deadline, func() *py.Owner { return r.owner }, func() bool { return r.take(th) })
}

// acquireMasked takes the lock back; only a kill ends the wait.
func (r *RLock) acquireMasked(th *py.Thread) error {
	for !r.take(th) {
		if ok, err := r.wait(th, py.Wait{What: "an RLock", Masked: true}, time.Time{}); ok || err != nil {
			return err
		}
	}
	return nil
}

// Release gives the lock back once.
func (r *RLock) Release(th *py.Thread) error {
	if !r.ownedBy(th) {
		return notOwned()
	}
	if r.count--; r.count > 0 {
		return nil
	}
	r.owner = nil
	if r.waiters.Empty() {
		return nil
	}
	if next := r.waiters.WakeFirst(); next != nil {
		r.owner, r.count = next.Owner(), 1
	}
	return nil
}
