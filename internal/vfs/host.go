package vfs

// This file is the file system of the whole machine, for the command and for
// hosts that trust their scripts. What differs between operating systems is in
// host_unix.go and host_other.go.

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"time"
)

// Host is the file system of the machine.
type Host struct {
	// Abandoned, if not nil, counts operations that were given up and still wait.
	Abandoned *atomic.Int64
}

// errno gets the number out of an error of package os.
func errno(err error) error {
	if err == nil {
		return nil
	}
	var e syscall.Errno
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, fs.ErrNotExist):
		return syscall.ENOENT
	case errors.Is(err, fs.ErrExist):
		return syscall.EEXIST
	case errors.Is(err, fs.ErrPermission):
		return syscall.EACCES
	case errors.Is(err, os.ErrClosed):
		return syscall.EBADF
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.Canceled):
		return err
	}
	return err
}

// Open opens a file; that of a FIFO may wait.
func (h Host) Open(name string, flag int, perm uint32) (File, error) {
	f, info, err := openHost(name, flag|nonBlock, perm)
	if err != nil {
		if err == syscall.ENXIO && flag&syscall.O_WRONLY != 0 && flag&nonBlock == 0 {
			if st, serr := h.Stat(name, true); serr == nil && st.Mode&ModeType == ModeFIFO {
				return nil, ErrWait
			}
		}
		return nil, err
	}
	if info.Mode&ModeType == ModeFIFO && flag&(nonBlock|syscall.O_RDWR) == 0 {
		f.Close()
		return nil, ErrWait
	}
	return h.wrap(f, info), nil
}

// patience is how long a call that was told to end is waited for before it is left behind.
const patience = 20 * time.Millisecond

// OpenWait opens a FIFO and waits for the other end. The system call cannot be
// cancelled: where the system allows it, it is ended by being the other end.
func (h Host) OpenWait(ctx context.Context, name string, flag int, perm uint32) (File, error) {
	type opened struct {
		f    *os.File
		info Info
		err  error
	}
	end, release := otherEnd(name)
	defer release()
	ch := make(chan opened, 1)
	go func() {
		f, info, err := openHost(name, flag, perm)
		ch <- opened{f, info, err}
	}()
	select {
	case o := <-ch:
		if o.err != nil {
			return nil, o.err
		}
		return h.wrap(o.f, o.info), nil
	case <-ctx.Done():
	}
	defer end()()
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case o := <-ch:
		if o.err == nil {
			o.f.Close()
		}
		return nil, ctx.Err()
	case <-late.C:
	}
	if h.Abandoned != nil {
		h.Abandoned.Add(1)
	}
	go func() {
		if o := <-ch; o.err == nil {
			o.f.Close()
		}
		if h.Abandoned != nil {
			h.Abandoned.Add(-1)
		}
	}()
	return nil, ctx.Err()
}

func (h Host) wrap(f *os.File, info Info) File {
	hf := &hostFile{f: f, fd: -1}
	switch info.Mode & ModeType {
	case ModeFIFO, ModeChar, ModeSocket:
		if c, err := f.SyscallConn(); err == nil {
			_ = c.Control(func(fd uintptr) { hf.fd = int(fd) })
		}
		return &waitingFile{hf, NewStream(f, f, h.Abandoned), make(chan struct{}, 1), make(chan struct{}, 1)}
	}
	return hf
}

// Wrap returns the File of an open file of the host, for its standard streams.
// Closing it does not close f.
func (h Host) Wrap(f *os.File) File {
	info, err := fstat(f)
	if err != nil {
		return NewStream(nil, nil, nil)
	}
	w := h.wrap(f, info)
	if x, ok := w.(*waitingFile); ok {
		x.keep = true
		return x
	}
	w.(*hostFile).keep = true
	return w
}

// Adopt returns the File of an open file that is the VM's from now on.
func (h Host) Adopt(f *os.File) File {
	info, err := fstat(f)
	if err != nil {
		info = Info{Mode: ModeChar}
	}
	return h.wrap(f, info)
}

// Pipe returns the two ends of a new pipe.
func (h Host) Pipe() (r, w File, err error) {
	pr, pw, err := os.Pipe()
	if err != nil {
		return nil, nil, errno(err)
	}
	return h.wrap(pr, Info{Mode: ModeFIFO}), h.wrap(pw, Info{Mode: ModeFIFO}), nil
}

// Stat returns what the machine knows of a name.
func (h Host) Stat(name string, follow bool) (Info, error) { return statHost(name, follow) }

// ReadDir lists a folder.
func (h Host) ReadDir(name string) ([]Entry, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|onlyDir|nonBlock, 0)
	if err != nil {
		return nil, errno(err)
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	if err != nil {
		return nil, errno(err)
	}
	return entries(list), nil
}

func entries(list []fs.DirEntry) []Entry {
	out := make([]Entry, len(list))
	for i, e := range list {
		out[i] = Entry{Name: e.Name(), Type: typeBits(e.Type())}
	}
	return out
}

// typeBits converts a type as package fs has it.
func typeBits(m fs.FileMode) uint32 {
	switch {
	case m.IsRegular():
		return ModeRegular
	case m&fs.ModeDir != 0:
		return ModeDir
	case m&fs.ModeSymlink != 0:
		return ModeSymlink
	case m&fs.ModeNamedPipe != 0:
		return ModeFIFO
	case m&fs.ModeSocket != 0:
		return ModeSocket
	case m&fs.ModeCharDevice != 0:
		return ModeChar
	case m&fs.ModeDevice != 0:
		return ModeBlock
	}
	return 0
}

// fileMode converts permissions to those of package fs.
func fileMode(mode uint32) fs.FileMode {
	m := fs.FileMode(mode & 0o777)
	if mode&0o4000 != 0 {
		m |= fs.ModeSetuid
	}
	if mode&0o2000 != 0 {
		m |= fs.ModeSetgid
	}
	if mode&0o1000 != 0 {
		m |= fs.ModeSticky
	}
	return m
}

// infoOf converts what package fs tells, for systems and files that tell no more.
func infoOf(fi fs.FileInfo) Info {
	m := fi.Mode()
	mode := uint32(m.Perm()) | typeBits(m)
	if m&fs.ModeSetuid != 0 {
		mode |= 0o4000
	}
	if m&fs.ModeSetgid != 0 {
		mode |= 0o2000
	}
	if m&fs.ModeSticky != 0 {
		mode |= 0o1000
	}
	t := int64(0)
	if mt := fi.ModTime(); !mt.IsZero() {
		t = mt.UnixNano()
	}
	return Info{Mode: mode, Nlink: 1, Size: fi.Size(), Atime: t, Mtime: t, Ctime: t, Blksize: 4096, Blocks: (fi.Size() + 511) / 512}
}

// The changes to the tree.

func (h Host) Mkdir(name string, perm uint32) error {
	return errno(os.Mkdir(name, fileMode(perm)))
}

// Rename renames.
func (h Host) Rename(from, to string) error { return errno(renameHost(from, to)) }

// Symlink makes a symbolic link.
func (h Host) Symlink(target, name string) error { return errno(os.Symlink(target, name)) }

// Readlink reads one.
func (h Host) Readlink(name string) (string, error) {
	s, err := os.Readlink(name)
	return s, errno(err)
}

// Chown changes the owner.
func (h Host) Chown(name string, uid, gid int, follow bool) error {
	if follow {
		return errno(os.Chown(name, uid, gid))
	}
	return errno(os.Lchown(name, uid, gid))
}

// Truncate changes the size.
func (h Host) Truncate(name string, size int64) error { return errno(os.Truncate(name, size)) }

// Getwd returns the process's current folder.
func (h Host) Getwd() (string, error) {
	wd, err := os.Getwd()
	return filepath.ToSlash(wd), errno(err)
}

// hostFile is an open file that never has to wait.
type hostFile struct {
	f    *os.File
	fd   int  // of a file that may have to wait, else -1
	keep bool // not ours to close
}

// Read reads.
func (h *hostFile) Read(p []byte) (int, error) { n, err := h.f.Read(p); return n, fileErr(err) }

// Write writes.
func (h *hostFile) Write(p []byte) (int, error) { n, err := h.f.Write(p); return n, fileErr(err) }

// Seek moves.
func (h *hostFile) Seek(off int64, whence int) (int64, error) {
	n, err := h.f.Seek(off, whence)
	return n, fileErr(err)
}

// ReadAt reads at an offset.
func (h *hostFile) ReadAt(p []byte, off int64) (int, error) {
	n, err := h.f.ReadAt(p, off)
	return n, fileErr(err)
}

// WriteAt writes at an offset.
func (h *hostFile) WriteAt(p []byte, off int64) (int, error) {
	n, err := h.f.WriteAt(p, off)
	return n, fileErr(err)
}

// Truncate changes the size.
func (h *hostFile) Truncate(size int64) error { return errno(h.f.Truncate(size)) }

// Stat describes.
func (h *hostFile) Stat() (Info, error) { return fstat(h.f) }

// Sync writes to the disk.
func (h *hostFile) Sync() error { return errno(h.f.Sync()) }

// Close closes.
func (h *hostFile) Close() error {
	if h.keep {
		return nil
	}
	h.fd = -1
	return errno(h.f.Close())
}

// Sysfd returns the system's number of a file that may have to wait, else -1.
func (h *hostFile) Sysfd() int { return h.fd }

// OS returns the file of package os.
func (h *hostFile) OS() *os.File { return h.f }

// fileErr is errno for the errors of reading and writing; io.EOF stays.
func fileErr(err error) error {
	if err == nil {
		return nil
	}
	if e := errno(err); e != err {
		return e
	}
	return err
}

// waitingFile is a pipe, a terminal or another device.
type waitingFile struct {
	*hostFile
	stream *Stream // for those that the runtime cannot poll

	// Who waits to read, and to write: one at a time, since there is one deadline for all.
	reading, writing chan struct{}
}

// poll arms the deadline by which a wait is ended, if the file has one.
func (w *waitingFile) poll(ctx context.Context, turn chan struct{}, set func(time.Time) error, f func() (int, error), slow func() (int, error)) (int, error) {
	select {
	case turn <- struct{}{}:
		defer func() { <-turn }()
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	if set(time.Time{}) != nil {
		return slow()
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	fired := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		_ = set(time.Unix(1, 0))
		close(fired)
	})
	n, err := f()
	if !stop() {
		<-fired
		_ = set(time.Time{})
		if errors.Is(err, os.ErrDeadlineExceeded) {
			err = ctx.Err()
		}
	}
	return n, fileErr(err)
}

// ReadWait reads until ctx ends.
func (w *waitingFile) ReadWait(ctx context.Context, p []byte) (int, error) {
	return w.poll(ctx, w.reading, w.f.SetReadDeadline, func() (int, error) { return w.f.Read(p) }, func() (int, error) {
		n, err := w.stream.ReadWait(ctx, p)
		return n, fileErr(err)
	})
}

// WriteWait writes until ctx ends.
func (w *waitingFile) WriteWait(ctx context.Context, p []byte) (int, error) {
	return w.poll(ctx, w.writing, w.f.SetWriteDeadline, func() (int, error) { return w.f.Write(p) }, func() (int, error) {
		n, err := w.stream.WriteWait(ctx, p)
		return n, fileErr(err)
	})
}

// openHost opens a file and looks at it.
func openHost(name string, flag int, perm uint32) (*os.File, Info, error) {
	f, err := os.OpenFile(name, flag, fileMode(perm))
	if err != nil {
		return nil, Info{}, errno(err)
	}
	info, err := fstat(f)
	if err != nil {
		f.Close()
		return nil, info, err
	}
	return f, info, nil
}
