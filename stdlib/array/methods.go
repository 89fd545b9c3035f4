package array

// This file defines the methods of array.

import (
	"math"

	"github.com/hognose/hognose/py"
)

func none(err error) (py.Value, error) { return py.None, err }

func (a *array) copy(th *py.Thread) (py.Value, error) {
	out, err := fresh(th, len(a.data))
	if err == nil {
		out, err = copyBytes(th, out, a.data)
	}
	return newArray(arrayType, a.code, out).value(), err
}

// position reads start or stop of index().
func position(th *py.Thread, v py.Value, n int) (int, error) {
	if v.Type().Index == nil {
		return 0, py.TypeErrorf("slice indices must be integers or have an __index__ method")
	}
	i, err := py.IndexInt(th, v)
	if i < 0 {
		i = max(0, i+n)
	}
	return i, err
}

func indexOf(th *py.Thread, args []py.Value) (py.Value, error) {
	a := of(args[0])
	start, err := position(th, args[2], a.len())
	if err != nil {
		return py.Value{}, err
	}
	stop, err := position(th, args[3], a.len())
	if err != nil {
		return py.Value{}, err
	}
	i, err := a.find(th, args[1], start, stop)
	if err == nil && i < 0 {
		err = py.ValueErrorf("array.index(x): x not in array")
	}
	return py.Int(int64(i)), err
}

func count(th *py.Thread, args []py.Value) (py.Value, error) {
	a, n := of(args[0]), int64(0)
	for i := 0; ; i++ {
		j, err := a.find(th, args[1], i, math.MaxInt)
		if j < 0 || err != nil {
			return py.Int(n), err
		}
		n, i = n+1, j
	}
}

func pop(th *py.Thread, args []py.Value) (py.Value, error) {
	a := of(args[0])
	i, err := py.IndexOverflow(th, args[1], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	n := a.len()
	if n == 0 {
		return py.Value{}, py.IndexErrorf("pop from empty array")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return py.Value{}, py.IndexErrorf("pop index out of range")
	}
	v, err := a.at(i)
	if err != nil {
		return py.Value{}, err
	}
	return v, a.remove(th, i)
}

func reverse(th *py.Thread, args []py.Value) (py.Value, error) {
	a := of(args[0])
	var tmp [8]byte
	t, s := tmp[:a.size], a.size
	for i, j := 0, a.len()-1; i < j; i, j = i+1, j-1 {
		p, q := a.data[i*s:(i+1)*s], a.data[j*s:(j+1)*s]
		copy(t, p)
		copy(p, q)
		copy(q, t)
		if err := th.PollEvery(i + 1); err != nil {
			return py.Value{}, err
		}
		j = min(j, a.len())
	}
	return py.None, nil
}

func fromFile(th *py.Thread, args []py.Value) (py.Value, error) {
	a := of(args[0])
	n, err := py.IndexOverflow(th, args[2], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if n < 0 {
		return py.Value{}, py.ValueErrorf("negative count")
	}
	if n > math.MaxInt/a.size {
		return py.Value{}, py.NewException(py.MemoryError)
	}
	b, err := th.CallMethodGo(args[1], "read", py.Int(int64(n*a.size)))
	if err != nil {
		return py.Value{}, err
	}
	data := py.ToBytes(b)
	if data == nil {
		return py.Value{}, py.TypeErrorf("read() didn't return bytes")
	}
	if err := a.fromBytes(th, b); err != nil {
		return py.Value{}, err
	}
	if len(data.String()) != n*a.size {
		return py.Value{}, py.Errorf(py.EOFError, "read() didn't return enough bytes")
	}
	return py.None, nil
}

// toFile writes the items in blocks, as files get them elsewhere.
func toFile(th *py.Thread, args []py.Value) (py.Value, error) {
	const block = 64 << 10
	a := of(args[0])
	for i := 0; i < len(a.data); i += block {
		b := py.NewBytes(string(a.data[i:min(i+block, len(a.data))]))
		if _, err := th.CallMethodGo(args[1], "write", b); err != nil {
			return py.Value{}, err
		}
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
	return py.None, nil
}

func toBytes(th *py.Thread, a *array) (py.Value, error) {
	out, err := fresh(th, len(a.data))
	if err == nil {
		out, err = copyBytes(th, out, a.data)
	}
	return py.BytesOwned(out), err
}

var methods = []py.NativeDef{
	{Sig: "append(self, v, /)", Doc: "Append a value.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return none(of(a[0]).append(th, a[1])) }},
	{Sig: "buffer_info(self, /)", Doc: "Return the address of the memory and the number of items in it.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		x := of(a[0])
		// An address would be of no use, and tell scripts where the host's memory is.
		return py.TupleOf(py.Int(py.ID(a[0])), py.Int(int64(x.len()))), nil
	}},
	{Sig: "byteswap(self, /)", Doc: "Reverse the order of the bytes of each item.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return none(swap(th, of(a[0]).data, of(a[0]).size))
	}},
	{Sig: "clear(self, /)", Doc: "Remove all items from the array.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return none(of(a[0]).splice(th, 0, len(of(a[0]).data), nil))
	}},
	{Sig: "count(self, v, /)", Doc: "Count a value.", Fn: count},
	{Sig: "extend(self, bb, /)", Doc: "Append items to the end of the array.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return none(of(a[0]).extend(th, a[1])) }},
	{Sig: "frombytes(self, buffer, /)", Doc: "Append items that are given as bytes in machine format.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return none(of(a[0]).fromBytes(th, a[1]))
	}},
	{Sig: "fromfile(self, f, n, /)", Doc: "Read n items from the binary file f and append them.", Fn: fromFile},
	{Sig: "fromlist(self, list, /)", Doc: "Append the items of a list.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		l := py.ToList(a[1])
		if l == nil {
			return py.Value{}, py.TypeErrorf("arg must be list")
		}
		return none(of(a[0]).extendItems(th, l.Items))
	}},
	{Sig: "fromunicode(self, ustr, /)", Doc: "Append the characters of a str to an array of characters.\n\nFor arrays of numbers there is frombytes(ustr.encode(...)).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		x, s := of(a[0]), py.ToStr(a[1])
		if s == nil {
			return py.Value{}, py.TypeErrorf("fromunicode() argument must be str, not %s", a[1].Type().Name)
		}
		if !isText(x.code) {
			return py.Value{}, py.ValueErrorf("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
		}
		return none(x.addText(th, s))
	}},
	{Sig: "index(self, v, start=0, stop=9223372036854775807, /)", Doc: "Return the first place of a value; ValueError if it is not there.", Fn: indexOf},
	{Sig: "insert(self, i, v, /)", Doc: "Put a value in before the place i.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		i, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		return none(of(a[0]).insert(th, i, a[2]))
	}},
	{Sig: "pop(self, i=-1, /)", Doc: "Take out an item, the last by default, and return it.", Fn: pop},
	{Sig: "remove(self, v, /)", Doc: "Remove the first item that equals v.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		x := of(a[0])
		i, err := x.find(th, a[1], 0, math.MaxInt)
		if err != nil {
			return py.Value{}, err
		}
		if i < 0 || i >= x.len() {
			return py.Value{}, py.ValueErrorf("array.remove(x): x not in array")
		}
		return none(x.remove(th, i))
	}},
	{Sig: "reverse(self, /)", Doc: "Turn the order round.", Fn: reverse},
	{Sig: "tobytes(self, /)", Doc: "Return the items as bytes in machine format.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return toBytes(th, of(a[0])) }},
	{Sig: "tofile(self, f, /)", Doc: "Write the items to the binary file f, in machine format.", Fn: toFile},
	{Sig: "tolist(self, /)", Doc: "Return the items in a list.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).list(th) }},
	{Sig: "tounicode(self, /)", Doc: "Return the characters of an array of characters as a str.\n\nFor arrays of numbers there is tobytes().decode().", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if !isText(of(a[0]).code) {
			return py.Value{}, py.ValueErrorf("tounicode() may only be called on unicode type arrays ('u' or 'w')")
		}
		return of(a[0]).text(th)
	}},
	{Sig: "__copy__(self, /)", Doc: "Return a copy of the array.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).copy(th) }},
	{Sig: "__deepcopy__(self, unused, /)", Doc: "Return a copy of the array.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).copy(th) }},
	{Sig: "__reduce_ex__(self, value, /)", Doc: "Return state information for pickling.", Fn: reduce},
	{Sig: "__sizeof__(self, /)", Doc: "Size of the array in memory, in bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(int64(80 + cap(of(a[0]).data))), nil
	}},
	{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: py.ClassGetItem},
}
