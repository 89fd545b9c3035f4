package runtime

// This file defines the finders that are on sys.meta_path from the start:
// BuiltinImporter for native modules, FrozenImporter for the modules of the
// standard library that are written in Python and come with the program, and
// PathFinder for sys.path, whose work is done by the Python module
// _frozen_importlib_external once it is needed.

import (
	"strings"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib"
)

var (
	builtinImporter = &py.Type{Name: "BuiltinImporter", Module: "_frozen_importlib", Flags: py.FlagBaseType, Doc: "Finds and loads the modules that are built in; its methods need no instance."}
	frozenImporter  = &py.Type{Name: "FrozenImporter", Module: "_frozen_importlib", Flags: py.FlagBaseType, Doc: "Meta path import for modules that come with the program."}
	pathFinder      = &py.Type{Name: "PathFinder", Module: "_frozen_importlib_external", Flags: py.FlagBaseType, Doc: "Meta path finder for sys.path and package __path__ attributes."}
)

const externalName = "_frozen_importlib_external"

// external returns the module _frozen_importlib_external.
func external(th *py.Thread) (py.Value, error) { return of(th).internalModule(th, externalName) }

// internalModule imports a module that comes with the program, whatever the state
// of sys.meta_path.
func (r *Runtime) internalModule(th *py.Thread, name string) (py.Value, error) {
	if v, ok := r.VM.In.Modules.GetStr(th.Intern(name)); ok && !v.IsNone() {
		return v, nil
	}
	s := r.builtinSpec(name)
	if s == nil {
		s = r.frozenSpec(name)
	}
	if s == nil {
		return py.Value{}, notFound(name, "")
	}
	return r.loadSpec(th, s)
}

// freshModule makes an instance of a module that comes with the program that sys.modules does not hear of: for modules in
// Python whose native part somebody has barred there.
func (r *Runtime) freshModule(th *py.Thread, name string) (py.Value, error) {
	exec := r.execBuiltin
	if natives[name] == nil {
		exec = r.execFrozen
	}
	m := py.NewModule(th, name, "")
	return m.Value(), exec(th, m, name)
}

// builtinSpec returns the spec of a native module, or nil.
func (r *Runtime) builtinSpec(name string) *moduleSpec {
	d, ok := natives[name]
	if !ok && name != "sys" && name != "builtins" {
		return nil
	}
	search := py.Value{}
	if ok && d.Package {
		search = libraryPath(name)
	}
	return newSpec(py.String(name), builtinImporter.Value(), builtInStr.Value(), search)
}

// libraryPath is the __path__ of a package that comes with the program.
func libraryPath(name string) py.Value {
	return py.ListOf([]py.Value{py.String(stdlibPrefix + strings.ReplaceAll(name, ".", "/"))})
}

var builtInStr = py.InternStatic("built-in")

// frozenSpec returns the spec of a module that comes with the program as Python
// source, or nil.
func (r *Runtime) frozenSpec(name string) *moduleSpec {
	file, isPkg, ok := stdlib.Find(name)
	if !ok {
		return nil
	}
	search := py.Value{}
	if isPkg {
		search = libraryPath(name)
	}
	s := newSpec(py.String(name), frozenImporter.Value(), py.String(file), search)
	return s
}

// createBuiltin makes a native module; it is not filled yet.
func (r *Runtime) createBuiltin(th *py.Thread, name string) (py.Value, error) {
	d := natives[name]
	if d == nil {
		if v, ok := r.VM.In.Modules.GetStr(th.Intern(name)); ok && (name == "sys" || name == "builtins") {
			return v, nil
		}
		return py.Value{}, importError(name, "'"+name+"' is not a built-in module")
	}
	return py.NewModule(th, name, d.Doc).Value(), nil
}

func (r *Runtime) execBuiltin(th *py.Thread, m *py.Module, name string) error {
	if d := natives[name]; d != nil {
		return d.Fill(th, m)
	}
	return nil
}

// execFrozen runs the code of a module that comes with the program.
func (r *Runtime) execFrozen(th *py.Thread, m *py.Module, name string) error {
	file, _, ok := stdlib.Find(name)
	if !ok {
		return importError(name, "No such frozen object named "+name)
	}
	code, err := r.moduleCode(name, file)
	if err != nil {
		return PythonError(err)
	}
	b, _ := r.VM.In.Modules.GetStr(th.Intern("builtins"))
	m.Dict.SetGo(th, "__builtins__", b)
	_, err = vm.Of(th).Run(r.VM.Link(code), m.Dict, m.Dict.Value())
	return err
}

func importError(name, msg string) error {
	e := py.NewException(py.ImportError, py.String(msg))
	e.Fields[py.FieldMsg] = py.String(msg)
	e.Fields[py.FieldName] = py.String(name)
	return e
}

func specName(v py.Value) (string, error) {
	if s := toSpec(v); s != nil && py.ToStr(s.name) != nil {
		return py.ToStr(s.name).String(), nil
	}
	return "", py.TypeErrorf("expected a ModuleSpec, got '%s'", v.Type().Name)
}

func moduleName(th *py.Thread, v py.Value) (*py.Module, string, error) {
	m := py.ToModule(v)
	if m == nil {
		return nil, "", py.TypeErrorf("expected a module, got '%s'", v.Type().Name)
	}
	if sp, ok := m.Dict.GetStr(th.Intern("__spec__")); ok {
		if s := toSpec(sp); s != nil && py.ToStr(s.name) != nil {
			return m, py.ToStr(s.name).String(), nil
		}
	}
	n, _ := m.Dict.GetStr(th.Intern("__name__"))
	if s := py.ToStr(orNone(n)); s != nil {
		return m, s.String(), nil
	}
	return nil, "", py.SystemErrorf("nameless module")
}

func strArg(v py.Value, what string) (string, error) {
	if s := py.ToStr(v); s != nil {
		return s.String(), nil
	}
	return "", py.TypeErrorf("%s must be str, not %s", what, v.Type().Name)
}

func init() {
	for _, t := range []*py.Type{builtinImporter, frozenImporter, pathFinder} {
		t.SetLayout(py.LayoutOf[py.Object]())
	}
	spec := func(find func(r *Runtime, name string) *moduleSpec) py.NativeFunc {
		return func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := strArg(a[1], "module name")
			if err != nil {
				return py.Value{}, err
			}
			if s := find(of(th), name); s != nil {
				return s.value(), nil
			}
			return py.None, nil
		}
	}
	loadModule := func(th *py.Thread, a []py.Value) (py.Value, error) {
		m, err := of(th).internalModule(th, "_frozen_importlib")
		if err != nil {
			return m, err
		}
		return th.CallMethodGo(m, "_load_module_shim", a[0], a[1])
	}
	t := builtinImporter
	known := func(th *py.Thread, v py.Value) (string, error) {
		name, err := strArg(v, "module name")
		if err == nil && of(th).builtinSpec(name) == nil {
			err = importError(name, reprStr(name)+" is not a built-in module")
		}
		return name, err
	}
	t.Methods = []py.NativeDef{
		{Sig: "find_spec(cls, fullname, path=None, target=None)", Flags: py.ClassMethod, Fn: spec((*Runtime).builtinSpec)},
		{Sig: "create_module(spec)", Flags: py.StaticMethod, Doc: "Create a built-in module", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, err := specName(a[0])
			if err != nil {
				return py.Value{}, err
			}
			if _, err := known(th, py.String(name)); err != nil {
				return py.Value{}, err
			}
			return of(th).createBuiltin(th, name)
		}},
		{Sig: "exec_module(module)", Flags: py.StaticMethod, Doc: "Exec a built-in module", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m, name, err := moduleName(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			return py.None, of(th).execBuiltin(th, m, name)
		}},
		{Sig: "get_code(cls, fullname)", Flags: py.ClassMethod, Doc: "Return None as built-in modules do not have code objects.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			_, err := known(th, a[1])
			return py.None, err
		}},
		{Sig: "get_source(cls, fullname)", Flags: py.ClassMethod, Doc: "Return None as built-in modules do not have source code.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			_, err := known(th, a[1])
			return py.None, err
		}},
		{Sig: "is_package(cls, fullname)", Flags: py.ClassMethod, Doc: "Return False as built-in modules are never packages.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			_, err := known(th, a[1])
			return py.False, err
		}},
		{Sig: "load_module(cls, fullname)", Flags: py.ClassMethod, Doc: "Load the specified module into sys.modules and return it.\n\nThis method is deprecated.  Use loader.exec_module() instead.", Fn: loadModule},
	}
	py.Define(t)

	t = frozenImporter
	frozen := func(v py.Value) (name, file string, isPkg bool, err error) {
		if name, err = strArg(v, "module name"); err != nil {
			return "", "", false, err
		}
		file, isPkg, ok := stdlib.Find(name)
		if !ok {
			err = importError(name, reprStr(name)+" is not a frozen module")
		}
		return name, file, isPkg, err
	}
	t.Methods = []py.NativeDef{
		{Sig: "find_spec(cls, fullname, path=None, target=None)", Flags: py.ClassMethod, Fn: spec((*Runtime).frozenSpec)},
		{Sig: "create_module(spec)", Flags: py.StaticMethod, Doc: "Set __file__, if able.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, nil
		}},
		{Sig: "exec_module(module)", Flags: py.StaticMethod, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m, name, err := moduleName(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			return py.None, of(th).execFrozen(th, m, name)
		}},
		{Sig: "get_code(cls, fullname)", Flags: py.ClassMethod, Doc: "Return the code object for the frozen module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, file, _, err := frozen(a[1])
			if err != nil {
				return py.Value{}, err
			}
			r := of(th)
			c, err := r.moduleCode(name, file)
			if err != nil {
				return py.Value{}, PythonError(err)
			}
			return r.VM.Link(c).Value(), nil
		}},
		{Sig: "get_source(cls, fullname)", Flags: py.ClassMethod, Doc: "Return the source of the module.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			name, _, _, err := frozen(a[1])
			text, _ := stdlib.Source(name)
			return py.String(text), err
		}},
		{Sig: "get_filename(cls, fullname)", Flags: py.ClassMethod, Doc: "Return the name that stands for the module's file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			_, file, _, err := frozen(a[1])
			return py.String(file), err
		}},
		{Sig: "is_package(cls, fullname)", Flags: py.ClassMethod, Doc: "Return True if the frozen module is a package.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			_, _, isPkg, err := frozen(a[1])
			return py.Bool(isPkg), err
		}},
		{Sig: "load_module(cls, fullname)", Flags: py.ClassMethod, Doc: "Load a frozen module.\n\nThis method is deprecated.  Use exec_module() instead.", Fn: loadModule},
	}
	py.Define(t)

	t = pathFinder
	forward := func(name string, from int) py.NativeFunc {
		return func(th *py.Thread, a []py.Value) (py.Value, error) {
			ext, err := external(th)
			if err != nil {
				return ext, err
			}
			args := append([]py.Value(nil), a[from:]...)
			return th.CallMethodGo(ext, name, args...)
		}
	}
	t.Methods = []py.NativeDef{
		{Sig: "find_spec(cls, fullname, path=None, target=None)", Flags: py.ClassMethod, Doc: "Try to find a spec for 'fullname' on sys.path or 'path'.\n\nThe search is based on sys.path_hooks and sys.path_importer_cache.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if a[2].IsNone() {
				p, ok := th.Interp.Sys.GetStr(th.Intern("path"))
				if l := py.ToList(orNone(p)); !ok || l != nil && onlyLibrary(l.Items()) {
					return py.None, nil // nothing to look through
				}
			}
			return forward("_path_find_spec", 0)(th, a)
		}},
		{Sig: "invalidate_caches()", Flags: py.StaticMethod, Doc: "Call the invalidate_caches() method on all path entry finders\nstored in sys.path_importer_cache (where implemented).", Fn: forward("_path_invalidate_caches", 0)},
		{Sig: "find_distributions(*args, **kwargs)", Flags: py.StaticMethod, Doc: "Find distributions.\n\nReturn an iterable of all Distribution instances capable of\nloading the metadata for packages matching ``context.name``\n(or all names if ``None`` indicated) along the paths in the list\nof directories ``context.path``.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m, err := th.Eval.Import(th, "importlib.metadata", nil, py.TupleOf(py.String("MetadataPathFinder")), 0)
			if err == nil {
				m, err = py.GetAttrGo(th, m, "MetadataPathFinder")
			}
			if err == nil {
				m, err = py.GetAttrGo(th, m, "find_distributions")
			}
			if err != nil {
				return m, err
			}
			return th.CallTuple(m, py.ToTuple(a[0]).Items(), py.ToDict(a[1]))
		}},
	}
	py.Define(t)
}

func reprStr(s string) string { return "'" + s + "'" }

// pathHook returns an entry of sys.path_hooks: a function of a module that is
// imported when it is needed.
func pathHook(name, module, attr string) py.Value {
	return py.Func(name+"(path, /)", "Return a finder for the path entry, or raise ImportError.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		m, err := of(th).internalModule(th, module)
		if err != nil {
			return m, err
		}
		return th.CallMethodGo(m, attr, a[0])
	})
}
