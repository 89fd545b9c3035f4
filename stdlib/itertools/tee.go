package itertools

// This file defines tee: iterators that share what they took from one source.

import (
	"github.com/hognose/hognose/py"
)

// teeBlockSize is the number of items in a block of the shared list.
const teeBlockSize = 57

// teeSource is the iterator that several tee objects share.
type teeSource struct {
	it      py.Value
	running bool
}

// teeBlock is a part of the list of what was taken. A block that all have passed
// is garbage.
type teeBlock struct {
	items [teeBlockSize]py.Value
	n     int
	next  *teeBlock
}

// teeIter is one of the iterators that tee returns.
type teeIter struct {
	py.Object
	src   *teeSource
	block *teeBlock
	i     int
}

var teeType = &py.Type{Name: "_tee", Flags: py.FlagHasWeakref, Doc: "Iterator wrapped to make it copyable."}

func nextTee(th *py.Thread, x *teeIter) (py.Value, error) {
	if x.i == teeBlockSize {
		if x.block.next == nil {
			x.block.next = &teeBlock{}
			if err := th.Charge(teeBlockSize * 16); err != nil {
				return py.Value{}, err
			}
		}
		x.block, x.i = x.block.next, 0
	}
	b := x.block
	if x.i < b.n {
		x.i++
		return b.items[x.i-1], nil
	}
	if x.src.running {
		return py.Value{}, py.RuntimeErrorf("cannot re-enter the tee iterator")
	}
	x.src.running = true
	v, err := py.Next(th, x.src.it)
	x.src.running = false
	if err != nil || v.IsAbsent() {
		return py.Value{}, err
	}
	b.items[b.n] = v
	b.n++
	x.i++
	return v, nil
}

func newTee(th *py.Thread, t *py.Type, v py.Value) (*teeIter, error) {
	it, err := py.Iter(th, v)
	if err != nil {
		return nil, err
	}
	if it.Type() == teeType {
		return py.Cast[teeIter](it).copy(), nil
	}
	x := py.New[teeIter](t)
	x.src, x.block = &teeSource{it: it}, &teeBlock{}
	return x, nil
}

func (x *teeIter) copy() *teeIter {
	c := py.New[teeIter](teeType)
	c.src, c.block, c.i = x.src, x.block, x.i
	return c
}

func tee(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := toSize(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	if n < 0 {
		return py.Value{}, py.ValueErrorf("n must be >= 0")
	}
	if n == 0 {
		return py.TupleOf(), nil
	}
	if n > 1<<40 {
		return py.Value{}, py.NewException(py.MemoryError)
	}
	if err := th.Charge(int64(n) * 80); err != nil {
		return py.Value{}, err
	}
	first, err := newTee(th, teeType, a[0])
	if err != nil {
		return py.Value{}, err
	}
	var out []py.Value
	out = append(out, py.ValueOf(&first.Object))
	for len(out) < n {
		if err := th.PollEvery(len(out)); err != nil {
			return py.Value{}, err
		}
		out = append(out, py.ValueOf(&first.copy().Object))
	}
	return py.NewTupleOwned(out).Value(), nil
}

func defineTee() {
	t := teeType
	t.Module = "itertools"
	t.SetLayout(py.LayoutOf[teeIter]())
	t.Iter = py.IterSelf
	t.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return nextTee(th, py.Cast[teeIter](v)) }
	t.NewSig = &py.NativeDef{Sig: "_tee(cls, iterable, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		x, err := newTee(th, py.ToType(a[0]), a[1])
		if err != nil {
			return py.Value{}, err
		}
		return py.ValueOf(&x.Object), nil
	}}
	t.Methods = []py.NativeDef{{Sig: "__copy__(self, /)", Doc: "Returns an independent iterator.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.ValueOf(&py.Cast[teeIter](a[0]).copy().Object), nil
	}}}
	py.Define(t)
	Module.Types = append(Module.Types, t)
}
