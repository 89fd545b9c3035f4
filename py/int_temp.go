package py

// This file computes with ints that only the next instruction sees: the evaluator tells
// which results are such temporary ones, and their memory is used for the next result.
// What is not held in place then makes less garbage.

import (
	"math/big"
	"math/bits"

	"github.com/hognose/hognose/internal/bigint"
)

// intScratch is what a thread keeps for operators of ints.
type intScratch struct {
	temp  *IntObject // the last temporary result, which is an operand of the next operator, or nobody's
	small [2]big.Int // operands that are held in place
	rest  big.Int    // of a division
	free  *big.Int   // of a temporary result that is used up
}

// IntOp does a binary operator, but not **, for two exact ints. temporary tells that
// nothing but the next operator of the thread, as one of its operands, will see the
// result.
func (th *Thread) IntOp(op BinaryOp, a, b Value, temporary bool) (Value, error) {
	s := &th.ints
	spare := s.temp
	s.temp = nil
	if spare != nil && ptr(spare) != a.ref && ptr(spare) != b.ref {
		spare = nil
	}
	ah, al, ok1 := wideOf(a)
	bh, bl, ok2 := wideOf(b)
	if ok1 && ok2 {
		if hi, lo, ok := wideOp(op, ah, al, bh, bl); ok {
			switch {
			case hi == int64(lo)>>63:
				return Int(int64(lo)), nil
			case spare == nil:
				spare = &IntObject{Object: Object{typ: &intType}}
			}
			spare.hi, spare.lo = hi, lo
			return s.result(spare, temporary), nil
		}
	} else if o, err := s.direct(th, op, a, b, spare); o != nil || err != nil {
		if err != nil {
			return Value{}, err
		}
		if len(o.big.Bits()) <= 2 { // it may not need one
			return BigInt(o.big), nil
		}
		return s.result(o, temporary), nil
	}
	v, err := intType.Binary[op](th, a, b)
	if temporary && err == nil && v.Type() == &intType && !v.IsInt() && v.ref != a.ref && v.ref != b.ref {
		s.temp = (*IntObject)(v.ref)
	}
	return v, err
}

// result returns o as a value.
func (s *intScratch) result(o *IntObject, temporary bool) Value {
	if temporary {
		s.temp = o
	}
	return ValueOf(&o.Object)
}

// wideOp does an operator in 128 bits, if that is enough.
func wideOp(op BinaryOp, ah int64, al uint64, bh int64, bl uint64) (hi int64, lo uint64, ok bool) {
	switch op {
	case OpAdd:
		return addWords(ah, al, bh, bl)
	case OpSub:
		return subWords(ah, al, bh, bl)
	case OpMul:
		if ah == int64(al)>>63 && bh == int64(bl)>>63 {
			hi, lo = mulWords(int64(al), int64(bl))
			return hi, lo, true
		}
	case OpFloorDiv:
		if uint64(bh)|bl != 0 {
			hi, lo, _, _, ok = divModWords(ah, al, bh, bl)
			return hi, lo, ok
		}
	case OpMod:
		if uint64(bh)|bl != 0 {
			_, _, hi, lo, ok = divModWords(ah, al, bh, bl)
			return hi, lo, ok
		}
	case OpAnd:
		return ah & bh, al & bl, true
	case OpOr:
		return ah | bh, al | bl, true
	case OpXor:
		return ah ^ bh, al ^ bl, true
	case OpLShift:
		if bh == 0 && bl <= 127 {
			h, l := shlWords(uint64(ah), al, uint(bl))
			if bh, back := sarWords(int64(h), l, uint(bl)); bh == ah && back == al {
				return int64(h), l, true
			}
		}
	case OpRShift:
		if bh == 0 && bl <= 127 {
			hi, lo = sarWords(ah, al, uint(bl))
			return hi, lo, true
		}
	}
	return 0, 0, false
}

// direct does the operators whose results are often used up at once for larger ints,
// in the memory of spare or of an earlier one, if they are not so large that they need polls.
func (s *intScratch) direct(th *Thread, op BinaryOp, a, b Value, spare *IntObject) (*IntObject, error) {
	var o bigint.Op
	switch op {
	case OpAdd:
		o = bigint.OpAdd
	case OpSub:
		o = bigint.OpSub
	case OpMul:
		o = bigint.OpMul
	case OpFloorDiv:
		o = bigint.OpFloorDiv
	case OpMod:
		o = bigint.OpMod
	default:
		return nil, nil
	}
	x, y := s.operand(a, 0), s.operand(b, 1)
	if (op == OpFloorDiv || op == OpMod) && y.Sign() == 0 {
		return nil, nil
	}
	n, k := len(x.Bits()), len(y.Bits())
	if n+k > 256 {
		if err := th.bigSize((n + k) * bits.UintSize); err != nil {
			return nil, err
		}
	}
	// A product cannot be made in the place of a factor, unless the other one is a word.
	inPlace := spare != nil && spare.big != nil && (op == OpAdd || op == OpSub || op == OpMul && (n == 1 || k == 1))
	z := s.free
	switch {
	case inPlace:
		z = spare.big
	case z == nil || cap(z.Bits()) > 2*(n+k)+8: // it would keep too much memory
		z = new(big.Int)
	default:
		s.free = nil
	}
	if !bigint.Direct(z, o, x, y, &s.rest) {
		return nil, nil
	}
	if cap(s.rest.Bits()) > maxFree {
		s.rest = big.Int{}
	}
	if spare == nil {
		spare = &IntObject{Object: Object{typ: &intType}}
	} else if old := spare.big; !inPlace && old != nil && cap(old.Bits()) <= maxFree {
		s.free = old
	}
	spare.big, spare.hi, spare.lo = z, 0, 0
	return spare, nil
}

// maxFree is the size in words of what is kept.
const maxFree = 1 << 12

// operand returns an int as a big.Int, without an allocation if it is held in place.
func (s *intScratch) operand(v Value, i int) *big.Int {
	if v.IsInt() {
		return s.small[i].SetInt64(v.Int())
	}
	return bigOf(v)
}
