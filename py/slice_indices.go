package py

// This file computes the positions of a slice for lengths of any size, as
// slice.indices and ranges need them.

import "math/big"

// longIndices returns start, stop and step of a slice of n items: clamped, and of
// any size (see slice.indices in the language reference, 3.2).
func (s *Slice) longIndices(th *Thread, n *big.Int) (start, stop, step *big.Int, err error) {
	step = big.NewInt(1)
	if !s.Step.IsNone() {
		if step, err = sliceBig(th, s.Step); err != nil {
			return nil, nil, nil, err
		}
		if step.Sign() == 0 {
			return nil, nil, nil, ValueErrorf("slice step cannot be zero")
		}
	}
	lo, hi := new(big.Int), n
	if step.Sign() < 0 {
		lo, hi = big.NewInt(-1), new(big.Int).Sub(n, big.NewInt(1))
	}
	clamp := func(v Value, def *big.Int) (*big.Int, error) {
		if v.IsNone() {
			return def, nil
		}
		i, err := sliceBig(th, v)
		if err != nil {
			return nil, err
		}
		if i.Sign() < 0 {
			i = new(big.Int).Add(i, n)
		}
		if i.Cmp(lo) < 0 {
			return lo, nil
		}
		if i.Cmp(hi) > 0 {
			return hi, nil
		}
		return i, nil
	}
	first, last := lo, hi
	if step.Sign() < 0 {
		first, last = hi, lo
	}
	if start, err = clamp(s.Start, first); err != nil {
		return nil, nil, nil, err
	}
	stop, err = clamp(s.Stop, last)
	return start, stop, step, err
}

// sliceBig returns a part of a slice that is not None.
func sliceBig(th *Thread, v Value) (*big.Int, error) {
	if v.Type().Index == nil && !v.IsInt() {
		return nil, TypeErrorf("slice indices must be integers or None or have an __index__ method")
	}
	i, err := Index(th, v)
	if err != nil {
		return nil, err
	}
	return bigOf(i), nil
}
