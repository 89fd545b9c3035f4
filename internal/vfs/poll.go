package vfs

// This file tells which of several files are ready, and waits for them: what select,
// poll and epoll are made of.

import (
	"context"
	"time"
)

// Events are what a file may be ready for, as poll(2) numbers them.
type Events uint32

// The events. Those from EventErr on are reported unasked.
const (
	EventIn   Events = 0x1
	EventPri  Events = 0x2
	EventOut  Events = 0x4
	EventErr  Events = 0x8
	EventHup  Events = 0x10
	EventNval Events = 0x20

	unasked = EventErr | EventHup | EventNval
)

// Pollable is implemented by files in memory that may have to wait.
type Pollable interface {
	// Ready returns what the file is ready for.
	Ready() Events
	// Watch calls wake, which does not wait, after each change until stop is called.
	Watch(wake func()) (stop func())
}

// Item is one file of a set that is polled, and what was found.
type Item struct {
	File   File // nil: there is none, which is EventNval
	Events Events
	Got    Events
}

// Check sets Got of all items without waiting and returns how many are ready.
func Check(items []Item) (int, error) {
	n, system := 0, false
	for i := range items {
		it := &items[i]
		it.Got = 0
		switch {
		case it.File == nil:
			it.Got = EventNval
		case Sysfd(it.File) >= 0:
			system = true
			continue
		default:
			it.Got = ready(it.File) & (it.Events | unasked)
		}
		if it.Got != 0 {
			n++
		}
	}
	if !system {
		return n, nil
	}
	k, err := checkSystem(items)
	return n + k, err
}

// ready returns what a file that is none of the system's is ready for; what never waits always is.
func ready(f File) Events {
	if p, ok := base(f).(Pollable); ok {
		return p.Ready()
	}
	return EventIn | EventOut
}

// Descriptor is implemented by files of the operating system.
type Descriptor interface {
	// Sysfd returns its number there, or -1 if it never waits.
	Sysfd() int
}

// Sysfd returns the number that the operating system has for a file, or -1.
func Sysfd(f File) int {
	if d, ok := base(f).(Descriptor); ok {
		return d.Sysfd()
	}
	return -1
}

// base returns the file behind those that stand in front of it.
func base(f File) File {
	for {
		u, ok := f.(interface{ Under() File })
		if !ok {
			return f
		}
		f = u.Under()
	}
}

// PollWait waits until one of a set of files may be ready. Once it is made it does not look at the
// files any more: they may be closed while it waits.
type PollWait struct {
	queue *Queue // of the files of the system; nil: there are none
	lent  bool   // the queue is somebody else's
	woken chan struct{}
	stops []func()
}

// NewPollWait prepares a wait for the items.
func NewPollWait(items []Item) (*PollWait, error) {
	w := &PollWait{woken: make(chan struct{}, 1)}
	for _, it := range items {
		if it.File == nil || Sysfd(it.File) < 0 {
			continue
		}
		q, err := newQueueOf(items)
		if err != nil {
			return nil, err
		}
		w.queue = q
		break
	}
	for _, it := range items {
		if it.File != nil && Sysfd(it.File) < 0 {
			w.watch(it.File)
		}
	}
	return w, nil
}

// newQueueOf returns a queue of the files of the system among the items.
func newQueueOf(items []Item) (*Queue, error) {
	want := map[int]Events{} // the same file may be there twice
	for _, it := range items {
		if it.File != nil {
			if fd := Sysfd(it.File); fd >= 0 {
				want[fd] |= it.Events
			}
		}
	}
	q, err := NewQueue()
	if err != nil {
		return nil, err
	}
	for fd, ev := range want {
		if err := q.Add(fd, uint32(ev), 0); err != nil {
			q.Close()
			return nil, err
		}
	}
	return q, nil
}

// PollWaitFor prepares a wait for a queue that nobody else waits for now, and for files in memory.
func PollWaitFor(q *Queue, files []File) *PollWait {
	w := &PollWait{queue: q, lent: true, woken: make(chan struct{}, 1)}
	for _, f := range files {
		w.watch(f)
	}
	return w
}

func (w *PollWait) watch(f File) {
	if p, ok := base(f).(Pollable); ok {
		w.stops = append(w.stops, p.Watch(w.wake))
	}
}

func (w *PollWait) wake() {
	select {
	case w.woken <- struct{}{}:
		if w.queue != nil {
			w.queue.wake()
		}
	default:
	}
}

// Wait returns nil when something may be ready or the deadline, if it is not zero, has passed, and the ctx's
// error when that ends first.
func (w *PollWait) Wait(ctx context.Context, deadline time.Time) error {
	if w.queue != nil {
		return w.queue.wait(ctx, w.woken, deadline)
	}
	var over <-chan time.Time
	if !deadline.IsZero() {
		t := time.NewTimer(time.Until(deadline))
		defer t.Stop()
		over = t.C
	}
	select {
	case <-w.woken:
	case <-over:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// Close ends the watching.
func (w *PollWait) Close() {
	for _, stop := range w.stops {
		stop()
	}
	if w.queue != nil && !w.lent {
		w.queue.Close()
	}
}
