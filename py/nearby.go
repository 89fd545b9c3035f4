package py

// This file defines a look around: a search of what the running frames hold, a few
// objects deep, that tells of most objects which are alive that they are.

// nearby is such a search.
type nearby struct {
	walk  *Walk // visits the referents of one object
	visit func(Value)
	queue [nearLimit]Value
	n     int // length of queue
	want  [nearWanted]Value
	left  int // how many of want are not found

	found  Value // by inside
	inward bool
}

const (
	nearLimit  = 128 // objects that are looked at
	nearWanted = 8   // objects that are looked for
	nearPart   = 32  // of longer lists and dicts only the first and last items are looked at,
	nearFirst  = 2   // so many
	nearLast   = 6   // and so many: what is new was mostly added at the end
)

// searcher returns the collector's nearby.
func (c *Collector) searcher(in *Interpreter) *nearby {
	if c.near == nil {
		s := &nearby{walk: NewWalk(in)}
		s.visit = func(v Value) { s.add(v) }
		s.walk.note = s.visit
		c.near = s
	}
	return c.near
}

// seenNear reports whether the candidates from index i on were all found near.
func (in *Interpreter) seenNear(th *Thread, i int) bool {
	c := &in.GC
	if c.Near == nil || len(c.young)-i > nearWanted {
		return false
	}
	s := c.searcher(in)
	s.left = 0
	for ; i < len(c.young); i++ {
		k := &c.young[i]
		if k.gone(c) {
			continue
		}
		v := k.value()
		if v.ref == nil {
			return false
		}
		s.want[s.left] = v
		s.left++
	}
	return s.left == 0 || s.search(in, th)
}

// search reports whether all that is wanted was found. It goes breadth first through
// what the frames hold.
func (s *nearby) search(in *Interpreter, th *Thread) bool {
	in.GC.Near(th, s.add)
	s.run(in)
	return s.left == 0
}

// inside returns something that v holds and whose end matters, absent if there is nothing.
func (s *nearby) inside(in *Interpreter, v Value) Value {
	s.inward, s.left = true, 1
	s.add(v)
	s.run(in)
	v = s.found
	s.inward, s.found = false, Value{}
	return v
}

// run looks at what is in the queue, and at what that leads to.
func (s *nearby) run(in *Interpreter) {
	for i := 0; i < s.n && s.left > 0; i++ {
		v := s.queue[i]
		if s.inward && i > 0 && in.DropMatters(v) {
			s.found = v
			break
		}
		if s.ends(v) {
			continue
		}
		in.traverse(s.walk, v, s.visit)
		for n := len(s.walk.parts); n > 0 && s.left > 0; n = len(s.walk.parts) {
			p := s.walk.parts[n-1]
			s.walk.parts = s.walk.parts[:n-1]
			p.plan.walk(s.walk, p.at)
		}
	}
	in.GC.credit -= s.n
	clear(s.queue[:s.n])
	clear(s.want[:])
	s.n = 0
	s.walk.parts = s.walk.parts[:0]
	s.walk.seen.clear()
}

// ends adds the first and last items of v if it has many, and reports whether that was done.
func (s *nearby) ends(v Value) bool {
	t := v.Type()
	if t.Flags&FlagDict != 0 {
		d := ToDict(v)
		if d.Len() <= nearPart {
			return false
		}
		n := 0
		for i := len(d.entries); i > 0 && n < nearLast; n++ {
			i--
			if e := &d.entries[i]; e.key.ref != nil {
				s.add(e.value)
				s.add(e.key)
			}
		}
		return true
	}
	var items []Value
	if l := ToList(v); l != nil {
		items = l.items
	} else if t == &tupleType {
		items = ToTuple(v).items
	} else if x := ToSet(v); x != nil {
		return x.used > nearPart
	}
	if len(items) <= nearPart {
		return false
	}
	for _, x := range items[len(items)-nearLast:] {
		s.add(x)
	}
	for _, x := range items[:nearFirst] {
		s.add(x)
	}
	return true
}

// add puts v in the queue. It reports whether there is more to look for.
func (s *nearby) add(v Value) bool {
	if s.n == nearLimit || s.left == 0 {
		return false
	}
	if v.ref == nil || v.IsInt() || v.IsFloat() {
		return true
	}
	t := v.Type()
	if t == &strType || t == &intType || t == &bytesType || t == &moduleType || t == &noneType || t == &boolType || t.Flags&FlagType != 0 {
		return true
	}
	if !s.inward {
		for i := range s.want {
			if s.want[i] == v {
				s.want[i] = Value{}
				s.left--
			}
		}
	}
	if !s.walk.seen.add(uintptr(v.ref)) {
		return true
	}
	s.queue[s.n] = v
	s.n++
	return s.left > 0
}
