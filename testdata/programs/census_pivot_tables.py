# Data reports without a library: records from text, group-by with several aggregates, pivot tables with margins, ranks, cumulative shares, crosstabs.
import csv
import io
import math
import statistics
from collections import defaultdict
from functools import reduce
from itertools import accumulate, groupby
from operator import itemgetter

DATA = """\
town,region,year,people,income,kind
Alder,north,2011,12500,21.4,market
Alder,north,2021,13120,25.9,market
Birch,north,2011,830,18.2,village
Birch,north,2021,790,,village
Cedar,south,2011,45210,24.0,port
Cedar,south,2021,51877,30.5,port
Elm,south,2011,2210,19.9,village
Elm,south,2021,2305,23.1,village
Fir,east,2011,9905,22.2,market
Fir,east,2021,9871,26.0,market
Hazel,east,2021,18040,27.3,port
"""


def records(text):
    def number(cell):
        for kind in int, float:
            try:
                return kind(cell)
            except ValueError:
                pass
        return cell or None
    return [{k: number(v) for k, v in row.items()} for row in csv.DictReader(io.StringIO(text))]


class Frame:
    def __init__(self, rows):
        self.rows = list(rows)

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, what):
        if isinstance(what, str):
            return [row[what] for row in self.rows]
        if callable(what):
            return Frame(filter(what, self.rows))
        return Frame(self.rows[what] if isinstance(what, slice) else [self.rows[i] for i in what])

    def assign(self, **made):
        return Frame({**row, **{k: f(row) for k, f in made.items()}} for row in self.rows)

    def sort(self, *keys, reverse=False):
        return Frame(sorted(self.rows, key=itemgetter(*keys), reverse=reverse))

    def group(self, *keys):
        key = itemgetter(*keys)
        for value, rows in groupby(sorted(self.rows, key=key), key=key):
            yield value if isinstance(value, tuple) else (value,), Frame(rows)

    def aggregate(self, *keys, **made):
        return Frame(dict(zip(keys, value)) | {name: f([v for v in part[column] if v is not None])
                                               for name, (column, f) in made.items()}
                     for value, part in self.group(*keys))

    def pivot(self, index, columns, value, f=sum, margins=None):
        cells = defaultdict(list)
        for row in self.rows:
            if row[value] is not None:
                cells[row[index], row[columns]].append(row[value])
        across = sorted({c for _, c in cells})
        out = []
        for down in sorted({i for i, _ in cells}):
            line = {index: down} | {str(c): f(cells[down, c]) if cells.get((down, c)) else None for c in across}
            if margins:
                line[margins] = f([v for (i, _), vs in cells.items() if i == down for v in vs])
            out.append(line)
        if margins:
            out.append({index: margins} | {str(c): f([v for (_, k), vs in cells.items() if k == c for v in vs]) for c in across}
                       | {margins: f(sum(cells.values(), []))})
        return Frame(out)

    def show(self, title=""):
        if title:
            print(f"-- {title}")
        if not self.rows:
            print("(nothing)")
            return
        heads = list(reduce(lambda seen, row: seen | dict.fromkeys(row), self.rows, {}))
        texts = [[self.cell(row.get(h)) for h in heads] for row in self.rows]
        widths = [max(len(h), *(len(t[i]) for t in texts)) for i, h in enumerate(heads)]
        right = [all(isinstance(row.get(h), (int, float, type(None))) for row in self.rows) for h in heads]
        for line in [heads, ["-" * w for w in widths], *texts]:
            print("  ".join(t.rjust(w) if r else t.ljust(w) for t, w, r in zip(line, widths, right)).rstrip())

    @staticmethod
    def cell(v):
        match v:
            case None: return "."
            case bool(): return "yes" if v else "no"
            case int(): return f"{v:,}"
            case float(): return f"{v:,.2f}" if math.isfinite(v) else str(v)
            case _: return str(v)


frame = Frame(records(DATA))
print(len(frame), "records;", {k: type(v).__name__ for k, v in frame.rows[3].items()})
frame.aggregate("region", towns=("town", lambda t: len(set(t))), people=("people", sum), mean=("income", statistics.fmean),
                spread=("income", lambda v: max(v) - min(v))).show("by region")
frame.aggregate("kind", "year", n=("town", len), people=("people", sum), median=("people", statistics.median)).show("by kind and year")
frame.pivot("region", "year", "people", margins="all").show("people, region by year")
frame.pivot("kind", "region", "income", f=lambda v: round(statistics.fmean(v), 3), margins="mean").show("mean income")
frame.pivot("kind", "region", "town", f=len, margins="n").show("how many")

late = frame[lambda r: r["year"] == 2021].sort("people", reverse=True)
total = sum(late["people"])
shares = list(accumulate(late["people"]))
for rank, (row, running) in enumerate(zip(late.rows, shares), 1):
    row |= {"rank": rank, "share": row["people"] / total, "running": running / total}
late[:4].show("the largest of 2021")
late[1, -1].show("the second and the last")

old = {r["town"]: r for r in frame.rows if r["year"] == 2011}
grown = late.assign(growth=lambda r: 100 * (r["people"] / old[r["town"]]["people"] - 1) if r["town"] in old else None,
                    fell=lambda r: r["town"] in old and r["people"] < old[r["town"]]["people"])
Frame({k: r[k] for k in ("town", "growth", "fell")} for r in grown.rows).show("growth in percent")
frame[lambda r: r["people"] > 10**6].show("cities")
weights = sum(r["people"] * r["income"] for r in late.rows if r["income"]) / sum(r["people"] for r in late.rows if r["income"])
print(f"weighted income {weights:.3f}, Gini of sizes", end=" ")
sizes = sorted(late["people"])
print(round(sum((2 * i - len(sizes) - 1) * x for i, x in enumerate(sizes, 1)) / (len(sizes) * sum(sizes)), 4))
for bad in ("colour", 3.5):
    try:
        frame[bad]
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
