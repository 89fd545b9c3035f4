package vm

// This file defines exceptions, with statements and patterns.

import (
	"fmt"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

func initExcOps() {
	ops[bytecode.OpRaise] = func(f *Frame, in *Instr) *Instr {
		return f.raiseNew(in, f.exceptionOf(*f.reg(in.a)))
	}
	ops[bytecode.OpRaiseFrom] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		e, err := f.th.instantiate(*f.reg(in.a), "exceptions must derive from BaseException")
		if err != nil {
			return f.raiseNew(in, err)
		}
		c := *f.reg(in.b)
		if !c.IsNone() {
			cause, err := f.th.instantiate(c, "exception causes must derive from BaseException")
			if err != nil {
				return f.raiseNew(in, err)
			}
			e.Cause, e.Suppress = cause, true
		} else {
			e.Cause, e.Suppress = nil, true
		}
		return f.raiseNew(in, e)
	}
	ops[bytecode.OpReraiseCurrent] = func(f *Frame, in *Instr) *Instr {
		if f.handled == nil {
			return f.raise(in, py.RuntimeErrorf("No active exception to reraise"))
		}
		return f.th.reraise(f, in, f.handled)
	}
	ops[bytecode.OpReraise] = func(f *Frame, in *Instr) *Instr {
		e := py.ToException(*f.reg(in.a))
		if e == nil {
			return f.raise(in, internalError("no exception to raise again"))
		}
		return f.th.reraise(f, in, e)
	}
	ops[bytecode.OpPushExc] = func(f *Frame, in *Instr) *Instr {
		e := py.ToException(*f.reg(in.b))
		if f.own {
			*f.reg(in.a) = f.handled.Value()
		} else {
			*f.reg(in.a) = py.Value{}
		}
		f.handled, f.own = e, true
		return next(in)
	}
	ops[bytecode.OpPopExc] = func(f *Frame, in *Instr) *Instr {
		f.handled = nil
		if saved := *f.reg(in.a); !saved.IsAbsent() {
			f.handled = py.ToException(saved)
			return next(in)
		}
		f.own = false
		if f.back != nil {
			f.handled = f.back.handled
		}
		return next(in)
	}
	ops[bytecode.OpJumpIfNotExcMatch] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		ok, err := py.ExceptionMatches(&f.th.Thread, py.ToException(*f.reg(in.a)), *f.reg(in.b))
		if err != nil {
			return f.raise(in, err)
		}
		if !ok {
			return f.jump(in.c)
		}
		return next(in)
	}
	ops[bytecode.OpCheckEGMatch] = opCheckEGMatch
	ops[bytecode.OpPrepReraiseStar] = opPrepReraiseStar
	ops[bytecode.OpEndAsyncFor] = func(f *Frame, in *Instr) *Instr {
		e := py.ToException(*f.reg(in.a))
		if e.Type().IsSubtype(py.StopAsyncIteration) {
			return next(in)
		}
		return f.th.reraise(f, in, e)
	}
	ops[bytecode.OpBeforeWith] = func(f *Frame, in *Instr) *Instr {
		return f.beforeWith(in, withNames)
	}
	ops[bytecode.OpBeforeAsyncWith] = func(f *Frame, in *Instr) *Instr {
		return f.beforeWith(in, asyncWithNames)
	}
	ops[bytecode.OpWithExit] = func(f *Frame, in *Instr) *Instr {
		return f.callExit(in, py.None, py.None, py.None)
	}
	ops[bytecode.OpWithExcept] = func(f *Frame, in *Instr) *Instr {
		e := py.ToException(*f.reg(in.c))
		tb := py.None
		if e.Traceback != nil {
			tb = e.Traceback.Value()
		}
		return f.callExit(in, e.Type().Value(), e.Value(), tb)
	}
	ops[bytecode.OpMatchSequence] = func(f *Frame, in *Instr) *Instr {
		f.reg(in.a).SetBool(f.reg(in.b).Type().Flags&py.FlagSequence != 0)
		return next(in)
	}
	ops[bytecode.OpMatchMapping] = func(f *Frame, in *Instr) *Instr {
		f.reg(in.a).SetBool(f.reg(in.b).Type().Flags&py.FlagMapping != 0)
		return next(in)
	}
	ops[bytecode.OpGetLen] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		n, err := py.Len(&f.th.Thread, *f.reg(in.b))
		return f.store(in, py.Int(int64(n)), err)
	}
	ops[bytecode.OpMatchKeys] = opMatchKeys
	ops[bytecode.OpMatchClass] = opMatchClass
}

// exceptionOf turns the operand of raise into the error to raise.
func (f *Frame) exceptionOf(v py.Value) error { return f.th.exceptionOf(v) }

// raiseNew raises by a raise statement: the context is set even if the exception
// was raised before.
func (f *Frame) raiseNew(in *Instr, err error) *Instr {
	if e := py.AsException(err); e != nil {
		f.setContext(e)
	}
	return f.th.unwind(f, in, err)
}

// withProtocol is what a with statement asks of its object.
type withProtocol struct {
	enter, exit *py.Str
	what        string
	statement   string
}

var (
	withNames      = withProtocol{py.InternStatic("__enter__"), py.InternStatic("__exit__"), "context manager", "with"}
	asyncWithNames = withProtocol{py.InternStatic("__aenter__"), py.InternStatic("__aexit__"), "asynchronous context manager", "async with"}
)

// missing is the error for an object without one of the methods.
func (p withProtocol) missing(th *py.Thread, v py.Value, method *py.Str) error {
	text := fmt.Sprintf("'%s' object does not support the %s protocol (missed %s method)", v.Type().ShownName(th), p.what, method)
	other := withNames
	if p.statement == other.statement {
		other = asyncWithNames
	}
	_, enters := v.Type().Lookup(other.enter)
	_, exits := v.Type().Lookup(other.exit)
	if enters && exits {
		text += fmt.Sprintf(" but it supports the %s protocol. Did you mean to use '%s'?", other.what, other.statement)
	}
	return py.TypeErrorf("%s", text)
}

func (f *Frame) beforeWith(in *Instr, names withProtocol) *Instr {
	f.pc = in
	th := &f.th.Thread
	v := *f.reg(in.b)
	ex, exSelf, ok, err := py.SpecialMethod(th, v, names.exit)
	if err != nil {
		return f.raise(in, err)
	}
	if !ok {
		return f.raise(in, names.missing(th, v, names.exit))
	}
	en, self, ok, err := py.SpecialMethod(th, v, names.enter)
	if err != nil {
		return f.raise(in, err)
	}
	if !ok {
		return f.raise(in, names.missing(th, v, names.enter))
	}
	if !exSelf.IsAbsent() {
		ex = py.BindMethod(ex, exSelf)
	}
	*f.reg(in.a) = ex
	if fn := asFunction(en); fn != nil && !self.IsAbsent() && fn.code.direct == 1 {
		*f.reg(in.a + 1) = self
		return f.enterFunction(in, fn, in.a+1, byEnter)
	}
	var r py.Value
	if self.IsAbsent() {
		r, err = th.Call(en)
	} else if d := py.MethodDef(en, self); d != nil {
		*f.reg(in.a + 1) = self
		r, err = d.Call(th, f.window(in.a+1, 1), nil)
	} else {
		r, err = th.Call(py.BindMethod(en, self))
	}
	if err != nil {
		return f.raise(in, err)
	}
	*f.reg(in.a + 1) = r
	return next(in)
}

// callExit calls the bound __exit__ that r[B] holds, from r[A] on.
func (f *Frame) callExit(in *Instr, typ, e, tb py.Value) *Instr {
	*f.reg(in.a + 1), *f.reg(in.a + 2), *f.reg(in.a + 3) = typ, e, tb
	return f.callAt(in, *f.reg(in.b), in.a+1, 3)
}

func opCheckEGMatch(f *Frame, in *Instr) *Instr {
	f.pc = in
	th := &f.th.Thread
	e := py.ToException(*f.reg(in.b)) // nil if the clauses before have taken all of it
	types := *f.reg(in.c)
	list := []py.Value{types}
	if t := py.ToTuple(types); t != nil {
		list = t.Items()
	}
	for _, c := range list {
		if t := py.ToType(c); t != nil && t.IsSubtype(py.BaseExceptionGroup) {
			return f.raise(in, py.TypeErrorf("catching ExceptionGroup with except* is not allowed. Use except instead."))
		}
	}
	ok, err := py.ExceptionMatches(th, e, types)
	if err != nil {
		return f.raise(in, err)
	}
	var yes, no *py.Exception
	switch {
	case e == nil:
	case ok && py.GroupExceptions(e) == nil:
		g, err := th.Call(py.BaseExceptionGroup.Value(), py.String(""), py.TupleOf(e.Value()))
		if err != nil {
			return f.raise(in, err)
		}
		yes = py.ToException(g)
		yes.Traceback = e.Traceback
	case ok:
		yes = e
	default:
		yes, no, err = py.SplitGroup(th, e, func(x *py.Exception) (bool, error) { return py.ExceptionMatches(th, x, types) })
		if err != nil {
			return f.raise(in, err)
		}
		if py.GroupExceptions(e) == nil {
			no = e
		}
	}
	opt := func(x *py.Exception) py.Value {
		if x == nil {
			return py.None
		}
		return x.Value()
	}
	*f.reg(in.a) = opt(yes)
	*f.reg(in.a + 1) = opt(no)
	return next(in)
}

// opPrepReraiseStar decides what a try/except* raises at its end (PEP 654):
// what no clause handled and what was reraised keeps the shape of the original
// group; new exceptions are added beside it.
func opPrepReraiseStar(f *Frame, in *Instr) *Instr {
	f.pc = in
	th := &f.th.Thread
	orig := py.ToException(*f.reg(in.b))
	var raised, reraised []py.Value
	for _, v := range py.ToList(*f.reg(in.c)).Items() {
		e := py.ToException(v)
		if e == nil {
			continue
		}
		if e == orig || sameOrigin(e, orig) {
			reraised = append(reraised, v)
		} else {
			raised = append(raised, v)
		}
	}
	if py.GroupExceptions(orig) == nil {
		all := append(raised, reraised...)
		switch len(all) {
		case 0:
			*f.reg(in.a) = py.None
			return next(in)
		case 1:
			*f.reg(in.a) = all[0]
			return next(in)
		}
		g, err := th.Call(py.BaseExceptionGroup.Value(), py.String(""), py.ListOf(all))
		return f.store(in, g, err)
	}
	var rest py.Value = py.None
	if len(reraised) > 0 {
		keep := map[*py.Exception]bool{}
		for _, v := range reraised {
			collectLeaves(py.ToException(v), keep)
		}
		yes, _, err := py.SplitGroup(th, orig, func(x *py.Exception) (bool, error) {
			return py.GroupExceptions(x) == nil && keep[x], nil
		})
		if err != nil {
			return f.raise(in, err)
		}
		if yes != nil {
			rest = yes.Value()
		}
	}
	if len(raised) == 0 {
		*f.reg(in.a) = rest
		return next(in)
	}
	if !rest.IsNone() {
		raised = append(raised, rest)
	}
	if len(raised) == 1 {
		*f.reg(in.a) = raised[0]
		return next(in)
	}
	g, err := th.Call(py.BaseExceptionGroup.Value(), py.String(""), py.ListOf(raised))
	return f.store(in, g, err)
}

func sameOrigin(e, orig *py.Exception) bool {
	return e.Type().IsSubtype(py.BaseExceptionGroup) && e.Traceback != nil && orig.Traceback != nil && lastTB(e) == lastTB(orig)
}

func lastTB(e *py.Exception) *py.Traceback {
	t := e.Traceback
	for t.Next != nil {
		t = t.Next
	}
	return t
}

func collectLeaves(e *py.Exception, into map[*py.Exception]bool) {
	for todo := []*py.Exception{e}; len(todo) > 0; {
		e, todo = todo[len(todo)-1], todo[:len(todo)-1]
		subs := py.GroupExceptions(e)
		if subs == nil {
			into[e] = true
		}
		for _, s := range subs {
			todo = append(todo, py.ToException(s))
		}
	}
}

func opMatchKeys(f *Frame, in *Instr) *Instr {
	f.pc = in
	th := &f.th.Thread
	subject := *f.reg(in.b)
	keys := py.ToTuple(*f.reg(in.c)).Items()
	if len(keys) == 0 {
		*f.reg(in.a) = py.TupleOf()
		return next(in)
	}
	if subject.Type() == py.DictType && plainKeys(keys) {
		d := py.Cast[py.Dict](subject)
		out, mark := th.PushArgs(len(keys))
		defer th.PopArgs(mark)
		for i, k := range keys {
			v, ok, err := d.Get(th, k)
			if err != nil {
				return f.raise(in, err)
			}
			if !ok {
				*f.reg(in.a) = py.None
				return next(in)
			}
			out[i] = v
		}
		*f.reg(in.a) = py.TupleOf(out...)
		return next(in)
	}
	get, err := py.GetAttrGo(th, subject, "get")
	if err != nil {
		return f.raise(in, err)
	}
	seen := py.NewDict()
	mark := py.NewCell(py.Value{}).Value()
	var out []py.Value
	for _, k := range keys {
		if _, dup, err := seen.Get(th, k); err != nil || dup {
			if err == nil {
				r, _ := py.ReprGo(th, k)
				err = py.ValueErrorf("mapping pattern checks duplicate key (%s)", r)
			}
			return f.raise(in, err)
		}
		if err := seen.Set(th, k, py.None); err != nil {
			return f.raise(in, err)
		}
		v, err := th.Call(get, k, mark)
		if err != nil {
			return f.raise(in, err)
		}
		if v == mark {
			*f.reg(in.a) = py.None
			return next(in)
		}
		out = append(out, v)
	}
	*f.reg(in.a) = py.TupleOf(out...)
	return next(in)
}

// plainKeys reports whether keys are few strs, all different: they need no look for one that is there twice.
func plainKeys(keys []py.Value) bool {
	if len(keys) > 8 {
		return false
	}
	for i, k := range keys {
		if k.Type() != py.StrType {
			return false
		}
		for _, other := range keys[:i] {
			if py.ToStr(k).String() == py.ToStr(other).String() {
				return false
			}
		}
	}
	return true
}

func opMatchClass(f *Frame, in *Instr) *Instr {
	f.pc = in
	v, err := matchClass(&f.th.Thread, *f.reg(in.b), *f.reg(in.c), py.ToTuple(*f.reg(in.c + 1)).Items(), int(in.d))
	return f.store(in, v, err)
}

func matchClass(th *py.Thread, subject, cls py.Value, kw []py.Value, npos int) (py.Value, error) {
	t := py.ToType(cls)
	if t == nil {
		return py.Value{}, py.TypeErrorf("called match pattern must be a class")
	}
	ok, err := py.IsInstance(th, subject, cls)
	if err != nil || !ok {
		return py.None, err
	}
	var out []py.Value
	seen := map[string]bool{}
	attr := func(name *py.Str) (bool, error) {
		if seen[name.String()] {
			r, _ := py.ReprGo(th, name.Value())
			return false, py.TypeErrorf("%s() got multiple sub-patterns for attribute %s", t.Name, r)
		}
		seen[name.String()] = true
		v, err := py.LookupAttr(th, subject, th.InternStr(name))
		if err != nil || v.IsAbsent() {
			return false, err
		}
		out = append(out, v)
		return true, nil
	}
	if npos > 0 {
		self := false
		args, err := py.LookupAttrGo(th, cls, "__match_args__")
		if err != nil {
			return py.Value{}, err
		}
		var names []py.Value
		if args.IsAbsent() {
			self = t.Flags&py.FlagMatchSelf != 0
		} else if tup := py.ToTuple(args); tup != nil {
			names = tup.Items()
		} else {
			return py.Value{}, py.TypeErrorf("%s.__match_args__ must be a tuple (got %s)", t.Name, args.Type().FullName())
		}
		allowed := len(names)
		if self {
			allowed = 1
		}
		if npos > allowed {
			s := "s"
			if allowed == 1 {
				s = ""
			}
			return py.Value{}, py.TypeErrorf("%s() accepts %d positional sub-pattern%s (%d given)", t.Name, allowed, s, npos)
		}
		if self {
			out = append(out, subject)
		} else {
			for _, n := range names[:npos] {
				s := py.ToStr(n)
				if s == nil {
					return py.Value{}, py.TypeErrorf("__match_args__ elements must be strings (got %s)", n.Type().FullName())
				}
				if ok, err := attr(s); !ok {
					return py.None, err
				}
			}
		}
	}
	for _, k := range kw {
		if ok, err := attr(py.ToStr(k)); !ok {
			return py.None, err
		}
	}
	return py.TupleOf(out...), nil
}
