package py

// This file defines Dict's storage: an insertion-ordered, compact,
// open-addressed hash table, as CPython has it since 3.6. Methods of the Python
// type dict are in dict_type.go.

import (
	"unsafe"
)

// Dict is the Python type dict, and the table behind namespaces and sets of keys.
// It belongs to one VM, or is not changed any more.
type Dict struct {
	Object
	entries []dictEntry // in insertion order; a deleted one has an absent key
	index   []int32     // position in entries + 1; 0 free, -1 deleted. nil for up to dictSmall entries
	used    int         // living entries
	keysVer uint32      // changes when a key is added, removed or moved
	cut     uint32      // what is at this position - 1 or behind it may be newer than an iterator believes, see dictIter; 0: nothing
	first   uint32      // entries before this one are deleted
	filled  uint32      // slots of index that are not free
}

type dictEntry struct {
	hash  uint64
	key   Value
	value Value
}

// dictSmall is the number of entries up to which a scan beats the index.
const dictSmall = 8

// NewDict returns an empty dict.
func NewDict() *Dict { return &Dict{Object: Object{typ: &dictType}} }

// NewDictSize returns an empty dict with room for n entries.
func NewDictSize(n int) *Dict {
	d := NewDict()
	if n > 0 {
		d.entries = make([]dictEntry, 0, n)
		if n > dictSmall {
			d.index = make([]int32, indexSize(n))
		}
	}
	return d
}

// Expect makes room in an empty dict for n entries that are about to come, up to a
// number that is quickly made room for.
func (d *Dict) Expect(n int) {
	if n = min(n, 1024); cap(d.entries) == 0 && n > 0 {
		d.rebuild(n)
	}
}

// Value returns the dict as a value.
func (d *Dict) Value() Value { return ValueOf(&d.Object) }

// ToDict returns v as a dict or instance of a subclass, else nil.
func ToDict(v Value) *Dict {
	if v.ref != nil && v.Type().Flags&FlagDict != 0 {
		return (*Dict)(v.ref)
	}
	return nil
}

// Len returns the number of entries.
func (d *Dict) Len() int { return d.used }

// KeysVersion changes whenever a key is added, removed or moves: while it stays,
// the position of an entry, and the absence of a key, do too.
func (d *Dict) KeysVersion() uint32 { return d.keysVer }

// At returns the value at a position given by FindStr.
func (d *Dict) At(i int) Value { return d.entries[i].value }

// SetAt stores the value at a position given by FindStr.
func (d *Dict) SetAt(i int, v Value) { d.entries[i].value = v }

func indexSize(n int) int {
	size := 16
	for size*2 < n*3+2 {
		size *= 2
	}
	return size
}

// FindStr returns the position of the entry of a string key, or -1. It runs no
// Python code: keys of other types than str are passed over, unless their hash
// is equal, which makes only exact strings match (see Get for the general case).
func (d *Dict) FindStr(name *Str) int {
	h := uint64(name.Hash())
	if d.index == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.key.ref == unsafe.Pointer(name) {
				return i
			}
		}
		for i := range d.entries {
			e := &d.entries[i]
			if e.hash == h && e.key.ref != nil && e.key.Type() == &strType && (*Str)(e.key.ref).s == name.s {
				return i
			}
		}
		return -1
	}
	mask := uint64(len(d.index) - 1)
	for pos, perturb := h&mask, h; ; {
		i := d.index[pos]
		if i == 0 {
			return -1
		}
		if i > 0 {
			e := &d.entries[i-1]
			if e.key.ref == unsafe.Pointer(name) ||
				e.hash == h && e.key.Type().Flags&FlagStr != 0 && (*Str)(e.key.ref).s == name.s {
				return int(i - 1)
			}
		}
		perturb >>= 5
		pos = (pos*5 + perturb + 1) & mask
	}
}

// GetStr returns the value of a string key.
func (d *Dict) GetStr(name *Str) (Value, bool) {
	if i := d.FindStr(name); i >= 0 {
		return d.entries[i].value, true
	}
	return Value{}, false
}

// SetStr stores the value of a string key.
func (d *Dict) SetStr(name *Str, v Value) {
	if i := d.FindStr(name); i >= 0 {
		d.entries[i].value = v
		return
	}
	d.insert(uint64(name.Hash()), name.Value(), v)
}

// DeleteStr removes a string key and reports whether it was there.
func (d *Dict) DeleteStr(name *Str) bool {
	i := d.FindStr(name)
	if i < 0 {
		return false
	}
	d.removeAt(i)
	return true
}

// lookup returns the position of key, or -1, and its hash. It may run Python code.
// Ints and strs, which most keys are, are found without a call.
func (d *Dict) lookup(th *Thread, key Value) (int, uint64, error) {
	var h uint64
	switch t := key.Type(); {
	case key.IsInt():
		h = uint64(hashInt(key.Int()))
		index := d.index
		if index == nil {
			break
		}
		mask := uint64(len(index) - 1)
		for pos, perturb := h&mask, h; ; {
			i := index[pos]
			if i == 0 {
				return -1, h, nil
			}
			if i > 0 {
				if e := &d.entries[i-1]; e.hash == h {
					if e.key == key {
						return int(i - 1), h, nil
					}
					if !e.key.IsInt() {
						break
					}
				}
			}
			perturb >>= 5
			pos = (pos*5 + perturb + 1) & mask
		}
	case t == &strType:
		name := (*Str)(key.ref)
		h = uint64(name.Hash())
		index := d.index
		if index == nil {
			break
		}
		mask := uint64(len(index) - 1)
		for pos, perturb := h&mask, h; ; {
			i := index[pos]
			if i == 0 {
				return -1, h, nil
			}
			if i > 0 {
				if e := &d.entries[i-1]; e.hash == h {
					if e.key.ref == key.ref {
						return int(i - 1), h, nil
					}
					if e.key.Type() != &strType {
						break
					}
					if (*Str)(e.key.ref).s == name.s {
						return int(i - 1), h, nil
					}
				}
			}
			perturb >>= 5
			pos = (pos*5 + perturb + 1) & mask
		}
	default:
		hv, err := keyHash(th, key, "dict key")
		if err != nil {
			return -1, 0, err
		}
		h = uint64(hv)
	}
	i, err := d.find(th, key, h)
	return i, h, err
}

// HasRoom reports whether a new key needs no new tables, or none that are large: then
// Set needs not be charged for.
func (d *Dict) HasRoom() bool { return len(d.entries) < cap(d.entries) || len(d.entries) <= 1<<10 }

// Has reports whether key is in the dict.
func (d *Dict) Has(th *Thread, key Value) (bool, error) {
	i, _, err := d.lookup(th, key)
	return i >= 0, err
}

// find returns the position of key, or -1. It may run Python code (__eq__), and
// starts again when that changes the dict.
func (d *Dict) find(th *Thread, key Value, h uint64) (int, error) {
restart:
	if d.index == nil {
		for i := 0; i < len(d.entries); i++ {
			e := &d.entries[i]
			if e.hash != h || e.key.ref == nil {
				continue
			}
			eq, changed, err := d.keyEqual(th, e.key, key)
			if err != nil {
				return -1, err
			}
			if changed {
				goto restart
			}
			if eq {
				return i, nil
			}
		}
		return -1, nil
	}
	mask := uint64(len(d.index) - 1)
	for pos, perturb := h&mask, h; ; {
		i := d.index[pos]
		if i == 0 {
			return -1, nil
		}
		if i > 0 {
			if e := &d.entries[i-1]; e.hash == h {
				eq, changed, err := d.keyEqual(th, e.key, key)
				if err != nil {
					return -1, err
				}
				if changed {
					goto restart
				}
				if eq {
					return int(i - 1), nil
				}
			}
		}
		perturb >>= 5
		pos = (pos*5 + perturb + 1) & mask
	}
}

// keyEqual compares two keys of equal hash; changed tells that the comparison,
// which ran Python code, has changed the dict.
func (d *Dict) keyEqual(th *Thread, a, b Value) (eq, changed bool, err error) {
	if a == b {
		return true, false, nil
	}
	if a.Type() == &strType && b.Type() == &strType {
		return (*Str)(a.ref).s == (*Str)(b.ref).s, false, nil
	}
	if a.IsInt() && b.IsInt() {
		return false, false, nil
	}
	if a.Type() == &tupleType && b.Type() == &tupleType {
		x, y := (*Tuple)(a.ref).items, (*Tuple)(b.ref).items
		if n, differ := equalPrefix(x, y); differ || len(x) != len(y) {
			return false, false, nil
		} else if n == len(x) {
			return true, false, nil
		}
	}
	before := d.keysVer
	eq, err = Equal(th, a, b)
	return eq, d.keysVer != before, err
}

// Get returns the value of key; found is false if there is none. The error is
// that of __hash__ or __eq__.
func (d *Dict) Get(th *Thread, key Value) (v Value, found bool, err error) {
	i, _, err := d.lookup(th, key)
	if i < 0 {
		return Value{}, false, err
	}
	return d.entries[i].value, true, nil
}

// GetHash is Get for a key whose hash is known.
func (d *Dict) GetHash(th *Thread, key Value, h int64) (v Value, found bool, err error) {
	i, err := d.find(th, key, uint64(h))
	if i < 0 {
		return Value{}, false, err
	}
	return d.entries[i].value, true, nil
}

// Set stores v under key.
func (d *Dict) Set(th *Thread, key, v Value) error {
	i, h, err := d.lookup(th, key)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].value = v
		return nil
	}
	if err := d.room(th); err != nil {
		return err
	}
	d.insert(h, key, v)
	return nil
}

// SetHash is Set for a key whose hash is known.
func (d *Dict) SetHash(th *Thread, key Value, h int64, v Value) error {
	i, err := d.find(th, key, uint64(h))
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].value = v
		return nil
	}
	if err := d.room(th); err != nil {
		return err
	}
	d.insert(uint64(h), key, v)
	return nil
}

// SetDefault returns the value of key, after storing v if there was none.
func (d *Dict) SetDefault(th *Thread, key, v Value) (Value, error) {
	i, h, err := d.lookup(th, key)
	if err != nil {
		return Value{}, err
	}
	if i >= 0 {
		return d.entries[i].value, nil
	}
	if err := d.room(th); err != nil {
		return Value{}, err
	}
	d.insert(h, key, v)
	return v, nil
}

// Delete removes key and returns its value; found is false if there was none.
func (d *Dict) Delete(th *Thread, key Value) (v Value, found bool, err error) {
	i, _, err := d.lookup(th, key)
	if i < 0 {
		return Value{}, false, err
	}
	v = d.entries[i].value
	d.removeAt(i)
	return v, true, nil
}

// DeleteHash is Delete for a key whose hash is known.
func (d *Dict) DeleteHash(th *Thread, key Value, h int64) (found bool, err error) {
	i, err := d.find(th, key, uint64(h))
	if i < 0 || err != nil {
		return false, err
	}
	d.removeAt(i)
	return true, nil
}

// insert adds a key that is not in the dict.
func (d *Dict) insert(h uint64, key, v Value) {
	if len(d.entries) == cap(d.entries) {
		d.grow()
	} else if d.index == nil {
		if len(d.entries) >= dictSmall {
			d.rebuild(cap(d.entries))
		}
	} else if int(d.filled)*4 >= len(d.index)*3 {
		// Deleted entries at the end gave back their room but not their slots.
		d.rebuild(cap(d.entries))
	}
	d.entries = append(d.entries, dictEntry{h, key, v})
	if d.index != nil {
		d.link(h, len(d.entries))
	}
	d.used++
	d.keysVer++
}

// link writes the position of an entry (counted from 1) in the index.
func (d *Dict) link(h uint64, n int) {
	mask := uint64(len(d.index) - 1)
	pos, perturb := h&mask, h
	for d.index[pos] > 0 {
		perturb >>= 5
		pos = (pos*5 + perturb + 1) & mask
	}
	if d.index[pos] == 0 {
		d.filled++
	}
	d.index[pos] = int32(n)
}

// grow makes room for at least one more entry.
func (d *Dict) grow() {
	switch {
	case d.used < len(d.entries)/2: // many deleted: compact in place
		d.rebuild(cap(d.entries))
	case cap(d.entries) == 0:
		d.rebuild(4)
	default:
		d.rebuild(2 * cap(d.entries))
	}
}

// rebuild makes new tables with room for n entries, without the deleted ones.
func (d *Dict) rebuild(n int) {
	n = max(n, d.used+1)
	old := d.entries
	d.filled = 0
	if n != cap(old) || d.used != len(old) {
		d.first = 0
		d.entries = make([]dictEntry, 0, n)
		if d.used == len(old) {
			d.entries = append(d.entries, old...)
		} else {
			for i := range old {
				if old[i].key.ref != nil {
					d.entries = append(d.entries, old[i])
				}
			}
		}
	}
	d.index = nil
	if n > dictSmall {
		d.index = make([]int32, indexSize(n))
		for i := range d.entries {
			d.link(d.entries[i].hash, i+1)
		}
	}
	d.keysVer++
}

// rebuildLarge is rebuild for a large table. A kill leaves the dict as it was; other
// threads do not see it meanwhile.
func (d *Dict) rebuildLarge(th *Thread, n int) error {
	entries, err := makeTable[dictEntry](th, n, 40)
	if err != nil {
		return err
	}
	index, err := makeTable[int32](th, indexSize(n), 4)
	if err != nil {
		return err
	}
	old := *d
	d.entries, d.index, d.first, d.filled = entries[:0], index, 0, 0
	for i := range old.entries {
		if err := th.pollKill(i); err != nil {
			d.entries, d.index, d.first, d.filled = old.entries, old.index, old.first, old.filled
			return err
		}
		if e := &old.entries[i]; e.key.ref != nil {
			d.entries = append(d.entries, *e)
			d.link(e.hash, len(d.entries))
		}
	}
	d.keysVer++
	return nil
}

// removeAt removes the entry at position i.
func (d *Dict) removeAt(i int) {
	e := &d.entries[i]
	if d.index != nil {
		mask := uint64(len(d.index) - 1)
		pos, perturb := e.hash&mask, e.hash
		for d.index[pos] != int32(i+1) {
			perturb >>= 5
			pos = (pos*5 + perturb + 1) & mask
		}
		d.index[pos] = -1
	}
	*e = dictEntry{}
	d.used--
	if i == int(d.first) {
		for i < len(d.entries) && d.entries[i].key.ref == nil {
			i++
		}
		i, d.first = int(d.first), uint32(i)
	}
	if i == len(d.entries)-1 { // popitem and stacks: give the room back
		n := i
		for n > 0 && d.entries[n-1].key.ref == nil {
			n--
		}
		d.cutAt(n)
		d.entries = d.entries[:n]
	}
	if d.used == 0 {
		d.cutAt(0)
		d.entries, d.first = d.entries[:0], 0
		if int(d.filled)*4 >= len(d.index) {
			clear(d.index)
			d.filled = 0
		}
	}
	d.keysVer++
}

// cutAt notes that the entries from n on are taken away.
func (d *Dict) cutAt(n int) {
	if d.cut == 0 || n < int(d.cut)-1 {
		d.cut = uint32(n + 1)
	}
}

// moveToEnd makes the entry at position i the last one.
func (d *Dict) moveToEnd(i int) {
	if i == len(d.entries)-1 {
		return
	}
	e := d.entries[i]
	d.removeAt(i)
	d.insert(e.hash, e.key, e.value)
}

// moveToFront makes the entry at position i the first one. Room for such entries
// is made in front of the others, in proportion to their number.
func (d *Dict) moveToFront(i int) {
	if i == int(d.first) {
		return
	}
	e := d.entries[i]
	d.removeAt(i)
	if d.first == 0 {
		room := max(4, d.used/2)
		n := room + 2*d.used + 4
		old := d.entries
		d.entries = make([]dictEntry, room, n)
		for j := range old {
			if old[j].key.ref != nil {
				d.entries = append(d.entries, old[j])
			}
		}
		d.first, d.filled, d.index = uint32(room), 0, nil
		if n > dictSmall {
			d.index = make([]int32, indexSize(n))
			for j := room; j < len(d.entries); j++ {
				d.link(d.entries[j].hash, j+1)
			}
		}
	}
	d.first--
	d.entries[d.first] = e
	if d.index != nil {
		if int(d.filled)*4 >= len(d.index)*3 {
			d.filled = 0
			clear(d.index)
			for j := int(d.first) + 1; j < len(d.entries); j++ {
				if d.entries[j].key.ref != nil {
					d.link(d.entries[j].hash, j+1)
				}
			}
		}
		d.link(e.hash, int(d.first)+1)
	}
	d.used++
	d.keysVer++
}

// Clear removes everything.
func (d *Dict) Clear() {
	d.entries, d.index, d.used, d.first, d.filled = nil, nil, 0, 0, 0
	d.keysVer++
}

// Next returns the entry at or after position *i and moves *i behind it; ok is
// false at the end. The dict may change in between, with the consequences that
// CPython's PyDict_Next has.
func (d *Dict) Next(i *int) (key, value Value, ok bool) {
	if *i == 0 {
		*i = int(d.first)
	}
	for *i < len(d.entries) {
		e := &d.entries[*i]
		*i++
		if e.key.ref != nil {
			return e.key, e.value, true
		}
	}
	return Value{}, Value{}, false
}

// NextHash is Next which gives the key's hash too.
func (d *Dict) NextHash(i *int) (key, value Value, hash int64, ok bool) {
	if *i == 0 {
		*i = int(d.first)
	}
	for *i < len(d.entries) {
		e := &d.entries[*i]
		*i++
		if e.key.ref != nil {
			return e.key, e.value, int64(e.hash), true
		}
	}
	return Value{}, Value{}, 0, false
}

// Prev returns the entry before position *i, which starts at EntriesLen, and moves *i to it.
func (d *Dict) Prev(i *int) (key, value Value, ok bool) {
	if *i > len(d.entries) {
		*i = len(d.entries)
	}
	for *i > 0 {
		*i--
		if e := &d.entries[*i]; e.key.ref != nil {
			return e.key, e.value, true
		}
	}
	return Value{}, Value{}, false
}

// EntriesLen returns the position after the last entry, deleted ones counted.
func (d *Dict) EntriesLen() int { return len(d.entries) }

// Copy returns a new dict with the same entries.
func (d *Dict) Copy() *Dict {
	n := NewDict()
	if d.used == 0 {
		return n
	}
	if d.used == len(d.entries) {
		n.entries = append(make([]dictEntry, 0, cap(d.entries)), d.entries...)
		if d.index != nil {
			n.index, n.filled = append([]int32(nil), d.index...), d.filled
		}
		n.used = d.used
		return n
	}
	n.entries = append(make([]dictEntry, 0, len(d.entries)), d.entries...)
	n.used = d.used
	n.rebuild(d.used)
	return n
}

// CopyLarge is Copy for a dict that may be large: it charges, and a kill ends it.
func (d *Dict) CopyLarge(th *Thread) (*Dict, error) {
	if err := th.Charge(int64(len(d.entries)) * 48); err != nil {
		return nil, err
	}
	if len(d.entries) < asideBytes/40 {
		return d.Copy(), nil
	}
	entries, err := makeTable[dictEntry](th, cap(d.entries), 40)
	if err == nil {
		err = copyTable(th, entries, d.entries)
	}
	if err != nil {
		return nil, err
	}
	index, err := makeTable[int32](th, len(d.index), 4)
	if err == nil {
		err = copyTable(th, index, d.index)
	}
	if err != nil {
		return nil, err
	}
	n := NewDict()
	n.entries, n.index, n.used, n.filled, n.first = entries[:len(d.entries)], index, d.used, d.filled, d.first
	return n, nil
}

// SetGo stores v under a Go string; for building namespaces.
func (d *Dict) SetGo(th *Thread, name string, v Value) { d.SetStr(th.Intern(name), v) }
