# A sequence's own += comes before the __add__ and __radd__ of classes; its *= does not come before __mul__.
from collections import deque


class Adder:
    def __radd__(self, other):
        return "radd"


class L(list):
    def __add__(self, other):
        return "add"

    def __mul__(self, other):
        return "mul"


class Sub(L):
    pass


class Own(L):
    def __iadd__(self, other):
        return "own"


class Bytes(bytearray):
    __add__ = L.__add__


class Deque(deque):
    __add__ = L.__add__


for cls in L, Sub, Own, Bytes, Deque:
    c = cls()
    c += b"a"
    print(cls.__name__, c)
    c = cls()
    try:
        c += Adder()
        print(c)
    except TypeError as e:
        print(e)
c = L()
c *= 2
print(c)


class OnlyDeletes:
    def __delitem__(self, key):
        pass


class OnlySets:
    def __setitem__(self, key, value):
        pass


try:
    OnlyDeletes()[1] = 2
except AttributeError as e:
    print(e)
try:
    del OnlySets()[1]
except AttributeError as e:
    print(e)
try:
    del set()[0]
except TypeError as e:
    print(e)
# A sort that fails leaves the list the right way round.
v = [1, 2, 3, (), False]
try:
    v.sort(reverse=True)
except TypeError as e:
    print(e, v)
# What is nested in a generator expression has no <locals> in its name.
print(next((lambda: 3) for i in range(1)).__qualname__)
# What is derived from a group has a cause set, if only to None.
for types in OSError, ValueError:
    try:
        try:
            raise ExceptionGroup("g", [TypeError("t"), OSError(1)])
        except* types:
            pass
    except* Exception as e:
        print(e, e.__suppress_context__, e.__cause__)
for f in lambda: float.fromhex("0x1\ud800"), lambda: type(None)(1), lambda: type(...)(a=1):
    try:
        f()
    except (UnicodeEncodeError, TypeError) as e:
        print(ascii(e))
# Rounding errors are made up for in a sum of floats, but not after a bool.
print(sum([1e16, 641.0, 1e-7]), sum([1e16, 641.0, 1e-7], False))
