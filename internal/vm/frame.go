package vm

// This file defines Frame, the activation of a Code, and the stack of
// registers. It is one of the few files that use unsafe.

import (
	"unsafe"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// resumer tells who gets a frame's result.
type resumer uint8

const (
	byCall      resumer = iota // the call instruction of the frame before
	byGo                       // Go code: the run ends
	byForIter                  // FOR_ITER of the frame before
	byYieldFrom                // YIELD_FROM of the frame before
	bySend                     // a call of send or next: a result is StopIteration's value
	byInit                     // a call of a class: the result is the instance in extra
	byEnter                    // BEFORE_WITH: the register after A gets the result of __enter__
	byDiscard                  // STORE_ATTR through a property: no register gets the result
	byDrain                    // Go code that takes all items: the run goes on
)

// byCheck is set in a resumer if objects that need finalizers, or have weak
// references, were made in the frame: when it returns the collector looks for them.
const byCheck resumer = 0x80

// Frame is the activation of a Code. Frames of functions are reused; those of
// generators are their own objects. A callee's registers begin where the caller
// put the arguments, so that a call copies nothing.
type Frame struct {
	base    unsafe.Pointer // first register
	kbase   unsafe.Pointer // first constant
	pc      *Instr         // while another frame runs: the instruction that waits; else where to go on
	code    *Code
	th      *Thread
	back    *Frame
	globals *py.Dict
	handled *py.Exception  // the exception being handled here or in a caller
	top     unsafe.Pointer // the thread's registers are free from here on
	limit   uintptr        // the end of the segment that top is in
	next    *Frame         // the frame to use for the next call from here
	fn      *Function
	gen     *Generator
	obj     *FrameObject
	by      resumer
	own     bool     // handled is handled here
	raised  uint32   // the instruction that the handler entered last was entered from
	extra   py.Value // of a module or class body the mapping of names; else see resumer and Generator
}

func (f *Frame) reg(i uint32) *py.Value {
	return (*py.Value)(unsafe.Add(f.base, uintptr(i)*unsafe.Sizeof(py.Value{})))
}

func (f *Frame) konst(i uint32) *py.Value {
	return (*py.Value)(unsafe.Add(f.kbase, uintptr(i)*unsafe.Sizeof(py.Value{})))
}

// window returns n registers from i on.
func (f *Frame) window(i uint32, n int) []py.Value {
	if n == 0 {
		return nil // f.reg(i) may be behind the last register
	}
	return unsafe.Slice(f.reg(i), n)
}

func (f *Frame) jump(i uint32) *Instr {
	return (*Instr)(unsafe.Add(unsafe.Pointer(unsafe.SliceData(f.code.instrs)), uintptr(i)*instrSize))
}

// registers returns all registers of the frame.
func (f *Frame) registers() []py.Value {
	return unsafe.Slice((*py.Value)(f.base), f.code.nregs)
}

// initBottom makes the frame below the first one, where the registers begin.
func (th *Thread) initBottom() {
	seg := th.segs[0]
	th.bottom = Frame{th: th, top: unsafe.Pointer(unsafe.SliceData(seg)), limit: segmentEnd(seg)}
}

// spare returns a frame for a call from f.
func (f *Frame) spare() *Frame {
	if f.next == nil {
		nf := &Frame{th: f.th}
		for g := f; g != nil && g.next == nil; g = g.back {
			g.next = nf // generators come and go: whoever resumed them keeps the frame
		}
	}
	return f.next
}

// push makes a frame for code above the running one's registers; it is not
// entered yet. Parameters have whatever was there before.
func (th *Thread) push(c *Code) *Frame {
	if !c.linked {
		c.link(th.VM)
	}
	b := th.frame
	if b == nil {
		b = &th.bottom
	}
	f := b.spare()
	f.setCode(c)
	if uintptr(b.top)+c.size <= b.limit {
		f.base, f.limit = b.top, b.limit
		f.top = unsafe.Add(f.base, c.size)
	} else {
		f.moveToNextSegment(b)
	}
	f.fn = nil
	f.clearLocals()
	return f
}

// clearLocals makes the variables that are not parameters unbound.
func (f *Frame) clearLocals() {
	c := f.code
	for i := c.nparams; i < c.nlocals; i++ {
		*f.reg(uint32(i)) = py.Value{}
	}
}

// placeWith gives the frame of a callee of f, whose arguments cannot be its first
// registers, a place, and copies them.
func (nf *Frame) placeWith(f *Frame, args unsafe.Pointer) {
	if c := nf.code; uintptr(f.top)+c.size <= f.limit {
		nf.base, nf.top, nf.limit = f.top, unsafe.Add(f.top, c.size), f.limit
	} else {
		nf.moveToNextSegment(f)
	}
	copy(nf.registers(), unsafe.Slice((*py.Value)(args), nf.code.argc))
}

// moveToNextSegment gives a frame that does not fit behind the caller's
// registers a place in the next segment.
func (f *Frame) moveToNextSegment(b *Frame) {
	th := f.th
	i := 0
	for i < len(th.segs) && segmentEnd(th.segs[i]) != b.limit {
		i++
	}
	i++
	if i < len(th.segs) && len(th.segs[i]) <= f.code.nregs {
		th.segs = th.segs[:i]
	}
	if i >= len(th.segs) {
		th.segs = append(th.segs, newSegment(max(f.code.nregs, min(segSize, 8*len(th.segs[len(th.segs)-1])))))
	}
	seg := th.segs[i]
	f.base = unsafe.Pointer(unsafe.SliceData(seg))
	f.top = unsafe.Add(f.base, f.code.size)
	f.limit = segmentEnd(seg)
}

// newSegment returns a segment with room for n registers. One more than it tells
// keeps a pointer to its end inside the allocation.
func newSegment(n int) []py.Value { return make([]py.Value, n+1) }

func segmentEnd(seg []py.Value) uintptr {
	return uintptr(unsafe.Pointer(&seg[len(seg)-1]))
}

func (f *Frame) setCode(c *Code) {
	f.code = c
	f.kbase = c.kbase
	f.pc = c.start
}

// enter makes f, which push or resume made ready, the running frame.
func (th *Thread) enter(f *Frame) error {
	f.back = th.frame
	if th.depth >= th.VM.RecursionLimit {
		th.release(f)
		return py.RecursionErrorf("maximum recursion depth exceeded")
	}
	th.depth++
	f.handled = nil
	if b := th.frame; b != nil {
		f.handled = b.handled
	}
	th.frame = f
	return nil
}

// release makes a frame that has ended, or was not entered, ready for its next use.
func (th *Thread) release(f *Frame) {
	if f.obj != nil {
		f.dropObject(true)
	}
	if f.gen != nil {
		f.back, f.next = nil, nil
		return // it is not used again
	}
	if f.handled != nil || f.own {
		f.handled, f.own = nil, false
	}
	if !f.extra.IsAbsent() {
		f.extra = py.Value{}
	}
}

// leave ends the running frame, whose caller runs next.
func (th *Thread) leave(f *Frame) {
	th.depth--
	th.frame = f.back
	if f.gen != nil {
		th.held--
	}
	th.release(f)
}

// enterFunction runs the function fn, which takes just the positional arguments
// that begin at register at. It is the fast path of all calls in Python code. With
// byInit the first of them is the instance that the call gives.
func (f *Frame) enterFunction(in *Instr, fn *Function, at uint32, by resumer) *Instr {
	th := f.th
	c := fn.code
	f.pc = in
	nf := f.next
	if nf == nil {
		nf = f.spare()
	}
	args := unsafe.Pointer(f.reg(at))
	nf.code, nf.kbase, nf.pc = c, c.kbase, c.start
	if f.gen == nil && uintptr(args)+c.size <= f.limit {
		nf.base, nf.top, nf.limit = args, unsafe.Add(args, c.size), f.limit
	} else {
		nf.placeWith(f, args)
	}
	nf.back, nf.globals, nf.handled, nf.fn, nf.by = f, fn.globals, f.handled, fn, by
	for i := c.nparams; i < c.nlocals; i++ {
		*nf.reg(uint32(i)) = py.Value{}
	}
	nf.bindClosure(fn)
	if by == byInit {
		nf.extra = *nf.reg(0)
	}
	if th.depth >= th.VM.RecursionLimit {
		th.release(nf)
		return f.raise(in, py.RecursionErrorf("maximum recursion depth exceeded"))
	}
	th.depth++
	th.frame = nf
	if th.Spend(c.cost) {
		if err := th.safepoint(); err != nil {
			th.leave(nf)
			return f.raise(in, err)
		}
		th.entered(nf, false)
		th.suspend()
	}
	return nil
}

// mapping returns the mapping of names of a module or class body, absent in a function.
func (f *Frame) mapping() py.Value {
	if f.fn != nil {
		return py.Value{}
	}
	return f.names()
}

// inComprehension reports whether variables of a comprehension in the frame's own code, that of a module or class, are bound.
func (f *Frame) inComprehension() bool {
	for i, k := range f.code.src.LocalKinds {
		if k&bytecode.KindHidden != 0 && !f.code.variable(f.registers(), i).IsAbsent() {
			return true
		}
	}
	return false
}

// localsMapping returns what locals() gives.
func (f *Frame) localsMapping() (py.Value, error) {
	m := f.mapping()
	if !m.IsAbsent() && !f.inComprehension() {
		return m, nil
	}
	v := f.code.locals(f.th, f.registers())
	if !m.IsAbsent() {
		d := py.NewDict()
		if err := py.DictUpdate(&f.th.Thread, d, m); err != nil {
			return py.Value{}, err
		}
		return d.Value(), py.DictUpdate(&f.th.Thread, d, v)
	}
	if o := f.obj; o != nil && o.has().extra != nil { // names set through f_locals
		d := py.ToDict(v)
		for i := 0; ; {
			k, x, ok := o.more.extra.Next(&i)
			if !ok {
				break
			}
			_ = d.Set(&f.th.Thread, k, x) // they were keys before
		}
	}
	return v, nil
}

// locals returns a dict of the variables that regs holds.
func (c *Code) locals(th *Thread, regs []py.Value) py.Value {
	d := py.NewDict()
	for i, n := range c.src.LocalsPlus {
		if v := c.variable(regs, i); !v.IsAbsent() && (len(n) == 0 || n[0] != '.') {
			d.SetGo(&th.Thread, n, v)
		}
	}
	return d.Value()
}

// variable returns the value of variable i in regs, absent if unbound.
func (c *Code) variable(regs []py.Value, i int) py.Value {
	v := regs[i]
	if c.src.LocalKinds[i]&(bytecode.KindCell|bytecode.KindFree) != 0 && !v.IsAbsent() && v.Type() == py.CellType {
		return py.Cast[py.Cell](v).V
	}
	return v
}

// FrameObject is the Python type frame. While its frame runs it looks into it,
// afterwards it has a copy of the variables.
type FrameObject struct {
	py.Object
	live    *Frame
	code    *Code
	globals *py.Dict
	regs    []py.Value   // after the end: the variables
	back    *FrameObject // after the end: the frame that called this one, where that is known
	line    int32
	lasti   int32
	expects bool       // it is that of a traced, whose traceback is not in use yet
	more    *frameMore // what few have; see has
}

// frameMore is what few frame objects have.
type frameMore struct {
	locals  py.Value // after the end: the mapping of a module or class body
	extra   *py.Dict // of f_locals: names that are no variables; nil: none
	trace   py.Value // f_trace, or absent
	noLines bool     // not f_trace_lines
	opcodes bool     // f_trace_opcodes
}

// has returns what few frame objects have, to be read.
func (o *FrameObject) has() frameMore {
	if o.more == nil {
		return frameMore{}
	}
	return *o.more
}

// give returns what few frame objects have, to be changed.
func (o *FrameObject) give() *frameMore {
	if o.more == nil {
		o.more = new(frameMore)
	}
	return o.more
}

// Value returns the frame object as a value.
func (o *FrameObject) Value() py.Value { return py.ValueOf(&o.Object) }

// traced is a frame object with its first traceback: most frame objects are made for
// a traceback. Most frames have few variables.
type (
	traced struct {
		FrameObject
		tb py.Traceback
	}
	traced2 struct {
		traced
		room [2]py.Value
	}
	traced6 struct {
		traced
		room [6]py.Value
	}
)

// traceback returns a traceback object for the instruction in, in front of next.
func (f *Frame) traceback(next *py.Traceback, in *Instr) *py.Traceback {
	lasti, line := f.code.index(in)*unit, f.code.line(in)
	if f.gen != nil && f.gen.state == genCreated { // thrown into a generator that has not begun
		lasti, line = -unit, int(f.code.src.FirstLine)
	}
	f.expectTraceback()
	if !f.obj.expects {
		return py.NewTraceback(next, f.obj.Value(), lasti, line)
	}
	f.obj.expects = false
	return (*traced)(unsafe.Pointer(f.obj)).tb.Init(next, f.obj.Value(), lasti, line)
}

// expectTraceback makes the frame's object together with the traceback that an
// exception, which goes through the frame, will need.
func (f *Frame) expectTraceback() {
	if f.obj != nil {
		return
	}
	var t *traced
	switch n := f.code.nlocals; {
	case n == 0 || n > 6:
		t = new(traced)
	case n <= 2:
		t2 := new(traced2)
		t, t2.regs = &t2.traced, t2.room[:0]
	default:
		t6 := new(traced6)
		t, t6.regs = &t6.traced, t6.room[:0]
	}
	t.live, t.code, t.globals, t.expects = f, f.code.object(), f.globals, true
	t.SetType(frameType)
	f.setObject(&t.FrameObject)
}

func (f *Frame) object() *FrameObject {
	if f.obj == nil {
		o := &FrameObject{live: f, code: f.code.object(), globals: f.globals}
		o.SetType(frameType)
		f.setObject(o)
	}
	return f.obj
}

func (f *Frame) setObject(o *FrameObject) {
	f.obj = o
	if f.gen == nil {
		f.th.held++
	}
}

// dropObject parts the frame, which ends, from its object; see detach.
func (f *Frame) dropObject(back bool) {
	f.obj.detach(back)
	f.obj = nil
	if f.gen == nil {
		f.th.held--
	}
}

// detach copies what the object needs when its frame ends. Without back it forgets
// who called: a kill does not make objects for all frames below.
func (o *FrameObject) detach(back bool) {
	f := o.live
	if m := f.mapping(); !m.IsAbsent() {
		o.give().locals = m
	} else {
		o.regs = append(o.regs[:0], f.registers()[:f.code.nlocals]...)
	}
	line, lasti := o.where()
	o.line, o.lasti = int32(line), int32(lasti)
	if back && f.back != nil {
		o.back = f.back.object()
	}
	o.live = nil
}

func (o *FrameObject) where() (line, lasti int) {
	if f := o.live; f != nil {
		if f.th != nil && f.th.watch.shown == f {
			return f.th.watch.shownLine, f.code.index(f.pc) * unit
		}
		return f.line(), f.code.index(f.pc) * unit
	}
	return int(o.line), int(o.lasti)
}

// Info tells where an instruction of a frame is in the source.
type Info struct {
	File, Name string
	Text       *string // the source text, if that is in no file
	Pos        bytecode.Position
}

// FrameInfo returns where instruction lasti of a frame object is.
func FrameInfo(frame py.Value, lasti int) Info {
	o := py.Cast[FrameObject](frame)
	src := o.code.src
	i := Info{File: src.Filename, Name: src.Name, Text: src.Text}
	lasti /= unit
	if lasti >= 0 && lasti < len(src.Positions) {
		i.Pos = src.Positions[lasti]
	}
	return i
}
