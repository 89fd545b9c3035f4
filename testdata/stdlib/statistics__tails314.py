# requires: 3.14
# statistics: far from the mean a distribution is small and not zero; what is not finite has no deviation.
from decimal import Decimal
from math import erfc, inf, isclose, nan
from statistics import NormalDist, correlation, covariance, pstdev, stdev

d = NormalDist(1.5, 0.75)
assert d.cdf(-3) == 0.5 * erfc(4.5 / (0.75 * 2**0.5)) and isclose(d.cdf(-3), 9.865876450377012e-10)
assert isclose(NormalDist().cdf(-9.5), 1.0494515075362727e-21) and NormalDist().cdf(-30) > 0
assert isclose(NormalDist().overlap(NormalDist(20)), 1.5239706048321186e-23)
for f, data in (stdev, [1.0, nan]), (stdev, [inf, 2]), (pstdev, [Decimal("NaN")]), (pstdev, [-inf]):
    try:
        f(data)
    except ValueError as e:
        assert str(e) == "inf or nan encountered in data", e
    else:
        assert False, data
# The means of both inputs are taken first.
for f in covariance, correlation:
    try:
        f([Decimal(1), Decimal(3)], [4, None])
    except TypeError as e:
        assert str(e) == "must be real number, not NoneType", e
