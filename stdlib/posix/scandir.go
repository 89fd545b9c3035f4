package posix

// This file defines listdir, scandir and DirEntry, and the current folder.

import (
	"errors"
	stdio "io"
	"path"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

func isEOF(err error) bool { return errors.Is(err, stdio.EOF) }

// dirEntry is the Python type os.DirEntry.
type dirEntry struct {
	py.Object
	name, path py.Value
	file       string // for the file system
	typ        uint32 // type bits, 0: not known
	ino        uint64
	stat       py.Value
	lstat      py.Value
}

var dirEntryType = &py.Type{Name: "DirEntry", Module: "posix", Flags: py.FlagNoInstantiate}

// scanner is the iterator that scandir returns.
type scanner struct {
	py.Object
	entries []vfs.Entry
	next    int
	dir     filePath
	full    string
	closed  bool
}

var scannerType = &py.Type{Name: "ScandirIterator", Module: "posix", Flags: py.FlagNoInstantiate}

// listFolder reads the entries of a path argument.
func listFolder(th *py.Thread, fn string, v py.Value) (filePath, string, []vfs.Entry, error) {
	p, err := pathArg(th, fn, "path", v, orFDOrNone)
	if err != nil {
		return p, "", nil, err
	}
	name := p.name
	if p.fd >= 0 {
		h, err := p.handle(th)
		if err != nil {
			return p, "", nil, py.OSErrorFrom(badFD)
		}
		if name = h.Name; name == "" {
			return p, "", nil, p.fail(notDir)
		}
	}
	full := th.Interp.Files.Path(name)
	list, err := th.Interp.Files.FS.ReadDir(full)
	if err != nil {
		return p, "", nil, p.fail(err)
	}
	if err := th.Charge(int64(len(list)) * 64); err != nil {
		return p, "", nil, err
	}
	return p, full, list, nil
}

func listdir(th *py.Thread, a []py.Value) (py.Value, error) {
	p, _, list, err := listFolder(th, "listdir", a[0])
	if err != nil {
		return py.Value{}, err
	}
	out := make([]py.Value, len(list))
	for i, e := range list {
		out[i] = p.text(e.Name)
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
	}
	return py.ListOf(out), nil
}

func scandir(th *py.Thread, a []py.Value) (py.Value, error) {
	p, full, list, err := listFolder(th, "scandir", a[0])
	if err != nil {
		return py.Value{}, err
	}
	s := py.New[scanner](scannerType)
	s.entries, s.dir, s.full = list, p, full
	return py.ValueOf(&s.Object), nil
}

func (s *scanner) entry() py.Value {
	e := s.entries[s.next]
	s.next++
	d := py.New[dirEntry](dirEntryType)
	d.name = s.dir.text(e.Name)
	d.typ, d.ino = e.Type, e.Ino
	d.file = path.Join(s.full, e.Name)
	switch {
	case s.dir.fd >= 0:
		d.path = d.name
	case s.dir.obj.IsAbsent():
		d.path = s.dir.text("./" + e.Name)
	case s.dir.name != "" && s.dir.name[len(s.dir.name)-1] == '/':
		d.path = s.dir.text(s.dir.name + e.Name)
	default:
		d.path = s.dir.text(s.dir.name + "/" + e.Name)
	}
	return py.ValueOf(&d.Object)
}

// info returns os.stat_result of the entry, asked for once.
func (d *dirEntry) info(th *py.Thread, follow bool) (py.Value, error) {
	if follow && d.typ != vfs.ModeSymlink && d.typ != 0 {
		follow = false
	}
	p := &d.lstat
	if follow {
		p = &d.stat
	}
	if p.IsAbsent() {
		i, err := th.Interp.Files.FS.Stat(d.file, follow)
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err, d.path)
		}
		*p = statResult(i)
	}
	return *p, nil
}

// is reports whether the entry is of a type; a link whose target is missing is of none.
func (d *dirEntry) is(th *py.Thread, typ uint32, follow bool) (bool, error) {
	if d.typ != 0 && (d.typ != vfs.ModeSymlink || !follow) {
		return d.typ == typ, nil
	}
	v, err := d.info(th, follow)
	if err != nil {
		if py.IsException(err, py.FileNotFoundError) {
			return false, nil
		}
		return false, err
	}
	mode, _ := py.AsInt(py.ToTuple(v).Items()[0])
	return uint32(mode)&vfs.ModeType == typ, nil
}

func init() {
	t := dirEntryType
	t.SetLayout(py.LayoutOf[dirEntry]())
	of := func(v py.Value) *dirEntry { return py.Cast[dirEntry](v) }
	t.Repr = func(th *py.Thread, self py.Value) (py.Value, error) {
		r, err := py.ReprGo(th, of(self).name)
		return py.String("<DirEntry " + r + ">"), err
	}
	t.Getters = []py.GetSetDef{
		{Name: "name", Doc: "The name in the folder.", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return of(v).name, nil }},
		{Name: "path", Doc: "The path: that of the folder and the name.", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return of(v).path, nil }},
	}
	is := func(sig, doc string, typ uint32) py.NativeDef {
		return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			follow := false
			if len(a) > 1 {
				var err error
				if follow, err = py.Truth(th, a[1]); err != nil {
					return py.Value{}, err
				}
			}
			ok, err := of(a[0]).is(th, typ, follow)
			return py.Bool(ok), err
		}}
	}
	t.Methods = []py.NativeDef{
		is("is_dir(self, /, *, follow_symlinks=True)", "Tell whether this is a folder.", vfs.ModeDir),
		is("is_file(self, /, *, follow_symlinks=True)", "Tell whether this is a file.", vfs.ModeRegular),
		is("is_symlink(self, /)", "Tell whether this is a symbolic link.", vfs.ModeSymlink),
		{Sig: "is_junction(self, /)", Doc: "Return False: there are junctions on Windows only.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.False, nil }},
		{Sig: "stat(self, /, *, follow_symlinks=True)", Doc: "Return the status, which is kept.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			follow, err := py.Truth(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			return of(a[0]).info(th, follow)
		}},
		{Sig: "inode(self, /)", Doc: "Return the number of the file on its device.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if d := of(a[0]); d.ino != 0 {
				return unsigned(d.ino), nil
			}
			v, err := of(a[0]).info(th, false)
			if err != nil {
				return py.Value{}, err
			}
			return py.ToTuple(v).Items()[1], nil
		}},
		{Sig: "__fspath__(self, /)", Doc: "Returns the path for the entry.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).path, nil }},
		{Sig: "__class_getitem__(cls, item, /)", Flags: py.ClassMethod, Doc: "See PEP 585", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return th.Call(py.GenericAliasType.Value(), a[0], a[1])
		}},
	}
	py.Define(t)

	t = scannerType
	t.SetLayout(py.LayoutOf[scanner]())
	t.Iter = func(th *py.Thread, self py.Value) (py.Value, error) { return self, nil }
	t.Next = func(th *py.Thread, self py.Value) (py.Value, error) {
		s := py.Cast[scanner](self)
		if s.next >= len(s.entries) || s.closed {
			return py.Value{}, nil
		}
		return s.entry(), nil
	}
	closeIt := func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := py.Cast[scanner](a[0])
		s.closed, s.entries, s.next = true, nil, 0
		return py.None, nil
	}
	t.Methods = []py.NativeDef{
		{Sig: "close(self, /)", Fn: closeIt},
		{Sig: "__enter__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return a[0], nil }},
		{Sig: "__exit__(self, /, *args)", Fn: closeIt},
	}
	py.Define(t)
}

var dirFuncs = []py.NativeDef{
	{Sig: "listdir(path=None)", Doc: "Return a list of the names in a folder.", Fn: listdir},
	{Sig: "scandir(path=None)", Doc: "Return an iterator over a folder's entries.", Fn: scandir},
	{Sig: "getcwd()", Doc: "Return the current folder.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		s, err := th.Interp.Files.Getwd()
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return py.FSDecode(s), nil
	}},
	{Sig: "getcwdb()", Doc: "Return the current folder, as bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		s, err := th.Interp.Files.Getwd()
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return py.NewBytes(s), nil
	}},
	{Sig: "chdir(path)", Doc: "Make another folder the current one.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		p, err := pathArg(th, "chdir", "path", a[0], orFD)
		if err != nil {
			return py.Value{}, err
		}
		return py.None, chdir(th, p)
	}},
	{Sig: "fchdir(fd)", Doc: "Make an open folder the current one.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		fd, err := io.FileDescriptor(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, chdir(th, filePath{fd: fd})
	}},
}

func chdir(th *py.Thread, p filePath) error {
	name := p.name
	if p.fd >= 0 {
		h, err := p.handle(th)
		if err != nil {
			return err
		}
		if name = h.Name; name == "" {
			return p.fail(notDir)
		}
	}
	return p.fail(th.Interp.Files.Chdir(name))
}
