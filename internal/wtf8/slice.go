package wtf8

// This file cuts, turns and compares strings by code points.

import "strings"

// Slice returns the code points start, start+step, ... of s, count of them, as
// Python's s[a:b:step] gives them once its bounds are adjusted. All must lie in
// s; step may be negative. x is the index of s, or nil for a string so short (or
// ASCII) that counting is cheap.
func Slice(s string, x *Index, start, step, count int) string {
	if count <= 0 {
		return ""
	}
	if IsASCII(s) {
		return sliceASCII(s, start, step, count)
	}
	find := func(i int) int {
		if x == nil {
			return Offset(s, i)
		}
		return x.Offset(s, i)
	}
	at := find(start)
	if step == 1 {
		return s[at:offset(s, at, count)]
	}
	if x != nil && (step > indexStep || step < -indexStep) {
		var b []byte
		for ; count > 0; count-- {
			at := find(start)
			b = append(b, s[at:at+width(s[at])]...)
			start += step
		}
		return string(b)
	}
	b := make([]byte, 0, count)
	for {
		b = append(b, s[at:at+width(s[at])]...)
		if count--; count == 0 {
			return string(b)
		}
		if step > 0 {
			at = offset(s, at, step)
			continue
		}
		for n := step; n < 0; n++ {
			at--
			for s[at]&0xC0 == 0x80 {
				at--
			}
		}
	}
}

func sliceASCII(s string, start, step, count int) string {
	if step == 1 {
		return s[start : start+count]
	}
	b := make([]byte, count)
	for i := range b {
		b[i] = s[start]
		start += step
	}
	return string(b)
}

// width returns the length in bytes of the code point that begins with lead.
func width(lead byte) int {
	switch {
	case lead < 0xC0:
		return 1
	case lead < 0xE0:
		return 2
	case lead < 0xF0:
		return 3
	}
	return 4
}

// Reverse returns s with its code points in reverse order.
func Reverse(s string) string {
	b := make([]byte, len(s))
	for i := 0; i < len(s); {
		n := min(width(s[i]), len(s)-i)
		copy(b[len(s)-i-n:], s[i:i+n])
		i += n
	}
	return string(b)
}

// Compare orders two strings by code points, which for WTF-8 is the order of bytes.
func Compare(a, b string) int { return strings.Compare(a, b) }
