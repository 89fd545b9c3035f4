package hognose_test

// This file tests who gets a VM that several want, and what others may ask of it meanwhile.

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// Who comes first is served first, also when the VM is free for a moment.
func TestTurnsInOrder(t *testing.T) {
	vm := vmWith(t, hognose.Config{WhenBusy: hognose.BusyWait})
	ctx := context.Background()
	var order []int // written by runs, of which there is one at a time
	if err := vm.Set(ctx, "note", func(n int) { order = append(order, n) }); err != nil {
		t.Fatal(err)
	}
	first, err := vm.Begin(ctx, compile(t, "pass"))
	if err != nil {
		t.Fatal(err)
	}
	const waiters = 8
	want := make([]int, waiters)
	var all sync.WaitGroup
	for i := range waiters {
		want[i] = i
		all.Go(func() {
			for range 2 { // the second time it stands behind all that wait
				if _, err := vm.Call(ctx, "note", i); err != nil {
					t.Error(err)
				}
			}
		})
		time.Sleep(10 * time.Millisecond) // so that it waits before the next one comes
	}
	if _, err := first.Step(hognose.Slice{}); err != nil {
		t.Fatal(err)
	}
	all.Wait()
	if len(order) != 2*waiters || !slices.Equal(order[:waiters], want) {
		t.Errorf("served in the order %v", order)
	}
}

// What may be called from any goroutine may be called while the VM is reset: a test for the race detector.
func TestWatchedReset(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	ctx := context.Background()
	p := compile(t, "x = sum(range(1000))")
	stop := make(chan struct{})
	var watcher sync.WaitGroup
	watcher.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			vm.Usage()
			vm.Holdings()
			vm.Signal(28)
			vm.HandlesSignal(2)
			vm.DumpStacks(ctx)
			if r := vm.Last(); r != nil {
				r.Usage()
				r.Threads()
				r.ThreadReports()
			}
			if _, err := vm.Compile("x.py", []byte("x")); err != nil {
				t.Error(err)
			}
		}
	})
	for range 50 {
		if err := vm.Run(ctx, p); err != nil {
			t.Fatal(err)
		}
		if err := vm.Reset(ctx); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	watcher.Wait()
}

// A run keeps its own figures when others have followed.
func TestUsageStays(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	ctx := context.Background()
	if err := vm.Run(ctx, compile(t, "print('x' * 99)\nfor i in range(10_000): pass")); err != nil {
		t.Fatal(err)
	}
	r := vm.Last()
	u := r.Usage()
	if u.Output != 100 || u.Steps < 10_000 {
		t.Errorf("used %+v", u)
	}
	if err := vm.Run(ctx, compile(t, "print(1)")); err != nil {
		t.Fatal(err)
	}
	if later := r.Usage(); later != u {
		t.Errorf("used %+v, and %+v after another run", u, later)
	}
}

func TestNoProgram(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	for _, p := range []*hognose.Program{nil, {}} {
		if err := vm.Run(context.Background(), p); err == nil {
			t.Error("it ran")
		}
		if _, err := vm.Begin(context.Background(), p); err == nil {
			t.Error("it began")
		}
	}
	if err := vm.Run(context.Background(), compile(t, "pass")); err != nil {
		t.Error(err)
	}
}
