# Statistics of measured series: means, spreads, quantiles, correlation, regression, normal distributions, histograms, outliers.
import math
import statistics as st
from collections import Counter
from decimal import Decimal
from fractions import Fraction

HEIGHTS = [162.5, 171.0, 168.2, 155.9, 180.3, 175.5, 169.9, 164.1, 190.2, 158.8, 173.3, 166.6]
WEIGHTS = [58.1, 70.4, 66.0, 49.9, 82.5, 77.2, 69.3, 60.0, 95.8, 55.5, 71.8, 63.9]
GRADES = "B A C B B D A C B A F B C".split()

print("mean", st.mean(HEIGHTS), st.fmean(HEIGHTS), st.fmean(HEIGHTS, weights=WEIGHTS))
print("other means", st.geometric_mean(HEIGHTS), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]))
print("medians", st.median(HEIGHTS), st.median_low(HEIGHTS), st.median_high(HEIGHTS), st.median_grouped([52, 52, 53, 54], 1))
print("spread", st.stdev(HEIGHTS), st.pstdev(HEIGHTS), st.variance(HEIGHTS), st.pvariance(HEIGHTS, mu=170))
print("modes", st.mode(GRADES), st.multimode(GRADES + ["A", "A"]))
print("quantiles", [round(q, 3) for q in st.quantiles(HEIGHTS, n=5)], [round(q, 3) for q in st.quantiles(HEIGHTS, n=4, method="inclusive")])
print("exact", st.mean([Fraction(1, 3), Fraction(1, 6)]), st.variance([Fraction(1, 2), Fraction(3, 4), Fraction(5, 8)]), st.mean([Decimal("0.1"), Decimal("0.3")]), st.stdev([Decimal("1.5"), Decimal("2.5"), Decimal("4")]))
print("correlation", st.correlation(HEIGHTS, WEIGHTS), st.covariance(HEIGHTS, WEIGHTS), st.correlation(HEIGHTS, WEIGHTS, method="ranked"))
slope, intercept = st.linear_regression(HEIGHTS, WEIGHTS)
print(f"weight = {slope:.6f} * height {intercept:+.6f}; through zero {st.linear_regression(HEIGHTS, WEIGHTS, proportional=True)}")
residuals = [w - slope * h - intercept for h, w in zip(HEIGHTS, WEIGHTS)]
print("residuals", *(f"{r:+.3f}" for r in residuals), "sum is 0:", math.isclose(math.fsum(residuals), 0, abs_tol=1e-9))

normal = st.NormalDist.from_samples(HEIGHTS)
print(normal.mean, normal.stdev, round(normal.cdf(180), 9), round(normal.pdf(170), 9), round(normal.inv_cdf(0.95), 6), round(normal.zscore(190.2), 6))
a, b = st.NormalDist(100, 15), st.NormalDist(110, 10)
print(a + b, a - 10, b * 2, -a, a == st.NormalDist(100, 15), round(a.overlap(b), 9), [round(x, 3) for x in b.quantiles(4)])
print([round(x, 6) for x in st.NormalDist(0, 1).samples(4, seed=11)])


def histogram(data, bins):
    lo, hi = min(data), max(data)
    width = (hi - lo) / bins
    counts = Counter(min(bins - 1, int((x - lo) / width)) for x in data)
    for i in range(bins):
        yield f"{lo + i * width:7.2f} to {lo + (i + 1) * width:7.2f} {'#' * counts[i]:<6} {counts[i] / len(data):6.1%}"


print(*histogram(HEIGHTS, 5), sep="\n")


def outliers(data):
    q1, _, q3 = st.quantiles(data, n=4)
    fence = 1.5 * (q3 - q1)
    return [x for x in data if not q1 - fence <= x <= q3 + fence]


def moving(data, n):
    return [round(st.fmean(data[i:i + n]), 3) for i in range(len(data) - n + 1)]


print("outliers", outliers(HEIGHTS + [230, 90]), "moving", moving(HEIGHTS, 5))
box = {g: st.fmean(h for h, k in zip(HEIGHTS, GRADES) if k == g) for g in sorted(set(GRADES[:12]))}
print("by grade", {g: round(m, 3) for g, m in box.items()})
kernel = st.kde([-2.1, -1.3, -0.4, 1.9, 5.1, 6.2], h=1.5)
print("density", [round(kernel(x), 9) for x in (-2, 0, 2, 4)])
for f, arg in ((st.mean, []), (st.stdev, [1]), (st.mode, []), (st.harmonic_mean, [1, -1]), (st.quantiles, []), (st.geometric_mean, [0.0, -1])):
    try: print(f.__name__, f(arg))
    except st.StatisticsError as e: print(f"{f.__name__}: {e}")
