package collections

// This file defines the Python side of deque, and its iterators.

import (
	"math"
	"strconv"

	"github.com/hognose/hognose/py"
)

// dequeIter iterates over a deque in one direction.
type dequeIter struct {
	py.Object
	d     *deque
	i     int
	state uint64
	rev   bool
}

var (
	dequeIterType    = &py.Type{Name: "_deque_iterator", Module: "collections"}
	dequeRevIterType = &py.Type{Name: "_deque_reverse_iterator", Module: "collections"}
)

func newDequeIter(d *deque, rev bool) py.Value {
	t := dequeIterType
	if rev {
		t = dequeRevIterType
	}
	it := py.New[dequeIter](t)
	it.d, it.state, it.rev = d, d.state, rev
	return py.ValueOf(&it.Object)
}

func nextDeque(th *py.Thread, v py.Value) (py.Value, error) {
	it := py.Cast[dequeIter](v)
	d := it.d
	if d == nil {
		return py.Value{}, nil
	}
	if it.state != d.state {
		it.d = nil
		return py.Value{}, errMutated()
	}
	i := it.i
	if i >= d.n {
		it.d = nil
		return py.Value{}, nil
	}
	it.i++
	if it.rev {
		i = d.n - 1 - i
	}
	return *d.at(i), nil
}

func initDeque(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) error {
	d := py.Cast[deque](self)
	iterable, maxlen := py.Value{}, py.None
	switch {
	case len(kw) == 0 && len(args) <= 1:
		if len(args) == 1 {
			iterable = args[0]
		}
	default:
		v, err := dequeInit.Func(0).Call(th, args, kw)
		if err != nil {
			return err
		}
		parsed := py.ToTuple(v).Items()
		iterable, maxlen = parsed[0], parsed[1]
	}
	limit := -1
	if !maxlen.IsNone() {
		if !py.IsIntLike(maxlen) {
			return py.TypeErrorf("an integer is required")
		}
		n, err := py.IndexOverflow(th, maxlen, py.OverflowError)
		if err != nil {
			return py.OverflowErrorf("Python int too large to convert to C ssize_t")
		}
		if n < 0 {
			return py.ValueErrorf("maxlen must be non-negative")
		}
		limit = n
	}
	d.max = limit
	if d.n > 0 {
		d.clear()
	}
	if iterable.IsAbsent() {
		return nil
	}
	return d.extend(th, iterable, false)
}

// dequeInit holds the parsed signature of the constructor; it returns the two arguments.
var dequeInit = &py.ModuleDef{Name: "collections", Funcs: []py.NativeDef{{Sig: "deque(iterable=?, maxlen=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
	return py.NewTuple(a).Value(), nil
}}}}

func dequeRepr(th *py.Thread, self py.Value) (py.Value, error) {
	d := py.Cast[deque](self)
	if th.ReprEnter(self) {
		return py.String("[...]"), nil
	}
	defer th.ReprLeave(self)
	r, err := py.ReprGo(th, py.ListOf(d.items()))
	if err != nil {
		return py.Value{}, err
	}
	r = self.Type().Name + "(" + r
	if d.max >= 0 {
		r += ", maxlen=" + strconv.Itoa(d.max)
	}
	return py.String(r + ")"), nil
}

func dequeCompare(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
	x, y := toDeque(a), toDeque(b)
	if x == nil || y == nil {
		return py.NotImplemented, nil
	}
	if op == py.EQ || op == py.NE {
		if x == y {
			return py.Bool(op == py.EQ), nil
		}
		if x.n != y.n {
			return py.Bool(op == py.NE), nil
		}
	}
	xs, ys := x.state, y.state
	for i := 0; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		if i >= x.n || i >= y.n {
			return py.Bool(op.Result(x.n - y.n)), nil
		}
		p, q := *x.at(i), *y.at(i)
		eq, err := py.Equal(th, p, q)
		if err != nil {
			return py.Value{}, err
		}
		if x.state != xs || y.state != ys {
			return py.Value{}, errMutated()
		}
		if !eq {
			if op == py.EQ || op == py.NE {
				return py.Bool(op == py.NE), nil
			}
			return py.Compare(th, p, q, op)
		}
	}
}

// dequeIndex reads a position in range.
func dequeIndex(th *py.Thread, d *deque, key py.Value) (int, error) {
	if key.Type().Index == nil {
		return 0, py.TypeErrorf("sequence index must be integer, not '%s'", key.Type().Name)
	}
	i, err := py.IndexOverflow(th, key, py.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += d.n
	}
	if i < 0 || i >= d.n {
		return 0, py.IndexErrorf("deque index out of range")
	}
	return i, nil
}

func dequeIndexOf(th *py.Thread, a []py.Value) (py.Value, error) {
	d := py.Cast[deque](a[0])
	start, stop := 0, d.n
	for i, p := range []*int{&start, &stop} {
		v := a[2+i]
		if v.IsAbsent() {
			continue
		}
		if v.Type().Index == nil {
			return py.Value{}, py.TypeErrorf("slice indices must be integers or have an __index__ method")
		}
		n, err := py.IndexInt(th, v)
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 && n > math.MinInt+d.n {
			n += d.n
		}
		*p = max(n, 0)
	}
	i, err := d.find(th, a[1], start, min(stop, d.n), errMutated)
	if err != nil {
		return py.Value{}, err
	}
	if i < 0 {
		return py.Value{}, py.ValueErrorf("deque.index(x): x not in deque")
	}
	return py.Int(int64(i)), nil
}

func of(v py.Value) *deque { return py.Cast[deque](v) }

func defineDeque() {
	dequeInit.Prepare()
	for _, t := range []*py.Type{dequeIterType, dequeRevIterType} {
		rev := t == dequeRevIterType
		t.Traverse = func(self py.Value, visit func(py.Value)) int {
			if d := py.Cast[dequeIter](self).d; d != nil {
				visit(d.value())
			}
			return 40
		}
		t.NewSig = &py.NativeDef{Sig: t.Name + "(cls, deq, index=0, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d := toDeque(a[1])
			if d == nil {
				return py.Value{}, py.TypeErrorf("%s() argument 1 must be collections.deque, not %s", t.Name, a[1].Type().Name)
			}
			n, err := py.IndexInt(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			v := newDequeIter(d, rev)
			py.Cast[dequeIter](v).i = max(0, n)
			return v, nil
		}}
		t.Methods = []py.NativeDef{
			{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				it := py.Cast[dequeIter](a[0])
				d := it.d
				if d == nil {
					d = py.New[deque](dequeType)
					d.max = -1
				}
				return py.TupleOf(a[0].Type().Value(), py.TupleOf(d.value(), py.Int(int64(it.i)))), nil
			}},
		}
		py.DefineIter(t, py.LayoutOf[dequeIter](), nextDeque, func(v py.Value) int {
			it := py.Cast[dequeIter](v)
			if it.d == nil {
				return 0
			}
			return it.d.n - it.i
		})
	}

	t := dequeType
	t.SetLayout(py.LayoutOf[deque]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		d := py.New[deque](cls)
		d.max = -1
		return d.value(), nil
	}
	t.Init = initDeque
	t.Repr, t.RichCompare = dequeRepr, dequeCompare
	t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) { return newDequeIter(of(v), false), nil }
	t.Len = func(th *py.Thread, v py.Value) (int, error) { return of(v).n, nil }
	t.Bool = func(th *py.Thread, v py.Value) (bool, error) { return of(v).n > 0, nil }
	t.GetItem = func(th *py.Thread, v, key py.Value) (py.Value, error) {
		i, err := dequeIndex(th, of(v), key)
		if err != nil {
			return py.Value{}, err
		}
		return *of(v).at(i), nil
	}
	t.SeqItem = func(th *py.Thread, v py.Value, i int) (py.Value, error) {
		if i < 0 || i >= of(v).n {
			return py.Value{}, py.IndexErrorf("deque index out of range")
		}
		return *of(v).at(i), nil
	}
	t.SetItem = func(th *py.Thread, v, key, x py.Value) error {
		i, err := dequeIndex(th, of(v), key)
		if err != nil {
			return err
		}
		if x.IsAbsent() {
			return of(v).remove(th, i)
		}
		*of(v).at(i) = x
		return nil
	}
	t.Contains = func(th *py.Thread, v, x py.Value) (bool, error) {
		i, err := of(v).find(th, x, 0, math.MaxInt, errMutated)
		return i >= 0, err
	}
	t.Concat = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		y := toDeque(b)
		if y == nil {
			return py.Value{}, py.TypeErrorf(`can only concatenate deque (not "%s") to deque`, b.Type().Name)
		}
		c, err := of(a).copyLike(th)
		if err != nil {
			return py.Value{}, err
		}
		return c, of(c).extend(th, b, false)
	}
	t.InplaceConcat = func(th *py.Thread, a, b py.Value) (py.Value, error) { return a, of(a).extend(th, b, false) }
	t.Repeat = func(th *py.Thread, v py.Value, n int) (py.Value, error) {
		c, err := of(v).copyLike(th)
		if err != nil {
			return py.Value{}, err
		}
		return c, of(c).repeat(th, n)
	}
	t.InplaceRepeat = func(th *py.Thread, v py.Value, n int) (py.Value, error) { return v, of(v).repeat(th, n) }
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		d := of(self)
		for i := range d.n {
			visit(*d.at(i))
		}
		return 64 + 16*len(d.buf)
	}
	t.Getters = []py.GetSetDef{{Name: "maxlen", Doc: "the largest number of items, None for no limit", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		if m := of(v).max; m >= 0 {
			return py.Int(int64(m)), nil
		}
		return py.None, nil
	}}}
	t.Methods = dequeMethods
	py.Define(t)
}

func none(err error) (py.Value, error) { return py.None, err }

var dequeMethods = []py.NativeDef{
	{Sig: "append(self, item, /)", Doc: "Append an item at the right.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return none(of(a[0]).append(th, a[1])) }},
	{Sig: "appendleft(self, item, /)", Doc: "Append an item at the left.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return none(of(a[0]).appendLeft(th, a[1])) }},
	{Sig: "pop(self, /)", Doc: "Take out the item at the right end and return it.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if of(a[0]).n == 0 {
			return py.Value{}, py.IndexErrorf("pop from an empty deque")
		}
		return of(a[0]).pop(), nil
	}},
	{Sig: "popleft(self, /)", Doc: "Remove and return the leftmost element.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if of(a[0]).n == 0 {
			return py.Value{}, py.IndexErrorf("pop from an empty deque")
		}
		return of(a[0]).popLeft(), nil
	}},
	{Sig: "extend(self, iterable, /)", Doc: "Append all items of an iterable at the right.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return none(of(a[0]).extend(th, a[1], false))
	}},
	{Sig: "extendleft(self, iterable, /)", Doc: "Append all items of an iterable at the left, one after the other: they end up reversed.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return none(of(a[0]).extend(th, a[1], true))
	}},
	{Sig: "rotate(self, n=1, /)", Doc: "Move n items from the right end to the left one, or -n the other way.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		return none(of(a[0]).rotate(th, n))
	}},
	{Sig: "clear(self, /)", Doc: "Remove all elements from the deque.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		of(a[0]).clear()
		return py.None, nil
	}},
	{Sig: "count(self, value, /)", Doc: "Return number of occurrences of value.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := of(a[0])
		n := int64(0)
		for i := 0; ; i++ {
			j, err := d.find(th, a[1], i, math.MaxInt, errMutated)
			if err != nil {
				return py.Value{}, err
			}
			if j < 0 {
				return py.Int(n), nil
			}
			n++
			i = j
		}
	}},
	{Sig: "index(self, value, start=?, stop=?, /)", Doc: "Return the first place of a value.\n\nValueError if it is not there.", Fn: dequeIndexOf},
	{Sig: "insert(self, index, value, /)", Doc: "Insert value before index.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		i, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		return none(of(a[0]).insert(th, i, a[2]))
	}},
	{Sig: "remove(self, value, /)", Doc: "Remove first occurrence of value.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := of(a[0])
		i, err := d.find(th, a[1], 0, math.MaxInt, func() error { return py.IndexErrorf("deque mutated during remove().") })
		if err != nil {
			return py.Value{}, err
		}
		if i < 0 {
			return py.Value{}, py.ValueErrorf("deque.remove(x): x not in deque")
		}
		return none(d.remove(th, i))
	}},
	{Sig: "reverse(self, /)", Doc: "Reverse *IN PLACE*.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := of(a[0])
		for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
			if err := th.PollEvery(i + 1); err != nil {
				return py.Value{}, err
			}
			p, q := d.at(i), d.at(j)
			*p, *q = *q, *p
		}
		return py.None, nil
	}},
	{Sig: "copy(self, /)", Doc: "Return a shallow copy of a deque.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).copyLike(th) }},
	{Sig: "__copy__(self, /)", Doc: "Return a shallow copy of a deque.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).copyLike(th) }},
	{Sig: "__reversed__(self, /)", Doc: "Return an iterator from the right end to the left.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return newDequeIter(of(a[0]), true), nil
	}},
	{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d := of(a[0])
		state, err := th.CallMethodGo(a[0], "__getstate__")
		if err != nil {
			return py.Value{}, err
		}
		args := py.TupleOf()
		if d.max >= 0 {
			args = py.TupleOf(py.TupleOf(), py.Int(int64(d.max)))
		}
		it, err := py.Iter(th, a[0])
		return py.TupleOf(a[0].Type().Value(), args, state, it), err
	}},
	{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: py.ClassGetItem},
}
