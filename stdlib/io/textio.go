package io

// This file defines TextIOWrapper: its construction, attributes and writing.

import (
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// textIO is the Python type TextIOWrapper.
type textIO struct {
	base
	buffer   py.Value
	buf      *buffered // buffer, if its methods are the native ones
	ok       bool
	detached bool

	encoding, errors string
	kind             codecKind
	encoder          py.Value // of the codec, for codecObject
	info             py.Value // CodecInfo, for codecObject
	nl               newlineMode
	newlineArg       py.Value
	lineBuffering    bool
	writeThrough     bool
	readable         bool
	writable         bool
	seekable         bool
	telling          bool
	hasRead1         bool
	atStart          bool // nothing was encoded yet
	chunk            int

	pending []byte // encoded, not yet given to the buffer

	dec      decoder
	text     string // decoded
	at       int    // how much of it was asked for, in bytes
	snap     bool   // the snapshot is valid: the decoder's state before what text was made of
	snapIn   string // the bytes since the snapshot
	snapFlag int64
	ended    bool // text is the last there is
}

var textIOType = newType("TextIOWrapper", textBaseType, "Text that is encoded to, and decoded from, a binary file.\n\nencoding is that of the text, errors what to do about what it does not allow; newline None, '', '\\n',\n'\\r' or '\\r\\n', what lines end with. With line_buffering each write of a newline is a flush too.")

func toText(v py.Value) *textIO { return py.Cast[textIO](v) }

func (t *textIO) value() py.Value { return py.ValueOf(&t.Object) }

func (t *textIO) check() error {
	if t.ok {
		return nil
	}
	if t.detached {
		return py.ValueErrorf("underlying buffer has been detached")
	}
	return py.ValueErrorf("I/O operation on uninitialized object")
}

// ask calls a method of the buffer, which what ran before may have taken away.
func (t *textIO) ask(th *py.Thread, name string, args ...py.Value) (py.Value, error) {
	if t.buffer.IsAbsent() {
		return py.Value{}, t.check()
	}
	return th.CallMethodGo(t.buffer, name, args...)
}

// usable returns the error for a stream that cannot be used or is closed.
func (t *textIO) usable(th *py.Thread) error {
	if err := t.check(); err != nil {
		return err
	}
	if t.buf != nil && t.buf.ok && t.buf.file != nil {
		if t.buf.file.fd < 0 {
			return errClosed()
		}
		return nil
	}
	closed, err := isClosed(th, t.buffer)
	if err == nil && closed {
		err = errClosed()
	}
	return err
}

// strOrNone reads an argument that is a str that names something, or None.
func strOrNone(v py.Value, fn, arg string) (string, bool, error) {
	if v.IsNone() || v.IsAbsent() {
		return "", false, nil
	}
	s := py.ToStr(v)
	if s == nil {
		return "", false, py.TypeErrorf("%s() argument '%s' must be str or None, not %s", fn, arg, v.Type().Name)
	}
	name, err := s.Name()
	return name, true, err
}

// defaultEncoding is what locale.getencoding() gives.
const defaultEncoding = "UTF-8"

// warnEncoding warns of a text file without an encoding, if that is wanted.
func warnEncoding(th *py.Thread, level int) error {
	if !th.Interp.WarnDefaultEncoding {
		return nil
	}
	return th.Eval.Warn(th, py.EncodingWarning, "'encoding' argument not specified", level)
}

// init sets the stream up over buffer.
func (t *textIO) init(th *py.Thread, buffer, encoding, errors, newline py.Value, lineBuffering, writeThrough bool) error {
	t.ok, t.detached = false, false
	enc, given, err := strOrNone(encoding, "TextIOWrapper", "encoding")
	if err != nil {
		return err
	}
	if !given || enc == "locale" {
		enc = defaultEncoding
	}
	errs, given, err := strOrNone(errors, "TextIOWrapper", "errors")
	if err != nil {
		return err
	}
	if !given {
		errs = "strict"
	}
	nl, err := parseNewline(th, newline)
	if err != nil {
		return err
	}
	t.buffer, t.buf = buffer, nil
	t.encoding, t.errors, t.nl, t.newlineArg = enc, errs, nl, newline
	t.lineBuffering, t.writeThrough, t.chunk, t.atStart = lineBuffering, writeThrough, 8192, true
	t.pending, t.text, t.at, t.snap, t.ended = nil, "", 0, false, false
	t.hasRead1 = true
	if isBuffered(buffer) {
		t.buf = toBuffered(buffer)
		if err := t.buf.check(); err != nil {
			return err
		}
	}
	if t.buf != nil && t.buf.file != nil {
		f := t.buf.file
		if f.fd < 0 {
			return py.ValueErrorf("I/O operation on closed file")
		}
		t.readable, t.writable = t.buf.readable && f.readable, t.buf.writable && f.writable
		t.seekable = f.isSeekable(th)
	} else {
		for _, e := range []struct {
			name string
			p    *bool
		}{{"readable", &t.readable}, {"writable", &t.writable}, {"seekable", &t.seekable}} {
			v, err := th.CallMethodGo(buffer, e.name)
			if err != nil {
				return err
			}
			if *e.p, err = py.Truth(th, v); err != nil {
				return err
			}
		}
		if t.buf == nil {
			v, err := py.LookupAttrGo(th, buffer, "read1")
			if err != nil {
				return err
			}
			t.hasRead1 = !v.IsAbsent()
		}
	}
	t.telling = t.seekable
	if err := t.setCodec(th); err != nil {
		return err
	}
	if t.seekable && t.writable {
		if err := t.fixStart(th); err != nil {
			return err
		}
	}
	t.ok = true
	if t.buf == nil || t.buf.file == nil || t.buf.file.closefd {
		t.register(th, t.value())
	}
	return nil
}

// fixStart finds out whether the encoding begins at the start of the file: if not, no BOM is written.
func (t *textIO) fixStart(th *py.Thread) error {
	if t.kind != codecObject {
		return nil
	}
	v, err := t.ask(th, "tell")
	if err != nil {
		return err
	}
	if n, ok := py.AsInt(v); ok && n != 0 && !t.encoder.IsAbsent() {
		t.atStart = false
		_, err = th.CallMethodGo(t.encoder, "setstate", py.Int(0))
	}
	return err
}

// setCodec makes the decoder and the encoder.
func (t *textIO) setCodec(th *py.Thread) error {
	t.kind = kindOf(t.encoding)
	t.encoder, t.info = py.Value{}, py.Value{}
	t.dec = decoder{kind: t.kind, errors: t.errors, universal: t.nl.universal, nl: newlineDecoder{translate: t.nl.translate}}
	if t.kind != codecObject {
		return nil
	}
	info, err := lookupCodec(th, t.encoding)
	if err != nil {
		return err
	}
	t.info = info
	if t.readable {
		if t.dec.obj, err = th.CallMethodGo(info, "incrementaldecoder", py.String(t.errors)); err != nil {
			return err
		}
	}
	if t.writable {
		t.encoder, err = th.CallMethodGo(info, "incrementalencoder", py.String(t.errors))
	}
	return err
}

// write takes text; n is its number of characters.
func (t *textIO) write(th *py.Thread, s string) error {
	if !t.writable {
		return unsupported("not writable")
	}
	flush := false
	if t.lineBuffering || t.nl.write != "\n" {
		lf := strings.IndexByte(s, '\n') >= 0
		flush = t.lineBuffering && (lf || strings.IndexByte(s, '\r') >= 0)
		if lf && t.nl.write != "\n" && t.nl.write != "" {
			s = strings.ReplaceAll(s, "\n", t.nl.write)
		}
	}
	switch {
	case t.kind == codecUTF8 && !wtf8.HasSurrogates(s):
	case t.kind == codecObject:
		// print() uses its buffer again: what objects keep is a copy.
		v, err := th.CallMethodGo(t.encoder, "encode", py.String(strings.Clone(s)))
		if err != nil {
			return err
		}
		b := py.ToBytes(v)
		if b == nil {
			return py.TypeErrorf("encoder should return a bytes object, not '%s'", v.Type().Name)
		}
		s = b.String()
		t.atStart = false
	default:
		var err error
		if s, err = py.EncodeWith(th, t.kind.codec(), py.NewStr(strings.Clone(s)), t.errors); err != nil {
			return err
		}
	}
	if len(t.pending) > 0 && len(t.pending)+len(s) > t.chunk {
		if err := t.flushPending(th); err != nil {
			return err
		}
	}
	if len(s) > t.chunk {
		if err := th.Charge(int64(len(s))); err != nil {
			return err
		}
	}
	t.pending = append(t.pending, s...)
	if len(t.pending) >= t.chunk || flush || t.writeThrough {
		if err := t.flushPending(th); err != nil {
			return err
		}
	}
	if flush {
		if err := t.flushBuffer(th); err != nil {
			return err
		}
	}
	if t.readable {
		if t.snap { // of a stream that has no positions, what was read ahead stays
			t.forget()
		}
		if t.dec.tail != "" || t.dec.nl.pendingCR || t.kind == codecObject && !t.dec.obj.IsAbsent() {
			return t.dec.reset(th)
		}
	}
	return nil
}

// forget drops what was decoded ahead.
func (t *textIO) forget() { t.text, t.at, t.snap, t.snapIn = "", 0, false, "" }

// flushPending gives the encoded text to the buffer.
func (t *textIO) flushPending(th *py.Thread) error {
	if len(t.pending) == 0 {
		return nil
	}
	p := t.pending
	if b := t.buf; b != nil {
		if err := b.begin(th, "write to closed file"); err != nil {
			return err
		}
		t.pending = t.pending[:0]
		_, err := b.write(th, p)
		b.unlock()
		return err
	}
	t.pending = nil
	_, err := t.ask(th, "write", py.NewBytes(string(p)))
	return err
}

func (t *textIO) flushBuffer(th *py.Thread) error {
	if b := t.buf; b != nil {
		if err := b.begin(th, "flush of closed file"); err != nil {
			return err
		}
		defer b.unlock()
		return b.flushAll(th)
	}
	_, err := t.ask(th, "flush")
	return err
}

// printText is the Print slot: what print() writes, without a str in between.
func printText(th *py.Thread, self py.Value, text []byte) error {
	t := toText(self)
	if err := t.usable(th); err != nil {
		return err
	}
	return t.write(th, py.ViewString(text))
}

func textFlush(th *py.Thread, a []py.Value) (py.Value, error) {
	t := toText(a[0])
	if err := t.usable(th); err != nil {
		return py.Value{}, err
	}
	t.telling = t.seekable
	if err := t.flushPending(th); err != nil {
		return py.Value{}, err
	}
	return py.None, t.flushBuffer(th)
}

func textClose(th *py.Thread, a []py.Value) (py.Value, error) {
	t := toText(a[0])
	if err := t.check(); err != nil {
		return py.Value{}, err
	}
	closed, err := isClosed(th, t.buffer)
	if err != nil {
		return py.Value{}, err
	}
	t.unregister(th)
	if closed {
		return py.None, nil
	}
	var ferr error
	_, ferr = th.CallMethodGo(a[0], "flush")
	v, err := t.ask(th, "close")
	t.text, t.at, t.snapIn, t.pending = "", 0, "", nil
	if ferr != nil {
		if err != nil {
			return py.Value{}, py.Chain(err, ferr)
		}
		return py.Value{}, ferr
	}
	return v, err
}

func textDetach(th *py.Thread, a []py.Value) (py.Value, error) {
	t := toText(a[0])
	if err := t.check(); err != nil {
		return py.Value{}, err
	}
	if _, err := th.CallMethodGo(a[0], "flush"); err != nil {
		return py.Value{}, err
	}
	b := t.buffer
	t.buffer, t.buf, t.ok, t.detached = py.Value{}, nil, false, true
	t.unregister(th)
	return b, nil
}

// reconfigure changes the parameters of a stream that may be in use.
func textReconfigure(th *py.Thread, a []py.Value) (py.Value, error) {
	t := toText(a[0])
	if err := t.check(); err != nil {
		return py.Value{}, err
	}
	encoding, hasEnc, err := strOrNone(a[1], "reconfigure", "encoding")
	if err != nil {
		return py.Value{}, err
	}
	errors, hasErrs, err := strOrNone(a[2], "reconfigure", "errors")
	if err != nil {
		return py.Value{}, err
	}
	hasNL := !a[3].IsEllipsis() && !a[3].IsAbsent()
	if (t.text != "" || t.snap) && (hasEnc || hasErrs || hasNL) {
		return py.Value{}, unsupported("It is not possible to set the encoding or newline of stream after the first read")
	}
	nl := t.nl
	if hasNL {
		if nl, err = parseNewline(th, a[3]); err != nil {
			return py.Value{}, err
		}
	}
	flagOf := func(v py.Value, old bool) (bool, error) {
		if v.IsNone() {
			return old, nil
		}
		n, err := py.IndexOverflow(th, v, py.OverflowError)
		return n != 0, err
	}
	lb, err := flagOf(a[4], t.lineBuffering)
	if err != nil {
		return py.Value{}, err
	}
	wt, err := flagOf(a[5], t.writeThrough)
	if err != nil {
		return py.Value{}, err
	}
	if _, err := th.CallMethodGo(a[0], "flush"); err != nil {
		return py.Value{}, err
	}
	if hasEnc || hasErrs || hasNL {
		old := *t
		if hasEnc {
			if encoding == "locale" {
				encoding = defaultEncoding
			}
			t.encoding = encoding
			t.errors = "strict"
		}
		if hasErrs {
			t.errors = errors
		}
		t.nl = nl
		if err := t.setCodec(th); err != nil {
			t.encoding, t.errors, t.nl, t.kind, t.dec, t.encoder, t.info = old.encoding, old.errors, old.nl, old.kind, old.dec, old.encoder, old.info
			return py.Value{}, err
		}
		if t.seekable && t.writable {
			if err := t.fixStart(th); err != nil {
				return py.Value{}, err
			}
		}
	}
	t.lineBuffering, t.writeThrough = lb, wt
	return py.None, nil
}

func textRepr(th *py.Thread, self py.Value) (py.Value, error) {
	t := toText(self)
	if err := t.check(); err != nil && !t.detached {
		return py.Value{}, err
	}
	tn := self.Type().FullName()
	if th.ReprEnter(self) {
		return py.Value{}, py.RuntimeErrorf("reentrant call inside %s.__repr__", tn)
	}
	defer th.ReprLeave(self)
	out := "<" + tn
	for _, n := range []string{"name", "mode"} {
		v, err := py.LookupAttrGo(th, self, n)
		if err != nil {
			if !py.IsException(err, py.ValueError) {
				return py.Value{}, err
			}
			continue
		}
		if !v.IsAbsent() {
			r, err := py.ReprGo(th, v)
			if err != nil {
				return py.Value{}, err
			}
			out += " " + n + "=" + r
		}
	}
	r, err := py.ReprGo(th, py.String(t.encoding))
	return py.String(out + " encoding=" + r + ">"), err
}

// bufferMethod is a method that asks the buffer.
func bufferMethod(name string) py.NativeDef {
	return method(name+"(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
		t := toText(a[0])
		if err := t.check(); err != nil {
			return py.Value{}, err
		}
		return t.ask(th, name)
	})
}

func textGetter(name string, f func(t *textIO, th *py.Thread) (py.Value, error)) py.GetSetDef {
	return py.GetSetDef{Name: name, Get: func(th *py.Thread, self py.Value) (py.Value, error) {
		t := toText(self)
		if err := t.check(); err != nil {
			return py.Value{}, err
		}
		return f(t, th)
	}}
}

// settingGetter is textGetter for what a detached stream still knows.
func settingGetter(name string, f func(t *textIO) py.Value) py.GetSetDef {
	return py.GetSetDef{Name: name, Get: func(th *py.Thread, self py.Value) (py.Value, error) {
		t := toText(self)
		if err := t.check(); err != nil && !t.detached {
			return py.Value{}, err
		}
		return f(t), nil
	}}
}

func init() {
	t := textIOType
	t.SetLayout(py.LayoutWithOwnAttrs[textIO]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[textIO](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "TextIOWrapper(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		lb, err := py.Truth(th, a[5])
		if err != nil {
			return py.Value{}, err
		}
		wt, err := py.Truth(th, a[6])
		if err != nil {
			return py.Value{}, err
		}
		if a[2].IsNone() {
			if err := warnEncoding(th, 1); err != nil {
				return py.Value{}, err
			}
		}
		return py.None, toText(a[0]).init(th, a[1], a[2], a[3], a[4], lb, wt)
	}})
	t.Repr = textRepr
	t.Iter, t.Next = baseIter, textNext
	t.Print = printText
	t.Getters = []py.GetSetDef{
		settingGetter("encoding", func(t *textIO) py.Value { return py.String(t.encoding) }),
		settingGetter("errors", func(t *textIO) py.Value { return py.String(t.errors) }),
		textGetter("buffer", func(t *textIO, th *py.Thread) (py.Value, error) { return t.buffer, nil }),
		settingGetter("line_buffering", func(t *textIO) py.Value { return py.Bool(t.lineBuffering) }),
		settingGetter("write_through", func(t *textIO) py.Value { return py.Bool(t.writeThrough) }),
		textGetter("name", func(t *textIO, th *py.Thread) (py.Value, error) { return py.GetAttr(th, t.buffer, nameAttr) }),
		textGetter("closed", func(t *textIO, th *py.Thread) (py.Value, error) { return py.GetAttr(th, t.buffer, closedName) }),
		textGetter("newlines", func(t *textIO, th *py.Thread) (py.Value, error) {
			if !t.nl.universal {
				return py.None, nil
			}
			return seenValue(t.dec.nl.seen), nil
		}),
		{Name: "_CHUNK_SIZE", Get: func(th *py.Thread, self py.Value) (py.Value, error) { return py.Int(int64(toText(self).chunk)), nil }, Set: func(th *py.Thread, self, v py.Value) error {
			t := toText(self)
			if v.IsAbsent() {
				return py.Errorf(py.AttributeError, "cannot delete attribute")
			}
			n, err := py.IndexOverflow(th, v, py.ValueError)
			if err != nil {
				return err
			}
			if n <= 0 {
				return py.ValueErrorf("a strictly positive integer is required")
			}
			t.chunk = n
			return nil
		}},
		{Name: "_finalizing", Member: true, Get: func(th *py.Thread, self py.Value) (py.Value, error) { return py.False, nil }},
	}
	t.Methods = append([]py.NativeDef{
		method("write(self, text, /)", "Write string s to stream.\n\nReturn the number of characters written.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			t := toText(a[0])
			s := py.ToStr(a[1])
			if s == nil {
				return py.Value{}, py.TypeErrorf("write() argument must be str, not %s", a[1].Type().Name)
			}
			if err := t.usable(th); err != nil {
				return py.Value{}, err
			}
			if err := t.write(th, s.String()); err != nil {
				return py.Value{}, err
			}
			return py.Int(int64(s.Len())), nil
		}),
		method("flush(self, /)", "", textFlush),
		method("close(self, /)", "", textClose),
		method("detach(self, /)", "", textDetach),
		method("reconfigure(self, *, encoding=None, errors=None, newline=?, line_buffering=None, write_through=None)", "Change the encoding, or how lines are handled; what is buffered is written first.", textReconfigure),
		bufferMethod("fileno"), bufferMethod("seekable"), bufferMethod("readable"), bufferMethod("writable"), bufferMethod("isatty"),
		method("_dealloc_warn(self, source, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			if t := toText(a[0]); t.ok {
				if m, err := py.LookupAttrGo(th, t.buffer, "_dealloc_warn"); err == nil && !m.IsAbsent() {
					_, _ = th.Call(m, a[1])
				}
			}
			return py.None, nil
		}),
		method("__getstate__(self, /)", "", cannotPickle),
		method("__reduce__(self, /)", "", cannotPickle),
		method("__reduce_ex__(self, protocol, /)", "", cannotPickle),
	}, textReadMethods()...)
	py.Define(t)
}
