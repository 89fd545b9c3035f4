package posix

// This file defines the functions on the process and its environment.

import (
	"runtime"
	"sort"
	"strings"
	"syscall"
	"time"

	"github.com/hognose/hognose/internal/errnos"
	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

var (
	unameType = &py.Type{Name: "uname_result", Module: "posix", Doc: "uname_result: what os.uname() returns.\n\nA tuple of sysname, nodename, release, version and machine, which are attributes too."}
	timesType = &py.Type{Name: "times_result", Module: "posix", Doc: "times_result: Result from os.times()."}
)

func init() {
	py.DefineStructSeq(unameType, 5, []py.StructField{{Name: "sysname", Doc: "operating system name"}, {Name: "nodename", Doc: "the name of the machine in the network"}, {Name: "release", Doc: "operating system release"}, {Name: "version", Doc: "operating system version"}, {Name: "machine", Doc: "hardware identifier"}})
	py.DefineStructSeq(timesType, 5, []py.StructField{{Name: "user", Doc: "user time"}, {Name: "system", Doc: "system time"}, {Name: "children_user", Doc: "user time of children"}, {Name: "children_system", Doc: "system time of children"}, {Name: "elapsed", Doc: "seconds since some moment"}})
}

// number declares a function that answers with a number of the system, or def if
// the VM has none.
func number(sig, doc string, def int, f func(s py.System) int) py.NativeDef {
	return py.NativeDef{Sig: sig, Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if s := th.Interp.System; s != nil {
			return py.Int(int64(f(s))), nil
		}
		return py.Int(int64(def)), nil
	}}
}

// envName reads a name or value for the environment.
func envName(th *py.Thread, v py.Value) (string, error) {
	p, err := py.FSPath(th, v)
	if err != nil {
		return "", err
	}
	s := ""
	if t := py.ToStr(p); t != nil {
		if s, err = py.FSEncode(t); err != nil {
			return "", err
		}
	} else {
		s = py.ToBytes(p).String()
	}
	if strings.IndexByte(s, 0) >= 0 {
		return "", py.ValueErrorf("embedded null byte")
	}
	return s, nil
}

func environ(th *py.Thread) (py.Value, error) {
	d := py.NewDict()
	for _, e := range th.Interp.Env {
		k, v, ok := strings.Cut(e, "=")
		if !ok || k == "" {
			continue
		}
		if _, err := d.SetDefault(th, py.NewBytes(k), py.NewBytes(v)); err != nil {
			return py.Value{}, err
		}
	}
	return d.Value(), nil
}

// setEnv changes the VM's environment; absent removes.
func setEnv(in *py.Interpreter, name, value string, remove bool) {
	var out []string
	for _, e := range in.Env {
		if !strings.HasPrefix(e, name+"=") {
			out = append(out, e)
		}
	}
	if !remove {
		out = append(out, name+"="+value)
	}
	in.Env = out
}

var processFuncs = []py.NativeDef{
	number("getpid()", "Return the current process id.", 1, func(s py.System) int { return s.Getpid() }),
	number("getppid()", "Return the parent's process id.", 0, func(s py.System) int { return s.Getppid() }),
	number("getuid()", "Return the current process's user id.", 0, func(s py.System) int { return s.Getuid() }),
	number("geteuid()", "Return the number of the effective user.", 0, func(s py.System) int { return s.Geteuid() }),
	number("getgid()", "Return the current process's group id.", 0, func(s py.System) int { return s.Getgid() }),
	number("getegid()", "Return the number of the effective group.", 0, func(s py.System) int { return s.Getegid() }),
	{Sig: "cpu_count()", Doc: "Return how many processors there are.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(int64(runtime.NumCPU())), nil
	}},
	{Sig: "strerror(code, /)", Doc: "Return what the number of an error means.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[0])
		return py.String(errnos.Message(n)), err
	}},
	{Sig: "umask(mask, /)", Doc: "Set which permissions new files do not get, and return what it was.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if m, ok := th.Interp.Files.FS.(vfs.Machine); ok {
			return py.Int(int64(m.Umask(n))), nil
		}
		return py.Int(0o022), nil
	}},
	{Sig: "sync()", Doc: "Force write of everything to disk.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if m, ok := th.Interp.Files.FS.(vfs.Machine); ok {
			m.Sync()
		}
		return py.None, nil
	}},
	{Sig: "putenv(name, value, /)", Doc: "Change or add an environment variable.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := envName(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		value, err := envName(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		if strings.IndexByte(name, '=') >= 0 {
			return py.Value{}, py.ValueErrorf("illegal environment variable name")
		}
		if name == "" {
			return py.Value{}, py.OSErrorFrom(syscall.EINVAL)
		}
		setEnv(th.Interp, name, value, false)
		return py.None, nil
	}},
	{Sig: "unsetenv(name, /)", Doc: "Delete an environment variable.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := envName(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if name == "" || strings.IndexByte(name, '=') >= 0 {
			return py.Value{}, py.OSErrorFrom(syscall.EINVAL)
		}
		setEnv(th.Interp, name, "", true)
		return py.None, nil
	}},
	{Sig: "_create_environ()", Doc: "Create the environment dictionary.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return environ(th) }},
	{Sig: "uname()", Doc: "Return what system and machine this is.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		u := [5]string{"Linux", "localhost", "", "", machine()}
		if s := th.Interp.System; s != nil {
			u = s.Uname()
		}
		var v []py.Value
		for _, s := range u {
			v = append(v, py.FSDecode(s))
		}
		return py.NewStructSeq(unameType, 5, v...), nil
	}},
	{Sig: "times()", Doc: "Return the processor times of this process and its children.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		var t [4]float64
		if s := th.Interp.System; s != nil {
			t = s.Times()
		}
		elapsed := float64(time.Now().UnixNano()/1e7) / 100
		return py.NewStructSeq(timesType, 5, py.Float(t[0]), py.Float(t[1]), py.Float(t[2]), py.Float(t[3]), py.Float(elapsed)), nil
	}},
	{Sig: "kill(pid, signal, /)", Doc: "Kill a process with a signal.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		pid, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		sig, err := intArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		s := th.Interp.System
		if s == nil {
			return py.Value{}, py.OSErrorFrom(syscall.EPERM)
		}
		own := th.Interp.OwnHandlers.Load()
		if pid == s.Getpid() && (sig == int(syscall.SIGINT) || sig > 0 && sig <= 64 && own>>(sig-1)&1 != 0) {
			// What the script handles itself need not go through the system, which delivers it later.
			return py.None, th.Interp.SendSignal(th, sig)
		}
		return py.None, py.OSErrorFrom(s.Kill(pid, sig))
	}},
	{Sig: "_exit(status)", Doc: "End the process at once, without any cleaning up.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if s := th.Interp.System; s != nil {
			s.Exit(n)
		}
		return py.Value{}, py.NewException(py.SystemExit, py.Int(int64(n)))
	}},
	{Sig: "abort()", Doc: "Abort the interpreter immediately.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if s := th.Interp.System; s != nil {
			s.Exit(134)
		}
		return py.Value{}, py.NewException(py.SystemExit, py.Int(134))
	}},
	{Sig: "getloadavg()", Doc: "Return how busy the machine was in the last 1, 5 and 15 minutes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if s := th.Interp.System; s != nil {
			l, err := s.Loadavg()
			if err != nil {
				return py.Value{}, py.Errorf(py.OSError, "Load averages are unobtainable")
			}
			return py.TupleOf(py.Float(l[0]), py.Float(l[1]), py.Float(l[2])), nil
		}
		return py.Value{}, py.Errorf(py.OSError, "Load averages are unobtainable")
	}},
	{Sig: "getgroups()", Doc: "Return a list of the numbers of the groups.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		var out []py.Value
		if s := th.Interp.System; s != nil {
			for _, g := range s.Getgroups() {
				out = append(out, py.Int(int64(g)))
			}
			sort.Slice(out, func(i, j int) bool { return out[i].Int() < out[j].Int() })
		}
		return py.ListOf(out), nil
	}},
	{Sig: "sched_getaffinity(pid, /)", Doc: "Return the set of processors that a process, 0 for this one, may use.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := py.NewSet()
		for i := range runtime.NumCPU() {
			if err := s.Add(th, py.Int(int64(i))); err != nil {
				return py.Value{}, err
			}
		}
		return s.Value(), nil
	}},
	{Sig: "fspath(path)", Doc: "The path that an object stands for: str and bytes themselves, and else what\n__fspath__() gives. TypeError without one.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.FSPath(th, a[0]) }},
	{Sig: "WIFEXITED(status)", Doc: "Tell whether a process ended by exit().", Fn: waitStatus(func(s syscall.WaitStatus) py.Value { return py.Bool(s.Exited()) })},
	{Sig: "WEXITSTATUS(status)", Doc: "Return the exit code in a status.", Fn: waitStatus(func(s syscall.WaitStatus) py.Value { return py.Int(int64(s>>8) & 0xff) })},
	{Sig: "WIFSIGNALED(status)", Doc: "Tell whether a process ended by a signal.", Fn: waitStatus(func(s syscall.WaitStatus) py.Value { return py.Bool(s.Signaled()) })},
	{Sig: "WTERMSIG(status)", Doc: "Return the signal that a process ended by.", Fn: waitStatus(func(s syscall.WaitStatus) py.Value { return py.Int(int64(s) & 0x7f) })},
	{Sig: "WIFSTOPPED(status)", Doc: "Tell whether a process was stopped.", Fn: waitStatus(func(s syscall.WaitStatus) py.Value { return py.Bool(s.Stopped()) })},
	{Sig: "WSTOPSIG(status)", Doc: "Return the signal that a process was stopped by.", Fn: waitStatus(func(s syscall.WaitStatus) py.Value { return py.Int(int64(s>>8) & 0xff) })},
	{Sig: "WIFCONTINUED(status)", Doc: "Tell whether a process that was stopped goes on.", Fn: waitStatus(func(s syscall.WaitStatus) py.Value { return py.Bool(s == 0xffff) })},
	{Sig: "WCOREDUMP(status, /)", Doc: "Tell whether a process left a core file.", Fn: waitStatus(func(s syscall.WaitStatus) py.Value { return py.Bool(s&0x80 != 0) })},
	{Sig: "waitstatus_to_exitcode(status)", Doc: "Convert a wait status to an exit code.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		switch s := n & 0x7f; {
		case s == 0:
			return py.Int(int64(n >> 8 & 0xff)), nil
		case s == 0x7f:
			return py.Value{}, py.ValueErrorf("process stopped by delivery of signal %d", n>>8&0xff)
		default:
			return py.Int(int64(-s)), nil
		}
	}},
}

func waitStatus(f func(s syscall.WaitStatus) py.Value) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := intArg(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return f(syscall.WaitStatus(n)), nil
	}
}

func machine() string {
	switch runtime.GOARCH {
	case "amd64":
		return "x86_64"
	case "arm64":
		return "aarch64"
	}
	return runtime.GOARCH
}
