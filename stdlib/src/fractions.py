"""Rational numbers of any size."""

import math
import numbers
import operator
import sys

__all__ = ["Fraction"]

_PyHASH_MODULUS = sys.hash_info.modulus if hasattr(sys, "hash_info") else (1 << 61) - 1
_PyHASH_INF = sys.hash_info.inf if hasattr(sys, "hash_info") else 314159


def _patterns():
    """Compile the two patterns when they are first needed."""
    global _RATIONAL_FORMAT, _FORMAT
    import re
    digits = r"\d+(?:_\d+)*"
    _RATIONAL_FORMAT = re.compile(
        rf"\s*(?P<sign>[-+]?)(?=\.?\d)(?P<num>{digits})?"
        rf"(?:\s*/\s*(?P<denom>{digits})|(?:\.(?P<decimal>{digits})?)?(?:E(?P<exp>[-+]?{digits}))?)\s*", re.IGNORECASE)
    _FORMAT = re.compile(
        r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_neg_zero>z)?(?P<alt>\#)?"
        r"(?P<zeropad>0(?=[0-9]))?(?P<minimumwidth>[0-9]+)?(?P<thousands_sep>[,_])?"
        r"(?:\.(?=[0-9,_])(?P<precision>[0-9]+)?(?P<frac_separators>[,_])?)?(?P<presentation_type>[eEfFgG%])?", re.DOTALL)


_RATIONAL_FORMAT = _FORMAT = None


def _parse(text):
    """The numerator and denominator that a text tells, not reduced."""
    if _RATIONAL_FORMAT is None:
        _patterns()
    m = _RATIONAL_FORMAT.fullmatch(text)
    if m is None:
        raise ValueError("Invalid literal for Fraction: %r" % text)
    decimals = (m["decimal"] or "").replace("_", "")
    # The digits before and after the point as one int; the point is moved by the exponent then.
    n = int(m["num"] or "0") * 10 ** len(decimals) + int(decimals or "0")
    d = int(m["denom"] or "1") * 10 ** len(decimals)
    exponent = int(m["exp"] or "0")
    if exponent < 0:
        d *= 10 ** -exponent
    else:
        n *= 10 ** exponent
    return -n if m["sign"] == "-" else n, d


def _ratio(number, message):
    """The exact ratio of a number, already reduced."""
    if isinstance(number, numbers.Rational):
        return number.numerator, number.denominator
    if isinstance(number, float) or (not isinstance(number, type) and hasattr(number, "as_integer_ratio")):
        return number.as_integer_ratio()
    raise TypeError(message)


def _round_half_even(n, d):
    """Round n/d to an int, a half to the even one; d is positive."""
    floor, rest = divmod(n, d)
    half = 2 * rest - d
    return floor + 1 if half > 0 or half == 0 and floor % 2 else floor


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """Round n/d to a multiple of 10**exponent, half to even: (is negative, the multiple)."""
    scale = 10 ** abs(exponent)
    multiple = _round_half_even(n * scale, d) if exponent < 0 else _round_half_even(n, d * scale)
    return (multiple if no_neg_zero else n) < 0, abs(multiple)


def _round_to_figures(n, d, figures):
    """Round n/d to significant figures: (is negative, the digits as an int, the exponent)."""
    if not n:
        return False, 0, 1 - figures
    # How many digits stand before the point, by the lengths of both numbers: this many or one more.
    before = len(str(abs(n))) - len(str(d))
    if abs(n) * 10 ** max(-before, 0) >= d * 10 ** max(before, 0):
        before += 1
    exponent = before - figures
    negative, digits = _round_to_exponent(n, d, exponent)
    if digits == 10 ** figures:
        # 9.99 became 10.0.
        return negative, digits // 10, exponent + 1
    return negative, digits, exponent


def _padded(match, sign, body):
    """Put fill characters round a formatted number."""
    align = match["align"] or ">"
    padding = (match["fill"] or " ") * (int(match["minimumwidth"] or "0") - len(sign) - len(body))
    before = {">": len(padding), "^": len(padding) // 2}.get(align, 0)
    if align == "=":
        return sign + padding + body
    return padding[:before] + sign + body + padding[before:]


def _grouped(digits, sep):
    """Put a separator after every three digits from the left."""
    return sep.join(digits[i:i + 3] for i in range(0, len(digits), 3))


class Fraction(numbers.Rational):
    """A rational number, in lowest terms.

    Made of two numbers (Fraction(3, 4)), of text ("3/4", "0.75", "75e-2"), or of
    anything with as_integer_ratio().
    """

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if type(numerator) is int is type(denominator):
            pass
        elif denominator is None:
            if type(numerator) is int:
                return cls._from_coprime_ints(numerator, 1)
            if not isinstance(numerator, str):
                n, d = _ratio(numerator, "argument should be a string or a Rational instance or have the as_integer_ratio() "
                                         "method")
                return cls._from_coprime_ints(n, d)
            numerator, denominator = _parse(numerator)
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        return cls._from_coprime_ints(numerator // g, denominator // g)

    @classmethod
    def from_number(cls, number):
        """Convert a number with as_integer_ratio() or a Rational, exactly."""
        n, d = _ratio(number, "argument should be a Rational instance or have the as_integer_ratio() method")
        return cls._from_coprime_ints(n, d)

    @classmethod
    def from_float(cls, f):
        """Convert a float exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Convert a Decimal exactly."""
        from decimal import Decimal
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError("%s.from_decimal() only takes Decimals, not %r (%s)" % (cls.__name__, dec, type(dec).__name__))
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        """Make a fraction of what is in lowest terms already; the denominator is positive."""
        made = super(Fraction, cls).__new__(cls)
        made._numerator, made._denominator = numerator, denominator
        return made

    @property
    def denominator(a):
        return a._denominator

    @property
    def numerator(a):
        return a._numerator

    def as_integer_ratio(self):
        """The numerator and the denominator."""
        return self._numerator, self._denominator

    def is_integer(self):
        """Whether nothing is left after the point."""
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not above a limit."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The best approximations are the convergents of the continued fraction, here the last two (p, q).
        (p0, q0), (p1, q1) = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            whole, rest = divmod(n, d)
            p2, q2 = p0 + whole * p1, q0 + whole * q1
            if q2 > max_denominator:
                break
            (p0, q0), (p1, q1) = (p1, q1), (p2, q2)
            n, d = d, rest
        # With less of the last term there is one more candidate, on the other side of self.
        part = (max_denominator - q0) // q1
        p2, q2 = p0 + part * p1, q0 + part * q1
        # The distances are d / (q1 * self._denominator), and what is left of 1 / (q1 * q2).
        if 2 * d * q2 <= self._denominator:
            p2, q2 = p1, q1
        return Fraction._from_coprime_ints(p2, q2)

    def __repr__(self):
        return "%s(%s, %s)" % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def _format_general(self, match):
        # No presentation type: the two ints.
        sep = match["thousands_sep"] or ""
        n, d = self._numerator, self._denominator
        body = f"{abs(n):{sep}}"
        if d > 1 or match["alt"]:
            body += f"/{d:{sep}}"
        return _padded(match, self._sign(match, n < 0), body)

    @staticmethod
    def _sign(match, negative):
        return "-" if negative else "" if match["sign"] == "-" else match["sign"]

    def _format_float(self, match):
        n, d = self._numerator, self._denominator
        kind = match["presentation_type"]
        precision = int(match["precision"] or "6")
        suffix = ""
        if kind in "fF%":
            percent = kind == "%"
            negative, significand = _round_to_exponent(n, d, -precision - 2 * percent, bool(match["no_neg_zero"]))
            decimals = precision
            if percent:
                suffix = "%"
        else:
            figures = max(precision, 1) if kind in "gG" else precision + 1
            negative, significand, exponent = _round_to_figures(n, d, figures)
            decimals = -exponent
            if kind in "eE" or exponent > 0 or exponent + figures <= -4:
                decimals = figures - 1
                suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + decimals:+03d}"
        digits = f"{significand:0{decimals + 1}d}"
        leading, frac = digits[:len(digits) - decimals], digits[len(digits) - decimals:]
        if kind in "gG" and not match["alt"]:
            frac = frac.rstrip("0")
        point = "." if frac or match["alt"] else ""
        trailing = point + _grouped(frac, match["frac_separators"] or "") + suffix
        sign = self._sign(match, negative)
        sep = match["thousands_sep"]
        if match["zeropad"] and match["align"] is None:
            room = int(match["minimumwidth"] or "0") - len(sign) - len(trailing)
            # Of four places a separator takes one, but it never comes first.
            leading = leading.zfill(3 * room // 4 + 1 if sep else room)
        if sep:
            first = 1 + (len(leading) - 1) % 3
            leading = sep.join([leading[:first], *(leading[i:i + 3] for i in range(first, len(leading), 3))])
        return _padded(match, sign, leading + trailing)

    def __format__(self, format_spec, /):
        """Format by a specification as int and float have it."""
        if _FORMAT is None:
            _patterns()
        match = _FORMAT.fullmatch(format_spec)
        if match is not None:
            if match["presentation_type"]:
                # An alignment with zeros leaves open what fills.
                if match["align"] is None or match["zeropad"] is None:
                    return self._format_float(match)
            elif (match["precision"] is None and not match["no_neg_zero"] and not match["zeropad"]
                    and match["frac_separators"] is None):
                return self._format_general(match)
        raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")

    def _operator_fallbacks(monomorphic_operator, fallback_operator, handle_complex=True):
        """Make the forward and the reflected method of an operator."""
        def forward(a, b):
            if isinstance(b, Fraction):
                return monomorphic_operator(a, b)
            if isinstance(b, int):
                return monomorphic_operator(a, Fraction(b))
            if isinstance(b, float):
                return fallback_operator(float(a), b)
            if handle_complex and isinstance(b, complex):
                return fallback_operator(float(a), b)
            return NotImplemented
        forward.__name__ = "__" + fallback_operator.__name__ + "__"
        forward.__doc__ = monomorphic_operator.__doc__

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return monomorphic_operator(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback_operator(float(a), float(b))
            if handle_complex and isinstance(a, numbers.Complex):
                return fallback_operator(complex(a), float(b))
            return NotImplemented
        reverse.__name__ = "__r" + fallback_operator.__name__ + "__"
        reverse.__doc__ = monomorphic_operator.__doc__
        return forward, reverse

    def _add(a, b):
        """a + b"""
        na, da = a._numerator, a._denominator
        nb, db = b._numerator, b._denominator
        common = math.gcd(da, db)
        rest = da // common
        total = na * (db // common) + nb * rest
        # Only divisors of both denominators can be left in the sum (Knuth, TAOCP 4.5.1).
        g = math.gcd(total, common)
        return Fraction._from_coprime_ints(total // g, rest * (db // g))

    def _sub(a, b):
        """a - b"""
        return Fraction._add(a, Fraction._from_coprime_ints(-b._numerator, b._denominator))

    def _mul(a, b):
        """a * b"""
        na, da = a._numerator, a._denominator
        nb, db = b._numerator, b._denominator
        # Reduced across before, the product is in lowest terms.
        g, h = math.gcd(na, db), math.gcd(nb, da)
        return Fraction._from_coprime_ints((na // g) * (nb // h), (da // h) * (db // g))

    def _div(a, b):
        """a / b"""
        n, d = b._numerator, b._denominator
        if n == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % d)
        return Fraction._mul(a, Fraction._from_coprime_ints(d, n) if n > 0 else Fraction._from_coprime_ints(-d, -n))

    def _numerators(a, b):
        # Both over one denominator, which comes last.
        da, db = a.denominator, b.denominator
        return a.numerator * db, b.numerator * da, da * db

    def _floordiv(a, b):
        """a // b"""
        x, y, _ = Fraction._numerators(a, b)
        return x // y

    def _divmod(a, b):
        """(a // b, a % b)"""
        x, y, d = Fraction._numerators(a, b)
        quotient, rest = divmod(x, y)
        return quotient, Fraction(rest, d)

    def _mod(a, b):
        """a % b"""
        x, y, d = Fraction._numerators(a, b)
        return Fraction(x % y, d)

    __add__, __radd__ = _operator_fallbacks(_add, operator.add)
    __sub__, __rsub__ = _operator_fallbacks(_sub, operator.sub)
    __mul__, __rmul__ = _operator_fallbacks(_mul, operator.mul)
    __truediv__, __rtruediv__ = _operator_fallbacks(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _operator_fallbacks(_floordiv, operator.floordiv, False)
    __divmod__, __rdivmod__ = _operator_fallbacks(_divmod, divmod, False)
    __mod__, __rmod__ = _operator_fallbacks(_mod, operator.mod, False)

    def __pow__(a, b, modulo=None):
        """a ** b, a Fraction if b is an integer, else a float or complex."""
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction._from_coprime_ints(a._numerator ** power, a._denominator ** power)
                if a._numerator > 0:
                    return Fraction._from_coprime_ints(a._denominator ** -power, a._numerator ** -power)
                if a._numerator == 0:
                    raise ZeroDivisionError("Fraction(%s, 0)" % a._denominator ** -power)
                return Fraction._from_coprime_ints((-a._denominator) ** -power, (-a._numerator) ** -power)
            return float(a) ** float(b)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        """a ** b"""
        if modulo is not None:
            return NotImplemented
        whole = b._denominator == 1
        if isinstance(a, numbers.Rational) and not (whole and b._numerator >= 0):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if whole else float(b))

    def __pos__(a):
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        if a._numerator < 0:
            return _index(-(-a._numerator // a._denominator))
        return _index(a._numerator // a._denominator)

    def __trunc__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """Round half to even: to an int, or with ndigits to a Fraction."""
        if ndigits is None:
            return _round_half_even(self._numerator, self._denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        """The hash that equal numbers of all types have."""
        try:
            dinv = pow(self._denominator, -1, _PyHASH_MODULUS)
        except ValueError:
            hash_ = _PyHASH_INF
        else:
            hash_ = hash(hash(abs(self._numerator)) * dinv)
        result = hash_ if self._numerator >= 0 else -hash_
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if not isinstance(b, float):
            return NotImplemented
        return math.isfinite(b) and a == a.from_float(b)

    def _richcmp(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        # A Fraction does not change, but an instance of a subclass may.
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return Fraction.__copy__(self)
