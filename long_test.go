package hognose_test

import (
	"os"
	"testing"
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
