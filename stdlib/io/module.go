package io

// This file declares the module, open() and the small functions.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// Module is the module's definition.
var Module = &py.ModuleDef{
	Name: "_io",
	Doc:  "Files and streams: the types, and open().",
}

const openDoc = "Open a file. OSError if that fails."

// OpenDef declares open(), for builtins too.
var OpenDef = py.NativeDef{Sig: "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", Doc: openDoc, Fn: openFile}

func init() {
	// What inspect.signature() tells of them.
	for t, sig := range map[*py.Type]string{
		readerType:   "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
		writerType:   "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
		randomType:   "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
		rwPairType:   "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)",
		bytesIOType:  "(initial_bytes=b'')",
		stringIOType: "(initial_value='', newline='\\n')",
		fileIOType:   "(file, mode='r', closefd=True, opener=None)",
		textIOType:   "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)",
		newlineType:  "(decoder, translate, errors='strict')",
	} {
		t.TextSig = sig
	}
	Module.Types = []*py.Type{ioBaseType, rawIOBaseType, bufferedBaseType, textBaseType, fileIOType, bytesIOType, stringIOType,
		readerType, writerType, randomType, rwPairType, textIOType, newlineType, unsupportedType, bytesBufferType}
	Module.Funcs = []py.NativeDef{
		OpenDef,
		{Sig: "open_code(path)", Doc: "Open a file to run what is in it, for reading bytes.\n\nA host may check more here than in open().", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if py.ToStr(a[0]) == nil {
				return py.Value{}, py.TypeErrorf("open_code() argument 'path' must be str, not %s", a[0].Type().Name)
			}
			return Open(th, a[0], "rb", -1, py.None, py.None, py.None, true, py.None)
		}},
		{Sig: "text_encoding(encoding, stacklevel=2, /)", Doc: "Return encoding, or \"locale\" or \"utf-8\", by the UTF-8 mode, if it is None.\n\nFor functions that pass on an encoding to open().", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if a[0].IsNone() {
				level, err := py.IndexInt(th, a[1])
				if err != nil {
					return py.Value{}, err
				}
				if err := warnEncoding(th, level); err != nil {
					return py.Value{}, err
				}
				if th.Interp.UTF8Mode {
					return py.String("utf-8"), nil
				}
				return py.String("locale"), nil
			}
			return a[0], nil
		}},
	}
	Module.Prepare()
	openFunction = py.StaticFunction(Module.Func(0), "_io")
	Module.Init = func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "open", openFunction)
		m.Dict.SetGo(th, "DEFAULT_BUFFER_SIZE", py.Int(defaultBufferSize))
		m.Dict.SetGo(th, "BlockingIOError", py.BlockingIOError.Value())
		return nil
	}
}

func openFile(th *py.Thread, a []py.Value) (py.Value, error) {
	mode := py.ToStr(a[1])
	if mode == nil {
		return py.Value{}, py.TypeErrorf("open() argument 'mode' must be str, not %s", a[1].Type().Name)
	}
	if a[2].Type().Index == nil {
		return py.Value{}, py.TypeErrorf("'%s' object cannot be interpreted as an integer", a[2].Type().Name)
	}
	buffering, err := py.IndexOverflow(th, a[2], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	for i, n := range []string{"encoding", "errors", "newline"} {
		if _, _, err := strOrNone(a[3+i], "open", n); err != nil {
			return py.Value{}, err
		}
	}
	closefd, err := py.Truth(th, a[6])
	if err != nil {
		return py.Value{}, err
	}
	return Open(th, a[0], mode.String(), buffering, a[3], a[4], a[5], closefd, a[7])
}

// Open is open().
func Open(th *py.Thread, file py.Value, mode string, buffering int, encoding, errors, newline py.Value, closefd bool, opener py.Value) (py.Value, error) {
	if !py.IsIntLike(file) {
		p, err := py.FSPath(th, file)
		if err != nil {
			return py.Value{}, err
		}
		file = p
	}
	var creating, reading, writing, appending, updating, text, binary bool
	for i, c := range mode {
		var p *bool
		switch c {
		case 'x':
			p = &creating
		case 'r':
			p = &reading
		case 'w':
			p = &writing
		case 'a':
			p = &appending
		case '+':
			p = &updating
		case 't':
			p = &text
		case 'b':
			p = &binary
		default:
			return py.Value{}, invalidMode(th, mode)
		}
		if *p || strings.ContainsRune(mode[i+1:], c) {
			return py.Value{}, invalidMode(th, mode)
		}
		*p = true
	}
	raw := ""
	kinds := 0
	for _, e := range []struct {
		on bool
		c  string
	}{{creating, "x"}, {reading, "r"}, {writing, "w"}, {appending, "a"}} {
		if e.on {
			raw += e.c
			kinds++
		}
	}
	if updating {
		raw += "+"
	}
	switch {
	case text && binary:
		return py.Value{}, py.ValueErrorf("can't have text and binary mode at once")
	case kinds > 1:
		return py.Value{}, py.ValueErrorf("must have exactly one of create/read/write/append mode")
	case binary && !encoding.IsNone():
		return py.Value{}, py.ValueErrorf("binary mode doesn't take an encoding argument")
	case binary && !errors.IsNone():
		return py.Value{}, py.ValueErrorf("binary mode doesn't take an errors argument")
	case binary && !newline.IsNone():
		return py.Value{}, py.ValueErrorf("binary mode doesn't take a newline argument")
	case !binary && encoding.IsNone():
		// Before anything is open: showing a warning runs code.
		if err := warnEncoding(th, 1); err != nil {
			return py.Value{}, err
		}
	case binary && buffering == 1:
		if err := th.Eval.Warn(th, py.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used", 1); err != nil {
			return py.Value{}, err
		}
	}
	f := py.New[fileIO](fileIOType)
	f.fd, f.seekable, f.closefd = -1, -1, true
	rv := py.ValueOf(&f.Object)
	if err := f.init(th, rv, file, raw, closefd, opener); err != nil {
		return py.Value{}, err
	}
	v, err := wrap(th, f, rv, mode, buffering, binary, reading, updating, encoding, errors, newline)
	if err != nil {
		if _, cerr := th.CallMethodGo(rv, "close"); cerr != nil {
			err = py.Chain(cerr, err)
		}
	}
	return v, err
}

// invalidMode words the error for a mode; its text is shown as repr does.
func invalidMode(th *py.Thread, mode string) error {
	r, err := py.ReprGo(th, py.String(mode))
	if err != nil {
		r = "'?'"
	}
	return py.ValueErrorf("invalid mode: %s", r)
}

// wrap puts the buffer and the text layer over a raw file.
func wrap(th *py.Thread, f *fileIO, rv py.Value, mode string, buffering int, binary, reading, updating bool, encoding, errors, newline py.Value) (py.Value, error) {
	lineBuffered := buffering == 1
	if buffering < 0 || lineBuffered {
		if buffering < 0 {
			if h, err := f.handle(th); err == nil && IsTerminal(h) {
				lineBuffered = true
			}
		}
		buffering = max(min(f.blksize, 8<<20), defaultBufferSize)
	}
	if buffering == 0 {
		if !binary {
			return py.Value{}, py.ValueErrorf("can't have unbuffered text I/O")
		}
		return rv, nil
	}
	b := py.New[buffered](readerType)
	readable, writable := true, false
	switch {
	case updating:
		b.SetType(randomType)
		writable = true
		if !f.isSeekable(th) {
			return py.Value{}, unsupported("File or stream is not seekable.")
		}
	case !reading:
		b.SetType(writerType)
		readable, writable = false, true
	}
	b.setup(th, rv, buffering, readable, writable)
	bv := b.value()
	var t *textIO
	if writable {
		if h, err := f.handle(th); err == nil {
			th.Interp.Files.Writes(h, func() bool { return len(b.wbuf) > 0 || t != nil && len(t.pending) > 0 })
		}
	}
	if binary {
		return bv, nil
	}
	t = py.New[textIO](textIOType)
	tv := t.value()
	if err := t.init(th, bv, encoding, errors, newline, lineBuffered, false); err != nil {
		return py.Value{}, err
	}
	return tv, py.SetAttr(th, tv, modeName, py.String(mode))
}

var modeName = py.InternStatic("mode")

// NewStandard returns a standard stream over the open file fd.
func NewStandard(th *py.Thread, fd int, name string, write bool, errors string, lineBuffered, unbuffered bool) (py.Value, error) {
	f := py.New[fileIO](fileIOType)
	f.fd, f.seekable, f.closefd = fd, -1, false
	f.readable, f.writable, f.blksize = !write, write, defaultBufferSize
	rv := py.ValueOf(&f.Object)
	if err := py.SetAttr(th, rv, nameAttr, py.String(name)); err != nil {
		return py.Value{}, err
	}
	bv := rv
	b := py.New[buffered](readerType)
	if write {
		b.SetType(writerType)
	}
	if !unbuffered || !write {
		b.setup(th, rv, standardBuffer, !write, write)
		bv = b.value()
	}
	t := py.New[textIO](textIOType)
	if err := t.init(th, bv, py.String("utf-8"), py.String(errors), py.None, lineBuffered, unbuffered); err != nil {
		return py.Value{}, err
	}
	mode := "r"
	if write {
		mode = "w"
	}
	return t.value(), py.SetAttr(th, t.value(), modeName, py.String(mode))
}

// standardBuffer is the size of the buffers of standard streams.
const standardBuffer = 8192
