package py

// This file defines Str's storage. Strings are UTF-8 in which lone surrogates
// are kept as three bytes (WTF-8). Methods of the Python type str are in the
// files str_*.go.

import (
	"strconv"
	"unsafe"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/internal/pyhash"
	"github.com/hognose/hognose/internal/wtf8"
)

// Str is the Python type str. It is immutable; length and hash are found at first
// use, so a Str shared between VMs must have them (see internStatic).
type Str struct {
	Object
	s      string
	hash   uint64 // 0: not known yet
	length int32  // in code points, -1: not known yet; huge strings count each time
	flags  strFlags
}

// longStr is a Str with what only long strings need.
type longStr struct {
	Str
	ext unsafe.Pointer // with strHasIndex a *wtf8.Index, else a *strBuffer or nil
}

// indexedLen is the length in bytes from which a string that is not ASCII has an
// index, so that s[i] takes the same time everywhere.
const indexedLen = 256

// buffer returns the buffer of a string that was made by appending, or nil.
func (s *Str) buffer() *strBuffer {
	if s.flags&(strLong|strHasIndex) != strLong {
		return nil
	}
	return (*strBuffer)((*longStr)(unsafe.Pointer(s)).ext)
}

// index returns the index of a long string that is not ASCII.
func (s *Str) index() *wtf8.Index {
	if s.flags&strLong == 0 {
		return wtf8.NewIndex(s.s)
	}
	l := (*longStr)(unsafe.Pointer(s))
	if s.flags&strHasIndex == 0 {
		l.ext = unsafe.Pointer(wtf8.NewIndex(s.s))
		s.flags |= strHasIndex
	}
	return (*wtf8.Index)(l.ext)
}

type strFlags uint8

const (
	strInterned strFlags = 1 << iota
	strASCIIKnown
	strASCII
	strHasIndex
	strLong // it is the Str of a longStr
)

// asciiStrs are the strings of one ASCII character, and "" at the end.
var asciiStrs [129]Str

// names is the table of names that this package looks up, interned.
var emptyStr = &asciiStrs[128]

func initStrs() {
	for i := range asciiStrs {
		s := &asciiStrs[i]
		s.typ = &strType
		if i < 128 {
			s.s = string(rune(i))
		}
		s.length = -1
		s.freeze()
	}
}

// freeze computes what is otherwise found at first use, and marks s as interned.
func (s *Str) freeze() {
	s.Hash()
	s.IsASCII()
	s.Len()
	s.flags |= strInterned
}

// NewStr returns a new str. s must be WTF-8, as all strings made by this module are;
// see StringFromGo for text of unknown origin.
func NewStr(s string) *Str {
	if len(s) <= 1 {
		if len(s) == 0 {
			return emptyStr
		}
		if s[0] < 128 {
			return &asciiStrs[s[0]]
		}
	}
	return shareText(s)
}

// shareText returns a str of s, which it shares.
func shareText(s string) *Str {
	if len(s) < indexedLen {
		return &Str{Object: Object{typ: &strType}, s: s, length: -1}
	}
	return &(&longStr{Str: Str{Object: Object{typ: &strType}, s: s, length: -1, flags: strLong}}).Str
}

// newASCII is NewStr for text that is known to be ASCII.
func newASCII(s string) *Str {
	if len(s) <= 1 {
		return NewStr(s)
	}
	return &Str{Object: Object{typ: &strType}, s: s, length: clampLen(len(s)), flags: strASCIIKnown | strASCII}
}

// newStrLen is NewStr for text whose number of code points is known.
func newStrLen(s string, n int) *Str {
	r := NewStr(s)
	if len(s) > 1 {
		r.length = clampLen(n)
		r.flags |= strASCIIKnown
		if n == len(s) {
			r.flags |= strASCII
		}
	}
	return r
}

// strWords is the size of a Str.
const strWords = unsafe.Sizeof(Str{}) / 8

// These have room for a Str and its text. They hold no pointer that the collector
// must follow, so they are no pointers to it: the type of a str is not in the heap,
// and its text is in itself.
type (
	str8   struct{ words [strWords + 1]uint64 }
	str24  struct{ words [strWords + 3]uint64 }
	str40  struct{ words [strWords + 5]uint64 }
	str56  struct{ words [strWords + 7]uint64 }
	str88  struct{ words [strWords + 11]uint64 }
	str120 struct{ words [strWords + 15]uint64 }
	str168 struct{ words [strWords + 21]uint64 }
)

// newText returns a str of n > 0 bytes, which the caller puts into b at once; then
// nobody writes there any more. Short ones are one allocation.
func newText(n int) (s *Str, b []byte) {
	var p unsafe.Pointer
	switch {
	case n <= 8:
		p = unsafe.Pointer(new(str8))
	case n <= 24:
		p = unsafe.Pointer(new(str24))
	case n <= 40:
		p = unsafe.Pointer(new(str40))
	case n <= 56:
		p = unsafe.Pointer(new(str56))
	case n <= 88:
		p = unsafe.Pointer(new(str88))
	case n <= 120:
		p = unsafe.Pointer(new(str120))
	case n <= 168:
		p = unsafe.Pointer(new(str168))
	default:
		b = make([]byte, n)
		return shareText(stringOf(b)), b
	}
	s = (*Str)(p)
	b = unsafe.Slice((*byte)(unsafe.Add(p, unsafe.Sizeof(Str{}))), n)
	s.typ = &strType
	s.length = -1
	s.s = stringOf(b)
	return s, b
}

// knowASCII notes that the text is ASCII.
func (s *Str) knowASCII() *Str {
	s.length = clampLen(len(s.s))
	s.flags |= strASCIIKnown | strASCII
	return s
}

// asciiBytes returns the str of a copy of b, which is ASCII.
func asciiBytes(b []byte) *Str {
	return asciiOrNot(b, true)
}

// StringOf returns the str of a copy of b, which must be WTF-8.
func StringOf(b []byte) Value {
	return asciiOrNot(b, false).Value()
}

// ConcatStrs returns the concatenation of strs, some of which may be ints and floats
// in place: these are written as str() does.
func ConcatStrs(th *Thread, strs []Value) (Value, error) {
	n, ascii, numbers := 0, strASCII, false
	for _, v := range strs {
		if v.IsInt() || v.IsFloat() {
			numbers = true
			n += 24
			continue
		}
		s := (*Str)(v.ref)
		n += len(s.s)
		ascii &= s.flags
	}
	if n <= 1 {
		for _, v := range strs {
			if s := (*Str)(v.ref); s.s != "" {
				return v, nil
			}
		}
		return emptyStr.Value(), nil
	}
	if n > 1<<16 {
		if err := th.Charge(int64(n)); err != nil {
			return Value{}, err
		}
	}
	if numbers {
		b := th.takeBuffer()
		for _, v := range strs {
			switch {
			case v.IsInt():
				b = strconv.AppendInt(b, v.Int(), 10)
			case v.IsFloat():
				b = floatfmt.AppendRepr(b, v.Float())
			default:
				b = append(b, (*Str)(v.ref).s...)
			}
		}
		r := asciiOrNot(b, ascii != 0)
		th.giveBuffer(b)
		return r.Value(), nil
	}
	r, b := newText(n)
	for _, v := range strs {
		b = b[copy(b, (*Str)(v.ref).s):]
	}
	if ascii != 0 {
		r.knowASCII()
	}
	return r.Value(), nil
}

// asciiOrNot returns the str of a copy of b; ascii tells that it is known to be ASCII.
func asciiOrNot(b []byte, ascii bool) *Str {
	if len(b) <= 1 {
		return NewStr(string(b))
	}
	r, t := newText(len(b))
	copy(t, b)
	if ascii {
		r.knowASCII()
	}
	return r
}

// piece returns the text from byte i to j. It shares the memory of s only if it is
// long and no small part of it, so that what is kept of a text does not keep all of it.
func (s *Str) piece(i, j int) *Str {
	n := j - i
	switch {
	case n <= 1:
		return NewStr(s.s[i:j])
	case n == len(s.s) && s.typ == &strType:
		return s
	}
	var r *Str
	if n <= 56 || n*2 < len(s.s) {
		t, b := newText(n)
		copy(b, s.s[i:j])
		r = t
	} else {
		r = shareText(s.s[i:j])
	}
	if s.flags&strASCII != 0 {
		r.knowASCII()
	}
	return r
}

func clampLen(n int) int32 {
	if n > 1<<31-1 {
		return -1
	}
	return int32(n)
}

// String returns the str with the text s, which must be WTF-8.
func String(s string) Value { return NewStr(s).Value() }

// ASCIIString is String for text that is known to be ASCII.
func ASCIIString(s string) Value { return newASCII(s).Value() }

// StringLen is String for text whose number of code points is known.
func StringLen(s string, n int) Value { return newStrLen(s, n).Value() }

// Value returns the str as a value.
func (s *Str) Value() Value { return Value{ref: unsafe.Pointer(s)} }

// String returns the text, WTF-8.
func (s *Str) String() string { return s.s }

// Hash returns hash(s).
func (s *Str) Hash() int64 {
	if s.hash == 0 && s.s != "" { // the hash of "" is 0
		s.hash = uint64(pyhash.String(s.s))
	}
	return int64(s.hash)
}

// IsASCII reports whether all characters are ASCII.
func (s *Str) IsASCII() bool {
	if s.flags&strASCIIKnown == 0 {
		s.flags |= strASCIIKnown
		if wtf8.IsASCII(s.s) {
			s.flags |= strASCII
		}
	}
	return s.flags&strASCII != 0
}

// Len returns the number of code points.
func (s *Str) Len() int {
	if s.length >= 0 {
		return int(s.length)
	}
	n := len(s.s)
	if !s.IsASCII() {
		n = wtf8.RuneCount(s.s)
	}
	s.length = clampLen(n)
	return n
}

func (s *Str) interned() bool { return s.flags&strInterned != 0 }

// ToStr returns v as a str or instance of a subclass, else nil.
func ToStr(v Value) *Str {
	if v.ref != nil && v.Type().Flags&FlagStr != 0 {
		return (*Str)(v.ref)
	}
	return nil
}

// IsExactStr reports whether v is a str and not of a subclass.
func IsExactStr(v Value) bool { return v.ref != nil && v.Type() == &strType }
