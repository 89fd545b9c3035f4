package unidata

// This file finds the names of characters and the characters of names. A name is
// kept as the numbers of its words.

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

type nameSpan struct {
	lo, hi rune
	prefix string
}

type nameRun struct {
	lo    rune
	n     uint16
	first uint16 // number of the first name
}

const hangulPrefix = "HANGUL SYLLABLE "

var (
	jamoL = [...]string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	jamoV = [...]string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	jamoT = [...]string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"}
)

// Name returns the name of a character; ok is false if it has none.
func Name(r rune) (name string, ok bool) {
	if s := r - hangulS; s >= 0 && s < hangulN {
		return hangulPrefix + jamoL[s/(hangulVs*hangulTs)] + jamoV[s/hangulTs%hangulVs] + jamoT[s%hangulTs], true
	}
	i := sort.Search(len(nameSpans), func(i int) bool { return nameSpans[i].hi >= r })
	if i < len(nameSpans) && nameSpans[i].lo <= r {
		return nameSpans[i].prefix + fmt.Sprintf("%04X", r), true
	}
	n, ok := nameNumber(r)
	if !ok {
		return "", false
	}
	var space [longestName]byte
	return string(appendName(space[:0], n)), true
}

func nameNumber(r rune) (int, bool) {
	i := sort.Search(len(nameRuns), func(i int) bool { return nameRuns[i].lo > r }) - 1
	if i < 0 || r >= nameRuns[i].lo+rune(nameRuns[i].n) {
		return 0, false
	}
	return int(nameRuns[i].first) + int(r-nameRuns[i].lo), true
}

// runeOfName is the inverse of nameNumber.
func runeOfName(n int) rune {
	i := sort.Search(len(nameRuns), func(i int) bool { return int(nameRuns[i].first) > n }) - 1
	return nameRuns[i].lo + rune(n-int(nameRuns[i].first))
}

// appendName appends the name with a number.
func appendName(b []byte, n int) []byte {
	at := int(nameBlocks[n/32])
	for range n % 32 {
		at += 1 + int(nameText[at])
	}
	code := nameText[at+1 : at+1+int(nameText[at])]
	for i := 0; i < len(code); i++ {
		if i > 0 {
			b = append(b, ' ')
		}
		word := int(code[i])
		if word >= oneByteWords {
			i++
			word = oneByteWords + (word-oneByteWords)<<8 + int(code[i])
		}
		b = appendWord(b, word)
	}
	return b
}

func appendWord(b []byte, n int) []byte {
	at := int(wordBlocks[n/16])
	for range n % 16 {
		for wordText[at] < 0x80 {
			at++
		}
		at++
	}
	for ; wordText[at] < 0x80; at++ {
		b = append(b, wordText[at])
	}
	return append(b, wordText[at]&0x7f)
}

// Lookup returns what a name stands for, as unicodedata.lookup does: the name of a
// character, an alias, or a named sequence, in any case.
func Lookup(name string) (s string, ok bool) {
	var space [longestName]byte
	key, ok := upperName(space[:0], name)
	if !ok {
		return "", false
	}
	if r, ok := lookupComputed(string(key)); ok {
		return string(r), true
	}
	n, ok := findName(key)
	switch {
	case !ok:
		return "", false
	case n >= ownNames:
		return otherNames[n-ownNames], true
	}
	return string(runeOfName(n)), true
}

// LookupRune returns the character of a name or an alias, as \N{...} does, which
// knows no sequences.
func LookupRune(name string) (rune, bool) {
	s, ok := Lookup(name)
	if !ok {
		return 0, false
	}
	r, n := utf8.DecodeRuneInString(s)
	return r, n == len(s)
}

func upperName(b []byte, name string) ([]byte, bool) {
	if len(name) > longestName {
		return nil, false
	}
	for i := range len(name) {
		c := name[i]
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		b = append(b, c)
	}
	return b, true
}

// nameHash spreads names over the buckets; gen has the same.
func nameHash(s []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range s {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}

func findName(key []byte) (int, bool) {
	var space [longestName]byte
	h := int(nameHash(key) % nameBuckets)
	for i := uint16At(bucketStarts, h); i < uint16At(bucketStarts, h+1); i++ {
		n := uint16At(bucketNames, i)
		if string(appendName(space[:0], n)) == string(key) {
			return n, true
		}
	}
	return 0, false
}

func uint16At(s string, i int) int { return int(s[2*i]) | int(s[2*i+1])<<8 }

// lookupComputed finds the characters whose names follow a rule.
func lookupComputed(name string) (rune, bool) {
	if s, ok := strings.CutPrefix(name, hangulPrefix); ok {
		l, s := longestJamo(jamoL[:], s)
		v, s := longestJamo(jamoV[:], s)
		t, s := longestJamo(jamoT[:], s)
		if l < 0 || v < 0 || t < 0 || s != "" {
			return 0, false
		}
		return hangulS + rune((l*hangulVs+v)*hangulTs+t), true
	}
	i := strings.LastIndexByte(name, '-')
	if i < 0 || len(name)-i < 5 || len(name)-i > 7 {
		return 0, false
	}
	var r rune
	for _, c := range name[i+1:] {
		d := strings.IndexRune("0123456789ABCDEF", c)
		if d < 0 {
			return 0, false
		}
		r = r<<4 | rune(d)
	}
	if len(name)-i > 5 && r < 0x10000 {
		return 0, false
	}
	for _, span := range nameSpans {
		if span.lo <= r && r <= span.hi && span.prefix == name[:i+1] {
			return r, true
		}
	}
	return 0, false
}

// longestJamo finds the longest of the list that s begins with, -1 if none, and the rest of s.
func longestJamo(list []string, s string) (int, string) {
	best := -1
	for i, j := range list {
		if strings.HasPrefix(s, j) && (best < 0 || len(j) > len(list[best])) {
			best = i
		}
	}
	if best < 0 {
		return -1, s
	}
	return best, s[len(list[best]):]
}
