# statistics: every function, over ints, floats, fractions, decimals, mixtures and what is no data.
import statistics
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist


def datum(kind):
    if kind == 0:
        return below(50)
    if kind == 1:
        return (below(2000) - 500) / 8
    if kind == 2:
        return Fraction(below(100) - 20, 1 + below(9))
    if kind == 3:
        return Decimal(below(1000) - 100) / 4
    if kind == 4:
        return number()
    return pick((below(9), below(90) / 7, Fraction(below(9), 4), True, float("inf"), float("nan"), Decimal("1.5"), "a", None))


def data(most=8):
    kind = below(14)
    kind = 0 if kind < 4 else 1 if kind < 8 else kind - 7 if kind < 11 else pick((2, 4, 5))
    return [datum(kind) for _ in range(below(most + 1))]


def average(name, *args, **options):
    return getattr(statistics, name)(*args, **options)


def with_options(name, values, options):
    return getattr(statistics, name)(values, **options)


def normal():
    return (below(200) / 4 - 10, pick((1.0, 2.5, below(50) / 8, 0.0, -1.0)))


def distribution(mu, sigma, x, p):
    d = NormalDist(mu, sigma)
    return d.mean, d.stdev, d.variance, d.median, d.mode, d.zscore(x), repr(d), hash(d) == hash(NormalDist(mu, sigma))


def combined(a, b, x):
    c, d = NormalDist(*a), NormalDist(*b)
    return c + x, c - x, c * x, c / x, x + c, x - c, x * c, -c, +c, c + d, c - d, c == d


def method(name, of, *args, **options):
    return getattr(NormalDist(*of), name)(*args, **options)


def samples(of, n, seed):
    return NormalDist(*of).samples(n, seed=seed)


def overlap(a, b):
    return NormalDist(*a).overlap(b if b is None else NormalDist(*b))


def kde(values, h, kernel, cumulative, points):
    f = statistics.kde(values, h, kernel, cumulative=cumulative)
    return f.__doc__, [f(x) for x in points]


def kde_random(values, h, kernel, seed):
    f = statistics.kde_random(values, h, kernel, seed=seed)
    return f.__doc__, [f() for _ in range(3)]


def point():
    return pick((below(40) / 4 - 5, below(40) / 4 - 5, below(9) - 4, number(), Fraction(below(20), 3), Decimal(below(30)) / 8, True, "1", None))


kernels = [
    "normal", "gauss", "logistic", "sigmoid", "rectangular", "uniform", "triangular", "parabolic", "epanechnikov", "quartic", "biweight", "triweight", "cosine",
    "none", None,
]
plain = ["mean", "fmean", "harmonic_mean", "median", "median_low", "median_high", "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "median_grouped"]
pairs = ["correlation", "covariance", "linear_regression"]
for _ in range(count):
    for _ in range(3):
        name = pick(plain)
        show(name, average, name, data())
    values = data()
    weights = [pick((below(5), 0.5, 1, Fraction(1, 3), 0)) for _ in values[below(20) == 0:]]
    show("weighted", with_options, pick(("fmean", "harmonic_mean")), values, {"weights": weights})
    show("spread", average, pick(("pvariance", "variance", "pstdev", "stdev")), data(), pick((None, below(20), 2.5, Fraction(1, 2))))
    show("quantiles", with_options, "quantiles", data(12), {"n": below(9), "method": pick(("exclusive", "exclusive", "inclusive", "other"))} if below(4) else {})
    show("grouped", average, "median_grouped", sorted([below(9) for _ in range(below(9))]), pick((1, 2, 0.5, "x")))
    x, y = data(6), data(6)
    if below(4):
        y = (y + [below(30) for _ in x])[:len(x)]
    name = pick(pairs)
    if name == "linear_regression":
        show(name, with_options, name, x, {"y": y, "proportional": bool(below(2))})
    elif name == "correlation" and below(3) == 0:
        show("ranked", with_options, name, x, {"y": y, "method": pick(("ranked", "linear", "x"))})
    else:
        show(name, average, name, x, y)
    show("normal", distribution, *normal(), below(40) / 2, below(11) / 10)
    show("combined", combined, normal(), normal(), pick((below(9) - 2, below(9) / 2)))
    show("samples", NormalDist.from_samples, data())
    show("cdf", method, "cdf", normal(), point())
    show("pdf", method, "pdf", normal(), point())
    show("zscore", method, "zscore", normal(), point())
    show("invcdf", method, "inv_cdf", normal(), pick((below(11) / 10, bits(40) / 2**40, bits(40) / 2**41, 2.0**-below(1074), Fraction(below(7), 6), Decimal("0.25"), "0.5", True)))
    show("parts", method, "quantiles", normal(), *pick(((), (below(9) - 1,), (2.0,), ("4",))))
    show("samples", samples, normal(), below(5) - 1, pick((below(100), "seed", 2.5)))
    show("overlap", overlap, normal(), pick((normal(), normal(), normal(), None)))
    values = pick((data(), [datum(pick((0, 1))) for _ in range(1 + below(6))]))
    h, kernel = pick((1, 0.5, 2.5, below(20) / 8, Fraction(3, 2), Decimal(2), 0, -1, "1", number())), pick(kernels)
    show("kde", kde, values, h, kernel, pick((False, False, True)), [point() for _ in range(below(4))])
    show("kderandom", kde_random, values, h, kernel, below(50))
