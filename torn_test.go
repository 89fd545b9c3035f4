package hognose_test

import (
	"bytes"
	"context"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hognose/hognose"
)

// I8: exceptions from outside never tear what takes and gives back locks: after
// thousands of them every lock is free and every counter right.
func TestNeverTorn(t *testing.T) {
	n := long(t, 100_000, 500)
	for name, src := range map[string]string{
		"with lock": `
import threading
lock = threading.Lock()
while more():
    try:
        with lock: pass
        with lock:
            for i in range(3): pass
    except KeyError: pass
    if lock.locked(): raise SystemError("torn")
`,
		"with rlock": `
import threading
lock = threading.RLock()
while more():
    try:
        with lock:
            with lock: pass
    except KeyError: pass
    try:
        lock.release()
    except (RuntimeError, KeyError): pass
    else: raise SystemError("torn")
`,
		"condition": `
import threading
c = threading.Condition()
while more():
    try:
        with c:
            c.wait(0.00002)
            c.notify_all()
    except KeyError: pass
    # Whoever raises here is caught: only the states count.
    while True:
        try:
            if c._is_owned() or not c.acquire(blocking=False): raise SystemError("torn")
            break
        except KeyError:
            if c._is_owned(): break
    while True:
        try:
            if c._is_owned(): c.release()
            break
        except KeyError: pass
`,
		"semaphore": `
import threading
s = threading.BoundedSemaphore(1)
while more():
    try:
        with s:
            pass
    except KeyError: pass
    if s._value != 1: raise SystemError("torn")
`,
		"queue": `
import queue
q = queue.Queue()
while more():
    try:
        try: q.get(timeout=0.00002)
        except queue.Empty: pass
    except KeyError: pass
    if q.mutex.locked(): raise SystemError("torn")
`,
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			vm := vmWith(t, hognose.Config{Stdout: &out, Limits: hognose.NoLimits()})
			var done atomic.Bool
			ctx := context.Background()
			if err := vm.Set(ctx, "more", func() bool { return !done.Load() }); err != nil {
				t.Fatal(err)
			}
			lines := strings.ReplaceAll(strings.TrimSpace(src), "\n", "\n        ")
			_, loop, _ := strings.Cut(lines, "while more()")
			head, _, _ := strings.Cut(src, "while more()")
			prog := compile(t, head+"while True:\n    try:\n        while more()"+loop+"\n        break\n    except KeyError: pass\n")
			raised := 0
			go func() {
				defer done.Store(true)
				for raised < n {
					r := vm.Current()
					if r == nil {
						runtime.Gosched()
						continue
					}
					s, _ := r.Raise(first(r), "KeyError", "")
					<-s.Done()
					if s.Outcome() == hognose.Delivered {
						raised++
					}
				}
			}()
			for !done.Load() {
				// One that arrives outside of the try statements ends the script: not torn.
				err := vm.Run(ctx, prog)
				if x, ok := err.(*hognose.Exception); ok && x.Type != "KeyError" {
					t.Fatal(x.Traceback)
				} else if err != nil && !ok {
					t.Fatal(err)
				}
			}
		})
	}
}

// first returns the main thread's identifier, or 0 if the run has ended.
func first(r *hognose.Run) int64 {
	if ts := r.Threads(); len(ts) > 0 {
		return ts[0].ID
	}
	return 0
}

// Signals do not tear either: KeyboardInterrupt may come out of a wait, and the lock
// around it is free then.
func TestSignalsTearNothing(t *testing.T) {
	vm := vmWith(t, hognose.Config{})
	err := vm.Run(context.Background(), compile(t, `
import _thread, threading
for i in range(`+strconv.Itoa(long(t, 20_000, 200))+`):
    t = threading.Thread(target=_thread.interrupt_main)
    try:
        t.start()
        t.join()
    except KeyboardInterrupt: pass
    else: raise SystemError('no interrupt')
    t.join()
    if t._started._cond._lock.locked(): raise SystemError('torn')
`))
	if err != nil {
		t.Fatal(err)
	}
}
