package textcodec

// This file defines UTF-16 and UTF-32, with the byte order fixed or told by a mark.

import "github.com/hognose/hognose/internal/wtf8"

// Order is a byte order.
type Order int8

// The orders; Native means that a mark may tell, and little-endian without one.
const (
	Little Order = -1
	Native Order = 0
	Big    Order = 1
)

func unit16(s string, big bool) rune {
	if big {
		return rune(s[0])<<8 | rune(s[1])
	}
	return rune(s[1])<<8 | rune(s[0])
}

func unit32(s string, big bool) uint32 {
	if big {
		return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3])
	}
	return uint32(s[3])<<24 | uint32(s[2])<<16 | uint32(s[1])<<8 | uint32(s[0])
}

// Order16 looks for a byte order mark; n is its length.
func Order16(data string) (o Order, n int) {
	if len(data) >= 2 {
		switch {
		case data[0] == 0xFF && data[1] == 0xFE:
			return Little, 2
		case data[0] == 0xFE && data[1] == 0xFF:
			return Big, 2
		}
	}
	return Native, 0
}

// Order32 is Order16 for UTF-32.
func Order32(data string) (o Order, n int) {
	if len(data) >= 4 {
		switch data[:4] {
		case "\xff\xfe\x00\x00":
			return Little, 4
		case "\x00\x00\xfe\xff":
			return Big, 4
		}
	}
	return Native, 0
}

// Decode16 decodes in a byte order, and tells the order that a mark told.
func Decode16(data string, order Order, final bool, bad BadBytes, poll Poll) ([]byte, int, Order, error) {
	i := 0
	if order == Native {
		order, i = Order16(data)
	}
	big := order == Big
	out := make([]byte, 0, len(data))
	for i < len(data) {
		if i&pollMask < 4 {
			if err := poll(); err != nil {
				return nil, 0, order, err
			}
		}
		start, end, reason := i, i+2, ""
		if len(data)-i < 2 {
			if !final {
				return out, i, order, nil
			}
			end, reason = len(data), "truncated data"
		} else {
			u := unit16(data[i:], big)
			switch {
			case u < 0xD800 || u > 0xDFFF:
				out = wtf8.AppendRune(out, u)
				i += 2
				continue
			case u >= 0xDC00:
				reason = "illegal encoding"
			case len(data)-i < 4:
				if !final {
					return out, i, order, nil
				}
				end, reason = len(data), "unexpected end of data"
			default:
				l := unit16(data[i+2:], big)
				if l >= 0xDC00 && l <= 0xDFFF {
					out = wtf8.AppendRune(out, (u-0xD800)<<10+(l-0xDC00)+0x10000)
					i += 4
					continue
				}
				reason = "illegal UTF-16 surrogate"
			}
		}
		text, next, err := bad(start, end, reason)
		if err != nil {
			return nil, 0, order, err
		}
		out = append(out, text...)
		i = next
	}
	return out, i, order, nil
}

// Decode32 is Decode16 for UTF-32.
func Decode32(data string, order Order, final bool, bad BadBytes, poll Poll) ([]byte, int, Order, error) {
	i := 0
	if order == Native {
		order, i = Order32(data)
	}
	big := order == Big
	out := make([]byte, 0, len(data)/2)
	for i < len(data) {
		if i&pollMask < 4 {
			if err := poll(); err != nil {
				return nil, 0, order, err
			}
		}
		end, reason := i+4, ""
		if len(data)-i < 4 {
			if !final {
				return out, i, order, nil
			}
			end, reason = len(data), "truncated data"
		} else {
			u := unit32(data[i:], big)
			switch {
			case u > 0x10FFFF:
				reason = "code point not in range(0x110000)"
			case u >= 0xD800 && u <= 0xDFFF:
				reason = "code point in surrogate code point range(0xd800, 0xe000)"
			default:
				out = wtf8.AppendRune(out, rune(u))
				i += 4
				continue
			}
		}
		text, next, err := bad(i, end, reason)
		if err != nil {
			return nil, 0, order, err
		}
		out = append(out, text...)
		i = next
	}
	return out, i, order, nil
}

func append16(b []byte, u rune, big bool) []byte {
	if big {
		return append(b, byte(u>>8), byte(u))
	}
	return append(b, byte(u), byte(u>>8))
}

func append32(b []byte, u rune, big bool) []byte {
	if big {
		return append(b, byte(u>>24), byte(u>>16), byte(u>>8), byte(u))
	}
	return append(b, byte(u), byte(u>>8), byte(u>>16), byte(u>>24))
}

// EncodeWide encodes to units of 2 or 4 bytes; Native writes a mark and little-endian.
func EncodeWide(text string, size int, order Order, bad BadText, poll Poll) ([]byte, error) {
	big := order == Big
	put := func(b []byte, r rune) []byte {
		if size == 4 {
			return append32(b, r, big)
		}
		if r >= 0x10000 {
			r -= 0x10000
			return append16(append16(b, 0xD800+r>>10, big), 0xDC00+r&0x3FF, big)
		}
		return append16(b, r, big)
	}
	out := make([]byte, 0, len(text)*2+4)
	if order == Native {
		out = put(out, 0xFEFF)
	}
	pos := 0
	for i := 0; i < len(text); {
		r, n := wtf8.DecodeRune(text[i:])
		if r < 0xD800 || r > 0xDFFF {
			out = put(out, r)
			i += n
			pos++
			if pos&pollMask == 0 {
				if err := poll(); err != nil {
					return nil, err
				}
			}
			continue
		}
		repl, isBytes, next, err := bad(pos, pos+1, "surrogates not allowed")
		if err != nil {
			return nil, err
		}
		if isBytes {
			if len(repl)%size != 0 {
				_, _, _, err := bad(pos, pos+1, strictReason+"surrogates not allowed")
				return nil, err
			}
			out = append(out, repl...)
		} else {
			for k := 0; k < len(repl); {
				r, n := wtf8.DecodeRune(repl[k:])
				if r >= 0xD800 && r <= 0xDFFF {
					_, _, _, err := bad(pos, pos+1, strictReason+"surrogates not allowed")
					return nil, err
				}
				out = put(out, r)
				k += n
			}
		}
		i, pos = seek(text, i, pos, next)
	}
	return out, nil
}

func init() {
	for _, w := range []struct {
		key, name, label string
		size             int
		order            Order
	}{
		{"utf_16", "utf-16", "utf-16", 2, Native}, {"utf_16_le", "utf-16-le", "utf-16-le", 2, Little}, {"utf_16_be", "utf-16-be", "utf-16-be", 2, Big},
		{"utf_32", "utf-32", "utf-32", 4, Native}, {"utf_32_le", "utf-32-le", "utf-32-le", 4, Little}, {"utf_32_be", "utf-32-be", "utf-32-be", 4, Big},
	} {
		dec := Decode16
		if w.size == 4 {
			dec = Decode32
		}
		register(w.key, &Codec{Name: w.name, Label: w.label,
			Decode: func(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
				out, n, _, err := dec(data, w.order, final, bad, poll)
				return out, n, err
			},
			Encode: func(text string, bad BadText, poll Poll) ([]byte, error) {
				return EncodeWide(text, w.size, w.order, bad, poll)
			}})
	}
}
