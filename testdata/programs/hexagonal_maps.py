# Maps of hexagons: cube coordinates with operators, lines, rings and spirals, fields of view, path-finding over terrain, rotation, drawing as text.
import heapq
import math
from dataclasses import dataclass
from itertools import islice

TERRAIN = """
 . . ~ ~ . . . .
  . ^ ^ ~ . % % .
 . . ^ ~ . % . .
  . . . . . . . ^
 ~ ~ . ^ ^ . ^ ^
  . ~ . . ^ . . .
"""
COST = {".": 1, "%": 2, "^": 5, "~": None}


@dataclass(frozen=True, order=True)
class Hex:
    q: int
    r: int

    @property
    def s(self):
        return -self.q - self.r

    def __add__(self, other):
        return Hex(self.q + other.q, self.r + other.r)

    def __sub__(self, other):
        return Hex(self.q - other.q, self.r - other.r)

    def __mul__(self, k):
        return Hex(self.q * k, self.r * k) if isinstance(k, int) else NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return Hex(-self.q, -self.r)

    def __abs__(self):
        return max(abs(self.q), abs(self.r), abs(self.s))

    def __repr__(self):
        return f"<{self.q},{self.r}>"

    def turned(self, sixths=1):
        q, r, s = self.q, self.r, self.s
        for _ in range(sixths % 6):
            q, r, s = -r, -s, -q
        return Hex(q, r)

    def mirrored(self):
        return Hex(self.r, self.q)

    def around(self):
        return [self + d for d in DIRECTIONS]

    @classmethod
    def nearest(cls, q, r):
        s = -q - r
        rq, rr, rs = round(q), round(r), round(s)
        dq, dr, ds = abs(rq - q), abs(rr - r), abs(rs - s)
        if dq > dr and dq > ds:
            rq = -rr - rs
        elif dr > ds:
            rr = -rq - rs
        return cls(rq, rr)

    def line_to(self, other):
        n = abs(other - self)
        for i in range(n + 1):
            t = i / n if n else 0
            yield Hex.nearest(self.q + (other.q - self.q) * t + 1e-6, self.r + (other.r - self.r) * t + 2e-6)

    def pixel(self, size=1.0):
        return size * math.sqrt(3) * (self.q + self.r / 2), size * 1.5 * self.r

    @classmethod
    def at_pixel(cls, x, y, size=1.0):
        return cls.nearest((math.sqrt(3) / 3 * x - y / 3) / size, 2 / 3 * y / size)


DIRECTIONS = [Hex(1, 0), Hex(1, -1), Hex(0, -1), Hex(-1, 0), Hex(-1, 1), Hex(0, 1)]


def ring(centre, radius):
    if radius == 0:
        yield centre
        return
    here = centre + DIRECTIONS[4] * radius
    for direction in DIRECTIONS:
        for _ in range(radius):
            yield here
            here += direction


def spiral(centre):
    radius = 0
    while True:
        yield from ring(centre, radius)
        radius += 1


class Map:
    def __init__(self, text):
        self.cells = {}
        for row, line in enumerate(text.strip("\n").splitlines()):
            for at, ch in enumerate(line):
                if ch != " ":
                    column = (at - 1 - row % 2) // 2
                    self.cells[Hex(column - (row - row % 2) // 2, row)] = ch

    def path(self, start, goal):
        best, came, todo = {start: 0}, {}, [(0, start)]
        while todo:
            _, here = heapq.heappop(todo)
            if here == goal:
                steps = [here]
                while here in came:
                    here = came[here]
                    steps.append(here)
                return best[goal], steps[::-1]
            for other in here.around():
                price = COST.get(self.cells.get(other))
                if price is not None and (cost := best[here] + price) < best.get(other, math.inf):
                    best[other], came[other] = cost, here
                    heapq.heappush(todo, (cost + abs(goal - other), other))
        return math.inf, []

    def sees(self, a, b):
        return all(self.cells.get(h) != "^" for h in list(a.line_to(b))[1:-1])

    def reach(self, start, budget):
        left, todo = {start: budget}, [start]
        while todo:
            here = todo.pop()
            for other in here.around():
                price = COST.get(self.cells.get(other))
                if price is not None and left[here] - price > left.get(other, -1):
                    left[other] = left[here] - price
                    todo.append(other)
        return left

    def draw(self, marks=()):
        rows = {}
        for h, ch in self.cells.items():
            rows.setdefault(h.r, {})[h.q + (h.r - h.r % 2) // 2] = str(dict(marks).get(h, ch))
        for r, row in sorted(rows.items()):
            yield (" " * (r % 2 + 1) + " ".join(row.get(c, " ") for c in range(max(row) + 1))).rstrip()


a, b = Hex(2, -1), Hex(-1, 3)
print(a + b, a - b, 2 * a, a * -3, -b, abs(b), abs(a - b), a < b, sorted([b, a, Hex(2, -2)]))
print("turns:", [a.turned(k) for k in range(7)], "mirror:", a.mirrored(), a.mirrored().mirrored() == a)
print("line:", list(Hex(0, 0).line_to(Hex(4, -6))), list(a.line_to(a)))
print("ring:", list(ring(Hex(0, 0), 2)), "spiral:", len(set(islice(spiral(a), 37))), max(abs(h - a) for h in islice(spiral(a), 37)))
assert all(Hex.at_pixel(*h.pixel(7.5), 7.5) == h for h in islice(spiral(Hex(3, -8)), 91))
print("pixels:", [tuple(f"{v:.3f}" for v in h.pixel()) for h in Hex(0, 0).around()])

world = Map(TERRAIN)
corner, end = Hex(0, 0), Hex(4, 3)
print(len(world.cells), "cells;", {ch: list(world.cells.values()).count(ch) for ch in COST})
cost, steps = world.path(corner, end)
print("path costs", cost, "over", steps)
print(*world.draw({h: i % 10 for i, h in enumerate(steps)}.items()), sep="\n")
reach = world.reach(Hex(1, 3), 3)
print("within three:", len(reach))
print(*world.draw(reach.items()), sep="\n")
eye = Hex(2, 3)
seen = {h: "o" for h in world.cells if h != eye and world.sees(eye, h)}
print("seen from", eye, len(seen))
print(*world.draw((seen | {eye: "@"}).items()), sep="\n")
print("islands of water:", world.path(corner, Hex(2, 0)), world.path(corner, corner))
for wrong in (lambda: a * 1.5, lambda: a + 1, lambda: setattr(a, "q", 5)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
