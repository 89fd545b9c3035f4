//go:build !linux

package main

import "syscall"

// setDefault does what it can: nothing.
func setDefault(syscall.Signal) {}
