package syntax

import (
	"strings"
	"testing"
)

// tree parses src and returns its dump without positions.
func tree(t *testing.T, src string, mode Mode) string {
	t.Helper()
	r, err := Parse([]byte(src), "<test>", &Options{Mode: mode, Text: true})
	if err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	return Dump(r.Mod, false)
}

func TestExpressions(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a", "Name(id='a', ctx=Load())"},
		{"1 + 2 * 3", "BinOp(left=Constant(value=1), op=Add(), right=BinOp(left=Constant(value=2), op=Mult(), right=Constant(value=3)))"},
		{"-a ** -b", "UnaryOp(op=USub(), operand=BinOp(left=Name(id='a', ctx=Load()), op=Pow(), right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load()))))"},
		{"a < b not in c", "Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), NotIn()], comparators=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load())])"},
		{"not a or b and c", "BoolOp(op=Or(), values=[UnaryOp(op=Not(), operand=Name(id='a', ctx=Load())), BoolOp(op=And(), values=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load())])])"},
		{"a if b else c", "IfExp(test=Name(id='b', ctx=Load()), body=Name(id='a', ctx=Load()), orelse=Name(id='c', ctx=Load()))"},
		{"lambda a, /, b=1, *c, d, **e: 0", "Lambda(args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], vararg=arg(arg='c'), kwonlyargs=[arg(arg='d')], kw_defaults=[None], kwarg=arg(arg='e'), defaults=[Constant(value=1)]), body=Constant(value=0))"},
		{"f(a, *b, c=1, **d)", "Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', ctx=Load()), ctx=Load())], keywords=[keyword(arg='c', value=Constant(value=1)), keyword(value=Name(id='d', ctx=Load()))])"},
		{"x[1:2, ::3]", "Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant(value=1), upper=Constant(value=2)), Slice(step=Constant(value=3))], ctx=Load()), ctx=Load())"},
		{"{**a, 1: 2}", "Dict(keys=[None, Constant(value=1)], values=[Name(id='a', ctx=Load()), Constant(value=2)])"},
		{"[x async for x in y if z]", "ListComp(elt=Name(id='x', ctx=Load()), generators=[comprehension(target=Name(id='x', ctx=Store()), iter=Name(id='y', ctx=Load()), ifs=[Name(id='z', ctx=Load())], is_async=1)])"},
		{"f'a{b!r:>{c}}d'", "JoinedStr(values=[Constant(value='a'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='c', ctx=Load()), conversion=-1)])), Constant(value='d')])"},
		{"f'{a = }'", "JoinedStr(values=[Constant(value='a = '), FormattedValue(value=Name(id='a', ctx=Load()), conversion=114)])"},
		{"f'{f\"{'a'}\"}'", "JoinedStr(values=[FormattedValue(value=JoinedStr(values=[FormattedValue(value=Constant(value='a'), conversion=-1)]), conversion=-1)])"},
		{"t'a{ b + 1 !s}'", "TemplateStr(values=[Constant(value='a'), Interpolation(value=BinOp(left=Name(id='b', ctx=Load()), op=Add(), right=Constant(value=1)), str=' b + 1', conversion=115)])"},
		{"'a' 'b' f'{c}' 'd'", "JoinedStr(values=[Constant(value='ab'), FormattedValue(value=Name(id='c', ctx=Load()), conversion=-1), Constant(value='d')])"},
		{"u'a'", "Constant(value='a', kind='u')"},
		{`b'\x00\xff'`, `Constant(value=b'\x00\xff')`},
		{`'\N{BULLET}\u0041\101\ud800'`, `Constant(value='•AA\ud800')`},
		{`'\N{hangul syllable han}\N{CJK UNIFIED IDEOGRAPH-4E00}'`, `Constant(value='한一')`},
		{"0xFFFF_FFFF_FFFF_FFFF", "Constant(value=18446744073709551615)"},
		{"1_0.5e-3", "Constant(value=0.0105)"},
		{"1e16", "Constant(value=1e+16)"},
		{"3J", "Constant(value=3j)"},
		{"(a := 1)", "NamedExpr(target=Name(id='a', ctx=Store()), value=Constant(value=1))"},
		{"ﬁn", "Name(id='fin', ctx=Load())"},
		{"await a.b", "Await(value=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load()))"},
	} {
		if got := tree(t, c.src, Eval); got != "Expression(body="+c.want+")" {
			t.Errorf("%s\n got  %s\n want %s", c.src, got, c.want)
		}
	}
}

func TestStatements(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a = b, *c = d", "Assign(targets=[Name(id='a', ctx=Store()), Tuple(elts=[Name(id='b', ctx=Store()), Starred(value=Name(id='c', ctx=Store()), ctx=Store())], ctx=Store())], value=Name(id='d', ctx=Load()))"},
		{"(a): b = yield", "AnnAssign(target=Name(id='a', ctx=Store()), annotation=Name(id='b', ctx=Load()), value=Yield(), simple=0)"},
		{"a.b //= 1", "AugAssign(target=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Store()), op=FloorDiv(), value=Constant(value=1))"},
		{"del a[0], (b, c)", "Delete(targets=[Subscript(value=Name(id='a', ctx=Load()), slice=Constant(value=0), ctx=Del()), Tuple(elts=[Name(id='b', ctx=Del()), Name(id='c', ctx=Del())], ctx=Del())])"},
		{"type = 1", "Assign(targets=[Name(id='type', ctx=Store())], value=Constant(value=1))"},
		{"type X[T: int = str, *U, **V] = T", "TypeAlias(name=Name(id='X', ctx=Store()), type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load()), default_value=Name(id='str', ctx=Load())), TypeVarTuple(name='U'), ParamSpec(name='V')], value=Name(id='T', ctx=Load()))"},
		{"match(x)", "Expr(value=Call(func=Name(id='match', ctx=Load()), args=[Name(id='x', ctx=Load())]))"},
		{"match x:\n case [1, *_] | {'a': b, **c} as d if e: pass", "Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchAs(pattern=MatchOr(patterns=[MatchSequence(patterns=[MatchValue(value=Constant(value=1)), MatchStar()]), MatchMapping(keys=[Constant(value='a')], patterns=[MatchAs(name='b')], rest='c')]), name='d'), guard=Name(id='e', ctx=Load()), body=[Pass()])])"},
		{"match -1, x:\n case C(1, a=-2j): pass", "Match(subject=Tuple(elts=[UnaryOp(op=USub(), operand=Constant(value=1)), Name(id='x', ctx=Load())], ctx=Load()), cases=[match_case(pattern=MatchClass(cls=Name(id='C', ctx=Load()), patterns=[MatchValue(value=Constant(value=1))], kwd_attrs=['a'], kwd_patterns=[MatchValue(value=UnaryOp(op=USub(), operand=Constant(value=2j)))]), body=[Pass()])])"},
		{"try: pass\nexcept A, B: pass", "Try(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', ctx=Load())], ctx=Load()), body=[Pass()])])"},
		{"try: pass\nexcept* A as b: pass", "TryStar(body=[Pass()], handlers=[ExceptHandler(type=Name(id='A', ctx=Load()), name='b', body=[Pass()])])"},
		{"with (a as b, c,): pass", "With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store())), withitem(context_expr=Name(id='c', ctx=Load()))], body=[Pass()])"},
		{"with (a, b) as c: pass", "With(items=[withitem(context_expr=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()), optional_vars=Name(id='c', ctx=Store()))], body=[Pass()])"},
		{"from ... import a as b, c", "ImportFrom(names=[alias(name='a', asname='b'), alias(name='c')], level=3)"},
		{"@d\nasync def f[T](a: T, /, *, b=1) -> T: ...", "AsyncFunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a', annotation=Name(id='T', ctx=Load()))], kwonlyargs=[arg(arg='b')], kw_defaults=[Constant(value=1)]), body=[Expr(value=Constant(value=Ellipsis))], decorator_list=[Name(id='d', ctx=Load())], returns=Name(id='T', ctx=Load()), type_params=[TypeVar(name='T')])"},
		{"for a, in b: pass\nelse: c", "For(target=Tuple(elts=[Name(id='a', ctx=Store())], ctx=Store()), iter=Name(id='b', ctx=Load()), body=[Pass()], orelse=[Expr(value=Name(id='c', ctx=Load()))])"},
		{"if a:\n\tb\n\f\nelif c: d", "If(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load()))], orelse=[If(test=Name(id='c', ctx=Load()), body=[Expr(value=Name(id='d', ctx=Load()))])])"},
	} {
		if got := tree(t, c.src, Exec); got != "Module(body=["+c.want+"])" {
			t.Errorf("%s\n got  %s\n want Module(body=[%s])", c.src, got, c.want)
		}
	}
}

func TestPositions(t *testing.T) {
	for _, c := range []struct {
		src  string
		want string // the positions of all nodes in the order of Walk, line:col-line:col
	}{
		{"é = (\n1)", "1:0-2:2 1:0-1:2 2:0-2:1"},
		{"if a:\n  b\n\n# c\n", "1:0-2:3 1:3-1:4 2:2-2:3 2:2-2:3"},
		{"@d\ndef f(): pass\n", "2:0-2:13 2:9-2:13 1:1-1:2"},
		{"f(a for a in b)", "1:0-1:15 1:0-1:15 1:0-1:1 1:1-1:15 1:2-1:3 1:8-1:9 1:13-1:14"},
	} {
		m, err := ParseFile([]byte(c.src), "t", nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		Walk(m, func(n Node) bool {
			if p := n.Span(); p != nil {
				got = append(got, p.String())
			}
			return true
		})
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q\n got  %s\n want %s", c.src, s, c.want)
		}
	}
}

func TestModes(t *testing.T) {
	for _, c := range []struct {
		src  string
		mode Mode
		want string
	}{
		{"1;2\n", Single, "Interactive(body=[Expr(value=Constant(value=1)), Expr(value=Constant(value=2))])"},
		{"if 1:\n  2\n", Single, "Interactive(body=[If(test=Constant(value=1), body=[Expr(value=Constant(value=2))])])"},
		{"(int, *a, **b) -> c", FuncType, "FunctionType(argtypes=[Name(id='int', ctx=Load()), Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], returns=Name(id='c', ctx=Load()))"},
		{"a, b\n\n", Eval, "Expression(body=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()))"},
		{"", Exec, "Module()"},
	} {
		if got := tree(t, c.src, c.mode); got != c.want {
			t.Errorf("%q\n got  %s\n want %s", c.src, got, c.want)
		}
	}
}
