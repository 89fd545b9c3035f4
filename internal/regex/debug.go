package regex

// This file shows a pattern as re.DEBUG does: the parse tree, and the instructions
// that CPython's engine would run. They are made for show only.

import (
	"fmt"
	"slices"
	"strings"
)

// Operators of CPython's engine, in its order.
const (
	sreFailure uint32 = iota
	sreSuccess
	sreAny
	sreAnyAll
	sreAssert
	sreAssertNot
	sreAt
	sreBranch
	sreCategory
	sreCharset
	sreBigCharset
	sreGroupRef
	sreGroupRefExists
	sreIn
	sreInfo
	sreJump
	sreLiteral
	sreMark
	sreMaxUntil
	sreMinUntil
	sreNotLiteral
	sreNegate
	sreRange
	sreRepeat
	sreRepeatOne
	sreSubpattern
	sreMinRepeatOne
	sreAtomicGroup
	srePossessiveRepeat
	srePossessiveRepeatOne
	sreGroupRefIgnore
	sreInIgnore
	sreLiteralIgnore
	sreNotLiteralIgnore
	sreGroupRefLocIgnore
	sreInLocIgnore
	sreLiteralLocIgnore
	sreNotLiteralLocIgnore
	sreGroupRefUniIgnore
	sreInUniIgnore
	sreLiteralUniIgnore
	sreNotLiteralUniIgnore
	sreRangeUniIgnore
)

var sreNames = strings.Fields(`FAILURE SUCCESS ANY ANY_ALL ASSERT ASSERT_NOT AT BRANCH CATEGORY CHARSET BIGCHARSET GROUPREF
GROUPREF_EXISTS IN INFO JUMP LITERAL MARK MAX_UNTIL MIN_UNTIL NOT_LITERAL NEGATE RANGE REPEAT REPEAT_ONE SUBPATTERN
MIN_REPEAT_ONE ATOMIC_GROUP POSSESSIVE_REPEAT POSSESSIVE_REPEAT_ONE GROUPREF_IGNORE IN_IGNORE LITERAL_IGNORE
NOT_LITERAL_IGNORE GROUPREF_LOC_IGNORE IN_LOC_IGNORE LITERAL_LOC_IGNORE NOT_LITERAL_LOC_IGNORE GROUPREF_UNI_IGNORE
IN_UNI_IGNORE LITERAL_UNI_IGNORE NOT_LITERAL_UNI_IGNORE RANGE_UNI_IGNORE`)

var sreAtNames = strings.Fields(`BEGINNING BEGINNING_LINE BEGINNING_STRING BOUNDARY NON_BOUNDARY END END_LINE END_STRING
LOC_BOUNDARY LOC_NON_BOUNDARY UNI_BOUNDARY UNI_NON_BOUNDARY`)

var sreCategoryNames = strings.Fields(`DIGIT NOT_DIGIT SPACE NOT_SPACE WORD NOT_WORD LINEBREAK NOT_LINEBREAK LOC_WORD
LOC_NOT_WORD UNI_DIGIT UNI_NOT_DIGIT UNI_SPACE UNI_NOT_SPACE UNI_WORD UNI_NOT_WORD UNI_LINEBREAK UNI_NOT_LINEBREAK`)

// Bits of the INFO operator.
const (
	sreInfoPrefix = 1 << iota
	sreInfoLiteral
	sreInfoCharset
)

// Dump returns what re.DEBUG prints.
func (p *Program) Dump() string {
	var b strings.Builder
	p.tree.dump(&b, 0)
	b.WriteByte('\n')
	a := &sreAssembler{}
	a.info(p.tree, p.Flags)
	a.seq(p.tree, p.Flags)
	a.emit(sreSuccess)
	d := &sreDisassembler{code: a.code, labels: map[int]bool{}, out: &b}
	d.width = len(fmt.Sprint(len(a.code) - 1))
	d.list(0, len(a.code))
	return b.String()
}

// sreAssembler turns a parse tree into CPython's code.
type sreAssembler struct{ code []uint32 }

func (a *sreAssembler) emit(words ...uint32) { a.code = append(a.code, words...) }

// hole emits a word to be filled by fill with the distance to there.
func (a *sreAssembler) hole() int {
	a.emit(0)
	return len(a.code) - 1
}

func (a *sreAssembler) fill(hole int) { a.code[hole] = uint32(len(a.code) - hole) }

// folding tells how characters are compared under flags: not at all (nil), or by
// these functions; fixes is whether the extra cases count.
type folding struct {
	cased func(rune) bool
	lower func(rune) rune
	fixes bool
}

func foldingOf(flags Flags) *folding {
	switch {
	case flags&IgnoreCase == 0 || flags&Locale != 0:
		return nil
	case flags&Unicode != 0:
		return &folding{uniCased, uniLower, true}
	}
	return &folding{asciiCased, asciiLower, false}
}

// others returns the other characters of r's fold group.
func others(r rune) []rune {
	var out []rune
	for _, o := range extraCases[r] {
		if o != r {
			out = append(out, o)
		}
	}
	return out
}

func (a *sreAssembler) literal(n *node, flags Flags) {
	op, not := sreLiteral, uint32(0)
	if n.op == nNotLiteral {
		op, not = sreNotLiteral, 1
	}
	f := foldingOf(flags)
	switch {
	case flags&IgnoreCase == 0:
		a.emit(op, uint32(n.lit))
	case flags&Locale != 0:
		a.emit(sreLiteralLocIgnore+not, uint32(n.lit))
	case !f.cased(n.lit):
		a.emit(op, uint32(n.lit))
	default:
		lo := f.lower(n.lit)
		switch {
		case !f.fixes:
			a.emit(sreLiteralIgnore+not, uint32(lo))
		case extraCases[lo] == nil:
			a.emit(sreLiteralUniIgnore+not, uint32(lo))
		default:
			a.emit(sreInUniIgnore)
			h := a.hole()
			if not != 0 {
				a.emit(sreNegate)
			}
			a.emit(sreLiteral, uint32(lo))
			for _, o := range others(lo) {
				a.emit(sreLiteral, uint32(o))
			}
			a.emit(sreFailure)
			a.fill(h)
		}
	}
}

func (a *sreAssembler) seq(q *seq, flags Flags) {
	for _, n := range q.data {
		a.node(n, flags)
	}
}

func sreSimple(q *seq) bool {
	if len(q.data) != 1 {
		return false
	}
	switch n := q.data[0]; n.op {
	case nSubpattern:
		return n.group == 0 && sreSimple(n.sub)
	case nLiteral, nNotLiteral, nAny, nIn:
		return true
	}
	return false
}

func (a *sreAssembler) node(n *node, flags Flags) {
	switch n.op {
	case nLiteral, nNotLiteral:
		a.literal(n, flags)
	case nIn:
		set, cased := optimizeSet(n.set, foldingOf(flags))
		switch {
		case flags&IgnoreCase != 0 && flags&Locale != 0:
			a.emit(sreInLocIgnore)
		case !cased:
			a.emit(sreIn)
		case !foldingOf(flags).fixes:
			a.emit(sreInIgnore)
		default:
			a.emit(sreInUniIgnore)
		}
		h := a.hole()
		a.charset(set, flags)
		a.fill(h)
	case nAny:
		if flags&DotAll != 0 {
			a.emit(sreAnyAll)
		} else {
			a.emit(sreAny)
		}
	case nMaxRepeat, nMinRepeat, nPossessive:
		simple := sreSimple(n.sub)
		ops := map[nodeOp][3]uint32{
			nMaxRepeat:  {sreRepeat, sreMaxUntil, sreRepeatOne},
			nMinRepeat:  {sreRepeat, sreMinUntil, sreMinRepeatOne},
			nPossessive: {srePossessiveRepeat, sreSuccess, srePossessiveRepeatOne},
		}[n.op]
		if simple {
			a.emit(ops[2])
		} else {
			a.emit(ops[0])
		}
		h := a.hole()
		a.emit(uint32(n.min), uint32(n.max))
		a.seq(n.sub, flags)
		if simple {
			a.emit(sreSuccess)
			a.fill(h)
		} else {
			a.fill(h)
			a.emit(ops[1])
		}
	case nSubpattern:
		if n.group > 0 {
			a.emit(sreMark, uint32(n.group-1)*2)
		}
		a.seq(n.sub, flags.combine(n.add, n.del))
		if n.group > 0 {
			a.emit(sreMark, uint32(n.group-1)*2+1)
		}
	case nAtomic:
		a.emit(sreAtomicGroup)
		h := a.hole()
		a.seq(n.sub, flags)
		a.emit(sreSuccess)
		a.fill(h)
	case nFailure:
		a.emit(sreFailure)
	case nAssert, nAssertNot:
		op, back := sreAssert, uint32(0)
		if n.op == nAssertNot {
			op = sreAssertNot
		}
		if n.dir < 0 {
			back = uint32(n.sub.lo)
		}
		a.emit(op)
		h := a.hole()
		a.emit(back)
		a.seq(n.sub, flags)
		a.emit(sreSuccess)
		a.fill(h)
	case nAt:
		a.emit(sreAt, sreAtCode(n.at, flags))
	case nBranch:
		a.emit(sreBranch)
		var tails []int
		for _, alt := range n.alts {
			h := a.hole()
			a.seq(alt, flags)
			a.emit(sreJump)
			tails = append(tails, a.hole())
			a.fill(h)
		}
		a.emit(sreFailure)
		for _, t := range tails {
			a.fill(t)
		}
	case nGroupRef:
		switch f := foldingOf(flags); {
		case flags&IgnoreCase == 0:
			a.emit(sreGroupRef)
		case f == nil:
			a.emit(sreGroupRefLocIgnore)
		case !f.fixes:
			a.emit(sreGroupRefIgnore)
		default:
			a.emit(sreGroupRefUniIgnore)
		}
		a.emit(uint32(n.group - 1))
	case nGroupRefExists:
		a.emit(sreGroupRefExists, uint32(n.group-1))
		yes := a.hole()
		a.seq(n.alts[0], flags)
		if no := n.alts[1]; no != nil && len(no.data) > 0 {
			a.emit(sreJump)
			h := a.hole()
			a.fill(yes)
			a.code[yes]++
			a.seq(no, flags)
			a.fill(h)
		} else {
			a.fill(yes)
			a.code[yes]++
		}
	}
}

func sreAtCode(at atCode, flags Flags) uint32 {
	name := atNames[at][len("AT_"):]
	if flags&Multiline != 0 && (at == atBeginning || at == atEnd) {
		name += "_LINE"
	}
	if at == atBoundary || at == atNonBoundary {
		if flags&Locale != 0 {
			name = "LOC_" + name
		} else if flags&Unicode != 0 {
			name = "UNI_" + name
		}
	}
	return uint32(slices.Index(sreAtNames, name))
}

// sreSetItem is an item of a compiled set; data of a bitmap.
type sreSetItem struct {
	op     uint32
	lo, hi rune
	cat    category
	data   []uint32
}

func (a *sreAssembler) charset(set []sreSetItem, flags Flags) {
	for _, it := range set {
		a.emit(it.op)
		switch it.op {
		case sreLiteral:
			a.emit(uint32(it.lo))
		case sreRange, sreRangeUniIgnore:
			a.emit(uint32(it.lo), uint32(it.hi))
		case sreCharset, sreBigCharset:
			a.emit(it.data...)
		case sreCategory:
			name := catNames[it.cat][len("CATEGORY_"):]
			if flags&Locale != 0 {
				if it.cat == catWord || it.cat == catNotWord {
					name = "LOC_" + name
				}
			} else if flags&Unicode != 0 {
				name = "UNI_" + name
			}
			a.emit(uint32(slices.Index(sreCategoryNames, name)))
		}
	}
	a.emit(sreFailure)
}

// optimizeSet finds CPython's form of a set: ranges, or a bitmap. cased tells
// whether the set is to be compared with lower-case characters.
func optimizeSet(set []setItem, f *folding) (out []sreSetItem, cased bool) {
	plain := func() []sreSetItem {
		var l []sreSetItem
		for _, it := range set {
			l = append(l, sreSetItem{op: [...]uint32{sreLiteral, sreRange, sreCategory, sreNegate}[it.kind], lo: it.lo, hi: it.hi, cat: it.cat})
		}
		return l
	}
	chars := make([]byte, 256)
	var tail []sreSetItem
	// put marks characters; it is false if one does not fit.
	put := func(r rune) bool {
		if int(r) >= len(chars) {
			return false
		}
		chars[r] = 1
		return true
	}
	add := func(lo, hi rune) bool {
		for r := lo; r <= hi; r++ {
			c := r
			if f != nil {
				c = f.lower(r)
			}
			if !put(c) {
				return false
			}
			if f != nil && f.fixes {
				for _, o := range others(c) {
					if !put(o) {
						return false
					}
				}
			}
		}
		for r := lo; f != nil && !cased && r <= hi; r++ {
			cased = f.cased(r)
		}
		return true
	}
	for i, it := range set {
		switch it.kind {
		case setNegate:
			out = append(out, sreSetItem{op: sreNegate})
		case setCategory:
			tail = append(tail, plain()[i])
		default:
			if add(it.lo, it.hi) {
				break
			}
			if len(chars) == 256 {
				chars = append(chars, make([]byte, 0xff00)...)
				if add(it.lo, it.hi) {
					break
				}
			}
			t := plain()[i]
			if f != nil {
				cased = true
				if t.op == sreRange {
					t.op = sreRangeUniIgnore
				}
			}
			tail = append(tail, t)
		}
	}
	var runs [][2]int
	for i := 0; i < len(chars); {
		if chars[i] == 0 {
			i++
			continue
		}
		j := i
		for j < len(chars) && chars[j] != 0 {
			j++
		}
		runs = append(runs, [2]int{i, j})
		i = j
	}
	if len(runs) <= 2 {
		for _, r := range runs {
			it := sreSetItem{op: sreRange, lo: rune(r[0]), hi: rune(r[1] - 1)}
			if r[1]-r[0] == 1 {
				it.op = sreLiteral
			}
			out = append(out, it)
		}
		out = append(out, tail...)
		if cased || len(out) < len(set) {
			return out, cased
		}
		return plain(), cased
	}
	if len(chars) == 256 {
		return append(append(out, sreSetItem{op: sreCharset, data: bitWords(chars)}), tail...), cased
	}
	// Equal chunks of 256 characters are stored once.
	index := map[string]int{}
	mapping := make([]byte, 256)
	var bits []byte
	for i := range mapping {
		chunk := chars[i*256 : (i+1)*256]
		n, ok := index[string(chunk)]
		if !ok {
			n = len(index)
			index[string(chunk)] = n
			bits = append(bits, chunk...)
		}
		mapping[i] = byte(n)
	}
	data := []uint32{uint32(len(index))}
	for i := 0; i < 256; i += 4 {
		data = append(data, uint32(mapping[i])|uint32(mapping[i+1])<<8|uint32(mapping[i+2])<<16|uint32(mapping[i+3])<<24)
	}
	return append(append(out, sreSetItem{op: sreBigCharset, data: append(data, bitWords(bits)...)}), tail...), cased
}

func bitWords(chars []byte) []uint32 {
	words := make([]uint32, len(chars)/32)
	for i, c := range chars {
		if c != 0 {
			words[i/32] |= 1 << (i % 32)
		}
	}
	return words
}

// info emits the block that tells how a match begins.
func (a *sreAssembler) info(q *seq, flags Flags) {
	lo, hi := q.lo, min(q.hi, maxCode)
	if lo == 0 {
		a.emit(sreInfo, 4, 0, 0, uint32(hi))
		return
	}
	var prefix []rune
	var set []setItem
	skip, all := -1, false
	if flags&IgnoreCase == 0 || flags&Locale == 0 {
		if prefix, skip, all = literalPrefix(q, flags); len(prefix) == 0 {
			set = charsetPrefix(q, flags)
		}
	}
	a.emit(sreInfo)
	h := a.hole()
	switch {
	case len(prefix) > 0 && skip < 0 && all:
		a.emit(sreInfoPrefix | sreInfoLiteral)
	case len(prefix) > 0:
		a.emit(sreInfoPrefix)
	case set != nil:
		a.emit(sreInfoCharset)
	default:
		a.emit(0)
	}
	a.emit(uint32(min(lo, maxCode)), uint32(hi))
	if len(prefix) > 0 {
		if skip < 0 {
			skip = len(prefix)
		}
		a.emit(uint32(len(prefix)), uint32(skip))
		for _, r := range prefix {
			a.emit(uint32(r))
		}
		// How long a beginning of the prefix ends at each of its characters.
		overlap := make([]uint32, len(prefix))
		for i := 1; i < len(prefix); i++ {
			k := overlap[i-1]
			for k > 0 && prefix[i] != prefix[k] {
				k = overlap[k-1]
			}
			if prefix[i] == prefix[k] {
				k++
			}
			overlap[i] = k
		}
		a.emit(overlap...)
	} else if set != nil {
		s, _ := optimizeSet(set, nil)
		a.charset(s, flags)
	}
	a.fill(h)
}

func casedUnder(flags Flags) func(rune) bool {
	switch {
	case flags&IgnoreCase == 0:
		return func(rune) bool { return false }
	case flags&Unicode != 0:
		return uniCased
	}
	return asciiCased
}

// literalPrefix returns the literal that begins q, how many of its characters come
// before the first group (-1: there is none), and whether it is all of q.
func literalPrefix(q *seq, flags Flags) (prefix []rune, skip int, all bool) {
	skip = -1
	cased := casedUnder(flags)
	for _, n := range q.data {
		switch n.op {
		case nLiteral:
			if cased(n.lit) {
				return prefix, skip, false
			}
			prefix = append(prefix, n.lit)
		case nSubpattern:
			inner := flags.combine(n.add, n.del)
			if inner&IgnoreCase != 0 && inner&Locale != 0 {
				return prefix, skip, false
			}
			p, s, a := literalPrefix(n.sub, inner)
			if skip < 0 {
				if n.group > 0 {
					skip = len(prefix)
				} else if s >= 0 {
					skip = len(prefix) + s
				}
			}
			prefix = append(prefix, p...)
			if !a {
				return prefix, skip, false
			}
		default:
			return prefix, skip, false
		}
	}
	return prefix, skip, true
}

// charsetPrefix returns the set of characters that q begins with, or nil.
func charsetPrefix(q *seq, flags Flags) []setItem {
	var n *node
	for {
		if len(q.data) == 0 {
			return nil
		}
		if n = q.data[0]; n.op != nSubpattern {
			break
		}
		flags = flags.combine(n.add, n.del)
		if flags&IgnoreCase != 0 && flags&Locale != 0 {
			return nil
		}
		q = n.sub
	}
	cased := casedUnder(flags)
	lit := func(n *node) (setItem, bool) {
		return setItem{kind: setLiteral, lo: n.lit, hi: n.lit}, n.op == nLiteral && !cased(n.lit)
	}
	switch n.op {
	case nLiteral:
		if it, ok := lit(n); ok {
			return []setItem{it}
		}
	case nBranch:
		var set []setItem
		for _, alt := range n.alts {
			if len(alt.data) == 0 {
				return nil
			}
			it, ok := lit(alt.data[0])
			if !ok {
				return nil
			}
			set = append(set, it)
		}
		return set
	case nIn:
		if flags&IgnoreCase != 0 {
			for _, it := range n.set {
				if it.kind > setRange {
					continue
				}
				if it.kind == setRange && it.hi > 0xffff {
					return nil
				}
				for r := it.lo; r <= it.hi; r++ {
					if cased(r) {
						return nil
					}
				}
			}
		}
		return n.set
	}
	return nil
}

// sreDisassembler lists code as CPython does.
type sreDisassembler struct {
	code   []uint32
	labels map[int]bool
	width  int
	level  int
	out    *strings.Builder
}

func (d *sreDisassembler) line(at int, to int, text string) {
	mark := "."
	if to >= 0 {
		d.labels[to] = true
		text += fmt.Sprintf(" (to %d)", to)
	}
	if d.labels[at] {
		mark = ":"
	}
	fmt.Fprintf(d.out, "%*d%s %s%s\n", d.width, at, mark, strings.Repeat("  ", d.level-1), text)
}

func (d *sreDisassembler) more(text string) {
	fmt.Fprintf(d.out, "%s%s\n", strings.Repeat(" ", d.width+2*d.level), text)
}

func hexWords(words []uint32) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = fmt.Sprintf("0x%08x", w)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func maxText(n uint32) string {
	if n == MaxRepeat {
		return "MAXREPEAT"
	}
	return fmt.Sprint(n)
}

func intList[T byte | uint32](list []T) string {
	parts := make([]string, len(list))
	for i, n := range list {
		parts[i] = fmt.Sprint(n)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func charRepr(words ...uint32) string {
	var rs []rune
	for _, w := range words {
		rs = append(rs, rune(w))
	}
	return pyRepr(rs)
}

func (d *sreDisassembler) list(from, end int) {
	d.level++
	code := d.code
	for i := from; i < end; {
		start := i
		op := code[i]
		name := sreNames[op]
		i++
		arg := func(k int) uint32 { return code[i+k] }
		skipTo := func() int { return i + int(code[i]) }
		switch op {
		case sreFailure, sreSuccess, sreAny, sreAnyAll, sreMaxUntil, sreMinUntil, sreNegate:
			d.line(start, -1, name)
		case sreLiteral, sreNotLiteral, sreLiteralIgnore, sreNotLiteralIgnore, sreLiteralUniIgnore, sreNotLiteralUniIgnore, sreLiteralLocIgnore, sreNotLiteralLocIgnore:
			d.line(start, -1, fmt.Sprintf("%s %#x (%s)", name, arg(0), charRepr(arg(0))))
			i++
		case sreAt:
			d.line(start, -1, name+" "+sreAtNames[arg(0)])
			i++
		case sreCategory:
			d.line(start, -1, name+" "+sreCategoryNames[arg(0)])
			i++
		case sreIn, sreInIgnore, sreInUniIgnore, sreInLocIgnore, sreAtomicGroup:
			to := skipTo()
			d.line(start, to, fmt.Sprintf("%s %d", name, arg(0)))
			d.list(i+1, to)
			i = to
		case sreRange, sreRangeUniIgnore:
			d.line(start, -1, fmt.Sprintf("%s %#x %#x (%s-%s)", name, arg(0), arg(1), charRepr(arg(0)), charRepr(arg(1))))
			i += 2
		case sreCharset:
			d.line(start, -1, name+" "+hexWords(code[i:i+8]))
			i += 8
		case sreBigCharset:
			n := int(arg(0))
			i++
			var mapping []byte
			for _, w := range code[i : i+64] {
				mapping = append(mapping, byte(w), byte(w>>8), byte(w>>16), byte(w>>24))
			}
			d.line(start, -1, fmt.Sprintf("%s %d %s", name, n, intList(mapping)))
			i += 64
			d.level++
			for range n {
				d.more(hexWords(code[i : i+8]))
				i += 8
			}
			d.level--
		case sreMark, sreGroupRef, sreGroupRefIgnore, sreGroupRefUniIgnore, sreGroupRefLocIgnore:
			d.line(start, -1, fmt.Sprintf("%s %d", name, arg(0)))
			i++
		case sreJump:
			d.line(start, skipTo(), fmt.Sprintf("%s %d", name, arg(0)))
			i++
		case sreBranch:
			d.line(start, skipTo(), fmt.Sprintf("%s %d", name, arg(0)))
			for arg(0) != 0 {
				to := skipTo()
				d.list(i+1, to)
				i = to
				if arg(0) != 0 {
					d.line(i, skipTo(), fmt.Sprintf("branch %d", arg(0)))
				} else {
					d.line(i, -1, "FAILURE")
				}
			}
			i++
		case sreRepeat, sreRepeatOne, sreMinRepeatOne, srePossessiveRepeat, srePossessiveRepeatOne:
			to := skipTo()
			d.line(start, to, fmt.Sprintf("%s %d %d %s", name, arg(0), arg(1), maxText(arg(2))))
			d.list(i+3, to)
			i = to
		case sreGroupRefExists:
			d.line(start, i+int(arg(1)), fmt.Sprintf("%s %d %d", name, arg(0), arg(1)))
			i += 2
		case sreAssert, sreAssertNot:
			to := skipTo()
			d.line(start, to, fmt.Sprintf("%s %d %d", name, arg(0), arg(1)))
			d.list(i+2, to)
			i = to
		case sreInfo:
			d.info(start, i)
			i = skipTo()
		}
	}
	d.level--
}

func (d *sreDisassembler) info(start, i int) {
	code := d.code
	flags, to := code[i+1], i+int(code[i])
	d.line(start, to, fmt.Sprintf("INFO %d 0b%b %d %s", code[i], flags, code[i+2], maxText(code[i+3])))
	at := i + 4
	if flags&sreInfoPrefix != 0 {
		n := int(code[at])
		d.more(fmt.Sprintf("  prefix_skip %d", code[at+1]))
		at += 2
		prefix := code[at : at+n]
		parts := make([]string, n)
		for k, w := range prefix {
			parts[k] = fmt.Sprintf("%#x", w)
		}
		d.more(fmt.Sprintf("  prefix [%s] (%s)", strings.Join(parts, ", "), charRepr(prefix...)))
		d.more("  overlap " + intList(code[at+n:at+2*n]))
	}
	if flags&sreInfoCharset != 0 {
		d.level++
		d.more("in")
		d.list(at, to)
		d.level--
	}
}
