package compile

// This file compiles class definitions.

import (
	"slices"

	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

func (u *unit) class(s *syntax.ClassDef) {
	decs := u.temps(int32(2 * len(s.DecoratorList)))
	for i, d := range s.DecoratorList {
		u.expr(d, decs+int32(2*i))
	}
	u.at(s.Span())
	dst := u.temp()
	line := firstLine(s.Span(), s.DecoratorList)
	if len(s.TypeParams) > 0 {
		u.generic(s, s.Name, line, s.TypeParams, nil, dst, func(v *unit, tp, r int32) {
			v.storeName(".type_params", tp)
			g := v.temp()
			v.emit(bc.OpIntrinsic1, g, tp, int32(bc.IntrinsicSubscriptGeneric), 0)
			v.storeName(".generic_base", g)
			v.buildClass(s, line, r)
		})
	} else {
		u.buildClass(s, line, dst)
	}
	u.decorate(s.DecoratorList, decs, dst)
	u.at(s.Span())
	u.storeName(s.Name, dst)
}

// buildClass evaluates the bases and makes the class.
func (u *unit) buildClass(s *syntax.ClassDef, line, dst int32) {
	sc := u.c.scopes[scopeKey{node: s}]
	bases := s.Bases
	if len(s.TypeParams) > 0 {
		bases = append(slices.Clone(bases), &syntax.Name{Pos: s.Pos, Id: ".generic_base"})
	}
	code := u.nested(sc, s.Name, "", line, func(v *unit) { v.classBody(s, sc, line) })
	mark := u.top
	f := u.temp()
	u.emit(bc.OpLoadBuildClass, f, 0, 0, 0)
	fn := u.temp()
	u.makeFunction(fn, code, sc, nil)
	ex := starred(bases)
	for _, k := range s.Keywords {
		ex = ex || k.Arg == ""
	}
	if ex || len(bases)+len(s.Keywords) > bigDisplay {
		l := u.temps(2)
		u.emit(bc.OpBuildList, l, 0, 0, 0)
		u.emit(bc.OpListAppend, l, fn, 0, 0)
		u.load(l+1, str(s.Name))
		u.emit(bc.OpListAppend, l, l+1, 0, 0)
		for _, b := range bases {
			m := u.top
			if st, ok := b.(*syntax.Starred); ok {
				u.emit(bc.OpListExtend, l, u.operand(st.Value), 0, 0)
			} else {
				u.emit(bc.OpListAppend, l, u.operand(b), 0, 0)
			}
			u.top = m
		}
		u.emit(bc.OpListToTuple, l, l, 0, 0)
		d := u.keywordDict(s.Keywords, f)
		u.at(s.Span())
		u.emit(bc.OpCallEx, dst, f, l, d)
	} else {
		n := int32(2 + len(bases) + len(s.Keywords))
		base := u.temps(1 + n)
		u.emit(bc.OpMove, base, f, 0, 0)
		u.emit(bc.OpMove, base+1, fn, 0, 0)
		u.load(base+2, str(s.Name))
		k := u.arguments(bases, s.Keywords, base+3)
		u.at(s.Span())
		if k < 0 {
			u.emit(bc.OpCall, dst, base, n, 0)
		} else {
			u.emit(bc.OpCallKw, dst, base, n, k)
		}
	}
	u.top = mark
}

// classBody compiles the function that fills a class's namespace.
func (u *unit) classBody(s *syntax.ClassDef, sc *scope, line int32) {
	u.pos = syntax.Pos{Line: line, EndLine: line, Col: 0, EndCol: 0}
	r := u.temp()
	u.emit(bc.OpLoadGlobal, r, u.name("__name__"), 0, 0)
	u.emit(bc.OpStoreName, u.name("__module__"), r, 0, 0)
	u.load(r, str(u.qualname))
	u.emit(bc.OpStoreName, u.name("__qualname__"), r, 0, 0)
	u.load(r, number(int64(line)))
	u.emit(bc.OpStoreName, u.name("__firstlineno__"), r, 0, 0)
	if len(s.TypeParams) > 0 {
		u.emit(bc.OpLoadDeref, r, u.regs[".type_params"], 0, 0)
		u.emit(bc.OpStoreName, u.name("__type_params__"), r, 0, 0)
	}
	if sc.needsClassDict {
		u.emit(bc.OpLoadLocals, r, 0, 0, 0)
		u.emit(bc.OpStoreDeref, u.regs["__classdict__"], r, 0, 0)
	}
	u.startAnnotations()
	u.stmts(u.docstring(s.Body))
	u.variableAnnotate("__annotate_func__")
	u.nowhere()
	names := bc.Const{Kind: bc.ConstTuple}
	var all []string
	for n := range u.statics {
		all = append(all, n)
	}
	slices.Sort(all)
	for _, n := range all {
		names.Items = append(names.Items, str(n))
	}
	u.load(r, names)
	u.emit(bc.OpStoreName, u.name("__static_attributes__"), r, 0, 0)
	if sc.needsClassDict {
		u.emit(bc.OpStoreName, u.name("__classdictcell__"), u.regs["__classdict__"], 0, 0)
	}
	if sc.needsClassCell {
		c := u.regs["__class__"]
		u.emit(bc.OpStoreName, u.name("__classcell__"), c, 0, 0)
		u.emit(bc.OpReturn, c, 0, 0, 0)
		u.dead = true
	}
}
