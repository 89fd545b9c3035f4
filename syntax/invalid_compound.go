// This file recognises mistakes in the headers of compound statements.

package syntax

// noBlock raises the error of a header after whose colon no block follows. The cursor is after the colon; what is the
// statement's name as the message has it.
func (p *parser) noBlock(what string, line int32) {
	if p.kind != TokNewline {
		return
	}
	if p.peek(1) != TokIndent {
		p.raise(p.errorHere(IndentationError, "expected an indented block after %s on line %d", what, line))
	}
}

// header looks at "keyword ... :": f parses what stands between the keyword and the colon. missing tells whether a
// missing colon is reported.
func (p *parser) header(what string, line int32, missing bool, f func()) {
	p.matches(func() {
		f()
		if missing && p.kind == TokNewline {
			p.raiseHere("expected ':'")
		}
		p.want(TokColon)
		p.noBlock(what, line)
	})
}

// invalidHeader looks at an if, elif or while.
func (p *parser) invalidHeader() {
	p.header("'"+p.kind.String()+"' statement", p.start().Line, true, func() {
		p.next()
		p.namedExpression()
	})
}

func (p *parser) invalidElse() {
	p.header("'else' statement", p.start().Line, false, p.next)
}

func (p *parser) invalidFinally() {
	p.header("'finally' statement", p.start().Line, false, p.next)
}

// invalidFor looks at a for statement, from its "for".
func (p *parser) invalidFor() {
	p.header("'for' statement", p.start().Line, true, func() {
		p.next()
		p.starTargets()
		p.want(TokIn)
		p.starExpressions()
	})
	if !p.matches(func() { p.next(); p.starTargets(); p.want(TokIn) }) {
		p.invalidForTarget()
	}
}

func (p *parser) invalidDef() {
	p.header("function definition", p.start().Line, false, func() {
		p.next()
		p.ident()
		p.typeParams()
		p.want(TokLPar)
		p.parameters(false)
		p.want(TokRPar)
		if p.got(TokRArrow) {
			p.expression()
		}
	})
}

func (p *parser) invalidClass() {
	p.header("class definition", p.start().Line, true, func() {
		p.next()
		p.ident()
		p.typeParams()
		if p.got(TokLPar) {
			p.classArguments(&Call{})
			p.want(TokRPar)
		}
	})
}

// looseItems parses with items leniently, as the rules for wrong ones do.
func (p *parser) looseItems(paren bool) {
	for {
		if paren {
			p.expressions()
		} else {
			p.expression()
		}
		if p.got(TokAs) {
			p.starTarget()
		}
		if p.kind != TokComma {
			return
		}
		if k := p.peek(1); paren && k == TokRPar || !paren && k == TokColon {
			return
		}
		p.next()
	}
}

// invalidWithIndent looks at a with statement before it is parsed.
func (p *parser) invalidWithIndent() {
	line := p.start().Line
	p.header("'with' statement", line, false, func() { p.next(); p.looseItems(false) })
	p.header("'with' statement", line, false, func() {
		p.next()
		p.want(TokLPar)
		p.looseItems(true)
		p.got(TokComma)
		p.want(TokRPar)
	})
}

// diagWith looks at a with statement that is not of the bracketed form.
func (p *parser) diagWith() {
	if p.matches(func() { p.next(); p.withItems(false); p.want(TokColon) }) {
		return
	}
	p.matches(func() {
		p.next()
		p.looseItems(false)
		if p.kind == TokNewline {
			p.raiseHere("expected ':'")
		}
	})
	p.matches(func() {
		p.next()
		p.want(TokLPar)
		p.looseItems(true)
		p.got(TokComma)
		p.want(TokRPar)
		if p.kind == TokNewline {
			p.raiseHere("expected ':'")
		}
	})
}

// diagWithItem parses a with item in the second pass.
func (p *parser) diagWithItem() *WithItem {
	w := &WithItem{}
	itemEnd := func() {
		if p.kind != TokComma && p.kind != TokRPar && p.kind != TokColon {
			p.fail()
		}
	}
	if p.try(func() {
		w.ContextExpr = p.expression()
		p.want(TokAs)
		w.OptionalVars = p.starTarget()
		itemEnd()
	}) {
		return w
	}
	p.matches(func() {
		p.expression()
		p.want(TokAs)
		a := p.expression()
		itemEnd()
		p.raiseInvalidTarget(a, starTarget)
	})
	w.ContextExpr = p.expression()
	return w
}

// invalidTry looks at a try statement before it is parsed.
func (p *parser) invalidTry() {
	p.header("'try' statement", p.start().Line, false, p.next)
}

// exceptName parses the "as" of a handler, if there is one.
func (p *parser) exceptName() {
	if p.got(TokAs) {
		p.ident()
	}
}

// invalidExceptIndent looks at a handler before it is parsed.
func (p *parser) invalidExceptIndent(star bool) {
	line := p.start().Line
	if star {
		p.header("'except*' statement", line, false, func() { p.next(); p.next(); p.expression(); p.exceptName() })
		return
	}
	p.header("'except' statement", line, false, func() { p.next(); p.expression(); p.exceptName() })
	p.header("'except' statement", line, false, p.next)
}

// invalidExcept looks at the header of a handler that did not parse.
func (p *parser) invalidExcept(star bool) {
	keyword := func() {
		p.next()
		if star {
			p.next()
		}
	}
	p.matches(func() {
		keyword()
		a := p.expression()
		p.want(TokComma)
		p.expressions()
		p.want(TokAs)
		p.ident()
		if p.kind != TokColon {
			p.fail()
		}
		p.raiseFrom(*a.Span(), "multiple exception types must be parenthesized when using 'as'")
	})
	p.matches(func() {
		keyword()
		if star && (p.kind == TokNewline || p.kind == TokColon) {
			p.raiseHere("expected one or more exception types")
		}
		if p.kind != TokNewline {
			p.expression()
			p.exceptName()
		}
		p.want(TokNewline)
		p.far = max(p.far-1, p.i-1)
		p.raiseHere("expected ':'")
	})
	p.matches(func() {
		keyword()
		p.expression()
		p.want(TokAs)
		a := p.expression()
		p.want(TokColon)
		p.block()
		what := "except"
		if star {
			what = "except*"
		}
		p.raise(p.errorNode(a, "cannot use %s statement with %s", what, exprName(a)))
	})
}

// invalidMatch looks at a statement that begins with "match" but is no match statement.
func (p *parser) invalidMatch() {
	if !p.isName("match") {
		return
	}
	line := p.start().Line
	p.matches(func() {
		p.next()
		p.subject()
		if p.kind == TokNewline {
			p.raiseHere("expected ':'")
		}
		p.want(TokColon)
		p.noBlock("'match' statement", line)
	})
}

// invalidCase looks at a case before it is parsed.
func (p *parser) invalidCase() {
	p.header("'case' statement", p.start().Line, true, func() {
		p.next()
		p.patterns()
		if p.got(TokIf) {
			p.namedExpression()
		}
	})
}

// invalidAsPattern looks at the "as" of a pattern.
func (p *parser) invalidAsPattern() {
	if p.matches(func() { p.next(); p.captureTarget() }) {
		return
	}
	p.matches(func() {
		p.next()
		if p.isName("_") {
			p.raise(p.errorAt(SyntaxError, p.start(), "cannot use '_' as a target"))
		}
		a := p.expression()
		p.raise(p.errorNode(a, "cannot use %s as pattern target", exprName(a)))
	})
}

// diagClassPattern parses the bracketed part of a class pattern in the second pass.
func (p *parser) diagClassPattern(c *MatchClass) {
	if p.try(func() { p.classPatternArgs(c) }) {
		return
	}
	p.matches(func() {
		p.next()
		keywords := 0
		for {
			if p.kind == TokName && p.peek(1) == TokEqual {
				keywords++
				p.next()
				p.next()
				p.pattern()
			} else {
				first := p.pattern()
				if keywords > 0 {
					last := first
					for p.kind == TokComma && !(p.peek(1) == TokName && p.peek(2) == TokEqual) {
						if !p.try(func() { p.next(); last = p.pattern() }) {
							break
						}
					}
					p.raiseRange(*first.Span(), *last.Span(), "positional patterns follow keyword patterns")
				}
			}
			p.want(TokComma)
		}
	})
	p.fail()
}

// invalidMixedExcept looks at a handler of the other kind than those before it, which had a star or not.
func (p *parser) invalidMixedExcept(star bool) {
	a, b := p.start(), p.tokenPos(p.i+1)
	p.matches(func() {
		p.next()
		if !star {
			p.next()
			p.expression()
			p.exceptName()
		} else {
			b = a
			if p.kind != TokColon {
				p.expression()
				p.exceptName()
			}
		}
		p.want(TokColon)
		p.raiseRange(a, b, "cannot have both 'except' and 'except*' on the same 'try'")
	})
}
