package compile

// This file makes the first pass of the symbol table: it collects how names are
// used in the statements of each block.

import (
	"strings"

	"github.com/hognose/hognose/syntax"
)

type symtable struct {
	filename string
	global   *scope
	cur      *scope
	scopes   map[scopeKey]*scope
	class    string // the class whose private names are mangled
	depth    int
	err      *syntax.Error
	future   *future
	await    bool // await is allowed at top level
	seen     int  // statements
	check    func()
}

const maxDepth = 3000

const tooDeep = "maximum recursion depth exceeded during compilation"

func (t *symtable) fail(n *syntax.Pos, msg string) {
	if t.err == nil {
		t.err = newError(t.filename, n, msg)
		t.err.Bare = true
	}
}

// enterDepth counts recursion; the result is false when it is too deep.
func (t *symtable) enterDepth() bool {
	if t.depth++; t.depth > maxDepth && t.err == nil {
		t.err = &syntax.Error{Kind: syntax.RecursionError, Msg: tooDeep, Filename: t.filename, NoPos: true}
	}
	return t.err == nil
}

// newScope makes a scope without entering it.
func (t *symtable) newScope(kind scopeKind, name string, key scopeKey, pos *syntax.Pos) *scope {
	s := &scope{kind: kind, name: name, index: map[string]*symbol{}, class: t.class}
	if pos != nil {
		s.pos = *pos
	}
	s.unit = s
	if t.cur != nil {
		s.nested = t.cur.nested || t.cur.functionLike()
		s.method = kind == functionScope && t.cur.kind == classScope
	}
	if key.node != nil {
		t.scopes[key] = s
	}
	return s
}

// reenter makes s the current scope, as a child of the one before unless it is already.
func (t *symtable) reenter(s *scope) {
	p := t.cur
	if p != nil {
		s.iterExpr = p.iterExpr
		if p.mangled != nil && s.kind != classScope {
			s.mangled = p.mangled
		}
		s.parent = p
		if !(t.future.annotations && s.kind == annotationScope) {
			known := false
			for i := len(p.subs) - 1; i >= 0 && !known; i-- {
				known = p.subs[i] == s
			}
			if !known {
				p.subs = append(p.subs, s)
			}
		}
	}
	t.cur = s
}

func (t *symtable) enter(kind scopeKind, name string, key scopeKey, pos *syntax.Pos) *scope {
	s := t.newScope(kind, name, key, pos)
	t.reenter(s)
	switch kind {
	case annotationScope, typeVarScope, typeAliasScope:
		t.def(".format", symParam, pos)
		t.def(".format", symUsed, pos)
	}
	return s
}

func (t *symtable) leave() { t.cur = t.cur.parent }

// def notes a use or binding of a name in the current scope.
func (t *symtable) def(name string, f symFlags, pos *syntax.Pos) { t.defIn(t.cur, name, f, pos) }

func (t *symtable) defIn(s *scope, name string, f symFlags, pos *syntax.Pos) {
	if f&(symParam|symLocal|symImport) != 0 && name == "__debug__" {
		t.fail(pos, "cannot assign to __debug__")
	}
	if f&symTypeParam != 0 && t.cur.mangled != nil {
		t.cur.mangled[name] = true
	}
	n := t.cur.mangle(name)
	old := s.flags(n)
	if f&symParam != 0 && old&symParam != 0 {
		t.fail(pos, "duplicate argument '"+name+"' in function definition")
	}
	if f&symTypeParam != 0 && old&symTypeParam != 0 {
		t.fail(pos, "duplicate type parameter '"+name+"'")
	}
	if s.iterTarget {
		if (old|f)&(symGlobal|symNonlocal) != 0 {
			t.fail(pos, "comprehension inner loop cannot rebind assignment expression target '"+name+"'")
		}
		f |= symCompIter
	}
	s.add(n, f)
	if f&symParam != 0 {
		s.params = append(s.params, n)
	} else if f&symGlobal != 0 && s != t.global {
		t.global.add(n, symGlobal)
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

// inConditional visits statements that may not run.
func (t *symtable) inConditional(lists ...[]syntax.Stmt) {
	s := t.cur
	old := s.inConditional
	s.inConditional = true
	for _, l := range lists {
		t.stmts(l)
	}
	s.inConditional = old
}

func (t *symtable) stmt(s syntax.Stmt) {
	if t.seen++; t.seen&(checkEvery-1) == 0 {
		t.check()
	}
	if t.enterDepth() {
		t.stmt1(s)
	}
	t.depth--
}

func (t *symtable) stmt1(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		t.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, false)
	case *syntax.AsyncFunctionDef:
		t.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, true)
	case *syntax.ClassDef:
		t.classDef(s)
	case *syntax.Return:
		t.opt(s.Value)
	case *syntax.Delete:
		t.exprs(s.Targets)
	case *syntax.Assign:
		// Variables keep the order in which code is made for them: the value's first.
		t.expr(s.Value)
		t.exprs(s.Targets)
	case *syntax.TypeAlias:
		t.typeAlias(s)
	case *syntax.AugAssign:
		t.expr(s.Target)
		t.expr(s.Value)
	case *syntax.AnnAssign:
		t.annAssign(s)
	case *syntax.For:
		t.expr(s.Iter)
		t.expr(s.Target)
		t.inConditional(s.Body, s.Orelse)
	case *syntax.AsyncFor:
		t.asyncStmt(s.Span(), "'async for' outside async function")
		t.expr(s.Iter)
		t.expr(s.Target)
		t.inConditional(s.Body, s.Orelse)
	case *syntax.While:
		t.expr(s.Test)
		t.inConditional(s.Body, s.Orelse)
	case *syntax.If:
		t.ifStmt(s)
	case *syntax.With:
		t.withItems(s.Items, s.Body)
	case *syntax.AsyncWith:
		t.asyncStmt(s.Span(), "'async with' outside async function")
		t.withItems(s.Items, s.Body)
	case *syntax.Match:
		t.expr(s.Subject)
		old := t.cur.inConditional
		t.cur.inConditional = true
		for _, c := range s.Cases {
			t.pattern(c.Pattern)
			t.opt(c.Guard)
			t.stmts(c.Body)
		}
		t.cur.inConditional = old
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
		t.aliases(s.Names)
	case *syntax.ImportFrom:
		t.aliases(s.Names)
		if s.Module == "__future__" && s.Level == 0 && t.future.tooLate(s.Span()) {
			t.fail(s.Span(), "from __future__ imports must occur at the beginning of the file")
		}
	case *syntax.Global:
		t.declare(s.Span(), s.Names, symGlobal, "global")
	case *syntax.Nonlocal:
		t.declare(s.Span(), s.Names, symNonlocal, "nonlocal")
	case *syntax.ExprStmt:
		t.expr(s.Value)
	}
}

// ifStmt visits an if with its chain of elifs, without recursion.
func (t *symtable) ifStmt(s *syntax.If) {
	c := t.cur
	old := c.inConditional
	for {
		t.expr(s.Test)
		c.inConditional = true
		t.stmts(s.Body)
		if len(s.Orelse) == 1 && t.err == nil {
			if e, ok := s.Orelse[0].(*syntax.If); ok {
				s = e
				continue
			}
		}
		t.stmts(s.Orelse)
		break
	}
	c.inConditional = old
}

func (t *symtable) asyncStmt(pos *syntax.Pos, msg string) {
	if t.topAwait() {
		t.cur.isCoro = true
	}
	if !t.cur.isCoro {
		t.fail(pos, msg)
	}
}

func (t *symtable) topAwait() bool { return t.await && t.cur.kind == moduleScope }

func (t *symtable) aliases(list []*syntax.Alias) {
	for _, a := range list {
		n := a.AsName
		if n == "" {
			n = a.Name
		}
		if n == "*" {
			if t.cur.kind != moduleScope {
				t.fail(a.Span(), "import * only allowed at module level")
			}
			continue
		}
		n, _, _ = strings.Cut(n, ".")
		t.def(n, symImport, a.Span())
	}
}

func (t *symtable) declare(pos *syntax.Pos, names []string, f symFlags, what string) {
	for _, n := range names {
		m := t.cur.mangle(n)
		switch old := t.cur.flags(m); {
		case old&symParam != 0:
			t.fail(pos, "name '"+n+"' is parameter and "+what)
		case old&symUsed != 0:
			t.fail(pos, "name '"+n+"' is used prior to "+what+" declaration")
		case old&symAnnotated != 0:
			t.fail(pos, "annotated name '"+n+"' can't be "+what)
		case old&symLocal != 0:
			t.fail(pos, "name '"+n+"' is assigned to before "+what+" declaration")
		}
		t.def(n, f, pos)
		t.cur.declared = append(t.cur.declared, directive{m, pos})
	}
}

func (t *symtable) withItems(items []*syntax.WithItem, body []syntax.Stmt) {
	old := t.cur.inConditional
	t.cur.inConditional = true
	for _, i := range items {
		t.expr(i.ContextExpr)
		t.opt(i.OptionalVars)
	}
	t.stmts(body)
	t.cur.inConditional = old
}

func (t *symtable) try(body []syntax.Stmt, hs []*syntax.ExceptHandler, orelse, final []syntax.Stmt) {
	old := t.cur.inConditional
	t.cur.inConditional = true
	t.stmts(body)
	for _, h := range hs {
		t.opt(h.Type)
		if h.Name != "" {
			t.def(h.Name, symLocal|symDeleted, h.Span())
		}
		t.stmts(h.Body)
	}
	t.stmts(orelse)
	t.stmts(final)
	t.cur.inConditional = old
}

func (t *symtable) function(node syntax.Stmt, name string, args *syntax.Arguments, body []syntax.Stmt, decorators []syntax.Expr, returns syntax.Expr, tps []syntax.TypeParam, async bool) {
	t.exprs(decorators)
	t.defaults(args)
	t.def(name, symLocal, node.Span())
	if len(tps) > 0 {
		t.typeParams(node, name, tps, len(args.Defaults) > 0, hasKwDefaults(args))
	}
	s := t.newScope(functionScope, name, scopeKey{node: node}, node.Span())
	s.docstring = hasDoc(body)
	t.functionAnnotations(node, args, returns, s)
	t.reenter(s)
	s.isCoro, s.isAsyncDef = async, async
	t.parameters(args)
	t.stmts(body)
	t.leave()
	if len(tps) > 0 {
		t.leave()
	}
}

func hasDoc(body []syntax.Stmt) bool {
	_, ok := docOf(body)
	return ok
}

func hasKwDefaults(args *syntax.Arguments) bool {
	for _, d := range args.KwDefaults {
		if d != nil {
			return true
		}
	}
	return false
}

func (t *symtable) classDef(s *syntax.ClassDef) {
	t.exprs(s.DecoratorList)
	t.def(s.Name, symLocal, s.Span())
	outer := t.class
	if len(s.TypeParams) > 0 {
		p := t.typeParamsScope(s, s.Name)
		for _, n := range []string{".type_params", ".generic_base"} {
			t.def(n, symLocal, s.Span())
			t.def(n, symUsed, s.Span())
		}
		t.class = s.Name
		p.class = s.Name
		p.mangled = map[string]bool{}
		t.visitTypeParams(s.TypeParams)
	}
	t.exprs(s.Bases)
	t.keywords(s.Keywords)
	t.class = s.Name
	c := t.enter(classScope, s.Name, scopeKey{node: s}, s.Span())
	c.docstring = hasDoc(s.Body)
	if len(s.TypeParams) > 0 {
		t.def("__type_params__", symLocal, s.Span())
		t.def(".type_params", symUsed, s.Span())
	}
	t.stmts(s.Body)
	t.leave()
	if len(s.TypeParams) > 0 {
		t.leave()
	}
	t.class = outer
}

func (t *symtable) keywords(list []*syntax.Keyword) {
	for _, k := range list {
		if k.Arg == "__debug__" {
			t.fail(k.Span(), "cannot assign to __debug__")
			return
		}
	}
	for _, k := range list {
		t.expr(k.Value)
	}
}

func (t *symtable) typeAlias(s *syntax.TypeAlias) {
	t.expr(s.Name)
	name := s.Name.(*syntax.Name).Id
	inClass := t.cur.kind == classScope
	if len(s.TypeParams) > 0 {
		t.typeParams(s, name, s.TypeParams, false, false)
	}
	v := t.enter(typeAliasScope, name, scopeKey{node: s}, s.Span())
	t.seeClass(v, inClass, s.Value.Span())
	t.expr(s.Value)
	t.leave()
	if len(s.TypeParams) > 0 {
		t.leave()
	}
}

// seeClass gives the scope s, which was just entered, access to the names of the class around it.
func (t *symtable) seeClass(s *scope, sees bool, pos *syntax.Pos) {
	s.seesClass = sees
	if sees {
		t.def("__classdict__", symUsed, pos)
	}
}

func (t *symtable) typeParamsScope(node syntax.Stmt, name string) *scope {
	inClass := t.cur.kind == classScope
	p := t.enter(typeParamsScope, name, scopeKey{node, typeParamsPart}, node.Span())
	t.seeClass(p, inClass, node.Span())
	return p
}

// typeParams enters the scope of type parameters and visits them.
func (t *symtable) typeParams(node syntax.Stmt, name string, list []syntax.TypeParam, defaults, kwDefaults bool) {
	t.typeParamsScope(node, name)
	if defaults {
		t.def(".defaults", symParam, node.Span())
	}
	if kwDefaults {
		t.def(".kwdefaults", symParam, node.Span())
	}
	t.visitTypeParams(list)
}

func (t *symtable) visitTypeParams(list []syntax.TypeParam) {
	for _, p := range list {
		if !t.enterDepth() {
			t.depth--
			return
		}
		switch p := p.(type) {
		case *syntax.TypeVar:
			t.def(p.Name, symTypeParam|symLocal, p.Span())
			what := "a TypeVar bound"
			if _, ok := p.Bound.(*syntax.Tuple); ok {
				what = "a TypeVar constraint"
			}
			t.typeParamPart(p, boundPart, p.Bound, p.Name, what)
			t.typeParamPart(p, defaultPart, p.DefaultValue, p.Name, "a TypeVar default")
		case *syntax.TypeVarTuple:
			t.def(p.Name, symTypeParam|symLocal, p.Span())
			t.typeParamPart(p, defaultPart, p.DefaultValue, p.Name, "a TypeVarTuple default")
		case *syntax.ParamSpec:
			t.def(p.Name, symTypeParam|symLocal, p.Span())
			t.typeParamPart(p, defaultPart, p.DefaultValue, p.Name, "a ParamSpec default")
		}
		t.depth--
	}
}

// typeParamPart visits the bound or default of a type parameter.
func (t *symtable) typeParamPart(p syntax.TypeParam, part scopePart, e syntax.Expr, name, what string) {
	if name == "__classdict__" {
		t.fail(p.Span(), "reserved name '"+name+"' cannot be used for type parameter")
		return
	}
	if e == nil {
		return
	}
	sees := t.cur.seesClass
	s := t.enter(typeVarScope, name, scopeKey{p, part}, e.Span())
	t.seeClass(s, sees, e.Span())
	s.what = what
	t.expr(e)
	t.leave()
}

func (t *symtable) annAssign(s *syntax.AnnAssign) {
	t.cur.annotationsUsed = true
	if n, ok := s.Target.(*syntax.Name); ok {
		old := t.cur.flags(t.cur.mangle(n.Id))
		if old&(symGlobal|symNonlocal) != 0 && t.cur != t.global && s.Simple != 0 {
			what := "global"
			if old&symGlobal == 0 {
				what = "nonlocal"
			}
			t.fail(s.Span(), "annotated name '"+n.Id+"' can't be "+what)
			return
		}
		if s.Simple != 0 {
			t.def(n.Id, symAnnotated|symLocal, n.Span())
		} else if s.Value != nil {
			t.def(n.Id, symLocal, n.Span())
		}
	} else {
		t.expr(s.Target)
	}
	t.opt(s.Value)
	t.variableAnnotation(s)
}

// variableAnnotation visits the annotation of a variable, in the annotation
// scope that all variables of a block share.
func (t *symtable) variableAnnotation(s *syntax.AnnAssign) {
	p := t.cur
	simple := s.Simple != 0
	if _, ok := s.Target.(*syntax.Name); !ok {
		simple = false
	}
	conditional := p.kind == moduleScope || p.kind == classScope && p.inConditional
	if p.kind <= classScope && simple {
		a := &annotation{stmt: s, index: -1}
		if conditional {
			p.conditional = true
			a.index = len(p.annotations)
			if p.index["__conditional_annotations__"] == nil && !t.future.annotations {
				t.def("__conditional_annotations__", symUsed, s.Annotation.Span())
			}
		}
		p.annotations = append(p.annotations, a)
	}
	if p.note == nil {
		p.note = t.enter(annotationScope, "__annotate__", scopeKey{p, annotatePart}, s.Annotation.Span())
		if p.kind == classScope && !t.future.annotations {
			t.seeClass(p.note, true, s.Annotation.Span())
		}
	} else {
		t.reenter(p.note)
	}
	if conditional && !t.future.annotations {
		t.def("__conditional_annotations__", symUsed, s.Annotation.Span())
	}
	t.cur.unevaluated = p.kind == functionScope
	t.expr(s.Annotation)
	t.cur.unevaluated = false
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

// allArgs lists parameters in the order in which their annotations are kept.
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

// functionAnnotations visits a function's annotations in a scope of their own.
func (t *symtable) functionAnnotations(node syntax.Stmt, args *syntax.Arguments, returns syntax.Expr, fn *scope) {
	if !hasAnnotations(args, returns) {
		return
	}
	sees := t.cur.seesClass || t.cur.kind == classScope
	s := t.enter(annotationScope, "__annotate__", scopeKey{node, annotatePart}, node.Span())
	t.seeClass(s, sees && !t.future.annotations, node.Span())
	for _, a := range allArgs(args) {
		t.opt(a.Annotation)
	}
	t.opt(returns)
	t.leave()
	fn.annotationsUsed = true
}

func (t *symtable) defaults(args *syntax.Arguments) {
	t.exprs(args.Defaults)
	t.exprs(args.KwDefaults)
}

func (t *symtable) parameters(args *syntax.Arguments) {
	for _, list := range [][]*syntax.Arg{args.PosOnlyArgs, args.Args, args.KwOnlyArgs} {
		for _, a := range list {
			t.def(a.Arg, symParam, a.Span())
		}
	}
	if a := args.Vararg; a != nil {
		t.def(a.Arg, symParam, a.Span())
		t.cur.varargs = true
	}
	if a := args.Kwarg; a != nil {
		t.def(a.Arg, symParam, a.Span())
		t.cur.varkw = true
	}
}

func (t *symtable) patterns(list []syntax.Pattern) {
	for _, p := range list {
		t.pattern(p)
	}
}

func (t *symtable) pattern(p syntax.Pattern) {
	if t.enterDepth() {
		t.pattern1(p)
	}
	t.depth--
}

func (t *symtable) pattern1(p syntax.Pattern) {
	bind := func(name string) {
		if name != "" {
			t.def(name, symLocal, p.Span())
		}
	}
	switch p := p.(type) {
	case *syntax.MatchValue:
		t.expr(p.Value)
	case *syntax.MatchSequence:
		t.patterns(p.Patterns)
	case *syntax.MatchMapping:
		t.exprs(p.Keys)
		t.patterns(p.Patterns)
		bind(p.Rest)
	case *syntax.MatchClass:
		t.expr(p.Cls)
		t.patterns(p.Patterns)
		for i, k := range p.KwdAttrs {
			if k == "__debug__" {
				t.fail(p.KwdPatterns[i].Span(), "cannot assign to __debug__")
			}
		}
		t.patterns(p.KwdPatterns)
	case *syntax.MatchStar:
		bind(p.Name)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			t.pattern(p.Pattern)
		}
		bind(p.Name)
	case *syntax.MatchOr:
		t.patterns(p.Patterns)
	}
}
