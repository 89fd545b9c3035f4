package itertools

// This file defines zip_longest.

import (
	"github.com/hognose/hognose/py"
)

// zipLongest is the Python type zip_longest.
type zipLongest struct {
	py.Object
	its    []py.Value // absent: ended
	active int
	fill   py.Value
}

var zipLongestType = &py.Type{Name: "zip_longest", Doc: "Return tuples of items of the iterables, one of each, until the longest is exhausted;\nmissing items are fillvalue."}

func nextZipLongest(th *py.Thread, x *zipLongest) (py.Value, error) {
	if x.active == 0 {
		return py.Value{}, nil
	}
	row, mark := th.PushArgs(len(x.its))
	defer th.PopArgs(mark)
	for i, it := range x.its {
		if err := th.PollEvery(i + 1); err != nil {
			return py.Value{}, err
		}
		if it.IsAbsent() {
			row[i] = x.fill
			continue
		}
		v, err := py.Next(th, it)
		if err != nil {
			x.active = 0
			return py.Value{}, err
		}
		if v.IsAbsent() {
			v = x.fill
			if !x.its[i].IsAbsent() {
				x.its[i] = py.Value{}
				x.active--
			}
			if x.active <= 0 {
				return py.Value{}, nil
			}
		}
		row[i] = v
	}
	return py.NewTuple(row).Value(), nil
}

func defineZip() {
	iterator(zipLongestType, "zip_longest(cls, *iterables, fillvalue=None)", func(th *py.Thread, x *zipLongest, a []py.Value) (err error) {
		x.fill = a[1]
		x.its, err = iterAll(th, py.ToTuple(a[0]).Items())
		x.active = len(x.its)
		return err
	}, nextZipLongest)
	construct := zipLongestType.New
	zipLongestType.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		for _, k := range kw {
			if k.String() != "fillvalue" {
				return py.Value{}, py.TypeErrorf("zip_longest() got an unexpected keyword argument")
			}
		}
		return construct(th, cls, args, kw)
	}
}
