package hognose_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// leakScripts each do something that would leave something behind in a careless
// system, when they end by themselves or are killed at any moment. A common first
// part imports what they use.
var leakScripts = map[string]string{
	"daemon asleep":             "threading.Thread(target=threading.Event().wait, daemon=True).start()",
	"many daemons asleep":       "for i in range(50): threading.Thread(target=threading.Event().wait, args=(3600,), daemon=True).start()",
	"daemon that spins":         "def f():\n while True: pass\nthreading.Thread(target=f, daemon=True).start()",
	"daemon that survives":      "def f():\n while True:\n  try:\n   while True: pass\n  except BaseException: pass\nthreading.Thread(target=f, daemon=True).start()",
	"daemon with finally":       "def f():\n try: threading.Event().wait()\n finally:\n  while True: pass\nthreading.Thread(target=f, daemon=True).start()",
	"worker of main":            "threading.Thread(target=lambda: [i for i in range(20000)]).start()",
	"never joined":              "ts = [threading.Thread(target=sum, args=([1],)) for i in range(30)]\nfor t in ts: t.start()",
	"start chain":               "def f(n):\n if n: threading.Thread(target=f, args=(n-1,), daemon=True).start()\nf(40)",
	"endless start chain":       "def f():\n threading.Thread(target=f, daemon=True).start()\nf()\nthreading.Event().wait(0.005)",
	"bare thread":               "for i in range(20): _thread.start_new_thread(_thread.allocate_lock().acquire, ())",
	"bare thread twice locked":  "l = _thread.allocate_lock(); l.acquire()\nfor i in range(20): _thread.start_new_thread(l.acquire, ())",
	"exception in thread":       "def f(): raise ValueError\nfor i in range(5): threading.Thread(target=f).start()",
	"exit in thread":            "for i in range(5): threading.Thread(target=sys.exit).start()",
	"excepthook that hangs":     "threading.excepthook = lambda a: threading.Event().wait(0.003)\nthreading.Thread(target=lambda: 1/0).start()",
	"excepthook that raises":    "threading.excepthook = lambda a: 1/0\nthreading.Thread(target=lambda: 1/0).start()",
	"timer":                     "threading.Timer(3600, print).daemon = True\nt = threading.Timer(3600, print); t.daemon = True; t.start()",
	"timers":                    "for i in range(20):\n t = threading.Timer(i / 1000, int); t.start()",
	"event with timeouts":       "e = threading.Event()\nfor i in range(10): threading.Thread(target=lambda: [e.wait(0.0005) for _ in range(5)]).start()",
	"condition":                 "c = threading.Condition()\ndef f():\n with c: c.wait()\nfor i in range(10): threading.Thread(target=f, daemon=True).start()",
	"condition notified late":   "c = threading.Condition()\ndef f():\n with c: c.wait(0.01)\nts = [threading.Thread(target=f) for i in range(10)]\nfor t in ts: t.start()\nwith c: c.notify(3)",
	"barrier that is not full":  "b = threading.Barrier(5)\nfor i in range(4): threading.Thread(target=b.wait, daemon=True).start()",
	"barrier broken":            "b = threading.Barrier(3, timeout=0.002)\ndef f():\n try: b.wait()\n except threading.BrokenBarrierError: pass\nfor i in range(2): threading.Thread(target=f).start()",
	"semaphore":                 "s = threading.Semaphore(0)\nfor i in range(10): threading.Thread(target=s.acquire, daemon=True).start()",
	"rlock held":                "r = threading.RLock(); r.acquire(); r.acquire()\nthreading.Thread(target=r.acquire, daemon=True).start()",
	"deadlock":                  "a, b = threading.Lock(), threading.Lock()\ndef f(x, y):\n with x:\n  threading.Event().wait(0.001)\n  with y: pass\nfor p in (a, b), (b, a): threading.Thread(target=f, args=p, daemon=True).start()",
	"queue without producer":    "q = queue.Queue()\nfor i in range(10): threading.Thread(target=q.get, daemon=True).start()",
	"queue without consumer":    "q = queue.Queue(1)\nfor i in range(10): threading.Thread(target=q.put, args=(1,), daemon=True).start()",
	"simple queue":              "q = queue.SimpleQueue()\nfor i in range(10): threading.Thread(target=q.get, daemon=True).start()\nq.put(1)",
	"queue join":                "q = queue.Queue(); q.put(1)\nthreading.Thread(target=q.join, daemon=True).start()",
	"pipeline":                  "q = queue.Queue(2)\ndef p():\n for i in range(200): q.put(i)\n q.put(None)\ndef c():\n while q.get() is not None: pass\nfor f in p, c: threading.Thread(target=f).start()",
	"executor not shut down":    "ex = futures.ThreadPoolExecutor(4)\nfor i in range(20): ex.submit(sum, [i])",
	"executor that hangs":       "ex = futures.ThreadPoolExecutor(2)\nex.submit(threading.Event().wait, 0.003)",
	"executor cancelled":        "ex = futures.ThreadPoolExecutor(1)\nfs = [ex.submit(sum, [i]) for i in range(50)]\nex.shutdown(wait=False, cancel_futures=True)",
	"executor dropped":          "futures.ThreadPoolExecutor(2).submit(int)\ndel futures",
	"future nobody ends":        "f = futures.Future()\nthreading.Thread(target=f.exception, daemon=True).start()",
	"as_completed left":         "ex = futures.ThreadPoolExecutor(2)\nnext(iter(futures.as_completed([ex.submit(int) for i in range(5)])))",
	"thread local":              "l = threading.local()\ndef f(): l.x = [l]\nfor i in range(20): threading.Thread(target=f).start()",
	"local with init":           "class L(threading.local):\n def __init__(self): self.x = threading.Lock()\nl = L()\nfor i in range(5): threading.Thread(target=lambda: l.x.acquire()).start()",
	"context":                   "c = contextvars.copy_context()\nfor i in range(5): threading.Thread(target=c.copy().run, args=(int,)).start()",
	"join from a thread":        "def f(t):\n t.join()\nthreading.Thread(target=f, args=(threading.main_thread(),)).start()",
	"join each other":           "ts = []\ndef f(i):\n threading.Event().wait(0.001)\n ts[1-i].join(0.002)\nts += [threading.Thread(target=f, args=(i,)) for i in range(2)]\nfor t in ts: t.start()",
	"atexit":                    "atexit.register(lambda: threading.Event().wait(0.002))\natexit.register(print)",
	"atexit that starts":        "atexit.register(lambda: threading.Thread(target=int).start())",
	"shutdown hook":             "threading._register_atexit(lambda: threading.Event().wait(0.001))",
	"generator":                 "def g():\n try: yield\n finally: threading.Event().wait(0.001)\nx = [g() for i in range(20)]\nfor i in x: next(i)",
	"generator in a thread":     "def g():\n while True: yield\ni = g()\nthreading.Thread(target=lambda: [next(i) for _ in range(1000)]).start()",
	"del":                       "class D:\n def __del__(self): threading.Event().wait(0.001)\nx = [D() for i in range(5)]\ndef f(): y = D()\nthreading.Thread(target=f).start()",
	"coroutine":                 "async def c(): pass\nx = [c() for i in range(5)]\nfor i in x: i.close()",
	"interrupt main":            "try:\n _thread.interrupt_main()\n threading.Event().wait(0.01)\nexcept KeyboardInterrupt: pass",
	"deep recursion in threads": "def f(n): return n and f(n - 1)\nfor i in range(4): threading.Thread(target=f, args=(500,)).start()",
	"thread in import lock":     "threading.Thread(target=lambda: __import__('textwrap')).start()\nimport textwrap",
	"thread that imports":       "for m in 'heapq', 'bisect', 'copy': threading.Thread(target=__import__, args=(m,)).start()",
	"switch interval":           "sys.setswitchinterval(1e-6)\ndef f():\n for i in range(3000): pass\nfor i in range(6): threading.Thread(target=f).start()",
	"error at the end":          "threading.Thread(target=threading.Event().wait, args=(0.002,)).start()\nraise ValueError",
	"exit at the end":           "threading.Thread(target=threading.Event().wait, args=(0.002,)).start()\nsys.exit(3)",
	"wait for ever":             "threading.Event().wait()",
	"spin for ever":             "while True: pass",
}

const leakImports = "import _thread, atexit, contextvars, queue, sys, threading\nfrom concurrent import futures\n"

// openFiles returns how many file descriptors the process has, or -1.
func openFiles() int {
	d, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return -1
	}
	return len(d)
}

// TestLeaks runs each script to its end, and kills it at random moments: after
// Done nothing is left of it. HOGNOSE_LONG=1 kills each a hundred times.
func TestLeaks(t *testing.T) {
	kills := 2
	if os.Getenv("HOGNOSE_LONG") != "" {
		kills = 100
	}
	goroutines(t, runtime.NumGoroutine())
	before, files := runtime.NumGoroutine(), openFiles()
	r := rand.New(rand.NewPCG(1, 2))
	for name, src := range leakScripts {
		p := compile(t, leakImports+src)
		for i := range kills + 1 {
			vm, err := hognose.New(hognose.Config{Grace: time.Duration(i%3) * time.Millisecond})
			if err != nil {
				t.Fatal(err)
			}
			limit := 100 * time.Millisecond
			if i > 0 {
				limit = time.Duration(r.IntN(20_000)) * time.Microsecond
			}
			ctx, cancel := context.WithTimeout(context.Background(), limit)
			start := time.Now()
			err = vm.Run(ctx, p)
			cancel()
			if d := time.Since(start); d > limit+20*time.Second {
				t.Errorf("%s: %v after a limit of %v", name, d, limit)
			}
			vm.Close()
			<-vm.Done()
			for _, th := range vm.Last().ThreadReports() {
				if th.End == hognose.ThreadRunning {
					t.Errorf("%s: %s still runs", name, th.Name)
				}
			}
			var stop *hognose.StopError
			if errors.As(err, &stop) && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s: %v", name, err)
			}
		}
		goroutines(t, before)
		if n := openFiles(); n > files+2 {
			t.Errorf("%s: %d open files, there were %d", name, n, files)
		}
	}
}

// TestManyVMs has VMs that do different things at the same time: none sees another.
// HOGNOSE_LONG=1 makes it 200 of them.
func TestManyVMs(t *testing.T) {
	n := 12
	if os.Getenv("HOGNOSE_LONG") != "" {
		n = 200
	}
	progs := []*hognose.Program{}
	for _, src := range []string{
		"import sys\nsys.path.append(str(me))\nsys.setrecursionlimit(1000 + me)\ndef f(): pass\nf.mine = me\nassert sys.path[-1] == str(me) and sys.getrecursionlimit() == 1000 + me",
		"import builtins\nassert not hasattr(builtins, 'mark')\nbuiltins.mark = me\ne = ValueError(); e.mark = me\nassert mark == me == e.mark",
		"import threading\nout = []\ndef f(i): out.append(i)\nts = [threading.Thread(target=f, args=(me + i,)) for i in range(10)]\nfor t in ts: t.start()\nfor t in ts: t.join()\nassert sorted(out) == [me + i for i in range(10)]",
		"import warnings\nwarnings.simplefilter('error')\nclass A(Exception): pass\nclass B(A, KeyError): mark = me\nassert KeyError.__subclasses__() == [B] and B.mark == me",
		"from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(3) as ex: assert list(ex.map(lambda i: i * me, range(20))) == [i * me for i in range(20)]",
		"import contextvars\nv = contextvars.ContextVar('v')\nv.set(me)\nassert v.get() == me\nx = {str(i): i for i in range(me)}\nassert len(x) == me",
		"import re, functools, collections\nassert re.sub(r'\\d+', str(me), 'a1b22') == f'a{me}b{me}'\n@functools.lru_cache\ndef f(n): return n < 2 or f(n - 1) + f(n - 2)\nf(30)\nc = collections.Counter('x' * me)\nassert c['x'] == me",
		"def g(n):\n for i in range(n): yield i\nassert sum(g(me)) == me * (me - 1) // 2\ntry: [].pop()\nexcept IndexError as e: e.add_note(str(me))\nimport enum\nclass E(enum.Enum): A = me\nassert E.A.value == me",
	} {
		progs = append(progs, compile(t, src))
	}
	errs := make(chan error)
	for i := range n {
		go func() {
			errs <- func() error {
				vm, err := hognose.New(hognose.Config{})
				if err != nil {
					return err
				}
				defer vm.Close()
				if err := vm.Set(context.Background(), "me", i); err != nil {
					return err
				}
				for k := range len(progs) {
					p := progs[(i+k)%len(progs)]
					if err := vm.Run(context.Background(), p); err != nil {
						var e *hognose.Exception
						if errors.As(err, &e) {
							return fmt.Errorf("%d: %s", i, e.Traceback)
						}
						return err
					}
					if err := vm.Reset(context.Background()); err != nil {
						return err
					}
					if err := vm.Set(context.Background(), "me", i); err != nil {
						return err
					}
				}
				return nil
			}()
		}()
	}
	for range n {
		if err := <-errs; err != nil && !strings.Contains(err.Error(), "No module named") {
			t.Error(err)
		}
	}
}
