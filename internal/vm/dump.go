package vm

// This file tells where threads are, to anybody at any moment. A thread that waits
// does not touch its frames: others read them while VM.mu keeps it waiting. One
// that runs answers at its next poll.

import (
	"context"
	"slices"
	"time"

	"github.com/hognose/hognose/py"
)

// Where is the stack of a thread at a moment.
type Where struct {
	Thread  int64  // its identifier
	Name    string // its name
	Main    bool
	Frames  []Place // outermost first; of a deep stack its two ends
	Left    int     // frames left out in the middle
	Waiting string  // what it waits for; empty: it runs
	Since   time.Time
	Killed  bool // by the kill that the stop ended in, not by the interrupt
}

// Place is a line of a stack.
type Place struct {
	File, Name string
	Line       int
}

// maxWhere is how many frames of each end of a stack are shown.
const maxWhere = 50

// where reads the thread's stack. Only for the thread itself, or while it is parked
// with VM.mu held. unwinds tells that the thread unwinds next: it meets the outermost
// frames of a deep stack then, so that they are not looked for here.
func (th *Thread) where(unwinds bool) Where {
	w := Where{Thread: th.Info.ID, Name: th.Info.Name(), Waiting: th.parked.what, Since: th.parked.since, Main: th.inRun != nil && th.inRun.Main == th}
	depth := 0
	for f := th.frame; f != nil && depth <= 2*maxWhere; f = f.back {
		depth++
	}
	w.Frames = make([]Place, 0, min(depth, 2*maxWhere))
	var outer [maxWhere]*Frame // the last ones seen, in a circle
	n := 0
	for f := th.frame; f != nil; f = f.back {
		if n < maxWhere {
			w.Frames = append(w.Frames, f.place())
		} else if unwinds && depth > 2*maxWhere {
			th.outer = new(outerFrames)
			w.Left = th.depth - maxWhere
			slices.Reverse(w.Frames)
			return w
		} else {
			outer[n%maxWhere] = f
		}
		n++
	}
	for i := max(maxWhere, n-maxWhere); i < n; i++ {
		w.Frames = append(w.Frames, outer[i%maxWhere].place())
	}
	w.Left = n - len(w.Frames)
	slices.Reverse(w.Frames)
	return w
}

func (f *Frame) place() Place {
	return Place{f.code.src.Filename, f.code.src.Qualname, f.line()}
}

// line returns the line that the frame is at.
func (f *Frame) line() int {
	if f.pc == nil || len(f.code.instrs) == 0 || f.gen != nil && f.gen.state == genCreated {
		return int(f.code.src.FirstLine)
	}
	if n := f.code.line(f.pc); n > 0 {
		return n
	}
	// The instruction is one that belongs to no line: it is as if the line before went on.
	if f.code.plain != nil {
		if w := f.th.watch.frames[f]; w != nil && w.line > 0 {
			return int(w.line)
		}
	}
	for i := f.code.index(f.pc) - 1; i >= 0; i-- {
		if n := f.code.line(&f.code.instrs[i]); n > 0 {
			return n
		}
	}
	return int(f.code.src.FirstLine)
}

// note keeps where the thread was when it took a stop. VM.mu is held.
func (r *Run) note(th *Thread, killed bool) {
	for i := range r.stopped {
		if r.stopped[i].Thread == th.Info.ID {
			return
		}
	}
	w := th.where(killed)
	w.Killed = killed
	r.stopped = append(r.stopped, w)
}

// outerFrames are the last frames that a thread has met which unwinds a deep stack,
// innermost first.
type outerFrames struct {
	n  int
	at [maxWhere]struct {
		code *Code
		pc   *Instr
	}
}

func (o *outerFrames) add(f *Frame) {
	if o.n < len(o.at) {
		o.at[o.n].code, o.at[o.n].pc = f.code, f.pc
		o.n++
	}
}

// noteOuter puts the frames that where has left to the unwinding into what it has noted.
// VM.mu is held.
func (r *Run) noteOuter(th *Thread) {
	o := th.outer
	if o == nil {
		return
	}
	th.outer = nil
	for i := range r.stopped {
		w := &r.stopped[i]
		if w.Thread != th.Info.ID {
			continue
		}
		w.Left -= o.n
		slices.Reverse(w.Frames) // as where has met them
		for _, at := range o.at[:o.n] {
			w.Frames = append(w.Frames, (&Frame{code: at.code, pc: at.pc}).place())
		}
		slices.Reverse(w.Frames)
	}
}

// dumpRequest is somebody who waits for the stack of a running thread.
type dumpRequest struct {
	reply chan Where // has room for one
}

// answerDumps gives the thread's stack to those who wait for it. VM.mu is held.
func (th *Thread) answerDumps() {
	th.ClearReason(py.ReasonDump)
	if len(th.dumps) == 0 {
		return
	}
	w := th.where(false)
	for _, d := range th.dumps {
		d.reply <- w
	}
	th.dumps = nil
}

// Stacks returns the stacks of the run's threads, the main thread first. A thread that
// runs is asked; one that does not answer before ctx ends is shown without frames.
// Safe from any goroutine but that of a thread of the run, which has StacksFrom.
func (r *Run) Stacks(ctx context.Context) []Where { return r.stacks(ctx, nil) }

// StacksFrom is Stacks for a thread of the run itself. The others wait for the VM
// lock or for something else, so nobody needs to be asked.
func (r *Run) StacksFrom(th *Thread) []Where { return r.stacks(context.Background(), th) }

func (r *Run) stacks(ctx context.Context, self *Thread) []Where {
	v := r.VM
	v.mu.Lock()
	out := make([]Where, len(r.threads))
	asked := map[int]*dumpRequest{}
	for i, th := range r.threads {
		if th == self || th.parked.cancel != nil {
			out[i] = th.where(false)
			continue
		}
		out[i] = Where{Thread: th.Info.ID, Name: th.Info.Name(), Main: th == r.Main}
		if self != nil {
			continue // it is about to begin, or to end
		}
		d := &dumpRequest{reply: make(chan Where, 1)}
		th.dumps = append(th.dumps, d)
		th.SetReason(py.ReasonDump)
		asked[i] = d
		out[i] = Where{Thread: th.Info.ID, Name: th.Info.Name(), Main: th == r.Main}
	}
	v.mu.Unlock()
	for i, d := range asked {
		select {
		case out[i] = <-d.reply:
		case <-ctx.Done():
		}
	}
	return out
}
