package py

// This file decides when the collector looks early, for programs that rely on
// reference counts: only if something that was registered has not settled, and a
// short look around cannot tell that it is still in use.

// nearby is a search of what the running frames hold, a few objects deep.
type nearby struct {
	walk  *Walk // visits the referents of one object
	visit func(Value)
	queue [nearLimit]Value
	n     int // length of queue
	want  [nearWanted]Value
	left  int // how many of want are not found
}

const (
	nearLimit  = 128 // objects that are looked at
	nearWanted = 8   // objects that are looked for
	nearScan   = 64  // entries at the end of the registry that are looked through for them
	nearDict   = 32  // larger dicts, such as those of modules, are not looked into
)

// Unsettled reports whether something is registered that may die with a function's
// variables. It costs next to nothing.
func (c *Collector) Unsettled() bool { return c.unsettled > 0 || len(c.weakYoung) > 0 }

// Settle is called where the last reference to something unsettled may have gone. It
// collects if that is cheap, unless all of it is obviously alive.
func (in *Interpreter) Settle(th *Thread) error {
	c := &in.GC
	if !c.Unsettled() || !c.Prompt() || in.unsettledNear(th) {
		return nil
	}
	return in.CollectPrompt(th)
}

// unsettledNear reports whether all that is unsettled was found near.
func (in *Interpreter) unsettledNear(th *Thread) bool {
	c := &in.GC
	if c.Near == nil || c.unsettled+len(c.weakYoung) > nearWanted {
		return false
	}
	if c.near == nil {
		c.near = &nearby{}
	}
	s := c.near
	s.left = 0
	for i := len(c.registry) - 1; s.left < c.unsettled; i-- {
		if i < 0 || i < len(c.registry)-nearScan {
			return false
		}
		if r := &c.registry[i]; r.matters() {
			s.want[s.left] = r.v
			s.left++
		}
	}
	for _, t := range c.weakYoung {
		if t.settled {
			continue
		}
		v := t.value()
		if v.ref == nil {
			return false
		}
		s.want[s.left] = v
		s.left++
	}
	found := s.left == 0 || s.search(in, th)
	clear(s.queue[:s.n])
	clear(s.want[:])
	return found
}

// search goes breadth first through what the frames hold.
func (s *nearby) search(in *Interpreter, th *Thread) bool {
	if s.walk == nil {
		s.walk = NewWalk(in)
		s.visit = func(v Value) { s.add(v) }
		s.walk.note = s.visit
	}
	s.n = 0
	in.GC.Near(th, s.add)
	for i := 0; i < s.n && s.left > 0; i++ {
		v := s.queue[i]
		if tooLarge(v) {
			continue
		}
		in.traverse(s.walk, v, s.visit)
		for n := len(s.walk.parts); n > 0 && s.left > 0; n = len(s.walk.parts) {
			p := s.walk.parts[n-1]
			s.walk.parts = s.walk.parts[:n-1]
			p.plan.walk(s.walk, p.at)
		}
	}
	s.walk.parts = s.walk.parts[:0]
	s.walk.seen.clear()
	return s.left == 0
}

// tooLarge reports whether v has more items than a search looks at.
func tooLarge(v Value) bool {
	switch v.Type() {
	case &dictType:
		return ToDict(v).Len() > nearDict
	case &listType:
		return len(ToList(v).items) > nearLimit
	case &tupleType:
		return len(ToTuple(v).items) > nearLimit
	}
	return false
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
	if t == &strType || t == &intType || t == &bytesType || t == &moduleType || t.Flags&FlagType != 0 {
		return true
	}
	for i := range s.want {
		if s.want[i] == v {
			s.want[i] = Value{}
			s.left--
		}
	}
	s.queue[s.n] = v
	s.n++
	return s.left > 0
}
