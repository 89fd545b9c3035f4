# The alternate form of a Decimal has a point always; an exponent of any size overflows in create_decimal.
import decimal
import math
from decimal import Context, Decimal
from fractions import Fraction
from statistics import NormalDist

for text in "-3044.172659E-2", "0", "1E+3", "12345678.9", "NaN", "-Infinity":
    print([format(Decimal(text), spec) for spec in ("#", "#.0f", "z#8.0g", "#12,", "#012.0f", "#.3e", "#%")])
c = Context(prec=3, Emax=5, Emin=-5, traps=[])
print([c.create_decimal(s) for s in ("1e999999999999999999999", "-1e-999999999999999999999", "1e5", "1e6", "12345", "1 ", "1_0", "9\u2028", "\xa00")])
print([s.__name__ for s, on in c.flags.items() if on])
for spec in ">012,f", "*<-020.10E", "=+08.2f", "020f", "^20,.3f":
    try:
        print(spec, format(Fraction(1, 3), spec))
    except ValueError as err:
        print(err)
print(NormalDist.from_samples([math.nan] * 2), NormalDist.from_samples([1, math.inf]), math.degrees(1.7976931348623157e308))
