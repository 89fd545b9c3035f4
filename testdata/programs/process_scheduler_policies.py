# Scheduling on one processor and on several: FCFS, SJF, SRTF, round robin, priorities with ageing, multilevel feedback; Gantt charts, waits, fairness; deadlock by the banker's algorithm.
import heapq
import random
from abc import abstractmethod
from collections import deque
from dataclasses import dataclass, field
from itertools import groupby
from statistics import mean
from typing import Generic, TypeVar


@dataclass(eq=False)
class Task:
    name: str
    arrives: int
    bursts: list
    priority: int = 5
    ready_at: int = field(init=False)
    waited: int = field(default=0, init=False)
    ended: int | None = field(default=None, init=False)
    began: int | None = field(default=None, init=False)
    level: int = field(default=0, init=False)

    def __post_init__(self):
        self.bursts = deque(self.bursts)  # cpu, io, cpu, io, ... cpu
        self.total = sum(self.bursts)
        self.ready_at = self.arrives

    @property
    def left(self):
        return self.bursts[0]

    def __str__(self):
        return self.name


Q = TypeVar("Q")


class Policy(Generic[Q]):
    quantum = None
    queue: Q

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.title = cls.__name__.lower()

    def __init__(self): self.queue = self.make()
    def make(self): return deque()
    def __len__(self): return len(self.queue)
    def add(self, task, now): self.queue.append(task)
    def take(self, now): return self.queue.popleft()
    def preempts(self, running, now): return False
    def slice(self, task): return self.quantum
    def expired(self, task): pass
    def blocked(self, task): pass


class Fcfs(Policy[deque]): pass


class RoundRobin(Policy[deque]):
    quantum = 3


class Heap(Policy[list]):
    def make(self): return []

    @abstractmethod
    def key(self, task, now): ...

    def add(self, task, now): heapq.heappush(self.queue, (self.key(task, now), task.name, task))
    def take(self, now): return heapq.heappop(self.queue)[-1]


class Sjf(Heap):
    def key(self, task, now): return task.left


class Srtf(Sjf):
    def preempts(self, running, now): return self.queue[0][0] < running.left


class Priority(Heap):
    def key(self, task, now): return task.priority
    def preempts(self, running, now): return self.queue[0][0] < running.priority


class Ageing(Policy[list]):
    quantum = 4

    def make(self): return []

    def take(self, now):
        best = min(self.queue, key=lambda t: (t.priority - (now - t.ready_at) / 3, t.name))
        self.queue.remove(best)
        return best


class Feedback(Policy[list]):
    quanta = 2, 4, 8

    def make(self): return [deque() for _ in self.quanta]
    def __len__(self): return sum(map(len, self.queue))
    def add(self, task, now): self.queue[task.level].append(task)
    def take(self, now): return next(q for q in self.queue if q).popleft()
    def slice(self, task): return self.quanta[task.level]
    def expired(self, task): task.level = min(task.level + 1, len(self.quanta) - 1)
    def blocked(self, task): task.level = max(task.level - 1, 0)
    def preempts(self, running, now): return any(self.queue[:running.level])


def simulate(policy, tasks, cpus=1):
    arrivals = deque(sorted(tasks, key=lambda t: (t.arrives, t.name)))
    waiting_io, running, chart, now = [], [None] * cpus, [[] for _ in range(cpus)], 0
    used, switches = [0] * cpus, 0
    while arrivals or waiting_io or len(policy) or any(running):
        while arrivals and arrivals[0].arrives == now:
            policy.add(arrivals.popleft(), now)
        while waiting_io and waiting_io[0][0] == now:
            task = heapq.heappop(waiting_io)[-1]
            task.ready_at = now
            policy.add(task, now)
        for cpu, task in enumerate(running):
            if task and (used[cpu] == policy.slice(task) or len(policy) and policy.preempts(task, now)):
                if used[cpu] == policy.slice(task):
                    policy.expired(task)
                if len(policy):
                    task.ready_at = now
                    policy.add(task, now)
                    running[cpu] = None
                else:
                    used[cpu] = 0
            if running[cpu] is None and len(policy):
                task = running[cpu] = policy.take(now)
                task.waited += now - task.ready_at
                task.began = now if task.began is None else task.began
                used[cpu], switches = 0, switches + 1
        for cpu, task in enumerate(running):
            chart[cpu].append(task.name if task else ".")
            if task:
                task.bursts[0] -= 1
                used[cpu] += 1
                if not task.bursts[0]:
                    task.bursts.popleft()
                    running[cpu] = None
                    if task.bursts:
                        policy.blocked(task)
                        heapq.heappush(waiting_io, (now + 1 + task.bursts.popleft(), task.name, task))
                    else:
                        task.ended = now + 1
        now += 1
    return chart, switches


def gantt(row):
    return "".join(name if n == 1 else f"{name}{n}" if name != "." else "." * n for name, g in groupby(row) for n in [sum(1 for _ in g)])


def workload():
    yield from (Task("A", 0, [8], 3), Task("B", 1, [2, 4, 2], 1), Task("C", 2, [9], 4), Task("D", 3, [1, 2, 1, 2, 1], 2), Task("E", 12, [3], 1), Task("F", 30, [4], 5))


for policy in (Fcfs, RoundRobin, Sjf, Srtf, Priority, Ageing, Feedback):
    tasks = list(workload())
    chart, switches = simulate(policy(), tasks)
    turnaround = mean(t.ended - t.arrives for t in tasks)
    print(f"{policy.title:10} {gantt(chart[0]):58} wait {mean(t.waited for t in tasks):5.2f} turn {turnaround:5.2f} answer {mean(t.began - t.arrives for t in tasks):4.2f} switches {switches}")
    assert sum(n != "." for n in chart[0]) == sum(sum(b) for b in ([8], [2, 2], [9], [1, 1, 1], [3], [4]))
    assert all(t.ended - t.arrives == t.total + t.waited for t in tasks), [(t.name, t.ended - t.arrives, t.total, t.waited) for t in tasks]
dice = random.Random(77)
many = [(f"{n:02}", dice.randrange(40), [dice.randint(1, 9) for _ in range(dice.choice((1, 3, 5)))], dice.randint(1, 9)) for n in range(30)]
for cpus in (1, 2, 4):
    row = []
    for policy in (Fcfs, Srtf, Feedback):
        tasks = [Task(*m[:2], list(m[2]), m[3]) for m in many]
        chart, _ = simulate(policy(), tasks, cpus)
        slow = [(t.ended - t.arrives) / t.total for t in tasks]
        jain = sum(slow) ** 2 / (len(slow) * sum(s * s for s in slow))
        row.append(f"{policy.title} {len(chart[0])} busy {1 - sum(r.count('.') for r in chart) / cpus / len(chart[0]):.0%} slow {mean(slow):.2f} fair {jain:.3f}")
    print(cpus, "; ".join(row))


def banker(available, allocated, needed):
    """A safe order, or the processes that would be stuck."""
    free, order, left = list(available), [], dict(zip(allocated, zip(allocated.values(), needed.values())))
    while ready := next((p for p, (_, need) in left.items() if all(n <= f for n, f in zip(need, free))), None):
        have, _ = left.pop(ready)
        free = [f + h for f, h in zip(free, have)]
        order.append(ready)
    return (order, free) if not left else sorted(left)


held = {"P0": (0, 1, 0), "P1": (2, 0, 0), "P2": (3, 0, 2), "P3": (2, 1, 1), "P4": (0, 0, 2)}
need = {"P0": (7, 4, 3), "P1": (1, 2, 2), "P2": (6, 0, 0), "P3": (0, 1, 1), "P4": (4, 3, 1)}
print(banker((3, 3, 2), held, need), banker((2, 1, 0), held, need), Policy[deque].__origin__ is Policy, Fcfs.__orig_bases__[0].__args__)
