package vm

// This file is the table of operations, and the ones that move values and
// variables. What each operation does is in bytecode/op.go.

import (
	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

var ops [bytecode.NumOps]opFunc

// constOps has the form of an operation whose second operand is a constant,
// where that is another function.
var constOps [bytecode.NumOps]opFunc

func init() {
	for op := range ops {
		ops[op] = opBad
	}
	for op, fn := range map[bytecode.Op]opFunc{
		bytecode.OpNop: func(f *Frame, in *Instr) *Instr { return next(in) },
		bytecode.OpMove: func(f *Frame, in *Instr) *Instr {
			*f.reg(in.a) = *f.reg(in.b)
			return next(in)
		},
		bytecode.OpLoadConst: func(f *Frame, in *Instr) *Instr {
			*f.reg(in.a) = *f.konst(in.b)
			return next(in)
		},
		bytecode.OpCheckBound: func(f *Frame, in *Instr) *Instr {
			if f.reg(in.a).IsAbsent() {
				return f.raise(in, f.unbound(int(in.a)))
			}
			return next(in)
		},
		bytecode.OpDeleteFast: func(f *Frame, in *Instr) *Instr {
			if f.reg(in.a).IsAbsent() {
				return f.raise(in, f.unbound(int(in.a)))
			}
			v := *f.reg(in.a)
			*f.reg(in.a) = py.Value{}
			return f.dropped(in, v)
		},
		bytecode.OpClear: opClear,
		bytecode.OpMakeCell: func(f *Frame, in *Instr) *Instr {
			r := f.reg(in.a)
			*r = py.NewCell(*r).Value()
			return next(in)
		},
		bytecode.OpLoadDeref: func(f *Frame, in *Instr) *Instr {
			v := py.Cast[py.Cell](*f.reg(in.b)).V
			if v.IsAbsent() {
				return f.raise(in, f.unbound(int(in.b)))
			}
			*f.reg(in.a) = v
			return next(in)
		},
		bytecode.OpStoreDeref: func(f *Frame, in *Instr) *Instr {
			py.Cast[py.Cell](*f.reg(in.a)).V = *f.reg(in.b)
			return next(in)
		},
		bytecode.OpDeleteDeref: func(f *Frame, in *Instr) *Instr {
			c := py.Cast[py.Cell](*f.reg(in.a))
			if c.V.IsAbsent() {
				return f.raise(in, f.unbound(int(in.a)))
			}
			v := c.V
			c.V = py.Value{}
			return f.dropped(in, v)
		},
		bytecode.OpLoadGlobal:            opLoadGlobal,
		bytecode.OpStoreGlobal:           opStoreGlobal,
		bytecode.OpDeleteGlobal:          opDeleteGlobal,
		bytecode.OpLoadName:              opLoadName,
		bytecode.OpStoreName:             opStoreName,
		bytecode.OpDeleteName:            opDeleteName,
		bytecode.OpLoadLocals:            opLoadLocals,
		bytecode.OpLoadFromDictOrDeref:   opLoadFromDictOrDeref,
		bytecode.OpLoadFromDictOrGlobals: opLoadFromDictOrGlobals,
		bytecode.OpLoadBuildClass: func(f *Frame, in *Instr) *Instr {
			f.pc = in
			v, ok, err := f.builtin(buildClassStr)
			if err != nil {
				return f.raise(in, err)
			}
			if !ok {
				return f.raise(in, py.NameErrorOf(py.NameError, "__build_class__", "%s not found"))
			}
			*f.reg(in.a) = v
			return next(in)
		},
		bytecode.OpLoadAssertionError: func(f *Frame, in *Instr) *Instr {
			*f.reg(in.a) = py.AssertionError.Value()
			return next(in)
		},
		bytecode.OpJump: func(f *Frame, in *Instr) *Instr { return f.jump(in.a) },
		bytecode.OpJumpBack: func(f *Frame, in *Instr) *Instr {
			if f.th.Spend(int64(in.d)) {
				return f.poll(in, f.jump(in.a))
			}
			return f.jump(in.a)
		},
	} {
		ops[op] = fn
	}
	initOperatorOps()
	initAttrOps()
	initCallOps()
	initExcOps()
	initBuildOps()
}

var buildClassStr = py.InternStatic("__build_class__")

func opBad(f *Frame, in *Instr) *Instr {
	return f.raise(in, internalError("operation without meaning"))
}

// opPoll polls in the middle of long code. Its steps were charged at the code's begin.
func opPoll(f *Frame, in *Instr) *Instr {
	if f.th.Spend(0) {
		return f.poll(in, next(in))
	}
	return next(in)
}

// poll acts on the thread's reasons and goes on at to.
func (f *Frame) poll(in, to *Instr) *Instr {
	f.pc = in
	if err := f.th.safepoint(); err != nil {
		return f.raise(in, err)
	}
	if f.th.Reasons().Load()&py.ReasonTrace != 0 {
		to = f.retraced(to)
	}
	if f.th.suspend() {
		f.pc = to
		return nil
	}
	return to
}

// goTo jumps to the instruction i, polling if it is behind. A jump back costs as
// many steps as there are instructions between, so that together with the cost of
// a call, the length of its code, every instruction that runs is paid for.
func (f *Frame) goTo(in *Instr, i uint32) *Instr {
	t := f.jump(i)
	if d := distance(t, in); d >= 0 && f.th.Spend(d+py.StepUnit) {
		return f.poll(in, t)
	}
	return t
}

// unbound is the error for reading variable i while it has no value.
func (f *Frame) unbound(i int) error {
	name := f.code.src.LocalsPlus[i]
	if f.code.src.LocalKinds[i]&bytecode.KindFree != 0 {
		return py.NameErrorOf(py.NameError, name, "cannot access free variable '%s' where it is not associated with a value in enclosing scope")
	}
	return py.NameErrorOf(py.UnboundLocalError, name, "cannot access local variable '%s' where it is not associated with a value")
}

func notDefined(name *py.Str) error {
	return py.NameErrorOf(py.NameError, name.String(), "name '%s' is not defined")
}

// globalCache remembers where a global or builtin was found. The instructions of a code
// that name it share one.
type globalCache struct {
	dict     *py.Dict
	builtins *py.Dict // where the name is; nil: in dict
	ver      uint32
	bver     uint32
	idx      int32
}

// cacheGlobal gives an instruction the cache of a name.
func (c *Code) cacheGlobal(in *Instr, name int32) {
	if c.globals == nil {
		c.globals = make([]globalCache, len(c.names))
	}
	in.d = uint32(name)
}

// setGlobal stores v in a namespace that is a dict, and returns what was there.
func (c *globalCache) setGlobal(g *py.Dict, name *py.Str, v py.Value) (old py.Value) {
	if c.dict == g && c.builtins == nil && c.ver == g.KeysVersion() {
		old = g.At(int(c.idx))
		g.SetAt(int(c.idx), v)
		return old
	}
	if i := g.FindStr(name); i >= 0 {
		if g.Type() == py.DictType {
			*c = globalCache{dict: g, ver: g.KeysVersion(), idx: int32(i)}
		}
		old = g.At(i)
		g.SetAt(i, v)
		return old
	}
	g.SetStr(name, v)
	return old
}

var builtinsStr = py.InternStatic("__builtins__")

// builtins returns the names that are known everywhere in code with the frame's
// globals: those of the module or dict that __builtins__ is there.
func (f *Frame) builtins() *py.Dict { return builtinsOf(f.th.VM.In, f.globals) }

func builtinsOf(in *py.Interpreter, globals *py.Dict) *py.Dict {
	if v, ok := globals.GetStr(builtinsStr); ok {
		if m := py.ToModule(v); m != nil {
			return m.Dict
		}
		if d := py.ToDict(v); d != nil {
			return d
		}
	}
	return in.Builtins
}

// customBuiltins returns what __builtins__ is in the frame's globals if its items are not simply looked up: neither a module
// nor a dict.
func (f *Frame) customBuiltins() py.Value {
	v, ok := f.globals.GetStr(builtinsStr)
	if !ok || v.Type() == py.DictType || py.ToModule(v) != nil {
		return py.Value{}
	}
	return v
}

// builtin looks up a name among the frame's builtins.
func (f *Frame) builtin(name *py.Str) (v py.Value, ok bool, err error) {
	m := f.customBuiltins()
	if m.IsAbsent() {
		v, ok = f.builtins().GetStr(name)
		return v, ok, nil
	}
	v, err = py.GetItem(&f.th.Thread, m, name.Value())
	if py.IsException(err, py.KeyError) {
		return py.Value{}, false, nil
	}
	return v, err == nil, err
}

func opLoadGlobal(f *Frame, in *Instr) *Instr {
	c := &f.code.globals[in.d]
	g := f.globals
	if c.dict == g && c.ver == g.KeysVersion() {
		b := c.builtins
		if b == nil {
			*f.reg(in.a) = g.At(int(c.idx))
			return next(in)
		}
		if c.bver == b.KeysVersion() {
			*f.reg(in.a) = b.At(int(c.idx))
			return next(in)
		}
	}
	f.pc = in
	v, err := f.loadGlobal(f.code.names[in.b], c)
	return f.store(in, v, err)
}

func (f *Frame) loadGlobal(name *py.Str, c *globalCache) (py.Value, error) {
	g := f.globals
	if g.Type() != py.DictType { // of a subclass, which may have __missing__
		v, err := py.GetItem(&f.th.Thread, g.Value(), name.Value())
		if err == nil || !py.IsException(err, py.KeyError) {
			return v, err
		}
	} else if i := g.FindStr(name); i >= 0 {
		*c = globalCache{dict: g, ver: g.KeysVersion(), idx: int32(i)}
		return g.At(i), nil
	}
	if m := f.customBuiltins(); !m.IsAbsent() {
		v, ok, err := f.builtin(name)
		if err == nil && !ok {
			err = notDefined(name)
		}
		return v, err
	}
	b := f.builtins()
	if i := b.FindStr(name); i >= 0 {
		if g.Type() != py.DictType {
			return b.At(i), nil
		}
		*c = globalCache{dict: g, builtins: b, ver: g.KeysVersion(), bver: b.KeysVersion(), idx: int32(i)}
		return b.At(i), nil
	}
	return py.Value{}, notDefined(name)
}

func opStoreGlobal(f *Frame, in *Instr) *Instr {
	f.code.globals[in.d].setGlobal(f.globals, f.code.names[in.a], *f.reg(in.b))
	return next(in)
}

func opDeleteGlobal(f *Frame, in *Instr) *Instr {
	name := f.code.names[in.a]
	old, _ := f.globals.GetStr(name)
	if !f.globals.DeleteStr(name) {
		return f.raise(in, notDefined(name))
	}
	return f.dropped(in, old)
}

// namesDict returns the mapping of locals if it is an exact dict.
func (f *Frame) namesDict() *py.Dict {
	l := f.names()
	if l.IsAbsent() {
		return f.globals
	}
	if l.Type() == py.DictType {
		return py.ToDict(l)
	}
	return nil
}

// names returns the mapping of the frame's names if it is not that of its globals, absent else.
func (f *Frame) names() py.Value {
	if g := f.gen; g == nil {
		return f.extra
	} else if g.rare != nil {
		return g.rare.locals
	}
	return py.Value{}
}

func opLoadName(f *Frame, in *Instr) *Instr {
	name := f.code.names[in.b]
	d := f.namesDict()
	if d == f.globals {
		return opLoadGlobal(f, in)
	}
	f.pc = in
	if d != nil {
		if v, ok := d.GetStr(name); ok {
			*f.reg(in.a) = v
			return next(in)
		}
	} else {
		v, err := py.GetItem(&f.th.Thread, f.names(), name.Value())
		if err == nil {
			*f.reg(in.a) = v
			return next(in)
		}
		if !py.IsException(err, py.KeyError) {
			return f.raise(in, err)
		}
	}
	v, err := f.loadGlobal(name, &f.code.globals[in.d])
	return f.store(in, v, err)
}

func opStoreName(f *Frame, in *Instr) *Instr {
	name := f.code.names[in.a]
	if d := f.namesDict(); d == f.globals {
		old := f.code.globals[in.d].setGlobal(d, name, *f.reg(in.b))
		if f.th.VM.In.GC.Prompt() {
			return f.dropped(in, old)
		}
		return next(in)
	} else if d != nil {
		if f.th.VM.In.GC.Prompt() {
			old, _ := d.GetStr(name)
			d.SetStr(name, *f.reg(in.b))
			return f.dropped(in, old)
		}
		d.SetStr(name, *f.reg(in.b))
		return next(in)
	}
	f.pc = in
	if err := py.SetItem(&f.th.Thread, f.names(), name.Value(), *f.reg(in.b)); err != nil {
		return f.raise(in, err)
	}
	return next(in)
}

func opDeleteName(f *Frame, in *Instr) *Instr {
	name := f.code.names[in.a]
	if d := f.namesDict(); d != nil {
		old, _ := d.GetStr(name)
		if !d.DeleteStr(name) {
			return f.raise(in, notDefined(name))
		}
		return f.dropped(in, old)
	}
	f.pc = in
	if err := py.DelItem(&f.th.Thread, f.names(), name.Value()); err != nil {
		if py.IsException(err, py.KeyError) {
			err = notDefined(name)
		}
		return f.raise(in, err)
	}
	return next(in)
}

func opLoadLocals(f *Frame, in *Instr) *Instr {
	f.pc = in
	v, err := f.localsMapping()
	return f.store(in, v, err)
}

// fromDict looks a name up in the mapping of a class body.
func (f *Frame) fromDict(m py.Value, name *py.Str) (py.Value, bool, error) {
	if m.Type() == py.DictType {
		v, ok := py.ToDict(m).GetStr(name)
		return v, ok, nil
	}
	v, err := py.GetItem(&f.th.Thread, m, name.Value())
	if err != nil {
		if py.IsException(err, py.KeyError) {
			err = nil
		}
		return py.Value{}, false, err
	}
	return v, true, nil
}

func opLoadFromDictOrDeref(f *Frame, in *Instr) *Instr {
	f.pc = in
	v, ok, err := f.fromDict(*f.reg(in.b), f.th.VM.In.Intern(f.code.src.LocalsPlus[in.c]))
	if err != nil {
		return f.raise(in, err)
	}
	if !ok {
		if v = py.Cast[py.Cell](*f.reg(in.c)).V; v.IsAbsent() {
			return f.raise(in, f.unbound(int(in.c)))
		}
	}
	*f.reg(in.a) = v
	return next(in)
}

func opLoadFromDictOrGlobals(f *Frame, in *Instr) *Instr {
	f.pc = in
	name := f.code.names[in.c]
	v, ok, err := f.fromDict(*f.reg(in.b), name)
	if err != nil {
		return f.raise(in, err)
	}
	if !ok {
		var c globalCache
		v, err = f.loadGlobal(name, &c)
	}
	return f.store(in, v, err)
}
