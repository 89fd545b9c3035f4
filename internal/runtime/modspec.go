package runtime

// This file defines importlib.machinery.ModuleSpec: what the finders find out
// about a module.

import (
	"reflect"
	"strings"

	"github.com/hognose/hognose/py"
)

// moduleSpec is the Python type ModuleSpec. Absent values are None.
type moduleSpec struct {
	py.Object
	py.Attrs
	name, loader, origin, state, search py.Value
	cached                              py.Value
	hasLocation                         bool // _set_fileattr
	initializing                        bool
	pending                             py.Value // _uninitialized_submodules: a list, or absent
}

var specType = &py.Type{Name: "ModuleSpec", Module: "_frozen_importlib", Flags: py.FlagBaseType | py.FlagHasWeakref, Doc: "The specification for a module, used for loading."}

func orNone(v py.Value) py.Value {
	if v.IsAbsent() {
		return py.None
	}
	return v
}

// newSpec returns a spec. search is absent unless the module is a package.
func newSpec(name, loader, origin, search py.Value) *moduleSpec {
	s := py.New[moduleSpec](specType)
	s.name, s.loader, s.origin, s.search = name, loader, origin, search
	return s
}

func (s *moduleSpec) value() py.Value { return py.ValueOf(&s.Object) }

// toSpec returns v as a ModuleSpec, or nil.
func toSpec(v py.Value) *moduleSpec {
	if !v.IsAbsent() && v.Type().IsSubtype(specType) {
		return py.Cast[moduleSpec](v)
	}
	return nil
}

// parent returns the package that the module belongs to, "" for a top-level module.
func (s *moduleSpec) parent() (py.Value, error) {
	if !orNone(s.search).IsNone() {
		return s.name, nil
	}
	name := orNone(s.name)
	n := py.ToStr(name)
	if n == nil {
		return py.Value{}, py.Errorf(py.AttributeError, "'%s' object has no attribute 'rpartition'", name.Type().Name)
	}
	return py.String(parentName(n.String())), nil
}

func parentName(name string) string {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[:i]
	}
	return ""
}

func init() {
	t := specType
	attrs, _ := reflect.TypeFor[moduleSpec]().FieldByName("Attrs")
	t.SetLayout(py.LayoutWithAttrs[moduleSpec](attrs.Offset))
	spec := func(v py.Value) *moduleSpec { return py.Cast[moduleSpec](v) }
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		s := py.New[moduleSpec](cls)
		return s.value(), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "__init__(self, name, loader, *, origin=None, loader_state=None, is_package=None)", Flags: py.PythonErrors, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := spec(a[0])
		s.name, s.loader, s.origin, s.state, s.search, s.cached = a[1], a[2], a[3], a[4], py.Value{}, py.Value{}
		pkg, err := py.Truth(th, a[5])
		if pkg {
			s.search = py.ListOf(nil)
		}
		return py.None, err
	}})
	field := func(name string, at func(s *moduleSpec) *py.Value) py.GetSetDef {
		return py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return orNone(*at(spec(v))), nil },
			Set: func(th *py.Thread, v, x py.Value) error { *at(spec(v)) = x; return nil }}
	}
	flag := func(name string, at func(s *moduleSpec) *bool) py.GetSetDef {
		return py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(*at(spec(v))), nil },
			Set: func(th *py.Thread, v, x py.Value) error {
				b, err := py.Truth(th, orNone(x))
				*at(spec(v)) = b
				return err
			}}
	}
	t.Getters = []py.GetSetDef{
		field("name", func(s *moduleSpec) *py.Value { return &s.name }),
		field("loader", func(s *moduleSpec) *py.Value { return &s.loader }),
		field("origin", func(s *moduleSpec) *py.Value { return &s.origin }),
		field("loader_state", func(s *moduleSpec) *py.Value { return &s.state }),
		field("submodule_search_locations", func(s *moduleSpec) *py.Value { return &s.search }),
		field("_cached", func(s *moduleSpec) *py.Value { return &s.cached }),
		flag("has_location", func(s *moduleSpec) *bool { return &s.hasLocation }),
		flag("_set_fileattr", func(s *moduleSpec) *bool { return &s.hasLocation }),
		flag("_initializing", func(s *moduleSpec) *bool { return &s.initializing }),
		{Name: "_uninitialized_submodules", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			s := spec(v)
			if s.pending.IsAbsent() {
				s.pending = py.ListOf(nil)
			}
			return s.pending, nil
		}, Set: func(th *py.Thread, v, x py.Value) error { spec(v).pending = x; return nil }},
		{Name: "parent", Doc: "The name of the module's parent.", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return spec(v).parent() }},
		{Name: "cached", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			s := spec(v)
			if orNone(s.cached).IsNone() && !orNone(s.origin).IsNone() && s.hasLocation {
				ext, err := external(th)
				if err != nil {
					return py.Value{}, err
				}
				if s.cached, err = th.CallMethodGo(ext, "_get_cached", s.origin); err != nil {
					return py.Value{}, err
				}
			}
			return orNone(s.cached), nil
		}, Set: func(th *py.Thread, v, x py.Value) error { spec(v).cached = x; return nil }},
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		s := spec(v)
		out := ""
		for _, f := range []struct {
			label string
			v     py.Value
			none  bool
		}{{"name", s.name, true}, {"loader", s.loader, true}, {"origin", s.origin, false}, {"submodule_search_locations", s.search, false}} {
			if !f.none && orNone(f.v).IsNone() {
				continue
			}
			r, err := py.ReprGo(th, orNone(f.v))
			if err != nil {
				return py.Value{}, err
			}
			if out != "" {
				out += ", "
			}
			out += f.label + "=" + r
		}
		return py.String(v.Type().Name + "(" + out + ")"), nil
	}
	t.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		x := toSpec(a)
		if x == nil || op != py.EQ && op != py.NE {
			return py.NotImplemented, nil
		}
		y := toSpec(b)
		if y == nil { // it may still have the attributes of one
			for _, name := range []string{"name", "loader", "origin", "submodule_search_locations", "has_location"} {
				v, err := py.LookupAttrGo(th, b, name)
				if err != nil {
					return py.Value{}, err
				}
				if v.IsAbsent() {
					return py.NotImplemented, nil
				}
			}
			var err error
			if y, err = copySpec(th, b); err != nil {
				return py.Value{}, err
			}
		}
		equal := x.hasLocation == y.hasLocation
		for _, p := range [][2]py.Value{{x.name, y.name}, {x.loader, y.loader}, {x.origin, y.origin}, {x.search, y.search}} {
			if !equal {
				break
			}
			same, err := py.Equal(th, orNone(p[0]), orNone(p[1]))
			if err != nil {
				return py.Value{}, err
			}
			equal = same
		}
		return py.Bool(equal == (op == py.EQ)), nil
	}
	t.Hash = py.HashNone
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		s := spec(v)
		for _, x := range []py.Value{s.name, s.loader, s.origin, s.state, s.search, s.cached, s.pending} {
			visit(x)
		}
		return 160
	}
	py.Define(t)
}
