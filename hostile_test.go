package hognose_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// I5: scripts that do their best to survive a stop end all the same when the grace
// is over, leave nothing running, and the VM goes on.
func TestHostileCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/_hostile/*.py")
	if err != nil || len(files) < 40 {
		t.Fatal(len(files), err)
	}
	const grace = 30 * time.Millisecond
	for i, file := range files {
		if !some(i, 2) {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			before := runtime.NumGoroutine()
			vm := vmWith(t, hognose.Config{Grace: grace, Limits: hognose.Limits{Threads: 30}})
			prog := compile(t, string(src))
			ctx, cancel := context.WithCancelCause(context.Background())
			var asked time.Time
			time.AfterFunc(40*time.Millisecond, func() { asked = time.Now(); cancel(errMine) })
			err = vm.Run(ctx, prog)
			took := time.Since(asked)
			var exc *hognose.Exception
			if errors.As(err, &exc) && (exc.Type == "ModuleNotFoundError" || strings.HasPrefix(exc.Message, "module 'sys' has no attribute 'set")) {
				t.Skip(exc)
			}
			var stop *hognose.StopError
			if !errors.As(err, &stop) || !errors.Is(err, errMine) {
				t.Fatalf("ended with %v", err)
			}
			if took > grace+10*time.Millisecond {
				t.Logf("ended %v after the end of the grace", took-grace)
			}
			if took > patience(grace+500*time.Millisecond) {
				t.Errorf("ended %v after the end of the grace", took-grace)
			}
			if err := vm.Run(context.Background(), compile(t, "assert sum(range(5)) == 10")); err != nil {
				t.Error(err)
			}
			vm.Close()
			for i := 0; runtime.NumGoroutine() > before && i < 100; i++ {
				time.Sleep(time.Millisecond)
			}
			if n := runtime.NumGoroutine(); n > before {
				t.Errorf("%d goroutines, %d before", n, before)
			}
		})
	}
}
