# Two lifts in a house of twelve floors: calls from a seeded generator, a dispatcher, states as an enum, statistics at the end.
import enum
import random
import statistics
from collections import deque
from dataclasses import dataclass, field


class Going(enum.IntEnum):
    DOWN = -1
    IDLE = 0
    UP = 1

    def __str__(self):
        return "v.^"[self + 1]


@dataclass
class Rider:
    id: int
    at: int
    to: int
    asked: int
    boarded: int | None = None
    left: int | None = None


@dataclass
class Lift:
    name: str
    floor: int = 0
    going: Going = Going.IDLE
    riders: list[Rider] = field(default_factory=list)
    moved: int = 0
    stops: int = 0
    capacity: int = 4

    def wants(self, waiting):
        floors = {r.to for r in self.riders}
        if len(self.riders) < self.capacity:
            floors |= {f for f, queue in waiting.items() if queue}
        return floors

    def choose(self, waiting):
        floors = self.wants(waiting)
        if not floors:
            return Going.IDLE
        ahead = [f for f in floors if (f - self.floor) * self.going > 0]
        if self.going and ahead:
            return self.going
        nearest = min(floors, key=lambda f: (abs(f - self.floor), f))
        return Going((nearest > self.floor) - (nearest < self.floor))

    def step(self, now, waiting, log):
        out = [r for r in self.riders if r.to == self.floor]
        for r in out:
            r.left = now
            self.riders.remove(r)
        queue, inn = waiting[self.floor], []
        while queue and len(self.riders) < self.capacity:
            rider = queue.popleft()
            rider.boarded = now
            self.riders.append(rider)
            inn.append(rider)
        if out or inn:
            self.stops += 1
            log.append(f"{now:3} {self.name}@{self.floor:<2} -{[r.id for r in out]} +{[r.id for r in inn]}")
            return
        self.going = self.choose(waiting)
        self.floor += self.going
        self.moved += abs(self.going)


def simulate(seed, lifts, people=25, floors=12):
    rng = random.Random(seed)
    arrivals = deque()
    now = 0
    for i in range(people):
        now += rng.choice((0, 1, 1, 2, 5))
        a = 0 if rng.random() < 0.6 else rng.randrange(1, floors)
        b = rng.choice([f for f in range(floors) if f != a])
        arrivals.append(Rider(i, a, b, now))
    everyone, waiting, log = list(arrivals), {f: deque() for f in range(floors)}, []
    for now in range(1000):
        while arrivals and arrivals[0].asked == now:
            r = arrivals.popleft()
            waiting[r.at].append(r)
        for lift in lifts:
            lift.step(now, waiting, log)
        if not arrivals and all(r.left is not None for r in everyone):
            break
    return everyone, log, now


for seed, lifts in ((1, [Lift("A")]), (1, [Lift("A"), Lift("B", floor=11)]), (8, [Lift("Big", capacity=12)])):
    people, log, end = simulate(seed, lifts)
    waits = [r.boarded - r.asked for r in people]
    rides = [r.left - r.boarded for r in people]
    print(f"seed {seed}, {len(lifts)} lift(s): all there at {end}")
    print(*log[:6], "...", log[-1], sep="\n  ")
    print(f"  waits mean {statistics.mean(waits):.2f} median {statistics.median(waits)} max {max(waits)}; rides mean {statistics.fmean(rides):.3f} mode {statistics.mode(rides)}")
    for lift in lifts:
        print(f"  {lift.name}: {lift.moved} floors, {lift.stops} stops, at {lift.floor} {lift.going} {lift.going!r}")
print(max(people, key=lambda r: r.left - r.asked))
