# Processes as generators: customers, clerks and a manager who opens counters, in a small simulation kernel with resources, timeouts, events and interrupts.
import heapq
import math
import random
from collections import deque
from itertools import count
from statistics import mean, quantiles


class Interrupted(Exception):
    pass


class Event:
    def __init__(self, kernel):
        self.kernel, self.waiting, self.done, self.value = kernel, [], False, None

    def fire(self, value=None):
        if not self.done:
            self.done, self.value = True, value
            for process in self.waiting:
                self.kernel.schedule(0, process, value)
            self.waiting.clear()


class Process(Event):
    def __init__(self, kernel, body, name):
        super().__init__(kernel)
        self.body, self.name, self.ticket = body, name, 0
        kernel.schedule(0, self, None)

    def resume(self, value, error=None):
        try:
            target = self.body.throw(error) if error else self.body.send(value)
        except StopIteration as stop:
            self.fire(stop.value)
            return
        match target:
            case int() | float():
                self.kernel.schedule(target, self, None)
            case Event(done=True, value=v):
                self.kernel.schedule(0, self, v)
            case Event():
                target.waiting.append(self)
            case _:
                raise TypeError(f"{self.name} yielded {target!r}")

    def interrupt(self, cause):
        if not self.done:
            self.kernel.schedule(0, self, None, Interrupted(cause))


class Kernel:
    def __init__(self):
        self.now, self.serial, self.agenda = 0.0, count(), []

    def schedule(self, delay, process, value, error=None):
        process.ticket += 1
        heapq.heappush(self.agenda, (self.now + delay, next(self.serial), process.ticket, process, value, error))

    def process(self, body, name="?"):
        return Process(self, body, name)

    def run(self, until=math.inf):
        while self.agenda and self.agenda[0][0] <= until:
            self.now, _, ticket, process, value, error = heapq.heappop(self.agenda)
            if not process.done and ticket == process.ticket:
                process.resume(value, error)
        if until < math.inf:
            self.now = until


class Resource:
    def __init__(self, kernel, capacity):
        self.kernel, self.capacity, self.used, self.line = kernel, capacity, 0, deque()

    def request(self):
        event = Event(self.kernel)
        self.line.append(event)
        self.serve()
        return event

    def release(self):
        self.used -= 1
        self.serve()

    def serve(self):
        while self.line and self.used < self.capacity:
            self.used += 1
            self.line.popleft().fire(self.kernel.now)

    def grow(self, by=1):
        self.capacity += by
        self.serve()


class Bank:
    def __init__(self, clerks, seed, patience=None):
        self.kernel, self.random = Kernel(), random.Random(seed)
        self.clerks = Resource(self.kernel, clerks)
        self.patience, self.waits, self.left, self.log = patience, [], 0, []

    def customer(self, n):
        arrived, ticket = self.kernel.now, self.clerks.request()
        if self.patience:
            self.kernel.process(self.hurry(self.patience, ticket, n), "watch")
        yield ticket
        if ticket.value == "late":
            self.left += 1
            return "left"
        self.waits.append(self.kernel.now - arrived)
        yield self.random.expovariate(1 / 4)
        self.clerks.release()
        return "served"

    def hurry(self, limit, ticket, n):
        yield limit
        if not ticket.done:
            self.clerks.line.remove(ticket)
            self.log.append(f"{self.kernel.now:6.2f} customer {n} gives up")
            ticket.fire("late")

    def arrivals(self, total):
        visits = []
        for n in range(total):
            yield self.random.expovariate(1 / 1.5)
            visits.append(self.kernel.process(self.customer(n), f"customer {n}"))
        outcomes = []
        for visit in visits:
            outcomes.append((yield visit))
        return outcomes

    def manager(self):
        try:
            while True:
                yield 10
                if len(self.clerks.line) > 4:
                    self.clerks.grow()
                    self.log.append(f"{self.kernel.now:6.2f} counter {self.clerks.capacity} opens, {len(self.clerks.line)} in line")
        except Interrupted as why:
            self.log.append(f"{self.kernel.now:6.2f} manager goes home: {why}")
            return self.clerks.capacity


def day(label, *, clerks, patience=None, managed=False, customers=120):
    bank = Bank(clerks, seed=5, patience=patience)
    work = bank.kernel.process(bank.arrivals(customers), "arrivals")
    boss = bank.kernel.process(bank.manager(), "manager") if managed else None

    def closing():
        outcomes = yield work
        if boss:
            boss.interrupt(f"{len(outcomes)} seen")
    bank.kernel.process(closing(), "closing")
    bank.kernel.run()
    q = quantiles(bank.waits, n=10)
    print(f"{label:22} served {work.value.count('served'):3} left {bank.left:2} wait {mean(bank.waits):6.2f} median {q[4]:6.2f} p90 {q[8]:6.2f} end {bank.kernel.now:7.2f}")
    for line in bank.log[:4] + bank.log[4:][-1:]:
        print("   ", line)
    return boss and boss.value


for c in (2, 3, 4):
    day(f"{c} clerks", clerks=c)
day("impatient", clerks=3, patience=6)
print(day("managed", clerks=2, managed=True))
kernel = Kernel()
def clock(name, step, out):
    while True:
        out.append(f"{name}{kernel.now:g}")
        yield step
ticks = []
kernel.process(clock("a", 2, ticks)), kernel.process(clock("b", 1.5, ticks))
kernel.run(until=6.5)
print(ticks, kernel.now)
def broken():
    yield "soon"
try:
    kernel.process(broken(), "broken")
    kernel.run()
except TypeError as e:
    print(e)
