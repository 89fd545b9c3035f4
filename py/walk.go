package py

// This file defines Walk: visiting everything that can be reached from some
// values. The collector finds garbage with it, and the memory limit measures
// what is live. Go's collector frees memory; nothing here does.

// Walk visits values, each object once. It runs no Python code.
type Walk struct {
	// Bytes is the size of what was visited, if Measure is set.
	Bytes   int64
	Objects int // number of objects visited
	Measure bool

	// Stop is asked now and then whether to give up; it may be nil.
	Stop    func() bool
	Stopped bool
	// Each is called for each object; it may be nil.
	Each func(v Value)

	half   func(w *Walk) bool // called when walkWith has visited what the modules hold: is that enough?
	visits int

	seen    addressSet
	todo    []Value
	parts   []planned
	long    [][]Value // items of long lists that are still to visit, some at a time
	dynamic *walkPlans
	note    func(Value) // instead of visiting: for the referents of one object
}

// longPart is how many items of a list are visited at a time, so that what is to be
// visited does not take as much memory as a long list itself.
const longPart = 1 << 12

// NewWalk returns a walk that has visited nothing.
func NewWalk(in *Interpreter) *Walk {
	if in.plans == nil {
		in.plans = &walkPlans{}
	}
	w := &Walk{dynamic: in.plans}
	w.seen.init()
	return w
}

// reset makes w a walk that has visited nothing.
func (w *Walk) reset() {
	seen, todo := w.seen, w.todo
	*w = Walk{dynamic: w.dynamic}
	seen.clear()
	w.seen = seen
	if cap(todo) <= maxSpareTodo {
		clear(todo[:cap(todo)])
		w.todo = todo[:0]
	}
}

// maxSpareTodo is how much room for values a walk keeps that is used again.
const maxSpareTodo = 1 << 12

// Visit adds v to what is reached.
func (w *Walk) Visit(v Value) {
	w.visits++
	if w.Stopped || v.ref == nil || v.IsInt() || v.IsFloat() {
		return
	}
	if w.note != nil {
		w.note(v)
		return
	}
	t := v.Type()
	if !w.Measure && (t == &strType || t == &intType || t == &bytesType || t == &complexType || t == &rangeType) {
		return
	}
	if t.Flags&FlagType != 0 && !(*Type)(v.ref).IsHeap() {
		return
	}
	if w.seen.add(uintptr(v.ref)) {
		if w.seen.used&0x3fff == 0 && w.Stop != nil && w.Stop() {
			w.Stopped = true
		}
		w.todo = append(w.todo, v)
	}
}

// work tells what the walk cost, in objects: to look at an item of a list that need
// not be followed, such as an int, is a small part of an object's cost.
func (w *Walk) work() int { return w.Objects + w.visits/32 }

// Reached reports whether v was visited.
func (w *Walk) Reached(v Value) bool { return w.seen.has(uintptr(v.ref)) }

// Run visits what can be reached from the values visited so far. It reports
// whether it came to an end.
func (w *Walk) Run(in *Interpreter) bool {
	visit := w.Visit
	for !w.Stopped {
		if n := len(w.todo); n > 0 {
			v := w.todo[n-1]
			w.todo = w.todo[:n-1]
			w.Objects++
			if w.Each != nil {
				w.Each(v)
			}
			if w.Objects&4095 == 0 && w.Stop != nil && w.Stop() {
				w.Stopped = true
				break
			}
			w.Bytes += int64(in.traverse(w, v, visit))
			continue
		}
		if n := len(w.parts); n > 0 {
			p := w.parts[n-1]
			w.parts = w.parts[:n-1]
			p.plan.walk(w, p.at)
			continue
		}
		if n := len(w.long); n > 0 {
			items := w.long[n-1]
			if k := min(len(items), longPart); k < len(items) {
				w.long[n-1], items = items[k:], items[:k]
			} else {
				w.long = w.long[:n-1]
			}
			for _, x := range items {
				visit(x)
			}
			continue
		}
		return true
	}
	w.todo, w.parts, w.long = nil, nil, nil
	return false
}

// traverse visits what v's object holds and returns the object's size.
func (in *Interpreter) traverse(w *Walk, v Value, visit func(Value)) int {
	o := v.Object()
	t := o.typ
	if t.IsHeap() {
		visit(t.Value())
	}
	size := 16
	if a := attrsOf(v); a != nil {
		for _, x := range a.slots {
			visit(x)
		}
		size += 16*cap(a.slots) + 40
		if a.ext != nil && a.ext.dict != nil {
			visit(a.ext.dict.Value())
		}
	}
	if l := ToList(v); l != nil && len(l.items) > longPart && w.note == nil {
		w.long = append(w.long, l.items)
		return size + 40 + 16*cap(l.items)
	}
	if f := t.Traverse; f != nil {
		return size + f(v, visit)
	}
	if t.layout != nil {
		if p := in.plans.of(t.layout); p != nil {
			size += p.size
			p.walk(w, v.ref)
		}
	}
	return size
}

// Referents returns what v's object holds directly.
func (in *Interpreter) Referents(v Value) []Value { return NewWalk(in).Referents(in, v) }

// Referents is that of Interpreter for one object after another: with a walk that has no
// other use, whose memory serves again.
func (w *Walk) Referents(in *Interpreter, v Value) []Value {
	if v.ref == nil || v.IsInt() || v.IsFloat() {
		return nil
	}
	var out []Value
	w.seen.clear()
	w.note = func(x Value) { out = append(out, x) }
	in.traverse(w, v, w.Visit)
	for len(w.parts) > 0 {
		p := w.parts[len(w.parts)-1]
		w.parts = w.parts[:len(w.parts)-1]
		p.plan.walk(w, p.at)
	}
	return out
}

// addressSet is a set of addresses of objects: for each page of memory the bits of
// those in it. The pages are in a table with open addressing.
type addressSet struct {
	pages  []addressPage // open addressing; a free one has number 0
	count  int           // pages
	shift  uint
	blocks [][]pageBits
	used   int // addresses

	last uintptr // the page asked for last, and its bits
	bits *pageBits
}

// pageBits has a bit for every address of a page where an object can begin.
type pageBits [8]uint64

const (
	pageShift  = 12 // 4096 bytes, with objects at multiples of 8
	blockPages = 256

	maxSpareBlocks = 16 // that an empty set keeps
)

type addressPage struct {
	number uintptr // of pageOf
	bits   *pageBits
}

// pageOf returns the number of an address's page. What has the lowest bit set, as
// walks mark what is no object, is elsewhere.
func pageOf(a uintptr) uintptr { return a>>pageShift<<1 | a&1 }

func (s *addressSet) init() {
	s.pages = make([]addressPage, 1<<8)
	s.shift = 64 - 8
}

// clear makes the set empty and keeps its memory if that is little.
func (s *addressSet) clear() {
	if s.count > maxSpareBlocks*blockPages {
		*s = addressSet{}
		s.init()
		return
	}
	for i := 0; i < s.count; i += blockPages {
		clear(s.blocks[i/blockPages][:min(blockPages, s.count-i)])
	}
	clear(s.pages)
	s.count, s.used, s.last, s.bits = 0, 0, 0, nil
}

func (s *addressSet) place(page uintptr) int {
	return int(uint64(page) * 0x9E3779B97F4A7C15 >> s.shift)
}

// find returns the bits of a page, nil if there are none.
func (s *addressSet) find(page uintptr) *pageBits {
	if page == s.last {
		return s.bits
	}
	for i := s.place(page); s.pages[i].number != 0; i = (i + 1) & (len(s.pages) - 1) {
		if p := &s.pages[i]; p.number == page {
			s.last, s.bits = page, p.bits
			return p.bits
		}
	}
	return nil
}

// add reports whether a was not in the set.
func (s *addressSet) add(a uintptr) bool {
	page := pageOf(a)
	bits := s.find(page)
	if bits == nil {
		bits = s.newPage(page)
	}
	word, bit := a>>9&7, uint64(1)<<(a>>3&63)
	if bits[word]&bit != 0 {
		return false
	}
	bits[word] |= bit
	s.used++
	return true
}

func (s *addressSet) has(a uintptr) bool {
	bits := s.find(pageOf(a))
	return bits != nil && bits[a>>9&7]>>(a>>3&63)&1 != 0
}

// newPage makes bits for a page.
func (s *addressSet) newPage(page uintptr) *pageBits {
	if s.count/blockPages == len(s.blocks) {
		s.blocks = append(s.blocks, make([]pageBits, blockPages))
	}
	bits := &s.blocks[s.count/blockPages][s.count%blockPages]
	s.count++
	if s.count*2 > len(s.pages) {
		old := s.pages
		s.pages = make([]addressPage, 4*len(old))
		s.shift -= 2
		for _, p := range old {
			if p.number != 0 {
				s.put(p)
			}
		}
	}
	s.put(addressPage{page, bits})
	s.last, s.bits = page, bits
	return bits
}

func (s *addressSet) put(p addressPage) {
	i := s.place(p.number)
	for s.pages[i].number != 0 {
		i = (i + 1) & (len(s.pages) - 1)
	}
	s.pages[i] = p
}
