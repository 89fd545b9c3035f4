package vm

// This file makes the iterators of loops, and uses them again: one that GET_ITER made
// is in a temporary register only, so that it is nobody's any more when the loop has
// come to its end.

import "github.com/hognose/hognose/py"

// spareIters are iterators of loops that have ended.
type spareIters struct {
	ranges sparePool[py.RangeIter]
	lists  sparePool[py.ListIter]
	tuples sparePool[py.TupleIter]
}

// sparePool holds a few objects that wait to be used again: of nested loops only the
// innermost ones end often.
type sparePool[T any] struct {
	items [4]*T
	n     int
}

// take returns an object that was put, or nil.
func (p *sparePool[T]) take() *T {
	if p.n == 0 {
		return nil
	}
	p.n--
	return p.items[p.n]
}

func (p *sparePool[T]) put(x *T) {
	if p.n < len(p.items) {
		p.items[p.n] = x
		p.n++
	}
}

func (s *spareIters) rangeIter() *py.RangeIter {
	if it := s.ranges.take(); it != nil {
		return it
	}
	return &py.RangeIter{Loop: true}
}

// loopIter returns iter(v) if v is of a type that many loops run over and the iterator
// is to be used again, else nil.
func (s *spareIters) loopIter(v py.Value) *py.Object {
	switch v.Type() {
	case py.ListType:
		it := s.lists.take()
		if it == nil {
			it = &py.ListIter{Loop: true}
		}
		it.Start(py.Cast[py.List](v))
		return &it.Object
	case py.TupleType:
		it := s.tuples.take()
		if it == nil {
			it = &py.TupleIter{Loop: true}
		}
		it.Start(py.Cast[py.Tuple](v))
		return &it.Object
	case py.RangeType:
		it := s.rangeIter()
		if it.Start(py.Cast[py.Range](v)) {
			return &it.Object
		}
		s.ranges.put(it)
	}
	return nil
}

func opGetIter(f *Frame, in *Instr) *Instr {
	v := *f.reg(in.b)
	if it := f.th.VM.spareIters.loopIter(v); it != nil {
		*f.reg(in.a) = py.ValueOf(it)
		return next(in)
	}
	f.pc = in
	if g := f.th.madeBy(iterStr, v); g != nil {
		*f.reg(in.a) = g.Value()
		return next(in)
	}
	it, err := py.Iter(&f.th.Thread, v)
	if err != nil {
		f.th.unwanted(v)
	}
	return f.store(in, it, err)
}
