// This file recognises mistakes in statements.

package syntax

// diagAssignment looks at a statement that begins with an expression, before it is parsed.
func (p *parser) diagAssignment() {
	if p.matches(func() {
		if _, expr := p.exprStmt().(*ExprStmt); expr {
			p.fail()
		}
	}) {
		return
	}
	p.matches(func() {
		a := p.annTarget()
		p.want(TokColon)
		p.expression()
		p.raise(p.errorNode(a, "only single target (not %s) can be annotated", exprName(a)))
	})
	p.matches(func() {
		a := p.starNamedExpression()
		p.want(TokComma)
		for startsExpr[p.kind] && p.try(func() { p.starNamedExpression() }) {
			p.got(TokComma)
		}
		p.want(TokColon)
		p.expression()
		p.raise(p.errorNode(a, "only single target (not tuple) can be annotated"))
	})
	p.matches(func() {
		a := p.expression()
		p.want(TokColon)
		p.expression()
		p.raise(p.errorNode(a, "illegal target for annotation"))
	})
	p.matches(func() {
		for p.try(func() { p.starTargets(); p.want(TokEqual) }) {
		}
		if p.kind == TokYield {
			a := p.yieldExpr()
			p.want(TokEqual)
			p.raise(p.errorNode(a, "assignment to yield expression not possible"))
		}
		a := p.starExpressions()
		p.want(TokEqual)
		p.raiseInvalidTarget(a, starTarget)
	})
	p.matches(func() {
		a := p.starExpressions()
		if p.kind < TokPlusEqual || p.kind > TokDoubleSlashEqual {
			p.fail()
		}
		p.next()
		p.yieldOrStar()
		p.raise(p.errorNode(a, "'%s' is an illegal expression for augmented assignment", exprName(a)))
	})
}

// annTarget parses a list or tuple, in any number of brackets.
func (p *parser) annTarget() Expr {
	if p.kind != TokLPar && p.kind != TokLSqb {
		p.fail()
	}
	e := p.atom()
	switch e.(type) {
	case *List, *Tuple:
		return e
	}
	p.fail()
	return nil
}

// diagDel looks at a del statement before it is parsed.
func (p *parser) diagDel() {
	p.diag = false
	ok := p.matches(func() { p.delStmt() })
	p.diag = true
	if ok {
		return
	}
	clear(p.memo) // of what did not parse and gave no reason
	p.matches(func() {
		p.next()
		p.raiseInvalidTarget(p.starExpressions(), delTarget)
	})
}

func (p *parser) invalidImport() {
	pos := p.start()
	p.matches(func() {
		p.next()
		if p.kind == TokNewline {
			p.raiseFrom(p.start(), "Expected one or more names after 'import'")
		}
		p.dottedName()
		for p.got(TokComma) {
			p.dottedName()
		}
		p.want(TokFrom)
		p.dottedName()
		p.raiseFrom(pos, "Did you mean to use 'from ... import ...' instead?")
	})
}

// invalidImportAs finds something other than a name after "as".
func (p *parser) invalidImportAs(from bool) {
	p.matches(func() {
		if from {
			p.ident()
		} else {
			p.dottedName()
		}
		p.want(TokAs)
		if p.kind == TokName {
			switch p.peek(1) {
			case TokComma, TokRPar, TokSemi, TokNewline:
				return
			}
		}
		a := p.expression()
		p.raise(p.errorNode(a, "cannot use %s as import target", exprName(a)))
	})
}

// invalidImportTargets looks at what follows "import" in a from statement.
func (p *parser) invalidImportTargets() {
	if p.kind == TokNewline {
		p.raiseFrom(p.start(), "Expected one or more names after 'import'")
	}
	p.matches(func() {
		for {
			p.ident()
			if p.got(TokAs) {
				p.ident()
			}
			p.want(TokComma)
			if p.kind == TokNewline {
				p.raiseHere("trailing comma not allowed without surrounding parentheses")
			}
		}
	})
}
