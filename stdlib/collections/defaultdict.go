package collections

// This file defines defaultdict.

import (
	"github.com/hognose/hognose/py"
)

// defaultDict is the Python type defaultdict.
type defaultDict struct {
	py.Dict
	factory py.Value // absent: None
}

var defaultDictType = &py.Type{Name: "defaultdict", Module: "collections", Base: py.DictType, Flags: py.FlagBaseType | py.FlagHasWeakref,
	Doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nA dict that calls default_factory() for the value of a key that d[key] does not find.\nThe other arguments are those of dict()."}

func (d *defaultDict) def() py.Value {
	if d.factory.IsAbsent() {
		return py.None
	}
	return d.factory
}

func missing(th *py.Thread, self, key py.Value) (py.Value, error) {
	d := py.Cast[defaultDict](self)
	if f := d.def(); !f.IsNone() {
		v, err := th.Call(f)
		if err != nil {
			return py.Value{}, err
		}
		if self.Type() == defaultDictType {
			return v, d.Dict.Set(th, key, v)
		}
		return v, py.SetItem(th, self, key, v)
	}
	return py.Value{}, py.KeyErrorOf(key)
}

func copyDefault(th *py.Thread, a []py.Value) (py.Value, error) {
	d := py.Cast[defaultDict](a[0])
	return th.Call(a[0].Type().Value(), d.def(), a[0])
}

func defineDefaultDict() {
	t := defaultDictType
	t.SetLayout(py.LayoutOf[defaultDict]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(cls.Alloc()), nil
	}
	t.Init = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) error {
		factory := py.None
		if len(args) > len(kw) {
			factory = args[0]
			args = args[1:]
			if !factory.IsNone() && factory.Type().Call == nil {
				return py.TypeErrorf("first argument must be callable or None")
			}
		}
		py.Cast[defaultDict](self).factory = factory
		return py.DictType.Init(th, self, args, kw)
	}
	t.Repr = func(th *py.Thread, self py.Value) (py.Value, error) {
		d := py.Cast[defaultDict](self)
		base, err := py.DictType.Repr(th, self)
		if err != nil {
			return py.Value{}, err
		}
		f := "None"
		if v := d.def(); !v.IsNone() {
			if th.ReprEnter(v) {
				f = "..."
			} else {
				f, err = py.ReprGo(th, v)
				th.ReprLeave(v)
				if err != nil {
					return py.Value{}, err
				}
			}
		}
		return py.String(self.Type().Name + "(" + f + ", " + py.ToStr(base).String() + ")"), nil
	}
	t.GetItem = func(th *py.Thread, self, key py.Value) (py.Value, error) {
		v, ok, err := py.Cast[defaultDict](self).Dict.Get(th, key)
		if ok || err != nil {
			return v, err
		}
		if self.Type() != defaultDictType {
			if fn, err := py.LookupSpecial(th, self, "__missing__"); err != nil || !fn.IsAbsent() {
				if err != nil {
					return py.Value{}, err
				}
				return th.Call(fn, key)
			}
		}
		return missing(th, self, key)
	}
	t.Binary[py.OpOr] = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		own := a
		if !a.Type().IsSubtype(defaultDictType) {
			own = b
		}
		if py.ToDict(a) == nil || py.ToDict(b) == nil {
			return py.NotImplemented, nil
		}
		d := py.Cast[defaultDict](own)
		r, err := th.Call(own.Type().Value(), d.def(), a)
		if err != nil {
			return py.Value{}, err
		}
		if py.ToDict(r) == nil {
			return r, nil
		}
		return r, py.DictUpdate(th, py.ToDict(r), b)
	}
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		if f := py.Cast[defaultDict](self).factory; !f.IsAbsent() {
			visit(f)
		}
		return py.DictType.Traverse(self, visit) + 16
	}
	t.Getters = []py.GetSetDef{{Name: "default_factory", Doc: "What is called for the value of a missing key, or None.", Member: true,
		Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[defaultDict](v).def(), nil },
		Set: func(th *py.Thread, self, v py.Value) error {
			if v.IsAbsent() {
				v = py.None
			}
			py.Cast[defaultDict](self).factory = v
			return nil
		}}}
	t.Methods = []py.NativeDef{
		{Sig: "__missing__(self, key, /)", Doc: "__missing__(key)\n\nCalled for a key that is not there: keeps and returns what default_factory()\ngives, or raises KeyError without one.\n", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return missing(th, a[0], a[1])
		}},
		{Sig: "copy(self, /)", Doc: "D.copy() -> a shallow copy of D.", Fn: copyDefault},
		{Sig: "__copy__(self, /)", Doc: "D.copy() -> a shallow copy of D.", Fn: copyDefault},
		{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d := py.Cast[defaultDict](a[0])
			args := py.TupleOf()
			if f := d.def(); !f.IsNone() {
				args = py.TupleOf(f)
			}
			items, err := th.CallMethodGo(a[0], "items")
			if err != nil {
				return py.Value{}, err
			}
			it, err := py.Iter(th, items)
			return py.TupleOf(a[0].Type().Value(), args, py.None, py.None, it), err
		}},
		{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: py.ClassGetItem},
	}
	py.Define(t)
}
