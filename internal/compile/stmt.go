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

// assignTo evaluates a value and stores it into one target.
func (u *unit) assignTo(target, value syntax.Expr) {
	if r, ok := u.target(target); ok {
		u.expr(value, r)
		u.setBound(u.mangled(target.(*syntax.Name).Id), r)
		return
	}
	u.store(target, u.operand(value, target))
}

func elements(e syntax.Expr) ([]syntax.Expr, bool) {
	switch e := e.(type) {
	case *syntax.Tuple:
		return e.Elts, true
	case *syntax.List:
		return e.Elts, true
	}
	return nil, false
}

func (u *unit) assign(s *syntax.Assign) {
	if len(s.Targets) == 1 {
		ts, ok := elements(s.Targets[0])
		if tup, isTuple := s.Value.(*syntax.Tuple); ok && isTuple && len(tup.Elts) == len(ts) && !starred(ts) && !starred(tup.Elts) && len(ts) <= 8 {
			// a, b = b, a: no tuple is built.
			base := u.row(tup.Elts)
			for i, t := range ts {
				u.store(t, base+int32(i))
			}
			return
		}
		u.assignTo(s.Targets[0], s.Value)
		return
	}
	r := u.temp()
	u.expr(s.Value, r)
	for _, t := range s.Targets {
		u.store(t, r)
	}
}

// store assigns the register r to a target.
func (u *unit) store(t syntax.Expr, r int32) {
	old := u.at(t.Span())
	mark := u.top
	switch t := t.(type) {
	case *syntax.Name:
		u.storeName(t.Id, r)
	case *syntax.Attribute:
		u.noteStatic(t)
		v := u.operand(t.Value)
		u.atAttr(t.Span(), t)
		u.emit(bc.OpStoreAttr, v, u.name(u.mangled(t.Attr)), r, 0)
	case *syntax.Subscript:
		v := u.operand(t.Value, t.Slice)
		if sl, ok := t.Slice.(*syntax.Slice); ok && sl.Step == nil {
			u.emit(bc.OpStoreSlice, v, u.bounds(sl), r, 0)
		} else {
			u.emit(bc.OpStoreSubscr, v, u.operand(t.Slice), r, 0)
		}
	case *syntax.Tuple:
		u.unpack(t.Elts, r, t.Span())
	case *syntax.List:
		u.unpack(t.Elts, r, t.Span())
	case *syntax.Starred:
		u.fail(t.Span(), "starred assignment target must be in a list or tuple")
	default:
		u.fail(t.Span(), "cannot assign to expression")
	}
	u.top = mark
	u.pos = old
}

// noteStatic remembers attributes of "self" that are assigned in a class's functions, for
// __static_attributes__. It is the name that counts, wherever it comes from.
func (u *unit) noteStatic(t *syntax.Attribute) {
	n, ok := t.Value.(*syntax.Name)
	if !ok || n.Id != "self" {
		return
	}
	for p := u.parent; p != nil; p = p.parent {
		if p.s.kind == classScope {
			if p.statics == nil {
				p.statics = map[string]bool{}
			}
			p.statics[u.mangled(t.Attr)] = true
			return
		}
	}
}

func (u *unit) unpack(elts []syntax.Expr, r int32, pos *syntax.Pos) {
	star := -1
	for i, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			if star >= 0 {
				u.fail(pos, "multiple starred expressions in assignment")
				return
			}
			if star = i; i >= 1<<8 {
				u.fail(pos, "too many expressions in star-unpacking assignment")
				return
			}
		}
	}
	base := u.temps(int32(len(elts)))
	if star < 0 {
		u.emit(bc.OpUnpackSequence, base, r, int32(len(elts)), 0)
	} else {
		u.emit(bc.OpUnpackEx, base, r, int32(star), int32(len(elts)-star-1))
	}
	for i, e := range elts {
		if s, ok := e.(*syntax.Starred); ok {
			e = s.Value
		}
		u.store(e, base+int32(i))
	}
}

func (u *unit) augAssign(s *syntax.AugAssign) {
	op := binaryOps[s.Op] + (bc.OpInplaceAdd - bc.OpAdd)
	switch t := s.Target.(type) {
	case *syntax.Name:
		if r, ok := u.target(t); ok {
			name := u.mangled(t.Id)
			u.checkBound(name, r)
			l := r
			if u.cur.hasWalrus && hasWalrus([]syntax.Expr{s.Value}) {
				l = u.temp()
				u.emit(bc.OpMove, l, r, 0, 0)
			}
			v, k := u.second(s.Value)
			u.emit(op, r, l, v, k)
			u.setBound(name, r)
			return
		}
		l := u.temp()
		u.loadName(t.Id, l)
		v, k := u.second(s.Value)
		u.emit(op, l, l, v, k)
		u.storeName(t.Id, l)
	case *syntax.Attribute:
		obj := u.operand(t.Value, s.Value)
		l := u.temp()
		n := u.name(u.mangled(t.Attr))
		u.atAttr(t.Span(), t)
		u.emit(bc.OpLoadAttr, l, obj, n, 0)
		v, k := u.second(s.Value)
		u.at(s.Span())
		u.emit(op, l, l, v, k)
		u.atAttr(t.Span(), t)
		u.emit(bc.OpStoreAttr, obj, n, l, 0)
	case *syntax.Subscript:
		obj := u.operand(t.Value, t.Slice, s.Value)
		l := u.temp()
		if sl, ok := t.Slice.(*syntax.Slice); ok && sl.Step == nil {
			b := u.bounds(sl)
			u.emit(bc.OpBinarySlice, l, obj, b, 0)
			v, k := u.second(s.Value)
			u.emit(op, l, l, v, k)
			u.emit(bc.OpStoreSlice, obj, b, l, 0)
			return
		}
		key := u.operand(t.Slice, s.Value)
		u.at(t.Span())
		u.emit(bc.OpBinarySubscr, l, obj, key, 0)
		v, k := u.second(s.Value)
		u.at(s.Span())
		u.emit(op, l, l, v, k)
		u.at(t.Span())
		u.emit(bc.OpStoreSubscr, obj, key, l, 0)
	default:
		u.fail(s.Span(), "illegal target for augmented assignment")
	}
}

func (u *unit) del(t syntax.Expr) {
	old := u.at(t.Span())
	mark := u.top
	switch t := t.(type) {
	case *syntax.Name:
		u.deleteName(t.Id)
	case *syntax.Attribute:
		v := u.operand(t.Value)
		u.atAttr(t.Span(), t)
		u.emit(bc.OpDeleteAttr, v, u.name(u.mangled(t.Attr)), 0, 0)
	case *syntax.Subscript:
		v := u.operand(t.Value, t.Slice)
		u.emit(bc.OpDeleteSubscr, v, u.operand(t.Slice), 0, 0)
	case *syntax.Tuple:
		for _, e := range t.Elts {
			u.del(e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			u.del(e)
		}
	default:
		u.fail(t.Span(), "cannot delete expression")
	}
	u.top = mark
	u.pos = old
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

func (u *unit) push(b *block) { u.blocks = append(u.blocks, b) }
func (u *unit) pop()          { u.blocks = u.blocks[:len(u.blocks)-1] }

// while tests its condition once before the loop and then at the bottom, so that
// an iteration is one jump.
func (u *unit) while(s *syntax.While) {
	top, cont, end, els := newLabel(), newLabel(), newLabel(), newLabel()
	u.cond(s.Test, els, false)
	if u.dead && !els.live {
		return
	}
	dead := u.dead
	if dead { // nothing comes of the body, but it may have errors
		u.push(&block{kind: loopBlock, brk: newLabel(), cont: newLabel()})
		u.stmts(s.Body)
		u.pop()
		u.dead = true
	} else {
		u.placeLoop(top)
		u.push(&block{kind: loopBlock, brk: end, cont: cont})
		u.stmts(s.Body)
		u.pop()
		u.place(cont)
		u.at(s.Span())
		if !u.dead {
			u.cond(s.Test, top, true)
		}
	}
	u.place(els)
	u.stmts(s.Orelse)
	u.place(end)
	u.patch(top, cont, els, end)
}

func (u *unit) forStmt(s *syntax.For) {
	top, end, els := newLabel(), newLabel(), newLabel()
	it := u.temp()
	u.expr(s.Iter, it)
	old := u.at(s.Iter.Span())
	u.emit(bc.OpGetIter, it, it, 0, 0)
	u.pos = old
	u.placeLoop(top)
	u.forStep(it, s.Iter, s.Target, els)
	u.push(&block{kind: loopBlock, brk: end, cont: top, iter: it, fresh: isFresh(s.Iter)})
	u.stmts(s.Body)
	u.pop()
	u.at(s.Span())
	u.jumpBack(top)
	u.place(els)
	u.stmts(s.Orelse)
	u.place(end)
	u.patch(top, els, end)
}

// isFresh reports whether an expression may give an iterator that nobody else refers
// to and that notices when it is dropped: a generator.
func isFresh(e syntax.Expr) bool {
	switch e := e.(type) {
	case *syntax.GeneratorExp:
		return true
	case *syntax.Call:
		f, ok := e.Func.(*syntax.Name)
		return !ok || f.Id != "range"
	}
	return false
}

func (u *unit) asyncFor(s *syntax.AsyncFor) {
	top, end, els := newLabel(), newLabel(), newLabel()
	it := u.temp()
	u.expr(s.Iter, it)
	old := u.at(s.Iter.Span())
	u.emit(bc.OpGetAIter, it, it, 0, 0)
	u.pos = old
	u.asyncLoop(it, s.Iter, s.Target, top, els, func() {
		u.push(&block{kind: loopBlock, brk: end, cont: top})
		u.stmts(s.Body)
		u.pop()
	})
	u.place(els)
	u.stmts(s.Orelse)
	u.place(end)
	u.patch(top, els, end)
}

// asyncLoop runs body for each item of the async iterator it.
func (u *unit) asyncLoop(it int32, iter, target syntax.Expr, top, end *label, body func()) {
	exc := u.temp()
	u.placeLoop(top)
	p := u.open(exc)
	t := u.temp()
	u.emit(bc.OpGetANext, t, it, 0, 0)
	u.emit(bc.OpYieldFrom, t, t, 0, 0)
	u.close(p)
	u.store(target, t)
	body()
	u.jumpBack(top)
	u.handler(p)
	u.emit(bc.OpEndAsyncFor, exc, 0, 0, 0)
	u.jump(end)
}

// leave emits what leaving the block b takes; its range is paused.
func (u *unit) leave(b *block) {
	if b.prot != nil {
		u.pause(b.prot)
	}
	switch b.kind {
	case loopBlock:
		if b.fresh {
			u.emit(bc.OpClear, b.iter, 0, 0, 0)
		}
	case handlerBlock:
		u.emit(bc.OpPopExc, b.save, 0, 0, 0)
	case nameBlock:
		u.unbindName(b.name)
	case withBlock:
		m := u.top
		t := u.temps(4)
		old := u.at(&b.pos)
		u.emit(bc.OpWithExit, t, b.exit, 0, 0)
		if b.async {
			u.await(t, t, 2)
		}
		u.pos = old
		u.top = m
	case finallyBlock:
		u.stmts(b.final)
	}
}

// unwind leaves the blocks from the innermost to the one at index n, then emits
// the jump by the function, and goes on as if nothing had happened.
func (u *unit) unwind(n int, jump func()) {
	saved := u.blocks
	var paused []*protect
	for i := len(saved) - 1; i >= n && !u.dead; i-- {
		u.blocks = saved[:i]
		if p := saved[i].prot; p != nil {
			paused = append(paused, p)
		}
		u.leave(saved[i])
	}
	if !u.dead {
		jump()
	}
	u.blocks = saved
	for _, p := range paused {
		u.resume(p)
	}
	u.dead = true
}

func (u *unit) loopExit(pos *syntax.Pos, brk bool) {
	for i := len(u.blocks) - 1; i >= 0; i-- {
		b := u.blocks[i]
		if b.star {
			u.fail(pos, leavesStar)
			return
		}
		if b.kind != loopBlock {
			continue
		}
		u.unwind(i+1, func() {
			u.pos = *pos
			if brk {
				u.leave(b)
				u.jump(b.brk)
			} else if b.cont.set {
				u.jumpBack(b.cont)
			} else {
				u.jump(b.cont)
			}
		})
		return
	}
	if brk {
		u.fail(pos, "'break' outside loop")
	} else {
		u.fail(pos, "'continue' not properly in loop")
	}
}

const leavesStar = "'break', 'continue' and 'return' cannot appear in an except* block"

func (u *unit) ret(s *syntax.Return) {
	if !u.s.functionLike() {
		u.fail(s.Span(), "'return' outside function")
	}
	for _, b := range u.blocks {
		if b.star {
			pos := s.Span()
			if s.Value != nil && isConst(s.Value) && s.Value.Span().Line == pos.Line {
				pos = s.Value.Span()
			}
			u.fail(pos, leavesStar)
			return
		}
	}
	if s.Value != nil && u.s.isGen && u.s.isCoro {
		u.fail(s.Span(), "'return' with value in async generator")
	}
	if s.Value == nil || isConst(s.Value) {
		k := bc.Const{}
		if s.Value != nil {
			k, _ = constant(s.Value)
		}
		u.unwind(0, func() {
			u.pos = *s.Span()
			u.emit(bc.OpReturnConst, u.konst(k), 0, 0, 0)
		})
		return
	}
	var r int32
	if len(u.blocks) == 0 {
		r = u.operand(s.Value)
	} else {
		r = u.temp()
		u.expr(s.Value, r)
	}
	u.unwind(0, func() {
		u.pos = *s.Span()
		u.emit(bc.OpReturn, r, 0, 0, 0)
	})
}

func isConst(e syntax.Expr) bool {
	_, ok := constant(e)
	return ok
}

func (u *unit) assert(s *syntax.Assert) {
	if u.c.opts.Optimize > 0 {
		return
	}
	ok := newLabel()
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

func (u *unit) with(pos *syntax.Pos, items []*syntax.WithItem, body []syntax.Stmt, async bool) {
	it := items[0]
	u.at(it.ContextExpr.Span())
	ctx := u.operand(it.ContextExpr)
	r := u.temps(2) // exit, value
	before := bc.OpBeforeWith
	if async {
		before = bc.OpBeforeAsyncWith
	}
	u.emit(before, r, ctx, 0, 0)
	if async {
		u.await(r+1, r+1, 1)
	}
	exc, save, exc2, t := u.temp(), u.temp(), u.temp(), u.temps(4)
	p := u.open(exc)
	b := &block{kind: withBlock, prot: p, exit: r, async: async, pos: *it.ContextExpr.Span()}
	u.push(b)
	if it.OptionalVars != nil {
		u.store(it.OptionalVars, r+1)
	}
	if len(items) > 1 {
		u.with(pos, items[1:], body, async)
	} else {
		u.stmts(body)
	}
	u.pop()
	u.close(p)
	end := newLabel()
	u.at(&b.pos)
	if !u.dead {
		u.emit(bc.OpWithExit, t, r, 0, 0)
		if async {
			u.await(t, t, 2)
		}
		u.jump(end)
	}
	u.handler(p)
	u.emit(bc.OpPushExc, save, exc, 0, 0)
	q := u.open(exc2)
	u.emit(bc.OpWithExcept, t, r, exc, 0)
	if async {
		u.await(t, t, 2)
	}
	suppress := newLabel()
	u.jumpTo(suppress, u.emit(bc.OpJumpIfTrue, t, 0, 0, 0), 1)
	here := u.nowhere()
	u.emit(bc.OpReraise, exc, 0, 0, 0)
	u.pos = here
	u.dead = true
	u.close(q)
	u.place(suppress)
	u.emit(bc.OpPopExc, save, 0, 0, 0)
	u.jump(end)
	u.handler(q)
	old := u.nowhere()
	u.emit(bc.OpPopExc, save, 0, 0, 0)
	u.emit(bc.OpReraise, exc2, 0, 0, 0)
	u.pos = old
	u.dead = true
	u.place(end)
	u.patch(suppress, end)
}

func (u *unit) unbindName(h *syntax.ExceptHandler) {
	m := u.top
	t := u.temp()
	u.load(t, bc.Const{})
	u.storeName(h.Name, t)
	u.deleteName(h.Name)
	u.top = m
}

func (u *unit) try(body []syntax.Stmt, hs []*syntax.ExceptHandler, orelse, final []syntax.Stmt, star bool) {
	if len(final) == 0 {
		u.tryExcept(body, hs, orelse, star)
		return
	}
	u.checkFinally(final, false)
	exc, save, exc2 := u.temp(), u.temp(), u.temp()
	p := u.open(exc)
	u.push(&block{kind: finallyBlock, prot: p, final: final})
	if len(hs) > 0 {
		u.tryExcept(body, hs, orelse, star)
	} else {
		u.stmts(body)
	}
	u.pop()
	u.close(p)
	end := newLabel()
	u.stmts(final)
	u.jump(end)
	u.handler(p)
	u.emit(bc.OpPushExc, save, exc, 0, 0)
	q := u.open(exc2)
	u.push(&block{kind: handlerBlock, prot: q, save: save})
	u.stmts(final)
	u.pop()
	if !u.dead {
		u.emit(bc.OpReraise, exc, 0, 0, 0)
		u.dead = true
	}
	u.close(q)
	u.handler(q)
	old := u.nowhere()
	u.emit(bc.OpPopExc, save, 0, 0, 0)
	u.emit(bc.OpReraise, exc2, 0, 0, 0)
	u.pos = old
	u.dead = true
	u.place(end)
	u.patch(end)
}

func (u *unit) tryExcept(body []syntax.Stmt, hs []*syntax.ExceptHandler, orelse []syntax.Stmt, star bool) {
	exc, save, exc2 := u.temp(), u.temp(), u.temp()
	end := newLabel()
	p := u.open(exc)
	// A block that only says that a protected range is open here.
	u.push(&block{kind: tryBlock, prot: p})
	u.stmts(body)
	u.pop()
	u.close(p)
	u.stmts(orelse)
	u.jump(end)
	u.handler(p)
	u.emit(bc.OpPushExc, save, exc, 0, 0)
	q := u.open(exc2)
	if star {
		u.exceptStar(hs, exc, save, q, end)
	} else {
		for i, h := range hs {
			next := newLabel()
			u.at(h.Span())
			if h.Type != nil {
				u.at(h.Type.Span())
				m := u.top
				t := u.operand(h.Type)
				u.at(h.Span())
				u.jumpTo(next, u.emit(bc.OpJumpIfNotExcMatch, exc, t, 0, 0), 2)
				u.top = m
			} else if i < len(hs)-1 {
				u.fail(h.Span(), "default 'except:' must be last")
			}
			u.push(&block{kind: handlerBlock, prot: q, save: save})
			u.exceptBody(h, exc)
			u.pop()
			if !u.dead {
				u.pause(q)
				u.emit(bc.OpPopExc, save, 0, 0, 0)
				u.jump(end)
				u.resume(q)
			}
			u.place(next)
			u.patch(next)
		}
		if !u.dead {
			old := u.at(hs[len(hs)-1].Span())
			u.emit(bc.OpReraise, exc, 0, 0, 0)
			u.pos = old
			u.dead = true
		}
	}
	u.close(q)
	u.handler(q)
	old := u.nowhere()
	u.emit(bc.OpPopExc, save, 0, 0, 0)
	u.emit(bc.OpReraise, exc2, 0, 0, 0)
	u.pos = old
	u.dead = true
	u.place(end)
	u.patch(end)
}

// exceptBody compiles the body of an except clause with its name.
func (u *unit) exceptBody(h *syntax.ExceptHandler, exc int32) {
	if h.Name == "" {
		u.stmts(h.Body)
		return
	}
	u.storeName(h.Name, exc)
	e := u.temp()
	n := u.open(e)
	u.push(&block{kind: nameBlock, prot: n, name: h})
	u.stmts(h.Body)
	u.pop()
	u.close(n)
	after := newLabel()
	if !u.dead {
		u.unbindName(h)
		u.jump(after)
	}
	u.handler(n)
	old := u.nowhere()
	u.unbindName(h)
	u.emit(bc.OpReraise, e, 0, 0, 0)
	u.pos = old
	u.dead = true
	u.place(after)
	u.patch(after)
}

// exceptStar compiles except* clauses (PEP 654): each takes its part of the group;
// what they raise is collected in a list.
func (u *unit) exceptStar(hs []*syntax.ExceptHandler, exc, save int32, q *protect, end *label) {
	rest, raised := u.temp(), u.temp()
	u.emit(bc.OpMove, rest, exc, 0, 0)
	u.emit(bc.OpBuildList, raised, 0, 0, 0)
	for _, h := range hs {
		m := u.top
		next := newLabel()
		u.at(h.Type.Span())
		t := u.operand(h.Type)
		pair := u.temps(2)
		u.at(h.Span())
		u.emit(bc.OpCheckEGMatch, pair, rest, t, 0)
		u.emit(bc.OpMove, rest, pair+1, 0, 0)
		u.jumpTo(next, u.emit(bc.OpJumpIfNone, pair, 0, 0, 0), 1)
		// What is caught last stays the exception that is handled, also while the next clauses are looked at.
		e, save2 := u.temp(), u.temp()
		p := u.open(e)
		u.emit(bc.OpPushExc, save2, pair, 0, 0)
		u.push(&block{kind: handlerBlock, prot: p, save: save2, star: true})
		u.exceptBody(h, pair)
		u.pop()
		u.close(p)
		if !u.dead {
			u.jump(next)
		}
		u.handler(p)
		u.emit(bc.OpListAppend, raised, e, 0, 0)
		u.place(next)
		u.patch(next)
		u.top = m
	}
	u.emit(bc.OpListAppend, raised, rest, 0, 0)
	t := u.temp()
	u.emit(bc.OpPrepReraiseStar, t, exc, raised, 0)
	reraise := newLabel()
	u.jumpTo(reraise, u.emit(bc.OpJumpIfNotNone, t, 0, 0, 0), 1)
	u.pause(q)
	u.emit(bc.OpPopExc, save, 0, 0, 0)
	u.jump(end)
	u.resume(q)
	u.place(reraise)
	u.emit(bc.OpReraise, t, 0, 0, 0)
	u.dead = true
	u.patch(reraise)
}
