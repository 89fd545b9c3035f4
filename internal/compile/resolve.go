package compile

// This file makes the second pass of the symbol table: it finds for every name
// of every scope where it is bound (language reference 4.2.2, PEP 695, PEP 709).

type nameSet map[string]struct{}

// resolve finds where the names of s and of the scopes in it are bound. class is
// the class whose names s sees, if any. The result are the names that s or a
// scope in it takes from around s.
func (t *symtable) resolve(s, class *scope) nameSet {
	var out nameSet
	addTo := func(set *nameSet, name string) {
		if *set == nil {
			*set = nameSet{}
		}
		(*set)[name] = struct{}{}
	}
	for _, x := range s.syms {
		if t.err != nil {
			return nil
		}
		if x.place = t.placeName(s, class, x); x.place == free {
			addTo(&out, x.name)
		}
	}
	var inner nameSet // free in scopes within s
	for _, c := range s.subs {
		var cc *scope
		if c.seesClass {
			if cc = class; s.kind == classScope {
				cc = s
			}
		}
		f := t.resolve(c, cc)
		if c.comp != noComp && c.comp != genExp && !s.seesClass {
			t.inline(s, c, f)
		}
		for n := range f {
			addTo(&inner, n)
		}
	}
	// A variable of a function that is free in a scope within becomes a cell.
	if s.functionLike() {
		for _, x := range s.syms {
			if x.place == local {
				if _, ok := inner[x.name]; ok {
					x.place = cell
					delete(inner, x.name)
				}
			}
		}
	}
	if s.kind == classScope {
		for _, special := range []struct {
			name string
			flag *bool
		}{{"__class__", &s.needsClassCell}, {"__classdict__", &s.needsClassDict}, {"__conditional_annotations__", &s.conditional}} {
			if _, ok := inner[special.name]; ok {
				delete(inner, special.name)
				*special.flag = true
			}
		}
	}
	for n := range inner {
		if x := s.index[n]; x != nil {
			if s.kind == classScope || s.seesClass {
				x.flags |= symFreeClass
			}
		} else if s.parent != nil && s.bindingAround(n) != nil {
			s.add(n, 0).place = free
		} else {
			continue
		}
		addTo(&out, n)
	}
	return out
}

// inline makes the comprehension c part of the code of s: what it takes from s
// itself is no longer free.
func (t *symtable) inline(s, c *scope, f nameSet) {
	c.setUnit(s.unit)
	if s.kind == classScope {
		if x := c.index["__class__"]; x != nil && x.place == free {
			x.place = globalImplicit
			delete(f, "__class__")
		}
		return
	}
	for _, x := range c.syms {
		if x.name == ".0" {
			continue
		}
		if o := s.index[x.name]; o != nil && o.flags&symBound != 0 && !c.freeInChild(x.name) {
			delete(f, x.name)
		}
	}
}

// setUnit makes s, and what is inlined in it, part of the code of unit.
func (s *scope) setUnit(unit *scope) {
	old := s.unit
	s.unit = unit
	for _, c := range s.subs {
		if c.unit == old {
			c.setUnit(unit)
		}
	}
}

func (s *scope) freeInChild(name string) bool {
	for _, c := range s.subs {
		if c.placeOf(name) == free {
			return true
		}
	}
	return false
}

func (t *symtable) atDirective(s *scope, name, msg string) {
	for _, d := range s.declared {
		if d.name == name {
			t.fail(d.pos, msg)
			return
		}
	}
	t.fail(&s.pos, msg)
}

func (t *symtable) placeName(s, class *scope, x *symbol) place {
	switch f := x.flags; {
	case f&symGlobal != 0:
		if f&symNonlocal != 0 {
			t.atDirective(s, x.name, "name '"+x.name+"' is nonlocal and global")
		}
		return globalExplicit
	case f&symNonlocal != 0:
		if s.kind == moduleScope {
			t.atDirective(s, x.name, "nonlocal declaration not allowed at module level")
			return unresolved
		}
		d := s.bindingAround(x.name)
		if d == nil {
			t.atDirective(s, x.name, "no binding for nonlocal '"+x.name+"' found")
		} else if d.flags(x.name)&symTypeParam != 0 {
			t.atDirective(s, x.name, "nonlocal binding not allowed for type parameter '"+x.name+"'")
		}
		return free
	case f&symBound != 0:
		return local
	}
	if class != nil {
		f := class.flags(x.name)
		if f&symGlobal != 0 {
			return globalExplicit
		}
		if f&symBound != 0 && f&symNonlocal == 0 {
			return globalImplicit
		}
	}
	if s.bindingAround(x.name) != nil {
		return free
	}
	return globalImplicit
}

// bindingAround returns the scope around s that binds name for it.
func (s *scope) bindingAround(name string) *scope {
	for p := s.parent; p != nil; p = p.parent {
		switch p.kind {
		case moduleScope:
			return nil
		case classScope:
			switch name {
			case "__class__", "__classdict__", "__conditional_annotations__":
				return p
			}
			continue
		}
		f := p.flags(name)
		if f&symGlobal != 0 {
			return nil
		}
		if f&symBound != 0 && f&symNonlocal == 0 {
			return p
		}
	}
	return nil
}
