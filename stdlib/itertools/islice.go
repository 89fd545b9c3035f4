package itertools

// This file defines islice.

import (
	"math"

	"github.com/hognose/hognose/py"
)

// islice is the Python type islice.
type islice struct {
	py.Object
	it         py.Value // absent at the end
	next, stop int      // positions of the next item to return, and of the end or -1
	step       int
	at         int // items taken so far
}

var isliceType = &py.Type{Name: "islice", Doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator over the items that a slice would take."}

func nextIslice(th *py.Thread, x *islice) (py.Value, error) {
	if x.it.IsAbsent() {
		return py.Value{}, nil
	}
	skipTo := x.next
	if x.stop >= 0 {
		skipTo = min(skipTo, x.stop)
	}
	it := x.it
	for x.at < skipTo {
		if err := th.PollEvery(x.at); err != nil {
			return py.Value{}, err
		}
		v, err := py.Next(th, it)
		if err != nil || v.IsAbsent() {
			x.it = py.Value{}
			return py.Value{}, err
		}
		x.at++
	}
	if x.stop >= 0 && x.at >= x.stop {
		x.it = py.Value{}
		return py.Value{}, nil
	}
	v, err := py.Next(th, it)
	if err != nil || v.IsAbsent() {
		x.it = py.Value{}
		return py.Value{}, err
	}
	x.at++
	next := x.next + x.step
	if next < x.next || x.stop >= 0 && next > x.stop {
		next = x.stop
		if next < 0 {
			next = math.MaxInt
		}
	}
	x.next = next
	return v, nil
}

// position reads an argument of islice; ok is false if it is not None or an int >= 0.
func position(th *py.Thread, v py.Value, def int) (n int, ok bool, err error) {
	if v.IsAbsent() || v.IsNone() {
		return def, true, nil
	}
	i, err := py.Index(th, v)
	if err != nil {
		if py.AsException(err) == nil {
			return 0, false, err // a stop
		}
		return 0, false, nil
	}
	if !i.IsInt() || i.Int() < 0 {
		return 0, false, nil
	}
	return int(i.Int()), true, nil
}

func initIslice(th *py.Thread, x *islice, a []py.Value) error {
	var ok bool
	var err error
	x.step = 1
	if a[2].IsAbsent() {
		if x.stop, ok, err = position(th, a[1], -1); err != nil {
			return err
		} else if !ok {
			return py.ValueErrorf("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
	} else {
		if x.stop, ok, err = position(th, a[2], -1); err != nil {
			return err
		} else if !ok {
			return py.ValueErrorf("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
		if x.next, ok, err = position(th, a[1], 0); err != nil {
			return err
		} else if !ok {
			return py.ValueErrorf("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
		}
		if x.step, ok, err = position(th, a[3], 1); err != nil {
			return err
		} else if !ok || x.step == 0 {
			return py.ValueErrorf("Step for islice() must be a positive integer or None.")
		}
	}
	x.it, err = py.Iter(th, a[0])
	return err
}

func defineSlice() {
	iterator(isliceType, "islice(cls, iterable, start, stop=?, step=?, /)", initIslice, nextIslice)
}
