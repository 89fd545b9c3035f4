package stdlib

// This file finds the modules that are written in Python.

import (
	"io/fs"
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

// Names returns the names of all modules that come with the program, written in Go
// or in Python.
func Names() []string {
	var out []string
	for _, m := range Natives() {
		out = append(out, m.Name)
	}
	_ = fs.WalkDir(src.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if name, ok := strings.CutSuffix(path, ".py"); ok && err == nil {
			out = append(out, strings.ReplaceAll(strings.TrimSuffix(name, "/__init__"), "/", "."))
		}
		return nil
	})
	return out
}
