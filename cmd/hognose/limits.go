package main

// This file holds the options that limit a run, and says how a run ended that was
// stopped.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/hognose/hognose"
)

// limitsHelp describes them.
const limitsHelp = `Limits (hognose only; nothing is limited unless asked):
--timeout D    : interrupt the program after D, as 2s or 500ms (exit status 124)
--grace D      : how long an interrupted program may clean up; default 100ms
--max-steps N  : instructions that may run (exit status 120)
--max-memory N : bytes that may be live, as 64M or 1G (exit status 121)
--max-output N : bytes that may be written (exit status 122)
--max-threads N: threads beside the main one
`

// The exit statuses of a program that was stopped.
const (
	exitSteps   = 120
	exitMemory  = 121
	exitOutput  = 122
	exitOther   = 123
	exitTimeout = 124 // as of timeout(1)
	exitSignal  = 128 // and the signal's number
)

// limitOptions are the limits given on the command line; 0 is none.
type limitOptions struct {
	timeout, grace        time.Duration
	steps, memory, output int64
	threads               int64
}

// option returns the function that sets the option with this name, or nil.
func (l *limitOptions) option(name string) func(value string) error {
	switch name {
	case "timeout":
		return duration(&l.timeout)
	case "grace":
		return func(s string) error {
			err := duration(&l.grace)(s)
			if err == nil && l.grace == 0 {
				l.grace = hognose.NoGrace
			}
			return err
		}
	case "max-steps":
		return number(&l.steps)
	case "max-memory":
		return number(&l.memory)
	case "max-output":
		return number(&l.output)
	case "max-threads":
		return number(&l.threads)
	}
	return nil
}

func duration(d *time.Duration) func(string) error {
	return func(s string) (err error) {
		if *d, err = time.ParseDuration(s); err != nil || *d < 0 {
			if n, ferr := strconv.ParseFloat(s, 64); ferr == nil && n >= 0 && n < 1e9 {
				*d = time.Duration(n * float64(time.Second))
				return nil
			}
			return fmt.Errorf("not a duration, as 2s or 500ms: %s", s)
		}
		return nil
	}
}

func number(n *int64) func(string) error {
	return func(s string) error {
		digits, unit := strings.TrimRight(s, "KMGTkmgtiB"), int64(1)
		switch strings.ToUpper(strings.TrimRight(s[len(digits):], "iB")) {
		case "K":
			unit = 1 << 10
		case "M":
			unit = 1 << 20
		case "G":
			unit = 1 << 30
		case "T":
			unit = 1 << 40
		}
		v, err := strconv.ParseInt(strings.ReplaceAll(digits, "_", ""), 10, 64)
		if err != nil || v <= 0 || v > (1<<62)/unit {
			return fmt.Errorf("not a positive number, as 1000 or 64M: %s", s)
		}
		*n = v * unit
		return nil
	}
}

// limits returns the limits as the VM takes them.
func (l *limitOptions) limits() hognose.Limits {
	h := hognose.NoLimits()
	if l.steps > 0 {
		h.Steps = l.steps
	}
	if l.memory > 0 {
		h.Memory = l.memory
	}
	if l.output > 0 {
		h.Output = l.output
	}
	if l.threads > 0 {
		h.Threads = int(min(l.threads, 1<<30))
	}
	return h
}

// run calls f, which runs a program, within the time limit, with Ctrl-C and Ctrl-\
// handed over.
func (l *limitOptions) run(vm *hognose.VM, f func(ctx context.Context) error) error {
	ctx := context.Background()
	if l.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, l.timeout)
		defer cancel()
	}
	defer watchSignals(vm)()
	return f(ctx)
}

// stopCode says why a program was stopped, and returns the exit status, as exitCode does.
func stopCode(err error) int {
	var stop *hognose.StopError
	var limit *hognose.LimitError
	var sig *hognose.SignalError
	if errors.As(err, &sig) && sig.Signal != int(syscall.SIGINT) {
		return -sig.Signal // who has sent it knows
	}
	if errors.As(err, &stop) {
		if stop.Traceback != "" {
			fmt.Fprint(os.Stderr, strings.TrimSuffix(stop.Traceback, "\n")+"\n")
		}
	} else if errors.As(err, &limit) && limit.Exception != nil {
		fmt.Fprint(os.Stderr, limit.Exception.Traceback)
	}
	how := ""
	if stop != nil && stop.Killed {
		how = " (killed)"
	}
	switch {
	case errors.As(err, &limit):
		fmt.Fprintf(os.Stderr, "%v%s\n", limit, how)
		switch limit.Limit {
		case "steps":
			return exitSteps
		case "memory":
			return exitMemory
		case "output":
			return exitOutput
		case "time":
			return exitTimeout
		}
		return exitOther
	case errors.Is(err, context.DeadlineExceeded):
		fmt.Fprintf(os.Stderr, "hognose: time limit exceeded%s\n", how)
		return exitTimeout
	case errors.As(err, &sig):
		fmt.Fprintf(os.Stderr, "hognose: ended by signal %d\n", sig.Signal)
		return -sig.Signal
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}
