# Vectors and matrices with operators, slices and formats: products, LU with exact fractions, inverse, determinant, powers, QR by Gram-Schmidt, least squares.
from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from fractions import Fraction as F
from functools import reduce
from itertools import chain, permutations, starmap
from numbers import Number


class Vector(Sequence):
    __slots__ = ("_items",)

    def __init__(self, *items):
        self._items = tuple(items[0]) if len(items) == 1 and not isinstance(items[0], Number) else items

    def __len__(self): return len(self._items)
    def __getitem__(self, i): return Vector(self._items[i]) if isinstance(i, slice) else self._items[i]
    def __eq__(self, other): return self._items == other._items if isinstance(other, Vector) else NotImplemented
    def __hash__(self): return hash(self._items)
    def __repr__(self): return f"Vector({', '.join(map(str, self))})"
    def __bool__(self): return any(self)
    def __neg__(self): return Vector(map(operator.neg, self))
    def __abs__(self): return math.hypot(*self)
    def __mul__(self, k): return Vector(x * k for x in self) if isinstance(k, Number) else NotImplemented
    __rmul__ = __mul__

    def __truediv__(self, k): return Vector(x / k for x in self)

    def _pairwise(op):
        def method(self, other):
            if not isinstance(other, Vector):
                return NotImplemented
            return Vector(op(a, b) for a, b in zip(self, other, strict=True))
        return method

    __add__, __sub__ = map(_pairwise, (operator.add, operator.sub))
    del _pairwise

    def __matmul__(self, other):
        match other:
            case Vector(): return math.sumprod(self, other) if all(isinstance(x, (int, float)) for x in chain(self, other)) else sum(map(operator.mul, self, other))
            case Matrix(): return other.T @ self
        return NotImplemented

    def __format__(self, spec):
        return "<" + ", ".join(format(x, spec) for x in self) + ">"


class Matrix:
    __slots__ = "rows",

    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError(f"ragged rows: {[len(r) for r in self.rows]}")

    @classmethod
    def identity(cls, n):
        return cls([int(i == j) for j in range(n)] for i in range(n))

    @property
    def shape(self): return len(self.rows), len(self.rows[0])

    @property
    def T(self): return Matrix(zip(*self.rows))

    def __iter__(self): return map(Vector, self.rows)
    def __repr__(self): return f"Matrix({self.rows})"
    def __eq__(self, other): return isinstance(other, Matrix) and self.rows == other.rows

    def __getitem__(self, key):
        match key:
            case int(): return Vector(self.rows[key])
            case (int() as i, int() as j): return self.rows[i][j]
            case (slice() as s, int() as j): return Vector(r[j] for r in self.rows[s])
            case (slice() as s, slice() as t): return Matrix(r[t] for r in self.rows[s])
            case (int() as i, slice() as t): return Vector(self.rows[i][t])
        raise TypeError(f"bad index {key!r}")

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other): return Matrix(starmap(Vector.__add__, zip(self, other)))
    def __sub__(self, other): return self + -1 * other
    def __rmul__(self, k): return Matrix(k * r for r in self)

    def __matmul__(self, other):
        if isinstance(other, Vector):
            return Vector(r @ other for r in self)
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ValueError("cannot multiply {}x{} by {}x{}".format(*self.shape, *other.shape))
        columns = list(other.T)
        return Matrix([r @ c for c in columns] for r in self)

    def __pow__(self, n, modulus=None):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            if modulus:
                result, base = (Matrix([x % modulus for x in r] for r in m) for m in (result, base))
            n >>= 1
        return result

    def lu(self):
        n = len(self.rows)
        u, l, p, sign = [[F(x) for x in r] for r in self.rows], [[F(0)] * n for _ in range(n)], list(range(n)), 1
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(u[i][k]))
            if not u[pivot][k]:
                raise ZeroDivisionError("the matrix is singular")
            if pivot != k:
                for m in (u, l, p):
                    m[k], m[pivot] = m[pivot], m[k]
                sign = -sign
            l[k][k] = F(1)
            for i in range(k + 1, n):
                l[i][k] = u[i][k] / u[k][k]
                u[i] = [a - l[i][k] * b for a, b in zip(u[i], u[k])]
        return Matrix(l), Matrix(u), p, sign

    def det(self):
        try:
            _, u, _, sign = self.lu()
        except ZeroDivisionError:
            return F(0)
        return sign * math.prod(u[i, i] for i in range(len(self.rows)))

    def solve(self, b):
        l, u, p, _ = self.lu()
        n, y, x = len(p), [], [F(0)] * len(p)
        for i in range(n):
            y.append(b[p[i]] - sum(l[i, j] * y[j] for j in range(i)))
        for i in reversed(range(n)):
            x[i] = (y[i] - sum(u[i, j] * x[j] for j in range(i + 1, n))) / u[i, i]
        return Vector(x)

    def inverse(self):
        return Matrix(map(self.solve, Matrix.identity(len(self.rows)))).T

    def qr(self):
        basis, r = [], []
        for v in self.T:
            row = [q @ v for q in basis]
            v = reduce(lambda w, qk: w - qk[0] * qk[1], zip(basis, row), v)
            r.append(row + [abs(v)] + [0.0] * (self.shape[1] - len(row) - 1))
            basis.append(v / abs(v))
        return Matrix(basis).T, Matrix(r).T

    def __str__(self):
        cells = [[str(x) if not isinstance(x, float) else f"{x:.3f}" for x in r] for r in self.rows]
        widths = [max(map(len, c)) for c in zip(*cells)]
        return "\n".join("[" + "  ".join(c.rjust(w) for c, w in zip(r, widths)) + "]" for r in cells)


v, w = Vector(3, 4), Vector(range(1, 3))
print(v + w, v - w, 2 * v, v * 0.5, v @ w, abs(v), -v, v / 2, v[::-1], v[0], 4 in v, v.index(4), bool(Vector(0, 0)), f"{v / 7:.3f}", {v: 1}[Vector(3, 4)])
a = Matrix([[2, 1, 1], [4, -6, 0], [-2, 7, 2]])
print(a, a.T, a.shape, a[0], a[1, 1], a[:, 2], a[1:, :2], sep="\n")
l, u, p, sign = a.lu()
print(l, u, p, sign, sep="\n")
print(l @ u == Matrix(a.rows[i] for i in p), a.det(), a @ a.inverse() == Matrix.identity(3), a**-2 @ a**3 == a)
print(a.inverse(), a.solve(Vector(5, -2, 9)), Vector(1, 1, 2) @ a, sep="\n")
by_hand = sum((-1) ** sum(p[i] > p[j] for i in range(3) for j in range(i + 1, 3)) * math.prod(a[i, p[i]] for i in range(3)) for p in permutations(range(3)))
print(by_hand == a.det(), Matrix([[1, 2], [2, 4]]).det())
fib = Matrix([[1, 1], [1, 0]])
print((fib**90)[0, 1], pow(fib, 10**18, 1_000_007).rows, (fib**-3).rows == [[-1, 2], [2, -3]])
hilbert = Matrix([F(1, i + j + 1) for j in range(5)] for i in range(5))
print(hilbert.inverse()[2], 1 / hilbert.det())
m = Matrix([[1.0, 1.0], [1.0, 2.0], [1.0, 3.0], [1.0, 4.0]])
q, r = m.qr()
print(q, r, sep="\n")
y = Vector(2.0, 4.5, 5.5, 8.5)
best = Matrix([[F(x).limit_denominator() for x in row] for row in (m.T @ m)]).solve(m.T @ y)
print([float(x) for x in best], f"{abs(m @ Vector(map(float, best)) - y):.6f}")
for mistake in (lambda: a @ m, lambda: Matrix([[1], [1, 2]]), lambda: v + 1, lambda: v + Vector(1), lambda: a["x"], lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: v @ 3, lambda: setattr(v, "x", 1), lambda: hash(a)):
    try:
        print(mistake())
    except (ValueError, TypeError, ZeroDivisionError, AttributeError) as e:
        print(type(e).__name__, e)
