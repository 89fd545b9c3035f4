# Time series on a timeline: bisect for look-ups, merging sorted streams, moving windows, resampling, gaps, exponential smoothing, a text chart, sched for playback.
import bisect
import heapq
import itertools
import math
import operator
import sched
import statistics
from array import array
from collections import Counter, deque, namedtuple
from datetime import datetime, timedelta, timezone
from random import Random

Sample = namedtuple("Sample", "when value source", defaults=["?"])
START = datetime(2024, 3, 1, 8, tzinfo=timezone.utc)


def stream(name, seed, every, n):
    rng, t, value = Random(seed), 0.0, 20.0
    for _ in range(n):
        t += every * rng.uniform(0.5, 1.5) + (every * 9 if rng.random() < 0.05 else 0)
        value += rng.gauss(0, 1)
        yield Sample(START + timedelta(seconds=round(t)), round(value, 1), name)


class Series:
    def __init__(self, samples):
        rows = sorted(samples)
        self.times = [r.when for r in rows]
        self.values = array("d", (r.value for r in rows))

    def __len__(self): return len(self.times)

    def __getitem__(self, key):
        if isinstance(key, slice):
            low = 0 if key.start is None else bisect.bisect_left(self.times, key.start)
            high = len(self) if key.stop is None else bisect.bisect_left(self.times, key.stop)
            return Series(map(Sample, self.times[low:high], self.values[low:high]))
        i = bisect.bisect_right(self.times, key) - 1
        if i < 0:
            raise KeyError(f"nothing before {key:%H:%M:%S}")
        return self.values[i]

    def at(self, when):
        """Linear interpolation."""
        i = bisect.bisect_left(self.times, when)
        if i < len(self) and self.times[i] == when:
            return self.values[i]
        if i in (0, len(self)):
            return math.nan
        (t0, t1), (v0, v1) = self.times[i - 1:i + 1], self.values[i - 1:i + 1]
        return v0 + (v1 - v0) * ((when - t0) / (t1 - t0))

    def resample(self, step):
        t = self.times[0].replace(second=0)
        while t <= self.times[-1]:
            part = self[t:t + step]
            yield t, (statistics.fmean(part.values) if len(part) else None), len(part)
            t += step

    def gaps(self, factor=3):
        deltas = [b - a for a, b in itertools.pairwise(self.times)]
        usual = statistics.median(deltas)
        return [(self.times[i], d) for i, d in enumerate(deltas) if d > factor * usual]


def moving(values, n):
    window, total = deque(maxlen=n), 0.0
    for v in values:
        if len(window) == n:
            total -= window[0]
        window.append(v)
        total += v
        yield total / len(window)


def smooth(values, alpha):
    return itertools.accumulate(values, lambda old, new: old + alpha * (new - old))


def chart(values, height=5):
    low, high = min(values), max(values)
    levels = [round((v - low) / (high - low or 1) * (height - 1)) for v in values]
    for level in reversed(range(height)):
        print("".join("*" if l == level else "." if l > level else " " for l in levels).rstrip())


sources = [list(stream("a", 1, 20, 60)), list(stream("b", 2, 31, 40)), list(stream("c", 3, 47, 20))]
merged = list(heapq.merge(*sources, key=operator.itemgetter(0)))
print(len(merged), Counter(s.source for s in merged), all(x.when <= y.when for x, y in itertools.pairwise(merged)), merged[0], merged[-1]._replace(source="z"), sep="\n")
a = Series(sources[0])
print(len(a), a[a.times[3]], a[a.times[3] + timedelta(seconds=1)], a.at(a.times[3]), f"{a.at(a.times[3] + timedelta(seconds=4)):.3f}", a.at(START), len(a[:a.times[10]]), a.values.itemsize, a.values.typecode)
try:
    a[START]
except KeyError as e:
    print(e)
for t, mean, n in itertools.islice(a.resample(timedelta(minutes=5)), 8):
    print(f"{t:%H:%M} {n:3} {'-' if mean is None else format(mean, '.2f')}")
print([(f"{t:%H:%M:%S}", str(d)) for t, d in a.gaps()])
print([round(v, 2) for v in itertools.islice(moving(a.values, 4), 6)], [round(v, 2) for v in itertools.islice(smooth(a.values, 0.3), 6)])
chart(list(moving(a.values, 5)))
runs = [(up, len(list(g))) for up, g in itertools.groupby(itertools.starmap(operator.lt, itertools.pairwise(a.values)))]
print(runs[:6], max(runs, key=operator.itemgetter(1)), heapq.nlargest(2, zip(a.values, itertools.count())), statistics.correlation(a.values[:20], Series(sources[2]).values[:20]) < 1, [round(q, 2) for q in statistics.quantiles(a.values, n=4)])
clock = itertools.count(0, 0.5)
now, played = [0.0], []
player = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
for s in merged[:4]:
    player.enterabs((s.when - START).total_seconds(), 1, played.append, (s.source,), {})
late = player.enter(1, 0, played.append, ("first",))
gone = player.enter(2, 0, played.append, ("never",))
player.cancel(gone)
print(len(player.queue), player.queue[0].argument, player.run(blocking=False), player.empty(), player.run(), played, now, player.empty())
stack, histogram = [], Counter(int(v) for v in a.values)
for degrees in range(min(histogram), max(histogram) + 1):
    print(f"{degrees:4} {'#' * histogram[degrees]}")
ages = [timedelta(days=1, hours=2), timedelta(minutes=-5), timedelta(microseconds=1)]
print([str(x) for x in ages], sum(ages, timedelta()), max(ages) // timedelta(hours=1), divmod(ages[0], timedelta(hours=7)), ages[0] / 3, -ages[0], abs(ages[1]), ages[0].total_seconds(), repr(ages[1]))
