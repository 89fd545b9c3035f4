package py

// This file defines the storage of sets: open addressing with short linear runs, laid out as CPython's so that iteration goes in the same order.

import "math/bits"

// Set is the Python types set and frozenset. While all its keys are ints in place
// they are in a table of their own, of a third of the size and without pointers.
type Set struct {
	Object
	ints    []int64    // the keys, each ^ intFree; as long as table is nil
	table   []setEntry // of a set with other keys too; the tables' sizes are powers of two, or they are nil
	fill    int        // used and deleted entries
	used    int
	changes uint32
	finger  uint32 // where pop looks first
	hash    int64  // of a frozenset, 0: not known yet
}

type setEntry struct {
	key  Value // absent: free; setDead: deleted
	hash int64 // -1 if deleted, which is the hash of nothing
}

// setDead stands in the place of a deleted key.
var (
	setDeadObject Object
	setDead       = Value{ref: ptr(&setDeadObject)}
)

// live reports whether the entry holds a key.
func (e *setEntry) live() bool { return e.key.ref != nil && e.key.ref != setDead.ref }

const setLinear = 9

// NewSet returns an empty set.
func NewSet() *Set { return &Set{Object: Object{typ: &setType}} }

// NewFrozenSet returns a frozenset of the items.
func NewFrozenSet(th *Thread, items []Value) (*Set, error) {
	s := &Set{Object: Object{typ: &frozenSetType}}
	for _, v := range items {
		if err := s.Add(th, v); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// NewSetFrom returns a set of the items of an iterable.
func NewSetFrom(th *Thread, v Value) (*Set, error) {
	s := NewSet()
	return s, s.Update(th, v)
}

// Value returns the set as a value.
func (s *Set) Value() Value { return ValueOf(&s.Object) }

// ToSet returns v as a set or frozenset or instance of a subclass, else nil.
func ToSet(v Value) *Set {
	if v.ref == nil {
		return nil
	}
	if t := v.Type(); t == &setType || t == &frozenSetType || t.layout != nil && t.layout == setType.layout {
		return (*Set)(v.ref)
	}
	return nil
}

// Len returns the number of items.
func (s *Set) Len() int { return s.used }

// size is the number of places in the table.
func (s *Set) size() int { return len(s.ints) + len(s.table) }

// at returns the key in place i and whether there is one.
func (s *Set) at(i int) (Value, bool) {
	if s.table == nil {
		w := s.ints[i]
		return Int(w ^ intFree), isKey(w)
	}
	e := &s.table[i]
	return e.key, e.live()
}

// generalize gives the set the table for keys of any kind; every key stays in its place.
func (s *Set) generalize(th *Thread) error {
	if s.table != nil || s.ints == nil {
		return nil
	}
	if err := th.Charge(int64(len(s.ints)) * 24); err != nil {
		return err
	}
	t, err := takeSetTable(th, len(s.ints))
	if err != nil {
		return err
	}
	for i, w := range s.ints {
		if err := th.pollKill(i); err != nil {
			return err
		}
		switch w {
		case 0:
		case 1:
			t[i] = setEntry{setDead, -1}
		default:
			k := w ^ intFree
			t[i] = setEntry{Int(k), hashInt(k)}
		}
	}
	th.Interp.giveSetInts(s.ints)
	s.table, s.ints = t, nil
	return nil
}

// find returns the position of key, or -1.
func (s *Set) find(th *Thread, key Value, h int64) (int, error) {
	i, _, err := s.probe(th, key, h)
	return i, err
}

// probeOther is probe for a key of another kind in a table of ints that is not
// empty. again tells that the table was replaced meanwhile: look once more.
func (s *Set) probeOther(th *Thread, key Value, h int64) (at, place int, again bool, err error) {
restart:
	place = -1
	mask := uint64(len(s.ints) - 1)
	i, perturb := uint64(h)&mask, uint64(h)
	for {
		n := uint64(0)
		if i+setLinear <= mask {
			n = setLinear
		}
		for j := i; j <= i+n; j++ {
			switch w := s.ints[j]; w {
			case 0:
				if place < 0 {
					place = int(j)
				}
				return -1, place, false, nil
			case 1:
				place = int(j)
			default:
				if hashInt(w^intFree) != h {
					continue
				}
				before := s.changes
				eq, err := Equal(th, Int(w^intFree), key)
				if err != nil {
					return -1, -1, false, err
				}
				if s.changes != before {
					if s.table != nil || s.ints == nil {
						return -1, -1, true, nil
					}
					goto restart
				}
				if eq {
					return int(j), -1, false, nil
				}
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

// probe returns the position of key, or -1 and the place for it: that of the last
// deleted key on the way to a free one, as in CPython. There is none in a set
// without a table.
func (s *Set) probe(th *Thread, key Value, h int64) (at, place int, err error) {
restart:
	place = -1
	if len(s.table) == 0 {
		switch {
		case len(s.ints) == 0:
			return -1, -1, nil
		case isPlainKey(key):
			at, place = probeInts(s.ints, key.Int()^intFree, h)
			return at, place, nil
		}
		at, place, again, err := s.probeOther(th, key, h)
		if !again {
			return at, place, err
		}
		goto restart
	}
	mask := uint64(len(s.table) - 1)
	i, perturb := uint64(h)&mask, uint64(h)
	for {
		n := uint64(0)
		if i+setLinear <= mask {
			n = setLinear
		}
		for j := i; j <= i+n; j++ {
			e := &s.table[j]
			if e.hash != h || e.key.ref == nil {
				if e.key.ref == nil {
					if place < 0 {
						place = int(j)
					}
					return -1, place, nil
				}
				if e.key.ref == setDead.ref {
					place = int(j)
				}
				continue
			}
			if e.key == key {
				return int(j), -1, nil
			}
			if e.key.IsInt() && key.IsInt() {
				continue
			}
			before := s.changes
			eq, err := Equal(th, e.key, key)
			if err != nil {
				return -1, -1, err
			}
			if s.changes != before {
				goto restart
			}
			if eq {
				return int(j), -1, nil
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

// insert adds a key that is not in the table, which has no deleted ones.
func (s *Set) insert(key Value, h int64) {
	if s.table == nil {
		insertInt(s.ints, key.Int()^intFree)
		s.fill++
		s.used++
		return
	}
	mask := uint64(len(s.table) - 1)
	i, perturb := uint64(h)&mask, uint64(h)
	for {
		n := uint64(0)
		if i+setLinear <= mask {
			n = setLinear
		}
		for j := i; j <= i+n; j++ {
			if e := &s.table[j]; e.key.ref == nil {
				*e = setEntry{key, h}
				s.fill++
				s.used++
				return
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

// mask is the size of the table less one, as if an empty set had the smallest table.
func (s *Set) mask() int { return max(s.size(), setMinSize) - 1 }

// setMinSize is the size of the smallest table.
const setMinSize = 8

// resize makes a table for more than n keys, without deleted ones.
func (s *Set) resize(th *Thread, n int) error {
	size := setMinSize
	if n >= size {
		size = 1 << bits.Len(uint(n))
	}
	if size > 1<<10 {
		if err := th.Charge(int64(size) * 24); err != nil {
			return err
		}
	}
	if s.table == nil {
		old, fill, used := s.ints, s.fill, s.used
		t, err := takeSetInts(th, size)
		if err != nil {
			return err
		}
		s.ints, s.fill, s.used = t, 0, 0
		for i := 0; i < len(old); i += itemChunk {
			if err := th.pollKill(0); err != nil {
				s.ints, s.fill, s.used = old, fill, used
				return err
			}
			for _, w := range old[i:min(i+itemChunk, len(old))] {
				if isKey(w) {
					insertInt(t, w)
					s.fill++
				}
			}
		}
		s.used = s.fill
		th.Interp.giveSetInts(old)
		return nil
	}
	old := s.table
	fill, used := s.fill, s.used
	t, err := takeSetTable(th, size)
	if err != nil {
		return err
	}
	s.table, s.fill, s.used = t, 0, 0
	for i := range old {
		if old[i].live() {
			s.insert(old[i].key, old[i].hash)
		}
		if err := th.pollKill(i); err != nil {
			s.table, s.fill, s.used = old, fill, used
			return err
		}
	}
	th.Interp.giveSetTable(old)
	return nil
}

// spareSetTables has a cleared table of each size from 8 on that a growing set left
// behind: growing then makes no garbage.
type (
	spareSetTables [12][]setEntry
	spareSetInts   [12][]int64
)

func takeSetTable(th *Thread, size int) ([]setEntry, error) {
	in := th.Interp
	if c := bits.Len(uint(size)) - 4; c < len(in.setTables) {
		if t := in.setTables[c]; t != nil {
			in.setTables[c] = nil
			return t, nil
		}
	}
	return makeTable[setEntry](th, size, 24)
}

func (in *Interpreter) giveSetTable(t []setEntry) {
	if len(t) == 0 {
		return
	}
	if c := bits.Len(uint(len(t))) - 4; c < len(in.setTables) && in.setTables[c] == nil {
		clear(t)
		in.setTables[c] = t
	}
}

func takeSetInts(th *Thread, size int) ([]int64, error) {
	in := th.Interp
	if c := bits.Len(uint(size)) - 4; c < len(in.setInts) {
		if t := in.setInts[c]; t != nil {
			in.setInts[c] = nil
			return t, nil
		}
	}
	return makeTable[int64](th, size, 8)
}

func (in *Interpreter) giveSetInts(t []int64) {
	if len(t) == 0 {
		return
	}
	if c := bits.Len(uint(len(t))) - 4; c < len(in.setInts) && in.setInts[c] == nil {
		clear(t)
		in.setInts[c] = t
	}
}

// growth is the number of keys that a full set gets room for.
func (s *Set) growth() int {
	if s.used > 50000 {
		return s.used * 2
	}
	return s.used * 4
}

// Add adds a key.
func (s *Set) Add(th *Thread, key Value) error {
	if s.table == nil && isPlainKey(key) {
		return s.addInt(th, key.Int()^intFree)
	}
	h, err := keyHash(th, key, "set element")
	if err != nil {
		return err
	}
	return s.AddHash(th, key, h)
}

// AddHash is Add for a key whose hash is known.
func (s *Set) AddHash(th *Thread, key Value, h int64) error {
	if s.table == nil && isPlainKey(key) {
		return s.addInt(th, key.Int()^intFree)
	}
	i, place, err := s.probe(th, key, h)
	if i >= 0 || err != nil {
		return err
	}
	if err := s.generalize(th); err != nil {
		return err
	}
	if place < 0 {
		s.table, _ = takeSetTable(th, setMinSize)
		place = int(uint64(h) & (setMinSize - 1))
	}
	e := &s.table[place]
	if e.key.ref == nil {
		s.fill++
	}
	*e = setEntry{key, h}
	s.used++
	s.changes++
	if s.fill*5 >= s.mask()*3 {
		return s.resize(th, s.growth())
	}
	return nil
}

// Has reports whether key is in the set.
func (s *Set) Has(th *Thread, key Value) (bool, error) {
	if s.table == nil && isPlainKey(key) {
		return hasInt(s.ints, key.Int()^intFree), nil
	}
	h, err := setKeyHash(th, key)
	if err != nil {
		return false, err
	}
	i, _, err := s.probe(th, key, h)
	return i >= 0, err
}

// setKeyHash is Hash; a set as a key stands for the frozenset.
func setKeyHash(th *Thread, key Value) (int64, error) {
	h, err := keyHash(th, key, "set element")
	if err != nil && ToSet(key) != nil && IsException(err, TypeError) {
		return ToSet(key).frozenHash(), nil
	}
	return h, err
}

// Remove removes a key and reports whether it was there.
func (s *Set) Remove(th *Thread, key Value) (bool, error) {
	if s.table == nil && isPlainKey(key) {
		return s.removeInt(key.Int() ^ intFree), nil
	}
	h, err := setKeyHash(th, key)
	if err != nil {
		return false, err
	}
	i, err := s.find(th, key, h)
	if i < 0 {
		return false, err
	}
	s.removeAt(i)
	return true, nil
}

func (s *Set) removeAt(i int) {
	if s.table == nil {
		s.ints[i] = 1
	} else {
		s.table[i] = setEntry{setDead, -1}
	}
	s.used--
	s.changes++
}

// Next returns the item at or after position *i and moves *i behind it.
func (s *Set) Next(i *int) (Value, int64, bool) {
	if s.table == nil {
		for *i < len(s.ints) {
			w := s.ints[*i]
			*i++
			if isKey(w) {
				k := w ^ intFree
				return Int(k), hashInt(k), true
			}
		}
		return Value{}, 0, false
	}
	for *i < len(s.table) {
		e := &s.table[*i]
		*i++
		if e.live() {
			return e.key, e.hash, true
		}
	}
	return Value{}, 0, false
}

// Items returns the items in a new slice.
func (s *Set) Items() []Value {
	out := make([]Value, 0, s.used)
	for i := 0; ; {
		v, _, ok := s.Next(&i)
		if !ok {
			return out
		}
		out = append(out, v)
	}
}

func (s *Set) clear() {
	s.ints, s.table, s.fill, s.used = nil, nil, 0, 0
	s.changes++
}
