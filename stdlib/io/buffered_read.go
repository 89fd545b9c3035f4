package io

// This file defines reading from BufferedReader and BufferedRandom.

import (
	"bytes"
	"context"

	"github.com/hognose/hognose/py"
)

// waitFor waits until ch is closed.
func waitFor(th *py.Thread, ch chan struct{}) error {
	return th.BlockIn("the lock of a buffered stream", func(ctx context.Context) error {
		select {
		case <-ch:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
}

// fill reads once into the empty read buffer; 0 is the end, -1 nothing for now.
func (b *buffered) fill(th *py.Thread) (int, error) {
	if cap(b.rbuf) < b.size {
		if err := th.Charge(int64(b.size)); err != nil {
			return 0, err
		}
		size := b.size
		if b.file != nil && b.file.size > 0 {
			// A small file needs no large buffer.
			size = min(size, max(int(min(b.file.size, 1<<30))+1, 512))
		} else if size > 8192 && cap(b.rbuf) == 0 {
			size = 8192 // a stream: most are short
		}
		if cap(b.rbuf) < size {
			b.rbuf = make([]byte, 0, size)
		}
	}
	buf := b.rbuf[:cap(b.rbuf)]
	b.rbuf, b.rpos = b.rbuf[:0], 0
	n, err := b.rawRead(th, buf)
	if n > 0 {
		b.rbuf = buf[:n]
		if n == cap(buf) && n < b.size {
			b.rbuf = append(make([]byte, 0, min(b.size, 16*n)), b.rbuf...)
		}
	}
	return n, err
}

// readN reads n bytes, fewer only at the end; none reports that nothing is there now.
func (b *buffered) readN(th *py.Thread, n int) (out []byte, none bool, err error) {
	if have := b.ahead(); n <= len(have) {
		out = append(make([]byte, 0, n), have[:n]...)
		b.rpos += n
		return out, false, nil
	}
	if err := th.Charge(int64(n)); err != nil {
		return nil, false, err
	}
	out = make([]byte, 0, min(n, 1<<20))
	out = append(out, b.ahead()...)
	b.dropAhead()
	if err := b.flushWrites(th); err != nil {
		return nil, false, err
	}
	for len(out) < n {
		want := n - len(out)
		if want >= b.size {
			// Whole blocks go past the buffer.
			want = want / b.size * b.size
			if cap(out)-len(out) < want {
				c := min(n, max(2*cap(out), len(out)+min(want, 1<<20)))
				out = append(make([]byte, 0, c), out...)
				want = min(want, c-len(out))
			}
			k, err := b.rawRead(th, out[len(out):len(out)+want])
			if err != nil {
				return nil, false, err
			}
			if k <= 0 {
				return out, k < 0 && len(out) == 0, nil
			}
			out = out[:len(out)+k]
			continue
		}
		k, err := b.fill(th)
		if err != nil {
			return nil, false, err
		}
		if k <= 0 {
			return out, k < 0 && len(out) == 0, nil
		}
		k = min(k, want)
		out = append(out, b.rbuf[:k]...)
		b.rpos = k
		if err := th.Poll(); err != nil {
			return nil, false, err
		}
	}
	return out, false, nil
}

// readAll reads to the end.
func (b *buffered) readAll(th *py.Thread) (py.Value, error) {
	if err := b.flushWrites(th); err != nil {
		return py.Value{}, err
	}
	head := append([]byte(nil), b.ahead()...)
	b.dropAhead()
	if b.file != nil {
		rest, none, err := b.file.readAll(th)
		b.at = -1
		if err != nil {
			return py.Value{}, err
		}
		if none && len(head) == 0 {
			return py.None, nil
		}
		if len(head) == 0 {
			return py.BytesOwned(rest), nil
		}
		return py.BytesOwned(append(head, rest...)), nil
	}
	b.at = -1
	m, err := py.LookupAttrGo(th, b.raw, "readall")
	if err != nil {
		return py.Value{}, err
	}
	if !m.IsAbsent() {
		v, err := th.Call(m)
		if err != nil {
			return py.Value{}, err
		}
		if v.IsNone() {
			if len(head) == 0 {
				return v, nil
			}
			return py.BytesOwned(head), nil
		}
		rest := py.ToBytes(v)
		if rest == nil {
			return py.Value{}, py.TypeErrorf("readall() should return bytes")
		}
		if len(head) == 0 {
			return v, nil
		}
		return py.BytesOwned(append(head, rest.String()...)), nil
	}
	for {
		v, err := th.CallMethodGo(b.raw, "read")
		if err != nil {
			return py.Value{}, err
		}
		if !v.IsNone() && py.ToBytes(v) == nil {
			return py.Value{}, py.TypeErrorf("read() should return bytes")
		}
		if v.IsNone() || py.ToBytes(v).String() == "" {
			if v.IsNone() && len(head) == 0 {
				return v, nil
			}
			return py.BytesOwned(head), nil
		}
		if err := th.Charge(int64(len(py.ToBytes(v).String()))); err != nil {
			return py.Value{}, err
		}
		head = append(head, py.ToBytes(v).String()...)
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
}

// readLine reads up to and with a newline, at most limit bytes unless that is negative.
func (b *buffered) readLine(th *py.Thread, limit int) ([]byte, error) {
	have := b.ahead()
	if limit >= 0 && len(have) > limit {
		have = have[:limit]
	}
	if i := bytes.IndexByte(have, '\n'); i >= 0 {
		b.rpos += i + 1
		return have[:i+1], nil
	}
	if limit >= 0 && len(have) == limit {
		b.rpos += limit
		return have, nil
	}
	line := append([]byte(nil), have...)
	b.dropAhead()
	if err := b.flushWrites(th); err != nil {
		return nil, err
	}
	for {
		n, err := b.fill(th)
		if err != nil {
			return nil, err
		}
		if n <= 0 {
			return line, nil
		}
		part := b.ahead()
		if limit >= 0 && len(part) > limit-len(line) {
			part = part[:limit-len(line)]
		}
		i := bytes.IndexByte(part, '\n')
		if i >= 0 {
			part = part[:i+1]
		}
		if err := th.Charge(int64(len(part))); err != nil {
			return nil, err
		}
		line = append(line, part...)
		b.rpos += len(part)
		if i >= 0 || limit >= 0 && len(line) >= limit {
			return line, nil
		}
		if err := th.Poll(); err != nil {
			return nil, err
		}
	}
}

func bufferedNext(th *py.Thread, self py.Value) (py.Value, error) {
	if !isBuffered(self) {
		return baseNext(th, self)
	}
	b := toBuffered(self)
	if err := b.begin(th, "readline of closed file"); err != nil {
		return py.Value{}, err
	}
	line, err := b.readLine(th, -1)
	b.unlock()
	if err != nil || len(line) == 0 {
		return py.Value{}, err
	}
	return py.NewBytes(string(line)), nil
}

// readInto fills p; once: with one read of the raw stream at most.
func (b *buffered) readInto(th *py.Thread, p []byte, once bool) (int, error) {
	n := copy(p, b.ahead())
	b.rpos += n
	if n == len(p) || once && n > 0 {
		return n, nil
	}
	b.dropAhead()
	if err := b.flushWrites(th); err != nil {
		return 0, err
	}
	for n < len(p) {
		var k int
		var err error
		if len(p)-n > b.size {
			if k, err = b.rawRead(th, p[n:]); k > 0 {
				n += k
			}
		} else if k, err = b.fill(th); k > 0 {
			m := copy(p[n:], b.ahead())
			b.rpos += m
			n += m
		}
		if err != nil {
			return 0, err
		}
		if k < 0 && n == 0 {
			return -1, nil
		}
		if k <= 0 || once {
			break
		}
		if err := th.Poll(); err != nil {
			return 0, err
		}
	}
	return n, nil
}

func readMethods() []py.NativeDef {
	into := func(name string, once bool) py.NativeDef {
		return method(name+"(self, buffer, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			b := toBuffered(a[0])
			if err := b.check(); err != nil {
				return py.Value{}, err
			}
			buf, err := writable(th, a[1], name)
			if err != nil {
				return py.Value{}, err
			}
			defer buf.Release(th)
			if err := b.begin(th, name+" of closed file"); err != nil {
				return py.Value{}, err
			}
			defer b.unlock()
			return countValue(b.readInto(th, buf.Bytes(), once))
		})
	}
	return []py.NativeDef{
		method("read(self, size=-1, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			b := toBuffered(a[0])
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if err := b.check(); err != nil {
				return py.Value{}, err
			}
			if n < -1 {
				return py.Value{}, py.ValueErrorf("read length must be non-negative or -1")
			}
			if err := b.begin(th, "read of closed file"); err != nil {
				return py.Value{}, err
			}
			defer b.unlock()
			if n == -1 {
				return b.readAll(th)
			}
			return allValue(b.readN(th, n))
		}),
		method("read1(self, size=-1, /)", "Return up to size bytes, of what is buffered or else of one read() of the stream below.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			b := toBuffered(a[0])
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if err := b.check(); err != nil {
				return py.Value{}, err
			}
			if n < 0 {
				n = b.size
			}
			if err := b.begin(th, "read of closed file"); err != nil {
				return py.Value{}, err
			}
			defer b.unlock()
			p, err := b.read1(th, n)
			return py.NewBytes(string(p)), err
		}),
		into("readinto", false), into("readinto1", true),
		method("peek(self, size=0, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			b := toBuffered(a[0])
			if err := b.begin(th, "peek of closed file"); err != nil {
				return py.Value{}, err
			}
			defer b.unlock()
			if len(b.ahead()) == 0 {
				if err := b.flushWrites(th); err != nil {
					return py.Value{}, err
				}
				if _, err := b.fill(th); err != nil {
					return py.Value{}, err
				}
			}
			return py.NewBytes(string(b.ahead())), nil
		}),
		method("readline(self, size=-1, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			b := toBuffered(a[0])
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if err := b.begin(th, "readline of closed file"); err != nil {
				return py.Value{}, err
			}
			defer b.unlock()
			line, err := b.readLine(th, n)
			return py.NewBytes(string(line)), err
		}),
	}
}

// read1 returns at most n bytes after at most one read of the raw stream; they are
// valid until the next operation.
func (b *buffered) read1(th *py.Thread, n int) ([]byte, error) {
	if len(b.ahead()) == 0 && n > 0 {
		if err := b.flushWrites(th); err != nil {
			return nil, err
		}
		if _, err := b.fill(th); err != nil {
			return nil, err
		}
	}
	p := b.ahead()
	p = p[:min(n, len(p))]
	b.rpos += len(p)
	return p, nil
}
