package signal

// This file holds the names of signals, as Linux numbers them.

import (
	"fmt"

	"github.com/hognose/hognose/py"
)

// table lists them; of two names of a number the first is the usual one.
var table = []struct {
	name string
	n    int
	text string
}{
	{"SIGHUP", 1, "Hangup"}, {"SIGINT", 2, "Interrupt"}, {"SIGQUIT", 3, "Quit"}, {"SIGILL", 4, "Illegal instruction"},
	{"SIGTRAP", 5, "Trace/breakpoint trap"}, {"SIGABRT", 6, "Aborted"}, {"SIGIOT", 6, ""}, {"SIGBUS", 7, "Bus error"},
	{"SIGFPE", 8, "Floating point exception"}, {"SIGKILL", 9, "Killed"}, {"SIGUSR1", 10, "User defined signal 1"},
	{"SIGSEGV", 11, "Segmentation fault"}, {"SIGUSR2", 12, "User defined signal 2"}, {"SIGPIPE", 13, "Broken pipe"},
	{"SIGALRM", 14, "Alarm clock"}, {"SIGTERM", 15, "Terminated"}, {"SIGSTKFLT", 16, "Stack fault"}, {"SIGCHLD", 17, "Child exited"},
	{"SIGCLD", 17, ""}, {"SIGCONT", 18, "Continued"}, {"SIGSTOP", 19, "Stopped (signal)"}, {"SIGTSTP", 20, "Stopped"},
	{"SIGTTIN", 21, "Stopped (tty input)"}, {"SIGTTOU", 22, "Stopped (tty output)"}, {"SIGURG", 23, "Urgent I/O condition"},
	{"SIGXCPU", 24, "CPU time limit exceeded"}, {"SIGXFSZ", 25, "File size limit exceeded"}, {"SIGVTALRM", 26, "Virtual timer expired"},
	{"SIGPROF", 27, "Profiling timer expired"}, {"SIGWINCH", 28, "Window changed"}, {"SIGIO", 29, "I/O possible"},
	{"SIGPOLL", 29, ""}, {"SIGPWR", 30, "Power failure"}, {"SIGSYS", 31, "Bad system call"}, {"SIGRTMIN", 34, ""}, {"SIGRTMAX", 64, ""},
}

// describe returns the description of a signal, or None.
func describe(n int) py.Value {
	for _, x := range table {
		if x.n == n && x.text != "" {
			return py.String(x.text)
		}
	}
	if n >= 34 {
		return py.String(fmt.Sprintf("Real-time signal %d", n-34))
	}
	return py.None
}
