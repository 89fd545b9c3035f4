# Cleans a messy CSV: dialects sniffed and registered, quoting, bad rows, conversions, a pivot table, grouped statistics, output in several dialects.
import csv
import io
import itertools
import statistics
import textwrap
from collections import Counter, defaultdict
from dataclasses import dataclass, fields
from datetime import date, datetime
from operator import attrgetter

RAW = '''date;region;product;units;price;note
2024-01-05;North;"Tea; green";12;3,50;ok
06.01.2024;south;Coffee;7;"1.204,99";"said ""hi"""
2024/01/07;North;Tea;;2,00;
2024-01-08;East;Cocoa;x;1,00;bad units
2024-01-09;South;Coffee;3;4,25;"two
lines"
2024-01-10;North;Tea
2024-02-01;EAST;Cocoa;1_000;0,99;big;extra
'''


class Euro(csv.excel):
    delimiter = ";"
    lineterminator = "\n"


csv.register_dialect("euro", Euro)
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_MINIMAL, escapechar="\\", lineterminator="\n")
print(sorted({"euro", "pipes"} & set(csv.list_dialects())), csv.get_dialect("pipes").escapechar, csv.get_dialect("euro").quotechar)


@dataclass(slots=True)
class Sale:
    date: date
    region: str
    product: str
    units: int
    price: float
    note: str = ""

    @property
    def total(self):
        return round(self.units * self.price, 2)

    @classmethod
    def parse(cls, row):
        for form in ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d"):
            try:
                day = datetime.strptime(row["date"], form).date()
                break
            except ValueError as e:
                last = e
        else:
            raise last
        if row["note"] is None:
            raise ValueError(f"only {sum(v is not None for v in row.values())} fields")
        if row.get(None):
            raise ValueError(f"extra fields {row[None]}")
        return cls(day, row["region"].title(), row["product"], int(row["units"] or 0), float(row["price"].replace(".", "").replace(",", ".")), row["note"])


sales, problems = [], []
reader = csv.DictReader(io.StringIO(RAW), dialect="euro")
print(reader.fieldnames)
for row in reader:
    try:
        sales.append(Sale.parse(row))
    except ValueError as e:
        problems.append(f"line {reader.line_num}: {e}")
print(*sales, *problems, sep="\n")
print(sum(s.total for s in sales), max(sales, key=attrgetter("total")).product)

pivot = defaultdict(Counter)
for s in sales:
    pivot[s.region][s.product] += s.units
products = sorted({p for row in pivot.values() for p in row})
out = io.StringIO()
writer = csv.writer(out, dialect="pipes")
writer.writerow(["region", *products, "sum"])
writer.writerows([region, *(row[p] for p in products), row.total()] for region, row in sorted(pivot.items()))
print(out.getvalue(), end="")
for region, group in itertools.groupby(sorted(sales, key=attrgetter("region", "date")), attrgetter("region")):
    group = list(group)
    prices = [s.price for s in group]
    print(f"{region:6} n={len(group)} mean={statistics.fmean(prices):9.2f} median={statistics.median(prices):7.2f} spread={statistics.pstdev(prices):7.2f} {'*' * min(30, len(prices) * 5)}")

rows = [["plain", "with,comma", 'with "quotes"', "two\nlines", "", None, 3, 2.5, " lead", "semi;colon", "tab\t"]]
for options in ({}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"delimiter": "\t"}, {"doublequote": False, "escapechar": "\\"}, {"quoting": csv.QUOTE_NONE, "escapechar": "^"}, {"quotechar": "'"}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    back = next(csv.reader(io.StringIO(out.getvalue(), newline=""), **options)) if "quoting" not in options or options["quoting"] < 2 else "-"
    print(options, repr(out.getvalue()), back == [str(x) if x is not None else "" for x in rows[0]])
for sample in ("a,b,c\n1,2,3\n4,5,6\n", "a;b\n1;2\n3;4\n", "x\ty\n1\t2\n", "name|age\n'a'|3\n'b'|4\n"):
    try:
        d = csv.Sniffer().sniff(sample)
        print(repr(d.delimiter), repr(d.quotechar), csv.Sniffer().has_header(sample))
    except csv.Error as e:
        print(e)
for text, options in (('a,"b', {"strict": True}), ('a,"b"c', {"strict": True}), ("a\0b", {}), ("1,x\n", {"quoting": csv.QUOTE_NONNUMERIC}), ("a", {"dialect": "nope"}), ("x" * 200, {}), ("a\rb", {}), (["a", 5], {}), (b"a,b", {})):
    old = csv.field_size_limit(150)
    try:
        print(list(csv.reader([text] if isinstance(text, str) else text, **options)))
    except (csv.Error, TypeError, ValueError) as e:
        print(type(e).__name__, e)
    finally:
        csv.field_size_limit(old)
w = csv.DictWriter(io.StringIO(), ["a", "b"], restval="?", extrasaction="ignore")
w.writeheader()
w.writerow({"a": 1, "c": 2})
print(repr(w.writer and w.fieldnames), next(csv.DictReader(["a,b", "1"], restval="none")), next(csv.DictReader(["1,2,3"], fieldnames=["x"], restkey="rest")))
try:
    csv.DictWriter(io.StringIO(), ["a"]).writerow({"a": 1, "zz": 2})
except ValueError as e:
    print(e)
try:
    csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"])
except csv.Error as e:
    print(e)
print(textwrap.shorten(repr([f.name for f in fields(Sale)]), 60), [*csv.reader(["a,'b,c',d"], quotechar="'", skipinitialspace=True)], [*csv.reader(["x  y", ""], delimiter=" ")])
