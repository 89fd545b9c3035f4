package syntax

import "testing"

func TestUnparse(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"(a+b)*c", "(a + b) * c"},
		{"a+(b+c)", "a + (b + c)"},
		{"(-a)**b", "(-a) ** b"},
		{"a**-b", "a ** (-b)"},
		{"not (a in b)", "not a in b"},
		{"(a, )", "(a,)"},
		{"x[a, b]", "x[a, b]"},
		{"1 .real", "1 .real"},
		{"(lambda: 0)()", "(lambda: 0)()"},
		{"f\"{a['b']}\"", "f\"{a['b']}\""},
		{"f'{ {1} }'", "f'{ {1}}'"},
		{"t'{a +  b!r}'", "t'{a +  b!r}'"},
		{`x = 'a\'"'`, `x = 'a\'"'`},
		{`x = 'a\nb'`, `x = 'a\nb'`},
		{"def f(a, /, b: int=1, *, c) -> d:\n  'doc'\n  pass", "def f(a, /, b: int=1, *, c) -> d:\n    \"\"\"doc\"\"\"\n    pass"},
		{"if a: b\nelif c: d\nelse: e", "if a:\n    b\nelif c:\n    d\nelse:\n    e"},
		{"match a:\n case {1: b, **c} | [d, *_]: pass", "match a:\n    case {1: b, **c} | [d, *_]:\n        pass"},
		{"try: a\nexcept* b as c: d\nfinally: e", "try:\n    a\nexcept* b as c:\n    d\nfinally:\n    e"},
		{"1e999", "1e309"},
		{"x: int", "x: int"},
		{"(x): int", "(x): int"},
		{"a if b else (c if d else e)", "a if b else c if d else e"},
		{"{**a, 'b': c}", "{**a, 'b': c}"},
	} {
		m, err := ParseFile([]byte(c.src), "f", nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Unparse(m)
		if err != nil || got != c.want {
			t.Errorf("%s\n got  %s %v\n want %s", c.src, got, err, c.want)
		}
	}
}
