package py

// This file defines what a VM may be granted of the machine besides files.

import (
	"os"

	"github.com/hognose/hognose/internal/hostsys"
)

// System is the machine as a process sees it; nil in Interpreter means that the VM
// has none.
type System interface {
	Getpid() int
	Getppid() int
	Getuid() int
	Geteuid() int
	Getgid() int
	Getegid() int
	Getgroups() []int
	Uname() [5]string  // system, node, release, version, machine
	Times() [4]float64 // user, system, those of children
	Loadavg() ([3]float64, error)
	Kill(pid, signal int) error
	Start(p *Process) (ChildProcess, error)
	SetPipeSize(pipe *os.File, size int) error
	Exit(status int) // ends the process; returns if that is not granted
}

// Process is a program to be started, and ChildProcess one that was.
type (
	Process      = hostsys.Process
	ChildProcess = hostsys.Child
)
