package unidata

// This file maps text to upper, lower, title and folded case.

import (
	"sort"

	"github.com/hognose/hognose/internal/wtf8"
)

type specialCase struct {
	r                         rune
	upper, lower, title, fold string
}

func special(r rune) *specialCase {
	i := sort.Search(len(specialCases), func(i int) bool { return specialCases[i].r >= r })
	return &specialCases[i]
}

// SimpleLower returns the one character that stands for r in lower case, as
// regular expressions compare.
func SimpleLower(r rune) rune { return r + lookup(r).lower }

// SimpleUpper returns the one character that stands for r in upper case.
func SimpleUpper(r rune) rune { return r + lookup(r).upper }

// AppendUpper appends the full upper case of r.
func AppendUpper(b []byte, r rune) []byte {
	rec := lookup(r)
	if rec.flags&flagSpecial != 0 {
		return append(b, special(r).upper...)
	}
	return wtf8.AppendRune(b, r+rec.upper)
}

// AppendLower appends the full lower case of r, a final sigma not considered.
func AppendLower(b []byte, r rune) []byte {
	rec := lookup(r)
	if rec.flags&flagSpecial != 0 {
		return append(b, special(r).lower...)
	}
	return wtf8.AppendRune(b, r+rec.lower)
}

// AppendTitle appends the full title case of r.
func AppendTitle(b []byte, r rune) []byte {
	rec := lookup(r)
	if rec.flags&flagSpecial != 0 {
		return append(b, special(r).title...)
	}
	return wtf8.AppendRune(b, r+rec.title)
}

// AppendFold appends the full case folding of r.
func AppendFold(b []byte, r rune) []byte {
	rec := lookup(r)
	if rec.flags&flagSpecial != 0 {
		return append(b, special(r).fold...)
	}
	return wtf8.AppendRune(b, r+rec.lower)
}

// appendLowerAt appends the lower case of the character r at offset i of s, where
// a capital sigma at the end of a word becomes a final one.
func appendLowerAt(b []byte, s string, i int, r rune) []byte {
	if r == 0x3A3 {
		if isFinalSigma(s, i) {
			return append(b, "ς"...)
		}
		return append(b, "σ"...)
	}
	return AppendLower(b, r)
}

// isFinalSigma reports whether the sigma at offset i follows a cased character and
// none follows it, case-ignorable characters skipped.
func isFinalSigma(s string, i int) bool {
	before := false
	for t := s[:i]; t != ""; {
		r, n := wtf8.DecodeLastRune(t)
		t = t[:len(t)-n]
		if !has(r, flagCaseIgnorable) {
			before = has(r, flagCased)
			break
		}
	}
	if !before {
		return false
	}
	for t := s[i+2:]; t != ""; {
		r, n := wtf8.DecodeRune(t)
		t = t[n:]
		if !has(r, flagCaseIgnorable) {
			return !has(r, flagCased)
		}
	}
	return true
}

// Mapping appends what a method of str makes of s[from:to], whose ends are between
// code points. It may look at the rest of s too: so a long text is mapped in pieces.
type Mapping func(b []byte, s string, from, to int) []byte

// Upper is str.upper.
func Upper(b []byte, s string, from, to int) []byte {
	for _, r := range runes(s, from, to) {
		b = AppendUpper(b, r)
	}
	return b
}

// Lower is str.lower.
func Lower(b []byte, s string, from, to int) []byte {
	for i, r := range runes(s, from, to) {
		b = appendLowerAt(b, s, i, r)
	}
	return b
}

// Fold is str.casefold.
func Fold(b []byte, s string, from, to int) []byte {
	for _, r := range runes(s, from, to) {
		b = AppendFold(b, r)
	}
	return b
}

// Title is str.title.
func Title(b []byte, s string, from, to int) []byte {
	inWord := false
	if from > 0 {
		before, _ := wtf8.DecodeLastRune(s[:from])
		inWord = has(before, flagCased)
	}
	for i, r := range runes(s, from, to) {
		if inWord {
			b = appendLowerAt(b, s, i, r)
		} else {
			b = AppendTitle(b, r)
		}
		inWord = has(r, flagCased)
	}
	return b
}

// Capitalize is str.capitalize.
func Capitalize(b []byte, s string, from, to int) []byte {
	for i, r := range runes(s, from, to) {
		if i > 0 {
			b = appendLowerAt(b, s, i, r)
		} else {
			b = AppendTitle(b, r)
		}
	}
	return b
}

// SwapCase is str.swapcase.
func SwapCase(b []byte, s string, from, to int) []byte {
	for i, r := range runes(s, from, to) {
		switch flags := lookup(r).flags; {
		case flags&flagUpper != 0:
			b = appendLowerAt(b, s, i, r)
		case flags&flagLower != 0:
			b = AppendUpper(b, r)
		default:
			b = wtf8.AppendRune(b, r)
		}
	}
	return b
}

// runes goes over the offsets and code points of s[from:to].
func runes(s string, from, to int) func(yield func(int, rune) bool) {
	return func(yield func(int, rune) bool) {
		for i := from; i < to; {
			r, n := wtf8.DecodeRune(s[i:])
			if !yield(i, r) {
				return
			}
			i += n
		}
	}
}
