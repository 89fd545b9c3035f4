package signal

// This file defines masks, and waiting for signals.

import (
	"time"

	"github.com/hognose/hognose/py"
)

var waitFuncs = []py.NativeDef{
	{Sig: "pause()", Doc: "Wait until a signal arrives.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := stateOf(th)
		s.arrived = false
		return py.None, s.pause(th)
	}},
	{Sig: "pthread_sigmask(how, mask, /)", Doc: "Change which signals wait, and return which did.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		how, err := py.IndexInt(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		set, err := setOf(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		in := th.Interp
		old := in.SignalMask
		switch how {
		case 0:
			in.SignalMask |= set
		case 1:
			in.SignalMask &^= set
		case 2:
			in.SignalMask = set
		default:
			return py.Value{}, py.OSErrorOf(22, "Invalid argument", "")
		}
		in.SignalMask &^= 1<<8 | 1<<18 // SIGKILL, SIGSTOP
		if in.PendingSignals()&^in.SignalMask != 0 {
			th.SetReason(py.ReasonCalls)
		}
		return listOf(th, old)
	}},
	{Sig: "sigpending()", Doc: "Examine pending signals.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return listOf(th, th.Interp.PendingSignals()&th.Interp.SignalMask)
	}},
	{Sig: "sigwait(sigset, /)", Doc: "Wait for a signal and return its number.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		set, err := setOf(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		n, err := waitFor(th, set, -1)
		return py.Int(int64(n)), err
	}},
	{Sig: "_sigtimedwait(sigset, timeout, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		set, err := setOf(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		limit := time.Duration(-1)
		if !a[1].IsNone() {
			sec, err := seconds(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if sec < 0 {
				return py.Value{}, py.ValueErrorf("timeout must be non-negative")
			}
			limit = time.Duration(min(sec, 1e9) * float64(time.Second))
		}
		n, err := waitFor(th, set, limit)
		return py.Int(int64(n)), err
	}},
	{Sig: "valid_signals()", Doc: "Return the set of the signals.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return listOf(th, ^uint64(0)&^(1<<31|1<<32))
	}},
	{Sig: "strsignal(signalnum, /)", Doc: "Return what a signal means.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := number(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return describe(n), nil
	}},
}

// setOf reads an iterable of signal numbers.
func setOf(th *py.Thread, v py.Value) (uint64, error) {
	var set uint64
	err := py.ForEach(th, v, func(x py.Value) error {
		n, err := py.IndexInt(th, x)
		if err != nil {
			return err
		}
		if n < 1 || n > 64 {
			return py.ValueErrorf("signal number %d out of range [1; 64]", n)
		}
		set |= 1 << (n - 1)
		return nil
	})
	return set, err
}

// listOf makes a set of signal numbers.
func listOf(th *py.Thread, set uint64) (py.Value, error) {
	var items []py.Value
	for n := 1; n <= 64; n++ {
		if set&(1<<(n-1)) != 0 {
			items = append(items, py.Int(int64(n)))
		}
	}
	return th.Call(py.SetType.Value(), py.ListOf(items))
}
