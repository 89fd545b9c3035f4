# dataclasses: making classes, and their instances.
from dataclasses import asdict, astuple, dataclass, field, replace

total = 0
for n in range(400):
    @dataclass(order=True)
    class Item:
        name: str
        price: float = 0.0
        tags: list = field(default_factory=list, compare=False)
        count: int = n
    a, b = Item("a"), Item("b", 2.0)
    total += (a < b) + len(repr(a)) + (a == replace(b, name="a", price=0.0))


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


@dataclass
class Box:
    points: list
    corner: Point


for i in range(40000):
    p = Point(i, 2)
    total += hash(p) % 3 + astuple(p)[0]
for i in range(4000):
    total += len(asdict(Box([Point(1, 2), Point(3, 4)], Point(0)))) + len(repr(Box([], Point(i))))
print(total > 0)
