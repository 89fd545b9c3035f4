//go:build linux

package vfs

// This file is the part of Host that uses system calls of Linux.

import (
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

const (
	nonBlock = syscall.O_NONBLOCK
	onlyDir  = syscall.O_DIRECTORY // what is no folder is not opened: opening a FIFO may wait
)

// otherEnd makes ready to be the other end of a FIFO: end opens it, which ends the
// wait of who opens it too, and returns how to close it again.
func otherEnd(name string) (end func() (closeIt func()), release func()) {
	at, err := unix.Open(name, unix.O_PATH|unix.O_CLOEXEC, 0) // it may be removed meanwhile
	if err != nil {
		return func() func() { return func() {} }, func() {}
	}
	return func() func() {
		fd, err := unix.Open("/proc/self/fd/"+strconv.Itoa(at), unix.O_RDWR|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
		if err != nil {
			return func() {}
		}
		return func() { _ = unix.Close(fd) }
	}, func() { _ = unix.Close(at) }
}

func infoFromStat(st *syscall.Stat_t) Info {
	return Info{
		Mode: st.Mode, Ino: st.Ino, Dev: uint64(st.Dev), Nlink: uint64(st.Nlink), UID: st.Uid, GID: st.Gid, Size: st.Size,
		Atime: st.Atim.Nano(), Mtime: st.Mtim.Nano(), Ctime: st.Ctim.Nano(), Blksize: int64(st.Blksize), Blocks: st.Blocks, Rdev: uint64(st.Rdev),
	}
}

func fstat(f *os.File) (Info, error) {
	fi, err := f.Stat()
	if err != nil {
		return Info{}, errno(err)
	}
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		return infoFromStat(st), nil
	}
	return infoOf(fi), nil
}

func statHost(name string, follow bool) (Info, error) {
	var st syscall.Stat_t
	var err error
	for {
		if follow {
			err = syscall.Stat(name, &st)
		} else {
			err = syscall.Lstat(name, &st)
		}
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		return Info{}, err
	}
	return infoFromStat(&st), nil
}

// Unlink removes a file.
func (h Host) Unlink(name string) error { return errno(syscall.Unlink(name)) }

// Rmdir removes an empty folder.
func (h Host) Rmdir(name string) error { return errno(syscall.Rmdir(name)) }

func renameHost(from, to string) error { return syscall.Rename(from, to) }

// Link makes a hard link.
func (h Host) Link(from, to string, follow bool) error {
	flag := 0
	if follow {
		flag = unix.AT_SYMLINK_FOLLOW
	}
	return errno(unix.Linkat(unix.AT_FDCWD, from, unix.AT_FDCWD, to, flag))
}

// Chmod changes permissions.
func (h Host) Chmod(name string, mode uint32, follow bool) error {
	if !follow {
		return errno(unix.Fchmodat(unix.AT_FDCWD, name, mode, unix.AT_SYMLINK_NOFOLLOW))
	}
	return errno(syscall.Chmod(name, mode))
}

// Chtimes sets times.
func (h Host) Chtimes(name string, atime, mtime int64, follow bool) error {
	flag := 0
	if !follow {
		flag = unix.AT_SYMLINK_NOFOLLOW
	}
	return errno(unix.UtimesNanoAt(unix.AT_FDCWD, name, []unix.Timespec{unix.NsecToTimespec(atime), unix.NsecToTimespec(mtime)}, flag))
}

// Access checks permissions.
func (h Host) Access(name string, mode uint32) error {
	return errno(syscall.Access(name, mode))
}

// Mkfifo makes a FIFO.
func (h Host) Mkfifo(name string, perm uint32) error { return errno(syscall.Mkfifo(name, perm)) }

// Statfs describes the file system.
func (h Host) Statfs(name string) (Statfs, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(name, &s); err != nil {
		return Statfs{}, errno(err)
	}
	return Statfs{Bsize: uint64(s.Bsize), Frsize: uint64(s.Frsize), Blocks: s.Blocks, Bfree: s.Bfree, Bavail: s.Bavail,
		Files: s.Files, Ffree: s.Ffree, Favail: s.Ffree, Flag: uint64(s.Flags), Namemax: uint64(s.Namelen)}, nil
}

// Umask sets the process's mask for new files.
func (h Host) Umask(mask int) int { return syscall.Umask(mask) }

// Sync writes everything to disk.
func (h Host) Sync() { syscall.Sync() }

// IsTerminal reports whether the file is a terminal.
func (h *hostFile) IsTerminal() bool {
	is := false
	if c, err := h.f.SyscallConn(); err == nil {
		_ = c.Control(func(fd uintptr) {
			_, err := unix.IoctlGetTermios(int(fd), unix.TCGETS)
			is = err == nil
		})
	}
	return is
}

// Winsize returns the columns and lines of a terminal.
func (h *hostFile) Winsize() (cols, lines int, err error) {
	err = syscall.EBADF
	if c, cerr := h.f.SyscallConn(); cerr == nil {
		_ = c.Control(func(fd uintptr) {
			var ws *unix.Winsize
			if ws, err = unix.IoctlGetWinsize(int(fd), unix.TIOCGWINSZ); err == nil {
				cols, lines = int(ws.Col), int(ws.Row)
			}
		})
	}
	return cols, lines, errno(err)
}

// Chmod changes permissions of the open file.
func (h *hostFile) Chmod(mode uint32) error { return errno(h.f.Chmod(fileMode(mode))) }

// Chown changes its owner.
func (h *hostFile) Chown(uid, gid int) error { return errno(h.f.Chown(uid, gid)) }

// Chtimes sets its times.
func (h *hostFile) Chtimes(atime, mtime int64) error {
	err := error(syscall.EBADF)
	if c, cerr := h.f.SyscallConn(); cerr == nil {
		_ = c.Control(func(fd uintptr) {
			err = unix.Futimes(int(fd), []unix.Timeval{unix.NsecToTimeval(atime), unix.NsecToTimeval(mtime)})
		})
	}
	return errno(err)
}

// infoFrom is infoOf with all that the system tells.
func infoFrom(fi os.FileInfo) Info {
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		return infoFromStat(st)
	}
	return infoOf(fi)
}
