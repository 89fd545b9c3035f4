# A teacher's grade book: marks parsed with their oddities, weights, curves, percentiles, letter grades, ranks with ties, stem-and-leaf, letters home.
import bisect
import operator
import statistics
import string
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from itertools import zip_longest

MARKS = """
name            | quizzes            | midterm | project | final
Abara, Chidi    | 8 9 7 10 6         | 71/90   | B+      | 83
Bell, Ada       | 10 10 9 10 10      | 88/90   | A       | 95.5
Cruz, Mateo     | 5 x 6 7 4          | 48/90   | C-      | 61
Dahl, Ingrid    | 7 8 8 9 7          | 66/90   | B       | 74.5
Endo, Yuki      | 9 9 x 8 10         | 81/90   | A-      | 88
Farah, Leila    | 6 5 7 6 8          | excused | B-      | 70
Gray, Tom       | x x 3 2 x          | 31/90   | F       | 38
Hall, Ruth      | 8 8 8 8 8          | 66/90   | B       | 74.5
Ito, Ken        | 9 7 8 x 9          | 75/90   | A       | absent
"""
WEIGHTS = {"quizzes": Fraction(1, 5), "midterm": Fraction(1, 4), "project": Fraction(1, 5), "final": Fraction(7, 20)}
LETTERS = {"A": 95, "B": 85, "C": 75, "D": 65, "F": 40}


class Mark:
    """Reads one cell: points of points, a letter with its sign, a number, a list of quizzes of which the worst is dropped."""

    @staticmethod
    def read(kind, text):
        if text in {"excused", "absent"}:
            return None if text == "excused" else Fraction(0)
        if kind == "quizzes":
            points = sorted(0 if t == "x" else int(t) for t in text.split())
            return Fraction(sum(points[1:]), 10 * (len(points) - 1)) * 100
        if kind == "midterm":
            got, _, most = text.partition("/")
            return Fraction(int(got), int(most)) * 100
        if kind == "project":
            letter, sign = text[0], text[1:]
            return Fraction(LETTERS[letter] + {"+": 4, "-": -4, "": 0}[sign])
        return Fraction(text)


def rounded(x, places=1):
    value = Decimal(x.numerator) / Decimal(x.denominator)
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def overall(marks):
    known = {k: m for k, m in marks.items() if m is not None}
    return sum(WEIGHTS[k] * m for k, m in known.items()) / sum(WEIGHTS[k] for k in known)


def letter(score, bounds=(60, 70, 80, 90), letters="FDCBA"):
    return letters[bisect.bisect(bounds, score)]


def percentile_rank(scores, x):
    below, same = sum(s < x for s in scores), sum(s == x for s in scores)
    return 100 * (below + Fraction(same, 2)) / len(scores)


def percentile(scores, p):
    scores = sorted(scores)
    at = Fraction(p, 100) * (len(scores) - 1)
    low = at.numerator // at.denominator
    high = min(low + 1, len(scores) - 1)
    return scores[low] + (at - low) * (scores[high] - scores[low])


def ranked(rows, key):
    """Places as in sports: equals share a place, and the next ones are skipped."""
    place, last = 0, None
    for n, row in enumerate(sorted(rows, key=lambda r: (-key(r), r["name"])), 1):
        if key(row) != last:
            place, last = n, key(row)
        yield place, row


def stem_and_leaf(scores):
    stems = {}
    for s in sorted(int(s) for s in scores):
        stems.setdefault(s // 10, []).append(str(s % 10))
    for stem in range(min(stems), max(stems) + 1):
        yield f"{stem:>2} | {''.join(stems.get(stem, []))}".rstrip()


heads, *lines = [[cell.strip() for cell in line.split("|")] for line in MARKS.strip().splitlines()]
rows = []
for line in lines:
    row = dict(zip_longest(heads, line))
    row["marks"] = {kind: Mark.read(kind, row[kind]) for kind in WEIGHTS}
    row["total"] = overall(row["marks"])
    row["family"], row["given"] = row["name"].split(", ")
    rows.append(row)

print(sum(WEIGHTS.values()), "is the sum of", *WEIGHTS.values())
print(f"{'':<4}{'name':<15}" + "".join(f"{k:>9}" for k in WEIGHTS) + f"{'total':>9}  grade")
for place, row in ranked(rows, operator.itemgetter("total")):
    cells = "".join(f"{'-' if m is None else rounded(m):>9}" for m in row["marks"].values())
    print(f"{place:>2}. {row['name']:<15}{cells}{rounded(row['total'], 2):>9}  {letter(row['total'])}")

totals = [row["total"] for row in rows]
print("mean", rounded(statistics.mean(totals), 3), "median", rounded(statistics.median(totals), 3),
      "deviation", f"{statistics.stdev(map(float, totals)):.4f}", "mode", [float(m) for m in statistics.multimode(row["marks"]["project"] for row in rows)])
print("quartiles:", [str(rounded(percentile(totals, p))) for p in (0, 25, 50, 75, 90, 100)],
      [round(q, 1) for q in statistics.quantiles(map(float, totals), n=4, method="inclusive")])
print("percentile ranks:", {row["given"]: str(rounded(percentile_rank(totals, row["total"]), 0)) for row in rows})
print(*stem_and_leaf(totals), sep="\n")

best = max(totals)
curves = {"none": lambda x: x, "to the top": lambda x: x * 100 / best, "plus five": lambda x: min(x + 5, Fraction(100)),
          "root": lambda x: Fraction(10 * float(x) ** 0.5).limit_denominator(1000)}
for name, curve in curves.items():
    counts = Counter(letter(curve(x)) for x in totals)
    print(f"{name:<11}", " ".join(f"{l}:{counts[l]}" for l in "ABCDF"), " mean", rounded(statistics.mean(map(curve, totals))))

for kind in WEIGHTS:
    pairs = [(float(r["marks"][kind]), float(r["total"])) for r in rows if r["marks"][kind] is not None]
    xs, ys = zip(*pairs)
    line = statistics.linear_regression(xs, ys)
    print(f"{kind:<8} with the total: {statistics.correlation(xs, ys):.4f}, slope {line.slope:.4f}, by ranks {statistics.correlation(xs, ys, method='ranked'):.4f}")

LETTER = string.Template("""\
Dear $given $family,
   your total is $total: $verdict.${note}
""")
for row in rows[5:9:3] + rows[6:7]:
    missing = [k for k in WEIGHTS if row[k] in ("absent", "excused")]
    note = f" Note: {missing[0]} {row[missing[0]]}." if missing else ""
    print(LETTER.substitute(row, total=f"{rounded(row['total'])}%", verdict="passed" if row["total"] >= 60 else "not passed", note=note), end="")
for kind, text in (("midterm", "5/0"), ("project", "Q"), ("final", "good"), ("project", "A*"), ("quizzes", "7")):
    try:
        print(Mark.read(kind, text))
    except (ArithmeticError, LookupError, ValueError) as error:
        print(kind, repr(text), "->", type(error).__name__, error)
try:
    LETTER.substitute(given="N", family="N")
    Decimal("one")
except KeyError as error:
    print("missing field", error)
try:
    Decimal("one")
except InvalidOperation as error:
    print(type(error).__name__, isinstance(error, ArithmeticError))
