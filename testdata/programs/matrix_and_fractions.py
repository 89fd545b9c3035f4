# Exact linear algebra with a fraction class of its own.
from math import gcd
class Frac:
    __slots__ = ("n", "d")
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError("Frac with 0")
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g
    @staticmethod
    def of(x): return x if isinstance(x, Frac) else Frac(x)
    def __add__(a, b): b = Frac.of(b); return Frac(a.n * b.d + b.n * a.d, a.d * b.d)
    __radd__ = __add__
    def __neg__(a): return Frac(-a.n, a.d)
    def __sub__(a, b): return a + -Frac.of(b)
    def __rsub__(a, b): return Frac.of(b) - a
    def __mul__(a, b): b = Frac.of(b); return Frac(a.n * b.n, a.d * b.d)
    __rmul__ = __mul__
    def __truediv__(a, b): b = Frac.of(b); return Frac(a.n * b.d, a.d * b.n)
    def __rtruediv__(a, b): return Frac.of(b) / a
    def __eq__(a, b): b = Frac.of(b); return (a.n, a.d) == (b.n, b.d)
    def __lt__(a, b): b = Frac.of(b); return a.n * b.d < b.n * a.d
    def __hash__(a): return hash((a.n, a.d))
    def __bool__(a): return a.n != 0
    def __pow__(a, k): return Frac(a.n ** k, a.d ** k) if k >= 0 else Frac(a.d ** -k, a.n ** -k)
    def __repr__(a): return str(a.n) if a.d == 1 else f"{a.n}/{a.d}"
    def __float__(a): return a.n / a.d
class Matrix:
    def __init__(self, rows): self.rows = [[Frac.of(x) for x in r] for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @classmethod
    def hilbert(cls, n): return cls([[Frac(1, i + j + 1) for j in range(n)] for i in range(n)])
    def __matmul__(self, o): return Matrix([[sum((a * b for a, b in zip(r, c)), Frac(0)) for c in zip(*o.rows)] for r in self.rows])
    def __eq__(self, o): return self.rows == o.rows
    def __pow__(self, k):
        result, base = Matrix.identity(len(self.rows)), self
        while k:
            if k & 1: result = result @ base
            base, k = base @ base, k >> 1
        return result
    def reduce(self, right):
        a = [r[:] + s[:] for r, s in zip(self.rows, right.rows)]
        n, det = len(a), Frac(1)
        for c in range(n):
            p = next((r for r in range(c, n) if a[r][c]), None)
            if p is None: raise ValueError("singular")
            if p != c: a[c], a[p], det = a[p], a[c], -det
            det *= a[c][c]
            a[c] = [x / a[c][c] for x in a[c]]
            for r in range(n):
                if r != c and a[r][c]: a[r] = [x - a[r][c] * y for x, y in zip(a[r], a[c])]
        return det, Matrix([r[n:] for r in a])
    def __str__(self):
        cells = [[repr(x) for x in r] for r in self.rows]
        w = [max(map(len, c)) for c in zip(*cells)]
        return "\n".join("[" + "  ".join(x.rjust(k) for x, k in zip(r, w)) + "]" for r in cells)
h = Matrix.hilbert(5)
det, inv = h.reduce(Matrix.identity(5))
print(h, det, inv, sep="\n")
assert h @ inv == Matrix.identity(5)
print(Matrix([[1, 1], [1, 0]]) ** 200)
print(Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]]).reduce(Matrix([[8], [-11], [-3]]))[1])
try: Matrix([[1, 2], [2, 4]]).reduce(Matrix.identity(2))
except ValueError as e: print(e)
print(sum((Frac(1, k) for k in range(1, 30)), Frac(0)), float(Frac(1, 3)), Frac(2, -4), Frac(3) ** -2, 1 - Frac(1, 3), sorted([Frac(1, 2), Frac(1, 3), Frac(3, 4)]), {Frac(1, 2), Frac(2, 4)})
try: Frac(1, 0)
except ZeroDivisionError as e: print(e)
