package hognose_test

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/hognose/hognose"
	"github.com/hognose/hognose/internal/hostsys"
	"github.com/hognose/hognose/internal/natives"
)

// cpuTime returns the CPU time that the process uses in the time d.
func cpuTime(d time.Duration) time.Duration {
	before := hostsys.CPUTime()
	time.Sleep(d)
	return hostsys.CPUTime() - before
}

// I4: what waits uses no CPU time while it does, and ends when it is told.
func TestWaitsUseNoCPU(t *testing.T) {
	const watched, most = 100 * time.Millisecond, 20 * time.Millisecond
	for i, n := range natives.Table {
		if !n.Waits || !some(i, 5) {
			continue
		}
		t.Run(n.Name, func(t *testing.T) {
			in, hold := io.Pipe()
			defer hold.Close()
			cfg := hognose.Config{Grace: hognose.NoGrace, Stdin: in}
			if n.World {
				cfg.Files, cfg.System, cfg.Network = hognose.HostFiles(), hognose.HostSystem(nil), hognose.HostNetwork()
			}
			vm := vmWith(t, cfg)
			ready := make(chan bool, 1)
			ctx := context.Background()
			_ = vm.Set(ctx, "ready", func() { ready <- true })
			_ = vm.Set(ctx, "wait", func(ctx context.Context) { <-ctx.Done() })
			used := make(chan time.Duration, 1)
			go func() {
				<-ready
				for range 20 { // the way into the wait may be long, under the race detector
					if used := cpuTime(20 * time.Millisecond); used < 2*time.Millisecond {
						break
					}
				}
				used <- cpuTime(watched)
				vm.Kill(errMine)
			}()
			if err := vm.Run(ctx, compile(t, n.Script())); !errors.Is(err, errMine) {
				t.Fatal(err)
			}
			if d := <-used; d > most {
				t.Errorf("%v of CPU time in %v", d, watched)
			}
		})
	}
}
