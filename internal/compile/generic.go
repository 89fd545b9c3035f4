package compile

// This file compiles type parameters and type statements (PEP 695, PEP 696).

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// generic compiles the scope of type parameters as a function that is called at
// once: body computes its result into the register r from the tuple of type
// parameters in tp. args are the registers of its arguments.
func (u *unit) generic(node syntax.Stmt, name string, line int32, list []syntax.TypeParam, args []int32, dst int32, body func(v *unit, tp, r int32)) {
	s := u.c.scopes[scopeKey{node, typeParamsPart}]
	name = "<generic parameters of " + name + ">"
	code := u.nested(s, name, "", line, func(v *unit) {
		v.code.ArgCount = int32(len(args))
		v.pos = *node.Span()
		tp, r := v.temp(), v.temp()
		v.typeParams(list, tp)
		v.pos = *node.Span()
		body(v, tp, r)
		v.emit(bc.OpReturn, r, 0, 0, 0)
		v.dead = true
	})
	m := u.top
	base := u.temps(int32(1 + len(args)))
	u.makeFunction(base, code, s, nil)
	for i, r := range args {
		u.emit(bc.OpMove, base+1+int32(i), r, 0, 0)
	}
	u.emit(bc.OpCall, dst, base, int32(len(args)), 0)
	u.top = m
}

// typeParams makes the type parameters, stores each, and puts their tuple into dst.
func (u *unit) typeParams(list []syntax.TypeParam, dst int32) {
	m := u.top
	base := u.temps(int32(len(list)))
	var def syntax.TypeParam // a parameter with a default before this one
	for i, p := range list {
		r := base + int32(i)
		u.at(p.Span())
		var name string
		var dflt syntax.Expr
		switch p := p.(type) {
		case *syntax.TypeVar:
			name, dflt = p.Name, p.DefaultValue
			u.typeVar(p, r)
		case *syntax.ParamSpec:
			name, dflt = p.Name, p.DefaultValue
			u.load(r, str(name))
			u.emit(bc.OpIntrinsic1, r, r, int32(bc.IntrinsicParamSpec), 0)
		case *syntax.TypeVarTuple:
			name, dflt = p.Name, p.DefaultValue
			u.load(r, str(name))
			u.emit(bc.OpIntrinsic1, r, r, int32(bc.IntrinsicTypeVarTuple), 0)
		}
		if dflt != nil {
			t := u.temp()
			u.lazy(u.c.scopes[scopeKey{p, defaultPart}], name, dflt, t)
			u.emit(bc.OpIntrinsic2, r, r, t, int32(bc.IntrinsicSetTypeParamDefault))
			u.top--
			def = p
		} else if def != nil {
			u.fail(p.Span(), "non-default type parameter '"+name+"' follows default type parameter")
		}
		u.storeName(name, r)
	}
	u.emit(bc.OpBuildTuple, dst, base, int32(len(list)), 0)
	u.top = m
}

func (u *unit) typeVar(p *syntax.TypeVar, r int32) {
	u.load(r, str(p.Name))
	if p.Bound == nil {
		u.emit(bc.OpIntrinsic1, r, r, int32(bc.IntrinsicTypeVar), 0)
		return
	}
	op := bc.IntrinsicTypeVarWithBound
	if _, ok := p.Bound.(*syntax.Tuple); ok {
		op = bc.IntrinsicTypeVarWithConstraints
	}
	t := u.temp()
	u.lazy(u.c.scopes[scopeKey{p, boundPart}], p.Name, p.Bound, t)
	u.emit(bc.OpIntrinsic2, r, r, t, int32(op))
	u.top--
}

// lazy makes the function that computes a bound, default or alias when it is asked for.
func (u *unit) lazy(s *scope, name string, e syntax.Expr, dst int32) {
	m := u.top
	old := u.pos
	d := u.temp()
	u.load(d, bc.Const{Kind: bc.ConstTuple, Items: []bc.Const{number(1)}})
	u.at(e.Span())
	u.evaluator(s, name, "", e.Span().Line, []funcPart{{partDefaults, d}}, dst, func(v *unit, r int32) {
		if st, ok := e.(*syntax.Starred); ok { // *Ts = *tuple[int, str]
			v.annotationValue(st, r)
			return
		}
		v.expr(e, r)
	})
	u.pos = old
	u.top = m
}

// genericFunction makes a function with type parameters; parts hold its defaults.
func (u *unit) genericFunction(d funcDef, parts []funcPart, dst int32) {
	var args []int32
	for _, p := range parts {
		args = append(args, p.reg)
	}
	u.generic(d.node, d.name, firstLine(d.node.Span(), d.decorators), d.params, args, dst, func(v *unit, tp, r int32) {
		inner := make([]funcPart, len(parts))
		for i, p := range parts {
			inner[i] = funcPart{p.bit, int32(i)}
		}
		v.functionObject(d, inner, r)
		v.emit(bc.OpIntrinsic2, r, r, tp, int32(bc.IntrinsicSetFunctionTypeParams))
	})
}

// typeAlias compiles a type statement.
func (u *unit) typeAlias(s *syntax.TypeAlias) {
	name := s.Name.(*syntax.Name).Id
	dst := u.temp()
	alias := func(v *unit, tp, r int32) {
		m := v.top
		b := v.temps(3)
		v.load(b, str(name))
		if tp < 0 {
			v.load(b+1, bc.Const{})
		} else {
			v.emit(bc.OpMove, b+1, tp, 0, 0)
		}
		v.lazy(v.c.scopes[scopeKey{node: s}], name, s.Value, b+2)
		v.emit(bc.OpBuildTuple, r, b, 3, 0)
		v.emit(bc.OpIntrinsic1, r, r, int32(bc.IntrinsicTypeAlias), 0)
		v.top = m
	}
	if len(s.TypeParams) > 0 {
		u.generic(s, name, s.Span().Line, s.TypeParams, nil, dst, alias)
	} else {
		alias(u, -1, dst)
	}
	u.storeName(name, dst)
}
