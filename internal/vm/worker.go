package vm

// This file defines the goroutines that Python threads run on, and what the host
// does around them. One serves one thread, or, if the host lets it wait for more,
// several one after the other.

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/hognose/hognose/py"
)

// Hooks are what the host does around the goroutines of threads. They are called
// without the VM lock; they must not call the VM. A panic in Start or Enter is an error of theirs, one in Exit is dropped.
type Hooks struct {
	// Start runs f on a goroutine: a new one, or one that is free. nil: go f().
	Start func(f func()) error
	// Enter is called on the goroutine before it runs its first Python code, Exit after
	// its last, once for each Enter that returned nil. An error of Enter is that of the
	// start of the thread.
	Enter func(t *py.ThreadInfo) error
	Exit  func(t *py.ThreadInfo)
	// OSThread keeps the goroutine on one OS thread from before Enter until after Exit.
	OSThread bool
	// Idle is how long a goroutine waits for another thread of the same run to run.
	Idle time.Duration
}

// worker is such a goroutine.
type worker struct {
	run     *Run
	jobs    chan *Thread  // the next thread; closed: there is none
	entered chan struct{} // closed when Enter has returned; nil: there is no Enter
	refused error         // what it returned
}

// assign finds a goroutine for the thread. If the worker it returns is not nil the
// thread has only started when the host has let it in.
func (v *VM) assign(r *Run, th *Thread) (*worker, error) {
	h := &v.Hooks
	if h.Idle > 0 {
		v.mu.Lock()
		if n := len(v.idle); n > 0 {
			w := v.idle[n-1]
			v.idle = v.idle[:n-1]
			v.mu.Unlock()
			w.jobs <- th
			return nil, nil
		}
		v.mu.Unlock()
	}
	w := &worker{run: r}
	if h.Enter != nil {
		w.entered = make(chan struct{})
	}
	if h.Idle > 0 {
		w.jobs = make(chan *Thread, 1)
	}
	r.goroutines.Add(1)
	if h.Start == nil {
		go v.work(w, th)
	} else if err := v.startOn(w, th); err != nil {
		return nil, err
	}
	if h.Enter == nil {
		return nil, nil
	}
	return w, nil
}

// startOn has the host run the worker. The host may say that it failed, or panic, when it has run it all the same, and run
// it twice: once is what counts.
func (v *VM) startOn(w *worker, th *Thread) error {
	var begun atomic.Bool
	err := errGoexit
	defer func() {
		if err != nil && begun.CompareAndSwap(false, true) {
			w.run.gone()
		}
	}()
	err = hosted(func() error {
		return v.Hooks.Start(func() {
			if begun.CompareAndSwap(false, true) {
				v.work(w, th)
			}
		})
	})
	if begun.Load() {
		err = nil
	}
	return err
}

// hosted calls a function of the host; a panic is its error.
func hosted(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("a function of the host panicked: %v", r)
		}
	}()
	return f()
}

// letIn calls Enter, and reports whether it has let the thread in.
func (v *VM) letIn(w *worker, th *Thread) bool {
	info := th.Info
	w.refused = errGoexit // should it not return
	defer func() {
		close(w.entered)
		if w.refused == nil {
			return
		}
		info.End, info.Err = py.FailedToEnter, w.refused
		v.lock.acquire(th)
		v.endThread(th)
		if v.Hooks.Idle > 0 {
			info.Ended()
		}
	}()
	w.refused = hosted(func() error { return v.Hooks.Enter(info) })
	return w.refused == nil
}

// work is the goroutine. Everything that must happen at its end is deferred: the
// code of the host may end a goroutine.
func (v *VM) work(w *worker, th *Thread) {
	h := &v.Hooks
	defer w.run.gone()
	info := th.Info
	defer func() {
		if h.Idle <= 0 {
			info.Ended() // the last that is done for the thread, so that join waits for all of it
		}
	}()
	if h.OSThread {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
	}
	if h.Enter != nil && !v.letIn(w, th) {
		return
	}
	if h.Exit != nil {
		defer func() {
			_ = hosted(func() error { h.Exit(info); return nil })
		}()
	}
	if h.Idle <= 0 {
		v.runThread(th)
		return
	}
	for ; th != nil; th = v.nextThread(w) {
		func() {
			defer th.Info.Ended()
			v.runThread(th)
		}()
	}
}

// nextThread waits for another thread to run; nil: there is none.
func (v *VM) nextThread(w *worker) *Thread {
	v.mu.Lock()
	if w.run.dismissed {
		v.mu.Unlock()
		return nil
	}
	v.idle = append(v.idle, w)
	v.mu.Unlock()
	patience := time.NewTimer(v.Hooks.Idle)
	defer patience.Stop()
	select {
	case th := <-w.jobs:
		return th
	case <-patience.C:
	}
	v.mu.Lock()
	for i, x := range v.idle {
		if x == w {
			v.idle = append(v.idle[:i], v.idle[i+1:]...)
			v.mu.Unlock()
			return nil
		}
	}
	v.mu.Unlock()
	return <-w.jobs // somebody has just taken it
}

// dismiss ends the goroutines that wait for threads.
func (v *VM) dismiss(r *Run) {
	v.mu.Lock()
	defer v.mu.Unlock()
	r.dismissed = true
	for _, w := range v.idle {
		close(w.jobs)
	}
	v.idle = nil
}
