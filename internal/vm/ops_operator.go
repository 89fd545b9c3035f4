package vm

// This file defines the operators, comparisons and jumps: ints and floats in
// place are done here, everything else by package py.

import (
	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// slow does an operator by the number protocol.
func (f *Frame) slow(in *Instr, op py.BinaryOp, inplace bool, a, b py.Value) *Instr {
	f.pc = in
	var v py.Value
	var err error
	if inplace {
		v, err = py.Inplace(&f.th.Thread, op, a, b)
	} else {
		v, err = py.Binary(&f.th.Thread, op, a, b)
	}
	if err != nil {
		return f.raise(in, err)
	}
	*f.reg(in.a) = v
	return next(in)
}

func add(f *Frame, in *Instr, a, b *py.Value, inplace bool) *Instr {
	if a.IsInt() && b.IsInt() {
		if s, ok := py.AddInt(a.Int(), b.Int()); ok {
			f.reg(in.a).SetInt(s)
			return next(in)
		}
	} else if a.IsFloat() && b.IsFloat() {
		f.reg(in.a).SetFloat(a.Float() + b.Float())
		return next(in)
	}
	return f.slow(in, py.OpAdd, inplace, *a, *b)
}

func opAdd(f *Frame, in *Instr) *Instr         { return add(f, in, f.reg(in.b), f.reg(in.c), false) }
func opAddK(f *Frame, in *Instr) *Instr        { return add(f, in, f.reg(in.b), f.konst(in.c), false) }
func opInplaceAdd(f *Frame, in *Instr) *Instr  { return add(f, in, f.reg(in.b), f.reg(in.c), true) }
func opInplaceAddK(f *Frame, in *Instr) *Instr { return add(f, in, f.reg(in.b), f.konst(in.c), true) }

func sub(f *Frame, in *Instr, a, b *py.Value, inplace bool) *Instr {
	if a.IsInt() && b.IsInt() {
		if s, ok := py.SubInt(a.Int(), b.Int()); ok {
			f.reg(in.a).SetInt(s)
			return next(in)
		}
	} else if a.IsFloat() && b.IsFloat() {
		f.reg(in.a).SetFloat(a.Float() - b.Float())
		return next(in)
	}
	return f.slow(in, py.OpSub, inplace, *a, *b)
}

func opSub(f *Frame, in *Instr) *Instr         { return sub(f, in, f.reg(in.b), f.reg(in.c), false) }
func opSubK(f *Frame, in *Instr) *Instr        { return sub(f, in, f.reg(in.b), f.konst(in.c), false) }
func opInplaceSub(f *Frame, in *Instr) *Instr  { return sub(f, in, f.reg(in.b), f.reg(in.c), true) }
func opInplaceSubK(f *Frame, in *Instr) *Instr { return sub(f, in, f.reg(in.b), f.konst(in.c), true) }

func mul(f *Frame, in *Instr, a, b *py.Value, inplace bool) *Instr {
	if a.IsInt() && b.IsInt() {
		if s, ok := py.MulInt(a.Int(), b.Int()); ok {
			f.reg(in.a).SetInt(s)
			return next(in)
		}
	} else if a.IsFloat() && b.IsFloat() {
		f.reg(in.a).SetFloat(a.Float() * b.Float())
		return next(in)
	}
	return f.slow(in, py.OpMul, inplace, *a, *b)
}

func opMul(f *Frame, in *Instr) *Instr         { return mul(f, in, f.reg(in.b), f.reg(in.c), false) }
func opMulK(f *Frame, in *Instr) *Instr        { return mul(f, in, f.reg(in.b), f.konst(in.c), false) }
func opInplaceMul(f *Frame, in *Instr) *Instr  { return mul(f, in, f.reg(in.b), f.reg(in.c), true) }
func opInplaceMulK(f *Frame, in *Instr) *Instr { return mul(f, in, f.reg(in.b), f.konst(in.c), true) }

// arith returns the four forms of an operator from its int and float cases,
// which report false when package py must do it.
func arith(op py.BinaryOp, ints func(dst *py.Value, x, y int64) bool, floats func(dst *py.Value, x, y float64) bool) (r, k, ir, ik opFunc) {
	do := func(f *Frame, in *Instr, a, b *py.Value, inplace bool) *Instr {
		if a.IsInt() && b.IsInt() {
			if ints(f.reg(in.a), a.Int(), b.Int()) {
				return next(in)
			}
		} else if floats != nil && a.IsFloat() && b.IsFloat() {
			if floats(f.reg(in.a), a.Float(), b.Float()) {
				return next(in)
			}
		}
		return f.slow(in, op, inplace, *a, *b)
	}
	return func(f *Frame, in *Instr) *Instr { return do(f, in, f.reg(in.b), f.reg(in.c), false) },
		func(f *Frame, in *Instr) *Instr { return do(f, in, f.reg(in.b), f.konst(in.c), false) },
		func(f *Frame, in *Instr) *Instr { return do(f, in, f.reg(in.b), f.reg(in.c), true) },
		func(f *Frame, in *Instr) *Instr { return do(f, in, f.reg(in.b), f.konst(in.c), true) }
}

func never(dst *py.Value, x, y int64) bool { return false }

func initOperatorOps() {
	set := func(op bytecode.Op, r, k opFunc) { ops[op], constOps[op] = r, k }
	set(bytecode.OpAdd, opAdd, opAddK)
	set(bytecode.OpInplaceAdd, opInplaceAdd, opInplaceAddK)
	set(bytecode.OpSub, opSub, opSubK)
	set(bytecode.OpInplaceSub, opInplaceSub, opInplaceSubK)
	set(bytecode.OpMul, opMul, opMulK)
	set(bytecode.OpInplaceMul, opInplaceMul, opInplaceMulK)
	for op := py.OpMatMul; op <= py.OpXor; op++ {
		ints, floats := never, (func(dst *py.Value, x, y float64) bool)(nil)
		switch op {
		case py.OpTrueDiv:
			ints = func(dst *py.Value, x, y int64) bool {
				if y == 0 || x > 1<<53 || x < -1<<53 || y > 1<<53 || y < -1<<53 {
					return false
				}
				dst.SetFloat(float64(x) / float64(y))
				return true
			}
			floats = func(dst *py.Value, x, y float64) bool {
				if y == 0 {
					return false
				}
				dst.SetFloat(x / y)
				return true
			}
		case py.OpFloorDiv:
			ints = func(dst *py.Value, x, y int64) bool {
				if y == 0 || y == -1 {
					return false
				}
				q, _ := py.FloorDiv(x, y)
				dst.SetInt(q)
				return true
			}
		case py.OpMod:
			ints = func(dst *py.Value, x, y int64) bool {
				if y == 0 {
					return false
				}
				dst.SetInt(py.FloorMod(x, y))
				return true
			}
		case py.OpLShift:
			ints = func(dst *py.Value, x, y int64) bool {
				if y < 0 || y > 62 {
					return false
				}
				r := x << uint(y)
				if r>>uint(y) != x {
					return false
				}
				dst.SetInt(r)
				return true
			}
		case py.OpRShift:
			ints = func(dst *py.Value, x, y int64) bool {
				if y < 0 {
					return false
				}
				dst.SetInt(x >> uint(min(y, 63)))
				return true
			}
		case py.OpAnd:
			ints = func(dst *py.Value, x, y int64) bool { dst.SetInt(x & y); return true }
		case py.OpOr:
			ints = func(dst *py.Value, x, y int64) bool { dst.SetInt(x | y); return true }
		case py.OpXor:
			ints = func(dst *py.Value, x, y int64) bool { dst.SetInt(x ^ y); return true }
		}
		r, k, ir, ik := arith(op, ints, floats)
		set(bytecode.OpAdd+bytecode.Op(op), r, k)
		set(bytecode.OpInplaceAdd+bytecode.Op(op), ir, ik)
	}
	for i, op := range []py.CompareOp{py.EQ, py.NE, py.LT, py.LE, py.GT, py.GE} {
		r, k := compareOps(op)
		set(bytecode.OpEq+bytecode.Op(i), r, k)
		r, k = compareJumps(op)
		set(bytecode.OpJumpEq+bytecode.Op(i), r, k)
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
			ok, err := py.Contains(&f.th.Thread, *b, *a)
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
		ok, err := py.Contains(&f.th.Thread, *b, *a)
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
			if !ok && !v.IsFalse() {
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

func cmpInt(op py.CompareOp, a, b int64) bool {
	switch op {
	case py.LT:
		return a < b
	case py.LE:
		return a <= b
	case py.EQ:
		return a == b
	case py.NE:
		return a != b
	case py.GT:
		return a > b
	}
	return a >= b
}

func cmpFloat(op py.CompareOp, a, b float64) bool {
	switch op {
	case py.LT:
		return a < b
	case py.LE:
		return a <= b
	case py.EQ:
		return a == b
	case py.NE:
		return a != b
	case py.GT:
		return a > b
	}
	return a >= b
}

func compareOps(op py.CompareOp) (r, k opFunc) {
	do := func(f *Frame, in *Instr, a, b *py.Value) *Instr {
		if a.IsInt() && b.IsInt() {
			f.reg(in.a).SetBool(cmpInt(op, a.Int(), b.Int()))
			return next(in)
		}
		if a.IsFloat() && b.IsFloat() {
			f.reg(in.a).SetBool(cmpFloat(op, a.Float(), b.Float()))
			return next(in)
		}
		f.pc = in
		v, err := py.Compare(&f.th.Thread, *a, *b, op)
		return f.store(in, v, err)
	}
	return func(f *Frame, in *Instr) *Instr { return do(f, in, f.reg(in.b), f.reg(in.c)) },
		func(f *Frame, in *Instr) *Instr { return do(f, in, f.reg(in.b), f.konst(in.c)) }
}

// compareJumps returns the fused comparison and jump. The int case of each
// operator is a function of its own: loops live on it.
func compareJumps(op py.CompareOp) (r, k opFunc) {
	slow := func(f *Frame, in *Instr, a, b *py.Value) *Instr {
		if a.IsFloat() && b.IsFloat() {
			if cmpFloat(op, a.Float(), b.Float()) == (in.d&1 != 0) {
				return f.goTo(in, in.c)
			}
			return next(in)
		}
		f.pc = in
		v, err := py.Compare(&f.th.Thread, *a, *b, op)
		if err != nil {
			return f.raise(in, err)
		}
		ok, err := py.Truth(&f.th.Thread, v)
		if err != nil {
			return f.raise(in, err)
		}
		if ok == (in.d&1 != 0) {
			return f.goTo(in, in.c)
		}
		return next(in)
	}
	do := func(f *Frame, in *Instr, a, b *py.Value) *Instr {
		if a.IsInt() && b.IsInt() {
			if cmpInt(op, a.Int(), b.Int()) == (in.d&1 != 0) {
				return f.goTo(in, in.c)
			}
			return next(in)
		}
		return slow(f, in, a, b)
	}
	r = func(f *Frame, in *Instr) *Instr { return do(f, in, f.reg(in.a), f.reg(in.b)) }
	k = func(f *Frame, in *Instr) *Instr { return do(f, in, f.reg(in.a), f.konst(in.b)) }
	switch op {
	case py.LT:
		r = func(f *Frame, in *Instr) *Instr {
			a, b := f.reg(in.a), f.reg(in.b)
			if a.IsInt() && b.IsInt() {
				if (a.Int() < b.Int()) == (in.d&1 != 0) {
					return f.goTo(in, in.c)
				}
				return next(in)
			}
			return slow(f, in, a, b)
		}
		k = func(f *Frame, in *Instr) *Instr {
			a, b := f.reg(in.a), f.konst(in.b)
			if a.IsInt() && b.IsInt() {
				if (a.Int() < b.Int()) == (in.d&1 != 0) {
					return f.goTo(in, in.c)
				}
				return next(in)
			}
			return slow(f, in, a, b)
		}
	}
	return r, k
}
