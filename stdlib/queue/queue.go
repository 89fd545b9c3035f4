// Package queue is the native module _queue: the queue without bells that queue
// offers as SimpleQueue.
package queue

// This file defines the module and its one type.

import (
	"time"

	"github.com/hognose/hognose/py"
)

// simpleQueue is the Python type _queue.SimpleQueue. The VM lock guards it.
type simpleQueue struct {
	py.Object
	items   []py.Value
	head    int // the items before it were taken out
	waiters py.WaitQueue
}

var emptyType = &py.Type{Name: "Empty", Module: "_queue", Base: py.ExceptionType, Flags: py.FlagBaseType | py.FlagException,
	Doc: "The queue has no item now."}

var simpleQueueType = &py.Type{Name: "SimpleQueue", Module: "_queue", Flags: py.FlagBaseType | py.FlagHasWeakref,
	Doc: "A queue without limit: first in, first out."}

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name:  "_queue",
	Doc:   "SimpleQueue, for the module queue.",
	Types: []*py.Type{emptyType, simpleQueueType},
}).Prepare()

func init() {
	py.Define(emptyType)
	t := simpleQueueType
	t.SetLayout(py.LayoutOf[simpleQueue]())
	t.NewSig = &py.NativeDef{Sig: "SimpleQueue(cls)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.ValueOf(&py.New[simpleQueue](py.ToType(a[0])).Object), nil
	}}
	t.Init = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) error { return nil }
	put := func(th *py.Thread, a []py.Value) (py.Value, error) {
		q := of(a[0])
		if err := th.Charge(16); err != nil {
			return py.Value{}, err
		}
		q.items = append(q.items, a[1])
		q.waiters.WakeFirst()
		return py.None, nil
	}
	t.Methods = []py.NativeDef{
		{Sig: "put(self, item, block=True, timeout=None)", Doc: "Put an item in, which never waits: block and timeout are there because Queue has them.", Fn: put},
		{Sig: "put_nowait(self, item)", Doc: "The same as put(item), as Queue has it.", Fn: put},
		{Sig: "get(self, /, block=True, timeout=None)", Doc: "Remove and return an item from the queue, waiting for one if block is true, for\nat most timeout seconds unless that is None. Raise Empty when there is none.", Fn: get},
		{Sig: "get_nowait(self, /)", Doc: "Take out an item, if there is one now; else raise Empty.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return of(a[0]).take()
		}},
		{Sig: "empty(self, /)", Doc: "Tell whether the queue is empty, which need not be true any more when it is told.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Bool(of(a[0]).len() == 0), nil
		}},
		{Sig: "qsize(self, /)", Doc: "Return how many items there are, more or less.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(of(a[0]).len())), nil
		}},
		{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.NewGenericAlias(a[0], a[1]), nil
		}},
	}
	py.Define(t)
}

func of(v py.Value) *simpleQueue { return py.Cast[simpleQueue](v) }

func (q *simpleQueue) len() int { return len(q.items) - q.head }

// take removes the first item; the error is Empty.
func (q *simpleQueue) take() (py.Value, error) {
	if q.len() == 0 {
		return py.Value{}, py.NewException(emptyType)
	}
	v := q.items[q.head]
	q.items[q.head] = py.Value{}
	q.head++
	switch {
	case q.head == len(q.items):
		q.items, q.head = q.items[:0], 0
	case q.head > 32 && q.head > len(q.items)/2:
		n := copy(q.items, q.items[q.head:])
		clear(q.items[n:])
		q.items, q.head = q.items[:n], 0
	}
	return v, nil
}

func get(th *py.Thread, a []py.Value) (py.Value, error) {
	q := of(a[0])
	block, err := py.Truth(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	var deadline time.Time
	if block && !a[2].IsNone() {
		d, err := py.Seconds(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		if d < 0 {
			return py.Value{}, py.ValueErrorf("'timeout' must be a non-negative number")
		}
		deadline = time.Now().Add(d)
	}
	for block && q.len() == 0 {
		ok, err := q.waiters.Wait(th, py.Wait{What: "SimpleQueue.get"}, deadline, nil, func() bool { return q.len() > 0 })
		if err != nil {
			return py.Value{}, err
		}
		if !ok {
			break
		}
	}
	return q.take()
}
