// Command threads measures VMs and threads, and prints the tables of docs/benchmarks.md.
//
//	go run ./bench/threads                       threads beside CPython, and VMs; a minute or two
//	go run ./bench/threads -vms 10000 -cycles 100000
//	go run ./bench/threads -run parallel         one part: ops, life, live, cycles, parallel, close
//
// For the speed-up of several VMs nothing else should run on the machine.
package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hognose/hognose"
	"github.com/hognose/hognose/internal/runner"
)

var (
	only   = flag.String("run", "", "one part only: ops, life, live, cycles, parallel, close")
	python = flag.String("python", "", "the CPython to compare with (default: the newest installed)")
	exe    = flag.String("hognose", "", "a hognose command to measure (default: build ./cmd/hognose)")
	vms    = flag.Int("vms", 2000, "VMs that live at the same time")
	cycles = flag.Int("cycles", 10_000, "VMs made and closed one after the other")
	rounds = flag.Int("n", 5, "rounds of what is measured by the clock; the best counts")
)

func main() {
	flag.Parse()
	for _, part := range []struct {
		name string
		run  func() error
	}{{"ops", ops}, {"life", life}, {"live", live}, {"cycles", cycle}, {"parallel", parallel}, {"close", closeAsleep}} {
		if *only != "" && *only != part.name {
			continue
		}
		if err := part.run(); err != nil {
			fmt.Fprintf(os.Stderr, "threads: %s: %v\n", part.name, err)
			os.Exit(1)
		}
	}
}

// ops compares operations of threads, by the script beside this file.
func ops() error {
	top, err := runner.ModuleRoot()
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "hognose-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	hognose, err := runner.Hognose(*exe, tmp)
	if err != nil {
		return err
	}
	cpython, err := runner.FindPython(*python)
	if err != nil {
		return err
	}
	version, err := runner.Version(cpython)
	if err != nil {
		return err
	}
	script := filepath.Join(top, "bench", "threads", "ops.py")
	names, ours, err := figures(hognose, script)
	if err != nil {
		return err
	}
	_, theirs, err := figures(cpython, script)
	if err != nil {
		return err
	}
	fmt.Printf("| operation | Hognose | CPython %s | ratio |\n|---|--:|--:|--:|\n", version)
	for i, name := range names {
		fmt.Printf("| %s | %s | %s | %.2f |\n", name, nanos(ours[i]), nanos(theirs[i]), ours[i]/theirs[i])
	}
	fmt.Println()
	return nil
}

// figures runs the script and reads its lines.
func figures(interpreter, script string) (names []string, ns []float64, err error) {
	out, err := exec.Command(interpreter, script).Output()
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", interpreter, err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		name, figure, _ := strings.Cut(lines.Text(), "\t")
		f, err := strconv.ParseFloat(figure, 64)
		if err != nil {
			return nil, nil, err
		}
		names, ns = append(names, name), append(ns, f)
	}
	return names, ns, nil
}

func nanos(ns float64) string {
	if ns < 1000 {
		return fmt.Sprintf("%.0f ns", ns)
	}
	return fmt.Sprintf("%.1f µs", ns/1000)
}

// heap returns the live bytes, and what was ever allocated.
func heap() (live, allocated uint64) {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc, m.TotalAlloc
}

// one makes a VM, runs a program in it and returns the VM.
func one(p *hognose.Program) (*hognose.VM, error) {
	vm, err := hognose.New(hognose.Config{Limits: hognose.Limits{Threads: 2000}})
	if err != nil {
		return nil, err
	}
	return vm, vm.Run(context.Background(), p)
}

func life() error {
	p, err := hognose.Compile("bench.py", []byte("pass"))
	if err != nil {
		return err
	}
	const n = 2000
	best := time.Duration(1 << 62)
	var bytes uint64
	for range *rounds {
		_, before := heap()
		start := time.Now()
		for range n {
			vm, err := one(p)
			if err != nil {
				return err
			}
			vm.Close()
		}
		best = min(best, time.Since(start)/n)
		_, after := heap()
		bytes = (after - before) / n
	}
	fmt.Printf("life: make a VM, run pass, close it: %v, %d bytes allocated\n", best, bytes)
	return nil
}

func live() error {
	p, err := hognose.Compile("bench.py", []byte("x = 1\ndef f(): return x"))
	if err != nil {
		return err
	}
	before, _ := heap()
	routines := runtime.NumGoroutine()
	all := make([]*hognose.VM, *vms)
	start := time.Now()
	for i := range all {
		if all[i], err = one(p); err != nil {
			return err
		}
	}
	took := time.Since(start)
	after, _ := heap()
	fmt.Printf("live: %d VMs with a function and a variable: made in %v, %d bytes each, %d goroutines\n",
		len(all), took.Round(time.Millisecond), (after-before)/uint64(len(all)), runtime.NumGoroutine()-routines)
	for _, vm := range all {
		vm.Close()
	}
	return nil
}

func cycle() error {
	p, err := hognose.Compile("bench.py", []byte("import threading\nt = threading.Thread(target=int)\nt.start()"))
	if err != nil {
		return err
	}
	routines := runtime.NumGoroutine()
	var early uint64
	for i := range *cycles {
		vm, err := hognose.New(hognose.Config{})
		if err != nil {
			return err
		}
		if i%10 == 0 {
			if err := vm.Run(context.Background(), p); err != nil {
				return err
			}
		}
		vm.Close()
		if i == *cycles/10 {
			early, _ = heap()
		}
	}
	late, _ := heap()
	fmt.Printf("cycles: %d VMs made and closed, every tenth with a thread: heap %.2f MB after a tenth of them, %.2f MB at the end, %d goroutines more\n",
		*cycles, float64(early)/1e6, float64(late)/1e6, runtime.NumGoroutine()-routines)
	return nil
}

// parallel compares one VM with as many as there are processors.
func parallel() error {
	p, err := hognose.Compile("bench.py", []byte("s = 0\nfor i in range(5_000_000): s += i % 7"))
	if err != nil {
		return err
	}
	work := func(n int) (time.Duration, error) {
		errs := make([]error, n)
		start := time.Now()
		var wg sync.WaitGroup
		for i := range n {
			wg.Go(func() {
				vm, err := one(p)
				if err == nil {
					vm.Close()
				}
				errs[i] = err
			})
		}
		wg.Wait()
		for _, err := range errs {
			if err != nil {
				return 0, err
			}
		}
		return time.Since(start), nil
	}
	n := runtime.GOMAXPROCS(0)
	single, all := time.Duration(1<<62), time.Duration(1<<62)
	for range *rounds {
		t, err := work(1)
		if err != nil {
			return err
		}
		single = min(single, t)
		if t, err = work(n); err != nil {
			return err
		}
		all = min(all, t)
	}
	fmt.Printf("parallel: one VM %v, %d VMs on %d processors %v: speed-up %.2f, %.2f of the ideal\n",
		single.Round(time.Millisecond), n, n, all.Round(time.Millisecond), float64(n)*float64(single)/float64(all), float64(single)/float64(all))
	return nil
}

// closeAsleep measures how long it takes until nothing is left of a VM with 1000 threads asleep.
func closeAsleep() error {
	p, err := hognose.Compile("bench.py", []byte("import threading\ne = threading.Event()\nfor i in range(1000): threading.Thread(target=e.wait).start()\nasleep()\ne.wait()"))
	if err != nil {
		return err
	}
	best := time.Duration(1 << 62)
	for range *rounds {
		vm, err := hognose.New(hognose.Config{Limits: hognose.Limits{Threads: 1000}, Grace: hognose.NoGrace})
		if err != nil {
			return err
		}
		asleep := make(chan struct{})
		if err := vm.Set(context.Background(), "asleep", func() { close(asleep) }); err != nil {
			return err
		}
		ended := make(chan error, 1)
		go func() { ended <- vm.Run(context.Background(), p) }()
		select {
		case <-asleep:
		case err := <-ended:
			return err
		}
		start := time.Now()
		vm.Close()
		<-vm.Done()
		best = min(best, time.Since(start))
		<-ended
	}
	fmt.Printf("close: from Close to nothing left, 1000 threads asleep: %v\n", best.Round(10*time.Microsecond))
	return nil
}
