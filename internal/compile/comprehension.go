package compile

// This file compiles comprehensions and generator expressions.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// comprehension compiles a list, set or dict comprehension, inlined if its scope is.
func (u *unit) comprehension(e syntax.Expr, gens []*syntax.Comprehension, dst int32, build bc.Op) {
	s := u.c.scopes[scopeKey{node: e}]
	if s.unit != s {
		acc := u.temp()
		it := u.temp()
		u.expr(gens[0].Iter, it)
		u.emit(build, acc, 0, 0, 0)
		outer := u.cur
		u.cur = s
		for _, x := range s.syms {
			r, ok := u.hidden[s][x.name]
			if !ok {
				continue
			}
			u.bound[r] = false
			if x.place == cell {
				u.emit(bc.OpClear, r, 0, 0, 0)
				u.emit(bc.OpMakeCell, r, 0, 0, 0)
			}
		}
		// Its variables are not seen by locals() behind it, nor where an exception that leaves it is caught.
		forget := func() {
			for _, x := range s.syms {
				if r, ok := u.hidden[s][x.name]; ok {
					u.emit(bc.OpClear, r, 0, 0, 0)
					u.bound[r] = false
				}
			}
		}
		exc, end := u.temp(), newLabel()
		p := u.open(exc)
		u.generators(gens, 0, it, func() { u.compItem(e, acc) })
		u.close(p)
		forget()
		u.emit(bc.OpMove, dst, acc, 0, 0)
		u.jump(end)
		u.handler(p)
		old := u.nowhere()
		forget()
		u.emit(bc.OpReraise, exc, 0, 0, 0)
		u.pos = old
		u.dead = true
		u.place(end)
		u.patch(end)
		u.cur = outer
		return
	}
	f := u.nested(s, s.name, "", e.Span().Line, func(v *unit) {
		v.code.ArgCount = 1
		v.pos = *e.Span()
		acc := v.temp()
		v.emit(build, acc, 0, 0, 0)
		v.generators(gens, 0, 0, func() { v.compItem(e, acc) })
		v.emit(bc.OpReturn, acc, 0, 0, 0)
		v.dead = true
	})
	u.callComprehension(s, f, gens, dst)
}

// compItem adds the element of a comprehension.
func (u *unit) compItem(e syntax.Expr, acc int32) {
	old := u.pos
	switch e := e.(type) {
	case *syntax.ListComp:
		r := u.operand(e.Elt)
		u.at(e.Elt.Span())
		u.emit(bc.OpListAppend, acc, r, 0, 0)
	case *syntax.SetComp:
		r := u.operand(e.Elt)
		u.at(e.Elt.Span())
		u.emit(bc.OpSetAdd, acc, r, 0, 0)
	case *syntax.DictComp:
		k := u.operand(e.Key, e.Value)
		v := u.operand(e.Value)
		u.at(e.Key.Span())
		u.pos.EndLine, u.pos.EndCol = e.Value.Span().EndLine, e.Value.Span().EndCol
		u.emit(bc.OpMapAdd, acc, k, v, 0)
	}
	u.pos = old
}

// callComprehension calls the function of a comprehension or generator
// expression with its first iterator.
func (u *unit) callComprehension(s *scope, code *bc.Code, gens []*syntax.Comprehension, dst int32) {
	base := u.temps(2)
	u.makeFunction(base, code, s, nil)
	u.expr(gens[0].Iter, base+1)
	old := u.at(gens[0].Iter.Span())
	if gens[0].IsAsync != 0 {
		u.emit(bc.OpGetAIter, base+1, base+1, 0, 0)
	} else {
		u.emit(bc.OpGetIter, base+1, base+1, 0, 0)
	}
	u.pos = old
	u.emit(bc.OpCall, dst, base, 1, 0)
	if s.isCoro && !s.isGen {
		u.await(dst, dst, 0)
	}
}

func (u *unit) generator(e *syntax.GeneratorExp, gens []*syntax.Comprehension, dst int32) {
	s := u.c.scopes[scopeKey{node: e}]
	f := u.nested(s, s.name, "", e.Span().Line, func(v *unit) {
		v.code.ArgCount = 1
		v.pos = *e.Span()
		v.generators(gens, 0, 0, func() {
			t := v.temp()
			r := v.operand(e.Elt)
			old := v.at(e.Elt.Span())
			v.emit(bc.OpYield, t, r, 0, 0)
			v.pos = old
		})
	})
	u.callComprehension(s, f, gens, dst)
}

// generators compiles the for and if clauses from number i on. it holds the
// first iterable, or its iterator if the comprehension is a function of its own.
func (u *unit) generators(gens []*syntax.Comprehension, i int, it int32, item func()) {
	if i == len(gens) {
		m := u.top
		item()
		u.top = m
		return
	}
	g := gens[i]
	mark := u.top
	own := u.cur == u.s && i == 0
	if i > 0 {
		it = u.temp()
		u.expr(g.Iter, it)
	}
	top, end := newLabel(), newLabel()
	if g.IsAsync != 0 {
		if !own {
			old := u.at(g.Iter.Span())
			u.emit(bc.OpGetAIter, it, it, 0, 0)
			u.pos = old
		}
		u.asyncLoop(it, g.Iter, g.Target, top, end, func() { u.clauses(gens, i, top, item) })
	} else {
		if !own {
			old := u.at(g.Iter.Span())
			u.emit(bc.OpGetIter, it, it, 0, 0)
			u.pos = old
		}
		u.placeLoop(top)
		u.forStep(it, g.Iter, g.Target, end)
		u.clauses(gens, i, top, item)
		u.jumpBack(top)
	}
	u.place(end)
	u.patch(top, end)
	u.top = mark
}

func (u *unit) clauses(gens []*syntax.Comprehension, i int, top *label, item func()) {
	skip := newLabel()
	for _, c := range gens[i].Ifs {
		u.cond(c, skip, false)
	}
	u.generators(gens, i+1, 0, item)
	u.place(skip)
	u.patch(skip)
}
