package regex

// This file compiles the parse tree to a program.

import "github.com/hognose/hognose/internal/wtf8"

// Options are what compiling may ask of its caller.
type Options struct {
	// LookupName resolves \N{...}; without it no name is known.
	LookupName func(name string) (rune, bool)
	// Poll is called every 100 µs of work or so; its error ends the compilation.
	Poll func() error
}

// Compile is the function Compile with options.
func (o Options) Compile(pattern string, flags Flags, isBytes bool) (*Program, error) {
	ps := newParser(o)
	tree, err := ps.parse(pattern, isBytes, flags)
	if err != nil {
		return nil, err
	}
	p := &Program{Pattern: pattern, Flags: ps.flags | flags, isBytes: isBytes, Groups: ps.groups() - 1,
		names: ps.nameOrder, index: ps.names, Warnings: ps.warnings, tree: tree}
	return p, p.generate(ps)
}

// CompileScanner compiles the phrases of a re.Scanner: group i+1 is phrase i. As in
// CPython, groups within phrases are numbered from 1 too.
func (o Options) CompileScanner(phrases []string, flags Flags, isBytes bool) (*Program, error) {
	outer := newParser(o)
	outer.groupWidths = make([]groupWidth, len(phrases)+1)
	branch := &node{op: nBranch}
	p := &Program{isBytes: isBytes, Flags: flags, Groups: len(phrases)}
	for i, phrase := range phrases {
		ps := newParser(o)
		q, err := ps.parse(phrase, isBytes, flags)
		if err != nil {
			return nil, err
		}
		if ps.groups()-1 > len(phrases) {
			return nil, &KindError{"RuntimeError", "invalid SRE code"}
		}
		p.Warnings = append(p.Warnings, ps.warnings...)
		ps.width(q)
		branch.alts = append(branch.alts, &seq{data: []*node{{op: nSubpattern, group: i + 1, sub: q}}})
	}
	p.tree = &seq{data: []*node{branch}}
	return p, p.generate(outer)
}

func (p *Program) generate(ps *parser) error {
	c := &compiler{p: p, ps: ps, sets: setBuilder{isBytes: p.isBytes}}
	p.nregs = 2*p.Groups + 1
	p.memoAfter = memoAfter
	lo, _ := ps.width(p.tree)
	p.minWidth = int(min(lo, maxCode))
	if err := c.seq(p.tree, p.Flags); err != nil {
		return err
	}
	c.emit(inst{op: opMatch})
	p.insts = c.insts
	p.byGroup = make([]string, p.Groups+1)
	for name, g := range p.index {
		p.byGroup[g] = name
	}
	return p.analyse(&ps.work)
}

// work counts the steps of compiling between polls.
type work struct {
	n    int
	poll func() error
}

// do charges n steps of some 20 ns.
func (w *work) do(n int) error {
	if w.n += n; w.n < 4096 || w.poll == nil {
		return nil
	}
	w.n = 0
	return w.poll()
}

type compiler struct {
	p     *Program
	ps    *parser
	insts []inst
	sets  setBuilder
	open  []int32 // loops around
	inner int     // assertions and atomic groups around
	ends          // of groups with a condition on themselves
}

func (c *compiler) emit(i inst) int {
	i.inner = c.inner > 0
	i.loops = c.open[:len(c.open):len(c.open)]
	c.insts = append(c.insts, i)
	return len(c.insts) - 1
}

func (c *compiler) here() int32 { return int32(len(c.insts)) }

// regs allocates n registers.
func (c *compiler) regs(n int) int32 {
	r := c.p.nregs
	c.p.nregs += n
	return int32(r)
}

func (c *compiler) seq(q *seq, flags Flags) error {
	for i := 0; i < len(q.data); i++ {
		n := q.data[i]
		if n.op == nLiteral {
			// A run of characters becomes one instruction.
			var s []byte
			for ; i < len(q.data) && q.data[i].op == nLiteral; i++ {
				lit := q.data[i].lit
				if _, ok := c.sets.folded(lit, false, flags); ok {
					break
				}
				if c.p.isBytes {
					s = append(s, byte(lit))
				} else {
					s = wtf8.AppendRune(s, lit)
				}
			}
			if len(s) == 1 {
				c.emit(inst{op: opByte, b: s[0]})
			} else if len(s) > 0 {
				c.emit(inst{op: opStr, str: string(s)})
			}
			if i < len(q.data) && q.data[i].op == nLiteral {
				set, _ := c.sets.folded(q.data[i].lit, false, flags)
				c.emit(inst{op: opSet, set: set})
			} else {
				i--
			}
			continue
		}
		if err := c.node(n, flags); err != nil {
			return err
		}
	}
	return nil
}

// unit returns the set of a node that matches exactly one character.
func (c *compiler) unit(n *node, flags Flags) *charSet {
	switch n.op {
	case nLiteral, nNotLiteral:
		if set, ok := c.sets.folded(n.lit, n.op == nNotLiteral, flags); ok {
			return set
		}
		return c.sets.single(n.lit, n.op == nNotLiteral)
	case nAny:
		return c.sets.any(flags&DotAll != 0)
	case nIn:
		return c.sets.build(n.set, flags)
	}
	return nil
}

// simple returns the set of a sequence that matches exactly one character.
func (c *compiler) simple(q *seq, flags Flags) *charSet {
	if len(q.data) != 1 {
		return nil
	}
	n := q.data[0]
	if n.op == nSubpattern && n.group == 0 {
		return c.simple(n.sub, flags.combine(n.add, n.del))
	}
	return c.unit(n, flags)
}

func (c *compiler) node(n *node, flags Flags) error {
	if err := c.ps.work.do(16); err != nil {
		return err
	}
	switch n.op {
	case nNotLiteral, nAny, nIn:
		c.emit(inst{op: opSet, set: c.unit(n, flags)})
	case nAt:
		c.emit(inst{op: opAt, b: checkOf(n.at, flags)})
	case nFailure:
		c.emit(inst{op: opFail})
	case nBranch:
		return c.branch(n, flags)
	case nSubpattern:
		r := int32(2 * (n.group - 1))
		own := false
		if n.group > 0 {
			c.emit(inst{op: opOpen, r: r})
			own = c.openEnds(n.group)
		}
		if err := c.seq(n.sub, flags.combine(n.add, n.del)); err != nil {
			return err
		}
		if own {
			c.closeEnd()
		} else if n.group > 0 {
			c.emit(inst{op: opClose, r: r + 1, group: int32(n.group)})
		}
	case nGroupRef:
		c.p.hasRef = true
		fold := foldNone
		if flags&IgnoreCase != 0 {
			switch {
			case flags&Locale != 0 || flags&Unicode == 0:
				fold = foldASCII
			default:
				fold = foldUni
			}
		}
		c.emit(inst{op: opBackref, r: int32(2 * (n.group - 1)), fold: uint8(fold)})
	case nGroupRefExists:
		c.p.hasRef = true
		cond := c.emit(inst{op: opCond, r: int32(2 * (n.group - 1))})
		if seen, ok := c.seen(n.group); ok {
			c.insts[cond].op, c.insts[cond].y = opCondOwn, seen
		}
		if err := c.seq(n.alts[0], flags); err != nil {
			return err
		}
		if n.alts[1] == nil || len(n.alts[1].data) == 0 {
			c.insts[cond].x = c.here()
			return nil
		}
		jmp := c.emit(inst{op: opJmp})
		c.insts[cond].x = c.here()
		if err := c.seq(n.alts[1], flags); err != nil {
			return err
		}
		c.insts[jmp].x = c.here()
	case nAtomic:
		r := c.regs(2)
		start := c.emit(inst{op: opAtomic, r: r})
		c.inner++
		err := c.seq(n.sub, flags)
		c.emit(inst{op: opAtomicEnd, r: r, x: int32(start)})
		c.inner--
		return err
	case nAssert, nAssertNot:
		return c.assertion(n, flags)
	case nMaxRepeat, nMinRepeat, nPossessive:
		return c.repeat(n, flags)
	}
	return nil
}

func checkOf(at atCode, flags Flags) uint8 {
	multi, uni := flags&Multiline != 0, flags&Unicode != 0 && flags&Locale == 0
	switch at {
	case atBeginning:
		if multi {
			return chkBeginLine
		}
		return chkBegin
	case atBeginningString:
		return chkBegin
	case atEnd:
		if multi {
			return chkEndLine
		}
		return chkEnd
	case atEndString:
		return chkEndString
	case atBoundary:
		if uni {
			return chkWordB
		}
		return chkWordBA
	}
	if uni {
		return chkNotWordB
	}
	return chkNotWordBA
}

func (c *compiler) branch(n *node, flags Flags) error {
	alt := c.emit(inst{op: opAlt})
	var jumps []int
	var targets []int32
	for i, a := range n.alts {
		targets = append(targets, c.here())
		c.keep(c.repeats)
		if err := c.seq(a, flags); err != nil {
			return err
		}
		if i < len(n.alts)-1 {
			jumps = append(jumps, c.emit(inst{op: opJmp}))
		}
	}
	for _, j := range jumps {
		c.insts[j].x = c.here()
	}
	c.insts[alt].lists = [][]int32{targets} // narrowed by analyse
	return nil
}

func (c *compiler) assertion(n *node, flags Flags) error {
	back := int32(0)
	if n.dir < 0 {
		lo, hi := c.ps.width(n.sub)
		if lo > maxCode {
			return &Error{Msg: "looks too much behind"}
		}
		if lo != hi {
			return &Error{Msg: "look-behind requires fixed-width pattern"}
		}
		back = int32(min(lo, 1<<31-1))
	}
	r := c.regs(3)
	op, end := opLook, opLookEnd
	if n.op == nAssertNot {
		op, end = opNegLook, opNegEnd
	}
	start := c.emit(inst{op: op, r: r, n: back})
	c.inner++
	err := c.seq(n.sub, flags)
	c.emit(inst{op: end, r: r})
	c.inner--
	c.insts[start].x = c.here()
	return err
}

// unrollLimit is the number of instructions that a counted loop may be unrolled to.
const unrollLimit = 48

func (c *compiler) repeat(n *node, flags Flags) error {
	lo, hi := int(n.min), int(n.max)
	if n.max == MaxRepeat {
		hi = unlimited
	}
	if hi == 0 {
		return c.checkOnly(n.sub, flags)
	}
	if set := c.simple(n.sub, flags); set != nil {
		op := opRep
		switch {
		case n.op == nPossessive || lo == hi:
			op = opRepPoss
		case n.op == nMinRepeat:
			op = opRepLazy
		}
		if lo == 1 && hi == 1 {
			c.emit(inst{op: opSet, set: set})
		} else {
			c.emit(inst{op: op, set: set, min: lo, max: hi})
		}
		c.keep(c.repeats)
		return nil
	}
	c.repeats++
	defer func() { c.repeats-- }()
	if n.op == nPossessive {
		return c.possessive(n, lo, hi, flags)
	}
	if lo == 1 && hi == 1 {
		return c.seq(n.sub, flags)
	}
	lazy := n.op == nMinRepeat
	least, _ := c.ps.width(n.sub)
	switch {
	case lo == 0 && hi == 1:
		return c.optional(n.sub, lazy, flags)
	case least > 0 && hi == unlimited && lo <= 1:
		return c.star(n.sub, lo, lazy, flags)
	case least > 0 && len(c.insts) < 5000:
		copies := hi
		if hi == unlimited {
			copies = lo
		}
		if copies <= unrollLimit && cost(n.sub, unrollLimit/copies) <= unrollLimit/copies {
			return c.unroll(n.sub, lo, hi, lazy, flags)
		}
	}
	return c.counted(n.sub, lo, hi, lazy, flags)
}

// checkOnly compiles q for its errors only.
func (c *compiler) checkOnly(q *seq, flags Flags) error {
	saved, nregs, hasRef, loops := c.insts, c.p.nregs, c.p.hasRef, len(c.p.loops)
	c.insts = nil
	err := c.seq(q, flags)
	c.insts, c.p.nregs, c.p.hasRef, c.p.loops = saved, nregs, hasRef, c.p.loops[:loops]
	return err
}

// split emits an opSplit; with body and exit known later.
func (c *compiler) setSplit(at int, body, exit int32, lazy bool) {
	if lazy {
		body, exit = exit, body
	}
	c.insts[at].x, c.insts[at].y = body, exit
}

func (c *compiler) optional(q *seq, lazy bool, flags Flags) error {
	split := c.emit(inst{op: opSplit})
	c.keepBody(lazy)
	if err := c.seq(q, flags); err != nil {
		return err
	}
	c.setSplit(split, int32(split+1), c.here(), lazy)
	c.keepExit(lazy)
	return nil
}

// star compiles q* or q+ where q matches at least one character.
func (c *compiler) star(q *seq, lo int, lazy bool, flags Flags) error {
	if lo == 1 && len(c.owns) > 0 {
		// The first copy of the body is no choice.
		if err := c.seq(q, flags); err != nil {
			return err
		}
	} else if lo == 1 {
		body := c.here()
		if err := c.seq(q, flags); err != nil {
			return err
		}
		split := c.emit(inst{op: opSplit})
		c.setSplit(split, body, c.here(), lazy)
		return nil
	}
	split := c.emit(inst{op: opSplit})
	c.keepBody(lazy)
	if err := c.seq(q, flags); err != nil {
		return err
	}
	c.emit(inst{op: opJmp, x: int32(split)})
	c.setSplit(split, int32(split+1), c.here(), lazy)
	c.keepExit(lazy)
	return nil
}

// cost estimates the instructions that q takes; above the limit it stops counting.
func cost(q *seq, limit int) int {
	sum := 0
	for _, n := range q.data {
		if sum > limit {
			break
		}
		switch n.op {
		case nBranch, nGroupRefExists:
			for _, a := range n.alts {
				if a != nil {
					sum += 1 + cost(a, limit-sum)
				}
			}
		case nSubpattern, nAtomic, nAssert, nAssertNot:
			sum += 2 + cost(n.sub, limit-sum)
		case nMaxRepeat, nMinRepeat, nPossessive:
			times := 1
			if n.max != MaxRepeat {
				times = int(min(n.max, unrollLimit))
			} else if n.min > 1 {
				times = int(min(n.min, unrollLimit))
			}
			sum += 1 + times*cost(n.sub, limit-sum)
		default:
			sum++
		}
	}
	return sum
}

// unroll compiles a counted loop as copies of its body.
func (c *compiler) unroll(q *seq, lo, hi int, lazy bool, flags Flags) error {
	for range lo - 1 {
		if err := c.seq(q, flags); err != nil {
			return err
		}
	}
	if hi == unlimited {
		return c.star(q, 1, lazy, flags)
	}
	if lo > 0 {
		if err := c.seq(q, flags); err != nil {
			return err
		}
	}
	var splits []int
	for range hi - lo {
		splits = append(splits, c.emit(inst{op: opSplit}))
		c.keepBody(lazy)
		if err := c.seq(q, flags); err != nil {
			return err
		}
	}
	for _, s := range splits {
		c.setSplit(s, int32(s+1), c.here(), lazy)
	}
	c.keepExit(lazy)
	return nil
}

// loop opens a loop with its registers: the count, the position of the last
// iteration's start, and extra ones.
func (c *compiler) loop(lo, hi, extra int) int32 {
	r := c.regs(2 + extra)
	limit := hi
	if hi == unlimited {
		limit = lo
	}
	c.open = append(c.open[:len(c.open):len(c.open)], int32(len(c.p.loops)))
	c.p.loops = append(c.p.loops, loopInfo{r, limit})
	return r
}

func (c *compiler) counted(q *seq, lo, hi int, lazy bool, flags Flags) error {
	start := c.emit(inst{op: opLoop, min: lo})
	outer := c.open
	r := c.loop(lo, hi, 0)
	again := c.here()
	c.keepBody(lazy)
	body := c.here()
	if err := c.seq(q, flags); err != nil {
		return err
	}
	op := opMaxUntil
	if lazy {
		op = opMinUntil
	}
	until := c.emit(inst{op: op, r: r, min: lo, max: hi, x: body, y: again})
	c.open = outer
	c.keepExit(lazy)
	c.insts[start].r = r
	c.insts[start].x = int32(until)
	c.insts[start].y = body
	return nil
}

func (c *compiler) possessive(n *node, lo, hi int, flags Flags) error {
	start := c.emit(inst{op: opLoop, min: lo})
	outer := c.open
	r := c.loop(lo, hi, 2)
	head := c.emit(inst{op: opPossUntil, r: r, min: lo, max: hi})
	c.inner++
	err := c.seq(n.sub, flags)
	c.emit(inst{op: opPossEnd, r: r + 2, x: int32(head)})
	c.inner--
	c.open = outer
	c.insts[start].r = r
	c.insts[start].x = int32(head)
	c.insts[start].y = int32(head)
	c.insts[head].x = c.here()
	return err
}
