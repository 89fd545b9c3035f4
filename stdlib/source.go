package stdlib

// This file finds the modules that are written in Python.

import (
	"strings"

	"github.com/hognose/hognose/stdlib/src"
)

// Source returns the text of a module written in Python.
func Source(name string) (text, file string, isPackage, ok bool) {
	p := strings.ReplaceAll(name, ".", "/")
	for _, f := range []string{p + "/__init__.py", p + ".py"} {
		if b, err := src.FS.ReadFile(f); err == nil {
			return string(b), "<stdlib>/" + f, strings.HasSuffix(f, "/__init__.py"), true
		}
	}
	return "", "", false, false
}
