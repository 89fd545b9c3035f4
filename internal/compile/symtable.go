// Package compile turns a syntax tree into Code: it finds out the scope of every
// name, then emits register instructions.
package compile

// This file finds the scopes: which names each block binds and uses, and where a
// name that it uses is bound (language reference 4.2, PEP 709 for comprehensions).

import (
	"strings"

	"github.com/hognose/hognose/syntax"
)

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	comprehensionScope // of a generator expression, or inlined
	annotationScope
)

type symFlags uint16

const (
	symBound symFlags = 1 << iota
	symParam
	symGlobal
	symNonlocal
	symUsed
	symDeleted
	symCell
	symFree
	symAnnotated
)

// scope is a block of code with its own names.
type scope struct {
	kind     scopeKind
	name     string
	node     syntax.Node
	parent   *scope
	unit     *scope // the scope whose Code this one's instructions are part of
	syms     map[string]symFlags
	order    []string // names in order of appearance
	params   []string
	children map[syntax.Node]*scope
	subs     []*scope

	class          string // for name mangling
	isGen, isCoro  bool
	hasWalrus      bool
	needsClassCell bool
	needsClassDict bool
	inClass        bool // annotation scope directly in a class: sees its names
	annotations    []*syntax.AnnAssign
	isLambda       bool
}

func (s *scope) functionLike() bool { return s.kind >= functionScope }

type symtable struct {
	filename string
	cur      *scope
	depth    int
	err      *syntax.Error
	future   bool // from __future__ import annotations
}

const maxDepth = 3000

func (t *symtable) fail(n *syntax.Pos, msg string) {
	if t.err == nil {
		t.err = newError(t.filename, n, msg)
	}
}

func newError(filename string, p *syntax.Pos, msg string) *syntax.Error {
	return &syntax.Error{Kind: syntax.SyntaxError, Msg: msg, Filename: filename, Line: int(p.Line), Col: int(p.Col) + 1, EndLine: int(p.EndLine), EndCol: int(p.EndCol) + 1}
}

func (t *symtable) enter(kind scopeKind, name string, node syntax.Node) *scope {
	s := &scope{kind: kind, name: name, node: node, parent: t.cur, syms: map[string]symFlags{}, children: map[syntax.Node]*scope{}}
	s.unit = s
	if t.cur != nil {
		t.cur.children[node] = s
		t.cur.subs = append(t.cur.subs, s)
		s.class = t.cur.class
	}
	t.cur = s
	return s
}

func (t *symtable) leave() { t.cur = t.cur.parent }

func (s *scope) add(name string, f symFlags) {
	if _, ok := s.syms[name]; !ok {
		s.order = append(s.order, name)
	}
	s.syms[name] |= f
}

// mangle applies the private-name rule of classes.
func mangle(class, name string) string {
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.ContainsRune(name, '.') {
		return name
	}
	c := strings.TrimLeft(class, "_")
	if c == "" {
		return name
	}
	return "_" + c + name
}

func (t *symtable) bind(name string, pos *syntax.Pos) {
	if name == "__debug__" {
		t.fail(pos, "cannot assign to __debug__")
	}
	t.cur.add(mangle(t.cur.class, name), symBound)
}

func (t *symtable) use(name string) {
	n := mangle(t.cur.class, name)
	t.cur.add(n, symUsed)
	if name == "super" && t.cur.functionLike() {
		t.cur.add("__class__", symUsed)
	}
}

func (t *symtable) stmts(list []syntax.Stmt) {
	for _, s := range list {
		if t.err != nil {
			return
		}
		t.stmt(s)
	}
}

func (t *symtable) exprs(list []syntax.Expr) {
	for _, e := range list {
		if e != nil {
			t.expr(e)
		}
	}
}

func (t *symtable) opt(e syntax.Expr) {
	if e != nil {
		t.expr(e)
	}
}

func (t *symtable) stmt(s syntax.Stmt) {
	if t.depth++; t.depth > maxDepth {
		t.fail(s.Span(), "too many nested statements")
		return
	}
	defer func() { t.depth-- }()
	switch s := s.(type) {
	case *syntax.FunctionDef:
		t.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, false)
	case *syntax.AsyncFunctionDef:
		t.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, true)
	case *syntax.ClassDef:
		t.exprs(s.DecoratorList)
		if len(s.TypeParams) > 0 {
			t.fail(s.TypeParams[0].Span(), "type parameters are not supported")
		}
		t.exprs(s.Bases)
		for _, k := range s.Keywords {
			t.expr(k.Value)
		}
		t.bind(s.Name, s.Span())
		c := t.enter(classScope, s.Name, s)
		c.class = s.Name
		for _, n := range []string{"__module__", "__qualname__", "__firstlineno__", "__static_attributes__"} {
			c.add(n, symBound)
		}
		t.stmts(s.Body)
		t.annotationScope(c)
		t.leave()
	case *syntax.Return:
		if !t.cur.functionLike() {
			t.fail(s.Span(), "'return' outside function")
		}
		t.opt(s.Value)
	case *syntax.Delete:
		t.exprs(s.Targets)
	case *syntax.Assign:
		t.expr(s.Value)
		t.exprs(s.Targets)
	case *syntax.TypeAlias:
		t.fail(s.Span(), "type statements are not supported")
	case *syntax.AugAssign:
		t.expr(s.Value)
		t.expr(s.Target)
		if n, ok := s.Target.(*syntax.Name); ok {
			t.use(n.Id)
		}
	case *syntax.AnnAssign:
		t.opt(s.Value)
		if n, ok := s.Target.(*syntax.Name); ok {
			if s.Simple != 0 {
				m := mangle(t.cur.class, n.Id)
				if t.cur.syms[m]&(symGlobal|symNonlocal) != 0 && t.cur.kind != moduleScope {
					what := "global"
					if t.cur.syms[m]&symNonlocal != 0 {
						what = "nonlocal"
					}
					t.fail(s.Span(), "annotated name '"+n.Id+"' can't be "+what)
				}
				t.cur.annotations = append(t.cur.annotations, s)
				t.cur.add(m, symBound|symAnnotated)
			} else {
				t.expr(s.Target)
			}
		} else {
			t.expr(s.Target)
		}
	case *syntax.For:
		t.expr(s.Iter)
		t.expr(s.Target)
		t.stmts(s.Body)
		t.stmts(s.Orelse)
	case *syntax.AsyncFor:
		t.expr(s.Iter)
		t.expr(s.Target)
		t.stmts(s.Body)
		t.stmts(s.Orelse)
	case *syntax.While:
		t.expr(s.Test)
		t.stmts(s.Body)
		t.stmts(s.Orelse)
	case *syntax.If:
		for {
			t.expr(s.Test)
			t.stmts(s.Body)
			if len(s.Orelse) == 1 {
				if e, ok := s.Orelse[0].(*syntax.If); ok {
					s = e
					continue
				}
			}
			t.stmts(s.Orelse)
			break
		}
	case *syntax.With:
		t.withItems(s.Items, s.Body)
	case *syntax.AsyncWith:
		t.withItems(s.Items, s.Body)
	case *syntax.Match:
		t.expr(s.Subject)
		for _, c := range s.Cases {
			t.pattern(c.Pattern)
			t.opt(c.Guard)
			t.stmts(c.Body)
		}
	case *syntax.Raise:
		t.opt(s.Exc)
		t.opt(s.Cause)
	case *syntax.Try:
		t.try(s.Body, s.Handlers, s.Orelse, s.FinalBody)
	case *syntax.TryStar:
		t.try(s.Body, s.Handlers, s.Orelse, s.FinalBody)
	case *syntax.Assert:
		t.expr(s.Test)
		t.opt(s.Msg)
	case *syntax.Import:
		for _, a := range s.Names {
			n := a.AsName
			if n == "" {
				n, _, _ = strings.Cut(a.Name, ".")
			}
			t.bind(n, a.Span())
		}
	case *syntax.ImportFrom:
		for _, a := range s.Names {
			if a.Name == "*" {
				if t.cur.kind != moduleScope {
					t.fail(s.Span(), "import * only allowed at module level")
				}
				continue
			}
			n := a.AsName
			if n == "" {
				n = a.Name
			}
			t.bind(n, a.Span())
		}
	case *syntax.Global:
		t.declare(s.Span(), s.Names, symGlobal, "global")
	case *syntax.Nonlocal:
		if t.cur.kind == moduleScope {
			t.fail(s.Span(), "nonlocal declaration not allowed at module level")
		}
		t.declare(s.Span(), s.Names, symNonlocal, "nonlocal")
	case *syntax.ExprStmt:
		t.expr(s.Value)
	}
}

func (t *symtable) declare(pos *syntax.Pos, names []string, f symFlags, what string) {
	for _, n := range names {
		m := mangle(t.cur.class, n)
		old := t.cur.syms[m]
		switch {
		case old&symParam != 0:
			t.fail(pos, "name '"+n+"' is parameter and "+what)
		case old&symAnnotated != 0:
			t.fail(pos, "annotated name '"+n+"' can't be "+what)
		case old&symBound != 0 && t.cur.kind != moduleScope:
			t.fail(pos, "name '"+n+"' is assigned to before "+what+" declaration")
		case old&symUsed != 0 && t.cur.kind != moduleScope:
			t.fail(pos, "name '"+n+"' is used prior to "+what+" declaration")
		case old&(symGlobal|symNonlocal)&^f != 0:
			t.fail(pos, "name '"+n+"' is nonlocal and global")
		}
		t.cur.add(m, f)
	}
}

func (t *symtable) withItems(items []*syntax.WithItem, body []syntax.Stmt) {
	for _, i := range items {
		t.expr(i.ContextExpr)
		t.opt(i.OptionalVars)
	}
	t.stmts(body)
}

func (t *symtable) try(body []syntax.Stmt, hs []*syntax.ExceptHandler, orelse, final []syntax.Stmt) {
	t.stmts(body)
	for _, h := range hs {
		t.opt(h.Type)
		if h.Name != "" {
			t.bind(h.Name, h.Span())
			t.cur.add(mangle(t.cur.class, h.Name), symDeleted)
		}
		t.stmts(h.Body)
	}
	t.stmts(orelse)
	t.stmts(final)
}

func (t *symtable) function(node syntax.Stmt, name string, args *syntax.Arguments, body []syntax.Stmt, decorators []syntax.Expr, returns syntax.Expr, tps []syntax.TypeParam, async bool) {
	t.exprs(decorators)
	if len(tps) > 0 {
		t.fail(tps[0].Span(), "type parameters are not supported")
		return
	}
	t.defaults(args)
	t.bind(name, node.Span())
	if t.future {
		t.functionAnnotations(args, returns, nil)
	} else if hasAnnotations(args, returns) {
		t.functionAnnotations(args, returns, args)
	}
	s := t.enter(functionScope, name, node)
	s.isCoro = async
	t.parameters(args)
	t.stmts(body)
	t.leave()
}

func hasAnnotations(args *syntax.Arguments, returns syntax.Expr) bool {
	if returns != nil {
		return true
	}
	for _, a := range allArgs(args) {
		if a.Annotation != nil {
			return true
		}
	}
	return false
}

func allArgs(args *syntax.Arguments) []*syntax.Arg {
	var out []*syntax.Arg
	out = append(out, args.PosOnlyArgs...)
	out = append(out, args.Args...)
	if args.Vararg != nil {
		out = append(out, args.Vararg)
	}
	out = append(out, args.KwOnlyArgs...)
	if args.Kwarg != nil {
		out = append(out, args.Kwarg)
	}
	return out
}

// annotationKey stands for the annotation scope of a block in scope.children.
type annotationKey struct {
	syntax.Pos
	of any
}

func (*annotationKey) NodeKind() syntax.NodeKind { return 0 }

// functionAnnotations visits a function's annotations in a scope of their own,
// or, when they are only kept as text, not at all.
func (t *symtable) functionAnnotations(args *syntax.Arguments, returns syntax.Expr, key *syntax.Arguments) {
	if key == nil {
		return
	}
	parent := t.cur
	s := t.enter(annotationScope, "__annotate__", &annotationKey{of: args})
	delete(parent.children, s.node)
	parent.setAnnotation(args, s)
	s.inClass = parent.kind == classScope
	s.params = []string{"format"}
	s.add("format", symBound|symParam)
	for _, a := range allArgs(args) {
		t.opt(a.Annotation)
	}
	t.opt(returns)
	t.leave()
}

// annotationScope visits the annotations of variables of a module or class.
func (t *symtable) annotationScope(c *scope) {
	if len(c.annotations) == 0 || t.future {
		return
	}
	s := t.enter(annotationScope, "__annotate__", &annotationKey{of: c})
	delete(c.children, s.node)
	c.setAnnotation(c, s)
	s.inClass = c.kind == classScope
	s.params = []string{"format"}
	s.add("format", symBound|symParam)
	for _, a := range c.annotations {
		t.expr(a.Annotation)
	}
	t.leave()
}

func (s *scope) setAnnotation(key any, a *scope) {
	a.node = &annotationKey{of: key}
}

// annotation returns the annotation scope that setAnnotation noted under key.
func (s *scope) annotation(key any) *scope {
	for _, c := range s.subs {
		if k, ok := c.node.(*annotationKey); ok && k.of == key {
			return c
		}
	}
	return nil
}

func (t *symtable) defaults(args *syntax.Arguments) {
	t.exprs(args.Defaults)
	t.exprs(args.KwDefaults)
}

func (t *symtable) parameters(args *syntax.Arguments) {
	s := t.cur
	add := func(a *syntax.Arg) {
		n := mangle(s.class, a.Arg)
		if n == "__debug__" {
			t.fail(a.Span(), "cannot assign to __debug__")
		}
		if s.syms[n]&symParam != 0 {
			t.fail(a.Span(), "duplicate parameter '"+a.Arg+"' in function definition")
		}
		s.add(n, symBound|symParam)
		s.params = append(s.params, n)
	}
	for _, a := range args.PosOnlyArgs {
		add(a)
	}
	for _, a := range args.Args {
		add(a)
	}
	for _, a := range args.KwOnlyArgs {
		add(a)
	}
	if args.Vararg != nil {
		add(args.Vararg)
	}
	if args.Kwarg != nil {
		add(args.Kwarg)
	}
}

func (t *symtable) pattern(p syntax.Pattern) {
	if t.depth++; t.depth > maxDepth {
		t.fail(p.Span(), "too many nested patterns")
		return
	}
	defer func() { t.depth-- }()
	switch p := p.(type) {
	case *syntax.MatchValue:
		t.expr(p.Value)
	case *syntax.MatchSequence:
		for _, q := range p.Patterns {
			t.pattern(q)
		}
	case *syntax.MatchMapping:
		t.exprs(p.Keys)
		for _, q := range p.Patterns {
			t.pattern(q)
		}
		if p.Rest != "" {
			t.bind(p.Rest, p.Span())
		}
	case *syntax.MatchClass:
		t.expr(p.Cls)
		for _, q := range p.Patterns {
			t.pattern(q)
		}
		for _, q := range p.KwdPatterns {
			t.pattern(q)
		}
	case *syntax.MatchStar:
		if p.Name != "" {
			t.bind(p.Name, p.Span())
		}
	case *syntax.MatchAs:
		if p.Pattern != nil {
			t.pattern(p.Pattern)
		}
		if p.Name != "" {
			t.bind(p.Name, p.Span())
		}
	case *syntax.MatchOr:
		for _, q := range p.Patterns {
			t.pattern(q)
		}
	}
}

func (t *symtable) expr(e syntax.Expr) {
	if t.depth++; t.depth > maxDepth {
		t.fail(e.Span(), "too many nested expressions")
		t.depth--
		return
	}
	defer func() { t.depth-- }()
	switch e := e.(type) {
	case *syntax.BoolOp:
		t.exprs(e.Values)
	case *syntax.NamedExpr:
		t.named(e)
	case *syntax.BinOp:
		// Long chains lean to the left: go down without recursion.
		var rights []syntax.Expr
		var left syntax.Expr = e
		for {
			b, ok := left.(*syntax.BinOp)
			if !ok {
				break
			}
			rights = append(rights, b.Right)
			left = b.Left
		}
		t.expr(left)
		for i := len(rights) - 1; i >= 0; i-- {
			t.expr(rights[i])
		}
	case *syntax.UnaryOp:
		t.expr(e.Operand)
	case *syntax.Lambda:
		t.defaults(e.Args)
		s := t.enter(functionScope, "<lambda>", e)
		s.isLambda = true
		t.parameters(e.Args)
		t.expr(e.Body)
		t.leave()
	case *syntax.IfExp:
		t.expr(e.Test)
		t.expr(e.Body)
		t.expr(e.Orelse)
	case *syntax.Dict:
		for i, k := range e.Keys {
			t.opt(k)
			t.expr(e.Values[i])
		}
	case *syntax.Set:
		t.exprs(e.Elts)
	case *syntax.ListComp:
		t.comprehension(e, "<listcomp>", e.Generators, e.Elt, nil, true)
	case *syntax.SetComp:
		t.comprehension(e, "<setcomp>", e.Generators, e.Elt, nil, true)
	case *syntax.DictComp:
		t.comprehension(e, "<dictcomp>", e.Generators, e.Key, e.Value, true)
	case *syntax.GeneratorExp:
		t.comprehension(e, "<genexpr>", e.Generators, e.Elt, nil, false)
	case *syntax.Await:
		if f := t.function1(); f == nil || !f.isCoro {
			if f == nil {
				t.fail(e.Span(), "'await' outside function")
			} else if f.kind != comprehensionScope {
				t.fail(e.Span(), "'await' outside async function")
			} else {
				f.isCoro = true
			}
		}
		t.expr(e.Value)
	case *syntax.Yield:
		t.yield(e.Span(), "'yield' outside function", "yield")
		t.opt(e.Value)
	case *syntax.YieldFrom:
		t.yield(e.Span(), "'yield from' outside function", "yield from")
		if f := t.function1(); f != nil && f.isCoro {
			t.fail(e.Span(), "'yield from' inside async function")
		}
		t.expr(e.Value)
	case *syntax.Compare:
		t.expr(e.Left)
		t.exprs(e.Comparators)
	case *syntax.Call:
		t.expr(e.Func)
		t.exprs(e.Args)
		for _, k := range e.Keywords {
			t.expr(k.Value)
		}
	case *syntax.FormattedValue:
		t.expr(e.Value)
		t.opt(e.FormatSpec)
	case *syntax.Interpolation:
		t.expr(e.Value)
		t.opt(e.FormatSpec)
	case *syntax.JoinedStr:
		t.exprs(e.Values)
	case *syntax.TemplateStr:
		t.exprs(e.Values)
	case *syntax.Attribute:
		if e.Ctx != syntax.Load && e.Attr == "__debug__" {
			t.fail(e.Span(), "cannot assign to __debug__")
		}
		t.expr(e.Value)
	case *syntax.Subscript:
		t.expr(e.Value)
		t.expr(e.Slice)
	case *syntax.Starred:
		t.expr(e.Value)
	case *syntax.Name:
		switch e.Ctx {
		case syntax.Load:
			t.use(e.Id)
		case syntax.Store:
			t.bind(e.Id, e.Span())
		case syntax.Del:
			if e.Id == "__debug__" {
				t.fail(e.Span(), "cannot delete __debug__")
			}
			t.cur.add(mangle(t.cur.class, e.Id), symBound|symDeleted)
		}
	case *syntax.List:
		t.exprs(e.Elts)
	case *syntax.Tuple:
		t.exprs(e.Elts)
	case *syntax.Slice:
		t.opt(e.Lower)
		t.opt(e.Upper)
		t.opt(e.Step)
	}
}

// function1 returns the scope whose frame a yield or await here suspends.
func (t *symtable) function1() *scope {
	s := t.cur
	for s.kind == comprehensionScope && s.unit != s {
		s = s.parent
	}
	if s.kind == functionScope || s.kind == comprehensionScope {
		return s
	}
	return nil
}

func (t *symtable) yield(pos *syntax.Pos, outside, what string) {
	if t.cur.kind == comprehensionScope {
		kind := map[string]string{"<listcomp>": "list comprehension", "<setcomp>": "set comprehension", "<dictcomp>": "dict comprehension", "<genexpr>": "generator expression"}[t.cur.name]
		t.fail(pos, "'yield' inside "+kind)
		return
	}
	if t.cur.kind != functionScope {
		t.fail(pos, outside)
		return
	}
	t.cur.isGen = true
}

// named binds the target of an assignment expression in the nearest scope that
// is not a comprehension (PEP 572).
func (t *symtable) named(e *syntax.NamedExpr) {
	n := e.Target.(*syntax.Name)
	t.expr(e.Value)
	name := mangle(t.cur.class, n.Id)
	if t.cur.kind != comprehensionScope {
		t.cur.hasWalrus = true
		t.bind(n.Id, n.Span())
		return
	}
	s := t.cur
	for s.kind == comprehensionScope {
		if s.syms[name]&symParam != 0 {
			t.fail(n.Span(), "assignment expression cannot rebind comprehension iteration variable '"+n.Id+"'")
			return
		}
		s.hasWalrus = true
		if s != t.cur {
			s.add(name, symUsed)
		}
		s = s.parent
	}
	s.hasWalrus = true
	if s.kind == classScope {
		t.fail(n.Span(), "assignment expression within a comprehension cannot be used in a class body")
		return
	}
	if s.syms[name]&(symGlobal|symNonlocal) == 0 {
		s.add(name, symBound)
	}
	t.cur.add(name, symUsed)
	if s.kind == moduleScope || s.syms[name]&symGlobal != 0 {
		for c := t.cur; c != s; c = c.parent {
			c.add(name, symGlobal)
		}
	}
}

// comprehension visits a comprehension. Its first iterable belongs to the
// enclosing scope. It is inlined in functions and modules.
func (t *symtable) comprehension(node syntax.Expr, name string, gens []*syntax.Comprehension, elt, val syntax.Expr, inline bool) {
	t.expr(gens[0].Iter)
	outer := t.cur
	s := t.enter(comprehensionScope, name, node)
	if inline && outer.kind != classScope && outer.kind != annotationScope {
		s.unit = outer.unit
	} else {
		s.params = []string{".0"}
		s.add(".0", symBound|symParam)
		if name == "<genexpr>" {
			s.isGen = true
		}
	}
	// The iteration variables are known first: a walrus must not rebind them.
	for i, g := range gens {
		if g.IsAsync != 0 {
			f := t.function1()
			if f == nil {
				t.fail(node.Span(), "asynchronous comprehension outside of an asynchronous function")
			} else if !f.isCoro {
				if f.kind == comprehensionScope {
					f.isCoro = true
				} else {
					t.fail(node.Span(), "asynchronous comprehension outside of an asynchronous function")
				}
			}
		}
		t.expr(g.Target)
		for _, n := range s.order {
			if n != ".0" && s.syms[n]&symBound != 0 {
				s.syms[n] |= symParam
			}
		}
		if i > 0 {
			t.expr(g.Iter)
		}
		t.exprs(g.Ifs)
	}
	if val != nil {
		t.expr(val)
	}
	t.expr(elt)
	if s.hasWalrus {
		outer.hasWalrus = true
	}
	t.leave()
}

// resolve finds for every name that s uses and does not bind the scope that binds it.
func (t *symtable) resolve(s *scope) {
	for _, name := range s.order {
		f := s.syms[name]
		if f&symNonlocal != 0 {
			if d := s.definition(name); d != nil {
				s.capture(name, d)
			} else {
				t.fail(s.node.Span(), "no binding for nonlocal '"+name+"' found")
			}
			continue
		}
		if f&symGlobal != 0 || f&symBound != 0 && s.kind != classScope {
			continue
		}
		if f&symBound != 0 && f&symUsed == 0 {
			continue
		}
		if f&symBound != 0 {
			continue // a class's own name: locals, then globals
		}
		if d := s.definition(name); d != nil {
			s.capture(name, d)
		}
	}
	if s.kind == annotationScope && s.inClass {
		s.parent.needsClassDict = true
		s.syms["__classdict__"] |= symFree
		s.order = append(s.order, "__classdict__")
	}
	for _, c := range s.subs {
		t.resolve(c)
	}
}

// definition returns the function-like scope around s that binds name.
func (s *scope) definition(name string) *scope {
	for p := s.parent; p != nil; p = p.parent {
		if p.kind == classScope {
			if name == "__class__" {
				p.needsClassCell = true
				return p
			}
			continue
		}
		if p.kind == moduleScope {
			return nil
		}
		f := p.syms[name]
		if f&symGlobal != 0 {
			return nil
		}
		if f&symBound != 0 && f&symNonlocal == 0 {
			return p
		}
	}
	return nil
}

// capture notes that s uses name of the scope d.
func (s *scope) capture(name string, d *scope) {
	if s.unit == d.unit {
		return // an inlined comprehension in the block itself
	}
	d.syms[name] |= symCell
	for q := s; q != d; q = q.parent {
		if q.unit == d.unit {
			continue
		}
		u := q.unit
		if _, ok := u.syms[name]; !ok {
			u.order = append(u.order, name)
		}
		u.syms[name] |= symFree
	}
}
