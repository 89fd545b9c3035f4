package vm

// This file defines async generators: their awaitables run the frame until it
// yields a wrapped value (what the generator yields) or an unwrapped one (what
// an await inside it yields).

import (
	"fmt"

	"github.com/hognose/hognose/py"
)

var (
	asyncGenType   = &py.Type{Name: "async_generator"}
	asyncValueType = &py.Type{Name: "async_generator_wrapped_value"}
	asyncSendType  = &py.Type{Name: "async_generator_asend"}
	asyncThrowType = &py.Type{Name: "async_generator_athrow"}
)

type asyncValue struct {
	py.Object
	v py.Value
}

func wrapAsyncValue(v py.Value) py.Value {
	w := &asyncValue{v: v}
	w.SetType(asyncValueType)
	return py.ValueOf(&w.Object)
}

// stepKind tells what an asyncStep awaits.
type stepKind uint8

const (
	stepSend  stepKind = iota // __anext__ and asend
	stepThrow                 // athrow
	stepClose                 // aclose
)

func (k stepKind) method() string {
	return [...]string{"__anext__()/asend()", "aclose()/athrow()", "aclose()/athrow()"}[k]
}

func (k stepKind) name() string { return [...]string{"anext()", "athrow()", "aclose()"}[k] }

// asyncStep is the awaitable of __anext__, asend, athrow and aclose.
type asyncStep struct {
	py.Object
	kind  stepKind
	gen   *Generator
	value py.Value    // to send first
	exc   [3]py.Value // arguments of throw, to throw first
	begun bool
	done  bool
	place int32 // in the collector's registry, while it must warn that nobody awaited it
}

// awaited notes that somebody has awaited the step.
func (s *asyncStep) awaited(th *Thread) {
	if s.place != 0 {
		th.VM.In.Unregister(&s.place)
	}
}

// asyncStepDel is the Del slot of a step that nobody awaited.
func asyncStepDel(pt *py.Thread, v py.Value) {
	s := py.Cast[asyncStep](v)
	method := [...]string{"asend", "athrow", "aclose"}[s.kind]
	self(pt).warnIn(v, fmt.Sprintf("coroutine method '%s' of '%s' was never awaited", method, s.gen.qualname()))
}

// begin makes the step the one that runs the generator.
func (s *asyncStep) begin(th *Thread) error {
	s.awaited(th)
	a := s.gen.own()
	if a.running {
		s.done = true
		return py.RuntimeErrorf("%s: asynchronous generator is already running", s.kind.name())
	}
	s.begun, a.running = true, true
	return nil
}

// end marks the step as awaited; the error is what the await raises.
func (s *asyncStep) end(err error) (py.Value, error) {
	s.gen.own().running = false
	s.done = true
	return py.Value{}, err
}

func (s *asyncStep) send(th *Thread, v py.Value) (py.Value, error) {
	if s.done {
		return py.Value{}, py.RuntimeErrorf("cannot reuse already awaited %s", s.kind.method())
	}
	if s.begun {
		return s.outcome(s.gen.send(th, v))
	}
	if s.kind == stepSend {
		if err := s.begin(th); err != nil {
			return py.Value{}, err
		}
		if v.IsNone() {
			v = s.value
		}
		return s.outcome(s.gen.send(th, v))
	}
	if s.gen.state == genClosed {
		s.awaited(th)
		s.done = true
		return py.Value{}, py.StopIterationOf(py.None)
	}
	if err := s.begin(th); err != nil {
		return py.Value{}, err
	}
	a := s.gen.own()
	if a.closed {
		return s.end(py.NewException(py.StopAsyncIteration))
	}
	if !v.IsNone() {
		a.running = false
		s.begun = false
		return py.Value{}, py.RuntimeErrorf("can't send non-None value to a just-started coroutine")
	}
	if s.kind == stepClose {
		a.closed = true
	}
	exc, err := throwArgs(&th.Thread, s.exc[0], s.exc[1], s.exc[2])
	if err != nil {
		return s.end(err)
	}
	return s.outcome(s.gen.throw(th, exc))
}

func (s *asyncStep) throw(th *Thread, exc error) (py.Value, error) {
	if s.done {
		return py.Value{}, py.RuntimeErrorf("cannot reuse already awaited %s", s.kind.method())
	}
	if !s.begun {
		if err := s.begin(th); err != nil {
			return py.Value{}, err
		}
	}
	return s.outcome(s.gen.throw(th, exc))
}

func (s *asyncStep) close(th *Thread) (py.Value, error) {
	if s.done {
		return py.None, nil
	}
	_, err := s.throw(th, py.NewException(py.GeneratorExit))
	switch {
	case err == nil:
		return py.Value{}, py.RuntimeErrorf("coroutine ignored GeneratorExit")
	case py.IsException(err, py.StopIteration), py.IsException(err, py.StopAsyncIteration), py.IsException(err, py.GeneratorExit):
		return py.None, nil
	}
	return py.Value{}, err
}

// outcome turns what the generator's frame did into what the awaiting one sees: a
// value that an await inside it yields goes on up, a value that the generator
// yields is the result.
func (s *asyncStep) outcome(v py.Value, done bool, err error) (py.Value, error) {
	if err == nil && done {
		err = py.NewException(py.StopAsyncIteration)
	}
	if err != nil {
		if py.IsException(err, py.StopAsyncIteration) || py.IsException(err, py.GeneratorExit) {
			s.gen.own().closed = true
			if s.kind == stepClose {
				err = py.StopIterationOf(py.None)
			}
		}
		return s.end(err)
	}
	if v.Type() != asyncValueType {
		return v, nil
	}
	if s.kind == stepClose {
		return s.end(py.RuntimeErrorf("async generator ignored GeneratorExit"))
	}
	x := py.Cast[asyncValue](v).v
	e := py.NewException(py.StopIteration, x)
	e.Fields[py.FieldValue] = x
	return s.end(e)
}

// iterated calls the hooks of sys.set_asyncgen_hooks the first time that somebody
// iterates over the generator.
func (g *Generator) iterated(th *Thread) error {
	a := g.own()
	if !a.finalizer.IsAbsent() {
		return nil
	}
	first, finalizer := th.AsyncHooks.FirstIter, th.AsyncHooks.Finalizer
	a.finalizer = py.None
	if !finalizer.IsAbsent() {
		a.finalizer = finalizer
	}
	if first.IsAbsent() || first.IsNone() {
		return nil
	}
	_, err := th.Call(first, g.Value())
	return err
}

// anextDefault is the awaitable of anext(it, default).
type anextDefault struct {
	py.Object
	awaitable, def py.Value
}

var anextDefaultType = &py.Type{Name: "anext_awaitable"}

// call runs a method of the awaitable's iterator; the end of the async iteration
// becomes the default.
func (x *anextDefault) call(th *py.Thread, method string, args ...py.Value) (py.Value, error) {
	it, err := awaitable(th, x.awaitable)
	if err != nil {
		return py.Value{}, err
	}
	var v py.Value
	if method == "" {
		if step := it.Type().Slots.Next; step == nil {
			v, err = th.CallMethodGo(it, "send", py.None)
		} else if v, err = step(th, it); err == nil && v.IsAbsent() {
			err = py.NewException(py.StopIteration)
		}
	} else {
		v, err = th.CallMethodGo(it, method, args...)
	}
	if py.IsException(err, py.StopAsyncIteration) {
		e := py.NewException(py.StopIteration, x.def)
		e.Fields[py.FieldValue] = x.def
		return py.Value{}, e
	}
	return v, err
}

// builtinANext is anext().
func builtinANext(th *py.Thread, a []py.Value) (py.Value, error) {
	f := a[0].Type().ANext
	if f == nil {
		return py.Value{}, py.TypeErrorf("'%s' object is not an async iterator", a[0].Type().FullName())
	}
	v, err := f(th, a[0])
	if err != nil || a[1].IsAbsent() {
		return v, err
	}
	x := &anextDefault{awaitable: v, def: a[1]}
	x.SetType(anextDefaultType)
	return py.ValueOf(&x.Object), nil
}

func initANext() {
	t := anextDefaultType
	t.SetLayout(py.LayoutOf[anextDefault]())
	t.Flags |= py.FlagNoInstantiate
	t.Iter, t.Await = py.IterSelf, py.IterSelf
	of := func(v py.Value) *anextDefault { return py.Cast[anextDefault](v) }
	t.Slots.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return of(v).call(th, "") }
	t.Methods = []py.NativeDef{
		{Sig: "send(self, value, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).call(th, "send", a[1]) }},
		{Sig: "throw(self, typ, val=?, tb=?, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			args := a[1:]
			for len(args) > 0 && args[len(args)-1].IsAbsent() {
				args = args[:len(args)-1]
			}
			return of(a[0]).call(th, "throw", args...)
		}},
		{Sig: "close(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).call(th, "close") }},
	}
	py.Define(t)
}

func initAsyncGen() {
	initANext()
	asyncValueType.SetLayout(py.LayoutOf[asyncValue]())
	py.Define(asyncValueType)
	t := asyncGenType
	t.SetLayout(py.LayoutOf[Generator]())
	t.Flags |= py.FlagNoInstantiate | py.FlagHasWeakref
	gen := func(v py.Value) *Generator { return (*Generator)(v.Ref()) }
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.String(fmt.Sprintf("<async_generator object %s at %#x>", gen(v).qualname(), py.ID(v))), nil
	}
	t.AIter = py.IterSelf
	t.Traverse = traverseGenerator
	t.Slots.Del = generatorDel
	start := func(th *py.Thread, v py.Value, s *asyncStep) (py.Value, error) {
		s.gen = gen(v)
		if s.kind == stepSend {
			s.SetType(asyncSendType)
		} else {
			s.SetType(asyncThrowType)
		}
		return py.ValueOf(&s.Object), s.gen.iterated(self(th))
	}
	// called makes a step for a call of the generator's method.
	called := func(th *py.Thread, v py.Value, s *asyncStep) (py.Value, error) {
		x, err := start(th, v, s)
		if err == nil {
			th.Interp.Register(x, &s.place)
		}
		return x, err
	}
	t.ANext = func(th *py.Thread, v py.Value) (py.Value, error) { return start(th, v, &asyncStep{value: py.None}) }
	t.Methods = []py.NativeDef{
		{Sig: "asend(self, value, /)", Doc: "asend(v) -> send 'v' in generator.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return called(th, a[0], &asyncStep{value: a[1]})
		}},
		{Sig: "athrow(self, typ, val=?, tb=?, /)", Doc: "athrow(value)\nathrow(type[,value[,tb]])\n\nRaise an exception inside the generator. The form with a type is deprecated.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if !a[2].IsAbsent() || !a[3].IsAbsent() {
				if err := th.Eval.Warn(th, py.DeprecationWarning, "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.", 1); err != nil {
					return py.Value{}, err
				}
			}
			return called(th, a[0], &asyncStep{kind: stepThrow, exc: [3]py.Value(a[1:4])})
		}},
		{Sig: "aclose(self, /)", Doc: "aclose() -> end the generator by GeneratorExit.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return called(th, a[0], &asyncStep{kind: stepClose, exc: [3]py.Value{py.GeneratorExit.Value()}})
		}},
		{Sig: "__class_getitem__(cls, item, /)", Flags: py.ClassMethod, Fn: py.ClassGetItem},
	}
	t.Getters = append(generatorNames("async generator"), []py.GetSetDef{
		{Name: "ag_running", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.Bool(gen(v).rare != nil && gen(v).rare.running), nil
		}},
		{Name: "ag_suspended", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(gen(v).state == genSuspended), nil }},
		{Name: "ag_await", Doc: "object being awaited on, or None", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return gen(v).awaits(), nil }},
		{Name: "ag_code", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return gen(v).frame.code.object().Value(), nil }},
		{Name: "ag_frame", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if gen(v).state == genClosed {
				return py.None, nil
			}
			return gen(v).frame.object().Value(), nil
		}},
	}...)
	py.Define(t)
	for _, st := range []*py.Type{asyncSendType, asyncThrowType} {
		st.SetLayout(py.LayoutOf[asyncStep]())
		st.Flags |= py.FlagNoInstantiate
		st.Iter, st.Await = py.IterSelf, py.IterSelf
		st.Slots.Del = asyncStepDel
		step := func(v py.Value) *asyncStep { return py.Cast[asyncStep](v) }
		st.Slots.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return step(v).send(self(th), py.None) }
		st.Methods = []py.NativeDef{
			{Sig: "send(self, value, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return step(a[0]).send(self(th), a[1]) }},
			{Sig: "throw(self, typ, val=?, tb=?, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				exc, err := throwArgs(th, a[1], a[2], a[3])
				if err != nil {
					return py.Value{}, err
				}
				return step(a[0]).throw(self(th), exc)
			}},
			{Sig: "close(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return step(a[0]).close(self(th)) }},
		}
		py.Define(st)
	}
}
