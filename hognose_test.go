package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

func compile(t testing.TB, src string) *hognose.Program {
	t.Helper()
	p, err := hognose.Compile("test.py", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func newVM(t *testing.T, out *bytes.Buffer) *hognose.VM {
	t.Helper()
	cfg := hognose.Config{}
	if out != nil {
		cfg.Stdout = out
	}
	vm, err := hognose.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { vm.Close() })
	return vm
}

// hostile are scripts that do not want to end.
var hostile = map[string]string{
	"loop":            "while True: pass",
	"except":          "while True:\n try:\n  while True: pass\n except BaseException: pass",
	"bare except":     "while True:\n try: 1/0\n except: pass",
	"finally":         "def f():\n try:\n  while True: pass\n finally:\n  while True: pass\nf()",
	"with":            "class C:\n def __enter__(s): return s\n def __exit__(s, *a): return True\nwhile True:\n with C():\n  while True: pass",
	"generator":       "def g():\n while True:\n  try: yield 1\n  except BaseException: pass\nfor x in g(): pass",
	"recursion":       "import sys\nsys.setrecursionlimit(10**9)\ndef f(n): return f(n+1)\nwhile True:\n try: f(0)\n except RecursionError: pass",
	"comprehension":   "[x for x in iter(int, 1) if x]",
	"sum":             "sum(range(10**12))",
	"sorted key":      "sorted(range(10**7), key=lambda x: -x)",
	"eq in native":    "class C:\n def __eq__(s, o):\n  while True: pass\n __hash__ = None\n[C()].index(C())",
	"hash":            "class C:\n def __hash__(s):\n  while True: pass\n{C(): 1}",
	"any map":         "any(map(bool, iter(int, 1)))",
	"getattr":         "class C:\n def __getattr__(s, n):\n  while True: pass\nC().x",
	"catastrophic re": "import re\nre.match(r'(a|aa)+(b)\\2$', 'a' * 60)",
	"exception class": "class E(BaseException):\n def __init__(s):\n  while True: pass\nwhile True:\n try: raise E\n except BaseException: pass",
	"metaclass":       "class M(type):\n def __new__(*a):\n  while True: pass\nclass C(metaclass=M): pass",
	"coroutine":       "async def f():\n while True: await g()\nasync def g(): pass\nf().send(None)",
	"class body":      "class C:\n while True: pass",
	"power":           "x = 7 ** 10**7",
}

func TestStopEndsHostileScripts(t *testing.T) {
	for name, src := range hostile {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			vm := newVM(t, &out)
			ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
			defer cancel()
			err := vm.Run(ctx, compile(t, src))
			var stop *hognose.StopError
			if !errors.As(err, &stop) || !errors.Is(err, context.DeadlineExceeded) {
				t.Fatalf("got %v", err)
			}
			// The VM goes on as if nothing had happened.
			if err := vm.Run(context.Background(), compile(t, "print(sum(range(5)))")); err != nil {
				t.Fatal(err)
			}
			if out.String() != "10\n" {
				t.Fatalf("printed %q", out.String())
			}
		})
	}
}

func TestStopHasItsCause(t *testing.T) {
	vm := newVM(t, nil)
	mine := errors.New("mine")
	ctx, cancel := context.WithCancelCause(context.Background())
	time.AfterFunc(10*time.Millisecond, func() { cancel(mine) })
	if err := vm.Run(ctx, compile(t, "while True: pass")); !errors.Is(err, mine) {
		t.Fatal(err)
	}
	time.AfterFunc(10*time.Millisecond, func() { vm.Kill(mine) })
	if err := vm.Run(context.Background(), compile(t, "while True: pass")); !errors.Is(err, mine) {
		t.Fatal(err)
	}
}

// A stop belongs to one run: late ones must not reach the next.
func TestLateStopsHitNothing(t *testing.T) {
	vm := newVM(t, nil)
	quick, check := compile(t, "x = 1"), compile(t, "y = 2")
	for range 2000 {
		ctx, cancel := context.WithCancel(context.Background())
		go cancel()
		if err := vm.Run(ctx, quick); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if err := vm.Run(context.Background(), check); err != nil {
			t.Fatal(err)
		}
	}
}

func TestVMsAreIsolated(t *testing.T) {
	prog := compile(t, `
import sys, re, collections
sys.path.append("x"); collections.marker = len(sys.path)
class C: pass
C.n = 0
for i in range(300):
    C.n += len(re.findall("a+", "aab" * 3))
d = {i: str(i) for i in range(200)}
print(C.n, len(d), collections.marker, hasattr(__builtins__, "marker"))
__builtins__.marker = 1
`)
	var wg sync.WaitGroup
	outs := make([]bytes.Buffer, 40)
	for i := range outs {
		wg.Go(func() {
			vm, err := hognose.New(hognose.Config{Stdout: &outs[i]})
			if err == nil {
				err = vm.Run(context.Background(), prog)
			}
			if err != nil {
				fmt.Fprint(&outs[i], err)
			}
		})
	}
	wg.Wait()
	for i := range outs {
		if got := outs[i].String(); got != "900 200 1 False\n" {
			t.Fatalf("VM %d printed %q", i, got)
		}
	}
}

func TestResults(t *testing.T) {
	vm := newVM(t, nil)
	var exc *hognose.Exception
	err := vm.Run(context.Background(), compile(t, "def f():\n    raise ValueError('no')\nf()"))
	if !errors.As(err, &exc) || exc.Type != "ValueError" || exc.Message != "no" || !strings.Contains(exc.Traceback, "line 2, in f") {
		t.Fatalf("%#v", err)
	}
	var exit *hognose.ExitError
	if err := vm.Run(context.Background(), compile(t, "raise SystemExit(3)")); !errors.As(err, &exit) || exit.Code != 3 {
		t.Fatal(err)
	}
	if err := vm.Run(context.Background(), compile(t, "raise SystemExit")); err != nil {
		t.Fatal(err)
	}
	if _, err := hognose.Compile("x.py", []byte("x = = 1")); !errors.As(err, &exc) || exc.Type != "SyntaxError" {
		t.Fatal(err)
	}
	vm.Close()
	vm.Close()
	if err := vm.Run(context.Background(), compile(t, "1")); !errors.Is(err, hognose.ErrClosed) {
		t.Fatal(err)
	}
}

func TestNothingIsGranted(t *testing.T) {
	vm := newVM(t, nil)
	for _, src := range []string{
		"open('/etc/passwd')", "open('x', 'w')", "import os; os.stat('/etc/passwd')", "import os; os.listdir('/etc')", "import os; os.mkdir('/tmp/x')",
		"import os; os.environ['PATH']", "import os; os.kill(1, 0)", "import os; os.chdir('/etc')", "import no_such_module",
		"import socket; socket.create_connection(('localhost', 80))", "import subprocess; subprocess.run(['true'])",
	} {
		var exc *hognose.Exception
		if err := vm.Run(context.Background(), compile(t, src)); !errors.As(err, &exc) {
			t.Errorf("%s: %v", src, err)
		}
	}
}

// Deep values and sources must not bring down the host.
func TestDepthIsCounted(t *testing.T) {
	for name, src := range map[string]string{
		"recursion":   "def f(): f()\nf()",
		"repr":        "l = []\nfor i in range(100000): l = [l]\nrepr(l)",
		"compare":     "a, b = [], []\nfor i in range(100000): a, b = [a], [b]\na == b",
		"hash":        "t = ()\nfor i in range(100000): t = (t,)\nhash(t)",
		"eq":          "class C:\n def __eq__(s, o): return s == o\nC() == C()",
		"getattr":     "class C:\n def __getattr__(s, n): return getattr(s, n)\nC().x",
		"str":         "class C:\n def __str__(s): return str(s)\nstr(C())",
		"isinstance":  "t = int\nfor i in range(100000): t = (t,)\nisinstance('', t)",
		"big alloc":   "x = 'x' * 10**15",
		"big list":    "x = [0] * 10**15",
		"big shift":   "x = 1 << 10**15",
		"deep source": "eval('(' * 100000 + ')' * 100000)",
		"long source": "eval('+'.join(['1'] * 100000))\nraise ValueError",
		"deep minus":  "eval('-' * 100000 + '1')",
	} {
		t.Run(name, func(t *testing.T) {
			vm := newVM(t, nil)
			var exc *hognose.Exception
			if err := vm.Run(context.Background(), compile(t, src)); !errors.As(err, &exc) {
				t.Fatalf("got %v", err)
			} else if exc.Type == "SystemError" {
				t.Fatal(exc)
			}
		})
	}
}
