package py

// This file defines what tuple, list, str, bytes and range share: slices,
// search, comparison, repetition.

import "math"

// maxQuickSlice is the length of a slice that is copied without charging for it.
const maxQuickSlice = 1 << 10

// SliceOf returns v[lo:hi] of a list, tuple or str, if the bounds are ints in place
// or None and the result is not large.
func SliceOf(v, lo, hi Value) (Value, bool) {
	var n int
	switch v.Type() {
	case &listType:
		n = len((*List)(v.ref).items)
	case &tupleType:
		n = len((*Tuple)(v.ref).items)
	case &strType:
		n = (*Str)(v.ref).Len()
	default:
		return Value{}, false
	}
	i, j, ok := quickBounds(lo, hi, n)
	if !ok || v.Type() != &strType && j-i > maxQuickSlice {
		return Value{}, false
	}
	switch v.Type() {
	case &listType:
		l := newListSize(j - i)
		copy(l.items, (*List)(v.ref).items[i:j])
		return l.Value(), true
	case &tupleType:
		if j-i == n {
			return v, true
		}
		return NewTuple((*Tuple)(v.ref).items[i:j]).Value(), true
	}
	if j-i == n {
		return v, true
	}
	return (*Str)(v.ref).sub(i, j).Value(), true
}

// quickBounds returns the positions i <= j that the bounds select of n items, if they are
// ints in place or None.
func quickBounds(lo, hi Value, n int) (i, j int, ok bool) {
	j = n
	if lo.IsInt() {
		i = clampIndex(lo.Int(), n)
	} else if !lo.IsNone() {
		return 0, 0, false
	}
	if hi.IsInt() {
		j = clampIndex(hi.Int(), n)
	} else if !hi.IsNone() {
		return 0, 0, false
	}
	return i, max(i, j), true
}

// exactItems returns the items of a list or tuple that is no instance of a subclass, to be read.
func exactItems(v Value) ([]Value, bool) {
	switch v.Type() {
	case &listType:
		return (*List)(v.ref).items, true
	case &tupleType:
		return (*Tuple)(v.ref).items, true
	}
	return nil, false
}

// SliceStepOf is SliceOf for v[lo:hi:step] of a list or tuple.
func SliceStepOf(v, lo, hi, step Value) (Value, bool) {
	items, ok := exactItems(v)
	if !ok {
		return Value{}, false
	}
	b, ok := smallBounds(lo, hi, step)
	if !ok {
		return Value{}, false
	}
	start, by, n := b.Fit(len(items))
	if n > maxQuickSlice {
		return Value{}, false
	}
	var out []Value
	var res Value
	if v.Type() == &listType {
		l := newListSize(n)
		out, res = l.items, l.Value()
	} else {
		t := newTupleSize(n)
		out, res = t.items, t.Value()
	}
	for k := range out {
		out[k] = items[start]
		start += by
	}
	return res, true
}

// smallBounds is Bounds of slice(lo, hi, step), if the parts are ints in place or None, and step is not 0.
func smallBounds(lo, hi, step Value) (b SliceBounds, ok bool) {
	b.step = 1
	if step.IsInt() {
		b.step = max(int(step.Int()), -1<<62)
	} else if !step.IsNone() {
		return b, false
	}
	b.stop = math.MaxInt
	if b.step < 0 {
		b.start, b.stop = math.MaxInt, math.MinInt
	}
	if lo.IsInt() {
		b.start = int(lo.Int())
	} else if !lo.IsNone() {
		return b, false
	}
	if hi.IsInt() {
		b.stop = int(hi.Int())
	} else if !hi.IsNone() {
		return b, false
	}
	return b, b.step != 0
}

// StoreSliceOf does v[lo:hi] = x for a list and the items of another list or of a tuple, if
// the bounds are ints in place or None, neither side is large and v needs no new room. It reports whether it has.
func StoreSliceOf(v, lo, hi, x Value) bool {
	if v.Type() != &listType || v == x {
		return false
	}
	src, known := exactItems(x)
	l := (*List)(v.ref)
	i, j, ok := quickBounds(lo, hi, len(l.items))
	if !known || !ok || len(src) > maxQuickSlice {
		return false
	}
	if j-i == len(src) {
		copy(l.items[i:], src)
		return true
	}
	return l.replace(i, j-i, src)
}

func clampIndex(i int64, n int) int {
	if i < 0 {
		i = max(i+int64(n), 0)
	}
	return int(min(i, int64(n)))
}

// SliceBounds are the parts of a slice as Go ints, not yet fitted to a length.
type SliceBounds struct{ start, stop, step int }

// Bounds reads the parts of the slice. That may run Python code, which may change what is
// sliced: its length is asked for afterwards, for Fit.
func (s *Slice) Bounds(th *Thread) (b SliceBounds, err error) {
	b.step = 1
	if !s.Step.IsNone() {
		if b.step, err = sliceIndex(th, s.Step); err != nil {
			return b, err
		}
		if b.step == 0 {
			return b, ValueErrorf("slice step cannot be zero")
		}
		b.step = max(b.step, -1<<62)
	}
	b.start, b.stop = 0, math.MaxInt
	if b.step < 0 {
		b.start, b.stop = math.MaxInt, math.MinInt
	}
	if !s.Start.IsNone() {
		if b.start, err = sliceIndex(th, s.Start); err != nil {
			return b, err
		}
	}
	if !s.Stop.IsNone() {
		b.stop, err = sliceIndex(th, s.Stop)
	}
	return b, err
}

// Fit returns the positions that the slice selects of n items: start, step and count.
func (b SliceBounds) Fit(n int) (start, step, count int) {
	start, stop := b.clamp(n)
	switch {
	case b.step > 0 && start < stop:
		count = (stop-start-1)/b.step + 1
	case b.step < 0 && start > stop:
		count = (start-stop-1)/-b.step + 1
	}
	return start, b.step, count
}

// clamp returns the positions between which the slice selects from n items.
func (b SliceBounds) clamp(n int) (start, stop int) {
	lo, hi := 0, n
	if b.step < 0 {
		lo, hi = -1, n-1
	}
	clamp := func(i int) int {
		if i < 0 {
			return max(i+n, lo)
		}
		return min(i, hi)
	}
	return clamp(b.start), clamp(b.stop)
}

func sliceIndex(th *Thread, v Value) (int, error) {
	if v.Type().Index == nil && !v.IsInt() {
		return 0, TypeErrorf("slice indices must be integers or None or have an __index__ method")
	}
	return IndexInt(th, v)
}

// sliceValues returns the items that a slice selects.
func sliceValues(th *Thread, items []Value, start, step, count int) ([]Value, error) {
	if step == 1 {
		return copyItems(th, items[start:start+count])
	}
	out, err := MakeItems(th, count)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i] = items[start+i*step]
		if err := th.PollEvery(i + 1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// repeatValues returns items n times over.
func repeatValues(th *Thread, items []Value, n int) ([]Value, error) {
	if n <= 0 || len(items) == 0 {
		return nil, nil
	}
	if n > (1<<40)/len(items) {
		return nil, NewException(MemoryError)
	}
	if err := th.Charge(int64(n) * int64(len(items)) * 16); err != nil {
		return nil, err
	}
	out, err := MakeItems(th, n*len(items))
	if err != nil {
		return nil, err
	}
	if len(items) == 1 {
		for i := range out {
			out[i] = items[0]
			if err := th.PollEvery(i); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	var pace Pace
	for i := 0; i < len(out); i += len(items) {
		if len(items) > itemChunk { // other threads may change them, but that is all right
			if _, err := appendItems(th, out[:i], items); err != nil {
				return nil, err
			}
			continue
		}
		copy(out[i:], items)
		if err := pace.Poll(th, 1+len(items)>>1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// findValue returns the position of x in the list that items gives, or -1. The
// list may change while __eq__ runs.
func findValue(th *Thread, items func() []Value, x Value, from, to int) (int, error) {
	for i := from; ; i++ {
		s := items()
		if i >= len(s) || i >= to {
			return -1, nil
		}
		if err := th.PollEvery(i); err != nil {
			return -1, err
		}
		eq, err := Equal(th, s[i], x)
		if err != nil {
			return -1, err
		}
		if eq {
			return i, nil
		}
	}
}

// compareSeq compares two sequences item by item.
func compareSeq(th *Thread, x, y func() []Value, op CompareOp) (Value, error) {
	if (op == EQ || op == NE) && len(x()) != len(y()) {
		return Bool(op == NE), nil
	}
	start, differ := equalPrefix(x(), y())
	if differ {
		switch a, b := x()[start], y()[start]; {
		case op == EQ || op == NE:
			return Bool(op == NE), nil
		case a.IsInt() && b.IsInt():
			return Bool(compareInt(a.Int(), b.Int(), op)), nil
		}
	}
	for i := start; ; i++ {
		a, b := x(), y()
		if i >= len(a) || i >= len(b) {
			return Bool(op.Result(len(a) - len(b))), nil
		}
		if err := th.PollEvery(i); err != nil {
			return Value{}, err
		}
		eq, err := Equal(th, a[i], b[i])
		if err != nil {
			return Value{}, err
		}
		if !eq {
			if a, b = x(), y(); i >= len(a) || i >= len(b) { // the comparison changed them
				return Bool(op.Result(len(a) - len(b))), nil
			}
			if op == EQ || op == NE {
				return Bool(op == NE), nil
			}
			return Compare(th, a[i], b[i], op)
		}
	}
}

// equalPrefix returns how many of the first items are equal, as far as no code need be
// called to see it: of those that are identical, ints, floats and strs. differ tells
// that the next two are of one of these kinds, and not equal.
func equalPrefix(x, y []Value) (n int, differ bool) {
	for end := min(len(x), len(y), 1<<10); n < end; n++ {
		switch a, b := x[n], y[n]; {
		case a == b:
		case a.IsInt() && b.IsInt():
			return n, true
		case a.IsFloat() && b.IsFloat():
			if a.Float() != b.Float() {
				return n, true
			}
		case a.Type() == &strType && b.Type() == &strType:
			if (*Str)(a.ref).s != (*Str)(b.ref).s {
				return n, true
			}
		default:
			return n, false
		}
	}
	return n, false
}

// reprSeq returns the repr of a sequence between brackets.
func reprSeq(th *Thread, self Value, open, end string, items func() []Value) (Value, error) {
	if th.ReprEnter(self) {
		return String(open + "..." + end[len(end)-1:]), nil
	}
	defer th.ReprLeave(self)
	b := []byte(open)
	for i := 0; i < len(items()); i++ {
		var err error
		if b, err = th.PollRoom(b, i); err != nil {
			return Value{}, err
		}
		if i > 0 {
			b = append(b, ", "...)
		}
		r, err := Repr(th, items()[i])
		if err != nil {
			return Value{}, err
		}
		b = append(b, r.s...)
	}
	return ownText(append(b, end...)), nil
}

// placeRange is searchRange for index() of other sequences than texts and bytes, where None is no position.
func placeRange(th *Thread, start, stop Value, n int) (int, int, error) {
	for _, v := range []Value{start, stop} {
		if v.ref != nil && v.Type().Index == nil && !v.IsInt() {
			return 0, 0, TypeErrorf("slice indices must be integers or have an __index__ method")
		}
	}
	return searchRange(th, start, stop, n)
}

// searchRange reads the start and stop arguments of a search: like a slice's.
func searchRange(th *Thread, start, stop Value, n int) (int, int, error) {
	from, to := 0, n
	for i, v := range []Value{start, stop} {
		if v.ref == nil || v.IsNone() {
			continue
		}
		x, err := sliceIndex(th, v)
		if err != nil {
			return 0, 0, err
		}
		if x < 0 {
			if x += n; x < 0 {
				x = 0
			}
		}
		if i == 0 {
			from = x
		} else {
			to = min(x, n)
		}
	}
	return from, to, nil
}
