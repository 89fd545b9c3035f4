"""Annotated names of many kinds, for tests that look at what annotations leave behind.

Stands where 3.13's module of this name writes into the __annotations__ of a module that is still running, which 3.14 no
longer has.
"""

import functools
import types
import typing

x: int = 5
y: str = x
f: typing.Tuple[int, int]
u: int | float

(in_parentheses): bool = True


class C:
    x = 5
    y: typing.Optional["C"] = None


class D(C):
    j: str = "hi"
    k: str = "bye"


class M(type):
    o: type = object


class F:
    z: int = 5

    def __init__(self, x):
        pass


class Y(F):
    def __init__(self):
        super(F, self).__init__(123)


class Meta(type):
    pass


class S(metaclass=Meta):
    x: str = "something"
    y: str = "something else"


h_class = types.new_class("H", (C,))
j_class = types.new_class("J")


def foo(x: int = 10):
    def bar(y: List[str]):
        x: str = "yes"

    bar()


def dec(func):
    return functools.wraps(func)(lambda *args, **kwargs: func(*args, **kwargs))
