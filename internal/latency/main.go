// Command latency measures how long it takes to stop a script that is busy in each
// native of the table, or in Python code: from the request to the return of the run.
//
//	go run ./internal/latency [-n 100] [-load] [-run NAME] [-python python3.13]
//
// It prints p50, p99 and the maximum of each entry as a table for docs/benchmarks.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/hognose/hognose"
	"github.com/hognose/hognose/internal/natives"
)

var (
	tries  = flag.Int("n", 100, "tries for each entry")
	load   = flag.Bool("load", false, "keep all cores busy meanwhile")
	only   = flag.String("run", "", "only entries whose name contains this")
	python = flag.String("python", "", "measure PyThreadState_SetAsyncExc of this interpreter beside it")
	stuck  = flag.Duration("stuck", 0, "print where the run is that has not returned so long after the request")
	budget = flag.Duration("budget", 20*time.Second, "time for each entry at most")
)

func main() {
	flag.Parse()
	if *load {
		for range runtime.NumCPU() {
			go func() {
				for x := 0; ; x++ {
					_ = x * x
				}
			}()
		}
	}
	fmt.Print("| busy in | tries | p50 ms | p99 ms | max ms |")
	if *python != "" {
		fmt.Printf(" %s ms |", *python)
	}
	fmt.Println("\n|---|---|---|---|---|" + map[bool]string{true: "---|"}[*python != ""])
	worst := map[string]time.Duration{}
	for _, group := range []struct {
		name string
		list []natives.Native
	}{{"Python code", natives.Python}, {"natives", natives.Table}} {
		for _, n := range group.list {
			if n.World || *only != "" && !strings.Contains(n.Name, *only) {
				continue
			}
			all, err := measure(n)
			if err != nil {
				fmt.Fprintf(os.Stderr, "%s: %v\n", n.Name, err)
				continue
			}
			slices.Sort(all)
			p99 := all[(len(all)*99-1)/100]
			fmt.Printf("| `%s` | %d | %s | %s | %s |", n.Name, len(all), ms(all[len(all)/2]), ms(p99), ms(all[len(all)-1]))
			if *python != "" {
				fmt.Printf(" %s |", other(n))
			}
			fmt.Println()
			kind := group.name
			if n.Waits {
				kind = "waits"
			}
			worst[kind] = max(worst[kind], p99)
		}
	}
	for _, k := range []string{"Python code", "natives", "waits"} {
		fmt.Printf("\nworst p99, %s: %s ms", k, ms(worst[k]))
	}
	fmt.Println()
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/1e6) }

var errStop = errors.New("stop")

// measure stops the script again and again.
func measure(n natives.Native) ([]time.Duration, error) {
	prog, err := hognose.Compile("busy.py", []byte(n.Script()))
	if err != nil {
		return nil, err
	}
	in, hold := io.Pipe()
	defer hold.Close()
	vm, err := hognose.New(hognose.Config{Grace: hognose.NoGrace, Stdin: in, Limits: hognose.Limits{Steps: hognose.Unlimited, Memory: 4 << 30}})
	if err != nil {
		return nil, err
	}
	defer vm.Close()
	ready := make(chan bool, 1)
	ctx := context.Background()
	_ = vm.Set(ctx, "ready", func() { ready <- true })
	_ = vm.Set(ctx, "wait", func(ctx context.Context) { <-ctx.Done() })
	var all []time.Duration
	began := time.Now()
	for i := range *tries {
		if len(all) > 5 && time.Since(began) > *budget {
			break
		}
		asked := make(chan time.Time, 1)
		ended := make(chan bool)
		go func() {
			select {
			case <-ready:
				// Not always at the same place of the work.
				time.Sleep(2*time.Millisecond + time.Duration(i*137%1000)*10*time.Microsecond)
			case <-ended:
				return
			}
			asked <- time.Now()
			vm.Kill(errStop)
			if *stuck > 0 {
				select {
				case <-ended:
				case <-time.After(*stuck):
					printStack()
				}
			}
		}()
		err := vm.Run(ctx, prog)
		now := time.Now()
		close(ended)
		if !errors.Is(err, errStop) {
			return nil, err
		}
		all = append(all, now.Sub(<-asked))
	}
	return all, nil
}

// printStack prints the stack of the goroutine that runs the script.
func printStack() {
	b := make([]byte, 1<<20)
	for _, g := range strings.Split(string(b[:runtime.Stack(b, true)]), "\n\n") {
		if strings.Contains(g, "hognose.(*VM).Run(") {
			fmt.Fprintln(os.Stderr, g)
		}
	}
}

// other measures how late an exception arrives in the other interpreter.
func other(n natives.Native) string {
	src := `
import ctypes, threading, time, sys
delays = []
def victim():
    try:
        exec(code, {"ready": ready.set, "wait": threading.Event().wait})
    except SystemExit:
        delays.append(time.perf_counter() - asked)
code = compile(sys.argv[1], "busy", "exec")
ready = threading.Event()
for i in range(3):
    ready.clear()
    t = threading.Thread(target=victim, daemon=True)
    t.start()
    ready.wait()
    time.sleep(0.02)
    asked = time.perf_counter()
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(t.ident), ctypes.py_object(SystemExit))
    t.join(5)
    if t.is_alive():
        print("> 5000"); sys.stdout.flush()
        import os; os._exit(0)
print("%.1f" % (max(delays) * 1000))
`
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, *python, "-c", src, n.Script()).Output()
	if err != nil {
		return "-"
	}
	return strings.TrimSpace(string(out))
}
