# Schedulers: a job queue with priorities and dependencies, cron expressions, round robin against shortest first, a disk arm, sched with a fake clock.
import heapq
import re
import sched
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count, islice


class FakeClock:
    def __init__(self): self.now = 0.0
    def time(self): return self.now
    def sleep(self, seconds): self.now += seconds


clock, out = FakeClock(), []
s = sched.scheduler(clock.time, clock.sleep)
def note(text, **kw): out.append(f"{clock.now:g}:{text}{kw or ''}")
s.enter(5, 1, note, ("five",)); s.enter(2, 2, note, ("two b",)); s.enter(2, 1, note, ("two a",), {"k": 1}); s.enterabs(9, 1, note, ("nine",))
gone = s.enter(3, 1, note, ("cancelled",)); s.cancel(gone)
def again(n):
    note(f"tick{n}")
    if n: s.enter(1.5, 1, again, (n - 1,))
s.enter(1, 1, again, (3,))
print(len(s.queue), [e.time for e in s.queue], s.empty()); s.run(); print(out, clock.now)


@dataclass(order=True)
class Job:
    priority: int
    number: int
    name: str = field(compare=False)
    length: int = field(compare=False)
    after: tuple = field(default=(), compare=False)


class Pool:
    def __init__(self, workers): self.workers, self.numbers, self.jobs = workers, count(), {}
    def add(self, name, length, priority=5, after=()): self.jobs[name] = Job(priority, next(self.numbers), name, length, tuple(after))
    def run(self):
        missing = {a for j in self.jobs.values() for a in j.after} - set(self.jobs)
        if missing: raise LookupError(f"unknown jobs {sorted(missing)}")
        waits = {n: len(j.after) for n, j in self.jobs.items()}
        then = defaultdict(list)
        for j in self.jobs.values():
            for a in j.after: then[a].append(j)
        ready = [j for j in self.jobs.values() if not j.after]
        heapq.heapify(ready)
        busy, now, free, done = [], 0, list(range(self.workers)), []
        while ready or busy:
            while ready and free:
                j = heapq.heappop(ready)
                heapq.heappush(busy, (now + j.length, free.pop(0), j))
            now, worker, j = heapq.heappop(busy)
            free.append(worker); free.sort()
            done.append((j.name, now - j.length, now, worker))
            for k in then[j.name]:
                waits[k.name] -= 1
                if not waits[k.name]: heapq.heappush(ready, k)
        if len(done) < len(self.jobs): raise RuntimeError(f"cycle among {sorted(set(self.jobs) - {d[0] for d in done})}")
        return done


pool = Pool(2)
for name, length, priority, after in [("fetch", 3, 5, ()), ("parse", 2, 5, ("fetch",)), ("lint", 4, 9, ()), ("test", 5, 1, ("parse",)), ("docs", 2, 7, ("parse",)), ("ship", 1, 0, ("test", "docs", "lint"))]: pool.add(name, length, priority, after)
for name, a, b, w in pool.run(): print(f"worker {w} {name:6} {' ' * a}{'#' * (b - a)} {a}-{b}")
for extra in (("x", 1, 5, ("y",)), ("fetch", 1, 5, ("ship",))):
    pool.add(*extra)
    try: pool.run()
    except (LookupError, RuntimeError) as e: print(e)
    pool.jobs.pop("x", None)


def cron(expression, start):
    names = {n: i for i, n in enumerate("sun mon tue wed thu fri sat".split())}
    def values(text, lo, hi):
        out = set()
        for part in re.sub("[a-z]{3}", lambda m: str(names[m[0]]), text).split(","):
            span, _, step = part.partition("/")
            a, b = (lo, hi) if span == "*" else (int(x) for x in (span.split("-") * 2)[:2])
            out |= set(range(a, b + 1, int(step or 1)))
        return out
    minute, hour, day, month, weekday = (values(t, *r) for t, r in zip(expression.split(), ((0, 59), (0, 23), (1, 31), (1, 12), (0, 6))))
    t = start.replace(second=0, microsecond=0)
    while True:
        t += timedelta(minutes=1)
        if t.month not in month or t.day not in day or t.isoweekday() % 7 not in weekday: t = t.replace(hour=23, minute=59); continue
        if t.hour not in hour: t = t.replace(minute=59); continue
        if t.minute in minute: yield t


for e in ("30 6 * * mon-fri", "*/20 22,23 * * *", "0 0 29 2 *", "15 12 1-7 * sun"):
    print(f"{e:18}", *(f"{t:%a %d.%m.%y %H:%M}" for t in islice(cron(e, datetime(2024, 2, 28, 21, 45, 10)), 3)), sep=" | ")


def round_robin(jobs, slice_):
    queue, now, ends = deque(jobs.items()), 0, {}
    while queue:
        name, left = queue.popleft()
        now += min(slice_, left)
        if left > slice_: queue.append((name, left - slice_))
        else: ends[name] = now
    return ends
def shortest(jobs):
    now, ends = 0, {}
    for name, n in sorted(jobs.items(), key=lambda kv: kv[1]): now += n; ends[name] = now
    return ends
jobs = {"a": 7, "b": 2, "c": 9, "d": 4}
for f, args in ((round_robin, (2,)), (round_robin, (5,)), (shortest, ())):
    ends = f(jobs, *args); print(f.__name__, args, ends, "mean wait", sum(e - jobs[n] for n, e in ends.items()) / len(jobs))
def arm(start, tracks, how):
    left, at, moved, order = sorted(tracks), start, 0, []
    up = True
    while left:
        if how == "nearest": t = min(left, key=lambda x: (abs(x - at), x))
        else:
            ahead = [x for x in left if (x >= at) == up] or (up := not up, left)[1]
            t = min(ahead, key=lambda x: abs(x - at))
        moved += abs(t - at); at = t; left.remove(t); order.append(t)
    return moved, order
for how in ("nearest", "elevator"): print(how, *arm(53, [98, 183, 37, 122, 14, 124, 65, 67], how))
