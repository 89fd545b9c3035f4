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
	Doc:  "The numbers of the errors of the operating system, by name: errno.ENOENT and so on.\n\nerrorcode has the names by number; os.strerror() tells what a number means.",
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
