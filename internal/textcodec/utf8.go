package textcodec

// This file defines UTF-8.

import (
	"unicode/utf8"

	"github.com/hognose/hognose/internal/wtf8"
)

// Sequence looks at the character that s begins with: its length if it is whole and
// right, else how many bytes are wrong and why; unfinished means that more bytes could make it right.
func Sequence(s string) (n int, reason string, unfinished bool) {
	c := s[0]
	lo, hi := byte(0x80), byte(0xBF)
	switch {
	case c < 0x80:
		return 1, "", false
	case c < 0xC2 || c > 0xF4:
		return 1, "invalid start byte", false
	case c < 0xE0:
		n = 2
	case c < 0xF0:
		n = 3
		if c == 0xE0 {
			lo = 0xA0
		} else if c == 0xED {
			hi = 0x9F
		}
	default:
		n = 4
		if c == 0xF0 {
			lo = 0x90
		} else if c == 0xF4 {
			hi = 0x8F
		}
	}
	for i := 1; i < n; i++ {
		if i >= len(s) {
			return i, "unexpected end of data", true
		}
		if s[i] < lo || s[i] > hi {
			return i, "invalid continuation byte", false
		}
		lo, hi = 0x80, 0xBF
	}
	return n, "", false
}

// valid returns how many bytes of s from i on are right.
func validPrefix(s string, i int) int {
	start := i
	for i < len(s) {
		if s[i] < 0x80 {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		i += n
	}
	return i - start
}

func decodeUTF8(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		limit := min(len(data), i+1<<18)
		n := validPrefix(data[:limit], i)
		out = append(out, data[i:i+n]...)
		i += n
		if err := poll(); err != nil {
			return nil, 0, err
		}
		if i >= len(data) {
			break
		}
		k, reason, unfinished := Sequence(data[i:])
		if reason == "" {
			out = append(out, data[i:i+k]...)
			i += k
			continue
		}
		if rest := data[i:]; !final && (unfinished || len(rest) == 2 && rest[0] == 0xED && rest[1]&0xE0 == 0xA0) {
			return out, i, nil // with surrogatepass the third byte could make a surrogate whole
		}
		text, next, err := bad(i, i+k, reason)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, text...)
		i = next
	}
	return out, len(data), nil
}

func encodeUTF8(text string, bad BadText, poll Poll) ([]byte, error) {
	out := make([]byte, 0, len(text))
	pos := 0
	for i := 0; i < len(text); {
		r, n := wtf8.DecodeRune(text[i:])
		if r < 0xD800 || r > 0xDFFF {
			out = append(out, text[i:i+n]...)
			i += n
			pos++
			if pos&pollMask == 0 {
				if err := poll(); err != nil {
					return nil, err
				}
			}
			continue
		}
		end, j := pos, i
		for j < len(text) {
			r, n := wtf8.DecodeRune(text[j:])
			if r < 0xD800 || r > 0xDFFF {
				break
			}
			j += n
			end++
		}
		repl, isBytes, next, err := bad(pos, end, "surrogates not allowed")
		if err != nil {
			return nil, err
		}
		if !isBytes && wtf8.HasSurrogates(repl) {
			_, _, _, err := bad(pos, end, strictReason+"surrogates not allowed")
			return nil, err
		}
		out = append(out, repl...)
		i, pos = seek(text, i, pos, next)
	}
	return out, nil
}

// strictReason before a reason asks the handler for the exception, whatever it is:
// its replacement cannot be encoded.
const strictReason = "\x00"

// Strict takes the mark for an error that must be raised off a reason.
func Strict(reason string) (string, bool) {
	if len(reason) > 0 && reason[0] == 0 {
		return reason[1:], true
	}
	return reason, false
}

// seek returns the byte offset of character to, when character pos is at offset i.
func seek(text string, i, pos, to int) (int, int) {
	if to < pos {
		return wtf8.Offset(text, to), to
	}
	for pos < to && i < len(text) {
		_, n := wtf8.DecodeRune(text[i:])
		i += n
		pos++
	}
	return i, pos
}

func init() {
	u := &Codec{Name: "utf-8", Label: "utf-8", Decode: decodeUTF8, Encode: encodeUTF8}
	register("utf_8", u)
	register("ascii", &Codec{Name: "ascii", Label: "ascii", Decode: decodeASCII, Encode: narrowEncoder(0x7F, "ordinal not in range(128)")})
	register("latin_1", &Codec{Name: "iso8859-1", Label: "latin-1", Decode: decodeLatin1, Encode: narrowEncoder(0xFF, "ordinal not in range(256)")})
}

func decodeASCII(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		if data[i] < 0x80 {
			out = append(out, data[i])
			i++
			if i&pollMask == 0 {
				if err := poll(); err != nil {
					return nil, 0, err
				}
			}
			continue
		}
		text, next, err := bad(i, i+1, "ordinal not in range(128)")
		if err != nil {
			return nil, 0, err
		}
		out = append(out, text...)
		i = next
	}
	return out, len(data), nil
}

func decodeLatin1(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
	out := make([]byte, 0, len(data)+len(data)/4)
	for i := 0; i < len(data); i++ {
		out = wtf8.AppendRune(out, rune(data[i]))
		if i&pollMask == 0 {
			if err := poll(); err != nil {
				return nil, 0, err
			}
		}
	}
	return out, len(data), nil
}

// narrowEncoder encodes characters up to max as one byte.
func narrowEncoder(max rune, reason string) func(string, BadText, Poll) ([]byte, error) {
	return byteEncoder(reason, func(r rune) (byte, bool) { return byte(r), r <= max })
}

// byteEncoder encodes by a function from characters to bytes.
func byteEncoder(reason string, f func(r rune) (byte, bool)) func(string, BadText, Poll) ([]byte, error) {
	return func(text string, bad BadText, poll Poll) ([]byte, error) {
		out := make([]byte, 0, len(text))
		pos := 0
		for i := 0; i < len(text); {
			r, n := wtf8.DecodeRune(text[i:])
			if c, ok := f(r); ok {
				out = append(out, c)
				i += n
				pos++
				if pos&pollMask == 0 {
					if err := poll(); err != nil {
						return nil, err
					}
				}
				continue
			}
			end, j := pos, i
			for j < len(text) {
				r, n := wtf8.DecodeRune(text[j:])
				if _, ok := f(r); ok {
					break
				}
				j += n
				end++
			}
			repl, isBytes, next, err := bad(pos, end, reason)
			if err != nil {
				return nil, err
			}
			if isBytes {
				out = append(out, repl...)
			} else {
				for k := 0; k < len(repl); {
					r, n := wtf8.DecodeRune(repl[k:])
					c, ok := f(r)
					if !ok {
						_, _, _, err := bad(pos, end, strictReason+reason)
						return nil, err
					}
					out = append(out, c)
					k += n
				}
			}
			i, pos = seek(text, i, pos, next)
		}
		return out, nil
	}
}
