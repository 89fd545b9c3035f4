package hashlib

// This file declares the modules.

import (
	"github.com/hognose/hognose/py"
)

const constructorParams = "(data=?, *, usedforsecurity=True, string=None)"

// The modules; their contents are filled in at init.
var (
	MD5    = &py.ModuleDef{Name: "_md5"}
	SHA1   = &py.ModuleDef{Name: "_sha1"}
	SHA2   = &py.ModuleDef{Name: "_sha2"}
	SHA3   = &py.ModuleDef{Name: "_sha3"}
	Blake2 = &py.ModuleDef{Name: "_blake2"}
	Hashes = &py.ModuleDef{Name: "_hashes", Doc: "Hash functions and key derivation."}
)

func init() {
	mods := map[string]*py.ModuleDef{"_md5": MD5, "_sha1": SHA1, "_sha2": SHA2, "_sha3": SHA3, "_hashes": Hashes}
	for _, k := range kinds {
		define(k)
		m := mods[k.module]
		if k.module == "_sha3" { // there the types are the constructors
			k.t.Flags &^= py.FlagNoInstantiate
			f := construct(k)
			k.t.NewSig = &py.NativeDef{Sig: k.name + "(cls, data=?, /, *, usedforsecurity=True, string=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return f(th, a[1:]) }}
			py.Define(k.t)
			m.Types = append(m.Types, k.t)
			continue
		}
		py.Define(k.t)
		m.Funcs = append(m.Funcs, py.NativeDef{Sig: k.name + constructorParams, Doc: "Begin a " + k.name + " hash, of bytes if some are given.", Fn: construct(k)})
		if k.typeName != k.name {
			m.Types = append(m.Types, k.t)
		}
	}
	defineBlake(blake2bKind, blake2bLimits)
	defineBlake(blake2sKind, blake2sLimits)
	Blake2.Types = []*py.Type{blake2bKind.t, blake2sKind.t}
	Hashes.Funcs = append(Hashes.Funcs, deriveFuncs...)
	for _, m := range []*py.ModuleDef{MD5, SHA1, SHA2, SHA3, Blake2, Hashes} {
		m.Prepare()
	}
}
