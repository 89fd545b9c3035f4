package py

// This file defines the constructor, text and methods of int and bool.

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/bigint"
	"github.com/hognose/hognose/internal/pyhash"
)

func intHash(th *Thread, v Value) (int64, error) {
	if i, ok := AsInt(v); ok {
		return hashInt(i), nil
	}
	if hi, lo, ok := wideOf(v); ok {
		h, l := absWide(hi, lo)
		r := int64(bits.Rem64(h, l, pyhash.Modulus))
		if hi < 0 {
			r = -r
		}
		if r == -1 {
			r = -2
		}
		return r, nil
	}
	return pyhash.Big(bigOf(v), th.poll)
}

func intRepr(th *Thread, v Value) (Value, error) {
	s, err := intText(th, v, 10, "")
	if err != nil {
		return Value{}, err
	}
	return ASCIIString(s), nil
}

// intText returns the digits of an int of any kind.
func intText(th *Thread, v Value, base int, prefix string) (string, error) {
	if i, ok := AsInt(v); ok {
		s := strconv.FormatInt(i, base)
		if prefix != "" && i < 0 {
			return "-" + prefix + s[1:], nil
		}
		return prefix + s, nil
	}
	if hi, lo, ok := wideOf(v); ok && base == 10 {
		var buf [40]byte
		return string(appendWide(buf[:0], hi, lo)), nil
	}
	b := bigOf(v)
	if base == 10 {
		if err := th.digitLimit(b); err != nil {
			return "", err
		}
	}
	return bigint.Text(b, base, prefix, th.poll)
}

// digitLimit refuses the conversion of b to decimal text beyond CPython's limit.
func (th *Thread) digitLimit(b *big.Int) error {
	m := th.Interp.MaxStrDigits
	if m <= 0 || b.BitLen() <= 3*m {
		return nil
	}
	// Of a number of about m digits it takes the power of ten to tell.
	digits := float64(b.BitLen()-1) * math.Log10(2)
	if digits >= float64(m)-1 && (digits >= float64(m)+1 || b.CmpAbs(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(m)), nil)) >= 0) {
		return ValueErrorf("Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", m)
	}
	return nil
}

func initIntMethods(t *Type) {
	t.NewSig = &NativeDef{Sig: "int(cls, x=?, /, base=?)", Fn: intNew}
	t.CheckCall = func(args []Value, kw []*Str) error {
		if len(args) > 2 && len(kw) == 0 {
			return TypeErrorf("int expected at most 2 arguments, got %d", len(args))
		}
		return nil
	}
	same := func(th *Thread, a []Value) (Value, error) { return exactInt(a[0]), nil }
	t.Methods = []NativeDef{
		{Sig: "conjugate(self, /)", Doc: "Return the integer itself.", Fn: same},
		{Sig: "__trunc__(self, /)", Doc: "Truncating an Integral returns itself.", Fn: same},
		{Sig: "__floor__(self, /)", Doc: "Flooring an Integral returns itself.", Fn: same},
		{Sig: "__ceil__(self, /)", Doc: "Ceiling of an Integral returns itself.", Fn: same},
		{Sig: "__round__(self, ndigits=None, /)", Doc: "Return the integer, or round it to tens and so on by a negative ndigits.", Fn: intRound},
		{Sig: "__getnewargs__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(exactInt(a[0])), nil }},
		{Sig: "__format__(self, format_spec, /)", Doc: "Return the value in a format.", Fn: func(th *Thread, a []Value) (Value, error) { return formatNumber(th, a[0], a[1]) }},
		{Sig: "bit_length(self, /)", Doc: "Return how many bits the absolute value takes.\n\n>>> (9).bit_length()\n4", Fn: func(th *Thread, a []Value) (Value, error) { return Int(int64(bigOf(a[0]).BitLen())), nil }},
		{Sig: "bit_count(self, /)", Doc: "Count the ones in the absolute value, written in binary.", Fn: func(th *Thread, a []Value) (Value, error) {
			n := 0
			for i, w := range bigOf(a[0]).Bits() {
				if err := th.PollEvery(i); err != nil {
					return Value{}, err
				}
				n += bits.OnesCount(uint(w))
			}
			return Int(int64(n)), nil
		}},
		{Sig: "is_integer(self, /)", Doc: "Return True, as float.is_integer() does for whole numbers.", Fn: func(th *Thread, a []Value) (Value, error) { return True, nil }},
		{Sig: "as_integer_ratio(self, /)", Doc: "Return the integer as a fraction: itself and 1.", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(exactInt(a[0]), Int(1)), nil }},
		{Sig: "to_bytes(self, length=1, byteorder='big', *, signed=False)", Doc: "Return the bytes of an integer.", Fn: intToBytes},
		{Sig: "from_bytes(cls, bytes, byteorder='big', *, signed=False)", Flags: ClassMethod, Doc: "Make an integer of bytes.", Fn: intFromBytes},
	}
	part := func(name string, f UnaryFunc) GetSetDef { return GetSetDef{Name: name, Get: f} }
	self := func(th *Thread, v Value) (Value, error) { return exactInt(v), nil }
	t.Getters = []GetSetDef{
		part("real", self), part("numerator", self),
		part("imag", func(th *Thread, v Value) (Value, error) { return Int(0), nil }),
		part("denominator", func(th *Thread, v Value) (Value, error) { return Int(1), nil }),
	}
	t.Doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nFrom a number, its integer part, by __int__(), __index__() or __trunc__();\nwithout an argument 0. From a text, the number that is written in it, with\nthe digits of the base; it may have a sign, underscores between digits, and\nwhite space around it. Bases are 2 to 36, or 0: then a prefix such as 0x\ntells, as in a program."
}

func intNew(th *Thread, a []Value) (Value, error) {
	v, err := intFrom(th, a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	cls := ToType(a[0])
	if cls == &intType {
		return exactInt(v), nil
	}
	o := New[IntObject](cls)
	o.set(v)
	return ValueOf(&o.Object), nil
}

func intFrom(th *Thread, x, base Value) (Value, error) {
	if base.ref != nil {
		if x.ref == nil {
			return Value{}, TypeErrorf("int() missing string argument")
		}
		b, err := IndexInt(th, base)
		if err != nil {
			return Value{}, err
		}
		if b != 0 && (b < 2 || b > 36) {
			return Value{}, ValueErrorf("int() base must be >= 2 and <= 36, or 0")
		}
		if s := ToStr(x); s != nil {
			return intFromText(th, s.s, b, x)
		}
		if ToBytes(x) != nil || ToByteArray(x) != nil {
			s, _ := bytesText(x)
			return intFromBytesText(th, s, b)
		}
		return Value{}, TypeErrorf("int() can't convert non-string with explicit base")
	}
	if x.ref == nil {
		return Int(0), nil
	}
	if x.IsInt() {
		return x, nil
	}
	if x.IsFloat() {
		return floatToInt(x.Float())
	}
	t := x.Type()
	if t.Int != nil {
		r, err := t.Int(th, x)
		if err != nil {
			return Value{}, err
		}
		if !IsIntLike(r) {
			return Value{}, TypeErrorf("__int__ returned non-int (type %s)", r.Type().FullName())
		}
		if r.Type() != &intType {
			if err := th.Eval.Warn(th, DeprecationWarning, "__int__ returned non-int (type "+r.Type().Name+").  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.", 1); err != nil {
				return Value{}, err
			}
		}
		return exactInt(r), nil
	}
	if t.Index != nil {
		return Index(th, x)
	}
	if s := ToStr(x); s != nil {
		return intFromText(th, s.s, 10, x)
	}
	if HasBuffer(x) {
		s, err := viewText(th, x)
		if err != nil {
			return Value{}, err
		}
		return intFromBytesText(th, s, 10)
	}
	return Value{}, TypeErrorf("int() argument must be a string, a bytes-like object or a real number, not '%s'", t.FullName())
}

// intFromBytesText is intFromText for what a buffer holds: messages show it as bytes.
func intFromBytesText(th *Thread, s string, base int) (Value, error) {
	return intFromText(th, s, base, NewBytes(s))
}

// intFromText converts the text of an integer literal; orig is for the message.
func intFromText(th *Thread, s string, base int, orig Value) (Value, error) {
	fail := func() (Value, error) {
		r, err := ReprGo(th, orig)
		if err != nil {
			return Value{}, err
		}
		n := 0
		for i := range r {
			if n++; n > 200 {
				r = r[:i]
				break
			}
		}
		return Value{}, NewException(ValueError, String("invalid literal for int() with base "+strconv.Itoa(base)+": "+r))
	}
	t := strings.TrimFunc(asciiDigits(s), isSpaceRune)
	neg := false
	if t != "" && (t[0] == '+' || t[0] == '-') {
		neg = t[0] == '-'
		t = t[1:]
	}
	b := base
	if len(t) > 2 && t[0] == '0' {
		p := 0
		switch t[1] {
		case 'x', 'X':
			p = 16
		case 'o', 'O':
			p = 8
		case 'b', 'B':
			p = 2
		}
		if p != 0 && (b == 0 || b == p) {
			b = p
			t = strings.TrimPrefix(t[2:], "_")
		}
	}
	if b == 0 {
		b = 10
		if len(t) > 1 && t[0] == '0' && strings.Trim(t, "0_") != "" {
			return fail()
		}
	}
	if t == "" || t[0] == '_' || t[len(t)-1] == '_' || strings.Contains(t, "__") {
		return fail()
	}
	t = strings.ReplaceAll(t, "_", "")
	for i := 0; i < len(t); i++ {
		if err := th.PollEvery(i); err != nil {
			return Value{}, err
		}
		d := 99
		switch c := t[i]; {
		case c >= '0' && c <= '9':
			d = int(c - '0')
		case c >= 'a' && c <= 'z':
			d = int(c-'a') + 10
		case c >= 'A' && c <= 'Z':
			d = int(c-'A') + 10
		}
		if d >= b {
			return fail()
		}
	}
	if m := th.Interp.MaxStrDigits; m > 0 && b&(b-1) != 0 && len(t) > m {
		return Value{}, ValueErrorf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", m, len(t))
	}
	if len(t) <= 64 {
		signed := t
		if neg {
			signed = "-" + t
		}
		if i, err := strconv.ParseInt(signed, b, 64); err == nil {
			return Int(i), nil
		}
	}
	r, ok, err := bigint.Parse(t, b, th.poll)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return fail()
	}
	if neg {
		r.Neg(r)
	}
	return BigInt(r), nil
}

// asciiDigits replaces Unicode decimal digits by ASCII ones.
func asciiDigits(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return strings.Map(func(r rune) rune {
				if d := digitValue(r); d >= 0 {
					return rune('0' + d)
				}
				return r
			}, s)
		}
	}
	return s
}

func floatToInt(f float64) (Value, error) {
	if f != f {
		return Value{}, ValueErrorf("cannot convert float NaN to integer")
	}
	if math.IsInf(f, 0) {
		return Value{}, OverflowErrorf("cannot convert float infinity to integer")
	}
	if f >= -9.2e18 && f <= 9.2e18 {
		return Int(int64(f)), nil
	}
	b, _ := new(big.Float).SetFloat64(math.Trunc(f)).Int(nil)
	return BigInt(b), nil
}

func intRound(th *Thread, a []Value) (Value, error) {
	if a[1].IsNone() {
		return exactInt(a[0]), nil
	}
	n, err := IndexInt(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if n >= 0 {
		return exactInt(a[0]), nil
	}
	x := bigOf(a[0])
	if -n > x.BitLen() {
		return Int(0), nil
	}
	p, err := bigint.Pow(big.NewInt(10), uint64(-n), th.poll)
	if err != nil {
		return Value{}, err
	}
	q, r, err := bigint.DivMod(x, p, th.poll)
	if err != nil {
		return Value{}, err
	}
	if c := r.Lsh(r, 1).Cmp(p); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return bigResult(bigint.Mul(q, p, th.poll))
}

// byteOrder reads the arguments byteorder and signed of the method fn.
func byteOrder(th *Thread, fn string, order, sign Value) (little, signed bool, err error) {
	s := ToStr(order)
	if s == nil {
		return false, false, TypeErrorf("%s() argument 'byteorder' must be str, not %s", fn, argTypeName(order))
	}
	if signed, err = Truth(th, sign); err != nil {
		return false, false, err
	}
	switch s.s {
	case "little":
		return true, signed, nil
	case "big":
		return false, signed, nil
	}
	return false, false, ValueErrorf("byteorder must be either 'little' or 'big'")
}

func intToBytes(th *Thread, a []Value) (Value, error) {
	n, err := IndexArg(th, a[1])
	if err != nil {
		return Value{}, err
	}
	little, signed, err := byteOrder(th, "to_bytes", a[2], a[3])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		return Value{}, ValueErrorf("length argument must be non-negative")
	}
	if x, ok := AsInt(a[0]); ok && n <= 8 && (x >= 0 || signed) {
		if t, ok := wordToBytes(x, n, little, signed); ok {
			return t, nil
		}
	}
	if err := th.Charge(int64(n)); err != nil {
		return Value{}, err
	}
	b, err := bigint.ToBytes(bigOf(a[0]), n, little, signed, th.Poll)
	if err == bigint.ErrTooBig || err == bigint.ErrNegative {
		err = OverflowErrorf("%s", err)
	}
	if err != nil {
		return Value{}, err
	}
	return NewBytes(stringOf(b)), nil
}

// wordToBytes is to_bytes in n <= 8 bytes; ok is false if x does not fit.
func wordToBytes(x int64, n int, little, signed bool) (v Value, ok bool) {
	if n < 8 { // 8 bytes hold each int64
		room := 8 * n
		if signed && room > 0 {
			room--
		}
		if high := x >> room; high != 0 && high != -1 || high == -1 && (!signed || n == 0) {
			return Value{}, false
		}
	}
	var b [8]byte
	if little {
		binary.LittleEndian.PutUint64(b[:], uint64(x))
		return NewBytes(string(b[:n])), true
	}
	binary.BigEndian.PutUint64(b[:], uint64(x))
	return NewBytes(string(b[8-n:])), true
}

// wordFromBytes is the int of up to 8 bytes; ok is false if it needs more than int64.
func wordFromBytes(s string, little, signed bool) (x int64, ok bool) {
	var b [8]byte
	var u uint64
	if little {
		copy(b[:], s)
		u = binary.LittleEndian.Uint64(b[:])
	} else {
		copy(b[8-len(s):], s)
		u = binary.BigEndian.Uint64(b[:])
	}
	if signed {
		shift := 64 - 8*len(s)
		return int64(u<<shift) >> shift, true
	}
	return int64(u), u>>63 == 0
}

func intFromBytes(th *Thread, a []Value) (Value, error) {
	little, signed, err := byteOrder(th, "from_bytes", a[2], a[3])
	if err != nil {
		return Value{}, err
	}
	s, ok := bytesText(a[1])
	if !ok {
		b, found, err := callSpecial(th, a[1], names.bytes)
		if err != nil {
			return Value{}, err
		}
		if found {
			if ToBytes(b) == nil {
				return Value{}, TypeErrorf("__bytes__ returned non-bytes (type %s)", b.Type().FullName())
			}
			s, ok = ToBytes(b).s, true
		}
	}
	if !ok {
		if !IsIterable(a[1]) || ToStr(a[1]) != nil {
			return Value{}, TypeErrorf("cannot convert '%s' object to bytes", a[1].Type().FullName())
		}
		items, err := ToSlice(th, a[1])
		if err != nil {
			return Value{}, err
		}
		if s, err = bytesOfItems(th, items); err != nil {
			return Value{}, err
		}
	}
	if cls := ToType(a[0]); len(s) <= 8 && cls == &intType {
		if x, ok := wordFromBytes(s, little, signed); ok {
			return Int(x), nil
		}
	}
	if err := th.Charge(int64(len(s))); err != nil {
		return Value{}, err
	}
	x, err := bigint.FromBytes(bytesOf(s), little, signed, th.Poll)
	if err != nil {
		return Value{}, err
	}
	v := BigInt(x)
	if cls := ToType(a[0]); cls != &intType {
		return th.Call(cls.Value(), v)
	}
	return v, nil
}

func initBool() {
	t := &boolType
	t.NewSig = &NativeDef{Sig: "bool(cls, object=False, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		b, err := Truth(th, a[1])
		return Bool(b), err
	}}
	t.NewOne = func(th *Thread, v Value) (Value, error) {
		b, err := Truth(th, v)
		return Bool(b), err
	}
	t.Repr = func(th *Thread, v Value) (Value, error) {
		if v.IsTrue() {
			return frozenStr("True").Value(), nil
		}
		return frozenStr("False").Value(), nil
	}
	logic := func(op BinaryOp, f func(x, y bool) bool) {
		t.Binary[op] = func(th *Thread, a, b Value) (Value, error) {
			if !a.IsBool() || !b.IsBool() {
				return intType.Binary[op](th, a, b)
			}
			return Bool(f(a.IsTrue(), b.IsTrue())), nil
		}
	}
	t.Invert = func(th *Thread, v Value) (Value, error) {
		const text = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from the negation of a bool. Use the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of the underlying int."
		if err := th.Eval.Warn(th, DeprecationWarning, text, 1); err != nil {
			return Value{}, err
		}
		return intType.Invert(th, v)
	}
	logic(OpAnd, func(x, y bool) bool { return x && y })
	logic(OpOr, func(x, y bool) bool { return x || y })
	logic(OpXor, func(x, y bool) bool { return x != y })
	t.Doc = "True or False, by the truth of the argument.\nThere are no other bools; they are ints with the values 1 and 0."
	Define(t)
}
