package interpreters

// This file declares the module _interpqueues: queues between interpreters.

import (
	"context"
	"sync"
	"time"

	"github.com/hognose/hognose/py"
)

// shared is a queue. It belongs to the family: threads of several VMs use it at the same time.
type shared struct {
	id      int64
	maxsize int

	mu      sync.Mutex
	items   []entry
	changed chan struct{} // closed when something was put in or taken out
	gone    bool
}

// entry is an item, and who has put it in.
type entry struct {
	parcel  py.Parcel
	from    int64
	unbound int64 // what becomes of it when that interpreter goes
}

// What becomes of the items of an interpreter that goes.
const (
	unboundRemove  = 1
	unboundError   = 2
	unboundReplace = 3
)

type registryKey struct{}

// registry is the queues of a family.
type registry struct {
	mu     sync.Mutex
	next   int64
	queues map[int64]*shared
}

func registryOf(th *py.Thread) (*registry, error) {
	f, err := family(th)
	if err != nil {
		return nil, err
	}
	return f.State(registryKey{}, func() any { return &registry{queues: map[int64]*shared{}} }).(*registry), nil
}

var (
	queueError         = &py.Type{Name: "QueueError", Module: "concurrent.interpreters", Base: py.RuntimeError, Flags: py.FlagBaseType | py.FlagException, Doc: "Indicates that a queue-related error happened."}
	queueNotFoundError = &py.Type{Name: "QueueNotFoundError", Module: "concurrent.interpreters", Base: queueError, Flags: py.FlagBaseType | py.FlagException, Doc: "A queue was not found."}
)

func init() {
	py.Define(queueError)
	py.Define(queueNotFoundError)
}

// Queues is the definition of _interpqueues.
var Queues = (&py.ModuleDef{
	Name: "_interpqueues",
	Doc:  "Queues between interpreters: what concurrent.interpreters.Queue is built on.",
	Funcs: []py.NativeDef{
		{Sig: "create(maxsize)", Doc: "Make a queue and return its ID.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := py.IndexInt(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			r, err := registryOf(th)
			if err != nil {
				return py.Value{}, err
			}
			r.mu.Lock()
			defer r.mu.Unlock()
			r.next++
			r.queues[r.next] = &shared{id: r.next, maxsize: n, changed: make(chan struct{})}
			return py.Int(r.next), nil
		}},
		{Sig: "destroy(id)", Doc: "Forget a queue and what is in it.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			q, err := queueOf(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			r, _ := registryOf(th)
			r.mu.Lock()
			delete(r.queues, q.id)
			r.mu.Unlock()
			q.mu.Lock()
			defer q.mu.Unlock()
			q.items, q.gone = nil, true
			q.notify()
			return py.None, nil
		}},
		{Sig: "put(id, obj, unbound, block, timeout)", Doc: "Put an object in; return whether there was room in time.", Fn: put},
		{Sig: "get(id, block, timeout)", Doc: "Take an object out: (obj, None), (None, unbound) if its interpreter has gone, or None if there was none in time.", Fn: get},
		{Sig: "get_maxsize(id)", Doc: "Return the most items that there may be; 0 is no bound.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			q, err := queueOf(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			return py.Int(int64(q.maxsize)), nil
		}},
		{Sig: "get_count(id)", Doc: "Return the number of items.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			q, err := queueOf(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			q.mu.Lock()
			defer q.mu.Unlock()
			return py.Int(int64(len(q.items))), nil
		}},
		{Sig: "list_all()", Doc: "Return the IDs of all queues.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			r, err := registryOf(th)
			if err != nil {
				return py.Value{}, err
			}
			r.mu.Lock()
			defer r.mu.Unlock()
			var out []py.Value
			for id := int64(1); id <= r.next; id++ {
				if r.queues[id] != nil {
					out = append(out, py.Int(id))
				}
			}
			return py.ListOf(out), nil
		}},
	},
	Types: []*py.Type{queueError, queueNotFoundError},
}).Prepare()

func queueOf(th *py.Thread, v py.Value) (*shared, error) {
	r, err := registryOf(th)
	if err != nil {
		return nil, err
	}
	id, ok := py.AsInt(v)
	if !ok {
		return nil, py.TypeErrorf("queue ID must be an int, got %s", v.Type().Name)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if q := r.queues[id]; q != nil {
		return q, nil
	}
	return nil, py.Errorf(queueNotFoundError, "queue %d not found", id)
}

// notify wakes those who wait for a change. q.mu is held.
func (q *shared) notify() {
	close(q.changed)
	q.changed = make(chan struct{})
}

// until waits until try, called with q.mu held, returns true (true), or the time-out
// has passed (false).
func (q *shared) until(th *py.Thread, what string, block, timeout py.Value, try func() bool) (bool, error) {
	wait, err := py.Truth(th, block)
	if err != nil {
		return false, err
	}
	var deadline time.Time
	if wait && !timeout.IsNone() {
		d, err := py.Seconds(th, timeout)
		if err != nil {
			return false, err
		}
		if d < 0 {
			return false, py.ValueErrorf("'timeout' must be a non-negative number")
		}
		deadline = time.Now().Add(d)
	}
	for {
		q.mu.Lock()
		if q.gone {
			q.mu.Unlock()
			return false, py.Errorf(queueNotFoundError, "queue %d not found", q.id)
		}
		ok, changed := try(), q.changed
		if ok {
			q.notify()
		}
		q.mu.Unlock()
		if ok || !wait || !deadline.IsZero() && !time.Now().Before(deadline) {
			return ok, nil
		}
		err := th.BlockIn(what, func(ctx context.Context) error {
			var late <-chan time.Time
			if !deadline.IsZero() {
				t := time.NewTimer(time.Until(deadline))
				defer t.Stop()
				late = t.C
			}
			select {
			case <-changed:
			case <-late:
			case <-ctx.Done():
				return ctx.Err()
			}
			return nil
		})
		if err != nil {
			return false, err
		}
	}
}

func put(th *py.Thread, a []py.Value) (py.Value, error) {
	q, err := queueOf(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	unbound, _ := py.AsInt(a[2])
	p, err := py.Pack(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	ok, err := q.until(th, "Queue.put", a[3], a[4], func() bool {
		if q.maxsize > 0 && len(q.items) >= q.maxsize {
			return false
		}
		q.items = append(q.items, entry{p, th.Interp.ID, unbound})
		return true
	})
	return py.Bool(ok), err
}

func get(th *py.Thread, a []py.Value) (py.Value, error) {
	q, err := queueOf(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	f := th.Interp.Family
	var e entry
	lost := false
	ok, err := q.until(th, "Queue.get", a[1], a[2], func() bool {
		for len(q.items) > 0 {
			e = q.items[0]
			q.items = q.items[1:]
			lost = e.from != 0 && f.Find(e.from) == nil
			if !lost || e.unbound != unboundRemove {
				return true
			}
		}
		return false
	})
	switch {
	case err != nil || !ok:
		return py.None, err
	case lost && e.unbound != 0:
		return py.TupleOf(py.None, py.Int(e.unbound)), nil
	}
	v, err := e.parcel.Unpack(th)
	return py.TupleOf(v, py.None), err
}
