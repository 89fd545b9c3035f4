// Package tzdata is the native module _tzdata: the time-zone database that comes with
// the program, for zoneinfo.
package tzdata

// This file declares the module.

import (
	"github.com/hognose/hognose/internal/tzdata"
	"github.com/hognose/hognose/py"
)

// Module declares the module.
var Module = (&py.ModuleDef{
	Name: "_tzdata",
	Doc:  "The time-zone database that comes with the program.",
	Funcs: []py.NativeDef{
		{Sig: "load(key, /)", Doc: "Return the TZif file of a zone, None if there is none.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			key := py.ToStr(a[0])
			if key == nil {
				return py.Value{}, py.TypeErrorf("a time zone's key must be str, not %s", a[0].Type().Name)
			}
			data, ok := tzdata.Load(key.String())
			if !ok {
				return py.None, nil
			}
			return py.NewBytes(data), nil
		}},
		{Sig: "names()", Doc: "Return the keys of all zones.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			var out []py.Value
			for _, n := range tzdata.Names() {
				out = append(out, py.String(n))
			}
			return py.ListOf(out), nil
		}},
	},
}).Prepare()
