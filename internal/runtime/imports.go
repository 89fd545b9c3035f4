package runtime

// This file is the import system: __import__, the search along sys.meta_path, and
// the loading of a module from its spec (language reference, chapter 5).

import (
	"strings"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// importModule is __import__.
func (r *Runtime) importModule(t *vm.Thread, name string, globals *py.Dict, fromList py.Value, level int) (py.Value, error) {
	th := &t.Thread
	full := name
	if level > 0 {
		pkg, err := r.packageOf(th, globals)
		if err != nil {
			return py.Value{}, err
		}
		if full, err = resolveName(name, pkg, level); err != nil {
			return py.Value{}, err
		}
	} else if name == "" {
		return py.Value{}, py.ValueErrorf("Empty module name")
	}
	mod, err := r.load(th, full)
	if err != nil {
		return py.Value{}, err
	}
	from := false
	if !fromList.IsAbsent() && !fromList.IsNone() {
		if from, err = py.Truth(th, fromList); err != nil {
			return py.Value{}, err
		}
	}
	if from {
		if p, err := py.LookupAttrGo(th, mod, "__path__"); err != nil || p.IsAbsent() {
			return mod, err
		}
		return mod, r.handleFromList(th, mod, fromList, false, nil)
	}
	first, _, dotted := strings.Cut(name, ".")
	if !dotted {
		return mod, nil
	}
	if level == 0 {
		return r.load(th, first)
	}
	top := full[:len(full)-len(name)+len(first)]
	if v, ok := r.VM.In.Modules.GetStr(th.Intern(top)); ok {
		return v, nil
	}
	return py.Value{}, py.Errorf(py.KeyError, "%s", reprStr(top)+" not in sys.modules as expected")
}

// resolveName makes the name of a relative import absolute.
func resolveName(name, pkg string, level int) (string, error) {
	for ; level > 1; level-- {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			return "", py.Errorf(py.ImportError, "attempted relative import beyond top-level package")
		}
		pkg = pkg[:i]
	}
	if name == "" {
		return pkg, nil
	}
	return pkg + "." + name, nil
}

// handleFromList imports the submodules that a "from package import" names.
// loadName, if there is one, is called to import them.
func (r *Runtime) handleFromList(th *py.Thread, mod, fromList py.Value, recursive bool, loadName func(name string) error) error {
	items, err := py.ToSlice(th, fromList)
	if err != nil {
		return err
	}
	name := func() (string, error) {
		n, err := py.GetAttrGo(th, mod, "__name__")
		if err != nil {
			return "", err
		}
		return strArg(n, "__name__")
	}
	for _, it := range items {
		s := py.ToStr(it)
		if s == nil {
			where := "``from list''"
			if recursive {
				n, err := name()
				if err != nil {
					return err
				}
				where = n + ".__all__"
			}
			return py.TypeErrorf("Item in %s must be str, not %s", where, it.Type().Name)
		}
		if s.String() == "*" {
			if all, err := py.LookupAttrGo(th, mod, "__all__"); err != nil {
				return err
			} else if !recursive && !all.IsAbsent() {
				if err := r.handleFromList(th, mod, all, true, loadName); err != nil {
					return err
				}
			}
			continue
		}
		if v, err := py.LookupAttr(th, mod, th.InternStr(s)); err != nil {
			return err
		} else if !v.IsAbsent() {
			continue
		}
		n, err := name()
		if err != nil {
			return err
		}
		full := n + "." + s.String()
		if loadName != nil {
			err = loadName(full)
		} else {
			_, err = r.load(th, full)
		}
		if err != nil {
			// "from" falls back on the attribute, unless sys.modules says None.
			if v, blocked := r.VM.In.Modules.GetStr(th.Intern(full)); !isMissing(err, full) || blocked && v.IsNone() {
				return err
			}
		}
	}
	return nil
}

func isMissing(err error, name string) bool {
	e := py.AsException(err)
	if e == nil || !e.Type().IsSubtype(py.ModuleNotFoundError) {
		return false
	}
	s := py.ToStr(orNone(e.Fields[py.FieldName]))
	return s != nil && s.String() == name
}

// packageOf returns the package that relative imports in a namespace start from.
func (r *Runtime) packageOf(th *py.Thread, globals *py.Dict) (string, error) {
	if globals == nil {
		return "", py.Errorf(py.KeyError, "'__name__' not in globals")
	}
	get := func(n string) py.Value {
		v, _ := globals.GetStr(th.Intern(n))
		return orNone(v)
	}
	pkg, spec := get("__package__"), get("__spec__")
	if !pkg.IsNone() {
		s := py.ToStr(pkg)
		if s == nil {
			return "", py.TypeErrorf("package must be a string")
		}
		if !spec.IsNone() {
			parent, err := py.GetAttrGo(th, spec, "parent")
			if err != nil {
				return "", err
			}
			if same, err := py.Equal(th, pkg, parent); err != nil {
				return "", err
			} else if !same {
				if err := th.Eval.Warn(th, py.DeprecationWarning, "__package__ != __spec__.parent", 1); err != nil {
					return "", err
				}
			}
		}
		return known(s.String())
	}
	if !spec.IsNone() {
		parent, err := py.GetAttrGo(th, spec, "parent")
		if err != nil {
			return "", err
		}
		s := py.ToStr(parent)
		if s == nil {
			return "", py.TypeErrorf("__spec__.parent must be a string")
		}
		return known(s.String())
	}
	if err := th.Eval.Warn(th, py.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__", 1); err != nil {
		return "", err
	}
	n, ok := globals.GetStr(th.Intern("__name__"))
	if !ok {
		return "", py.Errorf(py.KeyError, "'__name__' not in globals")
	}
	s := py.ToStr(n)
	if s == nil {
		return "", py.TypeErrorf("__name__ must be a string")
	}
	if _, isPkg := globals.GetStr(th.Intern("__path__")); isPkg {
		return known(s.String())
	}
	return known(parentName(s.String()))
}

func known(pkg string) (string, error) {
	if pkg == "" {
		return "", py.Errorf(py.ImportError, "attempted relative import with no known parent package")
	}
	return pkg, nil
}

func notFound(name, why string) error {
	return moduleNotFound(name, "No module named '"+name+"'"+why)
}

func moduleNotFound(name, msg string) error {
	e := py.NewException(py.ModuleNotFoundError, py.String(msg))
	e.Fields[py.FieldName] = py.String(name)
	e.Fields[py.FieldMsg] = py.String(msg)
	return e
}

// load returns the module of a full name, imported if need be with its parents
// (CPython's _gcd_import).
func (r *Runtime) load(th *py.Thread, name string) (py.Value, error) {
	key := th.Intern(name)
	if v, ok := r.VM.In.Modules.GetStr(key); ok {
		if v.IsNone() {
			return v, moduleNotFound(name, "import of "+name+" halted; None in sys.modules")
		}
		if !r.initializing(th, v) {
			return v, nil
		}
		// Another thread may be at it: wait for it.
		lock, err := r.locks.acquire(th, name)
		if err != nil {
			return v, err
		}
		lock.release()
		if v, ok := r.VM.In.Modules.GetStr(key); ok {
			return v, nil
		}
		return r.load(th, name)
	}
	if err := th.Enter(" while importing"); err != nil {
		return py.Value{}, err
	}
	defer th.Leave()
	lock, err := r.locks.acquire(th, name)
	if err != nil {
		return py.Value{}, err
	}
	defer lock.release()
	if v, ok := r.VM.In.Modules.GetStr(key); ok && !v.IsNone() {
		return v, nil
	}
	v, err := r.findAndLoad(th, name)
	return v, trimTraceback(err)
}

// initializing reports whether a module's code is still running.
func (r *Runtime) initializing(th *py.Thread, mod py.Value) bool {
	var spec py.Value
	if m := py.ToModule(mod); m != nil {
		spec, _ = m.Dict.GetStr(specStr)
	} else {
		spec, _ = py.LookupAttr(th, mod, specStr)
	}
	spec = orNone(spec)
	if s := toSpec(spec); s != nil {
		return s.initializing
	}
	if spec.IsNone() {
		return false
	}
	v, err := py.LookupAttrGo(th, spec, "_initializing")
	if err != nil || v.IsAbsent() {
		return false
	}
	b, err := py.Truth(th, v)
	return err == nil && b
}

var (
	specStr       = py.InternStatic("__spec__")
	findSpecStr   = py.InternStatic("find_spec")
	execModuleStr = py.InternStatic("exec_module")
)

func (r *Runtime) findAndLoad(th *py.Thread, name string) (py.Value, error) {
	path := py.None
	parent, child := parentName(name), name
	var parentMod py.Value
	var parentSpec *moduleSpec
	if parent != "" {
		child = name[len(parent)+1:]
		if _, ok := r.VM.In.Modules.GetStr(th.Intern(parent)); !ok {
			if _, err := r.load(th, parent); err != nil {
				return py.Value{}, err
			}
		}
		if v, ok := r.VM.In.Modules.GetStr(th.Intern(name)); ok {
			return v, nil
		}
		var ok bool
		if parentMod, ok = r.VM.In.Modules.GetStr(th.Intern(parent)); !ok {
			return py.Value{}, py.Errorf(py.KeyError, "%s", parent)
		}
		p, err := py.LookupAttrGo(th, parentMod, "__path__")
		if err != nil {
			return py.Value{}, err
		}
		if p.IsAbsent() {
			return py.Value{}, notFound(name, "; '"+parent+"' is not a package")
		}
		path = p
		if sp, err := py.LookupAttr(th, parentMod, specStr); err == nil {
			parentSpec = toSpec(sp)
		}
	}
	began := r.importBegins()
	spec, err := r.findSpec(th, name, path, py.None)
	if err == nil && spec.IsNone() {
		err = notFound(name, "")
	}
	if err != nil {
		r.importEnds(th, name, py.Value{}, began)
		return py.Value{}, err
	}
	if parentSpec != nil {
		if parentSpec.pending.IsAbsent() {
			parentSpec.pending = py.ListOf(nil)
		}
		l := py.ToList(parentSpec.pending)
		if l != nil {
			l.Append(py.String(child))
		}
	}
	mod, err := r.loadAny(th, spec)
	if parentSpec != nil {
		if l := py.ToList(parentSpec.pending); l != nil && len(l.Items()) > 0 {
			_, _ = th.CallMethodGo(parentSpec.pending, "pop")
		}
	}
	r.importEnds(th, name, mod, began)
	if err != nil {
		return py.Value{}, err
	}
	if parent != "" {
		if now, ok := r.VM.In.Modules.GetStr(th.Intern(parent)); ok {
			parentMod = now // the module may have had it loaded anew
		}
		if err := py.SetAttr(th, parentMod, th.Intern(child), mod); err != nil {
			if !py.IsException(err, py.AttributeError) {
				return py.Value{}, err
			}
			text, _ := py.ReprGo(th, parentMod)
			if err := th.Eval.Warn(th, py.ImportWarning, "Cannot set an attribute on "+text+" for child module "+reprStr(child), 1); err != nil {
				return py.Value{}, err
			}
		}
	}
	return mod, nil
}

// findSpec asks the finders of sys.meta_path in turn; None if none knows the module.
func (r *Runtime) findSpec(th *py.Thread, name string, path, target py.Value) (py.Value, error) {
	v, _ := r.VM.In.Sys.GetStr(th.Intern("meta_path"))
	v = orNone(v)
	if v.IsNone() {
		return py.Value{}, importError(name, "sys.meta_path is None, Python is likely shutting down")
	}
	finders, err := py.ToSlice(th, v)
	if err != nil {
		return py.Value{}, err
	}
	if len(finders) == 0 {
		if err := th.Eval.Warn(th, py.ImportWarning, "sys.meta_path is empty", 1); err != nil {
			return py.Value{}, err
		}
	}
	_, reload := r.VM.In.Modules.GetStr(th.Intern(name))
	for _, f := range finders {
		var spec py.Value
		switch f {
		case builtinImporter.Value():
			if s := r.builtinSpec(name); s != nil {
				return s.value(), nil
			}
			continue
		case frozenImporter.Value():
			s := r.frozenSpec(name)
			if s == nil || !fromLibrary(path) {
				continue
			}
			if before := beforeLibrary(th, name, path); before != nil {
				v, err := th.CallMethodGo(pathFinder.Value(), "find_spec", py.String(name), py.ListOf(before))
				if err != nil {
					return v, err
				}
				if !v.IsNone() {
					// A folder without __init__.py yields to a module further on: the library's.
					loader, err := py.LookupAttrGo(th, v, "loader")
					if err != nil || !loader.IsNone() {
						return v, err
					}
				}
			}
			return s.value(), nil
		}
		find, err := py.LookupAttr(th, f, findSpecStr)
		if err != nil {
			return py.Value{}, err
		}
		if find.IsAbsent() {
			continue
		}
		if spec, err = th.Call(find, py.String(name), path, target); err != nil {
			return py.Value{}, err
		}
		if spec.IsNone() {
			continue
		}
		if m, now := r.VM.In.Modules.GetStr(th.Intern(name)); !reload && now {
			// The parent's import, or the finder, brought the module in.
			s, err := py.LookupAttr(th, m, specStr)
			if err == nil && !s.IsAbsent() && !s.IsNone() {
				return s, nil
			}
		}
		return spec, nil
	}
	return py.None, nil
}

// loadAny loads a module from a spec of any class.
func (r *Runtime) loadAny(th *py.Thread, spec py.Value) (py.Value, error) {
	if s := toSpec(spec); s != nil {
		return r.loadSpec(th, s)
	}
	s, err := copySpec(th, spec)
	if err != nil {
		return py.Value{}, err
	}
	return r.loadSpecAs(th, s, spec)
}

// copySpec returns a ModuleSpec with what an object that is like one tells.
func copySpec(th *py.Thread, spec py.Value) (*moduleSpec, error) {
	s := newSpec(py.None, py.None, py.None, py.Value{})
	for _, f := range []struct {
		name string
		at   *py.Value
	}{{"name", &s.name}, {"loader", &s.loader}, {"origin", &s.origin}, {"submodule_search_locations", &s.search}, {"loader_state", &s.state}, {"cached", &s.cached}} {
		v, err := py.LookupAttrGo(th, spec, f.name)
		if err != nil {
			return nil, err
		}
		if f.name == "name" && v.IsAbsent() {
			return nil, py.Errorf(py.AttributeError, "'%s' object has no attribute 'name'", spec.Type().Name)
		}
		*f.at = v
	}
	if v, err := py.LookupAttrGo(th, spec, "has_location"); err == nil && !v.IsAbsent() {
		s.hasLocation, _ = py.Truth(th, v)
	}
	return s, nil
}

// loadSpec makes the module of a spec, runs it, and leaves it in sys.modules
// (CPython's _load_unlocked).
func (r *Runtime) loadSpec(th *py.Thread, s *moduleSpec) (py.Value, error) {
	return r.loadSpecAs(th, s, s.value())
}

func (r *Runtime) loadSpecAs(th *py.Thread, s *moduleSpec, shown py.Value) (py.Value, error) {
	name, err := strArg(orNone(s.name), "module name")
	if err != nil {
		return py.Value{}, err
	}
	key := th.Intern(name)
	loader := orNone(s.loader)
	native := loader == builtinImporter.Value() || loader == frozenImporter.Value()
	if !native && !loader.IsNone() {
		if e, err := py.LookupAttr(th, loader, execModuleStr); err != nil {
			return py.Value{}, err
		} else if e.IsAbsent() {
			return r.loadOld(th, s, loader, key)
		}
	}
	mod, err := r.moduleFromSpec(th, s, shown)
	if err != nil {
		return py.Value{}, err
	}
	s.initializing = true
	defer func() { s.initializing = false }()
	r.VM.In.Modules.SetStr(key, mod)
	if err := r.runLoader(th, s, mod, name); err != nil {
		if now, ok := r.VM.In.Modules.GetStr(key); ok && !now.IsAbsent() {
			r.VM.In.Modules.DeleteStr(key)
		}
		return py.Value{}, err
	}
	// The module may have replaced itself; it goes to the end of sys.modules.
	v, ok := r.VM.In.Modules.GetStr(key)
	if !ok {
		return py.Value{}, py.KeyErrorOf(key.Value())
	}
	r.VM.In.Modules.DeleteStr(key)
	r.VM.In.Modules.SetStr(key, v)
	return v, nil
}

// runLoader has the loader run the module.
func (r *Runtime) runLoader(th *py.Thread, s *moduleSpec, mod py.Value, name string) error {
	loader := orNone(s.loader)
	switch m := py.ToModule(mod); {
	case loader.IsNone():
		if orNone(s.search).IsNone() {
			return importError(name, "missing loader")
		}
		return nil // a namespace package
	case loader == builtinImporter.Value() && m != nil:
		return r.execBuiltin(th, m, name)
	case loader == frozenImporter.Value() && m != nil:
		return r.execFrozen(th, m, name)
	}
	_, err := th.CallMethod(loader, execModuleStr, mod)
	return err
}

// loadOld loads by load_module(), for loaders from before exec_module().
func (r *Runtime) loadOld(th *py.Thread, s *moduleSpec, loader py.Value, key *py.Str) (py.Value, error) {
	shown := loader.Type().QualifiedName(th)
	if err := th.Eval.Warn(th, py.ImportWarning, shown+".exec_module() not found; falling back to load_module()", 1); err != nil {
		return py.Value{}, err
	}
	if _, err := th.CallMethodGo(loader, "load_module", key.Value()); err != nil {
		r.VM.In.Modules.DeleteStr(key)
		return py.Value{}, err
	}
	mod, ok := r.VM.In.Modules.GetStr(key)
	if !ok {
		return py.Value{}, py.KeyErrorOf(key.Value())
	}
	r.VM.In.Modules.DeleteStr(key)
	r.VM.In.Modules.SetStr(key, mod)
	set := func(attr string, v py.Value) {
		if old, err := py.LookupAttrGo(th, mod, attr); err == nil && (old.IsAbsent() || old.IsNone()) {
			_ = py.SetAttr(th, mod, th.Intern(attr), v) // a module of another kind may refuse
		}
	}
	set("__loader__", loader)
	if pkg, err := s.parent(); err == nil {
		if p, err := py.LookupAttrGo(th, mod, "__path__"); err == nil && !p.IsAbsent() {
			pkg = key.Value()
		}
		set("__package__", pkg)
	}
	set("__spec__", s.value())
	return mod, nil
}

// moduleFromSpec makes the module of a spec, without running it. shown is its
// __spec__.
func (r *Runtime) moduleFromSpec(th *py.Thread, s *moduleSpec, shown py.Value) (py.Value, error) {
	loader := orNone(s.loader)
	mod := py.None
	var err error
	switch loader {
	case frozenImporter.Value(), py.None:
	case builtinImporter.Value():
		if mod, err = r.createBuiltin(th, py.ToStr(s.name).String()); err != nil {
			return mod, err
		}
	default:
		create, err := py.LookupAttrGo(th, loader, "create_module")
		if err != nil {
			return mod, err
		}
		if !create.IsAbsent() {
			if mod, err = th.Call(create, shown); err != nil {
				return mod, err
			}
		} else if e, err := py.LookupAttr(th, loader, execModuleStr); err != nil {
			return mod, err
		} else if !e.IsAbsent() {
			return mod, py.Errorf(py.ImportError, "loaders that define exec_module() must also define create_module()")
		}
	}
	if mod.IsNone() {
		n := py.ToStr(s.name)
		if n == nil {
			return mod, py.TypeErrorf("module() argument 'name' must be str, not %s", s.name.Type().Name)
		}
		mod = py.NewModule(th, n.String(), "").Value()
	}
	return mod, r.initModuleAttrs(th, s, shown, mod, false)
}

// initModuleAttrs gives a module the attributes that its spec tells; those it has
// already stay, unless override says otherwise.
func (r *Runtime) initModuleAttrs(th *py.Thread, s *moduleSpec, shown, mod py.Value, override bool) error {
	m := py.ToModule(mod)
	set := func(attr string, always bool, v py.Value) error {
		k := th.Intern(attr)
		if m != nil && mod.Type() == py.ModuleType {
			old, ok := m.Dict.GetStr(k)
			if always || !ok || old.IsNone() {
				m.Dict.SetStr(k, v)
			}
			return nil
		}
		if !always {
			if old, err := py.LookupAttr(th, mod, k); err != nil || !old.IsAbsent() && !old.IsNone() {
				return err
			}
		}
		if err := py.SetAttr(th, mod, k, v); err != nil && !py.IsException(err, py.AttributeError) {
			return err
		}
		return nil
	}
	if err := set("__name__", override, s.name); err != nil {
		return err
	}
	loader := orNone(s.loader)
	if loader.IsNone() && !orNone(s.search).IsNone() {
		ext, err := external(th)
		if err != nil {
			return err
		}
		if loader, err = th.CallMethodGo(ext, "_namespace_loader", s.search); err != nil {
			return err
		}
		s.loader = loader
		if err := set("__file__", true, py.None); err != nil { // what CPython does for namespace packages only
			return err
		}
	}
	pkg, err := s.parent()
	if err != nil {
		return err
	}
	for _, e := range []struct {
		attr string
		all  bool
		v    py.Value
	}{{"__loader__", override, loader}, {"__package__", override, pkg}, {"__spec__", true, shown}} {
		if err := set(e.attr, e.all, e.v); err != nil {
			return err
		}
	}
	if !orNone(s.search).IsNone() {
		if err := set("__path__", override, s.search); err != nil {
			return err
		}
	}
	if s.hasLocation || loader == frozenImporter.Value() {
		if err := set("__file__", override, orNone(s.origin)); err != nil {
			return err
		}
	}
	if s.hasLocation {
		c, err := py.GetAttrGo(th, s.value(), "cached")
		if err != nil {
			return err
		}
		if !c.IsNone() {
			return set("__cached__", override, c)
		}
	}
	return nil
}

// readFile returns the contents of a file that the VM may read.
func (r *Runtime) readFile(name string) ([]byte, error) { return r.VM.In.Files.ReadFile(name) }
