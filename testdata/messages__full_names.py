# requires: 3.14
# Messages of 3.14 tell classes by their full names, but those of the main module without it; and others that it words anew.
import types
import warnings
import weakref

warnings.simplefilter("ignore", DeprecationWarning)
made = types.ModuleType("made")
exec("class C:\n    class D: pass", made.__dict__ | {"__name__": "made"}, made.__dict__)


class Out:
    class C:
        pass


class Bad:
    def __index__(self):
        raise ValueError("index")

    def __iter__(self):
        return 1

    def __length_hint__(self):
        return "many"


class Real:
    def __complex__(self):
        return 1 + 2j


def show(f, *args, **options):
    try:
        print(f(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


def enter(c):
    with c:
        pass


async def enter_async(c):
    async with c:
        pass


async def wait(c):
    await c


for c in made.C(), made.C.D(), Out.C():
    show(enter, c)
    show(enter_async(c).send, None)
    show(wait(c).send, None)
    for args in (c,), (1, c), (c, 1):
        show(complex, *args)
    show(complex, imag=c)
    show(complex, real=c)
    show(lambda: "%c" % c)
    show(lambda: b"%c" % c)
    show(bytes.fromhex, c)
    show(ValueError().add_note, c)
    print(repr(weakref.ref(c)).partition("to ")[2].partition(" at")[0])
for real in "1", None, b"1", 1.5, True:
    show(complex, real=real)
print(complex(real=Real()), complex(Real()), complex(real=1 + 2j))
show(ValueError().add_note, None)
bad = Bad()
for f in bytearray, bytes, ",".join, b",".join, lambda x: x in b"a", lambda x: x in bytearray(b"a"), b"a".find:
    show(f, bad)


# Which argument is looked at first, and what it may be.
class NotIterable:
    def __iter__(self):
        return 1


import operator

for f, *args in (
    ([1, 2].index, 1, None), ((1, 2).index, 1, 2.5), ("ab".index, "b", None), (memoryview(b"ab").index, 98, None), (range(3).index, "a"), (range(3).index, 7),
    (str.maketrans, 1, 2), (str.maketrans, "a", "b", 1), (str.maketrans, 1, "a"), (b"a".hex, 1, "x"), (b"ab".hex, "xx", 1), (b"a".center, 3, None), (bytearray(b"a").resize, -1),
    (operator.countOf, 1, 1), (operator.indexOf, NotIterable(), 1), (b"".decode, "no such encoding"), (str, b"", "no such encoding"), (b"".decode, "a\0"), (b"a".decode, "no such encoding"),
):
    show(f, *args)


# A text that is a number too.
class Index(str):
    def __index__(self):
        return 12


class Real(str):
    def __float__(self):
        return 2.5


for c in Index("a"), Real("34"), Real("x"):
    show(lambda: "%d" % c)
