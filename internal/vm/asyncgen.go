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
	// AsyncGenType is the type of async generators.
	AsyncGenType = asyncGenType
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

// asyncStep is the awaitable of asend, athrow and aclose.
type asyncStep struct {
	py.Object
	gen   *Generator
	value py.Value // to send first
	exc   error    // to throw first
	begun bool
	done  bool
	close bool
}

func (s *asyncStep) step(th *Thread, sent py.Value, throw error) (py.Value, error) {
	if s.done {
		return py.Value{}, py.RuntimeErrorf("cannot reuse already awaited %s", map[bool]string{true: "aclose()/athrow()", false: "__anext__()/asend()"}[s.exc != nil])
	}
	var v py.Value
	var done bool
	var err error
	g := s.gen
	switch {
	case throw != nil:
		s.begun = true
		v, done, err = g.throw(th, throw)
	case !s.begun:
		s.begun = true
		if g.state == genRunning {
			s.done = true
			return py.Value{}, py.RuntimeErrorf("anext(): asynchronous generator is already running")
		}
		if g.state == genClosed {
			s.done = true
			if s.close {
				return py.Value{}, py.StopIterationOf(py.None)
			}
			return py.Value{}, py.NewException(py.StopAsyncIteration)
		}
		if s.exc != nil {
			if g.state == genCreated {
				g.state = genClosed
				s.done = true
				if s.close {
					return py.Value{}, py.StopIterationOf(py.None)
				}
				return py.Value{}, s.exc
			}
			v, done, err = g.throw(th, s.exc)
		} else {
			v, done, err = g.send(th, s.value)
		}
	default:
		v, done, err = g.send(th, sent)
	}
	if err != nil {
		s.done = true
		if s.close && (py.IsException(err, py.GeneratorExit) || py.IsException(err, py.StopAsyncIteration)) {
			return py.Value{}, py.StopIterationOf(py.None)
		}
		return py.Value{}, err
	}
	if done {
		s.done = true
		if s.close {
			return py.Value{}, py.StopIterationOf(py.None)
		}
		return py.Value{}, py.NewException(py.StopAsyncIteration)
	}
	if v.Type() == asyncValueType {
		s.done = true
		if s.close {
			return py.Value{}, py.RuntimeErrorf("async generator ignored GeneratorExit")
		}
		x := py.Cast[asyncValue](v).v
		e := py.NewException(py.StopIteration, x)
		e.Fields[py.FieldValue] = x
		return py.Value{}, e
	}
	return v, nil
}

func initAsyncGen() {
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
	make1 := func(st *py.Type, s asyncStep) py.Value {
		s.SetType(st)
		return py.ValueOf(&(&s).Object)
	}
	t.ANext = func(th *py.Thread, v py.Value) (py.Value, error) {
		return make1(asyncSendType, asyncStep{gen: gen(v), value: py.None}), nil
	}
	t.Methods = []py.NativeDef{
		{Sig: "asend(self, value, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return make1(asyncSendType, asyncStep{gen: gen(a[0]), value: a[1]}), nil
		}},
		{Sig: "athrow(self, typ, val=?, tb=?, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			exc, err := throwArgs(th, a[1], a[2], a[3])
			if err != nil {
				return py.Value{}, err
			}
			return make1(asyncThrowType, asyncStep{gen: gen(a[0]), exc: exc}), nil
		}},
		{Sig: "aclose(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return make1(asyncThrowType, asyncStep{gen: gen(a[0]), exc: py.NewException(py.GeneratorExit), close: true}), nil
		}},
		{Sig: "__class_getitem__(cls, item, /)", Flags: py.ClassMethod, Fn: py.ClassGetItem},
	}
	t.Getters = []py.GetSetDef{
		{Name: "__name__", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return str(gen(v).name()) }},
		{Name: "__qualname__", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return str(gen(v).qualname()) }},
		{Name: "ag_running", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(gen(v).state == genRunning), nil }},
		{Name: "ag_code", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return gen(v).frame.code.object().Value(), nil }},
		{Name: "ag_frame", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if gen(v).state == genClosed {
				return py.None, nil
			}
			return gen(v).frame.object().Value(), nil
		}},
	}
	py.Define(t)
	for _, st := range []*py.Type{asyncSendType, asyncThrowType} {
		st.SetLayout(py.LayoutOf[asyncStep]())
		st.Flags |= py.FlagNoInstantiate
		st.Iter, st.Await = py.IterSelf, py.IterSelf
		step := func(v py.Value) *asyncStep { return py.Cast[asyncStep](v) }
		st.Slots.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return step(v).step(self(th), py.None, nil) }
		st.Methods = []py.NativeDef{
			{Sig: "send(self, value, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return step(a[0]).step(self(th), a[1], nil) }},
			{Sig: "throw(self, typ, val=?, tb=?, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				exc, err := throwArgs(th, a[1], a[2], a[3])
				if err != nil {
					return py.Value{}, err
				}
				return step(a[0]).step(self(th), py.None, exc)
			}},
			{Sig: "close(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { step(a[0]).done = true; return py.None, nil }},
		}
		py.Define(st)
	}
}
