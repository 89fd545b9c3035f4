package hostsys

// This file tells how much memory the process can get.

import (
	"bytes"
	"math"
	"os"
	"path"
	"runtime/metrics"
	"strconv"
	"strings"
	"syscall"
)

// Memory returns the bytes of memory and swap of the machine: what is larger cannot
// be allocated, and Go ends the process that tries.
func Memory() int64 {
	var info syscall.Sysinfo_t
	if syscall.Sysinfo(&info) != nil {
		return 16 << 30
	}
	return int64(uint64(info.Totalram)+uint64(info.Totalswap)) * int64(info.Unit)
}

// Available returns about how many bytes the process could allocate now: what the
// machine, the process's limit of address space and its control group leave; and how
// many in one piece.
func Available() (all, piece int64) {
	free := int64(math.MaxInt64)
	if b, err := os.ReadFile("/proc/meminfo"); err == nil {
		n := field(b, "MemAvailable:") + field(b, "SwapFree:")
		if n > 0 {
			free = n << 10
		}
	}
	piece = free
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) == nil && limit.Cur < math.MaxInt64 {
		if b, err := os.ReadFile("/proc/self/statm"); err == nil {
			pages, _, _ := strings.Cut(string(b), " ")
			n, _ := strconv.ParseInt(pages, 10, 64)
			left := int64(limit.Cur) - n*int64(os.Getpagesize())
			free, piece = min(free, left+idle()/2), left
		}
	}
	if b, err := os.ReadFile("/proc/self/cgroup"); err == nil {
		if _, group, ok := strings.Cut(strings.TrimSpace(string(b)), "0::"); ok {
			dir := path.Join("/sys/fs/cgroup", group)
			if most, err := number(path.Join(dir, "memory.max")); err == nil {
				if used, err := number(path.Join(dir, "memory.current")); err == nil {
					free = min(free, most-used)
				}
			}
		}
	}
	return max(free, 0), max(min(piece, free), 0)
}

// idle returns how many bytes of Go's heap are empty: they keep their addresses, and
// may be in pieces.
func idle() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/free:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64() + s[1].Value.Uint64())
}

// field returns the number behind a name in /proc/meminfo, 0 if there is none.
func field(text []byte, name string) int64 {
	_, rest, _ := bytes.Cut(text, []byte(name))
	words := bytes.Fields(rest[:min(len(rest), 64)])
	if len(words) == 0 {
		return 0
	}
	n, _ := strconv.ParseInt(string(words[0]), 10, 64)
	return n
}

// number reads a file that holds a number.
func number(file string) (int64, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(strings.TrimSpace(string(b)), 10, 64)
}
