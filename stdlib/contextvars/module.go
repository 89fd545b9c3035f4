// Package contextvars is the native module _contextvars: variables whose values
// belong to a context.
package contextvars

// This file declares the module.

import "github.com/hognose/hognose/py"

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "_contextvars",
	Doc:  "Context Variables",
	Funcs: []py.NativeDef{
		{Sig: "copy_context()", Doc: "Return a copy of the current context.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return newContext(current(th).vars).value(), nil
		}},
	},
	Types: []*py.Type{contextType, varType, tokenType},
}).Prepare()
