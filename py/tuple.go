package py

// This file defines the Python type tuple.

import "github.com/hognose/hognose/internal/pyhash"

// Tuple is the Python type tuple. Its items never change.
type Tuple struct {
	Object
	items []Value
}

var emptyTuple = &Tuple{Object: Object{typ: &tupleType}}

// NewTuple returns a tuple of a copy of items.
func NewTuple(items []Value) *Tuple {
	t := newTupleSize(len(items))
	copy(t.items, items)
	return t
}

// NewTupleLarge is NewTuple for items that may be many.
func NewTupleLarge(th *Thread, items []Value) (*Tuple, error) {
	if len(items) < 1024 {
		return NewTuple(items), nil
	}
	s, err := copyItems(th, items)
	return NewTupleOwned(s), err
}

// newTupleSize returns a tuple of n absent items, to be filled in at once. Small
// ones are one allocation.
func newTupleSize(n int) *Tuple {
	var t *Tuple
	switch n {
	case 0:
		return emptyTuple
	case 1:
		b := new(tuple1)
		b.items, t = b.inline[:], &b.Tuple
	case 2:
		b := new(tuple2)
		b.items, t = b.inline[:], &b.Tuple
	case 3:
		b := new(tuple3)
		b.items, t = b.inline[:], &b.Tuple
	case 4:
		b := new(tuple4)
		b.items, t = b.inline[:], &b.Tuple
	case 5, 6:
		b := new(tuple6)
		b.items, t = b.inline[:n:n], &b.Tuple
	case 7, 8:
		b := new(tuple8)
		b.items, t = b.inline[:n:n], &b.Tuple
	default:
		t = &Tuple{items: make([]Value, n)}
	}
	t.typ = &tupleType
	return t
}

type (
	tuple1 struct {
		Tuple
		inline [1]Value
	}
	tuple2 struct {
		Tuple
		inline [2]Value
	}
	tuple3 struct {
		Tuple
		inline [3]Value
	}
	tuple4 struct {
		Tuple
		inline [4]Value
	}
	tuple6 struct {
		Tuple
		inline [6]Value
	}
	tuple8 struct {
		Tuple
		inline [8]Value
	}
)

// NewTupleOwned returns a tuple that keeps items.
func NewTupleOwned(items []Value) *Tuple {
	if len(items) == 0 {
		return emptyTuple
	}
	return &Tuple{Object{&tupleType}, items}
}

// NewTuple2 returns the tuple (a, b) in one allocation.
func NewTuple2(a, b Value) *Tuple {
	t := &tuple2{inline: [2]Value{a, b}}
	t.typ = &tupleType
	t.items = t.inline[:]
	return &t.Tuple
}

// TupleOf returns a tuple of the values.
func TupleOf(items ...Value) Value { return NewTuple(items).Value() }

// Value returns the tuple as a value.
func (t *Tuple) Value() Value { return ValueOf(&t.Object) }

// Items returns the items, which must not be changed.
func (t *Tuple) Items() []Value { return t.items }

// ToTuple returns v as a tuple or instance of a subclass, else nil.
func ToTuple(v Value) *Tuple {
	if v.ref != nil && v.Type().Flags&FlagTuple != 0 {
		return (*Tuple)(v.ref)
	}
	return nil
}

// NewTupleLike returns an instance of cls, a subclass of tuple, with the items, which it keeps.
func NewTupleLike(cls *Type, items []Value) Value {
	if cls == &tupleType {
		return NewTupleOwned(items).Value()
	}
	t := New[Tuple](cls)
	t.items = items
	return t.Value()
}

func initTuple() {
	t := &tupleType
	t.layout = LayoutOf[Tuple]()
	items := func(v Value) []Value { return (*Tuple)(v.ref).items }
	t.NewSig = &NativeDef{Sig: "tuple(cls, iterable=(), /)", Flags: Consumes, Fn: func(th *Thread, a []Value) (Value, error) {
		cls := ToType(a[0])
		if cls == t && a[1].Type() == t {
			return a[1], nil
		}
		s, err := ToSlice(th, a[1])
		if err != nil {
			return Value{}, err
		}
		return NewTupleLike(cls, s), nil
	}}
	t.Repr = func(th *Thread, v Value) (Value, error) {
		s := items(v)
		end := ")"
		if len(s) == 1 {
			end = ",)"
		}
		return reprSeq(th, v, "(", end, func() []Value { return s })
	}
	t.Hash = func(th *Thread, v Value) (int64, error) {
		var h pyhash.Tuple
		rest := items(v)
		for n := 1 << 10; n > 0 && len(rest) > 0; n-- { // most tuples hold no more, and nothing else
			if x := rest[0]; x.IsInt() {
				h.Add(hashInt(x.Int()))
			} else if x.Type() == &strType {
				h.Add((*Str)(x.ref).Hash())
			} else {
				break
			}
			rest = rest[1:]
		}
		if len(rest) == 0 {
			return h.Sum(), nil
		}
		if err := th.Enter(" while computing a hash"); err != nil {
			return 0, err
		}
		defer th.Leave()
		for i, x := range rest {
			n, err := Hash(th, x)
			if err != nil {
				return 0, err
			}
			h.Add(n)
			if i&1023 == 1023 {
				if err := th.Poll(); err != nil {
					return 0, err
				}
			}
		}
		return h.Sum(), nil
	}
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		x, y := ToTuple(a), ToTuple(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		return compareSeq(th, x.Items, y.Items, op)
	}
	t.Len = func(th *Thread, v Value) (int, error) { return len(items(v)), nil }
	t.SeqItem = func(th *Thread, v Value, i int) (Value, error) {
		if s := items(v); i < len(s) {
			return s[i], nil
		}
		return Value{}, IndexErrorf("tuple index out of range")
	}
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		s := items(v)
		if k.Type() == &sliceType {
			bounds, err := Cast[Slice](k).Bounds(th)
			if err != nil {
				return Value{}, err
			}
			start, step, n := bounds.Fit(len(s))
			if n == len(s) && step == 1 && v.Type() == t {
				return v, nil
			}
			if step == 1 {
				out, err := NewTupleLarge(th, s[start:start+n])
				return out.Value(), err
			}
			if err := th.ChargeItems(n); err != nil {
				return Value{}, err
			}
			out, err := sliceValues(th, s, start, step, n)
			return NewTupleOwned(out).Value(), err
		}
		i, err := seqIndex(th, k, "tuple")
		if err == nil {
			i, err = position(i, len(s), "tuple")
		}
		if err != nil {
			return Value{}, err
		}
		return s[i], nil
	}
	t.Contains = func(th *Thread, v, x Value) (bool, error) {
		i, err := findValue(th, func() []Value { return items(v) }, x, 0, len(items(v)))
		return i >= 0, err
	}
	t.Concat = func(th *Thread, a, b Value) (Value, error) {
		y := ToTuple(b)
		if y == nil {
			return Value{}, TypeErrorf("can only concatenate tuple (not \"%s\") to tuple", b.Type().FullName())
		}
		x := items(a)
		if len(y.items) == 0 && a.Type() == t {
			return a, nil
		}
		if n := len(x) + len(y.items); n < 1024 {
			out := newTupleSize(n)
			copy(out.items[copy(out.items, x):], y.items)
			return out.Value(), nil
		}
		out, err := joinItems(th, x, y.items)
		return NewTupleOwned(out).Value(), err
	}
	t.Repeat = func(th *Thread, v Value, n int) (Value, error) {
		if n == 1 && v.Type() == t {
			return v, nil
		}
		s, err := repeatValues(th, items(v), n)
		return NewTupleOwned(s).Value(), err
	}
	t.Iter = func(th *Thread, v Value) (Value, error) {
		return ValueOf(&(&TupleIter{Object: Object{&tupleIterType}, items: items(v)}).Object), nil
	}
	t.Traverse = func(v Value, visit func(Value)) int {
		for _, x := range items(v) {
			visit(x)
		}
		return 32 + 16*len(items(v))
	}
	t.Methods = []NativeDef{
		{Sig: "count(self, value, /)", Doc: "Return number of occurrences of value.", Fn: func(th *Thread, a []Value) (Value, error) {
			return countValues(th, func() []Value { return items(a[0]) }, a[1])
		}},
		{Sig: "index(self, value, start=0, stop=9223372036854775807, /)", Doc: "Return the first place of a value.\n\nValueError if it is not there.", Fn: func(th *Thread, a []Value) (Value, error) {
			from, to, err := placeRange(th, a[2], a[3], len(items(a[0])))
			if err != nil {
				return Value{}, err
			}
			i, err := findValue(th, func() []Value { return items(a[0]) }, a[1], from, to)
			if err == nil && i < 0 {
				err = ValueErrorf("tuple.index(x): x not in tuple")
			}
			return Int(int64(i)), err
		}},
		{Sig: "__getnewargs__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return TupleOf(NewTuple(items(a[0])).Value()), nil
		}},
		{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Doc: "See PEP 585", Fn: classGetItem},
	}
	t.Doc = "A sequence that never changes.\n\nWithout an argument it is empty, else it has the items of the iterable.\nA tuple itself is returned as it is."
	Define(t)
}

func countValues(th *Thread, items func() []Value, x Value) (Value, error) {
	n := 0
	for i := 0; i < len(items()); i++ {
		if err := th.PollEvery(i); err != nil {
			return Value{}, err
		}
		eq, err := Equal(th, items()[i], x)
		if err != nil {
			return Value{}, err
		}
		if eq {
			n++
		}
	}
	return Int(int64(n)), nil
}
