package posix

// This file defines the functions on open files.

import (
	"crypto/rand"
	"math"
	"syscall"
	"time"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

func now() int64 { return time.Now().UnixNano() }

// nanoseconds converts a number of seconds.
func nanoseconds(th *py.Thread, v py.Value) (int64, error) {
	if f, ok := py.AsFloat(v); ok {
		if math.IsNaN(f) {
			return 0, py.ValueErrorf("Invalid value NaN (not a number)")
		}
		s := math.Floor(f)
		n := int64(math.Floor((f - s) * 1e9))
		if math.Abs(s) > 9e9 {
			return 0, py.OverflowErrorf("timestamp out of range for platform time_t")
		}
		return int64(s)*1e9 + n, nil
	}
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err != nil {
		return 0, err
	}
	if n > 9e9 || n < -9e9 {
		return 0, py.OverflowErrorf("timestamp out of range for platform time_t")
	}
	return int64(n) * 1e9, nil
}

// piper is implemented by file systems that have pipes.
type piper interface {
	Pipe() (r, w vfs.File, err error)
}

// newPipe returns a pipe: one of the system, or one in memory.
func newPipe(th *py.Thread) (r, w vfs.File, err error) {
	if p, ok := th.Interp.Files.FS.(piper); ok {
		return p.Pipe()
	}
	r, w = vfs.NewPipe()
	return r, w, nil
}

func pipe(th *py.Thread, a []py.Value) (py.Value, error) {
	r, w, err := newPipe(th)
	if err != nil {
		return py.Value{}, py.OSErrorFrom(err)
	}
	files := th.Interp.Files
	rfd, err := files.Add(r, "", 0)
	if err != nil {
		r.Close()
		w.Close()
		return py.Value{}, py.OSErrorFrom(err)
	}
	wfd, err := files.Add(w, "", syscall.O_WRONLY)
	if err != nil {
		_ = files.Close(rfd)
		w.Close()
		return py.Value{}, py.OSErrorFrom(err)
	}
	return py.TupleOf(py.Int(int64(rfd)), py.Int(int64(wfd))), nil
}

// onFile declares a function whose first argument is the number of an open file.
func onFile(sig, doc string, f func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error)) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		h, err := handleArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		v, err := f(th, h, a)
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return v, nil
	}}
}

// bytesOf calls f with the bytes of a bytes-like object.
func bytesOf(th *py.Thread, v py.Value, f func(p []byte) (int, error)) (py.Value, error) {
	if py.ToStr(v) != nil {
		return py.Value{}, py.TypeErrorf("a bytes-like object is required, not 'str'")
	}
	b, err := py.GetBuffer(th, v, py.BufSimple)
	if err != nil {
		return py.Value{}, err
	}
	defer b.Release(th)
	n, err := f(b.Bytes())
	if err != nil {
		return py.Value{}, err
	}
	return py.Int(int64(n)), nil
}

func readArg(th *py.Thread, v py.Value) (int, error) {
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	if err == nil && n < 0 {
		err = py.OSErrorFrom(syscall.EINVAL)
	}
	if err == nil {
		err = th.Charge(int64(n))
	}
	return n, err
}

func openFile(th *py.Thread, a []py.Value) (py.Value, error) {
	p, err := pathArg(th, "open", "path", a[0], onlyPath)
	if err != nil {
		return py.Value{}, err
	}
	flags, err := intArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	mode, err := intArg(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	name, err := p.in(th, "open", a[3])
	if err != nil {
		return py.Value{}, err
	}
	fd, err := io.OpenPath(th, name, flags|syscall.O_CLOEXEC, uint32(mode), p.obj)
	return py.Int(int64(fd)), err
}

var fdFuncs = []py.NativeDef{
	{Sig: "open(path, flags, mode=511, *, dir_fd=None)", Doc: "Open a file and return its number.", Fn: openFile},
	{Sig: "close(fd)", Doc: "Close a file descriptor.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return py.None, py.OSErrorFrom(th.Interp.Files.Close(n))
	}},
	{Sig: "closerange(fd_low, fd_high, /)", Doc: "Close the files from one number up to another, the last left out, without errors.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		lo, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		hi, err := intArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		for _, n := range th.Interp.Files.Numbers() {
			if n >= lo && n < hi {
				_ = th.Interp.Files.Close(n)
			}
		}
		return py.None, nil
	}},
	onFile("read(fd, length, /)", "Read bytes from an open file.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		n, err := readArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		p := make([]byte, n)
		n, err = io.Read(th, h, p)
		if n < len(p)/2 {
			return py.NewBytes(string(p[:n])), err
		}
		return py.BytesOwned(p[:n]), err
	}),
	onFile("readinto(fd, buffer, /)", "Read into a buffer object from a file descriptor.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		b, err := py.WritableBytes(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		defer b.Release(th)
		n, err := io.Read(th, h, b.Bytes())
		return py.Int(int64(n)), err
	}),
	onFile("write(fd, data, /)", "Write bytes to an open file.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		return bytesOf(th, a[1], func(p []byte) (int, error) { return io.Write(th, h, p) })
	}),
	onFile("readv(fd, buffers, /)", "Read from an open file into several buffers.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		total := 0
		err := py.ForEach(th, a[1], func(v py.Value) error {
			b, err := py.WritableBytes(th, v)
			if err != nil {
				return err
			}
			defer b.Release(th)
			n, err := io.Read(th, h, b.Bytes())
			total += n
			return err
		})
		return py.Int(int64(total)), err
	}),
	onFile("writev(fd, buffers, /)", "Write several buffers to an open file, one after the other.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		var all []byte
		err := py.ForEach(th, a[1], func(v py.Value) error {
			p, err := py.ViewBytes(th, v)
			if err == nil {
				err = th.Charge(int64(len(p)))
			}
			all = append(all, p...)
			return err
		})
		if err != nil {
			return py.Value{}, err
		}
		n, err := io.Write(th, h, all)
		return py.Int(int64(n)), err
	}),
	onFile("pread(fd, length, offset, /)", "Read bytes of an open file from a place on.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		n, err := readArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		off, err := py.IndexOverflow(th, a[2], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		x, ok := h.File.(vfs.Positioned)
		if !ok || h.Wait != nil {
			return py.Value{}, syscall.ESPIPE
		}
		p := make([]byte, n)
		n, err = x.ReadAt(p, int64(off))
		if n > 0 || isEOF(err) {
			err = nil
		}
		return py.NewBytes(string(p[:n])), err
	}),
	onFile("pwrite(fd, buffer, offset, /)", "Write bytes to an open file from a place on.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		off, err := py.IndexOverflow(th, a[2], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		x, ok := h.File.(vfs.Positioned)
		if !ok || h.Wait != nil {
			return py.Value{}, syscall.ESPIPE
		}
		return bytesOf(th, a[1], func(p []byte) (int, error) { return x.WriteAt(p, int64(off)) })
	}),
	onFile("lseek(fd, position, whence, /)", "Go to a place of an open file and return it.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		off, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		whence, err := intArg(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		n, err := h.File.Seek(int64(off), whence)
		return py.Int(n), err
	}),
	onFile("ftruncate(fd, length, /)", "Cut an open file off at a length.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		return py.None, h.File.Truncate(int64(n))
	}),
	{Sig: "fsync(fd)", Doc: "Force write of fd to disk.", Fn: fsync},
	{Sig: "fdatasync(fd)", Doc: "Have the contents of a file written to the disk.", Fn: fsync},
	onFile("dup(fd, /)", "Return another number for an open file.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		n, err := th.Interp.Files.AddHandle(h, 0)
		return py.Int(int64(n)), err
	}),
	onFile("dup2(fd, fd2, inheritable=True)", "Duplicate file descriptor.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 {
			return py.Value{}, syscall.EBADF
		}
		if th.Interp.Files.Get(n) == h {
			return py.Int(int64(n)), nil
		}
		return py.Int(int64(n)), th.Interp.Files.Put(n, h)
	}),
	{Sig: "pipe()", Doc: "Make a pipe: return the numbers of its ends, to read from and to write to.", Fn: pipe},
	{Sig: "pipe2(flags, /)", Doc: "Make a pipe, with flags: return the numbers of its ends, to read from and to write to.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if _, err := intArg(th, a[0]); err != nil {
			return py.Value{}, err
		}
		return pipe(th, a)
	}},
	{Sig: "isatty(fd, /)", Doc: "Whether a file descriptor is open and belongs to a terminal.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		h := th.Interp.Files.Get(n)
		return py.Bool(h != nil && io.IsTerminal(h)), nil
	}},
	onFile("get_inheritable(fd, /)", "Tell whether programs that are started have an open file too.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		return py.Bool(h.Inheritable.Load()), nil
	}),
	onFile("set_inheritable(fd, inheritable, /)", "Say whether programs that are started have an open file too.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[1])
		h.Inheritable.Store(n != 0)
		return py.None, err
	}),
	onFile("get_blocking(fd, /)", "Tell whether operations on an open file wait.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		return py.Bool(!h.NonBlocking.Load()), nil
	}),
	onFile("set_blocking(fd, blocking, /)", "Say whether operations on an open file wait.", func(th *py.Thread, h *vfs.Handle, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[1])
		h.NonBlocking.Store(n == 0)
		return py.None, err
	}),
	{Sig: "get_terminal_size(fd=1, /)", Doc: "Return the columns and lines of the terminal.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		h, err := handleArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		f := h.File
		if u, ok := f.(interface{ Under() vfs.File }); ok {
			f = u.Under()
		}
		w, ok := f.(interface{ Winsize() (int, int, error) })
		if !ok {
			return py.Value{}, py.OSErrorFrom(syscall.ENOTTY)
		}
		cols, lines, err := w.Winsize()
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return py.NewStructSeq(terminalType, 2, py.Int(int64(cols)), py.Int(int64(lines))), nil
	}},
	{Sig: "urandom(size, /)", Doc: "Return random bytes, fit for keys.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[0], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 {
			return py.Value{}, py.ValueErrorf("negative argument not allowed")
		}
		return randomBytes(th, n)
	}},
	{Sig: "getrandom(size, flags=0)", Doc: "Obtain a series of random bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[0], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 {
			return py.Value{}, py.OSErrorFrom(syscall.EINVAL)
		}
		return randomBytes(th, n)
	}},
}

func fsync(th *py.Thread, a []py.Value) (py.Value, error) {
	fd, err := io.FileDescriptor(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	h, err := io.Handle(th, fd)
	if err != nil {
		return py.Value{}, err
	}
	return py.None, py.OSErrorFrom(h.File.Sync())
}

func randomBytes(th *py.Thread, n int) (py.Value, error) {
	if err := th.Charge(int64(n)); err != nil {
		return py.Value{}, err
	}
	p := make([]byte, n)
	for i := 0; i < n; i += 1 << 16 {
		_, _ = rand.Read(p[i:min(n, i+1<<16)])
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
	return py.BytesOwned(p), nil
}

var terminalType = &py.Type{Name: "terminal_size", Module: "os", Doc: "The size of a terminal: columns and lines."}

func init() {
	py.DefineStructSeq(terminalType, 2, []py.StructField{{Name: "columns", Doc: "how many characters wide it is"}, {Name: "lines", Doc: "how many lines it has"}})
}
