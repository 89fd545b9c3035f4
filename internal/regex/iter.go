package regex

// This file defines iteration over matches.

// Iter finds one match after another, as Pattern.finditer and Pattern.scanner do: an
// empty match may follow a match that was not empty, but not one at the same place
// that was.
type Iter struct {
	p       *Program
	subject string
	ascii   bool
	pos     int
	endpos  int
	advance bool
	done    bool
	spent   int      // steps since the last poll
	m       *machine // kept between matches; nil while one runs
}

// Iter starts an iteration over subject[pos:endpos]; ascii as for Match.
func (p *Program) Iter(subject string, ascii bool, pos, endpos int) Iter {
	return Iter{p: p, subject: subject, ascii: ascii, pos: pos, endpos: endpos}
}

// Next searches for the next match.
func (it *Iter) Next(spans []int, poll func() error) (bool, error) {
	return it.step(modeSearch, spans, poll)
}

// NextMatch matches where the last match ended, as Scanner.match does.
func (it *Iter) NextMatch(spans []int, poll func() error) (bool, error) {
	return it.step(modeMatch, spans, poll)
}

func (it *Iter) step(mode mode, spans []int, poll func() error) (bool, error) {
	if it.done || it.pos > it.endpos {
		return false, nil
	}
	// Before the match: a caller may rely on spans staying as they are after it.
	if it.spent > pollEvery && poll != nil {
		it.spent = 0
		if err := poll(); err != nil {
			return false, err
		}
	}
	ok, err := it.p.exec(mode, it.subject, it.ascii, it.pos, it.endpos, it.advance, spans, poll, it)
	if err != nil {
		return false, err
	}
	if ok {
		it.spent += 8 + (spans[1]-it.pos)/32
	}
	if !ok {
		it.done = true
		if it.m != nil {
			it.p.pool.Put(it.m)
			it.m = nil
		}
		return false, nil
	}
	it.pos = spans[1]
	it.advance = spans[0] == spans[1]
	return true, nil
}
