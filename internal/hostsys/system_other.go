//go:build !linux

package hostsys

// This file is what package os gives instead of system calls.

import (
	"os"
	"runtime"
	"syscall"
)

// Uname describes the system.
func (System) Uname() [5]string {
	node, _ := os.Hostname()
	return [5]string{runtime.GOOS, node, "", "", runtime.GOARCH}
}

// Times returns the CPU time used, which is not known.
func (System) Times() (out [4]float64) { return out }

// Kill sends a signal.
func (System) Kill(pid, signal int) error {
	p, err := os.FindProcess(pid)
	if err != nil {
		return syscall.ESRCH
	}
	return p.Signal(syscall.Signal(signal))
}

func sysAttr(p *Process) *syscall.SysProcAttr { return nil }

func waitStatus(s syscall.WaitStatus) int { return s.ExitStatus() << 8 }
