package hognose_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/hognose/hognose"
	"github.com/hognose/hognose/internal/natives"
)

// Every native of the table, and Python code itself, can be stopped while it is busy.
func TestNativesStop(t *testing.T) {
	for i, n := range append(natives.Python, natives.Table...) {
		if n.World || !some(i, 5) {
			continue // the benchmark runs them, with grants
		}
		t.Run(strings.ReplaceAll(n.Name, " ", "_"), func(t *testing.T) {
			in, hold := io.Pipe()
			defer hold.Close()
			vm := vmWith(t, hognose.Config{Grace: hognose.NoGrace, Stdin: in})
			ready := make(chan bool, 1)
			ctx, cancel := context.WithTimeoutCause(context.Background(), 60*time.Second, errors.New("never ready"))
			defer cancel()
			set := func(name string, f any) {
				if err := vm.Set(ctx, name, f); err != nil {
					t.Fatal(err)
				}
			}
			set("ready", func() { ready <- true })
			set("wait", func(ctx context.Context) { <-ctx.Done() })
			var asked time.Time
			go func() {
				select {
				case <-ready:
					time.Sleep(20 * time.Millisecond)
				case <-ctx.Done():
				}
				asked = time.Now()
				vm.Kill(errMine)
			}()
			err := vm.Run(ctx, compile(t, n.Script()))
			var exc *hognose.Exception
			if errors.As(err, &exc) && exc.Type == "ModuleNotFoundError" {
				t.Skip(exc)
			}
			if !errors.Is(err, errMine) {
				t.Fatal(err)
			}
			if took := time.Since(asked); took > patience(500*time.Millisecond) {
				t.Errorf("took %v", took)
			} else if took > 10*time.Millisecond {
				t.Logf("took %v", took)
			}
		})
	}
}
