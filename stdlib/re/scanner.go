package re

// This file defines the class re.Scanner: a lexer made of phrases and actions.

import (
	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/py"
)

// lexer is an instance of re.Scanner.
type lexer struct {
	py.Object
	lexicon py.Value
	pat     *pattern
	match   py.Value // while an action runs
}

var scannerClass = &py.Type{Name: "Scanner", Module: "re", Flags: py.FlagBaseType}

func newLexer(th *py.Thread, a []py.Value) (py.Value, error) {
	flags, err := sizeArg(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	pairs, err := py.ToSlice(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	var phrases []string
	isBytes := false
	for _, pair := range pairs {
		items, err := py.ToSlice(th, pair)
		if err != nil {
			return py.Value{}, err
		}
		if len(items) != 2 {
			if len(items) > 2 {
				return py.Value{}, py.ValueErrorf("too many values to unpack (expected 2, got %d)", len(items))
			}
			return py.Value{}, py.ValueErrorf("not enough values to unpack (expected 2, got %d)", len(items))
		}
		if s := py.ToStr(items[0]); s != nil {
			phrases = append(phrases, s.String())
		} else if b := py.ToBytes(items[0]); b != nil {
			phrases, isBytes = append(phrases, b.String()), true
		} else {
			return py.Value{}, py.TypeErrorf("first argument must be string or compiled pattern")
		}
	}
	var lookupErr error
	prog, err := regex.Options{LookupName: nameLookup(th, &lookupErr), Poll: th.Poll}.CompileScanner(phrases, regex.Flags(flags), isBytes)
	if lookupErr != nil {
		return py.Value{}, lookupErr
	}
	if err != nil {
		return py.Value{}, raise(th, err, py.None)
	}
	for _, w := range prog.Warnings {
		if err := th.Eval.Warn(th, py.FutureWarning, w.Msg, 1); err != nil {
			return py.Value{}, err
		}
	}
	l := py.Cast[lexer](py.ValueOf(py.ToType(a[0]).Alloc()))
	l.lexicon = a[1]
	l.pat = newPattern(stateOf(th), prog, py.None, flags)
	return py.ValueOf(&l.Object), nil
}

func (l *lexer) scan(th *py.Thread, self, str py.Value) (py.Value, error) {
	s := new(subject)
	if err := s.init(th, l.pat, str); err != nil {
		return py.Value{}, err
	}
	var out []py.Value
	spans := make([]int, l.pat.prog.SpanLen())
	poll := l.pat.st.pollOf(th)
	_, end := s.bounds(0, maxPos)
	at := 0
	for it := l.pat.prog.Iter(s.s, s.flat, 0, end); ; {
		ok, err := it.NextMatch(spans, poll)
		if err != nil {
			return py.Value{}, raise(th, err, py.None)
		}
		if !ok || spans[1] == at {
			break
		}
		pair, err := py.GetItem(th, l.lexicon, py.Int(int64(spans[len(spans)-1]-1)))
		if err != nil {
			return py.Value{}, err
		}
		action, err := py.GetItem(th, pair, py.Int(1))
		if err != nil {
			return py.Value{}, err
		}
		if action.Type().Call != nil {
			l.match = newMatch(l.pat, s, spans)
			if action, err = th.Call(action, self, s.slice(spans[0], spans[1])); err != nil {
				return py.Value{}, err
			}
		}
		if !action.IsNone() {
			if len(out) == cap(out) {
				if err := th.Charge(int64(len(out)+1) * 16); err != nil {
					return py.Value{}, err
				}
			}
			out = append(out, action)
		}
		at = spans[1]
	}
	return py.TupleOf(py.ListOf(out), s.slice(at, len(s.s))), nil
}

func init() {
	t := scannerClass
	t.SetLayout(py.LayoutOf[lexer]())
	t.NewSig = &py.NativeDef{Sig: "Scanner(cls, lexicon, flags=0)", Fn: newLexer}
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		l := py.Cast[lexer](self)
		visit(l.lexicon)
		visit(l.pat.value())
		if !l.match.IsAbsent() {
			visit(l.match)
		}
		return 64
	}
	t.Methods = []py.NativeDef{{Sig: "scan(self, string)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Cast[lexer](a[0]).scan(th, a[0], a[1])
	}}}
	t.Getters = []py.GetSetDef{
		{Name: "lexicon", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[lexer](v).lexicon, nil }},
		{Name: "scanner", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[lexer](v).pat.value(), nil }},
		{Name: "match", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if m := py.Cast[lexer](v).match; !m.IsAbsent() {
				return m, nil
			}
			return py.Value{}, py.AttributeErrorOf(th, v, th.Intern("match"), "'Scanner' object has no attribute 'match'")
		}},
	}
	py.Define(t)
}
