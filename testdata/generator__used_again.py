# Generators that nobody else refers to may be used again when they have ended: nothing of the one before may be seen.
import gc
import sys


def count(n):
    for i in range(n):
        yield i
    return n


def outer(n):
    got = yield from count(n)
    yield got * 100


print([list(count(k)) for k in range(4)], [sum(outer(k)) for k in range(4)])

# The same code nested in itself, ended by break, by an error, by exhaustion.
for a in count(3):
    for b in count(3):
        if b == 2:
            break
        for c in count(2):
            pass
    try:
        for d in count(3):
            if d == 1:
                raise KeyError(a)
    except KeyError as e:
        print(a, b, c, d, e)

# A frame object keeps what its generator had.
frames = []


def seen(n):
    x = [n]
    frames.append(sys._getframe())
    yield x


for y in seen(7):
    pass
for z in seen(8):
    pass
print([f.f_locals["x"] for f in frames], [f.f_code.co_name for f in frames])


# Natives that end early leave the generator alone; others see one that ended.
def keep(g):
    kept.append(g)
    return g


kept = []
print(any(keep(x > 1 for x in [1, 2, 3])), list(kept[0]), list(kept[0]))
print(sum(keep(x for x in (1, 2))), list(kept[1]), next(kept[1], "end"))
g = count(2)
print(list(g), list(g), sum(x for x in count(4)))


# A native that consumes a generator while Python code resumes it.
def tricky():
    yield K(1)
    yield K(2)
    yield K(3)


class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        next(running, None)
        return self.v


running = tricky()
print(sorted(k.v for k in set(running)))


def fails():
    yield 1
    raise ValueError("inside")


for native in (list, tuple, set, sum, sorted, ",".join):
    try:
        native(fails())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


# Natives that consume inside generators that natives consume.
print(sum(sum(x * y for x in range(3)) for y in range(3)), [max(a + b for a in "xy") for b in "pq"])


def reenters(depth):
    if depth:
        yield from (x + 1 for x in list(reenters(depth - 1)))
    yield 0


print(list(reenters(5)))


# Coroutines: each await gets its own.
class Ready:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return got


async def ask(v):
    return await Ready(v)


async def talk():
    out = []
    for i in range(3):
        out.append(await ask(i))
    return out


def run(c):
    v = None
    try:
        while True:
            v = c.send(v)
            v = (v, "answer")
    except StopIteration as e:
        return e.value


print(run(talk()), run(talk()))

# What is being awaited can be looked at, and outlives the await.
c = talk()
c.send(None)
inner = c.cr_await
print(inner.__name__, inner.cr_frame is not None)
try:
    c.send("x")
    c.send("y")
    c.send("z")
except StopIteration as e:
    print(e.value)
print(run(talk()), inner.cr_frame, inner.cr_running)

gc.collect()
try:
    raise_in = (1 // x for x in [1, 0])
    print(list(raise_in))
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    print(tb.tb_frame.f_locals.get("x"))
print(sum(1 // x for x in [1, 1]))


# Generators that a class's __iter__ makes for a loop or a "yield from" are nobody else's either.
class Tree:
    def __init__(self, *kids, value=0):
        self.kids, self.value = kids, value

    def __iter__(self):
        for k in self.kids:
            yield from k
        yield self.value


class Kept:
    made = []

    def __iter__(self):
        def g():
            yield from (1, 2)

        self.made.append(g())
        return self.made[-1]


class Late:
    def __iter__(self):
        me = sys._getframe()
        yield me.f_code.co_name
        yield [k for k in self.rest]

    rest = Tree(value="late")


tree = Tree(Tree(Tree(value=1), value=2), Tree(value=3), value=4)
for _ in range(3):
    print([x for x in tree], [(a, b) for a in Tree(value=8) for b in tree], *tree, sum(x for x in tree))
for x in Kept():
    for y in Kept():
        break
print(x, y, [list(g) for g in Kept.made], list(Late()))
for x in tree:
    if x == 3:
        break
first = iter(tree)
print(next(first), list(tree), list(first), list(first))


class Stops(Tree):
    def __iter__(self):
        yield 1
        raise StopIteration(2)


class Returns:
    def __iter__(self):
        yield 1
        return 2


def delegate(x):
    got = yield from x
    print("got", got)


print(list(delegate(Returns())), list(delegate(Returns())), list(delegate(tree)))
try:
    for x in Stops():
        pass
except RuntimeError as e:
    print(e)
