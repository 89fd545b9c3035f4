// Package bytecode defines what the compiler makes and the evaluator runs: the
// instruction set, Code, its constants, and their text and binary forms.
//
// The machine is a register machine. A frame has NumRegs registers. The first
// len(LocalsPlus) registers are the function's variables, in CPython's order
// (arguments, other locals, cell variables that are not arguments, free
// variables); the others are temporaries. A variable that a closure captures
// keeps a cell object in its register. An unbound variable's register is empty.
//
// Code is immutable once made: any number of VMs on any number of goroutines
// may share it. It holds no Go pointers to Python objects; a VM links it
// before the first run.
package bytecode

// This file defines Code and the tables that go with it.

// Flags are CPython's co_flags.
type Flags uint32

// The co_flags bits, with CPython's values.
const (
	FlagOptimized         Flags = 0x1 // locals are registers, not a mapping
	FlagNewLocals         Flags = 0x2
	FlagVarArgs           Flags = 0x4 // has *args
	FlagVarKeywords       Flags = 0x8 // has **kwargs
	FlagNested            Flags = 0x10
	FlagGenerator         Flags = 0x20
	FlagCoroutine         Flags = 0x80
	FlagIterableCoroutine Flags = 0x100
	FlagAsyncGenerator    Flags = 0x200
	FlagFutureDivision    Flags = 0x20000
	FlagFutureBarry       Flags = 0x400000
	FlagFutureAnnotations Flags = 0x1000000
	FlagNoMonitoring      Flags = 0x2000000
	FlagHasDocstring      Flags = 0x4000000 // Consts[0] is the docstring
	FlagMethod            Flags = 0x8000000
)

// LocalKind says what a variable's register holds. The bits combine: an
// argument that a closure captures is Local|Cell.
type LocalKind uint8

// The kinds of variables, with CPython's CO_FAST_* values.
const (
	KindHidden LocalKind = 0x10 // a comprehension's variable: not shown by locals() outside of it
	KindLocal  LocalKind = 0x20
	KindCell   LocalKind = 0x40 // register holds a cell that this function makes
	KindFree   LocalKind = 0x80 // register holds a cell that came with the closure
)

// Mark is a line without instructions, such as that of "try:": who traces lines hears of it before the instruction At.
type Mark struct {
	At, Line int32
	// Falls is whether only those come by it that come from the instruction before: jumps to At go past it.
	Falls bool
}

// Code is one compiled scope: a module, class body, function, lambda, generator
// expression, annotation scope or type-parameter scope.
type Code struct {
	Name, Qualname, Filename string
	FirstLine                int32
	Flags                    Flags

	// ArgCount counts positional parameters (positional-only ones included),
	// without *args; then come KwOnlyCount keyword-only ones, *args, **kwargs,
	// in this order, as the first LocalsPlus.
	ArgCount, PosOnlyCount, KwOnlyCount int32

	NumRegs    int32       // size of a frame in registers, at least len(LocalsPlus)
	LocalsPlus []string    // names of the variables
	LocalKinds []LocalKind // same length as LocalsPlus
	Names      []string    // attribute and global names
	Consts     []Const
	Instrs     []Instr
	Positions  []Position // same length as Instrs
	Marks      []Mark     // in the order in which they are passed
	Handlers   []Handler  // first match wins: inner ranges come first

	// Text is the source text if that is in no file, for tracebacks. It is not encoded.
	Text *string

	lazy *lazyBody // where the last five come from; nil: they are there
}

// SetText keeps the source text of code that was just compiled, and of all code in it.
func (c *Code) SetText(text string) {
	for todo := []*Code{c}; len(todo) > 0; {
		c, todo = todo[len(todo)-1], todo[:len(todo)-1]
		c.Text = &text
		for i := range c.Consts {
			if k := &c.Consts[i]; k.Kind == ConstCode {
				todo = append(todo, k.Code)
			}
		}
	}
}

// NumFree returns the number of free variables; they are the last of LocalsPlus.
func (c *Code) NumFree() int {
	n := 0
	for i := len(c.LocalKinds) - 1; i >= 0 && c.LocalKinds[i]&KindFree != 0; i-- {
		n++
	}
	return n
}

// NumParams returns the number of registers that a call fills: all parameters,
// *args and **kwargs included.
func (c *Code) NumParams() int {
	n := int(c.ArgCount + c.KwOnlyCount)
	if c.Flags&FlagVarArgs != 0 {
		n++
	}
	if c.Flags&FlagVarKeywords != 0 {
		n++
	}
	return n
}

// Instr is one instruction: an operation and its operands, whose meaning is
// given in the table of operations.
type Instr struct {
	Op         Op
	A, B, C, D int32
}

// Position is the source range of an instruction. Lines start at 1; columns are
// byte offsets into the UTF-8 line, starting at 0. A Line of 0 or less means
// that the instruction has no place in the source; a Col of -1 that only the
// line is known.
type Position struct {
	Line, EndLine, Col, EndCol int32
}

// Handler is an entry of the exception table: an exception raised by an
// instruction in [Start, End) is stored in register Reg and control goes to
// Target.
type Handler struct {
	Start, End, Target int32
	Reg                int32
}

// ConstKind tells the kinds of constants apart.
type ConstKind uint8

// The kinds of constants.
const (
	ConstNone ConstKind = iota
	ConstTrue
	ConstFalse
	ConstEllipsis
	ConstInt       // I
	ConstBigInt    // S: decimal digits, with '-' if negative; never fits int64
	ConstFloat     // F
	ConstComplex   // F real part, Imag
	ConstStr       // S, WTF-8
	ConstBytes     // S
	ConstTuple     // Items
	ConstFrozenSet // Items
	ConstSlice     // Items: start, stop, step
	ConstCode      // Code
)

// Const is a constant, in terms of Go alone.
type Const struct {
	Kind  ConstKind
	I     int64
	F     float64
	Imag  float64
	S     string
	Items []Const
	Code  *Code
}

// Copy returns a copy of c that shares the tables.
func (c *Code) Copy() *Code {
	c.Load()
	n := *c
	n.lazy = nil
	return &n
}

// GeneratorKind returns the flags that tell what a call makes: nothing special, a
// generator, a coroutine or an async generator.
func (c *Code) GeneratorKind() Flags {
	return c.Flags & (FlagGenerator | FlagCoroutine | FlagAsyncGenerator)
}
