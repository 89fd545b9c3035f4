// Package hostsys is the machine as the process sees it, for VMs that are granted it.
package hostsys

// This file is what package os gives on all systems.

import (
	"errors"
	"os"
	"strconv"
	"strings"
)

// System is the machine. Exit may be nil: scripts then cannot end the process.
type System struct {
	OnExit func(status int)
}

// Getpid and its like return the numbers of the process.
func (System) Getpid() int  { return os.Getpid() }
func (System) Getppid() int { return os.Getppid() }
func (System) Getuid() int  { return os.Getuid() }
func (System) Geteuid() int { return os.Geteuid() }
func (System) Getgid() int  { return os.Getgid() }
func (System) Getegid() int { return os.Getegid() }

// Getgroups returns the groups of the process.
func (System) Getgroups() []int {
	g, _ := os.Getgroups()
	return g
}

// Loadavg returns how busy the machine was in the last 1, 5 and 15 minutes.
func (System) Loadavg() (out [3]float64, err error) {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return out, err
	}
	f := strings.Fields(string(text))
	if len(f) < 3 {
		return out, errors.New("no load averages")
	}
	for i := range out {
		if out[i], err = strconv.ParseFloat(f[i], 64); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Exit ends the process.
func (s System) Exit(status int) {
	if s.OnExit != nil {
		s.OnExit(status)
	}
}
