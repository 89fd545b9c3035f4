package runtime

// This file holds the locks of modules that are being imported: a thread that
// imports a module whose code another thread is running waits until that is done,
// unless the other one waits for this one.

import (
	"context"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// importLocks are the locks of a VM, guarded by the VM lock.
type importLocks struct {
	held  map[string]*importLock
	waits map[*vm.Thread]*importLock
}

type importLock struct {
	owner *vm.Thread
	count int
	done  chan struct{} // closed when the owner is finished; made by the first who waits
}

// acquire takes the lock of a module. A thread that would wait for itself, through
// others, gets it at once: it sees the module as it is.
func (l *importLocks) acquire(pt *py.Thread, name string) error {
	th := vm.Of(pt)
	for {
		k := l.held[name]
		if k == nil {
			if l.held == nil {
				l.held = map[string]*importLock{}
			}
			l.held[name] = &importLock{owner: th, count: 1}
			return nil
		}
		if k.owner == th || l.deadlock(th, k) {
			k.count++
			return nil
		}
		if k.done == nil {
			k.done = make(chan struct{})
		}
		if l.waits == nil {
			l.waits = map[*vm.Thread]*importLock{}
		}
		l.waits[th] = k
		err := pt.BlockIn("the import of "+name, func(ctx context.Context) error {
			select {
			case <-k.done:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		delete(l.waits, th)
		if err != nil {
			return err
		}
	}
}

// deadlock reports whether the owner of k waits, through others, for th.
func (l *importLocks) deadlock(th *vm.Thread, k *importLock) bool {
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

// release gives the lock back.
func (l *importLocks) release(pt *py.Thread, name string) {
	k := l.held[name]
	if k == nil {
		return
	}
	if k.count--; k.count > 0 {
		return
	}
	delete(l.held, name)
	if k.done != nil {
		close(k.done)
	}
}
