package vm

// This file pauses a run and lets it go on. A run is suspended only where no native
// function is in progress: its frames are all there is of it then, and the goroutine
// returns to the host. Natives that call Python code back, imports too, are run
// to their end first.

import (
	"errors"
	"time"

	"github.com/hognose/hognose/py"
)

// ErrSuspended is returned instead of a result by a run that is suspended.
var ErrSuspended = errors.New("the run is suspended")

// Slice is how long a run goes on until it is suspended: so many steps, or so much
// time, whatever comes first; 0 is no bound.
type Slice struct {
	Steps int64
	Time  time.Duration
}

// pause asks the main thread to suspend the run at its next poll. VM.mu is held.
func (r *Run) pause() { r.Main.SetReason(py.ReasonPause) }

// Pause asks for the run to be suspended at the next poll where that can be. It is
// for runs that were begun with PauseAfter; safe from any goroutine.
func (r *Run) Pause() {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	if !r.ended && r.stepped {
		r.pause()
	}
}

// PauseAfter makes the run suspend itself when the slice is over. Call it before the
// run starts or goes on.
func (r *Run) PauseAfter(s Slice) {
	v := r.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	r.stepped = true
	th := r.Main
	b := &r.budget
	used := th.granted - th.StepsLeft()
	b.steps += used
	th.paid -= used
	b.pauseAt = 0
	if s.Steps > 0 {
		b.pauseAt = b.steps + s.Steps*py.StepUnit
	}
	th.granted = b.slice()
	th.SetStepsLeft(th.granted)
	if r.pauser != nil {
		r.pauser.Stop()
		r.pauser = nil
	}
	th.ClearReason(py.ReasonPause)
	if s.Time > 0 {
		r.pauser = time.AfterFunc(s.Time, r.Pause)
	}
}

// suspend ends the loop so that the run is suspended, if that was asked for and can
// be done here. The frames' instructions are where they go on.
func (th *Thread) suspend() bool {
	if th.Reasons().Load()&py.ReasonPause == 0 {
		return false
	}
	r := th.inRun
	if r == nil || !r.stepped || r.Main != th {
		th.ClearReason(py.ReasonPause)
		return false
	}
	if len(th.natives) != 1 {
		return false // a native waits for the code that runs: later
	}
	th.ClearReason(py.ReasonPause)
	th.exit, th.err = true, ErrSuspended
	v := th.VM
	v.mu.Lock()
	if r.pauser != nil {
		r.pauser.Stop()
		r.pauser = nil
	}
	th.parked = parked{what: "the host: suspended", since: time.Now(), cancel: func() {}}
	th.answerDumps()
	v.mu.Unlock()
	return true
}

// Continue goes on with a suspended run.
func (th *Thread) Continue() (py.Value, error) {
	th.unpark()
	return th.guardedIn(nil, 0, func() (py.Value, error) {
		th.beginRun()
		if err := th.safepoint(); err != nil {
			th.frame.raiseIn(th.frame.pc, err)
			if th.exit {
				th.exit = false
				v, err := th.result, th.err
				th.result, th.err = py.Value{}, nil
				th.endRun()
				return v, err
			}
		}
		return th.loop()
	})
}
