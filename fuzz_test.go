package hognose

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/runtime"
)

// fuzzRun runs a program in a VM of its own, for half a second at most.
func fuzzRun(t *testing.T, p *Program) {
	vm, err := New(Config{Limits: Limits{Memory: 32 << 20}})
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	began := time.Now()
	err = vm.Run(ctx, p)
	if d := time.Since(began); d > 5*time.Second {
		t.Fatalf("ran for %v", d)
	}
	var x *Exception
	if errors.As(err, &x) && x.Type == "SystemError" {
		t.Log(x.Traceback)
	}
}

var codeSeeds = []string{
	"x = 1\nprint(x + 2)\n",
	"def f(a, b=2, *c, d, e=5, **g):\n    return [a, b, c, d, e, g]\nf(1, d=2)\nf(*[1], **{'d': 3})\n",
	"try:\n    1/0\nexcept ZeroDivisionError as e:\n    print(e)\nfinally:\n    print('f')\n",
	"class A:\n    x: int = 1\n    def __init__(self): super().__init__()\n    def __enter__(self): return self\n    def __exit__(self, *a): return True\nwith A() as a:\n    a.x, a.y = 1, 2\n    raise KeyError\n",
	"def g(n):\n    def h():\n        nonlocal n\n        n += 1\n        return (i*n for i in range(n) if i)\n    return h\nlist(g(3)())\n",
	"async def co():\n    await other()\nasync def other(): return 1\ntry: co().send(None)\nexcept StopIteration: pass\n",
	"match [1, {'a': 2}]:\n    case [x, {'a': y, **r}] if x: pass\n    case object(b=1): pass\n",
	"def gen():\n    x = yield 1\n    yield from (a for a in 'abc')\ng = gen()\nnext(g)\ng.send(2)\n",
	"try:\n    raise ExceptionGroup('x', [ValueError(1), KeyError(2)])\nexcept* (ValueError, KeyError) as e:\n    pass\n",
	"def f[T: int, *U, **P](x: T) -> U: ...\ntype X[T] = list[T]\nX.__value__\n",
	"for a, *b in [(1, 2, 3), 'abc']:\n    while b: b.pop()\n    else: continue\n    break\nprint(f'{a!r:>10} {a=}', *b)\n",
	"x = [3, 1, 2]\nx[1:2] = [5, 6]\nx[0] += 10**100\nd = {1, 2, *x[2:], 3.5, 4j, b'x'}\nprint(sorted(x), x is not d, 3 in d)\n",
}

// FuzzCode runs whatever code object the decoder accepts: it must end in a result,
// an exception or a stop, never in a crash.
func FuzzCode(f *testing.F) {
	for _, s := range codeSeeds {
		c, err := runtime.Compile([]byte(s), "seed.py")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(bytecode.Encode(c))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := bytecode.Decode(b)
		if err != nil || c.NumFree() > 0 || c.NumParams() > 0 {
			return
		}
		fuzzRun(t, &Program{c, "fuzz"})
	})
}

// FuzzSource compiles and runs text.
func FuzzSource(f *testing.F) {
	for _, s := range codeSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		p, err := Compile("fuzz.py", []byte(src))
		if err != nil {
			return
		}
		fuzzRun(t, p)
	})
}
