# Drawing on a canvas of characters: lines by Bresenham, circles, polygons filled by scan lines, flood fill, plots of functions, braille dots.
import math
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])


class Canvas:
    def __init__(self, width, height, ground=" "):
        self.width, self.height = width, height
        self.rows = [[ground] * width for _ in range(height)]

    def __contains__(self, p):
        x, y = p
        return 0 <= x < self.width and 0 <= y < self.height

    def __getitem__(self, p):
        return self.rows[p[1]][p[0]]

    def __setitem__(self, p, ink):
        if p in self:
            self.rows[p[1]][p[0]] = ink

    def __str__(self):
        return "\n".join("".join(row).rstrip() for row in self.rows)

    def line(self, a, b, ink="*"):
        dx, dy = abs(b[0] - a[0]), -abs(b[1] - a[1])
        sx, sy = 1 if a[0] < b[0] else -1, 1 if a[1] < b[1] else -1
        x, y, error = *a, dx + dy
        while True:
            self[x, y] = ink
            if (x, y) == tuple(b):
                return self
            twice = 2 * error
            if twice >= dy:
                error += dy
                x += sx
            if twice <= dx:
                error += dx
                y += sy

    def circle(self, centre, r, ink="o"):
        x, y, d = 0, r, 3 - 2 * r
        while x <= y:
            for dx, dy in ((x, y), (y, x)):
                for sx in (1, -1):
                    for sy in (1, -1):
                        self[Point(*centre) + (sx * dx, sy * dy)] = ink
            d, y = (d + 4 * (x - y) + 10, y - 1) if d > 0 else (d + 4 * x + 6, y)
            x += 1
        return self

    def polygon(self, points, ink="#", fill=None):
        pairs = list(zip(points, points[1:] + points[:1]))
        if fill is not None:
            for y in range(self.height):
                cuts = sorted(x1 + (y - y1) * (x2 - x1) / (y2 - y1)
                              for (x1, y1), (x2, y2) in pairs if (y1 <= y) != (y2 <= y))
                for left, right in zip(cuts[::2], cuts[1::2]):
                    for x in range(math.ceil(left), math.floor(right) + 1):
                        self[x, y] = fill
        for a, b in pairs:
            self.line(a, b, ink)
        return self

    def flood(self, start, ink):
        old, todo, count = self[start], [start], 0
        if old == ink:
            return 0
        while todo:
            x, y = p = todo.pop()
            if p in self and self[p] == old:
                self[p] = ink
                count += 1
                todo += (x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)
        return count

    def text(self, at, words):
        for i, ch in enumerate(words):
            self[at[0] + i, at[1]] = ch
        return self

    def framed(self):
        bar = "+" + "-" * self.width + "+"
        return "\n".join([bar, *("|" + "".join(row) + "|" for row in self.rows), bar])

    def turned(self):
        other = Canvas(self.height, self.width)
        other.rows = [list(column) for column in zip(*self.rows[::-1])]
        return other


def plot(function, lo, hi, width=60, height=13):
    xs = [lo + (hi - lo) * i / (width - 1) for i in range(width)]
    ys = [function(x) for x in xs]
    bottom, top = min(ys), max(ys)
    canvas = Canvas(width, height, ".")
    for i, y in enumerate(ys):
        canvas[i, round((top - y) / (top - bottom) * (height - 1))] = "*"
    return f"{canvas}\n{lo:<{width // 2}g}{hi:>{width - width // 2}g}   {bottom:.3f} to {top:.3f}"


class Braille(Canvas):
    """Two by four dots in every character."""
    BITS = (0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80)

    def __str__(self):
        lines = []
        for top in range(0, self.height, 4):
            cells = []
            for left in range(0, self.width, 2):
                code = sum(self.BITS[dy][dx] for dy in range(4) for dx in range(2)
                           if (left + dx, top + dy) in self and self[left + dx, top + dy] != " ")
                cells.append(chr(0x2800 + code))
            lines.append("".join(cells))
        return "\n".join(lines)


canvas = Canvas(40, 12)
canvas.line((0, 0), (39, 11)).line((0, 11), (39, 0), "/").circle((20, 5), 4).text((1, 5), "west").text((36, 6), "east of here")
print(canvas.framed())
print("flooded:", [canvas.flood(p, ink) for p, ink in (((20, 1), "^"), ((0, 3), "<"), ((0, 3), "<"), ((20, 2), "+"))])
print(canvas)
star = [Point(20 + round(r * 1.9 * math.sin(i * math.pi / 5)), 9 - round(r * math.cos(i * math.pi / 5)))
        for i, r in enumerate([9, 4] * 5)]
print(Canvas(42, 19).polygon(star, "#", fill=":"))
print(plot(lambda x: math.sin(x) * math.exp(-x / 6), 0, 4 * math.pi))
print(plot(lambda x: x ** 3 - 3 * x, -2.2, 2.2, 40, 9))
small = Canvas(7, 3).text((0, 0), "abcdefg").text((2, 2), "xyz")
print(small.turned(), small.turned().turned(), sep="\n--\n")
dots = Braille(40, 24)
for r in (3, 7, 11):
    dots.circle((20, 11), r)
print(dots)
print((3, 4) in canvas, (40, 4) in canvas, star[:2], star[0] + star[1])
