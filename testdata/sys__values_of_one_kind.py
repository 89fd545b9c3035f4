# What sys has one of cannot be made again; sys.intern keeps the string it was given; only the last entries of a traceback are shown.
import io
import sys

for only in (sys.flags, sys.version_info):
    kind = type(only)
    for make in (kind, lambda *args: kind.__new__(kind, *args)):
        try:
            make(only)
        except TypeError:
            print(kind.__name__, "cannot be made")
assert type(sys.float_info)(sys.float_info) == sys.float_info
assert len(sys.flags) == 18

text = "never seen before " + str(len(sys.argv) + 10 ** 6)
assert sys.intern(text) is text
same = text.swapcase().swapcase()
assert same is not text and sys.intern(same) is text and not sys._is_interned(same)


def outer():
    inner()


def inner():
    1 / 0


def shown(exception):
    kept, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.__excepthook__(type(exception), exception, exception.__traceback__)
        return sys.stderr.getvalue()
    finally:
        sys.stderr = kept


for limit in (None, 10, 2, 1, 0, -1, 1 << 100, -1 << 100):
    sys.tracebacklimit = limit
    try:
        outer()
    except ZeroDivisionError as e:
        lines = shown(e).splitlines()
        print(lines[0], [line.split()[-1] for line in lines if line.startswith("  File")])
print(shown(SyntaxError("msg", (b"name", 3, 0, "text"))), end="")
