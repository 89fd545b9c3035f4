package socket

// This file makes the one system call that package unix has not in general.

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// getsockopt gets a socket option as bytes, and returns how many there are.
func getsockopt(fd, level, option int, buf []byte) (int, error) {
	n := uint32(len(buf))
	_, _, errno := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(option), uintptr(unsafe.Pointer(unsafe.SliceData(buf))),
		uintptr(unsafe.Pointer(&n)), 0)
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}
