package unidata

// This file decomposes, composes and normalises text (Unicode Standard Annex 15).
// Unlike golang.org/x/text it keeps lone surrogates and never inserts joiners into
// long runs of marks, as Python does not either.

import (
	"slices"
	"sort"
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
)

// Form is a normal form.
type Form uint8

// The normal forms.
const (
	NFD Form = iota
	NFKD
	NFC
	NFKC
)

// FormByName returns the form with a name such as "NFC".
func FormByName(name string) (Form, bool) {
	i := slices.Index([]string{"NFD", "NFKD", "NFC", "NFKC"}, name)
	return Form(max(i, 0)), i >= 0
}

type decomposition struct {
	r  rune
	at uint16 // offset of tag, length, characters in decompositionText
}

type composition struct {
	pair uint64 // first << 21 | second
	to   rune
}

// decompose returns the mapping of r in one step and the number of its tag.
func decompose(r rune) (text string, tag byte, ok bool) {
	i := sort.Search(len(decompositions), func(i int) bool { return decompositions[i].r >= r })
	if i == len(decompositions) || decompositions[i].r != r {
		return "", 0, false
	}
	at := int(decompositions[i].at)
	n := int(decompositionText[at+1])
	return decompositionText[at+2 : at+2+n], decompositionText[at], true
}

// Decomposition returns the decomposition mapping as unicodedata.decomposition
// shows it: "<compat> 0020 0308", or "".
func Decomposition(r rune) string {
	text, tag, ok := decompose(r)
	if !ok {
		return ""
	}
	b := []byte(decompositionTags[tag])
	for _, c := range text {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		for shift := 20; shift >= 0; shift -= 4 {
			if shift < 16 || c>>shift != 0 {
				b = append(b, "0123456789ABCDEF"[c>>shift&15])
			}
		}
	}
	return string(b)
}

// The arithmetic of Hangul syllables (The Unicode Standard, 3.12).
const (
	hangulS, hangulL, hangulV, hangulT = 0xAC00, 0x1100, 0x1161, 0x11A7
	hangulLs, hangulVs, hangulTs       = 19, 21, 28
	hangulN                            = hangulLs * hangulVs * hangulTs
)

func appendDecomposed(b []rune, r rune, compat bool) []rune {
	if r < 0xA0 {
		return append(b, r)
	}
	if s := r - hangulS; s >= 0 && s < hangulN {
		b = append(b, hangulL+s/(hangulVs*hangulTs), hangulV+s/hangulTs%hangulVs)
		if t := s % hangulTs; t != 0 {
			b = append(b, hangulT+t)
		}
		return b
	}
	if text, tag, ok := decompose(r); ok && (compat || decompositionTags[tag] == "") {
		for _, c := range text {
			b = appendDecomposed(b, c, compat) // the tables are a few levels deep
		}
		return b
	}
	return append(b, r)
}

// sortMarks puts runs of combining marks into canonical order.
func sortMarks(rs []rune) {
	for i := 0; i < len(rs); {
		if Combining(rs[i]) == 0 {
			i++
			continue
		}
		j := i + 1
		for j < len(rs) && Combining(rs[j]) != 0 {
			j++
		}
		if j-i <= 32 {
			slices.SortStableFunc(rs[i:j], func(a, b rune) int { return Combining(a) - Combining(b) })
		} else {
			countingSort(rs[i:j])
		}
		i = j
	}
}

// countingSort sorts a long run of marks in linear time.
func countingSort(rs []rune) {
	var at [257]int
	for _, r := range rs {
		at[Combining(r)+1]++
	}
	for i := 1; i < len(at); i++ {
		at[i] += at[i-1]
	}
	for _, r := range slices.Clone(rs) {
		class := Combining(r)
		rs[at[class]] = r
		at[class]++
	}
}

// compose combines two characters; ok is false if they do not.
func compose(a, b rune) (rune, bool) {
	if l := a - hangulL; l >= 0 && l < hangulLs {
		if v := b - hangulV; v >= 0 && v < hangulVs {
			return hangulS + (l*hangulVs+v)*hangulTs, true
		}
		return 0, false
	}
	if s := a - hangulS; s >= 0 && s < hangulN && s%hangulTs == 0 {
		if t := b - hangulT; t > 0 && t < hangulTs {
			return a + t, true
		}
		return 0, false
	}
	pair := uint64(a)<<21 | uint64(b)
	i := sort.Search(len(compositions), func(i int) bool { return compositions[i].pair >= pair })
	if i < len(compositions) && compositions[i].pair == pair {
		return compositions[i].to, true
	}
	return 0, false
}

// composeAll composes decomposed text in place.
func composeAll(rs []rune) []rune {
	out := rs[:0]
	starter, last := -1, 0 // index in out of the last starter; class of the last mark after it, 0 if none stands between
	for _, r := range rs {
		class := Combining(r)
		if starter >= 0 && (len(out)-1 == starter || last != 0 && last < class) {
			if c, ok := compose(out[starter], r); ok {
				out[starter] = c
				continue
			}
		}
		if class == 0 {
			starter, last = len(out), 0
		} else {
			last = class
		}
		out = append(out, r)
	}
	return out
}

// IsNormalized reports whether s is surely in the form; false may also mean that
// only Normalize can tell.
func IsNormalized(form Form, s string) bool {
	if wtf8.IsASCII(s) {
		return true
	}
	last := uint8(0)
	for _, r := range runes(s, 0, len(s)) {
		if r < 0x80 {
			last = 0
			continue
		}
		rec := lookup(r)
		if rec.forms>>form&1 != 0 || rec.combining != 0 && rec.combining < last {
			return false
		}
		last = rec.combining
	}
	return true
}

// pollRunes is how many code points Normalize works on between two polls.
const pollRunes = 1 << 12

// Normalize returns s in the form. poll, unless nil, is called from time to time;
// its error ends the work.
func Normalize(form Form, s string, poll func() error) (string, error) {
	if IsNormalized(form, s) {
		return s, nil
	}
	compat, composed := form == NFKD || form == NFKC, form == NFC || form == NFKC
	var b strings.Builder
	b.Grow(len(s) + len(s)/4)
	var rs []rune
	var enc [4]byte
	flush := func() {
		sortMarks(rs)
		if composed {
			rs = composeAll(rs)
		}
		for _, r := range rs {
			b.Write(wtf8.AppendRune(enc[:0], r))
		}
		rs = rs[:0]
	}
	n := 0
	for _, r := range runes(s, 0, len(s)) {
		if n++; n%pollRunes == 0 && poll != nil {
			if err := poll(); err != nil {
				return "", err
			}
		}
		// A character that starts anew and combines with nothing before it ends a segment.
		if len(rs) >= pollRunes/16 && isBoundary(r) {
			flush()
		}
		rs = appendDecomposed(rs, r, compat)
	}
	flush()
	return b.String(), nil
}

// isBoundary reports whether text can be cut before r in every form.
func isBoundary(r rune) bool {
	if r < 0x80 {
		return true
	}
	rec := lookup(r)
	return rec.combining == 0 && rec.forms == 0
}
