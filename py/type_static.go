package py

// This file defines what static types make of their declarations at their first use:
// their dict and the table of all that they inherit. Most programs use few of the types
// that there are, so that this is most of what starting would cost.

import (
	"sync"
	"sync/atomic"
)

// staticType is what only types have that are made at program start.
type staticType struct {
	methods bitset // by the order of slotGroups: the special methods that the type's own slots make
	groups  bitset // the slot groups that the type's own dict feeds
	fixed   []attribute

	hasNew                bool // its dict has __new__
	noHash                bool // its dict has __hash__ = None
	direct                bool // see Type.DirectNew
	getattribute, setattr bool // its dict has __getattribute__, __setattr__

	mu    sync.Mutex
	ready atomic.Pointer[staticTables]
}

// staticTables never change.
type staticTables struct {
	own *Dict // __dict__
	all *Dict // every attribute of the MRO

	newDef   *NativeDef // what NewSig declares
	plainNew bool       // which takes no keyword arguments
}

type attribute struct {
	name string
	v    Value
}

// bitset is a set of small numbers.
type bitset [4]uint64

func (b *bitset) add(i int)      { b[i>>6] |= 1 << (i & 63) }
func (b *bitset) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// note finds out what the dict of t, whose slots are its own yet, will feed.
func (s *staticType) note(t *Type) {
	n := 0
	for i := range slotGroups {
		for _, m := range slotGroups[i].methods {
			if m.has(t) {
				s.methods.add(n)
				s.named(m.name.s)
			}
			n++
		}
	}
	s.noHash = t.noHash
	if s.noHash {
		s.named(names.hash.s)
	}
	for i := range t.Methods {
		if d := &t.Methods[i]; d.Sig[0] == '_' {
			s.named(d.sigName())
		}
	}
	for i := range t.Getters {
		s.named(t.Getters[i].Name)
	}
}

// named notes an attribute of the type's own dict.
func (s *staticType) named(name string) {
	for _, g := range groupsOf[name] {
		s.groups.add(g)
	}
	s.getattribute = s.getattribute || name == "__getattribute__"
	s.setattr = s.setattr || name == "__setattr__"
}

// groupsOf tells which slot groups a special method feeds.
var groupsOf = map[string][]int{}

func initGroupsOf() {
	for i := range slotGroups {
		for _, m := range slotGroups[i].methods {
			groupsOf[m.name.s] = append(groupsOf[m.name.s], i)
		}
	}
}

// SetStatic gives a static type an attribute that no declaration covers; called at
// program start only, after Define.
func (t *Type) SetStatic(name string, v Value) {
	t.static.fixed = append(t.static.fixed, attribute{name, v})
	t.static.ready.Store(nil)
}

// Dict returns the class's own attributes.
func (t *Type) Dict() *Dict {
	if t.static == nil {
		return t.dict
	}
	return t.tables().own
}

// tables returns what a static type makes at its first use.
func (t *Type) tables() *staticTables {
	if tb := t.static.ready.Load(); tb != nil {
		return tb
	}
	return t.static.make(t)
}

func (s *staticType) make(t *Type) *staticTables {
	s.mu.Lock()
	defer s.mu.Unlock()
	if tb := s.ready.Load(); tb != nil {
		return tb
	}
	tb := &staticTables{}
	s.fill(t, tb)
	n := tb.own.Len()
	for _, m := range t.MRO[1:] {
		n += m.Dict().Len()
	}
	tb.all = NewDictSize(n)
	for i := len(t.MRO) - 1; i >= 0; i-- {
		d := tb.own
		if i > 0 {
			d = t.MRO[i].Dict()
		}
		for j := 0; ; {
			k, v, ok := d.Next(&j)
			if !ok {
				break
			}
			tb.all.SetStr((*Str)(k.ref), v)
		}
	}
	s.ready.Store(tb)
	return tb
}

// fill makes the dict of methods for the slots, and of what is declared.
func (s *staticType) fill(t *Type, tb *staticTables) {
	d := NewDictSize(len(t.Methods) + len(t.Getters) + len(s.fixed) + 8)
	tb.own = d
	if s.noHash {
		d.SetStr(names.hash, None)
	}
	if t.NewSig != nil {
		sig := t.NewSig
		sig.parse(true, frozenStr)
		sig.owner = t
		sig.name = "__new__"
		def := *sig
		def.name = t.Name
		tb.newDef, tb.plainNew = &def, def.keywordNames() == 0 && def.starStar < 0
	}
	if s.hasNew {
		d.SetStr(names.new_, newStaticNew(t).Value())
	}
	n := -1
	for i := range slotGroups {
		for _, m := range slotGroups[i].methods {
			if n++; !s.methods.has(n) || d.FindStr(m.name) >= 0 {
				continue
			}
			d.SetStr(m.name, newMethodDescr(&wrapperDescrType, t, m.def(t)).Value())
		}
	}
	for i := range t.Methods {
		def := &t.Methods[i]
		def.parse(def.Flags&StaticMethod == 0, frozenStr)
		def.class = t.Name + "."
		name := frozenStr(def.name)
		if def.Flags&CoexistSlot == 0 && d.FindStr(name) >= 0 {
			panic("py: " + t.Name + "." + def.name + " is both a method and a slot")
		}
		switch {
		case def.Flags&StaticMethod != 0:
			def.home = t
			fn := newNative(def, Value{})
			d.SetStr(name, ValueOf(&(&StaticMethodObject{Object: Object{typ: &staticMethodType}, Fn: fn.Value()}).Object))
		case def.Flags&ClassMethod != 0:
			d.SetStr(name, newMethodDescr(&classMethodDescrType, t, def).Value())
		default:
			d.SetStr(name, newMethodDescr(&methodDescrType, t, def).Value())
		}
	}
	for i := range t.Getters {
		g := &t.Getters[i]
		gt := &getSetDescrType
		if g.Member {
			gt = &memberDescrType
		}
		d.SetStr(frozenStr(g.Name), ValueOf(&(&GetSet{Object: Object{typ: gt}, Owner: t, Def: g, slot: -1, name: g.Name}).Object))
	}
	if d.FindStr(names.doc) < 0 {
		doc := None
		if t.Doc != "" {
			doc = frozenStr(t.Doc).Value()
		}
		d.SetStr(names.doc, doc)
	}
	if t.Module != "" && t.Module != "builtins" && d.FindStr(names.module) < 0 { // instances may have the attribute
		d.SetStr(names.module, frozenStr(t.Module).Value())
	}
	for _, a := range s.fixed {
		d.SetStr(frozenStr(a.name), a.v)
	}
}
