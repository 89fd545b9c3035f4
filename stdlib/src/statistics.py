"""Statistics of numeric data: averages, spread, relations of two inputs, the normal distribution."""

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "kde",
           "kde_random", "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode",
           "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance"]

import math
import numbers
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, namedtuple
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import count, groupby, repeat
from math import (acos, asin, atan, cos, cosh, erfc, exp, fabs, fsum, hypot, isfinite, isinf, ldexp, log, pi, sin, sqrt, sumprod, tan,
                  tau)
from operator import itemgetter

_SQRT2 = sqrt(2.0)


class StatisticsError(ValueError):
    pass


def _exact_ratio(x):
    """Return a number as a ratio of ints; nan and infinities as (x, None)."""
    ratio = getattr(x, "as_integer_ratio", None)
    if ratio is not None:
        try:
            return ratio()
        except (OverflowError, ValueError):
            return x, None
        except AttributeError:
            pass
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _coerce(T, S):
    """Return the type that a result of numbers of two types has."""
    if T is S or S is int or S is bool:
        return T
    if T is int:
        return S
    if issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError("don't know how to coerce %s and %s" % (T.__name__, S.__name__))


def _sum(data):
    """Return (type, exact sum as a Fraction, count)."""
    n = 0
    types = set()
    partials = {}
    for value in data:
        types.add(type(value))
        num, den = _exact_ratio(value)
        n += 1
        partials[den] = partials.get(den, 0) + num
    if None in partials:
        total = partials[None]  # nan or an infinity
    else:
        total = sum(Fraction(num, den) for den, num in partials.items())
    return reduce(_coerce, types, int), total, n


def _ss(data, c=None):
    """Return (type, sum of squares of deviations from c or the mean, mean, count)."""
    if c is not None:
        T, ssd, n = _sum((d := x - c) * d for x in data)
        return T, ssd, c, n
    n = 0
    types = set()
    sx, sxx = defaultdict(int), defaultdict(int)
    for value in data:
        types.add(type(value))
        num, den = _exact_ratio(value)
        n += 1
        sx[den] += num
        sxx[den] += num * num
    if not n:
        ssd = c = Fraction(0)
    elif None in sx:
        ssd = c = sx[None]
    else:
        total = sum(Fraction(num, den) for den, num in sx.items())
        squares = sum(Fraction(num, den * den) for den, num in sxx.items())
        ssd = (n * squares - total * total) / n
        c = total / n
    return reduce(_coerce, types, int), ssd, c, n


def _convert(value, T):
    """Convert an exact value to a result type."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        return float(value)
    try:
        return T(value)
    except TypeError:
        # A Decimal is not made of a Fraction.
        if not issubclass(T, Decimal):
            raise
    return T(value.numerator) / value.denominator


def _fail_neg(values, errmsg="negative value"):
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def _integer_sqrt_of_frac_rto(n, m):
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


_sqrt_bit_width = 2 * 53 + 3


def _float_sqrt_of_frac(n, m):
    """The square root of n/m as a float, correctly rounded."""
    # Scaled by a power of 4 the root has a few bits more than a float; rounded to odd, the
    # conversion to float rounds it the right way.
    shift = (n.bit_length() - m.bit_length() - _sqrt_bit_width) // 2
    up, down = max(shift, 0), max(-shift, 0)
    return (_integer_sqrt_of_frac_rto(n << 2 * down, m << 2 * up) << up) / (1 << down)


def _decimal_sqrt_of_frac(n, m):
    """The square root of n/m as a Decimal, correctly rounded."""
    if n <= 0:
        if not n:
            return Decimal("0.0")
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    # The quotient was rounded too, so that a neighbour may be nearer: if n/m is beyond the square of
    # the number half way to it.
    square = Fraction(n, m)
    for neighbour, beyond in (root.next_plus(), Fraction.__gt__), (root.next_minus(), Fraction.__lt__):
        if beyond(square, ((Fraction(root) + Fraction(neighbour)) / 2) ** 2):
            return neighbour
    return root


def mean(data):
    """Return the mean: the sum divided by the number."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, T)


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean, with weights if given."""
    if weights is None:
        try:
            n = len(data)
        except TypeError:
            data = list(data)
            n = len(data)
        total = fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    weights = weights if isinstance(weights, (list, tuple)) else list(weights)
    try:
        num = sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    den = fsum(weights)
    if not den:
        raise StatisticsError("sum of weights must be non-zero")
    return num / den


def geometric_mean(data):
    """Return the geometric mean, a float."""
    n = zeros = 0

    def logs():
        nonlocal n, zeros
        for n, x in enumerate(data, start=1):
            if x > 0.0 or math.isnan(x):
                yield log(x)
            elif x == 0.0:
                zeros += 1
            else:
                raise StatisticsError("No negative inputs allowed", x)
    total = fsum(logs())
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    if not zeros or math.isnan(total):
        return exp(total / n)
    # Zero times infinity is anything.
    return math.nan if total == math.inf else 0.0


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data: the reciprocal of the mean of the reciprocals."""
    if iter(data) is data:
        data = list(data)
    errmsg = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        # It is the answer, as it is.
        if not isinstance(data[0], (numbers.Real, Decimal)):
            raise TypeError("unsupported type")
        return next(_fail_neg(data, errmsg))
    if weights is None:
        weights, sum_weights = repeat(1, n), n
    else:
        weights = list(weights) if iter(weights) is weights else weights
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        sum_weights = _sum(_fail_neg(weights, errmsg))[1]
    try:
        T, total, n = _sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, errmsg)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(sum_weights / total, T)


def _sorted_for_median(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data, len(data) // 2


def median(data):
    """Return the value in the middle, or the mean of both that are there."""
    data, middle = _sorted_for_median(data)
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """Return the value in the middle, the smaller of two."""
    data, middle = _sorted_for_median(data)
    return data[middle if len(data) % 2 else middle - 1]


def median_high(data):
    """Return the value in the middle, the larger of two."""
    data, middle = _sorted_for_median(data)
    return data[middle]


def median_grouped(data, interval=1.0):
    """Estimate the median of numeric data that was put into bins of the given width."""
    data, middle = _sorted_for_median(data)
    x = data[middle]
    below = bisect_left(data, x)
    up_to = bisect_right(data, x, lo=below)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    # The values of the bin of the median are taken as spread evenly over it.
    return x - interval / 2.0 + interval * (len(data) / 2 - below) / (up_to - below)


def mode(data):
    """Return the most common data point, the first one of several."""
    pairs = Counter(iter(data)).most_common(1)
    try:
        return pairs[0][0]
    except IndexError:
        raise StatisticsError("no mode for empty data") from None


def multimode(data):
    """Return the values that come most often."""
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    """Divide data into n continuous intervals with equal probability: a list of n - 1 cut points."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    ld = len(data)
    if not ld:
        raise StatisticsError("must have at least one data point")
    if ld == 1:
        return data * (n - 1)
    result = []
    if method == "inclusive":
        m = ld - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = ld + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def variance(data, xbar=None):
    """Return the variance of what the data are a sample of."""
    T, ss, c, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(ss / (n - 1), T)


def pvariance(data, mu=None):
    """Return the population variance of data."""
    T, ss, c, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(ss / n, T)


def _root(value, T):
    """The square root of an exact value, as the type that a result of type T has."""
    try:
        n, m = value.numerator, value.denominator
    except AttributeError:
        raise ValueError("inf or nan encountered in data") from None
    return _decimal_sqrt_of_frac(n, m) if issubclass(T, Decimal) else _float_sqrt_of_frac(n, m)


def stdev(data, xbar=None):
    """Return the standard deviation of what the data are a sample of."""
    T, ss, c, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(ss / (n - 1), T)


def pstdev(data, mu=None):
    """Return the standard deviation of the data."""
    T, ss, c, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(ss / n, T)


def _centered(*inputs):
    """Each input less its mean, and the means: all of these first, so that what has none is told before anything else."""
    means = [fsum(data) / len(data) for data in inputs]
    return [[x - mean for x in data] for data, mean in zip(inputs, means)], means


def covariance(x, y, /):
    """Return the sample covariance of two inputs."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    (x, y), _ = _centered(x, y)
    return sumprod(x, y) / (n - 1)


def _rank(data, /, *, key=None, reverse=False, ties="average", start=1):
    """The ranks of the values; equal ones have the average of theirs."""
    if ties != "average":
        raise ValueError(f"Unknown tie resolution method: {ties!r}")
    if key is not None:
        data = map(key, data)
    order = sorted(zip(data, count()), reverse=reverse)
    i = start - 1
    result = [0] * len(order)
    for value, g in groupby(order, key=itemgetter(0)):
        group = list(g)
        size = len(group)
        rank = i + (size + 1) / 2
        for value, at in group:
            result[at] = rank
        i += size
    return result


def correlation(x, y, /, *, method="linear"):
    """Return Pearson's correlation coefficient of two inputs, or with method "ranked" Spearman's."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        start = (n - 1) / -2
        x, y = _rank(x, start=start), _rank(y, start=start)
    else:
        (x, y), _ = _centered(x, y)
    try:
        return sumprod(x, y) / _sqrtprod(sumprod(x, x), sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def _sqrtprod(x, y):
    """sqrt(x * y), accurate and without overflow."""
    root = sqrt(x * y)
    if isfinite(root) and root:
        # One step of Newton's method, with a difference that sumprod() computes exactly.
        return root + sumprod((x, root), (y, -root)) / (2.0 * root)
    if not root and x and y:
        scale = 2.0 ** 537  # it was too small
    elif isinf(root) and not (isinf(x) or isinf(y)):
        scale = 2.0 ** -512  # it was too large
    else:
        return root
    return _sqrtprod(scale * x, scale * y) / scale


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """Return slope and intercept of the line that fits best (ordinary least squares)."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if not proportional:
        (x, y), (xbar, ybar) = _centered(x, y)
    try:
        slope = (sumprod(x, y) + 0.0) / sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


def _inv_cdf_standard(p):
    """The inverse of the standard normal cumulative distribution (Wichura's algorithm AS241)."""
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        num = (((((((2.50908_09287_30122_6727e+3 * r + 3.34305_75583_58812_8105e+4) * r + 6.72657_70927_00870_0853e+4) * r
                + 4.59219_53931_54987_1457e+4) * r + 1.37316_93765_50946_1125e+4) * r + 1.97159_09503_06551_4427e+3) * r
               + 1.33141_66789_17843_7745e+2) * r + 3.38713_28727_96366_6080e+0) * q
        den = (((((((5.22649_52788_52854_5610e+3 * r + 2.87290_85735_72194_2674e+4) * r + 3.93078_95800_09271_0610e+4) * r
                + 2.12137_94301_58659_5867e+4) * r + 5.39419_60214_24751_1077e+3) * r + 6.87187_00749_20579_0830e+2) * r
               + 4.23133_30701_60091_1252e+1) * r + 1.0)
        return num / den
    r = p if q <= 0.0 else 1.0 - p
    r = sqrt(-log(r))
    if r <= 5.0:
        r = r - 1.6
        num = (((((((7.74545_01427_83414_07640e-4 * r + 2.27238_44989_26918_45833e-2) * r + 2.41780_72517_74506_11770e-1) * r
                + 1.27045_82524_52368_38258e+0) * r + 3.64784_83247_63204_60504e+0) * r + 5.76949_72214_60691_40550e+0) * r
               + 4.63033_78461_56545_29590e+0) * r + 1.42343_71107_49683_57734e+0)
        den = (((((((1.05075_00716_44416_84324e-9 * r + 5.47593_80849_95344_94600e-4) * r + 1.51986_66563_61645_71966e-2) * r
                + 1.48103_97642_74800_74590e-1) * r + 6.89767_33498_51000_04550e-1) * r + 1.67638_48301_83803_84940e+0) * r
               + 2.05319_16266_37758_82187e+0) * r + 1.0)
    else:
        r = r - 5.0
        num = (((((((2.01033_43992_92288_13265e-7 * r + 2.71155_55687_43487_57815e-5) * r + 1.24266_09473_88078_43860e-3) * r
                + 2.65321_89526_57612_30930e-2) * r + 2.96560_57182_85048_91230e-1) * r + 1.78482_65399_17291_33580e+0) * r
               + 5.46378_49111_64114_36990e+0) * r + 6.65790_46435_01103_77720e+0)
        den = (((((((2.04426_31033_89939_78564e-15 * r + 1.42151_17583_16445_88870e-7) * r + 1.84631_83175_10054_68180e-5) * r
                + 7.86869_13114_56132_59100e-4) * r + 1.48753_61290_85061_48525e-2) * r + 1.36929_88092_27358_05310e-1) * r
               + 5.99832_20655_58879_37690e-1) * r + 1.0)
    x = num / den
    return -x if q < 0.0 else x


def _normal_dist_inv_cdf(p, mu, sigma, /):
    if not type(p) is type(mu) is type(sigma) is float:
        p, mu, sigma = ldexp(p, 0), ldexp(mu, 0), ldexp(sigma, 0)  # takes what float takes, but no text
    if p <= 0.0 or p >= 1.0:
        raise ValueError("inv_cdf undefined for these parameters")
    return mu + (_inv_cdf_standard(p) * sigma)


class NormalDist:
    """Normal distribution of a random variable."""

    __slots__ = {"_mu": "Arithmetic mean of a normal distribution",
                 "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """Make the distribution that the data seem to be a sample of."""
        T, ss, c, n = _ss(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        mss = ss / (n - 1)
        if not hasattr(mss, "numerator"):  # of data that are not finite
            return cls(float(c), float(c) / float(ss))
        return cls(float(c), _float_sqrt_of_frac(mss.numerator, mss.denominator))

    def samples(self, n, *, seed=None):
        """Generate n samples for a given mean and standard deviation."""
        import random
        rnd = random.random if seed is None else random.Random(seed).random
        return [_normal_dist_inv_cdf(rnd(), self._mu, self._sigma) for _ in repeat(None, n)]

    def pdf(self, x):
        """Probability density function."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        """Cumulative distribution function."""
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * erfc((self._mu - x) / (self._sigma * _SQRT2))

    def inv_cdf(self, p):
        """Inverse cumulative distribution function."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """Divide into n continuous intervals with equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """Compute the overlapping coefficient between two normal distributions."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = sorted((self, other), key=lambda dist: (dist._sigma, dist._mu))
        v1, v2 = narrow.variance, wide.variance
        if not v1 or not v2:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv = v2 - v1
        dm = fabs(wide._mu - narrow._mu)
        if not dv:
            return erfc(dm / (2.0 * narrow._sigma * _SQRT2))
        # The two densities cross where a quadratic equation has its solutions.
        a = narrow._mu * v2 - wide._mu * v1
        b = narrow._sigma * wide._sigma * sqrt(dm * dm + dv * log(v2 / v1))
        outside = [fabs(wide.cdf(x) - narrow.cdf(x)) for x in ((a + b) / dv, (a - b) / dv)]
        return 1.0 - (outside[0] + outside[1])

    def zscore(self, x):
        """Compute the Standard Score: (x - mean) / stdev."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        """The mean."""
        return self._mu

    @property
    def median(self):
        """The median, which is the mean"""
        return self._mu

    @property
    def mode(self):
        """Return the mode of the normal distribution."""
        return self._mu

    @property
    def stdev(self):
        """The standard deviation."""
        return self._sigma

    @property
    def variance(self):
        """The variance."""
        return self._sigma * self._sigma

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    # Slots only, so that the state must be told.
    def __setstate__(self, state):
        self._mu, self._sigma = state

    def __getstate__(self):
        return self._mu, self._sigma


def _newton_raphson(estimate, f, derivative, tolerance=1e-12):
    """Invert f, from an estimate of the inverse on."""
    def inverse(y):
        x = estimate(y)
        diff = f(x) - y
        while abs(diff) > tolerance:
            x -= diff / derivative(x)
            diff = f(x) - y
        return x
    return inverse


def _quartic_invcdf_estimate(p):
    if p > 0.5:
        return -_quartic_invcdf_estimate(1 - p)
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p >= 0.004 < 0.499:
        x += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return x


def _triweight_invcdf_estimate(p):
    if p > 0.5:
        return -_triweight_invcdf_estimate(1.0 - p)
    x = (2.0 * p) ** 0.3400218741872791 - 1.0
    if 0.00001 < p < 0.499:
        x -= 0.033 * sin(1.07 * tau * (p - 0.035))
    return x


def _quartic_cdf(t):
    return sumprod((3 / 16, -5 / 8, 15 / 16, 1 / 2), (t ** 5, t ** 3, t, 1.0))


def _triweight_cdf(t):
    return sumprod((-5 / 32, 21 / 32, -35 / 32, 35 / 32, 1 / 2), (t ** 7, t ** 5, t ** 3, t, 1.0))


# name -> (density, cumulative distribution, inverse of it, support: None for all numbers)
_kernels = {
    "normal": (lambda t: exp(-1 / 2 * t * t) / sqrt(2 * pi), lambda t: 1 / 2 * erfc(-t / sqrt(2)), lambda p: NormalDist().inv_cdf(p), None),
    "logistic": (lambda t: 1 / 2 / (1.0 + cosh(t)), lambda t: 1.0 - 1.0 / (exp(t) + 1.0), lambda p: log(p / (1 - p)), None),
    "sigmoid": (lambda t: (1 / pi) / cosh(t), lambda t: (2 / pi) * atan(exp(t)), lambda p: log(tan(p * pi / 2)), None),
    "rectangular": (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2 * p - 1, 1.0),
    "triangular": (lambda t: 1.0 - abs(t), lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
                   lambda p: sqrt(2 * p) - 1 if p < 1 / 2 else 1 - sqrt(2 - 2 * p), 1.0),
    "parabolic": (lambda t: 3 / 4 * (1.0 - t * t), lambda t: sumprod((-1 / 4, 3 / 4, 1 / 2), (t ** 3, t, 1.0)),
                  lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3), 1.0),
    "quartic": (lambda t: 15 / 16 * (1.0 - t * t) ** 2, _quartic_cdf,
                _newton_raphson(_quartic_invcdf_estimate, _quartic_cdf, lambda t: 15 / 16 * (1.0 - t * t) ** 2), 1.0),
    "triweight": (lambda t: 35 / 32 * (1.0 - t * t) ** 3, _triweight_cdf,
                  _newton_raphson(_triweight_invcdf_estimate, _triweight_cdf, lambda t: 35 / 32 * (1.0 - t * t) ** 3), 1.0),
    "cosine": (lambda t: (pi / 4) * cos((pi / 2) * t), lambda t: 1 / 2 * sin((pi / 2) * t) + 1 / 2,
               lambda p: 2 * asin(2 * p - 1) / pi, 1.0),
}
for _alias, _name in (("gauss", "normal"), ("uniform", "rectangular"), ("epanechnikov", "parabolic"), ("biweight", "quartic")):
    _kernels[_alias] = _kernels[_name]


def kde(data, h, kernel="normal", *, cumulative=False):
    """Kernel Density Estimation: a continuous density (or cumulative distribution) from discrete samples."""
    n = len(data)
    if not n:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    try:
        K, W, _, support = _kernels[kernel]
    except KeyError:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    if support is not None:
        sample, reach = sorted(data), h * support

    def near(x):
        """The data that the kernel reaches from x, and how many of them lie below; how many there are in all."""
        nonlocal sample
        if support is None:
            return data, 0, len(data)
        if len(sample) != len(data):
            sample = sorted(data)  # data has grown
        below = bisect_left(sample, x - reach)
        return sample[below:bisect_right(sample, x + reach)], below, len(sample)

    def pdf(x):
        points, _, n = near(x)
        return sum(K((x - point) / h) for point in points) / (n * h)

    def cdf(x):
        points, below, n = near(x)
        return sum((W((x - point) / h) for point in points), below) / n

    estimate = cdf if cumulative else pdf
    estimate.__doc__ = f"{'CDF' if cumulative else 'PDF'} estimate with {h=!r} and {kernel=!r}"
    return estimate


def kde_random(data, h, kernel="normal", *, seed=None):
    """Return a function that makes a random selection from the estimated density of kde()."""
    import random
    n = len(data)
    if not n:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    if kernel not in _kernels:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    inverse = _kernels[kernel][2]
    prng = random.Random(seed)
    rnd, choice = prng.random, prng.choice

    def rand():
        return choice(data) + h * inverse(rnd())

    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand
