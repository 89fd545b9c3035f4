package py

// This file makes repeated s += t linear. It is one of the few files that use unsafe.

import "unsafe"

// strBuffer is shared by strings that were built by appending to one another:
// used tells how much of the buffer is taken.
type strBuffer struct {
	b []byte
}

// appendText returns the str x + t of n bytes. If x ends where its buffer does, t goes
// into the free room of the buffer, which no string has seen yet; the result inherits it.
func appendText(x *Str, t string) *Str {
	n := len(x.s) + len(t)
	if b := x.buffer(); b != nil && len(b.b) == len(x.s) {
		if cap(b.b)-len(b.b) < len(t) {
			g := make([]byte, len(b.b), 2*n)
			copy(g, b.b)
			b = &strBuffer{g}
		}
		b.b = append(b.b, t...)
		return b.str()
	}
	if len(x.s) < 64 {
		r, b := newText(n)
		copy(b[copy(b, x.s):], t)
		return r
	}
	b := &strBuffer{make([]byte, 0, 2*n)}
	b.b = append(append(b.b, x.s...), t...)
	return b.str()
}

// str returns the str of what is in the buffer now.
func (b *strBuffer) str() *Str {
	s := Str{Object: Object{typ: &strType}, s: stringOf(b.b), length: -1, flags: strLong}
	return &(&longStr{s, unsafe.Pointer(b)}).Str
}
