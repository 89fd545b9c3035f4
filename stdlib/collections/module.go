// Package collections is the native module _collections, on which collections is
// built. OrderedDict is in package py, since it is a dict inside.
package collections

// This file declares the module, and what helps Counter and namedtuple.

import (
	"github.com/hognose/hognose/py"
)

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "_collections",
	Doc:   "Containers: deque, to be changed at both ends; defaultdict, which makes the values that are missing;\nOrderedDict.",
	Types: []*py.Type{dequeType, defaultDictType, py.OrderedDictType, dequeIterType, dequeRevIterType, tupleGetterType},
	Funcs: []py.NativeDef{
		{Sig: "_count_elements(mapping, iterable, /)", Doc: "Count the items of an iterable in a mapping.", Fn: countElements},
	},
}

// countElements is mapping[x] = mapping.get(x, 0) + 1 for each x.
func countElements(th *py.Thread, a []py.Value) (py.Value, error) {
	mapping := a[0]
	if d := py.ToDict(mapping); d != nil && plainDict(th, mapping) {
		return py.None, py.ForEach(th, a[1], func(x py.Value) error {
			h, err := py.Hash(th, x)
			if err != nil {
				return err
			}
			old, found, err := d.GetHash(th, x, h)
			if err != nil {
				return err
			}
			if !found {
				if d.Len()&1023 == 1023 {
					if err := th.Charge(60 << 10); err != nil {
						return err
					}
				}
				return d.SetHash(th, x, h, py.Int(1))
			}
			n, err := increment(th, old)
			if err != nil {
				return err
			}
			return d.SetHash(th, x, h, n)
		})
	}
	get, err := py.GetAttrGo(th, mapping, "get")
	if err != nil {
		return py.Value{}, err
	}
	return py.None, py.ForEach(th, a[1], func(x py.Value) error {
		old, err := th.Call(get, x, py.Int(0))
		if err != nil {
			return err
		}
		n, err := increment(th, old)
		if err != nil {
			return err
		}
		return py.SetItem(th, mapping, x, n)
	})
}

func increment(th *py.Thread, v py.Value) (py.Value, error) {
	if v.IsInt() {
		if n, ok := py.AddInt(v.Int(), 1); ok {
			return py.Int(n), nil
		}
	}
	return py.Binary(th, py.OpAdd, v, py.Int(1))
}

// plainDict reports whether v's class gets and sets items as dict does.
func plainDict(th *py.Thread, v py.Value) bool {
	t := v.Type()
	for _, n := range []string{"get", "__setitem__"} {
		f, _ := t.LookupName(th, n)
		g, _ := py.DictType.LookupName(th, n)
		if f != g {
			return false
		}
	}
	return true
}

// tupleGetter is the descriptor of a field of a namedtuple.
type tupleGetter struct {
	py.Object
	index int
	doc   py.Value
}

var tupleGetterType = &py.Type{Name: "_tuplegetter", Module: "collections"}

func init() {
	t := tupleGetterType
	t.SetLayout(py.LayoutOf[tupleGetter]())
	t.NewSig = &py.NativeDef{Sig: "_tuplegetter(cls, index, doc, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		i, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		g := py.New[tupleGetter](py.ToType(a[0]))
		g.index, g.doc = i, a[2]
		return py.ValueOf(&g.Object), nil
	}}
	t.DescrGet = func(th *py.Thread, descr, obj py.Value, owner *py.Type) (py.Value, error) {
		if obj.IsAbsent() {
			return descr, nil
		}
		g := py.Cast[tupleGetter](descr)
		tup := py.ToTuple(obj)
		if tup == nil {
			if obj.IsNone() {
				return descr, nil
			}
			return py.Value{}, py.TypeErrorf("descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", g.index, obj.Type().Name)
		}
		items := tup.Items()
		if g.index < 0 || g.index >= len(items) {
			return py.Value{}, py.IndexErrorf("tuple index out of range")
		}
		return items[g.index], nil
	}
	t.DescrSet = func(th *py.Thread, descr, obj, v py.Value) error {
		if v.IsAbsent() {
			return py.Errorf(py.AttributeError, "can't delete attribute")
		}
		return py.Errorf(py.AttributeError, "can't set attribute")
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		g := py.Cast[tupleGetter](v)
		r, err := py.ReprGo(th, g.doc)
		if err != nil {
			return py.Value{}, err
		}
		i, err := py.ReprGo(th, py.Int(int64(g.index)))
		return py.String("_tuplegetter(" + i + ", " + r + ")"), err
	}
	t.Getters = []py.GetSetDef{{Name: "__doc__", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[tupleGetter](v).doc, nil },
		Set: func(th *py.Thread, self, v py.Value) error {
			if v.IsAbsent() {
				v = py.None
			}
			py.Cast[tupleGetter](self).doc = v
			return nil
		}}}
	t.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		g := py.Cast[tupleGetter](a[0])
		return py.TupleOf(a[0].Type().Value(), py.TupleOf(py.Int(int64(g.index)), g.doc)), nil
	}}}
	py.Define(t)
	defineDefaultDict()
	defineDeque()
	Module.Prepare()
}
