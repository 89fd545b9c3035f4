package attack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// This file attacks from the side of the host: what a careless Go program may do to a VM.

type node struct {
	Next *node
	Any  any
	M    map[string]any
}

type odder struct{ bad }

type bad struct{ x *int }

func (b *bad) Error() string { return fmt.Sprint(*b.x) }

// oddValues are Go values that hardly anyone would give to a script.
func oddValues() map[string]any {
	ring := &node{}
	ring.Next = ring
	m := map[string]any{}
	m["m"] = m
	s := []any{nil}
	s[0] = s
	var p any
	p = &p
	deep := any(1)
	for range 100_000 {
		deep = []any{deep}
	}
	return map[string]any{
		"nil": nil, "nil_pointer": (*int)(nil), "nil_map": map[string]int(nil), "nil_slice": []int(nil), "nil_func": (func())(nil), "nil_chan": (chan int)(nil), "nil_error": (*bad)(nil), "nil_big": (*big.Int)(nil), "error": errors.New("x"),
		"ring": ring, "map": m, "slice": s, "pointer": p, "deep": deep, "big": new(big.Int).Lsh(big.NewInt(1), 1<<20), "nan": math.NaN(), "inf": math.Inf(1), "complex": complex(math.NaN(), 1), "text": "\xff\xfe\x00", "surrogate": "\xed\xa0\x80", "bytes": make([]byte, 3),
		"keys": map[any]any{math.NaN(): 1, [2]any{1, nil}: 2, math.Inf(1): nil, "1": "1", 1: 1}, "chan": make(chan int), "array": [0]int{}, "big_array": [1 << 16]int8{}, "struct": struct{ a, B any }{1, func() {}}, "uintptr": uintptr(math.MaxUint), "uint64": uint64(math.MaxUint64), "embedded": odder{}, "float_keys": map[float64]int{math.NaN(): 1, 0: 2},
		"no_args": func() {}, "variadic": func(a int, b ...any) int { return a + len(b) }, "takes_chan": func(chan int) {}, "returns_chan": func() chan int { return nil }, "returns_ring": func() any { return ring }, "two": func() (int, int) { return 1, 2 }, "typed_nil_error": func() error { return (*bad)(nil) },
		"panics": func() { panic("on purpose") }, "panics_nil": func() { panic(nil) }, "panics_error": func() { var m map[int]int; m[0] = 1 }, "panics_waiting": func(context.Context) { panic("on purpose") }, "exits_waiting": func(context.Context) { runtime.Goexit() },
		"takes_struct": func(node) {}, "takes_pointer": func(*node) {}, "takes_func": func(func()) {}, "takes_array": func([3]int8) {}, "takes_map": func(map[string]map[int][]uint8) {}, "takes_big": func(*big.Int) {}, "takes_error": func(error) {}, "takes_bytes": func([]byte) {}, "takes_reader": func(io.Reader) {},
		"takes_ctx_last": func(int, context.Context) {}, "func_func": func() func() func() { return func() func() { return nil } },
	}
}

// useOdd does what it can with a value that the host has set.
const useOdd = `
for args in (), (1,), (None,), ('a',), ([],), ({},), (1.5,), (b'a',), (1, 2, 3), (2**70,), ({'Next': {}},), ([1, 2, 3],), ([[[]]],), ({'a': {1: [1]}},), (print,), (odd,), ({'x': odd},):
    try: odd(*args)
    except Exception: pass
    try: repr(odd(*args)())
    except Exception: pass
for f in repr, str, hash, bool, type, lambda x: x == x, list:
    try: f(odd)
    except Exception: pass
`

// TestHostValues gives odd values to Set, Call and scripts.
func TestHostValues(t *testing.T) {
	for name, x := range oddValues() {
		if !long() && len(name)%3 != 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			v := newVictim(t)
			v.panics = true
			ctx := context.Background()
			if err := v.Set(ctx, "odd", x); err != nil {
				t.Log(err)
			} else {
				v.attack(compile(t, "odd.py", useOdd), map[string]any{})
				return
			}
			if err := v.Run(ctx, compile(t, "def.py", "def f(*a): return a\n")); err != nil {
				t.Fatal(err)
			}
			if _, err := v.Call(ctx, "f", x, x); err == nil {
				t.Error("Call takes it")
			}
			v.check()
		})
	}
}

// oddStream is a reader and writer that does what no other does.
type oddStream struct{ n func(p []byte) (int, error) }

func (o oddStream) Read(p []byte) (int, error)  { return o.n(p) }
func (o oddStream) Write(p []byte) (int, error) { return o.n(p) }

// uncomparable is a writer whose type can be compared, but not its value.
type uncomparable struct{ w any }

func (uncomparable) Write(p []byte) (int, error) { return len(p), nil }

// TestHostStreams gives a VM standard streams that misbehave.
func TestHostStreams(t *testing.T) {
	for name, n := range map[string]func(p []byte) (int, error){
		"negative": func(p []byte) (int, error) { return -1, nil }, "too_much": func(p []byte) (int, error) { return len(p) + 1, nil }, "huge": func(p []byte) (int, error) { return math.MaxInt, nil }, "nothing": func(p []byte) (int, error) { return 0, nil },
		"panics": func(p []byte) (int, error) { panic("on purpose") }, "error": func(p []byte) (int, error) { return 0, (*bad)(nil) }, "both": func(p []byte) (int, error) { return len(p), errors.New("x") }, "half": func(p []byte) (int, error) { return len(p) / 2, nil }, "least": func(p []byte) (int, error) { return math.MinInt, io.EOF },
	} {
		t.Run(name, func(t *testing.T) {
			s := oddStream{n}
			vm, err := hognose.New(hognose.Config{Stdin: s, Stdout: s, Stderr: s, Grace: 20 * time.Millisecond})
			if err != nil {
				t.Fatal(err)
			}
			p := compile(t, "io.py", "import sys\nfor f in (lambda: print('x' * 9999, flush=True), input, sys.stdin.read, lambda: sys.stdin.buffer.read(5), lambda: sys.stderr.write('y'), lambda: sys.stdout.buffer.write(b'z'), lambda: sys.stdin.buffer.raw.readinto(bytearray(9)), lambda: sys.stdin.readline()):\n try: f()\n except Exception: pass\nprint('left')\n1/0")
			for range 2 {
				ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
				careless(func() { err = vm.Run(ctx, p) })
				cancel()
				if errors.Is(err, hognose.ErrBusy) {
					t.Fatal(err)
				}
			}
			closed(t, vm)
		})
	}
	vm, err := hognose.New(hognose.Config{Stdout: uncomparable{[]int{}}, Stderr: uncomparable{[]int{}}})
	if err != nil {
		t.Fatal(err)
	}
	closed(t, vm)
}

// careless calls f on a goroutine of its own, which a panic or Goexit ends.
func careless(f func()) (panicked any) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { panicked = recover() }()
		f()
	}()
	<-done
	return panicked
}

// closed closes a VM, and sees to it that nothing is left.
func closed(t *testing.T, vm *hognose.VM) {
	t.Helper()
	vm.Close()
	select {
	case <-vm.Done():
	case <-time.After(patience):
		buf := make([]byte, 1<<20)
		t.Fatalf("not done: %+v\n%s", vm.Holdings(), buf[:runtime.Stack(buf, true)])
	}
	if h := vm.Holdings(); h != (hognose.Holdings{}) {
		t.Errorf("left behind: %+v", h)
	}
}

// TestHostFunctions has functions of the host panic or end their goroutine wherever the VM calls one: the VM is free again afterwards.
func TestHostFunctions(t *testing.T) {
	for name, f := range map[string]func(){"panic": func() { panic("on purpose") }, "Goexit": runtime.Goexit} {
		on := true
		act := func() {
			if on {
				f()
			}
		}
		for where, c := range map[string]hognose.Config{
			"Report":       {Report: func(error) { act() }},
			"Entry":        {Entry: func() func() { act(); return nil }},
			"leave":        {Entry: func() func() { return act }},
			"Housekeeping": {Housekeeping: func() int { act(); return 0 }},
			"Stdout":       {Stdout: oddStream{func(p []byte) (int, error) { act(); return len(p), nil }}},
			"Stdin":        {Stdin: oddStream{func(p []byte) (int, error) { act(); return 0, io.EOF }}},
			"Network":      {Network: hognose.NetworkRules(func(hognose.NetworkUse) error { act(); return errors.New("no") })},
			"Enter":        {Threads: hognose.Threads{Enter: func(hognose.ThreadInfo) error { act(); return nil }}},
			"Exit":         {Threads: hognose.Threads{Exit: func(hognose.ThreadInfo) { act() }}},
			"Start":        {Threads: hognose.Threads{Start: func(f func()) error { act(); go f(); return nil }}},
			"function":     {},
		} {
			t.Run(where+"/"+name, func(t *testing.T) {
				vm, err := hognose.New(c)
				if err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithTimeout(context.Background(), patience)
				defer cancel()
				on = false
				if err := vm.Set(ctx, "act", act); err != nil {
					t.Fatal(err)
				}
				p := compile(t, "x.py", "import sys, threading, _thread\ntry: import socket; socket.socketpair()\nexcept OSError: pass\ninput_ = lambda: None\ntry: input()\nexcept EOFError: pass\nt = threading.Thread(target=lambda: act()); t.start(); t.join(); d = threading.Thread(target=lambda: threading.Event().wait(), daemon=True); d.start()\nfor i in range(100000): pass\nprint('x')\nact()\n1 / 0\n")
				for _, begun := range []bool{false, true} {
					on = true
					careless(func() {
						if !begun {
							_ = vm.Run(ctx, p)
							return
						}
						r, err := vm.Begin(ctx, p)
						for done := err != nil; !done; {
							done, _ = r.Step(hognose.Slice{Steps: 1000})
						}
					})
					on = false
					if r := vm.Current(); r != nil && begun {
						r.Drop() // it may have happened between two steps
					}
					if r := vm.Current(); r != nil {
						t.Fatal("the VM is busy")
					}
					if name == "Goexit" { // which skips what natives do at their end
						if err := vm.Reset(ctx); err != nil {
							t.Error(err)
						}
					}
					if err := vm.Run(ctx, compile(t, "check.py", selfCheck)); err != nil {
						t.Errorf("the VM is unusable afterwards: %v", err)
					}
				}
				closed(t, vm)
			})
		}
	}
}

// TestHostMisuse calls methods when they make no sense.
func TestHostMisuse(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	v := newVictim(t)
	shortly := func(ctx context.Context) context.Context { // a thread that calls this itself does not answer
		ctx, cancel := context.WithTimeout(ctx, 10*time.Millisecond)
		t.Cleanup(cancel)
		return ctx
	}
	everything := func(ctx context.Context) {
		p := compile(t, "x.py", "def f(*a): return a\nf(1)")
		for _, f := range []func(){
			func() { v.Run(ctx, p) }, func() { v.Run(ctx, nil) }, func() { v.Run(ctx, &hognose.Program{}) }, func() { v.Eval(ctx, "f(2)") }, func() { v.Eval(ctx, "\xff(") }, func() { v.Eval(ctx, strings.Repeat("(", 1e5)) },
			func() { v.Call(ctx, "f", v) }, func() { v.Call(ctx, "f.__call__.x..") }, func() { v.Call(ctx, "") }, func() { v.Set(ctx, "a.b\xff", 1) }, func() { v.Set(ctx, "", v) }, func() { v.Get(ctx, "f.__globals__") }, func() { v.Get(ctx, "\x00") },
			func() { v.Finalize(ctx) }, func() { v.Reset(ctx) }, func() { v.MeasureMemory(ctx) }, func() { v.Signal(-1) }, func() { v.Signal(1 << 40) }, func() { v.Signal(9) }, func() { v.HandlesSignal(-5) }, func() { v.Usage() }, func() { v.DumpStacks(shortly(ctx)) },
			func() { v.Console().Run(ctx, "x", "1\n2") }, func() { v.Console().Run(ctx, "\xff", "\xff\x00(") }, func() { v.Console().Complete(ctx, "f.\xff.") }, func() { v.Console().Prompts(ctx) }, func() { v.Console().Incomplete("\xff(") }, func() { hognose.Compile("\x00", []byte("\x00")) },
			func() {
				if r, err := v.Begin(ctx, p); err == nil {
					r.Step(hognose.Slice{Steps: -1, Time: -1})
					r.Raise(-1, "x", "y")
					r.Drop()
					r.Drop()
					r.Step(hognose.Slice{})
					r.Interrupt(nil).Withdraw()
					r.KillThread(1<<62, nil)
					r.Stacks(shortly(ctx))
					r.Threads()
					r.ThreadReports()
				}
			},
			func() { v.Current().Usage() }, func() { v.Last().Usage() },
		} {
			if p := careless(f); p != nil && !strings.Contains(fmt.Sprint(p), "nil pointer") { // of the nil Run
				t.Errorf("panic: %v", p)
			}
		}
	}
	everything(ctx)
	// From inside a run, with its ctx and with another.
	inside := func(f any) {
		if err := v.Set(ctx, "inside", f); err != nil {
			t.Fatal(err)
		}
		v.Run(ctx, compile(t, "y.py", "try: inside()\nexcept BaseException: pass\n[inside() for _ in 'a']"))
	}
	inside(func(c context.Context) { everything(c) })
	inside(func() { everything(ctx) })
	ended, end := context.WithCancel(ctx)
	end()
	everything(ended)
	inside(func(c context.Context) { c, end := context.WithCancel(c); end(); everything(c) })
	inside(func(c context.Context) { v.Close(); everything(c) })
	everything(ctx)
	closed(t, v.VM)
}
