// Package selects is the native module select: which files of a VM are ready.
package selects

// This file defines the module, its function select, and the one wait that all of it shares.

import (
	"context"
	"math"
	"time"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

// setSize is FD_SETSIZE: the numbers that select takes are below it.
const setSize = 1024

// Module is the module's definition.
var Module = &py.ModuleDef{
	Name: "select",
	Doc:  "Wait until one of several files is ready.",
	Funcs: []py.NativeDef{
		{Sig: "select(rlist, wlist, xlist, timeout=None, /)", Doc: "Wait until one of some files is ready.\n\nThe first three arguments are iterables of files, numbers or objects with fileno(), that are waited for\nto be ready to read, ready to write, or in trouble. The timeout is in seconds; None waits without end, 0\nnot at all. Return three lists of those that are ready.", Fn: selectFiles},
		{Sig: "poll()", Doc: "Return an object that watches files, to be told of with register(), and waits for them in poll().", Fn: newPoll},
	},
	Types: []*py.Type{epollType},
	Init: func(th *py.Thread, m *py.Module) error {
		for _, c := range []struct {
			name  string
			value int64
		}{
			{"POLLIN", 1}, {"POLLPRI", 2}, {"POLLOUT", 4}, {"POLLERR", 8}, {"POLLHUP", 16}, {"POLLNVAL", 32},
			{"POLLRDNORM", 64}, {"POLLRDBAND", 128}, {"POLLWRNORM", 256}, {"POLLWRBAND", 512}, {"POLLMSG", 1024}, {"POLLRDHUP", 8192},
			{"EPOLLIN", 1}, {"EPOLLPRI", 2}, {"EPOLLOUT", 4}, {"EPOLLERR", 8}, {"EPOLLHUP", 16}, {"EPOLLRDHUP", 8192},
			{"EPOLLRDNORM", 64}, {"EPOLLRDBAND", 128}, {"EPOLLWRNORM", 256}, {"EPOLLWRBAND", 512}, {"EPOLLMSG", 1024},
			{"EPOLLWAKEUP", 1 << 29}, {"EPOLLEXCLUSIVE", 1 << 28}, {"EPOLLONESHOT", oneShot}, {"EPOLLET", 1 << 31}, {"EPOLL_CLOEXEC", closeOnExec}, {"PIPE_BUF", 4096},
		} {
			m.Dict.SetGo(th, c.name, py.Int(c.value))
		}
		m.Dict.SetGo(th, "error", py.OSError.Value())
		return nil
	},
}

func init() { Module.Prepare() }

// deadline reads a timeout in units of unit: None, and if negative is true what is below zero, is for ever.
func deadline(th *py.Thread, v py.Value, unit time.Duration, negative bool) (end time.Time, err error) {
	if v.IsNone() || v.IsAbsent() {
		return end, nil
	}
	d, err := duration(th, v, unit)
	if err != nil {
		return end, err
	}
	if d < 0 {
		if negative {
			return end, nil
		}
		return end, py.ValueErrorf("timeout must be non-negative")
	}
	return time.Now().Add(d), nil
}

func duration(th *py.Thread, v py.Value, unit time.Duration) (time.Duration, error) {
	if f, ok := py.AsFloat(v); ok {
		if math.IsNaN(f) {
			return 0, py.ValueErrorf("Invalid value NaN (not a number)")
		}
		if f *= float64(unit); f < 0 {
			f = math.Floor(f)
		} else {
			f = math.Ceil(f)
		}
		if f >= math.MaxInt64 || f < math.MinInt64 {
			return 0, py.OverflowErrorf("timestamp too large to convert to C PyTime_t")
		}
		return time.Duration(f), nil
	}
	if v.Type().Index == nil {
		return 0, py.TypeErrorf("timeout must be a real number or None")
	}
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err != nil {
		return 0, err
	}
	if int64(n) > math.MaxInt64/int64(unit) || int64(n) < math.MinInt64/int64(unit) {
		return 0, py.OverflowErrorf("timestamp too large to convert to C PyTime_t")
	}
	return time.Duration(n) * unit, nil
}

// poll waits until one of the items is ready or the time is over. fill makes the items anew for each look,
// since other threads may close files meanwhile.
func poll(th *py.Thread, what string, end time.Time, fill func() []vfs.Item) ([]vfs.Item, int, error) {
	for {
		items := fill()
		n, err := vfs.Check(items)
		if err != nil {
			return nil, 0, py.OSErrorFrom(err)
		}
		if n > 0 || !end.IsZero() && !time.Now().Before(end) {
			return items, n, nil
		}
		w, err := vfs.NewPollWait(items)
		if err != nil {
			return nil, 0, py.OSErrorFrom(err)
		}
		// What became ready before the waiter watched it is seen by a look after that.
		if n, err = vfs.Check(items); n == 0 && err == nil {
			err = th.BlockIn(what, func(ctx context.Context) error { return w.Wait(ctx, end) })
		}
		w.Close()
		if err != nil {
			return nil, 0, py.OSErrorFrom(err)
		}
	}
}

// fileOf returns the open file of a number, or nil.
func fileOf(th *py.Thread, fd int) vfs.File {
	if h := th.Interp.Files.Get(fd); h != nil {
		return h.File
	}
	return nil
}

// wanted is what an iterable argument of select names.
type wanted struct {
	objs []py.Value
	fds  []int
}

func wantedOf(th *py.Thread, v py.Value) (w wanted, err error) {
	if !py.IsIterable(v) {
		return w, py.TypeErrorf("arguments 1-3 must be sequences")
	}
	err = py.ForEach(th, v, func(o py.Value) error {
		if len(w.fds) >= setSize {
			return py.ValueErrorf("too many file descriptors in select()")
		}
		w.objs = append(w.objs, o)
		th.Pin(w.objs)
		defer th.Unpin()
		fd, err := io.FileDescriptor(th, o)
		if err == nil && fd >= setSize {
			err = py.ValueErrorf("filedescriptor out of range in select()")
		}
		w.fds = append(w.fds, fd)
		return err
	})
	return w, err
}

// The events that make a file readable, writable, exceptional for select.
var selectEvents = [3]struct{ ask, got vfs.Events }{
	{vfs.EventIn, vfs.EventIn | vfs.EventHup | vfs.EventErr},
	{vfs.EventOut, vfs.EventOut | vfs.EventErr},
	{vfs.EventPri, vfs.EventPri},
}

func selectFiles(th *py.Thread, a []py.Value) (py.Value, error) {
	end, err := deadline(th, a[3], time.Second, false)
	if err != nil {
		return py.Value{}, err
	}
	var sets [3]wanted
	for i := range sets {
		if sets[i], err = wantedOf(th, a[i]); err != nil {
			return py.Value{}, err
		}
		th.Pin(sets[i].objs)
		defer th.Unpin()
	}
	var items []vfs.Item
	items, n, err := poll(th, "select.select", end, func() []vfs.Item {
		items = items[:0]
		for i, s := range sets {
			for _, fd := range s.fds {
				items = append(items, vfs.Item{File: fileOf(th, fd), Events: selectEvents[i].ask})
			}
		}
		return items
	})
	if err != nil {
		return py.Value{}, err
	}
	var out [3][]py.Value
	k := 0
	for i, s := range sets {
		for j := range s.fds {
			got := items[k].Got
			k++
			if got&vfs.EventNval != 0 {
				return py.Value{}, py.OSErrorFrom(errBadFile)
			}
			if n > 0 && got&selectEvents[i].got != 0 {
				out[i] = append(out[i], s.objs[j])
			}
		}
	}
	return py.TupleOf(py.NewList(out[0]).Value(), py.NewList(out[1]).Value(), py.NewList(out[2]).Value()), nil
}
