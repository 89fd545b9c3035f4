package main

// This file tunes Go's collector for a process that does nothing but run a script.

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// collector starts the cycles of Go's collector between two instructions of the
// script, which then waits until everything is marked. Go by itself starts one in the
// middle of an allocation and marks while the script runs on: for a heap that is
// marked in a millisecond or two, the write barriers, and the goroutines that wake one
// another, cost more than the marking.
type collector struct {
	samples [2]metrics.Sample
	trigger uint64 // bytes of the heap that start a cycle
	kick    []byte
}

// minRoom is how much a small heap may grow between two cycles. Median CPU time of 4 and
// peak memory of bench/NAME.py, run in turn on two busy cores:
//
//	room          4 MB           6 MB           8 MB           10 MB
//	fstring       534 ms 30 MB   490 ms 31 MB   484 ms 34 MB   471 ms 36 MB
//	str_methods   366 ms 30 MB   331 ms 31 MB   302 ms 34 MB   294 ms 36 MB
//	string_build  291 ms 31 MB   279 ms 31 MB   246 ms 33 MB   240 ms 36 MB
//	exceptions    588 ms 32 MB   603 ms 33 MB   553 ms 34 MB   512 ms 36 MB
//	nqueens       379 ms 30 MB   337 ms 32 MB   322 ms 33 MB   308 ms 48 MB
//
// One core for the whole process (GOMAXPROCS=1) gains another 1.5 MB and no time.
const minRoom = 8 << 20

const (
	firstLive = 1 << 20   // what is taken to live before the first cycle
	maxHeap   = 256 << 20 // from here on waiting would be noticed
)

// newCollector returns nil if the environment has settings of its own.
func newCollector() *collector {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return nil
	}
	c := &collector{}
	c.samples[0].Name = "/memory/classes/heap/objects:bytes"
	c.samples[1].Name = "/gc/heap/live:bytes"
	c.plan(firstLive)
	return c
}

// plan sets the trigger, and Go's own well behind it: for what a native allocates in
// one step.
func (c *collector) plan(live uint64) {
	c.trigger = live + max(live, minRoom)
	switch {
	case live > maxHeap:
		debug.SetGCPercent(100)
	case live > minRoom:
		debug.SetGCPercent(200)
	default:
		debug.SetGCPercent(400) // 16 MB at least, well behind minRoom
	}
}

// look collects if it is time to.
func (c *collector) look() {
	metrics.Read(c.samples[:])
	heap, live := c.samples[0].Value.Uint64(), c.samples[1].Value.Uint64()
	if heap < c.trigger || live > maxHeap {
		return
	}
	// Now that any heap is too large the next large allocation starts a cycle, and who
	// turns the collector off waits for the marking to end.
	debug.SetGCPercent(1)
	c.kick = make([]byte, 64<<10)
	c.kick = nil
	debug.SetGCPercent(-1)
	metrics.Read(c.samples[1:])
	c.plan(c.samples[1].Value.Uint64())
}
