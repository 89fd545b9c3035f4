package compile

// This file compiles assignments and deletions.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// assignTo evaluates a value and stores it into one target.
func (u *unit) assignTo(target, value syntax.Expr) {
	if r, ok := u.target(target); ok {
		u.expr(value, r)
		u.setBound(u.mangled(target.(*syntax.Name).Id), r)
		return
	}
	u.store(target, u.operand(value, target))
}

func elements(e syntax.Expr) ([]syntax.Expr, bool) {
	switch e := e.(type) {
	case *syntax.Tuple:
		return e.Elts, true
	case *syntax.List:
		return e.Elts, true
	}
	return nil, false
}

func (u *unit) assign(s *syntax.Assign) {
	if len(s.Targets) == 1 {
		ts, ok := elements(s.Targets[0])
		if tup, isTuple := s.Value.(*syntax.Tuple); ok && isTuple && len(tup.Elts) == len(ts) && !starred(ts) && !starred(tup.Elts) && len(ts) <= 8 {
			// a, b = b, a: no tuple is built.
			base := u.row(tup.Elts)
			for i, t := range ts {
				u.store(t, base+int32(i))
			}
			return
		}
		u.assignTo(s.Targets[0], s.Value)
		return
	}
	r := u.temp()
	u.expr(s.Value, r)
	for _, t := range s.Targets {
		u.store(t, r)
	}
}

// store assigns the register r to a target.
func (u *unit) store(t syntax.Expr, r int32) {
	old := u.at(t.Span())
	mark := u.top
	switch t := t.(type) {
	case *syntax.Name:
		u.storeName(t.Id, r)
	case *syntax.Attribute:
		u.noteStatic(t)
		v := u.operand(t.Value)
		u.atAttr(t.Span(), t)
		u.emit(bc.OpStoreAttr, v, u.name(u.mangled(t.Attr)), r, 0)
	case *syntax.Subscript:
		v := u.operand(t.Value, t.Slice)
		if sl, ok := t.Slice.(*syntax.Slice); ok && sl.Step == nil {
			u.emit(bc.OpStoreSlice, v, u.bounds(sl), r, 0)
		} else {
			u.emit(bc.OpStoreSubscr, v, u.operand(t.Slice), r, 0)
		}
	case *syntax.Tuple:
		u.unpack(t.Elts, r, t.Span())
	case *syntax.List:
		u.unpack(t.Elts, r, t.Span())
	case *syntax.Starred:
		u.fail(t.Span(), "starred assignment target must be in a list or tuple")
	default:
		u.fail(t.Span(), "cannot assign to expression")
	}
	u.top = mark
	u.pos = old
}

// noteStatic remembers attributes of "self" that are assigned in a class's functions, for
// __static_attributes__. It is the name that counts, wherever it comes from.
func (u *unit) noteStatic(t *syntax.Attribute) {
	n, ok := t.Value.(*syntax.Name)
	if !ok || n.Id != "self" {
		return
	}
	for p := u.parent; p != nil; p = p.parent {
		if p.s.kind == classScope {
			if p.statics == nil {
				p.statics = map[string]bool{}
			}
			p.statics[u.mangled(t.Attr)] = true
			return
		}
	}
}

func (u *unit) unpack(elts []syntax.Expr, r int32, pos *syntax.Pos) {
	star := -1
	for i, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			if star >= 0 {
				u.fail(pos, "multiple starred expressions in assignment")
				return
			}
			if star = i; i >= 1<<8 {
				u.fail(pos, "too many expressions in star-unpacking assignment")
				return
			}
		}
	}
	base := u.temps(int32(len(elts)))
	if star < 0 {
		u.emit(bc.OpUnpackSequence, base, r, int32(len(elts)), 0)
	} else {
		u.emit(bc.OpUnpackEx, base, r, int32(star), int32(len(elts)-star-1))
	}
	for i, e := range elts {
		if s, ok := e.(*syntax.Starred); ok {
			e = s.Value
		}
		u.store(e, base+int32(i))
	}
}

func (u *unit) augAssign(s *syntax.AugAssign) {
	op := binaryOps[s.Op] + (bc.OpInplaceAdd - bc.OpAdd)
	switch t := s.Target.(type) {
	case *syntax.Name:
		if r, ok := u.target(t); ok {
			name := u.mangled(t.Id)
			u.checkBound(name, r)
			l := r
			if u.cur.hasWalrus && hasWalrus([]syntax.Expr{s.Value}) {
				l = u.temp()
				u.emit(bc.OpMove, l, r, 0, 0)
			}
			v, k := u.second(s.Value)
			u.emit(op, r, l, v, k)
			u.setBound(name, r)
			return
		}
		l := u.temp()
		u.loadName(t.Id, l)
		v, k := u.second(s.Value)
		u.emit(op, l, l, v, k)
		u.storeName(t.Id, l)
	case *syntax.Attribute:
		obj := u.operand(t.Value, s.Value)
		l := u.temp()
		n := u.name(u.mangled(t.Attr))
		u.atAttr(t.Span(), t)
		u.emit(bc.OpLoadAttr, l, obj, n, 0)
		v, k := u.second(s.Value)
		u.at(s.Span())
		u.emit(op, l, l, v, k)
		u.atAttr(t.Span(), t)
		u.emit(bc.OpStoreAttr, obj, n, l, 0)
	case *syntax.Subscript:
		obj := u.operand(t.Value, t.Slice, s.Value)
		l := u.temp()
		if sl, ok := t.Slice.(*syntax.Slice); ok && sl.Step == nil {
			b := u.bounds(sl)
			u.emit(bc.OpBinarySlice, l, obj, b, 0)
			v, k := u.second(s.Value)
			u.emit(op, l, l, v, k)
			u.emit(bc.OpStoreSlice, obj, b, l, 0)
			return
		}
		key := u.operand(t.Slice, s.Value)
		u.at(t.Span())
		u.emit(bc.OpBinarySubscr, l, obj, key, 0)
		v, k := u.second(s.Value)
		u.at(s.Span())
		u.emit(op, l, l, v, k)
		u.at(t.Span())
		u.emit(bc.OpStoreSubscr, obj, key, l, 0)
	default:
		u.fail(s.Span(), "illegal target for augmented assignment")
	}
}

func (u *unit) del(t syntax.Expr) {
	old := u.at(t.Span())
	mark := u.top
	switch t := t.(type) {
	case *syntax.Name:
		u.deleteName(t.Id)
	case *syntax.Attribute:
		v := u.operand(t.Value)
		u.atAttr(t.Span(), t)
		u.emit(bc.OpDeleteAttr, v, u.name(u.mangled(t.Attr)), 0, 0)
	case *syntax.Subscript:
		v := u.operand(t.Value, t.Slice)
		u.emit(bc.OpDeleteSubscr, v, u.operand(t.Slice), 0, 0)
	case *syntax.Tuple:
		for _, e := range t.Elts {
			u.del(e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			u.del(e)
		}
	default:
		u.fail(t.Span(), "cannot delete expression")
	}
	u.top = mark
	u.pos = old
}
