package itertools

// This file defines count, cycle and repeat.

import (
	"fmt"

	"github.com/hognose/hognose/py"
)

// count is the Python type count.
type count struct {
	py.Object
	n, step py.Value
}

// cycle is the Python type cycle.
type cycle struct {
	py.Object
	it    py.Value // absent once it has ended
	saved []py.Value
	i     int
}

// repeat is the Python type repeat.
type repeat struct {
	py.Object
	v    py.Value
	left int // -1: forever
}

var (
	countType  = &py.Type{Name: "count", Doc: "Return the numbers start, start+step, start+2*step, ... without end."}
	cycleType  = &py.Type{Name: "cycle", Doc: "Return an iterator over the items, again and again."}
	repeatType = &py.Type{Name: "repeat", Doc: "Return the object the given number of times, or without end."}
)

func isNumber(v py.Value) bool {
	t := v.Type()
	_, isComplex := py.ToComplex(v)
	return t.Index != nil || t.Int != nil || t.Float != nil || isComplex && !py.IsExactStr(v)
}

func nextCount(th *py.Thread, x *count) (py.Value, error) {
	n := x.n
	if n.IsInt() && x.step.IsInt() {
		if s, ok := py.AddInt(n.Int(), x.step.Int()); ok {
			x.n.SetInt(s)
			return n, nil
		}
	}
	s, err := py.Binary(th, py.OpAdd, n, x.step)
	if err != nil {
		return py.Value{}, err
	}
	x.n = s
	return n, nil
}

func nextCycle(th *py.Thread, x *cycle) (py.Value, error) {
	if !x.it.IsAbsent() {
		v, err := py.Next(th, x.it)
		if err != nil {
			return py.Value{}, err
		}
		if !v.IsAbsent() {
			if len(x.saved) == cap(x.saved) {
				if err := th.Charge(int64(16 * len(x.saved))); err != nil {
					return py.Value{}, err
				}
			}
			x.saved = append(x.saved, v)
			return v, nil
		}
		x.it = py.Value{}
	}
	if len(x.saved) == 0 {
		return py.Value{}, nil
	}
	if x.i >= len(x.saved) {
		x.i = 0
	}
	x.i++
	return x.saved[x.i-1], nil
}

func nextRepeat(th *py.Thread, x *repeat) (py.Value, error) {
	if x.left == 0 {
		return py.Value{}, nil
	}
	if x.left > 0 {
		x.left--
	}
	return x.v, nil
}

func defineInfinite() {
	countType.Repr = func(th *py.Thread, self py.Value) (py.Value, error) {
		x := py.Cast[count](self)
		n, err := py.ReprGo(th, x.n)
		if err != nil {
			return py.Value{}, err
		}
		if x.step == py.Int(1) {
			return py.String(self.Type().Name + "(" + n + ")"), nil
		}
		s, err := py.ReprGo(th, x.step)
		return py.String(self.Type().Name + "(" + n + ", " + s + ")"), err
	}

	iterator(countType, "count(cls, start=0, step=1)", func(th *py.Thread, x *count, a []py.Value) error {
		for _, v := range a {
			if !isNumber(v) {
				return py.TypeErrorf("a number is required")
			}
		}
		x.n, x.step = a[0], a[1]
		if one, ok := py.AsInt(x.step); ok && one == 1 && py.IsIntLike(x.step) {
			x.step = py.Int(1)
			if n, ok := py.AsInt(x.n); ok && py.IsIntLike(x.n) {
				x.n = py.Int(n)
			}
		}
		return nil
	}, nextCount)

	iterator(cycleType, "cycle(cls, iterable, /)", func(th *py.Thread, x *cycle, a []py.Value) (err error) {
		x.it, err = py.Iter(th, a[0])
		return err
	}, nextCycle)

	repeatType.Repr = func(th *py.Thread, self py.Value) (py.Value, error) {
		x := py.Cast[repeat](self)
		r, err := py.ReprGo(th, x.v)
		if err == nil && x.left >= 0 {
			r += fmt.Sprintf(", %d", x.left)
		}
		return py.String(self.Type().Name + "(" + r + ")"), err
	}
	repeatType.Methods = []py.NativeDef{{Sig: "__length_hint__(self, /)", Doc: "How many items are left, for whoever makes a list of them.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		x := py.Cast[repeat](a[0])
		if x.left < 0 {
			return py.Value{}, py.TypeErrorf("len() of unsized object")
		}
		return py.Int(int64(x.left)), nil
	}}}
	iterator(repeatType, "repeat(cls, object, times=?)", func(th *py.Thread, x *repeat, a []py.Value) error {
		x.v, x.left = a[0], -1
		if a[1].IsAbsent() {
			return nil
		}
		n, err := toSize(th, a[1])
		x.left = max(n, 0)
		return err
	}, nextRepeat)
}

// toSize converts an argument that C code takes as Py_ssize_t.
func toSize(th *py.Thread, v py.Value) (int, error) {
	i, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, py.OverflowErrorf("Python int too large to convert to C ssize_t")
	}
	return int(i.Int()), nil
}
