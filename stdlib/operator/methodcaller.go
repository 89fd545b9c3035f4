package operator

// This file defines the type methodcaller.

import (
	"github.com/hognose/hognose/py"
)

// methodCaller is the Python type methodcaller.
type methodCaller struct {
	py.Object
	name *py.Str
	args []py.Value // those of keywords last
	kw   []*py.Str
}

var methodCallerType = &py.Type{Name: "methodcaller", Module: "operator", Doc: "Return a callable that calls a method of its operand: methodcaller('name', 1, k=2)(r)\nis r.name(1, k=2)."}

func newMethodCaller(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(args) == len(kw) {
		return py.Value{}, py.TypeErrorf("methodcaller needs at least one argument, the method name")
	}
	name := py.ToStr(args[0])
	if name == nil {
		return py.Value{}, py.TypeErrorf("method name must be a string")
	}
	m := py.New[methodCaller](cls)
	m.name = th.InternStr(name)
	m.args = append([]py.Value(nil), args[1:]...)
	m.kw = append([]*py.Str(nil), kw...)
	return py.ValueOf(&m.Object), nil
}

func callMethodCaller(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(args) != 1 || len(kw) > 0 {
		return py.Value{}, py.TypeErrorf("methodcaller expected 1 argument, got %d", len(args)-len(kw))
	}
	m := py.Cast[methodCaller](self)
	fn, obj, err := py.GetMethod(th, args[0], m.name)
	if err != nil {
		return py.Value{}, err
	}
	buf, mark := th.PushArgs(len(m.args) + 1)
	copy(buf[1:], m.args)
	if !obj.IsAbsent() {
		buf[0] = obj
	} else {
		buf = buf[1:]
	}
	v, err := th.CallKw(fn, buf, m.kw)
	th.PopArgs(mark)
	return v, err
}

// positional returns the method's name and positional arguments; keywords the others.
func (m *methodCaller) positional() []py.Value {
	return append([]py.Value{m.name.Value()}, m.args[:len(m.args)-len(m.kw)]...)
}

func (m *methodCaller) keywords() *py.Dict {
	d := py.NewDict()
	for i, k := range m.kw {
		d.SetStr(k, m.args[len(m.args)-len(m.kw)+i])
	}
	return d
}

func defineMethodCaller() {
	t := methodCallerType
	t.SetLayout(py.LayoutOf[methodCaller]())
	t.TextSig = "(name, /, *args, **kwargs)"
	t.New, t.Call = newMethodCaller, callMethodCaller
	t.Repr = func(th *py.Thread, self py.Value) (py.Value, error) {
		m := py.Cast[methodCaller](self)
		return reprCall(th, self, m.positional(), m.keywords())
	}
	t.Getters = []py.GetSetDef{callSignature}
	t.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		m := py.Cast[methodCaller](a[0])
		args := m.positional()
		if len(m.kw) == 0 {
			return py.TupleOf(a[0].Type().Value(), py.NewTuple(args).Value()), nil
		}
		// Keyword arguments do not fit the protocol: a partial call holds them.
		functools, err := th.Eval.Import(th, "functools", nil, py.None, 0)
		if err != nil {
			return py.Value{}, err
		}
		partial, err := py.GetAttrGo(th, functools, "partial")
		if err != nil {
			return py.Value{}, err
		}
		f, err := th.CallTuple(partial, []py.Value{a[0].Type().Value(), args[0]}, m.keywords())
		return py.TupleOf(f, py.NewTuple(args[1:]).Value()), err
	}}}
	py.Define(t)
}
