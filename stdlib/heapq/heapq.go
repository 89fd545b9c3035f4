// Package heapq is the native module _heapq, on which heapq is built.
package heapq

// This file defines the operations on heaps: lists whose item i is not greater
// (in a max-heap: not less) than items 2i+1 and 2i+2.

import (
	"github.com/hognose/hognose/py"
)

// heap is a list as a heap: the order is the operator of a comparison "a before b".
type heap struct {
	l   *py.List
	max bool
}

// above reports whether a belongs above b.
func (h heap) above(th *py.Thread, a, b py.Value) (bool, error) {
	if h.max {
		a, b = b, a
	}
	switch {
	case a.IsInt() && b.IsInt():
		return a.Int() < b.Int(), nil
	case a.IsFloat() && b.IsFloat():
		return a.Float() < b.Float(), nil
	}
	return py.CompareBool(th, a, b, py.LT)
}

// before is above, but the list must not change meanwhile.
func (h heap) before(th *py.Thread, a, b py.Value) (bool, error) {
	n := len(h.l.Items())
	less, err := h.above(th, a, b)
	if err == nil && len(h.l.Items()) != n {
		err = py.RuntimeErrorf("list changed size during iteration")
	}
	return less, err
}

// up moves the item at pos towards the item at start.
func (h heap) up(th *py.Thread, start, pos int) error {
	if !h.max {
		var done bool
		if pos, done = upInts(h.l.Items(), start, pos); done {
			return nil
		}
	}
	item := h.l.Items()[pos]
	for pos > start {
		parent := (pos - 1) >> 1
		ok, err := h.before(th, item, h.l.Items()[parent])
		if err != nil {
			return err
		}
		if !ok {
			return nil
		}
		s := h.l.Items()
		s[pos], s[parent] = s[parent], s[pos]
		item = s[parent]
		pos = parent
	}
	return nil
}

// down moves the item at pos to a leaf, always to the place of the child that
// belongs above the other, and then up again: an item from the end of the list
// most often belongs to the bottom, so this takes fewer comparisons.
func (h heap) down(th *py.Thread, pos int) error {
	start, end := pos, len(h.l.Items())
	if !h.max {
		var done bool
		if pos, done = downInts(h.l.Items(), pos); done {
			return nil
		}
	}
	for limit := end >> 1; pos < limit; {
		child := 2*pos + 1
		if child+1 < end {
			s := h.l.Items()
			ok, err := h.before(th, s[child], s[child+1])
			if err != nil {
				return err
			}
			if !ok {
				child++
			}
		}
		s := h.l.Items()
		s[pos], s[child] = s[child], s[pos]
		pos = child
	}
	return h.up(th, start, pos)
}

// downInts is down for as long as it meets ints in place only. It returns how far the
// item came, and whether that is its place.
func downInts(s []py.Value, pos int) (at int, done bool) {
	item, start := s[pos], pos
	if !item.IsInt() {
		return pos, false
	}
	for limit := len(s) >> 1; pos < limit; {
		child := 2*pos + 1
		if child+1 < len(s) {
			a, b := &s[child], &s[child+1]
			if !a.IsInt() || !b.IsInt() {
				s[pos] = item
				return pos, false
			}
			if a.Int() >= b.Int() {
				child++
			}
		} else if !s[child].IsInt() {
			s[pos] = item
			return pos, false
		}
		s[pos].SetInt(s[child].Int())
		pos = child
	}
	s[pos] = item
	return upInts(s, start, pos)
}

// upInts is up for as long as it meets ints in place only; it returns what downInts does.
func upInts(s []py.Value, start, pos int) (at int, done bool) {
	item := s[pos]
	if !item.IsInt() {
		return pos, false
	}
	for done = true; pos > start; {
		parent := (pos - 1) >> 1
		if done = s[parent].IsInt(); !done || item.Int() >= s[parent].Int() {
			break
		}
		s[pos].SetInt(s[parent].Int())
		pos = parent
	}
	s[pos] = item
	return pos, done
}

func (h heap) push(th *py.Thread, v py.Value) error {
	if n := len(h.l.Items()); n&1023 == 1023 {
		if err := th.Charge(16 << 10); err != nil {
			return err
		}
	}
	h.l.Append(v)
	return h.up(th, 0, len(h.l.Items())-1)
}

func (h heap) pop(th *py.Thread) (py.Value, error) {
	s := h.l.Items()
	n := len(s)
	if n == 0 {
		return py.Value{}, py.IndexErrorf("index out of range")
	}
	last := s[n-1]
	s[n-1] = py.Value{}
	h.l.SetItems(s[:n-1])
	if n == 1 {
		return last, nil
	}
	first := s[0]
	s[0] = last
	return first, h.down(th, 0)
}

func (h heap) replace(th *py.Thread, v py.Value) (py.Value, error) {
	s := h.l.Items()
	if len(s) == 0 {
		return py.Value{}, py.IndexErrorf("index out of range")
	}
	first := s[0]
	s[0] = v
	return first, h.down(th, 0)
}

func (h heap) pushPop(th *py.Thread, v py.Value) (py.Value, error) {
	s := h.l.Items()
	if len(s) == 0 {
		return v, nil
	}
	ok, err := h.above(th, s[0], v)
	if err != nil || !ok {
		return v, err
	}
	if len(h.l.Items()) == 0 {
		return py.Value{}, py.IndexErrorf("index out of range")
	}
	return h.replace(th, v)
}

// build makes the list a heap.
func (h heap) build(th *py.Thread) error {
	for i := len(h.l.Items())>>1 - 1; i >= 0; i-- {
		if err := th.PollEvery(i << 4); err != nil {
			return err
		}
		if err := h.down(th, i); err != nil {
			return err
		}
	}
	return nil
}

func arg(v py.Value, fn string, max bool) (heap, error) {
	l := py.ToList(v)
	if l == nil {
		if fn == "heapify" || fn == "heappop" || fn == "heapify_max" || fn == "heappop_max" {
			return heap{}, py.TypeErrorf("%s() argument must be list, not %s", fn, v.Type().FullName())
		}
		return heap{}, py.TypeErrorf("%s() argument 1 must be list, not %s", fn, v.Type().FullName())
	}
	return heap{l, max}, nil
}

// Module declares the module.
var Module = &py.ModuleDef{
	Name: "_heapq",
	Doc:  "Heaps in lists: the smallest item is the first.",
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "__about__", py.String("Heaps are lists for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k,\ncounting items from 0: the smallest item is always at the front."))
		return nil
	},
}

func init() {
	for _, max := range []bool{false, true} {
		suffix, word := "", "smallest"
		if max {
			suffix, word = "_max", "largest"
		}
		one := func(name, params, doc string, f func(th *py.Thread, h heap, a []py.Value) (py.Value, error)) {
			name += suffix
			Module.Funcs = append(Module.Funcs, py.NativeDef{Sig: name + "(" + params + ")", Doc: doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				h, err := arg(a[0], name, max)
				if err != nil {
					return py.Value{}, err
				}
				return f(th, h, a)
			}})
		}
		one("heappush", "heap, item, /", "Put an item into a heap.", func(th *py.Thread, h heap, a []py.Value) (py.Value, error) {
			return py.None, h.push(th, a[1])
		})
		one("heappop", "heap, /", "Take out the "+word+" item and return it.", func(th *py.Thread, h heap, a []py.Value) (py.Value, error) {
			return h.pop(th)
		})
		one("heapreplace", "heap, item, /", "Take out the "+word+" item, put another in, and return what was taken out.", func(th *py.Thread, h heap, a []py.Value) (py.Value, error) {
			return h.replace(th, a[1])
		})
		one("heappushpop", "heap, item, /", "Put an item in, take out the "+word+" one, and return that.", func(th *py.Thread, h heap, a []py.Value) (py.Value, error) {
			return h.pushPop(th, a[1])
		})
		one("heapify", "heap, /", "Make a heap of a list, in place.", func(th *py.Thread, h heap, a []py.Value) (py.Value, error) {
			return py.None, h.build(th)
		})
	}
	Module.Prepare()
}
