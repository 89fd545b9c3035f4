package py

// This file fills the slots of classes from their methods.

// updateSlots sets every slot of a class made in Python according to the special
// methods that its MRO has. With a name, only the slots that it feeds.
func updateSlots(t *Type, only *Str) {
	for i := range slotGroups {
		g := &slotGroups[i]
		if only != nil {
			hit := false
			for _, m := range g.methods {
				hit = hit || m.name == only
			}
			if !hit {
				continue
			}
		}
		updateSlot(t, g)
	}
	if t.GetAttr == nil {
		t.GetAttr = noAttributes
	}
	if only == nil || only == names.new_ {
		if v, ok := t.Lookup(names.new_); ok {
			// Whatever built-in type's __new__ it is, the class makes objects that are laid out as its own must be, as in
			// CPython. It may be another's by an mro() of its own, or since it was put there.
			if v.Type() == &nativeType && Cast[Native](v).Def.owner != nil && t.staticBase().New != nil {
				t.New = t.staticBase().New
			} else {
				t.New = pyNew
			}
		}
	}
}

// noAttributes is the slot of a type whose MRO, by an mro() of its own, does not lead to object.
func noAttributes(th *Thread, self Value, name *Str) (Value, error) {
	return Value{}, AttributeErrorOf(th, self, name, "'%s' object has no attribute '%s'", self.Type().FullName(), name.s)
}

func updateSlot(t *Type, g *slotGroup) {
	var owner *Type
	generic, any := false, false
	for _, m := range g.methods {
		v, ok := t.Lookup(m.name)
		if !ok {
			continue
		}
		any = true
		if v.Type() == &wrapperDescrType && Cast[MethodDescr](v).Def.name == m.name.s {
			o := Cast[MethodDescr](v).Owner
			if owner == nil {
				owner = o
			} else if owner != o {
				if o.IsSubtype(owner) {
					owner = o
				} else if !owner.IsSubtype(o) {
					generic = true
				}
			}
			continue
		}
		generic = true
	}
	switch {
	case generic:
		g.generic(t)
	case any:
		g.inherit(t, owner)
	default:
		g.inherit(t, &noSlots)
	}
}

// noSlots is a type without any slot, to clear one.
var noSlots Type

// mayAssign reports as an error that the method of t, which assigns to attributes, must not be used on v: the method of a
// static type more derived has something to say about it.
func (t *Type) mayAssign(v Value, method string) error {
	for _, m := range v.Type().MRO {
		if m == t {
			return nil
		}
		if !m.IsHeap() && m.Dict().FindStr(names.setattr) >= 0 {
			return TypeErrorf("can't apply this %s to %s object", method, v.Type().FullName())
		}
	}
	return nil
}
