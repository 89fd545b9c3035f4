// Package codecs is the native module _codecs, on which codecs and encodings are built.
package codecs

// This file declares the module: the registry, and the codecs that are always there.

import (
	"strings"

	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/py"
)

// Module is the module's definition.
var Module = &py.ModuleDef{Name: "_codecs"}

// strArg reads a str argument of a function.
func strArg(v py.Value, fn, arg string) (*py.Str, error) {
	s := py.ToStr(v)
	if s == nil {
		n := v.Type().Name
		if v.IsNone() {
			n = "None"
		}
		return nil, py.TypeErrorf("%s() argument %s must be str, not %s", fn, arg, n)
	}
	return s, nil
}

// errorsArg reads the argument errors, a str or None.
func errorsArg(v py.Value, fn string, pos string) (string, error) {
	if v.IsNone() || v.IsAbsent() {
		return "strict", nil
	}
	s := py.ToStr(v)
	if s == nil {
		return "", py.TypeErrorf("%s() argument %s must be str or None, not %s", fn, pos, v.Type().Name)
	}
	return s.String(), nil
}

// encoder declares NAME_encode of a codec.
func encoder(fn, key string) py.NativeDef {
	c := textcodec.Find(key)
	return py.NativeDef{Sig: fn + "(str, errors=None, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return encode(th, fn, c, a[0], a[1])
	}}
}

func encode(th *py.Thread, fn string, c *textcodec.Codec, text, errors py.Value) (py.Value, error) {
	s, err := strArg(text, fn, "1")
	if err != nil {
		return py.Value{}, err
	}
	errs, err := errorsArg(errors, fn, "2")
	if err != nil {
		return py.Value{}, err
	}
	b, err := py.EncodeWith(th, c, s, errs)
	if err != nil {
		return py.Value{}, err
	}
	return py.TupleOf(py.NewBytes(b), py.Int(int64(s.Len()))), nil
}

// decoder declares NAME_decode of a codec; final is its default, "" for one that has no such argument.
func decoder(fn, key, final string) py.NativeDef {
	c := textcodec.Find(key)
	sig := fn + "(data, errors=None, /)"
	if final != "" {
		sig = fn + "(data, errors=None, final=" + final + ", /)"
	}
	return py.NativeDef{Sig: sig, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		fin := true
		if final != "" {
			var err error
			if fin, err = py.Truth(th, a[2]); err != nil {
				return py.Value{}, err
			}
		}
		return decode(th, fn, c, a[0], a[1], fin)
	}}
}

func decode(th *py.Thread, fn string, c *textcodec.Codec, data, errors py.Value, final bool) (py.Value, error) {
	b, err := bytesArg(th, data, strings.HasSuffix(fn, "escape_decode"))
	if err != nil {
		return py.Value{}, err
	}
	errs, err := errorsArg(errors, fn, "2")
	if err != nil {
		return py.Value{}, err
	}
	v, n, err := py.DecodeWith(th, c, b, errs, final)
	if err != nil {
		return py.Value{}, err
	}
	return py.TupleOf(v, py.Int(int64(n))), nil
}

// bytesArg reads a bytes-like argument; with text a str is taken as its UTF-8.
func bytesArg(th *py.Thread, v py.Value, text bool) (string, error) {
	if s := py.ToStr(v); s != nil && text {
		return s.String(), nil
	}
	return py.BytesString(th, v)
}

func init() {
	Module.Funcs = []py.NativeDef{
		{Sig: "register(search_function, /)", Doc: "Add a function that finds codecs.\n\nIt gets the name of an encoding in lower case, and returns a CodecInfo, or None if it knows none.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, py.RegisterCodec(th, a[0])
		}},
		{Sig: "unregister(search_function, /)", Doc: "Remove a function that register() has added, and forget the codecs that were found.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			py.UnregisterCodec(th, a[0])
			return py.None, nil
		}},
		{Sig: "lookup(encoding, /)", Doc: "Return the CodecInfo of an encoding.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s, err := strArg(a[0], "lookup", "argument")
			if err != nil {
				return py.Value{}, py.TypeErrorf("lookup() argument must be str, not %s", a[0].Type().Name)
			}
			name, err := s.Name()
			if err != nil {
				return py.Value{}, err
			}
			return py.LookupCodec(th, name)
		}},
		{Sig: "encode(obj, encoding='utf-8', errors='strict')", Doc: "Encode an object with the codec of an encoding, 'utf-8' by default.\n\nerrors names what to do about what cannot be encoded: 'strict', the default, raises;\nothers are 'ignore', 'replace', 'backslashreplace' and those of register_error().", Fn: recode("encode", py.EncodeObject)},
		{Sig: "decode(obj, encoding='utf-8', errors='strict')", Doc: "Decode an object with the codec of an encoding, 'utf-8' by default.\n\nerrors names what to do about what cannot be decoded: 'strict', the default, raises;\nothers are 'ignore', 'replace', 'backslashreplace' and those of register_error().", Fn: recode("decode", py.DecodeObject)},
		{Sig: "register_error(errors, handler, /)", Doc: "Give an error handler a name.\n\nIt is called with the exception, which tells what is wrong and where, and returns\nwhat to put there and where to go on, or raises.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s, err := strArg(a[0], "register_error", "1")
			if err != nil {
				return py.Value{}, err
			}
			return py.None, py.RegisterErrorHandler(th, s.String(), a[1])
		}},
		{Sig: "_unregister_error(errors, /)", Doc: "Un-register the specified error handler for the error handling `errors'.\n\nOnly custom error handlers can be un-registered. An exception is raised\nif the error handling is a built-in one (e.g., 'strict'), or if an error\noccurs.\n\nOtherwise, this returns True if a custom handler has been successfully\nun-registered, and False if no custom handler for the specified error\nhandling exists.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s, err := strArg(a[0], "_unregister_error", "1")
			if err != nil {
				return py.Value{}, err
			}
			ok, err := py.UnregisterErrorHandler(th, s.String())
			return py.Bool(ok), err
		}},
		{Sig: "lookup_error(name, /)", Doc: "lookup_error(errors) -> handler\n\nReturn the error handler of a name; LookupError if there is none.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := py.ToStr(a[0])
			if s == nil {
				return py.Value{}, py.TypeErrorf("lookup_error() argument must be str, not %s", a[0].Type().Name)
			}
			name, err := s.Name()
			if err != nil {
				return py.Value{}, err
			}
			return py.LookupErrorHandler(th, name)
		}},
		{Sig: "_find(name, /)", Doc: "The key of a text encoding that is native, which its module is called by, and its name, or None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s, err := strArg(a[0], "_find", "1")
			if err != nil {
				return py.Value{}, err
			}
			c := textcodec.Find(textcodec.Normalize(s.String()))
			if c == nil {
				return py.None, nil
			}
			return py.TupleOf(py.String(c.Key), py.String(c.Name)), nil
		}},
		{Sig: "_aliases()", Doc: "The dict of other names of encodings.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d := py.NewDict()
			for k, v := range textcodec.Aliases() {
				d.SetGo(th, k, py.String(v))
			}
			return d.Value(), nil
		}},
		{Sig: "_charmap(key, /)", Doc: "The decoding table of an encoding of one byte, as a str.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s, err := strArg(a[0], "_charmap", "1")
			if err != nil {
				return py.Value{}, err
			}
			return py.String(textcodec.Charmap(s.String())), nil
		}},
		{Sig: "_text_encode(key, str, errors=None, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			c, err := codecArg(a[0])
			if err != nil {
				return py.Value{}, err
			}
			return encode(th, "encode", c, a[1], a[2])
		}},
		{Sig: "_text_decode(key, data, errors=None, final=True, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			c, err := codecArg(a[0])
			if err != nil {
				return py.Value{}, err
			}
			final, err := py.Truth(th, a[3])
			if err != nil {
				return py.Value{}, err
			}
			return decode(th, "decode", c, a[1], a[2], final)
		}},
		{Sig: "readbuffer_encode(data, errors=None, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			b, err := bytesArg(th, a[0], true)
			if err != nil {
				return py.Value{}, err
			}
			return py.TupleOf(py.NewBytes(b), py.Int(int64(len(b)))), nil
		}},
		{Sig: "utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)", Fn: exDecoder("utf_16_ex_decode", textcodec.Decode16, "utf-16")},
		{Sig: "utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)", Fn: exDecoder("utf_32_ex_decode", textcodec.Decode32, "utf-32")},
		{Sig: "utf_16_encode(str, errors=None, byteorder=0, /)", Fn: wideEncoder("utf_16_encode", "utf_16")},
		{Sig: "utf_32_encode(str, errors=None, byteorder=0, /)", Fn: wideEncoder("utf_32_encode", "utf_32")},
		{Sig: "charmap_encode(str, errors=None, mapping=None, /)", Fn: charmapEncode},
		{Sig: "charmap_decode(data, errors=None, mapping=None, /)", Fn: charmapDecode},
		{Sig: "charmap_build(map, /)", Fn: charmapBuild},
		{Sig: "escape_encode(data, errors=None, /)", Fn: escapeEncode},
		{Sig: "escape_decode(data, errors=None, /)", Fn: escapeDecode},
	}
	for _, k := range []string{"utf_8", "utf_7", "utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be", "unicode_escape", "raw_unicode_escape", "ascii", "latin_1"} {
		Module.Funcs = append(Module.Funcs, encoder(k+"_encode", k))
		final := "False"
		if strings.HasSuffix(k, "escape") {
			final = "True"
		} else if k == "ascii" || k == "latin_1" {
			final = ""
		}
		Module.Funcs = append(Module.Funcs, decoder(k+"_decode", k, final))
	}
	Module.Funcs = append(Module.Funcs, decoder("utf_16_decode", "utf_16", "False"), decoder("utf_32_decode", "utf_32", "False"))
	Module.Prepare()
}

func codecArg(v py.Value) (*textcodec.Codec, error) {
	s, err := strArg(v, "codec", "1")
	if err != nil {
		return nil, err
	}
	c := textcodec.Find(s.String())
	if c == nil {
		return nil, py.Errorf(py.LookupError, "unknown encoding: %s", s.String())
	}
	return c, nil
}

func recode(fn string, f func(th *py.Thread, obj py.Value, encoding, errors string) (py.Value, error)) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		enc, err := strArg(a[1], fn, "'encoding'")
		if err != nil {
			return py.Value{}, err
		}
		errs, err := strArg(a[2], fn, "'errors'")
		if err != nil {
			return py.Value{}, err
		}
		encoding, err := enc.Name()
		if err != nil {
			return py.Value{}, err
		}
		errors, err := errs.Name()
		if err != nil {
			return py.Value{}, err
		}
		return f(th, a[0], encoding, errors)
	}
}

// exDecoder is a decoder that tells which byte order it found.
func exDecoder(fn string, dec func(string, textcodec.Order, bool, textcodec.BadBytes, textcodec.Poll) ([]byte, int, textcodec.Order, error), label string) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		b, err := bytesArg(th, a[0], false)
		if err != nil {
			return py.Value{}, err
		}
		errs, err := errorsArg(a[1], fn, "2")
		if err != nil {
			return py.Value{}, err
		}
		n, err := py.IndexOverflow(th, a[2], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		final, err := py.Truth(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		order := textcodec.Order(max(-1, min(n, 1)))
		found := order
		c := &textcodec.Codec{Name: label, Label: label, Decode: func(data string, final bool, bad textcodec.BadBytes, poll textcodec.Poll) ([]byte, int, error) {
			out, n, o, err := dec(data, order, final, bad, poll)
			found = o
			return out, n, err
		}}
		v, used, err := py.DecodeWith(th, c, b, errs, final)
		if err != nil {
			return py.Value{}, err
		}
		return py.TupleOf(v, py.Int(int64(used)), py.Int(int64(found))), nil
	}
}

// wideEncoder is an encoder with a byte order: 0 with a mark.
func wideEncoder(fn, key string) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[2], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		k := key
		if n < 0 {
			k += "_le"
		} else if n > 0 {
			k += "_be"
		}
		return encode(th, fn, textcodec.Find(k), a[0], a[1])
	}
}
