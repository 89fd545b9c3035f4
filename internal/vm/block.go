package vm

// This file defines how a thread waits: the one place where it gives up the VM
// lock, and how requests wake it.

import (
	"context"
	"errors"
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
	v.tellBusy()
	th.answerDumps()
	return true
}

func (th *Thread) unpark() {
	v := th.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	th.parked = parked{}
	v.tellBusy()
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

// ForeignCall is a call on a goroutine of its own. VM.mu guards it, but for err.
type ForeignCall struct {
	done   chan struct{}
	err    error
	over   bool
	left   bool          // behind
	hungUp bool          // the thread goes on for good: nobody may run code in it any more
	waits  bool          // the thread waits for the call: code may run in it
	turn   chan struct{} // closed when waits or hungUp gets true; nil: nobody asks
	inside chan struct{} // closed when the code that runs in the thread has returned; nil: none does
}

// BlockForeign is Block for calls that may ignore their ctx: f runs on a goroutine
// of its own, which is left behind when it does not end in time: after a kill at
// once, after an exception when the grace is over.
func (e *evaluator) BlockForeign(_ *py.Thread, w py.Wait, f func(ctx context.Context) error) error {
	return (*Thread)(e).BlockCall(w.What, func(ctx context.Context, _ *ForeignCall) error { return f(ctx) })
}

// BlockCall is BlockForeign for a function that may run code in the thread, through
// Reenter of the call that it gets.
func (th *Thread) BlockCall(what string, f func(ctx context.Context, c *ForeignCall) error) error {
	e := (*evaluator)(th)
	ctx, hangUp := context.WithCancel(th.ctx)
	defer hangUp()
	c := &ForeignCall{done: make(chan struct{})}
	go c.run(th.VM, func() error { return f(ctx, c) })
	err := e.Block(&th.Thread, py.Wait{What: what}, func(ctx context.Context) error { return c.wait(th.VM, ctx.Done(), nil) })
	if err == nil {
		return c.err
	}
	hangUp()
	_, killed := err.(*Kill)
	if killed {
		c.hangUp(th.VM)
	}
	patience := abandonAfter
	if !killed {
		patience = th.grace()
	}
	limit := time.NewTimer(patience)
	defer limit.Stop()
	if killed {
		select {
		case <-c.done:
		case <-limit.C:
		}
	} else if merr := e.Block(&th.Thread, py.Wait{What: what, Masked: true}, func(ctx context.Context) error {
		return c.wait(th.VM, ctx.Done(), limit.C)
	}); merr != nil {
		err = merr
	}
	c.abandon(th)
	return err
}

// wait waits for the end of the call, or for stop, but for that not before the code
// that runs in the thread has returned. It returns nil when the call, or the time
// for it, is over.
func (c *ForeignCall) wait(v *VM, stop <-chan struct{}, limit <-chan time.Time) error {
	v.mu.Lock()
	c.waits = true
	c.tell()
	v.mu.Unlock()
	select {
	case <-c.done:
		return nil
	case <-limit:
		c.pause(v)
		c.hangUp(v)
		return nil
	case <-stop:
		c.pause(v)
		return context.Canceled
	}
}

// tell tells those who ask whether code may run in the thread. VM.mu is held.
func (c *ForeignCall) tell() {
	if c.turn != nil {
		close(c.turn)
		c.turn = nil
	}
}

// pause lets no code begin in the thread until it waits again, and waits for what runs now.
func (c *ForeignCall) pause(v *VM) {
	v.mu.Lock()
	c.waits = false
	inside := c.inside
	v.mu.Unlock()
	if inside != nil {
		<-inside
	}
}

// hangUp refuses code in the thread, which does not wait, from now on.
func (c *ForeignCall) hangUp(v *VM) {
	v.mu.Lock()
	defer v.mu.Unlock()
	c.hungUp = true
	c.tell()
}

// enter waits until the thread waits for the call, which may not have begun to yet, and
// takes it. VM.mu is held, also after it.
func (c *ForeignCall) enter(v *VM) error {
	for {
		switch {
		case c.over || c.left || c.hungUp || c.inside != nil:
			return ErrHungUp
		case c.waits:
			c.inside = make(chan struct{})
			return nil
		}
		if c.turn == nil {
			c.turn = make(chan struct{})
		}
		turn := c.turn
		v.mu.Unlock()
		<-turn
		v.mu.Lock()
	}
}

// ErrHungUp is returned by Reenter when the thread does not wait for the call any more.
var ErrHungUp = errors.New("the caller does not wait any more")

// Reenter runs f, which runs code in the thread that waits for the call, on the
// goroutine of the call.
func (c *ForeignCall) Reenter(th *Thread, f func() error) error {
	v := th.VM
	v.mu.Lock()
	if err := c.enter(v); err != nil {
		v.mu.Unlock()
		return err
	}
	waits := th.parked
	th.parked = parked{}
	v.mu.Unlock()
	v.acquire(th)
	defer func() {
		v.release(th)
		v.mu.Lock()
		defer v.mu.Unlock()
		th.parked = waits
		if th.Reasons().Load()&(py.ReasonKill|py.ReasonRaise|py.ReasonCalls) != 0 {
			th.wake(th.Reasons().Load()&py.ReasonKill != 0)
		}
		th.answerDumps()
		close(c.inside)
		c.inside = nil
	}()
	return f()
}

func (th *Thread) grace() time.Duration {
	if r := th.inRun; r != nil && r.Grace > 0 {
		return r.Grace
	}
	return abandonAfter
}

func (c *ForeignCall) run(v *VM, f func() error) {
	returned := false
	defer func() {
		if r := recover(); r != nil {
			c.err = py.SystemErrorf("internal error: %v\n%s", r, debug.Stack())
		} else if !returned {
			c.err = py.SystemErrorf("%v", errGoexit)
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
	returned = true
}

// abandon counts the call, unless it has ended, until it ends after all.
func (c *ForeignCall) abandon(th *Thread) {
	v := th.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	if c.over || c.left {
		return
	}
	c.left = true
	c.tell()
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
