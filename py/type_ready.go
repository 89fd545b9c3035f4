package py

// This file builds static types at program start, and computes method
// resolution orders.

import "slices"

// Define makes a static type ready: inherits slots. It is called at program start only, after
// its bases are ready. It returns t. Its dict is made at its first use (type_static.go).
func Define(t *Type) *Type {
	if t.typ == nil {
		t.typ = &typeType
	}
	if t.Base == nil && t != &objectType {
		t.Base = &objectType
	}
	if len(t.Bases) == 0 && t.Base != nil {
		t.Bases = []*Type{t.Base}
	}
	t.MRO = []*Type{t}
	if t.Base != nil {
		mro, ok := c3(t)
		if !ok {
			panic("py: no method resolution order for " + t.Name)
		}
		t.MRO = mro
	}
	t.Flags |= FlagReady | FlagImmutable
	for _, b := range t.Bases {
		b.subclasses = append(b.subclasses, t)
	}
	own := t.Slots
	if b := t.Base; b != nil {
		t.Flags |= b.Flags & (flagLayout | FlagSequence | FlagMapping | FlagMatchSelf | FlagHasDict | FlagHasWeakref)
		if t.layout == nil {
			t.layout = b.layout
			t.attrsOffset = b.attrsOffset
		}
	}
	if t.layout != nil && t.layout.always {
		t.attrsOffset = t.layout.offset
		t.Flags |= FlagHasDict
	}
	if t.attrsOffset != 0 {
		t.shape = newRootShape(t, 0)
		t.shape.freeze()
	}
	t.noHash = false
	// A slot made of methods first; then what the bases have.
	if own.Hash == nil && own.RichCompare != nil {
		t.Hash, t.noHash = HashNone, true
	}
	t.static = &staticType{}
	t.static.note(t)
	if t.NewSig != nil {
		t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
			tb := t.tables()
			if tb.plainNew && len(kw) > 0 && !cls.inherits(t, names.init) {
				args, kw = args[:len(args)-len(kw)], nil // for the class's own __init__
			}
			return tb.newDef.callWith(th, cls.Value(), args, kw)
		}
		t.static.direct = t.Init == nil && t.Flags&FlagNoInstantiate == 0
	}
	t.static.hasNew = t.New != nil
	// Inherit the slots that the type's own dict does not define.
	for _, b := range t.MRO[1:] {
		for i := range slotGroups {
			if !t.static.groups.has(i) && b.static.groups.has(i) && !inherited(t, b, i) {
				slotGroups[i].inherit(t, b)
			}
		}
	}
	if t.New == nil && t.Base != nil {
		t.New = t.Base.New
		if newOwner(t) == &objectType && t.Flags&FlagBaseType == 0 && t.layout != instanceLayout {
			t.Flags |= FlagNoInstantiate // object.__new__ would leave it without what it consists of
		}
	}
	if t.Base != nil {
		if t.Traverse == nil {
			t.Traverse = t.Base.Traverse
		}
		if t.Slots.Del == nil {
			t.Slots.Del = t.Base.Slots.Del
		}
	}
	if t.noHash {
		t.Hash = HashNone
	}
	t.version = 1
	if t == &objectType || genericGetInherited(t) {
		t.Flags |= flagGenericGet
	}
	if t == &objectType || genericSetInherited(t) {
		t.Flags |= flagGenericSet
	}
	return t
}

func genericGetInherited(t *Type) bool {
	for _, m := range t.MRO {
		if m.static.getattribute {
			return m == &objectType
		}
	}
	return false
}

func genericSetInherited(t *Type) bool {
	for _, m := range t.MRO {
		if m.static.setattr {
			return m == &objectType
		}
	}
	return false
}

// inherited reports whether a base before b in the MRO of t feeds the slot of group g.
func inherited(t, b *Type, g int) bool {
	for _, m := range t.MRO[1:] {
		if m == b {
			return false
		}
		if m.static.groups.has(g) {
			return true
		}
	}
	return false
}

// staticBase returns the built-in type that decides how the instances of t are laid out.
func (t *Type) staticBase() *Type {
	for t.IsHeap() {
		t = t.Base
	}
	return t
}

// newOwner returns the type whose __new__ a static type has.
func newOwner(t *Type) *Type {
	for t.Base != nil && !t.static.hasNew {
		t = t.Base
	}
	return t
}

// inherits reports whether a class has a special method of its static base t, not
// one of its own.
func (t *Type) inherits(base *Type, name *Str) bool {
	if t == base {
		return true
	}
	x, _ := t.Lookup(name)
	y, _ := base.Lookup(name)
	return x == y
}

// newStaticNew returns the __new__ of a static type: a function that checks its
// first argument.
func newStaticNew(t *Type) *Native {
	d := &NativeDef{Sig: "__new__(*args, **kwargs)", Doc: "Make an object of the class; what the arguments are the class says."}
	d.parse(false, frozenStr)
	d.owner = t
	d.Fn = func(th *Thread, a []Value) (Value, error) {
		args, kw := spread(th, a[0], a[1])
		if len(args)-len(kw) == 0 {
			return Value{}, TypeErrorf("%s.__new__(): not enough arguments", t.Name)
		}
		cls := ToType(args[0])
		if cls == nil {
			return Value{}, TypeErrorf("%s.__new__(X): X is not a type object (%s)", t.Name, args[0].Type().FullName())
		}
		if !cls.IsSubtype(t) {
			return Value{}, TypeErrorf("%s.__new__(%s): %s is not a subtype of %s", t.Name, cls.Name, cls.Name, t.Name)
		}
		// The most derived static base decides the layout: object.__new__(int) is not safe.
		static := cls.staticBase()
		if newOwner(static) != newOwner(t) || static != t && static.Flags&FlagNoInstantiate != 0 {
			return Value{}, TypeErrorf("%s.__new__(%s) is not safe, use %s.__new__()", t.Name, cls.Name, static.Name)
		}
		return t.New(th, cls, args[1:], kw)
	}
	n := newNative(d, Value{})
	n.Self = t.Value()
	return n
}

// c3 computes the C3 linearisation of t from its Bases (Barrett et al. 1996). Where
// there is none it returns the classes that wait for each other.
func c3(t *Type) ([]*Type, bool) {
	seqs := make([][]*Type, 0, len(t.Bases)+1)
	for _, b := range t.Bases {
		seqs = append(seqs, b.MRO)
	}
	seqs = append(seqs, t.Bases)
	mro := []*Type{t}
	for {
		var cand *Type
		rest := false
	search:
		for _, s := range seqs {
			if len(s) == 0 {
				continue
			}
			rest = true
			for _, o := range seqs {
				for i := 1; i < len(o); i++ {
					if o[i] == s[0] {
						continue search
					}
				}
			}
			cand = s[0]
			break
		}
		if !rest {
			return mro, true
		}
		if cand == nil {
			var heads []*Type
			for _, s := range seqs {
				if len(s) > 0 && !slices.Contains(heads, s[0]) {
					heads = append(heads, s[0])
				}
			}
			return heads, false
		}
		mro = append(mro, cand)
		for i, s := range seqs {
			if len(s) > 0 && s[0] == cand {
				seqs[i] = s[1:]
			}
		}
	}
}
