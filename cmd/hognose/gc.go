package main

// This file tunes Go's collector for a process that does nothing but run a
// script: small heaps may grow more between collections, large ones less.

import (
	"runtime"
	"runtime/debug"
)

// tuneGC sets the collector's percentage now and after every collection, by the
// size of the heap that is live. An object without references is the clock: its
// finalizer runs once after each collection, and makes the next one.
func tuneGC() {
	debug.SetGCPercent(400)
	var tick func(*[16]byte)
	tick = func(*[16]byte) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		percent := 100
		switch live := m.HeapAlloc; {
		case live < 16<<20:
			percent = 400
		case live < 64<<20:
			percent = 200
		}
		debug.SetGCPercent(percent)
		runtime.SetFinalizer(new([16]byte), tick)
	}
	runtime.SetFinalizer(new([16]byte), tick)
}
