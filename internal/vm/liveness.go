package vm

// This file finds which temporary registers of a frame still matter: those that
// some later instruction reads before it writes them (backward data flow over
// the basic blocks of a Code). The walk of the collector must not take a value
// that was used and left behind for a live one.

import (
	"github.com/hognose/hognose/internal/bytecode"
)

// maxLiveness bounds the table of a Code, in words; beyond it every temporary
// counts as live.
const maxLiveness = 1 << 21

// liveness is what is live at the beginning of each block of a Code.
type liveness struct {
	src     *bytecode.Code
	first   int // the first temporary
	words   int // of a set of temporaries
	starts  []int32
	block   []int32 // by instruction
	handler []int32 // by instruction: index into Handlers, -1: none
	in      [][]uint64

	// What at was last asked for: mostly the same place in a loop.
	lastPC     int
	lastBefore bool
	last       []uint64
}

// maxLive is how many tables a VM keeps.
const maxLive = 1024

// livenessOf returns the table of c, nil if it would be too large.
func (v *VM) livenessOf(c *Code) *liveness {
	if l, ok := v.live[c]; ok {
		return l
	}
	if v.live == nil || len(v.live) >= maxLive {
		v.live = map[*Code]*liveness{}
	}
	l := newLiveness(c.src)
	v.live[c] = l
	return l
}

func newLiveness(src *bytecode.Code) *liveness {
	n := len(src.Instrs)
	l := &liveness{src: src, first: len(src.LocalsPlus)}
	l.words = (int(src.NumRegs) - l.first + 63) / 64
	if l.words == 0 {
		return l
	}
	leader := make([]bool, n+1)
	leader[0] = true
	for i := range src.Instrs {
		in := &src.Instrs[i]
		if t := in.Target(); t >= 0 {
			leader[t], leader[i+1] = true, true
		} else if in.Op.Ends() {
			leader[i+1] = true
		}
	}
	l.handler = make([]int32, n)
	for i := range l.handler {
		l.handler[i] = -1
	}
	for k := len(src.Handlers) - 1; k >= 0; k-- {
		h := &src.Handlers[k]
		leader[h.Target] = true
		for i := h.Start; i < h.End; i++ {
			l.handler[i] = int32(k)
		}
	}
	l.block = make([]int32, n)
	for i := 0; i < n; i++ {
		if leader[i] {
			l.starts = append(l.starts, int32(i))
		}
		l.block[i] = int32(len(l.starts) - 1)
	}
	if len(l.starts)*l.words > maxLiveness {
		return nil
	}
	l.in = make([][]uint64, len(l.starts))
	all := make([]uint64, len(l.starts)*l.words)
	for b := range l.in {
		l.in[b] = all[b*l.words : (b+1)*l.words]
	}
	set := make([]uint64, l.words)
	for changed := true; changed; {
		changed = false
		for b := len(l.starts) - 1; b >= 0; b-- {
			l.scan(b, int(l.starts[b]), true, set)
			for w, x := range set {
				if x != l.in[b][w] {
					l.in[b][w] = x
					changed = true
				}
			}
		}
	}
	return l
}

// scan sets set to what is live before instruction at of block b, or, with
// before false, after it, what the instruction writes left out.
func (l *liveness) scan(b, at int, before bool, set []uint64) {
	end := len(l.src.Instrs)
	if b+1 < len(l.starts) {
		end = int(l.starts[b+1])
		copy(set, l.in[b+1])
	} else {
		clear(set)
	}
	for i := end - 1; i >= at; i-- {
		in := &l.src.Instrs[i]
		if in.Op.Ends() {
			clear(set)
		}
		l.registers(in, true, func(r int32) { set[r>>6] &^= 1 << (r & 63) })
		if t := in.Target(); t >= 0 {
			for w, x := range l.in[l.block[t]] {
				set[w] |= x
			}
		}
		if i > at || before {
			l.registers(in, false, func(r int32) { set[r>>6] |= 1 << (r & 63) })
		}
		if h := l.handler[i]; h >= 0 {
			hd := &l.src.Handlers[h]
			reg := hd.Reg - int32(l.first)
			for w, x := range l.in[l.block[hd.Target]] {
				if reg >= 0 && int(reg>>6) == w {
					x &^= 1 << (reg & 63)
				}
				set[w] |= x
			}
		}
	}
}

// registers calls f for the temporaries, counted from the first, that an
// instruction writes or reads. CLEAR reads: it looks at what it takes away.
func (l *liveness) registers(in *bytecode.Instr, write bool, f func(r int32)) {
	for i := range 4 {
		s, w, ok := in.Registers(i)
		if !ok || w != write && in.Op != bytecode.OpClear {
			continue
		}
		for k := max(s.First, int64(l.first)); k < s.First+s.Len; k++ {
			if r := k - int64(l.first); int(r>>6) < l.words {
				f(int32(r))
			}
		}
	}
}

// at returns the set of temporaries that are live at an instruction.
func (l *liveness) at(pc int, before bool) []uint64 {
	if l.last != nil && l.lastPC == pc && l.lastBefore == before {
		return l.last
	}
	set := make([]uint64, l.words)
	if l.words > 0 && pc < len(l.block) {
		l.scan(int(l.block[pc]), pc, before, set)
	}
	l.lastPC, l.lastBefore, l.last = pc, before, set
	return set
}
