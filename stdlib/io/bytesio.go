package io

// This file defines BytesIO.

import (
	"bytes"

	"github.com/hognose/hognose/py"
)

// bytesIO is the Python type BytesIO.
type bytesIO struct {
	base
	buf     []byte
	pos     int
	shared  bool // buf is the memory of a bytes object: it is copied before a write
	exports py.Exports
	closed  bool
}

var (
	bytesIOType = newType("BytesIO", bufferedBaseType, "Bytes in memory, as a binary file.")
	// bytesBufferType exports the memory of a BytesIO: the obj of the view that getbuffer gives.
	bytesBufferType = &py.Type{Name: "_BytesIOBuffer", Module: "_io", Flags: py.FlagNoInstantiate}
)

type bytesBuffer struct {
	py.Object
	src *bytesIO
}

func toBytesIO(v py.Value) *bytesIO { return py.Cast[bytesIO](v) }

func (b *bytesIO) check() error {
	if b.closed {
		return errClosed()
	}
	return nil
}

// own makes the memory b's own and checks that it may change its size.
func (b *bytesIO) own(th *py.Thread) error {
	if err := b.exports.CheckResize(); err != nil {
		return err
	}
	if b.shared {
		if err := th.Charge(int64(len(b.buf))); err != nil {
			return err
		}
		b.buf = append(make([]byte, 0, len(b.buf)+len(b.buf)/8), b.buf...)
		b.shared = false
	}
	return nil
}

func (b *bytesIO) rest() []byte {
	if b.pos >= len(b.buf) {
		return nil
	}
	return b.buf[b.pos:]
}

func (b *bytesIO) take(n int) []byte {
	p := b.rest()
	if n >= 0 && n < len(p) {
		p = p[:n]
	}
	b.pos += len(p)
	return p
}

func (b *bytesIO) line(limit int) []byte {
	p := b.rest()
	if limit >= 0 && limit < len(p) {
		p = p[:limit]
	}
	if i := bytes.IndexByte(p, '\n'); i >= 0 {
		p = p[:i+1]
	}
	b.pos += len(p)
	return p
}

// bytesValue returns the bytes object of a part of the memory; all of shared memory is not copied.
func (b *bytesIO) bytesValue(th *py.Thread, p []byte) (py.Value, error) {
	if b.shared && len(p) == len(b.buf) {
		return py.BytesOwned(p), nil
	}
	if len(p) > 64<<10 {
		if err := th.Charge(int64(len(p))); err != nil {
			return py.Value{}, err
		}
	}
	return py.NewBytes(string(p)), nil
}

func (b *bytesIO) write(th *py.Thread, p []byte) error {
	if len(p) == 0 {
		return nil
	}
	end := b.pos + len(p)
	if end < 0 {
		return py.NewException(py.MemoryError)
	}
	if err := b.own(th); err != nil {
		return err
	}
	if end > len(b.buf) {
		if end > cap(b.buf) {
			size := max(end+end/8, 64)
			if err := th.Charge(int64(size)); err != nil {
				return err
			}
			b.buf = append(make([]byte, 0, max(size, min(2*cap(b.buf), 1<<26))), b.buf...)
		}
		old := len(b.buf)
		b.buf = b.buf[:end]
		if b.pos > old {
			clear(b.buf[old:b.pos])
		}
	}
	copy(b.buf[b.pos:], p)
	b.pos = end
	return nil
}

func (b *bytesIO) init(th *py.Thread, initial py.Value) error {
	if err := b.exports.CheckResize(); err != nil {
		return err
	}
	b.buf, b.pos, b.shared, b.closed = nil, 0, false, false
	if initial.IsAbsent() || initial.IsNone() {
		return nil
	}
	if x := py.ToBytes(initial); x != nil {
		p, err := py.ViewBytes(th, initial)
		b.buf, b.shared = p, true
		return err
	}
	return withBytes(th, initial, func(p []byte) error {
		if err := th.Charge(int64(len(p))); err != nil {
			return err
		}
		b.buf = append([]byte(nil), p...)
		return nil
	})
}

func bytesIONext(th *py.Thread, self py.Value) (py.Value, error) {
	b := toBytesIO(self)
	if err := b.check(); err != nil {
		return py.Value{}, err
	}
	p := b.line(-1)
	if len(p) == 0 {
		return py.Value{}, nil
	}
	return py.NewBytes(string(p)), nil
}

// bytesMethod is a method that needs an open stream.
func bytesMethod(sig, doc string, f func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error)) py.NativeDef {
	return method(sig, doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
		b := toBytesIO(a[0])
		if err := b.check(); err != nil {
			return py.Value{}, err
		}
		return f(b, th, a)
	})
}

func init() {
	bb := bytesBufferType
	bb.SetLayout(py.LayoutOf[bytesBuffer]())
	bb.Buffer = func(th *py.Thread, self py.Value, flags py.BufferFlags) (*py.Buffer, error) {
		b := py.Cast[bytesBuffer](self).src
		if b.shared {
			if err := b.own(th); err != nil {
				return nil, err
			}
		}
		return py.NewBuffer(self, b.buf, false, flags, &b.exports)
	}
	py.Define(bb)

	t := bytesIOType
	t.SetLayout(py.LayoutWithOwnAttrs[bytesIO]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[bytesIO](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "BytesIO(self, initial_bytes=?)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, toBytesIO(a[0]).init(th, a[1])
	}})
	t.Iter, t.Next = baseIter, bytesIONext
	t.Getters = []py.GetSetDef{{Name: "closed", Doc: "True if the file is closed.", Get: func(th *py.Thread, self py.Value) (py.Value, error) {
		return py.Bool(toBytesIO(self).closed), nil
	}}}
	yes := bytesAnswer(py.True)
	sized := func(f func(b *bytesIO, n int) []byte) func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
		return func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			return b.bytesValue(th, f(b, n))
		}
	}
	t.Methods = []py.NativeDef{
		bytesMethod("readable(self, /)", "Tell whether it can be read.", yes),
		bytesMethod("writable(self, /)", "Tell whether it can be written to.", yes),
		bytesMethod("seekable(self, /)", "Tell whether there is seek().", yes),
		bytesMethod("flush(self, /)", "Does nothing.", bytesAnswer(py.None)),
		bytesMethod("isatty(self, /)", "Always returns False.", bytesAnswer(py.False)),
		bytesMethod("tell(self, /)", "Current file position, an integer.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(int64(b.pos)), nil }),
		bytesMethod("getvalue(self, /)", "Return all bytes.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			return b.bytesValue(th, b.buf)
		}),
		bytesMethod("getbuffer(self, /)", "Return a view of the bytes, which can be changed through it.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			o := &bytesBuffer{src: b}
			o.SetType(bytesBufferType)
			buf, err := py.GetBuffer(th, py.ValueOf(&o.Object), py.BufFull)
			if err != nil {
				return py.Value{}, err
			}
			return py.NewMemoryView(buf), nil
		}),
		bytesMethod("read(self, size=-1, /)", "Return up to size bytes.", sized((*bytesIO).take)),
		bytesMethod("read1(self, size=-1, /)", "Return up to size bytes.", sized((*bytesIO).take)),
		bytesMethod("readline(self, size=-1, /)", "Return the next line.", sized((*bytesIO).line)),
		bytesMethod("readlines(self, size=None, /)", "Return a list of lines.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			var out []py.Value
			for total := 0; ; {
				p := b.line(-1)
				if len(p) == 0 {
					break
				}
				out = append(out, py.NewBytes(string(p)))
				if total += len(p); n > 0 && total >= n {
					break
				}
				if err := th.PollEvery(len(out)); err != nil {
					return py.Value{}, err
				}
			}
			return py.ListOf(out), nil
		}),
		bytesMethod("readinto(self, buffer, /)", "Read bytes into buffer.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			buf, err := writable(th, a[1], "readinto")
			if err != nil {
				return py.Value{}, err
			}
			defer buf.Release(th)
			n := copy(buf.Bytes(), b.rest())
			b.pos += n
			return py.Int(int64(n)), nil
		}),
		bytesMethod("truncate(self, size=None, /)", "Cut the contents off at size.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			n := b.pos
			if !a[1].IsNone() {
				var err error
				if n, err = sizeArg(th, a[1]); err != nil {
					return py.Value{}, err
				}
				if n < 0 {
					return py.Value{}, py.ValueErrorf("negative size value %d", n)
				}
			}
			if err := b.own(th); err != nil {
				return py.Value{}, err
			}
			if n < len(b.buf) {
				b.buf = b.buf[:n]
			}
			return py.Int(int64(n)), nil
		}),
		bytesMethod("seek(self, pos, whence=0, /)", "Change stream position.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			pos, whence, err := seekArgs(th, a)
			if err != nil {
				return py.Value{}, err
			}
			switch {
			case pos < 0 && whence == 0:
				return py.Value{}, py.ValueErrorf("negative seek value %d", pos)
			case whence == 1:
				pos = addPos(pos, b.pos)
			case whence == 2:
				pos = addPos(pos, len(b.buf))
			case whence != 0:
				return py.Value{}, py.ValueErrorf("invalid whence (%d, should be 0, 1 or 2)", whence)
			}
			if pos < 0 && whence != 0 && a[1].IsInt() && a[1].Int() > 0 {
				return py.Value{}, py.OverflowErrorf("new position too large")
			}
			b.pos = max(pos, 0)
			return py.Int(int64(b.pos)), nil
		}),
		bytesMethod("write(self, b, /)", "Write bytes to file.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			n := 0
			err := withBytes(th, a[1], func(p []byte) error {
				if err := b.check(); err != nil {
					return err
				}
				n = len(p)
				return b.write(th, p)
			})
			return py.Int(int64(n)), err
		}),
		bytesMethod("writelines(self, lines, /)", "Write lines to the file.", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, py.ForEach(th, a[1], func(line py.Value) error {
				_, err := th.CallMethodGo(a[0], "write", line)
				return err
			})
		}),
		method("close(self, /)", "Disable all I/O operations.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			b := toBytesIO(a[0])
			if b.closed {
				return py.None, nil
			}
			if err := b.exports.CheckResize(); err != nil {
				return py.Value{}, err
			}
			b.buf, b.closed = nil, true
			return py.None, nil
		}),
		bytesMethod("__getstate__(self, /)", "", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			v, err := b.bytesValue(th, b.buf)
			if err != nil {
				return py.Value{}, err
			}
			return py.TupleOf(v, py.Int(int64(b.pos)), stateDict(a[0])), nil
		}),
		bytesMethod("__setstate__(self, state, /)", "", func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
			st := py.ToTuple(a[1])
			if st == nil || len(st.Items()) < 3 {
				return py.Value{}, py.TypeErrorf("%s.__setstate__ argument should be 3-tuple, got %s", a[0].Type().FullName(), a[1].Type().Name)
			}
			items := st.Items()
			if err := b.init(th, items[0]); err != nil {
				return py.Value{}, err
			}
			if !py.IsIntLike(items[1]) {
				return py.Value{}, py.TypeErrorf("second item of state must be an integer, not %s", items[1].Type().Name)
			}
			pos, err := py.IndexOverflow(th, items[1], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			if pos < 0 {
				return py.Value{}, py.ValueErrorf("position value cannot be negative")
			}
			b.pos = pos
			return py.None, setStateDict(th, a[0], items[2], "third")
		}),
		method("__sizeof__(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(80 + cap(toBytesIO(a[0]).buf))), nil
		}),
	}
	py.Define(t)
}

func bytesAnswer(v py.Value) func(b *bytesIO, th *py.Thread, a []py.Value) (py.Value, error) {
	return func(*bytesIO, *py.Thread, []py.Value) (py.Value, error) { return v, nil }
}

func addPos(a, b int) int {
	if a > 0 && a+b < 0 {
		return -1
	}
	return a + b
}

// seekArgs reads the offset and whence of seek.
func seekArgs(th *py.Thread, a []py.Value) (pos, whence int, err error) {
	if pos, err = py.IndexOverflow(th, a[1], py.OverflowError); err != nil {
		return
	}
	whence, err = py.IndexOverflow(th, a[2], py.OverflowError)
	return
}

// stateDict returns a copy of the attributes for pickling, or None.
func stateDict(v py.Value) py.Value {
	if d := py.InstanceDict(v); d.Len() > 0 {
		return d.Copy().Value()
	}
	return py.None
}

func setStateDict(th *py.Thread, self, v py.Value, which string) error {
	if v.IsNone() {
		return nil
	}
	d := py.ToDict(v)
	if d == nil {
		return py.TypeErrorf("%s item of state should be a dict, got a %s", which, v.Type().Name)
	}
	own := py.InstanceDict(self)
	for i := 0; ; {
		k, x, ok := d.Next(&i)
		if !ok {
			return nil
		}
		if err := own.Set(th, k, x); err != nil {
			return err
		}
	}
}
