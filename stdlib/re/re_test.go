package re

import (
	"strings"
	"testing"

	"github.com/hognose/hognose/py"
)

// bare is an evaluator for tests that run no Python code: what they do not need is missing.
type bare struct {
	py.Evaluator
}

func (*bare) Safepoint(th *py.Thread) error { return nil }
func (*bare) Grown(*py.Thread, int64) error { return nil }
func (*bare) Import(th *py.Thread, name string, _ *py.Dict, _ py.Value, _ int) (py.Value, error) {
	return py.Value{}, py.Errorf(py.ImportError, "no module %s", name)
}

func newThread(t *testing.T) (*py.Thread, *py.Module) {
	th := &py.Thread{}
	th.Init(py.NewInterpreter(), &bare{})
	m, err := Module.New(th)
	if err != nil {
		t.Fatal(err)
	}
	return th, m
}

func TestFunctions(t *testing.T) {
	th, m := newThread(t)
	str := py.String
	for _, c := range []struct {
		fn   string
		args []py.Value
		want string
	}{
		{"match", []py.Value{str("a(b)?"), str("ac")}, "<re.Match object; span=(0, 1), match='a'>"},
		{"search", []py.Value{str("é+"), str("aéé")}, "<re.Match object; span=(1, 3), match='éé'>"},
		{"fullmatch", []py.Value{str("a"), str("ab")}, "None"},
		{"findall", []py.Value{str(`(\w)(\d)?`), str("a1b")}, "[('a', '1'), ('b', '')]"},
		{"split", []py.Value{str(`(,)|;`), str("a,b;c")}, "['a', ',', 'b', None, 'c']"},
		{"sub", []py.Value{str("b*"), str("-"), str("abc")}, "'-a--c-'"},
		{"subn", []py.Value{str("(?P<x>b)"), str(`<\g<x>\1>`), str("abc")}, "('a<bb>c', 1)"},
		{"compile", []py.Value{str("a"), py.Int(2)}, "re.compile('a', re.IGNORECASE)"},
		{"escape", []py.Value{str("a.b")}, `'a\\.b'`},
		{"findall", []py.Value{py.NewBytes("b."), py.NewBytes("abc")}, "[b'bc']"},
		{"compile", []py.Value{str("(")}, "PatternError: missing ), unterminated subpattern at position 0"},
		{"match", []py.Value{str("a"), py.NewBytes("a")}, "TypeError: cannot use a string pattern on a bytes-like object"},
		{"match", []py.Value{str("a"), py.Int(1)}, "TypeError: expected string or bytes-like object, got 'int'"},
		{"compile", []py.Value{py.Int(1)}, "TypeError: first argument must be string or compiled pattern"},
	} {
		fn, _ := m.Dict.GetStr(th.Intern(c.fn))
		got := ""
		v, err := th.Call(fn, c.args...)
		if err != nil {
			got = err.Error()
		} else if got, err = py.ReprGo(th, v); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.fn, got, c.want)
		}
	}
}

func TestMethods(t *testing.T) {
	th, m := newThread(t)
	str := py.String
	call := func(fn string, args ...py.Value) py.Value {
		f, _ := m.Dict.GetStr(th.Intern(fn))
		v, err := th.Call(f, args...)
		if err != nil {
			t.Fatal(fn, err)
		}
		return v
	}
	pat := call("compile", str(`(?P<x>é)(b)?|c`))
	match := call("search", pat, str("日éb"))
	scanner := call("finditer", pat, str("éc"))
	lexer, err := th.Call(scannerClass.Value(), py.ListOf([]py.Value{
		py.TupleOf(str(`\d+`), py.Func("f(s, t)", "", func(th *py.Thread, a []py.Value) (py.Value, error) { return a[1], nil })),
		py.TupleOf(str(` `), py.None)}))
	if err != nil {
		t.Fatal(err)
	}
	upper := py.Func("f(m)", "", func(th *py.Thread, a []py.Value) (py.Value, error) { return str("<" + "X" + ">"), nil })
	for _, c := range []struct {
		obj    py.Value
		method string
		args   []py.Value
		want   string
	}{
		{pat, "match", []py.Value{str("aé"), py.Int(1)}, "<re.Match object; span=(1, 2), match='é'>"},
		{pat, "fullmatch", []py.Value{str("éb")}, "<re.Match object; span=(0, 2), match='éb'>"},
		{pat, "findall", []py.Value{str("ébc")}, "[('é', 'b'), ('', '')]"},
		{pat, "split", []py.Value{str("1é2c3"), py.Int(1)}, "['1', 'é', None, '2c3']"},
		{pat, "sub", []py.Value{upper, str("1é2")}, "'1<X>2'"},
		{pat, "sub", []py.Value{str(`[\g<x>]`), str("1éc2")}, "'1[é][]2'"},
		{pat, "subn", []py.Value{str("-"), str("cc"), py.Int(1)}, "('-c', 1)"},
		{pat, "__copy__", nil, "re.compile('(?P<x>é)(b)?|c')"},
		{pat, "match", nil, "TypeError: match() missing required argument 'string' (pos 1)"},
		{match, "group", nil, "'éb'"},
		{match, "group", []py.Value{str("x"), py.Int(2)}, "('é', 'b')"},
		{match, "group", []py.Value{py.Int(3)}, "IndexError: no such group"},
		{match, "groups", nil, "('é', 'b')"},
		{match, "groupdict", nil, "{'x': 'é'}"},
		{match, "start", nil, "1"},
		{match, "end", []py.Value{str("x")}, "2"},
		{match, "span", []py.Value{py.Int(2)}, "(2, 3)"},
		{match, "expand", []py.Value{str(`\2\1`)}, "'bé'"},
		{match, "__getitem__", []py.Value{py.Int(1)}, "'é'"},
		{scanner, "__next__", nil, "<re.Match object; span=(0, 1), match='é'>"},
		{scanner, "__next__", nil, "<re.Match object; span=(1, 2), match='c'>"},
		{scanner, "__next__", nil, "StopIteration"},
		{lexer, "scan", []py.Value{str("12 3x")}, "(['12', '3'], 'x')"},
	} {
		got := ""
		v, err := th.CallMethodGo(c.obj, c.method, c.args...)
		if err == nil {
			got, err = py.ReprGo(th, v)
		}
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.method, got, c.want)
		}
	}
	for _, c := range []struct {
		obj        py.Value
		attr, want string
	}{
		{pat, "flags", "32"}, {pat, "groups", "2"}, {pat, "groupindex", "mappingproxy({'x': 1})"}, {pat, "pattern", "'(?P<x>é)(b)?|c'"},
		{match, "lastindex", "2"}, {match, "lastgroup", "None"}, {match, "regs", "((1, 3), (1, 2), (2, 3))"}, {match, "pos", "0"}, {match, "endpos", "3"},
		{match, "string", "'日éb'"},
	} {
		v, err := py.GetAttrGo(th, c.obj, c.attr)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := py.ReprGo(th, v); got != c.want {
			t.Errorf("%s: got %s, want %s", c.attr, got, c.want)
		}
	}
}

// BenchmarkLog is the loop of bench/re_match.py without the interpreter.
func BenchmarkLog(b *testing.B) {
	th := &py.Thread{}
	th.Init(py.NewInterpreter(), &bare{})
	m, err := Module.New(th)
	if err != nil {
		b.Fatal(err)
	}
	line := py.String("2024-02-03 host3 app[49]: user=u7 took 7.7ms path=/a/b7/c.html" + strings.Repeat("", 1))
	search, _ := m.Dict.GetStr(th.Intern("search"))
	pat := py.String(`(\d{4})-(\d\d)-(\d\d)`)
	b.ReportAllocs()
	for range b.N {
		if _, err := th.Call(search, pat, line); err != nil {
			b.Fatal(err)
		}
	}
}
