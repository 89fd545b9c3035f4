package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

func vmWith(t testing.TB, cfg hognose.Config) *hognose.VM {
	t.Helper()
	vm, err := hognose.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { vm.Close() })
	return vm
}

var errMine = errors.New("mine")

// running returns the VM's run, once it has begun: on a busy machine a timer may fire before.
func running(vm *hognose.VM) *hognose.Run {
	for {
		if r := vm.Current(); r != nil {
			return r
		}
		time.Sleep(time.Millisecond)
	}
}

// A script that behaves cleans up, and the host sees the cause, where it was, and
// that nothing had to be forced.
func TestInterruptLetsCleanUp(t *testing.T) {
	var out bytes.Buffer
	vm := vmWith(t, hognose.Config{Stdout: &out, Grace: 5 * time.Second})
	time.AfterFunc(20*time.Millisecond, func() { vm.Interrupt(errMine) })
	err := vm.Run(context.Background(), compile(t, `
class C:
    def __enter__(s): return s
    def __exit__(s, *a): print("exit", a[0].__name__)
def work():
    try:
        with C():
            while True: pass
    finally:
        print("finally")
try:
    work()
except KeyboardInterrupt as e:
    print(type(e), e.cause)
    raise
`))
	var stop *hognose.StopError
	if !errors.As(err, &stop) || !errors.Is(err, errMine) || stop.Killed || stop.Ended != nil {
		t.Fatalf("%#v", err)
	}
	if want := "exit RunInterrupt\nfinally\n<class 'hognose.RunInterrupt'> mine\n"; out.String() != want {
		t.Fatalf("printed %q", out.String())
	}
	if !strings.Contains(stop.Traceback, "in work") || len(stop.Stacks) != 1 || stop.Stacks[0].Frames[1].Function != "work" {
		t.Fatalf("%s %v", stop.Traceback, stop.Stacks)
	}
}

// One that does not is cut when the grace is over.
func TestGraceIsCut(t *testing.T) {
	for _, grace := range []time.Duration{30 * time.Millisecond, 200 * time.Millisecond} {
		vm := vmWith(t, hognose.Config{Grace: grace})
		var asked time.Time
		time.AfterFunc(20*time.Millisecond, func() { asked = time.Now(); vm.Interrupt(errMine) })
		err := vm.Run(context.Background(), compile(t, "try:\n while True: pass\nfinally:\n while True: pass"))
		took := time.Since(asked)
		var stop *hognose.StopError
		if !errors.As(err, &stop) || !stop.Killed || !errors.Is(err, errMine) {
			t.Fatal(err)
		}
		if took < grace || took > patience(grace+500*time.Millisecond) {
			t.Errorf("grace %v, ended after %v", grace, took)
		}
	}
}

// A script that ends in its own way after an interrupt was stopped all the same.
func TestInterruptedAndEnded(t *testing.T) {
	for src, check := range map[string]func(e error) bool{
		"try:\n while True: pass\nexcept BaseException: pass":                       func(e error) bool { return e == nil },
		"try:\n while True: pass\nexcept BaseException: raise ValueError('x')":      func(e error) bool { var x *hognose.Exception; return errors.As(e, &x) && x.Type == "ValueError" },
		"try:\n while True: pass\nexcept BaseException:\n import sys\n sys.exit(3)": func(e error) bool { var x *hognose.ExitError; return errors.As(e, &x) && x.Code == 3 },
	} {
		vm := vmWith(t, hognose.Config{})
		time.AfterFunc(10*time.Millisecond, func() { vm.Interrupt(errMine) })
		var stop *hognose.StopError
		if err := vm.Run(context.Background(), compile(t, src)); !errors.As(err, &stop) || !check(stop.Ended) || stop.Killed {
			t.Errorf("%s: %#v", src, err)
		}
	}
}

func TestOutcomes(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	if o := vm.Interrupt(errMine).Outcome(); o != hognose.TooLate {
		t.Error(o)
	}
	if o := vm.Kill(errMine).Outcome(); o != hognose.TooLate {
		t.Error(o)
	}
	// Asked of a run before its first instruction, and withdrawn.
	r, err := vm.Begin(context.Background(), compile(t, "x = 0\nwhile x < 10000: x += 1"))
	if err != nil {
		t.Fatal(err)
	}
	for _, ask := range []func() *hognose.Stop{
		func() *hognose.Stop { return r.Interrupt(errMine) },
		func() *hognose.Stop { return r.Kill(errMine) },
		func() *hognose.Stop {
			s, err := r.Raise(r.Threads()[0].ID, "ValueError", "x")
			if err != nil {
				t.Fatal(err)
			}
			return s
		},
	} {
		s := ask()
		if o := s.Outcome(); o != hognose.Pending {
			t.Error(o)
		}
		if !s.Withdraw() || s.Outcome() != hognose.Withdrawn || s.Withdraw() {
			t.Error("not withdrawn")
		}
		<-s.Done()
	}
	first, _ := r.Raise(r.Threads()[0].ID, "ValueError", "x")
	second, _ := r.Raise(r.Threads()[0].ID, "KeyError", "x")
	if first.Outcome() != hognose.Replaced || !second.Withdraw() {
		t.Error(first.Outcome())
	}
	if _, err := r.Raise(r.Threads()[0].ID, "NoSuchError", ""); err == nil {
		t.Error("an unknown class was accepted")
	}
	if s, _ := r.Raise(12345, "ValueError", ""); s.Outcome() != hognose.TooLate {
		t.Error(s.Outcome())
	}
	if done, err := r.Step(hognose.Slice{}); !done || err != nil {
		t.Fatal(done, err)
	}
	if o := r.Interrupt(errMine).Outcome(); o != hognose.TooLate {
		t.Error(o)
	}
	// A double kill returns the first.
	var a, b *hognose.Stop
	asked := make(chan bool)
	go func() {
		c := running(vm)
		a, b = c.Kill(errMine), c.Kill(errors.New("other"))
		close(asked)
	}()
	if err := vm.Run(context.Background(), compile(t, "while True: pass")); !errors.Is(err, errMine) {
		t.Fatal(err)
	}
	<-asked
	if a.Outcome() != hognose.Delivered || b.Outcome() != hognose.Delivered && b.Outcome() != hognose.TooLate {
		t.Error(a.Outcome(), b.Outcome())
	}
}

func TestRaise(t *testing.T) {
	var out bytes.Buffer
	vm := vmWith(t, hognose.Config{Stdout: &out})
	p := compile(t, "try:\n while True: pass\nexcept TimeoutError as e: print(repr(e))")
	time.AfterFunc(10*time.Millisecond, func() {
		r := running(vm)
		if _, err := r.Raise(r.Threads()[0].ID, "TimeoutError", "too slow"); err != nil {
			t.Error(err)
		}
	})
	if err := vm.Run(context.Background(), p); err != nil {
		t.Fatal(err)
	}
	if out.String() != "TimeoutError('too slow')\n" {
		t.Fatal(out.String())
	}
}

// I7: whatever the race between a stop and the end of its run, the outcome is what
// happened, and the next run is never hit.
func TestStopRaces(t *testing.T) {
	n := long(t, 100_000, 4000)
	vm := vmWith(t, hognose.Config{})
	quick, check := compile(t, "for i in range(60): pass"), compile(t, "y = 2")
	rnd := rand.New(rand.NewSource(1))
	ask := make(chan func() *hognose.Stop)
	got := make(chan *hognose.Stop)
	go func() {
		for f := range ask {
			got <- f()
		}
	}()
	defer close(ask)
	var delivered, late int
	// On a loaded machine it may take longer until both outcomes have been seen.
	for i := 0; i < n || (delivered == 0 || late == 0) && i < 50*n; i++ {
		spin := rnd.Intn(400)
		kind := rnd.Intn(3)
		r, err := vm.Begin(context.Background(), quick)
		if err != nil {
			t.Fatal(err)
		}
		id := r.Threads()[0].ID
		ask <- func() *hognose.Stop {
			for range spin {
				runtime.Gosched()
				if spin > 300 {
					break
				}
			}
			switch kind {
			case 0:
				return r.Interrupt(errMine)
			case 1:
				return r.Kill(errMine)
			}
			s, _ := r.Raise(id, "KeyError", "")
			return s
		}
		done, err := r.Step(hognose.Slice{})
		stop := <-got
		if !done {
			t.Fatal("suspended")
		}
		var exc *hognose.Exception
		hit := errors.Is(err, errMine) || errors.As(err, &exc) && exc.Type == "KeyError"
		switch stop.Outcome() {
		case hognose.Delivered:
			delivered++
			if !hit {
				t.Fatalf("%d: delivered, but the result is %v", i, err)
			}
		case hognose.TooLate:
			late++
			if err != nil {
				t.Fatalf("%d: too late, but the result is %v", i, err)
			}
		default:
			t.Fatal(stop.Outcome())
		}
		if i%4 == 0 {
			if err := vm.Run(context.Background(), check); err != nil {
				t.Fatalf("the next run was hit: %v", err)
			}
		}
	}
	t.Logf("%d delivered, %d too late", delivered, late)
	if delivered == 0 || late == 0 {
		t.Log("this machine gave no race a chance")
	}
}

// I1: many goroutines ask for everything at once.
func TestStopHammer(t *testing.T) {
	n := long(t, 1000, 100)
	vm := vmWith(t, hognose.Config{Grace: time.Millisecond})
	stopAll := make(chan struct{})
	var wg sync.WaitGroup
	for g := range 64 {
		wg.Go(func() {
			rnd := rand.New(rand.NewSource(int64(g)))
			for {
				select {
				case <-stopAll:
					return
				default:
				}
				time.Sleep(time.Duration(rnd.Intn(3000)) * time.Microsecond)
				switch rnd.Intn(6) {
				case 0:
					vm.Kill(errMine)
				case 1:
					s := vm.Interrupt(errMine)
					if rnd.Intn(2) == 0 {
						s.Withdraw()
					}
				case 2:
					if r := vm.Current(); r != nil {
						for _, th := range r.Threads() {
							_, _ = r.Raise(th.ID, "ValueError", "x")
						}
					}
				case 3:
					ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
					_ = vm.DumpStacks(ctx)
					cancel()
				case 4:
					_ = vm.Usage()
				case 5:
					if r := vm.Current(); r != nil {
						r.Interrupt(errMine)
					}
				}
			}
		})
	}
	prog := compile(t, "def f(n):\n  return sum(i for i in range(n))\nfor i in range(300):\n  try: f(i)\n  except ValueError: pass\n  sorted(range(100), key=lambda x: -x)")
	check := compile(t, "assert sum(range(10)) == 45")
	for i := range n {
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(i%20)*time.Millisecond+time.Microsecond)
		_ = vm.Run(ctx, prog)
		cancel()
	}
	close(stopAll)
	wg.Wait()
	if err := vm.Run(context.Background(), check); err != nil {
		t.Fatal(err)
	}
}

func TestStacks(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	if s := vm.DumpStacks(context.Background()); s != "" {
		t.Error(s)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var dump string
	var in []hognose.Stack
	time.AfterFunc(20*time.Millisecond, func() {
		r := running(vm)
		dump = vm.DumpStacks(context.Background())
		in = r.Stacks(context.Background())
		cancel()
	})
	_ = vm.Run(ctx, compile(t, "def inner():\n    while True:\n        pass\ndef outer():\n    inner()\nouter()"))
	if !strings.Contains(dump, "(most recent call first):\n  File \"test.py\", line") || !strings.Contains(dump, "in inner\n  File \"test.py\", line 5 in outer\n  File \"test.py\", line 6 in <module>\n") {
		t.Error(dump)
	}
	if len(in) != 1 || len(in[0].Frames) != 3 || in[0].Frames[2].Function != "inner" {
		t.Error(in)
	}
	// Inside a native, in a wait, and in a host function.
	_ = vm.Set(context.Background(), "wait", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })
	for src, want := range map[string]string{"sum(range(10**12))": "line 1 in <module>", "\nwait()": "waiting for the host's function wait since"} {
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(20*time.Millisecond, func() { dump = vm.DumpStacks(context.Background()); cancel() })
		_ = vm.Run(ctx, compile(t, src))
		if !strings.Contains(dump, want) {
			t.Errorf("%s: %s", src, dump)
		}
	}
}

// I13: a run that is sliced does the same, in the same number of steps.
func TestStep(t *testing.T) {
	src := `
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
def gen(n):
    for i in range(n):
        yield i
out = []
for i in gen(40):
    out.append(i * fib(6))
    try:
        if i % 3: raise ValueError
    except ValueError:
        out.append(sorted([3, 1, 2], key=lambda x: -x))
print(len(out), sum(x for x in out if isinstance(x, int)))
`
	prog := compile(t, src)
	var want string
	var steps int64
	for _, slice := range []int64{0, 1, 7, 1000} {
		var out bytes.Buffer
		vm := vmWith(t, hognose.Config{Stdout: &out})
		r, err := vm.Begin(context.Background(), prog)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for {
			done, err := r.Step(hognose.Slice{Steps: slice})
			if err != nil {
				t.Fatal(err)
			}
			n++
			if done {
				break
			}
			if s := r.Stacks(context.Background()); len(s) != 1 || len(s[0].Frames) == 0 {
				t.Fatal(s)
			}
		}
		if slice == 0 {
			want, steps = out.String(), r.Usage().Steps
			continue
		}
		if out.String() != want || r.Usage().Steps != steps {
			t.Errorf("slices of %d: %q in %d steps, not %q in %d", slice, out.String(), r.Usage().Steps, want, steps)
		}
		if slice < 1000 && n < 100 {
			t.Errorf("slices of %d: suspended %d times only", slice, n)
		}
	}
}

func TestStepThousandVMs(t *testing.T) {
	n := long(t, 1000, 100)
	prog := compile(t, "x = 0\nwhile True:\n    x += 1\n    if x == 3000: break")
	before := runtime.NumGoroutine()
	type one struct {
		vm *hognose.VM
		r  *hognose.Run
	}
	var all []one
	for range n {
		vm, err := hognose.New(hognose.Config{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := vm.Begin(context.Background(), prog)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, one{vm, r})
	}
	dropped, left := 0, n
	for round := 0; left > 0; round++ {
		for i, o := range all {
			if o.r == nil {
				continue
			}
			if round == 3 && i%2 == 0 {
				if err := o.r.Drop(); !errors.Is(err, hognose.ErrDropped) {
					t.Fatal(err)
				}
				all[i].r = nil
				left--
				dropped++
				continue
			}
			done, err := o.r.Step(hognose.Slice{Steps: 1000})
			if err != nil {
				t.Fatal(err)
			}
			if done {
				x, err := o.vm.Get(context.Background(), "x")
				if err != nil || x != int64(3000) {
					t.Fatal(x, err)
				}
				all[i].r = nil
				left--
			}
		}
		if g := runtime.NumGoroutine(); g > before+2 {
			t.Fatalf("%d goroutines, %d before", g, before)
		}
	}
	if dropped == 0 {
		t.Error("none was dropped")
	}
	for _, o := range all {
		o.vm.Close()
	}
}

func TestStepTimeAndStops(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	loop := compile(t, "n = 0\nwhile True: n += 1")
	r, err := vm.Begin(context.Background(), loop)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		began := time.Now()
		if done, err := r.Step(hognose.Slice{Time: 2 * time.Millisecond}); done || err != nil {
			t.Fatal(done, err)
		}
		if d := time.Since(began); d < 2*time.Millisecond || d > patience(time.Second) {
			t.Error(d)
		}
	}
	if err := vm.Run(context.Background(), loop); err != hognose.ErrBusy {
		t.Error(err)
	}
	s := r.Interrupt(errMine)
	if s.Outcome() != hognose.Pending {
		t.Error(s.Outcome())
	}
	if done, err := r.Step(hognose.Slice{Steps: 100}); !done || !errors.Is(err, errMine) {
		t.Error(done, err)
	}
	// Close unwinds a suspended run.
	r, _ = vm.Begin(context.Background(), loop)
	_, _ = r.Step(hognose.Slice{Steps: 100})
	vm.Close()
	if done, err := r.Step(hognose.Slice{}); !done || !errors.Is(err, hognose.ErrClosed) {
		t.Error(done, err)
	}
}

func TestStepsAreDeterministic(t *testing.T) {
	prog := compile(t, "n = 0\nwhile True:\n  n += 1\n  s = sorted(range(50), key=lambda x: -x)\n  m = [i*i for i in s if i % 3]")
	var seen []string
	for range 5 {
		vm := vmWith(t, hognose.Config{Limits: hognose.Limits{Steps: 500_000}, Grace: hognose.NoGrace})
		err := vm.Run(context.Background(), prog)
		var l *hognose.LimitError
		if !errors.As(err, &l) || l.Limit != "steps" || l.Max != 500_000 {
			t.Fatal(err)
		}
		n, err := vm.Get(context.Background(), "n")
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, fmt.Sprint(n, l.Used))
	}
	for _, s := range seen[1:] {
		if s != seen[0] {
			t.Fatal(seen)
		}
	}
}

// Of a deep stack the two ends are shown, whether an interrupt or a kill reached it.
func TestDeepStacks(t *testing.T) {
	for _, grace := range []time.Duration{hognose.NoGrace, time.Second} {
		for _, depth := range []int{10, 90, 5000} {
			vm := vmWith(t, hognose.Config{Grace: grace})
			_ = vm.Set(context.Background(), "ready", func() { vm.Interrupt(errMine) })
			src := fmt.Sprintf("import sys\nsys.setrecursionlimit(10**5)\ndef f(n):\n    if n == 0:\n        ready()\n        while True:\n            pass\n    yield from g(n)\ndef g(n):\n    return list(f(n - 1)) if n %% 100 == 1 else f(n - 1)\nlist(f(%d))", depth)
			var stop *hognose.StopError
			if err := vm.Run(context.Background(), compile(t, src)); !errors.As(err, &stop) || len(stop.Stacks) != 1 {
				t.Fatal(depth, err)
			}
			s := stop.Stacks[0]
			first, second, last := s.Frames[0], s.Frames[1], s.Frames[len(s.Frames)-1]
			if n := len(s.Frames) + s.Omitted; n < depth || n > 2*depth+2 || len(s.Frames) > 100 || s.Omitted != max(0, n-100) {
				t.Errorf("%v, depth %d: %d frames and %d", grace, depth, len(s.Frames), s.Omitted)
			}
			if first.Function != "<module>" || first.Line != 11 || second.Function != "f" || second.Line != 8 || last.Function != "f" || last.Line < 6 {
				t.Errorf("%v, depth %d: %v %v ... %v", grace, depth, first, second, last)
			}
		}
	}
}

// A kill leaves frames that hold nothing out of its unwinding. What objects of frames
// and generators hold is as if it had met each.
func TestKillOfDeepStack(t *testing.T) {
	// g is deep below a generator or not, itself called by a native or not; at some depth it keeps its frame's object.
	src := `
import sys
sys.setrecursionlimit(10**5)
kept, gens = [], []
def g(n, keep):
    x = [n]
    if n == keep: kept.append(sys._getframe())
    if n == 0:
        ready()
        while True: pass
    return g(n - 1, keep) + 1
def gen(n, keep):
    yield g(n, keep)
def begin(n, keep, how):
    if how == 0: return g(n, keep)
    it = gen(n, keep)
    gens.append(it)
    if how == 1: return next(it)
    if how == 2: return list(map(lambda x: next(it), [1]))
    if how == 3: return sum(it)
    return middle(500, n, keep, it)
def middle(m, n, keep, it):
    return middle(m - 1, n, keep, it) if m else next(it)
def failing(n):
    x = n
    if n == 0: raise ValueError
    return failing(n - 1) + 1
def check(n, keep):
    for f in kept:
        assert f.f_locals['n'] == keep and f.f_locals['x'] == [keep], f.f_locals
        assert f.f_lineno == 11, f.f_lineno
    for it in gens:
        assert not it.gi_running and next(it, 'closed') == 'closed'
    kept.clear(); gens.clear()
    try: failing(n)
    except ValueError as e: tb = e.__traceback__
    d = 0
    while tb.tb_next: tb, d = tb.tb_next, d + 1
    assert tb.tb_frame.f_locals['x'] == 0 and d == n + 1, d
    return True
`
	vm := vmWith(t, hognose.Config{})
	_ = vm.Set(context.Background(), "ready", func() { vm.Kill(errMine) })
	if err := vm.Run(context.Background(), compile(t, src)); err != nil {
		t.Fatal(err)
	}
	for how := range 5 {
		for _, depth := range []int{5, 203, 3000} {
			for _, keep := range []int{-1, 3, depth / 2, depth} {
				var stop *hognose.StopError
				if _, err := vm.Call(context.Background(), "begin", depth, keep, how); !errors.As(err, &stop) || !stop.Killed || len(stop.Stacks) != 1 {
					t.Fatal(how, depth, keep, err)
				}
				s := stop.Stacks[0]
				if first, last := s.Frames[0], s.Frames[len(s.Frames)-1]; first.Function != "begin" || last.Function != "g" {
					t.Errorf("%d, depth %d: %v ... %v", how, depth, first, last)
				}
				if n := len(s.Frames) + s.Omitted; n < depth || n > depth+600 {
					t.Errorf("%d, depth %d: %d frames and %d", how, depth, len(s.Frames), s.Omitted)
				}
				if _, err := vm.Call(context.Background(), "check", depth, keep); err != nil {
					t.Fatal(how, depth, keep, err)
				}
			}
		}
	}
}

// I11: a Go function may give what it runs in the VM a deadline of its own. Its end
// stops that, not the run around it; what resists takes the run along.
func TestNestedDeadline(t *testing.T) {
	var inner error
	vm := vmWith(t, hognose.Config{Grace: patience(time.Second)})
	within := func(ctx context.Context, name string) {
		after := 20 * time.Millisecond
		if name == "quick" {
			after = time.Minute
		}
		ctx, cancel := context.WithTimeoutCause(ctx, after, errMine)
		defer cancel()
		_, inner = vm.Call(ctx, name)
	}
	src := compile(t, `
import time
def loop():
    while True: pass
def sleep(): time.sleep(10**6)
def busy(): sum(range(10**12))
def quick(): return 1
def cleans():
    try: loop()
    finally: done.append(1)
def swallows():
    try: loop()
    except BaseException as e: done.append(e.cause)
def other():
    try: loop()
    except BaseException: raise ValueError('mine')
def nested(): within('loop')
def resists():
    while True:
        try: loop()
        except BaseException: pass
done = []
def call(name):
    within(name)
    time.sleep(0.001)
    return sum(range(1000))
`)
	_ = vm.Set(context.Background(), "within", within)
	if err := vm.Run(context.Background(), src); err != nil {
		t.Fatal(err)
	}
	var stop *hognose.StopError
	for _, name := range []string{"loop", "sleep", "busy", "cleans", "swallows", "other", "quick", "nested"} {
		inner = nil
		x, err := vm.Call(context.Background(), "call", name)
		if err != nil || x != int64(499500) {
			t.Fatal(name, x, err)
		}
		stopped := errors.As(inner, &stop) && errors.Is(inner, errMine) && !stop.Killed
		if name != "nested" && stopped != (name != "quick") || (stop.Ended != nil) != (name == "other") && stopped {
			t.Errorf("%s: %#v", name, inner)
		}
	}
	if x, err := vm.Eval(context.Background(), "str(done)"); err != nil || x != "[1, 'mine']" {
		t.Error(x, err)
	}
	vm = vmWith(t, hognose.Config{Grace: 30 * time.Millisecond})
	_ = vm.Set(context.Background(), "within", within)
	if err := vm.Run(context.Background(), src); err != nil {
		t.Fatal(err)
	}
	if _, err := vm.Call(context.Background(), "call", "resists"); !errors.As(err, &stop) || !stop.Killed || !errors.Is(err, errMine) {
		t.Error(err)
	}
	if _, err := vm.Call(context.Background(), "call", "quick"); err != nil || inner != nil {
		t.Error(err, inner)
	}
	// The end of the run's own ctx is nothing of the inner one's.
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	if _, err := vm.Call(ctx, "call", "loop"); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// I9: what is raised from outside is a class or an instance of one; anything else is
// the caller's error.
func TestAsyncExceptionKinds(t *testing.T) {
	var out bytes.Buffer
	vm := vmWith(t, hognose.Config{Stdout: &out})
	if err := vm.Run(context.Background(), compile(t, `
import ctypes, threading
def ask(x):
    return ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(threading.get_ident()), ctypes.py_object(x))
def raised(x):
    try:
        try: ask(x)
        except (TypeError, SystemError) as e: return 'refused'
        for i in range(1000): pass
    except KeyError as e: return repr(e)
print(raised(KeyError), raised(KeyError('a')), raised(42), raised(int))
`)); err != nil {
		t.Fatal(err)
	}
	if out.String() != "KeyError() KeyError('a') refused refused\n" {
		t.Error(out.String())
	}
}

// A signal that the script has no handler for ends a native that is at work; handlers
// run when it has ended.
func TestSignalsInNatives(t *testing.T) {
	for _, busy := range []string{"sum(iter(int, 1))", "math.prod(range(1, 10**7))", "sorted(range(10**8), key=abs)", "any(iter(int, 1))"} {
		vm := vmWith(t, hognose.Config{Grace: patience(time.Second), Limits: hognose.Limits{Steps: hognose.Unlimited}})
		var exc *hognose.Exception
		var stop *hognose.StopError
		for _, signum := range []int{2, 15} {
			go func() {
				time.Sleep(30 * time.Millisecond)
				for vm.Current() == nil {
					time.Sleep(time.Millisecond)
				}
				vm.Signal(signum)
			}()
			ctx, cancel := context.WithTimeout(context.Background(), patience(20*time.Second))
			err := vm.Run(ctx, compile(t, "import math\n"+busy))
			cancel()
			var by *hognose.SignalError
			switch {
			case signum == 2 && (!errors.As(err, &exc) || exc.Type != "KeyboardInterrupt"):
				t.Error(busy, err)
			case signum == 15 && (!errors.As(err, &stop) || !errors.As(stop.Cause, &by) || by.Signal != 15):
				t.Error(busy, err)
			}
		}
	}
	vm := vmWith(t, hognose.Config{Grace: patience(time.Second), Limits: hognose.Limits{Steps: hognose.Unlimited}})
	ready := make(chan bool, 1)
	_ = vm.Set(context.Background(), "ready", func() { ready <- true })
	go func() { <-ready; vm.Signal(15) }()
	err := vm.Run(context.Background(), compile(t, `
import signal
got = []
signal.signal(signal.SIGTERM, lambda n, f: got.append(n))
ready()
sum(range(10**6))
while not got: pass
`))
	if err != nil {
		t.Error(err)
	}
}
