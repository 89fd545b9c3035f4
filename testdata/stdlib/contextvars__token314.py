# requires: 3.14
import threading
from contextvars import ContextVar, copy_context

v = ContextVar('v', default=0)
with v.set(1) as token:
    assert v.get() == 1 and token.var is v
    with v.set(2):
        assert v.get() == 2
    assert v.get() == 1
assert v.get() == 0
try:
    with v.set(3):
        raise KeyError
except KeyError:
    pass
assert v.get() == 0

v.set(7)
found = []
t = threading.Thread(target=lambda: found.append(v.get()), context=copy_context())
t.start()
t.join()
assert found == [7]
