package compile

// This file compiles calls and what super() finds.

import (
	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// superAttr compiles super().name without making the super object, if e is that
// in a method. method is 1 for the form that OpCallMethod takes.
func (u *unit) superAttr(e *syntax.Attribute, dst, method int32) bool {
	call, ok := e.Value.(*syntax.Call)
	if !ok || e.Attr == "__class__" || // which is that of the super object
		len(call.Args) != 0 || len(call.Keywords) != 0 {
		return false
	}
	n, ok := call.Func.(*syntax.Name)
	if !ok || n.Id != "super" || u.s.kind != functionScope || u.cur != u.s || len(u.s.params) == 0 {
		return false
	}
	if how, _ := u.lookup("super"); how != byGlobal {
		return false
	}
	cls, ok := u.regs["__class__"]
	if !ok || u.code.LocalKinds[cls]&bc.KindFree == 0 || u.code.ArgCount == 0 {
		return false
	}
	base := u.temps(3)
	u.at(call.Span())
	u.emit(bc.OpLoadGlobal, base, u.name("super"), 0, 0)
	u.emit(bc.OpLoadDeref, base+1, cls, 0, 0)
	u.loadName(u.s.params[0], base+2)
	u.atAttr(e.Span(), e)
	u.emit(bc.OpLoadSuperAttr, dst, base, u.name(u.mangled(e.Attr)), method)
	return true
}

func (u *unit) call(e *syntax.Call, dst int32) {
	u.callWith(e.Func, e.Args, e.Keywords, dst, e.Span())
}

func (u *unit) callWith(fn syntax.Expr, args []syntax.Expr, kws []*syntax.Keyword, dst int32, pos *syntax.Pos) {
	ex := starred(args) || len(args)+len(kws) > bigDisplay
	for _, k := range kws {
		ex = ex || k.Arg == ""
	}
	if ex {
		f := u.temp()
		u.expr(fn, f)
		u.callEx(f, args, kws, dst, pos)
		return
	}
	n := int32(len(args) + len(kws))
	if a, ok := fn.(*syntax.Attribute); ok {
		base := u.temps(2 + n)
		old := u.at(a.Span())
		m := u.top
		if !u.superAttr(a, base, 1) {
			r := u.operand(a.Value)
			u.atAttr(a.Span(), a)
			u.emit(bc.OpLoadMethod, base, r, u.name(u.mangled(a.Attr)), 0)
		}
		u.top = m
		u.pos = old
		k := u.arguments(args, kws, base+2)
		u.atAttr(pos, a)
		if k < 0 {
			u.emit(bc.OpCallMethod, dst, base, n, 0)
		} else {
			u.emit(bc.OpCallMethodKw, dst, base, n, k)
		}
		return
	}
	base := u.temps(1 + n)
	u.expr(fn, base)
	k := u.arguments(args, kws, base+1)
	u.at(pos)
	if k < 0 {
		u.emit(bc.OpCall, dst, base, n, 0)
	} else {
		u.emit(bc.OpCallKw, dst, base, n, k)
	}
}

// arguments compiles arguments into registers from base on and returns the
// constant with the names of keyword arguments, or -1.
func (u *unit) arguments(args []syntax.Expr, kws []*syntax.Keyword, base int32) int32 {
	for i, a := range args {
		u.expr(a, base+int32(i))
	}
	if len(kws) == 0 {
		return -1
	}
	names := bc.Const{Kind: bc.ConstTuple}
	u.repeatedKeyword(kws)
	for i, k := range kws {
		names.Items = append(names.Items, str(k.Arg))
		u.expr(k.Value, base+int32(len(args)+i))
	}
	return u.konst(names)
}

func (u *unit) callEx(f int32, args []syntax.Expr, kws []*syntax.Keyword, dst int32, pos *syntax.Pos) {
	t := u.temp()
	star := false
	if len(args) == 1 {
		if s, ok := args[0].(*syntax.Starred); ok {
			star = true
			u.expr(s.Value, t)
		}
	}
	if !star {
		u.tuple(args, t)
	}
	d := u.keywordDict(kws, f)
	u.at(pos)
	if star {
		u.emit(bc.OpStarArgs, t, t, f, 0)
	}
	u.emit(bc.OpCallEx, dst, f, t, d)
}

// maxKeywordRun is how many keyword arguments with names keywordDict puts into the dict at once.
const maxKeywordRun = 16

// keywordDict builds the dict of keyword arguments for a call of f; -1 for none.
func (u *unit) keywordDict(kws []*syntax.Keyword, f int32) int32 {
	if len(kws) == 0 {
		return -1
	}
	u.repeatedKeyword(kws)
	d := u.temp()
	made := false
	for len(kws) > 0 {
		m := u.top
		n := 0
		for n < len(kws) && n < maxKeywordRun && kws[n].Arg != "" {
			n++
		}
		if !made && n == 0 {
			u.emit(bc.OpBuildMap, d, 0, 0, 0)
			made = true
		}
		if n == 0 {
			u.emit(bc.OpDictMerge, d, u.operand(kws[0].Value), f, 0)
			n = 1
		} else {
			base := u.temps(int32(2*n) + 1)
			for i, k := range kws[:n] {
				at := base + int32(2*i)
				u.load(at, str(k.Arg))
				u.expr(k.Value, at+1)
			}
			if made {
				run := base + int32(2*n)
				u.emit(bc.OpBuildMap, run, base, int32(n), 0)
				u.emit(bc.OpDictMerge, d, run, f, 0)
			} else {
				u.emit(bc.OpBuildMap, d, base, int32(n), 0)
				made = true
			}
		}
		kws = kws[n:]
		u.top = m
	}
	return d
}

// repeatedKeyword refuses a keyword that is given twice.
func (u *unit) repeatedKeyword(kws []*syntax.Keyword) {
	seen := map[string]bool{}
	for _, k := range kws {
		if k.Arg != "" && seen[k.Arg] {
			u.fail(k.Span(), "keyword argument repeated: "+k.Arg)
		}
		seen[k.Arg] = true
	}
}
