// Package functools is the native module _functools, on which functools is built.
package functools

// This file declares the module, and reduce and cmp_to_key.

import (
	"github.com/hognose/hognose/py"
)

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "_functools",
	Doc:   "Tools that operate on functions.",
	Types: []*py.Type{partialType, lruType, placeholderType},
	Funcs: []py.NativeDef{
		{Sig: "reduce(function, iterable, /, initial=?)", Doc: "Combine the items of an iterable to one value, by a function of two arguments, from left to right.\n\ninitial, if given, comes before the first item, and is the value for an iterable without items.", Fn: reduce},
		{Sig: "cmp_to_key(mycmp)", Doc: "Make a key function of a comparison function.\n\n  mycmp\n    It gets two objects and returns a number below, at or above zero.", Fn: cmpToKey},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "Placeholder", placeholder)
		return nil
	},
}

func reduce(th *py.Thread, a []py.Value) (py.Value, error) {
	fn := a[0]
	it, err := py.Iter(th, a[1])
	if err != nil {
		if py.IsException(err, py.TypeError) {
			err = py.TypeErrorf("reduce() arg 2 must support iteration")
		}
		return py.Value{}, err
	}
	acc := a[2]
	for i := 0; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		v, err := py.Next(th, it)
		if err != nil {
			return py.Value{}, err
		}
		if v.IsAbsent() {
			break
		}
		if acc.IsAbsent() {
			acc = v
			continue
		}
		if acc, err = th.Call(fn, acc, v); err != nil {
			return py.Value{}, err
		}
	}
	if acc.IsAbsent() {
		return acc, py.TypeErrorf("reduce() of empty iterable with no initial value")
	}
	return acc, nil
}

// keyWrapper is what cmp_to_key returns (without an object), and the keys it makes.
type keyWrapper struct {
	py.Object
	cmp, obj py.Value
}

var keyWrapperType = &py.Type{Name: "KeyWrapper", Module: "functools", Flags: py.FlagNoInstantiate}

func newKey(cmp, obj py.Value) py.Value {
	k := py.New[keyWrapper](keyWrapperType)
	k.cmp, k.obj = cmp, obj
	return py.ValueOf(&k.Object)
}

func cmpToKey(th *py.Thread, a []py.Value) (py.Value, error) { return newKey(a[0], py.Value{}), nil }

func compareKeys(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
	if b.Type() != keyWrapperType || a.Type() != keyWrapperType {
		return py.Value{}, py.TypeErrorf("other argument must be K instance")
	}
	x, y := py.Cast[keyWrapper](a), py.Cast[keyWrapper](b)
	if x.obj.IsAbsent() || y.obj.IsAbsent() {
		return py.Value{}, py.Errorf(py.AttributeError, "object")
	}
	r, err := th.Call(x.cmp, x.obj, y.obj)
	if err != nil {
		return py.Value{}, err
	}
	return py.Compare(th, r, py.Int(0), op)
}

func defineKeyWrapper() {
	t := keyWrapperType
	t.SetLayout(py.LayoutOf[keyWrapper]())
	t.RichCompare = compareKeys
	call := &py.ModuleDef{Name: "functools", Funcs: []py.NativeDef{{Sig: "K(obj)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return a[0], nil }}}}
	call.Prepare()
	t.Call = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
		obj := py.Value{}
		if len(args) == 1 && len(kw) == 0 {
			obj = args[0]
		} else {
			var err error
			if obj, err = call.Func(0).Call(th, args, kw); err != nil {
				return py.Value{}, err
			}
		}
		return newKey(py.Cast[keyWrapper](self).cmp, obj), nil
	}
	t.Getters = []py.GetSetDef{{Name: "__text_signature__", Get: func(*py.Thread, py.Value) (py.Value, error) { return py.String("(obj)"), nil }}, {Name: "obj", Doc: "Value wrapped by a key function.", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		if o := py.Cast[keyWrapper](v).obj; !o.IsAbsent() {
			return o, nil
		}
		return py.None, nil
	}, Set: func(th *py.Thread, self, v py.Value) error {
		py.Cast[keyWrapper](self).obj = v
		return nil
	}}}
	py.Define(t)
}

func init() {
	defineKeyWrapper()
	definePlaceholder()
	definePartial()
	defineCache()
	Module.Prepare()
}
