# Exact arithmetic: Egyptian fractions, the Stern-Brocot tree, Farey neighbours, Bernoulli numbers, linear systems, probabilities.
from fractions import Fraction as F
from functools import cache
from itertools import combinations, product
from math import comb, factorial, floor, gcd, prod
from numbers import Rational, Real


def egyptian(f):
    while f:
        part = F(1, -(-f.denominator // f.numerator))
        yield part
        f -= part


def stern_brocot(target):
    (a, b), (c, d) = (0, 1), (1, 0)
    path = ""
    while True:
        m = F(a + c, b + d)
        if m == target:
            return path
        if target < m:
            path, c, d = path + "L", a + c, b + d
        else:
            path, a, b = path + "R", a + c, b + d


def farey(n):
    a, b, c, d = 0, 1, 1, n
    yield F(a, b)
    while c <= n:
        k = (n + b) // d
        a, b, c, d = c, d, k * c - a, k * d - b
        yield F(a, b)


@cache
def bernoulli(n):
    return F(1) if n == 0 else F(0) if n > 1 and n % 2 else -sum(comb(n + 1, k) * bernoulli(k) for k in range(n)) / (n + 1)


def solve(rows):
    rows = [[F(x) for x in row] for row in rows]
    n = len(rows)
    for i in range(n):
        p = next(r for r in range(i, n) if rows[r][i])
        rows[i], rows[p] = rows[p], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for j in range(n):
            if j != i:
                rows[j] = [x - rows[j][i] * y for x, y in zip(rows[j], rows[i])]
    return [row[-1] for row in rows]


for f in (F(4, 5), F(5, 121), F(7, 15), F(2, 43)):
    parts = list(egyptian(f))
    print(f, "=", " + ".join(map(str, parts)), sum(parts) == f)
print({str(f): stern_brocot(f) for f in (F(3, 7), F(22, 7), F(5), F(13, 21))})
print(" ".join(map(str, farey(7))), all(b.numerator * a.denominator - a.numerator * b.denominator == 1 for a, b in zip(list(farey(9)), list(farey(9))[1:])))
print([str(bernoulli(n)) for n in range(0, 21, 2)], bernoulli(1))
print("sum of n^5 for n up to 100:", sum(comb(6, k) * bernoulli(k) * (-1) ** k * F(100) ** (6 - k) for k in range(6)) / 6, sum(n**5 for n in range(101)))
print("solution", *solve([[2, 1, -1, 8], [-3, -1, 2, -11], [-2, 1, 2, -3]]), "|", *solve([[1 / F(i + j + 1) for j in range(4)] + [1] for i in range(4)]))
throws = list(product(range(1, 7), repeat=3))
for name, test in {"sum is ten": lambda t: sum(t) == 10, "all differ": lambda t: len(set(t)) == 3, "a run": lambda t: sorted(t)[2] - sorted(t)[0] == 2 == len(set(t)) - 1, "product odd": lambda t: prod(t) % 2}.items():
    p = F(sum(map(bool, map(test, throws))), len(throws))
    print(f"{name:12} {p!s:>7} {float(p):.5f} odds {p / (1 - p)}")
print("derangements", [str(sum(F((-1) ** k, factorial(k)) for k in range(n + 1))) for n in range(2, 8)], float(sum(F((-1) ** k, factorial(k)) for k in range(15))))
print("urn", {k: str(F(comb(5, k) * comb(7, 3 - k), comb(12, 3))) for k in range(4)})
print("24 game", next(f"({a}{o}{b}){q}({c}{r}{d})" for a, b, c, d in [(8, 3, 8, 3), (4, 7, 8, 8), (9, 3, 4, 2)] for o, q, r in product("+-*/", repeat=3) if eval(f"(F({a}){o}F({b})){q}(F({c}){r}F({d}))" if not (r in "-/" and q == "/" and (c == d or r == "-" and c == d)) else "F(0)") == 24))
x = F("-3.75")
print(x, F(0.1).limit_denominator(), F("1e-3"), F(" 7/-2 ".replace("/-", "/")), F.from_float(0.75), F(3.5), round(F(5, 2)), round(F(7, 3), 2), floor(x), abs(x), -x % 2, divmod(x, 1), x**-2, F(4, 9) ** F(1, 2), 2 ** F(3), x.as_integer_ratio())
print(isinstance(x, Rational), isinstance(x, Real), F(1, 2) == 0.5, F(1, 3) + 1, F(1, 3) + 0.5, F(1, 3) < 0.34, hash(F(2)) == hash(2), f"{F(22, 7):.4f} {F(1, 3):>10.3f} {F(5, 4):+}", sorted([F(1, 2), 0.3, 1, F(2, 3)]), {F(2, 4): "half"}[0.5], repr(x), bool(F(0)), gcd(6, 4))
print(sum(1 for a, b in combinations(range(1, 30), 2) if F(a, b).denominator == b), F.is_integer(F(8, 4)))
