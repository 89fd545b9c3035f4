package math

// This file defines the functions of ints.

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/hognose/hognose/internal/bigint"
	"github.com/hognose/hognose/py"
)

func intFuncs() []py.NativeDef {
	return []py.NativeDef{
		{Sig: "comb(n, k, /)", Doc: "In how many ways k of n things can be chosen, if their order does not matter.\n\nThat is n! / (k! * (n - k)!), and 0 if k > n: the binomial coefficient.\nBoth must be integers and not negative.", Fn: comb},
		{Sig: "perm(n, k=None, /)", Doc: "In how many ways k of n things can be chosen, if their order matters.\n\nThat is n! / (n - k)!, and 0 if k > n; without k it is n!.\nBoth must be integers and not negative.", Fn: perm},
		{Sig: "factorial(n, /)", Doc: "Find n!.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := py.Index(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			return factorial(th, n)
		}},
		{Sig: "gcd(*integers)", Flags: py.RawArgs, Doc: "Greatest Common Divisor.", Fn: gcdFunc},
		{Sig: "lcm(*integers)", Doc: "Least Common Multiple.", Fn: lcmFunc},
		{Sig: "isqrt(n, /)", Doc: "Return the square root, rounded down.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			v, err := py.Index(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			if v.IsInt() {
				n := v.Int()
				if n < 0 {
					return py.Value{}, py.ValueErrorf("isqrt() argument must be nonnegative")
				}
				r := int64(math.Sqrt(float64(n)))
				for r > 3037000499 || r*r > n {
					r--
				}
				for r < 3037000499 && (r+1)*(r+1) <= n {
					r++
				}
				return py.Int(r), nil
			}
			b, _ := py.AsBigInt(v)
			if b.Sign() < 0 {
				return py.Value{}, py.ValueErrorf("isqrt() argument must be nonnegative")
			}
			r, err := bigint.Sqrt(b, th.Poll)
			if err != nil {
				return py.Value{}, err
			}
			return py.BigInt(r), nil
		}},
	}
}

func factorial(th *py.Thread, v py.Value) (py.Value, error) {
	b, _ := py.AsBigInt(v)
	if b.Sign() < 0 {
		return py.Value{}, py.ValueErrorf("factorial() not defined for negative values")
	}
	if !v.IsInt() {
		return py.Value{}, py.OverflowErrorf("factorial() argument should not exceed %d", int64(math.MaxInt64))
	}
	n := v.Int()
	if n <= 20 {
		r := int64(1)
		for i := int64(2); i <= n; i++ {
			r *= i
		}
		return py.Int(r), nil
	}
	if err := th.Charge(sizeOfProduct(n, n)); err != nil {
		return py.Value{}, err
	}
	r, err := oddFactorial(th, n)
	if err != nil {
		return py.Value{}, err
	}
	r, err = bigint.Lsh(r, uint(n)-uint(bits.OnesCount64(uint64(n))), th.Poll)
	if err != nil {
		return py.Value{}, err
	}
	return py.BigInt(r), nil
}

// sizeOfProduct estimates the bytes of the product of k numbers up to n.
func sizeOfProduct(n, k int64) int64 {
	size := float64(k) * float64(bits.Len64(uint64(n))) / 8
	return int64(min(size, 1<<62))
}

// oddFactorial returns the odd part of n!: the product over i of the product of
// the odd numbers up to n/2**i.
func oddFactorial(th *py.Thread, n int64) (*big.Int, error) {
	outer, inner := big.NewInt(1), big.NewInt(1)
	upper := int64(3)
	for i := bits.Len64(uint64(n)) - 2; i >= 0; i-- {
		v := n >> uint(i)
		if v <= 2 {
			continue
		}
		lower := upper
		upper = (v + 1) | 1
		p, err := oddProduct(th, lower, upper)
		if err != nil {
			return nil, err
		}
		if inner, err = bigint.Mul(inner, p, th.Poll); err != nil {
			return nil, err
		}
		if outer, err = bigint.Mul(outer, inner, th.Poll); err != nil {
			return nil, err
		}
	}
	return outer, nil
}

// oddProduct returns the product of the odd numbers from start up to stop, both
// odd, stop not included.
func oddProduct(th *py.Thread, start, stop int64) (*big.Int, error) {
	if err := th.Poll(); err != nil {
		return nil, err
	}
	n := (stop - start) / 2
	if n <= 16 {
		r := big.NewInt(1)
		acc := uint64(1)
		for k := start; k < stop; k += 2 {
			if hi, lo := bits.Mul64(acc, uint64(k)); hi == 0 {
				acc = lo
				continue
			}
			r.Mul(r, new(big.Int).SetUint64(acc))
			acc = uint64(k)
		}
		return r.Mul(r, new(big.Int).SetUint64(acc)), nil
	}
	mid := (start + n) | 1
	x, err := oddProduct(th, start, mid)
	if err != nil {
		return nil, err
	}
	y, err := oddProduct(th, mid, stop)
	if err != nil {
		return nil, err
	}
	return bigint.Mul(x, y, th.Poll)
}

// fallingProduct returns n * (n-1) * ... of k factors.
func fallingProduct(th *py.Thread, n *big.Int, k int64) (*big.Int, error) {
	if err := th.Poll(); err != nil {
		return nil, err
	}
	if k <= 8 {
		r := big.NewInt(1)
		f := new(big.Int).Set(n)
		for ; k > 0; k-- {
			r.Mul(r, f)
			f.Sub(f, bigOne)
		}
		return r, nil
	}
	half := k / 2
	x, err := fallingProduct(th, n, half)
	if err != nil {
		return nil, err
	}
	y, err := fallingProduct(th, new(big.Int).Sub(n, big.NewInt(half)), k-half)
	if err != nil {
		return nil, err
	}
	return bigint.Mul(x, y, th.Poll)
}

func perm(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[1].IsNone() {
		n, err := py.Index(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return factorial(th, n)
	}
	n, k, err := twoInts(th, a)
	if err != nil {
		return py.Value{}, err
	}
	if n.Cmp(k) < 0 {
		return py.Int(0), nil
	}
	if !k.IsInt64() {
		return py.Value{}, py.OverflowErrorf("k must not exceed %d", int64(math.MaxInt64))
	}
	if err := th.Charge(int64(min(float64(n.BitLen())*float64(k.Int64())/8, 1<<62))); err != nil {
		return py.Value{}, err
	}
	r, err := fallingProduct(th, n, k.Int64())
	if err != nil {
		return py.Value{}, err
	}
	return py.BigInt(r), nil
}

// twoInts returns n and k, which must not be negative.
func twoInts(th *py.Thread, a []py.Value) (n, k *big.Int, err error) {
	nv, err := py.Index(th, a[0])
	if err != nil {
		return nil, nil, err
	}
	kv, err := py.Index(th, a[1])
	if err != nil {
		return nil, nil, err
	}
	n, _ = py.AsBigInt(nv)
	k, _ = py.AsBigInt(kv)
	if n.Sign() < 0 {
		return nil, nil, py.ValueErrorf("n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, nil, py.ValueErrorf("k must be a non-negative integer")
	}
	return n, k, nil
}

func comb(th *py.Thread, a []py.Value) (py.Value, error) {
	n, k, err := twoInts(th, a)
	if err != nil {
		return py.Value{}, err
	}
	rest := new(big.Int).Sub(n, k)
	if rest.Sign() < 0 {
		return py.Int(0), nil
	}
	if rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return py.Value{}, py.OverflowErrorf("min(n - k, k) must not exceed %d", int64(math.MaxInt64))
	}
	count := k.Int64()
	if n.IsInt64() {
		if r, ok := smallComb(uint64(n.Int64()), uint64(count)); ok {
			return py.Int(int64(r)), nil
		}
	}
	if err := th.Charge(int64(min(float64(n.BitLen())*float64(count)/8, 1<<62))); err != nil {
		return py.Value{}, err
	}
	r, err := bigComb(th, n, count)
	if err != nil {
		return py.Value{}, err
	}
	return py.BigInt(r), nil
}

// smallComb returns the coefficient if it and each step to it fit.
func smallComb(n, k uint64) (uint64, bool) {
	r := uint64(1)
	for i := uint64(0); i < k; i++ {
		// r * (n-i) / (i+1) is whole at each step.
		hi, lo := bits.Mul64(r, n-i)
		if hi >= i+1 {
			return 0, false
		}
		r, _ = bits.Div64(hi, lo, i+1)
		if r > math.MaxInt64 {
			return 0, false
		}
	}
	return r, true
}

// bigComb returns C(n, k) by C(n, k) = C(n, j) * C(n-j, k-j) / C(k, j).
func bigComb(th *py.Thread, n *big.Int, k int64) (*big.Int, error) {
	if err := th.Poll(); err != nil {
		return nil, err
	}
	if n.IsInt64() && k < 64 {
		if r, ok := smallComb(uint64(n.Int64()), uint64(k)); ok {
			return new(big.Int).SetUint64(r), nil
		}
	}
	switch k {
	case 0:
		return big.NewInt(1), nil
	case 1:
		return n, nil
	}
	j := k / 2
	x, err := bigComb(th, n, j)
	if err != nil {
		return nil, err
	}
	y, err := bigComb(th, new(big.Int).Sub(n, big.NewInt(j)), k-j)
	if err != nil {
		return nil, err
	}
	if x, err = bigint.Mul(x, y, th.Poll); err != nil {
		return nil, err
	}
	if y, err = bigComb(th, big.NewInt(k), j); err != nil {
		return nil, err
	}
	q, _, err := bigint.DivMod(x, y, th.Poll)
	return q, err
}

func gcdFunc(th *py.Thread, a []py.Value) (py.Value, error) {
	res := py.Int(0)
	for i, v := range a {
		x, err := py.Index(th, v)
		if err != nil {
			return py.Value{}, err
		}
		if err := th.PollEvery(i + 1); err != nil {
			return py.Value{}, err
		}
		if res, err = gcd(th, res, x); err != nil {
			return py.Value{}, err
		}
	}
	return res, nil
}

func gcd(th *py.Thread, x, y py.Value) (py.Value, error) {
	if g, ok := py.GCD(x, y); ok {
		return g, nil
	}
	a, _ := py.AsBigInt(x)
	b, _ := py.AsBigInt(y)
	r, err := bigint.GCD(a, b, th.Poll)
	if err != nil {
		return py.Value{}, err
	}
	return py.BigInt(r), nil
}

func lcmFunc(th *py.Thread, a []py.Value) (py.Value, error) {
	items := py.ToTuple(a[0]).Items()
	res := py.Int(1)
	for i, v := range items {
		x, err := py.Index(th, v)
		if err != nil {
			return py.Value{}, err
		}
		if err := th.PollEvery(i + 1); err != nil {
			return py.Value{}, err
		}
		if res.IsInt() && res.Int() == 0 {
			continue // the others must be ints all the same
		}
		if x.IsInt() && x.Int() == 0 {
			res = x
			continue
		}
		g, err := gcd(th, res, x)
		if err != nil {
			return py.Value{}, err
		}
		if x, err = py.Binary(th, py.OpFloorDiv, x, g); err != nil {
			return py.Value{}, err
		}
		if res, err = py.Binary(th, py.OpMul, res, x); err != nil {
			return py.Value{}, err
		}
		if res, err = py.Abs(th, res); err != nil {
			return py.Value{}, err
		}
	}
	return res, nil
}
