# Minesweeper: fields from seeds, floods of zeros, a solver by subsets and by counting all arrangements of the fringe, exact odds in fractions, a transcript.
import random
from collections import Counter, deque
from fractions import Fraction
from itertools import product
from math import comb


class Boom(Exception):
    pass


class Field:
    def __init__(self, rows, columns, mines):
        self.rows, self.columns = rows, columns
        self.cells = list(product(range(rows), range(columns)))
        self.mines, self.shown, self.flags = frozenset(mines), {}, set()

    @classmethod
    def seeded(cls, rows, columns, count, seed, safe=(0, 0)):
        rng = random.Random(seed)
        free = [(r, c) for r, c in product(range(rows), range(columns)) if max(abs(r - safe[0]), abs(c - safe[1])) > 1]
        return cls(rows, columns, rng.sample(free, count))

    def around(self, cell):
        r, c = cell
        return [(r + i, c + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i or j) and 0 <= r + i < self.rows and 0 <= c + j < self.columns]

    def open(self, cell):
        if cell in self.flags:
            raise ValueError(f"{cell} is flagged")
        if cell in self.mines:
            raise Boom(cell)
        todo, opened = deque([cell]), 0
        while todo:
            cell = todo.popleft()
            if cell in self.shown:
                continue
            self.shown[cell] = n = sum(other in self.mines for other in self.around(cell))
            opened += 1
            if n == 0:
                todo.extend(self.around(cell))
        return opened

    @property
    def cleared(self):
        return len(self.shown) + len(self.mines) == len(self.cells)

    def __str__(self):
        def mark(cell):
            if cell in self.flags:
                return "F"
            return "#" if cell not in self.shown else str(self.shown[cell] or ".")
        return "\n".join(" ".join(mark((r, c)) for c in range(self.columns)) for r in range(self.rows))


def constraints(field):
    """Sets of unknown cells with the number of mines among them."""
    found = {}
    for cell, n in field.shown.items():
        near = field.around(cell)
        unknown = frozenset(c for c in near if c not in field.shown and c not in field.flags)
        if unknown:
            found[unknown] = n - sum(c in field.flags for c in near)
    return found


def deduce(known):
    """Differences of a set and its subsets, until nothing new comes; then what is safe and what is a mine."""
    known = dict(known)
    while True:
        fresh = {}
        sets = list(known.items())
        for a, m in sets:
            for b, n in sets:
                if a < b and (rest := b - a) not in known:
                    fresh[rest] = n - m
        if not fresh or len(known) > 300:
            break
        known.update(fresh)
    safe = {c for cells, n in known.items() if n == 0 for c in cells}
    mines = {c for cells, n in known.items() if n == len(cells) for c in cells}
    return safe, mines


def groups(known):
    left = list(known.items())
    while left:
        cells, part = set(left[0][0]), []
        while True:
            touching = [item for item in left if item[0] & cells]
            if not touching:
                break
            part += touching
            left = [item for item in left if item not in touching]
            cells.update(*(c for c, _ in touching))
        yield sorted(cells), part


def arrangements(cells, part):
    """For each number of mines: in how many ways, and how often each cell has one."""
    by_last = {}
    order = {c: i for i, c in enumerate(cells)}
    for group, n in part:
        for c in group:
            by_last.setdefault(c, []).append((group, n))
    ways, hits, chosen = Counter(), {}, set()

    def place(i):
        if i == len(cells):
            ways[len(chosen)] += 1
            hits.setdefault(len(chosen), Counter()).update(chosen)
            return
        for mine in (False, True):
            if mine:
                chosen.add(cells[i])
            ok = True
            for group, n in by_last[cells[i]]:
                got, free = len(group & chosen), sum(order[c] > i for c in group)
                if not got <= n <= got + free:
                    ok = False
                    break
            if ok:
                place(i + 1)
            chosen.discard(cells[i])

    place(0)
    return ways, hits


def odds(field):
    known = constraints(field)
    parts = [(cells, *arrangements(cells, part)) for cells, part in groups(known)]
    fringe = {c for cells, *_ in parts for c in cells}
    sea = [c for c in field.cells if c not in field.shown and c not in field.flags and c not in fringe]
    left = len(field.mines) - len(field.flags)

    def together(ways_list):
        total = Counter({0: 1})
        for ways in ways_list:
            total = Counter({}) + sum((Counter({a + b: m * n for b, n in ways.items()}) for a, m in total.items()), Counter())
        return total

    everything = together([ways for _, ways, _ in parts])
    weight = sum(n * comb(len(sea), left - k) for k, n in everything.items() if 0 <= left - k)
    chance = {}
    for i, (cells, ways, hits) in enumerate(parts):
        others = together([w for j, (_, w, _) in enumerate(parts) if j != i])
        for c in cells:
            count = sum(h[c] * n * comb(len(sea), left - k - m) for k, h in hits.items() for m, n in others.items() if left - k - m >= 0)
            chance[c] = Fraction(count, weight)
    if sea:
        expected = left - sum(chance.values())
        chance.update(dict.fromkeys(sea, Fraction(expected) / len(sea)))
    return chance


def solve(field, start, log):
    field.open(start)
    guesses = 0
    while not field.cleared:
        safe, mines = deduce(constraints(field))
        field.flags |= mines
        if not safe and not mines:
            chance = odds(field)
            cell = min(chance, key=lambda c: (chance[c], c))
            safe = {c for c, p in chance.items() if p == 0} or {cell}
            guesses += chance[cell] > 0
            log(f"odds {chance[cell]} at {cell}" + (f", {len(safe)} safe by counting" if not chance[cell] else ""))
        for cell in sorted(safe - field.shown.keys()):
            try:
                field.open(cell)
            except Boom as boom:
                log(f"boom at {boom}")
                return False, guesses
    return True, guesses


field = Field.seeded(9, 16, 22, seed=12)
print("first click opens", Field.seeded(9, 16, 22, seed=12).open((0, 0)))
lines = []
won, guesses = solve(field, (0, 0), lines.append)
print("won" if won else "lost", "with", guesses, "guesses;", "; ".join(lines[:6]) or "all by thinking")
print(field)
results = Counter()
for seed in range(8):
    f, lines = Field.seeded(8, 8, 10, seed), []
    won, guesses = solve(f, (0, 0), lines.append)
    if lines:
        print(f"seed {seed}:", "; ".join(lines))
    results[won, guesses] += 1
print({f"{'won' if w else 'lost'} with {g}": n for (w, g), n in sorted(results.items())})

f = Field(3, 4, [(0, 2), (2, 3)])
f.open((0, 0))
f.open((1, 3))
print(f)
print({c: str(p) for c, p in sorted(odds(f).items())}, *map(sorted, deduce(constraints(f))))
f.flags.add((0, 3))
for cell in ((0, 3), (2, 3)):
    try:
        f.open(cell)
    except (ValueError, Boom) as error:
        print(type(error).__name__, error)
