package compile

// This file compiles annotations: the functions that compute them when they are
// asked for (PEP 649, PEP 749), or their text (PEP 563).

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// evaluator makes a function f(format, /) of an annotation scope: body computes
// the result into the register r, unless the format is one that only annotationlib knows.
func (u *unit) evaluator(s *scope, name, qualname string, line int32, parts []funcPart, dst int32, body func(v *unit, r int32)) {
	code := u.nested(s, name, qualname, line, func(v *unit) {
		v.code.ArgCount, v.code.PosOnlyCount = 1, 1
		v.pos = u.pos
		ok := newLabel()
		r := v.temp()
		format, _ := v.regs[".format"], 0
		if s.placeOf(".format") == cell {
			v.emit(bc.OpLoadDeref, r, format, 0, 0)
			format = r
		}
		v.jumpTo(ok, v.emit(bc.OpJumpLe, format, v.konst(number(2)), 0, 3), 2)
		v.emit(bc.OpLoadGlobal, r, v.name("NotImplementedError"), 0, 0)
		v.emit(bc.OpRaise, r, 0, 0, 0)
		v.dead = true
		v.place(ok)
		v.patch(ok)
		body(v, r)
		v.emit(bc.OpReturn, r, 0, 0, 0)
		v.dead = true
	})
	u.makeFunction(dst, code, s, parts)
}

// annotationValue computes an annotation, or loads its text; *x stands for the one item of x.
func (u *unit) annotationValue(e syntax.Expr, dst int32) {
	if u.c.future.annotations {
		u.load(dst, str(u.textOf(e)))
		return
	}
	if st, ok := e.(*syntax.Starred); ok {
		m := u.top
		x := u.temp()
		u.expr(st.Value, x)
		u.at(e.Span())
		u.emit(bc.OpUnpackSequence, dst, x, 1, 0)
		u.top = m
		return
	}
	u.expr(e, dst)
}

// functionAnnotate makes the __annotate__ function of a function.
func (u *unit) functionAnnotate(d funcDef, fn *scope, line, dst int32) {
	s := u.c.scopes[scopeKey{d.node, annotatePart}]
	u.evaluator(s, "__annotate__", qualify(u, fn, d.name)+".__annotate__", line, nil, dst, func(v *unit, r int32) {
		v.emit(bc.OpBuildMap, r, 0, 0, 0)
		add := func(name string, e syntax.Expr) {
			m := v.top
			k := v.temps(2)
			v.at(e.Span())
			v.load(k, str(v.mangled(name)))
			v.annotationValue(e, k+1)
			v.emit(bc.OpMapAdd, r, k, k+1, 0)
			v.top = m
		}
		for _, a := range allArgs(d.args) {
			if a.Annotation != nil {
				add(a.Arg, a.Annotation)
			}
		}
		if d.returns != nil {
			add("return", d.returns)
		}
	})
}

// textOf returns the text of an annotation.
func (u *unit) textOf(e syntax.Expr) string {
	s, err := syntax.UnparseAnnotation(e)
	if err != nil {
		u.fail(e.Span(), err.Error())
	}
	return s
}

// startAnnotations prepares the annotations of a module or class at its beginning.
func (u *unit) startAnnotations() {
	switch {
	case u.c.future.annotations:
		if u.s.annotationsUsed {
			u.emit(bc.OpSetupAnnotations, 0, 0, 0, 0)
		}
	case u.s.conditional:
		m := u.top
		r := u.temp()
		u.emit(bc.OpBuildSet, r, 0, 0, 0)
		u.storeConditional(r)
		u.top = m
	}
}

func (u *unit) storeConditional(r int32) {
	const name = "__conditional_annotations__"
	if u.s.kind == classScope {
		u.emit(bc.OpStoreDeref, u.regs[name], r, 0, 0)
		return
	}
	u.emit(bc.OpStoreName, u.name(name), r, 0, 0)
}

// annotated does at an annotated variable what its annotation asks for.
func (u *unit) annotated(s *syntax.AnnAssign) {
	n, ok := s.Target.(*syntax.Name)
	if !ok || s.Simple == 0 || u.s.kind > classScope {
		return
	}
	m := u.top
	defer func() { u.top = m }()
	u.at(s.Span())
	if u.c.future.annotations {
		d := u.temps(3)
		u.emit(bc.OpLoadName, d, u.name("__annotations__"), 0, 0)
		u.load(d+1, str(u.mangled(n.Id)))
		u.load(d+2, str(u.textOf(s.Annotation)))
		u.emit(bc.OpStoreSubscr, d, d+1, d+2, 0)
		return
	}
	for _, a := range u.s.annotations {
		if a.stmt == s && a.index >= 0 {
			r := u.temps(2)
			u.loadName("__conditional_annotations__", r)
			u.load(r+1, number(int64(a.index)))
			u.emit(bc.OpSetAdd, r, r+1, 0, 0)
			return
		}
	}
}

// moduleAnnotate stores the __annotate__ function of a module; a class has it at its end.
func (u *unit) moduleAnnotate() { u.variableAnnotate("__annotate__") }

// variableAnnotate stores under name the function that computes the annotations
// of the variables of a module or class.
func (u *unit) variableAnnotate(name string) {
	if len(u.s.annotations) == 0 || u.c.future.annotations {
		return
	}
	m := u.top
	t := u.temp()
	qualname := "__annotate__"
	if u.s.kind == classScope {
		qualname = u.qualname + ".__annotate__"
	}
	old := u.at(&u.s.note.pos)
	u.evaluator(u.s.note, "__annotate__", qualname, u.s.annotations[0].stmt.Span().Line, nil, t, func(v *unit, r int32) {
		v.emit(bc.OpBuildMap, r, 0, 0, 0)
		for _, a := range u.s.annotations {
			m := v.top
			e := a.stmt.Annotation
			v.at(e.Span())
			skip := newLabel()
			if a.index >= 0 {
				c := v.temps(2)
				v.load(c, number(int64(a.index)))
				v.loadName("__conditional_annotations__", c+1)
				v.jumpTo(skip, v.emit(bc.OpJumpIn, c, c+1, 0, 0), 2)
				v.top = m
			}
			k := v.temps(2)
			v.annotationValue(e, k+1)
			v.load(k, str(v.mangled(a.stmt.Target.(*syntax.Name).Id)))
			v.emit(bc.OpMapAdd, r, k, k+1, 0)
			v.place(skip)
			v.patch(skip)
			v.top = m
		}
	})
	u.emit(bc.OpStoreName, u.name(name), t, 0, 0)
	u.pos = old
	u.top = m
}
