package compile

// This file compiles expressions.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// target returns the register of a name if it can be written there directly.
func (u *unit) target(e syntax.Expr) (int32, bool) {
	n, ok := e.(*syntax.Name)
	if !ok {
		return 0, false
	}
	how, r := u.lookup(u.mangled(n.Id))
	return r, how == inRegister
}

// operand returns a register that holds the value of e: a variable's own, or a
// temporary. rest are expressions that run before the value is used: if one of
// them may rebind the variable, it is copied.
func (u *unit) operand(e syntax.Expr, rest ...syntax.Expr) int32 {
	if n, ok := e.(*syntax.Name); ok {
		name := u.mangled(n.Id)
		if how, r := u.lookup(name); how == inRegister && !(u.cur.hasWalrus && hasWalrus(rest)) {
			old := u.at(n.Span())
			u.checkBound(name, r)
			u.pos = old
			return r
		}
	}
	t := u.temp()
	u.expr(e, t)
	return t
}

func hasWalrus(list []syntax.Expr) bool {
	found := false
	for _, e := range list {
		if e != nil {
			syntax.Walk(e, func(n syntax.Node) bool {
				if _, ok := n.(*syntax.NamedExpr); ok {
					found = true
				}
				return !found
			})
		}
	}
	return found
}

var binaryOps = map[syntax.Operator]bc.Op{
	syntax.Add: bc.OpAdd, syntax.Sub: bc.OpSub, syntax.Mult: bc.OpMul, syntax.MatMult: bc.OpMatMul, syntax.Div: bc.OpTrueDiv,
	syntax.Modulo: bc.OpMod, syntax.Pow: bc.OpPow, syntax.LShift: bc.OpLShift, syntax.RShift: bc.OpRShift, syntax.BitOr: bc.OpOr,
	syntax.BitXor: bc.OpXor, syntax.BitAnd: bc.OpAnd, syntax.FloorDiv: bc.OpFloorDiv,
}

var compareOps = map[syntax.CmpOp]bc.Op{
	syntax.Eq: bc.OpEq, syntax.NotEq: bc.OpNe, syntax.Lt: bc.OpLt, syntax.LtE: bc.OpLe, syntax.Gt: bc.OpGt, syntax.GtE: bc.OpGe,
	syntax.Is: bc.OpIs, syntax.IsNot: bc.OpIsNot, syntax.In: bc.OpIn, syntax.NotIn: bc.OpNotIn,
}

// second returns the second operand of an operator: a constant's number and 1,
// or a register and 0.
func (u *unit) second(e syntax.Expr) (reg, isConst int32) {
	if k, ok := constant(e); ok && k.Kind != bc.ConstTuple {
		return u.konst(k), 1
	}
	return u.operand(e), 0
}

// containerOperand is second for "in": a display of constants is a constant.
func (u *unit) containerOperand(e syntax.Expr) (int32, int32) {
	var elts []syntax.Expr
	kind := bc.ConstTuple
	switch e := e.(type) {
	case *syntax.List:
		elts = e.Elts
	case *syntax.Set:
		elts, kind = e.Elts, bc.ConstFrozenSet
	case *syntax.Tuple:
		elts = e.Elts
	default:
		return u.second(e)
	}
	if k, ok := constantItems(kind, elts); ok {
		return u.konst(k), 1
	}
	return u.operand(e), 0
}

// constantItems returns the constant of a kind whose items are written out, if they are constants.
func constantItems(kind bc.ConstKind, elts []syntax.Expr) (k bc.Const, ok bool) {
	k.Kind = kind
	for _, x := range elts {
		v, ok := constant(x)
		if !ok {
			return k, false
		}
		k.Items = append(k.Items, v)
	}
	return k, true
}

// expr compiles e into the register dst.
func (u *unit) expr(e syntax.Expr, dst int32) {
	if u.c.err != nil {
		return
	}
	if u.c.depth++; u.c.depth > maxDepth {
		u.fail(e.Span(), "too many nested expressions")
	}
	old := u.at(e.Span())
	mark := u.top
	u.expr1(e, dst)
	u.top = mark
	u.pos = old
	u.c.depth--
}

func (u *unit) expr1(e syntax.Expr, dst int32) {
	if k, ok := constant(e); ok {
		u.load(dst, k)
		return
	}
	switch e := e.(type) {
	case *syntax.Name:
		if e.Id == "__debug__" {
			if u.c.opts.Optimize > 0 {
				u.load(dst, bc.Const{Kind: bc.ConstFalse})
			} else {
				u.load(dst, bc.Const{Kind: bc.ConstTrue})
			}
			return
		}
		u.loadName(e.Id, dst)
	case *syntax.BoolOp:
		end := newLabel()
		t := dst
		if dst < int32(len(u.bound)) {
			t = u.temp() // operands may read the variable
		}
		for i, v := range e.Values {
			u.expr(v, t)
			if i < len(e.Values)-1 {
				op := bc.OpJumpIfFalse
				if e.Op == syntax.Or {
					op = bc.OpJumpIfTrue
				}
				u.jumpTo(end, u.emit(op, t, 0, 0, 0), 1)
			}
		}
		u.place(end)
		u.patch(end)
		if t != dst {
			u.emit(bc.OpMove, dst, t, 0, 0)
		}
	case *syntax.NamedExpr:
		u.expr(e.Value, dst)
		u.storeName(e.Target.(*syntax.Name).Id, dst)
	case *syntax.BinOp:
		u.binary(e, dst)
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			u.not(e, dst)
			return
		}
		r := u.operand(e.Operand)
		op := map[syntax.UnaryOperator]bc.Op{syntax.Invert: bc.OpInvert, syntax.UAdd: bc.OpPos, syntax.USub: bc.OpNeg}[e.Op]
		u.emit(op, dst, r, 0, 0)
	case *syntax.Lambda:
		u.lambda(e, dst)
	case *syntax.IfExp:
		els, end := newLabel(), newLabel()
		t := dst
		if dst < int32(len(u.bound)) {
			t = u.temp()
		}
		u.cond(e.Test, els, false)
		u.expr(e.Body, t)
		u.jump(end)
		u.place(els)
		u.expr(e.Orelse, t)
		u.place(end)
		u.patch(els, end)
		if t != dst {
			u.emit(bc.OpMove, dst, t, 0, 0)
		}
	case *syntax.Dict:
		u.dict(e, dst)
	case *syntax.Set:
		u.set(e.Elts, dst)
	case *syntax.List:
		u.display(e.Elts, dst, bc.OpBuildList, bc.OpListAppend, bc.OpListExtend)
	case *syntax.Tuple:
		u.tuple(e.Elts, dst)
	case *syntax.ListComp:
		u.comprehension(e, e.Generators, dst, bc.OpBuildList)
	case *syntax.SetComp:
		u.comprehension(e, e.Generators, dst, bc.OpBuildSet)
	case *syntax.DictComp:
		u.comprehension(e, e.Generators, dst, bc.OpBuildMap)
	case *syntax.GeneratorExp:
		u.generator(e, e.Generators, dst)
	case *syntax.Await:
		r := u.temp()
		u.expr(e.Value, r)
		u.await(r, r, 0)
		u.emit(bc.OpMove, dst, r, 0, 0)
	case *syntax.Yield:
		if !u.s.functionLike() {
			u.fail(e.Span(), "'yield' outside function")
		}
		r := u.temp()
		if e.Value == nil {
			u.load(r, bc.Const{})
		} else {
			u.expr(e.Value, r)
		}
		u.emit(bc.OpYield, dst, r, 0, 0)
	case *syntax.YieldFrom:
		if !u.s.functionLike() {
			u.fail(e.Span(), "'yield from' outside function")
		} else if u.s.isAsyncDef {
			u.fail(e.Span(), "'yield from' inside async function")
		}
		r := u.temp()
		u.expr(e.Value, r)
		u.emit(bc.OpGetYieldFromIter, r, r, 0, 0)
		u.emit(bc.OpYieldFrom, dst, r, 0, 0)
	case *syntax.Compare:
		u.checkCompare(e)
		u.compare(e, dst)
	case *syntax.Call:
		u.checkCall(e.Func)
		u.call(e, dst)
	case *syntax.JoinedStr:
		u.joined(e.Values, dst)
	case *syntax.FormattedValue:
		u.formatted(e, dst)
	case *syntax.TemplateStr:
		u.template(e, dst)
	case *syntax.Attribute:
		if u.superAttr(e, dst, 0) {
			return
		}
		r := u.operand(e.Value)
		u.atAttr(e.Span(), e)
		u.emit(bc.OpLoadAttr, dst, r, u.name(u.mangled(e.Attr)), 0)
	case *syntax.Subscript:
		u.checkSubscript(e)
		u.subscript(e, dst)
	case *syntax.Slice:
		u.slice(e, dst)
	case *syntax.Starred:
		u.fail(e.Span(), "can't use starred expression here")
	default:
		u.fail(e.Span(), "unknown expression")
	}
}

func (u *unit) await(dst, r, kind int32) {
	u.emit(bc.OpGetAwaitable, r, r, kind, 0)
	u.emit(bc.OpYieldFrom, dst, r, 0, 0)
}

// binary compiles a chain of operators that leans to the left without recursion.
func (u *unit) binary(e *syntax.BinOp, dst int32) {
	var chain []*syntax.BinOp
	var left syntax.Expr = e
	for {
		b, ok := left.(*syntax.BinOp)
		if !ok {
			break
		}
		if _, ok := constant(b); ok && b != e {
			break
		}
		chain = append(chain, b)
		left = b.Left
	}
	l := u.operand(left, chain[len(chain)-1].Right)
	acc := dst
	if len(chain) > 1 && dst < int32(len(u.bound)) {
		acc = u.temp()
	}
	for i := len(chain) - 1; i >= 0; i-- {
		b := chain[i]
		m := u.top
		r, k := u.second(b.Right)
		out := acc
		if i == 0 {
			out = dst
		}
		u.at(b.Span())
		u.emit(binaryOps[b.Op], out, l, r, k)
		u.top = m
		l = out
	}
}

func (u *unit) compare(e *syntax.Compare, dst int32) {
	l := u.operand(e.Left, e.Comparators...)
	if len(e.Ops) == 1 {
		r, k := u.compareOperand(e.Ops[0], e.Comparators[0])
		u.emit(compareOps[e.Ops[0]], dst, l, r, k)
		return
	}
	end := newLabel()
	t := u.temp()
	for i, op := range e.Ops {
		last := i == len(e.Ops)-1
		if last {
			r, k := u.compareOperand(op, e.Comparators[i])
			u.emit(compareOps[op], t, l, r, k)
			break
		}
		r := u.operand(e.Comparators[i], e.Comparators[i+1:]...)
		u.emit(compareOps[op], t, l, r, 0)
		u.jumpTo(end, u.emit(bc.OpJumpIfFalse, t, 0, 0, 0), 1)
		l = r
	}
	u.place(end)
	u.patch(end)
	u.emit(bc.OpMove, dst, t, 0, 0)
}

func (u *unit) compareOperand(op syntax.CmpOp, e syntax.Expr) (int32, int32) {
	if op == syntax.In || op == syntax.NotIn {
		return u.containerOperand(e)
	}
	return u.second(e)
}

// not is the operator of this name. The truth of a comparison is a part of it, as in CPython: errors are shown at the
// operator that asks for it, and those of in at the outermost of several.
func (u *unit) not(e *syntax.UnaryOp, dst int32) {
	under, nots := e.Operand, 1
	for {
		inner, ok := under.(*syntax.UnaryOp)
		if !ok || inner.Op != syntax.Not {
			break
		}
		under, nots = inner.Operand, nots+1
	}
	var r int32
	if c, ok := under.(*syntax.Compare); ok && len(c.Ops) == 1 && (nots == 1 || c.Ops[0] == syntax.In || c.Ops[0] == syntax.NotIn) {
		u.checkCompare(c)
		r = u.temp()
		u.compare(c, r)
	} else {
		r, nots = u.operand(e.Operand), 1
	}
	for ; nots > 1; nots-- {
		u.emit(bc.OpNot, r, r, 0, 0)
	}
	u.emit(bc.OpNot, dst, r, 0, 0)
}

func (u *unit) subscript(e *syntax.Subscript, dst int32) {
	v := u.operand(e.Value, e.Slice)
	if s, ok := e.Slice.(*syntax.Slice); ok && s.Step == nil {
		u.emit(bc.OpBinarySlice, dst, v, u.bounds(s), 0)
		return
	}
	r, k := u.second(e.Slice)
	u.emit(bc.OpBinarySubscr, dst, v, r, k)
}

// bounds puts the start and stop of a slice into two registers.
func (u *unit) bounds(s *syntax.Slice) int32 {
	base := u.temps(2)
	u.orNone(s.Lower, base)
	u.orNone(s.Upper, base+1)
	return base
}

func (u *unit) orNone(e syntax.Expr, dst int32) {
	if e == nil {
		u.load(dst, bc.Const{})
	} else {
		u.expr(e, dst)
	}
}

func (u *unit) slice(s *syntax.Slice, dst int32) {
	if s.Step == nil {
		u.emit(bc.OpBuildSlice, dst, u.bounds(s), 2, 0)
		return
	}
	base := u.temps(3)
	u.orNone(s.Lower, base)
	u.orNone(s.Upper, base+1)
	u.orNone(s.Step, base+2)
	u.emit(bc.OpBuildSlice, dst, base, 3, 0)
}
