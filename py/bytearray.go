package py

// This file defines the Python type bytearray. Its methods that bytes has too are
// in bytes_methods.go.

import "math"

// ByteArray is the Python type bytearray.
type ByteArray struct {
	Object
	b       []byte
	exports Exports // while there are any, the length does not change
}

var (
	byteArrayType = Type{Name: "bytearray", Flags: FlagBaseType | FlagMatchSelf}

	// ByteArrayType is the type bytearray.
	ByteArrayType = &byteArrayType
)

// NewByteArray returns a bytearray that takes b over.
func NewByteArray(b []byte) Value {
	return ValueOf(&(&ByteArray{Object: Object{&byteArrayType}, b: b}).Object)
}

// ToByteArray returns v as a bytearray or instance of a subclass, else nil.
func ToByteArray(v Value) *ByteArray {
	if v.ref == nil {
		return nil
	}
	if t := v.Type(); t == &byteArrayType || t.layout == byteArrayType.layout {
		return (*ByteArray)(v.ref)
	}
	return nil
}

// Bytes returns the contents. They are only valid until Python code runs.
func (a *ByteArray) Bytes() []byte { return a.b }

// Exports returns the buffers that others hold of a.
func (a *ByteArray) Exports() *Exports { return &a.exports }

// Append adds to the end; the error is BufferError while the memory is in use.
func (a *ByteArray) Append(th *Thread, p []byte) error {
	return a.splice(th, len(a.b), len(a.b), p)
}

// splice replaces a.b[i:j] by p, which is not part of a.
func (a *ByteArray) splice(th *Thread, i, j int, p []byte) error {
	grow := len(p) - (j - i)
	if grow == 0 {
		copy(a.b[i:j], p)
		return nil
	}
	if err := a.exports.CheckResize(); err != nil {
		return err
	}
	n := len(a.b)
	switch {
	case i == 0 && len(p) == 0:
		a.b = a.b[j:]
		if cap(a.b) == 0 {
			a.b = nil
		}
	case n+grow <= cap(a.b):
		a.b = a.b[:max(n, n+grow)]
		copy(a.b[i+len(p):], a.b[j:n])
		a.b = a.b[:n+grow]
		copy(a.b[i:], p)
		if c := cap(a.b); c > 1<<10 && len(a.b) < c/4 {
			a.b = append(make([]byte, 0, len(a.b)+len(a.b)/8), a.b...)
		}
	default:
		size := n + grow
		if size < 0 || size > 1<<46 {
			return NewException(MemoryError)
		}
		c := size + size/8 + 16
		if err := th.Charge(int64(c)); err != nil {
			return err
		}
		b := make([]byte, size, c)
		copy(b, a.b[:i])
		copy(b[i:], p)
		copy(b[i+len(p):], a.b[j:])
		a.b = b
	}
	return nil
}

// contents returns the bytes of the right side of an assignment, a new slice if
// they are a's own.
func (a *ByteArray) contents(th *Thread, v Value) ([]byte, error) {
	if b := ToByteArray(v); b != nil {
		if b == a {
			return append([]byte(nil), a.b...), nil
		}
		return b.b, nil
	}
	if b := ToBytes(v); b != nil {
		return bytesOf(b.s), nil
	}
	if _, ok := ToComplex(v); ok || v.Type().Index != nil || v.Type().Float != nil || ToStr(v) != nil {
		return nil, TypeErrorf("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
	}
	return bytesFromObject(th, v, "bytearray")
}

func byteArraySetItem(th *Thread, self, key, x Value) error {
	a := (*ByteArray)(self.ref)
	if key.IsInt() || key.Type().Index != nil {
		i, err := IndexOverflow(th, key, IndexError)
		if err != nil {
			return err
		}
		var c byte
		if x.ref != nil {
			if c, err = byteOf(th, x, "byte"); err != nil {
				return err
			}
		}
		if i < 0 {
			i += len(a.b)
		}
		if i < 0 || i >= len(a.b) {
			return IndexErrorf("bytearray index out of range")
		}
		if x.ref == nil {
			return a.splice(th, i, i+1, nil)
		}
		a.b[i] = c
		return nil
	}
	if key.Type() != &sliceType {
		return TypeErrorf("bytearray indices must be integers or slices, not %s", key.Type().FullName())
	}
	var p []byte
	if x.ref != nil {
		var err error
		if p, err = a.contents(th, x); err != nil {
			return err
		}
	}
	bounds, err := Cast[Slice](key).Bounds(th)
	if err != nil {
		return err
	}
	start, step, n := bounds.Fit(len(a.b))
	if step == 1 {
		return a.splice(th, start, start+n, p)
	}
	if x.ref == nil || len(p) == 0 {
		if n == 0 {
			return nil
		}
		if err := a.exports.CheckResize(); err != nil {
			return err
		}
		if step < 0 {
			start, step = start+(n-1)*step, -step
		}
		if err := th.Charge(int64(len(a.b) - n)); err != nil {
			return err
		}
		old := a.b
		out := append(make([]byte, 0, len(old)-n), old[:start]...)
		for i := 0; i < n; i++ {
			from, to := start+i*step+1, len(old)
			if i < n-1 {
				to = from + step - 1
			}
			out = append(out, old[from:to]...)
			if err := th.PollEvery(i); err != nil {
				return err
			}
		}
		a.b = out
		return nil
	}
	if len(p) != n {
		return ValueErrorf("attempt to assign bytes of size %d to extended slice of size %d", len(p), n)
	}
	for i := 0; i < n; i++ {
		a.b[start+i*step] = p[i]
	}
	return nil
}

func byteArrayInit(th *Thread, args []Value) error {
	a, src, enc, errs := (*ByteArray)(args[0].ref), args[1], args[2], args[3]
	if _, _, err := codecArgs(th, "bytearray", enc, errs); err != nil {
		return err
	}
	if len(a.b) > 0 {
		if err := a.exports.CheckResize(); err != nil {
			return err
		}
		a.b = nil
	}
	if src.ref == nil {
		if enc.ref != nil || errs.ref != nil {
			what := "encoding"
			if enc.ref == nil {
				what = "errors"
			}
			return TypeErrorf("%s without a string argument", what)
		}
		return nil
	}
	if s := ToStr(src); s != nil {
		if enc.ref == nil {
			return TypeErrorf("string argument without an encoding")
		}
		text, err := encodeArgs(th, "bytearray", s, enc, errs)
		a.b = []byte(text)
		return err
	}
	if enc.ref != nil {
		return TypeErrorf("encoding without a string argument")
	}
	if errs.ref != nil {
		return TypeErrorf("errors without a string argument")
	}
	if src.Type().Index != nil {
		n, err := byteCount(th, src)
		if err == nil {
			b, err := zeroBytes(th, n)
			a.b = b
			return err
		}
		if !IsException(err, TypeError) {
			return err
		}
	}
	b, err := bytesFromObject(th, src, "bytearray")
	if err == nil {
		if err = a.exports.CheckResize(); err == nil {
			a.b = b
		}
	}
	return err
}

// extend is the method extend and the slot +=.
func (a *ByteArray) extend(th *Thread, x Value) error {
	if x.Type().Buffer != nil {
		p, err := a.contents(th, x)
		if err != nil {
			return err
		}
		return a.splice(th, len(a.b), len(a.b), p)
	}
	it, err := Iter(th, x)
	if err != nil {
		if IsException(err, TypeError) {
			err = TypeErrorf("can't extend bytearray with %s", x.Type().FullName())
		}
		return err
	}
	n, err := LengthHint(th, x, 32)
	if err != nil {
		return err
	}
	p := make([]byte, 0, min(n, 1<<16))
	err = ForEach(th, it, func(v Value) error {
		c, err := byteOf(th, v, "byte")
		if err != nil {
			if IsException(err, TypeError) && ToStr(x) != nil {
				err = TypeErrorf("expected iterable of integers; got: 'str'")
			}
			return err
		}
		if len(p) == cap(p) {
			if err := th.Charge(int64(cap(p))); err != nil {
				return err
			}
		}
		p = append(p, c)
		return nil
	})
	if err != nil {
		return err
	}
	return a.splice(th, len(a.b), len(a.b), p)
}

func initByteArray() {
	t := &byteArrayType
	t.layout = LayoutOf[ByteArray]()
	arr := func(v Value) *ByteArray { return (*ByteArray)(v.ref) }
	val := func(v Value) string { return stringOf(arr(v).b) }
	t.Doc = "bytearray() -> empty\nbytearray(int) -> so many zeros\nbytearray(iterable_of_ints) -> these values, each in range(256)\nbytearray(bytes_or_buffer) -> a copy of the bytes\nbytearray(string, encoding[, errors]) -> the encoded text\n\nBytes that can be changed."
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		return ValueOf(&New[ByteArray](cls).Object), nil
	}
	t.Init = PrepareInit(&NativeDef{Sig: "bytearray(self, source=?, encoding=?, errors=?)", Fn: func(th *Thread, a []Value) (Value, error) {
		return None, byteArrayInit(th, a)
	}})
	t.Buffer = func(th *Thread, v Value, flags BufferFlags) (*Buffer, error) {
		a := arr(v)
		return NewBuffer(v, a.b[:len(a.b):len(a.b)], false, flags, &a.exports)
	}
	t.Repr = func(th *Thread, v Value) (Value, error) {
		s, err := bytesRepr(th, v.Type().Name+"(", val(v), ")")
		return String(s), err
	}
	t.Str = t.Repr
	t.RichCompare = bytesCompare
	t.Len = func(th *Thread, v Value) (int, error) { return len(arr(v).b), nil }
	t.SeqItem = func(th *Thread, v Value, i int) (Value, error) {
		if b := arr(v).b; i < len(b) {
			return Int(int64(b[i])), nil
		}
		return Value{}, IndexErrorf("bytearray index out of range")
	}
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		a := arr(v)
		if k.Type() == &sliceType {
			bounds, err := Cast[Slice](k).Bounds(th)
			if err != nil {
				return Value{}, err
			}
			start, step, n := bounds.Fit(len(a.b))
			if n == 0 {
				return NewByteArray(nil), nil
			}
			s, err := sliceBytes(th, stringOf(a.b), start, step, n)
			if err != nil || step != 1 {
				return NewByteArray(bytesOf(s)), err
			}
			if err := th.Charge(int64(n)); err != nil {
				return Value{}, err
			}
			return NewByteArray([]byte(s)), nil
		}
		if !k.IsInt() && k.Type().Index == nil {
			return Value{}, TypeErrorf("bytearray indices must be integers or slices, not %s", k.Type().FullName())
		}
		i, err := IndexOverflow(th, k, IndexError)
		if err != nil {
			return Value{}, err
		}
		if i < 0 {
			i += len(a.b)
		}
		if i < 0 || i >= len(a.b) {
			return Value{}, IndexErrorf("bytearray index out of range")
		}
		return Int(int64(a.b[i])), nil
	}
	t.SetItem = byteArraySetItem
	t.Contains = bytesContains
	t.Concat = func(th *Thread, a, b Value) (Value, error) {
		y, err := concatOperand(th, a, b)
		if err != nil {
			return Value{}, err
		}
		x := arr(a).b
		if err := th.Charge(int64(len(x) + len(y))); err != nil {
			return Value{}, err
		}
		return NewByteArray(append(append(make([]byte, 0, len(x)+len(y)), x...), y...)), nil
	}
	t.InplaceConcat = func(th *Thread, a, b Value) (Value, error) {
		y, err := concatOperand(th, a, b)
		if err != nil {
			return Value{}, err
		}
		if b == a && y != "" { // its memory is in use by the right operand
			return Value{}, Errorf(BufferError, "Existing exports of data: object cannot be re-sized")
		}
		return a, arr(a).splice(th, len(arr(a).b), len(arr(a).b), bytesOf(y))
	}
	t.Repeat = func(th *Thread, v Value, n int) (Value, error) {
		b, err := repeatArray(th, val(v), n)
		return NewByteArray(b), err
	}
	t.InplaceRepeat = func(th *Thread, v Value, n int) (Value, error) {
		a := arr(v)
		if n == 1 || len(a.b) == 0 {
			return v, nil
		}
		if err := a.exports.CheckResize(); err != nil {
			return Value{}, err
		}
		b, err := repeatArray(th, val(v), n)
		if err == nil {
			a.b = b
		}
		return v, err
	}
	t.Binary[OpMod] = func(th *Thread, a, b Value) (Value, error) {
		if ToByteArray(a) == nil {
			return NotImplemented, nil
		}
		r, err := formatBytes(th, string(arr(a).b), b)
		return NewByteArray(r), err
	}
	t.Iter = func(th *Thread, v Value) (Value, error) {
		return ValueOf(&(&byteIter{Object{&byteArrayIterType}, v, 0}).Object), nil
	}
	t.Traverse = func(v Value, visit func(Value)) int { return 64 + cap(arr(v).b) }
	t.Methods = append(bytesMethods(&bytesKind{
		name:  "bytearray",
		val:   val,
		owned: NewByteArray,
		same:  func(v Value) Value { return NewByteArray(append([]byte(nil), arr(v).b...)) },
		part:  func(s string) Value { return NewByteArray([]byte(s)) },
	}), byteArrayMethods()...)
	Define(t)
	defineByteIter(&byteArrayIterType)
}

func byteArrayMethods() []NativeDef {
	arr := func(v Value) *ByteArray { return (*ByteArray)(v.ref) }
	reduce := func(th *Thread, self Value, proto int) (Value, error) {
		a := arr(self)
		state, err := th.CallMethod(self, names.getstate)
		if err != nil {
			return Value{}, err
		}
		var args Value
		switch {
		case proto < 3:
			out := make([]byte, 0, len(a.b))
			for _, c := range a.b {
				if c < 0x80 {
					out = append(out, c)
				} else {
					out = append(out, 0xc0|c>>6, 0x80|c&0x3f)
				}
			}
			args = TupleOf(String(stringOf(out)), String("latin-1"))
		case len(a.b) > 0:
			args = TupleOf(NewBytes(string(a.b)))
		default:
			args = emptyTuple.Value()
		}
		return TupleOf(self.Type().Value(), args, state), nil
	}
	return []NativeDef{
		{Sig: "append(self, item, /)", Doc: "Append one byte, given as an int.\n\n  item\n    The byte.", Fn: func(th *Thread, a []Value) (Value, error) {
			c, err := byteOf(th, a[1], "byte")
			if err != nil {
				return Value{}, err
			}
			x := arr(a[0])
			if len(x.b) < cap(x.b) && len(x.exports.held) == 0 {
				x.b = append(x.b, c)
				return None, nil
			}
			return None, x.splice(th, len(x.b), len(x.b), []byte{c})
		}},
		{Sig: "clear(self, /)", Doc: "Remove all items from the bytearray.", Fn: func(th *Thread, a []Value) (Value, error) {
			x := arr(a[0])
			return None, x.splice(th, 0, len(x.b), nil)
		}},
		{Sig: "copy(self, /)", Doc: "Return a copy of B.", Fn: func(th *Thread, a []Value) (Value, error) {
			if err := th.Charge(int64(len(arr(a[0]).b))); err != nil {
				return Value{}, err
			}
			return NewByteArray(append([]byte(nil), arr(a[0]).b...)), nil
		}},
		{Sig: "extend(self, iterable_of_ints, /)", Doc: "Append bytes, given as ints.\n\n  iterable_of_ints\n    The bytes.", Fn: func(th *Thread, a []Value) (Value, error) {
			return None, arr(a[0]).extend(th, a[1])
		}},
		{Sig: "insert(self, index, item, /)", Doc: "Put an item before a position.\n\n  index\n    The position.\n  item\n    An int in range(256).", Fn: func(th *Thread, a []Value) (Value, error) {
			i, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			c, err := byteOf(th, a[2], "byte")
			if err != nil {
				return Value{}, err
			}
			x := arr(a[0])
			if i < 0 {
				i = max(i+len(x.b), 0)
			}
			i = min(i, len(x.b))
			return None, x.splice(th, i, i, []byte{c})
		}},
		{Sig: "pop(self, index=-1, /)", Doc: "Take an item out and return it.\n\n  index\n    Its position, by default that of the last one.", Fn: func(th *Thread, a []Value) (Value, error) {
			i, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			x := arr(a[0])
			if len(x.b) == 0 {
				return Value{}, IndexErrorf("pop from empty bytearray")
			}
			if i < 0 {
				i += len(x.b)
			}
			if i < 0 || i >= len(x.b) {
				return Value{}, IndexErrorf("pop index out of range")
			}
			c := x.b[i]
			return Int(int64(c)), x.splice(th, i, i+1, nil)
		}},
		{Sig: "remove(self, value, /)", Doc: "Remove the first byte of a value.\n\n  value\n    The byte, as an int.", Fn: func(th *Thread, a []Value) (Value, error) {
			c, err := byteOf(th, a[1], "byte")
			if err != nil {
				return Value{}, err
			}
			x := arr(a[0])
			i, err := indexText(th, stringOf(x.b), byteStrs[c].s)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				return Value{}, ValueErrorf("value not found in bytearray")
			}
			return None, x.splice(th, i, i+1, nil)
		}},
		{Sig: "resize(self, size, /)", Doc: "Resize the internal buffer of bytearray to len.\n\n  size\n    New size to resize to..", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			if n < 0 {
				return Value{}, ValueErrorf("Can only resize to positive sizes, got %d", n)
			}
			x := arr(a[0])
			if n <= len(x.b) {
				return None, x.splice(th, n, len(x.b), nil)
			}
			z, err := zeroBytes(th, n-len(x.b))
			if err != nil {
				return Value{}, err
			}
			return None, x.splice(th, len(x.b), len(x.b), z)
		}},
		{Sig: "reverse(self, /)", Doc: "Turn the order round.", Fn: func(th *Thread, a []Value) (Value, error) {
			b := arr(a[0]).b
			for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
				b[i], b[j] = b[j], b[i]
			}
			return None, nil
		}},
		{Sig: "__alloc__(self, /)", Doc: "B.__alloc__() -> int\n\nReturn how many bytes there is room for.", Fn: func(th *Thread, a []Value) (Value, error) {
			if cap(arr(a[0]).b) == 0 {
				return Int(0), nil
			}
			return Int(int64(cap(arr(a[0]).b) + 1)), nil
		}},
		{Sig: "__sizeof__(self, /)", Doc: "Return how many bytes of memory this takes.", Fn: func(th *Thread, a []Value) (Value, error) {
			n := 56
			if c := cap(arr(a[0]).b); c > 0 {
				n += c + 1
			}
			return Int(int64(n)), nil
		}},
		{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) { return reduce(th, a[0], 2) }},
		{Sig: "__reduce_ex__(self, proto=0, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := IndexOverflow(th, a[1], OverflowError)
			if err != nil {
				return Value{}, err
			}
			if n > math.MaxInt32 || n < math.MinInt32 {
				return Value{}, OverflowErrorf("Python int too large to convert to C int")
			}
			return reduce(th, a[0], n)
		}},
	}
}

// repeatArray is repeatText with the error of what can be changed for a result
// whose length is no number.
func repeatArray(th *Thread, s string, n int) ([]byte, error) {
	if s != "" && n > math.MaxInt/len(s) {
		return nil, NewException(MemoryError)
	}
	return repeatText(th, s, n)
}
