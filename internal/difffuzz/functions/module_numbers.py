# fractions, statistics, colorsys, and the numeric functions of math.
import math
import statistics
from fractions import Fraction


def fraction():
    return Fraction(integer() % 10**pick((2, 6, 20)) - below(50), 1 + below(pick((9, 1000, 10**6))))


def arithmetic(a, b):
    return a + b, a - b, a * b, a < b, a == b, -a, abs(a), hash(a), int(a), round(a), round(a, 2), math.floor(a), math.ceil(a), float(a), str(a), repr(a), a.limit_denominator(100)


def division(a, b):
    return a / b, a // b, a % b, divmod(a, b)


def power(a, n):
    return a ** n


def from_text(s):
    return Fraction(s)


def formatted(a, spec):
    return format(a, spec)


def average(name, data):
    return getattr(statistics, name)(data)


names = ["mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "quantiles", "median_grouped"]
functions = ["ceil", "floor", "trunc", "fabs", "frexp", "modf", "sqrt", "exp2", "isqrt", "degrees", "radians", "ulp", "isfinite", "isinf", "isnan"]
for _ in range(count):
    a, b = fraction(), pick((fraction(), Fraction(0), Fraction(1)))
    show("arithmetic", arithmetic, a, b)
    show("division", division, a, b)
    show("power", power, a, below(12) - 5)
    show("text", from_text, "".join([pick("0123456789/._ +-e٣") for _ in range(1 + below(6))]))
    show("format", formatted, a, pick(("", "+", " ", "-")) + pick(("", "0", "#")) + pick(("", "12", "20")) + pick(("", ",", "_")) + pick(("", ".0", ".3", ".10")) + pick(("", "f", "e", "g", "%", "G", "d", "x")))
    kind = below(3)
    data = [below(50) if kind == 0 else (below(2000) - 500) / 8 if kind == 1 else fraction() for _ in range(below(8))]
    show("statistics", average, pick(names), data)
    show("math", getattr(math, pick(functions)), pick((number(), integer(), below(100))))
    show("gcd", math.gcd, integer(), integer(), below(50))
    show("lcm", math.lcm, integer(), below(500))
    show("comb", math.comb, below(60), below(60))
    show("perm", math.perm, below(30), below(10))
    show("sum", math.fsum, [number() for _ in range(below(6))])
    show("prod", math.prod, [integer() for _ in range(below(5))])
    show("dist", math.dist, [number(), 1.0], [2.0, number()])
    show("fmod", math.fmod, number(), number())
    show("remainder", math.remainder, number(), number())
    show("ldexp", math.ldexp, number(), below(2400) - 1200)
    show("nextafter", math.nextafter, number(), number())
    show("copysign", math.copysign, number(), number())
