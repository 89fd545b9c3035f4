package py

// This file declares the types of descriptors and functions of this package to Python.

import "fmt"

func initDescriptors() {
	nameGet := func(name func(Value) string) GetSetDef {
		return GetSetDef{Name: "__name__", Get: func(th *Thread, self Value) (Value, error) { return String(name(self)), nil }}
	}
	doc := func(d func(Value) string) GetSetDef {
		return GetSetDef{Name: "__doc__", Get: func(th *Thread, self Value) (Value, error) {
			if s := d(self); s != "" {
				return String(s), nil
			}
			return None, nil
		}}
	}
	sig := func(d func(Value) *NativeDef) GetSetDef {
		return GetSetDef{Name: "__text_signature__", Get: func(th *Thread, self Value) (Value, error) {
			if s := d(self).TextSignature(); s != "" {
				return String(s), nil
			}
			return None, nil
		}}
	}
	mdef := func(v Value) *NativeDef { return Cast[MethodDescr](v).Def }
	ndef := func(v Value) *NativeDef { return Cast[Native](v).Def }

	for _, e := range []struct {
		t    *Type
		kind string
	}{{&methodDescrType, "method"}, {&wrapperDescrType, "slot wrapper"}, {&classMethodDescrType, "method"}} {
		t := e.t
		t.layout = LayoutOf[MethodDescr]()
		t.Repr = func(th *Thread, self Value) (Value, error) {
			m := Cast[MethodDescr](self)
			return String(fmt.Sprintf("<%s '%s' of '%s' objects>", e.kind, m.Def.name, m.Owner.FullName())), nil
		}
		t.Call = methodDescrCall
		t.DescrGet = methodDescrGet
		if t == &classMethodDescrType {
			t.Call, t.DescrGet = classMethodDescrCall, classMethodDescrGet
		}
		t.Getters = []GetSetDef{
			nameGet(func(v Value) string { return mdef(v).name }),
			{Name: "__qualname__", Get: func(th *Thread, self Value) (Value, error) {
				return String(Cast[MethodDescr](self).Owner.GetQualname() + "." + mdef(self).name), nil
			}},
			doc(func(v Value) string { return mdef(v).Doc }),
			sig(mdef),
			{Name: "__objclass__", Get: func(th *Thread, self Value) (Value, error) { return Cast[MethodDescr](self).Owner.Value(), nil }, Member: true},
		}
		if t == &classMethodDescrType {
			Define(t) // it cannot be pickled
			continue
		}
		t.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			g, err := th.Builtin(internedGetattr)
			if err != nil {
				return Value{}, err
			}
			return TupleOf(g, TupleOf(Cast[MethodDescr](a[0]).Owner.Value(), String(mdef(a[0]).name))), nil
		}}}
		Define(t)
	}
	for _, t := range []*Type{&nativeType, &methodWrapperType} {
		t.layout = LayoutOf[Native]()
		t.Flags |= FlagHasWeakref
		t.Call = nativeCall
		t.Repr = func(th *Thread, self Value) (Value, error) {
			n := Cast[Native](self)
			if self.Type() == &methodWrapperType {
				return String(fmt.Sprintf("<method-wrapper '%s' of %s object at %#x>", n.Def.name, n.Self.Type().Name, ID(n.Self))), nil
			}
			if n.Self.ref == nil || ToModule(n.Self) != nil {
				return String("<built-in function " + n.Def.name + ">"), nil
			}
			return String(fmt.Sprintf("<built-in method %s of %s object at %#x>", n.Def.name, n.Self.Type().FullName(), ID(n.Self))), nil
		}
		t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
			if a.Type() != b.Type() || op != EQ && op != NE {
				return NotImplemented, nil
			}
			x, y := Cast[Native](a), Cast[Native](b)
			return Bool((x == y || x.Def == y.Def && x.Self == y.Self) == (op == EQ)), nil
		}
		t.Hash = func(th *Thread, self Value) (int64, error) {
			n := Cast[Native](self)
			h := HashPointer(Value{ref: ptr(n.Def)})
			if n.Self.ref != nil {
				h ^= HashPointer(n.Self)
			}
			return h, nil
		}
		t.Traverse = func(self Value, visit func(Value)) int {
			n := Cast[Native](self)
			visit(n.Self)
			visit(n.Module)
			return 64
		}
		t.Getters = []GetSetDef{
			nameGet(func(v Value) string { return ndef(v).name }),
			{Name: "__qualname__", Get: func(th *Thread, self Value) (Value, error) {
				n := Cast[Native](self)
				if n.Def.Flags&StaticMethod != 0 {
					return String(n.Def.class + n.Def.name), nil
				}
				if n.Self.ref == nil || ToModule(n.Self) != nil {
					return String(n.Def.name), nil
				}
				t := n.Self.Type()
				if st := ToType(n.Self); st != nil {
					t = st
				}
				return String(t.GetQualname() + "." + n.Def.name), nil
			}},
			{Name: "__module__", Get: func(th *Thread, self Value) (Value, error) {
				if m := Cast[Native](self).Module; m.ref != nil {
					return m, nil
				}
				return None, nil
			}},
			{Name: "__self__", Get: func(th *Thread, self Value) (Value, error) {
				n := Cast[Native](self)
				if n.Self.ref != nil {
					return n.Self, nil
				}
				// The functions of a module belong to no VM: it is the VM's that counts.
				if name := ToStr(n.Module); name != nil {
					if m, ok := th.Interp.Modules.GetStr(name); ok {
						return m, nil
					}
				}
				return None, nil
			}},
			doc(func(v Value) string { return ndef(v).Doc }),
			sig(ndef),
		}
		if t == &methodWrapperType {
			t.Getters = append(t.Getters, GetSetDef{Name: "__objclass__", Member: true, Get: func(th *Thread, self Value) (Value, error) {
				n := Cast[Native](self)
				for _, m := range n.Self.Type().MRO {
					if d, ok := m.Dict().GetStr(th.Intern(n.Def.name)); ok && d.Type() == &wrapperDescrType && Cast[MethodDescr](d).Def == n.Def {
						return m.Value(), nil
					}
				}
				return Value{}, AttributeErrorOf(th, self, th.Intern("__objclass__"), "'method-wrapper' object has no attribute '__objclass__'")
			}})
		}
		t.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			n := Cast[Native](a[0])
			from := n.Self
			if n.Def.home != nil {
				from = n.Def.home.Value()
			}
			if from.ref == nil || ToModule(from) != nil {
				return String(n.Def.name), nil
			}
			g, err := th.Builtin(internedGetattr)
			if err != nil {
				return Value{}, err
			}
			return TupleOf(g, TupleOf(from, String(n.Def.name))), nil
		}}}
		Define(t)
	}
	for _, t := range []*Type{&getSetDescrType, &memberDescrType} {
		t.layout = LayoutOf[GetSet]()
		t.DescrGet, t.DescrSet = getSetGet, getSetSet
		kind := "attribute"
		if t == &memberDescrType {
			kind = "member"
		}
		t.Repr = func(th *Thread, self Value) (Value, error) {
			g := Cast[GetSet](self)
			return String(fmt.Sprintf("<%s '%s' of '%s' objects>", kind, g.name, g.Owner.FullName())), nil
		}
		t.Getters = []GetSetDef{
			nameGet(func(v Value) string { return Cast[GetSet](v).name }),
			{Name: "__qualname__", Get: func(th *Thread, self Value) (Value, error) {
				return String(Cast[GetSet](self).Owner.GetQualname() + "." + Cast[GetSet](self).name), nil
			}},
			doc(func(v Value) string { return Cast[GetSet](v).Def.Doc }),
			{Name: "__objclass__", Get: func(th *Thread, self Value) (Value, error) { return Cast[GetSet](self).Owner.Value(), nil }, Member: true},
		}
		Define(t)
	}

	m := &methodType
	m.layout = LayoutOf[Method]()
	m.Flags |= FlagHasWeakref
	m.NewSig = &NativeDef{Sig: "method(cls, function, instance, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		if a[1].Type().Call == nil {
			return Value{}, TypeErrorf("first argument must be callable")
		}
		if a[2].IsNone() {
			return Value{}, TypeErrorf("instance must not be None")
		}
		return NewMethod(a[1], a[2]), nil
	}}
	m.Call = methodCall
	m.DescrGet = func(th *Thread, descr, obj Value, owner *Type) (Value, error) { return descr, nil }
	m.GetAttr = func(th *Thread, self Value, name *Str) (Value, error) {
		v, found, err := genericLookup(th, self, name)
		if found || err != nil {
			return v, err
		}
		return GetAttr(th, Cast[Method](self).Fn, name)
	}
	m.Repr = func(th *Thread, self Value) (Value, error) {
		x := Cast[Method](self)
		name := "?"
		for _, n := range []*Str{names.qualname, names.name} {
			v, err := LookupAttr(th, x.Fn, n)
			if err != nil {
				return Value{}, err
			}
			if s := ToStr(v); v.ref != nil && s != nil {
				name = s.s
				break
			}
		}
		r, err := ReprGo(th, x.Self)
		return String("<bound method " + name + " of " + r + ">"), err
	}
	m.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if a.Type() != m || b.Type() != m || op != EQ && op != NE {
			return NotImplemented, nil
		}
		x, y := Cast[Method](a), Cast[Method](b)
		eq, err := Equal(th, x.Fn, y.Fn)
		return Bool((eq && x.Self == y.Self) == (op == EQ)), err
	}
	m.Hash = func(th *Thread, self Value) (int64, error) {
		x := Cast[Method](self)
		h, err := Hash(th, x.Fn)
		return h ^ HashPointer(x.Self), err
	}
	m.Traverse = func(self Value, visit func(Value)) int {
		visit(Cast[Method](self).Fn)
		visit(Cast[Method](self).Self)
		return 40
	}
	m.Getters = []GetSetDef{
		{Name: "__func__", Get: func(th *Thread, self Value) (Value, error) { return Cast[Method](self).Fn, nil }, Member: true},
		{Name: "__self__", Get: func(th *Thread, self Value) (Value, error) { return Cast[Method](self).Self, nil }, Member: true},
		{Name: "__doc__", Get: func(th *Thread, self Value) (Value, error) { return GetAttr(th, Cast[Method](self).Fn, names.doc) }},
	}
	m.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		x := Cast[Method](a[0])
		n, err := GetAttr(th, x.Fn, names.name)
		if err != nil {
			return Value{}, err
		}
		g, err := th.Builtin(internedGetattr)
		if err != nil {
			return Value{}, err
		}
		return TupleOf(g, TupleOf(x.Self, n)), nil
	}}}
	Define(m)

	p := &propertyType
	p.layout = LayoutOf[Property]()
	p.New = func(th *Thread, t *Type, args []Value, kw []*Str) (Value, error) { return ValueOf(t.Alloc()), nil }
	pinit := &NativeDef{Sig: "property(self, fget=None, fset=None, fdel=None, doc=None)", Fn: func(th *Thread, a []Value) (Value, error) {
		x := Cast[Property](a[0])
		x.Get, x.Set, x.Del, x.Doc = a[1], a[2], a[3], a[4]
		x.getterDoc = false
		if a[4].IsNone() && !a[1].IsNone() {
			d, err := LookupAttr(th, a[1], names.doc)
			if err != nil {
				return Value{}, err
			}
			if d.ref != nil && !d.IsNone() {
				x.Doc, x.getterDoc = d, true
			}
		}
		if a[0].Type() != p {
			// The instance has it, so that that of the class does not hide it. Without a place for it, it is lost, but for a getter's.
			if err := SetAttr(th, a[0], names.doc, x.Doc); err != nil && (x.getterDoc || !IsException(err, AttributeError)) {
				return Value{}, err
			}
		}
		return None, nil
	}}
	p.Init = PrepareInit(pinit)
	p.DescrGet, p.DescrSet = propertyGet, propertySet
	part := func(name string, field func(*Property) *Value) GetSetDef {
		return GetSetDef{Name: name, Member: true, Get: func(th *Thread, self Value) (Value, error) {
			if v := *field(Cast[Property](self)); v.ref != nil {
				return v, nil
			}
			return None, nil
		}}
	}
	p.Getters = []GetSetDef{
		part("fget", func(p *Property) *Value { return &p.Get }),
		part("fset", func(p *Property) *Value { return &p.Set }),
		part("fdel", func(p *Property) *Value { return &p.Del }),
		{Name: "__doc__", Get: part("", func(p *Property) *Value { return &p.Doc }).Get, Member: true, Set: func(th *Thread, self, v Value) error {
			Cast[Property](self).Doc = v
			return nil
		}},
		{Name: "__name__", Get: func(th *Thread, self Value) (Value, error) {
			if n, err := Cast[Property](self).propName(th); n.ref != nil || err != nil {
				return n, err
			}
			return Value{}, AttributeErrorOf(th, self, names.name, "'%s' object has no attribute '__name__'", self.Type().Name)
		}, Set: func(th *Thread, self, v Value) error { Cast[Property](self).name = v; return nil }},
		{Name: "__isabstractmethod__", Get: func(th *Thread, self Value) (Value, error) {
			x := Cast[Property](self)
			for _, f := range []Value{x.Get, x.Set, x.Del} {
				if ok, err := isAbstract(th, f); ok || err != nil {
					return Bool(ok), err
				}
			}
			return False, nil
		}},
	}
	copyWith := func(i int) NativeFunc {
		return func(th *Thread, a []Value) (Value, error) {
			x := Cast[Property](a[0])
			parts := []Value{x.Get, x.Set, x.Del, x.Doc}
			if !a[1].IsNone() {
				parts[i] = a[1]
			}
			if x.getterDoc {
				parts[3] = None
			}
			for j := range parts {
				if parts[j].ref == nil {
					parts[j] = None
				}
			}
			n, err := th.Call(a[0].Type().Value(), parts...)
			if err == nil && n.Type().IsSubtype(p) {
				Cast[Property](n).name = x.name
			}
			return n, err
		}
	}
	p.Methods = []NativeDef{
		{Sig: "getter(self, fget, /)", Doc: "Return a copy with another function to get the attribute.", Fn: copyWith(0)},
		{Sig: "setter(self, fset, /)", Doc: "Return a copy with another function to set the attribute.", Fn: copyWith(1)},
		{Sig: "deleter(self, fdel, /)", Doc: "Return a copy with another function to delete the attribute.", Fn: copyWith(2)},
		{Sig: "__set_name__(self, /, *args)", Flags: RawArgs, Doc: "Method to set name of a property.", Fn: func(th *Thread, a []Value) (Value, error) {
			if len(a) != 3 {
				return Value{}, TypeErrorf("__set_name__() takes 2 positional arguments but %d were given", len(a)-1)
			}
			Cast[Property](a[0]).name = a[2]
			return None, nil
		}},
	}
	p.Traverse = func(self Value, visit func(Value)) int {
		x := Cast[Property](self)
		for _, v := range []Value{x.Get, x.Set, x.Del, x.Doc, x.name} {
			visit(v)
		}
		return 96
	}
	p.Doc = "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    def x(self):\n        del self._x"
	Define(p)
	initWrapperMethods()
}

// isAbstract reports whether f.__isabstractmethod__ is true.
func isAbstract(th *Thread, f Value) (bool, error) {
	if f.ref == nil {
		return false, nil
	}
	v, err := LookupAttr(th, f, names.isabstractmethod)
	if err != nil || v.ref == nil {
		return false, err
	}
	return Truth(th, v)
}

var internedGetattr = internStatic("getattr")

// NewStaticMethod returns staticmethod(fn) without copying its attributes.
func NewStaticMethod(fn Value) Value {
	s := New[StaticMethodObject](&staticMethodType)
	s.Fn = fn
	return ValueOf(&s.Object)
}

// NewClassMethod returns classmethod(fn) without copying its attributes.
func NewClassMethod(fn Value) Value {
	c := New[ClassMethodObject](&classMethodType)
	c.Fn = fn
	return ValueOf(&c.Object)
}

func initWrapperMethods() {
	c, s := &classMethodType, &staticMethodType
	c.layout = LayoutWithAttrs[ClassMethodObject](offsetClassMethod)
	s.layout = LayoutWithAttrs[StaticMethodObject](offsetStaticMethod)
	for _, t := range []*Type{c, s} {
		fn := func(v Value) *Value {
			if v.Type().IsSubtype(c) {
				return &Cast[ClassMethodObject](v).Fn
			}
			return &Cast[StaticMethodObject](v).Fn
		}
		t.New = func(th *Thread, t *Type, args []Value, kw []*Str) (Value, error) {
			v := ValueOf(t.Alloc())
			*fn(v) = None
			return v, nil
		}
		t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
			if len(kw) > 0 {
				return TypeErrorf("%s() takes no keyword arguments", t.Name)
			}
			if len(args) != 1 {
				return TypeErrorf("%s expected 1 argument, got %d", t.Name, len(args))
			}
			*fn(self) = args[0]
			return copyWrapperAttrs(th, self, args[0])
		}
		t.Repr = func(th *Thread, self Value) (Value, error) {
			r, err := ReprGo(th, *fn(self))
			return String("<" + t.Name + "(" + r + ")>"), err
		}
		get := func(th *Thread, self Value) (Value, error) { return *fn(self), nil }
		t.Getters = []GetSetDef{
			{Name: "__func__", Get: get, Member: true},
			{Name: "__wrapped__", Get: get, Member: true},
			{Name: "__dict__", Get: func(th *Thread, self Value) (Value, error) { return InstanceDict(self).Value(), nil }, Set: func(th *Thread, self, v Value) error { return nil }},
			{Name: "__isabstractmethod__", Get: func(th *Thread, self Value) (Value, error) {
				ok, err := isAbstract(th, *fn(self))
				return Bool(ok), err
			}},
			wrappedAttr(names.annotations, fn),
			wrappedAttr(names.annotate, fn),
		}
		t.Methods = []NativeDef{{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Fn: classGetItem}}
		t.Traverse = func(self Value, visit func(Value)) int { visit(*fn(self)); return 32 }
	}
	c.DescrGet = func(th *Thread, descr, obj Value, owner *Type) (Value, error) {
		if owner == nil {
			owner = obj.Type()
		}
		return bindMethod(Cast[ClassMethodObject](descr).Fn, owner.Value()), nil
	}
	s.DescrGet = func(th *Thread, descr, obj Value, owner *Type) (Value, error) {
		return Cast[StaticMethodObject](descr).Fn, nil
	}
	s.Call = func(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
		return th.CallKw(Cast[StaticMethodObject](self).Fn, args, kw)
	}
	c.Doc = "A method that gets the class."
	s.Doc = "A method that gets neither instance nor class."
	Define(c)
	Define(s)
}

// wrappedAttr is an attribute that a class or static method takes from its function when it is first asked for.
func wrappedAttr(name *Str, fn func(Value) *Value) GetSetDef {
	return GetSetDef{Name: name.s, Get: func(th *Thread, self Value) (Value, error) {
		if v, ok := attrsOf(self).get(name); ok {
			return v, nil
		}
		v, err := GetAttr(th, *fn(self), name)
		if err == nil {
			attrsOf(self).set(name, v)
		}
		return v, err
	}, Set: func(th *Thread, self, v Value) error {
		if v.ref != nil {
			attrsOf(self).set(name, v)
		} else if !attrsOf(self).delete(name) {
			return Errorf(AttributeError, "'%s' object has no attribute '%s'", self.Type().Name, name.s)
		}
		return nil
	}}
}

func copyWrapperAttrs(th *Thread, self, fn Value) error {
	for _, n := range []*Str{names.module, names.name, names.qualname, names.doc} {
		v, err := LookupAttr(th, fn, n)
		if err != nil {
			return err
		}
		if v.ref != nil {
			attrsOf(self).set(n, v)
		}
	}
	return nil
}
