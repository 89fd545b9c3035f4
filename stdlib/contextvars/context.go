package contextvars

// This file defines the type Context.

import (
	"fmt"

	"github.com/hognose/hognose/py"
)

// context is the Python type Context: values of variables. A thread has a current
// one, in Thread.Context.
type context struct {
	py.Object
	vars    *node
	prev    py.Value // the current one before this was entered
	entered bool
}

var contextType = &py.Type{Name: "Context", Module: "_contextvars", Flags: py.FlagMapping, Doc: "Values of context variables."}

func newContext(vars *node) *context {
	c := py.New[context](contextType)
	c.vars = vars
	return c
}

func (c *context) value() py.Value { return py.ValueOf(&c.Object) }

func contextOf(v py.Value) *context { return py.Cast[context](v) }

// current returns the context of the thread, made when it is first needed.
func current(th *py.Thread) *context {
	if th.Context.IsAbsent() {
		c := newContext(nil)
		c.entered = true
		th.Context = c.value()
	}
	return contextOf(th.Context)
}

// Get returns the value of a ContextVar in the thread's current context, absent if it
// has none there.
func Get(th *py.Thread, v py.Value) py.Value {
	if th.Context.IsAbsent() {
		return py.Value{}
	}
	x, _ := contextOf(th.Context).vars.get(varOf(v))
	return x
}

// Copy returns a copy of the thread's current context: what copy_context() gives.
func Copy(th *py.Thread) py.Value { return newContext(current(th).vars).value() }

// Run calls fn in a context, or in something else that has a method run.
func Run(th *py.Thread, in, fn py.Value, args []py.Value) (py.Value, error) {
	if in.Type() != contextType {
		return th.CallMethodGo(in, "run", append([]py.Value{fn}, args...)...)
	}
	c := contextOf(in)
	if err := c.enter(th); err != nil {
		return py.Value{}, err
	}
	defer c.leave(th)
	return th.Call(fn, args...)
}

// enter makes c the current context of the thread, and leave the one before it.
func (c *context) enter(th *py.Thread) error {
	if c.entered {
		return py.RuntimeErrorf("cannot enter context: %s is already entered", safeRepr(th, c.value()))
	}
	c.prev, c.entered = th.Context, true
	th.Context = c.value()
	return nil
}

func (c *context) leave(th *py.Thread) {
	th.Context = c.prev
	c.prev, c.entered = py.Value{}, false
}

func safeRepr(th *py.Thread, v py.Value) string {
	s, err := py.ReprGo(th, v)
	if err != nil {
		return "<object repr() failed>"
	}
	return s
}

// key returns v as a variable.
func key(th *py.Thread, v py.Value) (*contextVar, error) {
	if v.Type() != varType {
		return nil, py.TypeErrorf("a ContextVar key was expected, got %s", safeRepr(th, v))
	}
	return varOf(v), nil
}

func init() {
	t := contextType
	t.SetLayout(py.LayoutOf[context]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		if len(args) > 0 {
			return py.Value{}, py.TypeErrorf("Context() does not accept any arguments")
		}
		return newContext(nil).value(), nil
	}
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		c := contextOf(v)
		visit(c.prev)
		n := 0
		c.vars.each(func(k *contextVar, v py.Value) bool {
			visit(k.value())
			visit(v)
			n++
			return true
		})
		return 64 + 48*n
	}
	t.Len = func(th *py.Thread, v py.Value) (int, error) { return contextOf(v).vars.len(), nil }
	t.Contains = func(th *py.Thread, v, k py.Value) (bool, error) {
		x, err := key(th, k)
		if err != nil {
			return false, err
		}
		_, ok := contextOf(v).vars.get(x)
		return ok, nil
	}
	t.GetItem = func(th *py.Thread, v, k py.Value) (py.Value, error) {
		x, err := key(th, k)
		if err != nil {
			return py.Value{}, err
		}
		if r, ok := contextOf(v).vars.get(x); ok {
			return r, nil
		}
		return py.Value{}, py.KeyErrorOf(k)
	}
	t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) { return iterate(contextOf(v), viewKeys), nil }
	t.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		if b.Type() != contextType || op != py.EQ && op != py.NE {
			return py.NotImplemented, nil
		}
		eq, err := equal(th, contextOf(a).vars, contextOf(b).vars)
		return py.Bool(eq == (op == py.EQ)), err
	}
	t.Methods = []py.NativeDef{
		{Sig: "run(self, /, *args, **kwargs)", Doc: "Call the first argument with the others in this context.", Flags: py.RawArgs,
			Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return contextOf(a[0]).run(th, a[1:], nil) },
			FnKw: func(th *py.Thread, a []py.Value) (py.Value, error) {
				return contextOf(a[0]).run(th, py.ToTuple(a[1]).Items(), py.ToDict(a[2]))
			}},
		{Sig: "copy(self, /)", Doc: "Return a copy of the context.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return newContext(contextOf(a[0]).vars).value(), nil
		}},
		{Sig: "get(self, key, default=None, /)", Doc: "Return the value of a variable in this context, the default if it has none.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, err := key(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if v, ok := contextOf(a[0]).vars.get(x); ok {
				return v, nil
			}
			return a[2], nil
		}},
		{Sig: "keys(self, /)", Doc: "Return a list of the variables.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return iterate(contextOf(a[0]), viewKeys), nil
		}},
		{Sig: "values(self, /)", Doc: "Return a list of the values of all variables.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return iterate(contextOf(a[0]), viewValues), nil
		}},
		{Sig: "items(self, /)", Doc: "Return a list of the variables and their values as pairs.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return iterate(contextOf(a[0]), viewItems), nil
		}},
	}
	py.Define(t)
	initViews()
}

func (c *context) run(th *py.Thread, args []py.Value, kw *py.Dict) (py.Value, error) {
	if len(args) == 0 {
		return py.Value{}, py.TypeErrorf("run() missing 1 required positional argument")
	}
	if err := c.enter(th); err != nil {
		return py.Value{}, err
	}
	defer c.leave(th)
	return th.CallTuple(args[0], args[1:], kw)
}

func equal(th *py.Thread, a, b *node) (bool, error) {
	if a == b {
		return true, nil
	}
	if a.len() != b.len() {
		return false, nil
	}
	eq, err := true, error(nil)
	i := 0
	a.each(func(k *contextVar, v py.Value) bool {
		if i++; err == nil {
			err = th.PollEvery(i)
		}
		w, ok := b.get(k)
		if !ok || err != nil {
			eq = false
			return false
		}
		eq, err = py.Equal(th, v, w)
		return eq && err == nil
	})
	return eq, err
}

// view tells what an iterator over a context gives.
type view uint8

const (
	viewKeys view = iota
	viewValues
	viewItems
)

// iterator is the Python types keys, values and items: an iterator over a context.
type iterator struct {
	py.Object
	rest []py.Value
}

var iteratorTypes = [...]*py.Type{
	{Name: "keys", Flags: py.FlagNoInstantiate},
	{Name: "values", Flags: py.FlagNoInstantiate},
	{Name: "items", Flags: py.FlagNoInstantiate},
}

func initViews() {
	for _, t := range iteratorTypes {
		t.SetLayout(py.LayoutOf[iterator]())
		t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) { return v, nil }
		t.Next = func(th *py.Thread, v py.Value) (py.Value, error) {
			it := py.Cast[iterator](v)
			if len(it.rest) == 0 {
				return py.Value{}, nil
			}
			x := it.rest[0]
			it.rest = it.rest[1:]
			return x, nil
		}
		t.Len = func(th *py.Thread, v py.Value) (int, error) { return len(py.Cast[iterator](v).rest), nil }
		py.Define(t)
	}
}

func iterate(c *context, what view) py.Value {
	it := py.New[iterator](iteratorTypes[what])
	c.vars.each(func(k *contextVar, v py.Value) bool {
		switch what {
		case viewKeys:
			v = k.value()
		case viewItems:
			v = py.TupleOf(k.value(), v)
		}
		it.rest = append(it.rest, v)
		return true
	})
	return py.ValueOf(&it.Object)
}

// address is how a repr tells objects apart.
func address(v py.Value) string { return fmt.Sprintf("%#x", py.ID(v)) }
