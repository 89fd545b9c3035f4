package hognose_test

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// I12: scripts that use too much memory are refused or ended.
var memoryHogs = map[string]string{
	"str repeat":      "x = 'x' * 10**12",
	"list repeat":     "x = [0] * 10**10",
	"tuple repeat":    "x = (0,) * 10**10",
	"bytes":           "x = bytes(10**12)",
	"bytearray":       "x = bytearray(10**12)",
	"shift":           "x = 1 << 10**12",
	"power":           "x = 10 ** 10**10",
	"working memory":  "x = 3 ** (1 << 26)",
	"ljust":           "x = 'a'.ljust(10**12)",
	"zfill":           "x = 'a'.zfill(10**12)",
	"center":          "x = b'a'.center(10**12)",
	"format width":    "x = '%1000000000000d' % 1",
	"format spec":     "x = format(1, '1000000000000')",
	"fstring width":   "w = 10**12\nx = f'{1:{w}}'",
	"format prec":     "x = '%.1000000000f' % 1.0",
	"range list":      "x = list(range(10**10))",
	"range tuple":     "x = tuple(range(10**10))",
	"range set":       "x = set(range(10**10))",
	"range dict":      "x = dict.fromkeys(range(10**10))",
	"join":            "x = ('x' * 10**6).join(['y'] * 10**6)",
	"replace":         "x = ('a' * 10**6).replace('a', 'b' * 10**6)",
	"bytes replace":   "x = (b'a' * 10**6).replace(b'a', b'b' * 10**6)",
	"expandtabs":      "x = ('\\t' * 10**6).expandtabs(10**8)",
	"translate":       "x = ('a' * 10**6).translate({97: 'b' * 10**6})",
	"growing list":    "x = []\nwhile True: x.append(1)",
	"growing lists":   "x = []\nwhile True: x.append([1, 2, 3])",
	"growing dict":    "x = {}\ni = 0\nwhile True:\n x[i] = i; i += 1",
	"growing set":     "x = set()\ni = 0\nwhile True:\n x.add(i); i += 1",
	"growing objects": "class C:\n def __init__(s): s.a = s.b = 1.5\nx = []\nwhile True: x.append(C())",
	"doubling str":    "x = 'x'\nwhile True: x += x",
	"growing str":     "x = 'x'\nwhile True: x += 'abcdefghijklmnopqrstuvwxyz'",
	"doubling list":   "x = [0]\nwhile True: x += x",
	"growing int":     "x = 1\nwhile True: x <<= 10**7",
	"closures":        "x = None\nwhile True: x = (lambda y: lambda: y)(x)",
	"generators":      "def g(): yield 1\nx = []\nwhile True:\n y = g(); next(y); x.append(y)",
	"exceptions":      "x = []\nwhile True:\n try: 1/0\n except ZeroDivisionError as e: x.append(e)",
	"attributes":      "class C: pass\nc = C()\ni = 0\nwhile True:\n setattr(c, 'a%d' % i, i); i += 1",
	"cycles":          "x = []\nwhile True:\n y = [x]; x.append(y)",
	"nested list":     "x = []\nwhile True: x = [x]",
	"recursion":       "import sys\nsys.setrecursionlimit(10**9)\ndef f(*a): return f(a, a, a)\nf()",
	"comprehension":   "x = [i for i in iter(int, 1)]",
	"extend":          "x = []\nx.extend(iter(int, 1))",
	"strings":         "x = [str(i) for i in iter(int, 1)]",
	"product":         "import itertools\nx = list(itertools.product(range(1000), repeat=5))",
	"combinations":    "import itertools\nx = list(itertools.combinations(range(1000), 5))",
	"slice assign":    "x = [1]\nwhile True: x[:] = x + x",
	"zip":             "x = list(zip(iter(int, 1)))",
	"splitlines":      "x = []\nwhile True: x.append(('a\\n' * 1000).splitlines())",
	"memoryview":      "x = []\nwhile True: x.append(memoryview(bytes(10000)))",
	"survivor":        "x = []\nwhile True:\n try:\n  while True: x.append(bytes(1000))\n except MemoryError: pass",
	"factorial":       "import math\nx = math.factorial(10**8)",
	"regex":           "import re\nx = re.sub('a', 'b' * 10**6, 'a' * 10**6)",
}

func TestMemoryLimit(t *testing.T) {
	i := 0
	for name, src := range memoryHogs {
		if i++; !some(i, 5) {
			continue // another few each time: the order of a map is random
		}
		t.Run(name, func(t *testing.T) {
			vm := vmWith(t, hognose.Config{Limits: hognose.Limits{Memory: 32 << 20, Steps: hognose.Unlimited, Recursion: hognose.Unlimited}})
			ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
			defer cancel()
			began := time.Now()
			err := vm.Run(ctx, compile(t, src))
			var l *hognose.LimitError
			var exc *hognose.Exception
			switch {
			case errors.As(err, &l) && l.Limit == "memory":
			case errors.As(err, &exc) && (exc.Type == "MemoryError" || exc.Type == "OverflowError" || exc.Type == "ValueError"):
				t.Log(exc)
			default:
				t.Fatalf("after %v: %v", time.Since(began), err)
			}
			// The VM goes on.
			if err := vm.Run(context.Background(), compile(t, "x = None")); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// Garbage does not count: these use gigabytes in all.
func TestGarbageIsFree(t *testing.T) {
	i := 0
	for name, src := range map[string]string{
		"strings": "for i in range(300): x = 'x' * 10**7",
		"lists":   "for i in range(100): x = [i] * 10**6",
		"objects": "class C: pass\nfor i in range(10**6):\n c = C(); c.x = [c]",
		"ints":    "for i in range(2000): x = 1 << 10**6",
		"dicts":   "for i in range(200000): d = {j: j for j in range(20)}",
		"handled": "x = None\ntry:\n x = []\n while True: x.append(bytes(1000))\nexcept MemoryError: x = None\nfor i in range(1000000): y = [i]",
	} {
		if i++; !some(i, 3) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			vm := vmWith(t, hognose.Config{Limits: hognose.Limits{Memory: 64 << 20}})
			if err := vm.Run(context.Background(), compile(t, src)); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestOtherLimits(t *testing.T) {
	run := func(cfg hognose.Config, src string) error {
		return vmWith(t, cfg).Run(context.Background(), compile(t, src))
	}
	var l *hognose.LimitError
	var stop *hognose.StopError

	err := run(hognose.Config{Limits: hognose.Limits{Time: 30 * time.Millisecond}}, "while True: pass")
	if !errors.As(err, &l) || !errors.As(err, &stop) || l.Limit != "time" || time.Duration(l.Used) < 30*time.Millisecond {
		t.Error(err)
	}

	// Steps: the script may clean up, in a reserve of its own.
	var out bytes.Buffer
	err = run(hognose.Config{Stdout: &out, Limits: hognose.Limits{Steps: 100_000}}, "try:\n while True: pass\nfinally: print('clean', sum(range(100)))")
	if !errors.As(err, &l) || !errors.As(err, &stop) || l.Limit != "steps" || stop.Killed || out.String() != "clean 4950\n" {
		t.Error(err, out.String())
	}
	began := time.Now()
	err = run(hognose.Config{Grace: time.Minute, Limits: hognose.Limits{Steps: 100_000}}, "while True:\n try:\n  while True: pass\n except BaseException: pass")
	if !errors.As(err, &stop) || !stop.Killed || time.Since(began) > patience(10*time.Second) {
		t.Error(err)
	}

	out.Reset()
	err = run(hognose.Config{Stdout: &out, Limits: hognose.Limits{Output: 1000}}, "while True: print('x' * 99)")
	if !errors.As(err, &l) || l.Limit != "output" || out.Len() != 1000 {
		t.Error(err, out.Len())
	}

	// Written at the end of the run only.
	if err = run(hognose.Config{Limits: hognose.Limits{Output: 10}}, "print('x' * 99)"); !errors.As(err, &l) || l.Limit != "output" || l.Used != 100 {
		t.Error(err)
	}

	var exc *hognose.Exception
	err = run(hognose.Config{Limits: hognose.Limits{Recursion: 500}}, "import sys\nsys.setrecursionlimit(10**9)\nassert sys.getrecursionlimit() == 10**9\ndef f(n): return f(n + 1)\nf(0)")
	if !errors.As(err, &exc) || exc.Type != "RecursionError" {
		t.Error(err)
	}
}

// The script can neither see nor disarm what bounds it.
func TestNestedCodeDrawsOnOneBudget(t *testing.T) {
	for _, src := range []string{
		"while True: exec('for i in range(100): pass')",
		"while True: eval('sum(range(100))')",
		"def f(x): return x\nwhile True: list(map(f, range(100)))",
		"class C:\n def __eq__(s, o): return False\nwhile True: [C()] * 100 == [C()] * 100",
		"while True: 'x' * 10000",
		"while True: sorted(range(1000))",
	} {
		vm := vmWith(t, hognose.Config{Grace: hognose.NoGrace, Limits: hognose.Limits{Steps: 2_000_000}})
		ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
		var l *hognose.LimitError
		if err := vm.Run(ctx, compile(t, src)); !errors.As(err, &l) || l.Limit != "steps" {
			t.Errorf("%s: %v", src, err)
		}
		cancel()
	}
}

func TestUsage(t *testing.T) {
	var out bytes.Buffer
	vm := vmWith(t, hognose.Config{Stdout: &out})
	if err := vm.Run(context.Background(), compile(t, "x = [bytes(1000) for i in range(10000)]\nprint('hello')")); err != nil {
		t.Fatal(err)
	}
	u := vm.Usage()
	if u.Steps < 10000 || u.Output != 6 || u.Execution <= 0 || u.Wall < u.Execution {
		t.Errorf("%+v", u)
	}
	n, err := vm.MeasureMemory(context.Background())
	if err != nil || n < 10_000_000 || n > 20_000_000 {
		t.Error(n, err)
	}
}
