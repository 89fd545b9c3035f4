package vm

// This file defines the life of Python threads: each runs on a goroutine (worker.go),
// registered before it starts and until it has run its last code.

import (
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"
	"time"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// newInfo returns the identity of the VM's next thread.
func (v *VM) newInfo() *py.ThreadInfo {
	n := v.threadCount
	v.threadCount++
	// Distinct in the VM for ever, and among VMs that live now as far as matters.
	base := int64(reflect.ValueOf(v).Pointer())
	return py.NewThreadInfo(base+n, n+1, fmt.Sprintf("Thread-%d", n))
}

// register adds a thread to those of the VM. The VM lock is held.
func (v *VM) register(th *Thread) {
	v.mu.Lock()
	v.threads[th] = struct{}{}
	v.mu.Unlock()
}

func (v *VM) unregister(th *Thread) {
	v.mu.Lock()
	delete(v.threads, th)
	v.mu.Unlock()
}

// Threads returns the threads in the order in which they started. The VM lock is held.
func (e *evaluator) Threads() []*py.Thread {
	v := e.VM
	out := make([]*py.Thread, 0, len(v.threads))
	for th := range v.threads {
		out = append(out, &th.Thread)
	}
	slices.SortFunc(out, func(a, b *py.Thread) int { return int(a.Info.ID - b.Info.ID) })
	return out
}

// noThread is the error of a start that fails.
func noThread() error { return py.RuntimeErrorf("can't start new thread") }

// StartThread starts a thread in the run of the calling one.
func (e *evaluator) StartThread(_ *py.Thread, s *py.ThreadStart) (*py.ThreadInfo, error) {
	parent := (*Thread)(e)
	v, r := parent.VM, parent.inRun
	if v.ending {
		return nil, py.Errorf(py.PythonFinalizationError, "can't create new thread at interpreter shutdown")
	}
	if r == nil {
		return nil, noThread()
	}
	th := v.NewThread()
	if s.Name != "" {
		th.Info.SetName(s.Name)
	}
	th.Info.Daemon = s.Daemon
	th.Info.WillEnd()
	if err := r.Add(th); err != nil {
		v.unregister(th)
		return nil, noThread()
	}
	th.start = s
	v.lock.share(parent)
	assigned := false
	defer func() {
		if !assigned {
			r.Remove(th)
			v.unregister(th)
		}
	}()
	w, err := v.assign(r, th)
	if err != nil {
		return nil, py.CausedBy(noThread(), py.RuntimeErrorf("%v", err))
	}
	assigned = true
	if w == nil {
		return th.Info, nil
	}
	// The thread has started when the host has let it in.
	if _, err := parent.WaitDone(py.Wait{What: "the start of a thread", Masked: true}, w.entered, time.Time{}); err != nil {
		return nil, err
	}
	if w.refused != nil {
		return nil, py.CausedBy(noThread(), py.RuntimeErrorf("%v", w.refused))
	}
	return th.Info, nil
}

// runThread runs a thread on the goroutine that is its own, or for now.
func (v *VM) runThread(th *Thread) {
	v.lock.acquire(th)
	defer v.endThread(th)
	th.Info.End, th.Info.Err = outcome(th.body())
}

// errGoexit kills a thread in which a function of the host has called runtime.Goexit.
var errGoexit = errors.New("the host ended the goroutine")

// body runs the thread's code. A bug in a native must not bring down the host.
func (th *Thread) body() (err error) {
	ended := false
	defer func() {
		if r := recover(); r != nil {
			err = py.SystemErrorf("internal error: %v\n%s", r, debug.Stack())
		} else if !ended {
			err = &Kill{errGoexit}
			th.Info.End, th.Info.Err = outcome(err)
		}
	}()
	s := th.start
	th.start = nil
	th.Pin(s.Args)
	err = s.Run(&th.Thread)
	th.Unpin()
	ended = true
	return err
}

// outcome tells how a thread ended whose code returned err.
func outcome(err error) (py.ThreadEnd, error) {
	var k *Kill
	switch {
	case err == nil:
		return py.Returned, nil
	case errors.As(err, &k):
		return py.Killed, k.Cause
	}
	return py.Raised, err
}

// maxEndings is how many threads a run remembers when they have ended.
const maxEndings = 10_000

// endThread takes a thread that has run its last code out of the VM, and gives up
// the VM lock.
func (v *VM) endThread(th *Thread) {
	th.Finish()
	if th.Info.End == py.Killed {
		th.Killed()
	}
	if r := th.inRun; r != nil {
		r.Remove(th)
		v.mu.Lock()
		if len(r.endings) < maxEndings {
			r.endings = append(r.endings, th.Info)
		}
		v.mu.Unlock()
	}
	v.unregister(th)
	v.lock.release(th)
}

// NoMoreThreads makes starts fail until EndThreads has returned: the script is about to end.
func (v *VM) NoMoreThreads() { v.ending = true }

// EndThreads kills the threads of the run but its main thread, th, which calls it,
// and waits until all are gone. In a run that was interrupted they have what is
// left of its grace period. If the run is killed meanwhile the error says so.
func (v *VM) EndThreads(th *Thread, cause error) error {
	r := th.inRun
	v.ending = true
	defer func() { v.ending = false }()
	if r.Stopping() == nil {
		for _, t := range r.Threads() {
			if t != th {
				r.KillThread(t, cause)
			}
		}
	}
	v.dismiss(r)
	done := make(chan struct{})
	if r.goroutines.Load() > 0 {
		r.lastGone.Store(&done)
		if r.goroutines.Load() > 0 {
			parked := th.park(py.Wait{What: "the end of all threads", Masked: true}, func() {})
			v.release(th)
			<-done
			v.acquire(th)
			if parked {
				th.unpark()
			}
		}
		r.lastGone.Store(nil)
	}
	return th.killedNow()
}

// killedNow returns the kill that was asked for, if there is one.
func (th *Thread) killedNow() error {
	if th.Reasons().Load()&py.ReasonKill != 0 {
		return th.killed()
	}
	return nil
}

// gone counts a goroutine of the run that has ended.
func (r *Run) gone() {
	if r.goroutines.Add(-1) == 0 {
		if done := r.lastGone.Load(); done != nil {
			close(*done)
		}
	}
}

// Endings returns the threads that have ended, in the order in which they did. Call
// it after End.
func (r *Run) Endings() []*py.ThreadInfo {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	return slices.Clone(r.endings)
}

// Goroutines returns how many goroutines the run has, besides that of the host.
func (r *Run) Goroutines() int { return int(r.goroutines.Load()) }

// Close gives up what the VM holds. No run is in progress.
func (v *VM) Close() {
	v.In.Close()
	v.links, v.live = map[*bytecode.Code]*Code{}, nil
	v.spareGens, v.spareIters = [genClasses]spareGen{}, spareIters{}
	v.memory.live.Store(0)
	l := &v.lock
	l.mu.Lock()
	l.disarm()
	l.mu.Unlock()
}

// Forget lets go of all values: the VM has closed.
func (th *Thread) Forget() {
	clear(th.segs[1:])
	th.segs = th.segs[:1]
	clear(th.segs[0])
	th.bottom.next, th.natives = nil, nil
	th.Thread.Forget()
	th.result, th.err, th.Context = py.Value{}, nil, py.Value{}
}

// Stopped returns where the threads were that have taken a stop.
func (r *Run) Stopped() []Where {
	r.VM.mu.Lock()
	defer r.VM.mu.Unlock()
	return slices.Clone(r.stopped)
}
