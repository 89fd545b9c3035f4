package codecs

// This file defines codecs by a mapping that the script gives, and the escapes of
// bytes literals.

import (
	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

const undefinedReason = "character maps to <undefined>"

// encodingMap is the Python type EncodingMap, which charmap_build makes.
type encodingMap struct {
	py.Object
	bytes map[rune]byte
}

var encodingMapType = &py.Type{Name: "EncodingMap", Flags: py.FlagNoInstantiate}

func init() {
	encodingMapType.SetLayout(py.LayoutOf[encodingMap]())
	encodingMapType.Methods = []py.NativeDef{{Sig: "size(self, /)", Doc: "Return the size (in bytes) of this object", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(int64(64 + 16*len(py.Cast[encodingMap](a[0]).bytes))), nil
	}}}
	py.Define(encodingMapType)
}

func charmapBuild(th *py.Thread, a []py.Value) (py.Value, error) {
	s := py.ToStr(a[0])
	if s == nil {
		return py.Value{}, py.TypeErrorf("charmap_build() argument must be str, not %s", a[0].Type().Name)
	}
	m := py.New[encodingMap](encodingMapType)
	m.bytes = map[rune]byte{}
	i := 0
	for text := s.String(); text != "" && i < 256; i++ {
		r, n := wtf8.DecodeRune(text)
		text = text[n:]
		if r != 0xFFFE {
			m.bytes[r] = byte(i)
		}
	}
	return py.ValueOf(&m.Object), nil
}

// mapped looks a character up in a mapping: the bytes for it; ok is false if there are none.
func mapped(th *py.Thread, mapping py.Value, r rune) (out string, ok bool, err error) {
	if mapping.Type() == encodingMapType {
		b, ok := py.Cast[encodingMap](mapping).bytes[r]
		return string([]byte{b}), ok, nil
	}
	v, err := py.GetItem(th, mapping, py.Int(int64(r)))
	if err != nil {
		if py.IsException(err, py.LookupError) {
			return "", false, nil
		}
		return "", false, err
	}
	if v.IsNone() {
		return "", false, nil
	}
	if py.IsIntLike(v) {
		n, _ := py.AsInt(v)
		if n < 0 || n > 255 {
			return "", false, py.TypeErrorf("character mapping must be in range(256)")
		}
		return string([]byte{byte(n)}), true, nil
	}
	if b := py.ToBytes(v); b != nil {
		return b.String(), true, nil
	}
	return "", false, py.TypeErrorf("character mapping must return integer, bytes or None, not %s", v.Type().Name)
}

func charmapEncode(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[2].IsNone() || a[2].IsAbsent() {
		return encode(th, "charmap_encode", textcodec.Find("latin_1"), a[0], a[1])
	}
	mapping := a[2]
	c := &textcodec.Codec{Name: "charmap", Label: "charmap", Encode: func(text string, bad textcodec.BadText, poll textcodec.Poll) ([]byte, error) {
		var out []byte
		pos := 0
		for i, steps := 0, 0; i < len(text); steps++ {
			if steps&255 == 0 {
				if err := poll(); err != nil {
					return nil, err
				}
			}
			r, n := wtf8.DecodeRune(text[i:])
			b, ok, err := mapped(th, mapping, r)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, b...)
				i += n
				pos++
				continue
			}
			end, j := pos+1, i+n
			for j < len(text) {
				r, n := wtf8.DecodeRune(text[j:])
				_, ok, err := mapped(th, mapping, r)
				if err != nil {
					return nil, err
				}
				if ok {
					break
				}
				j += n
				end++
			}
			repl, isBytes, next, err := bad(pos, end, undefinedReason)
			if err != nil {
				return nil, err
			}
			if isBytes {
				out = append(out, repl...)
			} else {
				for k := 0; k < len(repl); {
					r, n := wtf8.DecodeRune(repl[k:])
					b, ok, err := mapped(th, mapping, r)
					if err != nil {
						return nil, err
					}
					if !ok {
						_, _, _, err := bad(pos, end, "\x00"+undefinedReason)
						return nil, err
					}
					out = append(out, b...)
					k += n
				}
			}
			if next == end {
				i, pos = j, end
			} else {
				i, pos = wtf8.Offset(text, next), next
			}
		}
		return out, nil
	}}
	return encode(th, "charmap_encode", c, a[0], a[1])
}

func charmapDecode(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[2].IsNone() || a[2].IsAbsent() {
		return decode(th, "charmap_decode", textcodec.Find("latin_1"), a[0], a[1], true)
	}
	mapping := a[2]
	var table []rune
	if s := py.ToStr(mapping); s != nil {
		for text := s.String(); text != "" && len(table) < 256; {
			r, n := wtf8.DecodeRune(text)
			table = append(table, r)
			text = text[n:]
		}
	}
	char := func(out []byte, c byte) ([]byte, bool, error) {
		if table != nil {
			if int(c) >= len(table) || table[c] == 0xFFFE {
				return out, false, nil
			}
			return wtf8.AppendRune(out, table[c]), true, nil
		}
		v, err := py.GetItem(th, mapping, py.Int(int64(c)))
		if err != nil {
			if py.IsException(err, py.LookupError) {
				return out, false, nil
			}
			return out, false, err
		}
		switch {
		case v.IsNone():
			return out, false, nil
		case py.IsIntLike(v):
			n, ok := py.AsInt(v)
			if n == 0xFFFE {
				return out, false, nil
			}
			if !ok || n < 0 || n > 0x10FFFF {
				return out, false, py.TypeErrorf("character mapping must be in range(0x110000)")
			}
			return wtf8.AppendRune(out, rune(n)), true, nil
		case py.ToStr(v) != nil:
			if py.ToStr(v).String() == "\ufffe" {
				return out, false, nil
			}
			return append(out, py.ToStr(v).String()...), true, nil
		}
		return out, false, py.TypeErrorf("character mapping must return integer, None or str")
	}
	c := &textcodec.Codec{Name: "charmap", Label: "charmap", Decode: func(data string, final bool, bad textcodec.BadBytes, poll textcodec.Poll) ([]byte, int, error) {
		var out []byte
		for i, steps := 0, 0; i < len(data); steps++ {
			if steps&255 == 0 {
				if err := poll(); err != nil {
					return nil, 0, err
				}
			}
			var ok bool
			var err error
			if out, ok, err = char(out, data[i]); err != nil {
				return nil, 0, err
			}
			if ok {
				i++
				continue
			}
			text, next, err := bad(i, i+1, undefinedReason)
			if err != nil {
				return nil, 0, err
			}
			out = append(out, text...)
			i = next
		}
		return out, len(data), nil
	}}
	return decode(th, "charmap_decode", c, a[0], a[1], true)
}

// escapeEncode writes bytes as in a bytes literal, without the quotes.
func escapeEncode(th *py.Thread, a []py.Value) (py.Value, error) {
	b := py.ToBytes(a[0])
	if b == nil {
		return py.Value{}, py.TypeErrorf("escape_encode() argument 1 must be bytes, not %s", a[0].Type().Name)
	}
	data := b.String()
	out := make([]byte, 0, len(data)+len(data)/4)
	for i := 0; i < len(data); i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		switch c := data[i]; {
		case c == '\'' || c == '\\':
			out = append(out, '\\', c)
		case c == '\t':
			out = append(out, '\\', 't')
		case c == '\n':
			out = append(out, '\\', 'n')
		case c == '\r':
			out = append(out, '\\', 'r')
		case c < ' ' || c >= 0x7F:
			out = textcodec.Backslash(out, rune(c))
		default:
			out = append(out, c)
		}
	}
	return py.TupleOf(py.BytesOwned(out), py.Int(int64(len(data)))), nil
}

// escapeDecode reads the escapes of a bytes literal.
func escapeDecode(th *py.Thread, a []py.Value) (py.Value, error) {
	data, err := bytesArg(th, a[0], true)
	if err != nil {
		return py.Value{}, err
	}
	errs, err := errorsArg(a[1], "escape_decode", "2")
	if err != nil {
		return py.Value{}, err
	}
	out := make([]byte, 0, len(data))
	simple := map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', 'b': '\b', 'f': '\f', 't': '\t', 'n': '\n', 'r': '\r', 'v': '\v', 'a': '\a'}
	var pace py.Pace
	invalid := -1 // where the first escape without a meaning is
	for i := 0; i < len(data); {
		if err := pace.Poll(th, 1); err != nil {
			return py.Value{}, err
		}
		c := data[i]
		i++
		if c != '\\' {
			out = append(out, c)
			continue
		}
		if i >= len(data) {
			return py.Value{}, py.ValueErrorf("Trailing \\ in string")
		}
		c = data[i]
		i++
		if r, ok := simple[c]; ok {
			out = append(out, r)
			continue
		}
		switch {
		case c == '\n':
		case c >= '0' && c <= '7':
			v := int(c - '0')
			for k := 0; k < 2 && i < len(data) && data[i] >= '0' && data[i] <= '7'; k++ {
				v = v<<3 | int(data[i]-'0')
				i++
			}
			if v > 255 && invalid < 0 {
				invalid = i - 4
			}
			out = append(out, byte(v))
		case c == 'x':
			v, n := 0, 0
			for n < 2 && i+n < len(data) {
				d := hexValue(data[i+n])
				if d < 0 {
					break
				}
				v = v<<4 | d
				n++
			}
			if n == 2 {
				out = append(out, byte(v))
				i += 2
				continue
			}
			switch errs {
			case "strict":
				return py.Value{}, py.ValueErrorf("invalid \\x escape at position %d", i-2)
			case "replace":
				out = append(out, '?')
			case "ignore":
			default:
				return py.Value{}, py.ValueErrorf("decoding error; unknown error handling code: %s", errs)
			}
			i += n
		default:
			if invalid < 0 {
				invalid = i - 2
			}
			out = append(out, '\\', c)
		}
	}
	if invalid >= 0 {
		if err := py.WarnEscape(th, "b", data[invalid:]); err != nil {
			return py.Value{}, err
		}
	}
	return py.TupleOf(py.BytesOwned(out), py.Int(int64(len(data)))), nil
}

func hexValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
