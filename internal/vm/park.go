package vm

// This file defines how a thread waits for other threads of its VM.

import (
	"time"

	"github.com/hognose/hognose/py"
)

// Park gives up the VM lock until somebody wakes the thread; see py.Evaluator.
func (e *evaluator) Park(_ *py.Thread, w py.Wait, done <-chan struct{}, deadline time.Time) {
	th := (*Thread)(e)
	var expired <-chan time.Time
	if !deadline.IsZero() {
		d := time.Until(deadline)
		if d <= 0 {
			return
		}
		t := time.NewTimer(d)
		defer t.Stop()
		expired = t.C
	}
	if !th.park(w, th.wakeUp) {
		return
	}
	th.VM.release(th)
	select {
	case <-th.Turn():
	case <-done:
	case <-expired:
	}
	th.VM.acquire(th)
	th.unpark()
}

// Woken acts on what was asked of a thread that waits.
func (e *evaluator) Woken(_ *py.Thread, w py.Wait) error { return (*Thread)(e).woken(w) }

// Hold waits for done and keeps the VM lock; see py.Evaluator.
func (e *evaluator) Hold(_ *py.Thread, done <-chan struct{}) error {
	th := (*Thread)(e)
	for {
		if th.park(py.Wait{Masked: true}, th.wakeUp) {
			select {
			case <-done:
			case <-th.Turn():
			}
			th.unpark()
		}
		select {
		case <-done:
			return nil
		default:
		}
		if th.Reasons().Load()&py.ReasonKill != 0 {
			if err := th.killed(); err != nil {
				return err
			}
		}
	}
}
