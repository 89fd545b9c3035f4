# The tree of the built-in exceptions from __subclasses__, drawn; what each is good for; wrong names and what is suggested for them.
import traceback
from collections import namedtuple
from platform import uname_result


def children(cls):
    return [c for c in cls.__subclasses__() if c.__module__ == "builtins" and not c.__name__.startswith("_")]


def draw(cls, before="", last=True, top=True):
    yield before + ("" if top else "└── " if last else "├── ") + cls.__name__
    below = before + ("" if top else "    " if last else "│   ")
    kids = children(cls)
    for kid in kids:
        yield from draw(kid, below, kid is kids[-1], False)


def depth(cls):
    return 1 + max(map(depth, children(cls)), default=0)


print(*draw(BaseException), sep="\n")
print(depth(BaseException), [c.__name__ for c in UnicodeEncodeError.__mro__])


class Shelf:
    width = 90
    def __init__(self): self.p1, self.books, self._hidden = 1, [], 0
    def lookup(self): return book
    def own(self): return self.hidden


def report(f):
    try:
        f()
    except Exception as e:
        print(traceback.format_exception_only(e)[-1].strip())


def wrong_names(shelf, books=()):
    report(lambda: shelf.p2)
    report(lambda: shelf.boks)
    report(lambda: shelf.Width)
    report(lambda: shelf.hidden)
    report(shelf.own)
    report(lambda: shelf.nothing_alike)
    report(lambda: Shelf.lokup)
    report(lambda: boooks)
    report(lambda: pirnt)
    report(lambda: mathh)
    report(lambda: [].appendd)
    report(lambda: exec("import colections"))
    return books


wrong_names(Shelf())
for f in (lambda: int("4x"), lambda: [][1], lambda: {}["k"], lambda: "a".encode("utf-99"), lambda: b"\xff".decode(), lambda: next(iter(())), lambda: None.x, lambda: (1).x(), lambda: open("/no/such/file"), lambda: chr(-1), lambda: bytes([256]), lambda: "é".encode("ascii"), lambda: [1, 2].remove(3), lambda: {1}.remove(2), lambda: int(float("inf")), lambda: 2.0 ** 5000, lambda: "%d" % "x", lambda: "{} {}".format(1), lambda: max([]), lambda: [3, "a"].sort(), lambda: None + 1, lambda: len(5), lambda: print(sepp=1), lambda: (lambda a, *, b: 0)(), lambda: (lambda: 0)(1, 2), lambda: iter(5), lambda: object() < 1, lambda: isinstance(1, "x")):
    report(f)


class Wide(namedtuple("Wide", "a b")):
    def __iter__(self): yield from (*super().__iter__(), "more")


print(Wide(1, 2), list(Wide(1, 2)), "%s-%s" % Wide(3, 4), uname_result("os", "host", "1", "2", "cpu"))
