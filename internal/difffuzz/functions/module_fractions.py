# fractions: made from everything, arithmetic with every kind of number, text and formats.
import math
import operator
import re
from decimal import Decimal
from fractions import Fraction


def fraction():
    return Fraction(integer() % 10**pick((2, 6, 20)) - below(50), 1 + below(pick((9, 1000, 10**6))))


def exponent():
    """What a number may be raised to: whole ones are small, since an int to the power of a large one never ends."""
    e = fraction()
    return e % 50 if e.denominator == 1 else e


def other():
    return pick((fraction(), fraction(), fraction(), integer(), below(9), 0, number(), complex(number(), below(3)), True, "1/2", None))


def numeral():
    return "".join([pick("0123456789/._ +-e٣") for _ in range(1 + below(5))])


def likely():
    """What reads as a fraction, but for one character."""
    s = pick(("", " ", "-", "+")) + str(below(10**pick((1, 3, 12)))) + pick(("", "/%d" % below(30), ".%d" % below(1000), "_0", "e%d" % (below(40) - 20), ".5E+3", ".", "/-3", " / 3")) + pick(("", "", " ", "\n", "x"))
    i = below(len(s) + 1)
    t = s if below(2) else s[:i] + pick("_./e-+ 0") + s[i + below(2):]
    return s if re.search(r"e[-+]?\d{4}", t) else t  # a number of millions of digits takes too long


def made(*args):
    return Fraction(*args)


def parts(a):
    return -a, +a, abs(a), hash(a), int(a), round(a), math.floor(a), math.ceil(a), math.trunc(a), float(a), bool(a), str(a), repr(a), a.is_integer(), a.as_integer_ratio(), a.real, a.imag, a.conjugate()


def compare(a, b):
    return a == b, a != b, b == a


def power(a, b):
    """a ** b, without the last digits of a float: they are the C library's."""
    r = a**b
    return r if isinstance(r, (int, Fraction)) else format(r, ".13g")


arithmetic = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.lt, operator.le, operator.gt, operator.ge]
for _ in range(count):
    a, b = fraction(), other()
    show("parts", parts, a)
    f = pick(arithmetic)
    show(f.__name__, *((f, a, b) if below(2) else (f, b, a)))
    show("compare", compare, a, b)
    show("pow", power, a, pick((below(12) - 5, Fraction(below(9) - 4, pick((1, 2, 7))), number(), 0.5)))
    if below(4) == 0:
        show("rpow", power, pick((below(9), number(), 2)), exponent() if below(2) else Fraction(below(9) - 4))
    show("text", made, pick((numeral, likely, likely))())
    show("made", made, *pick(((other(),), (other(), other()), (Decimal(below(10000)) / 64, ), (fraction(), 0), ())))
    show("from_float", Fraction.from_float, pick((number(), below(9))))
    show("limit", fraction().limit_denominator, pick((1, below(20), 100, 10**6)))
    show("round", round, a, below(12) - 5)
    show("format", format, a, pick(("", "", "*<", "x^", ">", "=", "<")) + pick(("", "+", " ", "-")) + pick(("", "", "z")) + pick(("", "", "#")) + pick(("", "0")) + pick(("", "12", "20")) + pick(("", ",", "_")) +
         pick(("", ".0", ".3", ".10")) + pick(("", "f", "e", "g", "%", "G", "E", "F", "d", "x")))
