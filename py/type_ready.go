package py

// This file builds static types at program start, and computes method
// resolution orders.

import "slices"

// Define makes a static type ready: inherits slots, fills its dict with methods
// for its slots, Methods and Getters. It is called at program start only, after
// its bases are ready. It returns t.
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
	t.Dict = NewDict()
	t.noHash = false
	// A slot made of methods first; then what the bases have.
	if own.Hash == nil && own.RichCompare != nil {
		t.Hash, t.noHash = HashNone, true
		t.Dict.SetStr(names.hash, None)
	}
	if t.NewSig != nil {
		t.NewSig.parse(true, internStatic)
		sig := t.NewSig
		sig.owner = t
		sig.name = "__new__"
		name := t.Name
		d := *sig
		d.name = name
		plain := d.keywordNames() == 0 && d.starStar < 0
		t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
			if plain && len(kw) > 0 && !cls.inherits(t, names.init) {
				args, kw = args[:len(args)-len(kw)], nil // for the class's own __init__
			}
			return d.callWith(th, cls.Value(), args, kw)
		}
		if t.Init == nil && t.Flags&FlagNoInstantiate == 0 {
			t.directNew = &d
		}
	}
	if t.New != nil {
		t.Dict.SetStr(names.new_, newStaticNew(t).Value())
	}
	for i := range slotGroups {
		for _, m := range slotGroups[i].methods {
			if t.Dict.FindStr(m.name) >= 0 {
				continue
			}
			if d := m.def(t); d != nil {
				t.Dict.SetStr(m.name, newMethodDescr(&wrapperDescrType, t, d).Value())
			}
		}
	}
	for i := range t.Methods {
		d := &t.Methods[i]
		d.parse(d.Flags&StaticMethod == 0, internStatic)
		d.class = t.Name + "."
		name := internStatic(d.name)
		if d.Flags&CoexistSlot == 0 && t.Dict.FindStr(name) >= 0 {
			panic("py: " + t.Name + "." + d.name + " is both a method and a slot")
		}
		switch {
		case d.Flags&StaticMethod != 0:
			d.home = t
			fn := newNative(d, Value{})
			t.Dict.SetStr(name, ValueOf(&(&StaticMethodObject{Object: Object{typ: &staticMethodType}, Fn: fn.Value()}).Object))
		case d.Flags&ClassMethod != 0:
			t.Dict.SetStr(name, newMethodDescr(&classMethodDescrType, t, d).Value())
		default:
			t.Dict.SetStr(name, newMethodDescr(&methodDescrType, t, d).Value())
		}
	}
	for i := range t.Getters {
		g := &t.Getters[i]
		gt := &getSetDescrType
		if g.Member {
			gt = &memberDescrType
		}
		t.Dict.SetStr(internStatic(g.Name), ValueOf(&(&GetSet{Object: Object{typ: gt}, Owner: t, Def: g, slot: -1, name: g.Name}).Object))
	}
	if t.Dict.FindStr(names.doc) < 0 {
		doc := None
		if t.Doc != "" {
			doc = frozenStr(t.Doc).Value()
		}
		t.Dict.SetStr(names.doc, doc)
	}
	if t.Module != "" && t.Module != "builtins" && t.Dict.FindStr(names.module) < 0 { // instances may have the attribute
		t.Dict.SetStr(names.module, internStatic(t.Module).Value())
	}
	// Inherit the slots that the type's own dict does not define.
	for _, b := range t.MRO[1:] {
		for i := range slotGroups {
			g := &slotGroups[i]
			if !definesAny(t, g) && definesAny(b, g) && !inherited(t, b, g) {
				g.inherit(t, b)
			}
		}
	}
	if t.New == nil && t.Base != nil {
		t.New = t.Base.New
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
	t.cache = &typeCache{all: NewDict()}
	for i := len(t.MRO) - 1; i >= 0; i-- {
		d := t.MRO[i].Dict
		for j := 0; ; {
			k, v, ok := d.Next(&j)
			if !ok {
				break
			}
			t.cache.all.SetStr((*Str)(k.ref), v)
		}
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
		if m.Dict.FindStr(names.getattribute) >= 0 {
			return m == &objectType
		}
	}
	return false
}

func genericSetInherited(t *Type) bool {
	for _, m := range t.MRO {
		if m.Dict.FindStr(names.setattr) >= 0 {
			return m == &objectType
		}
	}
	return false
}

func definesAny(t *Type, g *slotGroup) bool {
	for _, m := range g.methods {
		if t.Dict.FindStr(m.name) >= 0 {
			return true
		}
	}
	return false
}

// inherited reports whether a base before b in the MRO of t feeds the slot.
func inherited(t, b *Type, g *slotGroup) bool {
	for _, m := range t.MRO[1:] {
		if m == b {
			return false
		}
		if definesAny(m, g) {
			return true
		}
	}
	return false
}

// newOwner returns the type whose __new__ a static type has.
func newOwner(t *Type) *Type {
	for t.Base != nil && t.Dict.FindStr(names.new_) < 0 {
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
	d := &NativeDef{Sig: "__new__(*args, **kwargs)", Doc: "Create and return a new object.  See help(type) for accurate signature."}
	d.parse(false, internStatic)
	d.owner = t
	d.Fn = func(th *Thread, a []Value) (Value, error) {
		args, kw := spread(th, a[0], a[1])
		if len(args)-len(kw) == 0 {
			return Value{}, TypeErrorf("%s.__new__(): not enough arguments", t.Name)
		}
		cls := ToType(args[0])
		if cls == nil {
			return Value{}, TypeErrorf("%s.__new__(X): X is not a type object (%s)", t.Name, args[0].Type().Name)
		}
		if !cls.IsSubtype(t) {
			return Value{}, TypeErrorf("%s.__new__(%s): %s is not a subtype of %s", t.Name, cls.Name, cls.Name, t.Name)
		}
		// The most derived static base decides the layout: object.__new__(int) is not safe.
		static := cls
		for static.IsHeap() {
			static = static.Base
		}
		if newOwner(static) != newOwner(t) && static.New != nil {
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

// SetConstant gives a static type that was just defined a class attribute: only for
// init functions.
func SetConstant(t *Type, name string, v Value) {
	t.Dict.SetStr(internStatic(name), v)
	t.cache.all.SetStr(internStatic(name), v)
}
