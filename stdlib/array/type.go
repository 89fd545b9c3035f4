package array

// This file defines the Python side of array: construction, slots, iterator.

import (
	"bytes"

	"github.com/hognose/hognose/py"
)

// arrayIter iterates over an array.
type arrayIter struct {
	py.Object
	a *array // nil when at the end
	i int
}

var arrayIterType = &py.Type{Name: "arrayiterator", Module: "array", Flags: py.FlagNoInstantiate}

// typecode reads the argument of a function that is a typecode.
func typecode(fn string, n int, v py.Value) (rune, error) {
	s := py.ToStr(v)
	if s == nil {
		return 0, py.TypeErrorf("%s() argument %d must be a unicode character, not %s", fn, n, v.Type().Name)
	}
	if s.Len() != 1 {
		return 0, py.TypeErrorf("%s() argument %d must be a unicode character, not a string of length %d", fn, n, s.Len())
	}
	return s.At(0), nil
}

func construct(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(kw) > 0 && cls == arrayType {
		return py.Value{}, py.TypeErrorf("array.array() takes no keyword arguments")
	}
	args = args[:len(args)-len(kw)]
	if len(args) == 0 {
		return py.Value{}, py.TypeErrorf("array() takes at least 1 argument (0 given)")
	}
	if len(args) > 2 {
		return py.Value{}, py.TypeErrorf("array() takes at most 2 arguments (%d given)", len(args))
	}
	r, err := typecode("array", 1, args[0])
	if err != nil {
		return py.Value{}, err
	}
	initial := py.None
	if len(args) == 2 {
		initial = args[1]
	}
	if err := th.Audit("array.__new__", args[0], initial); err != nil {
		return py.Value{}, err
	}
	if r == 'u' {
		if err := th.Eval.Warn(th, py.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16", 1); err != nil {
			return py.Value{}, err
		}
	}
	from, text := toArray(initial), py.ToStr(initial)
	if !isText(byte(r)) {
		if text != nil {
			return py.Value{}, py.TypeErrorf("cannot use a str to initialize an array with typecode '%c'", r)
		}
		if from != nil && isText(from.code) {
			return py.Value{}, py.TypeErrorf("cannot use a unicode array to initialize an array with typecode '%c'", r)
		}
	}
	iterable := len(args) == 2 && text == nil && py.ToBytes(initial) == nil && py.ToByteArray(initial) == nil && py.ToList(initial) == nil && py.ToTuple(initial) == nil
	if iterable && (from == nil || rune(from.code) != r) {
		if initial, err = py.Iter(th, initial); err != nil {
			return py.Value{}, err
		}
		from = nil
	}
	if r > 0x7f || sizeOf(byte(r)) == 0 {
		return py.Value{}, py.ValueErrorf("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
	}
	a := newArray(cls, byte(r), nil)
	switch {
	case len(args) == 1:
	case text != nil:
		err = a.addText(th, text)
	case from != nil:
		err = a.addBytes(th, from.data, false)
	case py.ToList(initial) != nil:
		err = a.extendItems(th, py.ToList(initial).Items)
	case py.ToTuple(initial) != nil:
		err = a.extendItems(th, py.ToTuple(initial).Items)
	case iterable:
		err = a.extend(th, initial)
	default:
		err = a.fromBytes(th, initial)
	}
	return a.value(), err
}

// fromBytes appends items in machine format.
func (a *array) fromBytes(th *py.Thread, v py.Value) error {
	buf, err := py.GetBuffer(th, v, py.BufSimple)
	if err != nil {
		return err
	}
	defer buf.Release(th)
	if buf.ItemSize != 1 {
		return py.TypeErrorf("a bytes-like object is required")
	}
	p := buf.Bytes()
	if len(p)%a.size != 0 {
		return py.ValueErrorf("bytes length not a multiple of item size")
	}
	return a.addBytes(th, p, false)
}

func compare(th *py.Thread, v, w py.Value, op py.CompareOp) (py.Value, error) {
	a, b := toArray(v), toArray(w)
	if a == nil || b == nil {
		return py.NotImplemented, nil
	}
	if (op == py.EQ || op == py.NE) && a.len() != b.len() {
		return py.Bool(op == py.NE), nil
	}
	// Items of one kind, integers or characters, are equal when their bytes are.
	start := 0
	if a.code == b.code && a.code != 'f' && a.code != 'd' {
		n := min(len(a.data), len(b.data))
		same := 0
		for same < n {
			end := min(same+chunk, n)
			if !bytes.Equal(a.data[same:end], b.data[same:end]) {
				break
			}
			same = end
			if err := th.Poll(); err != nil {
				return py.Value{}, err
			}
			n = min(n, len(a.data), len(b.data))
		}
		start = same / a.size
	}
	for i := start; i < a.len() && i < b.len(); i++ {
		x, err := a.at(i)
		if err != nil {
			return py.Value{}, err
		}
		y, err := b.at(i)
		if err != nil {
			return py.Value{}, err
		}
		eq, err := equal(th, x, y)
		if err != nil {
			return py.Value{}, err
		}
		if !eq {
			if op == py.EQ || op == py.NE {
				return py.Bool(op == py.NE), nil
			}
			return py.Compare(th, x, y, op)
		}
		if err := th.PollEvery(i + 1); err != nil {
			return py.Value{}, err
		}
	}
	return py.Bool(op.Result(a.len() - b.len())), nil
}

func repr(th *py.Thread, v py.Value) (py.Value, error) {
	a := of(v)
	name := v.Type().Name + "('" + string(rune(a.code)) + "'"
	if len(a.data) == 0 {
		return py.String(name + ")"), nil
	}
	items, err := a.contents(th)
	if err != nil {
		return py.Value{}, err
	}
	s, err := py.ReprGo(th, items)
	return py.String(name + ", " + s + ")"), err
}

// contents returns the items as the constructor takes them: a str or a list.
func (a *array) contents(th *py.Thread) (py.Value, error) {
	if isText(a.code) {
		return a.text(th)
	}
	return a.list(th)
}

func getItem(th *py.Thread, v, key py.Value) (py.Value, error) {
	a := of(v)
	if key.Type() == py.SliceType {
		bounds, err := py.Cast[py.Slice](key).Bounds(th)
		if err != nil {
			return py.Value{}, err
		}
		start, step, n := bounds.Fit(a.len())
		data, err := a.pick(th, start, step, n)
		return newArray(arrayType, a.code, data).value(), err
	}
	i, err := a.index(th, key, "array index out of range")
	if err != nil {
		return py.Value{}, err
	}
	return a.at(i)
}

// index reads a position in range.
func (a *array) index(th *py.Thread, key py.Value, out string) (int, error) {
	if key.Type().Index == nil {
		return 0, py.TypeErrorf("array indices must be integers")
	}
	i, err := py.IndexOverflow(th, key, py.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += a.len()
	}
	if i < 0 || i >= a.len() {
		return 0, py.IndexErrorf("%s", out)
	}
	return i, nil
}

func setItem(th *py.Thread, v, key, x py.Value) error {
	a := of(v)
	if key.Type() == py.SliceType {
		return a.setSlice(th, py.Cast[py.Slice](key), x)
	}
	i, err := a.index(th, key, "array assignment index out of range")
	if err != nil {
		return err
	}
	if x.IsAbsent() {
		return a.remove(th, i)
	}
	return a.set(th, i, x)
}

// setSlice assigns an array to a slice, or deletes it.
func (a *array) setSlice(th *py.Thread, s *py.Slice, x py.Value) error {
	var p []byte
	if !x.IsAbsent() {
		b := toArray(x)
		if b == nil {
			return py.TypeErrorf(`can only assign array (not "%s") to array slice`, x.Type().Name)
		}
		if b.code != a.code {
			return py.TypeErrorf("bad argument type for built-in operation")
		}
		p = b.data
		if b == a {
			p = bytes.Clone(p)
		}
	}
	bounds, err := s.Bounds(th)
	if err != nil {
		return err
	}
	start, step, n := bounds.Fit(a.len())
	if step == 1 {
		return a.splice(th, start*a.size, (start+n)*a.size, p)
	}
	if len(p) == 0 {
		return a.dropEvery(th, start, step, n)
	}
	if m := len(p) / a.size; m != n {
		return py.ValueErrorf("attempt to assign array of size %d to extended slice of size %d", m, n)
	}
	for i := range n {
		at := (start + i*step) * a.size
		if at+a.size > len(a.data) {
			break // another thread has shortened it
		}
		copy(a.data[at:at+a.size], p[i*a.size:])
		if err := th.PollEvery(i + 1); err != nil {
			return err
		}
	}
	return nil
}

// dropEvery deletes the n items at start, start+step and so on.
func (a *array) dropEvery(th *py.Thread, start, step, n int) error {
	if n == 0 {
		return nil
	}
	if err := a.checkResize(); err != nil {
		return err
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	old := a.data
	out, err := fresh(th, len(old)-n*a.size)
	if err != nil {
		return err
	}
	out = append(out, old[:start*a.size]...)
	for i := range n {
		from, to := start+i*step+1, len(old)/a.size
		if i < n-1 {
			to = from + step - 1
		}
		out = append(out, old[from*a.size:to*a.size]...)
		if err := th.PollEvery(i + 1); err != nil {
			return err
		}
	}
	a.data = out
	return nil
}

func defineIter() {
	t := arrayIterType
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		if a := py.Cast[arrayIter](v).a; a != nil {
			visit(a.value())
		}
		return 32
	}
	t.Methods = []py.NativeDef{
		{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			it := py.Cast[arrayIter](a[0])
			iter, err := th.Builtin(th.Intern("iter"))
			if err != nil {
				return py.Value{}, err
			}
			if it.a == nil {
				return py.TupleOf(iter, py.TupleOf(py.TupleOf())), nil
			}
			return py.TupleOf(iter, py.TupleOf(it.a.value()), py.Int(int64(it.i))), nil
		}},
		{Sig: "__setstate__(self, state, /)", Doc: "Set state information for unpickling.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			it := py.Cast[arrayIter](a[0])
			i, err := py.IndexOverflow(th, a[1], py.OverflowError)
			if it.a != nil && err == nil {
				it.i = min(max(i, 0), it.a.len())
			}
			return py.None, err
		}},
	}
	py.DefineIter(t, py.LayoutOf[arrayIter](), func(th *py.Thread, v py.Value) (py.Value, error) {
		it := py.Cast[arrayIter](v)
		if it.a == nil {
			return py.Value{}, nil
		}
		if it.i >= it.a.len() {
			it.a = nil
			return py.Value{}, nil
		}
		it.i++
		return it.a.at(it.i - 1)
	}, nil)
}

func init() {
	defineIter()
	t := arrayType
	t.SetLayout(py.LayoutOf[array]())
	t.New = construct
	t.Repr, t.RichCompare = repr, compare
	t.GetItem, t.SetItem = getItem, setItem
	t.Len = func(th *py.Thread, v py.Value) (int, error) { return of(v).len(), nil }
	t.SeqItem = func(th *py.Thread, v py.Value, i int) (py.Value, error) {
		if i < 0 || i >= of(v).len() {
			return py.Value{}, py.IndexErrorf("array index out of range")
		}
		return of(v).at(i)
	}
	t.Contains = func(th *py.Thread, v, x py.Value) (bool, error) {
		i, err := of(v).find(th, x, 0, of(v).len())
		return i >= 0, err
	}
	t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) {
		it := py.New[arrayIter](arrayIterType)
		it.a = of(v)
		return py.ValueOf(&it.Object), nil
	}
	t.Concat = func(th *py.Thread, v, w py.Value) (py.Value, error) {
		a, b := of(v), toArray(w)
		if b == nil {
			return py.Value{}, py.TypeErrorf(`can only append array (not "%s") to array`, w.Type().Name)
		}
		if a.code != b.code {
			return py.Value{}, py.TypeErrorf("bad argument type for built-in operation")
		}
		out, err := fresh(th, len(a.data)+len(b.data))
		if err == nil {
			out, err = copyBytes(th, out, a.data)
		}
		if err == nil {
			out, err = copyBytes(th, out, b.data)
		}
		return newArray(arrayType, a.code, out).value(), err
	}
	t.InplaceConcat = func(th *py.Thread, v, w py.Value) (py.Value, error) {
		if toArray(w) == nil {
			return py.Value{}, py.TypeErrorf(`can only extend array with array (not "%s")`, w.Type().Name)
		}
		return v, of(v).extend(th, w)
	}
	t.Repeat = func(th *py.Thread, v py.Value, n int) (py.Value, error) {
		out, err := of(v).repeat(th, n)
		return newArray(arrayType, of(v).code, out).value(), err
	}
	t.InplaceRepeat = func(th *py.Thread, v py.Value, n int) (py.Value, error) {
		a := of(v)
		if n == 1 || len(a.data) == 0 {
			return v, nil
		}
		if err := a.checkResize(); err != nil {
			return py.Value{}, err
		}
		out, err := a.repeat(th, n)
		if err == nil {
			a.data = out
		}
		return v, err
	}
	t.Buffer = func(th *py.Thread, v py.Value, flags py.BufferFlags) (*py.Buffer, error) {
		a := of(v)
		format := string(rune(a.code))
		if a.code == 'u' {
			format = "w"
		}
		return py.NewItemBuffer(v, a.data[:len(a.data):len(a.data)], false, format, a.size, flags, &a.exports)
	}
	t.Traverse = func(v py.Value, visit func(py.Value)) int { return 80 + cap(of(v).data) }
	t.Getters = []py.GetSetDef{
		{Name: "typecode", Doc: "the letter of the type of the items", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.String(string(rune(of(v).code))), nil
		}},
		{Name: "itemsize", Doc: "the size, in bytes, of one array item", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.Int(int64(of(v).size)), nil
		}},
	}
	t.Methods = methods
	py.Define(t)
	Module.Prepare()
}
