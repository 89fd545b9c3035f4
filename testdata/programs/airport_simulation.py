# A discrete-event simulation of an airport with processes as generators, an event heap, priority resources, interrupts, and statistics.
import heapq
import itertools
import random
import statistics
from collections import defaultdict, deque
from contextlib import contextmanager


class Interrupted(Exception):
    pass


class Simulation:
    def __init__(self, seed):
        self.now = 0.0
        self.random = random.Random(seed)
        self._heap, self._order = [], itertools.count()
        self.log = deque(maxlen=12)

    def at(self, delay, action, *args):
        entry = [self.now + delay, next(self._order), action, args]
        heapq.heappush(self._heap, entry)
        return entry

    def start(self, generator):
        return Process(self, generator)

    def run(self, until):
        while self._heap and self._heap[0][0] <= until:
            self.now, _, action, args = heapq.heappop(self._heap)
            if action is not None:
                action(*args)
        self.now = until


class Process:
    def __init__(self, sim, generator):
        self.sim, self.generator, self.waiting, self.done = sim, generator, None, False
        self.name = generator.__name__
        self.resume()

    def resume(self, value=None, error=None):
        self.waiting = None
        try:
            wanted = self.generator.throw(error) if error else self.generator.send(value)
        except StopIteration as stop:
            self.done, self.result = True, stop.value
            return
        match wanted:
            case int() | float() as delay:
                self.waiting = self.sim.at(delay, self.resume)
            case Request():
                wanted.grant_to(self)
            case other:
                raise TypeError(f"{self.name} yielded {other!r}")

    def interrupt(self, why):
        if self.waiting:
            self.waiting[2] = None
            self.sim.at(0, self.resume, None, Interrupted(why))


class Request:
    def __init__(self, resource, priority):
        self.resource, self.priority = resource, priority

    def grant_to(self, process):
        self.resource.queue_up(self, process)


class Resource:
    def __init__(self, sim, name, capacity):
        self.sim, self.name, self.free = sim, name, capacity
        self.capacity, self.queue, self.order = capacity, [], itertools.count()
        self.busy_time, self.longest, self.waits = 0.0, 0, []

    def queue_up(self, request, process):
        heapq.heappush(self.queue, (request.priority, next(self.order), self.sim.now, process))
        self.longest = max(self.longest, len(self.queue) - self.free)
        self._serve()

    def _serve(self):
        while self.free and self.queue:
            self.free -= 1
            *_, since, process = heapq.heappop(self.queue)
            self.waits.append(self.sim.now - since)
            self.sim.at(0, process.resume, self)

    def release(self):
        self.free += 1
        self._serve()

    @contextmanager
    def held(self):
        since = self.sim.now
        try:
            yield self
        finally:
            self.busy_time += self.sim.now - since
            self.release()

    def request(self, priority=5):
        return Request(self, priority)


outcomes = defaultdict(list)


def flight(sim, name, runway, gates, urgent):
    arrived = sim.now
    yield runway.request(priority=0 if urgent else 5)
    with runway.held():
        yield sim.random.uniform(2, 4)
    yield gates.request()
    with gates.held():
        try:
            yield sim.random.gauss(45, 8)
        except Interrupted as e:
            sim.log.append(f"{sim.now:7.1f} {name} leaves early: {e}")
            outcomes["early"].append(name)
        else:
            outcomes["normal"].append(name)
    yield runway.request()
    with runway.held():
        yield sim.random.triangular(1, 3, 1.5)
    outcomes["time"].append(sim.now - arrived)
    return name


def arrivals(sim, runway, gates, processes):
    for number in itertools.count(1):
        yield sim.random.expovariate(1 / 9)
        urgent = sim.random.random() < 0.1
        name = f"{sim.random.choice(['AB', 'LX', 'QF'])}{number:03}{'!' * urgent}"
        sim.log.append(f"{sim.now:7.1f} {name} arrives")
        processes.append(sim.start(flight(sim, name, runway, gates, urgent)))


def security(sim, processes):
    while True:
        yield 100
        at_gate = [p for p in processes if not p.done and p.waiting]
        if at_gate:
            sim.random.choice(at_gate).interrupt("security check")


for seed in (1, 2024):
    outcomes.clear()
    sim = Simulation(seed)
    runway, gates, processes = Resource(sim, "runway", 1), Resource(sim, "gates", 4), []
    sim.start(arrivals(sim, runway, gates, processes))
    sim.start(security(sim, processes))
    sim.run(600)
    print(f"seed {seed}: {len(processes)} flights, {sum(p.done for p in processes)} gone, {len(outcomes['early'])} early: {outcomes['early']}")
    times = outcomes["time"]
    print(f"  in the airport: mean {statistics.fmean(times):.2f}, median {statistics.median(times):.2f}, stdev {statistics.stdev(times):.2f}")
    print("  quartiles", [round(q, 1) for q in statistics.quantiles(times, n=4)])
    for r in (runway, gates):
        print(f"  {r.name}: used {r.busy_time / 600 / r.capacity:.1%}, longest queue {r.longest}, mean wait {statistics.mean(r.waits):.2f}")
    print(*sim.log, sep="\n  ")

bad = Simulation(0)
try:
    bad.start(iter_bad := (x for x in ["nonsense"]))
except TypeError as e:
    print(type(e).__name__, e)
