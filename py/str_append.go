package py

// This file makes repeated s += t linear. It is one of the few files that use unsafe.

import "unsafe"

// strBuffer is shared by strings that were built by appending to one another:
// used tells how much of the buffer is taken.
type strBuffer struct {
	b []byte
}

// appendText returns x.s + t. If x ends where its buffer does, t goes into the
// free room of the buffer, which no string has seen yet; r inherits the buffer.
func appendText(x *Str, t string, r *Str) string {
	if b := x.buffer(); b != nil && len(b.b) == len(x.s) {
		if cap(b.b)-len(b.b) < len(t) {
			g := make([]byte, len(b.b), 2*(len(b.b)+len(t)))
			copy(g, b.b)
			b = &strBuffer{g}
		}
		b.b = append(b.b, t...)
		r.ext = unsafe.Pointer(b)
		return unsafe.String(&b.b[0], len(b.b))
	}
	if len(x.s) < 64 {
		return x.s + t
	}
	b := &strBuffer{make([]byte, 0, 2*(len(x.s)+len(t)))}
	b.b = append(append(b.b, x.s...), t...)
	r.ext = unsafe.Pointer(b)
	return unsafe.String(&b.b[0], len(b.b))
}
