package compile

// This file compiles expressions.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

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
	k := bc.Const{Kind: kind}
	for _, x := range elts {
		v, ok := constant(x)
		if !ok {
			return u.operand(e), 0
		}
		k.Items = append(k.Items, v)
	}
	return u.konst(k), 1
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
		r := u.operand(e.Operand)
		op := map[syntax.UnaryOperator]bc.Op{syntax.Invert: bc.OpInvert, syntax.Not: bc.OpNot, syntax.UAdd: bc.OpPos, syntax.USub: bc.OpNeg}[e.Op]
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
		u.display(e.Elts, dst, bc.OpBuildSet, bc.OpSetAdd, bc.OpSetUpdate)
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

func (u *unit) joined(values []syntax.Expr, dst int32) {
	if len(values) == 0 {
		u.load(dst, str(""))
		return
	}
	if len(values) == 1 {
		u.expr(values[0], dst)
		return
	}
	if len(values) <= bigDisplay {
		u.emit(bc.OpBuildString, dst, u.row(values), int32(len(values)), 0)
		return
	}
	acc := u.temps(2)
	u.joined(values[:bigDisplay], acc)
	u.joined(values[bigDisplay:], acc+1)
	u.emit(bc.OpBuildString, dst, acc, 2, 0)
}

func conversion(c int) int32 {
	switch c {
	case 's':
		return 1
	case 'r':
		return 2
	case 'a':
		return 3
	}
	return 0
}

func (u *unit) formatted(e *syntax.FormattedValue, dst int32) {
	v := u.operand(e.Value, e.FormatSpec)
	if c := conversion(e.Conversion); c != 0 {
		t := u.temp()
		u.emit(bc.OpConvertValue, t, v, c, 0)
		v = t
	}
	if e.FormatSpec == nil {
		u.emit(bc.OpFormatSimple, dst, v, 0, 0)
		return
	}
	u.emit(bc.OpFormatWithSpec, dst, v, u.operand(e.FormatSpec), 0)
}

func (u *unit) template(e *syntax.TemplateStr, dst int32) {
	var strs, parts []syntax.Expr
	last := true // the previous part was an interpolation, or there is none
	for _, v := range e.Values {
		if i, ok := v.(*syntax.Interpolation); ok {
			if last {
				strs = append(strs, &syntax.Constant{Pos: i.Pos, Value: syntax.Const{Kind: syntax.ConstStr}})
			}
			parts = append(parts, v)
			last = true
			continue
		}
		strs = append(strs, v)
		last = false
	}
	if last {
		strs = append(strs, &syntax.Constant{Pos: e.Pos, Value: syntax.Const{Kind: syntax.ConstStr}})
	}
	s, p := u.temp(), u.temp()
	u.tuple(strs, s)
	base := u.temps(int32(len(parts)))
	for i, v := range parts {
		x := v.(*syntax.Interpolation)
		m := u.top
		r := u.temps(3)
		u.expr(x.Value, r)
		u.load(r+1, convert(&x.Str))
		if x.FormatSpec == nil {
			u.load(r+2, str(""))
		} else {
			u.expr(x.FormatSpec, r+2)
		}
		u.emit(bc.OpBuildInterpolation, base+int32(i), r, conversion(x.Conversion), 0)
		u.top = m
	}
	u.emit(bc.OpBuildTuple, p, base, int32(len(parts)), 0)
	u.emit(bc.OpBuildTemplate, dst, s, p, 0)
}

// superAttr compiles super().name without making the super object, if e is that
// in a method. method is 1 for the form that OpCallMethod takes.
func (u *unit) superAttr(e *syntax.Attribute, dst, method int32) bool {
	call, ok := e.Value.(*syntax.Call)
	if !ok || e.Attr == "__class__" || // which is that of the super object
		len(call.Args) != 0 || len(call.Keywords) != 0 {
		return false
	}
	n, ok := call.Func.(*syntax.Name)
	if !ok || n.Id != "super" || u.s.kind != functionScope || u.cur != u.s || len(u.s.params) == 0 {
		return false
	}
	if how, _ := u.lookup("super"); how != byGlobal {
		return false
	}
	cls, ok := u.regs["__class__"]
	if !ok || u.code.LocalKinds[cls]&bc.KindFree == 0 || u.code.ArgCount == 0 {
		return false
	}
	base := u.temps(3)
	u.at(call.Span())
	u.emit(bc.OpLoadGlobal, base, u.name("super"), 0, 0)
	u.emit(bc.OpLoadDeref, base+1, cls, 0, 0)
	u.loadName(u.s.params[0], base+2)
	u.atAttr(e.Span(), e)
	u.emit(bc.OpLoadSuperAttr, dst, base, u.name(u.mangled(e.Attr)), method)
	return true
}

func (u *unit) call(e *syntax.Call, dst int32) {
	u.callWith(e.Func, e.Args, e.Keywords, dst, e.Span())
}

func (u *unit) callWith(fn syntax.Expr, args []syntax.Expr, kws []*syntax.Keyword, dst int32, pos *syntax.Pos) {
	ex := starred(args) || len(args)+len(kws) > bigDisplay
	for _, k := range kws {
		ex = ex || k.Arg == ""
	}
	if ex {
		f := u.temp()
		u.expr(fn, f)
		u.callEx(f, args, kws, dst, pos)
		return
	}
	n := int32(len(args) + len(kws))
	if a, ok := fn.(*syntax.Attribute); ok {
		base := u.temps(2 + n)
		old := u.at(a.Span())
		m := u.top
		if !u.superAttr(a, base, 1) {
			r := u.operand(a.Value)
			u.atAttr(a.Span(), a)
			u.emit(bc.OpLoadMethod, base, r, u.name(u.mangled(a.Attr)), 0)
		}
		u.top = m
		u.pos = old
		k := u.arguments(args, kws, base+2)
		u.atAttr(pos, a)
		if k < 0 {
			u.emit(bc.OpCallMethod, dst, base, n, 0)
		} else {
			u.emit(bc.OpCallMethodKw, dst, base, n, k)
		}
		return
	}
	base := u.temps(1 + n)
	u.expr(fn, base)
	k := u.arguments(args, kws, base+1)
	u.at(pos)
	if k < 0 {
		u.emit(bc.OpCall, dst, base, n, 0)
	} else {
		u.emit(bc.OpCallKw, dst, base, n, k)
	}
}

// arguments compiles arguments into registers from base on and returns the
// constant with the names of keyword arguments, or -1.
func (u *unit) arguments(args []syntax.Expr, kws []*syntax.Keyword, base int32) int32 {
	for i, a := range args {
		u.expr(a, base+int32(i))
	}
	if len(kws) == 0 {
		return -1
	}
	names := bc.Const{Kind: bc.ConstTuple}
	u.repeatedKeyword(kws)
	for i, k := range kws {
		names.Items = append(names.Items, str(k.Arg))
		u.expr(k.Value, base+int32(len(args)+i))
	}
	return u.konst(names)
}

func (u *unit) callEx(f int32, args []syntax.Expr, kws []*syntax.Keyword, dst int32, pos *syntax.Pos) {
	t := u.temp()
	star := false
	if len(args) == 1 {
		if s, ok := args[0].(*syntax.Starred); ok {
			star = true
			u.expr(s.Value, t)
		}
	}
	if !star {
		u.tuple(args, t)
	}
	d := u.keywordDict(kws, f)
	u.at(pos)
	if star {
		u.emit(bc.OpStarArgs, t, t, f, 0)
	}
	u.emit(bc.OpCallEx, dst, f, t, d)
}

// keywordDict builds the dict of keyword arguments for a call of f; -1 for none.
func (u *unit) keywordDict(kws []*syntax.Keyword, f int32) int32 {
	if len(kws) == 0 {
		return -1
	}
	u.repeatedKeyword(kws)
	d := u.temp()
	u.emit(bc.OpBuildMap, d, 0, 0, 0)
	for _, k := range kws {
		m := u.top
		if k.Arg == "" {
			u.emit(bc.OpDictMerge, d, u.operand(k.Value), f, 0)
		} else {
			one := u.temps(3)
			u.load(one, str(k.Arg))
			u.expr(k.Value, one+1)
			u.emit(bc.OpBuildMap, one+2, one, 1, 0)
			u.emit(bc.OpDictMerge, d, one+2, f, 0)
		}
		u.top = m
	}
	return d
}

// repeatedKeyword refuses a keyword that is given twice.
func (u *unit) repeatedKeyword(kws []*syntax.Keyword) {
	seen := map[string]bool{}
	for _, k := range kws {
		if k.Arg != "" && seen[k.Arg] {
			u.fail(k.Span(), "keyword argument repeated: "+k.Arg)
		}
		seen[k.Arg] = true
	}
}

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
