package vm

// This file tells the collector what the evaluator holds: the threads' frames,
// suspended generators, frame objects; and what happens to generators that
// were abandoned.

import (
	"fmt"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// interval is a part of the time that the collector's clock counts.
type interval struct{ after, upTo uint64 }

// initCollector connects the VM with its collector.
func (v *VM) initCollector() {
	gc := &v.In.GC
	gc.Roots = func(visit func(py.Value)) {
		for th := range v.threads {
			th.visitRoots(visit)
		}
	}
	// A native that runs may hold objects in Go variables: those registered since
	// it began until it called the Python code that runs now.
	gc.Protected = func(f func(after, upTo uint64)) {
		for th := range v.threads {
			for _, e := range th.natives {
				f(e.after, e.upTo)
			}
		}
	}
	v.In.Created = func() {
		if len(v.threads) == 1 {
			for th := range v.threads {
				th.checkAtReturn(th.frame)
			}
		}
	}
	v.In.Wake = func() {
		for th := range v.threads {
			th.SetReason(py.ReasonCalls)
		}
	}
}

// beginRun notes that a native, or the host, begins to run Python code.
func (th *Thread) beginRun() {
	now := th.VM.In.GC.Clock()
	e := interval{th.began, now}
	if len(th.natives) == 0 {
		e.after = now // the host
	}
	th.natives = append(th.natives, e)
	th.began = now
}

func (th *Thread) endRun() {
	n := len(th.natives) - 1
	th.began = th.natives[n].after
	th.natives = th.natives[:n]
}

// nativeBegins notes that a native function is called from Python code.
func (th *Thread) nativeBegins() { th.began = th.VM.In.GC.Clock() }

func (th *Thread) visitRoots(visit func(py.Value)) {
	th.Thread.VisitRoots(visit)
	visit(th.result)
	if e := py.AsException(th.err); e != nil {
		visit(e.Value())
	}
	before := true
	for f := th.frame; f != nil; f = f.back {
		f.visit(th.VM, before, visit)
		by := f.by &^ byCheck
		before = by != byCall && by != byDiscard && by != byInit && by != byEnter
	}
}

// visit visits what a frame holds. before tells that the instruction at which it
// waits still needs its operands.
func (f *Frame) visit(v *VM, before bool, visit func(py.Value)) {
	if f.globals != nil {
		visit(f.globals.Value())
	}
	visit(f.extra)
	if f.handled != nil {
		visit(f.handled.Value())
	}
	if f.fn != nil && f.fn.code == f.code.object() {
		visit(f.fn.Value())
	}
	if f.gen != nil {
		visit(f.gen.Value())
	}
	if f.obj != nil {
		visit(f.obj.Value())
	}
	if f.code == nil || f.base == nil {
		return
	}
	regs := f.registers()
	for _, r := range regs[:f.code.nlocals] {
		visit(r)
	}
	temps := regs[f.code.nlocals:]
	if len(temps) == 0 {
		return
	}
	l := v.livenessOf(f.code.object())
	if l == nil {
		for _, r := range temps {
			visit(r)
		}
		return
	}
	live := l.at(f.code.index(f.pc), before)
	for i, r := range temps {
		if live[i>>6]&(1<<(i&63)) != 0 {
			visit(r)
		}
	}
}

// traverseGenerator is the Traverse slot of generators.
func traverseGenerator(v py.Value, visit func(py.Value)) int {
	g := (*Generator)(v.Ref())
	f := &g.frame
	if g.names != nil {
		visit(g.names.name.Value())
		visit(g.names.qualname.Value())
		visit(g.names.finalizer)
	}
	if g.state == genClosed {
		visit(f.extra)
		if f.fn != nil {
			visit(f.fn.Value())
		}
		return 200
	}
	before := true
	if g.state == genSuspended {
		before = f.code.src.Instrs[f.code.index(f.pc)].Op != bytecode.OpYield
	}
	f.visit(f.th.VM, before, visit)
	return 200 + 16*len(f.registers())
}

// traverseFrame is the Traverse slot of frame objects.
func traverseFrame(v py.Value, visit func(py.Value)) int {
	o := py.Cast[FrameObject](v)
	visit(o.code.Value())
	visit(o.globals.Value())
	visit(o.locals)
	for _, x := range o.regs {
		visit(x)
	}
	if o.back != nil {
		visit(o.back.Value())
	}
	if f := o.live; f != nil {
		// What is on the stack is visited from there; a generator's frame is not.
		if f.gen != nil {
			visit(f.gen.Value())
		}
	}
	return 120 + 16*len(o.regs)
}

// traverseCode is the Traverse slot of code objects.
func traverseCode(v py.Value, visit func(py.Value)) int {
	c := py.Cast[Code](v)
	for _, x := range c.consts {
		visit(x)
	}
	return 300 + 80*len(c.instrs)
}

// needsFinalizer reports whether abandoning a generator of the code must run
// something: GeneratorExit raised where it waits would be seen.
func needsFinalizer(src *bytecode.Code) bool { return len(src.Handlers) > 0 }

// started is called when a generator runs for the first time.
func (g *Generator) started(th *Thread) {
	c := g.frame.code
	switch {
	case g.place != 0:
		if !c.closes {
			th.VM.In.Unregister(&g.place)
		}
	case c.closes:
		th.VM.In.Register(g.Value(), &g.place)
	}
}

// ended is called when it has ended, one way or another.
func (g *Generator) ended(th *Thread) {
	if g.place != 0 {
		th.VM.In.Unregister(&g.place)
	}
}

// generatorDel is the Del slot: an abandoned generator is closed, a coroutine that
// nobody awaited is told of, an async generator is given to the event loop.
func generatorDel(pt *py.Thread, v py.Value) {
	g := (*Generator)(v.Ref())
	if g.state == genClosed || g.state == genRunning {
		return
	}
	th := self(pt)
	if g.names != nil {
		if h := g.names.finalizer; !h.IsAbsent() && !h.IsNone() {
			g.names.finalizer = py.None
			if _, err := th.Call(h, v); err != nil {
				th.Unraisable(err, fmt.Sprintf("Exception ignored while calling finalizer of %s", reprOf(th, v)), py.Value{})
			}
			return
		}
	}
	if g.state == genCreated {
		if g.Type() == coroutineType {
			th.warnUnawaited(g)
		}
		g.state = genClosed
		return
	}
	if err := g.close(th); err != nil {
		th.Unraisable(err, fmt.Sprintf("Exception ignored while closing generator %s", reprOf(th, v)), py.Value{})
	}
}

func reprOf(th *Thread, v py.Value) string {
	s, err := py.ReprGo(&th.Thread, v)
	if err != nil {
		return "<object repr() failed>"
	}
	return s
}

// warnUnawaited issues the warning that a coroutine was never awaited.
func (th *Thread) warnUnawaited(g *Generator) {
	msg := fmt.Sprintf("coroutine '%s' was never awaited", g.qualname())
	if err := th.Eval.Warn(&th.Thread, py.RuntimeWarning, msg, 1); err != nil {
		th.Unraisable(err, fmt.Sprintf("Exception ignored while finalizing coroutine %s", reprOf(th, g.Value())), py.Value{})
	}
}

// Programs that rely on reference counts expect an object to be finalized as soon
// as the last name for it has gone. Go's collector cannot tell, so the collector
// looks, as long as that is cheap, where it is likely: when the function returns
// in which the object was made, and when a name that stood for it is deleted or
// bound again. None of this costs anything before such an object exists.

// checkAtReturn makes the collector look when the frame returns.
func (th *Thread) checkAtReturn(f *Frame) {
	for f != nil && f.gen != nil {
		f = f.back
	}
	if f != nil {
		f.by |= byCheck
	}
}

// returnChecked is returnValue for a frame with byCheck.
func (f *Frame) returnChecked(v py.Value) *Instr {
	th, b := f.th, f.back
	f.by &^= byCheck
	by := f.by
	f.returnValue(v)
	if !th.VM.In.GC.Prompt() {
		return nil
	}
	th.checkAtReturn(b)
	if by == byGo || th.frame != b {
		return nil
	}
	if err := th.VM.In.CollectPrompt(&th.Thread); err != nil {
		return b.raiseIn(b.pc, err)
	}
	return nil
}

// dropped goes on behind the instruction in, which took the name for v away.
func (f *Frame) dropped(in *Instr, v py.Value) *Instr {
	vm := f.th.VM
	if vm.In.DropMatters(v) {
		f.pc = next(in)
		if err := vm.In.CollectPrompt(&f.th.Thread); err != nil {
			return f.raise(in, err)
		}
	}
	return next(in)
}
