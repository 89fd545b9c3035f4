// Package pickle is the native module _pickle, whose classes pickle exports: the same
// as those in Python there, _Pickler and _Unpickler, and quicker.
package pickle

// This file declares the module, and its functions.

import (
	"github.com/hognose/hognose/py"
)

var (
	pickleErrorType     = &py.Type{Name: "PickleError", Module: "_pickle", Base: py.ExceptionType, Flags: py.FlagBaseType}
	picklingErrorType   = &py.Type{Name: "PicklingError", Module: "_pickle", Base: pickleErrorType, Flags: py.FlagBaseType}
	unpicklingErrorType = &py.Type{Name: "UnpicklingError", Module: "_pickle", Base: pickleErrorType, Flags: py.FlagBaseType}
)

func picklingErrorf(format string, args ...any) error {
	return py.Errorf(picklingErrorType, format, args...)
}

func unpicklingErrorf(format string, args ...any) error {
	return py.Errorf(unpicklingErrorType, format, args...)
}

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "_pickle",
	Doc:   "Optimized implementation of the classes and functions of pickle.",
	Types: []*py.Type{pickleErrorType, picklingErrorType, unpicklingErrorType, pickleBufferType, picklerType, unpicklerType, picklerMemoType, unpicklerMemoType},
	Funcs: []py.NativeDef{
		{Sig: "dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc: "Write a pickle of obj to a file object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p := &pickler{}
			if err := p.setUp(th, a[1], a[2], a[3], a[4]); err != nil {
				return py.Value{}, err
			}
			return py.None, p.dump(th, a[0])
		}},
		{Sig: "dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc: "Return a pickle of obj as bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p := &pickler{}
			if err := p.setUp(th, py.Value{}, a[1], a[2], a[3]); err != nil {
				return py.Value{}, err
			}
			if err := p.dump(th, a[0]); err != nil {
				return py.Value{}, err
			}
			return py.BytesOwned(p.out), nil
		}},
		{Sig: "load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc: "Read a pickled object from a file object and return it.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			u := &unpickler{}
			if err := u.setUp(th, a[0], a[1], a[2], a[3], a[4]); err != nil {
				return py.Value{}, err
			}
			return u.load(th)
		}},
		{Sig: "loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc: "Return the object of a pickle in a bytes-like object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			u := &unpickler{}
			if err := u.setUp(th, py.Value{}, a[1], a[2], a[3], a[4]); err != nil {
				return py.Value{}, err
			}
			data, err := py.BytesString(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			u.data = data
			return u.load(th)
		}},
	},
}

// The names that are looked up for every instance.
var (
	nameReduceEx = py.InternStatic("__reduce_ex__")
	nameName     = py.InternStatic("__name__")
	nameNew      = py.InternStatic("__new__")
	nameClass    = py.InternStatic("__class__")
	nameSetState = py.InternStatic("__setstate__")
)

// pickleModule returns the module pickle, for what is seldom needed and written there.
func pickleModule(th *py.Thread) (py.Value, error) {
	return th.Eval.Import(th, "pickle", nil, py.None, 0)
}

// call calls a function of the module pickle.
func call(th *py.Thread, name string, args ...py.Value) (py.Value, error) {
	m, err := pickleModule(th)
	if err != nil {
		return py.Value{}, err
	}
	return th.CallMethodGo(m, name, args...)
}

// overridden returns what an instance of a subclass has for one of our methods that
// does nothing, or absent if it is ours.
func overridden(th *py.Thread, self py.Value, base *py.Type, name string) (py.Value, error) {
	if self.IsAbsent() || self.Type() == base {
		return py.Value{}, nil
	}
	f, err := py.LookupAttrGo(th, self, name)
	if err != nil || f.IsAbsent() {
		return py.Value{}, err
	}
	if f.Type() == py.NativeType {
		if n := py.Cast[py.Native](f); n.Self == self && n.Def.Name() == name {
			return py.Value{}, nil
		}
	}
	return f, nil
}

func init() {
	for _, t := range []*py.Type{pickleErrorType, picklingErrorType, unpicklingErrorType} {
		py.Define(t)
	}
	defineBuffer()
	definePickler()
	defineUnpickler()
	Module.Prepare()
}
