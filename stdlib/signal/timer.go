package signal

// This file defines alarm and interval timers. Those of CPU time go by the time in
// which a thread of the VM does something, as far as the process used CPU time then:
// what a goroutine alone uses nobody knows, nor what of it in the kernel.

import (
	"math"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hognose/hognose/py"
)

// itimer is an interval timer. It sends its signal from a goroutine of the runtime.
type itimer struct {
	start    func(d time.Duration, f func()) py.BusyTimer
	send     func()
	interval time.Duration

	mu      sync.Mutex
	timer   atomic.Pointer[py.BusyTimer] // nil: it has gone off for the last time. Atomic, since walks over the state take no lock.
	stopped bool
}

// wallTimer is a timer that goes by wall time.
type wallTimer struct {
	at    time.Time
	timer *time.Timer
}

func afterWall(d time.Duration, f func()) py.BusyTimer {
	return &wallTimer{time.Now().Add(d), time.AfterFunc(d, f)}
}

func (t *wallTimer) Stop()               { t.timer.Stop() }
func (t *wallTimer) Left() time.Duration { return max(time.Until(t.at), 0) }

// timerSignals are the signals of ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF.
var timerSignals = [3]int{14, 26, 27}

var timerFuncs = []py.NativeDef{
	{Sig: "alarm(seconds, /)", Doc: "Let SIGALRM come in so many seconds.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexInt(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		left, _ := stateOf(th).set(th, 0, time.Duration(max(n, 0))*time.Second, 0)
		return py.Int(int64(math.Ceil(left.Seconds()))), nil
	}},
	{Sig: "setitimer(which, seconds, interval=0.0, /)", Doc: "Let a timer, ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF, go off, once or again and again.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		which, err := whichTimer(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		first, err := duration(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		every, err := duration(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		return pair(stateOf(th).set(th, which, first, every)), nil
	}},
	{Sig: "getitimer(which, /)", Doc: "Returns current value of given itimer.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		which, err := whichTimer(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return pair(stateOf(th).get(which)), nil
	}},
}

func pair(left, interval time.Duration) py.Value {
	return py.TupleOf(py.Float(left.Seconds()), py.Float(interval.Seconds()))
}

func whichTimer(th *py.Thread, v py.Value) (int, error) {
	n, err := py.IndexInt(th, v)
	if err == nil && (n < 0 || n > 2) {
		err = itimerError(22, "Invalid argument")
	}
	return n, err
}

// itimerError is raised as signal.ItimerError, which is OSError.
func itimerError(errno int64, text string) error { return py.OSErrorOf(errno, text, "") }

func seconds(th *py.Thread, v py.Value) (float64, error) {
	f, ok := py.AsFloat(v)
	if n, isInt := py.AsInt(v); isInt {
		f, ok = float64(n), true
	}
	if !ok {
		return 0, py.TypeErrorf("'%s' object cannot be interpreted as a number of seconds", v.Type().Name)
	}
	if math.IsNaN(f) {
		return 0, py.ValueErrorf("Invalid value NaN (not a number)")
	}
	return f, nil
}

func duration(th *py.Thread, v py.Value) (time.Duration, error) {
	f, err := seconds(th, v)
	if err == nil && f < 0 {
		err = itimerError(22, "Invalid argument")
	}
	return time.Duration(min(f, 1e9) * float64(time.Second)), err
}

// set starts a timer, or stops it if first is 0. It returns what was left.
func (s *state) set(th *py.Thread, which int, first, every time.Duration) (left, interval time.Duration) {
	left, interval = s.get(which)
	if t := s.timers[which]; t != nil {
		t.stop()
		s.timers[which] = nil
	}
	if first <= 0 {
		return left, interval
	}
	t := &itimer{start: afterWall, interval: every}
	if which != 0 && th.Interp.AfterBusy != nil {
		t.start = th.Interp.AfterBusy
	}
	send := th.Interp.Signal
	t.send = func() {
		if send != nil {
			_ = send(nil, timerSignals[which])
		}
	}
	s.timers[which] = t
	t.arm(first)
	return left, interval
}

// arm makes the timer go off after d.
func (t *itimer) arm(d time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.timer.Store(nil)
	if d > 0 && !t.stopped {
		timer := t.start(d, func() {
			t.send()
			t.arm(t.interval)
		})
		t.timer.Store(&timer)
	}
}

func (t *itimer) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stopped = true
	if timer := t.timer.Load(); timer != nil {
		(*timer).Stop()
	}
}

func (s *state) get(which int) (left, interval time.Duration) {
	t := s.timers[which]
	if t == nil {
		return 0, 0
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	timer := t.timer.Load()
	if timer == nil {
		return 0, 0
	}
	return (*timer).Left(), t.interval
}

// stopTimers is called at the end of a run: none outlives it. Masks and what waits
// for a handler go too.
func (s *state) stopTimers() {
	for i, t := range s.timers {
		if t != nil {
			t.stop()
			s.timers[i] = nil
		}
	}
}
