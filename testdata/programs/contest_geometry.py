# Plane geometry: hulls, areas, point in polygon, segment crossings, closest pair, and rotating calipers.
import cmath
import math
import random
from typing import NamedTuple


class P(NamedTuple):
    x: float
    y: float

    def __add__(self, o): return P(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return P(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return P(self.x * k, self.y * k)
    def cross(self, o): return self.x * o.y - self.y * o.x
    def dot(self, o): return self.x * o.x + self.y * o.y
    def __abs__(self): return math.hypot(*self)
    def __str__(self): return f"({self.x:g}, {self.y:g})"


def turn(a, b, c):
    return (b - a).cross(c - a)


def hull(points):
    points = sorted(set(points))
    def half(ps):
        chain = []
        for p in ps:
            while len(chain) > 1 and turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]
    return half(points) + half(points[::-1])


def area(poly):
    return sum(a.cross(b) for a, b in zip(poly, poly[1:] + poly[:1])) / 2


def inside(p, poly):
    hit = False
    for a, b in zip(poly, poly[1:] + poly[:1]):
        if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
            hit = not hit
    return hit


def crossing(a, b, c, d):
    r, s = b - a, d - c
    den = r.cross(s)
    if den == 0:
        return None
    t, u = (c - a).cross(s) / den, (c - a).cross(r) / den
    return a + r * t if 0 <= t <= 1 and 0 <= u <= 1 else None


def closest(points):
    def solve(px, py):
        if len(px) <= 3:
            return min((abs(a - b), a, b) for i, a in enumerate(px) for b in px[i + 1:])
        mid = px[len(px) // 2]
        left = set(px[:len(px) // 2])
        best = min(solve(px[:len(px) // 2], [p for p in py if p in left]),
                   solve(px[len(px) // 2:], [p for p in py if p not in left]))
        strip = [p for p in py if abs(p.x - mid.x) < best[0]]
        for i, a in enumerate(strip):
            for b in strip[i + 1:i + 8]:
                best = min(best, (abs(a - b), *sorted((a, b))))
        return best
    return solve(sorted(points), sorted(points, key=lambda p: (p.y, p.x)))


def width(poly):
    # The smallest distance between two parallel lines that hold the polygon.
    return min(max(turn(a, b, p) for p in poly) / abs(b - a) for a, b in zip(poly, poly[1:] + poly[:1]))


rng = random.Random(7)
points = [P(rng.randint(0, 40), rng.randint(0, 40)) for _ in range(60)]
h = hull(points)
print("hull", *h)
print("area", area(h), "perimeter", round(sum(abs(a - b) for a, b in zip(h, h[1:] + h[:1])), 6), "width", round(width(h), 6))
d, a, b = closest(set(points))
print(f"closest {a} {b} {d:.4f}", d == min(abs(p - q) for p in points for q in points if p != q))
print("diameter", "%.4f %s %s" % max((abs(p - q), p, q) for p in h for q in h))
star = [P(10 * math.cos(i * math.pi / 5), 10 * math.sin(i * math.pi / 5)) * (1 if i % 2 else 0.4) for i in range(10)]
for y in range(10, -11, -2):
    print("".join("#" if inside(P(x / 2, y + 0.01), star) else "." for x in range(-20, 21)))
print(round(area(star), 6))
segs = [(P(0, 0), P(10, 10)), (P(0, 8), P(9, -1)), (P(3, 7), P(8, 2)), (P(20, 0), P(20, 5)), (P(0, 5), P(10, 5))]
for i, s in enumerate(segs):
    for j, t in enumerate(segs[:i]):
        c = crossing(*s, *t)
        print(i, j, c if c else "apart or parallel")
z = complex(3, 4)
print([f"{w.real:+.3f}{w.imag:+.3f}i" for w in (z, z * 1j, z.conjugate(), cmath.sqrt(z), cmath.rect(2, math.pi / 6))], cmath.polar(1 + 1j))
