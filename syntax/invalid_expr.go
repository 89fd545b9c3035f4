// This file recognises mistakes in expressions.

package syntax

import "strings"

// diagExpression parses an expression in the second pass.
func (p *parser) diagExpression() Expr {
	p.invalidStringBetween()
	p.invalidExpression()
	p.invalidLegacy()
	return p.plainExpression()
}

// invalidStringBetween finds an expression between two strings, where quotes within a string end it early.
func (p *parser) invalidStringBetween() {
	if p.kind != TokString {
		return
	}
	var first, last Expr
	p.matches(func() {
		p.next()
		for p.kind != TokString {
			var e Expr
			if !p.plainly(func() { e = p.plainExpression() }) {
				p.fail()
			}
			if first == nil {
				first = e
			}
			last = e
		}
		if first != nil {
			p.raiseRange(*first.Span(), *last.Span(), "invalid syntax. Is this intended to be part of the string?")
		}
	})
}

func (p *parser) invalidExpression() {
	start := p.i
	nameString := p.kind == TokName && p.peek(1) == TokString
	var a Expr
	if !nameString && !p.atSoftKeyword() {
		a = p.tryExpr(p.disjunction)
		if a != nil {
			var b Expr
			if p.plainly(func() { b = p.plainExpression() }) {
				if !isLegacy(a) && p.levels()[p.i-1] > 0 {
					p.raiseRange(*a.Span(), *b.Span(), "invalid syntax. Perhaps you forgot a comma?")
				}
			}
		}
		p.seek(start)
	}
	a = p.tryExpr(p.disjunction)
	if a != nil && p.kind == TokIf {
		p.next()
		if b := p.tryExpr(p.disjunction); b != nil {
			if p.kind != TokElse && p.kind != TokColon {
				p.raiseRange(*a.Span(), *b.Span(), "expected 'else' after 'if' expression")
			}
			if p.got(TokElse) && !p.matches(func() { p.expression() }) {
				p.raise(p.errorAt(SyntaxError, p.start(), "expected expression after 'else', but statement is given"))
			}
		}
	}
	p.seek(start)
	if p.kind == TokPass || p.kind == TokBreak || p.kind == TokContinue {
		pos := p.start()
		p.matches(func() {
			p.next()
			p.want(TokIf)
			p.disjunction()
			p.want(TokElse)
			p.simpleStmt()
			p.raise(p.errorAt(SyntaxError, pos, "expected expression before 'if', but statement is given"))
		})
	}
	if p.kind == TokLambda {
		pos := p.start()
		p.matches(func() {
			p.next()
			p.parameters(true)
			colon := p.start()
			p.want(TokColon)
			switch p.kind {
			case TokFStringMiddle:
				p.raiseRange(pos, colon, "f-string: lambda expressions are not allowed without parentheses")
			case TokTStringMiddle:
				p.raiseRange(pos, colon, "t-string: lambda expressions are not allowed without parentheses")
			}
		})
	}
}

// atSoftKeyword reports whether the token at the cursor is spelt like a soft keyword.
func (p *parser) atSoftKeyword() bool {
	if p.kind == TokName {
		s := p.text(p.i)
		for _, k := range softKeywords {
			if strings.HasPrefix(k, s) { // as CPython's check has it
				return true
			}
		}
	}
	return false
}

// isLegacy reports whether e is the name of what was a statement in Python 2.
func isLegacy(e Expr) bool {
	n, ok := e.(*Name)
	return ok && (n.Id == "print" || n.Id == "exec")
}

// invalidLegacy finds "print x" and "exec x".
func (p *parser) invalidLegacy() {
	if p.kind != TokName || p.peek(1) == TokLPar {
		return
	}
	name, pos := p.text(p.i), p.start()
	p.matches(func() {
		p.next()
		// Also after other names: mistakes further on in the line are found this way, as in CPython.
		b := p.starExpressions()
		if name != "print" && name != "exec" {
			p.fail()
		}
		p.raiseRange(pos, *b.Span(), "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name)
	})
}

// invalidNamedExpression finds wrong targets of := and = where == was meant.
func (p *parser) invalidNamedExpression() {
	key := memoKey{ruleNamedExpression, p.i, true}
	if _, done := p.memo[key]; done {
		return
	}
	p.memo[key] = memoEntry{nil, -1}
	p.matches(func() {
		a := p.expression()
		p.want(TokColonEqual)
		p.expression()
		p.raise(p.errorNode(a, "cannot use assignment expressions with %s", exprName(a)))
	})
	if p.kind == TokName && p.peek(1) == TokEqual {
		pos := p.start()
		p.matches(func() {
			p.next()
			p.next()
			b := p.bitwiseOr()
			if p.kind != TokEqual && p.kind != TokColonEqual {
				p.raiseRange(pos, *b.Span(), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
			}
		})
	}
	switch p.kind {
	case TokTrue, TokNone, TokFalse:
		return
	case TokLSqb, TokLPar:
		var e Expr
		if p.matches(func() { e = p.atom() }) {
			switch e.(type) {
			case *List:
				return
			case *Tuple, *GeneratorExp:
				if e.Span().Line == p.start().Line && e.Span().Col == p.start().Col {
					return
				}
			}
		}
	}
	p.matches(func() {
		a := p.bitwiseOr()
		p.want(TokEqual)
		p.bitwiseOr()
		if p.kind != TokEqual && p.kind != TokColonEqual {
			p.raise(p.errorNode(a, "cannot assign to %s here. Maybe you meant '==' instead of '='?", exprName(a)))
		}
	})
}

// invalidNotAfterOperator finds "a + not b"; the cursor is at the "not".
func (p *parser) invalidNotAfterOperator() {
	pos := p.start()
	p.matches(func() {
		p.next()
		b := p.inversion()
		p.raiseRange(pos, *b.Span(), "'not' after an operator must be parenthesized")
	})
}

// invalidStarredArgument finds mistakes after the star of an argument.
func (p *parser) invalidStarredArgument() {
	pos := p.start()
	p.matches(func() {
		p.want(TokStar)
		p.expression()
		p.want(TokEqual)
		b := p.expression()
		p.raiseRange(pos, *b.Span(), "cannot assign to iterable argument unpacking")
	})
	if p.kind == TokStar && !p.matches(func() { p.next(); p.expression() }) {
		p.raiseHere("Invalid star expression")
	}
}

// diagDisplay parses what begins with a bracket in the second pass.
func (p *parser) diagDisplay() Expr {
	var e Expr
	open := p.kind
	if p.try(func() { e = p.display() }) {
		return e
	}
	if open == TokLBrace {
		p.invalidPairs()
		p.invalidDictComp()
	}
	p.invalidComprehension()
	if open == TokLPar {
		p.invalidGroup()
	}
	p.fail()
	return nil
}

// invalidGroup finds a star alone in round brackets.
func (p *parser) invalidGroup() {
	p.matches(func() {
		p.next()
		if p.kind == TokDoubleStar {
			pos := p.start()
			p.next()
			p.expression()
			p.want(TokRPar)
			p.raise(p.errorAt(SyntaxError, pos, "cannot use double starred expression here"))
		}
		a := p.starredArgument()
		p.want(TokRPar)
		p.raise(p.errorNode(a, "cannot use starred expression here"))
	})
}

// invalidComprehension finds stars and missing brackets before the "for" of a comprehension. The cursor is at its
// opening bracket.
func (p *parser) invalidComprehension() {
	open := p.kind
	p.matches(func() {
		p.next()
		if p.kind != TokStar {
			p.fail()
		}
		a := p.starredArgument()
		p.forClauses()
		p.raise(p.errorNode(a, "iterable unpacking cannot be used in comprehension"))
	})
	if open == TokLPar {
		return
	}
	p.matches(func() {
		p.next()
		a := p.starNamedExpression()
		comma := p.start()
		p.want(TokComma)
		last := Expr(nil)
		for startsExpr[p.kind] {
			last = p.starNamedExpression()
			if !p.got(TokComma) {
				break
			}
		}
		p.forClauses()
		if last != nil {
			p.raiseRange(*a.Span(), *last.Span(), "did you forget parentheses around the comprehension target?")
		}
		p.raiseRange(*a.Span(), comma, "did you forget parentheses around the comprehension target?")
	})
}

// forClauses parses at least one clause of a comprehension.
func (p *parser) forClauses() []*Comprehension {
	if p.kind != TokFor && p.kind != TokAsync {
		p.fail()
	}
	return p.forIfClauses()
}

func (p *parser) invalidDictComp() {
	p.matches(func() {
		p.next()
		pos := p.start()
		p.want(TokDoubleStar)
		p.bitwiseOr()
		p.forClauses()
		p.want(TokRBrace)
		p.raise(p.errorAt(SyntaxError, pos, "dict unpacking cannot be used in dict comprehension"))
	})
}

// invalidPairs finds mistakes in the pairs of a dict. The cursor is at its opening brace.
func (p *parser) invalidPairs() {
	p.matches(func() {
		p.next()
		// The first pair that is not one decides; before it there must be a good one for a missing colon to count.
		for first := true; ; first = false {
			if p.try(p.pair) {
				if !p.got(TokComma) {
					return
				}
				continue
			}
			if !first {
				i := p.i
				if a := p.tryExpr(p.expression); a != nil && p.kind != TokColon {
					q := *a.Span()
					e := p.errorAt(SyntaxError, Pos{q.Line, q.EndCol - 1, q.EndLine, -1}, "':' expected after dictionary key")
					p.raise(e)
				}
				p.seek(i)
			}
			p.expression()
			colon := p.start()
			p.want(TokColon)
			switch p.kind {
			case TokStar:
				pos := p.start()
				p.next()
				p.bitwiseOr()
				p.raiseFrom(pos, "cannot use a starred expression in a dictionary value")
			case TokRBrace, TokComma:
				p.raise(p.errorAt(SyntaxError, colon, "expression expected after dictionary key and ':'"))
			}
			return
		}
	})
}

// pair parses one entry of a dict.
func (p *parser) pair() {
	if p.got(TokDoubleStar) {
		p.bitwiseOr()
		return
	}
	p.expression()
	p.want(TokColon)
	p.expression()
}

// diagForClause looks at a clause of a comprehension, before it is parsed.
func (p *parser) diagForClause() {
	if p.matches(func() { p.got(TokAsync); p.want(TokFor); p.starTargets(); p.want(TokIn) }) {
		return
	}
	p.matches(func() {
		p.got(TokAsync)
		p.want(TokFor)
		p.bitwiseOr()
		for p.got(TokComma) {
			if !startsExpr[p.kind] || !p.try(func() { p.bitwiseOr() }) {
				break
			}
		}
		if p.kind != TokIn {
			p.raiseHere("'in' expected after for-loop variables")
		}
	})
	p.invalidForTarget()
}

// invalidForTarget finds what cannot be assigned to after "for".
func (p *parser) invalidForTarget() {
	p.matches(func() {
		p.got(TokAsync)
		p.want(TokFor)
		p.raiseInvalidTarget(p.starExpressions(), forTarget)
	})
}

// invalidStrings finds t-strings next to other strings.
func (p *parser) invalidStrings() {
	p.matches(func() {
		template := p.kind == TokTStringStart
		var last Pos
		for n := 0; ; n++ {
			pos := p.start()
			isT := p.kind == TokTStringStart
			switch p.kind {
			case TokString:
				p.next()
			case TokFStringStart, TokTStringStart:
				pos = *p.fstring().Span()
			default:
				return
			}
			if isT != template {
				p.raiseRange(last, pos, "cannot mix t-string literals with string or bytes literals")
			}
			last = pos
		}
	})
}

// diagField looks at a replacement field, before it is parsed; the cursor is at its brace.
func (p *parser) diagField(template bool) {
	letter := "f"
	if template {
		letter = "t"
	}
	onNext := func(msg string) { p.raise(p.errorAt(SyntaxError, p.start(), "%s-string: %s", letter, msg)) }
	p.matches(func() {
		p.next()
		switch p.kind {
		case TokEqual, TokExclamation, TokColon, TokRBrace:
			onNext("valid expression required before '" + p.kind.String() + "'")
		}
		if !p.try(func() { p.yieldOrStar() }) {
			onNext("expecting a valid expression after '{'")
		}
		switch p.kind {
		case TokEqual, TokExclamation, TokColon, TokRBrace:
		default:
			onNext("expecting '=', or '!', or ':', or '}'")
		}
		if p.got(TokEqual) && p.kind != TokExclamation && p.kind != TokColon && p.kind != TokRBrace {
			onNext("expecting '!', or ':', or '}'")
		}
		if p.kind == TokExclamation {
			bang := p.toks[p.i]
			p.next()
			switch p.kind {
			case TokColon, TokRBrace:
				onNext("missing conversion character")
			case TokName:
				p.conversion(bang, template)
			default:
				onNext("invalid conversion character")
			}
			if p.kind != TokColon && p.kind != TokRBrace {
				onNext("expecting ':' or '}'")
			}
		}
		if p.kind == TokColon {
			p.formatSpec(true, template)
			if p.kind != TokRBrace {
				onNext("expecting '}', or format specs")
			}
		}
		if p.kind != TokRBrace {
			onNext("expecting '}'")
		}
	})
}
