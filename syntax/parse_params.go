// This file parses the parameters of functions and lambdas, and type parameters.

package syntax

// parameters parses the parameters of a function, up to the closing bracket, or of a lambda, up to the colon.
func (p *parser) parameters(lambda bool) *Arguments {
	closing := TokRPar
	if lambda {
		closing = TokColon
	}
	if p.diag && p.kind != closing {
		p.invalidParameters(lambda)
	}
	a := &Arguments{}
	slash, star := false, false
	for p.kind != closing {
		var arg *Arg // that a type comment after it belongs to
		switch p.kind {
		case TokName:
			arg = p.parameter(lambda, false)
			var def Expr
			if p.kind == TokEqual {
				p.next()
				def = p.expression()
			}
			switch {
			case star:
				a.KwOnlyArgs = append(a.KwOnlyArgs, arg)
				a.KwDefaults = append(a.KwDefaults, def)
			case def != nil:
				a.Args = append(a.Args, arg)
				a.Defaults = append(a.Defaults, def)
			case len(a.Defaults) > 0:
				p.fail()
			default:
				a.Args = append(a.Args, arg)
			}
		case TokSlash:
			if slash || star || len(a.Args) == 0 {
				p.fail()
			}
			slash = true
			a.PosOnlyArgs, a.Args = a.Args, nil
			p.next()
		case TokStar:
			if star {
				p.fail()
			}
			star = true
			p.next()
			if p.kind == TokName {
				arg = p.parameter(lambda, true)
				a.Vararg = arg
			} else if p.kind != TokComma || p.peek(1) != TokName {
				p.fail()
			}
		case TokDoubleStar:
			p.next()
			a.Kwarg = p.parameter(lambda, false)
			p.got(TokComma)
			if !lambda {
				a.Kwarg.TypeComment = p.typeComment()
			}
			if p.kind != closing {
				p.fail()
			}
			return a
		default:
			p.fail()
		}
		more := p.got(TokComma)
		if p.kind == TokTypeComment && arg != nil && !lambda && (more || p.peek(1) == closing) {
			arg.TypeComment = p.typeComment()
		}
		if !more {
			break
		}
	}
	if p.kind != closing {
		p.fail()
	}
	return a
}

// parameter parses a name and, in a function, its annotation. vararg allows the annotation to be starred.
func (p *parser) parameter(lambda, vararg bool) *Arg {
	pos := p.start()
	a := p.args.new()
	a.Arg = p.ident()
	if !lambda && p.got(TokColon) {
		if vararg {
			a.Annotation = p.starExpression()
		} else {
			a.Annotation = p.expression()
		}
	}
	a.Pos = p.end(pos)
	return a
}

// typeParams parses "[T: bound = default, *Ts, **P]", if there is such.
func (p *parser) typeParams() []TypeParam {
	if p.kind != TokLSqb {
		return nil
	}
	p.next()
	if p.diag {
		p.invalidTypeParams()
	}
	var out []TypeParam
	for {
		out = append(out, p.typeParam())
		if !p.got(TokComma) || p.kind == TokRSqb {
			break
		}
	}
	p.want(TokRSqb)
	return out
}

func (p *parser) typeParam() TypeParam {
	pos := p.start()
	if p.diag {
		p.invalidTypeParam()
	}
	switch p.kind {
	case TokStar:
		p.next()
		t := &TypeVarTuple{Name: p.ident()}
		if p.got(TokEqual) {
			t.DefaultValue = p.starExpression()
		}
		t.Pos = p.end(pos)
		return t
	case TokDoubleStar:
		p.next()
		t := &ParamSpec{Name: p.ident()}
		if p.got(TokEqual) {
			t.DefaultValue = p.expression()
		}
		t.Pos = p.end(pos)
		return t
	}
	t := &TypeVar{Name: p.ident()}
	if p.got(TokColon) {
		t.Bound = p.expression()
	}
	if p.got(TokEqual) {
		t.DefaultValue = p.expression()
	}
	t.Pos = p.end(pos)
	return t
}
