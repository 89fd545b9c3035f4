package hognose

// This file defines how a run is stopped, or raised into, and what became of that.

import (
	"context"
	"fmt"
	"strings"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// Outcome tells what became of a stop.
type Outcome = vm.Outcome

// The outcomes.
const (
	Pending   = vm.Pending   // no thread has taken it yet
	Delivered = vm.Delivered // a thread has taken it: the exception was raised, or the run unwinds
	TooLate   = vm.TooLate   // the run, or the thread, had ended
	Withdrawn = vm.Withdrawn // Withdraw took it back in time
	Replaced  = vm.Replaced  // a later Raise in the same thread took its place
)

// Stop is something asked of a run: by Interrupt, Kill or Raise.
type Stop struct{ q *vm.Request }

// Outcome returns what has become of it so far.
func (s *Stop) Outcome() Outcome { return s.q.Outcome() }

// Done is closed when it is not Pending any more. A stop whose run ends is never left pending.
func (s *Stop) Done() <-chan struct{} { return s.q.Done() }

// Withdraw takes it back if it is still pending, and reports whether it did.
func (s *Stop) Withdraw() bool { return s.q.Withdraw() }

// Interrupt asks the run to end: hognose.RunInterrupt is raised in each of its
// threads, blocked ones wake up, and when the grace is over the run is killed. While
// an interrupt is pending or delivered, another one changes nothing and returns
// the first; after a kill it returns the kill. A nil cause stands for context.Canceled.
func (r *Run) Interrupt(cause error) *Stop { return &Stop{r.in.Interrupt(orCanceled(cause))} }

// Kill ends the run at once: every thread unwinds without running its code. A nil cause
// stands for context.Canceled.
func (r *Run) Kill(cause error) *Stop { return &Stop{r.in.Kill(orCanceled(cause))} }

func orCanceled(cause error) error {
	if cause == nil {
		return context.Canceled
	}
	return cause
}

// Raise raises a built-in exception class, called with one string argument if message
// is not empty, in one thread of the run, as an ordinary exception that it can
// catch. It wakes the thread if it waits. Each thread has room for one pending
// exception; a later one takes its place.
func (r *Run) Raise(thread int64, class, message string) (*Stop, error) {
	var t *py.Type
	for _, x := range py.ExceptionTypes {
		if x.Name == class {
			t = x
		}
	}
	if t == nil {
		return nil, fmt.Errorf("hognose: %q is not a built-in exception class", class)
	}
	for _, th := range r.in.Threads() {
		if th.Info.ID == thread {
			exc := t.Value()
			if message != "" {
				exc = py.NewException(t, pyString(message)).Value()
			}
			return &Stop{r.in.Raise(th, exc, nil)}, nil
		}
	}
	return &Stop{vm.RequestTooLate()}, nil
}

// Stacks returns where the run's threads are, the main thread first. A thread that
// runs is asked, which takes it a fraction of a millisecond; one that has not
// answered when ctx ends is shown without frames.
func (r *Run) Stacks(ctx context.Context) []Stack {
	var out []Stack
	for _, w := range r.in.Stacks(ctx) {
		out = append(out, stackOf(w))
	}
	return out
}

// Interrupt interrupts the run in progress; without one the outcome is TooLate.
// A control goroutine that means a certain run uses Run.Interrupt. Safe from any goroutine.
func (v *VM) Interrupt(cause error) *Stop {
	if r := v.Current(); r != nil {
		return r.Interrupt(cause)
	}
	return &Stop{vm.RequestTooLate()}
}

// Kill kills the run in progress; see Interrupt.
func (v *VM) Kill(cause error) *Stop {
	if r := v.Current(); r != nil {
		return r.Kill(cause)
	}
	return &Stop{vm.RequestTooLate()}
}

// SignalError is the cause of a run that a signal without a handler has ended.
type SignalError struct {
	Signal int // its number on Linux
}

// Error names the signal's number.
func (e *SignalError) Error() string { return fmt.Sprintf("signal %d", e.Signal) }

// Signal sends a signal, by its number on Linux, to the run in progress: its main
// thread runs the handler that the script has set with the module signal. Without
// one SIGINT (2) raises KeyboardInterrupt, and most others kill the run. It reports
// whether there was a run. It has nothing to do with signals of the process: a
// host hands over those that it wants. Safe from any goroutine.
func (v *VM) Signal(signum int) bool { return v.runtime().VM.Signal(signum) }

// HandlesSignal reports whether a script has set a handler of its own for the signal,
// by signal.signal. Safe from any goroutine.
func (v *VM) HandlesSignal(signum int) bool {
	return signum >= 1 && signum <= 64 && v.runtime().VM.In.OwnHandlers.Load()>>(signum-1)&1 != 0
}

// DumpStacks returns the stacks of all threads of the run in progress as text, with
// what each waits for and since when. Safe from any goroutine.
func (v *VM) DumpStacks(ctx context.Context) string {
	r := v.Current()
	if r == nil {
		return ""
	}
	var b strings.Builder
	for i, s := range r.Stacks(ctx) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(s.String())
	}
	return b.String()
}
