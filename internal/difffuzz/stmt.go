// This file makes random statements and whole programs. They end: loops are bounded, functions call only those before them.

package main

import (
	"math/rand/v2"
	"strconv"
)

// depth is how deep expressions nest.
const depth = 3

// generate makes the program of a seed.
func generate(seed uint64) *program {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0x686f676e6f7365))}
	p := &program{}
	for range 3 + g.IntN(4) {
		k := g.anyKind()
		p.body = append(p.body, g.assign(k, depth-1))
	}
	for range 3 + g.IntN(7) {
		p.body = append(p.body, g.guarded(g.statement(2)))
	}
	for k := range numKinds {
		for _, v := range g.vars[k] {
			p.body = append(p.body, g.guarded(show(kind(k), e(kind(k), v))))
		}
	}
	return p
}

// show prints a value so that the order of sets of strings does not matter.
func show(k kind, x *expr) *stmt {
	if k == kSet {
		return simple("show(", x, ")")
	}
	return simple("print(repr(", x, "))")
}

// guarded puts a statement into try, and prints what it raises.
func (g *generator) guarded(s *stmt) *stmt {
	return block([]*stmt{s}, "try:").then([]*stmt{simple("print(type(err).__name__, err)")}, "except Exception as err:")
}

func (g *generator) assign(k kind, d int) *stmt {
	x := g.expr(k, d)
	v := g.name("v")
	g.vars[k] = append(g.vars[k], v)
	fallback := smallest[k]
	return block([]*stmt{simple(v, " = ", x)}, "try:").then([]*stmt{
		simple(v, " = ", fallback), simple("print(type(err).__name__, err)")}, "except Exception as err:")
}

// block makes the statements of a block. What they define is forgotten after it.
func (g *generator) block(n, d int) []*stmt {
	vars, funcs := g.vars, len(g.funcs)
	var out []*stmt
	for range n {
		out = append(out, g.statement(d))
	}
	g.vars, g.funcs = vars, g.funcs[:funcs]
	return out
}

func (g *generator) statement(d int) *stmt {
	if d <= 0 {
		k := g.anyKind()
		return show(k, g.expr(k, depth))
	}
	switch g.IntN(18) {
	case 0:
		s := block(g.block(1+g.IntN(2), d-1), "if ", g.cond(2), ":")
		if g.IntN(2) == 0 {
			s.then(g.block(1, d-1), "elif ", g.cond(1), ":")
		}
		if g.IntN(2) == 0 {
			s.then(g.block(1, d-1), "else:")
		}
		return s
	case 1, 2:
		return g.loop(d)
	case 3:
		return g.function(d)
	case 4:
		return g.generatorFunction(d)
	case 5, 6:
		return g.class()
	case 7:
		return g.match(d)
	case 8:
		return g.tryStatement(d)
	case 9:
		return g.mutate()
	case 10:
		return g.closure()
	case 11:
		return g.unpack()
	case 12:
		return g.assign(g.anyKind(), depth)
	}
	k := g.anyKind()
	return show(k, g.expr(k, depth))
}

func (g *generator) loop(d int) *stmt {
	v := g.name("i")
	var body []*stmt
	g.with(kInt, v, func() *expr { body = g.block(1, d-1); return nil })
	switch g.IntN(5) {
	case 0:
		body = append(body, block([]*stmt{simple(g.pick("break", "continue"))}, "if ", v, " == ", g.pick("0", "1", "2"), ":"))
	case 1:
		body = append([]*stmt{block([]*stmt{simple("continue")}, "if ", v, g.pick(" % 2", " > 1", " == 0"), ":")}, body...)
	}
	if g.IntN(3) == 0 {
		w := g.name("w")
		start := simple(w, " = ", strconv.Itoa(g.IntN(4)+1))
		body = append([]*stmt{simple(w, " -= 1"), simple(v, " = ", w)}, body...)
		return block([]*stmt{start, block(body, "while ", w, " > 0:").then([]*stmt{simple("print('else')")}, "else:")}, "if True:")
	}
	s := block(body, "for ", v, " in ", g.intList(1), ":")
	if g.IntN(4) == 0 {
		s.then([]*stmt{simple("print('else')")}, "else:")
	}
	return s
}

// inside runs f with only the given variables known.
func (g *generator) inside(params map[kind][]string, f func()) {
	vars := g.vars
	g.vars = [numKinds][]string{}
	for k, names := range params {
		g.vars[k] = names
	}
	f()
	g.vars = vars
}

func (g *generator) function(d int) *stmt {
	f := fn{name: g.name("f"), gives: g.anyKind()}
	params := map[kind][]string{}
	head := "def " + f.name + "("
	for i := range g.IntN(3) {
		k := g.anyKind()
		p := g.name("p")
		if i > 0 {
			head += ", "
		}
		head += p
		f.args = append(f.args, k)
		params[k] = append(params[k], p)
	}
	if g.IntN(3) == 0 {
		if len(f.args) > 0 {
			head += ", "
		}
		head += g.pick("*rest", "**kw", "opt=1", "*, kwo=2")
	}
	var body []*stmt
	g.inside(params, func() {
		if g.IntN(2) == 0 {
			body = append(body, g.statement(d-1))
		}
		if g.IntN(3) == 0 {
			body = append(body, block([]*stmt{simple("return ", g.expr(f.gives, 2))}, "if ", g.cond(1), ":"))
		}
		body = append(body, simple("return ", g.expr(f.gives, depth)))
	})
	def := block(body, head, "):")
	call := show(f.gives, g.call(f, 1))
	if g.IntN(6) == 0 { // wrong calls have messages too
		call = simple("print(", f.name, "(", g.pick("", "1", "1, 2, 3, 4", "nosuch=1", "*[1, 2]", "**{'p1': 1}"), "))")
	}
	if d == 2 {
		g.funcs = append(g.funcs, f)
	}
	return block([]*stmt{def, call}, "if 1:")
}

func (g *generator) generatorFunction(d int) *stmt {
	name := g.name("g")
	var body []*stmt
	g.inside(map[kind][]string{kInt: {"n"}}, func() {
		k := g.anyKind()
		body = append(body, block([]*stmt{simple("x = yield ", g.expr(k, 2)), simple("n += 1")}, "for i in range(", g.pick("2", "3", "0"), "):"))
		switch g.IntN(3) {
		case 0:
			body = []*stmt{block(body, "try:").then([]*stmt{simple("print('end', n)")}, "finally:")}
		case 1:
			body = append(body, simple("yield from ", g.expr(g.pickKind(kList, kStr, kTuple), 2)))
		}
		body = append(body, simple("return ", g.expr(kInt, 1)))
	})
	def := block(body, "def ", name, "(n):")
	use := g.pick(
		"print(list("+name+"(1)))", "print(*"+name+"(2), sep='|')", "print(sum(1 for _ in "+name+"(0)))",
		"it = "+name+"(0); print(next(it, 'none')); print(it.send(5) if it.gi_frame else None); it.close()",
		"it = "+name+"(3); print(next(it)); print(it.throw(ValueError('thrown')))",
		"a, *b = "+name+"(1); print(a, b)", "print(dict(enumerate("+name+"(1))))", "print(max("+name+"(1), key=str))",
		"print(list(map(repr, "+name+"(5)))[:2])", "print(tuple(zip("+name+"(1), 'ab')))")
	return block([]*stmt{def, simple(use)}, "if 1:")
}

// operators are the special methods that classes get.
var operators = [][2]string{{"add", "+"}, {"sub", "-"}, {"mul", "*"}, {"truediv", "/"}, {"floordiv", "//"}, {"mod", "%"}, {"pow", "**"}, {"and", "&"}, {"lshift", "<<"}, {"matmul", "@"}}

func (g *generator) class() *stmt {
	name := g.name("C")
	op := operators[g.IntN(len(operators))]
	var body []*stmt
	body = append(body, block([]*stmt{simple("self.x = x")}, "def __init__(self, x=", g.expr(kInt, 1), "):"))
	method := func(head string, k kind) {
		g.inside(map[kind][]string{kInt: {"self.x"}}, func() {
			body = append(body, block([]*stmt{simple("return ", g.expr(k, 2))}, "def ", head, ":"))
		})
	}
	method("__"+g.pick("", "r", "i")+op[0]+"__(self, o)", g.anyKind())
	for range g.IntN(4) {
		switch g.IntN(12) {
		case 0:
			method("__repr__(self)", kStr)
		case 1:
			method("__eq__(self, o)", kBool)
		case 2:
			method("__lt__(self, o)", kBool)
		case 3:
			method("__len__(self)", kInt)
		case 4:
			method("__getitem__(self, i)", g.anyKind())
			last := &body[len(body)-1].clauses[0]
			last.body = append([]*stmt{block([]*stmt{simple("raise IndexError('end')")}, "if i == 3:")}, last.body...)
		case 5:
			method("__contains__(self, o)", kBool)
		case 6:
			method("__bool__(self)", kBool)
		case 7:
			method("__call__(self, *a, **k)", g.anyKind())
		case 8:
			method("__getattr__(self, name)", g.anyKind())
		case 9:
			method("__hash__(self)", kInt)
		case 10:
			method("__format__(self, spec)", kStr)
		case 11:
			method("__iter__(self)", kList)
		}
	}
	if g.IntN(2) == 0 {
		body = append(body, simple(g.pick("@property", "@staticmethod", "@classmethod")))
	}
	body = append(body, block([]*stmt{simple("return ", g.pick("self.x", "(self,)", "type(self).__name__"))}, "def prop(self=None):"))
	base := ""
	if g.IntN(4) == 0 {
		base = g.pick("(int)", "(str)", "(list)", "(dict)", "(Exception)", "(tuple)")
	}
	def := block(body, "class ", name, base, ":")
	uses := []*stmt{simple("c = ", name, "(", g.expr(kInt, 1), ")")}
	for range 2 + g.IntN(3) {
		x := g.expr(g.pickKind(kInt, kStr, kList), 1)
		uses = append(uses, g.guarded(simple("print(", func() *expr {
			switch g.IntN(14) {
			case 0, 1:
				return e(kInt, "c ", op[1], " ", x)
			case 2:
				return e(kInt, x, " ", op[1], " c")
			case 3:
				return e(kInt, "c == ", x, ", c != ", x)
			case 4:
				return e(kInt, "c < ", x, ", c > c")
			case 5:
				return e(kInt, "len(c)")
			case 6:
				return e(kInt, "c[", x, "]")
			case 7:
				return e(kInt, x, " in c")
			case 8:
				return e(kInt, "bool(c)")
			case 9:
				return e(kInt, "c(", x, ")")
			case 10:
				return e(kInt, "c.", g.pick("x", "prop", "prop()", "missing", "__class__.__name__", "__dict__", "__doc__"))
			case 11:
				return e(kInt, "hash(c) == hash(c)")
			case 12:
				return e(kInt, "format(c, '", g.pick("", ">5", "x"), "')[:40] if type(c).__repr__ is not object.__repr__ else 0")
			}
			return e(kInt, "[v for _, v in zip(range(5), c)]")
		}(), ")")))
	}
	return block(append([]*stmt{def}, uses...), "if 1:")
}

func (g *generator) match(d int) *stmt {
	s := block(nil, "match ", g.expr(g.anyKind(), 2), ":")
	pattern := func() string {
		return g.pick("0", "1 | 2 | 3", "str() as s", "int(n)", "[]", "[a]", "[a, b, *rest]", "(x, y)", "{'a': v}", "{'k': [p, *q], **more}", "None", "True", "float()", "bytes()",
			"[int(), *_]", "'abc' | 'a'", "-1", "1+2j", "{}", "[[p, q], *_]", "list() | tuple()", "dict()", "set()", "complex(real=r)", "[*_, last]")
	}
	for i := range 1 + g.IntN(4) {
		guard := ""
		if g.IntN(4) == 0 {
			guard = g.pick(" if True", " if v1 == v1", " if not v1", " if 0")
		}
		s.clauses[0].body = append(s.clauses[0].body, block([]*stmt{simple("print('", strconv.Itoa(i), "', sorted(k for k in locals() if len(k) < 5 and k in 'a b s n x y v p q rest more r last'.split()))")}, "case ", pattern(), guard, ":"))
	}
	s.clauses[0].body = append(s.clauses[0].body, block([]*stmt{simple("print('other')")}, "case other:"))
	return s
}

func (g *generator) tryStatement(d int) *stmt {
	body := g.block(1, d-1)
	if g.IntN(2) == 0 {
		body = append(body, simple("raise ", g.pick("ValueError('v')", "KeyError('k')", "TypeError", "IndexError(1, 2)", "StopIteration(3)", "OSError(2, 'no')", "ValueError('a') from KeyError('b')",
			"ExceptionGroup('g', [ValueError(1), TypeError(2)])", "ZeroDivisionError()", "UnicodeDecodeError('utf-8', b'x', 0, 1, 'r')")))
	}
	if g.IntN(5) == 0 {
		return block(body, "try:").then([]*stmt{simple("print('group', eg.exceptions)")}, "except* ", g.pick("ValueError", "TypeError", "Exception"), " as eg:")
	}
	s := block(body, "try:").then([]*stmt{simple("print('caught', type(x).__name__, x.args, x.__cause__, x.__context__)"), simple(g.pick("pass", "raise", "raise RuntimeError('again')", "1/0"))},
		"except ", g.pick("ValueError", "(KeyError, IndexError)", "LookupError", "Exception", "ArithmeticError"), " as x:")
	if g.IntN(3) == 0 {
		s.then(g.block(1, 0), "else:")
	}
	if g.IntN(2) == 0 {
		s.then(g.block(1, 0), "finally:")
	}
	return s
}

// mutate changes a value in place, and shows it.
func (g *generator) mutate() *stmt {
	k := g.pickKind(kList, kDict, kSet, kBytes, kInt, kStr)
	v := "m"
	x := func() *expr { return g.expr(g.anyKind(), 2) }
	var s *stmt
	switch k {
	case kList:
		s = g.pickStmt(
			simple(v, ".append(", x(), ")"), simple(v, ".insert(", g.small(1), ", ", x(), ")"), simple("print(", v, ".pop(", g.pick("", "0", "-1", "9"), "))"),
			simple(v, "[", g.small(1), ":", g.small(1), "] = ", g.expr(g.pickKind(kList, kStr, kTuple), 2)), simple("del ", v, "[", g.pick("0", "::2", "1:", "-1", "9"), "]"), simple(v, ".sort(", g.pick("", "key=str", "reverse=True", "key=repr"), ")"),
			simple(v, ".reverse()"), simple(v, " += ", g.expr(g.pickKind(kList, kTuple, kStr), 2)), simple(v, " *= ", g.small(1)), simple(v, ".remove(", x(), ")"), simple(v, ".extend(", x(), ")"),
			simple(v, "[::2] = ", g.expr(kList, 1)), simple("print(", v, ".index(", x(), "), ", v, ".count(", x(), "))"), simple(v, "[", g.small(1), "] = ", x()))
	case kDict:
		s = g.pickStmt(
			simple(v, "[", x(), "] = ", x()), simple("print(", v, ".pop(", x(), g.pick("", ", None"), "))"), simple("print(", v, ".setdefault(", x(), ", ", x(), "))"), simple(v, ".update(", x(), ")"),
			simple("del ", v, "[", x(), "]"), simple("print(", v, ".popitem())"), simple(v, " |= ", g.expr(g.pickKind(kDict, kList), 2)), simple("print(", v, ".get(", x(), ", 'dflt'))"), simple("print(list(reversed(", v, ")))"),
			simple("print(", v, ".keys() & ", g.expr(kSet, 1), ", ", v, ".items() >= set())"))
	case kSet:
		s = g.pickStmt(
			simple(v, ".add(", g.expr(kInt, 2), ")"), simple(v, ".discard(", g.expr(kInt, 2), ")"), simple(v, ".remove(", g.expr(kInt, 2), ")"), simple(v, " ", g.pick("|=", "&=", "-=", "^="), " ", g.expr(kSet, 2)),
			simple(v, ".update(", g.expr(kSet, 1), ", ", g.intList(1), ")"), simple("print(", v, ".", g.pick("issubset", "issuperset", "isdisjoint"), "(", g.expr(kSet, 2), "))"), simple(v, ".symmetric_difference_update(", g.intList(1), ")"))
	case kBytes:
		s = g.pickStmt(
			simple(v, ".append(", g.expr(kInt, 1), ")"), simple(v, "[", g.small(1), "] = ", g.expr(kInt, 1)), simple(v, ".extend(", x(), ")"), simple("del ", v, "[", g.small(1), ":]"), simple(v, " += ", g.expr(kBytes, 2)),
			simple("print(", v, ".pop())"), simple(v, "[1:2] = ", x()), simple("print(memoryview(", v, ")[1:].tolist())"))
	default:
		s = simple(v, " ", g.pick("+=", "-=", "*=", "//=", "%=", "&=", "|=", "^=", "/="), " ", g.expr(k, 2))
	}
	start := simple(v, " = ", g.expr(k, 2))
	if k == kBytes {
		start = simple(v, " = bytearray(", g.expr(k, 2), ")")
	}
	return block([]*stmt{start, g.guarded(s), show(k, e(k, v))}, "if 1:")
}

func (g *generator) pickStmt(from ...*stmt) *stmt { return from[g.IntN(len(from))] }

func (g *generator) closure() *stmt {
	name := g.name("h")
	var inner *expr
	g.inside(map[kind][]string{kInt: {"n", "total"}}, func() { inner = g.expr(kInt, 2) })
	return block([]*stmt{
		block([]*stmt{
			simple("total = 0"),
			block([]*stmt{simple("nonlocal total"), simple("total += ", inner), simple("return total")}, "def add(n):"),
			simple("return add, lambda: total"),
		}, "def ", name, "():"),
		simple("add, get = ", name, "()"),
		simple("print(add(", g.expr(kInt, 1), "), add(", g.expr(kInt, 1), "), get())"),
		simple("print([f(2) for f in [lambda n, k=k: n * k for k in range(3)]], [f() for f in [lambda: k for k in range(3)]])"),
	}, "if 1:")
}

func (g *generator) unpack() *stmt {
	target := g.pick("a, b", "a, *b", "*a, b", "a, (b, c)", "[a, b, *c]", "a, b, c", "(a, b), *c")
	return block([]*stmt{
		simple(target, " = ", g.expr(g.pickKind(kList, kTuple, kStr, kDict), 2)),
		simple("print(a, b)"),
	}, "if 1:")
}
