package py

// This file makes classes: type(name, bases, namespace), and what changes in
// them afterwards.

import (
	"strings"
)

// nextVersion returns a new version number for a heap type of the VM.
func (in *Interpreter) nextVersion() uint64 {
	in.versions++
	return in.versions + 1
}

// modified tells t and its subclasses that a lookup may give something else.
func (t *Type) modified() {
	t.version = t.interp.nextVersion()
	for _, s := range t.subclasses {
		s.modified()
	}
}

// bestBase returns the base whose instance layout the class extends.
func bestBase(bases []*Type) (*Type, error) {
	var winner, best *Type
	for _, b := range bases {
		if b.Flags&FlagBaseType == 0 && !b.IsHeap() {
			return nil, TypeErrorf("type '%s' is not an acceptable base type", b.FullName())
		}
		s := solidBase(b)
		switch {
		case winner == nil:
			winner, best = s, b
		case winner.IsSubtype(s):
		case s.IsSubtype(winner):
			winner, best = s, b
		default:
			return nil, TypeErrorf("multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}

// solidBase returns the nearest type in the chain of layouts that adds to the layout.
func solidBase(t *Type) *Type {
	for t.Base != nil {
		if t.IsHeap() {
			if t.nslots > t.Base.nslots {
				return t
			}
		} else if t.layout != t.Base.layout || t.Flags&FlagException != 0 && excFields(t) != excFields(t.Base) {
			return t
		}
		t = t.Base
	}
	return t
}

// NewClass makes a class as type.__new__(meta, name, bases, ns) does; ns is
// copied. Keyword arguments go to __init_subclass__.
func NewClass(th *Thread, meta *Type, name *Str, bases []*Type, ns *Dict, args []Value, kw []*Str) (*Type, error) {
	if len(bases) == 0 {
		bases = []*Type{&objectType}
	}
	base, err := bestBase(bases)
	if err != nil {
		return nil, err
	}
	if strings.IndexByte(name.s, 0) >= 0 {
		return nil, ValueErrorf("type name must not contain null characters")
	}
	if _, err := encodable(name); err != nil {
		return nil, err
	}
	if doc, ok := ns.GetStr(names.doc); ok && ToStr(doc) != nil {
		if _, err := encodable(ToStr(doc)); err != nil {
			return nil, err
		}
	}
	var t *Type
	if meta.attrsOffset != 0 {
		t = (*Type)(ValueOf(meta.Alloc()).ref)
	} else {
		t = &Type{}
	}
	t.typ = meta
	t.Name, t.Qualname = name.s, name.s
	t.Base, t.Bases = base, bases
	t.Flags = FlagHeap | FlagBaseType | base.Flags&flagLayout
	t.interp = th.Interp
	d := ns.Copy()
	d.typ = &dictType
	t.dict = d
	t.layout = base.layout
	for _, b := range bases {
		t.Flags |= b.Flags & FlagMatchSelf
	}

	if q, ok := d.GetStr(names.qualname); ok {
		s := ToStr(q)
		if s == nil {
			return nil, TypeErrorf("type __qualname__ must be a str, not %s", q.Type().FullName())
		}
		t.Qualname = s.s
		d.DeleteStr(names.qualname)
	}
	if d.FindStr(names.module) < 0 {
		if g := th.Eval.CurrentGlobals(th); g != nil {
			if m, ok := g.GetStr(names.name); ok {
				d.SetStr(names.module, m)
			}
		}
	}
	if f, ok := d.GetStr(names.new_); ok && f.Type().Name == "function" {
		d.SetStr(names.new_, NewStaticMethod(f))
	}
	for _, n := range []*Str{names.initSubclass, names.classGetitem} {
		if f, ok := d.GetStr(n); ok && f.Type().Name == "function" {
			d.SetStr(n, NewClassMethod(f))
		}
	}
	cell, hasCell := d.GetStr(names.classcell)
	if hasCell {
		d.DeleteStr(names.classcell)
	}
	dictCell, hasDictCell := d.GetStr(names.classdictcell)
	if hasDictCell {
		d.DeleteStr(names.classdictcell)
	}
	if err := t.layoutSlots(th, bases); err != nil {
		return nil, err
	}
	if d.FindStr(names.doc) < 0 {
		d.SetStr(names.doc, None)
	}

	// __eq__ without __hash__ makes instances unhashable.
	if d.FindStr(names.eq) >= 0 && d.FindStr(names.hash) < 0 {
		d.SetStr(names.hash, None)
	}
	t.version = th.Interp.nextVersion()
	if hasCell {
		c, ok := cellOf(cell)
		if !ok {
			return nil, TypeErrorf("__classcell__ must be a nonlocal cell, not %s", ReprType(cell))
		}
		c.V = t.Value()
	}
	for _, b := range bases {
		th.Interp.addSubclass(b, t)
	}
	if _, err := t.computeMRO(th); err != nil {
		for _, b := range t.Bases {
			th.Interp.removeSubclass(b, t)
		}
		return nil, err
	}
	t.New = t.Base.New
	for _, b := range t.MRO[1:] {
		if f := b.Flags & (FlagSequence | FlagMapping); f != 0 {
			t.Flags |= f
			break
		}
	}
	for _, b := range t.MRO[1:] {
		if b.Traverse != nil && t.Traverse == nil {
			t.Traverse = b.Traverse
		}
	}
	updateSlots(t, nil)
	th.Interp.bornClass(t)
	if hasDictCell {
		if c, ok := cellOf(dictCell); ok {
			c.V = d.Value()
		}
	}
	for i := 0; ; {
		k, _, ok := d.Next(&i)
		if !ok {
			break
		}
		if ToStr(k) == nil {
			if err := th.Eval.Warn(th, RuntimeWarning, "non-string key in the __dict__ of class "+t.Name, 1); err != nil {
				return nil, err
			}
			break
		}
	}
	if err := t.setNames(th); err != nil {
		return nil, err
	}
	if _, err := superCheck(th, t, t.Value()); err != nil {
		return nil, err
	}
	sup := NewSuper(t, t.Value(), t)
	init, err := GetAttr(th, sup, names.initSubclass)
	if err != nil {
		return nil, err
	}
	if _, err := th.CallKw(init, args, kw); err != nil {
		return nil, err
	}
	return t, nil
}

// ReprType returns the repr of v's type, for messages.
func ReprType(v Value) string { return "<class '" + v.Type().FullName() + "'>" }

// computeMRO sets the MRO, by the metaclass's mro() if it has its own. set is false if that has led to the MRO being set
// already.
func (t *Type) computeMRO(th *Thread) (set bool, err error) {
	if t.typ != &typeType {
		if m, ok := t.typ.Lookup(names.mro); ok && m.Type() != &methodDescrType {
			was := t.MRO
			r, err := th.CallMethod(t.Value(), names.mro)
			if err != nil {
				return false, err
			}
			items, err := ToSlice(th, r)
			if err != nil {
				return false, err
			}
			var mro []*Type
			solid := solidBase(t)
			for _, v := range items {
				m := ToType(v)
				if m == nil {
					return false, TypeErrorf("mro() returned a non-class ('%s')", v.Type().FullName())
				}
				if !solid.IsSubtype(solidBase(m)) {
					return false, TypeErrorf("mro() returned base with unsuitable layout ('%s')", m.Name)
				}
				mro = append(mro, m)
			}
			if len(mro) == 0 {
				return false, TypeErrorf("type MRO must not be empty")
			}
			if !sameList(t.MRO, was) {
				return false, nil
			}
			t.MRO = mro
			return true, nil
		}
	}
	if err := t.basesComplete(); err != nil {
		return false, err
	}
	mro, ok := c3(t)
	if !ok {
		seen := map[*Type]bool{}
		for _, b := range t.Bases {
			if seen[b] {
				return false, TypeErrorf("duplicate base class %s", b.Name)
			}
			seen[b] = true
		}
		return false, mroError(mro)
	}
	t.MRO = mro
	return true, nil
}

// basesComplete reports as an error that the mro() of a base still runs.
func (t *Type) basesComplete() error {
	for _, b := range t.Bases {
		if b.MRO == nil {
			return TypeErrorf("Cannot extend an incomplete type '%s'", b.Name)
		}
	}
	return nil
}

// mroError names the classes none of which can come next.
func mroError(heads []*Type) error {
	var ns []string
	for _, b := range heads {
		ns = append(ns, b.Name)
	}
	return TypeErrorf("Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(ns, ", "))
}

// layoutSlots decides what instances hold: __slots__, __dict__, __weakref__.
func (t *Type) layoutSlots(th *Thread, bases []*Type) error {
	base := t.Base
	var slotNames []*Str
	for _, b := range bases {
		t.Flags |= b.Flags & (FlagHasDict | FlagHasWeakref)
	}
	slots, has := t.Dict().GetStr(names.slots)
	wantDict, wantWeak := !has, !has
	if has {
		var items []Value
		if s := ToStr(slots); s != nil {
			items = []Value{slots}
		} else {
			var err error
			if items, err = ToSlice(th, slots); err != nil {
				return err
			}
		}
		for _, v := range items {
			s := ToStr(v)
			if s == nil {
				return TypeErrorf("__slots__ items must be strings, not '%s'", v.Type().FullName())
			}
			if ok, err := isIdentifier(th, s.s); err != nil {
				return err
			} else if !ok {
				return TypeErrorf("__slots__ must be identifiers")
			}
			switch s.s {
			case "__dict__":
				if t.Flags&FlagHasDict != 0 || wantDict {
					return TypeErrorf("__dict__ slot disallowed: we already got one")
				}
				wantDict = true
				continue
			case "__weakref__":
				if t.Flags&FlagHasWeakref != 0 || wantWeak {
					return TypeErrorf("__weakref__ slot disallowed: we already got one")
				}
				wantWeak = true
				continue
			}
			n := th.Intern(Mangle(t.Name, s.s))
			if n != names.classcell && n != names.qualname && t.Dict().FindStr(n) >= 0 {
				return ValueErrorf("%s in __slots__ conflicts with class variable", quoteRepr(s.s))
			}
			slotNames = append(slotNames, n)
		}
		if len(slotNames) > 0 && base.layout == typeLayout {
			return TypeErrorf("nonempty __slots__ not supported for subtype of '%s'", base.Name)
		}
		if len(slotNames) > 0 && (base.Flags&FlagTuple != 0 || base.Flags&FlagBytes != 0 || base.Flags&FlagInt != 0 && base.layout != instanceLayout) {
			return TypeErrorf("nonempty __slots__ not supported for subtype of '%s'", base.Name)
		}
		sortStrs(slotNames)
	}
	if wantDict {
		if t.Flags&FlagHasDict == 0 && t.Dict().FindStr(names.dict) < 0 {
			t.Dict().SetStr(names.dict, dictGetSet(t))
		}
		t.Flags |= FlagHasDict
	}
	if wantWeak {
		if t.Flags&FlagHasWeakref == 0 && t.Dict().FindStr(names.weakref) < 0 {
			t.Dict().SetStr(names.weakref, weakGetSet(t))
		}
		t.Flags |= FlagHasWeakref
	}
	t.nslots = base.nslots + len(slotNames)
	t.attrsOffset = t.layout.offset
	t.shape = newRootShape(t, t.nslots)
	t.expectSlots = uint8(min(t.nslots, maxShapeSlots))
	if base.IsHeap() {
		t.expectSlots = max(t.expectSlots, base.expectSlots)
	}
	for i, n := range slotNames {
		t.Dict().SetStr(n, ValueOf(&(&GetSet{Object: Object{typ: &memberDescrType}, Owner: t, Def: &GetSetDef{Name: n.s, Member: true}, slot: base.nslots + i, name: n.s}).Object))
	}
	return nil
}

func sortStrs(s []*Str) {
	for i := 1; i < len(s); i++ {
		for j := i; j > 0 && s[j].s < s[j-1].s; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

// Mangle returns the name as the class cls stores it: __x becomes _cls__x.
func Mangle(cls, name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.ContainsRune(name, '.') {
		return name
	}
	c := strings.TrimLeft(cls, "_")
	if c == "" {
		return name
	}
	return "_" + c + name
}

// setNames calls __set_name__ of the attributes of a new class.
func (t *Type) setNames(th *Thread) error {
	type pair struct{ k, v Value }
	var all []pair
	for i := 0; ; {
		k, v, ok := t.Dict().Next(&i)
		if !ok {
			break
		}
		all = append(all, pair{k, v})
	}
	for _, p := range all {
		if _, ok := p.v.Type().Lookup(names.setName); !ok {
			continue
		}
		if _, _, err := callSpecial(th, p.v, names.setName, t.Value(), p.k); err != nil {
			if e := AsException(err); e != nil {
				r, _ := ReprGo(th, p.k)
				AddNote(th, e, "Error calling __set_name__ on '"+p.v.Type().Name+"' instance "+r+" in '"+t.Name+"'")
			}
			return err
		}
	}
	return nil
}

func (in *Interpreter) addSubclass(base, t *Type) {
	if base.IsHeap() {
		base.subclasses = append(base.subclasses, t)
		return
	}
	if in.subclasses == nil {
		in.subclasses = map[*Type][]*Type{}
	}
	in.subclasses[base] = append(in.subclasses[base], t)
}

func (in *Interpreter) removeSubclass(base, t *Type) {
	del := func(s []*Type) []*Type {
		for i, x := range s {
			if x == t {
				return append(s[:i:i], s[i+1:]...)
			}
		}
		return s
	}
	if base.IsHeap() {
		base.subclasses = del(base.subclasses)
	} else {
		in.subclasses[base] = del(in.subclasses[base])
	}
}

// setTypeAttr is type.__setattr__.
func setTypeAttr(th *Thread, self Value, name *Str, v Value) error {
	t := ToType(self)
	if !t.IsHeap() {
		return TypeErrorf("cannot set %s attribute of immutable type '%s'", quoteRepr(name.s), t.FullName())
	}
	if d, ok := t.typ.Lookup(name); ok {
		if set := d.Type().DescrSet; set != nil {
			return set(th, d, self, v)
		}
	}
	if v.ref != nil {
		t.Dict().SetStr(name, v)
	} else if !t.Dict().DeleteStr(name) {
		return AttributeErrorOf(th, self, name, "type object '%s' has no attribute '%s'", t.Name, name.s)
	}
	t.modified()
	if len(name.s) > 4 && strings.HasPrefix(name.s, "__") && strings.HasSuffix(name.s, "__") {
		t.updateSlotsBelow(name)
	}
	return nil
}

func (t *Type) updateSlotsBelow(name *Str) {
	updateSlots(t, name)
	for _, s := range t.subclasses {
		s.updateSlotsBelow(name)
	}
}

// getTypeAttr is type.__getattribute__: data descriptors of the metaclass, then
// the class's own MRO, then the metaclass.
func getTypeAttr(th *Thread, self Value, name *Str) (Value, error) {
	v, err := lookupTypeAttr(th, self, name)
	if v.ref != nil || err != nil {
		return v, err
	}
	return Value{}, AttributeErrorOf(th, self, name, "type object '%s' has no attribute '%s'", ToType(self).Name, name.s)
}

func lookupTypeAttr(th *Thread, self Value, name *Str) (Value, error) {
	t := (*Type)(self.ref)
	meta := t.typ
	md, ok := meta.Lookup(name)
	if ok {
		if mt := md.Type(); mt.DescrSet != nil && mt.DescrGet != nil {
			return mt.DescrGet(th, md, self, meta)
		}
	}
	if v, found := t.Lookup(name); found {
		if get := v.Type().DescrGet; get != nil {
			return get(th, v, Value{}, t)
		}
		return v, nil
	}
	if ok {
		if get := md.Type().DescrGet; get != nil {
			return get(th, md, self, meta)
		}
		return md, nil
	}
	return Value{}, nil
}

// PlainInit returns the __init__ of a class whose call does no more than make a
// plain instance with object.__new__ and call that, so that the evaluator may do
// it itself; absent for other classes.
func (t *Type) PlainInit() Value {
	if !t.IsHeap() {
		return Value{}
	}
	if t.plainVersion != t.version {
		t.plainVersion, t.plainInit, t.laterInit = t.version, Value{}, Value{}
		if t.plainNew() {
			t.plainInit, _ = t.Lookup(names.init)
		} else if v, _ := t.Lookup(names.new_); t.typ == &typeType && v.ref != nil && v.Type() == &nativeType && Cast[Native](v).Def.owner != nil {
			t.laterInit, _ = t.Lookup(names.init)
		}
	}
	return t.plainInit
}

// InitAfterNew returns the __init__ of a class whose call calls the __new__ of a native
// class, its New slot, and then that; absent for other classes. Ask PlainInit first.
func (t *Type) InitAfterNew() Value { return t.laterInit }

// DirectNew returns the function that makes an instance of a native class whose
// instances need no __init__, so that the evaluator may call it at once, with the
// class as the first argument, for a call with n arguments; nil for other classes.
func (t *Type) DirectNew(n int) *NativeDef {
	if t.static == nil || !t.static.direct {
		return nil
	}
	d := t.tables().newDef
	if t.CheckCall != nil && (n+1 < d.minPos || n+1 > d.maxPos) {
		return nil // the call itself words the error
	}
	return d
}

func (t *Type) plainNew() bool {
	if t.typ != &typeType || t.layout != objectType.layout || !t.IsHeap() || t.Flags&FlagAbstract != 0 {
		return false
	}
	v, _ := t.Lookup(names.new_)
	return isObjectNew(v)
}

// SetCollection makes instances match sequence patterns (FlagSequence) or mapping
// patterns (FlagMapping).
func (t *Type) SetCollection(flag TypeFlags) {
	t.Flags = t.Flags&^(FlagSequence|FlagMapping) | flag
}
