# decimal: all operations under random contexts.
import decimal
from decimal import Decimal

contexts = [decimal.Context(prec=p, rounding=r, Emin=-e, Emax=e, traps=[]) for p in (1, 3, 9, 28, 50) for r in
            (decimal.ROUND_HALF_EVEN, decimal.ROUND_HALF_UP, decimal.ROUND_DOWN, decimal.ROUND_UP, decimal.ROUND_FLOOR, decimal.ROUND_CEILING, decimal.ROUND_HALF_DOWN, decimal.ROUND_05UP)
            for e in (5, 999999)]


def dec():
    k = below(8)
    if k == 0:
        return pick(("0", "-0", "0E+5", "-0E-7", "Infinity", "-Infinity", "NaN", "-NaN12", "sNaN", "1", "-1", "10", "0.5"))
    digits = "".join([pick("0123456789") for _ in range(1 + below(pick((4, 12, 40))))])
    point = below(len(digits) + 1)
    return pick(("", "-")) + (digits[:point] or "0") + "." + digits[point:] + pick(("", "", "E%d" % (below(40) - 20)))


unary = ["abs", "canonical", "copy_abs", "copy_negate", "exp", "is_canonical", "is_finite", "is_infinite", "is_nan", "is_normal", "is_qnan", "is_signed", "is_snan", "is_subnormal", "is_zero",
         "ln", "log10", "logb", "logical_invert", "minus", "next_minus", "next_plus", "normalize", "number_class", "plus", "sqrt", "to_eng_string", "to_integral_exact", "to_integral_value", "to_sci_string"]
binary = ["add", "compare", "compare_signal", "compare_total", "compare_total_mag", "copy_sign", "divide", "divide_int", "divmod", "logical_and", "logical_or", "max", "max_mag", "min", "min_mag",
          "multiply", "next_toward", "power", "quantize", "remainder", "remainder_near", "rotate", "same_quantum", "scaleb", "shift", "subtract"]


def operate(n, name, *texts):
    c = contexts[n].copy()
    result = getattr(c, name)(*[Decimal(t) for t in texts])
    return result, sorted(s.__name__ for s, on in c.flags.items() if on)


def formatted(t, spec):
    return format(Decimal(t), spec), hash(Decimal(t)) if "N" not in t else 0


def converted(t):
    d = Decimal(t)
    return d.as_tuple(), d.adjusted(), str(d), float(d), d.as_integer_ratio(), int(d), round(d), round(d, 2)


for _ in range(count):
    n = below(len(contexts))
    show("unary", operate, n, pick(unary), dec())
    name = pick(binary)
    other = dec()
    if name == "power":
        n |= 1  # no underflow: how it is rounded depends on libmpdec's inner workings
    if name == "power" or name in ("scaleb", "shift", "rotate") and below(2):
        other = str((below(200) - 100) / pick((1, 10))) if below(2) else str(below(20) - 10)
    show("binary", operate, n, name, dec(), other)
    if below(4) == 0:
        show("fma", operate, n, "fma", dec(), dec(), dec())
        show("format", formatted, dec(), pick(("", "+", " ", "0", "_", "*<")) + pick(("", "20", "8")) + pick(("", ",", "")) + pick(("", ".3", ".0", ".10")) + pick(("", "f", "e", "g", "%", "G", "n")))
        show("converted", converted, dec())
        show("text", Decimal, pick((dec(), text(5), " 1_000.5 ", "1__0", "١٢", "1e", "--1", "inf", "nan5")))
