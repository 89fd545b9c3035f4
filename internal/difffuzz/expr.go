// This file makes random expressions.

package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// generator makes one program. Equal seeds make equal programs.
type generator struct {
	*rand.Rand
	vars  [numKinds][]string
	funcs []fn // functions that were defined, by what they return
	n     int  // names made so far
	loops int
}

type fn struct {
	name  string
	args  []kind
	gives kind
}

func (g *generator) pick(from ...string) string { return from[g.IntN(len(from))] }

func (g *generator) name(prefix string) string {
	g.n++
	return prefix + strconv.Itoa(g.n)
}

func (g *generator) anyKind() kind { return kind(g.IntN(numKinds)) }

// e makes an expression from texts and expressions.
func e(k kind, parts ...any) *expr { return &expr{k, parts} }

// expr returns an expression of a kind: now and then, for the sake of errors, of another.
func (g *generator) expr(k kind, depth int) *expr {
	if g.IntN(60) == 0 {
		// In parentheses, since a number may now stand where a string was meant.
		return e(k, "(", g.expr(g.anyKind(), depth-1), ")")
	}
	if depth <= 0 || g.IntN(6) == 0 {
		return g.leaf(k)
	}
	d := depth - 1
	if g.IntN(12) == 0 {
		return e(k, "(", g.expr(k, d), " if ", g.cond(d), " else ", g.expr(k, d), ")")
	}
	if g.IntN(25) == 0 {
		return e(k, "(", g.expr(k, d), g.pick(" or ", " and "), g.expr(k, d), ")")
	}
	if g.IntN(30) == 0 && g.loops == 0 {
		return e(k, "(lambda a: ", g.expr(k, d), ")(", g.expr(g.anyKind(), d), ")")
	}
	if g.IntN(12) == 0 {
		for _, f := range g.funcs {
			if f.gives == k && g.IntN(2) == 0 {
				return g.call(f, d)
			}
		}
	}
	switch k {
	case kInt:
		return g.int(d)
	case kFloat:
		return g.float(d)
	case kComplex:
		return g.complex(d)
	case kBool:
		return g.cond(d)
	case kStr:
		return g.str(d)
	case kBytes:
		return g.bytes(d)
	case kList:
		return g.list(d)
	case kTuple:
		return g.tuple(d)
	case kDict:
		return g.dict(d)
	}
	return g.set(d)
}

func (g *generator) call(f fn, d int) *expr {
	x := e(f.gives, f.name, "(")
	for i, k := range f.args {
		if i > 0 {
			x.parts = append(x.parts, ", ")
		}
		x.parts = append(x.parts, g.expr(k, d))
	}
	x.parts = append(x.parts, ")")
	return x
}

func (g *generator) leaf(k kind) *expr {
	if vs := g.vars[k]; len(vs) > 0 && g.IntN(3) > 0 {
		return e(k, vs[g.IntN(len(vs))])
	}
	return e(k, g.literal(k))
}

// leafOf is a literal of the kind: for hashes, which are random for texts and differ for each NaN.
func (g *generator) leafOf(k kind) *expr { return e(k, g.literal(k)) }

func (g *generator) literal(k kind) string {
	switch k {
	case kInt:
		switch g.IntN(8) {
		case 0:
			return g.pick("2**31", "2**63", "(-2**63)", "(2**64 - 1)", "10**20", "(-(10**30))", "(2**100 + 1)")
		case 1:
			return strconv.Itoa(g.IntN(100000) - 50000)
		case 2:
			return g.pick("0xff", "0b1011", "0o17", "1_000", "True")
		}
		return strconv.Itoa(g.IntN(21) - 5)
	case kFloat:
		switch g.IntN(6) {
		case 0:
			return g.pick("float('inf')", "float('nan')", "-0.0", "1e308", "5e-324", "1e16", "1e22", "0.1", "2.5", "-float('inf')", "1e-7")
		case 1:
			return strconv.FormatFloat((g.Float64()-0.5)*1e6, 'g', -1, 64)
		case 2:
			return fmt.Sprintf("%d.5", g.IntN(20)-10)
		}
		return strconv.FormatFloat(float64(g.IntN(2000)-1000)/100, 'f', 2, 64)
	case kComplex:
		return g.pick("1j", "(1+2j)", "(0.5-1j)", "complex('nan')", "-2j", "complex(3, -0.0)")
	case kBool:
		return g.pick("True", "False")
	case kStr:
		return g.pick("''", "'a'", "'abc'", "'Hello World'", "'ab,cd,,e'", "'  x\\ty\\n'", "'ß'", "'ǅž'", "'日本語'", "'a\\u0301'", "'😀b'", "'12'", "'-3.5'",
			"'İI'", "'ΑΣ'", "'{}'", "'%s'", "'\\x00z'", "'line1\\nline2\\r\\nline3'", "'tEST'", "'aaa'", "\"it's\"", "'٣'", "'\\ud800'", "'ﬁ'")
	case kBytes:
		return g.pick("b''", "b'a'", "b'abc'", "b'Hello World'", "b'\\x00\\xff'", "b'ab,cd,,e'", "b'12'", "bytearray(b'xyz')", "b'tEST'", "b' x '")
	case kList:
		return g.pick("[]", "[1, 2, 3]", "[3, 1, 2]", "['a', 'b']", "[[1], [2, 3]]", "[1, 'x', None, 2.5]", "list(range(5))", "[0.1, 0.2]", "[True, 1, 1.0]")
	case kTuple:
		return g.pick("()", "(1,)", "(1, 2, 3)", "('a', 1)", "((1, 2), (3, 4))", "tuple('abc')")
	case kDict:
		return g.pick("{}", "{'a': 1, 'b': 2}", "{1: 'x', 2: 'y'}", "{'k': [1, 2]}", "dict(a=1, z=0)", "{(1, 2): 3, None: 4}", "{True: 'yes', 0: 'no'}")
	}
	return g.pick("set()", "{1, 2, 3}", "{3, 5, 7}", "frozenset({1, 9})", "{0, 8, 16, 24}", "set(range(4))")
}

func (g *generator) small(d int) *expr {
	if g.IntN(3) == 0 {
		return e(kInt, "(", g.int(d), ") % ", g.pick("3", "5", "7"))
	}
	return e(kInt, strconv.Itoa(g.IntN(9)-3))
}

func (g *generator) int(d int) *expr {
	x := func() *expr { return g.expr(kInt, d) }
	switch g.IntN(22) {
	case 0, 1, 2, 3:
		return e(kInt, "(", x(), g.pick(" + ", " - ", " * "), x(), ")")
	case 4, 5:
		return e(kInt, "(", x(), g.pick(" // ", " % "), x(), ")")
	case 6:
		return e(kInt, "(", x(), g.pick(" & ", " | ", " ^ "), x(), ")")
	case 7:
		return e(kInt, "(", x(), g.pick(" << ", " >> "), "(", x(), ") % 70)")
	case 8:
		return e(kInt, "(", x(), " % 1000 ** 2) ** (", x(), " % 6)")
	case 9:
		return e(kInt, g.pick("-", "~", "+"), x())
	case 10:
		return e(kInt, "len(", g.expr(kind(int(kStr)+g.IntN(6)), d), ")")
	case 11:
		return e(kInt, "abs(", x(), ")")
	case 12:
		return e(kInt, "int(", g.expr(g.pickKind(kFloat, kStr, kBool, kInt), d), ")")
	case 13:
		return e(kInt, g.pick("round", "int"), "(", g.expr(kFloat, d), ")")
	case 14:
		return e(kInt, "sum(", g.intList(d), ")")
	case 15:
		return e(kInt, g.pick("max", "min"), "(", x(), ", ", x(), ")")
	case 16:
		return e(kInt, "(", x(), ").", g.pick("bit_length()", "bit_count()", "numerator", "conjugate()", "__index__()"))
	case 17:
		return e(kInt, g.expr(kStr, d), ".", g.pick("find", "count", "rfind", "index", "rindex"), "(", g.expr(kStr, d), ")")
	case 18:
		return e(kInt, "pow(", x(), ", abs(", x(), ") % 50, ", x(), ")")
	case 19:
		return e(kInt, "hash((", g.leafOf(g.pickKind(kInt, kBool)), "))")
	case 20:
		return e(kInt, "int(", g.expr(kStr, d), ", ", g.pick("2", "10", "16", "0", "36"), ")")
	}
	return e(kInt, "divmod(", x(), ", ", x(), ")[", g.pick("0", "1", "-1"), "]")
}

func (g *generator) pickKind(from ...kind) kind { return from[g.IntN(len(from))] }

func (g *generator) intList(d int) *expr {
	switch g.IntN(3) {
	case 0:
		return e(kList, "[", g.int(d), ", ", g.int(d), "]")
	case 1:
		return e(kList, "range(", g.small(d), ", ", g.small(d), ", ", g.pick("1", "2", "-1", "3"), ")")
	}
	v := g.name("i")
	return e(kList, "[", g.with(kInt, v, func() *expr { return g.expr(kInt, d) }), " for ", v, " in range(", g.small(d), ")]")
}

// with makes an expression in which a variable is known.
func (g *generator) with(k kind, name string, f func() *expr) *expr {
	g.vars[k] = append(g.vars[k], name)
	g.loops++
	x := f()
	g.loops--
	g.vars[k] = g.vars[k][:len(g.vars[k])-1]
	return x
}

func (g *generator) float(d int) *expr {
	x := func() *expr { return g.expr(kFloat, d) }
	switch g.IntN(12) {
	case 0, 1, 2:
		return e(kFloat, "(", x(), g.pick(" + ", " - ", " * ", " / "), x(), ")")
	case 3:
		return e(kFloat, "(", g.expr(kInt, d), " / ", g.expr(kInt, d), ")")
	case 4:
		return e(kFloat, "(", x(), g.pick(" // ", " % "), x(), ")")
	case 5:
		return e(kFloat, "(", x(), " ** ", g.pick("2", "0.5", "-1", "3.0"), ")")
	case 6:
		return e(kFloat, "round(", x(), ", ", g.small(d), ")")
	case 7:
		return e(kFloat, "float(", g.expr(g.pickKind(kInt, kStr, kBool), d), ")")
	case 8:
		return e(kFloat, g.pick("-", "abs"), "(", x(), ")")
	case 9:
		return e(kFloat, "(", x(), g.pick(" + ", " * ", " - "), g.expr(kInt, d), ")")
	case 10:
		return e(kFloat, "float.fromhex((", x(), ").hex())")
	}
	return e(kFloat, "(", g.expr(kComplex, d), ").", g.pick("real", "imag"))
}

func (g *generator) complex(d int) *expr {
	switch g.IntN(4) {
	case 0:
		return e(kComplex, "complex(", g.expr(kFloat, d), ", ", g.expr(kFloat, d), ")")
	case 1:
		return e(kComplex, "(", g.expr(kComplex, d), ").conjugate()")
	case 2:
		return e(kComplex, "(", g.expr(kComplex, d), g.pick(" + ", " - ", " * "), g.expr(g.pickKind(kInt, kFloat), d), ")")
	}
	return e(kComplex, "(", g.expr(kComplex, d), g.pick(" + ", " - ", " * ", " / "), g.expr(kComplex, d), ")")
}

func (g *generator) cond(d int) *expr {
	k := g.anyKind()
	switch g.IntN(10) {
	case 0, 1, 2:
		return e(kBool, "(", g.expr(k, d), g.pick(" == ", " != ", " < ", " <= ", " > ", " >= "), g.expr(k, d), ")")
	case 3:
		return e(kBool, "(not ", g.expr(k, d), ")")
	case 4:
		return e(kBool, "(", g.expr(k, d), g.pick(" in ", " not in "), g.expr(g.pickKind(kList, kTuple, kDict, kStr), d), ")")
	case 5:
		return e(kBool, "isinstance(", g.expr(k, d), ", ", g.pick("int", "str", "float", "(list, tuple)", "dict", "int | str"), ")")
	case 6:
		return e(kBool, "(", g.expr(kInt, d), " < ", g.expr(kInt, d), g.pick(" < ", " == ", " >= "), g.expr(kFloat, d), ")")
	case 7:
		return e(kBool, g.pick("any", "all"), "(", g.expr(g.pickKind(kList, kTuple), d), ")")
	case 8:
		return e(kBool, g.expr(kStr, d), ".", g.pick("isdigit()", "isalpha()", "isspace()", "isupper()", "islower()", "istitle()", "isidentifier()", "isnumeric()", "isdecimal()", "isascii()", "isalnum()", "isprintable()", "startswith('a')", "endswith(('c', 'd'))"))
	}
	return e(kBool, "bool(", g.expr(k, d), ")")
}

// spec is a format specification that may fit the kind.
func (g *generator) spec(k kind) string {
	var b strings.Builder
	if g.IntN(3) == 0 {
		b.WriteString(g.pick("*", "0", "é", "") + g.pick("<", ">", "^", "="))
	}
	b.WriteString(g.pick("", "", "", "+", "-", " "))
	if g.IntN(8) == 0 {
		b.WriteString("z")
	}
	if g.IntN(5) == 0 {
		b.WriteString("#")
	}
	if g.IntN(5) == 0 {
		b.WriteString("0")
	}
	b.WriteString(g.pick("", "", "1", "5", "12", "20"))
	b.WriteString(g.pick("", "", "", "", ",", "_"))
	if k != kInt || g.IntN(8) == 0 {
		b.WriteString(g.pick("", "", ".0", ".1", ".3", ".10"))
	}
	switch k {
	case kInt:
		b.WriteString(g.pick("", "d", "x", "X", "b", "o", "n", "e", "f", "g", "%", "c"))
	case kFloat, kComplex:
		b.WriteString(g.pick("", "e", "E", "f", "F", "g", "G", "%", "n"))
	default:
		b.WriteString(g.pick("", "s", "", "d"))
	}
	return b.String()
}

func (g *generator) str(d int) *expr {
	x := func() *expr { return g.expr(kStr, d) }
	switch g.IntN(20) {
	case 0, 1:
		return e(kStr, "(", x(), " + ", x(), ")")
	case 2:
		return e(kStr, "(", x(), " * ", g.small(d), ")")
	case 3:
		k := g.anyKind()
		return e(kStr, g.pick("repr", "str", "ascii"), "(", g.expr(k, d), ")")
	case 4, 5:
		return e(kStr, x(), ".", g.pick("upper()", "lower()", "title()", "capitalize()", "swapcase()", "casefold()", "strip()", "lstrip()", "rstrip('c')", "expandtabs(3)",
			"removeprefix('a')", "removesuffix('b')", "zfill(6)"))
	case 6:
		return e(kStr, x(), "[", g.small(d), ":", g.small(d), g.pick("", ":-1", ":2"), "]")
	case 7:
		return e(kStr, x(), "[", g.small(d), "]")
	case 8:
		return e(kStr, x(), ".replace(", x(), ", ", x(), g.pick("", ", 1", ", -1"), ")")
	case 9:
		return e(kStr, x(), ".join(", g.strList(d), ")")
	case 10:
		return e(kStr, x(), ".", g.pick("ljust", "rjust", "center"), "(", g.small(d), " + 8", g.pick("", ", '*'"), ")")
	case 11, 12:
		k := g.pickKind(kInt, kInt, kFloat, kFloat, kStr, kComplex)
		return e(kStr, "format(", g.expr(k, d), ", '", g.spec(k), "')")
	case 13, 14:
		k := g.pickKind(kInt, kFloat, kStr, kList)
		f := e(kStr, "f\"<{", g.fexpr(k), g.pick("", "!r", "!s", "!a"))
		if k != kList {
			f.parts = append(f.parts, ":"+g.spec(k))
		}
		f.parts = append(f.parts, "}>\"")
		return f
	case 15:
		return e(kStr, "'", g.pick("%d", "%5.2f", "%s", "%r", "%x", "%-6d|", "%+e", "%g", "%%%d", "%05d", "%c", "%i", "%#o", "%.3s", "%*d"), "' % (", g.expr(g.pickKind(kInt, kFloat, kStr, kTuple), d), ",)")
	case 16:
		return e(kStr, "'", g.pick("{}", "{0}-{0}", "{:>8}", "{!r}", "{0[0]}", "{a}", "{:{w}}", "{{}}{}"), "'.format(", g.expr(g.anyKind(), d), ", a=", g.expr(kInt, d), ", w=6)")
	case 17:
		return e(kStr, g.pick("chr", "bin", "hex", "oct"), "(", g.expr(kInt, d), g.pick("", " % 300"), ")")
	case 18:
		return e(kStr, x(), ".translate({97: 'X', 98: None, 99: 'yy'})")
	}
	return e(kStr, "type(", g.expr(g.anyKind(), d), ").__name__")
}

// fexpr is a simple expression that may stand in an f-string of any version.
func (g *generator) fexpr(k kind) *expr {
	if vs := g.vars[k]; len(vs) > 0 {
		return e(k, vs[g.IntN(len(vs))])
	}
	switch k {
	case kInt:
		return e(k, strconv.Itoa(g.IntN(3000)))
	case kFloat:
		return e(k, strconv.FormatFloat(g.NormFloat64()*100, 'g', 8, 64))
	case kStr:
		return e(k, "'abc'")
	}
	return e(k, "[1, 'x']")
}

func (g *generator) strList(d int) *expr {
	switch g.IntN(4) {
	case 0:
		return e(kList, "[", g.expr(kStr, d), ", ", g.expr(kStr, d), "]")
	case 1:
		return e(kList, g.expr(kStr, d), ".", g.pick("split()", "split(',')", "splitlines()", "splitlines(True)", "rsplit(None, 1)", "partition('b')", "rpartition(',')", "split('b', 1)"))
	case 2:
		return e(kList, "map(str, ", g.expr(kList, d), ")")
	}
	return e(kList, "sorted(", g.expr(kStr, d), ")")
}

func (g *generator) bytes(d int) *expr {
	x := func() *expr { return g.expr(kBytes, d) }
	switch g.IntN(9) {
	case 0:
		return e(kBytes, "(", x(), " + ", x(), ")")
	case 1:
		return e(kBytes, x(), "[", g.small(d), ":", g.small(d), "]")
	case 2:
		return e(kBytes, g.expr(kStr, d), ".encode(", g.pick("", "'utf-8'", "'latin-1', 'replace'", "'ascii', 'backslashreplace'", "'utf-16-le'", "'ascii', 'xmlcharrefreplace'", "'ascii'"), ")")
	case 3:
		return e(kBytes, x(), ".", g.pick("upper()", "lower()", "strip()", "title()", "swapcase()", "replace(b'a', b'__')", "capitalize()", "zfill(5)", "center(9, b'-')"))
	case 4:
		return e(kBytes, "bytes(", g.pick("[1, 2, 255]", "3", "range(4)"), ")")
	case 5:
		return e(kBytes, "(", g.expr(kInt, d), ").to_bytes(", g.pick("2", "8", "20"), ", ", g.pick("'big'", "'little'"), g.pick("", ", signed=True"), ")")
	case 6:
		return e(kBytes, "b'", g.pick("%d", "%s", "%b", "%a", "%x", "%5d"), "' % (", g.expr(g.pickKind(kInt, kBytes), d), ",)")
	case 7:
		return e(kBytes, x(), ".join([", x(), ", ", x(), "])")
	}
	return e(kBytes, "(", x(), " * ", g.small(d), ")")
}

func (g *generator) list(d int) *expr {
	x := func() *expr { return g.expr(kList, d) }
	k := g.anyKind()
	switch g.IntN(14) {
	case 0:
		return e(kList, "[", g.expr(k, d), ", ", g.expr(k, d), ", ", g.expr(k, d), "]")
	case 1:
		return e(kList, "(", x(), " + ", x(), ")")
	case 2:
		return e(kList, x(), "[", g.small(d), ":", g.small(d), g.pick("", ":2", ":-1", ":-2"), "]")
	case 3:
		return e(kList, "sorted(", g.expr(g.pickKind(kList, kTuple, kSet), d), g.pick("", ", reverse=True", ", key=str", ", key=repr, reverse=True"), ")")
	case 4:
		return e(kList, "list(", g.expr(g.pickKind(kTuple, kStr, kBytes, kDict), d), ")")
	case 5, 6:
		v := g.name("i")
		return e(kList, "[", g.with(kInt, v, func() *expr { return g.expr(k, d) }), " for ", v, " in range(", g.small(d), ")", g.pick("", " if "+v+" % 2", " if "+v+" > 1"), "]")
	case 7:
		return e(kList, "list(zip(", x(), ", ", g.expr(g.pickKind(kList, kStr, kTuple), d), g.pick("", ", strict=True"), "))")
	case 8:
		return e(kList, "list(enumerate(", g.expr(g.pickKind(kList, kStr), d), g.pick("", ", 1"), "))")
	case 9:
		return e(kList, "list(", g.pick("reversed", "iter"), "(", g.expr(g.pickKind(kList, kTuple, kStr), d), "))")
	case 10:
		return e(kList, "list(", g.expr(kDict, d), ".", g.pick("items()", "keys()", "values()"), ")")
	case 11:
		return e(kList, "[*", g.expr(g.pickKind(kList, kTuple, kStr), d), ", ", g.expr(k, d), "]")
	case 12:
		return e(kList, "list(filter(", g.pick("None", "bool", "lambda v: v == v"), ", ", x(), "))")
	}
	return e(kList, "(", x(), " * ", g.small(d), ")")
}

func (g *generator) tuple(d int) *expr {
	switch g.IntN(5) {
	case 0:
		return e(kTuple, "(", g.expr(g.anyKind(), d), ", ", g.expr(g.anyKind(), d), ")")
	case 1:
		return e(kTuple, "tuple(", g.expr(kList, d), ")")
	case 2:
		return e(kTuple, "(", g.expr(kTuple, d), " + ", g.expr(kTuple, d), ")")
	case 3:
		return e(kTuple, g.expr(kTuple, d), "[", g.small(d), ":", "]")
	}
	return e(kTuple, g.expr(kStr, d), ".partition(", g.expr(kStr, d), ")")
}

func (g *generator) dict(d int) *expr {
	k := g.anyKind()
	switch g.IntN(6) {
	case 0:
		return e(kDict, "{", g.expr(g.pickKind(kInt, kStr, kTuple, kFloat), d), ": ", g.expr(k, d), ", ", g.expr(g.pickKind(kInt, kStr), d), ": ", g.expr(k, d), "}")
	case 1:
		v := g.name("i")
		return e(kDict, "{", v, g.pick("", " % 3", " * 2"), ": ", g.with(kInt, v, func() *expr { return g.expr(k, d) }), " for ", v, " in range(", g.small(d), ")}")
	case 2:
		return e(kDict, "(", g.expr(kDict, d), " | ", g.expr(kDict, d), ")")
	case 3:
		return e(kDict, "{**", g.expr(kDict, d), ", ", g.expr(kStr, d), ": ", g.expr(k, d), "}")
	case 4:
		return e(kDict, "dict.fromkeys(", g.expr(g.pickKind(kStr, kList, kTuple), d), ", ", g.expr(k, d), ")")
	}
	return e(kDict, "dict(zip(", g.expr(kStr, d), ", ", g.expr(kList, d), "))")
}

// set makes sets of ints, whose order of iteration is the same everywhere.
func (g *generator) set(d int) *expr {
	switch g.IntN(4) {
	case 0:
		return e(kSet, "{", g.expr(kInt, d), ", ", g.expr(kInt, d), "}")
	case 1:
		return e(kSet, "(", g.expr(kSet, d), g.pick(" | ", " & ", " - ", " ^ "), g.expr(kSet, d), ")")
	case 2:
		v := g.name("i")
		return e(kSet, "{", g.with(kInt, v, func() *expr { return g.expr(kInt, d) }), " for ", v, " in range(", g.small(d), ")}")
	}
	return e(kSet, g.pick("set", "frozenset"), "(", g.intList(d), ")")
}
