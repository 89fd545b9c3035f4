package py

// This file defines the algebra of sets. Results are built in the order in which
// CPython builds them, so that they have the same tables and iterate alike.

// merge adds the items of o to s.
func (s *Set) merge(th *Thread, o *Set) error {
	if o == s || o.used == 0 {
		return nil
	}
	if o.table != nil {
		if err := s.generalize(th); err != nil {
			return err
		}
	}
	if (s.fill+o.used)*5 >= s.mask()*3 {
		if s.size() == 0 && o.table != nil {
			s.table, _ = takeSetTable(th, setMinSize)
		}
		if err := s.resize(th, (s.used+o.used)*2); err != nil {
			return err
		}
	}
	if s.size() == 0 {
		if o.table != nil {
			s.table, _ = takeSetTable(th, setMinSize)
		} else {
			s.ints, _ = takeSetInts(th, setMinSize)
		}
	}
	s.changes++
	if s.fill == 0 {
		if s.size() == o.size() && o.fill == o.used && (s.table == nil) == (o.table == nil) {
			err := copyTable(th, s.table, o.table)
			if err == nil {
				err = copyTable(th, s.ints, o.ints)
			}
			if err != nil {
				s.table, s.ints = nil, nil
				return err
			}
			s.fill, s.used = o.fill, o.used
			return nil
		}
		i, err := o.eachInt(th, func() bool { return s.table == nil }, func(piece []int64) error {
			for _, w := range piece {
				if isKey(w) {
					insertInt(s.ints, w)
					s.fill++
					s.used++
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		var pace Pace
		for { // a poll may let another thread change o
			k, h, ok := o.Next(&i)
			if !ok {
				return nil
			}
			if s.table == nil && !isPlainKey(k) {
				if err := s.generalize(th); err != nil {
					return err
				}
			}
			s.insert(k, h)
			if err := pace.Poll(th, 1); err != nil {
				return err
			}
		}
	}
	i, err := s.mergeInts(th, o, false)
	if err != nil {
		return err
	}
	return o.each(th, i, func(k Value, h int64) error { return s.AddHash(th, k, h) })
}

// each calls f for every item from place i on, polling.
func (s *Set) each(th *Thread, i int, f func(k Value, h int64) error) error {
	var pace Pace
	for {
		k, h, ok := s.Next(&i)
		if !ok {
			return nil
		}
		if err := f(k, h); err != nil {
			return err
		}
		if err := pace.Poll(th, 1); err != nil {
			return err
		}
	}
}

// copyAs returns a set of type t with the same items.
func (s *Set) copyAs(th *Thread, t *Type) (*Set, error) {
	n := New[Set](t)
	return n, n.merge(th, s)
}

// Update adds the items of an iterable.
func (s *Set) Update(th *Thread, v Value) error {
	if o := ToSet(v); o != nil {
		return s.merge(th, o)
	}
	if v.Type() == &dictType {
		d := (*Dict)(v.ref)
		if (s.fill+d.Len())*5 >= s.mask()*3 {
			if err := s.resize(th, (s.used+d.Len())*2); err != nil {
				return err
			}
		}
		var pace Pace
		for i := 0; ; {
			k, _, h, ok := d.NextHash(&i)
			if !ok {
				return nil
			}
			if err := s.AddHash(th, k, h); err != nil {
				return err
			}
			if err := pace.Poll(th, 1); err != nil {
				return err
			}
		}
	}
	return ForEach(th, v, func(x Value) error { return s.Add(th, x) })
}

// take makes the items of o, which is not used any more, those of s.
func (s *Set) take(o *Set) {
	s.ints, s.table, s.fill, s.used, s.finger = o.ints, o.table, o.fill, o.used, 0
	s.changes++
}

// asSet returns an iterable as a set, itself if it is one.
func asSet(th *Thread, v Value) (*Set, error) {
	if s := ToSet(v); s != nil {
		return s, nil
	}
	return NewSetFrom(th, v)
}

// union returns s | v as a set of type t.
func (s *Set) union(th *Thread, t *Type, v Value) (*Set, error) {
	r, err := s.copyAs(th, t)
	if err != nil || v.ref == nil || ToSet(v) == s {
		return r, err
	}
	return r, r.Update(th, v)
}

// intersection returns s & v as a set of type t.
func (s *Set) intersection(th *Thread, t *Type, v Value) (*Set, error) {
	o := ToSet(v)
	if o == s {
		return s.copyAs(th, t)
	}
	r := New[Set](t)
	if o != nil {
		a, b := o, s
		if a.used > b.used {
			a, b = b, a
		}
		i, err := r.chooseInts(th, a, b, true)
		if err != nil {
			return r, err
		}
		return r, a.each(th, i, func(k Value, h int64) error {
			j, err := b.find(th, k, h)
			if j < 0 || err != nil {
				return err
			}
			return r.AddHash(th, k, h)
		})
	}
	return r, ForEach(th, v, func(k Value) error {
		h, err := Hash(th, k)
		if err != nil {
			return err
		}
		j, err := s.find(th, k, h)
		if j < 0 || err != nil {
			return err
		}
		return r.AddHash(th, k, h)
	})
}

// difference returns s - v as a set of type t.
func (s *Set) difference(th *Thread, t *Type, v Value) (*Set, error) {
	o := ToSet(v)
	var d *Dict
	if v.Type() == &dictType {
		d = (*Dict)(v.ref)
	}
	if o == nil && d == nil || o != nil && s.used>>2 > o.used || d != nil && s.used>>2 > d.Len() {
		r, err := s.copyAs(th, t)
		if err != nil {
			return r, err
		}
		return r, r.subtract(th, v)
	}
	r := New[Set](t)
	i := 0
	if o != nil {
		var err error
		if i, err = r.chooseInts(th, s, o, false); err != nil {
			return r, err
		}
	}
	return r, s.each(th, i, func(k Value, h int64) error {
		var found bool
		if o != nil {
			j, err := o.find(th, k, h)
			if err != nil {
				return err
			}
			found = j >= 0
		} else {
			var err error
			if _, found, err = d.GetHash(th, k, h); err != nil {
				return err
			}
		}
		if found {
			return nil
		}
		return r.AddHash(th, k, h)
	})
}

// subtract removes the items of v from s.
func (s *Set) subtract(th *Thread, v Value) error {
	o := ToSet(v)
	if o == s {
		s.clear()
		return nil
	}
	var err error
	if o != nil {
		if o.used>>3 > s.used {
			if o, err = s.intersection(th, &setType, v); err != nil {
				return err
			}
		}
		err = o.each(th, 0, func(k Value, h int64) error {
			j, err := s.find(th, k, h)
			if j >= 0 {
				s.removeAt(j)
			}
			return err
		})
	} else {
		err = ForEach(th, v, func(k Value) error {
			_, err := s.Remove(th, k)
			return err
		})
	}
	if err != nil || s.fill-s.used <= s.mask()/4 {
		return err
	}
	return s.resize(th, s.growth())
}

// toggle makes s the symmetric difference of s and v.
func (s *Set) toggle(th *Thread, v Value) error {
	if ToSet(v) == s {
		s.clear()
		return nil
	}
	flip := func(k Value, h int64) error {
		j, err := s.find(th, k, h)
		if err != nil {
			return err
		}
		if j >= 0 {
			s.removeAt(j)
			return nil
		}
		return s.AddHash(th, k, h)
	}
	if v.Type() == &dictType {
		d := (*Dict)(v.ref)
		var pace Pace
		for i := 0; ; {
			k, _, h, ok := d.NextHash(&i)
			if !ok {
				return nil
			}
			if err := flip(k, h); err != nil {
				return err
			}
			if err := pace.Poll(th, 1); err != nil {
				return err
			}
		}
	}
	o, err := asSet(th, v)
	if err != nil {
		return err
	}
	i, err := s.mergeInts(th, o, true)
	if err != nil {
		return err
	}
	return o.each(th, i, flip)
}

// symmetricDifference returns s ^ v as a set of type t.
func (s *Set) symmetricDifference(th *Thread, t *Type, v Value) (*Set, error) {
	r := New[Set](t)
	if err := r.Update(th, v); err != nil {
		return r, err
	}
	return r, r.toggle(th, s.Value())
}

// setOperator is an operation on sets: what gives a new set, and what changes s.
type setOperator struct {
	fresh   func(s *Set, th *Thread, t *Type, v Value) (*Set, error)
	inplace func(s *Set, th *Thread, v Value) error
}

// setOperators are the operations by their operators.
var setOperators = map[BinaryOp]setOperator{
	OpOr: {(*Set).union, (*Set).Update},
	OpAnd: {(*Set).intersection, func(s *Set, th *Thread, v Value) error {
		r, err := s.intersection(th, &setType, v)
		if err == nil {
			s.take(r)
		}
		return err
	}},
	OpSub: {(*Set).difference, (*Set).subtract},
	OpXor: {(*Set).symmetricDifference, (*Set).toggle},
}

// subset reports s <= o.
func (s *Set) subset(th *Thread, o *Set) (bool, error) {
	if s.used > o.used {
		return false, nil
	}
	outside := false
	i, err := s.eachInt(th, func() bool { return o.table == nil && !outside }, func(piece []int64) error {
		for _, w := range piece {
			if isKey(w) && !hasInt(o.ints, w) {
				outside = true
				break
			}
		}
		return nil
	})
	if err != nil || outside {
		return false, err
	}
	var pace Pace
	for {
		k, h, ok := s.Next(&i)
		if !ok {
			return true, nil
		}
		j, err := o.find(th, k, h)
		if j < 0 {
			return false, err
		}
		if err := pace.Poll(th, 1); err != nil {
			return false, err
		}
	}
}

func (s *Set) compare(th *Thread, o *Set, op CompareOp) (Value, error) {
	var ok bool
	var err error
	switch op {
	case EQ, NE:
		if s.used == o.used {
			ok, err = s.subset(th, o)
		}
		ok = ok == (op == EQ)
	case LE:
		ok, err = s.subset(th, o)
	case LT:
		if s.used < o.used {
			ok, err = s.subset(th, o)
		}
	case GE:
		ok, err = o.subset(th, s)
	case GT:
		if o.used < s.used {
			ok, err = o.subset(th, s)
		}
	}
	return Bool(ok), err
}

// frozenHash is CPython's frozenset hash: independent of the order.
func (s *Set) frozenHash() int64 {
	var h uint64
	for i := 0; ; {
		_, k, ok := s.Next(&i)
		if !ok {
			break
		}
		x := uint64(k)
		h ^= ((x ^ 89869747) ^ (x << 16)) * 3644798167
	}
	h ^= (uint64(s.used) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		h = 590923713
	}
	return int64(h)
}
