package selects

// This file defines the type epoll.

import (
	"context"
	"maps"
	"slices"
	"syscall"
	"time"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

const (
	oneShot     = 1 << 30
	closeOnExec = syscall.O_CLOEXEC
)

// epollFile is the open file behind an epoll object. The files of the system are in a queue of
// the system's; those in memory are looked at one by one.
type epollFile struct {
	queue  *vfs.Queue // nil before it is needed
	memory map[int]*memoryFile
	busy   bool // a thread waits for the queue
	closed bool
}

type memoryFile struct {
	handle *vfs.Handle
	events uint32
}

// Read fails: nothing can be read of an epoll file.
func (e *epollFile) Read(p []byte) (int, error) { return 0, syscall.EINVAL }

// Write fails.
func (e *epollFile) Write(p []byte) (int, error) { return 0, syscall.EINVAL }

// Seek fails.
func (e *epollFile) Seek(int64, int) (int64, error) { return 0, syscall.ESPIPE }

// Truncate fails.
func (e *epollFile) Truncate(int64) error { return syscall.EINVAL }

// Stat says that it is nothing in particular.
func (e *epollFile) Stat() (vfs.Info, error) {
	return vfs.Info{Mode: 0o600, Nlink: 1, Blksize: 4096}, nil
}

// Sync fails.
func (e *epollFile) Sync() error { return syscall.EINVAL }

// Close closes the queue.
func (e *epollFile) Close() error {
	e.closed = true
	if e.queue != nil {
		e.queue.Close()
	}
	return nil
}

// Sysfd returns the number of the queue.
func (e *epollFile) Sysfd() int {
	if e.queue != nil {
		return e.queue.Sysfd()
	}
	return -1
}

// control registers a file: add and modify say whether it may be new, and known.
func (e *epollFile) control(h *vfs.Handle, fd int, events uint32, add, modify bool) error {
	if sys := vfs.Sysfd(h.File); sys >= 0 {
		if e.queue == nil {
			q, err := vfs.NewQueue()
			if err != nil {
				return err
			}
			e.queue = q
		}
		if add {
			return e.queue.Add(sys, events, int32(fd))
		}
		return e.queue.Modify(sys, events, int32(fd))
	}
	if h.Wait == nil {
		return syscall.EPERM // as the system has it for files that never wait
	}
	m := e.memory[fd]
	if m != nil && m.handle != h {
		m = nil
	}
	switch {
	case m != nil && !modify:
		return syscall.EEXIST
	case m == nil && !add:
		return syscall.ENOENT
	}
	if e.memory == nil {
		e.memory = map[int]*memoryFile{}
	}
	e.memory[fd] = &memoryFile{h, events}
	return nil
}

func (e *epollFile) remove(h *vfs.Handle, fd int) error {
	if sys := vfs.Sysfd(h.File); sys >= 0 {
		if e.queue == nil {
			return syscall.ENOENT
		}
		return e.queue.Delete(sys)
	}
	if m := e.memory[fd]; m == nil || m.handle != h {
		return syscall.ENOENT
	}
	delete(e.memory, fd)
	return nil
}

// ready appends to out what is ready, at most limit pairs.
func (e *epollFile) ready(th *py.Thread, limit int, out []py.Value) ([]py.Value, error) {
	report := func(fd int32, events uint32) {
		out = append(out, py.TupleOf(py.Int(int64(fd)), py.Int(int64(events))))
	}
	for _, fd := range slices.Sorted(maps.Keys(e.memory)) {
		m := e.memory[fd]
		if th.Interp.Files.Get(fd) != m.handle {
			delete(e.memory, fd) // closed
			continue
		}
		items := [1]vfs.Item{{File: m.handle.File, Events: vfs.Events(m.events)}}
		if n, _ := vfs.Check(items[:]); n > 0 && m.events&^oneShot != 0 && len(out) < limit {
			if m.events&oneShot != 0 {
				m.events = 0
			}
			report(int32(fd), uint32(items[0].Got))
		}
	}
	if e.queue == nil || len(out) >= limit {
		return out, nil
	}
	return out, e.queue.Ready(limit-len(out), report)
}

// wait waits for something to become ready.
func (e *epollFile) wait(th *py.Thread, end time.Time) error {
	var files []vfs.File
	for _, m := range e.memory {
		if m.events != 0 {
			files = append(files, m.handle.File)
		}
	}
	var w *vfs.PollWait
	if e.queue != nil && !e.busy {
		e.busy = true
		defer func() { e.busy = false }()
		w = vfs.PollWaitFor(e.queue, files)
	} else {
		items := []vfs.Item{}
		if e.queue != nil {
			items = append(items, vfs.Item{File: e, Events: vfs.EventIn})
		}
		for _, f := range files {
			items = append(items, vfs.Item{File: f, Events: vfs.EventIn | vfs.EventOut})
		}
		var err error
		if w, err = vfs.NewPollWait(items); err != nil {
			return err
		}
	}
	defer w.Close()
	for _, f := range files {
		// What became ready before the waiter watched it would be missed.
		for _, m := range e.memory {
			if items := [1]vfs.Item{{File: f, Events: vfs.Events(m.events)}}; m.handle.File == f {
				if n, _ := vfs.Check(items[:]); n > 0 {
					return nil
				}
			}
		}
	}
	return th.BlockIn("select.epoll", func(ctx context.Context) error { return w.Wait(ctx, end) })
}

// epollObject is the Python type select.epoll.
type epollObject struct {
	py.Object
	fd    int   // -1: closed
	place int32 // in the collector's registry
}

var epollType = &py.Type{Name: "epoll", Module: "select", Doc: "select.epoll(sizehint=-1, flags=0)\n\nReturns an epolling object.\n\nThe sizehint is checked and not used; flags may be EPOLL_CLOEXEC, which is always on."}

func epollOf(v py.Value) *epollObject { return py.Cast[epollObject](v) }

// file returns the open file of an epoll object.
func (e *epollObject) file(th *py.Thread) (*epollFile, error) {
	if e.fd < 0 {
		return nil, py.ValueErrorf("I/O operation on closed epoll object")
	}
	if h := th.Interp.Files.Get(e.fd); h != nil {
		if f, ok := h.File.(*epollFile); ok {
			return f, nil
		}
		return nil, py.OSErrorFrom(syscall.EINVAL)
	}
	return nil, py.OSErrorFrom(errBadFile)
}

func (e *epollObject) close(th *py.Thread) error {
	fd := e.fd
	e.fd = -1
	if e.place != 0 {
		th.Interp.Unregister(&e.place)
	}
	if fd < 0 {
		return nil
	}
	return py.OSErrorFrom(th.Interp.Files.Close(fd))
}

// newEpoll makes the object of an open epoll file, which is closed with it.
func newEpoll(th *py.Thread, cls py.Value, fd int) py.Value {
	e := py.New[epollObject](py.ToType(cls))
	e.fd = fd
	v := py.ValueOf(&e.Object)
	if v.Type().Flags&py.FlagFinalizer == 0 {
		th.Interp.RegisterQuietly(v, &e.place)
	}
	return v
}

func epollNew(th *py.Thread, a []py.Value) (py.Value, error) {
	size, err := py.IndexInt(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	flags, err := py.IndexInt(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	if size != -1 && size <= 0 {
		return py.Value{}, py.ValueErrorf("negative sizehint")
	}
	if flags != 0 && flags != closeOnExec {
		return py.Value{}, py.Errorf(py.OSError, "invalid flags")
	}
	fd, err := th.Interp.Files.Add(&epollFile{}, "", syscall.O_RDWR)
	if err != nil {
		return py.Value{}, py.OSErrorFrom(err)
	}
	return newEpoll(th, a[0], fd), nil
}

// events reads an event mask of 32 bits.
func events(th *py.Thread, v py.Value) (uint32, error) {
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err == nil && n < 0 {
		err = py.ValueErrorf("value must be positive")
	}
	if err == nil && n > 1<<32-1 {
		err = py.OverflowErrorf("Python int too large for C unsigned int")
	}
	return uint32(n), err
}

// onFile calls f with the epoll file and an open file of the VM.
func onFile(th *py.Thread, a []py.Value, f func(e *epollFile, h *vfs.Handle, fd int) error) (py.Value, error) {
	e, err := epollOf(a[0]).file(th)
	if err != nil {
		return py.Value{}, err
	}
	fd, err := io.FileDescriptor(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	h, err := io.Handle(th, fd)
	if err != nil {
		return py.Value{}, err
	}
	return py.None, py.OSErrorFrom(f(e, h, fd))
}

func epollPoll(th *py.Thread, a []py.Value) (py.Value, error) {
	e, err := epollOf(a[0]).file(th)
	if err != nil {
		return py.Value{}, err
	}
	end, err := deadline(th, a[1], time.Second, true)
	if err != nil {
		return py.Value{}, err
	}
	limit, err := py.IndexInt(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	if limit == -1 {
		limit = setSize - 1
	} else if limit < 1 {
		return py.Value{}, py.ValueErrorf("maxevents must be greater than 0, got %d", limit)
	}
	for {
		if e.closed {
			return py.Value{}, py.OSErrorFrom(errBadFile)
		}
		out, err := e.ready(th, limit, nil)
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		if len(out) > 0 || !end.IsZero() && !time.Now().Before(end) {
			return py.NewList(out).Value(), nil
		}
		if err := e.wait(th, end); err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
	}
}

func init() {
	t := epollType
	t.SetLayout(py.LayoutOf[epollObject]())
	t.Slots.Del = func(th *py.Thread, v py.Value) { _ = epollOf(v).close(th) }
	t.NewSig = &py.NativeDef{Sig: "epoll(cls, sizehint=-1, flags=0)", Fn: epollNew}
	t.Getters = []py.GetSetDef{{Name: "closed", Doc: "True if the epoll handler is closed", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.Bool(epollOf(v).fd < 0), nil
	}}}
	t.Methods = []py.NativeDef{
		{Sig: "fromfd(cls, fd, /)", Doc: "Make an epoll of an open file.", Flags: py.ClassMethod, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			fd, err := py.IndexInt(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			return newEpoll(th, a[0], fd), nil
		}},
		{Sig: "close(self, /)", Doc: "Close it; nothing can be done with it then.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, epollOf(a[0]).close(th)
		}},
		{Sig: "fileno(self, /)", Doc: "Return the number of the open file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			e := epollOf(a[0])
			if e.fd < 0 {
				return py.Value{}, py.ValueErrorf("I/O operation on closed epoll object")
			}
			return py.Int(int64(e.fd)), nil
		}},
		{Sig: "register(self, fd, eventmask=7)", Doc: "Watch a file; OSError if it is watched already.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			ev, err := events(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			return onFile(th, a, func(e *epollFile, h *vfs.Handle, fd int) error { return e.control(h, fd, ev, true, false) })
		}},
		{Sig: "modify(self, fd, eventmask)", Doc: "Watch a file for other events.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			ev, err := events(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			return onFile(th, a, func(e *epollFile, h *vfs.Handle, fd int) error { return e.control(h, fd, ev, false, true) })
		}},
		{Sig: "unregister(self, fd)", Doc: "Do not watch a file any more.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return onFile(th, a, func(e *epollFile, h *vfs.Handle, fd int) error { return e.remove(h, fd) })
		}},
		{Sig: "poll(self, timeout=None, maxevents=-1)", Doc: "Wait until files are ready.\n\nThe timeout is in seconds; None or a negative number waits without end. Return\na list of pairs of file number and events, maxevents at most.", Fn: epollPoll},
		{Sig: "__enter__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			_, err := epollOf(a[0]).file(th)
			return a[0], err
		}},
		{Sig: "__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return th.CallMethodGo(a[0], "close")
		}},
	}
	py.Define(t)
}
