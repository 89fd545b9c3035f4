# Generators in all roles: pipelines, coroutines that are sent to, delegation with results, a scheduler, trees, backtracking, peekable and windowed iterators.
import itertools as it
import operator
import re
from collections import deque
from functools import partial, reduce, wraps
from inspect import getgeneratorstate, getgeneratorlocals


def coroutine(f):
    @wraps(f)
    def started(*args, **kw):
        g = f(*args, **kw)
        next(g)
        return g
    return started


def pipe(source, *stages):
    return reduce(lambda data, stage: stage(data), stages, source)


def numbers(lines):
    for line in lines:
        yield from map(float, re.findall(r"-?\d+\.?\d*", line))


def window(n, items):
    last = deque(maxlen=n)
    for item in items:
        last.append(item)
        if len(last) == n:
            yield tuple(last)


def unique(items, key=lambda x: x):
    seen = set()
    for item in items:
        if (k := key(item)) not in seen:
            seen.add(k)
            yield item


text = ["a 1, b 2.5", "none here", "c -3 and 4", "1 again"]
print(list(pipe(text, numbers, unique, partial(window, 3), partial(it.starmap, max))), list(pipe(text, numbers, sorted, lambda xs: it.groupby(xs, lambda x: x > 1), lambda gs: ((k, list(g)) for k, g in gs))))


@coroutine
def averager():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as e:
            print(f"  ignored: {e}")
            continue
        if value is None:
            return count, average
        total, count = total + value, count + 1
        average = total / count


def report(results):
    while True:
        result = yield from averager_plain()
        results.append(result)


def averager_plain():
    total = count = 0
    while (value := (yield)) is not None:
        total, count = total + value, count + 1
    return total / count if count else None


a = averager()
print(a.send(10), a.send(20), a.throw(ValueError("bad reading")), a.send(0), getgeneratorstate(a), getgeneratorlocals(a)["count"])
try:
    a.send(None)
except StopIteration as stop:
    print("result", stop.value)
print(getgeneratorstate(a), next(a, "done"), a.close(), a.gi_frame)
results = []
r = report(results)
next(r)
for value in (1, 2, None, 10, 20, 30, None, None):
    r.send(value)
r.close()
print(results)


class Scheduler:
    """Round robin over generators that yield what they wait for."""

    def __init__(self):
        self.ready, self.waiting, self.clock, self.trace = deque(), [], 0, []

    def spawn(self, name, g):
        self.ready.append((name, g, None))

    def run(self):
        while self.ready or self.waiting:
            if not self.ready:
                self.clock = min(w[0] for w in self.waiting)
            due = [w for w in self.waiting if w[0] <= self.clock]
            self.waiting = [w for w in self.waiting if w[0] > self.clock]
            self.ready.extend((name, g, self.clock) for _, name, g in due)
            name, g, value = self.ready.popleft()
            try:
                match g.send(value):
                    case ("sleep", n): self.waiting.append((self.clock + n, name, g))
                    case ("spawn", child, sub): self.spawn(child, sub), self.ready.append((name, g, None))
                    case None: self.ready.append((name, g, self.clock))
            except StopIteration as e:
                self.trace.append(f"{self.clock}:{name}={e.value}")
        return self.trace


def worker(n):
    for step in range(n):
        yield "sleep", n - step
    return n * n


def boss():
    for n in (3, 1, 2):
        yield "spawn", f"w{n}", worker(n)
    now = yield
    return f"started at {now}"


s = Scheduler()
s.spawn("boss", boss())
print(s.run())


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    @classmethod
    def insert(cls, node, value):
        if node is None:
            return cls(value)
        side = "left" if value < node.value else "right"
        setattr(node, side, cls.insert(getattr(node, side), value))
        return node

    def walk(self, depth=0):
        yield depth, self.value
        for child in filter(None, (self.left, self.right)):
            yield from child.walk(depth + 1)


root = reduce(Node.insert, [5, 2, 8, 1, 9, 3], None)
print(list(root), [f"{'.' * d}{v}" for d, v in root.walk()], 8 in root, list(zip(root, it.pairwise(root))))


def same_fringe(a, b):
    return all(it.starmap(operator.eq, it.zip_longest(a, b)))


print(same_fringe(root, reduce(Node.insert, [1, 2, 3, 5, 8, 9], None)), same_fringe(root, [1]))


def queens(n, row=0, placed=()):
    if row == n:
        yield placed
    for col in range(n):
        if all(col != c and abs(col - c) != row - r for r, c in enumerate(placed)):
            yield from queens(n, row + 1, (*placed, col))


print(next(queens(8)), sum(1 for _ in queens(6)))


class Peekable:
    def __init__(self, items):
        self.items, self.ahead = iter(items), deque()

    def __iter__(self): return self
    def __next__(self): return self.ahead.popleft() if self.ahead else next(self.items)
    def peek(self, default=None):
        if not self.ahead:
            for item in self.items:
                self.ahead.append(item)
                break
            else:
                return default
        return self.ahead[0]

    def take_while(self, test):
        while (x := self.peek(self)) is not self and test(x):
            yield next(self)


def tokens(text):
    chars = Peekable(text)
    while (c := chars.peek()) is not None:
        if c.isspace():
            next(chars)
        elif c.isdigit():
            yield int("".join(chars.take_while(str.isdigit)))
        else:
            yield next(chars)


print(list(tokens("12+(345 - 6)*7")))


def cleanup(log):
    try:
        log.append("start")
        while True:
            try:
                yield len(log)
            except KeyError as e:
                log.append(f"caught {e}")
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


log = []
g = cleanup(log)
print(next(g), g.throw(KeyError("k")), g.close(), log)
log2 = []
for n in cleanup(log2):
    if n:
        break
del n
g = cleanup(log2)
next(g)
try:
    g.throw(ZeroDivisionError("out"))
except ZeroDivisionError as e:
    print(repr(e), log2[-1])


def stubborn():
    try:
        yield 1
    finally:
        yield 2


def leaky():
    yield next(iter([]))


for action in (lambda: (g := stubborn(), next(g), g.close()), lambda: list(leaky()), lambda: stubborn().send(1), lambda: next(x for x in [g.gi_running for g in [None]]), lambda: list(zip([1], [1, 2], strict=True)), lambda: (g := (next(g) for _ in "a")) and 1):
    try:
        print(action())
    except (RuntimeError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
squares = (x * x for x in it.count(1))
print(list(it.islice(squares, 3)), next(squares), [*it.takewhile(lambda x: x < 90, squares)], next(squares))
a, b, c = it.tee((x for x in "abc"), 3)
print(list(a), next(b), list(zip(b, c)), [*it.chain.from_iterable(map(range, range(4)))], [*it.accumulate("abc", lambda x, y: y + x)], list(it.batched(range(7), 3)), list(it.compress("abcdef", it.cycle([1, 0]))))
