package py

// This file decides when the collector looks early, for programs that rely on
// reference counts. A full walk answers every question and costs as much as there is
// in the heap, so it comes last: first it is asked what may have died at all, then a
// short look around (nearby.go) finds most of what is alive, and what walks may cost
// is bounded by a share of the work that the script did since.

import "math"

// candidate is something that a script may expect to end as soon as nothing refers to
// it: an object that is registered, or the target of weak references.
type candidate struct {
	v    Value  // registered; absent for a target
	at   *int32 // as registered.at
	weak *weakTarget

	// depth is that of the frame which ran when it was last seen alive. Something
	// that was there before this frame's callees began holds it, so their returns are
	// not its end.
	depth int32
}

// unseen is the depth of what was not seen since it was made.
const unseen = math.MaxInt32

// gone reports whether the candidate is none any more.
func (k *candidate) gone(c *Collector) bool {
	if k.weak != nil {
		return k.weak.gone
	}
	return k.at != nil && (*k.at == 0 || c.registry[*k.at-1].quiet)
}

// value returns the object, absent if Go's collector has freed it.
func (k *candidate) value() Value {
	if k.weak != nil {
		return k.weak.value()
	}
	return k.v
}

// minYoung is the number of candidates from which on those that are gone are dropped.
const minYoung = 64

// watch makes k a candidate.
func (c *Collector) watch(k candidate) {
	c.mayEnd(unseen)
	if len(c.young) >= max(c.youngLimit, minYoung) {
		c.keepYoung(func(k *candidate) bool { return !k.gone(c) })
		c.youngLimit = 2 * len(c.young)
	}
	k.depth = unseen
	c.young = append(c.young, k)
}

// keepYoung drops the candidates that keep does not want.
func (c *Collector) keepYoung(keep func(k *candidate) bool) {
	kept := c.young[:0]
	for i := range c.young {
		if keep(&c.young[i]) {
			kept = append(kept, c.young[i])
		}
	}
	clear(c.young[len(kept):])
	c.young = kept
}

// seen notes that the candidates from index i on are alive. Those before have no
// greater depth: they stay sorted.
func (c *Collector) seen(th *Thread, i int) {
	depth := c.depthOf(th)
	for j := len(c.young) - 1; j >= i && c.young[j].depth > depth; j-- {
		c.young[j].depth = depth
	}
	if len(c.young) > 0 && c.Watch != nil {
		c.Watch(th)
	}
}

func (c *Collector) depthOf(th *Thread) int32 {
	if c.Depth == nil {
		return 0
	}
	return c.Depth(th)
}

// Unsettled reports whether there are candidates. It costs next to nothing.
func (c *Collector) Unsettled() bool { return len(c.young) > 0 }

// What the collector may do early is counted in objects that walks visit.
const (
	promptCredit  = 600_000 // to begin with, and at most, unless a walk costs more
	stepsPerVisit = 8       // so many steps of the script earn a visit
	maxStreak     = 5       // fruitless walks make the next ones rarer, up to a factor of 1 << maxStreak
	lateShare     = 4       // part of what is earned that goes to walks which nothing in particular asked for
)

// Earn pays the collector for steps that the script has taken.
func (c *Collector) Earn(steps int64) {
	n := int(steps / stepsPerVisit)
	c.earned += n
	c.credit = min(c.credit+n, max(promptCredit, 2*c.lastWalk))
}

// affords reports whether the credit is enough for a walk. If not it is owed.
func (c *Collector) affords(th *Thread) bool {
	need := c.lastWalk + nearLimit
	if c.credit < need && c.Work != nil {
		c.Earn(c.Work(th))
	}
	if c.credit < need {
		c.owing = true
		return false
	}
	return true
}

// charge takes the cost of a walk from the credit.
func (c *Collector) charge(cost int, fruitful bool) {
	if fruitful {
		c.streak = 0
	} else if c.streak < 8*maxStreak {
		c.streak++
	}
	c.credit -= cost << (c.streak / 8)
}

// Late reports whether it is time for a walk that nothing in particular asks for, but
// that finds what was dropped where nobody looks.
func (c *Collector) Late() bool {
	if len(c.young) == 0 || !c.Enabled || c.Collecting || c.credit < c.lastWalk {
		return false
	}
	return c.owing || c.earned/lateShare >= c.lastWalk<<(c.streak/8)
}

// Prompt reports whether an early collection may find something.
func (c *Collector) Prompt() bool {
	return (len(c.registry) > 0 || len(c.weak) > 0) && c.Enabled && !c.Collecting
}

// maxInVain is how many collections for files that are written may find nothing, one after
// another, before they have to be earned as all early ones.
const maxInVain = 4

// CollectUnwritten collects because a file is looked at that somebody has written who may
// be gone. That decides what the script sees, so it costs what it costs, unless it has
// been in vain before.
func (in *Interpreter) CollectUnwritten(th *Thread) error {
	c := &in.GC
	if !c.Prompt() || c.inVain >= maxInVain && !c.affords(th) {
		return nil
	}
	n, cost, err := in.collect(th, nil)
	c.charge(cost, n > 0)
	if c.inVain++; n > 0 {
		c.inVain = 0
	}
	return err
}

// CollectPending collects if enough was registered, or if it is time.
func (in *Interpreter) CollectPending(th *Thread) error {
	c := &in.GC
	if c.pressing() {
		_, err := in.Collect(th)
		return err
	}
	if c.Late() {
		return in.lookFor(th, nil)
	}
	return nil
}

// lookFor collects unless the modules hold all that is
// wanted: alive reports that.
func (in *Interpreter) lookFor(th *Thread, alive func(w *Walk) bool) error {
	c := &in.GC
	n, cost, err := in.collect(th, alive)
	c.charge(cost, n > 0)
	return err
}

// Dropped is called where a name or an item for v is gone. It collects if that may be
// the end of v, or of something that v holds.
func (in *Interpreter) Dropped(th *Thread, v Value) error {
	c := &in.GC
	if v.ref == nil || v.IsInt() || v.IsFloat() || !c.Prompt() {
		return nil
	}
	if !in.DropMatters(v) {
		if !IsTracked(v) || !c.mayEnd(c.depthOf(th)) || !c.affords(th) {
			return nil
		}
		s := c.searcher(in)
		if v = s.inside(in, v); v.ref == nil {
			return nil
		}
	}
	if !c.affords(th) {
		return nil
	}
	s := c.searcher(in)
	s.want[0], s.left = v, 1
	if s.search(in, th) {
		return nil
	}
	return in.lookFor(th, func(w *Walk) bool { return w.Reached(v) })
}

// mayEnd reports whether there is a candidate that was not seen above this depth.
func (c *Collector) mayEnd(depth int32) bool {
	for n := len(c.young); n > 0; n-- {
		if k := &c.young[n-1]; !k.gone(c) {
			return k.depth >= depth
		}
		c.young[n-1] = candidate{}
		c.young = c.young[:n-1]
	}
	return false
}

// Settle is called where the last reference to a candidate may have gone that was
// seen at least so deep, or not at all. It collects unless all of them are alive.
func (in *Interpreter) Settle(th *Thread, depth int32) error {
	c := &in.GC
	if !c.Prompt() || !c.mayEnd(depth) || !c.affords(th) {
		return nil
	}
	i := len(c.young) - 1
	for i > 0 && c.young[i-1].depth >= depth {
		i--
	}
	if in.seenNear(th, i) {
		c.seen(th, i)
		return nil
	}
	first := i
	return in.lookFor(th, func(w *Walk) bool {
		for ; i < len(c.young); i++ {
			if k := &c.young[i]; !k.gone(c) && !w.Reached(k.value()) {
				return false
			}
		}
		c.seen(th, first)
		return true
	})
}

// SettleHere is Settle for what the running frame may have let go of.
func (in *Interpreter) SettleHere(th *Thread) error { return in.Settle(th, in.GC.depthOf(th)) }

// SettleReturn is Settle for what the frame that has just returned may have held.
func (in *Interpreter) SettleReturn(th *Thread) error { return in.Settle(th, in.GC.depthOf(th)+1) }

// settle takes what the modules hold from the candidates: no return is its end.
func (c *Collector) settle(w *Walk) {
	c.keepYoung(func(k *candidate) bool { return !k.gone(c) && !w.Reached(k.value()) })
}
