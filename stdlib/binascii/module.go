// Package binascii is the Python module binascii.
package binascii

// This file declares the module, its errors and what its functions share.

import (
	"github.com/hognose/hognose/py"
)

var (
	errorType      = &py.Type{Name: "Error", Module: "binascii", Base: py.ValueError, Flags: py.FlagBaseType}
	incompleteType = &py.Type{Name: "Incomplete", Module: "binascii", Base: py.ExceptionType, Flags: py.FlagBaseType}
)

func errorf(format string, args ...any) error { return py.Errorf(errorType, format, args...) }

// input returns the bytes of an argument; text tells that ASCII strings are allowed.
func input(th *py.Thread, v py.Value, text bool) (string, error) {
	if text {
		if s := py.ToStr(v); s != nil {
			if !s.IsASCII() {
				return "", py.ValueErrorf("string argument should contain only ASCII characters")
			}
			return s.String(), nil
		}
		if !py.HasBuffer(v) {
			return "", py.TypeErrorf("argument should be bytes, buffer or ASCII string, not '%s'", v.Type().FullName())
		}
	}
	if b := py.ToBytes(v); b != nil {
		return b.String(), nil
	}
	b, err := py.ViewBytes(th, v)
	return string(b), err
}

// grow charges for a result of n bytes and makes room for it.
func grow(th *py.Thread, n int) ([]byte, error) {
	if err := th.Charge(int64(n)); err != nil {
		return nil, err
	}
	b, err := py.MakeBytes(th, n)
	if err != nil {
		return nil, err
	}
	return b[:0], nil
}

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "binascii",
	Doc:   "Convert between bytes and text that stands for them.",
	Types: []*py.Type{errorType, incompleteType},
	Funcs: []py.NativeDef{
		{Sig: "a2b_base64(data, /, *, strict_mode=False)", Doc: "Decode base64.\n\n  strict_mode\n    Whether other bytes, and bytes after the padding, are errors.", Fn: decodeBase64},
		{Sig: "b2a_base64(data, /, *, newline=True)", Doc: "Base64-code line of data.", Fn: encodeBase64},
		{Sig: "a2b_hex(hexstr, /)", Doc: "Decode hexadecimal digits, two for each byte.", Fn: decodeHex},
		{Sig: "unhexlify(hexstr, /)", Doc: "Decode hexadecimal digits, two for each byte.", Fn: decodeHex},
		{Sig: "b2a_hex(data, sep=?, bytes_per_sep=1)", Doc: "Encode bytes as hexadecimal digits.\n\n  sep\n    A character to put between bytes.\n  bytes_per_sep\n    After how many bytes, counted from the right, or from the left if negative.", Fn: encodeHex},
		{Sig: "hexlify(data, sep=?, bytes_per_sep=1)", Doc: "Encode bytes as hexadecimal digits.", Fn: encodeHex},
		{Sig: "a2b_uu(data, /)", Doc: "Decode a line of uuencoded data.", Fn: decodeUU},
		{Sig: "b2a_uu(data, /, *, backtick=False)", Doc: "Uuencode line of data.", Fn: encodeUU},
		{Sig: "a2b_qp(data, header=False)", Doc: "Decode a string of qp-encoded data.", Fn: decodeQP},
		{Sig: "b2a_qp(data, quotetabs=False, istext=True, header=False)", Doc: "Encode bytes as quoted-printable.\n\nIf istext is true the ends of lines stay, and only white space in front of them is encoded; else\n\\r and \\n are. With quotetabs all spaces and tabs are encoded.", Fn: encodeQP},
		{Sig: "crc32(data, crc=0, /)", Doc: "Compute CRC-32 incrementally.", Fn: crc32Func},
		{Sig: "crc_hqx(data, crc, /)", Doc: "Compute CRC-CCITT incrementally.", Fn: crcHQX},
	},
}

func init() {
	py.Define(errorType)
	py.Define(incompleteType)
	Module.Prepare()
}
