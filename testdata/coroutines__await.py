# async def, await, __await__, driving by hand.
class Suspend:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r
def run(coro, *sends):
    out = []
    it = iter(sends)
    v = None
    while True:
        try: out.append(coro.send(v))
        except StopIteration as e: return out, e.value
        v = next(it, None)
async def add(a, b):
    x = await Suspend(a)
    y = await Suspend(b)
    return x + y
assert run(add(1, 2), 10, 20) == ([1, 2], 30)
async def nest():
    r = await add("p", "q")
    return [r, await add(r, r)]
assert run(nest(), 1, 2, 3, 4) == (["p", "q", 3, 3], [3, 7])
async def comp():
    return [await Suspend(i) for i in range(3)], {i: await Suspend(i) for i in range(2)}, (await Suspend("t"),)
assert run(comp(), *"abcdef") == ([0, 1, 2, 0, 1, "t"], (["a", "b", "c"], {0: "d", 1: "e"}, ("f",)))
async def raises():
    try: await Suspend(1)
    except KeyError as e: return ("caught", e.args)
    finally: await Suspend("finally")
c = raises()
assert c.send(None) == 1 and c.throw(KeyError(5)) == "finally"
try: c.send(None)
except StopIteration as e: assert e.value == ("caught", (5,))
class CM:
    async def __aenter__(self): return await Suspend("enter")
    async def __aexit__(self, t, v, tb): return await Suspend(("exit", t and t.__name__))
async def use():
    async with CM() as a, CM() as b: r = (a, b)
    async with CM(): raise ValueError
    return r
assert run(use(), "A", "B", None, None, "C", True) == (["enter", "enter", ("exit", None), ("exit", None), "enter", ("exit", "ValueError")], ("A", "B"))
class AIt:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        return await Suspend(self.i)
async def loop():
    out = []
    async for x in AIt(3):
        if x == "skip": continue
        out.append(x)
    else: out.append("else")
    return out + [y async for y in AIt(2) if y]
assert run(loop(), "a", "skip", "c", "d", 0) == ([1, 2, 3, 1, 2], ["a", "c", "else", "d"])
def err(coro):
    try: coro.send(None)
    except StopIteration as e: print("value", e.value)
    except Exception as e: print(type(e).__name__, str(e).split(" (missed")[0].replace("object int can't be used in 'await' expression", "'int' object can't be awaited"))  # 3.14's words
async def bad1(): await 5
async def bad2():
    async with 5: pass
async def bad3():
    async for x in [1]: pass
class BadAwait:
    def __await__(self): return 5
async def bad4(): await BadAwait()
async def bad5():
    class N:
        def __aiter__(self): return 5
    async for x in N(): pass
async def bad6(): raise StopIteration(1)
for b in [bad1, bad2, bad3, bad4, bad5, bad6]: err(b())
c = add(1, 2)
c.send(None)
try: c.send(None); c.send(None)
except TypeError as e: print(e)
err(c)
c = add(1, 1)
assert (c.cr_await, c.cr_running, c.cr_code.co_name) == (None, False, "add")
c.close()
try: iter(c)
except TypeError as e: print(e)
async def reuse():
    c2 = add(1, 2)
    await c2
    await c2
err_out = run
try: run(reuse(), 1, 2)
except RuntimeError as e: print(e)
import types
@types.coroutine
def gen_based():
    x = yield "gb"
    return x
async def uses(): return await gen_based()
assert run(uses(), 7) == (["gb"], 7)
for text in ["def f(): await x", "await x", "async def f(): yield from x", "def f():\n async with a: 0", "def f():\n async for a in b: 0", "async def f(): return 1; yield", "async def f():\n yield 1\n return 2", "def f(): [x async for x in y]", "async def f(): (lambda: await x)", "async x = 1"]:
    try: compile(text, "t", "exec"); print("fine:", text)
    except SyntaxError as e: print(repr(text), "->", e.msg)
