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
	byInit                     // a call of a class: the result is the instance in inst
	byDiscard                  // STORE_ATTR through a property: no register gets the result
)

// Frame is the activation of a Code. Frames of functions are reused; those of
// generators are their own objects.
type Frame struct {
	base    unsafe.Pointer // first register
	kbase   unsafe.Pointer // first constant
	pc      *Instr         // while another frame runs: the instruction that waits; else where to go on
	code    *Code
	th      *Thread
	back    *Frame
	globals *py.Dict
	handled *py.Exception // the exception being handled here or in a caller
	own     bool          // it is handled here
	by      resumer
	regs    []py.Value
	oldSeg  []py.Value // the segment before this frame's, if it began a new one
	fn      *Function
	locals  py.Value // mapping of names of a module or class body
	inst    py.Value
	gen     *Generator
	obj     *FrameObject
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

// push makes a frame for code on the stack of registers; variables that are not
// parameters are empty, the others undefined.
func (th *Thread) push(c *Code) *Frame {
	if !c.linked {
		c.link(th.VM)
	}
	var f *Frame
	if n := len(th.free); n > 0 {
		f = th.free[n-1]
		th.free = th.free[:n-1]
	} else {
		f = &Frame{th: th}
	}
	n := c.nregs
	if th.sp+n > len(th.seg) {
		f.oldSeg = th.seg[:th.sp]
		th.seg = make([]py.Value, max(segSize, n))
		th.sp = 0
	}
	f.regs = th.seg[th.sp : th.sp+n : th.sp+n]
	th.sp += n
	f.base = unsafe.Pointer(unsafe.SliceData(f.regs))
	f.setCode(c)
	for i := c.nparams; i < c.nlocals; i++ {
		f.regs[i] = py.Value{}
	}
	return f
}

func (f *Frame) setCode(c *Code) {
	f.code = c
	f.kbase = unsafe.Pointer(unsafe.SliceData(c.consts))
	f.pc = unsafe.SliceData(c.instrs)
}

// enter makes f, which push made, the running frame.
func (th *Thread) enter(f *Frame) error {
	th.depth++
	if th.depth > th.VM.RecursionLimit {
		th.depth--
		f.back = th.frame
		th.release(f)
		return py.RecursionErrorf("maximum recursion depth exceeded")
	}
	if b := th.frame; b != nil {
		f.handled = b.handled
	}
	f.back = th.frame
	th.frame = f
	return nil
}

// release gives a frame's registers back.
func (th *Thread) release(f *Frame) {
	if f.obj != nil {
		f.obj.detach()
		f.obj = nil
	}
	if f.gen != nil {
		return // its registers are its own
	}
	th.sp -= len(f.regs)
	if f.oldSeg != nil {
		th.sp = len(f.oldSeg)
		th.seg = f.oldSeg[:cap(f.oldSeg)]
		f.oldSeg = nil
	}
	f.back, f.handled, f.own = nil, nil, false
	f.fn = nil
	f.locals, f.inst = py.Value{}, py.Value{}
	th.free = append(th.free, f)
}

// leave ends the running frame, whose caller runs next.
func (th *Thread) leave(f *Frame) {
	th.depth--
	th.frame = f.back
	th.release(f)
}

// localsMapping returns what locals() gives.
func (f *Frame) localsMapping() py.Value {
	if !f.locals.IsAbsent() {
		return f.locals
	}
	d := py.NewDict()
	src := f.code.src
	for i, n := range src.LocalsPlus {
		if v := f.variable(i); !v.IsAbsent() && (len(n) == 0 || n[0] != '.') {
			d.SetGo(&f.th.Thread, n, v)
		}
	}
	return d.Value()
}

// variable returns the value of variable i, absent if unbound.
func (f *Frame) variable(i int) py.Value {
	v := f.regs[i]
	if f.code.src.LocalKinds[i]&(bytecode.KindCell|bytecode.KindFree) != 0 && !v.IsAbsent() && v.Type() == py.CellType {
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
	locals  py.Value
	line    int
	lasti   int
	back    *FrameObject
	backSet bool
}

// Value returns the frame object as a value.
func (o *FrameObject) Value() py.Value { return py.ValueOf(&o.Object) }

func (f *Frame) object() *FrameObject {
	if f.obj == nil {
		f.obj = &FrameObject{live: f, code: f.code, globals: f.globals}
		f.obj.SetType(frameType)
	}
	return f.obj
}

// detach copies what the object needs when its frame ends.
func (o *FrameObject) detach() {
	f := o.live
	o.locals = f.localsMapping()
	o.line, o.lasti = o.where()
	o.live = nil
}

func (o *FrameObject) where() (line, lasti int) {
	if f := o.live; f != nil {
		return f.code.line(f.pc), f.code.index(f.pc)
	}
	return o.line, o.lasti
}

// Info tells where an instruction of a frame is in the source.
type Info struct {
	File, Name string
	Pos        bytecode.Position
}

// FrameInfo returns where instruction lasti of a frame object is.
func FrameInfo(frame py.Value, lasti int) Info {
	o := py.Cast[FrameObject](frame)
	src := o.code.src
	i := Info{File: src.Filename, Name: src.Name}
	if lasti >= 0 && lasti < len(src.Positions) {
		i.Pos = src.Positions[lasti]
	}
	return i
}
