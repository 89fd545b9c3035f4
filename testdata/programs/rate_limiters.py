# Rate limiting as a service would do it: token bucket, leaky bucket, fixed and sliding windows, quotas for each key, a decorator; time is a hand-turned clock.
import functools
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import NamedTuple


class Clock:
    def __init__(self, start=0.0):
        self.time = start

    def __call__(self):
        return self.time

    def advance(self, seconds):
        if seconds < 0:
            raise ValueError("time runs forward")
        self.time = round(self.time + seconds, 6)
        return self.time


class Verdict(NamedTuple):
    allowed: bool
    retry_after: float = 0.0

    def __bool__(self):
        return self.allowed


class Limiter(ABC):
    def __init__(self, clock):
        self.clock = clock

    @abstractmethod
    def check(self, cost: int = 1) -> Verdict:
        """Take `cost` units, or say how long to wait."""


class TokenBucket(Limiter):
    def __init__(self, clock, rate, burst):
        super().__init__(clock)
        self.rate, self.burst, self.tokens, self.last = rate, burst, float(burst), clock()

    def check(self, cost=1):
        if cost > self.burst:
            raise ValueError(f"cost {cost} exceeds the burst of {self.burst}")
        now = self.clock()
        self.tokens = min(self.burst, self.tokens + (now - self.last) * self.rate)
        self.last = now
        if self.tokens >= cost:
            self.tokens -= cost
            return Verdict(True)
        return Verdict(False, round((cost - self.tokens) / self.rate, 3))


class LeakyBucket(Limiter):
    def __init__(self, clock, rate, depth):
        super().__init__(clock)
        self.rate, self.depth, self.level, self.last = rate, depth, 0.0, clock()

    def check(self, cost=1):
        now = self.clock()
        self.level, self.last = max(0.0, self.level - (now - self.last) * self.rate), now
        if self.level + cost <= self.depth:
            self.level += cost
            return Verdict(True)
        return Verdict(False, round((self.level + cost - self.depth) / self.rate, 3))


class FixedWindow(Limiter):
    def __init__(self, clock, limit, seconds):
        super().__init__(clock)
        self.limit, self.seconds, self.counts = limit, seconds, defaultdict(int)

    def check(self, cost=1):
        window = self.clock() // self.seconds
        if self.counts[window] + cost <= self.limit:
            self.counts[window] += cost
            return Verdict(True)
        return Verdict(False, round((window + 1) * self.seconds - self.clock(), 3))


class SlidingLog(Limiter):
    def __init__(self, clock, limit, seconds):
        super().__init__(clock)
        self.limit, self.seconds, self.log = limit, seconds, []

    def check(self, cost=1):
        now = self.clock()
        del self.log[:bisect_left(self.log, now - self.seconds + 1e-9)]
        if len(self.log) + cost <= self.limit:
            self.log += [now] * cost
            return Verdict(True)
        return Verdict(False, round(self.log[len(self.log) + cost - self.limit - 1] + self.seconds - now, 3))


class All(Limiter):
    """Every limiter must agree; the longest wait is told."""

    def __init__(self, *limiters):
        super().__init__(limiters[0].clock)
        self.limiters = limiters

    def check(self, cost=1):
        return min((l.check(cost) for l in self.limiters), key=lambda v: (v.allowed, -v.retry_after))


class TooManyRequests(Exception):
    def __init__(self, key, verdict):
        super().__init__(f"{key}: retry after {verdict.retry_after:g} s")
        self.retry_after = verdict.retry_after


def limited(make, key=lambda *args, **kwargs: "everyone"):
    def decorate(function):
        limiters = {}

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            who = key(*args, **kwargs)
            if who not in limiters:
                limiters[who] = make()
            if not (verdict := limiters[who].check()):
                wrapper.refused[who] += 1
                raise TooManyRequests(who, verdict)
            return function(*args, **kwargs)
        wrapper.refused = defaultdict(int)
        return wrapper
    return decorate


@dataclass(order=True)
class Job:
    due: float
    name: str = field(compare=False)


makers = {
    "token bucket": lambda c: TokenBucket(c, rate=2, burst=5),
    "leaky bucket": lambda c: LeakyBucket(c, rate=2, depth=5),
    "fixed window": lambda c: FixedWindow(c, limit=4, seconds=2),
    "sliding log": lambda c: SlidingLog(c, limit=4, seconds=2),
    "both": lambda c: All(TokenBucket(c, rate=3, burst=3), SlidingLog(c, limit=10, seconds=10)),
}
rhythm = [0.0] * 7 + [0.3] * 6 + [1.0] * 3 + [0.1] * 8 + [5.0] + [0.0] * 6
for name, make in makers.items():
    clock = Clock()
    limiter = make(clock)
    marks, waits = "", []
    for pause in rhythm:
        clock.advance(pause)
        verdict = limiter.check()
        marks += "+" if verdict else "-"
        if not verdict:
            waits.append(verdict.retry_after)
    print(f"{name:13} {marks} {marks.count('+'):>2} of {len(marks)}, waits {min(waits):g}..{max(waits):g}")

clock = Clock(1000)


@limited(lambda: TokenBucket(clock, rate=1, burst=2), key=lambda user, *_: user)
def search(user, text, *more):
    """Look something up."""
    return f"{user} found {text.upper()}"


for user, text, pause in [("ann", "a", 0), ("ann", "b", 0), ("ann", "c", 0), ("bob", "d", 0), ("ann", "e", 0.25), ("ann", "f", 0.75), ("bob", "g", 0), ("bob", "h", 0)]:
    clock.advance(pause)
    try:
        print(search(user, text))
    except TooManyRequests as e:
        print("refused:", e, e.retry_after)
print(dict(search.refused), search.__name__, search.__doc__)

queue, bucket, done = deque(Job(0, f"job{i}") for i in range(6)), TokenBucket(clock, rate=4, burst=1), []
while queue:
    job = queue.popleft()
    if (verdict := bucket.check()):
        done.append((job.name, clock() - 1001))
    else:
        queue.appendleft(job)
        clock.advance(verdict.retry_after)
print(done)
print(Job(1, "x") == Job(1, "y"), Job(1, "x") < Job(2, "a"), Verdict(False, 3), bool(Verdict(False, 3)))
for mistake in (lambda: bucket.check(9), lambda: clock.advance(-1), lambda: Limiter(clock)):
    try:
        mistake()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
