package py

import "slices"

// This file sets the bases of a class that exists. What a metaclass's mro() does meanwhile, also to the bases of this class
// and others, is done: the outer change takes back only what is still its own. At any moment the lists of subclasses say
// just what Bases says, and that has no cycle.

// setBases is the setter of type.__bases__.
func setBases(th *Thread, self, v Value) error {
	t := ToType(self)
	if !t.IsHeap() {
		return TypeErrorf("cannot set '__bases__' attribute of immutable type '%s'", t.FullName())
	}
	if v.ref == nil {
		return TypeErrorf("cannot delete '__bases__' attribute of immutable type '%s'", t.Name)
	}
	tup := ToTuple(v)
	if tup == nil {
		return TypeErrorf("can only assign tuple to %s.__bases__, not %s", t.Name, v.Type().FullName())
	}
	if len(tup.items) == 0 {
		return TypeErrorf("can only assign non-empty tuple to %s.__bases__, not ()", t.Name)
	}
	var bases []*Type
	for _, b := range tup.items {
		bt := ToType(b)
		if bt == nil {
			return TypeErrorf("%s.__bases__ must be tuple of classes, not '%s'", t.Name, b.Type().FullName())
		}
		if bt.IsSubtype(t) || bt.hasBase(t) {
			return TypeErrorf("a __bases__ item causes an inheritance cycle")
		}
		bases = append(bases, bt)
	}
	base, err := bestBase(bases)
	if err != nil {
		return err
	}
	if solidBase(base) != solidBase(t.Base) || base.layout != t.layout {
		what := "object layout"
		if base.holdsObjects() != t.Base.holdsObjects() {
			what = "deallocator"
		}
		return TypeErrorf("__bases__ assignment: '%s' %s differs from '%s'", base.FullName(), what, t.Base.FullName())
	}
	oldBases, oldBase := t.Bases, t.Base
	t.putBases(th, bases, base)
	var changed []changedMRO
	err = t.redoMRO(th, &changed)
	if err != nil {
		for _, c := range slices.Backward(changed) {
			if sameList(c.t.MRO, c.now) {
				c.t.MRO = c.was
				c.t.modified()
			}
		}
		if sameList(t.Bases, bases) {
			t.putBases(th, oldBases, oldBase)
		}
	}
	t.modified()
	t.updateAllSlots()
	return err
}

// holdsObjects tells whether instances of t refer to other objects: CPython frees the
// ones that do not in another way.
func (t *Type) holdsObjects() bool {
	for ; t.IsHeap(); t = t.Base {
		if t.nslots > 0 || t.Flags&FlagHasDict != 0 {
			return true
		}
	}
	switch t {
	case &objectType, &intType, &boolType, &floatType, &complexType, &strType, &bytesType, &byteArrayType:
		return false
	}
	return true
}

// putBases sets the bases of t, and tells them.
func (t *Type) putBases(th *Thread, bases []*Type, base *Type) {
	for _, b := range t.Bases {
		th.Interp.removeSubclass(b, t)
	}
	t.Bases, t.Base = bases, base
	for _, b := range bases {
		th.Interp.addSubclass(b, t)
	}
}

// hasBase reports whether u is a base of t, or of one of its bases.
func (t *Type) hasBase(u *Type) bool {
	seen := map[*Type]bool{}
	todo := []*Type{t}
	for len(todo) > 0 {
		x := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if x == u {
			return true
		}
		if x.IsHeap() && !seen[x] {
			seen[x] = true
			todo = append(todo, x.Bases...)
		}
	}
	return false
}

// changedMRO is a class whose MRO was computed again.
type changedMRO struct {
	t        *Type
	was, now []*Type
}

// redoMRO computes the MRO of t and of all classes below it. Where an mro() has set it otherwise meanwhile, that stands.
func (t *Type) redoMRO(th *Thread, changed *[]changedMRO) error {
	was := t.MRO
	mine, err := t.computeMRO(th)
	if err != nil || !mine {
		return err
	}
	*changed = append(*changed, changedMRO{t, was, t.MRO})
	t.modified()
	for _, s := range slices.Clone(t.subclasses) {
		if err := s.redoMRO(th, changed); err != nil {
			return err
		}
	}
	return nil
}

// updateAllSlots fills the slots of t and of all classes below it.
func (t *Type) updateAllSlots() {
	updateSlots(t, nil)
	for _, s := range t.subclasses {
		s.updateAllSlots()
	}
}

// sameList reports whether a and b are one slice.
func sameList(a, b []*Type) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
