// This file finds characters by their Unicode names, for \N{...}.

package syntax

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// charNames is the table of names, built at the first \N{...} of the process; it never changes after that.
var charNames = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r == 0x3400 || r == 0x4e00 || r == 0xac00 || r == 0xd800 || r == 0x20000 {
			// The long stretches without individual names.
			switch r {
			case 0x3400:
				r = 0x4dbf
			case 0x4e00:
				r = 0x9fff
			case 0xac00:
				r = 0xd7a3
			case 0xd800:
				r = 0xf8ff
			case 0x20000:
				r = 0x2f7ff
			}
			continue
		}
		if r == 0x30000 {
			r = 0xe0000
		}
		if r > 0xe01ef {
			break
		}
		if n := runenames.Name(r); n != "" && n[0] != '<' {
			m[n] = r
		}
	}
	for n, r := range charAliases {
		m[n] = r
	}
	return m
})

// charAliases are the names of the control characters and the formal corrections of wrong names.
var charAliases = map[string]rune{
	"NULL": 0, "NUL": 0, "START OF HEADING": 1, "SOH": 1, "START OF TEXT": 2, "STX": 2, "END OF TEXT": 3, "ETX": 3,
	"END OF TRANSMISSION": 4, "EOT": 4, "ENQUIRY": 5, "ENQ": 5, "ACKNOWLEDGE": 6, "ACK": 6, "ALERT": 7, "BEL": 7,
	"BACKSPACE": 8, "BS": 8, "CHARACTER TABULATION": 9, "HORIZONTAL TABULATION": 9, "HT": 9, "TAB": 9, "LINE FEED": 10,
	"NEW LINE": 10, "END OF LINE": 10, "LF": 10, "NL": 10, "EOL": 10, "LINE TABULATION": 11, "VERTICAL TABULATION": 11,
	"VT": 11, "FORM FEED": 12, "FF": 12, "CARRIAGE RETURN": 13, "CR": 13, "SHIFT OUT": 14, "LOCKING-SHIFT ONE": 14, "SO": 14,
	"SHIFT IN": 15, "LOCKING-SHIFT ZERO": 15, "SI": 15, "DATA LINK ESCAPE": 16, "DLE": 16, "DEVICE CONTROL ONE": 17, "DC1": 17,
	"DEVICE CONTROL TWO": 18, "DC2": 18, "DEVICE CONTROL THREE": 19, "DC3": 19, "DEVICE CONTROL FOUR": 20, "DC4": 20,
	"NEGATIVE ACKNOWLEDGE": 21, "NAK": 21, "SYNCHRONOUS IDLE": 22, "SYN": 22, "END OF TRANSMISSION BLOCK": 23, "ETB": 23,
	"CANCEL": 24, "CAN": 24, "END OF MEDIUM": 25, "EOM": 25, "EM": 25, "SUBSTITUTE": 26, "SUB": 26, "ESCAPE": 27, "ESC": 27,
	"INFORMATION SEPARATOR FOUR": 28, "FILE SEPARATOR": 28, "FS": 28, "INFORMATION SEPARATOR THREE": 29,
	"GROUP SEPARATOR": 29, "GS": 29, "INFORMATION SEPARATOR TWO": 30, "RECORD SEPARATOR": 30, "RS": 30,
	"INFORMATION SEPARATOR ONE": 31, "UNIT SEPARATOR": 31, "US": 31, "SP": 32, "DELETE": 127, "DEL": 127,
	"PADDING CHARACTER": 128, "PAD": 128, "HIGH OCTET PRESET": 129, "HOP": 129, "BREAK PERMITTED HERE": 130, "BPH": 130,
	"NO BREAK HERE": 131, "NBH": 131, "INDEX": 132, "IND": 132, "NEXT LINE": 133, "NEL": 133, "START OF SELECTED AREA": 134,
	"SSA": 134, "END OF SELECTED AREA": 135, "ESA": 135, "CHARACTER TABULATION SET": 136, "HORIZONTAL TABULATION SET": 136,
	"HTS": 136, "CHARACTER TABULATION WITH JUSTIFICATION": 137, "HORIZONTAL TABULATION WITH JUSTIFICATION": 137, "HTJ": 137,
	"LINE TABULATION SET": 138, "VERTICAL TABULATION SET": 138, "VTS": 138, "PARTIAL LINE FORWARD": 139,
	"PARTIAL LINE DOWN": 139, "PLD": 139, "PARTIAL LINE BACKWARD": 140, "PARTIAL LINE UP": 140, "PLU": 140,
	"REVERSE LINE FEED": 141, "REVERSE INDEX": 141, "RI": 141, "SINGLE SHIFT TWO": 142, "SINGLE-SHIFT-2": 142, "SS2": 142,
	"SINGLE SHIFT THREE": 143, "SINGLE-SHIFT-3": 143, "SS3": 143, "DEVICE CONTROL STRING": 144, "DCS": 144,
	"PRIVATE USE ONE": 145, "PRIVATE USE-1": 145, "PU1": 145, "PRIVATE USE TWO": 146, "PRIVATE USE-2": 146, "PU2": 146,
	"SET TRANSMIT STATE": 147, "STS": 147, "CANCEL CHARACTER": 148, "CCH": 148, "MESSAGE WAITING": 149, "MW": 149,
	"START OF GUARDED AREA": 150, "START OF PROTECTED AREA": 150, "SPA": 150, "END OF GUARDED AREA": 151,
	"END OF PROTECTED AREA": 151, "EPA": 151, "START OF STRING": 152, "SOS": 152, "SINGLE GRAPHIC CHARACTER INTRODUCER": 153,
	"SGC": 153, "SINGLE CHARACTER INTRODUCER": 154, "SCI": 154, "CONTROL SEQUENCE INTRODUCER": 155, "CSI": 155,
	"STRING TERMINATOR": 156, "ST": 156, "OPERATING SYSTEM COMMAND": 157, "OSC": 157, "PRIVACY MESSAGE": 158, "PM": 158,
	"APPLICATION PROGRAM COMMAND": 159, "APC": 159, "NBSP": 0xa0, "SHY": 0xad, "LATIN CAPITAL LETTER GHA": 0x1a2,
	"LATIN SMALL LETTER GHA": 0x1a3, "ZWNJ": 0x200c, "ZWJ": 0x200d, "LRM": 0x200e, "RLM": 0x200f, "NNBSP": 0x202f,
	"MMSP": 0x205f, "WJ": 0x2060, "ZWSP": 0x200b, "CGJ": 0x34f, "BYTE ORDER MARK": 0xfeff, "BOM": 0xfeff, "ZWNBSP": 0xfeff,
	"WEIERSTRASS ELLIPTIC FUNCTION": 0x2118, "YI SYLLABLE ITERATION MARK": 0xa015,
}

// The parts of the names of Hangul syllables.
var (
	hangulL = [...]string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	hangulV = [...]string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	hangulT = [...]string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"}
)

// lookupCharName returns the character with the name, in any case.
func lookupCharName(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if s, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		if len(s) != 4 && len(s) != 5 {
			return 0, false
		}
		var r rune
		for i := 0; i < len(s); i++ {
			if !isHexDigit(s[i]) {
				return 0, false
			}
			r = r<<4 | rune(hexValue(s[i]))
		}
		return r, unicode.Is(unicode.Unified_Ideograph, r)
	}
	if s, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangulSyllable(s)
	}
	r, ok := charNames()[name]
	return r, ok
}

func hangulSyllable(s string) (rune, bool) {
	longest := func(parts []string) int {
		best := -1
		for i, p := range parts {
			if strings.HasPrefix(s, p) && (best < 0 || len(p) > len(parts[best])) {
				best = i
			}
		}
		return best
	}
	l := longest(hangulL[:])
	s = s[len(hangulL[l]):]
	v := longest(hangulV[:])
	if v < 0 {
		return 0, false
	}
	s = s[len(hangulV[v]):]
	for t, p := range hangulT {
		if s == p {
			return rune(0xac00 + (l*len(hangulV)+v)*len(hangulT) + t), true
		}
	}
	return 0, false
}
