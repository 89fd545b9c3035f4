import threading


def check(f, exc, text):
    try:
        f()
    except exc as e:
        assert str(e) == text, str(e)
    else:
        assert False, text


# Lock
lock = threading.Lock()
assert repr(lock).startswith('<unlocked _thread.lock object at 0x')
assert lock.acquire() is True and lock.locked()
assert repr(lock).startswith('<locked _thread.lock object at 0x')
assert lock.acquire(False) is False and lock.acquire(timeout=0.001) is False
check(lambda: lock.acquire(False, 1), ValueError, "can't specify a timeout for a non-blocking call")
check(lambda: lock.acquire(timeout=-2), ValueError, 'timeout value must be a non-negative number')
check(lambda: lock.acquire(timeout=1e20), OverflowError, 'timestamp out of range for platform time_t')
check(lambda: lock.acquire(timeout='x'), TypeError, "'str' object cannot be interpreted as an integer")
lock.release()
check(lock.release, RuntimeError, 'release unlocked lock')
with lock as taken:
    assert taken is True and lock.locked()
assert not lock.locked()
assert threading.TIMEOUT_MAX == 9223372036.0

# RLock
for make in threading.RLock, threading._RLock:
    r = make()
    check(r.release, RuntimeError, 'cannot release un-acquired lock')
    with r, r:
        assert r._is_owned()
        got = []
        t = threading.Thread(target=lambda: got.append((r.acquire(False), r._is_owned())))
        t.start()
        t.join()
        assert got == [(False, False)]
    assert not r._is_owned()

# Nothing is lost
count = 0


def add():
    global count
    for _ in range(2000):
        with lock:
            n = count
            n += 1
            count = n


threads = [threading.Thread(target=add) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert count == 10000

# Condition
check(lambda: threading.Condition().wait(), RuntimeError, 'cannot wait on un-acquired lock')
check(lambda: threading.Condition().notify(), RuntimeError, 'cannot notify on un-acquired lock')
for inner in None, threading.Lock():
    c = threading.Condition(inner)
    items = []
    out = []

    def consume():
        with c:
            assert c.wait_for(lambda: items)
            out.append(items.pop())

    threads = [threading.Thread(target=consume) for _ in range(4)]
    for t in threads:
        t.start()
    for i in range(4):
        with c:
            items.append(i)
            c.notify()
    with c:
        c.notify_all()
    for t in threads:
        t.join()
    assert sorted(out) == [0, 1, 2, 3]
    with c:
        assert c.wait(0.001) is False
        assert c.wait_for(lambda: False, timeout=0.001) is False

# Semaphore
check(lambda: threading.Semaphore(-1), ValueError, 'semaphore initial value must be >= 0')
s = threading.Semaphore(2)
assert s.acquire() and s.acquire() and not s.acquire(blocking=False) and not s.acquire(timeout=0.001)
s.release(2)
check(lambda: s.release(0), ValueError, 'n must be one or more')
b = threading.BoundedSemaphore(1)
check(b.release, ValueError, 'Semaphore released too many times')
with b:
    assert not b.acquire(False)

# Event
e = threading.Event()
assert not e.is_set() and e.wait(0.001) is False
t = threading.Thread(target=e.set)
t.start()
assert e.wait() is True and e.is_set()
t.join()
e.clear()
assert not e.is_set()

# Barrier
order = []
barrier = threading.Barrier(3, action=lambda: order.append('all'))


def pass_it():
    for i in range(20):
        barrier.wait()
        order.append(i)


threads = [threading.Thread(target=pass_it) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert [x for x in order if x != 'all'] == sorted(x for x in order if x != 'all')
assert order.count('all') == 20 and barrier.n_waiting == 0 and barrier.parties == 3
lonely = threading.Barrier(2)
check(lambda: lonely.wait(0.001), threading.BrokenBarrierError, '')
assert lonely.broken
check(lonely.wait, threading.BrokenBarrierError, '')
lonely.reset()
assert not lonely.broken
lonely.abort()
assert lonely.broken
print('ok')
