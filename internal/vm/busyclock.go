package vm

// This file keeps the clock that ITIMER_VIRTUAL and ITIMER_PROF go by: it runs while
// a thread of the run does something, and stands still while all of them wait. The
// CPU time of a goroutine nobody knows; that of the process bounds it, so that what
// other processes take of a processor is not counted.

import (
	"time"

	"github.com/hognose/hognose/internal/hostsys"
	"github.com/hognose/hognose/py"
)

// busyClock is the clock of a VM. VM.mu guards it. Nothing is counted while there is
// no timer.
type busyClock struct {
	timers map[*busyTimer]struct{}
	runs   bool
	since  time.Time     // when it began to run
	used   time.Duration // of CPU time by the process until then
	total  time.Duration // of the times before
}

func (c *busyClock) now() time.Duration {
	if c.runs {
		return c.total + min(time.Since(c.since), hostsys.CPUTime()-c.used)
	}
	return c.total
}

// busyTimer calls a function when the clock has come to a point.
type busyTimer struct {
	vm    *VM
	at    time.Duration
	f     func()
	timer *time.Timer // while the clock runs
}

// afterBusy is Interpreter.AfterBusy.
func (v *VM) afterBusy(d time.Duration, f func()) py.BusyTimer {
	v.mu.Lock()
	defer v.mu.Unlock()
	c := &v.busy
	if c.timers == nil {
		c.timers = map[*busyTimer]struct{}{}
	}
	t := &busyTimer{vm: v, f: f}
	c.timers[t] = struct{}{}
	v.tellBusy()
	t.at = c.now() + d
	t.start()
	return t
}

// shortestBusy is how long to wait at least until the clock is looked at: it may be
// slower than the timer.
const shortestBusy = 200 * time.Microsecond

// start makes the timer go off in time, if the clock runs.
func (t *busyTimer) start() {
	c := &t.vm.busy
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	if c.runs {
		t.timer = time.AfterFunc(max(t.at-c.now(), shortestBusy), t.expire)
	}
}

func (t *busyTimer) expire() {
	v := t.vm
	v.mu.Lock()
	_, there := v.busy.timers[t]
	due := there && v.busy.now() >= t.at
	if due {
		delete(v.busy.timers, t)
	} else if there {
		t.start()
	}
	v.mu.Unlock()
	if due {
		t.f()
	}
}

// Stop makes the timer not go off any more.
func (t *busyTimer) Stop() {
	v := t.vm
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.busy.timers, t)
	if t.timer != nil {
		t.timer.Stop()
	}
}

// Left returns what the clock has to go until the timer goes off, 0 if it has or was stopped.
func (t *busyTimer) Left() time.Duration {
	v := t.vm
	v.mu.Lock()
	defer v.mu.Unlock()
	if _, there := v.busy.timers[t]; !there {
		return 0
	}
	return max(t.at-v.busy.now(), 0)
}

// tellBusy lets the clock run or stand still, after a thread has begun or ended, or
// begun or ended to wait. VM.mu is held.
func (v *VM) tellBusy() {
	c := &v.busy
	if len(c.timers) == 0 {
		return
	}
	runs := false
	if v.run != nil {
		for _, th := range v.run.threads {
			runs = runs || th.parked.cancel == nil
		}
	}
	if runs == c.runs {
		return
	}
	c.total = c.now()
	c.runs, c.since, c.used = runs, time.Now(), hostsys.CPUTime()
	for t := range c.timers {
		t.start()
	}
}
