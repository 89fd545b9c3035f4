package py

// This file defines the buffer protocol (PEP 3118; PEP 688 for classes written
// in Python): how one object lets others look at its memory.

import (
	"runtime"
	"weak"
)

// BufferFlags tell what the asker for a buffer can deal with; inspect.BufferFlags.
type BufferFlags int

// The flags, with CPython's values.
const (
	BufSimple        BufferFlags = 0
	BufWritable      BufferFlags = 1
	BufFormat        BufferFlags = 4
	BufND            BufferFlags = 8
	BufStrides       BufferFlags = 0x10 | BufND
	BufCContiguous   BufferFlags = 0x20 | BufStrides
	BufFContiguous   BufferFlags = 0x40 | BufStrides
	BufAnyContiguous BufferFlags = 0x80 | BufStrides
	BufIndirect      BufferFlags = 0x100 | BufStrides
	BufContig                    = BufND | BufWritable
	BufContigRO                  = BufND
	BufFull                      = BufIndirect | BufWritable | BufFormat
	BufFullRO                    = BufIndirect | BufFormat
)

// has reports whether all bits of g are set.
func (f BufferFlags) has(g BufferFlags) bool { return f&g == g }

// Buffer is a view of an object's memory: Shape[0] x Shape[1] x ... items of
// ItemSize bytes, the first at Data[Offset], neighbours in dimension i
// Strides[i] bytes apart. Who asked for it releases it. A buffer that is dropped
// without Release counts as released once the Go collector has found it.
type Buffer struct {
	Data     []byte
	Offset   int
	Obj      Value // the exporter, absent for none
	ReadOnly bool
	Format   string // struct syntax; "" when the asker did not want one
	ItemSize int
	Shape    []int
	Strides  []int

	exports *Exports
	release func(th *Thread)
}

// Len returns the size of the items in bytes.
func (b *Buffer) Len() int {
	n := b.ItemSize
	for _, d := range b.Shape {
		n *= d
	}
	return n
}

// Release tells the exporter that b is used no more. A second call does nothing.
func (b *Buffer) Release(th *Thread) {
	if e := b.exports; e != nil {
		b.exports = nil
		e.remove(b)
	}
	if f := b.release; f != nil {
		b.release = nil
		f(th)
	}
}

// NewBuffer returns the buffer of an exporter that has plain bytes. Only what
// flags ask for is checked. e may be nil for memory that never moves.
func NewBuffer(obj Value, data []byte, readOnly bool, flags BufferFlags, e *Exports) (*Buffer, error) {
	return NewItemBuffer(obj, data, readOnly, "B", 1, flags, e)
}

// NewItemBuffer is NewBuffer for items of a format and size.
func NewItemBuffer(obj Value, data []byte, readOnly bool, format string, size int, flags BufferFlags, e *Exports) (*Buffer, error) {
	if readOnly && flags.has(BufWritable) {
		return nil, Errorf(BufferError, "Object is not writable.")
	}
	b := &Buffer{Data: data, Obj: obj, ReadOnly: readOnly, Format: format, ItemSize: size, Shape: []int{len(data) / size}, Strides: []int{size}, exports: e}
	if e != nil {
		e.add(b)
	}
	return b, nil
}

// Exports are the buffers of an object that others hold. While there is one the
// object must not move its memory.
type Exports struct {
	held []weak.Pointer[Buffer]
}

func (e *Exports) add(b *Buffer) { e.held = append(e.held, weak.Make(b)) }

func (e *Exports) remove(b *Buffer) {
	w := weak.Make(b)
	for i, h := range e.held {
		if h == w {
			n := len(e.held) - 1
			e.held[i] = e.held[n]
			e.held = e.held[:n]
			return
		}
	}
}

// Any reports whether buffers are held. CPython knows at once when a view is
// dropped; here the collector is asked before somebody is told that one is held.
func (e *Exports) Any() bool {
	if len(e.held) == 0 {
		return false
	}
	if e.Count() == 0 {
		return false
	}
	runtime.GC()
	return e.Count() > 0
}

// Count returns how many buffers are held, as far as is known without a collection.
func (e *Exports) Count() int {
	n := 0
	for _, h := range e.held {
		if h.Value() != nil {
			e.held[n] = h
			n++
		}
	}
	e.held = e.held[:n]
	return n
}

// CheckResize returns the error for changing the size of an object whose memory is in use.
func (e *Exports) CheckResize() error {
	if e.Any() {
		return Errorf(BufferError, "Existing exports of data: object cannot be re-sized")
	}
	return nil
}

// HasBuffer reports whether v supports the buffer protocol.
func HasBuffer(v Value) bool { return v.Type().Buffer != nil }

// GetBuffer returns a buffer of v. The caller releases it.
func GetBuffer(th *Thread, v Value, flags BufferFlags) (*Buffer, error) {
	f := v.Type().Buffer
	if f == nil {
		return nil, notBytesLike(v)
	}
	return f(th, v, flags)
}

func notBytesLike(v Value) error {
	return TypeErrorf("a bytes-like object is required, not '%s'", v.Type().FullName())
}

// bytesText returns the contents of a bytes-like object of this package. For a
// mutable one it is only valid until Python code runs, and not to be kept.
func bytesText(v Value) (string, bool) {
	if b := ToBytes(v); b != nil {
		return b.s, true
	}
	if b := ToByteArray(v); b != nil {
		return stringOf(b.b), true
	}
	if v.ref != nil && v.Type() == &memoryViewType {
		m := (*MemoryView)(v.ref)
		if m.released() {
			return "", false
		}
		if d, ok := m.view.contiguousData(); ok {
			return stringOf(d), true
		}
	}
	return "", false
}

// ViewBytes returns the contents of a bytes-like object to be looked at: valid
// until Python code runs or the VM lock is given up, not to be kept, not to be written.
func ViewBytes(th *Thread, v Value) ([]byte, error) {
	s, err := viewText(th, v)
	return bytesOf(s), err
}

// viewText is ViewBytes as a string.
func viewText(th *Thread, v Value) (string, error) {
	if s, ok := bytesText(v); ok {
		return s, nil
	}
	b, err := GetBuffer(th, v, BufSimple)
	if err != nil {
		return "", err
	}
	d, ok := b.contiguousData()
	if !ok {
		b.Release(th)
		return "", Errorf(BufferError, "memoryview: underlying buffer is not C-contiguous")
	}
	if b.release != nil {
		d = append([]byte(nil), d...) // Python code runs at the release
	}
	b.Release(th)
	return stringOf(d), nil
}

// BytesString returns the contents of a bytes-like object, to be kept: what is
// mutable is copied.
func BytesString(th *Thread, v Value) (string, error) {
	if b := ToBytes(v); b != nil {
		return b.s, nil
	}
	s, err := viewText(th, v)
	if err != nil {
		return "", err
	}
	if err := th.Charge(int64(len(s))); err != nil {
		return "", err
	}
	return string(bytesOf(s)), nil
}

// WritableBytes returns a buffer of v whose bytes b.Data[b.Offset:][:b.Len()] may
// be written, C-contiguous. The caller releases it.
func WritableBytes(th *Thread, v Value) (*Buffer, error) {
	b, err := GetBuffer(th, v, BufWritable)
	if err != nil {
		return nil, err
	}
	if b.ReadOnly {
		b.Release(th)
		return nil, Errorf(BufferError, "Object is not writable.")
	}
	return b, nil
}

// Bytes returns the memory of a C-contiguous buffer.
func (b *Buffer) Bytes() []byte { return b.Data[b.Offset : b.Offset+b.Len()] }

// contiguousData returns the memory if the items lie in C order without gaps.
func (b *Buffer) contiguousData() ([]byte, bool) {
	if !b.IsContiguous('C') {
		return nil, false
	}
	n := b.Len()
	return b.Data[b.Offset : b.Offset+n : b.Offset+n], true
}

// IsContiguous reports whether the items lie without gaps, in the order 'C', 'F'
// (Fortran) or 'A' (either).
func (b *Buffer) IsContiguous(order byte) bool {
	switch order {
	case 'C':
		want := b.ItemSize
		if b.Len() == 0 {
			return true
		}
		for i := len(b.Shape) - 1; i >= 0; i-- {
			if b.Shape[i] > 1 && b.Strides[i] != want {
				return false
			}
			want *= b.Shape[i]
		}
		return true
	case 'F':
		want := b.ItemSize
		if b.Len() == 0 {
			return true
		}
		for i := range b.Shape {
			if b.Shape[i] > 1 && b.Strides[i] != want {
				return false
			}
			want *= b.Shape[i]
		}
		return true
	}
	return b.IsContiguous('C') || b.IsContiguous('F')
}

// Copy returns the items in C or Fortran order in a new slice.
func (b *Buffer) Copy(th *Thread, order byte) ([]byte, error) {
	n := b.Len()
	if err := th.Charge(int64(n)); err != nil {
		return nil, err
	}
	out, err := MakeBytes(th, n)
	if err != nil {
		return nil, err
	}
	out = out[:0]
	if order == 'A' {
		order = 'C'
		if b.IsContiguous('F') && !b.IsContiguous('C') {
			order = 'F'
		}
	}
	if b.IsContiguous(order) {
		d := b.Data[b.Offset : b.Offset+n]
		for len(d) > copyChunk {
			out = append(out, d[:copyChunk]...)
			d = d[copyChunk:]
			if err := th.Poll(); err != nil {
				return nil, err
			}
		}
		return append(out, d...), nil
	}
	nd := len(b.Shape)
	idx := make([]int, nd)
	for count := n / max(b.ItemSize, 1); count > 0; count-- {
		at := b.Offset
		for i, k := range idx {
			at += k * b.Strides[i]
		}
		out = append(out, b.Data[at:at+b.ItemSize]...)
		if order == 'F' {
			for i := 0; i < nd; i++ {
				if idx[i]++; idx[i] < b.Shape[i] {
					break
				}
				idx[i] = 0
			}
		} else {
			for i := nd - 1; i >= 0; i-- {
				if idx[i]++; idx[i] < b.Shape[i] {
					break
				}
				idx[i] = 0
			}
		}
		if err := th.PollEvery(count); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// copyChunk is how much is copied or searched between two polls: some 50 µs of work.
const copyChunk = 1 << 18

// pyBuffer is the Buffer slot of classes with __buffer__ in Python (PEP 688).
func pyBuffer(th *Thread, self Value, flags BufferFlags) (*Buffer, error) {
	r, found, err := callSpecial(th, self, names.buffer, Int(int64(flags)))
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, notBytesLike(self)
	}
	if r.Type() != &memoryViewType {
		return nil, TypeErrorf("__buffer__ returned non-memoryview object")
	}
	inner, err := memoryViewBuffer(th, r, flags)
	if err != nil {
		return nil, err
	}
	b := *inner
	b.exports = nil
	b.Obj = ValueOf(&(&bufferWrapper{Object{&bufferWrapperType}, self, r}).Object)
	b.release = func(th *Thread) {
		inner.Release(th)
		mv := (*MemoryView)(r.ref)
		if mv.released() {
			return
		}
		own := mv.base.buf.Obj == self // the class's own memory, seen through a view that was made for this buffer only
		if m, ok := self.Type().Lookup(names.buffer); ok && own {
			mv.closing = m.Type() == &wrapperDescrType // not a view that __buffer__ in Python may have kept
		}
		if m, ok := self.Type().Lookup(names.releaseBuffer); ok && m.Type() != &wrapperDescrType {
			if _, _, err := callSpecial(th, self, names.releaseBuffer, r); err != nil {
				th.Unraisable(err, "Exception ignored in", self)
			}
		}
		if own {
			_ = mv.release(th)
		}
	}
	return &b, nil
}

// bufferWrapper is the exporter that views of a Python class's __buffer__ show.
type bufferWrapper struct {
	Object
	obj, mv Value
}

var bufferWrapperType = Type{Name: "_buffer_wrapper", Flags: FlagNoInstantiate}

func bufferGroup() {
	get := method("__buffer__(self, flags, /)", func(t *Type) NativeFunc {
		f := t.Buffer
		if f == nil {
			return nil
		}
		return func(th *Thread, a []Value) (Value, error) {
			flags, err := IndexOverflow(th, a[1], OverflowError)
			if err != nil {
				return Value{}, err
			}
			b, err := f(th, a[0], BufferFlags(flags))
			if err != nil {
				return Value{}, err
			}
			if b.Format == "" {
				b.Format = "B"
			}
			return newMemoryView(b).Value(), nil
		}
	})
	rel := method("__release_buffer__(self, buffer, /)", func(t *Type) NativeFunc {
		if t.Buffer == nil {
			return nil
		}
		return func(th *Thread, a []Value) (Value, error) {
			if a[1].Type() != &memoryViewType {
				return Value{}, TypeErrorf("expected a memoryview object")
			}
			m := (*MemoryView)(a[1].ref)
			if m.released() {
				return None, nil
			}
			if m.base.buf.Obj != a[0] {
				return Value{}, ValueErrorf("memoryview's buffer is not this object")
			}
			return None, m.release(th)
		}
	})
	slotGroups = append(slotGroups, slotGroup{
		methods: []slotMethod{get, rel},
		generic: func(t *Type) {
			t.Buffer = nil
			if _, ok := t.Lookup(names.buffer); ok {
				t.Buffer = pyBuffer
			}
		},
		inherit: func(t, from *Type) { t.Buffer = from.Buffer },
	})
}
