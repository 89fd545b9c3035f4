package compile

// This file compiles with and try statements.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

func (u *unit) with(pos *syntax.Pos, items []*syntax.WithItem, body []syntax.Stmt, async bool) {
	it := items[0]
	u.at(it.ContextExpr.Span())
	ctx := u.operand(it.ContextExpr)
	r := u.temps(2) // exit, value
	before := bc.OpBeforeWith
	if async {
		before = bc.OpBeforeAsyncWith
	}
	u.emit(before, r, ctx, 0, 0)
	if async {
		u.await(r+1, r+1, 1)
	}
	exc, save, exc2, t := u.temp(), u.temp(), u.temp(), u.temps(4)
	p := u.open(exc)
	b := &block{kind: withBlock, prot: p, exit: r, async: async, pos: *it.ContextExpr.Span()}
	u.push(b)
	if it.OptionalVars != nil {
		u.store(it.OptionalVars, r+1)
	}
	if len(items) > 1 {
		u.with(pos, items[1:], body, async)
	} else {
		u.stmts(body)
	}
	u.pop()
	u.close(p)
	end := newLabel()
	u.at(&b.pos)
	if !u.dead {
		u.emit(bc.OpWithExit, t, r, 0, 0)
		if async {
			u.await(t, t, 2)
		}
		u.jump(end)
	}
	u.handler(p)
	u.emit(bc.OpPushExc, save, exc, 0, 0)
	q := u.open(exc2)
	u.emit(bc.OpWithExcept, t, r, exc, 0)
	if async {
		u.await(t, t, 2)
	}
	suppress := newLabel()
	u.jumpTo(suppress, u.emit(bc.OpJumpIfTrue, t, 0, 0, 0), 1)
	here := u.nowhere()
	u.emit(bc.OpReraise, exc, 0, 0, 0)
	u.pos = here
	u.dead = true
	u.close(q)
	u.place(suppress)
	u.emit(bc.OpPopExc, save, 0, 0, 0)
	u.jump(end)
	u.passOn(q, save, exc2)
	u.place(end)
	u.patch(suppress, end)
}

// passOn ends a handler, which q protects: what it raises itself, in exc, goes on when
// the exception that was handled before, in save, is handled again.
func (u *unit) passOn(q *protect, save, exc int32) {
	u.handler(q)
	old := u.nowhere()
	u.emit(bc.OpPopExc, save, 0, 0, 0)
	u.emit(bc.OpReraise, exc, 0, 0, 0)
	u.pos = old
	u.dead = true
}

func (u *unit) unbindName(h *syntax.ExceptHandler) {
	m := u.top
	t := u.temp()
	u.load(t, bc.Const{})
	u.storeName(h.Name, t)
	u.deleteName(h.Name)
	u.top = m
}

func (u *unit) try(body []syntax.Stmt, hs []*syntax.ExceptHandler, orelse, final []syntax.Stmt, star bool) {
	u.mark(u.pos.Line)
	if len(final) == 0 {
		u.tryExcept(body, hs, orelse, star)
		return
	}
	u.checkFinally(final, false)
	exc, save, exc2 := u.temp(), u.temp(), u.temp()
	p := u.open(exc)
	u.push(&block{kind: finallyBlock, prot: p, final: final})
	if len(hs) > 0 {
		u.tryExcept(body, hs, orelse, star)
	} else {
		u.stmts(body)
	}
	u.pop()
	u.close(p)
	end := newLabel()
	u.stmts(final)
	u.jump(end)
	u.handler(p)
	u.emit(bc.OpPushExc, save, exc, 0, 0)
	q := u.open(exc2)
	u.push(&block{kind: handlerBlock, prot: q, save: save})
	u.stmts(final)
	u.pop()
	if !u.dead {
		u.emit(bc.OpReraise, exc, 0, 0, 0)
		u.dead = true
	}
	u.close(q)
	u.passOn(q, save, exc2)
	u.place(end)
	u.patch(end)
}

func (u *unit) tryExcept(body []syntax.Stmt, hs []*syntax.ExceptHandler, orelse []syntax.Stmt, star bool) {
	exc, save, exc2 := u.temp(), u.temp(), u.temp()
	end := newLabel()
	p := u.open(exc)
	// A block that only says that a protected range is open here.
	u.push(&block{kind: tryBlock, prot: p})
	u.stmts(body)
	u.pop()
	u.close(p)
	u.stmts(orelse)
	u.jump(end)
	u.handler(p)
	u.emit(bc.OpPushExc, save, exc, 0, 0)
	q := u.open(exc2)
	if star {
		u.exceptStar(hs, exc, save, q, end)
	} else {
		for i, h := range hs {
			next := newLabel()
			u.at(h.Span())
			if h.Type != nil {
				u.at(h.Type.Span())
				m := u.top
				t := u.operand(h.Type)
				u.at(h.Span())
				u.jumpTo(next, u.emit(bc.OpJumpIfNotExcMatch, exc, t, 0, 0), 2)
				u.top = m
			} else if i < len(hs)-1 {
				u.fail(h.Span(), "default 'except:' must be last")
			}
			u.push(&block{kind: handlerBlock, prot: q, save: save})
			u.exceptBody(h, exc)
			u.pop()
			if !u.dead {
				u.pause(q)
				u.emit(bc.OpPopExc, save, 0, 0, 0)
				u.jump(end)
				u.resume(q)
			}
			u.place(next)
			u.patch(next)
		}
		if !u.dead {
			old := u.at(hs[len(hs)-1].Span())
			u.emit(bc.OpReraise, exc, 0, 0, 0)
			u.pos = old
			u.dead = true
		}
	}
	u.close(q)
	u.passOn(q, save, exc2)
	u.place(end)
	u.patch(end)
}

// exceptBody compiles the body of an except clause with its name.
func (u *unit) exceptBody(h *syntax.ExceptHandler, exc int32) {
	if h.Name == "" {
		u.stmts(h.Body)
		return
	}
	u.storeName(h.Name, exc)
	e := u.temp()
	n := u.open(e)
	u.push(&block{kind: nameBlock, prot: n, name: h})
	u.stmts(h.Body)
	u.pop()
	u.close(n)
	after := newLabel()
	if !u.dead {
		u.unbindName(h)
		u.jump(after)
	}
	u.handler(n)
	old := u.nowhere()
	u.unbindName(h)
	u.emit(bc.OpReraise, e, 0, 0, 0)
	u.pos = old
	u.dead = true
	u.place(after)
	u.patch(after)
}

// exceptStar compiles except* clauses (PEP 654): each takes its part of the group;
// what they raise is collected in a list.
func (u *unit) exceptStar(hs []*syntax.ExceptHandler, exc, save int32, q *protect, end *label) {
	rest, raised := u.temp(), u.temp()
	u.emit(bc.OpMove, rest, exc, 0, 0)
	u.emit(bc.OpBuildList, raised, 0, 0, 0)
	for _, h := range hs {
		m := u.top
		next := newLabel()
		u.at(h.Type.Span())
		t := u.operand(h.Type)
		pair := u.temps(2)
		u.at(h.Span())
		u.emit(bc.OpCheckEGMatch, pair, rest, t, 0)
		u.emit(bc.OpMove, rest, pair+1, 0, 0)
		u.jumpTo(next, u.emit(bc.OpJumpIfNone, pair, 0, 0, 0), 1)
		// What is caught last stays the exception that is handled, also while the next clauses are looked at.
		e, save2 := u.temp(), u.temp()
		p := u.open(e)
		u.emit(bc.OpPushExc, save2, pair, 0, 0)
		u.push(&block{kind: handlerBlock, prot: p, save: save2, star: true})
		u.exceptBody(h, pair)
		u.pop()
		u.close(p)
		if !u.dead {
			u.jump(next)
		}
		u.handler(p)
		u.emit(bc.OpListAppend, raised, e, 0, 0)
		u.place(next)
		u.patch(next)
		u.top = m
	}
	u.emit(bc.OpListAppend, raised, rest, 0, 0)
	t := u.temp()
	u.emit(bc.OpPrepReraiseStar, t, exc, raised, 0)
	reraise := newLabel()
	u.jumpTo(reraise, u.emit(bc.OpJumpIfNotNone, t, 0, 0, 0), 1)
	u.pause(q)
	u.emit(bc.OpPopExc, save, 0, 0, 0)
	u.jump(end)
	u.resume(q)
	u.place(reraise)
	u.emit(bc.OpReraise, t, 0, 0, 0)
	u.dead = true
	u.patch(reraise)
}
