package regex

// This file defines the program that a pattern is compiled to.

import "sync"

type opcode uint8

// The instructions. pos is the position in the subject; regs are the registers:
// the ends of groups, the number of the last group closed, and those of loops.
// "try x, y" goes on at x and comes back to y if that fails.
const (
	opMatch     opcode = iota // the end of the pattern
	opFail                    // fail
	opByte                    // match byte b
	opStr                     // match str
	opSet                     // match a character of set
	opRep                     // match min to max characters of set, as many as possible first
	opRepLazy                 // the same, as few as possible first
	opRepPoss                 // the same, as many as possible only
	opOpen                    // regs[r] = pos
	opClose                   // regs[r] = pos; regs[last] = group
	opJmp                     // go to x
	opSplit                   // try x, y, as far as table allows
	opAlt                     // try the alternatives that table and lists give
	opAt                      // check at
	opBackref                 // match the text of group r again
	opCond                    // go to x unless group r has matched
	opLoop                    // regs[r] = 0 (count), regs[r+1] = -1 (last position), go to x
	opMaxUntil                // end of a greedy loop's body x, which begins at y where it is a choice
	opMinUntil                // end of a lazy loop's body x
	opPossUntil               // head of a possessive loop: next is the body, x what follows
	opPossEnd                 // end of the body of a possessive loop: forget its alternatives, go to x
	opAtomic                  // regs[r] = stack height
	opAtomicEnd               // forget the alternatives since opAtomic, at x
	opLook                    // regs[r] = stack height, regs[r+2] = pos; step back n characters
	opLookEnd                 // as opAtomicEnd, and pos = regs[r+2]
	opNegLook                 // as opLook, and come back to x if that fails
	opNegEnd                  // fail, with the alternatives since opNegLook forgotten
	opOwn                     // regs[y] = -1: no end of a group with a condition on itself is to be seen
	opSeen                    // if it is so, regs[y] = 0, regs[r] = -1
	opCloseOwn                // as opClose, regs[y] = 0, but regs[r] stays when the choice before is taken back
	opKeep                    // regs[r] is restored when the choice before is taken back
	opCondOwn                 // as opCond, if regs[y] is 0
)

// Position checks of opAt.
const (
	chkBegin     uint8 = iota // start of the subject
	chkBeginLine              // the same, or after '\n'
	chkEnd                    // end of the subject, or before a '\n' that ends it
	chkEndLine                // end of the subject, or before '\n'
	chkEndString              // end of the subject
	chkWordB                  // \b with Unicode words
	chkNotWordB               // \B
	chkWordBA                 // \b with ASCII words
	chkNotWordBA              // \B
)

// dispatch tells by the next byte (256: none) what may match.
type dispatch [257]uint8

// inst is one instruction.
type inst struct {
	op   opcode
	b    byte  // opByte; of opAt: the check
	fold uint8 // opBackref: foldMode
	// memo marks places that are reached in several ways, where failure is worth remembering.
	memo bool
	// inner marks instructions inside assertions and atomic groups.
	inner bool
	// final marks a repeat after which nothing can fail.
	final    bool
	x, y     int32 // targets
	r        int32 // first register
	n        int32 // characters to step back
	group    int32
	min, max int
	set      *charSet
	str      string
	table    *dispatch // opSplit: bit 0 x, bit 1 y; opAlt: index of lists; opRep: nonzero if what follows may begin so
	lists    [][]int32 // opAlt: targets
	loops    []int32   // loops around a memo place, by index in Program.loops
	slot     int32     // number of the memo place
	run      int32     // that of an unlimited repeat which has its least number, or -1
}

const unlimited = int(^uint(0) >> 1)

// loopInfo describes the registers of a loop for the memory of failures.
type loopInfo struct {
	reg   int32 // count; the last position is in reg+1
	limit int   // counts from here on make no difference
}

// Program is a compiled pattern. It is immutable and safe for concurrent use.
type Program struct {
	Pattern   string
	Flags     Flags // with inline and implied flags
	Groups    int   // number of capture groups
	Warnings  []Warning
	isBytes   bool
	names     []string // names in order of definition
	index     map[string]int
	byGroup   []string // names by group
	tree      *seq
	insts     []inst
	nregs     int
	minWidth  int
	hasRef    bool // results depend on captures: back-references, conditions
	loops     []loopInfo
	slots     int // number of memo places
	ctxs      int // number of loop states that a memo place can have; 0: too many to remember
	prefix    string
	literal   bool // the whole pattern is prefix, without groups
	first     *dispatch
	anchor    uint8 // chkBegin: only at the start; chkBeginLine: only at starts of lines; else noAnchor
	leadRep   *inst // the repeat that the pattern begins with, if later starts in its run need not be tried
	memoAfter int   // steps after which a search remembers failures
	pool      sync.Pool
}

const noAnchor = 255

// IsBytes reports whether the pattern is a bytes pattern.
func (p *Program) IsBytes() bool { return p.isBytes }

// GroupNames returns the names of groups in order of their definition.
func (p *Program) GroupNames() []string { return p.names }

// GroupIndex returns the number of a named group.
func (p *Program) GroupIndex(name string) (int, bool) {
	g, ok := p.index[name]
	return g, ok
}

// GroupName returns the name of group g, or "".
func (p *Program) GroupName(g int) string {
	return p.byGroup[g]
}

// SpanLen is the length of the spans slice of a match: start and end of the match
// and of each group in byte offsets (-1: no match), then the number of the last
// closed group, or 0.
func (p *Program) SpanLen() int { return 2*p.Groups + 3 }
