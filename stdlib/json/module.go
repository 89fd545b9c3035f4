// Package json is the native module _json, on which json is built: a decoder from
// text to values and an encoder back.
//
//	scanner.go   the decoder, and the type make_scanner
//	text.go      strings: escapes both ways
//	encoder.go   the encoder, and the type make_encoder
package json

// This file declares the module.

import (
	"github.com/hognose/hognose/py"
)

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "_json",
	Doc:   "json speedups",
	Types: []*py.Type{scannerType, encoderType},
	Funcs: []py.NativeDef{
		{Sig: "scanstring(string, end, strict=True, /)", Doc: "scanstring(string, end, strict=True) -> (string, end)\n\nRead a string of JSON from behind its first quote on. Return it, and the place behind its last quote.", Fn: scanString},
		{Sig: "encode_basestring_ascii(string, /)", Doc: "Return an ASCII-only JSON representation of a Python string", Fn: quoteFunc(true)},
		{Sig: "encode_basestring(string, /)", Doc: "Return a JSON representation of a Python string", Fn: quoteFunc(false)},
	},
}

func init() {
	defineScanner()
	defineEncoder()
	Module.Prepare()
}

// decodeError raises json.JSONDecodeError(msg, doc, pos).
func decodeError(th *py.Thread, msg string, doc *py.Str, off int) error {
	m, err := th.Eval.Import(th, "json.decoder", nil, py.TupleOf(py.String("JSONDecodeError")), 0)
	if err != nil {
		return err
	}
	cls, err := py.GetAttrGo(th, m, "JSONDecodeError")
	if err != nil {
		return err
	}
	e, err := th.Call(cls, py.String(msg), doc.Value(), py.Int(int64(doc.RuneIndex(off))))
	if err != nil {
		return err
	}
	if x := py.ToException(e); x != nil {
		return x
	}
	return py.TypeErrorf("exceptions must derive from BaseException")
}
