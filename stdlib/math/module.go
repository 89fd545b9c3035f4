// Package math is the Python module math.
package math

// This file declares the module: its functions and constants.

import (
	"math"

	"github.com/hognose/hognose/py"
)

// Module declares the module math.
var Module = &py.ModuleDef{
	Name: "math",
	Doc:  "Mathematical functions of real numbers.",
	Init: func(th *py.Thread, m *py.Module) error {
		for _, c := range []struct {
			name string
			v    float64
		}{{"pi", math.Pi}, {"e", math.E}, {"tau", 2 * math.Pi}, {"inf", math.Inf(1)}, {"nan", math.Float64frombits(0x7ff8000000000000)}} {
			m.Dict.SetGo(th, c.name, py.Float(c.v))
		}
		return nil
	},
}

func init() {
	var f []py.NativeDef
	f = append(f, floatFuncs()...)
	f = append(f, pairFuncs()...)
	f = append(f, roundFuncs()...)
	f = append(f, sumFuncs()...)
	f = append(f, intFuncs()...)
	Module.Funcs = f
	Module.Prepare()
}
