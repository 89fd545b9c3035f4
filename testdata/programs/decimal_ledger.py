# A ledger in decimal: rounding modes, contexts, traps, interest, currency tables, fractions against decimals, a loan plan.
import decimal
from decimal import ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal, localcontext
from fractions import Fraction

D = Decimal
CENT = D("0.01")
modes = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
print(f"{'':17}" + "".join(f"{x:>7}" for x in ("2.345", "2.355", "-2.345", "2.301", "-2.359")))
for m in modes:
    print(f"{m:17}" + "".join(f"{D(x).quantize(CENT, m):>7}" for x in ("2.345", "2.355", "-2.345", "2.301", "-2.359")))


def plan(amount, yearly, months):
    rate = D(yearly) / 1200
    pay = (amount * rate / (1 - (1 + rate) ** -months)).quantize(CENT, ROUND_HALF_UP)
    left = D(amount)
    for n in range(1, months + 1):
        interest = (left * rate).quantize(CENT, ROUND_HALF_EVEN)
        paid = min(pay, left + interest)
        if n == months:
            paid = left + interest
        left += interest - paid
        yield n, paid, interest, paid - interest, left


rows = list(plan(D(12000), "4.75", 24))
for row in rows[:3] + rows[-2:]:
    print("{:>3} {:>9} {:>7} {:>9} {:>10,}".format(*row))
print("paid", sum(r[1] for r in rows), "interest", sum(r[2] for r in rows), "principal", sum(r[3] for r in rows))

with localcontext(Context(prec=50)) as ctx:
    def atan_inverse(n):
        total = term = D(1) / n
        k = 1
        while abs(term) > D(10) ** -52:
            term = -term / (n * n)
            k += 2
            total += term / k
        return total
    print("pi", +(4 * (4 * atan_inverse(5) - atan_inverse(239))))
    print("e", D(1).exp(), "sqrt2", D(2).sqrt(), "ln10", D(10).ln(), "log", D("1E+25").log10())
    print(ctx.flags[decimal.Inexact], ctx.prec)
print("after", decimal.getcontext().prec, 1 / D(7))

for text in ("1E+3", "0.00000012", "-0", "123.4500", "Infinity", "NaN", "1e-400", "  12  ", "1_000.5"):
    d = D(text)
    print(f"{d!s:>10} {d.normalize()!s:>10} {d.as_tuple()!r:60} {d.is_finite()!s:5} {d:e}" + (f" {d.to_integral_value()} {d:,.3f}" if d.is_finite() else ""))
print(D("1.10") + D("2.205"), D("1.10") * D("2.205"), D(7) // D(-2), D(7) % D(-2), divmod(D("-7.5"), 2), D(2) ** D("0.5"), D("3.7").remainder_near(1))
print(D(0.1), D.from_float(0.5), D("0.1") == 0.1, D("0.5") == 0.5, Fraction(D("0.125")), D(Fraction(3, 8).numerator) / 8, float(D("1e-5")), int(D("-3.9")), round(D("2.5")), round(D("2.675"), 2))
print(D("2.50").compare(D("2.5")), D("2.50").compare_total(D("2.5")), D("12.30").same_quantum(D("1.00")), D(5).scaleb(3), D("1234").adjusted(), D("1.20").fma(3, D("0.05")), D("1010").logical_and(D("1100")), D(10).next_plus(), max(D("3"), D("3.0")), hash(D("5.0")) == hash(5))
for name, op in [("zero", lambda: D(1) / 0), ("invalid", lambda: D("Infinity") - D("Infinity")), ("syntax", lambda: D("12x")), ("quantize", lambda: D("1e30").quantize(CENT)), ("float", lambda: D(1) + 0.5), ("snan", lambda: D("sNaN") + 1)]:
    try: print(name, op())
    except (decimal.DecimalException, TypeError) as e: print(name, type(e).__name__, e)
quiet = Context(prec=5, traps=[], Emax=99, Emin=-99)
print(quiet.divide(1, 0), quiet.create_decimal("123456.789"), quiet.power(10, 100), quiet.sqrt(-1), [f.__name__ for f, on in quiet.flags.items() if on])
print(f"{D('1234567.891'):,.2f} {D('0.25'):.0%} {D('-5'):+08.2f} {D('5'):*^9} {D('1e10'):g} {D('99.995'):.2f} {D('1.5'):10.4e}|")
