package asyncio

// This file defines what await iterates over: it gives the future to the task, which
// goes on when the future is done.

import "github.com/hognose/hognose/py"

// iterator is the Python type FutureIter.
type iterator struct {
	py.Object
	future *future // nil: it has ended
}

var iteratorType = &py.Type{Name: "FutureIter", Module: "_asyncio", Flags: py.FlagNoInstantiate}

func iterate(th *py.Thread, v py.Value) (py.Value, error) {
	f := futureOf(v)
	if err := f.checkMade(); err != nil {
		return py.Value{}, err
	}
	it := py.New[iterator](iteratorType)
	it.future = f
	return py.ValueOf(&it.Object), nil
}

func advance(th *py.Thread, v py.Value) (py.Value, error) {
	it := py.Cast[iterator](v)
	f := it.future
	if f == nil {
		return py.Value{}, nil
	}
	if f.state == pending {
		if !f.blocking {
			f.blocking = true
			return f.value(), nil
		}
		it.future = nil
		return py.Value{}, py.RuntimeErrorf("await wasn't used with future")
	}
	it.future = nil
	res, err := f.get(th)
	switch {
	case err != nil:
		return py.Value{}, err
	case res.IsNone():
		return py.Value{}, nil
	}
	return py.Value{}, py.StopIterationOf(res)
}

// thrown returns the exception that the arguments of throw name.
func thrown(th *py.Thread, a []py.Value) error {
	typ, val, tb := a[1], a[2], a[3]
	if !tb.IsAbsent() && !tb.IsNone() && tb.Type() != py.TracebackType {
		return py.TypeErrorf("throw() third argument must be a traceback")
	}
	var e *py.Exception
	if t := py.ToType(typ); t != nil && t.IsSubtype(py.BaseException) {
		if e = py.ToException(val); e == nil || val.IsAbsent() {
			var args []py.Value
			if tuple := py.ToTuple(orNone(val)); tuple != nil {
				args = tuple.Items()
			} else if !orNone(val).IsNone() {
				args = []py.Value{val}
			}
			x, err := th.Call(typ, args...)
			if err != nil {
				return err
			}
			e = py.ToException(x)
		}
	} else if e = py.ToException(typ); e != nil {
		if !orNone(val).IsNone() {
			return py.TypeErrorf("instance exception may not have a separate value")
		}
	}
	if e == nil {
		return py.TypeErrorf("exceptions must be classes deriving BaseException or instances of such a class")
	}
	if !orNone(tb).IsNone() {
		e.Traceback = py.Cast[py.Traceback](tb)
	}
	return e
}

func defineIterator() {
	t := iteratorType
	t.SetLayout(py.LayoutOf[iterator]())
	t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) { return v, nil }
	t.Next = advance
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		if f := py.Cast[iterator](v).future; f != nil {
			visit(f.value())
		}
		return 24
	}
	t.Methods = []py.NativeDef{
		{Sig: "send(self, value, /)", Doc: "Go on, whatever the value.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			v, err := advance(th, a[0])
			if err == nil && v.IsAbsent() {
				err = py.StopIterationOf(py.None)
			}
			return v, err
		}},
		{Sig: "throw(self, typ, val=?, tb=?, /)", Doc: "Raise the exception: nothing is there to catch it.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if !a[2].IsAbsent() {
				if err := th.Eval.Warn(th, py.DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.", 1); err != nil {
					return py.Value{}, err
				}
			}
			err := thrown(th, a)
			if !py.IsException(err, py.TypeError) || py.ToException(a[1]) == py.AsException(err) {
				py.Cast[iterator](a[0]).future = nil
			}
			return py.Value{}, err
		}},
		{Sig: "close(self, /)", Doc: "End the iteration.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			py.Cast[iterator](a[0]).future = nil
			return py.None, nil
		}},
	}
	py.Define(t)
}
