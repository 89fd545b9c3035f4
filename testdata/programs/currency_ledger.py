# A double-entry ledger in several currencies: Money on Decimal, exchange, splitting without losing cents, interest, and a trial balance.
import locale
from collections import defaultdict
from dataclasses import dataclass
from decimal import (ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, DecimalException, DivisionByZero, Inexact,
                     InvalidOperation, getcontext, localcontext)
from fractions import Fraction
from functools import total_ordering
from itertools import accumulate
from numbers import Rational
from typing import Self

PLACES = {"EUR": 2, "USD": 2, "JPY": 0, "BHD": 3}


class CurrencyMismatch(TypeError):
    pass


@total_ordering
@dataclass(frozen=True, eq=False, slots=True)
class Money:
    amount: Decimal
    currency: str = "EUR"

    def __post_init__(self):
        if self.currency not in PLACES:
            raise ValueError(f"unknown currency {self.currency}")
        value = self.amount
        if isinstance(value, Rational) and not isinstance(value, int):
            value = Decimal(value.numerator) / value.denominator
        object.__setattr__(self, "amount", Decimal(value).quantize(self.unit))

    @property
    def unit(self):
        return Decimal(1).scaleb(-PLACES[self.currency])

    @classmethod
    def parse(cls, text) -> Self:
        amount, _, currency = text.replace("_", "").replace(",", "").partition(" ")
        return cls(Decimal(amount), currency or "EUR")

    def _check(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency}")
        return other.amount

    def __add__(self, other):
        if other == 0:
            return self
        amount = self._check(other)
        return amount if amount is NotImplemented else Money(self.amount + amount, self.currency)

    __radd__ = __add__

    def __neg__(self):
        return Money(-self.amount, self.currency)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, factor):
        if isinstance(factor, Money):
            return NotImplemented
        if isinstance(factor, float):
            factor = Decimal(repr(factor))
        elif isinstance(factor, Fraction):
            return Money(Fraction(self.amount) * factor, self.currency)
        return Money(self.amount * factor, self.currency)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Money) and (self.amount, self.currency) == (other.amount, other.currency) or other == 0 == self.amount

    def __lt__(self, other):
        amount = self._check(other)
        return amount if amount is NotImplemented else self.amount < amount

    def __hash__(self):
        return hash((self.amount, self.currency))

    def __format__(self, spec):
        width, _, style = spec.partition("|")
        text = f"{self.amount:,}" if style != "plain" else str(self.amount)
        return f"{text} {self.currency}".rjust(int(width or 0))

    def __str__(self):
        return format(self, "")

    def split(self, *weights):
        """Share by weights; what rounding leaves goes to the first, a unit each."""
        total = sum(weights)
        with localcontext() as ctx:
            ctx.rounding = ROUND_DOWN
            parts = [Money(self.amount * w / total, self.currency) for w in weights]
        rest = self - sum(parts[1:], parts[0])
        for i in range(int(abs(rest.amount) / self.unit)):
            parts[i] += Money(self.unit.copy_sign(rest.amount), self.currency)
        return parts


class Ledger:
    def __init__(self):
        self.entries, self.balances = [], defaultdict(lambda: defaultdict(Decimal))

    def post(self, text, **changes):
        totals = defaultdict(Decimal)
        for account, money in changes.items():
            totals[money.currency] += money.amount
        if any(totals.values()):
            raise ValueError(f"{text}: does not balance: " + ", ".join(f"{t:+} {c}" for c, t in totals.items() if t))
        for account, money in changes.items():
            self.balances[account][money.currency] += money.amount
        self.entries.append((text, changes))

    def report(self):
        for account in sorted(self.balances):
            shown = "  ".join(f"{Money(a, c):14}" for c, a in sorted(self.balances[account].items()) if a)
            print(f"  {account:<10}{shown or '(nothing)'}")


m = Money.parse
print(m("1,234.5"), m("1_000 JPY"), m("0.0005 BHD"), m("2.345"), m("2.355"), Money(Fraction(1, 3)), repr(m("-3 USD")), f"[{m('1234567'):16}] [{m('1234567'):|plain}]")
print([str(x) for x in m("100").split(1, 1, 1)], [str(x) for x in m("-0.05").split(3, 2)], [str(x) for x in m("10 JPY").split(1, 2, 4)])
print(sum([m("1.10"), m("2.20"), m("3.30")]), 3 * m("19.99"), m("10") * 0.1, m("1") * Fraction(1, 3), m("1") == m("1.00"), m("1") < m("2"), max(m("3"), m("4")), {m("1"): "x"}[m("1.0")], Money(0) == 0)
for action in (lambda: m("1") + m("1 USD"), lambda: m("1") + 1, lambda: m("1") * m("2"), lambda: m("x"), lambda: m("1 XXX"), lambda: m("1") < m("1 USD"), lambda: m("NaN"), lambda: m("1e30"), lambda: m("1") < 5):
    try:
        print(action())
    except (TypeError, ValueError, DecimalException) as e:
        print(type(e).__name__, e)

ledger = Ledger()
ledger.post("capital", bank=m("1000"), capital=m("-1000"))
ledger.post("rent", rent=m("333.33"), bank=m("-333.33"))
ledger.post("dollars", bank=m("-92.50"), cash=m("100 USD"), exchange=m("92.50"), abroad=m("-100 USD"))
try:
    ledger.post("mistake", bank=m("1"), cash=m("-0.99"), x=m("1 USD"))
except ValueError as e:
    print(e)
ledger.report()
print(sum(b["EUR"] for b in ledger.balances.values()), len(ledger.entries))

print("--- rounding")
for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_FLOOR, ROUND_UP, ROUND_DOWN):
    print(f"{rounding:16}", *(Decimal(x).quantize(Decimal("0.1"), rounding) for x in ("0.25", "0.35", "-0.25", "0.21", "-0.29")))
print("--- interest")
balance = accumulate(range(5), lambda b, year: (b * Decimal("1.035")).quantize(Decimal("0.01")), initial=Decimal("1000"))
print(*balance)
with localcontext(prec=8) as ctx:
    ctx.traps[Inexact] = False
    print(Decimal(1000) * (1 + Decimal("0.035") / 12) ** 12, ctx.flags[Inexact], Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln())
    ctx.clear_flags()
    print(Decimal("1.10") + 2, ctx.flags[Inexact], getcontext().prec)
strict = Context(prec=5, traps=[Inexact, InvalidOperation, DivisionByZero])
for operation in ("divide", "multiply"):
    try:
        print(getattr(strict, operation)(Decimal("1.5"), Decimal(3)), getattr(strict, operation)(Decimal("1.2345"), Decimal("7.777")))
    except Inexact as e:
        print("Inexact", e.args)
print(Decimal("123.4500").normalize(), Decimal("1E+3").to_integral_value(), Decimal("-0"), Decimal("12.30").as_tuple(), Decimal("0.1").as_integer_ratio(), Decimal(0.1).quantize(Decimal("1.000")), f"{Decimal('1234.5'):>12,.2f}|{Decimal('0.000001')}|{Decimal('1E-7'):f}|{Decimal(5):08.3f}|{Decimal('.5'):%}")
locale.setlocale(locale.LC_ALL, "C")
print(Decimal("5") // 2, Decimal("-5") % 3, divmod(Decimal("7.5"), 2), round(Decimal("2.675"), 2), Decimal("1").compare(Decimal("NaN")), Decimal(3).fma(2, 1), Decimal("1.0") == 1.0 == Fraction(1), hash(Decimal("1.5")) == hash(1.5))
