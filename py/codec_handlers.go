package py

// This file deals with text that cannot be encoded and bytes that cannot be decoded:
// the error handlers that are always there, and those that scripts register.

import (
	"strconv"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/internal/wtf8"
)

// validText reports whether s is UTF-8 without errors, and its number of characters.
func validText(th *Thread, s string) (n int, ok bool, err error) {
	for len(s) > textPiece {
		end := textPiece
		for i := 0; i < utf8.UTFMax-1 && !utf8.RuneStart(s[end]); i++ {
			end--
		}
		k, ok := validPiece(s[:end])
		if !ok {
			return 0, false, nil
		}
		n, s = n+k, s[end:]
		if err := th.Poll(); err != nil {
			return 0, false, err
		}
	}
	k, ok := validPiece(s)
	return n + k, ok, nil
}

// textPiece is how many bytes of text are looked at between two polls.
const textPiece = 1 << 18

func validPiece(s string) (int, bool) {
	if wtf8.IsASCII(s) {
		return len(s), true
	}
	if !utf8.ValidString(s) {
		return 0, false
	}
	return wtf8.RuneCount(s), true
}

// encodeHandler is asked about what cannot be encoded.
type encodeHandler struct {
	th     *Thread
	s      *Str
	label  string
	errors string
	fn     Value      // the registered handler, once looked up
	exc    *Exception // made at the first error
}

func (h *encodeHandler) exception(start, end int, reason string) *Exception {
	if h.exc == nil {
		h.exc = NewException(UnicodeEncodeError, String(h.label), h.s.Value(), Int(int64(start)), Int(int64(end)), String(reason))
		copy(h.exc.Fields, h.exc.Args.items)
	} else {
		h.exc.Fields[FieldStart], h.exc.Fields[FieldEnd], h.exc.Fields[FieldReason] = Int(int64(start)), Int(int64(end)), String(reason)
	}
	return h.exc
}

// bad implements textcodec.BadText.
func (h *encodeHandler) bad(start, end int, reason string) (string, bool, int, error) {
	if r, ok := textcodec.Strict(reason); ok {
		return "", false, 0, h.exception(start, end, r)
	}
	if h.errors == "strict" || h.errors == "" {
		return "", false, 0, h.exception(start, end, reason)
	}
	if err := h.th.Charge(int64(end-start) * 8); err != nil {
		return "", false, 0, err
	}
	text := h.s.s[h.s.offset(start):h.s.offset(end)]
	if h.errors == "surrogateescape" {
		if n := escapedBytes(text); n > 0 && n < end-start {
			end = start + n // the rest is asked about again
			text = h.s.s[h.s.offset(start):h.s.offset(end)]
		}
	}
	if repl, isBytes, ok := encodeReplacement(h.errors, h.label, text); ok {
		return repl, isBytes, end, nil
	}
	if alwaysThere(h.errors) {
		return "", false, 0, h.exception(start, end, reason)
	}
	if h.fn.ref == nil {
		var err error
		if h.fn, err = LookupErrorHandler(h.th, h.errors); err != nil {
			return "", false, 0, err
		}
	}
	v, err := h.th.Call(h.fn, h.exception(start, end, reason).Value())
	if err != nil {
		return "", false, 0, err
	}
	const usage = "encoding error handler must return (str/bytes, int) tuple"
	repl, pos, err := handlerResult(h.th, v, usage, h.s.Len())
	if err != nil {
		return "", false, 0, err
	}
	if b := ToBytes(repl); b != nil {
		return b.s, true, pos, nil
	}
	if s := ToStr(repl); s != nil {
		return s.s, false, pos, nil
	}
	return "", false, 0, TypeErrorf(usage)
}

// handlerResult takes what an error handler returned apart.
func handlerResult(th *Thread, v Value, usage string, n int) (Value, int, error) {
	t := ToTuple(v)
	if t == nil || len(t.items) != 2 || t.items[1].Type().Index == nil {
		return Value{}, 0, TypeErrorf("%s", usage)
	}
	pos, err := IndexOverflow(th, t.items[1], OverflowError)
	if err != nil {
		return Value{}, 0, err
	}
	at := pos
	if at < 0 {
		at += n
	}
	if at < 0 || at > n {
		return Value{}, 0, IndexErrorf("position %d from error handler out of bounds", pos)
	}
	return t.items[0], at, nil
}

// alwaysThere reports whether a handler is one that this file implements.
func alwaysThere(name string) bool {
	switch name {
	case "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass":
		return true
	}
	return false
}

// escapedBytes returns how many of the characters that text begins with stand for bytes, by surrogateescape.
func escapedBytes(text string) int {
	for i, count := 0, 0; ; count++ {
		r, n := wtf8.DecodeRune(text[i:])
		if n == 0 || r < 0xDC80 || r > 0xDCFF {
			return count
		}
		i += n
	}
}

// encodeReplacement returns what a handler that is always there puts in place of text.
func encodeReplacement(handler, encoding, text string) (repl string, isBytes, ok bool) {
	var b []byte
	switch handler {
	case "ignore":
		return "", false, true
	case "replace":
		for range wtf8.RuneCount(text) {
			b = append(b, '?')
		}
	case "backslashreplace", "xmlcharrefreplace", "namereplace":
		for i := 0; i < len(text); {
			r, n := wtf8.DecodeRune(text[i:])
			i += n
			switch handler {
			case "xmlcharrefreplace":
				b = append(strconv.AppendInt(append(b, "&#"...), int64(r), 10), ';')
				continue
			case "namereplace":
				if name, ok := unidata.Name(r); ok {
					b = append(append(append(b, "\\N{"...), name...), '}')
					continue
				}
			}
			b = textcodec.Backslash(b, r)
		}
	case "surrogateescape":
		for i := 0; i < len(text); {
			r, n := wtf8.DecodeRune(text[i:])
			if r < 0xDC80 || r > 0xDCFF {
				return "", false, false
			}
			b = append(b, byte(r-0xDC00))
			i += n
		}
		return string(b), true, true
	case "surrogatepass":
		size, order, ok := surrogateUnits(encoding)
		if !ok {
			return "", false, false
		}
		for i := 0; i < len(text); {
			r, n := wtf8.DecodeRune(text[i:])
			if r < 0xD800 || r > 0xDFFF {
				return "", false, false
			}
			b = appendUnit(b, r, size, order)
			i += n
		}
		return string(b), true, true
	default:
		return "", false, false
	}
	return string(b), false, true
}

// surrogateUnits tells how an encoding writes a surrogate: in UTF-8 (1), or units of
// 2 or 4 bytes.
func surrogateUnits(encoding string) (size int, order textcodec.Order, ok bool) {
	switch textcodec.Normalize(encoding) {
	case "utf_8", "utf8", "cp65001":
		return 1, 0, true
	case "utf_16", "utf16", "utf_16_le", "utf16_le", "utf_16le", "utf16le":
		return 2, textcodec.Little, true
	case "utf_16_be", "utf16_be", "utf_16be", "utf16be":
		return 2, textcodec.Big, true
	case "utf_32", "utf32", "utf_32_le", "utf32_le", "utf_32le", "utf32le":
		return 4, textcodec.Little, true
	case "utf_32_be", "utf32_be", "utf_32be", "utf32be":
		return 4, textcodec.Big, true
	}
	return 0, 0, false
}

func appendUnit(b []byte, r rune, size int, order textcodec.Order) []byte {
	switch {
	case size == 1:
		return wtf8.AppendRune(b, r)
	case order == textcodec.Big:
		for k := size - 1; k >= 0; k-- {
			b = append(b, byte(r>>(8*k)))
		}
	default:
		for k := range size {
			b = append(b, byte(r>>(8*k)))
		}
	}
	return b
}

// decodeHandler is asked about what cannot be decoded.
type decodeHandler struct {
	th     *Thread
	data   string
	label  string
	errors string
	fn     Value
	exc    *Exception
}

func (h *decodeHandler) exception(start, end int, reason string) *Exception {
	if h.exc == nil {
		h.exc = NewException(UnicodeDecodeError, String(h.label), NewBytes(h.data), Int(int64(start)), Int(int64(end)), String(reason))
		copy(h.exc.Fields, h.exc.Args.items)
	} else {
		h.exc.Fields[FieldStart], h.exc.Fields[FieldEnd], h.exc.Fields[FieldReason] = Int(int64(start)), Int(int64(end)), String(reason)
	}
	return h.exc
}

// bad implements textcodec.BadBytes.
func (h *decodeHandler) bad(start, end int, reason string) (string, int, error) {
	if h.errors == "strict" || h.errors == "" {
		return "", 0, h.exception(start, end, reason)
	}
	if text, n, ok := decodeReplacement(h.errors, h.label, h.data[start:], end-start); ok {
		return text, start + n, nil
	}
	switch h.errors {
	case "surrogateescape", "surrogatepass":
		return "", 0, h.exception(start, end, reason)
	}
	if h.fn.ref == nil {
		var err error
		if h.fn, err = LookupErrorHandler(h.th, h.errors); err != nil {
			return "", 0, err
		}
	}
	v, err := h.th.Call(h.fn, h.exception(start, end, reason).Value())
	if err != nil {
		return "", 0, err
	}
	const usage = "decoding error handler must return (str, int) tuple"
	n := len(h.data)
	if b, ok := bytesText(h.exc.Fields[FieldObject]); ok {
		n = len(b)
	}
	repl, pos, err := handlerResult(h.th, v, usage, n)
	if err != nil {
		return "", 0, err
	}
	s := ToStr(repl)
	if s == nil {
		return "", 0, TypeErrorf(usage)
	}
	return s.s, min(pos, len(h.data)), nil
}

// decodeReplacement returns what a handler that is always there puts in place of the
// n bytes that data begins with, and for how many bytes it stands.
func decodeReplacement(handler, encoding, data string, n int) (text string, used int, ok bool) {
	switch handler {
	case "ignore":
		return "", n, true
	case "replace":
		return "\ufffd", n, true
	case "backslashreplace":
		var b []byte
		for _, c := range []byte(data[:n]) {
			b = append(append(b, "\\x"...), hexPad(rune(c), 2)...)
		}
		return string(b), n, true
	case "surrogateescape":
		var b []byte
		k := 0
		for k < 4 && k < n && data[k] >= 0x80 {
			b = wtf8.AppendRune(b, 0xDC00+rune(data[k]))
			k++
		}
		return string(b), k, k > 0
	case "surrogatepass":
		size, order, found := surrogateUnits(encoding)
		if !found {
			return "", 0, false
		}
		var r rune
		switch {
		case size == 1:
			if len(data) < 3 || data[0] != 0xED || data[1]&0xE0 != 0xA0 || data[2]&0xC0 != 0x80 {
				return "", 0, false
			}
			return data[:3], 3, true
		case len(data) < size:
			return "", 0, false
		case order == textcodec.Big:
			for k := range size {
				r = r<<8 | rune(data[k])
			}
		default:
			for k := size - 1; k >= 0; k-- {
				r = r<<8 | rune(data[k])
			}
		}
		if r < 0xD800 || r > 0xDFFF {
			return "", 0, false
		}
		return wtf8.RuneString(r), size, true
	}
	return "", 0, false
}

// handleUnicodeError is an error handler that is always there, as a function of the exception.
func handleUnicodeError(th *Thread, name string, v Value) (Value, error) {
	e := ToException(v)
	if e == nil {
		return Value{}, TypeErrorf("codec must pass exception instance")
	}
	if name == "strict" {
		return Value{}, e
	}
	kind := e.typ
	for kind != nil && kind != UnicodeEncodeError && kind != UnicodeDecodeError && kind != UnicodeTranslateError {
		kind = kind.Base
	}
	unknown := func() (Value, error) {
		return Value{}, TypeErrorf("don't know how to handle %s in error callback", e.typ.Name)
	}
	if kind == nil || (kind != UnicodeEncodeError && (name == "xmlcharrefreplace" || name == "namereplace")) ||
		kind == UnicodeTranslateError && (name == "surrogateescape" || name == "surrogatepass") {
		return unknown()
	}
	encoding := ""
	if s := ToStr(e.Fields[FieldEncoding]); s != nil {
		encoding = s.s
	}
	start, _ := AsInt(e.Fields[FieldStart])
	end, _ := AsInt(e.Fields[FieldEnd])
	if kind == UnicodeDecodeError {
		data, ok := bytesText(e.Fields[FieldObject])
		if !ok {
			return Value{}, TypeErrorf("object attribute must be bytes")
		}
		lo, hi := clampRange(start, end, len(data))
		text, n, ok := decodeReplacement(name, encoding, data[lo:], hi-lo)
		if !ok {
			return Value{}, e
		}
		return TupleOf(String(text), Int(int64(lo+n))), nil
	}
	s := ToStr(e.Fields[FieldObject])
	if s == nil {
		return Value{}, TypeErrorf("object attribute must be unicode")
	}
	lo, hi := clampRange(start, end, s.Len())
	text := s.s[s.offset(lo):s.offset(hi)]
	if kind == UnicodeTranslateError && name == "replace" {
		var b []byte
		for range hi - lo {
			b = append(b, "\ufffd"...)
		}
		return TupleOf(String(string(b)), Int(int64(hi))), nil
	}
	repl, isBytes, ok := encodeReplacement(name, encoding, text)
	if !ok {
		return Value{}, e
	}
	r := String(repl)
	if isBytes {
		r = NewBytes(repl)
	}
	return TupleOf(r, Int(int64(hi))), nil
}

// clampRange makes the range of an exception one of n items, not empty if there are any.
func clampRange(start, end int64, n int) (int, int) {
	lo := int(max(0, min(start, int64(max(n-1, 0)))))
	hi := int(max(0, min(end, int64(n))))
	if hi < lo {
		hi = lo
	}
	if hi == lo && lo < n && end < 1 {
		hi = lo + 1
	}
	return lo, hi
}
