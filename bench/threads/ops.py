"""What threads and their tools cost: nanoseconds of the process's CPU time for each operation, the best of five.

Run by the command beside this file, under hognose and under CPython.
"""

import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

lock, rlock = threading.Lock(), threading.RLock()
condition, semaphore, event = threading.Condition(), threading.Semaphore(), threading.Event()
local = threading.local()
local.x = 1


def acquire_release(n):
    acquire, release = lock.acquire, lock.release
    for _ in range(n):
        acquire()
        release()


def entering(what):
    def run(n):
        for _ in range(n):
            with what:
                pass
    return run


def event_set(n):
    for _ in range(n):
        event.set()
        event.clear()


def thread_local(n):
    for _ in range(n):
        local.x


def put_get(make):
    def run(n):
        q = make()
        for i in range(n):
            q.put(i)
            q.get()
    return run


def there_and_back(make):
    def run(n):
        there, back = make(), make()

        def other():
            for _ in range(n):
                back.put(there.get())

        t = threading.Thread(target=other)
        t.start()
        for i in range(n):
            there.put(i)
            back.get()
        t.join()
    return run


def switches(n):
    # Two threads that wake each other: each round is two switches.
    first, second = threading.Lock(), threading.Lock()
    second.acquire()

    def other():
        for _ in range(n):
            second.acquire()
            first.release()

    t = threading.Thread(target=other)
    t.start()
    for _ in range(n):
        first.acquire()
        second.release()
    t.join()


def start_join(n):
    for _ in range(n):
        t = threading.Thread(target=int)
        t.start()
        t.join()


def start_many(n):
    ts = [threading.Thread(target=int) for _ in range(n)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()


def submit(n):
    with ThreadPoolExecutor(2) as ex:
        for f in [ex.submit(int) for _ in range(n)]:
            f.result()


def busy(threads):
    # The same work by one thread, or shared by several that take turns.
    def run(n):
        def work():
            for _ in range(n // threads):
                pass
        ts = [threading.Thread(target=work) for _ in range(threads)]
        for t in ts:
            t.start()
        for t in ts:
            t.join()
    return run


for name, n, run in [
    ("lock.acquire(); lock.release()", 100_000, acquire_release),
    ("with lock: pass", 100_000, entering(lock)),
    ("with rlock: pass", 100_000, entering(rlock)),
    ("with condition: pass", 100_000, entering(condition)),
    ("with semaphore: pass", 50_000, entering(semaphore)),
    ("event.set(); event.clear()", 50_000, event_set),
    ("attribute of a threading.local", 100_000, thread_local),
    ("SimpleQueue.put and get, one thread", 100_000, put_get(queue.SimpleQueue)),
    ("Queue.put and get, one thread", 50_000, put_get(queue.Queue)),
    ("round trip through two SimpleQueues, two threads", 10_000, there_and_back(queue.SimpleQueue)),
    ("round trip through two Queues, two threads", 5_000, there_and_back(queue.Queue)),
    ("two switches between threads, by locks", 10_000, switches),
    ("start and join a thread", 2_000, start_join),
    ("start and join 100 threads, each", 100, start_many),
    ("ThreadPoolExecutor.submit and result", 2_000, submit),
    ("loop iteration, one thread", 1_000_000, busy(1)),
    ("loop iteration, four threads taking turns", 1_000_000, busy(4)),
]:
    best = None
    for _ in range(5):
        begin = time.process_time_ns()
        run(n)
        took = (time.process_time_ns() - begin) / n
        best = took if best is None else min(best, took)
    print(f"{name}\t{best:.1f}")
