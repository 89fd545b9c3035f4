# Nonograms: lines solved by intersecting all ways to place the runs (memoised), propagation over a queue, guessing where that ends; puzzles are made from pictures and checked for uniqueness.
import random
from collections import deque
from functools import cache, reduce
from itertools import chain, groupby
from operator import and_, or_

EMPTY, FULL, BOTH = 1, 2, 3


class Contradiction(Exception):
    pass


def runs(cells):
    return tuple(sum(1 for _ in g) for full, g in groupby(cells, FULL.__eq__) if full)


@cache
def solve_line(line, clue):
    """The union of all fillings that agree with what is known, or None."""
    n = len(line)

    @cache
    def fits(at, k):
        if at >= n:
            return k == len(clue)
        return bool(line[at] & EMPTY and fits(at + 1, k) or placeable(at, k) and fits(min(at + clue[k] + 1, n + 1), k + 1))

    def placeable(at, k):
        if k == len(clue) or at + clue[k] > n:
            return False
        return all(c & FULL for c in line[at:at + clue[k]]) and (at + clue[k] == n or line[at + clue[k]] & EMPTY)

    if not fits(0, 0):
        return None
    result, todo, seen = [0] * n, [(0, 0)], set()
    while todo:
        at, k = todo.pop()
        if at >= n or (at, k) in seen:
            continue
        seen.add((at, k))
        if line[at] & EMPTY and fits(at + 1, k):
            result[at] |= EMPTY
            todo.append((at + 1, k))
        if placeable(at, k) and fits(min(at + clue[k] + 1, n + 1), k + 1):
            for i in range(at, at + clue[k]):
                result[i] |= FULL
            if at + clue[k] < n:
                result[at + clue[k]] |= EMPTY
            todo.append((at + clue[k] + 1, k + 1))
    return tuple(result)


class Nonogram:
    def __init__(self, rows, columns):
        self.rows, self.columns = [tuple(r) for r in rows], [tuple(c) for c in columns]
        if sum(chain.from_iterable(self.rows)) != sum(chain.from_iterable(self.columns)):
            raise ValueError(f"rows have {sum(map(sum, self.rows))} cells, columns {sum(map(sum, self.columns))}")
        self.guesses = self.lines = 0

    @classmethod
    def picture(cls, text):
        grid = [[FULL if c == "#" else EMPTY for c in line] for line in text.split()]
        return cls(map(runs, grid), map(runs, zip(*grid)))

    def propagate(self, grid, changed=None):
        height, width = len(self.rows), len(self.columns)
        queue = deque(changed or [("r", i) for i in range(height)] + [("c", j) for j in range(width)])
        waiting = set(queue)
        while queue:
            kind, i = item = queue.popleft()
            waiting.discard(item)
            self.lines += 1
            if kind == "r":
                cells, clue = [(i, j) for j in range(width)], self.rows[i]
            else:
                cells, clue = [(k, i) for k in range(height)], self.columns[i]
            before = tuple(grid[c] for c in cells)
            after = solve_line(before, clue)
            if after is None:
                raise Contradiction(f"{kind}{i}")
            for cell, a, b in zip(cells, before, after):
                if a != b:
                    grid[cell] = b
                    if (other := ("c", cell[1]) if kind == "r" else ("r", cell[0])) not in waiting:
                        waiting.add(other)
                        queue.append(other)
        return grid

    def solutions(self, grid=None, changed=None):
        grid = dict(grid) if grid else {(i, j): BOTH for i in range(len(self.rows)) for j in range(len(self.columns))}
        try:
            self.propagate(grid, changed)
        except Contradiction:
            return
        unknown = [c for c, v in grid.items() if v == BOTH]
        if not unknown:
            yield grid
            return
        cell = max(unknown, key=lambda c: (sum(grid.get((c[0] + dx, c[1] + dy), 0) != BOTH for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0))), c))
        self.guesses += 1
        for value in (FULL, EMPTY):
            yield from self.solutions(grid | {cell: value}, [("r", cell[0]), ("c", cell[1])])

    def show(self, grid, clues=False):
        wide = max(len(" ".join(map(str, r))) for r in self.rows)
        tall = max(map(len, self.columns))
        if clues:
            for level in range(tall):
                yield " " * (wide + 1) + "".join(f"{c[level - tall + len(c)] if level >= tall - len(c) else ' '}" for c in self.columns)
        for i, r in enumerate(self.rows):
            cells = "".join(" .#?"[grid[i, j]] for j in range(len(self.columns)))
            yield (" ".join(map(str, r)).rjust(wide) + " " if clues else "") + cells


def parse(text):
    return [[int(n) for n in part.split()] for part in text.split(",")]


print(solve_line((BOTH,) * 6, (4,)), solve_line((BOTH,) * 5, (1, 1)), solve_line((FULL, BOTH, BOTH, BOTH), (2,)), solve_line((BOTH, EMPTY, BOTH), (2,)), solve_line((BOTH,) * 3, ()))
line = (BOTH, BOTH, FULL, BOTH, EMPTY, BOTH, BOTH, BOTH, FULL, BOTH)
print("".join(" .#?"[c] for c in line), "".join(" .#?"[c] for c in solve_line(line, (3, 2))))
duck = """
.......###
......#..##
......#..###
####..###..
.#.#####...
.##.....#..
..#..##.#..
...######..
....#.#....
"""
puzzle = Nonogram.picture("\n".join(l.ljust(12, ".") for l in duck.split()))
found = list(puzzle.solutions())
print(*puzzle.show(found[0], clues=True), sep="\n")
print(len(found), puzzle.guesses, puzzle.lines)
stiff = Nonogram(parse("1,1,1,1"), parse("1,1,1,1"))
every = list(stiff.solutions())
print(len(every), stiff.guesses, *("/".join(stiff.show(g)) for g in every[:3]))
print(len({frozenset(g.items()) for g in every}), "".join(" .#?"[reduce(or_, (g[0, j] for g in every))] for j in range(4)), [reduce(and_, (g[0, j] for g in every)) for j in range(4)])
heart = Nonogram(parse("2 2,9,9,7,5,3,1"), parse("2,4,5,5,6,5,5,4,2"))
try:
    print(*heart.show(next(heart.solutions())), sep="\n")
except StopIteration:
    print("no heart")
dice = random.Random(5)
tally = {"unique": 0, "several": 0}
for n in range(12):
    grid = "\n".join("".join("#" if dice.random() < 0.55 else "." for _ in range(8)) for _ in range(8))
    made = Nonogram.picture(grid)
    answers = []
    for answer, _ in zip(made.solutions(), range(3)):
        answers.append("\n".join(made.show(answer)))
    assert grid in answers or len(answers) == 3
    tally["unique" if len(answers) == 1 else "several"] += 1
print(tally, made.guesses, made.lines, solve_line.cache_info().hits > 100)
for rows, columns in (("1,1", "1,2"), ("2,2", "2,1 1"), ("1 1 1", "1,1,1")):
    try:
        print(len(list(Nonogram(parse(rows), parse(columns)).solutions())))
    except (ValueError, Contradiction) as e:
        print(type(e).__name__, e)
try:
    Nonogram([(3,), ()], [(1,), (2,), ()]).propagate({(i, j): BOTH for i in range(2) for j in range(3)})
except Contradiction as e:
    print("contradiction in", e)
