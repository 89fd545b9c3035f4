// Command latency measures how long it takes to stop a script that is busy in each
// native of the table, or in Python code: from the request to the return of the run.
//
//	go run ./internal/latency [-n 100] [-budget 20s] [-run NAME] [-group NAME] [-load [-inside] | -calm] [-python python3.13]
//
// It prints p50, p99 and the maximum of each entry as a table for docs/benchmarks.md.
// What an entry needs is made once; then its work is begun and stopped again and
// again: mostly after a moment, every tenth time after up to 40 ms, so that all parts
// of work that takes long are met.
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
	load   = flag.Bool("load", false, "keep all cores busy meanwhile, by other processes")
	inside = flag.Bool("inside", false, "with -load: by goroutines of this process")
	spin   = flag.Bool("spin", false, "do nothing but keep a core busy: for -load")
	only   = flag.String("run", "", "only entries whose name contains this")
	group  = flag.String("group", "", "only 'Python code' or 'natives'")
	python = flag.String("python", "", "measure PyThreadState_SetAsyncExc of this interpreter beside it")
	stuck  = flag.Duration("stuck", 0, "print where the run is that has not returned so long after the request")
	budget = flag.Duration("budget", 20*time.Second, "time for each entry at most")
	calm   = flag.Bool("calm", false, "leave out tries in which the system let a thread of this process wait for a processor")
)

func main() {
	flag.Parse()
	if *spin {
		for {
		}
	}
	if *load {
		defer keepBusy()()
	}
	fmt.Print("| busy in | tries | p50 ms | p99 ms | max ms |")
	if *python != "" {
		fmt.Printf(" %s ms |", *python)
	}
	fmt.Println("\n|---|---|---|---|---|" + map[bool]string{true: "---|"}[*python != ""])
	worst := map[string]time.Duration{}
	for _, g := range []struct {
		name string
		list []natives.Native
	}{{"Python code", natives.Python}, {"natives", natives.Table}} {
		for _, n := range g.list {
			if *only != "" && !strings.Contains(n.Name, *only) || *group != "" && *group != g.name {
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
			kind := g.name
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

// keepBusy keeps all cores busy until the function that it returns is called.
func keepBusy() (end func()) {
	var all []*exec.Cmd
	for range runtime.NumCPU() {
		if *inside {
			go func() {
				for {
				}
			}()
			continue
		}
		c := exec.Command(os.Args[0], "-spin")
		if err := c.Start(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			continue
		}
		all = append(all, c)
	}
	return func() {
		for _, c := range all {
			_ = c.Process.Kill()
			_ = c.Wait()
		}
	}
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/1e6) }

var errStop = errors.New("stop")

// measure stops the work again and again.
func measure(n natives.Native) ([]time.Duration, error) {
	in, hold := io.Pipe()
	defer hold.Close()
	cfg := hognose.Config{Grace: hognose.NoGrace, Stdin: in, Limits: hognose.Limits{Steps: hognose.Unlimited, Memory: 4 << 30}}
	if n.World {
		cfg.Files, cfg.System, cfg.Network = hognose.HostFiles(), hognose.HostSystem(nil), hognose.HostNetwork()
	}
	vm, err := hognose.New(cfg)
	if err != nil {
		return nil, err
	}
	defer vm.Close()
	ready := make(chan bool, 1)
	ctx := context.Background()
	_ = vm.Set(ctx, "ready", func() { ready <- true })
	_ = vm.Set(ctx, "wait", func(ctx context.Context) { <-ctx.Done() })
	_ = vm.Set(ctx, "setup", n.Setup)
	_ = vm.Set(ctx, "work", n.Work())
	begin, err := hognose.Compile("busy.py", []byte(`
space = {"ready": ready, "wait": wait}
prepare, work = compile(setup, "busy", "exec"), compile(work, "busy", "exec")
def prepared():
    global prepare
    exec(prepare, space)
    prepare = ""
def again():
    exec(prepare, space) # each time if it starts threads, which end with their run
    exec(work, space)
`))
	if err != nil {
		return nil, err
	}
	if err := vm.Run(ctx, begin); err != nil {
		return nil, err
	}
	if !strings.Contains(n.Setup, "Thread(") {
		if _, err := vm.Eval(ctx, "prepared()"); err != nil {
			return nil, err
		}
	}
	var all []time.Duration
	began := time.Now()
	for i := range *tries {
		if len(all) > 5 && time.Since(began) > *budget {
			break
		}
		var waited time.Duration
		asked := make(chan time.Time, 1)
		ended := make(chan bool)
		go func() {
			select {
			case <-ready:
				time.Sleep(moment(i))
			case <-ended:
				return
			}
			waited = systemDelay()
			asked <- time.Now()
			vm.Kill(errStop)
			if *stuck > 0 {
				select {
				case <-ended:
				case <-time.After(*stuck):
					select {
					case <-ended: // while this goroutine had to wait too
					default:
						printStack()
					}
				}
			}
		}()
		_, err := vm.Call(ctx, "again")
		now := time.Now()
		close(ended)
		if !errors.Is(err, errStop) {
			return nil, err
		}
		took := now.Sub(<-asked)
		if *calm && systemDelay()-waited > disturbance {
			continue
		}
		all = append(all, took)
	}
	return all, nil
}

// disturbance is how long the system may let threads wait in a try that counts as calm.
const disturbance = 20 * time.Microsecond

// systemDelay returns how long the threads of this process have been ready to run but
// waited for a processor, because other processes had it.
func systemDelay() (sum time.Duration) {
	if !*calm {
		return 0
	}
	tasks, _ := os.ReadDir("/proc/self/task")
	for _, t := range tasks {
		b, _ := os.ReadFile("/proc/self/task/" + t.Name() + "/schedstat")
		var ran, waited time.Duration
		_, _ = fmt.Sscan(string(b), &ran, &waited)
		sum += waited
	}
	return sum
}

// moment is how long the work goes on in a try.
func moment(try int) time.Duration {
	spread := time.Duration(try*137%1000) * time.Microsecond
	if try%10 == 9 {
		return 40 * spread
	}
	return 100*time.Microsecond + 2*spread
}

// printStack prints the stack of the goroutine that runs the script.
func printStack() {
	b := make([]byte, 1<<20)
	for _, g := range strings.Split(string(b[:runtime.Stack(b, true)]), "\n\n") {
		if strings.Contains(g, "hognose.(*VM).Call(") {
			fmt.Fprintln(os.Stderr, g)
		}
	}
}
