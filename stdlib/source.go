package stdlib

// This file finds the modules that are written in Python.

import (
	"io/fs"
	"strings"

	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/stdlib/src"
)

// Prefix is what the file names of the modules that are written in Python begin with.
const Prefix = "<stdlib>/"

// Find returns the file name of a module written in Python.
func Find(name string) (file string, isPackage, ok bool) {
	p := strings.ReplaceAll(name, ".", "/")
	for _, f := range []string{p + "/__init__.py", p + ".py"} {
		if r, err := src.FS.Open(f); err == nil {
			_ = r.Close()
			return Prefix + f, strings.HasSuffix(f, "/__init__.py"), true
		}
	}
	if key, ok := strings.CutPrefix(name, "encodings."); ok && textcodec.IsKey(key) {
		return Prefix + "encodings/_text.py", false, true // the module of any codec that is native
	}
	return "", false, false
}

// Open opens the source of a module by its file name.
func Open(file string) (fs.File, error) { return src.FS.Open(strings.TrimPrefix(file, Prefix)) }

// Source returns the text of a module written in Python.
func Source(name string) (text string, ok bool) {
	file, _, ok := Find(name)
	if !ok {
		return "", false
	}
	b, err := src.FS.ReadFile(strings.TrimPrefix(file, Prefix))
	return string(b), err == nil
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
