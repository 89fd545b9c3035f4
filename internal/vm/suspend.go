package vm

// This file pauses a run and lets it go on.

import "github.com/hognose/hognose/py"

// pause asks the main thread to suspend the run at its next poll. VM.mu is held.
func (r *Run) pause() { r.Main.SetReason(py.ReasonPause) }
