package py

// This file defines the heap form of int and the operators of ints. Ints that fit
// int64 are in place; the others are *IntObject, never the other way round.
// Results are computed in 128 bits where that is enough (int_wide.go), else by
// package bigint.

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"

	"github.com/hognose/hognose/internal/bigint"
)

// IntObject is an int on the heap: one that does not fit int64, a bool, or an
// instance of a subclass.
type IntObject struct {
	Object
	lo  uint64   // without big the value is hi:lo, in two's complement
	hi  int64    // the sign of lo if the value fits int64
	big *big.Int // of a value that does not fit in 128 bits, else nil
}

// isSmall reports whether the value fits int64.
func (o *IntObject) isSmall() bool { return o.hi == int64(o.lo)>>63 && o.big == nil }

// set makes v the value of a new object.
func (o *IntObject) set(v Value) {
	if hi, lo, ok := wideOf(v); ok {
		o.hi, o.lo = hi, lo
	} else {
		o.big = bigOf(v)
	}
}

// BigInt returns the int b, in place if it fits; b must not be changed afterwards.
func BigInt(b *big.Int) Value {
	if w := b.Bits(); len(w)*bits.UintSize <= 128 {
		hi, lo := magnitude(w)
		if hi>>63 == 0 {
			if b.Sign() < 0 {
				hi, lo = negate(hi, lo)
			}
			return wideInt(int64(hi), lo)
		}
	}
	return ValueOf(&(&IntObject{Object: Object{typ: &intType}, big: b}).Object)
}

// bigResult is BigInt for what functions of package bigint return.
func bigResult(b *big.Int, err error) (Value, error) {
	if err != nil {
		return Value{}, err
	}
	return BigInt(b), nil
}

// bigOf returns the value of any int, in place or not, as a big.Int that must not be changed.
func bigOf(v Value) *big.Int {
	if v.IsInt() {
		return big.NewInt(v.Int())
	}
	o := (*IntObject)(v.ref)
	if o.big != nil {
		return o.big
	}
	return bigOfWide(o.hi, o.lo)
}

// exactInt returns an int of any subclass as an exact int.
func exactInt(v Value) Value {
	if v.IsInt() || v.Type() == &intType {
		return v
	}
	o := (*IntObject)(v.ref)
	if o.big != nil {
		return BigInt(o.big)
	}
	return wideInt(o.hi, o.lo)
}

// IsIntLike reports whether v is an int or of a subclass, bool included.
func IsIntLike(v Value) bool { return v.ref != nil && v.Type().Flags&FlagInt != 0 }

// AsInt returns the value of an int of any kind that fits int64.
func AsInt(v Value) (int64, bool) {
	if v.IsInt() {
		return v.Int(), true
	}
	if !IsIntLike(v) {
		return 0, false
	}
	o := (*IntObject)(v.ref)
	return int64(o.lo), o.isSmall()
}

// AsBigInt returns the value of an int of any kind; it must not be changed.
func AsBigInt(v Value) (*big.Int, bool) {
	if !IsIntLike(v) {
		return nil, false
	}
	return bigOf(v), true
}

// smallInts returns both operands if they are ints that fit int64.
func smallInts(a, b Value) (x, y int64, ok bool) {
	x, ok = AsInt(a)
	if ok {
		y, ok = AsInt(b)
	}
	return x, y, ok
}

// AddInt returns x+y and whether it fits.
func AddInt(x, y int64) (int64, bool) {
	s := x + y
	return s, (s > x) == (y > 0)
}

// MulInt returns x*y and whether it fits.
func MulInt(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	// Signed high word.
	h := int64(hi)
	if x < 0 {
		h -= y
	}
	if y < 0 {
		h -= x
	}
	r := int64(lo)
	return r, h == r>>63
}

// ExactFloat reports whether float64(x) is x.
func ExactFloat(x int64) bool { return x <= 1<<53 && x >= -1<<53 }

// FloorDiv returns x//y for y != 0 and whether it fits.
func FloorDiv(x, y int64) (int64, bool) {
	if y == -1 {
		return -x, x != math.MinInt64
	}
	q := x / y
	if x%y != 0 && (x < 0) != (y < 0) {
		q--
	}
	return q, true
}

// FloorMod returns x%y with Python's sign for y != 0.
func FloorMod(x, y int64) int64 {
	if y == -1 {
		return 0
	}
	r := x % y
	if r != 0 && (r < 0) != (y < 0) {
		r += y
	}
	return r
}

// isNegative reports whether an int of any kind is below 0.
func isNegative(v Value) bool {
	if v.IsInt() {
		return v.Int() < 0
	}
	o := (*IntObject)(v.ref)
	if o.big != nil {
		return o.big.Sign() < 0
	}
	return o.hi < 0
}

// cmpInts compares two ints of any kind.
func cmpInts(a, b Value) int {
	ah, al, ok1 := wideOf(a)
	bh, bl, ok2 := wideOf(b)
	switch {
	case !ok1 || !ok2:
		return bigOf(a).Cmp(bigOf(b))
	case ah != bh:
		return cmp.Compare(ah, bh)
	}
	return cmp.Compare(al, bl)
}

// bigSize charges for an int of a number of bits. A large one polls: what computes with
// many, as math.prod, polls only after so many of them.
func (th *Thread) bigSize(bits int) error {
	if bits > 1<<14 {
		if err := th.Poll(); err != nil {
			return err
		}
	}
	return th.Charge(int64(bits / 8))
}

// bigProduct is bigSize for the product of two ints of so many bits.
func (th *Thread) bigProduct(xBits, yBits int) error {
	if n := bigint.MulMemory(xBits, yBits); n > 0 {
		if err := th.Charge(int64(n)); err != nil {
			return err
		}
	}
	return th.bigSize(xBits + yBits)
}

func initInt() {
	t := &intType
	t.layout = LayoutOf[IntObject]()
	t.Binary[OpAdd] = intAdd
	t.Binary[OpSub] = intSub
	t.Binary[OpMul] = intMul
	t.Binary[OpFloorDiv] = intFloorDiv
	t.Binary[OpMod] = intMod
	t.Binary[OpDivMod] = intDivMod
	t.Binary[OpTrueDiv] = intTrueDiv
	t.Binary[OpAnd] = intAnd
	t.Binary[OpOr] = intOr
	t.Binary[OpXor] = intXor
	t.Binary[OpLShift] = intShiftLeft
	t.Binary[OpRShift] = intShiftRight
	t.Pow = intPow
	t.Neg = func(th *Thread, v Value) (Value, error) {
		if hi, lo, ok := wideOf(v); ok && (hi != math.MinInt64 || lo != 0) {
			h, l := negate(uint64(hi), lo)
			return wideInt(int64(h), l), nil
		}
		return BigInt(bigint.Neg(bigOf(v))), nil
	}
	same := func(th *Thread, v Value) (Value, error) { return exactInt(v), nil }
	t.Pos, t.Int, t.Index = same, same, same
	t.Abs = func(th *Thread, v Value) (Value, error) {
		if isNegative(v) {
			return t.Neg(th, v)
		}
		return exactInt(v), nil
	}
	t.Invert = func(th *Thread, v Value) (Value, error) {
		if hi, lo, ok := wideOf(v); ok {
			return wideInt(^hi, ^lo), nil
		}
		return bigResult(bigint.Not(bigOf(v), th.poll))
	}
	t.Bool = func(th *Thread, v Value) (bool, error) { return !isZero(v), nil }
	t.Float = func(th *Thread, v Value) (Value, error) {
		f, err := intToFloat(v)
		return Float(f), err
	}
	t.Hash = intHash
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if x, y, ok := smallInts(a, b); ok {
			return Bool(compareInt(x, y, op)), nil
		}
		if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		return Bool(op.Result(cmpInts(a, b))), nil
	}
	t.Repr = intRepr
	initIntMethods(t)
	Define(t)
	initBool()
}

func isZero(v Value) bool {
	i, ok := AsInt(v)
	return ok && i == 0
}

// intToFloat converts an int to the nearest float, ties to even.
func intToFloat(v Value) (float64, error) {
	if i, ok := AsInt(v); ok {
		return float64(i), nil
	}
	f, _ := new(big.Float).SetInt(bigOf(v)).Float64()
	if math.IsInf(f, 0) {
		return 0, OverflowErrorf("int too large to convert to float")
	}
	return f, nil
}

func isOdd(v Value) bool {
	if _, lo, ok := wideOf(v); ok {
		return lo&1 != 0
	}
	return bigOf(v).Bit(0) != 0
}
