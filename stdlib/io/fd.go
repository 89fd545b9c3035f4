package io

// This file reads and writes open files by their numbers, for FileIO and posix.

import (
	"context"
	stdio "io"
	"syscall"
	"time"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// chunk is how much of a large transfer is done between two polls.
const chunk = 1 << 20

// wait runs an operation that may wait; its own error is kept apart from that of a stop.
func wait(th *py.Thread, what string, f func(ctx context.Context) (int, error)) (int, error) {
	var n int
	var ferr error
	err := th.BlockIn(what, func(ctx context.Context) error {
		if n, ferr = f(ctx); ferr != nil && n == 0 && (ctx.Err() != nil || ferr == syscall.EINTR) {
			return ferr
		}
		return nil
	})
	if err != nil {
		return n, err
	}
	if n > 0 {
		ferr = nil
	}
	return n, osError(ferr)
}

// osError makes the exception of a failed read or write.
func osError(err error) error {
	if err == nil || err == stdio.EOF {
		return nil
	}
	return py.OSErrorFrom(err)
}

// Handle returns the open file of a number, or the OSError for a bad one.
func Handle(th *py.Thread, fd int) (*vfs.Handle, error) {
	if h := th.Interp.Files.Get(fd); h != nil {
		return h, nil
	}
	return nil, py.OSErrorFrom(syscall.EBADF)
}

// FileNumber reads the number of an open file.
func FileNumber(th *py.Thread, v py.Value) (int, error) {
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err != nil {
		return 0, err
	}
	if n > 1<<31-1 {
		return 0, py.OverflowErrorf("fd is greater than maximum")
	}
	if n < -1<<31 {
		return 0, py.OverflowErrorf("fd is less than minimum")
	}
	return n, nil
}

// WarnBool warns if the number of a file is a bool: most likely it was meant to be something else.
func WarnBool(th *py.Thread, v py.Value) error {
	if !v.IsBool() {
		return nil
	}
	return th.Eval.Warn(th, py.RuntimeWarning, "bool is used as a file descriptor", 1)
}

// FileDescriptor reads the number of an open file, or an object whose fileno() returns it.
func FileDescriptor(th *py.Thread, v py.Value) (int, error) {
	if !py.IsIntLike(v) {
		m, err := py.LookupAttrGo(th, v, "fileno")
		if err != nil {
			return 0, err
		}
		if m.IsAbsent() {
			return 0, py.TypeErrorf("argument must be an int, or have a fileno() method.")
		}
		if v, err = th.Call(m); err != nil {
			return 0, err
		}
		if !py.IsIntLike(v) {
			return 0, py.TypeErrorf("fileno() returned a non-integer")
		}
	}
	if err := WarnBool(th, v); err != nil {
		return 0, err
	}
	n, err := FileNumber(th, v)
	if err == nil && n < 0 {
		err = py.ValueErrorf("file descriptor cannot be a negative integer (%d)", n)
	}
	return n, err
}

// Read reads at most len(p) bytes; 0 is the end.
func Read(th *py.Thread, h *vfs.Handle, p []byte) (int, error) {
	if h.NonBlocking.Load() {
		return attempt(h, func(ctx context.Context) (int, error) { return h.Wait.ReadWait(ctx, p) }, func() (int, error) { return h.File.Read(p) })
	}
	if h.Wait != nil {
		if x, ok := h.File.(vfs.Prompt); ok {
			if n, done, err := x.TryRead(p); done {
				return n, osError(err)
			}
		}
		return wait(th, "read", func(ctx context.Context) (int, error) { return h.Wait.ReadWait(ctx, p) })
	}
	if len(p) <= chunk {
		n, err := h.File.Read(p)
		return n, osError(err)
	}
	total := 0
	for total < len(p) {
		n, err := h.File.Read(p[total:min(len(p), total+chunk)])
		total += n
		if err := osError(err); err != nil {
			return total, err
		}
		if n == 0 || err != nil {
			break
		}
		if err := th.Poll(); err != nil {
			return total, err
		}
	}
	return total, nil
}

// attempt reads or writes a file in non-blocking mode: what cannot go on at once is EAGAIN.
func attempt(h *vfs.Handle, f func(ctx context.Context) (int, error), direct func() (int, error)) (int, error) {
	if h.Wait == nil {
		n, err := direct()
		return n, osError(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	n, err := f(ctx)
	if n > 0 {
		return n, nil
	}
	if err != nil && ctx.Err() != nil && err != stdio.EOF {
		err = syscall.EAGAIN
	}
	return n, osError(err)
}

// Write writes p, or less if the other side takes no more. If it takes nothing any
// more the VM gets SIGPIPE, which is ignored unless the script wants it.
func Write(th *py.Thread, h *vfs.Handle, p []byte) (int, error) {
	n, err := write(th, h, p)
	if err != nil && th.Interp.HandleSignal != nil && py.IsException(err, py.BrokenPipeError) {
		if serr := th.Interp.SendSignal(th, int(syscall.SIGPIPE)); serr != nil {
			return n, serr
		}
	}
	return n, err
}

func write(th *py.Thread, h *vfs.Handle, p []byte) (int, error) {
	if h.NonBlocking.Load() {
		return attempt(h, func(ctx context.Context) (int, error) { return h.Wait.WriteWait(ctx, p) }, func() (int, error) { return h.File.Write(p) })
	}
	if h.Wait != nil {
		begun := 0
		if x, ok := h.File.(vfs.Prompt); ok {
			n, done, err := x.TryWrite(p)
			if done {
				return n, osError(err)
			}
			begun = n
		}
		n, err := wait(th, "write", func(ctx context.Context) (int, error) { return h.Wait.WriteWait(ctx, p[begun:]) })
		return begun + n, err
	}
	total := 0
	for {
		n, err := h.File.Write(p[total:min(len(p), total+chunk)])
		total += n
		if err != nil {
			return total, osError(err)
		}
		if total >= len(p) || n == 0 {
			return total, nil
		}
		if err := th.Poll(); err != nil {
			return total, err
		}
	}
}

// OpenPath opens a file and returns its number. shown is what errors name.
func OpenPath(th *py.Thread, name string, flag int, perm uint32, shown py.Value) (int, error) {
	fs := th.Interp.Files
	path := fs.Path(name)
	f, err := fs.FS.Open(path, flag, perm)
	if err == vfs.ErrWait {
		w := fs.FS.(vfs.Waiter)
		_, err = wait(th, "open", func(ctx context.Context) (int, error) {
			var oerr error
			f, oerr = w.OpenWait(ctx, path, flag, perm)
			return 0, oerr
		})
		if py.AsException(err) != nil {
			e := py.AsException(err)
			e.Fields[py.FieldOSFilename] = shown
		}
		if err != nil {
			return -1, err
		}
	}
	if err != nil {
		return -1, py.OSErrorFrom(err, shown)
	}
	fd, err := fs.Add(f, path, flag)
	if err != nil {
		f.Close()
		return -1, py.OSErrorFrom(err, shown)
	}
	return fd, nil
}

// IsTerminal reports whether the file is a terminal.
func IsTerminal(h *vfs.Handle) bool {
	t, ok := h.File.(vfs.Terminal)
	return ok && t.IsTerminal()
}
