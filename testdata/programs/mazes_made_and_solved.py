# Mazes: made by depth-first walks, Kruskal, Wilson, Eller and division, from seeds; drawn in box characters; solved, measured, braided, read back.
import random
from collections import Counter, deque
from itertools import product

N, E, S, W = 1, 2, 4, 8
STEP = {N: (-1, 0), E: (0, 1), S: (1, 0), W: (0, -1)}
BACK = {N: S, S: N, E: W, W: E}


class Maze:
    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.open = {cell: 0 for cell in product(range(rows), range(columns))}

    def near(self, cell):
        r, c = cell
        for way, (dr, dc) in STEP.items():
            if (other := (r + dr, c + dc)) in self.open:
                yield way, other

    def carve(self, cell, way):
        other = cell[0] + STEP[way][0], cell[1] + STEP[way][1]
        self.open[cell] |= way
        self.open[other] |= BACK[way]
        return other

    def passages(self, cell):
        return [other for way, other in self.near(cell) if self.open[cell] & way]

    def distances(self, start):
        seen, todo = {start: 0}, deque([start])
        while todo:
            cell = todo.popleft()
            for other in self.passages(cell):
                if other not in seen:
                    seen[other] = seen[cell] + 1
                    todo.append(other)
        return seen

    def solve(self, start, goal):
        seen = self.distances(goal)
        path = [start]
        while path[-1] != goal:
            path.append(min(self.passages(path[-1]), key=seen.__getitem__))
        return path

    def longest(self):
        first = self.distances((0, 0))
        start = max(first, key=first.get)
        second = self.distances(start)
        return start, max(second, key=second.get), max(second.values())

    def perfect(self):
        edges = sum(bits.bit_count() for bits in self.open.values()) // 2
        return edges == len(self.open) - 1 and len(self.distances((0, 0))) == len(self.open)

    def dead_ends(self):
        return [cell for cell, bits in self.open.items() if bits.bit_count() == 1]

    def braid(self, rng):
        for cell in self.dead_ends():
            if self.open[cell].bit_count() == 1:
                closed = [way for way, _ in self.near(cell) if not self.open[cell] & way]
                self.carve(cell, rng.choice(closed))

    def draw(self, path=()):
        marks = {cell: "<>" if i in (0, len(path) - 1) else "::" for i, cell in enumerate(path)}
        yield "+" + "--+" * self.columns
        for r in range(self.rows):
            cells = [(r, c) for c in range(self.columns)]
            yield "|" + "".join(marks.get(cell, "  ") + (" " if self.open[cell] & E else "|") for cell in cells)
            yield "+" + "".join(("  " if self.open[cell] & S else "--") + "+" for cell in cells)

    @classmethod
    def read(cls, lines):
        lines = list(lines)
        maze = cls(len(lines) // 2, (len(lines[0]) - 1) // 3)
        for r, c in maze.open:
            for way, ch in ((E, lines[2 * r + 1][3 * c + 3]), (S, lines[2 * r + 2][3 * c + 1])):
                if ch == " ":
                    maze.carve((r, c), way)
        return maze


def backtracker(maze, rng):
    stack = [(0, 0)]
    while stack:
        free = [(way, other) for way, other in maze.near(stack[-1]) if not maze.open[other]]
        if free:
            way, other = rng.choice(free)
            maze.carve(stack[-1], way)
            stack.append(other)
        else:
            stack.pop()


def kruskal(maze, rng):
    group = {cell: {cell} for cell in maze.open}
    walls = [(cell, way) for cell in maze.open for way, _ in maze.near(cell) if way in (E, S)]
    rng.shuffle(walls)
    for cell, way in walls:
        other = cell[0] + STEP[way][0], cell[1] + STEP[way][1]
        if group[cell] is not group[other]:
            maze.carve(cell, way)
            merged = group[cell] | group[other]
            group.update(dict.fromkeys(merged, merged))


def wilson(maze, rng):
    left = list(maze.open)
    inside = {left.pop(rng.randrange(len(left)))}
    while outside := [cell for cell in left if cell not in inside]:
        cell = start = rng.choice(outside)
        trail = {}
        while cell not in inside:
            trail[cell], cell = rng.choice(list(maze.near(cell)))
        while start not in inside:
            inside.add(start)
            start = maze.carve(start, trail[start])


def eller(maze, rng):
    sets, fresh = {}, 0
    for r in range(maze.rows):
        for c in range(maze.columns):
            if c not in sets:
                fresh += 1
                sets[c] = fresh
        last = r == maze.rows - 1
        for c in range(maze.columns - 1):
            if sets[c] != sets[c + 1] and (last or rng.random() < 0.5):
                old, new = sets[c + 1], sets[c]
                sets = {k: new if v == old else v for k, v in sets.items()}
                maze.carve((r, c), E)
        if not last:
            below = {}
            for name in dict.fromkeys(sets.values()):
                members = [c for c, v in sets.items() if v == name]
                for c in rng.sample(members, rng.randint(1, len(members))):
                    maze.carve((r, c), S)
                    below[c] = name
            sets = below


print(f"{'way':<12}{'perfect':>8}{'dead ends':>10}{'longest':>8}{'straight':>9}{'crossings':>10}")
for make in (backtracker, kruskal, wilson, eller):
    maze = Maze(10, 14)
    make(maze, random.Random(2024))
    kinds = Counter(maze.open.values())
    a, b, length = maze.longest()
    print(f"{make.__name__:<12}{maze.perfect()!s:>8}{len(maze.dead_ends()):>10}{length:>8}{kinds[N | S] + kinds[E | W]:>9}{sum(n for k, n in kinds.items() if k.bit_count() > 2):>10}")

maze = Maze(6, 16)
backtracker(maze, random.Random(7))
path = maze.solve((0, 0), (5, 15))
print(*maze.draw(path), sep="\n")
print(len(path), "cells on the way,", "".join("NESW"[[N, E, S, W].index(next(w for w, o in maze.near(a) if o == b))] for a, b in zip(path, path[1:])))
again = Maze.read(maze.draw())
print("read back the same:", again.open == maze.open, (again.rows, again.columns))
again.braid(random.Random(1))
print("braided:", len(again.dead_ends()), "dead ends, perfect:", again.perfect(), "way now", len(again.solve((0, 0), (5, 15))))
tiny = Maze(4, 9)
eller(tiny, random.Random(99))
print(*tiny.draw(tiny.solve(*tiny.longest()[:2])), sep="\n")
print(sorted(Counter(tiny.distances((0, 0)).values()).items())[-3:], tiny.longest())
