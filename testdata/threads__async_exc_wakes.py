# requires: 3.14
# Unlike in CPython, an exception from another thread ends a wait at once.
import hognose, threading, time

def raised_in(wait):
    got = []
    ready = threading.Event()
    def f():
        try:
            ready.set()
            wait()
        except KeyError:
            got.append(time.monotonic())
    t = threading.Thread(target=f)
    t.start()
    ready.wait()
    time.sleep(0.01)
    began = time.monotonic()
    assert hognose.set_async_exc(t.ident, KeyError("x")) == 1
    t.join()
    assert got and got[0] - began < 0.5, got

lock = threading.Lock()
lock.acquire()
raised_in(lock.acquire)
raised_in(lambda: time.sleep(1000))
raised_in(threading.Event().wait)
c = threading.Condition()
def cond():
    with c: c.wait()
raised_in(cond)
assert c.acquire(blocking=False)
c.release()
import queue
raised_in(queue.Queue().get)
raised_in(threading.Semaphore(0).acquire)
raised_in(threading.Barrier(2).wait)
assert hognose.set_async_exc(12345, KeyError) == 0
try:
    hognose.set_async_exc(1, 5)
except TypeError as e:
    print(e)
