// This file parses what can be assigned to or deleted.

package syntax

// starTargets parses the targets of a for clause: "a", "a, *b" and so on.
func (p *parser) starTargets() Expr {
	pos := p.start()
	first := p.starTarget()
	if p.kind != TokComma {
		return first
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, first)
	for p.got(TokComma) && (p.kind == TokStar || startsTarget(p.kind)) {
		p.exprStack = append(p.exprStack, p.starTarget())
	}
	return &Tuple{Pos: p.end(pos), Elts: p.takeExprs(base), Ctx: Store}
}

func startsTarget(k TokenKind) bool {
	switch k {
	case TokMinus, TokPlus, TokTilde, TokLambda, TokNot, TokAwait:
		return false
	}
	return startsExpr[k]
}

// starTarget parses one target, possibly starred.
func (p *parser) starTarget() Expr {
	pos := p.start()
	star := p.got(TokStar)
	e := p.primary()
	if !p.setContext(e, Store) {
		p.fail()
	}
	if star {
		if _, twice := e.(*Starred); twice {
			p.fail()
		}
		return &Starred{Pos: p.end(pos), Value: e, Ctx: Store}
	}
	return e
}

// setContext makes e, which was parsed as a value, a target. It reports false, and may have changed parts of e, when e
// cannot be one.
func (p *parser) setContext(e Expr, ctx ExprContext) bool {
	switch e := e.(type) {
	case *Name:
		e.Ctx = ctx
	case *Attribute:
		e.Ctx = ctx
	case *Subscript:
		e.Ctx = ctx
	case *Starred:
		if ctx == Del {
			return false
		}
		if _, twice := e.Value.(*Starred); twice {
			return false
		}
		e.Ctx = ctx
		return p.setContext(e.Value, ctx)
	case *Tuple:
		e.Ctx = ctx
		return p.setContexts(e.Elts, ctx)
	case *List:
		e.Ctx = ctx
		return p.setContexts(e.Elts, ctx)
	default:
		return false
	}
	return true
}

func (p *parser) setContexts(es []Expr, ctx ExprContext) bool {
	for _, e := range es {
		if !p.setContext(e, ctx) {
			return false
		}
	}
	return true
}
