package py

// This file defines the Python type memoryview.

import (
	"fmt"
)

// MemoryView is the Python type memoryview: a window on another object's memory.
type MemoryView struct {
	Object
	base    *viewBase // nil once released
	view    Buffer    // what this view shows; its exports and release are not used
	exports Exports   // buffers of this view
	hash    int64     // 0: not known yet
	closing bool      // given to __release_buffer__: no further views can be made
}

// viewBase is the one buffer that a memoryview and those cut from it share.
type viewBase struct {
	buf   *Buffer
	views int // memoryviews that are not released
}

var (
	memoryViewType = Type{Name: "memoryview", Flags: FlagSequence | FlagHasWeakref}
	memoryIterType = Type{Name: "memory_iterator"}

	// MemoryViewType is the type memoryview.
	MemoryViewType = &memoryViewType
)

// NewMemoryView returns a memoryview that owns the buffer b.
func NewMemoryView(b *Buffer) Value { return newMemoryView(b).Value() }

// ToMemoryView returns v as a memoryview, or nil if it is none.
func ToMemoryView(v Value) *MemoryView {
	if v.ref != nil && v.Type() == &memoryViewType {
		return (*MemoryView)(v.ref)
	}
	return nil
}

// Value returns the memoryview as a value.
func (m *MemoryView) Value() Value { return ValueOf(&m.Object) }

func newMemoryView(b *Buffer) *MemoryView {
	base := &viewBase{buf: b, views: 1}
	v := *b
	v.exports, v.release = nil, nil
	return &MemoryView{Object: Object{&memoryViewType}, base: base, view: v}
}

// derive returns another view of the same memory.
func (m *MemoryView) derive(v Buffer) *MemoryView {
	m.base.views++
	return &MemoryView{Object: Object{&memoryViewType}, base: m.base, view: v}
}

func (m *MemoryView) released() bool { return m.base == nil }

func (m *MemoryView) check() error {
	if m.base == nil {
		return ValueErrorf("operation forbidden on released memoryview object")
	}
	return nil
}

// checkMore says whether further views and buffers of m can be made.
func (m *MemoryView) checkMore() error {
	if m.closing && m.base != nil {
		return ValueErrorf("cannot create new view on restricted memoryview")
	}
	return m.check()
}

// release does what memoryview.release() does.
func (m *MemoryView) release(th *Thread) error {
	if m.base == nil {
		return nil
	}
	if m.exports.Any() {
		n := m.exports.Count()
		s := "s"
		if n == 1 {
			s = ""
		}
		return Errorf(BufferError, "memoryview has %d exported buffer%s", n, s)
	}
	b := m.base
	m.base = nil
	m.view = Buffer{}
	if b.views--; b.views == 0 {
		b.buf.Release(th)
	}
	return nil
}

// memoryViewBuffer is the Buffer slot of memoryview.
func memoryViewBuffer(th *Thread, self Value, flags BufferFlags) (*Buffer, error) {
	m := (*MemoryView)(self.ref)
	if err := m.checkMore(); err != nil {
		return nil, err
	}
	v := m.view
	no := func(what string) error { return Errorf(BufferError, "memoryview: underlying buffer is not %s", what) }
	c := v.IsContiguous('C')
	switch {
	case flags.has(BufWritable) && v.ReadOnly:
		return nil, no("writable")
	case flags.has(BufCContiguous) && !c:
		return nil, no("C-contiguous")
	case flags.has(BufFContiguous) && !v.IsContiguous('F'):
		return nil, no("Fortran contiguous")
	case flags.has(BufAnyContiguous) && !c && !v.IsContiguous('F'):
		return nil, no("contiguous")
	case !flags.has(BufStrides) && !c:
		return nil, no("C-contiguous")
	case !flags.has(BufND) && flags.has(BufFormat):
		return nil, Errorf(BufferError, "memoryview: cannot cast to unsigned bytes if the format flag is present")
	}
	if !flags.has(BufFormat) {
		v.Format = ""
	}
	if !flags.has(BufND) {
		v.Shape, v.Strides, v.ItemSize = []int{v.Len()}, []int{1}, 1
	}
	v.Obj = self
	b := &v
	b.exports = &m.exports
	m.exports.add(b)
	return b, nil
}

// memoryIter iterates over a memoryview of one dimension.
type memoryIter struct {
	Object
	m *MemoryView
	i int
	n int
	c byte
}

func initMemoryView() {
	t := &memoryViewType
	t.layout = LayoutOf[MemoryView]()
	view := func(v Value) *MemoryView { return (*MemoryView)(v.ref) }
	t.Doc = "A view of the memory of another object."
	t.NewSig = &NativeDef{Sig: "memoryview(cls, object)", Fn: func(th *Thread, a []Value) (Value, error) {
		if m := ToMemoryView(a[1]); m != nil {
			if err := m.checkMore(); err != nil {
				return Value{}, err
			}
			return m.derive(m.view).Value(), nil
		}
		if a[1].Type().Buffer == nil {
			return Value{}, TypeErrorf("memoryview: a bytes-like object is required, not '%s'", a[1].Type().FullName())
		}
		b, err := GetBuffer(th, a[1], BufFullRO)
		if err != nil {
			return Value{}, err
		}
		return newMemoryView(b).Value(), nil
	}}
	t.Buffer = memoryViewBuffer
	t.Repr = func(th *Thread, v Value) (Value, error) {
		if view(v).released() {
			return String(fmt.Sprintf("<released memory at 0x%x>", ID(v))), nil
		}
		return String(fmt.Sprintf("<memory at 0x%x>", ID(v))), nil
	}
	t.Hash = memoryViewHash
	t.RichCompare = memoryViewCompare
	t.Len = func(th *Thread, v Value) (int, error) {
		m := view(v)
		if err := m.check(); err != nil {
			return 0, err
		}
		if len(m.view.Shape) == 0 {
			return 0, TypeErrorf("0-dim memory has no length")
		}
		return m.view.Shape[0], nil
	}
	t.GetItem = memoryViewGetItem
	t.SetItem = memoryViewSetItem
	t.SeqItem = func(th *Thread, v Value, i int) (Value, error) { return memoryViewGetItem(th, v, Int(int64(i))) }
	t.Iter = func(th *Thread, v Value) (Value, error) {
		m := view(v)
		if err := m.check(); err != nil {
			return Value{}, err
		}
		switch len(m.view.Shape) {
		case 0:
			return Value{}, TypeErrorf("invalid indexing of 0-dim memory")
		case 1:
		default:
			return Value{}, NotImplementedErrorf("multi-dimensional sub-views are not implemented")
		}
		c := nativeFormat(m.view.Format)
		if c == 0 {
			return Value{}, unsupportedFormat(m.view.Format)
		}
		return ValueOf(&(&memoryIter{Object{&memoryIterType}, m, 0, m.view.Shape[0], c}).Object), nil
	}
	t.Traverse = func(v Value, visit func(Value)) int {
		if o := view(v).view.Obj; o.ref != nil {
			visit(o)
		}
		return 256
	}
	get := func(name, doc string, f func(m *MemoryView) Value) GetSetDef {
		return GetSetDef{Name: name, Doc: doc, Get: func(th *Thread, v Value) (Value, error) {
			if err := view(v).check(); err != nil {
				return Value{}, err
			}
			return f(view(v)), nil
		}}
	}
	ints := func(s []int) Value {
		out := make([]Value, len(s))
		for i, n := range s {
			out[i] = Int(int64(n))
		}
		return NewTupleOwned(out).Value()
	}
	t.Getters = []GetSetDef{
		get("obj", "The object whose memory it is.", func(m *MemoryView) Value {
			if o := m.view.Obj; o.ref != nil {
				return o
			}
			return None
		}),
		get("nbytes", "How many bytes the elements have.", func(m *MemoryView) Value { return Int(int64(m.view.Len())) }),
		get("readonly", "Whether the memory cannot be changed.", func(m *MemoryView) Value { return Bool(m.view.ReadOnly) }),
		get("itemsize", "How many bytes an element has.", func(m *MemoryView) Value { return Int(int64(m.view.ItemSize)) }),
		get("format", "The format of an element, as struct writes it.", func(m *MemoryView) Value { return String(m.view.Format) }),
		get("ndim", "How many dimensions there are.", func(m *MemoryView) Value { return Int(int64(len(m.view.Shape))) }),
		get("shape", "How many elements each dimension has.", func(m *MemoryView) Value { return ints(m.view.Shape) }),
		get("strides", "How many bytes apart the elements of each dimension are.", func(m *MemoryView) Value { return ints(m.view.Strides) }),
		get("suboffsets", "Always empty: no dimension is reached by pointers.", func(m *MemoryView) Value { return ints(nil) }),
		get("c_contiguous", "Whether the elements lie as in C, without gaps.", func(m *MemoryView) Value { return Bool(m.view.IsContiguous('C')) }),
		get("f_contiguous", "Whether the elements lie as in Fortran, without gaps.", func(m *MemoryView) Value { return Bool(m.view.IsContiguous('F')) }),
		get("contiguous", "Whether the elements lie without gaps.", func(m *MemoryView) Value { return Bool(m.view.IsContiguous('A')) }),
	}
	release := func(th *Thread, a []Value) (Value, error) { return None, view(a[0]).release(th) }
	t.Methods = []NativeDef{
		{Sig: "release(self, /)", Doc: "Give up the view.", Fn: release},
		{Sig: "tobytes(self, /, order='C')", Doc: "The items as bytes.\n\nThe order is that of C ('C' or None), of Fortran ('F'), or with 'A' the one\nin memory, if the view is contiguous, else that of C.", Fn: func(th *Thread, a []Value) (Value, error) {
			m := view(a[0])
			if err := m.check(); err != nil {
				return Value{}, err
			}
			order := byte('C')
			if !a[1].IsNone() {
				s := ToStr(a[1])
				if s == nil {
					return Value{}, TypeErrorf("tobytes() argument 'order' must be str or None, not %s", a[1].Type().FullName())
				}
				if s.s != "C" && s.s != "F" && s.s != "A" {
					return Value{}, ValueErrorf("order must be 'C', 'F' or 'A'")
				}
				order = s.s[0]
			}
			b, err := m.view.Copy(th, order)
			return NewBytes(stringOf(b)), err
		}},
		{Sig: "hex(self, sep=?, bytes_per_sep=1)", Doc: hexDoc("memoryview"), Fn: func(th *Thread, a []Value) (Value, error) {
			m := view(a[0])
			if err := m.check(); err != nil {
				return Value{}, err
			}
			b, err := m.view.Copy(th, 'C')
			if err != nil {
				return Value{}, err
			}
			return bytesHex(th, stringOf(b), a[1], a[2])
		}},
		{Sig: "tolist(self, /)", Doc: "Return the elements as a list, of lists if there are more dimensions.", Fn: func(th *Thread, a []Value) (Value, error) { return view(a[0]).toList(th) }},
		{Sig: "cast(self, /, format, shape=?)", Doc: "Return a view of the same memory in another format or shape.", Fn: memoryViewCast},
		{Sig: "toreadonly(self, /)", Doc: "Return a view that cannot change the memory.", Fn: func(th *Thread, a []Value) (Value, error) {
			m := view(a[0])
			if err := m.checkMore(); err != nil {
				return Value{}, err
			}
			v := m.view
			v.ReadOnly = true
			return m.derive(v).Value(), nil
		}},
		{Sig: "count(self, value, /)", Doc: "Count the number of occurrences of a value.", Fn: func(th *Thread, a []Value) (Value, error) {
			n := 0
			err := ForEach(th, a[0], func(x Value) error {
				eq, err := Equal(th, x, a[1])
				if eq {
					n++
				}
				return err
			})
			return Int(int64(n)), err
		}},
		{Sig: "index(self, value, start=0, stop=9223372036854775807, /)", Doc: "Return the first place of a value.\n\nValueError if it is not there.", Fn: func(th *Thread, a []Value) (Value, error) {
			m := view(a[0])
			if err := m.check(); err != nil {
				return Value{}, err
			}
			if len(m.view.Shape) == 0 {
				return Value{}, TypeErrorf("invalid lookup on 0-dim memory")
			}
			if len(m.view.Shape) != 1 {
				return Value{}, NotImplementedErrorf("multi-dimensional lookup is not implemented")
			}
			from, to, err := placeRange(th, a[2], a[3], m.view.Shape[0])
			if err != nil {
				return Value{}, err
			}
			for i := from; i < to; i++ {
				if err := th.PollEvery(i); err != nil {
					return Value{}, err
				}
				x, err := memoryViewGetItem(th, a[0], Int(int64(i)))
				if err != nil {
					return Value{}, err
				}
				eq, err := Equal(th, x, a[1])
				if err != nil {
					return Value{}, err
				}
				if eq {
					return Int(int64(i)), nil
				}
			}
			return Value{}, ValueErrorf("memoryview.index(x): x not found")
		}},
		{Sig: "_from_flags(cls, /, object, flags)", Flags: ClassMethod, Doc: "A view of the memory of another object.", Fn: func(th *Thread, a []Value) (Value, error) {
			flags, err := IndexOverflow(th, a[2], OverflowError)
			if err != nil {
				return Value{}, err
			}
			b, err := GetBuffer(th, a[1], BufferFlags(flags))
			if err != nil {
				return Value{}, err
			}
			if b.Format == "" {
				b.Format = "B"
			}
			return newMemoryView(b).Value(), nil
		}},
		{Sig: "__enter__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return a[0], view(a[0]).check() }},
		{Sig: "__exit__(self, /, *exc_info)", Doc: "Give up the view.", Fn: release},
		{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Doc: "See PEP 585", Fn: classGetItem},
	}
	Define(t)
	DefineIter(&memoryIterType, LayoutOf[memoryIter](), func(th *Thread, v Value) (Value, error) {
		it := Cast[memoryIter](v)
		if it.m == nil {
			return Value{}, nil
		}
		if it.i >= it.n {
			it.m = nil
			return Value{}, nil
		}
		if err := it.m.check(); err != nil {
			return Value{}, err
		}
		w := &it.m.view
		it.i++
		return unpackItem(it.c, w.Data[w.Offset+(it.i-1)*w.Strides[0]:]), nil
	}, nil)
	bufferWrapperType.layout = LayoutOf[bufferWrapper]()
	bufferWrapperType.Traverse = func(v Value, visit func(Value)) int {
		w := Cast[bufferWrapper](v)
		visit(w.obj)
		visit(w.mv)
		return 32
	}
	Define(&bufferWrapperType)
}
