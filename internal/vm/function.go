package vm

// This file defines Python functions and their calls.

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// Function is the Python type function.
type Function struct {
	py.Object
	py.Attrs
	code       *Code
	globals    *py.Dict
	defaults   *py.Tuple // nil: none
	kwdefaults *py.Dict  // nil: none
	closure    *py.Tuple // of cells, nil: none
	name       *py.Str
	qualname   *py.Str
	doc        py.Value // absent: that of the code, which nobody asked for
	module     py.Value
	annotate   py.Value // function, None or absent
	annots     py.Value // computed annotations, or absent
	typeParams py.Value // absent: ()
}

// NewFunction returns a function of the code with the globals.
func (v *VM) NewFunction(c *Code, globals *py.Dict) *Function {
	fn := py.New[Function](functionType)
	fn.code, fn.globals = c, globals
	if c.name == nil {
		c.name = v.In.Intern(c.src.Name)
	}
	if c.qualname == nil {
		c.qualname = v.In.Intern(c.src.Qualname)
	}
	fn.name, fn.qualname = c.name, c.qualname
	if m, ok := globals.GetStr(nameStr); ok {
		fn.module = m
	}
	return fn
}

var nameStr = py.InternStatic("__name__")

// docstring returns __doc__.
func (fn *Function) docstring() py.Value {
	if fn.doc.IsAbsent() {
		fn.doc = py.None
		if src := fn.code.src; src.Flags&bytecode.FlagHasDocstring != 0 {
			src.Load()
			if len(src.Consts) > 0 && src.Consts[0].Kind == bytecode.ConstStr {
				fn.doc = py.String(src.Consts[0].S)
			}
		}
	}
	return fn.doc
}

// Value returns the function as a value.
func (fn *Function) Value() py.Value { return py.ValueOf(&fn.Object) }

func asFunction(v py.Value) *Function {
	if v.Type() == functionType {
		return (*Function)(v.Ref())
	}
	return nil
}

// pythonMethod returns the function that a special method of v, whose class is written
// in Python, is, or nil: the evaluator calls it without Go recursion.
func pythonMethod(v py.Value, name *py.Str) *Function {
	t := v.Type()
	if !t.IsHeap() {
		return nil
	}
	m, ok := t.Lookup(name)
	if !ok {
		return nil
	}
	return asFunction(m)
}

var callStr, getItemStr = py.InternStatic("__call__"), py.InternStatic("__getitem__")

// functionCall is the Call slot: from Go code.
func functionCall(pt *py.Thread, fnv py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
	th := self(pt)
	fn := (*Function)(fnv.Ref())
	f, err := th.prepare(fn, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	if f.gen != nil {
		return f.gen.Value(), nil
	}
	f.by = byGo
	if err := th.enter(f); err != nil {
		return py.Value{}, err
	}
	if th.Spend(f.code.cost) {
		if err := th.safepoint(); err != nil {
			th.leave(f)
			return py.Value{}, err
		}
		th.entered(f, false)
	}
	return th.guarded(f)
}

// prepare makes the frame for a call with the arguments in place; it is not
// entered yet. That of a generator is the generator's own.
func (th *Thread) prepare(fn *Function, args []py.Value, kw []*py.Str) (*Frame, error) {
	return th.prepareFor(fn, args, kw, shared)
}

// prepareFor is prepare for a call of which it is known who gets the generator that it may make.
func (th *Thread) prepareFor(fn *Function, args []py.Value, kw []*py.Str, use genUse) (*Frame, error) {
	c := fn.code
	var f *Frame
	if c.gen {
		f = newGeneratorFrame(th, c, use)
	} else {
		f = th.push(c)
	}
	f.fn = fn
	f.globals = fn.globals
	if kw != nil || !c.simple && !c.gen || len(args) != c.argc || c.nparams != c.argc {
		if err := f.bind(fn, args, kw); err != nil {
			th.release(f)
			return nil, err
		}
	} else {
		for i, v := range args {
			*f.reg(uint32(i)) = v
		}
	}
	f.bindClosure(fn)
	return f, nil
}

// bind distributes the arguments over the parameters (language reference 6.3.4).
func (f *Frame) bind(fn *Function, args []py.Value, kw []*py.Str) error {
	c := fn.code
	src := c.src
	npos := len(args) - len(kw)
	argc, kwonly := c.argc, int(src.KwOnlyCount)
	regs := f.registers()
	for i := 0; i < c.nparams; i++ {
		regs[i] = py.Value{}
	}
	n := min(npos, argc)
	copy(regs, args[:n])
	slot := argc + kwonly
	if src.Flags&bytecode.FlagVarArgs != 0 {
		regs[slot] = py.NewTuple(args[n:npos]).Value()
		slot++
	}
	var extra *py.Dict
	if src.Flags&bytecode.FlagVarKeywords != 0 {
		extra = py.NewDictSize(min(len(kw), 8))
		regs[slot] = extra.Value()
	}
	var params []*py.Str
	if len(kw) > 0 {
		params = c.parameters(f.th)
	}
next:
	for k, name := range kw {
		v := args[npos+k]
		name = f.th.InternStr(name)
		for i := int(src.PosOnlyCount); i < argc+kwonly; i++ {
			if params[i] == name {
				if !regs[i].IsAbsent() {
					return py.TypeErrorf("%s() got multiple values for argument '%s'", fn.qualname, name)
				}
				regs[i] = v
				continue next
			}
		}
		if extra != nil {
			extra.SetStr(name, v)
			continue
		}
		var posOnly []string
		for _, param := range src.LocalsPlus[:src.PosOnlyCount] {
			if slices.ContainsFunc(kw, func(k *py.Str) bool { return k.String() == param }) {
				posOnly = append(posOnly, param)
			}
		}
		if posOnly != nil {
			return py.TypeErrorf("%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.qualname, strings.Join(posOnly, ", "))
		}
		if hint := py.Suggest(name.String(), src.LocalsPlus[src.PosOnlyCount:argc+kwonly]); hint != "" {
			return py.TypeErrorf("%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", fn.qualname, name, hint)
		}
		return py.TypeErrorf("%s() got an unexpected keyword argument '%s'", fn.qualname, name)
	}
	if npos > argc && src.Flags&bytecode.FlagVarArgs == 0 {
		return f.tooManyPositional(fn, npos)
	}
	ndef := 0
	if fn.defaults != nil {
		ndef = len(fn.defaults.Items())
	}
	var missing []string
	for i := n; i < argc; i++ {
		if !regs[i].IsAbsent() {
			continue
		}
		if d := i - (argc - ndef); d >= 0 {
			regs[i] = fn.defaults.Items()[d]
			continue
		}
		missing = append(missing, src.LocalsPlus[i])
	}
	if missing != nil {
		return missingArgs(fn, "positional", missing)
	}
	for i := argc; i < argc+kwonly; i++ {
		if !regs[i].IsAbsent() {
			continue
		}
		if fn.kwdefaults != nil {
			if v, ok := fn.kwdefaults.GetStr(f.th.VM.In.Intern(src.LocalsPlus[i])); ok {
				regs[i] = v
				continue
			}
		}
		missing = append(missing, src.LocalsPlus[i])
	}
	if missing != nil {
		return missingArgs(fn, "keyword-only", missing)
	}
	return nil
}

// parameters returns the names of the parameters that a keyword may name, interned.
func (c *Code) parameters(th *Thread) []*py.Str {
	if c.params == nil {
		c.params = make([]*py.Str, c.argc+int(c.src.KwOnlyCount))
		for i := range c.params {
			c.params[i] = th.VM.In.Intern(c.src.LocalsPlus[i])
		}
	}
	return c.params
}

func missingArgs(fn *Function, kind string, names []string) error {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = "'" + n + "'"
	}
	list := q[0]
	switch {
	case len(q) == 2:
		list = q[0] + " and " + q[1]
	case len(q) > 2:
		list = strings.Join(q[:len(q)-1], ", ") + ", and " + q[len(q)-1]
	}
	s := "s"
	if len(q) == 1 {
		s = ""
	}
	return py.TypeErrorf("%s() missing %d required %s argument%s: %s", fn.qualname, len(q), kind, s, list)
}

func (f *Frame) tooManyPositional(fn *Function, given int) error {
	c := fn.code
	ndef := 0
	if fn.defaults != nil {
		ndef = len(fn.defaults.Items())
	}
	kwGiven := 0
	for i := c.argc; i < c.argc+int(c.src.KwOnlyCount); i++ {
		if !f.reg(uint32(i)).IsAbsent() {
			kwGiven++
		}
	}
	plural := func(n int) string {
		if n == 1 {
			return ""
		}
		return "s"
	}
	takes := strconv.Itoa(c.argc)
	pl := c.argc != 1
	if ndef > 0 {
		takes = "from " + strconv.Itoa(c.argc-ndef) + " to " + strconv.Itoa(c.argc)
		pl = true
	}
	s := ""
	if pl {
		s = "s"
	}
	was := "were"
	if given == 1 && kwGiven == 0 {
		was = "was"
	}
	extra := ""
	if kwGiven > 0 {
		extra = " positional argument" + plural(given) + " (and " + strconv.Itoa(kwGiven) + " keyword-only argument" + plural(kwGiven) + ")"
	}
	return py.TypeErrorf("%s() takes %s positional argument%s but %d%s %s given", fn.qualname, takes, s, given, extra, was)
}

// call is the common part of the call instructions: args are the arguments, kw
// the names of the last of them.
func (f *Frame) call(in *Instr, callee py.Value, args []py.Value, kw []*py.Str) *Instr {
	th := f.th
	f.pc = in
again:
	switch t := callee.Type(); t {
	case functionType:
		return f.callFunction(in, (*Function)(callee.Ref()), args, kw)
	case py.MethodType:
		m := py.Cast[py.Method](callee)
		buf, mark := th.PushArgs(len(args) + 1)
		buf[0] = m.Self
		copy(buf[1:], args)
		if fn := asFunction(m.Fn); fn != nil {
			nx := f.callFunction(in, fn, buf, kw)
			th.PopArgs(mark)
			return nx
		}
		v, err := th.CallKw(m.Fn, buf, kw)
		th.PopArgs(mark)
		return f.store(in, v, err)
	case py.TypeType:
		t := (*py.Type)(callee.Ref())
		if fn := plainInit(t); fn != nil {
			buf, mark := th.PushArgs(len(args) + 1)
			buf[0] = py.ValueOf(t.Alloc())
			copy(buf[1:], args)
			nx := f.callInit(in, fn, buf, kw)
			th.PopArgs(mark)
			return nx
		}
	case py.StaticMethodType:
		if fn := py.Cast[py.StaticMethodObject](callee).Fn; !fn.IsAbsent() && fn.Type() != py.StaticMethodType { // which may hold itself
			callee = fn
			goto again
		}
	}
	th.nativeBegins()
	v, err := th.CallKw(callee, args, kw)
	return f.store(in, v, err)
}

// store puts a result into r[A], or raises.
func (f *Frame) store(in *Instr, v py.Value, err error) *Instr {
	if err != nil {
		return f.raise(in, err)
	}
	*f.reg(in.a) = v
	return next(in)
}

func (f *Frame) callFunction(in *Instr, fn *Function, args []py.Value, kw []*py.Str) *Instr {
	return f.callFunctionFor(in, fn, args, kw, shared)
}

func (f *Frame) callFunctionFor(in *Instr, fn *Function, args []py.Value, kw []*py.Str, use genUse) *Instr {
	f.pc = in
	nf, err := f.th.prepareFor(fn, args, kw, use)
	if err != nil {
		return f.raise(in, err)
	}
	if nf.gen != nil {
		*f.reg(in.a) = nf.gen.Value()
		return next(in)
	}
	nf.by = byCall
	return f.switchTo(in, nf)
}

// callAt calls callee with n positional arguments from register at on; the
// register before them is free.
func (f *Frame) callAt(in *Instr, callee py.Value, at uint32, n int) *Instr {
	switch callee.Type() {
	case functionType:
		fn := (*Function)(callee.Ref())
		if fn.code.direct == int32(n) {
			return f.enterFunction(in, fn, at, byCall)
		}
		if fn.code.makes == int32(n) {
			return f.makeGenerator(in, fn, at, n)
		}
		if fn.code.gen {
			return f.callFunctionFor(in, fn, f.window(at, n), nil, genUse(in.d))
		}
		return f.callFunction(in, fn, f.window(at, n), nil)
	case generatorType:
		if g := (*Generator)(callee.Ref()); g.state == genNascent {
			g.state = genCreated
			g.use = genUse(in.d)
			*g.frame.reg(0) = *f.reg(at)
			*f.reg(in.a) = callee
			return next(in)
		}
	case py.MethodType:
		// There is room for one value in front of the arguments, not for two.
		if m := py.Cast[py.Method](callee); m.Fn.Type() == functionType {
			*f.reg(at - 1) = m.Self
			return f.callAt(in, m.Fn, at-1, n+1)
		}
	case py.TypeType:
		t := (*py.Type)(callee.Ref())
		if t.NewOne != nil && n == 1 {
			f.pc = in
			v, err := t.NewOne(&f.th.Thread, *f.reg(at))
			return f.store(in, v, err)
		}
		if fn := plainInit(t); fn != nil {
			inst := py.ValueOf(t.Alloc())
			*f.reg(at - 1) = inst
			if fn.code.direct == int32(n+1) {
				return f.enterFunction(in, fn, at-1, byInit)
			}
			return f.callInit(in, fn, f.window(at-1, n+1), nil)
		}
		if init := t.InitAfterNew(); !init.IsAbsent() {
			if fn := asFunction(init); fn != nil && !fn.code.gen {
				f.pc = in
				f.th.nativeBegins()
				inst, err := t.New(&f.th.Thread, t, f.window(at, n), nil)
				if err != nil {
					return f.raise(in, err)
				}
				if inst.Type() != t {
					return f.store(in, inst, nil) // a native __new__ gives an instance of the class, or something quite different
				}
				*f.reg(at - 1) = inst
				if fn.code.direct == int32(n+1) {
					return f.enterFunction(in, fn, at-1, byInit)
				}
				return f.callInit(in, fn, f.window(at-1, n+1), nil)
			}
		}
		if genUse(in.d) == usedByNext && t == py.RangeType {
			s := &f.th.VM.spareIters
			it := s.rangeIter()
			if it.StartRange(f.window(at, n)) {
				*f.reg(in.a) = py.ValueOf(&it.Object) // what GET_ITER, which is next, would make of the range
				return next(in)
			}
			s.ranges.put(it)
		}
		if d := t.DirectNew(n); d != nil {
			f.pc = in
			f.th.nativeBegins()
			*f.reg(at - 1) = callee
			v, err := d.Call(&f.th.Thread, f.window(at-1, n+1), nil)
			if n == 1 && err == nil && d.Flags&py.Consumes != 0 {
				f.consumed(at)
			}
			return f.store(in, v, err)
		}
	default:
		if fn := pythonMethod(callee, callStr); fn != nil {
			*f.reg(at - 1) = callee
			return f.callAt(in, fn.Value(), at-1, n+1)
		}
	}
	f.pc = in
	f.th.nativeBegins()
	v, err := f.th.CallKw(callee, f.window(at, n), nil)
	if n == 1 && err == nil && (callee == listClass || callee == setClass || callee == dictClass) {
		f.consumed(at)
	}
	return f.store(in, v, err)
}

// These consume their argument, as natives with py.Consumes do.
var listClass, setClass, dictClass = py.ListType.Value(), py.SetType.Value(), py.DictType.Value()

// switchTo enters the frame nf, called by the instruction in.
func (f *Frame) switchTo(in *Instr, nf *Frame) *Instr {
	th := f.th
	if err := th.enter(nf); err != nil {
		return f.raise(in, err)
	}
	if th.Spend(nf.code.cost) {
		if err := th.safepoint(); err != nil {
			th.leave(nf)
			return f.raise(in, err)
		}
		th.entered(nf, false)
	}
	return nil
}

// plainInit returns the __init__ of a class whose instances are plain and whose
// __init__ is a Python function, else nil.
func plainInit(t *py.Type) *Function {
	init := t.PlainInit()
	if init.IsAbsent() {
		return nil
	}
	fn := asFunction(init)
	if fn == nil || fn.code.gen {
		return nil
	}
	return fn
}

// callInit calls the __init__ fn for the instance that args begins with.
func (f *Frame) callInit(in *Instr, fn *Function, args []py.Value, kw []*py.Str) *Instr {
	f.pc = in
	nf, err := f.th.prepare(fn, args, kw)
	if err != nil {
		return f.raise(in, err)
	}
	nf.by = byInit
	nf.extra = args[0]
	return f.switchTo(in, nf)
}
