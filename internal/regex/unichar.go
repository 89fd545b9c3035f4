package regex

// This file defines the character properties that patterns depend on: categories,
// case conversion as CPython's engine does it, identifiers and printing.

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/internal/wtf8"
)

func asciiWord(r rune) bool {
	return r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_')
}

func asciiSpace(r rune) bool { return r == ' ' || r >= '\t' && r <= '\r' }

func asciiDigit(r rune) bool { return r >= '0' && r <= '9' }

// wordPages holds str.isalnum() of the basic plane as bits.
var wordPages = sync.OnceValue(func() *[1024]uint64 {
	var bits [1024]uint64
	for c := range rune(0x10000) {
		if unidata.IsAlnum(c) {
			bits[c>>6] |= 1 << (c & 63)
		}
	}
	return &bits
})

// uniWord is str.isalnum() or '_'.
func uniWord(r rune) bool {
	if r < 0x80 {
		return asciiWord(r)
	}
	if r < 0x10000 {
		return wordPages()[r>>6]>>(r&63)&1 != 0
	}
	return unidata.IsAlnum(r)
}

// uniDigit is str.isdecimal().
func uniDigit(r rune) bool {
	if r < 0x80 {
		return asciiDigit(r)
	}
	return unidata.IsDecimal(r)
}

// uniSpace is str.isspace().
func uniSpace(r rune) bool {
	switch {
	case r <= 0x20:
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c
	case r < 0x80:
		return false
	case r == 0x85, r == 0xa0, r == 0x1680, r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

func asciiLower(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 32
	}
	return r
}

func asciiUpper(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r - 32
	}
	return r
}

// uniLower is the simple lower-case mapping.
func uniLower(r rune) rune {
	if r < 0x80 {
		return asciiLower(r)
	}
	return unidata.SimpleLower(r)
}

// uniUpper is the upper-case mapping, its first character if there are several.
func uniUpper(r rune) rune {
	if r < 0x80 {
		return asciiUpper(r)
	}
	return unidata.SimpleUpper(r)
}

// casedBlocks hold all characters with case beyond ASCII.
var casedBlocks = [...][2]rune{{0x80, 0x5ff}, {0x1000, 0x2fff}, {0xa600, 0xabff}, {0xfb00, 0xffff}, {0x10400, 0x10fff}, {0x11800, 0x118ff}, {0x16e00, 0x16eff}, {0x1e900, 0x1e9ff}}

// eachCased calls f with the characters that may have case, in order.
func eachCased(f func(r rune)) {
	for r := range rune(0x80) {
		f(r)
	}
	for _, b := range casedBlocks {
		for r := b[0]; r <= b[1]; r++ {
			f(r)
		}
	}
}

func uniCased(r rune) bool { return r != uniLower(r) || r != uniUpper(r) }

// casedRunes lists the characters that have case, in order.
var casedRunes = sync.OnceValue(func() []rune {
	var rs []rune
	eachCased(func(r rune) {
		if uniCased(r) {
			rs = append(rs, r)
		}
	})
	return rs
})

// uniCasedIn reports whether a character from lo to hi has case.
func uniCasedIn(lo, hi rune) bool {
	rs := casedRunes()
	i, _ := slices.BinarySearch(rs, lo)
	return i < len(rs) && rs[i] <= hi
}

func asciiCased(r rune) bool { return asciiLower(r) != r || asciiUpper(r) != r }

// foldGroups lists lower-case characters that share an upper-case one: they match
// each other when case is ignored.
var foldGroups = [][]rune{
	{0x69, 0x131}, {0x73, 0x17f}, {0xb5, 0x3bc}, {0x345, 0x3b9, 0x1fbe}, {0x390, 0x1fd3}, {0x3b0, 0x1fe3},
	{0x3b2, 0x3d0}, {0x3b5, 0x3f5}, {0x3b8, 0x3d1}, {0x3ba, 0x3f0}, {0x3c0, 0x3d6}, {0x3c1, 0x3f1},
	{0x3c2, 0x3c3}, {0x3c6, 0x3d5}, {0x432, 0x1c80}, {0x434, 0x1c81}, {0x43e, 0x1c82}, {0x441, 0x1c83},
	{0x442, 0x1c84, 0x1c85}, {0x44a, 0x1c86}, {0x463, 0x1c87}, {0x1c88, 0xa64b}, {0x1e61, 0x1e9b}, {0xfb05, 0xfb06},
}

// extraCases maps a lower-case character to all of its fold group.
var extraCases = func() map[rune][]rune {
	m := map[rune][]rune{}
	for _, g := range foldGroups {
		for _, r := range g {
			m[r] = g
		}
	}
	return m
}()

// lowerOf maps a lower-case character to the others whose lower case it is.
var lowerOf = sync.OnceValue(func() map[rune][]rune {
	m := map[rune][]rune{}
	eachCased(func(r rune) {
		if l := uniLower(r); l != r {
			m[l] = append(m[l], r)
		}
	})
	return m
})

// foldsOf returns all characters that match lo, a lower-case one, when case is ignored.
func foldsOf(lo rune) []rune {
	g := extraCases[lo]
	if g == nil {
		g = []rune{lo}
	}
	pre := lowerOf()
	var out []rune
	for _, r := range g {
		out = append(append(out, r), pre[r]...)
	}
	return out
}

// isIdentifier is str.isidentifier().
func isIdentifier(rs []rune) bool {
	for i, r := range rs {
		if !(unidata.IsIDStart(r) || i > 0 && unidata.IsIDContinue(r)) {
			return false
		}
	}
	return len(rs) > 0
}

// pyRepr is repr() of a str.
func pyRepr(rs []rune) string {
	quote := '\''
	for _, r := range rs {
		if r == '\'' {
			quote = '"'
		} else if r == '"' {
			quote = '\''
			break
		}
	}
	var b []byte
	b = append(b, byte(quote))
	for _, r := range rs {
		switch {
		case r == quote || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case unidata.IsPrintable(r):
			b = wtf8.AppendRune(b, r)
		default:
			b = appendEscape(b, r)
		}
	}
	return string(append(b, byte(quote)))
}

func appendEscape(b []byte, r rune) []byte {
	x, w := `\x`, 2
	if r > 0xffff {
		x, w = `\U`, 8
	} else if r > 0xff {
		x, w = `\u`, 4
	}
	h := strconv.FormatInt(int64(r), 16)
	b = append(b, x...)
	for i := len(h); i < w; i++ {
		b = append(b, '0')
	}
	return append(b, h...)
}

// backslashReplace escapes all but ASCII.
func backslashReplace(s string) string {
	if wtf8.IsASCII(s) {
		return s
	}
	var b []byte
	for len(s) > 0 {
		r, n := wtf8.DecodeRune(s)
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = appendEscape(b, r)
		}
		s = s[n:]
	}
	return string(b)
}

func runesToString(rs []rune) string {
	var b []byte
	for _, r := range rs {
		b = wtf8.AppendRune(b, r)
	}
	return string(b)
}

// decode splits a pattern into characters: of WTF-8, or Latin-1 for bytes.
func decode(s string, isBytes bool) []rune {
	rs := make([]rune, 0, len(s))
	if isBytes {
		for i := 0; i < len(s); i++ {
			rs = append(rs, rune(s[i]))
		}
		return rs
	}
	for len(s) > 0 {
		r, n := wtf8.DecodeRune(s)
		rs = append(rs, r)
		s = s[n:]
	}
	return rs
}

// digitsValue is int() of ASCII digits, at most limit.
func digitsValue(s string, limit int64) int64 {
	s = strings.TrimLeft(s, "0")
	if s == "" {
		return 0
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > limit {
		return limit
	}
	return n
}
