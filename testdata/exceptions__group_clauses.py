# Classes in except* clauses, split and subgroup.
import traceback


def show(f):
    try:
        print(f())
    except Exception as e:
        print("".join(traceback.format_exception(e, chain=False)).replace(__file__, "script"), end="")


def clauses(error, first, second):
    try:
        raise error
    except* first() as e:
        print("first", e.exceptions)
    except* second() as e:
        print("second", e.exceptions)


def called(value):
    def f():
        print("called")
        return value
    return f


# All clauses are looked at, also when nothing is left.
for second in OSError, ExceptionGroup, 1, (OSError, 1), (OSError, ExceptionGroup):
    show(lambda: clauses(ValueError(1), called(ValueError), called(second)))

group = ExceptionGroup("g", [ValueError(1), KeyError(2)])
for m in ValueError, (ValueError, OSError), 1, int, (ValueError, 1), (), (ValueError, (KeyError,)), lambda e: False:
    show(lambda: group.split(m))
    show(lambda: group.subgroup(m))
