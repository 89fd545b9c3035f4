# Bank statements in three layouts brought to one: a tokenizer by re, dates and amounts as each country writes them, rules, duplicates.
import re
from collections import Counter, defaultdict
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Iterable, NamedTuple, Protocol


class Entry(NamedTuple):
    day: date
    amount: Decimal
    text: str
    source: str


class Reader(Protocol):
    name: str
    def read(self, text: str) -> Iterable[Entry]: ...


def amount(text: str) -> Decimal:
    text = text.strip().replace("\u00a0", "").replace("'", "").replace(" ", "")
    negative = text.startswith(("-", "(")) or text.endswith(("-", "DR"))
    text = text.strip("-+()").removesuffix("DR").removesuffix("CR").lstrip("€$£")
    if "," in text and "." in text:
        text = text.replace(",", "") if text.rindex(".") > text.rindex(",") else text.replace(".", "").replace(",", ".")
    elif text.count(",") == 1 and len(text) - text.index(",") <= 3: text = text.replace(",", ".")
    else: text = text.replace(",", "")
    return -Decimal(text) if negative else Decimal(text)


class German:
    name = "de"
    def read(self, text):
        for line in text.splitlines()[1:]:
            day, what, value = line.split(";")
            yield Entry(datetime.strptime(day, "%d.%m.%Y").date(), amount(value), what.strip('"'), self.name)


class American:
    name = "us"
    row = re.compile(r"(?P<m>\d\d)/(?P<d>\d\d)/(?P<y>\d\d)\s+(?P<what>.+?)\s{2,}(?P<value>[($\d].*)")
    def read(self, text):
        for m in self.row.finditer(text):
            yield Entry(date(2000 + int(m["y"]), int(m["m"]), int(m["d"])), amount(m["value"]), " ".join(m["what"].split()), self.name)


class Tagged:
    name = "tag"
    def read(self, text):
        for block in re.split(r"^\^\s*$", text, flags=re.M):
            fields = {line[0]: line[1:] for line in block.strip().splitlines() if line}
            if fields: yield Entry(date.fromisoformat(fields["D"]), amount(fields["T"]), fields.get("P", "?").title(), self.name)


FILES = [(German(), 'Datum;Text;Betrag\n01.03.2024;"Miete März";-1.250,00\n04.03.2024;"Kaffee & Co";-4,5\n28.03.2024;"Gehalt";3.100,75\n29.03.2024;"Kaffee & Co";-5\n'),
         (American(), "03/02/24  COFFEE   SHOP #12     ($4.50)\n03/15/24  REFUND  ACME          $1,204.00\nnoise\n03/30/24  WATER AND POWER   (81.20)\n"),
         (Tagged(), "D2024-03-04\nT-4.50\nPkaffee & co\n^\nD2024-03-20\nT12'000.00\nPinheritance\nMnote\n^\nD2024-03-31\nT99.95DR\nPwater works\n^\n")]
RULES = [(re.compile(p, re.I), c) for p, c in {r"miete|rent": "housing", r"kaffee|coffee": "treats", r"water|power": "utilities", r"gehalt|salary": "income"}.items()]


def category(e): return next((c for p, c in RULES if p.search(e.text)), "income" if e.amount > 0 else "other")


entries, seen, doubles = [], set(), []
for reader, text in FILES:
    for e in reader.read(text):
        key = (e.day, e.amount, e.text.casefold())
        (doubles if key in seen else entries).append(e)
        seen.add(key)
entries.sort()
balance = Decimal("100.00")
print(f"{'day':10} {'text':22} {'amount':>11} {'balance':>11}  kind")
for e in entries:
    balance += e.amount
    print(f"{e.day} {e.text:22} {e.amount:>11,.2f} {balance:>11,.2f}  {category(e)} ({e.source})")
print("twice:", *(f"{e.text} {e.amount}" for e in doubles))
totals = defaultdict(Decimal)
for e in entries: totals[category(e)] += e.amount
worst = min(totals.values())
for kind, total in sorted(totals.items(), key=lambda kv: kv[1]):
    print(f"{kind:10} {total:>10,.2f} {'#' * int(20 * total / worst) if total < 0 else ''}")
print(Counter(e.day.strftime("%a") for e in entries).most_common(), {f"week {k}": str(sum(e.amount for e in entries if e.day.isocalendar().week == k)) for k in sorted({e.day.isocalendar()[1] for e in entries})})
for text in ("1.234,56", "1,234.56", "-5", "(7.00)", "€ 3,5", "12 345,6", "1,234", "9-", "1.2.3", "x"):
    try: print(f"{text!r}: {amount(text)}", end="  ")
    except InvalidOperation as e: print(f"{text!r}: no number", end="  ")
print()
