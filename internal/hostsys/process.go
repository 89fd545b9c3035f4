package hostsys

// This file starts programs.

import (
	"os"
	"syscall"
)

// Process is a program to be started.
type Process struct {
	Path       string
	Args       []string
	Env        []string
	Dir        string
	Files      []*os.File // those that the child has as 0, 1, 2, ...; nil: closed
	NewSession bool
	SetGroup   bool // into the process group Group
	Group      int
	UID, GID   int   // -1: as they are
	Groups     []int // those besides GID; nil: as they are
	Umask      int   // -1: as it is
}

// Child is a program that was started.
type Child interface {
	Pid() int
	Done() <-chan struct{} // closed when it has ended
	Status() int           // its wait status; only after Done
	Signal(signal int) error
}

type child struct {
	p      *os.Process
	pid    int
	done   chan struct{}
	status int
}

// Start starts a program. A goroutine waits for its end, so that it does not stay a zombie.
func (System) Start(p *Process) (Child, error) {
	env := p.Env
	if env == nil {
		env = []string{} // nil would be this process's
	}
	sys, err := sysAttr(p)
	if err != nil {
		return nil, err
	}
	attr := &os.ProcAttr{Dir: p.Dir, Env: env, Files: p.Files, Sys: sys}
	start := os.StartProcess
	if p.Umask >= 0 {
		start = startWithUmask(p.Umask)
	}
	proc, err := start(p.Path, p.Args, attr)
	if err != nil {
		return nil, err
	}
	c := &child{p: proc, pid: proc.Pid, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		st, err := proc.Wait()
		if err != nil {
			c.status = 255 << 8
			return
		}
		if ws, ok := st.Sys().(syscall.WaitStatus); ok {
			c.status = waitStatus(ws)
		} else {
			c.status = st.ExitCode() << 8
		}
	}()
	return c, nil
}

// Pid returns the number of the process.
func (c *child) Pid() int { return c.pid }

// Done is closed at its end.
func (c *child) Done() <-chan struct{} { return c.done }

// Status returns the wait status.
func (c *child) Status() int { return c.status }

// Signal sends a signal, to a child that still runs.
func (c *child) Signal(signal int) error { return c.p.Signal(syscall.Signal(signal)) }
