package bytecode

// This file writes Code in its binary form. The form is deterministic: the same
// Code gives the same bytes.
//
//	file:    magic, fingerprint of the instruction set, strings, code
//	strings: count, then length and bytes of each; all other places say its index
//	code:    header, length of the body, body
//	header:  name, qualified name, file name, first line, flags, parameter counts, registers, variables
//	body:    names, instructions, positions, handlers, constants
//
// Numbers are varints as in encoding/binary. Of an instruction only the operands
// that its operation uses are written. The length of the body lets a reader put
// off the body of a nested Code until it is needed.

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"math/big"
)

// magic begins every encoded Code; its last byte is the version of the form.
const magic = "HgC\x02"

// fingerprint tells apart instruction sets: Code of another one is not read.
var fingerprint = func() uint32 {
	h := crc32.NewIEEE()
	for op := range opTable {
		h.Write([]byte(opTable[op].Name))
		for _, k := range opTable[op].Operands {
			h.Write([]byte{byte(k)})
		}
	}
	return h.Sum32()
}()

// Header returns the bytes that every encoded Code of this version begins with.
func Header() []byte { return binary.LittleEndian.AppendUint32([]byte(magic), fingerprint) }

type encoder struct {
	strings map[string]uint64
	table   []byte
}

// Encode returns the binary form of c and of all Code nested in it.
func Encode(c *Code) []byte {
	e := &encoder{strings: map[string]uint64{}}
	body := e.code(nil, c)
	out := Header()
	out = binary.AppendUvarint(out, uint64(len(e.strings)))
	out = append(out, e.table...)
	return append(out, body...)
}

func (e *encoder) str(b []byte, s string) []byte {
	i, ok := e.strings[s]
	if !ok {
		i = uint64(len(e.strings))
		e.strings[s] = i
		e.table = binary.AppendUvarint(e.table, uint64(len(s)))
		e.table = append(e.table, s...)
	}
	return binary.AppendUvarint(b, i)
}

func (e *encoder) code(b []byte, c *Code) []byte {
	c.Load()
	b = e.str(b, c.Name)
	b = e.str(b, c.Qualname)
	b = e.str(b, c.Filename)
	b = binary.AppendVarint(b, int64(c.FirstLine))
	for _, n := range []uint64{uint64(c.Flags), uint64(c.ArgCount), uint64(c.PosOnlyCount), uint64(c.KwOnlyCount), uint64(c.NumRegs), uint64(len(c.LocalsPlus))} {
		b = binary.AppendUvarint(b, n)
	}
	for i, n := range c.LocalsPlus {
		b = e.str(b, n)
		b = append(b, byte(c.LocalKinds[i]))
	}
	body := e.body(nil, c)
	b = binary.AppendUvarint(b, uint64(len(body)))
	return append(b, body...)
}

func (e *encoder) body(b []byte, c *Code) []byte {
	b = binary.AppendUvarint(b, uint64(len(c.Names)))
	for _, n := range c.Names {
		b = e.str(b, n)
	}
	b = binary.AppendUvarint(b, uint64(len(c.Instrs)))
	for i := range c.Instrs {
		b = appendInstr(b, &c.Instrs[i])
	}
	b = appendMarks(appendPositions(b, c.Positions), c.Marks)
	b = binary.AppendUvarint(b, uint64(len(c.Handlers)))
	for _, h := range c.Handlers {
		for _, n := range []int32{h.Start, h.End - h.Start, h.Target - h.End, h.Reg} {
			b = binary.AppendVarint(b, int64(n))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(c.Consts)))
	for i := range c.Consts {
		b = e.constant(b, &c.Consts[i])
	}
	return b
}

func appendInstr(b []byte, in *Instr) []byte {
	b = append(b, byte(in.Op))
	info := in.Op.Info()
	for i, x := range [4]int32{in.A, in.B, in.C, in.D} {
		switch info.Operands[i] {
		case None:
		case Immediate, ReadOrNone:
			b = binary.AppendVarint(b, int64(x))
		default:
			b = binary.AppendUvarint(b, uint64(uint32(x)))
		}
	}
	return b
}

// appendPositions writes runs of equal positions, each relative to the one before.
func appendPositions(b []byte, ps []Position) []byte {
	last := Position{}
	for i := 0; i < len(ps); {
		p := ps[i]
		n := 1
		for i+n < len(ps) && ps[i+n] == p {
			n++
		}
		b = binary.AppendUvarint(b, uint64(n))
		b = binary.AppendVarint(b, int64(p.Line)-int64(last.Line))
		b = binary.AppendVarint(b, int64(p.EndLine)-int64(p.Line))
		b = binary.AppendVarint(b, int64(p.Col)-int64(last.Col))
		b = binary.AppendVarint(b, int64(p.EndCol)-int64(p.Col))
		last = p
		i += n
	}
	return b
}

func appendMarks(b []byte, marks []Mark) []byte {
	b = binary.AppendUvarint(b, uint64(len(marks)))
	for _, m := range marks {
		falls := uint64(0)
		if m.Falls {
			falls = 1
		}
		b = binary.AppendUvarint(b, uint64(uint32(m.At))<<1|falls)
		b = binary.AppendVarint(b, int64(m.Line))
	}
	return b
}

func (e *encoder) constant(b []byte, k *Const) []byte {
	b = append(b, byte(k.Kind))
	switch k.Kind {
	case ConstInt:
		b = binary.AppendVarint(b, k.I)
	case ConstBigInt:
		n, _ := new(big.Int).SetString(k.S, 10)
		sign := byte(0)
		if n.Sign() < 0 {
			sign = 1
		}
		mag := n.Bytes()
		b = append(b, sign)
		b = binary.AppendUvarint(b, uint64(len(mag)))
		b = append(b, mag...)
	case ConstFloat:
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(k.F))
	case ConstComplex:
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(k.F))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(k.Imag))
	case ConstStr, ConstBytes:
		b = e.str(b, k.S)
	case ConstTuple, ConstFrozenSet, ConstSlice:
		b = binary.AppendUvarint(b, uint64(len(k.Items)))
		for i := range k.Items {
			b = e.constant(b, &k.Items[i])
		}
	case ConstCode:
		b = e.code(b, k.Code)
	}
	return b
}
