package py

// This file defines sets of ints: their table, and the algebra of two of them. What it
// does goes in the same order as for other sets, so that a set is the same whichever
// table it has.

// In a table of ints 0 is a free place and 1 that of a deleted key: so that a new table
// is empty, every key is stored ^ intFree. The two ints that have no place there make the
// set have the other table.
const (
	intFree = -0x5be1_0b7a_44d3_3c98
	intDead = intFree ^ 1
)

// isPlainKey reports whether a key can be in a table of ints.
func isPlainKey(k Value) bool { return k.IsInt() && k.Int()&^1 != intFree&^1 }

// isKey reports whether a word of a table of ints is a key.
func isKey(w int64) bool { return w&^1 != 0 }

// hasInt reports whether the key w, as it is stored, is in a table.
func hasInt(ints []int64, w int64) bool {
	if len(ints) == 0 {
		return false
	}
	h := hashInt(w ^ intFree)
	switch ints[uint64(h)&uint64(len(ints)-1)] {
	case w:
		return true
	case 0:
		return false
	}
	at, _ := probeInts(ints, w, h)
	return at >= 0
}

// probeInts returns the position of the key w with the hash h in a table that is not
// empty, or -1 and the place for it.
func probeInts(ints []int64, w, h int64) (at, place int) {
	place = -1
	mask := uint64(len(ints) - 1)
	i, perturb := uint64(h)&mask, uint64(h)
	for {
		n := uint64(1)
		if i+setLinear <= mask {
			n += setLinear
		}
		for j, x := range ints[i : i+n] {
			switch x {
			case w:
				return int(i) + j, -1
			case 0:
				if place < 0 {
					place = int(i) + j
				}
				return -1, place
			case 1:
				place = int(i) + j
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

// insertInt stores a key that is not in a table without deleted ones.
func insertInt(ints []int64, w int64) {
	h := hashInt(w ^ intFree)
	i := uint64(h) & uint64(len(ints)-1)
	if ints[i] != 0 {
		_, place := probeInts(ints, w, h)
		i = uint64(place)
	}
	ints[i] = w
}

// addInt adds the key w to a set that has no table, or one of ints.
func (s *Set) addInt(th *Thread, w int64) error {
	if s.ints == nil {
		s.ints, _ = takeSetInts(th, setMinSize)
	}
	h := hashInt(w ^ intFree)
	place := int(uint64(h) & uint64(len(s.ints)-1))
	switch x := s.ints[place]; x {
	case w:
		return nil
	default:
		var at int
		if at, place = probeInts(s.ints, w, h); at >= 0 {
			return nil
		}
		if s.ints[place] != 0 {
			break
		}
		fallthrough
	case 0:
		s.fill++
	}
	s.ints[place] = w
	s.used++
	s.changes++
	if s.fill*5 >= len(s.ints)*3-3 {
		return s.resize(th, s.growth())
	}
	return nil
}

// removeInt removes the key w from a set that has no table, or one of ints, and reports whether it
// was there.
func (s *Set) removeInt(w int64) bool {
	if len(s.ints) == 0 {
		return false
	}
	at, _ := probeInts(s.ints, w, hashInt(w^intFree))
	if at >= 0 {
		s.removeAt(at)
	}
	return at >= 0
}

// eachInt calls f with pieces of the table of ints of s, polling in between, as long as
// ok says that all sets have such tables. It returns how far it came.
func (s *Set) eachInt(th *Thread, ok func() bool, f func(piece []int64) error) (int, error) {
	i := 0
	for ok() && i < len(s.ints) {
		end := min(i+1024, len(s.ints))
		if err := f(s.ints[i:end]); err != nil {
			return i, err
		}
		i = end
		if err := th.PollEvery(i); err != nil {
			return i, err
		}
	}
	return i, nil
}

// chooseInts adds to r, which is new, the keys of s that are in o, or those that are
// not in it, as long as all have tables of ints. It returns how far in s it came.
func (r *Set) chooseInts(th *Thread, s, o *Set, in bool) (int, error) {
	return s.eachInt(th, func() bool { return o.table == nil }, func(piece []int64) error {
		for _, w := range piece {
			if isKey(w) && hasInt(o.ints, w) == in {
				if err := r.addInt(th, w); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// mergeInts adds the keys of o to s, and with toggle removes those that are there, as
// long as both have tables of ints. It returns how far in o it came.
func (s *Set) mergeInts(th *Thread, o *Set, toggle bool) (int, error) {
	return o.eachInt(th, func() bool { return s.table == nil }, func(piece []int64) error {
		for _, w := range piece {
			if !isKey(w) || toggle && s.removeInt(w) {
				continue
			}
			if err := s.addInt(th, w); err != nil {
				return err
			}
		}
		return nil
	})
}
