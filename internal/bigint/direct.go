package bigint

// This file does operations on ints of moderate size, which need no polls, in place.

import "math/big"

// Op is an operation that Direct does.
type Op uint8

// The operations.
const (
	OpAdd Op = iota
	OpSub
	OpMul
	OpFloorDiv
	OpMod
)

// Direct sets z, whose memory may be that of x or, unless it is a division, of y, to the
// result of an operation, for which y is not 0 if it is a division, and reports whether it
// did: not if it takes so long that it needs polls. rest is scratch space.
func Direct(z *big.Int, op Op, x, y, rest *big.Int) bool {
	n, k := words(x), words(y)
	switch op {
	case OpAdd, OpSub:
		if n > linearWords || k > linearWords {
			return false
		}
	case OpMul:
		if (n > directWords || k > directWords) && n*k > directWork {
			return false
		}
	default:
		if n > divWords && k*(n-k+1) > directWork {
			return false
		}
	}
	switch op {
	case OpAdd:
		z.Add(x, y)
	case OpSub:
		z.Sub(x, y)
	case OpMul:
		z.Mul(x, y)
	default:
		sign := y.Sign()
		if op == OpMod {
			rest, z = z, rest
		}
		z.QuoRem(x, y, rest)
		if rest.Sign() != 0 && rest.Sign() != sign {
			if op == OpMod {
				rest.Add(rest, y)
			} else {
				z.Sub(z, one)
			}
		}
	}
	return true
}

var one = big.NewInt(1)
