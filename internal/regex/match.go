package regex

// This file is the matcher: it runs a program by backtracking, with its stack on
// the heap. Registers set since a choice are restored from the stack when the
// choice is taken back.

import (
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
)

// frame kinds.
const (
	frChoice int32 = iota // go on at pc, position a
	frUndo                // regs[pc] = a
	frUndo2               // regs[pc] = a, regs[last] = b
	frRep                 // the greedy repeat at pc stopped at a, may go back to b
	frLazy                // the lazy repeat at pc stopped at a, may take b more
	frAlt                 // the alternatives at pc, position a, next b
	frKeep                // regs[pc] = a, unless the choice before is no more
)

type frame struct {
	pc   int32
	kind int32
	a, b int
}

const (
	// pollEvery is the number of steps (a step is some 10 to 30 ns) between polls.
	pollEvery = 2048
	// maxFrames bounds the stack (24 bytes each).
	maxFrames = 1 << 24
	// keepFrames is the largest stack that is kept for the next match.
	keepFrames = 1 << 14
	// memoAfter is the number of steps after which failures are remembered.
	memoAfter = 4 * pollEvery
)

// machine is the state of one match.
type machine struct {
	p      *Program
	s      string
	end    int
	flat   bool // every character is one byte
	full   bool // the match must reach end
	notAt  int  // the match must not end here, or -1
	regs   []int
	stack  []frame
	budget int
	steps  int // since the start of the search, counted at polls
	poll   func() error
	err    error
	memo   memo
}

// pay charges n steps; it returns false when the match must end with m.err.
func (m *machine) pay(n int) bool {
	m.budget -= n
	return m.budget >= 0 || m.settle()
}

func (m *machine) settle() bool {
	if m.err != nil {
		return false
	}
	m.steps += pollEvery - m.budget
	m.budget = pollEvery
	if m.poll != nil {
		m.err = m.poll()
	}
	if m.err == nil && len(m.stack) > maxFrames {
		m.err = ErrMemory
	}
	if m.err != nil {
		m.budget = -1
		return false
	}
	if !m.memo.on && m.steps > m.p.memoAfter {
		m.memo.start(m)
	}
	return true
}

// scanChunk is how far a scan goes between payments.
const scanChunk = 1 << 15

// span returns where the run of characters of set that begins at pos ends.
func (m *machine) span(set *charSet, pos int) int {
	s, end := m.s, m.end
	if set.all {
		return end
	}
	t := &set.table
	for {
		stop := min(end, pos+scanChunk)
		if set.notNL {
			if i := strings.IndexByte(s[pos:stop], '\n'); i >= 0 {
				return pos + i
			}
			pos = stop
		} else {
			for pos < stop {
				switch t[s[pos]] {
				case setIn:
					pos++
					continue
				case setMulti:
					r, n := wtf8.DecodeRune(s[pos:end])
					if set.has(r) {
						pos += n
						continue
					}
				}
				return pos
			}
		}
		if pos >= end || !m.pay(scanChunk/32) {
			return pos
		}
	}
}

// spanN is span for at most n characters; it returns their number too.
func (m *machine) spanN(set *charSet, pos, n int) (to, count int) {
	s, end := m.s, m.end
	t := &set.table
	for count < n && pos < end {
		switch t[s[pos]] {
		case setIn:
			pos++
		case setMulti:
			r, w := wtf8.DecodeRune(s[pos:end])
			if !set.has(r) {
				return pos, count
			}
			pos += w
		default:
			return pos, count
		}
		if count++; count%scanChunk == 0 && !m.pay(scanChunk/16) {
			return pos, count
		}
	}
	return pos, count
}

// one matches one character of set at pos and returns what follows it, or -1.
func (m *machine) one(set *charSet, pos int) int {
	if pos >= m.end {
		return -1
	}
	switch set.table[m.s[pos]] {
	case setIn:
		return pos + 1
	case setMulti:
		if r, n := wtf8.DecodeRune(m.s[pos:m.end]); set.has(r) {
			return pos + n
		}
	}
	return -1
}

// back returns the start of the character before pos.
func (m *machine) back(pos int) int {
	pos--
	if !m.flat {
		for pos > 0 && m.s[pos]&0xC0 == 0x80 {
			pos--
		}
	}
	return pos
}

// backN goes n characters back; -1 if there are not as many.
func (m *machine) backN(pos, n int) int {
	if m.flat || pos < n {
		return max(pos-n, -1)
	}
	m.pay(n / 8)
	for ; n > 0; n-- {
		if pos <= 0 {
			return -1
		}
		pos = m.back(pos)
	}
	return pos
}

func (m *machine) isWord(before bool, pos int, uni bool) bool {
	var c byte
	if before {
		if pos <= 0 {
			return false
		}
		c = m.s[pos-1]
	} else {
		if pos >= m.end {
			return false
		}
		c = m.s[pos]
	}
	if c < 0x80 || !uni {
		return asciiWord(rune(c))
	}
	var r rune
	if before {
		r, _ = wtf8.DecodeLastRune(m.s[:pos])
	} else {
		r, _ = wtf8.DecodeRune(m.s[pos:m.end])
	}
	return uniWord(r)
}

func (m *machine) check(chk uint8, pos int) bool {
	switch chk {
	case chkBegin:
		return pos == 0
	case chkBeginLine:
		return pos == 0 || m.s[pos-1] == '\n'
	case chkEnd:
		return pos == m.end || pos == m.end-1 && m.s[pos] == '\n'
	case chkEndLine:
		return pos == m.end || m.s[pos] == '\n'
	case chkEndString:
		return pos == m.end
	case chkWordB, chkNotWordB:
		return (m.isWord(true, pos, true) != m.isWord(false, pos, true)) == (chk == chkWordB)
	default:
		return (m.isWord(true, pos, false) != m.isWord(false, pos, false)) == (chk == chkWordBA)
	}
}

// backref matches the text of the group at r again and returns what follows, or -1.
func (m *machine) backref(r int32, fold foldMode, pos int) int {
	from, to := m.regs[r], m.regs[r+1]
	if from < 0 || to < from {
		return -1
	}
	text := m.s[from:to]
	if fold == foldNone {
		if !strings.HasPrefix(m.s[pos:m.end], text) {
			return -1
		}
		m.pay(len(text) / 64)
		return pos + len(text)
	}
	lower := uniLower
	if fold == foldASCII {
		lower = asciiLower
	}
	m.pay(len(text) / 8)
	for len(text) > 0 {
		if pos >= m.end {
			return -1
		}
		if m.p.isBytes {
			if lower(rune(text[0])) != lower(rune(m.s[pos])) {
				return -1
			}
			text = text[1:]
			pos++
			continue
		}
		a, n := wtf8.DecodeRune(text)
		b, k := wtf8.DecodeRune(m.s[pos:m.end])
		if a != b && lower(a) != lower(b) {
			return -1
		}
		text = text[n:]
		pos += k
	}
	return pos
}

// set changes a register, so that it is restored when the last choice is taken back.
func (m *machine) set(r int32, v int) {
	if len(m.stack) > 0 {
		m.stack = append(m.stack, frame{pc: r, kind: frUndo, a: m.regs[r]})
	}
	m.regs[r] = v
}

// cut forgets the choices above height h, but keeps what restores registers.
func (m *machine) cut(h int) {
	st := m.stack
	to := h
	for i := h; i < len(st); i++ {
		if k := st[i].kind; k == frUndo || k == frUndo2 {
			st[to] = st[i]
			to++
		}
	}
	m.pay((len(st) - h) / 8)
	if h == 0 {
		to = 0 // nothing is left to restore for
	}
	m.stack = st[:to]
}

// unwind forgets the choices above height h and restores the registers.
func (m *machine) unwind(h int) {
	last := 2 * m.p.Groups
	for i := len(m.stack) - 1; i >= h; i-- {
		f := &m.stack[i]
		switch f.kind {
		case frUndo:
			m.regs[f.pc] = f.a
		case frUndo2:
			m.regs[f.pc] = f.a
			m.regs[last] = f.b
		}
	}
	m.pay((len(m.stack) - h) / 8)
	m.stack = m.stack[:h]
}

// run matches at pos. It returns the end of the match, or -1; m.err tells whether
// it was stopped.
func (m *machine) run(pos int) int {
	insts := m.p.insts
	s, end := m.s, m.end
	last := 2 * m.p.Groups
	m.stack = m.stack[:0]
	m.memo.log = m.memo.log[:0]
	for i := range m.regs[:last+1] {
		m.regs[i] = -1
	}
	pc := int32(0)
	for {
		in := &insts[pc]
		if in.memo && m.memo.on && m.memo.visited(m, in, in.slot, pos) {
			goto fail
		}
		switch in.op {
		case opByte:
			if pos < end && s[pos] == in.b {
				pos++
				pc++
				continue
			}
		case opSet:
			if pos < end {
				switch in.set.table[s[pos]] {
				case setIn:
					pos++
					pc++
					continue
				case setMulti:
					if p := m.one(in.set, pos); p >= 0 {
						pos = p
						pc++
						continue
					}
				}
			}
		case opStr:
			if n := len(in.str); end-pos >= n && s[pos:pos+n] == in.str {
				pos += n
				pc++
				continue
			}
		case opRepPoss:
			if in.max != unlimited {
				p, n := m.spanN(in.set, pos, in.max)
				if n < in.min {
					break
				}
				pos = p
				pc++
				continue
			}
			if m.memo.on && in.run >= 0 {
				p, n := m.spanN(in.set, pos, in.min)
				if n < in.min {
					break
				}
				var ends bool
				if p, ends = m.runOf(in, p); !ends {
					break
				}
				pos = p
				pc++
				continue
			}
			if in.min <= 1 {
				p := m.span(in.set, pos)
				if p == pos && in.min == 1 {
					break
				}
				pos = p
				pc++
				continue
			}
			if p, n := m.spanN(in.set, pos, in.min); n == in.min {
				pos = m.span(in.set, p)
				pc++
				continue
			}
		case opRep:
			low := pos
			if in.min == 1 {
				if low = m.one(in.set, pos); low < 0 {
					break
				}
			} else if in.min > 1 {
				var n int
				if low, n = m.spanN(in.set, pos, in.min); n < in.min {
					break
				}
			}
			p := low
			if in.max == unlimited {
				if m.memo.on && in.run >= 0 {
					if p, _ = m.runOf(in, low); p < 0 {
						break
					}
				} else {
					p = m.span(in.set, low)
				}
			} else if in.max > in.min {
				p, _ = m.spanN(in.set, low, in.max-in.min)
			}
			if t := in.table; t != nil {
				for {
					next := 256
					if p < end {
						next = int(s[p])
					}
					if t[next] != 0 {
						break
					}
					if p == low {
						goto fail
					}
					p = m.back(p)
					if m.budget--; m.budget < 0 && !m.settle() {
						return -1
					}
				}
			}
			if p > low && !(in.final && !m.full && m.notAt < 0) {
				m.stack = append(m.stack, frame{pc, frRep, p, low})
			}
			pos = p
			pc++
			continue
		case opRepLazy:
			p := pos
			if in.min > 0 {
				var n int
				if p, n = m.spanN(in.set, pos, in.min); n < in.min {
					break
				}
			}
			more := in.max
			if more != unlimited {
				more -= in.min
			}
			if p, more = m.extend(in, p, more); p < 0 {
				break
			}
			if more > 0 && !(in.final && !m.full && m.notAt < 0) {
				m.stack = append(m.stack, frame{pc, frLazy, p, more})
			}
			pos = p
			pc++
			continue
		case opOpen:
			if len(m.stack) > 0 {
				m.stack = append(m.stack, frame{pc: in.r, kind: frUndo, a: m.regs[in.r]})
			}
			m.regs[in.r] = pos
			pc++
			continue
		case opClose:
			if len(m.stack) > 0 {
				m.stack = append(m.stack, frame{in.r, frUndo2, m.regs[in.r], m.regs[last]})
			}
			m.regs[in.r] = pos
			m.regs[last] = int(in.group)
			pc++
			continue
		case opJmp:
			if in.x <= pc {
				m.budget--
			}
			pc = in.x
			continue
		case opSplit:
			next := 256
			if pos < end {
				next = int(s[pos])
			}
			if m.budget--; m.budget < 0 && !m.settle() {
				return -1
			}
			switch in.table[next] {
			case 1:
				pc = in.x
				continue
			case 2:
				pc = in.y
				continue
			case 3:
				m.stack = append(m.stack, frame{pc: in.y, a: pos})
				pc = in.x
				continue
			}
		case opAlt:
			next := 256
			if pos < end {
				next = int(s[pos])
			}
			switch l := in.lists[in.table[next]]; len(l) {
			case 0:
			case 1:
				pc = l[0]
				continue
			case 2:
				m.stack = append(m.stack, frame{pc: l[1], a: pos})
				pc = l[0]
				continue
			default:
				m.stack = append(m.stack, frame{pc, frAlt, pos, 1})
				pc = l[0]
				continue
			}
		case opAt:
			if m.check(in.b, pos) {
				pc++
				continue
			}
		case opMatch:
			if m.full && pos != end || pos == m.notAt {
				break
			}
			if m.err != nil {
				return -1
			}
			return pos
		case opFail:
		case opBackref:
			if p := m.backref(in.r, foldMode(in.fold), pos); p >= 0 {
				pos = p
				pc++
				continue
			}
		case opCond:
			if from, to := m.regs[in.r], m.regs[in.r+1]; from >= 0 && to >= from {
				pc++
			} else {
				pc = in.x
			}
			continue
		case opLoop:
			m.set(in.r, -1)
			m.set(in.r+1, -1)
			pc = in.x
			continue
		case opMaxUntil:
			if m.budget--; m.budget < 0 && !m.settle() {
				return -1
			}
			count := m.regs[in.r] + 1
			if count < in.min {
				m.set(in.r, count)
				pc = in.x
				continue
			}
			if count < in.max && pos != m.regs[in.r+1] {
				m.stack = append(m.stack, frame{pc: pc + 1, a: pos})
				m.set(in.r, count)
				m.set(in.r+1, pos)
				pc = in.y
				continue
			}
			pc++
			continue
		case opMinUntil:
			if m.budget--; m.budget < 0 && !m.settle() {
				return -1
			}
			count := m.regs[in.r] + 1
			if count < in.min {
				m.set(in.r, count)
				pc = in.x
				continue
			}
			if count < in.max && pos != m.regs[in.r+1] {
				// What comes back here must go on with the body.
				m.stack = append(m.stack, frame{pc: pc, kind: frAlt, a: pos, b: count})
			}
			pc++
			continue
		case opPossUntil:
			if m.budget--; m.budget < 0 && !m.settle() {
				return -1
			}
			count := m.regs[in.r] + 1
			if count < in.min {
				m.set(in.r+2, len(m.stack))
				m.set(in.r+3, len(m.memo.log))
				m.set(in.r, count)
				pc++
				continue
			}
			if count < in.max && pos != m.regs[in.r+1] {
				h := len(m.stack)
				m.stack = append(m.stack, frame{pc: in.x, a: pos})
				m.set(in.r+2, h)
				m.set(in.r+3, len(m.memo.log))
				m.set(in.r, count)
				m.set(in.r+1, pos)
				pc++
				continue
			}
			pc = in.x
			continue
		case opPossEnd, opAtomicEnd:
			m.memo.forget(m.regs[in.r+1])
			m.cut(m.regs[in.r])
			if in.op == opPossEnd {
				pc = in.x
			} else {
				pc++
			}
			continue
		case opAtomic:
			h := len(m.stack)
			m.set(in.r, h)
			m.set(in.r+1, len(m.memo.log))
			pc++
			continue
		case opLook, opNegLook:
			p := pos
			if in.n > 0 {
				p = m.backN(pos, int(in.n))
			}
			if p < 0 {
				if in.op == opLook {
					break
				}
				pc = in.x
				continue
			}
			h := len(m.stack)
			if in.op == opNegLook {
				m.stack = append(m.stack, frame{pc: in.x, a: pos})
			} else {
				m.set(in.r+2, pos)
			}
			m.set(in.r, h)
			m.set(in.r+1, len(m.memo.log))
			pos = p
			pc++
			continue
		case opLookEnd:
			m.memo.forget(m.regs[in.r+1])
			pos = m.regs[in.r+2]
			m.cut(m.regs[in.r])
			pc++
			continue
		case opNegEnd:
			m.memo.forget(m.regs[in.r+1])
			m.unwind(m.regs[in.r])
		case opOwn:
			m.set(in.y, -1)
			pc++
			continue
		case opSeen:
			if m.regs[in.y] < 0 {
				m.regs[in.r] = -1
				m.set(in.y, 0)
			}
			pc++
			continue
		case opCloseOwn:
			m.set(in.y, 0)
			m.regs[in.r] = pos
			m.set(int32(last), int(in.group))
			pc++
			continue
		case opKeep:
			if len(m.stack) > 0 {
				m.stack = append(m.stack, frame{pc: in.r, kind: frKeep, a: m.regs[in.r]})
			}
			pc++
			continue
		case opCondOwn:
			if from, to := m.regs[in.r], m.regs[in.r+1]; m.regs[in.y] >= 0 && from >= 0 && to >= from {
				pc++
			} else {
				pc = in.x
			}
			continue
		}

	fail:
		// Take back choices until one has another way to go.
		if m.budget--; m.budget < 0 && !m.settle() {
			return -1
		}
	pop:
		for {
			n := len(m.stack) - 1
			if n < 0 {
				return -1
			}
			f := &m.stack[n]
			switch f.kind {
			case frChoice:
				pc, pos = f.pc, f.a
				m.stack = m.stack[:n]
				break pop
			case frUndo, frKeep:
				m.regs[f.pc] = f.a
			case frUndo2:
				m.regs[f.pc] = f.a
				m.regs[last] = f.b
			case frRep:
				in := &insts[f.pc]
				p := m.back(f.a)
				if t := in.table; t != nil {
					for t[s[p]] == 0 && p > f.b {
						p = m.back(p)
						if m.budget--; m.budget < 0 && !m.settle() {
							return -1
						}
					}
					if t[s[p]] == 0 {
						break
					}
				}
				pc, pos = f.pc+1, p
				if p == f.b {
					m.stack = m.stack[:n]
				} else {
					f.a = p
				}
				break pop
			case frLazy:
				in := &insts[f.pc]
				p := m.one(in.set, f.a)
				more := f.b
				if p >= 0 && m.memo.on && in.run >= 0 && m.memo.visited(m, in, in.run, p) {
					break
				}
				if p >= 0 {
					if more != unlimited {
						more--
					}
					p, more = m.extend(in, p, more)
				}
				if p < 0 {
					break
				}
				pc, pos = f.pc+1, p
				if more == 0 {
					m.stack = m.stack[:n]
				} else {
					f.a, f.b = p, more
				}
				break pop
			case frAlt:
				in := &insts[f.pc]
				pos = f.a
				if in.op == opMinUntil {
					count, at := f.b, f.pc
					m.stack = m.stack[:n]
					m.set(in.r, count)
					m.set(in.r+1, pos)
					pc = insts[at].x
					break pop
				}
				next := 256
				if pos < end {
					next = int(s[pos])
				}
				l := in.lists[in.table[next]]
				pc = l[f.b]
				if f.b++; f.b == len(l) {
					m.stack = m.stack[:n]
				}
				break pop
			}
			m.stack = m.stack[:n]
		}
	}
}

// extend takes characters for a lazy repeat until what follows may match: it
// returns the position and how many more may be taken, or -1.
func (m *machine) extend(in *inst, pos, more int) (int, int) {
	t := in.table
	if t == nil {
		return pos, more
	}
	s, end := m.s, m.end
	set := &in.set.table
	for {
		next := 256
		if pos < end {
			next = int(s[pos])
		}
		if t[next] != 0 {
			return pos, more
		}
		if more == 0 || next == 256 {
			return -1, 0
		}
		if set[next] == setIn {
			pos++
		} else if pos = m.one(in.set, pos); pos < 0 {
			return -1, 0
		}
		if more != unlimited {
			more--
		} else if m.memo.on && in.run >= 0 && m.memo.visited(m, in, in.run, pos) {
			return -1, 0
		}
		if m.budget--; m.budget < 0 && !m.settle() {
			return -1, 0
		}
	}
}
