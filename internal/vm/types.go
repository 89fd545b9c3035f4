package vm

// This file declares the evaluator's types to Python: function, code, frame,
// generator and coroutine.

import (
	"fmt"
	"unsafe"

	"github.com/hognose/hognose/py"
)

var (
	functionType  = &py.Type{Name: "function", Flags: py.FlagMethodDescr}
	codeType      = &py.Type{Name: "code", Flags: py.FlagHasWeakref}
	frameType     = &py.Type{Name: "frame"}
	generatorType = &py.Type{Name: "generator"}
	coroutineType = &py.Type{Name: "coroutine"}
)

// Types of this package, for the module types and others that name them.
var (
	FunctionType  = functionType
	CodeType      = codeType
	FrameType     = frameType
	GeneratorType = generatorType
	CoroutineType = coroutineType
)

func str(s *py.Str) (py.Value, error) { return s.Value(), nil }

func init() {
	initFunctionType()
	initCodeType()
	initFrameType()
	initLocalsProxy()
	initGeneratorTypes()
	initAsyncGen()
}

func initFunctionType() {
	t := functionType
	t.SetLayout(py.LayoutWithAttrs[Function](unsafe.Offsetof(Function{}.Attrs)))
	t.Flags |= py.FlagHasWeakref
	fn := func(v py.Value) *Function { return (*Function)(v.Ref()) }
	t.Call = functionCall
	t.DescrGet = func(th *py.Thread, descr, obj py.Value, owner *py.Type) (py.Value, error) {
		if obj.IsAbsent() {
			return descr, nil
		}
		return py.NewMethod(descr, obj), nil
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.String(fmt.Sprintf("<function %s at %#x>", fn(v).qualname, py.ID(v))), nil
	}
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		f := fn(v)
		visit(f.globals.Value())
		for _, x := range []py.Value{f.doc, f.module, f.annotate, f.annots, f.typeParams} {
			visit(x)
		}
		if f.defaults != nil {
			visit(f.defaults.Value())
		}
		if f.kwdefaults != nil {
			visit(f.kwdefaults.Value())
		}
		if f.closure != nil {
			visit(f.closure.Value())
		}
		return 200
	}
	t.NewSig = &py.NativeDef{Sig: "function(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if a[1].Type() != codeType {
			return py.Value{}, py.TypeErrorf("function() argument 'code' must be code, not %s", a[1].Type().FullName())
		}
		g := py.ToDict(a[2])
		if g == nil {
			return py.Value{}, py.TypeErrorf("function() argument 'globals' must be dict, not %s", a[2].Type().FullName())
		}
		c := py.Cast[Code](a[1])
		f := self(th).VM.NewFunction(c, g)
		if s := py.ToStr(a[3]); s != nil {
			f.name = s
		} else if !a[3].IsNone() {
			return py.Value{}, py.TypeErrorf("arg 3 (name) must be None or string")
		}
		if f.defaults = py.ToTuple(a[4]); f.defaults == nil && !a[4].IsNone() {
			return py.Value{}, py.TypeErrorf("arg 4 (defaults) must be None or tuple")
		}
		if f.closure = py.ToTuple(a[5]); f.closure == nil {
			switch {
			case !a[5].IsNone():
				return py.Value{}, py.TypeErrorf("arg 5 (closure) must be None or tuple")
			case c.nfree > 0:
				return py.Value{}, py.TypeErrorf("arg 5 (closure) must be tuple")
			}
		}
		if n := f.closureLen(); n != c.nfree {
			return py.Value{}, py.ValueErrorf("%s requires closure of length %d, not %d", c.src.Name, c.nfree, n)
		}
		if f.closure != nil {
			for _, x := range f.closure.Items() {
				if x.Type() != py.CellType {
					return py.Value{}, py.TypeErrorf("arg 5 (closure) expected cell, found %s", x.Type().FullName())
				}
			}
		}
		if py.ToDict(a[6]) == nil && !a[6].IsNone() {
			return py.Value{}, py.TypeErrorf("arg 6 (kwdefaults) must be None or dict")
		}
		f.kwdefaults = py.ToDict(a[6])
		return f.Value(), nil
	}}
	strSetter := func(attr string, field func(*Function) **py.Str) func(th *py.Thread, v, x py.Value) error {
		return func(th *py.Thread, v, x py.Value) error {
			s := py.ToStr(x)
			if x.IsAbsent() || s == nil {
				return py.TypeErrorf("%s must be set to a string object", attr)
			}
			*field(fn(v)) = s
			return nil
		}
	}
	value := func(field func(*Function) *py.Value) (func(th *py.Thread, v py.Value) (py.Value, error), func(th *py.Thread, v, x py.Value) error) {
		return func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(*field(fn(v))), nil },
			func(th *py.Thread, v, x py.Value) error { *field(fn(v)) = orNone(x); return nil }
	}
	_, docSet := value(func(f *Function) *py.Value { return &f.doc })
	docGet := func(th *py.Thread, v py.Value) (py.Value, error) { return fn(v).docstring(), nil }
	modGet, modSet := value(func(f *Function) *py.Value { return &f.module })
	t.Getters = []py.GetSetDef{
		{Name: "__name__", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return str(fn(v).name) }, Set: strSetter("__name__", func(f *Function) **py.Str { return &f.name })},
		{Name: "__qualname__", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return str(fn(v).qualname) }, Set: strSetter("__qualname__", func(f *Function) **py.Str { return &f.qualname })},
		{Name: "__doc__", Member: true, Get: docGet, Set: docSet},
		{Name: "__module__", Member: true, Get: modGet, Set: modSet},
		{Name: "__code__", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return fn(v).code.Value(), nil }, Set: func(th *py.Thread, v, x py.Value) error {
			if x.IsAbsent() || x.Type() != codeType {
				return py.TypeErrorf("__code__ must be set to a code object")
			}
			c := py.Cast[Code](x)
			if n := fn(v).closureLen(); n != c.nfree {
				return py.ValueErrorf("%s() requires a code object with %d free vars, not %d", fn(v).name, n, c.nfree)
			}
			if old := fn(v).code; old.src.GeneratorKind() != c.src.GeneratorKind() {
				if err := th.Eval.Warn(th, py.DeprecationWarning, "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)", 1); err != nil {
					return err
				}
			}
			fn(v).docstring() // stays that of the old code
			fn(v).code = c
			return nil
		}},
		{Name: "__globals__", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return fn(v).globals.Value(), nil }},
		{Name: "__builtins__", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return builtinsOf(th.Interp, fn(v).globals).Value(), nil
		}},
		{Name: "__closure__", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if c := fn(v).closure; c != nil {
				return c.Value(), nil
			}
			return py.None, nil
		}},
		{Name: "__defaults__", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if d := fn(v).defaults; d != nil {
				return d.Value(), nil
			}
			return py.None, nil
		}, Set: func(th *py.Thread, v, x py.Value) error {
			if x.IsAbsent() || x.IsNone() {
				fn(v).defaults = nil
				return nil
			}
			if py.ToTuple(x) == nil {
				return py.TypeErrorf("__defaults__ must be set to a tuple object")
			}
			fn(v).defaults = py.ToTuple(x)
			return nil
		}},
		{Name: "__kwdefaults__", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if d := fn(v).kwdefaults; d != nil {
				return d.Value(), nil
			}
			return py.None, nil
		}, Set: func(th *py.Thread, v, x py.Value) error {
			if x.IsAbsent() || x.IsNone() {
				fn(v).kwdefaults = nil
				return nil
			}
			if py.ToDict(x) == nil {
				return py.TypeErrorf("__kwdefaults__ must be set to a dict object")
			}
			fn(v).kwdefaults = py.ToDict(x)
			return nil
		}},
		{Name: "__dict__", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.InstanceDict(v).Value(), nil }, Set: func(th *py.Thread, v, x py.Value) error {
			d := py.ToDict(x)
			if x.IsAbsent() || d == nil {
				return py.TypeErrorf("__dict__ must be set to a dictionary, not a '%s'", orNone(x).Type().FullName())
			}
			py.SetInstanceDict(v, d)
			return nil
		}},
		{Name: "__annotate__", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(fn(v).annotate), nil }, Set: func(th *py.Thread, v, x py.Value) error {
			if x.IsAbsent() {
				return py.TypeErrorf("__annotate__ cannot be deleted")
			}
			if !x.IsNone() && x.Type().Call == nil {
				return py.TypeErrorf("__annotate__ must be callable or None")
			}
			fn(v).annotate = x
			if !x.IsNone() {
				fn(v).annots = py.Value{}
			}
			return nil
		}},
		{Name: "__annotations__", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			f := fn(v)
			if f.annots.IsAbsent() {
				f.annots = py.NewDict().Value()
				if !f.annotate.IsAbsent() && !f.annotate.IsNone() {
					f.annots = py.Value{}
					d, err := th.Call(f.annotate, py.Int(1))
					if err != nil {
						return py.Value{}, err
					}
					if py.ToDict(d) == nil {
						return py.Value{}, py.TypeErrorf("__annotate__ returned non-dict of type '%s'", d.Type().FullName())
					}
					f.annots = d
				}
			}
			return f.annots, nil
		}, Set: func(th *py.Thread, v, x py.Value) error {
			if !x.IsAbsent() && !x.IsNone() && py.ToDict(x) == nil {
				return py.TypeErrorf("__annotations__ must be set to a dict object")
			}
			fn(v).annotate = py.Value{}
			if x.IsNone() {
				x = py.Value{}
			}
			fn(v).annots = x
			return nil
		}},
		{Name: "__type_params__", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if p := fn(v).typeParams; !p.IsAbsent() {
				return p, nil
			}
			return py.TupleOf(), nil
		}, Set: func(th *py.Thread, v, x py.Value) error {
			if x.IsAbsent() || py.ToTuple(x) == nil {
				return py.TypeErrorf("__type_params__ must be set to a tuple")
			}
			fn(v).typeParams = x
			return nil
		}},
	}
	py.Define(t)
}

func (fn *Function) closureLen() int {
	if fn.closure == nil {
		return 0
	}
	return len(fn.closure.Items())
}

func initGeneratorTypes() {
	gen := func(v py.Value) *Generator { return (*Generator)(v.Ref()) }
	finish := func(th *py.Thread, g *Generator, v py.Value, done bool, err error) (py.Value, error) {
		if err != nil {
			return py.Value{}, err
		}
		if done {
			g.frame.extra = py.None
			return py.Value{}, py.StopIterationOf(v)
		}
		return v, nil
	}
	for _, e := range []struct {
		t      *py.Type
		prefix string
	}{{generatorType, "gi"}, {coroutineType, "cr"}} {
		t := e.t
		t.SetLayout(py.LayoutOf[Generator]())
		t.Flags |= py.FlagNoInstantiate | py.FlagHasWeakref
		t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.String(fmt.Sprintf("<%s object %s at %#x>", t.Name, gen(v).qualname(), py.ID(v))), nil
		}
		if t == generatorType {
			t.Iter = py.IterSelf
			t.Slots.Next, t.Slots.Drain = genNext, drain
		} else {
			t.Await = func(th *py.Thread, v py.Value) (py.Value, error) { return newCoroWrapper(v), nil }
		}
		t.Traverse = traverseGenerator
		t.Slots.Del = generatorDel
		t.Methods = []py.NativeDef{
			{Sig: "send(self, value, /)", Flags: py.Resumes, Doc: "Sends the value into " + t.Name + ", which runs on with it, and returns what is yielded next.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				v, done, err := gen(a[0]).send(self(th), a[1])
				return finish(th, gen(a[0]), v, done, err)
			}},
			{Sig: "throw(self, typ, val=?, tb=?, /)", Doc: "Raises an exception in " + t.Name + ", where it waits, and returns what is yielded next.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				if !a[2].IsAbsent() || !a[3].IsAbsent() {
					if err := th.Eval.Warn(th, py.DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.", 1); err != nil {
						return py.Value{}, err
					}
				}
				given := a[1:]
				for given[len(given)-1].IsAbsent() {
					given = given[:len(given)-1]
				}
				exc, err := throwArgs(th, a[1], a[2], a[3])
				if err != nil {
					if g := gen(a[0]); g.state != genSuspended || g.frame.pc.d == 0 {
						return py.Value{}, err
					}
					exc = notThrown{err} // what the generator delegates to may accept it
				}
				v, done, err := gen(a[0]).throw(self(th), exc, given...)
				return finish(th, gen(a[0]), v, done, err)
			}},
			{Sig: "close(self, /)", Doc: "Raises GeneratorExit inside " + t.Name + ".", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				g := gen(a[0])
				was := g.state
				if err := g.close(self(th)); err != nil {
					return py.Value{}, err
				}
				if v := g.frame.extra; was == genSuspended && !v.IsAbsent() {
					g.frame.extra = py.None // what is asked for later does not get it again
					return v, nil
				}
				return py.None, nil
			}},
			{Sig: "__class_getitem__(cls, item, /)", Flags: py.ClassMethod, Fn: py.ClassGetItem},
		}
		t.Getters = append(generatorNames(t.Name), []py.GetSetDef{
			{Name: e.prefix + "_running", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(gen(v).state == genRunning), nil }},
			{Name: e.prefix + "_suspended", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(gen(v).state == genSuspended), nil }},
			{Name: e.prefix + "_code", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return gen(v).frame.code.object().Value(), nil }},
			{Name: e.prefix + "_frame", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
				if gen(v).state == genClosed {
					return py.None, nil
				}
				return gen(v).frame.object().Value(), nil
			}},
			{Name: map[string]string{"gi": "gi_yieldfrom", "cr": "cr_await"}[e.prefix], Get: func(th *py.Thread, v py.Value) (py.Value, error) {
				return gen(v).awaits(), nil
			}},
		}...)
		if t == coroutineType {
			t.Getters = append(t.Getters, py.GetSetDef{Name: "cr_origin", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
				if n := gen(v).rare; n != nil {
					return orNone(n.origin), nil
				}
				return py.None, nil
			}})
		}
		py.Define(t)
	}
	w := coroWrapperType
	w.SetLayout(py.LayoutOf[coroWrapper]())
	w.Flags |= py.FlagNoInstantiate
	w.Iter = py.IterSelf
	inner := func(v py.Value) py.Value { return py.Cast[coroWrapper](v).coro }
	w.Slots.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return genNext(th, inner(v)) }
	fwd := func(sig, name string) py.NativeDef {
		return py.NativeDef{Sig: sig, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			var rest []py.Value
			for _, v := range a[1:] {
				if !v.IsAbsent() {
					rest = append(rest, v)
				}
			}
			return th.CallMethodGo(inner(a[0]), name, rest...)
		}}
	}
	w.Methods = []py.NativeDef{fwd("send(self, value, /)", "send"), fwd("throw(self, typ, val=?, tb=?, /)", "throw"), fwd("close(self, /)", "close")}
	py.Define(w)
}

// generatorNames returns the attributes of a generator's names, which can be set.
func generatorNames(kind string) []py.GetSetDef {
	attr := func(name, doc string, get func(*Generator) *py.Str, set func(*genRare, *py.Str)) py.GetSetDef {
		return py.GetSetDef{Name: name, Doc: doc, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return str(get((*Generator)(v.Ref()))) }, Set: func(th *py.Thread, v, x py.Value) error {
			s := py.ToStr(x)
			if x.IsAbsent() || s == nil {
				return py.TypeErrorf("%s must be set to a string object", name)
			}
			set((*Generator)(v.Ref()).own(), s)
			return nil
		}}
	}
	return []py.GetSetDef{
		attr("__name__", "name of the "+kind, (*Generator).name, func(n *genRare, s *py.Str) { n.name = s }),
		attr("__qualname__", "qualified name of the "+kind, (*Generator).qualname, func(n *genRare, s *py.Str) { n.qualname = s }),
	}
}

// awaits returns what a suspended generator delegates to, or None.
func (g *Generator) awaits() py.Value {
	if g.state != genSuspended || !g.delegating() {
		return py.None
	}
	v := *g.frame.reg(g.frame.pc.b)
	if sub := asGenerator(v); sub != nil {
		sub.use = shared
	}
	if v.Type() == py.RangeIterType {
		py.Cast[py.RangeIter](v).Loop = false
	}
	return v
}

// coroWrapper is the Python type coroutine_wrapper: what __await__ gives.
type coroWrapper struct {
	py.Object
	coro py.Value
}

var coroWrapperType = &py.Type{Name: "coroutine_wrapper"}

func newCoroWrapper(v py.Value) py.Value {
	w := &coroWrapper{coro: v}
	w.SetType(coroWrapperType)
	return py.ValueOf(&w.Object)
}

// throwArgs makes an exception of the arguments of throw().
func throwArgs(th *py.Thread, typ, val, tb py.Value) (error, error) {
	var e *py.Exception
	if x := py.ToException(typ); x != nil {
		if !val.IsAbsent() && !val.IsNone() {
			return nil, py.TypeErrorf("instance exception may not have a separate value")
		}
		e = x
	} else if t := py.ToType(typ); t != nil && t.IsSubtype(py.BaseException) {
		if x := py.ToException(orNone(val)); x != nil && x.Type().IsSubtype(t) {
			e = x
		} else {
			var args []py.Value
			if tup := py.ToTuple(orNone(val)); tup != nil {
				args = tup.Items()
			} else if !val.IsAbsent() && !val.IsNone() {
				args = []py.Value{val}
			}
			r, err := th.Call(typ, args...)
			if err != nil {
				return err, nil // that is thrown instead
			}
			if e = py.ToException(r); e == nil {
				return py.TypeErrorf("calling <class '%s'> should have returned an instance of BaseException, not %s", t.QualifiedName(th), py.ReprType(r)), nil
			}
		}
	} else {
		return nil, py.TypeErrorf("exceptions must be classes or instances deriving from BaseException, not %s", typ.Type().FullName())
	}
	if !tb.IsAbsent() && !tb.IsNone() {
		if tb.Type() != py.TracebackType {
			return nil, py.TypeErrorf("throw() third argument must be a traceback object")
		}
		e.Traceback = py.Cast[py.Traceback](tb)
	}
	return e, nil
}
