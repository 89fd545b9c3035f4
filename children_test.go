package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// A stop of the parent reaches what its interpreters run; nothing is left of them.
func TestInterpretersEnd(t *testing.T) {
	n := runtime.NumGoroutine()
	vm := vmWith(t, hognose.Config{})
	for _, src := range []string{
		"i.call(spin)",
		"import threading\nfor k in range(3): threading.Thread(target=interpreters.create().call, args=(spin,), daemon=True).start()\nspin()",
		"q = interpreters.create_queue()\ni.prepare_main(q=q)\ni.exec('q.get()')",
		"i.exec('import threading\\nfor k in range(3): threading.Thread(target=threading.Event().wait, daemon=True).start()\\nthreading.Event().wait()')",
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 60*time.Millisecond)
		start := time.Now()
		err := vm.Run(ctx, compile(t, "from concurrent import interpreters\ni = interpreters.create()\ndef spin():\n while True: pass\n"+src))
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", src, err)
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s: %v", src, d)
		}
	}
	vm.Close()
	<-vm.Done()
	goroutines(t, n)
}

func TestInterpreterLimits(t *testing.T) {
	_, out, err := runFor(t, hognose.Config{Limits: hognose.Limits{Threads: 3}}, `
from concurrent import interpreters
def spin():
    while True: pass
def grow():
    x = []
    while True: x.append('x' * 10000)
for i, f in (interpreters.create(steps=100_000), spin), (interpreters.create(time=0.02), spin), (interpreters.create(memory=10_000_000), grow):
    try: i.call(f)
    except interpreters.InterpreterError as e: print(e)
try: interpreters.create()
except interpreters.InterpreterError as e: print(e)
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"steps limit exceeded", "time limit exceeded", "MemoryError", "interpreter creation failed: there are 3"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in:\n%s", want, out)
		}
	}
}

// Programs that a script starts write to the host's writer, in order, and read nothing
// of its reader.
func TestProgramOutput(t *testing.T) {
	var out bytes.Buffer
	vm := vmWith(t, hognose.Config{Stdin: strings.NewReader("input"), Stdout: &out, Stderr: &out, Files: hognose.HostFiles(), System: hognose.HostSystem(nil), Env: os.Environ()})
	err := vm.Run(context.Background(), compile(t, `
import subprocess
for i in range(5):
    print('before', flush=True)
    subprocess.run(['sh', '-c', 'cat; echo out; echo err'])
print('after')
`))
	if want := strings.Repeat("before\nout\nerr\n", 5) + "after\n"; err != nil || out.String() != want {
		t.Error(err, out.String())
	}
}
