package py

// This file defines sorting: a stable merge sort with binary insertion for short
// runs and detection of runs that are ordered already (after timsort, Tim
// Peters 2002), on keys with their values.

// Sort sorts the list in place. While it is in progress the list looks empty;
// if Python code changes it, ValueError is raised, as CPython does.
func (l *List) Sort(th *Thread, key Value, reverse bool) error {
	items := l.items
	l.items = nil
	s := sorter{th: th, keys: items, pin: len(th.pins)}
	th.Pin(items)
	th.Pin(nil) // keys
	th.Pin(nil) // what is being merged
	th.Pin(nil)
	defer func() {
		for range 4 {
			th.Unpin()
		}
	}()
	var err error
	if !key.IsNone() {
		if err = th.ChargeItems(len(items)); err != nil {
			l.items = items
			return err
		}
		if s.keys, err = MakeItems(th, len(items)); err != nil {
			l.items = items
			return err
		}
		s.vals = items
		th.pins[s.pin+1] = s.keys
		for i, v := range items {
			if s.keys[i], err = th.Call(key, v); err != nil {
				break
			}
			if err = th.PollEvery(i); err != nil {
				break
			}
		}
	}
	if err == nil {
		s.pickCompare()
		if reverse {
			err = s.reverse(0, len(items))
		}
		if err == nil {
			err = s.sort()
		}
		if reverse { // also what a failing comparison leaves, unless the thread ends
			if err2 := s.reverse(0, len(items)); err == nil {
				err = err2
			}
		}
	}
	if l.items != nil && err == nil { // also when what was added has gone again
		err = ValueErrorf("list modified during sort")
	}
	l.items = items
	return err
}

type sorter struct {
	th         *Thread
	keys, vals []Value // vals nil: the keys are the values
	tmpK, tmpV []Value
	kind       keyKind
	n          int // comparisons since the last poll
	pin        int // place of the pins
}

// keyKind tells which comparison without dispatch all keys allow.
type keyKind uint8

const (
	anyKeys    keyKind = iota // none
	intKeys                   // ints in place
	floatKeys                 // floats
	strKeys                   // exact strs
	tupleKeys                 // exact tuples, not empty, whose first items are of several kinds
	tupleInts                 // those whose first items are ints in place
	tupleStrs                 // those whose first items are exact strs
	tupleFloat                // those whose first items are floats
)

// kindOf returns the kind of a list of keys.
func (s *sorter) kindOf(keys []Value, first bool) keyKind {
	ints, floats, strs := true, true, true
	for i, k := range keys {
		if i&4095 == 0 && s.killed() {
			return anyKeys
		}
		if first {
			k = (*Tuple)(k.ref).items[0]
		}
		ints = ints && k.IsInt()
		floats = floats && k.IsFloat()
		strs = strs && IsExactStr(k)
		if !ints && !floats && !strs {
			return anyKeys
		}
	}
	switch {
	case ints:
		return intKeys
	case floats:
		return floatKeys
	}
	return strKeys
}

// pickCompare chooses the comparison.
func (s *sorter) pickCompare() {
	if len(s.keys) == 0 {
		return
	}
	if s.kind = s.kindOf(s.keys, false); s.kind != anyKeys {
		return
	}
	for i, k := range s.keys {
		if i&4095 == 0 && s.killed() || k.Type() != &tupleType || len((*Tuple)(k.ref).items) == 0 {
			return
		}
	}
	switch s.kindOf(s.keys, true) {
	case intKeys:
		s.kind = tupleInts
	case strKeys:
		s.kind = tupleStrs
	case floatKeys:
		s.kind = tupleFloat
	default:
		s.kind = tupleKeys
	}
}

// killed reports whether the thread is to end, which the next comparison returns.
func (s *sorter) killed() bool { return s.th.reasons.Load()&ReasonKill != 0 }

func (s *sorter) lt(a, b Value) (bool, error) {
	if s.n++; s.n&255 == 0 {
		if err := s.th.Poll(); err != nil {
			return false, err
		}
	}
	switch s.kind {
	case intKeys:
		return a.Int() < b.Int(), nil
	case floatKeys:
		return a.Float() < b.Float(), nil
	case strKeys:
		return (*Str)(a.ref).s < (*Str)(b.ref).s, nil
	case tupleInts:
		x, y := (*Tuple)(a.ref).items[0].Int(), (*Tuple)(b.ref).items[0].Int()
		if x != y {
			return x < y, nil
		}
	case tupleStrs:
		x, y := (*Str)((*Tuple)(a.ref).items[0].ref).s, (*Str)((*Tuple)(b.ref).items[0].ref).s
		if x != y {
			return x < y, nil
		}
	case tupleFloat:
		x, y := (*Tuple)(a.ref).items[0].Float(), (*Tuple)(b.ref).items[0].Float()
		if x < y || y < x {
			return x < y, nil
		}
	}
	v, err := Compare(s.th, a, b, LT)
	if err != nil {
		return false, err
	}
	return Truth(s.th, v)
}

func (s *sorter) reverse(lo, hi int) error {
	for i, j := lo, hi-1; i < j; i, j = i+1, j-1 {
		if err := s.th.pollKill(i - lo + 1); err != nil {
			return err
		}
		s.keys[i], s.keys[j] = s.keys[j], s.keys[i]
		if s.vals != nil {
			s.vals[i], s.vals[j] = s.vals[j], s.vals[i]
		}
	}
	return nil
}

// Runs are made at least sortRun long; a list shorter than shortSort is one run.
const (
	sortRun   = 32
	shortSort = 64
)

func (s *sorter) sort() error {
	n := len(s.keys)
	if n < 2 {
		return nil
	}
	atLeast := sortRun
	if n < shortSort {
		atLeast = n
	}
	type run struct{ lo, hi int }
	var stack []run
	mergeAt := func(i int) error {
		a, b := stack[i], stack[i+1]
		stack[i].hi = b.hi
		stack = append(stack[:i+1], stack[i+2:]...)
		return s.merge(a.lo, b.lo, b.hi)
	}
	for lo := 0; lo < n; {
		hi, err := s.countRun(lo, n)
		if err != nil {
			return err
		}
		if hi-lo < atLeast {
			end := min(lo+atLeast, n)
			if err := s.insertion(lo, hi, end); err != nil {
				return err
			}
			hi = end
		}
		stack = append(stack, run{lo, hi})
		lo = hi
		for len(stack) > 1 {
			k := len(stack) - 2
			size := func(i int) int { return stack[i].hi - stack[i].lo }
			if k > 0 && size(k-1) <= size(k)+size(k+1) || k > 1 && size(k-2) <= size(k-1)+size(k) {
				if size(k-1) < size(k+1) {
					k--
				}
			} else if size(k) > size(k+1) {
				break
			}
			if err := mergeAt(k); err != nil {
				return err
			}
		}
	}
	for len(stack) > 1 {
		if err := mergeAt(len(stack) - 2); err != nil {
			return err
		}
	}
	return nil
}

// countRun returns the end of the ordered run at lo, after turning a descending one around. Equal neighbours in that are
// turned around before, so that they keep their order. The comparisons are those of CPython: where they contradict
// each other, as with NaN, the order that results is the same.
func (s *sorter) countRun(lo, n int) (int, error) {
	hi := lo + 1
	lt := false
	var err error
	for ; hi < n; hi++ {
		if lt, err = s.lt(s.keys[hi], s.keys[hi-1]); err != nil {
			return 0, err
		}
		if lt {
			break
		}
	}
	if hi >= n {
		return hi, nil
	}
	if hi > lo+1 {
		if lt, err = s.lt(s.keys[lo], s.keys[hi-1]); err != nil || lt {
			return hi, err
		}
		if err := s.reverse(lo, hi); err != nil {
			return 0, err
		}
	}
	equal := 0 // how many at the end equal the one before
	turn := func() error {
		n := equal
		if equal = 0; n == 0 {
			return nil
		}
		return s.reverse(hi-n-1, hi)
	}
	for hi++; hi < n; hi++ {
		if lt, err = s.lt(s.keys[hi], s.keys[hi-1]); err != nil {
			return 0, err
		}
		if lt {
			if err := turn(); err != nil {
				return 0, err
			}
			continue
		}
		if lt, err = s.lt(s.keys[hi-1], s.keys[hi]); err != nil {
			return 0, err
		}
		if lt {
			break
		}
		equal++
	}
	if err := turn(); err != nil {
		return 0, err
	}
	if err := s.reverse(lo, hi); err != nil {
		return 0, err
	}
	// It may go on upwards.
	for ; hi < n; hi++ {
		if lt, err = s.lt(s.keys[hi], s.keys[hi-1]); err != nil || lt {
			return hi, err
		}
	}
	return hi, nil
}

// insertion sorts [lo, end), of which [lo, from) is sorted, by binary insertion.
func (s *sorter) insertion(lo, from, end int) error {
	for i := from; i < end; i++ {
		k := s.keys[i]
		l, r := lo, i
		for l < r {
			m := (l + r) / 2
			lt, err := s.lt(k, s.keys[m])
			if err != nil {
				return err
			}
			if lt {
				r = m
			} else {
				l = m + 1
			}
		}
		copy(s.keys[l+1:i+1], s.keys[l:i])
		s.keys[l] = k
		if s.vals != nil {
			v := s.vals[i]
			copy(s.vals[l+1:i+1], s.vals[l:i])
			s.vals[l] = v
		}
	}
	return nil
}

// merge merges the sorted neighbours [lo, mid) and [mid, hi). On an error the
// slice still holds every item once.
func (s *sorter) merge(lo, mid, hi int) error {
	// What is in place already need not move.
	first := s.keys[mid]
	l, r := lo, mid
	for l < r {
		m := (l + r) / 2
		lt, err := s.lt(first, s.keys[m])
		if err != nil {
			return err
		}
		if lt {
			r = m
		} else {
			l = m + 1
		}
	}
	lo = l
	if lo == mid {
		return nil
	}
	n := mid - lo
	s.tmpK = append(s.tmpK[:0], s.keys[lo:mid]...)
	if s.vals != nil {
		s.tmpV = append(s.tmpV[:0], s.vals[lo:mid]...)
	}
	s.th.pins[s.pin+2], s.th.pins[s.pin+3] = s.tmpK, s.tmpV
	i, j, k := 0, mid, lo
	var err error
	for i < n && j < hi {
		var lt bool
		if lt, err = s.lt(s.keys[j], s.tmpK[i]); err != nil {
			break
		}
		if lt {
			s.keys[k] = s.keys[j]
			if s.vals != nil {
				s.vals[k] = s.vals[j]
			}
			j++
		} else {
			s.keys[k] = s.tmpK[i]
			if s.vals != nil {
				s.vals[k] = s.tmpV[i]
			}
			i++
		}
		k++
	}
	copy(s.keys[k:], s.tmpK[i:n])
	if s.vals != nil {
		copy(s.vals[k:], s.tmpV[i:n])
	}
	return err
}
