package vfs

// This file makes files of the host's streams, which may wait without end: the
// read or write then goes on in a goroutine of its own, and is abandoned at a stop.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

// Stream is a File over a reader or a writer of the host.
type Stream struct {
	r io.Reader
	w io.Writer

	abandoned *atomic.Int64 // counts operations that were given up and still run

	mu      sync.Mutex
	pending chan result // of a read that was given up
	buf     []byte      // what it reads into
	left    []byte      // read and not yet asked for
	writing chan result // of a write that was given up
}

type result struct {
	n   int
	err error
}

// errCount is the error of a stream that says to have read or written less than nothing, or more than it was given.
var errCount = errors.New("a stream of the host returned a count that cannot be")

// ask calls a method of the host's stream and sends what it returns. What the method does wrong, a panic, the end of the
// goroutine, a count that cannot be, is an error, not the end of the process.
func ask(method func(p []byte) (int, error), p []byte, to chan<- result) {
	res := result{0, errors.New("a stream of the host ended its goroutine")}
	defer func() {
		if r := recover(); r != nil {
			res.err = fmt.Errorf("a stream of the host panicked: %v", r)
		}
		to <- res
	}()
	n, err := method(p)
	if n < 0 || n > len(p) {
		n, err = 0, errCount
	}
	res = result{n, err}
}

// written returns the result of a write of n bytes: less of them without an error is one.
func (r result) written(n int) (int, error) {
	if r.n < n && r.err == nil {
		r.err = io.ErrShortWrite
	}
	return r.n, r.err
}

// NewStream returns the file of a reader or a writer; either may be nil: empty
// input, discarded output. abandoned may be nil.
func NewStream(r io.Reader, w io.Writer, abandoned *atomic.Int64) *Stream {
	if abandoned == nil {
		abandoned = new(atomic.Int64)
	}
	return &Stream{r: r, w: w, abandoned: abandoned}
}

// prompt reports whether an operation of a stream never waits.
func prompt(x any) bool {
	switch x.(type) {
	case *bytes.Buffer, *strings.Builder, *strings.Reader, *bytes.Reader:
		return true
	}
	return x == io.Discard
}

// Read reads without a way to stop it.
func (s *Stream) Read(p []byte) (int, error) { return s.ReadWait(context.Background(), p) }

// Write writes without a way to stop it.
func (s *Stream) Write(p []byte) (int, error) { return s.WriteWait(context.Background(), p) }

// ReadWait reads until ctx ends. What a read that was given up gets later is the next read's.
func (s *Stream) ReadWait(ctx context.Context, p []byte) (int, error) {
	if s.r == nil {
		return 0, io.EOF
	}
	if prompt(s.r) {
		return s.r.Read(p)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.left) > 0 {
		n := copy(p, s.left)
		s.left = s.left[n:]
		return n, nil
	}
	if s.pending == nil {
		if cap(s.buf) < len(p) {
			s.buf = make([]byte, len(p))
		}
		buf, ch := s.buf[:len(p)], make(chan result, 1)
		s.pending = ch
		s.buf = buf
		go ask(s.r.Read, buf, ch)
	} else {
		s.abandoned.Add(-1)
	}
	select {
	case res := <-s.pending:
		s.pending = nil
		n := copy(p, s.buf[:res.n])
		s.left = s.buf[n:res.n]
		if len(s.left) > 0 || n > 0 {
			return n, nil
		}
		return n, res.err
	case <-ctx.Done():
		s.abandoned.Add(1)
		return 0, ctx.Err()
	}
}

// busy reports whether a read was given up that still waits, or left something.
func (s *Stream) busy() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pending != nil || len(s.left) > 0
}

// WriteWait writes until ctx ends. A write that was given up goes on; the next
// one waits for it.
func (s *Stream) WriteWait(ctx context.Context, p []byte) (int, error) {
	if s.w == nil {
		return len(p), nil
	}
	if prompt(s.w) {
		return s.w.Write(p)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.writing != nil {
		select {
		case <-s.writing:
			s.writing = nil
			s.abandoned.Add(-1)
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	ch := make(chan result, 1)
	if ctx.Done() == nil {
		ask(s.w.Write, p, ch)
		return (<-ch).written(len(p))
	}
	go ask(s.w.Write, append([]byte(nil), p...), ch)
	select {
	case res := <-ch:
		return res.written(len(p))
	case <-ctx.Done():
		s.writing = ch
		s.abandoned.Add(1)
		return 0, ctx.Err()
	}
}

// Seek fails: a stream has no position.
func (s *Stream) Seek(int64, int) (int64, error) { return 0, syscall.ESPIPE }

// Truncate fails.
func (s *Stream) Truncate(int64) error { return syscall.EINVAL }

// Stat says that it is a pipe.
func (s *Stream) Stat() (Info, error) {
	return Info{Mode: ModeFIFO | 0o600, Nlink: 1, Blksize: 4096}, nil
}

// Sync does nothing.
func (s *Stream) Sync() error { return nil }

// Close does nothing: the stream is the host's.
func (s *Stream) Close() error { return nil }
