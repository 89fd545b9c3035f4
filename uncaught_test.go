package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// An uncaught error is shown before threads are joined and exit functions run, by
// Config.Report or by what the script has put in its place.
func TestReport(t *testing.T) {
	const end = `
import atexit, threading
go = threading.Event()
threading.Thread(target=lambda: (go.wait(), print('thread'))).start()
atexit.register(print, 'atexit')
threading._register_atexit(go.set)
`
	for _, c := range []struct{ src, want string }{
		{"raise KeyError('x')", "<KeyError: 'x'>\nthread\natexit\n"},
		{"raise SystemExit('bye')", "<bye>\nthread\natexit\n"},
		{"raise SystemExit(3)", "<exit status 3>\nthread\natexit\n"},
		{"raise SystemExit", "thread\natexit\n"},
		{"sys.excepthook = lambda *a: print('hook', a[1])\n1/0", "hook division by zero\nthread\natexit\n"},
		{"sys.excepthook = lambda *a: 1/0\n1/0", "ZeroDivisionError: division by zero\nthread\natexit\n"},
		{"sys.excepthook = lambda *a: sys.exit(4)\n1/0", "thread\natexit\n"},
		{"sys.stderr = io.StringIO()\natexit.register(lambda: print(sys.stderr.getvalue().splitlines()[-1]))\n1/0", "thread\nZeroDivisionError: division by zero\natexit\n"},
		{"sys.stderr = io.StringIO()\natexit.register(lambda: print(sys.stderr.getvalue()))\nsys.exit('bye')", "thread\nbye\n\natexit\n"},
		{"atexit.register(lambda: print(sys.last_exc))\n1/0", "<ZeroDivisionError: division by zero>\nthread\ndivision by zero\natexit\n"},
	} {
		var out bytes.Buffer
		vm := vmWith(t, hognose.Config{Stdout: &out, Stderr: &out, Report: func(err error) { fmt.Fprintf(&out, "<%v>\n", err) }})
		err := vm.Run(context.Background(), compile(t, end+"import io, sys\n"+c.src))
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: %v\n%s", c.src, err, out.String())
		}
		if err == nil && c.src != "raise SystemExit" {
			t.Errorf("%s: no error", c.src)
		}
	}
}

// What a host calls is not reported: it gets the error.
func TestReportNot(t *testing.T) {
	var typed, called int
	n := &called
	vm := vmWith(t, hognose.Config{Report: func(err error) { *n++ }})
	if _, err := vm.Eval(context.Background(), "1/0"); err == nil || called != 0 {
		t.Error(err, called)
	}
	n = &typed
	c := vm.Console()
	_ = c.Run(context.Background(), "<stdin>", "1/0")
	_ = c.Run(context.Background(), "<stdin>", "1 1")
	if typed != 2 {
		t.Error(typed)
	}
}

func TestFinalize(t *testing.T) {
	var out bytes.Buffer
	vm := vmWith(t, hognose.Config{Stdout: &out, Stderr: &out})
	err := vm.Run(context.Background(), compile(t, `
import threading
class A:
    def __del__(self):
        print('del', threading.current_thread().name, threading.active_count())
        try: threading.Thread(target=print).start()
        except RuntimeError as e: print(e)
a = A()
def g():
    try: yield
    finally: print('closed')
b = g()
next(b)
`))
	if err != nil || out.String() != "" {
		t.Fatal(err, out.String())
	}
	if err := vm.Finalize(context.Background()); err != nil {
		t.Fatal(err)
	}
	if want := "del MainThread 1\ncan't create new thread at interpreter shutdown\nclosed\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

// A finalizer that never ends is stopped like anything else.
func TestFinalizeStops(t *testing.T) {
	vm := vmWith(t, hognose.Config{Grace: hognose.NoGrace})
	if err := vm.Run(context.Background(), compile(t, "class A:\n def __del__(self):\n  while True: pass\na = A()")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if err := vm.Finalize(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}
