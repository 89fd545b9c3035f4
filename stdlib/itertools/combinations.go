package itertools

// This file defines combinations, combinations_with_replacement and permutations.

import (
	"github.com/hognose/hognose/py"
)

// selection is the state of the three: positions in the pool that make the row
// returned last.
type selection struct {
	py.Object
	pool    []py.Value
	indices []int
	cycles  []int      // of permutations
	row     []py.Value // nil before the first
	done    bool
}

var (
	combinationsType = &py.Type{Name: "combinations", Doc: "Return an iterator over the combinations of r items.\n\ncombinations('abc', 2) --> ab, ac, bc"}
	replacementType  = &py.Type{Name: "combinations_with_replacement", Doc: "All ways to choose r of the items, any of them several times, in the order of the iterable.\n\ncombinations_with_replacement('AB', 2) --> ('A','A'), ('A','B'), ('B','B')"}
	permutationsType = &py.Type{Name: "permutations", Doc: "Return an iterator over the arrangements of r items.\n\npermutations('abc', 2) --> ab, ac, ba, bc, ca, cb"}
)

// start prepares rows of r items.
func (x *selection) start(th *py.Thread, r, extra int) error {
	if r < 0 {
		return py.ValueErrorf("r must be non-negative")
	}
	if err := th.Charge(int64(min(r, 1<<50)) * 40); err != nil {
		return err
	}
	if r > 1<<32 {
		return py.NewException(py.MemoryError)
	}
	x.indices = make([]int, r+extra)
	return nil
}

// first returns the row of the starting positions.
func (x *selection) first(r int) []py.Value {
	x.row = make([]py.Value, r)
	for i := range x.row {
		x.row[i] = x.pool[x.indices[i]]
	}
	return x.row
}

func initCombinations(th *py.Thread, x *selection, a []py.Value) (err error) {
	if x.pool, err = py.ToSlice(th, a[0]); err != nil {
		return err
	}
	r, err := toSize(th, a[1])
	if err != nil {
		return err
	}
	if r > len(x.pool) {
		x.done = true
		return nil
	}
	if err := x.start(th, r, 0); err != nil {
		return err
	}
	for i := range x.indices {
		x.indices[i] = i
	}
	return nil
}

func nextCombinations(th *py.Thread, x *selection) ([]py.Value, error) {
	if x.done {
		return nil, nil
	}
	r, n := len(x.indices), len(x.pool)
	if x.row == nil {
		return x.first(r), nil
	}
	// The rightmost position that can move does; those after it follow it.
	i := r - 1
	for i >= 0 && x.indices[i] == i+n-r {
		i--
	}
	if i < 0 {
		x.done = true
		return nil, nil
	}
	k := x.indices[i] + 1
	for ; i < r; i++ {
		x.indices[i] = k
		x.row[i] = x.pool[k]
		k++
	}
	return x.row, nil
}

func initReplacement(th *py.Thread, x *selection, a []py.Value) (err error) {
	if x.pool, err = py.ToSlice(th, a[0]); err != nil {
		return err
	}
	r, err := toSize(th, a[1])
	if err != nil {
		return err
	}
	x.done = len(x.pool) == 0 && r > 0
	return x.start(th, r, 0)
}

func nextReplacement(th *py.Thread, x *selection) ([]py.Value, error) {
	if x.done {
		return nil, nil
	}
	r, n := len(x.indices), len(x.pool)
	if x.row == nil {
		return x.first(r), nil
	}
	i := r - 1
	for i >= 0 && x.indices[i] == n-1 {
		i--
	}
	if i < 0 {
		x.done = true
		return nil, nil
	}
	k := x.indices[i] + 1
	for ; i < r; i++ {
		x.indices[i] = k
		x.row[i] = x.pool[k]
	}
	return x.row, nil
}

func initPermutations(th *py.Thread, x *selection, a []py.Value) (err error) {
	if x.pool, err = py.ToSlice(th, a[0]); err != nil {
		return err
	}
	n := len(x.pool)
	r := n
	if !a[1].IsNone() {
		if !py.IsIntLike(a[1]) {
			return py.TypeErrorf("Expected int as r")
		}
		if r, err = toSize(th, a[1]); err != nil {
			return err
		}
	}
	if r > n {
		x.done = true
		return nil
	}
	if err := x.start(th, r, n-r); err != nil {
		return err
	}
	for i := range x.indices {
		x.indices[i] = i
	}
	x.cycles = make([]int, r)
	for i := range x.cycles {
		x.cycles[i] = n - i
	}
	return nil
}

func nextPermutations(th *py.Thread, x *selection) ([]py.Value, error) {
	if x.done {
		return nil, nil
	}
	r, n := len(x.cycles), len(x.pool)
	if x.row == nil {
		return x.first(r), nil
	}
	// Each position swaps with those behind it in turn; when it has been through
	// all, they are rotated back and the position before it moves on.
	for i := r - 1; i >= 0; i-- {
		if err := th.PollEvery(i + 1); err != nil {
			return nil, err
		}
		x.cycles[i]--
		if x.cycles[i] == 0 {
			moved := x.indices[i]
			copy(x.indices[i:], x.indices[i+1:])
			x.indices[n-1] = moved
			x.cycles[i] = n - i
			continue
		}
		j := n - x.cycles[i]
		x.indices[i], x.indices[j] = x.indices[j], x.indices[i]
		for k := i; k < r; k++ {
			x.row[k] = x.pool[x.indices[k]]
		}
		return x.row, nil
	}
	x.done = true
	return nil, nil
}

func defineCombinations() {
	chosen := func(x *selection) int { return len(x.indices) }
	rowIterator(combinationsType, "combinations(cls, iterable, r)", initCombinations, chosen, nextCombinations)
	rowIterator(replacementType, "combinations_with_replacement(cls, iterable, r)", initReplacement, chosen, nextReplacement)
	rowIterator(permutationsType, "permutations(cls, iterable, r=None)", initPermutations, func(x *selection) int { return len(x.cycles) }, nextPermutations)
}
