package io

// This file defines FileIO: a file of the system, without a buffer.

import (
	"fmt"
	"strings"
	"syscall"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// fileIO is the Python type FileIO.
type fileIO struct {
	base
	fd        int // -1: closed
	created   bool
	readable  bool
	writable  bool
	appending bool
	seekable  int8 // -1: not known
	closefd   bool
	blksize   int
	size      int64 // when it was opened, for readall
}

var fileIOType = newType("FileIO", rawIOBaseType, "A file of bytes, without a buffer.\n\nThe mode is 'r', the default, 'w', 'x' or 'a': to read, to write anew, to create, or to append;\nwith a '+' for both reading and writing. opener is called to open the file.")

func toFileIO(v py.Value) *fileIO { return py.Cast[fileIO](v) }

// fileMode reads a mode as FileIO takes it.
func (f *fileIO) parseMode(mode string) (int, error) {
	flag, rwa, plus := 0, false, false
	for _, c := range mode {
		switch c {
		case 'x', 'r', 'w', 'a':
			if rwa {
				return 0, badMode()
			}
			rwa = true
			switch c {
			case 'x':
				f.created, f.writable = true, true
				flag |= syscall.O_EXCL | syscall.O_CREAT
			case 'r':
				f.readable = true
			case 'w':
				f.writable = true
				flag |= syscall.O_CREAT | syscall.O_TRUNC
			case 'a':
				f.writable, f.appending = true, true
				flag |= syscall.O_APPEND | syscall.O_CREAT
			}
		case 'b':
		case '+':
			if plus {
				return 0, badMode()
			}
			f.readable, f.writable, plus = true, true, true
		default:
			return 0, py.ValueErrorf("invalid mode: %s", clip(mode, 200))
		}
	}
	if !rwa {
		return 0, badMode()
	}
	switch {
	case f.readable && f.writable:
		flag |= syscall.O_RDWR
	case f.writable:
		flag |= syscall.O_WRONLY
	}
	return flag | syscall.O_CLOEXEC, nil
}

func clip(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

func badMode() error {
	return py.ValueErrorf("Must have exactly one of create/read/write/append mode and at most one plus")
}

// pathName returns the file name for a path argument, as bytes.
func pathName(v py.Value) (string, error) {
	name := ""
	if s := py.ToStr(v); s != nil {
		var err error
		if name, err = py.FSEncode(s); err != nil {
			return "", err
		}
	} else {
		name = py.ToBytes(v).String()
	}
	if strings.IndexByte(name, 0) >= 0 {
		return "", py.ValueErrorf("embedded null byte")
	}
	return name, nil
}

var nameAttr = py.InternStatic("name")

func (f *fileIO) init(th *py.Thread, self, file py.Value, mode string, closefd bool, opener py.Value) error {
	if f.fd >= 0 && f.closefd {
		if err := f.close(th); err != nil {
			return err
		}
	}
	f.fd = -1
	f.created, f.readable, f.writable, f.appending, f.seekable = false, false, false, false, -1
	fd := -1
	if file.Type() == py.FloatType {
		return py.TypeErrorf("expected str, bytes or os.PathLike object, not float")
	}
	if py.IsIntLike(file) || py.ToStr(file) == nil && py.ToBytes(file) == nil && file.Type().Index != nil {
		if err := WarnBool(th, file); err != nil {
			return err
		}
		n, err := py.IndexOverflow(th, file, py.OverflowError)
		if err != nil {
			return err
		}
		if n != int(int32(n)) {
			if n > 0 {
				return py.OverflowErrorf("Python int too large to convert to C int")
			}
			return py.OverflowErrorf("Python int too small to convert to C int")
		}
		if n < 0 {
			return py.ValueErrorf("negative file descriptor")
		}
		fd = n
	}
	var name string
	if fd < 0 {
		p, err := py.FSPath(th, file)
		if err != nil {
			return err
		}
		if name, err = pathName(p); err != nil {
			return err
		}
		file = p
	}
	flag, err := f.parseMode(mode)
	if err != nil {
		return err
	}
	f.closefd = true
	if fd >= 0 {
		f.closefd = closefd
		f.fd = fd
	} else {
		if !closefd {
			return py.ValueErrorf("Cannot use closefd=False with file name")
		}
		if opener.IsNone() || opener.IsAbsent() {
			if f.fd, err = OpenPath(th, name, flag, 0o666, file); err != nil {
				f.fd = -1
				return err
			}
		} else {
			v, err := th.Call(opener, file, py.Int(int64(flag)))
			if err != nil {
				return err
			}
			if !py.IsIntLike(v) {
				return py.TypeErrorf("expected integer from opener")
			}
			n, err := py.IndexOverflow(th, v, py.OverflowError)
			if err != nil {
				return err
			}
			if n < 0 {
				return py.ValueErrorf("opener returned %d", n)
			}
			f.fd = n
		}
	}
	shown := file
	if fd >= 0 {
		shown = py.Value{}
	}
	fail := func(err error) error {
		if fd < 0 {
			_ = th.Interp.Files.Close(f.fd)
		}
		f.fd = -1
		return err
	}
	h := th.Interp.Files.Get(f.fd)
	if h == nil {
		return fail(py.OSErrorFrom(syscall.EBADF, shown))
	}
	info, err := h.File.Stat()
	if err != nil {
		return fail(py.OSErrorFrom(err, shown))
	}
	if info.IsDir() {
		return fail(py.OSErrorFrom(syscall.EISDIR, file))
	}
	f.size = info.Size
	f.blksize = int(info.Blksize)
	if f.blksize <= 1 {
		f.blksize = defaultBufferSize
	}
	if err := py.SetAttr(th, self, nameAttr, file); err != nil {
		return fail(err)
	}
	if f.appending {
		if _, err := h.File.Seek(0, 2); err != nil && err != syscall.ESPIPE {
			return fail(py.OSErrorFrom(err, file))
		}
	}
	if f.closefd {
		f.register(th, self)
	}
	return nil
}

func (f *fileIO) close(th *py.Thread) error {
	fd := f.fd
	f.fd = -1
	f.unregister(th)
	if fd < 0 || !f.closefd {
		return nil
	}
	return py.OSErrorFrom(th.Interp.Files.Close(fd))
}

// handle returns the open file, or the error for a closed one.
func (f *fileIO) handle(th *py.Thread) (*vfs.Handle, error) {
	if f.fd < 0 {
		return nil, py.ValueErrorf("I/O operation on closed file")
	}
	return Handle(th, f.fd)
}

func (f *fileIO) reader(th *py.Thread) (*vfs.Handle, error) {
	if f.fd < 0 {
		return nil, py.ValueErrorf("I/O operation on closed file")
	}
	if !f.readable {
		return nil, unsupported("File not open for reading")
	}
	h, err := Handle(th, f.fd)
	if err == nil && h.Name != "" {
		th.Interp.Files.Observe(h.Name)
	}
	return h, err
}

// read reads into p; -1 means that it would have to wait and must not.
func (f *fileIO) read(th *py.Thread, p []byte) (int, error) {
	h, err := f.reader(th)
	if err != nil {
		return 0, err
	}
	n, err := Read(th, h, p)
	return wouldBlock(n, err)
}

// wouldBlock turns the error of a non-blocking file into the count -1.
func wouldBlock(n int, err error) (int, error) {
	if n <= 0 && err != nil && py.IsException(err, py.BlockingIOError) {
		return -1, nil
	}
	return n, err
}

func (f *fileIO) write(th *py.Thread, p []byte) (int, error) {
	if f.fd < 0 {
		return 0, py.ValueErrorf("I/O operation on closed file")
	}
	if !f.writable {
		return 0, unsupported("File not open for writing")
	}
	h, err := Handle(th, f.fd)
	if err != nil {
		return 0, err
	}
	n, err := Write(th, h, p)
	return wouldBlock(n, err)
}

func (f *fileIO) seek(th *py.Thread, off int64, whence int) (int64, error) {
	h, err := f.handle(th)
	if err != nil {
		return 0, err
	}
	if whence < 0 || whence > 4 {
		return 0, py.OSErrorFrom(syscall.EINVAL)
	}
	pos, err := h.File.Seek(off, whence)
	if f.seekable < 0 {
		f.seekable = 0
		if err == nil {
			f.seekable = 1
		}
	}
	return pos, py.OSErrorFrom(err)
}

func (f *fileIO) isSeekable(th *py.Thread) bool {
	if f.seekable < 0 {
		_, _ = f.seek(th, 0, 1)
	}
	return f.seekable == 1
}

// readAll reads to the end.
func (f *fileIO) readAll(th *py.Thread) ([]byte, bool, error) {
	h, err := f.reader(th)
	if err != nil {
		return nil, false, err
	}
	size := 8192
	if f.size > 0 && h.Wait == nil {
		if pos, err := h.File.Seek(0, 1); err == nil {
			if info, err := h.File.Stat(); err == nil && info.Size > pos {
				size = int(min(info.Size-pos, 1<<40)) + 1
			}
		}
	}
	if err := th.Charge(int64(size)); err != nil {
		return nil, false, err
	}
	buf := make([]byte, size)
	n := 0
	for {
		if n == len(buf) {
			grow := len(buf) + max(len(buf)/2, 8192)
			if err := th.Charge(int64(grow)); err != nil {
				return nil, false, err
			}
			buf = append(make([]byte, 0, grow), buf...)[:grow]
		}
		k, err := wouldBlock(Read(th, h, buf[n:]))
		if err != nil {
			return nil, false, err
		}
		if k < 0 {
			if n == 0 {
				return nil, true, nil
			}
			break
		}
		if k == 0 {
			break
		}
		n += k
		if err := th.Poll(); err != nil {
			return nil, false, err
		}
	}
	return buf[:n:n], false, nil
}

func (f *fileIO) modeText() string {
	switch {
	case f.created && f.readable:
		return "xb+"
	case f.created:
		return "xb"
	case f.appending && f.readable:
		return "ab+"
	case f.appending:
		return "ab"
	case f.readable && f.writable:
		return "rb+"
	case f.readable:
		return "rb"
	}
	return "wb"
}

// warnUnclosed issues the ResourceWarning for a file that was never closed.
func (f *fileIO) warnUnclosed(th *py.Thread, source py.Value) {
	if f.fd < 0 || !f.closefd || !warns(th) {
		return
	}
	r, err := py.ReprGo(th, source)
	if err != nil {
		return
	}
	if err := py.WarnUnclosed(th, "unclosed file "+r, source); err != nil {
		th.Unraisable(err, "Exception ignored while finalizing file "+r, py.Value{})
	}
}

// warns reports whether a ResourceWarning can be seen: the filters that hold before
// anybody has asked for warnings ignore it.
func warns(th *py.Thread) bool {
	if _, ok := th.Interp.Modules.GetStr(warningsName); ok {
		return true
	}
	v, ok := th.Interp.Sys.GetStr(warnOptionsName)
	if !ok {
		return false
	}
	n, err := py.Len(th, v)
	return err == nil && n > 0
}

var (
	warningsName    = py.InternStatic("warnings")
	warnOptionsName = py.InternStatic("warnoptions")
)

func fileIORepr(th *py.Thread, self py.Value) (py.Value, error) {
	f := toFileIO(self)
	tn := self.Type().FullName()
	if f.fd < 0 {
		return py.String("<" + tn + " [closed]>"), nil
	}
	name, err := py.LookupAttr(th, self, nameAttr)
	if err != nil {
		return py.Value{}, err
	}
	cl := "False"
	if f.closefd {
		cl = "True"
	}
	if name.IsAbsent() {
		return py.String(fmt.Sprintf("<%s fd=%d mode='%s' closefd=%s>", tn, f.fd, f.modeText(), cl)), nil
	}
	if th.ReprEnter(self) {
		return py.Value{}, py.RuntimeErrorf("reentrant call inside %s.__repr__", self.Type().FullName())
	}
	defer th.ReprLeave(self)
	r, err := py.ReprGo(th, name)
	return py.String(fmt.Sprintf("<%s name=%s mode='%s' closefd=%s>", tn, r, f.modeText(), cl)), err
}

func init() {
	t := fileIOType
	t.SetLayout(py.LayoutWithOwnAttrs[fileIO]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		f := py.New[fileIO](cls)
		f.fd, f.seekable, f.closefd = -1, -1, true
		return py.ValueOf(&f.Object), nil
	}
	initDef := py.PrepareInit(&py.NativeDef{Sig: "FileIO(self, file, mode='r', closefd=True, opener=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		mode := py.ToStr(a[2])
		if mode == nil {
			return py.Value{}, py.TypeErrorf("FileIO() argument 'mode' must be str, not %s", a[2].Type().Name)
		}
		closefd, err := py.Truth(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, toFileIO(a[0]).init(th, a[0], a[1], mode.String(), closefd, a[4])
	}})
	t.Init = initDef
	t.Repr = fileIORepr
	closed := func(th *py.Thread, self py.Value) (py.Value, error) { return py.Bool(toFileIO(self).fd < 0), nil }
	t.Getters = []py.GetSetDef{
		{Name: "closed", Doc: "True if the file is closed", Get: closed},
		{Name: "closefd", Doc: "Whether close() closes the descriptor.", Get: func(th *py.Thread, self py.Value) (py.Value, error) {
			return py.Bool(toFileIO(self).closefd), nil
		}},
		{Name: "mode", Doc: "String giving the file mode", Get: func(th *py.Thread, self py.Value) (py.Value, error) {
			return py.String(toFileIO(self).modeText()), nil
		}},
		{Name: "_blksize", Member: true, Get: func(th *py.Thread, self py.Value) (py.Value, error) {
			return py.Int(int64(toFileIO(self).blksize)), nil
		}},
	}
	yes := func(f func(*fileIO, *py.Thread) bool) py.NativeFunc {
		return func(th *py.Thread, a []py.Value) (py.Value, error) {
			if toFileIO(a[0]).fd < 0 {
				return py.Value{}, py.ValueErrorf("I/O operation on closed file")
			}
			return py.Bool(f(toFileIO(a[0]), th)), nil
		}
	}
	t.Methods = []py.NativeDef{
		method("read(self, size=-1, /)", "Read up to size bytes, at once.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			f := toFileIO(a[0])
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if n < 0 {
				if a[0].Type() != fileIOType {
					return th.CallMethodGo(a[0], "readall")
				}
				return allValue(f.readAll(th))
			}
			if _, err := f.reader(th); err != nil {
				return py.Value{}, err
			}
			if err := th.Charge(int64(n)); err != nil {
				return py.Value{}, err
			}
			buf := make([]byte, n)
			k, err := f.read(th, buf)
			if err != nil {
				return py.Value{}, err
			}
			if k < 0 {
				return py.None, nil
			}
			if k < n/2 {
				buf = append([]byte(nil), buf[:k]...)
			}
			return py.BytesOwned(buf[:k]), nil
		}),
		method("readall(self, /)", "Read up to the end.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			return allValue(toFileIO(a[0]).readAll(th))
		}),
		method("readinto(self, buffer, /)", "Same as RawIOBase.readinto().", func(th *py.Thread, a []py.Value) (py.Value, error) {
			f := toFileIO(a[0])
			if _, err := f.reader(th); err != nil {
				return py.Value{}, err
			}
			buf, err := writable(th, a[1], "readinto")
			if err != nil {
				return py.Value{}, err
			}
			defer buf.Release(th)
			n, err := f.read(th, buf.Bytes())
			return countValue(n, err)
		}),
		method("write(self, b, /)", "Write bytes, and return how many were written.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			f := toFileIO(a[0])
			if f.fd < 0 {
				return py.Value{}, py.ValueErrorf("I/O operation on closed file")
			}
			if !f.writable {
				return py.Value{}, unsupported("File not open for writing")
			}
			var n int
			err := withBytes(th, a[1], func(p []byte) (err error) { n, err = f.write(th, p); return })
			return countValue(n, err)
		}),
		method("seek(self, pos, whence=0, /)", "Go to a place and return it.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			whence, err := py.IndexOverflow(th, a[2], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			if a[1].Type() == py.FloatType {
				return py.Value{}, py.TypeErrorf("an integer is required")
			}
			off, err := py.IndexOverflow(th, a[1], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			pos, err := toFileIO(a[0]).seek(th, int64(off), whence)
			return py.Int(pos), err
		}),
		method("tell(self, /)", "Current file position.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			pos, err := toFileIO(a[0]).seek(th, 0, 1)
			return py.Int(pos), err
		}),
		method("truncate(self, size=None, /)", "Cut the file off at size, and return that.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			f := toFileIO(a[0])
			h, err := f.handle(th)
			if err != nil {
				return py.Value{}, err
			}
			if !f.writable {
				return py.Value{}, unsupported("File not open for writing")
			}
			var size int64
			if a[1].IsNone() {
				if size, err = f.seek(th, 0, 1); err != nil {
					return py.Value{}, err
				}
			} else {
				n, err := py.IndexOverflow(th, a[1], py.OverflowError)
				if err != nil {
					return py.Value{}, err
				}
				size = int64(n)
			}
			return py.Int(size), py.OSErrorFrom(h.File.Truncate(size))
		}),
		method("close(self, /)", "Close the file, which is of no use from then on.\n\nThat it is closed already is no error.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			f := toFileIO(a[0])
			_, err := baseClose(th, a)
			if !f.closefd {
				f.fd = -1
				return py.None, err
			}
			if cerr := f.close(th); cerr != nil {
				err = py.Chain(cerr, err)
			}
			return py.None, err
		}),
		method("seekable(self, /)", "True if file supports random-access.", yes(func(f *fileIO, th *py.Thread) bool { return f.isSeekable(th) })),
		method("readable(self, /)", "True if file was opened in a read mode.", yes(func(f *fileIO, th *py.Thread) bool { return f.readable })),
		method("writable(self, /)", "Tell whether it can be written to.", yes(func(f *fileIO, th *py.Thread) bool { return f.writable })),
		method("fileno(self, /)", "Return the number of the open file.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			if toFileIO(a[0]).fd < 0 {
				return py.Value{}, py.ValueErrorf("I/O operation on closed file")
			}
			return py.Int(int64(toFileIO(a[0]).fd)), nil
		}),
		method("isatty(self, /)", "Tell whether this is a terminal.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			h, err := toFileIO(a[0]).handle(th)
			if err != nil {
				if toFileIO(a[0]).fd >= 0 {
					return py.False, nil
				}
				return py.Value{}, err
			}
			return py.Bool(IsTerminal(h)), nil
		}),
		method("_isatty_open_only(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			h, err := toFileIO(a[0]).handle(th)
			if err != nil {
				return py.Value{}, err
			}
			return py.Bool(IsTerminal(h)), nil
		}),
		method("_dealloc_warn(self, source, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			toFileIO(a[0]).warnUnclosed(th, a[1])
			return py.None, nil
		}),
		method("__getstate__(self, /)", "", cannotPickle),
		method("__reduce__(self, /)", "", cannotPickle),
		method("__reduce_ex__(self, protocol, /)", "", cannotPickle),
	}
	py.Define(t)
}

// cannotPickle is __getstate__ of streams over the system's files.
func cannotPickle(th *py.Thread, a []py.Value) (py.Value, error) {
	return py.Value{}, py.TypeErrorf("cannot pickle '%s' instances", a[0].Type().FullName())
}

func allValue(b []byte, none bool, err error) (py.Value, error) {
	if err != nil {
		return py.Value{}, err
	}
	if none {
		return py.None, nil
	}
	return py.BytesOwned(b), nil
}

// countValue returns a count of bytes; -1 is None.
func countValue(n int, err error) (py.Value, error) {
	if err != nil {
		return py.Value{}, err
	}
	if n < 0 {
		return py.None, nil
	}
	return py.Int(int64(n)), nil
}

// writable returns the buffer of an argument that is written into.
func writable(th *py.Thread, v py.Value, fn string) (*py.Buffer, error) {
	b, err := py.WritableBytes(th, v)
	if err != nil {
		if py.IsException(err, py.ExceptionType) {
			return nil, py.TypeErrorf("%s() argument must be read-write bytes-like object, not %s", fn, v.Type().Name)
		}
		return nil, err
	}
	return b, nil
}

// withBytes calls f with the bytes of a bytes-like object, held while f runs.
func withBytes(th *py.Thread, v py.Value, f func(p []byte) error) error {
	if py.ToStr(v) != nil {
		return py.TypeErrorf("a bytes-like object is required, not 'str'")
	}
	if py.ToBytes(v) != nil {
		p, err := py.ViewBytes(th, v)
		if err != nil {
			return err
		}
		return f(p)
	}
	b, err := py.GetBuffer(th, v, py.BufSimple)
	if err != nil {
		return err
	}
	defer b.Release(th)
	return f(b.Bytes())
}
