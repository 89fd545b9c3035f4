package vm

// This file defines Run, one entry of the host into a VM, and the requests that
// end it or raise in its threads: who asked for what, and what became of it.
// How a thread takes a request is in deliver.go, how it waits in block.go.

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/hognose/hognose/py"
)

// Run is one entry of the host into a VM. Stops, budgets and threads belong to
// it: what is asked of a run never reaches the next one. VM.mu guards all of it.
// Its methods may be called from any goroutine.
type Run struct {
	VM    *VM
	Main  *Thread
	Grace time.Duration // between an interrupt and the kill; negative: an interrupt is a kill

	ctx       context.Context
	ended     bool
	threads   []*Thread // Main first
	interrupt *Request  // that is pending or was delivered
	kill      *Request
	timer     *time.Timer // kills when the grace is over
	stopped   []Where     // where the threads were when they took the stop
	budget    budget
	abandoned int  // calls that were left behind
	stepped   bool // it may be suspended
	pauser    *time.Timer

	// Of the first stop: where it is asked for and taken nothing is allocated, since who
	// allocates while Go's collector marks may have to wait for it.
	first  Request
	ending Kill

	goroutines atomic.Int64                  // of threads besides the main one that have not ended
	lastGone   atomic.Pointer[chan struct{}] // closed when there are none
	dismissed  bool                          // no goroutine may wait for another thread
	endings    []*py.ThreadInfo              // of the threads that have ended
}

// Outcome tells what became of a request.
type Outcome uint8

// The outcomes.
const (
	Pending   Outcome = iota // no thread has taken it yet
	Delivered                // a thread has taken it: it was raised, or the run unwinds
	TooLate                  // the run, or the thread, had ended
	Withdrawn                // Withdraw took it back in time
	Replaced                 // a later Raise for the same thread took its place
)

var outcomeNames = [...]string{"pending", "delivered", "too late", "withdrawn", "replaced"}

// String returns the outcome in words.
func (o Outcome) String() string { return outcomeNames[o] }

// Request is something asked of a run: a raise, an interrupt or a kill.
type Request struct {
	Cause error

	vm      *VM
	run     *Run
	thread  *Thread  // of a raise
	exc     py.Value // of a raise: a class or an instance
	outcome Outcome
	done    chan struct{} // closed when it is not pending any more; made when asked for
}

// Outcome returns what has become of the request so far.
func (q *Request) Outcome() Outcome {
	if q.vm == nil {
		return q.outcome
	}
	q.vm.mu.Lock()
	defer q.vm.mu.Unlock()
	return q.outcome
}

// Done is closed when the request is not pending any more.
func (q *Request) Done() <-chan struct{} {
	if q.vm == nil {
		return q.done
	}
	q.vm.mu.Lock()
	defer q.vm.mu.Unlock()
	if q.done == nil {
		q.done = make(chan struct{})
		if q.outcome != Pending {
			close(q.done)
		}
	}
	return q.done
}

// settle tells what became of the request. VM.mu is held.
func (q *Request) settle(o Outcome) {
	if q.outcome == Pending {
		q.outcome = o
		if q.done != nil {
			close(q.done)
		}
	}
}

// Withdraw takes the request back if it is still pending, and reports whether it did.
func (q *Request) Withdraw() bool {
	if q.vm == nil {
		return false
	}
	v := q.vm
	v.mu.Lock()
	defer v.mu.Unlock()
	if q.outcome != Pending {
		return false
	}
	q.settle(Withdrawn)
	r := q.run
	switch q {
	case r.interrupt:
		r.interrupt = nil
		r.stopTimer()
	case r.kill:
		r.kill = nil
		for _, th := range r.threads {
			if th.doom == nil {
				th.ClearReason(py.ReasonKill)
			}
		}
		return true
	default:
		if th := q.thread; th.async == q {
			th.async = nil
			if !th.hasRequest() {
				th.ClearReason(py.ReasonRaise)
			}
		}
	}
	return true
}

// tooLate returns the request of somebody who came after the end.
func tooLate(cause error) *Request {
	done := make(chan struct{})
	close(done)
	return &Request{Cause: cause, outcome: TooLate, done: done}
}

// RequestTooLate returns a request for which there was no run.
func RequestTooLate() *Request { return tooLate(nil) }

// RunOptions are what a run is given at its begin.
type RunOptions struct {
	Ctx   context.Context // its values reach host functions; watching its end is the caller's
	Grace time.Duration
	Steps int64         // budget of steps, 0: none
	Time  time.Duration // budget of execution time, 0: none
}

// Begin makes the thread, which has no run, the main thread of a new one.
func (v *VM) Begin(th *Thread, o RunOptions) *Run {
	r := &Run{VM: v, Main: th, Grace: o.Grace, ctx: o.Ctx}
	if r.ctx == nil {
		r.ctx = context.Background()
	}
	if v.Limits.Memory > 0 {
		v.memory.notOurs()
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.run = r
	r.budget.begin(r, o)
	r.add(th)
	return r
}

// add makes the thread one of the run's.
func (r *Run) add(th *Thread) {
	th.inRun = r
	th.interrupted = false
	th.ctx = context.WithoutCancel(r.ctx)
	th.ClearReason(py.ReasonKill | py.ReasonRaise | py.ReasonPause | py.ReasonDump)
	r.threads = append(r.threads, th)
	r.budget.enter(th)
}

// Add makes a new thread one of the run's, before its goroutine starts. It refuses
// when the run is being stopped, has ended, or has as many threads as it may.
func (r *Run) Add(th *Thread) error {
	v := r.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	switch {
	case r.ended || r.kill != nil || r.interrupt != nil:
		return errors.New("the run is being stopped")
	case v.Limits.Threads > 0 && len(r.threads) > v.Limits.Threads:
		return &LimitError{Limit: LimitThreads, Max: int64(v.Limits.Threads), Used: int64(len(r.threads))}
	}
	r.add(th)
	return nil
}

// Remove ends a thread's part in the run, when it has run its last Python code. A
// request that it has not taken came too late.
func (r *Run) Remove(th *Thread) {
	v := r.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	r.remove(th)
}

func (r *Run) remove(th *Thread) {
	if th.inRun != r {
		return
	}
	r.threads = slices.DeleteFunc(r.threads, func(t *Thread) bool { return t == th })
	r.budget.leave(th)
	if th.async != nil {
		th.async.settle(TooLate)
		th.async = nil
	}
	th.answerDumps()
	r.noteOuter(th)
	th.inRun, th.shields, th.doom = nil, 0, nil
	r.VM.tellBusy()
	th.ClearReason(py.ReasonKill | py.ReasonRaise | py.ReasonPause | py.ReasonDump)
	th.SetStepsLeft(noStepLimit)
}

const noStepLimit = 1 << 62

// End ends the run: its main thread has returned, the others were removed. What is
// still pending came too late.
func (r *Run) End() {
	v := r.VM
	v.StopWatchdog()
	v.mu.Lock()
	defer v.mu.Unlock()
	for len(r.threads) > 0 {
		r.remove(r.threads[len(r.threads)-1])
	}
	r.ended = true
	if v.run == r {
		v.run = nil
	}
	r.stopTimer()
	if r.pauser != nil {
		r.pauser.Stop()
		r.pauser = nil
	}
	r.budget.end()
	v.signals.Store(0)
	v.In.SignalMask = 0
	for _, q := range []*Request{r.interrupt, r.kill} {
		if q != nil {
			q.settle(TooLate)
		}
	}
}

func (r *Run) stopTimer() {
	if r.timer != nil {
		r.timer.Stop()
		r.timer = nil
	}
}

// Current returns the run in progress, or nil.
func (v *VM) Current() *Run {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.run
}

// Ended reports whether the run is over.
func (r *Run) Ended() bool {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	return r.ended
}

// Stopping returns the cause if the run was asked to end, and nil otherwise.
func (r *Run) Stopping() error {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	if r.kill != nil {
		return r.kill.Cause
	}
	if r.interrupt != nil {
		return r.interrupt.Cause
	}
	return nil
}

// Interrupt asks the run to end: RunInterrupt is raised in each of its threads, and
// when the grace is over the run is killed. While an interrupt is pending or
// delivered, another one changes nothing and returns the first.
func (r *Run) Interrupt(cause error) *Request {
	v := r.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	return r.interruptWith(cause)
}

func (r *Run) interruptWith(cause error) *Request {
	switch {
	case r.ended:
		return tooLate(cause)
	case r.kill != nil:
		return r.kill
	case r.interrupt != nil:
		return r.interrupt
	case r.Grace < 0:
		return r.killWith(cause)
	}
	q := r.request(cause)
	r.interrupt = q
	for _, th := range r.threads {
		th.interrupted = false
		th.SetReason(py.ReasonRaise)
		th.wake(false)
	}
	r.timer = time.AfterFunc(r.Grace, func() { r.graceOver(q) })
	return q
}

// graceOver kills a run that did not end in the time it was given.
func (r *Run) graceOver(q *Request) {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	if r.interrupt == q && !r.ended {
		r.killWith(q.Cause)
	}
}

// Kill ends the run: every thread unwinds without running Python code. A second
// kill changes nothing and returns the first.
func (r *Run) Kill(cause error) *Request {
	v := r.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	return r.killWith(cause)
}

func (r *Run) killWith(cause error) *Request {
	switch {
	case r.ended:
		return tooLate(cause)
	case r.kill != nil:
		return r.kill
	}
	r.stopTimer()
	q := r.request(cause)
	r.kill = q
	r.ending = Kill{cause}
	for _, th := range r.threads {
		th.SetReason(py.ReasonKill)
		th.wake(true)
	}
	return q
}

// KillThread ends one thread of the run as Kill ends all of them. It reports
// whether the thread was there to be ended.
func (r *Run) KillThread(th *Thread, cause error) bool {
	v := r.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	if r.ended || th.inRun != r {
		return false
	}
	if th.doom == nil {
		th.doom = &Kill{cause}
	}
	th.SetReason(py.ReasonKill)
	th.wake(true)
	return true
}

// Raise raises exc, an exception class or instance, in one thread of the run. Each
// thread has room for one: a later one takes its place. A nil absent exc takes
// back what is pending.
func (r *Run) Raise(th *Thread, exc py.Value, cause error) *Request {
	v := r.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	if r.ended || th.inRun != r {
		return tooLate(cause)
	}
	q := r.request(cause)
	q.thread, q.exc = th, exc
	if th.async != nil {
		th.async.settle(Replaced)
	}
	th.async = q
	th.SetReason(py.ReasonRaise)
	th.wake(false)
	return q
}

// ClearRaise takes back what Raise left pending for the thread.
func (v *VM) ClearRaise(th *Thread) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	q := th.async
	if q == nil {
		return false
	}
	th.async = nil
	q.settle(Withdrawn)
	return true
}

func (r *Run) request(cause error) *Request {
	q := &r.first
	if q.vm != nil { // somebody may still look at that one
		q = new(Request)
	}
	q.Cause, q.vm, q.run = cause, r.VM, r
	return q
}

// Threads returns the run's threads, the main thread first.
func (r *Run) Threads() []*Thread {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	return slices.Clone(r.threads)
}

// Stop returns why the run was stopped and where its threads were then; the error
// is nil if no stop arrived before its end. Call it after End.
func (r *Run) Stop() (cause error, killed bool, where []Where) {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	switch {
	case r.kill != nil && r.kill.outcome == Delivered:
		return r.kill.Cause, true, r.stopped
	case r.interrupt != nil && r.interrupt.outcome == Delivered:
		return r.interrupt.Cause, false, r.stopped
	}
	return nil, false, nil
}

// Kill is the error of a run that was killed. No Python handler matches it.
type Kill struct {
	Cause error
}

// Error returns why the run was killed.
func (k *Kill) Error() string { return fmt.Sprintf("killed: %v", k.Cause) }

// Unwrap returns the cause.
func (k *Kill) Unwrap() error { return k.Cause }

// CurrentRun returns the run that the thread belongs to, nil while it has none. Only for
// the thread's own goroutine, or with the VM lock held.
func (th *Thread) CurrentRun() *Run { return th.inRun }
