//go:build !linux

// Package socket is the native module _socket, which exists for Linux only.
package socket

// This file declares a module that cannot be imported.

import "github.com/hognose/hognose/py"

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "_socket",
	Init: func(th *py.Thread, m *py.Module) error {
		return py.Errorf(py.ImportError, "there are no sockets on this system")
	},
}).Prepare()
