package wtf8

// AppendSlice appends the code points start, start+step, ... of s to b, count of them, as
// Python's s[a:b:step] gives them once its bounds are adjusted. All must lie in s; step is
// not 0 and may be negative. x is the index of s, or nil for a string so short that
// counting is cheap.
func AppendSlice(b []byte, s string, x *Index, start, step, count int) []byte {
	if count <= 0 {
		return b
	}
	find := func(i int) int {
		if x == nil {
			return Offset(s, i)
		}
		return x.Offset(s, i)
	}
	at := find(start)
	jump := x != nil && (step > indexStep || step < -indexStep)
	for {
		b = append(b, s[at:at+width(s[at])]...)
		if count--; count == 0 {
			return b
		}
		switch {
		case jump:
			start += step
			at = find(start)
		case step > 0:
			at = offset(s, at, step)
		default:
			for n := step; n < 0; n++ {
				at--
				for s[at]&0xC0 == 0x80 {
					at--
				}
			}
		}
	}
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
