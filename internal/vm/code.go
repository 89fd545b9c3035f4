package vm

// This file links Code for a VM: constants become Values, names interned
// strings, and every operation the Go function that does it.

import (
	"math/big"
	"unsafe"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// opFunc does one instruction and returns the next one, or nil when the running
// frame has changed (Thread.frame says what runs next).
type opFunc func(f *Frame, in *Instr) *Instr

// Instr is a linked instruction.
type Instr struct {
	fn         opFunc
	a, b, c, d uint32
}

const instrSize = unsafe.Sizeof(Instr{})

// Steps are counted by the distance between instructions in memory.
const _ = uint(instrSize-py.StepUnit) + uint(py.StepUnit-instrSize)

// distance returns how far to is behind from, in py.StepUnits.
func distance(from, to *Instr) int64 {
	return int64(uintptr(unsafe.Pointer(to)) - uintptr(unsafe.Pointer(from)))
}

func next(in *Instr) *Instr { return (*Instr)(unsafe.Add(unsafe.Pointer(in), instrSize)) }

// Code is the Python type code: a Code linked for a VM.
type Code struct {
	py.Object
	src     *bytecode.Code
	instrs  []Instr
	consts  []py.Value
	names   []*py.Str
	kwnames [][]*py.Str // by constant: the names of a keyword call
	params  []*py.Str   // the names of the parameters, once there was a call with keywords
	attrs   []attrSite
	globals []globalCache

	plain *Code // of an instrumented twin: the code itself
	twin  *Code // the instrumented twin, if it was needed

	kbase unsafe.Pointer // first constant
	start *Instr         // first instruction
	size  uintptr        // bytes of registers

	nregs, nparams, nlocals int
	argc                    int
	nfree                   int
	direct                  int32 // the number of arguments if enterFunction can be used, else -1
	makes                   int32 // the number of arguments if makeGenerator can be used, else -1
	simple                  bool  // positional parameters only, and not a generator
	gen                     bool
	closes                  bool // an abandoned generator of it must be closed
	linked                  bool
	alone                   bool  // see VM.LinkAlone
	shield                  bool  // exceptions from outside wait until it has returned
	cost                    int64 // of a call, in py.StepUnits: the length

	name, qualname, filename *py.Str // as Python sees them, once it has asked
}

// Source returns the immutable Code.
func (c *Code) Source() *bytecode.Code { return c.src }

// object returns the code that Python sees: c, or what c is the twin of.
func (c *Code) object() *Code {
	if c.plain != nil {
		return c.plain
	}
	return c
}

// Value returns the code object as a value.
func (c *Code) Value() py.Value { return py.ValueOf(&c.Object) }

// Link returns the code object of src for this VM; instructions are linked at
// the first call.
func (v *VM) Link(src *bytecode.Code) *Code {
	if c, ok := v.links[src]; ok {
		return c
	}
	c := newCode(src)
	v.links[src] = c
	return c
}

// LinkAlone is Link for code that was compiled while the script runs. The VM does not
// keep it: it goes with the last that refers to it.
func (v *VM) LinkAlone(src *bytecode.Code) *Code {
	c := newCode(src)
	c.alone = true
	return c
}

func newCode(src *bytecode.Code) *Code {
	c := &Code{src: src}
	c.SetType(codeType)
	c.nregs = int(src.NumRegs)
	c.size = uintptr(c.nregs) * unsafe.Sizeof(py.Value{})
	c.nparams = src.NumParams()
	c.argc = int(src.ArgCount)
	c.nlocals = len(src.LocalsPlus)
	c.nfree = src.NumFree()
	c.gen = src.Flags&(bytecode.FlagGenerator|bytecode.FlagCoroutine|bytecode.FlagAsyncGenerator) != 0
	c.direct, c.makes = -1, -1
	if c.gen && c.nparams == c.argc {
		c.makes = int32(c.argc)
	}
	c.simple = !c.gen && src.KwOnlyCount == 0 && src.Flags&(bytecode.FlagVarArgs|bytecode.FlagVarKeywords) == 0
	return c
}

// link makes the instructions.
func (c *Code) link(v *VM) { _ = c.linkWith(v, func() error { return nil }) }

// linkLarge links code that may be long, before it is run for the first time. Only a
// kill ends it early: other threads may want the same code.
func (th *Thread) linkLarge(c *Code) error {
	if c.linked || len(c.src.Instrs) < 1<<13 {
		return nil
	}
	return c.linkWith(th.VM, func() error {
		if th.Reasons().Load()&py.ReasonKill != 0 {
			return th.killed()
		}
		return nil
	})
}

// linkWith links and polls; after an error the code is not linked.
func (c *Code) linkWith(v *VM, poll func() error) error {
	src := c.src
	src.Load()
	c.cost = int64(len(src.Instrs)) * py.StepUnit
	c.closes = c.gen && needsFinalizer(src)
	c.linkConstants(v)
	c.names = make([]*py.Str, len(src.Names))
	for i, n := range src.Names {
		c.names[i] = v.In.Intern(n)
	}
	c.kwnames = nil
	c.attrs, c.globals = nil, nil
	c.instrs = make([]Instr, len(src.Instrs))
	for i, s := range src.Instrs {
		if i&4095 == 4095 {
			if err := poll(); err != nil {
				return err
			}
		}
		in := &c.instrs[i]
		*in = Instr{ops[s.Op], uint32(s.A), uint32(s.B), uint32(s.C), uint32(s.D)}
		switch s.Op {
		case bytecode.OpNop:
			if len(src.Instrs) > bytecode.StraightCode {
				in.fn = opPoll
			}
		case bytecode.OpLoadConst:
			if int(s.A) < c.nlocals && src.Consts[s.B].Kind == bytecode.ConstNone {
				in.fn = opForget
			}
		case bytecode.OpJumpBack:
			in.d = uint32(i-int(s.A)+1) * py.StepUnit
		case bytecode.OpLoadAttr, bytecode.OpStoreAttr, bytecode.OpLoadMethod:
			in.d = uint32(len(c.attrs))
			c.attrs = append(c.attrs, attrSite{})
		case bytecode.OpCall, bytecode.OpCallMethod:
			in.d = uint32(useOf(src, i))
		case bytecode.OpLoadGlobal, bytecode.OpLoadName:
			c.cacheGlobal(in, s.B)
		case bytecode.OpStoreGlobal, bytecode.OpStoreName:
			c.cacheGlobal(in, s.A)
		case bytecode.OpCallKw, bytecode.OpCallMethodKw:
			if c.kwnames == nil {
				c.kwnames = make([][]*py.Str, len(src.Consts))
			}
			if c.kwnames[s.D] == nil {
				for _, k := range src.Consts[s.D].Items {
					c.kwnames[s.D] = append(c.kwnames[s.D], v.In.Intern(k.S))
				}
			}
		}
		if s.Op == bytecode.OpBuildString {
			c.linkFormat(i)
		}
		if isArithmetic(s.Op) {
			c.linkArithmetic(i)
		}
		if s.Op == bytecode.OpListAppend {
			c.linkAppend(i)
		}
		if s.Op == bytecode.OpCallEx {
			c.linkKeywords(i)
		}
		if s.Op == bytecode.OpMakeFunction {
			c.linkGenexpr(i)
		}
		if u := i - 1; s.Op == bytecode.OpUnpackSequence && u >= 0 && src.Instrs[u].Op == bytecode.OpForIter && src.Instrs[u].A == s.B {
			c.instrs[u].fn = opForIterUnpack
		}
		if u := i - 1; s.Op == bytecode.OpBinarySubscr && u >= 0 && src.Instrs[u].Op == bytecode.OpBuildSlice && src.Instrs[u].C == 3 &&
			!constOperand(s) && src.Instrs[u].A == s.C && int(s.C) >= c.nlocals {
			c.instrs[u].fn = opBuildSliceSubscr
		}
		if s.Op == bytecode.OpYieldFrom {
			in.d = 1
		}
		if constOperand(s) {
			if k := constOps[s.Op]; k != nil {
				in.fn = k
			}
		}
	}
	c.kbase = unsafe.Pointer(unsafe.SliceData(c.consts))
	c.start = unsafe.SliceData(c.instrs)
	if c.simple {
		c.direct = int32(c.argc)
	}
	c.linked = true
	return nil
}

// linkConstants makes the constants. An instrumented twin has those of the code itself.
func (c *Code) linkConstants(v *VM) {
	if c.plain != nil && c.plain.linked {
		c.consts = c.plain.consts
		return
	}
	c.consts = make([]py.Value, len(c.src.Consts))
	for i := range c.src.Consts {
		if k := &c.src.Consts[i]; c.alone && k.Kind == bytecode.ConstCode {
			c.consts[i] = v.LinkAlone(k.Code).Value()
		} else {
			c.consts[i] = v.constant(k)
		}
	}
}

// constOperand reports whether the instruction's second operand is a constant.
func constOperand(s bytecode.Instr) bool {
	switch s.Op.Info().Operands[2] {
	case bytecode.ReadOrConst:
		return s.D == 1
	}
	if s.Op.Info().Operands[1] == bytecode.ReadOrConstJump {
		return s.D&2 != 0
	}
	return false
}

func (v *VM) constant(k *bytecode.Const) py.Value {
	switch k.Kind {
	case bytecode.ConstNone:
		return py.None
	case bytecode.ConstTrue:
		return py.True
	case bytecode.ConstFalse:
		return py.False
	case bytecode.ConstEllipsis:
		return py.Ellipsis
	case bytecode.ConstInt:
		return py.Int(k.I)
	case bytecode.ConstBigInt:
		b, _ := new(big.Int).SetString(k.S, 10)
		return py.BigInt(b)
	case bytecode.ConstFloat:
		return py.Float(k.F)
	case bytecode.ConstStr:
		if len(k.S) <= 40 {
			return v.In.Intern(k.S).Value()
		}
		return py.String(k.S)
	case bytecode.ConstComplex:
		return py.NewComplex(complex(k.F, k.Imag))
	case bytecode.ConstBytes:
		return py.NewBytes(k.S)
	case bytecode.ConstTuple:
		return py.NewTupleOwned(v.constantItems(k)).Value()
	case bytecode.ConstFrozenSet:
		// Constants hash without running code: the thread is only a formality, and not one of the VM's.
		th := &Thread{VM: v}
		th.Thread.Init(v.In, (*evaluator)(th))
		s, err := py.NewFrozenSet(&th.Thread, v.constantItems(k))
		if err != nil {
			panic(err)
		}
		return s.Value()
	case bytecode.ConstSlice:
		p := v.constantItems(k)
		return py.NewSlice(p[0], p[1], p[2])
	case bytecode.ConstCode:
		return v.Link(k.Code).Value()
	}
	panic("vm: unknown kind of constant")
}

func (v *VM) constantItems(k *bytecode.Const) []py.Value {
	items := make([]py.Value, len(k.Items))
	for i := range k.Items {
		items[i] = v.constant(&k.Items[i])
	}
	return items
}

// index returns the position of an instruction.
func (c *Code) index(in *Instr) int {
	return int((uintptr(unsafe.Pointer(in)) - uintptr(unsafe.Pointer(&c.instrs[0]))) / instrSize)
}

// line returns the source line of an instruction.
func (c *Code) line(in *Instr) int {
	if i := c.index(in); i < len(c.src.Positions) {
		return int(c.src.Positions[i].Line)
	}
	return int(c.src.FirstLine)
}
