package main

// This file hands the process's signals over to the VM.

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/hognose/hognose"
)

// patience is how soon a second Ctrl-C must follow, without the program having
// ended, to kill it.
const patience = 2 * time.Second

// watchSignals makes Ctrl-C a KeyboardInterrupt, or what the script's handler makes of
// it, and a second one in a row a kill unless the script handles it; Ctrl-\ prints the stacks of all threads. The
// other signals go to the script. The function returned ends this.
func watchSignals(vm *hognose.VM) func() {
	ch := make(chan os.Signal, 8)
	done := make(chan struct{})
	signals := []os.Signal{syscall.SIGPIPE} // a pipe nobody reads is an error in the script; unwatched, the signal would end the process
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGALRM, syscall.SIGVTALRM} {
		if !signal.Ignored(s) { // as nohup does: it stays so, in the processes that the script starts too
			signals = append(signals, s)
		}
	}
	signal.Notify(ch, signals...)
	go func() {
		defer close(done)
		var last time.Time
		for s := range ch {
			n, _ := s.(syscall.Signal)
			switch {
			case n == syscall.SIGPIPE: // the write that caused it has told the VM
			case n == syscall.SIGQUIT:
				ctx, cancel := context.WithTimeout(context.Background(), time.Second)
				fmt.Fprint(os.Stderr, "\n"+vm.DumpStacks(ctx))
				cancel()
			case n == syscall.SIGINT && time.Since(last) < patience && !vm.HandlesSignal(int(n)):
				vm.Kill(&hognose.SignalError{Signal: int(n)})
			default:
				if n == syscall.SIGINT {
					last = time.Now()
				}
				vm.Signal(int(n))
			}
		}
	}()
	return func() {
		signal.Stop(ch)
		close(ch)
		<-done
	}
}

// exit ends the process with an exit status, or, if that is negative, by a signal:
// but for those to which Go answers with the stacks of all goroutines.
func exit(status int) {
	n := syscall.Signal(-status)
	switch n {
	case syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE, syscall.SIGALRM, syscall.SIGVTALRM, syscall.SIGKILL, syscall.SIGUSR1, syscall.SIGUSR2:
		signal.Reset(n)
		setDefault(n)
		if p, err := os.FindProcess(os.Getpid()); err == nil && p.Signal(n) == nil {
			time.Sleep(100 * time.Millisecond) // it may take a moment to arrive
		}
	}
	if status < 0 {
		status = exitSignal - status
	}
	os.Exit(status)
}
