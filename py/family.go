package py

// This file defines the interpreters that a script has made (PEP 734). Each is a VM
// of its own; those that come from the same one know each other.

import (
	"context"
	"errors"
	"sync"
)

// The exceptions of concurrent.interpreters.
var (
	InterpreterError         = &Type{Name: "InterpreterError", Module: "concurrent.interpreters", Base: ExceptionType, Flags: FlagBaseType | FlagException, Doc: "A cross-interpreter operation failed."}
	InterpreterNotFoundError = &Type{Name: "InterpreterNotFoundError", Module: "concurrent.interpreters", Base: InterpreterError, Flags: FlagBaseType | FlagException, Doc: "An interpreter was not found."}
	NotShareableError        = &Type{Name: "NotShareableError", Module: "concurrent.interpreters", Base: TypeError, Flags: FlagBaseType | FlagException, Doc: "A value cannot be sent to another interpreter."}
)

// Child is an interpreter that a script has made. Its methods may be called from any goroutine.
type Child interface {
	// Run runs f in the interpreter on the calling goroutine. The end of ctx interrupts
	// it. The error is ErrChildBusy, that of a stop or a limit, or what f returned.
	Run(ctx context.Context, f func(th *Thread) error) error
	Running() bool
	Interrupt(cause error) bool
	Kill(cause error) bool
	Close()
	Done() <-chan struct{} // closed when nothing is left of it, after Close
}

// ErrChildBusy is what Child.Run returns while something else runs in the interpreter.
var ErrChildBusy = errors.New("interpreter already running")

// ChildLimits bound an interpreter beyond what holds for its parent; 0 is no bound of its own.
type ChildLimits struct {
	Steps  int64   // of each run
	Memory int64   // live bytes
	Time   float64 // execution time of each run, in seconds
}

// Family is the interpreters that come from one VM. They are on different
// goroutines: a lock guards it.
type Family struct {
	// New makes an interpreter.
	New func(id int64, limits ChildLimits) (Child, error)
	// Most is how many there may be; 0 is no bound.
	Most int

	mu      sync.Mutex
	next    int64
	members map[int64]Child
	state   map[any]any
}

// Add makes an interpreter; ok is false if there are too many.
func (f *Family) Add(limits ChildLimits) (id int64, ok bool, err error) {
	f.mu.Lock()
	if f.Most > 0 && len(f.members) >= f.Most {
		f.mu.Unlock()
		return 0, false, nil
	}
	if f.members == nil {
		f.members = map[int64]Child{}
	}
	f.next++
	id = f.next
	f.members[id] = nil // its place is taken
	f.mu.Unlock()
	c, err := f.New(id, limits)
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil {
		delete(f.members, id)
		return 0, true, err
	}
	f.members[id] = c
	return id, true, nil
}

// Find returns an interpreter, or nil.
func (f *Family) Find(id int64) Child {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.members[id]
}

// Remove closes an interpreter and forgets it; it returns it, or nil.
func (f *Family) Remove(id int64) Child {
	f.mu.Lock()
	c := f.members[id]
	delete(f.members, id)
	f.mu.Unlock()
	if c != nil {
		c.Close()
	}
	return c
}

// IDs returns the identities of the interpreters, in order; 0, the main one, is not among them.
func (f *Family) IDs() []int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []int64
	for id := int64(1); id <= f.next; id++ {
		if f.members[id] != nil {
			out = append(out, id)
		}
	}
	return out
}

// CloseAll closes all interpreters but the main one, and returns those of which
// something is left for a moment.
func (f *Family) CloseAll() []Child {
	var left []Child
	for _, id := range f.IDs() {
		if c := f.Remove(id); c != nil {
			select {
			case <-c.Done():
			default:
				left = append(left, c)
			}
		}
	}
	return left
}

// State returns what a native module keeps for the family, as Interpreter.State does
// for a VM. It has to guard that itself.
func (f *Family) State(key any, make func() any) any {
	f.mu.Lock()
	defer f.mu.Unlock()
	if v, ok := f.state[key]; ok {
		return v
	}
	if f.state == nil {
		f.state = map[any]any{}
	}
	v := make()
	f.state[key] = v
	return v
}
