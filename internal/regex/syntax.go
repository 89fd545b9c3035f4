package regex

// This file shows a parsed pattern to others than the engine, for Python's re._parser.

// Item is one operator of a parsed pattern with its argument, by the names that re._constants has.
//
// The argument is nil, an int64, a Name of a position or a category, a []Item (the members of a set), a Sub, a []Sub (alternatives),
// or an []any of these (what CPython has as a tuple; an absent Sub in it is nil).
type Item struct {
	Op  string
	Arg any
}

// Sub is a sequence of items: CPython's SubPattern.
type Sub []Item

// Name is the name of a constant that stands in an argument.
type Name string

// Width is how many characters a group can match once it is closed, at least and at most: the greatest uint64 for no limit.
type Width struct {
	Least, Most uint64
	Closed      bool
}

// Parsed is what a pattern has been parsed into.
type Parsed struct {
	Items    Sub
	Flags    Flags
	Widths   []Width        // of the groups, from 0, which is no group
	Index    map[string]int // of the names of groups
	Refs     [][2]int       // groups that conditions ask for by number, and where they do first
	Warnings []Warning
}

// Parse parses a pattern and compiles nothing. before are the groups that there are already, with the index of their names.
func (o Options) Parse(pattern string, flags Flags, isBytes bool, before []Width, index map[string]int) (*Parsed, error) {
	ps := newParser(o)
	for _, w := range before {
		ps.groupWidths = append(ps.groupWidths, groupWidth{w.Least, w.Most, w.Closed})
	}
	ps.names = index
	tree, err := ps.parse(pattern, isBytes, flags)
	if err != nil {
		return nil, err
	}
	p := &Parsed{Items: tree.items(), Flags: ps.flags, Index: ps.names, Warnings: ps.warnings}
	for _, w := range ps.groupWidths {
		p.Widths = append(p.Widths, Width{w.lo, w.hi, w.closed})
	}
	for _, c := range ps.condRefs {
		p.Refs = append(p.Refs, [2]int{c.group, c.pos})
	}
	return p, nil
}

// items shows a sequence. Its depth is bounded by maxNesting.
func (q *seq) items() Sub {
	out := make(Sub, len(q.data))
	for i, n := range q.data {
		out[i] = Item{nodeNames[n.op], n.arg()}
	}
	return out
}

func (n *node) arg() any {
	switch n.op {
	case nLiteral, nNotLiteral:
		return int64(n.lit)
	case nIn:
		set := make([]Item, len(n.set))
		for i, it := range n.set {
			set[i] = it.item()
		}
		return set
	case nAt:
		return Name(atNames[n.at])
	case nBranch:
		return []any{nil, subs(n.alts)}
	case nSubpattern:
		var group any
		if n.group > 0 {
			group = int64(n.group)
		}
		return []any{group, int64(n.add), int64(n.del), n.sub.items()}
	case nAtomic:
		return n.sub.items()
	case nMaxRepeat, nMinRepeat, nPossessive:
		most := any(n.max)
		if n.max == MaxRepeat {
			most = Name("MAXREPEAT")
		}
		return []any{n.min, most, n.sub.items()}
	case nAssert, nAssertNot:
		return []any{int64(n.dir), n.sub.items()}
	case nGroupRef:
		return int64(n.group)
	case nGroupRefExists:
		var no any
		if n.alts[1] != nil {
			no = n.alts[1].items()
		}
		return []any{int64(n.group), n.alts[0].items(), no}
	case nFailure:
		return []any{}
	}
	return nil
}

func subs(alts []*seq) []Sub {
	out := make([]Sub, len(alts))
	for i, a := range alts {
		out[i] = a.items()
	}
	return out
}

func (it setItem) item() Item {
	switch it.kind {
	case setLiteral:
		return Item{"LITERAL", int64(it.lo)}
	case setRange:
		return Item{"RANGE", []any{int64(it.lo), int64(it.hi)}}
	case setNegate:
		return Item{"NEGATE", nil}
	}
	return Item{"CATEGORY", Name(catNames[it.cat])}
}

// ExtraCases returns the characters, in lower case, that match others beside their upper case when case is ignored, and these.
func ExtraCases() map[rune][]rune {
	out := map[rune][]rune{}
	for r := range extraCases {
		out[r] = others(r)
	}
	return out
}
