package attack

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

//go:embed scripts
var scripts embed.FS

var (
	seed  = flag.Uint64("seed", 1, "the seed of the first random walk")
	walks = flag.Int("walks", 0, "how many random walks; 0: some, many with HOGNOSE_LONG=1")
)

func long() bool { return os.Getenv("HOGNOSE_LONG") != "" }

// stuck is how long one attack may take before an exception is raised into it.
const stuck = 400 * time.Millisecond

// patience is how long an attack may take to end after that: the machine may do much else.
const patience = time.Minute

const memory = 64 << 20

// program compiles a script of the folder.
func program(t testing.TB, name string) *hognose.Program {
	t.Helper()
	src, err := scripts.ReadFile("scripts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return compile(t, name, string(src))
}

func compile(t testing.TB, name, src string) *hognose.Program {
	t.Helper()
	p, err := hognose.Compile(name, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// victim is a VM under attack.
type victim struct {
	*hognose.VM
	t      testing.TB
	out    buffer
	peak   uint64       // the most memory that the process was seen to use
	what   atomic.Value // what the script says it does
	panics bool         // Go functions of the test panic

	mu     sync.Mutex      // guards what follows
	begun  int             // attacks
	inside int             // those that have not ended; some are part of others
	stops  []*hognose.Stop // raised into them
}

func newVictim(t testing.TB) *victim {
	t.Helper()
	v := &victim{t: t}
	files := hognose.MemoryFiles(8 << 20)
	shared, err := scripts.ReadFile("scripts/attacks.py")
	if err == nil {
		err = files.WriteFile("/attacks.py", shared)
	}
	if err != nil {
		t.Fatal(err)
	}
	vm, err := hognose.New(hognose.Config{
		Stdout: &v.out, Stderr: &v.out, Files: files, Path: []string{"/", hognose.LibraryPath}, Grace: 20 * time.Millisecond,
		Network: hognose.NetworkRules(func(u hognose.NetworkUse) error { return errors.New("not in a test") }),
		Limits:  hognose.Limits{Memory: memory, Threads: 20, Files: 50, Output: 4 << 20, Steps: hognose.Unlimited, Time: 10 * time.Minute},
	})
	if err != nil {
		t.Fatal(err)
	}
	v.VM = vm
	return v
}

// attack runs the program with names set. Whatever it does is fine, but for what this checks.
func (v *victim) attack(p *hognose.Program, names map[string]any) {
	v.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	names["begin"], names["end"] = v.begin, v.end
	names["doing"] = func(text string) { v.what.Store(text) }
	names["fail"] = func(text string) { v.t.Error(text) }
	for n, x := range names {
		if err := v.Set(ctx, n, x); err != nil {
			v.t.Fatal(err)
		}
	}
	ended := make(chan struct{})
	watched := make(chan struct{})
	go func() { defer close(watched); v.watch(ended) }()
	err := v.Run(ctx, p)
	close(ended)
	<-watched
	var x *hognose.Exception
	if errors.As(err, &x) && internal(x.Traceback) && !v.panics {
		v.t.Error(x.Traceback)
	}
	if x != nil && !v.panics && v.begun < 20 && x.Type != "TimeoutError" {
		// Later on an attack may have broken the script.
		v.t.Errorf("the script itself is wrong: %s", x.Traceback)
	}
	if !ours(err) {
		v.t.Errorf("ended with %T: %v", err, err)
	}
	if text := v.out.String(); internal(text) && !v.panics {
		v.t.Error(text)
	}
	if testing.Verbose() {
		v.t.Logf("%d MB at most", v.peak>>20)
		v.t.Logf("%d attacks, ended with %T %.200v", v.begun, err, err)
		if x != nil {
			v.t.Logf("%.2000s", x.Traceback)
		}
	}
	v.check()
}

// begin and end frame an attack. What was raised into one that ends is taken back.
func (v *victim) begin() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.inside++; v.inside == 1 {
		v.begun++ // it is not part of another
	}
}

func (v *victim) end() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.inside--; v.inside == 0 {
		for _, stop := range v.stops {
			stop.Withdraw()
		}
		v.stops = nil
	}
}

// ours reports whether an error is one that Run says it returns.
func ours(err error) bool {
	switch err.(type) {
	case nil, *hognose.Exception, *hognose.ExitError, *hognose.StopError, *hognose.LimitError:
		return true
	}
	return false
}

// internal reports whether a text tells of a Go panic.
func internal(text string) bool { return strings.Contains(text, "internal error: ") }

// most is how much memory the process may hold that is in use: four times the limit, and what the tests beside it hold.
const most = 4*memory + 200<<20

func heapBytes() uint64 {
	m := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(m)
	return m[0].Value.Uint64()
}

// measure sees to it that the memory of the process stays within bounds.
func (v *victim) measure() {
	n := heapBytes()
	if n > most { // also by what an earlier test has left, and Go has not collected yet
		runtime.GC()
		n = heapBytes()
	}
	if n > v.peak {
		v.peak = n
		if what, _ := v.what.Load().(string); n > most {
			v.t.Errorf("%d MB in use: %s", n>>20, what)
		}
	}
}

// watch raises an exception into an attack that takes long, and kills one that goes on all the same, which must end it.
func (v *victim) watch(ended chan struct{}) {
	tick := time.NewTicker(stuck)
	defer tick.Stop()
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	last := -1
	for tries := 0; ; {
		select {
		case <-ended:
			return
		case <-look.C:
			v.measure()
			continue
		case <-tick.C:
		}
		v.mu.Lock()
		run := v.Current()
		if v.begun != last || v.inside == 0 || run == nil {
			last, tries = v.begun, 0
			v.mu.Unlock()
			continue
		}
		if tries++; tries < 8 {
			for _, th := range run.Threads() {
				if stop, err := run.Raise(th.ID, "TimeoutError", "stuck"); err == nil {
					v.stops = append(v.stops, stop)
				}
			}
			v.mu.Unlock()
			continue
		}
		v.mu.Unlock()
		run.Kill(fmt.Errorf("stuck in attack %d: %v", last, v.what.Load()))
		select {
		case <-ended:
		case <-time.After(patience):
			buf := make([]byte, 1<<20)
			panic(fmt.Sprintf("a kill did not end the attack\n%s", buf[:runtime.Stack(buf, true)]))
		}
		return
	}
}

// selfCheck is a program that does a bit of everything.
const selfCheck = `
import re, json, collections, functools, io, threading
assert sum(range(10)) == 45 and sorted('cab') == ['a', 'b', 'c'] and f'{3.5:6.2f}' == '  3.50'
class C(dict):
    x = property(lambda self: self['x'])
assert C(x=2).x == 2 and json.loads(json.dumps({'a': [1, None, 2.5]})) == {'a': [1, None, 2.5]}
assert re.sub(r'(\w+) (\w+)', r'\2 \1', 'a b') == 'b a' and collections.Counter('aab').most_common(1) == [('a', 2)]
out = []
t = threading.Thread(target=lambda: out.append(functools.reduce(int.__mul__, range(1, 6))))
t.start(); t.join()
assert out == [120], out
with io.StringIO() as f:
    print('x', [1], file=f)
    assert f.getvalue() == 'x [1]\n'
try: 1 / 0
except ZeroDivisionError as e: assert str(e) == 'division by zero'
`

// check sees to it that the VM can be used again, and leaves nothing behind.
func (v *victim) check() {
	v.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := v.Reset(ctx); err != nil {
		v.t.Errorf("Reset: %v", err)
	}
	if err := v.Run(ctx, compile(v.t, "check.py", selfCheck)); err != nil {
		v.t.Errorf("the VM is unusable afterwards: %v", err)
		var x *hognose.Exception
		if errors.As(err, &x) {
			v.t.Error(x.Traceback)
		}
	}
	v.Close()
	select {
	case <-v.Done():
	case <-ctx.Done():
		v.t.Errorf("not done: %+v", v.Holdings())
	}
	if h := v.Holdings(); h != (hognose.Holdings{}) {
		v.t.Errorf("left behind: %+v", h)
	}
}

// buffer keeps what the threads of an attack print.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// choices returns random bytes.
func choices(seed uint64, n int) []byte {
	r := rand.New(rand.NewPCG(seed, 0))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// TestWalk takes random walks through all modules and types.
func TestWalk(t *testing.T) {
	n := *walks
	if n == 0 {
		n = 2
		if long() {
			n = 2000
		}
	}
	p := program(t, "walk.py")
	for i := range uint64(n) {
		t.Run(fmt.Sprintf("seed=%d", *seed+i), func(t *testing.T) {
			t.Parallel() // much of the time is spent in waits
			newVictim(t).attack(p, map[string]any{"choices": choices(*seed+i, 8000)})
		})
	}
}

// FuzzWalk lets the fuzzer choose the way.
func FuzzWalk(f *testing.F) {
	p := program(f, "walk.py")
	f.Add(choices(0, 2000))
	f.Fuzz(func(t *testing.T, b []byte) {
		newVictim(t).attack(p, map[string]any{"choices": b})
	})
}

// TestScripts runs the other scripts of the folder.
func TestScripts(t *testing.T) {
	files, err := scripts.ReadDir("scripts")
	if err != nil {
		t.Fatal(err)
	}
	rounds, seeds := 1, uint64(1)
	if long() {
		rounds, seeds = 20, 5
	}
	for _, f := range files {
		if f.Name() == "walk.py" || f.Name() == "attacks.py" {
			continue
		}
		for i := range seeds {
			t.Run(fmt.Sprintf("%s/seed=%d", strings.TrimSuffix(f.Name(), ".py"), *seed+i), func(t *testing.T) {
				newVictim(t).attack(program(t, f.Name()), map[string]any{"seed": *seed + i, "rounds": rounds})
			})
		}
	}
}
