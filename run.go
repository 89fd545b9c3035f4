package hognose

// This file defines Run, one entry into a VM, and the methods of VM that make one.

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/hognose/hognose/internal/vm"
)

// Run is one entry into a VM: a program that runs, an Eval, a Call. What is asked
// of a Run never reaches the next one. Its methods may be called from any goroutine
// at any time, also when it has ended, but for Step and Drop.
type Run struct {
	vm      *VM
	in      *vm.Run
	release func() bool // stops watching the ctx
	mu      sync.Mutex  // held by Step and Drop
	start   func() error
	kind    runKind
	started bool
	over    bool
	err     error

	// What is left of it when it is over; vm.mu guards these.
	used    *Usage
	reports []ThreadReport
}

// runKind says what a run was made for.
type runKind uint8

const (
	calls  runKind = iota // something of the VM's, for the host, who gets its error
	typed                 // what was typed at a Console: errors are shown
	script                // a script: errors are shown, and its end has consequences
)

// Run runs the program as __main__ and returns when it has ended.
//
// The end of ctx, by cancellation or deadline, is an interrupt whose cause is
// context.Cause(ctx): hognose.RunInterrupt is raised in each thread of the run,
// finally and with blocks may clean up, and when Config.Grace is over the run is
// killed, unwound without running its code. The VM can be used again. A ctx
// that has ended before Run starts nothing.
//
// The error is nil, an *Exception, an *ExitError, a *StopError, a *LimitError,
// ErrBusy or ErrClosed.
func (v *VM) Run(ctx context.Context, p *Program) error {
	if p == nil || p.code == nil {
		return errNoProgram
	}
	return v.runAs(ctx, script, func() error { return v.r.RunMain(p.code, p.name) })
}

// Finalize finalizes what the scripts have left, as python3 does before it exits:
// __del__ of objects runs, and finally in generators that wait. ctx is as in Run.
func (v *VM) Finalize(ctx context.Context) error {
	return v.run(ctx, func() error { return v.r.Finalize() })
}

// run runs what a method of the VM is asked for, under its ctx.
func (v *VM) run(ctx context.Context, f func() error) error { return v.runAs(ctx, calls, f) }

func (v *VM) runAs(ctx context.Context, kind runKind, f func() error) error {
	defer v.enter()()
	if done, err := v.reenter(ctx, f); done {
		return err
	}
	r, err := v.begin(ctx)
	if err != nil {
		return err
	}
	r.kind = kind
	return r.finish(r.whole(f))
}

// begin takes the VM for a run.
func (v *VM) begin(ctx context.Context) (*Run, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.turn(ctx); err != nil {
		return nil, err
	}
	switch {
	case v.closed:
		return nil, ErrClosed
	case ctx.Err() != nil:
		v.wakeNext()
		return nil, &StopError{Cause: context.Cause(ctx)}
	}
	r := &Run{vm: v}
	l := v.cfg.Limits
	r.in = v.r.VM.Begin(v.r.Thread, vm.RunOptions{
		Ctx: ctx, Grace: v.grace(), Steps: limit(l.Steps, DefaultSteps), Time: limit(l.Time, 0),
	})
	v.busy = r
	v.output.begin(r.in)
	r.release = context.AfterFunc(ctx, func() { r.in.Interrupt(context.Cause(ctx)) })
	return r, nil
}

// errLeft ends a run that a function of the host has left by a panic or by runtime.Goexit.
var errLeft = errors.New("hognose: a function of the host panicked or ended its goroutine")

// whole calls f, a part of the run. If it does not return, as functions of the host may panic or end the goroutine, the
// run ends all the same.
func (r *Run) whole(f func() error) error {
	returned := false
	defer func() {
		if returned {
			return
		}
		kill := &vm.Kill{Cause: errLeft}
		r.in.Kill(errLeft)
		_ = r.vm.r.Finish(kill, r.kind == script)
		r.over = true
		r.err = r.settle(kill, kill)
	}()
	err := f()
	returned = true
	return err
}

// finish ends the run, whose code ended with err.
func (r *Run) finish(err error) error {
	v := r.vm
	var last error
	err = r.whole(func() error {
		var reported error
		if r.kind != calls && err != nil {
			err, reported = v.report(err)
		}
		last = err
		err := v.r.Finish(err, r.kind == script)
		if err != nil && err == last && reported != nil {
			err = reported
		} else if err != nil {
			err = v.result(err)
		}
		_ = v.r.Flush()
		return err
	})
	return r.settle(last, err)
}

// settle gives the VM back after a run whose code ended with last, and returns the run's result, which is err if it was
// not stopped. It calls nothing of the host.
func (r *Run) settle(last, err error) error {
	v := r.vm
	r.release()
	for _, f := range v.r.VM.In.RunEnd {
		f()
	}
	_, killed := last.(*vm.Kill)
	v.r.Thread.LeaveLoop(killed)
	r.in.End()
	v.r.VM.ForgetMemoryErrors()
	clear(v.hostErrors)

	reports := r.threadReports()
	v.mu.Lock()
	used := r.usage()
	r.reports, r.used = reports, &used
	v.busy, v.last = nil, r
	v.wakeNext()
	if v.closed {
		v.leave()
	}
	v.mu.Unlock()
	err = stopError(r.in, err)
	if err == nil {
		err = v.output.exceeded()
	}
	return err
}

// Eval evaluates an expression in the namespace of __main__, as an earlier Run
// left it, and returns its value; see Get for what it can be.
func (v *VM) Eval(ctx context.Context, expr string) (any, error) {
	var out any
	err := v.run(ctx, func() error {
		x, err := v.r.Eval(expr)
		if err == nil {
			out, err = v.fromPython(&v.r.Thread.Thread, x)
		}
		return err
	})
	return out, err
}

// Call calls a function, or anything else callable, that the name stands for in
// __main__; it may have dots. The arguments are converted as by Set.
func (v *VM) Call(ctx context.Context, name string, args ...any) (any, error) {
	var out any
	err := v.run(ctx, func() error {
		fn, err := v.r.Name(name)
		if err != nil {
			return err
		}
		list, err := v.toPythonAll(args)
		if err != nil {
			return err
		}
		x, err := v.r.Thread.Call(fn, list...)
		if err == nil {
			out, err = v.fromPython(&v.r.Thread.Thread, x)
		}
		return err
	})
	return out, err
}

// Begin takes the VM for a run of the program that the caller drives by Step. The
// run holds the VM until Step has returned its result, or Drop. A suspended run
// costs memory, no goroutine.
func (v *VM) Begin(ctx context.Context, p *Program) (*Run, error) {
	if p == nil || p.code == nil {
		return nil, errNoProgram
	}
	r, err := v.begin(ctx)
	if err != nil {
		return nil, err
	}
	r.kind = script
	r.start = func() error { return v.r.RunMain(p.code, p.name) }
	return r, nil
}

// Slice bounds a Step: so many steps, or so much time, whatever comes first; 0 is no
// bound.
type Slice struct {
	Steps int64
	Time  time.Duration
}

// Step runs for a slice and reports whether the run is over; the error is then its
// result, as of VM.Run. Otherwise it is suspended: its Stacks can be looked at, and
// Step goes on where it was. How a run is sliced changes nothing of what it
// does, nor the steps it counts.
//
// A run is suspended only where no native function is in progress. While one waits,
// or calls Python code back (a key function of sorted, an import), the Step goes
// on beyond its slice until that has returned. The other threads of a suspended
// run stand still too. A stop reaches a suspended run at its next Step or Drop.
func (r *Run) Step(s Slice) (done bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.over || r.start == nil {
		return true, r.err
	}
	defer r.vm.enter()()
	r.in.PauseAfter(vm.Slice(s))
	if !r.started {
		r.started = true
		err = r.whole(r.start)
	} else {
		err = r.whole(func() error {
			_, err := r.vm.r.Thread.Continue()
			return err
		})
	}
	if errors.Is(err, vm.ErrSuspended) {
		return false, nil
	}
	r.over = true
	r.err = r.finish(err)
	return true, r.err
}

// Drop ends a run that was begun with Begin: it is unwound without running its
// code. The error is its result, a *StopError with ErrDropped unless it had ended
// before.
func (r *Run) Drop() error {
	r.in.Kill(ErrDropped)
	r.mu.Lock()
	if !r.started && r.start != nil && !r.over {
		r.over = true
		_ = r.finish(nil)
		r.err = &StopError{Cause: ErrDropped, Killed: true}
	}
	r.mu.Unlock()
	_, err := r.Step(Slice{})
	return err
}

// Current returns the run in progress, or nil. Safe from any goroutine.
func (v *VM) Current() *Run {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.busy
}

// Usage is what a run has used so far, or in all when it is over.
type Usage struct {
	Steps     int64         // as of each thread's last look at its budget
	Wall      time.Duration // since the begin
	Execution time.Duration // without the time that the host's functions took
	Memory    int64         // live bytes when they were last measured
	Peak      int64         // the most live bytes that were measured
	Output    int64         // bytes written to Stdout and Stderr
	Threads   int           // that run now
	Abandoned int           // calls that ignored their ctx and were left behind
}

// Usage returns what the run has used. Safe from any goroutine.
func (r *Run) Usage() Usage {
	r.vm.mu.Lock()
	defer r.vm.mu.Unlock()
	if r.used != nil {
		return *r.used
	}
	return r.usage()
}

// usage returns the figures of a run in progress. vm.mu is held.
func (r *Run) usage() Usage {
	f := r.in.Usage()
	u := Usage{Steps: f.Steps, Wall: f.Wall, Execution: f.Execution, Threads: f.Threads, Abandoned: f.Abandoned}
	u.Memory, u.Peak = r.vm.r.VM.MemoryFigures()
	u.Output = r.vm.output.used.Load()
	return u
}

// Usage returns what the run in progress has used, or the last one. Safe from any goroutine.
func (v *VM) Usage() Usage {
	v.mu.Lock()
	r := v.busy
	if r == nil {
		r = v.last
	}
	v.mu.Unlock()
	if r == nil {
		return Usage{}
	}
	return r.Usage()
}

// MeasureMemory counts the bytes that are live in the VM, now.
func (v *VM) MeasureMemory(ctx context.Context) (int64, error) {
	var n int64
	err := v.run(ctx, func() error {
		n, _ = v.r.VM.Measure(v.r.Thread)
		return nil
	})
	return n, err
}
