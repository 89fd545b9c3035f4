import queue
import threading


def check(f, exc, text=''):
    try:
        f()
    except exc as e:
        assert str(e) == text, str(e)
    else:
        assert False, text


for kind, want in (queue.Queue, [3, 1, 2]), (queue.LifoQueue, [2, 1, 3]), (queue.PriorityQueue, [1, 2, 3]):
    q = kind(3)
    assert q.empty() and not q.full()
    for x in 3, 1, 2:
        q.put(x)
    assert q.full() and q.qsize() == 3
    check(lambda: q.put_nowait(4), queue.Full)
    check(lambda: q.put(4, timeout=0.001), queue.Full)
    check(lambda: q.put(4, timeout=-1), ValueError, "'timeout' must be a non-negative number")
    assert [q.get() for _ in range(3)] == want
    check(q.get_nowait, queue.Empty)
    check(lambda: q.get(timeout=0.001), queue.Empty)
    check(lambda: q.get(timeout=-1), ValueError, "'timeout' must be a non-negative number")
    for _ in range(3):
        q.task_done()
    check(q.task_done, ValueError, 'task_done() called too many times')
    q.join()

# Producers and consumers
q = queue.Queue(2)
got = []


def produce(n):
    for i in range(200):
        q.put((n, i))


def consume():
    while (x := q.get()) is not None:
        got.append(x)
        q.task_done()
    q.task_done()


producers = [threading.Thread(target=produce, args=(n,)) for n in range(3)]
consumers = [threading.Thread(target=consume) for n in range(2)]
for t in producers + consumers:
    t.start()
for t in producers:
    t.join()
for t in consumers:
    q.put(None)
for t in consumers:
    t.join()
q.join()
assert sorted(got) == [(n, i) for n in range(3) for i in range(200)]

# The end
q = queue.Queue()
q.put(1)
q.shutdown()
check(lambda: q.put(2), queue.ShutDown)
assert q.get() == 1
check(q.get, queue.ShutDown)
q = queue.Queue()
q.put(1)
q.shutdown(immediate=True)
check(q.get, queue.ShutDown)
q = queue.Queue()
waiting = []


def wait():
    try:
        q.get()
    except queue.ShutDown:
        waiting.append('shut down')


t = threading.Thread(target=wait)
t.start()
q.shutdown()
t.join()
assert waiting == ['shut down']

for kind in queue.SimpleQueue, queue._PySimpleQueue:
    s = kind()
    check(s.get_nowait, queue.Empty)
    check(lambda: s.get(False), queue.Empty)
    check(lambda: s.get(timeout=0.001), queue.Empty)
    check(lambda: s.get(timeout=-1), ValueError, "'timeout' must be a non-negative number")
    t = threading.Thread(target=lambda: [s.put(i) for i in range(500)])
    t.start()
    assert [s.get() for _ in range(500)] == list(range(500))
    t.join()
    assert s.empty() and s.qsize() == 0
print('ok')
