# Numbers with very many digits are rounded by all of them; complex functions at the edges.
import cmath
import math

for n in (10, 400, 799, 801, 5000):
    assert float("0." + "0" * (n - 1) + f"1e+{n}") == 1.0
    assert float("1" + "0" * n + f"e-{n}") == 1.0
half = str(2**53 + 1)  # exactly between two floats
for zeros in (0, 900):
    digits = half + "." + "0" * zeros
    assert float(digits + "0") == 2.0**53
    assert float(digits + "1") == 2.0**53 + 2
assert float("9" * 1000 + "e-99999999999999999999") == 0.0
assert float("-" + "9" * 1000 + "e99999999999999999999") == -math.inf
assert math.copysign(1, float("-0." + "0" * 1000)) == -1

assert cmath.sqrt(complex(-1e-323, 0.0)).imag == 3.1434555694052576e-162
assert cmath.cosh(complex(710.5, 2.352)).real < -1e308
z = cmath.acosh(complex(0.0, math.nan))
assert math.isnan(z.real) and math.isnan(z.imag)
assert cmath.tanh(complex(-math.inf, math.inf)) == -1
assert cmath.rect(0.0, math.nan) == 0
