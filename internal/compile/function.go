package compile

// This file compiles function definitions and lambdas.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

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

// defaults evaluates default values into registers.
func (u *unit) defaults(args *syntax.Arguments) []funcPart {
	var parts []funcPart
	if len(args.Defaults) > 0 {
		t := u.temp()
		u.tuple(args.Defaults, t)
		parts = append(parts, funcPart{partDefaults, t})
	}
	if hasKwDefaults(args) {
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
		parts = append(parts, funcPart{partKwDefaults, t})
	}
	return parts
}

func (u *unit) lambda(e *syntax.Lambda, dst int32) {
	parts := u.defaults(e.Args)
	s := u.c.scopes[scopeKey{node: e}]
	code := u.nested(s, "<lambda>", "", e.Span().Line, func(v *unit) {
		u.setArguments(v, e.Args)
		v.at(e.Body.Span())
		v.emit(bc.OpReturn, v.operand(e.Body), 0, 0, 0)
		v.dead = true
	})
	u.makeFunction(dst, code, s, parts)
}

// funcDef is a function definition, async or not.
type funcDef struct {
	node       syntax.Stmt
	name       string
	args       *syntax.Arguments
	body       []syntax.Stmt
	decorators []syntax.Expr
	returns    syntax.Expr
	params     []syntax.TypeParam
}

// firstLine is the line of the first decorator or of the definition.
func firstLine(pos *syntax.Pos, decorators []syntax.Expr) int32 {
	if len(decorators) > 0 {
		return decorators[0].Span().Line
	}
	return pos.Line
}

func (u *unit) function(d funcDef) {
	decs := u.temps(int32(2 * len(d.decorators)))
	for i, x := range d.decorators {
		u.expr(x, decs+int32(2*i))
	}
	u.at(d.node.Span())
	parts := u.defaults(d.args)
	f := u.temp()
	if len(d.params) > 0 {
		u.genericFunction(d, parts, f)
	} else {
		u.functionObject(d, parts, f)
	}
	u.decorate(d.decorators, decs, f)
	u.at(d.node.Span())
	u.storeName(d.name, f)
}

// functionObject makes the function whose default values are in parts.
func (u *unit) functionObject(d funcDef, parts []funcPart, dst int32) {
	s := u.c.scopes[scopeKey{node: d.node}]
	line := firstLine(d.node.Span(), d.decorators)
	if hasAnnotations(d.args, d.returns) {
		t := u.temp()
		u.functionAnnotate(d, s, line, t)
		parts = append(parts, funcPart{partAnnotate, t})
	}
	code := u.nested(s, d.name, "", line, func(v *unit) {
		u.setArguments(v, d.args)
		b := d.body
		if text, ok := docOf(b); ok {
			if u.c.opts.Optimize < 2 {
				v.konst(str(cleanDoc(text)))
				v.code.Flags |= bc.FlagHasDocstring
			}
			b = b[1:]
		}
		v.stmts(b)
		if len(d.body) > 0 {
			last := d.body[len(d.body)-1].Span()
			v.pos = syntax.Pos{Line: last.EndLine, EndLine: last.EndLine, Col: last.Col, EndCol: last.EndCol}
		}
	})
	u.makeFunction(dst, code, s, parts)
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
