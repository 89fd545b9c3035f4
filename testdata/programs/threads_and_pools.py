# Threads that share: locks, conditions, semaphores, barriers, events, local data, queues, pools of workers, timers; results in a fixed order.
import concurrent.futures as cf
import contextvars
import queue
import threading
import time
from functools import partial

total, lock = 0, threading.Lock()
def add(n):
    global total
    for _ in range(n):
        with lock: total += 1
threads = [threading.Thread(target=add, args=(200,), name=f"adder-{i}") for i in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print(total, [t.name for t in threads], any(t.is_alive() for t in threads), threading.current_thread().name, threading.main_thread() is threading.current_thread())


class BoundedBuffer:
    def __init__(self, size):
        self.items, self.size, self.most = [], size, 0
        self.lock = threading.Lock()
        self.not_full, self.not_empty = threading.Condition(self.lock), threading.Condition(self.lock)
    def put(self, x):
        with self.not_full:
            self.not_full.wait_for(lambda: len(self.items) < self.size)
            self.items.append(x)
            self.most = max(self.most, len(self.items))
            self.not_empty.notify()
    def get(self):
        with self.not_empty:
            while not self.items: self.not_empty.wait()
            x = self.items.pop(0)
            self.not_full.notify()
            return x


buf, got = BoundedBuffer(3), []
def produce(k):
    for i in range(20): buf.put(k * 100 + i)
def consume():
    for _ in range(20): got.append(buf.get())
crew = [threading.Thread(target=produce, args=(k,)) for k in range(3)] + [threading.Thread(target=consume) for _ in range(3)]
for t in crew: t.start()
for t in crew: t.join()
print(len(got), sorted(got) == sorted(k * 100 + i for k in range(3) for i in range(20)), buf.most <= 3, [x for x in got if x < 100] == sorted(x for x in got if x < 100) or "reordered among consumers" != "")

jobs, results = queue.Queue(), queue.PriorityQueue()
def worker():
    while (n := jobs.get()) is not None:
        results.put((n, n ** 3)); jobs.task_done()
    jobs.task_done()
pool = [threading.Thread(target=worker, daemon=True) for _ in range(3)]
for t in pool: t.start()
for n in range(10): jobs.put(n)
for _ in pool: jobs.put(None)
jobs.join()
print([results.get() for _ in range(results.qsize())][-3:], results.empty())
stack = queue.LifoQueue(2); stack.put(1); stack.put(2)
for op in (partial(stack.put_nowait, 3), partial(stack.put, 3, timeout=0.001), stack.get_nowait, stack.get_nowait, stack.get_nowait):
    try: print(op(), end=" ")
    except (queue.Full, queue.Empty) as e: print(type(e).__name__, end=" ")
print()

with cf.ThreadPoolExecutor(max_workers=4, thread_name_prefix="calc", initializer=lambda: None) as ex:
    print(list(ex.map(pow, [2, 3, 4], [10, 5, 3])), ex.submit(divmod, 17, 5).result(), [f.result() for f in [ex.submit(str.upper, w) for w in ("a", "bc")]])
    futures = {ex.submit(int, s): s for s in ("1", "x", "30")}
    outcome = {}
    for f in cf.as_completed(futures): outcome[futures[f]] = f.exception().__class__.__name__ if f.exception() else f.result()
    print(sorted(outcome.items()))
    done, rest = cf.wait([ex.submit(time.sleep, 0), ex.submit(time.sleep, 0.001)], return_when=cf.ALL_COMPLETED)
    print(len(done), len(rest), all(f.done() for f in done))
    f = ex.submit(lambda: 1 / 0); f.add_done_callback(lambda f: print("called back with", type(f.exception()).__name__)); cf.wait([f])
    print(ex.submit(lambda: threading.current_thread().name.split("_")[0]).result())
try: ex.submit(print)
except RuntimeError as e: print(e)

barrier, local, order = threading.Barrier(3), threading.local(), []
def phased(i):
    local.value = i * 10
    first = barrier.wait()
    with lock: order.append(local.value)
    barrier.wait()
    with lock: order.append(hasattr(local, "value"))
ts = [threading.Thread(target=phased, args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(order[:3]), order[3:], hasattr(local, "value"), barrier.parties, barrier.broken)
event, seen = threading.Event(), []
waiter = threading.Thread(target=lambda: seen.append(event.wait(5)))
waiter.start(); event.set(); waiter.join()
timer = threading.Timer(0.001, seen.append, ["timer"]); timer.start(); timer.join()
late = threading.Timer(60, seen.append, ["never"]); late.start(); late.cancel(); late.join()
rlock, sem = threading.RLock(), threading.BoundedSemaphore(1)
with rlock, rlock: seen.append(lock.locked())
sem.acquire(); print(seen, sem.acquire(blocking=False)); sem.release()
try: sem.release()
except ValueError as e: print(e)
var = contextvars.ContextVar("var", default="unset")
var.set("main"); ctx = contextvars.copy_context(); box = []
t = threading.Thread(target=lambda: box.append(var.get() in ("unset", "main"))); t.start(); t.join()
print(box, ctx.run(var.get), ctx[var])
hooked = []
threading.excepthook = lambda a: hooked.append((a.exc_type.__name__, str(a.exc_value), a.thread.name))
t = threading.Thread(target=lambda: [].pop(), name="doomed"); t.start(); t.join()
print(hooked, threading.active_count())
