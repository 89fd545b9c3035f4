package py

// This file defines the Python type object.

import (
	"fmt"
	"slices"
	"strings"
)

func initObject() {
	t := &objectType
	// A plain object() has no attributes; classes made from it do.
	t.layout = &Layout{plain: func() *Object { return new(Object) }, ext: instanceLayout.ext, offset: instanceLayout.offset, inline: true}
	t.New = objectNew
	t.Init = objectInit
	t.Repr = objectRepr
	t.Str = func(th *Thread, self Value) (Value, error) {
		if r := self.Type().Repr; r != nil {
			return r(th, self)
		}
		s, err := Repr(th, self)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	t.Hash = func(th *Thread, self Value) (int64, error) { return HashPointer(self), nil }
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		switch op {
		case EQ:
			if a == b {
				return True, nil
			}
		case NE:
			// By default != is the inverse of ==.
			if f := a.Type().RichCompare; f != nil {
				v, err := f(th, a, b, EQ)
				if err != nil || v.IsNotImplemented() {
					return v, err
				}
				ok, err := Truth(th, v)
				return Bool(!ok), err
			}
		}
		return NotImplemented, nil
	}
	t.GetAttr = GenericGetAttr
	t.SetAttr = GenericSetAttr
	t.Methods = []NativeDef{
		{Sig: "__format__(self, format_spec, /)", Doc: "Return str(self): there are no formats, TypeError for any.", Fn: objectFormat},
		{Sig: "__dir__(self, /)", Doc: "Default dir() implementation.", Fn: objectDir},
		{Sig: "__sizeof__(self, /)", Doc: "Size of object in memory, in bytes.", Fn: func(th *Thread, a []Value) (Value, error) { return Int(int64(SizeOf(a[0]))), nil }},
		{Sig: "__reduce__(self, /)", Doc: "Helper for pickle.", Fn: func(th *Thread, a []Value) (Value, error) { return reduceObject(th, a[0], 0) }},
		{Sig: "__reduce_ex__(self, protocol, /)", Doc: "Helper for pickle.", Fn: objectReduceEx},
		{Sig: "__getstate__(self, /)", Doc: "Helper for pickle.", Fn: func(th *Thread, a []Value) (Value, error) { return objectGetState(th, a[0]) }},
		{Sig: "__init_subclass__(cls, /)", Flags: ClassMethod, Doc: "Called when a class is derived from this one; for classes to replace. It does nothing.", Fn: func(th *Thread, a []Value) (Value, error) { return None, nil }},
		{Sig: "__subclasshook__(cls, object, /)", Flags: ClassMethod, Doc: "Has a say in issubclass() for abstract classes that define it.\n\nIt returns True or False to decide, or NotImplemented to leave the matter\nto the usual way. What comes out is remembered.\n", Fn: func(th *Thread, a []Value) (Value, error) { return NotImplemented, nil }},
	}
	t.Getters = []GetSetDef{{
		Name: "__class__",
		Doc:  "the object's class",
		Get:  func(th *Thread, self Value) (Value, error) { return self.Type().Value(), nil },
		Set:  setClass,
	}}
	t.Doc = "What all classes are made from.\n\nIts own instances have no attributes and can get none.\n"
	t.attrsOffset = 0
	Define(t)
}

func objectNew(th *Thread, t *Type, args []Value, kw []*Str) (Value, error) {
	if len(args) > 0 {
		if v, _ := t.Lookup(names.new_); !isObjectNew(v) {
			return Value{}, TypeErrorf("object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if v, _ := t.Lookup(names.init); isObjectInit(v) {
			return Value{}, TypeErrorf("%s() takes no arguments", t.Name)
		}
	}
	if t.Flags&FlagAbstract != 0 {
		if err := abstractError(th, t); err != nil {
			return Value{}, err
		}
	}
	return ValueOf(t.Alloc()), nil
}

func isObjectNew(v Value) bool {
	return v.ref != nil && v.Type() == &nativeType && Cast[Native](v).Def.owner == &objectType
}

func isObjectInit(v Value) bool {
	return v.ref != nil && v.Type() == &wrapperDescrType && Cast[MethodDescr](v).Owner == &objectType
}

func objectInit(th *Thread, self Value, args []Value, kw []*Str) error {
	if len(args) == 0 {
		return nil
	}
	t := self.Type()
	if v, _ := t.Lookup(names.init); !isObjectInit(v) {
		return TypeErrorf("object.__init__() takes exactly one argument (the instance to initialize)")
	}
	if v, _ := t.Lookup(names.new_); isObjectNew(v) {
		return TypeErrorf("%s.__init__() takes exactly one argument (the instance to initialize)", t.Name)
	}
	return nil
}

func abstractError(th *Thread, t *Type) error {
	v, ok := t.Dict().GetStr(names.abstractmethods)
	if !ok {
		return nil
	}
	items, err := ToSlice(th, v)
	if err != nil || len(items) == 0 {
		return err
	}
	var ns []string
	for _, x := range items {
		if s := ToStr(x); s != nil {
			ns = append(ns, s.s)
		}
	}
	slices.Sort(ns)
	s := ""
	if len(ns) > 1 {
		s = "s"
	}
	return TypeErrorf("Can't instantiate abstract class %s without an implementation for abstract method%s '%s'", t.Name, s, strings.Join(ns, "', '"))
}

func objectRepr(th *Thread, self Value) (Value, error) {
	return String(fmt.Sprintf("<%s object at %#x>", typeReprName(th, self.Type()), ID(self))), nil
}

func typeReprName(th *Thread, t *Type) string { return t.QualifiedName(th) }

func objectFormat(th *Thread, a []Value) (Value, error) {
	spec := ToStr(a[1])
	if spec == nil {
		return Value{}, TypeErrorf("__format__() argument must be str, not %s", a[1].Type().FullName())
	}
	if spec.s != "" {
		return Value{}, TypeErrorf("unsupported format string passed to %s.__format__", a[0].Type().FullName())
	}
	s, err := StrOf(th, a[0])
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

func objectDir(th *Thread, a []Value) (Value, error) {
	seen := NewDict()
	d, err := LookupAttr(th, a[0], names.dict)
	if err != nil {
		return Value{}, err
	}
	if dd := ToDict(d); d.ref != nil && dd != nil {
		mergeKeys(seen, dd)
	}
	c, err := LookupAttr(th, a[0], names.class)
	if err != nil {
		return Value{}, err
	}
	if t := ToType(c); c.ref != nil && t != nil {
		for _, m := range t.MRO {
			mergeKeys(seen, m.Dict())
		}
	}
	return seen.keyList(), nil
}

func mergeKeys(dst, src *Dict) {
	for i := 0; ; {
		k, _, ok := src.Next(&i)
		if !ok {
			return
		}
		if s := ToStr(k); s != nil {
			dst.SetStr(s, None)
		}
	}
}

func (d *Dict) keyList() Value {
	l := make([]Value, 0, d.used)
	for i := 0; ; {
		k, _, ok := d.Next(&i)
		if !ok {
			return ListOf(l)
		}
		l = append(l, k)
	}
}

// sameSlots reports whether two classes add the same slots to the same base.
func sameSlots(a, b *Type) bool {
	return a.IsHeap() && b.IsHeap() && a.Base == b.Base && slices.Equal(slotNames(a), slotNames(b))
}

func slotNames(t *Type) []string {
	var names []string
	for i := 0; ; {
		_, v, ok := t.Dict().Next(&i)
		if !ok {
			slices.Sort(names)
			return names
		}
		if v.Type() == &memberDescrType && Cast[GetSet](v).slot >= 0 {
			names = append(names, Cast[GetSet](v).name)
		}
	}
}

func setClass(th *Thread, self, v Value) error {
	if v.ref == nil {
		return TypeErrorf("can't delete __class__ attribute")
	}
	t := ToType(v)
	if t == nil {
		return TypeErrorf("__class__ must be set to a class, not '%s' object", v.Type().FullName())
	}
	old := self.Type()
	if old == t {
		return nil
	}
	if old == &moduleType || old.IsSubtype(&moduleType) && t.IsSubtype(&moduleType) {
		if t.IsSubtype(&moduleType) && t.layout == old.layout {
			a := attrsOf(self)
			a.toDict()
			(*Object)(self.ref).typ = t
			return nil
		}
	}
	if !t.IsHeap() || !old.IsHeap() {
		return TypeErrorf("__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if t.layout != old.layout || solidBase(t) != solidBase(old) && !sameSlots(solidBase(t), solidBase(old)) || t.nslots != old.nslots || (t.Flags^old.Flags)&(FlagHasDict|FlagHasWeakref) != 0 {
		return TypeErrorf("__class__ assignment: '%s' object layout differs from '%s'", t.Name, old.Name)
	}
	a := attrsOf(self)
	if a.ext != nil && a.ext.dict != nil {
		a.shape = t.shape.dictShape()
	} else {
		s := t.shape
		for _, k := range a.shape.keys[old.nslots:] {
			s = s.with(k)
		}
		a.shape = s
	}
	(*Object)(self.ref).typ = t
	return nil
}

// InstanceDict returns the __dict__ of v as a real dict, or nil if it has none.
func InstanceDict(v Value) *Dict {
	if v.Type().Flags&FlagHasDict == 0 {
		return nil
	}
	if a := attrsOf(v); a != nil {
		return a.toDict()
	}
	return nil
}

// SetOwnAttr puts an attribute into obj's __dict__, past the descriptors of its class;
// name is interned. It reports false for an object that has no __dict__ of the usual kind.
func SetOwnAttr(obj Value, name *Str, v Value) bool {
	a := attrsOf(obj)
	if a == nil || obj.Type().Flags&FlagHasDict == 0 {
		return false
	}
	a.set(name, v)
	return true
}

func dictGetSet(t *Type) Value {
	g := &GetSet{Object: Object{typ: &getSetDescrType}, Owner: t, slot: -1, name: "__dict__", Def: &InstanceDictGetter}
	return ValueOf(&g.Object)
}

// InstanceDictGetter is the attribute __dict__ of types whose instances have one.
var InstanceDictGetter = GetSetDef{
	Name: "__dict__",
	Doc:  "dictionary for instance variables",
	Get: func(th *Thread, self Value) (Value, error) {
		if t := ToType(self); t != nil {
			return NewMappingProxy(t.Dict().Value()), nil
		}
		d := InstanceDict(self)
		if d == nil {
			return Value{}, noDict(th, self)
		}
		return d.Value(), nil
	},
	Set: func(th *Thread, self, v Value) error {
		if t := self.Type(); t.Flags&FlagType != 0 || t.IsSubtype(&moduleType) {
			return AttributeErrorOf(th, self, names.dict, "attribute '__dict__' of '%s' objects is not writable", t.FullName())
		}
		if v.ref == nil && ToException(self) != nil {
			return TypeErrorf("cannot delete __dict__")
		}
		if self.Type().Flags&FlagHasDict == 0 {
			return noDict(th, self)
		}
		if v.ref == nil {
			attrsOf(self).setDict(NewDict())
			return nil
		}
		d := ToDict(v)
		if d == nil {
			return TypeErrorf("__dict__ must be set to a dictionary, not a '%s'", v.Type().FullName())
		}
		attrsOf(self).setDict(d)
		return nil
	},
}

// noDict is the error for an instance without a __dict__ that has an attribute of that name: its class has in its MRO, by
// an mro() of its own, one that is none of its bases.
func noDict(th *Thread, self Value) error {
	return AttributeErrorOf(th, self, names.dict, "This object has no __dict__")
}

// SizeOf returns roughly the bytes that v's object takes, as sys.getsizeof does.
func SizeOf(v Value) int {
	if v.IsInt() || v.IsFloat() {
		return 24
	}
	n := 48
	if a := attrsOf(v); a != nil {
		n += 16 * cap(a.slots)
	}
	if f := v.Type().Traverse; f != nil {
		n += f(v, func(Value) {})
	}
	return n
}

// SetInstanceDict replaces the __dict__ of an instance that has one.
func SetInstanceDict(v Value, d *Dict) { attrsOf(v).setDict(d) }
