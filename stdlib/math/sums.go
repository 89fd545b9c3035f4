package math

// This file defines fsum, sumprod, prod, hypot and dist.

import (
	"math"
	"math/big"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/py"
)

func sumFuncs() []py.NativeDef {
	return []py.NativeDef{
		{Sig: "fsum(seq, /)", Doc: "Add floats as if without rounding in between.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			var s exactSum
			err := py.ForEach(th, a[0], func(v py.Value) error {
				x, err := py.ToFloat(th, v)
				if err != nil {
					return err
				}
				if !s.add(x) {
					return py.OverflowErrorf("intermediate overflow in fsum")
				}
				return nil
			})
			if err != nil {
				return py.Value{}, err
			}
			if s.special != 0 {
				if s.infinities != s.infinities {
					return py.Value{}, py.ValueErrorf("-inf + inf in fsum")
				}
				return py.Float(s.special), nil
			}
			return py.Float(s.value()), nil
		}},
		{Sig: "sumprod(p, q, /)", Doc: "Multiply the items of p and q with each other, and add that up.\n\nOf floats no digit is lost in between.", Fn: sumProd},
		{Sig: "prod(iterable, /, *, start=1)", Doc: "The product of all items, with start, which is 1 by default, as the first factor.\n\nFor an empty iterable that is start. It is meant for numbers.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			r := a[1]
			err := py.ForEach(th, a[0], func(v py.Value) error {
				if r.IsInt() && v.IsInt() {
					if x, ok := py.MulInt(r.Int(), v.Int()); ok {
						r = py.Int(x)
						return nil
					}
				} else if r.IsFloat() && v.IsFloat() {
					r = py.Float(r.Float() * v.Float())
					return nil
				}
				x, err := py.Binary(th, py.OpMul, r, v)
				r = x
				return err
			})
			return r, err
		}},
		{Sig: "hypot(*coordinates)", Doc: "Return the distance of a point from the origin: the square root of the sum of squares.\n\n    >>> hypot(5.0, 12.0)\n    13.0", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			items := py.ToTuple(a[0]).Items()
			var buf [8]float64
			v := buf[:0]
			for i, x := range items {
				f, err := py.ToFloat(th, x)
				if err != nil {
					return py.Value{}, err
				}
				v = append(v, math.Abs(f))
				if err := th.PollEvery(i + 1); err != nil {
					return py.Value{}, err
				}
			}
			return py.Float(norm(v)), nil
		}},
		{Sig: "dist(p, q, /)", Doc: "The distance of two points, each a sequence of as many coordinates.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p, err := py.ToSlice(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			q, err := py.ToSlice(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if len(p) != len(q) {
				return py.Value{}, py.ValueErrorf("both points must have the same number of dimensions")
			}
			var buf [8]float64
			v := buf[:0]
			for i := range p {
				x, err := py.ToFloat(th, p[i])
				if err != nil {
					return py.Value{}, err
				}
				y, err := py.ToFloat(th, q[i])
				if err != nil {
					return py.Value{}, err
				}
				v = append(v, math.Abs(x-y))
				if err := th.PollEvery(i + 1); err != nil {
					return py.Value{}, err
				}
			}
			return py.Float(norm(v)), nil
		}},
	}
}

// exactSum is a sum of floats kept as parts that do not overlap, growing in size:
// Shewchuk, "Adaptive Precision Floating-Point Arithmetic".
type exactSum struct {
	parts      []float64
	special    float64 // sum of infinities and nans, 0 if there were none
	infinities float64
}

// add adds x; false means that the sum overflowed on the way.
func (s *exactSum) add(x float64) bool {
	given := x
	n := 0
	for _, y := range s.parts {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		hi := x + y
		lo := y - (hi - x)
		if lo != 0 {
			s.parts[n] = lo
			n++
		}
		x = hi
	}
	s.parts = s.parts[:n]
	if x == 0 {
		return true
	}
	if !isFinite(x) {
		if isFinite(given) {
			return false
		}
		if math.IsInf(given, 0) {
			s.infinities += given
		}
		s.special += given
		s.parts = s.parts[:0]
		return true
	}
	s.parts = append(s.parts, x)
	return true
}

// value returns the sum rounded once, ties to even.
func (s *exactSum) value() float64 {
	n := len(s.parts)
	if n == 0 {
		return 0
	}
	n--
	hi, lo := s.parts[n], 0.0
	for n > 0 {
		x := hi
		n--
		y := s.parts[n]
		hi = x + y
		lo = y - (hi - x)
		if lo != 0 {
			break
		}
	}
	// A tie of the two largest parts is broken by the next one.
	if n > 0 && (lo < 0 && s.parts[n-1] < 0 || lo > 0 && s.parts[n-1] > 0) {
		y := lo * 2
		x := hi + y
		if y == x-hi {
			hi = x
		}
	}
	return hi
}

// norm returns the square root of the sum of the squares of v, whose items are
// not negative: squares and sum are exact but for the scale, rounded at the end.
func norm(v []float64) float64 {
	m, nan := 0.0, false
	for _, x := range v {
		if x != x {
			nan = true
		}
		m = math.Max(m, x)
	}
	for _, x := range v {
		if math.IsInf(x, 0) {
			return x
		}
	}
	switch {
	case nan:
		return math.NaN()
	case m == 0 || len(v) == 1:
		return m
	}
	_, e := math.Frexp(m)
	if e < -1000 { // scale into normal numbers first
		w := make([]float64, len(v))
		for i, x := range v {
			w[i] = x * 0x1p600
		}
		return norm(w) * 0x1p-600
	}
	scale := math.Ldexp(1, -e)
	hi, lo := 0.0, 0.0 // the sum of squares is hi + lo
	for _, x := range v {
		x *= scale
		p := x * x
		q := math.FMA(x, x, -p)
		s := hi + p
		b := s - hi
		lo += (hi - (s - b)) + (p - b) + q
		hi = s
	}
	h := math.Sqrt(hi + lo)
	// One Newton step with the exact remainder.
	p := h * h
	q := math.FMA(h, h, -p)
	h += ((hi - p) + (lo - q)) / (2 * h)
	return math.Ldexp(h, e)
}

// tripleSum is a sum of products in three floats of falling size (Ogita, Rump and Oishi 2005, "Accurate Sum and Dot
// Product", algorithm 5.10 for K = 3). It is not exact, as exactSum is, but what CPython computes, digit by digit.
type tripleSum struct{ hi, lo, tiny float64 }

// plus returns the sum with x*y added.
func (s tripleSum) plus(x, y float64) tripleSum {
	p := x * y
	hi, a := twoSum(s.hi, p)
	b, tiny := twoSum(s.lo, math.FMA(x, y, -p))
	lo, rest := twoSum(b, a)
	return tripleSum{hi, lo, s.tiny + tiny + rest}
}

func (s tripleSum) value() float64 {
	hi, lo := twoSum(s.lo, s.hi)
	return s.tiny + lo + hi
}

// twoSum returns a+b, and what rounding took from it.
func twoSum(a, b float64) (sum, rest float64) {
	sum = a + b
	t := sum - a
	return sum, (a - (sum - t)) + (b - t)
}

// sumProd adds products of ints exactly and of floats with some 150 bits; whatever else comes goes through the operators.
func sumProd(th *py.Thread, a []py.Value) (py.Value, error) {
	p, err := py.Iter(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	q, err := py.Iter(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	total := py.Int(0)
	ints, floats := true, true
	small := int64(0)
	var sum tripleSum
	used := false
	plus := func(v py.Value) (err error) {
		total, err = py.Binary(th, py.OpAdd, total, v)
		return err
	}
	for i := 0; ; i++ {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		x, err := py.Next(th, p)
		if err != nil {
			return py.Value{}, err
		}
		y, err := py.Next(th, q)
		if err != nil {
			return py.Value{}, err
		}
		done := x.IsAbsent()
		if done != y.IsAbsent() {
			return py.Value{}, py.ValueErrorf("Inputs are not the same length")
		}
		if ints {
			if !done && x.IsInt() && y.IsInt() {
				if m, ok := py.MulInt(x.Int(), y.Int()); ok {
					if s, ok := py.AddInt(small, m); ok {
						small = s
						continue
					}
				}
			}
			ints = false
			if err := plus(py.Int(small)); err != nil {
				return py.Value{}, err
			}
		}
		if floats {
			if fx, fy, ok := floatPair(x, y); ok {
				if s := sum.plus(fx, fy); isFinite(s.hi) {
					sum, used = s, true
					continue
				}
			}
			floats = false
			if used {
				if err := plus(py.Float(sum.value())); err != nil {
					return py.Value{}, err
				}
			}
		}
		if done {
			return total, nil
		}
		m, err := py.Binary(th, py.OpMul, x, y)
		if err != nil {
			return py.Value{}, err
		}
		if err := plus(m); err != nil {
			return py.Value{}, err
		}
	}
}

// floatPair returns both numbers as floats if at least one is one and the other is a float, an int or a bool.
func floatPair(x, y py.Value) (fx, fy float64, ok bool) {
	if x.IsAbsent() || y.IsAbsent() || !x.IsFloat() && !y.IsFloat() {
		return 0, 0, false
	}
	if fx, ok = plainFloat(x); ok {
		fy, ok = plainFloat(y)
	}
	return fx, fy, ok
}

func plainFloat(v py.Value) (float64, bool) {
	switch {
	case v.IsFloat():
		return v.Float(), true
	case v.IsInt():
		return float64(v.Int()), true
	case v.IsBool():
		if v.IsTrue() {
			return 1, true
		}
		return 0, true
	}
	if b, ok := py.AsBigInt(v); ok && v.Type() == py.IntType {
		return floatfmt.FromBig(b)
	}
	return 0, false
}

var bigOne = big.NewInt(1)
