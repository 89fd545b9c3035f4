package vm

// This file lets functions pass between VMs: as their code, which all VMs share.

import (
	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// sharedFunctions returns what Parcels need.
func (v *VM) sharedFunctions() py.Functions {
	return py.Functions{
		Code: func(fn py.Value) (any, string) {
			f := asFunction(fn)
			switch {
			case f == nil:
				return nil, ""
			case f.closure != nil && len(f.closure.Items()) > 0:
				return nil, "it is a function with a closure"
			}
			return f.code.src, ""
		},
		Make: func(code any, globals *py.Dict) py.Value {
			return v.NewFunction(v.Link(code.(*bytecode.Code)), globals).Value()
		},
	}
}
