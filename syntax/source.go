// This file turns source bytes into text: byte order mark, encoding declaration, line ends.

package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// cookieMaxLine is the last line an encoding declaration may stand on.
const cookieMaxLine = 2

// DetectEncoding returns the encoding that the source declares: by a byte order mark or by a comment on one of its first
// two lines. The name is as Python's tokenize.detect_encoding gives it, "utf-8" by default, "utf-8-sig" for a mark. The
// second result is the name as it was written, "" without a declaration. The third is the length of the mark. err is nil
// or an *Error without file name.
func DetectEncoding(src []byte) (name, written string, bom int, err error) {
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		bom = 3
	}
	rest := src[bom:]
	for line := 1; line <= cookieMaxLine && len(rest) > 0; line++ {
		var l []byte
		if i := bytes.IndexAny(rest, "\r\n"); i < 0 {
			l, rest = rest, nil
		} else {
			l = rest[:i]
			if rest[i] == '\r' && i+1 < len(rest) && rest[i+1] == '\n' {
				i++
			}
			rest = rest[i+1:]
		}
		if written = encodingCookie(l); written != "" {
			break
		}
		if t := bytes.TrimLeft(l, " \t\f"); len(t) > 0 && t[0] != '#' {
			break
		}
	}
	name = "utf-8"
	if written != "" {
		name = normalizeEncoding(written)
	}
	if bom > 0 {
		if written != "" && name != "utf-8" {
			return "", written, bom, &Error{Msg: "encoding problem: " + name + " with BOM", Col: -1}
		}
		name = "utf-8-sig"
	}
	return name, written, bom, nil
}

// encodingCookie returns the encoding declared by a line of comment, or "".
func encodingCookie(l []byte) string {
	l = bytes.TrimLeft(l, " \t\f")
	if len(l) == 0 || l[0] != '#' {
		return ""
	}
	for {
		i := bytes.Index(l, []byte("coding"))
		if i < 0 {
			return ""
		}
		l = l[i+len("coding"):]
		if len(l) == 0 || l[0] != ':' && l[0] != '=' {
			continue
		}
		v := bytes.TrimLeft(l[1:], " \t")
		n := 0
		for n < len(v) && (v[n] < 128 && isIdentPart(v[n]) || v[n] == '-' || v[n] == '.') {
			n++
		}
		if n > 0 {
			return string(v[:n])
		}
	}
}

// normalizeEncoding gives the common encodings one name each.
func normalizeEncoding(name string) string {
	n := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	if rest, ok := strings.CutPrefix(n, "iso8859-"); ok {
		n = "iso-8859-" + rest
	}
	switch {
	case n == "utf-8" || strings.HasPrefix(n, "utf-8-") || n == "utf8":
		return "utf-8"
	case n == "latin-1" || n == "iso-8859-1" || n == "iso-latin-1" || n == "latin1" || n == "latin" || n == "l1" ||
		strings.HasPrefix(n, "latin-1-") || strings.HasPrefix(n, "iso-8859-1-") || strings.HasPrefix(n, "iso-latin-1-"):
		return "iso-8859-1"
	case n == "ascii" || n == "us-ascii" || n == "646":
		return "ascii"
	}
	return n
}

// charmaps holds the one-byte encodings by normalised name.
var charmaps = map[string]*charmap.Charmap{
	"cp437": charmap.CodePage437, "cp850": charmap.CodePage850, "cp852": charmap.CodePage852, "cp855": charmap.CodePage855,
	"cp858": charmap.CodePage858, "cp860": charmap.CodePage860, "cp862": charmap.CodePage862, "cp863": charmap.CodePage863,
	"cp865": charmap.CodePage865, "cp866": charmap.CodePage866,
	"cp1250": charmap.Windows1250, "windows-1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "windows-1251": charmap.Windows1251,
	"cp1252": charmap.Windows1252, "windows-1252": charmap.Windows1252, "cp1253": charmap.Windows1253, "windows-1253": charmap.Windows1253,
	"cp1254": charmap.Windows1254, "windows-1254": charmap.Windows1254, "cp1255": charmap.Windows1255, "windows-1255": charmap.Windows1255,
	"cp1256": charmap.Windows1256, "windows-1256": charmap.Windows1256, "cp1257": charmap.Windows1257, "windows-1257": charmap.Windows1257,
	"cp1258": charmap.Windows1258, "windows-1258": charmap.Windows1258,
	"iso-8859-2": charmap.ISO8859_2, "latin-2": charmap.ISO8859_2, "latin2": charmap.ISO8859_2, "iso-8859-3": charmap.ISO8859_3,
	"iso-8859-4": charmap.ISO8859_4, "iso-8859-5": charmap.ISO8859_5, "iso-8859-6": charmap.ISO8859_6, "iso-8859-7": charmap.ISO8859_7,
	"iso-8859-8": charmap.ISO8859_8, "iso-8859-9": charmap.ISO8859_9, "iso-8859-10": charmap.ISO8859_10, "iso-8859-13": charmap.ISO8859_13,
	"iso-8859-14": charmap.ISO8859_14, "iso-8859-15": charmap.ISO8859_15, "latin-9": charmap.ISO8859_15, "latin9": charmap.ISO8859_15,
	"iso-8859-16": charmap.ISO8859_16, "koi8-r": charmap.KOI8R, "koi8-u": charmap.KOI8U,
	"mac-roman": charmap.Macintosh, "mac-cyrillic": charmap.MacintoshCyrillic,
}

// Decode returns the text of a source file, by the encoding that it declares.
func Decode(src []byte) (string, error) {
	text, err := decodeSource(src, "", false)
	if err != nil {
		return "", err
	}
	return strings.TrimSuffix(text, "\n\x00"), nil
}

// nullInFile returns the error for a null byte in a file, which names its line, or nil.
func nullInFile(src []byte, filename string) *Error {
	at := bytes.IndexByte(src, 0)
	if at < 0 {
		return nil
	}
	line := 1 + bytes.LastIndexByte(src[:at], '\n')
	if _, e := decodeSource(src[:at], filename, false); e != nil {
		return e
	}
	return &Error{
		Msg: "source code cannot contain null bytes", Filename: filename, Line: 1 + bytes.Count(src[:line], []byte("\n")),
		Text: strings.ToValidUTF8(string(src[line:at]), "\uFFFD"), HasText: true,
	}
}

// decodeSource turns source bytes into text that ends in "\n\x00", the form the tokenizer reads. isText says that src is
// text already, so that a declaration of an encoding means nothing.
func decodeSource(src []byte, filename string, isText bool) (string, *Error) {
	noPos := func(msg string) *Error { return &Error{Msg: msg, Filename: filename, NoPos: true} }
	atStart := func(msg string) *Error { return &Error{Msg: msg, Filename: filename, Col: -1} }
	if len(src) >= 1<<31-16 {
		return "", &Error{Kind: OverflowError, Msg: "Parser column offset overflow - source line is too big", Filename: filename, NoPos: true}
	}
	if bytes.IndexByte(src, 0) >= 0 {
		return "", noPos("source code string cannot contain null bytes")
	}
	if !isText { // in text a byte order mark is a character like others
		name, written, bom, err := DetectEncoding(src)
		if err != nil {
			e := err.(*Error)
			e.Filename = filename
			return "", e
		}
		if n := strings.ReplaceAll(strings.ToLower(written), "_", "-"); bom > 0 && n == "utf8" {
			return "", atStart("encoding problem: " + written + " with BOM") // CPython knows utf8 by another name only here
		}
		src = src[bom:]
		switch {
		case name == "utf-8" || name == "utf-8-sig":
		case name == "iso-8859-1":
			src = decodeByMap(src, charmap.ISO8859_1)
		case name == "ascii":
			for i, c := range src {
				if c >= 128 {
					return "", atStart(fmt.Sprintf("'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", c, i))
				}
			}
		case charmaps[name] != nil:
			m := charmaps[name]
			for i, c := range src {
				if m.DecodeByte(c) == utf8.RuneError {
					return "", atStart(fmt.Sprintf("'charmap' codec can't decode byte 0x%02x in position %d: character maps to <undefined>", c, i))
				}
			}
			src = decodeByMap(src, m)
		default:
			return "", atStart("unknown encoding: " + written)
		}
		if !utf8.Valid(src) {
			if written != "" {
				e := atStart("(unicode error) " + utf8Problem(src))
				e.notUTF8 = true
				return "", e
			}
			at := invalidUTF8(src)
			e := noPos(fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
				src[at], filename, 1+bytes.Count(src[:at], []byte("\n"))))
			e.notUTF8 = true
			return "", e
		}
	}
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	var b strings.Builder
	b.Grow(len(src) + 8)
	b.Write(src)
	if len(src) > 0 && src[len(src)-1] != '\n' {
		b.WriteByte('\n')
	}
	b.WriteString("\x00\x00\x00\x00") // more than one, so that a look at the longest operator needs no bounds
	return b.String(), nil
}

func decodeByMap(src []byte, m *charmap.Charmap) []byte {
	out := make([]byte, 0, len(src)+len(src)/8)
	for _, c := range src {
		if c < 128 {
			out = append(out, c)
		} else {
			out = utf8.AppendRune(out, m.DecodeByte(c))
		}
	}
	return out
}

// invalidUTF8 returns the offset of the first byte of s, which is not UTF-8, that cannot be decoded.
func invalidUTF8(s []byte) int {
	for i := 0; ; {
		r, n := utf8.DecodeRune(s[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
}

// utf8Problem says what is wrong with bytes that are not UTF-8, in the words of Python's codec.
func utf8Problem(s []byte) string {
	i := invalidUTF8(s)
	c := s[i]
	need := 0
	switch {
	case c >= 0xc2 && c <= 0xdf:
		need = 1
	case c >= 0xe0 && c <= 0xef:
		need = 2
	case c >= 0xf0 && c <= 0xf4:
		need = 3
	default:
		return fmt.Sprintf("'utf-8' codec can't decode byte 0x%02x in position %d: invalid start byte", c, i)
	}
	good := 1
	for good <= need {
		if i+good >= len(s) {
			if good == 1 {
				return fmt.Sprintf("'utf-8' codec can't decode byte 0x%02x in position %d: unexpected end of data", c, i)
			}
			return fmt.Sprintf("'utf-8' codec can't decode bytes in position %d-%d: unexpected end of data", i, i+good-1)
		}
		d := s[i+good]
		lo, hi := byte(0x80), byte(0xbf)
		if good == 1 {
			switch c {
			case 0xe0:
				lo = 0xa0
			case 0xed:
				hi = 0x9f
			case 0xf0:
				lo = 0x90
			case 0xf4:
				hi = 0x8f
			}
		}
		if d < lo || d > hi {
			break
		}
		good++
	}
	if good == 1 {
		return fmt.Sprintf("'utf-8' codec can't decode byte 0x%02x in position %d: invalid continuation byte", c, i)
	}
	return fmt.Sprintf("'utf-8' codec can't decode bytes in position %d-%d: invalid continuation byte", i, i+good-1)
}
