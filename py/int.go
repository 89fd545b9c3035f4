package py

// This file defines the heap form of int and the arithmetic of ints. Ints that
// fit int64 are in place; the others are *IntObject, never the other way round.

import (
	"math"
	"math/big"
	"math/bits"
)

// IntObject is an int on the heap: one that does not fit int64, a bool, or an
// instance of a subclass.
type IntObject struct {
	Object
	small int64
	big   *big.Int // nil: the value is small
}

// BigInt returns the int b, in place if it fits; b must not be changed afterwards.
func BigInt(b *big.Int) Value {
	if b.IsInt64() {
		return Int(b.Int64())
	}
	return ValueOf(&(&IntObject{Object: Object{typ: &intType}, big: b}).Object)
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
	return big.NewInt(o.small)
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
	return Int(o.small)
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
	return o.small, o.big == nil
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

// intOp returns the slot of an operator from its small and big forms; small
// reports false on overflow.
func intOp(small func(x, y int64) (int64, bool), large func(th *Thread, x, y *big.Int) (Value, error)) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		if x, y, ok := smallInts(a, b); ok {
			if r, ok := small(x, y); ok {
				return Int(r), nil
			}
		} else if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		return large(th, bigOf(a), bigOf(b))
	}
}

// AddInt returns x+y and whether it fits.
func AddInt(x, y int64) (int64, bool) {
	s := x + y
	return s, (s > x) == (y > 0)
}

// SubInt returns x-y and whether it fits.
func SubInt(x, y int64) (int64, bool) {
	s := x - y
	return s, (s < x) == (y > 0)
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

func floorDivMod(x, y *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 && r.Sign() != y.Sign() {
		q.Sub(q, big.NewInt(1))
		r.Add(r, y)
	}
	return q, r
}

func (th *Thread) bigSize(bits int) error { return th.Charge(int64(bits / 8)) }

func initInt() {
	t := &intType
	t.layout = LayoutOf[IntObject]()
	t.Binary[OpAdd] = intOp(AddInt, func(th *Thread, x, y *big.Int) (Value, error) { return BigInt(new(big.Int).Add(x, y)), nil })
	t.Binary[OpSub] = intOp(SubInt, func(th *Thread, x, y *big.Int) (Value, error) { return BigInt(new(big.Int).Sub(x, y)), nil })
	t.Binary[OpMul] = intOp(MulInt, func(th *Thread, x, y *big.Int) (Value, error) {
		if err := th.bigSize(x.BitLen() + y.BitLen()); err != nil {
			return Value{}, err
		}
		return BigInt(new(big.Int).Mul(x, y)), nil
	})
	t.Binary[OpFloorDiv] = func(th *Thread, a, b Value) (Value, error) {
		if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		if isZero(b) {
			return Value{}, ZeroDivisionErrorf("integer division or modulo by zero")
		}
		if x, y, ok := smallInts(a, b); ok {
			if q, ok := FloorDiv(x, y); ok {
				return Int(q), nil
			}
		}
		q, _ := floorDivMod(bigOf(a), bigOf(b))
		return BigInt(q), nil
	}
	t.Binary[OpMod] = func(th *Thread, a, b Value) (Value, error) {
		if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		if isZero(b) {
			return Value{}, ZeroDivisionErrorf("integer modulo by zero")
		}
		if x, y, ok := smallInts(a, b); ok {
			return Int(FloorMod(x, y)), nil
		}
		_, r := floorDivMod(bigOf(a), bigOf(b))
		return BigInt(r), nil
	}
	t.Binary[OpDivMod] = func(th *Thread, a, b Value) (Value, error) {
		if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		if isZero(b) {
			return Value{}, ZeroDivisionErrorf("integer division or modulo by zero")
		}
		if x, y, ok := smallInts(a, b); ok {
			if q, ok := FloorDiv(x, y); ok {
				return TupleOf(Int(q), Int(FloorMod(x, y))), nil
			}
		}
		q, r := floorDivMod(bigOf(a), bigOf(b))
		return TupleOf(BigInt(q), BigInt(r)), nil
	}
	t.Binary[OpTrueDiv] = func(th *Thread, a, b Value) (Value, error) {
		if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		return intTrueDiv(a, b)
	}
	bitOp := func(small func(x, y int64) int64, large func(z, x, y *big.Int) *big.Int) BinaryFunc {
		return func(th *Thread, a, b Value) (Value, error) {
			if x, y, ok := smallInts(a, b); ok {
				return Int(small(x, y)), nil
			}
			if !IsIntLike(a) || !IsIntLike(b) {
				return NotImplemented, nil
			}
			return BigInt(large(new(big.Int), bigOf(a), bigOf(b))), nil
		}
	}
	t.Binary[OpAnd] = bitOp(func(x, y int64) int64 { return x & y }, (*big.Int).And)
	t.Binary[OpOr] = bitOp(func(x, y int64) int64 { return x | y }, (*big.Int).Or)
	t.Binary[OpXor] = bitOp(func(x, y int64) int64 { return x ^ y }, (*big.Int).Xor)
	t.Binary[OpLShift] = func(th *Thread, a, b Value) (Value, error) {
		if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		return intShiftLeft(th, a, b)
	}
	t.Binary[OpRShift] = func(th *Thread, a, b Value) (Value, error) {
		if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		return intShiftRight(a, b)
	}
	t.Pow = intPow
	t.Neg = func(th *Thread, v Value) (Value, error) {
		if i, ok := AsInt(v); ok && i != math.MinInt64 {
			return Int(-i), nil
		}
		return BigInt(new(big.Int).Neg(bigOf(v))), nil
	}
	same := func(th *Thread, v Value) (Value, error) { return exactInt(v), nil }
	t.Pos, t.Int, t.Index = same, same, same
	t.Abs = func(th *Thread, v Value) (Value, error) {
		if i, ok := AsInt(v); ok && i != math.MinInt64 {
			return Int(max(i, -i)), nil
		}
		return BigInt(new(big.Int).Abs(bigOf(v))), nil
	}
	t.Invert = func(th *Thread, v Value) (Value, error) {
		if i, ok := AsInt(v); ok {
			return Int(^i), nil
		}
		return BigInt(new(big.Int).Not(bigOf(v))), nil
	}
	t.Bool = func(th *Thread, v Value) (bool, error) { return !isZero(v), nil }
	t.Float = func(th *Thread, v Value) (Value, error) {
		f, err := intToFloat(v)
		return Float(f), err
	}
	t.Hash = func(th *Thread, v Value) (int64, error) { return intHash(v), nil }
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if x, y, ok := smallInts(a, b); ok {
			return Bool(compareInt(x, y, op)), nil
		}
		if !IsIntLike(a) || !IsIntLike(b) {
			return NotImplemented, nil
		}
		return Bool(op.Result(bigOf(a).Cmp(bigOf(b)))), nil
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

// intTrueDiv returns a/b correctly rounded.
func intTrueDiv(a, b Value) (Value, error) {
	if isZero(b) {
		return Value{}, ZeroDivisionErrorf("division by zero")
	}
	const exact = 1 << 53
	if x, y, ok := smallInts(a, b); ok && -exact <= x && x <= exact && -exact <= y && y <= exact {
		return Float(float64(x) / float64(y)), nil
	}
	f, _ := new(big.Rat).SetFrac(bigOf(a), bigOf(b)).Float64()
	if math.IsInf(f, 0) {
		return Value{}, OverflowErrorf("integer division result too large for a float")
	}
	return Float(f), nil
}

func intShiftLeft(th *Thread, a, b Value) (Value, error) {
	n, ok := AsInt(b)
	if ok && n < 0 || !ok && bigOf(b).Sign() < 0 {
		return Value{}, ValueErrorf("negative shift count")
	}
	if isZero(a) {
		return Int(0), nil
	}
	if !ok || n > 1<<40 {
		return Value{}, OverflowErrorf("too many digits in integer")
	}
	if x, small := AsInt(a); small && n < 63 {
		if r := x << uint(n); r>>uint(n) == x {
			return Int(r), nil
		}
	}
	x := bigOf(a)
	if err := th.bigSize(x.BitLen() + int(n)); err != nil {
		return Value{}, err
	}
	return BigInt(new(big.Int).Lsh(x, uint(n))), nil
}

func intShiftRight(a, b Value) (Value, error) {
	n, ok := AsInt(b)
	if ok && n < 0 || !ok && bigOf(b).Sign() < 0 {
		return Value{}, ValueErrorf("negative shift count")
	}
	if x, small := AsInt(a); small {
		if !ok || n > 63 {
			n = 63
		}
		return Int(x >> uint(n)), nil
	}
	x := bigOf(a)
	if !ok || n > int64(x.BitLen()) {
		if x.Sign() < 0 {
			return Int(-1), nil
		}
		return Int(0), nil
	}
	return BigInt(new(big.Int).Rsh(x, uint(n))), nil
}

func intPow(th *Thread, a, b, mod Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) || !mod.IsNone() && !IsIntLike(mod) {
		return NotImplemented, nil
	}
	if !mod.IsNone() {
		return intPowMod(bigOf(a), bigOf(b), bigOf(mod))
	}
	e, ok := AsInt(b)
	if ok && e < 0 || !ok && bigOf(b).Sign() < 0 {
		x, err := intToFloat(a)
		if err != nil {
			return Value{}, err
		}
		y, err := intToFloat(b)
		if err != nil {
			return Value{}, err
		}
		if x == 0 {
			return Value{}, ZeroDivisionErrorf("zero to a negative power")
		}
		return Float(math.Pow(x, y)), nil
	}
	if x, small := AsInt(a); small {
		switch {
		case x == 0 || x == 1:
			if isZero(b) {
				return Int(1), nil
			}
			return Int(x), nil
		case x == -1:
			if bigOf(b).Bit(0) == 0 {
				return Int(1), nil
			}
			return Int(-1), nil
		}
		if ok {
			if r, fits := powInt64(x, e); fits {
				return Int(r), nil
			}
		}
	}
	x := bigOf(a)
	if !ok || float64(e)*float64(x.BitLen()) > 1<<40 {
		return Value{}, NewException(MemoryError)
	}
	if err := th.bigSize(int(e) * x.BitLen()); err != nil {
		return Value{}, err
	}
	// Square and multiply, polling between the steps.
	r := big.NewInt(1)
	for i := bits.Len64(uint64(e)) - 1; i >= 0; i-- {
		if err := th.Poll(); err != nil {
			return Value{}, err
		}
		r.Mul(r, r)
		if e>>uint(i)&1 != 0 {
			r.Mul(r, x)
		}
	}
	return BigInt(r), nil
}

func powInt64(x, e int64) (int64, bool) {
	r := int64(1)
	for ok := true; ; {
		if e&1 != 0 {
			if r, ok = MulInt(r, x); !ok {
				return 0, false
			}
		}
		if e >>= 1; e == 0 {
			return r, true
		}
		if x, ok = MulInt(x, x); !ok {
			return 0, false
		}
	}
}

func intPowMod(x, e, m *big.Int) (Value, error) {
	if m.Sign() == 0 {
		return Value{}, ValueErrorf("pow() 3rd argument cannot be 0")
	}
	am := new(big.Int).Abs(m)
	if e.Sign() < 0 {
		inv := new(big.Int).ModInverse(x, am)
		if inv == nil {
			return Value{}, ValueErrorf("base is not invertible for the given modulus")
		}
		x, e = inv, new(big.Int).Neg(e)
	}
	r := new(big.Int).Exp(x, e, am)
	if am.IsInt64() && am.Int64() == 1 {
		r.SetInt64(0)
	}
	if r.Sign() < 0 {
		r.Add(r, am)
	}
	if m.Sign() < 0 && r.Sign() > 0 {
		r.Add(r, m)
	}
	return BigInt(r), nil
}
