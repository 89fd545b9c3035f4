//go:build !linux

package vfs

// This file is the part of Host for systems other than Linux, by package os alone.

import (
	"os"
	"syscall"
	"time"
)

const (
	nonBlock = 0
	onlyDir  = 0
)

func fstat(f *os.File) (Info, error) {
	fi, err := f.Stat()
	if err != nil {
		return Info{}, errno(err)
	}
	return infoOf(fi), nil
}

func statHost(name string, follow bool) (Info, error) {
	stat := os.Stat
	if !follow {
		stat = os.Lstat
	}
	fi, err := stat(name)
	if err != nil {
		return Info{}, errno(err)
	}
	return infoOf(fi), nil
}

// Unlink removes a file.
func (h Host) Unlink(name string) error {
	if fi, err := os.Lstat(name); err == nil && fi.IsDir() {
		return syscall.EISDIR
	}
	return errno(os.Remove(name))
}

// Rmdir removes an empty folder.
func (h Host) Rmdir(name string) error {
	if fi, err := os.Lstat(name); err == nil && !fi.IsDir() {
		return syscall.ENOTDIR
	}
	return errno(os.Remove(name))
}

func renameHost(from, to string) error { return os.Rename(from, to) }

// Link makes a hard link.
func (h Host) Link(from, to string, follow bool) error { return errno(os.Link(from, to)) }

// Chmod changes permissions.
func (h Host) Chmod(name string, mode uint32, follow bool) error {
	return errno(os.Chmod(name, fileMode(mode)))
}

// Chtimes sets times.
func (h Host) Chtimes(name string, atime, mtime int64, follow bool) error {
	return errno(os.Chtimes(name, time.Unix(0, atime), time.Unix(0, mtime)))
}

// Access checks permissions, as far as the mode tells.
func (h Host) Access(name string, mode uint32) error {
	fi, err := os.Stat(name)
	if err == nil && mode&2 != 0 && fi.Mode().Perm()&0o200 == 0 {
		return syscall.EACCES
	}
	return errno(err)
}

// IsTerminal reports whether the file is a terminal.
func (h *hostFile) IsTerminal() bool {
	fi, err := h.f.Stat()
	return err == nil && fi.Mode()&os.ModeCharDevice != 0
}

// infoFrom is infoOf.
func infoFrom(fi os.FileInfo) Info { return infoOf(fi) }

// otherEnd can do nothing here: who waits in open is left behind.
func otherEnd(string) (end func() (closeIt func()), release func()) {
	return func() func() { return func() {} }, func() {}
}
