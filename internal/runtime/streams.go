package runtime

// This file makes the standard streams of a VM over those of the host.

import (
	stdio "io"
	"os"
	"strings"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

// hostFile returns the file of a stream of the host. A writer may stand in front of
// another, to count what is written.
func (r *Runtime) hostFile(stream any) vfs.File {
	if u, ok := stream.(interface{ Unwrap() stdio.Writer }); ok {
		if f, ok := u.Unwrap().(*os.File); ok {
			return vfs.Through(r.hostFile(f), stream.(stdio.Writer), &r.abandoned)
		}
	}
	if f, ok := stream.(*os.File); ok && f != nil {
		return vfs.Host{Abandoned: &r.abandoned}.Wrap(f)
	}
	return vfs.NewStream(reader(stream), writer(stream), &r.abandoned)
}

// initStreams opens the numbers 0, 1 and 2, unless they are another VM's, and puts
// sys.stdin, stdout and stderr over them.
func (r *Runtime) initStreams(th *py.Thread, set func(name string, v py.Value)) error {
	files := th.Interp.Files
	_, errors, _ := strings.Cut(r.opts.Flags.IOEncoding, ":")
	for i, s := range []struct {
		name   string
		stream any
		write  bool
		errors string
	}{{"stdin", r.opts.Stdin, false, "strict"}, {"stdout", r.opts.Stdout, true, "strict"}, {"stderr", r.opts.Stderr, true, "backslashreplace"}} {
		fd, f := i, vfs.File(nil)
		if files.Shared() {
			h := files.Get(i)
			if h == nil {
				set(s.name, py.None)
				set("__"+s.name+"__", py.None)
				continue
			}
			f = h.File
		} else {
			f = r.hostFile(s.stream)
			var err error
			if fd, err = files.Add(f, "", 0); err != nil {
				return err
			}
		}
		t, _ := f.(vfs.Terminal)
		interactive := t != nil && t.IsTerminal()
		if errors != "" && s.name != "stderr" { // what is written to stderr always has one form or another
			s.errors = errors
		}
		v, err := io.NewStandard(th, fd, "<"+s.name+">", s.write, s.errors, interactive || s.name == "stderr", r.opts.Flags.Unbuffered)
		if err != nil {
			return err
		}
		set(s.name, v)
		set("__"+s.name+"__", v)
	}
	return nil
}

// setEncodings gives the standard streams the encoding that was asked for, once modules can be imported: codecs may be modules.
func (r *Runtime) setEncodings(th *py.Thread) error {
	encoding, _, _ := strings.Cut(r.opts.Flags.IOEncoding, ":")
	if encoding == "" {
		return nil
	}
	for _, name := range []string{"stdin", "stdout", "stderr"} {
		stream, ok := r.VM.In.Sys.GetStr(th.Intern(name))
		if !ok || stream.IsNone() {
			continue
		}
		errors, err := py.GetAttrGo(th, stream, "errors") // an encoding alone would set them too
		if err != nil {
			return err
		}
		reconfigure, err := py.GetAttrGo(th, stream, "reconfigure")
		if err != nil {
			return err
		}
		if _, err := th.CallKw(reconfigure, []py.Value{py.String(encoding), errors}, []*py.Str{th.Intern("encoding"), th.Intern("errors")}); err != nil {
			return err
		}
	}
	return nil
}

// Flush writes out what the standard streams hold; the error is that of standard output.
func (r *Runtime) Flush() error {
	th := &r.Thread.Thread
	var first error
	for _, n := range []string{"stdout", "__stdout__", "stderr", "__stderr__"} {
		v, ok := th.Interp.Sys.GetStr(th.Intern(n))
		if !ok || !io.IsText(v) {
			continue
		}
		if err := io.Flush(th, v); err != nil && first == nil && n[len(n)-1] != 'r' {
			first = err
		}
	}
	return first
}

func reader(stream any) stdio.Reader {
	r, _ := stream.(stdio.Reader)
	return r
}

func writer(stream any) stdio.Writer {
	w, _ := stream.(stdio.Writer)
	return w
}
