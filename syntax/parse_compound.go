// This file parses compound statements: those with blocks.

package syntax

// statement parses one compound statement, or a line of simple ones, onto the statement stack. It reports whether it was
// a compound statement.
func (p *parser) statement() bool {
	line := p.toks[p.i].Line
	compound := p.oneStatement()
	p.lastStmt = line
	if p.second {
		p.forget(memoKeep) // a statement that is done is not looked at again
	}
	return compound
}

func (p *parser) oneStatement() bool {
	var s Stmt
	switch p.kind {
	case TokDef:
		s = p.funcDef(nil, p.start(), false)
	case TokAt:
		s = p.decorated()
	case TokAsync:
		s = p.async(nil)
	case TokIf:
		s = p.ifStmt()
	case TokClass:
		s = p.classDef(nil)
	case TokWith:
		s = p.withStmt(p.start(), false)
	case TokFor:
		s = p.forStmt(p.start(), false)
	case TokTry:
		s = p.tryStmt()
	case TokWhile:
		s = p.whileStmt()
	case TokName:
		if p.atMatch() {
			s = p.matchStmt()
			break
		}
		if p.diag {
			p.invalidMatch()
		}
		p.simpleStmts()
		return false
	default:
		p.simpleStmts()
		return false
	}
	p.stmtStack = append(p.stmtStack, s)
	return true
}

// block parses what follows the colon of a compound statement.
func (p *parser) block() []Stmt {
	base := len(p.stmtStack)
	if p.kind != TokNewline {
		p.simpleStmts()
		return p.takeStmts(base)
	}
	p.next()
	if p.kind != TokIndent {
		if p.diag {
			p.raise(p.errorHere(IndentationError, "expected an indented block"))
		}
		p.fail()
	}
	p.enter()
	p.next()
	for p.kind != TokDedent {
		p.statement()
	}
	p.next()
	p.leave()
	return p.takeStmts(base)
}

func (p *parser) decorated() Stmt {
	var ds []Expr
	for p.got(TokAt) {
		ds = append(ds, p.namedExpression())
		p.want(TokNewline)
	}
	switch p.kind {
	case TokDef:
		return p.funcDef(ds, p.start(), false)
	case TokClass:
		return p.classDef(ds)
	case TokAsync:
		if p.peek(1) == TokDef {
			return p.async(ds)
		}
	}
	p.fail()
	return nil
}

func (p *parser) async(ds []Expr) Stmt {
	pos := p.start()
	p.next()
	switch p.kind {
	case TokDef:
		return p.funcDef(ds, pos, true)
	case TokWith:
		return p.withStmt(pos, true)
	case TokFor:
		return p.forStmt(pos, true)
	}
	p.fail()
	return nil
}

func (p *parser) funcDef(ds []Expr, pos Pos, async bool) Stmt {
	if p.diag {
		p.invalidDef()
	}
	p.next()
	f := &FunctionDef{DecoratorList: ds}
	f.Name = p.ident()
	if !p.diag || p.matches(func() { p.typeParams() }) {
		f.TypeParams = p.typeParams()
	}
	p.force(TokLPar, "expected '('")
	f.Args = p.parameters(false)
	p.want(TokRPar)
	if p.kind == TokRArrow && (!p.diag || p.matches(func() { p.next(); p.expression() })) {
		p.next()
		f.Returns = p.expression()
	}
	p.force(TokColon, "expected ':'")
	f.TypeComment = p.signatureComment()
	f.Body = p.block()
	f.Pos = p.endStmt(pos)
	if async {
		a := AsyncFunctionDef(*f)
		return &a
	}
	return f
}

// signatureComment parses the type comment of a function, which is on the line of its colon or alone on the next one.
func (p *parser) signatureComment() string {
	if !p.opts.TypeComments {
		return ""
	}
	next := p.kind == TokNewline && p.peek(1) == TokTypeComment && p.peek(2) == TokNewline && p.peek(3) == TokIndent
	if p.diag && p.kind == TokTypeComment && p.peek(1) == TokNewline && p.peek(2) == TokTypeComment && p.peek(3) == TokNewline && p.peek(4) == TokIndent {
		p.seek(p.i + 4)
		p.raiseHere("Cannot have two type comments on def")
	}
	if next {
		p.next()
	}
	return p.typeComment()
}

func (p *parser) classDef(ds []Expr) Stmt {
	pos := p.start()
	if p.diag {
		p.invalidClass()
	}
	p.next()
	c := &ClassDef{DecoratorList: ds}
	c.Name = p.ident()
	c.TypeParams = p.typeParams()
	if p.got(TokLPar) {
		var call Call
		p.classArguments(&call)
		p.want(TokRPar)
		c.Bases, c.Keywords = call.Args, call.Keywords
	}
	p.want(TokColon)
	c.Body = p.block()
	c.Pos = p.endStmt(pos)
	return c
}

// ifStmt parses an if with all its elifs, which nest in the tree but are parsed in a loop.
func (p *parser) ifStmt() Stmt {
	var chain []*If
	var orelse []Stmt
	for {
		s := &If{Pos: p.start()}
		if p.diag {
			p.invalidHeader()
		}
		p.next()
		s.Test = p.namedExpression()
		p.want(TokColon)
		s.Body = p.block()
		chain = append(chain, s)
		if p.kind != TokElif {
			orelse = p.elseBlock()
			break
		}
	}
	for i := len(chain) - 1; i >= 0; i-- {
		s := chain[i]
		s.Pos = p.endStmt(s.Pos)
		s.Orelse = orelse
		orelse = []Stmt{s}
	}
	return chain[0]
}

// elseBlock parses an else clause, if there is one.
func (p *parser) elseBlock() []Stmt {
	if p.kind != TokElse {
		return nil
	}
	if p.diag {
		p.invalidElse()
	}
	p.next()
	p.force(TokColon, "expected ':'")
	b := p.block()
	if p.diag && p.kind == TokElif {
		p.raiseHere("'elif' block follows an 'else' block")
	}
	return b
}

func (p *parser) whileStmt() Stmt {
	pos := p.start()
	if p.diag {
		p.invalidHeader()
	}
	p.next()
	s := &While{Test: p.namedExpression()}
	p.want(TokColon)
	s.Body = p.block()
	s.Orelse = p.elseBlock()
	s.Pos = p.endStmt(pos)
	return s
}

func (p *parser) forStmt(pos Pos, async bool) Stmt {
	if p.diag {
		p.invalidFor()
	}
	p.next()
	s := &For{}
	s.Target = p.starTargets()
	p.want(TokIn)
	s.Iter = p.starExpressions()
	p.want(TokColon)
	s.TypeComment = p.typeComment()
	s.Body = p.block()
	s.Orelse = p.elseBlock()
	s.Pos = p.endStmt(pos)
	if async {
		a := AsyncFor(*s)
		return &a
	}
	return s
}

func (p *parser) withStmt(pos Pos, async bool) Stmt {
	if p.diag {
		p.invalidWithIndent()
	}
	s := &With{}
	// "with (a as b, c):" has brackets of its own, "with (a, b) as c:" begins with a tuple.
	parsed := false
	if p.peek(1) == TokLPar {
		parsed = p.try(func() {
			p.next()
			p.next()
			s.Items = p.withItems(true)
			p.want(TokRPar)
			p.want(TokColon)
		})
	}
	if !parsed {
		if p.diag {
			p.diagWith()
		}
		p.next()
		s.Items = p.withItems(false)
		p.want(TokColon)
	}
	s.TypeComment = p.typeComment()
	s.Body = p.block()
	s.Pos = p.endStmt(pos)
	if async {
		a := AsyncWith(*s)
		return &a
	}
	return s
}

// closing returns the index of the token that closes the bracket at i, or of the last token.
func (p *parser) closing(i int) int {
	depth := 0
	for ; i < len(p.toks)-1; i++ {
		switch p.toks[i].Kind {
		case TokLPar, TokLSqb, TokLBrace:
			depth++
		case TokRPar, TokRSqb, TokRBrace:
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return i
}

func (p *parser) withItems(paren bool) []*WithItem {
	var items []*WithItem
	for {
		items = append(items, p.withItem())
		if !p.got(TokComma) || paren && p.kind == TokRPar {
			return items
		}
	}
}

func (p *parser) withItem() *WithItem {
	if p.diag {
		return p.diagWithItem()
	}
	w := &WithItem{ContextExpr: p.expression()}
	if p.got(TokAs) {
		w.OptionalVars = p.starTarget()
		if p.kind != TokComma && p.kind != TokRPar && p.kind != TokColon {
			p.fail()
		}
	}
	return w
}

func (p *parser) tryStmt() Stmt {
	pos := p.start()
	if p.diag {
		p.invalidTry()
	}
	p.next()
	p.force(TokColon, "expected ':'")
	t := &Try{Body: p.block()}
	if p.diag && p.kind != TokExcept && p.kind != TokFinally {
		p.raiseHere("expected 'except' or 'finally' block")
	}
	star := false
	for p.kind == TokExcept {
		star = p.peek(1) == TokStar
		t.Handlers = append(t.Handlers, p.exceptHandler(star))
		if p.kind == TokExcept && (p.peek(1) == TokStar) != star {
			if p.diag {
				p.invalidMixedExcept(star)
			}
			p.fail()
		}
	}
	if len(t.Handlers) > 0 {
		t.Orelse = p.elseBlock()
	}
	if p.kind == TokFinally {
		if p.diag {
			p.invalidFinally()
		}
		p.next()
		p.force(TokColon, "expected ':'")
		t.FinalBody = p.block()
	} else if len(t.Handlers) == 0 {
		p.fail()
	}
	t.Pos = p.endStmt(pos)
	if star {
		s := TryStar(*t)
		return &s
	}
	return t
}

func (p *parser) exceptHandler(star bool) *ExceptHandler {
	pos := p.start()
	if p.diag {
		p.invalidExceptIndent(star)
	}
	h := &ExceptHandler{}
	header := func() {
		p.next()
		if star {
			p.next()
		}
		if p.kind != TokColon || star {
			one := p.i
			h.Type = p.expressions()
			if p.got(TokAs) {
				if _, tuple := h.Type.(*Tuple); tuple && p.toks[one].Kind != TokLPar {
					p.fail()
				} else if tuple && p.closing(one) != p.i-2 {
					p.fail()
				}
				h.Name = p.ident()
			}
		}
		p.want(TokColon)
	}
	if p.diag {
		if !p.try(header) {
			p.invalidExcept(star)
			p.fail()
		}
	} else {
		header()
	}
	h.Body = p.block()
	h.Pos = p.endStmt(pos)
	return h
}
