# requires: 3.14
# Objects that were made by __new__ alone, or whose parts are themselves: no native takes
# for granted that __init__ has run, or that attributes end somewhere.
import tokenize
from importlib.machinery import ModuleSpec
import threading


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for t in (type({}.keys()), type(iter([])), type(len), type(int.__add__), type((1).__add__), type(dict.__dict__["fromkeys"])):
    show(t)
    show(lambda: object.__new__(t))

s = super.__new__(super)
print(s)
show(lambda: s.__thisclass__)
show(lambda: s.__get__(1) is s)

for kind in classmethod, staticmethod:
    c = kind.__new__(kind)
    c.__init__(c)
    try:
        c.__isabstractmethod__
    except RecursionError:
        print(kind.__name__, "RecursionError")
    except AttributeError:
        pass


class Bytes(bytes):
    def decode(self, *args):
        return 5


lines = iter([b"# coding: latin-1\n", Bytes(b"x\n")])
show(lambda: list(tokenize.tokenize(lambda: next(lines, b""))))
for state in ({5: 1}, {None: 2}):
    show(lambda: ValueError().__setstate__(state))

s = staticmethod.__new__(staticmethod)
s.__init__(s)
for f in (lambda: s(), lambda: s.__get__(1)(), lambda: list(map(s, [1]))):
    try:
        f()
    except RecursionError:
        print("RecursionError")
