package hostsys

// This file is what system calls of Linux give.

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// Uname describes the system.
func (System) Uname() (out [5]string) {
	var u unix.Utsname
	if unix.Uname(&u) == nil {
		for i, b := range [][]byte{u.Sysname[:], u.Nodename[:], u.Release[:], u.Version[:], u.Machine[:]} {
			out[i] = unix.ByteSliceToString(b)
		}
	}
	return out
}

// Times returns the CPU time used.
func (System) Times() (out [4]float64) {
	var self, children syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &self)
	_ = syscall.Getrusage(syscall.RUSAGE_CHILDREN, &children)
	for i, t := range []syscall.Timeval{self.Utime, self.Stime, children.Utime, children.Stime} {
		out[i] = float64(t.Sec) + float64(t.Usec/10000)/100
	}
	return out
}

// Kill sends a signal.
func (System) Kill(pid, signal int) error { return syscall.Kill(pid, syscall.Signal(signal)) }

func sysAttr(p *Process) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Setsid: p.NewSession, Setpgid: p.SetGroup, Pgid: p.Group}
	if p.UID >= 0 || p.GID >= 0 {
		a.Credential = &syscall.Credential{Uid: uint32(max(p.UID, 0)), Gid: uint32(max(p.GID, 0)), NoSetGroups: true}
		if p.UID < 0 {
			a.Credential.Uid = uint32(syscall.Getuid())
		}
		if p.GID < 0 {
			a.Credential.Gid = uint32(syscall.Getgid())
		}
	}
	return a
}

func waitStatus(s syscall.WaitStatus) int { return int(s) }
