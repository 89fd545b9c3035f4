# A sales report from CSV: dialects, typed rows, groups, a pivot table, running totals, money in decimal, and CSV out again.
import csv
import io
from collections import defaultdict, namedtuple
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import accumulate, groupby
from operator import attrgetter, itemgetter

RAW = '''date;region;seller;product;units;price
2024-01-05;North;"Olsen, Ida";Lamp;3;19.90
2024-01-17;South;"Moreau ""Jo""";Desk;1;249.00
2024-01-29;North;Petrov;Lamp;10;17.45
2024-02-02;East;Petrov;Chair;4;49.95
2024-02-11;South;"Olsen, Ida";Desk;2;239.50
2024-02-14;North;"Moreau ""Jo""";Lamp;1;19.90
2024-03-01;East;Petrov;"Shelf
(oak)";6;75.00
2024-03-30;South;"Olsen, Ida";Chair;8;44.44
'''


@dataclass(order=True, slots=True)
class Sale:
    date: date
    region: str
    seller: str
    product: str
    units: int
    price: Decimal
    total: Decimal = field(init=False, compare=False)

    def __post_init__(self):
        self.date = date.fromisoformat(self.date)
        self.units = int(self.units)
        self.price = Decimal(self.price)
        self.total = self.units * self.price


class Semicolons(csv.excel):
    delimiter = ";"
    lineterminator = "\n"


csv.register_dialect("semi", Semicolons)
sales = [Sale(**row) for row in csv.DictReader(io.StringIO(RAW), dialect="semi")]
print(len(sales), "sales", [f.name for f in fields(Sale)])
print(min(sales))
print("total", sum(map(attrgetter("total"), sales)), "sniffed", repr(csv.Sniffer().sniff(RAW.split("\n")[0] + "\n" + RAW.split("\n")[1]).delimiter))

print("-- by month")
running = accumulate(sales, lambda acc, s: acc + s.total, initial=Decimal(0))
next(running)
for month, group in groupby(zip(sales, running), key=lambda t: t[0].date.strftime("%B")):
    group = list(group)
    print(f"{month:<9}{sum(s.total for s, _ in group):>10}{group[-1][1]:>10}")

print("-- pivot")
pivot = defaultdict(lambda: defaultdict(Decimal))
for s in sales:
    pivot[s.seller][s.region] += s.total
regions = sorted({s.region for s in sales})
print(f"{'':14}" + "".join(f"{r:>10}" for r in regions) + f"{'all':>10}")
for seller, row in sorted(pivot.items()):
    cells = [row.get(r, Decimal(0)) for r in regions]
    print(f"{seller:<14}" + "".join(f"{c:>10}" if c else f"{'.':>10}" for c in cells) + f"{sum(cells):>10}")

print("-- shares")
by_product = defaultdict(Decimal)
for s in sales:
    by_product[s.product.split("\n")[0]] += s.total
whole = sum(by_product.values())
Share = namedtuple("Share", "product total percent")
shares = [Share(p, t, (100 * t / whole).quantize(Decimal("0.1"), ROUND_HALF_EVEN)) for p, t in by_product.items()]
for share in sorted(shares, key=itemgetter(1), reverse=True):
    print("%-6s %8s %5s%%" % share, "#" * int(share.percent / 2))

out = io.StringIO()
writer = csv.DictWriter(out, ["seller", "product", "total"], extrasaction="ignore", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
writer.writeheader()
writer.writerows(asdict(s) | {"total": float(s.total)} for s in sales[5:])
print(out.getvalue())
back = list(csv.reader(io.StringIO(out.getvalue()), quoting=csv.QUOTE_NONNUMERIC))
print(back[1:], type(back[1][2]).__name__)
w = csv.writer(out := io.StringIO(), delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")
w.writerow(["a\tb", 'say "hi"', None, 1.5, "back\\slash"])
print(repr(out.getvalue()))
for bad in ('a,"b', '"a"b,c'):
    try: print(list(csv.reader([bad], strict=True)))
    except csv.Error as e: print("csv.Error:", e)
