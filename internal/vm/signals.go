package vm

// This file defines signals: what a host, a timer or a script sends to the main
// thread of a run. They have nothing to do with those of the process.

import (
	"fmt"
	"math/bits"

	"github.com/hognose/hognose/py"
)

// MaxSignal is one more than the largest number of a signal.
const MaxSignal = 65

// Signal sends a signal to the run in progress, whose main thread handles it at its
// next poll or ends its wait for it. It reports whether there is a run. Safe from any
// goroutine.
func (v *VM) Signal(signum int) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	r := v.run
	if r == nil || signum < 1 || signum >= MaxSignal {
		return false
	}
	v.signals.Or(1 << (signum - 1))
	r.Main.SetReason(py.ReasonCalls)
	r.Main.wake(false)
	return true
}

// PendingSignals returns the signals that have arrived and were not handled, as bits from 0 for signal 1.
func (v *VM) PendingSignals() uint64 { return v.signals.Load() }

// hasSignal reports whether the thread has a signal to handle.
func (th *Thread) hasSignal() bool {
	v := th.VM
	return v.signals.Load()&^v.In.SignalMask != 0 && th.inRun != nil && th.inRun.Main == th
}

// handleSignals handles what has arrived, but not the signals of a set, in the main thread.
func (th *Thread) handleSignals(but uint64) error {
	v := th.VM
	if !th.hasSignal() {
		return nil
	}
	for {
		set := v.signals.Load() &^ v.In.SignalMask &^ but
		if set == 0 {
			return nil
		}
		n := bits.TrailingZeros64(set)
		v.signals.And(^(uint64(1) << n))
		handle := v.In.HandleSignal
		if handle == nil {
			if n+1 == sigPipe || n+1 == sigXfsz {
				continue
			}
			handle = v.DefaultSignal
		}
		if err := handle(&th.Thread, n+1); err != nil {
			if v.signals.Load() != 0 {
				th.SetReason(py.ReasonCalls)
			}
			return err
		}
	}
}

// TakeSignal takes one of the signals of the set that have arrived, or 0.
func (v *VM) TakeSignal(set uint64) int {
	for {
		got := v.signals.Load() & set
		if got == 0 {
			return 0
		}
		n := bits.TrailingZeros64(got)
		if v.signals.And(^(uint64(1)<<n))&(1<<n) != 0 {
			return n + 1
		}
	}
}

// Signals that are ignored from the start, since the write that caused them fails.
const (
	sigPipe = 13
	sigXfsz = 25
)

// SignalError is the cause of a run that a signal has ended.
type SignalError struct{ Signal int }

// Error names the signal's number.
func (e *SignalError) Error() string { return fmt.Sprintf("signal %d", e.Signal) }

// DefaultSignal does what a signal does that has no handler: SIGINT is
// KeyboardInterrupt, a few are ignored, the others end the run.
func (v *VM) DefaultSignal(th *py.Thread, signum int) error {
	switch signum {
	case 2:
		return py.NewException(py.KeyboardInterrupt)
	case 17, 18, 23, 28: // SIGCHLD, SIGCONT, SIGURG, SIGWINCH
		return nil
	}
	t := self(th)
	if t.inRun == nil {
		return nil
	}
	t.inRun.Kill(&SignalError{signum})
	return t.killed()
}
