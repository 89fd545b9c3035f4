package compile

// This file compiles displays: tuples, lists, sets and dicts written out.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

func starred(list []syntax.Expr) bool {
	for _, e := range list {
		if _, ok := e.(*syntax.Starred); ok {
			return true
		}
	}
	return false
}

// row compiles expressions into consecutive new registers.
func (u *unit) row(list []syntax.Expr) int32 {
	base := u.temps(int32(len(list)))
	for i, e := range list {
		u.expr(e, base+int32(i))
	}
	return base
}

const bigDisplay = 200 // longer displays are built in pieces

func (u *unit) tuple(elts []syntax.Expr, dst int32) {
	if !starred(elts) && len(elts) <= bigDisplay {
		u.emit(bc.OpBuildTuple, dst, u.row(elts), int32(len(elts)), 0)
		return
	}
	l := u.temp()
	u.display(elts, l, bc.OpBuildList, bc.OpListAppend, bc.OpListExtend)
	u.emit(bc.OpListToTuple, dst, l, 0, 0)
}

// set compiles a set that is written out. One of three constants and more is a copy of a
// frozenset, as in CPython: it iterates in another order than one that the items make.
func (u *unit) set(elts []syntax.Expr, dst int32) {
	k, ok := constantItems(bc.ConstFrozenSet, elts)
	if !ok || len(elts) < 3 {
		u.display(elts, dst, bc.OpBuildSet, bc.OpSetAdd, bc.OpSetUpdate)
		return
	}
	acc, frozen := u.temp(), u.temp()
	u.emit(bc.OpBuildSet, acc, 0, 0, 0)
	u.load(frozen, k)
	u.emit(bc.OpSetUpdate, acc, frozen, 0, 0)
	u.emit(bc.OpMove, dst, acc, 0, 0)
}

func (u *unit) display(elts []syntax.Expr, dst int32, build, add, extend bc.Op) {
	if !starred(elts) && len(elts) <= bigDisplay {
		u.emit(build, dst, u.row(elts), int32(len(elts)), 0)
		return
	}
	acc := u.temp()
	u.emit(build, acc, 0, 0, 0)
	for _, e := range elts {
		m := u.top
		if s, ok := e.(*syntax.Starred); ok {
			u.emit(extend, acc, u.operand(s.Value), 0, 0)
		} else {
			u.emit(add, acc, u.operand(e), 0, 0)
		}
		u.top = m
	}
	u.emit(bc.OpMove, dst, acc, 0, 0)
}

func (u *unit) dict(e *syntax.Dict, dst int32) {
	plain := len(e.Keys) <= bigDisplay/2
	for _, k := range e.Keys {
		plain = plain && k != nil
	}
	if plain {
		base := u.temps(int32(2 * len(e.Keys)))
		for i, k := range e.Keys {
			u.expr(k, base+int32(2*i))
			u.expr(e.Values[i], base+int32(2*i+1))
		}
		u.emit(bc.OpBuildMap, dst, base, int32(len(e.Keys)), 0)
		return
	}
	acc := u.temp()
	u.emit(bc.OpBuildMap, acc, 0, 0, 0)
	for i, k := range e.Keys {
		m := u.top
		if k == nil {
			u.emit(bc.OpDictUpdate, acc, u.operand(e.Values[i]), 0, 0)
		} else {
			r := u.operand(k, e.Values[i])
			u.emit(bc.OpMapAdd, acc, r, u.operand(e.Values[i]), 0)
		}
		u.top = m
	}
	u.emit(bc.OpMove, dst, acc, 0, 0)
}
