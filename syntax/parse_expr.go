// This file parses expressions, down to unary operators and powers.

package syntax

// startsExpr tells which tokens an expression can begin with, the star of a starred one included.
var startsExpr = func() (t [256]bool) {
	for _, k := range [...]TokenKind{TokName, TokNumber, TokString, TokFStringStart, TokTStringStart, TokLPar, TokLSqb, TokLBrace,
		TokMinus, TokPlus, TokTilde, TokEllipsis, TokStar, TokFalse, TokNone, TokTrue, TokAwait, TokLambda, TokNot} {
		t[k] = true
	}
	return t
}()

// tupleOrOne parses elements separated by commas: a lone element without a comma is itself, anything else a tuple.
func (p *parser) tupleOrOne(element func() Expr) Expr {
	pos := p.start()
	first := element()
	if p.kind != TokComma {
		return first
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, first)
	for p.got(TokComma) {
		if !startsExpr[p.kind] || p.second && !p.matches(func() { element() }) {
			break
		}
		p.exprStack = append(p.exprStack, element())
	}
	return &Tuple{Pos: p.end(pos), Elts: p.takeExprs(base)}
}

// expressions parses "expression, expression, ...".
func (p *parser) expressions() Expr { return p.tupleOrOne(p.expression) }

// starExpressions parses "a, *b, ...".
func (p *parser) starExpressions() Expr { return p.tupleOrOne(p.starExpression) }

// starExpression parses an expression or "*bitwise_or".
func (p *parser) starExpression() Expr {
	if p.kind == TokStar {
		return p.starred()
	}
	return p.expression()
}

// starred parses "*bitwise_or".
func (p *parser) starred() Expr {
	pos := p.start()
	p.next()
	v := p.bitwiseOr()
	return &Starred{Pos: p.end(pos), Value: v}
}

// starNamedExpression parses an element of a list, tuple or set display.
func (p *parser) starNamedExpression() Expr {
	if p.kind == TokStar {
		return p.starred()
	}
	return p.namedExpression()
}

// yieldOrStar parses the right side of an assignment.
func (p *parser) yieldOrStar() Expr {
	if p.kind == TokYield {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

// yieldExpr parses "yield", "yield a, *b" or "yield from e".
func (p *parser) yieldExpr() Expr {
	pos := p.start()
	p.next()
	if p.got(TokFrom) {
		v := p.expression()
		return &YieldFrom{Pos: p.end(pos), Value: v}
	}
	y := &Yield{}
	if startsExpr[p.kind] {
		y.Value = p.starExpressions()
	}
	y.Pos = p.end(pos)
	return y
}

// namedExpression parses an expression or "name := expression".
func (p *parser) namedExpression() Expr {
	if p.kind == TokName && p.toks[p.i+1].Kind == TokColonEqual {
		return p.assignmentExpression()
	}
	if p.diag {
		p.invalidNamedExpression()
	}
	e := p.expression()
	if p.kind == TokColonEqual {
		p.fail()
	}
	return e
}

// assignmentExpression parses "name := expression".
func (p *parser) assignmentExpression() Expr {
	pos := p.start()
	n := p.name(Store)
	p.next()
	v := p.expression()
	return &NamedExpr{Pos: p.end(pos), Target: n, Value: v}
}

// name parses a name.
func (p *parser) name(ctx ExprContext) *Name {
	n := p.names.new()
	n.Pos = p.toks[p.i].Pos
	n.Id = p.ident()
	n.Ctx = ctx
	return n
}

// expression parses a conditional expression, a lambda, or anything that binds tighter.
func (p *parser) expression() Expr {
	switch {
	case p.diag:
		return p.memoized(ruleExpression, p.diagExpression)
	case p.second:
		return p.memoized(ruleExpression, p.plainExpression)
	}
	return p.plainExpression()
}

func (p *parser) plainExpression() Expr {
	if p.kind == TokLambda {
		return p.lambda()
	}
	pos := p.start()
	e := p.disjunction()
	if p.kind != TokIf || p.second && !p.matches(func() { p.next(); p.disjunction(); p.want(TokElse); p.expression() }) {
		return e
	}
	p.enter()
	p.next()
	test := p.disjunction()
	p.want(TokElse)
	orelse := p.expression()
	p.leave()
	return &IfExp{Pos: p.end(pos), Test: test, Body: e, Orelse: orelse}
}

// lambda parses "lambda params: expression".
func (p *parser) lambda() Expr {
	p.enter()
	pos := p.start()
	p.next()
	args := p.parameters(true)
	p.want(TokColon)
	body := p.expression()
	p.leave()
	return &Lambda{Pos: p.end(pos), Args: args, Body: body}
}

// disjunction parses operands of "or".
func (p *parser) disjunction() Expr {
	if p.second {
		return p.memoized(ruleDisjunction, p.plainDisjunction)
	}
	return p.plainDisjunction()
}

func (p *parser) plainDisjunction() Expr {
	pos := p.start()
	e := p.conjunction()
	if p.kind != TokOr || p.second && !p.matches(func() { p.next(); p.conjunction() }) {
		return e
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, e)
	for p.kind == TokOr && (!p.second || p.matches(func() { p.next(); p.conjunction() })) {
		p.next()
		p.exprStack = append(p.exprStack, p.conjunction())
	}
	return &BoolOp{Pos: p.end(pos), Op: Or, Values: p.takeExprs(base)}
}

func (p *parser) conjunction() Expr {
	pos := p.start()
	e := p.inversion()
	if p.kind != TokAnd || p.second && !p.matches(func() { p.next(); p.inversion() }) {
		return e
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, e)
	for p.kind == TokAnd && (!p.second || p.matches(func() { p.next(); p.inversion() })) {
		p.next()
		p.exprStack = append(p.exprStack, p.inversion())
	}
	return &BoolOp{Pos: p.end(pos), Op: And, Values: p.takeExprs(base)}
}

func (p *parser) inversion() Expr {
	if p.kind != TokNot {
		return p.comparison()
	}
	p.enter()
	pos := p.start()
	p.next()
	v := p.inversion()
	p.leave()
	return &UnaryOp{Pos: p.end(pos), Op: Not, Operand: v}
}

// comparison parses "a < b <= c ...".
func (p *parser) comparison() Expr {
	pos := p.start()
	left := p.bitwiseOr()
	at := p.i
	op, ok := p.comparisonOp()
	if !ok {
		return left
	}
	var ops []CmpOp
	base := len(p.exprStack)
	for ok {
		if p.second && !p.matches(func() { p.bitwiseOr() }) {
			p.seek(at)
			break
		}
		ops = append(ops, op)
		p.exprStack = append(p.exprStack, p.bitwiseOr())
		at = p.i
		op, ok = p.comparisonOp()
	}
	if len(ops) == 0 {
		return left
	}
	return &Compare{Pos: p.end(pos), Left: left, Ops: ops, Comparators: p.takeExprs(base)}
}

// comparisonOp moves past a comparison operator, if there is one.
func (p *parser) comparisonOp() (CmpOp, bool) {
	switch k := p.kind; k {
	case TokNotEqual:
		if flufl := p.text(p.i) == "<>"; flufl != p.barry {
			if p.barry {
				p.raise(p.errorAt(SyntaxError, p.toks[p.i].Pos, "with Barry as BDFL, use '<>' instead of '!='"))
			}
			return 0, false
		}
		p.next()
		return NotEq, true
	case TokEqEqual, TokLess, TokLessEqual, TokGreater, TokGreaterEqual:
		p.next()
		return CmpOp(k - TokEqEqual), true
	case TokIn:
		p.next()
		return In, true
	case TokIs:
		p.next()
		if p.got(TokNot) {
			return IsNot, true
		}
		return Is, true
	case TokNot:
		if p.peek(1) == TokIn {
			p.next()
			p.next()
			return NotIn, true
		}
	}
	return 0, false
}

// precedence gives the binary operators their strength, 1 for the weakest; 0 for all other tokens. ** is not among them.
var precedence = [256]uint8{
	TokVBar: 1, TokCircumflex: 2, TokAmper: 3, TokLeftShift: 4, TokRightShift: 4, TokPlus: 5, TokMinus: 5,
	TokStar: 6, TokSlash: 6, TokDoubleSlash: 6, TokPercent: 6, TokAt: 6,
}

// bitwiseOr parses binary operators.
func (p *parser) bitwiseOr() Expr {
	if p.second {
		return p.memoized(ruleBitwiseOr, func() Expr { return p.binary(1) })
	}
	return p.binary(1)
}

// binary parses operators at least as strong as min. It loops over operators of one strength, and recurs at most once
// for each level of strength.
func (p *parser) binary(min uint8) Expr {
	pos := p.start()
	left := p.factor()
	for {
		prec := precedence[p.kind]
		if prec < min || prec == 0 {
			return left
		}
		if p.second && !p.matches(func() { p.operand(prec) }) {
			return left
		}
		op := Operator(p.kind - TokPlus)
		p.next()
		if p.diag && p.kind == TokNot && prec >= 5 {
			p.invalidNotAfterOperator()
		}
		b := p.binOps.new()
		b.Left, b.Op = left, op
		b.Right = p.binary(prec + 1)
		b.Pos = p.end(pos)
		left = b
	}
}

// operand parses an operator and what follows it.
func (p *parser) operand(prec uint8) {
	p.next()
	if p.diag && p.kind == TokNot && prec >= 5 {
		p.invalidNotAfterOperator()
	}
	p.binary(prec + 1)
}

// factor parses prefix operators and powers.
func (p *parser) factor() Expr {
	if p.second {
		return p.memoized(ruleFactor, p.plainFactor)
	}
	return p.plainFactor()
}

func (p *parser) plainFactor() Expr {
	var op UnaryOperator
	switch p.kind {
	case TokMinus:
		op = USub
	case TokPlus:
		op = UAdd
	case TokTilde:
		op = Invert
	default:
		return p.power()
	}
	p.enter()
	pos := p.start()
	p.next()
	if p.diag && p.kind == TokNot {
		p.invalidNotAfterOperator()
	}
	v := p.factor()
	p.leave()
	return &UnaryOp{Pos: p.end(pos), Op: op, Operand: v}
}

// power parses "a ** b" and "await a".
func (p *parser) power() Expr {
	pos := p.start()
	var e Expr
	if p.kind == TokAwait {
		p.next()
		v := p.primary()
		e = &Await{Pos: p.end(pos), Value: v}
	} else {
		e = p.primary()
	}
	if p.kind != TokDoubleStar || p.second && !p.matches(func() { p.next(); p.factor() }) {
		return e
	}
	p.enter()
	p.next()
	b := p.binOps.new()
	b.Left, b.Op = e, Pow
	b.Right = p.factor()
	b.Pos = p.end(pos)
	p.leave()
	return b
}
