package regex

// This file parses patterns: sequences, alternatives, sets and quantifiers.

import (
	"fmt"
	"slices"
	"strings"
)

type groupWidth struct {
	lo, hi uint64
	closed bool
}

type parser struct {
	src         *tokenizer
	flags       Flags
	names       map[string]int
	nameOrder   []string
	groupWidths []groupWidth // by group number
	behind      int          // groups at the start of the outermost lookbehind, or -1
	condRefs    []condRef    // groups that conditions name by number
	condSeen    map[int]bool // the same as a set
	ownConds    map[int]bool // groups with a condition on themselves in them
	lookupName  func(string) (rune, bool)
	warnings    []Warning
	work        work
}

type condRef struct{ group, pos int }

func newParser(o Options) *parser {
	return &parser{groupWidths: make([]groupWidth, 1), behind: -1, lookupName: o.LookupName, work: work{poll: o.Poll}}
}

func (p *parser) groups() int { return len(p.groupWidths) }

func (p *parser) groupClosed(g int) bool { return g < p.groups() && p.groupWidths[g].closed }

// openGroup makes a new group; a name may be "".
func (p *parser) openGroup(name []rune) (int, error) {
	gid := p.groups()
	if gid >= MaxGroups {
		return 0, p.src.err("too many groups", len(name)+1)
	}
	if name != nil {
		s := runesToString(name)
		if old, ok := p.names[s]; ok {
			return 0, p.src.err(fmt.Sprintf("redefinition of group name %s as group %d; was group %d", pyRepr(name), gid, old), len(name)+1)
		}
		if p.names == nil {
			p.names = map[string]int{}
		}
		p.names[s] = gid
		p.nameOrder = append(p.nameOrder, s)
	}
	p.groupWidths = append(p.groupWidths, groupWidth{})
	return gid, nil
}

func (p *parser) closeGroup(g int, q *seq) {
	lo, hi := p.width(q)
	p.groupWidths[g] = groupWidth{lo, hi, true}
}

func (p *parser) checkLookbehindGroup(g int) error {
	if p.behind >= 0 {
		if !p.groupClosed(g) {
			return p.src.err("cannot refer to an open group", 0)
		}
		if g >= p.behind {
			return p.src.err("cannot refer to group defined in the same lookbehind subpattern", 0)
		}
	}
	return nil
}

func (p *parser) warn(format string, args ...any) {
	p.warnings = append(p.warnings, Warning{"FutureWarning", fmt.Sprintf(format, args...)})
}

// parse reads a whole pattern.
func (p *parser) parse(pattern string, isBytes bool, flags Flags) (*seq, error) {
	var err error
	if p.src, err = newTokenizer(pattern, isBytes); err != nil {
		return nil, err
	}
	p.flags = flags
	q, err := p.parseSub(flags&Verbose != 0, 0)
	if err != nil {
		return nil, err
	}
	if err := p.fixFlags(isBytes); err != nil {
		return nil, err
	}
	if !p.src.next.eof {
		return nil, p.src.err("unbalanced parenthesis", 0)
	}
	for _, c := range p.condRefs {
		if c.group >= p.groups() {
			return nil, newError(fmt.Sprintf("invalid group reference %d", c.group), pattern, p.src.rs, c.pos)
		}
	}
	return q, nil
}

func (p *parser) fixFlags(isBytes bool) error {
	f := p.flags
	if !isBytes {
		if f&Locale != 0 {
			return &KindError{"ValueError", "cannot use LOCALE flag with a str pattern"}
		}
		if f&ASCII == 0 {
			p.flags |= Unicode
		} else if f&Unicode != 0 {
			return &KindError{"ValueError", "ASCII and UNICODE flags are incompatible"}
		}
		return nil
	}
	if f&Unicode != 0 {
		return &KindError{"ValueError", "cannot use UNICODE flag with a bytes pattern"}
	}
	if f&Locale != 0 && f&ASCII != 0 {
		return &KindError{"ValueError", "ASCII and LOCALE flags are incompatible"}
	}
	return nil
}

// parseSub parses alternatives: a|b|c.
func (p *parser) parseSub(verbose bool, nested int) (*seq, error) {
	if nested > maxNesting {
		return nil, &KindError{"RecursionError", "maximum recursion depth exceeded"}
	}
	var items []*seq
	for {
		q, err := p.parseSeq(verbose, nested+1, nested == 0 && len(items) == 0)
		if err != nil {
			return nil, err
		}
		items = append(items, q)
		if ok, err := p.src.match('|'); err != nil {
			return nil, err
		} else if !ok {
			break
		}
		if nested == 0 {
			verbose = p.flags&Verbose != 0
		}
	}
	if len(items) == 1 {
		return items[0], nil
	}
	out := &seq{}
	for commonHead(items) {
		out.data = append(out.data, items[0].data[0])
		for _, it := range items {
			it.data = it.data[1:]
		}
	}
	if set, ok := asSet(items); ok {
		out.data = append(out.data, &node{op: nIn, set: uniq(set)})
	} else {
		out.data = append(out.data, &node{op: nBranch, alts: items})
	}
	return out, nil
}

func commonHead(items []*seq) bool {
	for _, it := range items {
		if len(it.data) == 0 || !sameNode(it.data[0], items[0].data[0]) {
			return false
		}
	}
	// Nodes that hold subpatterns equal nothing, not even in the first place.
	return true
}

// asSet turns alternatives of one character each into a set.
func asSet(items []*seq) ([]setItem, bool) {
	var set []setItem
	for _, it := range items {
		if len(it.data) != 1 {
			return nil, false
		}
		switch n := it.data[0]; {
		case n.op == nLiteral:
			set = append(set, setItem{kind: setLiteral, lo: n.lit, hi: n.lit})
		case n.op == nIn && n.set[0].kind != setNegate:
			set = append(set, n.set...)
		default:
			return nil, false
		}
	}
	return set, true
}

func uniq(set []setItem) []setItem {
	if len(set) < 2 {
		return set
	}
	if len(set) <= 16 {
		out := set[:0:0]
		for _, it := range set {
			if !slices.Contains(out, it) {
				out = append(out, it)
			}
		}
		return out
	}
	seen := make(map[setItem]bool, len(set))
	out := set[:0:0]
	for _, it := range set {
		if !seen[it] {
			seen[it] = true
			out = append(out, it)
		}
	}
	return out
}

// parseSeq parses one alternative.
func (p *parser) parseSeq(verbose bool, nested int, first bool) (*seq, error) {
	q := &seq{}
	s := p.src
	add := func(n *node) { q.data = append(q.data, n) }
	for {
		if s.next.eof || s.next.is('|') || s.next.is(')') {
			break
		}
		if err := p.work.do(4); err != nil {
			return nil, err
		}
		this, err := s.get()
		if err != nil {
			return nil, err
		}
		if verbose && !this.esc {
			if asciiSpace(this.r) {
				continue
			}
			if this.r == '#' {
				for {
					c, err := s.get()
					if err != nil {
						return nil, err
					}
					if c.eof || c.is('\n') {
						break
					}
				}
				continue
			}
		}
		if this.esc {
			n, err := p.escape(this)
			if err != nil {
				return nil, err
			}
			add(n)
			continue
		}
		switch this.r {
		default:
			add(&node{op: nLiteral, lit: this.r})
		case '[':
			n, err := p.parseSet()
			if err != nil {
				return nil, err
			}
			add(n)
		case '*', '+', '?', '{':
			if err := p.parseRepeat(q, this.r); err != nil {
				return nil, err
			}
		case '.':
			add(&node{op: nAny})
		case '(':
			n, global, err := p.parseGroup(verbose, nested, first && len(q.data) == 0)
			if err != nil {
				return nil, err
			}
			if global {
				verbose = p.flags&Verbose != 0
			}
			if n != nil {
				add(n)
			}
		case '^':
			add(&node{op: nAt, at: atBeginning})
		case '$':
			add(&node{op: nAt, at: atEnd})
		}
	}
	plain := func(n *node) bool { return n.op == nSubpattern && n.group == 0 && n.add == 0 && n.del == 0 }
	if slices.ContainsFunc(q.data, plain) {
		var data []*node
		for _, n := range q.data {
			if plain(n) {
				data = append(data, n.sub.data...)
			} else {
				data = append(data, n)
			}
		}
		q.data = data
	}
	return q, nil
}

// parseRepeat applies a quantifier to the last node of q.
func (p *parser) parseRepeat(q *seq, this rune) error {
	s := p.src
	here := s.tell()
	lo, hi := int64(0), int64(MaxRepeat)
	switch this {
	case '?':
		hi = 1
	case '+':
		lo = 1
	case '{':
		if s.next.is('}') {
			q.data = append(q.data, &node{op: nLiteral, lit: '{'})
			return nil
		}
		los, err := p.digits()
		if err != nil {
			return err
		}
		his := los
		if comma, err := s.match(','); err != nil {
			return err
		} else if comma {
			if his, err = p.digits(); err != nil {
				return err
			}
		}
		if ok, err := s.match('}'); err != nil {
			return err
		} else if !ok {
			q.data = append(q.data, &node{op: nLiteral, lit: '{'})
			return s.seek(here)
		}
		for _, d := range []struct {
			s  string
			to *int64
		}{{los, &lo}, {his, &hi}} {
			if d.s == "" {
				continue
			}
			if len(d.s) > 4300 {
				return &KindError{"ValueError", fmt.Sprintf("Exceeds the limit (4300 digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", len(d.s))}
			}
			if *d.to = digitsValue(d.s, MaxRepeat); *d.to >= MaxRepeat {
				return &KindError{"OverflowError", "the repetition number is too large"}
			}
		}
		if hi < lo {
			return s.err("min repeat greater than max repeat", s.tell()-here)
		}
	}
	if len(q.data) == 0 || q.data[len(q.data)-1].op == nAt {
		return s.err("nothing to repeat", s.tell()-here+1)
	}
	item := q.data[len(q.data)-1]
	switch item.op {
	case nMaxRepeat, nMinRepeat, nPossessive:
		return s.err("multiple repeat", s.tell()-here+1)
	}
	body := &seq{data: []*node{item}}
	if item.op == nSubpattern && item.group == 0 && item.add == 0 && item.del == 0 {
		body = item.sub
	}
	op := nMaxRepeat
	if ok, err := s.match('?'); err != nil {
		return err
	} else if ok {
		op = nMinRepeat
	} else if ok, err := s.match('+'); err != nil {
		return err
	} else if ok {
		op = nPossessive
	}
	q.data[len(q.data)-1] = &node{op: op, min: lo, max: hi, sub: body}
	return nil
}

func (p *parser) digits() (string, error) {
	var b strings.Builder
	for p.src.next.isDigit() {
		b.WriteByte(byte(p.src.next.r))
		if err := p.src.advance(); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// parseSet parses a set after its opening bracket.
func (p *parser) parseSet() (*node, error) {
	s := p.src
	here := s.tell() - 1
	var set []setItem
	if s.next.is('[') {
		p.warn("Possible nested set at position %d", s.tell())
	}
	negate, err := s.match('^')
	if err != nil {
		return nil, err
	}
	for {
		this, err := s.get()
		if err != nil {
			return nil, err
		}
		if this.eof {
			return nil, s.err("unterminated character set", s.tell()-here)
		}
		if this.is(']') && len(set) > 0 {
			break
		}
		var one setItem
		if this.esc {
			if one, err = p.classEscape(this); err != nil {
				return nil, err
			}
		} else {
			if len(set) > 0 && strings.ContainsRune("-&~|", this.r) && s.next.is(this.r) {
				kind := map[rune]string{'-': "difference", '&': "intersection", '~': "symmetric difference", '|': "union"}[this.r]
				p.warn("Possible set %s at position %d", kind, s.tell()-1)
			}
			one = setItem{kind: setLiteral, lo: this.r, hi: this.r}
		}
		dash, err := s.match('-')
		if err != nil {
			return nil, err
		}
		if !dash {
			set = append(set, one)
			continue
		}
		that, err := s.get()
		if err != nil {
			return nil, err
		}
		if that.eof {
			return nil, s.err("unterminated character set", s.tell()-here)
		}
		if that.is(']') {
			set = append(set, one, setItem{kind: setLiteral, lo: '-', hi: '-'})
			break
		}
		two := setItem{kind: setLiteral, lo: that.r, hi: that.r}
		if that.esc {
			if two, err = p.classEscape(that); err != nil {
				return nil, err
			}
		} else if that.r == '-' {
			p.warn("Possible set difference at position %d", s.tell()-2)
		}
		if one.kind != setLiteral || two.kind != setLiteral || two.lo < one.lo {
			return nil, s.err(fmt.Sprintf("bad character range %s-%s", this, that), this.len()+1+that.len())
		}
		set = append(set, setItem{kind: setRange, lo: one.lo, hi: two.lo})
	}
	set = uniq(set)
	if len(set) == 1 && set[0].kind == setLiteral {
		if negate {
			return &node{op: nNotLiteral, lit: set[0].lo}, nil
		}
		return &node{op: nLiteral, lit: set[0].lo}, nil
	}
	if negate {
		set = append([]setItem{{kind: setNegate}}, set...)
	}
	return &node{op: nIn, set: set}, nil
}
