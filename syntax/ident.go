// This file tells which characters make up names, and normalises names.

package syntax

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	identStart = 1 << iota // letters and _
	identPart              // letters, digits, _ and all bytes of non-ASCII characters
	digit
	hexDigit
)

var charClass = func() (t [256]uint8) {
	for c := 0; c < 256; c++ {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128:
			t[c] |= identStart | identPart
		case c >= '0' && c <= '9':
			t[c] |= identPart | digit | hexDigit
		}
		if c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' {
			t[c] |= hexDigit
		}
	}
	return t
}()

func isDigit(c byte) bool     { return charClass[c]&digit != 0 }
func isHexDigit(c byte) bool  { return charClass[c]&hexDigit != 0 }
func isIdentPart(c byte) bool { return charClass[c]&identPart != 0 }

// IsIdentifierStart reports whether a name can begin with r: XID_Start of Unicode Annex 31, and the underscore.
func IsIdentifierStart(r rune) bool {
	if r < 128 {
		return charClass[r]&identStart != 0
	}
	if !isIDStart(r) {
		return false
	}
	return xidOK(r, true)
}

// IsIdentifierPart reports whether a name can go on with r: XID_Continue of Unicode Annex 31.
func IsIdentifierPart(r rune) bool {
	if r < 128 {
		return charClass[r]&identPart != 0
	}
	if !isIDContinue(r) {
		return false
	}
	return xidOK(r, false)
}

func isIDStart(r rune) bool {
	return (unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r)) &&
		!unicode.Is(unicode.Pattern_Syntax, r) && !unicode.Is(unicode.Pattern_White_Space, r)
}

func isIDContinue(r rune) bool {
	return isIDStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// xidOK applies what distinguishes XID from ID: the compatibility form of a name must still be a name.
func xidOK(r rune, start bool) bool {
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	if norm.NFKC.IsNormal(buf[:n]) {
		return true
	}
	for i, c := range string(norm.NFKC.Bytes(buf[:n])) {
		if i == 0 && start {
			if !isIDStart(c) && c != '_' {
				return false
			}
		} else if c < 128 && !isIdentPart(byte(c)) || c >= 128 && !isIDContinue(c) {
			return false
		}
	}
	return true
}

// IsIdentifier reports whether s is a name, as str.isidentifier does; keywords are names here.
func IsIdentifier(s string) bool { return s != "" && badIdentChar(s) < 0 }

// badIdentChar returns the offset of the first character of s that has no place in a name, or -1.
func badIdentChar(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			return i
		}
		if i == 0 && !IsIdentifierStart(r) || i > 0 && !IsIdentifierPart(r) {
			return i
		}
	}
	return -1
}

// normalizeIdent returns the name s in the form Python compares names in: NFKC.
func normalizeIdent(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 128 {
			return norm.NFKC.String(s)
		}
	}
	return s
}
