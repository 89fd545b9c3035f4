# Physical quantities: dimensions as exponents, units parsed from text, conversion, descriptors that demand a dimension, formatting with prefixes, arithmetic errors.
import math
import re
from collections import Counter
from fractions import Fraction
from functools import cached_property, total_ordering
from numbers import Real


class DimensionError(TypeError):
    pass


class Dimension:
    __slots__ = ("powers",)
    _cache = {}

    def __new__(cls, **powers):
        key = frozenset((k, v) for k, v in powers.items() if v)
        if key not in cls._cache:
            self = cls._cache[key] = super().__new__(cls)
            self.powers = dict(sorted(key))
        return cls._cache[key]

    def __mul__(self, other): return self._combine(other, 1)
    def __truediv__(self, other): return self._combine(other, -1)
    def _combine(self, other, sign):
        powers = Counter(self.powers)
        for k, v in other.powers.items():
            powers[k] += sign * v
        return Dimension(**powers)
    def __pow__(self, n): return Dimension(**{k: Fraction(v) * n for k, v in self.powers.items()})
    def __bool__(self): return bool(self.powers)
    def __str__(self): return "·".join(k if v == 1 else f"{k}^{v}" for k, v in self.powers.items()) or "1"
    def __repr__(self): return f"Dimension({', '.join(f'{k}={v!s}' for k, v in self.powers.items())})"


L, M, T, NONE = Dimension(L=1), Dimension(M=1), Dimension(T=1), Dimension()
UNITS = {"m": (1, L), "g": (Fraction(1, 1000), M), "s": (1, T), "min": (60, T), "h": (3600, T), "l": (Fraction(1, 1000), L ** 3), "N": (1, M * L / T ** 2), "J": (1, M * L ** 2 / T ** 2), "W": (1, M * L ** 2 / T ** 3), "t": (1000, M), "inch": (Fraction("0.0254"), L), "mile": (Fraction("1609.344"), L), "": (1, NONE)}
PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "m": -3, "µ": -6, "c": -2, "d": -1}


def unit(text):
    factor, dimension, sign = Fraction(1), NONE, 1
    for op, name, power in re.findall(r"([*/·]?)\s*([^\W\d]+)(?:\^(-?\d+))?", text):
        n = int(power or 1) * (-1 if op == "/" else 1)
        prefix = next((p for p in sorted(PREFIXES, key=len) if name.startswith(p) and name[len(p):] in UNITS and name[len(p):]), None)
        if prefix is None:
            raise ValueError(f"unknown unit {name!r}")
        base, d = UNITS[name[len(prefix):]]
        factor *= (Fraction(10) ** PREFIXES[prefix] * base) ** n
        dimension *= d ** n
    return factor, dimension


@total_ordering
class Quantity:
    __slots__ = ("value", "dimension", "__dict__")
    __array_priority__ = 10

    def __init__(self, value, of=""):
        if isinstance(of, Dimension):
            self.value, self.dimension = value, of
        else:
            factor, self.dimension = unit(of)
            self.value = value * factor if not isinstance(value, float) else value * float(factor)

    @classmethod
    def parse(cls, text):
        m = re.fullmatch(r"\s*([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|-?\d+/\d+)\s*(.*)", text)
        if not m:
            raise ValueError(f"no quantity: {text!r}")
        return cls(Fraction(m[1]), m[2])

    def _same(self, other):
        other = other if isinstance(other, Quantity) else Quantity(other) if isinstance(other, Real) else None
        if other is None:
            return NotImplemented
        if other.dimension is not self.dimension and other.value != 0:
            raise DimensionError(f"{self.dimension} and {other.dimension}")
        return other.value

    def __add__(self, o): return v if (v := self._same(o)) is NotImplemented else Quantity(self.value + v, self.dimension)
    def __sub__(self, o): return v if (v := self._same(o)) is NotImplemented else Quantity(self.value - v, self.dimension)
    def __mul__(self, o): return Quantity(self.value * o.value, self.dimension * o.dimension) if isinstance(o, Quantity) else Quantity(self.value * o, self.dimension) if isinstance(o, Real) else NotImplemented
    def __truediv__(self, o): return Quantity(self.value / o.value, self.dimension / o.dimension) if isinstance(o, Quantity) else Quantity(self.value / o, self.dimension) if isinstance(o, Real) else NotImplemented
    def __rtruediv__(self, o): return Quantity(o / self.value, NONE / self.dimension)
    def __pow__(self, n): return Quantity(self.value ** n, self.dimension ** n)
    def __eq__(self, o): return isinstance(o, (Quantity, Real)) and self._same(o) == self.value
    def __lt__(self, o): return v if (v := self._same(o)) is NotImplemented else self.value < v
    def __hash__(self): return hash((self.value, self.dimension))
    def __neg__(self): return self * -1
    def __abs__(self): return Quantity(abs(self.value), self.dimension)
    def __bool__(self): return bool(self.value)
    def __float__(self):
        if self.dimension:
            raise DimensionError(f"{self.dimension} is no plain number")
        return float(self.value)
    __radd__, __rmul__ = __add__, __mul__
    def to(self, text):
        factor, dimension = unit(text)
        if dimension is not self.dimension:
            raise DimensionError(f"{self.dimension} cannot be told in {text}")
        return self.value / factor

    def __format__(self, spec):
        number, _, text = spec.partition("|")
        return f"{float(self.to(text) if text else self.value):{number}} {text or self.dimension}".rstrip(" 1") if text or self.dimension else f"{float(self.value):{number}}"

    def __repr__(self): return f"Quantity({self.value!s}, {self.dimension!s})"

    @cached_property
    def magnitude(self): return math.floor(math.log10(abs(self.value))) if self.value else None


class Measured:
    """An attribute of a certain dimension, perhaps in a range."""

    def __init__(self, of, low=None, high=None):
        self.factor, self.dimension = unit(of)
        self.unit, self.low, self.high = of, low, high

    def __set_name__(self, owner, name):
        self.name = name
        owner.measured = [*getattr(owner, "measured", ()), name]

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        try:
            return obj.__dict__[self.name]
        except KeyError:
            raise AttributeError(f"{self.name} was not measured yet") from None

    def __set__(self, obj, value):
        value = Quantity.parse(value) if isinstance(value, str) else Quantity(value, self.unit) if isinstance(value, Real) else value
        if value.dimension is not self.dimension:
            raise DimensionError(f"{self.name} is {self.dimension}, not {value.dimension}")
        for limit, test in ((self.low, value.value.__lt__), (self.high, value.value.__gt__)):
            if limit is not None and test(Quantity.parse(limit).value):
                raise ValueError(f"{self.name}: {value:g|{self.unit}} is beyond {limit}" if False else f"{self.name} is beyond {limit}")
        obj.__dict__[self.name] = value


class Car:
    mass = Measured("kg", low="100 kg", high="40 t")
    speed = Measured("km/h", low="0 m/s")
    power = Measured("kW")

    def __init__(self, **values):
        for k, v in values.items():
            setattr(self, k, v)

    @property
    def energy(self): return self.mass * self.speed ** 2 / 2


Q = Quantity.parse
print(Q("3 km") + Q("50 m"), Q("1 h") == Q("3600 s"), Q("36 km/h").to("m/s"), Q("1 mile") / Q("1 h"), 2 * Q("3 N"), 1 / Q("2 s"), Q("2 m") ** 2, Q("4 m^2") ** Fraction(1, 2), Q("1 kg*m/s^2") == Q("1 N"), sum([Q("1 m"), Q("2 cm")]), max(Q("1 inch"), Q("2 cm")))
print(f"{Q('90 km/h'):.1f|m/s} {Q('1.5 kJ'):g|J} {Q('5'):.2f} {Q('2 l'):g|cm^3} {Q('3 m'):08.3f}", Q("1500 g").magnitude, Q("0 m").magnitude, bool(Q("0 m")), float(Q("10 m") / Q("4 m")), {Q("1 m"): 1}[Q("100 cm")], L is Dimension(L=1), repr(M * L / T ** 2), abs(-Q("1 s")))
car = Car(mass="1.2 t", speed=90, power=Q("66 kW"))
print(car.energy, f"{car.energy:.1f|kJ}", car.measured, f"{car.energy / car.power:.2f|s}", Car.mass.unit)
for action in (lambda: Q("1 m") + Q("1 s"), lambda: Q("1 m") < 3, lambda: Q("1 m") + "x", lambda: Q("1 parsec"), lambda: Q("fast"), lambda: float(Q("1 m")), lambda: setattr(car, "mass", "3 m"), lambda: setattr(car, "mass", "1 g"), lambda: setattr(car, "speed", -1), lambda: Q("1 m").to("s"), lambda: Car().power, lambda: Q("1 m") == Q("1 s"), lambda: Q("5 m") + 0, lambda: [1] * Q("2"), lambda: Q("1/3 m") * 3, lambda: math.sqrt(Q("9"))):
    try:
        print(action())
    except (DimensionError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
