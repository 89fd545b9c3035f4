package time

// This file reads the clocks of Linux.

import (
	"golang.org/x/sys/unix"
)

type clockID struct {
	name string
	id   int64
}

var clockIDs = []clockID{
	{"CLOCK_REALTIME", unix.CLOCK_REALTIME}, {"CLOCK_MONOTONIC", unix.CLOCK_MONOTONIC}, {"CLOCK_MONOTONIC_RAW", unix.CLOCK_MONOTONIC_RAW},
	{"CLOCK_BOOTTIME", unix.CLOCK_BOOTTIME}, {"CLOCK_TAI", unix.CLOCK_TAI}, {"CLOCK_PROCESS_CPUTIME_ID", unix.CLOCK_PROCESS_CPUTIME_ID},
	{"CLOCK_THREAD_CPUTIME_ID", unix.CLOCK_THREAD_CPUTIME_ID},
}

// clockGet reads a clock by its number; ok is false if there is none.
func clockGet(id int64) (ns int64, ok bool) {
	var ts unix.Timespec
	if id != int64(int32(id)) || unix.ClockGettime(int32(id), &ts) != nil {
		return 0, false
	}
	return ts.Nano(), true
}

// clockRes returns a clock's resolution.
func clockRes(id int64) (ns int64, ok bool) {
	var ts unix.Timespec
	if id != int64(int32(id)) || unix.ClockGetres(int32(id), &ts) != nil {
		return 0, false
	}
	return ts.Nano(), true
}

func monotonicStart() int64 {
	ns, _ := clockGet(unix.CLOCK_MONOTONIC)
	return ns
}
