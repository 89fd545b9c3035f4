# A queue simulation with generators as processes and a priority queue as the clock; pseudo-random numbers of its own.
import heapq
from itertools import count
class Random:
    def __init__(self, seed): self.state = seed
    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return self.state >> 33
    def between(self, a, b): return a + self.next() % (b - a + 1)
class Simulation:
    def __init__(self): self.now, self.heap, self.ids, self.log = 0, [], count(), []
    def start(self, process, delay=0): heapq.heappush(self.heap, (self.now + delay, next(self.ids), process))
    def run(self, until):
        while self.heap and self.heap[0][0] <= until:
            self.now, _, process = heapq.heappop(self.heap)
            try: what = next(process)
            except StopIteration: continue
            match what:
                case int(delay): self.start(process, delay)
                case ("wait", resource): resource.waiting.append(process); resource.wake(self)
                case other: raise TypeError(other)
class Counter:
    def __init__(self, n): self.free, self.waiting, self.longest = n, [], 0
    def wake(self, sim):
        self.longest = max(self.longest, len(self.waiting))
        while self.free and self.waiting:
            self.free -= 1
            sim.start(self.waiting.pop(0))
    def release(self, sim): self.free += 1; self.wake(sim)
def customer(sim, name, counter, rnd, stats):
    arrived = sim.now
    yield ("wait", counter)
    waited = sim.now - arrived
    try:
        yield rnd.between(3, 9)
        stats.append(waited)
        if len(stats) <= 5: sim.log.append(f"{sim.now:4} {name} leaves after {waited} waiting")
    finally: counter.release(sim)
def arrivals(sim, counter, rnd, stats):
    for n in count(1):
        sim.start(customer(sim, f"c{n}", counter, rnd, stats))
        yield rnd.between(1, 4)
for servers in (1, 2, 3):
    sim, rnd, stats = Simulation(), Random(42), []
    desk = Counter(servers)
    sim.start(arrivals(sim, desk, rnd, stats))
    sim.run(1000)
    print(f"{servers} servers: {len(stats)} served, mean wait {sum(stats) / len(stats):.2f}, longest queue {desk.longest}")
    print(*sim.log, sep="\n")
