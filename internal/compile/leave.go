package compile

// This file compiles what leaves a block: break, continue, return, and the cleaning up on the way.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

func (u *unit) push(b *block) { u.blocks = append(u.blocks, b) }

func (u *unit) pop() { u.blocks = u.blocks[:len(u.blocks)-1] }

// leave emits what leaving the block b takes; its range is paused.
func (u *unit) leave(b *block) {
	if b.prot != nil {
		u.pause(b.prot)
	}
	switch b.kind {
	case loopBlock:
		if b.fresh {
			u.emit(bc.OpClear, b.iter, 0, 0, 0)
		}
	case handlerBlock:
		u.emit(bc.OpPopExc, b.save, 0, 0, 0)
	case nameBlock:
		u.unbindName(b.name)
	case withBlock:
		m := u.top
		t := u.temps(4)
		old := u.at(&b.pos)
		u.emit(bc.OpWithExit, t, b.exit, 0, 0)
		if b.async {
			u.await(t, t, 2)
		}
		u.pos = old
		u.top = m
	case finallyBlock:
		u.stmts(b.final)
	}
}

// unwind leaves the blocks from the innermost to the one at index n, then emits
// the jump by the function, and goes on as if nothing had happened.
func (u *unit) unwind(n int, jump func()) {
	saved := u.blocks
	var paused []*protect
	for i := len(saved) - 1; i >= n && !u.dead; i-- {
		u.blocks = saved[:i]
		if p := saved[i].prot; p != nil {
			paused = append(paused, p)
		}
		u.leave(saved[i])
	}
	if !u.dead {
		jump()
	}
	u.blocks = saved
	for _, p := range paused {
		u.resume(p)
	}
	u.dead = true
}

// cleansUp reports whether leaving the blocks from the innermost to the one at index n runs code of other lines.
func (u *unit) cleansUp(n int) bool {
	for _, b := range u.blocks[n:] {
		if b.kind == withBlock || b.kind == finallyBlock {
			return true
		}
	}
	return false
}

func (u *unit) loopExit(pos *syntax.Pos, brk bool) {
	for i := len(u.blocks) - 1; i >= 0; i-- {
		b := u.blocks[i]
		if b.star {
			u.fail(pos, leavesStar)
			return
		}
		if b.kind != loopBlock {
			continue
		}
		ends := u.cleansUp(i + 1)
		if ends {
			u.mark(pos.Line)
		}
		u.unwind(i+1, func() {
			u.pos = *pos
			if ends {
				u.pos.Col, u.pos.EndCol = -1, -1 // the line was told before
			}
			if brk {
				u.leave(b)
				u.jumpBy(bc.OpJump, b.brk)
			} else if b.cont.set {
				u.jumpBy(bc.OpJumpBack, b.cont)
			} else {
				u.jumpBy(bc.OpJump, b.cont)
			}
		})
		return
	}
	if brk {
		u.fail(pos, "'break' outside loop")
	} else {
		u.fail(pos, "'continue' not properly in loop")
	}
}

const leavesStar = "'break', 'continue' and 'return' cannot appear in an except* block"

func (u *unit) ret(s *syntax.Return) {
	if !u.s.functionLike() {
		u.fail(s.Span(), "'return' outside function")
	}
	for _, b := range u.blocks {
		if b.star {
			pos := s.Span()
			if s.Value != nil && isConst(s.Value) && s.Value.Span().Line == pos.Line {
				pos = s.Value.Span()
			}
			u.fail(pos, leavesStar)
			return
		}
	}
	if s.Value != nil && u.s.isGen && u.s.isCoro {
		u.fail(s.Span(), "'return' with value in async generator")
	}
	ends := u.cleansUp(0)
	if s.Value == nil || isConst(s.Value) {
		k := bc.Const{}
		if s.Value != nil {
			k, _ = constant(s.Value)
		}
		if ends {
			u.mark(s.Span().Line)
		}
		u.unwind(0, func() {
			u.returnAt(s, ends)
			u.emit(bc.OpReturnConst, u.konst(k), 0, 0, 0)
		})
		return
	}
	var r int32
	if len(u.blocks) == 0 {
		r = u.operand(s.Value)
	} else {
		r = u.temp()
		u.expr(s.Value, r)
	}
	u.unwind(0, func() {
		u.returnAt(s, ends)
		u.emit(bc.OpReturn, r, 0, 0, 0)
	})
}

// returnAt makes what follows the end of a return statement: it belongs to no line if blocks were cleaned up since it began.
func (u *unit) returnAt(s *syntax.Return, cleaned bool) {
	if u.pos = *s.Span(); cleaned {
		u.nowhere()
	}
}

func isConst(e syntax.Expr) bool {
	_, ok := constant(e)
	return ok
}
