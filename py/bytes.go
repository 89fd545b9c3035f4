package py

// This file defines the Python type bytes: its protocols and construction.
// Methods that bytes and bytearray share are in bytes_methods.go.

import (
	"math"
	"strings"

	"github.com/hognose/hognose/internal/pyhash"
)

// Bytes is the Python type bytes. It never changes.
type Bytes struct {
	Object
	s    string
	hash int64 // 0: not known yet
}

// byteStrs are the bytes objects of one byte, and b"" at the end.
var byteStrs [257]Bytes

var emptyBytes = &byteStrs[256]

func initByteStrs() {
	for i := range byteStrs {
		b := &byteStrs[i]
		b.typ = &bytesType
		if i < 256 {
			b.s = string([]byte{byte(i)})
		}
		b.hash = pyhash.String(b.s)
	}
}

// NewBytes returns the bytes of s.
func NewBytes(s string) Value {
	if len(s) <= 1 {
		if len(s) == 0 {
			return ValueOf(&emptyBytes.Object)
		}
		return ValueOf(&byteStrs[s[0]].Object)
	}
	return ValueOf(&(&Bytes{Object: Object{&bytesType}, s: s}).Object)
}

// BytesOwned returns the bytes of b, which nobody may change any more.
func BytesOwned(b []byte) Value { return NewBytes(stringOf(b)) }

// ToBytes returns v as bytes or instance of a subclass, else nil.
func ToBytes(v Value) *Bytes {
	if v.ref != nil && v.Type().Flags&FlagBytes != 0 {
		return (*Bytes)(v.ref)
	}
	return nil
}

// String returns the bytes.
func (b *Bytes) String() string { return b.s }

// exact returns b, or its contents if it is of a subclass.
func (b *Bytes) exact() Value {
	if b.typ == &bytesType {
		return ValueOf(&b.Object)
	}
	return NewBytes(b.s)
}

// byteOf converts an item to a byte; kind begins the message for one out of range.
func byteOf(th *Thread, v Value, kind string) (byte, error) {
	if v.IsInt() {
		if n := v.Int(); n >= 0 && n <= 255 {
			return byte(n), nil
		}
	} else {
		r, err := Index(th, v)
		if err != nil {
			return 0, err
		}
		if r.IsInt() && r.Int() >= 0 && r.Int() <= 255 {
			return byte(r.Int()), nil
		}
	}
	return 0, ValueErrorf("%s must be in range(0, 256)", kind)
}

// bytesOfItems returns the bytes of ints between 0 and 255.
func bytesOfItems(th *Thread, items []Value) (string, error) {
	b := make([]byte, len(items))
	for i, v := range items {
		c, err := byteOf(th, v, "bytes")
		if err != nil {
			return "", err
		}
		b[i] = c
		if err := th.PollEvery(i); err != nil {
			return "", err
		}
	}
	return stringOf(b), nil
}

// bytesRepr returns the repr of bytes: quotes as in a str, escapes beyond ASCII. With
// a prefix, that of a bytearray: CPython escapes an apostrophe there in either quotes.
func bytesRepr(th *Thread, prefix, s, suffix string) (string, error) {
	q := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		q = '"'
	}
	if err := th.Charge(int64(len(s))); err != nil {
		return "", err
	}
	b := make([]byte, 0, len(prefix)+len(s)+len(suffix)+3)
	b = append(append(b, prefix...), 'b', q)
	for i := 0; i < len(s); i++ {
		if i&0xffff == 0xffff {
			if err := th.Poll(); err != nil {
				return "", err
			}
		}
		switch c := s[i]; {
		case c == q || c == '\\' || c == '\'' && prefix != "":
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
	return stringOf(append(append(b, q), suffix...)), nil
}

// compareText compares two byte strings, polling.
func compareText(th *Thread, x, y string) (int, error) {
	for len(x) > copyChunk && len(y) > copyChunk {
		if c := strings.Compare(x[:copyChunk], y[:copyChunk]); c != 0 {
			return c, nil
		}
		x, y = x[copyChunk:], y[copyChunk:]
		if err := th.Poll(); err != nil {
			return 0, err
		}
	}
	return strings.Compare(x, y), nil
}

// bytesCompare is the RichCompare slot of bytes and bytearray.
func bytesCompare(th *Thread, a, b Value, op CompareOp) (Value, error) {
	x, ok := bytesText(a)
	if !ok {
		return NotImplemented, nil
	}
	// Bytes are in no order with other buffers, a bytearray is.
	if op != EQ && op != NE && ToBytes(a) != nil && ToBytes(b) == nil {
		return NotImplemented, nil
	}
	y, ok := bytesText(b)
	if !ok {
		if b.Type().Buffer == nil {
			return NotImplemented, nil
		}
		var err error
		if y, err = viewText(th, b); err != nil {
			if AsException(err) == nil {
				return Value{}, err
			}
			return NotImplemented, nil
		}
	}
	if (op == EQ || op == NE) && len(x) != len(y) {
		return Bool(op == NE), nil
	}
	c, err := compareText(th, x, y)
	return Bool(op.Result(c)), err
}

// byteIter iterates over bytes or a bytearray.
type byteIter struct {
	Object
	seq Value // absent once it is at the end
	i   int
}

var (
	bytesIterType     = Type{Name: "bytes_iterator"}
	byteArrayIterType = Type{Name: "bytearray_iterator"}
)

func byteIterText(it *byteIter) string {
	s, _ := bytesText(it.seq)
	return s
}

func defineByteIter(t *Type) {
	t.Methods = []NativeDef{
		{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			it := Cast[byteIter](a[0])
			iter, err := th.Builtin(names.iterFn)
			if err != nil {
				return Value{}, err
			}
			if it.seq.ref == nil {
				return TupleOf(iter, TupleOf(emptyTuple.Value())), nil
			}
			return TupleOf(iter, TupleOf(it.seq), Int(int64(it.i))), nil
		}},
		{Sig: "__setstate__(self, state, /)", Doc: "Set state information for unpickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := iterPosition(th, a[1])
			if err != nil {
				return Value{}, err
			}
			if it := Cast[byteIter](a[0]); it.seq.ref != nil {
				it.i = min(max(n, 0), len(byteIterText(it)))
			}
			return None, nil
		}},
	}
	DefineIter(t, LayoutOf[byteIter](), func(th *Thread, v Value) (Value, error) {
		it := Cast[byteIter](v)
		if it.seq.ref == nil {
			return Value{}, nil
		}
		if s := byteIterText(it); it.i < len(s) {
			it.i++
			return Int(int64(s[it.i-1])), nil
		}
		it.seq = Value{}
		return Value{}, nil
	}, func(v Value) int {
		it := Cast[byteIter](v)
		if it.seq.ref == nil {
			return 0
		}
		return len(byteIterText(it)) - it.i
	})
}

// sliceBytes returns the bytes that a slice selects, in a new slice unless step is 1.
func sliceBytes(th *Thread, s string, start, step, n int) (string, error) {
	if step == 1 {
		return s[start : start+n], nil
	}
	if err := th.Charge(int64(n)); err != nil {
		return "", err
	}
	b := make([]byte, n)
	for i := range b {
		b[i] = s[start]
		start += step
		if i&0xffff == 0xffff {
			if err := th.Poll(); err != nil {
				return "", err
			}
		}
	}
	return stringOf(b), nil
}

// bytesContains is the Contains slot of bytes and bytearray.
func bytesContains(th *Thread, v, x Value) (bool, error) {
	if x.Type().Index != nil && !x.IsInt() {
		// What __index__ raises is lost: then it is no byte.
		n, err := Index(th, x)
		switch {
		case err == nil:
			x = n
		case AsException(err) == nil:
			return false, err
		case x.Type().Buffer == nil:
			return false, notBytesLike(x)
		}
	}
	sub, err := needleOf(th, x, true)
	if err != nil {
		return false, err
	}
	s, _ := bytesText(v)
	i, err := indexText(th, s, sub)
	return i >= 0, err
}

// repeatText returns s n times over in a new slice, polling.
func repeatText(th *Thread, s string, n int) ([]byte, error) {
	if n <= 0 || s == "" {
		return nil, nil
	}
	if n > math.MaxInt/len(s) {
		return nil, OverflowErrorf("repeated bytes are too long")
	}
	total := n * len(s)
	if err := th.Charge(int64(total)); err != nil {
		return nil, err
	}
	b := make([]byte, total)
	if len(s) == 1 && s[0] == 0 {
		return b, nil
	}
	at := copy(b, s)
	for at < total {
		// Copies of whole repetitions only, so that the pattern goes on.
		chunk := at
		if chunk > copyChunk {
			chunk = max(len(s), copyChunk/len(s)*len(s))
			if err := th.Poll(); err != nil {
				return nil, err
			}
		}
		at += copy(b[at:], b[:chunk])
	}
	return b, nil
}

func initBytes() {
	initByteStrs()
	t := &bytesType
	t.layout = LayoutOf[Bytes]()
	t.Doc = "bytes() -> empty\nbytes(int) -> so many zeros\nbytes(iterable_of_ints) -> these values, each in range(256)\nbytes(bytes_or_buffer) -> a copy of the bytes\nbytes(string, encoding[, errors]) -> the encoded text\n\nA sequence of bytes that never changes."
	val := func(v Value) string { return Cast[Bytes](v).s }
	t.NewSig = &NativeDef{Sig: "bytes(cls, source=?, encoding=?, errors=?)", Fn: func(th *Thread, a []Value) (Value, error) {
		cls := ToType(a[0])
		v, err := bytesFrom(th, a[1], a[2], a[3])
		if err != nil || cls == t && v.Type() == t {
			return v, err
		}
		if cls == t {
			return v, nil // what __bytes__ gave may be of a subclass
		}
		b := New[Bytes](cls)
		b.s = ToBytes(v).s
		return ValueOf(&b.Object), nil
	}}
	t.Buffer = func(th *Thread, v Value, flags BufferFlags) (*Buffer, error) {
		return NewBuffer(v, bytesOf(val(v)), true, flags, nil)
	}
	t.Repr = func(th *Thread, v Value) (Value, error) {
		s, err := bytesRepr(th, "", val(v), "")
		return ASCIIString(s), err
	}
	t.Str = t.Repr
	t.Hash = func(th *Thread, v Value) (int64, error) {
		b := (*Bytes)(v.ref)
		if b.hash == 0 && b.s != "" {
			b.hash = pyhash.String(b.s)
		}
		return b.hash, nil
	}
	t.Len = func(th *Thread, v Value) (int, error) { return len(val(v)), nil }
	t.RichCompare = bytesCompare
	t.SeqItem = func(th *Thread, v Value, i int) (Value, error) {
		if s := val(v); i < len(s) {
			return Int(int64(s[i])), nil
		}
		return Value{}, IndexErrorf("index out of range")
	}
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		s := val(v)
		if k.IsInt() {
			i := int(k.Int())
			if i < 0 {
				i += len(s)
			}
			if i >= 0 && i < len(s) {
				return Int(int64(s[i])), nil
			}
			return Value{}, IndexErrorf("index out of range")
		}
		if k.Type() == &sliceType {
			bounds, err := Cast[Slice](k).Bounds(th)
			if err != nil {
				return Value{}, err
			}
			start, step, n := bounds.Fit(len(s))
			if step == 1 && n == len(s) && v.Type() == t {
				return v, nil
			}
			s, err = sliceBytes(th, s, start, step, n)
			return NewBytes(s), err
		}
		if k.Type().Index == nil {
			return Value{}, TypeErrorf("byte indices must be integers or slices, not %s", k.Type().FullName())
		}
		i, err := IndexOverflow(th, k, IndexError)
		if err != nil {
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
	t.Contains = bytesContains
	t.Concat = func(th *Thread, a, b Value) (Value, error) {
		y, err := concatOperand(th, a, b)
		if err != nil {
			return Value{}, err
		}
		x := val(a)
		switch {
		case x == "" && b.Type() == t:
			return b, nil
		case y == "" && a.Type() == t:
			return a, nil
		}
		if n := len(x) + len(y); n > 1<<16 {
			if err := th.Charge(int64(n)); err != nil {
				return Value{}, err
			}
		}
		return NewBytes(x + y), nil
	}
	t.Repeat = func(th *Thread, v Value, n int) (Value, error) {
		if n == 1 && v.Type() == t {
			return v, nil
		}
		b, err := repeatText(th, val(v), n)
		return BytesOwned(b), err
	}
	t.Binary[OpMod] = func(th *Thread, a, b Value) (Value, error) {
		if ToBytes(a) == nil {
			return NotImplemented, nil
		}
		r, err := formatBytes(th, val(a), b)
		return BytesOwned(r), err
	}
	t.Iter = func(th *Thread, v Value) (Value, error) {
		return ValueOf(&(&byteIter{Object{&bytesIterType}, v, 0}).Object), nil
	}
	t.Traverse = func(v Value, visit func(Value)) int { return 32 + len(val(v)) }
	t.Methods = append(bytesMethods(&bytesKind{
		name:  "bytes",
		val:   val,
		owned: BytesOwned,
		same: func(v Value) Value {
			return (*Bytes)(v.ref).exact()
		},
		part: NewBytes,
	}),
		NativeDef{Sig: "__getnewargs__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(NewBytes(val(a[0]))), nil }},
		NativeDef{Sig: "__bytes__(self, /)", Doc: "Convert this value to exact type bytes.", Fn: func(th *Thread, a []Value) (Value, error) {
			return (*Bytes)(a[0].ref).exact(), nil
		}},
	)
	Define(t)
	defineByteIter(&bytesIterType)
}

// concatOperand returns the contents of the right operand of +.
func concatOperand(th *Thread, a, b Value) (string, error) {
	if y, ok := bytesText(b); ok {
		return y, nil
	}
	if b.Type().Buffer == nil {
		return "", TypeErrorf("can't concat %s to %s", b.Type().FullName(), a.Type().FullName())
	}
	y, err := viewText(th, b)
	if err != nil && AsException(err) != nil {
		err = TypeErrorf("can't concat %s to %s", b.Type().FullName(), a.Type().FullName())
	}
	return y, err
}

// bytesFrom is bytes(src, enc, errs).
func bytesFrom(th *Thread, src, enc, errs Value) (Value, error) {
	if _, _, err := codecArgs(th, "bytes", enc, errs); err != nil {
		return Value{}, err
	}
	if src.ref == nil {
		if enc.ref != nil {
			return Value{}, TypeErrorf("encoding without a string argument")
		}
		if errs.ref != nil {
			return Value{}, TypeErrorf("errors without a string argument")
		}
		return ValueOf(&emptyBytes.Object), nil
	}
	if s := ToStr(src); s != nil && (enc.ref != nil || errs.ref != nil) {
		if enc.ref == nil {
			return Value{}, TypeErrorf("string argument without an encoding")
		}
		text, err := encodeArgs(th, "bytes", s, enc, errs)
		return NewBytes(text), err
	}
	if enc.ref != nil {
		return Value{}, TypeErrorf("encoding without a string argument")
	}
	if errs.ref != nil {
		return Value{}, TypeErrorf("errors without a string argument")
	}
	if src.Type() == &bytesType {
		return src, nil
	}
	if r, found, err := callSpecial(th, src, names.bytes); err != nil {
		return Value{}, err
	} else if found {
		if ToBytes(r) == nil {
			return Value{}, TypeErrorf("__bytes__ returned non-bytes (type %s)", r.Type().FullName())
		}
		return r, nil
	}
	if ToStr(src) != nil {
		return Value{}, TypeErrorf("string argument without an encoding")
	}
	if src.Type().Index != nil {
		n, err := byteCount(th, src)
		if err == nil {
			b, err := zeroBytes(th, n)
			return BytesOwned(b), err
		}
		if !IsException(err, TypeError) {
			return Value{}, err
		}
	}
	b, err := bytesFromObject(th, src, "bytes")
	return BytesOwned(b), err
}

// byteCount converts the argument of bytes(n).
func byteCount(th *Thread, src Value) (int, error) {
	n, err := IndexOverflow(th, src, OverflowError)
	if err == nil && n < 0 {
		err = ValueErrorf("negative count")
	}
	return n, err
}

// zeroBytes returns n zeros.
func zeroBytes(th *Thread, n int) ([]byte, error) {
	if n > 1<<46 {
		return nil, NewException(MemoryError)
	}
	if err := th.Charge(int64(n)); err != nil {
		return nil, err
	}
	return MakeBytes(th, n)
}

func cannotConvert(src Value, kind string) error {
	return TypeErrorf("cannot convert '%s' object to %s", src.Type().FullName(), kind)
}

// bytesFromObject returns the contents of a buffer, or of an iterable of ints, in
// a new slice. kind is bytes or bytearray, for messages.
func bytesFromObject(th *Thread, src Value, kind string) ([]byte, error) {
	if src.Type().Buffer != nil {
		b, err := GetBuffer(th, src, BufFullRO)
		if err != nil {
			return nil, err
		}
		d, err := b.Copy(th, 'C')
		b.Release(th)
		return d, err
	}
	if ToStr(src) != nil {
		return nil, cannotConvert(src, kind)
	}
	it, err := iterOr(th, src, func() error { return cannotConvert(src, kind) })
	if err != nil {
		return nil, err
	}
	word := kind
	if kind == "bytearray" {
		word = "byte"
	}
	var out []byte
	if kind == "bytes" {
		n, err := LengthHint(th, src, 0)
		if err != nil {
			return nil, err
		}
		out = make([]byte, 0, min(n, 1<<20))
	}
	err = ForEach(th, it, func(x Value) error {
		c, err := byteOf(th, x, word)
		if err != nil {
			return err
		}
		if len(out) == cap(out) {
			if err := th.Charge(int64(cap(out))); err != nil {
				return err
			}
		}
		out = append(out, c)
		return nil
	})
	return out, err
}
