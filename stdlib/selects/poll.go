package selects

// This file defines the type poll.

import (
	"slices"
	"syscall"
	"time"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

const errBadFile = syscall.EBADF

// pollObject is the Python type select.poll: files and what they are polled for, in order of registration.
type pollObject struct {
	py.Object
	fds     []int
	events  map[int]vfs.Events
	polling bool
}

var pollType = &py.Type{Name: "poll", Module: "select", Flags: py.FlagNoInstantiate}

func newPoll(th *py.Thread, a []py.Value) (py.Value, error) {
	p := py.New[pollObject](pollType)
	p.events = map[int]vfs.Events{}
	return py.ValueOf(&p.Object), nil
}

// mask reads an event mask of 16 bits.
func mask(th *py.Thread, v py.Value) (vfs.Events, error) {
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	switch {
	case err != nil:
		return 0, err
	case n < 0:
		return 0, py.ValueErrorf("value must be positive")
	case n > 0xffff:
		return 0, py.OverflowErrorf("Python int too large for C unsigned short")
	}
	return vfs.Events(n), nil
}

func init() {
	t := pollType
	t.SetLayout(py.LayoutOf[pollObject]())
	self := func(v py.Value) *pollObject { return py.Cast[pollObject](v) }
	set := func(th *py.Thread, a []py.Value, must bool) (py.Value, error) {
		p := self(a[0])
		fd, err := io.FileDescriptor(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		ev, err := mask(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		if _, have := p.events[fd]; !have {
			if must {
				return py.Value{}, py.OSErrorFrom(syscall.ENOENT)
			}
			if err := th.Charge(64); err != nil {
				return py.Value{}, err
			}
			p.fds = append(p.fds, fd)
		}
		p.events[fd] = ev
		return py.None, nil
	}
	t.Methods = []py.NativeDef{
		{Sig: "register(self, fd, eventmask=7, /)", Doc: "Register a file descriptor with the polling object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return set(th, a, false) }},
		{Sig: "modify(self, fd, eventmask, /)", Doc: "Modify an already registered file descriptor.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return set(th, a, true) }},
		{Sig: "unregister(self, fd, /)", Doc: "Remove a file descriptor being tracked by the polling object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p := self(a[0])
			fd, err := io.FileDescriptor(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if _, have := p.events[fd]; !have {
				return py.Value{}, py.KeyErrorOf(py.Int(int64(fd)))
			}
			delete(p.events, fd)
			i := slices.Index(p.fds, fd)
			p.fds = slices.Delete(p.fds, i, i+1)
			return py.None, nil
		}},
		{Sig: "poll(self, timeout=None, /)", Doc: "Polls the set of registered file descriptors.\n\nReturns a list containing any descriptors that have events or errors to\nreport, as a list of (fd, event) 2-tuples. The timeout is in milliseconds.", Fn: pollFiles},
	}
	py.Define(t)
}

func pollFiles(th *py.Thread, a []py.Value) (py.Value, error) {
	p := py.Cast[pollObject](a[0])
	end, err := deadline(th, a[1], time.Millisecond, true)
	if err != nil {
		return py.Value{}, err
	}
	if p.polling {
		return py.Value{}, py.RuntimeErrorf("concurrent poll() invocation")
	}
	p.polling = true
	defer func() { p.polling = false }()
	fds := slices.Clone(p.fds) // what is registered meanwhile is for the next poll
	events := make([]vfs.Events, len(fds))
	for i, fd := range fds {
		events[i] = p.events[fd]
	}
	items := make([]vfs.Item, len(fds))
	items, _, err = poll(th, "select.poll", end, func() []vfs.Item {
		for i, fd := range fds {
			items[i] = vfs.Item{File: fileOf(th, fd), Events: events[i]}
		}
		return items
	})
	if err != nil {
		return py.Value{}, err
	}
	var out []py.Value
	for i, it := range items {
		if it.Got != 0 {
			out = append(out, py.TupleOf(py.Int(int64(fds[i])), py.Int(int64(it.Got))))
		}
	}
	return py.NewList(out).Value(), nil
}
