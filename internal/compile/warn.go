package compile

// This file warns of code that is correct and hardly ever meant: comparisons of
// identity with literals, calls and subscripts of what has none, assertions of
// tuples, jumps out of finally blocks (PEP 765).

import (
	"fmt"

	"github.com/hognose/hognose/syntax"
)

type warnKey struct {
	pos syntax.Pos
	msg string
}

// warn issues a SyntaxWarning, once for each place: code of finally blocks is
// compiled several times.
func (u *unit) warn(p *syntax.Pos, format string, args ...any) {
	c := u.c
	if c.opts.Warn == nil || c.err != nil {
		return
	}
	key := warnKey{*p, fmt.Sprintf(format, args...)}
	if c.warned[key] {
		return
	}
	if c.warned == nil {
		c.warned = map[warnKey]bool{}
	}
	c.warned[key] = true
	if err := c.opts.Warn(c.opts.Filename, syntax.Warning{Category: "SyntaxWarning", Msg: key.msg, Line: int(p.Line), Col: int(p.Col), EndLine: int(p.EndLine), EndCol: int(p.EndCol)}); err != nil {
		c.err = err
	}
}

var constTypes = [...]string{
	syntax.ConstNone: "NoneType", syntax.ConstTrue: "bool", syntax.ConstFalse: "bool", syntax.ConstEllipsis: "ellipsis", syntax.ConstInt: "int",
	syntax.ConstBigInt: "int", syntax.ConstFloat: "float", syntax.ConstComplex: "complex", syntax.ConstStr: "str", syntax.ConstBytes: "bytes",
	syntax.ConstTuple: "tuple", syntax.ConstFrozenSet: "frozenset",
}

// typeOf returns the type of what the expression surely gives, "" if that is open.
func typeOf(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Constant:
		return constTypes[e.Value.Kind]
	case *syntax.Tuple:
		return "tuple"
	case *syntax.List, *syntax.ListComp:
		return "list"
	case *syntax.Dict, *syntax.DictComp:
		return "dict"
	case *syntax.Set, *syntax.SetComp:
		return "set"
	case *syntax.GeneratorExp:
		return "generator"
	case *syntax.Lambda:
		return "function"
	case *syntax.TemplateStr:
		return "string.templatelib.Template"
	case *syntax.Interpolation:
		return "string.templatelib.Interpolation"
	case *syntax.JoinedStr, *syntax.FormattedValue:
		return "str"
	}
	return ""
}

// isLiteral reports whether e is a constant that is no singleton.
func isLiteral(e syntax.Expr) bool {
	if _, ok := e.(*syntax.Tuple); ok {
		_, ok = constant(e)
		return ok
	}
	k, ok := e.(*syntax.Constant)
	return ok && k.Value.Kind > syntax.ConstEllipsis
}

func (u *unit) checkCompare(e *syntax.Compare) {
	left := e.Left
	for i, op := range e.Ops {
		right := e.Comparators[i]
		if op == syntax.Is || op == syntax.IsNot {
			lit := left
			if !isLiteral(left) {
				lit = right
			}
			if isLiteral(lit) {
				text, instead := "is", "=="
				if op == syntax.IsNot {
					text, instead = "is not", "!="
				}
				u.warn(e.Span(), "\"%s\" with '%s' literal. Did you mean \"%s\"?", text, typeOf(lit), instead)
			}
		}
		left = right
	}
}

func (u *unit) checkCall(fn syntax.Expr) {
	switch fn.(type) {
	case *syntax.Constant, *syntax.Tuple, *syntax.List, *syntax.ListComp, *syntax.Dict, *syntax.DictComp, *syntax.Set, *syntax.SetComp,
		*syntax.GeneratorExp, *syntax.JoinedStr, *syntax.FormattedValue, *syntax.TemplateStr, *syntax.Interpolation:
		u.warn(fn.Span(), "'%s' object is not callable; perhaps you missed a comma?", typeOf(fn))
	}
}

func (u *unit) checkSubscript(e *syntax.Subscript) {
	switch v := e.Value.(type) {
	case *syntax.Constant:
		switch v.Value.Kind {
		case syntax.ConstStr, syntax.ConstBytes, syntax.ConstTuple:
		default:
			u.warn(v.Span(), "'%s' object is not subscriptable; perhaps you missed a comma?", typeOf(v))
			return
		}
	case *syntax.Set, *syntax.SetComp, *syntax.GeneratorExp, *syntax.Lambda, *syntax.TemplateStr, *syntax.Interpolation:
		u.warn(v.Span(), "'%s' object is not subscriptable; perhaps you missed a comma?", typeOf(v))
		return
	case *syntax.Tuple, *syntax.List, *syntax.ListComp, *syntax.JoinedStr, *syntax.FormattedValue:
	default:
		return
	}
	if t := typeOf(e.Slice); t != "" && t != "int" && t != "bool" {
		u.warn(e.Value.Span(), "%s indices must be integers or slices, not %s; perhaps you missed a comma?", typeOf(e.Value), t)
	}
}

func (u *unit) checkAssert(s *syntax.Assert) {
	switch t := s.Test.(type) {
	case *syntax.Tuple:
		if len(t.Elts) > 0 {
			u.warn(s.Span(), "assertion is always true, perhaps remove parentheses?")
		}
	case *syntax.Constant:
		if t.Value.Kind == syntax.ConstTuple && len(*t.Value.Items) > 0 {
			u.warn(s.Span(), "assertion is always true, perhaps remove parentheses?")
		}
	}
}

// checkFinally looks for statements that leave a finally block.
func (u *unit) checkFinally(body []syntax.Stmt, inLoop bool) {
	leaves := func(s syntax.Stmt, what string) { u.warn(s.Span(), "'%s' in a 'finally' block", what) }
	for _, s := range body {
		switch s := s.(type) {
		case *syntax.Return:
			leaves(s, "return")
		case *syntax.Break:
			if !inLoop {
				leaves(s, "break")
			}
		case *syntax.Continue:
			if !inLoop {
				leaves(s, "continue")
			}
		case *syntax.If:
			u.checkFinally(s.Body, inLoop)
			u.checkFinally(s.Orelse, inLoop)
		case *syntax.For:
			u.checkFinally(s.Body, true)
			u.checkFinally(s.Orelse, inLoop)
		case *syntax.AsyncFor:
			u.checkFinally(s.Body, true)
			u.checkFinally(s.Orelse, inLoop)
		case *syntax.While:
			u.checkFinally(s.Body, true)
			u.checkFinally(s.Orelse, inLoop)
		case *syntax.With:
			u.checkFinally(s.Body, inLoop)
		case *syntax.AsyncWith:
			u.checkFinally(s.Body, inLoop)
		case *syntax.Match:
			for _, c := range s.Cases {
				u.checkFinally(c.Body, inLoop)
			}
		case *syntax.Try:
			u.checkFinally(s.Body, inLoop)
			for _, h := range s.Handlers {
				u.checkFinally(h.Body, inLoop)
			}
			u.checkFinally(s.Orelse, inLoop)
			u.checkFinally(s.FinalBody, inLoop)
		case *syntax.TryStar:
			u.checkFinally(s.Body, inLoop)
			for _, h := range s.Handlers {
				u.checkFinally(h.Body, inLoop)
			}
			u.checkFinally(s.Orelse, inLoop)
			u.checkFinally(s.FinalBody, inLoop)
		}
	}
}
