package itertools

// This file defines chain, accumulate, starmap, pairwise and batched.

import (
	"github.com/hognose/hognose/py"
)

// chain is the Python type chain.
type chain struct {
	py.Object
	source py.Value // iterator over iterables; absent at the end
	active py.Value // iterator, or absent between two
}

type accumulate struct {
	py.Object
	it, fn  py.Value
	total   py.Value
	initial py.Value // still to be returned, or absent
}

type starmap struct {
	py.Object
	fn, it py.Value
}

type pairwise struct {
	py.Object
	it, old py.Value
}

type batched struct {
	py.Object
	it     py.Value
	n      int
	strict bool
}

var (
	chainType      = &py.Type{Name: "chain", Doc: "Return the elements of the first iterable, then those of the next one, until all\niterables are exhausted."}
	accumulateType = &py.Type{Name: "accumulate", Doc: "Return an iterator over the sums so far, or what another function makes of them."}
	starmapType    = &py.Type{Name: "starmap", Doc: "Return an iterator over what a function makes of tuples of arguments."}
	pairwiseType   = &py.Type{Name: "pairwise", Doc: "Return an iterator of overlapping pairs: (s0, s1), (s1, s2), (s2, s3), ..."}
	batchedType    = &py.Type{Name: "batched", Doc: "Batch data into tuples of length n. The last batch may be shorter than n, unless\nstrict is true: then it raises ValueError."}
)

func nextChain(th *py.Thread, x *chain) (py.Value, error) {
	for i := 0; ; i++ {
		if x.source.IsAbsent() {
			return py.Value{}, nil
		}
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		if x.active.IsAbsent() {
			v, err := py.Next(th, x.source)
			if err != nil || v.IsAbsent() {
				x.source = py.Value{}
				return py.Value{}, err
			}
			if x.active, err = py.Iter(th, v); err != nil {
				x.source = py.Value{}
				return py.Value{}, err
			}
		}
		v, err := py.Next(th, x.active)
		if err != nil || !v.IsAbsent() {
			return v, err
		}
		x.active = py.Value{}
	}
}

func nextAccumulate(th *py.Thread, x *accumulate) (py.Value, error) {
	if !x.initial.IsAbsent() {
		x.total, x.initial = x.initial, py.Value{}
		return x.total, nil
	}
	v, err := py.Next(th, x.it)
	if err != nil || v.IsAbsent() {
		return py.Value{}, err
	}
	switch {
	case x.total.IsAbsent():
		x.total = v
		return v, nil
	case x.fn.IsNone():
		v, err = py.Binary(th, py.OpAdd, x.total, v)
	default:
		v, err = th.Call(x.fn, x.total, v)
	}
	if err != nil {
		return py.Value{}, err
	}
	x.total = v
	return v, nil
}

func nextStarmap(th *py.Thread, x *starmap) (py.Value, error) {
	v, err := py.Next(th, x.it)
	if err != nil || v.IsAbsent() {
		return py.Value{}, err
	}
	args, err := py.FastSlice(th, v)
	if err != nil {
		return py.Value{}, err
	}
	return th.CallTuple(x.fn, args, nil)
}

func nextPairwise(th *py.Thread, x *pairwise) (py.Value, error) {
	if x.it.IsAbsent() {
		return py.Value{}, nil
	}
	if x.old.IsAbsent() {
		v, err := py.Next(th, x.it)
		if err != nil || v.IsAbsent() {
			x.it = py.Value{}
			return py.Value{}, err
		}
		if x.old = v; x.it.IsAbsent() { // the iterator has run this one to its end
			x.old = py.Value{}
			return py.Value{}, nil
		}
	}
	old := x.old
	v, err := py.Next(th, x.it)
	if err != nil || v.IsAbsent() {
		x.it, x.old = py.Value{}, py.Value{}
		return py.Value{}, err
	}
	x.old = v
	return py.NewTuple2(old, v).Value(), nil
}

func nextBatched(th *py.Thread, x *batched) (py.Value, error) {
	if x.it.IsAbsent() {
		return py.Value{}, nil
	}
	var room [8]py.Value
	row := room[:0]
	for len(row) < x.n {
		if err := th.PollEvery(len(row)); err != nil {
			return py.Value{}, err
		}
		v, err := py.Next(th, x.it)
		if err != nil {
			x.it = py.Value{}
			return py.Value{}, err
		}
		if v.IsAbsent() {
			break
		}
		if row, err = py.AppendItem(th, row, v); err != nil {
			return py.Value{}, err
		}
		if x.it.IsAbsent() {
			return py.Value{}, nil
		}
	}
	if len(row) < x.n {
		x.it = py.Value{}
		if len(row) == 0 {
			return py.Value{}, nil
		}
		if x.strict {
			return py.Value{}, py.ValueErrorf("batched(): incomplete batch")
		}
	}
	return py.NewTuple(row).Value(), nil
}

func defineChain() {
	chainType.Methods = []py.NativeDef{generic, {Sig: "from_iterable(cls, iterable, /)", Doc: "The same as chain() of the items of an iterable, which is read when it is needed.", Flags: py.ClassMethod, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		it, err := py.Iter(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		x := py.New[chain](py.ToType(a[0]))
		x.source = it
		return py.ValueOf(&x.Object), nil
	}}}
	iterator(chainType, "chain(cls, /, *iterables)", func(th *py.Thread, x *chain, a []py.Value) (err error) {
		x.source, err = py.Iter(th, a[0])
		return err
	}, nextChain)

	iterator(accumulateType, "accumulate(cls, iterable, func=None, *, initial=None)", func(th *py.Thread, x *accumulate, a []py.Value) (err error) {
		x.fn = a[1]
		if !a[2].IsNone() {
			x.initial = a[2]
		}
		x.it, err = py.Iter(th, a[0])
		return err
	}, nextAccumulate)

	iterator(starmapType, "starmap(cls, function, iterable, /)", func(th *py.Thread, x *starmap, a []py.Value) (err error) {
		x.fn = a[0]
		x.it, err = py.Iter(th, a[1])
		return err
	}, nextStarmap)

	iterator(pairwiseType, "pairwise(cls, iterable, /)", func(th *py.Thread, x *pairwise, a []py.Value) (err error) {
		x.it, err = py.Iter(th, a[0])
		return err
	}, nextPairwise)

	iterator(batchedType, "batched(cls, iterable, n, *, strict=False)", func(th *py.Thread, x *batched, a []py.Value) (err error) {
		if x.n, err = toSize(th, a[1]); err != nil {
			return err
		}
		if x.strict, err = py.Truth(th, a[2]); err != nil {
			return err
		}
		if x.n < 1 {
			return py.ValueErrorf("n must be at least one")
		}
		x.it, err = py.Iter(th, a[0])
		return err
	}, nextBatched)
}
