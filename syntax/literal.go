// This file turns the text of numbers and strings into values.

package syntax

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/unidata"
)

// DefaultMaxIntDigits is Python's default limit on the digits of a decimal integer.
const DefaultMaxIntDigits = 4300

// numberConst returns the value of a number that the tokenizer found correct. digits is the count of decimal digits when
// it exceeds maxDigits, which is 0 for no limit.
func numberConst(s string, maxDigits int) (c Const, digits int) {
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	if len(s) > 1 && s[0] == '0' {
		base := 0
		switch s[1] | 0x20 {
		case 'x':
			base = 16
		case 'o':
			base = 8
		case 'b':
			base = 2
		}
		if base != 0 {
			return intConst(s[2:], base), 0
		}
	}
	switch last := s[len(s)-1]; {
	case last|0x20 == 'j':
		f, _ := strconv.ParseFloat(s[:len(s)-1], 64) // too large is infinity, as in Python
		return Const{Kind: ConstComplex, Imag: f}, 0
	case strings.ContainsAny(s, ".eE"):
		f, _ := strconv.ParseFloat(s, 64)
		return Const{Kind: ConstFloat, Float: f}, 0
	}
	if len(s) > maxDigits && maxDigits > 0 {
		return Const{}, len(s)
	}
	return intConst(s, 10), 0
}

func intConst(s string, base int) Const {
	if len(s) < 19 && base <= 10 {
		var n int64
		for i := 0; i < len(s); i++ {
			n = n*int64(base) + int64(s[i]-'0')
		}
		return Const{Kind: ConstInt, Int: n}
	}
	if n, err := strconv.ParseInt(s, base, 64); err == nil {
		return Const{Kind: ConstInt, Int: n}
	}
	b, _ := new(big.Int).SetString(s, base)
	return Const{Kind: ConstBigInt, Big: b}
}

// escape is what decodeEscapes found besides the text: the first escape that means nothing, and an error.
type escape struct {
	at    int    // offset of the backslash of the first meaningless escape, or -1
	text  string // the escape without its backslash, one character or three octal digits
	octal bool
	err   string // message of Python's codec; "" for none
}

// decodeEscapes returns s with its escapes replaced. bytes selects the rules of bytes literals.
func decodeEscapes(s string, bytes bool, check func()) (string, escape) {
	esc := escape{at: -1}
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s, esc
	}
	out := make([]byte, 0, len(s))
	out = append(out, s[:i]...)
	// codecPos counts the way CPython's codec does, which sees non-ASCII characters as \UXXXXXXXX.
	codecPos := func(n int) int {
		p := 0
		for _, r := range s[:n] {
			if r < 128 {
				p++
			} else {
				p += 10
			}
		}
		return p
	}
	codecErr := func(from, to int, msg string) {
		a, b := codecPos(from), codecPos(to)-1
		if a == b {
			esc.err = "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position " + strconv.Itoa(a) + ": " + msg
		} else {
			esc.err = "(unicode error) 'unicodeescape' codec can't decode bytes in position " + strconv.Itoa(a) + "-" + strconv.Itoa(b) + ": " + msg
		}
	}
	for n := 0; i < len(s); n++ {
		if n&(checkEvery-1) == checkEvery-1 {
			check()
		}
		c := s[i]
		if c != '\\' {
			j := strings.IndexByte(s[i:], '\\')
			if j < 0 {
				j = len(s) - i
			}
			out = append(out, s[i:i+j]...)
			i += j
			continue
		}
		start := i
		i++
		if i >= len(s) {
			// Before the brace of a replacement field.
			out = append(out, '\\')
			break
		}
		if s[i] >= 128 {
			out = append(out, '\\')
			continue
		}
		c = s[i]
		i++
		switch c {
		case '\n':
		case '\\', '\'', '"':
			out = append(out, c)
		case 'a':
			out = append(out, '\a')
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'v':
			out = append(out, '\v')
		case '0', '1', '2', '3', '4', '5', '6', '7':
			n := int(c - '0')
			for k := 0; k < 2 && i < len(s) && s[i] >= '0' && s[i] <= '7'; k++ {
				n = n*8 + int(s[i]-'0')
				i++
			}
			if n > 0o377 && esc.at < 0 {
				esc.at, esc.text, esc.octal = start, s[start+1:i], true
			}
			if bytes {
				out = append(out, byte(n))
			} else {
				out = utf8.AppendRune(out, rune(n))
			}
		case 'x', 'u', 'U':
			if bytes && c != 'x' {
				goto unknown
			}
			{
				want, msg := 2, "truncated \\xXX escape"
				switch c {
				case 'u':
					want, msg = 4, "truncated \\uXXXX escape"
				case 'U':
					want, msg = 8, "truncated \\UXXXXXXXX escape"
				}
				n := 0
				got := 0
				for got < want && i < len(s) && isHexDigit(s[i]) {
					n = n<<4 | hexValue(s[i])
					i++
					got++
				}
				if got < want {
					if bytes {
						esc.err = "(value error) invalid \\x escape at position " + strconv.Itoa(start)
					} else {
						codecErr(start, i, msg)
					}
					return "", esc
				}
				switch {
				case bytes:
					out = append(out, byte(n))
				case n > utf8.MaxRune:
					codecErr(start, i, "illegal Unicode character")
					return "", esc
				default:
					out = appendWTF8(out, rune(n))
				}
			}
		case 'N':
			if bytes {
				goto unknown
			}
			{
				end := -1
				if i < len(s) && s[i] == '{' {
					end = strings.IndexByte(s[i:], '}')
				}
				if end < 2 {
					to := i
					if i < len(s) && s[i] == '{' {
						to = len(s)
						if end == 1 {
							to = i + 2
						}
					}
					codecErr(start, to, "malformed \\N character escape")
					return "", esc
				}
				r, ok := unidata.LookupRune(s[i+1 : i+end])
				i += end + 1
				if !ok {
					codecErr(start, i, "unknown Unicode character name")
					return "", esc
				}
				out = utf8.AppendRune(out, r)
			}
		default:
			goto unknown
		}
		continue
	unknown:
		if esc.at < 0 {
			_, n := utf8.DecodeRuneInString(s[start+1:])
			esc.at, esc.text = start, s[start+1:start+1+n]
		}
		out = append(out, '\\')
		i = start + 1
		// The character itself is copied as ordinary text: it cannot be a backslash.
		out = append(out, s[i])
		i++
	}
	return string(out), esc
}

func hexValue(c byte) int {
	if c <= '9' {
		return int(c - '0')
	}
	return int(c|0x20-'a') + 10
}

// appendWTF8 appends r in UTF-8; a surrogate too, as its three bytes.
func appendWTF8(b []byte, r rune) []byte {
	if r >= 0xd800 && r <= 0xdfff {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0xbf)
	}
	return utf8.AppendRune(b, r)
}
