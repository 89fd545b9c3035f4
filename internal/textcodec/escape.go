package textcodec

// This file defines unicode_escape and raw_unicode_escape: the escapes of Python literals.

import (
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/internal/wtf8"
)

func hexDigits(s string, n int) (v rune, got int) {
	for got < n && got < len(s) {
		c := s[got]
		d := rune(0)
		switch {
		case c >= '0' && c <= '9':
			d = rune(c - '0')
		case c >= 'a' && c <= 'f':
			d = rune(c-'a') + 10
		case c >= 'A' && c <= 'F':
			d = rune(c-'A') + 10
		default:
			return v, got
		}
		v = v<<4 | d
		if v > 0x10FFFF {
			v = 0x110000
		}
		got++
	}
	return v, got
}

// decodeEscape decodes the escapes of a str literal. invalid, if not nil, is told the offsets of escapes without a meaning.
func decodeEscape(data string, final bool, bad BadBytes, poll Poll, invalid func(at int)) ([]byte, int, error) {
	out := make([]byte, 0, len(data))
	i := 0
	for i < len(data) {
		if i&pollMask == 0 {
			if err := poll(); err != nil {
				return nil, 0, err
			}
		}
		c := data[i]
		if c != '\\' {
			out = wtf8.AppendRune(out, rune(c))
			i++
			continue
		}
		start := i
		i++
		if i >= len(data) {
			if !final {
				return out, start, nil
			}
			next, text, err := ask(bad, start, i, "\\ at end of string")
			if err != nil {
				return nil, 0, err
			}
			out, i = append(out, text...), next
			continue
		}
		c = data[i]
		i++
		digits, reason := 0, ""
		switch c {
		case '\n':
			continue
		case '\\', '\'', '"':
			out = append(out, c)
			continue
		case 'b':
			out = append(out, '\b')
			continue
		case 't':
			out = append(out, '\t')
			continue
		case 'n':
			out = append(out, '\n')
			continue
		case 'r':
			out = append(out, '\r')
			continue
		case 'f':
			out = append(out, '\f')
			continue
		case 'v':
			out = append(out, '\v')
			continue
		case 'a':
			out = append(out, '\a')
			continue
		case '0', '1', '2', '3', '4', '5', '6', '7':
			v := rune(c - '0')
			for k := 0; k < 2 && i < len(data) && data[i] >= '0' && data[i] <= '7'; k++ {
				v = v<<3 | rune(data[i]-'0')
				i++
			}
			if v > 0xFF && invalid != nil {
				invalid(start)
			}
			out = wtf8.AppendRune(out, v)
			continue
		case 'x':
			digits, reason = 2, "truncated \\xXX escape"
		case 'u':
			digits, reason = 4, "truncated \\uXXXX escape"
		case 'U':
			digits, reason = 8, "truncated \\UXXXXXXXX escape"
		case 'N':
			reason = "malformed \\N character escape"
			if i >= len(data) && !final {
				return out, start, nil
			}
			if i < len(data) && data[i] == '{' {
				end := strings.IndexByte(data[i:], '}')
				if end < 0 {
					if !final {
						return out, start, nil
					}
					i = len(data)
				} else if end > 1 {
					name := data[i+1 : i+end]
					i += end + 1
					if s, ok := unidata.Lookup(name); ok && wtf8.RuneCount(s) == 1 {
						out = append(out, s...)
						continue
					}
					reason = "unknown Unicode character name"
				} else {
					i++
				}
			}
		default:
			if invalid != nil {
				invalid(start)
			}
			out = append(out, '\\')
			out = wtf8.AppendRune(out, rune(c))
			continue
		}
		if digits > 0 {
			v, got := hexDigits(data[i:], digits)
			i += got
			if got == digits {
				if v <= 0x10FFFF {
					out = wtf8.AppendRune(out, v)
					continue
				}
				reason = "illegal Unicode character"
			} else if i >= len(data) && !final {
				return out, start, nil
			}
		}
		next, text, err := ask(bad, start, i, reason)
		if err != nil {
			return nil, 0, err
		}
		out, i = append(out, text...), next
	}
	return out, len(data), nil
}

func ask(bad BadBytes, start, end int, reason string) (int, string, error) {
	text, next, err := bad(start, end, reason)
	return next, text, err
}

func decodeRaw(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		if i&pollMask == 0 {
			if err := poll(); err != nil {
				return nil, 0, err
			}
		}
		c := data[i]
		if c != '\\' || i+1 >= len(data) {
			if c == '\\' && !final {
				return out, i, nil
			}
			out = wtf8.AppendRune(out, rune(c))
			i++
			continue
		}
		start := i
		kind := data[i+1]
		if kind != 'u' && kind != 'U' {
			out = append(out, '\\')
			out = wtf8.AppendRune(out, rune(kind))
			i += 2
			continue
		}
		digits, reason := 4, "truncated \\uXXXX escape"
		if kind == 'U' {
			digits, reason = 8, "truncated \\UXXXXXXXX escape"
		}
		v, got := hexDigits(data[i+2:], digits)
		i += 2 + got
		if got == digits {
			if v <= 0x10FFFF {
				out = wtf8.AppendRune(out, v)
				continue
			}
			reason = "\\Uxxxxxxxx out of range"
		} else if i >= len(data) && !final {
			return out, start, nil
		}
		next, text, err := ask(bad, start, i, reason)
		if err != nil {
			return nil, 0, err
		}
		out, i = append(out, text...), next
	}
	return out, len(data), nil
}

func appendHex(b []byte, prefix string, r rune, n int) []byte {
	s := strconv.FormatInt(int64(r), 16)
	b = append(b, prefix...)
	for k := len(s); k < n; k++ {
		b = append(b, '0')
	}
	return append(b, s...)
}

// Backslash appends the escape of a character: \x, \u or \U.
func Backslash(b []byte, r rune) []byte {
	switch {
	case r < 0x100:
		return appendHex(b, "\\x", r, 2)
	case r < 0x10000:
		return appendHex(b, "\\u", r, 4)
	}
	return appendHex(b, "\\U", r, 8)
}

func encodeEscape(text string, bad BadText, poll Poll) ([]byte, error) {
	out := make([]byte, 0, len(text)+len(text)/8)
	n := 0
	for i := 0; i < len(text); n++ {
		r, k := wtf8.DecodeRune(text[i:])
		i += k
		if n&pollMask == 0 {
			if err := poll(); err != nil {
				return nil, err
			}
		}
		switch {
		case r == '\\':
			out = append(out, '\\', '\\')
		case r == '\t':
			out = append(out, '\\', 't')
		case r == '\n':
			out = append(out, '\\', 'n')
		case r == '\r':
			out = append(out, '\\', 'r')
		case r >= ' ' && r < 0x7F:
			out = append(out, byte(r))
		default:
			out = Backslash(out, r)
		}
	}
	return out, nil
}

func encodeRaw(text string, bad BadText, poll Poll) ([]byte, error) {
	out := make([]byte, 0, len(text)+len(text)/8)
	n := 0
	for i := 0; i < len(text); n++ {
		r, k := wtf8.DecodeRune(text[i:])
		i += k
		if n&pollMask == 0 {
			if err := poll(); err != nil {
				return nil, err
			}
		}
		if r < 0x100 {
			out = append(out, byte(r))
		} else {
			out = Backslash(out, r)
		}
	}
	return out, nil
}

func init() {
	register("unicode_escape", &Codec{Name: "unicode-escape", Label: "unicodeescape", Encode: encodeEscape, DecodeEscapes: decodeEscape,
		Decode: func(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
			return decodeEscape(data, final, bad, poll, nil)
		}})
	register("raw_unicode_escape", &Codec{Name: "raw-unicode-escape", Label: "rawunicodeescape", Decode: decodeRaw, Encode: encodeRaw})
}
