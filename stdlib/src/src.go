// Package src holds the modules of the standard library that are written in Python.
package src

import "embed"

// FS has the modules by their path, as collections/__init__.py.
//
//go:embed all:*
var FS embed.FS
