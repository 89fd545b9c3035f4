package re

// This file defines the type Pattern.

import (
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/py"
)

// pattern is a Python re.Pattern. It belongs to its VM; its program may be shared.
type pattern struct {
	py.Object
	st     *state
	prog   *regex.Program
	source py.Value // the text, or None for a Scanner's
	index  py.Value // groupindex, once asked for
	// The last replacement text of sub and its template.
	repl     string
	template *regex.Template
}

var patternType = &py.Type{Name: "Pattern", Module: "re", Doc: "Compiled regular expression object.", Flags: py.FlagNoInstantiate | py.FlagHasWeakref}

func newPattern(st *state, prog *regex.Program, source py.Value, flags int) *pattern {
	p := py.New[pattern](patternType)
	p.st, p.prog, p.source = st, prog, source
	return p
}

func (p *pattern) value() py.Value { return py.ValueOf(&p.Object) }

// toPattern returns v as a pattern, or nil.
func toPattern(v py.Value) *pattern {
	if v.Type() == patternType {
		return py.Cast[pattern](v)
	}
	return nil
}

// runFunc is one of the ways to run a program.
type runFunc func(p *regex.Program, s string, ascii bool, pos, endpos int, spans []int, poll func() error) (bool, error)

var (
	runMatch  runFunc = (*regex.Program).Match
	runSearch runFunc = (*regex.Program).Search
	runFull   runFunc = (*regex.Program).FullMatch
)

// run matches once.
func (p *pattern) run(th *py.Thread, run runFunc, str py.Value, pos, endpos int) (py.Value, error) {
	var s subject
	if err := s.init(th, p, str); err != nil {
		return py.Value{}, err
	}
	a, b := s.bounds(pos, endpos)
	spans := p.st.scratch(p.prog.SpanLen())
	ok, err := run(p.prog, s.s, s.flat, a, b, spans, p.st.pollOf(th))
	if err != nil {
		return py.Value{}, raise(th, err, p.source)
	}
	if !ok {
		return py.None, nil
	}
	return newMatchOnce(p, &s, spans), nil
}

func (p *pattern) findAll(th *py.Thread, str py.Value, pos, endpos int) (py.Value, error) {
	var s subject
	if err := s.init(th, p, str); err != nil {
		return py.Value{}, err
	}
	a, b := s.bounds(pos, endpos)
	var out []py.Value
	groups := p.prog.Groups
	spans := p.st.scratch(p.prog.SpanLen())
	poll := p.st.pollOf(th)
	for it := p.prog.Iter(s.s, s.flat, a, b); ; {
		ok, err := it.Next(spans, poll)
		if err != nil {
			return py.Value{}, raise(th, err, p.source)
		}
		if !ok {
			return py.ListOf(out), nil
		}
		if len(out) == cap(out) { // for the items; the list is charged as it grows
			if err := th.Charge(int64(len(out)+1) * int64(16+80*max(groups, 1))); err != nil {
				return py.Value{}, err
			}
		}
		var v py.Value
		switch groups {
		case 0:
			v = s.slice(spans[0], spans[1])
		case 1:
			v = s.group(spans, 1)
		default:
			items := make([]py.Value, groups)
			for g := range items {
				items[g] = s.group(spans, g+1)
			}
			v = py.NewTupleOwned(items).Value()
		}
		if out, err = py.AppendItem(th, out, v); err != nil {
			return py.Value{}, err
		}
	}
}

// group returns the text of a group, empty if it did not match.
func (s *subject) group(spans []int, g int) py.Value {
	if spans[2*g] < 0 {
		return s.empty()
	}
	return s.slice(spans[2*g], spans[2*g+1])
}

func (p *pattern) split(th *py.Thread, str py.Value, limit int) (py.Value, error) {
	var s subject
	if err := s.init(th, p, str); err != nil {
		return py.Value{}, err
	}
	var out []py.Value
	spans := p.st.scratch(p.prog.SpanLen())
	poll := p.st.pollOf(th)
	last, n := 0, 0
	for it := p.prog.Iter(s.s, s.flat, 0, len(s.s)); limit == 0 || n < limit; n++ {
		ok, err := it.Next(spans, poll)
		if err != nil {
			return py.Value{}, raise(th, err, p.source)
		}
		if !ok {
			break
		}
		if len(out) == cap(out) {
			if err := th.Charge(int64(len(out)+1) * 80); err != nil {
				return py.Value{}, err
			}
		}
		if out, err = py.AppendItem(th, out, s.slice(last, spans[0])); err != nil {
			return py.Value{}, err
		}
		for g := 1; g <= p.prog.Groups; g++ {
			if spans[2*g] < 0 {
				out = append(out, py.None)
			} else {
				out = append(out, s.slice(spans[2*g], spans[2*g+1]))
			}
		}
		last = spans[1]
	}
	return py.ListOf(append(out, s.slice(last, len(s.s)))), nil
}

func (p *pattern) groupIndex(th *py.Thread) py.Value {
	if p.index.IsAbsent() {
		d := py.NewDict()
		for _, n := range p.prog.GroupNames() {
			g, _ := p.prog.GroupIndex(n)
			d.SetGo(th, n, py.Int(int64(g)))
		}
		p.index = py.NewMappingProxy(d.Value())
	}
	return p.index
}

var flagTexts = []struct {
	name string
	bit  regex.Flags
}{
	{"re.IGNORECASE", regex.IgnoreCase}, {"re.LOCALE", regex.Locale}, {"re.MULTILINE", regex.Multiline}, {"re.DOTALL", regex.DotAll},
	{"re.UNICODE", regex.Unicode}, {"re.VERBOSE", regex.Verbose}, {"re.DEBUG", regex.Debug}, {"re.ASCII", regex.ASCII},
}

// clip returns the first n characters of s.
func clip(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func patternRepr(th *py.Thread, self py.Value) (py.Value, error) {
	p := py.Cast[pattern](self)
	r, err := py.ReprGo(th, p.source)
	if err != nil {
		return py.Value{}, err
	}
	flags := p.prog.Flags
	if !p.prog.IsBytes() && flags&(regex.Locale|regex.Unicode|regex.ASCII) == regex.Unicode {
		flags &^= regex.Unicode
	}
	var names []string
	for _, f := range flagTexts {
		if flags&f.bit != 0 {
			names = append(names, f.name)
			flags &^= f.bit
		}
	}
	if flags != 0 {
		names = append(names, "0x"+strconv.FormatUint(uint64(flags), 16))
	}
	text := "re.compile(" + clip(r, 200)
	if len(names) > 0 {
		text += ", " + strings.Join(names, "|")
	}
	return py.String(text + ")"), nil
}

// ranged reads string, pos, endpos of a method and runs f.
func ranged(f func(p *pattern, th *py.Thread, str py.Value, pos, endpos int) (py.Value, error)) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		pos, err := sizeArg(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		endpos, err := sizeArg(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		return f(py.Cast[pattern](a[0]), th, a[1], pos, endpos)
	}
}

func runner(run runFunc) py.NativeFunc {
	return ranged(func(p *pattern, th *py.Thread, str py.Value, pos, endpos int) (py.Value, error) {
		return p.run(th, run, str, pos, endpos)
	})
}

func self(th *py.Thread, a []py.Value) (py.Value, error) { return a[0], nil }

func init() {
	t := patternType
	t.SetLayout(py.LayoutOf[pattern]())
	t.Repr = patternRepr
	t.Hash = func(th *py.Thread, self py.Value) (int64, error) {
		p := py.Cast[pattern](self)
		h, err := py.Hash(th, p.source)
		h = h*1000003 ^ int64(p.prog.Flags)
		if h == -1 {
			h = -2
		}
		return h, err
	}
	t.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		x, y := toPattern(a), toPattern(b)
		if op != py.EQ && op != py.NE || x == nil || y == nil {
			return py.NotImplemented, nil
		}
		eq := x == y
		if !eq && x.prog.Flags == y.prog.Flags && x.prog.IsBytes() == y.prog.IsBytes() {
			var err error
			if eq, err = py.Equal(th, x.source, y.source); err != nil {
				return py.Value{}, err
			}
		}
		return py.Bool(eq == (op == py.EQ)), nil
	}
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		p := py.Cast[pattern](self)
		visit(p.source)
		if !p.index.IsAbsent() {
			visit(p.index)
		}
		return 256 + 96*len(p.prog.Pattern)
	}
	const bounds = "(self, /, string, pos=0, endpos=9223372036854775807)"
	t.Methods = []py.NativeDef{
		{Sig: "match" + bounds, Doc: "Match at the beginning of the string: a Match, or None.", Fn: runner(runMatch)},
		{Sig: "fullmatch" + bounds, Doc: "Matches against all of the string.", Fn: runner(runFull)},
		{Sig: "search" + bounds, Doc: "Find the first match in the string: a Match, or None.", Fn: runner(runSearch)},
		{Sig: "findall" + bounds, Doc: "Return a list of all matches.", Fn: ranged((*pattern).findAll)},
		{Sig: "finditer" + bounds, Doc: "Return an iterator over all matches, as Match objects.", Fn: ranged(func(p *pattern, th *py.Thread, str py.Value, pos, endpos int) (py.Value, error) {
			return p.scanner(th, finditerType, str, pos, endpos)
		})},
		{Sig: "scanner" + bounds, Fn: ranged(func(p *pattern, th *py.Thread, str py.Value, pos, endpos int) (py.Value, error) {
			return p.scanner(th, scannerType, str, pos, endpos)
		})},
		{Sig: "split(self, /, string, maxsplit=0)", Doc: "Split a string where the pattern matches.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := sizeArg(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			return py.Cast[pattern](a[0]).split(th, a[1], n)
		}},
		{Sig: "sub(self, /, repl, string, count=0)", Doc: "Return the string with a replacement for each match.", Fn: patternSub(false)},
		{Sig: "subn(self, /, repl, string, count=0)", Doc: "Return the string with a replacement for each match, and how many there were.", Fn: patternSub(true)},
		{Sig: "__copy__(self, /)", Fn: self},
		{Sig: "__deepcopy__(self, memo, /)", Fn: self},
		{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m, err := th.Eval.Import(th, "re", nil, py.None, 0)
			if err != nil {
				return py.Value{}, err
			}
			f, err := py.GetAttrGo(th, m, "_compile")
			if err != nil {
				return py.Value{}, err
			}
			p := py.Cast[pattern](a[0])
			return py.TupleOf(f, py.TupleOf(p.source, py.Int(int64(p.prog.Flags)))), nil
		}},
		{Sig: "__class_getitem__(cls, item, /)", Flags: py.ClassMethod, Doc: "See PEP 585", Fn: py.ClassGetItem},
	}
	t.Getters = []py.GetSetDef{
		{Name: "pattern", Member: true, Doc: "The pattern it was made of.", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[pattern](v).source, nil }},
		{Name: "flags", Member: true, Doc: "The regex matching flags.", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.Int(int64(py.Cast[pattern](v).prog.Flags)), nil
		}},
		{Name: "groups", Member: true, Doc: "How many groups there are.", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.Int(int64(py.Cast[pattern](v).prog.Groups)), nil
		}},
		{Name: "groupindex", Doc: "The numbers of groups by their names.", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.Cast[pattern](v).groupIndex(th), nil
		}},
	}
	py.Define(t)
}
