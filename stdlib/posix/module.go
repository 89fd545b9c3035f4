package posix

// This file declares the module.

import "github.com/hognose/hognose/py"

// Module is the module's definition.
var Module = &py.ModuleDef{
	Name:  "posix",
	Doc:   "The functions of the operating system, for the module os.",
	Types: []*py.Type{statType, statvfsType, terminalType, dirEntryType, unameType, timesType},
	Init: func(th *py.Thread, m *py.Module) error {
		for _, c := range constants {
			m.Dict.SetGo(th, c.name, py.Int(c.value))
		}
		m.Dict.SetGo(th, "error", py.OSError.Value())
		env, err := environ(th)
		if err != nil {
			return err
		}
		m.Dict.SetGo(th, "environ", env)
		return nil
	},
}

func init() {
	for _, fs := range [][]py.NativeDef{statFuncs, treeFuncs, fdFuncs, dirFuncs, processFuncs, spawnFuncs, temporaryFuncs} {
		Module.Funcs = append(Module.Funcs, fs...)
	}
	Module.Prepare()
}
