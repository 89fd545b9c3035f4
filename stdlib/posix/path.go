// Package posix is the native module posix, on which os is built: the system calls
// on the files and processes that the VM was granted.
package posix

// This file reads the arguments that name files.

import (
	"strings"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

// pathKind tells what else than a str, bytes or PathLike a path argument may be.
type pathKind uint8

const (
	onlyPath pathKind = iota
	orFD
	orNone
	orFDOrNone
)

// filePath is a path argument.
type filePath struct {
	name  string // for the file system
	obj   py.Value
	fd    int // -1: a name
	bytes bool
}

var allowed = [...]string{"string, bytes or os.PathLike", "string, bytes, os.PathLike or integer", "string, bytes, os.PathLike or None", "string, bytes, os.PathLike, integer or None"}

// pathArg reads the argument arg of the function fn.
func pathArg(th *py.Thread, fn, arg string, v py.Value, kind pathKind) (filePath, error) {
	p := filePath{obj: v, fd: -1}
	switch {
	case py.ToStr(v) != nil || py.ToBytes(v) != nil:
	case v.IsNone() && kind >= orNone:
		p.name, p.obj = ".", py.Value{}
		return p, nil
	case (kind == orFD || kind == orFDOrNone) && v.Type().Index != nil:
		if err := io.WarnBool(th, v); err != nil {
			return p, err
		}
		n, err := io.FileNumber(th, v)
		p.fd = n
		return p, err
	default:
		s, err := py.LookupSpecial(th, v, "__fspath__")
		if err != nil {
			return p, err
		}
		if s.IsAbsent() {
			return p, py.TypeErrorf("%s: %s should be %s, not %s", fn, arg, allowed[kind], v.Type().Name)
		}
		r, err := py.FSPath(th, v)
		if err != nil {
			return p, err
		}
		p.obj, v = r, r
	}
	if s := py.ToStr(v); s != nil {
		var err error
		if p.name, err = py.FSEncode(s); err != nil {
			return p, err
		}
	} else {
		p.name, p.bytes = py.ToBytes(v).String(), true
	}
	if strings.IndexByte(p.name, 0) >= 0 {
		return p, py.ValueErrorf("%s: embedded null character in %s", fn, arg)
	}
	return p, nil
}

// dirFD reads a dir_fd argument: -1 is none.
func dirFD(th *py.Thread, v py.Value) (int, error) {
	if v.IsNone() || v.IsAbsent() {
		return -1, nil
	}
	if v.Type().Index == nil {
		return 0, py.TypeErrorf("argument should be integer or None, not %s", v.Type().Name)
	}
	if err := io.WarnBool(th, v); err != nil {
		return 0, err
	}
	return io.FileNumber(th, v)
}

// in makes the name of p one for the file system: relative to the folder dirfd, or to
// the VM's current one.
func (p *filePath) in(th *py.Thread, fn string, dirfd py.Value) (string, error) {
	fd, err := dirFD(th, dirfd)
	if err != nil {
		return "", err
	}
	if fd < 0 || strings.HasPrefix(p.name, "/") && p.fd < 0 {
		return th.Interp.Files.Path(p.name), nil
	}
	if p.fd >= 0 {
		return "", py.ValueErrorf("%s: can't specify dir_fd without matching path", fn)
	}
	h, err := io.Handle(th, fd)
	if err != nil {
		return "", err
	}
	if h.Name == "" {
		return "", p.fail(notDir)
	}
	return th.Interp.Files.Path(h.Name) + "/" + p.name, nil
}

// fail makes the exception for an error with the path.
func (p *filePath) fail(err error) error { return py.OSErrorFrom(err, p.obj) }

// handle returns the open file of a path that is a number.
func (p *filePath) handle(th *py.Thread) (*vfs.Handle, error) {
	if h := th.Interp.Files.Get(p.fd); h != nil {
		return h, nil
	}
	return nil, p.fail(badFD)
}

// text returns a name as the kind of string that the path was given as.
func (p *filePath) text(name string) py.Value {
	if p.bytes {
		return py.NewBytes(name)
	}
	return py.FSDecode(name)
}
