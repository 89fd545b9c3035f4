# Sweeping over intervals and points: overlaps, skyline, rooms, area of rectangles, closest heights, weighted choice, merging, an interval map, gaps.
import heapq
import sys
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from io import StringIO
from itertools import accumulate, chain
from operator import itemgetter

INPUT = """\
6
1 4 anna
2 9 ben
4 7 cleo
5 6 dora
8 12 emil
10 11 fred
"""


def read(stream):
    n = int(stream.readline())
    for _ in range(n):
        a, b, name = stream.readline().split()
        yield int(a), int(b), name


def busiest(spans):
    marks = defaultdict(int)
    for a, b, *_ in spans:
        marks[a] += 1
        marks[b] -= 1
    times = sorted(marks)
    levels = list(accumulate(marks[t] for t in times))
    top = max(levels)
    return top, [(times[i], times[i + 1]) for i, level in enumerate(levels) if level == top]


def rooms(spans):
    free, ends, given, count = [], [], {}, 0
    for a, b, name in sorted(spans):
        while ends and ends[0][0] <= a:
            heapq.heappush(free, heapq.heappop(ends)[1])
        if free:
            room = heapq.heappop(free)
        else:
            count += 1
            room = count
        given[name] = room
        heapq.heappush(ends, (b, room))
    return count, given


def most_without_overlap(spans):
    chosen, end = [], float("-inf")
    for a, b, name in sorted(spans, key=itemgetter(1)):
        if a >= end:
            chosen.append(name)
            end = b
    return chosen


def heaviest(spans, weight):
    spans = sorted(spans, key=itemgetter(1))
    ends = [b for _, b, _ in spans]
    best = [(0, ())]
    for i, (a, b, name) in enumerate(spans):
        before = best[bisect_right(ends, a, 0, i)]
        best.append(max(best[-1], (before[0] + weight(a, b), before[1] + (name,)), key=itemgetter(0)))
    return best[-1]


def skyline(buildings):
    events = sorted(chain(((l, -h, r) for l, r, h in buildings), ((r, 0, 0) for _, r, _ in buildings)))
    live, outline = [(0, sys.maxsize)], []
    for x, neg, right in events:
        while live[0][1] <= x:
            heapq.heappop(live)
        if neg:
            heapq.heappush(live, (neg, right))
        height = -live[0][0]
        if not outline or outline[-1][1] != height:
            if outline and outline[-1][0] == x:
                outline.pop()
            outline.append((x, height))
    return outline


def union_area(rectangles):
    ys = sorted({y for _, y1, _, y2 in rectangles for y in (y1, y2)})
    cover, total, last = [0] * (len(ys) - 1), 0, None
    for x, step, y1, y2 in sorted(chain(((a, 1, b, d) for a, b, _, d in rectangles), ((c, -1, b, d) for _, b, c, d in rectangles))):
        if last is not None:
            total += (x - last) * sum(hi - lo for lo, hi, n in zip(ys, ys[1:], cover) if n)
        for i in range(bisect_left(ys, y1), bisect_left(ys, y2)):
            cover[i] += step
        last = x
    return total


class IntervalMap:
    """Values for half-open ranges of integers; a later assignment wins, equal neighbours grow together."""

    def __init__(self, default=None):
        self.starts, self.values = [float("-inf")], [default]

    def __getitem__(self, x):
        return self.values[bisect_right(self.starts, x) - 1]

    def __setitem__(self, span, value):
        lo, hi = span.start, span.stop
        after = self[hi]
        i, j = bisect_left(self.starts, lo), bisect_right(self.starts, hi)
        starts, values = [lo, hi], [value, after]
        if self.values[i - 1] == value:
            del starts[0], values[0]
        if value == after:
            del starts[-1], values[-1]
        self.starts[i:j], self.values[i:j] = starts, values

    def __iter__(self):
        for a, b, v in zip(self.starts, self.starts[1:] + [float("inf")], self.values):
            yield a, b, v


def nearest_smaller(values):
    left, stack = [], []
    for v in values:
        while stack and stack[-1] >= v:
            stack.pop()
        left.append(stack[-1] if stack else None)
        stack.append(v)
    return left


def histogram(heights):
    best, stack = 0, []
    for i, h in enumerate(chain(heights, [0])):
        start = i
        while stack and stack[-1][1] >= h:
            start, old = stack.pop()
            best = max(best, old * (i - start))
        stack.append((start, h))
    return best


spans = list(read(StringIO(INPUT)))
print("busiest:", *busiest(spans))
print("rooms:", *rooms(spans))
print("most:", most_without_overlap(spans))
print("heaviest:", heaviest(spans, lambda a, b: b - a), heaviest(spans, lambda a, b: 10))
print("skyline:", skyline([(2, 9, 10), (3, 7, 15), (5, 12, 12), (15, 20, 10), (19, 24, 8)]))
print("area:", union_area([(0, 0, 4, 4), (2, 2, 6, 6), (1, 1, 3, 3), (5, 0, 7, 3)]), union_area([(0, 0, 10, 1), (0, 0, 1, 10)]))

colours = IntervalMap(".")
for lo, hi, mark in [(2, 12, "a"), (5, 8, "b"), (8, 10, "b"), (0, 3, "c"), (14, 15, "a"), (10, 14, "a"), (6, 7, "a"), (6, 7, "b")]:
    colours[lo:hi] = mark
    print("".join(colours[x] for x in range(-1, 17)), len(colours.starts))
print(list(colours))

heights = [3, 1, 6, 4, 5, 2, 2, 7]
print("smaller to the left:", nearest_smaller(heights), "largest rectangle:", histogram(heights))
seen, worst = [], []
for h in [50, 20, 90, 55, 21, 70]:
    at = bisect_left(seen, h)
    worst.append(min((abs(h - x) for x in seen[max(0, at - 1):at + 1]), default=None))
    insort(seen, h)
print("nearest earlier value:", worst, seen)
people = [("ida", 4), ("jon", 9), ("kai", 6), ("lea", 9)]
names = [n for n, _ in sorted(people, key=lambda p: (-p[1], p[0]))]
insort(people, ("mia", 5), key=lambda p: p[1])
print(names, people[:2], bisect_left([9, 7, 5, 3], -5, key=lambda v: -v))
try:
    list(read(StringIO("2\n1 2 x\n")))
except ValueError as error:
    print("short input:", error)
