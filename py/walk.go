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

	settling bool // walkWith is to mark what the modules hold

	seen    addressSet
	todo    []Value
	parts   []planned
	dynamic *walkPlans
	note    func(Value) // instead of visiting: for the referents of one object
}

// NewWalk returns a walk that has visited nothing.
func NewWalk(in *Interpreter) *Walk {
	if in.plans == nil {
		in.plans = &walkPlans{}
	}
	w := &Walk{dynamic: in.plans}
	w.seen.init()
	return w
}

// Visit adds v to what is reached.
func (w *Walk) Visit(v Value) {
	if v.ref == nil || v.IsInt() || v.IsFloat() {
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
	if w.Stopped {
		return
	}
	if w.seen.add(uintptr(v.ref)) {
		if w.seen.used&0x3fff == 0 && w.Stop != nil && w.Stop() {
			w.Stopped = true
		}
		w.todo = append(w.todo, v)
	}
}

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
		return true
	}
	w.todo, w.parts = nil, nil
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
func (in *Interpreter) Referents(v Value) []Value {
	if v.ref == nil || v.IsInt() || v.IsFloat() {
		return nil
	}
	var out []Value
	w := NewWalk(in)
	w.note = func(x Value) { out = append(out, x) }
	in.traverse(w, v, w.Visit)
	for len(w.parts) > 0 {
		p := w.parts[len(w.parts)-1]
		w.parts = w.parts[:len(w.parts)-1]
		p.plan.walk(w, p.at)
	}
	return out
}

// addressSet is a set of addresses: open addressing, linear probing.
type addressSet struct {
	slots []uintptr
	used  int
	shift uint
}

func (s *addressSet) init() {
	s.slots = make([]uintptr, 1<<10)
	s.shift = 64 - 10
}

func (s *addressSet) clear() {
	if s.used > 0 {
		clear(s.slots)
		s.used = 0
	}
}

func (s *addressSet) place(a uintptr) int {
	return int(uint64(a) * 0x9E3779B97F4A7C15 >> s.shift)
}

// add reports whether a was not in the set.
func (s *addressSet) add(a uintptr) bool {
	i := s.place(a)
	for ; s.slots[i] != 0; i = (i + 1) & (len(s.slots) - 1) {
		if s.slots[i] == a {
			return false
		}
	}
	s.slots[i] = a
	if s.used++; s.used*2 > len(s.slots) {
		old := s.slots
		s.slots = make([]uintptr, 2*len(old))
		s.shift--
		for _, a := range old {
			if a != 0 {
				i := s.place(a)
				for s.slots[i] != 0 {
					i = (i + 1) & (len(s.slots) - 1)
				}
				s.slots[i] = a
			}
		}
	}
	return true
}

func (s *addressSet) has(a uintptr) bool {
	for i := s.place(a); s.slots[i] != 0; i = (i + 1) & (len(s.slots) - 1) {
		if s.slots[i] == a {
			return true
		}
	}
	return false
}
