package py

// This file defines the Python type memoryview.

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
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

// nativeFormat returns the native single character of a struct format, or 0.
func nativeFormat(f string) byte {
	if len(f) == 2 && f[0] == '@' {
		f = f[1:]
	}
	if f == "" {
		return 'B'
	}
	if len(f) == 1 && strings.IndexByte("cbBhHiIlLqQnNfdeP?", f[0]) >= 0 {
		return f[0]
	}
	return 0
}

// formatSize returns the size of an item of a native format.
func formatSize(c byte) int {
	switch c {
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P':
		return 8
	}
	return 1
}

// unpackItem returns the item of a native format at the start of p.
func unpackItem(c byte, p []byte) Value {
	le := binary.LittleEndian
	switch c {
	case 'B':
		return Int(int64(p[0]))
	case 'b':
		return Int(int64(int8(p[0])))
	case 'c':
		return NewBytes(string(p[:1]))
	case '?':
		return Bool(p[0] != 0)
	case 'h':
		return Int(int64(int16(le.Uint16(p))))
	case 'H':
		return Int(int64(le.Uint16(p)))
	case 'i':
		return Int(int64(int32(le.Uint32(p))))
	case 'I':
		return Int(int64(le.Uint32(p)))
	case 'l', 'q', 'n':
		return Int(int64(le.Uint64(p)))
	case 'L', 'Q', 'N', 'P':
		return UintValue(le.Uint64(p))
	case 'f':
		return Float(float64(math.Float32frombits(le.Uint32(p))))
	case 'd':
		return Float(math.Float64frombits(le.Uint64(p)))
	}
	return Float(HalfToFloat(le.Uint16(p)))
}

// UintValue returns the int u.
func UintValue(u uint64) Value {
	if u <= math.MaxInt64 {
		return Int(int64(u))
	}
	return BigInt(new(big.Int).SetUint64(u))
}

// packItem stores v at the start of p.
func packItem(th *Thread, format string, c byte, p []byte, v Value) error {
	le := binary.LittleEndian
	badType := func() error { return TypeErrorf("memoryview: invalid type for format '%s'", format) }
	badValue := func() error { return ValueErrorf("memoryview: invalid value for format '%s'", format) }
	switch c {
	case 'c':
		b := ToBytes(v)
		if b == nil {
			return badType()
		}
		if len(b.s) != 1 {
			return badValue()
		}
		p[0] = b.s[0]
		return nil
	case '?':
		t, err := Truth(th, v)
		if err != nil {
			return err
		}
		p[0] = 0
		if t {
			p[0] = 1
		}
		return nil
	case 'f', 'd', 'e':
		f, err := ToFloat(th, v)
		if err != nil {
			if IsException(err, TypeError) {
				return badType()
			}
			return err
		}
		switch c {
		case 'd':
			le.PutUint64(p, math.Float64bits(f))
		case 'f':
			if math.IsInf(float64(float32(f)), 0) && !math.IsInf(f, 0) {
				return OverflowErrorf("float too large to pack with f format")
			}
			le.PutUint32(p, math.Float32bits(float32(f)))
		default:
			h, ok := FloatToHalf(f)
			if !ok {
				return OverflowErrorf("float too large to pack with e format")
			}
			le.PutUint16(p, h)
		}
		return nil
	}
	n, err := Index(th, v)
	if err != nil {
		if IsException(err, TypeError) {
			return badType()
		}
		return err
	}
	size := formatSize(c)
	if strings.IndexByte("BHILQNP", c) >= 0 {
		u, ok := uint64(n.bits), n.IsInt() && n.Int() >= 0
		if !n.IsInt() {
			if b := bigOf(n); b.IsUint64() {
				u, ok = b.Uint64(), true
			}
		}
		if !ok || size < 8 && u>>(8*size) != 0 {
			return badValue()
		}
		PutUint(p, size, u)
		return nil
	}
	if !n.IsInt() {
		return badValue()
	}
	i := n.Int()
	if s := 64 - 8*size; i<<s>>s != i {
		return badValue()
	}
	PutUint(p, size, uint64(i))
	return nil
}

// PutUint stores the last 1, 2, 4 or 8 bytes of u, the lowest first.
func PutUint(p []byte, size int, u uint64) {
	switch size {
	case 1:
		p[0] = byte(u)
	case 2:
		binary.LittleEndian.PutUint16(p, uint16(u))
	case 4:
		binary.LittleEndian.PutUint32(p, uint32(u))
	default:
		binary.LittleEndian.PutUint64(p, u)
	}
}

// HalfToFloat converts the bits of an IEEE 754 half-precision number.
func HalfToFloat(h uint16) float64 {
	sign, exp, frac := h>>15, int(h>>10&31), float64(h&1023)
	var f float64
	switch exp {
	case 0:
		f = math.Ldexp(frac, -24)
	case 31:
		if h&1023 != 0 {
			return math.Float64frombits(uint64(sign)<<63 | 0x7ff<<52 | uint64(h&1023)<<42)
		}
		f = math.Inf(1)
	default:
		f = math.Ldexp(1024+frac, exp-25)
	}
	if sign != 0 {
		return -f
	}
	return f
}

// FloatToHalf converts to half precision, rounding half to even; ok is false on overflow.
func FloatToHalf(f float64) (h uint16, ok bool) {
	bits := math.Float64bits(f)
	sign := uint16(bits >> 48 & 0x8000)
	a := math.Abs(f)
	switch {
	case f != f:
		return sign | 0x7c00 | uint16(bits>>42&0x1ff) | 0x200, true
	case math.IsInf(a, 0):
		return sign | 0x7c00, true
	case a < math.Ldexp(1, -14):
		return sign | uint16(math.RoundToEven(math.Ldexp(a, 24))), true
	}
	_, e := math.Frexp(a) // a = m * 2**e, 0.5 <= m < 1
	m := math.RoundToEven(math.Ldexp(a, 11-e))
	if m == 2048 {
		m, e = 1024, e+1
	}
	if e > 16 {
		return 0, false
	}
	return sign | uint16(e+14)<<10 | uint16(int(m)-1024), true
}

func unsupportedFormat(f string) error {
	return NotImplementedErrorf("memoryview: unsupported format %s", f)
}

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

// equalItems compares two views of the same shape from dimension dim on.
func equalItems(th *Thread, a, b *Buffer, ca, cb byte, dim, ao, bo int) (bool, error) {
	if dim == len(a.Shape) {
		if ca == cb && ca != 'f' && ca != 'd' && ca != 'e' && ca != '?' {
			return string(a.Data[ao:ao+a.ItemSize]) == string(b.Data[bo:bo+b.ItemSize]), nil
		}
		return Equal1(th, unpackItem(ca, a.Data[ao:]), unpackItem(cb, b.Data[bo:]))
	}
	for i := 0; i < a.Shape[dim]; i++ {
		eq, err := equalItems(th, a, b, ca, cb, dim+1, ao, bo)
		if err != nil || !eq {
			return false, err
		}
		if err := th.PollEvery(i); err != nil {
			return false, err
		}
		ao += a.Strides[dim]
		bo += b.Strides[dim]
	}
	return true, nil
}

// Equal1 reports a == b without the shortcut for identical objects: nan != nan.
func Equal1(th *Thread, a, b Value) (bool, error) {
	v, err := Compare(th, a, b, EQ)
	if err != nil {
		return false, err
	}
	return Truth(th, v)
}

func memoryViewCompare(th *Thread, a, b Value, op CompareOp) (Value, error) {
	m := ToMemoryView(a)
	if op != EQ && op != NE || m == nil {
		return NotImplemented, nil
	}
	if m.released() {
		return Bool((a == b) == (op == EQ)), nil
	}
	if w := ToMemoryView(b); w != nil && w.released() {
		return Bool(op == NE), nil
	}
	if b.Type().Buffer == nil {
		return NotImplemented, nil
	}
	other, err := GetBuffer(th, b, BufFullRO)
	if err != nil {
		if AsException(err) == nil {
			return Value{}, err
		}
		return NotImplemented, nil
	}
	defer other.Release(th)
	v := m.view
	eq := len(v.Shape) == len(other.Shape)
	for i := 0; eq && i < len(v.Shape); i++ {
		if eq = v.Shape[i] == other.Shape[i]; v.Shape[i] == 0 {
			break
		}
	}
	if eq {
		ca, cb := nativeFormat(v.Format), nativeFormat(other.Format)
		if ca == 0 || cb == 0 {
			return NotImplemented, nil
		}
		if d, ok := v.contiguousData(); ok && ca == cb && strings.IndexByte("fde?", ca) < 0 {
			if e, ok := other.contiguousData(); ok {
				c, err := compareText(th, stringOf(d), stringOf(e))
				return Bool((c == 0) == (op == EQ)), err
			}
		}
		if eq, err = equalItems(th, &v, other, ca, cb, 0, v.Offset, other.Offset); err != nil {
			return Value{}, err
		}
	}
	return Bool(eq == (op == EQ)), nil
}

func memoryViewHash(th *Thread, self Value) (int64, error) {
	m := (*MemoryView)(self.ref)
	if m.hash != 0 {
		return m.hash, nil
	}
	if err := m.check(); err != nil {
		return 0, err
	}
	if !m.view.ReadOnly {
		return 0, ValueErrorf("cannot hash writable memoryview object")
	}
	switch nativeFormat(m.view.Format) {
	case 'B', 'b', 'c':
	default:
		return 0, ValueErrorf("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	if o := m.view.Obj; o.ref != nil {
		if _, err := Hash(th, o); err != nil {
			return 0, err
		}
	}
	b, err := m.view.Copy(th, 'C')
	if err != nil {
		return 0, err
	}
	m.hash, err = Hash(th, NewBytes(stringOf(b)))
	return m.hash, err
}

func memoryViewCast(th *Thread, a []Value) (Value, error) {
	m := (*MemoryView)(a[0].ref)
	if err := m.check(); err != nil {
		return Value{}, err
	}
	fs := ToStr(a[1])
	if fs == nil {
		return Value{}, TypeErrorf("cast() argument 'format' must be str, not %s", a[1].Type().Name)
	}
	v := m.view
	if !v.IsContiguous('C') {
		return Value{}, TypeErrorf("memoryview: casts are restricted to C-contiguous views")
	}
	hasShape := a[2].ref != nil
	if hasShape || len(v.Shape) != 1 {
		for _, n := range v.Shape {
			if n == 0 {
				return Value{}, TypeErrorf("memoryview: cannot cast view with zeros in shape or strides")
			}
		}
	}
	ndim := 1
	var dims []Value
	if hasShape {
		switch {
		case ToList(a[2]) != nil:
			dims = append(dims, ToList(a[2]).items...)
		case ToTuple(a[2]) != nil:
			dims = append(dims, ToTuple(a[2]).items...)
		default:
			return Value{}, TypeErrorf("shape must be a list or a tuple")
		}
		ndim = len(dims)
		if ndim > 64 {
			return Value{}, ValueErrorf("memoryview: number of dimensions must not exceed 64")
		}
		if len(v.Shape) != 1 && ndim != 1 {
			return Value{}, TypeErrorf("memoryview: cast must be 1D -> ND or ND -> 1D")
		}
	}
	dst := nativeFormat(fs.s)
	if dst == 0 || fs.s == "" {
		return Value{}, ValueErrorf("memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	src := nativeFormat(v.Format)
	if src == 0 {
		return Value{}, ValueErrorf("memoryview: source format must be a native single character format prefixed with an optional '@'")
	}
	isByte := func(c byte) bool { return c == 'b' || c == 'B' || c == 'c' }
	if !isByte(src) && !isByte(dst) {
		return Value{}, TypeErrorf("memoryview: cannot cast between two non-byte formats")
	}
	size, n := formatSize(dst), v.Len()
	if n%size != 0 {
		return Value{}, TypeErrorf("memoryview: length is not a multiple of itemsize")
	}
	v.Format, v.ItemSize = fs.s, size
	v.Shape, v.Strides = []int{n / size}, []int{size}
	if hasShape {
		shape := make([]int, ndim)
		total := size
		for i, d := range dims {
			if d.Type().Flags&FlagInt == 0 {
				return Value{}, TypeErrorf("memoryview.cast(): elements of shape must be integers")
			}
			k, err := IndexOverflow(th, d, ValueError)
			if err != nil {
				return Value{}, err
			}
			if k <= 0 {
				return Value{}, ValueErrorf("memoryview.cast(): elements of shape must be integers > 0")
			}
			if k > math.MaxInt/total {
				return Value{}, ValueErrorf("memoryview.cast(): product(shape) > SSIZE_MAX")
			}
			total *= k
			shape[i] = k
		}
		if total != n {
			return Value{}, TypeErrorf("memoryview: product(shape) * itemsize != buffer size")
		}
		strides := make([]int, ndim)
		s := size
		for i := ndim - 1; i >= 0; i-- {
			strides[i] = s
			s *= shape[i]
		}
		v.Shape, v.Strides = shape, strides
	}
	if err := m.checkMore(); err != nil {
		return Value{}, err
	}
	return m.derive(v).Value(), nil
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
			return Value{}, TypeErrorf("memoryview: a bytes-like object is required, not '%s'", a[1].Type().Name)
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
					return Value{}, TypeErrorf("tobytes() argument 'order' must be str or None, not %s", a[1].Type().Name)
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
			from, to, err := searchRange(th, a[2], a[3], m.view.Shape[0])
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
