package re

// This file defines the type Match.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/hognose/hognose/py"
)

// match is a Python re.Match.
type match struct {
	py.Object
	pat   *pattern
	subj  *subject
	big   *[]int   // byte offsets, see regex.Program.SpanLen, or nil when they fit small
	small [9]int32 // the same
}

// at returns spans[i].
func (m *match) at(i int) int {
	if m.big != nil {
		return (*m.big)[i]
	}
	return int(m.small[i])
}

var matchType = &py.Type{Name: "Match", Module: "re", Doc: "What a regular expression has matched. It counts as true.", Flags: py.FlagNoInstantiate}

// newMatch makes a match; it copies the spans, and keeps the subject.
func newMatch(p *pattern, s *subject, spans []int) py.Value {
	m := new(match)
	m.fill(p, s, spans)
	return py.ValueOf(&m.Object)
}

// matchOnce is a match with its subject, in one allocation.
type matchOnce struct {
	match
	own subject
}

// newMatchOnce is newMatch with a copy of the subject.
func newMatchOnce(p *pattern, s *subject, spans []int) py.Value {
	m := new(matchOnce)
	m.own = *s
	m.fill(p, &m.own, spans)
	return py.ValueOf(&m.Object)
}

func (m *match) fill(p *pattern, s *subject, spans []int) {
	m.SetType(matchType)
	m.pat, m.subj = p, s
	if len(spans) > len(m.small) || len(s.s) > math.MaxInt32 {
		big := slices.Clone(spans)
		m.big = &big
		return
	}
	for i, v := range spans {
		m.small[i] = int32(v)
	}
}

func (m *match) lastIndex() int { return m.at(2*m.pat.prog.Groups + 2) }

// groupArg returns the group that v, a number or name, means.
func (m *match) groupArg(th *py.Thread, v py.Value) (int, error) {
	if v.IsInt() {
		if i := v.Int(); i >= 0 && i <= int64(m.pat.prog.Groups) {
			return int(i), nil
		}
		return 0, py.IndexErrorf("no such group")
	}
	if s := py.ToStr(v); s != nil {
		if g, ok := m.pat.prog.GroupIndex(s.String()); ok {
			return g, nil
		}
	} else if v.Type().Index != nil {
		i, err := py.Index(th, v)
		if err != nil {
			return 0, err
		}
		if n, ok := py.AsInt(i); ok && n >= 0 && n <= int64(m.pat.prog.Groups) {
			return int(n), nil
		}
	}
	return 0, py.IndexErrorf("no such group")
}

// spans returns the byte offsets.
func (m *match) spans() []int {
	if m.big != nil {
		return *m.big
	}
	out := make([]int, m.pat.prog.SpanLen())
	for i := range out {
		out[i] = int(m.small[i])
	}
	return out
}

// group returns the text of group g, or def.
func (m *match) group(g int, def py.Value) py.Value {
	a := m.at(2 * g)
	if a < 0 {
		return def
	}
	return m.subj.slice(a, m.at(2*g+1))
}

func (m *match) span(g int) py.Value {
	return py.NewTuple2(m.edge(2*g), m.edge(2*g+1)).Value()
}

func (m *match) edge(i int) py.Value { return py.Int(int64(m.subj.pos(m.at(i)))) }

func matchGroup(th *py.Thread, a []py.Value) (py.Value, error) {
	m := py.Cast[match](a[0])
	args := a[1:]
	switch len(args) {
	case 0:
		return m.group(0, py.None), nil
	case 1:
		g, err := m.groupArg(th, args[0])
		if err != nil {
			return py.Value{}, err
		}
		return m.group(g, py.None), nil
	}
	out := make([]py.Value, len(args))
	for i, v := range args {
		g, err := m.groupArg(th, v)
		if err != nil {
			return py.Value{}, err
		}
		out[i] = m.group(g, py.None)
	}
	return py.NewTupleOwned(out).Value(), nil
}

func matchRepr(th *py.Thread, self py.Value) (py.Value, error) {
	m := py.Cast[match](self)
	r, err := py.ReprGo(th, m.group(0, py.None))
	if err != nil {
		return py.Value{}, err
	}
	return py.String(fmt.Sprintf("<%s object; span=(%d, %d), match=%s>", self.Type().FullName(), m.subj.pos(m.at(0)), m.subj.pos(m.at(1)), clip(r, 50))), nil
}

// ofGroup makes a method with the argument group.
func ofGroup(f func(m *match, g int) py.Value) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		m := py.Cast[match](a[0])
		g, err := m.groupArg(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return f(m, g), nil
	}
}

func init() {
	t := matchType
	t.SetLayout(py.LayoutOf[match]())
	t.Repr = matchRepr
	t.GetItem = func(th *py.Thread, self, key py.Value) (py.Value, error) {
		m := py.Cast[match](self)
		g, err := m.groupArg(th, key)
		if err != nil {
			return py.Value{}, err
		}
		return m.group(g, py.None), nil
	}
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		m := py.Cast[match](self)
		visit(m.subj.v)
		visit(m.pat.value())
		return 96
	}
	t.Methods = []py.NativeDef{
		{Sig: "group(self, /, *args)", Doc: "group([group1, ...]) -> str or tuple.\nReturn what groups have matched, by number or name; 0 is all of it.", Flags: py.RawArgs, Fn: matchGroup},
		{Sig: "groups(self, /, default=None)", Doc: "Return what all groups have matched.\n\n  default\n    For those that took no part.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m := py.Cast[match](a[0])
			out := make([]py.Value, m.pat.prog.Groups)
			for i := range out {
				out[i] = m.group(i+1, a[1])
			}
			return py.NewTupleOwned(out).Value(), nil
		}},
		{Sig: "groupdict(self, /, default=None)", Doc: "The named groups as a dict.\n\n  default\n    What stands for a group that has matched nothing.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m := py.Cast[match](a[0])
			d := py.NewDict()
			for _, n := range m.pat.prog.GroupNames() {
				g, _ := m.pat.prog.GroupIndex(n)
				d.SetGo(th, n, m.group(g, a[1]))
			}
			return d.Value(), nil
		}},
		{Sig: "start(self, group=0, /)", Doc: "Return where a group begins.", Fn: ofGroup(func(m *match, g int) py.Value { return m.edge(2 * g) })},
		{Sig: "end(self, group=0, /)", Doc: "Return where a group ends.", Fn: ofGroup(func(m *match, g int) py.Value { return m.edge(2*g + 1) })},
		{Sig: "span(self, group=0, /)", Doc: "Return where a group begins and ends.", Fn: ofGroup((*match).span)},
		{Sig: "expand(self, /, template)", Doc: "Return a template with groups in place of their names and numbers.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			m := py.Cast[match](a[0])
			text, isBytes, err := replText(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			tm, err := m.pat.parseTemplate(th, text, isBytes, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if len(tm.Groups) == 0 {
				if isBytes {
					return py.NewBytes(tm.Literals[0]), nil
				}
				return py.String(tm.Literals[0]), nil
			}
			if isBytes != (m.subj.str == nil) {
				if isBytes {
					return py.Value{}, py.TypeErrorf("sequence item %d: expected a bytes-like object, str found", min(len(tm.Literals[0]), 1))
				}
				return py.Value{}, py.TypeErrorf("sequence item %d: expected str instance, bytes found", min(len(tm.Literals[0]), 1))
			}
			var out strings.Builder
			tm.Write(&out, m.subj.s, m.spans())
			return m.subj.made(out.String()), nil
		}},
		{Sig: "__copy__(self, /)", Fn: self},
		{Sig: "__deepcopy__(self, memo, /)", Fn: self},
		{Sig: "__class_getitem__(cls, item, /)", Flags: py.ClassMethod, Doc: "See PEP 585", Fn: py.ClassGetItem},
	}
	get := func(f func(th *py.Thread, m *match) py.Value) py.UnaryFunc {
		return func(th *py.Thread, v py.Value) (py.Value, error) { return f(th, py.Cast[match](v)), nil }
	}
	t.Getters = []py.GetSetDef{
		{Name: "string", Member: true, Doc: "The string that was searched.", Get: get(func(th *py.Thread, m *match) py.Value { return m.subj.v })},
		{Name: "re", Member: true, Doc: "The regular expression object.", Get: get(func(th *py.Thread, m *match) py.Value { return m.pat.value() })},
		{Name: "pos", Member: true, Doc: "Where the search began.", Get: get(func(th *py.Thread, m *match) py.Value { return py.Int(int64(m.subj.from)) })},
		{Name: "endpos", Member: true, Doc: "Where the search was to end.", Get: get(func(th *py.Thread, m *match) py.Value { return py.Int(int64(m.subj.to)) })},
		{Name: "lastindex", Doc: "The number of the group that was matched last, or None.", Get: get(func(th *py.Thread, m *match) py.Value {
			if i := m.lastIndex(); i > 0 {
				return py.Int(int64(i))
			}
			return py.None
		})},
		{Name: "lastgroup", Doc: "The name of the group that was matched last, or None.", Get: get(func(th *py.Thread, m *match) py.Value {
			if n := m.pat.prog.GroupName(m.lastIndex()); n != "" {
				return py.String(n)
			}
			return py.None
		})},
		{Name: "regs", Get: get(func(th *py.Thread, m *match) py.Value {
			out := make([]py.Value, m.pat.prog.Groups+1)
			for g := range out {
				out[g] = m.span(g)
			}
			return py.NewTupleOwned(out).Value()
		})},
	}
	py.Define(t)
}
