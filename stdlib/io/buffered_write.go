package io

// This file defines writing to BufferedWriter and BufferedRandom, and BufferedRWPair.

import "github.com/hognose/hognose/py"

func bufferedWrite(th *py.Thread, a []py.Value) (py.Value, error) {
	b := toBuffered(a[0])
	if err := b.check(); err != nil {
		return py.Value{}, err
	}
	n := 0
	err := withBytes(th, a[1], func(p []byte) error {
		if err := b.begin(th, "write to closed file"); err != nil {
			return err
		}
		defer b.unlock()
		var err error
		n, err = b.write(th, p)
		return err
	})
	if err != nil {
		return py.Value{}, err
	}
	return py.Int(int64(n)), nil
}

// write takes p into the buffer, or past it if it is large.
func (b *buffered) write(th *py.Thread, p []byte) (int, error) {
	if b.readable {
		if err := b.rewind(th); err != nil {
			return 0, err
		}
	}
	if len(b.wbuf)+len(p) <= b.size {
		b.wbuf = append(b.wbuf, p...)
		return len(p), nil
	}
	if err := b.flushWrites(th); err != nil {
		if !py.IsException(err, py.BlockingIOError) {
			return 0, err
		}
		// What fits is taken all the same.
		room := b.size - len(b.wbuf)
		if room >= len(p) {
			b.wbuf = append(b.wbuf, p...)
			return len(p), nil
		}
		b.wbuf = append(b.wbuf, p[:room]...)
		return 0, blocked(room)
	}
	done := 0
	for len(p)-done > b.size {
		n, err := b.rawWrite(th, p[done:])
		if n > 0 {
			done += n
		}
		if err != nil {
			return 0, err
		}
		if n < 0 {
			room := min(b.size, len(p)-done)
			b.wbuf = append(b.wbuf[:0], p[done:done+room]...)
			if done += room; done == len(p) {
				return done, nil
			}
			return 0, blocked(done)
		}
		if err := th.Poll(); err != nil {
			return 0, err
		}
	}
	b.wbuf = append(b.wbuf[:0], p[done:]...)
	return len(p), nil
}

// rwPair is the Python type BufferedRWPair.
type rwPair struct {
	base
	reader, writer py.Value
}

var rwPairType = newType("BufferedRWPair", bufferedBaseType, "Two raw streams, one to read from and one to write to, as one buffered object:\nfor pipes and sockets.\n\nBuffers are DEFAULT_BUFFER_SIZE long unless buffer_size says otherwise.")

func toPair(v py.Value) *rwPair { return py.Cast[rwPair](v) }

func (p *rwPair) check() error {
	if p.reader.IsAbsent() || p.writer.IsAbsent() {
		return py.ValueErrorf("I/O operation on uninitialized object")
	}
	return nil
}

func init() {
	t := rwPairType
	t.SetLayout(py.LayoutWithOwnAttrs[rwPair]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[rwPair](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "BufferedRWPair(self, reader, writer, buffer_size=131072, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		p := toPair(a[0])
		if err := ask(th, a[1], "readable", "File or stream is not readable."); err != nil {
			return py.Value{}, err
		}
		if err := ask(th, a[2], "writable", "File or stream is not writable."); err != nil {
			return py.Value{}, err
		}
		r, err := th.Call(readerType.Value(), a[1], a[3])
		if err != nil {
			return py.Value{}, err
		}
		w, err := th.Call(writerType.Value(), a[2], a[3])
		if err != nil {
			return py.Value{}, err
		}
		p.reader, p.writer = r, w
		return py.None, nil
	}})
	pass := func(sig, name string, to func(p *rwPair) py.Value) py.NativeDef {
		return method(sig, "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			p := toPair(a[0])
			if err := p.check(); err != nil {
				return py.Value{}, err
			}
			return th.CallMethodGo(to(p), name, py.ToTuple(a[1]).Items()...)
		})
	}
	reader := func(p *rwPair) py.Value { return p.reader }
	writer := func(p *rwPair) py.Value { return p.writer }
	t.Methods = []py.NativeDef{
		pass("read(self, /, *args)", "read", reader), pass("peek(self, /, *args)", "peek", reader), pass("read1(self, /, *args)", "read1", reader),
		pass("readinto(self, /, *args)", "readinto", reader), pass("readinto1(self, /, *args)", "readinto1", reader),
		pass("readable(self, /, *args)", "readable", reader),
		pass("write(self, /, *args)", "write", writer), pass("flush(self, /, *args)", "flush", writer), pass("writable(self, /, *args)", "writable", writer),
		method("close(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			p := toPair(a[0])
			if err := p.check(); err != nil {
				return py.Value{}, err
			}
			_, werr := th.CallMethodGo(p.writer, "close")
			_, err := th.CallMethodGo(p.reader, "close")
			p.unregister(th)
			if werr != nil {
				if err != nil {
					return py.Value{}, py.Chain(err, werr)
				}
				return py.Value{}, werr
			}
			return py.None, err
		}),
		method("isatty(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			p := toPair(a[0])
			if err := p.check(); err != nil {
				return py.Value{}, err
			}
			v, err := th.CallMethodGo(p.writer, "isatty")
			if err != nil || !v.IsFalse() {
				return v, err
			}
			return th.CallMethodGo(p.reader, "isatty")
		}),
	}
	t.Getters = []py.GetSetDef{{Name: "closed", Get: func(th *py.Thread, self py.Value) (py.Value, error) {
		p := toPair(self)
		if p.writer.IsAbsent() {
			return py.Value{}, py.RuntimeErrorf("the BufferedRWPair object is being garbage-collected")
		}
		return py.GetAttrGo(th, p.writer, "closed")
	}}}
	py.Define(t)
}
