# requires: 3.14
# The inverse of a normal distribution takes all that float takes; kernels reach h times their width; Newton's method begins
# at 3.14's estimate.
import statistics
from decimal import Decimal
from fractions import Fraction


class Quarter:
    def __float__(self):
        return 0.25

    def __le__(self, other):
        return False

    __ge__ = __le__


def show(f, *args, **options):
    try:
        print(f(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


for p in Decimal("0.25"), Fraction(1, 4), Quarter(), 0.25, float("nan"), True, 0, "0.5", None, 1j:
    show(statistics.NormalDist(1, 2).inv_cdf, p)
for args in (0, 0, 1), (1, 0, 1), (2.0, 0, 1), ("a", 0, 1), (0.5, "a", 1), (0.5, 1, None), (0.5, Decimal(2), Quarter()), (0.25, 1, -1):
    show(statistics._normal_dist_inv_cdf, *args)
for kernel in "triangular", "normal":
    for h in Decimal(2), Fraction(1, 2), 3:
        for cumulative in False, True:
            try:
                estimate = statistics.kde([1, 2.5, 3], h, kernel, cumulative=cumulative)
            except TypeError as e:
                print(kernel, h, e)
                continue
            try:
                print(kernel, h, round(estimate(2.25), 12))
            except TypeError as e:
                print(kernel, h, "later:", e)
for seed in range(8):
    print([statistics.kde_random([1, 2], 1.0, kernel, seed=seed)() for kernel in ("triweight", "quartic")])
