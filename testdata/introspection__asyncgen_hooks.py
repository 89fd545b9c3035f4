# sys.set_asyncgen_hooks: who iterates an async generator first is told of it.
import sys

async def agen():
    yield 1
    yield 2

async def use(g):
    return [x async for x in g]

def run(co):
    try:
        co.send(None)
    except StopIteration as e:
        return e.value

assert sys.get_asyncgen_hooks() == (None, None)
seen, closed = [], []
sys.set_asyncgen_hooks(firstiter=seen.append, finalizer=closed.append)
hooks = sys.get_asyncgen_hooks()
assert hooks.firstiter == hooks[0] and hooks.finalizer == hooks[1]
g = agen()
assert seen == []
assert run(use(g)) == [1, 2] and seen == [g] and closed == []
sys.set_asyncgen_hooks(None, None)
assert run(use(agen())) == [1, 2] and len(seen) == 1
for bad in ['sys.set_asyncgen_hooks(firstiter=1)', 'sys.set_asyncgen_hooks(finalizer=1)']:
    try:
        eval(bad)
    except TypeError as e:
        assert str(e).startswith('callable '), e
