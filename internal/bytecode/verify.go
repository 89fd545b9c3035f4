package bytecode

// This file checks Code from outside before it runs. The evaluator trusts its
// Code: registers are not checked against their number, and operations take what
// the compiler promises (a cell, a list) for granted. So a Code that was not made
// by the compiler in this process is verified, in two passes over each scope:
// here, that all numbers are in their ranges; in flow.go, that on every path each
// register holds what the instruction that reads it expects.

import (
	"errors"
	"fmt"

	"github.com/hognose/hognose/internal/wtf8"
)

// ErrInvalid is wrapped by the errors of Verify.
var ErrInvalid = errors.New("bytecode: invalid code object")

// Verify reports what is wrong with c or a Code nested in it, if anything is. It
// also refuses Code whose check would take too long.
func Verify(c *Code) error {
	return verify(c, 0)
}

type verifier struct {
	c    *Code
	err  error
	free int
}

func (v *verifier) fail(format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf("%w: %.100q: %s", ErrInvalid, v.c.Qualname, fmt.Sprintf(format, args...))
	}
}

func verify(c *Code, depth int) error {
	if depth > maxNesting {
		return fmt.Errorf("%w: nested too deeply", ErrInvalid)
	}
	c.Load()
	v := &verifier{c: c}
	v.header()
	v.strings()
	if v.err != nil {
		return v.err
	}
	for i := range c.Consts {
		if err := v.constant(&c.Consts[i], depth); err != nil {
			return err
		}
	}
	for i := range c.Instrs {
		v.instr(i)
	}
	v.handlers()
	if v.err != nil {
		return v.err
	}
	v.flow()
	return v.err
}

func (v *verifier) header() {
	c := v.c
	locals := len(c.LocalsPlus)
	switch {
	case len(c.LocalKinds) != locals:
		v.fail("as many kinds as variables expected")
	case c.ArgCount < 0 || c.KwOnlyCount < 0 || c.PosOnlyCount < 0 || c.PosOnlyCount > c.ArgCount:
		v.fail("bad parameter counts")
	case int64(c.ArgCount)+int64(c.KwOnlyCount) > int64(locals) || c.NumParams() > locals:
		v.fail("more parameters than variables")
	case int64(c.NumRegs) < int64(locals) || int64(c.NumRegs) > int64(locals)+8*int64(len(c.Instrs))+8:
		v.fail("bad number of registers")
	case len(c.Instrs) == 0:
		v.fail("no instructions")
	case len(c.Positions) != len(c.Instrs):
		v.fail("as many positions as instructions expected")
	case !c.Instrs[len(c.Instrs)-1].Op.Ends():
		v.fail("control falls off the end")
	}
	if v.err != nil {
		return
	}
	generators := 0
	for _, f := range []Flags{FlagGenerator, FlagCoroutine, FlagAsyncGenerator} {
		if c.Flags&f != 0 {
			generators++
		}
	}
	if generators > 1 {
		v.fail("more than one kind of generator")
	}
	v.free = c.NumFree()
	params := c.NumParams()
	for i, k := range c.LocalKinds {
		switch {
		case k&^(KindHidden|KindLocal|KindCell|KindFree) != 0 || k&(KindLocal|KindCell|KindFree) == 0:
			v.fail("bad kind of variable")
		case k&KindFree != 0 && (i < locals-v.free || k&(KindLocal|KindCell) != 0):
			v.fail("free variables are not the last")
		case i < params && (k&KindLocal == 0 || k&KindHidden != 0):
			v.fail("parameter is no local variable")
		}
	}
}

func (v *verifier) strings() {
	c := v.c
	for _, list := range [][]string{{c.Name, c.Qualname, c.Filename}, c.LocalsPlus, c.Names} {
		for _, s := range list {
			if !wtf8.Valid(s) {
				v.fail("bad text")
			}
		}
	}
}

func (v *verifier) constant(k *Const, depth int) error {
	if depth > maxNesting {
		return fmt.Errorf("%w: nested too deeply", ErrInvalid)
	}
	switch k.Kind {
	case ConstNone, ConstTrue, ConstFalse, ConstEllipsis, ConstInt, ConstFloat, ConstComplex, ConstBytes:
	case ConstBigInt:
		if !isBigInt(k.S) {
			v.fail("bad int constant")
		}
	case ConstStr:
		if !wtf8.Valid(k.S) {
			v.fail("bad text")
		}
	case ConstTuple, ConstFrozenSet, ConstSlice:
		if k.Kind == ConstSlice && len(k.Items) != 3 {
			v.fail("bad slice")
		}
		for i := range k.Items {
			if err := v.constant(&k.Items[i], depth+1); err != nil {
				return err
			}
		}
	case ConstCode:
		if k.Code == nil {
			v.fail("no code")
			return v.err
		}
		return verify(k.Code, depth+1)
	default:
		v.fail("bad kind of constant")
	}
	return v.err
}

// isBigInt reports whether s is the text of an int that does not fit int64.
func isBigInt(s string) bool {
	digits := s
	if s != "" && s[0] == '-' {
		digits = s[1:]
	}
	if digits == "" || digits[0] < '1' || digits[0] > '9' || len(digits) > 3*maxBigInt {
		return false
	}
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
	}
	if len(digits) != 19 {
		return len(digits) > 19
	}
	return digits > "9223372036854775808" || s == digits && digits > "9223372036854775807"
}

// instr checks the operands of instruction i against their ranges.
func (v *verifier) instr(i int) {
	c := v.c
	in := &c.Instrs[i]
	if in.Op == OpInvalid || in.Op >= NumOps {
		v.fail("instruction %d is no operation", i)
		return
	}
	for n, x := range [4]int32{in.A, in.B, in.C, in.D} {
		if k := in.Op.Info().Operands[n]; (k == ReadN || k == WriteN) && (in.C < 0 || in.Op == OpUnpackEx && in.D < 0) {
			v.fail("%s at %d: bad count", in.Op, i)
			return
		}
		switch k := in.Op.Info().Operands[n]; k {
		case Name:
			if x < 0 || int(x) >= len(c.Names) {
				v.fail("%s at %d: no such name", in.Op, i)
			}
		case Target:
			if x < 0 || int(x) >= len(c.Instrs) {
				v.fail("%s at %d: jumps out of the code", in.Op, i)
			}
		case ReadOrNone:
			if x < -1 {
				v.fail("%s at %d: no such register", in.Op, i)
			}
		case ReadOrConst:
			if in.D != 0 && in.D != 1 {
				v.fail("%s at %d: bad form", in.Op, i)
			}
		case ReadOrConstJump:
			if in.D&^3 != 0 {
				v.fail("%s at %d: bad form", in.Op, i)
			}
		}
		if s, _, ok := in.Registers(n); ok && (s.First < 0 || s.Len < 0 || s.First+s.Len > int64(c.NumRegs)) {
			v.fail("%s at %d: no such register", in.Op, i)
		}
	}
	if v.err != nil {
		return
	}
	if k := in.constant(); k != -1 && (k < 0 || int(k) >= len(c.Consts)) {
		v.fail("%s at %d: no such constant", in.Op, i)
		return
	}
	v.special(i, in)
}

// special checks what the table of operations does not say.
func (v *verifier) special(i int, in *Instr) {
	c := v.c
	bad := false
	oneOf := func(x int32, lo, hi int32) {
		if x < lo || x > hi {
			bad = true
		}
	}
	names := func(k int32, limit int32) {
		t := &c.Consts[k]
		bad = bad || t.Kind != ConstTuple || len(t.Items) == 0 || len(t.Items) > int(limit)
		for i := range t.Items {
			bad = bad || t.Items[i].Kind != ConstStr
		}
	}
	switch in.Op {
	case OpJump, OpForIter, OpJumpIfNotExcMatch:
		// These do not poll, so they cannot make a loop.
		t := in.Target()
		bad = int(t) <= i
	case OpJumpBack:
		bad = int(in.A) > i
	case OpCheckBound, OpDeleteFast:
		oneOf(in.A, 0, int32(len(c.LocalsPlus))-1)
	case OpMakeCell:
		oneOf(in.A, 0, int32(len(c.LocalsPlus))-1)
		bad = bad || c.LocalKinds[in.A]&KindCell == 0
	case OpLoadDeref:
		oneOf(in.B, 0, int32(len(c.LocalsPlus))-1)
	case OpStoreDeref, OpDeleteDeref:
		oneOf(in.A, 0, int32(len(c.LocalsPlus))-1)
	case OpLoadFromDictOrDeref:
		oneOf(in.C, 0, int32(len(c.LocalsPlus))-1)
	case OpLoadSuperAttr:
		oneOf(in.D, 0, 3)
	case OpBuildSlice:
		oneOf(in.C, 2, 3)
	case OpConvertValue:
		oneOf(in.C, 1, 3)
	case OpBuildInterpolation:
		oneOf(in.C, 0, 3)
	case OpGetAwaitable:
		oneOf(in.C, 0, 2)
	case OpCallKw:
		names(in.D, in.C)
	case OpCallMethodKw:
		names(in.D, in.C)
	case OpMakeFunction:
		oneOf(in.C, 0, 31)
		k := &c.Consts[in.B]
		bad = bad || k.Kind != ConstCode || (k.Code.NumFree() > 0) != (in.C&8 != 0)
	case OpYield, OpYieldFrom:
		bad = c.Flags&(FlagGenerator|FlagCoroutine|FlagAsyncGenerator) == 0
	case OpMatchClass:
		bad = in.D < 0
	case OpIntrinsic1:
		oneOf(in.C, int32(IntrinsicPrint), int32(IntrinsicTypeAlias))
	case OpIntrinsic2:
		oneOf(in.D, int32(IntrinsicTypeVarWithBound), int32(IntrinsicSetTypeParamDefault))
	}
	if bad {
		v.fail("%s at %d: bad operand", in.Op, i)
	}
}

func (v *verifier) handlers() {
	n := int32(len(v.c.Instrs))
	for i, h := range v.c.Handlers {
		if h.Start < 0 || h.End <= h.Start || h.End > n || h.Target < h.End || h.Target >= n || h.Reg < 0 || h.Reg >= v.c.NumRegs {
			v.fail("bad handler %d", i)
		}
	}
}
