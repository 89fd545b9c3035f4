package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"runtime"
	"testing"

	"github.com/hognose/hognose"
)

// What a VM has of the process is counted, and is nothing after Close; a closed VM that
// somebody keeps holds no memory, and its methods answer.
func TestHoldings(t *testing.T) {
	var out bytes.Buffer
	vm, err := hognose.New(hognose.Config{Stdout: &out, Files: hognose.HostFiles(), System: hognose.HostSystem(nil), Env: os.Environ()})
	if err != nil {
		t.Fatal(err)
	}
	var during hognose.Holdings
	if err := vm.Set(context.Background(), "look", func() { during = vm.Holdings() }); err != nil {
		t.Fatal(err)
	}
	if err := vm.Run(context.Background(), compile(t, `
import subprocess, threading, tempfile
from concurrent import interpreters
f = open('/dev/null')
i = interpreters.create()
p = subprocess.Popen(['sleep', '1000'], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
d = tempfile.TemporaryDirectory()
threading.Thread(target=threading.Event().wait, daemon=True).start()
big = [bytes(1000) for i in range(50_000)]
look()
`)); err != nil {
		t.Fatal(err)
	}
	if h := during; h.Threads != 2 || h.Goroutines != 1 || h.Files != 4 || h.Others != 2 || h.Interpreters != 1 {
		t.Errorf("%+v", h)
	}
	before := heap()
	vm.Close()
	<-vm.Done()
	if h := vm.Holdings(); h != (hognose.Holdings{}) {
		t.Errorf("%+v", h)
	}
	if after := heap(); after > before-40<<20 {
		t.Errorf("the heap had %d bytes, and has %d", before, after)
	}
	runtime.KeepAlive(vm)

	ctx := context.Background()
	c := vm.Console()
	if _, err := vm.Compile("x.py", []byte(`'\d'`)); err != nil && !errors.Is(err, hognose.ErrClosed) {
		t.Error(err)
	}
	if _, err := vm.Eval(ctx, "1"); !errors.Is(err, hognose.ErrClosed) {
		t.Error(err)
	}
	if err := c.Run(ctx, "x", "1"); !errors.Is(err, hognose.ErrClosed) {
		t.Error(err)
	}
	c.Prompts(ctx)
	c.Complete(ctx, "a")
	vm.Signal(2)
	vm.DumpStacks(ctx)
	vm.Usage()
	vm.Interrupt(nil)
	vm.Last().Usage()
	vm.Last().ThreadReports()
}

// TestKilledLoops kills asyncio.run often: what the loops had open goes, as they do.
func TestKilledLoops(t *testing.T) {
	vm, err := hognose.New(hognose.Config{Limits: hognose.Limits{Files: 30}})
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	waits := compile(t, "import asyncio\nasync def f():\n    started()\n    await asyncio.sleep(100)\nasyncio.run(f())\n")
	ctx := context.Background()
	if err := vm.Set(ctx, "started", func() { vm.Kill(nil) }); err != nil {
		t.Fatal(err)
	}
	for range 40 {
		if err := vm.Run(ctx, waits); !errors.As(err, new(*hognose.StopError)) || !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	if err := vm.Run(ctx, compile(t, "import gc\ngc.collect()\n")); err != nil {
		t.Fatal(err)
	}
	if n := vm.Holdings().Files; n > 9 { // the standard streams, and what may still be in a register
		t.Errorf("%d files are open", n)
	}
}
