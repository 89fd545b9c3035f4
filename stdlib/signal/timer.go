package signal

// This file defines alarm and interval timers. They count wall time, the two of
// CPU time too: a VM's share of the process's time is not known.

import (
	"math"
	"sync"
	"time"

	"github.com/hognose/hognose/py"
)

// itimer is an interval timer. It sends its signal from a goroutine of the runtime.
type itimer struct {
	mu       sync.Mutex
	timer    *time.Timer
	next     time.Time
	interval time.Duration
}

// timerSignals are the signals of ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF.
var timerSignals = [3]int{14, 26, 27}

var timerFuncs = []py.NativeDef{
	{Sig: "alarm(seconds, /)", Doc: "Arrange for SIGALRM to arrive after the given number of seconds.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexInt(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		left, _ := stateOf(th).set(th, 0, time.Duration(max(n, 0))*time.Second, 0)
		return py.Int(int64(math.Ceil(left.Seconds()))), nil
	}},
	{Sig: "setitimer(which, seconds, interval=0.0, /)", Doc: "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
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
	t := &itimer{next: time.Now().Add(first), interval: every}
	s.timers[which] = t
	send := th.Interp.Signal
	t.timer = time.AfterFunc(first, func() {
		if send != nil {
			_ = send(nil, timerSignals[which])
		}
		t.again()
	})
	return left, interval
}

// again starts the next interval.
func (t *itimer) again() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.timer == nil {
		return // stopped meanwhile
	}
	if t.interval <= 0 {
		t.next = time.Time{}
		return
	}
	t.next = time.Now().Add(t.interval)
	t.timer.Reset(t.interval)
}

func (t *itimer) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
}

func (s *state) get(which int) (left, interval time.Duration) {
	t := s.timers[which]
	if t == nil {
		return 0, 0
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.timer == nil || t.next.IsZero() {
		return 0, 0
	}
	return max(time.Until(t.next), 0), t.interval
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
