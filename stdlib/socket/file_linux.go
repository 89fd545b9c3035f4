package socket

// This file defines the open file behind a socket. Its number in the system never waits; who must wait
// polls it.

import (
	"context"
	stdio "io"
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/hognose/hognose/internal/vfs"
)

// file is an open socket.
type file struct {
	mu sync.Mutex
	fd int      // -1: closed
	os *os.File // for children, made when it is asked for
}

// Sysfd returns the number in the system.
func (f *file) Sysfd() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fd
}

// Close closes the socket.
func (f *file) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	fd := f.fd
	f.fd = -1
	if f.os != nil {
		f.os.Close()
	}
	if fd < 0 {
		return nil
	}
	return unix.Close(fd)
}

// OS returns a file of package os for the socket, to be handed to a child.
func (f *file) OS() *os.File {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.os == nil && f.fd >= 0 {
		if fd, err := unix.FcntlInt(uintptr(f.fd), unix.F_DUPFD_CLOEXEC, 0); err == nil {
			f.os = os.NewFile(uintptr(fd), "socket")
		}
	}
	return f.os
}

// again does op until it need not wait for the events.
func (f *file) again(ctx context.Context, events vfs.Events, op func(fd int) (int, error)) (int, error) {
	for {
		n, err := op(f.Sysfd())
		if err == unix.EINTR {
			continue
		}
		if err != unix.EAGAIN {
			return n, err
		}
		w, err := vfs.NewPollWait([]vfs.Item{{File: f, Events: events}})
		if err != nil {
			return 0, err
		}
		err = w.Wait(ctx, time.Time{})
		w.Close()
		if err != nil {
			return 0, err
		}
	}
}

// ReadWait receives, waiting for something to come.
func (f *file) ReadWait(ctx context.Context, p []byte) (int, error) {
	n, err := f.again(ctx, vfs.EventIn, func(fd int) (int, error) { return unix.Read(fd, p) })
	if err == nil && n == 0 && len(p) > 0 {
		err = stdio.EOF
	}
	return max(n, 0), err
}

// WriteWait sends as much as goes at once, waiting for room for some.
func (f *file) WriteWait(ctx context.Context, p []byte) (int, error) {
	n, err := f.again(ctx, vfs.EventOut, func(fd int) (int, error) { return unix.SendmsgN(fd, p, nil, nil, unix.MSG_NOSIGNAL) })
	return max(n, 0), err
}

// TryRead receives what is there.
func (f *file) TryRead(p []byte) (n int, done bool, err error) {
	n, err = unix.Read(f.Sysfd(), p)
	if err == unix.EAGAIN || err == unix.EINTR {
		return 0, false, nil
	}
	return max(n, 0), true, err
}

// TryWrite sends as much as goes at once.
func (f *file) TryWrite(p []byte) (n int, done bool, err error) {
	n, err = unix.SendmsgN(f.Sysfd(), p, nil, nil, unix.MSG_NOSIGNAL)
	if err == unix.EAGAIN || err == unix.EINTR {
		return 0, false, nil
	}
	return max(n, 0), true, err
}

// Read is ReadWait without an end.
func (f *file) Read(p []byte) (int, error) { return f.ReadWait(context.Background(), p) }

// Write is WriteWait without an end.
func (f *file) Write(p []byte) (int, error) { return f.WriteWait(context.Background(), p) }

// Seek fails.
func (f *file) Seek(int64, int) (int64, error) { return 0, syscall.ESPIPE }

// Truncate fails.
func (f *file) Truncate(int64) error { return syscall.EINVAL }

// Sync fails.
func (f *file) Sync() error { return syscall.EINVAL }

// Stat describes the socket.
func (f *file) Stat() (vfs.Info, error) {
	var st unix.Stat_t
	if err := unix.Fstat(f.Sysfd(), &st); err != nil {
		return vfs.Info{}, err
	}
	return vfs.Info{Mode: st.Mode, Ino: st.Ino, Dev: uint64(st.Dev), Nlink: uint64(st.Nlink), UID: st.Uid, GID: st.Gid, Blksize: int64(st.Blksize)}, nil
}
