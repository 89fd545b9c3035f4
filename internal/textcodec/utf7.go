package textcodec

// This file defines UTF-7 (RFC 2152).

import "github.com/hognose/hognose/internal/wtf8"

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func base64Value(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

// direct7 reports whether the encoder writes a character as itself.
func direct7(r rune) bool {
	if r >= 128 || r == '+' || r == '\\' || r == '~' {
		return false
	}
	return r >= ' ' && r <= '}' || r == '\n' || r == '\r' || r == '\t'
}

func decodeUTF7(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
	out := make([]byte, 0, len(data))
	inShift := false
	shiftAt, shiftOut := 0, 0 // where the shift sequence began, in data and out
	var bits uint32
	nbits := 0
	var high rune // a high surrogate whose partner has not come
	flushHigh := func() {
		if high != 0 {
			out = wtf8.AppendRune(out, high)
			high = 0
		}
	}
	fail := func(start, end int, reason string) (int, error) {
		text, next, err := bad(start, end, reason)
		out = append(out, text...)
		inShift, bits, nbits, high = false, 0, 0, 0
		return next, err
	}
	i := 0
	for i < len(data) {
		if i&pollMask == 0 {
			if err := poll(); err != nil {
				return nil, 0, err
			}
		}
		c := data[i]
		if inShift {
			if v := base64Value(c); v >= 0 {
				bits = bits<<6 | uint32(v)
				nbits += 6
				i++
				if nbits >= 16 {
					u := rune(bits >> (nbits - 16) & 0xFFFF)
					nbits -= 16
					bits &= 1<<nbits - 1
					if high != 0 {
						if u >= 0xDC00 && u <= 0xDFFF {
							out = wtf8.AppendRune(out, (high-0xD800)<<10+(u-0xDC00)+0x10000)
							high = 0
							continue
						}
						flushHigh()
					}
					if u >= 0xD800 && u <= 0xDBFF {
						high = u
					} else {
						out = wtf8.AppendRune(out, u)
					}
				}
				continue
			}
			inShift = false
			if nbits > 0 {
				reason := ""
				if nbits >= 6 {
					reason = "partial character in shift sequence"
				} else if bits != 0 {
					reason = "non-zero padding bits in shift sequence"
				}
				if reason != "" {
					next, err := fail(shiftAt, i+1, reason)
					if err != nil {
						return nil, 0, err
					}
					i = next
					continue
				}
			}
			if c < 128 && c != '+' {
				flushHigh()
			}
			bits, nbits, high = 0, 0, 0
			if c == '-' {
				i++
			}
			continue // what ends the sequence otherwise is read as any other byte
		}
		switch {
		case c == '+':
			shiftAt, shiftOut = i, len(out)
			i++
			if i < len(data) && data[i] == '-' {
				out = append(out, '+')
				i++
				continue
			}
			if i < len(data) && base64Value(data[i]) < 0 {
				next, err := fail(shiftAt, i+1, "ill-formed sequence")
				if err != nil {
					return nil, 0, err
				}
				i = next
				continue
			}
			inShift, bits, nbits, high = true, 0, 0, 0
		case c < 128:
			out = append(out, c)
			i++
		default:
			next, err := fail(i, i+1, "unexpected special character")
			if err != nil {
				return nil, 0, err
			}
			i = next
		}
	}
	if inShift {
		if !final {
			return out[:shiftOut], shiftAt, nil
		}
		if high != 0 || nbits >= 6 || nbits > 0 && bits != 0 {
			next, err := fail(shiftAt, len(data), "unterminated shift sequence")
			if err != nil {
				return nil, 0, err
			}
			if next < len(data) {
				more, _, err := decodeUTF7(data[next:], final, func(s, e int, r string) (string, int, error) {
					t, n, err := bad(s+next, e+next, r)
					return t, n - next, err
				}, poll)
				return append(out, more...), len(data), err
			}
		}
	}
	return out, len(data), nil
}

func encodeUTF7(text string, bad BadText, poll Poll) ([]byte, error) {
	out := make([]byte, 0, len(text)+len(text)/2)
	inShift := false
	var bits uint32
	nbits := 0
	put := func(u rune) {
		bits = bits<<16 | uint32(u)
		nbits += 16
		for nbits >= 6 {
			nbits -= 6
			out = append(out, base64Digits[bits>>nbits&63])
		}
		bits &= 1<<nbits - 1
	}
	n := 0
	for i := 0; i < len(text); n++ {
		r, k := wtf8.DecodeRune(text[i:])
		i += k
		if n&pollMask == 0 {
			if err := poll(); err != nil {
				return nil, err
			}
		}
		if inShift {
			if direct7(r) {
				if nbits > 0 {
					out = append(out, base64Digits[bits<<(6-nbits)&63])
					bits, nbits = 0, 0
				}
				inShift = false
				if base64Value(byte(r)) >= 0 || r == '-' {
					out = append(out, '-')
				}
				out = append(out, byte(r))
				continue
			}
		} else {
			if r == '+' {
				out = append(out, '+', '-')
				continue
			}
			if direct7(r) {
				out = append(out, byte(r))
				continue
			}
			out = append(out, '+')
			inShift = true
		}
		if r >= 0x10000 {
			put(0xD800 + (r-0x10000)>>10)
			put(0xDC00 + (r-0x10000)&0x3FF)
		} else {
			put(r)
		}
	}
	if nbits > 0 {
		out = append(out, base64Digits[bits<<(6-nbits)&63])
	}
	if inShift {
		out = append(out, '-')
	}
	return out, nil
}

func init() {
	register("utf_7", &Codec{Name: "utf-7", Label: "utf7", Decode: decodeUTF7, Encode: encodeUTF7})
}
