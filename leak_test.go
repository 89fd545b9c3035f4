package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
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

// worldLeaks are leak scripts that have the machine.
var worldLeaks = map[string]string{
	"child asleep":             "subprocess.Popen(['sleep', '1000'])",
	"children with pipes":      "ps = [subprocess.Popen(['cat'], stdin=-1, stdout=-1) for i in range(3)]\nps[0].communicate(b'x', timeout=10)\nps[1].stdout.read()",
	"child waited for":         "subprocess.run(['sleep', '1000'])",
	"child in a thread":        "threading.Thread(target=subprocess.run, args=(['sleep', '1000'],)).start()",
	"child that ignores TERM":  "subprocess.run(['sh', '-c', 'trap \"\" TERM; while :; do sleep 0.1; done'])",
	"short children":           "for i in range(5): subprocess.run(['true'])",
	"pipe":                     "r, w = os.pipe()\nos.read(r, 1)",
	"pipe in threads":          "r, w = os.pipe()\nfor i in range(5): threading.Thread(target=os.read, args=(r, 1), daemon=True).start()\nos.write(w, b'x')",
	"fifo that nobody opens":   "d = tempfile.TemporaryDirectory()\nos.mkfifo(d.name + '/f')\nopen(d.name + '/f')",
	"files left open":          "fs = [open(os.devnull) for i in range(20)]",
	"temporary file":           "f = tempfile.NamedTemporaryFile()\nf.write(b'x')\nthreading.Event().wait()",
	"temporary files":          "for i in range(50):\n with tempfile.NamedTemporaryFile() as f: f.write(b'x')\n with tempfile.TemporaryFile() as f: f.write(b'y')",
	"temporary folder":         "d = tempfile.TemporaryDirectory()\nos.makedirs(d.name + '/a/b/c')\nopen(d.name + '/a/b/f', 'w').close()\nos.chmod(d.name + '/a', 0)\nthreading.Event().wait()",
	"temporary folders":        "for i in range(20):\n with tempfile.TemporaryDirectory() as d: open(d + '/x', 'w').close()",
	"timer signal":             "signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)\nsignal.signal(signal.SIGALRM, lambda *a: None)\nthreading.Event().wait()",
	"alarm":                    "signal.alarm(1000)",
	"traceback later":          "faulthandler.dump_traceback_later(1000)",
	"interpreter":              "i = interpreters.create()\ni.exec('x = open(\"/dev/null\")')",
	"interpreter that spins":   "i = interpreters.create()\ni.exec('while True: pass')",
	"interpreter in a thread":  "i = interpreters.create()\ni.call_in_thread(exec, 'import threading; threading.Event().wait()')",
	"interpreter with threads": "i = interpreters.create()\ni.exec('import threading\\nfor i in range(5): threading.Thread(target=threading.Event().wait, daemon=True).start()')",
	"interpreter queue":        "q = interpreters.create_queue()\nq.get()",
	"interpreter pool":         "ex = futures.InterpreterPoolExecutor(2)\nfor i in range(4): ex.submit(sum, [i])",
	"server nobody calls":      "import socket\ns = socket.create_server(('127.0.0.1', 0))\ns.accept()",
	"sockets left open":        "import socket\nss = [socket.socketpair() for i in range(10)]",
	"socket in threads":        "import socket\na, b = socket.socketpair()\nfor i in range(5): threading.Thread(target=a.recv, args=(1,), daemon=True).start()\nb.send(b'x')",
	"select without end":       "import select, socket\na, b = socket.socketpair()\nselect.select([a], [], [])",
	"epoll left":               "import select\np = select.epoll()\np.register(os.pipe()[0])\np.poll()",
	"event loop asleep":        "import asyncio\nasyncio.run(asyncio.sleep(1000))",
	"event loop left":          "import asyncio\nl = asyncio.new_event_loop()\nl.run_until_complete(asyncio.sleep(0))",
	"event loop with threads":  "import asyncio\nasyncio.run(asyncio.to_thread(threading.Event().wait))",
	"asyncio server":           "import asyncio\nasync def f():\n async def echo(r, w): await r.read()\n s = await asyncio.start_server(echo, '127.0.0.1', 0)\n cs = [await asyncio.open_connection(*s.sockets[0].getsockname()) for i in range(5)]\n await s.serve_forever()\nasyncio.run(f())",
	"asyncio program":          "import asyncio\nasync def f():\n p = await asyncio.create_subprocess_exec('sleep', '1000')\n await p.wait()\nasyncio.run(f())",
	"exit with a child":        "subprocess.Popen(['sleep', '1000'])\nos._exit(3)",
}

const worldImports = leakImports + "import faulthandler, os, signal, subprocess, tempfile\nfrom concurrent import interpreters\n"

// childProcesses returns how many children the process has.
func childProcesses() int {
	all, _ := filepath.Glob("/proc/[0-9]*/stat")
	n := 0
	for _, name := range all {
		text, _ := os.ReadFile(name)
		// The parent is the second word after the name in parentheses.
		if f := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:])); len(f) > 1 && f[1] == strconv.Itoa(os.Getpid()) {
			n++
		}
	}
	return n
}

// TestWorldLeaks is TestLeaks for scripts that have files, programs and interpreters:
// nothing of these is left either.
func TestWorldLeaks(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("there is no /proc to look at")
	}
	kills := long(t, 100, 2)
	tmp := t.TempDir()
	before, files, children := runtime.NumGoroutine(), openFiles(), childProcesses()
	r := rand.New(rand.NewPCG(3, 4))
	for name, src := range worldLeaks {
		p := compile(t, worldImports+src)
		for i := range kills + 1 {
			vm, err := hognose.New(hognose.Config{
				Grace: time.Duration(i%3) * time.Millisecond, Files: hognose.HostFiles(), Env: append(os.Environ(), "TMPDIR="+tmp),
				System: hognose.HostSystem(nil), Network: hognose.HostNetwork(),
			})
			if err != nil {
				t.Fatal(err)
			}
			limit := 50 * time.Millisecond
			if i > 0 {
				limit = time.Duration(r.IntN(50_000)) * time.Microsecond
			}
			ctx, cancel := context.WithTimeout(context.Background(), limit)
			err = vm.Run(ctx, p)
			cancel()
			if x := (*hognose.Exception)(nil); errors.As(err, &x) && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s: %s", name, x.Traceback)
			}
			vm.Close()
			<-vm.Done()
			if h := vm.Holdings(); h != (hognose.Holdings{}) {
				t.Errorf("%s: the VM still has %+v", name, h)
			}
		}
		goroutines(t, before)
		// Who has died by a signal is waited for a moment later.
		for i := 0; childProcesses() > children; i++ {
			if i == 200 {
				t.Fatalf("%s: %d child processes, there were %d", name, childProcesses(), children)
			}
			time.Sleep(5 * time.Millisecond)
		}
		if n := openFiles(); n > files+2 {
			t.Errorf("%s: %d open files, there were %d", name, n, files)
		}
		if left, _ := os.ReadDir(tmp); len(left) > 0 {
			t.Errorf("%s: %v is left", name, left)
			for _, e := range left {
				os.RemoveAll(filepath.Join(tmp, e.Name()))
			}
		}
	}
}

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
	kills := long(t, 100, 2)
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
			if h := vm.Holdings(); h != (hognose.Holdings{}) {
				t.Errorf("%s: the VM still has %+v", name, h)
			}
			if last := vm.Last(); last != nil { // else the limit was over before the run began
				for _, th := range last.ThreadReports() {
					if th.End == hognose.ThreadRunning {
						t.Errorf("%s: %s still runs", name, th.Name)
					}
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
