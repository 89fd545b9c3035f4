package regex

// This file analyses a program: what can come first at each choice, where ways
// meet, how a search may find its start.

import "strings"

// firstLimit bounds the walk for one set of first bytes.
const firstLimit = 200

// walker collects the bytes that can come next.
type walker struct {
	p     *Program
	start int32
	seen  []uint32 // by instruction: the round of the last visit
	round uint32
	count int // instructions visited
	out   dispatch
	all   bool // anything may come, the end too
}

// firstOf returns which bytes may come next when the program goes on at pc; all if
// nothing is known.
func (w *walker) firstOf(pc int32) (t dispatch, all bool) {
	w.start, w.all, w.count, w.out = pc, false, 0, dispatch{}
	w.round++
	w.walk(pc)
	if w.all {
		for i := range w.out {
			w.out[i] = 1
		}
	}
	return w.out, w.all
}

func (w *walker) addSet(s *charSet) {
	for b, v := range s.table {
		if v != setOut {
			w.out[b] = 1
		}
	}
}

func (w *walker) walk(pc int32) {
	for !w.all {
		if w.seen[pc] == w.round {
			return
		}
		w.seen[pc] = w.round
		if w.count++; w.count > firstLimit {
			w.all = true
			return
		}
		in := &w.p.insts[pc]
		switch in.op {
		case opFail:
			return
		case opByte:
			w.out[in.b] = 1
			return
		case opStr:
			w.out[in.str[0]] = 1
			return
		case opSet:
			w.addSet(in.set)
			return
		case opRep, opRepLazy, opRepPoss:
			w.addSet(in.set)
			if in.min > 0 {
				return
			}
			pc++
		case opOpen, opClose, opAtomic, opOwn, opSeen, opKeep:
			pc++
		case opAt:
			switch in.b {
			case chkEnd, chkEndLine:
				w.out['\n'], w.out[256] = 1, 1
				return
			case chkEndString:
				w.out[256] = 1
				return
			}
			pc++
		case opAtomicEnd, opPossEnd:
			// Seen from inside, all that follows is success: what comes later must
			// not guide the choices of an atomic group.
			if w.start > in.x {
				w.all = true
				return
			}
			if in.op == opPossEnd {
				pc = in.x
			} else {
				pc++
			}
		case opLook:
			if in.n == 0 && w.ahead(pc+1) {
				return
			}
			pc = in.x
		case opJmp, opNegLook:
			pc = in.x
		case opLoop:
			if pc = in.x; in.min > 0 {
				pc = in.y
			}
			if w.p.insts[pc].op == opPossUntil {
				w.walk(pc + 1)
				if in.min > 0 {
					// The body may be empty: then the loop's exit counts.
					w.walk(w.p.insts[pc].x)
					return
				}
				pc = w.p.insts[pc].x
			}
		case opSplit:
			w.walk(in.x)
			pc = in.y
		case opMaxUntil, opMinUntil:
			w.walk(in.x)
			pc++
		case opPossUntil:
			w.walk(pc + 1)
			pc = in.x
		case opCond, opCondOwn:
			w.walk(in.x)
			pc++
		case opAlt:
			for _, t := range in.lists[0] {
				w.walk(t)
			}
			return
		default: // opMatch, opBackref, ends of assertions, opCloseOwn, which does something even if what follows fails
			w.all = true
			return
		}
	}
}

// ahead walks the body of a lookahead, which tells what comes next as well as what
// follows it does; false if nothing is known by it.
func (w *walker) ahead(pc int32) bool {
	out := w.out
	if w.walk(pc); w.all {
		w.out, w.all = out, false
		return false
	}
	return true
}

func (p *Program) analyse(w *work) error {
	firsts := map[int32]*dispatch{}
	walk := walker{p: p, seen: make([]uint32, len(p.insts))}
	first := func(pc int32) *dispatch {
		if t, ok := firsts[pc]; ok {
			return t
		}
		var t *dispatch
		if d, all := walk.firstOf(pc); !all {
			t = &d
		}
		firsts[pc] = t
		return t
	}
	tables := map[dispatch]*dispatch{}
	share := func(d dispatch) *dispatch {
		if t, ok := tables[d]; ok {
			return t
		}
		tables[d] = &d
		return &d
	}
	narrowed := map[int][][]int32{}
	for pc := range p.insts {
		if err := w.do(64); err != nil {
			return err
		}
		in := &p.insts[pc]
		switch in.op {
		case opRep, opRepLazy:
			t := first(int32(pc + 1))
			if t != nil {
				in.table = t
				if in.op == opRep && disjoint(t, in.set) {
					in.op = opRepPoss
				}
			} else {
				in.final = p.final(pc + 1)
			}
		case opSplit:
			var d dispatch
			x, y := first(in.x), first(in.y)
			for i := range d {
				if x == nil || x[i] != 0 {
					d[i] |= 1
				}
				if y == nil || y[i] != 0 {
					d[i] |= 2
				}
			}
			in.table = share(d)
		case opAlt:
			d, lists, err := dispatchLists(in.lists[0], first, w)
			if err != nil {
				return err
			}
			in.table = share(d)
			narrowed[pc] = lists
		}
	}
	start := first(0)
	for pc, lists := range narrowed {
		// The walks above needed all the targets.
		p.insts[pc].lists = lists
	}
	p.markMemo()
	p.findStart(start)
	return nil
}

// disjoint reports whether no byte of s may come next.
func disjoint(t *dispatch, s *charSet) bool {
	for b, v := range s.table {
		if v != setOut && t[b] != 0 {
			return false
		}
	}
	return true
}

// final reports whether nothing from pc on can fail.
func (p *Program) final(pc int) bool {
	for p.insts[pc].op == opClose {
		pc++
	}
	return p.insts[pc].op == opMatch
}

// dispatchLists makes the lists of targets that may match, for each next byte.
func dispatchLists(targets []int32, first func(int32) *dispatch, w *work) (dispatch, [][]int32, error) {
	var d dispatch
	firsts := make([]*dispatch, len(targets))
	for i, t := range targets {
		firsts[i] = first(t)
		if err := w.do(64); err != nil {
			return d, nil, err
		}
	}
	var lists [][]int32
	index := map[string]uint8{}
	key := make([]byte, (len(targets)+7)/8)
	for b := range d {
		clear(key)
		if err := w.do(len(targets) / 8); err != nil {
			return d, nil, err
		}
		for i, f := range firsts {
			if f == nil || f[b] != 0 {
				key[i/8] |= 1 << (i % 8)
			}
		}
		n, ok := index[string(key)]
		if !ok {
			if len(lists) == 255 {
				// Too many kinds: the list of all targets does for the rest.
				lists = append(lists, targets)
			}
			if len(lists) < 255 {
				var l []int32
				for i, t := range targets {
					if key[i/8]>>(i%8)&1 != 0 {
						l = append(l, t)
					}
				}
				lists = append(lists, l)
			}
			n = uint8(len(lists) - 1)
			index[string(key)] = n
		}
		d[b] = n
	}
	return d, lists, nil
}

// markMemo finds the places that are reached in several ways.
func (p *Program) markMemo() {
	for pc := range p.insts {
		p.insts[pc].run = -1
	}
	if p.hasRef {
		return
	}
	in := make([]uint8, len(p.insts)+1)
	reach := func(pc int32) {
		if in[pc] < 2 {
			in[pc]++
		}
	}
	in[0] = 1
	for pc := range p.insts {
		i := &p.insts[pc]
		next := int32(pc + 1)
		switch i.op {
		case opMatch, opFail, opNegEnd:
		case opJmp, opPossEnd:
			reach(i.x)
		case opLoop:
			reach(i.x)
		case opSplit:
			reach(i.x)
			reach(i.y)
		case opAlt:
			seen := map[int32]bool{}
			for _, l := range i.lists {
				for _, t := range l {
					if !seen[t] {
						seen[t] = true
						reach(t)
					}
				}
			}
		case opMaxUntil, opMinUntil, opPossUntil:
			reach(i.x)
			reach(next)
			in[pc] = 2
		case opRep, opRepLazy:
			in[next] = 2
		case opNegLook:
			reach(i.x)
			reach(next)
		default:
			reach(next)
		}
	}
	// The start is reached from every position of a search.
	p.ctxs = 1
	for pc := range p.insts {
		i := &p.insts[pc]
		run := (i.op == opRep || i.op == opRepLazy || i.op == opRepPoss) && i.max == unlimited
		if run {
			i.run = int32(p.slots)
			p.slots++
		}
		if in[pc] >= 2 {
			i.memo = true
			i.slot = int32(p.slots)
			p.slots++
		} else if !run {
			continue
		}
		n := 1
		for _, l := range i.loops {
			limit := p.loops[l].limit + 2
			if n > 1<<24/max(limit, 1)/2 {
				p.ctxs, n = 0, 1
				break
			}
			n *= 2 * limit
		}
		if p.ctxs != 0 {
			p.ctxs = max(p.ctxs, n)
		}
	}
	if p.ctxs == 0 {
		for pc := range p.insts {
			p.insts[pc].memo = false
			p.insts[pc].run = -1
		}
	}
}

// findStart sets how a search finds where a match may begin.
func (p *Program) findStart(first *dispatch) {
	p.anchor = noAnchor
	p.first = first
	pc := 0
	var prefix strings.Builder
	groups := false
scan:
	for {
		switch in := &p.insts[pc]; in.op {
		case opOpen, opClose:
			groups = true
		case opByte:
			prefix.WriteByte(in.b)
		case opStr:
			prefix.WriteString(in.str)
		case opMatch:
			p.literal = !groups
			break scan
		default:
			break scan
		}
		pc++
	}
	p.prefix = prefix.String()
	pc = 0
	for p.insts[pc].op == opOpen {
		pc++
	}
	switch in := &p.insts[pc]; in.op {
	case opAt:
		if in.b == chkBegin || in.b == chkBeginLine {
			p.anchor = in.b
		}
	case opRepPoss:
		if in.table != nil && in.max == unlimited && !p.hasRef {
			p.leadRep = in
		}
	}
}
