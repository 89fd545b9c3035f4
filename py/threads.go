package py

// This file defines what natives know of Python threads: who they are, how one is
// started, and what stands for a thread in the locks that it owns.

import "sync/atomic"

// ThreadInfo is who a thread is. It outlives the thread.
type ThreadInfo struct {
	ID       int64 // threading.get_ident(): never used again in its VM
	NativeID int64 // threading.get_native_id()
	Daemon   bool  // the end of the script does not wait for it
	Main     bool

	name atomic.Pointer[string]
	done chan struct{}

	// How it ended; valid once Done is closed.
	End ThreadEnd
	Err error
}

// ThreadEnd tells how a thread ended.
type ThreadEnd uint8

// The ends.
const (
	Running       ThreadEnd = iota // it has not ended
	Returned                       // its function returned, or raised SystemExit
	Raised                         // by an exception nobody handled; Err is the exception
	Killed                         // by a kill of the run; Err tells why
	FailedToEnter                  // the host's Enter hook failed: no Python code ran
)

var threadEnds = [...]string{"running", "returned", "raised", "killed", "failed to enter"}

// String returns the end in words.
func (e ThreadEnd) String() string { return threadEnds[e] }

// NewThreadInfo returns the identity of a thread that is about to be.
func NewThreadInfo(id, native int64, name string) *ThreadInfo {
	i := &ThreadInfo{ID: id, NativeID: native}
	i.SetName(name)
	return i
}

// Name returns the thread's name; safe from any goroutine.
func (i *ThreadInfo) Name() string { return *i.name.Load() }

// SetName changes the name; safe from any goroutine.
func (i *ThreadInfo) SetName(s string) { i.name.Store(&s) }

// WillEnd makes Done return a channel; called before the thread starts.
func (i *ThreadInfo) WillEnd() { i.done = make(chan struct{}) }

// Ended closes Done: the last that the thread's goroutine does.
func (i *ThreadInfo) Ended() { close(i.done) }

// Done is closed when the thread has run its last code and its goroutine ends.
// It is nil for a main thread, whose goroutine is the host's.
func (i *ThreadInfo) Done() <-chan struct{} { return i.done }

// IsDone reports whether Done is closed.
func (i *ThreadInfo) IsDone() bool {
	select {
	case <-i.done:
		return true
	default:
		return false
	}
}

// ThreadStart describes a thread to start.
type ThreadStart struct {
	Name   string
	Daemon bool
	// Args are kept alive for the collector until Run takes them.
	Args []Value
	// Run is the thread's code. A *Exception that it returns is an error nobody handled.
	Run func(th *Thread) error
}

// StartThread starts a thread in th's run. The error is a RuntimeError, and
// nothing is left behind, if there cannot be another thread now.
func (th *Thread) StartThread(s *ThreadStart) (*ThreadInfo, error) {
	return th.Eval.StartThread(th, s)
}

// Threads returns the threads of the VM in the order in which they started.
func (th *Thread) Threads() []*Thread { return th.Eval.Threads() }

// Owner stands for a thread in what it owns. A lock whose owner is dead is free:
// its owner was killed and will not give it back.
type Owner struct {
	ID   int64
	Dead bool

	waiting int // threads that wait for what it owns
}

// waitFor notes whose lock the thread waits for; nil: none's.
func (th *Thread) waitFor(o *Owner) {
	if th.waitsFor != nil {
		th.waitsFor.waiting--
	}
	if o != nil {
		o.waiting++
	}
	th.waitsFor = o
}

// Owner returns what stands for the thread in the locks it takes now.
func (th *Thread) Owner() *Owner {
	if th.owner == nil {
		th.owner = &Owner{ID: th.Info.ID}
	}
	return th.owner
}

// Killed gives up what the thread owns, since it was killed. The VM lock is held.
func (th *Thread) Killed() {
	o := th.owner
	if o == nil {
		return
	}
	o.Dead, th.owner = true, nil
	if o.waiting == 0 {
		return
	}
	for _, t := range th.Threads() {
		if t.waitsFor == o {
			t.Wake()
		}
	}
}

// Wake ends the thread's Park. Safe from any goroutine.
func (th *Thread) Wake() {
	select {
	case th.turn <- struct{}{}:
	default:
	}
}

// Turn is what Wake sends to: for the evaluator.
func (th *Thread) Turn() <-chan struct{} { return th.turn }

// Forget lets go of the values of natives that have returned.
func (th *Thread) Forget() { clear(th.arena) }
