package hostsys

// This file tells how much memory the machine has.

import "syscall"

// Memory returns the bytes of memory and swap of the machine: what is larger cannot
// be allocated, and Go ends the process that tries.
func Memory() int64 {
	var info syscall.Sysinfo_t
	if syscall.Sysinfo(&info) != nil {
		return 16 << 30
	}
	return int64(uint64(info.Totalram)+uint64(info.Totalswap)) * int64(info.Unit)
}
