package re

// This file defines subject: the string that a match is about.

import "github.com/hognose/hognose/py"

const maxPos = int(^uint(0) >> 1)

// subject is a string or bytes-like object under search.
type subject struct {
	v    py.Value
	s    string
	str  *py.Str // nil for bytes
	flat bool    // positions are byte offsets: bytes, or ASCII
	// The part to be searched, in characters; see bounds.
	from, to int
}

// bytesLike returns the contents of a bytes-like object.
func bytesLike(th *py.Thread, v py.Value) (string, bool, error) {
	if b := py.ToBytes(v); b != nil {
		return b.String(), true, nil
	}
	for _, t := range v.Type().MRO {
		if t.IsHeap() {
			continue
		}
		switch t.Name {
		case "bytearray", "memoryview", "array", "mmap":
			b, err := th.Call(py.BytesType.Value(), v)
			if err != nil {
				return "", false, err
			}
			return py.ToBytes(b).String(), true, nil
		}
	}
	return "", false, nil
}

// init sets the subject; p may be nil.
func (s *subject) init(th *py.Thread, p *pattern, v py.Value) error {
	s.v = v
	if s.str = py.ToStr(v); s.str != nil {
		if p.prog.IsBytes() {
			return py.TypeErrorf("cannot use a bytes pattern on a string-like object")
		}
		s.s, s.flat = s.str.String(), s.str.IsASCII()
		return nil
	}
	text, ok, err := bytesLike(th, v)
	if err != nil {
		return err
	}
	if !ok {
		return py.TypeErrorf("expected string or bytes-like object, got '%s'", v.Type().Name)
	}
	if !p.prog.IsBytes() {
		return py.TypeErrorf("cannot use a string pattern on a bytes-like object")
	}
	s.s, s.flat = text, true
	return nil
}

// bounds sets the part to be searched from the arguments pos and endpos, clamped;
// a and b are its byte offsets.
func (s *subject) bounds(pos, endpos int) (a, b int) {
	n := len(s.s)
	if !s.flat {
		if n = s.str.Len(); pos <= 0 && endpos == maxPos {
			s.to = n
			return 0, len(s.s)
		}
	}
	s.from = max(min(pos, n), 0)
	s.to = max(min(endpos, n), 0)
	if s.flat {
		return s.from, s.to
	}
	return s.str.Offset(s.from), s.str.Offset(s.to)
}

// pos turns a byte offset into a position.
func (s *subject) pos(off int) int {
	if s.flat || off <= 0 {
		return off
	}
	return s.str.RuneIndex(off)
}

// slice returns the part between two byte offsets.
func (s *subject) slice(a, b int) py.Value {
	if s.str != nil {
		switch {
		case b-a == len(s.s) && s.v.Type() == py.StrType:
			return s.v
		case s.flat:
			return py.ASCIIString(s.s[a:b])
		}
		return py.String(s.s[a:b])
	}
	if b-a == len(s.s) && s.v.Type() == py.BytesType {
		return s.v
	}
	return py.NewBytes(s.s[a:b])
}

// empty returns the empty string of the subject's kind.
func (s *subject) empty() py.Value { return s.slice(0, 0) }

// made returns a new string of the subject's kind.
func (s *subject) made(text string) py.Value {
	if s.str != nil {
		return py.String(text)
	}
	return py.NewBytes(text)
}
