# A dataclass whose repr is too long for a line is shown field by field, unless its class has a repr of its own.
from dataclasses import dataclass, field
from pprint import pprint


@dataclass
class Point:
    x: int
    y: int
    secret: str = field(default="-", repr=False)


@dataclass
class Path:
    name: str
    points: list[Point]
    parent: "Path | None" = None


@dataclass
class Own:
    words: list[str]

    def __repr__(self):
        return f"<Own of {len(self.words)} words that no pretty printer takes apart>"


@dataclass(repr=False)
class Silent:
    a: int


path = Path("a path with a long name", [Point(n, n * n) for n in range(4)])
pprint(path, width=40)
path.parent = path
pprint(path, width=60)
pprint({"own": Own(["a"] * 10), "point": Point(1, 2)}, width=30)
assert repr(Silent(1)).startswith("<")
pprint(Point(1, 2))
