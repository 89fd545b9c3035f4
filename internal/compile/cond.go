package compile

// This file compiles expressions that decide a jump.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// cond jumps to l if the truth of e is sense.
func (u *unit) cond(e syntax.Expr, l *label, sense bool) {
	if u.c.err != nil {
		return
	}
	if u.c.depth++; u.c.depth > maxDepth {
		u.fail(e.Span(), "too many nested expressions")
	}
	old := u.at(e.Span())
	mark := u.top
	u.cond1(e, l, sense)
	u.top = mark
	u.pos = old
	u.c.depth--
}

func (u *unit) cond1(e syntax.Expr, l *label, sense bool) {
	if k, ok := constant(e); ok {
		var truth bool
		switch k.Kind {
		case bc.ConstTrue, bc.ConstEllipsis, bc.ConstBigInt:
			truth = true
		case bc.ConstInt:
			truth = k.I != 0
		case bc.ConstFloat:
			truth = k.F != 0
		case bc.ConstStr, bc.ConstBytes:
			truth = k.S != ""
		case bc.ConstTuple:
			truth = len(k.Items) > 0
		case bc.ConstComplex:
			truth = k.F != 0 || k.Imag != 0
		}
		if truth == sense {
			u.jumpAny(l)
		}
		return
	}
	switch e := e.(type) {
	case *syntax.Name:
		if e.Id == "__debug__" {
			if (u.c.opts.Optimize == 0) == sense {
				u.jumpAny(l)
			}
			return
		}
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			u.cond(e.Operand, l, !sense)
			return
		}
	case *syntax.BoolOp:
		if (e.Op == syntax.Or) == sense {
			for _, v := range e.Values {
				u.cond(v, l, sense)
			}
			return
		}
		skip := newLabel()
		for i, v := range e.Values {
			if i < len(e.Values)-1 {
				u.cond(v, skip, !sense)
			} else {
				u.cond(v, l, sense)
			}
		}
		u.place(skip)
		u.patch(skip)
		return
	case *syntax.Compare:
		u.checkCompare(e)
		if len(e.Ops) == 1 {
			u.condCompare(e, l, sense)
			return
		}
	}
	r := u.operand(e)
	op := bc.OpJumpIfFalse
	if sense {
		op = bc.OpJumpIfTrue
	}
	u.jumpTo(l, u.emit(op, r, 0, 0, 0), 1)
}

// jumpAny jumps forward, or back with a poll.
func (u *unit) jumpAny(l *label) {
	if l.set {
		u.jumpBack(l)
	} else {
		u.jump(l)
	}
}

func (u *unit) condCompare(e *syntax.Compare, l *label, sense bool) {
	op := e.Ops[0]
	right := e.Comparators[0]
	if c, ok := right.(*syntax.Constant); ok && c.Value.Kind == syntax.ConstNone && (op == syntax.Is || op == syntax.IsNot) {
		r := u.operand(e.Left)
		j := bc.OpJumpIfNone
		if (op == syntax.Is) != sense {
			j = bc.OpJumpIfNotNone
		}
		u.jumpTo(l, u.emit(j, r, 0, 0, 0), 1)
		return
	}
	a := u.operand(e.Left, right)
	b, k := u.compareOperand(op, right)
	var j bc.Op
	switch op {
	case syntax.Eq:
		j = bc.OpJumpEq
	case syntax.NotEq:
		j = bc.OpJumpNe
	case syntax.Lt:
		j = bc.OpJumpLt
	case syntax.LtE:
		j = bc.OpJumpLe
	case syntax.Gt:
		j = bc.OpJumpGt
	case syntax.GtE:
		j = bc.OpJumpGe
	case syntax.Is:
		j = bc.OpJumpIs
	case syntax.IsNot:
		j, sense = bc.OpJumpIs, !sense
	case syntax.In:
		j = bc.OpJumpIn
	case syntax.NotIn:
		j, sense = bc.OpJumpIn, !sense
	}
	d := k << 1
	if sense {
		d |= 1
	}
	u.jumpTo(l, u.emit(j, a, b, 0, d), 2)
}
