package runtime

// This file lets modules of a script's own folder come before those of the library, as
// in CPython: where LibraryPath stands on sys.path, the folders before it are looked
// through first. Without it the library comes first.

import (
	"slices"
	"strings"

	"github.com/hognose/hognose/py"
)

// LibraryPath stands on sys.path for the modules that come with the program.
const LibraryPath = "<stdlib>"

// frozenAtStart are the modules that CPython has loaded, or takes from itself, before it
// looks at sys.path.
var frozenAtStart = map[string]bool{
	"abc": true, "codecs": true, "encodings": true, "genericpath": true, "importlib": true, "io": true, "ntpath": true, "os": true,
	"posixpath": true, "runpy": true, "site": true, "stat": true, "zipimport": true,
}

// fromLibrary reports whether a module that is looked for along path can be one of the
// library: at the top, or in a package of it.
func fromLibrary(path py.Value) bool {
	l := py.ToList(orNone(path))
	if l == nil {
		return true
	}
	for _, v := range l.Items() {
		if s := py.ToStr(v); s != nil && strings.HasPrefix(s.String(), stdlibPrefix) {
			return true
		}
	}
	return false
}

// beforeLibrary returns the folders of sys.path before the library's place, if a module
// of the name seems to be in one of them. It is quick about most names: PathFinder is
// asked only if there is such a file.
func beforeLibrary(th *py.Thread, name string, path py.Value) []py.Value {
	if !orNone(path).IsNone() || frozenAtStart[name] || strings.HasPrefix(name, "_") {
		return nil
	}
	v, _ := th.Interp.Sys.GetStr(th.Intern("path"))
	l := py.ToList(orNone(v))
	if l == nil {
		return nil
	}
	is := func(v py.Value, f func(s string) bool) bool {
		s := py.ToStr(v)
		return s != nil && f(s.String())
	}
	n := slices.IndexFunc(l.Items(), func(v py.Value) bool {
		return is(v, func(s string) bool { return s == LibraryPath })
	})
	if n < 0 {
		return nil
	}
	before := l.Items()[:n]
	if !slices.ContainsFunc(before, func(v py.Value) bool {
		return is(v, func(dir string) bool { return holdsModule(th, dir, name) })
	}) {
		return nil
	}
	return slices.Clone(before)
}

// holdsModule reports whether a folder has a file or a folder that could be the module.
func holdsModule(th *py.Thread, dir, name string) bool {
	if dir != "" {
		dir += "/"
	}
	f := th.Interp.Files
	for _, suffix := range []string{".py", "", ".pyc"} {
		if _, err := f.FS.Stat(f.Path(dir+name+suffix), true); err == nil {
			return true
		}
	}
	return false
}

// onlyLibrary reports whether there is nothing on a path but the library.
func onlyLibrary(path []py.Value) bool {
	for _, v := range path {
		if s := py.ToStr(v); s == nil || s.String() != LibraryPath {
			return false
		}
	}
	return true
}
