# requires: 3.14
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor
import threading

main = interpreters.get_main()
assert main == interpreters.get_current() and main.id == 0 and repr(main) == 'Interpreter(0)'
i = interpreters.create()
assert interpreters.list_all() == [main, i] and not i.is_running()

# exec
i.exec('x = 5')
i.prepare_main(y=[1, 2, {'a': (3,)}], z='s')
i.exec('assert (x, y, z) == (5, [1, 2, {"a": (3,)}], "s"); y.append(9)')
assert 'x' not in globals()
try:
    i.exec('1/0')
except interpreters.ExecutionFailed as e:
    assert e.excinfo.type.__name__ == 'ZeroDivisionError' and e.excinfo.msg == 'division by zero'
    assert 'ZeroDivisionError: division by zero' in str(e)
else:
    assert False


# call
def f(a, b=2):
    return a * b, [a]


assert i.call(f, 4) == (8, [4]) and i.call(f, 4, b='ab') == ('abababab', [4]) and i.call(len, 'abc') == 3
i.call_in_thread(f, 1).join()


def closure():
    def g():
        return y
    y = 1
    return g


try:
    i.call(closure())
except interpreters.NotShareableError:
    pass
else:
    assert False

# Queues
q = interpreters.create_queue(2)
i.prepare_main(q=q)
i.exec('q.put([1, 2]); q.put(None)')
assert q.full() and q.qsize() == 2
try:
    q.put(3, timeout=0.01)
except interpreters.QueueFull:
    pass
assert q.get() == [1, 2] and q.get() is None and q.empty()
try:
    q.get_nowait()
except interpreters.QueueEmpty:
    pass
t = threading.Thread(target=i.exec, args=('for n in range(100): q.put(n)\nq.put("end")',))
t.start()
got = []
while (n := q.get()) != 'end':
    got.append(n)
t.join()
assert got == list(range(100))
assert interpreters.is_shareable((1, 'a', b'b', None)) and not interpreters.is_shareable([])

# The end
i.close()
try:
    i.exec('1')
except interpreters.InterpreterNotFoundError:
    pass


def work(n):
    s = 0
    for k in range(n):
        s += k
    return s


with InterpreterPoolExecutor(2) as ex:
    assert list(ex.map(work, [1000, 2000, 3000])) == [499500, 1999000, 4498500]
assert interpreters.list_all() == [main]
