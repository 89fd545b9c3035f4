# Joins of CSV tables: inner, left, full, semi and anti; keys checked, suffixes for clashes, many to many, a sorted merge, lookups of ranges, a report.
import csv
import io
from collections import Counter, OrderedDict, defaultdict
from contextlib import redirect_stdout
from itertools import product, zip_longest
from textwrap import indent

COUNTRIES = '''code,name,continent,area
LI,Liechtenstein,Europe,160
MT,Malta,Europe,316
SM,"San Marino, Most Serene",Europe,61
TV,Tuvalu,Oceania,26
NR,Nauru,Oceania,21
XX,"Atlantis ""the lost""",,
'''
PEOPLE = """code;year;count
LI;2010;36120
LI;2020;38756
MT;2010;414508
MT;2020;515332
TV;2020;11069
NR;2020;12315
ZZ;2020;1
"""
LANGUAGES = "code|name\nLI|German\nMT|Maltese\nMT|English\nNR|Nauruan\nNR|English\nTV|Tuvaluan\nTV|English\n"


class Table:
    def __init__(self, heads, rows):
        self.heads = tuple(heads)
        self.rows = [dict(zip_longest(self.heads, row, fillvalue="")) for row in rows]

    @classmethod
    def read(cls, text):
        dialect = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;|")
        reader = csv.reader(io.StringIO(text), delimiter=dialect.delimiter)
        return cls(next(reader), reader)

    def __len__(self):
        return len(self.rows)

    def index(self, key, unique=False):
        found = defaultdict(list)
        for row in self.rows:
            found[row[key]].append(row)
        if unique and (twice := [k for k, rows in found.items() if len(rows) > 1]):
            raise ValueError(f"{key} is not unique: {', '.join(sorted(twice))}")
        return found

    def join(self, other, on, how="inner", validate="", suffix="_2"):
        if how not in {"inner", "left", "full", "semi", "anti"}:
            raise ValueError(f"no such join: {how}")
        right = other.index(on, unique=validate.endswith(":1"))
        self.index(on, unique=validate.startswith("1:"))
        if how in ("semi", "anti"):
            return Table(self.heads, ([row[h] for h in self.heads] for row in self.rows if (row[on] in right) == (how == "semi")))
        renamed = OrderedDict((h, h + suffix if h in self.heads else h) for h in other.heads if h != on)
        heads = self.heads + tuple(renamed.values())
        nothing = {h: "" for h in other.heads}
        rows = []
        used = set()
        for row in self.rows:
            partners = right.get(row[on], [nothing] if how != "inner" else [])
            used.add(row[on])
            rows += ([*row.values(), *(partner[h] for h in renamed)] for partner in partners)
        if how == "full":
            rows += ([row[on] if h == on else "" for h in self.heads] + [row[h] for h in renamed]
                     for key, group in right.items() if key not in used for row in group)
        return Table(heads, rows)

    def select(self, *heads, where=lambda row: True):
        return Table(heads, ([row[h] for h in heads] for row in self.rows if where(row)))

    def text(self, **options):
        out = io.StringIO()
        writer = csv.DictWriter(out, self.heads, lineterminator="\n", **options)
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue()

    def show(self):
        widths = {h: max(map(len, [h, *(row[h] for row in self.rows)])) for h in self.heads}
        line = "+".join("-" * (w + 2) for w in widths.values()).join("++")
        print(line)
        for row in [dict(zip(self.heads, self.heads)), None, *self.rows]:
            print(line if row is None else "|" + "|".join(
                f" {v:>{widths[h]}} " if v.replace(".", "", 1).isdigit() else f" {v:<{widths[h]}} " for h, v in row.items()) + "|")
        print(line)


def merge_sorted(left, right, key):
    """A join of two sorted lists, group against group, which holds one group of each."""
    i = j = 0
    while i < len(left) and j < len(right):
        a, b = key(left[i]), key(right[j])
        if a < b:
            i += 1
        elif b < a:
            j += 1
        else:
            i2, j2 = i, j
            while i2 < len(left) and key(left[i2]) == a:
                i2 += 1
            while j2 < len(right) and key(right[j2]) == a:
                j2 += 1
            yield from product(left[i:i2], right[j:j2])
            i, j = i2, j2


countries, people, languages = map(Table.read, (COUNTRIES, PEOPLE, LANGUAGES))
print(len(countries), len(people), len(languages), countries.heads, people.heads)
for how in ("inner", "left", "full", "semi", "anti"):
    joined = countries.join(people, "code", how)
    print(f"{how}: {len(joined)} rows, {Counter(row['code'] for row in joined.rows).most_common(3)}")
countries.join(people.select("code", "count", where=lambda r: r["year"] == "2020"), "code", "full").show()
both = countries.join(languages, "code", validate="1:")
both.select("name", "name_2", "continent").show()
for check in ("1:1", ":1", "1:"):
    try:
        print(check, len(languages.join(countries, "code", validate=check)))
    except ValueError as error:
        print(check, error)
try:
    countries.join(people, "code", "outer")
except ValueError as error:
    print(error)

density = countries.join(people, "code").select("name", "year", "area", "count")
density.heads += ("density",)
for row in density.rows:
    row["density"] = f"{int(row['count']) / int(row['area']):.1f}"
density.rows.sort(key=lambda r: (r["year"], -float(r["density"])))
density.show()
out = io.StringIO()
with redirect_stdout(out):
    print(density.text(delimiter=";", quoting=csv.QUOTE_NONNUMERIC), end="")
    print(countries.select("name", "area").text(delimiter=" ", escapechar="\\", quoting=csv.QUOTE_NONE), end="")
print(indent(out.getvalue(), "    > "), end="")

a = sorted((r["code"], r["year"]) for r in people.rows)
b = sorted((r["code"], r["name"]) for r in languages.rows)
pairs = list(merge_sorted(a, b, key=lambda t: t[0]))
print(len(pairs), len(people.join(languages, "code")), pairs[:3])
assert Table.read(both.text()).rows == both.rows
try:
    countries.select("name", "colour")
except KeyError as error:
    print("no column", error)
