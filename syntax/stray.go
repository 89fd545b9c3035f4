// This file finds bytes that are not UTF-8 in source that need not be all UTF-8: in names and strings they are errors, in
// comments they are not.

package syntax

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// strayByte is a byte that is not UTF-8 and, in the text for the tokenizer, has stray in its place.
type strayByte struct {
	at int // offset in the text
	b  byte
}

// stray may be anywhere in a name.
const stray = "\u00aa"

// replaceStray puts stray in the place of all bytes that are not UTF-8. Offsets are those of the text that decodeSource makes
// of the result.
func replaceStray(src []byte) ([]byte, []strayByte) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	var out []byte
	var found []strayByte
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			found = append(found, strayByte{len(out), src[i]})
			out = append(out, stray...)
		} else {
			out = append(out, src[i:i+n]...)
		}
		i += n
	}
	return out, found
}

// refuseStray makes the first name or string that has one of the bytes an error.
func (t *tokenizer) refuseStray(bad []strayByte) {
	for i := range t.toks {
		k := &t.toks[i]
		for len(bad) > 0 && bad[0].at < int(k.Start) {
			bad = bad[1:]
		}
		if len(bad) == 0 || bad[0].at >= int(k.End) || k.Kind == TokComment {
			continue
		}
		was := original(t.src[k.Start:k.End], int(k.Start), bad, func(b byte) string { return string([]byte{b}) })
		body := was
		if q := strings.IndexAny(was, "'\""); k.Kind == TokString && q >= 0 {
			size := 1
			if strings.HasPrefix(was[q:], strings.Repeat(was[q:q+1], 3)) {
				size = 3
			}
			body = was[q+size : len(was)-size]
		}
		lineStart := int(k.Start) - int(k.Col)
		line := t.src[lineStart : lineStart+strings.IndexByte(t.src[lineStart:], '\n')]
		shown := original(line, lineStart, bad, func(byte) string { return "\ufffd" })
		msg := "bytes can only contain ASCII literal characters"
		if k.Kind != TokString || !strings.ContainsAny(was[:strings.IndexAny(was, "'\"")], "bB") {
			msg = "(unicode error) " + utf8Problem([]byte(body))
		}
		e := &Error{Msg: msg, Filename: t.filename, Line: int(k.Line), EndLine: int(k.EndLine),
			Col: charOffset(line, int(k.Col)+1), Text: shown + "\n", HasText: true}
		switch {
		case k.Kind == TokName:
			e.Col, e.EndCol = charOffset(line, bad[0].at-lineStart+1), -1
		case k.EndLine != k.Line:
			e.EndCol = int(k.EndCol) + 1
			e.Text = shown
		default: // CPython counts in the line that it shows, by the bytes of the other
			e.EndCol = 1 + wholeRunes(shown[:min(len(shown), int(k.Col)+len(was))])
		}
		t.toks = t.toks[:i+1]
		k.Kind, k.End = TokError, k.Start
		t.err, t.errLate, t.parens = e, true, nil
		return
	}
}

// wholeRunes counts the characters of s; one that is cut off does not count.
func wholeRunes(s string) int {
	n := utf8.RuneCountInString(s)
	for i := len(s) - 1; i >= 0 && i >= len(s)-3; i-- {
		if utf8.RuneStart(s[i]) {
			if !utf8.FullRuneInString(s[i:]) {
				n -= len(s) - i
			}
			break
		}
	}
	return n
}

// original returns a piece of text, which begins at an offset, with what show gives for each byte that was replaced.
func original(text string, start int, bad []strayByte, show func(byte) string) string {
	var b strings.Builder
	at := 0
	for _, x := range bad {
		if x.at-start >= len(text) {
			break
		}
		b.WriteString(text[at : x.at-start])
		b.WriteString(show(x.b))
		at = x.at - start + len(stray)
	}
	return b.String() + text[at:]
}
