# A zoo by classes and a small ecosystem: rabbits, foxes and grass on a torus; every creature a generator; a seeded run with charts at the end.
from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import attrgetter
from typing import ClassVar

Place = tuple[int, int]


@dataclass(eq=False)
class Animal:
    world: World
    at: Place
    energy: int
    age: int = 0
    alive: bool = field(default=True, repr=False)
    symbol: ClassVar[str] = "?"
    adult: ClassVar[int] = 3
    litter: ClassVar[int] = 10
    kinds: ClassVar[dict[str, type[Animal]]] = {}

    def __init_subclass__(cls) -> None: Animal.kinds[cls.symbol] = cls
    def life(self) -> Generator[str, None, str]:
        while self.alive:
            self.age += 1
            self.energy -= 1
            if self.energy <= 0:
                self.die()
                return "starved"
            yield self.act()
            if self.energy > self.litter and self.age >= self.adult:
                if spot := self.world.free(self.at):
                    self.energy //= 2
                    self.world.add(type(self)(self.world, spot, self.energy))
                    yield "born"
        return "eaten"
    def die(self) -> None: self.alive = False; self.world.cells.pop(self.at, None)
    def move(self, to: Place) -> None: self.world.cells.pop(self.at); self.at = to; self.world.cells[to] = self
    def act(self) -> str: raise NotImplementedError


class Rabbit(Animal):
    symbol, litter = "r", 9
    def act(self):
        w = self.world
        if w.grass[self.at] > 1: w.grass[self.at] -= 2; self.energy += 3; return "grazed"
        if spot := w.free(self.at, best=lambda p: w.grass[p]): self.move(spot); return "moved"
        return "stuck"


class Fox(Animal):
    symbol, adult, litter = "F", 5, 22
    def act(self):
        w = self.world
        prey = [w.cells[p] for p in w.near(self.at) if isinstance(w.cells.get(p), Rabbit)]
        if prey:
            target = max(prey, key=attrgetter("energy"))
            spot = target.at
            target.die(); self.energy += 6; self.move(spot)
            return "hunted"
        if spot := w.free(self.at): self.move(spot); return "moved"
        return "stuck"


class World:
    def __init__(self, w: int, h: int, seed: int) -> None:
        self.w, self.h, self.rng = w, h, random.Random(seed)
        self.grass = {(x, y): self.rng.randint(0, 4) for y in range(h) for x in range(w)}
        self.cells: dict[Place, Animal] = {}
        self.running: deque[tuple[Animal, Iterator[str]]] = deque()
        self.history: list[Counter] = []
        self.events: Counter = Counter()
    def near(self, at: Place) -> list[Place]: return [((at[0] + dx) % self.w, (at[1] + dy) % self.h) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dx or dy]
    def free(self, at: Place, best=None) -> Place | None:
        spots = [p for p in self.near(at) if p not in self.cells]
        if not spots: return None
        return max(spots, key=lambda p: (best(p), p)) if best else self.rng.choice(spots)
    def add(self, a: Animal) -> None: self.cells[a.at] = a; self.running.append((a, a.life()))
    def populate(self, **counts: int) -> World:
        for kind, n in counts.items():
            cls = next(c for c in Animal.kinds.values() if c.__name__ == kind)
            for p in self.rng.sample(sorted(set(self.grass) - set(self.cells)), n): self.add(cls(self, p, self.rng.randint(4, 8)))
        return self
    def step(self) -> None:
        for _ in range(len(self.running)):
            animal, life = self.running.popleft()
            try: self.events[type(animal).__name__, next(life)] += 1
            except StopIteration as end: self.events[type(animal).__name__, end.value] += 1
            else: self.running.append((animal, life))
        for p in self.grass: self.grass[p] = min(5, self.grass[p] + (self.rng.random() < 0.35))
        self.history.append(Counter(a.symbol for a in self.cells.values()))
    def __str__(self): return "\n".join("".join(a.symbol if (a := self.cells.get((x, y))) else " .,:;%"[self.grass[x, y]] for x in range(self.w)) for y in range(self.h))


for seed, counts in ((1, {"Rabbit": 14, "Fox": 3}), (5, {"Rabbit": 10})):
    w = World(24, 9, seed).populate(**counts)
    for t in range(45):
        w.step()
        if not w.cells: break
    print(w, f"seed {seed}, step {len(w.history)}", sep="\n")
    for s in "rF":
        line = [h[s] for h in w.history]
        print(s, "".join("0123456789abcdefghijklmnopqrstuvwxyz"[min(35, n // 2)] for n in line), "most", max(line), "last", line[-1])
    for kind, group in groupby(sorted(w.events.items()), key=lambda kv: kv[0][0]): print(" ", kind, {what: n for (_, what), n in group})
    oldest = max(chain(w.cells.values(), [Rabbit(w, (0, 0), 1)]), key=lambda a: (a.age, a.at))
    print("  oldest:", oldest.symbol, oldest.age, oldest.at, "grass", sum(w.grass.values()))
print({s: c.__name__ for s, c in Animal.kinds.items()}, Animal.__dataclass_fields__["alive"].repr, Fox.litter)
