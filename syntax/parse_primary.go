// This file parses atoms and what can follow them: attributes, calls, subscripts.

package syntax

// primary parses an atom and all that is attached to it.
func (p *parser) primary() Expr {
	if p.second {
		return p.memoized(rulePrimary, p.plainPrimary)
	}
	return p.plainPrimary()
}

func (p *parser) plainPrimary() Expr {
	pos := p.start()
	e := p.atom()
	for {
		if p.second && !p.matches(p.trailer) {
			return e
		}
		switch p.kind {
		case TokDot:
			p.next()
			a := p.attributes.new()
			a.Value = e
			a.Attr = p.ident()
			a.Pos = p.end(pos)
			e = a
		case TokLPar:
			c := p.calls.new()
			c.Func = e
			p.call(c)
			c.Pos = p.end(pos)
			e = c
		case TokLSqb:
			p.next()
			p.enter()
			s := p.subscripts.new()
			s.Value = e
			s.Slice = p.slices()
			p.leave()
			p.want(TokRSqb)
			s.Pos = p.end(pos)
			e = s
		default:
			return e
		}
	}
}

// trailer parses one attribute, call or subscript.
func (p *parser) trailer() {
	switch p.kind {
	case TokDot:
		p.next()
		p.ident()
	case TokLPar:
		p.call(&Call{})
	case TokLSqb:
		p.next()
		p.slices()
		p.want(TokRSqb)
	default:
		p.fail()
	}
}

// slices parses what stands between the brackets of a subscript.
func (p *parser) slices() Expr {
	pos := p.start()
	var first Expr
	if p.kind != TokStar {
		first = p.slice()
		if p.kind != TokComma {
			return first
		}
	} else {
		first = p.starredArgument()
	}
	base := len(p.exprStack)
	p.exprStack = append(p.exprStack, first)
	for p.got(TokComma) && p.kind != TokRSqb {
		if p.kind == TokStar {
			p.exprStack = append(p.exprStack, p.starredArgument())
		} else {
			p.exprStack = append(p.exprStack, p.slice())
		}
	}
	return &Tuple{Pos: p.end(pos), Elts: p.takeExprs(base)}
}

// slice parses "a", "a:b" or "a:b:c", each part optional.
func (p *parser) slice() Expr {
	pos := p.start()
	var lower Expr
	if p.kind != TokColon {
		lower = p.namedExpression()
		if p.kind != TokColon {
			return lower
		}
		if _, walrus := lower.(*NamedExpr); walrus && p.toks[p.i-1].Kind != TokRPar {
			p.fail()
		}
	}
	p.next()
	s := &Slice{Lower: lower}
	if startsExpr[p.kind] {
		s.Upper = p.expression()
	}
	if p.got(TokColon) && startsExpr[p.kind] {
		s.Step = p.expression()
	}
	s.Pos = p.end(pos)
	return s
}

// starredArgument parses "*expression", where any expression may follow the star.
func (p *parser) starredArgument() Expr {
	if p.diag {
		p.invalidStarredArgument()
	}
	pos := p.start()
	p.want(TokStar)
	v := p.expression()
	return &Starred{Pos: p.end(pos), Value: v}
}

// call parses the arguments of a call, brackets included.
func (p *parser) call(c *Call) {
	p.enter()
	if p.diag {
		p.diagCall(c)
	} else {
		p.next()
		p.arguments(c, true)
	}
	p.want(TokRPar)
	p.leave()
}

// arguments parses the arguments of a call or a class, up to the closing bracket. genexp allows a generator expression
// without brackets of its own, which then takes those of the call.
func (p *parser) arguments(c *Call, genexp bool) {
	open := p.toks[p.i-1].Pos
	base := len(p.exprStack)
	var kws []*Keyword
	unpacked := false
	for p.kind != TokRPar {
		pos, at := p.start(), p.i
		switch {
		case p.kind == TokStar:
			if unpacked {
				p.fail()
			}
			p.exprStack = append(p.exprStack, p.starredArgument())
		case p.kind == TokDoubleStar:
			if p.diag {
				p.invalidKwarg()
			}
			p.next()
			unpacked = true
			k := p.keywords.new()
			k.Value = p.expression()
			k.Pos = p.end(pos)
			kws = append(kws, k)
		case p.kind == TokName && p.toks[p.i+1].Kind == TokEqual:
			if p.diag {
				p.invalidKwarg()
			}
			k := p.keywords.new()
			k.Arg = p.ident()
			p.next()
			k.Value = p.expression()
			k.Pos = p.end(pos)
			kws = append(kws, k)
		default:
			if len(kws) > 0 && !p.diag {
				p.fail()
			}
			e := p.argument()
			if genexp && (p.kind == TokFor || p.kind == TokAsync) && base == len(p.exprStack) && len(kws) == 0 {
				gens := p.forIfClauses()
				if p.kind != TokRPar {
					p.fail()
				}
				p.look(p.i + 1)
				g := &GeneratorExp{Pos: open, Elt: e, Generators: gens}
				t := &p.toks[p.i]
				g.EndLine, g.EndCol = t.EndLine, t.EndCol
				c.Args = []Expr{g}
				return
			}
			if p.kind == TokEqual || len(kws) > 0 {
				if p.diag {
					p.seek(at)
					p.invalidKwarg()
				}
				p.fail()
			}
			p.exprStack = append(p.exprStack, e)
		}
		if !p.got(TokComma) {
			break
		}
	}
	if p.kind != TokRPar {
		p.fail()
	}
	c.Args = p.takeExprs(base)
	c.Keywords = kws
}

// argument parses a positional argument without star.
func (p *parser) argument() Expr {
	if p.kind == TokName && p.toks[p.i+1].Kind == TokColonEqual {
		return p.assignmentExpression()
	}
	e := p.expression()
	if p.kind == TokColonEqual {
		p.fail()
	}
	return e
}

// atom parses what has no parts outside of brackets.
func (p *parser) atom() Expr {
	switch p.kind {
	case TokName:
		return p.name(Load)
	case TokNumber:
		return p.number()
	case TokString, TokFStringStart, TokTStringStart:
		return p.strings()
	case TokTrue:
		return p.constant(ConstTrue)
	case TokFalse:
		return p.constant(ConstFalse)
	case TokNone:
		return p.constant(ConstNone)
	case TokEllipsis:
		return p.constant(ConstEllipsis)
	case TokLPar, TokLSqb, TokLBrace:
		p.enter()
		var e Expr
		switch {
		case p.diag:
			e = p.memoized(ruleDisplay, p.diagDisplay)
		case p.second:
			e = p.memoized(ruleDisplay, p.checkedDisplay)
		case p.kind == TokLPar:
			e = p.parens()
		case p.kind == TokLSqb:
			e = p.list()
		default:
			e = p.dictOrSet()
		}
		p.leave()
		return e
	}
	p.fail()
	return nil
}

func (p *parser) constant(k ConstKind) Expr {
	c := p.constants.new()
	c.Pos = p.toks[p.i].Pos
	c.Value.Kind = k
	p.next()
	return c
}

func (p *parser) number() Expr {
	c := p.constants.new()
	c.Pos = p.toks[p.i].Pos
	s := p.text(p.i)
	var digits int
	c.Value, digits = numberConst(s, p.maxInts)
	if digits > 0 {
		p.raise(p.tooManyDigits(c.Pos, digits))
	}
	p.next()
	return c
}

// display parses what begins with a bracket.
func (p *parser) display() Expr {
	switch p.kind {
	case TokLPar:
		return p.parens()
	case TokLSqb:
		return p.list()
	}
	return p.dictOrSet()
}

// checkedDisplay parses a display where there is a mistake in the text, but not looking for any but those in dicts.
func (p *parser) checkedDisplay() (e Expr) {
	if p.try(func() { e = p.display() }) {
		return e
	}
	if p.kind == TokLBrace {
		p.invalidPairs()
	}
	p.fail()
	return nil
}

// parens parses a group, a tuple or a generator expression.
func (p *parser) parens() Expr {
	pos := p.start()
	p.next()
	if p.got(TokRPar) {
		return &Tuple{Pos: p.end(pos)}
	}
	if p.kind == TokYield {
		e := p.yieldExpr()
		p.want(TokRPar)
		return e
	}
	e := p.starNamedExpression()
	switch p.kind {
	case TokRPar:
		if _, star := e.(*Starred); star {
			p.fail()
		}
		p.next()
		return e
	case TokFor, TokAsync:
		if _, star := e.(*Starred); star {
			p.fail()
		}
		gens := p.forIfClauses()
		p.want(TokRPar)
		return &GeneratorExp{Pos: p.end(pos), Elt: e, Generators: gens}
	}
	base := len(p.exprStack)
	p.elements(e, TokRPar)
	return &Tuple{Pos: p.end(pos), Elts: p.takeExprs(base)}
}

// elements parses the rest of a display after its first element, up to and with the closing bracket. The elements go on
// the expression stack.
func (p *parser) elements(first Expr, closing TokenKind) {
	p.exprStack = append(p.exprStack, first)
	for p.got(TokComma) && p.kind != closing {
		p.exprStack = append(p.exprStack, p.starNamedExpression())
	}
	p.want(closing)
}

// list parses a list display or comprehension.
func (p *parser) list() Expr {
	pos := p.start()
	p.next()
	if p.got(TokRSqb) {
		return &List{Pos: p.end(pos)}
	}
	e := p.starNamedExpression()
	if p.kind == TokFor || p.kind == TokAsync {
		if _, star := e.(*Starred); star {
			p.fail()
		}
		gens := p.forIfClauses()
		p.want(TokRSqb)
		return &ListComp{Pos: p.end(pos), Elt: e, Generators: gens}
	}
	base := len(p.exprStack)
	p.elements(e, TokRSqb)
	return &List{Pos: p.end(pos), Elts: p.takeExprs(base)}
}

// dictOrSet parses what stands in braces.
func (p *parser) dictOrSet() Expr {
	pos := p.start()
	p.next()
	if p.got(TokRBrace) {
		return &Dict{Pos: p.end(pos)}
	}
	if p.kind == TokDoubleStar {
		return p.dict(pos, nil)
	}
	e := p.starNamedExpression()
	switch p.kind {
	case TokColon:
		switch e.(type) {
		case *Starred:
			p.fail()
		case *NamedExpr:
			if p.toks[p.i-1].Kind != TokRPar {
				p.fail()
			}
		}
		return p.dict(pos, e)
	case TokFor, TokAsync:
		if _, star := e.(*Starred); star {
			p.fail()
		}
		gens := p.forIfClauses()
		p.want(TokRBrace)
		return &SetComp{Pos: p.end(pos), Elt: e, Generators: gens}
	}
	base := len(p.exprStack)
	p.elements(e, TokRBrace)
	return &Set{Pos: p.end(pos), Elts: p.takeExprs(base)}
}

// dict parses a dict display or comprehension, from after its first key, or from the ** it begins with.
func (p *parser) dict(pos Pos, key Expr) Expr {
	var keys []Expr
	base := len(p.exprStack)
	for {
		if key == nil && p.got(TokDoubleStar) {
			keys = append(keys, nil)
			p.exprStack = append(p.exprStack, p.bitwiseOr())
		} else {
			if key == nil {
				key = p.expression()
			}
			p.want(TokColon)
			v := p.expression()
			if (p.kind == TokFor || p.kind == TokAsync) && len(keys) == 0 {
				gens := p.forIfClauses()
				p.want(TokRBrace)
				return &DictComp{Pos: p.end(pos), Key: key, Value: v, Generators: gens}
			}
			keys = append(keys, key)
			key = nil
			p.exprStack = append(p.exprStack, v)
		}
		if !p.got(TokComma) || p.kind == TokRBrace {
			break
		}
	}
	p.want(TokRBrace)
	return &Dict{Pos: p.end(pos), Keys: keys, Values: p.takeExprs(base)}
}

// forIfClauses parses the clauses of a comprehension.
func (p *parser) forIfClauses() []*Comprehension {
	var out []*Comprehension
	for p.kind == TokFor || p.kind == TokAsync {
		c := &Comprehension{}
		if p.diag {
			p.diagForClause()
		}
		if p.got(TokAsync) {
			c.IsAsync = 1
		}
		p.want(TokFor)
		c.Target = p.starTargets()
		p.want(TokIn)
		c.Iter = p.disjunction()
		for p.got(TokIf) {
			c.Ifs = append(c.Ifs, p.disjunction())
		}
		out = append(out, c)
	}
	return out
}
