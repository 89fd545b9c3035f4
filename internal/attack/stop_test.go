package attack

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/hognose/hognose"
)

// busy are programs that do a lot and break nothing: after a stop at any moment their VM is as good as new, without a Reset.
var busy = []string{
	"import sys\nfor n in sorted(sys.stdlib_module_names):\n try: __import__(n)\n except ImportError: pass",
	"import threading, queue\nq = queue.Queue(2)\ndef f():\n for i in range(50): q.put(i)\nts = [threading.Thread(target=f) for _ in range(4)]\nfor t in ts: t.start()\nfor i in range(200): q.get()\nfor t in ts: t.join()",
	"import asyncio\nasync def g(i):\n await asyncio.sleep(0)\n return i\nasync def f():\n async with asyncio.TaskGroup() as t:\n  for i in range(100): t.create_task(g(i))\n await asyncio.to_thread(sum, range(9999))\nfor _ in range(20): asyncio.run(f())",
	"import json, re, pickle, random, copy\nx = [{str(i): [i, None, 1.5, 'a' * i]} for i in range(50)]\nfor _ in range(100):\n assert json.loads(json.dumps(x)) == x == pickle.loads(pickle.dumps(x)) == copy.deepcopy(x)\n re.sub(r'(a+)b?', lambda m: m[1], 'aab' * 99); x.sort(key=lambda d: random.random()); x.sort(key=lambda d: int(*d))",
	"import functools, collections, contextlib, enum, dataclasses, logging, decimal, datetime\n@functools.lru_cache\ndef fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nfor i in range(200):\n fib.cache_clear(); fib(90); logging.getLogger(str(i)).info('x')\n class E(enum.Flag): A = 1; B = 2\n @dataclasses.dataclass\n class D: a: int = 1\n with contextlib.suppress(ValueError), decimal.localcontext(prec=9): decimal.Decimal(2).sqrt(); datetime.datetime.strptime('2020', '%Y'); int('x')",
}

// TestStops stops programs, the hostile ones too, at random moments and in all ways.
func TestStops(t *testing.T) {
	n := 12
	if long() {
		n = 3000
	}
	r := rand.New(rand.NewPCG(*seed, 1))
	walk := program(t, "walk.py")
	var v *victim
	for i := range n {
		if v == nil || i%10 == 0 {
			if v != nil {
				closed(t, v.VM)
			}
			v = newVictim(t)
		}
		k := r.IntN(len(busy) + 1)
		p := walk
		ctx := context.Background()
		names := map[string]any{"choices": choices(uint64(i), 8000), "begin": func() {}, "end": func() {}, "fail": func(text string) { t.Error(text) }}
		if k < len(busy) {
			p = compile(t, "busy.py", busy[k])
			names = nil
		}
		for n, x := range names {
			if err := v.Set(ctx, n, x); err != nil {
				t.Fatal(err)
			}
		}
		ended := make(chan struct{})
		asked := make(chan time.Time, 1)
		wait := time.Duration(r.IntN(60_000)) * time.Microsecond
		ways := []int{r.IntN(5), r.IntN(5), 0}
		go func() {
			select {
			case <-time.After(wait):
			case <-ended:
			}
			for _, way := range ways {
				if run := v.Current(); run != nil {
					switch way {
					case 0:
						run.Kill(errors.New("killed"))
					case 1:
						run.Interrupt(errors.New("interrupted"))
					case 2:
						run.Raise(run.Threads()[0].ID, "ValueError", "raised")
					case 3:
						run.Interrupt(nil).Withdraw()
					case 4:
						v.Signal(2)
					}
				}
			}
			asked <- time.Now()
		}()
		err := v.Run(ctx, p)
		close(ended)
		took := time.Since(<-asked)
		if took > patience {
			t.Errorf("ended %v after a kill", took)
		}
		if !ours(err) {
			t.Errorf("ended with %T %v", err, err)
		}
		var x *hognose.Exception
		if errors.As(err, &x) && internal(x.Traceback) {
			t.Error(x.Traceback)
		}
		if k == len(busy) {
			if err := v.Reset(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if err := v.Run(ctx, compile(t, "check.py", selfCheck)); err != nil {
			t.Errorf("the VM is unusable after %q: %v", busy[min(k, len(busy)-1)], err)
			if errors.As(err, &x) {
				t.Error(x.Traceback)
			}
			v.Reset(ctx)
		}
	}
	closed(t, v.VM)
}
