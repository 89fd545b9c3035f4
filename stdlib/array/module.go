// Package array is the native module array: sequences of numbers or characters of
// one kind, as they are in memory.
package array

// This file declares the module.

import (
	"github.com/hognose/hognose/py"
)

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "array",
	Doc:   "Arrays of numbers or characters: mutable sequences whose items are all of\none kind and stored side by side.",
	Types: []*py.Type{arrayType},
	Funcs: []py.NativeDef{
		{Sig: "_array_reconstructor(arraytype, typecode, mformat_code, items, /)", Doc: "Internal. Used for pickling support.", Fn: reconstruct},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "ArrayType", arrayType.Value())
		m.Dict.SetGo(th, "typecodes", py.String(typecodes))
		abc, err := th.Eval.Import(th, "_collections_abc", nil, py.None, 0)
		if err != nil {
			return err
		}
		seq, err := py.GetAttrGo(th, abc, "MutableSequence")
		if err != nil {
			return err
		}
		_, err = th.CallMethodGo(seq, "register", arrayType.Value())
		return err
	},
}
