// This file tells which characters make up names, and normalises names.

package syntax

import (
	"unicode/utf8"

	"github.com/hognose/hognose/internal/unidata"
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
	return unidata.IsIDStart(r)
}

// IsIdentifierPart reports whether a name can go on with r: XID_Continue of Unicode Annex 31.
func IsIdentifierPart(r rune) bool {
	if r < 128 {
		return charClass[r]&identPart != 0
	}
	return unidata.IsIDContinue(r)
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
			n, _ := unidata.Normalize(unidata.NFKC, s, nil) // without a poll there is no error
			return n
		}
	}
	return s
}
