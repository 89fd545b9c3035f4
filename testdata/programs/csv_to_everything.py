# One table to many forms: from CSV to JSON, Markdown, HTML, fixed width, key=value lines and SQL inserts, and back from most of them.
import csv
import html
import io
import json
import re
import shlex
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

TEXT = 'name,joined,score,note\n"O\'Hara, Zoë",2021-03-04,12.50,"says ""hi"" | & <b>"\nLi,,7,\nMax,2020-12-31,-0.125,two\\nlines\n'


def guess(text):
    for kind in (lambda t: None if t == "" else 1 / 0, int, Decimal, date.fromisoformat, str):
        try: return kind(text)
        except (ValueError, ArithmeticError): pass


rows = [{k: guess(v) for k, v in row.items()} for row in csv.DictReader(io.StringIO(TEXT))]
for r in rows: print(r)
names = list(rows[0])


def to_json(rows): return json.dumps(rows, default=str, ensure_ascii=False)
def from_json(text): return [{k: guess(v) if isinstance(v, str) else v for k, v in r.items()} for r in json.loads(text)]
def to_markdown(rows):
    cells = [names] + [["" if v is None else str(v).replace("|", r"\|") for v in r.values()] for r in rows]
    widths = [max(map(len, column)) for column in zip(*cells)]
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths)) + " |" for row in cells]
    lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    return "\n".join(lines)
def from_markdown(text):
    split = lambda line: [c.strip().replace(r"\|", "|") for c in re.split(r"(?<!\\)\|", line)[1:-1]]
    head, _, *body = map(split, text.splitlines())
    return [dict(zip(head, map(guess, cells))) for cells in body]
def to_html(rows): return "<table>\n" + "\n".join("<tr>" + "".join(f"<{t}>{html.escape('' if v is None else str(v))}</{t}>" for v in row) + "</tr>" for t, row in [("th", names)] + [("td", r.values()) for r in rows]) + "\n</table>"
class Reader(HTMLParser):
    def __init__(self): super().__init__(); self.rows, self.cell = [], None
    def handle_starttag(self, tag, attrs):
        if tag == "tr": self.rows.append([])
        elif tag in ("td", "th"): self.cell = ""
    def handle_data(self, data):
        if self.cell is not None: self.cell += data
    def handle_endtag(self, tag):
        if tag in ("td", "th"): self.rows[-1].append(self.cell); self.cell = None
def from_html(text):
    r = Reader(); r.feed(text); r.close()
    return [dict(zip(r.rows[0], map(guess, cells))) for cells in r.rows[1:]]
def to_pairs(rows): return "\n".join(" ".join(f"{k}={shlex.quote(str(v))}" for k, v in r.items() if v is not None) for r in rows)
def from_pairs(text): return [{n: None for n in names} | {k: guess(v) for k, _, v in (w.partition("=") for w in shlex.split(line))} for line in text.splitlines()]
def to_sql(rows, table="people"):
    def literal(v): return "NULL" if v is None else str(v) if isinstance(v, (int, Decimal)) else "'" + str(v).replace("'", "''") + "'"
    return "\n".join(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(map(literal, r.values()))});" for r in rows)
def from_sql(text):
    for line in text.splitlines():
        values = re.findall(r"'((?:[^']|'')*)'|([^,'\s]+)(?=[,)])", line[line.index("VALUES") + 8:-1])
        yield dict(zip(names, [guess(a.replace("''", "'")) if a or b == "" else None if b == "NULL" else guess(b) for a, b in values]))
def to_fixed(rows): return "\n".join(f"{r['name']:<14.14}{r['joined'] or '-':%Y%m%d}{r['score']:>+10.3f}" if r["joined"] else f"{r['name']:<14.14}{'-':8}{r['score']:>+10.3f}" for r in rows)


for write, read in ((to_json, from_json), (to_markdown, from_markdown), (to_html, from_html), (to_pairs, from_pairs), (to_sql, lambda t: list(from_sql(t)))):
    text = write(rows)
    print(f"--- {write.__name__[3:]}", text, f"same again: {read(text) == rows}", sep="\n")
print("--- fixed", to_fixed(rows), sep="\n")
out = io.StringIO()
w = csv.DictWriter(out, names, restval="?", dialect=csv.unix_dialect)
w.writeheader(); w.writerows(rows); w.writerow({"name": "short"})
print("--- csv", out.getvalue(), [r for r in csv.reader(io.StringIO(out.getvalue()))][-1], sep="\n")
try: w.writerow({"odd": 1})
except ValueError as e: print(e)
columns = {n: [r[n] for r in rows] for n in names}
print({n: (sorted({type(v).__name__ for v in c}), sum(v is None for v in c)) for n, c in columns.items()}, sum(columns["score"]), max(d for d in columns["joined"] if d), list(zip(*columns.values()))[1])
