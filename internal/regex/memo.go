package regex

// This file remembers failures. A match goes depth first through the states
// (instruction, position, what matters of the loops around); a state that was left
// without success fails for good, since nothing else decides what follows: not the
// captures, as patterns that test them are excluded. So when a search has taken
// long, each state met where ways meet is noted, and is not entered again: time
// becomes linear in the subject for each place of the pattern, and the result stays
// that of plain backtracking. States inside an assertion or atomic group that
// succeeded are forgotten: they did not fail, what came after did.
//
// The idea is that of packrat parsing, and of RE2's bit-state matcher.

// memoPages bounds the memory: pages of 4096 states, 64 MB. What finds no room is
// not remembered, which is slow but right.
const memoPages = 1 << 17

type memoPage [64]uint64

type memo struct {
	on     bool
	stride uint64 // states at one position
	pages  map[uint64]*memoPage
	last   *memoPage
	lastNo uint64
	log    []uint64 // states noted inside assertions and atomic groups
}

// start begins to remember, if the program allows it.
func (mm *memo) start(m *machine) {
	p := m.p
	if p.ctxs == 0 || p.slots == 0 {
		return
	}
	mm.stride = uint64(p.slots) * uint64(p.ctxs)
	if mm.stride > 1<<62/uint64(m.end+1) {
		return
	}
	mm.on = true
	mm.pages = map[uint64]*memoPage{}
	mm.last, mm.lastNo = nil, ^uint64(0)
}

// stop forgets all.
func (mm *memo) stop() {
	mm.on = false
	mm.pages = nil
	mm.last = nil
	mm.log = mm.log[:0]
}

// visited notes the state and reports whether it was known. slot is in.slot for
// the state before an instruction, in.run for that of an unlimited repeat which has
// its least number of characters.
func (mm *memo) visited(m *machine, in *inst, slot int32, pos int) bool {
	ctx := 0
	for _, l := range in.loops {
		info := &m.p.loops[l]
		limit := info.limit + 1
		ctx = (ctx*(limit+1) + min(m.regs[info.reg]+1, limit)) * 2
		if m.regs[info.reg+1] == pos {
			ctx++
		}
	}
	id := uint64(pos)*mm.stride + uint64(slot)*uint64(m.p.ctxs) + uint64(ctx)
	pg := mm.last
	if no := id >> 12; no != mm.lastNo {
		if pg = mm.pages[no]; pg == nil {
			if len(mm.pages) >= memoPages {
				return false
			}
			pg = new(memoPage)
			mm.pages[no] = pg
		}
		mm.last, mm.lastNo = pg, no
	}
	w, bit := &pg[id>>6&63], uint64(1)<<(id&63)
	if *w&bit != 0 {
		return true
	}
	*w |= bit
	if in.inner {
		mm.log = append(mm.log, id)
	}
	return false
}

// forget takes back the states noted since the log had length n.
func (mm *memo) forget(n int) {
	if !mm.on || n >= len(mm.log) {
		return
	}
	for _, id := range mm.log[n:] {
		if pg := mm.pages[id>>12]; pg != nil {
			pg[id>>6&63] &^= 1 << (id & 63)
		}
	}
	mm.log = mm.log[:n]
}

// runOf does for an unlimited repeat that has its least number of characters at pos
// what span does, in such a way that no position is scanned twice: it stops before a
// state known to fail. to is the last position that is not known, or -1; end tells
// whether the run of characters ends there.
func (m *machine) runOf(in *inst, pos int) (to int, end bool) {
	to = -1
	for {
		if m.memo.visited(m, in, in.run, pos) {
			return to, false
		}
		to = pos
		if pos = m.one(in.set, pos); pos < 0 {
			return to, true
		}
		if m.budget--; m.budget < 0 && !m.settle() {
			return to, true
		}
	}
}
