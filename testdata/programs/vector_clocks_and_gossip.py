# Replicas that gossip: vector clocks, causal delivery, last-writer and counter and set CRDTs, and a failure detector, over a shuffled network.
from __future__ import annotations

import copy
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import Enum
from functools import reduce
from itertools import combinations, permutations


class Order(Enum):
    BEFORE, AFTER, SAME, APART = "<", ">", "=", "|"


class Clock(Counter):
    def tick(self, who):
        later = Clock(self)
        later[who] += 1
        return later

    def merge(self, other):
        return Clock(self | other)

    def compare(self, other):
        less = all(self[k] <= other[k] for k in self)
        more = all(other[k] <= self[k] for k in other)
        return {(True, True): Order.SAME, (True, False): Order.BEFORE, (False, True): Order.AFTER, (False, False): Order.APART}[less, more]

    def __repr__(self):
        return "<" + " ".join(f"{k}{v}" for k, v in sorted(self.items())) + ">"


@dataclass(frozen=True)
class Message:
    sender: str
    clock: Clock = field(compare=False)
    body: str


class Process:
    """Causal broadcast: a message waits until all it may depend on has been delivered."""

    def __init__(self, name):
        self.name, self.clock, self.held, self.seen = name, Clock(), [], []

    def send(self, body):
        self.clock = self.clock.tick(self.name)
        self.seen.append(body)
        return Message(self.name, self.clock, body)

    def ready(self, m):
        return all(n == self.clock[k] + 1 if k == m.sender else n <= self.clock[k] for k, n in m.clock.items())

    def receive(self, message):
        self.held.append(message)
        while ready := next(filter(self.ready, self.held), None):
            self.held.remove(ready)
            self.clock = self.clock.merge(ready.clock)
            self.seen.append(ready.body)


@dataclass
class Register:
    value: object = None
    stamp: tuple = (0, "")

    def set(self, value, time, who): self.value, self.stamp = value, (time, who)
    def merge(self, other): return max(self, other, key=lambda r: r.stamp)


@dataclass
class PNCounter:
    up: Counter = field(default_factory=Counter)
    down: Counter = field(default_factory=Counter)

    def add(self, who, n=1): (self.up if n > 0 else self.down)[who] += abs(n)
    def merge(self, other): return PNCounter(self.up | other.up, self.down | other.down)
    value = property(lambda self: self.up.total() - self.down.total())


@dataclass
class ORSet:
    """Added things carry tags; removing takes only the tags that were seen, so an unseen add survives."""
    tags: dict = field(default_factory=lambda: defaultdict(set))
    gone: set = field(default_factory=set)

    def add(self, item, tag): self.tags[item].add(tag)
    def remove(self, item): self.gone |= self.tags[item]

    def merge(self, other):
        result = ORSet(gone=self.gone | other.gone)
        for source in (self, other):
            for item, tags in source.tags.items():
                result.tags[item] |= tags
        return result

    value = property(lambda self: sorted(i for i, t in self.tags.items() if t - self.gone))


class Replica:
    def __init__(self, name):
        self.name, self.alive, self.ages = name, True, {}
        self.title, self.likes, self.cart = Register(), PNCounter(), ORSet()
        self.beat = 0

    def state(self):
        return self.title.value, self.likes.value, tuple(self.cart.value)

    def absorb(self, other):
        self.title, self.likes, self.cart = (a.merge(b) for a, b in zip((self.title, self.likes, self.cart), (other.title, other.likes, other.cart)))
        for name, (beat, age) in other.ages.items() | {(other.name, (other.beat, 0))}:
            if name != self.name and beat > self.ages.get(name, (-1, 0))[0]:
                self.ages[name] = beat, age

    def suspects(self, limit=5):
        return sorted(n for n, (_, age) in self.ages.items() if age > limit)


clocks = {"a": Clock(), "b": Clock(), "c": Clock()}
for who, source in ("a", "a"), ("b", "a"), ("c", "c"), ("b", "b"), ("c", "b"), ("a", "a"):
    clocks[who] = clocks[who].merge(clocks[source]).tick(who)
    print(who, clocks[who], end="; ")
print()
print([f"{x}{clocks[x].compare(clocks[y]).value}{y}" for x, y in permutations("abc", 2)], Clock(a=1).compare(Clock(a=1)), Clock() == Clock(a=0), Clock(a=1) <= Clock(a=1, b=1))

ann, bob, cy = map(Process, ("ann", "bob", "cy"))
lunch = ann.send("lunch?")
bob.receive(lunch)
where = bob.send("where?")
more = bob.send("and when?")
for m in (more, where):
    cy.receive(m)
print(cy.seen, len(cy.held))
cy.receive(lunch)
print(cy.seen, cy.held, cy.clock)
reply = cy.send("noon")
for order in permutations([lunch, where, more, reply]):
    dee = Process("dee")
    for m in order:
        dee.receive(m)
    assert dee.seen == ["lunch?", "where?", "and when?", "noon"] and not dee.held
print("delivered in causal order 24 ways", lunch == Message("ann", Clock(), "lunch?"))

dice = random.Random(12)
replicas = {n: Replica(n) for n in "NESW"}
replicas["N"].title.set("draft", 1, "N")
replicas["S"].title.set("final", 1, "S")
for name, r in replicas.items():
    r.likes.add(name, dice.randint(1, 5))
    r.cart.add("tea", f"{name}1")
replicas["E"].likes.add("E", -2)
replicas["E"].cart.remove("tea")
replicas["W"].cart.add("jam", "W2")
print({n: r.state() for n, r in replicas.items()})
for moment in range(1, 31):
    if moment == 16:
        replicas["W"].alive = False
    for r in replicas.values():
        if r.alive:
            r.beat += 1
            r.ages = {n: (b, a + 1) for n, (b, a) in r.ages.items()}
            peer = replicas[dice.choice([n for n in replicas if n != r.name])]
            if peer.alive and dice.random() < 0.8:
                peer.absorb(r)
    states = {r.state() for r in replicas.values() if r.alive}
    if moment in (1, 2, 3, 15) or moment % 10 == 0:
        print(moment, len(states), {n: "".join(r.suspects()) for n, r in replicas.items() if r.alive and r.suspects()})
print(states)
replicas["N"].cart.remove("tea")
replicas["S"].cart.add("tea", "S9")
parts = [r.cart for r in replicas.values()]
values = {str(reduce(ORSet.merge, order).value) for order in permutations(parts)}
print(values, all(a.merge(b) == b.merge(a) and a.merge(a) == a for a, b in combinations(parts, 2)))
counters = [PNCounter(Counter(x=n), Counter(y=n // 2)) for n in (3, 5)]
twin = copy.deepcopy(counters[0])
twin.add("x", 10)
print(counters[0].merge(counters[1]).value, twin.merge(counters[1]), counters[0].value, Order("<"), Order.APART.name)
