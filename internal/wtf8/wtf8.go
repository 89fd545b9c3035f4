// Package wtf8 works on strings that are UTF-8 except that lone surrogates
// (U+D800 to U+DFFF), which Python strings may hold, are kept as three bytes. A
// pair of them stays two code points.
package wtf8

import (
	"fmt"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// DecodeRune returns the first code point of s and its length in bytes; 0, 0 for "".
func DecodeRune(s string) (rune, int) {
	if len(s) > 0 && s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xED && s[1]&0xE0 == 0xA0 && s[2]&0xC0 == 0x80 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, n
}

// DecodeLastRune returns the last code point of s and its length in bytes.
func DecodeLastRune(s string) (rune, int) {
	if n := len(s); n > 0 && s[n-1] < utf8.RuneSelf {
		return rune(s[n-1]), 1
	}
	i := len(s) - 1
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return DecodeRune(s[i:])
}

// AppendRune appends a code point, surrogates included.
func AppendRune(b []byte, r rune) []byte {
	if 0xD800 <= r && r <= 0xDFFF {
		return append(b, 0xED, byte(r>>6)&0x3F|0x80, byte(r)&0x3F|0x80)
	}
	return utf8.AppendRune(b, r)
}

// RuneLen returns the number of bytes of a code point.
func RuneLen(r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case r < 0x10000:
		return 3
	}
	return 4
}

// RuneString returns the string of one code point.
func RuneString(r rune) string {
	var b [4]byte
	return string(AppendRune(b[:0], r))
}

const highBits = 0x8080808080808080

// load64 reads 8 bytes of s from i on; the compiler makes it one load.
func load64(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

// IsASCII reports whether all bytes are below 128.
func IsASCII(s string) bool {
	i := 0
	for ; i+32 <= len(s); i += 32 {
		if (load64(s, i)|load64(s, i+8)|load64(s, i+16)|load64(s, i+24))&highBits != 0 {
			return false
		}
	}
	for ; i+8 <= len(s); i += 8 {
		if load64(s, i)&highBits != 0 {
			return false
		}
	}
	for ; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// RuneCount returns the number of code points.
func RuneCount(s string) int {
	cont, i := 0, 0 // cont counts continuation bytes: high bit set, next bit clear
	for ; i+8 <= len(s); i += 8 {
		x := load64(s, i)
		cont += bits.OnesCount64(x & (^x << 1) & highBits)
	}
	for ; i < len(s); i++ {
		if s[i]&0xC0 == 0x80 {
			cont++
		}
	}
	return len(s) - cont
}

// Valid reports whether s is WTF-8.
func Valid(s string) bool {
	if utf8.ValidString(s) {
		return true
	}
	for len(s) > 0 {
		r, n := DecodeRune(s)
		if r == utf8.RuneError && n <= 1 {
			return false
		}
		s = s[n:]
	}
	return true
}

// HasSurrogates reports whether s holds a lone surrogate, so that it is not UTF-8.
func HasSurrogates(s string) bool {
	for {
		i := strings.IndexByte(s, 0xED)
		if i < 0 || i+1 >= len(s) {
			return false
		}
		if s[i+1] >= 0xA0 {
			return true
		}
		s = s[i+1:]
	}
}

// Escape returns s with its lone surrogates written as \udcff, so that it is UTF-8: what Python's handler backslashreplace does.
func Escape(s string) string {
	if !HasSurrogates(s) {
		return s
	}
	var b strings.Builder
	for s != "" {
		r, n := DecodeRune(s)
		if r >= 0xD800 && r < 0xE000 {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

const indexStep = 64

// Index finds the byte offset of a code point in constant time.
type Index struct {
	at []int // byte offset of code point i*indexStep
}

// NewIndex makes the index of s.
func NewIndex(s string) *Index {
	x := &Index{at: make([]int, 0, len(s)/indexStep/2+1)}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			if n%indexStep == 0 {
				x.at = append(x.at, i)
			}
			n++
		}
	}
	return x
}

// Offset returns the byte offset of code point i of s; i may be the length of s.
func (x *Index) Offset(s string, i int) int {
	if i/indexStep >= len(x.at) {
		if len(x.at) == 0 {
			return 0
		}
		return offset(s, x.at[len(x.at)-1], i-(len(x.at)-1)*indexStep)
	}
	return offset(s, x.at[i/indexStep], i%indexStep)
}

// Offset returns the byte offset of code point i of s, counting from the start.
func Offset(s string, i int) int { return offset(s, 0, i) }

func offset(s string, at, n int) int {
	for ; n > 0 && at < len(s); n-- {
		at++
		for at < len(s) && s[at]&0xC0 == 0x80 {
			at++
		}
	}
	return at
}

// Rune returns the number of the code point that begins at byte offset off of s.
func (x *Index) Rune(s string, off int) int {
	lo, hi := 0, len(x.at) // at[lo] <= off < at[hi]
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; x.at[mid] <= off {
			lo = mid
		} else {
			hi = mid
		}
	}
	if len(x.at) == 0 {
		return 0
	}
	return lo*indexStep + RuneCount(s[x.at[lo]:off])
}
