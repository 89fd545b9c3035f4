package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// V2: what one VM changes no other sees.
func TestIsolation(t *testing.T) {
	ctx := context.Background()
	config := hognose.Config{Env: []string{"A=1"}, Path: []string{"/lib"}, Files: hognose.MemoryFiles(0)}
	a, b := vmWith(t, config), vmWith(t, config)
	run := func(vm *hognose.VM, src string) {
		t.Helper()
		if err := vm.Run(ctx, compile(t, src)); err != nil {
			t.Fatal(src, err)
		}
	}
	const start = `
import builtins, decimal, os, random, signal, sys, threading, warnings
default = signal.getsignal(signal.SIGINT)
`
	run(a, start)
	run(b, start)
	for _, c := range []struct{ change, check string }{
		{"builtins.len = lambda x: 7", "assert len('ab') == 2"},
		{"sys.modules['json'] = 5", "import json; assert json.dumps([]) == '[]'"},
		{"sys.path.append('x'); sys.path[0] = 'y'", "assert sys.path == ['/lib'], sys.path"},
		{"warnings.simplefilter('error')", "warnings.warn('w', UserWarning)"},
		{"sys.setrecursionlimit(99)", "assert sys.getrecursionlimit() > 99"},
		{"os.environ['A'] = '2'; os.putenv('B', '3')", "assert os.environ['A'] == '1' and 'B' not in os.environ"},
		{"os.mkdir('/d'); os.chdir('/d')", "assert os.getcwd() == '/', os.getcwd()"},
		{"signal.signal(signal.SIGINT, lambda *a: None); signal.alarm(1000)", "assert signal.getsignal(signal.SIGINT) is default and signal.alarm(0) == 0"},
		{"decimal.getcontext().prec = 3", "assert decimal.getcontext().prec == 28"},
		{"sys.setswitchinterval(1)", "assert sys.getswitchinterval() != 1"},
		{"threading.settrace(print); sys.settrace(lambda *a: None); sys.settrace(None)", "assert threading.gettrace() is None"},
		{"sys.excepthook = print; sys.stdout = None", "assert sys.excepthook is sys.__excepthook__ and sys.stdout is sys.__stdout__"},
		{"Exception.__doc__; sys.set_int_max_str_digits(1000)", "assert sys.get_int_max_str_digits() != 1000"},
	} {
		run(a, start+c.change)
		run(b, start+c.check)
	}
	// The same seed gives the same numbers whatever the other does in between.
	run(a, "import random\nrandom.seed(1)\ngot = []")
	run(b, "import random\nrandom.seed(2)\ngot = []")
	for range 5 {
		for _, vm := range []*hognose.VM{a, b} {
			if _, err := vm.Eval(ctx, "got.append(random.random())"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got, err := a.Eval(ctx, "got == [random.seed(1)] * 0 + [random.random() for i in range(5)]"); err != nil || got != true {
		t.Error(got, err)
	}
}

// V4: a construction that fails leaves nothing.
func TestFailedNew(t *testing.T) {
	routines, files := runtime.NumGoroutine(), openFiles()
	for range 20 {
		vm, err := hognose.New(hognose.Config{Files: hognose.HostFiles(), System: hognose.HostSystem(nil), Flags: hognose.Flags{IOEncoding: "no-such-encoding"}})
		if vm != nil || err == nil {
			t.Fatal("a VM with an encoding that there is not")
		}
	}
	goroutines(t, routines)
	if n := openFiles(); n > files+1 {
		t.Errorf("%d open files, there were %d", n, files)
	}
}

// T2: workers under a script that ends are gone soon after a stop, however long they
// sleep.
func TestSleepersEnd(t *testing.T) {
	for _, seconds := range []string{"0.201", "3600"} {
		var asleep time.Time
		vm := vmWith(t, hognose.Config{Threads: hognose.Threads{End: hognose.EndKill}})
		if err := vm.Set(context.Background(), "ends", func() { asleep = time.Now() }); err != nil {
			t.Fatal(err)
		}
		err := vm.Run(context.Background(), compile(t, `
import threading, time
def work():
    while True: time.sleep(`+seconds+`)
for i in range(5): threading.Thread(target=work).start()
time.sleep(0.02)
ends()
`))
		if err != nil {
			t.Fatal(err)
		}
		if d := time.Since(asleep); d > patience(10*time.Millisecond) {
			t.Errorf("sleepers of %s seconds: %v", seconds, d)
		}
	}
}

// T6: when join has returned the thread's goroutine is gone.
func TestJoinedIsGone(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	base := 0
	if err := vm.Set(context.Background(), "look", func() error {
		n := runtime.NumGoroutine()
		if base == 0 {
			base = n
		}
		// The goroutine tells as its last act; a moment later, on a busy machine a longer
		// one, it is no more.
		for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > base; time.Sleep(10 * time.Microsecond) {
			if time.Now().After(end) {
				return fmt.Errorf("%d goroutines, there were %d", runtime.NumGoroutine(), base)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := vm.Run(context.Background(), compile(t, `
import threading
look()
for i in range(200):
    ts = [threading.Thread(target=int) for k in range(3)]
    for t in ts: t.start()
    for t in ts: t.join()
    look()
`)); err != nil {
		t.Fatal(err)
	}
}

// T7: a call that does not end when it should is left behind, counted, and its late
// result dropped.
func TestDeafCallIsAbandoned(t *testing.T) {
	var out bytes.Buffer
	vm := vmWith(t, hognose.Config{Stdout: &out, Grace: hognose.NoGrace})
	release := make(chan bool)
	var once sync.Once
	defer once.Do(func() { close(release) })
	late := make(chan bool)
	if err := vm.Set(context.Background(), "deaf", func(ctx context.Context) string {
		defer close(late)
		<-release
		return "late"
	}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	start := time.Now()
	err := vm.Run(ctx, compile(t, "print(deaf())"))
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > patience(time.Second) {
		t.Fatal(err, time.Since(start))
	}
	if n := vm.Usage().Abandoned; n != 1 {
		t.Errorf("%d calls were left behind", n)
	}
	// The VM works meanwhile, and the result goes nowhere.
	if err := vm.Run(context.Background(), compile(t, "x = 1")); err != nil {
		t.Error(err)
	}
	once.Do(func() { close(release) })
	<-late
	if got, err := vm.Eval(context.Background(), "x"); err != nil || got != int64(1) || out.Len() > 0 {
		t.Error(got, err, out.String())
	}
}

// G2: Exit pairs with Enter also when a host function panics, or ends the goroutine.
func TestHooksSurviveTheHost(t *testing.T) {
	n := runtime.NumGoroutine()
	in, total := map[int64]bool{}, 0
	var mu sync.Mutex
	vm := vmWith(t, hognose.Config{Stderr: os.Stderr, Threads: hognose.Threads{
		Enter: func(i hognose.ThreadInfo) error { mu.Lock(); defer mu.Unlock(); in[i.ID] = true; total++; return nil },
		Exit: func(i hognose.ThreadInfo) {
			mu.Lock()
			defer mu.Unlock()
			if !in[i.ID] {
				t.Error("left without entering")
			}
			delete(in, i.ID)
		},
	}})
	for name, f := range map[string]func(){"boom": func() { panic("no") }, "gone": runtime.Goexit} {
		if err := vm.Set(context.Background(), name, f); err != nil {
			t.Fatal(err)
		}
	}
	if err := vm.Run(context.Background(), compile(t, `
import threading
threading.excepthook = lambda a: None
for i in range(6):
    t = threading.Thread(target=boom if i % 2 else gone)
    t.start()
    t.join()
`)); err != nil {
		t.Fatal(err)
	}
	if len(in) != 0 || total != 6 {
		t.Error(in, total)
	}
	goroutines(t, n)
}
