# Numbers with units: operators both ways, conversions, formatting, complex-like towers, in-place forms, and wrong units refused.
from __future__ import annotations

import math
import operator
from fractions import Fraction
from functools import total_ordering
from numbers import Number

UNITS = {"m": (1, {"L": 1}), "km": (1000, {"L": 1}), "cm": (Fraction(1, 100), {"L": 1}), "s": (1, {"T": 1}), "min": (60, {"T": 1}), "h": (3600, {"T": 1}), "kg": (1, {"M": 1}), "g": (Fraction(1, 1000), {"M": 1}), "N": (1, {"M": 1, "L": 1, "T": -2}), "": (1, {})}


@total_ordering
class Quantity:
    __slots__ = ("value", "dims")
    __hash__ = None

    def __init__(self, value, unit="", dims=None):
        factor, d = UNITS[unit]
        self.value = value * factor
        self.dims = {k: v for k, v in (d if dims is None else dims).items() if v}

    def _same(self, other, verb):
        other = other if isinstance(other, Quantity) else Quantity(other) if isinstance(other, Number) else None
        if other is None: return NotImplemented
        if other.dims != self.dims: raise TypeError(f"cannot {verb} {self.unit or 'a plain number'} and {other.unit or 'a plain number'}")
        return other

    @property
    def unit(self): return "·".join(f"{'m kg s'.split()['LMT'.index(k)]}{'' if v == 1 else f'^{v}'}" for k, v in sorted(self.dims.items()))
    def to(self, unit):
        factor, d = UNITS[unit]
        if d != self.dims: raise TypeError(f"{self.unit} is no {unit}")
        return self.value / factor

    def __add__(self, o):
        o = self._same(o, "add")
        return o if o is NotImplemented else Quantity(self.value + o.value, dims=self.dims)
    __radd__ = __add__
    def __neg__(self): return Quantity(-self.value, dims=self.dims)
    def __pos__(self): return self
    def __abs__(self): return Quantity(abs(self.value), dims=self.dims)
    def __sub__(self, o): return self + -o if isinstance(o, (Quantity, Number)) else NotImplemented
    def __rsub__(self, o): return -self + o
    def _scale(self, o, sign, op):
        if isinstance(o, Number): o = Quantity(o)
        if not isinstance(o, Quantity): return NotImplemented
        return Quantity(op(self.value, o.value), dims={k: self.dims.get(k, 0) + sign * o.dims.get(k, 0) for k in {**self.dims, **o.dims}})
    def __mul__(self, o): return self._scale(o, 1, operator.mul)
    __rmul__ = __mul__
    def __truediv__(self, o): return self._scale(o, -1, operator.truediv)
    def __rtruediv__(self, o): return Quantity(o) / self
    def __floordiv__(self, o): return math.floor((self / o).value) if isinstance(o, Quantity) and o.dims == self.dims else NotImplemented
    def __mod__(self, o): return self - o * (self // o)
    def __divmod__(self, o): return self // o, self % o
    def __pow__(self, n):
        n = Fraction(n)
        if n != int(n): return Quantity(self.value ** float(n), dims={k: Fraction(v) * n if (Fraction(v) * n).denominator > 1 else int(v * n) for k, v in self.dims.items()})
        return Quantity(self.value ** n, dims={k: v * n for k, v in self.dims.items()})
    def __imul__(self, o): self.value *= o; return self
    def __eq__(self, o): return isinstance(o, Quantity) and (self.value, self.dims) == (o.value, o.dims)
    def __lt__(self, o): return self.value < self._same(o, "compare").value
    def __bool__(self): return bool(self.value)
    def __float__(self): return float(self.value)
    def __round__(self, n=0): return Quantity(round(self.value, n), dims=self.dims)
    def __repr__(self): return f"{self.value} {self.unit}".rstrip()
    def __format__(self, spec):
        number, _, unit = spec.partition("|")
        return f"{float(self.to(unit) if unit else self.value):{number}} {unit or self.unit}".rstrip()


class _Maker:
    def __getattr__(self, unit): return lambda v: Quantity(v, unit)
    def __matmul__(self, pair): return Quantity(*pair)
    def __rmatmul__(self, v): return Quantity(v)
q = _Maker()
d, t, w = q.km(42.195), q.h(2) + q.min(30), 70 * q.kg(1)
v = d / t
print(d, t, v, f"{v:.2f}", f"{d:.1f|m}", f"{t:g|min}", w * v / t, (w * v ** 2 / 2).unit, 1 / t)
print(d > q.m(5), max(q.cm(250), q.m(2), q.m(Fraction(9, 4))), sorted([q.h(1), q.min(59), q.s(3601)]), q.m(1) == q.cm(100), q.m(7) // q.m(2), divmod(q.min(200), q.h(1)), q.min(200) % q.h(1))
print(sum([q.m(1), q.m(2)], q.m(0)), abs(q.m(-3)), -q.s(2), +q.s(1), round(q.m(2.71828), 2), float(q.cm(150)), bool(q.m(0)), q.m(4) ** 0.5, q.m(3) ** 2, 5 - q.m(2) / q.m(1), q @ (3, "N"), 4 @ q)
x = q.kg(2); y = x; x *= 3; print(x, y is x, "%s and %r" % (x, x), [operator.add, operator.mul][1](x, 2))
for bad in ("q.m(1) + q.s(1)", "q.m(1) + 1", "q.m(1) < q.kg(1)", "q.m(1) + 'x'", "'x' * q.m(1)", "q.m(1).to('s')", "q.m(1) // 2", "hash(q.m(1))", "q.m(1) @ 2", "q.parsec(1)", "q.m(1).colour", "divmod(3, q.m(1))"):
    try: print(bad, eval(bad))
    except (TypeError, KeyError, AttributeError) as e: print(f"{bad:20} {type(e).__name__}: {e}")
