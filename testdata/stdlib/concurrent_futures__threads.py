import threading
from concurrent import futures
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, as_completed, wait


def check(f, exc, text=''):
    try:
        f()
    except exc as e:
        assert str(e) == text, str(e)
    else:
        assert False, text


# Future
f = Future()
assert not f.done() and not f.running() and not f.cancelled()
assert repr(f).endswith(' state=pending>')
check(lambda: f.result(0.001), TimeoutError)
assert f.set_running_or_notify_cancel() and f.running() and not f.cancel()
seen = []
f.add_done_callback(seen.append)
f.set_result(3)
assert f.result() == 3 and f.exception() is None and f.done() and seen == [f]
assert repr(f).endswith(' state=finished returned int>')
f.add_done_callback(seen.append)
assert seen == [f, f]
check(lambda: f.set_result(4), futures.InvalidStateError, f'FINISHED: {f!r}')
f = Future()
f.set_exception(KeyError('k'))
assert isinstance(f.exception(), KeyError)
check(f.result, KeyError, "'k'")
assert repr(f).endswith(' state=finished raised KeyError>')
f = Future()
assert f.cancel() and f.cancel() and f.cancelled() and not f.set_running_or_notify_cancel()
check(f.result, CancelledError)

# Executor
with ThreadPoolExecutor(3, thread_name_prefix='pool') as ex:
    fs = [ex.submit(pow, i, 2) for i in range(20)]
    assert [f.result() for f in fs] == [i * i for i in range(20)]
    assert sorted(f.result() for f in as_completed(fs)) == [i * i for i in range(20)]
    assert list(ex.map(lambda a, b: a + b, [1, 2, 3], [10, 20, 30])) == [11, 22, 33]
    assert ex.submit(lambda: threading.current_thread().name).result().startswith('pool_')
    e = ex.submit(lambda: 1 / 0)
    assert isinstance(e.exception(), ZeroDivisionError)
    gate = threading.Event()
    slow = ex.submit(gate.wait)
    quick = ex.submit(int)
    done, not_done = wait([slow, quick], return_when=futures.FIRST_COMPLETED)
    assert done == {quick} and not_done == {slow}
    done, not_done = wait([slow, e], return_when=futures.FIRST_EXCEPTION)
    assert done == {e} and not_done == {slow}
    assert wait([slow], timeout=0.001).not_done == {slow}
    check(lambda: list(as_completed([slow], timeout=0.001)), TimeoutError, '1 (of 1) futures unfinished')
    check(lambda: list(ex.map(lambda x: gate.wait(), [1], timeout=0.001)), TimeoutError)
    gate.set()
    assert wait([slow, quick]).not_done == set()
check(lambda: ex.submit(int), RuntimeError, 'cannot schedule new futures after shutdown')
check(lambda: ThreadPoolExecutor(0), ValueError, 'max_workers must be greater than 0')
check(lambda: ThreadPoolExecutor(1, initializer=3), TypeError, 'initializer must be a callable')

# Cancelling what has not begun
ex = ThreadPoolExecutor(1)
gate = threading.Event()
first = ex.submit(gate.wait)
rest = [ex.submit(int) for _ in range(5)]
assert rest[0].cancel()
ex.shutdown(wait=False, cancel_futures=True)
gate.set()
assert first.result() and all(f.cancelled() for f in rest)

# Initializers
local = threading.local()


def init(n):
    local.n = n


with ThreadPoolExecutor(2, initializer=init, initargs=(7,)) as ex:
    assert {f.result() for f in [ex.submit(lambda: local.n) for _ in range(10)]} == {7}

# What is submitted late, the end waits for
print('end')
ThreadPoolExecutor(1).submit(print, 'done')
