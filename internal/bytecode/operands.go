package bytecode

// This file tells which registers an instruction reads and writes, and where it
// goes on.

import "math/bits"

// Span is a range of registers.
type Span struct{ First, Len int64 }

// countRead returns the number of registers of a ReadN operand.
func countRead(in *Instr) int64 {
	switch in.Op {
	case OpCall, OpCallKw:
		return int64(in.C) + 1
	case OpCallMethod, OpCallMethodKw:
		return int64(in.C) + 2
	case OpBuildMap:
		return 2 * int64(in.C)
	case OpMakeFunction:
		return int64(bits.OnesCount32(uint32(in.C)))
	}
	return int64(in.C)
}

// countWritten returns the number of registers of a WriteN operand.
func countWritten(in *Instr) int64 {
	if in.Op == OpUnpackEx {
		return int64(in.C) + 1 + int64(in.D)
	}
	return int64(in.C)
}

// Registers returns the registers of operand i, whether they are written, and
// false if the operand is no register.
func (in *Instr) Registers(i int) (s Span, write, ok bool) {
	x := int64([4]int32{in.A, in.B, in.C, in.D}[i])
	switch in.Op.Info().Operands[i] {
	case Write:
		return Span{x, 1}, true, true
	case Write2:
		if in.Op == OpLoadSuperAttr && in.D&1 == 0 {
			return Span{x, 1}, true, true
		}
		return Span{x, 2}, true, true
	case Write4:
		return Span{x, 4}, true, true
	case WriteN:
		return Span{x, countWritten(in)}, true, true
	case Read:
		return Span{x, 1}, false, true
	case Read2:
		return Span{x, 2}, false, true
	case Read3:
		return Span{x, 3}, false, true
	case ReadN:
		return Span{x, countRead(in)}, false, true
	case ReadOrNone:
		return Span{x, 1}, false, x >= 0
	case ReadOrConst:
		return Span{x, 1}, false, in.D == 0
	case ReadOrConstJump:
		return Span{x, 1}, false, in.D&2 == 0
	}
	return Span{}, false, false
}

// constant returns the index of a constant operand, or -1.
func (in *Instr) constant() int32 {
	for i, x := range [4]int32{in.A, in.B, in.C, in.D} {
		switch in.Op.Info().Operands[i] {
		case Constant:
			return x
		case ReadOrConst:
			if in.D != 0 {
				return x
			}
		case ReadOrConstJump:
			if in.D&2 != 0 {
				return x
			}
		}
	}
	return -1
}

// Target returns where the instruction may jump to, or -1.
func (in *Instr) Target() int32 {
	info := in.Op.Info()
	for i, x := range [4]int32{in.A, in.B, in.C, in.D} {
		if info.Operands[i] == Target {
			return x
		}
	}
	return -1
}

// Ends reports whether the instruction behind this one does not run next.
func (op Op) Ends() bool {
	switch op {
	case OpJump, OpJumpBack, OpReturn, OpReturnConst, OpRaise, OpRaiseFrom, OpReraise, OpReraiseCurrent:
		return true
	}
	return false
}

// GenexprCells returns the registers of the cells that a generator expression
// made by instruction i closes over, and whether i is the MAKE_FUNCTION of a
// generator expression that the evaluator fuses with the call that follows: the
// tuple of cells, made just before, is then not made at all.
func (c *Code) GenexprCells(i int) (cells Span, ok bool) {
	in := &c.Instrs[i]
	k := &c.Consts[in.B]
	if in.Op != OpMakeFunction || k.Kind != ConstCode || k.Code.Name != "<genexpr>" || k.Code.Flags&FlagGenerator == 0 || in.C&^8 != 0 {
		return Span{}, false
	}
	if in.C == 0 {
		return Span{}, true
	}
	if i == 0 || c.Instrs[i-1].Op != OpBuildTuple {
		return Span{}, false
	}
	t := &c.Instrs[i-1]
	return Span{int64(t.B), int64(t.C)}, true
}

// Branches reports whether the instruction goes on at one of two places.
func (in *Instr) Branches() bool { return in.Target() >= 0 && in.Op != OpJump && in.Op != OpJumpBack }
