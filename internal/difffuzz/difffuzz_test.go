package main

import (
	"strings"
	"testing"

	"github.com/hognose/hognose/syntax"
)

func TestProgramsAreValid(t *testing.T) {
	for seed := range uint64(200) {
		text := generate(seed).text()
		if _, err := syntax.Parse([]byte(text), "program", &syntax.Options{Text: true}); err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		if text != generate(seed).text() {
			t.Fatalf("seed %d makes different programs", seed)
		}
	}
}

func TestReduce(t *testing.T) {
	p := generate(1)
	p.body = append(p.body, block([]*stmt{simple("print(", &expr{kind: "int", parts: []any{"(", &expr{kind: "int", parts: []any{"7"}}, " + ", &expr{kind: "int", parts: []any{"needle"}}, ")"}}, ")")}, "if 1:"))
	reduce(p, func(p *program) bool { return strings.Contains(p.text(), "needle") }, 1000)
	if got := p.text(); got != "print(needle)\n" {
		t.Errorf("got %q", got)
	}
}

func TestExplained(t *testing.T) {
	for _, c := range []struct {
		ours, theirs string
		want         bool
	}{
		{"a\nTypeError argument of type 'C' is not a container or iterable\n", "a\nTypeError argument of type 'C' is not iterable\n", true},
		{"a\nTypeError argument of type 'C' is not a container or iterable\n", "b\nTypeError argument of type 'C' is not iterable\n", false},
		{"x", "y", false}, {"x", "x\n", false},
		{"urldefrag ('a?#f',) \"(('a?', 'f'), 'a?#f')\"", "urldefrag ('a?#f',) \"(('a', 'f'), 'a#f')\"", true},
		{"urldefrag ('a?#f',) \"(('a?', 'f'), 'a?#f')\"", "urldefrag ('a?#f',) \"(('b', 'f'), 'a#f')\"", false},
		{"time ('10.5',) \"ValueError: Invalid isoformat string: '10.5'\"", "time ('10.5',) 'datetime.time(10, 0, 0, 500000)'", true},
		{"time ('10:00:00.5',) \"ValueError: Invalid isoformat string: '10:00:00.5'\"", "time ('10:00:00.5',) 'datetime.time(10, 0, 0, 500000)'", false},
		{"pow (1.5, 0.25) '1.1066819197003215'", "pow (1.5, 0.25) '1.1066819197003217'", true},
		{"pow (1.5, 0.25) '1.1066819197003215'", "pow (1.5, 0.25) '1.1066819197003219'", false},
		{"mul (1.5, 0.25) '1.1066819197003215'", "mul (1.5, 0.25) '1.1066819197003217'", false},
		{"float 1.1066819197003215", "float 1.1066819197003217", false},
		{"a\nb\nc\n", "MemoryError \nc\n", true}, {"a\nb\nc\n", "MemoryError \nd\n", false}, {"a\n", "MemoryError \nb\na\n", false},
		{"1", "KeyError nan", false},
		{"kderandom ([1], 1, 'triweight', 1) '[1.25]'", "kderandom ([1], 1, 'triweight', 1) '[1.2500000001]'", true},
		{"kderandom ([1], 1, 'quartic', 1) '[1.25]'", "kderandom ([1], 1, 'quartic', 1) '[1.2500000001]'", false},
		{"cdf (1, 2) '0.25'", "cdf (1, 2) '0.25000000000000006'", true}, {"mean (1, 2) '0.25'", "mean (1, 2) '0.25000000000000006'", false},
		{"time ('10:00.',) \"ValueError: Invalid isoformat string: '10:00.'\"", "time ('10:00.',) 'datetime.time(10, 0)'", false},
	} {
		if _, got := explained("", c.ours, c.theirs); got != c.want {
			t.Errorf("%q and %q: %v", c.ours, c.theirs, got)
		}
	}
}
