# Invoices from order lines: Decimal money, taxes by rate, discounts spread without losing a cent, instalments, bank rounding compared, a printed page.
from __future__ import annotations

import locale
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, Inexact, localcontext
from textwrap import shorten

CENT = Decimal("0.01")
RATES = {"std": Decimal("0.19"), "low": Decimal("0.07"), "none": Decimal(0)}
ORDERS = """
# customer; date; discount; lines of: amount x unit price, code, text
Bakery Krume; 2026-01-30; 10%; 3 x 12.95 low Wheat flour, twenty-five kilograms each; 1 x 249.00 std Scale; 0.5 x 80 std Hour of repair
Café Nord; 2026-02-27; 5.00; 7 x 0.335 low Lemons; 2 x 19.99 std Filter
Dr. Quist; 2026-12-31; ; 1 x 1200 none Course
"""


def money(x, rounding=ROUND_HALF_UP):
    return Decimal(x).quantize(CENT, rounding=rounding)


@dataclass(frozen=True)
class Line:
    amount: Decimal
    price: Decimal
    code: str
    text: str

    @property
    def net(self) -> Decimal:
        return money(self.amount * self.price)

    @classmethod
    def parse(cls, text: str) -> Line:
        match = re.fullmatch(r"\s*([\d.]+) x ([\d.]+) (\w+) (.+?)\s*", text)
        if match is None:
            raise ValueError(f"no order line: {shorten(text, 20, placeholder='...')}")
        amount, price, code, words = match.groups()
        if code not in RATES:
            raise LookupError(f"no rate called {code}")
        return cls(Decimal(amount), Decimal(price), code, words)


def spread(total: Decimal, weights: list[Decimal]) -> list[Decimal]:
    """Shares in proportion, to the cent; the largest remainders get what is left over."""
    whole = sum(weights)
    exact = [total * w / whole for w in weights]
    shares = [e.quantize(CENT, rounding=ROUND_DOWN) for e in exact]
    left = int((total - sum(shares)) / CENT)
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in order[:left]:
        shares[i] += CENT
    return shares


@dataclass
class Invoice:
    number: int
    customer: str
    day: date
    discount: str
    lines: list[Line]

    @property
    def net(self):
        return sum((line.net for line in self.lines), Decimal(0))

    @property
    def rebate(self):
        if not self.discount:
            return Decimal("0.00")
        return money(self.net * Decimal(self.discount[:-1]) / 100 if self.discount.endswith("%") else self.discount)

    def taxes(self):
        bases = defaultdict(Decimal)
        for line, part in zip(self.lines, spread(self.rebate, [line.net for line in self.lines])):
            bases[line.code] += line.net - part
        return {code: (base, money(base * RATES[code])) for code, base in bases.items()}

    @property
    def total(self):
        return sum(base + tax for base, tax in self.taxes().values())

    def instalments(self, n):
        day = self.day
        for share in spread(self.total, [Decimal(1)] * n):
            year, month = divmod(day.year * 12 + day.month, 12)
            last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(1)).day
            day = date(year, month + 1, min(self.day.day, last))
            yield day, share

    def page(self, width=58):
        yield f"Invoice {self.number:05d}".ljust(width - 10) + f"{self.day:%d.%m.%Y}"
        yield f"for {self.customer}"
        yield "=" * width
        for line in self.lines:
            yield f"{line.amount.normalize():>5f} x {line.price:>8.2f} {shorten(line.text, 28, placeholder=' ..'):<28}{line.net:>13,}"
        yield "-" * width
        rows = [("net", self.net), ("discount " + self.discount, -self.rebate)] if self.rebate else [("net", self.net)]
        rows += [(f"{RATES[code]:.0%} on {base:,}", tax) for code, (base, tax) in sorted(self.taxes().items()) if tax]
        for name, value in [*rows, ("to pay", self.total)]:
            yield f"{name:>{width - 14}} {value:>13,}"


invoices = []
for row in ORDERS.strip().splitlines()[1:]:
    customer, day, discount, *lines = (part.strip() for part in row.split(";"))
    invoices.append(Invoice(len(invoices) + 1, customer, date.fromisoformat(day), discount, [Line.parse(l) for l in lines]))
for invoice in invoices:
    print(*invoice.page(), sep="\n")
    print("   in parts:", ", ".join(f"{day:%d %b %Y} {share}" for day, share in invoice.instalments(3)), end="\n\n")
    assert sum(share for _, share in invoice.instalments(7)) == invoice.total

print(spread(Decimal("100.00"), [Decimal(1)] * 3), spread(Decimal("0.05"), list(map(Decimal, (3, 7, 11)))))
for text in ("2.345", "2.355", "-0.005", "0.015", "1e3", "7"):
    x = Decimal(text)
    print(f"{text:>7}", money(x), money(x, ROUND_HALF_EVEN), money(x, ROUND_DOWN), round(float(x), 2), x.as_tuple().exponent)
with localcontext(Context(prec=6, traps=[Inexact])) as context:
    for sum_ in ("1 / 8", "1 / 3", "123.456 + 0.0001"):
        a, op, b = sum_.split()
        try:
            print(sum_, "=", Decimal(a) / Decimal(b) if op == "/" else Decimal(a) + Decimal(b))
        except Inexact as error:
            print(sum_, "is not exact:", type(error).__name__, sorted(flag.__name__ for flag, on in context.flags.items() if on))
            context.clear_flags()
print(locale.setlocale(locale.LC_ALL, "C"), f"{Decimal('1234567.891'):,.2f} {Decimal('-0.0'):+.1f} {Decimal('12E+3'):n} {Decimal(5):08.3f}")
for bad in ("three x 4 std Nails", "1 x 2 vat Beer"):
    try:
        Line.parse(bad)
    except (ValueError, LookupError) as error:
        print(type(error).__name__, error)
