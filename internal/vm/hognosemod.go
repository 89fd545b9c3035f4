package vm

// This file defines the module hognose: what a script can know of its host's stops.

import "github.com/hognose/hognose/py"

// HognoseDef declares the module hognose.
var HognoseDef = &py.ModuleDef{
	Name: "hognose",
	Doc:  "What a script can know of the host that runs it.",
	Funcs: []py.NativeDef{{
		Sig: "shield(function, /)",
		Doc: "Mark a function as one that exceptions from outside do not tear.\n\nThey wait until it has returned, or waits; only for a bounded time, and a kill does not wait.",
		Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			fn := asFunction(a[0])
			if fn == nil {
				return py.Value{}, py.TypeErrorf("shield() argument must be a function, not '%s'", a[0].Type().Name)
			}
			fn.code.shield = true
			return a[0], nil
		},
	}},
	Types: []*py.Type{py.RunInterrupt},
}

func init() { HognoseDef.Prepare() }
