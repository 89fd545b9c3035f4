package vfs

// This file puts a writer in front of a file.

import (
	"context"
	"io"
	"sync/atomic"
)

// through is a file that is written to through w.
type through struct {
	File
	w io.Writer
}

// Through returns f as a file whose writes go through w, which passes them on.
func Through(f File, w io.Writer, abandoned *atomic.Int64) File {
	t := through{f, w}
	if wait, ok := f.(Waiting); ok {
		return &throughWaiting{t, wait, NewStream(nil, w, abandoned)}
	}
	return &t
}

// Write writes through the writer.
func (t *through) Write(p []byte) (int, error) {
	n, err := t.w.Write(p)
	return n, fileErr(err)
}

// IsTerminal reports what the file is.
func (t *through) IsTerminal() bool {
	x, ok := t.File.(Terminal)
	return ok && x.IsTerminal()
}

// Under returns the file behind.
func (t *through) Under() File { return t.File }

type throughWaiting struct {
	through
	wait   Waiting
	stream *Stream
}

// ReadWait reads from the file.
func (t *throughWaiting) ReadWait(ctx context.Context, p []byte) (int, error) {
	return t.wait.ReadWait(ctx, p)
}

// WriteWait writes through the writer.
func (t *throughWaiting) WriteWait(ctx context.Context, p []byte) (int, error) {
	n, err := t.stream.WriteWait(ctx, p)
	return n, fileErr(err)
}

// TryRead reads from the file.
func (t *throughWaiting) TryRead(p []byte) (int, bool, error) {
	if x, ok := t.File.(Prompt); ok {
		return x.TryRead(p)
	}
	return 0, false, nil
}

// TryWrite writes through the writer if the file can take it at once.
func (t *throughWaiting) TryWrite(p []byte) (int, bool, error) {
	f, ok := t.File.(interface{ CanWrite() bool })
	for n := 0; ; {
		if !ok || t.stream.writing != nil || !f.CanWrite() {
			return n, false, nil
		}
		k, err := t.w.Write(p[n:min(len(p), n+4096)])
		n += k
		if err != nil || n == len(p) {
			return n, true, fileErr(err)
		}
	}
}
