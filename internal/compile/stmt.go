package compile

// This file compiles statements.

import (
	"strings"

	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

func (u *unit) stmts(list []syntax.Stmt) {
	for _, s := range list {
		if u.c.err != nil {
			return
		}
		u.stmt(s)
	}
}

func (u *unit) stmt(s syntax.Stmt) {
	if u.c.depth++; u.c.depth > maxDepth {
		u.fail(s.Span(), "too many nested statements")
	}
	mark := u.top
	u.at(s.Span())
	if n := len(u.code.Instrs); n-u.polled >= bc.StraightCode && !u.dead {
		u.polled = n
		u.emit(bc.OpNop, 0, 0, 0, 0)
	}
	u.stmt1(s)
	u.top = mark
	u.c.depth--
}

func (u *unit) stmt1(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		if u.shows {
			u.at(s.Span())
			r := u.temp()
			u.expr(s.Value, r)
			u.emit(bc.OpIntrinsic1, r, r, int32(bc.IntrinsicPrint), 0)
			return
		}
		if _, ok := s.Value.(*syntax.Constant); ok {
			u.emit(bc.OpNop, 0, 0, 0, 0) // so that tracing sees the line, as with "pass"
			return
		}
		u.expr(s.Value, u.temp())
	case *syntax.Assign:
		u.assign(s)
	case *syntax.AugAssign:
		u.augAssign(s)
	case *syntax.AnnAssign:
		if s.Value != nil {
			u.assignTo(s.Target, s.Value)
		} else if s.Simple == 0 {
			switch t := s.Target.(type) {
			case *syntax.Attribute:
				u.expr(t.Value, u.temp())
			case *syntax.Subscript:
				u.expr(t.Value, u.temp())
				u.expr(t.Slice, u.temp())
			}
		}
		u.annotated(s)
	case *syntax.Return:
		u.ret(s)
	case *syntax.Delete:
		for _, t := range s.Targets {
			u.del(t)
		}
	case *syntax.If:
		u.ifStmt(s)
	case *syntax.While:
		u.while(s)
	case *syntax.For:
		u.forStmt(s)
	case *syntax.AsyncFor:
		u.asyncFor(s)
	case *syntax.Break:
		u.loopExit(s.Span(), true)
	case *syntax.Continue:
		u.loopExit(s.Span(), false)
	case *syntax.Pass, *syntax.Global, *syntax.Nonlocal:
		if _, ok := s.(*syntax.Pass); ok {
			u.emit(bc.OpNop, 0, 0, 0, 0)
		}
	case *syntax.FunctionDef:
		u.function(funcDef{s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams})
	case *syntax.AsyncFunctionDef:
		u.function(funcDef{s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams})
	case *syntax.TypeAlias:
		u.typeAlias(s)
	case *syntax.ClassDef:
		u.class(s)
	case *syntax.Raise:
		if s.Exc == nil {
			u.emit(bc.OpReraiseCurrent, 0, 0, 0, 0)
		} else if s.Cause == nil {
			u.emit(bc.OpRaise, u.operand(s.Exc), 0, 0, 0)
		} else {
			r := u.operand(s.Exc, s.Cause)
			u.emit(bc.OpRaiseFrom, r, u.operand(s.Cause), 0, 0)
		}
		u.dead = true
	case *syntax.Assert:
		u.checkAssert(s)
		u.assert(s)
	case *syntax.Import:
		u.importStmt(s)
	case *syntax.ImportFrom:
		u.importFrom(s)
	case *syntax.With:
		u.with(s.Span(), s.Items, s.Body, false)
	case *syntax.AsyncWith:
		u.with(s.Span(), s.Items, s.Body, true)
	case *syntax.Try:
		u.try(s.Body, s.Handlers, s.Orelse, s.FinalBody, false)
	case *syntax.TryStar:
		u.try(s.Body, s.Handlers, s.Orelse, s.FinalBody, true)
	case *syntax.Match:
		u.match(s)
	default:
		u.fail(s.Span(), "unknown statement")
	}
}

func (u *unit) ifStmt(s *syntax.If) {
	end := newLabel()
	for {
		els := newLabel()
		u.at(s.Span())
		if _, known := s.Test.(*syntax.Constant); known {
			u.emit(bc.OpNop, 0, 0, 0, 0) // so that tracing sees the line
		}
		u.cond(s.Test, els, false)
		u.stmts(s.Body)
		if len(s.Orelse) == 0 {
			u.place(els)
			u.patch(els)
			break
		}
		u.jump(end)
		u.place(els)
		u.patch(els)
		if len(s.Orelse) == 1 {
			if e, ok := s.Orelse[0].(*syntax.If); ok {
				s = e
				continue
			}
		}
		u.stmts(s.Orelse)
		break
	}
	u.place(end)
	u.patch(end)
}

func (u *unit) assert(s *syntax.Assert) {
	if u.c.opts.Optimize > 0 {
		return
	}
	ok := newLabel()
	if isConst(s.Test) {
		u.mark(s.Span().Line)
	}
	u.cond(s.Test, ok, true)
	if !u.dead {
		u.at(s.Test.Span())
		r := u.temps(2)
		u.emit(bc.OpLoadAssertionError, r, 0, 0, 0)
		if s.Msg != nil {
			u.expr(s.Msg, r+1)
			u.at(s.Test.Span())
			u.emit(bc.OpCall, r, r, 1, 0)
		}
		u.emit(bc.OpRaise, r, 0, 0, 0)
		u.dead = true
	}
	u.place(ok)
	u.patch(ok)
}

func (u *unit) importStmt(s *syntax.Import) {
	for _, a := range s.Names {
		m := u.top
		r := u.temps(3)
		u.load(r+1, bc.Const{})
		u.load(r+2, number(0))
		u.emit(bc.OpImportName, r, u.name(a.Name), r+1, 0)
		if a.AsName == "" {
			first, _, _ := strings.Cut(a.Name, ".")
			u.storeName(first, r)
		} else {
			parts := strings.Split(a.Name, ".")
			for _, p := range parts[1:] {
				u.emit(bc.OpImportFrom, r, r, u.name(p), 0)
			}
			u.storeName(a.AsName, r)
		}
		u.top = m
	}
}

func (u *unit) importFrom(s *syntax.ImportFrom) {
	r := u.temps(3)
	from := bc.Const{Kind: bc.ConstTuple}
	for _, a := range s.Names {
		from.Items = append(from.Items, str(a.Name))
	}
	u.load(r+1, from)
	u.load(r+2, number(int64(s.Level)))
	u.emit(bc.OpImportName, r, u.name(s.Module), r+1, 0)
	for _, a := range s.Names {
		if a.Name == "*" {
			u.emit(bc.OpImportStar, r, 0, 0, 0)
			return
		}
		u.emit(bc.OpImportFrom, r+1, r, u.name(a.Name), 0)
		n := a.AsName
		if n == "" {
			n = a.Name
		}
		u.storeName(n, r+1)
	}
}
