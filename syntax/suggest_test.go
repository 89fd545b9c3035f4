package syntax

import (
	"fmt"
	"testing"
)

func TestSuggestKeyword(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"whille True:\n    pass", "invalid syntax. Did you mean 'while'? 1:1-7"},
		{"fro x in range(1): pass", "invalid syntax. Did you mean 'for'? 1:1-4"},
		{"a = 1\nasynch def f(): pass", "invalid syntax. Did you mean 'async'? 2:1-7"},
		{"def f():\n    retrun 1\n", "invalid syntax. Did you mean 'return'? 2:5-11"},
		{"x = 1 iff y else 2", "invalid syntax. Did you mean 'if'? 1:7-10"},
		{"class A:\n    x = 1\n    deff f(self):\n        pass\n", "invalid syntax. Did you mean 'def'? 3:5-9"},
		{"if a:\n  b\nelseif c:\n  d", "invalid syntax. Did you mean 'elif'? 3:1-7"},
		{"a $ b", ""},
		{"(a b)", ""},
	} {
		_, err := Parse([]byte(c.src), "f", nil)
		if err == nil {
			t.Errorf("%q: no error", c.src)
			continue
		}
		got := ""
		if s := err.(*Error).SuggestKeyword(c.src, true); s != nil {
			got = fmt.Sprintf("%s %d:%d-%d", s.Msg, s.Line, s.Col, s.EndCol)
		}
		if got != c.want {
			t.Errorf("%q\n got  %s\n want %s", c.src, got, c.want)
		}
	}
}
