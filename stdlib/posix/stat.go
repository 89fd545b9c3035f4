package posix

// This file defines stat() and its like, and stat_result.

import (
	"math/big"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

var statType = &py.Type{Name: "stat_result", Module: "os", Doc: "stat_result: what os.stat() returns.\n\nA tuple of mode, ino, dev, nlink, uid, gid, size, atime, mtime and ctime; these and others are\nattributes too: st_mode and so on."}

var statvfsType = &py.Type{Name: "statvfs_result", Module: "os", Doc: "statvfs_result: what os.statvfs() returns."}

func init() {
	py.DefineStructSeq(statType, 10, []py.StructField{
		{Name: "st_mode", Doc: "protection bits"}, {Name: "st_ino", Doc: "inode"}, {Name: "st_dev", Doc: "device"}, {Name: "st_nlink", Doc: "number of hard links"},
		{Name: "st_uid", Doc: "user ID of owner"}, {Name: "st_gid", Doc: "group ID of owner"}, {Name: "st_size", Doc: "total size, in bytes"},
		{Doc: "integer time of last access"}, {Doc: "integer time of last modification"}, {Doc: "integer time of last change"},
		{Name: "st_atime", Doc: "time of last access"}, {Name: "st_mtime", Doc: "time of last modification"}, {Name: "st_ctime", Doc: "time of last change"},
		{Name: "st_atime_ns", Doc: "time of last access in nanoseconds"}, {Name: "st_mtime_ns", Doc: "when it was last changed, in nanoseconds"}, {Name: "st_ctime_ns", Doc: "time of last change in nanoseconds"},
		{Name: "st_blksize", Doc: "blocksize for filesystem I/O"}, {Name: "st_blocks", Doc: "number of blocks allocated"}, {Name: "st_rdev", Doc: "device type (if inode device)"},
	})
	var fields []py.StructField
	for _, n := range []string{"f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid"} {
		fields = append(fields, py.StructField{Name: n})
	}
	py.DefineStructSeq(statvfsType, 10, fields)
}

func unsigned(n uint64) py.Value {
	if n < 1<<63 {
		return py.Int(int64(n))
	}
	return py.BigInt(new(big.Int).SetUint64(n))
}

// seconds converts nanoseconds to the float of a time.
func seconds(ns int64) float64 {
	s, f := ns/1e9, ns%1e9
	if f < 0 {
		s, f = s-1, f+1e9
	}
	return float64(s) + 1e-9*float64(f)
}

func floorSeconds(ns int64) int64 {
	s := ns / 1e9
	if ns%1e9 < 0 {
		s--
	}
	return s
}

// statResult returns the os.stat_result for what the file system tells.
func statResult(i vfs.Info) py.Value {
	n := func(x int64) py.Value { return py.Int(x) }
	return py.NewStructSeq(statType, 10,
		n(int64(i.Mode)), unsigned(i.Ino), unsigned(i.Dev), unsigned(i.Nlink), n(int64(i.UID)), n(int64(i.GID)), n(i.Size),
		n(floorSeconds(i.Atime)), n(floorSeconds(i.Mtime)), n(floorSeconds(i.Ctime)),
		py.Float(seconds(i.Atime)), py.Float(seconds(i.Mtime)), py.Float(seconds(i.Ctime)),
		n(i.Atime), n(i.Mtime), n(i.Ctime), n(i.Blksize), n(i.Blocks), unsigned(i.Rdev))
}

func doStat(th *py.Thread, fn string, path, dirfd py.Value, follow bool, kind pathKind) (py.Value, error) {
	p, err := pathArg(th, fn, "path", path, kind)
	if err != nil {
		return py.Value{}, err
	}
	if p.fd >= 0 || kind == orFD && p.name == "" && py.IsIntLike(p.obj) {
		if !dirfd.IsNone() {
			return py.Value{}, py.ValueErrorf("%s: can't specify dir_fd without matching path", fn)
		}
		if !follow {
			return py.Value{}, py.ValueErrorf("%s: cannot use fd and follow_symlinks together", fn)
		}
		h, err := p.handle(th)
		if err != nil {
			return py.Value{}, err
		}
		info, err := h.File.Stat()
		if err != nil {
			return py.Value{}, p.fail(err)
		}
		return statResult(info), nil
	}
	name, err := p.in(th, fn, dirfd)
	if err != nil {
		return py.Value{}, err
	}
	info, err := th.Interp.Files.FS.Stat(name, follow)
	if err != nil {
		return py.Value{}, p.fail(err)
	}
	return statResult(info), nil
}

func statvfsResult(s vfs.Statfs) py.Value {
	var v []py.Value
	for _, n := range []uint64{s.Bsize, s.Frsize, s.Blocks, s.Bfree, s.Bavail, s.Files, s.Ffree, s.Favail, s.Flag, s.Namemax, s.Fsid} {
		v = append(v, unsigned(n))
	}
	return py.NewStructSeq(statvfsType, 10, v...)
}

var statFuncs = []py.NativeDef{
	{Sig: "stat(path, *, dir_fd=None, follow_symlinks=True)", Doc: "Return the status of a file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		follow, err := py.Truth(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		return doStat(th, "stat", a[0], a[1], follow, orFD)
	}},
	{Sig: "lstat(path, *, dir_fd=None)", Doc: "What the system knows of a path; of a symbolic link itself, not of what it leads to.\n\nThe same as stat(path, follow_symlinks=False).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return doStat(th, "lstat", a[0], a[1], false, onlyPath)
	}},
	{Sig: "fstat(fd)", Doc: "Return the status of an open file, as os.stat() does.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		h, err := handleArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		info, err := h.File.Stat()
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return statResult(info), nil
	}},
	{Sig: "statvfs(path)", Doc: "Return the status of a file system.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		p, err := pathArg(th, "statvfs", "path", a[0], orFD)
		if err != nil {
			return py.Value{}, err
		}
		name := p.name
		if p.fd >= 0 {
			h, err := p.handle(th)
			if err != nil {
				return py.Value{}, err
			}
			name = h.Name
		}
		return statfs(th, name, p.fail)
	}},
	{Sig: "fstatvfs(fd, /)", Doc: "Return the status of the file system of an open file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		h, err := handleArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return statfs(th, h.Name, func(err error) error { return py.OSErrorFrom(err) })
	}},
	{Sig: "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", Doc: "Tell whether the user may do something with a file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		p, err := pathArg(th, "access", "path", a[0], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		mode, err := intArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		name, err := p.in(th, "access", a[2])
		if err != nil {
			return py.Value{}, err
		}
		return py.Bool(th.Interp.Files.FS.Access(name, uint32(mode)) == nil), nil
	}},
}

func statfs(th *py.Thread, name string, fail func(error) error) (py.Value, error) {
	m, ok := th.Interp.Files.FS.(vfs.Machine)
	if !ok {
		return py.Value{}, fail(noSys)
	}
	s, err := m.Statfs(th.Interp.Files.Path(name))
	if err != nil {
		return py.Value{}, fail(err)
	}
	return statvfsResult(s), nil
}

// handleArg returns the open file for an argument that is a number.
func handleArg(th *py.Thread, v py.Value) (*vfs.Handle, error) {
	n, err := intArg(th, v)
	if err != nil {
		return nil, err
	}
	return io.Handle(th, n)
}

// intArg reads an argument of C type int.
func intArg(th *py.Thread, v py.Value) (int, error) {
	if v.IsInt() && v.Int() == int64(int32(v.Int())) {
		return int(v.Int()), nil
	}
	if v.Type().Index == nil {
		return 0, py.TypeErrorf("'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err == nil && n != int(int32(n)) {
		if n > 0 {
			return 0, py.OverflowErrorf("signed integer is greater than maximum")
		}
		return 0, py.OverflowErrorf("signed integer is less than minimum")
	}
	return n, err
}
