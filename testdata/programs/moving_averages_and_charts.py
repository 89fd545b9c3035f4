# A share's year in numbers: a seeded walk, simple, weighted and exponential averages, bands, drawdowns, crossings traded, candles by week, text charts.
import math
import random
import statistics
from collections import deque
from datetime import date, timedelta
from itertools import accumulate, batched, groupby, islice, pairwise, tee
from operator import attrgetter
from typing import NamedTuple


class Day(NamedTuple):
    day: date
    open: float
    high: float
    low: float
    close: float
    volume: int


class Candle(Day):
    @property
    def colour(self):
        return "up" if self.close > self.open else "down" if self.close < self.open else "flat"


def trading_days(first):
    while True:
        if first.weekday() < 5:
            yield first
        first += timedelta(1)


def walk(seed, n, start=100.0):
    rng, price = random.Random(seed), start
    for day in islice(trading_days(date(2025, 1, 2)), n):
        steps = [price := round(max(1.0, price * (1 + rng.gauss(0.0008, 0.011))), 2) for _ in range(4)]
        yield Candle(day, steps[0], max(steps), min(steps), steps[-1], rng.randrange(1_000, 9_000, 100))


def simple(values, n):
    window, total = deque(), 0.0
    for v in values:
        window.append(v)
        total += v
        if len(window) > n:
            total -= window.popleft()
        yield total / n if len(window) == n else None


def weighted(values, n):
    window = deque(maxlen=n)
    for v in values:
        window.append(v)
        yield sum(w * x for w, x in enumerate(window, 1)) / (n * (n + 1) / 2) if len(window) == n else None


def exponential(values, n):
    k = 2 / (n + 1)
    return accumulate(values, lambda last, v: last + k * (v - last))


def extremes(values, n):
    """The greatest of each window, with a queue of candidates."""
    queue = deque()
    for i, v in enumerate(values):
        while queue and queue[-1][1] <= v:
            queue.pop()
        queue.append((i, v))
        if queue[0][0] <= i - n:
            queue.popleft()
        yield queue[0][1]


def strength(values, n):
    """The relative strength index with Wilder's smoothing."""
    up = down = 0.0
    for i, (a, b) in enumerate(pairwise(values), 1):
        gain, loss = max(b - a, 0), max(a - b, 0)
        if i <= n:
            up, down = up + gain / n, down + loss / n
        else:
            up, down = (up * (n - 1) + gain) / n, (down * (n - 1) + loss) / n
        yield (100 - 100 / (1 + up / down) if down else 100.0) if i >= n else None


def drawdown(values):
    top, worst, span = -math.inf, 0.0, (0, 0)
    at = 0
    for i, v in enumerate(values):
        if v > top:
            top, at = v, i
        if (fall := (top - v) / top) > worst:
            worst, span = fall, (at, i)
    return worst, span


def crossings(fast, slow):
    signs = ((i, (a > b) - (a < b)) for i, (a, b) in enumerate(zip(fast, slow)) if a is not None and b is not None)
    for (_, before), (i, after) in pairwise((i, s) for i, s in signs if s):
        if before != after:
            yield i, after


def spark(values):
    lo, hi = min(values), max(values)
    return "".join("▁▂▃▄▅▆▇█"[min(7, int((v - lo) / ((hi - lo) or 1) * 8))] for v in values)


def chart(series, height=10, width=64):
    every = math.ceil(max(map(len, series.values())) / width)
    lo = min(v for s in series.values() for v in s if v is not None)
    hi = max(v for s in series.values() for v in s if v is not None)
    grid = [[" "] * width for _ in range(height)]
    for mark, values in series.items():
        for x, v in enumerate(islice(values, 0, None, every)):
            if v is not None:
                grid[round((hi - v) / (hi - lo) * (height - 1))][x] = mark
    for i, row in enumerate(grid):
        yield f"{hi - (hi - lo) * i / (height - 1):>8.2f} |{''.join(row)}".rstrip()


days = list(walk(1929, 128))
closes = [d.close for d in days]
print(len(days), "days", days[0].day, "to", days[-1].day, "closes", closes[:4], closes[-1])
print(days[1], days[1].colour)
averages = {n: list(simple(closes, n)) for n in (5, 20)}
for i in (3, 4, 19, 60, 127):
    row = [averages[5][i], averages[20][i], list(weighted(closes, 10))[i], list(exponential(closes, 10))[i]]
    print(f"{i:>4} {closes[i]:>8.2f}", *(f"{v:>9.4f}" if v is not None else f"{'-':>9}" for v in row))
assert all(math.isclose(averages[5][i], statistics.fmean(closes[i - 4:i + 1])) for i in range(4, len(closes)))
assert list(extremes(closes, 7)) == [max(closes[max(0, i - 6):i + 1]) for i in range(len(closes))]
print(*chart({"+": averages[20], "*": closes}), sep="\n")
print(spark([d.volume for d in days[:60]]))

a, b = tee(closes)
next(b)
returns = [math.log(y / x) for x, y in zip(a, b)]
print(f"mean return {statistics.fmean(returns):+.6f}, volatility {statistics.stdev(returns) * math.sqrt(252):.4f}, up {sum(r > 0 for r in returns)} of {len(returns)}")
worst, (top, bottom) = drawdown(closes)
print(f"worst fall {worst:.2%} from {days[top].day} to {days[bottom].day}")
runs = [(up, sum(1 for _ in g)) for up, g in groupby(returns, key=lambda r: r > 0)]
print("longest runs: up", max(n for up, n in runs if up), "down", max(n for up, n in runs if not up))
index = list(strength(closes, 14))
print("strength:", [f"{v:.2f}" for v in index[13::20] if v is not None], "above 70:", sum(v is not None and v > 70 for v in index))

money, shares = 10_000.0, 0
for i, sign in crossings(averages[5], averages[20]):
    if sign > 0 and not shares:
        shares, money = int(money // closes[i]), money - money // closes[i] * closes[i]
    elif sign < 0 and shares:
        money, shares = money + shares * closes[i], 0
    print(f"  {days[i].day:%d %b} {'buy ' if sign > 0 else 'sell'} at {closes[i]:.2f}: {shares} shares, {money:,.2f}")
print(f"in the end {money + shares * closes[-1]:,.2f}; holding {10_000 / closes[0] * closes[-1]:,.2f}")

for (year, week), group in islice(groupby(days, key=lambda d: d.day.isocalendar()[:2]), 2, 6):
    group = list(group)
    c = Candle(group[0].day, group[0].open, max(map(attrgetter("high"), group)), min(map(attrgetter("low"), group)), group[-1].close, sum(d.volume for d in group))
    print(f"{year} week {week:>2}: {c.open:.2f} {c.high:.2f} {c.low:.2f} {c.close:.2f} {c.colour:<4} {c.volume:>6,}", "#" * (c.volume // 2000))
for part in batched(closes[:7], 3):
    print(part, end=" ")
print(days[0]._replace(volume=0)[-1], Candle._fields, type(days[0]._replace(volume=0)).__name__)
