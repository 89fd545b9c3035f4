package regex

// This file parses what stands in parentheses.

import "github.com/hognose/hognose/internal/unidata"

// parseGroup parses a group after its opening parenthesis. n is nil for comments
// and global flags; global reports the latter. first tells that nothing precedes.
func (p *parser) parseGroup(verbose bool, nested int, first bool) (n *node, global bool, err error) {
	s := p.src
	start := s.tell() - 1
	var name []rune
	var add, del Flags
	capture, atomic := true, false
	if ok, err := s.match('?'); err != nil {
		return nil, false, err
	} else if ok {
		char, err := s.get()
		if err != nil {
			return nil, false, err
		}
		if char.eof {
			return nil, false, s.err("unexpected end of pattern", 0)
		}
		switch {
		case char.is('P'):
			if ok, err := s.match('<'); err != nil {
				return nil, false, err
			} else if ok {
				if name, err = s.getUntil('>', "group name"); err != nil {
					return nil, false, err
				}
				if err := s.checkGroupName(name, 1); err != nil {
					return nil, false, err
				}
				break
			}
			n, err := p.namedRef()
			return n, false, err
		case char.is(':'):
			capture = false
		case char.is('#'):
			for {
				if s.next.eof {
					return nil, false, s.err("missing ), unterminated comment", s.tell()-start)
				}
				c, err := s.get()
				if err != nil {
					return nil, false, err
				}
				if c.is(')') {
					return nil, false, nil
				}
			}
		case char.is('='), char.is('!'), char.is('<'):
			n, err := p.parseAssertion(char, verbose, nested, start)
			return n, false, err
		case char.is('('):
			n, err := p.parseCondition(verbose, nested, start)
			return n, false, err
		case char.is('>'):
			capture, atomic = false, true
		case flagLetter(char) != 0, char.is('-'):
			if add, del, global, err = p.parseFlags(char); err != nil {
				return nil, false, err
			}
			if global {
				if !first {
					return nil, false, s.err("global flags not at the start of the expression", s.tell()-start)
				}
				return nil, true, nil
			}
			capture = false
		default:
			return nil, false, s.err("unknown extension ?"+char.String(), char.len()+1)
		}
	}
	group := 0
	if capture {
		if group, err = p.openGroup(name); err != nil {
			return nil, false, err
		}
	}
	sub, err := p.parseSub((verbose || add&Verbose != 0) && del&Verbose == 0, nested+1)
	if err != nil {
		return nil, false, err
	}
	if err := p.closeParen(start); err != nil {
		return nil, false, err
	}
	if group > 0 {
		p.closeGroup(group, sub)
	}
	if atomic {
		return &node{op: nAtomic, sub: sub}, false, nil
	}
	return &node{op: nSubpattern, group: group, add: add, del: del, sub: sub}, false, nil
}

func (p *parser) closeParen(start int) error {
	ok, err := p.src.match(')')
	if err == nil && !ok {
		err = p.src.err("missing ), unterminated subpattern", p.src.tell()-start)
	}
	return err
}

// namedRef parses (?P=name) after the P.
func (p *parser) namedRef() (*node, error) {
	s := p.src
	if ok, err := s.match('='); err != nil {
		return nil, err
	} else if !ok {
		char, err := s.get()
		if err != nil {
			return nil, err
		}
		if char.eof {
			return nil, s.err("unexpected end of pattern", 0)
		}
		return nil, s.err("unknown extension ?P"+char.String(), char.len()+2)
	}
	name, err := s.getUntil(')', "group name")
	if err != nil {
		return nil, err
	}
	if err := s.checkGroupName(name, 1); err != nil {
		return nil, err
	}
	gid, ok := p.names[runesToString(name)]
	if !ok {
		return nil, s.err("unknown group name "+pyRepr(name), len(name)+1)
	}
	if !p.groupClosed(gid) {
		return nil, s.err("cannot refer to an open group", len(name)+1)
	}
	if err := p.checkLookbehindGroup(gid); err != nil {
		return nil, err
	}
	return &node{op: nGroupRef, group: gid}, nil
}

// parseAssertion parses lookahead and lookbehind after their first character.
func (p *parser) parseAssertion(char token, verbose bool, nested, start int) (*node, error) {
	s := p.src
	dir := 1
	outer := p.behind
	if char.is('<') {
		var err error
		if char, err = s.get(); err != nil {
			return nil, err
		}
		if char.eof {
			return nil, s.err("unexpected end of pattern", 0)
		}
		if !char.is('=') && !char.is('!') {
			return nil, s.err("unknown extension ?<"+char.String(), char.len()+2)
		}
		dir = -1
		if outer < 0 {
			p.behind = p.groups()
		}
	}
	sub, err := p.parseSub(verbose, nested+1)
	if err != nil {
		return nil, err
	}
	if dir < 0 && outer < 0 {
		p.behind = -1
	}
	if err := p.closeParen(start); err != nil {
		return nil, err
	}
	switch {
	case char.is('='):
		return &node{op: nAssert, dir: dir, sub: sub}, nil
	case len(sub.data) > 0:
		return &node{op: nAssertNot, dir: dir, sub: sub}, nil
	}
	return &node{op: nFailure}, nil
}

// parseCondition parses (?(group)yes|no) after its second parenthesis.
func (p *parser) parseCondition(verbose bool, nested, start int) (*node, error) {
	s := p.src
	name, err := s.getUntil(')', "group name")
	if err != nil {
		return nil, err
	}
	var group int
	if allDigits(name) {
		group = int(digitsValue(string(name), MaxGroups))
		if group == 0 {
			return nil, s.err("bad group number", len(name)+1)
		}
		if group >= MaxGroups {
			return nil, s.err("invalid group reference "+trimZeros(name), len(name)+1)
		}
		if !p.condSeen[group] {
			if p.condSeen == nil {
				p.condSeen = map[int]bool{}
			}
			p.condSeen[group] = true
			p.condRefs = append(p.condRefs, condRef{group, s.tell() - len(name) - 1})
		}
	} else {
		if err := s.checkGroupName(name, 1); err != nil {
			return nil, err
		}
		var ok bool
		if group, ok = p.names[runesToString(name)]; !ok {
			return nil, s.err("unknown group name "+pyRepr(name), len(name)+1)
		}
	}
	if err := p.checkLookbehindGroup(group); err != nil {
		return nil, err
	}
	if group < p.groups() && !p.groupClosed(group) {
		if p.ownConds == nil {
			p.ownConds = map[int]bool{}
		}
		p.ownConds[group] = true
	}
	if nested > maxNesting {
		return nil, &KindError{"RecursionError", "maximum recursion depth exceeded"}
	}
	yes, err := p.parseSeq(verbose, nested+1, false)
	if err != nil {
		return nil, err
	}
	var no *seq
	if ok, err := s.match('|'); err != nil {
		return nil, err
	} else if ok {
		if no, err = p.parseSeq(verbose, nested+1, false); err != nil {
			return nil, err
		}
		if s.next.is('|') {
			return nil, s.err("conditional backref with more than two branches", 0)
		}
	}
	if err := p.closeParen(start); err != nil {
		return nil, err
	}
	return &node{op: nGroupRefExists, group: group, alts: []*seq{yes, no}}, nil
}

func trimZeros(name []rune) string {
	i := 0
	for i < len(name)-1 && name[i] == '0' {
		i++
	}
	return string(name[i:])
}

// parseFlags parses inline flags; global if they hold for the whole pattern.
func (p *parser) parseFlags(char token) (add, del Flags, global bool, err error) {
	s := p.src
	fail := func(msg string, offset int) (Flags, Flags, bool, error) {
		return 0, 0, false, s.err(msg, offset)
	}
	unknown := func(t token, missing string) (Flags, Flags, bool, error) {
		if !t.esc && unidata.IsAlpha(t.r) {
			missing = "unknown flag"
		}
		return fail(missing, t.len())
	}
	if !char.is('-') {
		for {
			flag := flagLetter(char)
			if !s.isBytes && flag == Locale {
				return fail("bad inline flags: cannot use 'L' flag with a str pattern", 0)
			}
			if s.isBytes && flag == Unicode {
				return fail("bad inline flags: cannot use 'u' flag with a bytes pattern", 0)
			}
			add |= flag
			if flag&typeFlags != 0 && add&typeFlags != flag {
				return fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0)
			}
			if char, err = s.get(); err != nil {
				return 0, 0, false, err
			}
			if char.eof {
				return fail("missing -, : or )", 0)
			}
			if char.is(')') || char.is('-') || char.is(':') {
				break
			}
			if flagLetter(char) == 0 {
				return unknown(char, "missing -, : or )")
			}
		}
	}
	if char.is(')') {
		p.flags |= add
		return 0, 0, true, nil
	}
	if char.is('-') {
		if char, err = s.get(); err != nil {
			return 0, 0, false, err
		}
		if char.eof {
			return fail("missing flag", 0)
		}
		if flagLetter(char) == 0 {
			return unknown(char, "missing flag")
		}
		for {
			flag := flagLetter(char)
			if flag&typeFlags != 0 {
				return fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0)
			}
			del |= flag
			if char, err = s.get(); err != nil {
				return 0, 0, false, err
			}
			if char.eof {
				return fail("missing :", 0)
			}
			if char.is(':') {
				break
			}
			if flagLetter(char) == 0 {
				return unknown(char, "missing :")
			}
		}
	}
	if add&del != 0 {
		return fail("bad inline flags: flag turned on and off", 1)
	}
	return add, del, false, nil
}
