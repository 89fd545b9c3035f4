# Context managers of every make: a connection pool, nested transactions, ExitStack, suppression, reentrance, async ones, decorators, and what errors in them do.
import asyncio
import contextlib
import io
import sys
import traceback
from collections import deque
from contextlib import (AbstractContextManager, AsyncExitStack, ContextDecorator, ExitStack, asynccontextmanager, chdir, closing, contextmanager,
                        nullcontext, redirect_stderr, redirect_stdout, suppress)


class Connection:
    count = 0

    def __init__(self):
        type(self).count += 1
        self.id, self.open, self.log = self.count, True, []

    def execute(self, sql):
        if not self.open:
            raise ConnectionError(f"connection {self.id} is closed")
        if "BAD" in sql:
            raise ValueError(f"cannot run {sql!r}")
        self.log.append(sql)
        return len(self.log)

    def close(self):
        self.open = False
        print(f"  connection {self.id} closes after {self.log}")


class Pool(AbstractContextManager):
    def __init__(self, size):
        self.size, self.idle, self.used = size, deque(), 0

    @contextmanager
    def connection(self):
        if not self.idle and self.used == self.size:
            raise RuntimeError("the pool is empty")
        c = self.idle.pop() if self.idle else Connection()
        self.used += 1
        try:
            yield c
        except ConnectionError:
            print(f"  connection {c.id} is thrown away")
            raise
        else:
            self.idle.append(c)
        finally:
            self.used -= 1

    def __exit__(self, *exc):
        while self.idle:
            self.idle.popleft().close()
        return exc[0] is not None and issubclass(exc[0], RuntimeError)


@contextmanager
def transaction(c):
    mark = len(c.log)
    c.execute("BEGIN")
    try:
        yield c
    except BaseException as e:
        del c.log[mark:]
        c.execute(f"ROLLBACK of {type(e).__name__}")
        raise
    c.execute("COMMIT")


with Pool(2) as pool:
    with pool.connection() as one, pool.connection() as two:
        with transaction(one):
            one.execute("INSERT")
        with suppress(ValueError), transaction(two):
            two.execute("UPDATE")
            two.execute("BAD")
        with pool.connection():
            print("never")
    print("never either")
print(pool.used, len(pool.idle), Connection.count)
with suppress(ConnectionError), Pool(1) as pool, pool.connection() as c:
    c.open = False
    c.execute("x")


class timed(ContextDecorator):
    depth = 0

    def __init__(self, label): self.label = label
    def __enter__(self):
        print(f"{'  ' * timed.depth}> {self.label}")
        timed.depth += 1
        return self

    def __exit__(self, kind, value, tb):
        timed.depth -= 1
        print(f"{'  ' * timed.depth}< {self.label} {kind and kind.__name__}")


@timed("fact")
def fact(n):
    """Doc."""
    return n * fact(n - 1) if n > 1 else 1


print(fact(3), fact.__name__, fact.__doc__)


@contextmanager
def tag(name):
    print(f"<{name}>", end="")
    yield name.upper()
    print(f"</{name}>", end="")


@tag("b")
def bold(text): print(text, end="")


bold("x"), bold("y")
print()
with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "uvw"]
    stack.callback(print, "callback", end="", sep="!")
    stack.push(lambda *exc: print(f"({exc[0]})", end=""))
    kept = stack.pop_all()
    print(names, end="")
print("|", end="")
kept.close()
print()


def failing(name, error=None):
    @contextmanager
    def cm():
        try:
            yield name
        finally:
            if error:
                raise error
    return cm()


try:
    with ExitStack() as stack:
        stack.enter_context(failing("a", KeyError("from a")))
        stack.enter_context(failing("b"))
        stack.enter_context(failing("c", OSError("from c")))
        1 / 0
except KeyError as e:
    while e:
        print(repr(e), end=" <- ")
        e = e.__context__
print()


@contextmanager
def stops_wrongly(how):
    if how == "no yield":
        return
    try:
        yield 1
    except ValueError:
        if how == "yields again":
            yield 2
        if how == "raises other":
            raise LookupError("other") from None
    if how == "twice":
        yield 3


for how in ("no yield", "yields again", "raises other", "twice", "swallow"):
    try:
        with stops_wrongly(how) as x:
            if how != "twice":
                raise ValueError(how)
        print(how, "went on")
    except Exception as e:
        print(how, "->", type(e).__name__, e)
for bad in (object(), type("HalfA", (), {"__enter__": lambda s: 1})(), type("HalfB", (), {"__exit__": lambda *a: 1})()):
    try:
        with bad:
            pass
    except TypeError as e:
        print(str(e).split(" (")[0])
cm = tag("once")
with cm:
    pass
try:
    with cm:
        pass
except (RuntimeError, AttributeError) as e:
    print(type(e).__name__, str(e)[:30])

out, err = io.StringIO(), io.StringIO()
with redirect_stdout(out), redirect_stderr(err):
    print("to out")
    print("to err", file=sys.stderr)
with redirect_stdout(out), redirect_stdout(err):
    print("nested")
print(repr(out.getvalue()), repr(err.getvalue()), nullcontext(5).__enter__(), closing(io.StringIO()).thing.closed)
with closing(io.StringIO()) as f:
    pass
print(f.closed, isinstance(nullcontext(), AbstractContextManager), isinstance(5, AbstractContextManager), [suppress(KeyError).__exit__(KeyError, None, None), suppress().__exit__(KeyError, None, None)])
with suppress(KeyError):
    raise ExceptionGroup("all keys", [KeyError(1), KeyError(2)])
try:
    with suppress(KeyError):
        raise ExceptionGroup("mixed", [KeyError(1), OSError(2)])
except ExceptionGroup as eg:
    print(repr(eg))


@asynccontextmanager
async def session(name, fail=False):
    print(f"open {name}", end=", ")
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print(f"close {name}", end=", ")
        if fail:
            raise RuntimeError(name)


async def main():
    async with session("a"), session("b") as b:
        print(b, end=", ")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(session("c"))
        stack.enter_context(tag("d"))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.push_async_exit(lambda *exc: asyncio.sleep(0, True))
        raise ValueError("swallowed by the stack")
    print()
    try:
        async with session("e", fail=True):
            raise KeyError("inner")
    except RuntimeError as e:
        print(repr(e), repr(e.__context__))

    @session("deco")
    async def work(x): return x
    print(await work(3))
    with contextlib.suppress(TypeError, AttributeError):
        with session("sync"):
            print("never")
asyncio.run(main())


def where():
    try:
        with tag("t"):
            raise ValueError
    except ValueError as e:
        return [f.name for f in traceback.extract_tb(e.__traceback__)], traceback.format_exception_only(e)


print(*where())
with chdir("/"):
    import os
    print(os.getcwd())
