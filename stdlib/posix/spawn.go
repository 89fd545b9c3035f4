package posix

// This file starts programs and waits for them: what subprocess is built on.

import (
	"context"
	"math"
	"os"
	"syscall"
	"time"

	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/io"
)

// children are the programs that a VM has started and not waited for.
type children struct {
	all     map[int]py.ChildProcess
	bridges map[int][]<-chan struct{} // closed when all was passed on that a child wrote
}

type childrenKey struct{}

func childrenOf(in *py.Interpreter) *children {
	return in.State(childrenKey{}, func() any { return &children{map[int]py.ChildProcess{}, map[int][]<-chan struct{}{}} }).(*children)
}

// osFile returns the file of the system behind an open file, or nil.
func osFile(h *vfs.Handle) *os.File {
	f := h.File
	if u, ok := f.(interface{ Under() vfs.File }); ok {
		f = u.Under()
	}
	if o, ok := f.(interface{ OS() *os.File }); ok {
		return o.OS()
	}
	return nil
}

func names(th *py.Thread, v py.Value) ([]string, error) {
	items, err := py.ToSlice(th, v)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, x := range items {
		s, err := envName(th, x)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// bridgePatience is how long the end of a child waits for what it wrote.
const bridgePatience = 100 * time.Millisecond

// bridge returns a file of the system for a child's standard stream that is the host's
// reader or writer here. What the child writes is passed on; of input there is none,
// since it could not be given back.
func bridge(in *py.Interpreter, to vfs.File, write bool) (*os.File, <-chan struct{}, error) {
	if !write {
		f, err := os.Open(os.DevNull)
		return f, nil, err
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	done := make(chan struct{})
	in.AtClose(r, func() { r.Close() })
	go func() {
		defer close(done)
		buf := make([]byte, 32<<10)
		for {
			n, err := r.Read(buf)
			if n > 0 {
				_, werr := to.Write(buf[:n])
				if werr != nil {
					break
				}
			}
			if err != nil {
				break
			}
		}
		r.Close()
		in.AtClose(r, nil)
	}()
	return w, done, nil
}

// spawn is _spawn(path, args, env, cwd, files, new_session, group, uid, gid, groups, umask): files are
// the numbers that the child has as 0, 1, 2, ..., -1 for closed; groups may be None.
func spawn(th *py.Thread, a []py.Value) (py.Value, error) {
	sys := th.Interp.System
	if sys == nil {
		return py.Value{}, py.OSErrorFrom(syscall.EPERM, a[0])
	}
	th.Interp.Files.Observe(".")
	path, err := envName(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	p := &py.Process{Path: path, UID: -1, GID: -1, Umask: -1}
	if p.Args, err = names(th, a[1]); err != nil {
		return py.Value{}, err
	}
	if a[2].IsNone() {
		p.Env = th.Interp.Env
	} else if p.Env, err = names(th, a[2]); err != nil {
		return py.Value{}, err
	}
	if a[3].IsNone() {
		if p.Dir, err = th.Interp.Files.Getwd(); err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
	} else {
		if p.Dir, err = envName(th, a[3]); err != nil {
			return py.Value{}, err
		}
		p.Dir = th.Interp.Files.Path(p.Dir)
		info, err := th.Interp.Files.FS.Stat(p.Dir, true)
		if err == nil && !info.IsDir() {
			err = notDir
		}
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err, a[3])
		}
	}
	fds, err := py.ToSlice(th, a[4])
	if err != nil {
		return py.Value{}, err
	}
	var bridges []<-chan struct{}
	for i, v := range fds {
		n, err := intArg(th, v)
		if err != nil {
			return py.Value{}, err
		}
		var f *os.File
		if n >= 0 {
			h, err := io.Handle(th, n)
			if err != nil {
				return py.Value{}, err
			}
			if f = osFile(h); f == nil && i > 2 {
				return py.Value{}, py.OSErrorFrom(badFD)
			} else if f == nil {
				var passed <-chan struct{}
				if f, passed, err = bridge(th.Interp, h.File, i > 0); err != nil {
					return py.Value{}, py.OSErrorFrom(err)
				}
				defer f.Close()
				if passed != nil {
					bridges = append(bridges, passed)
				}
			}
		}
		p.Files = append(p.Files, f)
	}
	if p.NewSession, err = py.Truth(th, a[5]); err != nil {
		return py.Value{}, err
	}
	group, err := intArg(th, a[6])
	if err != nil {
		return py.Value{}, err
	}
	p.SetGroup, p.Group = group >= 0, max(group, 0)
	if p.UID, err = intArg(th, a[7]); err != nil {
		return py.Value{}, err
	}
	if p.GID, err = intArg(th, a[8]); err != nil {
		return py.Value{}, err
	}
	if p.Groups, err = groupList(th, a[9]); err != nil {
		return py.Value{}, err
	}
	if p.Umask, err = intArg(th, a[10]); err != nil {
		return py.Value{}, err
	}
	if p.Umask >= 0 {
		p.Umask &= 0o777
	}
	c, err := sys.Start(p)
	if err != nil {
		return py.Value{}, py.OSErrorFrom(err, a[0])
	}
	all := childrenOf(th.Interp)
	all.all[c.Pid()] = c
	if bridges != nil {
		all.bridges[c.Pid()] = bridges
	}
	in := th.Interp
	in.AtClose(c, func() {
		_ = c.Signal(int(syscall.SIGKILL))
		in.Leaving(c.Done())
	})
	return py.Int(int64(c.Pid())), nil
}

// groupList reads the numbers of groups; None is nil.
func groupList(th *py.Thread, v py.Value) ([]int, error) {
	if v.IsNone() {
		return nil, nil
	}
	items, err := py.ToSlice(th, v)
	if err != nil {
		return nil, err
	}
	out := make([]int, 0, len(items))
	for _, x := range items {
		g, err := py.IndexInt(th, x)
		if py.IsException(err, py.OverflowError) || err == nil && (g < 0 || g > math.MaxUint32) {
			err = py.ValueErrorf("invalid group id")
		}
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// setPipeSize is _set_pipe_size(fd, size).
func setPipeSize(th *py.Thread, a []py.Value) (py.Value, error) {
	fd, err := intArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	size, err := intArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	h, err := io.Handle(th, fd)
	if err != nil {
		return py.Value{}, err
	}
	if f := osFile(h); f != nil && th.Interp.System != nil {
		if err := th.Interp.System.SetPipeSize(f, size); err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
	}
	return py.None, nil
}

// waitChild waits for one of the VM's children, or for any if pid is -1, for so long;
// negative: without an end. The status is -1 if none has ended.
func waitChild(th *py.Thread, pid int, timeout time.Duration) (int, int, error) {
	all := childrenOf(th.Interp)
	var list []py.ChildProcess
	for n, c := range all.all {
		if n == pid || pid <= 0 {
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		return 0, 0, syscall.ECHILD
	}
	var ended py.ChildProcess
	look := func() bool {
		for _, c := range list {
			select {
			case <-c.Done():
				ended = c
				return true
			default:
			}
		}
		return false
	}
	if !look() && timeout != 0 {
		deadline := time.Now().Add(timeout)
		err := th.BlockIn("waitpid", func(ctx context.Context) error {
			any := make(chan struct{}, 1)
			stop := make(chan struct{})
			defer close(stop)
			if len(list) > 1 {
				for _, c := range list {
					go func() {
						select {
						case <-c.Done():
							select {
							case any <- struct{}{}:
							default:
							}
						case <-stop:
						}
					}()
				}
			}
			var timer <-chan time.Time
			if timeout > 0 {
				t := time.NewTimer(time.Until(deadline))
				defer t.Stop()
				timer = t.C
			}
			var one <-chan struct{}
			if len(list) == 1 {
				one = list[0].Done()
			}
			select {
			case <-one:
			case <-any:
			case <-timer:
			case <-ctx.Done():
				return ctx.Err()
			}
			return nil
		})
		if err != nil {
			return 0, 0, err
		}
		look()
	}
	if ended == nil {
		return 0, -1, nil
	}
	delete(all.all, ended.Pid())
	th.Interp.AtClose(ended, nil)
	bridges := all.bridges[ended.Pid()]
	delete(all.bridges, ended.Pid())
	for _, passed := range bridges {
		// What it wrote comes before what is written next, unless its own children write on.
		if _, err := th.WaitDone(py.Wait{What: "waitpid"}, passed, time.Now().Add(bridgePatience)); err != nil {
			return 0, 0, err
		}
	}
	return ended.Pid(), ended.Status(), nil
}

var spawnFuncs = []py.NativeDef{
	{Sig: "_spawn(path, args, env, cwd, files, new_session, group, uid, gid, groups, umask, /)", Doc: "Start a program.", Fn: spawn},
	{Sig: "_set_pipe_size(fd, size, /)", Doc: "Set how many bytes a pipe holds, where the system can.", Fn: setPipeSize},
	{Sig: "_wait(pid, timeout, /)", Doc: "Wait for a child for some seconds, None without an end: its wait status, or None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		pid, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		d := time.Duration(-1)
		if !a[1].IsNone() {
			f, err := py.ToFloat(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			d = time.Duration(max(0, min(f, 1e9)) * 1e9)
		}
		_, st, err := waitChild(th, pid, d)
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		if st < 0 {
			return py.None, nil
		}
		return py.Int(int64(st)), nil
	}},
	{Sig: "waitpid(pid, options, /)", Doc: "Wait for the end of a certain child.\n\nReturn its number and its status.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		pid, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		opts, err := intArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		d := time.Duration(-1)
		if opts&1 != 0 {
			d = 0
		}
		n, st, err := waitChild(th, pid, d)
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return py.TupleOf(py.Int(int64(n)), py.Int(int64(max(st, 0)))), nil
	}},
	{Sig: "wait()", Doc: "Wait for the end of a child.\n\nReturn its number and its status.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, st, err := waitChild(th, -1, -1)
		if err != nil {
			return py.Value{}, py.OSErrorFrom(err)
		}
		return py.TupleOf(py.Int(int64(n)), py.Int(int64(st))), nil
	}},
}
