package runtime

// This file words the errors for names that a module does not have: it may not have
// got so far yet (a circular import), or be a script of the user's that has the
// name of another module.

import (
	"fmt"
	"path"
	"strings"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// giveSpec sets the import attributes of a module that was there from the start.
func giveSpec(th *py.Thread, m *py.Module, name string) {
	s := newSpec(py.String(name), builtinImporter.Value(), builtInStr.Value(), py.Value{})
	m.Dict.SetStr(specStr, s.value())
	m.Dict.SetGo(th, "__loader__", builtinImporter.Value())
	m.Dict.SetGo(th, "__package__", py.String(""))
}

// origin is what is known of where a module comes from.
type origin struct {
	file         string // "" if it is not known
	initializing bool
	spec         *moduleSpec
	shadows      string // the library module that it hides, or ""
	beside       bool   // it is beside the script
}

func (r *Runtime) originOf(th *py.Thread, spec py.Value, name string) (o origin) {
	if spec.IsAbsent() || spec.IsNone() {
		return o
	}
	o.spec = toSpec(spec)
	if o.spec != nil {
		o.initializing = o.spec.initializing
		if s := py.ToStr(orNone(o.spec.origin)); s != nil && o.spec.hasLocation {
			o.file = s.String()
		}
	} else {
		if v, err := py.LookupAttrGo(th, spec, "_initializing"); err == nil && !v.IsAbsent() {
			o.initializing, _ = py.Truth(th, v)
		}
		if v, err := py.LookupAttrGo(th, spec, "origin"); err == nil {
			if s := py.ToStr(orNone(v)); s != nil {
				o.file = s.String()
			}
		}
	}
	if o.file == "" || r.opts.Flags.SafePath || len(r.opts.Path) == 0 || strings.HasPrefix(o.file, "<") {
		return o
	}
	dir := path.Dir(o.file)
	if path.Base(o.file) == "__init__.py" {
		dir = path.Dir(dir)
	}
	first := r.opts.Path[0]
	if !path.IsAbs(first) {
		wd, err := r.VM.In.Files.Getwd()
		if err != nil {
			return o
		}
		first = path.Join(wd, first)
	}
	if o.beside = path.Clean(first) == dir; !o.beside {
		return o
	}
	if in, err := py.Contains(th, moduleNames.library, py.String(name)); err == nil && in {
		o.shadows = name
	}
	return o
}

// moduleMissing words the AttributeError of a module.
func (r *Runtime) moduleMissing(th *py.Thread, m *py.Module, module, attr *py.Str) string {
	spec, _ := m.Dict.GetStr(specStr)
	name := module.String()
	o := r.originOf(th, orNone(spec), name)
	const about = "module '%s' has no attribute '%s'"
	switch {
	case o.shadows != "":
		return fmt.Sprintf(about+" (consider renaming '%s' since it has the same name as the standard library module named '%s' and prevents importing that standard library module)", name, attr, o.file, o.shadows)
	case o.initializing && o.beside:
		return fmt.Sprintf(about+" (consider renaming '%s' if it has the same name as a library you intended to import)", name, attr, o.file)
	case o.initializing && o.file != "":
		return fmt.Sprintf("partially initialized module '%s' from '%s' has no attribute '%s' (most likely due to a circular import)", name, o.file, attr)
	case o.initializing:
		return fmt.Sprintf("partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)", name, attr)
	}
	if o.spec != nil {
		if l := py.ToList(orNone(o.spec.pending)); l != nil {
			for _, v := range l.Items() {
				if s := py.ToStr(v); s != nil && s.String() == attr.String() {
					return fmt.Sprintf("cannot access submodule '%s' of module '%s' (most likely due to a circular import)", attr, name)
				}
			}
		}
	}
	return fmt.Sprintf(about, name, attr)
}

// importFromMessage words the ImportError of "from module import name".
func (r *Runtime) importFromMessage(t *vm.Thread, mod py.Value, module, name string) (string, py.Value) {
	th := &t.Thread
	spec, err := py.LookupAttr(th, mod, specStr)
	if err != nil {
		spec = py.None
	}
	o := r.originOf(th, orNone(spec), module)
	file := o.file
	if file == "" {
		if f, err := py.LookupAttrGo(th, mod, "__file__"); err == nil {
			if s := py.ToStr(orNone(f)); s != nil {
				file = s.String()
			}
		}
	}
	where := py.None
	if file != "" {
		where = py.String(file)
	}
	what := fmt.Sprintf("cannot import name '%s' from '%s'", name, module)
	partial := fmt.Sprintf("cannot import name '%s' from partially initialized module '%s' (most likely due to a circular import)", name, module)
	switch {
	case o.shadows != "":
		return fmt.Sprintf("%s (consider renaming '%s' since it has the same name as the standard library module named '%s' and prevents importing that standard library module)", what, file, o.shadows), where
	case o.initializing && o.beside:
		return fmt.Sprintf("%s (consider renaming '%s' if it has the same name as a library you intended to import)", what, file), where
	case o.initializing && file != "":
		return partial + " (" + file + ")", where
	case o.initializing:
		return partial, where
	case file != "":
		return what + " (" + file + ")", where
	}
	return what + " (unknown location)", where
}
