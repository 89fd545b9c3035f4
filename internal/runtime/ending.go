package runtime

// This file defines how a script ends: its threads, then what it has registered to
// be called at the end.

import (
	"errors"
	"time"

	"github.com/hognose/hognose/py"
)

// EndPolicy says what the end of a script does with threads that still run.
type EndPolicy uint8

// The policies.
const (
	EndJoin EndPolicy = iota // wait for threads that are not daemons, as python3 does; kill the daemons
	EndStop                  // interrupt all, kill those that have not ended after the grace period
	EndKill                  // kill all
)

// ErrScriptEnded is why threads end that were still running at the end of the script.
var ErrScriptEnded = errors.New("hognose: the script has ended")

// begin makes a VM that has run a script before ready for the next one.
func (r *Runtime) begin() error {
	th := &r.Thread.Thread
	th.Context = py.Value{}
	return r.restart()
}

// restart makes the module threading forget that a script has ended.
func (r *Runtime) restart() error {
	if m := r.loaded("threading"); !m.IsAbsent() {
		_, err := r.Thread.CallMethodGo(m, "_restart")
		return err
	}
	return nil
}

// loaded returns a module if it was imported, else absent.
func (r *Runtime) loaded(name string) py.Value {
	m, ok := r.VM.In.Modules.GetStr(r.Thread.Intern(name))
	if !ok || py.ToModule(m) == nil {
		return py.Value{}
	}
	return m
}

// finish ends a script that ended with err: threads, exit functions, daemon
// threads, in CPython's order. Its own error is that of a stop that came
// meanwhile.
func (r *Runtime) finish(err error, script bool) error {
	th := &r.Thread.Thread
	stopped := isStop(err)
	if !stopped {
		if serr := r.endThreads(th); serr != nil {
			err, stopped = serr, true
		}
	}
	if script && !stopped && r.VM.In.AtExit != nil {
		r.VM.NoMoreThreads()
		if serr := r.VM.In.AtExit(th); serr != nil {
			err = serr
		}
	}
	if serr := r.VM.EndThreads(r.Thread, ErrScriptEnded); serr != nil && !stopped {
		err = serr
	}
	if isStop(err) && r.VM.In.AtExitClear != nil {
		r.VM.In.AtExitClear() // what a stopped script has registered must not run in the next
	}
	if isKill(err) {
		th.Killed()
	}
	return err
}

// Finish ends a run whose code ended with err: that of a script, or, if script is
// false, of something the host has called.
func (r *Runtime) Finish(err error, script bool) error {
	if script {
		return r.finish(err, true)
	}
	if len(r.Thread.CurrentRun().Threads()) == 1 {
		if isKill(err) {
			r.Thread.Killed()
		}
		return err
	}
	err = r.finish(err, false)
	if !isStop(err) {
		if serr := r.restart(); serr != nil {
			err = serr
		}
	}
	return err
}

// signal sends a signal to the VM.
func (r *Runtime) signal(th *py.Thread, signum int) error {
	r.VM.Signal(signum)
	return nil
}

// endThreads runs threading._shutdown, after the policy was applied.
func (r *Runtime) endThreads(th *py.Thread) error {
	run := r.Thread.CurrentRun()
	others := run.Threads()
	for i, t := range others {
		if t == r.Thread {
			others = append(others[:i:i], others[i+1:]...)
			break
		}
	}
	switch r.opts.EndPolicy {
	case EndStop:
		for _, t := range others {
			run.Raise(t, py.NewRunInterrupt(ErrScriptEnded.Error()).Value(), ErrScriptEnded)
		}
		deadline := time.Now().Add(max(r.opts.EndGrace, 0))
		for _, t := range others {
			ended, err := th.WaitDone(py.Wait{What: "the end of " + t.Info.Name()}, t.Info.Done(), deadline)
			if err != nil {
				return err
			}
			if !ended {
				run.KillThread(t, ErrScriptEnded)
			}
		}
	case EndKill:
		for _, t := range others {
			run.KillThread(t, ErrScriptEnded)
		}
	}
	m := r.loaded("threading")
	if m.IsAbsent() {
		return nil
	}
	_, err := th.CallMethodGo(m, "_shutdown")
	if err == nil || isStop(err) {
		return err
	}
	th.Unraisable(err, "Exception ignored on threading shutdown", m)
	return nil
}

// isStop reports whether the error is that of a stop: nothing more must run.
func isStop(err error) bool {
	return err != nil && (py.AsException(err) == nil || py.IsException(err, py.RunInterrupt))
}

// isKill reports whether the error is that of a kill.
func isKill(err error) bool { return err != nil && py.AsException(err) == nil }

// Close gives up what the VM holds outside of memory. No run is in progress.
func (r *Runtime) Close() {
	r.VM.Close()
	r.Thread.Forget()
}

// HasMain makes the module __main__ of a VM that has not run a script.
func (r *Runtime) HasMain() error {
	if r.loaded("__main__").IsAbsent() {
		r.newMain("")
	}
	return nil
}
