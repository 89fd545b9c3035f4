package py

// This file defines the Python types range and slice.

import (
	"math"
	"math/big"

	"github.com/hognose/hognose/internal/pyhash"
)

// Range is the Python type range. When all three parts and the length fit
// int64, small holds them.
type Range struct {
	Object
	Start, Stop, Step Value
	length            Value
	lo, step, n       int64
	small             bool
}

func newRange(start, stop, step Value) *Range {
	r := &Range{Object: Object{typ: &rangeType}, Start: start, Stop: stop, Step: step}
	if start.IsInt() && stop.IsInt() && step.IsInt() {
		lo, hi, st := start.Int(), stop.Int(), step.Int()
		n, ok := rangeLen(lo, hi, st)
		if ok {
			r.lo, r.step, r.n, r.small = lo, st, n, true
			r.length = Int(n)
			return r
		}
	}
	lo, hi, st := bigOf(start), bigOf(stop), bigOf(step)
	d := new(big.Int)
	if st.Sign() > 0 {
		d.Sub(hi, lo)
	} else {
		d.Sub(lo, hi)
		st = new(big.Int).Neg(st)
	}
	if d.Sign() <= 0 {
		r.length = Int(0)
		return r
	}
	d.Sub(d, big.NewInt(1))
	d.Quo(d, st)
	r.length = BigInt(d.Add(d, big.NewInt(1)))
	return r
}

// StartRange makes it iter(range(*args)), if the arguments are ints in place, and
// reports whether it did.
func (it *RangeIter) StartRange(args []Value) bool {
	lo, step := int64(0), int64(1)
	for _, a := range args {
		if !a.IsInt() {
			return false
		}
	}
	switch len(args) {
	case 3:
		if step = args[2].Int(); step == 0 {
			return false
		}
		fallthrough
	case 2:
		lo, args = args[0].Int(), args[1:]
	case 1:
	default:
		return false
	}
	stop := args[0].Int()
	n, ok := rangeLen(lo, stop, step)
	if ok = ok && !overshoots(stop, step); ok {
		it.SetType(&rangeIterType)
		it.Next, it.Step, it.Left = lo, step, n
	}
	return ok
}

// smallRange returns v as a range of small ints, if it is one.
func smallRange(v Value) (*Range, bool) {
	if v.Type() != &rangeType {
		return nil, false
	}
	r := (*Range)(v.ref)
	return r, r.small
}

// appendTo appends the items of a range of few small ints.
func (r *Range) appendTo(s []Value) []Value {
	for i, x := int64(0), r.lo; i < r.n; i, x = i+1, x+r.step {
		s = append(s, Int(x))
	}
	return s
}

// Start makes it iterate over a range, if its numbers are small, and reports whether it did.
func (it *RangeIter) Start(r *Range) bool {
	if !r.small || !r.Stop.IsInt() || overshoots(r.Stop.Int(), r.step) {
		return false
	}
	it.SetType(&rangeIterType)
	it.Next, it.Step, it.Left = r.lo, r.step, r.n
	return true
}

// overshoots reports whether counting to stop may step over the end of int64, which RangeIter, like CPython's fast iterator,
// never does.
func overshoots(stop, step int64) bool {
	return step > 0 && stop > math.MaxInt64-(step-1) || step < 0 && stop < math.MinInt64-(step+1)
}

func rangeLen(lo, hi, step int64) (int64, bool) {
	if step > 0 {
		if lo >= hi {
			return 0, true
		}
		n := (uint64(hi)-uint64(lo)-1)/uint64(step) + 1
		return int64(n), int64(n) > 0
	}
	if lo <= hi {
		return 0, true
	}
	n := (uint64(lo)-uint64(hi)-1)/uint64(-step) + 1
	return int64(n), int64(n) > 0
}

// NewRange returns range(start, stop, step) of ints; step is not 0.
func NewRange(start, stop, step int64) Value {
	return ValueOf(&newRange(Int(start), Int(stop), Int(step)).Object)
}

// at returns the item at position i, which need not be in the range.
func (r *Range) at(i Value) Value {
	if r.small && i.IsInt() {
		if m, ok := MulInt(i.Int(), r.step); ok {
			if s, ok := AddInt(r.lo, m); ok {
				return Int(s)
			}
		}
	}
	x := new(big.Int).Mul(bigOf(i), bigOf(r.Step))
	return BigInt(x.Add(x, bigOf(r.Start)))
}

// RangeIter iterates over a range of small ints; exported for the evaluator's loop.
type RangeIter struct {
	Object
	Next, Step, Left int64
	Loop             bool // only a for loop refers to it: the evaluator can use it again
}

// bigRangeIter iterates over any range.
type bigRangeIter struct {
	Object
	r *Range
	i *big.Int
	n *big.Int
}

// Slice is the Python type slice.
type Slice struct {
	Object
	Start, Stop, Step Value
}

// NewSlice returns slice(start, stop, step).
func NewSlice(start, stop, step Value) Value {
	return ValueOf(&(&Slice{Object{&sliceType}, start, stop, step}).Object)
}

var (
	rangeIterType    = Type{Name: "range_iterator"}
	bigRangeIterType = Type{Name: "longrange_iterator"}
	// RangeIterType is the type of RangeIter.
	RangeIterType = &rangeIterType
)

func (r *Range) iter() Value {
	it := new(RangeIter)
	if it.Start(r) {
		return ValueOf(&it.Object)
	}
	return ValueOf(&(&bigRangeIter{Object{&bigRangeIterType}, r, new(big.Int), bigOf(r.length)}).Object)
}

func initRange() {
	t := &rangeType
	t.layout = LayoutOf[Range]()
	rng := func(v Value) *Range { return Cast[Range](v) }
	t.NewSig = &NativeDef{Sig: "range(cls, start, stop=?, step=?, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		var p [3]Value
		for i := range p {
			if a[i+1].ref == nil {
				continue
			}
			v, err := Index(th, a[i+1])
			if err != nil {
				return Value{}, err
			}
			p[i] = v
		}
		switch {
		case p[1].ref == nil:
			p[0], p[1], p[2] = Int(0), p[0], Int(1)
		case p[2].ref == nil:
			p[2] = Int(1)
		case isZero(p[2]):
			return Value{}, ValueErrorf("range() arg 3 must not be zero")
		}
		return ValueOf(&newRange(p[0], p[1], p[2]).Object), nil
	}}
	t.Repr = func(th *Thread, v Value) (Value, error) {
		r := rng(v)
		a, _ := ReprGo(th, r.Start)
		b, _ := ReprGo(th, r.Stop)
		c, _ := ReprGo(th, r.Step)
		if r.Step == Int(1) {
			return ASCIIString("range(" + a + ", " + b + ")"), nil
		}
		return ASCIIString("range(" + a + ", " + b + ", " + c + ")"), nil
	}
	t.Len = func(th *Thread, v Value) (int, error) {
		n := rng(v).length
		if !n.IsInt() {
			return 0, OverflowErrorf("Python int too large to convert to C ssize_t")
		}
		return int(n.Int()), nil
	}
	t.Bool = func(th *Thread, v Value) (bool, error) { return !isZero(rng(v).length), nil }
	t.SeqItem = func(th *Thread, v Value, i int) (Value, error) { return t.GetItem(th, v, Int(int64(i))) }
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		r := rng(v)
		if k.Type() == &sliceType {
			return r.slice(th, Cast[Slice](k))
		}
		if !IsIntLike(k) && k.Type().Index == nil {
			return Value{}, TypeErrorf("range indices must be integers or slices, not %s", k.Type().FullName())
		}
		i, err := Index(th, k)
		if err != nil {
			return Value{}, err
		}
		if i.IsInt() && r.small {
			p := i.Int()
			if p < 0 {
				p += r.n
			}
			if p >= 0 && p < r.n {
				return r.at(Int(p)), nil
			}
		}
		x, n := bigOf(i), bigOf(r.length)
		if x.Sign() < 0 {
			x = new(big.Int).Add(x, n)
		}
		if x.Sign() < 0 || x.Cmp(n) >= 0 {
			return Value{}, IndexErrorf("range object index out of range")
		}
		return r.at(BigInt(x)), nil
	}
	pos := func(r *Range, x Value) (Value, bool) {
		d := new(big.Int).Sub(bigOf(x), bigOf(r.Start))
		q, m := new(big.Int).QuoRem(d, bigOf(r.Step), new(big.Int)) // exact, or it does not matter
		return BigInt(q), m.Sign() == 0 && q.Sign() >= 0 && q.Cmp(bigOf(r.length)) < 0
	}
	t.Contains = func(th *Thread, v, x Value) (bool, error) {
		r := rng(v)
		if x.IsInt() && r.small {
			d := x.Int() - r.lo
			return d%r.step == 0 && d/r.step >= 0 && d/r.step < r.n, nil
		}
		if x.Type() == &intType || x.IsBool() {
			_, ok := pos(r, x)
			return ok, nil
		}
		return containsByIter(th, v, x)
	}
	t.Hash = func(th *Thread, v Value) (int64, error) {
		r := rng(v)
		parts := []Value{r.length, None, None}
		if !isZero(r.length) {
			parts[1] = r.Start
			if r.length != Int(1) {
				parts[2] = r.Step
			}
		}
		var h pyhash.Tuple
		for _, p := range parts {
			x, _ := Hash(th, p)
			h.Add(x)
		}
		return h.Sum(), nil
	}
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if b.Type() != t || a.Type() != t || op != EQ && op != NE {
			return NotImplemented, nil
		}
		x, y := rng(a), rng(b)
		eqv := func(p, q Value) bool { return bigOf(p).Cmp(bigOf(q)) == 0 }
		eq := eqv(x.length, y.length) && (isZero(x.length) || eqv(x.Start, y.Start) && (x.length == Int(1) || eqv(x.Step, y.Step)))
		return Bool(eq == (op == EQ)), nil
	}
	t.Iter = func(th *Thread, v Value) (Value, error) { return rng(v).iter(), nil }
	t.Methods = []NativeDef{
		{Sig: "count(self, value, /)", Doc: "Return how often a value is in the range: once or not at all.", Fn: func(th *Thread, a []Value) (Value, error) {
			if IsIntLike(a[1]) {
				_, ok := pos(rng(a[0]), a[1])
				if ok {
					return Int(1), nil
				}
				return Int(0), nil
			}
			n := int64(0)
			err := ForEach(th, a[0], func(x Value) error {
				eq, err := Equal(th, x, a[1])
				if eq {
					n++
				}
				return err
			})
			return Int(n), err
		}},
		{Sig: "index(self, value, /)", Doc: "Return the place of a value; ValueError if it is not there.", Fn: func(th *Thread, a []Value) (Value, error) {
			if IsIntLike(a[1]) {
				if i, ok := pos(rng(a[0]), a[1]); ok {
					return i, nil
				}
			} else {
				i, found := int64(-1), false
				if err := ForEach(th, a[0], func(x Value) error {
					i++
					eq, err := Equal(th, x, a[1])
					if eq {
						found = true
						return StopForEach
					}
					return err
				}); err != nil || found {
					return Int(i), err
				}
				return Value{}, ValueErrorf("sequence.index(x): x not in sequence")
			}
			return Value{}, ValueErrorf("range.index(x): x not in range")
		}},
		{Sig: "__reversed__(self, /)", Doc: "Return a reverse iterator.", Fn: func(th *Thread, a []Value) (Value, error) {
			r := rng(a[0])
			last := r.at(BigInt(new(big.Int).Sub(bigOf(r.length), big.NewInt(1))))
			step := BigInt(new(big.Int).Neg(bigOf(r.Step)))
			stop := BigInt(new(big.Int).Add(bigOf(r.Start), bigOf(step)))
			if isZero(r.length) {
				last = stop
			}
			return newRange(last, stop, step).iter(), nil
		}},
		{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			r := rng(a[0])
			return TupleOf(t.Value(), TupleOf(r.Start, r.Stop, r.Step)), nil
		}},
	}
	t.Getters = []GetSetDef{
		{Name: "start", Get: func(th *Thread, v Value) (Value, error) { return rng(v).Start, nil }, Member: true},
		{Name: "stop", Get: func(th *Thread, v Value) (Value, error) { return rng(v).Stop, nil }, Member: true},
		{Name: "step", Get: func(th *Thread, v Value) (Value, error) { return rng(v).Step, nil }, Member: true},
	}
	t.Doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nThe integers from start, by default 0, up to but without stop, each step\n(1 by default) more than the one before. range(len(x)) are the positions\nin x. They are computed when they are asked for."
	Define(t)

	it := &rangeIterType
	it.layout = LayoutOf[RangeIter]()
	it.Flags |= FlagNoInstantiate
	it.Iter = iterSelf
	it.Slots.Next = func(th *Thread, self Value) (Value, error) {
		x := Cast[RangeIter](self)
		if x.Left <= 0 {
			return Value{}, nil
		}
		v := x.Next
		x.Next += x.Step
		x.Left--
		return Int(v), nil
	}
	it.Methods = []NativeDef{
		{Sig: "__length_hint__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return Int(Cast[RangeIter](a[0]).Left), nil }},
		{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			x := Cast[RangeIter](a[0])
			f, err := th.Builtin(names.iterFn)
			if err != nil {
				return Value{}, err
			}
			rest := new(big.Int).Mul(big.NewInt(x.Step), big.NewInt(x.Left))
			stop := BigInt(rest.Add(rest, big.NewInt(x.Next))) // may not fit
			return TupleOf(f, TupleOf(ValueOf(&newRange(Int(x.Next), stop, Int(x.Step)).Object)), None), nil
		}},
		{Sig: "__setstate__(self, state, /)", Doc: "Set state information for unpickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := IndexInt(th, a[1])
			if err != nil {
				return Value{}, err
			}
			x := Cast[RangeIter](a[0])
			k := max(0, min(int64(n), x.Left))
			x.Next += k * x.Step
			x.Left -= k
			return None, nil
		}},
	}
	Define(it)
	b := &bigRangeIterType
	b.layout = LayoutOf[bigRangeIter]()
	b.Flags |= FlagNoInstantiate
	b.Iter = iterSelf
	b.Slots.Next = func(th *Thread, self Value) (Value, error) {
		x := Cast[bigRangeIter](self)
		if x.i.Cmp(x.n) >= 0 {
			return Value{}, nil
		}
		v := x.r.at(BigInt(new(big.Int).Set(x.i)))
		x.i.Add(x.i, big.NewInt(1))
		return v, nil
	}
	b.Methods = []NativeDef{{Sig: "__length_hint__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		x := Cast[bigRangeIter](a[0])
		return BigInt(new(big.Int).Sub(x.n, x.i)), nil
	}}, {Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
		x := Cast[bigRangeIter](a[0])
		f, err := th.Builtin(names.iterFn)
		if err != nil {
			return Value{}, err
		}
		start := x.r.at(BigInt(new(big.Int).Set(x.i)))
		return TupleOf(f, TupleOf(ValueOf(&newRange(start, x.r.Stop, x.r.Step).Object)), None), nil
	}}, {Sig: "__setstate__(self, state, /)", Doc: "Set state information for unpickling.", Fn: func(th *Thread, a []Value) (Value, error) {
		n, err := Index(th, a[1])
		if err != nil {
			return Value{}, err
		}
		x := Cast[bigRangeIter](a[0])
		k := new(big.Int).Set(bigOf(n))
		if k.Sign() < 0 {
			k.SetInt64(0)
		}
		if k.Cmp(x.n) > 0 {
			k.Set(x.n)
		}
		x.i.Set(k)
		return None, nil
	}}}
	Define(b)

	s := &sliceType
	s.layout = LayoutOf[Slice]()
	sl := func(v Value) *Slice { return Cast[Slice](v) }
	s.NewSig = &NativeDef{Sig: "slice(cls, start, stop=?, step=None, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		if a[2].ref == nil {
			return NewSlice(None, a[1], None), nil
		}
		return NewSlice(a[1], a[2], a[3]), nil
	}}
	s.Repr = func(th *Thread, v Value) (Value, error) {
		x := sl(v)
		r, err := ReprGo(th, TupleOf(x.Start, x.Stop, x.Step))
		return String("slice" + r), err
	}
	s.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if a.Type() != s || b.Type() != s {
			return NotImplemented, nil
		}
		x, y := sl(a), sl(b)
		return Compare(th, TupleOf(x.Start, x.Stop, x.Step), TupleOf(y.Start, y.Stop, y.Step), op)
	}
	s.Hash = func(th *Thread, v Value) (int64, error) {
		x := sl(v)
		return Hash(th, TupleOf(x.Start, x.Stop, x.Step))
	}
	s.Getters = []GetSetDef{
		{Name: "start", Get: func(th *Thread, v Value) (Value, error) { return sl(v).Start, nil }, Member: true},
		{Name: "stop", Get: func(th *Thread, v Value) (Value, error) { return sl(v).Stop, nil }, Member: true},
		{Name: "step", Get: func(th *Thread, v Value) (Value, error) { return sl(v).Step, nil }, Member: true},
	}
	s.Methods = []NativeDef{
		{Sig: "indices(self, length, /)", Doc: "S.indices(len) -> (start, stop, stride)", Fn: func(th *Thread, a []Value) (Value, error) {
			length, err := Index(th, a[1])
			if err != nil {
				return Value{}, err
			}
			n := bigOf(length)
			if n.Sign() < 0 {
				return Value{}, ValueErrorf("length should not be negative")
			}
			start, stop, step, err := sl(a[0]).longIndices(th, n)
			if err != nil {
				return Value{}, err
			}
			return TupleOf(BigInt(start), BigInt(stop), BigInt(step)), nil
		}},
		{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			x := sl(a[0])
			return TupleOf(s.Value(), TupleOf(x.Start, x.Stop, x.Step)), nil
		}},
	}
	s.Doc = "slice(stop)\nslice(start, stop[, step])\n\nWhat is between the brackets of a[start:stop:step]."
	Define(s)
}

func containsByIter(th *Thread, v, x Value) (bool, error) {
	found := false
	err := ForEach(th, v, func(item Value) error {
		eq, err := Equal(th, item, x)
		if eq {
			found = true
			return StopForEach
		}
		return err
	})
	return found, err
}

func (r *Range) slice(th *Thread, s *Slice) (Value, error) {
	if b, ok := smallBounds(s.Start, s.Stop, s.Step); ok && r.small && b.step > -1<<62 {
		if step, ok := MulInt(int64(b.step), r.step); ok {
			start, stop := b.clamp(int(r.n))
			return ValueOf(&newRange(r.at(Int(int64(start))), r.at(Int(int64(stop))), Int(step)).Object), nil
		}
	}
	start, stop, step, err := s.longIndices(th, bigOf(r.length))
	if err != nil {
		return Value{}, err
	}
	return ValueOf(&newRange(r.at(BigInt(start)), r.at(BigInt(stop)), BigInt(new(big.Int).Mul(step, bigOf(r.Step)))).Object), nil
}
