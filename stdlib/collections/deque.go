package collections

// This file defines deque's storage, a ring, and its methods.

import (
	"github.com/hognose/hognose/py"
)

// deque is the Python type deque: a ring buffer.
type deque struct {
	py.Object
	buf     []py.Value // its length is a power of two, or 0
	head, n int
	max     int    // -1: none
	state   uint64 // changes with every change of length
}

var dequeType = &py.Type{Name: "deque", Module: "collections", Flags: py.FlagBaseType | py.FlagHasWeakref | py.FlagSequence, Doc: "A list that is quick to change at both ends."}

func toDeque(v py.Value) *deque {
	if v.Type() == dequeType || v.Type().IsSubtype(dequeType) {
		return py.Cast[deque](v)
	}
	return nil
}

func (d *deque) value() py.Value { return py.ValueOf(&d.Object) }

// at returns the place of item i.
func (d *deque) at(i int) *py.Value { return &d.buf[(d.head+i)&(len(d.buf)-1)] }

// room makes place for one more.
func (d *deque) room(th *py.Thread) error {
	if d.n < len(d.buf) {
		return nil
	}
	size := max(8, 2*len(d.buf))
	if err := th.Charge(int64(size) * 16); err != nil {
		return err
	}
	buf, err := py.MakeItems(th, size)
	if err == nil {
		err = py.CopyItems(th, buf, d.buf[d.head:])
	}
	if err == nil {
		err = py.CopyItems(th, buf[len(d.buf)-d.head:], d.buf[:d.head])
	}
	if err != nil {
		return err
	}
	d.buf, d.head = buf, 0
	return nil
}

func (d *deque) append(th *py.Thread, v py.Value) error {
	if d.n == d.max {
		if d.max == 0 {
			return nil
		}
		d.popLeft()
	}
	if err := d.room(th); err != nil {
		return err
	}
	*d.at(d.n) = v
	d.n++
	d.state++
	return nil
}

func (d *deque) appendLeft(th *py.Thread, v py.Value) error {
	if d.n == d.max {
		if d.max == 0 {
			return nil
		}
		d.pop()
	}
	if err := d.room(th); err != nil {
		return err
	}
	d.head = (d.head - 1) & (len(d.buf) - 1)
	d.buf[d.head] = v
	d.n++
	d.state++
	return nil
}

func (d *deque) pop() py.Value {
	p := d.at(d.n - 1)
	v := *p
	*p = py.Value{}
	d.n--
	d.state++
	d.shrink()
	return v
}

func (d *deque) popLeft() py.Value {
	v := d.buf[d.head]
	d.buf[d.head] = py.Value{}
	d.head = (d.head + 1) & (len(d.buf) - 1)
	d.n--
	d.state++
	d.shrink()
	return v
}

// shrink gives back memory once most of the ring is empty.
func (d *deque) shrink() {
	if len(d.buf) > 64 && d.n < len(d.buf)/8 {
		buf := make([]py.Value, len(d.buf)/4)
		for i := range d.n {
			buf[i] = *d.at(i)
		}
		d.buf, d.head = buf, 0
	}
}

func (d *deque) clear() {
	d.buf, d.head, d.n = nil, 0, 0
	d.state++
}

// extend appends the items of an iterable.
func (d *deque) extend(th *py.Thread, v py.Value, left bool) error {
	if v == d.value() {
		v = py.ListOf(d.items())
	}
	add := d.append
	if left {
		add = d.appendLeft
	}
	return py.ForEach(th, v, func(x py.Value) error { return add(th, x) })
}

// items returns the items in a new slice.
func (d *deque) items() []py.Value {
	out := make([]py.Value, d.n)
	for i := range out {
		out[i] = *d.at(i)
	}
	return out
}

// rotate moves n items from the right end to the left one, or -n the other way.
func (d *deque) rotate(th *py.Thread, n int) error {
	if d.n < 2 {
		return nil
	}
	if n %= d.n; n == 0 {
		return nil
	}
	if n < 0 {
		n += d.n
	}
	d.state++
	if d.n == len(d.buf) { // a full ring turns by itself
		d.head = (d.head - n) & (len(d.buf) - 1)
		return nil
	}
	if n <= d.n/2 {
		for i := range n {
			if err := th.PollEvery(i + 1); err != nil {
				return err
			}
			p := d.at(d.n - 1)
			v := *p
			*p = py.Value{}
			d.head = (d.head - 1) & (len(d.buf) - 1)
			d.buf[d.head] = v
		}
		return nil
	}
	for i := range d.n - n {
		if err := th.PollEvery(i + 1); err != nil {
			return err
		}
		v := d.buf[d.head]
		d.buf[d.head] = py.Value{}
		d.head = (d.head + 1) & (len(d.buf) - 1)
		*d.at(d.n - 1) = v
	}
	return nil
}

// remove deletes item i, moving the shorter side.
func (d *deque) remove(th *py.Thread, i int) error {
	if i < d.n/2 {
		for ; i > 0; i-- {
			if err := th.PollEvery(i); err != nil {
				return err
			}
			*d.at(i) = *d.at(i - 1)
		}
		d.popLeft()
		return nil
	}
	for ; i < d.n-1; i++ {
		if err := th.PollEvery(i + 1); err != nil {
			return err
		}
		*d.at(i) = *d.at(i + 1)
	}
	d.pop()
	return nil
}

func (d *deque) insert(th *py.Thread, i int, v py.Value) error {
	if d.n == d.max {
		return py.IndexErrorf("deque already at its maximum size")
	}
	if i < 0 {
		i = max(0, i+d.n)
	}
	if i >= d.n {
		return d.append(th, v)
	}
	if i < d.n/2 {
		if err := d.appendLeft(th, v); err != nil {
			return err
		}
		for j := range i {
			*d.at(j) = *d.at(j + 1)
		}
	} else {
		if err := d.append(th, v); err != nil {
			return err
		}
		for j := d.n - 1; j > i; j-- {
			*d.at(j) = *d.at(j - 1)
		}
	}
	*d.at(i) = v
	return nil
}

// find returns the position of the first item from start on that equals v, or -1.
// When a comparison changes the deque, changed is the error.
func (d *deque) find(th *py.Thread, v py.Value, start, stop int, changed func() error) (int, error) {
	state := d.state
	for i := start; i < stop && i < d.n; i++ {
		if err := th.PollEvery(i); err != nil {
			return -1, err
		}
		eq, err := py.Equal(th, *d.at(i), v)
		if err != nil {
			return -1, err
		}
		if d.state != state {
			return i, changed()
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

func errMutated() error { return py.RuntimeErrorf("deque mutated during iteration") }

// repeat returns or makes d times n.
func (d *deque) repeat(th *py.Thread, n int) error {
	if n <= 0 || d.n == 0 {
		d.clear()
		return nil
	}
	items := d.items()
	if n > (1<<46)/len(items) {
		if d.max < 0 {
			return py.NewException(py.MemoryError)
		}
	}
	if d.max >= 0 {
		// Only the last items stay.
		n = min(n, d.max/len(items)+2)
	}
	if err := th.Charge(int64(len(items)) * int64(n-1) * 16); err != nil {
		return err
	}
	for k := 1; k < n; k++ {
		for i, v := range items {
			if err := th.PollEvery(i); err != nil {
				return err
			}
			if err := d.append(th, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyPlain returns an exact deque with the same items and bound.
func (d *deque) copyPlain() *deque {
	c := py.New[deque](dequeType)
	c.max = d.max
	c.buf, c.head, c.n = append([]py.Value(nil), d.buf...), d.head, d.n
	return c
}

// copyLike returns a copy by the constructor of d's class.
func (d *deque) copyLike(th *py.Thread) (py.Value, error) {
	if d.Type() == dequeType {
		if err := th.Charge(int64(len(d.buf)) * 16); err != nil {
			return py.Value{}, err
		}
		return d.copyPlain().value(), nil
	}
	args := []py.Value{d.value()}
	if d.max >= 0 {
		args = append(args, py.Int(int64(d.max)))
	}
	v, err := th.Call(d.Type().Value(), args...)
	if err == nil && toDeque(v) == nil {
		err = py.TypeErrorf("%s() must return a deque, not %s", d.Type().Name, v.Type().Name)
	}
	return v, err
}

// IsDeque reports whether v is a deque, not one of a subclass.
func IsDeque(v py.Value) bool { return v.Type() == dequeType }

// Append appends x to the deque v.
func Append(th *py.Thread, v, x py.Value) error { return toDeque(v).append(th, x) }

// PopLeft takes the first item out of a deque.
func PopLeft(v py.Value) (py.Value, bool) {
	if d := toDeque(v); d != nil && d.n > 0 {
		return d.popLeft(), true
	}
	return py.Value{}, false
}
