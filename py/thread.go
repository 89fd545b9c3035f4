package py

// This file defines Thread: what a native may ask of the thread that runs it.

import (
	"context"
	"sync/atomic"
	"time"
)

// Reason is a bit in a thread's word of reasons to leave the fast path.
type Reason = uint32

// The reasons.
const (
	ReasonKill   Reason = 1 << iota // unwind without running Python code
	ReasonRaise                     // an asynchronous exception is pending
	ReasonYield                     // another thread wants the VM lock
	ReasonMemory                    // time to look at what is live
	ReasonPause                     // suspend the run
	ReasonTrace                     // tracing was switched
	ReasonSteps                     // the step budget may be used up
	ReasonCalls                     // pending calls: signal handlers, finalizers
	ReasonDump                      // somebody wants to see the stack
)

// Evaluator is what the object model needs of the evaluator.
type Evaluator interface {
	// Safepoint acts on the thread's reasons and returns the error to raise, if any.
	Safepoint(th *Thread) error
	// Block gives up the VM lock, runs f, and takes the lock again; see Thread.Block.
	Block(th *Thread, w Wait, f func(ctx context.Context) error) error
	// BlockForeign is Block for calls that cannot be cancelled.
	BlockForeign(th *Thread, w Wait, f func(ctx context.Context) error) error
	// Park gives up the VM lock until the thread's Wake is called, done is closed, the
	// deadline, if it is not zero, has passed, or something is asked of the thread. It
	// may also return for no reason, and raises nothing: who waits looks first whether
	// he has got what he waits for, and only then lets Woken end the wait.
	Park(th *Thread, w Wait, done <-chan struct{}, deadline time.Time)
	// Hold waits until done is closed and keeps the VM lock, so other threads do not
	// run. Only a kill ends it before, with its error.
	Hold(th *Thread, done <-chan struct{}) error
	// Woken acts on what was asked of a thread that waits.
	Woken(th *Thread, w Wait) error
	// StartThread starts a thread; see Thread.StartThread.
	StartThread(th *Thread, s *ThreadStart) (*ThreadInfo, error)
	// Threads returns the VM's threads in the order in which they started.
	Threads() []*Thread
	// Grown is called when MemoryStep bytes were charged since the last look: n more are asked for.
	Grown(th *Thread, n int64) error
	// Swallowed is told of an exception that nobody can handle where it was raised.
	Swallowed(th *Thread, e *Exception)
	// CurrentGlobals and CurrentLocals give the namespaces of the running Python frame, nil if there is none.
	CurrentGlobals(th *Thread) *Dict
	CurrentLocals(th *Thread) (Value, error)
	// Builtin looks up a name among the builtins of the running Python frame.
	Builtin(th *Thread, name *Str) (v Value, ok bool, err error)
	// Handled returns the exception being handled, or nil.
	Handled(th *Thread) *Exception
	// Frame returns the frame object depth levels up from the running one, or absent.
	Frame(th *Thread, depth int) Value
	// Warn issues a warning as warnings.warn does.
	Warn(th *Thread, category *Type, message string, stackLevel int) error
	// SuperArgs gives what super() without arguments means in the running frame.
	SuperArgs(th *Thread) (cls *Type, self Value, err error)
	// IsCoroutine reports whether v is what calling an async def function returns.
	IsCoroutine(v Value) bool
	// Resume lets a coroutine or generator of the evaluator go on: with v as the value of what
	// it waits in, or with exc raised there if that is not nil. done tells that it
	// has returned res; ok is false, and nothing was done, if v is something else.
	Resume(th *Thread, coro, v Value, exc error) (res Value, done bool, err error, ok bool)
	// Import runs the import system.
	Import(th *Thread, name string, globals *Dict, fromList Value, level int) (Value, error)
}

// Thread is a Python thread. Only its own goroutine uses it, but for the methods
// that say otherwise.
type Thread struct {
	Interp *Interpreter
	Eval   Evaluator
	Info   *ThreadInfo
	// Context is the current context of contextvars, absent before it is first needed.
	Context Value
	// EventLoop is the event loop of asyncio that runs in the thread and Task the task
	// that runs in it; absent: none.
	EventLoop, Task Value

	owner    *Owner        // what stands for the thread in the locks it takes
	waitsFor *Owner        // of the lock that it waits for
	turn     chan struct{} // ends Park; one wake-up is kept
	atEnd    []func()

	reasons  atomic.Uint32
	left     int64 // StepUnits until the next look at the budget of steps
	depth    int   // nested calls of natives and recursion inside them
	arena    []Value
	top      int
	reprs    []Value      // objects whose repr is in progress
	pins     [][]Value    // values that natives hold outside of objects
	charged  int64        // bytes allocated since the last look at memory
	poll     func() error // Poll as a function, made once
	printBuf []byte       // for print()
	buffer   []byte       // see takeBuffer
	ints     intScratch
}

// NewThread returns a thread of the VM; the evaluator embeds it in its own.
func (th *Thread) Init(in *Interpreter, ev Evaluator) {
	th.Interp, th.Eval = in, ev
	th.arena = make([]Value, 64)
	th.left = noStepLimit
	th.poll = th.Poll
	th.turn = make(chan struct{}, 1)
}

// AtEnd calls f when the thread has run its last code, with the VM lock held. f
// runs no Python code.
func (th *Thread) AtEnd(f func()) { th.atEnd = append(th.atEnd, f) }

// Finish runs what AtEnd was given: for the evaluator.
func (th *Thread) Finish() {
	for _, f := range th.atEnd {
		f()
	}
	th.atEnd, th.Context, th.EventLoop, th.Task = nil, Value{}, Value{}, Value{}
}

// LeaveLoop forgets the event loop of the thread: at the end of a run, since a kill lets no
// code of the loop's do it.
func (th *Thread) LeaveLoop() { th.EventLoop, th.Task = Value{}, Value{} }

// Reasons returns the thread's word of reasons, safe from any goroutine.
func (th *Thread) Reasons() *atomic.Uint32 { return &th.reasons }

// SetReason adds a reason to leave the fast path; safe from any goroutine.
func (th *Thread) SetReason(r Reason) { th.reasons.Or(r) }

// ClearReason removes a reason; safe from any goroutine.
func (th *Thread) ClearReason(r Reason) { th.reasons.And(^r) }

// StepUnit is what one step costs: the evaluator charges jumps by their length in
// memory, and an instruction has this many bytes.
const StepUnit = 24

// noStepLimit is the number of StepUnits of a thread without a budget.
const noStepLimit = 1 << 62

// Spend charges StepUnits and reports whether the thread has a reason to leave
// the fast path. What is charged depends on the program alone, never on
// specialised or fused instructions or on time, so that a budget of steps ends at
// the same instruction every time.
func (th *Thread) Spend(units int64) bool {
	th.left -= units
	return th.left < 0 || th.reasons.Load() != 0
}

// StepsLeft returns the StepUnits until the next look, and SetStepsLeft sets them:
// for the evaluator.
func (th *Thread) StepsLeft() int64     { return th.left }
func (th *Thread) SetStepsLeft(n int64) { th.left = n }

// pollSteps is the number of steps that a poll of a native stands for.
const pollSteps = 256

// Poll is the safepoint of natives: every loop over user-sized data calls it at
// least every 100 µs, after an amount of work that depends on the data alone: it
// charges steps. It returns the error that must end the native, if any.
func (th *Thread) Poll() error {
	if !th.Spend(pollSteps * StepUnit) {
		return nil
	}
	return th.Eval.Safepoint(th)
}

// PollEvery calls Poll when the low bits of i are zero: for loops with small steps.
func (th *Thread) PollEvery(i int) error {
	if i&1023 != 0 {
		return nil
	}
	return th.Poll()
}

// Pace polls by the work that is done: for loops whose steps differ, or whose counter
// does not take every value, as a position in text.
type Pace int

// Poll counts n small steps more and calls th.Poll after every 1024.
func (p *Pace) Poll(th *Thread, n int) error {
	if *p += Pace(n); *p < 1024 {
		return nil
	}
	*p = 0
	return th.Poll()
}

// maxNativeDepth bounds the Go stack: natives that call back into Python and
// natives that recurse over user data count against it.
const maxNativeDepth = 3000

// Enter counts one level of recursion on the Go stack; pair it with Leave. what
// ends the message, as " while getting the repr of an object".
func (th *Thread) Enter(what string) error {
	th.depth++
	if th.depth > maxNativeDepth {
		th.depth--
		return RecursionErrorf("maximum recursion depth exceeded%s", what)
	}
	return nil
}

// Leave ends what Enter began.
func (th *Thread) Leave() { th.depth-- }

// NativeDepth returns how many levels of Enter there are, and SetNativeDepth goes
// back to fewer after a panic: for the evaluator.
func (th *Thread) NativeDepth() int     { return th.depth }
func (th *Thread) SetNativeDepth(n int) { th.depth = n }

// PushArgs returns n absent Values from the thread's stack of argument lists,
// and the mark to give to PopArgs. They are only valid until then.
func (th *Thread) PushArgs(n int) (args []Value, mark int) {
	args, mark = th.pushArgs(n)
	clear(args)
	return args, mark
}

// pushArgs is PushArgs for a caller that sets all of the Values at once.
func (th *Thread) pushArgs(n int) (args []Value, mark int) {
	mark = th.top
	if mark+n > len(th.arena) {
		// Slices of the old arena stay valid: they keep it alive.
		size := max(2*len(th.arena), 2*n)
		th.arena = make([]Value, size)
		th.top = n
		return th.arena[0:n:n], mark
	}
	th.top = mark + n
	return th.arena[mark:th.top:th.top], mark
}

// PopArgs gives back what PushArgs returned. A few values stay behind until others
// take their place, as in the registers of frames.
func (th *Thread) PopArgs(mark int) {
	if mark < th.top {
		if th.top-mark > 64 {
			clear(th.arena[mark:th.top])
		}
		th.top = mark
	} else {
		th.top = min(mark, len(th.arena))
	}
}

// Intern returns the one Str with this text that names are compared by.
func (th *Thread) Intern(s string) *Str { return th.Interp.Intern(s) }

// InternStr returns the interned Str equal to s.
func (th *Thread) InternStr(s *Str) *Str {
	if s.interned() && s.typ == &strType {
		return s
	}
	return th.Interp.internStr(s)
}

// Charge counts n bytes of memory that are about to be allocated. It refuses
// what cannot fit the VM's limit with MemoryError. Where it is much a kill ends it.
func (th *Thread) Charge(n int64) error {
	if n > 4096 {
		th.left -= n >> 6 * StepUnit // writing it is work
		if err := th.pollKill(0); err != nil {
			return err
		}
	}
	if th.charged += n; th.charged > th.Interp.MemoryStep {
		if err := th.Eval.Grown(th, n); err != nil {
			th.charged = max(0, th.charged-n)
			return err
		}
	}
	return nil
}

// TakeCharged returns the bytes charged since the last call.
func (th *Thread) TakeCharged() int64 { n := th.charged; th.charged = 0; return n }

// ReprEnter reports whether the repr of v is in progress already; if not, it is
// from now on, until ReprLeave.
func (th *Thread) ReprEnter(v Value) bool {
	for _, r := range th.reprs {
		if r == v {
			return true
		}
	}
	th.reprs = append(th.reprs, v)
	return false
}

// ReprLeave ends what ReprEnter began.
func (th *Thread) ReprLeave(v Value) {
	n := len(th.reprs) - 1
	th.reprs[n] = Value{}
	th.reprs = th.reprs[:n]
}

// Pin keeps values that a native holds outside of any object alive for the
// collector while the native calls Python code; Unpin ends the last Pin.
func (th *Thread) Pin(vs []Value) { th.pins = append(th.pins, vs) }

// Unpin ends the last Pin.
func (th *Thread) Unpin() {
	n := len(th.pins) - 1
	th.pins[n] = nil
	th.pins = th.pins[:n]
}

// VisitRoots visits what the thread holds: arguments of natives, pinned values.
func (th *Thread) VisitRoots(visit func(Value)) {
	for _, v := range th.arena[:min(th.top, len(th.arena))] {
		visit(v)
	}
	for _, vs := range th.pins {
		for _, v := range vs {
			visit(v)
		}
	}
	for _, v := range th.reprs {
		visit(v)
	}
	visit(th.Context)
	visit(th.EventLoop)
	visit(th.Task)
}

// Builtin returns the built-in function of that name, as the module builtins has it now: scripts may replace it, and even
// the name, by a key that runs code when it is compared. Its caller reads what may change meanwhile afterwards.
func (th *Thread) Builtin(name *Str) (Value, error) {
	v, ok, err := th.Eval.Builtin(th, name)
	if err == nil && !ok {
		err = Errorf(AttributeError, "%s", name.s)
	}
	return v, err
}
