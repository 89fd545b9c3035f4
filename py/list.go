package py

// This file defines the Python type list.

import (
	"math/bits"
	"slices"
)

// List is the Python type list.
type List struct {
	Object
	items []Value
}

// NewList returns a list that keeps items.
func NewList(items []Value) *List { return &List{Object: Object{typ: &listType}, items: items} }

// newListSize returns a list of n absent items, to be filled in at once. Small ones
// are one allocation.
func newListSize(n int) *List {
	var l *List
	switch {
	case n == 0:
		l = new(List)
	case n == 1:
		b := new(list1)
		b.items, l = b.inline[:], &b.List
	case n == 2:
		b := new(list2)
		b.items, l = b.inline[:], &b.List
	case n == 3:
		b := new(list3)
		b.items, l = b.inline[:], &b.List
	case n == 4:
		b := new(list4)
		b.items, l = b.inline[:], &b.List
	case n <= 6:
		b := new(list6)
		b.items, l = b.inline[:n], &b.List
	case n <= 8:
		b := new(list8)
		b.items, l = b.inline[:n], &b.List
	default:
		l = &List{items: make([]Value, n)}
	}
	l.typ = &listType
	return l
}

type (
	list1 struct {
		List
		inline [1]Value
	}
	list2 struct {
		List
		inline [2]Value
	}
	list3 struct {
		List
		inline [3]Value
	}
	list4 struct {
		List
		inline [4]Value
	}
	list6 struct {
		List
		inline [6]Value
	}
	list8 struct {
		List
		inline [8]Value
	}
)

// ListFrom returns a list of a copy of items.
func ListFrom(items []Value) Value {
	l := newListSize(len(items))
	copy(l.items, items)
	return l.Value()
}

// ListOf is NewList as a value.
func ListOf(items []Value) Value { return NewList(items).Value() }

// Value returns the list as a value.
func (l *List) Value() Value { return ValueOf(&l.Object) }

// Items returns the items: to be read, or changed in place, until Python code runs.
func (l *List) Items() []Value { return l.items }

// SetItems replaces the items; the list keeps the slice.
func (l *List) SetItems(s []Value) { l.items = s }

// Append adds an item.
func (l *List) Append(v Value) {
	if l.items == nil {
		l.items = make([]Value, 0, 4) // few lists get just one item
	}
	l.items = append(l.items, v)
}

// Add is Append for a list that may be large: it charges for its growth, and can be stopped.
func (l *List) Add(th *Thread, v Value) error {
	n := len(l.items)
	if n == cap(l.items) {
		s, err := growItems(th, l.items)
		if err != nil {
			return err
		}
		l.items = s
	}
	l.items = l.items[:n+1]
	l.items[n] = v
	return nil
}

// Reserve makes room for n items in an empty list.
func (l *List) Reserve(n int) {
	if cap(l.items) < n {
		l.items = make([]Value, 0, n)
	}
}

// ToList returns v as a list or instance of a subclass, else nil.
func ToList(v Value) *List {
	if v.ref != nil && v.Type().Flags&FlagList != 0 {
		return (*List)(v.ref)
	}
	return nil
}

// extend adds items. A stop leaves the list as it was.
func (l *List) extend(th *Thread, items []Value) error {
	if len(items) < 1024 {
		l.items = append(l.items, items...)
		return nil
	}
	before := len(l.items)
	all, err := appendItems(th, l.items, items)
	if err != nil {
		return err
	}
	if len(l.items) != before { // changed by a thread at a poll
		all = append(l.items, items...)
	}
	l.items = all
	return nil
}

// Extend adds the items of an iterable.
func (l *List) Extend(th *Thread, v Value) error {
	switch v.Type() {
	case &listType:
		return l.extend(th, (*List)(v.ref).items)
	case &tupleType:
		return l.extend(th, (*Tuple)(v.ref).items)
	}
	if r, ok := smallRange(v); ok && r.n <= 1<<10 {
		l.items = r.appendTo(slices.Grow(l.items, int(r.n)))
		return nil
	}
	return forEachSized(th, v, func(n int) {
		if n > cap(l.items)-len(l.items) && n < 1<<16 {
			l.items = append(make([]Value, 0, len(l.items)+n), l.items...)
		}
	}, func(x Value) error { return l.Add(th, x) })
}

func initList() {
	t := &listType
	t.layout = LayoutOf[List]()
	list := func(v Value) *List { return (*List)(v.ref) }
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		if cls == t {
			return NewList(nil).Value(), nil
		}
		return ValueOf(cls.Alloc()), nil
	}
	t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		if len(kw) > 0 && self.Type().inherits(t, names.new_) {
			return TypeErrorf("list() takes no keyword arguments")
		}
		if n := len(args) - len(kw); n > 1 {
			return TypeErrorf("list expected at most 1 argument, got %d", n)
		}
		l := list(self)
		l.items = nil
		if len(args)-len(kw) == 0 {
			return nil
		}
		return l.Extend(th, args[0])
	}
	t.Repr = func(th *Thread, v Value) (Value, error) { return reprSeq(th, v, "[", "]", list(v).Items) }
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		x, y := ToList(a), ToList(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		return compareSeq(th, x.Items, y.Items, op)
	}
	t.Len = func(th *Thread, v Value) (int, error) { return len(list(v).items), nil }
	t.SeqItem = func(th *Thread, v Value, i int) (Value, error) {
		if s := list(v).items; i < len(s) {
			return s[i], nil
		}
		return Value{}, IndexErrorf("list index out of range")
	}
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		l := list(v)
		if k.Type() == &sliceType {
			bounds, err := Cast[Slice](k).Bounds(th)
			if err != nil {
				return Value{}, err
			}
			start, step, n := bounds.Fit(len(l.items))
			if err := th.ChargeItems(n); err != nil {
				return Value{}, err
			}
			s, err := sliceValues(th, l.items, start, step, n)
			return ListOf(s), err
		}
		i, err := seqIndex(th, k, "list")
		if err == nil {
			i, err = position(i, len(l.items), "list")
		}
		if err != nil {
			return Value{}, err
		}
		return l.items[i], nil
	}
	t.SetItem = func(th *Thread, v, k, x Value) error {
		l := list(v)
		if k.Type() == &sliceType {
			return l.setSlice(th, Cast[Slice](k), x)
		}
		i, err := IndexOverflow(th, k, IndexError)
		if err != nil {
			if IsException(err, TypeError) {
				return TypeErrorf("list indices must be integers or slices, not %s", k.Type().FullName())
			}
			return err
		}
		if i < 0 {
			i += len(l.items)
		}
		if i < 0 || i >= len(l.items) {
			return IndexErrorf("list assignment index out of range")
		}
		if x.ref == nil {
			return l.remove(th, i)
		}
		l.items[i] = x
		return nil
	}
	t.Contains = func(th *Thread, v, x Value) (bool, error) {
		i, err := findValue(th, list(v).Items, x, 0, 1<<62)
		return i >= 0, err
	}
	t.Concat = func(th *Thread, a, b Value) (Value, error) {
		y := ToList(b)
		if y == nil {
			return Value{}, TypeErrorf("can only concatenate list (not \"%s\") to list", b.Type().FullName())
		}
		x := list(a).items
		if n := len(x) + len(y.items); n < 1024 {
			out := newListSize(n)
			copy(out.items[copy(out.items, x):], y.items)
			return out.Value(), nil
		}
		out, err := joinItems(th, x, y.items)
		return ListOf(out), err
	}
	t.InplaceConcat = func(th *Thread, a, b Value) (Value, error) { return a, list(a).Extend(th, b) }
	t.Repeat = func(th *Thread, v Value, n int) (Value, error) {
		s, err := repeatValues(th, list(v).items, n)
		return ListOf(s), err
	}
	t.InplaceRepeat = func(th *Thread, v Value, n int) (Value, error) {
		s, err := repeatValues(th, list(v).items, n)
		if err == nil {
			list(v).items = s
		}
		return v, err
	}
	t.Iter = func(th *Thread, v Value) (Value, error) {
		return ValueOf(&(&ListIter{Object: Object{&listIterType}, list: list(v)}).Object), nil
	}
	t.Traverse = func(v Value, visit func(Value)) int {
		for _, x := range list(v).items {
			visit(x)
		}
		return 40 + 16*cap(list(v).items)
	}
	t.Methods = []NativeDef{
		{Sig: "append(self, object, /)", Doc: "Append object to the end of the list.", Fn: func(th *Thread, a []Value) (Value, error) {
			return None, list(a[0]).Add(th, a[1])
		}},
		{Sig: "extend(self, iterable, /)", Flags: Consumes, Doc: "Append all items of an iterable.", Fn: func(th *Thread, a []Value) (Value, error) {
			return None, list(a[0]).Extend(th, a[1])
		}},
		{Sig: "insert(self, index, object, /)", Doc: "Insert object before index.", Fn: func(th *Thread, a []Value) (Value, error) {
			l := list(a[0])
			i, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			n := len(l.items)
			if i < 0 {
				i = max(i+n, 0)
			}
			i = min(i, n)
			l.items = append(l.items, Value{})
			copy(l.items[i+1:], l.items[i:])
			l.items[i] = a[2]
			return None, nil
		}},
		{Sig: "pop(self, index=-1, /)", Doc: "Take out an item, the last by default, and return it.\n\nIndexError if there is none.", Fn: func(th *Thread, a []Value) (Value, error) {
			l := list(a[0])
			i, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			n := len(l.items)
			if n == 0 {
				return Value{}, IndexErrorf("pop from empty list")
			}
			if i < 0 {
				i += n
			}
			if i < 0 || i >= n {
				return Value{}, IndexErrorf("pop index out of range")
			}
			v := l.items[i]
			return v, l.remove(th, i)
		}},
		{Sig: "remove(self, value, /)", Doc: "Remove the first item that equals the value.\n\nValueError if there is none.", Fn: func(th *Thread, a []Value) (Value, error) {
			l := list(a[0])
			i, err := findValue(th, l.Items, a[1], 0, 1<<62)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				return Value{}, ValueErrorf("list.remove(x): x not in list")
			}
			if i < len(l.items) {
				return None, l.remove(th, i)
			}
			return None, nil
		}},
		{Sig: "clear(self, /)", Doc: "Remove all items from list.", Fn: func(th *Thread, a []Value) (Value, error) {
			list(a[0]).items = nil
			return None, nil
		}},
		{Sig: "copy(self, /)", Doc: "Return a shallow copy of the list.", Fn: func(th *Thread, a []Value) (Value, error) {
			s, err := copyItems(th, list(a[0]).items)
			return ListOf(s), err
		}},
		{Sig: "count(self, value, /)", Doc: "Return number of occurrences of value.", Fn: func(th *Thread, a []Value) (Value, error) {
			return countValues(th, list(a[0]).Items, a[1])
		}},
		{Sig: "index(self, value, start=0, stop=9223372036854775807, /)", Doc: "Return the first place of a value.\n\nValueError if it is not there.", Fn: func(th *Thread, a []Value) (Value, error) {
			l := list(a[0])
			from, to, err := placeRange(th, a[2], a[3], len(l.items))
			if err != nil {
				return Value{}, err
			}
			i, err := findValue(th, l.Items, a[1], from, to)
			if err == nil && i < 0 {
				err = ValueErrorf("list.index(x): x not in list")
			}
			return Int(int64(i)), err
		}},
		{Sig: "reverse(self, /)", Doc: "Reverse *IN PLACE*.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := list(a[0]).items
			for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
				s[i], s[j] = s[j], s[i]
				if i&(itemChunk-1) == itemChunk-1 {
					if err := th.Poll(); err != nil {
						return Value{}, err
					}
				}
			}
			return None, nil
		}},
		{Sig: "sort(self, /, *, key=None, reverse=False)", Doc: "Sort the list itself, smallest first; the result is None.\n\nEqual items stay in their order. With key, a function that is called once\nfor each item, its results are compared instead. With reverse the largest\ncome first.", Fn: func(th *Thread, a []Value) (Value, error) {
			r, err := Truth(th, a[2])
			if err != nil {
				return Value{}, err
			}
			return None, list(a[0]).Sort(th, a[1], r)
		}},
		{Sig: "__reversed__(self, /)", Doc: "Return an iterator from the last item to the first.", Fn: func(th *Thread, a []Value) (Value, error) {
			l := list(a[0])
			return ValueOf(&(&listRevIter{Object: Object{&listRevIterType}, list: l, i: len(l.items) - 1}).Object), nil
		}},
		{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Doc: "See PEP 585", Fn: classGetItem},
	}
	t.Doc = "A sequence that can be changed: of the items of an iterable, or empty."
	Define(t)
}

// remove takes out the item at position i.
func (l *List) remove(th *Thread, i int) error {
	const long = 32
	n := len(l.items) - 1
	if i == 0 && n >= long {
		return l.dropFront(th, 1)
	}
	copy(l.items[i:], l.items[i+1:])
	l.items[n] = Value{}
	l.items = l.items[:n]
	return nil
}

// dropFront takes out the first n items. Lists that are used as queues lose their first
// ones again and again: what is left of a long one is not moved, but where the room for it
// passes a power of two the items get new room, three times as many as the next lower one:
// a third of it is taken before the next time, and no more than that is ever lost.
func (l *List) dropFront(th *Thread, n int) error {
	before := cap(l.items)
	clear(l.items[:n])
	l.items = l.items[n:]
	if bits.Len(uint(before-1)) == bits.Len(uint(cap(l.items)-1)) || len(l.items) == 0 {
		return nil
	}
	room := 3
	for room < len(l.items) {
		room *= 2
	}
	if err := th.ChargeItems(room); err != nil {
		return err
	}
	items, err := moved(th, l.items, room, 16)
	l.items = items
	return err
}

// splice puts src in place of n items from start on, and reports whether it did: it moves no
// more than a chunk of items, and leaves a list whose room is too small, or would be far too
// large, to be made anew. src is not of the list itself.
func (l *List) splice(th *Thread, start, n int, src []Value) (bool, error) {
	if l.replace(start, n, src) {
		return true, nil
	}
	shrink := n - len(src)
	if head := l.items[:start]; len(src) <= itemChunk && shrink > 0 && shrink <= itemChunk && len(head) <= itemChunk {
		copy(l.items[shrink:], head)
		copy(l.items[start+shrink:], src)
		return true, l.dropFront(th, shrink)
	}
	return false, nil
}

// replace is splice where the items behind are few enough to be moved.
func (l *List) replace(start, n int, src []Value) bool {
	shrink := n - len(src)
	size := len(l.items) - shrink
	tail := l.items[start+n:]
	if size > cap(l.items) || len(src) > itemChunk || shrink > itemChunk || len(tail) > itemChunk || size < cap(l.items)/4 && cap(l.items) > 32 {
		return false
	}
	s := l.items[:max(size, len(l.items))]
	copy(s[start+len(src):], tail)
	copy(s[start:], src)
	clear(s[size:])
	l.items = s[:size]
	return true
}

// setSlice is l[s] = x, or del l[s] if x is absent.
func (l *List) setSlice(th *Thread, s *Slice, x Value) error {
	bounds, err := s.Bounds(th)
	if err != nil {
		return err
	}
	start, step, n := bounds.Fit(len(l.items))
	var src []Value
	if x.ref != nil {
		if step == 1 && x.Type() == &listType && (*List)(x.ref) != l {
			if done, err := l.splice(th, start, n, (*List)(x.ref).items); done {
				return err
			}
		}
		if src, err = ToSlice(th, x); err != nil {
			if IsException(err, TypeError) && !IsIterable(x) {
				return TypeErrorf("must assign iterable to extended slice")
			}
			return err
		}
		// What gave the items may have changed the list.
		if step == 1 {
			start = min(start, len(l.items))
			n = min(n, len(l.items)-start)
		} else {
			start, step, n = bounds.Fit(len(l.items))
		}
	}
	if step == 1 {
		if len(src) == n {
			copy(l.items[start:], src)
			return nil
		}
		if done, err := l.splice(th, start, n, src); done {
			return err
		}
		size := len(l.items)
		out, err := joinItems(th, l.items[:start], src)
		if err == nil {
			out, err = appendItems(th, out, l.items[start+n:])
		}
		if err != nil {
			return err
		}
		if len(l.items) != size { // changed by a thread at a poll
			start = min(start, len(l.items))
			out = slices.Concat(l.items[:start], src, l.items[min(start+n, len(l.items)):])
		}
		l.items = out
		return nil
	}
	if x.ref != nil {
		if len(src) != n {
			return ValueErrorf("attempt to assign sequence of size %d to extended slice of size %d", len(src), n)
		}
		for len(src) > 0 {
			if err := th.pollKill(0); err != nil {
				return err
			}
			k := min(len(src), 4096)
			for i, v := range src[:k] {
				l.items[start+i*step] = v
			}
			src, start = src[k:], start+k*step
		}
		return nil
	}
	if n == 0 {
		return nil
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	if err := th.ChargeItems(len(l.items) - n); err != nil {
		return err
	}
	out, err := MakeItems(th, len(l.items)-n)
	if err != nil {
		return err
	}
	out = out[:0]
	for i, v := range l.items {
		if i&4095 == 0 {
			if err := th.pollKill(0); err != nil {
				return err
			}
		}
		if i >= start && (i-start)%step == 0 && (i-start)/step < n {
			continue
		}
		out = append(out, v)
	}
	l.items = out
	return nil
}
