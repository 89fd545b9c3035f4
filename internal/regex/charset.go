package regex

// This file compiles sets of characters: a table for bytes, and for characters
// beyond ASCII the members themselves.

import (
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/unidata"
)

// Values of charSet.table.
const (
	setOut   = 0
	setIn    = 1
	setMulti = 2 // the first byte of a character to decode and look up
)

type foldMode uint8

const (
	foldNone   foldMode = iota
	foldASCII           // the members are compared with the ASCII lower case
	foldUni             // the members are compared with the lower case
	foldLocale          // the members are compared with the lower and the upper case
)

// charSet is a compiled set. It is immutable.
type charSet struct {
	table  [256]uint8 // by byte; for bytes patterns never setMulti
	ranges []setItem  // literals and ranges
	cats   []category
	uni    bool // the categories are those of Unicode
	negate bool
	fold   foldMode
	// all tells that every character is a member; notNL that all but '\n' are.
	all, notNL bool
}

func categoryHas(c category, uni bool, r rune) bool {
	var in bool
	switch c &^ 1 {
	case catDigit:
		in = uni && uniDigit(r) || !uni && asciiDigit(r)
	case catSpace:
		in = uni && uniSpace(r) || !uni && asciiSpace(r)
	default:
		in = uni && uniWord(r) || !uni && asciiWord(r)
	}
	return in == (c&1 == 0)
}

// plain looks r up among the members, without folding or negation.
func (s *charSet) plain(r rune) bool {
	for i := range s.ranges {
		if it := &s.ranges[i]; it.lo <= r && r <= it.hi {
			return true
		}
	}
	for _, c := range s.cats {
		if categoryHas(c, s.uni, r) {
			return true
		}
	}
	return false
}

// has reports whether r is a member.
func (s *charSet) has(r rune) bool {
	switch s.fold {
	case foldASCII:
		return s.hasFolded(asciiLower(r), true) != s.negate
	case foldUni:
		return s.hasFolded(uniLower(r), false) != s.negate
	case foldLocale:
		// As in CPython, a negated set holds r if either case of it is no member.
		lo, up := asciiLower(r), asciiUpper(r)
		return s.plain(lo) != s.negate || up != lo && s.plain(up) != s.negate
	}
	return s.plain(r) != s.negate
}

// inRanges reports whether r, an upper or lower case of the character lo, is a
// member. A range beyond the basic plane is folded only within that plane.
func (s *charSet) inRanges(r rune) bool {
	if r > 0xffff {
		for i := range s.ranges {
			if it := &s.ranges[i]; it.hi <= 0xffff && it.lo <= r && r <= it.hi {
				return true
			}
		}
		return false
	}
	for i := range s.ranges {
		if it := &s.ranges[i]; it.lo <= r && r <= it.hi {
			return true
		}
	}
	return false
}

// hasFolded looks up lo, a lower-case character: whether a member folds to it.
func (s *charSet) hasFolded(lo rune, ascii bool) bool {
	for _, c := range s.cats {
		if categoryHas(c, s.uni, lo) {
			return true
		}
	}
	if ascii {
		if s.inRanges(lo) || s.inRanges(asciiUpper(lo)) {
			return true
		}
	} else {
		pre := lowerOf()
		group := extraCases[lo]
		if group == nil {
			group = []rune{lo}
		}
		for _, g := range group {
			if s.inRanges(g) {
				return true
			}
			for _, r := range pre[g] {
				if s.inRanges(r) {
					return true
				}
			}
		}
	}
	// CPython compares members beyond the basic plane with the lower-case
	// character, and ranges that reach there with its upper case, and no others.
	for i := range s.ranges {
		it := &s.ranges[i]
		if it.hi <= 0xffff {
			continue
		}
		if it.lo <= lo && lo <= it.hi {
			return true
		}
		if it.kind == setRange {
			if up := uniUpper(lo); it.lo <= up && up <= it.hi {
				return true
			}
		}
	}
	return false
}

// setBuilder makes charSets; equal ones of a program are shared.
type setBuilder struct {
	isBytes bool
	cache   map[string]*charSet
}

// finish fills the table.
func (s *charSet) finish(isBytes bool) *charSet {
	n := rune(0x80)
	if isBytes {
		n = 0x100
	}
	s.all, s.notNL = true, true
	for r := rune(0); r < n; r++ {
		if s.has(r) {
			s.table[r] = setIn
			if r == '\n' {
				s.notNL = false
			}
		} else {
			s.all = false
			if r != '\n' {
				s.notNL = false
			}
		}
	}
	if isBytes {
		return s
	}
	if s.all || s.notNL {
		s.all = s.all && s.allBeyondASCII()
		s.notNL = s.notNL && s.allBeyondASCII()
	}
	switch {
	case s.all || s.notNL:
		for c := 0xC2; c <= 0xF4; c++ {
			s.table[c] = setMulti
		}
	case s.negate || s.fold != foldNone || s.wideCategory():
		for c := 0xC2; c <= 0xF4; c++ {
			s.table[c] = setMulti
		}
	default:
		for _, c := range s.cats {
			if s.uni && c == catDigit {
				s.addLeads(digitLeads())
			} else if s.uni && c == catSpace {
				s.addLeads([]int{0xC2, 0xE1, 0xE2, 0xE3})
			}
		}
		for _, it := range s.ranges {
			if it.hi < 0x80 {
				continue
			}
			for c := leadByte(max(it.lo, 0x80)); c <= leadByte(it.hi); c++ {
				s.table[c] = setMulti
			}
		}
	}
	return s
}

// wideCategory reports whether a category has members all over Unicode.
func (s *charSet) wideCategory() bool {
	for _, c := range s.cats {
		if c&1 != 0 || s.uni && c == catWord {
			return true
		}
	}
	return false
}

func (s *charSet) addLeads(leads []int) {
	for _, b := range leads {
		s.table[b] = setMulti
	}
}

// digitLeads returns the first bytes of decimal digits beyond ASCII.
var digitLeads = sync.OnceValue(func() []int {
	var leads []int
	for r := rune(0x80); r < 0x20000; r += 10 { // they come in runs of ten
		if b := leadByte(r); unidata.IsDecimal(r) && !slices.Contains(leads, b) {
			leads = append(leads, b)
		}
	}
	return leads
})

// allBeyondASCII reports whether surely all characters from 0x80 are members.
func (s *charSet) allBeyondASCII() bool {
	if s.fold != foldNone {
		return false
	}
	if s.negate {
		for _, it := range s.ranges {
			if it.hi >= 0x80 {
				return false
			}
		}
		for _, c := range s.cats {
			if s.uni || c&1 != 0 {
				return false
			}
		}
		return true
	}
	var seen uint8
	for _, c := range s.cats {
		seen |= 1 << c
		if !s.uni && c&1 != 0 {
			return true
		}
	}
	return seen&3 == 3 || seen>>2&3 == 3 || seen>>4&3 == 3
}

func leadByte(r rune) int {
	if r >= 0xD800 && r <= 0xDFFF {
		return 0xED
	}
	var b [4]byte
	utf8.EncodeRune(b[:], r)
	return int(b[0])
}

// build compiles the set of items.
func (b *setBuilder) build(items []setItem, flags Flags) *charSet {
	s := &charSet{uni: flags&Unicode != 0}
	for _, it := range items {
		switch it.kind {
		case setNegate:
			s.negate = true
		case setCategory:
			s.cats = append(s.cats, it.cat)
		default:
			s.ranges = append(s.ranges, it)
		}
	}
	if flags&IgnoreCase != 0 {
		switch {
		case flags&Locale != 0:
			s.fold = foldLocale
		case !anyCased(s.ranges, flags):
		case flags&Unicode != 0:
			s.fold = foldUni
		default:
			s.fold = foldASCII
		}
	}
	return b.share(s)
}

func anyCased(ranges []setItem, flags Flags) bool {
	for _, it := range ranges {
		if it.hi > 0xffff {
			return true
		}
		if flags&Unicode == 0 {
			if it.lo <= 'z' && it.hi >= 'A' && (it.hi >= 'a' || it.lo <= 'Z') {
				return true
			}
			continue
		}
		if uniCasedIn(it.lo, it.hi) {
			return true
		}
	}
	return false
}

// folded compiles a character that is matched regardless of case, or its complement.
// ok is false if case makes no difference.
func (b *setBuilder) folded(r rune, negate bool, flags Flags) (*charSet, bool) {
	if flags&IgnoreCase == 0 {
		return nil, false
	}
	var rs []rune
	switch {
	case flags&Locale != 0, flags&Unicode == 0:
		if !asciiCased(r) {
			return nil, false
		}
		rs = []rune{asciiLower(r), asciiUpper(r)}
	default:
		if !uniCased(r) {
			return nil, false
		}
		rs = foldsOf(uniLower(r))
	}
	s := &charSet{negate: negate}
	for _, r := range rs {
		s.ranges = append(s.ranges, setItem{kind: setLiteral, lo: r, hi: r})
	}
	return b.share(s), true
}

// single compiles the set of one character or its complement.
func (b *setBuilder) single(r rune, negate bool) *charSet {
	return b.share(&charSet{negate: negate, ranges: []setItem{{kind: setLiteral, lo: r, hi: r}}})
}

// any compiles the set of all characters, with or without the newline.
func (b *setBuilder) any(newline bool) *charSet {
	if newline {
		return b.share(&charSet{negate: true})
	}
	return b.single('\n', true)
}

// share finishes s, or returns an equal set made before.
func (b *setBuilder) share(s *charSet) *charSet {
	key := make([]byte, 0, 4+9*len(s.ranges)+len(s.cats))
	f := byte(s.fold) << 2
	if s.uni {
		f |= 1
	}
	if s.negate {
		f |= 2
	}
	key = append(key, f, byte(len(s.cats)))
	for _, c := range s.cats {
		key = append(key, byte(c))
	}
	for _, it := range s.ranges {
		key = append(key, byte(it.kind), byte(it.lo>>16), byte(it.lo>>8), byte(it.lo), byte(it.hi>>16), byte(it.hi>>8), byte(it.hi))
	}
	if old, ok := b.cache[string(key)]; ok {
		return old
	}
	s.finish(b.isBytes)
	if b.cache == nil {
		b.cache = map[string]*charSet{}
	}
	b.cache[string(key)] = s
	return s
}
