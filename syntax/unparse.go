// This file turns trees back into text, as Python's ast.unparse does: the entry points and the statements.

package syntax

import "strings"

// Unparse returns Python source whose tree is n, in the exact form of Python's ast.unparse. The error is a
// RecursionError for a tree too deep.
func Unparse(n Node) (string, error) { return unparse(n, false) }

// UnparseAnnotation returns the text of an expression the way the compiler keeps annotations under
// "from __future__ import annotations". It differs from Unparse in the quotes of strings and f-strings, which here are
// those of repr.
func UnparseAnnotation(e Expr) (string, error) { return unparse(e, true) }

// maxUnparseDepth limits the depth of trees that can be written; chains of operators, attributes, calls and subscripts
// do not count.
const maxUnparseDepth = 12000

func unparse(n Node, annotation bool) (s string, err error) {
	u := &unparser{annotation: annotation}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			s, err = "", e
		}
	}()
	u.node(n)
	return u.b.String(), nil
}

// unparser writes a tree.
type unparser struct {
	b          strings.Builder
	indent     int
	depth      int
	tryStar    bool
	annotation bool
	ignores    map[int]string // what follows "# type: ignore", by line
}

func (u *unparser) enter() {
	u.depth++
	if u.depth > maxUnparseDepth {
		panic(&Error{Kind: RecursionError, Msg: "maximum recursion depth exceeded during ast unparsing", NoPos: true})
	}
}

func (u *unparser) write(s string) { u.b.WriteString(s) }

// sub returns what f writes. The text so far is untouched.
func (u *unparser) sub(f func(*unparser)) string {
	v := &unparser{depth: u.depth, annotation: u.annotation}
	f(v)
	return v.b.String()
}

// newline begins a new line, unless nothing was written yet.
func (u *unparser) newline() {
	if u.b.Len() > 0 {
		u.b.WriteByte('\n')
	}
}

// fill begins an indented line.
func (u *unparser) fill(s string) {
	u.newline()
	for range u.indent {
		u.write("    ")
	}
	u.write(s)
}

// node writes any node.
func (u *unparser) node(n Node) {
	switch n := n.(type) {
	case *Module:
		u.ignores = map[int]string{}
		for _, t := range n.TypeIgnores {
			u.ignores[t.Lineno] = t.Tag
		}
		u.body(n.Body)
	case *Interactive:
		u.stmts(n.Body)
	case *Expression:
		u.expr(n.Body, precTest)
	case *FunctionType:
		u.write("(")
		u.exprs(n.ArgTypes, precTest)
		u.write(") -> ")
		u.expr(n.Returns, precTest)
	case Stmt:
		u.stmt(n)
	case Expr:
		u.expr(n, precTest)
	case Pattern:
		u.pattern(n, precTest)
	case TypeParam:
		u.typeParam(n)
	case *Comprehension:
		u.comprehension(n)
	case *ExceptHandler:
		u.handler(n)
	case *Arguments:
		u.arguments(n)
	case *Arg:
		u.arg(n)
	case *Keyword:
		u.keyword(n)
	case *Alias:
		u.alias(n)
	case *WithItem:
		u.withItem(n)
	case *MatchCase:
		u.matchCase(n)
	}
}

func (u *unparser) stmts(list []Stmt) {
	for _, s := range list {
		u.stmt(s)
	}
}

// body writes the statements of a module, class or function, whose first may be a docstring.
func (u *unparser) body(list []Stmt) {
	if len(list) > 0 {
		if e, ok := list[0].(*ExprStmt); ok {
			if c, ok := e.Value.(*Constant); ok && c.Value.Kind == ConstStr {
				u.fill("")
				if c.Kind == "u" {
					u.write("u")
				}
				u.quoted(c.Value.Str, multiQuotes)
				list = list[1:]
			}
		}
	}
	u.stmts(list)
}

// block writes a colon and an indented block.
func (u *unparser) block(list []Stmt) {
	u.write(":")
	u.indent++
	u.stmts(list)
	u.indent--
}

func (u *unparser) docBlock(list []Stmt) {
	u.indent++
	u.body(list)
	u.indent--
}

// typeComment writes the type comment of a statement, or that what its line says of types is to be ignored.
func (u *unparser) typeComment(s Stmt, text string) {
	if tag, ok := u.ignores[int(s.Span().Line)]; ok {
		text = "ignore" + tag
	}
	if text != "" {
		u.write(" # type: " + text)
	}
}

func (u *unparser) orelse(list []Stmt, keyword string) {
	if len(list) > 0 {
		u.fill(keyword)
		u.block(list)
	}
}

func (u *unparser) stmt(s Stmt) {
	u.enter()
	defer func() { u.depth-- }()
	switch s := s.(type) {
	case *FunctionDef:
		u.function("def ", s)
	case *AsyncFunctionDef:
		u.function("async def ", (*FunctionDef)(s))
	case *ClassDef:
		u.class(s)
	case *Return:
		u.fill("return")
		u.opt(" ", s.Value)
	case *Delete:
		u.fill("del ")
		u.exprs(s.Targets, precTest)
	case *Assign:
		u.fill("")
		for _, t := range s.Targets {
			u.expr(t, precTuple)
			u.write(" = ")
		}
		u.expr(s.Value, precTest)
		u.typeComment(s, s.TypeComment)
	case *TypeAlias:
		u.fill("type ")
		u.expr(s.Name, precTest)
		u.typeParams(s.TypeParams)
		u.write(" = ")
		u.expr(s.Value, precTest)
	case *AugAssign:
		u.fill("")
		u.expr(s.Target, precTest)
		u.write(" " + s.Op.Text() + "= ")
		u.expr(s.Value, precTest)
	case *AnnAssign:
		u.fill("")
		_, name := s.Target.(*Name)
		u.parens(s.Simple == 0 && name, func() { u.expr(s.Target, precTest) })
		u.write(": ")
		u.expr(s.Annotation, precTest)
		u.opt(" = ", s.Value)
	case *For:
		u.forLoop("for ", s)
	case *AsyncFor:
		u.forLoop("async for ", (*For)(s))
	case *While:
		u.fill("while ")
		u.expr(s.Test, precTest)
		u.block(s.Body)
		u.orelse(s.Orelse, "else")
	case *If:
		u.ifChain(s)
	case *With:
		u.with("with ", s)
	case *AsyncWith:
		u.with("async with ", (*With)(s))
	case *Match:
		u.fill("match ")
		u.expr(s.Subject, precTest)
		u.write(":")
		u.indent++
		for _, c := range s.Cases {
			u.matchCase(c)
		}
		u.indent--
	case *Raise:
		u.fill("raise")
		u.opt(" ", s.Exc)
		u.opt(" from ", s.Cause)
	case *Try:
		u.try(s, false)
	case *TryStar:
		u.try((*Try)(s), true)
	case *Assert:
		u.fill("assert ")
		u.expr(s.Test, precTest)
		u.opt(", ", s.Msg)
	case *Import:
		u.fill("import ")
		u.aliases(s.Names)
	case *ImportFrom:
		u.fill("from ")
		u.write(strings.Repeat(".", s.Level))
		u.write(s.Module + " import ")
		u.aliases(s.Names)
	case *Global:
		u.fill("global " + strings.Join(s.Names, ", "))
	case *Nonlocal:
		u.fill("nonlocal " + strings.Join(s.Names, ", "))
	case *ExprStmt:
		u.fill("")
		u.expr(s.Value, precYield)
	case *Pass:
		u.fill("pass")
	case *Break:
		u.fill("break")
	case *Continue:
		u.fill("continue")
	}
}

// opt writes an optional expression after a separator.
func (u *unparser) opt(sep string, e Expr) {
	if e != nil {
		u.write(sep)
		u.expr(e, precTest)
	}
}

func (u *unparser) function(keyword string, s *FunctionDef) {
	u.newline()
	u.decorators(s.DecoratorList)
	u.fill(keyword + s.Name)
	u.typeParams(s.TypeParams)
	u.write("(")
	if s.Args != nil {
		u.arguments(s.Args)
	}
	u.write(")")
	u.opt(" -> ", s.Returns)
	u.write(":")
	u.typeComment(s, s.TypeComment)
	u.docBlock(s.Body)
}

func (u *unparser) decorators(list []Expr) {
	for _, d := range list {
		u.fill("@")
		u.expr(d, precTest)
	}
}

func (u *unparser) class(s *ClassDef) {
	u.newline()
	u.decorators(s.DecoratorList)
	u.fill("class " + s.Name)
	u.typeParams(s.TypeParams)
	u.parens(len(s.Bases)+len(s.Keywords) > 0, func() { u.callArgs(s.Bases, s.Keywords) })
	u.write(":")
	u.docBlock(s.Body)
}

func (u *unparser) forLoop(keyword string, s *For) {
	u.fill(keyword)
	u.expr(s.Target, precTuple)
	u.write(" in ")
	u.expr(s.Iter, precTest)
	u.write(":")
	u.typeComment(s, s.TypeComment)
	u.indent++
	u.stmts(s.Body)
	u.indent--
	u.orelse(s.Orelse, "else")
}

// ifChain writes an if with its elifs, in a loop.
func (u *unparser) ifChain(s *If) {
	keyword := "if "
	for {
		u.fill(keyword)
		u.expr(s.Test, precTest)
		u.block(s.Body)
		if len(s.Orelse) != 1 {
			break
		}
		next, ok := s.Orelse[0].(*If)
		if !ok {
			break
		}
		s, keyword = next, "elif "
	}
	u.orelse(s.Orelse, "else")
}

func (u *unparser) with(keyword string, s *With) {
	u.fill(keyword)
	for i, it := range s.Items {
		if i > 0 {
			u.write(", ")
		}
		u.withItem(it)
	}
	u.write(":")
	u.typeComment(s, s.TypeComment)
	u.indent++
	u.stmts(s.Body)
	u.indent--
}

func (u *unparser) withItem(it *WithItem) {
	u.expr(it.ContextExpr, precTest)
	u.opt(" as ", it.OptionalVars)
}

func (u *unparser) try(s *Try, star bool) {
	prev := u.tryStar
	u.tryStar = star
	u.fill("try")
	u.block(s.Body)
	for _, h := range s.Handlers {
		u.handler(h)
	}
	u.orelse(s.Orelse, "else")
	u.orelse(s.FinalBody, "finally")
	u.tryStar = prev
}

func (u *unparser) handler(h *ExceptHandler) {
	if u.tryStar {
		u.fill("except*")
	} else {
		u.fill("except")
	}
	u.opt(" ", h.Type)
	if h.Name != "" {
		u.write(" as " + h.Name)
	}
	u.block(h.Body)
}

func (u *unparser) aliases(list []*Alias) {
	for i, a := range list {
		if i > 0 {
			u.write(", ")
		}
		u.alias(a)
	}
}

func (u *unparser) alias(a *Alias) {
	u.write(a.Name)
	if a.AsName != "" {
		u.write(" as " + a.AsName)
	}
}

func (u *unparser) typeParams(list []TypeParam) {
	if len(list) == 0 {
		return
	}
	u.write("[")
	for i, t := range list {
		if i > 0 {
			u.write(", ")
		}
		u.typeParam(t)
	}
	u.write("]")
}

func (u *unparser) typeParam(t TypeParam) {
	switch t := t.(type) {
	case *TypeVar:
		u.write(t.Name)
		u.opt(": ", t.Bound)
		u.opt(" = ", t.DefaultValue)
	case *TypeVarTuple:
		u.write("*" + t.Name)
		u.opt(" = ", t.DefaultValue)
	case *ParamSpec:
		u.write("**" + t.Name)
		u.opt(" = ", t.DefaultValue)
	}
}

func (u *unparser) matchCase(c *MatchCase) {
	u.fill("case ")
	u.pattern(c.Pattern, precTest)
	u.opt(" if ", c.Guard)
	u.block(c.Body)
}

func (u *unparser) patterns(list []Pattern, prec precedenceLevel, sep string) {
	for i, p := range list {
		if i > 0 {
			u.write(sep)
		}
		u.pattern(p, prec)
	}
}

func (u *unparser) pattern(p Pattern, prec precedenceLevel) {
	u.enter()
	defer func() { u.depth-- }()
	switch p := p.(type) {
	case *MatchValue:
		u.expr(p.Value, precTest)
	case *MatchSingleton:
		u.constant(p.Value)
	case *MatchSequence:
		u.write("[")
		u.patterns(p.Patterns, precTest, ", ")
		u.write("]")
	case *MatchStar:
		u.write("*" + nameOrWildcard(p.Name))
	case *MatchMapping:
		u.write("{")
		for i, k := range p.Keys {
			if i > 0 {
				u.write(", ")
			}
			u.expr(k, precTest)
			u.write(": ")
			u.pattern(p.Patterns[i], precTest)
		}
		if p.Rest != "" {
			if len(p.Keys) > 0 {
				u.write(", ")
			}
			u.write("**" + p.Rest)
		}
		u.write("}")
	case *MatchClass:
		u.expr(p.Cls, precAtom)
		u.write("(")
		u.patterns(p.Patterns, precTest, ", ")
		for i, a := range p.KwdAttrs {
			if i > 0 || len(p.Patterns) > 0 {
				u.write(", ")
			}
			u.write(a + "=")
			u.pattern(p.KwdPatterns[i], precTest)
		}
		u.write(")")
	case *MatchAs:
		if p.Name == "" || p.Pattern == nil {
			u.write(nameOrWildcard(p.Name))
			return
		}
		u.parens(prec > precTest, func() {
			u.pattern(p.Pattern, precBitOr)
			u.write(" as " + p.Name)
		})
	case *MatchOr:
		u.parens(prec > precBitOr, func() { u.patterns(p.Patterns, precBitOr+1, " | ") })
	}
}

func nameOrWildcard(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
