package py

// This file defines the protocols of the Python type str, and what its methods share.

import (
	"math"
	"strings"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/internal/wtf8"
)

func decodeRune(s string) (rune, int) { return wtf8.DecodeRune(s) }

// offset returns the byte offset of code point i, which may be the length.
func (s *Str) offset(i int) int {
	if s.IsASCII() {
		return i
	}
	if len(s.s) < indexedLen {
		return wtf8.Offset(s.s, i)
	}
	return s.index().Offset(s.s, i)
}

// At returns code point i.
func (s *Str) At(i int) rune {
	r, _ := decodeRune(s.s[s.offset(i):])
	return r
}

// item returns the character at i as a str.
func (s *Str) item(i int) Value {
	if s.IsASCII() {
		return asciiStrs[s.s[i]].Value()
	}
	o := s.offset(i)
	_, n := decodeRune(s.s[o:])
	return newStrLen(s.s[o:o+n], 1).Value()
}

// stride returns count characters, the first at start, each step after the one before.
func (s *Str) stride(th *Thread, start, step, count int) (Value, error) {
	if err := th.Charge(int64(count)); err != nil {
		return Value{}, err
	}
	if s.IsASCII() {
		b, err := MakeBytes(th, count)
		if err != nil {
			return Value{}, err
		}
		for i := range b {
			if err := th.PollEvery(i + 1); err != nil {
				return Value{}, err
			}
			b[i] = s.s[start+i*step]
		}
		return newASCII(stringOf(b)).Value(), nil
	}
	var x *wtf8.Index
	if len(s.s) >= indexedLen {
		x = s.index()
	}
	b, err := MakeBytes(th, min(len(s.s), count*2))
	if err != nil {
		return Value{}, err
	}
	b = b[:0]
	for done := 0; done < count; {
		n := min(count-done, 1<<10)
		if b, err = th.Room(b, 4*n); err != nil {
			return Value{}, err
		}
		b = wtf8.AppendSlice(b, s.s, x, start+done*step, step, n)
		done += n
		if err := th.Poll(); err != nil {
			return Value{}, err
		}
	}
	return newStrLen(stringOf(b), count).Value(), nil
}

// sub returns the characters from i to j.
func (s *Str) sub(i, j int) *Str {
	if i >= j {
		return emptyStr
	}
	if s.IsASCII() {
		return s.piece(i, j)
	}
	r := s.piece(s.offset(i), s.offset(j))
	if r.flags&strASCIIKnown == 0 {
		r.length = clampLen(j - i)
		r.flags |= strASCIIKnown
		if len(r.s) == j-i {
			r.flags |= strASCII
		}
	}
	return r
}

// isSpaceRune reports whether str.isspace() holds for the character.
func isSpaceRune(r rune) bool { return unidata.IsSpace(r) }

// digitValue returns the value of a decimal digit, or -1.
func digitValue(r rune) int { return unidata.Decimal(r) }

func isIdentifier(th *Thread, s string) (bool, error) {
	for i, k := 0, 1; i < len(s); k++ {
		r, n := decodeRune(s[i:])
		if i == 0 && !unidata.IsIDStart(r) || !unidata.IsIDContinue(r) {
			return false, nil
		}
		i += n
		if err := th.PollEvery(k); err != nil {
			return false, err
		}
	}
	return s != "", nil
}

// isPrintable reports whether repr shows the character as it is.
func isPrintable(r rune) bool { return unidata.IsPrintable(r) }

// quoteRepr returns the repr of a str.
func quoteRepr(s string) string {
	q := quoteOf(s)
	b := append(make([]byte, 0, len(s)+2), q)
	return stringOf(append(appendQuoted(b, s, q), q))
}

// quoteOf returns the quote that repr puts around s.
func quoteOf(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// appendQuoted appends what repr puts between the quotes q.
func appendQuoted(b []byte, s string, q byte) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			i++
			switch {
			case c == q || c == '\\':
				b = append(b, '\\', c)
			case c == '\n':
				b = append(b, `\n`...)
			case c == '\r':
				b = append(b, `\r`...)
			case c == '\t':
				b = append(b, `\t`...)
			case c < ' ' || c == 0x7f:
				b = append(b, '\\', 'x', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
			default:
				b = append(b, c)
			}
			continue
		}
		r, n := decodeRune(s[i:])
		switch {
		case isPrintable(r):
			b = append(b, s[i:i+n]...)
		case r < 256:
			b = append(b, `\x`+hexPad(r, 2)...)
		case r < 0x10000:
			b = append(b, `\u`+hexPad(r, 4)...)
		default:
			b = append(b, `\U`+hexPad(r, 8)...)
		}
		i += n
	}
	return b
}

// strIter iterates over the characters of a str.
type strIter struct {
	Object
	s  *Str
	at int // byte offset
}

// Step returns the next character, or absent.
func (it *strIter) step() Value {
	if it.at >= len(it.s.s) {
		return Value{}
	}
	c := it.s.s[it.at]
	if c < 0x80 {
		it.at++
		return asciiStrs[c].Value()
	}
	_, n := decodeRune(it.s.s[it.at:])
	it.at += n
	return newStrLen(it.s.s[it.at-n:it.at], 1).Value()
}

var (
	strIterType      = Type{Name: "str_iterator"}
	strASCIIIterType = Type{Name: "str_ascii_iterator"}
)

func initStr() {
	initIterStates()
	t := &strType
	t.layout = LayoutOf[longStr]()
	str := func(v Value) *Str { return (*Str)(v.ref) }
	t.NewSig = &NativeDef{Sig: "str(cls, object=?, encoding=?, errors=?)", Fn: func(th *Thread, a []Value) (Value, error) {
		var s *Str
		switch {
		case a[2].ref != nil || a[3].ref != nil:
			if _, _, err := codecArgs(th, "str", a[2], a[3]); err != nil {
				return Value{}, err
			}
			if s = emptyStr; a[1].ref == nil {
				break
			}
			b, ok := bytesText(a[1])
			if !ok {
				if ToStr(a[1]) != nil {
					return Value{}, TypeErrorf("decoding str is not supported")
				}
				return Value{}, TypeErrorf("decoding to str: need a bytes-like object, %s found", a[1].Type().FullName())
			}
			v, err := decodeBytes(th, "str", b, a[2], a[3])
			if err != nil {
				return Value{}, err
			}
			s = ToStr(v)
		case a[1].ref == nil:
			s = emptyStr
		default:
			var err error
			if s, err = StrOf(th, a[1]); err != nil {
				return Value{}, err
			}
		}
		cls := ToType(a[0])
		if cls == t {
			return s.Value(), nil
		}
		n := New[Str](cls)
		n.s, n.length, n.flags = s.s, -1, strLong
		return n.Value(), nil
	}}
	t.CheckCall = func(args []Value, kw []*Str) error {
		if len(args) > 3 && len(kw) == 0 {
			return TypeErrorf("str expected at most 3 arguments, got %d", len(args))
		}
		return nil
	}
	t.Repr = func(th *Thread, v Value) (Value, error) {
		s := str(v).s
		if len(s) <= pieceSize {
			return String(quoteRepr(s)), nil
		}
		if err := th.Charge(int64(len(s)) * 2); err != nil {
			return Value{}, err
		}
		q := quoteOf(s)
		out, err := inPieces(th, s, func(b []byte, s string, from, to int) []byte {
			if from == 0 {
				b = append(b, q)
			}
			if b = appendQuoted(b, s[from:to], q); to == len(s) {
				b = append(b, q)
			}
			return b
		})
		return String(out), err
	}
	t.NewOne = func(th *Thread, v Value) (Value, error) {
		s, err := StrOf(th, v)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	t.Str = func(th *Thread, v Value) (Value, error) {
		if v.Type() == t {
			return v, nil
		}
		return String(str(v).s), nil
	}
	t.Hash = func(th *Thread, v Value) (int64, error) { return str(v).Hash(), nil }
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		x, y := ToStr(a), ToStr(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		if eq := op == EQ; eq || op == NE {
			if len(x.s) != len(y.s) || len(x.s) <= copyChunk {
				return Bool((x.s == y.s) == eq), nil
			}
		}
		c, err := compareText(th, x.s, y.s)
		return Bool(op.Result(c)), err
	}
	t.Len = func(th *Thread, v Value) (int, error) { return str(v).Len(), nil }
	t.SeqItem = func(th *Thread, v Value, i int) (Value, error) {
		if s := str(v); i < s.Len() {
			return s.item(i), nil
		}
		return Value{}, IndexErrorf("string index out of range")
	}
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		s := str(v)
		if k.IsInt() {
			i, n := int(k.Int()), s.Len()
			if i < 0 {
				i += n
			}
			if i >= 0 && i < n {
				return s.item(i), nil
			}
			return Value{}, IndexErrorf("string index out of range")
		}
		if k.Type() == &sliceType {
			bounds, err := Cast[Slice](k).Bounds(th)
			if err != nil {
				return Value{}, err
			}
			start, step, n := bounds.Fit(s.Len())
			if step == 1 {
				if n == s.Len() && v.Type() == t {
					return v, nil
				}
				return s.sub(start, start+n).Value(), nil
			}
			return s.stride(th, start, step, n)
		}
		i, err := seqIndex(th, k, "string")
		if err == nil {
			i, err = position(i, s.Len(), "string")
		}
		if err != nil {
			return Value{}, err
		}
		return s.item(i), nil
	}
	t.Contains = func(th *Thread, v, x Value) (bool, error) {
		y := ToStr(x)
		if y == nil {
			return false, TypeErrorf("'in <string>' requires string as left operand, not %s", x.Type().FullName())
		}
		return strings.Contains(str(v).s, y.s), nil
	}
	t.Concat = func(th *Thread, a, b Value) (Value, error) {
		y := ToStr(b)
		if y == nil {
			return Value{}, TypeErrorf("can only concatenate str (not \"%s\") to str", b.Type().FullName())
		}
		return concatStr(th, str(a), y)
	}
	t.Binary[OpMod] = func(th *Thread, a, b Value) (Value, error) {
		if ToStr(a) == nil {
			return NotImplemented, nil
		}
		v, err := percentFormat(th, str(a).s, b)
		if err == nil && str(a).s != "" && strings.IndexByte(str(a).s, '%') < 0 {
			v = a // as it is, of whatever class
		}
		return v, err
	}
	t.Repeat = func(th *Thread, v Value, n int) (Value, error) {
		s := str(v)
		if n == 1 && v.Type() == t {
			return v, nil
		}
		if size := len(s.s) * n; n > 0 && n <= 160 && size > 1 && size <= 160 {
			r, b := newText(size)
			for ; n > 0; n-- {
				b = b[copy(b, s.s):]
			}
			if s.IsASCII() {
				r.knowASCII()
			}
			return r.Value(), nil
		}
		if len(s.s) > 0 && n > math.MaxInt/len(s.s) {
			return Value{}, OverflowErrorf("repeated string is too long")
		}
		return buildText(th, times{s, n})
	}
	t.Iter = func(th *Thread, v Value) (Value, error) {
		it := &strIter{Object{&strIterType}, str(v), 0}
		if it.s.IsASCII() {
			it.typ = &strASCIIIterType
		}
		return ValueOf(&it.Object), nil
	}
	t.Traverse = func(v Value, visit func(Value)) int { return 48 + len(str(v).s) }
	t.Methods = strMethods()
	t.Doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nWith one argument, what the object's __str__() gives, or else its repr().\nWith an encoding (by default 'utf-8') or a handler of errors (by default\n'strict'), the text that is encoded in the bytes of the first argument."
	Define(t)
	for _, t := range []*Type{&strIterType, &strASCIIIterType} {
		DefineIter(t, LayoutOf[strIter](), func(th *Thread, v Value) (Value, error) { return Cast[strIter](v).step(), nil }, func(v Value) int {
			it := Cast[strIter](v)
			return wtf8.RuneCount(it.s.s[it.at:])
		})
	}
}

// concatStr joins two strings. A string that was built by appending keeps room
// behind it in its buffer, so that s += t in a loop is linear: the text of a str
// never changes, only the unused room behind the longest one is written.
func concatStr(th *Thread, x, y *Str) (Value, error) {
	switch {
	case x.s == "":
		return y.exact(), nil
	case y.s == "":
		return x.exact(), nil
	}
	n := len(x.s) + len(y.s)
	if n > 1<<16 {
		if err := th.Charge(int64(n)); err != nil {
			return Value{}, err
		}
	}
	r := appendText(x, y.s)
	if x.flags&y.flags&strASCII != 0 {
		r.knowASCII()
	} else if x.length >= 0 && y.length >= 0 {
		r.length = clampLen(int(x.length) + int(y.length))
	}
	return r.Value(), nil
}

func (s *Str) exact() Value {
	if s.typ == &strType {
		return s.Value()
	}
	return newStrLen(s.s, s.Len()).Value()
}
