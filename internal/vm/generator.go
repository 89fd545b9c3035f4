package vm

// This file defines generators, coroutines and async generators: frames that
// outlive their calls.

import (
	"cmp"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

type genState uint8

const (
	genCreated genState = iota
	genNascent          // of a generator expression whose first iterator is not there yet
	genSuspended
	genRunning
	genClosed
)

// Generator is the Python types generator, coroutine and async_generator.
type Generator struct {
	py.Object
	state genState
	class uint8    // index into VM.spareGens, or notSpared
	use   genUse   // who alone refers to it
	place int32    // in the collector's registry
	rare  *genRare // what few have
	frame Frame    // its extra holds what the generator returned, for the caller that saw its end
}

// genRare is what few generators have: names that are not those of its function, where a coroutine
// was made, and the finalizer that the event loop gave an async generator.
type genRare struct {
	name, qualname *py.Str
	origin         py.Value // of sys.set_coroutine_origin_tracking_depth
	locals         py.Value // of code compiled with await at its top level, run by eval
	finalizer      py.Value // None: there is none; absent: not iterated yet
	running        bool     // an async generator: one of its awaitables has begun and not ended
	closed         bool     // an async generator: it has ended
}

func (g *Generator) name() *py.Str {
	if g.rare != nil && g.rare.name != nil {
		return g.rare.name
	}
	if g.frame.fn == nil {
		return g.frame.th.Intern(g.frame.code.src.Name)
	}
	return g.frame.fn.name
}

func (g *Generator) qualname() *py.Str {
	if g.rare != nil && g.rare.qualname != nil {
		return g.rare.qualname
	}
	if g.frame.fn == nil {
		return g.frame.th.Intern(g.frame.code.src.Qualname)
	}
	return g.frame.fn.qualname
}

// own returns what the generator has for itself, to be changed.
func (g *Generator) own() *genRare {
	if g.rare == nil {
		g.rare = &genRare{}
	}
	return g.rare
}

// newGeneratorFrame returns the frame of a new generator of c, with registers of
// its own; variables that are not parameters are unbound.
func newGeneratorFrame(th *Thread, c *Code, use genUse) *Frame {
	if !c.linked {
		c.link(th.VM)
	}
	g := th.VM.newGenerator(c.nregs)
	g.use = use
	switch {
	case c.src.Flags&bytecode.FlagCoroutine != 0:
		g.SetType(coroutineType)
		if use != usedByNext { // else the next instruction starts it
			if th.OriginDepth > 0 {
				g.own().origin = th.origin()
			}
			th.VM.In.Register(g.Value(), &g.place)
		}
	case c.src.Flags&bytecode.FlagAsyncGenerator != 0:
		g.SetType(asyncGenType)
	default:
		g.SetType(generatorType)
	}
	f := &g.frame
	f.th = th
	f.setCode(c)
	return f
}

// origin returns where the running frame and its callers are, as many as are asked for.
func (th *Thread) origin() py.Value {
	var places []py.Value
	for f := th.frame; f != nil && len(places) < th.OriginDepth; f = f.back {
		places = append(places, py.TupleOf(py.String(f.code.src.Filename), py.Int(int64(f.line())), py.String(f.code.src.Name)))
	}
	return py.TupleOf(places...)
}

// linkGenexpr makes the instruction i, a MAKE_FUNCTION, create the generator itself
// if the function is that of a generator expression: it is called once, with the
// first iterator, by the CALL that follows, and nobody else sees it.
func (c *Code) linkGenexpr(i int) {
	cells, ok := c.src.GenexprCells(i)
	if !ok {
		return
	}
	in := &c.instrs[i]
	if in.c != 0 {
		c.instrs[i-1].fn = ops[bytecode.OpNop]
	}
	in.fn, in.c, in.d = opMakeGenexpr, uint32(cells.First), uint32(cells.Len)
}

// opMakeGenexpr makes a generator in r[A] of the code K[B], whose closure are the D
// cells from r[C] on.
func opMakeGenexpr(f *Frame, in *Instr) *Instr {
	c := py.Cast[Code](*f.konst(in.b))
	gf := newGeneratorFrame(f.th, c, shared)
	gf.globals = f.globals
	gf.gen.state = genNascent
	if in.d > 0 {
		copy(gf.registers()[c.nlocals-c.nfree:], f.window(in.c, int(in.d)))
	}
	*f.reg(in.a) = gf.gen.Value()
	return next(in)
}

// Value returns the generator as a value.
func (g *Generator) Value() py.Value { return py.ValueOf(&g.Object) }

func asGenerator(v py.Value) *Generator {
	if t := v.Type(); t == generatorType || t == coroutineType || t == asyncGenType {
		return (*Generator)(v.Ref())
	}
	return nil
}

func (g *Generator) kind() string {
	switch g.Type() {
	case coroutineType:
		return "coroutine"
	case asyncGenType:
		return "async generator"
	}
	return "generator"
}

// resume makes the generator's frame the running one, with v as the value of
// the yield that it waits in. A created generator takes only None.
func (g *Generator) resume(th *Thread, v py.Value, by resumer) error {
	f := &g.frame
	cost := int64(py.StepUnit)
	switch g.state {
	case genRunning:
		return py.ValueErrorf("%s already executing", g.kind())
	case genCreated:
		if !v.IsNone() {
			return py.TypeErrorf("can't send non-None value to a just-started %s", g.kind())
		}
		cost = f.code.cost
	}
	slow := false
	if th.Spend(cost) {
		// Here a stop leaves the generator as it is: it is raised in the caller.
		if err := th.safepoint(); err != nil {
			return err
		}
		slow = true
	}
	if g.state == genSuspended {
		if y := f.pc; y.d != 0 { // a YIELD_FROM
			f.extra = v // sent on by YIELD_FROM
		} else {
			*f.reg(y.a) = v
			f.pc = next(y)
		}
	}
	was := g.state
	if was == genCreated && f.code.closes || g.place != 0 && was == genCreated {
		g.started(th)
	}
	f.th = th
	f.by = by
	own := f.handled
	b := th.frame
	if b == nil {
		b = &th.bottom
	}
	f.top, f.limit, f.next = b.top, b.limit, b.next
	if err := th.enter(f); err != nil {
		g.state = was
		return err
	}
	th.held++
	if f.own {
		f.handled = own
	}
	g.state = genRunning
	if slow {
		th.entered(f, was == genSuspended)
	}
	return nil
}

// finish notes that the generator returned v.
func (g *Generator) finish(v py.Value) {
	g.state, g.frame.extra = genClosed, v
	if g.place != 0 {
		g.ended(g.frame.th)
	}
}

// failed notes that the generator ended with err, and returns the error its
// caller gets: PEP 479 turns StopIteration into RuntimeError.
func (g *Generator) failed(err error) error {
	began := g.state != genCreated
	g.state = genClosed
	if g.place != 0 {
		g.ended(g.frame.th)
	}
	g.frame.extra = py.None
	if e, ok := err.(*py.Exception); !began || ok && !e.Type().IsSubtype(py.StopIteration) && g.Type() != asyncGenType {
		return err
	}
	for _, t := range []*py.Type{py.StopIteration, py.StopAsyncIteration} {
		if t == py.StopAsyncIteration && g.Type() != asyncGenType {
			break
		}
		if py.IsException(err, t) {
			return py.CausedBy(py.RuntimeErrorf("%s raised %s", g.kind(), t.Name), err)
		}
	}
	return err
}

// send resumes from Go code. done tells that the generator returned; the value
// is then its result.
func (g *Generator) send(th *Thread, v py.Value) (res py.Value, done bool, err error) {
	if g.state == genClosed {
		if g.Type() == coroutineType {
			return py.Value{}, true, py.RuntimeErrorf("cannot reuse already awaited coroutine")
		}
		return py.None, true, nil
	}
	if err := th.Enter(""); err != nil {
		return py.Value{}, false, err
	}
	if err := g.resume(th, v, byGo); err != nil {
		th.Leave()
		return py.Value{}, false, err
	}
	res, err = th.run() // a panic ends the guarded run around this one
	th.Leave()
	if err != nil {
		return py.Value{}, false, err
	}
	if res.IsAbsent() {
		return g.frame.extra, true, nil
	}
	return res, false, nil
}

// throwInto raises err at the place where the generator, just resumed, waits.
func (th *Thread) throwInto(g *Generator, err error) (py.Value, error) {
	f := &g.frame
	if e, _ := err.(*py.Exception); e != nil && e.Traceback != nil && f.own {
		f.setContext(e) // it was raised elsewhere, and is raised anew while the generator handles another
	}
	f.raiseIn(f.pc, err)
	return th.continueRun()
}

// continueRun runs on after an unwinding, which may have ended the run already.
func (th *Thread) continueRun() (py.Value, error) {
	if th.exit {
		th.exit = false
		v, err := th.result, th.err
		th.result, th.err = py.Value{}, nil
		return v, err
	}
	return th.run()
}

// notThrown is what is thrown when the arguments of throw make no exception: iterators that are no generators get them all the same.
type notThrown struct{ error }

// throw raises an exception inside the generator (its throw method). given, if there is one, is
// what e was made of: iterators that are no generators get that.
func (g *Generator) throw(th *Thread, e error, given ...py.Value) (res py.Value, done bool, err error) {
	switch g.state {
	case genRunning:
		return py.Value{}, false, py.ValueErrorf("%s already executing", g.kind())
	case genClosed:
		if g.Type() == coroutineType {
			return py.Value{}, false, py.RuntimeErrorf("cannot reuse already awaited coroutine")
		}
		return py.Value{}, false, e
	}
	if err := th.Enter(""); err != nil {
		return py.Value{}, false, err
	}
	defer th.Leave()
	f := &g.frame
	if g.state == genSuspended {
		if y := f.pc; y.d != 0 { // a YIELD_FROM
			return g.throwDelegate(th, y, e, given)
		}
	}
	if r, ok := e.(notThrown); ok {
		return py.Value{}, false, r.error
	}
	pc := f.code.index(f.pc)
	was := g.state
	if was == genSuspended {
		// resume would store a value; the exception takes its place.
		g.state = genCreated
	}
	if err := g.resume(th, py.None, byGo); err != nil {
		return py.Value{}, false, err
	}
	if was == genCreated {
		g.state = genCreated // no handler in it has begun
	}
	f.pc = &f.code.instrs[pc] // of the twin, if it is traced now
	if was == genSuspended && f.code.plain != nil {
		if err := th.tellThrown(f, e); err != nil {
			e = err
		}
	}
	res, err = th.throwInto(g, e)
	return g.outcome(res, err)
}

func (g *Generator) outcome(res py.Value, err error) (py.Value, bool, error) {
	if err != nil {
		return py.Value{}, false, err
	}
	if res.IsAbsent() {
		return g.frame.extra, true, nil
	}
	return res, false, nil
}

// throwDelegate passes an exception to the iterator that the generator
// delegates to, which runs as if the generator's frame had called it.
func (g *Generator) throwDelegate(th *Thread, y *Instr, e error, given []py.Value) (py.Value, bool, error) {
	f := &g.frame
	sub := *f.reg(y.b)
	at := f.code.index(y)
	if r, ok := e.(notThrown); ok && asGenerator(sub) == nil {
		if m, err := py.LookupAttrGo(&th.Thread, sub, "throw"); err != nil || m.IsAbsent() {
			return py.Value{}, false, cmp.Or(err, r.error)
		}
	}
	if err := g.resume(th, py.None, byGo); err != nil {
		return py.Value{}, false, err
	}
	y = &f.code.instrs[at] // of the twin, if it is traced now
	f.pc = y
	v, done, err := throwIter(th, sub, e, given)
	switch {
	case err != nil:
		return g.outcome(th.throwInto(g, err))
	case done: // go on behind the YIELD_FROM with the result
		*f.reg(y.a) = v
		f.pc = next(y)
		return g.outcome(th.guarded(f))
	}
	if f.code.plain != nil {
		if err := th.tellPassed(f, y, v); err != nil {
			return g.outcome(th.throwInto(g, err))
		}
	}
	g.suspend(y)
	return v, false, nil
}

// throwIter raises e inside the iterator it; done tells that it has ended with the result v.
func throwIter(th *Thread, it py.Value, e error, given []py.Value) (v py.Value, done bool, err error) {
	if py.IsException(e, py.GeneratorExit) {
		if err = closeIter(th, it); err == nil {
			err = e
		}
		return py.Value{}, false, err
	}
	if g := asGenerator(it); g != nil {
		return g.throw(th, e, given...)
	}
	m, err := py.LookupAttrGo(&th.Thread, it, "throw")
	if err != nil {
		return py.Value{}, false, err
	}
	if m.IsAbsent() {
		if py.IsException(e, py.StopIteration) { // as if the iterator had raised it
			return py.AsException(e).Fields[py.FieldValue], true, nil
		}
		return py.Value{}, false, e
	}
	if len(given) == 0 {
		given = []py.Value{py.AsException(e).Value()}
	}
	v, err = th.Call(m, given...)
	if py.IsException(err, py.StopIteration) {
		return py.AsException(err).Fields[py.FieldValue], true, nil
	}
	return v, false, err
}

func closeIter(th *Thread, it py.Value) error {
	if g := asGenerator(it); g != nil {
		return g.close(th)
	}
	m, err := py.LookupAttrGo(&th.Thread, it, "close")
	if err != nil && py.AsException(err) != nil { // a broken object does not keep a generator open
		th.Unraisable(err, "Exception ignored in", it)
		return nil
	}
	if err != nil || m.IsAbsent() {
		return err
	}
	_, err = th.Call(m)
	return err
}

// close is the close method.
func (g *Generator) close(th *Thread) error {
	switch g.state {
	case genCreated:
		g.state = genClosed
		if g.place != 0 {
			g.ended(th)
		}
		return nil
	case genClosed:
		return nil
	}
	res, done, err := g.throw(th, py.NewException(py.GeneratorExit))
	if err != nil {
		if py.IsException(err, py.GeneratorExit) || py.IsException(err, py.StopIteration) {
			return nil
		}
		return err
	}
	if !done && !res.IsAbsent() {
		return py.RuntimeErrorf("%s ignored GeneratorExit", g.kind())
	}
	return nil
}

// suspend takes the generator's frame, which runs, off the stack; it waits at in.
func (g *Generator) suspend(in *Instr) {
	f := &g.frame
	th := f.th
	g.state = genSuspended
	f.pc = in
	th.depth--
	th.held--
	th.frame = f.back
	f.back, f.next = nil, nil
	if !f.own {
		f.handled = nil
	}
}

// yield suspends the running generator frame at the instruction in and gives v
// to whoever resumed it; delegating generators pass it on.
func (f *Frame) yield(in *Instr, v py.Value) *Instr {
	th := f.th
	for {
		g := f.gen
		b, by := f.back, f.by&^byCheck
		if in.d != 0 && f.code.plain != nil { // a YIELD_FROM
			if err := th.tellPassed(f, in, v); err != nil {
				return f.raiseIn(in, err)
			}
		}
		g.suspend(in)
		switch by {
		case byForIter, bySend:
			ci := b.pc
			*b.reg(ci.a) = v
			b.pc = next(ci)
			return nil
		case byYieldFrom:
			f, in = b, b.pc
			continue
		case byDrain:
			th.drained(g, v)
			return nil
		default:
			th.exit, th.result = true, v
			return nil
		}
	}
}

// IsCoroutine reports whether v is a coroutine.
func (e *evaluator) IsCoroutine(v py.Value) bool { return v.Type() == coroutineType }

// Resume lets a coroutine or generator go on; see py.Evaluator.
func (e *evaluator) Resume(_ *py.Thread, coro, v py.Value, exc error) (res py.Value, done bool, err error, ok bool) {
	g := asGenerator(coro)
	if g == nil || coro.Type() == asyncGenType {
		return py.Value{}, false, nil, false
	}
	(*Thread)(e).nativeBegins() // who resumes it holds nothing new
	if exc != nil {
		res, done, err = g.throw((*Thread)(e), exc)
	} else {
		res, done, err = g.send((*Thread)(e), v)
	}
	return res, done, err, true
}

func genNext(pt *py.Thread, v py.Value) (py.Value, error) {
	g := (*Generator)(v.Ref())
	res, done, err := g.send(self(pt), py.None)
	if err != nil {
		return py.Value{}, err
	}
	if done {
		if r := g.frame.extra; !r.IsAbsent() && !r.IsNone() {
			g.frame.extra = py.None
			return py.Value{}, py.StopIterationOf(r)
		}
		return py.Value{}, nil
	}
	return res, nil
}
