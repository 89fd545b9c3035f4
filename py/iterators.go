package py

import "strconv"

// This file defines the iterators of sequences, and the Python types enumerate,
// zip, map, filter and reversed.

// ListIter iterates over a list; exported for the evaluator's loop.
type ListIter struct {
	Object
	Loop bool // see RangeIter
	list *List
	i    int
}

// Start makes it iterate over a list.
func (it *ListIter) Start(l *List) { it.SetType(&listIterType); it.list, it.i = l, 0 }

// Step returns the next item, or absent.
func (it *ListIter) Step() Value {
	if it.list != nil {
		if it.i < len(it.list.items) {
			it.i++
			return it.list.items[it.i-1]
		}
		it.list = nil
	}
	return Value{}
}

type listRevIter struct {
	Object
	list *List
	i    int
}

// TupleIter iterates over a tuple; exported for the evaluator's loop.
type TupleIter struct {
	Object
	Loop  bool // see RangeIter
	items []Value
	i     int
}

// Start makes it iterate over a tuple.
func (it *TupleIter) Start(t *Tuple) { it.SetType(&tupleIterType); it.items, it.i = t.items, 0 }

// Step returns the next item, or absent.
func (it *TupleIter) Step() Value {
	if it.i < len(it.items) {
		it.i++
		return it.items[it.i-1]
	}
	it.items = nil
	return Value{}
}

// ItemsLeft returns how many items an iterator still has, 0 if it does not know.
func ItemsLeft(it Value) int {
	switch it.Type() {
	case &rangeIterType:
		return int(Cast[RangeIter](it).Left)
	case &listIterType:
		if x := Cast[ListIter](it); x.list != nil {
			return max(0, len(x.list.items)-x.i)
		}
	case &tupleIterType:
		x := Cast[TupleIter](it)
		return len(x.items) - x.i
	}
	return 0
}

type callableIter struct {
	Object
	fn, sentinel Value
}

type enumerateIter struct {
	Object
	it Value
	n  Value
}

// next returns the next count and item.
func (x *enumerateIter) next(th *Thread) (n, item Value, err error) {
	item, err = Next(th, x.it)
	if err != nil || item.ref == nil {
		return Value{}, Value{}, err
	}
	n = x.n
	if s, ok := AddInt(n.Int(), 1); ok && n.IsInt() {
		x.n = Int(s)
		return n, item, nil
	}
	x.n, err = Binary(th, OpAdd, n, Int(1))
	return n, item, err
}

type zipIter struct {
	Object
	its    []Value
	strict bool
}

type mapIter struct {
	Object
	fn     Value
	its    []Value
	strict bool
}

type filterIter struct {
	Object
	fn, it Value
}

type reversedIter struct {
	Object
	seq Value
	i   int
}

var (
	listIterType    = Type{Name: "list_iterator"}
	listRevIterType = Type{Name: "list_reverseiterator"}
	tupleIterType   = Type{Name: "tuple_iterator"}
	enumerateType   = Type{Name: "enumerate", Flags: FlagBaseType}
	zipType         = Type{Name: "zip", Flags: FlagBaseType}
	mapType         = Type{Name: "map", Flags: FlagBaseType}
	filterType      = Type{Name: "filter", Flags: FlagBaseType}
	reversedType    = Type{Name: "reversed", Flags: FlagBaseType}

	// ListIterType and TupleIterType are the types of ListIter and TupleIter.
	ListIterType  = &listIterType
	TupleIterType = &tupleIterType
)

// DefineIter defines an iterator type, whose other slots and methods are set. hint, which
// may be nil, tells how many items are left.
func DefineIter(t *Type, l *Layout, next UnaryFunc, hint func(v Value) int) {
	t.layout = l
	t.Iter = iterSelf
	t.Slots.Next = next
	if t.NewSig == nil && t.New == nil {
		t.Flags |= FlagNoInstantiate
	}
	if hint != nil {
		t.Methods = append(t.Methods, NativeDef{Sig: "__length_hint__(self, /)", Doc: "How many items are left, for whoever makes a list of them.", Fn: func(th *Thread, a []Value) (Value, error) {
			return Int(int64(max(0, hint(a[0])))), nil
		}})
	}
	Define(t)
}

func initIterators() {
	DefineIter(&listIterType, LayoutOf[ListIter](), func(th *Thread, v Value) (Value, error) { return Cast[ListIter](v).Step(), nil }, func(v Value) int {
		it := Cast[ListIter](v)
		if it.list == nil {
			return 0
		}
		return len(it.list.items) - it.i
	})
	DefineIter(&listRevIterType, LayoutOf[listRevIter](), func(th *Thread, v Value) (Value, error) {
		it := Cast[listRevIter](v)
		if it.list == nil || it.i < 0 || it.i >= len(it.list.items) {
			it.list = nil
			return Value{}, nil
		}
		it.i--
		return it.list.items[it.i+1], nil
	}, func(v Value) int {
		if it := Cast[listRevIter](v); it.list != nil && it.i < len(it.list.items) {
			return it.i + 1
		}
		return 0
	})
	DefineIter(&tupleIterType, LayoutOf[TupleIter](), func(th *Thread, v Value) (Value, error) { return Cast[TupleIter](v).Step(), nil }, func(v Value) int {
		return len(Cast[TupleIter](v).items) - Cast[TupleIter](v).i
	})
	DefineIter(&seqIterType, LayoutOf[seqIter](), seqIterNext, nil)
	DefineIter(&callableIterType, LayoutOf[callableIter](), func(th *Thread, v Value) (Value, error) {
		it := Cast[callableIter](v)
		if it.fn.ref == nil {
			return Value{}, nil
		}
		r, err := th.Call(it.fn)
		if it.fn.ref == nil && err == nil {
			return Value{}, nil // the call has brought it to its end
		}
		if err != nil {
			if IsException(err, StopIteration) {
				it.fn = Value{}
				return Value{}, nil
			}
			return Value{}, err
		}
		eq, err := Equal(th, it.sentinel, r)
		if err != nil {
			return Value{}, err
		}
		if eq {
			it.fn = Value{}
			return Value{}, nil
		}
		return r, nil
	}, nil)

	e := &enumerateType
	e.NewSig = &NativeDef{Sig: "enumerate(cls, iterable, start=0)", Fn: func(th *Thread, a []Value) (Value, error) {
		n, err := Index(th, a[2])
		if err != nil {
			return Value{}, err
		}
		it, err := Iter(th, a[1])
		if err != nil {
			return Value{}, err
		}
		x := New[enumerateIter](ToType(a[0]))
		x.it, x.n = it, n
		return ValueOf(&x.Object), nil
	}}
	e.CheckCall = checkEnumerate
	e.Methods = append(e.Methods, NativeDef{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Fn: classGetItem})
	e.Doc = "Pairs of a count and an item.\n\n  iterable\n    where the items come from\n\nThe count begins at start, 0 by default: (0, first), (1, second), ..."
	DefineIter(e, LayoutOf[enumerateIter](), func(th *Thread, v Value) (Value, error) {
		x := Cast[enumerateIter](v)
		n, item, err := x.next(th)
		if err != nil || item.ref == nil {
			return Value{}, err
		}
		return NewTuple2(n, item).Value(), nil
	}, nil)
	e.NextRow = func(th *Thread, v Value, dst []Value) (int, error) {
		if len(dst) != 2 {
			return -1, nil
		}
		n, item, err := Cast[enumerateIter](v).next(th)
		if err != nil || item.ref == nil {
			return 0, err
		}
		dst[0], dst[1] = n, item
		return 2, nil
	}

	z := &zipType
	z.NewSig = &NativeDef{Sig: "zip(cls, /, *iterables, strict=False)", Fn: func(th *Thread, a []Value) (Value, error) {
		its, err := iterAll(th, "zip", (*Tuple)(a[1].ref).items)
		if err != nil {
			return Value{}, err
		}
		x := New[zipIter](ToType(a[0]))
		x.its = its
		x.strict, err = Truth(th, a[2])
		return ValueOf(&x.Object), err
	}}
	z.Doc = "Tuples of the first items of all iterables, of the second ones, and so on.\n\nIt ends with the shortest of them. With strict they must be equally long,\nelse ValueError is raised.\n\n   >>> list(zip('ab', [1, 2]))\n   [('a', 1), ('b', 2)]"
	DefineIter(z, LayoutOf[zipIter](), func(th *Thread, v Value) (Value, error) {
		x := Cast[zipIter](v)
		if len(x.its) == 0 {
			return Value{}, nil
		}
		t := newTupleSize(len(x.its))
		ok, err := nextRow(th, "zip", x.its, x.strict, t.items)
		if err != nil || !ok {
			return Value{}, err
		}
		return t.Value(), nil
	}, nil)
	z.NextRow = func(th *Thread, v Value, dst []Value) (int, error) {
		x := Cast[zipIter](v)
		if len(dst) != len(x.its) {
			return -1, nil
		}
		ok, err := nextRow(th, "zip", x.its, x.strict, dst)
		if err != nil || !ok {
			return 0, err
		}
		return len(dst), nil
	}

	m := &mapType
	m.NewSig = &NativeDef{Sig: "map(cls, function=?, /, *iterables, strict=False)", Fn: func(th *Thread, a []Value) (Value, error) {
		iterables := (*Tuple)(a[2].ref).items
		if len(iterables) == 0 {
			return Value{}, TypeErrorf("map() must have at least two arguments.")
		}
		its, err := iterAll(th, "map", iterables)
		if err != nil {
			return Value{}, err
		}
		x := New[mapIter](ToType(a[0]))
		x.fn, x.its = a[1], its
		x.strict, err = Truth(th, a[3])
		return ValueOf(&x.Object), err
	}}
	m.Doc = "Return an iterator that calls the function with one item of each iterable, until one of them ends.\n\nWith strict it is a ValueError if another goes on."
	DefineIter(m, LayoutOf[mapIter](), func(th *Thread, v Value) (Value, error) {
		x := Cast[mapIter](v)
		if len(x.its) == 1 {
			item, err := Next(th, x.its[0])
			if err != nil || item.ref == nil {
				return Value{}, err
			}
			return th.Call(x.fn, item)
		}
		row, mark := th.PushArgs(len(x.its))
		defer th.PopArgs(mark)
		ok, err := nextRow(th, "map", x.its, x.strict, row)
		if err != nil || !ok {
			return Value{}, err
		}
		return th.CallKw(x.fn, row, nil)
	}, nil)

	f := &filterType
	f.NewSig = &NativeDef{Sig: "filter(cls, function, iterable, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		it, err := Iter(th, a[2])
		if err != nil {
			return Value{}, err
		}
		x := New[filterIter](ToType(a[0]))
		x.fn, x.it = a[1], it
		return ValueOf(&x.Object), nil
	}}
	f.Doc = "Return an iterator over the items for which function(item) is true.\n\nWith None for the function: over those that are true."
	DefineIter(f, LayoutOf[filterIter](), func(th *Thread, v Value) (Value, error) {
		x := Cast[filterIter](v)
		for i := 0; ; i++ {
			if err := th.PollEvery(i); err != nil {
				return Value{}, err
			}
			item, err := Next(th, x.it)
			if err != nil || item.ref == nil {
				return Value{}, err
			}
			keep := item
			if !x.fn.IsNone() && x.fn.ref != boolType.Value().ref {
				if keep, err = th.Call(x.fn, item); err != nil {
					return Value{}, err
				}
			}
			ok, err := Truth(th, keep)
			if err != nil {
				return Value{}, err
			}
			if ok {
				return item, nil
			}
		}
	}, nil)

	r := &reversedType
	r.NewSig = &NativeDef{Sig: "reversed(cls, sequence, /)", Flags: PlainArity, Fn: func(th *Thread, a []Value) (Value, error) {
		if m, ok := a[1].Type().Lookup(names.reversed); ok {
			if m.IsNone() {
				return Value{}, TypeErrorf("'%s' object is not reversible", a[1].Type().FullName())
			}
			v, _, err := callSpecial(th, a[1], names.reversed)
			return v, err
		}
		t := a[1].Type()
		if t.SeqItem == nil || t.Flags&FlagDict != 0 {
			return Value{}, TypeErrorf("'%s' object is not reversible", t.FullName())
		}
		n, err := Len(th, a[1])
		if err != nil {
			return Value{}, err
		}
		x := New[reversedIter](ToType(a[0]))
		x.seq, x.i = a[1], n-1
		return ValueOf(&x.Object), nil
	}}
	r.Doc = "Return an iterator over a sequence from the end to the beginning."
	DefineIter(r, LayoutOf[reversedIter](), func(th *Thread, v Value) (Value, error) {
		x := Cast[reversedIter](v)
		if x.i < 0 {
			return Value{}, nil
		}
		item, err := x.seq.Type().SeqItem(th, x.seq, x.i)
		if err != nil {
			x.i = -1
			if IsException(err, IndexError) || IsException(err, StopIteration) {
				return Value{}, nil
			}
			return Value{}, err
		}
		x.i--
		return item, nil
	}, nil)
}

func iterAll(th *Thread, fn string, vs []Value) ([]Value, error) {
	its := make([]Value, len(vs))
	for i, v := range vs {
		it, err := Iter(th, v)
		if err != nil {
			if fn == "zip" && IsException(err, TypeError) && !IsIterable(v) {
				return nil, TypeErrorf("'%s' object is not iterable", v.Type().FullName())
			}
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

// nextRow takes one item of each iterator into row; false at the end.
func nextRow(th *Thread, fn string, its []Value, strict bool, row []Value) (bool, error) {
	for i, it := range its {
		v, err := Next(th, it)
		if err != nil {
			return false, err
		}
		if v.ref != nil {
			row[i] = v
			continue
		}
		if !strict {
			return false, nil
		}
		if i > 0 {
			return false, ValueErrorf("%s() argument %d is shorter than argument%s", fn, i+1, upTo(i))
		}
		for j := 1; j < len(its); j++ {
			v, err := Next(th, its[j])
			if err != nil {
				return false, err
			}
			if v.ref != nil {
				return false, ValueErrorf("%s() argument %d is longer than argument%s", fn, j+1, upTo(j))
			}
		}
		return false, nil
	}
	return true, nil
}

func upTo(n int) string {
	if n == 1 {
		return " 1"
	}
	return "s 1-" + strconv.Itoa(n)
}

// checkEnumerate words the errors of a call of enumerate itself.
func checkEnumerate(args []Value, kw []*Str) error {
	if len(args) == 0 {
		return TypeErrorf("enumerate() missing required argument 'iterable'")
	}
	if len(args) > 2 {
		return TypeErrorf("enumerate() takes at most 2 arguments (%d given)", len(args))
	}
	for _, k := range kw {
		if start := k.s == "start" && len(args) == 2; !start && (k.s != "iterable" || len(kw) < len(args)) {
			return TypeErrorf("'%s' is an invalid keyword argument for enumerate()", k.s)
		}
	}
	return nil
}
