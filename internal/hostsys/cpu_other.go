//go:build !linux

package hostsys

import "time"

var processStart = time.Now()

// CPUTime returns the time since the process started: the portable part of Go knows
// no CPU time.
func CPUTime() time.Duration { return time.Since(processStart) }
