package py

// This file defines the binary operators of int: what fits is computed in two
// words, the rest by package bigint, which polls.

import (
	"math/big"
	"math/bits"

	"github.com/hognose/hognose/internal/bigint"
	"github.com/hognose/hognose/internal/fpmath"
)

func intAdd(th *Thread, a, b Value) (Value, error) {
	ah, al, ok1 := wideOf(a)
	bh, bl, ok2 := wideOf(b)
	if ok1 && ok2 {
		if hi, lo, ok := addWords(ah, al, bh, bl); ok {
			return wideInt(hi, lo), nil
		}
	} else if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	x, y := bigOf(a), bigOf(b)
	if err := th.bigSize(max(x.BitLen(), y.BitLen())); err != nil {
		return Value{}, err
	}
	return bigResult(bigint.Add(x, y, th.poll))
}

func intSub(th *Thread, a, b Value) (Value, error) {
	ah, al, ok1 := wideOf(a)
	bh, bl, ok2 := wideOf(b)
	if ok1 && ok2 {
		if hi, lo, ok := subWords(ah, al, bh, bl); ok {
			return wideInt(hi, lo), nil
		}
	} else if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	x, y := bigOf(a), bigOf(b)
	if err := th.bigSize(max(x.BitLen(), y.BitLen())); err != nil {
		return Value{}, err
	}
	return bigResult(bigint.Sub(x, y, th.poll))
}

func intMul(th *Thread, a, b Value) (Value, error) {
	if x, y, ok := smallInts(a, b); ok {
		return wideInt(mulWords(x, y)), nil
	}
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	x := bigOf(a)
	y := x
	if a != b {
		y = bigOf(b)
	}
	if err := th.bigProduct(x.BitLen(), y.BitLen()); err != nil {
		return Value{}, err
	}
	return bigResult(bigint.Mul(x, y, th.poll))
}

// floorDivMod returns the floor quotient and the modulo of any ints, b not 0.
func floorDivMod(th *Thread, a, b Value) (q, r Value, err error) {
	if x, y, ok := smallInts(a, b); ok {
		if q, ok := FloorDiv(x, y); ok {
			return Int(q), Int(FloorMod(x, y)), nil
		}
	}
	if ah, al, ok := wideOf(a); ok {
		if bh, bl, ok := wideOf(b); ok {
			if qh, ql, rh, rl, ok := divModWords(ah, al, bh, bl); ok {
				return wideInt(qh, ql), wideInt(rh, rl), nil
			}
		}
	}
	x, y := bigOf(a), bigOf(b)
	n := min(y.BitLen(), max(0, x.BitLen()-y.BitLen())) / 2 // of the largest product in it
	if err := th.bigProduct(n, n); err != nil {
		return Value{}, Value{}, err
	}
	if err := th.bigSize(x.BitLen()); err != nil {
		return Value{}, Value{}, err
	}
	bq, br, err := bigint.DivMod(x, y, th.poll)
	if err != nil {
		return Value{}, Value{}, err
	}
	return BigInt(bq), BigInt(br), nil
}

func intFloorDiv(th *Thread, a, b Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if isZero(b) {
		return Value{}, ZeroDivisionErrorf("division by zero")
	}
	if x, y, ok := smallInts(a, b); ok {
		if q, ok := FloorDiv(x, y); ok {
			return Int(q), nil
		}
	}
	q, _, err := floorDivMod(th, a, b)
	return q, err
}

func intMod(th *Thread, a, b Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if isZero(b) {
		return Value{}, ZeroDivisionErrorf("division by zero")
	}
	if x, y, ok := smallInts(a, b); ok {
		return Int(FloorMod(x, y)), nil
	}
	_, r, err := floorDivMod(th, a, b)
	return r, err
}

func intDivMod(th *Thread, a, b Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if isZero(b) {
		return Value{}, ZeroDivisionErrorf("division by zero")
	}
	q, r, err := floorDivMod(th, a, b)
	if err != nil {
		return Value{}, err
	}
	return TupleOf(q, r), nil
}

// intTrueDiv returns a/b correctly rounded.
func intTrueDiv(th *Thread, a, b Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if isZero(b) {
		return Value{}, ZeroDivisionErrorf("division by zero")
	}
	const exact = 1 << 53
	if x, y, ok := smallInts(a, b); ok && -exact <= x && x <= exact && -exact <= y && y <= exact {
		return Float(float64(x) / float64(y)), nil
	}
	f, ok, err := bigint.TrueDiv(bigOf(a), bigOf(b), th.poll)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, OverflowErrorf("integer division result too large for a float")
	}
	return Float(f), nil
}

func intAnd(th *Thread, a, b Value) (Value, error) {
	ah, al, ok1 := wideOf(a)
	bh, bl, ok2 := wideOf(b)
	if ok1 && ok2 {
		return wideInt(ah&bh, al&bl), nil
	}
	return bitwise(th, a, b, bigint.And)
}

func intOr(th *Thread, a, b Value) (Value, error) {
	ah, al, ok1 := wideOf(a)
	bh, bl, ok2 := wideOf(b)
	if ok1 && ok2 {
		return wideInt(ah|bh, al|bl), nil
	}
	return bitwise(th, a, b, bigint.Or)
}

func intXor(th *Thread, a, b Value) (Value, error) {
	ah, al, ok1 := wideOf(a)
	bh, bl, ok2 := wideOf(b)
	if ok1 && ok2 {
		return wideInt(ah^bh, al^bl), nil
	}
	return bitwise(th, a, b, bigint.Xor)
}

func bitwise(th *Thread, a, b Value, op func(x, y *big.Int, poll func() error) (*big.Int, error)) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	x, y := bigOf(a), bigOf(b)
	if err := th.bigSize(max(x.BitLen(), y.BitLen())); err != nil {
		return Value{}, err
	}
	return bigResult(op(x, y, th.poll))
}

func intShiftLeft(th *Thread, a, b Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if isNegative(b) {
		return Value{}, ValueErrorf("negative shift count")
	}
	if isZero(a) {
		return Int(0), nil
	}
	n, ok := AsInt(b)
	if !ok || n > 1<<40 {
		return Value{}, OverflowErrorf("too many digits in integer")
	}
	if hi, lo, ok := wideOf(a); ok {
		if v, ok := shiftLeftWide(hi, lo, uint(n)); ok {
			return v, nil
		}
	}
	x := bigOf(a)
	if err := th.bigSize(x.BitLen() + int(n)); err != nil {
		return Value{}, err
	}
	return bigResult(bigint.Lsh(x, uint(n), th.poll))
}

func intShiftRight(th *Thread, a, b Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	if isNegative(b) {
		return Value{}, ValueErrorf("negative shift count")
	}
	n, ok := AsInt(b)
	if hi, lo, wide := wideOf(a); wide {
		if !ok || n > 127 {
			n = 127
		}
		hi, lo = sarWords(hi, lo, uint(n))
		return wideInt(hi, lo), nil
	}
	x := bigOf(a)
	if !ok || n > int64(x.BitLen()) {
		if x.Sign() < 0 {
			return Int(-1), nil
		}
		return Int(0), nil
	}
	if err := th.bigSize(x.BitLen() - int(n)); err != nil {
		return Value{}, err
	}
	return bigResult(bigint.Rsh(x, uint(n), th.poll))
}

func intPow(th *Thread, a, b, mod Value) (Value, error) {
	if !IsIntLike(a) || !IsIntLike(b) || !mod.IsNone() && !IsIntLike(mod) {
		return NotImplemented, nil
	}
	if !mod.IsNone() {
		return intPowMod(th, a, b, mod)
	}
	e, ok := AsInt(b)
	if isNegative(b) {
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
		return Float(fpmath.Pow(x, y)), nil
	}
	if x, small := AsInt(a); small {
		switch {
		case x == 0 || x == 1:
			if isZero(b) {
				return Int(1), nil
			}
			return Int(x), nil
		case x == -1:
			if isOdd(b) {
				return Int(-1), nil
			}
			return Int(1), nil
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
	n := int(e) * x.BitLen() / 2
	if err := th.bigProduct(n, n); err != nil {
		return Value{}, err
	}
	return bigResult(bigint.Pow(x, uint64(e), th.poll))
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

// intPowMod returns pow(a, b, c).
func intPowMod(th *Thread, a, b, c Value) (Value, error) {
	if isZero(c) {
		return Value{}, ValueErrorf("pow() 3rd argument cannot be 0")
	}
	if m, ok := AsInt(c); ok && m > 0 {
		x, ok1 := AsInt(a)
		e, ok2 := AsInt(b)
		if ok1 && ok2 && e >= 0 {
			return Int(powModInt64(x, e, m)), nil
		}
	}
	x, e, m := bigOf(a), bigOf(b), bigOf(c)
	if e.Sign() < 0 {
		inv, err := bigint.ModInverse(x, m, th.poll)
		if err != nil {
			return Value{}, err
		}
		if inv == nil {
			return Value{}, ValueErrorf("base is not invertible for the given modulus")
		}
		x, e = inv, new(big.Int).Neg(e)
	}
	return bigResult(bigint.PowMod(x, e, m, th.poll))
}

// powModInt64 returns x**e % m for e >= 0 and m > 0.
func powModInt64(x, e, m int64) int64 {
	d := uint64(m)
	b, r := uint64(FloorMod(x, m)), 1%d
	for ; e > 0; e >>= 1 {
		if e&1 != 0 {
			hi, lo := bits.Mul64(r, b)
			r = bits.Rem64(hi, lo, d)
		}
		hi, lo := bits.Mul64(b, b)
		b = bits.Rem64(hi, lo, d)
	}
	return int64(r)
}
