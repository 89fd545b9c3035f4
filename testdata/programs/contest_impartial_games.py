# Games of contests: Grundy numbers of Nim, Kayles, Dawson, Wythoff and Euclid, misere play, loopy games on graphs, a stone game by intervals.
from collections import deque
from functools import cache, reduce
from itertools import product
from math import isqrt
from operator import xor


def mex(values):
    values = set(values)
    n = 0
    while n in values:
        n += 1
    return n


class HeapGame:
    """A heap game by its octal code: digit k tells what may be left after taking k: 1 nothing, 2 one heap, 4 two heaps."""

    def __init__(self, code):
        self.digits = [int(d, 8) for d in code.removeprefix("0.")]
        self.values = []

    def options(self, n):
        for k, digit in enumerate(self.digits, 1):
            rest = n - k
            if rest < 0:
                break
            if digit & 1 and rest == 0:
                yield ()
            if digit & 2 and rest > 0:
                yield (rest,)
            if digit & 4:
                for a in range(1, rest // 2 + 1):
                    yield a, rest - a

    def __getitem__(self, n):
        while len(self.values) <= n:
            m = len(self.values)
            self.values.append(mex(self.value(heaps) for heaps in self.options(m)))
        return self.values[n]

    def value(self, heaps):
        return reduce(xor, map(self.__getitem__, heaps), 0)

    def best(self, heaps):
        for at, n in enumerate(heaps):
            for left in self.options(n):
                after = (*heaps[:at], *left, *heaps[at + 1:])
                if self.value(after) == 0:
                    return tuple(sorted(after))
        return None

    def period(self, limit=160):
        self[limit]
        for p in range(1, limit // 3):
            start = next((s for s in range(limit // 3) if all(self.values[i] == self.values[i + p] for i in range(s, limit - p))), None)
            if start is not None:
                return start, p
        return None


@cache
def misere(heaps):
    """Whether who moves wins at Nim when the last to take loses."""
    heaps = tuple(sorted(h for h in heaps if h))
    if not heaps:
        return True
    return any(not misere(tuple(sorted(heaps[:i] + (left,) + heaps[i + 1:]))) for i, h in enumerate(heaps) for left in range(h))


@cache
def wythoff(a, b):
    moves = [(a - k, b) for k in range(1, a + 1)] + [(a, b - k) for k in range(1, b + 1)] + [(a - k, b - k) for k in range(1, min(a, b) + 1)]
    return any(not wythoff(*sorted(m)) for m in moves)


def euclid(a, b):
    """Multiples of the smaller are taken from the larger; True if the first player wins."""
    a, b = sorted((a, b))
    return a > 0 and (b // a > 1 or b == a or not euclid(b % a, a))


def retrograde(moves):
    """Outcomes on a graph with cycles: won, lost or drawn, with the number of moves."""
    before = {v: [] for v in moves}
    for v, targets in moves.items():
        for w in targets:
            before[w].append(v)
    left, result = {v: len(t) for v, t in moves.items()}, {}
    todo = deque()
    for v, targets in moves.items():
        if not targets:
            result[v] = "lost", 0
            todo.append(v)
    while todo:
        v = todo.popleft()
        kind, steps = result[v]
        for u in before[v]:
            if u in result:
                continue
            left[u] -= 1
            if kind == "lost":
                result[u] = "won", steps + 1
            elif left[u] == 0:
                result[u] = "lost", steps + 1
            else:
                continue
            todo.append(u)
    return {v: result.get(v, ("drawn", None)) for v in moves}


def stones(row):
    """Two players take from either end; the difference with best play, and the moves."""
    @cache
    def diff(i, j):
        return row[i] if i == j else max(row[i] - diff(i + 1, j), row[j] - diff(i, j - 1))
    i, j, taken = 0, len(row) - 1, []
    while i < j:
        if row[i] - diff(i + 1, j) >= row[j] - diff(i, j - 1):
            taken.append("L")
            i += 1
        else:
            taken.append("R")
            j -= 1
    return diff(0, len(row) - 1), "".join(taken)


for name, code in {"Nim to 3": "0.333", "Kayles": "0.77", "Dawson's chess": "0.137", "Treblecross": "0.007", "pairs": "0.04"}.items():
    game = HeapGame(code)
    print(f"{name:<15} {''.join(str(game[n]) for n in range(40))} period {game.period()}")
kayles = HeapGame("0.77")
for heaps in ((3,), (1, 1), (4, 5), (7, 9, 2), (5, 3, 3, 5), (12, 7)):
    print("kayles", heaps, "value", kayles.value(heaps), "leave", kayles.best(heaps))

small = list(product(range(4), repeat=3))
agree = [h for h in small if misere(tuple(sorted(h))) == (reduce(xor, h) != 0)]
print("misere as normal in", len(agree), "of", len(small), "; different:", sorted({tuple(sorted(h)) for h in small} - {tuple(sorted(h)) for h in agree}))
cold = [(a, b) for a in range(12) for b in range(a, 20) if not wythoff(a, b)]
golden = [((k + isqrt(5 * k * k)) // 2, (k + isqrt(5 * k * k)) // 2 + k) for k in range(len(cold))]
print("wythoff:", cold, cold == golden)
print("euclid:", "".join(".#"[euclid(a, b)] for a in (5,) for b in range(1, 16)), [(a, b) for a in range(8, 14) for b in range(a + 1, 2 * a) if not euclid(a, b)][:6])

board = {n: [m for m in (n // 2, n - 3, n + 5 if n % 7 == 6 else -1) if 0 <= m < 24] if n > 2 else [] for n in range(24)}
for kind in ("won", "lost", "drawn"):
    print(kind, {v: s for v, (k, s) in retrograde(board).items() if k == kind})
for row in ((3, 9, 1, 2), (5, 3, 7, 10), (8, 15, 3, 7), (2, 2), (6,), (4, 11, 5, 11, 4, 9)):
    print("stones", row, *stones(row))
print("circle of mex:", [mex(v) for v in ((), (0, 1, 3), (1, 2), range(9))], misere.cache_info().currsize > 20)
