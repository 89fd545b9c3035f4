package itertools

// This file defines compress, dropwhile, takewhile and filterfalse.

import (
	"github.com/hognose/hognose/py"
)

type compress struct {
	py.Object
	data, selectors py.Value
}

// predicated is the state of the iterators that a predicate drives.
type predicated struct {
	py.Object
	fn, it py.Value
	done   bool
}

var (
	compressType    = &py.Type{Name: "compress", Doc: "Return an iterator over the items whose selectors are true."}
	dropwhileType   = &py.Type{Name: "dropwhile", Doc: "Leave out items as long as predicate(item) is true; return an iterator over all that follow."}
	takewhileType   = &py.Type{Name: "takewhile", Doc: "Return an iterator over the items as long as predicate(item) is true."}
	filterfalseType = &py.Type{Name: "filterfalse", Doc: "Return an iterator over the items for which function(item) is false.\n\nWith None for the function: over those that are false."}
)

func nextCompress(th *py.Thread, x *compress) (py.Value, error) {
	for i := 0; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		v, err := py.Next(th, x.data)
		if err != nil || v.IsAbsent() {
			return py.Value{}, err
		}
		s, err := py.Next(th, x.selectors)
		if err != nil || s.IsAbsent() {
			return py.Value{}, err
		}
		if ok, err := py.Truth(th, s); err != nil || ok {
			return v, err
		}
	}
}

// holds reports whether the predicate is true of v.
func (x *predicated) holds(th *py.Thread, v py.Value) (bool, error) {
	r, err := th.Call(x.fn, v)
	if err != nil {
		return false, err
	}
	return py.Truth(th, r)
}

func nextDropwhile(th *py.Thread, x *predicated) (py.Value, error) {
	for i := 0; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		v, err := py.Next(th, x.it)
		if err != nil || v.IsAbsent() || x.done {
			return v, err
		}
		ok, err := x.holds(th, v)
		if err != nil {
			return py.Value{}, err
		}
		if !ok {
			x.done = true
			return v, nil
		}
	}
}

func nextTakewhile(th *py.Thread, x *predicated) (py.Value, error) {
	if x.done {
		return py.Value{}, nil
	}
	v, err := py.Next(th, x.it)
	if err != nil || v.IsAbsent() {
		return py.Value{}, err
	}
	ok, err := x.holds(th, v)
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		x.done = true
		return py.Value{}, nil
	}
	return v, nil
}

func nextFilterfalse(th *py.Thread, x *predicated) (py.Value, error) {
	plain := x.fn.IsNone() || x.fn == py.BoolType.Value()
	for i := 0; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		v, err := py.Next(th, x.it)
		if err != nil || v.IsAbsent() {
			return py.Value{}, err
		}
		var ok bool
		if plain {
			ok, err = py.Truth(th, v)
		} else {
			ok, err = x.holds(th, v)
		}
		if err != nil {
			return py.Value{}, err
		}
		if !ok {
			return v, nil
		}
	}
}

func initPredicated(th *py.Thread, x *predicated, a []py.Value) (err error) {
	x.fn = a[0]
	x.it, err = py.Iter(th, a[1])
	return err
}

func defineSelect() {
	iterator(compressType, "compress(cls, data, selectors)", func(th *py.Thread, x *compress, a []py.Value) (err error) {
		if x.data, err = py.Iter(th, a[0]); err != nil {
			return err
		}
		x.selectors, err = py.Iter(th, a[1])
		return err
	}, nextCompress)
	iterator(dropwhileType, "dropwhile(cls, predicate, iterable, /)", initPredicated, nextDropwhile)
	iterator(takewhileType, "takewhile(cls, predicate, iterable, /)", initPredicated, nextTakewhile)
	iterator(filterfalseType, "filterfalse(cls, function, iterable, /)", initPredicated, nextFilterfalse)
}
