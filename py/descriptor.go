package py

// This file defines the descriptors that static types are made of: methods,
// slot wrappers, getters, members, and bound methods; and the Python types
// property, classmethod and staticmethod.

// MethodDescr is the Python type method_descriptor (and wrapper_descriptor and
// classmethod_descriptor): a native method of a type.
type MethodDescr struct {
	Object
	Owner *Type
	Def   *NativeDef
}

func newMethodDescr(t, owner *Type, d *NativeDef) *MethodDescr {
	return &MethodDescr{Object: Object{typ: t}, Owner: owner, Def: d}
}

// Value returns the descriptor as a value.
func (m *MethodDescr) Value() Value { return ValueOf(&m.Object) }

func (m *MethodDescr) check(obj Value) error {
	if obj.Type() != m.Owner && !obj.Type().IsSubtype(m.Owner) {
		return TypeErrorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Def.name, m.Owner.FullName(), obj.Type().FullName())
	}
	return nil
}

func methodDescrCall(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
	m := Cast[MethodDescr](self)
	if len(args)-len(kw) == 0 {
		if m.typ == &wrapperDescrType {
			return Value{}, TypeErrorf("descriptor '%s' of '%s' object needs an argument", m.Def.name, m.Owner.FullName())
		}
		return Value{}, TypeErrorf("unbound method %s.%s() needs an argument", m.Owner.FullName(), m.Def.name)
	}
	if t := args[0].Type(); t != m.Owner && !t.IsSubtype(m.Owner) {
		if m.typ == &wrapperDescrType {
			return Value{}, TypeErrorf("descriptor '%s' requires a '%s' object but received a '%s'", m.Def.name, m.Owner.FullName(), t.Name)
		}
		return Value{}, TypeErrorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Def.name, m.Owner.FullName(), t.Name)
	}
	return m.Def.Call(th, args, kw)
}

// MethodDef returns the native function of a method descriptor whose self is
// known to be of its type, for the evaluator's fast path; nil for other values.
func MethodDef(fn, self Value) *NativeDef {
	if t := fn.Type(); t == &methodDescrType || t == &wrapperDescrType {
		m := Cast[MethodDescr](fn)
		if st := self.Type(); st == m.Owner || st.IsSubtype(m.Owner) {
			return m.Def
		}
	}
	return nil
}

func methodDescrGet(th *Thread, descr, obj Value, owner *Type) (Value, error) {
	m := Cast[MethodDescr](descr)
	if obj.ref == nil {
		return descr, nil
	}
	if err := m.check(obj); err != nil {
		return Value{}, err
	}
	n := &Native{Object: Object{typ: &nativeType}, Def: m.Def, Self: obj, bound: true}
	if m.typ == &wrapperDescrType {
		n.typ = &methodWrapperType
	}
	return n.Value(), nil
}

func classMethodDescrGet(th *Thread, descr, obj Value, owner *Type) (Value, error) {
	m := Cast[MethodDescr](descr)
	if owner == nil {
		owner = obj.Type()
	}
	if !owner.IsSubtype(m.Owner) {
		return Value{}, TypeErrorf("descriptor '%s' requires a subtype of '%s' but received '%s'", m.Def.name, m.Owner.Name, owner.Name)
	}
	return (&Native{Object: Object{typ: &nativeType}, Def: m.Def, Self: owner.Value(), bound: true}).Value(), nil
}

func classMethodDescrCall(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
	m := Cast[MethodDescr](self)
	if len(args)-len(kw) == 0 {
		return Value{}, TypeErrorf("descriptor '%s' of '%s' object needs an argument", m.Def.name, m.Owner.Name)
	}
	return m.Def.Call(th, args, kw)
}

// GetSetDef declares a computed attribute of a static type. Set gets absent for
// deletion; nil makes the attribute read-only.
type GetSetDef struct {
	Name string
	Doc  string
	Get  UnaryFunc
	Set  func(th *Thread, self, v Value) error
	// Member makes the descriptor a member_descriptor, as attributes that are plain
	// fields of a C struct are in CPython.
	Member bool
}

// GetSet is the Python type getset_descriptor (and member_descriptor).
type GetSet struct {
	Object
	Owner *Type
	Def   *GetSetDef
	slot  int // of __slots__, -1 for others
	name  string
}

func getSetGet(th *Thread, descr, obj Value, owner *Type) (Value, error) {
	g := Cast[GetSet](descr)
	if obj.ref == nil {
		return descr, nil
	}
	if obj.Type() != g.Owner && !obj.Type().IsSubtype(g.Owner) {
		return Value{}, TypeErrorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", g.name, g.Owner.FullName(), obj.Type().FullName())
	}
	if g.slot >= 0 {
		v := attrsOf(obj).slots[g.slot]
		if v.ref == nil {
			return Value{}, AttributeErrorOf(th, obj, th.Intern(g.name), "'%s' object has no attribute '%s'", obj.Type().ShownName(th), g.name)
		}
		return v, nil
	}
	if g.Def.Get == nil {
		return Value{}, AttributeErrorOf(th, obj, th.Intern(g.name), "attribute '%s' of '%s' objects is not readable", g.name, g.Owner.FullName())
	}
	if g.Def.Member {
		return g.Def.Get(th, obj)
	}
	// One that asks another object for the attribute may meet itself again.
	if err := th.Enter(""); err != nil {
		return Value{}, err
	}
	v, err := g.Def.Get(th, obj)
	th.Leave()
	return v, err
}

func getSetSet(th *Thread, descr, obj, v Value) error {
	g := Cast[GetSet](descr)
	if obj.Type() != g.Owner && !obj.Type().IsSubtype(g.Owner) {
		return TypeErrorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", g.name, g.Owner.FullName(), obj.Type().FullName())
	}
	if g.slot >= 0 {
		p := &attrsOf(obj).slots[g.slot]
		if v.ref == nil && p.ref == nil {
			return AttributeErrorOf(th, obj, th.Intern(g.name), "%s", g.name)
		}
		*p = v
		return nil
	}
	if g.Def.Set == nil {
		if g.Def.Member {
			return AttributeErrorOf(th, obj, th.Intern(g.name), "readonly attribute")
		}
		return AttributeErrorOf(th, obj, th.Intern(g.name), "attribute '%s' of '%s' objects is not writable", g.name, g.Owner.FullName())
	}
	if err := th.Enter(""); err != nil {
		return err
	}
	err := g.Def.Set(th, obj, v)
	th.Leave()
	return err
}

// SlotOf returns the instance slot that a descriptor of __slots__ names, or -1.
func SlotOf(descr Value) int {
	if descr.Type() == &memberDescrType {
		return Cast[GetSet](descr).slot
	}
	return -1
}

// Method is the Python type method: a function bound to its first argument.
type Method struct {
	Object
	Fn, Self Value
}

// NewMethod returns fn bound to self.
func NewMethod(fn, self Value) Value {
	return ValueOf(&(&Method{Object{&methodType}, fn, self}).Object)
}

func bindMethod(fn, self Value) Value {
	if fn.Type() == &methodDescrType || fn.Type() == &wrapperDescrType {
		n := &Native{Object: Object{typ: &nativeType}, Def: Cast[MethodDescr](fn).Def, Self: self, bound: true}
		if fn.Type() == &wrapperDescrType {
			n.typ = &methodWrapperType
		}
		return n.Value()
	}
	return NewMethod(fn, self)
}

func methodCall(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
	m := Cast[Method](self)
	all, mark := th.PushArgs(len(args) + 1)
	all[0] = m.Self
	copy(all[1:], args)
	call := m.Fn.Type().Call
	if call == nil {
		th.PopArgs(mark)
		return Value{}, TypeErrorf("'%s' object is not callable", m.Fn.Type().FullName())
	}
	if m.Fn.Type() == &methodType { // a method of a method of a method ...
		if err := th.Enter(""); err != nil {
			th.PopArgs(mark)
			return Value{}, err
		}
		defer th.Leave()
	}
	v, err := call(th, m.Fn, all, kw)
	th.PopArgs(mark)
	return v, err
}

// Property is the Python type property.
type Property struct {
	Object
	Get, Set, Del Value // None: not there
	Doc           Value
	name          Value // __name__ if set
	getterDoc     bool
}

// ClassMethod is the Python type classmethod.
type ClassMethodObject struct {
	Object
	Attrs
	Fn Value
}

// StaticMethodObject is the Python type staticmethod.
type StaticMethodObject struct {
	Object
	Attrs
	Fn Value
}

func propertyGet(th *Thread, descr, obj Value, owner *Type) (Value, error) {
	p := Cast[Property](descr)
	if obj.ref == nil {
		return descr, nil
	}
	if p.Get.ref == nil || p.Get.IsNone() {
		return Value{}, p.missing(th, obj, "getter")
	}
	return th.Call(p.Get, obj)
}

func propertySet(th *Thread, descr, obj, v Value) error {
	p := Cast[Property](descr)
	if v.ref == nil {
		if p.Del.ref == nil || p.Del.IsNone() {
			return p.missing(th, obj, "deleter")
		}
		_, err := th.Call(p.Del, obj)
		return err
	}
	if p.Set.ref == nil || p.Set.IsNone() {
		return p.missing(th, obj, "setter")
	}
	_, err := th.Call(p.Set, obj, v)
	return err
}

func (p *Property) missing(th *Thread, obj Value, what string) error {
	n, err := p.propName(th)
	if err != nil {
		return err
	}
	if n.ref != nil {
		r, err := ReprGo(th, n)
		if err != nil {
			return err
		}
		return Errorf(AttributeError, "property %s of '%s' object has no %s", r, obj.Type().GetQualname(), what)
	}
	return Errorf(AttributeError, "property of '%s' object has no %s", obj.Type().GetQualname(), what)
}

// propName returns the __name__ of a property, or absent.
func (p *Property) propName(th *Thread) (Value, error) {
	if p.name.ref != nil || p.Get.ref == nil || p.Get.IsNone() {
		return p.name, nil
	}
	return LookupAttr(th, p.Get, names.name)
}

// NativeGetter returns the function that gets an attribute of instances of t by a
// descriptor of native code, for the evaluator's fast path, or nil.
func NativeGetter(descr Value, t *Type) func(th *Thread, self Value) (Value, error) {
	if descr.Type() != &getSetDescrType {
		return nil
	}
	g := Cast[GetSet](descr)
	if g.slot >= 0 || t != g.Owner && !t.IsSubtype(g.Owner) {
		return nil
	}
	return g.Def.Get
}

// PropertyGetter returns the getter of an exact property, for the evaluator's
// fast path, or absent.
func PropertyGetter(descr Value) Value {
	if descr.Type() == &propertyType {
		return Cast[Property](descr).Get
	}
	return Value{}
}

// PropertySetter is the same for the setter.
func PropertySetter(descr Value) Value {
	if descr.Type() == &propertyType {
		return Cast[Property](descr).Set
	}
	return Value{}
}
