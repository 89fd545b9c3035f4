package py

import "slices"

// This file defines the Python type super.

// Super is the Python type super.
type Super struct {
	Object
	cls     *Type
	obj     Value // absent: unbound
	objType *Type
}

// NewSuper returns super(cls, obj) where obj, an instance or a class, is of objType.
func NewSuper(cls *Type, obj Value, objType *Type) Value {
	return ValueOf(&(&Super{Object{&superType}, cls, obj, objType}).Object)
}

// superCheck finds the type whose MRO super(cls, obj) searches.
func superCheck(th *Thread, cls *Type, obj Value) (*Type, error) {
	if t := ToType(obj); t != nil && (slices.Contains(t.MRO, cls) || t.MRO == nil && t.IsSubtype(cls)) {
		return t, nil
	}
	if obj.Type().IsSubtype(cls) {
		return obj.Type(), nil
	}
	if c, err := LookupAttr(th, obj, names.class); err != nil {
		return nil, err
	} else if t := ToType(c); c.ref != nil && t != nil && t != obj.Type() && t.IsSubtype(cls) {
		return t, nil
	}
	what := "instance of " + obj.Type().Name
	if t := ToType(obj); t != nil {
		what = "type " + t.Name
	}
	return nil, TypeErrorf("super(type, obj): obj (%s) is not an instance or subtype of type (%s).", what, cls.Name)
}

// SuperLookup finds super(cls, obj).name without making the super object. It
// returns an unbound function and its self, or the attribute and absent.
func SuperLookup(th *Thread, cls *Type, obj Value, name *Str) (fn, self Value, err error) {
	t, err := superCheck(th, cls, obj)
	if err != nil {
		return Value{}, Value{}, err
	}
	if v, ok := superFind(cls, t, name); ok {
		dt := v.Type()
		isClass := t.Value() == obj
		if dt.Flags&FlagMethodDescr != 0 && !isClass {
			return v, obj, nil
		}
		if dt.DescrGet != nil {
			o := obj
			if isClass {
				o = Value{}
			}
			v, err = dt.DescrGet(th, v, o, t)
		}
		return v, Value{}, err
	}
	v, err := GenericGetAttr(th, NewSuper(cls, obj, t), name)
	return v, Value{}, err
}

// superFind looks name up in the MRO of t after cls.
func superFind(cls, t *Type, name *Str) (Value, bool) {
	i := 0
	for i < len(t.MRO) && t.MRO[i] != cls {
		i++
	}
	for i++; i < len(t.MRO); i++ {
		if v, ok := t.MRO[i].Dict().GetStr(name); ok {
			return v, true
		}
	}
	return Value{}, false
}

func initSuper() {
	t := &superType
	t.layout = LayoutOf[Super]()
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) { return ValueOf(cls.Alloc()), nil }
	t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		if len(kw) > 0 {
			return TypeErrorf("super() takes no keyword arguments")
		}
		s := Cast[Super](self)
		if len(args) > 2 {
			return TypeErrorf("super() expected at most 2 arguments, got %d", len(args))
		}
		if len(args) == 0 {
			cls, obj, err := th.Eval.SuperArgs(th)
			if err != nil {
				return err
			}
			s.cls, s.obj = cls, obj
		} else {
			if s.cls = ToType(args[0]); s.cls == nil {
				return TypeErrorf("super() argument 1 must be a type, not %s", args[0].Type().FullName())
			}
			if len(args) == 2 && !args[1].IsNone() {
				s.obj = args[1]
			}
		}
		if s.obj.ref == nil {
			return nil
		}
		var err error
		s.objType, err = superCheck(th, s.cls, s.obj)
		return err
	}
	t.Repr = func(th *Thread, self Value) (Value, error) {
		s := Cast[Super](self)
		if s.cls == nil {
			return String("<super: <class 'NULL'>, NULL>"), nil
		}
		if s.objType == nil {
			return String("<super: <class '" + s.cls.Name + "'>, NULL>"), nil
		}
		return String("<super: <class '" + s.cls.Name + "'>, <" + s.objType.Name + " object>>"), nil
	}
	t.GetAttr = func(th *Thread, self Value, name *Str) (Value, error) {
		s := Cast[Super](self)
		if s.objType != nil && name != names.class {
			if v, ok := superFind(s.cls, s.objType, name); ok {
				if get := v.Type().DescrGet; get != nil {
					o := s.obj
					if s.objType.Value() == o {
						o = Value{}
					}
					return get(th, v, o, s.objType)
				}
				return v, nil
			}
		}
		return GenericGetAttr(th, self, name)
	}
	t.DescrGet = func(th *Thread, descr, obj Value, owner *Type) (Value, error) {
		s := Cast[Super](descr)
		if obj.ref == nil || s.obj.ref != nil || s.cls == nil { // bound, or never initialised
			return descr, nil
		}
		ot, err := superCheck(th, s.cls, obj)
		if err != nil {
			return Value{}, err
		}
		if t := descr.Type(); t != &superType {
			return th.Call(t.Value(), s.cls.Value(), obj)
		}
		return NewSuper(s.cls, obj, ot), nil
	}
	typ := func(t *Type) (Value, error) {
		if t == nil {
			return None, nil
		}
		return t.Value(), nil
	}
	t.Getters = []GetSetDef{
		{Name: "__thisclass__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return typ(Cast[Super](v).cls) }},
		{Name: "__self_class__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return typ(Cast[Super](v).objType) }},
		{Name: "__self__", Member: true, Get: func(th *Thread, v Value) (Value, error) {
			if o := Cast[Super](v).obj; o.ref != nil {
				return o, nil
			}
			return None, nil
		}},
	}
	Define(t)
}
