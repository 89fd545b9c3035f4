package vm

// This file defines the operators, comparisons and jumps: ints and floats in
// place are done here, everything else by package py.

import (
	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

//go:generate go run ./opgen

// temporary is set in D of an arithmetic operation whose result, in a temporary
// register, is an operand of the next instruction and is not used afterwards.
const temporary = 2

// isArithmetic reports whether an operation is an arithmetic operator.
func isArithmetic(op bytecode.Op) bool { return op >= bytecode.OpAdd && op <= bytecode.OpInplaceXor }

// linkArithmetic finds out if the result of the arithmetic operation i is temporary. The
// compiler makes an operand in a temporary register for one use, as a test checks.
func (c *Code) linkArithmetic(i int) {
	ins := c.src.Instrs
	s := &ins[i]
	if int(s.A) < len(c.src.LocalsPlus) || i+1 == len(ins) {
		return
	}
	if n := &ins[i+1]; isArithmetic(n.Op) && (n.B == s.A) != (n.C == s.A && n.D != 1) {
		c.instrs[i].d |= temporary
	}
}

// slow does an operator by the number protocol.
func (f *Frame) slow(in *Instr, op py.BinaryOp, a, b py.Value) *Instr {
	t := a.Type()
	if t == py.IntType && b.Type() == t && op != py.OpPow && op != py.OpMatMul {
		f.pc = in
		v, err := f.th.IntOp(op, a, b, in.d&temporary != 0)
		return f.store(in, v, err)
	}
	if op == py.OpAdd && t == b.Type() && t.Concat != nil && t.Binary[op] == nil {
		f.pc = in
		v, err := t.Concat(&f.th.Thread, a, b)
		return f.store(in, v, err)
	}
	if mixed(f.reg(in.a), op, a, b) {
		return next(in)
	}
	f.pc = in
	v, err := py.Binary(&f.th.Thread, op, a, b)
	return f.store(in, v, err)
}

// slowInplace is slow for the operator in an augmented assignment.
func (f *Frame) slowInplace(in *Instr, op py.BinaryOp, a, b py.Value) *Instr {
	t := a.Type()
	if t == py.IntType && b.Type() == t && op != py.OpPow && op != py.OpMatMul {
		f.pc = in
		v, err := f.th.IntOp(op, a, b, in.d&temporary != 0)
		return f.store(in, v, err)
	}
	if op == py.OpAdd && t == b.Type() && t.Concat != nil && t.InplaceConcat == nil && t.Inplace[op] == nil && t.Binary[op] == nil {
		f.pc = in
		v, err := t.Concat(&f.th.Thread, a, b)
		return f.store(in, v, err)
	}
	if mixed(f.reg(in.a), op, a, b) {
		return next(in)
	}
	f.pc = in
	v, err := py.Inplace(&f.th.Thread, op, a, b)
	return f.store(in, v, err)
}

// mixed does the common operators for an int and a float in place.
func mixed(dst *py.Value, op py.BinaryOp, a, b py.Value) bool {
	var x, y float64
	switch {
	case a.IsFloat() && b.IsInt() && py.ExactFloat(b.Int()):
		x, y = a.Float(), float64(b.Int())
	case a.IsInt() && b.IsFloat() && py.ExactFloat(a.Int()):
		x, y = float64(a.Int()), b.Float()
	default:
		return false
	}
	switch op {
	case py.OpAdd:
		dst.SetFloat(x + y)
	case py.OpSub:
		dst.SetFloat(x - y)
	case py.OpMul:
		dst.SetFloat(x * y)
	default:
		return false
	}
	return true
}

// slowCompare does a comparison by the rich comparison protocol.
func (f *Frame) slowCompare(in *Instr, op py.CompareOp, a, b py.Value) *Instr {
	f.pc = in
	v, err := py.Compare(&f.th.Thread, a, b, op)
	return f.store(in, v, err)
}

// slowCompareJump is slowCompare for the condition of a jump.
func (f *Frame) slowCompareJump(in *Instr, op py.CompareOp, a, b py.Value) *Instr {
	f.pc = in
	v, err := py.Compare(&f.th.Thread, a, b, op)
	if err != nil {
		return f.raise(in, err)
	}
	ok := v.IsTrue()
	if !ok && !v.IsFalse() {
		if ok, err = py.Truth(&f.th.Thread, v); err != nil {
			return f.raise(in, err)
		}
	}
	if ok == (in.d&1 != 0) {
		return f.goTo(in, in.c)
	}
	return next(in)
}

// isIn is py.Contains, with the commonest containers first.
func isIn(th *py.Thread, v, x py.Value) (bool, error) {
	switch v.Type() {
	case py.DictType:
		return py.Cast[py.Dict](v).Has(th, x)
	case py.SetType:
		return py.Cast[py.Set](v).Has(th, x)
	}
	return py.Contains(th, v, x)
}

// set makes r and k the functions of an operation: with two registers, and with a
// constant as the second operand.
func set(op bytecode.Op, r, k opFunc) { ops[op], constOps[op] = r, k }

func initOperatorOps() {
	initArithOps()
	for _, op := range []py.BinaryOp{py.OpMatMul, py.OpPow} {
		do := func(f *Frame, in *Instr) *Instr { return f.slow(in, op, *f.reg(in.b), *f.reg(in.c)) }
		doK := func(f *Frame, in *Instr) *Instr { return f.slow(in, op, *f.reg(in.b), *f.konst(in.c)) }
		set(bytecode.OpAdd+bytecode.Op(op), do, doK)
		do = func(f *Frame, in *Instr) *Instr { return f.slowInplace(in, op, *f.reg(in.b), *f.reg(in.c)) }
		doK = func(f *Frame, in *Instr) *Instr { return f.slowInplace(in, op, *f.reg(in.b), *f.konst(in.c)) }
		set(bytecode.OpInplaceAdd+bytecode.Op(op), do, doK)
	}
	second := func(get func(f *Frame, in *Instr) (a, b *py.Value), do func(f *Frame, in *Instr, a, b *py.Value) *Instr) opFunc {
		return func(f *Frame, in *Instr) *Instr {
			a, b := get(f, in)
			return do(f, in, a, b)
		}
	}
	rr := func(f *Frame, in *Instr) (a, b *py.Value) { return f.reg(in.b), f.reg(in.c) }
	rk := func(f *Frame, in *Instr) (a, b *py.Value) { return f.reg(in.b), f.konst(in.c) }
	jr := func(f *Frame, in *Instr) (a, b *py.Value) { return f.reg(in.a), f.reg(in.b) }
	jk := func(f *Frame, in *Instr) (a, b *py.Value) { return f.reg(in.a), f.konst(in.b) }
	both := func(op bytecode.Op, do func(f *Frame, in *Instr, a, b *py.Value) *Instr) {
		set(op, second(rr, do), second(rk, do))
	}
	both(bytecode.OpIs, func(f *Frame, in *Instr, a, b *py.Value) *Instr { f.reg(in.a).SetBool(*a == *b); return next(in) })
	both(bytecode.OpIsNot, func(f *Frame, in *Instr, a, b *py.Value) *Instr { f.reg(in.a).SetBool(*a != *b); return next(in) })
	contains := func(sense bool) func(f *Frame, in *Instr, a, b *py.Value) *Instr {
		return func(f *Frame, in *Instr, a, b *py.Value) *Instr {
			f.pc = in
			ok, err := isIn(&f.th.Thread, *b, *a)
			if err != nil {
				return f.raise(in, err)
			}
			f.reg(in.a).SetBool(ok == sense)
			return next(in)
		}
	}
	both(bytecode.OpIn, contains(true))
	both(bytecode.OpNotIn, contains(false))
	jump := func(f *Frame, in *Instr, ok bool) *Instr {
		if ok == (in.d&1 != 0) {
			return f.goTo(in, in.c)
		}
		return next(in)
	}
	jumpIs := func(f *Frame, in *Instr, a, b *py.Value) *Instr { return jump(f, in, *a == *b) }
	set(bytecode.OpJumpIs, second(jr, jumpIs), second(jk, jumpIs))
	jumpIn := func(f *Frame, in *Instr, a, b *py.Value) *Instr {
		f.pc = in
		ok, err := isIn(&f.th.Thread, *b, *a)
		if err != nil {
			return f.raise(in, err)
		}
		return jump(f, in, ok)
	}
	set(bytecode.OpJumpIn, second(jr, jumpIn), second(jk, jumpIn))

	unary := func(op bytecode.Op, do func(th *py.Thread, v py.Value) (py.Value, error)) {
		ops[op] = func(f *Frame, in *Instr) *Instr {
			f.pc = in
			v, err := do(&f.th.Thread, *f.reg(in.b))
			return f.store(in, v, err)
		}
	}
	unary(bytecode.OpNeg, py.Neg)
	unary(bytecode.OpPos, py.Pos)
	unary(bytecode.OpInvert, py.Invert)
	unary(bytecode.OpNot, func(th *py.Thread, v py.Value) (py.Value, error) {
		ok, err := py.Truth(th, v)
		return py.Bool(!ok), err
	})
	unary(bytecode.OpToBool, func(th *py.Thread, v py.Value) (py.Value, error) {
		ok, err := py.Truth(th, v)
		return py.Bool(ok), err
	})
	cond := func(want bool) opFunc {
		return func(f *Frame, in *Instr) *Instr {
			v := *f.reg(in.a)
			ok := v.IsTrue()
			switch {
			case ok || v.IsFalse() || v.IsNone():
			case v.IsInt():
				ok = v.Int() != 0
			default:
				f.pc = in
				var err error
				if ok, err = py.Truth(&f.th.Thread, v); err != nil {
					return f.raise(in, err)
				}
			}
			if ok == want {
				return f.goTo(in, in.b)
			}
			return next(in)
		}
	}
	ops[bytecode.OpJumpIfTrue] = cond(true)
	ops[bytecode.OpJumpIfFalse] = cond(false)
	ops[bytecode.OpJumpIfNone] = func(f *Frame, in *Instr) *Instr {
		if f.reg(in.a).IsNone() {
			return f.goTo(in, in.b)
		}
		return next(in)
	}
	ops[bytecode.OpJumpIfNotNone] = func(f *Frame, in *Instr) *Instr {
		if !f.reg(in.a).IsNone() {
			return f.goTo(in, in.b)
		}
		return next(in)
	}
}
