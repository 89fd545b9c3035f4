// This file parses simple statements: those on one line.

package syntax

// simpleStmts parses a line of statements separated by semicolons.
func (p *parser) simpleStmts() {
	for {
		p.stmtStack = append(p.stmtStack, p.simpleStmt())
		if !p.got(TokSemi) || p.kind == TokNewline {
			break
		}
	}
	p.want(TokNewline)
}

// simpleStmt parses one simple statement.
func (p *parser) simpleStmt() Stmt {
	pos := p.start()
	switch p.kind {
	case TokReturn:
		p.next()
		s := &Return{}
		if startsExpr[p.kind] {
			s.Value = p.starExpressions()
		}
		s.Pos = p.end(pos)
		return s
	case TokImport:
		return p.importName()
	case TokFrom:
		return p.importFrom()
	case TokRaise:
		return p.raiseStmt()
	case TokPass:
		p.next()
		return &Pass{Pos: p.end(pos)}
	case TokBreak:
		p.next()
		return &Break{Pos: p.end(pos)}
	case TokContinue:
		p.next()
		return &Continue{Pos: p.end(pos)}
	case TokDel:
		return p.delStmt()
	case TokAssert:
		p.next()
		s := &Assert{Test: p.expression()}
		if p.got(TokComma) {
			s.Msg = p.expression()
		}
		s.Pos = p.end(pos)
		return s
	case TokGlobal:
		p.next()
		s := &Global{Names: p.nameList()}
		s.Pos = p.end(pos)
		return s
	case TokNonlocal:
		p.next()
		s := &Nonlocal{Names: p.nameList()}
		s.Pos = p.end(pos)
		return s
	case TokName:
		if p.text(p.i) == "type" && p.peek(1) == TokName {
			return p.typeAlias()
		}
	}
	if p.diag {
		p.diagAssignment()
	}
	return p.exprStmt()
}

func (p *parser) nameList() []string {
	out := []string{p.ident()}
	for p.got(TokComma) {
		out = append(out, p.ident())
	}
	return out
}

// exprStmt parses what begins with an expression: an expression statement or any kind of assignment.
func (p *parser) exprStmt() Stmt {
	pos := p.start()
	startKind := p.kind
	e := p.yieldOrStar()
	switch {
	case p.kind == TokEqual:
		return p.assignment(pos, e)
	case p.kind == TokColon:
		return p.annAssign(pos, e, startKind == TokName)
	case p.kind >= TokPlusEqual && p.kind <= TokDoubleSlashEqual:
		switch e.(type) {
		case *Name, *Attribute, *Subscript:
		default:
			p.fail()
		}
		p.setContext(e, Store)
		s := &AugAssign{Target: e, Op: Operator(p.kind - TokPlusEqual)}
		p.next()
		s.Value = p.yieldOrStar()
		s.Pos = p.end(pos)
		return s
	}
	s := p.exprStmts.new()
	s.Pos = p.end(pos)
	s.Value = e
	return s
}

// assignment parses "a = b = value" from its first "=".
func (p *parser) assignment(pos Pos, e Expr) Stmt {
	base := len(p.exprStack)
	for {
		if !p.setContext(e, Store) {
			p.fail()
		}
		p.exprStack = append(p.exprStack, e)
		p.next()
		e = p.yieldOrStar()
		if p.kind != TokEqual {
			break
		}
	}
	s := p.assigns.new()
	s.Targets = p.takeExprs(base)
	s.Value = e
	s.TypeComment = p.typeComment()
	s.Pos = p.end(pos)
	return s
}

// typeComment moves past a type comment, if there is one, and returns its text.
func (p *parser) typeComment() string {
	if p.kind != TokTypeComment {
		return ""
	}
	s := p.text(p.i)
	p.next()
	return s
}

// annAssign parses "target: annotation = value" from its colon. bare tells that the target has no brackets around it.
func (p *parser) annAssign(pos Pos, target Expr, bare bool) Stmt {
	s := &AnnAssign{Target: target}
	switch target.(type) {
	case *Name:
		if bare {
			s.Simple = 1
		}
	case *Attribute, *Subscript:
	default:
		p.fail()
	}
	p.setContext(target, Store)
	p.next()
	s.Annotation = p.expression()
	if p.got(TokEqual) {
		s.Value = p.yieldOrStar()
	}
	s.Pos = p.end(pos)
	return s
}

// typeAlias parses "type X[T] = value".
func (p *parser) typeAlias() Stmt {
	pos := p.start()
	p.next()
	s := &TypeAlias{Name: p.name(Store)}
	s.TypeParams = p.typeParams()
	p.want(TokEqual)
	s.Value = p.expression()
	s.Pos = p.end(pos)
	return s
}

func (p *parser) raiseStmt() Stmt {
	pos := p.start()
	p.next()
	s := &Raise{}
	if startsExpr[p.kind] {
		s.Exc = p.expression()
		if p.got(TokFrom) {
			s.Cause = p.expression()
		}
	}
	s.Pos = p.end(pos)
	return s
}

func (p *parser) delStmt() Stmt {
	pos := p.start()
	if p.diag {
		p.diagDel()
	}
	p.next()
	base := len(p.exprStack)
	for {
		e := p.primary()
		if !p.setContext(e, Del) {
			p.fail()
		}
		p.exprStack = append(p.exprStack, e)
		if !p.got(TokComma) || !startsExpr[p.kind] {
			break
		}
	}
	if p.kind != TokSemi && p.kind != TokNewline {
		p.fail()
	}
	return &Delete{Pos: p.end(pos), Targets: p.takeExprs(base)}
}

// dottedName parses "a.b.c".
func (p *parser) dottedName() string {
	s := p.ident()
	for p.got(TokDot) {
		s += "." + p.ident()
	}
	return s
}

func (p *parser) importName() Stmt {
	pos := p.start()
	if p.diag {
		p.invalidImport()
	}
	p.next()
	s := &Import{}
	for {
		start := p.start()
		if p.diag {
			p.invalidImportAs(false)
		}
		a := &Alias{Name: p.dottedName()}
		if p.got(TokAs) {
			a.AsName = p.ident()
		}
		a.Pos = p.end(start)
		s.Names = append(s.Names, a)
		if !p.got(TokComma) {
			break
		}
	}
	s.Pos = p.end(pos)
	return s
}

func (p *parser) importFrom() Stmt {
	pos := p.start()
	p.next()
	s := &ImportFrom{}
	for {
		if p.got(TokDot) {
			s.Level++
		} else if p.got(TokEllipsis) {
			s.Level += 3
		} else {
			break
		}
	}
	if p.kind == TokName || s.Level == 0 {
		s.Module = p.dottedName()
	}
	p.want(TokImport)
	if p.kind == TokStar {
		a := &Alias{Pos: p.start(), Name: "*"}
		p.next()
		s.Names = []*Alias{a}
	} else {
		if p.diag {
			p.invalidImportTargets()
		}
		paren := p.got(TokLPar)
		s.Names = p.importAliases(paren)
		if paren {
			p.want(TokRPar)
		}
	}
	s.Pos = p.end(pos)
	if s.Module == "__future__" && s.Level == 0 {
		for _, a := range s.Names {
			if a.Name == "barry_as_FLUFL" {
				p.barry = true
			}
		}
	}
	return s
}

func (p *parser) importAliases(paren bool) []*Alias {
	var out []*Alias
	for {
		pos := p.start()
		if p.diag {
			p.invalidImportAs(true)
		}
		a := &Alias{Name: p.ident()}
		if p.got(TokAs) {
			a.AsName = p.ident()
		}
		a.Pos = p.end(pos)
		out = append(out, a)
		if p.kind != TokComma {
			return out
		}
		p.next()
		if paren && p.kind == TokRPar {
			return out
		}
	}
}
