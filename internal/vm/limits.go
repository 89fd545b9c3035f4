package vm

// This file defines the limits of a VM, and the budget of a run: steps and
// execution time. Memory is in memory.go.

import (
	"cmp"
	"fmt"
	"time"

	"github.com/hognose/hognose/py"
)

// Limits bound what scripts may use; 0 means no limit.
type Limits struct {
	Memory     int64                     // bytes that are live
	Allocation int64                     // bytes of one allocation
	Available  func() (all, piece int64) // bytes that the process can get now, and in one piece; may be nil
	Recursion  int                       // Python frames on top of each other, whatever sys.setrecursionlimit says
	Threads    int                       // threads besides the main thread, at a time
	Files      int                       // open files, at a time
	Output     int64                     // bytes written to standard output and error, in a run
}

// The names of limits, in LimitError.Limit.
const (
	LimitSteps      = "steps"
	LimitTime       = "time"
	LimitMemory     = "memory"
	LimitAllocation = "allocation"
	LimitRecursion  = "recursion"
	LimitThreads    = "threads"
	LimitFiles      = "files"
	LimitOutput     = "output"
)

// LimitError tells which limit was exceeded.
type LimitError struct {
	Limit string
	Max   int64 // what is allowed; nanoseconds for time
	Used  int64 // what was used, or would have been
}

// Error returns the limit and the figures.
func (e *LimitError) Error() string {
	switch e.Limit {
	case LimitTime:
		return fmt.Sprintf("time limit exceeded: %v used of %v", time.Duration(e.Used).Round(time.Microsecond), time.Duration(e.Max))
	case LimitMemory, LimitAllocation, LimitOutput:
		return fmt.Sprintf("%s limit exceeded: %d bytes of %d", e.Limit, e.Used, e.Max)
	}
	return fmt.Sprintf("%s limit exceeded: %d of %d", e.Limit, e.Used, e.Max)
}

// budget is what a run may use. VM.mu guards it. Steps are in StepUnits.
type budget struct {
	run     *Run
	maxStep int64 // 0: none
	steps   int64 // used by slices that are over
	limit   int64 // where the next measure is taken: maxStep, then the end of the reserve
	pauseAt int64 // steps at which the run pauses, 0: never
	maxTime time.Duration
	began   time.Time
	away    time.Duration // time that host functions took
	total   time.Duration // execution time of a run that is over
	timer   *time.Timer
	over    bool
}

// stepSlice is the number of steps between two looks at the budget and at memory.
const stepSlice = 1 << 18

// housekeepingSteps is the number of steps between two calls of VM.Housekeeping, unless
// it asks for fewer: less than a millisecond of work, if no step is a long one.
const housekeepingSteps = 1 << 16

func (b *budget) begin(r *Run, o RunOptions) {
	*b = budget{run: r, maxTime: o.Time, began: time.Now()}
	if o.Steps > 0 {
		b.maxStep = o.Steps
		if o.Steps < noStepLimit/py.StepUnit {
			b.maxStep = o.Steps * py.StepUnit
		}
		b.limit = b.maxStep
	}
	if o.Time > 0 {
		b.timer = time.AfterFunc(o.Time, b.timeOver)
	}
}

// timeOver interrupts a run whose execution time is used up.
func (b *budget) timeOver() {
	v := b.run.VM
	v.mu.Lock()
	defer v.mu.Unlock()
	if b.run.ended || b.timer == nil {
		return
	}
	used := b.time()
	if left := b.maxTime - used; left > 0 {
		b.timer = time.AfterFunc(left, b.timeOver)
		return
	}
	b.timer = nil
	b.run.interruptWith(&LimitError{LimitTime, int64(b.maxTime), int64(used)})
}

// time returns the execution time so far.
func (b *budget) time() time.Duration {
	if b.over {
		return b.total
	}
	return time.Since(b.began) - b.away
}

func (b *budget) end() {
	b.total = b.time()
	b.over = true
	if b.timer != nil {
		b.timer.Stop()
		b.timer = nil
	}
}

// enter gives a thread its first slice.
func (b *budget) enter(th *Thread) {
	th.granted, th.paid = b.slice(), 0
	th.SetStepsLeft(th.granted)
}

// newSteps returns how many steps the thread has taken since it was last asked, in this slice.
func (th *Thread) newSteps() int64 {
	used := th.granted - th.StepsLeft()
	n := (used - th.paid) / py.StepUnit
	th.paid += n * py.StepUnit
	return n
}

// leave takes back what the thread has not used.
func (b *budget) leave(th *Thread) {
	b.steps += th.granted - th.StepsLeft()
	th.granted = 0
}

// slice returns how much a thread may run until the next look.
func (b *budget) slice() int64 {
	n := int64(noStepLimit)
	v := b.run.VM
	if m := v.Limits.Memory >> 10; m > 0 {
		n = min(max(m, 1<<12), stepSlice) * py.StepUnit
	}
	if v.Housekeeping != nil {
		n = min(n, cmp.Or(v.nextHousekeeping, housekeepingSteps)*py.StepUnit)
	}
	if b.limit > 0 {
		n = min(n, max(b.limit-b.steps, 0))
	}
	if b.pauseAt > 0 {
		n = min(n, max(b.pauseAt-b.steps, 0))
	}
	return n
}

// refill is called when a thread has used its slice up.
func (th *Thread) refill() {
	r := th.inRun
	if r == nil {
		th.SetStepsLeft(noStepLimit)
		return
	}
	v := th.VM
	wanted := 0
	if v.Housekeeping != nil {
		wanted = v.Housekeeping()
	}
	gc := &v.In.GC
	if gc.Earn(th.newSteps()); gc.Late() {
		th.SetReason(py.ReasonCalls)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.nextHousekeeping = housekeepingSteps
	if wanted > 0 {
		v.nextHousekeeping = min(int64(wanted), housekeepingSteps)
	}
	b := &r.budget
	used := th.granted - th.StepsLeft()
	b.steps += used
	if b.limit > 0 && b.steps > b.limit {
		b.stepsOver()
	}
	if b.pauseAt > 0 && b.steps > b.pauseAt {
		b.pauseAt = 0
		r.pause()
	}
	if v.Limits.Memory > 0 {
		th.SetReason(py.ReasonMemory)
	}
	th.granted = b.slice()
	th.paid -= used
	th.SetStepsLeft(th.granted)
}

// stepsOver interrupts a run that has used its steps, and kills one that has used
// the reserve for cleaning up too.
func (b *budget) stepsOver() {
	err := &LimitError{LimitSteps, b.maxStep / py.StepUnit, b.steps / py.StepUnit}
	r := b.run
	if b.limit == b.maxStep && r.kill == nil && r.interrupt == nil {
		r.interruptWith(err)
	} else if q := r.interrupt; q != nil && r.kill == nil && b.limit > b.maxStep {
		r.killWith(q.Cause)
	}
	b.limit = b.steps + b.reserveSteps()
}

func (b *budget) reserveSteps() int64 {
	return min(max(b.maxStep/10, 10_000*py.StepUnit), 10_000_000*py.StepUnit)
}

// reserve makes room in the budget for a thread that cleans up after an interrupt.
func (b *budget) reserve(th *Thread) {
	if b.maxStep > 0 {
		b.limit = max(b.limit, b.steps+th.granted-th.StepsLeft()+b.reserveSteps())
	}
}

// Figures are what a run has used so far.
type Figures struct {
	Steps     int64
	Wall      time.Duration // since the begin
	Execution time.Duration // Wall without the time that host functions took
	Threads   int
	Abandoned int // calls left behind
}

// Usage returns what the run has used. The steps of threads that run are those of
// their last look at the budget.
func (r *Run) Usage() Figures {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	b := &r.budget
	f := Figures{Steps: b.steps / py.StepUnit, Wall: b.time() + b.away, Execution: b.time(), Threads: len(r.threads), Abandoned: r.abandoned}
	return f
}

// Away counts time that the host's own functions took.
func (r *Run) Away(d time.Duration) {
	r.VM.mu.Lock()
	r.budget.away += d
	r.VM.mu.Unlock()
}

// Exceed interrupts the run because of a limit that the caller keeps.
func (r *Run) Exceed(limit string, most, used int64) *Request {
	return r.Interrupt(&LimitError{limit, most, used})
}

// SetRecursionLimit is sys.setrecursionlimit: the host's limit holds all the same.
func (v *VM) SetRecursionLimit(n int) {
	v.shownRecursion, v.RecursionLimit = n, n
	if most := v.Limits.Recursion; most > 0 && n > most {
		v.RecursionLimit = most
	}
}

// ShownRecursionLimit is sys.getrecursionlimit.
func (v *VM) ShownRecursionLimit() int { return v.shownRecursion }
