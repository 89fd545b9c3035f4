# Counters added, subtracted, joined and met: the order of the result, what is not positive, counts that are no ints, and update as a subclass sees it.
from collections import Counter
from fractions import Fraction

x = Counter(b=3, a=-2, z=0, c=1)
y = Counter(d=4, c=-5, b=1, e=-6)
assert list((x + y).items()) == [("b", 4), ("d", 4)]
assert list((x - y).items()) == [("b", 2), ("c", 6), ("e", 6)]
assert list((y - x).items()) == [("d", 4), ("a", 2)]
assert list((x | y).items()) == [("b", 3), ("c", 1), ("d", 4)]
assert list((x & y).items()) == [("b", 1)]
assert list((+x).items()) == [("b", 3), ("c", 1)]
assert list((-x).items()) == [("a", 2)]
assert x == Counter(b=3, a=-2, z=0, c=1) and y["e"] == -6, "the operands stay as they were"

halves = Counter({"p": Fraction(1, 2), "q": Fraction(-1, 3)}) + Counter({"p": Fraction(1, 3), "q": 2.5})
assert halves["p"] == Fraction(5, 6) and abs(halves["q"] - 13 / 6) < 1e-12
assert Counter(a=True) + Counter(a=True) == Counter(a=2)
for name in "__add__", "__sub__", "__or__", "__and__":
    assert getattr(x, name)({"b": 1}) is NotImplemented

class Kept(Counter):
    """A sum is a plain counter, whatever its parts are."""

assert type(Kept("ab") + Kept("b")) is Counter and type(-Kept(a=-1)) is Counter

class Watched(Counter):
    seen = []

    def update(self, iterable=None, /, **kwds):
        self.seen.append((iterable, kwds))
        super().update(iterable, **kwds)

w = Watched("aab", c=2)
assert w == Counter(a=2, b=1, c=2)
assert Watched.seen == [("aab", {"c": 2}), ({"c": 2}, {})], Watched.seen

c = Counter()
c.update(iterable="abc", self="me")  # the parameters are positional, so that these are only keys
assert c == {"iterable": "abc", "self": "me"} and type(c["iterable"]) is str
c = Counter(a=1)
c.update({"a": 2, "b": 0}, b=5)
assert list(c.items()) == [("a", 3), ("b", 5)]
assert Counter(b=1, a=2, c=2).most_common() == [("a", 2), ("c", 2), ("b", 1)]
assert Counter("abcab").most_common(1) == [("a", 2)] and Counter("ab").most_common(-1) == []
for wrong in 5, 2.5:
    try:
        Counter(wrong)
    except TypeError as error:
        print(error)
