# Shapes three ways: abstract classes with properties, visitors, and singledispatch; affine transforms; groups as composites; a text canvas; rendering to SVG.
import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property, singledispatch, singledispatchmethod, total_ordering
from operator import attrgetter


class Point(complex):
    x = property(attrgetter("real"))
    y = property(attrgetter("imag"))

    def __add__(self, other): return Point(complex(self) + other)
    def __sub__(self, other): return Point(complex(self) - other)
    def __mul__(self, k): return Point(complex(self) * k)
    def __iter__(self): return iter((self.x, self.y))
    def __repr__(self): return f"({self.x:g}, {self.y:g})"
    def turned(self, degrees): return Point(complex(self) * complex(math.cos(math.radians(degrees)), math.sin(math.radians(degrees))))


@total_ordering
class Shape(ABC):
    @property
    @abstractmethod
    def area(self) -> float: ...

    @abstractmethod
    def accept(self, visitor): ...

    def __lt__(self, other):
        return self.area < other.area if isinstance(other, Shape) else NotImplemented

    def __eq__(self, other):
        return math.isclose(self.area, other.area) if isinstance(other, Shape) else NotImplemented

    __hash__ = None

    def __format__(self, spec):
        return f"{type(self).__name__}[{self.area:{spec or 'g'}}]"


class Circle(Shape):
    __match_args__ = ("center", "radius")

    def __init__(self, center, radius):
        self.center, self.radius = Point(center), radius

    area = property(lambda self: math.pi * self.radius**2)

    def accept(self, visitor):
        return visitor.circle(self)


class Polygon(Shape):
    __match_args__ = ("points",)

    def __init__(self, *points):
        if len(points) < 3:
            raise ValueError(f"a {type(self).__name__.lower()} of {len(points)} points")
        self.points = [Point(p) for p in points]

    def edges(self) -> Iterator[tuple[Point, Point]]:
        return zip(self.points, self.points[1:] + self.points[:1])

    @cached_property
    def area(self):
        return abs(sum(a.x * b.y - a.y * b.x for a, b in self.edges())) / 2

    @property
    def convex(self):
        turns = {((b - a).conjugate() * complex(c - b)).imag > 0 for (a, b), (_, c) in zip(self.edges(), [*self.edges()][1:] + [next(self.edges())])}
        return len(turns) == 1

    def accept(self, visitor):
        return visitor.polygon(self)


class Rectangle(Polygon):
    def __init__(self, corner, width, height):
        c = Point(corner)
        super().__init__(c, c + width, c + complex(width, height), c + complex(0, height))


class Group(Shape):
    def __init__(self, *members):
        self.members = list(members)

    area = property(lambda self: math.fsum(m.area for m in self.members))

    def __iter__(self):
        for m in self.members:
            if isinstance(m, Group):
                yield from m
            else:
                yield m

    def accept(self, visitor):
        return visitor.group(self)


class Svg:
    def circle(self, c):
        return [f'<circle cx="{c.center.x:g}" cy="{c.center.y:g}" r="{c.radius:g}"/>']

    def polygon(self, p):
        return [f'<polygon points="{" ".join(f"{x:g},{y:g}" for x, y in p.points)}"/>']

    def group(self, g):
        return ["<g>", *("  " + line for m in g.members for line in m.accept(self)), "</g>"]


class Moved:
    def __init__(self, by, turn=0):
        self.by, self.turn = by, turn

    @singledispatchmethod
    def __call__(self, shape):
        raise TypeError(f"cannot move {type(shape).__name__}")

    @__call__.register
    def _(self, shape: Circle):
        return Circle(shape.center.turned(self.turn) + self.by, shape.radius)

    @__call__.register
    def _(self, shape: Polygon):
        return Polygon(*(p.turned(self.turn) + self.by for p in shape.points))

    @__call__.register
    def _(self, shape: Group):
        return Group(*map(self, shape.members))


@singledispatch
def inside(shape, point):
    raise NotImplementedError(f"inside({type(shape).__name__})")


@inside.register(Circle)
def _(shape, point):
    return abs(point - shape.center) <= shape.radius


@inside.register(Polygon)
def _(shape, point):
    x, y = point
    crossings = 0
    for a, b in shape.edges():
        if (a.y > y) != (b.y > y) and x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x):
            crossings += 1
    return crossings % 2 == 1


inside.register(Group, lambda shape, point: any(inside(m, point) for m in shape.members))


def draw(shape, width=40, height=12):
    for row in range(height):
        print("".join("#" if inside(shape, Point(col + 0.5, 2 * row + 1)) else "." for col in range(width)))


house = Group(Rectangle(4 + 12j, 14, 11), Polygon(2 + 12j, 11 + 1j, 20 + 12j), Group(Circle(31 + 6j, 5), Rectangle(30 + 11j, 2, 12)))
draw(house)
print(*house.accept(Svg()), sep="\n")
print([f"{s:.2f}" for s in sorted(house)], f"{max(house):.1f}", f"{house:.3f}", f"{Rectangle(0, 2, 3)}")
print(Rectangle(0, 2, 6) == Polygon(0, 4, 4 + 3j, 3j), Rectangle(0, 1, 1) >= Circle(0, 0.5), Circle(0, 1) == "circle")
arrow = Polygon(0, 4 + 2j, 0 + 4j, 1 + 2j)
print(arrow.convex, Rectangle(1j, 2, 2).convex, arrow.area, arrow.__dict__.keys())
moved = Moved(10 + 5j, turn=90)(Group(arrow, Circle(2, 1)))
print([[Point(round(p.x, 6) + 0, round(p.y, 6) + 0) for p in m.points] if isinstance(m, Polygon) else m.center for m in moved], math.isclose(moved.area, arrow.area + math.pi))
for shape in (*house, arrow):
    match shape:
        case Circle(Point(real=x), r) if r > 3:
            print("big circle at", x)
        case Polygon([first, *_, last]) if len(shape.points) == 4:
            print("four corners", first, last, type(shape).__name__)
        case Polygon(points):
            print(len(points), "corners")
for mistake in (lambda: Polygon(0, 1), lambda: Shape(), lambda: Moved(1)(3), lambda: inside("x", 0), lambda: hash(arrow), lambda: arrow < 3):
    try:
        mistake()
    except (ValueError, TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
