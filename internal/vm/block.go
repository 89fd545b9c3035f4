package vm

// This file defines how a thread waits: the one place where it gives up the VM
// lock, and how requests wake it.

import (
	"context"
	"runtime/debug"
	"time"

	"github.com/hognose/hognose/py"
)

// parked is the state of a thread that waits; VM.mu guards it.
type parked struct {
	what   string
	since  time.Time
	cancel context.CancelFunc // nil: the thread does not wait
	masked bool
}

// wake ends the thread's wait, if it waits and may be woken. VM.mu is held.
func (th *Thread) wake(kill bool) {
	if p := &th.parked; p.cancel != nil && (kill || !p.masked) {
		p.cancel()
	}
}

// Wake ends the thread's wait so that it looks at its reasons: for pending calls.
// Safe from any goroutine.
func (v *VM) Wake(th *Thread) {
	v.mu.Lock()
	defer v.mu.Unlock()
	th.wake(false)
}

// park notes that the thread begins to wait. It reports false if there is something
// that it must look at first.
func (th *Thread) park(w py.Wait, cancel context.CancelFunc) bool {
	v := th.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	r := th.Reasons().Load()
	if r&py.ReasonKill != 0 || !w.Masked && (th.hasRequest() || r&py.ReasonCalls != 0) {
		return false
	}
	th.parked = parked{w.What, time.Now(), cancel, w.Masked}
	th.answerDumps()
	return true
}

func (th *Thread) unpark() {
	v := th.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	th.parked = parked{}
}

// Block runs f, which waits, with a ctx that ends at a stop.
func (e *evaluator) Block(_ *py.Thread, w py.Wait, f func(ctx context.Context) error) error {
	th := (*Thread)(e)
	for {
		ctx, cancel := context.WithCancel(th.ctx)
		if th.park(w, cancel) {
			th.VM.release(th)
			err := f(ctx)
			th.VM.acquire(th)
			th.unpark()
			woken := ctx.Err() != nil
			cancel()
			if err == nil {
				return nil // what has happened is not lost; requests wait for the next poll
			}
			if !woken {
				return err
			}
		} else {
			cancel()
		}
		if err := th.woken(w); err != nil {
			return err
		}
		// The request was withdrawn, or a signal handler has run: wait on.
	}
}

// woken acts on what ended a wait.
func (th *Thread) woken(w py.Wait) error {
	r := th.Reasons().Load()
	if r&py.ReasonKill != 0 {
		if err := th.killed(); err != nil {
			return err
		}
	}
	if w.Masked {
		return nil
	}
	if r&py.ReasonRaise != 0 {
		if err := th.deliver(true); err != nil {
			return err
		}
	}
	if r&py.ReasonCalls != 0 {
		th.ClearReason(py.ReasonCalls)
		return th.pendingCalls()
	}
	return nil
}

// abandonAfter is how long a killed thread waits for a foreign call that was told to end.
const abandonAfter = time.Millisecond

// foreign is a call on a goroutine of its own. VM.mu guards left and over.
type foreign struct {
	done chan struct{}
	err  error
	left bool // behind
	over bool
}

// BlockForeign is Block for calls that may ignore their ctx: f runs on a goroutine
// of its own, which is left behind when it does not end in time: after a kill at
// once, after an exception when the grace is over.
func (e *evaluator) BlockForeign(pt *py.Thread, w py.Wait, f func(ctx context.Context) error) error {
	th := (*Thread)(e)
	call, hangUp := context.WithCancel(th.ctx)
	defer hangUp()
	c := &foreign{done: make(chan struct{})}
	go c.run(th.VM, func() error { return f(call) })
	wait := func(ctx context.Context) error {
		select {
		case <-c.done:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := e.Block(pt, w, wait)
	if err == nil {
		return c.err
	}
	hangUp()
	patience := abandonAfter
	if _, killed := err.(*Kill); !killed {
		patience = th.grace()
	}
	limit := time.NewTimer(patience)
	defer limit.Stop()
	if _, killed := err.(*Kill); killed {
		select {
		case <-c.done:
		case <-limit.C:
			c.abandon(th)
		}
		return err
	}
	merr := e.Block(pt, py.Wait{What: w.What, Masked: true}, func(ctx context.Context) error {
		select {
		case <-c.done:
		case <-limit.C:
		case <-ctx.Done():
			return ctx.Err()
		}
		return nil
	})
	c.abandon(th)
	if merr != nil {
		return merr
	}
	return err
}

func (th *Thread) grace() time.Duration {
	if r := th.inRun; r != nil && r.Grace > 0 {
		return r.Grace
	}
	return abandonAfter
}

func (c *foreign) run(v *VM, f func() error) {
	defer func() {
		if r := recover(); r != nil {
			c.err = py.SystemErrorf("internal error: %v\n%s", r, debug.Stack())
		}
		v.mu.Lock()
		c.over = true
		if c.left {
			v.abandoned--
		}
		v.mu.Unlock()
		close(c.done)
	}()
	c.err = f()
}

// abandon counts the call, unless it has ended, until it ends after all.
func (c *foreign) abandon(th *Thread) {
	v := th.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	if c.over || c.left {
		return
	}
	c.left = true
	v.abandoned++
	if th.inRun != nil {
		th.inRun.abandoned++
	}
}

// Abandoned returns how many calls that were left behind have not ended yet.
func (v *VM) Abandoned() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.abandoned
}
