package py

// This file defines attribute access: the one path that every lookup takes.

// GetAttr returns obj.name; name is interned.
func GetAttr(th *Thread, obj Value, name *Str) (Value, error) {
	return obj.Type().GetAttr(th, obj, name)
}

// GetAttrGo is GetAttr for a Go string.
func GetAttrGo(th *Thread, obj Value, name string) (Value, error) {
	return GetAttr(th, obj, th.Intern(name))
}

// SetAttr does obj.name = v, or del obj.name if v is absent.
func SetAttr(th *Thread, obj Value, name *Str, v Value) error {
	t := obj.Type()
	if t.SetAttr == nil {
		return TypeErrorf("'%s' object has no attributes (%s .%s)", t.FullName(), map[bool]string{true: "del", false: "assign to"}[v.ref == nil], name.s)
	}
	return t.SetAttr(th, obj, name, v)
}

// LookupAttr is GetAttr that gives absent instead of AttributeError.
func LookupAttr(th *Thread, obj Value, name *Str) (Value, error) {
	t := obj.Type()
	if genericGet(t) {
		v, found, err := genericLookup(th, obj, name)
		if err != nil {
			if IsException(err, AttributeError) {
				return Value{}, nil
			}
			return Value{}, err
		}
		if !found {
			return Value{}, nil
		}
		return v, nil
	}
	find := t.FindAttr
	if find == nil {
		find = t.GetAttr
	}
	v, err := find(th, obj, name)
	if err != nil && IsException(err, AttributeError) {
		return Value{}, nil
	}
	return v, err
}

// LookupAttrGo is LookupAttr for a Go string.
func LookupAttrGo(th *Thread, obj Value, name string) (Value, error) {
	return LookupAttr(th, obj, th.Intern(name))
}

// genericGet reports whether t's GetAttr slot is GenericGetAttr.
func genericGet(t *Type) bool { return t.Flags&flagGenericGet != 0 }

// FindsGenerically reports whether an attribute that a generic lookup finds is what
// the type's lookup gives: there may be a __getattr__ for those it does not find.
func (t *Type) FindsGenerically() bool { return t.Flags&(flagGenericGet|flagGetAttrHook) != 0 }

// UsesGenericGetAttr reports whether t finds attributes as object does, so that what
// the generic lookup raises is what the caller gets.
func (t *Type) UsesGenericGetAttr() bool { return genericGet(t) }

// UsesGenericSetAttr is the same for storing.
func (t *Type) UsesGenericSetAttr() bool { return t.Flags&flagGenericSet != 0 }

// GenericGetAttr is object.__getattribute__: data descriptors of the type, then
// the instance's attributes, then other attributes of the type.
func GenericGetAttr(th *Thread, obj Value, name *Str) (Value, error) {
	v, found, err := genericLookup(th, obj, name)
	if found || err != nil {
		return v, err
	}
	return Value{}, noAttribute(th, obj, name)
}

func noAttribute(th *Thread, obj Value, name *Str) error {
	return AttributeErrorOf(th, obj, name, "'%s' object has no attribute '%s'", obj.Type().FullName(), name.s)
}

func genericLookup(th *Thread, obj Value, name *Str) (v Value, found bool, err error) {
	t := obj.Type()
	d, ok := t.Lookup(name)
	var get func(th *Thread, descr, obj Value, owner *Type) (Value, error)
	if ok {
		dt := d.Type()
		get = dt.DescrGet
		if get != nil && dt.DescrSet != nil {
			v, err = get(th, d, obj, t)
			return v, err == nil, err
		}
	}
	if a := attrsOf(obj); a != nil {
		if v, ok := a.get(name); ok {
			return v, true, nil
		}
	}
	if t.Flags&FlagType != 0 {
		// object.__getattribute__ of a class: what it has itself is in its dict.
		if v, ok := (*Type)(obj.ref).Dict().GetStr(name); ok {
			return v, true, nil
		}
	}
	if get != nil {
		v, err = get(th, d, obj, t)
		return v, err == nil, err
	}
	return d, ok, nil
}

// GetMethod returns what is needed to call obj.name without making a bound
// method: an unbound function and its self, or a callable and absent.
func GetMethod(th *Thread, obj Value, name *Str) (fn, self Value, err error) {
	t := obj.Type()
	if t.Flags&(flagGenericGet|flagGetAttrHook) == 0 {
		fn, err = t.GetAttr(th, obj, name)
		return fn, Value{}, err
	}
	d, ok := t.Lookup(name)
	if ok {
		dt := d.Type()
		if dt.Flags&FlagMethodDescr != 0 {
			if a := attrsOf(obj); a != nil {
				if v, ok := a.get(name); ok {
					return v, Value{}, nil
				}
			}
			return d, obj, nil
		}
	}
	fn, err = t.GetAttr(th, obj, name)
	return fn, Value{}, err
}

// GenericSetAttr is object.__setattr__ and object.__delattr__.
func GenericSetAttr(th *Thread, obj Value, name *Str, v Value) error {
	t := obj.Type()
	d, ok := t.Lookup(name)
	if ok {
		if set := d.Type().DescrSet; set != nil {
			return set(th, d, obj, v)
		}
	}
	if t.Flags&FlagHasDict != 0 {
		if a := attrsOf(obj); a != nil {
			if v.ref != nil {
				a.set(name, v)
				return nil
			}
			if a.delete(name) {
				return nil
			}
			return noAttribute(th, obj, name)
		}
	}
	if ok {
		return AttributeErrorOf(th, obj, name, "'%s' object attribute '%s' is read-only", t.Name, name.s)
	}
	if t.Flags&FlagHasDict == 0 && t.UsesGenericSetAttr() {
		return AttributeErrorOf(th, obj, name, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", t.FullName(), name.s)
	}
	return noAttribute(th, obj, name)
}
