// Package bisect is the native module _bisect, which bisect exports.
package bisect

// This file defines the functions: binary search in sorted sequences.

import (
	"github.com/hognose/hognose/py"
)

// search returns where x belongs; right tells whether behind items that equal it.
func search(th *py.Thread, seq, x py.Value, lo, hi int, key py.Value, right bool) (int, error) {
	if lo < 0 {
		return 0, py.ValueErrorf("lo must be non-negative")
	}
	if seq.Type().Flags&py.FlagDict != 0 {
		return 0, py.TypeErrorf("%s is not a sequence", seq.Type().FullName())
	}
	if hi < 0 {
		n, err := py.Len(th, seq)
		if err != nil {
			return 0, err
		}
		hi = n
	}
	list := py.ToList(seq)
	if seq.Type() != py.ListType {
		list = nil
	}
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		var v py.Value
		var err error
		if list != nil && mid < len(list.Items()) {
			v = list.Items()[mid]
		} else if v, err = item(th, seq, mid); err != nil {
			return 0, err
		}
		if !key.IsNone() {
			if v, err = th.Call(key, v); err != nil {
				return 0, err
			}
		}
		var before bool // v stays to the left of x
		switch {
		case v.IsInt() && x.IsInt():
			if before = v.Int() < x.Int(); right {
				before = v.Int() <= x.Int()
			}
		case right:
			less, err := py.CompareBool(th, x, v, py.LT)
			if err != nil {
				return 0, err
			}
			before = !less
		default:
			if before, err = py.CompareBool(th, v, x, py.LT); err != nil {
				return 0, err
			}
		}
		if before {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, nil
}

func item(th *py.Thread, seq py.Value, i int) (py.Value, error) {
	t := seq.Type()
	if t.SeqItem == nil || t.Flags&py.FlagDict != 0 {
		if t.GetItem != nil && t.Flags&py.FlagDict == 0 {
			return py.GetItem(th, seq, py.Int(int64(i)))
		}
		return py.Value{}, py.TypeErrorf("'%s' object does not support indexing", t.FullName())
	}
	return t.SeqItem(th, seq, i)
}

// bounds reads the arguments lo and hi.
func bounds(th *py.Thread, a []py.Value) (lo, hi int, err error) {
	if lo, err = size(th, a[2]); err != nil {
		return
	}
	hi = -1
	if !a[3].IsNone() {
		if a[3].Type().Index == nil {
			return 0, 0, py.TypeErrorf("argument should be integer or None, not '%s'", a[3].Type().FullName())
		}
		hi, err = size(th, a[3])
	}
	return
}

func size(th *py.Thread, v py.Value) (int, error) {
	i, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, py.OverflowErrorf("Python int too large to convert to C ssize_t")
	}
	return int(i.Int()), nil
}

func bisect(right bool) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		lo, hi, err := bounds(th, a)
		if err != nil {
			return py.Value{}, err
		}
		i, err := search(th, a[0], a[1], lo, hi, a[4], right)
		return py.Int(int64(i)), err
	}
}

func insort(right bool) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		lo, hi, err := bounds(th, a)
		if err != nil {
			return py.Value{}, err
		}
		x := a[1]
		if !a[4].IsNone() {
			if x, err = th.Call(a[4], x); err != nil {
				return py.Value{}, err
			}
		}
		i, err := search(th, a[0], x, lo, hi, a[4], right)
		if err != nil {
			return py.Value{}, err
		}
		if l := py.ToList(a[0]); l != nil && a[0].Type() == py.ListType {
			n := len(l.Items())
			if n&1023 == 1023 {
				if err := th.Charge(16 << 10); err != nil {
					return py.Value{}, err
				}
			}
			i = min(i, n)
			l.Append(a[1])
			s := l.Items()
			copy(s[i+1:], s[i:n])
			s[i] = a[1]
			return py.None, th.PollEvery(n - i)
		}
		_, err = th.CallMethodGo(a[0], "insert", py.Int(int64(i)), a[1])
		return py.None, err
	}
}

const note = "\n\nOnly a[lo:hi] is looked at. With a key function the list is sorted by what that makes of the items."

// Module declares the module.
var Module = (&py.ModuleDef{
	Name: "_bisect",
	Doc:  "Places in sorted lists, found by halving.",
	Funcs: []py.NativeDef{
		{Sig: "bisect_right(a, x, lo=0, hi=None, *, key=None)", Doc: "Return the place for x in a sorted list: behind items that equal it." + note, Fn: bisect(true)},
		{Sig: "bisect(a, x, lo=0, hi=None, *, key=None)", Doc: "Alias for bisect_right()." + note, Fn: bisect(true)},
		{Sig: "bisect_left(a, x, lo=0, hi=None, *, key=None)", Doc: "Return the place for x in a sorted list: before items that equal it." + note, Fn: bisect(false)},
		{Sig: "insort_right(a, x, lo=0, hi=None, *, key=None)", Doc: "Put x at its place in a sorted list: behind items that equal it." + note, Fn: insort(true)},
		{Sig: "insort(a, x, lo=0, hi=None, *, key=None)", Doc: "Alias for insort_right()." + note, Fn: insort(true)},
		{Sig: "insort_left(a, x, lo=0, hi=None, *, key=None)", Doc: "Put x at its place in a sorted list: before items that equal it." + note, Fn: insort(false)},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		for alias, name := range map[string]string{"bisect": "bisect_right", "insort": "insort_right"} {
			v, _ := m.Dict.GetStr(th.Intern(name))
			m.Dict.SetGo(th, alias, v)
		}
		return nil
	},
}).Prepare()
