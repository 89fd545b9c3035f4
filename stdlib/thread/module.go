// Package thread is the native module _thread: threads, locks, thread-local data.
package thread

// This file declares the module.

import (
	"github.com/hognose/hognose/py"
)

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "_thread",
	Doc:  "Threads and locks: what the module threading is built on.",
	Funcs: []py.NativeDef{
		{Sig: "start_new_thread(function, args, kwargs=?, /)", Doc: "Start a thread that calls the function with the tuple args and the dict kwargs.\n\nReturn its identity. The end of the script does not wait for it.", Fn: startNew},
		{Sig: "start_new(function, args, kwargs=?, /)", Doc: "Another name of start_new_thread().", Fn: startNew},
		{Sig: "start_joinable_thread(function, handle=None, daemon=True)", Doc: "Start a thread that calls the function without arguments; return its handle.", Fn: startJoinable},
		{Sig: "_make_thread_handle(ident, /)", Doc: "Return a handle for the thread with the identity.", Fn: makeHandle},
		{Sig: "_get_main_thread_ident()", Doc: "Return the identity of the main thread.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(th.Threads()[0].Info.ID), nil
		}},
		{Sig: "_is_main_interpreter()", Doc: "Return whether this is the main interpreter.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Bool(th.Interp.ID == 0), nil
		}},
		{Sig: "_shutdown()", Doc: "Wait for all threads that are not daemons.", Fn: shutdown},
		{Sig: "_count()", Doc: "Return how many threads were started in Python and have not ended.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(len(th.Threads()) - 1)), nil
		}},
		{Sig: "daemon_threads_allowed()", Doc: "Return whether daemon threads may be started in this interpreter.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Bool(!th.Interp.NoDaemons), nil
		}},
		{Sig: "allocate_lock()", Doc: "Return a new lock.", Fn: newLock},
		{Sig: "allocate()", Doc: "Another name of allocate_lock().", Fn: newLock},
		{Sig: "_monotonic()", Doc: "time.monotonic(), without the module time.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Float(th.Monotonic().Seconds()), nil
		}},
		{Sig: "_acquire_back(lock, /)", Doc: "Take a lock that was given back for a wait. Only a kill ends this early.", Fn: acquireBack},
		{Sig: "_drop_at_end(d, /)", Doc: "When this thread ends, delete what the dict has under its identity.", Fn: dropAtEnd},
		{Sig: "exit()", Doc: "Raise SystemExit: end the thread without a word.", Fn: exit},
		{Sig: "exit_thread()", Doc: "Another name of exit().", Fn: exit},
		{Sig: "get_ident()", Doc: "Return an integer that identifies this thread among those that live.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(th.Info.ID), nil
		}},
		{Sig: "get_native_id()", Doc: "Return the number under which the host knows this thread.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(th.Info.NativeID), nil
		}},
		{Sig: "set_name(name)", Doc: "Set the name under which the host knows this thread.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := py.ToStr(a[0])
			if s == nil {
				return py.Value{}, py.TypeErrorf("set_name() argument 'name' must be str, not %s", a[0].Type().Name)
			}
			th.Info.SetName(s.String())
			return py.None, nil
		}},
		{Sig: "interrupt_main(signum=2, /)", Doc: "Act as if the signal had arrived: its handler runs in the main thread.", Fn: interruptMain},
		{Sig: "stack_size(size=0, /)", Doc: "Return the stack size of new threads, and set it if the argument is not 0.\n\nStacks grow as they need to: the number has no effect.", Fn: stackSize},
		{Sig: "_excepthook(args, /)", Doc: "Report an exception that ended a thread, given as ExceptHookArgs.", Fn: excepthook},
	},
	Types: []*py.Type{lockType, rlockType, conditionType, localType, handleType, hookArgsType},
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "LockType", lockType.Value())
		m.Dict.SetGo(th, "error", py.RuntimeError.Value())
		m.Dict.SetGo(th, "TIMEOUT_MAX", py.Float(py.TimeoutMax))
		return nil
	},
}).Prepare()

func newLock(th *py.Thread, a []py.Value) (py.Value, error) { return NewLock().Value(), nil }

func exit(th *py.Thread, a []py.Value) (py.Value, error) {
	return py.Value{}, py.NewException(py.SystemExit)
}

// acquireBack takes a lock back after a wait, as Condition must. An exception would
// leave its with statement without the lock that it gives back at the end.
func acquireBack(th *py.Thread, a []py.Value) (py.Value, error) {
	switch a[0].Type() {
	case lockType:
		return py.None, lockOf(a[0]).acquireMasked(th)
	case rlockType:
		return py.None, rlockOf(a[0]).acquireMasked(th)
	}
	return th.CallMethodGo(a[0], "acquire")
}

// dropAtEnd is for threads that threading has not started: nobody else tells when
// they have ended.
func dropAtEnd(th *py.Thread, a []py.Value) (py.Value, error) {
	d := py.ToDict(a[0])
	if d == nil {
		return py.Value{}, py.TypeErrorf("_drop_at_end() argument must be dict, not %s", a[0].Type().Name)
	}
	th.AtEnd(func() { _, _, _ = d.Delete(th, py.Int(th.Info.ID)) }) // ints are hashed without a call
	return py.None, nil
}

func interruptMain(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := py.IndexInt(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if n < 1 || n > 64 {
		return py.Value{}, py.ValueErrorf("signal number out of range")
	}
	// A signal without a handler in Python does nothing here.
	if m, ok := th.Interp.Modules.GetStr(th.Intern("_signal")); ok {
		h, err := th.CallMethodGo(m, "getsignal", py.Int(int64(n)))
		if err != nil {
			return py.Value{}, err
		}
		if h.Type().Call == nil {
			return py.None, nil
		}
	} else if n != 2 {
		return py.None, nil
	}
	if err := th.Interp.Signal(th, n); err != nil || !th.Info.Main {
		return py.None, err
	}
	// The handler runs before this returns, not at a later moment that would surprise.
	return py.None, th.Eval.Woken(th, py.Wait{What: "interrupt_main"})
}

// stackSizeKey is the key of the size that stack_size was given.
type stackSizeKey struct{}

func stackSize(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := py.IndexInt(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	switch {
	case n < 0:
		return py.Value{}, py.ValueErrorf("size must be 0 or a positive value")
	case n > 0 && n < 32768:
		return py.Value{}, py.ValueErrorf("size not valid: %d bytes", n)
	}
	size := th.Interp.State(stackSizeKey{}, func() any { return new(int) }).(*int)
	old := *size
	*size = n
	return py.Int(int64(old)), nil
}
