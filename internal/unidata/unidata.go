// Package unidata is the Unicode Character Database as Python sees it: properties
// of characters, the predicates and case mappings of str, normal forms, and names.
// The tables are constants, so that nothing is built at start; LICENSE-UNICODE is about the data they come from.
package unidata

// This file finds the properties of a character.

import "sort"

//go:generate go run ./gen -o tables.go

// record is what many characters have in common.
type record struct {
	flags                          uint16
	upper, lower, title            int32 // distance to the first character of the mapping
	category, bidirectional, width uint8
	combining, mirrored, forms     uint8 // forms: bit for each Form in which the character may change
	decimal, digit                 int8  // -1: none
}

// The bits of record.flags.
const (
	flagAlpha = 1 << iota
	flagDecimal
	flagDigit
	flagNumeric
	flagSpace
	flagPrintable
	flagLower
	flagUpper
	flagTitle
	flagCased
	flagCaseIgnorable
	flagIDStart
	flagIDContinue
	flagSpecial // listed in specialCases
)

func lookup(r rune) *record {
	if uint32(r) > 0x10FFFF {
		r = 0x10FFFF
	}
	i := r >> recordShift
	block := int(stage1[2*i]) | int(stage1[2*i+1])<<8
	j := 2 * (block<<recordShift | int(r)&(1<<recordShift-1))
	return &records[int(stage2[j])|int(stage2[j+1])<<8]
}

func has(r rune, flags uint16) bool { return lookup(r).flags&flags != 0 }

// Category returns the general category, such as "Lu".
func Category(r rune) string { return categories[lookup(r).category] }

// Bidirectional returns the bidirectional class, "" if the character has none.
func Bidirectional(r rune) string { return bidirectionals[lookup(r).bidirectional] }

// EastAsianWidth returns the East Asian width, such as "W".
func EastAsianWidth(r rune) string { return widths[lookup(r).width] }

// Combining returns the canonical combining class.
func Combining(r rune) int { return int(lookup(r).combining) }

// Mirrored reports whether the character is mirrored in text from right to left.
func Mirrored(r rune) bool { return lookup(r).mirrored != 0 }

// Decimal returns the value of a decimal digit, or -1.
func Decimal(r rune) int { return int(lookup(r).decimal) }

// Digit returns the value of a digit, decimal or not (superscripts, circled digits), or -1.
func Digit(r rune) int { return int(lookup(r).digit) }

type numericValue struct {
	r     rune
	value float64
}

// Numeric returns the numeric value of a character; ok is false if it has none.
func Numeric(r rune) (value float64, ok bool) {
	rec := lookup(r)
	if rec.decimal >= 0 {
		return float64(rec.decimal), true
	}
	i := sort.Search(len(numericValues), func(i int) bool { return numericValues[i].r >= r })
	if i < len(numericValues) && numericValues[i].r == r {
		return numericValues[i].value, true
	}
	return 0, false
}

// The predicates of str for one character.

// IsAlpha is str.isalpha.
func IsAlpha(r rune) bool { return has(r, flagAlpha) }

// IsDecimal is str.isdecimal.
func IsDecimal(r rune) bool { return has(r, flagDecimal) }

// IsDigit is str.isdigit.
func IsDigit(r rune) bool { return has(r, flagDigit) }

// IsNumeric is str.isnumeric.
func IsNumeric(r rune) bool { return has(r, flagNumeric) }

// IsAlnum is str.isalnum.
func IsAlnum(r rune) bool { return has(r, flagAlpha|flagDecimal|flagDigit|flagNumeric) }

// IsSpace is str.isspace.
func IsSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r' || r >= 0x1c && r <= 0x1f
	}
	return has(r, flagSpace)
}

// IsPrintable is str.isprintable.
func IsPrintable(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	return has(r, flagPrintable)
}

// IsLower is str.islower: the derived property Lowercase.
func IsLower(r rune) bool { return has(r, flagLower) }

// IsUpper is str.isupper: the derived property Uppercase.
func IsUpper(r rune) bool { return has(r, flagUpper) }

// IsTitle reports whether the character is in title case, as U+01C5 is.
func IsTitle(r rune) bool { return has(r, flagTitle) }

// IsIDStart reports whether an identifier may begin with the character, '_' included.
func IsIDStart(r rune) bool { return has(r, flagIDStart) }

// IsIDContinue reports whether an identifier may go on with the character.
func IsIDContinue(r rune) bool { return has(r, flagIDContinue) }
