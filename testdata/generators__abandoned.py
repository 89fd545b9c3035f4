# A generator that nobody can resume any more runs its finally blocks at once, and
# what a program has left at its end is finalized then.
import contextlib

said = []


def count(name):
    try:
        for i in range(5):
            yield i
    finally:
        said.append(name)


def said_now():
    now = said[:]
    said.clear()
    return now


def breaks():
    for _ in count("break"):
        break
    assert said_now() == ["break"]


def breaks_outer():
    for _ in range(2):
        for _ in count("inner"):
            break
        assert said_now() == ["inner"]
    for _ in count("outer"):
        for _ in count("continued"):
            if said == ["continued"]:
                break
            break
        else:
            continue
        break
    now = said_now()
    assert now == ["continued", "outer"], now


def returns():
    for x in count("return"):
        if x == 1:
            return x


def raises():
    try:
        for _ in count("raise"):
            raise ValueError
    except ValueError:
        assert said_now() == ["raise"]


def tries():
    for _ in count("try"):
        try:
            break
        finally:
            assert said_now() == []
    assert said_now() == ["try"]


def keeps():
    g = count("kept")
    for _ in g:
        break
    assert said_now() == []
    assert next(g) == 1
    return g


for _ in range(3):
    breaks()
    breaks_outer()
    assert returns() == 1
    assert said_now() == ["return"]
    raises()
    tries()
    kept = keeps()
    assert said_now() == []
    kept = None
    assert said_now() == ["kept"]
    any(x for x in count("nothing") if x > 9)
    assert said_now() == ["nothing"]

for _ in count("module"):
    break
assert said_now() == ["module"]


@contextlib.contextmanager
def manager():
    try:
        yield
    finally:
        said.append("left")


def managed(n):
    for _ in range(n):
        with manager():
            try:
                raise KeyError
            except KeyError:
                assert said == []
        assert said_now() == ["left"]


managed(100)


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized:", self.name)


def waiting():
    try:
        yield
    finally:
        print("finalized: generator")


first = Last("first")
second = Last("second")
generator = waiting()
next(generator)
print("end")
