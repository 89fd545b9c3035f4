# State machines four ways: a table, classes that swap, generators with send, and decorated methods checked at class creation; all must tell the same story.
import re
from collections import ChainMap, Counter, defaultdict
from decimal import Decimal
from enum import Enum, Flag, auto, unique
from functools import partialmethod, reduce
from types import MappingProxyType

PRICES = MappingProxyType({"A1": 120, "A2": 150, "B1": 80, "C9": 300})
COINS = (200, 100, 50, 20, 10, 5)


def money(cents):
    return f"{Decimal(cents) / 100:.2f}"


def change(cents, float_):
    """Fewest coins from what the machine has, or None."""
    best = {0: Counter()}
    for coin in COINS:
        for used in range(float_[coin]):
            for total, coins in sorted(best.items(), reverse=True):
                there = total + coin
                if there <= cents and (there not in best or sum(best[there].values()) > sum(coins.values()) + 1):
                    best[there] = coins + Counter({coin: 1})
    return best.get(cents)


class Guard(Exception):
    """A transition was refused."""


def on(event, *, source, target):
    def mark(method):
        method.__dict__.setdefault("transitions", []).append((event, source, target))
        return method
    return mark


class MachineType(type):
    def __new__(meta, name, bases, namespace, **kwargs):
        cls = super().__new__(meta, name, bases, namespace)
        cls.table = dict(ChainMap(*(getattr(b, "table", {}) for b in bases)))
        for method in namespace.values():
            for event, source, target in getattr(method, "transitions", ()):
                for s in source if isinstance(source, tuple) else (source,):
                    if s not in cls.States.__members__ or target not in cls.States.__members__:
                        raise TypeError(f"{name}.{method.__name__}: no state {s if s not in cls.States.__members__ else target}")
                    if (cls.States[s], event) in cls.table and (cls.States[s], event) not in (getattr(bases[0], "table", {}) if bases else {}):
                        raise TypeError(f"{name}: two answers to {event} in {s}")
                    cls.table[cls.States[s], event] = method, cls.States[target]
        return cls


class Vending(metaclass=MachineType):
    @unique
    class States(Enum):
        IDLE = auto()
        PAID = auto()
        VENDING = auto()
        BROKEN = "out of order"

    def __init__(self, stock=2, coins=1):
        self.state, self.credit, self.out = self.States.IDLE, 0, []
        self.stock = Counter(dict.fromkeys(PRICES, stock))
        self.coins = Counter(dict.fromkeys(COINS, coins))

    def handle(self, event, *args):
        try:
            method, target = self.table[self.state, event]
        except KeyError:
            return f"{event} ignored while {self.state.name}"
        try:
            said = method(self, *args)
        except Guard as refusal:
            return f"{event} refused: {refusal}"
        self.state = target
        return said

    @on("coin", source=("IDLE", "PAID"), target="PAID")
    def take(self, coin):
        if coin not in COINS:
            raise Guard(f"what is a {coin}?")
        self.credit += coin
        self.coins[coin] += 1
        return f"credit {money(self.credit)}"

    @on("choose", source="PAID", target="VENDING")
    def choose(self, slot):
        if slot not in PRICES:
            raise Guard(f"no slot {slot}")
        if not self.stock[slot]:
            raise Guard(f"{slot} is sold out")
        if (missing := PRICES[slot] - self.credit) > 0:
            raise Guard(f"{money(missing)} more for {slot}")
        if change(-missing, self.coins) is None:
            raise Guard(f"no change for {money(-missing)}")
        self.stock[slot] -= 1
        self.credit -= PRICES[slot]
        self.out.append(slot)
        return f"{slot} comes"

    @on("done", source="VENDING", target="IDLE")
    @on("cancel", source="PAID", target="IDLE")
    def settle(self):
        back = change(self.credit, self.coins)
        self.coins -= back
        self.credit = 0
        return "back: " + (", ".join(f"{n}x{money(c)}" for c, n in sorted(back.items())) or "nothing")

    @on("kick", source=("IDLE", "PAID", "VENDING"), target="BROKEN")
    def breaks(self):
        return "crunch"

    coin_50 = partialmethod(handle, "coin", 50)
    coin_200 = partialmethod(handle, "coin", 200)


class Repairable(Vending):
    @on("repair", source="BROKEN", target="IDLE")
    def repair(self):
        return f"hums again, credit {money(self.credit)}"


script = """coin 50; coin 20; choose A1; coin 50; choose A1; done; choose B1; coin 3; coin 200; coin 200; choose Z1; choose C9; done
coin 100; cancel; coin 200; choose B1; done; coin 100; choose B1; done; coin 100; choose B1; cancel; kick; coin 50; repair; done; coin 5"""
machine = Repairable()
for step in re.split(r"[;\n]\s*", script):
    event, *args = step.split()
    print(f"{step:10} {machine.state.name:8}", machine.handle(event, *(int(a) if a.isdigit() else a for a in args)))
print(machine.out, dict(machine.stock), sum(c * n for c, n in machine.coins.items()) - sum(COINS), machine.coins.most_common(3))
plain = Vending()
print(plain.coin_50(), plain.coin_200(), plain.handle("kick"), plain.handle("repair"), plain.state, plain.state.value)
print(len(Vending.table), len(Repairable.table), sorted(f"{s.name}.{e}" for s, e in Repairable.table.keys() - Vending.table.keys()))
for namespace in ({"bad": on("coin", source="IDLE", target="NOWHERE")(lambda self: 0)},
                  {"a": on("nap", source="IDLE", target="IDLE")(lambda self: 1), "b": on("nap", source="IDLE", target="PAID")(lambda self: 2)}):
    try:
        MachineType("Odd", (Vending,), namespace)
    except TypeError as e:
        print(e)


def turnstile():
    passed = refused = 0
    answer = None
    while True:  # locked
        while (event := (yield answer)) != "coin":
            refused += 1
            answer = "locked"
        answer = "click"
        while (event := (yield answer)) != "push":
            answer = "thanks"
        passed += 1
        answer = f"pass {passed}, {refused} refused"


gate = turnstile()
next(gate)
print([gate.send(e) for e in "push coin coin push push coin push".split()])


class Light(Flag):
    RED = auto()
    AMBER = auto()
    GREEN = auto()
    READY = RED | AMBER

    def next(self):
        order = (Light.RED, Light.READY, Light.GREEN, Light.AMBER)
        return order[(order.index(self) + 1) % 4]


seen = reduce(lambda path, _: [*path, path[-1].next()], range(5), [Light.RED])
print(seen, [l.value for l in seen], Light.AMBER in Light.READY, ~Light.READY, list(Light.READY), len(Light))


class Door:
    class Open:
        def close(self): self.__class__ = Door.Closed
    class Closed:
        def open(self): self.__class__ = Door.Open
        def lock(self): self.__class__ = Door.Locked
    class Locked:
        def unlock(self): self.__class__ = Door.Closed


door, visits = Door.Closed(), defaultdict(int)
for action in "open close lock open unlock open lock close".split():
    try:
        getattr(door, action)()
    except AttributeError as e:
        print(e)
    visits[type(door).__qualname__] += 1
print(dict(visits))
