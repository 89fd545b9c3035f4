// This file makes random programs from the grammar. They end: loops are bounded, functions call only those before them.

package main

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// generator makes one program. Equal seeds make equal programs.
type generator struct {
	*rand.Rand
	vars   map[string][]string // variables that are known, by kind
	funcs  []fn
	names  int    // made so far
	number string // what $n stands for
}

// fn is a function that the program has defined.
type fn struct {
	name  string
	args  []string
	gives string
}

// generate makes the program of a seed.
func generate(seed uint64) *program {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0x686f676e6f7365)), vars: map[string][]string{}}
	p := &program{}
	for range 2 + g.IntN(4) {
		p.body = append(p.body, g.assign())
	}
	for range 3 + g.IntN(7) {
		if g.IntN(10) == 0 {
			p.body = append(p.body, g.guarded(g.function()))
		} else {
			p.body = append(p.body, g.guarded(g.statement(2)))
		}
	}
	for _, k := range kinds {
		for _, v := range g.vars[k] {
			p.body = append(p.body, g.guarded([]*stmt{simple("show(", &expr{kind: k, parts: []any{v}}, ")")}))
		}
	}
	return p
}

func (g *generator) pick(from ...string) string { return from[g.IntN(len(from))] }

func (g *generator) name(prefix string) string {
	g.names++
	return prefix + strconv.Itoa(g.names)
}

// guarded puts statements into try, and prints what they raise.
func (g *generator) guarded(body []*stmt) *stmt {
	return block(body, "try:").then([]*stmt{simple(g.pick("problem(err)", "problem(err)", "trace()"))}, "except Exception as err:")
}

// assign makes a variable that the rest of the program may use.
func (g *generator) assign() *stmt {
	k := g.pick(kinds[:]...)
	x := g.expr(k, 2)
	v := g.name("v")
	g.vars[k] = append(g.vars[k], v)
	return block([]*stmt{simple(v, " = ", x)}, "try:").then([]*stmt{simple(v, " = ", smallest[k]), simple("problem(err)")}, "except Exception as err:")
}

// function defines a function that the rest of the program may call, and calls it.
func (g *generator) function() []*stmt {
	f := fn{name: g.name("f"), gives: g.pick(kinds[:]...)}
	var params []string
	known := map[string][]string{}
	for range g.IntN(3) {
		k, p := g.pick(kinds[:]...), g.name("p")
		f.args, params = append(f.args, k), append(params, p)
		known[k] = append(known[k], p)
	}
	if rest := g.pick("", "", "*rest", "**kw", "opt=1", "*, kwo=2"); rest != "" {
		params = append(params, rest)
	}
	outer := g.vars
	g.vars = known
	body := g.statement(1)
	body = append(body, block([]*stmt{simple("return ", g.expr(f.gives, 2))}, "if ", g.expr("bool", 1), ":"), simple("return ", g.expr(f.gives, 3)))
	g.vars = outer
	def := block(body, "def ", f.name, "(", strings.Join(params, ", "), "):")
	call := simple("show(", g.call(f, 1), ")")
	g.funcs = append(g.funcs, f)
	return []*stmt{def, call}
}

func (g *generator) call(f fn, depth int) *expr {
	x := &expr{kind: f.gives, parts: []any{f.name, "("}}
	for _, k := range f.args {
		x.parts = append(x.parts, g.expr(k, depth), ", ")
	}
	x.parts = append(x.parts, ")")
	return x
}

// expr returns an expression of a kind: now and then, for the sake of errors, of another.
func (g *generator) expr(k string, depth int) *expr {
	x := &expr{kind: k}
	if g.IntN(60) == 0 {
		// In parentheses, since a number may now stand where a string was meant.
		x.parts = []any{"(", g.expr(g.pick(strangers[k]...), depth-1), ")"}
		return x
	}
	if vs := g.vars[k]; len(vs) > 0 && (depth <= 0 || g.IntN(6) == 0) && g.IntN(3) > 0 {
		x.parts = []any{g.pick(vs...)}
		return x
	}
	name := k
	switch {
	case depth <= 0 || g.IntN(6) == 0:
		name = k + "leaf"
	case g.IntN(8) == 0:
		name = "shared"
	}
	g.inline(name, nil, x, depth)
	return x
}

// strangers are the kinds that may stand where another is meant. Complex numbers do not stand for others: 3.14 computes
// differently with a complex number and a real one, and what it gives is not to be compared with an older Python.
var strangers = func() map[string][]string {
	out := map[string][]string{}
	for _, k := range kinds {
		for _, other := range kinds {
			number := func(k string) bool { return k == "int" || k == "float" || k == "bool" || k == "complex" }
			if other != k && !(number(k) && other == "complex") && !(number(other) && k == "complex") {
				out[k] = append(out[k], other)
			}
		}
	}
	return out
}()

// inline adds a form of a rule for expressions to x.
func (g *generator) inline(name string, s *scope, x *expr, depth int) {
	r := grammar[name]
	f := r.forms[g.IntN(len(r.forms))]
	defer g.enter(f, s)()
	g.parts(f.parts, x, depth)
}

// enter makes a name for a form, and the variables of a scope known, until the function that it returns is called.
func (g *generator) enter(f *form, s *scope) (leave func()) {
	number, vars := g.number, g.vars
	if s != nil {
		g.vars = map[string][]string{}
		if s.add {
			maps.Copy(g.vars, vars)
		}
		for _, v := range s.vars {
			g.vars[v[0]] = append(slices.Clip(g.vars[v[0]]), strings.ReplaceAll(v[1], "$n", number))
		}
	}
	if f != nil && f.numbered {
		g.number = g.name("")
	}
	return func() { g.number, g.vars = number, vars }
}

// parts adds what parts of a form stand for to x.
func (g *generator) parts(parts []part, x *expr, depth int) {
	for _, p := range parts {
		switch {
		case p.choice != nil:
			g.parts(p.choice[g.IntN(len(p.choice))], x, depth)
		case p.quoted != nil:
			q := &expr{kind: "str", quote: true}
			g.parts(p.quoted, q, depth)
			x.parts = append(x.parts, q)
		case p.name == "":
			x.parts = append(x.parts, p.text)
		case p.name == "n":
			x.parts = append(x.parts, g.number)
		default:
			g.reference(p, x, depth)
		}
	}
}

// reference adds what a name in an expression stands for to x.
func (g *generator) reference(p part, x *expr, depth int) {
	k := p.name
	switch k {
	case "any":
		k = g.pick(kinds[:]...)
	case "same":
		k = x.kind
	case "call":
		for _, f := range g.funcs {
			if f.gives == x.kind && g.IntN(2) == 0 {
				x.parts = append(x.parts, g.call(f, depth-1))
				return
			}
		}
		k = x.kind
	}
	if smallest[k] == "" {
		g.inline(k, p.scope, x, depth)
		return
	}
	defer g.enter(nil, p.scope)()
	x.parts = append(x.parts, g.expr(k, depth-1))
}

// statement makes the statements of one form. What they define is forgotten after them.
func (g *generator) statement(depth int) []*stmt {
	if depth <= 0 {
		return g.statements("plain", nil, 0)
	}
	return g.statements("statement", nil, depth)
}

func (g *generator) statements(name string, s *scope, depth int) []*stmt {
	r := grammar[name]
	f := r.forms[g.IntN(len(r.forms))]
	defer g.enter(f, s)()
	return g.lines(f.lines, depth)
}

func (g *generator) lines(lines []line, depth int) (out []*stmt) {
	there := false // the statement that a clause may follow
	for _, l := range lines {
		times := 1
		switch {
		case l.follows && !there:
			continue
		case l.optional:
			times = g.IntN(2)
		case l.repeated:
			times = g.IntN(4)
		}
		for range times {
			out = g.line(out, l, depth)
		}
		there = l.follows || times > 0
	}
	return out
}

// line adds the statements that a line stands for to out.
func (g *generator) line(out []*stmt, l line, depth int) []*stmt {
	if len(l.head) == 1 && l.head[0].name != "" {
		p := l.head[0]
		if p.name == "block" {
			defer g.enter(nil, p.scope)()
			return append(out, g.statement(depth-1)...)
		}
		if r := grammar[p.name]; r != nil && r.statements {
			return append(out, g.statements(p.name, p.scope, depth)...)
		}
	}
	c := clause{head: &expr{}, open: l.open}
	g.parts(l.head, c.head, 1+g.IntN(3))
	c.body = g.lines(l.body, depth)
	if l.follows {
		last := out[len(out)-1]
		last.clauses = append(last.clauses, c)
		return out
	}
	return append(out, &stmt{[]clause{c}})
}
