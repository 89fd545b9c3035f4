package hostsys

import (
	"time"

	"golang.org/x/sys/unix"
)

// CPUTime returns the CPU time that the process has used, all of its threads together.
func CPUTime() time.Duration {
	var ts unix.Timespec
	_ = unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &ts)
	return time.Duration(ts.Nano())
}
