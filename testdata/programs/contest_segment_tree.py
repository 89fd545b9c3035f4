# Range queries in contest style: input from a text, a segment tree with lazy addition, a Fenwick tree, and a check of both against lists.
import io
import random
import sys
from operator import add

INPUT = """\
8 9
5 3 8 6 2 7 4 1
sum 1 8
min 2 5
add 3 6 10
sum 1 8
min 2 5
max 1 8
add 1 8 -4
max 4 4
sum 2 3
"""


class LazyTree:
    """Sum, minimum and maximum over half-open ranges, with addition to a range."""

    def __init__(self, values):
        self.n = len(values)
        size = 4 * self.n
        self.sums, self.mins, self.maxs, self.lazy = [0] * size, [0] * size, [0] * size, [0] * size
        self._build(1, 0, self.n, values)

    def _pull(self, node):
        a, b = 2 * node, 2 * node + 1
        self.sums[node] = self.sums[a] + self.sums[b]
        self.mins[node] = min(self.mins[a], self.mins[b])
        self.maxs[node] = max(self.maxs[a], self.maxs[b])

    def _build(self, node, lo, hi, values):
        if hi - lo == 1:
            self.sums[node] = self.mins[node] = self.maxs[node] = values[lo]
            return
        mid = (lo + hi) // 2
        self._build(2 * node, lo, mid, values)
        self._build(2 * node + 1, mid, hi, values)
        self._pull(node)

    def _apply(self, node, lo, hi, delta):
        self.sums[node] += delta * (hi - lo)
        self.mins[node] += delta
        self.maxs[node] += delta
        self.lazy[node] += delta

    def _push(self, node, lo, mid, hi):
        if self.lazy[node]:
            self._apply(2 * node, lo, mid, self.lazy[node])
            self._apply(2 * node + 1, mid, hi, self.lazy[node])
            self.lazy[node] = 0

    def add(self, l, r, delta, node=1, lo=0, hi=None):
        hi = self.n if hi is None else hi
        if r <= lo or hi <= l:
            return
        if l <= lo and hi <= r:
            return self._apply(node, lo, hi, delta)
        mid = (lo + hi) // 2
        self._push(node, lo, mid, hi)
        self.add(l, r, delta, 2 * node, lo, mid)
        self.add(l, r, delta, 2 * node + 1, mid, hi)
        self._pull(node)

    def query(self, l, r, node=1, lo=0, hi=None):
        hi = self.n if hi is None else hi
        if r <= lo or hi <= l:
            return 0, float("inf"), float("-inf")
        if l <= lo and hi <= r:
            return self.sums[node], self.mins[node], self.maxs[node]
        mid = (lo + hi) // 2
        self._push(node, lo, mid, hi)
        left, right = self.query(l, r, 2 * node, lo, mid), self.query(l, r, 2 * node + 1, mid, hi)
        return tuple(f(a, b) for f, a, b in zip((add, min, max), left, right))


class Fenwick:
    def __init__(self, n):
        self.tree = [0] * (n + 1)

    def add(self, i, delta):
        i += 1
        while i < len(self.tree):
            self.tree[i] += delta
            i += i & -i

    def prefix(self, i):
        total = 0
        while i:
            total += self.tree[i]
            i &= i - 1
        return total


def main():
    n, q = map(int, sys.stdin.readline().split())
    tree = LazyTree(list(map(int, sys.stdin.readline().split())))
    for _ in range(q):
        op, *args = sys.stdin.readline().split()
        l, r, *rest = map(int, args)
        if op == "add":
            tree.add(l - 1, r, rest[0])
        else:
            print(op, l, r, "=>", tree.query(l - 1, r)[("sum", "min", "max").index(op)])


sys.stdin = io.StringIO(INPUT)
main()

rng = random.Random(2024)
plain = [rng.randint(-50, 50) for _ in range(60)]
tree, fenwick = LazyTree(plain), Fenwick(60)
for i, v in enumerate(plain):
    fenwick.add(i, v)
for step in range(150):
    l = rng.randrange(60)
    r = rng.randint(l + 1, 60)
    if step % 3 == 0:
        d = rng.randint(-9, 9)
        tree.add(l, r, d)
        for i in range(l, r):
            plain[i] += d
            fenwick.add(i, d)
    part = plain[l:r]
    assert tree.query(l, r) == (sum(part), min(part), max(part))
    assert fenwick.prefix(r) - fenwick.prefix(l) == sum(part)
    if step % 25 == 0:
        print(f"step {step:3}: [{l}, {r}) {tree.query(l, r)}")
print(plain[:12])
