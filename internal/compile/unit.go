package compile

// This file defines the unit under construction (one Code), its registers,
// labels, protected ranges and blocks.

import (
	"math"
	"math/big"
	"slices"
	"strings"

	bc "github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/syntax"
)

// Options are the parameters of Compile.
type Options struct {
	Filename     string
	Flags        bc.Flags // of future features that are in force
	NoColumns    bool     // positions are lines only
	MaxIntDigits int      // for the parser: see syntax.Options
	Optimize     int      // 0, 1 (no asserts), 2 (no docstrings either)
	// Check is called now and then; its error ends the compilation. It may be nil.
	Check func() error
	// Aside calls f, which takes long and cannot be stopped: if it should not be waited for, it returns an error, which
	// ends the compilation. It may be nil.
	Aside func(f func()) error
	Await bool // await may be used at top level: the code is then a coroutine's
	// Warn is called for each SyntaxWarning; its error ends the compilation. It may be nil.
	Warn func(filename string, w syntax.Warning) error
}

// label is a place in the code that jumps go to.
type label struct {
	at   int
	refs []labelRef
	set  bool
	live bool // some jump to it was emitted
	// bound is what is known to be bound at all the jumps.
	bound []bool
}

type labelRef struct {
	instr   int
	operand int
}

// protect is an exception handler whose range is open or closed.
type protect struct {
	target *label
	reg    int32
	depth  int
	start  int // -1: closed
}

type blockKind uint8

const (
	loopBlock    blockKind = iota
	handlerBlock           // leaving it: POP_EXC
	nameBlock              // leaving it: unbind the name of "except ... as name"
	withBlock
	finallyBlock
	tryBlock // leaving it takes nothing
)

type block struct {
	kind      blockKind
	brk, cont *label
	iter      int32 // of a loop: the register of its iterator if leaving the loop drops it
	fresh     bool  // it does
	prot      *protect
	save      int32 // register of PUSH_EXC
	name      *syntax.ExceptHandler
	exit      int32
	async     bool
	star      bool // the handler is an except*
	pos       syntax.Pos
	final     []syntax.Stmt
}

type handlerEntry struct {
	bc.Handler
	target *label
	depth  int
}

type unit struct {
	c        *compiler
	parent   *unit
	s        *scope
	cur      *scope // s, or the inlined comprehension being compiled
	code     *bc.Code
	regs     map[string]int32            // variables of s
	hidden   map[*scope]map[string]int32 // variables of inlined comprehensions
	names    map[string]int32
	consts   map[constKey]int32
	pos      syntax.Pos
	top      int32 // next free temporary
	bound    []bool
	dead     bool // the code here cannot be reached
	handlers []handlerEntry
	blocks   []*block
	depth    int
	qualname string
	statics  map[string]bool
	shows    bool // values of expression statements go to sys.displayhook
	polled   int  // where the last poll was put into long straight code
}

type constKey struct {
	kind bc.ConstKind
	i    int64
	s    string
}

type compiler struct {
	opts   Options
	future *future
	scopes map[scopeKey]*scope
	err    error
	depth  int
	warned map[warnKey]bool
}

// stopped is what ends a compilation whose Check returned an error.
type stopped struct{ err error }

// checkEvery is the number of instructions between two calls of Check, a power of two.
const checkEvery = 1024

func (c *compiler) check() {
	if c.opts.Check != nil {
		if err := c.opts.Check(); err != nil {
			panic(stopped{err})
		}
	}
}

// room makes room for more instructions than there are already, which are many.
func (u *unit) room() {
	n := len(u.code.Instrs)
	var instrs []bc.Instr
	var positions []bc.Position
	grow := func() {
		instrs = append(make([]bc.Instr, 0, n+n/2), u.code.Instrs...)
		positions = append(make([]bc.Position, 0, n+n/2), u.code.Positions...)
	}
	if u.c.opts.Aside == nil {
		grow()
	} else if err := u.c.opts.Aside(grow); err != nil {
		panic(stopped{err})
	}
	u.code.Instrs, u.code.Positions = instrs, positions
}

func (u *unit) fail(p *syntax.Pos, msg string) {
	if u.c.err == nil {
		u.c.err = newError(u.c.opts.Filename, p, msg)
	}
}

// emit adds an instruction and returns its position.
func (u *unit) emit(op bc.Op, a, b, c, d int32) int {
	if len(u.code.Instrs)&(checkEvery-1) == 0 {
		u.c.check()
		if n := len(u.code.Instrs); n >= 1<<13 && cap(u.code.Instrs)-n < checkEvery {
			u.room()
		}
	}
	u.code.Instrs = append(u.code.Instrs, bc.Instr{Op: op, A: a, B: b, C: c, D: d})
	p := u.pos
	u.code.Positions = append(u.code.Positions, bc.Position{Line: p.Line, EndLine: p.EndLine, Col: p.Col, EndCol: p.EndCol})
	return len(u.code.Instrs) - 1
}

func (u *unit) at(p *syntax.Pos) syntax.Pos {
	old := u.pos
	u.pos = *p
	return old
}

// atAttr is at for what is done with an attribute: if its name is on another line
// than the start of the code, errors are shown at the name, as in CPython.
func (u *unit) atAttr(p *syntax.Pos, a *syntax.Attribute) syntax.Pos {
	old := u.at(p)
	end := a.Span()
	if u.pos.Line != end.EndLine {
		u.pos.Line = end.EndLine
		u.pos.Col = max(0, end.EndCol-int32(len(a.Attr)))
		u.pos.EndLine = max(u.pos.EndLine, u.pos.Line)
	}
	return old
}

// nowhere makes what follows belong to no line: it ends a handler, and what it raises again was raised elsewhere.
func (u *unit) nowhere() syntax.Pos { return u.at(&syntax.Pos{Col: -1, EndCol: -1}) }

// temp reserves a register.
func (u *unit) temp() int32 { return u.temps(1) }

// temps reserves n registers in a row.
func (u *unit) temps(n int32) int32 {
	r := u.top
	u.top += n
	if u.top > u.code.NumRegs {
		u.code.NumRegs = u.top
	}
	return r
}

func newLabel() *label { return &label{} }

// jumpTo makes operand (0 for A, and so on) of the instruction i the label.
func (u *unit) jumpTo(l *label, i, operand int) {
	l.refs = append(l.refs, labelRef{i, operand})
	if u.dead {
		return
	}
	if l.set {
		l.live = true
		return
	}
	if !l.live {
		l.bound = slices.Clone(u.bound)
		l.live = true
		return
	}
	for k := range l.bound {
		l.bound[k] = l.bound[k] && u.bound[k]
	}
}

// mark tells who traces lines of one that has no instruction of its own.
func (u *unit) mark(line int32) {
	if !u.dead {
		u.code.Marks = append(u.code.Marks, bc.Mark{At: int32(len(u.code.Instrs)), Line: line})
	}
}

// passMarks says that jumps come here, behind the marks.
func (u *unit) passMarks() {
	for i := len(u.code.Marks) - 1; i >= 0 && u.code.Marks[i].At == int32(len(u.code.Instrs)); i-- {
		u.code.Marks[i].Falls = true
	}
}

// place puts the label here.
func (u *unit) place(l *label) {
	l.at, l.set = len(u.code.Instrs), true
	if !l.live {
		return
	}
	u.passMarks()
	if u.dead {
		u.bound = slices.Clone(l.bound)
		u.dead = false
		return
	}
	if l.bound != nil {
		for k := range u.bound {
			u.bound[k] = u.bound[k] && l.bound[k]
		}
	}
}

// placeLoop puts the label of a loop's top here: the body has not been seen yet,
// and can only add to what is bound, since variables that are deleted anywhere
// are never taken as bound.
func (u *unit) placeLoop(l *label) {
	l.at, l.set, l.live = len(u.code.Instrs), true, true
	u.passMarks()
}

// jump goes to l: no statement says so, and so it has no columns, by which tracing knows it.
func (u *unit) jump(l *label) { u.jumpSilently(bc.OpJump, l) }

// jumpBack is jump to a place before.
func (u *unit) jumpBack(l *label) { u.jumpSilently(bc.OpJumpBack, l) }

func (u *unit) jumpSilently(op bc.Op, l *label) {
	old := u.pos
	u.pos.Col, u.pos.EndCol = -1, -1
	u.jumpBy(op, l)
	u.pos = old
}

// jumpBy goes to l by a jump that a statement asks for.
func (u *unit) jumpBy(op bc.Op, l *label) {
	if u.dead {
		return
	}
	i := u.emit(op, 0, 0, 0, 0)
	u.jumpTo(l, i, 0)
	u.dead = true
}

func (u *unit) patch(labels ...*label) {
	for _, l := range labels {
		for _, r := range l.refs {
			in := &u.code.Instrs[r.instr]
			switch r.operand {
			case 0:
				in.A = int32(l.at)
			case 1:
				in.B = int32(l.at)
			case 2:
				in.C = int32(l.at)
			}
		}
		l.refs = nil
	}
}

// open starts the protected range of a new handler.
func (u *unit) open(reg int32) *protect {
	u.depth++
	p := &protect{target: newLabel(), reg: reg, depth: u.depth, start: len(u.code.Instrs)}
	p.target.live = true
	p.target.bound = slices.Clone(u.bound)
	return p
}

// pause ends the range so far; resume goes on with it.
func (u *unit) pause(p *protect) {
	if p.start >= 0 && p.start < len(u.code.Instrs) {
		u.handlers = append(u.handlers, handlerEntry{bc.Handler{Start: int32(p.start), End: int32(len(u.code.Instrs)), Reg: p.reg}, p.target, p.depth})
	}
	p.start = -1
}

func (u *unit) resume(p *protect) { p.start = len(u.code.Instrs) }

func (u *unit) close(p *protect) {
	u.pause(p)
	u.depth--
}

// handler begins the code of a handler.
func (u *unit) handler(p *protect) {
	l := p.target
	l.at, l.set = len(u.code.Instrs), true
	u.bound = slices.Clone(l.bound)
	u.dead = false
}

func (u *unit) name(n string) int32 {
	if i, ok := u.names[n]; ok {
		return i
	}
	i := int32(len(u.code.Names))
	u.code.Names = append(u.code.Names, n)
	u.names[n] = i
	return i
}

func (u *unit) konst(k bc.Const) int32 {
	key := constKey{k.Kind, k.I, k.S}
	switch k.Kind {
	case bc.ConstFloat:
		key.i = int64(math.Float64bits(k.F)) // so that 0.0 is not -0.0
	case bc.ConstComplex, bc.ConstTuple, bc.ConstFrozenSet, bc.ConstSlice, bc.ConstCode:
		u.code.Consts = append(u.code.Consts, k)
		return int32(len(u.code.Consts) - 1)
	}
	if i, ok := u.consts[key]; ok {
		return i
	}
	i := int32(len(u.code.Consts))
	u.code.Consts = append(u.code.Consts, k)
	u.consts[key] = i
	return i
}

func str(s string) bc.Const   { return bc.Const{Kind: bc.ConstStr, S: s} }
func number(i int64) bc.Const { return bc.Const{Kind: bc.ConstInt, I: i} }

func (u *unit) load(dst int32, k bc.Const) { u.emit(bc.OpLoadConst, dst, u.konst(k), 0, 0) }

func convert(c *syntax.Const) bc.Const {
	switch c.Kind {
	case syntax.ConstTrue:
		return bc.Const{Kind: bc.ConstTrue}
	case syntax.ConstFalse:
		return bc.Const{Kind: bc.ConstFalse}
	case syntax.ConstEllipsis:
		return bc.Const{Kind: bc.ConstEllipsis}
	case syntax.ConstInt:
		return number(c.Int)
	case syntax.ConstBigInt:
		return bc.Const{Kind: bc.ConstBigInt, S: c.Big.String()}
	case syntax.ConstFloat:
		return bc.Const{Kind: bc.ConstFloat, F: c.Float}
	case syntax.ConstComplex:
		return bc.Const{Kind: bc.ConstComplex, F: c.Float, Imag: c.Imag}
	case syntax.ConstStr:
		return str(c.Str)
	case syntax.ConstBytes:
		return bc.Const{Kind: bc.ConstBytes, S: c.Str}
	case syntax.ConstTuple, syntax.ConstFrozenSet: // in trees that a program has made, whose reader bounds the nesting
		k := bc.Const{Kind: bc.ConstTuple}
		if c.Kind == syntax.ConstFrozenSet {
			k.Kind = bc.ConstFrozenSet
		}
		for i := range *c.Items {
			k.Items = append(k.Items, convert(&(*c.Items)[i]))
		}
		return k
	}
	return bc.Const{Kind: bc.ConstNone}
}

// constant returns the value of an expression that is known now.
func constant(e syntax.Expr) (bc.Const, bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		return convert(&e.Value), true
	case *syntax.UnaryOp:
		k, ok := constant(e.Operand)
		if !ok {
			return k, false
		}
		if e.Op == syntax.USub {
			switch k.Kind {
			case bc.ConstInt:
				if k.I != -1<<63 {
					k.I = -k.I
					return k, true
				}
			case bc.ConstBigInt:
				b, _ := new(big.Int).SetString(k.S, 10)
				if b.Neg(b); b.IsInt64() {
					return number(b.Int64()), true
				}
				k.S = b.String()
				return k, true
			case bc.ConstFloat:
				k.F = -k.F
				return k, true
			}
		}
		return k, false
	case *syntax.Tuple:
		if e.Ctx != syntax.Load {
			return bc.Const{}, false
		}
		t := bc.Const{Kind: bc.ConstTuple}
		for _, x := range e.Elts {
			k, ok := constant(x)
			if !ok {
				return k, false
			}
			t.Items = append(t.Items, k)
		}
		return t, true
	case *syntax.BinOp:
		return foldBinary(e)
	}
	return bc.Const{}, false
}

// foldBinary computes arithmetic of ints and of texts whose result is small.
func foldBinary(e *syntax.BinOp) (bc.Const, bool) {
	if _, deep := e.Left.(*syntax.BinOp); deep {
		if _, ok := e.Left.(*syntax.BinOp).Left.(*syntax.BinOp); ok {
			return bc.Const{}, false // long chains are not worth it
		}
	}
	a, ok := constant(e.Left)
	if !ok {
		return a, false
	}
	b, ok := constant(e.Right)
	switch {
	case !ok:
		return b, false
	case a.Kind == bc.ConstStr, a.Kind == bc.ConstBytes:
		return foldText(e.Op, a, b)
	case a.Kind != bc.ConstInt:
		return a, false
	case b.Kind == bc.ConstStr, b.Kind == bc.ConstBytes:
		return foldText(e.Op, b, a)
	case b.Kind != bc.ConstInt:
		return b, false
	}
	const lim = 1 << 31
	if a.I > lim || a.I < -lim || b.I > lim || b.I < -lim {
		return a, false
	}
	switch e.Op {
	case syntax.Add:
		return number(a.I + b.I), true
	case syntax.Sub:
		return number(a.I - b.I), true
	case syntax.Mult:
		return number(a.I * b.I), true
	case syntax.LShift:
		if b.I >= 0 && b.I < 31 && a.I >= 0 {
			return number(a.I << uint(b.I)), true
		}
	case syntax.Pow:
		if b.I >= 0 && b.I <= 62 {
			r := new(big.Int).Exp(big.NewInt(a.I), big.NewInt(b.I), nil)
			if r.IsInt64() {
				return number(r.Int64()), true
			}
		}
	case syntax.BitOr:
		return number(a.I | b.I), true
	case syntax.BitAnd:
		return number(a.I & b.I), true
	}
	return a, false
}

// foldText computes text + text, and text times an int, which may have come first.
func foldText(op syntax.Operator, text, other bc.Const) (bc.Const, bool) {
	const maxSize = 4096
	switch {
	case strings.Contains(text.S, "\xed"): // maybe a surrogate, which must not meet another
		return text, false
	case op == syntax.Add && other.Kind == text.Kind && !strings.Contains(other.S, "\xed"):
		text.S += other.S
		return text, true
	case op == syntax.Mult && other.Kind == bc.ConstInt && other.I <= maxSize && max(0, int(other.I))*len(text.S) <= maxSize:
		text.S = strings.Repeat(text.S, max(0, int(other.I)))
		return text, true
	}
	return text, false
}

// newUnit begins the Code of the scope s.
func (c *compiler) newUnit(parent *unit, s *scope, name, qualname string, line int32) *unit {
	u := &unit{c: c, parent: parent, s: s, cur: s, regs: map[string]int32{}, hidden: map[*scope]map[string]int32{}, names: map[string]int32{}, consts: map[constKey]int32{}}
	u.code = &bc.Code{Name: name, Filename: c.opts.Filename, FirstLine: line}
	u.qualname = qualname
	if qualname == "" {
		u.qualname = qualify(parent, s, name)
	}
	u.code.Qualname = u.qualname
	u.code.Flags |= c.future.flags
	add := func(n string, k bc.LocalKind) int32 {
		r := int32(len(u.code.LocalsPlus))
		u.code.LocalsPlus = append(u.code.LocalsPlus, n)
		u.code.LocalKinds = append(u.code.LocalKinds, k)
		return r
	}
	function := s.functionLike()
	if function {
		u.code.Flags |= bc.FlagOptimized | bc.FlagNewLocals
		if s.nested {
			u.code.Flags |= bc.FlagNested
		}
		if s.method {
			u.code.Flags |= bc.FlagMethod
		}
		for _, p := range s.params {
			k := bc.KindLocal
			if s.placeOf(p) == cell {
				k |= bc.KindCell
			}
			show := p
			if p == ".format" {
				show = "format"
			}
			u.regs[p] = add(show, k)
		}
	}
	var cells []string
	if function {
		for _, x := range s.syms {
			switch {
			case x.flags&symParam != 0:
			case x.place == local:
				u.regs[x.name] = add(x.name, bc.KindLocal)
			case x.place == cell:
				cells = append(cells, x.name)
			}
		}
	}
	slices.Sort(cells)
	var hiddenCells []func()
	var inner func(p *scope)
	inner = func(p *scope) {
		for _, x := range p.subs {
			if x.unit != s {
				continue
			}
			m := map[string]int32{}
			u.hidden[x] = m
			for _, y := range x.syms {
				n := y.name
				switch {
				case n == ".0":
				case y.place == cell:
					hiddenCells = append(hiddenCells, func() { m[n] = add(n, bc.KindCell|bc.KindHidden) })
				case y.place == local:
					m[n] = add(n, bc.KindLocal|bc.KindHidden)
				}
			}
			inner(x)
		}
	}
	inner(s)
	for _, n := range cells {
		u.regs[n] = add(n, bc.KindCell)
	}
	for _, f := range hiddenCells {
		f()
	}
	if s.needsClassCell {
		u.regs["__class__"] = add("__class__", bc.KindCell)
	}
	if s.needsClassDict {
		u.regs["__classdict__"] = add("__classdict__", bc.KindCell)
	}
	if s.kind == classScope && s.conditional && !c.future.annotations {
		u.regs["__conditional_annotations__"] = add("__conditional_annotations__", bc.KindCell)
	}
	for _, n := range s.freeNames() {
		u.regs[n] = add(n, bc.KindFree)
	}
	u.top = int32(len(u.code.LocalsPlus))
	u.code.NumRegs = u.top
	u.bound = make([]bool, u.top)
	if function {
		for i := range s.params {
			u.bound[i] = true
		}
	}
	for i, k := range u.code.LocalKinds {
		if k&bc.KindCell != 0 {
			u.pos = syntax.Pos{Line: line, EndLine: line, Col: -1, EndCol: -1}
			u.emit(bc.OpMakeCell, int32(i), 0, 0, 0)
		}
	}
	return u
}

// qualify returns the qualified name of a scope's code.
func qualify(parent *unit, s *scope, name string) string {
	aside := false // in an annotation, or what is computed when somebody asks for it: that has no part in names
	for parent != nil && (parent.s.kind == annotationScope || parent.s.kind == typeVarScope || parent.s.kind == typeAliasScope) {
		parent, aside = parent.parent, true
	}
	if parent != nil && parent.s.kind == typeParamsScope && !aside {
		parent = parent.parent
	}
	if parent == nil || parent.s.kind == moduleScope {
		return name
	}
	if (s.kind == functionScope && !s.isLambda || s.kind == classScope) && parent.s.placeOf(parent.s.mangle(name)) == globalExplicit {
		return name
	}
	if parent.s.kind == functionScope { // a comprehension is none, also not a generator expression
		return parent.qualname + ".<locals>." + name
	}
	return parent.qualname + "." + name
}

// freeNames returns the names that come with the closure, sorted as CPython does.
func (s *scope) freeNames() []string {
	var out []string
	for _, x := range s.syms {
		if x.place == free || x.flags&symFreeClass != 0 {
			if s.kind == classScope && (x.name == "__class__" && s.needsClassCell || x.name == "__classdict__" && s.needsClassDict || x.name == "__conditional_annotations__" && s.conditional) {
				continue
			}
			out = append(out, x.name)
		}
	}
	slices.Sort(out)
	return out
}

// finish resolves what is open and returns the Code.
func (u *unit) finish() *bc.Code {
	slices.SortStableFunc(u.handlers, func(a, b handlerEntry) int { return b.depth - a.depth })
	for _, h := range u.handlers {
		h.Target = int32(h.target.at)
		u.code.Handlers = append(u.code.Handlers, h.Handler)
	}
	// Nothing may fall off the end, not even what cannot be reached.
	u.nowhere()
	u.emit(bc.OpReturnConst, u.konst(bc.Const{Kind: bc.ConstNone}), 0, 0, 0)
	if u.c.opts.NoColumns {
		for i := range u.code.Positions {
			p := &u.code.Positions[i]
			*p = bc.Position{Line: p.Line, EndLine: p.Line, Col: -1, EndCol: -1}
		}
	}
	return u.code
}
