// This file turns expressions back into text.

package syntax

import (
	"math"
	"strings"
)

// precedenceLevel is how tightly the place binds in which an expression is written: one that binds less needs brackets.
type precedenceLevel uint8

const (
	precNamed precedenceLevel = iota
	precTuple
	precYield
	precTest
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

var operatorPrec = [...]precedenceLevel{Add: precArith, Sub: precArith, Mult: precTerm, MatMult: precTerm, Div: precTerm,
	Modulo: precTerm, Pow: precPower, LShift: precShift, RShift: precShift, BitOr: precBitOr, BitXor: precBitXor,
	BitAnd: precBitAnd, FloorDiv: precTerm}

// parens writes what f does, in brackets if the condition holds.
func (u *unparser) parens(cond bool, f func()) {
	if cond {
		u.write("(")
	}
	f()
	if cond {
		u.write(")")
	}
}

// exprs writes expressions separated by commas.
func (u *unparser) exprs(list []Expr, prec precedenceLevel) {
	for i, e := range list {
		if i > 0 {
			u.write(", ")
		}
		u.expr(e, prec)
	}
}

// items writes the elements of a tuple.
func (u *unparser) items(list []Expr) {
	u.exprs(list, precTest)
	if len(list) == 1 {
		u.write(",")
	}
}

// expr writes an expression into a place of the given precedence.
func (u *unparser) expr(e Expr, prec precedenceLevel) {
	switch e.(type) {
	case *BinOp, *Attribute, *Call, *Subscript:
		u.chain(e, prec)
		return
	}
	u.enter()
	defer func() { u.depth-- }()
	switch e := e.(type) {
	case *BoolOp:
		p, op := precAnd, " and "
		if e.Op == Or {
			p, op = precOr, " or "
		}
		u.parens(prec > p, func() {
			for i, v := range e.Values {
				if i > 0 {
					u.write(op)
				}
				p = min(p+1, precAtom)
				if u.annotation {
					p = map[BoolOperator]precedenceLevel{And: precAnd, Or: precOr}[e.Op] + 1
				}
				u.expr(v, p)
			}
		})
	case *NamedExpr:
		u.parens(prec > precNamed, func() {
			u.expr(e.Target, precAtom)
			u.write(" := ")
			u.expr(e.Value, precAtom)
		})
	case *UnaryOp:
		p, op := precFactor, "-"
		switch e.Op {
		case Not:
			p, op = precNot, "not "
		case Invert:
			op = "~"
		case UAdd:
			op = "+"
		}
		u.parens(prec > p, func() {
			u.write(op)
			u.expr(e.Operand, p)
		})
	case *Lambda:
		u.parens(prec > precTest, func() {
			u.write("lambda")
			if args := u.sub(func(v *unparser) { v.arguments(e.Args) }); args != "" {
				u.write(" " + args)
			}
			u.write(": ")
			u.expr(e.Body, precTest)
		})
	case *IfExp:
		u.parens(prec > precTest, func() {
			u.expr(e.Body, precTest+1)
			u.write(" if ")
			u.expr(e.Test, precTest+1)
			u.write(" else ")
			u.expr(e.Orelse, precTest)
		})
	case *Dict:
		u.write("{")
		for i, k := range e.Keys {
			if i > 0 {
				u.write(", ")
			}
			if k == nil {
				u.write("**")
				u.expr(e.Values[i], precBitOr)
				continue
			}
			u.expr(k, precTest)
			u.write(": ")
			u.expr(e.Values[i], precTest)
		}
		u.write("}")
	case *Set:
		if len(e.Elts) == 0 {
			u.write("{*()}")
			return
		}
		u.write("{")
		u.exprs(e.Elts, precTest)
		u.write("}")
	case *ListComp:
		u.comp("[", e.Elt, e.Generators, "]")
	case *SetComp:
		u.comp("{", e.Elt, e.Generators, "}")
	case *GeneratorExp:
		u.comp("(", e.Elt, e.Generators, ")")
	case *DictComp:
		u.write("{")
		u.expr(e.Key, precTest)
		u.write(": ")
		u.comp("", e.Value, e.Generators, "}")
	case *Await:
		u.parens(prec > precAwait, func() {
			u.write("await ")
			u.expr(e.Value, precAtom)
		})
	case *Yield:
		u.parens(prec > precYield || u.annotation, func() {
			u.write("yield")
			if e.Value != nil {
				u.write(" ")
				u.expr(e.Value, precAtom)
			}
		})
	case *YieldFrom:
		u.parens(prec > precYield || u.annotation, func() {
			u.write("yield from ")
			u.expr(e.Value, precAtom)
		})
	case *Compare:
		u.parens(prec > precCompare, func() {
			u.expr(e.Left, precCompare+1)
			for i, op := range e.Ops {
				u.write(" " + op.Text() + " ")
				u.expr(e.Comparators[i], precCompare+1)
			}
		})
	case *FormattedValue, *Interpolation:
		u.field(e)
	case *JoinedStr:
		u.fstring("f", e.Values)
	case *TemplateStr:
		u.template(e)
	case *Constant:
		if e.Kind == "u" {
			u.write("u")
		}
		u.constant(e.Value)
	case *Starred:
		u.write("*")
		u.expr(e.Value, precBitOr)
	case *Name:
		u.write(e.Id)
	case *List:
		u.write("[")
		u.exprs(e.Elts, precTest)
		u.write("]")
	case *Tuple:
		u.parens(len(e.Elts) == 0 || prec > precTuple, func() { u.items(e.Elts) })
	case *Slice:
		if e.Lower != nil {
			u.expr(e.Lower, precTest)
		}
		u.write(":")
		if e.Upper != nil {
			u.expr(e.Upper, precTest)
		}
		if e.Step != nil {
			u.write(":")
			u.expr(e.Step, precTest)
		}
	}
}

// chain writes operators, attributes, calls and subscripts, which nest deeply on their left side, in a loop: first all
// that stands before the innermost operand, then, on the way back, the rest of each.
func (u *unparser) chain(e Expr, prec precedenceLevel) {
	u.enter()
	defer func() { u.depth-- }()
	type link struct {
		e     Expr
		paren bool
	}
	var links []link
down:
	for {
		switch n := e.(type) {
		case *BinOp:
			p := operatorPrec[n.Op]
			l := link{e, prec > p}
			if l.paren {
				u.write("(")
			}
			links = append(links, l)
			e, prec = n.Left, p
			if n.Op == Pow {
				prec++
			}
		case *Attribute:
			links = append(links, link{e: e})
			e, prec = n.Value, precAtom
		case *Call:
			links = append(links, link{e: e})
			e, prec = n.Func, precAtom
		case *Subscript:
			links = append(links, link{e: e})
			e, prec = n.Value, precAtom
		default:
			break down
		}
	}
	u.expr(e, prec)
	for i := len(links) - 1; i >= 0; i-- {
		switch n := links[i].e.(type) {
		case *BinOp:
			u.write(" " + n.Op.Text() + " ")
			p := operatorPrec[n.Op]
			if n.Op != Pow {
				p++
			}
			u.expr(n.Right, p)
			if links[i].paren {
				u.write(")")
			}
		case *Attribute:
			if c, ok := n.Value.(*Constant); ok {
				switch c.Value.Kind {
				case ConstInt, ConstBigInt, ConstTrue, ConstFalse:
					u.write(" ") // 1 .real
				}
			}
			u.write("." + n.Attr)
		case *Call:
			u.write("(")
			u.callArgs(n.Args, n.Keywords)
			u.write(")")
		case *Subscript:
			u.write("[")
			if t, ok := n.Slice.(*Tuple); ok && len(t.Elts) > 0 {
				u.items(t.Elts)
			} else {
				u.expr(n.Slice, precTest)
			}
			u.write("]")
		}
	}
}

func (u *unparser) callArgs(args []Expr, kws []*Keyword) {
	u.exprs(args, precTest)
	for i, k := range kws {
		if i > 0 || len(args) > 0 {
			u.write(", ")
		}
		u.keyword(k)
	}
}

func (u *unparser) keyword(k *Keyword) {
	if k.Arg == "" {
		u.write("**")
	} else {
		u.write(k.Arg + "=")
	}
	u.expr(k.Value, precTest)
}

func (u *unparser) comp(open string, elt Expr, gens []*Comprehension, closing string) {
	u.write(open)
	u.expr(elt, precTest)
	for _, g := range gens {
		u.comprehension(g)
	}
	u.write(closing)
}

func (u *unparser) comprehension(g *Comprehension) {
	if g.IsAsync != 0 {
		u.write(" async for ")
	} else {
		u.write(" for ")
	}
	u.expr(g.Target, precTuple)
	u.write(" in ")
	u.expr(g.Iter, precTest+1)
	for _, c := range g.Ifs {
		u.write(" if ")
		u.expr(c, precTest+1)
	}
}

func (u *unparser) arguments(a *Arguments) {
	first := true
	sep := func() {
		if !first {
			u.write(", ")
		}
		first = false
	}
	n := len(a.PosOnlyArgs) + len(a.Args)
	for i := range n {
		var arg *Arg
		if i < len(a.PosOnlyArgs) {
			arg = a.PosOnlyArgs[i]
		} else {
			arg = a.Args[i-len(a.PosOnlyArgs)]
		}
		sep()
		u.arg(arg)
		if d := i - (n - len(a.Defaults)); d >= 0 {
			u.write("=")
			u.expr(a.Defaults[d], precTest)
		}
		if i+1 == len(a.PosOnlyArgs) {
			u.write(", /")
		}
	}
	if a.Vararg != nil || len(a.KwOnlyArgs) > 0 {
		sep()
		u.write("*")
		if a.Vararg != nil {
			u.arg(a.Vararg)
		}
	}
	for i, arg := range a.KwOnlyArgs {
		u.write(", ")
		u.arg(arg)
		if i < len(a.KwDefaults) && a.KwDefaults[i] != nil {
			u.write("=")
			u.expr(a.KwDefaults[i], precTest)
		}
	}
	if a.Kwarg != nil {
		sep()
		u.write("**")
		u.arg(a.Kwarg)
	}
}

func (u *unparser) arg(a *Arg) {
	u.write(a.Arg)
	u.opt(": ", a.Annotation)
}

// constant writes a value. Infinities, which have no literal, become numbers that are too large.
func (u *unparser) constant(c Const) {
	const inf = "1e309"
	switch c.Kind {
	case ConstEllipsis:
		u.write("...")
	case ConstFloat, ConstComplex:
		s := c.Repr()
		if math.IsInf(c.Float, 0) || math.IsNaN(c.Float) || math.IsInf(c.Imag, 0) || math.IsNaN(c.Imag) {
			s = strings.ReplaceAll(s, "inf", inf)
			s = strings.ReplaceAll(s, "nan", "("+inf+"-"+inf+")")
		}
		u.write(s)
	case ConstTuple:
		u.write("(")
		if c.Items != nil {
			for i, it := range *c.Items {
				if i > 0 {
					u.write(", ")
				}
				if it.Kind == ConstEllipsis {
					u.write("Ellipsis")
				} else {
					u.constant(it)
				}
			}
			if len(*c.Items) == 1 {
				u.write(",")
			}
		}
		u.write(")")
	default:
		u.write(c.Repr())
	}
}
