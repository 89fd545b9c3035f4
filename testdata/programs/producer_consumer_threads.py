# Producers and consumers with threads: queues of every kind, locks, conditions, events, barriers, semaphores, timers, thread-local data, futures and their errors.
import queue
import threading
import time
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, as_completed, wait
from contextlib import ExitStack
from functools import partial


class BoundedBuffer:
    def __init__(self, size):
        self.items, self.size, self.changed = [], size, threading.Condition()
        self.closed, self.peak = False, 0

    def put(self, item):
        with self.changed:
            self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.peak = max(self.peak, len(self.items))
            self.changed.notify_all()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def __iter__(self):
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.items or self.closed)
                if not self.items:
                    return
                item = self.items.pop(0)
                self.changed.notify_all()
            yield item


buffer, sums, lock = BoundedBuffer(3), Counter(), threading.Lock()


def produce(start):
    for n in range(start, start + 50):
        buffer.put(n)


def consume():
    for n in buffer:
        with lock:
            sums[n % 10] += n


producers = [threading.Thread(target=produce, args=(k * 100,), name=f"producer-{k}") for k in range(3)]
consumers = [threading.Thread(target=consume, daemon=True) for _ in range(2)]
for t in producers + consumers:
    t.start()
for t in producers:
    t.join()
buffer.close()
for t in consumers:
    t.join(5)
print(sum(sums.values()), sum(range(50)) * 3 + 50 * 300, buffer.peak <= 3, [t.name for t in producers], any(t.is_alive() for t in producers + consumers))

jobs, done = queue.PriorityQueue(), queue.SimpleQueue()
for item in [(3, "low"), (1, "high"), (2, "middle"), (1, "also high")]:
    jobs.put(item)


def drain():
    while True:
        try:
            _, name = jobs.get_nowait()
        except queue.Empty:
            return
        done.put(name)
        jobs.task_done()


t = threading.Thread(target=drain)
t.start()
jobs.join()
t.join()
print([done.get() for _ in range(done.qsize())], jobs.empty(), jobs.unfinished_tasks)
stack = queue.LifoQueue(maxsize=2)
stack.put(1), stack.put(2)
for action in (lambda: stack.put(3, timeout=0.01), lambda: stack.put_nowait(3), lambda: (stack.get(), stack.get(), stack.get(timeout=0.01)), lambda: queue.Queue().get(block=False), lambda: queue.Queue().task_done(), lambda: queue.Queue().get(timeout=-1)):
    try:
        print(action())
    except (queue.Full, queue.Empty, ValueError) as e:
        print(type(e).__name__, e)
q = queue.Queue()
q.put("left")
q.shutdown()
try:
    print(q.get(), q.get())
except queue.ShutDown as e:
    print(repr(e))

local, seen = threading.local(), {}


def remember(n):
    local.value = n
    barrier.wait()
    seen[threading.current_thread().name] = local.value


barrier = threading.Barrier(3, action=lambda: seen.update(passed=True))
threads = [threading.Thread(target=remember, args=(n,), name=f"t{n}") for n in range(3)]
[t.start() for t in threads], [t.join() for t in threads]
print(sorted(seen.items()), hasattr(local, "value"), barrier.broken, barrier.parties)
broken = threading.Barrier(2)
broken.abort()
try:
    broken.wait()
except threading.BrokenBarrierError as e:
    print(type(e).__name__)

semaphore, inside, most = threading.BoundedSemaphore(2), 0, 0


def limited(n):
    global inside, most
    with semaphore:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.001)
        with lock:
            inside -= 1
    return n * n


with ThreadPoolExecutor(5, thread_name_prefix="pool", initializer=partial(setattr, local, "ready", True)) as pool:
    print(list(pool.map(limited, range(6))), most <= 2)
    futures = {pool.submit(f, 4): f.__name__ for f in (limited, lambda n: 1 / (n - 4), str)}
    results = {}
    for future in as_completed(futures):
        error = future.exception()
        results[futures[future]] = repr(error) if error else future.result()
    print(sorted(results.items()))
    gate = threading.Event()
    first, second = pool.submit(gate.wait, 5), pool.submit(int, "7")
    ready, late = wait([first, second], return_when=FIRST_COMPLETED, timeout=5)
    print(second in ready, first in late, first.done(), second.result())
    gate.set()
    print(first.result(timeout=5))
    try:
        pool.submit(time.sleep, 0.05).result(timeout=0.001)
    except TimeoutError as e:
        print(type(e).__name__)
    print(list(pool.map(divmod, [7, 8], [2, 3])))
try:
    pool.submit(print)
except RuntimeError as e:
    print(e)
try:
    semaphore.release()
except ValueError as e:
    print(e)
f = Future()
f.add_done_callback(lambda f: print("callback", f.cancelled()))
print(f.cancel(), f.cancelled(), f.cancel())
try:
    f.result()
except CancelledError as e:
    print(repr(e))
f = Future()
print(f.set_running_or_notify_cancel(), f.cancel(), f.running())
f.set_result(5)
try:
    f.set_result(6)
except Exception as e:
    print(type(e).__name__, str(e).split(" at ")[0].split(":")[0])

caught = []
threading.excepthook = lambda args: caught.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
t = threading.Thread(target=lambda: int("x"), name="failing")
t.start(), t.join()
print(caught)
threading.excepthook = threading.__excepthook__
ticks = []
timer = threading.Timer(0.005, ticks.append, ["tick"])
never = threading.Timer(30, ticks.append, ["never"])
timer.start(), never.start(), never.cancel(), timer.join(5), never.join(5)
print(ticks)
r = threading.RLock()
with r, r:
    print("twice", r.acquire(blocking=False))
    r.release()
for bad in (lambda: threading.Lock().release(), lambda: r.release(), lambda: threading.Thread().join(), lambda: t.start(), lambda: threading.current_thread().join(), lambda: threading.Condition().notify(), lambda: threading.Semaphore(-1), lambda: lock.acquire(False, 1), lambda: threading.Thread(group=1), lambda: threading.Lock().acquire(timeout=-2)):
    try:
        print(bad())
    except (RuntimeError, ValueError, AssertionError) as e:
        print(type(e).__name__, e)
with ExitStack() as locks:
    print([locks.enter_context(threading.Lock()) for _ in range(2)], lock.locked(), threading.main_thread() is threading.current_thread(), threading.active_count())
event = threading.Event()
print(event.wait(0.001), event.is_set(), event.set(), event.wait(), "locked" in repr(lock), t.ident is not None, t.name)
