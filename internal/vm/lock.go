package vm

// This file defines the VM lock: of the threads of a VM, the one that has it runs
// Python code.
//
// While a VM has one thread nobody takes the lock. It changes hands in the order
// in which threads came for it. Whoever waits longer than the switch interval
// makes the owner give it up at its next safepoint; a timer tells, which runs only
// while somebody waits.

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/hognose/hognose/py"
)

// DefaultSwitchInterval is sys.getswitchinterval() of a new VM.
const DefaultSwitchInterval = 5 * time.Millisecond

// lock is the lock of a VM.
type lock struct {
	interval atomic.Int64 // nanoseconds

	// shared tells that there is more than one thread. Only the running thread
	// looks at it and changes it.
	shared bool

	mu          sync.Mutex // guards what follows
	owner       *Thread
	first, last *Thread // those that wait, linked by lockNext
	timer       *time.Timer
	armed       bool
}

// lockPlace is a thread's place in the queue for the VM lock.
type lockPlace struct {
	lockTurn chan struct{} // it has the lock now
	lockNext *Thread
	gaveUp   bool // it has given up the lock for a wait
}

// release gives up the VM lock around a wait.
func (v *VM) release(th *Thread) {
	l := &v.lock
	if !l.shared {
		return
	}
	if len(v.threads) == 1 {
		l.shared = false // the others have ended
		return
	}
	th.gaveUp = true
	th.beginRun() // the native may hold objects meanwhile
	l.release(th)
}

// acquire takes it again.
func (v *VM) acquire(th *Thread) {
	if th.gaveUp {
		th.gaveUp = false
		v.lock.acquire(th)
		th.endRun()
	}
}

// lockWait is how a thread waits that lets others run.
var lockWait = py.Wait{What: "the VM lock", Masked: true}

// yield lets the others run who wait.
func (v *VM) yield(th *Thread) {
	th.ClearReason(py.ReasonYield)
	if !v.lock.shared || !th.park(lockWait, func() {}) {
		return
	}
	v.lock.release(th)
	v.lock.acquire(th)
	th.unpark()
}

// share makes the lock be taken from now on; th, which runs, has it.
func (l *lock) share(th *Thread) {
	if l.shared {
		return
	}
	l.shared = true
	l.mu.Lock()
	l.owner = th
	l.mu.Unlock()
}

// acquire waits for the lock. Nothing ends the wait early: a thread that must end
// needs the lock to unwind, and gets it as soon as the owner has heard.
func (l *lock) acquire(th *Thread) {
	l.mu.Lock()
	if l.owner == nil {
		l.owner = th
		l.mu.Unlock()
		return
	}
	if l.first == nil {
		l.first = th
	} else {
		l.last.lockNext = th
	}
	l.last = th
	l.arm()
	l.mu.Unlock()
	<-th.lockTurn
}

// release gives the lock to who has waited longest.
func (l *lock) release(th *Thread) {
	l.mu.Lock()
	th.ClearReason(py.ReasonYield)
	next := l.first
	l.owner = next
	if next == nil {
		l.mu.Unlock()
		return
	}
	l.first = next.lockNext
	next.lockNext = nil
	l.disarm()
	if l.first == nil {
		l.last = nil
	} else {
		l.arm()
	}
	l.mu.Unlock()
	next.lockTurn <- struct{}{}
}

func (l *lock) arm() {
	if l.armed {
		return
	}
	l.armed = true
	d := time.Duration(l.interval.Load())
	if l.timer == nil {
		l.timer = time.AfterFunc(d, l.expired)
	} else {
		l.timer.Reset(d)
	}
}

func (l *lock) disarm() {
	if l.armed {
		l.armed = false
		l.timer.Stop()
	}
}

// expired asks the owner to give up the lock.
func (l *lock) expired() {
	l.mu.Lock()
	l.armed = false
	if l.first != nil && l.owner != nil {
		l.owner.SetReason(py.ReasonYield)
	}
	l.mu.Unlock()
}

// SetSwitchInterval sets how long a thread runs while others wait.
func (v *VM) SetSwitchInterval(d time.Duration) { v.lock.interval.Store(int64(d)) }

// SwitchInterval returns what SetSwitchInterval set.
func (v *VM) SwitchInterval() time.Duration { return time.Duration(v.lock.interval.Load()) }
