package vm

// This file keeps the limit of live memory. Large allocations are charged before
// they are made; small ones are found at looks in between, by a walk from the
// roots. Figures of the whole process, which cost little, tell when a walk is
// worth it: what the VM holds cannot be more than what the process does.

import (
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
	over    int // looks one after the other that found too much
	errors  []*py.Exception
	samples []metrics.Sample
}

// process returns the bytes of objects in the heap, and of all allocated so far.
func (m *memory) process() (heap, allocs uint64) {
	if m.samples == nil {
		m.samples = []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/allocs:bytes"}}
	}
	metrics.Read(m.samples)
	return m.samples[0].Value.Uint64(), m.samples[1].Value.Uint64()
}

// lookAtMemory is what ReasonMemory asks for.
func (th *Thread) lookAtMemory() error {
	th.ClearReason(py.ReasonMemory)
	th.TakeCharged()
	v := th.VM
	most := v.Limits.Memory
	if most <= 0 {
		return nil
	}
	live, ok := v.measure(th, 0)
	if !ok || live <= most {
		v.memory.over = 0
		return nil
	}
	m := &v.memory
	m.over++
	if r := th.inRun; r != nil && (live > most+most/4 && m.over > 1 || m.over > maxOver) {
		r.Kill(&LimitError{LimitMemory, most, live})
		return th.killed()
	}
	return v.memoryError()
}

// maxOver is how many looks may find too much before the run is killed.
const maxOver = 8

// memoryError returns a MemoryError that is known to come from the limit.
func (v *VM) memoryError() error {
	e := py.NewException(py.MemoryError)
	m := &v.memory
	if len(m.errors) > 16 {
		m.errors = m.errors[:0]
	}
	m.errors = append(m.errors, e)
	return e
}

// MemoryExceeded returns the figures if the exception was raised by a limit of memory.
func (v *VM) MemoryExceeded(e *py.Exception) *LimitError {
	for _, x := range v.memory.errors {
		if x == e {
			return &LimitError{LimitMemory, v.Limits.Memory, v.memory.live.Load()}
		}
	}
	return nil
}

// ForgetMemoryErrors is for the end of a run.
func (v *VM) ForgetMemoryErrors() { v.memory.errors, v.memory.over = nil, 0 }

// measure returns the live bytes, by a walk if they and n more may be over the
// limit; ok is false if no walk was needed, or the thread is to stop.
func (v *VM) measure(th *Thread, n int64) (live int64, ok bool) {
	m := &v.memory
	most := v.Limits.Memory
	heap, allocs := m.process()
	if int64(heap)+n <= most {
		return 0, false
	}
	grown := int64(allocs - m.allocs)
	if m.walks > 0 && (m.live.Load()+grown+n <= most || m.over == 0 && n < most/16 && grown < most/16) {
		return 0, false
	}
	live, ok = v.In.LiveBytes(&th.Thread)
	if !ok {
		return 0, false
	}
	_, m.allocs = m.process()
	m.walks++
	m.found(live)
	return live, true
}

// largeAllocation is the size from which an allocation is looked at before it is made.
const largeAllocation = 1 << 20

// Grown is called when enough was charged since the last look: n bytes more are asked for.
func (e *evaluator) Grown(_ *py.Thread, n int64) error {
	th := (*Thread)(e)
	v := th.VM
	if most := v.Limits.Allocation; most > 0 && n > most {
		return py.NewException(py.MemoryError)
	}
	if most := v.Limits.Memory; most > 0 {
		if n > most {
			v.memory.peak.Store(max(v.memory.peak.Load(), n))
			return v.memoryError()
		}
		if n >= largeAllocation {
			if live, ok := v.measure(th, n); ok && live+n > most {
				return v.memoryError()
			}
		}
		th.SetReason(py.ReasonMemory)
		return nil
	}
	th.TakeCharged()
	return nil
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
	if m := l.Memory; m > 0 {
		v.In.MemoryStep = min(v.In.MemoryStep, max(m/8, 1<<20))
	}
}
