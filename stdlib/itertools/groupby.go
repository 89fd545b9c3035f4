package itertools

// This file defines groupby and the iterators over its groups.

import (
	"github.com/hognose/hognose/py"
)

// groupby is the Python type groupby.
type groupby struct {
	py.Object
	it, fn     py.Value
	target     py.Value // key of the group that was handed out last
	key, value py.Value // of the item that was taken last; value absent: none waits
	current    *grouper
}

// grouper is the iterator over one group.
type grouper struct {
	py.Object
	parent *groupby
	target py.Value
}

var (
	groupbyType = &py.Type{Name: "groupby", Doc: "Group items that follow each other and have the same key: an iterator over keys and groups.\n\n  iterable\n    The items.\n  key\n    A function that gives an item's key; None if the items are the keys."}
	grouperType = &py.Type{Name: "_grouper"}
)

// step takes the next item; false at the end.
func (g *groupby) step(th *py.Thread) (bool, error) {
	v, err := py.Next(th, g.it)
	if err != nil || v.IsAbsent() {
		return false, err
	}
	key := v
	if !g.fn.IsNone() {
		if key, err = th.Call(g.fn, v); err != nil {
			return false, err
		}
	}
	g.value, g.key = v, key
	return true, nil
}

func nextGroupby(th *py.Thread, g *groupby) (py.Value, error) {
	g.current = nil
	// Skip what is left of the last group.
	for i := 0; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		if !g.key.IsAbsent() {
			if g.target.IsAbsent() {
				break
			}
			eq, err := py.Equal(th, g.target, g.key)
			if err != nil {
				return py.Value{}, err
			}
			if !eq {
				break
			}
		}
		ok, err := g.step(th)
		if err != nil || !ok {
			return py.Value{}, err
		}
	}
	g.target = g.key
	x := py.New[grouper](grouperType)
	x.parent, x.target = g, g.key
	g.current = x
	return py.NewTuple2(g.key, py.ValueOf(&x.Object)).Value(), nil
}

func nextGrouper(th *py.Thread, x *grouper) (py.Value, error) {
	g := x.parent
	if g.current != x {
		return py.Value{}, nil
	}
	if g.value.IsAbsent() {
		ok, err := g.step(th)
		if err != nil || !ok {
			return py.Value{}, err
		}
	}
	eq, err := py.Equal(th, x.target, g.key)
	if err != nil || !eq {
		return py.Value{}, err
	}
	v := g.value
	g.value = py.Value{}
	return v, nil
}

func defineGroup() {
	iterator(groupbyType, "groupby(cls, iterable, key=None)", func(th *py.Thread, g *groupby, a []py.Value) (err error) {
		g.fn = a[1]
		g.it, err = py.Iter(th, a[0])
		return err
	}, nextGroupby)
	iterator(grouperType, "_grouper(cls, parent, tgtkey, /)", func(th *py.Thread, x *grouper, a []py.Value) error {
		if !a[0].Type().IsSubtype(groupbyType) {
			return py.TypeErrorf("_grouper() argument 1 must be itertools.groupby, not %s", a[0].Type().Name)
		}
		x.parent, x.target = py.Cast[groupby](a[0]), a[1]
		x.parent.current = x
		return nil
	}, nextGrouper)
}
