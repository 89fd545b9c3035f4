package hognose

// This file defines how a Go function that a script has called uses the VM again.

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// callKey is the key of a call in the ctx that a Go function gets.
type callKey struct{}

// call is a call of a Go function that may use the VM again.
type call struct {
	vm      *VM
	thread  *vm.Thread
	run     *vm.Run
	foreign *vm.ForeignCall
	ctx     context.Context // ends when the run is stopped
}

// reenter runs f if the ctx is that of a Go function which a script of this VM has
// called and which may use the VM again: in the thread that called it.
func (v *VM) reenter(ctx context.Context, f func() error) (done bool, err error) {
	c, _ := ctx.Value(callKey{}).(*call)
	if c == nil || c.vm != v {
		return false, nil
	}
	err = c.foreign.Reenter(c.thread, func() error {
		outer := v.r.Thread
		v.r.Thread = c.thread
		defer func() { v.r.Thread = outer }()
		if ctx.Err() != nil && c.ctx.Err() == nil {
			return &StopError{Cause: context.Cause(ctx)}
		}
		stop := c.watch(ctx)
		err := f()
		if e := py.AsException(err); e != nil {
			err = v.result(err)
		}
		return stop.end(err)
	})
	var kill *vm.Kill
	if errors.As(err, &kill) {
		err = &StopError{Cause: cause(kill.Cause), Killed: true}
	}
	return true, err
}

// innerStop is the end of a ctx that a Go function has made of its own: it stops what
// the function runs in the VM, and not the run around it.
type innerStop struct {
	call    *call
	release func() bool
	mu      sync.Mutex // guards what follows
	over    bool
	cause   error
	request *vm.Request
	timer   *time.Timer // kills the run when the grace is over
}

// watch raises RunInterrupt in the thread when ctx ends and the run is not being stopped.
func (c *call) watch(ctx context.Context) *innerStop {
	s := &innerStop{call: c}
	s.release = context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.over || c.run.Stopping() != nil {
			return
		}
		s.cause = context.Cause(ctx)
		if c.vm.grace() < 0 {
			c.run.Kill(s.cause)
			return
		}
		s.raise(true)
	})
	return s
}

// raise raises RunInterrupt, and sees what became of it when the grace is over. The
// stop of a call further inside may have taken its place: then once again.
func (s *innerStop) raise(again bool) {
	c := s.call
	s.request = c.run.Raise(c.thread, py.NewRunInterrupt(fmt.Sprint(s.cause)).Value(), s.cause)
	s.timer = time.AfterFunc(c.vm.grace(), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		switch {
		case s.over:
		case again && s.request.Outcome() == vm.Replaced:
			s.raise(false)
		default:
			c.run.Kill(s.cause)
		}
	})
}

// end ends the watch over what ended with err, and returns what its caller gets.
func (s *innerStop) end(err error) error {
	s.release()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	if s.timer != nil {
		s.timer.Stop()
	}
	mine := s.request != nil && !s.request.Withdraw() && s.request.Outcome() == vm.Delivered
	switch e := err.(type) {
	case *passed:
		why := s.call.run.Stopping()
		if mine {
			why = s.cause
		}
		if why == nil { // the script's own, or the stop of a call around this one
			return &Exception{Type: "hognose.RunInterrupt", Traceback: e.traceback}
		}
		return &StopError{Cause: cause(why), Traceback: e.traceback}
	case nil, *Exception, *ExitError, *LimitError:
		if mine {
			return &StopError{Cause: s.cause, Ended: e}
		}
	}
	return err
}
