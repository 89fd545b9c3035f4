package vm

// This file defines what a thread does at a poll that found a reason: it takes
// the requests of stop.go, keeps its budget, answers who wants to see its stack.

import (
	"fmt"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// safepoint is a poll of the evaluator that found a reason.
func (th *Thread) safepoint() error {
	if th.StepsLeft() < 0 {
		th.refill()
	}
	if len(th.natives) == 1 && th.Reasons().Load()&py.ReasonMemory != 0 {
		if err := th.lookAtMemory(true); err != nil {
			return err
		}
	}
	if err := (*evaluator)(th).Safepoint(&th.Thread); err != nil {
		return err
	}
	for th.Reasons().Load()&py.ReasonYield != 0 {
		th.VM.yield(th)
		if err := (*evaluator)(th).Safepoint(&th.Thread); err != nil {
			return err
		}
	}
	// Not at the polls of natives: what they hold cannot be seen.
	if th.Reasons().Load()&py.ReasonCalls != 0 && !(th.hasSignal() && th.shielded(false)) {
		th.ClearReason(py.ReasonCalls)
		th.shields = 0
		return th.pendingCalls()
	}
	return nil
}

// pendingCalls runs what asked for a quiet moment: finalizers, signal handlers.
func (th *Thread) pendingCalls() error {
	if err := th.handleSignals(0); err != nil {
		return err
	}
	return th.VM.In.CollectPending(&th.Thread)
}

// Safepoint acts on the reasons of a poll.
func (e *evaluator) Safepoint(*py.Thread) error {
	th := (*Thread)(e)
	if th.StepsLeft() < 0 {
		th.refill()
	}
	r := th.Reasons().Load()
	if r == 0 {
		return nil
	}
	if r&py.ReasonKill != 0 {
		if err := th.killed(); err != nil {
			return err
		}
	}
	if r&py.ReasonRaise != 0 {
		if err := th.deliver(false); err != nil {
			return err
		}
	}
	if r&py.ReasonCalls != 0 && th.hasSignal() && !th.shielded(false) {
		// A native may be at work. What a signal does without a handler of the script ends
		// it; handlers wait.
		if err := th.handleSignals(th.VM.In.OwnHandlers.Load()); err != nil {
			return err
		}
	}
	if r&py.ReasonDump != 0 {
		th.VM.mu.Lock()
		th.answerDumps()
		th.VM.mu.Unlock()
	}
	if r&py.ReasonMemory != 0 {
		return th.lookAtMemory(false)
	}
	return nil
}

// killed returns the kill that was asked for. It stays: every poll until the end
// of the run returns it, so that nothing can swallow it.
func (th *Thread) killed() error {
	v := th.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	r := th.inRun
	if r != nil && r.kill == nil && th.doom != nil {
		r.note(th, true)
		return th.doom
	}
	if r == nil || r.kill == nil {
		th.ClearReason(py.ReasonKill) // it was withdrawn
		return nil
	}
	r.kill.settle(Delivered)
	r.note(th, true)
	return &r.ending
}

// deliver raises what was asked of the thread, if it may be raised here; waiting
// tells that it ended a wait.
func (th *Thread) deliver(waiting bool) error {
	if !waiting && th.shielded(true) {
		return nil
	}
	th.shields = 0
	q := th.takeRequest()
	if q == nil {
		return nil
	}
	if q.thread == nil {
		return py.NewRunInterrupt(fmt.Sprint(q.Cause)) // which survives a method Error that panics
	}
	// An exception class is called in the thread that it is raised in, as CPython does.
	return th.exceptionOf(q.exc)
}

// takeRequest takes the next request from what is pending for the thread.
func (th *Thread) takeRequest() *Request {
	v := th.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	var q *Request
	if r := th.inRun; r != nil && r.interrupt != nil && !th.interrupted {
		q = r.interrupt
		th.interrupted = true
		r.note(th, false)
		r.budget.reserve(th)
	} else if q = th.async; q != nil {
		th.async = nil
	}
	if !th.hasRequest() {
		th.ClearReason(py.ReasonRaise)
	}
	if q != nil {
		q.settle(Delivered)
	}
	return q
}

// hasRequest reports whether something other than a kill is pending for the thread.
func (th *Thread) hasRequest() bool {
	return th.async != nil || th.inRun != nil && th.inRun.interrupt != nil && !th.interrupted
}

// maxShields is how many polls may put an exception off. They are bounded so that
// an __exit__ that never ends cannot keep it away for good.
const maxShields = 2000

// shielded reports whether an exception that comes from outside must wait: while a
// function runs that is marked by hognose.shield or, with exits, the __exit__ of a
// with statement, it would tear what is in progress, as giving a lock back. Waits
// are not shielded, kills neither. A script expects signals as soon as python3
// handles them.
func (th *Thread) shielded(exits bool) bool {
	if th.shields >= maxShields {
		return false
	}
	f := th.frame
	for n := 0; f != nil && n < 200; n++ {
		if f.code.shield || exits && f.pc != nil && f.exits() {
			th.shields++
			return true
		}
		f = f.back
	}
	return false
}

// exits reports whether the frame is at the call of an __exit__.
func (f *Frame) exits() bool {
	op := f.code.src.Instrs[f.code.index(f.pc)].Op
	return op == bytecode.OpWithExit || op == bytecode.OpWithExcept
}

// Swallowed is told of an exception that nobody can handle where it was raised, as
// in a finalizer. An interrupt is raised once more at the next poll.
func (e *evaluator) Swallowed(_ *py.Thread, exc *py.Exception) {
	if exc.Type() != py.RunInterrupt {
		return
	}
	th := (*Thread)(e)
	v := th.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	if r := th.inRun; r != nil && r.interrupt != nil && th.interrupted {
		th.interrupted = false
		th.SetReason(py.ReasonRaise)
	}
}

// exceptionOf makes the error to raise from an exception class or instance.
func (th *Thread) exceptionOf(v py.Value) error {
	e, err := th.instantiate(v, "exceptions must derive from BaseException")
	if err != nil {
		return err
	}
	return e
}

// instantiate returns the exception that v is, or that calling the class v gives; for
// anything else a TypeError that says otherwise.
func (th *Thread) instantiate(v py.Value, otherwise string) (*py.Exception, error) {
	if e := py.ToException(v); e != nil {
		return e, nil
	}
	t := py.ToType(v)
	if t == nil || !t.IsSubtype(py.BaseException) {
		return nil, py.TypeErrorf("%s", otherwise)
	}
	r, err := th.Call(v)
	if err != nil {
		return nil, err
	}
	e := py.ToException(r)
	if e == nil {
		return nil, py.TypeErrorf("calling <class '%s'> should have returned an instance of BaseException, not %s", t.QualifiedName(&th.Thread), py.ReprType(r))
	}
	return e, nil
}
