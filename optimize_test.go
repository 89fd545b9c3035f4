package hognose_test

import (
	"context"
	"strings"
	"testing"

	"github.com/hognose/hognose"
)

// TestOptimizeReachesLibrary checks that asserts and docstrings of library modules go with
// the flag, as those of scripts do, and that VMs with and without it do not share code.
func TestOptimizeReachesLibrary(t *testing.T) {
	const script = `
from encodings.hex_codec import hex_encode
import shutil
try:
    hex_encode(b"", "ignore")
    print("no assert", __debug__, shutil.copy.__doc__ is not None)
except AssertionError:
    print("assert", __debug__, shutil.copy.__doc__ is not None)
`
	for level, want := range []string{"assert True True", "no assert False True", "no assert False False", "no assert False False"} {
		var out strings.Builder
		vm, err := hognose.New(hognose.Config{Stdout: &out, Flags: hognose.Flags{Optimize: level}})
		if err != nil {
			t.Fatal(err)
		}
		program, err := vm.Compile("test.py", []byte(script))
		if err == nil {
			err = vm.Run(context.Background(), program)
		}
		if err != nil {
			t.Error(level, err)
		}
		vm.Close()
		if got := strings.TrimSpace(out.String()); got != want {
			t.Errorf("level %d: got %q, want %q", level, got, want)
		}
	}
}
