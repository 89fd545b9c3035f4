package regex

// This file tests what the comparison with CPython does not reach: what 3.14
// changed, stopping, limits, and a few plain cases to read.

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func mustCompile(t testing.TB, pattern string, flags Flags) *Program {
	p, err := Compile(pattern, flags, false)
	if err != nil {
		t.Fatalf("%q: %v", pattern, err)
	}
	return p
}

// find returns the spans of the first match as text, or "-".
func find(t testing.TB, pattern, subject string, flags Flags) string {
	p := mustCompile(t, pattern, flags)
	spans := make([]int, p.SpanLen())
	ok, err := p.Search(subject, false, 0, len(subject), spans, nil)
	if err != nil {
		return err.Error()
	}
	if !ok {
		return "-"
	}
	return strings.Trim(fmt.Sprint(spans[:len(spans)-1]), "[]")
}

func TestSearch(t *testing.T) {
	for _, c := range []struct {
		pattern, subject, want string
		flags                  Flags
	}{
		{`a|ab`, "ab", "0 1", 0},
		{`(a)|b`, "b", "0 1 -1 -1", 0},
		{`(?:(a)|b)*`, "ab", "0 2 0 1", 0},
		{`(a|b*)*`, "a", "0 1 1 1", 0},
		{`(?<=é)x`, "éx", "2 3", 0},
		{`\bé+\b`, "a éé b", "2 6", 0},
		{`(?P<q>['"]).*?(?P=q)`, `x="a'b"`, "2 7 2 3", 0},
		{`(<)?a(?(1)>|$)`, "<a>", "0 3 0 1", 0},
		{`(?>a+)ab`, "aaab", "-", 0},
		{`a++b`, "aab", "0 3", 0},
		{`k`, "\u212a", "0 3", IgnoreCase},
		{`[^K]`, "\u212a", "-", IgnoreCase},
		{`ß`, "ẞ", "0 3", IgnoreCase},
		{`(?i:a)b`, "Ab", "0 2", 0},
		{`(?x) a b # c`, "ab", "0 2", 0},
		{`^b$`, "a\nb\nc", "2 3", Multiline},
		{`a$`, "a\n", "0 1", 0},
		{`a\Z`, "a\n", "-", 0},
		{`a\z`, "a\n", "-", 0}, // new in 3.14
		{`a\z`, "ba", "1 2", 0},
		{`\B`, "", "0 0", 0}, // since 3.14
		{`\b`, "", "-", 0},
		{`.`, "\xed\xa0\x80", "0 3", 0}, // a lone surrogate
		{`x{2,3}?`, "xxx", "0 2", 0},
		{`(?:x{2,3}y){2}`, "xxyxxxy", "0 7", 0},
		{`\w+?(?=-|$)`, "ab-c", "0 2", 0},
		{`.+?(?=(?!a)[a-c]|\Z)`, "xaab", "0 3", 0},
		{`[^ ]*?(?=(?:)| )`, "ab c", "0 0", 0},
		{`a*?(?=(?<=aa))`, "aaa", "0 2", 0},
	} {
		if got := find(t, c.pattern, c.subject, c.flags); got != c.want {
			t.Errorf("%q on %q: got %s, want %s", c.pattern, c.subject, got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{`(a`, "missing ), unterminated subpattern at position 0"},
		{`a)`, "unbalanced parenthesis at position 1"},
		{"a\n*\n**", "multiple repeat at position 5 (line 3, column 2)"},
		{`[b-a]`, "bad character range b-a at position 1"},
		{`(?P<a>x)(?P<a>y)`, "redefinition of group name 'a' as group 2; was group 1 at position 12"},
		{`(?<=a*)b`, "look-behind requires fixed-width pattern"},
		{`\2(a)`, "invalid group reference 2 at position 1"},
		{`a(?i)b`, "global flags not at the start of the expression at position 1"},
		{`a{99999999999}`, "the repetition number is too large"},
		{strings.Repeat("(", 600) + strings.Repeat(")", 600), "maximum recursion depth exceeded"},
	} {
		_, err := Compile(c.pattern, 0, false)
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: got %v, want %s", c.pattern, err, c.want)
		}
	}
}

// TestLinear runs patterns that take exponential or quadratic time without memory.
func TestLinear(t *testing.T) {
	const n = 20000
	a := strings.Repeat("a", n)
	for _, c := range []struct{ pattern, subject string }{
		{`(a+)+$`, a + "b"}, {`(a|aa)+$`, a + "b"}, {`(a*)*b`, a}, {`(?:a|a?)+b`, a}, {`(.*)(.*)(.*)b`, a},
		{`(x+x+)+y`, strings.Repeat("x", n)}, {`(?:a?){30}a{30}c`, a}, {`^(([a-z])+.)+[A-Z]([a-z])+$`, a},
		{`(?:\w+\s?)+!`, a}, {`(a|b|ab)*c`, strings.Repeat("ab", n/2)}, {`(?:(?:a{0,3}){0,3}){0,9}$`, a + "b"},
	} {
		p := mustCompile(t, c.pattern, 0)
		polls := 0
		spans := make([]int, p.SpanLen())
		_, err := p.Search(c.subject, false, 0, len(c.subject), spans, func() error {
			if polls++; polls > 2000*n/pollEvery {
				return errors.New("too many steps")
			}
			return nil
		})
		if err != nil {
			t.Errorf("%q: %v after %d polls", c.pattern, err, polls)
		}
	}
}

func TestStop(t *testing.T) {
	stop := errors.New("stop")
	big := strings.Repeat("a", 1<<22)
	for _, c := range []struct{ pattern, subject string }{
		{`(a+)+\1$`, strings.Repeat("a", 60) + "b"},
		{`(?:(a|aa)(?=a*))+\1b`, strings.Repeat("a", 60)},
		{`.*b`, big}, {`a*?b`, big}, {`b`, big}, {`[bc]`, big}, {`(?:a|b)*c`, big}, {`(?:ab?)*+c`, big},
	} {
		p := mustCompile(t, c.pattern, DotAll)
		polls := 0
		spans := make([]int, p.SpanLen())
		ok, err := p.Search(c.subject, false, 0, len(c.subject), spans, func() error {
			if polls++; polls == 3 {
				return stop
			}
			return nil
		})
		if ok || err != stop || polls != 3 {
			t.Errorf("%q: %v, %v after %d polls", c.pattern, ok, err, polls)
		}
	}
}

func TestNoAllocations(t *testing.T) {
	p := mustCompile(t, `(\w+)=(\S+?);|(?:a|b)+`, 0)
	spans := make([]int, p.SpanLen())
	subject := "the key=value; and more aabba"
	if n := testing.AllocsPerRun(100, func() {
		for it := p.Iter(subject, false, 0, len(subject)); ; {
			if ok, _ := it.Next(spans, nil); !ok {
				break
			}
		}
	}); n > 0 {
		t.Errorf("%v allocations for a search", n)
	}
}

// TestHostilePatterns compiles patterns that must not take exponential time.
func TestHostilePatterns(t *testing.T) {
	polls := 0
	o := Options{Poll: func() error { polls++; return nil }}
	for _, pattern := range []string{
		strings.Repeat("(", 400) + "ab" + strings.Repeat("c){2}", 400),
		strings.Repeat("(?:", 400) + "ab" + strings.Repeat("|c){2,3}?", 400),
		strings.Repeat("(?:ab)", 50000),
		strings.Repeat("(a)?", 20000),
		"a" + strings.Repeat("|a[bc]", 5000),
		strings.Repeat("(?i:[\u0400-\uffff])", 2000),
	} {
		if _, err := o.Compile(pattern, 0, false); err != nil {
			t.Errorf("%.20q: %v", pattern, err)
		}
	}
	if polls == 0 {
		t.Error("compiling does not poll")
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{"a.b": `a\.b`, "é": "é", "a b\n": "a\\ b\\\n", "_": "_", "~": `\~`} {
		if got := Escape(in); got != want {
			t.Errorf("Escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, pat := range []string{`(\w+)=(\S+)`, `(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)`, `(?i)hello world`, `if|else|for|while|def|class|return|import|from|with|try|except`} {
		b.Run(pat, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, err := Compile(pat, 0, false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
