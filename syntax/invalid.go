// This file has the tools of the second pass, and what it knows about wrong targets.

package syntax

// matches reports whether f succeeds at the cursor, which stays where it is.
func (p *parser) matches(f func()) bool {
	i := p.i
	ok := p.try(f)
	p.seek(i)
	return ok
}

// tryExpr returns what f parses, moving past it, or nil.
func (p *parser) tryExpr(f func() Expr) (e Expr) {
	p.try(func() { e = f() })
	return e
}

// levels returns, for each token, the number of brackets open after it.
func (p *parser) levels() []int16 {
	if p.levelOf == nil {
		p.levelOf = make([]int16, len(p.toks))
		var n int16
		for i, t := range p.toks {
			switch t.Kind {
			case TokLPar, TokLSqb, TokLBrace:
				n++
			case TokRPar, TokRSqb, TokRBrace:
				n--
			}
			p.levelOf[i] = n
		}
	}
	return p.levelOf
}

// plainly runs f without looking for mistakes.
func (p *parser) plainly(f func()) bool {
	d := p.diag
	p.diag = false
	ok := p.try(f)
	p.diag = d
	return ok
}

// tokenPos returns the position of token i.
func (p *parser) tokenPos(i int) Pos { return p.toks[i].Pos }

// exprName says what kind of thing an expression is, in the words of CPython's messages.
func exprName(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *BoolOp, *BinOp, *UnaryOp:
		return "expression"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *TemplateStr, *Interpolation:
		return "t-string expression"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	case *Constant:
		switch e.Value.Kind {
		case ConstNone:
			return "None"
		case ConstTrue:
			return "True"
		case ConstFalse:
			return "False"
		case ConstEllipsis:
			return "ellipsis"
		}
		return "literal"
	}
	return "expression"
}

type targetKind uint8

const (
	starTarget targetKind = iota
	delTarget
	forTarget
)

// invalidTarget returns the part of e that keeps it from being a target, or nil.
func invalidTarget(e Expr, kind targetKind) Expr {
	switch e := e.(type) {
	case *List:
		return firstInvalid(e.Elts, kind)
	case *Tuple:
		return firstInvalid(e.Elts, kind)
	case *Starred:
		if kind == delTarget {
			return e
		}
		return invalidTarget(e.Value, kind)
	case *Compare:
		// "for a in b" was read as a comparison.
		if kind == forTarget {
			if e.Ops[0] == In {
				return invalidTarget(e.Left, kind)
			}
			return nil
		}
		return e
	case *Name, *Subscript, *Attribute, nil:
		return nil
	}
	return e
}

func firstInvalid(es []Expr, kind targetKind) Expr {
	for _, e := range es {
		if bad := invalidTarget(e, kind); bad != nil {
			return bad
		}
	}
	return nil
}

// raiseInvalidTarget raises the error for e as a target, unless it is a good one.
func (p *parser) raiseInvalidTarget(e Expr, kind targetKind) {
	bad := invalidTarget(e, kind)
	if bad == nil {
		return
	}
	if kind == delTarget {
		p.raise(p.errorNode(bad, "cannot delete %s", exprName(bad)))
	}
	p.raise(p.errorNode(bad, "cannot assign to %s", exprName(bad)))
}

// raiseRange raises an error about the text from the start of a to the end of b.
func (p *parser) raiseRange(a, b Pos, format string, args ...any) {
	p.raise(p.errorAt(SyntaxError, span(a, b), format, args...))
}

// raiseFrom raises an error about the text from the start of a to where the tokenizer had come.
func (p *parser) raiseFrom(a Pos, format string, args ...any) {
	t := p.toks[p.far]
	e := p.errorAt(SyntaxError, Pos{a.Line, a.Col, t.EndLine, t.EndCol - 1}, format, args...)
	if a == t.Pos && p.madeUp(p.far) {
		e.Col, e.EndCol = 0, charOffset(e.Text, int(t.Col))
	}
	p.raise(e)
}

// raiseHere raises an error about the furthest token that was looked at.
func (p *parser) raiseHere(format string, args ...any) {
	p.raise(p.errorHere(SyntaxError, format, args...))
}
