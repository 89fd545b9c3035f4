package regex

// This file defines the flags and limits of patterns, with the values of Python's re.

// Flags is a set of pattern flags; the values are those of re.RegexFlag.
type Flags uint32

// The flags.
const (
	IgnoreCase Flags = 2   // re.I
	Locale     Flags = 4   // re.L, bytes patterns only
	Multiline  Flags = 8   // re.M
	DotAll     Flags = 16  // re.S
	Unicode    Flags = 32  // re.U, the default of str patterns
	Verbose    Flags = 64  // re.X
	Debug      Flags = 128 // re.DEBUG; the caller prints Program.Dump
	ASCII      Flags = 256 // re.A
)

const typeFlags = ASCII | Locale | Unicode

// Limits of patterns, as in CPython.
const (
	MaxRepeat = 1<<32 - 1 // the largest count of a quantifier, which means no limit
	MaxGroups = 1073741823
	maxCode   = 1<<32 - 1
)

// maxNesting bounds the depth of groups (each counts two), and so the recursion over
// a pattern. CPython fails near the same depth.
const maxNesting = 970

// flagLetter returns the flag of an inline flag letter, or 0.
func flagLetter(t token) Flags {
	if t.esc {
		return 0
	}
	switch t.r {
	case 'i':
		return IgnoreCase
	case 'L':
		return Locale
	case 'm':
		return Multiline
	case 's':
		return DotAll
	case 'x':
		return Verbose
	case 'a':
		return ASCII
	case 'u':
		return Unicode
	}
	return 0
}

// combine applies the flags of a scoped group.
func (f Flags) combine(add, del Flags) Flags {
	if add&typeFlags != 0 {
		f &^= typeFlags
	}
	return (f | add) &^ del
}
