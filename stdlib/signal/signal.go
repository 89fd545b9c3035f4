// Package signal is the native part of the module signal: handlers, masks, timers
// and waits of one VM. Signals here are sent by the host, by scripts and by timers;
// those of the process reach a VM only when its host hands them over.
package signal

// This file defines handlers and what a script sends itself.

import (
	"context"
	"time"

	"github.com/hognose/hognose/py"
)

// The handlers that are no functions.
const (
	sigDfl = 0
	sigIgn = 1
)

const (
	sigInt  = 2
	sigPipe = 13
	sigXfsz = 25
)

// state is what a VM knows of signals.
type state struct {
	handlers [65]py.Value // absent: SIG_DFL
	wakeup   py.Value     // fd, absent: none
	timers   [3]*itimer
	intr     py.Value // default_int_handler
	arrived  bool     // a signal was handled since pause began
}

type stateKey struct{}

func stateOf(th *py.Thread) *state {
	return th.Interp.State(stateKey{}, func() any {
		s := &state{}
		s.handlers[sigPipe], s.handlers[sigXfsz] = py.Int(sigIgn), py.Int(sigIgn) // a write fails instead
		return s
	}).(*state)
}

// number checks the number of a signal.
func number(th *py.Thread, v py.Value) (int, error) {
	n, err := py.IndexInt(th, v)
	if err != nil {
		return 0, err
	}
	if n < 1 || n > 64 {
		return 0, py.ValueErrorf("signal number out of range")
	}
	return n, nil
}

func isMain(th *py.Thread) bool { return th.Info == nil || th.Info.Main }

// handler returns what signal() and getsignal() give for a signal.
func (s *state) handler(n int) py.Value {
	if h := s.handlers[n]; !h.IsAbsent() {
		return h
	}
	return py.Int(sigDfl)
}

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "_signal",
	Doc:  "Signals of a VM: handlers, masks, timers.",
	Funcs: append([]py.NativeDef{
		{Sig: "signal(signalnum, handler, /)", Doc: "Set the action for the given signal.", Fn: setHandler},
		{Sig: "getsignal(signalnum, /)", Doc: "Return what a signal does now.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := number(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			return stateOf(th).handler(n), nil
		}},
		{Sig: "raise_signal(signalnum, /)", Doc: "Send a signal to the executing process.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := py.IndexInt(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			if n < 1 || n > 64 {
				return py.Value{}, py.OSErrorOf(22, "Invalid argument", "")
			}
			return py.None, th.Interp.SendSignal(th, n)
		}},
		{Sig: "default_int_handler(signalnum, frame, /)", Doc: "The default handler for SIGINT: it raises KeyboardInterrupt.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Value{}, py.NewException(py.KeyboardInterrupt)
		}},
		{Sig: "pthread_kill(thread_id, signalnum, /)", Doc: "Send a signal to a thread.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := py.IndexInt(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if n < 0 || n > 64 {
				return py.Value{}, py.OSErrorOf(22, "Invalid argument", "")
			}
			if n == 0 {
				return py.None, nil
			}
			return py.None, th.Interp.SendSignal(th, n)
		}},
		{Sig: "set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)", Doc: "Set the descriptor that gets a byte with each signal. Return the one before, or -1.", Fn: setWakeup},
		{Sig: "siginterrupt(signalnum, flag, /)", Doc: "Waits go on after a handler whatever the flag: it is checked and forgotten.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			_, err := number(th, a[0])
			return py.None, err
		}},
	}, append(waitFuncs, timerFuncs...)...),
	Init: func(th *py.Thread, m *py.Module) error {
		in := th.Interp
		intr, _ := m.Dict.GetStr(th.Intern("default_int_handler"))
		s := stateOf(th)
		s.intr = intr
		if s.handlers[sigInt].IsAbsent() {
			s.handlers[sigInt] = intr
		}
		in.HandleSignal = handle
		in.RunEnd = append(in.RunEnd, s.stopTimers)
		for name, n := range map[string]int64{"SIG_DFL": sigDfl, "SIG_IGN": sigIgn, "NSIG": 65, "SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2, "ITIMER_REAL": 0, "ITIMER_VIRTUAL": 1, "ITIMER_PROF": 2} {
			m.Dict.SetGo(th, name, py.Int(n))
		}
		for _, x := range table {
			m.Dict.SetGo(th, x.name, py.Int(int64(x.n)))
		}
		return nil
	},
}).Prepare()

func setHandler(th *py.Thread, a []py.Value) (py.Value, error) {
	if !isMain(th) {
		return py.Value{}, py.ValueErrorf("signal only works in main thread of the main interpreter")
	}
	n, err := number(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	h := a[1]
	if i, ok := py.AsInt(h); ok && (i == sigDfl || i == sigIgn) {
		h = py.Int(i)
	} else if h.Type().Call == nil {
		return py.Value{}, py.TypeErrorf("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
	}
	if n == 9 || n == 19 {
		return py.Value{}, py.OSErrorOf(22, "Invalid argument", "")
	}
	s := stateOf(th)
	old := s.handler(n)
	s.handlers[n] = h
	if bit := uint64(1) << (n - 1); h.Type().Call != nil && h != s.intr {
		th.Interp.OwnHandlers.Or(bit)
	} else {
		th.Interp.OwnHandlers.And(^bit)
	}
	return old, nil
}

// handle runs the handler of a signal in the main thread.
func handle(th *py.Thread, n int) error {
	s := stateOf(th)
	s.arrived = true
	if !s.wakeup.IsAbsent() {
		if err := wake(th, s.wakeup, n); err != nil {
			return err
		}
	}
	h := s.handler(n)
	if i, ok := py.AsInt(h); ok {
		if i == sigIgn || th.Interp.DefaultSignal == nil {
			return nil
		}
		if n == sigInt {
			return th.Interp.DefaultSignal(th, 15) // SIG_DFL ends the process
		}
		return th.Interp.DefaultSignal(th, n)
	}
	frame := th.Eval.Frame(th, 0)
	if frame.IsAbsent() {
		frame = py.None
	}
	_, err := th.Call(h, py.Int(int64(n)), frame)
	return err
}

// wake writes the signal's number to the wakeup descriptor.
func wake(th *py.Thread, fd py.Value, n int) error {
	os, err := th.Eval.Import(th, "os", nil, py.None, 0)
	if err == nil {
		_, err = th.CallMethodGo(os, "write", fd, py.NewBytes(string([]byte{byte(n)})))
	}
	if e := py.AsException(err); e != nil {
		th.Unraisable(err, "Exception ignored when trying to write to the signal wakeup fd", py.Value{})
		return nil
	}
	return err
}

func setWakeup(th *py.Thread, a []py.Value) (py.Value, error) {
	if !isMain(th) {
		return py.Value{}, py.ValueErrorf("set_wakeup_fd only works in main thread of the main interpreter")
	}
	n, err := py.IndexInt(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	s := stateOf(th)
	old := s.wakeup
	if n < 0 {
		s.wakeup = py.Value{}
	} else {
		os, err := th.Eval.Import(th, "os", nil, py.None, 0)
		if err != nil {
			return py.Value{}, err
		}
		if _, err := th.CallMethodGo(os, "fstat", py.Int(int64(n))); err != nil {
			return py.Value{}, err
		}
		s.wakeup = py.Int(int64(n))
	}
	if old.IsAbsent() {
		return py.Int(-1), nil
	}
	return old, nil
}

// waitFor waits until one of the signals has arrived, at most for limit; negative is for ever.
func waitFor(th *py.Thread, set uint64, limit time.Duration) (int, error) {
	in := th.Interp
	before := in.SignalMask
	in.SignalMask |= set
	defer func() { in.SignalMask = before }()
	end := time.Now().Add(limit)
	for {
		if n := in.TakeSignal(set); n != 0 {
			return n, nil
		}
		if limit >= 0 && !time.Now().Before(end) {
			return 0, nil
		}
		// A signal ends the wait, so that its handler can run; then we look again.
		err := th.BlockIn("a signal", func(ctx context.Context) error {
			if in.PendingSignals()&set != 0 {
				return nil
			}
			var over <-chan time.Time
			if limit >= 0 {
				t := time.NewTimer(time.Until(end))
				defer t.Stop()
				over = t.C
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-over:
				return nil
			}
		})
		if err != nil {
			return 0, err
		}
	}
}

// pause waits until a signal was handled.
func (s *state) pause(th *py.Thread) error {
	for !s.arrived {
		if err := th.BlockIn("a signal", func(ctx context.Context) error {
			if s.arrived { // a handler has run; nobody writes it while this thread waits
				return nil
			}
			<-ctx.Done()
			return ctx.Err()
		}); err != nil {
			return err
		}
	}
	return nil
}
