package hostsys

// This file is what system calls of Linux give.

import (
	"os"
	"runtime"
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

// startWithUmask returns a function that starts a program with another umask. The umask is the whole process's, but
// for a thread that has parted from the others in this: such a one starts the program, and ends.
func startWithUmask(umask int) func(string, []string, *os.ProcAttr) (*os.Process, error) {
	return func(path string, args []string, attr *os.ProcAttr) (proc *os.Process, err error) {
		done := make(chan struct{})
		go func() {
			defer close(done)
			runtime.LockOSThread() // for good, so that the thread is not used again
			if err = unix.Unshare(unix.CLONE_FS); err == nil {
				unix.Umask(umask)
				proc, err = os.StartProcess(path, args, attr)
			}
		}()
		<-done
		return proc, err
	}
}

// SetPipeSize sets how much a pipe holds.
func (System) SetPipeSize(pipe *os.File, size int) error {
	conn, err := pipe.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = conn.Control(func(fd uintptr) { _, failed = unix.FcntlInt(fd, unix.F_SETPIPE_SZ, size) })
	if failed != nil {
		return failed
	}
	return err
}

// sysAttr returns what a program's process is to be like.
func sysAttr(p *Process) (*syscall.SysProcAttr, error) {
	a := &syscall.SysProcAttr{Setsid: p.NewSession, Setpgid: p.SetGroup, Pgid: p.Group}
	if p.UID >= 0 || p.GID >= 0 || p.Groups != nil {
		a.Credential = &syscall.Credential{Uid: uint32(max(p.UID, 0)), Gid: uint32(max(p.GID, 0)), NoSetGroups: p.Groups == nil}
		for _, g := range p.Groups {
			a.Credential.Groups = append(a.Credential.Groups, uint32(g))
		}
		if p.UID < 0 {
			a.Credential.Uid = uint32(syscall.Getuid())
		}
		if p.GID < 0 {
			a.Credential.Gid = uint32(syscall.Getgid())
		}
	}
	return a, nil
}

func waitStatus(s syscall.WaitStatus) int { return int(s) }
