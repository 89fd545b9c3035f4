package re

// This file defines the iterators over matches: what finditer and scanner return.

import (
	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/py"
)

// scanner is the iterator of finditer, and the object that Pattern.scanner returns.
type scanner struct {
	py.Object
	pat  *pattern
	subj subject
	it   regex.Iter
}

var (
	finditerType = &py.Type{Name: "callable_iterator", Flags: py.FlagNoInstantiate}
	scannerType  = &py.Type{Name: "SRE_Scanner", Module: "_sre", Flags: py.FlagNoInstantiate}
)

func (p *pattern) scanner(th *py.Thread, t *py.Type, str py.Value, pos, endpos int) (py.Value, error) {
	sc := py.New[scanner](t)
	if err := sc.subj.init(th, p, str); err != nil {
		return py.Value{}, err
	}
	a, b := sc.subj.bounds(pos, endpos)
	sc.pat = p
	sc.it = p.prog.Iter(sc.subj.s, sc.subj.flat, a, b)
	return py.ValueOf(&sc.Object), nil
}

// step returns the next match, or absent.
func (sc *scanner) step(th *py.Thread, next func(*regex.Iter, []int, func() error) (bool, error)) (py.Value, error) {
	p := sc.pat
	spans := p.st.scratch(p.prog.SpanLen())
	ok, err := next(&sc.it, spans, p.st.pollOf(th))
	if err != nil {
		return py.Value{}, raise(th, err, p.source)
	}
	if !ok {
		return py.Value{}, nil
	}
	return newMatch(p, &sc.subj, spans), nil
}

func init() {
	traverse := func(self py.Value, visit func(py.Value)) int {
		sc := py.Cast[scanner](self)
		visit(sc.pat.value())
		visit(sc.subj.v)
		return 200
	}
	f := finditerType
	f.SetLayout(py.LayoutOf[scanner]())
	f.Iter = py.IterSelf
	f.Next = func(th *py.Thread, self py.Value) (py.Value, error) {
		return py.Cast[scanner](self).step(th, (*regex.Iter).Next)
	}
	f.Traverse = traverse
	py.Define(f)

	t := scannerType
	t.SetLayout(py.LayoutOf[scanner]())
	t.Traverse = traverse
	orNone := func(next func(*regex.Iter, []int, func() error) (bool, error)) py.NativeFunc {
		return func(th *py.Thread, a []py.Value) (py.Value, error) {
			v, err := py.Cast[scanner](a[0]).step(th, next)
			if err == nil && v.IsAbsent() {
				v = py.None
			}
			return v, err
		}
	}
	t.Methods = []py.NativeDef{
		{Sig: "match(self, /)", Fn: orNone((*regex.Iter).NextMatch)},
		{Sig: "search(self, /)", Fn: orNone((*regex.Iter).Next)},
	}
	t.Getters = []py.GetSetDef{{Name: "pattern", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		return py.Cast[scanner](v).pat.value(), nil
	}}}
	py.Define(t)
}
