//go:build !linux

package hostsys

// This file stands in where nothing tells how much memory the machine has.

// Memory returns a bound of single allocations: what is larger cannot be
// allocated, and Go ends the process that tries.
func Memory() int64 { return 16 << 30 }

// Available returns about how many bytes the process could allocate now, and how
// many in one piece.
func Available() (all, piece int64) { return Memory(), Memory() }
