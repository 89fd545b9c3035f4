package vm

// This file allocates generators, and uses them again: one that only a for loop, an
// await or a native that consumes it refers to is nobody's any more when it ends.

import (
	"unsafe"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// genUse tells who refers to a generator besides the frame that runs it.
type genUse uint8

const (
	shared     genUse = iota // whoever
	usedByNext               // the GET_ITER, GET_AWAITABLE or GET_YIELD_FROM_ITER behind the call that made it, and the register it fills
	usedByCall               // the call behind the call that made it, which it is the only argument of
)

// useOf tells who alone gets the result of the call i.
func useOf(src *bytecode.Code, i int) genUse {
	s := &src.Instrs[i]
	if i+1 == len(src.Instrs) || int(s.A) < len(src.LocalsPlus) {
		return shared
	}
	n := &src.Instrs[i+1]
	if n.Op == bytecode.OpBuildList && n.C == 0 && n.A != s.A && i+2 < len(src.Instrs) {
		n = &src.Instrs[i+2] // of a comprehension, whose list comes first
	}
	switch n.Op {
	case bytecode.OpGetIter, bytecode.OpGetAwaitable, bytecode.OpGetYieldFromIter:
		if n.B == s.A && int(n.A) >= len(src.LocalsPlus) {
			return usedByNext
		}
	case bytecode.OpCall:
		if n.C == 1 && n.B+1 == s.A {
			return usedByCall
		}
	case bytecode.OpCallMethod:
		if n.C == 1 && n.B+2 == s.A {
			return usedByCall
		}
	}
	return shared
}

// These hold a generator and its registers in one allocation: most are small.
type (
	generator4 struct {
		Generator
		regs [4]py.Value
	}
	generator6 struct {
		Generator
		regs [6]py.Value
	}
	generator8 struct {
		Generator
		regs [8]py.Value
	}
	generator12 struct {
		Generator
		regs [12]py.Value
	}
	generator16 struct {
		Generator
		regs [16]py.Value
	}
	generator24 struct {
		Generator
		regs [24]py.Value
	}
)

const (
	genClasses = 6
	notSpared  = genClasses
	maxSpare   = 64 // generators of each class that wait to be used again
)

// spareGen is a list of generators that have ended, linked by frame.back.
type spareGen struct {
	first *Frame
	n     int
}

// newGenerator returns a generator with n registers, all absent.
func (v *VM) newGenerator(n int) *Generator {
	class := uint8(notSpared)
	switch {
	case n <= 4:
		class = 0
	case n <= 6:
		class = 1
	case n <= 8:
		class = 2
	case n <= 12:
		class = 3
	case n <= 16:
		class = 4
	case n <= 24:
		class = 5
	}
	if class != notSpared {
		if s := &v.spareGens[class]; s.first != nil {
			f := s.first
			s.first, f.back = f.back, nil
			s.n--
			f.gen.state = genCreated
			return f.gen
		}
	}
	var g *Generator
	var regs unsafe.Pointer
	switch class {
	case 0:
		b := new(generator4)
		g, regs = &b.Generator, unsafe.Pointer(&b.regs)
	case 1:
		b := new(generator6)
		g, regs = &b.Generator, unsafe.Pointer(&b.regs)
	case 2:
		b := new(generator8)
		g, regs = &b.Generator, unsafe.Pointer(&b.regs)
	case 3:
		b := new(generator12)
		g, regs = &b.Generator, unsafe.Pointer(&b.regs)
	case 4:
		b := new(generator16)
		g, regs = &b.Generator, unsafe.Pointer(&b.regs)
	case 5:
		b := new(generator24)
		g, regs = &b.Generator, unsafe.Pointer(&b.regs)
	default:
		g = new(Generator)
		regs = unsafe.Pointer(unsafe.SliceData(make([]py.Value, n)))
	}
	g.class = class
	g.frame.gen, g.frame.base = g, regs
	return g
}

// recycle keeps a generator that has ended, and left its frame, for its next use,
// if only the caller refers to it, which must forget it.
func (v *VM) recycle(g *Generator) {
	if g.state != genClosed || g.class == notSpared || g.place != 0 || g.rare != nil || v.In.GC.Exposed {
		return
	}
	s := &v.spareGens[g.class]
	if s.n >= maxSpare {
		return
	}
	f := &g.frame
	clear(f.registers())
	g.use = shared
	f.handled, f.own, f.extra, f.fn = nil, false, py.Value{}, nil
	f.back = s.first
	s.first = f
	s.n++
}

// consumed recycles the generator in a register that was the only argument of a
// call that has returned.
func (f *Frame) consumed(at uint32) {
	r := f.reg(at)
	if r.Type() != generatorType {
		return
	}
	if g := (*Generator)(r.Ref()); g.use == usedByCall {
		v := *r
		*r = py.Value{}
		if g.place != 0 && f.th.leftLoop(v) {
			return
		}
		f.th.VM.recycle(g)
	}
}

// makeGenerator is the call, with n positional arguments from register at on, of the
// generator function fn that takes just them.
func (f *Frame) makeGenerator(in *Instr, fn *Function, at uint32, n int) *Instr {
	gf := newGeneratorFrame(f.th, fn.code, genUse(in.d))
	gf.fn, gf.globals = fn, fn.globals
	for i := range uint32(n) {
		*gf.reg(i) = *f.reg(at + i)
	}
	gf.bindClosure(fn)
	*f.reg(in.a) = gf.gen.Value()
	return next(in)
}

// bindClosure puts the cells of fn's closure into their registers.
func (f *Frame) bindClosure(fn *Function) {
	if c := fn.code; c.nfree > 0 {
		at := uint32(c.nlocals - c.nfree)
		for i, cell := range fn.closure.Items() {
			*f.reg(at + uint32(i)) = cell
		}
	}
}

// drain gives the items of a generator to each, which ends it early by an error. It
// is the Drain slot of generators: the evaluator's loop is entered once for all.
func drain(pt *py.Thread, v py.Value, each func(py.Value) error) error {
	th := self(pt)
	g := (*Generator)(v.Ref())
	if g.state == genClosed {
		return nil
	}
	if err := th.Enter(""); err != nil {
		return err
	}
	outer := th.each
	th.each = each
	err := g.resume(th, py.None, byDrain)
	if err == nil {
		_, err = th.run()
	}
	th.each = outer
	th.Leave()
	return err
}

// drained gives v, which the generator g has just yielded, to the native that drains
// it, and resumes it.
func (th *Thread) drained(g *Generator, v py.Value) {
	err := th.each(v)
	// The native may hold what was made until now.
	th.natives[len(th.natives)-1].upTo = th.VM.In.GC.Clock()
	switch {
	case err != nil:
	case g.state == genClosed:
		th.exit = true
		return
	default:
		if err = g.resume(th, py.None, byDrain); err == nil {
			return
		}
	}
	th.exit, th.err = true, err
}
