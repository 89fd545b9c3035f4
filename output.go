package hognose

// This file counts what a VM writes.

import (
	"io"
	"reflect"
	"sync"
	"sync/atomic"

	"github.com/hognose/hognose/internal/vm"
)

// output counts the bytes that a run writes to standard output and error.
type output struct {
	max  int64
	used atomic.Int64
	run  atomic.Pointer[vm.Run]

	// Programs that scripts start write too. A host may give the same writer twice.
	last io.Writer
	lock *sync.Mutex
}

func newOutput(l Limits) *output { return &output{max: limit(l.Output, DefaultOutput)} }

func (o *output) begin(r *vm.Run) {
	o.used.Store(0)
	o.run.Store(r)
}

// writer returns w behind the count; nil discards.
func (o *output) writer(w io.Writer) io.Writer {
	if w == nil {
		w = io.Discard
	}
	if o.lock == nil || !same(o.last, w) {
		o.last, o.lock = w, &sync.Mutex{}
	}
	return &counted{o, w, o.lock}
}

// same reports whether two writers are one; values that cannot be compared are not.
func same(a, b io.Writer) bool {
	return reflect.TypeOf(a) == reflect.TypeOf(b) && reflect.ValueOf(a).Comparable() && a == b
}

type counted struct {
	o  *output
	w  io.Writer
	mu *sync.Mutex
}

// Write writes what the limit has room for, and drops the rest. More interrupts the run.
func (c *counted) Write(p []byte) (int, error) {
	o := c.o
	c.mu.Lock()
	defer c.mu.Unlock()
	used := o.used.Add(int64(len(p)))
	if o.max <= 0 || used <= o.max {
		return c.w.Write(p)
	}
	if room := o.max - (used - int64(len(p))); room > 0 {
		if n, err := c.w.Write(p[:room]); err != nil {
			return n, err
		}
	}
	if r := o.run.Load(); r != nil {
		r.Exceed(vm.LimitOutput, o.max, used)
	}
	return len(p), nil // the interrupt tells
}

// Unwrap returns the writer behind the count.
func (c *counted) Unwrap() io.Writer { return c.w }

// exceeded returns the error of a run that wrote too much.
func (o *output) exceeded() error {
	if used := o.used.Load(); o.max > 0 && used > o.max {
		return &LimitError{Limit: vm.LimitOutput, Max: o.max, Used: used}
	}
	return nil
}
