# An exception thrown into a generator passes through those that it delegates to as if these had called one another.
import sys


def names():
    frame, out = sys._getframe(1), []
    while frame and frame.f_code.co_name != "<module>":
        out.append(frame.f_code.co_name)
        frame = frame.f_back
    return out


seen = []


def inner():
    try:
        yield 1
    except ValueError:
        seen.append(names())
    yield 2


def outer():
    try:
        raise KeyError("a")
    except KeyError:
        yield from inner()


g = outer()
assert next(g) == 1
assert g.throw(ValueError) == 2
assert seen == [["inner", "outer"]], seen
try:
    g.throw(OSError)
except OSError as e:
    assert isinstance(e.__context__, KeyError) and e.__context__.args == ("a",)

# One that has not begun has no handler yet.


def fresh():
    try:
        yield
    except ValueError:
        assert False


try:
    fresh().throw(ValueError(7))
except ValueError as e:
    assert e.args == (7,)


# f_lineno of a frame that an exception left stays where it was raised.
def f():
    with open(__file__):
        1 / 0
    return 1


def h():
    try:
        1 / 0
    except TypeError as e:
        pass


for func, line in (f, 2), (h, 3):
    try:
        func()
    except ZeroDivisionError as e:
        frame = e.__traceback__.tb_next.tb_frame
        assert frame.f_lineno - frame.f_code.co_firstlineno == line, frame.f_lineno
