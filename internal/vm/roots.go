package vm

// This file tells the collector what the evaluator holds: the threads' frames,
// suspended generators, frame objects; and what happens to generators that
// were abandoned.

import (
	"fmt"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// interval is a part of the time that the collector's clock counts: while a native, or
// the host, ran that now runs Python code.
type interval struct {
	after, upTo uint64
	entry       *Frame // of the Python code
	depth       int    // of that frame
	held        int    // below that frame, and its own if it is a generator's
}

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
	gc.Near = visitNear
	gc.Depth = func(pt *py.Thread) int32 { return int32(self(pt).depth) }
	gc.Watch = func(pt *py.Thread) {
		th := self(pt)
		th.checkAtReturn(th.frame)
	}
	gc.Work = func(pt *py.Thread) int64 { return self(pt).newSteps() }
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
	e := interval{th.began, now, th.frame, th.depth, th.held}
	if f := th.frame; f != nil && f.obj != nil && f.gen == nil {
		e.held--
	}
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

// CollectInside collects what is garbage while a native function runs in the thread that
// has the VM lock: of what the native holds nothing is taken for garbage.
func (v *VM) CollectInside() {
	v.inside(func(th *py.Thread) { _, _ = v.In.Collect(th) }) // a stop is met at the next poll
}

// SettleFiles finalizes files that were dropped before all was written, while a native
// function runs in the thread that has the VM lock.
func (v *VM) SettleFiles() {
	v.inside(func(th *py.Thread) { _ = v.In.CollectUnwritten(th) }) // a stop is met at the next poll
}

// inside calls f within a native function of the thread that has the VM lock, as if the
// native ran Python code.
func (v *VM) inside(f func(th *py.Thread)) {
	th := v.running()
	if th == nil {
		return
	}
	th.beginRun()
	defer th.endRun()
	f(&th.Thread)
}

// running returns the thread that has the VM lock; only for that thread itself.
func (v *VM) running() *Thread {
	if v.lock.shared {
		v.lock.mu.Lock()
		defer v.lock.mu.Unlock()
		return v.lock.owner
	}
	for th := range v.threads {
		return th
	}
	return nil
}

// nativeBegins notes that a native function is called from Python code.
func (th *Thread) nativeBegins() { th.began = th.VM.In.GC.Clock() }

// nearFrames is how many frames are near.
const nearFrames = 3

// visitNear visits what the innermost frames of a thread hold, until visit returns false.
func visitNear(pt *py.Thread, visit func(py.Value) bool) {
	th := self(pt)
	visit(th.result)
	f := th.frame
	for i := 0; f != nil && i < 4*nearFrames; i++ {
		if f.gen != nil && !visit(f.gen.Value()) {
			return
		}
		f = f.back
	}
	before, more := true, true
	f = th.frame
	for i := 0; more && f != nil && i < nearFrames; i++ {
		f.visitRegisters(th.VM, before, func(v py.Value) { more = more && visit(v) })
		if more && i == 0 && f.globals != nil {
			more = visit(f.globals.Value())
		}
		before = f.waitsBefore()
		f = f.back
	}
}

// waitsBefore tells that the caller of f still needs the operands of the instruction
// at which it waits.
func (f *Frame) waitsBefore() bool {
	by := f.by &^ byCheck
	return by != byCall && by != byDiscard && by != byInit && by != byEnter
}

func (th *Thread) visitRoots(visit func(py.Value)) {
	th.Thread.VisitRoots(visit)
	visit(th.result)
	if e := py.AsException(th.err); e != nil {
		visit(e.Value())
	}
	before := true
	for f := th.frame; f != nil; f = f.back {
		f.visit(th.VM, before, visit)
		before = f.waitsBefore()
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
	f.visitRegisters(v, before, visit)
}

func (f *Frame) visitRegisters(v *VM, before bool, visit func(py.Value)) {
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
	if g.rare != nil {
		visit(g.rare.origin)
		visit(g.rare.locals)
		visit(g.rare.finalizer)
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
	if m := o.more; m != nil {
		visit(m.locals)
		visit(m.trace)
		if m.extra != nil {
			visit(m.extra.Value())
		}
	}
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

// unwanted is called when v, made to be used by the next instruction, cannot be: a coroutine is in the collector's registry
// from now on.
func (th *Thread) unwanted(v py.Value) {
	if v.Type() != coroutineType {
		return
	}
	if g := (*Generator)(v.Ref()); g.state == genCreated && g.place == 0 {
		th.VM.In.Register(v, &g.place)
	}
}

// started is called when a generator runs for the first time.
func (g *Generator) started(th *Thread) {
	c := g.frame.code
	switch {
	case g.place != 0:
		if !c.closes {
			th.VM.In.Unregister(&g.place)
		} else if g.Type() == coroutineType {
			th.VM.In.Quieten(&g.place)
		}
	case c.closes && g.Type() == coroutineType:
		th.VM.In.RegisterQuietly(g.Value(), &g.place)
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
	if g.rare != nil {
		if h := g.rare.finalizer; !h.IsAbsent() && !h.IsNone() {
			g.rare.finalizer = py.None
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

// warnUnawaited issues the warning that a coroutine was never awaited: through the warnings module, which tells where it
// was made, if that is there.
func (th *Thread) warnUnawaited(g *Generator) {
	told := false
	if m, ok := th.VM.In.Modules.GetStr(th.Intern("warnings")); ok {
		warn, err := py.LookupAttrGo(&th.Thread, m, "_warn_unawaited_coroutine")
		if told = err == nil && !warn.IsAbsent(); told {
			_, err = th.Call(warn, g.Value())
		}
		if err != nil {
			th.unraisableIn(err, g.Value())
			told = py.IsException(err, py.RuntimeWarning)
		}
	}
	if !told {
		th.warnIn(g.Value(), fmt.Sprintf("coroutine '%s' was never awaited", g.qualname()))
	}
}

// warnIn issues a warning about v, which has died.
func (th *Thread) warnIn(v py.Value, msg string) {
	if err := th.Eval.Warn(&th.Thread, py.RuntimeWarning, msg, 1); err != nil {
		th.unraisableIn(err, v)
	}
}

func (th *Thread) unraisableIn(err error, v py.Value) {
	th.Unraisable(err, fmt.Sprintf("Exception ignored while finalizing coroutine %s", reprOf(th, v)), py.Value{})
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
	in := th.VM.In
	var err error
	if by != byGo && th.frame == b {
		err = in.SettleReturn(&th.Thread)
	}
	if in.GC.Unsettled() {
		th.checkAtReturn(b)
	}
	if err != nil {
		return b.raiseIn(b.pc, err)
	}
	return nil
}

// leftLoop closes the generator that a for loop, which was left early, or a native
// that consumes it had to itself. It tells whether v was such a generator.
func (th *Thread) leftLoop(v py.Value) bool {
	if v.IsAbsent() || v.Type() != generatorType {
		return false
	}
	g := (*Generator)(v.Ref())
	if g.place == 0 || g.use == shared || g.state != genSuspended || g.frame.obj != nil || th.VM.In.GC.Exposed {
		return false
	}
	generatorDel(&th.Thread, v)
	return true
}

// opClear empties a register: a variable of a comprehension that has ended, or the
// iterator of a loop that is left early.
func opClear(f *Frame, in *Instr) *Instr {
	r := f.reg(in.a)
	v := *r
	*r = py.Value{}
	if gc := &f.th.VM.In.GC; gc.Unsettled() {
		f.pc = next(in)
		if !f.th.leftLoop(v) {
			if err := f.th.VM.In.Dropped(&f.th.Thread, v); err != nil {
				return f.raise(in, err)
			}
		}
	}
	return next(in)
}

// opForget is LOAD_CONST of None into a variable, which is how programs let go of
// what it stood for.
func opForget(f *Frame, in *Instr) *Instr {
	r := f.reg(in.a)
	v := *r
	*r = py.None
	if f.th.VM.In.GC.Unsettled() {
		return f.dropped(in, v)
	}
	return next(in)
}

// dropped goes on behind the instruction in, which took the name for v away.
func (f *Frame) dropped(in *Instr, v py.Value) *Instr {
	if gc := &f.th.VM.In.GC; gc.Prompt() {
		f.pc = next(in)
		if err := f.th.VM.In.Dropped(&f.th.Thread, v); err != nil {
			return f.raise(in, err)
		}
	}
	return next(in)
}
