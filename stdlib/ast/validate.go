package ast

// This file checks trees that scripts built, so that the compiler meets no other
// trees than the parser makes: contexts of expressions, lists that must not be
// empty or must be of the same length, names, positions.

import (
	"fmt"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

func validate(th *py.Thread, n syntax.Node) error {
	c := checker{th: th}
	switch m := n.(type) {
	case *syntax.Module:
		return c.stmts(m.Body)
	case *syntax.Interactive:
		return c.stmts(m.Body)
	case *syntax.Expression:
		return c.expr(m.Body, syntax.Load)
	case *syntax.FunctionType:
		if err := c.exprs(m.ArgTypes, syntax.Load); err != nil {
			return err
		}
		return c.expr(m.Returns, syntax.Load)
	}
	return nil
}

type checker struct {
	th *py.Thread
	n  int
}

func valueError(format string, args ...any) error {
	return py.ValueErrorf("%s", fmt.Sprintf(format, args...))
}

func (c *checker) enter() error {
	if c.n++; c.n&255 == 0 {
		if err := c.th.Poll(); err != nil {
			return err
		}
	}
	return c.th.Enter(" during compilation")
}

func position(n syntax.Node) error {
	p := n.Span()
	if p == nil {
		return nil
	}
	switch {
	case p.Line > p.EndLine:
		return valueError("AST node line range (%d, %d) is not valid", p.Line, p.EndLine)
	case p.Line < 0 && p.EndLine != p.Line || p.Col < 0 && p.Col != p.EndCol:
		return valueError("AST node column range (%d, %d) for line range (%d, %d) is not valid", p.Col, p.EndCol, p.Line, p.EndLine)
	case p.Line == p.EndLine && p.Col > p.EndCol:
		return valueError("line %d, column %d-%d is not a valid range", p.Line, p.Col, p.EndCol)
	}
	return nil
}

func name(s string) error {
	switch s {
	case "None", "True", "False":
		return valueError("identifier field can't represent '%s' constant", s)
	}
	return nil
}

func nonempty(n int, what, owner string) error {
	if n == 0 {
		return valueError("empty %s on %s", what, owner)
	}
	return nil
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) exprs(list []syntax.Expr, ctx syntax.ExprContext) error {
	for _, e := range list {
		if e == nil {
			return valueError("None disallowed in expression list")
		}
		if err := c.expr(e, ctx); err != nil {
			return err
		}
	}
	return nil
}

// optional checks an expression that may be missing.
func (c *checker) optional(e syntax.Expr) error {
	if e == nil {
		return nil
	}
	return c.expr(e, syntax.Load)
}

// children checks what is directly below a node: expressions that are read, and parts.
func (c *checker) children(n syntax.Node) (err error) {
	syntax.Children(n, func(n syntax.Node) {
		if err == nil {
			err = c.part(n)
		}
	})
	return err
}

func (c *checker) part(n syntax.Node) error {
	switch n := n.(type) {
	case syntax.Expr:
		return c.expr(n, syntax.Load)
	case syntax.Stmt:
		return c.stmt(n)
	case syntax.Pattern:
		return c.pattern(n, false)
	case *syntax.Comprehension:
		return first(c.expr(n.Target, syntax.Store), c.expr(n.Iter, syntax.Load), c.exprs(n.Ifs, syntax.Load))
	case *syntax.Arguments:
		return c.arguments(n)
	case *syntax.Keyword:
		return first(position(n), c.expr(n.Value, syntax.Load))
	case *syntax.WithItem:
		if err := c.expr(n.ContextExpr, syntax.Load); err != nil || n.OptionalVars == nil {
			return err
		}
		return c.expr(n.OptionalVars, syntax.Store)
	case *syntax.Alias:
		return position(n)
	}
	return c.children(n)
}

func (c *checker) arguments(a *syntax.Arguments) error {
	arg := func(a *syntax.Arg) error {
		if a == nil {
			return nil
		}
		return first(position(a), c.optional(a.Annotation))
	}
	for _, list := range [][]*syntax.Arg{a.PosOnlyArgs, a.Args, a.KwOnlyArgs} {
		for _, x := range list {
			if err := arg(x); err != nil {
				return err
			}
		}
	}
	if err := first(arg(a.Vararg), arg(a.Kwarg)); err != nil {
		return err
	}
	if len(a.Defaults) > len(a.PosOnlyArgs)+len(a.Args) {
		return valueError("more positional defaults than args on arguments")
	}
	if len(a.KwDefaults) != len(a.KwOnlyArgs) {
		return valueError("length of kwonlyargs is not the same as kw_defaults on arguments")
	}
	if err := c.exprs(a.Defaults, syntax.Load); err != nil {
		return err
	}
	for _, e := range a.KwDefaults {
		if err := c.optional(e); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) expr(e syntax.Expr, ctx syntax.ExprContext) error {
	if err := c.enter(); err != nil {
		return err
	}
	defer c.th.Leave()
	if err := position(e); err != nil {
		return err
	}
	has := ctx
	switch e := e.(type) {
	case *syntax.Attribute:
		has = e.Ctx
	case *syntax.Subscript:
		has = e.Ctx
	case *syntax.Starred:
		has = e.Ctx
	case *syntax.Name:
		if err := name(e.Id); err != nil {
			return err
		}
		has = e.Ctx
	case *syntax.List:
		has = e.Ctx
	case *syntax.Tuple:
		has = e.Ctx
	default:
		if ctx != syntax.Load {
			return valueError("expression which can't be assigned to in %s context", ctx)
		}
	}
	if has != ctx {
		return valueError("expression must have %s context but has %s instead", ctx, has)
	}
	switch e := e.(type) {
	case *syntax.Starred:
		return c.expr(e.Value, ctx)
	case *syntax.List:
		return c.exprs(e.Elts, ctx)
	case *syntax.Tuple:
		return c.exprs(e.Elts, ctx)
	case *syntax.NamedExpr:
		if _, ok := e.Target.(*syntax.Name); !ok {
			return py.TypeErrorf("NamedExpr target must be a Name")
		}
		return first(c.expr(e.Target, syntax.Store), c.expr(e.Value, syntax.Load))
	case *syntax.BoolOp:
		if len(e.Values) < 2 {
			return valueError("BoolOp with less than 2 values")
		}
	case *syntax.Dict:
		if len(e.Keys) != len(e.Values) {
			return valueError("Dict doesn't have the same number of keys as values")
		}
		for _, k := range e.Keys {
			if err := c.optional(k); err != nil {
				return err
			}
		}
		return c.exprs(e.Values, syntax.Load)
	case *syntax.ListComp:
		return c.comprehension(e, e.Generators)
	case *syntax.SetComp:
		return c.comprehension(e, e.Generators)
	case *syntax.GeneratorExp:
		return c.comprehension(e, e.Generators)
	case *syntax.DictComp:
		return c.comprehension(e, e.Generators)
	case *syntax.Compare:
		if len(e.Comparators) == 0 {
			return valueError("Compare with no comparators")
		}
		if len(e.Comparators) != len(e.Ops) {
			return valueError("Compare has a different number of comparators and operands")
		}
	}
	return c.children(e)
}

func (c *checker) comprehension(e syntax.Expr, generators []*syntax.Comprehension) error {
	if len(generators) == 0 {
		return valueError("comprehension with no generators")
	}
	for _, g := range generators { // before the element
		if err := c.part(g); err != nil {
			return err
		}
	}
	var err error
	syntax.Children(e, func(n syntax.Node) {
		if x, ok := n.(syntax.Expr); ok && err == nil {
			err = c.expr(x, syntax.Load)
		}
	})
	return err
}

func (c *checker) stmts(list []syntax.Stmt) error {
	for _, s := range list {
		if s == nil {
			return valueError("None disallowed in statement list")
		}
		if err := c.stmt(s); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) body(list []syntax.Stmt, owner string) error {
	return first(nonempty(len(list), "body", owner), c.stmts(list))
}

func (c *checker) typeParams(list []syntax.TypeParam) error {
	for _, t := range list {
		var err error
		switch t := t.(type) {
		case *syntax.TypeVar:
			err = first(position(t), name(t.Name), c.optional(t.Bound), c.optional(t.DefaultValue))
		case *syntax.ParamSpec:
			err = first(position(t), name(t.Name), c.optional(t.DefaultValue))
		case *syntax.TypeVarTuple:
			err = first(position(t), name(t.Name), c.optional(t.DefaultValue))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) items(list []*syntax.WithItem, owner string) error {
	if err := nonempty(len(list), "items", owner); err != nil {
		return err
	}
	for _, w := range list {
		if err := c.part(w); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) try(owner string, body []syntax.Stmt, handlers []*syntax.ExceptHandler, orelse, final []syntax.Stmt) error {
	if err := c.body(body, owner); err != nil {
		return err
	}
	if len(handlers) == 0 && len(final) == 0 {
		return valueError("%s has neither except handlers nor finalbody", owner)
	}
	if len(handlers) == 0 && len(orelse) > 0 {
		return valueError("%s has orelse but no except handlers", owner)
	}
	for _, h := range handlers {
		if err := first(position(h), c.optional(h.Type), c.body(h.Body, "ExceptHandler")); err != nil {
			return err
		}
	}
	return first(c.stmts(orelse), c.stmts(final))
}

func (c *checker) stmt(s syntax.Stmt) error {
	if err := c.enter(); err != nil {
		return err
	}
	defer c.th.Leave()
	if err := position(s); err != nil {
		return err
	}
	owner := s.NodeKind().Info().Name
	switch s := s.(type) {
	case *syntax.FunctionDef:
		return first(c.body(s.Body, owner), c.typeParams(s.TypeParams), c.arguments(s.Args), c.exprs(s.DecoratorList, syntax.Load), c.optional(s.Returns))
	case *syntax.AsyncFunctionDef:
		return first(c.body(s.Body, owner), c.typeParams(s.TypeParams), c.arguments(s.Args), c.exprs(s.DecoratorList, syntax.Load), c.optional(s.Returns))
	case *syntax.ClassDef:
		if err := first(c.body(s.Body, owner), c.typeParams(s.TypeParams), c.exprs(s.Bases, syntax.Load)); err != nil {
			return err
		}
		for _, k := range s.Keywords {
			if err := c.part(k); err != nil {
				return err
			}
		}
		return c.exprs(s.DecoratorList, syntax.Load)
	case *syntax.Delete:
		return first(nonempty(len(s.Targets), "targets", owner), c.exprs(s.Targets, syntax.Del))
	case *syntax.Assign:
		return first(nonempty(len(s.Targets), "targets", owner), c.exprs(s.Targets, syntax.Store), c.expr(s.Value, syntax.Load))
	case *syntax.AugAssign:
		return first(c.expr(s.Target, syntax.Store), c.expr(s.Value, syntax.Load))
	case *syntax.AnnAssign:
		if _, ok := s.Target.(*syntax.Name); !ok && s.Simple != 0 {
			return py.TypeErrorf("AnnAssign with simple non-Name target")
		}
		return first(c.expr(s.Target, syntax.Store), c.optional(s.Value), c.expr(s.Annotation, syntax.Load))
	case *syntax.TypeAlias:
		if _, ok := s.Name.(*syntax.Name); !ok {
			return py.TypeErrorf("TypeAlias with non-Name name")
		}
		return first(c.expr(s.Name, syntax.Store), c.typeParams(s.TypeParams), c.expr(s.Value, syntax.Load))
	case *syntax.For:
		return first(c.expr(s.Target, syntax.Store), c.expr(s.Iter, syntax.Load), c.body(s.Body, owner), c.stmts(s.Orelse))
	case *syntax.AsyncFor:
		return first(c.expr(s.Target, syntax.Store), c.expr(s.Iter, syntax.Load), c.body(s.Body, owner), c.stmts(s.Orelse))
	case *syntax.While:
		return first(c.expr(s.Test, syntax.Load), c.body(s.Body, owner), c.stmts(s.Orelse))
	case *syntax.If:
		return first(c.expr(s.Test, syntax.Load), c.body(s.Body, owner), c.stmts(s.Orelse))
	case *syntax.With:
		return first(c.items(s.Items, owner), c.body(s.Body, owner))
	case *syntax.AsyncWith:
		return first(c.items(s.Items, owner), c.body(s.Body, owner))
	case *syntax.Match:
		if err := first(c.expr(s.Subject, syntax.Load), nonempty(len(s.Cases), "cases", owner)); err != nil {
			return err
		}
		for _, m := range s.Cases {
			if err := first(c.pattern(m.Pattern, false), c.optional(m.Guard), c.body(m.Body, "match_case")); err != nil {
				return err
			}
		}
		return nil
	case *syntax.Raise:
		if s.Exc == nil && s.Cause != nil {
			return valueError("Raise with cause but no exception")
		}
	case *syntax.Try:
		return c.try(owner, s.Body, s.Handlers, s.Orelse, s.FinalBody)
	case *syntax.TryStar:
		return c.try(owner, s.Body, s.Handlers, s.Orelse, s.FinalBody)
	case *syntax.Import:
		if err := nonempty(len(s.Names), "names", owner); err != nil {
			return err
		}
	case *syntax.ImportFrom:
		if s.Level < 0 {
			return valueError("Negative ImportFrom level")
		}
		if err := nonempty(len(s.Names), "names", owner); err != nil {
			return err
		}
	case *syntax.Global:
		return nonempty(len(s.Names), "names", owner)
	case *syntax.Nonlocal:
		return nonempty(len(s.Names), "names", owner)
	}
	return c.children(s)
}

// capture checks the name that a pattern binds.
func capture(s string) error {
	if s == "_" {
		return valueError("can't capture name '_' in patterns")
	}
	return name(s)
}

func (c *checker) patterns(list []syntax.Pattern, star bool) error {
	for _, p := range list {
		if err := c.pattern(p, star); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) pattern(p syntax.Pattern, star bool) error {
	if err := c.enter(); err != nil {
		return err
	}
	defer c.th.Leave()
	if err := position(p); err != nil {
		return err
	}
	switch p := p.(type) {
	case *syntax.MatchValue:
		return c.patternValue(p.Value)
	case *syntax.MatchSingleton:
		switch p.Value.Kind {
		case syntax.ConstNone, syntax.ConstTrue, syntax.ConstFalse:
			return nil
		}
		return valueError("MatchSingleton can only contain True, False and None")
	case *syntax.MatchSequence:
		return c.patterns(p.Patterns, true)
	case *syntax.MatchMapping:
		if len(p.Keys) != len(p.Patterns) {
			return valueError("MatchMapping doesn't have the same number of keys as patterns")
		}
		if p.Rest != "" {
			if err := capture(p.Rest); err != nil {
				return err
			}
		}
		for _, k := range p.Keys {
			if k == nil {
				return valueError("None disallowed in expression list")
			}
			if x, ok := k.(*syntax.Constant); ok && x.Value.Kind <= syntax.ConstFalse {
				continue
			}
			if err := c.patternValue(k); err != nil {
				return err
			}
		}
		return c.patterns(p.Patterns, false)
	case *syntax.MatchClass:
		if len(p.KwdAttrs) != len(p.KwdPatterns) {
			return valueError("MatchClass doesn't have the same number of keyword attributes as patterns")
		}
		if err := c.expr(p.Cls, syntax.Load); err != nil {
			return err
		}
		cls := p.Cls
		for {
			if a, ok := cls.(*syntax.Attribute); ok {
				cls = a.Value
				continue
			}
			if _, ok := cls.(*syntax.Name); ok {
				break
			}
			return valueError("MatchClass cls field can only contain Name or Attribute nodes.")
		}
		for _, n := range p.KwdAttrs {
			if err := name(n); err != nil {
				return err
			}
		}
		return first(c.patterns(p.Patterns, false), c.patterns(p.KwdPatterns, false))
	case *syntax.MatchStar:
		if !star {
			return valueError("can't use MatchStar here")
		}
		if p.Name != "" {
			return capture(p.Name)
		}
	case *syntax.MatchAs:
		if p.Name != "" {
			if err := capture(p.Name); err != nil {
				return err
			}
		}
		if p.Pattern != nil {
			if p.Name == "" {
				return valueError("MatchAs must specify a target name if a pattern is given")
			}
			return c.pattern(p.Pattern, false)
		}
	case *syntax.MatchOr:
		if len(p.Patterns) < 2 {
			return valueError("MatchOr requires at least 2 patterns")
		}
		return c.patterns(p.Patterns, false)
	}
	return nil
}

// patternValue checks what a pattern compares with.
func (c *checker) patternValue(e syntax.Expr) error {
	if err := c.expr(e, syntax.Load); err != nil {
		return err
	}
	switch x := e.(type) {
	case *syntax.Constant:
		switch x.Value.Kind {
		case syntax.ConstInt, syntax.ConstBigInt, syntax.ConstFloat, syntax.ConstComplex, syntax.ConstStr, syntax.ConstBytes:
			return nil
		}
		return valueError("unexpected constant inside of a literal pattern")
	case *syntax.Attribute, *syntax.JoinedStr:
		return nil
	case *syntax.UnaryOp:
		if x.Op == syntax.USub && number(x.Operand, true, true) {
			return nil
		}
	case *syntax.BinOp:
		left := x.Left
		if u, ok := left.(*syntax.UnaryOp); ok && u.Op == syntax.USub {
			left = u.Operand
		}
		if (x.Op == syntax.Add || x.Op == syntax.Sub) && number(left, true, false) && number(x.Right, false, true) {
			return nil
		}
	}
	return valueError("patterns may only match literals and attribute lookups")
}

func number(e syntax.Expr, real, imaginary bool) bool {
	c, ok := e.(*syntax.Constant)
	if !ok {
		return false
	}
	switch c.Value.Kind {
	case syntax.ConstInt, syntax.ConstBigInt, syntax.ConstFloat:
		return real
	case syntax.ConstComplex:
		return imaginary
	}
	return false
}
