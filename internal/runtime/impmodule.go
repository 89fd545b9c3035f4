package runtime

// This file defines the native modules _frozen_importlib, the import system's face
// to Python, and _imp, what importlib needs of the interpreter.

import (
	"strings"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/pyhash"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib"
)

// of returns the runtime that a thread belongs to.
func of(th *py.Thread) *Runtime { return vm.Of(th).VM.Host.(*Runtime) }

var frozenImportlibDef = (&py.ModuleDef{Name: "_frozen_importlib", Doc: "Core implementation of import.",
	Types: []*py.Type{specType, builtinImporter, frozenImporter, moduleLockType, deadlockError},
	Funcs: []py.NativeDef{
		{Sig: "__import__(name, globals=None, locals=None, fromlist=(), level=0)", Doc: "Import a module.\n\nThe 'globals' argument is used to infer where the import is occurring from\nto handle relative imports. The 'locals' argument is ignored. The\n'fromlist' argument specifies what should exist as attributes on the module\nbeing imported (e.g. ``from module import <fromlist>``).  The 'level'\nargument represents the package location to import from in a relative\nimport (e.g. ``from ..pkg import mod`` would have a 'level' of 2).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := strArg(a[0], "module name")
			if err != nil {
				return py.Value{}, err
			}
			level, err := py.IndexInt(th, a[4])
			if err != nil {
				return py.Value{}, err
			}
			if level < 0 {
				return py.Value{}, py.ValueErrorf("level must be >= 0")
			}
			return th.Eval.Import(th, name, py.ToDict(a[1]), a[3], level)
		}},
		{Sig: "_gcd_import(name, package=None, level=0)", Doc: "Import and return the module based on its name, package, and level.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := strArg(a[0], "module name")
			if err != nil {
				return py.Value{}, err
			}
			level, err := py.IndexInt(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			if level < 0 {
				return py.Value{}, py.ValueErrorf("level must be >= 0")
			}
			if level > 0 {
				pkg := py.ToStr(a[1])
				if pkg == nil {
					return py.Value{}, py.TypeErrorf("__package__ not set to a string")
				}
				if pkg.String() == "" {
					return py.Value{}, py.Errorf(py.ImportError, "attempted relative import with no known parent package")
				}
				if name, err = resolveName(name, pkg.String(), level); err != nil {
					return py.Value{}, err
				}
			}
			if name == "" {
				return py.Value{}, py.ValueErrorf("Empty module name")
			}
			return of(th).load(th, name)
		}},
		{Sig: "_resolve_name(name, package, level)", Doc: "Resolve a relative module name to an absolute one.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := strArg(a[0], "name")
			if err != nil {
				return py.Value{}, err
			}
			pkg, err := strArg(a[1], "package")
			if err != nil {
				return py.Value{}, err
			}
			level, err := py.IndexInt(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			s, err := resolveName(name, pkg, level)
			return py.String(s), err
		}},
		{Sig: "_handle_fromlist(module, fromlist, import_, *, recursive=False)", Doc: "Import what a \"from package import\" names.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return a[0], of(th).handleFromList(th, a[0], a[1], a[3].IsTrue(), func(name string) error {
				_, err := th.Call(a[2], py.String(name))
				return err
			})
		}},
		{Sig: "_find_spec(name, path, target=None)", Doc: "Find a module's spec.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := strArg(a[0], "module name")
			if err != nil {
				return py.Value{}, err
			}
			return of(th).findSpec(th, name, a[1], a[2])
		}},
		{Sig: "_find_and_load(name, import_=None)", Doc: "Find and load the module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := strArg(a[0], "module name")
			if err != nil {
				return py.Value{}, err
			}
			return of(th).load(th, name)
		}},
		{Sig: "module_from_spec(spec)", Doc: "Create a module based on the provided spec.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s, err := needSpec(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			return of(th).moduleFromSpec(th, s, a[0])
		}},
		{Sig: "_init_module_attrs(spec, module, *, override=False)", Doc: "Set the import-related attributes of a module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s, err := needSpec(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			override, err := py.Truth(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			return a[1], of(th).initModuleAttrs(th, s, a[0], a[1], override)
		}},
		{Sig: "spec_from_loader(name, loader, *, origin=None, is_package=None)", Doc: "Return a module spec based on various loader methods.", Fn: specFromLoader},
		{Sig: "_load(spec)", Doc: "Return a new module object, loaded by the spec's loader.\n\nThe module is not added to its parent.\n\nIf a module is already in sys.modules, that existing module gets\nclobbered.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return of(th).locked(th, a[0], func() (py.Value, error) { return of(th).loadAny(th, a[0]) })
		}},
		{Sig: "_load_unlocked(spec)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(th).loadAny(th, a[0]) }},
		{Sig: "_exec(spec, module)", Doc: "Execute the spec's specified module in an existing module's namespace.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return of(th).locked(th, a[0], func() (py.Value, error) { return of(th).execSpec(th, a[0], a[1]) })
		}},
		{Sig: "_load_module_shim(self, fullname)", Doc: "Load the specified module into sys.modules and return it.\n\nThis method is deprecated.  Use loader.exec_module() instead.", Fn: loadModuleShim},
		{Sig: "_call_with_frames_removed(f, /, *args, **kwds)", Doc: "Call f; the frames of the import system do not show in tracebacks of what it raises.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return th.CallTuple(a[0], py.ToTuple(a[1]).Items(), py.ToDict(a[2]))
		}},
		{Sig: "_verbose_message(message, /, *args, verbosity=1)", Doc: "Print the message to stderr if -v/PYTHONVERBOSE is turned on.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			r := of(th)
			n, err := py.IndexInt(th, a[2])
			if err != nil || r.opts.Flags.Verbose < n {
				return py.None, err
			}
			v, err := py.GetAttrGo(th, a[0], "format")
			if err == nil {
				v, err = th.CallTuple(v, py.ToTuple(a[1]).Items(), nil)
			}
			if err != nil {
				return v, err
			}
			text := py.ToStr(v).String()
			if !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "import ") {
				text = "# " + text
			}
			r.note(th, text+"\n")
			return py.None, nil
		}},
		{Sig: "_lock_unlock_module(name)", Doc: "Wait until no other thread imports the module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := strArg(a[0], "module name")
			if err != nil {
				return py.Value{}, err
			}
			lock, err := of(th).locks.acquire(th, name)
			lock.release()
			return py.None, err
		}},
		{Sig: "_get_module_lock(name)", Doc: "Return the lock of a module, which its imports take.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := strArg(a[0], "module name")
			if err != nil {
				return py.Value{}, err
			}
			return of(th).locks.ask(th, name)
		}},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "_module_locks", of(th).locks.moduleLocks())
		m.Dict.SetGo(th, "_ERR_MSG_PREFIX", py.String("No module named "))
		m.Dict.SetGo(th, "_ERR_MSG", py.String("No module named {!r}"))
		for _, n := range []string{"sys", "_imp"} {
			v, err := of(th).internalModule(th, n)
			if err != nil {
				return err
			}
			m.Dict.SetGo(th, n, v)
		}
		return nil
	},
}).Prepare()

// needSpec returns a ModuleSpec for a value that is one or is like one.
func needSpec(th *py.Thread, v py.Value) (*moduleSpec, error) {
	if s := toSpec(v); s != nil {
		return s, nil
	}
	return copySpec(th, v)
}

// locked runs f with the lock of the spec's module.
func (r *Runtime) locked(th *py.Thread, spec py.Value, f func() (py.Value, error)) (py.Value, error) {
	n, err := py.GetAttrGo(th, spec, "name")
	if err != nil {
		return n, err
	}
	name, err := strArg(n, "module name")
	if err != nil {
		return py.Value{}, err
	}
	lock, err := r.locks.acquire(th, name)
	if err != nil {
		return py.Value{}, err
	}
	defer lock.release()
	return f()
}

// execSpec runs a spec's module again, in the module that there is.
func (r *Runtime) execSpec(th *py.Thread, spec, mod py.Value) (py.Value, error) {
	s, err := needSpec(th, spec)
	if err != nil {
		return py.Value{}, err
	}
	name, err := strArg(orNone(s.name), "module name")
	if err != nil {
		return py.Value{}, err
	}
	key := th.Intern(name)
	if now, _ := r.VM.In.Modules.GetStr(key); now != mod {
		return py.Value{}, importError(name, "module "+reprStr(name)+" not in sys.modules")
	}
	if err := r.initModuleAttrs(th, s, spec, mod, true); err != nil {
		return py.Value{}, err
	}
	loader := orNone(s.loader)
	switch {
	case loader.IsNone():
		if orNone(s.search).IsNone() {
			err = importError(name, "missing loader")
		}
	default:
		var e py.Value
		if e, err = py.LookupAttr(th, loader, execModuleStr); err == nil {
			if e.IsAbsent() {
				_, err = th.CallMethodGo(loader, "load_module", key.Value())
			} else {
				err = r.runLoader(th, s, mod, name)
			}
		}
	}
	// The module may have replaced itself; it goes to the end of sys.modules.
	now, ok := r.VM.In.Modules.GetStr(key)
	if !ok {
		if err == nil {
			err = py.KeyErrorOf(key.Value())
		}
		return py.Value{}, err
	}
	r.VM.In.Modules.DeleteStr(key)
	r.VM.In.Modules.SetStr(key, now)
	return now, trimTraceback(err)
}

func specFromLoader(th *py.Thread, a []py.Value) (py.Value, error) {
	name, loader, origin, isPkg := a[0], a[1], orNone(a[2]), orNone(a[3])
	if origin.IsNone() {
		o, err := py.LookupAttrGo(th, loader, "_ORIGIN")
		if err != nil {
			return o, err
		}
		origin = orNone(o)
	}
	get, err := py.LookupAttrGo(th, loader, "get_filename")
	if err != nil {
		return get, err
	}
	if !get.IsAbsent() && loader != frozenImporter.Value() {
		ext, err := external(th)
		if err != nil {
			return ext, err
		}
		f, err := py.GetAttrGo(th, ext, "spec_from_file_location")
		if err != nil {
			return f, err
		}
		d := py.NewDict()
		d.SetGo(th, "loader", loader)
		if !isPkg.IsNone() {
			yes, err := py.Truth(th, isPkg)
			if err != nil {
				return py.Value{}, err
			}
			search := py.None
			if yes {
				search = py.ListOf(nil)
			}
			d.SetGo(th, "submodule_search_locations", search)
		}
		return th.CallTuple(f, []py.Value{name}, d)
	}
	if isPkg.IsNone() {
		is, err := py.LookupAttrGo(th, loader, "is_package")
		if err != nil {
			return is, err
		}
		if !is.IsAbsent() {
			if isPkg, err = th.Call(is, name); err != nil {
				if !py.IsException(err, py.ImportError) {
					return py.Value{}, err
				}
				isPkg = py.None
			}
		}
	}
	yes, err := py.Truth(th, isPkg)
	if err != nil {
		return py.Value{}, err
	}
	s := newSpec(name, loader, origin, py.Value{})
	if yes {
		s.search = py.ListOf(nil)
	}
	return s.value(), nil
}

func loadModuleShim(th *py.Thread, a []py.Value) (py.Value, error) {
	r := of(th)
	msg := "the load_module() method is deprecated and slated for removal in Python 3.15; use exec_module() instead"
	if err := th.Eval.Warn(th, py.DeprecationWarning, msg, 2); err != nil {
		return py.Value{}, err
	}
	spec, err := specFromLoader(th, []py.Value{a[1], a[0], py.None, py.None})
	if err != nil {
		return spec, err
	}
	name := py.ToStr(a[1])
	if name == nil {
		return py.Value{}, py.TypeErrorf("module name must be str, not %s", a[1].Type().Name)
	}
	if m, ok := r.VM.In.Modules.GetStr(th.InternStr(name)); ok {
		if _, err := r.locked(th, spec, func() (py.Value, error) { return r.execSpec(th, spec, m) }); err != nil {
			return py.Value{}, err
		}
		m, _ = r.VM.In.Modules.GetStr(th.InternStr(name))
		return orNone(m), nil
	}
	return r.locked(th, spec, func() (py.Value, error) { return r.loadAny(th, spec) })
}

var impDef = (&py.ModuleDef{Name: "_imp", Doc: "What importlib needs of the interpreter.", Funcs: append(fileFuncs, []py.NativeDef{
	{Sig: "lock_held()", Doc: "Tell whether a thread holds the lock of imports.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Bool(len(of(th).locks.held) > 0), nil
	}},
	{Sig: "_override_frozen_modules_for_tests(override, /)", Doc: "Does nothing: there are no frozen modules to use or not.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		_, err := py.IndexInt(th, a[0])
		return py.None, err
	}},
	{Sig: "_source_text(code, /)", Doc: "Return the source text of a code object if that is in no file, else None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if a[0].Type() != vm.CodeType {
			return py.Value{}, py.TypeErrorf("_source_text() argument must be a code object, not %s", a[0].Type().Name)
		}
		if text := py.Cast[vm.Code](a[0]).Source().Text; text != nil {
			return py.String(*text), nil
		}
		return py.None, nil
	}},
	{Sig: "acquire_lock()", Doc: "Does nothing: each module has a lock of its own.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, nil }},
	{Sig: "release_lock()", Doc: "Does nothing: each module has a lock of its own.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.None, nil }},
	{Sig: "is_builtin(name, /)", Doc: "Tell whether a module is built in.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := strArg(a[0], "is_builtin() argument")
		if err != nil {
			return py.Value{}, err
		}
		switch {
		case name == "sys" || name == "builtins":
			return py.Int(-1), nil
		case of(th).builtinSpec(name) != nil:
			return py.Int(1), nil
		}
		return py.Int(0), nil
	}},
	{Sig: "is_frozen(name, /)", Doc: "Tell whether a module is frozen.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := strArg(a[0], "is_frozen() argument")
		_, _, ok := stdlib.Find(name)
		return py.Bool(ok && name != ""), err
	}},
	{Sig: "is_frozen_package(name, /)", Doc: "Tell whether a frozen module is a package.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := strArg(a[0], "is_frozen_package() argument")
		if err != nil {
			return py.Value{}, err
		}
		_, pkg, ok := stdlib.Find(name)
		if !ok {
			return py.Value{}, importError(name, "No such frozen object named "+name)
		}
		return py.Bool(pkg), nil
	}},
	{Sig: "get_frozen_object(name, data=None, /)", Doc: "Return the code of a frozen module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := strArg(a[0], "get_frozen_object() argument")
		if err != nil {
			return py.Value{}, err
		}
		file, _, ok := stdlib.Find(name)
		if !ok {
			return py.Value{}, importError(name, "No such frozen object named "+name)
		}
		r := of(th)
		c, err := r.moduleCode(name, file)
		if err != nil {
			return py.Value{}, PythonError(err)
		}
		return r.VM.Link(c).Value(), nil
	}},
	{Sig: "create_builtin(spec, /)", Doc: "Create an extension module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n, err := py.GetAttrGo(th, a[0], "name")
		if err != nil {
			return n, err
		}
		name, err := strArg(n, "name")
		if err != nil {
			return py.Value{}, err
		}
		if of(th).builtinSpec(name) == nil {
			return py.None, nil
		}
		return of(th).createBuiltin(th, name)
	}},
	{Sig: "exec_builtin(mod, /)", Doc: "Initialize a built-in module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		m, name, err := moduleName(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return py.Int(0), of(th).execBuiltin(th, m, name)
	}},
	{Sig: "_fresh(name, /)", Doc: "Return a new instance of a module that comes with the program, whatever sys.modules has under its name.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		name, err := strArg(a[0], "name")
		if err != nil {
			return py.Value{}, err
		}
		return of(th).freshModule(th, name)
	}},
	{Sig: "extension_suffixes()", Doc: "Return how the names of extension modules end: there are none.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.ListOf(nil), nil }},
	{Sig: "source_hash(key, source)", Doc: "Return the hash of a source, for hash-based pycs.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		b, err := py.ViewBytes(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		h := pyhash.String(string(b))
		out := make([]byte, 8)
		for i := range out {
			out[i] = byte(uint64(h) >> (8 * i))
		}
		return py.NewBytes(string(out)), nil
	}},
	{Sig: "_fix_co_filename(code, path, /)", Doc: "Change the file name in a code object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		path, err := strArg(a[1], "path")
		if err != nil {
			return py.Value{}, err
		}
		return py.None, vm.SetFilename(a[0], path)
	}},
	{Sig: "_decode_code(data, /)", Doc: "Return the code object of a cache file's contents; ValueError if they are damaged.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		b, err := py.ViewBytes(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		if err := th.Charge(int64(len(b)) * 40); err != nil {
			return py.Value{}, err
		}
		c, err := bytecode.Decode(b)
		if err != nil {
			return py.Value{}, py.ValueErrorf("%s", err.Error())
		}
		return of(th).VM.Link(c).Value(), nil
	}},
	{Sig: "_encode_code(code, /)", Doc: "Return the bytes that _decode_code makes the code object of.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if a[0].Type() != vm.CodeType {
			return py.Value{}, py.TypeErrorf("expected a code object, got '%s'", a[0].Type().Name)
		}
		return py.NewBytes(string(bytecode.Encode(py.Cast[vm.Code](a[0]).Source()))), nil
	}},
}...), Init: func(th *py.Thread, m *py.Module) error {
	m.Dict.SetGo(th, "_path_finder", pathFinder.Value())
	m.Dict.SetGo(th, "check_hash_based_pycs", py.String("default"))
	h := bytecode.Header()
	m.Dict.SetGo(th, "pyc_magic_number_token", py.Int(int64(h[4])|int64(h[5])<<8|int64('\r')<<16|int64('\n')<<24))
	return nil
}}).Prepare()
