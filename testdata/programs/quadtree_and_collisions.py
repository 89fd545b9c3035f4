# Balls in a box: a quadtree finds neighbours, collisions conserve momentum, a spatial hash and brute force agree with the tree; drawn as text.
from __future__ import annotations

import math
import random
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, count
from typing import Iterator, NamedTuple


class Box(NamedTuple):
    x: float
    y: float
    w: float
    h: float

    def meets(self, other: Box) -> bool:
        return self.x < other.x + other.w and other.x < self.x + self.w and self.y < other.y + other.h and other.y < self.y + self.h

    def __contains__(self, point):
        return self.x <= point[0] < self.x + self.w and self.y <= point[1] < self.y + self.h

    def quarters(self):
        w, h = self.w / 2, self.h / 2
        return [Box(self.x + dx * w, self.y + dy * h, w, h) for dy in (0, 1) for dx in (0, 1)]

    def around(self, margin):
        return self._replace(x=self.x - margin, y=self.y - margin, w=self.w + 2 * margin, h=self.h + 2 * margin)


@dataclass(eq=False)
class Ball:
    x: float
    y: float
    vx: float
    vy: float
    r: float
    id: int = field(default_factory=count().__next__)

    mass = property(lambda self: self.r**2)
    box = property(lambda self: Box(self.x - self.r, self.y - self.r, 2 * self.r, 2 * self.r))
    energy = property(lambda self: self.mass * (self.vx**2 + self.vy**2) / 2)

    def touches(self, other):
        return (self.x - other.x) ** 2 + (self.y - other.y) ** 2 < (self.r + other.r) ** 2

    def bounce(self, other):
        """An elastic push along the line between the centres; False when they part already."""
        dx, dy = other.x - self.x, other.y - self.y
        distance = math.hypot(dx, dy) or 1e-9
        nx, ny = dx / distance, dy / distance
        closing = (self.vx - other.vx) * nx + (self.vy - other.vy) * ny
        if closing <= 0:
            return False
        push = 2 * closing / (self.mass + other.mass)
        self.vx -= push * other.mass * nx
        self.vy -= push * other.mass * ny
        other.vx += push * self.mass * nx
        other.vy += push * self.mass * ny
        return True


class Quadtree:
    CAPACITY, DEPTH = 4, 6

    def __init__(self, box, depth=0):
        self.box, self.depth, self.items, self.children = box, depth, [], None

    def insert(self, ball):
        if self.children:
            for child in self.children:
                if child.box.meets(ball.box):
                    child.insert(ball)
            return
        self.items.append(ball)
        if len(self.items) > self.CAPACITY and self.depth < self.DEPTH:
            self.children = [Quadtree(b, self.depth + 1) for b in self.box.quarters()]
            for item in self.items:
                self.insert(item)
            self.items = []

    def leaves(self) -> Iterator[Quadtree]:
        if self.children:
            for child in self.children:
                yield from child.leaves()
        else:
            yield self

    def query(self, box) -> set[Ball]:
        if not self.box.meets(box):
            return set()
        if self.children:
            return set().union(*(c.query(box) for c in self.children))
        return {b for b in self.items if b.box.meets(box)}

    def pairs(self):
        return {(a, b) if a.id < b.id else (b, a) for leaf in self.leaves() for a, b in combinations(leaf.items, 2) if a.touches(b)}

    def nearest(self, x, y):
        best, todo = (math.inf, None), [self]
        while todo:
            tree = todo.pop()
            dx, dy = max(tree.box.x - x, 0, x - tree.box.x - tree.box.w), max(tree.box.y - y, 0, y - tree.box.y - tree.box.h)
            if math.hypot(dx, dy) - 5 > best[0]:
                continue
            for b in tree.items:
                best = min(best, (math.hypot(b.x - x, b.y - y), b), key=lambda p: p[0])
            todo += tree.children or ()
        return best[1]


def hashed_pairs(balls, cell=8):
    grid = defaultdict(list)
    for b in balls:
        for i in range(int(b.box.x // cell), int((b.x + b.r) // cell) + 1):
            for j in range(int(b.box.y // cell), int((b.y + b.r) // cell) + 1):
                grid[i, j].append(b)
    return {(a, b) for cell in grid.values() for a, b in combinations(sorted(cell, key=lambda b: b.id), 2) if a.touches(b)}


class World:
    def __init__(self, width, height, n, seed):
        self.box, dice = Box(0, 0, width, height), random.Random(seed)
        self.balls, self.bounces, self.walls = [], 0, 0
        while len(self.balls) < n:
            r = dice.uniform(0.6, 1.8)
            ball = Ball(dice.uniform(r, width - r), dice.uniform(r, height - r), dice.gauss(0, 4), dice.gauss(0, 4), r)
            if not any(map(ball.touches, self.balls)):
                self.balls.append(ball)

    def tree(self):
        tree = Quadtree(self.box.around(2))
        for b in self.balls:
            tree.insert(b)
        return tree

    def step(self, dt=0.05):
        for b in self.balls:
            b.x += b.vx * dt
            b.y += b.vy * dt
            if b.x < b.r and b.vx < 0 or b.x > self.box.w - b.r and b.vx > 0:
                b.vx, self.walls = -b.vx, self.walls + 1
            if b.y < b.r and b.vy < 0 or b.y > self.box.h - b.r and b.vy > 0:
                b.vy, self.walls = -b.vy, self.walls + 1
        for a, b in sorted(self.tree().pairs(), key=lambda p: (p[0].id, p[1].id)):
            self.bounces += a.bounce(b)

    def __str__(self):
        tree = self.tree()
        def cell(x, y):
            near = [b for b in tree.query(Box(x, y, 0.01, 0.01)) if math.hypot(b.x - x, b.y - y) <= b.r]
            return "." if not near else "oO@"[min(int(max(b.r for b in near) / 0.6) - 1, 2)]
        return "\n".join("".join(cell(x + 0.5, 2 * y + 1) for x in range(int(self.box.w))) for y in range(int(self.box.h / 2)))


world = World(60, 24, 32, seed=19)
energy = sum(b.energy for b in world.balls)
print(world)
for step in range(60):
    world.step()
    if step % 20 == 0:
        brute = {(a, b) for a, b in combinations(world.balls, 2) if a.touches(b)}
        assert world.tree().pairs() == brute == hashed_pairs(world.balls)
print(world)
print(world.bounces, world.walls, math.isclose(energy, sum(b.energy for b in world.balls)), all((b.x, b.y) in world.box.around(2) for b in world.balls))
tree = world.tree()
leaves = list(tree.leaves())
print(len(leaves), max(l.depth for l in leaves), max(len(l.items) for l in leaves), math.isclose(sum(l.box.w * l.box.h for l in leaves), tree.box.w * tree.box.h))
window = Box(10, 5, 15, 8)
print(sorted(b.id for b in tree.query(window)), sorted(b.id for b in world.balls if b.box.meets(window)))
for x, y in ((0, 0), (30, 12), (59, 23)):
    b = tree.nearest(x, y)
    print(b.id, f"{math.hypot(b.x - x, b.y - y):.3f}", b is min(world.balls, key=lambda b: math.hypot(b.x - x, b.y - y)))
a, b = Ball(0, 0, Fraction(3), 0, 1), Ball(Fraction(3, 2), 0, Fraction(-1), 0, 2)
print(a.bounce(b), a.vx, b.vx, a.bounce(b), a.mass * a.vx + b.mass * b.vx, a.touches(b), Box(0, 0, 1, 1).quarters()[3], (1, 0) in Box(0, 0, 1, 1), (0.5, 0.5) in Box(0, 0, 1, 1))
