package py

import "strings"

// This file defines the Python type type.

var typeLayout = LayoutOf[Type]()

func initTypeType() {
	t := &typeType
	t.layout = &Layout{plain: typeLayout.plain, ext: typeLayout.ext, offset: typeLayout.offset}
	typeLayout = t.layout
	t.New = typeNew
	t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		if n := len(args) - len(kw); n != 1 && n != 3 {
			return TypeErrorf("type.__init__() takes 1 or 3 arguments")
		}
		return nil
	}
	t.Call = typeCall
	t.Repr = func(th *Thread, self Value) (Value, error) {
		return String("<class '" + ToType(self).QualifiedName(th) + "'>"), nil
	}
	t.GetAttr, t.FindAttr = getTypeAttr, lookupTypeAttr
	t.SetAttr = setTypeAttr
	t.Binary[OpOr] = unionOr
	t.Methods = []NativeDef{
		{Sig: "mro(self, /)", Doc: "Return the class and its bases in the order of look-ups.", Fn: func(th *Thread, a []Value) (Value, error) {
			t := ToType(a[0])
			if err := t.basesComplete(); err != nil {
				return Value{}, err
			}
			mro, ok := c3(t)
			if !ok {
				return Value{}, mroError(mro)
			}
			return ListOf(typeValues(mro)), nil
		}},
		{Sig: "__subclasses__(self, /)", Doc: "Return a list of immediate subclasses.", Fn: func(th *Thread, a []Value) (Value, error) {
			return ListOf(typeValues(th.Interp.Subclasses(ToType(a[0])))), nil
		}},
		{Sig: "__prepare__(cls, /, *args, **kwargs)", Flags: ClassMethod, Doc: "Return the namespace for a class statement: a dict.", Fn: func(th *Thread, a []Value) (Value, error) {
			return NewDict().Value(), nil
		}},
		{Sig: "__instancecheck__(self, instance, /)", Doc: "Check if an object is an instance.", Fn: func(th *Thread, a []Value) (Value, error) {
			ok, err := instanceCheckReal(th, a[1], a[0])
			return Bool(ok), err
		}},
		{Sig: "__subclasscheck__(self, subclass, /)", Doc: "Check if a class is a subclass.", Fn: func(th *Thread, a []Value) (Value, error) {
			ok, err := subclassCheckReal(th, a[1], a[0])
			return Bool(ok), err
		}},
		{Sig: "__dir__(self, /)", Doc: "The names of the class's attributes.", Fn: func(th *Thread, a []Value) (Value, error) {
			seen := NewDict()
			for _, m := range ToType(a[0]).MRO {
				mergeKeys(seen, m.Dict())
			}
			return seen.keyList(), nil
		}},
	}
	t.Getters = []GetSetDef{
		{Name: "__name__", Get: func(th *Thread, self Value) (Value, error) { return String(ToType(self).Name), nil }, Set: func(th *Thread, self, v Value) error {
			s, t, err := typeStrAttr(self, v, "__name__")
			if err != nil {
				return err
			}
			if strings.IndexByte(s.s, 0) >= 0 {
				return ValueErrorf("type name must not contain null characters")
			}
			if _, err := encodable(s); err != nil {
				return err
			}
			t.Name = s.s
			return nil
		}},
		{Name: "__qualname__", Get: func(th *Thread, self Value) (Value, error) { return String(ToType(self).GetQualname()), nil }, Set: func(th *Thread, self, v Value) error {
			s, t, err := typeStrAttr(self, v, "__qualname__")
			if err == nil {
				t.Qualname = s.s
			}
			return err
		}},
		{Name: "__module__", Get: func(th *Thread, self Value) (Value, error) {
			t := ToType(self)
			if t.IsHeap() {
				if v, ok := t.Dict().GetStr(names.module); ok {
					return v, nil
				}
				return Value{}, Errorf(AttributeError, "__module__")
			}
			return String(t.ModuleName()), nil
		}, Set: func(th *Thread, self, v Value) error {
			err := setTypeDict(self, names.module, v)
			if err == nil {
				ToType(self).Dict().DeleteStr(names.firstlineno) // a line of another file
			}
			return err
		}},
		{Name: "__bases__", Get: func(th *Thread, self Value) (Value, error) {
			return NewTuple(typeValues(ToType(self).Bases)).Value(), nil
		}, Set: setBases},
		{Name: "__base__", Get: func(th *Thread, self Value) (Value, error) {
			if b := ToType(self).Base; b != nil {
				return b.Value(), nil
			}
			return None, nil
		}, Member: true},
		{Name: "__mro__", Get: func(th *Thread, self Value) (Value, error) {
			if mro := ToType(self).MRO; mro != nil {
				return NewTuple(typeValues(mro)).Value(), nil
			}
			return None, nil // its mro() runs
		}},
		{Name: "__dict__", Get: func(th *Thread, self Value) (Value, error) { return NewMappingProxy(ToType(self).Dict().Value()), nil }},
		{Name: "__doc__", Get: func(th *Thread, self Value) (Value, error) {
			t := ToType(self)
			v, ok := t.Dict().GetStr(names.doc)
			if !ok {
				return None, nil
			}
			if get := v.Type().DescrGet; get != nil {
				return get(th, v, Value{}, t)
			}
			return v, nil
		}, Set: func(th *Thread, self, v Value) error { return setTypeDict(self, names.doc, v) }},
		{Name: "__abstractmethods__", Get: func(th *Thread, self Value) (Value, error) {
			t := ToType(self)
			if t != &typeType {
				if v, ok := t.Dict().GetStr(names.abstractmethods); ok {
					return v, nil
				}
			}
			return Value{}, AttributeErrorOf(th, self, names.abstractmethods, "type object '%s' has no attribute '__abstractmethods__'", t.Name)
		}, Set: func(th *Thread, self, v Value) error {
			t := ToType(self)
			if v.ref == nil {
				if !t.Dict().DeleteStr(names.abstractmethods) {
					return Errorf(AttributeError, "__abstractmethods__")
				}
				t.Flags &^= FlagAbstract
				return nil
			}
			ok, err := Truth(th, v)
			if err != nil {
				return err
			}
			t.Dict().SetStr(names.abstractmethods, v)
			t.Flags &^= FlagAbstract
			if ok {
				t.Flags |= FlagAbstract
			}
			return nil
		}},
		{Name: "__annotations__", Get: typeAnnotations, Set: func(th *Thread, self, v Value) error {
			t := ToType(self)
			if !t.IsHeap() {
				return TypeErrorf("cannot set '__annotations__' attribute of immutable type '%s'", t.FullName())
			}
			if v.ref == nil {
				if !t.Dict().DeleteStr(names.annotations) && !t.Dict().DeleteStr(annotationsCache) {
					return Errorf(AttributeError, "__annotations__")
				}
				t.Dict().DeleteStr(annotationsCache)
			} else {
				t.Dict().SetStr(annotationsCache, v)
			}
			t.Dict().SetStr(names.annotate, None)
			t.modified()
			return nil
		}},
		{Name: "__annotate__", Get: func(th *Thread, self Value) (Value, error) {
			t := ToType(self)
			if !t.IsHeap() {
				return Value{}, AttributeErrorOf(th, self, names.annotate, "type object '%s' has no attribute '__annotate__'", t.Name)
			}
			if v, ok := annotateOf(t); ok {
				return v, nil
			}
			return None, nil
		}, Set: func(th *Thread, self, v Value) error {
			if v.ref == nil {
				return TypeErrorf("cannot delete __annotate__ attribute")
			}
			if !v.IsNone() && v.Type().Call == nil {
				return TypeErrorf("__annotate__ must be callable or None")
			}
			t := ToType(self)
			t.Dict().DeleteStr(annotateFunc)
			if !v.IsNone() {
				t.Dict().DeleteStr(annotationsCache)
			}
			return setTypeDict(self, names.annotate, v)
		}},
		{Name: "__text_signature__", Get: func(th *Thread, self Value) (Value, error) {
			t := ToType(self)
			s := t.TextSig
			if doc, ok := t.Dict().GetStr(names.doc); ok && t.IsHeap() && ToStr(doc) != nil {
				// The documentation of a class may begin with how it is called, as that of C's does.
				text, found := strings.CutPrefix(ToStr(doc).s, t.Name+"(")
				if args, _, ends := strings.Cut(text, ")\n--\n\n"); found && ends {
					s = "(" + args + ")"
				}
			}
			if s == "" {
				return None, nil
			}
			return String(s), nil
		}},
		{Name: "__type_params__", Get: func(th *Thread, self Value) (Value, error) {
			// type itself has this descriptor under the name.
			if v, ok := ToType(self).Dict().GetStr(names.typeParams); ok && ToType(self) != &typeType {
				return v, nil
			}
			return emptyTuple.Value(), nil
		}, Set: func(th *Thread, self, v Value) error { return setTypeDict(self, names.typeParams, v) }},
		{Name: "__basicsize__", Get: func(th *Thread, self Value) (Value, error) { return Int(16), nil }, Member: true},
		{Name: "__itemsize__", Get: func(th *Thread, self Value) (Value, error) { return Int(ToType(self).itemSize()), nil }, Member: true},
		{Name: "__flags__", Get: func(th *Thread, self Value) (Value, error) { return Int(ToType(self).cpythonFlags()), nil }, Member: true},
		{Name: "__dictoffset__", Get: func(th *Thread, self Value) (Value, error) {
			if ToType(self).Flags&FlagHasDict != 0 {
				return Int(-1), nil
			}
			return Int(0), nil
		}, Member: true},
		{Name: "__weakrefoffset__", Get: func(th *Thread, self Value) (Value, error) {
			if ToType(self).Flags&FlagHasWeakref != 0 {
				return Int(8), nil
			}
			return Int(0), nil
		}, Member: true},
	}
	t.Traverse = func(v Value, visit func(Value)) int {
		t := ToType(v)
		if !t.IsHeap() {
			return 0
		}
		visit(t.Dict().Value())
		for _, list := range [][]*Type{t.Bases, t.MRO} {
			for _, b := range list {
				visit(b.Value())
			}
		}
		visit(t.abstract)
		visit(t.typ.Value())
		return 1200
	}
	t.Doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"
	t.Flags |= FlagHasWeakref | FlagHasDict // their attributes are in Dict
	Define(t)
}

var (
	annotationsCache = &Str{Object: Object{typ: &strType}, s: "__annotations_cache__", length: 21, flags: strInterned | strASCIIKnown | strASCII}
	annotateFunc     = &Str{Object: Object{typ: &strType}, s: "__annotate_func__", length: 17, flags: strInterned | strASCIIKnown | strASCII}
)

// annotateOf returns the function that computes the class's annotations.
func annotateOf(t *Type) (Value, bool) {
	if v, ok := t.Dict().GetStr(annotateFunc); ok {
		return v, true
	}
	return t.Dict().GetStr(names.annotate)
}

func typeAnnotations(th *Thread, self Value) (Value, error) {
	t := ToType(self)
	if !t.IsHeap() {
		return Value{}, AttributeErrorOf(th, self, names.annotations, "type object '%s' has no attribute '__annotations__'", t.Name)
	}
	if v, ok := t.Dict().GetStr(names.annotations); ok {
		return v, nil
	}
	if v, ok := t.Dict().GetStr(annotationsCache); ok {
		return v, nil
	}
	var res Value = NewDict().Value()
	if f, ok := annotateOf(t); ok && !f.IsNone() {
		v, err := th.Call(f, Int(1))
		if err != nil {
			return Value{}, err
		}
		if ToDict(v) == nil {
			return Value{}, TypeErrorf("__annotate__ returned non-dict of type '%s'", v.Type().FullName())
		}
		res = v
	}
	t.Dict().SetStr(annotationsCache, res)
	return res, nil
}

// cpythonFlags returns the documented bits of tp_flags.
func (t *Type) cpythonFlags() int64 {
	f := int64(1 << 12)
	for _, e := range []struct {
		ours TypeFlags
		bit  uint
	}{{FlagSequence, 5}, {FlagMapping, 6}, {FlagImmutable, 8}, {FlagHeap, 9}, {FlagBaseType, 10}, {FlagAbstract, 20}, {FlagMatchSelf, 22}, {FlagInt, 24}, {FlagList, 25}, {FlagTuple, 26}, {FlagBytes, 27}, {FlagStr, 28}, {FlagDict, 29}, {FlagException, 30}, {FlagType, 31}} {
		if t.Flags&e.ours != 0 {
			f |= 1 << e.bit
		}
	}
	if t == &genericType {
		f |= 1 << 9 // copyreg looks for the first base that is no heap type, to get its part of an instance: Generic has none
	}
	return f
}

func typeValues(ts []*Type) []Value {
	vs := make([]Value, len(ts))
	for i, t := range ts {
		vs[i] = t.Value()
	}
	return vs
}

func typeStrAttr(self, v Value, attr string) (*Str, *Type, error) {
	t := ToType(self)
	if !t.IsHeap() {
		return nil, nil, TypeErrorf("cannot set '%s' attribute of immutable type '%s'", attr, t.FullName())
	}
	if v.ref == nil {
		return nil, nil, TypeErrorf("cannot delete '%s' attribute of immutable type '%s'", attr, t.Name)
	}
	s := ToStr(v)
	if s == nil {
		return nil, nil, TypeErrorf("can only assign string to %s.%s, not '%s'", t.Name, attr, v.Type().FullName())
	}
	return s, t, nil
}

func setTypeDict(self Value, name *Str, v Value) error {
	t := ToType(self)
	if !t.IsHeap() {
		return TypeErrorf("cannot set '%s' attribute of immutable type '%s'", name.s, t.FullName())
	}
	if v.ref == nil {
		return TypeErrorf("cannot delete '%s' attribute of immutable type '%s'", name.s, t.Name)
	}
	t.Dict().SetStr(name, v)
	t.modified()
	return nil
}

func typeCall(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
	t := (*Type)(self.ref)
	if t == &typeType && len(args) == 1 && len(kw) == 0 {
		return args[0].Type().Value(), nil
	}
	if t == &typeType && len(args)-len(kw) == 1 && len(kw) > 0 {
		return Value{}, TypeErrorf("type() takes no keyword arguments")
	}
	if t == &typeType && len(args)-len(kw) != 3 {
		return Value{}, TypeErrorf("type() takes 1 or 3 arguments")
	}
	if t.New == nil || t.Flags&FlagNoInstantiate != 0 {
		return Value{}, TypeErrorf("cannot create '%s' instances", t.FullName())
	}
	if t.CheckCall != nil {
		if err := t.CheckCall(args, kw); err != nil {
			return Value{}, err
		}
	}
	v, err := t.New(th, t, args, kw)
	if err != nil {
		return Value{}, err
	}
	vt := v.Type()
	if vt != t && !vt.IsSubtype(t) {
		return v, nil
	}
	if vt.Init != nil {
		if err := vt.Init(th, v, args, kw); err != nil {
			return Value{}, err
		}
	}
	return v, nil
}

// typeNew is type.__new__: a new class.
func typeNew(th *Thread, meta *Type, args []Value, kw []*Str) (Value, error) {
	n := len(args) - len(kw)
	if n != 3 {
		return Value{}, TypeErrorf("type.__new__() takes exactly 3 arguments (%d given)", n)
	}
	name, tup, ns := ToStr(args[0]), ToTuple(args[1]), ToDict(args[2])
	switch {
	case name == nil:
		return Value{}, TypeErrorf("type.__new__() argument 1 must be str, not %s", args[0].Type().FullName())
	case tup == nil:
		return Value{}, TypeErrorf("type.__new__() argument 2 must be tuple, not %s", args[1].Type().FullName())
	case ns == nil:
		return Value{}, TypeErrorf("type.__new__() argument 3 must be dict, not %s", args[2].Type().FullName())
	}
	var bases []*Type
	for _, b := range tup.items {
		bt := ToType(b)
		if bt == nil {
			m, err := LookupAttr(th, b, names.mroEntries)
			if err != nil {
				return Value{}, err
			}
			if m.ref != nil {
				return Value{}, TypeErrorf("type() doesn't support MRO entry resolution; use types.new_class()")
			}
		}
		bases = append(bases, bt)
	}
	winner, err := MostDerivedMeta(meta, tup.items)
	if err != nil {
		return Value{}, err
	}
	for _, b := range bases {
		if b == nil {
			return Value{}, TypeErrorf("bases must be types")
		}
	}
	if winner != meta {
		if winner.New != nil && !sameNew(winner, meta) {
			return winner.New(th, winner, args, kw)
		}
		meta = winner
	}
	t, err := NewClass(th, meta, name, bases, ns, args[3:], kw)
	if err != nil {
		return Value{}, err
	}
	return t.Value(), nil
}

// sameNew reports whether two metaclasses have the same __new__.
func sameNew(a, b *Type) bool {
	x, _ := a.Lookup(names.new_)
	y, _ := b.Lookup(names.new_)
	return x == y
}

// MostDerivedMeta returns the metaclass for the bases.
func MostDerivedMeta(meta *Type, bases []Value) (*Type, error) {
	winner := meta
	for _, b := range bases {
		m := b.Type()
		if winner.IsSubtype(m) {
			continue
		}
		if m.IsSubtype(winner) {
			winner = m
			continue
		}
		return nil, TypeErrorf("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
	}
	return winner, nil
}

// IsInstance is isinstance(v, cls).
func IsInstance(th *Thread, v, cls Value) (bool, error) {
	if t := v.Type(); t.Value() == cls {
		return true, nil
	}
	if ct := cls.Type(); ct == &typeType {
		return instanceCheckReal(th, v, cls)
	} else if ct == &tupleType {
		if err := th.Enter(" in __instancecheck__"); err != nil {
			return false, err
		}
		defer th.Leave()
		for i, c := range (*Tuple)(cls.ref).items {
			if err := th.PollEvery(i + 1); err != nil {
				return false, err
			}
			if ok, err := IsInstance(th, v, c); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	} else if ct == &unionType {
		return unionInstance(th, v, cls)
	}
	r, found, err := callSpecial(th, cls, names.instancecheck, v)
	if err != nil {
		return false, err
	}
	if found {
		return Truth(th, r)
	}
	return instanceCheckReal(th, v, cls)
}

func instanceCheckReal(th *Thread, v, cls Value) (bool, error) {
	if t := ToType(cls); t != nil {
		if v.Type().IsSubtype(t) {
			return true, nil
		}
		if v.Type().Flags&flagGenericGet != 0 && !v.Type().IsHeap() {
			return false, nil
		}
		c, err := LookupAttr(th, v, names.class)
		if err != nil {
			return false, err
		}
		if ct := ToType(c); ct != nil && ct != v.Type() {
			return ct.IsSubtype(t), nil
		}
		return false, nil
	}
	bases, err := abstractBases(th, cls)
	if err != nil {
		return false, err
	}
	if bases == nil {
		return false, TypeErrorf("isinstance() arg 2 must be a type, a tuple of types, or a union")
	}
	c, err := LookupAttr(th, v, names.class)
	if err != nil || c.ref == nil {
		return false, err
	}
	return abstractIsSubclass(th, c, cls)
}

// IsSubclass is issubclass(sub, cls).
func IsSubclass(th *Thread, sub, cls Value) (bool, error) {
	switch ct := cls.Type(); ct {
	case &typeType:
		if sub == cls {
			return true, nil
		}
		return subclassCheckReal(th, sub, cls)
	case &tupleType:
		if err := th.Enter(" in __subclasscheck__"); err != nil {
			return false, err
		}
		defer th.Leave()
		for _, c := range (*Tuple)(cls.ref).items {
			if ok, err := IsSubclass(th, sub, c); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	case &unionType:
		return unionSubclass(th, sub, cls)
	}
	r, found, err := callSpecial(th, cls, names.subclasscheck, sub)
	if err != nil {
		return false, err
	}
	if found {
		return Truth(th, r)
	}
	return subclassCheckReal(th, sub, cls)
}

func subclassCheckReal(th *Thread, sub, cls Value) (bool, error) {
	if s, c := ToType(sub), ToType(cls); s != nil && c != nil {
		return s.IsSubtype(c), nil
	}
	if b, err := abstractBases(th, sub); err != nil || b == nil {
		if err == nil {
			err = TypeErrorf("issubclass() arg 1 must be a class")
		}
		return false, err
	}
	if b, err := abstractBases(th, cls); err != nil || b == nil {
		if err == nil {
			err = TypeErrorf("issubclass() arg 2 must be a class, a tuple of classes, or a union")
		}
		return false, err
	}
	return abstractIsSubclass(th, sub, cls)
}

// abstractBases returns cls.__bases__ if that is a tuple, else nil.
func abstractBases(th *Thread, cls Value) (*Tuple, error) {
	b, err := LookupAttr(th, cls, names.bases)
	if err != nil || b.ref == nil {
		return nil, err
	}
	return ToTuple(b), nil
}

func abstractIsSubclass(th *Thread, sub, cls Value) (bool, error) {
	if err := th.Enter(" in __subclasscheck__"); err != nil {
		return false, err
	}
	defer th.Leave()
	if sub == cls {
		return true, nil
	}
	bases, err := abstractBases(th, sub)
	if err != nil || bases == nil {
		return false, err
	}
	for _, b := range bases.items {
		if ok, err := abstractIsSubclass(th, b, cls); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// itemSize returns what CPython's objects of the type take for each item.
func (t *Type) itemSize() int64 {
	switch {
	case t.IsSubtype(&tupleType):
		return 8
	case t.IsSubtype(&intType):
		return 4
	case t.IsSubtype(&bytesType):
		return 1
	case t.IsSubtype(&typeType):
		return 40
	}
	return 0
}
