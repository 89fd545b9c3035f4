package main

// This file tunes Go's scheduler and collector for a process that does nothing but run a script.

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// processors gives a script that has one thread one processor: with more of them Go
// marks and sweeps on several at once, and what that saves of a millisecond is less than
// what waking them costs. Geometric means over bench/ and bench/stdlib/, as ratios to
// CPython 3.13 (go run ./bench):
//
//	processors    CPU    memory
//	all           0.77   2.1
//	one           0.70   2.0
type processors struct {
	mu       sync.Mutex
	all      int // how many there were before take
	released bool
}

// newProcessors returns nil if the environment tells how many processors there are to be.
func newProcessors() *processors {
	if os.Getenv("GOMAXPROCS") != "" {
		return nil
	}
	return &processors{}
}

// take takes all processors but one away. That touches some memory, so it is not worth
// it for a script that ends at once.
func (p *processors) take() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.all == 0 && !p.released {
		p.all = runtime.GOMAXPROCS(1)
	}
}

// release gives all of them back, for good: a script with a second thread may wait in a
// system call with one and compute with the other, or run another interpreter.
func (p *processors) release() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.all > 1 && !p.released {
		runtime.GOMAXPROCS(p.all)
	}
	p.released = true
}

// start is hognose.Threads.Start.
func (p *processors) start(f func()) error {
	p.release()
	go f()
	return nil
}

// collector starts the cycles of Go's collector between two instructions of the
// script, which then waits until everything is marked. Go by itself starts one in the
// middle of an allocation and marks while the script runs on: for a heap that is
// marked in a millisecond or two, the write barriers, and the goroutines that wake one
// another, cost more than the marking.
type collector struct {
	procs   *processors
	samples [2]metrics.Sample
	trigger uint64 // bytes of the heap that start a cycle
	heap    uint64 // bytes of the heap at the last look
	steps   uint64 // after which that look wanted this one
	percent int    // GOGC
}

// How many steps lie between two looks: as many as grow the heap up to the trigger, if
// the script goes on as it did, but few where it allocates much in each step. A look
// costs some 2 µs.
const (
	minSteps  = 1 << 8
	maxSteps  = 1 << 16
	minGrowth = minRoom / 8 // no look for less
)

// minRoom is how much a small heap may grow between two cycles. Geometric means of CPU
// time and peak memory over bench/, as ratios to CPython 3.13 (go run ./bench):
//
//	room    CPU    memory
//	5 MB    0.75   2.04
//	4 MB    0.75   2.00
//	3 MB    0.76   1.96
//
// default.pgo beside this file, a profile of bench/ and bench/stdlib/ for the Go compiler (go run ./bench
// -pgo cmd/hognose/default.pgo makes it), takes another 0.05 off the CPU time.
//
// That was with all processors.
const minRoom = 3 << 20

const (
	firstLive = 1 << 20   // what is taken to live before the first cycle
	bigRoom   = 16 << 20  // what a large heap may grow, and a quarter of itself
	maxHeap   = 256 << 20 // from here on waiting would be noticed
)

// newCollector returns nil if the environment has settings of its own.
func newCollector(procs *processors) *collector {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return nil
	}
	c := &collector{procs: procs}
	c.samples[0].Name = "/memory/classes/heap/objects:bytes"
	c.samples[1].Name = "/gc/heap/live:bytes"
	c.plan(firstLive)
	return c
}

// plan sets the trigger, and Go's own well behind it: for what a native allocates in
// one step.
func (c *collector) plan(live uint64) {
	c.trigger = live + max(min(live, bigRoom+live/4), minRoom)
	percent := 200 // 8 MB at least
	if live > maxHeap {
		percent = 100
		c.procs.release()
	}
	if percent != c.percent { // the world stops for that
		c.percent = percent
		debug.SetGCPercent(percent)
	}
}

// look collects if it is time to, and returns the number of steps until the next look.
// Before that it lets other goroutines run: signals and timers come by them, and would
// else wait until Go takes the only processor away from the script, which it does every
// ten milliseconds.
func (c *collector) look() int {
	c.procs.take()
	runtime.Gosched()
	metrics.Read(c.samples[:])
	heap, live := c.samples[0].Value.Uint64(), c.samples[1].Value.Uint64()
	if live > maxHeap {
		return maxSteps
	}
	next := uint64(maxSteps)
	if heap > c.heap { // else Go has collected meanwhile
		left := max(int64(c.trigger)-int64(heap), minGrowth)
		next = uint64(left) * c.steps / (heap - c.heap)
	}
	c.heap, c.steps = heap, min(max(next, minSteps), maxSteps)
	if heap >= c.trigger {
		c.collect()
	}
	return int(c.steps)
}

// collect runs one cycle of the collector to its end.
func (c *collector) collect() {
	runtime.GC()
	metrics.Read(c.samples[1:])
	c.heap = c.samples[1].Value.Uint64()
	c.plan(c.heap)
}
