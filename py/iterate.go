package py

// This file defines iteration.

// Iter returns iter(v).
func Iter(th *Thread, v Value) (Value, error) {
	t := v.Type()
	if t.Iter != nil {
		it, err := t.Iter(th, v)
		if err != nil {
			return it, err
		}
		if it.Type().Next == nil {
			return Value{}, TypeErrorf("iter() returned non-iterator of type '%s'", it.Type().FullName())
		}
		return it, nil
	}
	if t.GetItem != nil && t.Flags&FlagDict == 0 && t.SeqItem != nil {
		return newSeqIter(v), nil
	}
	return Value{}, TypeErrorf("'%s' object is not iterable", t.FullName())
}

// IsIterable reports whether iter(v) can work.
func IsIterable(v Value) bool {
	t := v.Type()
	return t.Iter != nil || t.SeqItem != nil
}

// Next returns the next item of an iterator, or absent at the end. The Next slot
// may also end with a StopIteration that carries a value; that is lost here.
func Next(th *Thread, it Value) (Value, error) {
	t := it.Type()
	if t == &listIterType { // as most are
		return (*ListIter)(it.ref).Step(), nil
	}
	// Iterators over iterators over iterators ... may be as many as memory holds.
	if th.depth++; th.depth > maxNativeDepth {
		th.depth--
		return Value{}, RecursionErrorf("maximum recursion depth exceeded")
	}
	v, err := t.Next(th, it)
	th.depth--
	if err != nil && IsException(err, StopIteration) {
		return Value{}, nil
	}
	return v, err
}

// ForEach calls f for each item of iter(v), polling. f ends the loop early by
// returning an error; StopForEach ends it without one.
func ForEach(th *Thread, v Value, f func(item Value) error) error {
	switch v.Type() {
	case &tupleType:
		for i, x := range (*Tuple)(v.ref).items {
			if err := th.PollEvery(i); err != nil {
				return err
			}
			if err := f(x); err != nil {
				return stopForEach(err)
			}
		}
		return nil
	case &listType:
		l := (*List)(v.ref)
		for i := 0; i < len(l.items); i++ {
			if err := th.PollEvery(i); err != nil {
				return err
			}
			if err := f(l.items[i]); err != nil {
				return stopForEach(err)
			}
		}
		return nil
	}
	if r, ok := smallRange(v); ok {
		for i, x := int64(0), r.lo; i < r.n; i, x = i+1, x+r.step {
			if err := th.PollEvery(int(i)); err != nil {
				return err
			}
			if err := f(Int(x)); err != nil {
				return stopForEach(err)
			}
		}
		return nil
	}
	it, err := Iter(th, v)
	if err != nil {
		return err
	}
	return forRest(th, it, f)
}

// forRest is ForEach for what is left of an iterator.
func forRest(th *Thread, it Value, f func(item Value) error) error {
	if drain := it.Type().Drain; drain != nil {
		return stopForEach(drain(th, it, f)) // it polls
	}
	for i := 0; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return err
		}
		x, err := Next(th, it)
		if err != nil {
			return err
		}
		if x.ref == nil {
			return nil
		}
		if err := f(x); err != nil {
			return stopForEach(err)
		}
	}
}

type stopError struct{}

func (stopError) Error() string { return "stop" }

// StopForEach ends a ForEach loop without an error.
var StopForEach error = stopError{}

func stopForEach(err error) error {
	if err == StopForEach {
		return nil
	}
	return err
}

// ToSlice returns the items of an iterable in a new slice.
func ToSlice(th *Thread, v Value) ([]Value, error) {
	if items, ok := exactItems(v); ok {
		return copyItems(th, items)
	}
	if r, ok := smallRange(v); ok && r.n <= 1<<10 {
		return r.appendTo(make([]Value, 0, r.n)), nil
	}
	var s []Value
	err := forEachSized(th, v, func(n int) { s = make([]Value, 0, min(n, 1<<16)) }, func(x Value) (err error) {
		if len(s) == cap(s) {
			if s, err = growItems(th, s); err != nil {
				return err
			}
		}
		s = append(s, x)
		return nil
	})
	return s, err
}

// forEachSized is ForEach for who wants to know first how many items there may be. An
// object of a Python class is asked for its iterator before its length, and once.
func forEachSized(th *Thread, v Value, sized func(n int), f func(item Value) error) error {
	it, err := v, error(nil)
	if v.Type().IsHeap() {
		if it, err = Iter(th, v); err != nil {
			return err
		}
	}
	n, err := LengthHint(th, v, 0)
	if err != nil {
		return err
	}
	sized(n)
	if v.Type().IsHeap() {
		return forRest(th, it, f)
	}
	return ForEach(th, v, f)
}

// FastSlice is ToSlice that does not copy tuples and lists: the result is only
// to be read, and only until Python code runs.
func FastSlice(th *Thread, v Value) ([]Value, error) {
	if items, ok := exactItems(v); ok {
		return items, nil
	}
	return ToSlice(th, v)
}

// iterOr returns what to iterate over for v: an iterator, or v itself where it is of a native type. A TypeError about that
// becomes the error that wrong makes.
func iterOr(th *Thread, v Value, wrong func() error) (Value, error) {
	if !v.Type().IsHeap() && IsIterable(v) {
		return v, nil
	}
	it, err := Iter(th, v)
	if IsException(err, TypeError) {
		err = wrong()
	}
	return it, err
}

// joinedItems returns the items of the argument of join.
func joinedItems(th *Thread, v Value) ([]Value, error) {
	it, err := iterOr(th, v, func() error { return TypeErrorf("can only join an iterable") })
	if err != nil {
		return nil, err
	}
	return FastSlice(th, it)
}

// LengthHint returns operator.length_hint(v, def).
func LengthHint(th *Thread, v Value, def int) (int, error) {
	if f := v.Type().Len; f != nil {
		n, err := f(th, v)
		if err == nil {
			return n, nil
		}
		if !IsException(err, TypeError) {
			return 0, err
		}
	}
	r, found, err := callSpecial(th, v, names.lengthHint)
	if err != nil {
		if IsException(err, TypeError) {
			return def, nil
		}
		return 0, err
	}
	if !found || r.IsNotImplemented() {
		return def, nil
	}
	if r.Type().Flags&FlagInt == 0 {
		return 0, TypeErrorf("__length_hint__ must be an integer, not %s", r.Type().FullName())
	}
	n, err := IndexOverflow(th, r, OverflowError)
	if err == nil && n < 0 {
		err = ValueErrorf("__length_hint__() should return >= 0")
	}
	return n, err
}

// seqIter iterates by __getitem__ with 0, 1, 2, ... until IndexError.
type seqIter struct {
	Object
	seq Value
	i   int
}

func newSeqIter(seq Value) Value {
	return ValueOf(&(&seqIter{Object: Object{typ: &seqIterType}, seq: seq}).Object)
}

func seqIterNext(th *Thread, self Value) (Value, error) {
	it := Cast[seqIter](self)
	if it.seq.ref == nil {
		return Value{}, nil
	}
	v, err := it.seq.Type().SeqItem(th, it.seq, it.i)
	if err != nil {
		if IsException(err, IndexError) || IsException(err, StopIteration) {
			it.seq = Value{}
			return Value{}, nil
		}
		return Value{}, err
	}
	it.i++
	return v, nil
}

func iterSelf(th *Thread, self Value) (Value, error) { return self, nil }

// IterSelf is the Iter slot of iterators.
var IterSelf UnaryFunc = iterSelf
