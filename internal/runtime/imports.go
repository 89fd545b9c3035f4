package runtime

// This file is the import system: modules that are native, embedded, or files
// under sys.path.

import (
	"path"
	"strings"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib"
)

// importModule is __import__ (language reference 5.5, PEP 328 for level).
func (r *Runtime) importModule(t *vm.Thread, name string, globals *py.Dict, fromList py.Value, level int) (py.Value, error) {
	th := &t.Thread
	full := name
	if level > 0 {
		pkg, err := packageOf(th, globals)
		if err != nil {
			return py.Value{}, err
		}
		parts := strings.Split(pkg, ".")
		if level > len(parts) {
			return py.Value{}, py.Errorf(py.ImportError, "attempted relative import beyond top-level package")
		}
		full = strings.Join(parts[:len(parts)-level+1], ".")
		if name != "" {
			full += "." + name
		}
	} else if name == "" {
		return py.Value{}, py.ValueErrorf("Empty module name")
	}
	mod, err := r.load(th, full)
	if err != nil {
		return py.Value{}, err
	}
	from := false
	if !fromList.IsNone() {
		if from, err = py.Truth(th, fromList); err != nil {
			return py.Value{}, err
		}
	}
	if !from {
		if level > 0 {
			if i := strings.IndexByte(name, '.'); i >= 0 {
				return r.load(th, full[:len(full)-len(name)+i])
			}
			return mod, nil
		}
		first, _, _ := strings.Cut(full, ".")
		return r.load(th, first)
	}
	if p, err := py.LookupAttrGo(th, mod, "__path__"); err != nil || p.IsAbsent() {
		return mod, err
	}
	items, err := py.ToSlice(th, fromList)
	if err != nil {
		return py.Value{}, err
	}
	for _, it := range items {
		s := py.ToStr(it)
		if s == nil {
			return py.Value{}, py.TypeErrorf("Item in ``from list'' must be str, not %s", it.Type().Name)
		}
		if s.String() == "*" {
			continue
		}
		if v, err := py.LookupAttrGo(th, mod, s.String()); err != nil || !v.IsAbsent() {
			if err != nil {
				return py.Value{}, err
			}
			continue
		}
		if _, err := r.load(th, full+"."+s.String()); err != nil && !isMissing(err, full+"."+s.String()) {
			return py.Value{}, err
		}
	}
	return mod, nil
}

func isMissing(err error, name string) bool {
	e := py.AsException(err)
	if e == nil || !e.Type().IsSubtype(py.ModuleNotFoundError) {
		return false
	}
	s := py.ToStr(e.Fields[py.FieldName])
	return s != nil && s.String() == name
}

func packageOf(th *py.Thread, globals *py.Dict) (string, error) {
	if globals != nil {
		if v, ok := globals.GetStr(th.Intern("__package__")); ok && py.ToStr(v) != nil {
			if s := py.ToStr(v).String(); s != "" {
				return s, nil
			}
			return "", py.Errorf(py.ImportError, "attempted relative import with no known parent package")
		}
		if v, ok := globals.GetStr(th.Intern("__name__")); ok && py.ToStr(v) != nil {
			n := py.ToStr(v).String()
			if _, isPkg := globals.GetStr(th.Intern("__path__")); isPkg {
				return n, nil
			}
			if i := strings.LastIndexByte(n, '.'); i >= 0 {
				return n[:i], nil
			}
		}
	}
	return "", py.Errorf(py.ImportError, "attempted relative import with no known parent package")
}

func notFound(name, why string) error {
	msg := "No module named '" + name + "'" + why
	e := py.NewException(py.ModuleNotFoundError, py.String(msg))
	e.Fields[py.FieldName] = py.String(name)
	e.Fields[py.FieldMsg] = py.String(msg)
	return e
}

// load returns the module of a full name, imported if need be with its parents.
func (r *Runtime) load(th *py.Thread, name string) (py.Value, error) {
	key := th.Intern(name)
	if v, ok := r.VM.In.Modules.GetStr(key); ok {
		if v.IsNone() {
			return v, notFound(name, "; None in sys.modules")
		}
		return v, nil
	}
	if err := th.Enter(" while importing"); err != nil {
		return py.Value{}, err
	}
	defer th.Leave()
	parent, last := "", name
	var parentPath []string
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		parent, last = name[:i], name[i+1:]
		p, err := r.load(th, parent)
		if err != nil {
			return py.Value{}, err
		}
		if v, ok := r.VM.In.Modules.GetStr(key); ok {
			return v, nil
		}
		pp, err := py.LookupAttrGo(th, p, "__path__")
		if err != nil {
			return py.Value{}, err
		}
		if pp.IsAbsent() {
			return py.Value{}, notFound(name, "; '"+parent+"' is not a package")
		}
		if parentPath, err = pathList(th, pp); err != nil {
			return py.Value{}, err
		}
	}
	mod, err := r.find(th, name, last, parent, parentPath)
	if err != nil {
		return py.Value{}, err
	}
	if parent != "" {
		if p, ok := r.VM.In.Modules.GetStr(th.Intern(parent)); ok {
			if err := py.SetAttr(th, p, th.Intern(last), mod); err != nil {
				return py.Value{}, err
			}
		}
	}
	return mod, nil
}

func pathList(th *py.Thread, v py.Value) ([]string, error) {
	items, err := py.ToSlice(th, v)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, it := range items {
		if s := py.ToStr(it); s != nil {
			out = append(out, s.String())
		}
	}
	return out, nil
}

func (r *Runtime) find(th *py.Thread, name, last, parent string, parentPath []string) (py.Value, error) {
	if d, ok := r.natives[name]; ok {
		m := py.NewModule(th, name, d.Doc)
		r.VM.In.Modules.SetGo(th, name, m.Value())
		if err := d.Fill(th, m); err != nil {
			r.VM.In.Modules.DeleteStr(th.Intern(name))
			return py.Value{}, err
		}
		return m.Value(), nil
	}
	if text, file, isPkg, ok := stdlib.Source(name); ok {
		return r.exec(th, name, []byte(text), file, isPkg, "<stdlib>/"+strings.ReplaceAll(name, ".", "/"))
	}
	dirs := parentPath
	if parent == "" {
		v, _ := r.VM.In.Sys.GetStr(th.Intern("path"))
		var err error
		if dirs, err = pathList(th, v); err != nil {
			return py.Value{}, err
		}
	}
	for _, dir := range dirs {
		if dir == "" {
			dir = "."
		}
		for _, e := range []struct {
			file  string
			isPkg bool
		}{{path.Join(dir, last, "__init__.py"), true}, {path.Join(dir, last+".py"), false}} {
			src, err := r.readFile(e.file)
			if err != nil {
				continue
			}
			return r.exec(th, name, src, e.file, e.isPkg, path.Join(dir, last))
		}
	}
	return py.Value{}, notFound(name, "")
}

// exec runs a module's source; it is in sys.modules meanwhile.
func (r *Runtime) exec(th *py.Thread, name string, src []byte, file string, isPkg bool, dir string) (py.Value, error) {
	code, err := r.moduleCode(name, src, file)
	if err != nil {
		return py.Value{}, PythonError(err)
	}
	m := py.NewModule(th, name, "")
	m.Dict.SetGo(th, "__file__", py.String(file))
	pkg := name
	if isPkg {
		m.Dict.SetGo(th, "__path__", py.ListOf([]py.Value{py.String(dir)}))
	} else if i := strings.LastIndexByte(name, '.'); i >= 0 {
		pkg = name[:i]
	} else {
		pkg = ""
	}
	m.Dict.SetGo(th, "__package__", py.String(pkg))
	b, _ := r.VM.In.Modules.GetStr(th.Intern("builtins"))
	m.Dict.SetGo(th, "__builtins__", b)
	spec := py.NewDict()
	spec.SetGo(th, "name", py.String(name))
	spec.SetGo(th, "origin", py.String(file))
	spec.SetGo(th, "_initializing", py.True)
	sv := py.NewNamespace(spec)
	m.Dict.SetGo(th, "__spec__", sv)
	r.VM.In.Modules.SetGo(th, name, m.Value())
	t := vm.Of(th)
	if _, err := t.Run(r.VM.Link(code), m.Dict, m.Dict.Value()); err != nil {
		r.VM.In.Modules.DeleteStr(th.Intern(name))
		return py.Value{}, err
	}
	_ = py.SetAttr(th, sv, th.Intern("_initializing"), py.False)
	// A module may have replaced itself.
	if v, ok := r.VM.In.Modules.GetStr(th.Intern(name)); ok {
		return v, nil
	}
	return m.Value(), nil
}

// readFile returns the contents of a file that the VM may read.
func (r *Runtime) readFile(name string) ([]byte, error) { return r.VM.In.Files.ReadFile(name) }
