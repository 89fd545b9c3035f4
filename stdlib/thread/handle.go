package thread

// This file defines the type _thread._ThreadHandle, and how threads are started.

import (
	"context"
	"fmt"
	"time"

	"github.com/hognose/hognose/py"
)

// handle is the Python type _thread._ThreadHandle: what a thread can be joined by.
type handle struct {
	py.Object
	info    *py.ThreadInfo // nil: not started, or made from an identity only
	ident   int64
	started bool
	done    bool // told so by _set_done
	waiters py.WaitQueue
}

var handleType = &py.Type{Name: "_ThreadHandle", Module: "_thread", Doc: "What a thread can be joined by."}

func init() {
	t := handleType
	t.SetLayout(py.LayoutOf[handle]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[handle](cls).Object), nil
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.String(fmt.Sprintf("<%s object: ident=%d>", v.Type().QualifiedName(th), handleOf(v).ident)), nil
	}
	t.Getters = []py.GetSetDef{{Name: "ident", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(handleOf(v).ident), nil }}}
	t.Methods = []py.NativeDef{
		{Sig: "join(self, timeout=None, /)", Doc: "Wait until the thread has ended, for at most timeout seconds if that is not negative.", Fn: join},
		{Sig: "is_done(self, /)", Doc: "Return whether the thread has ended.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Bool(handleOf(a[0]).isDone()), nil
		}},
		{Sig: "_set_done(self, /)", Doc: "Count the thread as ended.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			h := handleOf(a[0])
			if !h.started {
				return py.Value{}, notStarted()
			}
			h.done = true
			h.waiters.WakeAll()
			return py.None, nil
		}},
	}
	py.Define(t)
}

func handleOf(v py.Value) *handle { return py.Cast[handle](v) }

func notStarted() error { return py.RuntimeErrorf("thread not started") }

func (h *handle) isDone() bool {
	return h.done || h.info != nil && h.info.IsDone()
}

func join(th *py.Thread, a []py.Value) (py.Value, error) {
	h := handleOf(a[0])
	var deadline time.Time
	if !a[1].IsNone() {
		d, err := py.Seconds(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if d >= 0 {
			deadline = time.Now().Add(d)
		}
	}
	switch {
	case !h.started:
		return py.Value{}, notStarted()
	case h.isDone():
		return py.None, heed(th)
	case h.ident == th.Info.ID:
		return py.Value{}, py.RuntimeErrorf("Cannot join current thread")
	case h.info == nil: // of the main thread, which _set_done ends
		if _, err := h.waiters.Wait(th, py.Wait{What: "the end of a thread"}, deadline, nil, func() bool { return h.done }); err != nil {
			return py.Value{}, err
		}
		return py.None, heed(th)
	}
	if _, err := th.WaitDone(py.Wait{What: "the end of " + h.info.Name()}, h.info.Done(), deadline); err != nil {
		return py.Value{}, err
	}
	return py.None, heed(th)
}

// heed takes what has been asked of the thread, by a wait that is over at once: a signal
// that the other thread has sent before its end arrives in the statement that joins it.
func heed(th *py.Thread) error {
	return th.Eval.Block(th, py.Wait{What: "a signal"}, func(context.Context) error { return nil })
}

// body is the code of a thread that calls fn.
func body(fn py.Value, args *py.Tuple, kwargs *py.Dict) *py.ThreadStart {
	held := []py.Value{fn, args.Value()}
	if kwargs != nil {
		held = append(held, kwargs.Value())
	}
	return &py.ThreadStart{Args: held, Run: func(th *py.Thread) error {
		_, err := th.CallTuple(fn, args.Items(), kwargs)
		if e := py.AsException(err); e != nil {
			if e.Type().IsSubtype(py.SystemExit) {
				return nil
			}
			name, rerr := py.ReprGo(th, fn)
			if rerr != nil {
				name = "<object repr() failed>"
			}
			th.Unraisable(e, "Exception ignored in thread started by "+name, py.Value{})
		}
		return err
	}}
}

func startNew(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[0].Type().Call == nil {
		return py.Value{}, py.TypeErrorf("first arg must be callable")
	}
	args := py.ToTuple(a[1])
	if args == nil {
		return py.Value{}, py.TypeErrorf("2nd arg must be a tuple")
	}
	var kwargs *py.Dict
	if !a[2].IsAbsent() {
		if kwargs = py.ToDict(a[2]); kwargs == nil {
			return py.Value{}, py.TypeErrorf("optional 3rd arg must be a dictionary")
		}
	}
	s := body(a[0], args, kwargs)
	s.Daemon = true
	info, err := th.StartThread(s)
	if err != nil {
		return py.Value{}, err
	}
	return py.Int(info.ID), nil
}

func startJoinable(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[0].Type().Call == nil {
		return py.Value{}, py.TypeErrorf("thread function must be callable")
	}
	var h *handle
	switch {
	case a[1].IsNone():
		h = py.New[handle](handleType)
	case a[1].Type() == handleType:
		h = handleOf(a[1])
	default:
		return py.Value{}, py.TypeErrorf("'handle' must be a _ThreadHandle")
	}
	if h.started {
		return py.Value{}, py.RuntimeErrorf("thread already started")
	}
	daemon, err := py.Truth(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	s := body(a[0], py.NewTuple(nil), nil)
	s.Daemon = daemon
	h.started = true // nobody else may start it while this waits for the host's hook
	info, err := th.StartThread(s)
	if err != nil {
		h.started = false
		return py.Value{}, err
	}
	h.info, h.ident = info, info.ID
	return py.ValueOf(&h.Object), nil
}

func makeHandle(th *py.Thread, a []py.Value) (py.Value, error) {
	n, ok := py.AsInt(a[0])
	if !ok {
		return py.Value{}, py.TypeErrorf("ident must be an integer")
	}
	h := py.New[handle](handleType)
	h.ident, h.started = n, true
	for _, t := range th.Threads() {
		if t.Info.ID == n && !t.Info.Main {
			h.info = t.Info
		}
	}
	return py.ValueOf(&h.Object), nil
}

// shutdown waits for the threads that the end of a script waits for.
func shutdown(th *py.Thread, a []py.Value) (py.Value, error) {
	for {
		var next *py.ThreadInfo
		for _, t := range th.Threads() {
			if t != th && !t.Info.Daemon && !t.Info.Main {
				next = t.Info
				break
			}
		}
		if next == nil {
			return py.None, nil
		}
		if _, err := th.WaitDone(py.Wait{What: "the end of " + next.Name()}, next.Done(), time.Time{}); err != nil {
			return py.Value{}, err
		}
	}
}
