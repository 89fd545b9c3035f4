package syntax

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// syntaxError parses src, which must be wrong, and returns the error as "Kind: message line:col-line:col".
func syntaxError(t *testing.T, src string, opts *Options) string {
	t.Helper()
	_, err := Parse([]byte(src), "f.py", opts)
	var e *Error
	if !errors.As(err, &e) {
		return "no error"
	}
	if e.NoPos {
		return fmt.Sprintf("%s: %s", e.Kind, e.Msg)
	}
	return fmt.Sprintf("%s: %s %d:%d-%d:%d", e.Kind, e.Msg, e.Line, e.Col, e.EndLine, e.EndCol)
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a b", "SyntaxError: invalid syntax 1:3-1:4"},
		{"(a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma? 1:2-1:5"},
		{"f(", "SyntaxError: '(' was never closed 1:2-1:0"},
		{"f)", "SyntaxError: unmatched ')' 1:2-1:2"},
		{"(]", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' 1:2-1:2"},
		{"1 = x", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? 1:1-1:2"},
		{"f() = 1", "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='? 1:1-1:4"},
		{"a, f() = 1", "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='? 1:4-1:7"},
		{"if a = 1: pass", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1:4-1:9"},
		{"del f()", "SyntaxError: cannot delete function call 1:5-1:8"},
		{"for 1 in x: pass", "SyntaxError: cannot assign to literal 1:5-1:6"},
		{"f() += 1", "SyntaxError: 'function call' is an illegal expression for augmented assignment 1:1-1:4"},
		{"if a\n  b", "SyntaxError: expected ':' 1:5-1:6"},
		{"if a:\nb", "IndentationError: expected an indented block after 'if' statement on line 1 2:1-2:2"},
		{"def f():\n", "IndentationError: expected an indented block after function definition on line 1 1:9-1:-1"},
		{"  a", "IndentationError: unexpected indent 1:2-1:-1"},
		{"if a:\n  b\n c", "IndentationError: unindent does not match any outer indentation level 3:3-3:-1"},
		{"if a:\n        b\n\tc", "TabError: inconsistent use of tabs and spaces in indentation 3:1-3:0"},
		{"try:\n  a\nb", "SyntaxError: expected 'except' or 'finally' block 3:1-3:2"},
		{"'abc", "SyntaxError: unterminated string literal (detected at line 1) 1:1-1:1"},
		{"'''a\nb", "SyntaxError: unterminated triple-quoted string literal (detected at line 2) 1:1-1:1"},
		{"0777", "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1:1-1:2"},
		{"1_", "SyntaxError: invalid decimal literal 1:2-1:2"},
		{"0b12", "SyntaxError: invalid digit '2' in binary literal 1:4-1:4"},
		{"a = 1 \\ 2", "SyntaxError: unexpected character after line continuation character 1:8-1:0"},
		{"a = “b”", "SyntaxError: invalid character '“' (U+201C) 1:5-1:5"},
		{"print 1", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? 1:1-1:8"},
		{"f(a=1, b)", "SyntaxError: positional argument follows keyword argument 1:9-1:10"},
		{"f(a.b=1)", `SyntaxError: expression cannot contain assignment, perhaps you meant "=="? 1:3-1:7`},
		{"f(a for a in b, c)", "SyntaxError: Generator expression must be parenthesized 1:3-1:15"},
		{"def f(a=1, b): pass", "SyntaxError: parameter without a default follows parameter with a default 1:12-1:13"},
		{"def f(*): pass", "SyntaxError: named arguments must follow bare * 1:7-1:8"},
		{"{1: 2, 3}", "SyntaxError: ':' expected after dictionary key 1:8-1:0"},
		{"[*a for a in b]", "SyntaxError: iterable unpacking cannot be used in comprehension 1:2-1:4"},
		{"f'{}'", "SyntaxError: f-string: valid expression required before '}' 1:4-1:5"},
		{"t'{a b}'", "SyntaxError: invalid syntax. Perhaps you forgot a comma? 1:4-1:7"},
		{"f'{a!x}'", "SyntaxError: f-string: invalid conversion character 'x': expected 's', 'r', or 'a' 1:6-1:7"},
		{"f'}'", "SyntaxError: f-string: single '}' is not allowed 1:3-1:3"},
		{"'a' b'b'", "SyntaxError: cannot mix bytes and nonbytes literals 1:9-1:10"},
		{"'a' t'b'", "SyntaxError: cannot mix t-string literals with string or bytes literals 1:1-1:9"},
		{"bf''", "SyntaxError: 'b' and 'f' prefixes are incompatible 1:1-1:3"},
		{`'\x1'`, `SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 1:1-1:6`},
		{"a if b", "SyntaxError: expected 'else' after 'if' expression 1:1-1:7"},
		{"if a: b\nelse: c\nelif d: e", "SyntaxError: 'elif' block follows an 'else' block 3:1-3:5"},
		{"import a as b.c", "SyntaxError: cannot use attribute as import target 1:13-1:16"},
		{"match a:\n case b as 1: pass", "SyntaxError: cannot use literal as pattern target 2:12-2:13"},
		{"try: a\nexcept b, c as d: e", "SyntaxError: multiple exception types must be parenthesized when using 'as' 2:8-2:17"},
		{"x = 'It's'", "SyntaxError: unterminated string literal (detected at line 1) 1:10-1:10"},
		{strings.Repeat("(", 201), "SyntaxError: too many nested parentheses 1:201-1:201"},
	} {
		if got := syntaxError(t, c.src, &Options{Text: true}); got != c.want {
			t.Errorf("%.60q\n got  %s\n want %s", c.src, got, c.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"# coding: latin-1\n'\xe9'", "'é'"},
		{"#!x\n# -*- coding: cp1252 -*-\n'\x80'", "'€'"},
		{"\xef\xbb\xbf'é'", "'é'"},
		{"# coding: ascii\n'\xe9'", "SyntaxError: 'ascii' codec can't decode byte 0xe9 in position 17: ordinal not in range(128) 0:-1-0:0"},
		{"# coding: nope\n", "SyntaxError: unknown encoding: nope 0:-1-0:0"},
		{"\xef\xbb\xbf# coding: latin-1\n", "SyntaxError: encoding problem: iso-8859-1 with BOM 0:-1-0:0"},
		{"a\n'\xe9'", `SyntaxError: Non-UTF-8 code starting with '\xe9' in file f.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details`},
		{"a\x00", "SyntaxError: source code cannot contain null bytes 1:0-0:0"},
		{"a\nb \x00c", "SyntaxError: source code cannot contain null bytes 2:0-0:0"},
		{"'a\r\nb'", "SyntaxError: unterminated string literal (detected at line 1) 1:1-1:1"},
		{"'''a\r\nb\rc'''", `'a\nb\nc'`},
	} {
		got := syntaxError(t, c.src, nil)
		if r, err := Parse([]byte(c.src), "f", nil); err == nil {
			body := r.Mod.(*Module).Body
			got = body[len(body)-1].(*ExprStmt).Value.(*Constant).Value.Repr()
		}
		if got != c.want {
			t.Errorf("%q\n got  %s\n want %s", c.src, got, c.want)
		}
	}
}

// TestSize parses texts of great size and depth: each gives a tree or an error, in reasonable time.
func TestSize(t *testing.T) {
	const n = 100_000
	for _, c := range []struct {
		name, src string
		ok        bool
	}{
		{"sum", "a" + strings.Repeat("+a", n), true},
		{"attributes", "a" + strings.Repeat(".a", n), true},
		{"calls", "a" + strings.Repeat("()", n), true},
		{"elif", "if a: b\n" + strings.Repeat("elif a: b\n", n), true},
		{"lines", strings.Repeat("x = [1, 2, 'three']\n", n), true},
		{"strings", strings.Repeat("'a' ", n), true},
		{"and", "a" + strings.Repeat(" and a", n), true},
		{"digits", "0x" + strings.Repeat("f", n), true},
		{"not", strings.Repeat("not ", n) + "a", false},
		{"minus", strings.Repeat("-", n) + "a", false},
		{"power", "a" + strings.Repeat("**a", n), false},
		{"lambda", strings.Repeat("lambda:", n) + "a", false},
		{"if else", strings.Repeat("a if a else ", n) + "a", false},
		{"brackets", strings.Repeat("[", n), false},
		{"brackets, wrong inside", strings.Repeat("[", 190) + "a b" + strings.Repeat("]", 190), false},
		{"calls, wrong inside", strings.Repeat("f(", 190) + "a b" + strings.Repeat(")", 190), false},
		{"powers, wrong inside", strings.Repeat("a**(", 190) + "a b" + strings.Repeat(")", 190), false},
		{"dicts, wrong inside", strings.Repeat("{a:", 190) + "a b" + strings.Repeat("}", 190), false},
		{"subscripts, wrong inside", strings.Repeat("a[a:", 190) + "a b" + strings.Repeat("]", 190), false},
		{"lambdas, wrong inside", strings.Repeat("lambda a=", 190) + "a b", false},
		{"f-strings", strings.Repeat(`f"{`, 160), false},
		{"f-strings, wrong inside", strings.Repeat(`f"{`, 140) + "a b" + strings.Repeat(`}"`, 140), false},
		{"sum, wrong end", "a" + strings.Repeat("+a", n) + " b", false},
		{"power, wrong end", "a" + strings.Repeat("**a", 500) + " b", false},
		{"patterns, wrong inside", "match a:\n case " + strings.Repeat("C(", 190) + "a b" + strings.Repeat(")", 190) + ": a", false},
		{"blocks", nested("if a:", 99), true},
		{"too many blocks", nested("if a:", 101), false},
		{"blocks, wrong inside", nested("with (a, b) as c:", 98) + " b", false},
		{"decimal digits", strings.Repeat("9", 5000), false},
	} {
		start := time.Now()
		r, err := Parse([]byte(c.src), "f", nil)
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
		if err == nil {
			if _, err := Unparse(r.Mod); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			count := 0
			Walk(r.Mod, func(Node) bool { count++; return true })
		}
		t.Logf("%s: %v", c.name, time.Since(start))
	}
}

// nested returns n blocks within one another.
func nested(header string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + header + "\n")
	}
	b.WriteString(strings.Repeat(" ", n) + "a")
	return b.String()
}

func TestWarnings(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`'\d'`, `SyntaxWarning 1:1 "\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\d"? A raw string is also an option.`},
		{`b'\400'`, `SyntaxWarning 1:2 "\400" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean "\\400"? A raw string is also an option.`},
		{"0in x", "SyntaxWarning 1:1 invalid decimal literal"},
		{`r'\d'`, ""},
	} {
		r, err := Parse([]byte(c.src), "f", nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, w := range r.Warnings {
			got += fmt.Sprintf("%s %d:%d %s", w.Category, w.Line, w.Col, w.Msg)
		}
		if got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.src, got, c.want)
		}
	}
}

func TestIncomplete(t *testing.T) {
	for _, c := range []struct {
		src  string
		want bool
	}{
		{"if a:", true}, {"if a:\n  b", true}, {"f(", true}, {"'''a", true}, {"a = \\", true}, {"@d", true},
		{"class A:\n  def f(self):", true}, {"f'''{", true},
		{"'a", false}, {"a b", false}, {"f)", false}, {"1 +", false},
	} {
		_, err := Parse([]byte(c.src), "f", &Options{Mode: Single, Text: true, DontImplyDedent: true})
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%q: no error", c.src)
		} else if e.AtEOF != c.want {
			t.Errorf("%q: AtEOF is %v: %v", c.src, e.AtEOF, e)
		}
	}
}
