package py

// This file is str.encode, bytes.decode, bytes(str, ...) and str(bytes, ...).

import (
	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/internal/wtf8"
)

// codecArgs reads the arguments encoding and errors of the function fn. In development mode they must be known, used or not.
func codecArgs(th *Thread, fn string, enc, errs Value) (encoding, errors string, err error) {
	if encoding, err = codecArg(fn, "encoding", enc, "utf-8"); err != nil {
		return "", "", err
	}
	if errors, err = codecArg(fn, "errors", errs, "strict"); err != nil {
		return "", "", err
	}
	if th.Interp.DevMode {
		if enc.ref != nil {
			if _, err := LookupCodec(th, encoding); err != nil {
				return "", "", err
			}
		}
		if errs.ref != nil {
			if _, err := LookupErrorHandler(th, errors); err != nil {
				return "", "", err
			}
		}
	}
	return encoding, errors, nil
}

// codecArg reads one of the two.
func codecArg(fn, arg string, v Value, missing string) (string, error) {
	if v.ref == nil {
		return missing, nil
	}
	s := ToStr(v)
	if s == nil {
		return "", TypeErrorf("%s() argument '%s' must be str, not %s", fn, arg, argTypeName(v))
	}
	return s.Name()
}

func argTypeName(v Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.Type().FullName()
}

// encodeArgs encodes text with the arguments encoding and errors of the function fn.
func encodeArgs(th *Thread, fn string, s *Str, enc, errs Value) (string, error) {
	return encodeStr(th, fn, s, enc, errs)
}

// decodeArgs decodes a bytes-like object with the arguments encoding and errors of the function fn.
func decodeArgs(th *Thread, fn string, v, enc, errs Value) (Value, error) {
	b, err := BytesString(th, v)
	if err != nil {
		return Value{}, err
	}
	return decodeBytes(th, fn, b, enc, errs)
}

func encodeStr(th *Thread, fn string, s *Str, enc, errs Value) (string, error) {
	encoding, errors, err := codecArgs(th, fn, enc, errs)
	if err != nil {
		return "", err
	}
	return Encode(th, s, encoding, errors)
}

func decodeBytes(th *Thread, fn, data string, enc, errs Value) (Value, error) {
	encoding, errors, err := codecArgs(th, fn, enc, errs)
	if err != nil {
		return Value{}, err
	}
	if data == "" {
		return String(""), nil // whatever the encoding
	}
	return Decode(th, data, encoding, errors)
}

// isUTF8 reports whether a name, as it is mostly written, is that of UTF-8.
func isUTF8(name string) bool {
	switch name {
	case "utf-8", "utf8", "UTF-8", "utf_8", "UTF8":
		return true
	}
	return false
}

// Encode returns the text in an encoding, which may be any that is registered.
func Encode(th *Thread, s *Str, encoding, errors string) (string, error) {
	if isUTF8(encoding) {
		if !wtf8.HasSurrogates(s.s) {
			return s.s, nil
		}
		return EncodeWith(th, textcodec.Find("utf_8"), s, errors)
	}
	name := textcodec.Normalize(encoding)
	if c := textcodec.FindBuiltin(name); c != nil {
		return EncodeWith(th, c, s, errors)
	}
	if c := textcodec.Find(name); c != nil {
		b, err := EncodeWith(th, c, s, errors)
		if err != nil {
			return "", noteCodec(th, err, "encoding", encoding)
		}
		return b, nil
	}
	info, err := textCodec(th, encoding, "encode")
	if err != nil {
		return "", err
	}
	v, err := callCodec(th, info, 0, "encoder", s.Value(), errors)
	if err != nil {
		return "", noteCodec(th, err, "encoding", encoding)
	}
	if b := ToBytes(v); b != nil {
		return b.s, nil
	}
	if b := ToByteArray(v); b != nil {
		return string(b.b), th.Eval.Warn(th, RuntimeWarning, "encoder "+encoding+" returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types", 1)
	}
	return "", TypeErrorf("'%s' encoder returned '%s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types", encoding, v.Type().FullName())
}

// Decode returns the str of bytes in an encoding, which may be any that is registered.
func Decode(th *Thread, data, encoding, errors string) (Value, error) {
	name := "utf_8"
	if !isUTF8(encoding) {
		name = textcodec.Normalize(encoding)
	} else if n, ok, err := validText(th, data); ok || err != nil {
		return newStrLen(data, n).Value(), err
	}
	if c := textcodec.FindBuiltin(name); c != nil {
		v, _, err := DecodeWith(th, c, data, errors, true)
		return v, err
	}
	if c := textcodec.Find(name); c != nil {
		v, _, err := DecodeWith(th, c, data, errors, true)
		if err != nil {
			return Value{}, noteCodec(th, err, "decoding", encoding)
		}
		return v, nil
	}
	info, err := textCodec(th, encoding, "decode")
	if err != nil {
		return Value{}, err
	}
	v, err := callCodec(th, info, 1, "decoder", NewBytes(data), errors)
	if err != nil {
		return Value{}, noteCodec(th, err, "decoding", encoding)
	}
	if ToStr(v) == nil {
		return Value{}, TypeErrorf("'%s' decoder returned '%s' instead of 'str'; use codecs.decode() to decode to arbitrary types", encoding, v.Type().FullName())
	}
	return v, nil
}

// EncodeWith encodes with a codec.
func EncodeWith(th *Thread, c *textcodec.Codec, s *Str, errors string) (string, error) {
	if s.IsASCII() && (c.Label == "ascii" || c.Label == "latin-1" || c.Label == "utf-8") {
		return s.s, nil
	}
	if err := th.Charge(int64(len(s.s))); err != nil {
		return "", err
	}
	h := encodeHandler{th: th, s: s, label: c.Label, errors: errors}
	b, err := c.Encode(s.s, h.bad, th.Poll)
	return stringOf(b), err
}

// DecodeWith decodes with a codec, and returns how many bytes it took.
func DecodeWith(th *Thread, c *textcodec.Codec, data, errors string, final bool) (Value, int, error) {
	switch {
	case c.Label == "utf-8":
		if n, ok, err := validText(th, data); ok || err != nil {
			return newStrLen(data, n).Value(), len(data), err
		}
	case c.Label == "ascii" || c.Label == "latin-1":
		if wtf8.IsASCII(data) {
			return newASCII(data).Value(), len(data), nil
		}
	}
	if err := th.Charge(int64(len(data))); err != nil {
		return Value{}, 0, err
	}
	h := decodeHandler{th: th, data: data, label: c.Label, errors: errors}
	switch c.Name {
	case "utf-16":
		h.label = "utf-16-le"
		if o, _ := textcodec.Order16(data); o == textcodec.Big {
			h.label = "utf-16-be"
		}
	case "utf-32":
		h.label = "utf-32-le"
		if o, _ := textcodec.Order32(data); o == textcodec.Big {
			h.label = "utf-32-be"
		}
	}
	var b []byte
	var n int
	var err error
	if c.DecodeEscapes != nil {
		first := -1
		b, n, err = c.DecodeEscapes(data, final, h.bad, th.Poll, func(at int) {
			if first < 0 {
				first = at
			}
		})
		if err == nil && first >= 0 {
			err = WarnEscape(th, "", data[first:])
		}
	} else {
		b, n, err = c.Decode(data, final, h.bad, th.Poll)
	}
	if err != nil {
		return Value{}, 0, err
	}
	return NewStr(stringOf(b)).Value(), n, nil
}

// WarnEscape warns of the escape that data begins with, which has no meaning; prefix is that of the literal's kind.
func WarnEscape(th *Thread, prefix, data string) error {
	what, seq := "escape", wtf8.RuneString(rune(data[1]))
	if data[1] >= '4' && data[1] <= '7' {
		what, seq = "octal escape", data[1:4]
	}
	return th.Eval.Warn(th, DeprecationWarning, prefix+`"\`+seq+`" is an invalid `+what+" sequence. Such sequences will not work in the future. ", 1)
}
