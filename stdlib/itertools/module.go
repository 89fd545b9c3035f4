// Package itertools is the Python module itertools.
package itertools

// This file declares the module and how its types are made.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// Module declares the module.
var Module = &py.ModuleDef{
	Name: "itertools",
	Doc:  "Iterators for efficient looping: infinite ones, those that end with their shortest\nor longest input, and those of combinatorics.",
	Funcs: []py.NativeDef{
		{Sig: "tee(iterable, n=2, /)", Doc: "Return n iterators that each give all items of an iterable.", Fn: tee},
	},
}

// generic makes a type subscriptable, as in chain[int].
var generic = py.NativeDef{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: py.ClassGetItem}

// iterator declares the iterator type T of the module: its constructor, by
// signature, and its step. inspect.signature() tells the signature unless an argument has no default to show.
func iterator[T any](t *py.Type, sig string, init func(th *py.Thread, x *T, a []py.Value) error, next func(th *py.Thread, x *T) (py.Value, error)) {
	t.Module = "itertools"
	t.Flags |= py.FlagBaseType
	t.SetLayout(py.LayoutOf[T]())
	t.Iter = py.IterSelf
	t.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return next(th, py.Cast[T](v)) }
	if sig != "" {
		if _, shown, _ := strings.Cut(sig, "(cls, "); !strings.Contains(shown, "=?") {
			t.TextSig = "(" + strings.TrimPrefix(shown, "/, ")
		}
		t.NewSig = &py.NativeDef{Sig: sig, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			o := py.ToType(a[0]).Alloc()
			v := py.ValueOf(o)
			return v, init(th, py.Cast[T](v), a[1:])
		}}
	} else {
		t.Flags |= py.FlagNoInstantiate
	}
	py.Define(t)
	if construct := t.New; sig != "" {
		// The keyword arguments of a subclass are for its __init__.
		t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
			if len(kw) > 0 && cls != t && hasInit(th, cls) {
				args, kw = args[:len(args)-len(kw)], nil
			}
			return construct(th, cls, args, kw)
		}
	}
	Module.Types = append(Module.Types, t)
}

// rowIterator is iterator for a type whose items are tuples: next returns the items of the next one,
// which are copied at once, or nil at the end, and width how many they are.
func rowIterator[T any](t *py.Type, sig string, init func(th *py.Thread, x *T, a []py.Value) error, width func(x *T) int, next func(th *py.Thread, x *T) ([]py.Value, error)) {
	iterator(t, sig, init, func(th *py.Thread, x *T) (py.Value, error) {
		row, err := next(th, x)
		if row == nil || err != nil {
			return py.Value{}, err
		}
		return newRow(th, row)
	})
	t.NextRow = func(th *py.Thread, v py.Value, dst []py.Value) (int, error) {
		x := py.Cast[T](v)
		if len(dst) != width(x) {
			return -1, nil
		}
		row, err := next(th, x)
		return copy(dst, row), err
	}
}

// newRow returns the tuple of a copy of row.
func newRow(th *py.Thread, row []py.Value) (py.Value, error) {
	if len(row) > 64 {
		if err := th.Charge(int64(len(row)) * 16); err != nil {
			return py.Value{}, err
		}
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
	return py.NewTuple(row).Value(), nil
}

func hasInit(th *py.Thread, cls *py.Type) bool {
	f, _ := cls.LookupName(th, "__init__")
	g, _ := py.ObjectType.LookupName(th, "__init__")
	return f != g
}

// iterAll returns the iterators of several iterables.
func iterAll(th *py.Thread, vs []py.Value) ([]py.Value, error) {
	its := make([]py.Value, len(vs))
	for i, v := range vs {
		if err := th.PollEvery(i); err != nil {
			return nil, err
		}
		it, err := py.Iter(th, v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

func init() {
	defineInfinite()
	defineChain()
	defineSelect()
	defineSlice()
	defineGroup()
	defineTee()
	defineZip()
	defineProduct()
	defineCombinations()
	Module.Prepare()
}
