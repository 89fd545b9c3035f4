package py

// This file defines the Python type bytes.

import (
	"strings"

	"github.com/hognose/hognose/internal/pyhash"
)

// Bytes is the Python type bytes. It never changes.
type Bytes struct {
	Object
	s string
}

// NewBytes returns the bytes of s.
func NewBytes(s string) Value { return ValueOf(&(&Bytes{Object{&bytesType}, s}).Object) }

// ToBytes returns v as bytes or instance of a subclass, else nil.
func ToBytes(v Value) *Bytes {
	if v.ref != nil && v.Type().Flags&FlagBytes != 0 {
		return (*Bytes)(v.ref)
	}
	return nil
}

// String returns the bytes.
func (b *Bytes) String() string { return b.s }

// bytesText returns the contents of a bytes-like object.
func bytesText(v Value) (string, bool) {
	if b := ToBytes(v); b != nil {
		return b.s, true
	}
	return "", false
}

// bytesOfItems returns the bytes of ints between 0 and 255.
func bytesOfItems(th *Thread, items []Value) (string, error) {
	b := make([]byte, len(items))
	for i, v := range items {
		n, err := IndexOverflow(th, v, ValueError)
		if err != nil {
			return "", err
		}
		if n < 0 || n > 255 {
			return "", ValueErrorf("bytes must be in range(0, 256)")
		}
		b[i] = byte(n)
	}
	return string(b), nil
}

func bytesRepr(s string) string {
	q := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		q = '"'
	}
	b := []byte{'b', q}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == q || c == '\\':
			b = append(b, '\\', c)
		case c == '\t':
			b = append(b, `\t`...)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c < ' ' || c >= 0x7f:
			b = append(b, '\\', 'x', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			b = append(b, c)
		}
	}
	return string(append(b, q))
}

func initBytes() {
	t := &bytesType
	t.layout = LayoutOf[Bytes]()
	val := func(v Value) string { return Cast[Bytes](v).s }
	t.NewSig = &NativeDef{Sig: "bytes(cls, source=?, encoding=?, errors=?)", Fn: func(th *Thread, a []Value) (Value, error) {
		s, err := bytesFrom(th, a[1], a[2], a[3])
		if err != nil {
			return Value{}, err
		}
		b := New[Bytes](ToType(a[0]))
		b.s = s
		return ValueOf(&b.Object), nil
	}}
	t.Repr = func(th *Thread, v Value) (Value, error) { return ASCIIString(bytesRepr(val(v))), nil }
	t.Str = t.Repr
	t.Hash = func(th *Thread, v Value) (int64, error) { return pyhash.String(val(v)), nil }
	t.Len = func(th *Thread, v Value) (int, error) { return len(val(v)), nil }
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		x, ok := bytesText(a)
		y, ok2 := bytesText(b)
		if !ok || !ok2 {
			return NotImplemented, nil
		}
		return Bool(op.Result(strings.Compare(x, y))), nil
	}
	t.SeqItem = func(th *Thread, v Value, i int) (Value, error) {
		if s := val(v); i < len(s) {
			return Int(int64(s[i])), nil
		}
		return Value{}, IndexErrorf("index out of range")
	}
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		s := val(v)
		if k.Type() == &sliceType {
			start, step, n, err := SliceIndices(th, Cast[Slice](k), len(s))
			if err != nil {
				return Value{}, err
			}
			if step == 1 {
				return NewBytes(s[start : start+n]), nil
			}
			b := make([]byte, n)
			for i := range b {
				b[i] = s[start+i*step]
			}
			return NewBytes(string(b)), nil
		}
		i, err := IndexOverflow(th, k, IndexError)
		if err != nil {
			if IsException(err, TypeError) {
				err = TypeErrorf("byte indices must be integers or slices, not %s", k.Type().Name)
			}
			return Value{}, err
		}
		if i < 0 {
			i += len(s)
		}
		if i < 0 || i >= len(s) {
			return Value{}, IndexErrorf("index out of range")
		}
		return Int(int64(s[i])), nil
	}
	t.Contains = func(th *Thread, v, x Value) (bool, error) {
		if s, ok := bytesText(x); ok {
			return strings.Contains(val(v), s), nil
		}
		n, err := IndexOverflow(th, x, ValueError)
		if err != nil {
			if IsException(err, TypeError) {
				err = TypeErrorf("a bytes-like object is required, not '%s'", x.Type().Name)
			}
			return false, err
		}
		if n < 0 || n > 255 {
			return false, ValueErrorf("byte must be in range(0, 256)")
		}
		return strings.IndexByte(val(v), byte(n)) >= 0, nil
	}
	t.Concat = func(th *Thread, a, b Value) (Value, error) {
		y, ok := bytesText(b)
		if !ok {
			return Value{}, TypeErrorf("can't concat %s to bytes", b.Type().Name)
		}
		return NewBytes(val(a) + y), nil
	}
	t.Repeat = func(th *Thread, v Value, n int) (Value, error) {
		s, err := repeatString(th, val(v), n)
		return NewBytes(s), err
	}
	t.Iter = func(th *Thread, v Value) (Value, error) { return newSeqIter(v), nil }
	t.Methods = []NativeDef{
		{Sig: "decode(self, encoding='utf-8', errors='strict')", Doc: "Decode the bytes using the codec registered for encoding.", Fn: func(th *Thread, a []Value) (Value, error) {
			return decodeBytes(th, val(a[0]), a[1], a[2])
		}},
		{Sig: "hex(self, sep=?, bytes_per_sep=1)", Doc: "Create a string of hexadecimal numbers from a bytes object.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := val(a[0])
			sep, per := "", 1
			if a[1].ref != nil {
				x := ToStr(a[1])
				if x == nil || len(x.s) != 1 {
					return Value{}, ValueErrorf("sep must be length 1.")
				}
				sep = x.s
				n, err := IndexInt(th, a[2])
				if err != nil {
					return Value{}, err
				}
				per = n
			}
			var b strings.Builder
			for i := 0; i < len(s); i++ {
				if sep != "" && per != 0 && i > 0 && (per > 0 && (len(s)-i)%per == 0 || per < 0 && i%-per == 0) {
					b.WriteString(sep)
				}
				b.WriteByte("0123456789abcdef"[s[i]>>4])
				b.WriteByte("0123456789abcdef"[s[i]&15])
			}
			return ASCIIString(b.String()), nil
		}},
		{Sig: "startswith(self, prefix, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			p, ok := bytesText(a[1])
			if !ok {
				return Value{}, TypeErrorf("startswith first arg must be bytes or a tuple of bytes, not %s", a[1].Type().Name)
			}
			return Bool(strings.HasPrefix(val(a[0]), p)), nil
		}},
		{Sig: "join(self, iterable_of_bytes, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			var parts []string
			err := ForEach(th, a[1], func(x Value) error {
				s, ok := bytesText(x)
				if !ok {
					return TypeErrorf("sequence item %d: expected a bytes-like object, %s found", len(parts), x.Type().Name)
				}
				parts = append(parts, s)
				return nil
			})
			return NewBytes(strings.Join(parts, val(a[0]))), err
		}},
		{Sig: "__getnewargs__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(NewBytes(val(a[0]))), nil }},
	}
	Define(t)
}

func bytesFrom(th *Thread, src, enc, errs Value) (string, error) {
	if src.ref == nil {
		return "", nil
	}
	if s := ToStr(src); s != nil {
		if enc.ref == nil {
			return "", TypeErrorf("string argument without an encoding")
		}
		return encodeStr(th, s, enc, errs)
	}
	if enc.ref != nil {
		return "", TypeErrorf("encoding without a string argument")
	}
	if r, found, err := callSpecial(th, src, names.bytes); err != nil {
		return "", err
	} else if found {
		b, ok := bytesText(r)
		if !ok {
			return "", TypeErrorf("__bytes__ returned non-bytes (type %s)", r.Type().Name)
		}
		return b, nil
	}
	if b, ok := bytesText(src); ok {
		return b, nil
	}
	if src.Type().Index != nil {
		n, err := IndexOverflow(th, src, OverflowError)
		if err != nil {
			return "", err
		}
		if n < 0 {
			return "", ValueErrorf("negative count")
		}
		if err := th.Charge(int64(n)); err != nil {
			return "", err
		}
		return strings.Repeat("\x00", n), nil
	}
	if !IsIterable(src) {
		return "", TypeErrorf("cannot convert '%s' object to bytes", src.Type().Name)
	}
	items, err := ToSlice(th, src)
	if err != nil {
		return "", err
	}
	return bytesOfItems(th, items)
}
