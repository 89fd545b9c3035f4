# Asynchronous generators: iteration, asend, athrow, aclose.
class S:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
def run(coro):
    out = []
    v = None
    try:
        while True:
            out.append(coro.send(v)); v = out[-1]
    except StopIteration as e: return out, e.value
async def ag(n):
    try:
        for i in range(n):
            await S(("await", i))
            got = yield i
            if got: await S(("got", got))
    finally: await S("cleanup")
async def main1(): return [x async for x in ag(2)]
print(run(main1()))
async def main2():
    g = ag(3)
    a = await anext(g)
    b = await g.asend("hello")
    await g.aclose()
    try: await anext(g)
    except StopAsyncIteration: return a, b, await anext(g, "default")
print(run(main2()))
async def thr():
    try: yield 1
    except KeyError as e: yield ("caught", e.args)
    yield "end"
async def main3():
    g = thr()
    out = [await g.__anext__(), await g.athrow(KeyError("k"))]
    try: await g.athrow(ValueError("v"))
    except ValueError as e: out.append(repr(e))
    return out
print(run(main3()))
async def main4():
    out = []
    g = ag(5)
    async for x in g:
        if x == 1: break
        out.append(x)
    await g.aclose()
    return out
print(run(main4()))
g = ag(1)
assert g.__aiter__() is g and g.ag_running is False and g.ag_code.co_name == "ag" and g.ag_frame is not None
try: iter(g)
except TypeError as e: print(e)
try: g.asend(5).send(None)
except TypeError as e: print(e)
async def ignores():
    try: yield 1
    except GeneratorExit: yield 2
async def main5():
    g = ignores()
    await anext(g)
    try: await g.aclose()
    except RuntimeError as e: return str(e)
print(run(main5()))
async def stops():
    yield 1
    raise StopAsyncIteration
async def main6():
    try: return [x async for x in stops()]
    except RuntimeError as e: return str(e)
print(run(main6()))
async def main7():
    ge = (x * 2 async for x in ag(2) if x)
    assert type(ge).__name__ == "async_generator"
    return [v async for v in ge], {v async for v in ag(1)}, [y for y in [1, 2] if await S(y) == 2]
print(run(main7()))
async def plain():
    await S(1)
    yield 1
async def main8():
    g = plain()
    first = g.__anext__()
    first.send(None)
    second = g.__anext__()
    try: second.send(None)
    except RuntimeError as e: return str(e)
print(run(main8()))
try: aiter(5)
except TypeError as e: print(e)
try: anext(5)
except TypeError as e: print(e)
