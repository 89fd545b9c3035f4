package array

// This file defines an array's storage.

import (
	"bytes"
	"math"

	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// array is the Python type array: items of one kind, side by side in memory.
type array struct {
	py.Object
	code    byte
	size    int // of an item
	data    []byte
	exports py.Exports // while there are any, the length does not change
}

var arrayType = &py.Type{Name: "array", Module: "array", Flags: py.FlagBaseType | py.FlagHasWeakref | py.FlagSequence,
	Doc: "array(typecode [, initializer]) -> array\n\nA mutable sequence of numbers or characters of one kind, which the\ntypecode names:\n\n    'b' 'B'  8-bit integer      'l' 'L'  64-bit integer\n    'h' 'H'  16-bit integer     'q' 'Q'  64-bit integer\n    'i' 'I'  32-bit integer     'f' 'd'  32-bit, 64-bit float\n    'w' 'u'  Unicode character\n\nCapital letters are unsigned. The initializer is an iterable of items,\nbytes that hold items in machine format, or a str for 'w' and 'u'."}

// of returns v as an array, which it is known to be.
func of(v py.Value) *array { return py.Cast[array](v) }

// toArray returns v as an array, or nil.
func toArray(v py.Value) *array {
	if v.Type() == arrayType || v.Type().IsSubtype(arrayType) {
		return of(v)
	}
	return nil
}

func newArray(cls *py.Type, code byte, data []byte) *array {
	a := py.New[array](cls)
	a.code, a.size, a.data = code, sizeOf(code), data
	return a
}

func (a *array) value() py.Value { return py.ValueOf(&a.Object) }

func (a *array) len() int { return len(a.data) / a.size }

func (a *array) at(i int) (py.Value, error) { return get(a.code, a.data[i*a.size:]) }

// chunk is how many bytes are copied or compared between two polls.
const chunk = 1 << 18

// copyBytes appends src to dst in pieces.
func copyBytes(th *py.Thread, dst, src []byte) ([]byte, error) {
	for len(src) > chunk {
		dst = append(dst, src[:chunk]...)
		src = src[chunk:]
		if err := th.Poll(); err != nil {
			return dst, err
		}
	}
	return append(dst, src...), nil
}

// fresh returns an empty slice with place for n bytes, which are charged.
func fresh(th *py.Thread, n int) ([]byte, error) {
	if n < 0 || n > 1<<46 {
		return nil, py.NewException(py.MemoryError)
	}
	if err := th.Charge(int64(n)); err != nil {
		return nil, err
	}
	b, err := py.MakeBytes(th, n)
	return b[:0], err
}

// splice replaces the bytes i to j by p, which is not the array's own memory.
func (a *array) splice(th *py.Thread, i, j int, p []byte) error {
	grow := len(p) - (j - i)
	if grow == 0 {
		copy(a.data[i:j], p)
		return nil
	}
	if err := a.checkResize(); err != nil {
		return err
	}
	n := len(a.data)
	switch {
	case n+grow == 0:
		a.data = nil
	case grow > 0 && i == n && n+grow <= cap(a.data):
		a.data = append(a.data, p...)
	case grow < 0 && j == n && cap(a.data) <= 4*(n+grow)+64:
		copy(a.data[i:], p)
		a.data = a.data[:n+grow]
	default:
		size := n + grow
		out, err := fresh(th, size+size/16+8*a.size)
		if err != nil {
			return err
		}
		for _, part := range [][]byte{a.data[:i], p, a.data[j:n]} {
			if out, err = copyBytes(th, out, part); err != nil {
				return err
			}
		}
		// A poll lets other threads run, which may have changed the array.
		if len(a.data) != n {
			return py.RuntimeErrorf("array changed size during the operation")
		}
		if err := a.checkResize(); err != nil {
			return err
		}
		a.data = out
	}
	return nil
}

func (a *array) checkResize() error {
	if a.exports.Any() {
		return py.Errorf(py.BufferError, "cannot resize an array that is exporting buffers")
	}
	return nil
}

// append adds one item.
func (a *array) append(th *py.Thread, v py.Value) error {
	bits, err := pack(th, a.code, v)
	if err != nil {
		return err
	}
	var p [8]byte
	py.PutUint(p[:], a.size, bits)
	return a.splice(th, len(a.data), len(a.data), p[:a.size])
}

// insert puts an item before position i, which is clamped.
func (a *array) insert(th *py.Thread, i int, v py.Value) error {
	bits, err := pack(th, a.code, v)
	if err != nil {
		return err
	}
	if n := a.len(); i < 0 {
		i = max(0, i+n)
	} else {
		i = min(i, n)
	}
	var p [8]byte
	py.PutUint(p[:], a.size, bits)
	return a.splice(th, i*a.size, i*a.size, p[:a.size])
}

// set stores item i; i is checked after the conversion, which may run Python code.
func (a *array) set(th *py.Thread, i int, v py.Value) error {
	bits, err := pack(th, a.code, v)
	if err != nil {
		return err
	}
	if i >= a.len() {
		return py.IndexErrorf("array assignment index out of range")
	}
	py.PutUint(a.data[i*a.size:], a.size, bits)
	return nil
}

// remove deletes item i.
func (a *array) remove(th *py.Thread, i int) error {
	return a.splice(th, i*a.size, (i+1)*a.size, nil)
}

// extend appends the items of an iterable; an array must be of the same kind.
func (a *array) extend(th *py.Thread, v py.Value) error {
	if b := toArray(v); b != nil {
		if b.code != a.code {
			return py.TypeErrorf("can only extend with array of same kind")
		}
		return a.addBytes(th, b.data, b == a)
	}
	return py.ForEach(th, v, func(x py.Value) error { return a.append(th, x) })
}

// addBytes appends p, which own tells to be the array's own memory.
func (a *array) addBytes(th *py.Thread, p []byte, own bool) error {
	if own {
		out, err := fresh(th, len(p))
		if err != nil {
			return err
		}
		if p, err = copyBytes(th, out, p); err != nil {
			return err
		}
	}
	return a.splice(th, len(a.data), len(a.data), p)
}

// extendItems appends the items of a list or tuple. When one does not fit, the array
// is as before.
func (a *array) extendItems(th *py.Thread, items func() []py.Value) error {
	n := len(items())
	out, err := fresh(th, n*a.size)
	if err != nil {
		return err
	}
	for i := range n {
		if err := th.PollEvery(i + 1); err != nil {
			return err
		}
		now := items()
		if len(now) != n {
			return py.RuntimeErrorf("list changed size during iteration")
		}
		bits, err := pack(th, a.code, now[i])
		if err != nil {
			return err
		}
		out = out[:len(out)+a.size]
		py.PutUint(out[len(out)-a.size:], a.size, bits)
	}
	return a.splice(th, len(a.data), len(a.data), out)
}

// addText appends the characters of a str to an array of characters.
func (a *array) addText(th *py.Thread, s *py.Str) error {
	out, err := fresh(th, 4*s.Len())
	if err != nil {
		return err
	}
	text := s.String()
	for i := 0; text != ""; i++ {
		if err := th.PollEvery(i + 1); err != nil {
			return err
		}
		r, n := wtf8.DecodeRune(text)
		text = text[n:]
		out = out[:len(out)+4]
		py.PutUint(out[len(out)-4:], 4, uint64(r))
	}
	return a.splice(th, len(a.data), len(a.data), out)
}

// text returns the characters of an array of them as a str.
func (a *array) text(th *py.Thread) (py.Value, error) {
	out, err := fresh(th, len(a.data)/4)
	if err != nil {
		return py.Value{}, err
	}
	for i := 0; i < len(a.data); i += 4 {
		if out, err = th.PollRoom(out, i/4+1); err != nil {
			return py.Value{}, err
		}
		c := uint32(a.data[i]) | uint32(a.data[i+1])<<8 | uint32(a.data[i+2])<<16 | uint32(a.data[i+3])<<24
		if a.code == 'w' && (c > 0x10ffff || c>>11 == 0xd800>>11) {
			v, _, err := py.DecodeWith(th, textcodec.Find("utf_32_le"), string(a.data), "strict", true) // it words the error
			return v, err
		}
		if c > 0x10ffff {
			return py.Value{}, py.ValueErrorf("character U+%x is not in range [U+0000; U+10ffff]", c)
		}
		out = wtf8.AppendRune(out, rune(c))
	}
	return py.StringOf(out), nil
}

// list returns the items in a new list.
func (a *array) list(th *py.Thread) (py.Value, error) {
	n := a.len()
	if err := th.ChargeItems(n); err != nil {
		return py.Value{}, err
	}
	out, err := py.MakeItems(th, n)
	if err != nil {
		return py.Value{}, err
	}
	out = out[:0]
	for i := range n {
		if err := th.PollEvery(i + 1); err != nil {
			return py.Value{}, err
		}
		if i >= a.len() {
			break
		}
		v, err := a.at(i)
		if err != nil {
			return py.Value{}, err
		}
		out = append(out, v)
	}
	return py.ListOf(out), nil
}

// find returns the position of the first item from start to stop that equals x, or -1.
func (a *array) find(th *py.Thread, x py.Value, start, stop int) (int, error) {
	for i := start; i < stop && i < a.len(); i++ {
		if err := th.PollEvery(i + 1); err != nil {
			return -1, err
		}
		if i >= a.len() {
			break
		}
		v, err := a.at(i)
		if err != nil {
			return -1, err
		}
		if eq, err := equal(th, v, x); eq || err != nil {
			return i, err
		}
	}
	return -1, nil
}

// pick returns the bytes of the items that a slice selects.
func (a *array) pick(th *py.Thread, start, step, n int) ([]byte, error) {
	out, err := fresh(th, n*a.size)
	if err != nil {
		return nil, err
	}
	if step == 1 {
		return copyBytes(th, out, a.data[start*a.size:(start+n)*a.size])
	}
	data := a.data
	for i := range n {
		at := (start + i*step) * a.size
		out = append(out, data[at:at+a.size]...)
		if err := th.PollEvery(i + 1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// repeat returns the bytes n times over.
func (a *array) repeat(th *py.Thread, n int) ([]byte, error) {
	if n <= 0 || len(a.data) == 0 {
		return nil, nil
	}
	if n > math.MaxInt/len(a.data) {
		return nil, py.NewException(py.MemoryError)
	}
	out, err := fresh(th, n*len(a.data))
	if err != nil {
		return nil, err
	}
	one := a.data
	if len(one) < chunk { // in pieces of a chunk or so, whatever the size of an item
		k := min(n, chunk/len(one))
		one = bytes.Repeat(one, k)
		for ; n >= k; n -= k {
			out = append(out, one...)
			if err := th.Poll(); err != nil {
				return nil, err
			}
		}
		return append(out, one[:n*len(a.data)]...), nil
	}
	for range n {
		if out, err = copyBytes(th, out, one); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// swap reverses the bytes of each item.
func swap(th *py.Thread, data []byte, size int) error {
	for i := 0; i+size <= len(data); i += size {
		for j, k := i, i+size-1; j < k; j, k = j+1, k-1 {
			data[j], data[k] = data[k], data[j]
		}
		if err := th.PollEvery(i/size + 1); err != nil {
			return err
		}
	}
	return nil
}

// equal is v == x for an item v. An item has no identity by which it is itself: nan
// is not nan.
func equal(th *py.Thread, v, x py.Value) (bool, error) {
	r, err := py.Compare(th, v, x, py.EQ)
	if err != nil {
		return false, err
	}
	return py.Truth(th, r)
}
