package hognose

// This file defines Config and its limits.

import (
	"io"
	"time"

	"github.com/hognose/hognose/internal/hostsys"
	"github.com/hognose/hognose/internal/vm"
)

// Config is what a VM is given at construction. It is copied. The zero value
// grants nothing: no input, no output, no files; and its limits are on.
type Config struct {
	Args   []string  // sys.argv
	Stdin  io.Reader // nil: empty
	Stdout io.Writer // nil: discarded
	Stderr io.Writer // nil: discarded

	// Path is sys.path: folders of Files that import looks for modules in. The modules of
	// the library come first, so that no file can stand in for one of them; those written
	// in Python come where LibraryPath is, if it is in Path.
	Path []string
	// Files is the file system that scripts, import and tracebacks see. nil: an
	// empty one. See HostFiles.
	Files FileSystem
	// Env is the environment that scripts see, in the form of os.Environ.
	Env []string
	// System is the machine as os shows it: process numbers, kill, the load. nil: none
	// of it. See HostSystem.
	System System

	// Network is the network that scripts may use. nil: none of it. See HostNetwork and
	// NetworkRules.
	Network Network

	// Grace is how long a script that is interrupted may clean up before it is
	// killed. 0 means DefaultGrace; NoGrace makes every interrupt a kill.
	Grace time.Duration

	// Limits bound what scripts may use.
	Limits Limits

	// Threads says how Python threads start and end.
	Threads Threads
	// WhenBusy says what happens when a second goroutine enters the VM.
	WhenBusy WhenBusy
	// Entry is called, on the goroutine that does so, whenever the host enters the VM
	// to run Python code, and what it returns when that has ended: once for each
	// entry, however it ends. Entries from a host function that the script has called
	// count too. nil: nothing is called.
	Entry func() (leave func())

	// Housekeeping is called by the thread that runs Python code, between two steps:
	// for what a host does while no script runs. It must be quick, and not use the VM.
	// It returns after how many steps it is to be called again, 0 for some 65,000; it may
	// be called earlier. nil: nothing is called.
	Housekeeping func() (steps int)

	// Report is called, within the run, when a script or what was typed at a Console
	// has ended with an *Exception or an *ExitError: at the moment when python3 prints
	// the report, before threads are waited for and exit functions run. It is not
	// called if the script has shown the error itself, by a sys.excepthook or a
	// sys.stderr of its own. The method returns the error too. nil: nothing is called.
	Report func(err error)

	// Flags are what python3's command line sets.
	Flags Flags
}

// DefaultGrace is the grace period when Config.Grace is 0.
const DefaultGrace = 100 * time.Millisecond

// NoGrace as Config.Grace: nothing of the script runs after an interrupt.
const NoGrace time.Duration = -1

// Unlimited turns a limit off. It must be written out: 0 means the default.
const Unlimited = -1

// Limits bound what scripts may use. In each field 0 means the default and
// Unlimited no bound. Steps, Time and Output are budgets of each run; everything
// that a run calls, nested exec, callbacks, threads, draws on them. The other
// limits hold at any moment.
//
// A run that exceeds Steps, Time or Output is interrupted: it may clean up for the
// grace period, with a small reserve of steps, and is then killed. An
// allocation that Memory has no room for raises MemoryError, which the script may
// handle by dropping something; one that stays over the limit is killed. More
// Recursion raises RecursionError, another thread RuntimeError, another
// open file OSError. What ends the run is a *LimitError with the figures.
type Limits struct {
	// Steps is the number of instructions, counted so that the same program ends at
	// the same instruction every time; natives count by the size of their work.
	// Default: DefaultSteps.
	Steps int64
	// Time is execution time: that of a run, without the time that the host's own
	// functions take. Default: Unlimited, since the ctx of a run bounds its time.
	Time time.Duration
	// Memory is the number of bytes that are live: garbage does not count. Large
	// allocations are refused before they are made; small ones are measured now and
	// then, so that a run may be over the limit by a quarter for a moment. Default: DefaultMemory.
	Memory int64
	// Recursion is the number of Python calls on top of each other, whatever
	// sys.setrecursionlimit says. Default: DefaultRecursion.
	Recursion int
	// Threads is the number of threads beside the main one. Default: DefaultThreads.
	Threads int
	// Files is the number of open files and sockets. Those that nobody can reach any more
	// are looked for, and closed, before one more is refused. Default: DefaultFiles.
	Files int
	// Output is the number of bytes written to Stdout and Stderr together. Default: DefaultOutput.
	Output int64
}

// The defaults of Limits.
const (
	DefaultSteps     = 10_000_000_000
	DefaultMemory    = 512 << 20
	DefaultRecursion = 100_000
	DefaultThreads   = 100
	DefaultFiles     = 100
	DefaultOutput    = 100 << 20
)

// NoLimits returns Limits in which everything is Unlimited: for scripts that are
// trusted like the host itself.
func NoLimits() Limits {
	return Limits{Steps: Unlimited, Time: Unlimited, Memory: Unlimited, Recursion: Unlimited, Threads: Unlimited, Files: Unlimited, Output: Unlimited}
}

// limit returns a limit as the evaluator has it: 0 is none.
func limit[T int | int64 | time.Duration](n, def T) T {
	switch {
	case n == 0:
		return def
	case n < 0:
		return 0
	}
	return n
}

// inside returns the limits as the evaluator has them.
func (l Limits) inside() vm.Limits {
	return vm.Limits{
		Memory: limit(l.Memory, DefaultMemory),
		// No more than the machine has, even without a limit: a failing allocation ends the process.
		Allocation: hostsys.Memory(),
		Available:  hostsys.Available,
		Recursion:  limit(l.Recursion, DefaultRecursion),
		Threads:    limit(l.Threads, DefaultThreads),
		Files:      limit(l.Files, DefaultFiles),
		Output:     limit(l.Output, DefaultOutput),
	}
}
