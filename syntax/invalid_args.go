// This file recognises mistakes in the arguments of calls and in parameters.

package syntax

// diagCall parses the arguments of a call in the second pass. The cursor is at the opening bracket, and ends at the
// closing one.
func (p *parser) diagCall(c *Call) {
	open := p.i
	if !p.matches(func() { p.next(); p.argument(); p.forClauses(); p.want(TokRPar) }) {
		p.invalidComprehension()
	}
	p.next()
	p.checkedArguments(c, true)
	if p.kind != TokRPar {
		p.seek(open + 1)
		p.fail()
	}
}

// classArguments parses the arguments of a class, after the opening bracket.
func (p *parser) classArguments(c *Call) {
	if p.diag {
		p.checkedArguments(c, false)
		return
	}
	p.arguments(c, false)
}

func (p *parser) checkedArguments(c *Call, genexp bool) {
	if p.kind == TokRPar {
		return
	}
	i := p.i
	if !p.try(func() { p.arguments(c, genexp) }) {
		p.seek(i)
		p.invalidArguments()
		p.fail()
	}
}

// someArguments parses as many arguments as follow one another correctly, and leaves the comma after them.
func (p *parser) someArguments() *Call {
	c := &Call{}
	unpacked := false
	for {
		i := p.i
		if !p.try(func() {
			if len(c.Args)+len(c.Keywords) > 0 {
				p.want(TokComma)
			}
			pos := p.start()
			switch {
			case p.kind == TokStar:
				if unpacked {
					p.fail()
				}
				c.Args = append(c.Args, p.starredArgument())
			case p.kind == TokDoubleStar:
				p.invalidKwarg()
				p.next()
				v := p.expression()
				unpacked = true
				c.Keywords = append(c.Keywords, &Keyword{Pos: p.end(pos), Value: v})
			case p.kind == TokName && p.peek(1) == TokEqual:
				p.invalidKwarg()
				name := p.ident()
				p.next()
				v := p.expression()
				c.Keywords = append(c.Keywords, &Keyword{Pos: p.end(pos), Arg: name, Value: v})
			default:
				if len(c.Keywords) > 0 {
					p.invalidKwarg()
					p.fail()
				}
				at := p.i
				e := p.argument()
				if p.kind == TokEqual {
					p.seek(at)
					p.invalidKwarg()
					p.fail()
				}
				c.Args = append(c.Args, e)
			}
		}) {
			p.seek(i)
			break
		}
	}
	if len(c.Args)+len(c.Keywords) == 0 {
		p.fail()
	}
	return c
}

// lastItem returns the last expression of the clauses of a comprehension.
func lastItem(cs []*Comprehension) Pos {
	c := cs[len(cs)-1]
	if n := len(c.Ifs); n > 0 {
		return *c.Ifs[n-1].Span()
	}
	return *c.Iter.Span()
}

// invalidArguments looks at arguments that did not parse. The cursor is after the opening bracket.
func (p *parser) invalidArguments() {
	p.matches(func() {
		c := p.someArguments()
		if len(c.Keywords) == 0 {
			p.fail()
		}
		comma := p.start()
		p.want(TokComma)
		if p.kind != TokStar {
			p.fail()
		}
		p.starredArgument()
		if p.kind == TokEqual {
			p.fail()
		}
		for p.kind == TokComma && p.peek(1) == TokStar {
			p.next()
			p.starredArgument()
		}
		p.raiseFrom(comma, "iterable argument unpacking follows keyword argument unpacking")
	})
	p.matches(func() {
		a := p.expression()
		b := p.forClauses()
		p.want(TokComma)
		p.matches(func() { p.someArguments() })
		p.raiseRange(*a.Span(), lastItem(b), "Generator expression must be parenthesized")
	})
	p.invalidKwargGenexp()
	p.matches(func() {
		p.try(func() { p.someArguments(); p.want(TokComma) })
		p.invalidEmptyKwarg()
	})
	p.matches(func() {
		c := p.someArguments()
		b := p.forClauses()
		if n := len(c.Args); n > 1 {
			p.raiseRange(*c.Args[n-1].Span(), lastItem(b), "Generator expression must be parenthesized")
		}
	})
	p.matches(func() {
		p.someArguments()
		p.want(TokComma)
		a := p.expression()
		b := p.forClauses()
		p.raiseRange(*a.Span(), lastItem(b), "Generator expression must be parenthesized")
	})
	p.matches(func() {
		c := p.someArguments()
		p.want(TokComma)
		p.someArguments()
		for _, k := range c.Keywords {
			if k.Arg == "" {
				p.raiseHere("positional argument follows keyword argument unpacking")
			}
		}
		p.raiseHere("positional argument follows keyword argument")
	})
}

// invalidEmptyKwarg finds "name=" without a value.
func (p *parser) invalidEmptyKwarg() {
	if p.kind == TokName && p.peek(1) == TokEqual && (p.peek(2) == TokComma || p.peek(2) == TokRPar) {
		p.raiseRange(p.tokenPos(p.i), p.tokenPos(p.i+1), "expected argument value expression")
	}
}

// invalidKwargGenexp finds "name=expression for ...".
func (p *parser) invalidKwargGenexp() {
	if p.kind != TokName || p.peek(1) != TokEqual {
		return
	}
	a, b := p.tokenPos(p.i), p.tokenPos(p.i+1)
	p.matches(func() {
		p.next()
		p.next()
		p.expression()
		p.forClauses()
		p.raiseRange(a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	})
}

// invalidKwarg finds wrong names of keyword arguments.
func (p *parser) invalidKwarg() {
	switch p.kind {
	case TokTrue, TokFalse, TokNone:
		if p.peek(1) == TokEqual {
			p.raiseRange(p.tokenPos(p.i), p.tokenPos(p.i+1), "cannot assign to %s", p.kind)
		}
	case TokDoubleStar:
		pos := p.start()
		p.matches(func() {
			p.next()
			p.expression()
			p.want(TokEqual)
			b := p.expression()
			p.raiseRange(pos, *b.Span(), "cannot assign to keyword argument unpacking")
		})
		return
	}
	p.invalidKwargGenexp()
	if p.kind == TokName && p.peek(1) == TokEqual {
		return
	}
	p.matches(func() {
		a := p.expression()
		if p.kind != TokEqual {
			p.fail()
		}
		p.raiseRange(*a.Span(), p.start(), "expression cannot contain assignment, perhaps you meant \"==\"?")
	})
}

// invalidParameters looks at the parameters of a function or lambda before they are parsed.
func (p *parser) invalidParameters(lambda bool) {
	closing := TokRPar
	if lambda {
		closing = TokColon
	}
	p.matches(func() {
		var slash, star, defaults bool
		n := 0 // parameters so far
		for ; ; n++ {
			pos := p.start()
			switch p.kind {
			case TokSlash:
				switch {
				case n == 0 && p.peek(1) == TokComma:
					p.raise(p.errorAt(SyntaxError, pos, "at least one argument must precede /"))
				case star:
					p.raise(p.errorAt(SyntaxError, pos, "/ must be ahead of *"))
				case slash:
					p.raise(p.errorAt(SyntaxError, pos, "/ may appear only once"))
				}
				slash = true
				p.next()
				if p.kind == TokStar && n > 0 {
					p.raise(p.errorAt(SyntaxError, p.start(), "expected comma between / and *"))
				}
			case TokLPar:
				if !defaults && !slash && !star {
					p.invalidParenParameters(lambda)
				}
				return
			case TokStar:
				p.invalidStarParameter(lambda, closing, star)
				star = true
				p.next()
				if p.kind == TokName {
					p.parameter(lambda, true)
				}
			case TokDoubleStar:
				p.invalidKwParameter(lambda)
				return
			case TokName:
				a := p.parameter(lambda, false)
				hasDefault := false
				if p.kind == TokEqual {
					hasDefault = true
					eq := p.start()
					p.next()
					if p.kind == TokRPar || p.kind == TokComma {
						p.raise(p.errorAt(SyntaxError, eq, "expected default value expression"))
					}
					p.expression()
				}
				if p.kind != TokComma && p.kind != closing {
					return
				}
				if !hasDefault && defaults && !star {
					p.raise(p.errorNode(a, "parameter without a default follows parameter with a default"))
				}
				defaults = defaults || hasDefault
			default:
				return
			}
			if !p.got(TokComma) {
				return
			}
			if !lambda {
				p.got(TokTypeComment)
			}
		}
	})
}

// invalidParenParameters finds parameters in brackets of their own.
func (p *parser) invalidParenParameters(lambda bool) {
	open := p.start()
	p.matches(func() {
		p.next()
		for p.kind == TokName {
			p.parameter(lambda, false)
			if !p.got(TokComma) {
				break
			}
		}
		b := p.start()
		if p.toks[p.i-1].Kind == TokLPar {
			p.fail()
		}
		p.want(TokRPar)
		if lambda {
			p.raiseRange(open, b, "Lambda expression parameters cannot be parenthesized")
		}
		p.raiseRange(open, b, "Function parameters cannot be parenthesized")
	})
}

// invalidStarParameter looks at a * among parameters; second tells that there was one before.
func (p *parser) invalidStarParameter(lambda bool, closing TokenKind, second bool) {
	pos := p.start()
	if second {
		p.raise(p.errorAt(SyntaxError, pos, "* argument may appear only once"))
	}
	k := p.peek(1)
	if k == TokComma && p.peek(2) == TokTypeComment && !lambda {
		p.seek(p.i + 2)
		p.raiseHere("bare * has associated type comment")
	}
	if k == closing || k == TokComma && (p.peek(2) == closing || p.peek(2) == TokDoubleStar) {
		if lambda {
			p.raiseHere("named arguments must follow bare *")
		}
		p.raise(p.errorAt(SyntaxError, pos, "named arguments must follow bare *"))
	}
	p.matches(func() {
		p.next()
		p.parameter(lambda, false)
		if p.kind == TokEqual {
			p.raise(p.errorAt(SyntaxError, p.start(), "var-positional argument cannot have default value"))
		}
	})
}

// invalidKwParameter looks at a ** among parameters.
func (p *parser) invalidKwParameter(lambda bool) {
	p.matches(func() {
		p.next()
		p.parameter(lambda, false)
		if p.kind == TokEqual {
			p.raise(p.errorAt(SyntaxError, p.start(), "var-keyword argument cannot have default value"))
		}
		p.want(TokComma)
		switch p.kind {
		case TokName:
			a := p.parameter(lambda, false)
			p.raise(p.errorNode(a, "arguments cannot follow var-keyword argument"))
		case TokStar, TokDoubleStar, TokSlash:
			p.raise(p.errorAt(SyntaxError, p.start(), "arguments cannot follow var-keyword argument"))
		}
	})
}

// invalidTypeParams finds an empty list of type parameters; the cursor is after its bracket.
func (p *parser) invalidTypeParams() {
	if p.kind == TokRSqb {
		p.raiseFrom(p.start(), "Type parameter list cannot be empty")
	}
}

// invalidTypeParam finds bounds where there can be none.
func (p *parser) invalidTypeParam() {
	what := "TypeVarTuple"
	switch p.kind {
	case TokDoubleStar:
		what = "ParamSpec"
	case TokStar:
	default:
		return
	}
	p.matches(func() {
		p.next()
		p.ident()
		colon := p.start()
		p.want(TokColon)
		if _, tuple := p.expression().(*Tuple); tuple {
			p.raiseFrom(colon, "cannot use constraints with %s", what)
		}
		p.raiseFrom(colon, "cannot use bound with %s", what)
	})
}
