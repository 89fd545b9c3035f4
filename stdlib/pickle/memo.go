package pickle

// This file defines what a pickler remembers: the objects it has written.

import (
	"math/bits"

	"github.com/hognose/hognose/py"
)

// memo finds objects by their identity.
type memo struct {
	entries []memoEntry
	index   []int32 // a hash table of 1 more than the place of an entry, 0 if free; its length is a power of two
}

// memoEntry is an object and its number.
type memoEntry struct {
	v py.Value
	n int
}

// slot returns where in the index v is, or would be.
func (m *memo) slot(v py.Value) int {
	mask := len(m.index) - 1
	i := int(uint64(py.ID(v)) * 0x9E3779B97F4A7C15 >> (bits.LeadingZeros64(uint64(mask)) & 63))
	for m.index[i] != 0 && m.entries[m.index[i]-1].v != v {
		i = (i + 1) & mask
	}
	return i
}

// find returns the number of v.
func (m *memo) find(v py.Value) (n int, ok bool) {
	if len(m.entries) == 0 {
		return 0, false
	}
	if e := m.index[m.slot(v)]; e != 0 {
		return m.entries[e-1].n, true
	}
	return 0, false
}

// set remembers v with a number.
func (m *memo) set(th *py.Thread, v py.Value, n int) error {
	if len(m.entries) >= len(m.index)/2 {
		if err := m.grow(th); err != nil {
			return err
		}
	}
	i := m.slot(v)
	if e := m.index[i]; e != 0 {
		m.entries[e-1].n = n
		return nil
	}
	m.entries = append(m.entries, memoEntry{v, n})
	m.index[i] = int32(len(m.entries))
	return nil
}

// grow makes a larger index; anew if another thread has used the pickler meanwhile.
func (m *memo) grow(th *py.Thread) error {
	for {
		next, err := m.enlarged(th)
		if err != nil {
			return err
		}
		same := len(m.entries) == len(next.entries) && (len(m.entries) == 0 || &m.entries[0] == &next.entries[0])
		if same {
			m.index = next.index
			return nil
		}
	}
}

// enlarged returns m as it is, with an index that has room.
func (m *memo) enlarged(th *py.Thread) (next memo, err error) {
	size := 64
	for size < 4*len(m.entries) {
		size *= 2
	}
	if err := th.Charge(int64(4 * size)); err != nil {
		return next, err
	}
	next = memo{m.entries, make([]int32, size)}
	for i := range next.entries {
		if err := th.PollEvery(i); err != nil {
			return next, err
		}
		next.index[next.slot(next.entries[i].v)] = int32(i + 1)
	}
	return next, nil
}
