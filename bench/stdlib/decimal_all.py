# decimal: money and a series.
from decimal import Decimal, getcontext, ROUND_HALF_UP

getcontext().prec = 28
total = Decimal(0)
cent = Decimal("0.01")
for i in range(1, 120000):
    price = Decimal(i) / Decimal("7.3")
    total += (price * Decimal("1.19")).quantize(cent, rounding=ROUND_HALF_UP)
    if total > Decimal("1e6"):
        total -= Decimal("1e6")
getcontext().prec = 300
x = Decimal(2)
for _ in range(2000):
    x = (x + Decimal(2) / x) / 2
pi, k = Decimal(0), 0
for k in range(250):
    pi += (Decimal(4) / (8 * k + 1) - Decimal(2) / (8 * k + 4) - Decimal(1) / (8 * k + 5) - Decimal(1) / (8 * k + 6)) / 16 ** k
print(total, str(x)[:50], str(pi)[:50], str(Decimal(3).sqrt())[:30], str(Decimal(2).exp())[:30])
