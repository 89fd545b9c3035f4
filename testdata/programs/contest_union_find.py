# Union-find in all its contest uses: islands as land rises, parity, rollback with offline deletions, weights, Kruskal rebuilt, percolation, labels.
import random
from collections import defaultdict
from itertools import pairwise


class Sets:
    def __init__(self, n):
        self.up = [-1] * n
        self.count = n

    def find(self, x):
        root = x
        while self.up[root] >= 0:
            root = self.up[root]
        while self.up[x] >= 0:
            self.up[x], x = root, self.up[x]
        return root

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.up[a] > self.up[b]:
            a, b = b, a
        self.up[a] += self.up[b]
        self.up[b] = a
        self.count -= 1
        return True

    def size(self, x):
        return -self.up[self.find(x)]

    def groups(self):
        found = defaultdict(list)
        for x in range(len(self.up)):
            found[self.find(x)].append(x)
        return sorted(found.values())


class Undoable(Sets):
    """Without path compression, with a log, so that joins can be taken back."""

    def __init__(self, n):
        super().__init__(n)
        self.log = []

    def find(self, x):
        while self.up[x] >= 0:
            x = self.up[x]
        return x

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if self.up[a] > self.up[b]:
            a, b = b, a
        self.log.append((a, self.up[a], b, self.up[b]))
        if a != b:
            self.up[a] += self.up[b]
            self.up[b] = a
            self.count -= 1

    def undo(self):
        a, ua, b, ub = self.log.pop()
        self.count += a != b
        self.up[a], self.up[b] = ua, ub


class Weighted:
    """Differences between members: says(a, b, w) means value[b] - value[a] = w."""

    def __init__(self):
        self.up, self.offset = {}, {}

    def find(self, x):
        self.up.setdefault(x, x)
        self.offset.setdefault(x, 0)
        if self.up[x] != x:
            parent = self.up[x]
            root = self.find(parent)
            self.offset[x] += self.offset[parent]
            self.up[x] = root
        return self.up[x]

    def says(self, a, b, w):
        ra, rb = self.find(a), self.find(b)
        if ra == rb:
            return self.offset[b] - self.offset[a] == w
        self.up[rb] = ra
        self.offset[rb] = self.offset[a] + w - self.offset[b]
        return True

    def difference(self, a, b):
        return self.offset[b] - self.offset[a] if self.find(a) == self.find(b) else None


def connected_over_time(n, events):
    """Edges come and go; a tree over time holds each where it lives, and a walk joins and undoes."""
    start, spans, asks = {}, [], []
    for t, (kind, a, b) in enumerate(events):
        match kind:
            case "+": start[a, b] = t
            case "-": spans.append((start.pop((a, b)), t, a, b))
            case "?": asks.append(t)
    spans += [(t, len(events), a, b) for (a, b), t in start.items()]
    held, answers, sets = defaultdict(list), {}, Undoable(n)

    def put(node, lo, hi, span):
        first, last, a, b = span
        if first <= lo and hi <= last:
            held[node].append((a, b))
        elif first < hi and lo < last:
            mid = (lo + hi) // 2
            put(2 * node, lo, mid, span)
            put(2 * node + 1, mid, hi, span)

    def walk(node, lo, hi):
        for a, b in held[node]:
            sets.join(a, b)
        if hi - lo == 1:
            kind, a, b = events[lo]
            if kind == "?":
                answers[lo] = sets.find(a) == sets.find(b), sets.count
        else:
            mid = (lo + hi) // 2
            walk(2 * node, lo, mid)
            walk(2 * node + 1, mid, hi)
        for _ in held[node]:
            sets.undo()

    for span in spans:
        put(1, 0, len(events), span)
    walk(1, 0, len(events))
    return [answers[t] for t in asks]


HEIGHTS = ["3325", "1914", "2731", "6118"]
cells = sorted(((int(h), r * 4 + c) for r, row in enumerate(HEIGHTS) for c, h in enumerate(row)), reverse=True)
sets, dry = Sets(16), set()
for (level, cell), (after, _) in pairwise(cells + [(0, 0)]):
    dry.add(cell)
    for other in (cell - 4, cell + 4, *([cell - 1] if cell % 4 else []), *([cell + 1] if cell % 4 < 3 else [])):
        if other in dry:
            sets.join(cell, other)
    if after != level:
        print(f"sea at {level}: {sets.count - 16 + len(dry)} islands, the largest {max(map(sets.size, dry))}")

events = [("+", 0, 1), ("+", 1, 2), ("?", 0, 2), ("-", 1, 2), ("?", 0, 2), ("+", 2, 3), ("+", 0, 3), ("?", 1, 2), ("-", 0, 1), ("?", 1, 2), ("?", 0, 2)]
print("over time:", connected_over_time(5, events))

w = Weighted()
claims = [("ann", "bob", 5), ("cid", "dan", -2), ("bob", "cid", 1), ("ann", "dan", 4), ("ann", "dan", 3), ("eve", "fay", 9)]
for claim in claims:
    print("%s -> %s by %+d:" % claim, "fine" if w.says(*claim) else f"wrong, it is {w.difference(*claim[:2]):+d}")
print(w.difference("dan", "bob"), w.difference("ann", "eve"))

edges = sorted([(7, 0, 1), (5, 1, 2), (8, 0, 3), (9, 1, 3), (7, 1, 4), (5, 2, 4), (15, 3, 4), (6, 3, 5), (8, 4, 5), (9, 4, 6), (11, 5, 6)])
sets = Sets(7)
tree = [edge for edge in edges if sets.join(*edge[1:])]
print("spanning tree:", sum(e[0] for e in tree), tree)
bottleneck, widest = Sets(7), {}
for cost, a, b in edges:
    left, right = ([g for g in bottleneck.groups() if x in g][0] for x in (a, b))
    if bottleneck.join(a, b):
        widest.update({(min(x, y), max(x, y)): cost for x in left for y in right})
print("bottlenecks from 0:", {b: widest[0, b] for b in range(1, 7)})

odd = Sets(12)
for a, b in [(0, 1), (1, 2), (2, 3), (4, 5)]:
    odd.join(a, b + 6), odd.join(a + 6, b)
print("two-colourable:", all(odd.find(v) != odd.find(v + 6) for v in range(6)), odd.join(0, 2 + 6), odd.find(0) == odd.find(6))

rng, size, opened = random.Random(6), 12, []
for trial in range(5):
    grid, wet = Sets(size * size + 2), [False] * size * size
    for n, cell in enumerate(rng.sample(range(size * size), size * size), 1):
        wet[cell] = True
        r, c = divmod(cell, size)
        for ok, other in ((r > 0, cell - size), (r < size - 1, cell + size), (c > 0, cell - 1), (c < size - 1, cell + 1)):
            if ok and wet[other]:
                grid.join(cell, other)
        if r == 0:
            grid.join(cell, size * size)
        if r == size - 1:
            grid.join(cell, size * size + 1)
        if grid.find(size * size) == grid.find(size * size + 1):
            opened.append(n)
            break
print("percolates after", opened, f"of {size * size}: {sum(opened) / len(opened) / size ** 2:.3f}")
