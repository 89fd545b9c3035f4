package re

// This file defines the module _sre: what re._parser and the other modules of the package re, which are written in Python and
// loaded when somebody asks for them, have from the engine.

import (
	"maps"
	"math"
	"math/big"
	"slices"

	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/py"
)

// Private declares the module _sre.
var Private = &py.ModuleDef{
	Name: "_sre",
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "MAGIC", py.Int(20230612))
		m.Dict.SetGo(th, "CODESIZE", py.Int(4))
		m.Dict.SetGo(th, "MAXREPEAT", py.Int(regex.MaxRepeat))
		m.Dict.SetGo(th, "MAXGROUPS", py.Int(regex.MaxGroups))
		return nil
	},
	Funcs: []py.NativeDef{
		{Sig: "_parse(pattern, flags, state, constants, subpattern, /)", Flags: py.PythonErrors, Fn: parsePattern,
			Doc: "Parse a pattern and return a SubPattern. The state has the groups that\nthere are already, and gets those of the pattern."},
		{Sig: "_template(repl, pattern, /)", Flags: py.PythonErrors, Fn: templateParts,
			Doc: "The literals and group numbers of a replacement text, in turn."},
		{Sig: "_extra_cases()", Fn: extraCases, Doc: "What characters in lower case match others than their upper case, when case is ignored."},
	},
}

func init() { Private.Prepare() }

// submodules are the modules of the package that it imports when they are asked for.
var submodules = []string{"_casefix", "_compiler", "_constants", "_parser"}

// moduleGetattr is the module's __getattr__.
func moduleGetattr(th *py.Thread, a []py.Value) (py.Value, error) {
	name := py.ToStr(a[0])
	if name != nil && slices.Contains(submodules, name.String()) {
		return th.Eval.Import(th, "re."+name.String(), nil, py.TupleOf(a[0]), 0)
	}
	shown, err := py.StrOf(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	return py.Value{}, py.Errorf(py.AttributeError, "module 're' has no attribute '%s'", shown.String())
}

func parsePattern(th *py.Thread, a []py.Value) (py.Value, error) {
	text, isBytes, err := replText(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	flags, ok := py.AsInt(a[1])
	if !ok {
		return py.Value{}, py.TypeErrorf("unsupported operand type(s) for &: '%s' and 'int'", a[1].Type().Name)
	}
	before, index, err := stateGroups(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	if err := th.Charge(int64(len(text)) * 64); err != nil {
		return py.Value{}, err
	}
	var lookupErr error
	p, err := regex.Options{LookupName: nameLookup(th, &lookupErr), Poll: th.Poll}.Parse(text, regex.Flags(flags), isBytes, before, index)
	if lookupErr != nil {
		return py.Value{}, lookupErr
	}
	if err != nil {
		return py.Value{}, raise(th, err, a[0])
	}
	for _, w := range p.Warnings {
		if err := th.Eval.Warn(th, py.FutureWarning, w.Msg, 1); err != nil {
			return py.Value{}, err
		}
	}
	if err := setState(th, a[2], p); err != nil {
		return py.Value{}, err
	}
	s := &shower{th: th, state: a[2], constants: py.ToDict(a[3]), subpattern: a[4]}
	v := s.sub(p.Items)
	return v, s.err
}

// stateGroups reads the groups of a State.
func stateGroups(th *py.Thread, state py.Value) (before []regex.Width, index map[string]int, err error) {
	list, err := py.GetAttrGo(th, state, "groupwidths")
	if err != nil {
		return nil, nil, err
	}
	widths, err := py.ToSlice(th, list)
	if err != nil {
		return nil, nil, err
	}
	for _, w := range widths[min(1, len(widths)):] {
		if t := py.ToTuple(w); t != nil && len(t.Items()) == 2 {
			before = append(before, regex.Width{Least: widthArg(t.Items()[0]), Most: widthArg(t.Items()[1]), Closed: true})
			continue
		}
		before = append(before, regex.Width{}) // it is open
	}
	names, err := py.GetAttrGo(th, state, "groupdict")
	if err != nil {
		return nil, nil, err
	}
	d := py.ToDict(names)
	if d == nil {
		return nil, nil, py.TypeErrorf("groupdict must be a dict, not %s", names.Type().Name)
	}
	index = map[string]int{}
	for i := 0; ; {
		name, g, more := d.Next(&i)
		if !more {
			return before, index, nil
		}
		n, ok := py.AsInt(g)
		if s := py.ToStr(name); s != nil && ok && n > 0 && n <= int64(len(before)) {
			index[s.String()] = int(n)
		}
	}
}

func widthArg(v py.Value) uint64 {
	if n, ok := py.AsInt(v); ok {
		return uint64(max(n, 0))
	}
	return math.MaxUint64
}

// setState tells a State the flags and groups of a pattern.
func setState(th *py.Thread, state py.Value, p *regex.Parsed) error {
	widths := []py.Value{py.None}
	for _, w := range p.Widths[1:] {
		v := py.None
		if w.Closed {
			v = py.TupleOf(showWidth(w.Least), showWidth(w.Most))
		}
		widths = append(widths, v)
	}
	names := py.NewDict()
	for _, name := range slices.SortedFunc(maps.Keys(p.Index), func(a, b string) int { return p.Index[a] - p.Index[b] }) {
		names.SetStr(th.Intern(name), py.Int(int64(p.Index[name])))
	}
	refs := py.NewDict()
	for _, r := range p.Refs {
		if err := refs.Set(th, py.Int(int64(r[0])), py.Int(int64(r[1]))); err != nil {
			return err
		}
	}
	for _, e := range []struct {
		name string
		v    py.Value
	}{{"flags", py.Int(int64(p.Flags))}, {"groupwidths", py.ListOf(widths)}, {"groupdict", names.Value()}, {"grouprefpos", refs.Value()}} {
		if err := py.SetAttr(th, state, th.Intern(e.name), e.v); err != nil {
			return err
		}
	}
	return nil
}

// showWidth returns a width as CPython counts: 2**64 is no limit.
func showWidth(n uint64) py.Value {
	if n == math.MaxUint64 {
		return py.BigInt(new(big.Int).Lsh(big.NewInt(1), 64))
	}
	return py.Int(int64(n))
}

// shower makes the Python objects of a parsed pattern.
type shower struct {
	th                *py.Thread
	state, subpattern py.Value
	constants         *py.Dict
	err               error
}

func (s *shower) sub(items regex.Sub) py.Value {
	list := s.items(items)
	if s.err != nil {
		return py.None
	}
	v, err := s.th.Call(s.subpattern, s.state, list)
	if err != nil {
		s.err = err
		return py.None
	}
	return v
}

func (s *shower) items(items []regex.Item) py.Value {
	out := make([]py.Value, len(items))
	for i, it := range items {
		out[i] = py.TupleOf(s.arg(regex.Name(it.Op)), s.arg(it.Arg))
	}
	return py.ListOf(out)
}

func (s *shower) arg(a any) py.Value {
	if s.err == nil {
		s.err = s.th.Enter("")
	}
	if s.err != nil {
		return py.None
	}
	defer s.th.Leave()
	switch a := a.(type) {
	case int64:
		return py.Int(a)
	case regex.Name:
		if v, ok := s.constants.GetStr(s.th.Intern(string(a))); ok {
			return v
		}
		return py.String(string(a))
	case []regex.Item:
		return s.items(a)
	case regex.Sub:
		return s.sub(a)
	case []regex.Sub:
		out := make([]py.Value, len(a))
		for i, q := range a {
			out[i] = s.sub(q)
		}
		return py.ListOf(out)
	case []any:
		out := make([]py.Value, len(a))
		for i, x := range a {
			out[i] = s.arg(x)
		}
		return py.TupleOf(out...)
	}
	return py.None
}

func templateParts(th *py.Thread, a []py.Value) (py.Value, error) {
	p := toPattern(a[1])
	if p == nil {
		return py.Value{}, py.TypeErrorf("pattern must be a compiled pattern, not %s", a[1].Type().Name)
	}
	text, isBytes, err := replText(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	t, err := p.parseTemplate(th, text, isBytes, a[0])
	if err != nil {
		return py.Value{}, err
	}
	var out []py.Value
	for i, lit := range t.Literals {
		if i > 0 {
			out = append(out, py.Int(int64(t.Groups[i-1])))
		}
		if isBytes {
			out = append(out, py.NewBytes(lit))
		} else {
			out = append(out, py.String(lit))
		}
	}
	return py.ListOf(out), nil
}

func extraCases(th *py.Thread, _ []py.Value) (py.Value, error) {
	cases := regex.ExtraCases()
	d := py.NewDict()
	for _, r := range slices.Sorted(maps.Keys(cases)) {
		others := make([]py.Value, len(cases[r]))
		for i, o := range cases[r] {
			others[i] = py.Int(int64(o))
		}
		if err := d.Set(th, py.Int(int64(r)), py.TupleOf(others...)); err != nil {
			return py.Value{}, err
		}
	}
	return d.Value(), nil
}
