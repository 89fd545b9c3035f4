package runtime

// This file holds the locks of modules that are being imported: a thread that
// imports a module whose code another thread is running waits until that is done,
// unless the other one waits for this one.

import (
	"context"
	"fmt"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// importLocks are the locks of a VM, guarded by the VM lock.
type importLocks struct {
	held  map[string]*moduleLock // by the module's name, while a thread has it
	asked *py.Dict               // _module_locks: weak references to those that _get_module_lock gave, by the module's name
	waits map[*vm.Thread]*moduleLock
}

// moduleLock is the Python type _ModuleLock: the lock of a module, which its owner may take again.
type moduleLock struct {
	py.Object
	locks *importLocks
	name  string
	named bool // it is the one that the imports of the module take
	owner *vm.Thread
	count int
	done  chan struct{} // closed when the owner is finished; made by the first who waits
}

var (
	moduleLockType = &py.Type{Name: "_ModuleLock", Module: "_frozen_importlib", Flags: py.FlagBaseType | py.FlagHasWeakref, Doc: "The lock of a module that is imported. The thread that has it may take it again; one that would wait for\nitself, through others, gets _DeadlockError."}
	deadlockError  = &py.Type{Name: "_DeadlockError", Module: "_frozen_importlib", Base: py.RuntimeError, Flags: py.FlagBaseType}
)

func init() {
	t := moduleLockType
	t.SetLayout(py.LayoutOf[moduleLock]())
	lock := func(v py.Value) *moduleLock { return py.Cast[moduleLock](v) }
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		k := py.New[moduleLock](cls)
		k.locks = &of(th).locks
		return k.value(), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "__init__(self, name)", Flags: py.PythonErrors, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := strArg(a[1], "module name")
		if k := lock(a[0]); err == nil && !k.named {
			k.name = name
		}
		return py.None, err
	}})
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		s, err := lock(v).text(th)
		return py.String(s), err
	}
	t.Methods = []py.NativeDef{
		{Sig: "acquire(self)", Doc: "Take the lock, when it is free or this thread has it. If another thread has it that waits for this one, through others, _DeadlockError is raised.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			k := lock(a[0])
			ok, err := k.acquire(th)
			if ok || err != nil {
				return py.True, err
			}
			text, err := k.text(th)
			if err == nil {
				err = py.Errorf(deadlockError, "deadlock detected by %s", text)
			}
			return py.Value{}, err
		}},
		{Sig: "release(self)", Doc: "Give the lock back once.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			k := lock(a[0])
			if k.owner != vm.Of(th) {
				return py.Value{}, py.RuntimeErrorf("cannot release un-acquired lock")
			}
			k.release()
			return py.None, nil
		}},
	}
	t.Getters = []py.GetSetDef{{Name: "name", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.String(lock(v).name), nil }}}
	py.Define(t)
	py.Define(deadlockError)
}

func (k *moduleLock) value() py.Value { return py.ValueOf(&k.Object) }

func (k *moduleLock) text(th *py.Thread) (string, error) {
	name, err := py.ReprGo(th, py.String(k.name))
	return fmt.Sprintf("_ModuleLock(%s) at %d", name, py.ID(k.value())), err
}

// acquire takes the lock, or returns false where the thread would wait for itself, through others.
func (k *moduleLock) acquire(pt *py.Thread) (bool, error) {
	th, l := vm.Of(pt), k.locks
	for k.owner != nil && k.owner != th {
		if l.deadlock(th, k) {
			return false, nil
		}
		if k.done == nil {
			k.done = make(chan struct{})
		}
		if l.waits == nil {
			l.waits = map[*vm.Thread]*moduleLock{}
		}
		l.waits[th] = k
		done := k.done
		err := pt.BlockIn("the import of "+k.name, func(ctx context.Context) error {
			select {
			case <-done:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		delete(l.waits, th)
		if err != nil {
			return false, err
		}
	}
	if k.owner = th; k.named && k.count == 0 {
		if l.held == nil {
			l.held = map[string]*moduleLock{}
		}
		l.held[k.name] = k
	}
	k.count++
	return true, nil
}

// release gives the lock back once, if there is one.
func (k *moduleLock) release() {
	if k == nil {
		return
	}
	if k.count--; k.count > 0 {
		return
	}
	k.owner = nil
	if k.named {
		delete(k.locks.held, k.name)
	}
	if k.done != nil {
		close(k.done)
		k.done = nil
	}
}

// deadlock reports whether the owner of k waits, through others, for th.
func (l *importLocks) deadlock(th *vm.Thread, k *moduleLock) bool {
	for n := 0; n <= len(l.waits); n++ {
		w := l.waits[k.owner]
		if w == nil {
			return false
		}
		if w.owner == th {
			return true
		}
		k = w
	}
	return false
}

// of returns the lock of a module.
func (l *importLocks) of(th *py.Thread, name string) *moduleLock {
	if k := l.held[name]; k != nil {
		return k
	}
	if k, _ := l.known(th, name); k != nil {
		return k
	}
	k := py.New[moduleLock](moduleLockType)
	k.locks, k.name, k.named = l, name, true
	return k
}

// known returns the lock of a module that _module_locks has, if it is there, and the reference to it.
func (l *importLocks) known(th *py.Thread, name string) (*moduleLock, *py.WeakRef) {
	if l.asked == nil || l.asked.Len() == 0 {
		return nil, nil
	}
	v, ok := l.asked.GetStr(th.Intern(name))
	if !ok || v.Type() != py.WeakRefType {
		return nil, nil
	}
	ref := py.Cast[py.WeakRef](v)
	if v := py.WeakTargetNow(th, ref); !v.IsAbsent() && v.Type() == moduleLockType {
		return py.Cast[moduleLock](v), ref
	}
	return nil, nil
}

// acquire takes and returns the lock of a module, which is to be released. A thread that would wait for itself, through
// others, goes on with none: it sees the module as it is.
func (l *importLocks) acquire(pt *py.Thread, name string) (*moduleLock, error) {
	k := l.of(pt, name)
	ok, err := k.acquire(pt)
	if !ok {
		return nil, err
	}
	return k, nil
}

// moduleLocks returns _module_locks.
func (l *importLocks) moduleLocks() py.Value {
	if l.asked == nil {
		l.asked = py.NewDict()
	}
	return l.asked.Value()
}

// ask is _get_module_lock: the lock of a module, which _module_locks has as long as somebody has it.
func (l *importLocks) ask(th *py.Thread, name string) (py.Value, error) {
	k := l.of(th, name)
	if old, _ := l.known(th, name); old == k {
		return k.value(), nil
	}
	var made *py.WeakRef
	gone := py.Func("gone(ref, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
		// The lock may have a successor.
		if v, ok := l.asked.GetStr(th.Intern(name)); ok && v.Type() == py.WeakRefType && py.Cast[py.WeakRef](v) == made {
			l.asked.DeleteStr(th.Intern(name))
		}
		return py.None, nil
	})
	ref, err := py.NewWeakRef(th, py.WeakRefType, k.value(), gone)
	if err != nil {
		return py.Value{}, err
	}
	made = py.Cast[py.WeakRef](ref)
	l.asked.SetGo(th, name, ref)
	return k.value(), nil
}
