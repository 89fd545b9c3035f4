// Command worker runs a script under a control goroutine: it looks where the script
// is now and then, asks it to end when its time is up, and reports how it ended.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/hognose/hognose"
)

const script = `
done = []
try:
    for job in jobs:
        done.append(work(job))
finally:
    print("done:", done)
`

func main() {
	vm, err := hognose.New(hognose.Config{
		Stdout: os.Stdout,
		Grace:  50 * time.Millisecond,
		Limits: hognose.Limits{Memory: 64 << 20},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer vm.Close()

	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	// A function of the host: its ctx ends when the script is stopped.
	work := func(ctx context.Context, job string) (string, error) {
		select {
		case <-time.After(80 * time.Millisecond):
			return job + " is done", nil
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
	for name, value := range map[string]any{"work": work, "jobs": []string{"a", "b", "c", "d", "e", "f"}} {
		if err := vm.Set(ctx, name, value); err != nil {
			log.Fatal(err)
		}
	}
	prog, err := hognose.Compile("worker.py", []byte(script))
	if err != nil {
		log.Fatal(err)
	}

	// The control goroutine: the deadline is the ctx's, looking is its own.
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case <-ended:
				return
			case <-time.After(120 * time.Millisecond):
				fmt.Print(vm.DumpStacks(ctx))
			}
		}
	}()
	err = vm.Run(ctx, prog)
	close(ended)

	var stop *hognose.StopError
	if errors.As(err, &stop) && errors.Is(err, context.DeadlineExceeded) {
		fmt.Printf("stopped in time, killed: %v, used %+v\n", stop.Killed, vm.Usage())
		return
	}
	log.Fatal(err)
}
