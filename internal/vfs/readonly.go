package vfs

// This file makes a file system that cannot be written to of any fs.FS.

import (
	"io"
	"io/fs"
	"strings"
	"syscall"
)

// ReadOnly is a file system over an fs.FS, whose root is "/".
type ReadOnly struct {
	None
	FS fs.FS
}

// name returns the name as package fs wants it.
func (r ReadOnly) name(name string) string {
	if n := strings.TrimPrefix(clean(name), "/"); n != "" {
		return n
	}
	return "."
}

// Open opens a file for reading.
func (r ReadOnly) Open(name string, flag int, perm uint32) (File, error) {
	if name == "" {
		return nil, syscall.ENOENT
	}
	if flag&writeFlags != 0 {
		if _, err := fs.Stat(r.FS, r.name(name)); err != nil && flag&syscall.O_CREAT == 0 {
			return nil, errno(err)
		}
		return nil, syscall.EROFS
	}
	f, err := r.FS.Open(r.name(name))
	if err != nil {
		return nil, errno(err)
	}
	return &fsFile{f: f}, nil
}

// Stat describes a file.
func (r ReadOnly) Stat(name string, follow bool) (Info, error) {
	if name == "" {
		return Info{}, syscall.ENOENT
	}
	var fi fs.FileInfo
	var err error
	if l, ok := r.FS.(fs.ReadLinkFS); ok && !follow {
		fi, err = l.Lstat(r.name(name))
	} else {
		fi, err = fs.Stat(r.FS, r.name(name))
	}
	if err != nil {
		return Info{}, errno(err)
	}
	return infoOf(fi), nil
}

// ReadDir lists a folder.
func (r ReadOnly) ReadDir(name string) ([]Entry, error) {
	list, err := fs.ReadDir(r.FS, r.name(name))
	if err != nil {
		if fi, serr := fs.Stat(r.FS, r.name(name)); serr == nil && !fi.IsDir() {
			return nil, syscall.ENOTDIR
		}
		return nil, errno(err)
	}
	return entries(list), nil
}

// Readlink reads a link.
func (r ReadOnly) Readlink(name string) (string, error) {
	if l, ok := r.FS.(fs.ReadLinkFS); ok {
		s, err := l.ReadLink(r.name(name))
		return s, errno(err)
	}
	if _, err := fs.Stat(r.FS, r.name(name)); err != nil {
		return "", errno(err)
	}
	return "", syscall.EINVAL
}

// refuse is the answer to a change.
func (r ReadOnly) refuse(name string) error {
	if _, err := r.Stat(name, false); err != nil {
		return err
	}
	return syscall.EROFS
}

// The changes are refused.

func (r ReadOnly) Mkdir(name string, perm uint32) error {
	if _, err := r.Stat(name, false); err == nil {
		return syscall.EEXIST
	}
	return syscall.EROFS
}
func (r ReadOnly) Unlink(name string) error                      { return r.refuse(name) }
func (r ReadOnly) Rmdir(name string) error                       { return r.refuse(name) }
func (r ReadOnly) Rename(from, to string) error                  { return r.refuse(from) }
func (r ReadOnly) Link(from, to string, follow bool) error       { return r.refuse(from) }
func (r ReadOnly) Symlink(target, name string) error             { return syscall.EROFS }
func (r ReadOnly) Chmod(name string, mode uint32, f bool) error  { return r.refuse(name) }
func (r ReadOnly) Chown(name string, uid, gid int, f bool) error { return r.refuse(name) }
func (r ReadOnly) Chtimes(name string, a, m int64, f bool) error { return r.refuse(name) }
func (r ReadOnly) Truncate(name string, size int64) error        { return r.refuse(name) }

// Access allows what the permissions allow, but no writing.
func (r ReadOnly) Access(name string, mode uint32) error {
	i, err := r.Stat(name, true)
	if err != nil {
		return err
	}
	if mode&2 != 0 {
		return syscall.EROFS
	}
	p := i.Mode
	if (p|p>>3|p>>6)&mode != mode {
		return syscall.EACCES
	}
	return nil
}

// fsFile is an open file of an fs.FS. One that cannot seek is read again from the start.
type fsFile struct {
	f fs.File
}

// Read reads.
func (f *fsFile) Read(p []byte) (int, error) {
	n, err := f.f.Read(p)
	if fi, serr := f.f.Stat(); err != nil && err != io.EOF && serr == nil && fi.IsDir() {
		return n, syscall.EISDIR
	}
	return n, fileErr(err)
}

// Seek moves, if the file can.
func (f *fsFile) Seek(off int64, whence int) (int64, error) {
	if s, ok := f.f.(io.Seeker); ok {
		n, err := s.Seek(off, whence)
		return n, fileErr(err)
	}
	return 0, syscall.ESPIPE
}

// ReadAt reads at an offset, if the file can.
func (f *fsFile) ReadAt(p []byte, off int64) (int, error) {
	if r, ok := f.f.(io.ReaderAt); ok {
		n, err := r.ReadAt(p, off)
		return n, fileErr(err)
	}
	return 0, syscall.ESPIPE
}

// WriteAt and the other changes fail.
func (f *fsFile) WriteAt([]byte, int64) (int, error) { return 0, syscall.EBADF }
func (f *fsFile) Write([]byte) (int, error)          { return 0, syscall.EBADF }
func (f *fsFile) Truncate(int64) error               { return syscall.EINVAL }
func (f *fsFile) Sync() error                        { return nil }

// Stat describes the file.
func (f *fsFile) Stat() (Info, error) {
	fi, err := f.f.Stat()
	if err != nil {
		return Info{}, errno(err)
	}
	return infoOf(fi), nil
}

// Close closes.
func (f *fsFile) Close() error { return errno(f.f.Close()) }
