// Package errno is the native module errno: the numbers of system errors.
package errno

// This file declares the module.

import (
	"github.com/hognose/hognose/internal/errnos"
	"github.com/hognose/hognose/py"
)

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "errno",
	Doc:  "This module makes available standard errno system symbols.\n\nThe value of each symbol is the corresponding integer value,\ne.g., on most systems, errno.ENOENT equals the integer 2.\n\nThe dictionary errno.errorcode maps numeric codes to symbol names,\ne.g., errno.errorcode[2] could be the string 'ENOENT'.\n\nSymbols that are not relevant to the underlying system are not defined.\n\nTo map error codes to error messages, use the function os.strerror(),\ne.g. os.strerror(2) could return 'No such file or directory'.",
	Init: func(th *py.Thread, m *py.Module) error {
		codes := py.NewDict()
		for i, e := range errnos.Table {
			m.Dict.SetGo(th, e.Name, py.Int(int64(e.Number)))
			if i == 0 || errnos.Table[i-1].Number != e.Number {
				if err := codes.Set(th, py.Int(int64(e.Number)), py.String(e.Name)); err != nil {
					return err
				}
			}
		}
		m.Dict.SetGo(th, "errorcode", codes.Value())
		return nil
	},
}).Prepare()
