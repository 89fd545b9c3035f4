package vm

// This file runs code under sys.settrace, sys.setprofile and sys.monitoring.
//
// A frame that is watched runs an instrumented twin of its code: the same
// instructions, of which each calls opTraced first. While anything watches a
// thread its word of reasons is never zero, so that each call and each jump back
// comes by here and takes the twin; a thread that nobody watches pays nothing.

import (
	"sort"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// AsyncHooks are the hooks of sys.set_asyncgen_hooks; absent: none.
type AsyncHooks struct {
	FirstIter, Finalizer py.Value
}

// LeaveLoop forgets the event loop of the thread at the end of a run, and after a kill the
// hooks that the loop had set: the loop of the next run would keep them, and so this one
// with its files.
func (th *Thread) LeaveLoop(killed bool) {
	th.Thread.LeaveLoop()
	if killed {
		th.AsyncHooks = AsyncHooks{}
	}
}

// Depth returns the number of Python frames that run.
func (th *Thread) Depth() int { return th.depth }

// EachThread calls f for all threads of the VM. Only for its running thread.
func (v *VM) EachThread(f func(th *Thread)) {
	for th := range v.threads {
		f(th)
	}
}

// watch is what sys.settrace and sys.setprofile set for a thread, and the state of
// its watched frames.
type watch struct {
	trace     py.Value // of sys.settrace; absent: none
	profile   py.Value // of sys.setprofile; absent: none
	inside    int      // calls of such functions that run now: nothing is watched meanwhile
	shown     *Frame   // a frame of which something is told that is not at its instruction: a call, the line of a mark
	shownLine int      // the line that it is at
	calling   bool     // its call is being told
	jumping   *Frame   // the frame whose line a trace function may set now
	jumped    bool     // it did
	unwinds   int      // counts exceptions on their way
	frames    map[*Frame]*frameWatch
}

// frameWatch is where a watched frame was last.
type frameWatch struct {
	line, last int32
	entering   bool // it was just called or resumed
	resumed    bool
}

func notNone(v py.Value) py.Value {
	if v.IsNone() {
		return py.Value{}
	}
	return v
}

// SetTrace sets the function of sys.settrace; None ends tracing.
func (th *Thread) SetTrace(fn py.Value) {
	th.watch.trace = notNone(fn)
	th.watchChanged()
}

// TraceFunc returns the function of sys.settrace, or absent.
func (th *Thread) TraceFunc() py.Value { return th.watch.trace }

// SetProfile sets the function of sys.setprofile; None ends profiling.
func (th *Thread) SetProfile(fn py.Value) {
	th.watch.profile = notNone(fn)
	th.watchChanged()
}

// ProfileFunc returns the function of sys.setprofile, or absent.
func (th *Thread) ProfileFunc() py.Value { return th.watch.profile }

// CallTracing calls fn while tracing is enabled, also from a trace function.
func (th *Thread) CallTracing(fn py.Value, args []py.Value) (py.Value, error) {
	was := th.watch.inside
	th.watch.inside = 0
	v, err := th.Call(fn, args...)
	th.watch.inside = was
	return v, err
}

// watched reports whether anything watches the thread.
func (th *Thread) watched() bool {
	w := &th.watch
	return !w.trace.IsAbsent() || !w.profile.IsAbsent() || th.VM.monitor.any != 0
}

func (th *Thread) watchChanged() {
	if !th.watched() {
		th.ClearReason(py.ReasonTrace)
		th.watch.frames = nil
		return
	}
	th.SetReason(py.ReasonTrace)
	th.traceWaiting()
}

// traceWaiting makes the frames that wait for a call in the same loop go on in
// their twins. Frames that wait for Go code take theirs at the next poll.
func (th *Thread) traceWaiting() {
	if !th.watched() {
		return
	}
	for f := th.frame; f != nil; f = f.back {
		if b := f.back; b != nil && !f.fromGo() {
			b.instrument()
		}
	}
}

// fromGo reports whether Go code called the frame.
func (f *Frame) fromGo() bool {
	by := f.by &^ byCheck
	return by == byGo || by == byDrain
}

// instrument makes a frame that waits at f.pc go on in the twin of its code.
func (f *Frame) instrument() {
	c := f.code
	if c.plain != nil {
		return
	}
	i := c.index(f.pc)
	f.code = c.instrumented()
	f.pc = &f.code.instrs[i]
}

// instrumented returns the twin of c. It shares everything with c but the
// instructions.
func (c *Code) instrumented() *Code {
	if c.twin == nil {
		t := *c
		t.plain, t.twin = c, nil
		t.instrs = append([]Instr(nil), c.instrs...)
		for i := range t.instrs {
			t.instrs[i].fn = opTraced
		}
		t.start = &t.instrs[0]
		c.twin = &t
	}
	return c.twin
}

// entered is called when a frame was entered or resumed and the thread has a
// reason to leave the fast path.
func (th *Thread) entered(f *Frame, resumed bool) {
	if th.Reasons().Load()&py.ReasonTrace == 0 || th.watch.inside > 0 || !th.watched() {
		return
	}
	f.instrument()
	if b := f.back; b != nil && !f.fromGo() {
		b.instrument()
	}
	w := th.frameWatch(f)
	*w = frameWatch{line: -1, last: -1, entering: true, resumed: resumed}
	if resumed {
		i := max(f.code.index(f.pc)-1, 0) // the yield
		w.line, w.last = f.code.src.Positions[i].Line, int32(i)
	}
}

func (th *Thread) frameWatch(f *Frame) *frameWatch {
	w := th.watch.frames[f]
	if w == nil {
		if th.watch.frames == nil {
			th.watch.frames = map[*Frame]*frameWatch{}
		}
		w = &frameWatch{line: -1, last: -1}
		th.watch.frames[f] = w
	}
	return w
}

// opTraced does an instruction of a twin.
func opTraced(f *Frame, in *Instr) *Instr {
	th, c := f.th, f.code
	i := c.index(in)
	if !th.watched() {
		f.code = c.plain
		return &c.plain.instrs[i]
	}
	do := c.plain.instrs[i].fn
	if th.watch.inside > 0 {
		return do(f, in)
	}
	f.pc = in
	w := th.frameWatch(f)
	th.watch.jumped = false
	if err := th.before(f, w, i); err != nil {
		return f.raise(in, err)
	}
	if th.watch.jumped { // a trace function set the line
		th.watch.jumped = false
		return f.pc // which tells of its line first
	}
	w.last = int32(i)
	src := &c.src.Instrs[i]
	callee, first, native := py.Value{}, py.Value{}, false
	switch src.Op {
	case bytecode.OpReturn, bytecode.OpReturnConst, bytecode.OpYield:
		v := *f.reg(in.a)
		switch src.Op {
		case bytecode.OpReturnConst:
			v = *f.konst(in.a)
		case bytecode.OpYield:
			v = *f.reg(in.b)
		}
		if err := th.tellReturn(f, i, v, src.Op == bytecode.OpYield); err != nil {
			return f.raise(in, err)
		}
		delete(th.watch.frames, f)
		return do(f, in)
	case bytecode.OpCall, bytecode.OpCallKw, bytecode.OpCallMethod, bytecode.OpCallMethodKw, bytecode.OpCallEx:
		callee, first, native = f.callee(src)
		if err := th.tellCall(f, i, callee, first, native); err != nil {
			return f.raise(in, err)
		}
	}
	unwinds := th.watch.unwinds
	nx := do(f, in)
	switch {
	case native && nx != nil && th.watch.unwinds == unwinds:
		if err := th.tellNativeReturn(f, i, callee, first); err != nil {
			return f.raise(in, err)
		}
	case src.Branches() && nx != nil && th.watch.unwinds == unwinds && th.VM.monitor.any&(evBranchLeft.bit()|evBranchRight.bit()|evBranch.bit()|evStopIteration.bit()) != 0:
		if err := th.tellBranch(f, i, c.index(nx)); err != nil {
			return f.raise(in, err)
		}
	case (src.Op == bytecode.OpJump || src.Op == bytecode.OpJumpBack) && nx != nil && th.VM.monitor.any&evJump.bit() != 0:
		if err := th.tell(f, evJump, i, py.Int(int64(c.index(nx)*unit))); err != nil {
			return f.raise(in, err)
		}
	}
	return nx
}

// callee returns what a call instruction calls, its first argument or absent, and
// whether it is a native function, as profilers count them.
func (f *Frame) callee(in *bytecode.Instr) (fn, first py.Value, native bool) {
	fn = *f.reg(uint32(in.B))
	switch in.Op {
	case bytecode.OpCall, bytecode.OpCallKw:
		if in.C > 0 {
			first = *f.reg(uint32(in.B + 1))
		}
	case bytecode.OpCallMethod, bytecode.OpCallMethodKw:
		if first = *f.reg(uint32(in.B + 1)); first.IsAbsent() && in.C > 0 {
			first = *f.reg(uint32(in.B + 2))
		}
	case bytecode.OpCallEx:
		if t := py.ToTuple(*f.reg(uint32(in.C))); t != nil && len(t.Items()) > 0 {
			first = t.Items()[0]
		}
	}
	switch fn.Type() {
	case py.NativeType:
		native = true
	case py.MethodDescrType, py.WrapperDescrType, py.ClassMethodDescr:
		native = !first.IsAbsent()
	}
	return fn, first, native
}

// before tells what happens before instruction i.
func (th *Thread) before(f *Frame, w *frameWatch, i int) error {
	c := f.code
	if w.entering {
		w.entering = false
		line := c.src.FirstLine
		if w.resumed {
			line = w.line
		}
		th.watch.calling = true
		err := th.showAt(f, line, func() error { return th.tellEntry(f, i, w.resumed) })
		th.watch.calling = false
		if err != nil {
			return err
		}
	}
	for j := c.marksAt(i); j < len(c.src.Marks) && int(c.src.Marks[j].At) == i; j++ {
		m := &c.src.Marks[j]
		if m.Falls && w.last != int32(i)-1 {
			continue
		}
		w.line = m.Line
		if err := th.showAt(f, m.Line, func() error { return th.tellLine(f, i, int(m.Line)) }); err != nil || th.watch.jumped {
			return err
		}
		w.last = int32(i) - 1 // the line of the instruction itself is another
	}
	p := &c.src.Positions[i]
	op := c.src.Instrs[i].Op
	silent := op == bytecode.OpMakeCell || (op == bytecode.OpJump || op == bytecode.OpJumpBack) && p.Col < 0
	if p.Line > 0 && !silent {
		if back := int32(i) <= w.last; p.Line != w.line || back {
			w.line = p.Line
			if err := th.tellLine(f, i, int(p.Line)); err != nil {
				return err
			}
		}
	}
	if th.watch.jumped {
		return nil
	}
	if o := f.obj; o != nil && o.has().opcodes && !o.more.trace.IsAbsent() {
		if err := th.callTrace(f, "opcode", py.None); err != nil {
			return err
		}
	}
	if th.VM.monitor.any&evInstruction.bit() != 0 {
		return th.tell(f, evInstruction, i)
	}
	return nil
}

// showAt calls do, while f shows itself at another line than that of its instruction.
func (th *Thread) showAt(f *Frame, line int32, do func() error) error {
	th.watch.shown, th.watch.shownLine = f, int(line)
	err := do()
	th.watch.shown = nil
	return err
}

// marksAt returns the index of the first mark at instruction i or behind it.
func (c *Code) marksAt(i int) int {
	return sort.Search(len(c.src.Marks), func(j int) bool { return int(c.src.Marks[j].At) >= i })
}

// callTrace calls the trace function for a frame.
func (th *Thread) callTrace(f *Frame, event string, arg py.Value) error {
	fn, o := th.watch.trace, f.object()
	if event != "call" {
		fn = o.has().trace
	}
	if fn.IsAbsent() || th.watch.trace.IsAbsent() {
		return nil
	}
	th.watch.inside++
	v, err := th.Call(fn, o.Value(), th.Intern(event).Value(), arg)
	th.watch.inside--
	switch {
	case err != nil:
		th.SetTrace(py.None)
		o.give().trace = py.Value{}
	case event == "call":
		o.give().trace = notNone(v)
	case !v.IsNone():
		o.give().trace = v
	}
	return err
}

// callProfile calls the profile function for a frame.
func (th *Thread) callProfile(f *Frame, event string, arg py.Value) error {
	if th.watch.profile.IsAbsent() {
		return nil
	}
	th.watch.inside++
	_, err := th.Call(th.watch.profile, f.object().Value(), th.Intern(event).Value(), arg)
	th.watch.inside--
	if err != nil {
		th.SetProfile(py.None)
	}
	return err
}

func (th *Thread) tellEntry(f *Frame, i int, resumed bool) error {
	ev := evStart
	if resumed {
		ev = evResume
	}
	err := th.tell(f, ev, i)
	if err == nil {
		err = th.tellCalled(f)
	}
	return err
}

// tellCalled calls the trace and the profile function for a frame that begins or goes on.
func (th *Thread) tellCalled(f *Frame) error {
	var err error
	if !th.watch.trace.IsAbsent() {
		err = th.callTrace(f, "call", py.None)
	}
	if err == nil {
		err = th.callProfile(f, "call", py.None)
	}
	return err
}

func (th *Thread) tellLine(f *Frame, i, line int) error {
	if o := f.obj; o != nil && !o.has().noLines && !o.has().trace.IsAbsent() {
		th.watch.jumping = f
		err := th.callTrace(f, "line", py.None)
		th.watch.jumping = nil
		if err != nil || th.watch.jumped {
			return err
		}
	}
	if th.VM.monitor.any&evLine.bit() == 0 {
		return nil
	}
	return th.VM.monitor.fire(th, f, evLine, i, py.Int(int64(line)))
}

func (th *Thread) tellReturn(f *Frame, i int, v py.Value, yields bool) error {
	ev := evReturn
	if yields {
		ev = evYield
	}
	err := th.tell(f, ev, i, v)
	if err == nil {
		err = th.callTrace(f, "return", v)
	}
	if err == nil {
		err = th.callProfile(f, "return", v)
	}
	return err
}

func (th *Thread) tellCall(f *Frame, i int, callee, first py.Value, native bool) error {
	if th.VM.monitor.any&evCall.bit() != 0 {
		arg := first
		if arg.IsAbsent() {
			arg = th.VM.monitor.missing
		}
		if err := th.tell(f, evCall, i, callee, arg); err != nil {
			return err
		}
	}
	if !native {
		return nil
	}
	return th.callProfile(f, "c_call", boundNative(callee, first))
}

// boundNative returns what profilers are shown of a native method.
func boundNative(callee, first py.Value) py.Value {
	if callee.Type() != py.NativeType && !first.IsAbsent() {
		return py.BindMethod(callee, first)
	}
	return callee
}

func (th *Thread) tellNativeReturn(f *Frame, i int, callee, first py.Value) error {
	if th.VM.monitor.any&evCReturn.bit() != 0 {
		arg := first
		if arg.IsAbsent() {
			arg = th.VM.monitor.missing
		}
		if err := th.tell(f, evCReturn, i, callee, arg); err != nil {
			return err
		}
	}
	return th.callProfile(f, "c_return", boundNative(callee, first))
}

func (th *Thread) tellBranch(f *Frame, i, to int) error {
	ev := evBranchRight
	if to == i+1 {
		ev = evBranchLeft
	}
	if err := th.tell(f, ev, i, py.Int(int64(to*unit))); err != nil {
		return err
	}
	return th.tell(f, evBranch, i, py.Int(int64(to*unit)))
}

// tellException tells that an exception goes through a frame. The result is the
// error to go on with.
func (th *Thread) tellException(f *Frame, in *Instr, e *py.Exception, again bool) error {
	w := &th.watch
	w.unwinds++
	if w.inside > 0 || f.code.plain == nil {
		return e
	}
	i := f.code.index(in)
	if src := &f.code.src.Instrs[i]; src.Op == bytecode.OpCall || src.Op == bytecode.OpCallKw || src.Op == bytecode.OpCallMethod || src.Op == bytecode.OpCallMethodKw || src.Op == bytecode.OpCallEx {
		if callee := *f.reg(uint32(src.B)); callee.Type() == py.NativeType && th.frame == f {
			if err := th.callProfile(f, "c_exception", callee); err != nil {
				return err
			}
			if err := th.tell(f, evCRaise, i, callee, th.VM.monitor.missing); err != nil {
				return err
			}
		}
	}
	ev := evRaise
	if again {
		ev = evReraise
	}
	if err := th.tell(f, ev, i, e.Value()); err != nil {
		return err
	}
	if !again { // the function of sys.settrace heard of it when it was raised first
		if err := th.traceException(f, e); err != nil {
			return err
		}
	}
	return e
}

// stopped tells that an iterator ended with a StopIteration, and goes on at nx.
func (f *Frame) stopped(in *Instr, err error, nx *Instr) *Instr {
	if f.code.plain != nil {
		if err := f.th.tellStop(f, in, evRaise, py.AsException(err)); err != nil {
			return f.raise(in, err)
		}
	}
	return nx
}

// ended is stopped for an iterator of type t that has just said that it is at its end: if its class is written in Python, by a
// StopIteration.
func (f *Frame) ended(in *Instr, t *py.Type, nx *Instr) *Instr {
	if f.code.plain == nil || !t.IsHeap() {
		return nx
	}
	return f.stopped(in, py.NewException(py.StopIteration), nx)
}

// returned tells that the generator that f runs by the instruction in returned v. A loop hears of no None. It returns nil, as the
// frame that the loop goes on with is another.
func (f *Frame) returned(in *Instr, v py.Value, ev event) *Instr {
	if f.code.plain == nil || ev == evRaise && v.IsNone() {
		return nil
	}
	nx := f.pc
	f.pc = in
	if err := f.th.tellStop(f, in, ev, py.AsException(py.StopIterationOf(v))); err != nil {
		return f.raiseIn(in, err)
	}
	f.pc = nx
	return nil
}

// tellStop tells of a StopIteration that goes no further than f.
func (th *Thread) tellStop(f *Frame, in *Instr, ev event, e *py.Exception) error {
	if th.watch.inside > 0 {
		return nil
	}
	if err := th.tell(f, ev, f.code.index(in), e.Value()); err != nil {
		return err
	}
	return th.traceException(f, e)
}

// traceException calls the trace function for an exception.
func (th *Thread) traceException(f *Frame, e *py.Exception) error {
	if o := f.obj; o == nil || o.has().trace.IsAbsent() {
		return nil
	}
	tb := py.None
	if e.Traceback != nil {
		tb = e.Traceback.Value()
	}
	return th.callTrace(f, "exception", py.TupleOf(e.Type().Value(), e.Value(), tb))
}

// tellPassed tells that a frame passes on v, which the iterator that it delegates to has yielded.
func (th *Thread) tellPassed(f *Frame, in *Instr, v py.Value) error {
	if th.watch.inside > 0 {
		return nil
	}
	err := th.tellReturn(f, f.code.index(in), v, true)
	delete(th.watch.frames, f)
	return err
}

// tellThrown tells that a generator goes on with an exception.
func (th *Thread) tellThrown(f *Frame, e error) error {
	if th.watch.inside > 0 {
		return nil
	}
	i := f.code.index(f.pc)
	w := th.frameWatch(f)
	*w = frameWatch{line: f.code.src.Positions[i].Line, last: int32(i)}
	th.watch.calling = true
	defer func() { th.watch.calling = false }()
	return th.showAt(f, w.line, func() error {
		if x := py.AsException(e); x != nil {
			if err := th.tell(f, evThrow, i, x.Value()); err != nil {
				return err
			}
		}
		return th.tellCalled(f)
	})
}

// tellUnwound tells that an exception leaves a frame.
func (th *Thread) tellUnwound(f *Frame, in *Instr, e *py.Exception) error {
	if th.watch.inside > 0 || f.code.plain == nil {
		return e
	}
	delete(th.watch.frames, f)
	err := th.tell(f, evUnwind, f.code.index(in), e.Value())
	if err == nil {
		err = th.callTrace(f, "return", py.None)
	}
	if err == nil {
		err = th.callProfile(f, "return", py.None)
	}
	if err != nil {
		return err
	}
	return e
}

// tellHandled tells that a handler takes the exception.
func (th *Thread) tellHandled(f *Frame, target int, e *py.Exception) error {
	if th.watch.inside > 0 || f.code.plain == nil || th.VM.monitor.any&evHandled.bit() == 0 {
		return nil
	}
	return th.tell(f, evHandled, target, e.Value())
}

// tell fires an event of sys.monitoring.
func (th *Thread) tell(f *Frame, ev event, i int, args ...py.Value) error {
	m := &th.VM.monitor
	if m.any&ev.bit() == 0 {
		return nil
	}
	all := append([]py.Value{py.Int(int64(i * unit))}, args...)
	return m.fire(th, f, ev, i, all...)
}

// retraced returns the instruction of the twin for one that f is about to jump to.
func (f *Frame) retraced(to *Instr) *Instr {
	c := f.code
	if c.plain != nil || !f.th.watched() {
		return to
	}
	i := c.index(to)
	f.code = c.instrumented()
	return &f.code.instrs[i]
}

// setLine is an assignment to f_lineno: the frame, which a trace function was just
// told of, goes on at another line.
func (th *Thread) setLine(o *FrameObject, v py.Value) error {
	if v.IsAbsent() {
		return py.Errorf(py.AttributeError, "cannot delete attribute")
	}
	f := o.live
	if f == nil || o.has().trace.IsAbsent() || th.watch.inside == 0 {
		return py.ValueErrorf("f_lineno can only be set in a trace function")
	}
	if f == th.watch.shown && th.watch.calling {
		return py.ValueErrorf("can't jump from the 'call' trace event of a new frame")
	}
	if f != th.watch.jumping {
		return py.ValueErrorf("can only jump from a 'line' trace event")
	}
	n, ok := py.AsInt(v)
	if !ok {
		return py.ValueErrorf("lineno must be an integer")
	}
	src := f.code.src
	if n < int64(src.FirstLine) {
		return py.ValueErrorf("line %d comes before the current code block", n)
	}
	from := f.code.index(f.pc)
	l := th.VM.livenessOf(f.code.object())
	// The line itself, or the next one that has code.
	line := int32(0)
	for i := range src.Positions {
		if p := src.Positions[i].Line; int64(p) >= n && (line == 0 || p < line) {
			line = p
		}
	}
	if line == 0 || l == nil {
		return py.ValueErrorf("line %d comes after the current code block", n)
	}
	for i := range src.Positions {
		if src.Positions[i].Line != line || i > 0 && src.Positions[i-1].Line == line || src.Instrs[i].Op == bytecode.OpMakeCell {
			continue
		}
		live := l.at(i, true)
		empty, ok := bytecode.CanJump(src, from, i, func(r int) bool {
			k := r - l.first
			return k>>6 < len(live) && live[k>>6]&(1<<(k&63)) != 0
		})
		if !ok {
			continue
		}
		for _, r := range empty {
			if x := f.reg(uint32(r)); x.IsAbsent() {
				*x = py.None
				if err := th.Eval.Warn(&th.Thread, py.RuntimeWarning, "assigning None to 1 unbound local", 1); err != nil {
					return err
				}
			}
		}
		f.pc = &f.code.instrs[i]
		th.watch.jumped = true
		w := th.frameWatch(f)
		w.line, w.last = -1, int32(i)-1
		return nil
	}
	return py.ValueErrorf("can't jump into the middle of a block")
}
