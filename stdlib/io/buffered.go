package io

// This file defines what BufferedReader, BufferedWriter and BufferedRandom share.

import (
	"fmt"

	"github.com/hognose/hognose/py"
)

// defaultBufferSize is io.DEFAULT_BUFFER_SIZE.
const defaultBufferSize = 128 << 10

// buffered is the Go struct of the three classes. The raw stream is ahead of the
// stream's own position by what is in rbuf and behind it by what is in wbuf; at
// most one of them is not empty.
type buffered struct {
	base
	raw      py.Value
	file     *fileIO // raw, if that is a FileIO whose methods are the native ones
	size     int
	readable bool
	writable bool
	ok       bool // initialised
	detached bool

	rbuf []byte // rbuf[rpos:] is read and not yet asked for
	rpos int
	wbuf []byte // written and not yet passed on
	at   int64  // position of raw, -1 if it is not known

	user    *py.Thread // who is inside
	waiting chan struct{}
}

var (
	readerType = newType("BufferedReader", bufferedBaseType, "Buffers what is read of a raw stream.")
	writerType = newType("BufferedWriter", bufferedBaseType, "A buffer for a raw stream that is written.\n\nIt is DEFAULT_BUFFER_SIZE long unless buffer_size says otherwise.")
	randomType = newType("BufferedRandom", bufferedBaseType, "A buffer for a raw stream that can be read, written and positioned.\n\nIt is DEFAULT_BUFFER_SIZE long unless buffer_size says otherwise.")
)

func toBuffered(v py.Value) *buffered { return py.Cast[buffered](v) }

func isBuffered(v py.Value) bool {
	t := v.Type()
	return t == readerType || t == writerType || t == randomType
}

// lock makes the thread the user of the buffer; a second thread waits.
func (b *buffered) lock(th *py.Thread) error {
	for b.user != nil {
		if b.user == th {
			return py.RuntimeErrorf("reentrant call inside %s", safeRepr(th, b.value()))
		}
		if b.waiting == nil {
			b.waiting = make(chan struct{})
		}
		if err := waitFor(th, b.waiting); err != nil {
			return err
		}
	}
	b.user = th
	return nil
}

func (b *buffered) unlock() {
	b.user = nil
	if b.waiting != nil {
		close(b.waiting)
		b.waiting = nil
	}
}

func (b *buffered) value() py.Value { return py.ValueOf(&b.Object) }

// init sets the stream up over raw.
func (b *buffered) init(th *py.Thread, raw, size py.Value, readable, writable bool) error {
	b.ok, b.detached = false, false
	n, err := py.IndexOverflow(th, size, py.OverflowError)
	if err != nil {
		return err
	}
	if n <= 0 {
		return py.ValueErrorf("buffer size must be strictly positive")
	}
	if readable && writable {
		if err := ask(th, raw, "seekable", "File or stream is not seekable."); err != nil {
			return err
		}
	}
	if readable {
		if err := ask(th, raw, "readable", "File or stream is not readable."); err != nil {
			return err
		}
	}
	if writable {
		if err := ask(th, raw, "writable", "File or stream is not writable."); err != nil {
			return err
		}
	}
	b.setup(th, raw, n, readable, writable)
	return nil
}

func (b *buffered) setup(th *py.Thread, raw py.Value, size int, readable, writable bool) {
	b.raw, b.size, b.readable, b.writable = raw, size, readable, writable
	b.file = nil
	if raw.Type() == fileIOType {
		b.file = toFileIO(raw)
	}
	b.rbuf, b.rpos, b.wbuf, b.at = nil, 0, nil, -1
	b.ok = true
	if b.writable && (b.file == nil || b.file.closefd) {
		b.register(th, b.value())
	}
}

// check returns the error of a stream that cannot be used.
func (b *buffered) check() error {
	if b.ok {
		return nil
	}
	if b.detached {
		return py.ValueErrorf("raw stream has been detached")
	}
	return py.ValueErrorf("I/O operation on uninitialized object")
}

// closed returns the truth of raw.closed.
func (b *buffered) closed(th *py.Thread) (bool, error) {
	if err := b.check(); err != nil {
		return false, err
	}
	if b.file != nil {
		return b.file.fd < 0, nil
	}
	return isClosed(th, b.raw)
}

// open returns the error for a closed stream, with what the operation says.
func (b *buffered) open(th *py.Thread, message string) error {
	closed, err := b.closed(th)
	if err == nil && closed {
		err = py.ValueErrorf("%s", message)
	}
	return err
}

// begin checks and locks for an operation.
func (b *buffered) begin(th *py.Thread, message string) error {
	if err := b.open(th, message); err != nil {
		return err
	}
	return b.lock(th)
}

// rawRead reads once; -1 means that nothing is there now.
func (b *buffered) rawRead(th *py.Thread, p []byte) (int, error) {
	if b.file != nil {
		n, err := b.file.read(th, p)
		if n > 0 && b.at >= 0 {
			b.at += int64(n)
		}
		return n, err
	}
	tmp := py.NewByteArray(make([]byte, len(p)))
	buf, err := py.GetBuffer(th, tmp, py.BufWritable)
	if err != nil {
		return 0, err
	}
	mv := py.NewMemoryView(buf)
	v, err := th.CallMethodGo(b.raw, "readinto", mv)
	if err != nil {
		return 0, err
	}
	if v.IsNone() {
		return -1, nil
	}
	if !py.IsIntLike(v) && v.Type().Index == nil {
		return 0, py.CausedBy(py.Errorf(py.OSError, "raw readinto() failed"), py.TypeErrorf("'%s' object cannot be interpreted as an integer", v.Type().Name))
	}
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err != nil {
		return 0, py.CausedBy(py.Errorf(py.OSError, "raw readinto() failed"), err)
	}
	if n < 0 || n > len(p) {
		return 0, py.Errorf(py.OSError, "raw readinto() returned invalid length %d (should have been between 0 and %d)", n, len(p))
	}
	copy(p, py.ToByteArray(tmp).Bytes()[:n])
	if b.at >= 0 {
		b.at += int64(n)
	}
	return n, nil
}

// rawWrite writes once; -1 means that nothing can be written now.
func (b *buffered) rawWrite(th *py.Thread, p []byte) (int, error) {
	if b.file != nil {
		n, err := b.file.write(th, p)
		if n > 0 && b.at >= 0 {
			b.at += int64(n)
		}
		return n, err
	}
	// The raw stream may keep what it gets: it gets a copy.
	mv := py.NewMemoryView(must(py.GetBuffer(th, py.NewBytes(string(p)), py.BufSimple)))
	v, err := th.CallMethodGo(b.raw, "write", mv)
	if err != nil {
		return 0, err
	}
	if v.IsNone() {
		return -1, nil
	}
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > len(p) {
		return 0, py.Errorf(py.OSError, "raw write() returned invalid length %d (should have been between 0 and %d)", n, len(p))
	}
	if n > 0 && b.at >= 0 {
		b.at += int64(n)
	}
	return n, nil
}

func must(b *py.Buffer, err error) *py.Buffer { return b }

// rawSeek moves the raw stream.
func (b *buffered) rawSeek(th *py.Thread, off int64, whence int) (int64, error) {
	b.at = -1
	if b.file != nil {
		n, err := b.file.seek(th, off, whence)
		if err == nil {
			b.at = n
		}
		return n, err
	}
	v, err := th.CallMethodGo(b.raw, "seek", py.Int(off), py.Int(int64(whence)))
	if err != nil {
		return 0, err
	}
	return b.told(th, v)
}

// told takes the position that the raw stream has told.
func (b *buffered) told(th *py.Thread, v py.Value) (int64, error) {
	n, err := py.IndexOverflow(th, v, py.ValueError)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, py.Errorf(py.OSError, "Raw stream returned invalid position %d", n)
	}
	b.at = int64(n)
	return b.at, nil
}

// rawTell returns the position of the raw stream.
func (b *buffered) rawTell(th *py.Thread) (int64, error) {
	if b.file != nil {
		n, err := b.file.seek(th, 0, 1)
		b.at = n
		if err != nil {
			b.at = -1
		}
		return n, err
	}
	v, err := th.CallMethodGo(b.raw, "tell")
	if err != nil {
		return 0, err
	}
	return b.told(th, v)
}

// ahead returns what is in the read buffer.
func (b *buffered) ahead() []byte { return b.rbuf[b.rpos:] }

func (b *buffered) dropAhead() { b.rbuf, b.rpos = b.rbuf[:0], 0 }

// flushWrites passes all that was written on to the raw stream.
func (b *buffered) flushWrites(th *py.Thread) error {
	done := 0
	for done < len(b.wbuf) {
		n, err := b.rawWrite(th, b.wbuf[done:])
		if n > 0 {
			done += n
		}
		if err != nil {
			b.keepFrom(done)
			return err
		}
		if n < 0 {
			b.keepFrom(done)
			return blocked(0)
		}
		if err := th.Poll(); err != nil {
			b.keepFrom(done)
			return err
		}
	}
	b.wbuf = b.wbuf[:0]
	return nil
}

// keepFrom drops the first n bytes of what was written.
func (b *buffered) keepFrom(n int) { b.wbuf = append(b.wbuf[:0], b.wbuf[n:]...) }

// blocked returns the BlockingIOError of a write that took n bytes.
func blocked(n int) error {
	e := py.NewException(py.BlockingIOError, py.Int(11), py.String("write could not complete without blocking"), py.Int(int64(n)))
	e.Fields[py.FieldErrno], e.Fields[py.FieldStrerror], e.Fields[py.FieldCharsWritten] = e.Args.Items()[0], e.Args.Items()[1], py.Int(int64(n))
	return e
}

// rewind moves the raw stream back to the position of the stream, dropping what is read ahead.
func (b *buffered) rewind(th *py.Thread) error {
	n := len(b.ahead())
	if n == 0 {
		return nil
	}
	if _, err := b.rawSeek(th, int64(-n), 1); err != nil {
		return err
	}
	b.dropAhead()
	return nil
}

// flushAll brings the raw stream to where the stream is.
func (b *buffered) flushAll(th *py.Thread) error {
	if err := b.flushWrites(th); err != nil {
		return err
	}
	if b.readable && b.writable {
		return b.rewind(th)
	}
	return nil
}

func bufferedRepr(th *py.Thread, self py.Value) (py.Value, error) {
	name := py.Value{}
	if toBuffered(self).ok {
		var err error
		if name, err = py.LookupAttr(th, self, nameAttr); err != nil && !py.IsException(err, py.ValueError) {
			return py.Value{}, err
		}
	}
	tn := self.Type().FullName()
	if name.IsAbsent() {
		return py.String("<" + tn + ">"), nil
	}
	if th.ReprEnter(self) {
		return py.Value{}, py.RuntimeErrorf("reentrant call inside %s.__repr__", tn)
	}
	defer th.ReprLeave(self)
	r, err := py.ReprGo(th, name)
	return py.String(fmt.Sprintf("<%s name=%s>", tn, r)), err
}

// passes is a method that asks the raw stream.
func passes(name string) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		b := toBuffered(a[0])
		if err := b.check(); err != nil {
			return py.Value{}, err
		}
		return th.CallMethodGo(b.raw, name)
	}
}

// bufferedClose flushes and closes the raw stream, whatever fails.
func bufferedClose(th *py.Thread, a []py.Value) (py.Value, error) {
	b := toBuffered(a[0])
	if err := b.check(); err != nil {
		return py.Value{}, err
	}
	if err := b.lock(th); err != nil {
		return py.Value{}, err
	}
	closed, err := b.closed(th)
	b.unlock()
	if closed || err != nil {
		b.unregister(th)
		return py.None, err
	}
	var ferr error
	_, ferr = th.CallMethodGo(a[0], "flush")
	v, err := th.CallMethodGo(b.raw, "close")
	b.rbuf, b.rpos, b.wbuf = nil, 0, nil
	b.unregister(th)
	if ferr != nil {
		if err != nil {
			return py.Value{}, py.Chain(err, ferr)
		}
		return py.Value{}, ferr
	}
	return v, err
}

func bufferedFlush(th *py.Thread, a []py.Value) (py.Value, error) {
	b := toBuffered(a[0])
	if err := b.begin(th, "flush of closed file"); err != nil {
		return py.Value{}, err
	}
	defer b.unlock()
	return py.None, b.flushAll(th)
}

// tell returns the position of the stream.
func (b *buffered) tell(th *py.Thread) (int64, error) {
	n, err := b.rawTell(th)
	if err != nil {
		return 0, err
	}
	return n - int64(len(b.ahead())) + int64(len(b.wbuf)), nil
}

func bufferedTell(th *py.Thread, a []py.Value) (py.Value, error) {
	b := toBuffered(a[0])
	if err := b.check(); err != nil {
		return py.Value{}, err
	}
	if err := b.lock(th); err != nil {
		return py.Value{}, err
	}
	defer b.unlock()
	n, err := b.tell(th)
	return py.Int(n), err
}

func bufferedSeek(th *py.Thread, a []py.Value) (py.Value, error) {
	b := toBuffered(a[0])
	if err := b.check(); err != nil {
		return py.Value{}, err
	}
	whence, err := py.IndexOverflow(th, a[2], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if whence < 0 || whence > 4 {
		return py.Value{}, py.ValueErrorf("whence value %d unsupported", whence)
	}
	if err := b.open(th, "seek of closed file"); err != nil {
		return py.Value{}, err
	}
	if err := ask(th, b.raw, "seekable", "File or stream is not seekable."); err != nil {
		return py.Value{}, err
	}
	off, err := py.IndexOverflow(th, a[1], py.ValueError)
	if err != nil {
		return py.Value{}, err
	}
	if err := b.lock(th); err != nil {
		return py.Value{}, err
	}
	defer b.unlock()
	n, err := b.seek(th, int64(off), whence)
	return py.Int(n), err
}

func (b *buffered) seek(th *py.Thread, off int64, whence int) (int64, error) {
	if b.readable && whence <= 1 && len(b.wbuf) == 0 && len(b.rbuf) > 0 {
		// Perhaps the place is in the buffer.
		at := b.at
		if at < 0 {
			var err error
			if at, err = b.rawTell(th); err != nil {
				return 0, err
			}
		}
		here := at - int64(len(b.ahead()))
		to := off
		if whence == 1 {
			to += here
		}
		if p := int64(b.rpos) + to - here; p >= 0 && p <= int64(len(b.rbuf)) && to >= 0 {
			b.rpos = int(p)
			return to, nil
		}
	}
	if err := b.flushWrites(th); err != nil {
		return 0, err
	}
	if whence == 1 {
		off -= int64(len(b.ahead()))
	}
	n, err := b.rawSeek(th, off, whence)
	if err != nil {
		return 0, err
	}
	b.dropAhead()
	return n, nil
}

func bufferedTruncate(th *py.Thread, a []py.Value) (py.Value, error) {
	b := toBuffered(a[0])
	if err := b.open(th, "truncate of closed file"); err != nil {
		return py.Value{}, err
	}
	if !b.writable {
		return py.Value{}, unsupported("truncate")
	}
	if err := b.lock(th); err != nil {
		return py.Value{}, err
	}
	defer b.unlock()
	if err := b.flushAll(th); err != nil {
		return py.Value{}, err
	}
	return th.CallMethodGo(b.raw, "truncate", a[1])
}

func bufferedDetach(th *py.Thread, a []py.Value) (py.Value, error) {
	b := toBuffered(a[0])
	if err := b.check(); err != nil {
		return py.Value{}, err
	}
	if _, err := th.CallMethodGo(a[0], "flush"); err != nil {
		return py.Value{}, err
	}
	raw := b.raw
	b.raw, b.file, b.ok, b.detached = py.Value{}, nil, false, true
	b.unregister(th)
	return raw, nil
}

// rawAttr is a property that is the raw stream's attribute.
func rawAttr(name string) py.GetSetDef {
	return py.GetSetDef{Name: name, Get: func(th *py.Thread, self py.Value) (py.Value, error) {
		b := toBuffered(self)
		if err := b.check(); err != nil {
			return py.Value{}, err
		}
		return py.GetAttrGo(th, b.raw, name)
	}}
}

func bufferedGetters() []py.GetSetDef {
	return []py.GetSetDef{
		{Name: "raw", Member: true, Get: func(th *py.Thread, self py.Value) (py.Value, error) {
			if b := toBuffered(self); !b.raw.IsAbsent() {
				return b.raw, nil
			}
			return py.None, nil
		}},
		{Name: "closed", Get: func(th *py.Thread, self py.Value) (py.Value, error) {
			c, err := toBuffered(self).closed(th)
			return py.Bool(c), err
		}},
		rawAttr("name"), rawAttr("mode"),
		{Name: "_finalizing", Member: true, Get: func(th *py.Thread, self py.Value) (py.Value, error) { return py.False, nil }},
	}
}

func bufferedMethods() []py.NativeDef {
	return []py.NativeDef{
		method("detach(self, /)", "Give up the stream below and return it.", bufferedDetach),
		method("flush(self, /)", "", bufferedFlush),
		method("close(self, /)", "", bufferedClose),
		method("seekable(self, /)", "", passes("seekable")),
		method("fileno(self, /)", "", passes("fileno")),
		method("isatty(self, /)", "", passes("isatty")),
		method("_dealloc_warn(self, source, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			if b := toBuffered(a[0]); b.ok {
				if b.file != nil {
					b.file.warnUnclosed(th, a[1])
				} else if m, err := py.LookupAttrGo(th, b.raw, "_dealloc_warn"); err == nil && !m.IsAbsent() {
					_, _ = th.Call(m, a[1])
				}
			}
			return py.None, nil
		}),
		method("seek(self, target, whence=0, /)", "", bufferedSeek),
		method("tell(self, /)", "", bufferedTell),
		method("__sizeof__(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(200 + toBuffered(a[0]).size)), nil
		}),
		method("__getstate__(self, /)", "", cannotPickle),
		method("__reduce__(self, /)", "", cannotPickle),
		method("__reduce_ex__(self, protocol, /)", "", cannotPickle),
	}
}

// defineBuffered declares one of the three classes.
func defineBuffered(t *py.Type, readable, writable bool, more ...py.NativeDef) {
	t.SetLayout(py.LayoutWithOwnAttrs[buffered]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[buffered](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: t.Name + "(self, raw, buffer_size=131072)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, toBuffered(a[0]).init(th, a[1], a[2], readable, writable)
	}})
	t.Repr = bufferedRepr
	if readable {
		t.Next = bufferedNext
	}
	t.Getters = bufferedGetters()
	t.Methods = append(bufferedMethods(), more...)
	if readable {
		t.Methods = append(t.Methods, readMethods()...)
		t.Methods = append(t.Methods, method("readable(self, /)", "", passes("readable")))
	}
	if writable {
		t.Methods = append(t.Methods, method("write(self, buffer, /)", "Write buffer b to the IO stream.", bufferedWrite))
		t.Methods = append(t.Methods, method("writable(self, /)", "", passes("writable")))
	}
	t.Methods = append(t.Methods, method("truncate(self, pos=None, /)", "", bufferedTruncate))
	py.Define(t)
}

func init() {
	defineBuffered(readerType, true, false)
	defineBuffered(writerType, false, true)
	defineBuffered(randomType, true, true)
}
