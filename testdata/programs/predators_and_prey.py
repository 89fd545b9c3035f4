# Foxes and rabbits on a torus with grass that grows back, and the same story as Lotka-Volterra equations; both drawn as text.
import random
from collections import Counter
from itertools import product
from statistics import fmean, pstdev


class Animal:
    food = None
    gain = breed_at = 0
    letter = "?"

    def __init__(self, world, place, energy):
        self.world, self.place, self.energy, self.age = world, place, energy, 0
        world.animals[place] = self

    def __repr__(self):
        return f"<{type(self).__name__.lower()} at {self.place} energy={self.energy} age={self.age}>"

    @property
    def alive(self):
        return self.world.animals.get(self.place) is self

    def move(self, place):
        del self.world.animals[self.place]
        self.place = place
        self.world.animals[place] = self

    def live(self):
        self.age += 1
        self.energy -= 1
        if self.energy <= 0:
            del self.world.animals[self.place]
            self.world.events["starved " + type(self).__name__] += 1
            return
        self.act()
        if self.energy >= self.breed_at and (free := self.world.free_near(self.place)):
            self.energy //= 2
            type(self)(self.world, self.world.random.choice(free), self.energy)
            self.world.events["born " + type(self).__name__] += 1

    def act(self):
        raise NotImplementedError(f"{type(self).__name__} does nothing")


class Rabbit(Animal):
    gain, breed_at, letter = 4, 12, "r"

    def act(self):
        free = self.world.free_near(self.place)
        if free and not self.world.grass[self.place]:
            self.move(max(free, key=lambda p: (self.world.grass[p], self.world.random.random())))
        if self.world.grass[self.place] >= 2:
            self.world.grass[self.place] -= 2
            self.energy += self.gain


class Fox(Animal):
    gain, breed_at, letter = 8, 25, "F"

    def act(self):
        near = self.world.near(self.place)
        prey = [p for p in near if isinstance(self.world.animals.get(p), Rabbit)]
        if prey and self.world.random.random() < 0.35:
            target = self.world.random.choice(prey)
            del self.world.animals[target]
            self.energy = min(self.energy + self.gain, 40)
            self.world.events["eaten"] += 1
            self.move(target)
        elif free := self.world.free_near(self.place):
            self.move(self.world.random.choice(free))


class World:
    def __init__(self, width, height, *, rabbits, foxes, seed):
        self.width, self.height = width, height
        self.random = random.Random(seed)
        self.animals, self.events = {}, Counter()
        self.grass = {p: self.random.randint(0, 4) for p in product(range(width), range(height))}
        places = self.random.sample(sorted(self.grass), rabbits + foxes)
        for i, place in enumerate(places):
            (Rabbit if i < rabbits else Fox)(self, place, 8 if i < rabbits else 15)

    def near(self, place):
        x, y = place
        return [((x + dx) % self.width, (y + dy) % self.height) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]

    def free_near(self, place):
        return [p for p in self.near(place) if p not in self.animals]

    def step(self):
        for animal in list(self.animals.values()):
            if animal.alive:
                animal.live()
        for place, height in self.grass.items():
            if height < 5 and self.random.random() < 0.3:
                self.grass[place] = height + 1

    def count(self):
        kinds = Counter(type(a).__name__ for a in self.animals.values())
        return kinds["Rabbit"], kinds["Fox"]

    def __str__(self):
        def cell(p):
            return self.animals[p].letter if p in self.animals else " .,:;"[min(self.grass[p], 4)]
        return "\n".join("".join(cell((x, y)) for x in range(self.width)) for y in range(self.height))


def lotka_volterra(prey, hunters, *, a=1.1, b=0.4, c=0.1, d=0.4, dt=0.05, steps=700):
    def slope(x, y):
        return x * (a - b * y), y * (c * x - d)
    for _ in range(steps):
        yield prey, hunters
        k1 = slope(prey, hunters)
        k2 = slope(prey + dt / 2 * k1[0], hunters + dt / 2 * k1[1])
        k3 = slope(prey + dt / 2 * k2[0], hunters + dt / 2 * k2[1])
        k4 = slope(prey + dt * k3[0], hunters + dt * k3[1])
        prey += dt / 6 * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0])
        hunters += dt / 6 * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1])


def sparkline(values):
    low, high = min(values), max(values)
    return "".join(" ▁▂▃▄▅▆▇█"[round((v - low) / ((high - low) or 1) * 8)] for v in values)


world = World(26, 10, rabbits=40, foxes=5, seed=4)
print(world)
history = [world.count()]
for step in range(40):
    world.step()
    history.append(world.count())
print(world)
rabbits, foxes = zip(*history)
print("rabbits", sparkline(rabbits), min(rabbits), max(rabbits), f"{fmean(rabbits):.2f}±{pstdev(rabbits):.2f}")
print("foxes  ", sparkline(foxes), min(foxes), max(foxes), f"{fmean(foxes):.2f}±{pstdev(foxes):.2f}")
print(sorted(world.events.items()))
print(max(world.animals.values(), key=lambda a: (a.age, a.place), default=None))
assert all(a.place == p for p, a in world.animals.items())
curve = list(lotka_volterra(10.0, 5.0))
for name, values in zip(("prey", "hunters"), zip(*curve)):
    print(f"{name:8}{sparkline(values[::8])} {min(values):.4f} {max(values):.4f}")
peaks = [i for i in range(1, len(curve) - 1) if curve[i - 1][0] < curve[i][0] > curve[i + 1][0]]
print(peaks, [b - a for a, b in zip(peaks, peaks[1:])])
try:
    Animal(world, (0, 0), 5).live()
except NotImplementedError as e:
    print(e)
