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
