package runtime

// This file makes the module sys.

import (
	"github.com/hognose/hognose/py"
)

func (r *Runtime) initSys(th *py.Thread) error {
	m := py.NewModule(th, "sys", "This module provides access to some objects used or maintained by the interpreter.")
	r.VM.In.Sys = m.Dict
	r.VM.In.Modules.SetGo(th, "sys", m.Value())
	strs := func(list []string) py.Value {
		var out []py.Value
		for _, s := range list {
			out = append(out, py.String(s))
		}
		return py.ListOf(out)
	}
	set := func(n string, v py.Value) { m.Dict.SetGo(th, n, v) }
	if err := r.initStreams(th, set); err != nil {
		return err
	}
	set("modules", r.VM.In.Modules.Value())
	set("path", strs(r.opts.Path))
	set("argv", strs(r.opts.Args))
	set("maxsize", py.Int(1<<63-1))
	set("maxunicode", py.Int(0x10ffff))
	set("byteorder", py.String("little"))
	set("platform", py.String("linux"))
	set("version", py.String("3.14.0 (Hognose)"))
	set("hexversion", py.Int(0x030e00f0))
	set("version_info", py.TupleOf(py.Int(3), py.Int(14), py.Int(0), py.String("final"), py.Int(0)))
	set("meta_path", py.ListOf(nil))
	set("dont_write_bytecode", py.True)
	impl := py.NewDict()
	impl.SetGo(th, "name", py.String("hognose"))
	impl.SetGo(th, "cache_tag", py.String("hognose-314"))
	set("implementation", py.NewNamespace(impl))
	r.initUnraisable(th, set)
	fn := func(sig, doc string, f py.NativeFunc) {
		v := py.Func(sig, doc, f)
		set(py.Cast[py.Native](v).Def.Name(), v)
	}
	r.initSysThreads(fn)
	fn("exit(status=None, /)", "Exit the interpreter by raising SystemExit(status).", func(th *py.Thread, a []py.Value) (py.Value, error) {
		v, err := th.Call(py.SystemExit.Value(), a[0])
		if err != nil {
			return v, err
		}
		return py.Value{}, py.ToException(v)
	})
	fn("getrecursionlimit()", "Return the current value of the recursion limit.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(int64(r.VM.ShownRecursionLimit())), nil
	})
	fn("setrecursionlimit(limit, /)", "Set the maximum depth of the Python interpreter stack to n.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexOverflow(th, a[0], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		if n < 1 {
			return py.Value{}, py.ValueErrorf("recursion limit must be greater or equal than 1")
		}
		r.VM.SetRecursionLimit(n)
		return py.None, nil
	})
	fn("intern(string, /)", "``Intern'' the given string.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := py.ToStr(a[0])
		if s == nil {
			return py.Value{}, py.TypeErrorf("intern() argument must be str, not %s", a[0].Type().Name)
		}
		return th.InternStr(s).Value(), nil
	})
	if _, ok := m.Dict.GetStr(th.Intern("excepthook")); !ok {
		fn("excepthook(exctype, value, traceback, /)", "Handle an exception by displaying it with a traceback on sys.stderr.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			f, ok := th.Interp.Sys.GetStr(th.Intern("stderr"))
			e := py.ToException(a[1])
			if !ok || f.IsNone() || e == nil {
				return py.None, nil
			}
			_, err := th.CallMethodGo(f, "write", py.String(r.FormatError(e)))
			return py.None, err
		})
		h, _ := m.Dict.GetStr(th.Intern("excepthook"))
		set("__excepthook__", h)
	}
	fn("exc_info()", "Return current exception information: (type, value, traceback).", func(th *py.Thread, a []py.Value) (py.Value, error) {
		e := th.Eval.Handled(th)
		if e == nil {
			return py.TupleOf(py.None, py.None, py.None), nil
		}
		tb := py.None
		if e.Traceback != nil {
			tb = e.Traceback.Value()
		}
		return py.TupleOf(e.Type().Value(), e.Value(), tb), nil
	})
	fn("exception()", "Return the current exception.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		if e := th.Eval.Handled(th); e != nil {
			return e.Value(), nil
		}
		return py.None, nil
	})
	fn("_getframe(depth=0, /)", "Return a frame object from the call stack.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexInt(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		f := th.Eval.Frame(th, n)
		if f.IsAbsent() {
			return f, py.ValueErrorf("call stack is not deep enough")
		}
		return f, nil
	})
	fn("getsizeof(object, default=?)", "Return the size of object in bytes.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(int64(py.SizeOf(a[0]))), nil
	})
	fn("getdefaultencoding()", "Return the current default encoding used by the Unicode implementation.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.String("utf-8"), nil
	})
	fn("get_int_max_str_digits()", "Return the maximum string digits limit for non-binary int<->str conversions.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(int64(th.Interp.MaxStrDigits)), nil
	})
	fn("set_int_max_str_digits(maxdigits)", "Set the maximum string digits limit for non-binary int<->str conversions.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.IndexInt(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if n != 0 && n < 640 {
			return py.Value{}, py.ValueErrorf("maxdigits must be 0 or larger than 640")
		}
		th.Interp.MaxStrDigits = n
		return py.None, nil
	})
	fn("displayhook(object, /)", "Print an object to sys.stdout and also save it in builtins._", func(th *py.Thread, a []py.Value) (py.Value, error) {
		if a[0].IsNone() {
			return py.None, nil
		}
		s, err := py.Repr(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		th.Interp.Builtins.SetGo(th, "_", a[0])
		f, _ := th.Interp.Sys.GetStr(th.Intern("stdout"))
		return th.CallMethodGo(f, "write", py.String(s.String()+"\n"))
	})
	return nil
}
