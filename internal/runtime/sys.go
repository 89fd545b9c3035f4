package runtime

// This file makes the module sys, and declares its functions.

import (
	"strings"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// initSys makes sys for a new VM.
func (r *Runtime) initSys(th *py.Thread) error {
	m := py.NewModuleFrom(th, "sys", sysDef.Doc, sysNames)
	giveSpec(th, m, "sys")
	r.VM.In.Sys = m.Dict
	r.VM.In.Modules.SetGo(th, "sys", m.Value())
	for _, n := range []string{"displayhook", "excepthook", "breakpointhook", "unraisablehook"} {
		if v, ok := m.Dict.GetStr(th.Intern(n)); ok {
			m.Dict.SetGo(th, "__"+n+"__", v)
		}
	}
	set := func(n string, v py.Value) { m.Dict.SetGo(th, n, v) }
	if err := r.initStreams(th, set); err != nil {
		return err
	}
	r.initUnraisable(th, set)
	if err := r.initMonitoring(th, set); err != nil {
		return err
	}
	return r.initSysValues(th, set)
}

// sysNames are the names of sys, made once for all VMs: functions, and places for
// what initSys sets.
var sysNames = py.Template(strings.Fields(`
	__displayhook__ __excepthook__ __breakpointhook__ __unraisablehook__ unraisablehook
	stdin __stdin__ stdout __stdout__ stderr __stderr__ UnraisableHookArgs monitoring modules
	path argv orig_argv meta_path path_hooks path_importer_cache pycache_prefix dont_write_bytecode warnoptions
	_xoptions flags version version_info hexversion api_version copyright implementation _git
	platform byteorder maxsize maxunicode float_repr_style abiflags platlibdir _framework _home
	_stdlib_dir executable _base_executable prefix exec_prefix base_prefix base_exec_prefix float_info int_info
	hash_info thread_info builtin_module_names stdlib_module_names`), sysDef)

func intArg(th *py.Thread, v py.Value) (int, error) { return py.IndexOverflow(th, v, py.OverflowError) }

var sysDef = (&py.ModuleDef{Name: "sys", Doc: "What the interpreter knows of itself, and what programs can set about it.",
	Funcs: append(sysThreadFuncs, []py.NativeDef{
		{Sig: "exit(status=None, /)", Doc: "End the program, by raising SystemExit(status).\n\nAn int is the exit status; None, or nothing, is 0. Anything else is printed\nto standard error, and the status is 1.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			// As when C code raises: a tuple has the arguments, None stands for none, an exception is what it is.
			var args []py.Value
			if t := py.ToTuple(a[0]); t != nil {
				args = t.Items()
			} else if a[0].Type().IsSubtype(py.SystemExit) {
				return py.Value{}, py.ToException(a[0])
			} else if !a[0].IsNone() {
				args = a
			}
			v, err := th.CallTuple(py.SystemExit.Value(), args, nil)
			if err != nil {
				return v, err
			}
			return py.Value{}, py.ToException(v)
		}},
		{Sig: "getrecursionlimit()", Doc: "How many calls there may be on top of each other before RecursionError.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(vm.Of(th).VM.ShownRecursionLimit())), nil
		}},
		{Sig: "setrecursionlimit(limit, /)", Doc: "Set how many calls may be inside each other.", Fn: setRecursionLimit},
		{Sig: "intern(string, /)", Doc: "The string that stands for all equal ones, so that `is` can compare them.\n\nThat is this one if there was none before.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := py.ToStr(a[0])
			if s == nil {
				return py.Value{}, py.TypeErrorf("intern() argument must be str, not %s", a[0].Type().Name)
			}
			if a[0].Type() != py.StrType {
				return py.Value{}, py.TypeErrorf("can't intern %s", a[0].Type().Name)
			}
			return th.InternStr(s).Value(), nil
		}},
		{Sig: "_is_interned(string, /)", Doc: "Tell whether a string is interned.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := py.ToStr(a[0])
			if s == nil {
				return py.Value{}, py.TypeErrorf("_is_interned() argument must be str, not %s", a[0].Type().Name)
			}
			return py.Bool(s.IsInterned()), nil
		}},
		{Sig: "_is_immortal(op, /)", Doc: "Return True if the given object is \"immortal\" per PEP 683.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			t := py.ToType(a[0])
			return py.Bool(a[0].IsNone() || a[0] == py.True || a[0] == py.False || t != nil && !t.IsHeap()), nil
		}},
		{Sig: "exc_info()", Doc: "The exception that is being handled, here or in a caller: (type, value,\ntraceback), or three times None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			e := th.Eval.Handled(th)
			if e == nil {
				return py.TupleOf(py.None, py.None, py.None), nil
			}
			tb := py.None
			if e.Traceback != nil {
				tb = e.Traceback.Value()
			}
			return py.TupleOf(e.Type().Value(), e.Value(), tb), nil
		}},
		{Sig: "exception()", Doc: "Return the exception that is being handled, or None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if e := th.Eval.Handled(th); e != nil {
				return e.Value(), nil
			}
			return py.None, nil
		}},
		{Sig: "_getframe(depth=0, /)", Doc: "A frame of the calls in progress: with depth 0 that of the caller, with 1\nthat of its caller, and so on; ValueError if there are not so many.\n\nFor special purposes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := intArg(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			f := th.Eval.Frame(th, max(n, 0))
			if f.IsAbsent() {
				return f, py.ValueErrorf("call stack is not deep enough")
			}
			return f, th.Audit("sys._getframe", f)
		}},
		{Sig: "_getframemodulename(depth=0)", Doc: "The name of the module that calls this, or, with depth, of a caller further up.\n\nNone if there is no telling.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := intArg(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			f := th.Eval.Frame(th, max(n, 0))
			if f.IsAbsent() {
				return py.None, nil
			}
			g, err := py.GetAttrGo(th, f, "f_globals")
			if err != nil {
				return g, err
			}
			name, _ := py.ToDict(g).GetStr(th.Intern("__name__"))
			return orNone(name), nil
		}},
		{Sig: "getsizeof(object, default=?)", Doc: "getsizeof(object [, default]) -> int\n\nReturn how many bytes of memory an object takes, without those it refers to.", Fn: getSizeOf},
		{Sig: "getrefcount(object, /)", Doc: "Return the reference count of object.\n\nHognose does not count references: the number says only that there are some.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(2), nil
		}},
		{Sig: "getdefaultencoding()", Doc: "Return the encoding that str.encode() uses by default.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.String("utf-8"), nil }},
		{Sig: "getfilesystemencoding()", Doc: "Return the encoding of the names of files.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.String("utf-8"), nil }},
		{Sig: "getfilesystemencodeerrors()", Doc: "Return how names of files are encoded that the encoding does not allow.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.String("surrogateescape"), nil
		}},
		{Sig: "get_int_max_str_digits()", Doc: "Return how many digits an int may have that is converted from or to decimal text.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(th.Interp.MaxStrDigits)), nil
		}},
		{Sig: "set_int_max_str_digits(maxdigits)", Doc: "Set how many digits an int may have that is converted from or to decimal text.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := intArg(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			if n != 0 && n < 640 {
				return py.Value{}, py.ValueErrorf("maxdigits must be >= 640 or 0 for unlimited")
			}
			th.Interp.MaxStrDigits = n
			return py.None, nil
		}},
		{Sig: "displayhook(object, /)", Doc: "Show a value on sys.stdout, if it is not None, and keep it in builtins._.", Fn: displayHook},
		{Sig: "excepthook(exctype, value, traceback, /)", Doc: "Show an exception with its traceback on sys.stderr.", Fn: exceptHook},
		{Sig: "breakpointhook(*args, **kws)", Doc: "What breakpoint() calls.", Fn: breakpointHook},
		{Sig: "audit(event, /, *args)", Doc: "Tell the hooks of an event.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := py.ToStr(a[0])
			if s == nil {
				return py.Value{}, py.TypeErrorf("audit() argument 1 must be str, not %s", a[0].Type().Name)
			}
			return py.None, th.Audit(s.String(), py.ToTuple(a[1]).Items()...)
		}},
		{Sig: "addaudithook(hook)", Doc: "Adds a new audit hook callback.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			// A hook that raises keeps the new one out.
			if err := th.Audit("sys.addaudithook"); err != nil {
				if e := py.AsException(err); e != nil && e.Type().IsSubtype(py.ExceptionType) {
					return py.None, nil
				}
				return py.Value{}, err
			}
			th.Interp.AuditHooks = append(th.Interp.AuditHooks, a[0])
			return py.None, nil
		}},
		{Sig: "is_finalizing()", Doc: "Return True if Python is exiting.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(of(th).finalizing), nil }},
		{Sig: "getallocatedblocks()", Doc: "Return how many objects there are, more or less.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(0), nil }},
		{Sig: "getunicodeinternedsize(*, _only_immortal=False)", Doc: "Return how many strings are interned.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(th.Interp.InternedCount())), nil
		}},
		{Sig: "getdlopenflags()", Doc: "Return the flags that setdlopenflags() has set.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(of(th).dlopenFlags)), nil
		}},
		{Sig: "setdlopenflags(flags, /)", Doc: "Set the flags used by the interpreter for dlopen calls. There are none: they are only kept.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := intArg(th, a[0])
			of(th).dlopenFlags = n
			return py.None, err
		}},
		{Sig: "_clear_type_cache()", Doc: "Clear the internal type lookup cache.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, nil }},
		{Sig: "_clear_internal_caches()", Doc: "Drop what is kept only for speed.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, nil }},
		{Sig: "_debugmallocstats()", Doc: "Print summary info to stderr about the state of the allocator: there is none of our own.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, nil }},
		{Sig: "_is_gil_enabled()", Doc: "Tell whether only one thread runs at a time.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.True, nil }},
		{Sig: "_get_cpu_count_config()", Doc: "For os: the number of processors that was asked for at the start.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(-1), nil }},
		{Sig: "activate_stack_trampoline(backend, /)", Doc: "Let a profiler of the system see functions, by a backend.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := py.ToStr(a[0])
			if s == nil {
				return py.Value{}, py.TypeErrorf("activate_stack_trampoline() argument must be str, not %s", a[0].Type().Name)
			}
			return py.Value{}, py.ValueErrorf("invalid backend: %s", s.String())
		}},
		{Sig: "deactivate_stack_trampoline()", Doc: "End what activate_stack_trampoline() has begun.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, nil }},
		{Sig: "is_stack_trampoline_active()", Doc: "Tell whether activate_stack_trampoline() is in force.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.False, nil }},
		{Sig: "is_remote_debug_enabled()", Doc: "Return True if remote debugging is enabled, False otherwise.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.False, nil }},
		{Sig: "remote_exec(pid, script)", Doc: "Executes a file containing Python code in a given remote Python process: not possible here.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Value{}, py.RuntimeErrorf("Remote debugging is not enabled in this process.")
		}},
		{Sig: "call_tracing(func, args, /)", Doc: "Call func(*args) with tracing on, and set things as they were afterwards.\n\nA debugger uses it to debug something else in between.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			args := py.ToTuple(a[1])
			if args == nil {
				return py.Value{}, py.TypeErrorf("call_tracing() argument 2 must be tuple, not %s", a[1].Type().Name)
			}
			return vm.Of(th).CallTracing(a[0], args.Items())
		}},
		{Sig: "settrace(function, /)", Doc: "Set a function to be called when functions are called, which gives one for their lines.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if err := th.Audit("sys.settrace"); err != nil {
				return py.Value{}, err
			}
			vm.Of(th).SetTrace(a[0])
			return py.None, nil
		}},
		{Sig: "gettrace()", Doc: "Return the function that settrace() has set.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return orNone(vm.Of(th).TraceFunc()), nil
		}},
		{Sig: "setprofile(function, /)", Doc: "Set a function to be called when functions are called and return.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if err := th.Audit("sys.setprofile"); err != nil {
				return py.Value{}, err
			}
			vm.Of(th).SetProfile(a[0])
			return py.None, nil
		}},
		{Sig: "getprofile()", Doc: "Return the function that setprofile() has set.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return orNone(vm.Of(th).ProfileFunc()), nil
		}},
		{Sig: "_settraceallthreads(function, /)", Doc: "Set the trace function of all threads of this interpreter, as settrace()\ndoes it for one.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if err := th.Audit("sys.settrace"); err != nil {
				return py.Value{}, err
			}
			vm.Of(th).VM.EachThread(func(t *vm.Thread) { t.SetTrace(a[0]) })
			return py.None, nil
		}},
		{Sig: "_setprofileallthreads(function, /)", Doc: "Set the profile function of all threads of this interpreter, as setprofile()\ndoes it for one.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if err := th.Audit("sys.setprofile"); err != nil {
				return py.Value{}, err
			}
			vm.Of(th).VM.EachThread(func(t *vm.Thread) { t.SetProfile(a[0]) })
			return py.None, nil
		}},
		{Sig: "set_asyncgen_hooks(firstiter=?, finalizer=?)", Doc: "set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet what is called when an asynchronous generator is first used, and when it is dropped.", Fn: setAsyncGenHooks},
		{Sig: "get_asyncgen_hooks()", Doc: "Return the hooks of asynchronous generators: firstiter and finalizer.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			h := &vm.Of(th).AsyncHooks
			return seqOf(asyncHooksType, orNone(h.FirstIter), orNone(h.Finalizer)), nil
		}},
		{Sig: "set_coroutine_origin_tracking_depth(depth)", Doc: "Let coroutines that this thread makes remember where that was: so many\nframes, in cr_origin; 0 for none.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := intArg(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			if n < 0 {
				return py.Value{}, py.ValueErrorf("depth must be >= 0")
			}
			vm.Of(th).OriginDepth = n
			return py.None, nil
		}},
		{Sig: "get_coroutine_origin_tracking_depth()", Doc: "Return how many frames a coroutine keeps of where it was made.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(vm.Of(th).OriginDepth)), nil
		}},
	}...),
}).Prepare()

var asyncHooksType = seqType("asyncgen_hooks", "asyncgen_hooks\n\nNamed tuple providing information about asynchronous\ngenerators hooks.  The attributes are read only.", "firstiter:Hook to intercept first iteration", "finalizer:Hook to intercept finalization")

func setAsyncGenHooks(th *py.Thread, a []py.Value) (py.Value, error) {
	for i, n := range []string{"firstiter", "finalizer"} {
		if v := a[i]; !v.IsAbsent() && !v.IsNone() && v.Type().Call == nil {
			return py.Value{}, py.TypeErrorf("callable %s expected, got %s", n, v.Type().Name)
		}
	}
	h := &vm.Of(th).AsyncHooks
	for i, p := range []*py.Value{&h.FirstIter, &h.Finalizer} {
		if v := a[i]; !v.IsAbsent() {
			if err := th.Audit([]string{"sys.set_asyncgen_hook_firstiter", "sys.set_asyncgen_hook_finalizer"}[i]); err != nil {
				return py.Value{}, err
			}
			*p = v
		}
	}
	return py.None, nil
}

func setRecursionLimit(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := intArg(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if n < 1 {
		return py.Value{}, py.ValueErrorf("recursion limit must be greater or equal than 1")
	}
	t := vm.Of(th)
	if d := t.Depth(); d >= n {
		return py.Value{}, py.RecursionErrorf("cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, d)
	}
	t.VM.SetRecursionLimit(n)
	return py.None, nil
}

func getSizeOf(th *py.Thread, a []py.Value) (py.Value, error) {
	size := func() (py.Value, error) {
		v := a[0]
		if v.Type().IsHeap() || v.Type() == py.TypeType {
			m, self, ok, err := py.SpecialMethod(th, v, th.Intern("__sizeof__"))
			if err != nil {
				return py.Value{}, err
			}
			if ok {
				var r py.Value
				if self.IsAbsent() {
					r, err = th.Call(m)
				} else {
					r, err = th.Call(m, self)
				}
				if err != nil {
					return r, err
				}
				if !r.Type().IsSubtype(py.IntType) {
					return r, py.TypeErrorf("'%s' object cannot be interpreted as an integer", r.Type().Name)
				}
				n, err := py.IndexOverflow(th, r, py.OverflowError)
				if err == nil && n < 0 {
					err = py.ValueErrorf("__sizeof__() should return >= 0")
				}
				return py.Int(int64(n)), err
			}
		}
		return py.Int(int64(py.SizeOf(v))), nil
	}
	v, err := size()
	if err != nil && !a[1].IsAbsent() && py.IsException(err, py.TypeError) {
		return a[1], nil
	}
	return v, err
}

func displayHook(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[0].IsNone() {
		return py.None, nil
	}
	th.Interp.Builtins.SetGo(th, "_", py.None)
	f, ok := th.Interp.Sys.GetStr(th.Intern("stdout"))
	if !ok || f.IsNone() {
		return py.Value{}, py.RuntimeErrorf("lost sys.stdout")
	}
	s, err := py.Repr(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if _, err := th.CallMethodGo(f, "write", s.Value()); err != nil {
		if !py.IsException(err, py.UnicodeEncodeError) {
			return py.Value{}, err
		}
		// What the stream cannot encode is escaped.
		enc, err := py.GetAttrGo(th, f, "encoding")
		if err != nil {
			return enc, err
		}
		b, err := th.CallMethodGo(s.Value(), "encode", enc, py.String("backslashreplace"))
		if err != nil {
			return b, err
		}
		if b, err = th.CallMethodGo(b, "decode", enc, py.String("strict")); err != nil {
			return b, err
		}
		if _, err := th.CallMethodGo(f, "write", b); err != nil {
			return py.Value{}, err
		}
	}
	if _, err := th.CallMethodGo(f, "write", py.String("\n")); err != nil {
		return py.Value{}, err
	}
	th.Interp.Builtins.SetGo(th, "_", a[0])
	return py.None, nil
}

func exceptHook(th *py.Thread, a []py.Value) (py.Value, error) {
	r := of(th)
	f, ok := th.Interp.Sys.GetStr(th.Intern("stderr"))
	if !ok || f.IsNone() {
		return py.None, nil
	}
	e := py.ToException(a[1])
	if e == nil {
		text := "TypeError: print_exception(): Exception expected for value, " + a[1].Type().Name + " found\n"
		_, err := th.CallMethodGo(f, "write", py.String(text))
		return py.None, err
	}
	if tb := a[2]; e.Traceback == nil && !tb.IsNone() && tb.Type() == py.TracebackType {
		e.Traceback = py.Cast[py.Traceback](tb)
	}
	_, err := th.CallMethodGo(f, "write", py.String(r.FormatError(e)))
	return py.None, err
}

// breakpointHook calls what PYTHONBREAKPOINT names, pdb.set_trace by default.
func breakpointHook(th *py.Thread, a []py.Value) (py.Value, error) {
	name := "pdb.set_trace"
	if !of(th).opts.Flags.IgnoreEnvironment {
		if m, err := th.Eval.Import(th, "os", nil, py.TupleOf(py.String("environ")), 0); err == nil {
			if env, err := py.GetAttrGo(th, m, "environ"); err == nil {
				if v, err := th.CallMethodGo(env, "get", py.String("PYTHONBREAKPOINT")); err == nil {
					if s := py.ToStr(v); s != nil && s.String() != "" {
						name = s.String()
					}
				}
			}
		}
	}
	if name == "0" {
		return py.None, nil
	}
	module, attr := "builtins", name
	if p := parentName(name); p != "" {
		module, attr = p, name[len(p)+1:]
	}
	m, err := th.Eval.Import(th, module, nil, py.TupleOf(py.String(attr)), 0)
	if err == nil {
		m, err = py.GetAttrGo(th, m, attr)
	}
	if err != nil {
		if py.IsException(err, py.ImportError) || py.IsException(err, py.AttributeError) {
			return py.None, th.Eval.Warn(th, py.RuntimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \""+name+"\"", 1)
		}
		return py.Value{}, err
	}
	return th.CallTuple(m, py.ToTuple(a[0]).Items(), py.ToDict(a[1]))
}
