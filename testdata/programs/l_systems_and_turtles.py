# Rewriting systems drawn by a turtle on text: Koch, dragon, Hilbert, plants with branches, Sierpinski, Gosper; growth counted by matrices, not by hand.
import math
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import Iterator


@dataclass(frozen=True)
class System:
    axiom: str
    rules: dict
    angle: float
    start: float = 0.0

    def __post_init__(self):
        for key in self.rules:
            if len(key) != 1:
                raise ValueError(f"a rule for {key!r}, which is no single letter")

    def __iter__(self) -> Iterator[str]:
        word, table = self.axiom, str.maketrans(self.rules)
        while True:
            yield word
            word = word.translate(table)

    def lazily(self, n):
        """The letters of generation n one by one, with no more memory than n iterators."""
        stack = [(iter(self.axiom), n)]
        while stack:
            letters, left = stack[-1]
            letter = next(letters, None)
            if letter is None:
                stack.pop()
            elif left and letter in self.rules:
                stack.append((iter(self.rules[letter]), left - 1))
            else:
                yield letter

    def lengths(self, n):
        """How long the generations are, from counts of letters alone."""
        counts = Counter(self.axiom)
        for _ in range(n):
            yield counts.total()
            after = Counter()
            for letter, times in counts.items():
                for other, k in Counter(self.rules.get(letter, letter)).items():
                    after[other] += k * times
            counts = after


@dataclass(frozen=True)
class Turtle:
    x: float = 0.0
    y: float = 0.0
    heading: float = 0.0

    def forward(self, d):
        a = math.radians(self.heading)
        return replace(self, x=self.x + d * math.cos(a), y=self.y + d * math.sin(a))

    def turn(self, degrees):
        return replace(self, heading=(self.heading + degrees) % 360)


def segments(system, n, steps="FGAB"):
    turtle, stack = Turtle(heading=system.start), []
    for letter in system.lazily(n):
        match letter:
            case "+": turtle = turtle.turn(system.angle)
            case "-": turtle = turtle.turn(-system.angle)
            case "[": stack.append(turtle)
            case "]": turtle = stack.pop()
            case "f": turtle = turtle.forward(1)
            case _ if letter in steps:
                after = turtle.forward(1)
                yield (turtle.x, turtle.y), (after.x, after.y)
                turtle = after


def draw(lines, width=56, ratio=0.5):
    lines = list(lines)
    xs = [p[0] for line in lines for p in line]
    ys = [p[1] for line in lines for p in line]
    x0, y1 = min(xs), max(ys)
    wide = max(max(xs) - x0, 1e-9)
    high = y1 - min(ys)
    scale = (width - 1) / wide
    rows = [[" "] * width for _ in range(round(high * scale * ratio) + 1)]
    for (ax, ay), (bx, by) in lines:
        n = max(2, math.ceil(scale * math.dist((ax, ay), (bx, by))))
        for i in range(n + 1):
            t = i / n
            column = round((ax + (bx - ax) * t - x0) * scale + 1e-7)
            row = round((y1 - ay - (by - ay) * t) * scale * ratio + 1e-7)
            rows[row][column] = "*"
    return "\n".join("".join(row).rstrip() for row in rows)


SYSTEMS = {
    "algae": System("A", {"A": "AB", "B": "A"}, 0),
    "koch": System("F", {"F": "F+F--F+F"}, 60),
    "dragon": System("FX", {"X": "X+YF+", "Y": "-FX-Y"}, 90),
    "hilbert": System("X", {"X": "+YF-XFX-FY+", "Y": "-XF+YFY+FX-"}, 90),
    "sierpinski": System("A", {"A": "B-A-B", "B": "A+B+A"}, 60),
    "plant": System("X", {"X": "F+[[X]-X]-F[-FX]+X", "F": "FF"}, 25, 65),
    "islands": System("F+F+F+F", {"F": "F+f-FF+F+FF+Ff+FF-f+FF-F-FF-Ff-FFF", "f": "ffffff"}, 90),
    "carpet": System("F", {"F": "F+F-F-F-G+F+F+F-F", "G": "GGG"}, 90),
}

for name, system in SYSTEMS.items():
    lengths = list(system.lengths(12))
    print(f"{name:<11}", lengths[:6], "...", lengths[-1])
    for word, length in zip(islice(system, 4), lengths):
        assert len(word) == length
    assert "".join(system.lazily(3)) == next(islice(system, 3, None))
print(*islice(SYSTEMS["algae"], 7))
ratio = list(SYSTEMS["algae"].lengths(25))
print(f"ratio {ratio[-1] / ratio[-2]:.6f}, golden {(1 + 5 ** 0.5) / 2:.6f}")
for name, n, width in (("koch", 3, 56), ("dragon", 7, 45), ("hilbert", 3, 31), ("sierpinski", 4, 49), ("plant", 3, 40)):
    print(f"-- {name} {n}")
    print(draw(segments(SYSTEMS[name], n), width))

for name, n in (("dragon", 6), ("hilbert", 3), ("carpet", 2), ("koch", 4)):
    lines = list(segments(SYSTEMS[name], n))
    points = Counter((round(x, 3) + 0.0, round(y, 3) + 0.0) for line in lines for x, y in line)
    (sx, sy), (ex, ey) = lines[0][0], lines[-1][1]
    print(f"{name}: {len(lines)} lines over {len(points)} points, from start to end {math.hypot(ex - sx, ey - sy):.4f}, busiest {max(points.values())}")
folded = "R"
for _ in range(3):
    folded = folded + "R" + folded[::-1].translate(str.maketrans("RL", "LR"))
between = next(islice(SYSTEMS["dragon"], 4, None)).split("F")[1:-1]
turns = "".join("R" if part.count("+") > part.count("-") else "L" for part in between)
print("paper folded:", folded, "dragon turned:", turns, folded == turns)
for bad in (lambda: System("F", {"FF": "F"}, 1), lambda: list(segments(System("F]", {}, 1), 0)), lambda: setattr(SYSTEMS["koch"], "angle", 1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
