package runtime

// This file is what the import system does with files: look, list, read, and write
// whole cache files, all through the VM's grant.

import (
	"path"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

// importPath returns a path argument for the file system.
func importPath(th *py.Thread, v py.Value) (string, error) {
	s := py.ToStr(v)
	if s == nil {
		return "", py.TypeErrorf("path must be str, not %s", v.Type().Name)
	}
	name, err := py.FSEncode(s)
	return name, err
}

// importStat looks at a file; the name is that of the script.
func importStat(th *py.Thread, v py.Value) (vfs.Info, error) {
	name, err := importPath(th, v)
	if err != nil {
		return vfs.Info{}, err
	}
	f := th.Interp.Files
	i, err := f.FS.Stat(f.Path(name), true)
	return i, py.OSErrorFrom(err, v)
}

// fileFuncs are the functions of _imp for files.
var fileFuncs = []py.NativeDef{
	{Sig: "_path_stat(path, /)", Doc: "Return kind ('f', 'd', 'o'), modification time, size and mode of a file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		i, err := importStat(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return py.TupleOf(kindOf(&i), py.Float(float64(i.Mtime)/1e9), py.Int(i.Size), py.Int(int64(i.Mode))), nil
	}},
	{Sig: "_path_kind(path, /)", Doc: "Return what a file is: 'f', 'd', 'o', or None if it is not there.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		i, err := importStat(th, a[0])
		if err != nil {
			if py.IsException(err, py.OSError) || py.IsException(err, py.ValueError) {
				return py.None, nil
			}
			return py.Value{}, err
		}
		return kindOf(&i), nil
	}},
	{Sig: "_path_mtime(path, /)", Doc: "Return when a folder was changed, -1 if it is not there.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		i, err := importStat(th, a[0])
		if err != nil {
			if py.IsException(err, py.OSError) || py.IsException(err, py.ValueError) {
				return py.Int(-1), nil
			}
			return py.Value{}, err
		}
		return py.Int(i.Mtime), nil
	}},
	{Sig: "_path_listdir(path, /)", Doc: "Return the names in a folder.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := importPath(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		f := th.Interp.Files
		entries, err := f.FS.ReadDir(f.Path(name))
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err, a[0])
		}
		out := make([]py.Value, len(entries))
		for i, e := range entries {
			if err := th.PollEvery(i); err != nil {
				return py.Value{}, err
			}
			out[i] = py.FSDecode(e.Name)
		}
		return py.ListOf(out), nil
	}},
	{Sig: "_path_read(path, /)", Doc: "Return the contents of a file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := importPath(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		b, err := th.Interp.Files.ReadFile(name)
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err, a[0])
		}
		if err := th.Charge(int64(len(b))); err != nil {
			return py.Value{}, err
		}
		return py.NewBytes(string(b)), nil
	}},
	{Sig: "_path_write(path, data, mode, /)", Doc: "Write a whole file, or nothing. Folders are made as needed.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := importPath(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		mode, err := py.IndexInt(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		b, err := py.ViewBytes(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, py.OSErrorFrom(writeAtomic(th.Interp.Files, name, b, uint32(mode)), a[0])
	}},
	{Sig: "_path_getcwd()", Doc: "Return the current folder.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d, err := th.Interp.Files.Getwd()
		return py.FSDecode(d), py.OSErrorFrom(err)
	}},
	{Sig: "_decode_source(data, /)", Doc: "Return the text of Python source, by its encoding declaration, with newlines only.", Fn: decodeSource},
}

func kindOf(i *vfs.Info) py.Value {
	switch {
	case i.IsRegular():
		return py.String("f")
	case i.IsDir():
		return py.String("d")
	}
	return py.String("o")
}

// writeAtomic writes a file under another name, and renames it: whoever reads it
// sees the old contents or the new ones.
func writeAtomic(f *vfs.Files, name string, data []byte, mode uint32) error {
	full := f.Path(name)
	if err := makeFolders(f.FS, path.Dir(full)); err != nil {
		return err
	}
	temp := full + "." + strconv.FormatInt(time.Now().UnixNano(), 36)
	file, err := f.FS.Open(temp, syscall.O_WRONLY|syscall.O_CREAT|syscall.O_EXCL, mode)
	if err != nil {
		return err
	}
	for len(data) > 0 && err == nil {
		var n int
		n, err = file.Write(data)
		data = data[n:]
	}
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = f.FS.Rename(temp, full)
	}
	if err != nil {
		_ = f.FS.Unlink(temp)
	}
	return err
}

func makeFolders(fs vfs.FS, dir string) error {
	if i, err := fs.Stat(dir, true); err == nil {
		if !i.IsDir() {
			return syscall.ENOTDIR
		}
		return nil
	}
	if up := path.Dir(dir); up != dir {
		if err := makeFolders(fs, up); err != nil {
			return err
		}
	}
	err := fs.Mkdir(dir, 0o777)
	if i, serr := fs.Stat(dir, true); serr == nil && i.IsDir() {
		return nil // somebody else made it meanwhile
	}
	return err
}

func decodeSource(th *py.Thread, a []py.Value) (py.Value, error) {
	b, err := py.ViewBytes(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	name, _, _, err := syntax.DetectEncoding(b)
	if err != nil {
		return py.Value{}, PythonError(err)
	}
	v, err := th.CallMethodGo(a[0], "decode", py.String(name))
	if err != nil {
		if py.IsException(err, py.LookupError) {
			err = py.Errorf(py.SyntaxError, "unknown encoding: %s", name)
		}
		return v, err
	}
	s := py.ToStr(v)
	if s == nil || strings.IndexByte(s.String(), '\r') < 0 {
		return v, nil
	}
	if err := th.Charge(int64(len(s.String()))); err != nil {
		return py.Value{}, err
	}
	return py.String(strings.ReplaceAll(strings.ReplaceAll(s.String(), "\r\n", "\n"), "\r", "\n")), nil
}
