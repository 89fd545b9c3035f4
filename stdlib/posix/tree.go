package posix

// This file defines the functions that change the tree of files.

import (
	"syscall"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

const (
	notDir = syscall.ENOTDIR
	badFD  = syscall.EBADF
	noSys  = syscall.ENOSYS
)

// onPath declares a function of a path and a dir_fd: a[0] and a[dir].
func onPath(sig, doc string, dir int, f func(th *py.Thread, fs vfs.FS, name string, a []py.Value) error) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		fn := sig[:indexByte(sig, '(')]
		p, err := pathArg(th, fn, "path", a[0], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		name, err := p.in(th, fn, a[dir])
		if err != nil {
			return py.Value{}, err
		}
		if err := f(th, th.Interp.Files.FS, name, a); err != nil {
			return py.Value{}, p.fail(err)
		}
		return py.None, nil
	}}
}

func indexByte(s string, c byte) int {
	for i := range len(s) {
		if s[i] == c {
			return i
		}
	}
	return len(s)
}

// rename is the functions rename and replace.
func rename(fn string) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		src, err := pathArg(th, fn, "src", a[0], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		dst, err := pathArg(th, fn, "dst", a[1], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		from, err := src.in(th, fn, a[2])
		if err != nil {
			return py.Value{}, err
		}
		to, err := dst.in(th, fn, a[3])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, py.OSErrorFrom(th.Interp.Files.FS.Rename(from, to), src.obj, dst.obj)
	}
}

// onPathOrFD declares a function of a path or an open file.
func onPathOrFD(th *py.Thread, fn string, path, dirfd py.Value, byName func(fs vfs.FS, name string) error, byFile func(h *vfs.Handle) error) error {
	p, err := pathArg(th, fn, "path", path, orFD)
	if err != nil {
		return err
	}
	if p.fd >= 0 {
		if !dirfd.IsNone() {
			return py.ValueErrorf("%s: can't specify dir_fd without matching path", fn)
		}
		h, err := p.handle(th)
		if err != nil {
			return err
		}
		return p.fail(byFile(h))
	}
	name, err := p.in(th, fn, dirfd)
	if err != nil {
		return err
	}
	return p.fail(byName(th.Interp.Files.FS, name))
}

// The things that an open file may be able to do.
type (
	chmodder  interface{ Chmod(mode uint32) error }
	chowner   interface{ Chown(uid, gid int) error }
	chtimeser interface {
		Chtimes(atime, mtime int64) error
	}
)

func chmodFile(h *vfs.Handle, mode uint32) error {
	if c, ok := h.File.(chmodder); ok {
		return c.Chmod(mode)
	}
	return syscall.EPERM
}

func chownFile(h *vfs.Handle, uid, gid int) error {
	if c, ok := h.File.(chowner); ok {
		return c.Chown(uid, gid)
	}
	return syscall.EPERM
}

// ownerArg reads a user or group id: -1 leaves it.
func ownerArg(th *py.Thread, v py.Value, what string) (int, error) {
	if v.Type().Index == nil {
		return 0, py.TypeErrorf("%s should be integer, not %s", what, v.Type().Name)
	}
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	switch {
	case err != nil:
		return 0, err
	case n < -1:
		return 0, py.OverflowErrorf("%s is less than minimum", what)
	case n > 1<<32-1:
		return 0, py.OverflowErrorf("%s is greater than maximum", what)
	}
	return n, nil
}

var treeFuncs = []py.NativeDef{
	onPath("mkdir(path, mode=511, *, dir_fd=None)", "Create a directory.", 2, func(th *py.Thread, fs vfs.FS, name string, a []py.Value) error {
		mode, err := intArg(th, a[1])
		if err != nil {
			return err
		}
		return fs.Mkdir(name, uint32(mode))
	}),
	onPath("rmdir(path, *, dir_fd=None)", "Remove a directory.", 1, func(th *py.Thread, fs vfs.FS, name string, a []py.Value) error { return fs.Rmdir(name) }),
	onPath("unlink(path, *, dir_fd=None)", "Remove a file (same as remove()).", 1, func(th *py.Thread, fs vfs.FS, name string, a []py.Value) error { return fs.Unlink(name) }),
	onPath("remove(path, *, dir_fd=None)", "Remove a file (same as unlink()).", 1, func(th *py.Thread, fs vfs.FS, name string, a []py.Value) error { return fs.Unlink(name) }),
	{Sig: "mkfifo(path, mode=438, *, dir_fd=None)", Doc: "Create a \"fifo\" (a POSIX named pipe).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		p, err := pathArg(th, "mkfifo", "path", a[0], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		mode, err := intArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		name, err := p.in(th, "mkfifo", a[2])
		if err != nil {
			return py.Value{}, err
		}
		m, ok := th.Interp.Files.FS.(vfs.Machine)
		if !ok {
			return py.Value{}, py.OSErrorFrom(syscall.EPERM)
		}
		return py.None, py.OSErrorFrom(m.Mkfifo(name, uint32(mode)))
	}},
	{Sig: "rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", Doc: "Rename a file or directory.", Fn: rename("rename")},
	{Sig: "replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", Doc: "Rename a file or folder, in place of what has the name.", Fn: rename("replace")},
	{Sig: "link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", Doc: "Create a hard link to a file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		src, err := pathArg(th, "link", "src", a[0], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		dst, err := pathArg(th, "link", "dst", a[1], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		from, err := src.in(th, "link", a[2])
		if err != nil {
			return py.Value{}, err
		}
		to, err := dst.in(th, "link", a[3])
		if err != nil {
			return py.Value{}, err
		}
		follow, err := py.Truth(th, a[4])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, py.OSErrorFrom(th.Interp.Files.FS.Link(from, to, follow), src.obj, dst.obj)
	}},
	{Sig: "symlink(src, dst, target_is_directory=False, *, dir_fd=None)", Doc: "Make a symbolic link dst, which points to src.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		src, err := pathArg(th, "symlink", "src", a[0], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		dst, err := pathArg(th, "symlink", "dst", a[1], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		to, err := dst.in(th, "symlink", a[3])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, py.OSErrorFrom(th.Interp.Files.FS.Symlink(src.name, to), src.obj, dst.obj)
	}},
	{Sig: "readlink(path, *, dir_fd=None)", Doc: "Return where a symbolic link points.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		p, err := pathArg(th, "readlink", "path", a[0], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		name, err := p.in(th, "readlink", a[1])
		if err != nil {
			return py.Value{}, err
		}
		s, err := th.Interp.Files.FS.Readlink(name)
		if err != nil {
			return py.Value{}, p.fail(err)
		}
		return p.text(s), nil
	}},
	{Sig: "chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", Doc: "Change the permissions of a file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		mode, err := intArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		follow, err := py.Truth(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		err = onPathOrFD(th, "chmod", a[0], a[2], func(fs vfs.FS, name string) error {
			err := fs.Chmod(name, uint32(mode), follow)
			if !follow && err == syscall.EOPNOTSUPP {
				return py.NotImplementedErrorf("chmod: follow_symlinks unavailable on this platform")
			}
			return err
		}, func(h *vfs.Handle) error { return chmodFile(h, uint32(mode)) })
		return py.None, err
	}},
	{Sig: "fchmod(fd, mode)", Doc: "Change the permissions of an open file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		h, err := handleArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		mode, err := intArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, py.OSErrorFrom(chmodFile(h, uint32(mode)))
	}},
	{Sig: "chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", Doc: "Change the owner and the group of a file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		uid, err := ownerArg(th, a[1], "uid")
		if err != nil {
			return py.Value{}, err
		}
		gid, err := ownerArg(th, a[2], "gid")
		if err != nil {
			return py.Value{}, err
		}
		follow, err := py.Truth(th, a[4])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, onPathOrFD(th, "chown", a[0], a[3], func(fs vfs.FS, name string) error { return fs.Chown(name, uid, gid, follow) },
			func(h *vfs.Handle) error { return chownFile(h, uid, gid) })
	}},
	{Sig: "lchown(path, uid, gid)", Doc: "Change the owner and the group of a file, or of the symbolic link itself.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		uid, err := ownerArg(th, a[1], "uid")
		if err != nil {
			return py.Value{}, err
		}
		gid, err := ownerArg(th, a[2], "gid")
		if err != nil {
			return py.Value{}, err
		}
		p, err := pathArg(th, "lchown", "path", a[0], onlyPath)
		if err != nil {
			return py.Value{}, err
		}
		return py.None, p.fail(th.Interp.Files.FS.Chown(th.Interp.Files.Path(p.name), uid, gid, false))
	}},
	{Sig: "fchown(fd, uid, gid)", Doc: "Change the owner and the group of an open file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		h, err := handleArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		uid, err := ownerArg(th, a[1], "uid")
		if err != nil {
			return py.Value{}, err
		}
		gid, err := ownerArg(th, a[2], "gid")
		if err != nil {
			return py.Value{}, err
		}
		return py.None, py.OSErrorFrom(chownFile(h, uid, gid))
	}},
	{Sig: "truncate(path, length)", Doc: "Cut a file off at a length.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		return py.None, onPathOrFD(th, "truncate", a[0], py.None, func(fs vfs.FS, name string) error { return fs.Truncate(name, int64(n)) },
			func(h *vfs.Handle) error { return h.File.Truncate(int64(n)) })
	}},
	{Sig: "utime(path, times=None, *, ns=?, dir_fd=None, follow_symlinks=True)", Doc: "Set when a file was last read and changed.", Fn: utime},
}

func utime(th *py.Thread, a []py.Value) (py.Value, error) {
	times, ns := a[1], a[2]
	if !times.IsNone() && !ns.IsAbsent() {
		return py.Value{}, py.ValueErrorf("utime: you may specify either 'times' or 'ns' but not both")
	}
	var at, mt int64
	switch {
	case !times.IsNone():
		t := py.ToTuple(times)
		if t == nil || len(t.Items()) != 2 {
			return py.Value{}, py.TypeErrorf("utime: 'times' must be either a tuple of two ints or None")
		}
		var err error
		if at, err = nanoseconds(th, t.Items()[0]); err != nil {
			return py.Value{}, err
		}
		if mt, err = nanoseconds(th, t.Items()[1]); err != nil {
			return py.Value{}, err
		}
	case !ns.IsAbsent():
		t := py.ToTuple(ns)
		if t == nil || len(t.Items()) != 2 {
			return py.Value{}, py.TypeErrorf("utime: 'ns' must be a tuple of two ints")
		}
		for i, p := range []*int64{&at, &mt} {
			n, err := py.IndexOverflow(th, t.Items()[i], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			*p = int64(n)
		}
	default:
		at = now()
		mt = at
	}
	follow, err := py.Truth(th, a[4])
	if err != nil {
		return py.Value{}, err
	}
	return py.None, onPathOrFD(th, "utime", a[0], a[3], func(fs vfs.FS, name string) error { return fs.Chtimes(name, at, mt, follow) },
		func(h *vfs.Handle) error {
			if c, ok := h.File.(chtimeser); ok {
				return c.Chtimes(at, mt)
			}
			return syscall.EPERM
		})
}
