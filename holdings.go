package hognose

// This file tells what a VM has of the process.

// Holdings is what a VM has of the process at a moment. Everything is 0 after Close,
// once Done is closed.
type Holdings struct {
	Threads      int   // Python threads of the run in progress, its main thread too
	Goroutines   int   // of those threads, and idle ones; the main thread's is the host's
	Files        int   // open files, pipes and sockets, the standard streams too
	Others       int   // programs that were started and not waited for, temporary files, and what else Close ends
	Interpreters int   // that its scripts have made
	Memory       int64 // live bytes when they were last measured
}

// Holdings returns what the VM has now. Safe from any goroutine.
func (v *VM) Holdings() Holdings {
	v.mu.Lock()
	defer v.mu.Unlock()
	in := v.r.VM.In
	h := Holdings{Files: in.Files.Open(), Others: in.Holding()}
	h.Memory, _ = v.r.VM.MemoryFigures()
	if in.Family != nil && in.ID == 0 {
		h.Interpreters = len(in.Family.IDs())
	}
	if r := v.busy; r != nil {
		h.Threads, h.Goroutines = len(r.in.Threads()), r.in.Goroutines()
	}
	return h
}
