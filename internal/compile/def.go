package compile

// This file compiles functions, lambdas, classes and annotations, and has the
// entry point Compile.

import (
	"slices"
	"strings"

	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// Compile compiles a module, an expression or interactive input. The error, if
// any, is a *syntax.Error.
func Compile(mod syntax.Mod, opts Options) (*bc.Code, error) {
	c := &compiler{opts: opts}
	var body []syntax.Stmt
	switch m := mod.(type) {
	case *syntax.Module:
		body = m.Body
	case *syntax.Interactive:
		body = m.Body
	}
	if futureAnnotations(body) {
		c.opts.Annotations = true
	}
	t := &symtable{filename: opts.Filename, future: c.opts.Annotations}
	s := t.enter(moduleScope, "<module>", nil)
	switch m := mod.(type) {
	case *syntax.Expression:
		t.expr(m.Body)
	default:
		t.stmts(body)
		t.annotationScope(s)
	}
	if t.err == nil {
		t.resolve(s)
	}
	if t.err != nil {
		return nil, t.err
	}
	u := c.newUnit(nil, s, "<module>", 1)
	u.pos = syntax.Pos{Line: 0, EndLine: 1, Col: 0, EndCol: 0}
	switch m := mod.(type) {
	case *syntax.Expression:
		r := u.temp()
		u.expr(m.Body, r)
		u.at(m.Body.Span())
		u.emit(bc.OpReturn, r, 0, 0, 0)
		u.dead = true
	case *syntax.Interactive:
		for _, st := range m.Body {
			if e, ok := st.(*syntax.ExprStmt); ok {
				mark := u.top
				u.at(e.Span())
				r := u.temp()
				u.expr(e.Value, r)
				u.emit(bc.OpIntrinsic1, r, r, int32(bc.IntrinsicPrint), 0)
				u.top = mark
				continue
			}
			u.stmt(st)
		}
	default:
		u.docstring(body)
		u.moduleAnnotations(s)
		u.stmts(body)
	}
	code := u.finish()
	if c.err != nil {
		return nil, c.err
	}
	return code, nil
}

func futureAnnotations(body []syntax.Stmt) bool {
	for _, s := range body {
		if f, ok := s.(*syntax.ImportFrom); ok && f.Module == "__future__" && f.Level == 0 {
			for _, a := range f.Names {
				if a.Name == "annotations" {
					return true
				}
			}
		}
	}
	return false
}

// docOf returns the docstring of a body.
func docOf(body []syntax.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	e, ok := body[0].(*syntax.ExprStmt)
	if !ok {
		return "", false
	}
	k, ok := e.Value.(*syntax.Constant)
	if !ok || k.Value.Kind != syntax.ConstStr {
		return "", false
	}
	return cleanDoc(k.Value.Str), true
}

// cleanDoc takes the common indentation off a docstring, as CPython 3.13 does.
func cleanDoc(s string) string {
	lines := strings.Split(s, "\n")
	margin := -1
	for _, l := range lines[1:] {
		if t := strings.TrimLeft(l, " "); t != "" {
			if n := len(l) - len(t); margin < 0 || n < margin {
				margin = n
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, l := range lines[1:] {
		if margin > 0 {
			if len(l) >= margin {
				l = l[margin:]
			} else {
				l = strings.TrimLeft(l, " ")
			}
		}
		lines[i+1] = l
	}
	return strings.Join(lines, "\n")
}

// docstring stores __doc__ of a module or class.
func (u *unit) docstring(body []syntax.Stmt) {
	d, ok := docOf(body)
	if !ok || u.c.opts.Optimize > 1 {
		return
	}
	u.at(body[0].Span())
	r := u.temp()
	u.load(r, str(d))
	u.emit(bc.OpStoreName, u.name("__doc__"), r, 0, 0)
	u.top--
}

// nested compiles the code of a scope inside the current one.
func (u *unit) nested(s *scope, name string, line int32, body func(v *unit)) *bc.Code {
	v := u.c.newUnit(u, s, name, line)
	if s.isGen && s.isCoro {
		v.code.Flags |= bc.FlagAsyncGenerator
	} else if s.isGen {
		v.code.Flags |= bc.FlagGenerator
	} else if s.isCoro {
		v.code.Flags |= bc.FlagCoroutine
	}
	body(v)
	return v.finish()
}

// makeFunction emits the making of a function: parts are the registers of
// defaults, kwdefaults and so on, by the bits of flags, in a row from base on;
// the closure is added.
func (u *unit) makeFunction(dst int32, code *bc.Code, s *scope, flags int32, parts func(base int32)) {
	mark := u.top
	base := u.temps(5)
	if parts != nil {
		parts(base)
	}
	n := int32(0)
	for b := flags; b != 0; b &= b - 1 {
		n++
	}
	if free := s.freeNames(); len(free) > 0 {
		m := u.top
		cells := u.temps(int32(len(free)))
		for i, name := range free {
			u.emit(bc.OpMove, cells+int32(i), u.cellOf(name), 0, 0)
		}
		u.emit(bc.OpBuildTuple, base+n, cells, int32(len(free)), 0)
		flags |= 8
		u.top = m
	}
	u.code.Consts = append(u.code.Consts, bc.Const{Kind: bc.ConstCode, Code: code})
	u.emit(bc.OpMakeFunction, dst, int32(len(u.code.Consts)-1), flags, base)
	u.top = mark
}

// cellOf returns the register with the cell of a variable.
func (u *unit) cellOf(name string) int32 {
	for s := u.cur; s != u.s; s = s.parent {
		if m := u.hidden[s]; m != nil {
			if r, ok := m[name]; ok {
				return r
			}
		}
	}
	r, ok := u.regs[name]
	if !ok {
		u.fail(&u.pos, "internal error: no cell for "+name)
	}
	return r
}

func (u *unit) setArguments(v *unit, args *syntax.Arguments) {
	v.code.PosOnlyCount = int32(len(args.PosOnlyArgs))
	v.code.ArgCount = int32(len(args.PosOnlyArgs) + len(args.Args))
	v.code.KwOnlyCount = int32(len(args.KwOnlyArgs))
	if args.Vararg != nil {
		v.code.Flags |= bc.FlagVarArgs
	}
	if args.Kwarg != nil {
		v.code.Flags |= bc.FlagVarKeywords
	}
}

// defaults evaluates default values and returns the flags and a function that
// puts the results in a row.
func (u *unit) defaults(args *syntax.Arguments) (flags int32, regs []int32) {
	if len(args.Defaults) > 0 {
		t := u.temp()
		m := u.top
		u.emit(bc.OpBuildTuple, t, u.row(args.Defaults), int32(len(args.Defaults)), 0)
		u.top = m
		flags |= 1
		regs = append(regs, t)
	}
	kw := false
	for _, d := range args.KwDefaults {
		kw = kw || d != nil
	}
	if kw {
		t := u.temp()
		u.emit(bc.OpBuildMap, t, 0, 0, 0)
		for i, d := range args.KwDefaults {
			if d == nil {
				continue
			}
			m := u.top
			k := u.temp()
			u.load(k, str(u.mangled(args.KwOnlyArgs[i].Arg)))
			u.emit(bc.OpMapAdd, t, k, u.operand(d), 0)
			u.top = m
		}
		flags |= 2
		regs = append(regs, t)
	}
	return flags, regs
}

func (u *unit) place2(regs []int32) func(base int32) {
	return func(base int32) {
		for i, r := range regs {
			u.emit(bc.OpMove, base+int32(i), r, 0, 0)
		}
	}
}

func (u *unit) lambda(e *syntax.Lambda, dst int32) {
	flags, regs := u.defaults(e.Args)
	s := u.cur.children[e]
	code := u.nested(s, "<lambda>", e.Span().Line, func(v *unit) {
		u.setArguments(v, e.Args)
		v.at(e.Body.Span())
		if s.isGen {
			r := v.temp()
			v.expr(e.Body, r)
			v.emit(bc.OpReturn, r, 0, 0, 0)
		} else {
			v.emit(bc.OpReturn, v.operand(e.Body), 0, 0, 0)
		}
		v.dead = true
	})
	u.makeFunction(dst, code, s, flags, u.place2(regs))
}

func (u *unit) function(node syntax.Stmt, name string, args *syntax.Arguments, body []syntax.Stmt, decorators []syntax.Expr, returns syntax.Expr, async bool) {
	decs := u.temps(int32(2 * len(decorators)))
	for i, d := range decorators {
		u.expr(d, decs+int32(2*i))
	}
	u.at(node.Span())
	flags, regs := u.defaults(args)
	if hasAnnotations(args, returns) {
		t := u.temp()
		if u.c.opts.Annotations {
			u.textAnnotations(args, returns, t)
			flags |= 16
		} else {
			u.annotateFunction(u.cur.annotation(args), t, node.Span().Line, func(v *unit, add func(name string, e syntax.Expr)) {
				for _, a := range allArgs(args) {
					if a.Annotation != nil {
						add(a.Arg, a.Annotation)
					}
				}
				if returns != nil {
					add("return", returns)
				}
			})
			flags |= 4
		}
		regs = append(regs, t)
	}
	s := u.cur.children[node]
	line := node.Span().Line
	if len(decorators) > 0 {
		line = decorators[0].Span().Line
	}
	code := u.nested(s, name, line, func(v *unit) {
		u.setArguments(v, args)
		b := body
		if d, ok := docOf(body); ok && u.c.opts.Optimize < 2 {
			v.konst(str(d))
			v.code.Flags |= bc.FlagHasDocstring
			b = body[1:]
		}
		v.stmts(b)
		if len(body) > 0 {
			last := body[len(body)-1].Span()
			v.pos = syntax.Pos{Line: last.EndLine, EndLine: last.EndLine, Col: last.Col, EndCol: last.EndCol}
		}
	})
	f := u.temp()
	// With text annotations the dict comes after the closure in the row.
	if flags&16 != 0 && len(s.freeNames()) > 0 {
		u.makeFunctionText(f, code, s, flags, regs)
	} else {
		u.makeFunction(f, code, s, flags, u.place2(regs))
	}
	u.decorate(decorators, decs, f)
	u.storeName(name, f)
}

// makeFunctionText is makeFunction for a closure with text annotations.
func (u *unit) makeFunctionText(dst int32, code *bc.Code, s *scope, flags int32, regs []int32) {
	mark := u.top
	base := u.temps(5)
	n := len(regs) - 1
	u.place2(regs[:n])(base)
	free := s.freeNames()
	cells := u.temps(int32(len(free)))
	for i, name := range free {
		u.emit(bc.OpMove, cells+int32(i), u.cellOf(name), 0, 0)
	}
	u.emit(bc.OpBuildTuple, base+int32(n), cells, int32(len(free)), 0)
	u.emit(bc.OpMove, base+int32(n)+1, regs[n], 0, 0)
	u.code.Consts = append(u.code.Consts, bc.Const{Kind: bc.ConstCode, Code: code})
	u.emit(bc.OpMakeFunction, dst, int32(len(u.code.Consts)-1), flags|8, base)
	u.top = mark
}

// decorate calls the decorators, the last first.
func (u *unit) decorate(decorators []syntax.Expr, decs, f int32) {
	for i := len(decorators) - 1; i >= 0; i-- {
		d := decs + int32(2*i)
		u.at(decorators[i].Span())
		u.emit(bc.OpMove, d+1, f, 0, 0)
		u.emit(bc.OpCall, f, d, 1, 0)
	}
}

// textAnnotations builds the dict of annotations as text (PEP 563).
func (u *unit) textAnnotations(args *syntax.Arguments, returns syntax.Expr, dst int32) {
	u.emit(bc.OpBuildMap, dst, 0, 0, 0)
	add := func(name string, e syntax.Expr) {
		m := u.top
		k := u.temps(2)
		u.load(k, str(u.mangled(name)))
		u.load(k+1, str(u.textOf(e)))
		u.emit(bc.OpMapAdd, dst, k, k+1, 0)
		u.top = m
	}
	for _, a := range allArgs(args) {
		if a.Annotation != nil {
			add(a.Arg, a.Annotation)
		}
	}
	if returns != nil {
		add("return", returns)
	}
}

// textOf returns the source text of an expression.
func (u *unit) textOf(e syntax.Expr) string {
	p := e.Span()
	lines := strings.SplitAfter(u.c.opts.Source, "\n")
	if int(p.EndLine) > len(lines) || p.Line < 1 {
		return ""
	}
	if p.Line == p.EndLine {
		return lines[p.Line-1][p.Col:p.EndCol]
	}
	text := lines[p.Line-1][p.Col:]
	for _, l := range lines[p.Line : p.EndLine-1] {
		text += l
	}
	return text + lines[p.EndLine-1][:p.EndCol]
}

// annotateFunction compiles __annotate__(format) (PEP 649): it builds the dict
// for format 1 (values) and raises NotImplementedError for others.
func (u *unit) annotateFunction(s *scope, dst, line int32, each func(v *unit, add func(name string, e syntax.Expr))) {
	code := u.nested(s, "__annotate__", line, func(v *unit) {
		v.code.ArgCount, v.code.PosOnlyCount = 1, 1
		v.pos = u.pos
		ok := newLabel()
		v.jumpTo(ok, v.emit(bc.OpJumpLe, 0, v.konst(number(2)), 0, 3), 2)
		r := v.temp()
		v.emit(bc.OpLoadGlobal, r, v.name("NotImplementedError"), 0, 0)
		v.emit(bc.OpRaise, r, 0, 0, 0)
		v.dead = true
		v.place(ok)
		v.patch(ok)
		v.emit(bc.OpBuildMap, r, 0, 0, 0)
		each(v, func(name string, e syntax.Expr) {
			m := v.top
			k := v.temp()
			v.at(e.Span())
			v.load(k, str(v.mangled(name)))
			if st, ok := e.(*syntax.Starred); ok {
				t := v.temp()
				x := v.temp()
				v.expr(st.Value, x)
				v.emit(bc.OpUnpackSequence, t, x, 1, 0)
				v.emit(bc.OpMapAdd, r, k, t, 0)
			} else {
				t := v.temp()
				v.expr(e, t)
				v.emit(bc.OpMapAdd, r, k, t, 0)
			}
			v.top = m
		})
		v.emit(bc.OpReturn, r, 0, 0, 0)
		v.dead = true
	})
	u.makeFunction(dst, code, s, 0, nil)
}

// moduleAnnotations stores __annotate__ of a module or class, or sets up
// __annotations__ for text.
func (u *unit) moduleAnnotations(s *scope) {
	if len(s.annotations) == 0 {
		return
	}
	if u.c.opts.Annotations {
		u.emit(bc.OpSetupAnnotations, 0, 0, 0, 0)
		m := u.top
		d := u.temps(3)
		u.emit(bc.OpLoadName, d, u.name("__annotations__"), 0, 0)
		for _, a := range s.annotations {
			u.load(d+1, str(u.mangled(a.Target.(*syntax.Name).Id)))
			u.load(d+2, str(u.textOf(a.Annotation)))
			u.emit(bc.OpStoreSubscr, d, d+1, d+2, 0)
		}
		u.top = m
		return
	}
	m := u.top
	t := u.temp()
	u.annotateFunction(s.annotation(s), t, u.pos.Line, func(v *unit, add func(name string, e syntax.Expr)) {
		for _, a := range s.annotations {
			add(a.Target.(*syntax.Name).Id, a.Annotation)
		}
	})
	u.emit(bc.OpStoreName, u.name("__annotate__"), t, 0, 0)
	u.top = m
}

func (u *unit) class(s *syntax.ClassDef) {
	decs := u.temps(int32(2 * len(s.DecoratorList)))
	for i, d := range s.DecoratorList {
		u.expr(d, decs+int32(2*i))
	}
	u.at(s.Span())
	sc := u.cur.children[s]
	line := s.Span().Line
	if len(s.DecoratorList) > 0 {
		line = s.DecoratorList[0].Span().Line
	}
	code := u.nested(sc, s.Name, line, func(v *unit) {
		v.pos = syntax.Pos{Line: line, EndLine: line, Col: 0, EndCol: 0}
		r := v.temp()
		v.emit(bc.OpLoadGlobal, r, v.name("__name__"), 0, 0)
		v.emit(bc.OpStoreName, v.name("__module__"), r, 0, 0)
		v.load(r, str(v.qualname))
		v.emit(bc.OpStoreName, v.name("__qualname__"), r, 0, 0)
		v.load(r, number(int64(line)))
		v.emit(bc.OpStoreName, v.name("__firstlineno__"), r, 0, 0)
		if sc.needsClassDict {
			v.emit(bc.OpLoadLocals, r, 0, 0, 0)
			v.emit(bc.OpStoreDeref, v.regs["__classdict__"], r, 0, 0)
		}
		v.docstring(s.Body)
		v.moduleAnnotations(sc)
		v.stmts(s.Body)
		names := bc.Const{Kind: bc.ConstTuple}
		var all []string
		for n := range v.statics {
			all = append(all, n)
		}
		slices.Sort(all)
		for _, n := range all {
			names.Items = append(names.Items, str(n))
		}
		v.load(r, names)
		v.emit(bc.OpStoreName, v.name("__static_attributes__"), r, 0, 0)
		if sc.needsClassDict {
			v.emit(bc.OpStoreName, v.name("__classdictcell__"), v.regs["__classdict__"], 0, 0)
		}
		if sc.needsClassCell {
			cell := v.regs["__class__"]
			v.emit(bc.OpStoreName, v.name("__classcell__"), cell, 0, 0)
			v.emit(bc.OpReturn, cell, 0, 0, 0)
			v.dead = true
		}
	})
	dst := u.temp()
	f := u.temp()
	u.emit(bc.OpLoadBuildClass, f, 0, 0, 0)
	fn := u.temp()
	u.makeFunction(fn, code, sc, 0, nil)
	ex := starred(s.Bases)
	for _, k := range s.Keywords {
		ex = ex || k.Arg == ""
	}
	if ex {
		tmp := &syntax.Constant{Pos: s.Pos, Value: syntax.Const{Kind: syntax.ConstStr, Str: s.Name}}
		bases := u.temp()
		u.tuple(append([]syntax.Expr{tmp, tmp}, s.Bases...), bases)
		l := u.temps(2)
		u.emit(bc.OpBuildList, l, 0, 0, 0)
		u.emit(bc.OpListAppend, l, fn, 0, 0)
		one := u.temps(2)
		u.load(one, number(1))
		u.load(one+1, bc.Const{})
		rest := u.temp()
		u.emit(bc.OpBinarySlice, rest, bases, one, 0)
		u.emit(bc.OpListExtend, l, rest, 0, 0)
		u.emit(bc.OpListToTuple, bases, l, 0, 0)
		d := int32(-1)
		if len(s.Keywords) > 0 {
			d = u.temp()
			u.emit(bc.OpBuildMap, d, 0, 0, 0)
			for _, k := range s.Keywords {
				m := u.top
				if k.Arg == "" {
					u.emit(bc.OpDictMerge, d, u.operand(k.Value), f, 0)
				} else {
					kr := u.temp()
					u.load(kr, str(k.Arg))
					u.emit(bc.OpMapAdd, d, kr, u.operand(k.Value), 0)
				}
				u.top = m
			}
		}
		u.emit(bc.OpCallEx, dst, f, bases, d)
	} else {
		n := int32(2 + len(s.Bases) + len(s.Keywords))
		base := u.temps(1 + n)
		u.emit(bc.OpMove, base, f, 0, 0)
		u.emit(bc.OpMove, base+1, fn, 0, 0)
		u.load(base+2, str(s.Name))
		k := u.arguments(s.Bases, s.Keywords, base+3)
		u.at(s.Span())
		if k < 0 {
			u.emit(bc.OpCall, dst, base, n, 0)
		} else {
			u.emit(bc.OpCallKw, dst, base, n, k)
		}
	}
	u.decorate(s.DecoratorList, decs, dst)
	u.storeName(s.Name, dst)
}
