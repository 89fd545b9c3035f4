package py

// This file defines the clock by which threads wait.

import "time"

// processStart is when the process began: Go measures durations, not moments.
var processStart = time.Now()

// Monotonic returns the time since some moment in the past; it never goes back.
func (th *Thread) Monotonic() time.Duration { return time.Since(processStart) }
