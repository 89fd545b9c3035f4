package hognose

// This file defines what a host decides about Python threads, and what it learns
// of them.

import (
	"context"
	"slices"
	"time"

	"github.com/hognose/hognose/internal/runtime"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// Threads says how the threads that a script starts begin and end. The zero value
// is python3's way: a goroutine for each; the end of the script waits for those
// that are not daemons, and ends the daemons.
//
// The functions are called without the VM's lock and must not call the VM. A panic in Start or Enter counts as their
// error, one in Exit is dropped.
type Threads struct {
	// End is what the end of a script does with threads that still run.
	End EndPolicy
	// Grace is, for EndStop, how long they may clean up. 0 means Config.Grace.
	Grace time.Duration

	// Start runs f on a goroutine other than the caller's, once. nil: go f(). An error
	// makes the start fail with RuntimeError; f must not run then.
	Start func(f func()) error
	// Enter is called on the goroutine of a thread before the thread's first Python
	// code. An error makes the start fail with RuntimeError.
	Enter func(t ThreadInfo) error
	// Exit is called on the same goroutine after the last Python code, once for each
	// Enter that returned nil (each start, without Enter), whatever ended the thread:
	// also a kill, a panic, runtime.Goexit, or Close.
	Exit func(t ThreadInfo)
	// OSThread locks the goroutine to one OS thread from before Enter until after Exit.
	OSThread bool
	// Idle is how long a goroutine whose thread has ended waits for the run to start
	// another, which it then runs. Enter and Exit frame the goroutine's life, not each
	// thread's, and join returns before the goroutine is gone. Nothing waits beyond
	// the end of the run.
	Idle time.Duration
}

// EndPolicy is what the end of a script does with the threads that still run.
type EndPolicy = runtime.EndPolicy

// The policies.
const (
	EndJoin EndPolicy = runtime.EndJoin // wait for those that are not daemons, then kill the daemons
	EndStop EndPolicy = runtime.EndStop // interrupt all; kill those that have not ended after the grace period
	EndKill EndPolicy = runtime.EndKill // kill all
)

// ErrScriptEnded is why threads were stopped that still ran at the end of the script.
var ErrScriptEnded = runtime.ErrScriptEnded

// ThreadInfo is who a thread is.
type ThreadInfo struct {
	ID       int64  // threading.get_ident(): never used again in its VM
	NativeID int64  // threading.get_native_id()
	Name     string // at this moment
	Daemon   bool   // the end of the script does not wait for it
	Main     bool   // the thread of the run itself
}

func threadInfo(t *py.ThreadInfo) ThreadInfo {
	return ThreadInfo{ID: t.ID, NativeID: t.NativeID, Name: t.Name(), Daemon: t.Daemon, Main: t.Main}
}

// Threads returns the run's threads, the main thread first.
func (r *Run) Threads() []ThreadInfo {
	var out []ThreadInfo
	for _, th := range r.in.Threads() {
		out = append(out, threadInfo(th.Info))
	}
	return out
}

// ThreadEnd is how a thread ended.
type ThreadEnd = py.ThreadEnd

// The ends.
const (
	ThreadRunning  ThreadEnd = py.Running       // it has not ended
	ThreadReturned ThreadEnd = py.Returned      // its function returned, or raised SystemExit
	ThreadRaised   ThreadEnd = py.Raised        // by an exception that nobody handled
	ThreadKilled   ThreadEnd = py.Killed        // by a kill
	ThreadRefused  ThreadEnd = py.FailedToEnter // Threads.Enter failed: it ran no Python code
)

// ThreadReport tells how a thread of a run ended.
type ThreadReport struct {
	ThreadInfo
	End ThreadEnd
	Err error // the exception, the cause of the kill, or the error of Enter
	// Traceback is the report of the exception, or where the thread was when it was killed.
	Traceback string
}

// threadReports makes the reports of the threads that have ended.
func (r *Run) threadReports() []ThreadReport {
	where := map[int64]vm.Where{}
	for _, w := range r.in.Stopped() {
		where[w.Thread] = w
	}
	var out []ThreadReport
	for _, t := range r.in.Endings() {
		rep := ThreadReport{ThreadInfo: threadInfo(t), End: t.End, Err: t.Err}
		if py.AsException(t.Err) != nil {
			rep.Traceback = r.vm.r.FormatError(t.Err)
			rep.Err = r.vm.result(t.Err)
		} else if w, ok := where[t.ID]; ok {
			rep.Traceback = tracebackOf(w)
		}
		out = append(out, rep)
	}
	return out
}

// ThreadReports returns how the threads that the run started have ended, in the
// order in which they did: of a run that is over. Of very many it has the first.
func (r *Run) ThreadReports() []ThreadReport {
	r.vm.mu.Lock()
	defer r.vm.mu.Unlock()
	return r.reports
}

// Last returns the last run that is over, or nil. Safe from any goroutine.
func (v *VM) Last() *Run {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.last
}

// hooks returns the hooks as the evaluator has them.
func (t *Threads) hooks() vm.Hooks {
	h := vm.Hooks{Start: t.Start, OSThread: t.OSThread, Idle: t.Idle}
	if t.Enter != nil {
		h.Enter = func(i *py.ThreadInfo) error { return t.Enter(threadInfo(i)) }
	}
	if t.Exit != nil {
		h.Exit = func(i *py.ThreadInfo) { t.Exit(threadInfo(i)) }
	}
	return h
}

// KillThread kills one thread of the run, by its identity; the main thread cannot
// be killed alone. It reports whether the thread was there. A nil cause stands for
// context.Canceled.
func (r *Run) KillThread(id int64, cause error) bool {
	for i, th := range r.in.Threads() {
		if th.Info.ID == id && i > 0 {
			return r.in.KillThread(th, orCanceled(cause))
		}
	}
	return false
}

// WhenBusy says what a method that runs code does while another goroutine runs
// code in the VM.
type WhenBusy uint8

// The choices.
const (
	BusyError WhenBusy = iota // it returns ErrBusy
	BusyWait                  // it waits for its turn, until its ctx ends
)

// turn waits until the VM is free. v.mu is held, also when it returns.
func (v *VM) turn(ctx context.Context) error {
	if v.closed || v.busy == nil && !v.promised {
		return nil
	}
	if v.cfg.WhenBusy != BusyWait {
		return ErrBusy
	}
	me := make(chan struct{})
	v.waiting = append(v.waiting, me)
	v.mu.Unlock()
	select {
	case <-me:
	case <-ctx.Done():
	}
	v.mu.Lock()
	if i := slices.Index(v.waiting, me); i >= 0 { // ctx ended before its turn came
		v.waiting = slices.Delete(v.waiting, i, i+1)
		return &StopError{Cause: context.Cause(ctx)}
	}
	v.promised = false
	if ctx.Err() != nil {
		v.wakeNext()
		return &StopError{Cause: context.Cause(ctx)}
	}
	return nil
}

// wakeNext lets the next one who waits for the VM have it, and nobody else in
// between. v.mu is held.
func (v *VM) wakeNext() {
	if len(v.waiting) > 0 && v.busy == nil {
		v.promised = true
		close(v.waiting[0])
		v.waiting = v.waiting[1:]
	}
}

// enter calls Config.Entry; what it returns is to be called at the end.
func (v *VM) enter() (leave func()) {
	if v.cfg.Entry == nil {
		return func() {}
	}
	if leave = v.cfg.Entry(); leave == nil {
		return func() {}
	}
	return leave
}
