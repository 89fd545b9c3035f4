package bytecode

// This file follows what registers hold along all paths of a Code (an abstract
// interpretation, as the verifiers of other virtual machines do).

// held is what is known of a register: a kind in the low 8 bits, a number above.
type held uint32

// The kinds. garbage may be anything left behind, and is never read; unbound may
// be empty or any object. The others are objects, so all may be read.
const (
	garbage  held = iota
	unbound       // empty, or an object: a variable
	saved         // empty, or an exception: what PUSH_EXC saves
	nascent       // a generator expression that waits for its first iterator
	object        // any object, and what is below
	anyCell       // a cell
	aList         // a list
	aDict         // a dict
	aSet          // a set
	aStr          // a str
	aTuple        // a tuple of n items
	cells         // a tuple of n cells
	anExc         // an exception
	maybeExc      // an exception or None

	kindMask held = 0xff
)

func (h held) kind() held { return h & kindMask }

func sized(k held, n int64) held {
	if n >= 1<<24 {
		return object
	}
	return k | held(n)<<8
}

func (h held) readable() bool { return h.kind() >= object }

// meet returns what is known where two paths come together.
func meet(a, b held) held {
	if a == b {
		return a
	}
	x, y := a.kind(), b.kind()
	exc := func(k held) bool { return k == anExc || k == maybeExc }
	switch {
	case x == garbage || y == garbage || x == nascent || y == nascent:
		return garbage
	case exc(x) && exc(y):
		return maybeExc
	case x >= object && y >= object:
		return object
	case x == saved && y == anExc || x == anExc && y == saved:
		return saved
	}
	return unbound
}

// limits of the work, in registers looked at
const (
	maxStates = 1 << 24
	maxWork   = 1 << 28
)

type flow struct {
	*verifier
	handler []int32 // by instruction: index into Handlers, -1: none
	block   []int32 // by instruction: the block that begins there, -1: none
	starts  []int32
	in      [][]held // by block: nil if not reached
	queued  []bool
	work    int
	cur     []held
}

// flow follows all paths.
func (v *verifier) flow() *flow {
	f := &flow{verifier: v}
	if f.blocks(); v.err != nil {
		return nil
	}
	c := v.c
	entry := make([]held, c.NumRegs)
	params := c.NumParams()
	for i, k := range c.LocalKinds {
		switch {
		case k&KindFree != 0:
			entry[i] = anyCell
		case i < params:
			entry[i] = object
		default:
			entry[i] = unbound
		}
	}
	f.cur = make([]held, c.NumRegs)
	f.in[0], f.queued[0] = entry, true
	// Blocks are looked at in their order, again from the first that changed.
	for b := 0; b < len(f.starts) && v.err == nil; {
		if !f.queued[b] {
			b++
			continue
		}
		f.queued[b] = false
		if back := f.run(b); back <= b {
			b = back
		}
	}
	return f
}

// blocks finds where blocks begin.
func (f *flow) blocks() {
	c := f.c
	n := len(c.Instrs)
	leader := make([]bool, n+1)
	leader[0] = true
	for i := range c.Instrs {
		in := &c.Instrs[i]
		if t := in.Target(); t >= 0 {
			leader[t], leader[i+1] = true, true
		} else if in.Op.Ends() {
			leader[i+1] = true
		}
	}
	f.handler = make([]int32, n)
	for i := range f.handler {
		f.handler[i] = -1
	}
	for k := len(c.Handlers) - 1; k >= 0; k-- {
		h := &c.Handlers[k]
		leader[h.Target] = true
		if f.work += int(h.End - h.Start); f.work > maxWork {
			f.fail("too complex")
			return
		}
		for i := h.Start; i < h.End; i++ {
			f.handler[i] = int32(k)
		}
	}
	f.block = make([]int32, n)
	for i := range n {
		f.block[i] = -1
		// Where the handler changes a block begins: it is merged there.
		if leader[i] || i > 0 && f.handler[i] != f.handler[i-1] {
			f.block[i] = int32(len(f.starts))
			f.starts = append(f.starts, int32(i))
		}
	}
	if len(f.starts)*int(c.NumRegs) > maxStates {
		f.fail("too complex")
	}
	f.in = make([][]held, len(f.starts))
	f.queued = make([]bool, len(f.starts))
}

// into merges the current state into block b; it returns b if that changed it.
func (f *flow) into(b int32, first int) int {
	f.work += len(f.cur)
	s := f.in[b]
	if s == nil {
		f.in[b] = append([]held(nil), f.cur...)
	} else {
		changed := false
		for i, x := range f.cur {
			if m := meet(s[i], x); m != s[i] {
				s[i], changed = m, true
			}
		}
		if !changed {
			return first
		}
	}
	f.queued[b] = true
	return min(first, int(b))
}

// raises merges the current state into the handler of instruction i.
func (f *flow) raises(i int32, first int) int {
	k := f.handler[i]
	if k < 0 {
		return first
	}
	h := &f.c.Handlers[k]
	was := f.cur[h.Reg]
	if f.cur[h.Reg] = anExc; int(h.Reg) < len(f.c.LocalsPlus) {
		f.cur[h.Reg] = object
	}
	first = f.into(f.block[h.Target], first)
	f.cur[h.Reg] = was
	return first
}

// run goes through block b and returns the first block whose state changed, or a
// large number.
func (f *flow) run(b int) int {
	c := f.c
	first := len(f.starts)
	copy(f.cur, f.in[b])
	at, end := int(f.starts[b]), len(c.Instrs)
	if b+1 < len(f.starts) {
		end = int(f.starts[b+1])
	}
	if f.work += end - at + len(f.cur); f.work > maxWork {
		f.fail("too complex")
		return first
	}
	changed := true // since the state was merged into the handler's
	for i := at; i < end; i++ {
		in := &c.Instrs[i]
		f.reads(i, in)
		if f.err != nil {
			return first
		}
		if changed && in.Op.raises() {
			first = f.raises(int32(i), first)
			changed = false
		}
		if in.Op == OpForIter {
			first = f.into(f.block[in.C], first)
		}
		if r := in.clobbers(); r >= 0 {
			// The callee's registers overlay these.
			for k := int(r); k < len(f.cur); k++ {
				f.cur[k] = garbage
			}
			f.work += len(f.cur) - int(r)
			first = f.raises(int32(i), first)
		}
		if f.writes(i, in) {
			if changed = !in.Op.raises(); !changed {
				first = f.raises(int32(i), first) // it may have written when it raises
			}
		}
		if t := in.Target(); t >= 0 && in.Op != OpForIter {
			first = f.into(f.block[t], first)
		}
		if in.Op.Ends() {
			return first
		}
	}
	if end < len(c.Instrs) {
		first = f.into(int32(b+1), first)
	}
	return first
}

func (f *flow) want(i int, in *Instr, r int32, kinds ...held) {
	h := f.cur[r].kind()
	for _, k := range kinds {
		if h == k {
			return
		}
	}
	f.fail("%s at %d: register %d holds something else", in.Op, i, r)
}

// reads checks what an instruction reads.
func (f *flow) reads(i int, in *Instr) {
	switch in.Op {
	case OpMove:
		if f.cur[in.B].kind() == nascent {
			f.fail("MOVE at %d: of a generator expression", i)
		}
		return
	case OpCheckBound:
		if k := f.cur[in.A].kind(); k != unbound && k < object {
			f.fail("CHECK_BOUND at %d: no variable", i)
		}
		return
	case OpLoadDeref:
		f.want(i, in, in.B, anyCell)
		return
	case OpPopExc:
		f.want(i, in, in.A, saved, anExc)
		return
	case OpCallMethod, OpCallMethodKw:
		// The register of self may be empty.
		if f.cur[in.B+1].kind() < unbound || f.cur[in.B+1].kind() == nascent {
			f.fail("%s at %d: no method", in.Op, i)
		}
		was := f.cur[in.B+1]
		f.cur[in.B+1] = object
		f.readable(i, in)
		f.cur[in.B+1] = was
		return
	case OpCall:
		if in.C == 1 && f.cur[in.B].kind() == nascent {
			if !f.cur[in.B+1].readable() {
				f.fail("CALL at %d: register %d holds nothing", i, in.B+1)
			}
			return
		}
	case OpMakeFunction:
		f.makeFunction(i, in)
		return
	}
	f.readable(i, in)
	if f.err != nil {
		return
	}
	switch in.Op {
	case OpStoreDeref, OpDeleteDeref:
		f.want(i, in, in.A, anyCell)
	case OpLoadFromDictOrDeref:
		f.want(i, in, in.C, anyCell)
	case OpListAppend, OpListExtend:
		f.want(i, in, in.A, aList)
	case OpListToTuple:
		f.want(i, in, in.B, aList)
	case OpSetUpdate:
		f.want(i, in, in.A, aSet)
	case OpMapAdd, OpDictUpdate, OpDictMerge:
		f.want(i, in, in.A, aDict)
	case OpFormatWithSpec:
		f.want(i, in, in.C, aStr)
	case OpBuildString:
		for r := range in.C {
			f.want(i, in, in.B+r, aStr)
		}
	case OpBuildTemplate:
		f.want(i, in, in.B, aTuple)
		f.want(i, in, in.C, aTuple)
	case OpCallEx:
		f.want(i, in, in.C, aTuple)
		if in.D >= 0 {
			f.want(i, in, in.D, aDict)
		}
	case OpMatchKeys:
		f.want(i, in, in.C, aTuple)
	case OpMatchClass:
		f.want(i, in, in.C+1, aTuple)
	case OpReraise:
		f.want(i, in, in.A, anExc, maybeExc)
	case OpPushExc:
		f.want(i, in, in.B, anExc, maybeExc)
	case OpEndAsyncFor, OpJumpIfNotExcMatch:
		f.want(i, in, in.A, anExc)
	case OpCheckEGMatch:
		f.want(i, in, in.B, anExc, maybeExc)
	case OpPrepReraiseStar:
		f.want(i, in, in.B, anExc)
		f.want(i, in, in.C, aList)
	case OpWithExcept:
		f.want(i, in, in.C, anExc)
	case OpIntrinsic1:
		switch Intrinsic1(in.C) {
		case IntrinsicTypeVar, IntrinsicParamSpec, IntrinsicTypeVarTuple:
			f.want(i, in, in.B, aStr)
		case IntrinsicSubscriptGeneric:
			f.want(i, in, in.B, aTuple)
		case IntrinsicTypeAlias:
			if f.cur[in.B] != sized(aTuple, 3) {
				f.fail("INTRINSIC1 at %d: no alias", i)
			}
		}
	case OpIntrinsic2:
		switch Intrinsic2(in.D) {
		case IntrinsicTypeVarWithBound, IntrinsicTypeVarWithConstraints:
			f.want(i, in, in.B, aStr)
		}
	}
}

// readable checks that all registers that are read hold something.
func (f *flow) readable(i int, in *Instr) {
	for n := range 4 {
		s, write, ok := in.Registers(n)
		if !ok || write {
			continue
		}
		if f.work += int(s.Len); f.work > maxWork {
			f.fail("too complex")
			return
		}
		for r := s.First; r < s.First+s.Len; r++ {
			if !f.cur[r].readable() {
				f.fail("%s at %d: register %d holds nothing", in.Op, i, r)
				return
			}
		}
	}
}

func (f *flow) makeFunction(i int, in *Instr) {
	code := f.c.Consts[in.B].Code
	free := code.NumFree()
	if s, ok := f.c.GenexprCells(i); ok {
		if free != int(s.Len) || code.NumParams() != 1 {
			f.fail("MAKE_FUNCTION at %d: bad generator expression", i)
			return
		}
		for r := s.First; r < s.First+s.Len; r++ {
			f.want(i, in, int32(r), anyCell)
		}
		return
	}
	r := in.D
	for bit := int32(1); bit <= 16; bit <<= 1 {
		if in.C&bit == 0 {
			continue
		}
		if !f.cur[r].readable() {
			f.fail("MAKE_FUNCTION at %d: register %d holds nothing", i, r)
		}
		if bit == 8 && f.cur[r] != sized(cells, int64(free)) {
			f.fail("MAKE_FUNCTION at %d: bad closure", i)
		}
		r++
	}
}

// raises reports whether the operation can raise.
func (op Op) raises() bool {
	switch op {
	case OpMove, OpLoadConst, OpMakeCell, OpPushExc, OpPopExc, OpJump:
		return false
	}
	return true
}

// clobbers returns the first of the registers that a call leaves undefined, or -1.
func (in *Instr) clobbers() int32 {
	switch in.Op {
	case OpCall, OpCallMethod:
		return in.B
	case OpBeforeWith, OpBeforeAsyncWith:
		return in.A + 1
	case OpWithExit, OpWithExcept:
		return in.A
	}
	return -1
}

// writes notes what an instruction writes; false if it writes nothing.
func (f *flow) writes(i int, in *Instr) bool {
	wrote := false
	moved := held(garbage)
	if in.Op == OpMove {
		moved = f.cur[in.B]
	}
	all := in.Op == OpBuildTuple
	if all {
		for r := in.B; r < in.B+in.C; r++ {
			all = all && f.cur[r].kind() == anyCell
		}
		all = all && in.C > 0
	}
	for n := range 4 {
		s, write, ok := in.Registers(n)
		if !ok || !write {
			continue
		}
		wrote = wrote || s.Len > 0
		for r := s.First; r < s.First+s.Len; r++ {
			f.cur[r] = object
		}
	}
	if in.Op == OpPopExc {
		return false
	}
	if !wrote && in.Op != OpCheckBound {
		return false
	}
	a := &f.cur[in.A]
	switch in.Op {
	case OpMove:
		*a = moved
	case OpLoadConst:
		switch k := &f.c.Consts[in.B]; k.Kind {
		case ConstStr:
			*a = aStr
		case ConstTuple:
			*a = sized(aTuple, int64(len(k.Items)))
		}
	case OpCheckBound:
		if a.kind() == unbound {
			*a = object
		}
	case OpDeleteFast, OpClear:
		*a = unbound
	case OpMakeCell:
		*a = anyCell
	case OpLoadMethod:
		f.cur[in.A+1] = unbound
	case OpLoadSuperAttr:
		if in.D&1 != 0 {
			f.cur[in.A+1] = unbound
		}
	case OpUnpackEx:
		f.cur[in.A+in.C] = aList
	case OpBuildTuple:
		*a = sized(aTuple, int64(in.C))
		if all {
			*a = sized(cells, int64(in.C))
		}
	case OpBuildList:
		*a = aList
	case OpBuildSet:
		*a = aSet
	case OpBuildMap:
		*a = aDict
	case OpBuildString, OpFormatSimple, OpFormatWithSpec, OpConvertValue:
		*a = aStr
	case OpListToTuple, OpStarArgs:
		*a = sized(aTuple, 1<<24-1)
	case OpMakeFunction:
		if s, ok := f.c.GenexprCells(i); ok {
			if s.Len > 0 {
				f.cur[in.D] = garbage
			}
			*a = nascent
		}
	case OpPushExc:
		*a = saved
	case OpCheckEGMatch:
		*a, f.cur[in.A+1] = maybeExc, maybeExc
	case OpPrepReraiseStar:
		*a = maybeExc
	}
	// Variables can be set through f_locals, to anything.
	for r := in.A; r <= in.A+1 && int(r) < len(f.c.LocalsPlus); r++ {
		if k := f.cur[r].kind(); k > anyCell || k == anyCell && f.c.LocalKinds[r]&(KindCell|KindFree) == 0 {
			f.cur[r] = object
		}
	}
	return true
}

// CanJump reports whether control may be moved from instruction from to
// instruction to of a verified Code, as debuggers do: what to expects of the
// temporaries that live tells must be there. It returns the variables that must be
// bound at to and may not be.
func CanJump(c *Code, from, to int, live func(r int) bool) (loose []int, ok bool) {
	v := &verifier{c: c, free: c.NumFree()}
	f := v.flow()
	if f == nil || v.err != nil {
		return nil, false
	}
	have, want := f.at(from), f.at(to)
	if have == nil || want == nil {
		return nil, false
	}
	for r := range want {
		switch {
		case meet(have[r], want[r]) == want[r]:
		case r < len(c.LocalsPlus):
			if want[r] != object || have[r].kind() < unbound {
				return nil, false
			}
			loose = append(loose, r)
		case live(r):
			return nil, false
		}
	}
	return loose, true
}

// at returns the state before instruction i, nil if it cannot be reached.
func (f *flow) at(i int) []held {
	b := 0
	for b+1 < len(f.starts) && int(f.starts[b+1]) <= i {
		b++
	}
	if f.in[b] == nil {
		return nil
	}
	copy(f.cur, f.in[b])
	for k := int(f.starts[b]); k < i; k++ {
		in := &f.c.Instrs[k]
		if r := in.clobbers(); r >= 0 {
			for ; int(r) < len(f.cur); r++ {
				f.cur[r] = garbage
			}
		}
		f.writes(k, in)
	}
	return append([]held(nil), f.cur...)
}
