package posix

// This file removes what is temporary at the end of the VM, when no Python code can
// do it any more: for tempfile.

import (
	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// temporary is the key of a file or folder that goes with the VM.
type temporary string

// temporaryName returns the key for a path, which is absolute.
func temporaryName(th *py.Thread, v py.Value) (temporary, error) {
	name, err := envName(th, v)
	return temporary(th.Interp.Files.Path(name)), err
}

var temporaryFuncs = []py.NativeDef{
	{Sig: "_until_close(function, path, /, *args)", Doc: "Call the function, which makes a file or folder, with the path and args. What it has\nmade is removed with all that is in it when the VM is closed.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		key, err := temporaryName(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		v, err := th.Call(a[0], append([]py.Value{a[1]}, py.ToTuple(a[2]).Items()...)...)
		if err == nil { // nothing can come in between: this is no poll
			fs := th.Interp.Files.FS
			th.Interp.AtClose(key, func() { vfs.RemoveAll(fs, string(key)) })
		}
		return v, err
	}},
	{Sig: "_keep(path, /)", Doc: "Take _until_close() back: it has been removed, or stays.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		key, err := temporaryName(th, a[0])
		if err == nil {
			th.Interp.AtClose(key, nil)
		}
		return py.None, err
	}},
}
