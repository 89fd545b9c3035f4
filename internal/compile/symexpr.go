package compile

// This file collects how names are used in expressions.

import "github.com/hognose/hognose/syntax"

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

func (t *symtable) expr(e syntax.Expr) {
	if t.enterDepth() {
		t.expr1(e)
	}
	t.depth--
}

func (t *symtable) expr1(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.BoolOp:
		t.exprs(e.Values)
	case *syntax.NamedExpr:
		t.notInAnnotation("named expression", e.Span())
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
		s := t.enter(functionScope, "<lambda>", scopeKey{node: e}, e.Span())
		s.isLambda = true
		t.parameters(e.Args)
		t.expr(e.Body)
		t.leave()
	case *syntax.IfExp:
		t.expr(e.Test)
		t.expr(e.Body)
		t.expr(e.Orelse)
	case *syntax.Dict:
		t.exprs(e.Keys)
		t.exprs(e.Values)
	case *syntax.Set:
		t.exprs(e.Elts)
	case *syntax.ListComp:
		t.comprehension(e, "<listcomp>", listComp, e.Generators, e.Elt, nil)
	case *syntax.SetComp:
		t.comprehension(e, "<setcomp>", setComp, e.Generators, e.Elt, nil)
	case *syntax.DictComp:
		t.comprehension(e, "<dictcomp>", dictComp, e.Generators, e.Key, e.Value)
	case *syntax.GeneratorExp:
		t.comprehension(e, "<genexpr>", genExp, e.Generators, e.Elt, nil)
	case *syntax.Await:
		t.notInAnnotation("await expression", e.Span())
		if !t.topAwait() {
			if !t.cur.functionLike() {
				t.fail(e.Span(), "'await' outside function")
			} else if !t.cur.isAsync() && t.cur.comp == noComp {
				t.fail(e.Span(), "'await' outside async function")
			}
		}
		t.expr(e.Value)
		t.cur.isCoro = true
	case *syntax.Yield:
		t.notInAnnotation("yield expression", e.Span())
		t.opt(e.Value)
		t.yield(e.Span())
	case *syntax.YieldFrom:
		t.notInAnnotation("yield expression", e.Span())
		t.expr(e.Value)
		t.yield(e.Span())
	case *syntax.Compare:
		t.expr(e.Left)
		t.exprs(e.Comparators)
	case *syntax.Call:
		t.expr(e.Func)
		t.exprs(e.Args)
		t.keywords(e.Keywords)
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
		if e.Attr == "__debug__" {
			switch e.Ctx {
			case syntax.Store:
				t.fail(e.Span(), "cannot assign to __debug__")
			case syntax.Del:
				t.fail(e.Span(), "cannot delete __debug__")
			}
		}
		t.expr(e.Value)
	case *syntax.Subscript:
		t.expr(e.Value)
		t.expr(e.Slice)
	case *syntax.Starred:
		t.expr(e.Value)
	case *syntax.Name:
		t.nameExpr(e)
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

func (s *scope) isAsync() bool {
	return s.kind >= functionScope && s.kind <= comprehensionScope && s.isCoro
}

func (t *symtable) nameExpr(e *syntax.Name) {
	if t.cur.unevaluated {
		return
	}
	switch e.Ctx {
	case syntax.Load:
		t.def(e.Id, symUsed, e.Span())
		if e.Id == "super" && t.cur.functionLike() {
			t.def("__class__", symUsed, e.Span())
		}
	case syntax.Store:
		t.def(e.Id, symLocal, e.Span())
	case syntax.Del:
		if e.Id == "__debug__" {
			t.fail(e.Span(), "cannot delete __debug__")
			return
		}
		t.def(e.Id, symLocal|symDeleted, e.Span())
	}
}

// notInAnnotation refuses an expression in annotations and the like.
func (t *symtable) notInAnnotation(what string, pos *syntax.Pos) {
	switch t.cur.kind {
	case annotationScope:
		t.fail(pos, what+" cannot be used within an annotation")
	case typeVarScope:
		t.fail(pos, what+" cannot be used within "+t.cur.what)
	case typeAliasScope:
		t.fail(pos, what+" cannot be used within a type alias")
	case typeParamsScope:
		t.fail(pos, what+" cannot be used within the definition of a generic")
	}
}

func (t *symtable) yield(pos *syntax.Pos) {
	t.cur.isGen = true
	switch t.cur.comp {
	case listComp:
		t.fail(pos, "'yield' inside list comprehension")
	case setComp:
		t.fail(pos, "'yield' inside set comprehension")
	case dictComp:
		t.fail(pos, "'yield' inside dict comprehension")
	case genExp:
		t.fail(pos, "'yield' inside generator expression")
	}
}

// named visits an assignment expression. In a comprehension the target belongs to
// the nearest scope that is none (PEP 572).
func (t *symtable) named(e *syntax.NamedExpr) {
	if t.cur.iterExpr > 0 {
		t.fail(e.Span(), "assignment expression cannot be used in a comprehension iterable expression")
		return
	}
	n, ok := e.Target.(*syntax.Name)
	if !ok {
		t.fail(e.Target.Span(), "invalid target of an assignment expression")
		return
	}
	t.cur.hasWalrus = true
	if t.cur.comp != noComp {
		t.namedInComprehension(n)
	}
	t.expr(e.Value)
	t.expr(n)
}

func (t *symtable) namedInComprehension(n *syntax.Name) {
	for s := t.cur; s != nil; s = s.parent {
		s.hasWalrus = true
		m := s.mangle(n.Id)
		if s.comp != noComp {
			if f := s.flags(m); f&symCompIter != 0 && f&symLocal != 0 {
				t.fail(n.Span(), "assignment expression cannot rebind comprehension iteration variable '"+n.Id+"'")
				return
			}
			continue
		}
		switch s.kind {
		case functionScope:
			f := symNonlocal
			if s.flags(m)&symGlobal != 0 {
				f = symGlobal
			}
			t.def(n.Id, f, n.Span())
			t.cur.declared = append(t.cur.declared, directive{m, n.Span()})
			t.defIn(s, n.Id, symLocal, n.Span())
			return
		case moduleScope:
			t.def(n.Id, symGlobal, n.Span())
			t.cur.declared = append(t.cur.declared, directive{m, n.Span()})
			t.defIn(s, n.Id, symGlobal, n.Span())
			return
		case classScope:
			t.fail(n.Span(), "assignment expression within a comprehension cannot be used in a class body")
			return
		case typeParamsScope:
			t.fail(n.Span(), "assignment expression within a comprehension cannot be used within the definition of a generic")
			return
		case typeAliasScope:
			t.fail(n.Span(), "assignment expression within a comprehension cannot be used in a type alias")
			return
		case typeVarScope:
			t.fail(n.Span(), "assignment expression within a comprehension cannot be used in a TypeVar bound")
			return
		case annotationScope:
			t.fail(n.Span(), "named expression cannot be used within an annotation")
			return
		}
	}
}

// comprehension visits a comprehension. Its first iterable belongs to the
// enclosing scope.
func (t *symtable) comprehension(node syntax.Expr, name string, kind compKind, gens []*syntax.Comprehension, elt, val syntax.Expr) {
	outer := t.cur
	first := gens[0]
	outer.iterExpr++
	t.expr(first.Iter)
	outer.iterExpr--
	s := t.enter(comprehensionScope, name, scopeKey{node: node}, node.Span())
	s.comp = kind
	s.isCoro = first.IsAsync != 0
	t.def(".0", symParam, node.Span())
	for i, g := range gens {
		s.iterTarget = true
		t.expr(g.Target)
		s.iterTarget = false
		if i > 0 {
			s.iterExpr++
			t.expr(g.Iter)
			s.iterExpr--
		}
		t.exprs(g.Ifs)
		if g.IsAsync != 0 {
			s.isCoro = true
		}
	}
	if val != nil {
		t.expr(val)
	}
	t.expr(elt)
	s.isGen = kind == genExp
	async := s.isCoro && !s.isGen
	t.leave()
	if async && !outer.isAsync() && outer.comp == noComp && !t.topAwait() {
		t.fail(node.Span(), "asynchronous comprehension outside of an asynchronous function")
	}
	if async {
		outer.isCoro = true
	}
	if s.hasWalrus {
		outer.hasWalrus = true
	}
}
