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

// sysAttr refuses what only system calls can give a process.
func sysAttr(p *Process) (*syscall.SysProcAttr, error) {
	if p.NewSession || p.SetGroup || p.UID >= 0 || p.GID >= 0 || p.Groups != nil || p.Umask >= 0 {
		return nil, syscall.ENOSYS
	}
	return nil, nil
}

func startWithUmask(int) func(string, []string, *os.ProcAttr) (*os.Process, error) {
	return os.StartProcess
}

// SetPipeSize does nothing: the size is the system's.
func (System) SetPipeSize(*os.File, int) error { return nil }

func waitStatus(s syscall.WaitStatus) int { return s.ExitStatus() << 8 }
