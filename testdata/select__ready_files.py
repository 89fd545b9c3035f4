import os
import select
import selectors
import threading
import time

# Pipes are files that can be waited for, in memory or not.
r, w = os.pipe()
assert select.select([r], [w], [], 0) == ([], [w], [])
assert select.select([], [], [], 0.001) == ([], [], [])


def later(f, *args):
    t = threading.Timer(0.02, f, args)
    t.start()
    return t


t = later(os.write, w, b'x')
assert select.select([r], [], [], 10) == ([r], [], [])
t.join()
assert os.read(r, 1) == b'x'


class Reader:
    def fileno(self):
        return r


reader = Reader()
os.write(w, b'y')
assert select.select([reader], [], []) == ([reader], [], [])
os.read(r, 1)

# poll counts in milliseconds.
p = select.poll()
p.register(r, select.POLLIN)
p.register(w, select.POLLOUT)
assert p.poll(0) == [(w, select.POLLOUT)]
p.unregister(w)
start = time.monotonic()
assert p.poll(20) == []
assert time.monotonic() - start >= 0.019
p.modify(r, select.POLLIN | select.POLLPRI)
t = later(os.write, w, b'z')
assert p.poll() == [(r, select.POLLIN)]
t.join()
for bad, error in [(lambda: p.modify(w, 1), FileNotFoundError), (lambda: p.unregister(w), KeyError), (lambda: p.register(r, -1), ValueError),
                   (lambda: select.select([-1], [], []), ValueError), (lambda: select.select([], [], [], -1), ValueError),
                   (lambda: select.select(['x'], [], []), TypeError), (lambda: select.select(None, [], []), TypeError)]:
    try:
        bad()
    except error:
        pass
    else:
        assert False, error
os.read(r, 1)

# The best selector there is, and the simplest.
for cls in (selectors.DefaultSelector, selectors.SelectSelector, selectors.PollSelector):
    with cls() as s:
        key = s.register(r, selectors.EVENT_READ, 'data')
        assert key == (r, r, selectors.EVENT_READ, 'data') and s.get_key(r) == key
        assert s.select(0) == []
        os.write(w, b'1')
        assert s.select() == [(key, selectors.EVENT_READ)]
        os.read(r, 1)
        s.register(w, selectors.EVENT_WRITE)
        assert [k.fd for k, _ in s.select(1)] == [w] and len(s.get_map()) == 2 and w in s.get_map()
        assert s.modify(r, selectors.EVENT_READ, 2).data == 2
        assert s.unregister(r).data == 2
        try:
            s.unregister(r)
        except KeyError as e:
            print(e)
    assert s.get_map() is None
os.close(w)
assert select.select([r], [], []) == ([r], [], [])
os.close(r)
