package regex

// This file runs matches: at one place, or at the first place that matches.

import "strings"

type mode uint8

const (
	modeMatch mode = iota
	modeSearch
	modeFull
)

// Match matches at pos only. Positions are byte offsets. The subject ends at endpos,
// but what precedes pos is seen by lookbehind, as in Pattern.match. ascii tells that
// the subject is known to be ASCII, which saves time. spans, of at
// least SpanLen, receives the result. poll, which may be nil, is called every 100 µs
// of work or so; its error ends the match and is returned.
func (p *Program) Match(subject string, ascii bool, pos, endpos int, spans []int, poll func() error) (bool, error) {
	return p.exec(modeMatch, subject, ascii, pos, endpos, false, spans, poll, nil)
}

// Search finds the first match that begins at or after pos.
func (p *Program) Search(subject string, ascii bool, pos, endpos int, spans []int, poll func() error) (bool, error) {
	return p.exec(modeSearch, subject, ascii, pos, endpos, false, spans, poll, nil)
}

// FullMatch matches from pos to endpos.
func (p *Program) FullMatch(subject string, ascii bool, pos, endpos int, spans []int, poll func() error) (bool, error) {
	return p.exec(modeFull, subject, ascii, pos, endpos, false, spans, poll, nil)
}

// exec runs a match; advance forbids an empty match at pos. For an
// iteration, it leaves the machine and the count of steps there.
func (p *Program) exec(mode mode, subject string, ascii bool, pos, endpos int, advance bool, spans []int, poll func() error, it *Iter) (bool, error) {
	if pos > endpos {
		if mode != modeMatch {
			return false, nil
		}
		endpos = pos // as in CPython, an empty match is possible
	}
	if endpos-pos < p.minWidth {
		return false, nil
	}
	if p.literal && mode == modeSearch && p.prefix != "" {
		// A plain text.
		i, err := index(subject[:endpos], p.prefix, pos, poll)
		if i < 0 || err != nil {
			return false, err
		}
		spans[0], spans[1], spans[2] = i, i+len(p.prefix), 0
		return true, nil
	}
	var m *machine
	if it != nil && it.m != nil {
		m, it.m = it.m, nil
	} else if m, _ = p.pool.Get().(*machine); m == nil {
		m = &machine{p: p, regs: make([]int, p.nregs), stack: make([]frame, 0, 16)}
	}
	m.flat = ascii || p.isBytes
	m.s, m.end, m.full, m.notAt, m.poll, m.budget, m.steps, m.err = subject, endpos, mode == modeFull, -1, poll, pollEvery, 0, nil
	if advance {
		m.notAt = pos
	}
	if p.memoAfter == 0 { // in tests
		m.memo.start(m)
	}
	from, to := pos, -1
	if mode == modeSearch {
		from, to = m.search(pos)
	} else {
		to = m.run(pos)
	}
	err := m.err
	if to >= 0 {
		spans[0], spans[1] = from, to
		n := 2 * p.Groups
		for i := 0; i < n; i += 2 {
			a, b := m.regs[i], m.regs[i+1]
			if a < 0 || b < a {
				a, b = -1, -1
			}
			spans[i+2], spans[i+3] = a, b
		}
		spans[n+2] = max(m.regs[n], 0)
	}
	if it != nil {
		it.spent += max(pollEvery-m.budget, 0)
	}
	m.s, m.poll = "", nil
	if m.memo.on {
		m.memo.stop()
	}
	switch {
	case cap(m.stack) > keepFrames:
	case it != nil:
		it.m = m
	default:
		p.pool.Put(m)
	}
	return to >= 0, err
}

// index is strings.Index from pos on, which polls.
func index(s, sep string, pos int, poll func() error) (int, error) {
	const chunk = 1 << 18
	for {
		stop := len(s)
		if stop-pos > chunk+len(sep) {
			stop = pos + chunk + len(sep)
		}
		var i int
		if len(sep) == 1 {
			i = strings.IndexByte(s[pos:stop], sep[0])
		} else {
			i = strings.Index(s[pos:stop], sep)
		}
		if i >= 0 {
			return pos + i, nil
		}
		if stop == len(s) {
			return -1, nil
		}
		pos = stop - len(sep) + 1
		if poll != nil {
			if err := poll(); err != nil {
				return -1, err
			}
		}
	}
}

// search finds the first match from pos on.
func (m *machine) search(pos int) (from, to int) {
	p, s := m.p, m.s
	limit := m.end - p.minWidth // the last place where a match can begin
	first := p.first
	for {
		switch {
		case p.prefix != "":
			i, err := index(s[:m.end], p.prefix, pos, m.poll)
			if i < 0 || err != nil {
				m.err = err
				return -1, -1
			}
			pos = i
		case p.anchor == chkBegin:
			if pos != 0 {
				return -1, -1
			}
		case p.anchor == chkBeginLine:
			if pos != 0 && s[pos-1] != '\n' {
				i, err := index(s[:m.end], "\n", pos, m.poll)
				if i < 0 || err != nil {
					m.err = err
					return -1, -1
				}
				pos = i + 1
			}
		case first != nil:
			for {
				stop := min(m.end, pos+scanChunk)
				for pos < stop && first[s[pos]] == 0 {
					pos++
				}
				if pos < stop {
					break
				}
				if pos >= m.end {
					if first[256] == 0 {
						return -1, -1
					}
					break
				}
				if !m.pay(scanChunk / 32) {
					return -1, -1
				}
			}
		}
		if pos > limit {
			return -1, -1
		}
		if to := m.run(pos); to >= 0 || m.err != nil {
			return pos, to
		}
		if p.anchor == chkBegin {
			return -1, -1
		}
		next := pos
		if p.leadRep != nil {
			next = m.span(p.leadRep.set, pos)
		}
		if next == pos {
			if pos >= m.end {
				return -1, -1
			}
			next++
			if !p.isBytes {
				for next < m.end && s[next]&0xC0 == 0x80 {
					next++
				}
			}
		}
		pos = next
		m.notAt = -1
		if m.budget -= 1; m.budget < 0 && !m.settle() {
			return -1, -1
		}
	}
}
