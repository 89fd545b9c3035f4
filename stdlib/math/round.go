package math

// This file defines floor, ceil and trunc, which ask the type of their argument.

import (
	"math"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/py"
)

func roundFuncs() []py.NativeDef {
	fn := func(name, doc, method string, f func(float64) float64) py.NativeDef {
		return py.NativeDef{Sig: name + "(x, /)", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			v := a[0]
			switch {
			case v.IsInt():
				return v, nil
			case !v.IsFloat():
				m, err := py.LookupSpecial(th, v, method)
				if err != nil {
					return py.Value{}, err
				}
				if !m.IsAbsent() {
					return th.Call(m)
				}
				if f == nil {
					return py.Value{}, py.TypeErrorf("type %s doesn't define __trunc__ method", v.Type().Name)
				}
			}
			x, err := py.ToFloat(th, v)
			if err != nil {
				return py.Value{}, err
			}
			if f != nil {
				x = f(x)
			}
			return floatToInt(x)
		}}
	}
	return []py.NativeDef{
		fn("floor", "Round down: return the largest integer that is not above x.", "__floor__", math.Floor),
		fn("ceil", "Round up: return the smallest integer that is not below x.", "__ceil__", math.Ceil),
		fn("trunc", "Cut off the fraction of a number, by its method __trunc__.", "__trunc__", nil),
	}
}

func floatToInt(x float64) (py.Value, error) {
	switch {
	case x != x:
		return py.Value{}, py.ValueErrorf("cannot convert float NaN to integer")
	case math.IsInf(x, 0):
		return py.Value{}, py.OverflowErrorf("cannot convert float infinity to integer")
	case math.Abs(x) < 1<<62:
		return py.Int(int64(x)), nil
	}
	return py.BigInt(floatfmt.ToBig(x)), nil
}
