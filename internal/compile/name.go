package compile

// This file compiles the reading, writing and deleting of names.

import bc "github.com/hognose/hognose/internal/bytecode"

// access tells how a name is read and written.
type access uint8

const (
	inRegister access = iota
	inCell
	byGlobal
	byName
	byClassDeref // class body: the mapping, then a cell
	byClassDict  // annotation scope in a class: the class's mapping, then a cell or global
)

// lookup returns how to access a name in the current scope.
func (u *unit) lookup(name string) (access, int32) {
	for s := u.cur; s != u.s; s = s.parent {
		switch s.placeOf(name) {
		case local:
			return inRegister, u.hidden[s][name]
		case cell:
			return inCell, u.hidden[s][name]
		case globalExplicit:
			return byGlobal, 0
		case globalImplicit:
			if u.s.kind == moduleScope {
				return byName, 0
			}
			return byGlobal, 0
		case free:
			if s.parent == u.s && u.s.kind == classScope {
				return inCell, u.regs[name]
			}
		}
	}
	s := u.s
	x := s.index[name]
	if x == nil {
		if r, ok := u.regs[name]; ok {
			return inCell, r
		}
		if s.functionLike() {
			return byGlobal, 0
		}
		return byName, 0
	}
	switch x.place {
	case globalExplicit:
		return byGlobal, 0
	case globalImplicit:
		switch {
		case s.kind == classScope && name == "__conditional_annotations__":
			return inCell, u.regs[name]
		case s.seesClass:
			return byClassDict, 0
		case s.functionLike():
			return byGlobal, 0
		}
		return byName, 0
	case local:
		if s.functionLike() {
			return inRegister, u.regs[name]
		}
		return byName, 0
	case cell:
		return inCell, u.regs[name]
	case free:
		switch {
		case s.kind == classScope && x.flags&symNonlocal == 0:
			return byClassDeref, u.regs[name]
		case s.seesClass && name != "__classdict__" && name != "__conditional_annotations__":
			return byClassDict, u.regs[name]
		}
		return inCell, u.regs[name]
	}
	return byName, 0
}

func (u *unit) mangled(name string) string { return u.s.mangle(name) }

// deletable reports whether a variable may lose its value, so that it is
// checked at every use.
func (u *unit) deletable(name string) bool {
	return (u.cur.flags(name)|u.s.flags(name))&symDeleted != 0
}

func (u *unit) checkBound(name string, r int32) {
	if u.bound[r] {
		return
	}
	u.emit(bc.OpCheckBound, r, 0, 0, 0)
	if !u.deletable(name) {
		u.bound[r] = true
	}
}

// loadName reads a variable into dst.
func (u *unit) loadName(name string, dst int32) {
	n := u.mangled(name)
	switch how, r := u.lookup(n); how {
	case inRegister:
		u.checkBound(n, r)
		if r != dst {
			u.emit(bc.OpMove, dst, r, 0, 0)
		}
	case inCell:
		u.emit(bc.OpLoadDeref, dst, r, 0, 0)
	case byGlobal:
		u.emit(bc.OpLoadGlobal, dst, u.name(n), 0, 0)
	case byName:
		u.emit(bc.OpLoadName, dst, u.name(n), 0, 0)
	case byClassDeref:
		m := u.top
		t := u.temp()
		u.emit(bc.OpLoadLocals, t, 0, 0, 0)
		u.emit(bc.OpLoadFromDictOrDeref, dst, t, r, 0)
		u.top = m
	case byClassDict:
		m := u.top
		t := u.temp()
		u.emit(bc.OpLoadDeref, t, u.regs["__classdict__"], 0, 0)
		if r, ok := u.regs[n]; ok && u.s.placeOf(n) == free {
			u.emit(bc.OpLoadFromDictOrDeref, dst, t, r, 0)
		} else {
			u.emit(bc.OpLoadFromDictOrGlobals, dst, t, u.name(n), 0)
		}
		u.top = m
	}
}

// storeName writes a variable.
func (u *unit) storeName(name string, src int32) {
	n := u.mangled(name)
	switch how, r := u.lookup(n); how {
	case inRegister:
		if r != src {
			u.emit(bc.OpMove, r, src, 0, 0)
		}
		u.setBound(n, r)
	case inCell:
		u.emit(bc.OpStoreDeref, r, src, 0, 0)
	case byGlobal:
		u.emit(bc.OpStoreGlobal, u.name(n), src, 0, 0)
	default:
		u.emit(bc.OpStoreName, u.name(n), src, 0, 0)
	}
}

func (u *unit) setBound(name string, r int32) {
	if !u.deletable(name) {
		u.bound[r] = true
	}
}

func (u *unit) deleteName(name string) {
	n := u.mangled(name)
	switch how, r := u.lookup(n); how {
	case inRegister:
		u.emit(bc.OpDeleteFast, r, 0, 0, 0)
		u.bound[r] = false
	case inCell:
		u.emit(bc.OpDeleteDeref, r, 0, 0, 0)
	case byGlobal:
		u.emit(bc.OpDeleteGlobal, u.name(n), 0, 0, 0)
	default:
		u.emit(bc.OpDeleteName, u.name(n), 0, 0, 0)
	}
}
