package hognose_test

import (
	"context"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// BenchmarkNew measures the life of a VM: making it, one run of "pass", and closing it.
func BenchmarkNew(b *testing.B) {
	p := compile(b, "pass")
	b.ReportAllocs()
	for b.Loop() {
		vm, err := hognose.New(hognose.Config{})
		if err != nil {
			b.Fatal(err)
		}
		if err := vm.Run(context.Background(), p); err != nil {
			b.Fatal(err)
		}
		vm.Close()
	}
}

// BenchmarkThread measures starting and joining a thread.
func BenchmarkThread(b *testing.B) {
	vm := vmWith(b, hognose.Config{Limits: hognose.NoLimits()})
	if err := vm.Run(context.Background(), compile(b, `
import threading
def f(n):
    for i in range(n):
        t = threading.Thread(target=int)
        t.start()
        t.join()
`)); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	if _, err := vm.Call(context.Background(), "f", b.N); err != nil {
		b.Fatal(err)
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// many returns the number of an ordinary run, or, with HOGNOSE_LONG=1, of a long one.
func many(usual, long int) int {
	if os.Getenv("HOGNOSE_LONG") != "" {
		return long
	}
	return usual
}

// Ten thousand VMs live in one process, each with what a script has left in it.
func TestLiveVMs(t *testing.T) {
	n := many(500, 10_000)
	p := compile(t, "x = me\ndef f(): return x")
	first, err := hognose.New(hognose.Config{})
	if err != nil {
		t.Fatal(err)
	}
	first.Close()
	before, routines := heap(), runtime.NumGoroutine()
	vms := make([]*hognose.VM, n)
	for i := range vms {
		vm, err := hognose.New(hognose.Config{})
		if err != nil {
			t.Fatal(err)
		}
		vms[i] = vm
		if err := vm.Set(context.Background(), "me", i); err != nil {
			t.Fatal(err)
		}
		if err := vm.Run(context.Background(), p); err != nil {
			t.Fatal(err)
		}
	}
	each := (heap() - before) / uint64(n)
	t.Logf("%d VMs, %d bytes each, %d goroutines more", n, each, runtime.NumGoroutine()-routines)
	if each > 80<<10 {
		t.Errorf("%d bytes each", each)
	}
	if runtime.NumGoroutine() > routines {
		t.Error("idle VMs have goroutines")
	}
	for i, vm := range vms {
		if i%97 == 0 {
			if got, err := vm.Call(context.Background(), "f"); err != nil || got != int64(i) {
				t.Fatal(i, got, err)
			}
		}
		vm.Close()
	}
}

// Making and closing VMs for long takes no more and more memory.
func TestCycles(t *testing.T) {
	n := many(1000, 100_000)
	p := compile(t, "import threading\nt = threading.Thread(target=int)\nt.start()")
	routines := runtime.NumGoroutine()
	var early uint64
	for i := range n {
		vm, err := hognose.New(hognose.Config{})
		if err != nil {
			t.Fatal(err)
		}
		if i%10 == 0 {
			if err := vm.Run(context.Background(), p); err != nil {
				t.Fatal(err)
			}
		}
		vm.Close()
		if i == n/10 {
			early = heap()
		}
	}
	late := heap()
	t.Logf("%d cycles: %d bytes of heap after a tenth of them, %d at the end", n, early, late)
	if late > early+1<<20 {
		t.Errorf("the heap has grown from %d to %d", early, late)
	}
	goroutines(t, routines)
}

// N VMs on N cores do N times the work of one.
func TestParallel(t *testing.T) {
	if os.Getenv("HOGNOSE_LONG") == "" {
		t.Skip("HOGNOSE_LONG=1 on an idle machine measures this")
	}
	p := compile(t, "s = 0\nfor i in range(3_000_000): s += i % 7")
	work := func(n int) time.Duration {
		start := time.Now()
		var wg sync.WaitGroup
		for range n {
			wg.Go(func() {
				vm, err := hognose.New(hognose.Config{})
				if err != nil {
					t.Error(err)
					return
				}
				defer vm.Close()
				if err := vm.Run(context.Background(), p); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		return time.Since(start)
	}
	n := runtime.NumCPU()
	best := 0.0
	for range 5 {
		one := work(1)
		all := work(n)
		best = max(best, float64(n)*float64(one)/float64(all))
	}
	t.Logf("%d VMs on %d cores: %.2f times the speed of one", n, n, best)
}
