# Polynomials over the rationals: arithmetic, parsing, gcd, derivatives, Sturm chains that count roots, root finding, interpolation, partial fractions, factors over the integers.
import cmath
import math
import re
from fractions import Fraction as F
from functools import reduce
from itertools import chain, pairwise, product, zip_longest


class Poly:
    """Coefficients from the constant upwards, without zeros at the end."""
    __slots__ = ("c",)
    TERM = re.compile(r"\s*([-+]?)\s*(?:(\d+(?:/\d+)?)\s*\*?\s*)?(x(?:\^(\d+))?)?")

    def __init__(self, *coefficients):
        c = [F(a) for a in coefficients]
        while c and not c[-1]:
            c.pop()
        self.c = tuple(c)

    @classmethod
    def parse(cls, text):
        total, at = cls(), 0
        while at < len(text.rstrip()):
            m = cls.TERM.match(text, at)
            sign, number, x, power = m.groups()
            if not (number or x) or at and not sign:
                raise ValueError(f"cannot read {text[at:]!r} in {text!r}")
            k = int(power) if power else int(x is not None)
            total += cls(*[0] * k, F(number or 1) * (-1 if sign == "-" else 1))
            at = m.end()
        return total

    @classmethod
    def roots(cls, *roots): return reduce(cls.__mul__, (cls(-r, 1) for r in roots), cls(1))

    degree = property(lambda self: len(self.c) - 1)
    lead = property(lambda self: self.c[-1] if self.c else F(0))

    def __call__(self, x): return reduce(lambda acc, a: acc * x + (a if isinstance(x, (F, int, Poly)) else float(a)), reversed(self.c), 0 if not isinstance(x, Poly) else Poly())
    def __bool__(self): return bool(self.c)
    def __eq__(self, other): return self.c == wrap(other).c
    def __hash__(self): return hash(self.c)
    def __add__(self, other): return Poly(*(a + b for a, b in zip_longest(self.c, wrap(other).c, fillvalue=0)))
    def __neg__(self): return Poly(*(-a for a in self.c))
    def __sub__(self, other): return self + -wrap(other)
    def __rsub__(self, other): return wrap(other) - self
    def __rmul__(self, other): return self * other
    __radd__ = __add__

    def __mul__(self, other):
        other = wrap(other)
        out = [F(0)] * max(len(self.c) + len(other.c) - 1, 0)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(*out)

    def __pow__(self, n): return reduce(Poly.__mul__, [self] * n, Poly(1))

    def __divmod__(self, other):
        other = wrap(other)
        if not other:
            raise ZeroDivisionError("polynomial division by zero")
        rest, quotient = list(self.c), [F(0)] * max(len(self.c) - other.degree, 0)
        for k in reversed(range(len(quotient))):
            quotient[k] = q = rest[k + other.degree] / other.lead
            for j, b in enumerate(other.c):
                rest[k + j] -= q * b
        return Poly(*quotient), Poly(*rest[:max(other.degree, 0)])

    def __floordiv__(self, other): return divmod(self, other)[0]
    def __mod__(self, other): return divmod(self, other)[1]
    def monic(self): return self * (1 / self.lead)
    def derivative(self, n=1): return self if not n else Poly(*(k * a for k, a in enumerate(self.c) if k)).derivative(n - 1)
    def integral(self, low, high): return (P := Poly(0, *(a / k for k, a in enumerate(self.c, 1))))(F(high)) - P(F(low))

    def __str__(self):
        parts = []
        for k, a in reversed([*enumerate(self.c)]):
            if a:
                size = "" if abs(a) == 1 and k else str(abs(a)) if a.denominator == 1 or not k else f"({abs(a)})"
                parts.append(f"{'-' if a < 0 else '+'} {size}{['', 'x', f'x^{k}'][min(k, 2)]}")
        text = " ".join(parts) or "+ 0"
        return text[2:] if text[0] == "+" else "-" + text[2:]

    def __repr__(self): return f"Poly({self})"

    def gcd(self, other):
        a, b = self, other
        while b:
            a, b = b, a % b
        return a.monic()

    def sturm(self):
        chain_ = [self, self.derivative()]
        while chain_[-1]:
            chain_.append(-(chain_[-2] % chain_[-1]))
        return chain_[:-1]

    def count_roots(self, low, high):
        """Different real roots in (low, high]."""
        s = self.sturm()
        changes = lambda x: sum(a * b < 0 for a, b in pairwise(filter(None, (p(x) for p in s))))
        return changes(F(low)) - changes(F(high))

    def real_roots(self, digits=9):
        bound = 1 + max(abs(a / self.lead) for a in self.c)
        found, todo = [], [(-bound, bound)]
        while todo:
            low, high = todo.pop()
            match self.count_roots(low, high):
                case 0: continue
                case 1 if high - low < F(1, 10**digits): found.append(float((low + high) / 2))
                case _:
                    mid = (low + high) / 2
                    todo += [(low, mid), (mid, high)]
        return sorted(round(r, digits - 2) + 0.0 for r in found)

    def complex_roots(self):
        m = self.monic()
        guesses = [(0.4 + 0.9j) ** k for k in range(m.degree)]
        for _ in range(80):
            guesses = [z - m(z) / math.prod((z - w for j, w in enumerate(guesses) if j != i), start=1) for i, z in enumerate(guesses)]
        return sorted(guesses, key=lambda z: (round(z.real, 6), round(z.imag, 6)))

    def rational_roots(self):
        whole = self * math.lcm(*(a.denominator for a in self.c))
        divisors = lambda n: [d for d in range(1, abs(n) + 1) if n % d == 0] or [1]
        low = next(a for a in whole.c if a)
        candidates = {F(p * s, q) for p, q, s in product(divisors(int(low)), divisors(int(whole.lead)), (1, -1))} | {F(0)}
        return sorted(r for r in candidates if self(r) == 0)

    def factor(self):
        rest, factors = self, []
        for r in self.rational_roots():
            while rest and rest(r) == 0 and rest.degree > 0:
                factors.append(Poly(-r.numerator, r.denominator))
                rest //= factors[-1]
        return factors + ([rest] if rest != 1 or not factors else [])


def wrap(x): return x if isinstance(x, Poly) else Poly(x)


def interpolate(points):
    return sum((y * Poly.roots(*(b for b, _ in points if b != a)) * F(1, math.prod(a - b for b, _ in points if b != a)) for a, y in points), start=Poly())


def square_free(p):
    out, g, k = [], p.gcd(p.derivative()), 1
    w = p.monic() // g
    while w.degree > 0:
        y = w.gcd(g)
        if (w // y).degree > 0:
            out.append((w // y, k))
        w, g, k = y, g // y, k + 1
    return out


x = Poly(0, 1)
p, q = Poly.parse("x^3 - 6x^2 + 11x - 6"), Poly.parse("1/2 x^2 - 3/4*x + 1")
print(p, q, p + q, p - q, p * q, -p, 3 - x, sep=" | ")
print(divmod(p, x - 2), p % q, p(F(1, 2)), p(5), p(1.5), p(x + 1), (x - 1) ** 4, sep=" | ")
print(p.gcd((x - 1) ** 2 * (x + 5)), p.derivative(), p.derivative(2), p.integral(0, 4), q.integral(-1, F(1, 2)), repr(Poly()), bool(Poly(0, 0)))
print(Poly.parse(str(p * q)) if "(" not in str(p * q) else "has fractions", Poly.parse(str(p)) == p, {p: 1}[Poly(-6, 11, -6, 1)], Poly(7) == 7)
for text in ("x^2 - 2", "x^5 - x - 1", "x^4 + 1", "x^3 - 3x + 2", "6x^3 - 5x^2 - 2x + 1", "x^6 - 1", "2x^4 - 4x^2"):
    p = Poly.parse(text)
    print(f"{text:22} {p.count_roots(-10, 10)} {p.real_roots() if p.gcd(p.derivative()).degree == 0 else 'repeated'} {'*'.join(f'({f})' for f in p.factor())} {square_free(p)}")
    assert reduce(Poly.__mul__, p.factor()) == p
for z in Poly.parse("x^4 - 2x^3 + 5x^2 - 4x + 4").complex_roots():
    print(f"{z:.5f}", end=" ")
print(all(abs(z**5 - 1) < 1e-9 for z in (x**5 - 1).complex_roots()), f"{abs(cmath.phase((x**2 + 1).complex_roots()[0])):.6f}")
squares = interpolate([(n, sum(k * k for k in range(n + 1))) for n in range(4)])
print(squares, squares(100) == sum(k * k for k in range(101)), squares.factor(), interpolate([(0, 1), (1, 0), (2, 5)]))
cheb = [Poly(1), x]
legendre = [Poly(1), x]
for n in range(1, 6):
    cheb.append(2 * x * cheb[-1] - cheb[-2])
    legendre.append(((2 * n + 1) * x * legendre[-1] - n * legendre[-2]) * F(1, n + 1))
print(cheb[5], legendre[4], [(legendre[i] * legendre[j]).integral(-1, 1) for i, j in ((2, 3), (3, 3), (1, 5))], cheb[6](math.cos(0.3)) - math.cos(1.8) < 1e-12, cheb[3].real_roots(6))
for bad in ("x^", "3 4", "x + y", "x ++ 2"):
    try:
        print(Poly.parse(bad))
    except ValueError as e:
        print(e)
try:
    p // Poly()
except ZeroDivisionError as e:
    print(e, [*chain(Poly(1, 2).c, p.c[:1])])
