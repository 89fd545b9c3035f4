"""Roman numerals, tested by the examples in the documentation.

>>> roman(1987), roman(2024)
('MCMLXXXVII', 'MMXXIV')
>>> [number(r) for r in "IV ix XL".split()]
[4, 9, 40]

Mistakes are told:

>>> number("IIII")
Traceback (most recent call last):
    ...
roman.BadNumeral: IIII is not how 4 is written
>>> roman(0)
Traceback (most recent call last):
ValueError: 0 is not from 1 to 3999
"""
import contextlib
import doctest
import io
import re
import sys

SIGNS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


class BadNumeral(ValueError):
    """A text that is not a numeral.

    >>> raise BadNumeral("x")   # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    elsewhere.BadNumeral: something else
    """


def roman(n):
    """Write a number.

    >>> roman(3999)
    'MMMCMXCIX'
    >>> print(*map(roman, range(1, 11)))
    I II III IV V VI VII VIII IX X
    >>> roman(14)   # this example is wrong
    'XIIII'
    """
    if not 1 <= n <= 3999:
        raise ValueError(f"{n} is not from 1 to 3999")
    out = ""
    for value, sign in SIGNS:
        times, n = divmod(n, value)
        out += sign * times
    return out


def number(text):
    """Read a numeral.

    >>> number("MMXXIV") + number("vi")
    2030
    >>> number("ABC")
    Traceback (most recent call last):
        ...
    BadNumeral: no numeral: 'ABC'
    """
    upper = text.upper()
    if not re.fullmatch("[MDCLXVI]+", upper):
        raise BadNumeral(f"no numeral: {text!r}")
    total = 0
    for value, sign in SIGNS:
        while upper.startswith(sign):
            total, upper = total + value, upper[len(sign):]
    if upper or roman(total) != text.upper():
        raise BadNumeral(f"{text} is not how {total} is written")
    return total


class Year(int):
    """A year that prints itself in Roman numerals.

    >>> Year(1999)
    MCMXCIX
    >>> {Year(n): n for n in (1, 2)}
    {I: 1, II: 2}
    >>> sorted({Year(5), Year(3)})   # doctest: +NORMALIZE_WHITESPACE
    [III,
     V]
    >>> list(map(Year, range(1, 100)))   # doctest: +ELLIPSIS
    [I, II, ..., XCIX]
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> Year(7).century   # doctest: +SKIP
    'none'
    """

    def __repr__(self):
        return roman(self)

    @property
    def century(self):
        """The century.

        >>> Year(1900).century, Year(1901).century
        (XIX, XX)
        """
        return Year((self + 99) // 100)

    @classmethod
    def parse(cls, text):
        """
        >>> Year.parse("MM").century
        XX
        >>> for y in "XX", "IC":
        ...     Year.parse(y)
        XX
        C
        """
        return cls(number(text))


__test__ = {"arithmetic": """
>>> Year(3) + Year(4)
7
>>> x = Year(10); x
X
>>> x += 1
>>> x
XI
"""}

module = sys.modules[__name__]
out = io.StringIO()
with contextlib.redirect_stdout(out):
    results = doctest.testmod(module, name="roman")
report = re.sub(r'File "[^"]*", line (\d+|\?)', "File ..., line N", out.getvalue())
report = re.sub(r"(?m)^ {8,}[^IVX0-9'].*\n", "", report)  # lines of code in tracebacks
print(report)
print(results, results.failed, results.attempted)

finder = doctest.DocTestFinder()
for test in finder.find(module, "roman"):
    print(f"{test.name:22} {len(test.examples)} examples", [e.source.strip() for e in test.examples if e.options])
parser = doctest.DocTestParser()
for piece in parser.parse("Text\n>>> 1 + 1\n2\n>>> if 1:\n...     x\nTraceback (most recent call last):\nNameError: name 'x'\nmore"):
    print(repr(piece) if isinstance(piece, str) else (piece.source, piece.want, piece.exc_msg, piece.lineno))
try:
    parser.get_doctest(">>> x\n  bad\n>>>y", {}, "bad", "file", 0)
except ValueError as e:
    print(e)
runner = doctest.DocTestRunner(verbose=True, optionflags=doctest.REPORT_NDIFF)
runner.run(parser.get_doctest(">>> print('abc')\nabd\n>>> 2\n2\n>>> 1/0\n", {}, "small", "small.txt", 0), out=lambda text: print(re.sub(r'(?m)^ +File.*\n.*\n.*\n', "", text), end=""))
print(runner.summarize(verbose=False))
print(doctest.script_from_examples("Intro\n>>> a = 1\n>>> a\n1\nend"))
