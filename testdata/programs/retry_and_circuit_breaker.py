# Retrying what fails: backoff with jitter, a circuit breaker, fallbacks, deadlines, for plain and async functions; failures are gathered into groups.
import asyncio
import functools
import inspect
import itertools
import random
from contextlib import contextmanager
from enum import StrEnum, auto


class Flaky(ConnectionError):
    pass


class CircuitOpen(RuntimeError):
    pass


def backoff(first=0.1, factor=2.0, limit=5.0, jitter=None):
    for delay in itertools.accumulate(itertools.repeat(factor), lambda d, f: min(d * f, limit), initial=first):
        yield delay if jitter is None else delay * (0.5 + jitter.random())


def retry(times=3, *, on=(Exception,), delays=backoff, sleep=None, log=None):
    """Call again when one of `on` is raised; the last failure carries all of them."""
    def decorate(function):
        def failed(failures, attempt, e, delay):
            e.add_note(f"attempt {attempt} of {times}")
            failures.append(e)
            if log is not None:
                log.append(f"{function.__name__} #{attempt}: {e}" + (f", again in {delay:.2f}" if attempt < times else ", giving up"))

        if inspect.iscoroutinefunction(function):
            @functools.wraps(function)
            async def wrapper(*args, **kwargs):
                failures = []
                for attempt, delay in zip(range(1, times + 1), delays()):
                    try:
                        return await function(*args, **kwargs)
                    except on as e:
                        failed(failures, attempt, e, delay)
                        await asyncio.sleep(0)
                raise ExceptionGroup(f"{function.__name__} failed {times} times", failures)
        else:
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                failures = []
                for attempt, delay in zip(range(1, times + 1), delays()):
                    try:
                        return function(*args, **kwargs)
                    except on as e:
                        failed(failures, attempt, e, delay)
                        if sleep and attempt < times:
                            sleep(delay)
                raise ExceptionGroup(f"{function.__name__} failed {times} times", failures)
        return wrapper
    return decorate


class State(StrEnum):
    CLOSED = auto()
    OPEN = auto()
    HALF_OPEN = "half-open"


class Breaker:
    def __init__(self, threshold, cooldown, clock):
        self.threshold, self.cooldown, self.clock = threshold, cooldown, clock
        self.failures, self.opened, self.history = 0, None, [State.CLOSED]

    @property
    def state(self):
        if self.opened is None:
            return State.CLOSED
        return State.HALF_OPEN if self.clock() - self.opened >= self.cooldown else State.OPEN

    @contextmanager
    def __call__(self):
        if (before := self.state) is State.OPEN:
            raise CircuitOpen(f"open for another {self.cooldown - (self.clock() - self.opened)}")
        try:
            yield before
        except Exception:
            self.failures += 1
            if self.failures >= self.threshold or before is State.HALF_OPEN:
                self.opened = self.clock()
            raise
        else:
            self.failures, self.opened = 0, None
        finally:
            if self.state is not self.history[-1]:
                self.history.append(self.state)


def fails(times, error=Flaky):
    """A callable that raises `times` times and then answers with the number of calls."""
    calls = itertools.count(1)

    def act(*args):
        if (n := next(calls)) <= times:
            raise error(f"call {n} refused")
        return f"ok after {n}" + (f" with {args}" if args else "")
    return act


print([round(d, 2) for d in itertools.islice(backoff(), 8)], [round(d, 3) for d in itertools.islice(backoff(1, 3, 20, random.Random(3)), 5)])
log, slept = [], []
service = fails(2)


@retry(4, on=(Flaky, TimeoutError), sleep=slept.append, log=log)
def fetch(url):
    "Get a page."
    return service(url)


print(fetch("/index"), slept, fetch.__doc__, inspect.signature(fetch))
service = fails(99)
try:
    fetch("/down")
except ExceptionGroup as group:
    print(group, [str(e) for e in group.exceptions], group.exceptions[-1].__notes__)
service = fails(1, KeyError)
try:
    fetch("/odd")
except KeyError as e:
    print("not retried:", e)
print(*log, sep="\n")

now = 0
breaker = Breaker(threshold=3, cooldown=5, clock=lambda: now)
backend = fails(4)
for now in range(18):
    try:
        with breaker() as state:
            answer = backend()
        print(f"{now:2} {state:9} {answer}")
    except CircuitOpen as e:
        print(f"{now:2} refused   {e}")
    except Flaky as e:
        print(f"{now:2} failed    {e}, now {breaker.state}")
    if now == 14:
        backend = fails(1)
print(" > ".join(breaker.history))


@retry(3, on=Flaky)
async def download(name, trouble):
    await asyncio.sleep(0)
    return f"{name}: {trouble()}"


async def main():
    results = await asyncio.gather(download("a", fails(0)), download("b", fails(2)), download("c", fails(3)), download("d", fails(1, ValueError)), return_exceptions=True)
    for r in results:
        print(repr(r) if isinstance(r, BaseException) else r)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(download("x", fails(5)))
            tg.create_task(download("y", fails(1, LookupError)))
            tg.create_task(download("z", fails(1)))
    except* Flaky as flaky:
        leaves = [e for g in flaky.exceptions for e in g.exceptions]
        print("flaky:", flaky.message, len(leaves), leaves[0].__notes__)
    except* LookupError as lost:
        print("lost:", lost.exceptions)


asyncio.run(main())
