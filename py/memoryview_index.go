package py

// This file finds, sets and lists the items of a memoryview.

import (
	"slices"
	"strings"
)

// at returns the offset of the item at an index in each dimension.
func (m *MemoryView) at(dim, i int) (int, error) {
	n := m.view.Shape[dim]
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, IndexErrorf("index out of bounds on dimension %d", dim+1)
	}
	return i * m.view.Strides[dim], nil
}

// item returns the item at an offset.
func (m *MemoryView) item(off int) (Value, error) {
	c := nativeFormat(m.view.Format)
	if c == 0 {
		return Value{}, unsupportedFormat(m.view.Format)
	}
	return unpackItem(c, m.view.Data[off:]), nil
}

// multiIndex returns the offset that a tuple of indices selects; ok is false if
// key is no such tuple.
func (m *MemoryView) multiIndex(th *Thread, key Value) (off int, ok bool, err error) {
	t := ToTuple(key)
	if t == nil {
		return 0, false, nil
	}
	for _, x := range t.items {
		if x.Type().Index == nil {
			return 0, false, nil
		}
	}
	nd := len(m.view.Shape)
	if len(t.items) < nd {
		return 0, true, NotImplementedErrorf("sub-views are not implemented")
	}
	if len(t.items) > nd {
		return 0, true, TypeErrorf("cannot index %d-dimension view with %d-element tuple", nd, len(t.items))
	}
	off = m.view.Offset
	for d, x := range t.items {
		i, err := IndexOverflow(th, x, IndexError)
		if err != nil {
			return 0, true, err
		}
		if err := m.check(); err != nil {
			return 0, true, err
		}
		o, err := m.at(d, i)
		if err != nil {
			return 0, true, err
		}
		off += o
	}
	return off, true, nil
}

func isMultiSlice(key Value) bool {
	t := ToTuple(key)
	if t == nil || len(t.items) == 0 {
		return false
	}
	for _, x := range t.items {
		if x.Type() != &sliceType {
			return false
		}
	}
	return true
}

func memoryViewGetItem(th *Thread, self, key Value) (Value, error) {
	m := (*MemoryView)(self.ref)
	if err := m.check(); err != nil {
		return Value{}, err
	}
	v := &m.view
	if len(v.Shape) == 0 {
		if t := ToTuple(key); t != nil && len(t.items) == 0 {
			return m.item(v.Offset)
		}
		if key.IsEllipsis() {
			return self, nil
		}
		return Value{}, TypeErrorf("invalid indexing of 0-dim memory")
	}
	if key.IsInt() || key.Type().Index != nil {
		i, err := IndexOverflow(th, key, IndexError)
		if err != nil {
			return Value{}, err
		}
		if err := m.check(); err != nil {
			return Value{}, err
		}
		if len(v.Shape) != 1 {
			return Value{}, NotImplementedErrorf("multi-dimensional sub-views are not implemented")
		}
		off, err := m.at(0, i)
		if err != nil {
			return Value{}, err
		}
		return m.item(v.Offset + off)
	}
	if key.Type() == &sliceType {
		if err := m.checkMore(); err != nil {
			return Value{}, err
		}
		// The new view is there before the indices are asked for, which may release this one.
		w := m.derive(*v)
		bounds, err := Cast[Slice](key).Bounds(th)
		if err != nil {
			if e := w.release(th); e != nil {
				err = e
			}
			return Value{}, err
		}
		s := &w.view
		start, step, n := bounds.Fit(s.Shape[0])
		s.Shape, s.Strides = slices.Clone(s.Shape), slices.Clone(s.Strides)
		if n > 0 {
			s.Offset += start * s.Strides[0]
		}
		s.Shape[0], s.Strides[0] = n, s.Strides[0]*step
		return w.Value(), nil
	}
	off, ok, err := m.multiIndex(th, key)
	if err != nil {
		return Value{}, err
	}
	if ok {
		return m.item(off)
	}
	if isMultiSlice(key) {
		return Value{}, NotImplementedErrorf("multi-dimensional slicing is not implemented")
	}
	return Value{}, TypeErrorf("memoryview: invalid slice key")
}

func memoryViewSetItem(th *Thread, self, key, x Value) error {
	m := (*MemoryView)(self.ref)
	if err := m.check(); err != nil {
		return err
	}
	v := &m.view
	c := nativeFormat(v.Format)
	if c == 0 {
		return unsupportedFormat(v.Format)
	}
	if v.ReadOnly {
		return TypeErrorf("cannot modify read-only memory")
	}
	if x.ref == nil {
		return TypeErrorf("cannot delete memory")
	}
	// Converting the value may run Python code, which may release the view.
	pack := func(off int) error {
		var tmp [8]byte
		if err := packItem(th, v.Format, c, tmp[:], x); err != nil {
			return err
		}
		if err := m.check(); err != nil {
			return err
		}
		copy(v.Data[off:off+v.ItemSize], tmp[:])
		return nil
	}
	if len(v.Shape) == 0 {
		if t := ToTuple(key); t != nil && len(t.items) == 0 || key.IsEllipsis() {
			return pack(v.Offset)
		}
		return TypeErrorf("invalid indexing of 0-dim memory")
	}
	if key.IsInt() || key.Type().Index != nil {
		if len(v.Shape) > 1 {
			return NotImplementedErrorf("sub-views are not implemented")
		}
		i, err := IndexOverflow(th, key, IndexError)
		if err != nil {
			return err
		}
		if err := m.check(); err != nil {
			return err
		}
		off, err := m.at(0, i)
		if err != nil {
			return err
		}
		return pack(v.Offset + off)
	}
	if key.Type() == &sliceType && len(v.Shape) == 1 {
		src, err := GetBuffer(th, x, BufFullRO)
		if err != nil {
			return err
		}
		defer src.Release(th)
		bounds, err := Cast[Slice](key).Bounds(th)
		if err != nil {
			return err
		}
		if err := m.check(); err != nil {
			return err
		}
		start, step, n := bounds.Fit(v.Shape[0])
		sf := strings.TrimPrefix(src.Format, "@")
		if sf == "" {
			sf = "B"
		}
		if len(src.Shape) != 1 || src.Shape[0] != n || sf != strings.TrimPrefix(v.Format, "@") || src.ItemSize != v.ItemSize {
			return ValueErrorf("memoryview assignment: lvalue and rvalue have different structures")
		}
		data, err := src.Copy(th, 'C')
		if err != nil {
			return err
		}
		if err := m.check(); err != nil { // the copy polls
			return err
		}
		at, stride := v.Offset+start*v.Strides[0], v.Strides[0]*step
		if stride == v.ItemSize {
			copy(v.Data[at:at+len(data)], data)
			return nil
		}
		for i := 0; i < n; i++ {
			copy(v.Data[at:at+v.ItemSize], data[i*v.ItemSize:])
			at += stride
		}
		return nil
	}
	off, ok, err := m.multiIndex(th, key)
	if err != nil {
		return err
	}
	if ok {
		return pack(off)
	}
	if key.Type() == &sliceType || isMultiSlice(key) {
		return NotImplementedErrorf("memoryview slice assignments are currently restricted to ndim = 1")
	}
	return TypeErrorf("memoryview: invalid slice key")
}

// list returns the items from dimension dim on as nested lists.
func (m *MemoryView) list(th *Thread, c byte, dim, off int) (Value, error) {
	v := &m.view
	if err := th.Charge(int64(v.Shape[dim]) * 16); err != nil {
		return Value{}, err
	}
	out, err := MakeItems(th, v.Shape[dim])
	if err != nil {
		return Value{}, err
	}
	for i := range out {
		if dim == len(v.Shape)-1 {
			if m.base == nil {
				return Value{}, m.check()
			}
			out[i] = unpackItem(c, v.Data[off:])
			if err := th.PollEvery(i); err != nil {
				return Value{}, err
			}
		} else {
			var err error
			if out[i], err = m.list(th, c, dim+1, off); err != nil {
				return Value{}, err
			}
		}
		off += v.Strides[dim]
	}
	return ListOf(out), nil
}

func (m *MemoryView) toList(th *Thread) (Value, error) {
	if err := m.check(); err != nil {
		return Value{}, err
	}
	c := nativeFormat(m.view.Format)
	if c == 0 {
		return Value{}, unsupportedFormat(m.view.Format)
	}
	if len(m.view.Shape) == 0 {
		return m.item(m.view.Offset)
	}
	return m.list(th, c, 0, m.view.Offset)
}
