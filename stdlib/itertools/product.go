package itertools

// This file defines product.

import (
	"math"

	"github.com/hognose/hognose/py"
)

// product is the Python type product.
type product struct {
	py.Object
	pools   [][]py.Value
	indices []int
	row     []py.Value // the last row returned; nil before the first
	done    bool
}

var productType = &py.Type{Name: "product", Doc: "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nproduct(A, B) gives the same as ((x, y) for x in A for y in B), and\nproduct(A, repeat=4) the same as product(A, A, A, A)."}

func initProduct(th *py.Thread, x *product, a []py.Value) error {
	iterables := py.ToTuple(a[0]).Items()
	repeat, err := toSize(th, a[1])
	if err != nil {
		return err
	}
	if repeat < 0 {
		return py.ValueErrorf("repeat argument cannot be negative")
	}
	if repeat == 0 {
		iterables = nil
	}
	n := len(iterables)
	if n > 0 && repeat > math.MaxInt/(8*n) {
		return py.OverflowErrorf("repeat argument too large")
	}
	if err := th.Charge(int64(n) * int64(repeat) * 48); err != nil {
		return err
	}
	if n > 0 && repeat > 1<<32/n {
		return py.NewException(py.MemoryError)
	}
	for _, v := range iterables {
		pool, err := py.ToSlice(th, v)
		if err != nil {
			return err
		}
		x.pools = append(x.pools, pool)
		x.done = x.done || len(pool) == 0
	}
	first := x.pools
	for i := 1; i < repeat && n > 0; i++ {
		if err := th.PollEvery(i); err != nil {
			return err
		}
		x.pools = append(x.pools, first...)
	}
	x.indices = make([]int, len(x.pools))
	return nil
}

// nextProduct returns the next row, which the one after it overwrites; nil at the end.
func nextProduct(th *py.Thread, x *product) ([]py.Value, error) {
	switch {
	case x.done:
		return nil, nil
	case x.row == nil:
		x.row = make([]py.Value, len(x.pools))
		for i, p := range x.pools {
			x.row[i] = p[0]
		}
		x.done = len(x.pools) == 0
		return x.row, nil
	}
	for i := len(x.pools) - 1; i >= 0; i-- {
		x.indices[i]++
		if x.indices[i] < len(x.pools[i]) {
			x.row[i] = x.pools[i][x.indices[i]]
			return x.row, nil
		}
		x.indices[i] = 0
		x.row[i] = x.pools[i][0]
	}
	x.done = true
	return nil, nil
}

func (x *product) width() int { return len(x.pools) }

func defineProduct() {
	productType.Methods = []py.NativeDef{{Sig: "__sizeof__(self, /)", Doc: "Returns size in memory, in bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Int(int64(40 + 8*len(py.Cast[product](a[0]).pools))), nil
	}}}
	rowIterator(productType, "product(cls, *iterables, repeat=1)", initProduct, (*product).width, nextProduct)
}
