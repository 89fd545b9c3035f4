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
	Doc:   "Conversion between binary data and ASCII",
	Types: []*py.Type{errorType, incompleteType},
	Funcs: []py.NativeDef{
		{Sig: "a2b_base64(data, /, *, strict_mode=False)", Doc: "Decode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not in the base64 standard are not allowed.\n    The same applies to excess data after padding (= / ==).", Fn: decodeBase64},
		{Sig: "b2a_base64(data, /, *, newline=True)", Doc: "Base64-code line of data.", Fn: encodeBase64},
		{Sig: "a2b_hex(hexstr, /)", Doc: "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case).", Fn: decodeHex},
		{Sig: "unhexlify(hexstr, /)", Doc: "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case).", Fn: decodeHex},
		{Sig: "b2a_hex(data, sep=?, bytes_per_sep=1)", Doc: "Hexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.", Fn: encodeHex},
		{Sig: "hexlify(data, sep=?, bytes_per_sep=1)", Doc: "Hexadecimal representation of binary data.", Fn: encodeHex},
		{Sig: "a2b_uu(data, /)", Doc: "Decode a line of uuencoded data.", Fn: decodeUU},
		{Sig: "b2a_uu(data, /, *, backtick=False)", Doc: "Uuencode line of data.", Fn: encodeUU},
		{Sig: "a2b_qp(data, header=False)", Doc: "Decode a string of qp-encoded data.", Fn: decodeQP},
		{Sig: "b2a_qp(data, quotetabs=False, istext=True, header=False)", Doc: "Encode a string using quoted-printable encoding.\n\nOn encoding, when istext is set, newlines are not encoded, and white\nspace at end of lines is.  When istext is not set, \\r and \\n (CR/LF)\nare both encoded.  When quotetabs is set, space and tabs are encoded.", Fn: encodeQP},
		{Sig: "crc32(data, crc=0, /)", Doc: "Compute CRC-32 incrementally.", Fn: crc32Func},
		{Sig: "crc_hqx(data, crc, /)", Doc: "Compute CRC-CCITT incrementally.", Fn: crcHQX},
	},
}

func init() {
	py.Define(errorType)
	py.Define(incompleteType)
	Module.Prepare()
}
