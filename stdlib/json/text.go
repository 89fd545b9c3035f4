package json

// This file reads and writes JSON strings.

import (
	"math"
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// plain tells the bytes that stand for themselves in a JSON string, in both directions.
var plain = func() (t [256]bool) {
	for i := 0x20; i < 0x7f; i++ {
		t[i] = i != '"' && i != '\\'
	}
	return
}()

// stringEnd is what scanning a string found out about it.
type stringEnd struct {
	end     int // offset of the closing quote
	escapes bool
	ascii   bool
}

// findEnd looks for the quote that ends the string whose contents start at i.
// bad is the offset of an error, with its message.
func findEnd(th *py.Thread, s string, i int, strict bool) (r stringEnd, msg string, bad int, err error) {
	r.ascii = true
	begin := i - 1
	next := i + 1<<16
	for i < len(s) {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		switch {
		case c == '"':
			r.end = i
			return
		case c == '\\':
			r.escapes = true
			i += 2
			if i > len(s) {
				return r, "Unterminated string starting at", begin, nil
			}
		case c >= 0x80:
			r.ascii = false
			i++
		case strict && c < 0x20:
			return r, "Invalid control character at", i, nil
		default:
			i++
		}
		if i > next {
			next = i + 1<<16
			if err = th.Poll(); err != nil {
				return
			}
		}
	}
	return r, "Unterminated string starting at", begin, nil
}

// hex4 reads four hexadecimal digits; -1 if they are not.
func hex4(s string) rune {
	if len(s) < 4 {
		return -1
	}
	r := rune(0)
	for i := range 4 {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return -1
		}
		r = r<<4 | rune(c)
	}
	return r
}

// unescape resolves the escapes of s, which starts at offset base of the document.
func unescape(th *py.Thread, b []byte, s string, base int) (out []byte, msg string, bad int, err error) {
	for n := 0; ; n++ {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			return append(b, s...), "", 0, nil
		}
		if n&1023 == 1023 {
			if err := th.Poll(); err != nil {
				return nil, "", 0, err
			}
		}
		b = append(b, s[:i]...)
		base += i
		c := s[i+1]
		s = s[i+2:]
		switch c {
		case '"', '\\', '/':
			b = append(b, c)
		case 'b':
			b = append(b, '\b')
		case 'f':
			b = append(b, '\f')
		case 'n':
			b = append(b, '\n')
		case 'r':
			b = append(b, '\r')
		case 't':
			b = append(b, '\t')
		case 'u':
			r := hex4(s)
			if r < 0 {
				return nil, "Invalid \\uXXXX escape", base + 1, nil
			}
			s = s[4:]
			base += 4
			if r >= 0xd800 && r < 0xdc00 && len(s) >= 6 && s[0] == '\\' && s[1] == 'u' {
				if low := hex4(s[2:]); low >= 0xdc00 && low < 0xe000 {
					r = 0x10000 + (r-0xd800)<<10 + (low - 0xdc00)
					s = s[6:]
					base += 6
				}
			}
			b = wtf8.AppendRune(b, r)
		default:
			return nil, "Invalid \\escape", base, nil
		}
		base += 2
	}
}

// wrongEscape looks for the first wrong escape in a string that has no end; last tells
// whether the document ends there.
func wrongEscape(th *py.Thread, s string, base int, last bool) (msg string, bad int, err error) {
	cut := (len(s)-len(strings.TrimRight(s, "\\")))%2 == 1
	if cut { // in the middle of an escape
		s = s[:len(s)-1]
	}
	_, msg, bad, err = unescape(th, nil, s, base)
	if i := len(s) - 6; last && !cut && err == nil && msg == "" && i >= 0 && s[i] == '\\' && s[i+1] == 'u' && hex4(s[i+2:]) >= 0 {
		// CPython wants to see what comes after the digits.
		if n := i - len(strings.TrimRight(s[:i], "\\")); n%2 == 0 {
			return "Invalid \\uXXXX escape", base + i + 1, nil
		}
	}
	return msg, bad, err
}

func scanString(th *py.Thread, a []py.Value) (py.Value, error) {
	doc := py.ToStr(a[0])
	if doc == nil {
		return py.Value{}, py.TypeErrorf("first argument must be a string, not %s", a[0].Type().FullName())
	}
	end, err := py.IndexOverflow(th, a[1], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	strict, err := py.Truth(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	if end < 0 || end > doc.Len() {
		return py.Value{}, py.ValueErrorf("end is out of bounds")
	}
	p := parser{th: th, doc: doc, s: doc.String(), strict: strict}
	v, at, err := p.str(doc.Offset(end))
	if err != nil {
		return py.Value{}, err
	}
	return py.NewTuple2(v.Value(), py.Int(int64(doc.RuneIndex(at)))).Value(), nil
}

const hexDigits = "0123456789abcdef"

// appendQuoted writes s as a JSON string.
func appendQuoted(th *py.Thread, b []byte, s string, ascii bool) ([]byte, error) {
	b = append(b, '"')
	start := 0
	next := 1 << 16
	for i := 0; i < len(s); {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		if i >= next {
			next = i + 1<<14
			if err := th.Poll(); err != nil {
				return b, err
			}
			if err := th.Charge(1 << 14); err != nil {
				return b, err
			}
		}
		if c >= 0x80 {
			if !ascii {
				i++
				continue
			}
			b = append(b, s[start:i]...)
			r, n := wtf8.DecodeRune(s[i:])
			if r > math.MaxUint16 {
				r -= 0x10000
				b = appendEscape(b, 0xd800|r>>10)
				r = 0xdc00 | r&0x3ff
			}
			b = appendEscape(b, r)
			i += n
			start = i
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case 0x7f:
			if ascii {
				b = appendEscape(b, 0x7f)
			} else {
				b = append(b, c)
			}
		default:
			b = appendEscape(b, rune(c))
		}
		i++
		start = i
	}
	b = append(b, s[start:]...)
	return append(b, '"'), nil
}

func appendEscape(b []byte, r rune) []byte {
	return append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

func quoteFunc(ascii bool) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := py.ToStr(a[0])
		if s == nil {
			return py.Value{}, py.TypeErrorf("first argument must be a string, not %s", a[0].Type().FullName())
		}
		b, err := appendQuoted(th, make([]byte, 0, len(s.String())+2), s.String(), ascii)
		return py.String(string(b)), err
	}
}
