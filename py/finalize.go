package py

// This file defines the collector: the registry of objects that need to be told
// when they die, and the search for those that have. Go's collector frees
// memory; this one runs __del__, closes generators that were abandoned, and
// clears weak references and calls their callbacks, in the order of PEP 442.

import (
	"cmp"
	"slices"
)

// Collector is the part of a VM that finds what has died.
type Collector struct {
	// Roots visits what the evaluator holds: frames, threads. Protected calls f for
	// each interval (after, upTo] of registrations whose objects natives that are
	// running may hold in Go variables, where no walk sees them.
	Roots     func(visit func(Value))
	Protected func(f func(after, upTo uint64))
	// Near visits what the frames that a thread runs hold directly, the innermost
	// first, until visit returns false. Depth tells how many frames there are, Watch
	// has Settle called when the innermost returns, Work tells how many steps the
	// thread has taken since it was last asked.
	Near  func(th *Thread, visit func(Value) bool)
	Depth func(th *Thread) int32
	Watch func(th *Thread)
	Work  func(th *Thread) int64

	Enabled    bool // automatic collection
	Threshold  [3]int64
	Debug      int64
	Frozen     int64
	Stats      [3]GenStats
	Garbage    *List // gc.garbage
	Callbacks  *List // gc.callbacks
	Collecting bool
	Exposed    bool // a script has got hold of objects by a walk: nothing can be known to be unshared

	clock      uint64 // counts registrations
	registry   []registered
	weak       map[uintptr]*weakTarget
	weakLimit  int    // size of weak at which entries of dead targets are dropped
	fresh      int    // registrations since the last collection
	since      uint64 // the clock at the last collection
	young      []candidate
	youngLimit int
	near       *nearby // nil until it is first needed
	spare      *Walk   // whose memory serves again, or nil
	lastWalk   int     // what it cost, in objects
	credit     int     // objects that early collections may still visit
	earned     int     // of the credit since the last walk
	streak     int     // walks that found nothing, one after another
	inVain     int     // walks for files that found nothing, one after another
	owing      bool    // a walk was wanted that could not be afforded
	classBirth []*Type
}

// GenStats are the numbers that gc.get_stats gives for a generation.
type GenStats struct{ Collections, Collected, Uncollectable int64 }

// registered is an object whose type has a Del slot or __del__. The registry
// keeps it alive until its finalizer has run.
type registered struct {
	v    Value
	born uint64
	at   *int32 // where the object notes its place in the registry + 1, or nil

	quiet bool // see RegisterQuietly
}

func (c *Collector) init() {
	c.Enabled = true
	c.Threshold = [3]int64{2000, 10, 0}
	c.Garbage, c.Callbacks = NewList(nil), NewList(nil)
	c.weak = map[uintptr]*weakTarget{}
	c.weakLimit = 1000
	c.credit = promptCredit
}

// forget lets go of all objects.
func (c *Collector) forget() {
	c.registry, c.young, c.near, c.spare = nil, nil, nil, nil
	c.weak, c.classBirth, c.Garbage, c.Callbacks = map[uintptr]*weakTarget{}, nil, NewList(nil), NewList(nil)
}

// Clock returns the number of registrations so far.
func (c *Collector) Clock() uint64 { return c.clock }

// Register notes that the Del slot of v's type must be called when v has died.
// at, if not nil, is where v keeps its place, for Unregister.
func (in *Interpreter) Register(v Value, at *int32) {
	c := &in.GC
	c.clock++
	c.fresh++
	c.registry = append(c.registry, registered{v: v, born: c.clock, at: at})
	if at != nil {
		*at = int32(len(c.registry))
	}
	c.watch(candidate{v: v, at: at})
	in.created()
}

// RegisterQuietly is Register for what nobody expects to be finalized as soon as it is
// dropped: tasks, and coroutines that have begun. Event loops make them by the thousand.
func (in *Interpreter) RegisterQuietly(v Value, at *int32) {
	c := &in.GC
	c.clock++
	c.fresh++
	c.registry = append(c.registry, registered{v: v, born: c.clock, at: at, quiet: true})
	*at = int32(len(c.registry))
	if c.fresh > 1000 && c.pressing() && in.Wake != nil {
		in.Wake()
	}
}

// Quieten makes what was registered as if it had been so quietly.
func (in *Interpreter) Quieten(at *int32) {
	in.GC.registry[*at-1].quiet = true
}

// Registered calls f with all that is registered; f must not change that.
func (in *Interpreter) Registered(f func(v Value)) {
	for _, r := range in.GC.registry {
		f(r.v)
	}
}

// pressing reports whether enough has been registered since the last collection
// to pay for another.
func (c *Collector) pressing() bool {
	return c.Enabled && c.fresh > 1000 && c.fresh*8 > c.lastWalk && c.fresh*2 > len(c.registry)
}

// Unregister takes back Register.
func (in *Interpreter) Unregister(at *int32) {
	c := &in.GC
	i := int(*at) - 1
	*at = 0
	n := len(c.registry) - 1
	if c.registry[i].born > c.since {
		c.fresh--
	}
	if i != n {
		c.registry[i] = c.registry[n]
		if p := c.registry[i].at; p != nil {
			*p = int32(i + 1)
		}
	}
	c.registry[n] = registered{}
	c.registry = c.registry[:n]
}

// registerFinalizable puts an instance of a class with __del__ in the registry.
func (t *Type) registerFinalizable(o *Object) { t.interp.Register(ValueOf(o), nil) }

// walkRoots returns a walk that has visited all that is reachable, or nil if the
// thread is to stop.
func (in *Interpreter) walkRoots(th *Thread, measure bool) *Walk {
	w := NewWalk(in)
	w.Measure = measure
	return in.walkWith(th, w)
}

// walkWith runs a walk from the roots.
func (in *Interpreter) walkWith(th *Thread, w *Walk) *Walk {
	c := &in.GC
	w.Stop = func() bool { return th.reasons.Load()&ReasonKill != 0 }
	for _, d := range []*Dict{in.Builtins, in.Modules, in.Sys} {
		if d != nil {
			w.Visit(d.Value())
		}
	}
	w.Visit(c.Garbage.Value())
	w.Visit(c.Callbacks.Value())
	for _, s := range in.state {
		w.VisitAny(s)
	}
	if w.Measure {
		for _, s := range in.interned {
			w.Visit(s.Value())
		}
	}
	if w.half != nil && (!w.Run(in) || w.half(w)) {
		return w
	}
	if c.Roots != nil {
		c.Roots(w.Visit)
	}
	if c.Protected != nil {
		c.Protected(func(after, upTo uint64) {
			if after >= upTo {
				return
			}
			for _, r := range c.registry {
				if r.born > after && r.born <= upTo {
					w.Visit(r.v)
				}
			}
			for _, t := range c.weak {
				if t.born > after && t.born <= upTo {
					w.Visit(t.value())
				}
			}
			for _, t := range c.classBirth {
				if t.born > after && t.born <= upTo {
					w.Visit(t.Value())
				}
			}
		})
	}
	if !w.Run(in) {
		return nil
	}
	return w
}

// Objects returns all containers that can be reached.
func (in *Interpreter) Objects(th *Thread) []Value {
	var out []Value
	w := NewWalk(in)
	w.Each = func(v Value) {
		if IsTracked(v) {
			out = append(out, v)
		}
	}
	in.walkWith(th, w)
	return out
}

// IsTracked reports whether v may hold references to other objects.
func IsTracked(v Value) bool {
	switch t := v.Type(); t {
	case &strType, &bytesType, &intType, &boolType, &floatType, &complexType, &noneType, &ellipsisType, &notImplementedType, &objectType, &rangeType, &weakRefType:
		return false
	case &byteArrayType:
		return false
	case &typeType:
		return ToType(v).IsHeap()
	case &tupleType:
		for _, x := range ToTuple(v).items {
			if IsTracked(x) {
				return true
			}
		}
		return false
	}
	return true
}

// LiveBytes measures what is live in the VM; ok is false if the thread is to stop.
func (in *Interpreter) LiveBytes(th *Thread) (n int64, ok bool) {
	w := in.walkRoots(th, true)
	if w == nil {
		return 0, false
	}
	return w.Bytes, true
}

// Collect finds what has died since it was registered, and tells it so. It
// returns how many objects were found. Errors of the code that runs are
// reported, not returned; the error is that of a stop.
func (in *Interpreter) Collect(th *Thread) (int, error) {
	n, _, err := in.collect(th, nil)
	return n, err
}

// collect is Collect that ends when the modules hold all that is looked for: alive,
// which may be nil, reports that. It also tells what it cost, in objects.
func (in *Interpreter) collect(th *Thread, alive func(w *Walk) bool) (n, cost int, err error) {
	c := &in.GC
	if c.Collecting {
		return 0, 0, nil
	}
	c.earned, c.owing = 0, false
	if alive == nil {
		c.fresh, c.since = 0, c.clock
	}
	if len(c.registry) == 0 && len(c.weak) == 0 && len(c.classBirth) == 0 {
		return 0, 0, nil
	}
	c.Collecting = true
	defer func() { c.Collecting = false }()
	w := c.spare
	if c.spare = nil; w == nil {
		w = NewWalk(in)
	}
	defer func(w *Walk) {
		w.reset()
		c.spare = w
	}(w)
	enough := false
	w.half = func(w *Walk) bool {
		enough = alive != nil && alive(w)
		c.settle(w)
		return enough
	}
	if w = in.walkWith(th, w); w == nil || w.Stopped {
		return 0, 0, th.Poll()
	}
	if enough {
		return 0, w.work(), th.Poll()
	}
	c.fresh, c.since = 0, c.clock
	c.lastWalk = w.work() + len(c.weak)/2 + len(c.registry)/8
	in.dropClasses(w)
	n, err = in.finish(th, w)
	return n, c.lastWalk, err
}

// finish tells what the walk w has not reached that it has died. It returns how much that is.
func (in *Interpreter) finish(th *Thread, w *Walk) (int, error) {
	c := &in.GC
	var dead []registered
	live := c.registry[:0]
	for _, r := range c.registry {
		if w.Reached(r.v) {
			live = append(live, r)
			if r.at != nil {
				*r.at = int32(len(live))
			}
		} else {
			dead = append(dead, r)
			if r.at != nil {
				*r.at = 0
			}
		}
	}
	clear(c.registry[len(live):])
	c.registry = live

	var targets []*weakTarget
	for a, t := range c.weak {
		if !w.seen.has(t.addr) {
			targets = append(targets, t)
		} else if t.value().ref == nil { // something else is there now
			targets = append(targets, t)
			delete(c.weak, a)
		}
	}
	c.keepYoung(func(k *candidate) bool { return !k.gone(c) && w.Reached(k.value()) })
	c.seen(th, 0)
	slices.SortFunc(targets, func(a, b *weakTarget) int { return cmp.Compare(a.born, b.born) })
	n := len(dead) + len(targets)

	// Weak references with callbacks go first, then finalizers, then the other weak
	// references of what the finalizers have not brought back to life.
	if err := in.runCallbacks(th, w, targets); err != nil {
		return n, err
	}
	if len(dead) == 0 {
		for _, t := range targets {
			t.clear(in)
		}
		return n, th.Poll()
	}
	for _, t := range targets {
		if v := t.value(); v.ref != nil && v.Type().Flags&FlagFinalizer != 0 && in.onCycle(w, v) {
			t.clear(in)
		}
	}
	for _, r := range in.inOrder(th, dead, nil) {
		if del := r.v.Type().Slots.Del; del != nil {
			del(th, r.v)
		}
		if err := th.Poll(); err != nil {
			return n, err
		}
	}
	if len(targets) > 0 {
		if w = in.walkRoots(th, false); w == nil {
			return n, th.Poll()
		}
		for _, t := range targets {
			if v := t.value(); v.ref == nil || !w.Reached(v) {
				t.clear(in)
			}
		}
	}
	return n, th.Poll()
}

// created follows a registration.
func (in *Interpreter) created() {
	c := &in.GC
	if c.fresh > 1000 && c.pressing() && in.Wake != nil {
		in.Wake()
	}
	if c.Prompt() && in.Created != nil {
		in.Created()
	}
}

// DropMatters reports whether dropping a reference to v may be the end of an
// object that is registered or has weak references.
func (in *Interpreter) DropMatters(v Value) bool {
	if v.ref == nil || v.IsInt() || v.IsFloat() {
		return false
	}
	t := v.Type()
	if t.Flags&FlagFinalizer != 0 || t.Slots.Del != nil && (t.Lasting == nil || !t.Lasting(v)) {
		return len(in.GC.registry) > 0
	}
	if len(in.GC.weak) > 0 {
		if _, ok := in.GC.weak[uintptr(v.ref)]; ok {
			return true
		}
	}
	return false
}

// Finalize runs the finalizers of everything that is still registered: at the end
// of the VM. What __main__ holds goes first, in the order of its names, as when
// python3 clears the module.
func (in *Interpreter) Finalize(th *Thread) error {
	c := &in.GC
	// The standard streams stay open for what finalizers print.
	streams := NewWalk(in)
	for _, name := range []string{"__stdin__", "__stdout__", "__stderr__"} {
		if v, ok := in.Sys.GetStr(in.Intern(name)); ok {
			streams.Visit(v)
		}
	}
	streams.Run(in)
	if !slices.ContainsFunc(c.registry, func(r registered) bool { return !streams.Reached(r.v) }) {
		return nil
	}
	if _, err := in.Collect(th); err != nil {
		return err
	}
	var globals *Dict
	if v, ok := in.Modules.GetStr(th.Intern("__main__")); ok && ToModule(v) != nil {
		globals = ToModule(v).Dict
	}
	for round := 0; round < 3 && len(c.registry) > 0; round++ {
		var all []registered
		for _, r := range c.registry {
			if !streams.Reached(r.v) {
				all = append(all, r)
			}
		}
		c.registry, c.young = nil, nil
		for _, r := range all {
			if r.at != nil {
				*r.at = 0
			}
		}
		for _, r := range in.inOrder(th, all, globals) {
			if del := r.v.Type().Slots.Del; del != nil {
				del(th, r.v)
			}
			if err := th.Poll(); err != nil {
				return err
			}
		}
	}
	return nil
}

// inOrder sorts what died together so that an object comes before those that it
// holds, and otherwise the older first: the order in which reference counts
// would reach them. With globals, what these hold comes first, in the order of the dict.
func (in *Interpreter) inOrder(th *Thread, dead []registered, globals *Dict) []registered {
	if len(dead) < 2 {
		return dead
	}
	slices.SortFunc(dead, func(a, b registered) int { return cmp.Compare(b.born, a.born) })
	index := make(map[uintptr]int, len(dead))
	for i, r := range dead {
		index[uintptr(r.v.ref)] = i
	}
	// A depth-first search; what is finished last comes first.
	var seen addressSet
	seen.init()
	for i := 0; ; { // functions refer to their modules: that puts nothing before anything
		_, m, ok := in.Modules.Next(&i)
		if !ok {
			break
		}
		if m := ToModule(m); m != nil {
			seen.add(uintptr(m.Dict.Value().ref))
		}
	}
	type step struct {
		v    Value
		rest []Value
	}
	var stack []step
	referents := NewWalk(in)
	out := make([]registered, 0, len(dead))
	push := func(v Value) {
		if v.ref != nil && !v.IsInt() && !v.IsFloat() && v.Type() != &strType && (v.Type().Flags&FlagType == 0 || (*Type)(v.ref).IsHeap()) && seen.add(uintptr(v.ref)) {
			stack = append(stack, step{v, referents.Referents(in, v)})
		}
	}
	budget := 100_000 // nothing, once the thread is killed: no finalizer will run
	search := func(v Value) {
		push(v)
		for len(stack) > 0 {
			s := &stack[len(stack)-1]
			if len(s.rest) > 0 && budget > 0 {
				budget--
				if th.reasons.Load()&ReasonKill != 0 {
					budget = 0
				}
				x := s.rest[0]
				s.rest = s.rest[1:]
				push(x)
				continue
			}
			if i, ok := index[uintptr(s.v.ref)]; ok {
				out = append(out, dead[i])
			}
			stack = stack[:len(stack)-1]
		}
	}
	if globals != nil {
		seen.add(uintptr(globals.Value().ref)) // what leads back to it does not hold what it holds
		var values []Value
		for i := 0; ; {
			_, v, ok := globals.Next(&i)
			if !ok {
				break
			}
			values = append(values, v)
		}
		for _, v := range slices.Backward(values) {
			search(v)
		}
		slices.Reverse(out)
	}
	n := len(out)
	for _, r := range dead {
		search(r.v)
	}
	slices.Reverse(out[n:])
	return out
}

// dropClasses takes classes that have died out of their bases' lists of subclasses.
func (in *Interpreter) dropClasses(w *Walk) {
	c := &in.GC
	live := c.classBirth[:0]
	for _, t := range c.classBirth {
		if w.Reached(t.Value()) {
			live = append(live, t)
			continue
		}
		for _, b := range t.Bases {
			in.removeSubclass(b, t)
		}
	}
	clear(c.classBirth[len(live):])
	c.classBirth = live
}

// bornClass notes a new class.
func (in *Interpreter) bornClass(t *Type) {
	c := &in.GC
	c.clock++
	t.born = c.clock
	c.classBirth = append(c.classBirth, t)
	c.fresh += classWeight
	if c.pressing() && in.Wake != nil {
		in.Wake()
	}
}

// classWeight is how many registrations a new class counts for: the lists that it is in, and its methods, are kept in memory
// until a collection has found it dead.
const classWeight = 20

// Unraisable reports an error that cannot be raised: that of a finalizer or a
// callback. what is the message, obj what it is about.
func (th *Thread) Unraisable(err error, what string, obj Value) {
	e := AsException(err)
	if e == nil {
		return // a stop: the next poll raises it
	}
	th.Eval.Swallowed(th, e)
	if th.Interp.UnraisableHook != nil {
		th.Interp.UnraisableHook(th, e, what, obj)
	}
}

// callDel is the Del slot of classes with __del__.
func callDel(th *Thread, self Value) {
	fn, bound, ok, err := lookupSpecial(th, self, names.del)
	if err == nil && ok {
		if bound.ref == nil {
			_, err = th.Call(fn)
		} else {
			_, err = th.Call(fn, bound)
		}
	}
	if err != nil {
		what := fn
		if what.ref == nil {
			what = self
		}
		th.Unraisable(err, "Exception ignored while calling deallocator "+safeRepr(th, what), Value{})
	}
}

func safeRepr(th *Thread, v Value) string {
	s, err := ReprGo(th, v)
	if err != nil {
		return "<object repr() failed>"
	}
	return s
}

// IsFinalized reports whether v has a finalizer that has run.
func (in *Interpreter) IsFinalized(v Value) bool {
	if v.Type().Slots.Del == nil {
		return false
	}
	for _, r := range in.GC.registry {
		if r.v == v {
			return false
		}
	}
	return v.Type().Flags&FlagFinalizer != 0
}
