package compile

// This file compiles loops.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// while tests its condition once before the loop and then at the bottom, so that
// an iteration is one jump.
func (u *unit) while(s *syntax.While) {
	top, cont, end, els := newLabel(), newLabel(), newLabel(), newLabel()
	u.cond(s.Test, els, false)
	if u.dead && !els.live {
		return
	}
	dead := u.dead
	if dead { // nothing comes of the body, but it may have errors
		u.push(&block{kind: loopBlock, brk: newLabel(), cont: newLabel()})
		u.stmts(s.Body)
		u.pop()
		u.dead = true
	} else {
		u.placeLoop(top)
		if isConst(s.Test) {
			u.mark(s.Span().Line)
		}
		u.push(&block{kind: loopBlock, brk: end, cont: cont})
		u.stmts(s.Body)
		u.pop()
		u.place(cont)
		u.at(s.Span())
		if !u.dead {
			u.cond(s.Test, top, true)
		}
	}
	u.place(els)
	u.stmts(s.Orelse)
	u.place(end)
	u.patch(top, cont, els, end)
}

func (u *unit) forStmt(s *syntax.For) {
	top, end, els := newLabel(), newLabel(), newLabel()
	it := u.temp()
	u.expr(s.Iter, it)
	old := u.at(s.Iter.Span())
	u.emit(bc.OpGetIter, it, it, 0, 0)
	u.pos = old
	u.placeLoop(top)
	u.forStep(it, s.Iter, s.Target, els)
	u.push(&block{kind: loopBlock, brk: end, cont: top, iter: it, fresh: isFresh(s.Iter)})
	u.stmts(s.Body)
	u.pop()
	u.at(s.Span())
	u.jumpBack(top)
	u.place(els)
	u.stmts(s.Orelse)
	u.place(end)
	u.patch(top, els, end)
}

// isFresh reports whether an expression may give an iterator that nobody else refers
// to and that notices when it is dropped: a generator.
func isFresh(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.GeneratorExp:
		return true
	case *syntax.Call:
		f, ok := e.Func.(*syntax.Name)
		return !ok || f.Id != "range"
	}
	return false
}

func (u *unit) asyncFor(s *syntax.AsyncFor) {
	top, end, els := newLabel(), newLabel(), newLabel()
	it := u.temp()
	u.expr(s.Iter, it)
	old := u.at(s.Iter.Span())
	u.emit(bc.OpGetAIter, it, it, 0, 0)
	u.pos = old
	u.asyncLoop(it, s.Iter, s.Target, top, els, func() {
		u.push(&block{kind: loopBlock, brk: end, cont: top})
		u.stmts(s.Body)
		u.pop()
	})
	u.place(els)
	u.stmts(s.Orelse)
	u.place(end)
	u.patch(top, els, end)
}

// asyncLoop runs body for each item of the async iterator it.
func (u *unit) asyncLoop(it int32, iter, target syntax.Expr, top, end *label, body func()) {
	exc, here := u.temp(), u.pos
	u.placeLoop(top)
	p := u.open(exc)
	t := u.temp()
	u.emit(bc.OpGetANext, t, it, 0, 0)
	u.emit(bc.OpYieldFrom, t, t, 0, 0)
	u.close(p)
	u.store(target, t)
	body()
	u.jumpBack(top)
	u.handler(p)
	u.pos = here
	u.emit(bc.OpEndAsyncFor, exc, 0, 0, 0)
	u.jump(end)
}

// forStep takes the next item of it, which iterates over iter, into the target, or
// jumps to end.
func (u *unit) forStep(it int32, iter, target syntax.Expr, end *label) {
	old := u.at(iter.Span())
	if r, ok := u.target(target); ok {
		u.jumpTo(end, u.emit(bc.OpForIter, r, it, 0, 0), 2)
		u.setBound(u.mangled(target.(*syntax.Name).Id), r)
	} else {
		m := u.top
		t := u.temp()
		u.jumpTo(end, u.emit(bc.OpForIter, t, it, 0, 0), 2)
		u.at(target.Span())
		u.store(target, t)
		u.top = m
	}
	u.pos = old
}
