# decimal: all operations under random contexts.
import decimal
import math
import operator
from decimal import Decimal
from fractions import Fraction

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


def raising(n, name, *texts):
    """The same with the traps that are on by default, through the methods and operators of Decimal."""
    c = contexts[n].copy()
    for signal in decimal.DivisionByZero, decimal.Overflow, decimal.InvalidOperation:
        c.traps[signal] = True
    a, *others = [Decimal(t) for t in texts]
    with decimal.localcontext(c):
        return getattr(a, name)(*others)


def mixed(f, a, b):
    try:
        return f(Decimal(a), b), f(b, Decimal(a))
    except decimal.DecimalException as err:
        return type(err)


def formatted(t, spec):
    return format(Decimal(t), spec), hash(Decimal(t)) if "N" not in t else 0


def converted(t):
    d = Decimal(t)
    return d.as_tuple(), d.adjusted(), str(d), repr(d), float(d), d.as_integer_ratio(), int(d), math.floor(d), math.ceil(d), round(d), round(d, 2), round(d, -1), d.to_eng_string(), d.number_class(), d.radix()


def from_number(x):
    return Decimal(x), Decimal.from_float(x)


def modular(n, a, b, m):
    return contexts[n].copy().power(a, b, m)


def created(n, t):
    c = contexts[n].copy()
    return c.create_decimal(t), sorted(s.__name__ for s, on in c.flags.items() if on)


def from_parts(sign, digits, exponent):
    return Decimal((sign, digits, exponent))


def numeral():
    t = dec()
    i = below(len(t) + 1)
    return pick((t, t[:i] + pick(("_", " ", "e", ".", "-", "٣", "sNaN", "E+")) + t[i:], text(5), " 1_000.5 ", "1__0", "١٢", "1e", "--1", "inf", "nan5", "Infinity5", "-snan0", "", "1e999999999999999999999"))


operators = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.eq, operator.lt, operator.ge]
methods = ["__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__divmod__", "compare", "compare_total", "max", "min", "quantize", "remainder_near", "copy_sign", "next_toward", "logical_xor", "same_quantum", "rotate"]
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
    show("fma", operate, n, "fma", dec(), dec(), dec())
    show("traps", raising, n, pick(methods), dec(), dec())
    f = pick(operators)
    show(f.__name__, mixed, f, dec(), pick((integer(), below(9), number(), Fraction(1, 3), True, "1", 1j)))
    show("format", formatted, dec(), pick(("", "", "*<", "=", "x^")) + pick(("", "+", " ", "-", "z")) + pick(("", "#", "0", "_")) + pick(("", "20", "8")) + pick(("", ",", "")) + pick(("", ".3", ".0", ".10")) + pick(("", "f", "e", "g", "%", "G", "n", "E", "F", "d")))
    show("converted", converted, dec())
    show("text", Decimal, numeral())
    show("create", created, n, numeral())
    show("number", from_number, pick((number(), integer())))
    show("parts", from_parts, below(3), tuple([below(11) for _ in range(below(5))]), pick((below(9), -below(9), "F", "n", "N", "x")))
    show("modular", modular, n, below(1000) - 500, below(50) - 1, below(100) - 3)
