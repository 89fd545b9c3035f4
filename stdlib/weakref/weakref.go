// Package weakref is the native module _weakref, on which weakref is built. The
// types are in py (weakref.go, weakproxy.go).
package weakref

// This file declares the module.

import (
	"github.com/hognose/hognose/py"
)

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "_weakref",
	Doc:  "Weak-reference support module.",
	Funcs: []py.NativeDef{
		{Sig: "getweakrefcount(object, /)", Doc: "Count the weak references to an object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(len(th.Interp.WeakRefs(a[0])))), nil
		}},
		{Sig: "getweakrefs(object, /)", Doc: "Return a list of the weak references to an object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.ListOf(th.Interp.WeakRefs(a[0])), nil
		}},
		{Sig: "proxy(object, callback=None, /)", Doc: "Make a proxy of an object, which does not keep it alive.\n\ncallback is called with the proxy when the object is about to go.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.NewWeakProxy(th, a[0], a[1])
		}},
		{Sig: "_remove_dead_weakref(dct, key, /)", Doc: "Remove a key from a dict if its value is a weak reference to what is gone.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d := py.ToDict(a[0])
			if d == nil {
				return py.Value{}, py.TypeErrorf("_remove_dead_weakref() argument 1 must be dict, not %s", a[0].Type().Name)
			}
			v, ok, err := d.Get(th, a[1])
			if err != nil || !ok {
				return py.None, err
			}
			if !v.Type().IsSubtype(py.WeakRefType) {
				return py.Value{}, py.TypeErrorf("not a weakref")
			}
			if py.Cast[py.WeakRef](v).Target().IsAbsent() {
				if _, _, err := d.Delete(th, a[1]); err != nil {
					return py.Value{}, err
				}
			}
			return py.None, nil
		}},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		for n, t := range map[string]*py.Type{"ref": py.WeakRefType, "ReferenceType": py.WeakRefType, "ProxyType": py.WeakProxyType, "CallableProxyType": py.WeakCallableProxyType} {
			m.Dict.SetGo(th, n, t.Value())
		}
		return nil
	},
}).Prepare()
