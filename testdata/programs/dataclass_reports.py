# Dataclasses in many forms: frozen, slots, ordering, factories, inheritance, keyword-only, post-init, replace, match by position.
import dataclasses
import json
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, make_dataclass, replace
from functools import cached_property, total_ordering
from typing import ClassVar


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    patch: int = 0
    label: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text):
        numbers, _, label = text.partition("-")
        return cls(*map(int, numbers.split(".")), label=label)

    def __str__(self):
        return f"{self.major}.{self.minor}.{self.patch}" + (f"-{self.label}" if self.label else "")

    def bump(self, part):
        match part:
            case "major": return replace(self, major=self.major + 1, minor=0, patch=0)
            case "minor": return replace(self, minor=self.minor + 1, patch=0)
            case _: return replace(self, patch=self.patch + 1)


versions = [Version.parse(t) for t in "1.2.3 1.10 0.9.9-beta 1.2.3-rc1 2".split()]
print(*map(str, sorted(versions)), "|", max(versions), versions[0] == versions[3], len(set(versions)))
print(versions[2], [str(versions[1].bump(p)) for p in ("major", "minor", "patch")], repr(versions[3]))
try:
    versions[0].major = 9
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)


@dataclass
class Base:
    registry: ClassVar[dict] = {}
    name: str
    _: KW_ONLY
    tags: list[str] = field(default_factory=list)

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Base.registry[cls.__name__.lower()] = cls


@dataclass
class Room(Base):
    width: float
    depth: float
    height: InitVar[float] = 2.5
    volume: float = field(init=False, repr=False)

    def __post_init__(self, height):
        self.volume = self.width * self.depth * height

    @cached_property
    def area(self):
        print(f"  (area of {self.name})")
        return self.width * self.depth


@dataclass
class House(Base):
    rooms: list[Room] = field(default_factory=list, metadata={"unit": "room"})

    @property
    def area(self):
        return sum(r.area for r in self.rooms)


house = House("cottage", [Room("kitchen", 3, 4.5, tags=["warm"]), Room("attic", 5, 6, 1.8)], tags=["old", "dry"])
print(house)
print(house.area, house.area, [round(r.volume, 2) for r in house.rooms])
print(json.dumps(asdict(house), indent=1)[:150].replace("\n", ""))
print(astuple(house.rooms[0]), [(f.name, f.kw_only, f.init) for f in fields(Room)], fields(House)[2].metadata["unit"])
print(sorted(Base.registry), Room.__match_args__, House.__doc__)


def describe(thing):
    match thing:
        case House(name=n, rooms=[Room("kitchen", w), *rest]): return f"{n}: kitchen {w} wide and {len(rest)} more"
        case Room(n, w, d) if w == d: return f"square {n}"
        case Room(n, tags=[]): return f"untagged {n}"
        case Version(1, minor, _): return f"one point {minor}"
        case _: return "?"


print(*map(describe, [house, *house.rooms, Room("cell", 2, 2), *versions]), sep="; ")
Point = make_dataclass("Point", ["x", ("y", int), ("z", int, field(default=0))], namespace={"__abs__": lambda s: abs(s.x) + abs(s.y) + abs(s.z)}, frozen=True)
p = Point(1, -2)
print(p, abs(p), hash(p) == hash(Point(1, -2, 0)), p == (1, -2, 0), dataclasses.is_dataclass(p), dataclasses.is_dataclass(int))


@total_ordering
@dataclass(eq=False, slots=True)
class Money:
    amount: int
    currency: str = "EUR"
    def __eq__(self, other): return (self.amount, self.currency) == (other.amount, other.currency) if isinstance(other, Money) else NotImplemented
    def __lt__(self, other): return self.amount < other.amount if self.currency == other.currency else NotImplemented
    def __hash__(self): return hash(self.amount)


a, b = Money(5), Money(7)
print(a < b, a >= b, max(a, b), a == 5, Money.__slots__, hasattr(a, "__dict__"))
for bad in (lambda: a < Money(1, "USD"), lambda: Room("x"), lambda: House("h", [], ["t"]), lambda: Version(1, colour=2), lambda: setattr(a, "extra", 1)):
    try: bad()
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
try:
    @dataclass
    class Wrong:
        items: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Order:
        a: int = 1
        b: str
except TypeError as e: print(e)
