package socket

// This file makes system calls that package unix has not in general.

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

// unixName returns the name of a Unix socket, or with SYS_GETPEERNAME of the other side:
// abstract ones with all their zeros, which package unix takes for the end.
func unixName(call uintptr, fd int) (string, error) {
	var raw unix.RawSockaddrUnix
	n := uint32(unsafe.Sizeof(raw))
	if _, _, errno := unix.Syscall(call, uintptr(fd), uintptr(unsafe.Pointer(&raw)), uintptr(unsafe.Pointer(&n))); errno != 0 {
		return "", errno
	}
	const head = unsafe.Offsetof(raw.Path)
	if uintptr(n) <= head {
		return "", nil
	}
	b := make([]byte, min(uintptr(n)-head, uintptr(len(raw.Path))))
	for i := range b {
		b[i] = byte(raw.Path[i])
	}
	if b[0] != 0 {
		b = []byte(unix.ByteSliceToString(b))
	}
	return string(b), nil
}

// unixCall is bind or connect of a Unix socket whose name is abstract.
func unixCall(call uintptr, fd int, name string) error {
	raw := unix.RawSockaddrUnix{Family: unix.AF_UNIX}
	if len(name) > len(raw.Path) {
		return unix.EINVAL
	}
	for i := range len(name) {
		raw.Path[i] = int8(name[i])
	}
	if _, _, errno := unix.Syscall(call, uintptr(fd), uintptr(unsafe.Pointer(&raw)), unsafe.Offsetof(raw.Path)+uintptr(len(name))); errno != 0 {
		return errno
	}
	return nil
}
