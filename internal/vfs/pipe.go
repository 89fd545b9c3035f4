package vfs

// This file defines pipes in memory, for VMs without a machine.

import (
	"context"
	"io"
	"sync"
	"syscall"
)

// pipeSize is how much a pipe holds before a writer waits.
const pipeSize = 64 << 10

type pipeBuffer struct {
	mu      sync.Mutex
	buf     []byte
	closedR bool
	closedW bool
	change  chan struct{} // closed at the next change
	watch   map[*func()]struct{}
}

type pipeEnd struct {
	p     *pipeBuffer
	write bool
}

// NewPipe returns the two ends of a pipe.
func NewPipe() (r, w File) {
	p := &pipeBuffer{change: make(chan struct{})}
	return &pipeEnd{p, false}, &pipeEnd{p, true}
}

// changed wakes who waits; the lock is held.
func (p *pipeBuffer) changed() {
	close(p.change)
	p.change = make(chan struct{})
	for wake := range p.watch {
		(*wake)()
	}
}

// Ready returns what the end is ready for.
func (e *pipeEnd) Ready() Events {
	p := e.p
	p.mu.Lock()
	defer p.mu.Unlock()
	var ev Events
	if e.write {
		if len(p.buf) < pipeSize {
			ev = EventOut
		}
		if p.closedR {
			ev |= EventErr
		}
		return ev
	}
	if len(p.buf) > 0 {
		ev = EventIn
	}
	if p.closedW {
		ev |= EventHup
	}
	return ev
}

// Watch calls wake after each change.
func (e *pipeEnd) Watch(wake func()) (stop func()) {
	p := e.p
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.watch == nil {
		p.watch = map[*func()]struct{}{}
	}
	p.watch[&wake] = struct{}{}
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.watch, &wake)
	}
}

// wait gives up the lock until something has changed.
func (p *pipeBuffer) wait(ctx context.Context) error {
	ch := p.change
	p.mu.Unlock()
	defer p.mu.Lock()
	select {
	case <-ch:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ReadWait reads what there is, or waits for something.
func (e *pipeEnd) ReadWait(ctx context.Context, b []byte) (int, error) {
	if e.write {
		return 0, syscall.EBADF
	}
	p := e.p
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.buf) == 0 {
		if p.closedW || len(b) == 0 {
			return 0, io.EOF
		}
		if err := p.wait(ctx); err != nil {
			return 0, err
		}
	}
	n := copy(b, p.buf)
	p.buf = append(p.buf[:0], p.buf[n:]...)
	p.changed()
	return n, nil
}

// WriteWait writes all, waiting for room.
func (e *pipeEnd) WriteWait(ctx context.Context, b []byte) (int, error) {
	if !e.write {
		return 0, syscall.EBADF
	}
	p := e.p
	p.mu.Lock()
	defer p.mu.Unlock()
	done := 0
	for done < len(b) {
		if p.closedR {
			return done, syscall.EPIPE
		}
		room := pipeSize - len(p.buf)
		if room == 0 {
			if err := p.wait(ctx); err != nil {
				return done, err
			}
			continue
		}
		n := min(room, len(b)-done)
		p.buf = append(p.buf, b[done:done+n]...)
		done += n
		p.changed()
	}
	return done, nil
}

// Read is ReadWait without an end.
func (e *pipeEnd) Read(b []byte) (int, error) { return e.ReadWait(context.Background(), b) }

// Write is WriteWait without an end.
func (e *pipeEnd) Write(b []byte) (int, error) { return e.WriteWait(context.Background(), b) }

// Seek fails.
func (e *pipeEnd) Seek(int64, int) (int64, error) { return 0, syscall.ESPIPE }

// Truncate fails.
func (e *pipeEnd) Truncate(int64) error { return syscall.EINVAL }

// Stat says that it is a pipe.
func (e *pipeEnd) Stat() (Info, error) {
	return Info{Mode: ModeFIFO | 0o600, Nlink: 1, Blksize: 4096}, nil
}

// Sync fails as on a pipe of the system.
func (e *pipeEnd) Sync() error { return syscall.EINVAL }

// Close closes the end.
func (e *pipeEnd) Close() error {
	e.p.mu.Lock()
	defer e.p.mu.Unlock()
	if e.write {
		e.p.closedW = true
	} else {
		e.p.closedR = true
	}
	e.p.changed()
	return nil
}
