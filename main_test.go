package hognose_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain checks that the tests have left no goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
