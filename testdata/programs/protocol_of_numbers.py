# Number types of one's own: modular ints, intervals, dual numbers, polynomials and quaternions, with every operator, conversions, formatting and numbers' ABCs.
import cmath
import math
import numbers
import operator
from fractions import Fraction
from functools import reduce, total_ordering
from itertools import zip_longest


class Mod:
    __slots__ = ("n", "m")
    __match_args__ = ("n", "m")

    def __init__(self, n, m):
        self.n, self.m = n % m, m

    def _lift(self, other):
        match other:
            case Mod(n, m) if m == self.m: return n
            case Mod(): raise ValueError(f"moduli {self.m} and {other.m}")
            case int(): return other
        return None

    def _op(f):
        def forward(self, other):
            n = self._lift(other)
            return NotImplemented if n is None else Mod(f(self.n, n), self.m)

        def backward(self, other):
            n = self._lift(other)
            return NotImplemented if n is None else Mod(f(n, self.n), self.m)
        return forward, backward

    __add__, __radd__ = _op(operator.add)
    __sub__, __rsub__ = _op(operator.sub)
    __mul__, __rmul__ = _op(operator.mul)
    del _op

    def __pow__(self, e, modulo=None):
        return Mod(pow(self.n, e, self.m), self.m) if modulo is None else pow(self.n, e, modulo)

    def __truediv__(self, other):
        return self * pow(self._lift(other), -1, self.m)

    def __eq__(self, other):
        return (other % self.m == self.n) if isinstance(other, int) else isinstance(other, Mod) and (self.n, self.m) == (other.n, other.m)

    def __hash__(self): return hash((self.n, self.m))
    def __index__(self): return self.n
    def __neg__(self): return Mod(-self.n, self.m)
    def __bool__(self): return self.n != 0
    def __repr__(self): return f"Mod({self.n}, {self.m})"
    def __format__(self, spec): return f"{self.n:{spec}} (mod {self.m})"


a = Mod(5, 7)
print(a + 4, 3 - a, a * a, a ** -1, a / 3, pow(a, 2, 3), -a, a == 12, a == Mod(5, 8), bool(a + 2), f"{a:03}", hex(a), [10, 20, 30, 40, 50, 60][a], sum([a, a], Mod(0, 7)), int(a), "abcdefgh"[a:], range(a)[-1])
for bad in (lambda: a + 1.5, lambda: "x" + a, lambda: a + Mod(1, 5), lambda: Mod(2, 4) ** -1, lambda: float(a) + a, lambda: a < a, lambda: a // 2, lambda: math.sqrt(a), lambda: round(a), lambda: abs(a), lambda: divmod(a, 2), lambda: complex(a), lambda: ~a, lambda: a @ a):
    try:
        print("ok", bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


@total_ordering
class Dual:
    """x + e*dx with e*e = 0: differentiates what it passes through."""

    def __init__(self, x, dx=0.0): self.x, self.dx = x, dx
    @staticmethod
    def of(v): return v if isinstance(v, Dual) else Dual(v)
    def __add__(self, o): o = Dual.of(o); return Dual(self.x + o.x, self.dx + o.dx)
    def __mul__(self, o): o = Dual.of(o); return Dual(self.x * o.x, self.x * o.dx + self.dx * o.x)
    def __sub__(self, o): return self + -Dual.of(o)
    def __rsub__(self, o): return Dual.of(o) - self
    def __neg__(self): return Dual(-self.x, -self.dx)
    def __truediv__(self, o): o = Dual.of(o); return Dual(self.x / o.x, (self.dx * o.x - self.x * o.dx) / o.x ** 2)
    def __rtruediv__(self, o): return Dual.of(o) / self
    def __pow__(self, n): return Dual(self.x ** n, n * self.x ** (n - 1) * self.dx)
    def __eq__(self, o): return self.x == Dual.of(o).x
    def __lt__(self, o): return self.x < Dual.of(o).x
    def __abs__(self): return self if self.x >= 0 else -self
    def __float__(self): return float(self.x)
    def __repr__(self): return f"{self.x:g}{self.dx:+g}e"
    __radd__, __rmul__ = __add__, __mul__


def derivative(f, x):
    return f(Dual(x, 1.0)).dx


f = lambda x: (3 * x ** 2 - 2 * x + 1) / (x - 4)
print([derivative(f, x) for x in (0, 1, 2.5)], derivative(abs, -2), derivative(lambda x: 1 / x, 2), sorted([Dual(3), Dual(1, 5), Dual(2)]), Dual(1) <= 1, max(Dual(2), 7), math.floor(Dual(2.5)))


class Poly:
    def __init__(self, *coefficients):
        self.c = list(coefficients)
        while self.c and not self.c[-1]:
            self.c.pop()

    def __call__(self, x): return reduce(lambda acc, c: acc * x + c, reversed(self.c), 0)
    def __add__(self, o): return Poly(*(p + q for p, q in zip_longest(self.c, o.c if isinstance(o, Poly) else [o], fillvalue=0)))
    __radd__ = __add__
    def __neg__(self): return Poly(*(-c for c in self.c))
    def __sub__(self, o): return self + -o
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i] if i < len(self.c) else 0
    def __iter__(self): return iter(self.c)
    def __eq__(self, o): return isinstance(o, Poly) and self.c == o.c
    def __matmul__(self, o): return reduce(lambda acc, c: acc * o + Poly(c), reversed(self.c), Poly())

    def __mul__(self, o):
        o = o if isinstance(o, Poly) else Poly(o)
        out = [0] * (len(self) + len(o))
        for i, p in enumerate(self.c):
            for j, q in enumerate(o.c):
                out[i + j] += p * q
        return Poly(*out)

    __rmul__ = __mul__
    __hash__ = None

    def __divmod__(self, o):
        rest, q = self, Poly()
        while len(rest) >= len(o):
            term = Poly(*[0] * (len(rest) - len(o)), Fraction(rest.c[-1], o.c[-1]))
            q, rest = q + term, rest - term * o
        return q, rest

    def __str__(self):
        terms = [f"{c}" + ("x" if i else "") + (f"^{i}" if i > 1 else "") for i, c in enumerate(self.c) if c]
        return " + ".join(reversed(terms)) or "0"


p, q = Poly(-4, 0, -2, 1), Poly(-3, 1)
print(p, "|", q, "|", p + q, "|", p * q, "|", p(2), p(Fraction(1, 2)), p(1j), "|", *divmod(p, q), "|", p @ q, "|", Poly(), len(p), list(p), p == Poly(-4, 0, -2, 1, 0), 2 * q, p(q))
try:
    {p}
except TypeError as e:
    print(type(e).__name__)


class Quaternion(tuple):
    def __new__(cls, w=0, x=0, y=0, z=0): return super().__new__(cls, (w, x, y, z))
    def __add__(self, o): return Quaternion(*map(operator.add, self, o))
    def __mul__(self, o):
        if isinstance(o, numbers.Real):
            return Quaternion(*(c * o for c in self))
        a, b, c, d = self
        e, f, g, h = o
        return Quaternion(a*e - b*f - c*g - d*h, a*f + b*e + c*h - d*g, a*g - b*h + c*e + d*f, a*h + b*g - c*f + d*e)
    __rmul__ = lambda self, o: self * o
    def __abs__(self): return math.hypot(*self)
    def __invert__(self): return Quaternion(self[0], *(-c for c in self[1:]))
    def __str__(self): return "".join(f"{c:+g}{u}" for c, u in zip(self, ("", "i", "j", "k")) if c) or "0"
    def __repr__(self): return f"{type(self).__name__}{super().__repr__()}"


i, j, k = Quaternion(0, 1), Quaternion(0, 0, 1), Quaternion(0, 0, 0, 1)
print(i * j == k, j * i, i * i, repr(i + 2 * j), abs(Quaternion(1, 2, 2, 4)), ~k, (i + j) * ~(i + j), i[1], {i: 1}[(0, 1, 0, 0)], sorted([k, i])[0], i * 2)
print(isinstance(3, numbers.Integral), isinstance(Fraction(1), numbers.Rational), isinstance(1j, numbers.Real), issubclass(bool, numbers.Number), isinstance(a, numbers.Number))
numbers.Number.register(Mod)
print(isinstance(a, numbers.Number), cmath.polar(-1), cmath.rect(2, math.pi / 2).real < 1e-9, math.gcd(12, a.m * 6), math.isqrt(99), math.comb(5, 2), math.dist((0, 0), (3, 4)), math.prod([a, 2]))
x = 5
for op in ("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "iand", "ior", "ixor", "ilshift", "irshift"):
    print(op, getattr(operator, op)(x, 3) if op != "iand" else operator.iand(x, 4), end=" ")
print()
