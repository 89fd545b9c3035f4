package regex

// This file defines the character properties that patterns depend on: categories,
// case conversion as CPython's engine does it, identifiers and printing.

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

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
	for _, t := range []*unicode.RangeTable{unicode.L, unicode.N} {
		for _, r := range t.R16 {
			for c := int(r.Lo); c <= int(r.Hi); c += int(r.Stride) {
				bits[c>>6] |= 1 << (c & 63)
			}
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
	return unicode.IsLetter(r) || unicode.Is(unicode.N, r)
}

// uniDigit is str.isdecimal().
func uniDigit(r rune) bool {
	if r < 0x80 {
		return asciiDigit(r)
	}
	return unicode.Is(unicode.Nd, r)
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
	return unicode.ToLower(r)
}

// upperFirst holds the first character of the upper-case form of those characters
// that have one of several characters: CPython's engine compares with that.
var upperFirst = func() map[rune]rune {
	m := map[rune]rune{
		0xdf: 0x53, 0x149: 0x2bc, 0x1f0: 0x4a, 0x390: 0x399, 0x3b0: 0x3a5, 0x587: 0x535,
		0x1e96: 0x48, 0x1e97: 0x54, 0x1e98: 0x57, 0x1e99: 0x59, 0x1e9a: 0x41,
		0x1f50: 0x3a5, 0x1f52: 0x3a5, 0x1f54: 0x3a5, 0x1f56: 0x3a5,
		0x1fb2: 0x1fba, 0x1fb3: 0x391, 0x1fb4: 0x386, 0x1fb6: 0x391, 0x1fb7: 0x391, 0x1fbc: 0x391,
		0x1fc2: 0x1fca, 0x1fc3: 0x397, 0x1fc4: 0x389, 0x1fc6: 0x397, 0x1fc7: 0x397, 0x1fcc: 0x397,
		0x1fd2: 0x399, 0x1fd3: 0x399, 0x1fd6: 0x399, 0x1fd7: 0x399,
		0x1fe2: 0x3a5, 0x1fe3: 0x3a5, 0x1fe4: 0x3a1, 0x1fe6: 0x3a5, 0x1fe7: 0x3a5,
		0x1ff2: 0x1ffa, 0x1ff3: 0x3a9, 0x1ff4: 0x38f, 0x1ff6: 0x3a9, 0x1ff7: 0x3a9, 0x1ffc: 0x3a9,
		0xfb00: 0x46, 0xfb01: 0x46, 0xfb02: 0x46, 0xfb03: 0x46, 0xfb04: 0x46, 0xfb05: 0x53, 0xfb06: 0x53,
		0xfb13: 0x544, 0xfb14: 0x544, 0xfb15: 0x544, 0xfb16: 0x54e, 0xfb17: 0x544,
	}
	for i := rune(0); i < 8; i++ {
		for _, p := range [][2]rune{{0x1f80, 0x1f08}, {0x1f88, 0x1f08}, {0x1f90, 0x1f28}, {0x1f98, 0x1f28}, {0x1fa0, 0x1f68}, {0x1fa8, 0x1f68}} {
			m[p[0]+i] = p[1] + i
		}
	}
	return m
}()

// uniUpper is the upper-case mapping, its first character if there are several.
func uniUpper(r rune) rune {
	if r < 0x80 {
		return asciiUpper(r)
	}
	if u, ok := upperFirst[r]; ok {
		return u
	}
	return unicode.ToUpper(r)
}

func uniCased(r rune) bool { return r != uniLower(r) || r != uniUpper(r) }

// casedRunes lists the characters that have case, in order.
var casedRunes = sync.OnceValue(func() []rune {
	var rs []rune
	for r := range upperFirst {
		rs = append(rs, r)
	}
	for _, cr := range unicode.CaseRanges {
		for r := rune(cr.Lo); r <= rune(cr.Hi); r++ {
			if uniCased(r) {
				rs = append(rs, r)
			}
		}
	}
	slices.Sort(rs)
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
	add := func(r rune) {
		if l := uniLower(r); l != r {
			m[l] = append(m[l], r)
		}
	}
	for _, cr := range unicode.CaseRanges {
		for r := rune(cr.Lo); r <= rune(cr.Hi); r++ {
			add(r)
		}
	}
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
		if !(isIDStart(r) || i > 0 && isIDContinue(r)) {
			return false
		}
	}
	return len(rs) > 0
}

func isIDStart(r rune) bool {
	if r < 0x80 {
		return asciiWord(r) && !asciiDigit(r)
	}
	return (unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r)) && !isNotXID(r) &&
		r != 0xe33 && r != 0xeb3 && r != 0xff9e && r != 0xff9f && r != 0x2e2f
}

func isIDContinue(r rune) bool {
	if r < 0x80 {
		return asciiWord(r)
	}
	return (unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Start, unicode.Other_ID_Continue)) &&
		!isNotXID(r) && r != 0x2e2f
}

// isNotXID reports the letters that normalisation would break.
func isNotXID(r rune) bool {
	switch {
	case r == 0x37a, r == 0x309b, r == 0x309c, r == 0xfdfa, r == 0xfdfb, r >= 0xfc5e && r <= 0xfc63:
		return true
	case r >= 0xfe70 && r <= 0xfe7e:
		return r%2 == 0
	}
	return false
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
		case unicode.IsPrint(r):
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
