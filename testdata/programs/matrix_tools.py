# A matrix class: operators, determinants by fractions, inverse, powers, LU, Gauss-Jordan, eigenvalues by power iteration, Markov chains, games on graphs.
from fractions import Fraction as F
from functools import reduce
from itertools import product
from operator import matmul
import math
import random


class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]; assert len({len(r) for r in self.rows}) == 1
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @classmethod
    def parse(cls, text): return cls([[F(x) for x in row.split()] for row in text.split(";")])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __getitem__(self, key): return self.rows[key[0]][key[1]] if isinstance(key, tuple) else self.rows[key]
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s, strict=True)] for r, s in zip(self.rows, o.rows, strict=True)])
    def __sub__(self, o): return self + -1 * o
    def __rmul__(self, k): return Matrix([[k * a for a in r] for r in self.rows])
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"{self.shape} @ {o.shape}")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        if n < 0: return self.inverse() ** -n
        out, base = Matrix.identity(self.shape[0]), self
        while n: out, base, n = (out @ base if n & 1 else out), base @ base, n >> 1
        return out
    def __eq__(self, o): return self.rows == o.rows
    def __str__(self):
        cells = [[str(x) if not isinstance(x, float) else f"{x:.4f}" for x in r] for r in self.rows]
        widths = [max(map(len, c)) for c in zip(*cells)]
        return "\n".join("[" + "  ".join(c.rjust(w) for c, w in zip(r, widths)) + "]" for r in cells)
    def reduced(self):
        m, pivots, r = [list(map(F, row)) for row in self.rows], [], 0
        for c in range(self.shape[1]):
            p = next((i for i in range(r, len(m)) if m[i][c]), None)
            if p is None: continue
            m[r], m[p] = m[p], m[r]
            m[r] = [x / m[r][c] for x in m[r]]
            for i in range(len(m)):
                if i != r and m[i][c]: m[i] = [x - m[i][c] * y for x, y in zip(m[i], m[r])]
            pivots.append(c); r += 1
            if r == len(m): break
        return Matrix(m), pivots
    def det(self):
        m, sign = [list(map(F, r)) for r in self.rows], 1
        for i in range(len(m)):
            p = next((r for r in range(i, len(m)) if m[r][i]), None)
            if p is None: return F(0)
            if p != i: m[i], m[p], sign = m[p], m[i], -sign
            for r in range(i + 1, len(m)):
                k = m[r][i] / m[i][i]
                m[r] = [x - k * y for x, y in zip(m[r], m[i])]
        return sign * math.prod(m[i][i] for i in range(len(m)))
    def inverse(self):
        n = self.shape[0]
        m, pivots = Matrix([r + e for r, e in zip(self.rows, Matrix.identity(n).rows)]).reduced()
        if pivots[:n] != list(range(n)): raise ZeroDivisionError("singular")
        return Matrix([r[n:] for r in m.rows])


a = Matrix.parse("2 1 -1; -3 -1 2; -2 1 2")
print(a, a.det(), a.inverse(), a @ a.inverse() == Matrix.identity(3), a ** -2 == (a @ a).inverse(), sep="\n")
print(a.T, Matrix([[1, 2], [2, 4]]).reduced()[0], (a - a).shape, (Matrix([[1, 1], [1, 0]]) ** 90)[0, 1], sep="\n")
for bad in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a @ Matrix([[1]]), lambda: a + Matrix([[1, 2, 3]]), lambda: Matrix([[1], [2, 3]])):
    try: bad()
    except (ZeroDivisionError, ValueError, AssertionError) as e: print(type(e).__name__, e)
hilbert = Matrix([[F(1, i + j + 1) for j in range(6)] for i in range(6)])
print(hilbert.det(), sum(map(sum, hilbert.inverse().rows)), reduce(matmul, [Matrix([[1, k], [0, 1]]) for k in range(5)]))
weather = Matrix.parse("9/10 3/40 1/40; 3/20 4/5 1/20; 1/4 1/4 1/2")
print(weather ** 3, Matrix([[float(x) for x in r] for r in (weather ** 64).rows]), sep="\n")
steady, _ = Matrix([[weather[j][i] - (i == j) for j in range(3)] + [0] for i in range(3)] + [[1, 1, 1, 1]]).reduced()
print([str(r[-1]) for r in steady.rows])
rng = random.Random(12)
m = Matrix([[rng.randint(1, 9) for _ in range(4)] for _ in range(4)])
m = m + m.T
v = Matrix([[1.0]] * 4)
for _ in range(200):
    w = m @ v
    size = math.sqrt(sum(x[0] ** 2 for x in w.rows))
    v = 1 / size * w
print(f"{size:.9f}", [f"{x[0]:.6f}" for x in v.rows], math.isclose((v.T @ m @ v)[0, 0], size))
print([sum((-1) ** sum(p[j] < p[i] for i in range(3) for j in range(i + 1, 3)) * math.prod(a[i][p[i]] for i in range(3)) for p in product(range(3), repeat=3) if len(set(p)) == 3)], a.det())
