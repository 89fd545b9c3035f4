// Package io is the native module _io, on which io is built: files, buffers, and
// text over them.
package io

// This file defines _IOBase and the three classes under it.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// base is the head of every stream.
type base struct {
	py.Object
	py.Attrs
	place      int32 // in the collector's registry
	baseClosed bool  // _IOBase.close was called
}

func newType(name string, b *py.Type, doc string) *py.Type {
	return &py.Type{Name: name, Module: "_io", Base: b, Doc: doc, Flags: py.FlagBaseType | py.FlagHasWeakref}
}

var (
	unsupportedType = &py.Type{Name: "UnsupportedOperation", Module: "io", Base: py.OSError, Bases: []*py.Type{py.OSError, py.ValueError}, Flags: py.FlagBaseType | py.FlagException}

	ioBaseType       = newType("_IOBase", nil, "The base of all streams.\n\nWhat a stream cannot do raises UnsupportedOperation, an OSError and ValueError. A stream is a context\nmanager that closes it, and an iterator over its lines.")
	rawIOBaseType    = newType("_RawIOBase", ioBaseType, "Base class for raw binary I/O.")
	bufferedBaseType = newType("_BufferedIOBase", ioBaseType, "Base class for buffered IO objects.\n\nread(), readinto() and write() do all they are asked for, unlike those of\na raw stream.")
	textBaseType     = newType("_TextIOBase", ioBaseType, "Base class for text I/O.")
)

func unsupported(op string) error { return py.Errorf(unsupportedType, "%s", op) }

func of(v py.Value) *base { return py.Cast[base](v) }

// register makes the collector close v when it has been dropped without close().
func (b *base) register(th *py.Thread, v py.Value) {
	if b.place == 0 && v.Type().Flags&py.FlagFinalizer == 0 {
		th.Interp.Register(v, &b.place)
	}
}

func (b *base) unregister(th *py.Thread) {
	if b.place != 0 {
		th.Interp.Unregister(&b.place)
	}
}

// baseDel closes a stream that was dropped.
func baseDel(th *py.Thread, self py.Value) {
	closed, err := isClosed(th, self)
	if err != nil || closed {
		return
	}
	if self.Type() == fileIOType {
		py.Cast[fileIO](self).warnUnclosed(th, self)
	} else if m, err := py.LookupAttrGo(th, self, "_dealloc_warn"); err == nil && !m.IsAbsent() {
		_, _ = th.Call(m, self)
	}
	if _, err := th.CallMethodGo(self, "close"); err != nil {
		th.Unraisable(err, "Exception ignored while finalizing file "+safeRepr(th, self), py.Value{})
	}
}

func safeRepr(th *py.Thread, v py.Value) string {
	s, err := py.ReprGo(th, v)
	if err != nil {
		return "<object repr() failed>"
	}
	return s
}

var closedName = py.InternStatic("closed")

// isClosed returns the truth of self.closed.
func isClosed(th *py.Thread, self py.Value) (bool, error) {
	v, err := py.GetAttr(th, self, closedName)
	if err != nil {
		return false, err
	}
	return py.Truth(th, v)
}

func checkClosed(th *py.Thread, self py.Value) error {
	closed, err := isClosed(th, self)
	if err == nil && closed {
		err = errClosed()
	}
	return err
}

func errClosed() error { return py.ValueErrorf("I/O operation on closed file.") }

// ask calls a method that answers yes or no, and raises UnsupportedOperation for no.
func ask(th *py.Thread, self py.Value, method, message string) error {
	v, err := th.CallMethodGo(self, method)
	if err != nil {
		return err
	}
	if !v.IsTrue() {
		return unsupported(message)
	}
	return nil
}

func method(sig, doc string, fn py.NativeFunc) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: fn}
}

func fails(op string) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Value{}, unsupported(op) }
}

func answers(v py.Value) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) { return v, nil }
}

func checks(m, message string) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) { return py.True, ask(th, a[0], m, message) }
}

func enter(th *py.Thread, a []py.Value) (py.Value, error) { return a[0], checkClosed(th, a[0]) }

func exit(th *py.Thread, a []py.Value) (py.Value, error) { return th.CallMethodGo(a[0], "close") }

// getClosed is the property closed of the bases.
func getClosed(th *py.Thread, self py.Value) (py.Value, error) {
	return py.Bool(of(self).baseClosed), nil
}

func baseClose(th *py.Thread, a []py.Value) (py.Value, error) {
	b := of(a[0])
	if b.baseClosed {
		return py.None, nil
	}
	_, err := th.CallMethodGo(a[0], "flush")
	b.baseClosed = true
	b.unregister(th)
	return py.None, err
}

func baseNew(th *py.Thread, t *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if t.Flags&py.FlagAbstract != 0 {
		return py.ObjectType.New(th, t, nil, nil)
	}
	v := py.ValueOf(&py.New[base](t).Object)
	if t.IsHeap() {
		of(v).register(th, v)
	}
	return v, nil
}

// sizeArg reads an optional size: None and absent are -1.
func sizeArg(th *py.Thread, v py.Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	if v.IsNone() || v.IsAbsent() {
		return -1, nil
	}
	if v.Type().Index == nil {
		return 0, py.TypeErrorf("argument should be integer or None, not '%s'", v.Type().Name)
	}
	return py.IndexOverflow(th, v, py.OverflowError)
}

// baseReadline reads a line by peek() and read().
func baseReadline(th *py.Thread, a []py.Value) (py.Value, error) {
	limit, err := sizeArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	peek, err := py.LookupAttrGo(th, a[0], "peek")
	if err != nil {
		return py.Value{}, err
	}
	var line []byte
	for i := 0; limit < 0 || len(line) < limit; i++ {
		want := 1
		if !peek.IsAbsent() {
			v, err := th.Call(peek, py.Int(1))
			if err != nil {
				return py.Value{}, err
			}
			b := py.ToBytes(v)
			if b == nil {
				return py.Value{}, py.Errorf(py.OSError, "peek() should have returned a bytes object, not '%s'", v.Type().Name)
			}
			if s := b.String(); len(s) > 0 {
				if limit >= 0 && len(s) > limit-len(line) {
					s = s[:limit-len(line)]
				}
				want = len(s)
				if k := strings.IndexByte(s, '\n'); k >= 0 {
					want = k + 1
				}
			}
		}
		v, err := th.CallMethodGo(a[0], "read", py.Int(int64(want)))
		if err != nil {
			return py.Value{}, err
		}
		b := py.ToBytes(v)
		if b == nil {
			return py.Value{}, py.Errorf(py.OSError, "read() should have returned a bytes object, not '%s'", v.Type().Name)
		}
		if b.String() == "" {
			break
		}
		if err := th.Charge(int64(len(b.String()))); err != nil {
			return py.Value{}, err
		}
		line = append(line, b.String()...)
		if line[len(line)-1] == '\n' {
			break
		}
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
	}
	return py.BytesOwned(line), nil
}

var readlineName = py.InternStatic("readline")

func baseNext(th *py.Thread, self py.Value) (py.Value, error) {
	line, err := th.CallMethod(self, readlineName)
	if err != nil {
		return line, err
	}
	n, err := py.Len(th, line)
	if err != nil || n == 0 {
		return py.Value{}, err
	}
	return line, nil
}

func baseIter(th *py.Thread, self py.Value) (py.Value, error) { return self, checkClosed(th, self) }

// readlines is readlines(hint=-1) of all streams.
func readlines(th *py.Thread, a []py.Value) (py.Value, error) {
	hint, err := sizeArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	var out []py.Value
	total := 0
	it, err := py.Iter(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	for i := 0; ; i++ {
		v, err := py.Next(th, it)
		if err != nil {
			return py.Value{}, err
		}
		if v.IsAbsent() {
			break
		}
		out = append(out, v)
		if hint > 0 {
			n, err := py.Len(th, v)
			if err != nil {
				return py.Value{}, err
			}
			if total += n; total > hint || total == hint {
				break
			}
		}
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
	}
	return py.ListOf(out), nil
}

func writelines(th *py.Thread, a []py.Value) (py.Value, error) {
	if err := checkClosed(th, a[0]); err != nil {
		return py.Value{}, err
	}
	n := 0
	return py.None, py.ForEach(th, a[1], func(line py.Value) error {
		n++
		if err := th.PollEvery(n); err != nil {
			return err
		}
		_, err := th.CallMethodGo(a[0], "write", line)
		return err
	})
}

func init() {
	py.Define(unsupportedType)
	t := ioBaseType
	t.SetLayout(py.LayoutWithOwnAttrs[base]())
	t.New = baseNew
	t.Init = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) error { return nil }
	t.Slots.Del = baseDel
	t.Iter, t.Next = baseIter, baseNext
	t.Methods = []py.NativeDef{
		method("seek(self, offset, whence=0, /)", "Go to a place, counted in bytes.", fails("seek")),
		method("tell(self, /)", "Return current stream position.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			return th.CallMethodGo(a[0], "seek", py.Int(0), py.Int(1))
		}),
		method("truncate(self, size=None, /)", "Truncate file to size bytes.", fails("truncate")),
		method("flush(self, /)", "Flush write buffers, if applicable.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			if of(a[0]).baseClosed {
				return py.Value{}, errClosed()
			}
			return py.None, nil
		}),
		method("close(self, /)", "Write what is buffered, and close the stream.\n\nThat it is closed already is no error.", baseClose),
		method("seekable(self, /)", "Tell whether there is seek().", answers(py.False)),
		method("readable(self, /)", "Tell whether it can be read.", answers(py.False)),
		method("writable(self, /)", "Tell whether it can be written to.", answers(py.False)),
		method("_checkClosed(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, checkClosed(th, a[0]) }),
		method("_checkSeekable(self, /)", "", checks("seekable", "File or stream is not seekable.")),
		method("_checkReadable(self, /)", "", checks("readable", "File or stream is not readable.")),
		method("_checkWritable(self, /)", "", checks("writable", "File or stream is not writable.")),
		method("fileno(self, /)", "Return the number of the open file, if there is one.", fails("fileno")),
		method("isatty(self, /)", "Tell whether somebody may sit in front of it.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.False, checkClosed(th, a[0])
		}),
		method("__del__(self, /)", "Close the stream, when it is dropped.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			baseDel(th, a[0])
			return py.None, nil
		}),
		method("__enter__(self, /)", "", enter),
		method("__exit__(self, /, *args)", "", exit),
		method("readline(self, size=-1, /)", "Return the next line, or its first size bytes.", baseReadline),
		method("readlines(self, hint=-1, /)", "Return a list of lines: all, or as many as have hint bytes.", readlines),
		method("writelines(self, lines, /)", "Write a list of lines, whose ends are theirs to bring.", writelines),
	}
	t.Getters = []py.GetSetDef{{Name: "closed", Get: getClosed}, dictGetter}
	py.Define(t)

	t = rawIOBaseType
	t.Methods = []py.NativeDef{
		method("read(self, size=-1, /)", "", rawRead),
		method("readall(self, /)", "Read up to the end.", rawReadAll),
	}
	py.Define(t)

	t = bufferedBaseType
	t.Methods = []py.NativeDef{
		method("detach(self, /)", "Give up the stream below and return it.", fails("detach")),
		method("read(self, size=-1, /)", "Read and return up to n bytes.", fails("read")),
		method("read1(self, size=-1, /)", "Return up to size bytes, of what is buffered or else of one read() of the stream below.", fails("read1")),
		method("readinto(self, buffer, /)", "", readintoBy("read")),
		method("readinto1(self, buffer, /)", "", readintoBy("read1")),
		method("write(self, b, /)", "Write buffer b to the IO stream.", fails("write")),
	}
	py.Define(t)

	t = textBaseType
	t.Methods = []py.NativeDef{
		method("detach(self, /)", "Give up the binary stream below and return it.", fails("detach")),
		method("read(self, size=-1, /)", "Read up to size characters.", fails("read")),
		method("readline(self, size=-1, /)", "Read until newline or EOF.", fails("readline")),
		method("write(self, s, /)", "Write string s to stream.", fails("write")),
	}
	none := func(th *py.Thread, self py.Value) (py.Value, error) { return py.None, nil }
	t.Getters = []py.GetSetDef{{Name: "encoding", Get: none, Doc: "Encoding of the text stream."}, {Name: "newlines", Get: none}, {Name: "errors", Get: none}}
	py.Define(t)
}

var dictGetter = py.GetSetDef{Name: "__dict__", Get: func(th *py.Thread, self py.Value) (py.Value, error) { return py.InstanceDict(self).Value(), nil }}

// rawRead is RawIOBase.read by readinto().
func rawRead(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := sizeArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	if n < 0 {
		return th.CallMethodGo(a[0], "readall")
	}
	if err := th.Charge(int64(n)); err != nil {
		return py.Value{}, err
	}
	buf := py.NewByteArray(make([]byte, n))
	v, err := th.CallMethodGo(a[0], "readinto", buf)
	if err != nil || v.IsNone() {
		return v, err
	}
	got, err := py.IndexInt(th, v)
	if err != nil {
		return py.Value{}, err
	}
	b := py.ToByteArray(buf).Bytes()
	if got < 0 || got > len(b) {
		return py.Value{}, py.ValueErrorf("readinto returned %d outside buffer size %d", got, len(b))
	}
	return py.NewBytes(string(b[:got])), nil
}

// rawReadAll is RawIOBase.readall by read().
func rawReadAll(th *py.Thread, a []py.Value) (py.Value, error) {
	var out []byte
	for {
		v, err := th.CallMethodGo(a[0], "read", py.Int(defaultBufferSize))
		if err != nil {
			return v, err
		}
		if v.IsNone() {
			if len(out) == 0 {
				return v, nil
			}
			break
		}
		b := py.ToBytes(v)
		if b == nil {
			return py.Value{}, py.TypeErrorf("read() should return bytes")
		}
		if b.String() == "" {
			break
		}
		if err := th.Charge(int64(len(b.String()))); err != nil {
			return py.Value{}, err
		}
		out = append(out, b.String()...)
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
	return py.BytesOwned(out), nil
}

// readintoBy is readinto of BufferedIOBase by read or read1.
func readintoBy(name string) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		buf, err := py.WritableBytes(th, a[1])
		if err != nil {
			return py.Value{}, py.TypeErrorf("%s() argument must be read-write bytes-like object, not %s", map[string]string{"read": "readinto", "read1": "readinto1"}[name], a[1].Type().Name)
		}
		defer buf.Release(th)
		v, err := th.CallMethodGo(a[0], name, py.Int(int64(buf.Len())))
		if err != nil {
			return py.Value{}, err
		}
		b := py.ToBytes(v)
		if b == nil {
			return py.Value{}, py.TypeErrorf("read() should return bytes")
		}
		if len(b.String()) > buf.Len() {
			return py.Value{}, py.ValueErrorf("read() returned too much data: %d bytes requested, %d returned", buf.Len(), len(b.String()))
		}
		return py.Int(int64(copy(buf.Bytes(), b.String()))), nil
	}
}
