package py

// This file defines how threads wait for each other: in queues, for the end of a
// thread, and how long.

import (
	"math"
	"time"
)

// WaitQueue is the threads that wait for something inside the VM, in order. The VM
// lock guards it.
type WaitQueue struct{ first, last *waiter }

type waiter struct {
	th         *Thread
	since      time.Time
	woken      bool
	handed     bool
	next, prev *waiter
}

// handOverAfter is the wait after which what was waited for is handed over rather
// than left to whoever comes first.
const handOverAfter = time.Millisecond

// Empty reports whether nobody waits.
func (q *WaitQueue) Empty() bool { return q.first == nil }

// WakeFirst wakes who has waited longest of those that were not woken yet. It reports who must have what was waited
// for, because he has waited so long that others may not come first any more; nil
// if it may be taken by anybody.
func (q *WaitQueue) WakeFirst() (handedTo *Thread) {
	w := q.first
	for w != nil && w.woken {
		w = w.next
	}
	if w == nil {
		return nil
	}
	w.woken = true
	w.th.Wake()
	if time.Since(w.since) > handOverAfter {
		w.handed = true
		q.remove(w)
		return w.th
	}
	return nil
}

// WakeAll wakes everybody.
func (q *WaitQueue) WakeAll() {
	for w := q.first; w != nil; w = w.next {
		w.woken = true
		w.th.Wake()
	}
}

func (q *WaitQueue) push(w *waiter) {
	w.prev = q.last
	if q.last == nil {
		q.first = w
	} else {
		q.last.next = w
	}
	q.last = w
}

func (q *WaitQueue) remove(w *waiter) {
	if w.prev == nil && q.first != w {
		return
	}
	if w.prev == nil {
		q.first = w.next
	} else {
		w.prev.next = w.next
	}
	if w.next == nil {
		q.last = w.prev
	} else {
		w.next.prev = w.prev
	}
	w.next, w.prev = nil, nil
}

// Wait waits until got returns true, the deadline, if it is not zero, has passed
// (false), or a request ends the wait (the error). got is asked first: what a
// thread has got is not lost to a stop, which comes at the next poll. owner, if
// not nil, tells whom the thread waits for.
func (q *WaitQueue) Wait(th *Thread, w Wait, deadline time.Time, owner func() *Owner, got func() bool) (bool, error) {
	me := &waiter{th: th, since: time.Now()}
	q.push(me)
	outer := th.waitsFor
	defer func() {
		th.waitFor(outer)
		q.remove(me)
	}()
	for {
		if owner != nil {
			th.waitFor(owner())
		}
		th.Eval.Park(th, w, nil, deadline)
		if me.handed || got() {
			return true, nil
		}
		err := th.Eval.Woken(th, w)
		if me.handed || err == nil && got() {
			return true, nil
		}
		if err != nil || !deadline.IsZero() && !time.Now().Before(deadline) {
			if me.woken {
				q.remove(me)
				q.WakeFirst() // it was woken for nothing: the next one's turn
			}
			return false, err
		}
		me.woken = false
	}
}

// WaitDone waits until done is closed (true) or the deadline, if it is not zero,
// has passed (false). A request ends the wait with an error.
func (th *Thread) WaitDone(w Wait, done <-chan struct{}, deadline time.Time) (bool, error) {
	for {
		select {
		case <-done:
			return true, nil
		default:
		}
		if !deadline.IsZero() && !time.Now().Before(deadline) {
			return false, nil
		}
		th.Eval.Park(th, w, done, deadline)
		select {
		case <-done:
			return true, nil
		default:
		}
		if err := th.Eval.Woken(th, w); err != nil {
			return false, err
		}
	}
}

// TimeoutMax is threading.TIMEOUT_MAX, in seconds.
const TimeoutMax = float64(math.MaxInt64 / int64(time.Second))

// Seconds turns a number of seconds into a duration, rounded up to what the clock
// can tell.
func Seconds(th *Thread, v Value) (time.Duration, error) {
	if v.Type().IsSubtype(&floatType) {
		f, _ := AsFloat(v)
		if f != f {
			return 0, ValueErrorf("Invalid value NaN (not a number)")
		}
		f = math.Ceil(f * 1e9)
		if f >= math.MaxInt64 || f < math.MinInt64 {
			return 0, OverflowErrorf("timestamp out of range for platform time_t")
		}
		return time.Duration(f), nil
	}
	i, err := Index(th, v)
	if err != nil {
		return 0, err
	}
	if n, ok := AsInt(i); ok && n <= math.MaxInt64/1_000_000_000 && n >= math.MinInt64/1_000_000_000 {
		return time.Duration(n) * time.Second, nil
	}
	return 0, OverflowErrorf("timestamp too large to convert to C PyTime_t")
}
