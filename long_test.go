package hognose_test

import (
	"os"
	"testing"
	"time"
)

// long returns the number of tries of a test: many with HOGNOSE_LONG=1,
// few otherwise.
func long(t *testing.T, many, few int) int {
	t.Helper()
	if os.Getenv("HOGNOSE_LONG") != "" {
		return many
	}
	return few
}

// patience returns how long something may take: strictly with HOGNOSE_LONG=1, on a
// machine that does nothing else, and more where tests run beside others.
func patience(d time.Duration) time.Duration {
	if os.Getenv("HOGNOSE_LONG") != "" {
		return d
	}
	return d + 10*time.Second
}

// some reports whether entry i of a table is tried: all with HOGNOSE_LONG=1, else
// one of n.
func some(i, n int) bool { return os.Getenv("HOGNOSE_LONG") != "" || i%n == 0 }
