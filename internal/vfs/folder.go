package vfs

// This file makes a file system of one folder of the machine, by os.Root: no name and
// no link leads out of it.

import (
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// Folder is the file system of a folder, which is "/" in it.
type Folder struct {
	Root      *os.Root
	Abandoned *atomic.Int64
}

func (d Folder) name(name string) string {
	if name == "" {
		return ""
	}
	if n := strings.TrimPrefix(clean(name), "/"); n != "" {
		return n
	}
	return "."
}

// escape turns the error for a name that leads out of the folder into a plain one.
func escape(err error) error {
	e := errno(err)
	if e == nil {
		return nil
	}
	if _, ok := e.(syscall.Errno); !ok {
		return syscall.EACCES
	}
	return e
}

// Open opens a file.
func (d Folder) Open(name string, flag int, perm uint32) (File, error) {
	if name == "" {
		return nil, syscall.ENOENT
	}
	f, err := d.Root.OpenFile(d.name(name), flag|nonBlock, fileMode(perm))
	if err != nil {
		return nil, escape(err)
	}
	info, err := fstat(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return Host{Abandoned: d.Abandoned}.wrap(f, info), nil
}

// Stat describes a file.
func (d Folder) Stat(name string, follow bool) (Info, error) {
	if name == "" {
		return Info{}, syscall.ENOENT
	}
	stat := d.Root.Stat
	if !follow {
		stat = d.Root.Lstat
	}
	fi, err := stat(d.name(name))
	if err != nil {
		return Info{}, escape(err)
	}
	return infoFrom(fi), nil
}

// ReadDir lists a folder.
func (d Folder) ReadDir(name string) ([]Entry, error) {
	f, err := d.Root.OpenFile(d.name(name), os.O_RDONLY|onlyDir|nonBlock, 0)
	if err != nil {
		return nil, escape(err)
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	if err != nil {
		return nil, errno(err)
	}
	return entries(list), nil
}

// The changes to the tree.

func (d Folder) Mkdir(name string, perm uint32) error {
	return escape(d.Root.Mkdir(d.name(name), fileMode(perm&0o777)))
}

// Unlink removes a file.
func (d Folder) Unlink(name string) error {
	if fi, err := d.Root.Lstat(d.name(name)); err == nil && fi.IsDir() {
		return syscall.EISDIR
	}
	return escape(d.Root.Remove(d.name(name)))
}

// Rmdir removes an empty folder.
func (d Folder) Rmdir(name string) error {
	if fi, err := d.Root.Lstat(d.name(name)); err == nil && !fi.IsDir() {
		return syscall.ENOTDIR
	}
	return escape(d.Root.Remove(d.name(name)))
}

// Rename renames.
func (d Folder) Rename(from, to string) error { return escape(d.Root.Rename(d.name(from), d.name(to))) }

// Link makes a hard link.
func (d Folder) Link(from, to string, follow bool) error {
	return escape(d.Root.Link(d.name(from), d.name(to)))
}

// Symlink makes a symbolic link.
func (d Folder) Symlink(target, name string) error {
	return escape(d.Root.Symlink(target, d.name(name)))
}

// Readlink reads one.
func (d Folder) Readlink(name string) (string, error) {
	s, err := d.Root.Readlink(d.name(name))
	return s, escape(err)
}

// Chmod changes permissions.
func (d Folder) Chmod(name string, mode uint32, follow bool) error {
	if !follow {
		return syscall.EOPNOTSUPP
	}
	return escape(d.Root.Chmod(d.name(name), fileMode(mode)))
}

// Chown changes the owner.
func (d Folder) Chown(name string, uid, gid int, follow bool) error {
	if follow {
		return escape(d.Root.Chown(d.name(name), uid, gid))
	}
	return escape(d.Root.Lchown(d.name(name), uid, gid))
}

// Chtimes sets times.
func (d Folder) Chtimes(name string, atime, mtime int64, follow bool) error {
	return escape(d.Root.Chtimes(d.name(name), time.Unix(0, atime), time.Unix(0, mtime)))
}

// Truncate changes the size.
func (d Folder) Truncate(name string, size int64) error {
	f, err := d.Root.OpenFile(d.name(name), os.O_WRONLY, 0)
	if err != nil {
		return escape(err)
	}
	defer f.Close()
	return errno(f.Truncate(size))
}

// Access checks permissions, by the mode.
func (d Folder) Access(name string, mode uint32) error {
	i, err := d.Stat(name, true)
	if err != nil {
		return err
	}
	p := i.Mode
	if (p|p>>3|p>>6)&mode != mode {
		return syscall.EACCES
	}
	return nil
}

// Getwd returns the root.
func (d Folder) Getwd() (string, error) { return "/", nil }
