# Generator functions: laziness, state, return values, delegation to loops.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return "done"
g = count(3)
assert iter(g) is g and next(g) == 0 and list(g) == [1, 2] and list(g) == []
g = count(0)
try: next(g)
except StopIteration as e: assert e.value == "done"
try: next(g)
except StopIteration as e: assert e.value is None
assert next(g, "default") == "default"
log = []
def lazy():
    log.append("start")
    x = yield 1
    log.append(x)
    y = yield 2
    log.append(y)
    return x, y
g = lazy()
assert log == []
assert next(g) == 1 and g.send("a") == 2
try: g.send("b")
except StopIteration as e: assert e.value == ("a", "b")
assert log == ["start", "a", "b"]
import inspect
g = count(2)
states = [inspect.getgeneratorstate(g)]
next(g); states.append(inspect.getgeneratorstate(g))
list(g); states.append(inspect.getgeneratorstate(g))
assert states == ["GEN_CREATED", "GEN_SUSPENDED", "GEN_CLOSED"]
g = count(2)
assert g.gi_frame is not None and g.gi_code is count.__code__ and not g.gi_running and g.gi_yieldfrom is None and g.__name__ == "count"
list(g)
assert g.gi_frame is None
def selfrun():
    try: next(me)
    except ValueError as e: yield str(e)
me = selfrun()
print(next(me))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice, takewhile
assert list(islice(fib(), 10)) == [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
assert sum(takewhile(lambda x: x < 100, fib())) == 232
def tree(t):
    if t:
        l, v, r = t
        yield from tree(l)
        yield v
        yield from tree(r)
assert list(tree((((None, 1, None), 2, None), 3, (None, 4, None)))) == [1, 2, 3, 4]
def exprs():
    x = (yield) or "none"
    y = [(yield x), (yield)]
    z = {(yield "k"): (yield "v")}
    return y, z
g = exprs()
out = [next(g), g.send("X"), g.send(1), g.send(2), g.send("key")]
try: g.send("val")
except StopIteration as e: out.append(e.value)
assert out == [None, "X", None, "k", "v", ([1, 2], {"key": "val"})], out
gens = [count(1000) for _ in range(50)]
assert sum(next(x) for x in gens for _ in range(3)) == 150
assert (x * 2 for x in [1]).__next__() == 2
def with_stop():
    yield 1
    raise StopIteration("inside")
g = with_stop(); next(g)
try: next(g)
except RuntimeError as e: print(e, repr(e.__cause__))
a, b, *c = count(5)
assert (a, b, c) == (0, 1, [2, 3, 4]) and max(count(5)) == 4 and 3 in count(5) and [*count(2), *count(1)] == [0, 1, 0]
