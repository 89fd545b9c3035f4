package vm

// This file defines calls, returns, functions, iteration and generators.

import (
	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

func initCallOps() {
	ops[bytecode.OpCall] = opCall
	ops[bytecode.OpCallKw] = func(f *Frame, in *Instr) *Instr {
		return f.call(in, *f.reg(in.b), f.window(in.b+1, int(in.c)), f.code.kwnames[in.d])
	}
	ops[bytecode.OpCallMethod] = opCallMethod
	ops[bytecode.OpCallMethodKw] = func(f *Frame, in *Instr) *Instr {
		at, n := in.b+1, int(in.c)+1
		if f.reg(at).IsAbsent() {
			at, n = at+1, n-1
		}
		return f.call(in, *f.reg(in.b), f.window(at, n), f.code.kwnames[in.d])
	}
	ops[bytecode.OpCallEx] = opCallEx
	ops[bytecode.OpReturn] = func(f *Frame, in *Instr) *Instr { return f.returnValue(*f.reg(in.a)) }
	ops[bytecode.OpReturnConst] = func(f *Frame, in *Instr) *Instr { return f.returnValue(*f.konst(in.a)) }
	ops[bytecode.OpMakeFunction] = opMakeFunction
	ops[bytecode.OpGetIter] = opGetIter
	ops[bytecode.OpForIter] = opForIter
	ops[bytecode.OpGetAIter] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		v := *f.reg(in.b)
		t := v.Type()
		if t.AIter == nil {
			return f.raise(in, py.TypeErrorf("'async for' requires an object with __aiter__ method, got %s", t.Name))
		}
		it, err := t.AIter(&f.th.Thread, v)
		if err == nil && it.Type().ANext == nil {
			err = py.TypeErrorf("'async for' received an object from __aiter__ that does not implement __anext__: %s", it.Type().FullName())
		}
		return f.store(in, it, err)
	}
	ops[bytecode.OpGetANext] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		v := *f.reg(in.b)
		t := v.Type()
		if t.ANext == nil {
			return f.raise(in, py.TypeErrorf("'async for' requires an iterator with __anext__ method, got %s", t.Name))
		}
		aw, err := t.ANext(&f.th.Thread, v)
		if err != nil {
			return f.raise(in, err)
		}
		it, err := awaitable(&f.th.Thread, aw)
		if py.AsException(err) != nil {
			err = py.CausedBy(py.TypeErrorf("'async for' received an invalid object from __anext__: %s", aw.Type().FullName()), err)
		}
		return f.store(in, it, err)
	}
	ops[bytecode.OpYield] = func(f *Frame, in *Instr) *Instr {
		v := *f.reg(in.b)
		if f.gen.Type() == asyncGenType {
			v = wrapAsyncValue(v)
		}
		return f.yield(in, v)
	}
	ops[bytecode.OpGetYieldFromIter] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		v := *f.reg(in.b)
		switch v.Type() {
		case generatorType:
			return f.store(in, v, nil)
		case coroutineType:
			if f.code.src.Flags&(bytecode.FlagCoroutine|bytecode.FlagIterableCoroutine) == 0 {
				f.th.unwanted(v)
				return f.raise(in, py.TypeErrorf("cannot 'yield from' a coroutine object in a non-coroutine generator"))
			}
			return f.store(in, v, nil)
		}
		if it := f.th.madeBy(iterStr, v); it != nil {
			return f.store(in, it.Value(), nil)
		}
		it, err := py.Iter(&f.th.Thread, v)
		return f.store(in, it, err)
	}
	ops[bytecode.OpGetAwaitable] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		v := *f.reg(in.b)
		it, err := awaitable(&f.th.Thread, v)
		if err != nil && in.c != 0 && py.IsException(err, py.TypeError) && v.Type().Await == nil {
			name := "__aenter__"
			if in.c == 2 {
				name = "__aexit__"
			}
			err = py.TypeErrorf("'async with' received an object from %s that does not implement __await__: %s", name, v.Type().FullName())
		}
		return f.store(in, it, err)
	}
	ops[bytecode.OpYieldFrom] = opYieldFrom
}

func opCall(f *Frame, in *Instr) *Instr {
	callee := *f.reg(in.b)
	switch callee.Type() {
	case functionType:
		if fn := (*Function)(callee.Ref()); fn.code.direct == int32(in.c) {
			return f.enterFunction(in, fn, in.b+1, byCall)
		}
	case py.NativeType:
		f.pc = in
		n := py.Cast[py.Native](callee)
		if n.Def.Quick() == int(in.c) && !n.Bound() {
			v, err := n.Def.Fn(&f.th.Thread, f.window(in.b+1, int(in.c)))
			return f.store(in, v, err)
		}
		if in.c == 1 && n.Def.Flags&py.Resumes != 0 {
			if v := *f.reg(in.b + 1); v.Type() == generatorType {
				if g := (*Generator)(v.Ref()); g.state != genClosed {
					return f.resumeFrom(in, g, py.None, bySend)
				}
			}
		}
		f.th.nativeBegins()
		v, err := n.Call(&f.th.Thread, f.window(in.b+1, int(in.c)))
		if in.c == 1 && err == nil && n.Def.Flags&py.Consumes != 0 {
			f.consumed(in.b + 1)
		}
		if n.Def.Flags&py.Watches != 0 && f.th.watched() {
			f.instrument()
			in = f.pc
		}
		return f.store(in, v, err)
	}
	return f.callAt(in, callee, in.b+1, int(in.c))
}

func opCallMethod(f *Frame, in *Instr) *Instr {
	callee, self := *f.reg(in.b), *f.reg(in.b + 1)
	if self.IsAbsent() {
		return f.callAt(in, callee, in.b+2, int(in.c))
	}
	if callee.Type() == functionType {
		if fn := (*Function)(callee.Ref()); fn.code.direct == int32(in.c+1) {
			return f.enterFunction(in, fn, in.b+1, byCall)
		}
	} else if d := py.MethodDef(callee, self); d != nil {
		f.pc = in
		if d.Quick() == int(in.c)+1 {
			v, err := d.Fn(&f.th.Thread, f.window(in.b+1, int(in.c)+1))
			return f.store(in, v, err)
		}
		if d.Flags&py.Resumes != 0 && in.c == 1 {
			if g := asGenerator(self); g != nil && g.state != genClosed {
				return f.resumeFrom(in, g, *f.reg(in.b + 2), bySend)
			}
		}
		f.th.nativeBegins()
		v, err := d.Call(&f.th.Thread, f.window(in.b+1, int(in.c)+1), nil)
		if in.c == 1 && err == nil && d.Flags&py.Consumes != 0 {
			f.consumed(in.b + 2)
		}
		return f.store(in, v, err)
	}
	return f.callAt(in, callee, in.b+1, int(in.c)+1)
}

// resumeFrom resumes a generator for a call of send or next, without Go recursion.
func (f *Frame) resumeFrom(in *Instr, g *Generator, v py.Value, by resumer) *Instr {
	if err := g.resume(f.th, v, by); err != nil {
		return f.raise(in, err)
	}
	return nil
}

var awaitStr, iterStr = py.InternStatic("__await__"), py.InternStatic("__iter__")

// madeBy returns the generator that a special method of v gives, if v's class is written in Python and
// the method is a generator function, else nil. Only the instruction that asks, and the register that it fills, refer to it.
func (th *Thread) madeBy(method *py.Str, v py.Value) *Generator {
	fn := pythonMethod(v, method)
	if fn == nil || fn.code.makes != 1 || fn.code.src.Flags&(bytecode.FlagCoroutine|bytecode.FlagAsyncGenerator|bytecode.FlagIterableCoroutine) != 0 {
		return nil
	}
	gf := newGeneratorFrame(th, fn.code, usedByNext)
	gf.fn, gf.globals = fn, fn.globals
	*gf.reg(0) = v
	gf.bindClosure(fn)
	return gf.gen
}

// awaitable returns the iterator that "await v" runs.
func awaitable(th *py.Thread, v py.Value) (py.Value, error) {
	t := v.Type()
	if t == coroutineType {
		if g := asGenerator(v); g.state == genSuspended && g.delegating() {
			return v, py.RuntimeErrorf("coroutine is being awaited already")
		}
		return v, nil
	}
	if t == generatorType && asGenerator(v).frame.code.src.Flags&bytecode.FlagIterableCoroutine != 0 {
		return v, nil
	}
	if g := self(th).madeBy(awaitStr, v); g != nil {
		return g.Value(), nil
	}
	if t.Await == nil {
		return v, py.TypeErrorf("'%s' object can't be awaited", t.Name)
	}
	it, err := t.Await(th, v)
	if err != nil {
		return it, err
	}
	if it.Type() == coroutineType {
		return it, py.TypeErrorf("__await__() returned a coroutine")
	}
	if it.Type().Slots.Next == nil {
		return it, py.TypeErrorf("__await__() returned non-iterator of type '%s'", it.Type().FullName())
	}
	return it, nil
}

func (g *Generator) delegating() bool {
	f := &g.frame
	return f.code.src.Instrs[f.code.index(f.pc)].Op == bytecode.OpYieldFrom
}

func opCallEx(f *Frame, in *Instr) *Instr {
	callee := *f.reg(in.b)
	args := py.ToTuple(*f.reg(in.c)).Items()
	if int32(in.d) >= 0 {
		if d := py.ToDict(*f.reg(in.d)); d.Len() > 0 {
			return f.callKeywords(in, callee, args, d)
		}
	}
	return f.call(in, callee, args, nil)
}

// callKeywords is call with a dict of keyword arguments.
func (f *Frame) callKeywords(in *Instr, callee py.Value, args []py.Value, d *py.Dict) *Instr {
	th := &f.th.Thread
	var all []py.Value
	n := len(args) + d.Len()
	if n <= 64 {
		var mark int
		all, mark = th.PushArgs(n)
		defer th.PopArgs(mark)
	} else {
		var err error
		if all, err = py.MakeItems(th, n); err != nil {
			return f.raise(in, err)
		}
	}
	names := make([]*py.Str, 0, min(d.Len(), 1<<10))
	at := copy(all, args)
	var pace py.Pace
	for i := 0; at < n; at++ {
		k, v, ok := d.Next(&i)
		if !ok { // another thread has taken something out at a poll
			all = all[:at]
			break
		}
		if err := pace.Poll(th, 1); err != nil {
			return f.raise(in, err)
		}
		s := py.ToStr(k)
		if s == nil {
			return f.raise(in, py.KeywordError(callee))
		}
		names = append(names, f.th.InternStr(s))
		all[at] = v
	}
	return f.call(in, callee, all, names)
}

// linkKeywords makes the call i with a single "**mapping" take that itself, if it is a dict: the
// instructions before it, up to the BUILD_MAP of an empty dict, would make another one of it.
func (c *Code) linkKeywords(i int) {
	all := c.src.Instrs
	d := all[i].D
	m := i - 1
	if m >= 0 && all[m].Op == bytecode.OpStarArgs {
		m--
	}
	if d < int32(c.nlocals) || m < 0 || all[m].Op != bytecode.OpDictMerge || all[m].A != d {
		return
	}
	for b := m - 1; b >= 0; b-- {
		switch s := &all[b]; {
		case s.Op == bytecode.OpDictMerge && s.A == d:
			return
		case s.Op == bytecode.OpBuildMap && s.A == d:
			if s.C == 0 {
				c.instrs[b].fn, c.instrs[m].fn = opNoKeywords, opKeywords
			}
			return
		}
	}
}

// opNoKeywords is BUILD_MAP of the dict that opKeywords, which follows, makes if it must.
func opNoKeywords(f *Frame, in *Instr) *Instr {
	*f.reg(in.a) = py.Value{}
	return next(in)
}

// opKeywords is DICT_MERGE into the dict that opNoKeywords did not make.
func opKeywords(f *Frame, in *Instr) *Instr {
	v := *f.reg(in.b)
	if v.Type() == py.DictType {
		*f.reg(in.a) = v
		return next(in)
	}
	f.pc = in
	*f.reg(in.a) = py.NewDict().Value()
	if err := dictMerge(f, in); err != nil {
		return f.raise(in, err)
	}
	return next(in)
}

func opMakeFunction(f *Frame, in *Instr) *Instr {
	c := py.Cast[Code](*f.konst(in.b))
	fn := f.th.VM.NewFunction(c, f.globals)
	r := in.d
	part := func(bit uint32) (py.Value, bool) {
		if in.c&bit == 0 {
			return py.Value{}, false
		}
		r++
		return *f.reg(r - 1), true
	}
	if v, ok := part(1); ok {
		fn.defaults = py.ToTuple(v)
	}
	if v, ok := part(2); ok {
		fn.kwdefaults = py.ToDict(v)
	}
	if v, ok := part(4); ok {
		fn.annotate = v
	}
	if v, ok := part(8); ok {
		fn.closure = py.ToTuple(v)
	}
	*f.reg(in.a) = fn.Value()
	return next(in)
}

func opForIter(f *Frame, in *Instr) *Instr {
	it := *f.reg(in.b)
	switch t := it.Type(); t {
	case py.RangeIterType:
		r := py.Cast[py.RangeIter](it)
		if r.Left <= 0 {
			if r.Loop {
				f.th.VM.spareIters.ranges.put(r)
			}
			return f.jump(in.c)
		}
		f.reg(in.a).SetInt(r.Next)
		r.Next += r.Step
		r.Left--
		return next(in)
	case py.ListIterType:
		l := py.Cast[py.ListIter](it)
		if v := l.Step(); !v.IsAbsent() {
			*f.reg(in.a) = v
			return next(in)
		}
		if l.Loop {
			f.th.VM.spareIters.lists.put(l)
		}
		return f.jump(in.c)
	case py.TupleIterType:
		t := py.Cast[py.TupleIter](it)
		if v := t.Step(); !v.IsAbsent() {
			*f.reg(in.a) = v
			return next(in)
		}
		if t.Loop {
			f.th.VM.spareIters.tuples.put(t)
		}
		return f.jump(in.c)
	case generatorType:
		g := (*Generator)(it.Ref())
		f.pc = in
		if g.state == genClosed {
			return f.jump(in.c)
		}
		if err := g.resume(f.th, py.None, byForIter); err != nil {
			return f.raise(in, err)
		}
		return nil
	default:
		f.pc = in
		if t.Slots.Next == nil {
			return f.raise(in, py.TypeErrorf("'%s' object is not an iterator", t.Name))
		}
		v, err := t.Slots.Next(&f.th.Thread, it)
		if err != nil {
			if py.IsException(err, py.StopIteration) {
				return f.stopped(in, err, f.jump(in.c))
			}
			return f.raise(in, err)
		}
		if v.IsAbsent() {
			return f.ended(in, t, f.jump(in.c))
		}
		*f.reg(in.a) = v
		return next(in)
	}
}

// opForIterUnpack is FOR_ITER with an UNPACK_SEQUENCE of its item behind it: where the
// iterator can give the items of its tuple one by one, no tuple is made, and those of a
// list of tuples go to their registers at once.
func opForIterUnpack(f *Frame, in *Instr) *Instr {
	it := *f.reg(in.b)
	t := it.Type()
	un := next(in)
	if t == py.ListIterType {
		v := py.Cast[py.ListIter](it).Step()
		switch {
		case v.IsAbsent():
			return opForIter(f, in)
		case v.Type() == py.TupleType && f.unpack(un, py.Cast[py.Tuple](v).Items()):
			return next(un)
		}
		*f.reg(in.a) = v
		return un
	}
	row := t.NextRow
	if row == nil {
		return opForIter(f, in)
	}
	f.pc = in
	n, err := row(&f.th.Thread, it, f.window(un.a, int(un.c)))
	switch {
	case err != nil:
		return f.raise(in, err)
	case n > 0:
		return next(un)
	case n == 0:
		return f.jump(in.c)
	}
	return opForIter(f, in)
}

// opYieldFrom gives the value that was sent to the iterator it delegates to. A
// generator is resumed in the same loop, without Go recursion.
func opYieldFrom(f *Frame, in *Instr) *Instr {
	th := f.th
	sent := f.extra
	f.extra = py.Value{}
	if sent.IsAbsent() {
		sent = py.None
	}
	sub := *f.reg(in.b)
	f.pc = in
	if g := asGenerator(sub); g != nil && sub.Type() != asyncGenType {
		if g.state == genClosed {
			if sub.Type() == coroutineType {
				return f.raise(in, py.RuntimeErrorf("cannot reuse already awaited coroutine"))
			}
			*f.reg(in.a) = py.None
			return next(in)
		}
		if err := g.resume(th, sent, byYieldFrom); err != nil {
			return f.raise(in, err)
		}
		return nil
	}
	var v py.Value
	var err error
	if sent.IsNone() && sub.Type().Slots.Next == nil {
		err = py.TypeErrorf("'%s' object is not an iterator", sub.Type().FullName())
	} else if sent.IsNone() {
		v, err = sub.Type().Slots.Next(&th.Thread, sub)
	} else {
		v, err = th.CallMethodGo(sub, "send", sent)
	}
	if err != nil {
		if !py.IsException(err, py.StopIteration) {
			return f.raise(in, err)
		}
		*f.reg(in.a) = py.AsException(err).Fields[py.FieldValue]
		return f.stopped(in, err, next(in))
	}
	if v.IsAbsent() {
		*f.reg(in.a) = py.None
		return f.ended(in, sub.Type(), next(in))
	}
	return f.yield(in, v)
}
