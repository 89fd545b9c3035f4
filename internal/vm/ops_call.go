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

var awaitStr = py.InternStatic("__await__")

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
	if m, ok := t.Lookup(awaitStr); ok {
		if fn := asFunction(m); fn != nil && fn.code.makes == 1 && fn.code.src.Flags&(bytecode.FlagCoroutine|bytecode.FlagAsyncGenerator|bytecode.FlagIterableCoroutine) == 0 {
			gf := newGeneratorFrame(self(th), fn.code, usedByNext)
			gf.fn, gf.globals = fn, fn.globals
			*gf.reg(0) = v
			gf.bindClosure(fn)
			return gf.gen.Value(), nil
		}
	}
	if t.Await == nil {
		return v, py.TypeErrorf("object %s can't be used in 'await' expression", t.Name)
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
	var kw []*py.Str
	if int32(in.d) >= 0 {
		d := py.ToDict(*f.reg(in.d))
		if d.Len() > 0 {
			th := &f.th.Thread
			all, err := py.MakeItems(th, len(args)+d.Len())
			if err != nil {
				return f.raise(in, err)
			}
			args = all[:copy(all, args)]
			var pace py.Pace
			for i := 0; ; {
				k, v, ok := d.Next(&i)
				if !ok {
					break
				}
				if err := pace.Poll(th, 1); err != nil {
					return f.raise(in, err)
				}
				s := py.ToStr(k)
				if s == nil {
					return f.raise(in, py.KeywordError(callee))
				}
				kw = append(kw, f.th.InternStr(s))
				args = append(args, v)
			}
		}
	}
	return f.call(in, callee, args, kw)
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
				return f.jump(in.c)
			}
			return f.raise(in, err)
		}
		if v.IsAbsent() {
			return f.jump(in.c)
		}
		*f.reg(in.a) = v
		return next(in)
	}
}

// opForIterUnpack is FOR_ITER with an UNPACK_SEQUENCE of its item behind it: where the
// iterator can give the items of its tuple one by one, no tuple is made.
func opForIterUnpack(f *Frame, in *Instr) *Instr {
	it := *f.reg(in.b)
	row := it.Type().NextRow
	if row == nil {
		return opForIter(f, in)
	}
	f.pc = in
	un := next(in)
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
		return next(in)
	}
	if v.IsAbsent() {
		*f.reg(in.a) = py.None
		return next(in)
	}
	return f.yield(in, v)
}
