// This file parses the match statement and its patterns.

package syntax

// atMatch reports whether the name at the cursor begins a match statement: match is a keyword only there.
func (p *parser) atMatch() bool {
	if p.text(p.i) != "match" {
		return false
	}
	switch p.peek(1) {
	case TokName, TokNumber, TokString, TokFStringStart, TokTStringStart, TokLBrace, TokTilde, TokEllipsis, TokFalse, TokNone,
		TokTrue, TokAwait, TokLambda, TokNot:
		if p.diag {
			return p.matchLine()
		}
		return true // two operands in a row are no expression
	case TokLPar, TokLSqb, TokMinus, TokPlus, TokStar:
		return p.matchLine()
	}
	return false
}

// matchLine reports whether the line at the cursor ends in a colon and an indented case follows.
func (p *parser) matchLine() bool {
	for i := p.i; i+3 < len(p.toks); i++ {
		if p.toks[i].Kind == TokNewline {
			return p.toks[i-1].Kind == TokColon && p.toks[i+1].Kind == TokIndent && p.toks[i+2].Kind == TokName && p.text(i+2) == "case"
		}
	}
	return false
}

func (p *parser) matchStmt() Stmt {
	pos := p.start()
	p.next()
	m := &Match{Subject: p.subject()}
	p.want(TokColon)
	p.want(TokNewline)
	p.want(TokIndent)
	for p.isName("case") {
		m.Cases = append(m.Cases, p.caseBlock())
	}
	if len(m.Cases) == 0 {
		p.fail()
	}
	p.want(TokDedent)
	m.Pos = p.endStmt(pos)
	return m
}

// subject parses what is matched.
func (p *parser) subject() Expr {
	pos := p.start()
	first := p.starNamedExpression()
	if p.kind != TokComma {
		if _, star := first.(*Starred); star {
			p.fail()
		}
		return first
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, first)
	for p.got(TokComma) && startsExpr[p.kind] {
		p.exprStack = append(p.exprStack, p.starNamedExpression())
	}
	return &Tuple{Pos: p.end(pos), Elts: p.takeExprs(base)}
}

func (p *parser) caseBlock() *MatchCase {
	if p.diag {
		p.invalidCase()
	}
	p.next()
	c := &MatchCase{Pattern: p.patterns()}
	if p.got(TokIf) {
		c.Guard = p.namedExpression()
	}
	p.want(TokColon)
	c.Body = p.block()
	return c
}

// patterns parses the pattern of a case, which may be a sequence without brackets.
func (p *parser) patterns() Pattern {
	pos := p.start()
	first := p.maybeStarPattern()
	if p.kind != TokComma {
		if _, star := first.(*MatchStar); star {
			p.fail()
		}
		return first
	}
	ps := []Pattern{first}
	for p.got(TokComma) && p.kind != TokColon && p.kind != TokIf {
		ps = append(ps, p.maybeStarPattern())
	}
	return &MatchSequence{Pos: p.end(pos), Patterns: ps}
}

func (p *parser) maybeStarPattern() Pattern {
	if p.kind != TokStar {
		return p.pattern()
	}
	pos := p.start()
	p.next()
	s := &MatchStar{}
	if p.isName("_") {
		p.next()
	} else {
		s.Name = p.captureTarget()
	}
	s.Pos = p.end(pos)
	return s
}

// captureTarget parses the name that a pattern binds.
func (p *parser) captureTarget() string {
	if p.isName("_") {
		p.fail()
	}
	s := p.ident()
	if p.kind == TokDot || p.kind == TokLPar || p.kind == TokEqual {
		p.fail()
	}
	return s
}

// pattern parses "p | q as name".
func (p *parser) pattern() Pattern {
	p.enter()
	pos := p.start()
	pat := p.orPattern()
	if p.kind == TokAs {
		if p.diag {
			p.invalidAsPattern()
		}
		p.next()
		name := p.captureTarget()
		pat = &MatchAs{Pos: p.end(pos), Pattern: pat, Name: name}
	}
	p.leave()
	return pat
}

func (p *parser) orPattern() Pattern {
	pos := p.start()
	first := p.closedPattern()
	if p.kind != TokVBar {
		return first
	}
	ps := []Pattern{first}
	for p.got(TokVBar) {
		ps = append(ps, p.closedPattern())
	}
	return &MatchOr{Pos: p.end(pos), Patterns: ps}
}

func (p *parser) closedPattern() Pattern {
	if !p.second {
		return p.plainClosedPattern()
	}
	key := memoKey{rulePattern, p.i, p.diag}
	if m, ok := p.patternMemo[key]; ok {
		if m.end < 0 {
			p.fail()
		}
		p.seek(m.end)
		return m.node
	}
	var pat Pattern
	if !p.try(func() { pat = p.plainClosedPattern() }) {
		p.patternMemo[key] = patternEntry{nil, -1}
		p.fail()
	}
	p.patternMemo[key] = patternEntry{pat, p.i}
	return pat
}

func (p *parser) plainClosedPattern() Pattern {
	pos := p.start()
	switch p.kind {
	case TokNumber, TokMinus, TokPlus, TokString, TokFStringStart, TokTStringStart:
		v := p.literalExpr()
		return &MatchValue{Pos: p.end(pos), Value: v}
	case TokNone, TokTrue, TokFalse:
		c := p.literalExpr().(*Constant)
		return &MatchSingleton{Pos: c.Pos, Value: c.Value}
	case TokName:
		return p.namePattern()
	case TokLPar:
		return p.parenPattern()
	case TokLSqb:
		p.next()
		ps := p.sequencePatterns(TokRSqb)
		p.want(TokRSqb)
		return &MatchSequence{Pos: p.end(pos), Patterns: ps}
	case TokLBrace:
		return p.mappingPattern()
	}
	p.fail()
	return nil
}

// namePattern parses a pattern that begins with a name: a capture, the wildcard, a value or a class.
func (p *parser) namePattern() Pattern {
	pos := p.start()
	if k := p.peek(1); k != TokDot && k != TokLPar {
		if k == TokEqual {
			p.fail()
		}
		m := &MatchAs{}
		if p.isName("_") {
			p.next()
		} else {
			m.Name = p.ident()
		}
		m.Pos = p.end(pos)
		return m
	}
	e := p.nameOrAttr()
	if p.kind != TokLPar {
		if p.kind == TokEqual {
			p.fail()
		}
		return &MatchValue{Pos: p.end(pos), Value: e}
	}
	c := &MatchClass{Cls: e}
	if p.diag {
		p.diagClassPattern(c)
	} else {
		p.classPatternArgs(c)
	}
	c.Pos = p.end(pos)
	return c
}

// nameOrAttr parses "a" or "a.b.c".
func (p *parser) nameOrAttr() Expr {
	pos := p.start()
	var e Expr = p.name(Load)
	for p.got(TokDot) {
		a := p.attributes.new()
		a.Value = e
		a.Attr = p.ident()
		a.Pos = p.end(pos)
		e = a
	}
	return e
}

// classPatternArgs parses the bracketed part of a class pattern.
func (p *parser) classPatternArgs(c *MatchClass) {
	p.want(TokLPar)
	for p.kind != TokRPar {
		if p.kind == TokName && p.peek(1) == TokEqual {
			c.KwdAttrs = append(c.KwdAttrs, p.ident())
			p.next()
			c.KwdPatterns = append(c.KwdPatterns, p.pattern())
		} else {
			if len(c.KwdAttrs) > 0 {
				p.fail()
			}
			c.Patterns = append(c.Patterns, p.pattern())
		}
		if !p.got(TokComma) {
			break
		}
	}
	p.want(TokRPar)
}

// parenPattern parses a group or a sequence in round brackets.
func (p *parser) parenPattern() Pattern {
	pos := p.start()
	p.next()
	if p.got(TokRPar) {
		return &MatchSequence{Pos: p.end(pos)}
	}
	first := p.maybeStarPattern()
	if p.kind == TokRPar {
		if _, star := first.(*MatchStar); star {
			p.fail()
		}
		p.next()
		return first
	}
	p.want(TokComma)
	ps := append([]Pattern{first}, p.sequencePatterns(TokRPar)...)
	p.want(TokRPar)
	return &MatchSequence{Pos: p.end(pos), Patterns: ps}
}

func (p *parser) sequencePatterns(closing TokenKind) []Pattern {
	var ps []Pattern
	for p.kind != closing {
		ps = append(ps, p.maybeStarPattern())
		if !p.got(TokComma) {
			break
		}
	}
	return ps
}

func (p *parser) mappingPattern() Pattern {
	pos := p.start()
	p.next()
	m := &MatchMapping{}
	for p.kind != TokRBrace {
		if p.got(TokDoubleStar) {
			m.Rest = p.captureTarget()
			p.got(TokComma)
			break
		}
		if p.kind == TokName {
			k := p.nameOrAttr()
			if _, attr := k.(*Attribute); !attr {
				p.fail()
			}
			m.Keys = append(m.Keys, k)
		} else {
			m.Keys = append(m.Keys, p.literalExpr())
		}
		p.want(TokColon)
		m.Patterns = append(m.Patterns, p.pattern())
		if !p.got(TokComma) {
			break
		}
	}
	p.want(TokRBrace)
	m.Pos = p.end(pos)
	return m
}

// literalExpr parses a literal: a number with a sign, a complex number as a sum, strings, or a singleton.
func (p *parser) literalExpr() Expr {
	switch p.kind {
	case TokString, TokFStringStart, TokTStringStart:
		return p.strings()
	case TokNone:
		return p.constant(ConstNone)
	case TokTrue:
		return p.constant(ConstTrue)
	case TokFalse:
		return p.constant(ConstFalse)
	}
	pos := p.start()
	real := p.signedNumber()
	op := Add
	switch p.kind {
	case TokPlus:
	case TokMinus:
		op = Sub
	default:
		return real
	}
	if !isNumberKind(real, false) {
		p.raise(p.errorNode(real, "real number required in complex literal"))
	}
	p.next()
	if p.kind != TokNumber {
		p.fail()
	}
	imag := p.number()
	if !isNumberKind(imag, true) {
		p.raise(p.errorNode(imag, "imaginary number required in complex literal"))
	}
	return &BinOp{Pos: p.end(pos), Left: real, Op: op, Right: imag}
}

// signedNumber parses a number, possibly with a minus. CPython 3.15 allows a plus as well; 3.14 does not.
func (p *parser) signedNumber() Expr {
	pos := p.start()
	neg := p.got(TokMinus)
	if p.kind != TokNumber {
		p.fail()
	}
	n := p.number()
	if neg {
		return &UnaryOp{Pos: p.end(pos), Op: USub, Operand: n}
	}
	return n
}

func isNumberKind(e Expr, imaginary bool) bool {
	if u, ok := e.(*UnaryOp); ok {
		e = u.Operand
	}
	return (e.(*Constant).Value.Kind == ConstComplex) == imaginary
}
