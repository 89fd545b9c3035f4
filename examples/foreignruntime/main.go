// Command foreignruntime runs scripts next to a runtime that wants to know each OS
// thread before it is called from there, as the JVM and the CLR do, and that aborts
// the process on any call out of pair. Scripts start threads at random, are killed
// at random moments, and VMs are closed while they run: the hooks stay in pair.
//
//	go run ./examples/foreignruntime -for 10s
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/hognose/hognose"
)

// foreign is the runtime: it counts who is attached and trusts nobody.
type foreign struct {
	mu       sync.Mutex
	attached map[int64]string
	total    int
}

func (f *foreign) attach(t hognose.ThreadInfo) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, there := f.attached[t.ID]; there {
		log.Fatalf("%s was attached twice", t.Name)
	}
	if f.total++; f.total%50 == 0 {
		return errors.New("the runtime has no room for another thread")
	}
	f.attached[t.ID] = t.Name
	return nil
}

func (f *foreign) detach(t hognose.ThreadInfo) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, there := f.attached[t.ID]; !there {
		log.Fatalf("%s was detached and had not been attached", t.Name)
	}
	delete(f.attached, t.ID)
}

func (f *foreign) left() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.attached)
}

const script = `
import threading

def work(n):
    if n % 3 == 0:
        threading.Event().wait(n / 5000)
    elif n % 3 == 1:
        while True: pass
    elif n > 2:
        start(n // 2)
        raise ValueError(n)

def start(n):
    try:
        threading.Thread(target=work, args=(n,), daemon=n % 2 == 0).start()
    except RuntimeError:
        pass  # the runtime had no room, or the run is being stopped

threading.excepthook = lambda args: None
for n in range(20):
    start(n)
`

func main() {
	length := flag.Duration("for", 2*time.Second, "how long")
	flag.Parse()
	p, err := hognose.Compile("script.py", []byte(script))
	if err != nil {
		log.Fatal(err)
	}
	f := &foreign{attached: map[int64]string{}}
	runs := 0
	for end := time.Now().Add(*length); time.Now().Before(end); runs++ {
		vm, err := hognose.New(hognose.Config{
			Grace:   time.Duration(rand.IntN(3)) * time.Millisecond,
			Threads: hognose.Threads{Enter: f.attach, Exit: f.detach, OSThread: true, Idle: time.Duration(rand.IntN(2)) * time.Millisecond},
		})
		if err != nil {
			log.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(rand.IntN(20_000))*time.Microsecond)
		if runs%5 == 0 {
			time.AfterFunc(time.Duration(rand.IntN(10_000))*time.Microsecond, func() { vm.Close() })
		}
		_ = vm.Run(ctx, p) // however it ends
		cancel()
		vm.Close()
		<-vm.Done()
		if n := f.left(); n != 0 {
			log.Fatalf("%d threads are still attached", n)
		}
	}
	fmt.Printf("%d runs, %d threads: every call was in pair\n", runs, f.total)
}
