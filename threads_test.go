package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// runFor runs a script and returns what it printed, the error and the VM, which is
// closed at the end of the test.
func runFor(t testing.TB, cfg hognose.Config, src string) (*hognose.VM, string, error) {
	t.Helper()
	var out bytes.Buffer
	cfg.Stdout, cfg.Stderr = &out, &out
	vm := vmWith(t, cfg)
	err := vm.Run(context.Background(), compile(t, src))
	return vm, out.String(), err
}

// goroutines waits until there are no more than n goroutines.
func goroutines(t testing.TB, n int) {
	t.Helper()
	for i := 0; ; i++ {
		if runtime.NumGoroutine() <= n {
			return
		}
		if i == 200 {
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, there were %d:\n%s", runtime.NumGoroutine(), n, buf[:runtime.Stack(buf, true)])
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func TestThreadsOfARun(t *testing.T) {
	vm, out, err := runFor(t, hognose.Config{}, `
import threading
def f(n): return n
def bad(): raise KeyError('lost')
def forever(): threading.Event().wait()
for i, (target, daemon) in enumerate([(lambda: f(1), False), (bad, False), (forever, True)]):
    threading.Thread(target=target, name=f't{i}', daemon=daemon).start()
`)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "Exception in thread t1:") || !strings.Contains(out, "KeyError: 'lost'") {
		t.Error(out)
	}
	got := map[string]hognose.ThreadReport{}
	for _, r := range vm.Last().ThreadReports() {
		got[r.Name] = r
	}
	if len(got) != 3 || got["t0"].End != hognose.ThreadReturned || got["t2"].End != hognose.ThreadKilled || !errors.Is(got["t2"].Err, hognose.ErrScriptEnded) {
		t.Fatal(got)
	}
	if !got["t2"].Daemon || !strings.Contains(got["t2"].Traceback, "in forever") {
		t.Error(got["t2"].Traceback)
	}
	// An exception that the excepthook has reported has ended the thread in order.
	if got["t1"].End != hognose.ThreadReturned {
		t.Error(got["t1"])
	}
}

func TestUnhandledInThread(t *testing.T) {
	vm, out, err := runFor(t, hognose.Config{}, `
import _thread
l = _thread.allocate_lock()
def f():
    try: raise ValueError('x')
    finally: l.release()
l.acquire()
_thread.start_new_thread(f, ())
l.acquire()
while _thread._count(): pass
`)
	if err != nil {
		t.Fatal(err)
	}
	r := vm.Last().ThreadReports()
	if len(r) != 1 || r[0].End != hognose.ThreadRaised || !strings.Contains(r[0].Traceback, "ValueError: x") {
		t.Fatal(r)
	}
	if !strings.Contains(out, "Exception ignored in thread started by <function f") {
		t.Error(out)
	}
}

// The worker that sleeps for an hour under a script that ends.
func TestEndPolicies(t *testing.T) {
	const script = `
import threading
log = []
def work():
    try:
        threading.Event().wait(3600)
    except BaseException as e:
        log.append(type(e).__name__)
        raise
threading.Thread(target=work, daemon=%s).start()
`
	for _, c := range []struct {
		end    hognose.EndPolicy
		daemon string
	}{{hognose.EndJoin, "True"}, {hognose.EndKill, "False"}, {hognose.EndStop, "False"}, {hognose.EndStop, "True"}} {
		n := runtime.NumGoroutine()
		start := time.Now()
		vm, out, err := runFor(t, hognose.Config{Threads: hognose.Threads{End: c.end}}, fmt.Sprintf(script, c.daemon))
		if err != nil {
			t.Fatal(err, out)
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%v took %v", c, d)
		}
		goroutines(t, n)
		log, err := vm.Eval(context.Background(), "log")
		if err != nil {
			t.Fatal(err)
		}
		want := "[]"
		if c.end == hognose.EndStop {
			want = "[RunInterrupt]"
		}
		if fmt.Sprint(log) != want {
			t.Error(c, log)
		}
	}
}

func TestDeadlineReachesAllThreads(t *testing.T) {
	n := runtime.NumGoroutine()
	vm := vmWith(t, hognose.Config{Grace: hognose.NoGrace})
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	err := vm.Run(ctx, compile(t, `
import threading
lock = threading.Lock()
lock.acquire()
def spin():
    while True: pass
def park():
    lock.acquire()
for i in range(20):
    threading.Thread(target=spin if i % 4 == 0 else park).start()
`))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	goroutines(t, n)
	for _, r := range vm.Last().ThreadReports() {
		if r.End != hognose.ThreadKilled || !strings.Contains(r.Traceback, "in spin") && !strings.Contains(r.Traceback, "in park") && !strings.Contains(r.Traceback, "_bootstrap") {
			t.Errorf("%v %v\n%s", r.End, r.Err, r.Traceback)
		}
	}
	// What they held is free again.
	if got, err := vm.Eval(context.Background(), "lock.acquire(timeout=5)"); err != nil || got != true {
		t.Error(got, err)
	}
}

// A lock whose owner was killed is free, also for somebody who waits already.
func TestKilledOwner(t *testing.T) {
	var vm *hognose.VM
	var out bytes.Buffer
	vm = vmWith(t, hognose.Config{Stdout: &out, Stderr: &out})
	holding := make(chan int64, 1)
	if err := vm.Set(context.Background(), "holding", func(id int64) { holding <- id }); err != nil {
		t.Fatal(err)
	}
	go func() {
		id := <-holding
		time.Sleep(10 * time.Millisecond)
		if !vm.Current().KillThread(id, errors.New("enough")) {
			t.Error("the thread was not there")
		}
	}()
	err := vm.Run(context.Background(), compile(t, `
import threading
for make in threading.Lock, threading.RLock:
    pass
lock, rlock = threading.Lock(), threading.RLock()
has = threading.Event()
def owner():
    with lock, rlock:
        has.set()
        holding(threading.get_ident())
        threading.Event().wait()
t = threading.Thread(target=owner)
t.start()
has.wait()
assert lock.locked()
assert lock.acquire(timeout=10)
assert rlock.acquire(timeout=10)
t.join()
assert not t.is_alive()
print('ok')
`))
	if err != nil || out.String() != "ok\n" {
		t.Fatal(err, out.String())
	}
}

func TestTooManyThreads(t *testing.T) {
	_, out, err := runFor(t, hognose.Config{Limits: hognose.Limits{Threads: 3}}, `
import threading
go = threading.Event()
ts = [threading.Thread(target=go.wait) for i in range(4)]
for t in ts[:3]: t.start()
try:
    ts[3].start()
except RuntimeError as e:
    print(e, threading.active_count())
go.set()
for t in ts[:3]: t.join()
ts[3].start()
ts[3].join()
`)
	if err != nil || out != "can't start new thread 4\n" {
		t.Fatal(err, out)
	}
}

func TestStartAtTheEnd(t *testing.T) {
	_, out, err := runFor(t, hognose.Config{}, `
import atexit, threading
def late():
    print('late')
    try:
        threading.Thread(target=print).start()
    except RuntimeError as e:
        print(type(e).__name__, e)
atexit.register(late)
threading._register_atexit(print, 'first')
def work():
    threading.main_thread().join(0.01)
    print('worker')
threading.Thread(target=work).start()
print('main')
`)
	want := "main\nfirst\nworker\nlate\nPythonFinalizationError can't create new thread at interpreter shutdown\n"
	if err != nil || out != want {
		t.Fatal(err, out)
	}
}

func TestRunAgain(t *testing.T) {
	var out bytes.Buffer
	vm := vmWith(t, hognose.Config{Stdout: &out, Stderr: &out})
	p := compile(t, `
import threading, queue
q = queue.Queue()
threading.Thread(target=lambda: q.put(threading.active_count())).start()
print(q.get(), threading.enumerate()[0].name)
threading._register_atexit(print, 'end')
`)
	for range 3 {
		if err := vm.Run(context.Background(), p); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.HasPrefix(out.String(), "2 MainThread\nend\n2 MainThread\n") {
		t.Error(out.String())
	}
}

// Hooks: exactly one Enter and one Exit for each thread, whatever ends it.
func TestThreadHooks(t *testing.T) {
	for _, idle := range []time.Duration{0, 20 * time.Millisecond} {
		for _, own := range []bool{false, true} {
			var mu sync.Mutex
			in := map[int64]bool{}
			var entered, left, refused, starts atomic.Int64
			th := hognose.Threads{
				OSThread: own, Idle: idle,
				Enter: func(i hognose.ThreadInfo) error {
					mu.Lock()
					defer mu.Unlock()
					if entered.Add(1)%7 == 0 {
						refused.Add(1)
						return errors.New("not this one")
					}
					if in[i.ID] {
						t.Error("entered twice")
					}
					in[i.ID] = true
					return nil
				},
				Exit: func(i hognose.ThreadInfo) {
					mu.Lock()
					defer mu.Unlock()
					left.Add(1)
					if !in[i.ID] {
						t.Error("left without entering")
					}
					delete(in, i.ID)
				},
				Start: func(f func()) error {
					if starts.Add(1)%11 == 0 {
						return errors.New("no goroutine")
					}
					go f()
					return nil
				},
			}
			n := runtime.NumGoroutine()
			vm := vmWith(t, hognose.Config{Threads: th})
			for i := range 10 {
				ctx, cancel := context.WithTimeout(context.Background(), time.Duration(1+i*3)*time.Millisecond)
				_ = vm.Run(ctx, compile(t, `
import threading
def f(i):
    if i % 3 == 0: threading.Event().wait()
    if i % 3 == 1: 1 / 0
for i in range(30):
    try:
        threading.Thread(target=f, args=(i,), daemon=True).start()
    except RuntimeError as e:
        assert str(e) == "can't start new thread"
`))
				cancel()
				if len(in) != 0 {
					t.Fatal("threads are still inside at the end of the run: ", in)
				}
			}
			vm.Close()
			<-vm.Done()
			if entered.Load() != left.Load()+refused.Load() || entered.Load() == 0 {
				t.Error(entered.Load(), left.Load(), refused.Load())
			}
			goroutines(t, n)
		}
	}
}

func TestEntryHook(t *testing.T) {
	depth, entries := 0, 0
	vm := vmWith(t, hognose.Config{Entry: func() func() {
		depth++
		entries++
		return func() { depth-- }
	}})
	if err := vm.Run(context.Background(), compile(t, "def f(): return 1/0")); err != nil {
		t.Fatal(err)
	}
	if _, err := vm.Call(context.Background(), "f"); err == nil {
		t.Fatal("no error")
	}
	if depth != 0 || entries != 2 {
		t.Error(depth, entries)
	}
}

func TestHousekeeping(t *testing.T) {
	calls := 0
	vm := vmWith(t, hognose.Config{Housekeeping: func() int { calls++; return 0 }})
	if err := vm.Run(context.Background(), compile(t, "for i in range(10**6): pass")); err != nil {
		t.Fatal(err)
	}
	if calls < 5 || calls > 100 {
		t.Error(calls)
	}
}

func TestBusy(t *testing.T) {
	started := make(chan bool, 1)
	vm := vmWith(t, hognose.Config{WhenBusy: hognose.BusyWait})
	if err := vm.Set(context.Background(), "started", func() { started <- true }); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	p := compile(t, "started()\nimport threading\nthreading.Event().wait(0.05)\nx = globals().get('x', 0) + 1")
	for range 3 {
		go func() { done <- vm.Run(context.Background(), p) }()
	}
	<-started
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	if err := vm.Run(ctx, p); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	cancel()
	for range 3 {
		if err := <-done; err != nil {
			t.Error(err)
		}
		select {
		case <-started:
		default:
		}
	}
	strict := vmWith(t, hognose.Config{})
	if err := strict.Set(context.Background(), "enter", func() error { return strict.Run(context.Background(), p) }); err != nil {
		t.Fatal(err)
	}
	if err := strict.Run(context.Background(), compile(t, "enter()")); !errors.Is(err, hognose.ErrBusy) {
		t.Error(err)
	}
}

func TestReset(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	if err := vm.Run(context.Background(), compile(t, "import sys, builtins, threading\nsys.path.append('x')\nbuiltins.y = 1\nsys.setrecursionlimit(77)\nz = 1")); err != nil {
		t.Fatal(err)
	}
	if err := vm.Reset(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := vm.Run(context.Background(), compile(t, `
import sys
assert 'threading' not in sys.modules and 'x' not in sys.path and sys.getrecursionlimit() != 77
for n in 'y', 'z':
    try: eval(n)
    except NameError: pass
    else: assert False, n
`)); err != nil {
		t.Fatal(err)
	}
}

func TestCloseAnyTime(t *testing.T) {
	n := runtime.NumGoroutine()
	p := compile(t, `
import threading
def f():
    while True: threading.Event().wait(0.001)
for i in range(10): threading.Thread(target=f).start()
while True: pass
`)
	for i := range 30 {
		vm, err := hognose.New(hognose.Config{Grace: hognose.NoGrace})
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan error)
		go func() { done <- vm.Run(context.Background(), p) }()
		time.Sleep(time.Duration(i) * 300 * time.Microsecond)
		for range 3 {
			go vm.Close()
		}
		vm.Close()
		if err := <-done; !errors.Is(err, hognose.ErrClosed) {
			t.Error(err)
		}
		<-vm.Done()
		if err := vm.Run(context.Background(), p); !errors.Is(err, hognose.ErrClosed) {
			t.Error(err)
		}
		if err := vm.Reset(context.Background()); !errors.Is(err, hognose.ErrClosed) {
			t.Error(err)
		}
	}
	goroutines(t, n)
}

// 1000 threads asleep are gone soon after Close.
func TestCloseWithManyAsleep(t *testing.T) {
	n := runtime.NumGoroutine()
	asleep := make(chan bool)
	vm := vmWith(t, hognose.Config{Limits: hognose.Limits{Threads: 1000}, Grace: hognose.NoGrace})
	if err := vm.Set(context.Background(), "asleep", func() { close(asleep) }); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		done <- vm.Run(context.Background(), compile(t, `
import threading
e = threading.Event()
for i in range(1000): threading.Thread(target=e.wait).start()
asleep()
e.wait()
`))
	}()
	<-asleep
	start := time.Now()
	vm.Close()
	<-vm.Done()
	took := time.Since(start)
	<-done
	t.Log("nothing left after", took)
	if took > 20*time.Second {
		t.Error(took)
	}
	goroutines(t, n)
}

// Interrupts at any moment leave every lock free and every counter right.
func TestInterruptsTearNoLock(t *testing.T) {
	rounds := 300
	if testing.Short() {
		rounds = 30
	}
	vm := vmWith(t, hognose.Config{})
	if err := vm.Run(context.Background(), compile(t, `
import threading, queue
lock, cond, q, sem = threading.Lock(), threading.Condition(), queue.Queue(), threading.Semaphore(3)
plain = threading.Condition(threading.Lock())
def work():
    while True:
        with lock: pass
        with cond: cond.wait(0)
        with plain: plain.wait(0.0001)
        q.put(1)
        q.get()
        with sem: pass
def free():
    assert not lock.locked()
    assert lock.acquire(False)
    lock.release()
    for c in cond, plain:
        assert c.acquire(False)
        c.release()
        assert repr(c).endswith(', 0)>')
    assert q.mutex.acquire(False)
    q.mutex.release()
    while q.qsize(): q.get()
    assert sem._value == 3, sem._value
`)); err != nil {
		t.Fatal(err)
	}
	for i := range rounds {
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(200+i*7%900)*time.Microsecond)
		_, err := vm.Call(ctx, "work")
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		if _, err := vm.Call(context.Background(), "free"); err != nil {
			t.Fatalf("round %d: %v", i, err)
		}
	}
}

// A host may start goroutines without wanting to know of threads.
func TestStartAlone(t *testing.T) {
	started := 0
	vm := vmWith(t, hognose.Config{Threads: hognose.Threads{Start: func(f func()) error {
		started++
		go f()
		return nil
	}}})
	if err := vm.Run(context.Background(), compile(t, "import threading\nfor i in range(20):\n t = threading.Thread(target=int)\n t.start()\n t.join()")); err != nil {
		t.Fatal(err)
	}
	if started != 20 {
		t.Errorf("%d goroutines started", started)
	}
}
