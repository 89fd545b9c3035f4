# Context managers of every sort: timers with a fake clock, transactions, redirected output, stacks, suppression, reentrancy, nesting, errors.
import contextlib
import io
import os
import sys
import tempfile
from contextlib import AbstractContextManager, ContextDecorator, ExitStack, chdir, closing, contextmanager, nullcontext, redirect_stderr, redirect_stdout, suppress
from pathlib import Path


class Indent:
    depth = 0
    def __enter__(self): Indent.depth += 1; return self
    def __exit__(self, *exc): Indent.depth -= 1
    def __call__(self, *text): print("  " * self.depth + " ".join(map(str, text)))


with Indent() as say:
    say("one")
    with say: say("two"); say("still two")
    say("one again")


@contextmanager
def transaction(store):
    before = dict(store)
    try:
        yield store
    except KeyError as e:
        store.clear(); store.update(before)
        print("rolled back because of", e)
    except ValueError:
        store.clear(); store.update(before)
        raise
    else: print("kept", sorted(store.items()))
    finally: print("end of transaction")


store = {"a": 1}
with transaction(store) as s: s["b"] = 2
with transaction(store) as s: s["c"] = 3; s.pop("nope")
try:
    with transaction(store) as s: s["d"] = 4; raise ValueError("stop")
except ValueError as e: print("outside:", e, store)


class Tag(ContextDecorator):
    def __init__(self, name): self.name = name
    def __enter__(self): print(f"<{self.name}>", end=""); return self
    def __exit__(self, kind, value, tb):
        print(f"</{self.name}>", end="" if kind else "\n")
        return kind is ZeroDivisionError
@Tag("p")
def para(text): print(text, end="")
para("hello"); para("again")
with Tag("a"), Tag("b"): print("x", end="")
with (Tag("i") as i, Tag("u"), suppress(IndexError)): [][1]
with Tag("swallow"): 1 / 0
print(i.name)

out, err = io.StringIO(), io.StringIO()
with redirect_stdout(out), redirect_stderr(err):
    print("to out"); print("to err", file=sys.stderr); help_text = print.__doc__
print(repr(out.getvalue()), repr(err.getvalue()))

log = []
with ExitStack() as stack:
    for name in "abc":
        stack.callback(log.append, name)
    stack.push(lambda kind, value, tb: log.append(kind and kind.__name__) or True)
    f = stack.enter_context(closing(io.StringIO("text")))
    stack.enter_context(suppress(LookupError))
    log.append(f.read())
    raise RuntimeError("handled by the stack")
print(log, f.closed)
with ExitStack() as stack:
    stack.callback(print, "never")
    kept = stack.pop_all()
    stack.callback(print, "at the end of the block")
print("later:", end=" "); kept.close()


def chained():
    with ExitStack() as stack:
        def bad(*exc): raise OSError("while closing")
        stack.push(bad)
        raise KeyError("first")
try: chained()
except OSError as e: print(repr(e), "after", repr(e.__context__))

with tempfile.TemporaryDirectory() as d, chdir(d):
    Path("x.txt").write_text("inside")
    print(os.path.samefile(d, os.getcwd()), os.listdir(), Path("x.txt").read_text())
print(os.path.exists(d))
for cm in (nullcontext("value"), open(os.devnull)):
    with cm as v: print(type(v).__name__, end=" ")
print()


class Half:
    def __enter__(self): return self
class Pool(AbstractContextManager):
    def __init__(self): self.free = ["r1", "r2"]
    @contextmanager
    def take(self):
        r = self.free.pop()
        try: yield r
        finally: self.free.append(r)
    def __exit__(self, *exc): print("pool closed with", self.free)
with Pool() as pool, pool.take() as a, pool.take() as b:
    print(a, b, pool.free)
@contextmanager
def broken(n):
    for _ in range(n): yield _
for case in (lambda: Half().__exit__, lambda: ExitStack().enter_context(Half()), lambda: broken(0).__enter__(), lambda: ExitStack().enter_context(broken(2)) and None):
    try: case(); print("fine")
    except (AttributeError, TypeError, RuntimeError) as e: print(type(e).__name__, e)
try:
    with broken(2): pass
except RuntimeError as e: print(e)
@contextmanager
def converting():
    try: yield
    except ZeroDivisionError as e: raise ArithmeticError("converted") from e
try:
    with converting(): 1 // 0
except ArithmeticError as e: print(e, "|", type(e.__cause__).__name__, e.__suppress_context__)
with contextlib.suppress(BaseExceptionGroup): print("ok")
try:
    with suppress(ValueError): raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except ExceptionGroup as g: print(repr(g))
