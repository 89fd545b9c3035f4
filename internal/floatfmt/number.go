package floatfmt

// This file rounds floats to decimal places and converts between floats and big ints.

import (
	"math"
	"math/big"
	"strconv"
)

// Round returns round(f, n): the float nearest to the decimal of n places nearest
// to the exact value of f, ties to even. ok is false if the result is too large
// for a float.
func Round(f float64, n int) (r float64, ok bool) {
	switch {
	case math.IsInf(f, 0) || f != f || f == 0 || n > 323:
		return f, true
	case n < -308:
		return math.Copysign(0, f), true
	}
	var space [400]byte
	if n >= 0 {
		if math.Abs(f) >= 1<<52 {
			return f, true
		}
		r, _ = strconv.ParseFloat(string(strconv.AppendFloat(space[:0], f, 'f', n, 64)), 64)
		return r, true
	}
	// Round the digits of the whole part by hand; the fraction only breaks ties.
	whole := math.Trunc(math.Abs(f))
	sticky := whole != math.Abs(f)
	b := strconv.AppendFloat(space[:0], whole, 'f', 0, 64)
	keep := len(b) + n
	if keep < 0 {
		return math.Copysign(0, f), true
	}
	for _, c := range b[keep+1:] {
		sticky = sticky || c != '0'
	}
	up := b[keep] > '5' || b[keep] == '5' && (sticky || keep > 0 && (b[keep-1]-'0')&1 != 0)
	for i := keep; i < len(b); i++ {
		b[i] = '0'
	}
	i := keep - 1
	for ; up && i >= 0; i-- {
		if b[i]++; b[i] <= '9' {
			break
		}
		b[i] = '0'
	}
	text := string(b)
	if up && i < 0 {
		text = "1" + text
	}
	r, err := strconv.ParseFloat(text, 64)
	return math.Copysign(r, f), err == nil
}

// Ratio returns float.as_integer_ratio: f is num/den in lowest terms, den > 0. f
// must be finite.
func Ratio(f float64) (num, den *big.Int) {
	m, e := math.Frexp(f)
	n, e := int64(m*(1<<53)), e-53
	if n == 0 {
		return new(big.Int), big.NewInt(1)
	}
	for n&1 == 0 {
		n, e = n>>1, e+1
	}
	if e >= 0 {
		return new(big.Int).Lsh(big.NewInt(n), uint(e)), big.NewInt(1)
	}
	return big.NewInt(n), new(big.Int).Lsh(big.NewInt(1), uint(-e))
}

// FromBig returns the float nearest to x, ties to even; ok is false if it is too
// large (OverflowError in Python).
func FromBig(x *big.Int) (f float64, ok bool) {
	n := x.BitLen()
	if n <= 64 {
		f = uint64ToFloat(x)
	} else {
		if n > 1024 {
			return 0, false
		}
		var y big.Int
		shift := uint(n - 64)
		m := y.Rsh(y.Abs(x), shift).Uint64() // 64 bits: 53, then 11 to round by
		if x.TrailingZeroBits() < shift {
			m |= 1
		}
		if f = math.Ldexp(float64(m), int(shift)); math.IsInf(f, 0) {
			return 0, false
		}
	}
	if x.Sign() < 0 {
		f = -f
	}
	return f, true
}

func uint64ToFloat(x *big.Int) float64 {
	if x.IsUint64() {
		return float64(x.Uint64())
	}
	var y big.Int
	return float64(y.Abs(x).Uint64())
}

// ToBig returns the whole part of f, which must be finite.
func ToBig(f float64) *big.Int {
	m, e := math.Frexp(math.Trunc(f))
	n, e := big.NewInt(int64(m*(1<<53))), e-53
	if e >= 0 {
		return n.Lsh(n, uint(e))
	}
	return n.Quo(n, new(big.Int).Lsh(big.NewInt(1), uint(-e)))
}
