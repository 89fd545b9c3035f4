# Decorators that models write: retry with backoff, rate limits by token bucket, circuit breakers, timing, validation by annotations, registries.
from __future__ import annotations

import asyncio
import functools
import inspect
import itertools
import random
import re
from contextlib import ContextDecorator, contextmanager
from typing import Any, Callable, get_type_hints


class FakeTime:
    def __init__(self): self.now = 0.0
    def sleep(self, s): self.now = round(self.now + s, 6)
    def monotonic(self): return self.now


T = FakeTime()


def retry(times=3, on=(Exception,), delay=0.1, factor=2.0, jitter=0.0, rng=random.Random(5)):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            wait = delay
            for attempt in itertools.count(1):
                try:
                    return f(*args, **kwargs)
                except on as e:
                    if attempt == times:
                        e.add_note(f"gave up after {times} attempts")
                        raise
                    T.sleep(wait + rng.uniform(0, jitter))
                    print(f"  {f.__name__}: attempt {attempt} failed ({e}), waited until {T.now}")
                    wait *= factor
        return wrapper
    return decorate


failures = iter([ConnectionError("down"), ConnectionError("still down"), None, ValueError("bad")] + [ConnectionError("dead")] * 5)
@retry(times=3, on=(ConnectionError,), jitter=0.05)
def fetch(url: str) -> str:
    """Fetch a page."""
    if (e := next(failures)) is not None: raise e
    return f"page of {url}"


for _ in range(3):
    try: print(fetch("x.y"))
    except Exception as e: print(type(e).__name__, e, getattr(e, "__notes__", []))
print(fetch.__name__, fetch.__doc__, inspect.signature(fetch), fetch.__wrapped__.__qualname__)


class TokenBucket:
    def __init__(self, rate, burst): self.rate, self.burst, self.tokens, self.last = rate, burst, burst, T.now
    def take(self, n=1):
        self.tokens = min(self.burst, self.tokens + (T.now - self.last) * self.rate)
        self.last = T.now
        if ok := self.tokens >= n: self.tokens -= n
        return ok


bucket, log = TokenBucket(rate=2, burst=3), ""
for tick in range(24):
    log += "#" if bucket.take() else "."
    T.sleep(0.25)
print(log, log.count("#"))


class CircuitBreaker(ContextDecorator):
    def __init__(self, limit, cool): self.limit, self.cool, self.failed, self.opened = limit, cool, 0, None
    @property
    def state(self): return "closed" if self.opened is None else "open" if T.now - self.opened < self.cool else "half-open"
    def __enter__(self):
        if self.state == "open": raise RuntimeError("circuit is open")
    def __exit__(self, kind, value, tb):
        if kind is None: self.failed, self.opened = 0, None
        elif kind is not RuntimeError:
            self.failed += 1
            if self.failed >= self.limit or self.opened is not None: self.opened = T.now
        return False


breaker, plan = CircuitBreaker(2, 5), iter("bad bad ok ok bad ok ok".split())
@breaker
def call():
    if (what := next(plan)) == "bad": raise OSError(what)
    return what
for _ in range(9):
    try: result = call()
    except (OSError, RuntimeError) as e: result = f"{type(e).__name__}({e})"
    print(f"{T.now:g} {breaker.state}: {result}", end="; ")
    T.sleep(2)
print()


def checked(f: Callable) -> Callable:
    sig, hints = inspect.signature(f), get_type_hints(f)
    @functools.wraps(f)
    def wrapper(*args, **kw):
        bound = sig.bind(*args, **kw)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            if name in hints and not isinstance(value, hints[name]):
                raise TypeError(f"{f.__name__}: {name} should be {getattr(hints[name], '__name__', hints[name])}, is {value!r}")
        result = f(*bound.args, **bound.kwargs)
        if not isinstance(result, hints.get("return", object)): raise TypeError(f"{f.__name__} returned {result!r}")
        return result
    return wrapper


@checked
def area(w: int, h: int = 2, *, unit: str = "m") -> str: return f"{w * h}{unit}2" if w else None
for args, kw in [((3,), {}), ((3, 4), {"unit": "cm"}), (("3",), {}), ((0,), {}), ((), {}), ((1, 2, 3), {}), ((1,), {"unit": 5})]:
    try: print(area(*args, **kw), end="; ")
    except TypeError as e: print(e, end="; ")
print()


class Router:
    def __init__(self): self.routes: list[tuple[re.Pattern, Callable]] = []
    def route(self, path):
        pattern = re.compile(re.sub(r"<(int:)?(\w+)>", lambda m: f"(?P<{m[2]}>{'[0-9]+' if m[1] else '[^/]+'})", path) + "$")
        def add(f): self.routes.append((pattern, f)); return f
        return add
    def __call__(self, path):
        for pattern, f in self.routes:
            if m := pattern.match(path): return f(**m.groupdict())
        return "404"


app = Router()
@app.route("/")
def home(): return "home"
@app.route("/user/<name>")
@app.route("/u/<name>")
def user(name: str, **kw: Any): return f"user {name}"
@app.route("/post/<int:id>/<slug>")
def post(id, slug): return f"post {int(id) + 1} {slug!r}"
print([app(p) for p in ("/", "/user/ann", "/u/bob", "/post/41/hi-there", "/post/x/y", "/user/a/b")])


def traced(f):
    @functools.wraps(f)
    async def inner(*a):
        print(f"> {f.__name__}{a}", end=" ")
        try: return await f(*a)
        finally: print(f"< {f.__name__}", end=" ")
    return inner
@traced
async def double(n): await asyncio.sleep(0); return n * 2
@contextmanager
def tag(name): print(f"<{name}>", end=""); yield; print(f"</{name}>")
@tag("b")
def bold(): print("text", end="")
print(asyncio.run(double(21)), inspect.iscoroutinefunction(double)); bold(); bold()
