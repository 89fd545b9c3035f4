package vfs

// This file is the file system that is granted when nothing is: an empty folder
// that nobody may write to. ReadOnly builds on it too.

import "syscall"

// None is a file system without any file.
type None struct{}

func (None) missing(name string) error {
	if clean(name) == "/" {
		return syscall.EACCES
	}
	return syscall.ENOENT
}

// Open finds nothing.
func (n None) Open(name string, flag int, perm uint32) (File, error) {
	if flag&syscall.O_CREAT != 0 {
		return nil, syscall.EACCES
	}
	return nil, n.missing(name)
}

// Stat knows the root only.
func (n None) Stat(name string, follow bool) (Info, error) {
	if clean(name) == "/" {
		return Info{Mode: ModeDir | 0o555, Ino: 1, Nlink: 2, Blksize: 4096}, nil
	}
	return Info{}, syscall.ENOENT
}

// ReadDir lists the empty root.
func (n None) ReadDir(name string) ([]Entry, error) {
	if clean(name) == "/" {
		return nil, nil
	}
	return nil, syscall.ENOENT
}

// The others fail.

func (n None) Mkdir(name string, perm uint32) error          { return syscall.EACCES }
func (n None) Unlink(name string) error                      { return n.missing(name) }
func (n None) Rmdir(name string) error                       { return n.missing(name) }
func (n None) Rename(from, to string) error                  { return n.missing(from) }
func (n None) Link(from, to string, follow bool) error       { return n.missing(from) }
func (n None) Symlink(target, name string) error             { return syscall.EACCES }
func (n None) Readlink(name string) (string, error)          { return "", n.missing(name) }
func (n None) Chmod(name string, mode uint32, f bool) error  { return n.missing(name) }
func (n None) Chown(name string, uid, gid int, f bool) error { return n.missing(name) }
func (n None) Chtimes(name string, a, m int64, f bool) error { return n.missing(name) }
func (n None) Truncate(name string, size int64) error        { return n.missing(name) }

// Access allows looking at the root.
func (n None) Access(name string, mode uint32) error {
	if clean(name) == "/" && mode&2 == 0 {
		return nil
	}
	return n.missing(name)
}

// Getwd returns the root.
func (n None) Getwd() (string, error) { return "/", nil }
