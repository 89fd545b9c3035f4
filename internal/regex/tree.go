package regex

// This file defines the parse tree: the operators of CPython's parser, their
// widths, and the text that re.DEBUG shows.

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

type nodeOp uint8

const (
	nLiteral nodeOp = iota
	nNotLiteral
	nAny
	nIn
	nAt
	nBranch
	nSubpattern
	nAtomic
	nMaxRepeat
	nMinRepeat
	nPossessive
	nAssert
	nAssertNot
	nGroupRef
	nGroupRefExists
	nFailure
)

var nodeNames = [...]string{"LITERAL", "NOT_LITERAL", "ANY", "IN", "AT", "BRANCH", "SUBPATTERN", "ATOMIC_GROUP",
	"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT", "ASSERT", "ASSERT_NOT", "GROUPREF", "GROUPREF_EXISTS", "FAILURE"}

type atCode uint8

const (
	atBeginning atCode = iota
	atBeginningString
	atBoundary
	atNonBoundary
	atEnd
	atEndString
)

var atNames = [...]string{"AT_BEGINNING", "AT_BEGINNING_STRING", "AT_BOUNDARY", "AT_NON_BOUNDARY", "AT_END", "AT_END_STRING"}

type category uint8

const (
	catDigit category = iota
	catNotDigit
	catSpace
	catNotSpace
	catWord
	catNotWord
)

var catNames = [...]string{"CATEGORY_DIGIT", "CATEGORY_NOT_DIGIT", "CATEGORY_SPACE", "CATEGORY_NOT_SPACE", "CATEGORY_WORD", "CATEGORY_NOT_WORD"}

type setKind uint8

const (
	setLiteral setKind = iota
	setRange
	setCategory
	setNegate
)

// setItem is one member of a set; a literal has lo == hi.
type setItem struct {
	kind   setKind
	cat    category
	lo, hi rune
}

// node is one operator with its arguments.
type node struct {
	op       nodeOp
	at       atCode
	lit      rune
	set      []setItem
	min, max int64 // of a repeat; MaxRepeat is no limit
	group    int   // of a subpattern (0: none), a reference, a condition
	add, del Flags // of a subpattern
	dir      int   // of an assertion: 1 ahead, -1 behind
	sub      *seq
	alts     []*seq // of a branch; yes and no (may be nil) of a condition
}

// seq is a sequence of nodes.
type seq struct {
	data   []*node
	lo, hi uint64 // width once known
	known  bool
}

const maxWidth = math.MaxUint64

func satAdd(a, b uint64) uint64 {
	if a > maxWidth-b {
		return maxWidth
	}
	return a + b
}

func satMul(a, b uint64) uint64 {
	if a != 0 && b > maxWidth/a {
		return maxWidth
	}
	return a * b
}

// width returns the least and greatest number of characters that q matches.
func (p *parser) width(q *seq) (lo, hi uint64) {
	if q.known {
		return q.lo, q.hi
	}
	for _, n := range q.data {
		var i, j uint64
		switch n.op {
		case nBranch:
			i = maxWidth
			for _, a := range n.alts {
				l, h := p.width(a)
				i, j = min(i, l), max(j, h)
			}
		case nAtomic, nSubpattern:
			i, j = p.width(n.sub)
		case nMaxRepeat, nMinRepeat, nPossessive:
			i, j = p.width(n.sub)
			i = satMul(i, uint64(n.min))
			if n.max == MaxRepeat && j != 0 {
				j = maxWidth
			} else {
				j = satMul(j, uint64(n.max))
			}
		case nAny, nIn, nLiteral, nNotLiteral:
			i, j = 1, 1
		case nGroupRef:
			w := p.groupWidths[n.group]
			i, j = w.lo, w.hi
		case nGroupRefExists:
			i, j = p.width(n.alts[0])
			if n.alts[1] != nil {
				l, h := p.width(n.alts[1])
				i, j = min(i, l), max(j, h)
			} else {
				i = 0
			}
		}
		lo, hi = satAdd(lo, i), satAdd(hi, j)
	}
	q.lo, q.hi, q.known = lo, hi, true
	return lo, hi
}

// sameNode reports whether two nodes are equal for factoring out a common prefix;
// nodes that hold subpatterns never are.
func sameNode(a, b *node) bool {
	if a.op != b.op {
		return false
	}
	switch a.op {
	case nLiteral, nNotLiteral:
		return a.lit == b.lit
	case nAny, nFailure:
		return true
	case nIn:
		return slices.Equal(a.set, b.set)
	case nAt:
		return a.at == b.at
	case nGroupRef:
		return a.group == b.group
	}
	return false
}

func (it setItem) String() string {
	switch it.kind {
	case setLiteral:
		return fmt.Sprintf("LITERAL %d", it.lo)
	case setRange:
		return fmt.Sprintf("RANGE (%d, %d)", it.lo, it.hi)
	case setNegate:
		return "NEGATE None"
	}
	return "CATEGORY " + catNames[it.cat]
}

// dump writes the tree as re.DEBUG shows it.
func (q *seq) dump(b *strings.Builder, level int) {
	indent := func(n int) string { return strings.Repeat("  ", n) }
	for _, n := range q.data {
		b.WriteString(indent(level) + nodeNames[n.op])
		switch n.op {
		case nIn:
			b.WriteByte('\n')
			for _, it := range n.set {
				b.WriteString(indent(level+1) + it.String() + "\n")
			}
		case nBranch:
			b.WriteByte('\n')
			for i, a := range n.alts {
				if i > 0 {
					b.WriteString(indent(level) + "OR\n")
				}
				a.dump(b, level+1)
			}
		case nGroupRefExists:
			fmt.Fprintf(b, " %d\n", n.group)
			n.alts[0].dump(b, level+1)
			if n.alts[1] != nil && len(n.alts[1].data) > 0 {
				b.WriteString(indent(level) + "ELSE\n")
				n.alts[1].dump(b, level+1)
			}
		case nAtomic:
			b.WriteByte('\n')
			n.sub.dump(b, level+1)
		case nSubpattern:
			g := "None"
			if n.group > 0 {
				g = fmt.Sprint(n.group)
			}
			fmt.Fprintf(b, " %s %d %d\n", g, n.add, n.del)
			n.sub.dump(b, level+1)
		case nMaxRepeat, nMinRepeat, nPossessive:
			m := "MAXREPEAT"
			if n.max != MaxRepeat {
				m = fmt.Sprint(n.max)
			}
			fmt.Fprintf(b, " %d %s\n", n.min, m)
			n.sub.dump(b, level+1)
		case nAssert, nAssertNot:
			fmt.Fprintf(b, " %d\n", n.dir)
			n.sub.dump(b, level+1)
		case nLiteral, nNotLiteral:
			fmt.Fprintf(b, " %d\n", n.lit)
		case nAny:
			b.WriteString(" None\n")
		case nAt:
			b.WriteString(" " + atNames[n.at] + "\n")
		case nGroupRef:
			fmt.Fprintf(b, " %d\n", n.group)
		case nFailure:
			b.WriteString("\n")
		}
	}
}
