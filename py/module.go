package py

// This file defines the Python type module, and how native modules are declared.

import "sync"

// Module is the Python type module. Its attributes are always in a dict.
type Module struct {
	Object
	Attrs
	Dict *Dict
}

// NewModule returns a module with the attributes every module has.
func NewModule(th *Thread, name, doc string) *Module {
	m := New[Module](&moduleType)
	m.Dict = m.toDict()
	m.Dict.rebuild(dictSmall)
	m.describe(name, doc)
	return m
}

// describe sets the attributes that every module has.
func (m *Module) describe(name, doc string) {
	d := None
	if doc != "" {
		d = frozenStr(doc).Value()
	}
	m.Dict.SetStr(names.name, frozenStr(name).Value())
	m.Dict.SetStr(names.doc, d)
	for _, k := range [...]*Str{names.package_, names.loader, names.spec} {
		m.Dict.SetStr(k, None)
	}
}

// Value returns the module as a value.
func (m *Module) Value() Value { return ValueOf(&m.Object) }

// ToModule returns v as a module or instance of a subclass, else nil.
func ToModule(v Value) *Module {
	if v.ref != nil && (v.Type() == &moduleType || v.Type().IsSubtype(&moduleType)) {
		m := (*Module)(v.ref)
		m.Dict = m.toDict()
		return m
	}
	return nil
}

// ModuleDef declares a native module. It is immutable and shared by all VMs.
type ModuleDef struct {
	Name  string
	Doc   string
	Funcs []NativeDef
	Types []*Type
	// Init adds what is made for each VM; it may be nil.
	Init func(th *Thread, m *Module) error
	// Package is whether there are modules in Python below it.
	Package bool

	lazy *moduleFuncs
}

// moduleFuncs are the function objects of a module, which all VMs share, made at the
// first use of the module.
type moduleFuncs struct {
	once    sync.Once
	natives []Native
}

// Prepare makes the definition ready for use; called once at program start for each module.
func (d *ModuleDef) Prepare() *ModuleDef {
	d.lazy = &moduleFuncs{}
	return d
}

func (d *ModuleDef) natives() []Native {
	if d.lazy == nil {
		return nil // it declares no functions
	}
	d.lazy.once.Do(func() { d.lazy.natives = d.parse() })
	return d.lazy.natives
}

// parse parses the declarations.
func (d *ModuleDef) parse() []Native {
	name := frozenStr(d.Name).Value()
	natives := make([]Native, len(d.Funcs))
	for i := range d.Funcs {
		f := &d.Funcs[i]
		f.parse(false, frozenStr)
		if d.Name != "builtins" {
			f.class = d.Name + "."
		}
		natives[i] = Native{Object: Object{typ: &nativeType}, Def: f, Module: name}
	}
	return natives
}

// Func returns a definition of Funcs, parsed.
func (d *ModuleDef) Func(i int) *NativeDef { return d.natives()[i].Def }

// New makes the module for a VM.
func (d *ModuleDef) New(th *Thread) (*Module, error) {
	m := NewModule(th, d.Name, d.Doc)
	if err := d.Fill(th, m); err != nil {
		return nil, err
	}
	return m, nil
}

// Fill puts the functions and types of the definition into a module.
func (d *ModuleDef) Fill(th *Thread, m *Module) error {
	natives := d.natives()
	for i := range natives {
		f := &natives[i]
		m.Dict.SetStr(th.Intern(f.Def.name), f.Value())
	}
	for _, t := range d.Types {
		m.Dict.SetStr(th.Intern(t.Name), t.Value())
	}
	if d.Init != nil {
		return d.Init(th, m)
	}
	return nil
}

func initModule() {
	t := &moduleType
	t.layout = LayoutWithAttrs[Module](offsetModule)
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		m := New[Module](cls)
		m.Dict = m.toDict()
		return m.Value(), nil
	}
	t.Init = PrepareInit(&NativeDef{Sig: "module(self, name, doc=None)", Fn: func(th *Thread, a []Value) (Value, error) {
		if ToStr(a[1]) == nil {
			return Value{}, TypeErrorf("module() argument 'name' must be str, not %s", a[1].Type().FullName())
		}
		m := ToModule(a[0])
		m.Dict.SetStr(names.name, a[1])
		m.Dict.SetStr(names.doc, a[2])
		for _, k := range []*Str{names.package_, names.loader, names.spec} {
			m.Dict.SetStr(k, None)
		}
		return None, nil
	}})
	t.Repr = func(th *Thread, self Value) (Value, error) {
		return moduleRepr(th, ToModule(self).Dict)
	}
	t.FindAttr = func(th *Thread, self Value, name *Str) (Value, error) {
		v, found, err := genericLookup(th, self, name)
		if found || err != nil && !IsException(err, AttributeError) {
			return v, err
		}
		if g, ok := ToModule(self).Dict.GetStr(names.getattr); ok {
			return th.Call(g, name.Value())
		}
		return Value{}, nil
	}
	t.GetAttr = func(th *Thread, self Value, name *Str) (Value, error) {
		v, err := moduleType.FindAttr(th, self, name)
		if v.ref != nil || err != nil {
			return v, err
		}
		d := ToModule(self).Dict
		n, ok := d.GetStr(names.name)
		if !ok || ToStr(n) == nil {
			return Value{}, AttributeErrorOf(th, self, name, "module has no attribute '%s'", name.s)
		}
		if f := th.Interp.ModuleMissing; f != nil {
			return Value{}, AttributeErrorOf(th, self, name, "%s", f(th, ToModule(self), ToStr(n), name))
		}
		return Value{}, AttributeErrorOf(th, self, name, "module '%s' has no attribute '%s'", ToStr(n).s, name.s)
	}
	t.Getters = []GetSetDef{{Name: "__dict__", Get: func(th *Thread, self Value) (Value, error) { return ToModule(self).Dict.Value(), nil }, Member: true},
		{Name: "__annotations__", Get: func(th *Thread, self Value) (Value, error) {
			d := ToModule(self).Dict
			if v, ok := d.GetStr(names.annotations); ok {
				return v, nil
			}
			res := NewDict().Value()
			if f, ok := d.GetStr(names.annotate); ok && f.Type().Call != nil {
				v, err := th.Call(f, Int(1))
				if err != nil {
					return Value{}, err
				}
				res = v
			}
			d.SetStr(names.annotations, res)
			return res, nil
		}, Set: func(th *Thread, self, v Value) error {
			d := ToModule(self).Dict
			if v.ref == nil {
				if !d.DeleteStr(names.annotations) {
					return Errorf(AttributeError, "__annotations__")
				}
				return nil
			}
			d.SetStr(names.annotations, v)
			return nil
		}}}
	t.Methods = []NativeDef{{Sig: "__dir__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		v, err := GetAttr(th, a[0], names.dict)
		if err != nil {
			return Value{}, err
		}
		d := ToDict(v)
		if d == nil {
			return Value{}, TypeErrorf("%s.__dict__ is not a dictionary", a[0].Type().FullName())
		}
		if f, ok := d.GetStr(names.dir); ok {
			return th.Call(f)
		}
		return d.keyList(), nil
	}}}
	t.Doc = "A module, of a name and a docstring."
	Define(t)
}

// moduleRepr shows a module by its spec, else by its attributes.
func moduleRepr(th *Thread, d *Dict) (Value, error) {
	get := func(v Value, name *Str) (Value, error) {
		x, err := LookupAttr(th, v, name)
		if x.ref == nil {
			x = None
		}
		return x, err
	}
	attr := func(k *Str) Value {
		if v, ok := d.GetStr(k); ok {
			return v
		}
		return None
	}
	show := func(v Value) (string, error) { return ReprGo(th, v) }
	if spec := attr(names.spec); !spec.IsNone() {
		name, err := get(spec, names.plainName)
		if err != nil {
			return Value{}, err
		}
		n := "?"
		if !name.IsNone() {
			if n, err = show(name); err != nil {
				return Value{}, err
			}
		}
		origin, err := get(spec, names.origin)
		if err != nil {
			return Value{}, err
		}
		loader, err := get(spec, names.plainLoader)
		if err != nil {
			return Value{}, err
		}
		switch {
		case origin.IsNone() && loader.IsNone():
			return String("<module " + n + ">"), nil
		case origin.IsNone():
			if loader.Type().Name == "NamespaceLoader" {
				search, err := get(loader, th.Intern("_path"))
				if err != nil {
					return Value{}, err
				}
				if items, err := ToSlice(th, search); err == nil {
					r, err := show(ListOf(items))
					return String("<module " + n + " (namespace) from " + r + ">"), err
				}
			}
			r, err := show(loader)
			return String("<module " + n + " (" + r + ")>"), err
		}
		loc, err := get(spec, names.hasLocation)
		if err != nil {
			return Value{}, err
		}
		if yes, err := Truth(th, loc); err != nil {
			return Value{}, err
		} else if _, file := d.GetStr(names.file); yes || file && loader.Type() == &typeType {
			r, err := show(origin)
			return String("<module " + n + " from " + r + ">"), err
		}
		o, err := StrOf(th, origin)
		if err != nil {
			return Value{}, err
		}
		return String("<module " + n + " (" + o.s + ")>"), nil
	}
	n := "'?'"
	if v, ok := d.GetStr(names.name); ok {
		r, err := show(v)
		if err != nil {
			return Value{}, err
		}
		n = r
	}
	if f, ok := d.GetStr(names.file); ok {
		r, err := show(f)
		return String("<module " + n + " from " + r + ">"), err
	}
	if l := attr(names.loader); !l.IsNone() {
		r, err := show(l)
		return String("<module " + n + " (" + r + ")>"), err
	}
	return String("<module " + n + ">"), nil
}

// Template returns the names of modules that are put together from definitions, for
// NewModuleFrom: functions, types, what the Init functions make, and more names
// whose values each VM sets. It is made once, for use in variables of packages.
func Template(names []string, defs ...*ModuleDef) *Dict {
	th := &Thread{}
	th.Init(NewInterpreter(), nil)
	m := NewModule(th, "", "")
	for _, d := range defs {
		for i := range d.Funcs {
			internStatic(d.Funcs[i].sigName())
		}
		for _, t := range d.Types {
			internStatic(t.Name)
		}
		if err := d.Fill(th, m); err != nil {
			panic(err)
		}
	}
	for _, n := range names {
		m.Dict.SetStr(internStatic(n), None)
	}
	t := m.Dict
	t.entries = append(make([]dictEntry, 0, len(t.entries)), t.entries...)
	return t
}

// NewModuleFrom returns a module whose dict is a copy of the entries of another
// one, which may belong to no VM: the quick way to a module of many names.
func NewModuleFrom(th *Thread, name, doc string, entries *Dict) *Module {
	m := New[Module](&moduleType)
	m.Dict = m.toDict()
	c := entries.Copy()
	m.Dict.entries, m.Dict.index, m.Dict.used, m.Dict.first, m.Dict.filled = c.entries, c.index, c.used, c.first, c.filled
	m.describe(name, doc)
	return m
}
