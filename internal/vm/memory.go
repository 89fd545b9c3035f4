package vm

// This file keeps the limit of live memory. Large allocations are charged before
// they are made; small ones are found at looks in between, by a walk from the
// roots. Figures of the whole process, which cost little, tell when a walk is
// worth it: what the VM holds cannot be more than what the process does.

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"

	"github.com/hognose/hognose/py"
)

// memory is what is known of a VM's live bytes. The VM lock guards it; anybody may read live and peak.
type memory struct {
	live    atomic.Int64 // at the last walk
	peak    atomic.Int64 // of all walks
	allocs  uint64       // bytes that the process had allocated by then
	walks   int
	over    int   // looks one after the other that found too much
	hidden  int64 // charged since natives may hold what no walk sees
	others  int64 // bytes of the process that are not the VM's
	errors  []refused
	samples []metrics.Sample
	unseen  int64 // charged since the last look at what the process can get
}

// refused is a MemoryError of the limit, with what was or would have been in use.
type refused struct {
	e    *py.Exception
	used int64
}

// process returns the bytes of objects in the heap, and of all allocated so far.
func (m *memory) process() (heap, allocs uint64) {
	if m.samples == nil {
		m.samples = []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/allocs:bytes"}}
	}
	metrics.Read(m.samples)
	return m.samples[0].Value.Uint64(), m.samples[1].Value.Uint64()
}

// lookAtMemory is what ReasonMemory asks for. inPython tells that no native is in
// progress, so that the walk sees everything.
func (th *Thread) lookAtMemory(inPython bool) error {
	th.ClearReason(py.ReasonMemory)
	v := th.VM
	m := &v.memory
	m.hidden += th.TakeCharged()
	if inPython {
		m.hidden = 0
	}
	most := v.Limits.Memory
	if most <= 0 {
		return nil
	}
	used := v.measure(th, 0)
	if used <= most {
		m.over = 0
		return nil
	}
	m.over++
	if r := th.inRun; r != nil && (used > most+most/4 && m.over > 1 || m.over > maxOver) {
		r.Kill(&LimitError{LimitMemory, most, used})
		return th.killed()
	}
	return v.memoryError(used)
}

// maxOver is how many looks may find too much before the run is killed.
const maxOver = 8

// memoryError returns a MemoryError that is known to come from the limit.
func (v *VM) memoryError(used int64) error {
	e := py.NewException(py.MemoryError)
	m := &v.memory
	if len(m.errors) > 16 {
		m.errors = m.errors[:0]
	}
	m.errors = append(m.errors, refused{e, used})
	return e
}

// MemoryExceeded returns the figures if the exception was raised by a limit of memory.
func (v *VM) MemoryExceeded(e *py.Exception) *LimitError {
	for _, x := range v.memory.errors {
		if x.e == e {
			return &LimitError{LimitMemory, v.Limits.Memory, x.used}
		}
	}
	return nil
}

// ForgetMemoryErrors is for the end of a run.
func (v *VM) ForgetMemoryErrors() { v.memory.errors, v.memory.over = nil, 0 }

// measure returns what is in use with n bytes more, or 0 if that is known to be
// within the limit. It walks if cheaper figures do not tell.
func (v *VM) measure(th *Thread, n int64) int64 {
	m := &v.memory
	most := v.Limits.Memory
	heap, allocs := m.process()
	if int64(heap)+n <= most {
		return 0
	}
	grown := int64(allocs - m.allocs)
	if m.walks > 0 && (m.live.Load()+grown+n <= most || m.over == 0 && n < most/16 && grown < most/16) {
		return 0
	}
	live, ok := v.In.LiveBytes(&th.Thread)
	if !ok {
		return 0
	}
	_, m.allocs = m.process()
	m.walks++
	m.found(live)
	if live+n > most {
		return live + n
	}
	if live+n+m.hidden <= most {
		return live + n
	}
	// Natives that are in progress have allocated much. What of it they have let go
	// Go's collector knows.
	runtime.GC()
	heap, m.allocs = m.process()
	if used := int64(heap) - m.others + n; used > most {
		return used
	}
	return 0
}

// notOurs notes what the process holds besides the VM: at the begin of a run.
func (m *memory) notOurs() {
	m.others = max(0, collected()-m.live.Load())
}

// largeAllocation is the size from which an allocation is looked at before it is made.
const largeAllocation = 1 << 20

// Grown is called when enough was charged since the last look: n bytes more are asked for.
func (e *evaluator) Grown(_ *py.Thread, n int64) error {
	th := (*Thread)(e)
	v := th.VM
	most := v.Limits.Memory
	if a := v.Limits.Allocation; a > 0 && n > a || !v.memory.fits(v.Limits.Available, n, v.In.MemoryStep) {
		return py.NewException(py.MemoryError)
	}
	if most <= 0 {
		th.TakeCharged()
		return nil
	}
	if n > most {
		return v.memoryError(n)
	}
	if n >= largeAllocation {
		v.memory.hidden += th.TakeCharged() - n
		if used := v.measure(th, n); used > most {
			return v.memoryError(used)
		}
		v.memory.hidden += n
	}
	th.SetReason(py.ReasonMemory)
	return nil
}

// availableStep is how much may be charged between two looks at what the process can
// get, and spare what is left to the host and to Go.
const (
	availableStep = 64 << 20
	spare         = 64 << 20
)

// fits reports whether n bytes more are there to be had. Go ends a process that gets
// none, so what is not there must not be asked for. step bytes were charged since the
// last call.
func (m *memory) fits(available func() (all, piece int64), n, step int64) bool {
	if m.unseen += max(n, step); m.unseen < availableStep || available == nil {
		return true
	}
	m.unseen = 0
	// Until the next collection the heap grows by garbage too.
	enough := func() bool {
		all, piece := available()
		return n+spare+collected()/2 < all && n < max(piece, spare)
	}
	if enough() {
		return true
	}
	debug.FreeOSMemory() // that there is now goes first
	return enough()
}

// collected returns the bytes of the process's heap that the last collection left.
func collected() int64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64())
}

// Measure walks and returns the live bytes: for Usage. Only with the VM lock held.
func (v *VM) Measure(th *Thread) (live, peak int64) {
	if n, ok := v.In.LiveBytes(&th.Thread); ok {
		v.memory.found(n)
	}
	return v.MemoryFigures()
}

// MemoryFigures returns the live bytes at the last walk, and the most of all walks.
func (v *VM) MemoryFigures() (live, peak int64) { return v.memory.live.Load(), v.memory.peak.Load() }

func (m *memory) found(live int64) {
	m.live.Store(live)
	m.peak.Store(max(m.peak.Load(), live))
}

// SetLimits sets what scripts may use: at construction.
func (v *VM) SetLimits(l Limits) {
	v.Limits = l
	v.SetRecursionLimit(v.shownRecursion)
	if m := l.Memory; m > 0 {
		v.In.MemoryStep = min(v.In.MemoryStep, max(m/8, 1<<20))
	}
}
